//! What can be recorded between meetings, in the past tense, and the line that holds it. Only [`CommitteeEvent::Withdrawn`]
//! changes what was recorded; whoever was wrong about something else records what is true now.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::meeting::event::InterestKind;
use crate::meeting::people::{Person, PersonId};
use crate::meeting::record::Seq;
use crate::terms::Name;

/// One line of a committee's record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitteeRecord {
    pub v: u32,
    /// From 1, without gaps.
    pub seq: Seq,
    /// One per act of a person, made before the first attempt to write; the further events of an act have `id.2`, `id.3` …
    pub id: String,
    /// When it was typed, local time with its offset as it was then, whole seconds.
    pub at: DateTime<FixedOffset>,
    pub event: CommitteeEvent,
}

/// Something that happened between two meetings.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum CommitteeEvent {
    /// The record's beginning. `record`: random, 128 bits, hexadecimal, so that two records are never mixed; `committee`:
    /// as its terms are called.
    Begun {
        record: String,
        committee: String,
        program: String,
    },
    /// The record was opened for writing.
    Session {
        program: String,
        host: String,
        secretary: String,
    },
    /// Entry `entry` could not be read any more and was set aside, after somebody had looked at what was left of it.
    Recovered {
        entry: Seq,
        what: String,
    },
    /// With a known id: the person as they are now. The seats they take are nobody else's any more.
    PersonAdded {
        person: Person,
    },
    PersonLeft {
        person: PersonId,
    },
    /// For the meeting of that day, whenever it is made.
    ApologiesAhead {
        person: PersonId,
        meeting: NaiveDate,
    },
    InterestRegistered(RegisteredInterest),
    /// `interest`: the number of the entry that registered it; `on`: the last day that it was held.
    InterestEnded {
        interest: Seq,
        on: NaiveDate,
    },
    ActionUpdated(ActionNews),
    /// Until the terms are changed.
    ReadingSettled {
        question: Name,
        answer: String,
    },
    UrgentDecisionTaken(UrgentDecision),
    /// Entered by mistake.
    Withdrawn {
        seq: Seq,
    },
}

/// An interest on the register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredInterest {
    pub person: PersonId,
    pub kind: InterestKind,
    /// What it is.
    pub nature: String,
    /// The first day that it is held.
    pub from: NaiveDate,
}

/// What became of an action that a meeting agreed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionNews {
    pub action: u16,
    pub note: String,
    pub done: bool,
}

/// A decision that could not wait for a meeting; it is reported to the next.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgentDecision {
    /// Who took it: a person's id, or as typed ("the Chair and the Accountable Officer").
    pub by: String,
    pub on: NaiveDate,
    pub decision: String,
    /// Why it could not wait.
    pub reason: String,
    /// Reported in private session, on this ground.
    pub private: Option<String>,
}

impl CommitteeRecord {
    /// The act that this record is part of.
    pub fn act(&self) -> &str {
        self.id.split('.').next().unwrap_or(&self.id)
    }
}

impl CommitteeEvent {
    /// The number of another entry that this one means.
    pub fn refers_to(&mut self) -> Option<&mut Seq> {
        match self {
            CommitteeEvent::InterestEnded { interest: seq, .. } | CommitteeEvent::Withdrawn { seq } => Some(seq),
            // The damaged entry was one of its own record.
            CommitteeEvent::Recovered { .. } => None,
            CommitteeEvent::Begun { .. }
            | CommitteeEvent::Session { .. }
            | CommitteeEvent::PersonAdded { .. }
            | CommitteeEvent::PersonLeft { .. }
            | CommitteeEvent::ApologiesAhead { .. }
            | CommitteeEvent::InterestRegistered(_)
            | CommitteeEvent::ActionUpdated(_)
            | CommitteeEvent::ReadingSettled { .. }
            | CommitteeEvent::UrgentDecisionTaken(_) => None,
        }
    }

    /// Whether it says, or may say, what is private: news of an action that a private session agreed are among the news.
    pub fn may_be_private(&self) -> bool {
        match self {
            CommitteeEvent::UrgentDecisionTaken(urgent) => urgent.private.is_some(),
            CommitteeEvent::ActionUpdated(_) | CommitteeEvent::Recovered { .. } => true,
            CommitteeEvent::Begun { .. }
            | CommitteeEvent::Session { .. }
            | CommitteeEvent::PersonAdded { .. }
            | CommitteeEvent::PersonLeft { .. }
            | CommitteeEvent::ApologiesAhead { .. }
            | CommitteeEvent::InterestRegistered(_)
            | CommitteeEvent::InterestEnded { .. }
            | CommitteeEvent::ReadingSettled { .. }
            | CommitteeEvent::Withdrawn { .. } => false,
        }
    }

    /// Whether it is something that a person recorded.
    pub fn can_be_undone(&self) -> bool {
        !matches!(
            self,
            CommitteeEvent::Begun { .. } | CommitteeEvent::Session { .. } | CommitteeEvent::Recovered { .. }
        )
    }
}
