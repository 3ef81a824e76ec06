//! How much there is to work out: a rule written out, each name in the place of what it stands for, and how many ways there are to
//! answer what it asks. What could not be worked out in a bounded number of steps is a fault of the terms, here and nowhere later.
//!
//! Names are followed once each, so that this itself is quick. Definitions that go in a circle are told before (`circles`).

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, quoted};
use crate::terms::fault::Place;
use crate::terms::language::{Decision, Is, Rule, Terms, Test, Tie, Weight, Who};
use crate::terms::visit::{self, Node};

/// The most conditions of one rule, written out.
pub const MOST_CONDITIONS: u64 = 2_000;
/// How deep conditions may stand inside each other, written out.
pub const MOST_DEEP: u64 = 64;
/// The most steps that one decision may take: its conditions, for each seat, for each way to answer what is open.
pub const MOST_STEPS: u64 = 100_000_000;
/// The ways to answer that are tried; where there are more the program asks for some of them first.
pub const MOST_WAYS: u64 = 4_096;

/// A rule written out.
#[derive(Clone, Default)]
struct Size<'t> {
    conditions: u64,
    deep: u64,
    asks: BTreeSet<&'t str>,
    /// Organisations that vote as one and decide a tie among themselves: each may go either way.
    divided: u32,
}

/// What a name stands for: words, tests and weights have names of their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named<'t> {
    Word(&'t str),
    Test(&'t str),
    Weight(&'t str),
}

impl<'t> Size<'t> {
    const fn nothing() -> Size<'t> {
        Size {
            conditions: 0,
            deep: 0,
            asks: BTreeSet::new(),
            divided: 0,
        }
    }

    fn and(mut self, other: &Size<'t>) -> Size<'t> {
        self.conditions = self.conditions.saturating_add(other.conditions);
        self.deep = self.deep.max(other.deep);
        self.asks.extend(&other.asks);
        self.divided = self.divided.saturating_add(other.divided);
        self
    }

    fn times(mut self, n: usize) -> Size<'t> {
        self.conditions = self.conditions.saturating_mul(u64::try_from(n).unwrap_or(u64::MAX));
        self
    }

    /// This, inside one condition more.
    fn inside(mut self) -> Size<'t> {
        self.conditions = self.conditions.saturating_add(1);
        self.deep = self.deep.saturating_add(1);
        self
    }

    fn asking(mut self, question: &'t str) -> Size<'t> {
        self.asks.insert(question);
        self
    }

    fn is_too_large(&self) -> bool {
        self.conditions > MOST_CONDITIONS || self.deep > MOST_DEEP
    }
}

/// The names of the terms, each with its size, in an order in which every one stands after those that it uses.
struct Sizes<'t> {
    known: BTreeMap<Named<'t>, Size<'t>>,
    first_too_large: Option<Named<'t>>,
}

impl<'t> Check<'t> {
    /// Faults of size. Asked once nothing goes in a circle.
    pub(super) fn sizes(&mut self) {
        let terms = self.terms;
        let sizes = Sizes::of(terms);
        if let Some(name) = sizes.first_too_large {
            let (kind, name) = match name {
                Named::Word(name) => ("word", name),
                Named::Test(name) => ("test", name),
                Named::Weight(name) => ("weight", name),
            };
            let at = self.find(&[format!("({}, ", quoted(name)), format!("({},", quoted(name))], name);
            self.too_large(at, &format!("the {kind} {}", quoted(name)));
            return;
        }
        let always = sizes.always(terms);
        let usual = sizes.test(&terms.quorum.test);
        if always.is_too_large() {
            let fields = ["bars:", "offices:", "stand_ins:"].map(|field| self.source.find_field(field));
            self.too_large(
                fields.into_iter().flatten().next(),
                "what is said of offices, bars and deputies",
            );
        }
        if usual.is_too_large() {
            self.too_large(self.source.find_field("quorum:"), "the quorum");
            return;
        }
        let rows = sizes.rows(&terms.votes);
        let every = always.and(&usual);
        for class in &terms.decisions {
            let at = self.find(&[format!("class: {}", quoted(&class.class))], &class.class);
            let own = sizes.class(class, &rows);
            let name = format!("a decision of the class {}", quoted(&class.class));
            match own.is_too_large() {
                true => self.too_large(at, &name),
                false => self.steps(at, &name, &own.and(&every)),
            }
        }
    }

    fn too_large(&mut self, at: Option<Place>, what: &str) {
        self.add(
            at,
            format!(
                "{what} comes to more than {MOST_CONDITIONS} conditions, or more than {MOST_DEEP} inside each other, once each name in it is replaced by what it stands for"
            ),
            "Say it with fewer conditions; name a condition once where it stands twice".to_owned(),
        );
    }

