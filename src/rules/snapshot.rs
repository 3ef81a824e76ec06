//! What a result is worked out from, besides the terms: who is here and how, interests, the item, the votes, what was settled.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::terms::{Choice, Name, SeatId};

/// The id of a person: a slug, stable over meetings: `"ruth-allen"`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub String);

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One moment of one committee's meeting, for one item.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Snapshot {
    /// Every seat of the terms, in the terms' order, numbered seats spelled out (`Terms::all_seats`).
    pub seats: Vec<SeatNow>,
    /// Who fills the offices that are filled at a meeting. Offices with a `holder` seat are not listed.
    pub offices: Vec<(Name, PersonId)>,
    /// Who is in the chair: a fact, not what the terms say.
    pub in_chair: Option<PersonId>,
    /// The class of decision; absent: the first of the terms.
    pub class: Option<Name>,
    /// The bodies, or other words of the terms, that the item concerns.
    pub concerned: Vec<Name>,
    /// Recorded votes in the order given; the latest of a seat counts.
    pub votes: Vec<(SeatId, Choice)>,
    /// Counts by hands, at most one for each body; the seats they stand for have the state `by_hands`.
    pub hands: Vec<Hands>,
    /// Whether voting is over. A snapshot without any vote asks only for electorate and quorum: its outcome is `Open`, or
    /// `Void` where there is no quorum.
    pub closed: bool,
    /// The deciding vote, when one was used or declined.
    pub deciding: Option<Deciding>,
    /// Readings settled, and facts of the meeting or item: question, answer.
    pub answers: Vec<(Name, String)>,
}

/// One seat, now.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SeatNow {
    pub seat: SeatId,
    pub status: Status,
    /// Who sits in it at this sitting: its member, a deputy, a proxy holder, somebody co-opted. `None`: nobody known.
    pub person: Option<PersonId>,
    pub occupancy: Occupancy,
    pub presence: Presence,
    /// The rung of the conflict ladder that this person is on for this item.
    pub rung: Option<Name>,
    /// Where a deputy sits: the rung that the member is on, in whose place that is.
    pub member_rung: Option<Name>,
}

/// Whether a seat is filled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Status {
    #[default]
    Filled,
    Vacant,
    Pending,
    Suspended,
}

/// In what capacity somebody sits in a seat.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Occupancy {
    #[default]
    Member,
    Deputy,
    Proxy,
    CoOpted,
}

/// Whether somebody is here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Presence {
    #[default]
    Absent,
    InPerson,
    Remote,
    /// At the meeting, out of the room for an interest in this item: attending, as the terms' bars say.
    Withdrew,
}

/// A count by hands of one body.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hands {
    pub body: Name,
    pub r#for: u16,
    pub against: u16,
    pub abstained: u16,
    /// The seats that it stands for, where known: those of the body who could vote when hands were counted. Empty:
    /// those who can vote now. One of them recused since makes every way in which that seat may have voted be tried.
    #[serde(default)]
    pub seats: Vec<SeatId>,
}

/// A deciding vote used or declined.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deciding {
    pub seat: SeatId,
    /// `None`: declined, the proposal is not carried.
    pub choice: Option<ForOrAgainst>,
}

/// The two ways a deciding vote can go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum ForOrAgainst {
    For,
    Against,
}
