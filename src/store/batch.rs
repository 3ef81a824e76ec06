//! Appends that wait together: their entries sealed, each text before what refers to it, and the answer to each.

use crate::meeting::Seq;

use super::draft::Draft;
use super::fault::{StoreError, Unsaved};
use super::job::{Append, DiskReply};
use super::line::{Head, Sealer};
use super::lined;
use super::prose::{self, ProseSealer};
use super::replace::Waiting;
use super::worker::read_only;

/// Jobs that wait together.
#[derive(Default)]
pub(super) struct Queue {
    pub(super) appends: Vec<Append>,
    pub(super) draft: Option<Draft>,
    pub(super) documents: Vec<Waiting>,
}

/// What became of the appends of a batch: the head after each that is saved, and what stopped the rest.
pub(super) struct Saving {
    pub(super) heads: Vec<Head>,
    pub(super) stopped_by: Unsaved,
}

impl Saving {
    pub(super) fn reply(&self, place: usize, append: &Append) -> DiskReply {
        let ticket = append.ticket;
        let seqs: Vec<Seq> = append.entries.iter().map(|entry| entry.record.seq).collect();
        match self.heads.get(place) {
            Some(head) => DiskReply::Saved {
                ticket,
                seqs,
                head: head.hex(),
            },
            None => DiskReply::NotSaved {
                ticket,
                seqs,
                why: self.stopped_by.why().clone(),
                poisoned: self.stopped_by.poisoned(),
            },
        }
    }
}

/// Seals the entries of an append: each text, and then what refers to it. A text that an entry refers to is given with
/// it or is in the file already.
pub(super) fn seal_all(
    append: &Append,
    lines: &mut Sealer,
    mut texts: Option<&mut ProseSealer>,
) -> Result<(), StoreError> {
    for entry in &append.entries {
        let wanted = prose::refers_to(&entry.record.event);
        if entry.text.is_some() || wanted.is_some() {
            let Some(texts) = &mut texts else {
                return Err(read_only("The file of texts", "Everything but texts can be recorded."));
            };
            let fits = match &entry.text {
                Some(text) => wanted == Some((&text.id, &text.digest())),
                None => wanted.is_some_and(|(id, digest)| texts.holds(id, digest)),
            };
            if !fits {
                return Err(StoreError::new(
                    format!("Entry {} refers to another text than the one given.", entry.record.seq),
                    "Nothing of it was written.",
                    "Copy the text elsewhere and enter it again; please report this.",
                ));
            }
            if let Some(text) = &entry.text {
                texts.add(text)?;
            }
        }
        lined::add(lines, &entry.record)?;
    }
    Ok(())
}
