//! The texts of a meeting, `prose.ronl`: notes and minute text, framed and chained like the journal, which holds only
//! their ids and digests. A text is on the disk before the event that refers to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::meeting::{Event, FORMAT, Record};

use super::disk::{Disk, RealDisk, create_with};
use super::fault::{StoreError, Unsaved};
use super::line::{Head, Place, Sealer, TOGETHER_AT_MOST, digest};
use super::lined::{self, LineFile, Lined, Mend, Reading};
use super::verdict::{Broken, Verdict};

/// The prose file's name in the meeting's folder.
pub const PROSE: &str = "prose.ronl";

/// The texts by their ids.
pub type Texts = BTreeMap<String, String>;

/// One text, as it stands in the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    v: u32,
    /// From 1, without gaps.
    seq: u64,
    pub(crate) id: String,
    digest: String,
    pub(crate) text: String,
}

/// A text to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// Never given to two texts of a meeting.
    pub id: String,
    pub text: String,
}

impl Text {
    /// What the event that refers to it holds.
    pub fn digest(&self) -> String {
        digest(&self.text)
    }

    /// Whether it can be written down, wherever in the file.
    ///
    /// # Errors
    /// When it is too long.
    pub fn fits(&self) -> Result<(), StoreError> {
        lined::fits(&Line {
            v: FORMAT,
            seq: u64::MAX,
            id: self.id.clone(),
            digest: self.digest(),
            text: self.text.clone(),
        })
    }
}

impl Lined for Line {
    const FILE: &'static str = PROSE;
    const FIRST: Place = Place::Later;

    fn v(&self) -> u32 {
        self.v
    }

    fn seq(&self) -> u64 {
        self.seq
    }

    fn amiss(&self) -> Option<Broken> {
        (digest(&self.text) != self.digest).then_some(Broken::Edited)
    }
}

/// What a prose file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProseReading {
    pub texts: Texts,
    /// Their ids in the order in which they were written.
    pub order: Vec<String>,
    pub verdict: Verdict,
}

impl From<Reading<Line>> for ProseReading {
    fn from(reading: Reading<Line>) -> ProseReading {
        ProseReading {
            order: reading.records.iter().map(|line| line.id.clone()).collect(),
            texts: reading.records.into_iter().map(|line| (line.id, line.text)).collect(),
            verdict: reading.verdict,
        }
    }
}

/// Reads a prose file's bytes. Never fails: what is wrong is the verdict.
pub fn read(bytes: &[u8]) -> ProseReading {
    lined::read::<Line>(bytes).into()
}

/// Reads the texts of a meeting's folder, without a lock and without changing anything. No file: no texts.
///
/// # Errors
/// When the file cannot be read.
pub fn load(folder: &Path) -> Result<ProseReading, StoreError> {
    load_from(&RealDisk, folder)
}

/// The same, from this disk.
///
/// # Errors
/// As [`load`].
pub fn load_from(disk: &dyn Disk, folder: &Path) -> Result<ProseReading, StoreError> {
    Ok(read(&bytes_of(disk, folder)?))
}

/// The file's bytes as they are; none where there is no file.
pub(crate) fn bytes_of(disk: &dyn Disk, folder: &Path) -> Result<Vec<u8>, StoreError> {
    lined::bytes_if_any::<Line>(disk, folder)
}

/// A prose file open for writing.
pub struct Prose {
    file: LineFile<Line>,
    digests: BTreeMap<String, String>,
}

impl Prose {
    /// Opens the prose file of a folder, or makes an empty one, and puts a torn end right as the journal does.
    /// `None` beside the reading: for reading only.
    ///
    /// # Errors
    /// When the file cannot be read or made, or its tail cannot be set aside.
    pub fn open(
        disk: &dyn Disk,
        folder: &Path,
        now: DateTime<FixedOffset>,
        mend: Mend,
    ) -> Result<(Option<Prose>, ProseReading), StoreError> {
        if mend == Mend::Nothing {
            return Ok((None, load_from(disk, folder)?));
        }
        let (file, mut reading) = LineFile::<Line>::look_or_make(disk, folder)?;
        let file = file.mended(disk, &mut reading, now, mend)?;
        let lines = reading.records.iter();
        let digests = lines.map(|line| (line.id.clone(), line.digest.clone())).collect();
        let prose = file.map(|file| Prose { file, digests });
        Ok((prose, reading.into()))
    }

