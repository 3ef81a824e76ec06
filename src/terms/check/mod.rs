//! Judging a terms file that could be read: [`faults`] stop it from being used (a name that nothing bears, a definition that
//! goes in a circle), doubts only ask the reader to look again ([`doubt`]).
//!
//! Every fault has a place, found by looking for the offending name in the text, and a remedy. Nothing is evaluated here.

mod circles;
pub mod doubt;
pub mod doubts;
mod lists;
mod never;
mod nodes;
mod silence;
mod size;
mod unused;

pub use doubt::{Doubt, DoubtKind};
pub use doubts::doubts;

use super::explain::nearest;
use super::fault::{Fault, Place};
use super::language::Terms;
use super::source::Source;

/// Everything that keeps these terms from being used.
pub fn faults(terms: &Terms, source: &Source) -> Vec<Fault> {
    let mut check = Check {
        terms,
        source,
        faults: Vec::new(),
    };
    // What is too long to be gone through is not gone through.
    if !check.lengths() {
        return check.faults;
    }
    check.lists();
    check.nodes();
    check.circles();
    if check.faults.is_empty() {
        check.sizes();
    }
    check.faults
}

/// What of these terms could not be worked out in a bounded number of steps; the rest is not judged. For terms that were sound
/// when a meeting was made with them.
pub fn endless(terms: &Terms, source: &Source) -> Vec<Fault> {
    let mut check = Check {
        terms,
        source,
        faults: Vec::new(),
    };
    if check.lengths() {
        check.sizes();
    }
    check.faults
}

/// The terms in hand and what was found so far.
struct Check<'t> {
    terms: &'t Terms,
    source: &'t Source,
    faults: Vec<Fault>,
}

impl<'t> Check<'t> {
    fn add(&mut self, at: Option<Place>, says: String, remedy: String) {
        let says = match at {
            None if !self.source.parents.is_empty() => {
                format!("{says} (in what is taken from the terms that this file follows)")
            }
            _ => says,
        };
        self.faults.push(self.source.fault(at, says, remedy));
    }

    /// The first of these texts that stands in the file; in the end the name alone, in quotes.
    fn find(&self, forms: &[String], name: &str) -> Option<Place> {
        let quoted = quoted(name);
        forms
            .iter()
            .find_map(|form| self.source.find(form, 0))
            .or_else(|| self.source.find(&quoted, 0))
            .or_else(|| self.source.find(name, 0))
    }

    /// A name that nothing bears. `kind` completes "… called"; `list` is the field that holds those that are known.
    fn unknown(&mut self, kind: Kind, name: &str, form: String, known: &[&str]) {
        let at = self.find(&[form], name);
        let Kind { says, list } = kind;
        let remedy = match nearest(name, known.iter().copied()) {
            Some(near) => format!("Write {}, or add this one to {list}", quoted(near)),
            None if known.is_empty() => format!("Add it to {list}: there is none so far"),
            None => format!("Add it to {list}, or use one of: {}", known.join(", ")),
        };
        self.add(at, format!("{says} {}", quoted(name)), remedy);
    }
}

/// How an unknown name is told: the beginning of the sentence, and the list it should be in.
#[derive(Clone, Copy)]
struct Kind {
    says: &'static str,
    list: &'static str,
}

const BODY: Kind = kind("no organisation is called", "bodies");
const TAG: Kind = kind("no seat has the tag", "the tags of a seat");
const SEAT: Kind = kind("no seat has the id", "seats");
const OFFICE: Kind = kind("no office is called", "offices");
const AMOUNT: Kind = kind("no seat has an amount of its own called", "own of a seat");
const RUNG: Kind = kind("no rung of the conflict ladder is called", "bars");
const QUESTION: Kind = kind("no question has the id", "questions");
const WORD: Kind = kind("no word is called", "words");
const TEST: Kind = kind("no test is called", "tests");
const WEIGHT: Kind = kind("no weight is called", "weights");
const CLASS: Kind = kind("no class of decision is called", "decisions");
const PARAGRAPH: Kind = kind("no paragraph has the number", "paragraphs");

const fn kind(says: &'static str, list: &'static str) -> Kind {
    Kind { says, list }
}

/// A name as it stands in a file.
fn quoted(name: &str) -> String {
    format!("{name:?}")
}
