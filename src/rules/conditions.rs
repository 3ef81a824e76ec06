//! The figures of the rule: each condition that looks at votes, with its basis and threshold; and the margin in words.
//!
//! While a question is open every way to read a condition is given, and says which way it is.

use std::cell::Cell;
use std::rc::Rc;

use crate::terms::{By, Is, Test};

use super::carries::read;
use super::facts::{Facts, Votes};
use super::margin::margin;
use super::need::Need;
use super::readings::explore_some;
use super::result::Condition;
use super::sentence::comparison;
use super::tellings::UNDER_SOME;
use super::truth::{Fault, Stop};
use super::who::{Eval, Scope};
use super::words::{amount, measure, share};

/// Figures that are given at most, and tests that are looked at for them: open questions multiply them.
const MOST_FIGURES: usize = 64;
pub(super) const MOST_LOOKED_AT: usize = 512;

/// A condition, and how it stands to the others.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Figure {
    pub condition: Condition,
    pub standing: Standing,
    /// Before the base is known: "more than half of the votes cast".
    pub in_general: String,
    pub about_votes: bool,
    /// It is about some of the members only.
    pub of_some: bool,
    /// What it counts is more than "for".
    pub counts_some: bool,
    /// A plain count: no share of anything.
    pub is_count: bool,
    /// The organisation or other group within which it is asked for; empty: among all.
    pub group: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// It must hold.
    Needed,
    /// It is one of several that would do.
    OneOf,
    /// It is one way to read the terms.
    Reading,
}

/// Where in the rule a test stands.
#[derive(Clone)]
pub(super) struct Place<'s> {
    pub scope: Scope<'s>,
    /// The groups that lead there, all of which its seats are.
    pub group: Vec<Is>,
    pub standing: Standing,
    pub left: &'s Cell<usize>,
}

/// The votes that figures are about.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Shown {
    /// As the members gave them: heads are those.
    pub given: Votes,
    /// Blocks cast as one.
    pub cast: Votes,
}

/// What is found under some answers.
struct WayToRead {
    answers: Vec<(usize, usize)>,
    figures: Vec<Figure>,
}

/// The figures of the rule, whatever is open, and the margin in words.
pub(super) fn figures(root: &Rc<Eval<'_>>) -> (Vec<Condition>, String) {
    let found = explore_some(root, MOST_FIGURES, Eval::votes_shown);
    let (figures, margin) = match found.values().as_slice() {
        [] => return (Vec::new(), String::new()),
        [shown] => {
            let figures = root.conditions(&shown.cast);
            let margin = margin(root, &[shown], &root.asked(&shown.cast), &figures);
            (figures, margin)
        }
        ways => {
            let under = found.leaves.iter().filter_map(|leaf| {
                Some(WayToRead {
                    answers: leaf.answers_to(&found.met),
                    figures: root
                        .answered(leaf.answers.clone())
                        .conditions(&leaf.value.as_ref().ok()?.cast),
                })
            });
            let figures = root.facts.as_read(under.collect());
            let asked = found.leaves.iter().filter_map(|leaf| {
                let shown = leaf.value.as_ref().ok()?;
                Some(root.answered(leaf.answers.clone()).asked(&shown.cast))
            });
            let margin = margin(root, ways, &read(asked.collect()), &figures);
            (figures, margin)
        }
    };
    let conditions = figures.into_iter().map(|figure| figure.condition);
    (conditions.collect(), margin.unwrap_or_default())
}

impl Facts<'_> {
    /// The figures under each of these ways; those that are not under all of them say under which.
    fn as_read(&self, ways: Vec<WayToRead>) -> Vec<Figure> {
        let mut merged: Vec<(Figure, Vec<usize>)> = Vec::new();
        for (n, way) in ways.iter().enumerate() {
            for figure in &way.figures {
                match merged.iter_mut().find(|(known, _)| known == figure) {
                    Some((_, under)) if under.contains(&n) => {}
                    Some((_, under)) => under.push(n),
                    None => merged.push((figure.clone(), vec![n])),
                }
            }
        }
        let mut all = Vec::new();
        for (mut figure, under) in merged.into_iter().take(MOST_FIGURES) {
            if under.len() < ways.len() {
                let answers = under.iter().filter_map(|n| ways.get(*n)).flat_map(|way| &way.answers);
                let inner = figure.condition.read_as.take();
                let words = self.read_as_any(&answers.copied().collect::<Vec<_>>());
                figure.condition.read_as = Some(match inner {
                    Some(inner) => format!("{words}, {inner}"),
                    None => words,
                });
                figure.standing = Standing::Reading;
            }
            all.push(figure);
        }
        all
    }

    /// "read as “votes”", where one question tells it.
    fn read_as_any(&self, answers: &[(usize, usize)]) -> String {
        let one = answers.first().map(|(question, _)| *question);
        let mut answers = answers.to_vec();
        answers.sort_unstable();
        answers.dedup();
        let words = match answers.iter().all(|(question, _)| Some(*question) == one) {
            true => self.read_as(&answers),
            false => UNDER_SOME.to_owned(),
        };
        words.trim_end_matches(": ").to_owned()
    }
}

