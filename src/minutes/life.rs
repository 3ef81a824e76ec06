//! The life of minutes on the page: what says that they are a draft, that they were circulated, approved and signed, and
//! the amendments, which are added and dated while the text stays as it was circulated.
//!
//! What it is that they say is [`Life`]'s; only words are here. Public minutes are given the life of the public part alone.

use super::document::{Block, Document};
use super::facts::Head;
use super::vocabulary::Term;
use super::words::{day, list};
use crate::meeting::{Life, Meeting, MinutesPart};

/// "Draft, circulated on 22 April 2016"; "Approved as a correct record on 18 May 2016, with 1 amendment; signed by Mrs
/// Holloway on 18 May 2016".
pub fn status(life: &Life) -> String {
    if let Some(approved) = approved(life) {
        return approved;
    }
    let went_out: Vec<String> = life.circulated.iter().map(|on| day(*on)).collect();
    match went_out.as_slice() {
        [] => "Draft".into(),
        days => format!("Draft, circulated on {}", list(days)),
    }
}

/// `None`: neither approved nor signed.
fn approved(life: &Life) -> Option<String> {
    let amended = match life.amendments().len() + usize::from(life.amendments_elsewhere()) {
        0 => String::new(),
        1 => ", with 1 amendment".into(),
        many => format!(", with {many} amendments"),
    };
    let approved = life
        .approved_on()
        .map(|on| format!("approved as a correct record on {}{amended}", day(on)));
    let signed = life
        .signed
        .as_ref()
        .map(|signed| format!("signed by {} on {}", signed.by, day(signed.on)));
    let told: Vec<String> = approved.into_iter().chain(signed).collect();
    (!life.is_draft()).then(|| capital(&told.join("; ")))
}

/// The public minutes in one line.
pub fn of_public(meeting: &Meeting) -> String {
    format!("Minutes: {}.", small(&status(&Life::of(meeting, MinutesPart::Public))))
}

/// Both parts in one line, for a screen.
pub fn of_both(meeting: &Meeting) -> String {
    let of = |part| status(&Life::of(meeting, part));
    match meeting.has_private() {
        false => of_public(meeting),
        true => format!(
            "Public minutes: {}. Private minutes: {}.",
            small(&of(MinutesPart::Public)),
            small(&of(MinutesPart::Private))
        ),
    }
}

/// Stands on every page until they are approved.
pub(super) fn banners(head: &Head, life: &Life) -> Vec<String> {
    let draft = life.is_draft().then(|| head.regime.word(Term::Draft).to_owned());
    draft.into_iter().collect()
}

/// Below the header, once there is something to say that the banner does not.
pub(super) fn field(document: &mut Document, life: &Life) {
    if !life.is_draft() || !life.circulated.is_empty() {
        document.field("Status", status(life));
    }
}

/// After the text: the amendments, and who signed, or the lines to sign on.
pub(super) fn end(document: &mut Document, life: &Life) {
    let amendments = life.amendments();
    let elsewhere = life.amendments_elsewhere();
    if !amendments.is_empty() || elsewhere > 0 {
        document.heading(1, "Amendments");
        let stands = "The text above is as it was circulated. These minutes were approved subject to the following.";
        let missing = match life.approved_on() {
            Some(on) if elsewhere > 0 => format!(
                "These minutes were approved subject to {elsewhere} {}, in the minutes of the meeting held on {}.",
                if elsewhere == 1 { "amendment" } else { "amendments" },
                day(on)
            ),
            Some(_) | None => stands.into(),
        };
        document.blocks.push(Block::Paragraph(missing));
    }
    if !amendments.is_empty() {
        let dated = amendments.iter().map(|(on, words)| format!("{}: {words}", day(*on)));
        document.blocks.push(Block::List(dated.collect()));
    }
    if !life.notes.is_empty() {
        document.heading(1, "Notes added after approval");
        let dated = life
            .notes
            .iter()
            .map(|note| format!("{}: {}", day(note.on), note.words));
        document.blocks.push(Block::List(dated.collect()));
    }
    match &life.signed {
        Some(signed) => document.blocks.push(Block::Paragraph(format!(
            "Signed as a correct record by {} on {}.",
            signed.by,
            day(signed.on)
        ))),
        None => {
            document.blocks.push(Block::Signature("Signed (in the chair)".into()));
            document.blocks.push(Block::Signature("Date".into()));
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
