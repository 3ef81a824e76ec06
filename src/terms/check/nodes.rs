//! The trees of a terms file: every name that a node uses must be borne by something, every `Case` must give one rule for each
//! answer of its question, every `Need` makes one comparison.

use super::lists::seat_ids;
use super::{AMOUNT, BODY, Check, OFFICE, QUESTION, RUNG, SEAT, TAG, TEST, WEIGHT, WORD, quoted};
use crate::terms::language::{Bar, By, Is, Number, Terms, Test, Tie, Weight};
use crate::terms::visit::{self, Node};

/// Faults after which no more are looked for: each is looked up in the text.
const MOST_FAULTS: usize = 100;

/// The names that nodes may use.
struct Known<'t> {
    bodies: Vec<&'t str>,
    tags: Vec<&'t str>,
    amounts: Vec<&'t str>,
    rungs: Vec<&'t str>,
    seats: Vec<String>,
}

impl<'t> Known<'t> {
    fn of(terms: &'t Terms) -> Known<'t> {
        let seats = &terms.seats;
        let bodies = terms.bodies.iter().map(|body| body.name.as_str());
        Known {
            bodies: bodies.chain(seats.iter().map(|seat| seat.body.as_str())).collect(),
            tags: seats.iter().flat_map(|seat| &seat.tags).map(String::as_str).collect(),
            amounts: seats
                .iter()
                .flat_map(|seat| &seat.own)
                .map(|(name, _)| name.as_str())
                .collect(),
            rungs: terms.bars.iter().flat_map(Bar::rungs).map(String::as_str).collect(),
            seats: seat_ids(terms),
        }
    }
}

impl<'t> Check<'t> {
    pub(super) fn nodes(&mut self) {
        let mut all = Vec::new();
        visit::terms(self.terms, &mut |node| all.push(node));
        let known = Known::of(self.terms);
        self.ties_in_their_place();
        for node in all {
            if self.faults.len() > MOST_FAULTS {
                break;
            }
            match node {
                Node::Is(is) => self.adjective(is, &known),
                Node::Test(test) => self.test(test, &known),
                Node::Weight(weight) => self.weight(weight, &known),
                Node::Tie(tie) => self.tie(tie),
            }
        }
    }

    fn adjective(&mut self, is: &'t Is, known: &Known<'t>) {
        let terms = self.terms;
        let form = |word: &str, name: &str| format!("{word}({})", quoted(name));
        match is {
            Is::Body(name) if !known.bodies.contains(&name.as_str()) => {
                self.unknown(BODY, name, form("Body", name), &distinct(&known.bodies));
            }
            Is::Tag(name) if !known.tags.contains(&name.as_str()) => {
                self.unknown(TAG, name, form("Tag", name), &distinct(&known.tags));
            }
            Is::Seat(id) if !known.seats.contains(&id.0) => {
                let seats: Vec<&str> = known.seats.iter().map(String::as_str).collect();
                self.unknown(SEAT, &id.0, form("Seat", &id.0), &seats);
            }
            Is::Office(name) if terms.office(name).is_none() => {
                let offices: Vec<&str> = terms.offices.iter().map(|office| office.name.as_str()).collect();
                self.unknown(OFFICE, name, form("Office", name), &offices);
            }
            Is::Conflict(rung) if !known.rungs.contains(&rung.as_str()) => self.no_rung(rung, known),
            Is::The(name) if !terms.words.iter().any(|(word, _)| word == name) => {
                let words: Vec<&str> = terms.words.iter().map(|(word, _)| word.as_str()).collect();
                self.unknown(WORD, name, form("The", name), &words);
            }
            Is::Case(question, answers) => self.case(question, answers.iter().map(|(answer, _)| answer)),
            Is::Body(_) | Is::Tag(_) | Is::Seat(_) | Is::Office(_) | Is::Conflict(_) | Is::The(_) => {}
            Is::Filled | Is::Pending | Is::Suspended | Is::Attending | Is::Remote | Is::Deputy | Is::Proxy => {}
            Is::CoOpted | Is::Presiding | Is::Concerned | Is::Conflicted | Is::Barred(_) | Is::For | Is::Against => {}
            Is::Abstained | Is::Members | Is::Present | Is::Entitled | Is::Cast | Is::Replied => {}
            Is::And(_) | Is::Or(_) | Is::Not(_) | Is::Nobody => {}
        }
    }

