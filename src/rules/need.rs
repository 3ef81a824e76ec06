//! One need: a number of some seats are something. Its figures, by exact comparison, and whether it holds.
//!
//! Where an unanswered question decides whether a seat is counted, the need is tried with the fewest and with the most
//! that could be counted, and the question is asked only when these differ. Trees of needs are in `test`.

use std::collections::BTreeSet;

use crate::terms::{By, Fraction, Is, Name, Number, Round, Test};

use super::facts::At;
use super::outcome::is_of_a_vote;
use super::truth::{Fault, Stop, Truth, all};
use super::who::{Eval, Listed, Members, Scope};

/// A [`Test::Need`], its one comparison read.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Need<'t> {
    pub compare: Compare,
    pub number: Number,
    pub of: &'t [Is],
    pub are: &'t [Is],
    pub by: &'t By,
    pub round: Round,
}

/// The four comparisons, each the opposite of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Compare {
    AtLeast,
    MoreThan,
    AtMost,
    FewerThan,
}

/// A need with everything counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Figures {
    pub base: Fraction,
    pub have: Fraction,
    /// What `have` is compared with.
    pub threshold: Fraction,
    pub holds: bool,
}

impl<'t> Need<'t> {
    /// The need that this test is; `None` for any other test.
    pub fn of(test: &'t Test) -> Option<Result<Need<'t>, Stop>> {
        let Test::Need {
            at_least,
            more_than,
            at_most,
            fewer_than,
            of,
            are,
            by,
            round,
        } = test
        else {
            return None;
        };
        let (compare, number) = match (at_least, more_than, at_most, fewer_than) {
            (Some(number), None, None, None) => (Compare::AtLeast, *number),
            (None, Some(number), None, None) => (Compare::MoreThan, *number),
            (None, None, Some(number), None) => (Compare::AtMost, *number),
            (None, None, None, Some(number)) => (Compare::FewerThan, *number),
            (_, _, _, _) => return Some(Err(Stop::Faulty(Fault::Shape))),
        };
        Some(Ok(Need {
            compare,
            number,
            of,
            are,
            by,
            round: *round,
        }))
    }

    /// A plain count: no share of anything.
    pub fn is_count(&self) -> bool {
        self.number.share.is_zero()
    }

    /// What must be reached, exceeded or not exceeded, of this base.
    pub fn threshold(&self, base: Fraction) -> Result<Fraction, Stop> {
        let share = self.number.share.times(base).ok_or(INEXACT)?;
        let share = match self.round {
            Round::Exact => share,
            Round::Nearest => nearest(share),
        };
        share.plus(self.number.count).ok_or(INEXACT)
    }

    /// Whether so many of this base are enough. A share of nothing is never reached and never exceeded.
    pub fn compares(&self, have: Fraction, base: Fraction) -> Truth {
        let threshold = self.threshold(base)?;
        let of_nothing = !self.is_count() && base.is_zero();
        Ok(match self.compare {
            Compare::AtLeast => have >= threshold && !of_nothing,
            Compare::MoreThan => have > threshold && !of_nothing,
            Compare::AtMost => have <= threshold || of_nothing,
            Compare::FewerThan => have < threshold || of_nothing,
        })
    }

    /// The least whole number that satisfies it, where heads are counted and more is better.
    pub fn fewest(&self, base: Fraction) -> Result<Option<u64>, Stop> {
        let threshold = self.threshold(base)?;
        let whole = threshold.numerator() / threshold.denominator();
        let exact = threshold.denominator() == 1;
        Ok(match self.compare {
            Compare::AtLeast if exact => Some(whole),
            Compare::AtLeast | Compare::MoreThan => Some(whole + 1),
            Compare::AtMost | Compare::FewerThan => None,
        })
    }
}

/// A list of adjectives, and whether each seat is on it where that does not hang on votes.
struct List<'a> {
    who: &'a [Is],
    members: Members,
}

impl<'a> Eval<'a> {
    /// Whether the need holds among the seats of the scope.
    pub fn need_holds(&self, need: &Need<'a>, scope: &Scope<'_>) -> Truth {
        let base = match need.is_count() {
            true => Ok(Fraction::ZERO),
            false => self.base(need, scope),
        }?;
        self.facts.step(self.facts.seats.len());
        let (of, are) = (self.list(need.of), self.list(need.are));
        let (mut surely, mut perhaps, mut stop) = (Vec::new(), Vec::new(), None);
        for at in self.facts.all().filter(|at| scope.holds(*at)) {
            let parts = [&of, &are].into_iter().map(|list| self.listed(at, list, scope));
            match all(parts) {
                Ok(true) => {
                    surely.push(at);
                    perhaps.push(at);
                }
                Ok(false) => {}
                Err(Stop::Faulty(fault)) => return Err(Stop::Faulty(fault)),
                Err(why @ Stop::Open(_)) => {
                    perhaps.push(at);
                    stop = stop.or(Some(why));
                }
            }
        }
        let fewest = need.compares(self.measure(&surely, need.by, scope)?, base)?;
        let Some(stop) = stop else {
            return Ok(fewest);
        };
        let most = need.compares(self.measure(&perhaps, need.by, scope)?, base)?;
        if fewest == most { Ok(fewest) } else { Err(stop) }
    }

