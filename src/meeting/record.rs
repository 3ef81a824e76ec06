//! One line of the journal: when it was typed, when it takes effect, what happened.

use chrono::{DateTime, FixedOffset, NaiveTime};
use serde::{Deserialize, Serialize};

use super::event::Event;

/// The format of records; 0 until release 1.0.
pub const FORMAT: u32 = 0;

/// The number of a record in its journal, from 1, without gaps.
pub type Seq = u64;

/// One record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub v: u32,
    pub seq: Seq,
    /// One per act of a person, made before the first attempt to write: a repeated id is applied once.
    /// An act of several events gives them `id`, `id.2`, `id.3` …
    pub id: String,
    /// When it was typed, local time with its offset as it was then, whole seconds.
    pub at: DateTime<FixedOffset>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    pub event: Event,
}

/// When it took effect, where that is earlier than when it was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Folded just before this record. Absent: in its own place, where only the time differs; what is moved to a time
    /// goes to where that belongs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Seq>,
    /// The time that documents print. Absent: the time of the record it goes before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
}

impl Record {
    /// The wall time that documents print for it, when no record before it says otherwise.
    pub fn wall(&self) -> NaiveTime {
        self.effect
            .and_then(|effect| effect.time)
            .unwrap_or_else(|| self.at.time())
    }

    /// The act that this record is part of: its id without the `.2`, `.3` of further events.
    pub fn act(&self) -> &str {
        self.id.split('.').next().unwrap_or(&self.id)
    }
}
