//! Terms and snapshot joined: every seat of the terms with how it stands now, the class of decision, what was settled.
//!
//! [`Facts`] are fixed for one result. A [`Moment`] is what the searches vary: who is here, and how seats voted.
//! Nothing is judged here.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

use crate::terms::{Bar, Choice, DecidedBy, Decision, Seat, SeatId, Terms};

use super::snapshot::{Occupancy, Presence, SeatNow, Snapshot, Status};

/// Steps after which a search ends: about half a second.
pub(super) const MOST_STEPS: u64 = 20_000_000;

/// For each question of the terms, in order, the place of its answer; `None`: nobody has answered.
pub(super) type Answers = Vec<Option<usize>>;
/// For each seat, in order, how it voted.
pub(super) type Votes = Vec<Option<Choice>>;

/// What one result is worked out from.
pub(super) struct Facts<'a> {
    pub terms: &'a Terms,
    pub snapshot: &'a Snapshot,
    /// `None`: the snapshot names a class that the terms do not have.
    pub decision: Option<&'a Decision>,
    pub seats: Vec<SeatFacts<'a>>,
    pub settled: Answers,
    /// Steps that were taken so far: every search ends after a number of them, never after a time.
    steps: Cell<u64>,
}

/// A seat as the terms make it, and now.
pub(super) struct SeatFacts<'a> {
    pub seat: Cow<'a, Seat>,
    pub now: Cow<'a, SeatNow>,
}

/// A seat and its place in the terms' order.
#[derive(Clone, Copy)]
pub(super) struct At<'f> {
    pub index: usize,
    pub seat: &'f Seat,
    pub now: &'f SeatNow,
}

impl<'a> Facts<'a> {
    pub fn new(terms: &'a Terms, snapshot: &'a Snapshot) -> Facts<'a> {
        // Usually the snapshot has the terms' order.
        let now = |n: usize, seat: &Seat| {
            let here = snapshot.seats.get(n).filter(|now| now.seat == seat.id);
            here.or_else(|| snapshot.seats.iter().find(|now| now.seat == seat.id))
        };
        let seats = terms.seats_one_by_one().enumerate().map(|(n, seat)| SeatFacts {
            now: now(n, &seat).map_or_else(|| Cow::Owned(nobody_known(&seat)), Cow::Borrowed),
            seat,
        });
        let settled = terms.questions.iter().map(|question| {
            let (_, answer) = snapshot.answers.iter().rev().find(|(id, _)| *id == question.id)?;
            question.answers.iter().position(|known| known == answer)
        });
        Facts {
            terms,
            snapshot,
            decision: terms.decision(snapshot.class.as_deref()),
            seats: seats.collect(),
            settled: settled.collect(),
            steps: Cell::new(0),
        }
    }

    /// Whether a search that began at this step has gone on for long enough.
    pub fn is_past(&self, began: u64) -> bool {
        self.steps().saturating_sub(began) > MOST_STEPS
    }

    /// So many steps more.
    pub fn step(&self, steps: usize) {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.steps.set(self.steps.get().saturating_add(steps));
    }

    pub fn steps(&self) -> u64 {
        self.steps.get()
    }

    /// The seats in the terms' order.
    pub fn all(&self) -> impl Iterator<Item = At<'_>> {
        self.seats.iter().enumerate().map(|(index, facts)| At {
            index,
            seat: &facts.seat,
            now: &facts.now,
        })
    }

    pub fn at(&self, index: usize) -> Option<At<'_>> {
        self.seats.get(index).map(|facts| At {
            index,
            seat: &facts.seat,
            now: &facts.now,
        })
    }

    pub fn find(&self, seat: &SeatId) -> Option<At<'_>> {
        self.all().find(|at| at.seat.id == *seat)
    }

    /// The bars on this item: those of the terms, then those of the class.
    pub fn bars(&self) -> impl Iterator<Item = &'a Bar> + use<'a> {
        let more = self
            .decision
            .map(|decision| decision.bars.as_slice())
            .unwrap_or_default();
        self.terms.bars.iter().chain(more)
    }

    pub fn by_letter(&self) -> bool {
        self.decision.is_some_and(|decision| decision.by == DecidedBy::Letter)
    }
}

impl At<'_> {
    /// Somebody holds this seat. A suspended holder holds it still: what suspension takes away is a bar.
    pub fn filled(&self) -> bool {
        match self.now.status {
            Status::Filled | Status::Suspended => true,
            Status::Vacant | Status::Pending => false,
        }
    }

    /// Whether the same person sits in both seats (a seat whose occupant is unknown shares nobody with another).
    pub fn same_person(&self, other: &At<'_>) -> bool {
        self.index == other.index || (self.now.person.is_some() && self.now.person == other.now.person)
    }
}

/// Who is here, and how seats voted.
#[derive(Clone)]
pub(super) struct Moment {
    presence: Vec<Presence>,
    /// As recorded: the latest vote of each seat, whether it may vote or not.
    pub votes: Votes,
}

impl Moment {
    /// The moment of the snapshot itself.
    pub fn of(facts: &Facts<'_>) -> Moment {
        let votes = facts.snapshot.votes.iter();
        // A later vote of a seat takes the place of an earlier one.
        let latest: BTreeMap<&SeatId, Choice> = votes.map(|(seat, choice)| (seat, *choice)).collect();
        Moment {
            presence: facts.all().map(|at| at.now.presence).collect(),
            votes: facts.all().map(|at| latest.get(&at.seat.id).copied()).collect(),
        }
    }

    pub fn presence(&self, at: At<'_>) -> Presence {
        self.presence.get(at.index).copied().unwrap_or_default()
    }

    /// This moment with everybody in those seats, wherever else they sit, here or away.
    pub fn with(&self, facts: &Facts<'_>, seats: &[usize], presence: Presence) -> Moment {
        let mut moment = self.clone();
        let moved: Vec<At<'_>> = seats.iter().filter_map(|index| facts.at(*index)).collect();
        for (at, place) in facts.all().zip(&mut moment.presence) {
            if moved.iter().any(|seat| seat.same_person(&at)) {
                *place = presence;
            }
        }
        moment
    }
}

fn nobody_known(seat: &Seat) -> SeatNow {
    SeatNow {
        seat: seat.id.clone(),
        status: Status::Filled,
        person: None,
        occupancy: Occupancy::Member,
        presence: Presence::Absent,
        rung: None,
        member_rung: None,
    }
}
