//! What a quorum lacks, in words: from the needs that do not hold.
//!
//! "2 more of Mid Essex present, one of them the Chair or the Vice Chair". Which arrivals would do is in `quorum`.

use std::rc::Rc;

use crate::terms::{SeatId, Test};

use super::need::Need;
use super::quorum::holds;
use super::readings::{Leaves, explore_some};
use super::truth::{Fault, Stop, Truth, any};
use super::who::{Eval, Scope};
use super::words::{and, number, or};

/// Ways to read that are tried for one telling.
const MOST_TRIED: usize = 64;

/// What is missing under the first combination that is not quorate, and under which reading.
///
/// `repairs` are the smallest sets of those away who would make it: named where a share of those here fails, which no count can
/// tell.
pub(super) fn missing(
    root: &Rc<Eval<'_>>,
    leaves: &Leaves<bool>,
    matter: &[usize],
    repairs: &[Vec<SeatId>],
) -> Vec<String> {
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
    let mut said: Vec<String> = match readings.is_empty() {
        true => said,
        false => said.into_iter().map(|words| format!("{words} ({readings})")).collect(),
    };
    let by_share = |test| eval.fails_by_share_of_those_here(test, &scope) == Ok(true);
    if let Some(fewest) = repairs.first().filter(|_| facts.quorum_tests().any(by_share)) {
        let seats = fewest.iter().filter_map(|seat| Some(facts.find(seat)?.in_words()));
        said.push(format!("the fewest who would do: {}", and(seats.collect())));
    }
    said
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
    /// What each of these lacks by itself, and how many people more, as nobody counts for two of them.
    fn different_people_lacking(&self, parts: &'a [Test], scope: &Scope<'_>) -> Result<Vec<String>, Stop> {
        let (mut said, mut alone, mut needs) = (Vec::new(), 0, Vec::new());
        for part in parts {
            let (part, _) = self.plain(part, None)?;
            let need = Need::of(part).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
            let figures = self.figures(&need, scope)?;
            if !figures.holds {
                said.push(self.lacking(&need, scope)?);
                let fewest = need.fewest(figures.base)?.unwrap_or_default();
                alone += fewest.saturating_sub(figures.have.numerator() / figures.have.denominator());
            }
            needs.push(self.count_in_words(&need));
        }
        let short = self.people_short(parts, scope)?.saturating_sub(alone);
        if short > 0 {
            let people = if short == 1 { "person" } else { "people" };
            said.push(format!(
                "{short} more {people}, as nobody counts for two of these: {}",
                and(needs)
            ));
        }
        Ok(said)
    }

    /// Whether it fails by a share of those who are here: what arrivals would do is found by trying them.
    fn fails_by_share_of_those_here(&self, test: &'a Test, scope: &Scope<'_>) -> Truth {
        if self.holds(test, scope)? {
            return Ok(false);
        }
        let (test, _) = self.plain(test, None)?;
        match test {
            Test::Need { .. } => {
                let need = Need::of(test).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
                Ok(self.share_of_those_here(&need, scope))
            }
            Test::All(parts) | Test::Any(parts) | Test::AnyOf(_, parts) | Test::Separately(parts) => {
                any(parts.iter().map(|part| self.fails_by_share_of_those_here(part, scope)))
            }
            Test::Each(groups, test) => any(groups.iter().map(|group| {
                let within = self.scope_of(group, scope)?;
                self.fails_by_share_of_those_here(test, &within)
            })),
            Test::If(condition, then, otherwise) => match self.holds(condition, scope)? {
                true => self.fails_by_share_of_those_here(then, scope),
                false => self.fails_by_share_of_those_here(otherwise, scope),
            },
            // Taken out of their wrapping above.
            Test::Case(_, _) | Test::The(_) | Test::Under(_, _) => Ok(false),
        }
    }

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
                let lacking = of_each(parts)?;
                let hold = parts.len().saturating_sub(lacking.len());
                let more = usize::from(*k).saturating_sub(hold);
                match more {
                    1 => vec![lacking.join("; or ")],
                    all if all == lacking.len() => lacking,
                    more => vec![format!(
                        "{} of these: {}",
                        number(u64::try_from(more).unwrap_or(u64::MAX)),
                        lacking.join("; ")
                    )],
                }
            }
            Test::Separately(parts) => self.different_people_lacking(parts, scope)?,
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