    /// How many bytes of it are known to be on the disk.
    pub(crate) fn length_bytes(&self) -> u64 {
        self.file.length_bytes()
    }

    /// To make lines that follow what is written.
    pub(crate) fn sealer(&self) -> ProseSealer {
        ProseSealer {
            lines: self.file.sealer(),
            digests: self.digests.clone(),
        }
    }

    /// Writes what was sealed.
    pub(crate) fn write(&mut self, sealed: ProseSealer) -> Result<(), Unsaved> {
        self.file.write(&sealed.lines)?;
        self.digests = sealed.digests;
        Ok(())
    }
}

/// Lines that are to follow a prose file's last.
#[derive(Clone)]
pub(crate) struct ProseSealer {
    lines: Sealer,
    digests: BTreeMap<String, String>,
}

impl ProseSealer {
    /// Whether this text is in the file, or is to be.
    pub(crate) fn holds(&self, id: &str, digest: &str) -> bool {
        self.digests.get(id).is_some_and(|there| there == digest)
    }

    /// Seals one more text. One that is in the file already is not written twice: an act may be tried again after its
    /// text was saved and its event was not.
    pub(crate) fn add(&mut self, text: &Text) -> Result<(), StoreError> {
        let digest = text.digest();
        match self.digests.get(&text.id) {
            Some(there) if *there == digest => return Ok(()),
            Some(_) => {
                return Err(StoreError::new(
                    format!("Another text has the id {}.", text.id),
                    "The text that was saved is untouched; this one is not saved.",
                    "Copy it elsewhere and enter it again; please report this.",
                ));
            }
            None => {}
        }
        let line = Line {
            v: FORMAT,
            seq: self.lines.next(),
            id: text.id.clone(),
            digest: digest.clone(),
            text: text.text.clone(),
        };
        lined::add(&mut self.lines, &line)?;
        self.digests.insert(text.id.clone(), digest);
        Ok(())
    }
}

/// A new file of these texts in a folder that has none.
pub(crate) fn write_new(disk: &dyn Disk, folder: &Path, texts: &[Text]) -> Result<(), StoreError> {
    let path = folder.join(PROSE);
    create_with(disk, &path, &whole_file(texts)?).map_err(|error| StoreError::making(&path, &error))
}

/// A whole new file of these texts, in this order.
///
/// # Errors
/// When one of them cannot be written down.
pub(crate) fn whole_file(texts: &[Text]) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let (mut head, mut next) = (Head::START, 1);
    for together in texts.chunks(TOGETHER_AT_MOST) {
        let mut sealer = ProseSealer {
            lines: Sealer::after(head, next),
            digests: BTreeMap::new(),
        };
        for text in together {
            sealer.add(text)?;
        }
        bytes.extend(sealer.lines.lines());
        (head, next) = (sealer.lines.head(), sealer.lines.next());
    }
    Ok(bytes)
}

/// The text that an event refers to: its id and digest. Also when it stands in a correction.
pub fn refers_to(event: &Event) -> Option<(&str, &str)> {
    match event {
        Event::TextWritten { text, digest, .. } => Some((text, digest)),
        Event::Replaced { with, .. } => refers_to(with),
        _ => None,
    }
}

/// The ids of the texts that were disposed of.
pub fn disposed(records: &[Record]) -> BTreeSet<&str> {
    records
        .iter()
        .flat_map(|record| match &record.event {
            Event::Disposed { texts, .. } => texts.as_slice(),
            _ => &[],
        })
        .map(String::as_str)
        .collect()
}

/// The texts that the records refer to and that are not there, or not as they were: the record's number and the id.
/// What was disposed of is not missing.
pub fn missing(records: &[Record], texts: &Texts) -> Vec<(u64, String)> {
    let disposed = disposed(records);
    records
        .iter()
        .filter_map(|record| Some((record.seq, refers_to(&record.event)?)))
        .filter(|(_, (id, _))| !disposed.contains(id))
        .filter(|(_, (id, wanted))| texts.get(*id).is_none_or(|text| digest(text) != *wanted))
        .map(|(seq, (id, _))| (seq, id.to_string()))
        .collect()
}
