//! The lists of a terms file: names given twice, lists without an entry, entries that refer to one that is not there, dates
//! the wrong way round.

use super::{BODY, CLASS, Check, OFFICE, PARAGRAPH, SEAT, quoted};
use crate::terms::language::{Clause, Terms};
use crate::terms::load::FORMAT;

/// The most seats of one committee, numbered seats counted singly.
const MOST_SEATS: usize = 1_000;
/// The most entries of any other list.
const MOST_ENTRIES: usize = 1_000;
/// The most answers of one question.
const MOST_ANSWERS: usize = 50;

impl<'t> Check<'t> {
    /// Whether every list can be gone through.
    pub(super) fn lengths(&mut self) -> bool {
        let terms = self.terms;
        let numbers = terms.seats.iter().map(|seat| usize::from(seat.number.unwrap_or(1)));
        let seats: usize = numbers.sum();
        if seats > MOST_SEATS {
            self.add(
                self.source
                    .find_field("number:")
                    .or_else(|| self.source.find_field("seats:")),
                format!("there are {seats} seats; at most {MOST_SEATS} are counted"),
                "Correct the number of seats".to_owned(),
            );
        }
        for (field, entries) in [
            ("paragraphs", terms.paragraphs.len()),
            ("defects", terms.defects.len()),
            ("assumed", terms.assumed.len()),
            ("bodies", terms.bodies.len()),
            ("seats", terms.seats.len()),
            ("offices", terms.offices.len()),
            ("attendees", terms.attendees.len()),
            ("questions", terms.questions.len()),
            ("words", terms.words.len()),
            ("tests", terms.tests.len()),
            ("weights", terms.weights.len()),
            ("bars", terms.bars.len()),
            ("stand_ins", terms.stand_ins.len()),
            ("votes", terms.votes.len()),
            ("decisions", terms.decisions.len()),
            ("duties", terms.duties.len()),
        ] {
            if entries > MOST_ENTRIES {
                self.add(
                    self.source.find_field(&format!("{field}:")),
                    format!("the list {field} has {entries} entries; at most {MOST_ENTRIES} are read"),
                    "Say it in fewer entries".to_owned(),
                );
            }
        }
        for question in terms
            .questions
            .iter()
            .filter(|question| question.answers.len() > MOST_ANSWERS)
        {
            let id = quoted(&question.id);
            self.add(
                self.find(&[format!("id: {id}")], &question.id),
                format!(
                    "the question {id} has {} answers; at most {MOST_ANSWERS} are tried",
                    question.answers.len()
                ),
                "Give fewer answers".to_owned(),
            );
        }
        self.faults.is_empty()
    }

    pub(super) fn lists(&mut self) {
        self.heading();
        self.names_given_twice();
        self.bodies_of_seats();
        self.offices();
        self.questions();
        self.clauses();
        let terms = self.terms;
        if let Some(class) = terms
            .exclusion
            .as_ref()
            .and_then(|exclusion| exclusion.class.as_deref())
            && terms.decision(Some(class)).is_none()
        {
            let known: Vec<&str> = terms.decisions.iter().map(|d| d.class.as_str()).collect();
            self.unknown(CLASS, class, format!("class: {}", quoted(class)), &known);
        }
    }

    fn heading(&mut self) {
        let terms = self.terms;
        if terms.format != FORMAT {
            self.add(
                self.source.find_field("format:"),
                format!(
                    "this file is of format {}; this program reads format {FORMAT}",
                    terms.format
                ),
                format!("Write \"format: {FORMAT}\""),
            );
        }
        let ids = std::iter::once(terms.id.as_str()).chain(terms.seats.iter().map(|seat| seat.id.0.as_str()));
        for id in ids.filter(|id| !is_slug(id)) {
            self.add(
                self.find(&[format!("id: {}", quoted(id))], id),
                format!("{} cannot be an id", quoted(id)),
                "Use small letters, digits and single hyphens, such as \"me-lay\"".to_owned(),
            );
        }
        if let (Some(from), Some(until)) = (terms.from, terms.until)
            && from > until
        {
            self.add(
                self.source.find_field("until:"),
                format!("these terms end ({until}) before they begin ({from})"),
                "Correct one of the two dates".to_owned(),
            );
        }
        for (empty, field, what) in [
            (terms.seats.is_empty(), "seats:", "seat"),
            (terms.decisions.is_empty(), "decisions:", "class of decision"),
        ] {
            if empty {
                self.add(
                    self.source.find_field(field),
                    format!("there is no {what}"),
                    format!("Add at least one {what}"),
                );
            }
        }
    }

