//! Who could be called where there is no quorum: the smallest sets of arrivals that would make it.
//!
//! Members who are away, deputies that the terms allow, people co-opted into seats that are for them alone. Rules need
//! not be monotonic, so sets are tried, smallest first, members whom the quorum cannot tell apart taken once. The search
//! ends at a stated bound; then it offers nothing, rather than a set that is not the smallest.

use std::rc::Rc;

use serde::Serialize;

use crate::terms::{From, RemedyAct, SeatId, StandInAs, Terms};

use super::discern::{Traits, classes};
use super::facts::{At, Facts, Moment};
use super::ladder::{MaySend, may_stand_in};
use super::quorum::surely_quorate;
use super::snapshot::{Occupancy, PersonId, Presence, SeatNow, Snapshot, Status};
use super::who::{Eval, Scope};

/// Sets of arrivals that are tried.
const MOST_TRIED: usize = 2000;
/// Sets that are offered.
const MOST_OFFERED: usize = 6;

/// Somebody who could be called.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Call {
    pub seat: SeatId,
    /// Its member, a deputy, or somebody co-opted for the item.
    pub r#as: Occupancy,
}

/// The smallest sets of absent members whose arrival would make it.
pub(super) fn repairs(root: &Rc<Eval<'_>>) -> Vec<Vec<SeatId>> {
    let (facts, moment) = (root.facts, root.moment);
    if facts.by_letter() {
        return Vec::new();
    }
    let classes = Traits::of_quorum(root).classes(root, &absent(facts, moment));
    let began = facts.steps();
    let sets = smallest(&classes, |set| {
        let set: Vec<usize> = set.iter().map(|at| at.index).collect();
        let works = surely_quorate(facts, &moment.with(facts, &set, Presence::InPerson));
        (works, facts.is_past(began))
    });
    let ids = |set: Vec<At<'_>>| set.iter().map(|at| at.seat.id.clone()).collect();
    sets.into_iter().map(ids).collect()
}

/// Those who are away, each person once.
fn absent<'f>(facts: &'f Facts<'_>, moment: &Moment) -> Vec<At<'f>> {
    let mut absent: Vec<At<'f>> = Vec::new();
    for at in facts
        .all()
        .filter(|at| moment.presence(*at) == Presence::Absent && at.filled())
    {
        if !absent.iter().any(|known| known.same_person(&at)) {
            absent.push(at);
        }
    }
    absent
}

