//! What carries a proposal, in words, as the rule joins its conditions: "more than 3 of 6 votes and (at least 1 lay member for or
//! at least 2 of 3 members of North)". The figures are from `conditions`, the sentence around them from `margin`.

use std::cell::Cell;

use crate::terms::{Fraction, Test};

use super::conditions::{Figure, MOST_LOOKED_AT, Place, Standing};
use super::facts::Votes;
use super::need::Need;
use super::truth::{Fault, Stop};
use super::who::{Eval, Scope};
use super::words::{amount, number};

/// Amounts that stand in place of each other in one phrase.
const MOST_AMOUNTS: usize = 3;

/// What a rule asks of a vote.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Asked {
    /// Nothing that votes could change: it holds, or it does not.
    Settled(bool),
    /// One condition, with its figures in each way to read it.
    One(Vec<Figure>),
    All(Vec<Asked>),
    Any(Vec<Asked>),
    AnyOf(usize, Vec<Asked>),
    /// One of these, as open questions are answered.
    Read(Vec<Asked>),
    /// It would be this, and something else fails that votes cannot change.
    Never(Box<Asked>),
}

impl<'a> Eval<'a> {
    /// What carries it, with these votes as they count.
    pub fn asked(&self, votes: &Votes) -> Asked {
        let left = Cell::new(MOST_LOOKED_AT);
        let place = Place {
            scope: Scope::whole(votes),
            group: Vec::new(),
            standing: Standing::Needed,
            left: &left,
        };
        let decision = self.facts.decision;
        decision.map_or(Asked::Settled(true), |decision| {
            self.asks(&decision.rule.carried, &place)
        })
    }

    fn asks(&self, test: &'a Test, place: &Place<'_>) -> Asked {
        let Some(left) = place.left.get().checked_sub(1) else {
            return Asked::Settled(true);
        };
        place.left.set(left);
        match self.try_asks(test, place) {
            Ok(asked) => asked,
            Err(Stop::Faulty(_)) => Asked::Settled(true),
            Err(Stop::Open(question)) => {
                let answers = 0..self.facts.answers_of(question);
                let ways = answers.map(|answer| self.assuming(question, answer).asks(test, place));
                read(ways.collect())
            }
        }
    }

    fn try_asks(&self, test: &'a Test, place: &Place<'_>) -> Result<Asked, Stop> {
        let (test, _) = self.plain(test, None)?;
        let each = |tests: &'a [Test]| tests.iter().map(|test| self.asks(test, place)).collect::<Vec<_>>();
        Ok(match test {
            Test::Need { .. } => {
                let need = Need::of(test).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
                let figure = self.figure(&need, place)?;
                match figure.about_votes {
                    true => Asked::One(vec![figure]),
                    false => Asked::Settled(figure.condition.holds),
                }
            }
            Test::All(tests) | Test::Separately(tests) => all(each(tests)),
            Test::Any(tests) => any(1, each(tests)),
            Test::AnyOf(k, tests) => any(usize::from(*k), each(tests)),
            Test::Each(groups, test) => {
                let mut within = Vec::new();
                for group in groups {
                    within.push(self.asks(test, &self.place_within(group, place)?));
                }
                all(within)
            }
            Test::If(condition, then, otherwise) => match self.holds(condition, &place.scope)? {
                true => self.asks(then, place),
                false => self.asks(otherwise, place),
            },
            // Taken out of their wrapping above.
            Test::Case(_, _) | Test::The(_) | Test::Under(_, _) => Asked::Settled(true),
        })
    }
}

