//! The structure of minutes.ron and minutes-private.ron, as others may read it. A change here is a change of format: see [`super::FORMAT`].
//!
//! What is empty, absent or no is left out. Times are wall times, "10:12"; a time that is absent is the meeting's own beginning or
//! end, unless the entry says that it was in private session. Votes are exact: 6 or "7/3". No maps, no floats.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::minutes::RecordHead;
use crate::terms::Fraction;

/// The whole file. It has one part; minutes.ron had both before there was a file for each.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesFile {
    pub format: u32,
    pub practice: bool,
    /// The meeting's id.
    pub meeting: String,
    pub committee: String,
    pub date: NaiveDate,
    pub place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    pub ended: String,
    /// What ties it to its record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordHead>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public: Option<PartFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub private: Option<PartFile>,
}

/// One part, public or private.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartFile {
    /// "draft, subject to approval", "approved", "signed".
    pub status: String,
    /// The days on which a draft went to the members.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub circulated: Vec<NaiveDate>,
    /// The day of the meeting that approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<AmendmentEntry>,
    /// Recorded after the approval: the text itself stays as it was approved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<AmendmentEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<SignedEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<AttendanceEntry>,
    /// What was said before the first item, as sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<String>,
    /// In the order in which they were taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<ExclusionEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionEntry>,
}

/// What it was approved subject to; the text itself stays as it was circulated.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmendmentEntry {
    pub on: NaiveDate,
    pub words: String,
}

/// By whom it was signed, and on which day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedEntry {
    pub by: String,
    pub on: NaiveDate,
}

/// One person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttendanceEntry {
    pub id: String,
    pub name: String,
    /// "member", "deputy", "in attendance".
    pub capacity: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_by: Option<String>,
    #[serde(default, skip_serializing_if = "is_no")]
    pub apologies: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_for: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stays: Vec<StayEntry>,
}

/// From coming to going.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StayEntry {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// It began, or ended, in private session, and no time of that is told.
    #[serde(default, skip_serializing_if = "is_no")]
    pub from_private: bool,
    #[serde(default, skip_serializing_if = "is_no")]
    pub to_private: bool,
    #[serde(default, skip_serializing_if = "is_no")]
    pub remote: bool,
}

/// One item. Of a private item the public part has the number and that it was taken in private.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemEntry {
    pub number: String,
    #[serde(default, skip_serializing_if = "is_no")]
    pub private: bool,
    #[serde(default, skip_serializing_if = "is_no")]
    pub taken_in_private: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presenter: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    /// The organisations that it is a matter of, where that is not all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<String>,
    /// Each time it was taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<InterestEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<DecisionEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<VoteEntry>,
    /// The sentences of the minutes, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minutes: Vec<String>,
}

/// An interest declared, or raised by somebody else, under this item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterestEntry {
    pub person: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    pub kind: String,
    pub nature: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_by: Option<String>,
}

/// A decision agreed without a vote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionEntry {
    /// "6" or "6(b)".
    pub about: String,
    pub verb: String,
    pub wording: String,
    #[serde(default, skip_serializing_if = "is_no")]
    pub amended: bool,
    pub standing: Standing,
}

/// How a decision stands under the terms of reference.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Standing {
    Stands,
    /// A vote not closed, or equal.
    Undecided,
    NotValid,
    RecommendationOnly,
    ByDispensation,
    /// It hangs on a reading that nobody settled.
    NotSettled,
}

/// A vote.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteEntry {
    pub about: String,
    pub wording: String,
    #[serde(default, skip_serializing_if = "is_no")]
    pub amended: bool,
    /// By name, not by show of hands.
    #[serde(default, skip_serializing_if = "is_no")]
    pub recorded: bool,
    pub closed: bool,
    /// The first count, then each further one; the last one counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<CountEntry>,
    /// Of a recorded vote alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded_votes: Vec<BallotEntry>,
    /// In the room, and without a vote of theirs in a recorded vote.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub did_not_vote: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deciding_vote: Option<DecidingEntry>,
    /// Given in the room, and not counted beside that one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_deciding_votes: Vec<DecidingEntry>,
    pub outcome: String,
    /// What was announced in the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<String>,
    pub standing: Standing,
}

/// One count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountEntry {
    pub r#for: SideEntry,
    pub against: SideEntry,
    pub abstained: SideEntry,
    /// Of a show of hands: the heads of each organisation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_organisation: Vec<HandsEntry>,
}

/// The hands of one organisation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandsEntry {
    pub organisation: String,
    pub r#for: u16,
    pub against: u16,
    pub abstained: u16,
}

/// One side of a count. While a question of the terms is open that changes a figure, all that it may come to stands in its
/// place; neither, where that is too much to tell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideEntry {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<Fraction>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes_may_be: Vec<Fraction>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members_may_be: Vec<u32>,
}

/// One member's vote in a recorded vote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotEntry {
    pub person: String,
    pub position: String,
    pub choice: String,
    pub counted: bool,
    /// How many votes it is, where that is not one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<Fraction>,
    /// All that it may be, where that hangs on a question of the terms that nobody had settled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes_may_be: Vec<Fraction>,
}

/// A deciding vote used or declined.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidingEntry {
    pub position: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    pub choice: String,
    pub counted: bool,
}

/// A resolution to exclude the public.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusionEntry {
    pub resolution: String,
    pub ground: String,
    pub from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// An action.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionEntry {
    pub number: u16,
    pub words: String,
    pub owner: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    #[serde(default, skip_serializing_if = "is_no")]
    pub agreed_here: bool,
    #[serde(default, skip_serializing_if = "is_no")]
    pub done: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<String>,
}

// serde asks with a reference.
fn is_no(value: &bool) -> bool {
    !value
}
