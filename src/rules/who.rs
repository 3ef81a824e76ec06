//! Which seats: every adjective of the language, evaluated at one seat, and the bars that change the standard words.
//!
//! An [`Eval`] is one evaluation at one moment under some answers. What it finds is remembered, so that a bar is worked
//! out once a seat. It reads data only; what a test or a weight makes of it is in `test` and `weights`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::terms::{Choice, From, Is};

use super::facts::{Answers, At, Facts, Moment};
use super::snapshot::{Occupancy, Presence, Status};
use super::truth::{Fault, Stop, Truth, all, any, not};
use super::weights::Weights;

/// Questions that one need may settle for itself, by finding that every answer comes to the same.
const MOST_ASSUMED: u8 = 3;
/// Answers of each of them; a question with more is asked.
const MOST_ANSWERS: usize = 4;
/// Definitions nested deeper than this are taken to go in a circle. A thread's stack holds several times as many.
const DEEPEST: u16 = 128;

/// Whether each seat is one of a list of the terms; `None`: that hangs on votes.
pub(super) type Members = Option<Rc<[Truth]>>;

/// A list worked out; one taken over from fewer answers is worked out again where it was not sure.
#[derive(Clone)]
pub(super) struct Listed {
    pub members: Members,
    pub taken_over: bool,
}

/// One evaluation at one moment, under some answers.
pub(super) struct Eval<'a> {
    pub facts: &'a Facts<'a>,
    pub moment: &'a Moment,
    pub answers: Answers,
    barred: RefCell<BTreeMap<(usize, From), Truth>>,
    /// By the list's place in memory: the terms stay where they are as long as this lives.
    pub(super) members: RefCell<BTreeMap<(usize, usize), Listed>>,
    presiding: Cell<Option<Result<Option<usize>, Stop>>>,
    pub(super) weights: RefCell<Option<Result<Rc<Weights<'a>>, Stop>>>,
    depth: Cell<u16>,
    /// The same moment with one question more answered, by question and answer.
    assuming: RefCell<BTreeMap<(usize, usize), Rc<Eval<'a>>>>,
}

/// The seats there are, and how they voted, for one test.
#[derive(Clone)]
pub(super) struct Scope<'s> {
    /// Whether each seat is one of those there are; `None`: all are.
    pub within: Option<Rc<[bool]>>,
    pub votes: &'s [Option<Choice>],
    /// Who is here decides which seats there are.
    pub of_those_here: bool,
    /// Read for as against and against as for.
    pub swapped: bool,
    /// Within a block every seat has one vote.
    pub one_each: bool,
}

impl<'s> Scope<'s> {
    /// All seats, with their weights.
    pub fn whole(votes: &'s [Option<Choice>]) -> Scope<'s> {
        Scope {
            within: None,
            of_those_here: false,
            votes,
            swapped: false,
            one_each: false,
        }
    }

    pub fn holds(&self, at: At<'_>) -> bool {
        match &self.within {
            None => true,
            Some(within) => within.get(at.index).copied().unwrap_or_default(),
        }
    }

    pub fn mirrored(&self) -> Scope<'s> {
        Scope {
            swapped: !self.swapped,
            ..self.clone()
        }
    }

    fn vote(&self, at: At<'_>) -> Option<Choice> {
        let choice = self.votes.get(at.index).copied().flatten()?;
        Some(match (choice, self.swapped) {
            (Choice::For, true) => Choice::Against,
            (Choice::Against, true) => Choice::For,
            (Choice::For | Choice::Against | Choice::Abstain | Choice::NoChoice, _) => choice,
        })
    }
}

