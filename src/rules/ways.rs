//! Every way to read: what each combination of answers gives, and no telling of it.
//!
//! For tables of examples, and for whoever checks these rules against something else. `result` says which questions
//! matter; here is what each of them comes to.

use crate::terms::{Fraction, SeatId, Terms};

use super::casting::Verdict;
use super::facts::{Facts, Moment};
use super::readings::explore;
use super::result::Outcome;
use super::snapshot::Snapshot;
use super::truth::Stop;
use super::who::Eval;

/// What one combination of answers gives. Questions that are not named make no difference to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way<'t, T> {
    /// Questions that nobody has settled, and the answer tried.
    pub answers: Vec<(&'t str, &'t str)>,
    pub value: T,
}

/// A seat that may vote, and its votes.
pub type Voter = (SeatId, Fraction);

/// Whether business may be done, under each combination of answers that this hangs on.
pub fn quorum_ways<'t>(terms: &'t Terms, snapshot: &Snapshot) -> Vec<Way<'t, bool>> {
    ways(
        terms,
        snapshot,
        |eval| eval.quorate(),
        |quorate| quorate.unwrap_or(false),
    )
}

/// Who presides under the terms, in the same manner; `None`: nobody whom they name can.
pub fn presiding_ways<'t>(terms: &'t Terms, snapshot: &Snapshot) -> Vec<Way<'t, Option<SeatId>>> {
    let id = |eval: &Eval<'_>| {
        let seat = eval.presiding()?.and_then(|index| eval.facts.at(index));
        Ok(seat.map(|at| at.seat.id.clone()))
    };
    ways(terms, snapshot, id, Option::flatten)
}

/// Who may vote on the item now, with which votes, in the order of the terms.
pub fn voter_ways<'t>(terms: &'t Terms, snapshot: &Snapshot) -> Vec<Way<'t, Vec<Voter>>> {
    let voters = |eval: &Eval<'_>| {
        let weights = eval.weights()?;
        let mut voters = Vec::new();
        for at in eval.facts.all() {
            if eval.voter(at)? {
                voters.push((at.seat.id.clone(), weights.of(at)));
            }
        }
        Ok(voters)
    };
    ways(terms, snapshot, voters, Option::unwrap_or_default)
}

/// How the proposal comes out; where it is tied, who may decide, first in order first.
pub fn outcome_ways<'t>(terms: &'t Terms, snapshot: &Snapshot) -> Vec<Way<'t, (Outcome, Vec<SeatId>)>> {
    let outcome = |eval: &Eval<'_>| {
        let Verdict { outcome, holders, .. } = eval.verdict()?;
        let holders = holders.iter().filter_map(|holder| eval.facts.at(holder.seat));
        Ok((outcome, holders.map(|at| at.seat.id.clone()).collect()))
    };
    ways(terms, snapshot, outcome, |came_out| {
        came_out.unwrap_or((Outcome::Void, Vec::new()))
    })
}

/// `value` takes nothing where the terms are at fault.
fn ways<'t, T, V>(
    terms: &'t Terms,
    snapshot: &Snapshot,
    evaluate: impl Fn(&Eval<'_>) -> Result<T, Stop>,
    value: impl Fn(Option<T>) -> V,
) -> Vec<Way<'t, V>> {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let found = explore(&Eval::new(&facts, &moment), |eval| evaluate(eval));
    let tried = |answers: &[Option<usize>]| {
        let questions = terms.questions.iter().zip(answers).zip(&facts.settled);
        let open = questions.filter(|(_, settled)| settled.is_none());
        open.filter_map(|((asked, answer), _)| {
            let answer = asked.answers.get((*answer)?)?;
            Some((asked.id.as_str(), answer.as_str()))
        })
        .collect()
    };
    let leaves = found.leaves.into_iter().map(|leaf| Way {
        answers: tried(&leaf.answers),
        value: value(leaf.value.ok()),
    });
    leaves.collect()
}
