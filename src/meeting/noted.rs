//! What was recorded about a meeting after its minutes had been approved: the approved minutes stay as they were, and each
//! such entry is a dated note in them. Worked out from the record and from when a later meeting approved; nothing of it is
//! stored.

use std::rc::Rc;

use chrono::NaiveDate;

use super::event::{Event, MinutesPart};
use super::history::History;
use super::life::capital;
use super::record::{Record, Seq};
use super::state::Meeting;
use super::text::TextKind;

/// One part of the minutes of a meeting, as it was approved, and what was recorded since.
#[derive(Clone, PartialEq, Debug)]
pub struct Noted {
    pub part: MinutesPart,
    /// The meeting as it was recorded when this part was approved.
    pub then: Rc<Meeting>,
    pub notes: Vec<Note>,
}

/// An entry made after the approval.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The day on which it was entered.
    pub on: NaiveDate,
    pub words: String,
    /// The text that it is about, where it may be quoted.
    pub text: Option<String>,
}

impl Meeting {
    /// The meeting that a part of its minutes tells of: as it was when they were approved, where something came after that.
    pub fn as_approved(&self, part: MinutesPart) -> &Meeting {
        self.noted_on(part).map_or(self, |noted| &noted.then)
    }

    /// What was recorded after that part was approved.
    pub fn notes_after_approval(&self, part: MinutesPart) -> &[Note] {
        self.noted_on(part).map_or(&[], |noted| &noted.notes)
    }

    fn noted_on(&self, part: MinutesPart) -> Option<&Noted> {
        self.noted.iter().find(|noted| noted.part == part)
    }
}

impl History {
    /// Of each part that a later meeting approved, where something was recorded after that.
    pub(super) fn noted(&self) -> Vec<Noted> {
        let parts = [MinutesPart::Public, MinutesPart::Private];
        parts.into_iter().filter_map(|part| self.noted_of(part)).collect()
    }

    fn noted_of(&self, part: MinutesPart) -> Option<Noted> {
        let mut approvals = self.meeting().approved_later.iter();
        let approved = approvals
            .find(|approval| approval.part == part && (approval.in_public || part == MinutesPart::Private))?
            .at;
        let last = self
            .records()
            .iter()
            .take_while(|record| record.at <= approved)
            .last()?
            .seq;
        let later = self.records().iter().filter(|record| record.seq > last);
        let then = self.at(last).ok()?;
        let notes: Vec<Note> = later.filter_map(|record| self.note(record, &then, part)).collect();
        (!notes.is_empty()).then(|| Noted {
            part,
            then: Rc::new(then.meeting().clone()),
            notes,
        })
    }

    /// What an entry that was made later says in the minutes of a part; `None`: nothing, or it is for the other part.
    fn note(&self, record: &Record, then: &History, part: MinutesPart) -> Option<Note> {
        let known = |seq: Seq| then.meeting().in_effect.contains(&seq);
        let (of, words, text) = match &record.event {
            Event::Session { .. }
            | Event::Recovered { .. }
            | Event::Disposed { .. }
            | Event::ClockCorrected { .. }
            | Event::Circulated { .. }
            | Event::Signed { .. } => return None,
            Event::TextWritten { kind, .. } if kind.is_note() => return None,
            Event::Withdrawn { seq, reason } => {
                let counts = known(*seq) && self.meeting().withdrawn.contains(seq);
                let reason = reason
                    .as_ref()
                    .map_or_else(String::new, |reason| format!(" ({reason})"));
                let words = format!(
                    "no longer recorded: {}{reason}",
                    then.words_of(*seq).filter(|_| counts)?
                );
                (*seq, words, None)
            }
            Event::Replaced { seq, with, .. } => {
                let counts = known(*seq) && self.meeting().replaced.contains(&(*seq, record.seq));
                let before = then.words_of(*seq).filter(|_| counts)?;
                (
                    *seq,
                    format!("put right: {}; until then: {before}", self.meeting().in_words(with)),
                    None,
                )
            }
            Event::TextWritten { kind, item, text, .. } => {
                let last = self.meeting().item(item)?.text(*kind)?;
                // Of several versions the last one; one that may hold letters of the private session is not quoted.
                let is_last = last.when.seq == record.seq;
                let may_be_quoted = kind.is_private() || self.meeting().exclusions.is_empty();
                let of_kind = |private: &str| format!("the {private}text of item {item} was put right");
                let words = of_kind(if kind.is_private() { "private " } else { "" });
                let words = Some(words).filter(|_| is_last)?;
                (record.seq, words, may_be_quoted.then(|| text.clone()))
            }
            _ if !self.meeting().in_effect.contains(&record.seq) => return None,
            event => {
                let event = self.event(record.seq).unwrap_or(event);
                // Who somebody was until then only the meeting of then knows.
                let meeting = match event {
                    Event::PersonAdded { .. } => then.meeting(),
                    _ => self.meeting(),
                };
                (record.seq, meeting.recorded_in_words(record.seq, event), None)
            }
        };
        let is_private =
            |meeting: &Meeting| meeting.private_entries.contains(&of) || meeting.private_entries.contains(&record.seq);
        let private = is_private(then.meeting())
            || is_private(self.meeting())
            || matches!(&record.event, Event::TextWritten { kind, .. } if *kind == TextKind::PrivateMinute);
        let reads = if private {
            MinutesPart::Private
        } else {
            MinutesPart::Public
        };
        (reads == part).then(|| Note {
            on: record.at.date_naive(),
            words: capital(&words),
            text,
        })
    }
}