impl<'a> Eval<'a> {
    /// The moment with what was settled, and no more.
    pub fn new(facts: &'a Facts<'a>, moment: &'a Moment) -> Rc<Eval<'a>> {
        Rc::new(Eval {
            facts,
            moment,
            answers: facts.settled.clone(),
            barred: RefCell::default(),
            members: RefCell::default(),
            presiding: Cell::new(None),
            weights: RefCell::new(None),
            depth: Cell::new(0),
            assuming: RefCell::default(),
        })
    }

    /// The same moment with these answers, which must hold all that this one has. Whatever was found without asking a
    /// question stays found.
    pub fn answered(&self, answers: Answers) -> Rc<Eval<'a>> {
        let (barred, members) = (self.barred.borrow(), self.members.borrow());
        self.facts.step(barred.len() + members.len() + answers.len());
        let barred = barred.iter().filter(|(_, truth)| truth.is_ok());
        let members = members.iter().map(|(key, list)| {
            let taken_over = Listed {
                taken_over: true,
                ..list.clone()
            };
            (*key, taken_over)
        });
        Rc::new(Eval {
            facts: self.facts,
            moment: self.moment,
            answers,
            barred: RefCell::new(barred.map(|(key, truth)| (*key, *truth)).collect()),
            members: RefCell::new(members.collect()),
            presiding: Cell::new(self.presiding.get().filter(Result::is_ok)),
            weights: RefCell::new(self.weights.borrow().clone().filter(Result::is_ok)),
            depth: Cell::new(0),
            assuming: RefCell::default(),
        })
    }

