//! Which seats the terms cannot tell apart: what a vote or an arrival means is then the same for any of them.
//!
//! The searches (counts by hands, votes that could matter, who could be called) take such seats together. A class that
//! is too fine costs time only; so whatever cannot be told is a class of its own.

use std::collections::BTreeSet;

use crate::terms::visit::{self, Node};
use crate::terms::{By, Fraction, From, Is, Name, Rule, Silence, Test, Tie, Weight};

use super::facts::At;
use super::need::own;
use super::snapshot::PersonId;
use super::who::{Eval, Scope};

/// Everything that some rules look at in a seat.
pub(super) struct Traits<'a> {
    plain: Vec<&'a Is>,
    offices: bool,
    own: Vec<&'a Name>,
    bodies: bool,
    people: bool,
    /// Whether abstaining, or replying at all, is told from silence.
    pub replies: bool,
    /// The questions that these rules could ask.
    pub questions: Vec<&'a Name>,
    seen: Vec<Seen<'a>>,
}

/// What was followed already: definitions may be used often.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen<'a> {
    Word(&'a str),
    Test(&'a str),
    Weight(&'a str),
    Ties(&'a str),
    Bars(From),
    Votes,
}

/// What some rules see in a seat. A seat of which something cannot be told is like no other.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Looks<'f> {
    adjectives: Vec<bool>,
    own: Vec<Fraction>,
    body: Option<&'f str>,
    unlike_others: Option<usize>,
}

/// The seats in classes of those with the same key.
pub(super) fn classes<'f, K: PartialEq>(seats: &[At<'f>], key: impl Fn(At<'f>) -> K) -> Vec<Vec<At<'f>>> {
    let mut classes: Vec<(K, Vec<At<'f>>)> = Vec::new();
    for at in seats {
        let key = key(*at);
        match classes.iter_mut().find(|(known, _)| *known == key) {
            Some((_, class)) => class.push(*at),
            None => classes.push((key, vec![*at])),
        }
    }
    classes.into_iter().map(|(_, class)| class).collect()
}

impl<'a> Traits<'a> {
    /// What the rule of this item's class looks at in a voter.
    pub fn of_voters(eval: &Eval<'a>) -> Traits<'a> {
        let mut traits = Traits::none();
        traits.standing(eval, From::Vote);
        traits.votes(eval);
        if let Some(decision) = eval.facts.decision {
            traits.rule(eval, &decision.rule);
        }
        traits
    }

    /// What the rule of this item's class looks at in a voter, besides its votes and whether it may vote.
    pub fn of_rule(eval: &Eval<'a>) -> Traits<'a> {
        let mut traits = Traits::none();
        traits.seen.extend([Seen::Votes, Seen::Bars(From::Vote)]);
        if let Some(decision) = eval.facts.decision {
            traits.rule(eval, &decision.rule);
        }
        for (_, weight) in eval.rows() {
            traits.blocks_in(eval, weight);
        }
        traits
    }

    /// Everything that could decide an outcome, who may break a tie included.
    pub fn of_outcomes(eval: &Eval<'a>) -> Traits<'a> {
        let mut traits = Traits::of_voters(eval);
        if let Some(decision) = eval.facts.decision {
            traits.standing(eval, From::Casting);
            traits.tie(eval, &decision.rule.tie);
            traits.tie(eval, &decision.rule.neither);
        }
        for (_, weight) in eval.rows() {
            traits.ties_in(eval, weight);
        }
        traits
    }

    /// What the quorum of this item looks at in a member.
    pub fn of_quorum(eval: &Eval<'a>) -> Traits<'a> {
        let mut traits = Traits::none();
        // One who sits in two seats brings both.
        traits.people = true;
        for test in eval.facts.quorum_tests() {
            traits.test(eval, test);
        }
        traits
    }

    fn none() -> Traits<'a> {
        Traits {
            plain: Vec::new(),
            offices: false,
            own: Vec::new(),
            bodies: false,
            people: false,
            replies: false,
            questions: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// The seats in classes whose seats these rules cannot tell apart.
    pub fn classes<'f>(&self, eval: &Eval<'f>, seats: &[At<'f>]) -> Vec<Vec<At<'f>>> {
        let shared = self.shared(eval);
        classes(seats, |at| self.looks(eval, &shared, at))
    }

    /// People who sit in more than one seat, where these rules look at people.
    pub fn shared<'f>(&self, eval: &Eval<'f>) -> BTreeSet<&'f PersonId> {
        let mut known = BTreeSet::new();
        let people = eval.facts.all().filter_map(|at| at.now.person.as_ref());
        people.filter(|person| self.people && !known.insert(*person)).collect()
    }

    /// What these rules see in a seat; `shared` are those who sit in more than one.
    pub fn looks<'f>(&self, eval: &Eval<'f>, shared: &BTreeSet<&PersonId>, at: At<'f>) -> Looks<'f> {
        let scope = Scope::whole(&[]);
        let mut unsure = at.now.person.as_ref().is_some_and(|person| shared.contains(person));
        // Whether one stands in within the limits of the terms hangs on more than the seat.
        unsure |= eval.beyond_limits(at, From::Vote) != Ok(false);
        let mut adjectives = Vec::with_capacity(self.plain.len());
        for is in &self.plain {
            let holds = eval.are(at, std::slice::from_ref(*is), &scope);
            unsure |= holds.is_err();
            adjectives.push(holds.unwrap_or_default());
        }
        for office in eval.facts.terms.offices.iter().filter(|_| self.offices) {
            adjectives.push(eval.holds_office(at, &office.name).unwrap_or_default());
        }
        Looks {
            adjectives,
            own: self.own.iter().map(|name| own(at, name)).collect(),
            body: self.bodies.then_some(at.seat.body.as_str()),
            unlike_others: unsure.then_some(at.index),
        }
    }

    fn first_time(&mut self, what: Seen<'a>) -> bool {
        let new = !self.seen.contains(&what);
        if new {
            self.seen.push(what);
        }
        new
    }

    fn trait_of(&mut self, is: &'a Is) {
        if !self.plain.contains(&is) {
            self.plain.push(is);
        }
    }

    /// What decides whether a seat is here and not barred.
    fn standing(&mut self, eval: &Eval<'a>, from: From) {
        self.trait_of(&Is::Filled);
        self.trait_of(&Is::Attending);
        if self.first_time(Seen::Bars(from)) {
            for bar in eval.facts.bars().filter(|bar| bar.from.contains(&from)) {
                self.who(eval, &bar.who);
            }
        }
    }

    fn who(&mut self, eval: &Eval<'a>, who: &'a [Is]) {
        for is in who {
            match is {
                Is::Body(_)
                | Is::Tag(_)
                | Is::Seat(_)
                | Is::Office(_)
                | Is::Filled
                | Is::Pending
                | Is::Suspended
                | Is::Attending
                | Is::Remote
                | Is::Deputy
                | Is::Proxy
                | Is::CoOpted
                | Is::Concerned
                | Is::Conflict(_)
                | Is::Conflicted => self.trait_of(is),
                Is::Presiding => {
                    self.offices = true;
                    self.trait_of(is);
                    self.standing(eval, From::Presiding);
                }
                Is::Barred(from) => self.standing(eval, *from),
                Is::Members => self.standing(eval, From::Base),
                Is::Present => self.standing(eval, From::Quorum),
                Is::Entitled => self.standing(eval, From::Vote),
                Is::Abstained | Is::Replied => self.replies = true,
                Is::For | Is::Against | Is::Cast | Is::Nobody => {}
                Is::And(who) | Is::Or(who) => self.who(eval, who),
                Is::Not(is) => self.who(eval, std::slice::from_ref(is)),
                Is::The(name) => {
                    let word = eval.facts.terms.words.iter().find(|(word, _)| word == name);
                    if let Some((word, who)) = word
                        && self.first_time(Seen::Word(word))
                    {
                        self.who(eval, who);
                    }
                }
                Is::Case(question, answers) => {
                    self.questions.push(question);
                    answers.iter().for_each(|(_, who)| self.who(eval, who));
                }
            }
        }
    }

    fn test(&mut self, eval: &Eval<'a>, test: &'a Test) {
        match test {
            Test::Need { of, are, by, .. } => {
                self.who(eval, of);
                self.who(eval, are);
                match by {
                    By::Seats => {}
                    By::People => self.people = true,
                    By::Bodies => self.bodies = true,
                    By::Votes => self.votes(eval),
                    By::Own(name) => self.own.push(name),
                }
            }
            Test::All(tests) | Test::Any(tests) | Test::AnyOf(_, tests) => {
                tests.iter().for_each(|test| self.test(eval, test));
            }
            Test::Separately(tests) => {
                self.people = true;
                tests.iter().for_each(|test| self.test(eval, test));
            }
            Test::Each(groups, test) => {
                groups.iter().for_each(|group| self.who(eval, group));
                self.test(eval, test);
            }
            Test::If(condition, then, otherwise) => {
                [condition, then, otherwise]
                    .iter()
                    .for_each(|test| self.test(eval, test));
            }
            Test::Case(question, answers) => {
                self.questions.push(question);
                answers.iter().for_each(|(_, test)| self.test(eval, test));
            }
            Test::The(name) => {
                let named = eval.facts.terms.tests.iter().find(|(test, _)| test == name);
                if let Some((name, test)) = named
                    && self.first_time(Seen::Test(name))
                {
                    self.test(eval, test);
                }
            }
            Test::Under(_, test) => self.test(eval, test),
        }
    }

    fn votes(&mut self, eval: &Eval<'a>) {
        if self.first_time(Seen::Votes) {
            for (who, weight) in eval.rows() {
                self.who(eval, who);
                self.weight(eval, weight);
            }
            self.standing(eval, From::Vote);
        }
    }

    fn weight(&mut self, eval: &Eval<'a>, weight: &'a Weight) {
        match weight {
            Weight::Each(_) | Weight::Together(_) => {}
            Weight::Own(name) => self.own.push(name),
            Weight::SameAs(who) => self.who(eval, who),
            Weight::Block(inner, rule) => {
                self.weight(eval, inner);
                self.rule(eval, rule);
            }
            Weight::The(name) => {
                let named = eval.facts.terms.weights.iter().find(|(weight, _)| weight == name);
                if let Some((name, weight)) = named
                    && self.first_time(Seen::Weight(name))
                {
                    self.weight(eval, weight);
                }
            }
            Weight::Case(question, answers) => {
                self.questions.push(question);
                answers.iter().for_each(|(_, weight)| self.weight(eval, weight));
            }
            Weight::Under(_, weight) => self.weight(eval, weight),
        }
    }

    fn rule(&mut self, eval: &Eval<'a>, rule: &'a Rule) {
        self.replies |= rule.silence != Silence::Nothing || may_abstain(&rule.tie) || may_abstain(&rule.neither);
        self.test(eval, &rule.carried);
    }

    fn tie(&mut self, eval: &Eval<'a>, tie: &'a Tie) {
        match tie {
            Tie::Lost | Tie::NoDecision | Tie::Postponed | Tie::Lot | Tie::Silent | Tie::Again(_) | Tie::Abstains => {}
            Tie::Casting { by, .. } => by.iter().for_each(|who| self.who(eval, who)),
            Tie::Case(question, answers) => {
                self.questions.push(question);
                answers.iter().for_each(|(_, tie)| self.tie(eval, tie));
            }
            Tie::Under(_, tie) => self.tie(eval, tie),
        }
    }

    fn blocks_in(&mut self, eval: &Eval<'a>, weight: &'a Weight) {
        match weight {
            Weight::Each(_) | Weight::Own(_) | Weight::Together(_) | Weight::SameAs(_) => {}
            Weight::Block(_, rule) => self.rule(eval, rule),
            Weight::The(name) => {
                let named = eval.facts.terms.weights.iter().find(|(weight, _)| weight == name);
                if let Some((name, weight)) = named
                    && self.first_time(Seen::Weight(name))
                {
                    self.blocks_in(eval, weight);
                }
            }
            Weight::Case(_, answers) => answers.iter().for_each(|(_, weight)| self.blocks_in(eval, weight)),
            Weight::Under(_, weight) => self.blocks_in(eval, weight),
        }
    }

    fn ties_in(&mut self, eval: &Eval<'a>, weight: &'a Weight) {
        match weight {
            Weight::Each(_) | Weight::Own(_) | Weight::Together(_) | Weight::SameAs(_) => {}
            Weight::Block(_, rule) => {
                self.tie(eval, &rule.tie);
                self.tie(eval, &rule.neither);
            }
            Weight::The(name) => {
                let named = eval.facts.terms.weights.iter().find(|(weight, _)| weight == name);
                if let Some((name, weight)) = named
                    && self.first_time(Seen::Ties(name))
                {
                    self.ties_in(eval, weight);
                }
            }
            Weight::Case(_, answers) => answers.iter().for_each(|(_, weight)| self.ties_in(eval, weight)),
            Weight::Under(_, weight) => self.ties_in(eval, weight),
        }
    }
}

/// Whether a block may abstain as one.
fn may_abstain(tie: &Tie) -> bool {
    let mut found = false;
    visit::tie(tie, &mut |node| found |= matches!(node, Node::Tie(Tie::Abstains)));
    found
}
