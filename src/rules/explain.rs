//! A test told as steps: each need with its count and its clause, each open reading both ways.
//!
//! The truth of a step is worked out by the same evaluation that gave the result.

use crate::terms::{Clause, Question, Test};

use super::need::{Figures, Need};
use super::result::Step;
use super::sentence::continues;
use super::truth::{Fault, Stop};
use super::who::{Eval, Scope};
use super::words::number;

/// Steps being written.
#[derive(Default)]
pub(super) struct Steps(pub Vec<Step>);

/// What comes before the sentence, and the clause it is told under.
#[derive(Clone, Default)]
pub(super) struct Context<'t> {
    pub prefix: String,
    pub clause: Option<&'t Clause>,
}

impl<'t> Context<'t> {
    fn with(&self, words: &str) -> Context<'t> {
        Context {
            prefix: format!("{}{words}", self.prefix),
            clause: self.clause,
        }
    }
}

impl Steps {
    pub fn say(&mut self, clause: Option<&Clause>, text: impl AsRef<str>, holds: bool) {
        let mut letters = text.as_ref().chars();
        let first = letters.next().map(char::to_uppercase).into_iter().flatten();
        self.0.push(Step {
            clause: clause.cloned(),
            text: first.chain(letters).collect(),
            holds,
        });
    }

    pub fn fault(&mut self, fault: Fault) {
        self.say(None, fault.says(), false);
    }

    /// Tells it; where it hangs on an open question, once for each answer.
    pub fn told(
        &mut self,
        eval: &Eval<'_>,
        context: &Context<'_>,
        tell: &dyn Fn(&mut Steps, &Eval<'_>, &Context<'_>) -> Result<(), Stop>,
    ) {
        let written = self.0.len();
        let stop = match tell(self, eval, context) {
            Ok(()) => return,
            Err(stop) => stop,
        };
        self.0.truncate(written);
        match stop {
            Stop::Faulty(fault) => self.fault(fault),
            Stop::Open(question) => {
                let asked = eval.facts.terms.questions.get(question);
                for (n, answer) in asked
                    .map(|asked| asked.answers.as_slice())
                    .unwrap_or_default()
                    .iter()
                    .enumerate()
                {
                    let context = context.with(&read_as(asked, answer));
                    self.told(&eval.assuming(question, n), &context, tell);
                }
            }
        }
    }

    /// A test, need by need.
    pub fn test(&mut self, eval: &Eval<'_>, test: &Test, scope: &Scope<'_>, context: &Context<'_>) {
        self.told(eval, context, &|steps, eval, context| {
            let (test, clause) = eval.plain(test, context.clause)?;
            let context = Context {
                clause,
                ..context.clone()
            };
            steps.plain_test(eval, test, scope, &context)
        });
    }

    fn plain_test(
        &mut self,
        eval: &Eval<'_>,
        test: &Test,
        scope: &Scope<'_>,
        context: &Context<'_>,
    ) -> Result<(), Stop> {
        match test {
            Test::All(parts) => self.all_of(eval, parts, scope, context),
            Test::Each(groups, test) => {
                for group in groups {
                    let within = eval.scope_of(group, scope)?;
                    let context = context.with(&format!("{}: ", eval.seats_in_words(group)));
                    self.test(eval, test, &within, &context);
                }
                Ok(())
            }
            Test::If(condition, then, otherwise) => {
                let words = eval.in_one_line(condition, scope)?;
                let (because, branch) = match eval.holds(condition, scope)? {
                    true => (format!("because of {words}; "), then),
                    false => (format!("in the absence of {words}; "), otherwise),
                };
                self.test(eval, branch, scope, &context.with(&because));
                Ok(())
            }
            Test::Need { .. }
            | Test::Any(_)
            | Test::AnyOf(_, _)
            | Test::Separately(_)
            | Test::Case(_, _)
            | Test::The(_)
            | Test::Under(_, _) => {
                let words = eval.in_one_line(test, scope)?;
                let holds = eval.holds(test, scope)?;
                self.say(context.clause, format!("{}{words}", context.prefix), holds);
                Ok(())
            }
        }
    }

    fn all_of(
        &mut self,
        eval: &Eval<'_>,
        parts: &[Test],
        scope: &Scope<'_>,
        context: &Context<'_>,
    ) -> Result<(), Stop> {
        for (part, more) in eval.grouped(parts, context.clause) {
            if more.is_empty() {
                self.test(eval, part, scope, context);
                continue;
            }
            let (plain, clause) = eval.plain(part, context.clause)?;
            let need = Need::of(plain).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
            let (words, holds) = eval.together_in_words(&need, &more, scope)?;
            self.say(clause, format!("{}{words}", context.prefix), holds);
        }
        Ok(())
    }
}