    /// The same moment with one question more answered.
    pub fn assuming(&self, question: usize, answer: usize) -> Rc<Eval<'a>> {
        if let Some(known) = self.assuming.borrow().get(&(question, answer)) {
            return known.clone();
        }
        let mut answers = self.answers.clone();
        if let Some(place) = answers.get_mut(question) {
            *place = Some(answer);
        }
        let eval = self.answered(answers);
        self.assuming.borrow_mut().insert((question, answer), eval.clone());
        eval
    }

    /// What holds whichever way open questions are answered, without asking them: a few at most.
    pub fn alike(&self, holds: &dyn Fn(&Eval<'a>) -> Truth) -> Truth {
        self.alike_under(MOST_ASSUMED, holds)
    }

    fn alike_under(&self, more: u8, holds: &dyn Fn(&Eval<'a>) -> Truth) -> Truth {
        let asked = match holds(self) {
            Err(Stop::Open(question)) if more > 0 && self.facts.answers_of(question) <= MOST_ANSWERS => question,
            told => return told,
        };
        let mut alike = None;
        for answer in 0..self.facts.answers_of(asked) {
            match (self.assuming(asked, answer).alike_under(more - 1, holds), alike) {
                (Ok(first), None) => alike = Some(first),
                (Ok(next), Some(first)) if next == first => {}
                (Ok(_) | Err(_), _) => return Err(Stop::Open(asked)),
            }
        }
        alike.ok_or(Stop::Open(asked))
    }

    /// Whether all of `who` hold of the seat.
    pub fn are(&self, at: At<'_>, who: &[Is], scope: &Scope<'_>) -> Truth {
        all(who.iter().map(|is| self.is(at, is, scope)))
    }

    fn is(&self, at: At<'_>, is: &Is, scope: &Scope<'_>) -> Truth {
        let now = at.now;
        self.facts.step(1);
        match is {
            Is::Body(name) => Ok(at.seat.body == *name),
            Is::Tag(name) => Ok(at.seat.tags.contains(name)),
            Is::Seat(id) => Ok(at.seat.id == *id),
            Is::Office(name) => self.holds_office(at, name),
            Is::Filled => Ok(at.filled()),
            Is::Pending => Ok(now.status == Status::Pending),
            Is::Suspended => Ok(now.status == Status::Suspended),
            Is::Attending => Ok(self.attending(at)),
            Is::Remote => Ok(self.moment.presence(at) == Presence::Remote),
            Is::Deputy => Ok(now.occupancy == Occupancy::Deputy),
            Is::Proxy => Ok(now.occupancy == Occupancy::Proxy),
            Is::CoOpted => Ok(now.occupancy == Occupancy::CoOpted),
            Is::Presiding => self.presides(at),
            Is::Concerned => self.concerned(at),
            Is::Conflict(rung) => Ok(now.rung.as_ref() == Some(rung)),
            Is::Conflicted => Ok(now.rung.is_some()),
            Is::Barred(from) => self.barred(at, *from),
            Is::For => Ok(scope.vote(at) == Some(Choice::For)),
            Is::Against => Ok(scope.vote(at) == Some(Choice::Against)),
            Is::Abstained => Ok(scope.vote(at) == Some(Choice::Abstain)),
            Is::Members => self.filled_and_not_barred(at, From::Base),
            Is::Present => self.present(at),
            Is::Entitled => self.filled_and_not_barred(at, From::Vote),
            Is::Cast => Ok(matches!(scope.vote(at), Some(Choice::For | Choice::Against))),
            Is::Replied => Ok(scope.vote(at).is_some()),
            Is::And(who) => self.are(at, who, scope),
            Is::Or(who) => any(who.iter().map(|is| self.is(at, is, scope))),
            Is::Not(is) => not(self.is(at, is, scope)),
            Is::Nobody => Ok(false),
            Is::The(name) => {
                let word = self.facts.terms.words.iter().find(|(word, _)| word == name);
                let (_, who) = word.ok_or(Stop::Faulty(Fault::Unknown))?;
                self.deeper(|| self.are(at, who, scope))
            }
            Is::Case(question, answers) => self.case(question, answers, |who| self.are(at, who, scope)),
        }
    }

    /// The value of the branch for the settled answer; or, open, the value that every answer gives alike.
    pub fn case<'t, T, V: PartialEq>(
        &self,
        question: &str,
        branches: &'t [(String, T)],
        value: impl Fn(&'t T) -> Result<V, Stop>,
    ) -> Result<V, Stop> {
        let mut questions = self.facts.terms.questions.iter();
        let place = questions.position(|asked| asked.id == question);
        let place = place.ok_or(Stop::Faulty(Fault::Unknown))?;
        let answers = self
            .facts
            .terms
            .questions
            .get(place)
            .map(|asked| asked.answers.as_slice());
        let answers = answers.unwrap_or_default();
        let branch = |answer: &String| {
            let (_, branch) = branches.iter().find(|(name, _)| name == answer)?;
            Some(branch)
        };
        if let Some(settled) = self.answers.get(place).copied().flatten() {
            let branch = answers.get(settled).and_then(branch);
            return self.deeper(|| value(branch.ok_or(Stop::Faulty(Fault::Unknown))?));
        }
        let mut alike = None;
        for answer in answers {
            let branch = branch(answer).ok_or(Stop::Faulty(Fault::Unknown))?;
            match (self.deeper(|| value(branch)), &alike) {
                (Ok(first), None) => alike = Some(first),
                (Ok(next), Some(first)) if next == *first => {}
                (Ok(_) | Err(Stop::Open(_)), _) => return Err(Stop::Open(place)),
                (Err(Stop::Faulty(fault)), _) => return Err(Stop::Faulty(fault)),
            }
        }
        alike.ok_or(Stop::Faulty(Fault::Shape))
    }

    /// Runs something that a definition leads to, unless definitions go in a circle.
    pub fn deeper<V>(&self, run: impl FnOnce() -> Result<V, Stop>) -> Result<V, Stop> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return Err(Stop::Faulty(Fault::Circle));
        }
        self.depth.set(depth + 1);
        let value = run();
        self.depth.set(depth);
        value
    }

    /// Filled, and its occupant is at the meeting, in the room or not; by letter everybody is.
    pub fn attending(&self, at: At<'_>) -> bool {
        at.filled() && (self.facts.by_letter() || self.moment.presence(at) != Presence::Absent)
    }

    /// Entitled to vote on this item and here to do so.
    pub fn voter(&self, at: At<'_>) -> Truth {
        match self.attending(at) {
            true => self.filled_and_not_barred(at, From::Vote),
            false => Ok(false),
        }
    }

    fn present(&self, at: At<'_>) -> Truth {
        match self.attending(at) {
            true => not(self.barred(at, From::Quorum)),
            false => Ok(false),
        }
    }

    fn filled_and_not_barred(&self, at: At<'_>, from: From) -> Truth {
        match at.filled() {
            true => not(self.barred(at, from)),
            false => Ok(false),
        }
    }

    /// Whether a bar takes `from` away from the seat.
    pub fn barred(&self, at: At<'_>, from: From) -> Truth {
        let key = (at.index, from);
        self.facts.step(1);
        let known = self.barred.borrow().get(&key).copied();
        if let Some(truth) = known {
            return truth;
        }
        let bars = self.facts.bars().filter(|bar| bar.from.contains(&from));
        let truth = self.deeper(|| {
            let by_bars = any(bars.map(|bar| self.are(at, &bar.who, &Scope::whole(&[]))));
            any([by_bars, self.beyond_limits(at, from)])
        });
        self.barred.borrow_mut().insert(key, truth);
        truth
    }

    /// Whether the office's holder sits here in person.
    pub fn holds_office(&self, at: At<'_>, name: &str) -> Truth {
        let office = self.facts.terms.office(name).ok_or(Stop::Faulty(Fault::Unknown))?;
        if !at.filled() || at.now.occupancy != Occupancy::Member {
            return Ok(false);
        }
        if let Some(holder) = &office.holder {
            return Ok(at.seat.id == *holder);
        }
        let mut filled = self.facts.snapshot.offices.iter();
        let person = filled.find(|(office, _)| office == name).map(|(_, person)| person);
        Ok(person.is_some() && person == at.now.person.as_ref())
    }

    /// In the item's list of those concerned: by body, seat, person, tag, office, or a word of the terms.
    fn concerned(&self, at: At<'_>) -> Truth {
        let terms = self.facts.terms;
        any(self.facts.snapshot.concerned.iter().map(|name| {
            let person = at.now.person.as_ref().is_some_and(|person| person.0 == *name);
            if person || at.seat.body == *name || at.seat.id.0 == *name || at.seat.tags.contains(name) {
                return Ok(true);
            }
            if let Some((_, who)) = terms.words.iter().find(|(word, _)| word == name) {
                return self.deeper(|| self.are(at, who, &Scope::whole(&[])));
            }
            match terms.office(name) {
                Some(_) => self.holds_office(at, name),
                None => Ok(false),
            }
        }))
    }

    /// Whether the seat's occupant is in the chair: as a fact, or if nobody is known to be, under the terms.
    fn presides(&self, at: At<'_>) -> Truth {
        if let Some(person) = &self.facts.snapshot.in_chair {
            return Ok(self.attending(at) && at.now.person.as_ref() == Some(person));
        }
        let chair = self.presiding()?.and_then(|index| self.facts.at(index));
        Ok(chair.is_some_and(|chair| chair.same_person(&at)))
    }

    /// The seat whose occupant presides under the terms: the first office's holder, else the next in order, who is in
    /// the room and not barred.
    pub fn presiding(&self) -> Result<Option<usize>, Stop> {
        if let Some(known) = self.presiding.get() {
            return known;
        }
        let presiding = self.deeper(|| self.first_to_preside());
        self.presiding.set(Some(presiding));
        presiding
    }

    fn first_to_preside(&self) -> Result<Option<usize>, Stop> {
        for name in self.order_of_presiding() {
            for at in self.facts.all() {
                let in_room = self.attending(at) && self.moment.presence(at) != Presence::Withdrew;
                let may = || not(self.barred(at, From::Presiding));
                if in_room && self.holds_office(at, name)? && may()? {
                    return Ok(Some(at.index));
                }
            }
        }
        Ok(None)
    }

    /// The offices in the order in which their holders preside.
    pub fn order_of_presiding(&self) -> Vec<&'a str> {
        let terms = self.facts.terms;
        let mut order: Vec<&str> = terms
            .offices
            .first()
            .map(|office| office.name.as_str())
            .into_iter()
            .collect();
        let mut next = 0;
        while let Some(name) = order.get(next).copied() {
            next += 1;
            for after in terms
                .office(name)
                .map(|office| office.then.as_slice())
                .unwrap_or_default()
            {
                if !order.contains(&after.as_str()) {
                    order.push(after);
                }
            }
        }
        order
    }
}
