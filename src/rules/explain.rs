//! A test told as steps: each need with its count and its clause, each open reading both ways.
//!
//! The truth of a step is worked out by the same evaluation that gave the result. How several tellings of one thing are put
//! into few sentences is in `tellings`.

use std::rc::Rc;

use crate::terms::{Clause, QuestionOf, Test};

use super::facts::Facts;
use super::need::{Figures, Need};
use super::result::Step;
use super::sentence::continues;
use super::tellings::tellings;
use super::truth::{Fault, Stop};
use super::who::{Eval, Scope};
use super::words::{capital, number, or};

/// Steps being written.
pub(super) struct Steps<'m> {
    pub said: Vec<Step>,
    /// The questions that matter: what hangs on them is told answer by answer.
    pub matter: &'m [usize],
}

/// Tells something under some answers.
pub(super) type Tell<'a, 't> = dyn Fn(&mut Steps<'_>, &Rc<Eval<'a>>) -> Result<(), Stop> + 't;
/// The same within a context.
type TellIn<'a, 't> = dyn Fn(&mut Steps<'_>, &Rc<Eval<'a>>, &Context) -> Result<(), Stop> + 't;

/// What comes before the sentence, and the clause it is told under.
#[derive(Clone, Default)]
pub(super) struct Context {
    pub prefix: String,
    pub clause: Option<Clause>,
}

/// A part of an "all" and the needs told with it.
pub(super) struct Group<'t> {
    pub test: &'t Test,
    pub clause: Option<&'t Clause>,
    pub need: Option<Need<'t>>,
    /// Later needs on the same seats, further narrowed.
    pub more: Vec<Need<'t>>,
}

impl Context {
    fn with(&self, words: &str) -> Context {
        Context {
            prefix: format!("{}{words}", self.prefix),
            clause: self.clause.clone(),
        }
    }

    /// The same, under this clause if there is one.
    pub fn under(&self, clause: Option<&Clause>) -> Context {
        Context {
            prefix: self.prefix.clone(),
            clause: clause.or(self.clause.as_ref()).cloned(),
        }
    }
}

impl<'m> Steps<'m> {
    pub fn new(matter: &'m [usize]) -> Steps<'m> {
        Steps {
            said: Vec::new(),
            matter,
        }
    }

    pub fn say(&mut self, clause: Option<&Clause>, text: impl Into<String>, holds: bool) {
        self.said.push(Step {
            clause: clause.cloned(),
            text: text.into(),
            holds,
            remark: false,
        });
    }

    /// Says something that is no condition; `well`: nothing is to be done about it.
    pub fn remark(&mut self, clause: Option<&Clause>, text: impl Into<String>, well: bool) {
        self.say(clause, text, well);
        if let Some(step) = self.said.last_mut() {
            step.remark = true;
        }
    }

    /// The steps, each beginning with a capital letter.
    pub fn finished(self) -> Vec<Step> {
        let steps = self.said.into_iter().map(|step| Step {
            text: capital(&step.text),
            ..step
        });
        steps.collect()
    }

    pub fn fault(&mut self, fault: Fault) {
        self.remark(None, fault.says(), false);
    }

    /// Tells it, whatever open questions it hangs on: what is the same however they are answered once, the rest so that
    /// it holds under every answer.
    pub fn told<'a>(&mut self, eval: &Rc<Eval<'a>>, context: &Context, tell: &TellIn<'a, '_>) {
        let told = tellings(eval, self.matter, &|steps, eval| {
            let plain = Context {
                prefix: String::new(),
                ..context.clone()
            };
            tell(steps, eval, &plain)
        });
        for step in told.in_few(eval.facts, self.matter, &context.prefix) {
            self.said.push(Step {
                text: format!("{}{}", context.prefix, step.text),
                ..step
            });
        }
    }

