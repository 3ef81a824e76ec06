//! Doubts: a file that has none, and for each doubt a change that brings it and a near one that does not.

use quorate::terms::Terms;
use quorate::terms::check::{Doubt, DoubtKind, doubts};
use quorate::terms::source::Source;

pub const CALM: &str = r#"(
    format: 0,
    id: "calm",
    committee: "A Committee of Two",
    taken_from: (document: "Terms of reference", checked_by: "A. Reader"),
    paragraphs: [("1", "Two bodies."), ("2", "Three are a quorum.")],
    bodies: [(name: "Mid"), (name: "North")],
    seats: [
        (id: "mid", number: 3, body: "Mid"),
        (id: "north", number: 3, body: "North", tags: ["lay"]),
    ],
    offices: [
        (name: "Chair", holder: "mid-1", then: ["Deputy Chair"]),
        (name: "Deputy Chair", holder: "north-1"),
        (name: "Champion", from: [Tag("lay")], filled: "elected"),
    ],
    questions: [(id: "whom", clause: "1", asks: "Of members or of votes?", answers: ["members", "votes"])],
    words: [("voters", [Attending, Entitled])],
    tests: [("majority", Case("whom", [
        ("members", Need(more_than: "1/2", of: [The("voters")], are: [For])),
        ("votes", Need(more_than: "1/2", of: [The("voters")], are: [For], by: Votes)),
    ]))],
    weights: [("one each", Each(1))],
    bars: [
        (who: [Conflict("leaves")], from: [Vote, Casting, Presiding, Quorum]), (who: [Deputy], from: [Vote]),
        (who: [Remote], from: []),
    ],
    votes: [([], The("one each"))],
    quorum: (test: Need(at_least: 3, are: [Present])),
    decisions: [
        (class: "usual", clause: "2", rule: (
            carried: The("majority"),
            tie: Casting(by: [[Office("Chair")], [Office("Deputy Chair")]]),
        )),
    ],
)
"#;

/// A text of the calm file and what stands there instead.
type Change = (&'static str, &'static str);

pub fn changed(changes: &[Change]) -> String {
    changes.iter().fold(CALM.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old} does not stand in the calm file");
        text.replacen(old, new, 1)
    })
}

pub fn found(text: &str) -> Vec<Doubt> {
    let terms = Terms::load(text, "terms.ron").unwrap_or_else(|error| panic!("{error}"));
    doubts(&terms, &Source::new("terms.ron", text))
}

#[test]
fn the_calm_file_leaves_no_doubt() {
    assert_eq!(found(CALM), []);
}

const TIE: &str = "            tie: Casting(by: [[Office(\"Chair\")], [Office(\"Deputy Chair\")]]),\n";
const CASTING: &str = "Casting(by: [[Office(\"Chair\")], [Office(\"Deputy Chair\")]])";
const MAJORITY: &str = "carried: The(\"majority\")";
const TESTS: &str = "tests: [(\"majority\", ";

