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
use super::words::{amount, measure, plural};

impl Eval<'_> {
    /// The conditions of the rule, for these votes as they count.
    pub fn conditions(&self, votes: &Votes) -> Vec<Condition> {
        let mut conditions = Vec::new();
        if let Some(decision) = self.facts.decision {
            self.collect(&decision.rule.carried, &Scope::whole(votes), &mut conditions);
        }
        conditions
    }

    fn collect(&self, test: &Test, scope: &Scope<'_>, conditions: &mut Vec<Condition>) {
        match self.try_collect(test, scope) {
            Ok(more) => {
                for condition in more {
                    if !conditions.contains(&condition) {
                        conditions.push(condition);
                    }
                }
            }
            Err(Stop::Faulty(_)) => {}
            Err(Stop::Open(question)) => {
                let asked = self.facts.terms.questions.get(question);
                for answer in 0..asked.map_or(0, |asked| asked.answers.len()) {
                    self.assuming(question, answer).collect(test, scope, conditions);
                }
            }
        }
    }

    fn try_collect(&self, test: &Test, scope: &Scope<'_>) -> Result<Vec<Condition>, Stop> {
        let (test, _) = self.plain(test, None)?;
        let mut conditions = Vec::new();
        match test {
            Test::Need { .. } => {
                let need = Need::of(test).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
                conditions.push(self.condition(&need, scope)?);
            }
            Test::All(tests) | Test::Any(tests) | Test::AnyOf(_, tests) | Test::Separately(tests) => {
                tests.iter().for_each(|test| self.collect(test, scope, &mut conditions));
            }
            Test::Each(groups, test) => {
                for group in groups {
                    let within = self.scope_of(group, scope)?;
                    self.collect(test, &within, &mut conditions);
                }
            }
            Test::If(condition, then, otherwise) => match self.holds(condition, scope)? {
                true => self.collect(then, scope, &mut conditions),
                false => self.collect(otherwise, scope, &mut conditions),
            },
            // Taken out of their wrapping above.
            Test::Case(_, _) | Test::The(_) | Test::Under(_, _) => {}
        }
        Ok(conditions)
    }

    fn condition(&self, need: &Need<'_>, scope: &Scope<'_>) -> Result<Condition, Stop> {
        let figures = self.figures(need, scope)?;
        let of = self.seats_in_words(need.of);
        let count = |choice: Is| self.counted(&[&[choice]], need.by, scope);
        Ok(Condition {
            measure: measure(need.by),
            basis_name: match need.by {
                By::Seats => of,
                By::People => format!("people among {of}"),
                By::Bodies => format!("organisations with {of}"),
                By::Votes | By::Own(_) => format!("{} of {of}", measure(need.by)),
            },
            basis: figures.base,
            r#for: count(Is::For)?,
            against: count(Is::Against)?,
            abstained: count(Is::Abstained)?,
            threshold: format!("{} {}", comparison(need.compare), amount(figures.threshold)),
            holds: figures.holds,
        })
    }

    /// "For 6 votes (6 members), against 4 votes (2); more than 6 of 12 votes carries it."
    pub fn margin(&self, votes: &Votes, conditions: &[Condition]) -> Result<String, Stop> {
        let scope = Scope::whole(votes);
        let heads = |choice: Is| self.counted(&[&[choice]], &By::Seats, &scope);
        let weighed = |choice: Is| self.counted(&[&[choice]], &By::Votes, &scope);
        let (for_heads, against_heads) = (heads(Is::For)?, heads(Is::Against)?);
        let (for_votes, against_votes) = (weighed(Is::For)?, weighed(Is::Against)?);
        let mut needed: Vec<String> = Vec::new();
        for condition in conditions {
            let words = format!(
                "{} of {} {}",
                condition.threshold,
                amount(condition.basis),
                condition.measure
            );
            if !needed.contains(&words) {
                needed.push(words);
            }
        }
        let needed = match needed.as_slice() {
            [] => String::new(),
            [one] => format!("{one} carries it."),
            several => format!("{} carry it.", several.join(" and ")),
        };
        if for_heads.is_zero() && against_heads.is_zero() {
            return Ok(capital(&needed));
        }
        let told = match for_heads == for_votes && against_heads == against_votes {
            true => format!("For {}, against {}", amount(for_heads), amount(against_heads)),
            false => format!(
                "For {} ({}), against {} ({})",
                plural(for_votes, "vote"),
                plural(for_heads, "member"),
                plural(against_votes, "vote"),
                amount(against_heads)
            ),
        };
        Ok(match needed.is_empty() {
            true => format!("{told}."),
            false => format!("{told}; {needed}"),
        })
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}