    /// The need with everything counted; stops at any question that decides whether a seat is counted.
    pub fn figures(&self, need: &Need<'a>, scope: &Scope<'_>) -> Result<Figures, Stop> {
        let base = self.base(need, scope)?;
        let have = self.counted(&[need.of, need.are], need.by, scope)?;
        Ok(Figures {
            base,
            have,
            threshold: need.threshold(base)?,
            holds: need.compares(have, base)?,
        })
    }

    fn base(&self, need: &Need<'a>, scope: &Scope<'_>) -> Result<Fraction, Stop> {
        let of = self.list(need.of);
        let mut counted = Vec::new();
        for at in self.facts.all().filter(|at| scope.holds(*at)) {
            if self.listed(at, &of, scope)? {
                counted.push(at);
            }
        }
        self.measure(&counted, need.by, scope)
    }

    /// The seats on a list of the terms, worked out once where they do not hang on votes.
    fn list(&self, who: &'a [Is]) -> List<'a> {
        let key = (who.as_ptr().addr(), who.len());
        let known = self.members.borrow().get(&key).cloned();
        let members = match known {
            Some(Listed {
                members,
                taken_over: false,
            }) => return List { who, members },
            Some(Listed { members: None, .. }) => None,
            Some(Listed {
                members: Some(unsure), ..
            }) if unsure.iter().all(Result::is_ok) => Some(unsure),
            Some(Listed {
                members: Some(unsure), ..
            }) => {
                let again = self.facts.all().zip(unsure.iter());
                let again = again.map(|(at, known)| known.or_else(|_| self.are(at, who, &Scope::whole(&[]))));
                Some(again.collect())
            }
            None => match self.mentions(who, &is_of_a_vote) {
                Ok(false) => Some(
                    self.facts
                        .all()
                        .map(|at| self.are(at, who, &Scope::whole(&[])))
                        .collect(),
                ),
                Ok(true) | Err(_) => None,
            },
        };
        let listed = Listed {
            members: members.clone(),
            taken_over: false,
        };
        self.members.borrow_mut().insert(key, listed);
        List { who, members }
    }

    fn listed(&self, at: At<'_>, list: &List<'a>, scope: &Scope<'_>) -> Truth {
        match list.members.as_ref().and_then(|members| members.get(at.index)) {
            Some(member) => *member,
            None => self.are(at, list.who, scope),
        }
    }

    /// How much the seats are, that are all of these.
    pub fn counted(&self, lists: &[&[Is]], by: &By, scope: &Scope<'_>) -> Result<Fraction, Stop> {
        let mut counted = Vec::new();
        for at in self.facts.all().filter(|at| scope.holds(*at)) {
            if all(lists.iter().map(|who| self.are(at, who, scope)))? {
                counted.push(at);
            }
        }
        self.measure(&counted, by, scope)
    }

    fn measure(&self, seats: &[At<'_>], by: &By, scope: &Scope<'_>) -> Result<Fraction, Stop> {
        match by {
            By::Seats => Ok(whole(seats.len())),
            By::People => {
                let unknown = seats.iter().filter(|at| at.now.person.is_none()).count();
                let known: BTreeSet<_> = seats.iter().filter_map(|at| at.now.person.as_ref()).collect();
                Ok(whole(unknown + known.len()))
            }
            By::Bodies => {
                let bodies: BTreeSet<&Name> = seats.iter().map(|at| &at.seat.body).collect();
                Ok(whole(bodies.len()))
            }
            By::Votes if scope.one_each => Ok(whole(seats.len())),
            By::Votes => {
                let weights = self.weights()?;
                sum(seats.iter().map(|at| weights.of(*at)))
            }
            By::Own(name) => sum(seats.iter().map(|at| own(*at, name))),
        }
    }
}

pub(super) const INEXACT: Stop = Stop::Faulty(Fault::Inexact);

/// A seat's own amount of this name; nothing where it has none.
pub(super) fn own(at: At<'_>, name: &str) -> Fraction {
    let amount = at.seat.own.iter().find(|(own, _)| own == name);
    amount.map_or(Fraction::ZERO, |(_, amount)| *amount)
}

pub(super) fn sum(parts: impl IntoIterator<Item = Fraction>) -> Result<Fraction, Stop> {
    let mut parts = parts.into_iter();
    parts.try_fold(Fraction::ZERO, |sum, part| sum.plus(part).ok_or(INEXACT))
}

pub(super) fn whole(count: usize) -> Fraction {
    Fraction::whole(u64::try_from(count).unwrap_or(u64::MAX))
}

/// To the nearest whole, halves up.
fn nearest(number: Fraction) -> Fraction {
    let (over, under) = (u128::from(number.numerator()), u128::from(number.denominator()));
    let rounded = (2 * over + under) / (2 * under);
    Fraction::whole(u64::try_from(rounded).unwrap_or(u64::MAX))
}
