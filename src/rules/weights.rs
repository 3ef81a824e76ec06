//! How many votes each seat has on this item: the rows of the terms added up, and the blocks that are cast as one.
//!
//! Shares are exact: three who share one vote have a third each. How blocks are cast is in `outcome`.

use std::rc::Rc;

use crate::terms::{Fraction, Rule, Weight, Who};

use super::facts::At;
use super::need::{INEXACT, own, sum};
use super::truth::{Fault, Stop};
use super::who::{Eval, Scope};

/// The votes of every seat, and the blocks among them.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Weights<'a> {
    votes: Vec<Fraction>,
    pub blocks: Vec<Block<'a>>,
}

/// Seats whose votes are cast one way, as the inner rule decides among them alone.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Block<'a> {
    pub seats: Rc<[bool]>,
    pub rule: &'a Rule,
}

/// What one row gives.
#[derive(Clone, PartialEq, Debug)]
struct Row<'a> {
    votes: Vec<Fraction>,
    rule: Option<&'a Rule>,
}

impl Weights<'_> {
    /// The votes of one seat, whether it may cast them or not.
    pub fn of(&self, at: At<'_>) -> Fraction {
        self.votes.get(at.index).copied().unwrap_or(Fraction::ZERO)
    }
}

impl Block<'_> {
    pub fn holds(&self, at: At<'_>) -> bool {
        self.seats.get(at.index).copied().unwrap_or_default()
    }
}

impl<'a> Eval<'a> {
    /// The votes of every seat on this item.
    pub fn weights(&self) -> Result<Rc<Weights<'a>>, Stop> {
        if let Some(known) = &*self.weights.borrow() {
            return known.clone();
        }
        let weights = self.deeper(|| self.add_rows()).map(Rc::new);
        *self.weights.borrow_mut() = Some(weights.clone());
        weights
    }

    /// The rows that give votes on this item: the class's own, or the usual ones. None: one vote each.
    pub fn rows(&self) -> &'a [(Who, Weight)] {
        let own = self.facts.decision.and_then(|decision| decision.votes.as_deref());
        own.unwrap_or(&self.facts.terms.votes)
    }

    fn add_rows(&self) -> Result<Weights<'a>, Stop> {
        let rows = self.rows();
        if rows.is_empty() {
            return Ok(Weights {
                votes: self.facts.all().map(|_| Fraction::ONE).collect(),
                blocks: Vec::new(),
            });
        }
        let mut weights = Weights {
            votes: self.facts.all().map(|_| Fraction::ZERO).collect(),
            blocks: Vec::new(),
        };
        for (who, weight) in rows {
            let all = Scope::whole(&self.moment.votes);
            let seats: Result<Rc<[bool]>, Stop> = self.facts.all().map(|at| self.are(at, who, &all)).collect();
            let seats = seats?;
            let row = self.row(&seats, weight, &weights)?;
            for (votes, more) in weights.votes.iter_mut().zip(row.votes) {
                *votes = votes.plus(more).ok_or(INEXACT)?;
            }
            weights.blocks.extend(row.rule.map(|rule| Block { seats, rule }));
        }
        Ok(weights)
    }

    fn row(&self, seats: &[bool], weight: &'a Weight, so_far: &Weights<'a>) -> Result<Row<'a>, Stop> {
        let terms = self.facts.terms;
        self.facts.step(seats.len());
        match weight {
            Weight::Each(votes) => self.to_each(seats, |_| *votes),
            Weight::Own(name) => self.to_each(seats, |at| own(at, name)),
            Weight::Together(total) => self.shared(seats, *total),
            Weight::SameAs(who) => {
                let all = Scope::whole(&self.moment.votes);
                let mut those = Vec::new();
                for at in self.facts.all() {
                    if self.are(at, who, &all)? {
                        those.push(so_far.of(at));
                    }
                }
                self.shared(seats, sum(those)?)
            }
            Weight::Block(inner, rule) => Ok(Row {
                rule: Some(rule),
                ..self.row(seats, inner, so_far)?
            }),
            Weight::The(name) => {
                let named = terms.weights.iter().find(|(weight, _)| weight == name);
                let (_, weight) = named.ok_or(Stop::Faulty(Fault::Unknown))?;
                self.deeper(|| self.row(seats, weight, so_far))
            }
            Weight::Case(question, answers) => self.case(question, answers, |weight| self.row(seats, weight, so_far)),
            Weight::Under(_, weight) => self.row(seats, weight, so_far),
        }
    }

    fn to_each(&self, seats: &[bool], votes: impl Fn(At<'_>) -> Fraction) -> Result<Row<'a>, Stop> {
        let seats = self.facts.all().zip(seats);
        let votes = seats.map(|(at, holds)| if *holds { votes(at) } else { Fraction::ZERO });
        Ok(Row {
            votes: votes.collect(),
            rule: None,
        })
    }

    /// A total shared equally by those who are voting here, by all of them if none is.
    fn shared(&self, seats: &[bool], total: Fraction) -> Result<Row<'a>, Stop> {
        let voting = self.facts.all().zip(seats).map(|(at, holds)| match holds {
            true => self.voter(at),
            false => Ok(false),
        });
        let voting: Vec<bool> = voting.collect::<Result<_, Stop>>()?;
        let sharing = if voting.contains(&true) { &voting } else { seats };
        let share = match u64::try_from(sharing.iter().filter(|shares| **shares).count()) {
            Ok(0) => Fraction::ZERO,
            Ok(n) => total.shared_by(n).ok_or(INEXACT)?,
            Err(_) => return Err(INEXACT),
        };
        let votes = sharing
            .iter()
            .map(|shares| if *shares { share } else { Fraction::ZERO });
        Ok(Row {
            votes: votes.collect(),
            rule: None,
        })
    }
}
