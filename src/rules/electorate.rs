//! Who may vote on this item, with which weight, and how each seat stands to it; heads counted by body.
//!
//! For, against, abstained, present not voting, recused and absent are kept apart for each seat.

use std::rc::Rc;

use crate::terms::{Bar, Choice, Fraction, From, Is, Silence};

use super::facts::{At, Facts};
use super::need::sum;
use super::readings::explore_some;
use super::result::{BodyCount, Elector, ElectorState};
use super::snapshot::{Hands, Status};
use super::truth::Stop;
use super::who::{Eval, Scope};

/// Ways to read that are tried for one seat, or for the count.
const MOST_TRIED: usize = 64;

/// Every seat with its weight and state, and how else it may stand while a question is open. None where the terms are at
/// fault.
pub(super) fn electorate(root: &Rc<Eval<'_>>) -> Vec<Elector> {
    let electors = root.facts.all().map(|at| {
        let found = explore_some(root, MOST_TRIED, |eval| eval.stands(at));
        let mut ways = found.values().into_iter().copied();
        let (weight, state) = ways.next()?;
        // In which order questions are met tells nothing.
        let mut otherwise: Vec<(Fraction, ElectorState)> = ways.collect();
        otherwise.sort_unstable();
        let blocks = explore_some(root, MOST_TRIED, |eval| eval.cast_with(at));
        let as_one = match blocks.values().as_slice() {
            [one] => **one,
            _ => None,
        };
        Some(Elector {
            seat: at.seat.id.clone(),
            person: at.now.person.clone(),
            body: at.seat.body.clone(),
            weight,
            state,
            otherwise,
            as_one,
        })
    });
    electors.collect::<Option<_>>().unwrap_or_default()
}

/// Heads by body, in the order of the terms, and what else may count while a question is open.
pub(super) fn counts(root: &Rc<Eval<'_>>) -> Vec<BodyCount> {
    let found = explore_some(root, MOST_TRIED, Eval::counts);
    let mut ways = found.values().into_iter();
    let mut counts = ways.next().cloned().unwrap_or_default();
    for other in ways {
        for (count, other) in counts.iter_mut().zip(other) {
            let heads = other.heads();
            if count.heads() != heads && !count.otherwise.contains(&heads) {
                count.otherwise.push(heads);
                count.otherwise.sort_unstable();
            }
        }
    }
    counts
}

impl BodyCount {
    fn heads(&self) -> [u32; 3] {
        [self.r#for, self.against, self.abstained]
    }
}

impl<'a> Eval<'a> {
    /// The votes that a seat has on this item now, and how it stands to it.
    fn stands(&self, at: At<'_>) -> Result<(Fraction, ElectorState), Stop> {
        let weight = match self.voter(at)? {
            true => self.weights()?.of(at),
            false => Fraction::ZERO,
        };
        Ok((weight, self.state(at)?))
    }

    /// All votes of the block with which a seat's own are cast.
    fn cast_with(&self, at: At<'_>) -> Result<Option<Fraction>, Stop> {
        let weights = self.weights()?;
        let Some(block) = weights.blocks.iter().rev().find(|block| block.holds(at)) else {
            return Ok(None);
        };
        let mut all = Vec::new();
        for other in self.facts.all().filter(|other| block.holds(*other)) {
            if self.voter(other)? {
                all.push(weights.of(other));
            }
        }
        sum(all).map(Some)
    }

    fn state(&self, at: At<'_>) -> Result<ElectorState, Stop> {
        match at.now.status {
            Status::Vacant | Status::Pending => return Ok(ElectorState::Vacant),
            Status::Suspended if !self.voter(at)? => return Ok(ElectorState::Suspended),
            Status::Suspended | Status::Filled => {}
        }
        if !self.attending(at) {
            return Ok(ElectorState::Absent);
        }
        if !self.voter(at)? {
            return Ok(match self.recused(at)? {
                true => ElectorState::Recused,
                false => ElectorState::NotVoting,
            });
        }
        let by_hands = |hands: &Hands| hands.body == at.seat.body && hands.includes(at);
        Ok(match self.moment.votes.get(at.index).copied().flatten() {
            Some(choice) if !self.facts.on_offer(choice) => ElectorState::NotVoting,
            Some(Choice::For) => ElectorState::For,
            Some(Choice::Against) => ElectorState::Against,
            Some(Choice::Abstain) => ElectorState::Abstained,
            Some(Choice::NoChoice) => ElectorState::NotVoting,
            None if self.facts.snapshot.hands.iter().any(by_hands) => ElectorState::ByHands,
            None if !self.facts.snapshot.closed => ElectorState::NotYet,
            None => match self.facts.decision.map(|decision| decision.rule.silence) {
                Some(Silence::For) => ElectorState::For,
                Some(Silence::Against) => ElectorState::Against,
                Some(Silence::Nothing) | None => ElectorState::NotVoting,
            },
        })
    }

