//! Salvage: what can still be read of a damaged record. A meeting's goes into a new meeting folder, and the damaged files
//! are not touched; a committee has one record, so the damaged one is set aside beside it.
//!
//! Every entry keeps its number, because later entries refer to it. Where one is lost, or cannot be any more because it
//! rested on a lost one, a `Recovered` stands in its place and says so; the secretary enters it again from the papers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::meeting::{CommitteeEvent, CommitteeHistory, CommitteeRecord, Event, FORMAT, History, Record, Refusal, Seq};

use super::disk::Disk;
use super::fault::StoreError;
use super::folders::{MeetingsFolder, folders_in, meeting_id};
use super::journal::{self, Journal};
use super::lined::{self, Lined, line_of};
use super::prose::{self, Text, Texts, refers_to};
use super::scan::good_anywhere;
use super::slug::{Sitting, Slug};
use super::verify::verify_on;

/// A line that can be taken over, or that a lost one's place can be held by.
pub trait Saveable: Lined + Clone {
    /// When it was typed.
    fn at(&self) -> DateTime<FixedOffset>;
    /// Holds the place of entry `seq`.
    fn recovered(seq: Seq, at: DateTime<FixedOffset>, what: String) -> Self;
    /// What it says; `None` where it holds the place of a lost one.
    fn says(&self) -> Option<String>;
    /// Whether these lines make something.
    ///
    /// # Errors
    /// The first that cannot be.
    fn make(lines: &[Self]) -> Result<(), Refusal>;
}

impl Saveable for Record {
    fn at(&self) -> DateTime<FixedOffset> {
        self.at
    }

    fn recovered(seq: Seq, at: DateTime<FixedOffset>, what: String) -> Record {
        Record {
            v: FORMAT,
            seq,
            id: format!("recovered-{seq}"),
            at,
            effect: None,
            event: Event::Recovered { entry: seq, what },
        }
    }

    fn says(&self) -> Option<String> {
        match self.event {
            Event::Recovered { .. } => None,
            _ => Some(ron::to_string(&self.event).unwrap_or_default()),
        }
    }

    fn make(records: &[Record]) -> Result<(), Refusal> {
        History::new(records.to_vec()).map(|_| ())
    }
}

impl Saveable for CommitteeRecord {
    fn at(&self) -> DateTime<FixedOffset> {
        self.at
    }

    fn recovered(seq: Seq, at: DateTime<FixedOffset>, what: String) -> CommitteeRecord {
        CommitteeRecord {
            v: FORMAT,
            seq,
            id: format!("recovered-{seq}"),
            at,
            event: CommitteeEvent::Recovered { entry: seq, what },
        }
    }

    fn says(&self) -> Option<String> {
        match self.event {
            CommitteeEvent::Recovered { .. } => None,
            _ => Some(ron::to_string(&self.event).unwrap_or_default()),
        }
    }

    fn make(records: &[CommitteeRecord]) -> Result<(), Refusal> {
        CommitteeHistory::new(records.to_vec()).map(|_| ())
    }
}

/// What can be saved of a record.
#[derive(Clone, PartialEq, Debug)]
pub struct Salvaged<L> {
    pub records: Vec<L>,
    /// Entries that cannot be read any more.
    pub lost: Vec<Seq>,
    /// Entries that can be read and cannot be taken over: what each says, and why.
    pub refused: Vec<(Seq, String)>,
}

/// What can be read of a journal and a file of texts, damaged or not; the texts in the order of their file.
///
/// # Errors
/// When the beginning is lost, or something was written by a newer version.
pub fn salvage(journal: &[u8], prose: &[u8]) -> Result<(Salvaged<Record>, Vec<Text>), StoreError> {
    let mut texts = texts_in(prose);
    let by_id: Texts = texts.iter().map(|text| (text.id.clone(), text.text.clone())).collect();
    let mut salvaged = Salvaged::of(journal)?;
    for (seq, id) in prose::missing(&salvaged.records, &by_id) {
        salvaged.replace(seq, format!("its text ({id}) cannot be read any more"));
    }
    let refers = salvaged.records.iter();
    let wanted: Vec<String> = refers
        .filter_map(|record| Some(refers_to(&record.event)?.0.to_owned()))
        .collect();
    texts.retain(|text| wanted.contains(&text.id));
    salvaged.drop_what_cannot_be()?;
    Ok((salvaged, texts))
}

