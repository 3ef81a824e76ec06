//! What nothing uses: a question that no rule asks, a word, test or weight that no rule names, a rule inside a `Case` that
//! no answer leads to.

use crate::terms::fault::Place;
use crate::terms::language::{Clause, Is, Name, Terms, Test, Tie, Weight, Who};
use crate::terms::source::Source;
use crate::terms::visit::{self, Node};

use super::doubt::{Doubt, DoubtKind, place};
use super::nodes::inside;

pub(super) fn doubts(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let used = Used::of(terms);
    let mut doubts = Vec::new();
    let add = |doubts: &mut Vec<Doubt>, clause: Option<&Clause>, forms: &[String], says: String| {
        doubts.push(Doubt::new(DoubtKind::Unused, clause, place(source, forms), says));
    };
    for question in terms
        .questions
        .iter()
        .filter(|question| !used.questions.contains(&question.id.as_str()))
    {
        let says = format!("no rule asks the question {:?}", question.id);
        add(
            &mut doubts,
            question.clause.as_ref(),
            &[format!("id: {:?}", question.id)],
            says,
        );
    }
    let words = terms.words.iter().map(|(name, _)| ("word", name, &used.words));
    let tests = terms.tests.iter().map(|(name, _)| ("test", name, &used.tests));
    let weights = terms.weights.iter().map(|(name, _)| ("weight", name, &used.weights));
    for (what, name, used) in words.chain(tests).chain(weights) {
        if !used.contains(&name.as_str()) {
            let says = format!("no rule uses the {what} {name:?}");
            add(&mut doubts, None, &[format!("({name:?}, ")], says);
        }
    }
    for (question, answer) in dead_ends(terms) {
        let says = format!(
            "a rule for the answer {answer:?} stands where the question {question:?} has been answered otherwise: nothing leads to it"
        );
        doubts.push(Doubt::new(DoubtKind::NoPath, None, nested(source, question), says));
    }
    doubts
}

/// Where a `Case` on this question stands inside another on the same.
fn nested(source: &Source, question: &str) -> Option<Place> {
    let case = format!("Case({question:?}");
    let text = source.bare();
    let found = text.match_indices(&case).find_map(|(outer, _)| {
        let within = inside(text.get(outer + "Case".len()..)?);
        let inner = within.get(1..)?.find(&case)?;
        Some(outer + "Case".len() + 1 + inner)
    });
    found.map(|offset| source.place(offset))
}

/// The names that trees use.
#[derive(Default)]
struct Used<'t> {
    questions: Vec<&'t str>,
    words: Vec<&'t str>,
    tests: Vec<&'t str>,
    weights: Vec<&'t str>,
}

impl<'t> Used<'t> {
    fn of(terms: &'t Terms) -> Used<'t> {
        let mut used = Used::default();
        visit::terms(terms, &mut |node| match node {
            Node::Is(Is::Case(id, _))
            | Node::Test(Test::Case(id, _))
            | Node::Weight(Weight::Case(id, _))
            | Node::Tie(Tie::Case(id, _)) => used.questions.push(id),
            Node::Is(Is::The(name)) => used.words.push(name),
            Node::Test(Test::The(name)) => used.tests.push(name),
            Node::Weight(Weight::The(name)) => used.weights.push(name),
            Node::Is(_) | Node::Test(_) | Node::Weight(_) | Node::Tie(_) => {}
        });
        used
    }
}

/// A question and the answer that it has been given on the way to where one stands.
type Path<'t> = Vec<(&'t str, &'t str)>;

/// Answers of a `Case` that stand inside the same question answered otherwise. Names are not followed.
fn dead_ends(terms: &Terms) -> Vec<(&str, &str)> {
    let mut walk = Walk::default();
    terms.words.iter().for_each(|(_, who)| walk.who(who));
    terms.tests.iter().for_each(|(_, test)| walk.test(test));
    terms.weights.iter().for_each(|(_, weight)| walk.weight(weight));
    for bar in terms
        .bars
        .iter()
        .chain(terms.decisions.iter().flat_map(|class| &class.bars))
    {
        walk.who(&bar.who);
    }
    let classes = &terms.decisions;
    let rows = terms
        .votes
        .iter()
        .chain(classes.iter().flat_map(|class| class.votes.iter().flatten()));
    rows.for_each(|(who, weight)| {
        walk.who(who);
        walk.weight(weight);
    });
    walk.test(&terms.quorum.test);
    for class in classes {
        class
            .quorum
            .iter()
            .chain(&class.quorum_instead)
            .for_each(|test| walk.test(test));
        walk.test(&class.rule.carried);
        walk.tie(&class.rule.tie);
        walk.tie(&class.rule.neither);
    }
    walk.found
}

#[derive(Default)]
struct Walk<'t> {
    path: Path<'t>,
    found: Vec<(&'t str, &'t str)>,
}

