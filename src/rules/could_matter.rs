//! Readings that some possible vote could make matter: put to the chair before the vote is opened, while nobody knows
//! the votes.
//!
//! Voters whom the rule cannot tell apart are taken together, and every way in which the classes may vote is tried, up
//! to a stated bound, which is lower for a large committee, where each takes longer; past it every question met is named.
//! Where there are more ways than that, those far apart are tried first: halves of each class, then quarters.

use std::rc::Rc;

use crate::terms::{Choice, Fraction, Terms};

use super::casting::Verdict;
use super::discern::{Traits, classes};
use super::facts::{At, Facts, Moment, Votes};
use super::quorum::{before_the_vote, holds};
use super::readings::{Leaves, explore};
use super::result::{Outcome, ReadingNeeded};
use super::snapshot::Snapshot;
use super::truth::{Fault, Stop};
use super::who::Eval;

/// Votes that are tried in a committee of up to nine; fewer in a larger one.
const MOST_VOTES: usize = 4096;
const FEWEST_VOTES: usize = 64;

/// The readings that the quorum, or some possible vote by those entitled and here, could make matter. Before the vote
/// opens; votes already in the snapshot are left out of account.
pub fn could_matter(terms: &Terms, snapshot: &Snapshot) -> Vec<ReadingNeeded> {
    let snapshot = Snapshot {
        votes: Vec::new(),
        hands: Vec::new(),
        deciding: None,
        closed: true,
        ..snapshot.clone()
    };
    let facts = Facts::new(terms, &snapshot);
    let moment = Moment::of(&facts);
    let root = Eval::new(&facts, &moment);
    let quorum = explore(&root, Eval::quorate);
    let mut named = quorum.mattering(&facts, holds);
    let mut needed = quorum.needed(&facts, &named, before_the_vote);
    if quorum.agree(holds) && !quorum.leaves.first().is_some_and(|leaf| holds(&leaf.value)) {
        return needed;
    }
    for reading in of_votes(&root, &mut named) {
        needed.push(reading);
    }
    needed
}

/// For every seat: whether it may vote, its votes, and the blocks it is in.
fn standing(eval: &Eval<'_>) -> Result<Vec<(bool, Fraction, Vec<bool>)>, Stop> {
    let weights = eval.weights()?;
    let standing = eval.facts.all().map(|at| {
        let blocks = weights.blocks.iter().map(|block| block.holds(at)).collect();
        Ok((eval.voter(at)?, weights.of(at), blocks))
    });
    standing.collect()
}

/// How the proposal would come out with these votes.
fn verdict(eval: &Eval<'_>, votes: &Votes) -> Result<Verdict, Stop> {
    let counted = eval.facts.all().zip(votes).map(|(at, vote)| match vote {
        Some(choice) if eval.voter(at)? => Ok(Some(*choice)),
        Some(_) | None => Ok(None),
    });
    let counted: Result<Votes, Stop> = counted.collect();
    eval.verdict_of(counted?)
}

fn of_votes(root: &Rc<Eval<'_>>, named: &mut Vec<usize>) -> Vec<ReadingNeeded> {
    let facts = root.facts;
    let voters: Vec<At<'_>> = facts.all().filter(|at| root.voter(*at) != Ok(false)).collect();
    let traits = Traits::of_rule(root);
    let standings = explore(root, standing);
    let classes = match standings.complete {
        true => {
            let shared = traits.shared(root);
            let known = || standings.leaves.iter().filter_map(|leaf| leaf.value.as_ref().ok());
            let stands = |at: At<'_>| known().map(|seats| seats.get(at.index).cloned()).collect::<Vec<_>>();
            classes(&voters, |at| (traits.looks(root, &shared, at), stands(at)))
        }
        false => Traits::of_voters(root).classes(root, &voters),
    };
    let choices = choices(facts, traits.replies);
    let reachable = Traits::of_outcomes(root).questions;
    let open = facts.terms.questions.iter().zip(&facts.settled).enumerate();
    let open = open.filter(|(_, (asked, settled))| settled.is_none() && reachable.contains(&&asked.id));
    let open: Vec<usize> = open.map(|(question, _)| question).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut needed = Vec::new();
    let mut met: Vec<usize> = Vec::new();
    let most = (MOST_VOTES * 9 / facts.seats.len().max(9)).max(FEWEST_VOTES);
    let (mut left, began) = (most, facts.steps());
    let mut try_it = |votes: &Votes| {
        let Some(fewer) = left.checked_sub(1) else {
            return false;
        };
        left = fewer;
        if facts.is_past(began) {
            return false;
        }
        let leaves: Leaves<Verdict> = explore(root, |eval| verdict(eval, votes));
        for question in leaves
            .met
            .iter()
            .filter(|question| !met.contains(question))
            .collect::<Vec<_>>()
        {
            met.push(*question);
        }
        let matter = leaves.mattering(facts, came_out);
        let new: Vec<usize> = matter
            .into_iter()
            .filter(|question| !named.contains(question))
            .collect();
        needed.extend(leaves.needed(facts, &new, came_out));
        named.extend(new);
        !open.iter().all(|question| named.contains(question))
    };
    let all_tried = steps(&classes, choices.len(), most).into_iter().all(|step| {
        let none = vec![None; facts.seats.len()];
        votes(&classes, &choices, step, none, &mut try_it)
    });
    if !all_tried {
        let rest: Vec<usize> = met.into_iter().filter(|question| !named.contains(question)).collect();
        let leaves: Leaves<Verdict> = explore(root, |eval| verdict(eval, &vec![None; facts.seats.len()]));
        needed.extend(leaves.needed(facts, &rest, came_out));
    }
    needed
}

