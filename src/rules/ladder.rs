//! What the terms allow a person: the ladder of conflicts, bars on a seat, deputies, who may hold an office, choices.
//!
//! Plain answers for whoever records facts; none of them stops a fact from being recorded.

use std::rc::Rc;

use crate::terms::{Bar, Choice, Clause, From, Is, Name, SeatId, StandIn, StandInAs, Terms};

use super::facts::{At, Facts, Moment};
use super::quorum::{before_the_vote, holds};
use super::readings::{explore, however_read};
use super::result::ReadingNeeded;
use super::snapshot::{Occupancy, PersonId, Snapshot};
use super::truth::{all, any, not};
use super::who::{Eval, Scope};

/// A rung of the conflict ladder and what it takes away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rung {
    pub name: Name,
    /// Everything that bars on this rung, or on any rung, take away, whatever an open question may add.
    pub effects: Vec<From>,
    pub clause: Option<Clause>,
    /// The terms' own words for it.
    pub says: Option<String>,
}

/// The conflict ladder in the order of the terms, which is from least to most.
pub fn rungs(terms: &Terms) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = Vec::new();
    for bar in &terms.bars {
        for name in bar.rungs() {
            match rungs.iter_mut().find(|rung| rung.name == *name) {
                Some(rung) => rung.add(bar),
                None => rungs.push(Rung {
                    name: name.clone(),
                    effects: bar.from.clone(),
                    clause: bar.clause.clone(),
                    says: bar.says.clone(),
                }),
            }
        }
    }
    for bar in terms
        .bars
        .iter()
        .filter(|bar| matches!(bar.who.as_slice(), [Is::Conflicted]))
    {
        rungs.iter_mut().for_each(|rung| rung.add(bar));
    }
    rungs
}

impl Rung {
    fn add(&mut self, bar: &Bar) {
        for from in &bar.from {
            if !self.effects.contains(from) {
                self.effects.push(*from);
            }
        }
        self.clause = self.clause.take().or(bar.clause.clone());
        self.says = self.says.take().or(bar.says.clone());
    }
}

/// What is taken away from a seat on this item, whichever way the terms are read; with clause and words.
pub fn bars_on(terms: &Terms, snapshot: &Snapshot, seat: &SeatId) -> Vec<(From, Option<Clause>, Option<String>)> {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let root = Eval::new(&facts, &moment);
    let Some(at) = facts.find(seat) else {
        return Vec::new();
    };
    let holds = |bar: &Bar| however_read(&root, |eval| eval.are(at, &bar.who, &Scope::whole(&[])));
    let bars = facts.bars().filter(|bar| holds(bar));
    let barred = bars.flat_map(|bar| {
        bar.from
            .iter()
            .map(|from| (*from, bar.clause.clone(), bar.says.clone()))
    });
    barred.collect()
}

/// Whether somebody may stand in for a seat.
#[derive(Clone, PartialEq, Debug)]
pub enum MaySend<'t> {
    /// Under this paragraph.
    Yes(&'t StandIn),
    /// The terms, however read, do not say so.
    No,
    /// It depends on these readings; `Open` stands for yes, `Void` for no.
    Reading(Vec<ReadingNeeded>),
}

/// Whether the terms, as settled so far, allow a deputy for this seat, its member being as the snapshot has it.
pub fn may_send<'t>(terms: &'t Terms, snapshot: &Snapshot, seat: &SeatId) -> MaySend<'t> {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    match facts.find(seat) {
        Some(at) => may_stand_in(terms, &Eval::new(&facts, &moment), at, StandInAs::Deputy),
        None => MaySend::No,
    }
}

