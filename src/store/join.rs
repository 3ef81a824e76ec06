//! Two records that began alike: a safe copy was carried on from, and the first computer woke up. Which entries of the
//! other are taken over is said by a person; they come after ours, with numbers of their own and the ids that they had,
//! so that none is applied twice. How is in `take_over`.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{CommitteeHistory, CommitteeRecord, History, LastMeeting, Record, Seq};

use super::committee;
use super::disk::Disk;
use super::fault::StoreError;
use super::job::{Append, DiskReply, Entry};
use super::journal;
use super::lined::Mend;
use super::prose::{self, Text, Texts, refers_to};
use super::take_over::{Taken, after_common, common, others, take_over};
use super::worker::Worker;

const MEETING: &str = "meeting";
const COMMITTEE: &str = "committee";

/// Two records of one meeting.
pub struct BothRecords {
    pub here: History,
    pub there: History,
    /// So many entries are the same in both.
    pub common: usize,
    texts_there: Texts,
}

/// Reads both; nothing is changed.
///
/// # Errors
/// When one cannot be read, is damaged, or they are not of one meeting.
pub fn both(disk: &dyn Disk, here: &Path, there: &Path) -> Result<BothRecords, StoreError> {
    let history = |folder: &Path| {
        let reading = journal::load_from(disk, folder)?;
        if let Some(why) = reading.verdict.explained() {
            return Err(why);
        }
        History::new(reading.records).map_err(|refusal| others(MEETING, &refusal.says))
    };
    let (ours, theirs) = (history(here)?, history(there)?);
    Ok(BothRecords {
        common: common(ours.records(), theirs.records(), MEETING)?,
        here: ours,
        there: theirs,
        texts_there: prose::load_from(disk, there)?.texts,
    })
}

impl BothRecords {
    /// What is only in ours, and what is only in theirs.
    pub fn after(&self) -> (&[Record], &[Record]) {
        (
            after_common(self.here.records(), self.common),
            after_common(self.there.records(), self.common),
        )
    }

    /// Takes entries of the other record over, each act that the meeting does not refuse.
    ///
    /// # Errors
    /// When the record is open elsewhere or the disk refuses; nothing of that act and those after it is saved.
    pub fn take(
        &self,
        worker: &mut Worker,
        folder: &Path,
        wanted: &[Seq],
        now: DateTime<FixedOffset>,
    ) -> Result<Taken, StoreError> {
        match worker.perform(super::job::DiskJob::Open {
            folder: folder.into(),
            now,
            mend: Mend::TornTail,
        }) {
            DiskReply::Opened(_) => {}
            DiskReply::NotOpened(why) | DiskReply::HeldElsewhere { why, .. } => return Err(why),
            other => return Err(others(MEETING, &format!("{other:?}"))),
        }
        let mut history = self.here.clone();
        take_over(self.here.records(), self.after().1, self.common, wanted, |records| {
            let grown = match history.try_act(records) {
                Ok(grown) => grown,
                Err(refusal) => return Ok(Err(refusal.says)),
            };
            self.append(worker, records)?;
            history = grown;
            Ok(Ok(()))
        })
    }

    fn append(&self, worker: &mut Worker, records: &[Record]) -> Result<(), StoreError> {
        let entry = |record: &Record| {
            let text = refers_to(&record.event).and_then(|(id, _)| {
                let text = self.texts_there.get(id)?.clone();
                Some(Text { id: id.into(), text })
            });
            Entry {
                text,
                record: record.clone(),
            }
        };
        let entries = records.iter().map(entry).collect();
        match worker.perform(super::job::DiskJob::Append(Append { ticket: 1, entries })) {
            DiskReply::Saved { .. } => Ok(()),
            DiskReply::NotSaved { why, .. } => Err(why),
            other => Err(others(MEETING, &format!("{other:?}"))),
        }
    }
}

/// Two records of one committee.
pub struct BothCommittees {
    pub here: CommitteeHistory,
    pub there: CommitteeHistory,
    /// So many entries are the same in both.
    pub common: usize,
}

/// Reads both; nothing is changed.
///
/// # Errors
/// As [`both`].
pub fn both_committees(disk: &dyn Disk, here: &Path, there: &Path) -> Result<BothCommittees, StoreError> {
    let history = |folder: &Path| {
        let reading = committee::load_from(disk, folder)?;
        if let Some(why) = reading.verdict.explained() {
            return Err(why);
        }
        CommitteeHistory::new(reading.records).map_err(|refusal| others(COMMITTEE, &refusal.says))
    };
    let (ours, theirs) = (history(here)?, history(there)?);
    Ok(BothCommittees {
        common: common(ours.records(), theirs.records(), COMMITTEE)?,
        here: ours,
        there: theirs,
    })
}

impl BothCommittees {
    /// What is only in ours, and what is only in theirs.
    pub fn after(&self) -> (&[CommitteeRecord], &[CommitteeRecord]) {
        (
            after_common(self.here.records(), self.common),
            after_common(self.there.records(), self.common),
        )
    }

    /// Takes entries of the other record over, each act that the committee does not refuse; `last`: its last meeting.
    ///
    /// # Errors
    /// When the record is open elsewhere or the disk refuses.
    pub fn take(
        &self,
        disk: &dyn Disk,
        folder: &Path,
        wanted: &[Seq],
        last: Option<LastMeeting<'_>>,
        now: DateTime<FixedOffset>,
    ) -> Result<Taken, StoreError> {
        let mut history = self.here.clone();
        let mut acts: Vec<Vec<CommitteeRecord>> = Vec::new();
        let taken = take_over(
            self.here.records(),
            self.after().1,
            self.common,
            wanted,
            |records| match history.try_act(records, last) {
                Ok(grown) => {
                    history = grown;
                    acts.push(records.to_vec());
                    Ok(Ok(()))
                }
                Err(refusal) => Ok(Err(refusal.says)),
            },
        )?;
        committee::append_to(disk, folder, &acts, now)?;
        Ok(taken)
    }
}