/// What can be read of a committee's record, damaged or not.
///
/// # Errors
/// As [`salvage`].
pub fn salvage_committee(bytes: &[u8]) -> Result<Salvaged<CommitteeRecord>, StoreError> {
    let mut salvaged = Salvaged::of(bytes)?;
    salvaged.drop_what_cannot_be()?;
    Ok(salvaged)
}

/// Every good line, chained or not, by its number; the first that has it.
fn records_in<L: Lined>(bytes: &[u8]) -> Result<BTreeMap<Seq, L>, StoreError> {
    let lines = good_anywhere(bytes);
    // A number far beyond the lines there are is no number of this record.
    let last = u64::try_from(lines.len()).unwrap_or(u64::MAX).saturating_add(10_000);
    let mut found = BTreeMap::new();
    for (seq, line) in lines {
        let Some(seq) = seq.filter(|seq| *seq <= last) else {
            continue;
        };
        let record = line_of(seq, line.body).map_err(|verdict| {
            verdict
                .explained()
                .unwrap_or_else(|| StoreError::new("An entry cannot be read.", "Nothing was changed.", "Report this."))
        })?;
        found.entry(seq).or_insert(record);
    }
    Ok(found)
}

fn texts_in(bytes: &[u8]) -> Vec<Text> {
    let mut found: Vec<Text> = Vec::new();
    for (seq, line) in good_anywhere(bytes) {
        let read = seq.and_then(|seq| line_of::<prose::Line>(seq, line.body).ok());
        if let Some(line) = read.filter(|line| found.iter().all(|text| text.id != line.id)) {
            found.push(Text {
                id: line.id,
                text: line.text,
            });
        }
    }
    found
}

impl<L: Saveable> Salvaged<L> {
    /// Every entry that can be read, each lost one's place held.
    fn of(bytes: &[u8]) -> Result<Salvaged<L>, StoreError> {
        let found = records_in::<L>(bytes)?;
        let last = found.keys().next_back().copied().unwrap_or(0);
        if !found.contains_key(&1) {
            return Err(StoreError::new(
                "The beginning of the record, its first entry, cannot be read any more.",
                "Nothing was changed.",
                "Carry on from a safe copy, or begin anew.",
            ));
        }
        let mut salvaged = Salvaged {
            records: Vec::new(),
            lost: Vec::new(),
            refused: Vec::new(),
        };
        for seq in 1..=last {
            match found.get(&seq) {
                Some(record) => salvaged.records.push(record.clone()),
                None => {
                    salvaged.lost.push(seq);
                    let before: Option<DateTime<FixedOffset>> = salvaged.records.last().map(L::at);
                    let what = "it cannot be read any more".to_string();
                    salvaged.records.extend(before.map(|at| L::recovered(seq, at, what)));
                }
            }
        }
        Ok(salvaged)
    }

    /// How many entries are as they were.
    pub fn kept(&self) -> usize {
        self.records.len().saturating_sub(self.lost.len() + self.refused.len())
    }

    /// What is refused now that something before it is gone.
    fn drop_what_cannot_be(&mut self) -> Result<(), StoreError> {
        for _ in 0..=self.records.len() {
            match L::make(&self.records) {
                Ok(()) => return Ok(()),
                Err(refusal) if refusal.seq > 1 && self.says(refusal.seq).is_some() => {
                    let says = self.says(refusal.seq).unwrap_or_default();
                    self.refused.push((refusal.seq, format!("{says}: {}", refusal.says)));
                    self.replace(refusal.seq, format!("it said: {says}"));
                }
                Err(refusal) => return Err(makes_nothing(&refusal.says)),
            }
        }
        Err(makes_nothing("nothing fits together any more"))
    }

