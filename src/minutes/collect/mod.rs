//! From the folded meeting to [`Facts`]: names spelled out, each fact in its place and with its audience. The only
//! files of this room that read a [`Meeting`].
//!
//! No wording, no redaction: what a fact sounds like is in `words`, who may read it is decided in `sheet`.

mod agenda;
mod business;
mod people;
mod quorum;
mod texts;
mod verdict;
mod votes;
mod written;

use std::collections::BTreeMap;

use crate::meeting::{ItemNo, ItemState, Meeting, Person, Phase, PhaseChange, Standing, When};

use super::facts::{ActionFact, At, Audience, Ended, Fact, Facts, Head, Tested, What};
use super::names::Names;

/// The secretary's texts by their id.
pub type Prose = BTreeMap<String, String>;

/// Takes everything that documents for these readers may need: for the public as the public knows the meeting. What is
/// private altogether is still among it, with its audience.
pub fn facts(meeting: &Meeting, prose: &Prose, readers: Audience) -> Facts {
    match readers {
        Audience::Public => all_of(&meeting.as_the_public_knows(), &meeting.people, prose),
        Audience::Private => all_of(meeting, &meeting.people, prose),
    }
}

fn all_of(meeting: &Meeting, everybody: &[Person], prose: &Prose) -> Facts {
    let mut collector = Collector::new(meeting, prose);
    collector.names = Names::among(meeting, everybody);
    let actions = collector.fill();
    // What came of a reading stands behind it.
    let of_reading = |what: &What| matches!(what, What::Quorum { tested, .. } if *tested == Tested::Reading);
    let facts = &mut collector.facts;
    facts.sort_by_key(|fact| (fact.at.order, of_reading(&fact.what)));
    Facts {
        head: collector.head(),
        roll: collector.roll(),
        chairs: collector.who_took_the_chair(),
        items: collector.items(),
        facts: collector.facts,
        actions,
    }
}

struct Collector<'a> {
    meeting: &'a Meeting,
    prose: &'a Prose,
    names: Names<'a>,
    facts: Vec<Fact>,
    /// Places in the order of effect between which the meeting sat.
    began: usize,
    ended: usize,
}

impl<'a> Collector<'a> {
    /// All that happened; and the actions.
    fn fill(&mut self) -> Vec<ActionFact> {
        self.sitting();
        self.movements();
        self.quorum();
        self.chairs();
        self.elections();
        self.nil_returns();
        self.agenda();
        self.interests();
        self.decisions();
        self.votes();
        self.settled();
        self.the_public();
        self.actions()
    }

