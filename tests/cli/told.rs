//! What `quorate rule` and the sheet say in words: conditions and remarks told apart, facts from readings, what is open
//! from what is settled.

use crate::{answered, repository};

const TERMS: &str = r#"Terms(format: 0, id: "t", committee: "T", taken_from: (document: "D"),
    bodies: [(name: "North"), (name: "South")],
    seats: [(id: "a", number: 3, body: "North"), (id: "b", number: 3, body: "South")],
    questions: [
        (id: "urgent", of: Item, asks: "Is the item urgent?", answers: ["no", "yes"]),
        (id: "weight", asks: "One vote each, or two for South?", answers: ["one", "two"]),
    ],
    votes: [([Body("North")], Each(1)), ([Body("South")], Case("weight", [("one", Each(1)), ("two", Each(2))]))],
    quorum: (
        test: All([Need(at_least: 2, of: [Body("North")], are: [Present]), Need(at_least: 1, of: [Body("South")], are: [Present])]),
        remedies: [(act: CoOpt("somebody"), says: "A member of the other board is asked to sit in.")],
    ),
    decisions: [(class: "usual", rule: (carried: Case("urgent", [
        ("no", Need(at_least: 4, are: [For])), ("yes", Need(at_least: 2, are: [For])),
    ]), tie: Lost))])"#;

/// What `rule` says of a case on those terms, in text and for programs; and the sheet.
fn told(case: &str) -> [String; 3] {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("terms.ron"), TERMS).unwrap();
    std::fs::write(
        path("case.ron"),
        format!("Case(format: 0, terms: \"terms.ron\", others: InPerson, {case})"),
    )
    .unwrap();
    let answer = |arguments: &[&str]| {
        let (exit, answer) = answered(arguments);
        assert_eq!(exit, 0, "{answer}");
        answer
    };
    [
        answer(&["rule", &path("case.ron")]),
        answer(&["rule", &path("case.ron"), "--format", "json"]),
        answer(&["check", "--print", &path("terms.ron")]),
    ]
}

#[test]
fn a_fact_is_asked_of_the_secretary_and_no_reading() {
    let [text, json, _] = told("votes: [(\"a-1..2\", For), (\"a-3\", Against)]");
    assert!(text.contains("Outcome: open: something must be stated first"), "{text}");
    assert!(
        text.contains("Nobody has stated this, and here it matters. The secretary is asked:\n  Is the item urgent?"),
        "{text}"
    );
    assert!(
        !text.contains("The chair rules") && !text.contains("chair must rule"),
        "{text}"
    );
    assert!(json.contains("\"of\": \"item\""), "{json}");
    let path = repository("meetings/cases/two-both-ccgs-for.ron").display().to_string();
    let (_, reading) = answered(&["rule", &path]);
    assert!(
        reading.contains("The chair rules:") && !reading.contains("The secretary is asked"),
        "{reading}"
    );
}

#[test]
fn only_a_condition_is_answered_with_yes_or_no() {
    let [text, _, _] = told("votes: [(\"a-1..3\", For), (\"b-1\", For)]");
    assert!(text.contains("  - Nobody has yet compared these terms"), "{text}");
    assert!(text.contains("  [yes] At least 2 of North present: have 3"), "{text}");
    for line in text
        .lines()
        .filter(|line| line.contains("[yes]") || line.contains("[no]"))
    {
        assert!(line.contains(": have "), "{line}");
    }
}

#[test]
fn what_hangs_on_an_open_question_is_told_with_every_answer() {
    let case = "votes: [(\"a-1..3\", For), (\"b-1\", For)]";
    let [text, json, _] = told(case);
    assert!(text.contains("  South  B 1  1 vote or 2 votes  for\n"), "{text}");
    assert!(text.contains("hangs on how an open question is answered"), "{text}");
    assert!(
        json.contains("\"or\": [\n            {\n              \"weight\": \"2\",\n              \"state\": \"for\""),
        "{json}"
    );
    let [settled, _, _] = told(&format!("{case}, settled: [(\"weight\", \"two\")]"));
    assert!(settled.contains("  South  B 1  2 votes  for\n"), "{settled}");
    assert!(!settled.contains("open question"), "{settled}");
}

/// Several conditions that must all hold do not read as if one were enough; a remedy has its own words.
#[test]
fn the_sheet_says_that_all_are_needed_and_gives_remedies_their_words() {
    let [_, _, sheet] = told("");
    let sheet: String = sheet
        .lines()
        .filter_map(|line| line.split_once(" | "))
        .map(|(_, right)| format!("{} ", right.trim()))
        .collect();
    assert!(
        sheet.contains("Quorum: (condition 1 of 2, all needed) at least 2 of North present."),
        "{sheet}"
    );
    assert!(
        sheet.contains("Quorum: (condition 2 of 2, all needed) at least 1 of South present."),
        "{sheet}"
    );
    assert!(
        sheet.contains(
            "Without a quorum somebody may be co-opted for the item (A member of the other board is asked to sit in)."
        ),
        "{sheet}"
    );
    assert!(!sheet.contains("condition 1 of 1"), "{sheet}");
}

/// A block that falls short abstains: the sheet that is signed says so. Who is in the chair beside who presides is told, and
/// somebody whom the terms do not name to preside is doubted.
#[test]
fn blocks_are_read_back_whole_and_the_chair_is_a_fact_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let terms = r#"Terms(format: 0, id: "t", committee: "T", bodies: [(name: "A"), (name: "B")],
        seats: [(id: "a", number: 3, body: "A", title: "Member"), (id: "b", number: 3, body: "B", title: "Member")],
        offices: [(name: "Chair", holder: "a-1", then: ["Vice"]), (name: "Vice", holder: "a-2")],
        votes: [([Body("A")], Block(Together(1), (carried: Need(at_least: "2/3", of: [Attending, Entitled], are: [For]), tie: NoDecision, neither: Abstains))), ([Body("B")], Each(1))],
        quorum: (test: Need(at_least: 1, are: [Attending])),
        decisions: [(class: "any", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For], by: Votes), tie: Casting(by: [[Presiding]])))])"#;
    std::fs::write(path("terms.ron"), terms).unwrap();
    let (_, sheet) = answered(&["check", "--print", &path("terms.ron")]);
    let words: Vec<&str> = sheet
        .split(|c: char| c.is_whitespace() || c == '|')
        .filter(|word| !word.is_empty())
        .collect();
    assert!(
        words
            .join(" ")
            .contains("if it falls short of that otherwise, as an abstention"),
        "{sheet}"
    );
    for (chair, told, doubted) in [
        ("a-1", "", false),
        ("a-2", "In the chair: Member 2, A", false),
        ("b-3", "In the chair: Member 3, B", true),
    ] {
        let case = format!(
            "Case(format: 0, terms: \"terms.ron\", others: InPerson, in_chair: \"{chair}\", votes: [(\"b-1..2\", For)])"
        );
        std::fs::write(path("case.ron"), case).unwrap();
        let (_, rule) = answered(&["rule", &path("case.ron")]);
        assert_eq!(rule.contains("In the chair: "), !told.is_empty(), "{rule}");
        assert!(rule.contains(told), "{rule}");
        let (exit, check) = answered(&["check", &path("case.ron"), "--format", "json"]);
        assert_eq!((exit, check.contains("not_named_to_preside")), (0, doubted), "{check}");
    }
}
