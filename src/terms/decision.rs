//! A class of decision: when a proposal is carried ([`Rule`]), what follows a tie ([`Tie`]), how many votes a seat has
//! ([`Weight`]).
//!
//! Part of the language (`language` has the idea in six sentences); only data.

use serde::{Deserialize, Serialize};

use super::condition::{Test, Who};
use super::fraction::Fraction;
use super::language::{Bar, Clause, Name};

/// A class of decision.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub class: Name,
    #[serde(default)]
    pub clause: Option<Clause>,
    #[serde(default)]
    pub by: DecidedBy,
    /// More bars, for this class only.
    #[serde(default)]
    pub bars: Vec<Bar>,
    /// Votes instead of the usual ones.
    #[serde(default)]
    pub votes: Option<Vec<(Who, Weight)>>,
    /// A quorum as well as the usual one.
    #[serde(default)]
    pub quorum: Option<Test>,
    /// Instead of the usual quorum, for business that the usual one cannot meet (filling the office it asks for).
    #[serde(default)]
    pub quorum_instead: Option<Test>,
    /// The choices on offer; absent: for, against, abstain.
    #[serde(default)]
    pub choices: Option<Vec<Choice>>,
    pub rule: Rule,
}

/// At a meeting, or by letter (every filled seat is attending).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum DecidedBy {
    #[default]
    Meeting,
    Letter,
}

/// A choice that a voter may make.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Choice {
    For,
    Against,
    Abstain,
    /// A reply without a choice.
    NoChoice,
}

/// When a proposal is carried, and what follows when it is neither carried nor lost.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub carried: Test,
    /// For equals against in every measure that `carried` uses.
    #[serde(default)]
    pub tie: Tie,
    /// Neither carried, nor tied, nor lost by the mirrored test.
    #[serde(default)]
    pub neither: Tie,
    #[serde(default)]
    pub silence: Silence,
}

/// What silence of one entitled means.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Silence {
    #[default]
    Nothing,
    For,
    Against,
}

/// How many votes a row of seats gets.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Weight {
    /// Each seat has this many; an absentee's share is lost.
    Each(Fraction),
    /// Each seat has its own amount of this name.
    Own(Name),
    /// A total, shared equally by those of them who are voting here (by all of them if none is).
    Together(Fraction),
    /// `Together(the votes of those)`: parity.
    SameAs(Who),
    /// The votes that the inner weight gives, all cast one way, as the inner rule decides among these seats alone (one each).
    Block(Box<Weight>, Box<Rule>),
    The(Name),
    Case(Name, Vec<(String, Weight)>),
    Under(Clause, Box<Weight>),
}

/// What follows a tie, or no result.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Tie {
    #[default]
    Lost,
    NoDecision,
    Postponed,
    Lot,
    /// The text says nothing: tied, and nobody may decide.
    Silent,
    /// The vote is taken again; in an election, between those who stay in.
    Again(StayIn),
    /// In the rule of a block alone: the block abstains, as one.
    Abstains,
    /// Those in `by`, in order, may decide.
    Casting {
        by: Vec<Who>,
        #[serde(default)]
        way: CastingWay,
    },
    Case(Name, Vec<(String, Tie)>),
    Under(Clause, Box<Tie>),
}

/// Between whom an election is repeated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum StayIn {
    All,
    /// The two with the most votes, and whoever has as many as the second.
    FirstTwo,
    /// All but the one with the fewest; where several have the fewest, all.
    AllButLast,
}

/// The kind of casting vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum CastingWay {
    /// A second and deciding vote.
    #[default]
    Second,
    /// The holder has no first vote.
    Only,
    /// The holder decides outright.
    Decides,
    /// May only keep things as they are.
    StatusQuo,
}
