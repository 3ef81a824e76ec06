//! `quorate join MEETING OTHER`: two records of one meeting side by side, and with `--take` the entries of the other that a
//! person chose, taken over into the first. The other one is not touched. The same for two records of one committee.

use std::io;
use std::path::Path;

use clap::Args;

use crate::meeting::{CommitteeRecord, History, LastMeeting, Record, Seq};
use crate::store::{self, Given, MeetingsFolder, RealDisk, Slug, StoreError, Taken, Worker, join};

use super::replay::in_words;
use super::{Console, Exit, Part, Stamp};

#[derive(Args)]
pub struct Join {
    /// The meeting's folder, or <committee>/<date>; or the committee's folder or name
    meeting: String,
    /// The folder of the other record
    other: String,
    /// Numbers of the other record's entries to be taken over: 13,14
    #[arg(long, value_delimiter = ',', value_name = "NUMBERS")]
    take: Vec<Seq>,
    /// Who may read it; the public part does not say what private entries are
    #[arg(long, value_enum, default_value_t)]
    part: Part,
}

impl Join {
    /// Sound when there is one record; found when there are two, or an entry was refused.
    pub fn run(&self, given: &Given, stamp: &Stamp, console: &mut Console<'_>) -> io::Result<Exit> {
        let answer = MeetingsFolder::choose(given.clone()).and_then(|meetings| {
            match meetings.resolve_committee(&self.meeting) {
                Ok(folder) => self.committees(&meetings, &folder, stamp),
                Err(_) => self.meetings(&meetings, stamp),
            }
        });
        let (text, exit) = match answer {
            Ok(answer) => answer,
            Err(why) => return console.fail(Exit::Unreadable, &why),
        };
        write!(console.out, "{text}")?;
        Ok(exit)
    }

    fn meetings(&self, meetings: &MeetingsFolder, stamp: &Stamp) -> Result<(String, Exit), StoreError> {
        let folder = meetings.resolve(&self.meeting)?;
        let both = join::both(&RealDisk, &folder, Path::new(&self.other))?;
        if !self.take.is_empty() {
            let mut worker = Worker::new(meetings.clone());
            let taken = both.take(&mut worker, &folder, &self.take, stamp.now)?;
            return Ok(told(&taken, "Compare the minutes before they go out."));
        }
        let (here, there) = both.after();
        let line = |history: &History, record: &Record| {
            let words = in_words(history, record.seq, self.part);
            format!("{:>4}  {}  {words}", record.seq, record.at.format("%H:%M"))
        };
        let here = here.iter().map(|record| line(&both.here, record)).collect();
        let there = there.iter().map(|record| line(&both.there, record)).collect();
        Ok(side_by_side(both.common, here, there))
    }

    fn committees(
        &self,
        meetings: &MeetingsFolder,
        folder: &Path,
        stamp: &Stamp,
    ) -> Result<(String, Exit), StoreError> {
        let other = Path::new(&self.other);
        let other = match other.is_file() {
            // What was set aside is named as a file; its folder is meant.
            true => other.parent().unwrap_or(other),
            false => other,
        };
        let both = join::both_committees(&RealDisk, folder, other)?;
        if !self.take.is_empty() {
            let name = folder.file_name().and_then(|name| name.to_str()).and_then(Slug::parse);
            let previous = name.map(|name| store::previous(meetings, &name)).transpose()?.flatten();
            let last = previous.and_then(|(records, head)| Some((History::new(records).ok()?, head)));
            let last = last.as_ref().map(|(history, head)| LastMeeting {
                meeting: history.meeting(),
                head,
            });
            let taken = both.take(&RealDisk, folder, &self.take, last, stamp.now)?;
            return Ok(told(&taken, "Compare the two with quorate committee."));
        }
        let line = |record: &CommitteeRecord| {
            let words = match self.part == Part::Public && record.event.may_be_private() {
                true => "an entry that may be private".into(),
                false => ron::to_string(&record.event).unwrap_or_default(),
            };
            format!("{:>4}  {}  {words}", record.seq, record.at.format("%-d %b %Y %H:%M"))
        };
        let (here, there) = both.after();
        Ok(side_by_side(
            both.common,
            here.iter().map(line).collect(),
            there.iter().map(line).collect(),
        ))
    }
}

fn told(taken: &Taken, then: &str) -> (String, Exit) {
    let mut text = format!("{} entries were taken over.\n", taken.taken.len());
    for (seq, says) in &taken.refused {
        text.push_str(&format!("  Entry {seq} was not: {says}\n"));
    }
    text.push_str(&format!("The other record is as it was. {then}\n"));
    let exit = match taken.refused.is_empty() {
        true => Exit::Sound,
        false => Exit::Found,
    };
    (text, exit)
}

fn side_by_side(common: usize, here: Vec<String>, there: Vec<String>) -> (String, Exit) {
    let mut text = format!("{common} entries are the same in both records.\n");
    for (title, lines) in [("Only here", &here), ("Only in the other", &there)] {
        text.push_str(&format!("{title}:\n"));
        for line in lines {
            text.push_str(&format!("  {line}\n"));
        }
        if lines.is_empty() {
            text.push_str("  nothing\n");
        }
    }
    if there.is_empty() {
        return (text, Exit::Sound);
    }
    text.push_str("Nothing was changed. --take 13,14 takes those entries of the other over, after the ones here.\n");
    (text, Exit::Found)
}
