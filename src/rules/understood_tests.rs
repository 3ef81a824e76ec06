//! Conditions read back in words, for `understood`: one sentence each, under the paragraph it is from.
//!
//! No meeting, no figures: what a test comes to at a moment is told in `explain`.

use crate::terms::{By, Clause, Test};

use super::need::Need;
use super::sentence::comparison;
use super::understood::Reader;
use super::words::{and, measure, number, or, share};

impl<'a> Reader<'_, 'a> {
    /// One sentence for each condition, under its own paragraph; of several that must all hold each says so, or they
    /// would read as if one were enough. `where_so`: under which answers.
    pub(super) fn test(&mut self, test: &Test, clause: Option<&Clause>, within: &str, where_so: &str) {
        let mut parts = Vec::new();
        self.parts(test, clause, &mut parts);
        for (n, (clause, part)) in parts.iter().enumerate() {
            let within = match parts.len() {
                1 => within.to_owned(),
                all => format!("{within}(condition {} of {all}, all needed) ", n + 1),
            };
            match part {
                Test::Case(question, answers) => {
                    for (answer, inner) in answers {
                        let so = format!("{where_so}, {}", self.answered(question, answer));
                        self.test(inner, clause.as_ref(), &within, &so);
                    }
                }
                Test::If(condition, then, otherwise) => {
                    let condition = self.statement(condition);
                    let so = format!("{where_so}, if {condition}");
                    self.test(then, clause.as_ref(), &within, &so);
                    let so = format!("{where_so}, unless {condition}");
                    self.test(otherwise, clause.as_ref(), &within, &so);
                }
                part => {
                    let words = self.condition(part);
                    self.say(clause.as_ref(), &format!("{within}{words}{where_so}"));
                }
            }
        }
    }

    /// What must all hold, each with its paragraph.
    fn parts<'t>(&self, test: &'t Test, clause: Option<&Clause>, parts: &mut Vec<(Option<Clause>, &'t Test)>)
    where
        'a: 't,
    {
        match test {
            Test::All(tests) if !tests.is_empty() => tests.iter().for_each(|test| self.parts(test, clause, parts)),
            Test::Under(clause, inner) => self.parts(inner, Some(clause), parts),
            Test::The(name) => match self.terms.tests.iter().find(|(known, _)| known == name) {
                Some((_, inner)) => self.parts(inner, clause, parts),
                None => parts.push((clause.cloned(), test)),
            },
            Test::All(_)
            | Test::Case(..)
            | Test::Need { .. }
            | Test::Any(_)
            | Test::AnyOf(..)
            | Test::Separately(_)
            | Test::Each(..)
            | Test::If(..) => parts.push((clause.cloned(), test)),
        }
    }

    pub(super) fn condition(&self, test: &Test) -> String {
        let all = |tests: &[Test]| tests.iter().map(|test| self.condition(test)).collect::<Vec<_>>();
        match test {
            Test::Need { .. } => match Need::of(test) {
                Some(Ok(need)) => self.need(&need),
                Some(Err(_)) | None => "a condition that cannot be understood".to_owned(),
            },
            Test::All(tests) => all(tests).join(", and "),
            Test::Any(tests) => format!("either {}", all(tests).join(", or ")),
            Test::AnyOf(k, tests) => format!("at least {} of these: {}", number(u64::from(*k)), all(tests).join("; ")),
            Test::Separately(tests) => format!("{}, nobody counting for two of these", all(tests).join(", and ")),
            Test::Each(groups, inner) => {
                let groups = groups.iter().map(|group| self.who(group)).collect();
                format!("in each of {}: {}", and(groups), self.condition(inner))
            }
            Test::If(condition, then, otherwise) => format!(
                "{} if {}, and otherwise {}",
                self.condition(then),
                self.statement(condition),
                self.condition(otherwise)
            ),
            Test::Case(question, answers) => {
                let told = answers.iter().map(|(answer, inner)| (answer, self.condition(inner)));
                self.as_answered(question, told)
            }
            Test::The(name) => match self.terms.tests.iter().find(|(known, _)| known == name) {
                Some((_, inner)) => self.condition(inner),
                None => name.clone(),
            },
            Test::Under(_, inner) => self.condition(inner),
        }
    }

    /// A condition as a statement: "the Chair is present".
    fn statement(&self, test: &Test) -> String {
        let each = |tests: &[Test]| tests.iter().map(|test| self.statement(test)).collect::<Vec<_>>();
        match test {
            Test::Need { .. } => match Need::of(test) {
                Some(Ok(need)) if need.is_count() => self.eval.stated(&need),
                _ => self.condition(test),
            },
            Test::All(tests) => and(each(tests)),
            Test::Any(tests) => format!("either {}", or(each(tests))),
            Test::Under(_, inner) => self.statement(inner),
            Test::The(name) => match self.terms.tests.iter().find(|(known, _)| known == name) {
                Some((_, inner)) => self.statement(inner),
                None => name.clone(),
            },
            Test::AnyOf(..) | Test::Separately(_) | Test::Each(..) | Test::If(..) | Test::Case(..) => {
                self.condition(test)
            }
        }
    }

    fn need(&self, need: &Need<'_>) -> String {
        if need.is_count() {
            return self.eval.count_in_words(need);
        }
        let of = match need.of {
            [] => "all seats".to_owned(),
            of => self.eval.seats_in_words(of),
        };
        let of = match need.by {
            By::Seats => of,
            By::People => format!("the people among {of}"),
            By::Bodies => match need.of {
                [] => "the organisations".to_owned(),
                _ => format!("the organisations with {of}"),
            },
            By::Votes | By::Own(_) => format!("the {} of {of}", measure(need.by)),
        };
        let are = match need.are {
            [] => String::new(),
            are => format!(" are {}", self.eval.said_of_seats(are)),
        };
        match share(need.number) {
            all if all == "all" && of.starts_with("all ") => format!("{of}{are}"),
            all if all == "all" => format!("all of {of}{are}"),
            share => format!("{} {share} of {of}{are}", comparison(need.compare)),
        }
    }
}