/// Whether somebody may stand in for this seat: the terms allow it, and no bar takes it from its member.
pub(super) fn may_stand_in<'t>(terms: &'t Terms, root: &Rc<Eval<'_>>, at: At<'_>, how: StandInAs) -> MaySend<'t> {
    let covers = |stand_in: &StandIn, eval: &Eval<'_>| {
        let free = || match how {
            StandInAs::Deputy => not(eval.barred(at, From::Deputy)),
            StandInAs::Proxy => Ok(true),
        };
        all([eval.are(at, &stand_in.r#for, &Scope::whole(&[]))]
            .into_iter()
            .chain(std::iter::once_with(free)))
    };
    let of_kind = || terms.stand_ins.iter().filter(|stand_in| stand_in.r#as == how);
    let sure = |stand_in: &&StandIn| however_read(root, |eval| covers(stand_in, eval));
    if let Some(stand_in) = of_kind().find(sure) {
        return MaySend::Yes(stand_in);
    }
    let leaves = explore(root, |eval| any(of_kind().map(|stand_in| covers(stand_in, eval))));
    let under_some = |stand_in: &&StandIn| !however_read(root, |eval| not(covers(stand_in, eval)));
    let matter = leaves.mattering(root.facts, holds);
    match leaves.leaves.iter().any(|leaf| holds(&leaf.value)) {
        false => MaySend::No,
        // However it is read, one or another of them allows it.
        true if matter.is_empty() => of_kind().find(under_some).map_or(MaySend::No, MaySend::Yes),
        true => MaySend::Reading(leaves.needed(root.facts, &matter, before_the_vote)),
    }
}

/// The seats whose holders may be elected to an office: filled, by a member and no deputy, and as the terms ask,
/// whichever way they are read.
pub fn eligible(terms: &Terms, snapshot: &Snapshot, office: &str) -> Vec<SeatId> {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let root = Eval::new(&facts, &moment);
    let Some(office) = terms.office(office) else {
        return Vec::new();
    };
    let own = facts
        .all()
        .filter(|at| at.filled() && at.now.occupancy == Occupancy::Member);
    let suited = own.filter(|at| however_read(&root, |eval| eval.are(*at, &office.from, &Scope::whole(&[]))));
    suited.map(|at| at.seat.id.clone()).collect()
}

/// Whether somebody may be elected to an office.
#[derive(Clone, PartialEq, Debug)]
pub enum Eligible {
    Yes,
    No,
    /// It depends on these readings; `Open` stands for yes, `Void` for no.
    Reading(Vec<ReadingNeeded>),
}

/// Whether the terms, as settled so far, let a person be elected to an office, as the member of any of their seats.
pub fn may_be_elected(terms: &Terms, snapshot: &Snapshot, office: &str, person: &PersonId) -> Eligible {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let root = Eval::new(&facts, &moment);
    let Some(office) = terms.office(office) else {
        return Eligible::No;
    };
    let member = |at: &At<'_>| at.filled() && at.now.occupancy == Occupancy::Member;
    let own = || {
        facts
            .all()
            .filter(|at| member(at) && at.now.person.as_ref() == Some(person))
    };
    let leaves = explore(&root, |eval| {
        any(own().map(|at| eval.are(at, &office.from, &Scope::whole(&[]))))
    });
    let matter = leaves.mattering(&facts, holds);
    match leaves.leaves.iter().any(|leaf| holds(&leaf.value)) {
        false => Eligible::No,
        true if matter.is_empty() => Eligible::Yes,
        true => Eligible::Reading(leaves.needed(&facts, &matter, before_the_vote)),
    }
}

impl Facts<'_> {
    /// Whether the class leaves voters this choice; one that says nothing of choices counts every vote.
    pub(super) fn on_offer(&self, choice: Choice) -> bool {
        let choices = self.decision.and_then(|decision| decision.choices.as_ref());
        choices.is_none_or(|choices| choices.contains(&choice))
    }
}

/// The choices that voters have in this class; absent: the usual one.
pub fn possible_choices(terms: &Terms, class: Option<&str>) -> Vec<Choice> {
    let own = terms.decision(class).and_then(|decision| decision.choices.clone());
    own.unwrap_or_else(|| vec![Choice::For, Choice::Against, Choice::Abstain])
}
