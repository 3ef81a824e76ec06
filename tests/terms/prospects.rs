//! What terms can ever give: each fault and doubt that must be worked out, with a near file that has none.

use quorate::rules::prospects;
use quorate::terms::Terms;
use quorate::terms::check::{Doubt, DoubtKind};
use quorate::terms::source::Source;

use super::doubts::{CALM, changed};

/// Faults and doubts, as they are told.
fn found(text: &str) -> (Vec<String>, Vec<Doubt>) {
    let terms = Terms::load(text, "terms.ron").unwrap_or_else(|error| panic!("{error}"));
    let found = prospects(&terms, &Source::new("terms.ron", text));
    let faults = found.faults.iter().map(|fault| {
        let line = fault.at.map_or(0, |at| at.line);
        format!("{line}: {}", fault.says)
    });
    (faults.collect(), found.doubts)
}

fn told(text: &str) -> Vec<String> {
    let (faults, doubts) = found(text);
    assert_eq!(faults, Vec::<String>::new());
    doubts.iter().map(Doubt::to_string).collect()
}

#[test]
fn the_calm_file_can_give_everything() {
    assert_eq!(told(CALM), Vec::<String>::new());
}

const QUORUM: &str = "Need(at_least: 3, are: [Present])";

/// Six seats can be six, not seven; and three of each tag that nobody has with another, none.
#[test]
fn a_quorum_that_nobody_can_reach() {
    let fault = "29: nobody can reach the quorum: not even with every seat taken and everybody present";
    for (quorum, reached) in [
        ("Need(at_least: 6, are: [Present])", true),
        ("Need(at_least: 7, are: [Present])", false),
        // A composition that a full meeting breaks and a smaller one meets.
        ("Need(more_than: \"1/2\", of: [Present], are: [Tag(\"lay\")])", true),
        (
            "All([Need(more_than: \"1/2\", of: [Present], are: [Tag(\"lay\")]), Need(at_least: 5, are: [Present])])",
            true,
        ),
        (
            "All([Need(more_than: \"1/2\", of: [Present], are: [Tag(\"lay\")]), Need(at_least: 6, are: [Present])])",
            false,
        ),
        ("Need(at_least: 2, of: [Office(\"Champion\")], are: [Present])", false),
        ("Need(at_least: 1, of: [Office(\"Champion\")], are: [Present])", true),
    ] {
        let (faults, _) = found(&changed(&[(QUORUM, quorum)]));
        let expected = if reached { vec![] } else { vec![fault.to_owned()] };
        assert_eq!(faults, expected, "{quorum}");
    }
}

#[test]
fn a_quorum_out_of_reach_under_one_reading_is_a_doubt() {
    let quorum = |n| {
        format!(
            "Case(\"whom\", [(\"members\", Need(at_least: 6, are: [Present])), (\"votes\", Need(at_least: {n}, are: [Present]))])"
        )
    };
    assert_eq!(told(&CALM.replace(QUORUM, &quorum(6))), Vec::<String>::new());
    assert_eq!(
        told(&CALM.replace(QUORUM, &quorum(7))),
        [
            "Line 31: paragraph 2: nobody can reach the quorum of a decision of the class \"usual\", if “Of members or of votes?” is answered “votes”."
        ]
    );
}

#[test]
fn an_office_that_nobody_may_hold() {
    let from = ("from: [Tag(\"lay\")]", "from: [Tag(\"lay\"), Body(\"Mid\")]");
    assert_eq!(
        found(&changed(&[from])).0,
        ["15: nobody is eligible for the office \"Champion\""]
    );
    let from = ("from: [Tag(\"lay\")]", "from: [Tag(\"lay\"), Body(\"North\")]");
    assert_eq!(found(&changed(&[from])).0, Vec::<String>::new());
}