    fn says(&self, seq: Seq) -> Option<String> {
        self.records.iter().find(|record| record.seq() == seq)?.says()
    }

    fn replace(&mut self, seq: Seq, what: String) {
        if let Some(record) = self.records.iter_mut().find(|record| record.seq() == seq) {
            *record = L::recovered(seq, record.at(), what);
        }
    }
}

fn makes_nothing(why: &str) -> StoreError {
    StoreError::new(
        format!("What can be read makes no record: {why}"),
        "Nothing was changed.",
        "Carry on from a safe copy, or begin anew.",
    )
}

/// Reads a damaged meeting and writes what can be saved into a new folder of the same committee and day, read back.
///
/// # Errors
/// When nothing is wrong with it or it was salvaged before (two records of one meeting would be two minutes of it), nothing
/// can be saved, or the new files cannot be made.
pub fn salvage_into(
    disk: &dyn Disk,
    meetings: &MeetingsFolder,
    folder: &Path,
) -> Result<(PathBuf, Salvaged<Record>), StoreError> {
    if verify_on(disk, folder)?.sound() {
        return Err(StoreError::new(
            "The record of this meeting is sound.",
            "Nothing was changed.",
            "There is nothing to salvage: open it from the first screen.",
        ));
    }
    if let Some(made) = salvaged_before(disk, folder)? {
        return Err(StoreError::new(
            format!("This meeting was salvaged already, into {}.", made.display()),
            "Nothing was changed.",
            "Go on there. To salvage it once more, move that folder away first.",
        ));
    }
    let (salvaged, texts) = salvage(
        &lined::bytes_of::<Record>(disk, folder)?,
        &prose::bytes_of(disk, folder)?,
    )?;
    let made = write_meeting(disk, meetings, &committee_of(folder), &salvaged.records, &texts)?;
    Ok((made, salvaged))
}

/// The sound record of the same meeting in another folder of that day.
fn salvaged_before(disk: &dyn Disk, folder: &Path) -> Result<Option<PathBuf>, StoreError> {
    let id = |folder: &Path| meeting_id(&journal::load_from(disk, folder).ok()?.records);
    let (Some(committee), Some(ours)) = (folder.parent(), id(folder)) else {
        return Ok(None);
    };
    let others = folders_in(committee, Sitting::parse)?.into_iter().map(|(_, path)| path);
    let same = |other: &PathBuf| {
        other.file_name() != folder.file_name()
            && id(other).is_some_and(|id| id == ours)
            && verify_on(disk, other).is_ok_and(|verified| verified.sound())
    };
    Ok(others.into_iter().find(same))
}

/// The committee that a meeting's folder lies under.
pub(crate) fn committee_of(folder: &Path) -> Slug {
    let parent = folder.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    let name = parent.unwrap_or("committee");
    Slug::parse(name).unwrap_or_else(|| Slug::of(name))
}

/// A new meeting folder with these records and texts, read back and compared.
pub(crate) fn write_meeting(
    disk: &dyn Disk,
    meetings: &MeetingsFolder,
    committee: &Slug,
    records: &[Record],
    texts: &[Text],
) -> Result<PathBuf, StoreError> {
    let [first, ..] = records else {
        return Err(makes_nothing("there is no entry"));
    };
    let Event::Created(created) = &first.event else {
        return Err(makes_nothing("it has no beginning"));
    };
    let made = meetings.new_meeting(disk, committee, created.date)?;
    prose::write_new(disk, &made, texts)?;
    drop(Journal::create(disk, &made, records)?);
    let back = verify_on(disk, &made)?;
    match back.sound() && back.records == records {
        true => Ok(made),
        false => Err(StoreError::new(
            format!("What was written in {} does not read back as it was.", made.display()),
            "What it was made from was not changed.",
            "Choose another disk, and keep a copy of both folders.",
        )),
    }
}