    /// Whether it is an interest in the item that takes this seat's vote away.
    fn recused(&self, at: At<'_>) -> Result<bool, Stop> {
        for bar in self.facts.bars().filter(|bar| bar.from.contains(&From::Vote)) {
            if self.facts.about_interests(bar) && self.are(at, &bar.who, &Scope::whole(&[]))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Heads by body, in the order of the terms: recorded votes that count, and hands as they were counted.
    fn counts(&self) -> Result<Vec<BodyCount>, Stop> {
        let recorded = self.votes_that_count()?;
        let mut counts: Vec<BodyCount> = Vec::new();
        for body in self.facts.bodies() {
            let heads = |choice: Choice, hands: fn(&Hands) -> u16| {
                let votes = self.facts.all().zip(&recorded);
                let votes = votes
                    .filter(|(at, vote)| at.seat.body == *body && **vote == Some(choice))
                    .count();
                let mut latest_first = self.facts.snapshot.hands.iter().rev();
                let by_hands = latest_first.find(|counted| counted.body == *body).map_or(0, hands);
                u32::try_from(votes)
                    .unwrap_or(u32::MAX)
                    .saturating_add(u32::from(by_hands))
            };
            counts.push(BodyCount {
                body: body.to_owned(),
                r#for: heads(Choice::For, |hands| hands.r#for),
                against: heads(Choice::Against, |hands| hands.against),
                abstained: heads(Choice::Abstain, |hands| hands.abstained),
                otherwise: Vec::new(),
            });
        }
        Ok(counts)
    }
}

impl Hands {
    /// Whether this count stands for the seat, if it is of its body.
    fn includes(&self, at: At<'_>) -> bool {
        self.seats.is_empty() || self.seats.contains(&at.seat.id)
    }
}

impl Facts<'_> {
    /// The bodies that have seats, in the terms' order; those that the terms do not list, last.
    pub fn bodies(&self) -> Vec<&str> {
        let listed = self.terms.bodies.iter().map(|body| body.name.as_str());
        let of_seats = self.seats.iter().map(|facts| facts.seat.body.as_str());
        let has_seat = |body: &&str| self.seats.iter().any(|facts| facts.seat.body == *body);
        let mut bodies = Vec::new();
        for body in listed.chain(of_seats).filter(has_seat) {
            if !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        bodies
    }

    /// Whether the bar looks at interests in the item.
    pub fn about_interests(&self, bar: &Bar) -> bool {
        self.conflict_in(&bar.who, &mut Vec::new()).is_some()
    }

    /// The first adjective of an interest in these words: a rung of the ladder, or any.
    pub fn conflict_in<'w>(&'w self, who: &'w [Is], seen: &mut Vec<&'w str>) -> Option<&'w Is> {
        who.iter().find_map(|is| match is {
            Is::Conflict(_) | Is::Conflicted => Some(is),
            Is::And(who) | Is::Or(who) => self.conflict_in(who, seen),
            Is::The(name) if !seen.contains(&name.as_str()) => {
                seen.push(name);
                let (_, who) = self.terms.words.iter().find(|(word, _)| word == name)?;
                self.conflict_in(who, seen)
            }
            Is::Case(_, answers) => answers.iter().find_map(|(_, who)| self.conflict_in(who, seen)),
            Is::Body(_)
            | Is::Tag(_)
            | Is::Seat(_)
            | Is::Office(_)
            | Is::Filled
            | Is::Pending
            | Is::Suspended
            | Is::Attending
            | Is::Remote
            | Is::Deputy
            | Is::Proxy
            | Is::CoOpted
            | Is::Presiding
            | Is::Concerned
            | Is::Barred(_)
            | Is::For
            | Is::Against
            | Is::Abstained
            | Is::Members
            | Is::Present
            | Is::Entitled
            | Is::Cast
            | Is::Replied
            | Is::Not(_)
            | Is::Nobody
            | Is::The(_) => None,
        })
    }
}
