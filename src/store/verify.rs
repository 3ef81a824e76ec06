//! Whether a meeting's record on the disk is as it was written: framing, chain, and every text that a record refers to.
//! Reads only, and needs no lock. What the records *mean* is worked out elsewhere.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{Event, Record, Seq};
use crate::minutes::ron_out::shape::MinutesFile;
use crate::minutes::{MINUTES_FILES, RecordHead};

use super::append::FILE_LIMIT_BYTES;
use super::disk::{Disk, RealDisk};
use super::fault::StoreError;
use super::journal;
use super::prose::{self, Texts};
use super::verdict::Verdict;

/// What was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Verified {
    pub records: Vec<Record>,
    pub texts: Texts,
    pub head: RecordHead,
    /// What minutes say they were written from, where that is not this record or is more than is left of it.
    pub other_minutes: Vec<OtherMinutes>,
    pub journal: Verdict,
    pub prose: Verdict,
    /// Texts that a record refers to and that are not there as they were: its number and the text's id.
    pub missing: Vec<(Seq, String)>,
    /// Notes disposed of: how many, and when.
    pub disposed: Vec<(usize, DateTime<FixedOffset>)>,
    /// Notes that were to be disposed of and are still in the file.
    pub still_there: Vec<String>,
}

/// Minutes of another record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherMinutes {
    /// The file's name in the meeting's folder.
    pub name: &'static str,
    pub named: RecordHead,
}

/// The record that each file of minutes names. They are derived files: where one is not there, names none or cannot be
/// read, nothing is known from it.
fn minutes_of(disk: &dyn Disk, folder: &Path) -> Vec<OtherMinutes> {
    let named = |name: &str| {
        let bytes = disk.read(&folder.join(name), FILE_LIMIT_BYTES).ok()?;
        let file: MinutesFile = ron::de::from_bytes(&bytes).ok()?;
        file.record
    };
    let all = MINUTES_FILES.into_iter();
    all.filter_map(|(name, _)| named(name).map(|named| OtherMinutes { name, named }))
        .collect()
}

/// What a document of a meeting's folder holds. `None`: there is none, or it cannot be read.
pub fn document(folder: &Path, name: &str) -> Option<Vec<u8>> {
    RealDisk.read(&folder.join(name), FILE_LIMIT_BYTES).ok()
}

fn disposals(records: &[Record]) -> Vec<(usize, DateTime<FixedOffset>)> {
    let of = |record: &Record| match &record.event {
        Event::Disposed { texts, .. } => Some((texts.len(), record.at)),
        _ => None,
    };
    records.iter().filter_map(of).collect()
}

impl Verified {
    /// Nothing is wrong.
    pub fn sound(&self) -> bool {
        self.journal == Verdict::Clean
            && self.prose == Verdict::Clean
            && self.missing.is_empty()
            && self.still_there.is_empty()
            && self.other_minutes.is_empty()
    }
}

/// Reads a meeting's folder and judges it.
///
/// # Errors
/// When its files cannot be read. Damaged ones are read.
pub fn verify(folder: &Path) -> Result<Verified, StoreError> {
    verify_on(&RealDisk, folder)
}

pub(crate) fn verify_on(disk: &dyn Disk, folder: &Path) -> Result<Verified, StoreError> {
    let bytes = journal::bytes_of(disk, folder)?;
    let reading = journal::read(&bytes);
    let prose = prose::load_from(disk, folder)?;
    let disposed = prose::disposed(&reading.records);
    let is_other = |minutes: &OtherMinutes| {
        let there = journal::record_head_at(&bytes, minutes.named.records);
        there.as_ref() != Some(&minutes.named)
    };
    Ok(Verified {
        still_there: disposed
            .iter()
            .filter(|id| prose.texts.contains_key(**id))
            .map(ToString::to_string)
            .collect(),
        disposed: disposals(&reading.records),
        missing: prose::missing(&reading.records, &prose.texts),
        head: reading.record_head(),
        other_minutes: match reading.verdict {
            Verdict::Clean => minutes_of(disk, folder).into_iter().filter(is_other).collect(),
            // What is damaged is said already.
            _ => Vec::new(),
        },
        records: reading.records,
        texts: prose.texts,
        journal: reading.verdict,
        prose: prose.verdict,
    })
}
