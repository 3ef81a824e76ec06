//! The figures of the rule: each condition that looks at votes, with its basis and threshold; and the margin in words.
//!
//! Under an open reading every way to read a condition is given.

use crate::terms::{By, Is, Test};

use super::facts::Votes;
use super::need::Need;
use super::result::Condition;
use super::sentence::comparison;
use super::truth::{Fault, Stop};
use super::who::{Eval, Scope};
use super::words::{amount, capital, measure, plural, share};

/// Figures that are given at most: open readings multiply them.
const MOST_FIGURES: usize = 64;

/// A condition, and how it stands to the others.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Figure {
    pub condition: Condition,
    standing: Standing,
    /// Before the base is known: "more than half of the votes cast".
    in_general: String,
    about_votes: bool,
    /// It is about some of the members only.
    of_some: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Standing {
    /// It must hold.
    Needed,
    /// It is one of several that would do.
    OneOf,
    /// It is one way to read the terms.
    Reading,
}

impl<'a> Eval<'a> {
    /// The conditions of the rule, for these votes as they count.
    pub fn conditions(&self, votes: &Votes) -> Vec<Figure> {
        let mut figures = Vec::new();
        if let Some(decision) = self.facts.decision {
            self.collect(
                &decision.rule.carried,
                &Scope::whole(votes),
                Standing::Needed,
                &mut figures,
            );
        }
        figures
    }

    fn collect(&self, test: &'a Test, scope: &Scope<'_>, standing: Standing, figures: &mut Vec<Figure>) {
        match self.try_collect(test, scope, standing) {
            Ok(more) => {
                for figure in more {
                    if !figures.contains(&figure) {
                        figures.push(figure);
                    }
                }
            }
            Err(Stop::Faulty(_)) => {}
            Err(Stop::Open(question)) => {
                for answer in 0..self.facts.answers_of(question) {
                    if figures.len() >= MOST_FIGURES {
                        return;
                    }
                    self.assuming(question, answer)
                        .collect(test, scope, Standing::Reading, figures);
                }
            }
        }
    }

    fn try_collect(&self, test: &'a Test, scope: &Scope<'_>, standing: Standing) -> Result<Vec<Figure>, Stop> {
        let (test, _) = self.plain(test, None)?;
        let mut figures = Vec::new();
        match test {
            Test::Need { .. } => {
                let need = Need::of(test).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
                figures.push(self.figure(&need, scope, standing)?);
            }
            Test::All(tests) | Test::Separately(tests) => {
                tests
                    .iter()
                    .for_each(|test| self.collect(test, scope, standing, &mut figures));
            }
            Test::Any(tests) | Test::AnyOf(_, tests) => {
                let standing = match standing {
                    Standing::Needed | Standing::OneOf => Standing::OneOf,
                    Standing::Reading => Standing::Reading,
                };
                tests
                    .iter()
                    .for_each(|test| self.collect(test, scope, standing, &mut figures));
            }
            Test::Each(groups, test) => {
                for group in groups {
                    let within = self.scope_of(group, scope)?;
                    self.collect(test, &within, standing, &mut figures);
                }
            }
            Test::If(condition, then, otherwise) => match self.holds(condition, scope)? {
                true => self.collect(then, scope, standing, &mut figures),
                false => self.collect(otherwise, scope, standing, &mut figures),
            },
            // Taken out of their wrapping above.
            Test::Case(_, _) | Test::The(_) | Test::Under(_, _) => {}
        }
        Ok(figures)
    }

    fn figure(&self, need: &Need<'a>, scope: &Scope<'_>, standing: Standing) -> Result<Figure, Stop> {
        let figures = self.figures(need, scope)?;
        let of = self.seats_in_words(need.of);
        let basis_name = match need.by {
            By::Seats => of,
            By::People => format!("people among {of}"),
            By::Bodies => format!("organisations with {of}"),
            By::Votes | By::Own(_) => format!("{} of {of}", measure(need.by)),
        };
        let heads = matches!(need.by, By::Seats | By::People | By::Bodies);
        let count = |choice: Is| self.counted(&[need.of, &[choice]], need.by, scope);
        Ok(Figure {
            standing,
            in_general: match need.is_count() {
                true => self.count_in_words(need),
                false => format!("{} {} of {basis_name}", comparison(need.compare), share(need.number)),
            },
            of_some: self.mentions(need.of, &|is| {
                matches!(
                    is,
                    Is::Tag(_) | Is::Body(_) | Is::Seat(_) | Is::Office(_) | Is::Concerned | Is::Presiding
                )
            })?,
            about_votes: self.about_votes(need.of)? || self.about_votes(need.are)?,
            condition: Condition {
                measure: measure(need.by),
                basis_name,
                basis: figures.base,
                counted: figures.have,
                counted_name: match need.are {
                    [Is::For] => "for".into(),
                    are => self.seats_in_words(are),
                },
                r#for: count(Is::For)?,
                against: count(Is::Against)?,
                abstained: count(Is::Abstained)?,
                threshold: match need.fewest(figures.base)? {
                    Some(fewest) if heads && figures.threshold.denominator() > 1 => format!("at least {fewest}"),
                    Some(_) | None => format!("{} {}", comparison(need.compare), amount(figures.threshold)),
                },
                holds: figures.holds,
            },
        })
    }