/// All of these: those in an inner "all" among them, each once.
fn all(parts: Vec<Asked>) -> Asked {
    let mut never = false;
    let mut needed = Vec::new();
    for part in parts {
        let part = match part {
            Asked::Settled(holds) => {
                never |= !holds;
                continue;
            }
            Asked::Never(part) => {
                never = true;
                *part
            }
            part => part,
        };
        let inner = match part {
            Asked::All(inner) => inner,
            part => vec![part],
        };
        add_new(&mut needed, inner);
    }
    let all = match needed.len() {
        0 => Asked::Settled(!never),
        1 => needed.remove(0),
        _ => Asked::All(needed),
    };
    match (never, all) {
        (true, all @ Asked::Settled(_)) | (false, all) => all,
        (true, all) => Asked::Never(Box::new(all)),
    }
}

/// So many of these. What holds already is taken off, what cannot hold is none of them.
fn any(needed: usize, parts: Vec<Asked>) -> Asked {
    let (mut needed, mut open, mut never) = (needed, Vec::new(), Vec::new());
    for part in parts {
        match part {
            Asked::Settled(true) => needed = needed.saturating_sub(1),
            Asked::Settled(false) => {}
            Asked::Never(part) => never.push(*part),
            Asked::Any(inner) if needed == 1 => add_new(&mut open, inner),
            part => open.push(part),
        }
    }
    match (needed, open.len()) {
        (0, _) => Asked::Settled(true),
        (needed, open_ones) if needed > open_ones => match never.pop() {
            Some(part) => Asked::Never(Box::new(part)),
            None => Asked::Settled(false),
        },
        (_, 1) => open.remove(0),
        (needed, all_of) if needed == all_of => all(open),
        (1, _) => Asked::Any(open),
        (needed, _) => Asked::AnyOf(needed, open),
    }
}

fn add_new(all: &mut Vec<Asked>, more: Vec<Asked>) {
    for part in more {
        if !all.contains(&part) {
            all.push(part);
        }
    }
}

/// What is asked as open questions are answered: where only the figures differ, one condition with all of them.
pub(super) fn read(ways: Vec<Asked>) -> Asked {
    let mut all = Vec::new();
    for way in ways {
        match way {
            Asked::Read(inner) => add_new(&mut all, inner),
            way => add_new(&mut all, vec![way]),
        }
    }
    merged(&all).unwrap_or(Asked::Read(all))
}

/// These, of one shape and alike but for their figures, as one.
fn merged(ways: &[Asked]) -> Option<Asked> {
    let parts = |of: fn(&Asked) -> Option<&Vec<Asked>>| -> Option<Vec<Asked>> {
        let each: Vec<&Vec<Asked>> = ways.iter().map(of).collect::<Option<_>>()?;
        let length = each.first()?.len();
        if each.iter().any(|parts| parts.len() != length) {
            return None;
        }
        let of_place = |n: usize| {
            each.iter()
                .filter_map(|parts| parts.get(n).cloned())
                .collect::<Vec<_>>()
        };
        (0..length).map(|n| merged(&of_place(n))).collect()
    };
    match ways {
        [] => None,
        [one] => Some(one.clone()),
        [Asked::One(first), ..] => {
            let first = first.first()?;
            let mut figures: Vec<Figure> = Vec::new();
            for way in ways {
                let Asked::One(more) = way else { return None };
                for figure in more {
                    if figure.in_general != first.in_general || figure.group != first.group {
                        return None;
                    }
                    if !figures.iter().any(|known| in_words(known) == in_words(figure)) {
                        figures.push(figure.clone());
                    }
                }
            }
            Some(Asked::One(figures))
        }
        [Asked::All(_), ..] => parts(|way| match way {
            Asked::All(parts) => Some(parts),
            _ => None,
        })
        .map(Asked::All),
        [Asked::Any(_), ..] => parts(|way| match way {
            Asked::Any(parts) => Some(parts),
            _ => None,
        })
        .map(Asked::Any),
        [
            Asked::Settled(_) | Asked::AnyOf(..) | Asked::Read(_) | Asked::Never(_),
            ..,
        ] => None,
    }
}