    fn steps(&mut self, at: Option<Place>, what: &str, size: &Size<'t>) {
        let seats: u64 = self
            .terms
            .seats
            .iter()
            .map(|seat| u64::from(seat.number.unwrap_or(1)))
            .sum();
        let answers = size.asks.iter().filter_map(|id| self.terms.question(id));
        let ways = answers.fold(1_u64, |ways, question| {
            ways.saturating_mul(u64::try_from(question.answers.len()).unwrap_or(u64::MAX))
        });
        let divided = 1_u64.checked_shl(size.divided).unwrap_or(u64::MAX);
        let tried = ways.min(MOST_WAYS);
        let steps = seats
            .saturating_mul(size.conditions)
            .saturating_mul(tried)
            .saturating_mul(divided);
        if steps <= MOST_STEPS {
            return;
        }
        let ways = match (ways, size.divided) {
            (_, 1..) if divided > tried => format!(
                "{} organisations that vote as one and decide their own ties",
                size.divided
            ),
            (MOST_WAYS.., _) => format!("{MOST_WAYS} ways or more to answer its {} questions", size.asks.len()),
            (ways, _) => format!("{ways} ways to answer its questions"),
        };
        self.add(
            at,
            format!(
                "{what} would take too long to work out: {} conditions, {seats} seats and {ways}",
                size.conditions
            ),
            "Ask fewer questions, or let fewer conditions hang on them".to_owned(),
        );
    }
}

impl<'t> Sizes<'t> {
    fn of(terms: &'t Terms) -> Sizes<'t> {
        let mut sizes = Sizes {
            known: BTreeMap::new(),
            first_too_large: None,
        };
        let words = terms.words.iter().map(|(name, _)| Named::Word(name));
        let tests = terms.tests.iter().map(|(name, _)| Named::Test(name));
        let weights = terms.weights.iter().map(|(name, _)| Named::Weight(name));
        let mut left: Vec<(Named<'t>, BTreeSet<Named<'t>>)> = words
            .chain(tests)
            .chain(weights)
            .map(|name| (name, used_by(terms, name)))
            .collect();
        while !left.is_empty() {
            let waiting: BTreeSet<Named<'t>> = left.iter().map(|(name, _)| *name).collect();
            let (now, later): (Vec<_>, Vec<_>) = left.into_iter().partition(|(_, uses)| uses.is_disjoint(&waiting));
            // What goes in a circle is told elsewhere.
            if now.is_empty() {
                break;
            }
            for (name, _) in now {
                let size = sizes.defined(terms, name);
                if size.is_too_large() && sizes.first_too_large.is_none() {
                    sizes.first_too_large = Some(name);
                }
                sizes.known.insert(name, size);
            }
            left = later;
        }
        sizes
    }

    fn defined(&self, terms: &'t Terms, name: Named<'t>) -> Size<'t> {
        match name {
            Named::Word(name) => word(terms, name).map(|who| self.who(who)),
            Named::Test(name) => test(terms, name).map(|test| self.test(test)),
            Named::Weight(name) => weight(terms, name).map(|weight| self.weight(weight)),
        }
        .unwrap_or_default()
    }

