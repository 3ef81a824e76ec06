//! What a result is made of. The names are those of `quorate rule --format json`.

use serde::Serialize;

use crate::terms::{Clause, Fraction, Name, QuestionOf, SeatId};

use super::snapshot::PersonId;

/// One committee's answer for one item at one moment.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ItemResult {
    #[serde(rename = "name")]
    pub committee: String,
    pub quorum: QuorumResult,
    /// The seat whose occupant presides under the terms; `None`: nobody that the terms name can.
    pub presiding: Option<SeatId>,
    pub electorate: Vec<Elector>,
    pub counts: Vec<BodyCount>,
    pub conditions: Vec<Condition>,
    pub outcome: Outcome,
    /// How far the outcome is from another, in words: "More than 6 of 12 carries it."
    pub margin: String,
    /// Who may decide a tie, first in order first. Empty where there is no tie or nobody.
    pub casting: Vec<Caster>,
    /// A tie that a lot decides, however the terms are read: those in `casting` draw it.
    #[serde(skip)]
    pub by_lot: bool,
    /// There is no decision, however the terms are read, because they put the matter off.
    #[serde(skip)]
    pub put_off: bool,
    /// The readings that matter to the outcome (or, before a vote, to the quorum), the most telling first.
    pub readings: Vec<ReadingNeeded>,
    pub steps: Vec<Step>,
}

/// Whether business may be done, and what is missing.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct QuorumResult {
    pub met: Met,
    /// In words: "2 more from Mid Essex, one of them the Chair or the Vice Chair".
    pub missing: Vec<String>,
    /// Seats whose occupant's leaving alone would break the quorum, however the terms are read. Empty when it is not met.
    pub critical: Vec<SeatId>,
    /// Seats whose occupant's leaving alone would leave the quorum to how the terms are read. Empty when it is not met.
    pub critical_by_reading: Vec<SeatId>,
    /// Smallest sets of absent seats whose arrival would make it; at most a few. Empty when it is met.
    pub repairs: Vec<Vec<SeatId>>,
    /// The readings that matter to the quorum itself.
    pub readings: Vec<ReadingNeeded>,
    pub steps: Vec<Step>,
}

/// Whether a quorum is met.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    Yes,
    No,
    ReadingNeeded,
}

/// A seat and how it stands to this item.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Elector {
    pub seat: SeatId,
    pub person: Option<PersonId>,
    pub body: Name,
    /// Votes that this seat may cast on this item now; 0 where it may cast none.
    pub weight: Fraction,
    pub state: ElectorState,
    /// How else it may stand while a question is open, in other votes or another state; empty where nothing open changes it.
    pub otherwise: Vec<(Fraction, ElectorState)>,
    /// Where its votes are cast as one with others': all votes that are. `None` also while that is open.
    pub as_one: Option<Fraction>,
}

impl Elector {
    /// However it may stand while a question is open: its votes and its state.
    pub fn ways(&self) -> impl Iterator<Item = (Fraction, ElectorState)> {
        let otherwise = self.otherwise.iter().copied();
        std::iter::once((self.weight, self.state)).chain(otherwise)
    }
}

/// How a seat stands to an item. `NotYet`: entitled and here, has not voted so far.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectorState {
    For,
    Against,
    Abstained,
    ByHands,
    NotVoting,
    Recused,
    Absent,
    Vacant,
    Suspended,
    NotYet,
}

/// Heads counted in one body.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BodyCount {
    pub body: Name,
    pub r#for: u32,
    pub against: u32,
    pub abstained: u32,
    /// What else may count for, against and abstained while a question is open; empty where nothing open changes it.
    #[serde(skip)]
    pub otherwise: Vec<[u32; 3]>,
}

/// One condition of the rule with its figures.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Condition {
    /// What was counted: "votes", "members".
    pub measure: String,
    /// Of whom: "votes of members present".
    pub basis_name: String,
    pub basis: Fraction,
    /// How many of them are what the condition asks for, and what that is: "for", "members who replied".
    pub counted: Fraction,
    pub counted_name: String,
    /// Of those it is about.
    pub r#for: Fraction,
    pub against: Fraction,
    pub abstained: Fraction,
    /// What had to be reached or exceeded, in words: "more than 6".
    pub threshold: String,
    pub holds: bool,
    /// Under which answer to an open question, in words: "read as “votes”"; `None`: whatever is answered.
    pub read_as: Option<String>,
}

/// How a proposal came out. Never a boolean.
///
/// ```text
/// Open ── vote closed ──► Carried | Lost | Tied ── deciding vote ──► Carried | Lost
///                         NoDecision (nobody voted, deadlock) · Void (inquorate, defective)
///                         ReadingNeeded (the chair rules) · RecountNeeded (hands no longer tell)
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Carried,
    Lost,
    Tied,
    NoDecision,
    Void,
    Open,
    ReadingNeeded,
    RecountNeeded,
}

/// Who may decide a tie.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Caster {
    pub seat: SeatId,
    pub clause: Option<Clause>,
    /// Whether the vote is theirs now, under some reading still open; the others only come in where nobody before them
    /// is here and free to.
    pub first: bool,
}

/// Two (or more) ways to read a paragraph that give different answers here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReadingNeeded {
    /// The question's id in the terms.
    pub id: Name,
    pub clause: Option<Clause>,
    pub question: String,
    /// A reading of the text, on which the chair rules; or a fact of the meeting or the item, which somebody states.
    pub of: QuestionOf,
    pub options: Vec<ReadingOption>,
}

/// One answer to a reading and what it gives however the other open questions are answered; where they matter too,
/// [`Outcome::ReadingNeeded`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReadingOption {
    pub name: Name,
    /// The outcome, or for a quorum `Open` where quorate and `Void` where not.
    pub outcome: Outcome,
    /// What it may be, by the answers to the others: more than one where `outcome` is not settled by this one.
    pub may: Vec<Outcome>,
}

impl ReadingNeeded {
    /// Whether it is a fact that somebody states, and nothing for the chair to rule on.
    pub fn is_fact(&self) -> bool {
        self.of.is_fact()
    }
}

impl ReadingOption {
    /// An answer with which only this can come out.
    pub fn giving(name: Name, outcome: Outcome) -> ReadingOption {
        ReadingOption {
            name,
            outcome,
            may: vec![outcome],
        }
    }

    /// What it gives, each outcome in these words: "carried", or "not carried or tied, as the others are read".
    pub fn gives(&self, word: impl Fn(Outcome) -> String) -> String {
        let words: Vec<String> = self.may.iter().map(|outcome| word(*outcome)).collect();
        match words.as_slice() {
            [] => word(self.outcome),
            [one] => one.clone(),
            [_, ..] => format!("{}, as the others are read", words.join(" or ")),
        }
    }
}

/// One line of the working.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Step {
    pub clause: Option<Clause>,
    pub text: String,
    pub holds: bool,
    /// It is no condition that holds or does not, but something to know beside them.
    #[serde(skip)]
    pub remark: bool,
}