    fn names_given_twice(&mut self) {
        let terms = self.terms;
        let clauses = terms.paragraphs.iter().map(|(clause, _)| clause.as_str());
        self.twice("the paragraph", "", "", clauses);
        self.twice(
            "the organisation",
            "name: ",
            "",
            terms.bodies.iter().map(|b| b.name.as_str()),
        );
        self.twice(
            "the office",
            "name: ",
            "",
            terms.offices.iter().map(|o| o.name.as_str()),
        );
        self.twice(
            "the question",
            "id: ",
            "",
            terms.questions.iter().map(|q| q.id.as_str()),
        );
        self.twice("the word", "(", ", ", terms.words.iter().map(|(name, _)| name.as_str()));
        self.twice("the test", "(", ", ", terms.tests.iter().map(|(name, _)| name.as_str()));
        self.twice(
            "the weight",
            "(",
            ", ",
            terms.weights.iter().map(|(name, _)| name.as_str()),
        );
        self.twice(
            "the class",
            "class: ",
            "",
            terms.decisions.iter().map(|d| d.class.as_str()),
        );
        let seats = terms.all_seats();
        self.twice("the seat", "id: ", "", seats.iter().map(|seat| seat.id.0.as_str()));
    }

    /// A name that a list holds twice is shown where it stands for the second time.
    fn twice<'n>(&mut self, what: &str, before: &str, after: &str, names: impl Iterator<Item = &'n str>) {
        let mut seen: Vec<&str> = Vec::new();
        let mut told: Vec<&str> = Vec::new();
        for name in names {
            if seen.contains(&name) && !told.contains(&name) {
                told.push(name);
                let form = format!("{before}{}{after}", quoted(name));
                let at = self.source.find(&form, 1).or_else(|| self.find(&[form], name));
                self.add(
                    at,
                    format!("{what} {} is given twice", quoted(name)),
                    "Give one of the two another name, or remove it".to_owned(),
                );
            }
            seen.push(name);
        }
    }

    /// Where organisations are listed, every seat is of one of them.
    fn bodies_of_seats(&mut self) {
        let terms = self.terms;
        let known: Vec<&str> = terms.bodies.iter().map(|body| body.name.as_str()).collect();
        if known.is_empty() {
            return;
        }
        for seat in terms.seats.iter().filter(|seat| !known.contains(&seat.body.as_str())) {
            match seat.body.is_empty() {
                true => self.add(
                    self.find(&[format!("id: {}", quoted(&seat.id.0))], &seat.id.0),
                    format!("the seat {} names no organisation", quoted(&seat.id.0)),
                    format!("Add \"body: …\", one of: {}", known.join(", ")),
                ),
                false => self.unknown(BODY, &seat.body, format!("body: {}", quoted(&seat.body)), &known),
            }
        }
    }

    fn offices(&mut self) {
        let terms = self.terms;
        let offices: Vec<&str> = terms.offices.iter().map(|office| office.name.as_str()).collect();
        for office in &terms.offices {
            let at = self.find(&[format!("name: {}", quoted(&office.name))], &office.name);
            match (&office.holder, &office.filled) {
                (Some(_), Some(_)) => self.add(
                    at,
                    format!(
                        "the office {} is both filled at a meeting and held by a seat",
                        quoted(&office.name)
                    ),
                    "Keep either \"filled\" or \"holder\"".to_owned(),
                ),
                (None, None) => self.add(
                    at,
                    format!("nothing says who holds the office {}", quoted(&office.name)),
                    "Add \"holder: …\" (the id of a seat) or \"filled: …\" (how it is filled, in words)".to_owned(),
                ),
                (Some(holder), None) => {
                    let known = seat_ids(terms);
                    if !known.contains(&holder.0) {
                        let known: Vec<&str> = known.iter().map(String::as_str).collect();
                        self.unknown(SEAT, &holder.0, format!("holder: {}", quoted(&holder.0)), &known);
                    }
                }
                (None, Some(_)) => {}
            }
            for next in office.then.iter().filter(|next| !offices.contains(&next.as_str())) {
                self.unknown(OFFICE, next, format!("then: [{}", quoted(next)), &offices);
            }
        }
    }

    fn questions(&mut self) {
        for question in &self.terms.questions {
            let at = self.find(&[format!("id: {}", quoted(&question.id))], &question.id);
            let mut answers = question.answers.clone();
            answers.sort();
            answers.dedup();
            if answers.len() < question.answers.len() {
                self.add(
                    at,
                    format!("the question {} has the same answer twice", quoted(&question.id)),
                    "Keep one of the two".to_owned(),
                );
            } else if answers.len() < 2 {
                self.add(
                    at,
                    format!("the question {} has fewer than two answers", quoted(&question.id)),
                    "Give every answer that the text can bear, the more natural first".to_owned(),
                );
            }
        }
    }

    /// Where the paragraphs are given, every clause is one of them or part of one. Those that stand in trees are in `nodes`.
    fn clauses(&mut self) {
        let terms = self.terms;
        let cited: Vec<&'t str> = cited(terms).collect();
        for clause in cited {
            self.clause(clause, format!("clause: {}", quoted(clause)));
        }
    }

    pub(super) fn clause(&mut self, clause: &'t str, form: String) {
        let terms = self.terms;
        let document = |number: &str| number.split_once(" of ").map(|(_, of)| of.to_owned());
        let mut numbers = terms.paragraphs.iter().map(|(number, _)| document(number));
        if !numbers.any(|of| of == document(clause)) || terms.paragraph(clause).is_some() {
            return;
        }
        let at = self.find(&[form], clause);
        self.add(
            at,
            format!("{} {}", PARAGRAPH.says, quoted(clause)),
            format!(
                "Correct the number, or add the paragraph's own words to {}",
                PARAGRAPH.list
            ),
        );
    }
}