impl<'a> Eval<'a> {
    /// The parts of an "all", each with the later needs that continue it and are told with it.
    pub fn grouped<'t>(&self, parts: &'t [Test], clause: Option<&'t Clause>) -> Vec<(&'t Test, Vec<Need<'t>>)>
    where
        'a: 't,
    {
        let needs: Vec<Option<Need<'t>>> = parts
            .iter()
            .map(|part| {
                let (plain, _) = self.plain(part, clause).ok()?;
                Need::of(plain)?.ok()
            })
            .collect();
        let mut groups: Vec<(&'t Test, Option<Need<'t>>, Vec<Need<'t>>)> = Vec::new();
        for (part, need) in parts.iter().zip(needs) {
            let earlier = groups.iter_mut().find_map(|(_, first, more)| {
                let together = first
                    .as_ref()
                    .zip(need.as_ref())
                    .is_some_and(|(first, need)| continues(first, need));
                together.then_some(more)
            });
            match (earlier, need) {
                (Some(more), Some(need)) => more.push(need),
                (_, need) => groups.push((part, need, Vec::new())),
            }
        }
        groups.into_iter().map(|(part, _, more)| (part, more)).collect()
    }

    /// A test in one line.
    pub fn in_one_line(&self, test: &Test, scope: &Scope<'_>) -> Result<String, Stop> {
        let (test, _) = self.plain(test, None)?;
        let lines = |tests: &[Test]| -> Result<Vec<String>, Stop> {
            tests.iter().map(|test| self.in_one_line(test, scope)).collect()
        };
        Ok(match test {
            Test::Need { .. } => {
                let need = Need::of(test).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
                self.need_in_words(&need, &self.figures(&need, scope)?)?
            }
            Test::All(tests) => lines(tests)?.join("; and "),
            Test::Any(tests) => self.whichever(tests, scope)?.unwrap_or(lines(tests)?.join("; or ")),
            Test::AnyOf(k, tests) => {
                format!("{} of these: {}", number(u64::from(*k)), lines(tests)?.join("; "))
            }
            Test::Separately(tests) => format!("different people for each of these: {}", lines(tests)?.join("; ")),
            Test::Each(groups, test) => {
                let each: Result<Vec<String>, Stop> = groups
                    .iter()
                    .map(|group| {
                        let within = self.scope_of(group, scope)?;
                        Ok(format!(
                            "{}: {}",
                            self.seats_in_words(group),
                            self.in_one_line(test, &within)?
                        ))
                    })
                    .collect();
                each?.join("; ")
            }
            Test::If(condition, then, otherwise) => match self.holds(condition, scope)? {
                true => self.in_one_line(then, scope)?,
                false => self.in_one_line(otherwise, scope)?,
            },
            // Taken out of their wrapping above.
            Test::Case(_, _) | Test::The(_) | Test::Under(_, _) => String::new(),
        })
    }

    /// Two numbers on the same seats: "at least 25 or one third of ..., whichever is less".
    fn whichever(&self, tests: &[Test], scope: &Scope<'_>) -> Result<Option<String>, Stop> {
        let [one, other] = tests else {
            return Ok(None);
        };
        let (one, _) = self.plain(one, None)?;
        let (other, _) = self.plain(other, None)?;
        let (Some(one), Some(other)) = (Need::of(one), Need::of(other)) else {
            return Ok(None);
        };
        let (one, other) = (one?, other?);
        let all: Vec<_> = one.of.iter().chain(one.are).collect();
        let same = all == other.of.iter().chain(other.are).collect::<Vec<_>>();
        let mixed = one.is_count() != other.is_count() && one.compare == other.compare && one.by == other.by;
        if !mixed || !(same || one.are == other.are) {
            return Ok(None);
        }
        let (count, share) = if one.is_count() { (one, other) } else { (other, one) };
        let figures: Figures = self.figures(&share, scope)?;
        Ok(Some(format!(
            "{} needed, or {}, whichever is less",
            super::words::amount(count.number.count),
            self.need_in_words(&share, &figures)?
        )))
    }
}

/// "Read as “votes”: " for a reading, "“Is it urgent?” – “yes”: " for a fact.
pub(super) fn read_as(asked: Option<&Question>, answer: &str) -> String {
    match asked {
        Some(asked) if asked.of == crate::terms::QuestionOf::Text => match &asked.clause {
            Some(clause) => format!("if paragraph {clause} is read as \u{201c}{answer}\u{201d}: "),
            None => format!("if read as \u{201c}{answer}\u{201d}: "),
        },
        Some(asked) => format!(
            "if \u{201c}{}\u{201d} is answered \u{201c}{answer}\u{201d}: ",
            asked.asks
        ),
        None => String::new(),
    }
}