    fn named(&self, name: Named<'t>) -> Size<'t> {
        self.known.get(&name).cloned().unwrap_or_default()
    }

    /// What is worked out for every decision, whatever its class.
    fn always(&self, terms: &'t Terms) -> Size<'t> {
        let offices = terms.offices.iter().map(|office| self.who(&office.from));
        let stand_ins = terms
            .stand_ins
            .iter()
            .map(|row| self.who(&row.r#for).and(&self.who(&row.chosen_from)));
        let bars = terms.bars.iter().map(|bar| self.who(&bar.who).times(bar.from.len()));
        sum(offices.chain(stand_ins).chain(bars))
    }

    /// What is worked out for a decision of this class.
    fn class(&self, class: &'t Decision, usual: &Size<'t>) -> Size<'t> {
        let bars = class.bars.iter().map(|bar| self.who(&bar.who).times(bar.from.len()));
        let rows = class.votes.as_ref().map(|rows| self.rows(rows));
        let quorums = class
            .quorum
            .iter()
            .chain(&class.quorum_instead)
            .map(|test| self.test(test));
        sum(bars.chain(quorums))
            .and(rows.as_ref().unwrap_or(usual))
            .and(&self.rule(&class.rule))
    }

    fn rows(&self, rows: &'t [(Who, Weight)]) -> Size<'t> {
        sum(rows.iter().map(|(who, weight)| self.who(who).and(&self.weight(weight))))
    }

    fn who(&self, who: &'t [Is]) -> Size<'t> {
        sum(who.iter().map(|is| {
            let inner = match is {
                Is::And(who) | Is::Or(who) => self.who(who),
                Is::Not(is) => self.who(std::slice::from_ref(is)),
                Is::The(name) => self.named(Named::Word(name)),
                Is::Case(question, answers) => sum(answers.iter().map(|(_, who)| self.who(who))).asking(question),
                _ => Size::nothing(),
            };
            inner.inside()
        }))
    }

    fn test(&self, test: &'t Test) -> Size<'t> {
        let all = |tests: &'t [Test]| sum(tests.iter().map(|test| self.test(test)));
        let inner = match test {
            Test::Need { of, are, .. } => self.who(of).and(&self.who(are)),
            Test::All(tests) | Test::Any(tests) | Test::AnyOf(_, tests) | Test::Separately(tests) => all(tests),
            Test::Each(groups, test) => {
                let groups_of = sum(groups.iter().map(|group| self.who(group)));
                self.test(test).times(groups.len()).and(&groups_of)
            }
            Test::If(condition, then, otherwise) => {
                self.test(condition).and(&self.test(then)).and(&self.test(otherwise))
            }
            Test::Case(question, answers) => sum(answers.iter().map(|(_, test)| self.test(test))).asking(question),
            Test::The(name) => self.named(Named::Test(name)),
            Test::Under(_, test) => self.test(test),
        };
        inner.inside()
    }

    fn weight(&self, weight: &'t Weight) -> Size<'t> {
        let inner = match weight {
            Weight::Each(_) | Weight::Own(_) | Weight::Together(_) => Size::nothing(),
            Weight::SameAs(who) => self.who(who),
            Weight::Block(inner, rule) => {
                let mut size = self.weight(inner).and(&self.rule(rule));
                size.divided = size.divided.saturating_add(u32::from(may_wait(rule)));
                size
            }
            Weight::The(name) => self.named(Named::Weight(name)),
            Weight::Case(question, answers) => {
                sum(answers.iter().map(|(_, weight)| self.weight(weight))).asking(question)
            }
            Weight::Under(_, inner) => self.weight(inner),
        };
        inner.inside()
    }

    fn rule(&self, rule: &'t Rule) -> Size<'t> {
        self.test(&rule.carried)
            .and(&self.tie(&rule.tie))
            .and(&self.tie(&rule.neither))
    }

    fn tie(&self, tie: &'t Tie) -> Size<'t> {
        let inner = match tie {
            Tie::Casting { by, .. } => sum(by.iter().map(|who| self.who(who))),
            Tie::Case(question, answers) => sum(answers.iter().map(|(_, tie)| self.tie(tie))).asking(question),
            Tie::Under(_, tie) => self.tie(tie),
            Tie::Lost | Tie::NoDecision | Tie::Postponed | Tie::Lot | Tie::Silent | Tie::Again(_) | Tie::Abstains => {
                Size::nothing()
            }
        };
        inner.inside()
    }
}

fn sum<'t>(sizes: impl Iterator<Item = Size<'t>>) -> Size<'t> {
    sizes.fold(Size::nothing(), |sum, size| sum.and(&size))
}

/// Whether somebody may decide for the organisation where it is divided.
fn may_wait(rule: &Rule) -> bool {
    let mut waits = false;
    for tie in [&rule.tie, &rule.neither] {
        visit::tie(tie, &mut |node| {
            waits |= matches!(node, Node::Tie(Tie::Casting { .. } | Tie::Lot))
        });
    }
    waits
}

fn word<'t>(terms: &'t Terms, name: &str) -> Option<&'t Who> {
    terms.words.iter().find(|(known, _)| known == name).map(|(_, who)| who)
}

fn test<'t>(terms: &'t Terms, name: &str) -> Option<&'t Test> {
    terms
        .tests
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, test)| test)
}

fn weight<'t>(terms: &'t Terms, name: &str) -> Option<&'t Weight> {
    terms
        .weights
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, weight)| weight)
}

/// The names that a definition uses.
fn used_by<'t>(terms: &'t Terms, name: Named<'t>) -> BTreeSet<Named<'t>> {
    let mut uses = BTreeSet::new();
    let mut note = |node: Node<'t>| match node {
        Node::Is(Is::The(name)) => {
            uses.insert(Named::Word(name));
        }
        Node::Test(Test::The(name)) => {
            uses.insert(Named::Test(name));
        }
        Node::Weight(Weight::The(name)) => {
            uses.insert(Named::Weight(name));
        }
        Node::Is(_) | Node::Test(_) | Node::Weight(_) | Node::Tie(_) => {}
    };
    match name {
        Named::Word(name) => word(terms, name).map(|who| visit::who(who, &mut note)),
        Named::Test(name) => test(terms, name).map(|test| visit::test(test, &mut note)),
        Named::Weight(name) => weight(terms, name).map(|weight| visit::weight(weight, &mut note)),
    };
    uses
}