    fn new(meeting: &'a Meeting, prose: &'a Prose) -> Collector<'a> {
        let change = |wanted: fn(&PhaseChange) -> bool| {
            let found = meeting.phases.iter().find(|(_, change)| wanted(change));
            found.map(|(when, _)| when.order)
        };
        let first_item = meeting
            .items
            .iter()
            .flat_map(|state| &state.taken)
            .map(|when| when.order)
            .min();
        Collector {
            meeting,
            prose,
            names: Names::of(meeting),
            facts: Vec::new(),
            began: change(|change| matches!(change, PhaseChange::CalledToOrder))
                .or(first_item)
                .unwrap_or(usize::MAX),
            ended: change(|change| matches!(change, PhaseChange::Closed | PhaseChange::Abandoned { .. }))
                .unwrap_or(usize::MAX),
        }
    }

    fn sat_at(&self, when: &When) -> bool {
        (self.began..self.ended).contains(&when.order) && when.order != self.began && !self.was_before(when)
    }

    /// Before the meeting began: by its place, or, where no item had been taken, by its time ("came at 09:25", typed
    /// when the meeting had begun).
    fn was_before(&self, when: &When) -> bool {
        let began = self.meeting.phases.iter().find(|(phase, _)| phase.order == self.began);
        when.order < self.began || (when.item.is_none() && began.is_some_and(|(phase, _)| when.time < phase.time))
    }

    fn is_private(&self, item: &ItemNo) -> bool {
        let known = self.meeting.items.iter().find(|state| state.item.number == *item);
        known.is_some_and(|state| state.private)
    }

    /// Who may read of it: decided in [`Meeting::is_private`].
    fn audience(&self, when: &When) -> Audience {
        match when.private {
            true => Audience::Private,
            false => Audience::Public,
        }
    }

    /// Told under the item being taken.
    fn tell(&mut self, when: &When, what: What) {
        let under = self.place(when);
        let audience = self.audience(when);
        self.push(when, under, audience, what);
    }

    /// Told under the item it is about.
    fn tell_about(&mut self, when: &When, item: &ItemNo, what: What) {
        let audience = self.audience(when);
        self.push(when, Some(item.clone()), audience, what);
    }

    fn push(&mut self, when: &When, under: Option<ItemNo>, audience: Audience, what: What) {
        self.facts.push(Fact {
            seq: when.seq,
            at: at(when),
            under,
            audience,
            what,
        });
    }

    /// The item being taken; what came in before the meeting is told where it is asked for.
    fn place(&self, when: &When) -> Option<ItemNo> {
        match &when.item {
            None if when.order < self.began => self.declarations_item().map(|state| state.item.number.clone()),
            item => item.clone(),
        }
    }

    fn declarations_item(&self) -> Option<&'a ItemState> {
        let items = &self.meeting.items;
        items.iter().find(|state| {
            state.item.standing == Some(Standing::Declarations) && !state.taken.is_empty() && !state.private
        })
    }

    fn head(&self) -> Head {
        let meeting = self.meeting;
        let change = |order: usize| {
            let found = meeting.phases.iter().find(|(when, _)| when.order == order);
            found.map(|(when, _)| when.time)
        };
        let last = meeting.phases.last();
        Head {
            meeting: meeting.created.meeting.clone(),
            committee: meeting.terms.committee.clone(),
            regime: meeting.terms.regime,
            bodies: bodies(meeting),
            date: meeting.created.date,
            begins: meeting.created.begins,
            from: change(self.began),
            to: change(self.ended).or(match last {
                Some((when, PhaseChange::Adjourned { .. })) if meeting.phase == Phase::Adjourned => Some(when.time),
                Some(_) | None => None,
            }),
            ended: match meeting.phase {
                Phase::Before | Phase::Open => Ended::NotYet,
                Phase::Adjourned => Ended::Adjourned,
                Phase::Closed => Ended::Closed,
                Phase::Abandoned => Ended::Abandoned,
                Phase::NeverBegan => Ended::NeverBegan,
            },
            place: meeting.created.place.clone(),
            secretary: meeting.created.secretary.clone(),
            practice: meeting.created.practice,
            public: meeting.public,
            vacant: self.vacant(),
            has_private: meeting.items.iter().any(|state| state.private)
                || self.facts.iter().any(|fact| fact.audience == Audience::Private),
        }
    }

    fn sitting(&mut self) {
        let meeting = self.meeting;
        for (when, change) in &meeting.phases {
            let what = match change {
                PhaseChange::CalledToOrder => What::CalledToOrder,
                PhaseChange::Adjourned { reason, until } => What::Adjourned {
                    reason: reason.clone(),
                    until: until.clone(),
                },
                PhaseChange::Resumed => What::Resumed,
                PhaseChange::Abandoned { reason } => What::Abandoned { reason: reason.clone() },
                PhaseChange::NeverBegan { reason } => What::NeverBegan { reason: reason.clone() },
                PhaseChange::Closed => continue, // the head says when
            };
            let audience = self.audience(when);
            self.push(when, when.item.clone(), audience, what);
        }
    }
}

fn bodies(meeting: &Meeting) -> Vec<String> {
    let bodies = meeting.terms.bodies.iter();
    bodies
        .map(|body| body.full.clone().unwrap_or_else(|| body.name.clone()))
        .collect()
}

fn at(when: &When) -> At {
    At {
        order: when.order,
        time: when.time,
        item: when.item.clone(),
    }
}