    /// "For 6 votes (6 members), against 4 votes (2); more than 6 of 12 votes carries it." Heads alone where the votes
    /// hang on how the terms are read, as `reading` finds them.
    pub fn margin(&self, reading: &Eval<'_>, votes: &Votes, figures: &[Figure]) -> Result<String, Stop> {
        let scope = Scope::whole(votes);
        let heads = |choice: Is| self.counted(&[&[choice]], &By::Seats, &scope);
        let weighed = |choice: Is| reading.counted(&[&[choice]], &By::Votes, &scope);
        let heads = [heads(Is::For)?, heads(Is::Against)?, heads(Is::Abstained)?];
        let [for_heads, against_heads, abstained_heads] = heads;
        let needed = carries(figures);
        if heads.iter().all(|heads| heads.is_zero()) {
            return Ok(capital(&needed));
        }
        let mut told = match (weighed(Is::For), weighed(Is::Against), weighed(Is::Abstained)) {
            (Ok(for_votes), Ok(against_votes), Ok(abstained)) if [for_votes, against_votes, abstained] != heads => {
                let told = format!(
                    "For {} ({}), against {} ({})",
                    plural(for_votes, "vote"),
                    plural(for_heads, "member"),
                    plural(against_votes, "vote"),
                    amount(against_heads)
                );
                let told_of = (!abstained_heads.is_zero()).then(|| {
                    format!(
                        ", abstained {} ({})",
                        plural(abstained, "vote"),
                        amount(abstained_heads)
                    )
                });
                return Ok(with_needed(told + &told_of.unwrap_or_default(), &needed) + &missed(figures));
            }
            (Ok(_) | Err(_), Ok(_) | Err(_), Ok(_) | Err(_)) => {
                format!("For {}, against {}", amount(for_heads), amount(against_heads))
            }
        };
        if !abstained_heads.is_zero() {
            told.push_str(&format!(", abstained {}", amount(abstained_heads)));
        }
        Ok(with_needed(told, &needed) + &missed(figures))
    }
}

fn with_needed(told: String, needed: &str) -> String {
    match needed.is_empty() {
        true => format!("{told}."),
        false => format!("{told}; {needed}"),
    }
}

/// What the rule asks for beside votes for and against and does not get, as a response rate.
fn missed(figures: &[Figure]) -> String {
    let missed = figures
        .iter()
        .filter(|figure| !figure.about_votes && figure.standing == Standing::Needed && !figure.condition.holds);
    let told = missed.map(|figure| {
        let condition = &figure.condition;
        format!(
            " Of {} ({}) {} are {}; needed {}.",
            amount(condition.basis),
            condition.basis_name,
            amount(condition.counted),
            condition.counted_name,
            condition.threshold
        )
    });
    told.collect()
}

/// What carries it: the conditions on votes, those that must all hold first.
fn carries(figures: &[Figure]) -> String {
    let with = |standing: Standing| -> Vec<String> {
        let mut words = Vec::new();
        for figure in figures
            .iter()
            .filter(|figure| figure.about_votes && figure.standing == standing)
        {
            let condition = &figure.condition;
            let word = match (condition.basis.is_zero(), figure.of_some) {
                (true, _) => figure.in_general.clone(),
                (false, true) => format!(
                    "{} of {} {}",
                    condition.threshold,
                    amount(condition.basis),
                    condition.basis_name
                ),
                (false, false) => format!(
                    "{} of {} {}",
                    condition.threshold,
                    amount(condition.basis),
                    condition.measure
                ),
            };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    };
    let (needed, one_of, readings) = (with(Standing::Needed), with(Standing::OneOf), with(Standing::Reading));
    let as_read = if readings.len() > 1 { ", as it is read," } else { "" };
    let parts = [
        needed.join(" and "),
        one_of.join(" or "),
        format!("{}{as_read}", readings.join(" or ")),
    ];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    match (parts.is_empty(), parts.len() + needed.len() > 2) {
        (true, _) => String::new(),
        (false, true) => format!("{} carry it.", parts.join(" and ")),
        (false, false) => format!("{} carries it.", parts.join(" and ")),
    }
}
