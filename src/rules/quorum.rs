//! Whether business may be done, and whose leaving would break it.
//!
//! Rules need not be monotonic: one more person can break a composition or raise a threshold. So arrivals and
//! departures are tried, never subtracted. What is missing in words is in `missing`, whose arrival would do in `repairs`.

use std::rc::Rc;

use crate::terms::SeatId;

use super::discern::Traits;
use super::facts::{Facts, Moment};
use super::readings::{Leaves, explore, however_read};
use super::result::{Met, Outcome, QuorumResult};
use super::snapshot::Presence;
use super::truth::Fault;
use super::who::Eval;
use super::{missing, repairs, working};

/// The quorum of this item at this moment; `leaves` is whether there is one, under each combination of answers.
pub(super) fn quorum(root: &Rc<Eval<'_>>, leaves: &Leaves<bool>) -> QuorumResult {
    let facts = root.facts;
    let met = met(leaves);
    let matter = leaves.mattering(facts, holds);
    let (critical, critical_by_reading) = match met {
        Met::Yes => critical(root),
        Met::No | Met::ReadingNeeded => (Vec::new(), Vec::new()),
    };
    let repairs = match met {
        Met::Yes => Vec::new(),
        Met::No | Met::ReadingNeeded => repairs::repairs(root),
    };
    QuorumResult {
        met,
        missing: match met {
            Met::Yes => Vec::new(),
            Met::No | Met::ReadingNeeded => missing::missing(root, leaves, &matter, &repairs),
        },
        critical,
        critical_by_reading,
        repairs,
        readings: leaves.needed(facts, &matter, before_the_vote),
        steps: working::quorum(root, leaves, &matter),
    }
}

/// Whether it is met, whichever way it is read.
pub(super) fn met(leaves: &Leaves<bool>) -> Met {
    match (
        leaves.agree(holds),
        leaves.leaves.first().map(|leaf| holds(&leaf.value)),
    ) {
        (true, Some(true)) => Met::Yes,
        (true, Some(false) | None) => Met::No,
        (false, _) => Met::ReadingNeeded,
    }
}

pub(super) fn holds(quorate: &Result<bool, Fault>) -> bool {
    *quorate == Ok(true)
}

/// A quorum as an outcome: business may go on, or nothing decided would be valid.
pub(super) fn before_the_vote(quorate: &Result<bool, Fault>) -> Outcome {
    match holds(quorate) {
        true => Outcome::Open,
        false => Outcome::Void,
    }
}

pub(super) fn surely_quorate(facts: &Facts<'_>, moment: &Moment) -> bool {
    however_read(&Eval::new(facts, moment), Eval::quorate)
}

/// Seats whose occupant's leaving alone would break the quorum, and those whose leaving would leave it to a reading; none
/// where that takes too many steps to find out.
/// Seats that the quorum cannot tell apart are tried once.
fn critical(root: &Rc<Eval<'_>>) -> (Vec<SeatId>, Vec<SeatId>) {
    let (facts, moment) = (root.facts, root.moment);
    let (mut breaks, mut depends) = (vec![false; facts.seats.len()], vec![false; facts.seats.len()]);
    let here = facts
        .all()
        .filter(|at| !facts.by_letter() && moment.presence(*at) != Presence::Absent && at.filled());
    let began = facts.steps();
    for class in Traits::of_quorum(root).classes(root, &here.collect::<Vec<_>>()) {
        // Some of them would read as if the others might leave.
        if facts.is_past(began) {
            return (Vec::new(), Vec::new());
        }
        let Some(first) = class.first() else {
            continue;
        };
        let without = moment.with(facts, &[first.index], Presence::Absent);
        let list = match met(&explore(&Eval::new(facts, &without), Eval::quorate)) {
            Met::Yes => continue,
            Met::No => &mut breaks,
            Met::ReadingNeeded => &mut depends,
        };
        for at in class {
            if let Some(place) = list.get_mut(at.index) {
                *place = true;
            }
        }
    }
    let seats = |list: &[bool]| {
        let chosen = facts.all().zip(list).filter(|(_, chosen)| **chosen);
        chosen.map(|(at, _)| at.seat.id.clone()).collect()
    };
    (seats(&breaks), seats(&depends))
}
