//! Every paragraph number in a part of terms, rewritten: cited as of the document that it is from, or left out, so that
//! two documents can be compared by what they say.

use super::condition::Test;
use super::decision::{Decision, Rule, Tie, Weight};
use super::language::Clause;
use super::part::Part;

/// What becomes of a number; `None`: it is left out.
pub type Recite<'r> = &'r dyn Fn(&str) -> Option<Clause>;

impl Part {
    /// The same, every paragraph number rewritten.
    pub fn recited(mut self, recite: Recite<'_>) -> Part {
        let cite = |clause: &mut Option<Clause>| *clause = clause.take().and_then(|number| recite(&number));
        let kept = |(number, words): (Clause, String)| Some((recite(&number)?, words));
        self.paragraphs = std::mem::take(&mut self.paragraphs)
            .into_iter()
            .filter_map(kept)
            .collect();
        self.defects
            .iter_mut()
            .for_each(|entry| entry.clause = recite(&entry.clause).unwrap_or_default());
        self.assumed.iter_mut().for_each(|entry| cite(&mut entry.clause));
        self.bodies.iter_mut().for_each(|entry| cite(&mut entry.clause));
        self.seats
            .iter_mut()
            .flatten()
            .for_each(|entry| cite(&mut entry.clause));
        self.offices.iter_mut().for_each(|entry| cite(&mut entry.clause));
        self.attendees
            .iter_mut()
            .flatten()
            .for_each(|entry| cite(&mut entry.clause));
        self.questions.iter_mut().for_each(|entry| cite(&mut entry.clause));
        self.bars.iter_mut().flatten().for_each(|entry| cite(&mut entry.clause));
        self.stand_ins
            .iter_mut()
            .flatten()
            .for_each(|entry| cite(&mut entry.clause));
        self.exclusion.iter_mut().for_each(|entry| cite(&mut entry.clause));
        self.duties
            .iter_mut()
            .flatten()
            .for_each(|entry| cite(&mut entry.clause));
        self.tests.iter_mut().for_each(|(_, entry)| test(entry, recite));
        self.weights.iter_mut().for_each(|(_, entry)| weight(entry, recite));
        self.votes
            .iter_mut()
            .flatten()
            .for_each(|(_, entry)| weight(entry, recite));
        if let Some(quorum) = &mut self.quorum {
            test(&mut quorum.test, recite);
            quorum.remedies.iter_mut().for_each(|entry| cite(&mut entry.clause));
        }
        self.decisions.iter_mut().for_each(|entry| decision(entry, recite));
        self
    }
}

fn decision(class: &mut Decision, recite: Recite<'_>) {
    let cite = |clause: &mut Option<Clause>| *clause = clause.take().and_then(|number| recite(&number));
    cite(&mut class.clause);
    class.bars.iter_mut().for_each(|entry| cite(&mut entry.clause));
    class
        .votes
        .iter_mut()
        .flatten()
        .for_each(|(_, entry)| weight(entry, recite));
    class
        .quorum
        .iter_mut()
        .chain(&mut class.quorum_instead)
        .for_each(|entry| test(entry, recite));
    rule(&mut class.rule, recite);
}

fn rule(entry: &mut Rule, recite: Recite<'_>) {
    test(&mut entry.carried, recite);
    tie(&mut entry.tie, recite);
    tie(&mut entry.neither, recite);
}

fn test(node: &mut Test, recite: Recite<'_>) {
    match node {
        Test::Under(clause, inner) => {
            test(inner, recite);
            match recite(clause) {
                Some(cited) => *clause = cited,
                None => *node = std::mem::replace(inner, Test::All(Vec::new())),
            }
        }
        Test::All(tests) | Test::Any(tests) | Test::AnyOf(_, tests) | Test::Separately(tests) => {
            tests.iter_mut().for_each(|inner| test(inner, recite));
        }
        Test::Each(_, inner) => test(inner, recite),
        Test::If(condition, then, otherwise) => {
            [condition, then, otherwise]
                .into_iter()
                .for_each(|inner| test(inner, recite));
        }
        Test::Case(_, answers) => answers.iter_mut().for_each(|(_, inner)| test(inner, recite)),
        Test::Need { .. } | Test::The(_) => {}
    }
}

fn weight(node: &mut Weight, recite: Recite<'_>) {
    match node {
        Weight::Under(clause, inner) => {
            weight(inner, recite);
            match recite(clause) {
                Some(cited) => *clause = cited,
                None => *node = std::mem::replace(inner, Weight::The(String::new())),
            }
        }
        Weight::Block(inner, inner_rule) => {
            weight(inner, recite);
            rule(inner_rule, recite);
        }
        Weight::Case(_, answers) => answers.iter_mut().for_each(|(_, inner)| weight(inner, recite)),
        Weight::Each(_) | Weight::Own(_) | Weight::Together(_) | Weight::SameAs(_) | Weight::The(_) => {}
    }
}

fn tie(node: &mut Tie, recite: Recite<'_>) {
    match node {
        Tie::Under(clause, inner) => {
            tie(inner, recite);
            match recite(clause) {
                Some(cited) => *clause = cited,
                None => *node = std::mem::take(inner),
            }
        }
        Tie::Case(_, answers) => answers.iter_mut().for_each(|(_, inner)| tie(inner, recite)),
        Tie::Lost
        | Tie::NoDecision
        | Tie::Postponed
        | Tie::Lot
        | Tie::Silent
        | Tie::Again(_)
        | Tie::Abstains
        | Tie::Casting { .. } => {}
    }
}
