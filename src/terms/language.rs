//! The terms language: every type that a terms file may hold. The idea in six sentences:
//!
//! 1. Every rule is *a number of some seats are something*: one node, [`Test::Need`].
//! 2. Seats are chosen by lists of adjectives ([`Is`]); how a seat voted is one more adjective.
//! 3. [`Bar`]s say what takes a vote, a place in the quorum or a place in the base away.
//! 4. [`Question`]s are whatever the file cannot know; `Case(question, answers)` may stand at any node.
//! 5. Comparison is exact, so "rounded up" needs no rounding; "the lesser of" is `Any`, "the greater of" is `All`.
//! 6. `Under(clause, node)` cites; `The(name)` names.
//!
//! Only data lives here; the node of 1 and 2 is in `condition`, votes in `decision`. Reading it is `load`, judging it is
//! `check`, evaluating it is the room above.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use super::condition::{By, Is, Number, Round, Test, Who};
pub use super::decision::{CastingWay, Choice, DecidedBy, Decision, Rule, Silence, StayIn, Tie, Weight};
use super::fraction::Fraction;

/// A paragraph of the terms of reference, as its document numbers it: `"16(a)"`.
pub type Clause = String;
/// A name given in the terms: of a body, a tag, an office, a word, a test, a class of decision.
pub type Name = String;

/// The id of a seat, a slug that is stable over meetings: `"me-lay"`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatId(pub String);

impl fmt::Display for SeatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One version of one committee's terms of reference.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The format of this file; 0 until release 1.0.
    pub format: u32,
    /// The committee's folder name: a slug.
    pub id: String,
    /// The committee's full name, as minutes print it.
    pub committee: String,
    /// Under which law and custom it meets: the words of its documents follow it.
    #[serde(default)]
    pub regime: Regime,
    /// Where these terms were taken from.
    #[serde(default)]
    pub taken_from: Option<TakenFrom>,
    /// First day in force.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Last day in force.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Parents whose rules hold where this file is silent, first wins: standing orders.
    #[serde(default)]
    pub follows: Vec<String>,
    /// The paragraphs' own words, by number, as the document prints them.
    #[serde(default)]
    pub paragraphs: Vec<(Clause, String)>,
    /// Mistakes of the document that no outcome hangs on: a paragraph that points to itself.
    #[serde(default)]
    pub defects: Vec<Defect>,
    /// Where the rules below say more than the document does.
    #[serde(default)]
    pub assumed: Vec<Assumption>,
    /// The organisations.
    #[serde(default)]
    pub bodies: Vec<Body>,
    /// The positions. Voting or not is a bar on a tag.
    pub seats: Vec<Seat>,
    /// Offices: chair, vice chair, holders of a casting vote. The first is the chair.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// Those who attend without a seat.
    #[serde(default)]
    pub attendees: Vec<Attendee>,
    /// What the text leaves open, and facts of a meeting or item that the file cannot know.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Named choices of seats: `The("CCGs")`.
    #[serde(default)]
    pub words: Vec<(Name, Who)>,
    /// Named tests: `The("simple majority")`.
    #[serde(default)]
    pub tests: Vec<(Name, Test)>,
    /// Named weights: `The("NHS England's votes")`.
    #[serde(default)]
    pub weights: Vec<(Name, Weight)>,
    /// What takes a vote, a place in the quorum or a place in the base away. A rung of the conflict ladder is the bar on its `Conflict("rung")`; their order is the ladder's.
    #[serde(default)]
    pub bars: Vec<Bar>,
    /// Who may sit in another's place.
    #[serde(default)]
    pub stand_ins: Vec<StandIn>,
    /// Votes of each seat: the sum of its rows; no rows at all: one each.
    #[serde(default)]
    pub votes: Vec<(Who, Weight)>,
    /// When business may be done.
    pub quorum: Quorum,
    /// Classes of decision; the first is the usual one.
    pub decisions: Vec<Decision>,
    /// The committee's verbs for decisions, first the commonest: "approved", "noted".
    #[serde(default)]
    pub verbs: Vec<String>,
    /// How the public may be excluded.
    #[serde(default)]
    pub exclusion: Option<Exclusion>,
    /// What is owed after, or between, meetings.
    #[serde(default)]
    pub duties: Vec<Duty>,
}

/// The law and custom of a kind of body.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Regime {
    /// The NHS of clinical commissioning groups, to June 2022.
    #[default]
    NhsGroups,
    /// The NHS of integrated care boards, since.
    NhsBoards,
    /// Local authorities.
    Council,
}

/// The document that these terms were taken from, and who checked them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenFrom {
    /// Title of the document.
    pub document: String,
    /// Its version or date.
    #[serde(default)]
    pub version: Option<String>,
    /// When and by whom it was approved.
    #[serde(default)]
    pub approved: Option<String>,
    /// Who entered the terms here.
    #[serde(default)]
    pub entered_by: Option<String>,
    /// Who compared them with the document; until then the working says that nobody has.
    #[serde(default)]
    pub checked_by: Option<String>,
}

/// A mistake or gap of the document that changes no answer, noted so that whoever next amends it can put it right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defect {
    pub clause: Clause,
    pub says: String,
}