/// The change that brings the doubt, a near one that does not, its kind, and how it is told.
#[rustfmt::skip]
const ROWS: &[(Change, Change, DoubtKind, &str)] = &[
    ((", checked_by: \"A. Reader\"", ""), ("A. Reader", "B. Reader"), DoubtKind::NotCompared,
        "Line 5: nobody is named who compared this file with the document (taken_from, checked_by)."),
    (("    bodies:", "    defects: [(clause: \"2\", says: \"points to itself\")],\n    bodies:"), ("Two bodies.", "points to itself"), DoubtKind::Defect,
        "Line 7: paragraph 2: points to itself."),
    (("    bodies:", "    assumed: [(clause: \"2\", says: \"three of six\")],\n    bodies:"), ("Two bodies.", "three of six"), DoubtKind::Assumed,
        "Line 7: paragraph 2: assumed: three of six."),
    (("body: \"Mid\")", "body: \"Mid\", assumed: \"three\")"), ("body: \"Mid\")", "body: \"Mid\", title: \"three\")"), DoubtKind::Assumed,
        "Line 9: assumed for the seat mid: three."),
    ((TIE, ""), (CASTING, "Lost"), DoubtKind::TieUnsaid,
        "Line 31: paragraph 2: in a decision of the class \"usual\" nothing is said of an equal vote: it is not carried."),
    ((CASTING, "Under(\"2\", Silent)"), (CASTING, "Under(\"2\", NoDecision)"), DoubtKind::TieUnsaid,
        "Line 31: paragraph 2: in a decision of the class \"usual\" the file says that the text is silent: a tie stays a tie, and nobody may decide it."),
    (("        (who: [Remote], from: []),\n", ""), ("(who: [Remote], from: [])", "(who: [Remote], from: [Vote])"), DoubtKind::RemoteUnsaid,
        "Line 28: nothing is said of members who join remotely: they count and vote like all others."),
    ((", (who: [Deputy], from: [Vote])", ""), ("bars: [", "stand_ins: [(for: [], as: Deputy)],\n    bars: ["), DoubtKind::DeputiesUnsaid,
        "Line 8: nothing is said of deputies: one who sits for a member counts and votes like the member."),
    (("Casting, Presiding, Quorum]", "Casting, Quorum]"), ("[Vote, Casting, Presiding, Quorum]", "[Vote, Casting, Quorum]), (who: [Conflicted], from: [Presiding]"), DoubtKind::ConflictedChairUnsaid,
        "Line 13: nothing is said of a Chair who has an interest in an item: they preside all the same."),
    ((", then: [\"Deputy Chair\"]", ""), ("then: [\"Deputy Chair\"]", "then: [\"Champion\"]"), DoubtKind::NobodyNext,
        "Line 13: when the Chair is away, nobody whom the file names presides."),
    (("[Vote, Casting, Presiding", "[Vote, Presiding"), ("[Vote, Casting, Presiding, Quorum])", "[Vote, Presiding]), (who: [Conflicted], from: [Casting])"), DoubtKind::VoteWithoutCasting,
        "Line 25: one on the rung \"leaves\" may not vote, but may still give a casting vote."),
    (("[[Office(\"Chair\")], [Office(\"Deputy Chair\")]]", "[[Body(\"Mid\")]]"), ("[[Office(\"Chair\")], [Office(\"Deputy Chair\")]]", "[[Body(\"Mid\"), Office(\"Chair\")]]"), DoubtKind::HoldersWithoutOrder,
        "Line 31: paragraph 2: in a decision of the class \"usual\" several may give the casting vote ([Body(\"Mid\")…]), and nothing says who comes first if they disagree."),
    (("words: [", "words: [(\"lay members\", [Tag(\"lay\")]), "), ("[The(\"voters\")], are: [For])", "[And([The(\"voters\")])], are: [For])"), DoubtKind::Unused,
        "Line 18: no rule uses the word \"lay members\"."),
    ((TESTS, "tests: [(\"two\", Need(at_least: 2, are: [For])), (\"majority\", "), ("by: Votes)", "by: People)"), DoubtKind::Unused,
        "Line 19: no rule uses the test \"two\"."),
    (("weights: [", "weights: [(\"two each\", Each(2)), "), ("[([], The(\"one each\"))]", "[([Body(\"Mid\")], The(\"one each\")), ([Body(\"North\")], The(\"one each\"))]"), DoubtKind::Unused,
        "Line 23: no rule uses the weight \"two each\"."),
    (("questions: [", "questions: [(id: \"who\", asks: \"Who?\", answers: [\"a\", \"b\"]), "), ("Of members or of votes?", "Of votes or of members?"), DoubtKind::Unused,
        "Line 17: no rule asks the question \"who\"."),
    ((MAJORITY, "carried: Case(\"whom\", [(\"members\", The(\"majority\")), (\"votes\", Case(\"whom\", [(\"members\", Need(at_least: 1, are: [For])), (\"votes\", The(\"majority\"))]))])"),
     (MAJORITY, "carried: Case(\"whom\", [(\"members\", The(\"majority\")), (\"votes\", All([The(\"majority\")]))])"), DoubtKind::NoPath,
        "Line 32: a rule for the answer \"members\" stands where the question \"whom\" has been answered otherwise: nothing leads to it."),
];

#[test]
fn each_doubt_is_told_and_its_neighbour_is_not() {
    for (with, without, kind, told) in ROWS {
        let doubts = found(&changed(&[*with]));
        let shown: Vec<String> = doubts.iter().map(Doubt::to_string).collect();
        assert_eq!(shown, [*told], "{with:?}");
        assert_eq!(doubts[0].kind, *kind);
        assert_eq!(found(&changed(&[*without])), [], "{without:?}");
    }
}

