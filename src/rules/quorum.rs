//! Whether business may be done; whose leaving would break it; whose arrival would make it.
//!
//! Rules need not be monotonic: one more person can break a composition or raise a threshold. So arrivals and
//! departures are tried, never subtracted. What is missing in words is in `missing`.

use std::rc::Rc;

use crate::terms::SeatId;

use super::discern::Traits;
use super::facts::{At, Facts, Moment};
use super::readings::{Leaves, however_read};
use super::result::{Met, Outcome, QuorumResult};
use super::snapshot::Presence;
use super::truth::Fault;
use super::who::Eval;
use super::{missing, working};

/// Sets of arrivals that are tried, smallest first.
const MOST_TRIED: usize = 2000;
/// Sets that are offered.
const MOST_OFFERED: usize = 6;

/// The quorum of this item at this moment; `leaves` is whether there is one, under each combination of answers.
pub(super) fn quorum(root: &Rc<Eval<'_>>, leaves: &Leaves<bool>) -> QuorumResult {
    let (facts, moment) = (root.facts, root.moment);
    let met = met(leaves);
    let matter = leaves.mattering(facts, holds);
    QuorumResult {
        met,
        missing: match met {
            Met::Yes => Vec::new(),
            Met::No | Met::ReadingNeeded => missing::missing(root, leaves, &matter),
        },
        critical: match met {
            Met::Yes => critical(facts, moment),
            Met::No | Met::ReadingNeeded => Vec::new(),
        },
        repairs: match met {
            Met::Yes => Vec::new(),
            Met::No | Met::ReadingNeeded => repairs(root),
        },
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

fn surely_quorate(facts: &Facts<'_>, moment: &Moment) -> bool {
    however_read(&Eval::new(facts, moment), Eval::quorate)
}

/// Seats whose occupant's leaving alone would break the quorum, under some reading at least.
fn critical(facts: &Facts<'_>, moment: &Moment) -> Vec<SeatId> {
    if facts.by_letter() {
        return Vec::new();
    }
    let here = facts
        .all()
        .filter(|at| moment.presence(*at) != Presence::Absent && at.filled());
    let breaks = here.filter(|at| {
        let without = moment.with(facts, &[at.index], Presence::Absent);
        !surely_quorate(facts, &without)
    });
    breaks.map(|at| at.seat.id.clone()).collect()
}

/// The smallest sets of absent members whose arrival would make it.
fn repairs(root: &Rc<Eval<'_>>) -> Vec<Vec<SeatId>> {
    let (facts, moment) = (root.facts, root.moment);
    if facts.by_letter() {
        return Vec::new();
    }
    let mut absent: Vec<At<'_>> = Vec::new();
    for at in facts
        .all()
        .filter(|at| moment.presence(*at) == Presence::Absent && at.filled())
    {
        if !absent.iter().any(|known| known.same_person(&at)) {
            absent.push(at);
        }
    }
    let classes = Traits::of_quorum(root).classes(root, &absent);
    let mut left = MOST_TRIED;
    for size in 1..=absent.len() {
        let mut sets = Vec::new();
        choose(&classes, size, Vec::new(), &mut |counts: &[usize]| {
            let Some(fewer) = left.checked_sub(1) else {
                return false;
            };
            left = fewer;
            let some = classes.iter().zip(counts).flat_map(|(class, n)| class.iter().take(*n));
            let some: Vec<usize> = some.map(|at| at.index).collect();
            if surely_quorate(facts, &moment.with(facts, &some, Presence::InPerson)) {
                spell_out(&classes, counts, Vec::new(), &mut sets);
            }
            sets.len() < MOST_OFFERED
        });
        if !sets.is_empty() || left == 0 {
            return sets;
        }
    }
    Vec::new()
}

/// Calls `try_it` with how many are taken of each class, for every way to take `n`; ends early when it says so.
fn choose(classes: &[Vec<At<'_>>], n: usize, taken: Vec<usize>, try_it: &mut dyn FnMut(&[usize]) -> bool) -> bool {
    let Some(class) = classes.get(taken.len()) else {
        return n > 0 || try_it(&taken);
    };
    let room: usize = classes.iter().skip(taken.len() + 1).map(Vec::len).sum();
    (n.saturating_sub(room)..=n.min(class.len())).rev().all(|some| {
        let mut taken = taken.clone();
        taken.push(some);
        choose(classes, n - some, taken, try_it)
    })
}

/// Adds the sets that take so many of each class, until enough are offered.
fn spell_out(classes: &[Vec<At<'_>>], counts: &[usize], set: Vec<SeatId>, sets: &mut Vec<Vec<SeatId>>) {
    let (Some((class, classes)), Some((count, counts))) = (classes.split_first(), counts.split_first()) else {
        if sets.len() < MOST_OFFERED {
            sets.push(set);
        }
        return;
    };
    for some in subsets(class, *count) {
        if sets.len() >= MOST_OFFERED {
            return;
        }
        let set = set.iter().cloned().chain(some).collect();
        spell_out(classes, counts, set, sets);
    }
}

/// The first few ways to take `n` seats of a class.
fn subsets(class: &[At<'_>], n: usize) -> Vec<Vec<SeatId>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for (place, at) in class.iter().enumerate() {
        let rest = class.get(place + 1..).unwrap_or_default();
        if rest.len() + 1 < n {
            break;
        }
        for more in subsets(rest, n - 1) {
            found.push(std::iter::once(at.seat.id.clone()).chain(more).collect());
            if found.len() >= MOST_OFFERED {
                return found;
            }
        }
    }
    found
}
