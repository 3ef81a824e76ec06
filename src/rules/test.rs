//! Whether a test holds: the tree over needs, in three values.
//!
//! Every node is evaluated in full before it asks a question, so that a question is met only where its answer decides.

use std::rc::Rc;

use crate::terms::{Clause, Fraction, Is, Test};

use super::facts::At;
use super::need::{Compare, Need};
use super::truth::{Fault, Stop, Truth, all, any, at_least};
use super::who::{Eval, Scope};

/// How one need of a test is judged.
type Judge<'a> = dyn Fn(&Eval<'a>, &Need<'a>, &Scope<'_>) -> Truth;

impl<'a> Eval<'a> {
    /// Whether the test holds among the seats of the scope.
    pub fn holds(&self, test: &'a Test, scope: &Scope<'_>) -> Truth {
        self.holds_as(test, scope, &|eval, need, scope| eval.need_holds(need, scope))
    }

    /// The same, each need in it judged in this way.
    pub fn holds_as(&self, test: &'a Test, scope: &Scope<'_>, judge: &Judge<'a>) -> Truth {
        let holds = |test: &'a Test| self.holds_as(test, scope, judge);
        self.facts.step(1);
        match test {
            Test::Need { .. } => match Need::of(test) {
                Some(need) => {
                    let need = need?;
                    self.alike(&|eval: &Eval<'a>| judge(eval, &need, scope))
                }
                None => Err(Stop::Faulty(Fault::Shape)),
            },
            Test::All(parts) => all(parts.iter().map(holds)),
            Test::Any(parts) => any(parts.iter().map(holds)),
            Test::AnyOf(k, parts) => at_least(usize::from(*k), parts.iter().map(holds)),
            Test::Separately(parts) => self.separately(parts, scope),
            Test::Each(groups, test) => all(groups.iter().map(|group| {
                let within = self.scope_of(group, scope)?;
                self.holds_as(test, &within, judge)
            })),
            Test::If(condition, then, otherwise) => match self.holds(condition, scope) {
                Ok(true) => holds(then),
                Ok(false) => holds(otherwise),
                Err(fault @ Stop::Faulty(_)) => Err(fault),
                // A fault in a branch is one of the whole: hidden behind the question, a definition that leads back to
                // itself would be followed again and again.
                Err(open @ Stop::Open(_)) => match holds(then) {
                    Err(fault @ Stop::Faulty(_)) => Err(fault),
                    then => match (then, holds(otherwise)) {
                        (_, Err(fault @ Stop::Faulty(_))) => Err(fault),
                        (Ok(then), Ok(otherwise)) if then == otherwise => Ok(then),
                        (_, _) => Err(open),
                    },
                },
            },
            Test::Case(question, answers) => self.case(question, answers, holds),
            Test::The(name) => {
                let test = self.named_test(name)?;
                self.deeper(|| holds(test))
            }
            Test::Under(_, test) => holds(test),
        }
    }

    pub fn named_test(&self, name: &str) -> Result<&'a Test, Stop> {
        let named = self.facts.terms.tests.iter().find(|(test, _)| test == name);
        named.map(|(_, test)| test).ok_or(Stop::Faulty(Fault::Unknown))
    }

