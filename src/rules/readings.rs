//! Readings: the same evaluation under every combination of answers that it meets, and which questions matter.
//!
//! Only questions that the evaluation asks are answered for it, so combinations stay few; past a stated bound the
//! result says so. A question matters when two combinations that differ only in it differ in what was asked.

use std::rc::Rc;

use super::facts::{Answers, Facts};
use super::result::{Outcome, ReadingNeeded, ReadingOption};
use super::truth::{Fault, Stop, Truth};
use super::who::Eval;

/// Combinations that are tried; `check` holds a terms file against it.
pub const MOST_COMBINATIONS: usize = 4096;

/// What an evaluation gives under each combination of answers.
pub(super) struct Leaves<T> {
    pub leaves: Vec<Leaf<T>>,
    /// False when there were more combinations than are tried.
    pub complete: bool,
    /// The questions met, in the order met.
    pub met: Vec<usize>,
}

/// One combination: the settled answers and those that were tried.
pub(super) struct Leaf<T> {
    pub answers: Answers,
    pub value: Result<T, Fault>,
}

/// Tries `evaluate` under every combination of answers to the questions that it stops at, first answers first.
pub(super) fn explore<'a, T>(root: &Rc<Eval<'a>>, evaluate: impl Fn(&Eval<'a>) -> Result<T, Stop>) -> Leaves<T> {
    explore_some(root, MOST_COMBINATIONS, evaluate)
}

/// The same, under so many combinations at most.
pub(super) fn explore_some<'a, T>(
    root: &Rc<Eval<'a>>,
    most: usize,
    evaluate: impl Fn(&Eval<'a>) -> Result<T, Stop>,
) -> Leaves<T> {
    let mut found = Leaves {
        leaves: Vec::new(),
        complete: true,
        met: Vec::new(),
    };
    let began = root.facts.steps();
    let mut ahead = vec![root.clone()];
    while let Some(eval) = ahead.pop() {
        let value = match evaluate(&eval) {
            Ok(value) => Ok(value),
            Err(Stop::Faulty(fault)) => Err(fault),
            Err(Stop::Open(question)) => {
                if !found.met.contains(&question) {
                    found.met.push(question);
                }
                let answers = (0..eval.facts.answers_of(question)).rev();
                ahead.extend(answers.map(|answer| eval.assuming(question, answer)));
                continue;
            }
        };
        let answers = eval.answers.clone();
        found.leaves.push(Leaf { answers, value });
        if (found.leaves.len() >= most || root.facts.is_past(began)) && !ahead.is_empty() {
            found.complete = false;
            break;
        }
    }
    found
}

/// Whether `evaluate` gives yes under every combination; stops at the first no.
pub(super) fn however_read<'a>(root: &Rc<Eval<'a>>, evaluate: impl Fn(&Eval<'a>) -> Truth) -> bool {
    let began = root.facts.steps();
    let mut ahead = vec![root.clone()];
    let mut tried = 0_usize;
    while let Some(eval) = ahead.pop() {
        match evaluate(&eval) {
            Ok(true) => tried += 1,
            Ok(false) | Err(Stop::Faulty(_)) => return false,
            Err(Stop::Open(question)) => {
                let answers = 0..eval.facts.answers_of(question);
                ahead.extend(answers.map(|answer| eval.assuming(question, answer)));
            }
        }
        if tried > MOST_COMBINATIONS || root.facts.is_past(began) {
            return false;
        }
    }
    true
}

impl Facts<'_> {
    /// How many answers the question has.
    pub fn answers_of(&self, question: usize) -> usize {
        self.terms
            .questions
            .get(question)
            .map_or(0, |asked| asked.answers.len())
    }
}

