//! Disposal of notes, with a reason and by somebody's authority: the journal says so first, then the file of texts is
//! replaced by one without them. Votes, presence, declarations and minute text cannot be disposed of.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::meeting::{Event, FORMAT, ItemNo, Record};

use super::disk::Disk;
use super::draft::{self, DRAFT};
use super::fault::StoreError;
use super::journal::Journal;
use super::lined::Mend;
use super::lock::{Holder, Lock};
use super::prose::{self, PROSE, Text};
use super::replace;
use super::verdict::Verdict;

/// What is to be disposed of, why, and who allowed it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disposal {
    /// Of this item only.
    pub item: Option<ItemNo>,
    pub reason: String,
    pub authority: String,
    /// Made before the attempt; a repeated one is applied once.
    pub id: String,
    pub at: DateTime<FixedOffset>,
}

/// What was done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DisposedOf {
    /// How many notes are gone now.
    pub notes: usize,
    /// Files beside the record that may hold what was disposed of, left for somebody to look at and remove.
    pub left: Vec<PathBuf>,
}

/// Disposes of the notes of a meeting that nobody has open.
///
/// # Errors
/// When it is open, its record is not sound, or the disk refuses. A disposal that was recorded and not finished is
/// finished by the next.
pub fn dispose(disk: &dyn Disk, folder: &Path, disposal: &Disposal) -> Result<DisposedOf, StoreError> {
    let Some(_lock) = Lock::take(disk, folder)? else {
        let records = super::journal::load_from(disk, folder)?.records;
        return Err(Holder::refusal(Holder::of(&records).as_ref()));
    };
    let opened = Journal::open(disk, folder, disposal.at, Mend::TornTail)?;
    let texts = prose::load_from(disk, folder)?;
    for verdict in [&opened.reading.verdict, &texts.verdict] {
        if let Some(why) = verdict.explained() {
            return Err(why);
        }
    }
    let mut records = opened.reading.records;
    let notes = notes_of(&records, disposal.item.as_ref());
    let there: Vec<String> = notes.into_iter().filter(|id| texts.texts.contains_key(id)).collect();
    let known = prose::disposed(&records);
    let unfinished = known.iter().any(|id| texts.texts.contains_key(*id));
    let fresh: Vec<String> = there.into_iter().filter(|id| !known.contains(id.as_str())).collect();
    if fresh.is_empty() && !unfinished {
        return Err(StoreError::new(
            "There is no note to dispose of.",
            "Nothing was changed.",
            "quorate verify says what was disposed of already.",
        ));
    }
    if let Some(mut journal) = opened.journal.filter(|_| !fresh.is_empty()) {
        let record = Record {
            v: FORMAT,
            seq: journal.next(),
            id: disposal.id.clone(),
            at: disposal.at,
            effect: None,
            event: Event::Disposed {
                texts: fresh,
                reason: disposal.reason.clone(),
                authority: disposal.authority.clone(),
            },
        };
        journal
            .append(std::slice::from_ref(&record))
            .map_err(|unsaved| unsaved.why().clone())?;
        records.push(record);
    }
    let gone = prose::disposed(&records);
    let keep: Vec<Text> = texts
        .order
        .iter()
        .filter(|id| !gone.contains(id.as_str()))
        .filter_map(|id| {
            let text = texts.texts.get(id)?.clone();
            Some(Text { id: id.clone(), text })
        })
        .collect();
    let bytes = prose::whole_file(&keep)?;
    replace::replace_own(disk, folder, Path::new(PROSE), &bytes).map_err(|error| {
        StoreError::new(
            format!("{} could not be replaced: {error}.", folder.join(PROSE).display()),
            "The disposal is recorded; the notes are still there.",
            "Free some space on the disk and run the same command again: it finishes what was begun.",
        )
    })?;
    if let Ok(mut draft) = draft::load(disk, folder) {
        draft.texts.retain(|text| !text.kind.is_note());
        draft.lines.clear();
        draft::save(disk, folder, &draft)?;
    }
    let after = prose::load_from(disk, folder)?;
    if after.verdict != Verdict::Clean {
        return Err(StoreError::reading(
            &folder.join(PROSE),
            &std::io::Error::other("it does not read back as it was written"),
        ));
    }
    Ok(DisposedOf {
        notes: texts.order.len() - after.order.len(),
        left: left_beside(folder),
    })
}

/// The ids of the notes, all of them or those of one item.
fn notes_of(records: &[Record], item: Option<&ItemNo>) -> Vec<String> {
    fn note<'e>(event: &'e Event, item: Option<&ItemNo>) -> Option<&'e String> {
        match event {
            Event::TextWritten {
                text, kind, item: of, ..
            } if kind.is_note() && item.is_none_or(|item| item == of) => Some(text),
            Event::Replaced { with, .. } => note(with, item),
            _ => None,
        }
    }
    records
        .iter()
        .filter_map(|record| note(&record.event, item))
        .cloned()
        .collect()
}

/// Ends that were set aside, and a draft that could not be read.
fn left_beside(folder: &Path) -> Vec<PathBuf> {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut left: Vec<PathBuf> = names
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with("prose.torn-") || name == DRAFT
        })
        .collect();
    left.sort();
    left
}
