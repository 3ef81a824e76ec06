//! What follows a tie, or no majority: who may decide, and what a deciding vote does.
//!
//! The first in order of those attending and not barred from it decides; the next only where there is none before.

use crate::terms::{CastingWay, Choice, Clause, From, Tie, Who};

use super::facts::Facts;
use super::result::{Caster, Outcome};
use super::snapshot::{Deciding, ForOrAgainst};
use super::truth::{Stop, all, not};
use super::who::{Eval, Scope};

/// How a proposal comes out, and who may decide it where it is tied.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Verdict {
    pub outcome: Outcome,
    /// In order; the first rank decides, the next only if nobody of the first is here.
    pub holders: Vec<Holder>,
    pub because: Because,
}

/// Somebody who may decide a tie.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Holder {
    pub rank: usize,
    pub seat: usize,
    pub clause: Option<Clause>,
}

/// In what way a proposal is neither carried nor lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Missed {
    Equal,
    NoMajority,
}

/// Why a verdict is what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Because {
    /// The rule itself says so.
    Rule,
    Inquorate,
    VotingGoesOn,
    NobodyVoted,
    /// Equal, or no majority, and what the terms say of it.
    Equal,
    NoMajority,
    /// Equal, and nobody who might decide is here and free to.
    NobodyToDecide,
    DecidedByVote,
    Declined,
    /// A deciding vote that its giver did not hold, or that may only keep things as they are.
    DecidingVoteNotHeld,
    /// Equal, or no majority: the vote is taken again.
    TakenAgain,
    /// The matter is put off.
    PutOff(Missed),
    /// A lot decides, which whoever is in the chair draws.
    ByLot(Missed),
    /// The lot was drawn.
    Drawn,
    /// The text says nothing of it.
    Unsaid(Missed),
    /// A block in which there is no majority abstains.
    Abstains,
    /// A block is equal within itself, and its deciding vote would make a difference.
    BlockEqual,
    /// Hands may have fallen in ways that differ.
    HandsDiffer,
    /// More hands of a body were counted than could be raised.
    TooManyHands,
}

impl Verdict {
    pub fn plain(outcome: Outcome, because: Because) -> Verdict {
        Verdict {
            outcome,
            holders: Vec::new(),
            because,
        }
    }

    /// How a block that came out like this is cast; `None`: it is not.
    pub fn cast(&self) -> Option<Choice> {
        match self.outcome {
            Outcome::Carried => Some(Choice::For),
            Outcome::Lost => Some(Choice::Against),
            Outcome::NoDecision if self.because == Because::Abstains => Some(Choice::Abstain),
            Outcome::NoDecision
            | Outcome::Tied
            | Outcome::Void
            | Outcome::Open
            | Outcome::ReadingNeeded
            | Outcome::RecountNeeded => None,
        }
    }

    /// Whether a deciding vote, used or declined, went into this.
    pub fn used_deciding(&self) -> bool {
        matches!(
            self.because,
            Because::DecidedByVote | Because::Drawn | Because::Declined
        )
    }
}