/// Something that whoever entered the terms had to suppose, because the document says nothing of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    #[serde(default)]
    pub clause: Option<Clause>,
    pub says: String,
}

/// An organisation that has seats.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The short name, used everywhere in these terms.
    pub name: Name,
    /// The full name, for the header of minutes.
    #[serde(default)]
    pub full: Option<String>,
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// A position on the committee.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub id: SeatId,
    /// The title of the position: "Lay Member".
    #[serde(default)]
    pub title: String,
    /// The organisation's name.
    #[serde(default)]
    pub body: Name,
    #[serde(default)]
    pub tags: Vec<Name>,
    /// Amounts of its own: list size, shares.
    #[serde(default)]
    pub own: Vec<(Name, Fraction)>,
    /// `number: 3` stands for three such seats, `id-1` to `id-3`.
    #[serde(default)]
    pub number: Option<u16>,
    /// Set where the text does not say what this entry says: the assumption, in words.
    #[serde(default)]
    pub assumed: Option<String>,
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// An office: filled by election at a meeting, or held by whoever sits in a seat.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub name: Name,
    /// Seats whose holders are eligible.
    #[serde(default)]
    pub from: Who,
    /// How it is filled, in words; absent when `holder` is given.
    #[serde(default)]
    pub filled: Option<String>,
    /// How long whoever fills it holds it.
    #[serde(default)]
    pub lasts: Lasts,
    /// The seat whose holder holds it.
    #[serde(default)]
    pub holder: Option<SeatId>,
    /// Who presides or acts next when the holder cannot.
    #[serde(default)]
    pub then: Vec<Name>,
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// How long an office is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Lasts {
    /// Until somebody else is elected to it.
    #[default]
    UntilReplaced,
    /// For the meeting at which it was filled.
    Meeting,
}

/// Somebody who attends by right, without a seat and a vote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    pub title: String,
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// Whatever the file cannot know.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: Name,
    #[serde(default)]
    pub clause: Option<Clause>,
    /// The question, in words that can be put to the chair.
    pub asks: String,
    pub answers: Vec<String>,
    /// Whose fact it is.
    #[serde(default)]
    pub of: QuestionOf,
}

/// What a question is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum QuestionOf {
    /// A reading: the text can be understood in more than one way, and the chair rules.
    #[default]
    Text,
    /// A fact of the meeting.
    Meeting,
    /// A fact of the item.
    Item,
}

impl QuestionOf {
    /// Whether somebody states the answer as a fact; a reading is ruled on.
    pub fn is_fact(self) -> bool {
        match self {
            QuestionOf::Text => false,
            QuestionOf::Meeting | QuestionOf::Item => true,
        }
    }
}

/// Takes something away from some seats.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    pub who: Who,
    pub from: Vec<From>,
    #[serde(default)]
    pub clause: Option<Clause>,
    /// Why, in words.
    #[serde(default)]
    pub says: Option<String>,
}

/// What a bar may take away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum From {
    Papers,
    Room,
    Speech,
    Decision,
    Vote,
    Quorum,
    Base,
    Presiding,
    Casting,
    Deputy,
}

/// Who may sit in another's place.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandIn {
    pub r#for: Who,
    pub r#as: StandInAs,
    /// Where the stand-in must come from; empty: from anywhere.
    #[serde(default)]
    pub chosen_from: Who,
    /// How many one person may stand in for.
    #[serde(default)]
    pub most: Option<u8>,
    #[serde(default)]
    pub says: Option<String>,
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// A deputy sits and votes for one who is away; a proxy carries the vote of one who is away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum StandInAs {
    Deputy,
    Proxy,
}

/// When business may be done.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    pub test: Test,
    #[serde(default)]
    pub checked: Vec<Checked>,
    /// What may be done when it fails, in the order to be offered.
    #[serde(default)]
    pub remedies: Vec<Remedy>,
}

/// When the quorum is tested.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Checked {
    Start,
    Item,
    Vote,
    Always,
}

/// What the terms allow when there is no quorum.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    pub act: RemedyAct,
    #[serde(default)]
    pub says: Option<String>,
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// The kinds of remedy.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum RemedyAct {
    CoOpt(String),
    Dispense(String),
    Refer(String),
    Recommend,
    Defer,
    Adjourn(String),
}

/// How the public may be excluded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    #[serde(default)]
    pub clause: Option<Clause>,
    /// The law, as the resolution names it.
    pub under: String,
    /// The resolution's usual words.
    pub words: String,
    /// The grounds that may be named.
    pub grounds: Vec<String>,
    /// The class of decision by which it is resolved.
    #[serde(default)]
    pub class: Option<Name>,
}

/// Something owed: minutes to members within three working days, a review every April.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub what: String,
    #[serde(default)]
    pub clause: Option<Clause>,
    #[serde(default)]
    pub within: Option<Within>,
    #[serde(default)]
    pub to: Vec<String>,
}

/// How long something may take. Days count from the meeting's date; the day after is day one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Within {
    WorkingDays(u16),
    ClearDays(u16),
    Days(u16),
    Months(u16),
    /// In words, where the program need not count: "monthly", "every April".
    Every(String),
}