/// Every clause that an entry of a list cites.
fn cited(terms: &Terms) -> impl Iterator<Item = &str> {
    let decisions = &terms.decisions;
    let optional: [Vec<&Option<Clause>>; 11] = [
        terms.assumed.iter().map(|entry| &entry.clause).collect(),
        terms.bodies.iter().map(|entry| &entry.clause).collect(),
        terms.seats.iter().map(|entry| &entry.clause).collect(),
        terms.offices.iter().map(|entry| &entry.clause).collect(),
        terms.attendees.iter().map(|entry| &entry.clause).collect(),
        terms.questions.iter().map(|entry| &entry.clause).collect(),
        terms
            .bars
            .iter()
            .chain(decisions.iter().flat_map(|d| &d.bars))
            .map(|entry| &entry.clause)
            .collect(),
        terms.stand_ins.iter().map(|entry| &entry.clause).collect(),
        terms.quorum.remedies.iter().map(|entry| &entry.clause).collect(),
        decisions.iter().map(|entry| &entry.clause).collect(),
        terms
            .duties
            .iter()
            .map(|entry| &entry.clause)
            .chain(terms.exclusion.iter().map(|e| &e.clause))
            .collect(),
    ];
    let defects = terms.defects.iter().map(|defect| defect.clause.as_str());
    optional
        .into_iter()
        .flatten()
        .filter_map(|clause| clause.as_deref())
        .chain(defects)
}

/// Every seat's id, numbered seats spelled out.
pub(super) fn seat_ids(terms: &Terms) -> Vec<String> {
    terms.all_seats().into_iter().map(|seat| seat.id.0).collect()
}

/// Small letters, digits and single hyphens between them.
fn is_slug(id: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.split('-').all(part)
}
