//! The head of a meeting: what its minutes begin with, as it was typed when the meeting was made, or put right since. The
//! day is not among it: the meeting's folder has its name, and what was in force depends on it.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::event::Created;

/// One thing of the head, as it is now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Head {
    /// When it is to begin; `None`: no time is said.
    Begins(Option<NaiveTime>),
    Place(String),
    Secretary(String),
}

impl Head {
    /// Puts it in the place of what was there.
    pub(super) fn put_into(&self, created: &mut Created) {
        match self {
            Head::Begins(begins) => created.begins = *begins,
            Head::Place(place) => created.place.clone_from(place),
            Head::Secretary(secretary) => created.secretary.clone_from(secretary),
        }
    }

    /// "the place is Room 2", without a full stop.
    pub(super) fn in_words(&self) -> String {
        let or_none = |what: &str, said: &str| match said.is_empty() {
            true => format!("no {what} is named"),
            false => format!("the {what} is {said}"),
        };
        match self {
            Head::Begins(Some(time)) => format!("the meeting is to begin at {}", time.format("%H:%M")),
            Head::Begins(None) => "no time is said at which the meeting is to begin".into(),
            Head::Place(place) => or_none("place", place),
            Head::Secretary(secretary) => or_none("secretary", secretary),
        }
    }
}
