//! Whether a meeting's record on the disk is as it was written: framing, chain, and every text that a record refers to.
//! Reads only, and needs no lock. What the records *mean* is worked out elsewhere.

use std::path::Path;

use crate::meeting::{Record, Seq};

use super::fault::StoreError;
use super::journal;
use super::prose::{self, Texts};
use super::verdict::Verdict;

/// What was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Verified {
    pub records: Vec<Record>,
    pub texts: Texts,
    /// The hash of the last record.
    pub head: String,
    pub journal: Verdict,
    pub prose: Verdict,
    /// Texts that a record refers to and that are not there as they were: its number and the text's id.
    pub missing: Vec<(Seq, String)>,
}

impl Verified {
    /// Nothing is wrong.
    pub fn sound(&self) -> bool {
        self.journal == Verdict::Clean && self.prose == Verdict::Clean && self.missing.is_empty()
    }
}

/// Reads a meeting's folder and judges it.
///
/// # Errors
/// When its files cannot be read. Damaged ones are read.
pub fn verify(folder: &Path) -> Result<Verified, StoreError> {
    let reading = journal::load(folder)?;
    let prose = prose::load(folder)?;
    Ok(Verified {
        missing: prose::missing(&reading.records, &prose.texts),
        records: reading.records,
        texts: prose.texts,
        head: reading.head.hex(),
        journal: reading.verdict,
        prose: prose.verdict,
    })
}