/// More than half is lost by as many against; two thirds are not: the words differ.
#[test]
fn an_asymmetrical_rule_without_its_tie_is_told_so() {
    let rule = "carried: Need(at_least: \"2/3\", of: [Cast], are: [For])";
    let silent = found(&changed(&[(MAJORITY, rule), (TIE, "")]));
    assert!(
        silent
            .iter()
            .any(|doubt| doubt.says.contains("asks for more of those for than of those against"))
    );
    let said = found(&changed(&[(MAJORITY, rule), (CASTING, "Lost")]));
    assert!(said.iter().all(|doubt| doubt.kind != DoubtKind::TieUnsaid));
}

/// What a doubt says to add is sound where it is added, and then the doubt is gone.
#[test]
fn what_a_doubt_adds_can_be_pasted() {
    for (with, _, kind, _) in ROWS {
        if !matches!(
            kind,
            DoubtKind::TieUnsaid
                | DoubtKind::RemoteUnsaid
                | DoubtKind::DeputiesUnsaid
                | DoubtKind::ConflictedChairUnsaid
        ) {
            continue;
        }
        let mut text = changed(&[*with]).replace("tie: Under(\"2\", Silent),", "");
        let add = found(&text).remove(0).add.unwrap();
        for line in add.lines().filter(|line| !line.starts_with("or, ")) {
            let (field, entry) = line.split_once(": ").unwrap();
            let (old, new) = match field {
                "rule" => ("rule: (".to_owned(), format!("rule: ({entry}")),
                list => (format!("{list}: ["), format!("{list}: [{entry}")),
            };
            assert!(text.contains(&old), "{line}");
            text = text.replacen(&old, &new, 1);
        }
        assert_eq!(found(&text), [], "{kind:?}");
    }
}

const RULE: &str = "carried: The(\"majority\")";

/// What can never work, each with the near one that can.
#[test]
fn what_can_never_work_is_doubted() {
    let never = |changes: &[Change]| -> usize {
        let kinds = found(&changed(changes)).into_iter().map(|doubt| doubt.kind);
        kinds.filter(|kind| *kind == DoubtKind::NeverMet).count()
    };
    for (rule, near) in [
        (
            "carried: Need(at_least: 7, are: [For])",
            "carried: Need(at_least: 6, are: [For])",
        ),
        (
            "carried: Need(more_than: 6, are: [For])",
            "carried: Need(more_than: 5, are: [For])",
        ),
        (
            "carried: Need(at_least: 4, of: [Body(\"Mid\")], are: [For])",
            "carried: Need(at_least: 3, of: [Body(\"Mid\")], are: [For])",
        ),
        (
            "carried: All([The(\"majority\"), Need(at_least: 1, of: [Body(\"Mid\"), Tag(\"lay\")], are: [For])])",
            "carried: All([The(\"majority\"), Need(at_least: 1, of: [Or([Body(\"Mid\"), Tag(\"lay\")])], are: [For])])",
        ),
        (
            "carried: Need(at_least: 2, of: [Office(\"Chair\")], are: [For])",
            "carried: Need(at_least: 2, of: [Or([Office(\"Chair\"), Office(\"Champion\")])], are: [For])",
        ),
        ("carried: Any([])", "carried: Any([The(\"majority\")])"),
        (
            "carried: All([The(\"majority\"), All([])])",
            "carried: All([The(\"majority\")])",
        ),
    ] {
        assert_eq!(never(&[(RULE, rule)]), 1, "{rule}");
        assert_eq!(never(&[(RULE, near)]), 0, "{near}");
    }
    let rung = "who: [Conflict(\"leaves\")]";
    assert_eq!(never(&[(rung, "who: [Conflicted]")]), 1);
    assert_eq!(never(&[(rung, "who: [Conflict(\"stays\")]")]), 0);
}

/// One seat has the tag, so that one person decides; two have it, and nothing says who comes first.
#[test]
fn one_holder_needs_no_order() {
    let of = |tag: &str, casting: &'static str| {
        let tagged = format!(
            "(id: \"north\", number: 3, body: \"North\", tags: [\"lay\"]), (id: \"old\", body: \"North\", tags: [\"{tag}\"])"
        );
        let text = changed(&[(CASTING, casting)])
            .replace("(id: \"north\", number: 3, body: \"North\", tags: [\"lay\"])", &tagged);
        found(&text)
            .iter()
            .any(|doubt| doubt.kind == DoubtKind::HoldersWithoutOrder)
    };
    assert!(!of("retiring", "Casting(by: [[Tag(\"retiring\")]])"));
    assert!(!of("lay", "Casting(by: [[Tag(\"lay\"), Seat(\"old\")]])"));
    assert!(of("lay", "Casting(by: [[Tag(\"lay\")]])"));
}
