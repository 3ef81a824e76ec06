//! The journal of a meeting, `journal.ronl`: reading it to its verdict, and appending to it. One record a line, framed
//! and chained by [`crate::store::line`]; the file is made once, never renamed, and only ever grows, but for a torn end.
//!
//! [`read`] is pure; [`load`] reads without a lock and changes nothing. Only [`Journal`] writes, and whoever has one
//! holds the meeting's lock.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{Event, FORMAT, Record, Seq};

use super::append::{AppendFile, FILE_LIMIT_BYTES};
use super::disk::{Disk, RealDisk};
use super::fault::{StoreError, Unsaved};
use super::line::{Head, Place, Sealer, TOGETHER_AT_MOST, TRAILER_BYTES, body_of, numbers_of};
use super::scan::{Judge, Strict, scan};
use super::torn::set_aside;
use super::verdict::{Broken, Verdict};

/// The journal's name in the meeting's folder.
pub const JOURNAL: &str = "journal.ronl";

/// What a journal holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The sound records from the beginning.
    pub records: Vec<Record>,
    /// The hash of the last of them.
    pub head: Head,
    /// How many bytes they take.
    pub length_bytes: u64,
    pub verdict: Verdict,
}

/// Reads a journal's bytes. Never fails: what is wrong is the verdict.
pub fn read(bytes: &[u8]) -> Reading {
    read_by(bytes, &Strict)
}

/// The same, its lines judged in this way.
pub fn read_by(bytes: &[u8], judge: &dyn Judge) -> Reading {
    let scan = scan(bytes, Place::First, judge);
    let mut records = Vec::with_capacity(scan.lines.len());
    let mut head = Head::START;
    let mut length = 0;
    let mut wrong = None;
    for (number, (body, next)) in (1..).zip(&scan.lines) {
        match record_of(number, body) {
            Ok(record) => records.push(record),
            Err(verdict) => {
                wrong = Some(verdict);
                break;
            }
        }
        head = *next;
        length += body.len() + TRAILER_BYTES + 1;
    }
    let entry = length_of(scan.lines.len()) + 1;
    let verdict = match (wrong, scan.damage) {
        (Some(wrong), _) => wrong,
        (None, None) => Verdict::Clean,
        (None, Some(damage)) => Verdict::of(damage, entry, bytes.get(scan.good_bytes..).unwrap_or_default()),
    };
    Reading {
        records,
        head,
        length_bytes: length_of(length),
        verdict,
    }
}