    /// A handling of interests that nobody can be given: none is called so, or it stands with other adjectives only.
    fn no_rung(&mut self, rung: &str, known: &Known<'t>) {
        let form = format!("Conflict({})", quoted(rung));
        let mut joined = false;
        visit::bars(&self.terms.bars, &mut |node| {
            joined |= matches!(node, Node::Is(Is::Conflict(name)) if name == rung);
        });
        if !joined {
            self.unknown(RUNG, rung, form, &known.rungs);
            return;
        }
        self.add(
            self.find(std::slice::from_ref(&form), rung),
            format!("the handling of interests {} stands only beside other adjectives, so that no interest can be handled so", quoted(rung)),
            format!("Add a bar on it alone: (who: [{form}], from: [Vote, Casting]); the one that joins it with others may follow"),
        );
    }

    fn test(&mut self, test: &'t Test, known: &Known<'t>) {
        match test {
            Test::Need {
                at_least,
                more_than,
                at_most,
                fewer_than,
                by,
                are,
                ..
            } => {
                let numbers = [at_least, more_than, at_most, fewer_than];
                self.comparisons(numbers);
                self.measure(by, known);
                let share = numbers.into_iter().flatten().any(|number| !number.share.is_zero());
                if share && are.is_empty() {
                    self.add(
                        self.need_without_are(),
                        "this Need says of whom a share is asked for, and not who is counted: all of them would be"
                            .to_owned(),
                        "Add who is counted: are: [Present], or are: [For]".to_owned(),
                    );
                }
            }
            Test::AnyOf(k, tests) if usize::from(*k) > tests.len() => self.add(
                self.source.find(&format!("AnyOf({k}"), 0),
                format!("AnyOf asks for {k} conditions and names {}", tests.len()),
                "Ask for fewer, or give more conditions".to_owned(),
            ),
            Test::Separately(tests) => {
                let counts = |test: &Test| matches!(test, Test::Need { at_least: Some(n), .. } if n.share.is_zero());
                if !tests.iter().all(counts) {
                    self.add(
                        self.source.find("Separately", 0),
                        "Separately asks for a number of people for each condition".to_owned(),
                        "Write only Need(at_least: …) with whole numbers in it".to_owned(),
                    );
                }
            }
            Test::Each(groups, _) if groups.is_empty() => self.add(
                self.source.find("Each([]", 0).or_else(|| self.source.find("Each", 0)),
                "Each has no groups".to_owned(),
                "Name the groups within which the condition must hold".to_owned(),
            ),
            Test::Case(question, answers) => self.case(question, answers.iter().map(|(answer, _)| answer)),
            Test::The(name) => {
                let tests: Vec<&str> = self.terms.tests.iter().map(|(test, _)| test.as_str()).collect();
                if !tests.contains(&name.as_str()) {
                    self.unknown(TEST, name, format!("The({})", quoted(name)), &tests);
                }
            }
            Test::Under(clause, _) => self.clause(clause, format!("Under({}", quoted(clause))),
            Test::AnyOf(..) | Test::Each(..) | Test::All(_) | Test::Any(_) | Test::If(..) => {}
        }
    }

    fn comparisons(&mut self, all: [&Option<Number>; 4]) {
        let given = all.into_iter().flatten().count();
        if given == 1 {
            return;
        }
        // A Need carries no name to look for: the first one in the text that is written this way.
        let at = self.need_with(given);
        let says = match given {
            0 => "this Need compares with nothing",
            _ => "this Need makes more than one comparison",
        };
        self.add(
            at,
            says.to_owned(),
            "Give exactly one of at_least, more_than, at_most, fewer_than".to_owned(),
        );
    }

    fn need_without_are(&self) -> Option<crate::terms::fault::Place> {
        let text = self.source.bare();
        let needs = text.match_indices("Need(");
        needs
            .filter_map(|(offset, _)| Some((offset, inside(text.get(offset + 4..)?))))
            .find(|(_, inside)| !inside.contains("are:"))
            .map(|(offset, _)| self.source.place(offset))
    }

    fn need_with(&self, comparisons: usize) -> Option<crate::terms::fault::Place> {
        let words = ["at_least", "more_than", "at_most", "fewer_than"];
        let text = self.source.bare();
        let needs = text.match_indices("Need(");
        needs
            .filter_map(|(offset, _)| Some((offset, inside(text.get(offset + 4..)?))))
            .find(|(_, inside)| words.iter().filter(|word| inside.contains(*word)).count() == comparisons)
            .map(|(offset, _)| self.source.place(offset))
    }

    fn measure(&mut self, by: &'t By, known: &Known<'t>) {
        match by {
            By::Own(name) if !known.amounts.contains(&name.as_str()) => {
                self.unknown(
                    AMOUNT,
                    name,
                    format!("Own({})", quoted(name)),
                    &distinct(&known.amounts),
                );
            }
            By::Own(_) | By::Seats | By::People | By::Bodies | By::Votes => {}
        }
    }