impl Asked {
    /// "more than 6 of 12 votes carries it."; nothing where votes change nothing.
    pub fn carries(&self) -> String {
        match self {
            Asked::Settled(_) => String::new(),
            Asked::Never(asked) => asked.carries(),
            Asked::All(_) | Asked::AnyOf(..) => format!("{} carry it.", self.in_words()),
            Asked::One(_) | Asked::Any(_) | Asked::Read(_) => format!("{} carries it.", self.in_words()),
        }
    }

    fn in_words(&self) -> String {
        match self {
            Asked::Settled(_) => String::new(),
            Asked::One(figures) => figures_in_words(figures),
            Asked::All(parts) => inside(parts).join(" and "),
            Asked::Any(parts) => inside(parts).join(" or "),
            Asked::AnyOf(k, parts) => {
                let k = number(u64::try_from(*k).unwrap_or(u64::MAX));
                format!("{k} of these: {};", inside(parts).join("; "))
            }
            Asked::Read(ways) => {
                let told: Vec<&Asked> = ways.iter().filter(|way| !matches!(way, Asked::Settled(_))).collect();
                match told.as_slice() {
                    [one] => format!("{}, if it is so read,", one.inside()),
                    told => {
                        let words: Vec<String> = told.iter().map(|way| way.inside()).collect();
                        format!("{}, as it is read,", words.join(" or "))
                    }
                }
            }
            Asked::Never(asked) => asked.in_words(),
        }
    }

    /// In brackets where it is more than one condition, so that "and" and "or" cannot be read the wrong way.
    fn inside(&self) -> String {
        let words = self.in_words();
        let one = match self {
            Asked::One(figures) => figures.len() == 1,
            Asked::Settled(_) => true,
            Asked::All(_) | Asked::Any(_) | Asked::AnyOf(..) | Asked::Read(_) | Asked::Never(_) => false,
        };
        match one {
            true => words,
            false => format!("({})", words.trim_end_matches([',', ';'])),
        }
    }
}

fn inside(parts: &[Asked]) -> Vec<String> {
    parts.iter().map(Asked::inside).collect()
}

/// "more than 2 of 4 votes or more than 3 of 6 votes, as it is read,"; of many one phrase: "more than half of the votes cast, of
/// which there are 5 to 9 as open questions are answered,".
fn figures_in_words(figures: &[Figure]) -> String {
    let words: Vec<String> = figures.iter().map(in_words).collect();
    match (figures, words.as_slice()) {
        (_, [one]) => one.clone(),
        (_, []) => String::new(),
        (_, words) if words.len() <= MOST_AMOUNTS => format!("{}, as it is read,", words.join(" or ")),
        (figures, _) => {
            let mut bases: Vec<Fraction> = figures.iter().map(|figure| figure.condition.basis).collect();
            bases.sort_unstable();
            bases.dedup();
            let general = figures.first().map_or("", |figure| figure.in_general.as_str());
            let of = match bases.as_slice() {
                [one] => amount(*one),
                [first, .., last] => format!("{} to {}", amount(*first), amount(*last)),
                [] => String::new(),
            };
            format!("{general} ({of}, as open questions are answered)")
        }
    }
}

/// One condition: "more than 6 of 12 votes", "at least 1 of 3 members of Mid Essex".
fn in_words(figure: &Figure) -> String {
    let condition = &figure.condition;
    if condition.basis.is_zero() || (figure.is_count && figure.counts_some) {
        return figure.in_general.clone();
    }
    let (threshold, basis) = (&condition.threshold, amount(condition.basis));
    let words = match (figure.of_some, figure.group.as_str()) {
        (true, _) => format!("{threshold} of {basis} {}", condition.basis_name),
        (false, "") => format!("{threshold} of {basis} {}", condition.measure),
        (false, group) => format!("{threshold} of {basis} {} of {group}", condition.measure),
    };
    match figure.counts_some {
        true => format!("{words}, counting {},", condition.counted_name),
        false => words,
    }
}
