//! Two records of one meeting that began alike: a safe copy was carried on from, and the first computer woke up. Which
//! entries of the other are taken over is said by a person; they come after ours, with numbers of their own and the ids
//! that they had, so that none is applied twice.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{History, Record, Seq};

use super::disk::Disk;
use super::fault::StoreError;
use super::job::{Append, DiskReply, Entry};
use super::journal;
use super::lined::Mend;
use super::prose::{self, Text, Texts, refers_to};
use super::worker::Worker;

/// Both records.
pub struct BothRecords {
    pub here: History,
    pub there: History,
    /// So many entries are the same in both.
    pub common: usize,
    texts_there: Texts,
}

/// What became of the entries that were to be taken over: their numbers there, and why not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Taken {
    pub taken: Vec<Seq>,
    pub refused: Vec<(Seq, String)>,
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
        History::new(reading.records).map_err(|refusal| other_meeting(&refusal.says))
    };
    let (ours, theirs) = (history(here)?, history(there)?);
    let pairs = ours.records().iter().zip(theirs.records());
    let common = pairs.take_while(|(one, other)| one == other).count();
    if common == 0 {
        return Err(other_meeting("their first entries differ"));
    }
    Ok(BothRecords {
        here: ours,
        there: theirs,
        common,
        texts_there: prose::load_from(disk, there)?.texts,
    })
}

fn other_meeting(why: &str) -> StoreError {
    StoreError::new(
        format!("These are not two records of one meeting: {why}."),
        "Nothing was changed.",
        "Give the meeting's folder, and the folder that the program named when it found two records.",
    )
}

impl BothRecords {
    /// What is only in ours, and what is only in theirs.
    pub fn after(&self) -> (&[Record], &[Record]) {
        let after = |history: &'_ History| self.common.min(history.records().len());
        (
            self.here.records().get(after(&self.here)..).unwrap_or_default(),
            self.there.records().get(after(&self.there)..).unwrap_or_default(),
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
            other => return Err(other_meeting(&format!("{other:?}"))),
        }
        let (_, theirs) = self.after();
        let mut history = self.here.clone();
        let mut done = Taken::default();
        let mut numbers: BTreeMap<Seq, Seq> = BTreeMap::new();
        for act in theirs.chunk_by(|one, next| one.act() == next.act()) {
            let chosen: Vec<&Record> = act.iter().filter(|record| wanted.contains(&record.seq)).collect();
            if chosen.is_empty() {
                continue;
            }
            let records = self.renumbered(&chosen, &mut numbers, history.next_seq());
            let refuse = |done: &mut Taken, says: &str| {
                done.refused
                    .extend(chosen.iter().map(|record| (record.seq, says.to_string())));
            };
            let known = |record: &Record| history.records().iter().any(|ours| ours.id == record.id);
            if records.iter().any(known) {
                refuse(&mut done, "it is in the record already");
                continue;
            }
            match history.try_act(&records) {
                Ok(grown) => {
                    self.append(worker, &records)?;
                    history = grown;
                    done.taken.extend(chosen.iter().map(|record| record.seq));
                }
                Err(refusal) => refuse(&mut done, &refusal.says),
            }
        }
        Ok(done)
    }

    /// The same entries with our numbers, in themselves and where they mean each other.
    fn renumbered(&self, chosen: &[&Record], numbers: &mut BTreeMap<Seq, Seq>, next: Seq) -> Vec<Record> {
        let renumber = |(seq, record): (Seq, &&Record)| {
            numbers.insert(record.seq, seq);
            let mut record = Record {
                seq,
                ..(*record).clone()
            };
            for meant in record.refers_to() {
                if let Some(ours) = numbers.get(meant) {
                    *meant = *ours;
                } else if usize::try_from(*meant).is_ok_and(|meant| meant > self.common) {
                    // It means an entry of theirs that was not taken: no number of ours may stand for it.
                    *meant = Seq::MAX;
                }
            }
            record
        };
        (next..).zip(chosen).map(renumber).collect()
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
            other => Err(other_meeting(&format!("{other:?}"))),
        }
    }
}