/// The smallest sets of calls that would make the quorum of this item, however the terms are read; at most a few, and
/// none where there is a quorum, or none can be made.
pub fn calls(terms: &Terms, snapshot: &Snapshot) -> Vec<Vec<Call>> {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let root = Eval::new(&facts, &moment);
    if facts.by_letter() || surely_quorate(&facts, &moment) {
        return Vec::new();
    }
    let traits = Traits::of_quorum(&root);
    let shared = traits.shared(&root);
    let mut callable: Vec<(At<'_>, Occupancy)> = absent(&facts, &moment)
        .into_iter()
        .map(|at| (at, Occupancy::Member))
        .collect();
    callable.extend(facts.all().filter_map(|at| Some((at, other_than_member(&root, at)?))));
    let mut kinds: Vec<Vec<(At<'_>, Occupancy)>> = Vec::new();
    for how in [Occupancy::Member, Occupancy::Deputy, Occupancy::CoOpted] {
        let seats: Vec<At<'_>> = callable
            .iter()
            .filter(|(_, kind)| *kind == how)
            .map(|(at, _)| *at)
            .collect();
        let alike = classes(&seats, |at| traits.looks(&root, &shared, at));
        kinds.extend(
            alike
                .into_iter()
                .map(|class| class.into_iter().map(|at| (at, how)).collect()),
        );
    }
    let sets = smallest(&kinds, |set| {
        let mut called = snapshot.clone();
        for (at, how) in set {
            call(&mut called, at, *how);
        }
        let tried = Facts::new(terms, &called);
        let works = surely_quorate(&tried, &Moment::of(&tried));
        facts.step(usize::try_from(tried.steps()).unwrap_or(usize::MAX));
        (works, facts.is_past(0))
    });
    let told = |set: Vec<(At<'_>, Occupancy)>| {
        let calls = set.into_iter().map(|(at, how)| Call {
            seat: at.seat.id.clone(),
            r#as: how,
        });
        calls.collect()
    };
    sets.into_iter().map(told).collect()
}

/// Who else than its member could sit in this seat: a deputy where the member is away or has an interest and the terms
/// surely allow one; somebody co-opted where the terms speak of co-opting and the seat is for that alone.
fn other_than_member(root: &Rc<Eval<'_>>, at: At<'_>) -> Option<Occupancy> {
    let member = at.filled() && at.now.occupancy == Occupancy::Member;
    if member && (at.now.presence == Presence::Absent || at.now.rung.is_some()) {
        return match may_stand_in(root.facts.terms, root, at, StandInAs::Deputy) {
            MaySend::Yes(_) => Some(Occupancy::Deputy),
            MaySend::No | MaySend::Reading(_) => None,
        };
    }
    let co_opts = |act: &RemedyAct| match act {
        RemedyAct::CoOpt(_) => true,
        RemedyAct::Dispense(_)
        | RemedyAct::Refer(_)
        | RemedyAct::Recommend
        | RemedyAct::Defer
        | RemedyAct::Adjourn(_) => false,
    };
    let remedies = &root.facts.terms.quorum.remedies;
    let vacant = at.now.status == Status::Vacant;
    if vacant && remedies.iter().any(|remedy| co_opts(&remedy.act)) && for_the_co_opted_alone(root, at) {
        return Some(Occupancy::CoOpted);
    }
    None
}

/// Whether some bar keeps a member of this seat, and nobody co-opted, out of the quorum.
fn for_the_co_opted_alone(root: &Rc<Eval<'_>>, at: At<'_>) -> bool {
    let kept_out = |how: Occupancy| {
        let mut filled = root.facts.snapshot.clone();
        call(&mut filled, &at, how);
        let facts = Facts::new(root.facts.terms, &filled);
        let moment = Moment::of(&facts);
        let eval = Eval::new(&facts, &moment);
        let seat = facts.at(at.index);
        seat.map(|at| eval.are(at, &[crate::terms::Is::Barred(From::Quorum)], &Scope::whole(&[])))
    };
    kept_out(Occupancy::Member) == Some(Ok(true)) && kept_out(Occupancy::CoOpted) == Some(Ok(false))
}

/// The moment in which this call was answered: in person, without any interest that is known of.
fn call(snapshot: &mut Snapshot, at: &At<'_>, how: Occupancy) {
    let person = match how {
        Occupancy::Member => at.now.person.clone(),
        Occupancy::Deputy | Occupancy::Proxy | Occupancy::CoOpted => {
            Some(PersonId(format!("called to the seat {}", at.seat.id)))
        }
    };
    for now in &mut snapshot.seats {
        let own_other_seat = how == Occupancy::Member && person.is_some() && now.person == person;
        if now.seat == at.seat.id || own_other_seat {
            *now = SeatNow {
                seat: now.seat.clone(),
                status: Status::Filled,
                person: person.clone(),
                occupancy: how,
                presence: Presence::InPerson,
                rung: now.rung.clone().filter(|_| how == Occupancy::Member),
                member_rung: now.rung.clone().filter(|_| how == Occupancy::Deputy),
            };
        }
    }
}

/// The smallest sets, so many of each class, that work; members of a class are alike, so that one set of them stands for
/// all of its size.
/// `works` tells besides whether there were steps enough: nothing more is tried then.
fn smallest<T: Clone>(classes: &[Vec<T>], works: impl Fn(&[T]) -> (bool, bool)) -> Vec<Vec<T>> {
    let mut left = MOST_TRIED;
    for size in 1..=classes.iter().map(Vec::len).sum() {
        let mut sets = Vec::new();
        choose(classes, size, Vec::new(), &mut |counts: &[usize]| {
            let Some(fewer) = left.checked_sub(1) else {
                return false;
            };
            left = fewer;
            let some = classes.iter().zip(counts);
            let some: Vec<T> = some.flat_map(|(class, n)| class.iter().take(*n).cloned()).collect();
            let (does, enough) = works(&some);
            if does {
                spell_out(classes, counts, Vec::new(), &mut sets);
            }
            if enough {
                left = 0;
            }
            sets.len() < MOST_OFFERED && !enough
        });
        if !sets.is_empty() || left == 0 {
            return sets;
        }
    }
    Vec::new()
}

/// Calls `try_it` with how many are taken of each class, for every way to take `n`; ends early when it says so.
fn choose<T>(classes: &[Vec<T>], n: usize, taken: Vec<usize>, try_it: &mut dyn FnMut(&[usize]) -> bool) -> bool {
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
fn spell_out<T: Clone>(classes: &[Vec<T>], counts: &[usize], set: Vec<T>, sets: &mut Vec<Vec<T>>) {
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

/// The first few ways to take `n` of a class.
fn subsets<T: Clone>(class: &[T], n: usize) -> Vec<Vec<T>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for (place, one) in class.iter().enumerate() {
        let rest = class.get(place + 1..).unwrap_or_default();
        if rest.len() + 1 < n {
            break;
        }
        for more in subsets(rest, n - 1) {
            found.push(std::iter::once(one.clone()).chain(more).collect());
            if found.len() >= MOST_OFFERED {
                return found;
            }
        }
    }
    found
}