/// An outcome; faulty terms make it void.
pub(super) fn came_out(verdict: &Result<Verdict, Fault>) -> Outcome {
    match verdict {
        Ok(verdict) => verdict.outcome,
        Err(_) => Outcome::Void,
    }
}

/// What a voter may do, as far as the rule tells it apart.
fn choices(facts: &Facts<'_>, replies: bool) -> Vec<Option<Choice>> {
    let abstain = facts.decision.and_then(|decision| decision.choices.as_ref());
    let abstain = abstain.is_none_or(|choices| choices.contains(&Choice::Abstain));
    let mut choices = vec![Some(Choice::For), Some(Choice::Against), None];
    if replies && abstain {
        choices.push(Some(Choice::Abstain));
    }
    choices
}

/// In which steps the numbers of each class that vote alike are tried, the last time one by one: at once where there are
/// few ways.
fn steps(classes: &[Vec<At<'_>>], choices: usize, few: usize) -> Vec<usize> {
    let ways_of = |class: &Vec<At<'_>>| {
        // So many ways to share n among the choices: (n + 1)(n + 2)… / 1 · 2 …
        (1..choices).fold(1_usize, |ways, k| {
            ways.saturating_mul(class.len().saturating_add(k)) / k
        })
    };
    let ways = classes.iter().map(ways_of).fold(1_usize, usize::saturating_mul);
    let longest = classes.iter().map(Vec::len).max().unwrap_or(1);
    let coarse = std::iter::successors(Some(longest.div_ceil(2)), |step| Some(step.div_ceil(2)));
    let coarse = coarse.take_while(|step| ways > few && *step > 1);
    coarse.chain(std::iter::once(1)).collect()
}

/// Calls `try_it` with every vote in which the classes may vote, in such steps; false when it ended early.
fn votes(
    classes: &[Vec<At<'_>>],
    choices: &[Option<Choice>],
    step: usize,
    so_far: Votes,
    try_it: &mut dyn FnMut(&Votes) -> bool,
) -> bool {
    let Some((class, rest)) = classes.split_first() else {
        return try_it(&so_far);
    };
    split(class, choices, step, so_far, &mut |votes_so_far| {
        votes(rest, choices, step, votes_so_far.clone(), try_it)
    })
}

/// Every way to split a class among the choices; its seats are alike, so only the numbers count.
fn split(
    class: &[At<'_>],
    choices: &[Option<Choice>],
    step: usize,
    so_far: Votes,
    try_it: &mut dyn FnMut(&Votes) -> bool,
) -> bool {
    let Some((choice, rest)) = choices.split_first() else {
        return !class.is_empty() || try_it(&so_far);
    };
    let fewest = if rest.is_empty() { class.len() } else { 0 };
    let numbers = (fewest..=class.len()).rev();
    let mut numbers = numbers.filter(|n| n % step == 0 || *n == class.len());
    numbers.all(|n| {
        let (these, others) = class.split_at(n);
        let mut votes = so_far.clone();
        for at in these {
            if let Some(vote) = votes.get_mut(at.index) {
                *vote = *choice;
            }
        }
        split(others, rest, step, votes, try_it)
    })
}