fn length_of(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The record of a sound line. The version is read first.
pub(crate) fn record_of(number: Seq, body: &str) -> Result<Record, Verdict> {
    let newer = |what: String| Verdict::NewerVersion { entry: number, what };
    let version = numbers_of(body).0;
    if version != Some(u64::from(FORMAT)) {
        let found = version.map_or("unreadable".into(), |version| version.to_string());
        return Err(newer(format!("format {found}, known is {FORMAT}")));
    }
    let record: Record = ron::from_str(body).map_err(|error| newer(error.code.to_string()))?;
    let wrong = |how| Verdict::ChainWrong { entry: number, how };
    if record.seq != number {
        return Err(wrong(Broken::Edited));
    }
    match (number, &record.event) {
        (1, Event::Created(_)) => Ok(record),
        (1, _) | (_, Event::Created(_)) => Err(wrong(Broken::Beginning)),
        _ => Ok(record),
    }
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

/// The journal's bytes as they are.
pub(crate) fn bytes_of(disk: &dyn Disk, folder: &Path) -> Result<Vec<u8>, StoreError> {
    let path = folder.join(JOURNAL);
    disk.read(&path, FILE_LIMIT_BYTES)
        .map_err(|error| StoreError::reading(&path, &error))
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

/// How far [`Journal::open`] may go in putting a bad end right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mend {
    /// A torn tail is set aside and cut; a damaged last entry stays, and is not written after.
    TornTail,
    /// Somebody looked and confirmed: what is left of a damaged last entry is set aside; a safe copy is carried on from.
    DamagedLast,
}

/// A journal open for writing.
pub struct Journal {
    file: AppendFile,
    head: Head,
    next: Seq,
}

/// A journal as it was opened.
pub struct Opened {
    /// `None`: for reading only, as the verdict says.
    pub journal: Option<Journal>,
    pub reading: Reading,
}

impl Journal {
    /// A new journal in a folder, with its first record on the disk.
    ///
    /// # Errors
    /// When there is one already, or the disk refuses.
    pub fn create(disk: &dyn Disk, folder: &Path, first: &Record) -> Result<Journal, StoreError> {
        let mut journal = Journal {
            file: AppendFile::create(disk, &folder.join(JOURNAL))
                .map_err(|error| StoreError::making(&folder.join(JOURNAL), &error))?,
            head: Head::START,
            next: 1,
        };
        journal
            .append(std::slice::from_ref(first))
            .map_err(|unsaved| unsaved.why().clone())?;
        Ok(journal)
    }

    /// Opens the journal of a folder and puts a torn end right, as far as `mend` allows: the tail is copied to
    /// `journal.torn-<now>` and only then cut.
    ///
    /// # Errors
    /// When the file cannot be read, holds no first record, or its tail cannot be set aside.
    pub fn open(disk: &dyn Disk, folder: &Path, now: DateTime<FixedOffset>, mend: Mend) -> Result<Opened, StoreError> {
        let path = folder.join(JOURNAL);
        let (file, bytes) = AppendFile::open(disk, &path).map_err(|error| StoreError::reading(&path, &error))?;
        let mut reading = read(&bytes);
        if reading.records.is_empty() && !reading.verdict.read_only() {
            return Err(empty(folder));
        }
        let mut journal = Journal {
            file,
            head: reading.head,
            next: length_of(reading.records.len()) + 1,
        };
        let writable = match &mut reading.verdict {
            Verdict::Clean => true,
            Verdict::TornTail(tail) => {
                set_aside(disk, &mut journal.file, reading.length_bytes, tail, now)?;
                true
            }
            Verdict::DamagedLast(tail) => match mend {
                Mend::TornTail => false,
                Mend::DamagedLast => {
                    set_aside(disk, &mut journal.file, reading.length_bytes, tail, now)?;
                    true
                }
            },
            Verdict::DamagedMiddle { .. } | Verdict::ChainWrong { .. } | Verdict::NewerVersion { .. } => false,
        };
        Ok(Opened {
            journal: writable.then_some(journal),
            reading,
        })
    }

    /// The number that the next record must have.
    pub fn next(&self) -> Seq {
        self.next
    }

    /// The hash of the last record.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Why nothing more is written to it, once that is so.
    pub(crate) fn poison(&self) -> Option<&StoreError> {
        self.file.poison()
    }

    /// Appends records with one sync. When this returns `Ok` they are on the disk.
    ///
    /// # Errors
    /// None of them is saved.
    pub fn append(&mut self, records: &[Record]) -> Result<(), Unsaved> {
        let mut sealer = self.sealer();
        for record in records {
            add(&mut sealer, record).map_err(Unsaved::Again)?;
        }
        self.write(&sealer)
    }

    /// Appends any number of records, so many at once as are written together.
    pub(crate) fn append_all(&mut self, records: &[Record]) -> Result<(), Unsaved> {
        records
            .chunks(TOGETHER_AT_MOST)
            .try_for_each(|together| self.append(together))
    }

    /// How many bytes of it are known to be on the disk.
    pub(crate) fn length_bytes(&self) -> u64 {
        self.file.length()
    }

    /// To make lines that follow what is written.
    pub(crate) fn sealer(&self) -> Sealer {
        Sealer::after(self.head, self.next)
    }

    /// Writes what was sealed.
    pub(crate) fn write(&mut self, sealed: &Sealer) -> Result<(), Unsaved> {
        if !sealed.is_empty() {
            self.file.append(&sealed.lines())?;
        }
        self.head = sealed.head();
        self.next = sealed.next();
        Ok(())
    }
}

/// Seals one more record; when refused, nothing of it stays.
pub(crate) fn add(sealer: &mut Sealer, record: &Record) -> Result<(), StoreError> {
    if record.seq != sealer.next() || record.v != FORMAT {
        return Err(StoreError::new(
            format!(
                "Entry {} was not written: the next entry of the record is {}.",
                record.seq,
                sealer.next()
            ),
            "Everything shown as saved is; an entry before this one is not.",
            "Save the entries again in their order, the oldest first.",
        ));
    }
    sealer.add(body(record)?)
}

/// A record as it stands in its line.
pub(crate) fn body(record: &Record) -> Result<String, StoreError> {
    let place = match record.seq {
        1 => Place::First,
        _ => Place::Later,
    };
    body_of(record, place)
}
