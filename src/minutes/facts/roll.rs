//! Who was there, as documents tell it: capacity, office, from when until when.

use chrono::NaiveTime;

use crate::meeting::{ItemNo, Way};
use crate::minutes::names::{SeatName, Who};

use super::{At, Audience};

/// One person's attendance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RollFact {
    pub who: Who,
    pub capacity: Capacity,
    pub offices: InOffice,
    pub apologies: bool,
    pub stays: Vec<Stay>,
    /// Here for one item.
    pub only_for: Option<(Audience, ItemNo)>,
}

/// The offices somebody holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct InOffice {
    /// As the public saw it.
    pub seen: Vec<OfficeTold>,
    pub whole: Vec<OfficeTold>,
}

/// An office held; from or until when, where it passed on here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficeTold {
    pub office: String,
    pub from: Option<NaiveTime>,
    pub to: Option<NaiveTime>,
}

/// In what capacity somebody attends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Capacity {
    Member(Vec<SeatName>),
    Deputy { seat: SeatName, accepted_by: Option<Who> },
    InAttendance { role: Option<String> },
}

/// From coming to going. `None`: here when the meeting began, still here when it ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stay {
    pub from: Option<(Audience, At)>,
    pub to: Option<(Audience, At)>,
    /// The public was there for some of it.
    pub seen: bool,
    /// The public came back, and they were gone.
    pub missed: bool,
    pub way: Way,
}