impl<'a> Eval<'a> {
    /// The votes that figures are about: those that count, as the rule sees them; silence is heard once the vote is
    /// closed.
    fn votes_shown(&self) -> Result<Shown, Stop> {
        let recorded = self.votes_that_count()?;
        let votes = self.first_way(&recorded)?.unwrap_or(recorded);
        let given = match self.facts.snapshot.closed && self.facts.decision.is_some() {
            true => self.with_silence_heard(votes)?,
            false => votes,
        };
        let cast = self.blocks_cast(given.clone())?;
        Ok(Shown { given, cast })
    }

    /// The conditions of the rule, for these votes as they count.
    fn conditions(&self, votes: &Votes) -> Vec<Figure> {
        let left = Cell::new(MOST_LOOKED_AT);
        let place = Place {
            scope: Scope::whole(votes),
            group: Vec::new(),
            standing: Standing::Needed,
            left: &left,
        };
        let decision = self.facts.decision;
        decision.map_or_else(Vec::new, |decision| self.collected(&decision.rule.carried, &place))
    }

    fn collected(&self, test: &'a Test, place: &Place<'_>) -> Vec<Figure> {
        let Some(left) = place.left.get().checked_sub(1) else {
            return Vec::new();
        };
        place.left.set(left);
        match self.try_collect(test, place) {
            Ok(figures) => figures,
            Err(Stop::Faulty(_)) => Vec::new(),
            Err(Stop::Open(question)) => {
                let ways = (0..self.facts.answers_of(question)).map(|answer| WayToRead {
                    answers: vec![(question, answer)],
                    figures: self.assuming(question, answer).collected(test, place),
                });
                self.facts.as_read(ways.collect())
            }
        }
    }

    fn try_collect(&self, test: &'a Test, place: &Place<'_>) -> Result<Vec<Figure>, Stop> {
        let (test, _) = self.plain(test, None)?;
        let each = |tests: &'a [Test], place: &Place<'_>| {
            let mut figures: Vec<Figure> = Vec::new();
            for figure in tests.iter().flat_map(|test| self.collected(test, place)) {
                // The same condition twice, word for word, is told once.
                if !figures.contains(&figure) {
                    figures.push(figure);
                }
            }
            figures
        };
        Ok(match test {
            Test::Need { .. } => {
                let need = Need::of(test).unwrap_or(Err(Stop::Faulty(Fault::Shape)))?;
                vec![self.figure(&need, place)?]
            }
            Test::All(tests) | Test::Separately(tests) => each(tests, place),
            Test::Any(tests) | Test::AnyOf(_, tests) => {
                let standing = match place.standing {
                    Standing::Needed | Standing::OneOf => Standing::OneOf,
                    Standing::Reading => Standing::Reading,
                };
                each(
                    tests,
                    &Place {
                        standing,
                        ..place.clone()
                    },
                )
            }
            Test::Each(groups, test) => {
                let mut figures = Vec::new();
                for group in groups {
                    let within = self.place_within(group, place)?;
                    figures.extend(self.collected(test, &within));
                }
                figures
            }
            Test::If(condition, then, otherwise) => match self.holds(condition, &place.scope)? {
                true => self.collected(then, place),
                false => self.collected(otherwise, place),
            },
            // Taken out of their wrapping above.
            Test::Case(_, _) | Test::The(_) | Test::Under(_, _) => Vec::new(),
        })
    }

    /// The same place, among the seats of this group alone.
    pub fn place_within<'s>(&self, group: &[Is], place: &Place<'s>) -> Result<Place<'s>, Stop> {
        Ok(Place {
            scope: self.scope_of(group, &place.scope)?,
            group: place.group.iter().chain(group).cloned().collect(),
            ..place.clone()
        })
    }

    pub fn figure(&self, need: &Need<'a>, place: &Place<'_>) -> Result<Figure, Stop> {
        let scope = &place.scope;
        let figures = self.figures(need, scope)?;
        let of_group: Vec<Is> = place.group.iter().chain(need.of).cloned().collect();
        let of = self.seats_in_words(&of_group);
        let basis_name = match need.by {
            By::Seats => of,
            By::People => format!("people among {of}"),
            By::Bodies => format!("organisations with {of}"),
            By::Votes | By::Own(_) => format!("{} of {of}", measure(need.by)),
        };
        let heads = matches!(need.by, By::Seats | By::People | By::Bodies);
        let count = |choice: Is| self.counted(&[need.of, &[choice]], need.by, scope);
        Ok(Figure {
            standing: place.standing,
            in_general: match need.is_count() {
                true => self.count_in_words(&Need { of: &of_group, ..*need }),
                false => format!("{} {} of {basis_name}", comparison(need.compare), share(need.number)),
            },
            of_some: self.mentions(need.of, &names_some)?,
            counts_some: need.are != [Is::For],
            is_count: need.is_count(),
            group: match place.group.is_empty() {
                true => String::new(),
                false => self.seats_in_words(&place.group),
            },
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
                read_as: None,
            },
        })
    }
}

/// Whether this adjective is about some of the members and not others, whatever they do.
fn names_some(is: &Is) -> bool {
    matches!(
        is,
        Is::Tag(_) | Is::Body(_) | Is::Seat(_) | Is::Office(_) | Is::Concerned | Is::Presiding
    )
}
