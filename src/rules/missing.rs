//! What a quorum lacks, in words: from the needs that do not hold.
//!
//! "2 more of Mid Essex present, one of them the Chair or the Vice Chair". Which arrivals would do is in `quorum`.

use std::rc::Rc;

use crate::terms::Test;

use super::need::Need;
use super::quorum::holds;
use super::readings::{Leaves, explore_some};
use super::truth::{Fault, Stop};
use super::who::{Eval, Scope};
use super::words::{and, number, or};

/// Ways to read that are tried for one telling.
const MOST_TRIED: usize = 64;

/// What is missing under the first combination that is not quorate, and under which reading.
pub(super) fn missing(root: &Rc<Eval<'_>>, leaves: &Leaves<bool>, matter: &[usize]) -> Vec<String> {
    let (facts, moment) = (root.facts, root.moment);
    let Some(leaf) = leaves.leaves.iter().find(|leaf| !holds(&leaf.value)) else {
        return Vec::new();
    };
    if let Err(fault) = leaf.value {
        return vec![fault.says().to_owned()];
    }
    let eval = root.answered(leaf.answers.clone());
    let scope = Scope::whole(&moment.votes);
    let words = explore_some(&eval, MOST_TRIED, |eval| {
        let mut said = Vec::new();
        for test in facts.quorum_tests() {
            said.extend(eval.missing(test, &scope)?);
        }
        Ok(said)
    });
    let faults = words.leaves.iter().filter_map(|leaf| leaf.value.as_ref().err());
    let faults = faults.map(|fault| fault.says().to_owned());
    let said = match (words.values().as_slice(), words.complete) {
        ([said], true) => said.iter().cloned().chain(faults.take(1)).collect::<Vec<_>>(),
        ([], _) => faults.take(1).collect(),
        // What is missing hangs on questions that do not decide whether there is a quorum.
        (ways, _) => each_way(ways),
    };
    let readings = matter.iter().filter_map(|question| {
        let answer = leaf.answers.get(*question).copied().flatten()?;
        let words = facts.read_as(&[(*question, answer)]);
        Some(words.trim_end_matches(": ").to_owned())
    });
    let readings = and(readings.collect());
    match readings.is_empty() {
        true => said,
        false => said.into_iter().map(|words| format!("{words} ({readings})")).collect(),
    }
}

/// What is missing either way, then what is missing as questions are answered.
fn each_way(ways: &[&Vec<String>]) -> Vec<String> {
    let always = |words: &&String| ways.iter().all(|said| said.contains(words));
    let first = ways.iter().take(1).flat_map(|said| said.iter());
    let mut said: Vec<String> = first.filter(always).cloned().collect();
    let rest = |way: &&Vec<String>| way.iter().filter(|words| !always(words)).cloned().collect();
    let rests: Vec<Vec<String>> = ways.iter().map(rest).collect();
    let perhaps = if rests.iter().any(Vec::is_empty) {
        "perhaps "
    } else {
        ""
    };
    let rests = rests.into_iter().filter(|rest| !rest.is_empty()).map(and);
    said.push(format!(
        "{perhaps}{}, as open questions are answered",
        or(rests.collect())
    ));
    said
}

impl<'a> Eval<'a> {
    fn missing(&self, test: &'a Test, scope: &Scope<'_>) -> Result<Vec<String>, Stop> {
        if self.holds(test, scope)? {
            return Ok(Vec::new());
        }
        let (test, _) = self.plain(test, None)?;
        let of_each = |tests: &'a [Test]| -> Result<Vec<String>, Stop> {
            let mut said = Vec::new();
            for test in tests {
                let words = self.missing(test, scope)?;
                if !words.is_empty() {
                    said.push(words.join(", and "));
                }
            }
            Ok(said)
        };
        Ok(match test {
            Test::Need { .. } => {
                let need = Need::of(test).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
                vec![self.lacking(&need, scope)?]
            }
            Test::All(parts) => {
                let mut said = Vec::new();
                for group in self.grouped(parts, None) {
                    match group.need.filter(|_| !group.more.is_empty()) {
                        Some(need) => said.extend(self.together_lacking(&need, &group.more, scope)?),
                        None => said.extend(self.missing(group.test, scope)?),
                    }
                }
                said
            }
            Test::Any(parts) => vec![of_each(parts)?.join("; or ")],
            Test::AnyOf(k, parts) => {
                vec![format!(
                    "{} in all of these: {}",
                    number(u64::from(*k)),
                    of_each(parts)?.join("; ")
                )]
            }
            Test::Separately(_) => vec![self.in_one_line(test, scope)?],
            Test::Each(groups, test) => {
                let mut said = Vec::new();
                for group in groups {
                    let words = self.missing(test, &self.scope_of(group, scope)?)?;
                    let group = self.seats_in_words(group);
                    said.extend(words.into_iter().map(|words| format!("{group}: {words}")));
                }
                said
            }
            Test::If(condition, then, otherwise) => match self.holds(condition, scope)? {
                true => self.missing(then, scope)?,
                false => self.missing(otherwise, scope)?,
            },
            // Taken out of their wrapping above.
            Test::Case(_, _) | Test::The(_) | Test::Under(_, _) => Vec::new(),
        })
    }
}