/// Four of seven always win; three of six can be held to a tie. Of one organisation nobody is outvoted by another.
#[test]
fn a_body_that_is_never_outvoted() {
    let four = changed(&[("number: 3, body: \"Mid\"", "number: 4, body: \"Mid\"")]);
    assert_eq!(
        told(&four),
        [
            "Line 31: paragraph 2: in a decision of the class \"usual\" Mid can never be outvoted: it has 4 of 7 votes, and decides alone whenever its members agree; no casting vote arises then."
        ]
    );
    let alone = changed(&[
        ("number: 3, body: \"Mid\"", "number: 4, body: \"Mid\""),
        ("number: 3, body: \"North\"", "number: 3, body: \"Mid\""),
    ]);
    assert_eq!(told(&alone), Vec::<String>::new());
    let heavy = |weight: &str| {
        CALM.replace(
            "[([], The(\"one each\"))]",
            &format!("[([Body(\"North\")], The(\"one each\")), ([Body(\"Mid\")], {weight})]"),
        )
    };
    assert_eq!(told(&heavy("Together(3)")), Vec::<String>::new());
    assert_eq!(
        told(&heavy("Together(4)")),
        [
            "Line 31: paragraph 2: in a decision of the class \"usual\" Mid can never be outvoted: it has 4 of 7 votes, and decides alone whenever its members agree, if “Of members or of votes?” is answered “votes”; no casting vote arises then."
        ]
    );
}

/// Seven who must all be here and may not abstain are never equal; six may be, and so may seven if one may be away.
#[test]
fn a_casting_vote_that_cannot_arise() {
    let told = |present: &str, choices: &str| {
        let third = (
            "(id: \"north\",",
            "(id: \"south\", body: \"South\"),\n        (id: \"north\",",
        );
        let bodies = ("(name: \"North\")", "(name: \"North\"), (name: \"South\")");
        let class = format!("clause: \"2\", {choices}");
        let text = changed(&[third, bodies]).replace("clause: \"2\", rule", &format!("{class} rule"));
        told(&text.replace(QUORUM, &format!("Need(at_least: {present}, are: [Present])")))
    };
    let never = "Line 32: paragraph 2: in a decision of the class \"usual\" the casting vote can never be called for: no vote of those who may vote is equal.";
    let two = "choices: [For, Against],";
    assert_eq!(told("7", two), [never]);
    assert_eq!(told("6", two), Vec::<String>::new());
    assert_eq!(told("7", ""), Vec::<String>::new());
}

/// Twelve questions of two answers, all met, are 4,096 ways; thirteen are too many.
#[test]
fn more_readings_than_are_tried() {
    for (questions, too_many) in [(12, false), (13, true)] {
        let asked: String = (0..questions)
            .map(|n| format!("(id: \"q{n}\", asks: \"{n}?\", answers: [\"yes\", \"no\"]), "))
            .collect();
        let rows: String = (0..questions)
            .map(|n| format!("([Seat(\"mid-1\")], Case(\"q{n}\", [(\"yes\", Each(1)), (\"no\", Each(2))])), "))
            .collect();
        let text = CALM
            .replace("questions: [", &format!("questions: [{asked}"))
            .replace("votes: [", &format!("votes: [{rows}"))
            .replace(
                "carried: The(\"majority\")",
                "carried: Need(more_than: \"1/2\", of: [Cast], are: [For], by: Votes)",
            );
        let (faults, doubts) = found(&text);
        assert_eq!(faults, Vec::<String>::new());
        let many = doubts.iter().any(|doubt| doubt.kind == DoubtKind::TooManyReadings);
        assert_eq!(many, too_many, "{questions} questions");
    }
}

/// A thousand seats are judged by a few trials, not by all of them.
#[test]
fn a_large_committee_is_judged_too() {
    let large = changed(&[
        ("number: 3, body: \"Mid\"", "number: 500, body: \"Mid\""),
        ("number: 3, body: \"North\"", "number: 499, body: \"North\""),
    ]);
    let doubts = told(&large);
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert!(
        doubts[0].contains("Mid can never be outvoted: it has 500 of 999 votes"),
        "{doubts:?}"
    );
}

/// In an election those nominated can be equal, though no single proposal can.
#[test]
fn the_casting_vote_of_an_election_can_be_called_for() {
    let rule = "carried: Need(at_least: 1, are: [For])";
    let never = |class: &'static str| {
        let text = changed(&[("carried: The(\"majority\")", rule), ("class: \"usual\"", class)]);
        told(&text)
            .iter()
            .any(|doubt| doubt.contains("can never be called for"))
    };
    assert!(never("class: \"motion\""));
    assert!(!never("class: \"election\""));
}
