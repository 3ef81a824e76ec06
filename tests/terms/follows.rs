//! Terms that follow others: what is silent is taken from the first that says it, what two say differently is asked.

use quorate::rules::{Met, PersonId, Presence, SeatNow, Snapshot, result};
use quorate::terms::load::Loaded;
use quorate::terms::{LoadError, Terms};

const CHILD: &str = r#"(
    format: 0,
    id: "child",
    committee: "A Joint Committee",
    follows: ["mid-orders", "north-orders"],
    paragraphs: [("4", "Six members.")],
    seats: [(id: "m", number: 6, title: "Member", clause: "4")],
)"#;

const MID: &str = r#"(
    format: 0,
    id: "mid-orders",
    committee: "Mid's Standing Orders",
    paragraphs: [("3.1", "A quorum is two."), ("3.2", "A majority of those voting.")],
    offices: [(name: "Chair", filled: "elected", clause: "3.1")],
    bars: [
        (who: [Conflict("leaves")], from: [Vote, Quorum], clause: "3.2", says: "leaves"),
        (who: [Remote], from: []),
    ],
    quorum: (test: Under("3.1", Need(at_least: 2, are: [Present]))),
    decisions: [(class: "usual", clause: "3.2", rule: (carried: Under("3.2", Need(more_than: "1/2", of: [Cast], are: [For])), tie: Lost))],
)"#;

/// As Mid's, under another number.
fn north(changes: &[(&str, &str)]) -> String {
    let same = MID
        .replace("mid-orders", "north-orders")
        .replace("Mid's", "North's")
        .replace("3.", "12.");
    changes.iter().fold(same, |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    })
}

fn load(child: &str, north: &str) -> Result<Loaded, LoadError> {
    let shelf = |id: &str| match id {
        "mid-orders" => Some(("mid-orders.ron".to_owned(), MID.to_owned())),
        "north-orders" => Some(("north-orders.ron".to_owned(), north.to_owned())),
        _ => None,
    };
    Terms::load_with(child, "child.ron", &shelf)
}

fn loaded(child: &str, north: &str) -> Loaded {
    load(child, north).unwrap_or_else(|error| panic!("{error}"))
}

/// So many members here, the first of them on a rung of the ladder if `conflicted`.
fn quorate(terms: &Terms, here: usize, conflicted: bool, answers: &[(&str, &str)]) -> Met {
    let seats = terms.all_seats().into_iter().enumerate().map(|(n, seat)| SeatNow {
        person: Some(PersonId(seat.id.0.clone())),
        seat: seat.id,
        status: Default::default(),
        occupancy: Default::default(),
        presence: if n < here { Presence::InPerson } else { Presence::Absent },
        rung: (conflicted && n == 0).then(|| "leaves".to_owned()),
        member_rung: None,
    });
    let snapshot = Snapshot {
        seats: seats.collect(),
        answers: answers
            .iter()
            .map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned()))
            .collect(),
        ..Snapshot::default()
    };
    result(terms, &snapshot).quorum.met
}

#[test]
fn what_both_say_alike_is_taken_and_cited_as_theirs() {
    let found = loaded(CHILD, &north(&[]));
    assert_eq!(found.differences, []);
    assert!(found.terms.questions.is_empty());
    assert_eq!(quorate(&found.terms, 1, false, &[]), Met::No);
    assert_eq!(quorate(&found.terms, 2, false, &[]), Met::Yes);
    assert_eq!(
        found.terms.decisions[0].clause.as_deref(),
        Some("3.2 of Mid's Standing Orders")
    );
    assert_eq!(
        found.terms.paragraph("3.1 of Mid's Standing Orders"),
        Some("A quorum is two.")
    );
    assert_eq!(found.terms.paragraph("4"), Some("Six members."));
}

#[test]
fn what_they_say_differently_is_asked() {
    let found = loaded(CHILD, &north(&[("at_least: 2", "at_least: 4")]));
    assert_eq!(
        found.differences[0].says,
        "Mid's Standing Orders and North's Standing Orders differ on the quorum, and this file is silent: the chair is asked which holds (question \"follows-quorum\")"
    );
    assert_eq!(quorate(&found.terms, 3, false, &[]), Met::ReadingNeeded);
    assert_eq!(
        quorate(&found.terms, 3, false, &[("follows-quorum", "Mid's Standing Orders")]),
        Met::Yes
    );
    assert_eq!(
        quorate(&found.terms, 3, false, &[("follows-quorum", "North's Standing Orders")]),
        Met::No
    );
    assert_eq!(
        quorate(&found.terms, 4, false, &[]),
        Met::Yes,
        "four are enough for both"
    );
}

#[test]
fn what_the_file_says_itself_is_not_asked() {
    let own = CHILD.replace(
        "    seats:",
        "    quorum: (test: Under(\"4\", Need(at_least: 3, are: [Present]))),\n    seats:",
    );
    let found = loaded(&own, &north(&[("at_least: 2", "at_least: 4")]));
    assert_eq!(found.differences, []);
    assert_eq!(quorate(&found.terms, 2, false, &[]), Met::No);
    assert_eq!(quorate(&found.terms, 3, false, &[]), Met::Yes);
}

