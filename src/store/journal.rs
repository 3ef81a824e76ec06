//! The journal of a meeting, `journal.ronl`: one record a line, the first of them the meeting's beginning. The file is
//! made once, never renamed, and only ever grows, but for a torn end; framing, chain and appending are those of every
//! [`crate::store::lined`] file.
//!
//! [`read`] is pure; [`load`] reads without a lock and changes nothing. Only [`Journal`] writes, and whoever has one
//! holds the meeting's lock.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{Event, Record};
use crate::minutes::RecordHead;

use super::disk::{Disk, RealDisk};
use super::fault::StoreError;
use super::line::Place;
use super::lined::{self, LineFile, Lined, Mend};
use super::scan::{Judge, Strict, scan};
use super::verdict::Broken;

/// The journal's name in the meeting's folder.
pub const JOURNAL: &str = "journal.ronl";

impl Lined for Record {
    const FILE: &'static str = JOURNAL;
    const FIRST: Place = Place::First;

    fn v(&self) -> u32 {
        self.v
    }

    fn seq(&self) -> u64 {
        self.seq
    }

    fn amiss(&self) -> Option<Broken> {
        let begins = matches!(self.event, Event::Created(_));
        (begins != (self.seq == 1)).then_some(Broken::Beginning)
    }
}

/// What a journal holds.
pub type Reading = lined::Reading<Record>;

/// A journal open for writing.
pub type Journal = LineFile<Record>;

impl Reading {
    /// What ties minutes to the sound records.
    pub fn record_head(&self) -> RecordHead {
        RecordHead {
            records: u64::try_from(self.records.len()).unwrap_or(u64::MAX),
            hash: self.head.hex(),
        }
    }
}

/// Reads a journal's bytes. Never fails: what is wrong is the verdict.
pub fn read(bytes: &[u8]) -> Reading {
    lined::read(bytes)
}

/// The same, its lines judged in this way.
pub fn read_by(bytes: &[u8], judge: &dyn Judge) -> Reading {
    lined::read_by(bytes, judge)
}

/// Reads the journal of a meeting's folder, without a lock and without changing anything.
///
/// # Errors
/// When the file cannot be read. A damaged one is read: see its verdict.
pub fn load(folder: &Path) -> Result<Reading, StoreError> {
    load_from(&RealDisk, folder)
}

/// The same, from this disk.
///
/// # Errors
/// As [`load`].
pub fn load_from(disk: &dyn Disk, folder: &Path) -> Result<Reading, StoreError> {
    Ok(read(&bytes_of(disk, folder)?))
}

/// What ties minutes to the first so many of these entries; `None` where there are not as many sound ones.
pub(crate) fn record_head_at(bytes: &[u8], records: u64) -> Option<RecordHead> {
    let place = usize::try_from(records.checked_sub(1)?).ok()?;
    let scan = scan(bytes, Place::First, &Strict);
    let (_, head) = scan.lines.get(place)?;
    Some(RecordHead {
        records,
        hash: head.hex(),
    })
}

/// The journal's bytes as they are.
pub(crate) fn bytes_of(disk: &dyn Disk, folder: &Path) -> Result<Vec<u8>, StoreError> {
    lined::bytes_of::<Record>(disk, folder)
}

/// A journal without a first record.
pub(crate) fn empty(folder: &Path) -> StoreError {
    StoreError::new(
        format!(
            "{} has no first entry: the meeting was never made.",
            folder.join(JOURNAL).display()
        ),
        "Nothing was ever recorded in it.",
        "Make the meeting again; it gets a folder of its own.",
    )
}

/// A journal as it was opened.
pub struct Opened {
    /// `None`: for reading only, as the verdict says.
    pub journal: Option<Journal>,
    pub reading: Reading,
}

impl Journal {
    /// A new journal in a folder, with its first records on the disk.
    ///
    /// # Errors
    /// When there is one already, or the disk refuses.
    pub fn create(disk: &dyn Disk, folder: &Path, records: &[Record]) -> Result<Journal, StoreError> {
        let mut journal = Journal::make(disk, folder)?;
        journal.append_all(records).map_err(|unsaved| unsaved.why().clone())?;
        Ok(journal)
    }

    /// Opens the journal of a folder and puts a torn end right, as far as `mend` allows: the tail is copied to
    /// `journal.torn-<now>` and only then cut.
    ///
    /// # Errors
    /// When the file cannot be read, holds no first record, or its tail cannot be set aside.
    pub fn open(disk: &dyn Disk, folder: &Path, now: DateTime<FixedOffset>, mend: Mend) -> Result<Opened, StoreError> {
        let (journal, mut reading) = Journal::look(disk, folder)?;
        if reading.records.is_empty() && !reading.verdict.read_only() {
            return Err(empty(folder));
        }
        let journal = journal.mended(disk, &mut reading, now, mend)?;
        Ok(Opened { journal, reading })
    }
}
