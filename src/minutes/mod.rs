//! From the folded meeting to documents, in five steps, each with its files:
//!
//! 1. `collect` takes the facts from the meeting, names spelled out ([`facts`]).
//! 2. `sheet` keeps what one document may hold: the redaction for the public, the selection for the private part.
//! 3. `words` has the wording of every sentence, `vocabulary` the field's own words.
//! 4. `build` (with `people` and `annex`) puts the document together: [`document`], one model for all formats.
//! 5. Writers: [`text`], and [`ron_out`] for other programs. [`files`] has all that a meeting's folder holds of them.
//!
//! State and texts in, bytes out: no disk, no clock, no terminal. Notes are in no document ever.

mod actions;
mod annex;
mod between;
mod build;
mod collect;
pub mod document;
pub mod facts;
mod files;
pub mod life;
mod made_public;
pub mod names;
mod people;
mod record_head;
pub mod ron_out;
pub mod sheet;
pub mod text;
pub mod vocabulary;
pub mod words;

#[cfg(test)]
mod tests;

pub use crate::meeting::MinutesPart as Part;
use crate::meeting::{Life, Meeting, Phase};

pub use collect::Prose;
use document::Document;
use facts::{Audience, Facts};
pub use files::{DocumentFile, MINUTES_FILES, files};
pub use made_public::made_public;
pub use record_head::RecordHead;
use sheet::{PrivateFacts, PublicFacts};

/// One part of the minutes, collected and redacted for its readers: what every document of it is made from.
enum PartFacts {
    Public(PublicFacts),
    Private(PrivateFacts),
}

impl PartFacts {
    /// `None`: the meeting has no private part.
    fn of(meeting: &Meeting, prose: &Prose, part: Part) -> Option<PartFacts> {
        PartFacts::of_facts(&facts_for(meeting, prose, part), part)
    }

    fn of_facts(facts: &Facts, part: Part) -> Option<PartFacts> {
        match part {
            Part::Public => Some(PartFacts::Public(PublicFacts::redact(facts))),
            Part::Private => PrivateFacts::select(facts).map(PartFacts::Private),
        }
    }

    fn document(&self, more: build::More<'_>) -> Document {
        match self {
            PartFacts::Public(facts) => build::public(facts, more),
            PartFacts::Private(facts) => build::private(facts, more),
        }
    }

    fn ron(&self, life: &Life, head: Option<&RecordHead>) -> String {
        match self {
            PartFacts::Public(facts) => ron_out::public(facts, life, head),
            PartFacts::Private(facts) => ron_out::private(facts, life, head),
        }
    }
}

fn facts_for(meeting: &Meeting, prose: &Prose, part: Part) -> Facts {
    let readers = match part {
        Part::Public => Audience::Public,
        Part::Private => Audience::Private,
    };
    collect::facts(meeting.as_approved(part), prose, readers)
}

/// One part of the minutes as a document; `annex`: with the working. The record's head stands below the signature once the
/// meeting is closed. `None`: the meeting has no private part.
pub fn document(
    meeting: &Meeting,
    prose: &Prose,
    part: Part,
    annex: bool,
    head: Option<&RecordHead>,
) -> Option<Document> {
    let (head, life) = (of_closed(meeting, head), life_of(meeting, prose, part));
    let more = build::More {
        annex,
        head,
        life: &life,
    };
    PartFacts::of(meeting, prose, part).map(|facts| facts.document(more))
}

/// One part of the minutes as readable text, 78 columns wide, LF. A meeting without a private part says so.
pub fn text(meeting: &Meeting, prose: &Prose, part: Part, annex: bool, head: Option<&RecordHead>) -> String {
    match document(meeting, prose, part, annex, head) {
        Some(document) => text::write(&document),
        None => "This meeting has no private part.\n".into(),
    }
}

/// With the texts that its notes quote.
fn life_of(meeting: &Meeting, prose: &Prose, part: Part) -> Life {
    let mut life = Life::of(meeting, part);
    for note in &mut life.notes {
        if let Some(text) = note.text.take().and_then(|id| prose.get(&id)) {
            note.words = format!("{}: “{}”", note.words, text.trim());
        }
    }
    life
}

fn of_closed<'m>(meeting: &Meeting, head: Option<&'m RecordHead>) -> Option<&'m RecordHead> {
    head.filter(|_| meeting.phase == Phase::Closed)
}

/// One part of the minutes for other programs. The record's head stands in it once the meeting is closed: until then it is
/// not the minutes of a whole record. `None`: the meeting has no private part.
pub fn part_ron(meeting: &Meeting, prose: &Prose, part: Part, head: Option<&RecordHead>) -> Option<String> {
    let (head, life) = (of_closed(meeting, head), &life_of(meeting, prose, part));
    PartFacts::of(meeting, prose, part).map(|facts| facts.ron(life, head))
}
