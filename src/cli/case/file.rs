//! What a case file may hold. Seats are named by their ids; `"practice-1..26"` stands for 26 of them.
//!
//! ```text
//! Case(
//!     format: 0,
//!     terms: "mid-north-east-essex",            // one that the program carries, or a path from this file
//!     others: InPerson,                         // everybody not listed; absent if left out
//!     here: [("nhse-primary", Absent), ("nhse-area", Deputy("jo-field"))],
//!     offices: [("Chair", "me-lay")], in_chair: "me-lay",
//!     interests: [("me-chair", "leaves for the item")],
//!     item: (class: "single CCG", concerned: ["Mid Essex"]),
//!     votes: [("me-lay", For)], hands: [(body: "North East Essex", for: 2, against: 1, abstained: 0)],
//!     settled: [("majority-of", "votes")],
//!     expect: (outcome: lost, quorum: yes),
//! )
//! ```

use serde::{Deserialize, Serialize};

use crate::rules::{Deciding, Hands, Met, PersonId};
use crate::terms::{Choice, Name};

use super::answer::Overall;

/// One committee's case, with those that meet in common with it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The format of this file; 0 until release 1.0.
    #[serde(default)]
    pub format: u32,
    /// What the case is, in words.
    #[serde(default)]
    pub says: Option<String>,
    /// The name of terms that the program carries, or a path from the case's folder.
    pub terms: String,
    /// How everybody is that `here` does not list.
    #[serde(default)]
    pub others: Here,
    #[serde(default)]
    pub here: Vec<(String, Here)>,
    /// The seat of whoever is in the chair.
    #[serde(default)]
    pub in_chair: Option<String>,
    /// Offices that are filled at a meeting: the seat of whoever holds each.
    #[serde(default)]
    pub offices: Vec<(Name, String)>,
    /// The rung of the conflict ladder of whoever sits there.
    #[serde(default)]
    pub interests: Vec<(String, Name)>,
    /// The same of a member in whose place a deputy sits.
    #[serde(default)]
    pub interests_of_members: Vec<(String, Name)>,
    #[serde(default)]
    pub item: Item,
    #[serde(default)]
    pub votes: Vec<(String, Choice)>,
    #[serde(default)]
    pub hands: Vec<Hands>,
    /// Whether voting is over; absent: it is, once anybody voted.
    #[serde(default)]
    pub closed: Option<bool>,
    #[serde(default)]
    pub deciding: Option<Deciding>,
    /// Readings settled and facts of the meeting or item: question, answer.
    #[serde(default)]
    pub settled: Vec<(Name, String)>,
    /// An election to an office.
    #[serde(default)]
    pub election: Option<Election>,
    /// Other committees that sit together with this one and decide the same item for themselves.
    #[serde(default)]
    pub in_common: Vec<Case>,
    #[serde(default)]
    pub expect: Option<Expect>,
}

/// How a seat is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub enum Here {
    #[default]
    Absent,
    InPerson,
    Remote,
    /// Out of the room for an interest in the item.
    Withdrew,
    /// A named deputy sits here.
    Deputy(PersonId),
    RemoteDeputy(PersonId),
    /// This person, who may sit elsewhere too, is here.
    Person(PersonId),
    CoOpted(PersonId),
    /// This person holds the member's vote.
    Proxy(PersonId),
    Vacant,
    Pending,
    Suspended,
}

/// What is to be decided.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The class of decision; absent: the first of the terms.
    #[serde(default)]
    pub class: Option<Name>,
    /// The organisations, or other words of the terms, that it concerns.
    #[serde(default)]
    pub concerned: Vec<Name>,
}

/// What the answer should be. What is left out is not compared.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Of this committee, or `differs` where those in common differ.
    #[serde(default)]
    pub outcome: Option<Overall>,
    #[serde(default)]
    pub quorum: Option<Met>,
    /// Exactly the readings that matter to the outcome or the quorum, each with what its answers would give.
    #[serde(default)]
    pub readings: Option<Vec<Reading>>,
    #[serde(default)]
    pub presiding: Option<Presiding>,
    /// Exactly those who may decide a tie.
    #[serde(default)]
    pub casting: Option<Vec<String>>,
    /// How the election comes out.
    #[serde(default)]
    pub election: Option<CameOut>,
}

/// An election; people by the seats that they sit in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Election {
    pub office: Name,
    pub nominated: Vec<String>,
    /// Who voted for whom; `None`: for nobody.
    #[serde(default)]
    pub votes: Vec<(String, Option<String>)>,
    /// How many voted for each, where who did is not recorded.
    #[serde(default)]
    pub counts: Vec<(String, u16)>,
    /// Who decided equal votes, and for whom.
    #[serde(default)]
    pub deciding: Option<(String, String)>,
}

/// How an election came out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CameOut {
    Elected(String),
    Tied(Vec<String>),
    /// To be voted on again, between these.
    Again(Vec<String>),
    NoDecision,
    Void,
    Open,
    ReadingNeeded,
    RecountNeeded,
}

/// A question, and what each of its answers would give.
pub type Reading = (Name, Vec<(String, Overall)>);

/// Who presides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Presiding {
    Nobody,
    Seat(String),
}
