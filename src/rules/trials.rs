//! Hypothetical attendance and votes, tried within bounds: members whom the terms cannot tell apart by organisation, tags,
//! offices or amounts are taken together. For `prospects`; nothing is concluded here.

use crate::terms::visit::{self, Node};
use crate::terms::{Choice, DecidedBy, Fraction, Is, Name};

use super::facts::{Answers, At, Facts, Moment, Votes};
use super::result::Outcome;
use super::snapshot::Presence;
use super::who::Eval;
use super::words::amount;

/// Meetings, or votes, that are tried in a committee of up to nine; fewer in a larger one, where each takes longer.
const MOST_TRIED: usize = 4_000;
const FEWEST_TRIED: usize = 20;

fn most_tried(facts: &Facts<'_>) -> usize {
    (MOST_TRIED * 9 / facts.seats.len().max(9)).max(FEWEST_TRIED)
}

/// Seats that are alike, by their places.
type Group = Vec<usize>;

fn groups(facts: &Facts<'_>, among: impl Fn(At<'_>) -> bool) -> Vec<Group> {
    let mut named: Vec<&str> = Vec::new();
    visit::terms(facts.terms, &mut |node| {
        if let Node::Is(Is::Seat(id)) = node {
            named.push(&id.0);
        }
    });
    named.extend(
        facts
            .terms
            .offices
            .iter()
            .filter_map(|office| Some(office.holder.as_ref()?.0.as_str())),
    );
    named.extend(facts.snapshot.offices.iter().map(|(_, person)| person.0.as_str()));
    let alone = |at: &At<'_>| named.contains(&at.seat.id.0.as_str());
    let mut groups: Vec<(At<'_>, Group)> = Vec::new();
    for at in facts.all().filter(|at| among(*at)) {
        let alike = |other: &At<'_>| {
            let (one, other) = (at.seat, other.seat);
            (&one.body, &one.tags, &one.own) == (&other.body, &other.tags, &other.own)
        };
        let group = groups
            .iter_mut()
            .find(|(first, _)| !alone(&at) && !alone(first) && alike(first));
        match group {
            Some((_, group)) => group.push(at.index),
            None => groups.push((at, vec![at.index])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Who may come to a meeting.
pub(super) struct Attendance<'f> {
    facts: &'f Facts<'f>,
    full: &'f Moment,
    groups: Vec<Group>,
}

impl<'f> Attendance<'f> {
    pub fn new(facts: &'f Facts<'f>, full: &'f Moment) -> Attendance<'f> {
        Attendance {
            facts,
            full,
            groups: groups(facts, |_| true),
        }
    }

    /// Whether some attendance is as asked, everybody first; `None`: too many to try.
    pub fn some(&self, asked: impl Fn(&Moment) -> bool) -> Option<bool> {
        let mut left = most_tried(self.facts);
        self.from(0, Vec::new(), &mut left, &asked)
    }

    fn from(&self, group: usize, away: Vec<usize>, left: &mut usize, asked: &dyn Fn(&Moment) -> bool) -> Option<bool> {
        let Some(seats) = self.groups.get(group) else {
            *left = left.checked_sub(1).filter(|_| !self.facts.is_past(0))?;
            return Some(asked(&self.full.with(self.facts, &away, Presence::Absent)));
        };
        for n in 0..=seats.len() {
            let away = away.iter().chain(seats.iter().take(n)).copied().collect();
            if self.from(group + 1, away, left, asked)? {
                return Some(true);
            }
        }
        Some(false)
    }
}

/// How a full meeting may vote.
pub(super) struct Ballots<'f> {
    facts: &'f Facts<'f>,
    full: &'f Moment,
    answers: &'f Answers,
    /// Those who may vote, with their votes.
    voters: Vec<(usize, Name, Fraction)>,
}

impl<'f> Ballots<'f> {
    pub fn new(facts: &'f Facts<'f>, full: &'f Moment, answers: &'f Answers) -> Ballots<'f> {
        let eval = Eval::new(facts, full).answered(answers.clone());
        let weights = eval.weights().ok();
        let voters = facts.all().filter(|at| eval.voter(*at) == Ok(true));
        let voters = voters.map(|at| {
            let weight = weights.as_ref().map_or(Fraction::ONE, |weights| weights.of(at));
            (at.index, at.seat.body.clone(), weight)
        });
        Ballots {
            facts,
            full,
            answers,
            voters: voters.collect(),
        }
    }

    /// Organisations of which each, its members agreeing, carries what all others oppose and stops what all others
    /// want; with their votes in words.
    pub fn never_outvoted(&self) -> Vec<(Name, String)> {
        let mut bodies: Vec<&Name> = Vec::new();
        for (_, body, _) in &self.voters {
            if !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        if bodies.len() < 2 {
            return Vec::new();
        }
        let alone = bodies.into_iter().filter(|body| {
            let with = |own: Choice, others: Choice| {
                self.outcome(&|seat| {
                    let of = self.voters.iter().find(|(voter, _, _)| *voter == seat)?;
                    Some(if of.1 == **body { own } else { others })
                })
            };
            let stops = matches!(
                with(Choice::Against, Choice::For),
                Some(Outcome::Lost | Outcome::NoDecision)
            );
            stops && with(Choice::For, Choice::Against) == Some(Outcome::Carried)
        });
        alone.map(|body| (body.clone(), self.votes_of(body))).collect()
    }

    /// "6 of 9 votes".
    fn votes_of(&self, body: &str) -> String {
        let sum = |all: bool| {
            let mut some = self.voters.iter().filter(|(_, of, _)| all || of == body);
            some.try_fold(Fraction::ZERO, |sum, (_, _, weight)| sum.plus(*weight))
        };
        match (sum(false), sum(true)) {
            (Some(own), Some(all)) => format!("{} of {} votes", amount(own), amount(all)),
            (_, _) => "most votes".to_owned(),
        }
    }

    /// Whether some vote of a full or a smaller meeting ends in a tie that somebody may decide; `None`: too many to try.
    pub fn can_tie(&self) -> Option<bool> {
        let groups = groups(self.facts, |at| {
            self.voters.iter().any(|(voter, _, _)| *voter == at.index)
        });
        let abstain = self.facts.decision.and_then(|class| class.choices.as_ref());
        let abstain = abstain.is_none_or(|choices| choices.contains(&Choice::Abstain));
        let empty: Votes = self.facts.all().map(|_| None).collect();
        // Half of each group first: most ties are met there.
        let mut even = empty.clone();
        for group in &groups {
            let (one, other) = group.split_at(group.len() / 2);
            let sides = one
                .iter()
                .map(|seat| (seat, Choice::For))
                .chain(other.iter().take(one.len()).map(|seat| (seat, Choice::Against)));
            for (seat, choice) in sides {
                if let Some(vote) = even.get_mut(*seat) {
                    *vote = Some(choice);
                }
            }
        }
        if self.ties(&even, true) || (abstain && self.ties(&even, false)) {
            return Some(true);
        }
        let mut left = most_tried(self.facts);
        self.split_from(&groups, 0, empty, &mut left, abstain)
    }

    fn split_from(&self, groups: &[Group], at: usize, votes: Votes, left: &mut usize, abstain: bool) -> Option<bool> {
        let Some(group) = groups.get(at) else {
            *left = left.checked_sub(1).filter(|_| !self.facts.is_past(0))?;
            return Some(self.ties(&votes, true) || (abstain && self.ties(&votes, false)));
        };
        for r#for in (0..=group.len()).rev() {
            for against in (0..=group.len() - r#for).rev() {
                let mut votes = votes.clone();
                let choices =
                    std::iter::repeat_n(Choice::For, r#for).chain(std::iter::repeat_n(Choice::Against, against));
                for (seat, choice) in group.iter().zip(choices) {
                    if let Some(vote) = votes.get_mut(*seat) {
                        *vote = Some(choice);
                    }
                }
                if self.split_from(groups, at + 1, votes, left, abstain)? {
                    return Some(true);
                }
            }
        }
        Some(false)
    }

    /// Whether this vote is tied, the others being away, or here and abstaining.
    fn ties(&self, votes: &Votes, others_away: bool) -> bool {
        let others = self
            .voters
            .iter()
            .filter(|(seat, _, _)| votes.get(*seat).copied().flatten().is_none());
        let others: Vec<usize> = others.map(|(seat, _, _)| *seat).collect();
        let by_letter = self.facts.decision.is_some_and(|class| class.by == DecidedBy::Letter);
        let moment = match others_away && !by_letter {
            true => self.full.with(self.facts, &others, Presence::Absent),
            false => self.full.clone(),
        };
        self.verdict(moment, votes.clone()) == Some(Outcome::Tied)
    }

    fn outcome(&self, vote: &dyn Fn(usize) -> Option<Choice>) -> Option<Outcome> {
        let votes = self.facts.all().map(|at| vote(at.index)).collect();
        self.verdict(self.full.clone(), votes)
    }

    fn verdict(&self, mut moment: Moment, votes: Votes) -> Option<Outcome> {
        moment.votes = votes;
        let eval = Eval::new(self.facts, &moment).answered(self.answers.clone());
        eval.verdict().ok().map(|verdict| verdict.outcome)
    }

    /// A vote in which the organisations, or where there is one only its members, are as evenly divided as may be.
    pub fn split(&self) -> Votes {
        let mut votes: Votes = self.facts.all().map(|_| None).collect();
        for (n, (seat, _, _)) in self.voters.iter().enumerate() {
            if let Some(vote) = votes.get_mut(*seat) {
                *vote = Some(if n * 2 < self.voters.len() {
                    Choice::For
                } else {
                    Choice::Against
                });
            }
        }
        votes
    }
}