/// A rung that counts towards one's quorum and not towards the other's is still one rung of the ladder.
#[test]
fn interests_that_differ_are_asked() {
    let found = loaded(CHILD, &north(&[("from: [Vote, Quorum]", "from: [Vote]")]));
    assert_eq!(quorate::rules::rungs(&found.terms).len(), 1);
    assert_eq!(quorate(&found.terms, 2, true, &[]), Met::ReadingNeeded);
    assert_eq!(
        quorate(&found.terms, 2, true, &[("follows-bars", "Mid's Standing Orders")]),
        Met::No
    );
    assert_eq!(
        quorate(&found.terms, 2, true, &[("follows-bars", "North's Standing Orders")]),
        Met::Yes
    );
    assert_eq!(quorate(&found.terms, 3, true, &[]), Met::Yes);
}

#[test]
fn classes_and_named_rules_that_differ_are_asked() {
    let found = loaded(CHILD, &north(&[("\"1/2\"", "\"2/3\"")]));
    let asked: Vec<&str> = found
        .terms
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(asked, ["follows-usual"]);
    let named = |share: &str| {
        MID.replace(
            "carried: Under(\"3.2\", Need(more_than: \"1/2\", of: [Cast], are: [For]))",
            "carried: The(\"majority\")",
        )
        .replace(
            "    bars:",
            &format!("    tests: [(\"majority\", Need(more_than: {share:?}, of: [Cast], are: [For]))],\n    bars:"),
        )
    };
    let shelf = |id: &str| {
        let text = match id {
            "mid-orders" => named("1/2"),
            _ => named("2/3")
                .replace("mid-orders", "north-orders")
                .replace("Mid's", "North's"),
        };
        Some((format!("{id}.ron"), text))
    };
    let found = Terms::load_with(CHILD, "child.ron", &shelf).unwrap_or_else(|error| panic!("{error}"));
    let asked: Vec<&str> = found
        .terms
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(asked, ["follows-majority"], "the class is the same, its test is not");
}

/// The text in one, which a meeting's record keeps, gives the same terms with nothing beside it.
#[test]
fn all_in_one_text() {
    let found = loaded(
        CHILD,
        &north(&[("at_least: 2", "at_least: 4"), ("from: [Vote, Quorum]", "from: [Vote]")]),
    );
    assert!(
        found
            .text
            .starts_with("// child.ron with what it follows: mid-orders.ron, north-orders.ron.\n")
    );
    let alone = Terms::load(&found.text, "terms.ron").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(alone, found.terms);
    let whole = quorate::terms::embedded::by_name("bolton-panel").unwrap().1;
    let plain = Terms::load_with(whole, "bolton-panel.ron", &|_| None).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        plain.text, whole,
        "a file that follows nothing is kept as it was written"
    );
}

#[test]
fn what_cannot_be_followed_is_told() {
    let told = |child: &str, north: &str| load(child, north).err().unwrap().to_string();
    let absent = told(&CHILD.replace("north-orders", "south-orders"), "");
    assert!(
        absent.starts_with(
            "child.ron, line 5, column 29: the terms \"south-orders\", which this file follows, are not at hand."
        ),
        "{absent}"
    );
    assert!(absent.ends_with("Put south-orders.ron beside this file, or remove it from \"follows\"."));
    let circle = told(
        CHILD,
        &north(&[("    paragraphs:", "    follows: [\"child\"],\n    paragraphs:")]),
    );
    assert!(
        circle.contains("child → north-orders leads back to \"child\": terms cannot follow themselves"),
        "{circle}"
    );
    let alone = told(
        &CHILD.replace("\"mid-orders\", \"north-orders\"", "\"north-orders\""),
        &north(&[(
            "    quorum: (test: Under(\"12.1\", Need(at_least: 2, are: [Present]))),\n",
            "",
        )]),
    );
    assert!(
        alone.contains("neither these terms nor those that they follow say what its quorum is"),
        "{alone}"
    );
    let unknown = told(CHILD, &north(&[("[Present]", "[Tag(\"lay\")]")]));
    assert!(
        unknown.contains("no seat has the tag \"lay\" (in what is taken from the terms that this file follows)"),
        "{unknown}"
    );
}

#[test]
fn a_version_is_in_force_from_its_first_day_to_its_last() {
    let dated = MID.replace(
        "    paragraphs",
        "    seats: [(id: \"m\")], from: \"2024-04-01\", until: \"2025-03-31\",\n    paragraphs",
    );
    let terms = Terms::load(&dated, "terms.ron").unwrap_or_else(|error| panic!("{error}"));
    for (day, in_force) in [
        ("2024-03-31", false),
        ("2024-04-01", true),
        ("2025-03-31", true),
        ("2025-04-01", false),
    ] {
        assert_eq!(terms.in_force(day.parse().unwrap()), in_force, "{day}");
    }
}