    fn weight(&mut self, weight: &'t Weight, known: &Known<'t>) {
        match weight {
            Weight::Own(name) if !known.amounts.contains(&name.as_str()) => {
                self.unknown(
                    AMOUNT,
                    name,
                    format!("Own({})", quoted(name)),
                    &distinct(&known.amounts),
                );
            }
            Weight::The(name) => {
                let weights: Vec<&str> = self.terms.weights.iter().map(|(weight, _)| weight.as_str()).collect();
                if !weights.contains(&name.as_str()) {
                    self.unknown(WEIGHT, name, format!("The({})", quoted(name)), &weights);
                }
            }
            Weight::Case(question, answers) => self.case(question, answers.iter().map(|(answer, _)| answer)),
            Weight::Under(clause, _) => self.clause(clause, format!("Under({}", quoted(clause))),
            Weight::Own(_) | Weight::Each(_) | Weight::Together(_) | Weight::SameAs(_) | Weight::Block(..) => {}
        }
    }

    /// A block may abstain and a proposal may not; a proposal may be voted on again and a block may not.
    fn ties_in_their_place(&mut self) {
        let terms = self.terms;
        let mut abstains = false;
        for class in &terms.decisions {
            for tie in [&class.rule.tie, &class.rule.neither] {
                visit::tie(tie, &mut |node| abstains |= matches!(node, Node::Tie(Tie::Abstains)));
            }
        }
        if abstains {
            self.add(
                self.source.find("Abstains", 0),
                "a proposal cannot abstain".to_owned(),
                "Write Abstains in the rule of a Block only; here NoDecision, or Lost".to_owned(),
            );
        }
        let mut again = false;
        visit::terms(terms, &mut |node| {
            if let Node::Weight(Weight::Block(_, rule)) = node {
                for tie in [&rule.tie, &rule.neither] {
                    visit::tie(tie, &mut |node| again |= matches!(node, Node::Tie(Tie::Again(_))));
                }
            }
        });
        if again {
            self.add(
                self.source.find("Again", 0),
                "a block cannot vote again by itself".to_owned(),
                "Write NoDecision or Abstains in the rule of a Block".to_owned(),
            );
        }
    }

    fn tie(&mut self, tie: &'t Tie) {
        match tie {
            Tie::Casting { by, .. } if by.is_empty() => self.add(
                self.source
                    .find("Casting(by: []", 0)
                    .or_else(|| self.source.find("Casting", 0)),
                "a casting vote is given to nobody".to_owned(),
                "Name its holders in \"by\", or write Lost".to_owned(),
            ),
            Tie::Case(question, answers) => self.case(question, answers.iter().map(|(answer, _)| answer)),
            Tie::Under(clause, _) => self.clause(clause, format!("Under({}", quoted(clause))),
            Tie::Casting { .. }
            | Tie::Lost
            | Tie::NoDecision
            | Tie::Postponed
            | Tie::Lot
            | Tie::Silent
            | Tie::Again(_)
            | Tie::Abstains => {}
        }
    }

    /// A `Case` gives one rule for each answer of its question, no more.
    fn case(&mut self, id: &'t str, given: impl Iterator<Item = &'t String>) {
        let terms = self.terms;
        let given: Vec<&str> = given.map(String::as_str).collect();
        let Some(question) = terms.question(id) else {
            let ids: Vec<&str> = terms.questions.iter().map(|question| question.id.as_str()).collect();
            self.unknown(QUESTION, id, format!("Case({}", quoted(id)), &ids);
            return;
        };
        let at = self.find(&[format!("Case({}", quoted(id))], id);
        for answer in &question.answers {
            if !given.contains(&answer.as_str()) {
                self.add(
                    at,
                    format!(
                        "a Case on {} gives no rule for the answer {}",
                        quoted(id),
                        quoted(answer)
                    ),
                    format!("Add ({}, …) to it", quoted(answer)),
                );
            }
        }
        for answer in &given {
            if !question.answers.iter().any(|known| known == answer) {
                let at = self.find(&[format!("({}", quoted(answer))], answer);
                let known: Vec<String> = question.answers.iter().map(|answer| quoted(answer)).collect();
                self.add(
                    at,
                    format!("{} is not an answer of the question {}", quoted(answer), quoted(id)),
                    format!("Its answers are {}", known.join(", ")),
                );
            }
        }
        if given
            .iter()
            .enumerate()
            .any(|(n, answer)| given.iter().skip(n + 1).any(|other| other == answer))
        {
            self.add(
                at,
                format!("a Case on {} gives two rules for one answer", quoted(id)),
                "Keep one of the two".to_owned(),
            );
        }
    }
}

/// The text between a bracket and its match.
pub(super) fn inside(text: &str) -> &str {
    let mut depth = 0_u32;
    for (offset, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return text.get(..offset).unwrap_or(text);
        }
    }
    text
}

fn distinct<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let mut all: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    all
}
