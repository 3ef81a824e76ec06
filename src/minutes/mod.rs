//! From the folded meeting to documents, in five steps, each with its files:
//!
//! 1. `collect` takes the facts from the meeting, names spelled out ([`facts`]).
//! 2. `sheet` keeps what one document may hold: the redaction for the public, the selection for the private part.
//! 3. `words` has the wording of every sentence, `vocabulary` the field's own words.
//! 4. `build` (with `people` and `annex`) puts the document together: [`document`], one model for all formats.
//! 5. Writers: [`text`], and [`ron_out`] for minutes.ron.
//!
//! State and texts in, bytes out: no disk, no clock, no terminal. Notes are in no document ever.

mod actions;
mod annex;
mod between;
mod build;
mod collect;
pub mod document;
pub mod facts;
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
pub use made_public::made_public;
pub use record_head::RecordHead;
use sheet::{PrivateFacts, PublicFacts};

/// One part of the minutes as a document; `annex`: with the working. The record's head stands below the signature once the
/// meeting is closed. `None`: the meeting has no private part.
pub fn document(
    meeting: &Meeting,
    prose: &Prose,
    part: Part,
    annex: bool,
    head: Option<&RecordHead>,
) -> Option<Document> {
    let (head, life) = (of_closed(meeting, head), Life::of(meeting, part));
    let more = build::More {
        annex,
        head,
        life: &life,
    };
    written(&facts_for(meeting, prose, part), part, more)
}

fn facts_for(meeting: &Meeting, prose: &Prose, part: Part) -> Facts {
    let readers = match part {
        Part::Public => Audience::Public,
        Part::Private => Audience::Private,
    };
    collect::facts(meeting, prose, readers)
}

fn written(facts: &Facts, part: Part, more: build::More<'_>) -> Option<Document> {
    match part {
        Part::Public => Some(build::public(&PublicFacts::redact(facts), more)),
        Part::Private => PrivateFacts::select(facts).map(|private| build::private(&private, more)),
    }
}

/// What the public part may tell.
fn public(meeting: &Meeting, prose: &Prose) -> PublicFacts {
    PublicFacts::redact(&facts_for(meeting, prose, Part::Public))
}

/// What the private part tells; `None`: there is none.
fn private(meeting: &Meeting, prose: &Prose) -> Option<PrivateFacts> {
    PrivateFacts::select(&facts_for(meeting, prose, Part::Private))
}

/// One part of the minutes as readable text, 78 columns wide, LF. A meeting without a private part says so.
pub fn text(meeting: &Meeting, prose: &Prose, part: Part, annex: bool, head: Option<&RecordHead>) -> String {
    match document(meeting, prose, part, annex, head) {
        Some(document) => text::write(&document),
        None => "This meeting has no private part.\n".into(),
    }
}

/// minutes.ron: both parts, kept apart. The record's head stands in it once the meeting is closed: until then it is not
/// the minutes of a whole record.
pub fn minutes_ron(meeting: &Meeting, prose: &Prose, head: Option<&RecordHead>) -> String {
    let (public, private) = (public(meeting, prose), private(meeting, prose));
    let lives = [Part::Public, Part::Private].map(|part| Life::of(meeting, part));
    let [of_public, of_private] = &lives;
    let private = private.as_ref().map(|private| (private, of_private));
    ron_out::write(Some((&public, of_public)), private, of_closed(meeting, head))
}

fn of_closed<'m>(meeting: &Meeting, head: Option<&'m RecordHead>) -> Option<&'m RecordHead> {
    head.filter(|_| meeting.phase == Phase::Closed)
}

/// One part alone in the format of minutes.ron: the public one can be handed to anybody.
pub fn part_ron(meeting: &Meeting, prose: &Prose, part: Part, head: Option<&RecordHead>) -> String {
    let (head, life) = (of_closed(meeting, head), &Life::of(meeting, part));
    match part {
        Part::Public => ron_out::write(Some((&public(meeting, prose), life)), None, head),
        Part::Private => {
            let private = private(meeting, prose);
            ron_out::write(None, private.as_ref().map(|private| (private, life)), head)
        }
    }
}