impl Eval<'_> {
    /// What the terms make of an equal vote, or of no majority.
    pub fn settle(
        &self,
        tie: &Tie,
        why: Because,
        deciding: Option<&Deciding>,
        clause: Option<&Clause>,
    ) -> Result<Verdict, Stop> {
        let missed = match why {
            Because::Equal => Missed::Equal,
            _ => Missed::NoMajority,
        };
        match tie {
            Tie::Lost => Ok(Verdict::plain(Outcome::Lost, why)),
            Tie::NoDecision => Ok(Verdict::plain(Outcome::NoDecision, why)),
            Tie::Postponed => Ok(Verdict::plain(Outcome::NoDecision, Because::PutOff(missed))),
            Tie::Silent => Ok(Verdict::plain(Outcome::Tied, Because::Unsaid(missed))),
            Tie::Again(_) => Ok(Verdict::plain(Outcome::NoDecision, Because::TakenAgain)),
            Tie::Abstains => Ok(Verdict::plain(Outcome::NoDecision, Because::Abstains)),
            Tie::Lot => {
                let in_chair = self.holders(&[vec![crate::terms::Is::Presiding]], clause, false)?;
                let mut verdict = self.decided(in_chair, CastingWay::Second, Because::ByLot(missed), deciding)?;
                if verdict.because == Because::DecidedByVote {
                    verdict.because = Because::Drawn;
                }
                Ok(verdict)
            }
            Tie::Casting { by, way } => {
                let holders = self.holders(by, clause, true)?;
                if holders.is_empty() {
                    return Ok(Verdict::plain(Outcome::Lost, Because::NobodyToDecide));
                }
                self.decided(holders, *way, why, deciding)
            }
            Tie::Case(question, answers) => self.case(question, answers, |tie| self.settle(tie, why, deciding, clause)),
            Tie::Under(clause, tie) => self.settle(tie, why, deciding, Some(clause)),
        }
    }

    /// Those of `by`, in order, who are attending and, where that counts, not barred from deciding.
    fn holders(&self, by: &[Who], clause: Option<&Clause>, not_barred: bool) -> Result<Vec<Holder>, Stop> {
        let scope = Scope::whole(&[]);
        let mut holders: Vec<Holder> = Vec::new();
        for who in by {
            // Ranks that nobody here holds leave no trace: the order of absent holders makes no difference.
            let rank = holders.last().map_or(0, |holder| holder.rank + 1);
            for at in self.facts.all().filter(|at| self.attending(*at)) {
                let free = || match not_barred {
                    true => not(self.barred(at, From::Casting)),
                    false => Ok(true),
                };
                let known = holders.iter().any(|holder| holder.seat == at.index);
                if !known
                    && all([self.are(at, who, &scope)]
                        .into_iter()
                        .chain(std::iter::once_with(free)))?
                {
                    holders.push(Holder {
                        rank,
                        seat: at.index,
                        clause: clause.cloned(),
                    });
                }
            }
        }
        Ok(holders)
    }

    /// The tie, as a deciding vote leaves it.
    fn decided(
        &self,
        holders: Vec<Holder>,
        way: CastingWay,
        why: Because,
        deciding: Option<&Deciding>,
    ) -> Result<Verdict, Stop> {
        let tied = |holders, because| Verdict {
            outcome: Outcome::Tied,
            holders,
            because,
        };
        let Some(deciding) = deciding else {
            return Ok(tied(holders, why));
        };
        let first = holders.first().map(|holder| holder.rank);
        let seat = self.facts.find(&deciding.seat).map(|at| at.index);
        let held = holders
            .iter()
            .any(|holder| Some(holder.rank) == first && Some(holder.seat) == seat);
        Ok(match (held, deciding.choice, way) {
            (false, _, _) | (true, Some(ForOrAgainst::For), CastingWay::StatusQuo) => {
                tied(holders, Because::DecidingVoteNotHeld)
            }
            (true, Some(ForOrAgainst::For), CastingWay::Second | CastingWay::Only | CastingWay::Decides) => {
                Verdict::plain(Outcome::Carried, Because::DecidedByVote)
            }
            (true, Some(ForOrAgainst::Against), _) => Verdict::plain(Outcome::Lost, Because::DecidedByVote),
            (true, None, _) => Verdict::plain(Outcome::Lost, Because::Declined),
        })
    }
}

/// Everybody who may decide under some reading, each once, first in order first: those of each reading together.
pub(super) fn casters<'a>(facts: &Facts<'_>, readings: impl Iterator<Item = &'a Vec<Holder>>) -> Vec<Caster> {
    let mut casters: Vec<Caster> = Vec::new();
    for holders in readings {
        let rank = holders.first().map(|holder| holder.rank);
        for holder in holders {
            let Some(at) = facts.at(holder.seat) else {
                continue;
            };
            let first = Some(holder.rank) == rank;
            match casters.iter_mut().find(|caster| caster.seat == at.seat.id) {
                Some(known) => known.first |= first,
                None => casters.push(Caster {
                    seat: at.seat.id.clone(),
                    clause: holder.clause.clone(),
                    first,
                }),
            }
        }
    }
    casters
}