impl<T> Leaves<T> {
    /// What was found, each value once, first answers first.
    pub fn values(&self) -> Vec<&T>
    where
        T: PartialEq,
    {
        let mut values = Vec::new();
        for value in self.leaves.iter().filter_map(|leaf| leaf.value.as_ref().ok()) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// Whether every combination gives the same.
    pub fn agree<K: PartialEq>(&self, key: impl Fn(&Result<T, Fault>) -> K) -> bool {
        let mut keys = self.leaves.iter().map(|leaf| key(&leaf.value));
        match keys.next() {
            None => true,
            Some(first) => self.complete && keys.all(|key| key == first),
        }
    }

    /// The questions that matter to `key`, the one that alone decides most combinations first. When there were too
    /// many combinations to tell: all that were met.
    pub fn mattering<K: PartialEq>(&self, facts: &Facts<'_>, key: impl Fn(&Result<T, Fault>) -> K) -> Vec<usize> {
        if !self.complete {
            return self.met.clone();
        }
        if self.agree(&key) {
            return Vec::new();
        }
        let keys: Vec<K> = self.leaves.iter().map(|leaf| key(&leaf.value)).collect();
        let mut weight: Vec<(usize, u128)> = self.met.iter().map(|question| (*question, 0)).collect();
        let leaves = || self.leaves.iter().zip(&keys).enumerate();
        for (n, (one, of_one)) in leaves() {
            for (_, (other, of_other)) in leaves().skip(n + 1) {
                if of_one == of_other {
                    continue;
                }
                let Some(question) = self.only_difference(one, other) else {
                    continue;
                };
                let combinations = self.combinations(facts, one, other);
                for (_, sum) in weight.iter_mut().filter(|(met, _)| *met == question) {
                    *sum = sum.saturating_add(combinations);
                }
            }
        }
        weight.retain(|(_, sum)| *sum > 0);
        weight.sort_by_key(|(question, sum)| (std::cmp::Reverse(*sum), *question));
        weight.into_iter().map(|(question, _)| question).collect()
    }

    /// The only question that both leaves were given different answers to.
    fn only_difference(&self, one: &Leaf<T>, other: &Leaf<T>) -> Option<usize> {
        let mut only = None;
        for question in &self.met {
            match (one.answer(*question), other.answer(*question)) {
                (Some(a), Some(b)) if a != b => {
                    if only.replace(*question).is_some() {
                        return None;
                    }
                }
                (_, _) => {}
            }
        }
        only
    }

    /// How many pairs of full combinations these two leaves stand for.
    fn combinations(&self, facts: &Facts<'_>, one: &Leaf<T>, other: &Leaf<T>) -> u128 {
        let free = self.met.iter().filter(|question| {
            let question = **question;
            one.answer(question).is_none() && other.answer(question).is_none()
        });
        let answers = free.map(|question| u128::try_from(facts.answers_of(*question)).unwrap_or(1));
        answers.fold(1, |product, n| product.saturating_mul(n))
    }

    /// What this answer may give, by how the other questions are answered: one where they make no difference.
    pub fn gives<K: PartialEq>(&self, question: usize, answer: usize, key: impl Fn(&Result<T, Fault>) -> K) -> Vec<K> {
        let mut may = Vec::new();
        let with = |leaf: &&Leaf<T>| leaf.answer(question).is_none_or(|given| given == answer);
        for gives in self.leaves.iter().filter(with).map(|leaf| key(&leaf.value)) {
            if !may.contains(&gives) {
                may.push(gives);
            }
        }
        may
    }

    /// The questions as they are put to the chair, each answer with what it gives however the others are answered; where
    /// that differs, it is not settled by this answer alone.
    pub fn needed(
        &self,
        facts: &Facts<'_>,
        questions: &[usize],
        outcome: impl Fn(&Result<T, Fault>) -> Outcome,
    ) -> Vec<ReadingNeeded> {
        let needed = questions.iter().filter_map(|question| {
            let asked = facts.terms.questions.get(*question)?;
            let answers = asked.answers.iter().enumerate();
            Some(ReadingNeeded {
                id: asked.id.clone(),
                clause: asked.clause.clone(),
                question: asked.asks.clone(),
                of: asked.of,
                options: answers
                    .map(|(n, name)| {
                        let may = self.gives(*question, n, &outcome);
                        let outcome = match may.as_slice() {
                            [one] if self.complete => *one,
                            _ => Outcome::ReadingNeeded,
                        };
                        ReadingOption {
                            name: name.clone(),
                            outcome,
                            may,
                        }
                    })
                    .collect(),
            })
        });
        needed.collect()
    }
}

impl<T> Leaf<T> {
    /// The answers that were tried, of these questions.
    pub fn answers_to(&self, questions: &[usize]) -> Vec<(usize, usize)> {
        let tried = questions
            .iter()
            .filter_map(|question| Some((*question, self.answer(*question)?)));
        tried.collect()
    }

    fn answer(&self, question: usize) -> Option<usize> {
        self.answers.get(question).copied().flatten()
    }
}
