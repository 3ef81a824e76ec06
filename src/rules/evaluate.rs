//! The one answer: a result put together from quorum, electorate, outcome, readings and working.
//!
//! Pure: the same terms and snapshot give the same result, always.

use std::rc::Rc;

use crate::terms::{SeatId, Terms};

use super::casting::{Because, Holder, Verdict, casters};
use super::chair;
use super::conditions::figures;
use super::could_matter::came_out;
use super::electorate::{counts, electorate};
use super::facts::{Facts, Moment};
use super::quorum::quorum;
use super::readings::explore;
use super::result::{ItemResult, Met, Outcome, QuorumResult, Step};
use super::snapshot::Snapshot;
use super::truth::Fault;
use super::who::Eval;
use super::words::or;
use super::working::{self, Told};

/// What the terms make of this moment, for this item.
pub fn result(terms: &Terms, snapshot: &Snapshot) -> ItemResult {
    of_facts(&Facts::new(terms, snapshot))
}

/// In how many steps [`result`] was worked out: the same in every computer.
pub fn steps_of_result(terms: &Terms, snapshot: &Snapshot) -> u64 {
    let facts = Facts::new(terms, snapshot);
    of_facts(&facts);
    facts.steps()
}

fn of_facts(facts: &Facts<'_>) -> ItemResult {
    let (terms, moment) = (facts.terms, Moment::of(facts));
    let root = Eval::new(facts, &moment);
    if terms.tests_go_in_a_circle() {
        return cannot_be_told(&root, Fault::Circle);
    }
    let leaves = explore(&root, Eval::verdict);
    let outcome = match (leaves.agree(came_out), leaves.leaves.first()) {
        (true, Some(leaf)) => came_out(&leaf.value),
        (true, None) => Outcome::Void,
        (false, _) => Outcome::ReadingNeeded,
    };
    let matter = match outcome {
        Outcome::Tied => leaves.mattering(facts, who_decides),
        Outcome::Carried
        | Outcome::Lost
        | Outcome::NoDecision
        | Outcome::Void
        | Outcome::Open
        | Outcome::ReadingNeeded
        | Outcome::RecountNeeded => leaves.mattering(facts, came_out),
    };
    let of_quorum = explore(&root, Eval::quorate);
    let told = Told {
        matter: &matter,
        elsewhere: &of_quorum.met,
    };
    let mut steps = working::before(facts);
    let presiding = presiding(&root, &mut steps);
    steps.extend(chair::step(&root, presiding.as_ref()));
    steps.extend(working::outcome(&root, &leaves, told, outcome));
    let (conditions, margin) = figures(&root);
    ItemResult {
        committee: terms.committee.clone(),
        quorum: quorum(&root, &of_quorum),
        presiding,
        electorate: electorate(&root),
        counts: counts(&root),
        conditions,
        outcome,
        margin,
        casting: match outcome {
            Outcome::Tied => casters(
                facts,
                leaves
                    .leaves
                    .iter()
                    .filter_map(|leaf| Some(&leaf.value.as_ref().ok()?.holders)),
            ),
            Outcome::Carried
            | Outcome::Lost
            | Outcome::NoDecision
            | Outcome::Void
            | Outcome::Open
            | Outcome::ReadingNeeded
            | Outcome::RecountNeeded => Vec::new(),
        },
        by_lot: outcome == Outcome::Tied
            && leaves.agree(by_lot)
            && leaves.leaves.first().is_some_and(|leaf| by_lot(&leaf.value)),
        put_off: outcome == Outcome::NoDecision
            && leaves.agree(put_off)
            && leaves.leaves.first().is_some_and(|leaf| put_off(&leaf.value)),
        readings: leaves.needed(facts, &matter, came_out),
        steps,
    }
}

/// The result of terms whose very tests cannot be followed to their end.
fn cannot_be_told(root: &Rc<Eval<'_>>, fault: Fault) -> ItemResult {
    let says = Step {
        clause: None,
        text: fault.says().to_owned(),
        holds: false,
        remark: true,
    };
    ItemResult {
        committee: root.facts.terms.committee.clone(),
        quorum: QuorumResult {
            met: Met::No,
            missing: vec![says.text.clone()],
            critical: Vec::new(),
            critical_by_reading: Vec::new(),
            repairs: Vec::new(),
            readings: Vec::new(),
            steps: vec![says.clone()],
        },
        presiding: None,
        electorate: electorate(root),
        counts: counts(root),
        conditions: Vec::new(),
        outcome: Outcome::Void,
        margin: String::new(),
        casting: Vec::new(),
        by_lot: false,
        put_off: false,
        readings: Vec::new(),
        steps: vec![says],
    }
}

fn put_off(verdict: &Result<Verdict, Fault>) -> bool {
    matches!(
        verdict,
        Ok(Verdict {
            because: Because::PutOff(_),
            ..
        })
    )
}

fn by_lot(verdict: &Result<Verdict, Fault>) -> bool {
    matches!(
        verdict,
        Ok(Verdict {
            because: Because::ByLot(_),
            ..
        })
    )
}

fn who_decides(verdict: &Result<Verdict, Fault>) -> Vec<Holder> {
    verdict
        .as_ref()
        .map(|verdict| verdict.holders.clone())
        .unwrap_or_default()
}

/// Who presides under the terms; nobody, and a step, where that depends on how they are read.
fn presiding(root: &Rc<Eval<'_>>, steps: &mut Vec<Step>) -> Option<SeatId> {
    let facts = root.facts;
    let leaves = explore(root, Eval::presiding);
    let id = |seat: &Result<Option<usize>, Fault>| {
        let at = facts.at(seat.ok().flatten()?)?;
        Some(at.seat.id.clone())
    };
    if leaves.agree(|seat| *seat) {
        let presides = leaves.leaves.first().and_then(|leaf| id(&leaf.value));
        if presides.is_none() && !facts.terms.offices.is_empty() && !facts.by_letter() {
            steps.push(Step {
                clause: facts.terms.offices.first().and_then(|office| office.clause.clone()),
                text: "Nobody whom the terms name to preside is here and free to.".to_owned(),
                holds: false,
                remark: true,
            });
        }
        return presides;
    }
    let questions = leaves.mattering(facts, |seat| *seat);
    let asked = questions
        .iter()
        .filter_map(|question| facts.terms.questions.get(*question));
    let words: Vec<String> = asked
        .clone()
        .map(|asked| format!("\u{201c}{}\u{201d}", asked.asks))
        .collect();
    steps.push(Step {
        clause: asked.clone().find_map(|asked| asked.clause.clone()),
        text: format!("Who presides depends on {}.", or(words)),
        holds: false,
        remark: true,
    });
    None
}
