//! Looking things up in terms: seats spelled out, a paragraph's own words, a class of decision, an office, a question.
//!
//! Pure answers from the data alone; nothing is judged or worked out here.

use std::borrow::Cow;

use super::language::{Bar, Decision, Is, Name, Office, Question, Seat, SeatId, Terms, Test};
use super::visit::{self, Node};

impl Bar {
    /// The rungs of the conflict ladder that it makes: those of a bar that is about them alone. A bar that joins a rung
    /// with anything else adds to a rung, and makes none.
    pub fn rungs(&self) -> Vec<&Name> {
        let rungs = match self.who.as_slice() {
            [Is::Or(rungs)] => rungs.as_slice(),
            who @ [_] => who,
            [] | [_, ..] => return Vec::new(),
        };
        let names = rungs
            .iter()
            .map(|is| if let Is::Conflict(name) = is { Some(name) } else { None });
        names.collect::<Option<Vec<_>>>().unwrap_or_default()
    }
}

impl Seat {
    /// What sentences call it: its title; where it has none, its id as words ("Lay 2" for `lay-2`).
    pub fn called(&self) -> String {
        if !self.title.is_empty() {
            return self.title.clone();
        }
        let mut letters = self.id.0.chars().map(|c| if c == '-' { ' ' } else { c });
        let first = letters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(letters).collect()
    }
}

impl Terms {
    /// Every seat in the terms' order, numbered seats spelled out: `number: 3` gives `id-1` to `id-3`, a title
    /// "Practice" gives "Practice 1" to "Practice 3".
    pub fn all_seats(&self) -> Vec<Seat> {
        self.seats_one_by_one().map(Cow::into_owned).collect()
    }

    /// The same, copying only seats that are numbered.
    pub fn seats_one_by_one(&self) -> impl Iterator<Item = Cow<'_, Seat>> {
        self.seats.iter().flat_map(|seat| {
            let written = seat.number.is_none().then_some(Cow::Borrowed(seat));
            let numbered = (1..=seat.number.unwrap_or(0)).map(|n| {
                let mut one = seat.clone();
                one.id = SeatId(format!("{}-{n}", seat.id));
                if !seat.title.is_empty() {
                    one.title = format!("{} {n}", seat.title);
                }
                one.number = None;
                Cow::Owned(one)
            });
            written.into_iter().chain(numbered)
        })
    }

    /// Whether a named test leads back to itself. `check` refuses such terms; what tells a test asks before it follows it.
    pub fn tests_go_in_a_circle(&self) -> bool {
        let mut left: Vec<(&str, Vec<&str>)> = Vec::new();
        for (name, test) in &self.tests {
            let mut used = Vec::new();
            visit::test(test, &mut |node| {
                if let Node::Test(Test::The(other)) = node {
                    used.push(other.as_str());
                }
            });
            left.push((name, used));
        }
        // Whoever uses none that is left is no part of a circle.
        loop {
            let names: Vec<&str> = left.iter().map(|(name, _)| *name).collect();
            left.retain(|(_, used)| used.iter().any(|other| names.contains(other)));
            if left.is_empty() || left.len() == names.len() {
                return !left.is_empty();
            }
        }
    }

    /// The words of a paragraph as the document prints them: of `clause` itself, or of the nearest paragraph that
    /// holds it ("16" for "16(a)").
    pub fn paragraph(&self, clause: &str) -> Option<&str> {
        let exactly = |number: &str| {
            let (_, words) = self.paragraphs.iter().find(|(name, _)| name == number)?;
            Some(words.as_str())
        };
        // "16(a) of the Standing Orders" is held by "16 of the Standing Orders".
        let (mut number, of) = match clause.trim().split_once(" of ") {
            Some((number, of)) => (number, format!(" of {of}")),
            None => (clause.trim(), String::new()),
        };
        loop {
            if let Some(words) = exactly(&format!("{number}{of}")) {
                return Some(words);
            }
            let cut = number.rfind(['(', '.'])?;
            number = number.get(..cut)?.trim();
        }
    }

    /// The class of decision of this name; `None` asks for the usual one, the first.
    pub fn decision(&self, class: Option<&str>) -> Option<&Decision> {
        match class {
            None => self.decisions.first(),
            Some(class) => self.decisions.iter().find(|decision| decision.class == class),
        }
    }

    /// The office of this name.
    pub fn office(&self, name: &str) -> Option<&Office> {
        self.offices.iter().find(|office| office.name == name)
    }

    /// The question of this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Terms {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .unwrap()
    }

    #[test]
    fn numbered_seats_are_spelled_out() {
        let terms = terms(
            r#"(format: 0, id: "t", committee: "T", quorum: (test: All([])), decisions: [],
            seats: [(id: "chair", title: "Chair"), (id: "practice", title: "Practice", number: 3), (id: "none", number: 0)])"#,
        );
        let seats = terms.all_seats();
        let named: Vec<_> = seats.iter().map(|s| (s.id.0.as_str(), s.title.as_str())).collect();
        assert_eq!(
            named,
            [
                ("chair", "Chair"),
                ("practice-1", "Practice 1"),
                ("practice-2", "Practice 2"),
                ("practice-3", "Practice 3")
            ]
        );
        assert!(seats.iter().all(|seat| seat.number.is_none()));
    }

    #[test]
    fn a_paragraph_is_found_by_its_number_or_by_the_one_that_holds_it() {
        let terms = terms(
            r#"(format: 0, id: "t", committee: "T", seats: [], quorum: (test: All([])), decisions: [],
            paragraphs: [("16", "Quorate if:"), ("16(a)", "two from each"), ("6.5", "Reports"), ("16 of the Orders", "Other")])"#,
        );
        for (clause, words) in [
            ("16", Some("Quorate if:")),
            ("16(a)", Some("two from each")),
            ("16(b)", Some("Quorate if:")),
            ("6.5.2(j)", Some("Reports")),
            ("16(b) of the Orders", Some("Other")),
            ("6.5 of the Orders", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(terms.paragraph(clause), words, "{clause}");
        }
    }

    #[test]
    fn no_class_is_the_first_class() {
        let terms = terms(
            r#"(format: 0, id: "t", committee: "T", seats: [], quorum: (test: All([])), decisions: [
            (class: "joint", rule: (carried: All([]))), (class: "other", rule: (carried: All([])))])"#,
        );
        let class = |name: Option<&str>| terms.decision(name).map(|d| d.class.as_str());
        assert_eq!(class(None), Some("joint"));
        assert_eq!(class(Some("other")), Some("other"));
        assert_eq!(class(Some("nothing")), None);
    }
}