    /// A test, need by need.
    pub fn test<'a>(&mut self, eval: &Rc<Eval<'a>>, test: &'a Test, scope: &Scope<'_>, context: &Context) {
        self.told(eval, context, &|steps, eval, context| {
            let (test, clause) = eval.plain(test, None)?;
            steps.plain_test(eval, test, scope, &context.under(clause))
        });
    }

    fn plain_test<'a>(
        &mut self,
        eval: &Rc<Eval<'a>>,
        test: &'a Test,
        scope: &Scope<'_>,
        context: &Context,
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
                let words = eval.statement(condition, scope)?;
                let (because, branch) = match eval.holds(condition, scope)? {
                    true => (format!("as {words}: "), then),
                    false => (format!("as it is not so that {words}: "), otherwise),
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
                self.say(context.clause.as_ref(), format!("{}{words}", context.prefix), holds);
                Ok(())
            }
        }
    }

    fn all_of<'a>(
        &mut self,
        eval: &Rc<Eval<'a>>,
        parts: &'a [Test],
        scope: &Scope<'_>,
        context: &Context,
    ) -> Result<(), Stop> {
        for group in eval.grouped(parts, None) {
            let context = context.under(group.clause);
            match group.need.filter(|_| !group.more.is_empty()) {
                Some(need) => {
                    let (words, holds) = eval.together_in_words(&need, &group.more, scope)?;
                    self.say(context.clause.as_ref(), format!("{}{words}", context.prefix), holds);
                }
                None => self.test(eval, group.test, scope, &context),
            }
        }
        Ok(())
    }
}

impl<'a> Eval<'a> {
    /// The parts of an "all", each with the later needs that continue it and are told with it.
    pub fn grouped<'t>(&self, parts: &'t [Test], clause: Option<&'t Clause>) -> Vec<Group<'t>>
    where
        'a: 't,
    {
        let mut groups = Vec::new();
        self.group(parts, clause, &mut groups);
        groups
    }

    fn group<'t>(&self, parts: &'t [Test], clause: Option<&'t Clause>, groups: &mut Vec<Group<'t>>)
    where
        'a: 't,
    {
        for part in parts {
            let (test, clause) = match self.plain(part, clause) {
                Ok((Test::All(parts), clause)) => {
                    self.group(parts, clause, groups);
                    continue;
                }
                Ok(plain) => plain,
                Err(_) => (part, clause),
            };
            let need = Need::of(test).and_then(Result::ok);
            let mut earlier = groups.iter_mut().filter(|group| {
                let pair = group.need.as_ref().zip(need.as_ref());
                pair.is_some_and(|(first, need)| continues(first, need))
            });
            match (earlier.next(), need) {
                (Some(group), Some(need)) => group.more.push(need),
                (_, need) => groups.push(Group {
                    test,
                    clause,
                    need,
                    more: Vec::new(),
                }),
            }
        }
    }

    /// A test in one line.
    pub fn in_one_line(&self, test: &'a Test, scope: &Scope<'_>) -> Result<String, Stop> {
        let (test, _) = self.plain(test, None)?;
        let lines = |tests: &'a [Test]| -> Result<Vec<String>, Stop> {
            tests.iter().map(|test| self.in_one_line(test, scope)).collect()
        };
        Ok(match test {
            Test::Need { .. } => {
                let need = Need::of(test).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
                self.need_in_words(&need, &self.figures(&need, scope)?, scope)?
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

    /// A condition as a statement, with its count: "the Chair is present (have 1)".
    fn statement(&self, test: &'a Test, scope: &Scope<'_>) -> Result<String, Stop> {
        let (test, _) = self.plain(test, None)?;
        match Need::of(test) {
            Some(need) => {
                let need = need?;
                let figures = self.figures(&need, scope)?;
                Ok(match need.is_count() {
                    true => format!("{} (have {})", self.stated(&need), super::words::amount(figures.have)),
                    false => self.need_in_words(&need, &figures, scope)?,
                })
            }
            None => self.in_one_line(test, scope),
        }
    }

    /// Two numbers on the same seats: "at least 25 or one third of ..., whichever is less".
    fn whichever(&self, tests: &'a [Test], scope: &Scope<'_>) -> Result<Option<String>, Stop> {
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
            self.need_in_words(&share, &figures, scope)?
        )))
    }
}

impl Facts<'_> {
    /// "read as “votes”: "; with the question where the answer alone does not tell which is meant.
    pub fn read_as(&self, answers: &[(usize, usize)]) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut question = None;
        for (asked, answer) in answers {
            let Some(asked) = self.terms.questions.get(*asked) else {
                continue;
            };
            let Some(answer) = asked.answers.get(*answer) else {
                continue;
            };
            let mut others = self.terms.questions.iter().filter(|other| other.id != asked.id);
            if asked.of != QuestionOf::Text || others.any(|other| other.answers.contains(answer)) {
                question = Some(&asked.asks);
            }
            words.push(format!("\u{201c}{answer}\u{201d}"));
        }
        match question {
            Some(asks) => format!("if \u{201c}{asks}\u{201d} is answered {}: ", or(words)),
            None => format!("read as {}: ", or(words)),
        }
    }
}