    /// The scope whose seats are those of this one that are `group`.
    pub fn scope_of<'s>(&self, group: &[Is], scope: &Scope<'s>) -> Result<Scope<'s>, Stop> {
        let within: Result<Rc<[bool]>, Stop> = self
            .facts
            .all()
            .map(|at| match scope.holds(at) {
                true => self.are(at, group, scope),
                false => Ok(false),
            })
            .collect();
        Ok(Scope {
            within: Some(within?),
            of_those_here: scope.of_those_here || self.changes_by_arrival(group),
            ..scope.clone()
        })
    }

    fn separately(&self, parts: &'a [Test], scope: &Scope<'_>) -> Truth {
        Ok(self.people_short(parts, scope)? == 0)
    }

    /// How many people are lacking where different ones are needed for each of these: a matching of places to people.
    pub fn people_short(&self, parts: &'a [Test], scope: &Scope<'_>) -> Result<u64, Stop> {
        let (mut places, mut beyond): (Vec<Vec<At<'_>>>, u64) = (Vec::new(), 0);
        for part in parts {
            let (part, _) = self.plain(part, None)?;
            let need = Need::of(part).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
            let fewest = match (need.compare, need.is_count()) {
                (Compare::AtLeast | Compare::MoreThan, true) => need.fewest(Fraction::ZERO)?,
                (Compare::AtLeast | Compare::MoreThan, false) => {
                    // A share of nobody cannot be reached, so no people could be found for it.
                    let figures = self.figures(&need, scope)?;
                    if figures.base.is_zero() {
                        return Ok(u64::MAX);
                    }
                    need.fewest(figures.base)?
                }
                (Compare::AtMost | Compare::FewerThan, _) => None,
            };
            let fewest = fewest.ok_or(Stop::Faulty(Fault::Shape))?;
            let mut suited = Vec::new();
            for at in self.facts.all().filter(|at| scope.holds(*at)) {
                if all([self.are(at, need.of, scope), self.are(at, need.are, scope)])? {
                    suited.push(at);
                }
            }
            for n in 0..fewest {
                if places.len() > self.facts.seats.len() {
                    beyond = beyond.saturating_add(fewest - n);
                    break;
                }
                places.push(suited.clone());
            }
        }
        Ok(beyond.saturating_add(left_over(&places)))
    }

    /// The test itself, out of its names, readings and citations, with the nearest clause.
    pub fn plain<'t>(&self, test: &'t Test, clause: Option<&'t Clause>) -> Result<(&'t Test, Option<&'t Clause>), Stop>
    where
        'a: 't,
    {
        match test {
            Test::Under(clause, test) => self.plain(test, Some(clause)),
            Test::The(name) => {
                let test = self.named_test(name)?;
                self.deeper(|| self.plain(test, clause))
            }
            Test::Case(question, answers) => self.case(question, answers, |test| self.plain(test, clause)),
            Test::Need { .. }
            | Test::All(_)
            | Test::Any(_)
            | Test::AnyOf(_, _)
            | Test::Separately(_)
            | Test::Each(_, _)
            | Test::If(_, _, _) => Ok((test, clause)),
        }
    }
}

/// How many places have nobody, of those suited to them, where each takes somebody of its own: augmenting paths.
fn left_over(places: &[Vec<At<'_>>]) -> u64 {
    let mut taken: Vec<(At<'_>, usize)> = Vec::new();
    let none = (0..places.len()).filter(|place| !find_person(*place, places, &mut taken, &mut Vec::new()));
    u64::try_from(none.count()).unwrap_or(u64::MAX)
}

fn find_person<'f>(
    place: usize,
    places: &[Vec<At<'f>>],
    taken: &mut Vec<(At<'f>, usize)>,
    tried: &mut Vec<usize>,
) -> bool {
    let suited = places.get(place).map(Vec::as_slice).unwrap_or_default();
    // Whoever is free is taken before anybody is asked to move.
    let free = suited
        .iter()
        .find(|at| !taken.iter().any(|(person, _)| person.same_person(at)));
    if let Some(at) = free {
        taken.push((*at, place));
        return true;
    }
    for at in suited {
        if tried.contains(&at.index) {
            continue;
        }
        tried.push(at.index);
        let held = taken.iter().position(|(person, _)| person.same_person(at));
        let free = match held.and_then(|held| taken.get(held)).copied() {
            None => true,
            Some((_, other)) => find_person(other, places, taken, tried),
        };
        if free {
            taken.retain(|(person, _)| !person.same_person(at));
            taken.push((*at, place));
            return true;
        }
    }
    false
}