impl<'t> Walk<'t> {
    /// Goes into each answer that can still be given, and notes those that cannot.
    fn case<T>(&mut self, id: &'t Name, answers: &'t [(String, T)], inside: impl Fn(&mut Walk<'t>, &'t T)) {
        let given = self
            .path
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, answer)| *answer);
        for (answer, inner) in answers {
            match given {
                Some(given) if given != answer => self.found.push((id, answer)),
                Some(_) => inside(self, inner),
                None => {
                    self.path.push((id, answer));
                    inside(self, inner);
                    self.path.pop();
                }
            }
        }
    }

    fn who(&mut self, who: &'t [Is]) {
        for is in who {
            match is {
                Is::And(who) | Is::Or(who) => self.who(who),
                Is::Case(id, answers) => self.case(id, answers, |walk, who: &'t Who| walk.who(who)),
                Is::Not(is) => self.who(std::slice::from_ref(is)),
                Is::Body(_) | Is::Tag(_) | Is::Seat(_) | Is::Office(_) | Is::Filled | Is::Pending | Is::Suspended => {}
                Is::Attending | Is::Remote | Is::Deputy | Is::Proxy | Is::CoOpted | Is::Presiding => {}
                Is::Concerned | Is::Conflict(_) | Is::Conflicted | Is::Barred(_) => {}
                Is::For | Is::Against | Is::Abstained | Is::Cast | Is::Replied => {}
                Is::Members | Is::Present | Is::Entitled | Is::Nobody | Is::The(_) => {}
            }
        }
    }

    fn test(&mut self, test: &'t Test) {
        match test {
            Test::Need { of, are, .. } => {
                self.who(of);
                self.who(are);
            }
            Test::All(tests) | Test::Any(tests) | Test::AnyOf(_, tests) | Test::Separately(tests) => {
                tests.iter().for_each(|test| self.test(test));
            }
            Test::Each(groups, test) => {
                groups.iter().for_each(|who| self.who(who));
                self.test(test);
            }
            Test::If(condition, then, otherwise) => {
                [condition, then, otherwise]
                    .into_iter()
                    .for_each(|test| self.test(test));
            }
            Test::Case(id, answers) => self.case(id, answers, Walk::test),
            Test::Under(_, test) => self.test(test),
            Test::The(_) => {}
        }
    }

    fn weight(&mut self, weight: &'t Weight) {
        match weight {
            Weight::SameAs(who) => self.who(who),
            Weight::Block(inner, rule) => {
                self.weight(inner);
                self.test(&rule.carried);
            }
            Weight::Case(id, answers) => self.case(id, answers, Walk::weight),
            Weight::Under(_, weight) => self.weight(weight),
            Weight::Each(_) | Weight::Own(_) | Weight::Together(_) | Weight::The(_) => {}
        }
    }

    fn tie(&mut self, tie: &'t Tie) {
        match tie {
            Tie::Casting { by, .. } => by.iter().for_each(|who| self.who(who)),
            Tie::Case(id, answers) => self.case(id, answers, Walk::tie),
            Tie::Under(_, tie) => self.tie(tie),
            Tie::Lost | Tie::NoDecision | Tie::Postponed | Tie::Lot | Tie::Silent | Tie::Again(_) | Tie::Abstains => {}
        }
    }
}
