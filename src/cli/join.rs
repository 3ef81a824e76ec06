//! `quorate join MEETING OTHER`: two records of one meeting side by side, and with `--take` the entries of the other that a
//! person chose, taken over into the first. The other one is not touched.

use std::io;
use std::path::Path;

use clap::Args;

use crate::meeting::{History, Record, Seq};
use crate::store::{Given, MeetingsFolder, RealDisk, StoreError, Worker, join};

use super::{Console, Exit, Stamp, recorded};

#[derive(Args)]
pub struct Join {
    /// The meeting's folder, or <committee>/<date>
    meeting: String,
    /// The folder of the other record
    other: String,
    /// Numbers of the other record's entries to be taken over: 13,14
    #[arg(long, value_delimiter = ',', value_name = "NUMBERS")]
    take: Vec<Seq>,
}

impl Join {
    /// Sound when there is one record; found when there are two, or an entry was refused.
    pub fn run(&self, given: &Given, stamp: &Stamp, console: &mut Console<'_>) -> io::Result<Exit> {
        let read = recorded::folder(given, &self.meeting).and_then(|folder| {
            let both = join::both(&RealDisk, &folder, Path::new(&self.other))?;
            Ok((folder, both))
        });
        let (folder, both) = match read {
            Ok(read) => read,
            Err(why) => return console.fail(Exit::Unreadable, &why),
        };
        if self.take.is_empty() {
            write!(console.out, "{}", side_by_side(&both))?;
            return Ok(match both.after().1.is_empty() {
                true => Exit::Sound,
                false => Exit::Found,
            });
        }
        let taken = MeetingsFolder::choose(given.clone()).and_then(|meetings| {
            let mut worker = Worker::new(meetings);
            both.take(&mut worker, &folder, &self.take, stamp.now)
        });
        match taken {
            Ok(taken) => {
                writeln!(console.out, "{} entries were taken over.", taken.taken.len())?;
                for (seq, says) in &taken.refused {
                    writeln!(console.out, "  Entry {seq} was not: {says}")?;
                }
                writeln!(
                    console.out,
                    "The other record is as it was. Compare the minutes before they go out."
                )?;
                Ok(match taken.refused.is_empty() {
                    true => Exit::Sound,
                    false => Exit::Found,
                })
            }
            Err(why) => refused(console, &why),
        }
    }
}

fn refused(console: &mut Console<'_>, why: &StoreError) -> io::Result<Exit> {
    console.fail(Exit::Unreadable, why)
}

fn side_by_side(both: &join::BothRecords) -> String {
    let (here, there) = both.after();
    let mut text = format!("{} entries are the same in both records.\n", both.common);
    let mut list = |title: &str, history: &History, records: &[Record]| {
        text.push_str(&format!("{title}:\n"));
        for record in records {
            let words = history.words_of(record.seq).unwrap_or_default();
            text.push_str(&format!(
                "  {:>4}  {}  {words}\n",
                record.seq,
                record.at.format("%H:%M")
            ));
        }
        if records.is_empty() {
            text.push_str("  nothing\n");
        }
    };
    list("Only here", &both.here, here);
    list("Only in the other", &both.there, there);
    if !there.is_empty() {
        text.push_str(
            "Nothing was changed. --take 13,14 takes those entries of the other over, after the ones here.\n",
        );
    }
    text
}
