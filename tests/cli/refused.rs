//! Cases that are refused: each name that the terms do not know is told with its line and the nearest name.

use crate::answered;

const SOUND: &str = r#"Case(
    format: 0,
    terms: "mid-north-east-essex",
    here: [("me-lay", InPerson), ("nhse-area", Deputy("jo-field"))],
    offices: [("Chair", "me-lay")],
    in_chair: "me-lay",
    interests: [("me-chair", "leaves for the item")],
    item: (class: "joint"),
    votes: [("me-officer", For)],
    hands: [(body: "North East Essex", for: 0, against: 0, abstained: 0)],
    deciding: (seat: "nhse-medical", choice: For),
    settled: [("majority-of", "members")],
)
"#;

#[test]
fn each_unknown_name_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.ron");
    let path = file.display().to_string();
    std::fs::write(&file, SOUND).unwrap();
    assert_eq!(answered(&["rule", &path]).0, 0);
    for (old, new, line, says, remedy) in [
        (
            "(\"me-lay\", InPerson)",
            "(\"me-lay\", Withdrew)",
            4,
            "\"me-lay\" withdrew, and no interest of theirs is listed",
            "Add (\"me-lay\", \"…\") to interests",
        ),
        (
            "(\"me-lay\", In",
            "(\"me-lax\", In",
            4,
            "these terms have no seat called \"me-lax\"",
            "Write \"me-lay\".",
        ),
        (
            "InPerson), (\"nhse-area\"",
            "InPerson), (\"me-lay\"",
            4,
            "the seat \"me-lay\" is listed twice",
            "Keep one of the two.",
        ),
        (
            "(\"me-officer\", For)",
            "(\"me-officer\", For), (\"me-officer\", Against)",
            9,
            "the seat \"me-officer\" votes twice",
            "Keep one of the two.",
        ),
        (
            "Deputy(",
            "Deputies(",
            4,
            "\"Deputies\" is not known as Here",
            "Write \"Deputy\"",
        ),
        (
            "\"Chair\"",
            "\"Chairman\"",
            5,
            "no office called \"Chairman\"",
            "Write \"Chair\".",
        ),
        (
            "(\"Chair\", \"me-lay\")",
            "(\"Chair\", \"somebody\")",
            5,
            "no seat called \"somebody\"",
            "The terms know: me-lay, me-chair",
        ),
        (
            "in_chair: \"me-lay\"",
            "in_chair: \"ne-lax\"",
            6,
            "no seat called \"ne-lax\"",
            "Write \"ne-lay\".",
        ),
        (
            "leaves for the item",
            "leaves for an item",
            7,
            "no rung of the conflict ladder called",
            "Write \"leaves for the item\".",
        ),
        (
            "\"me-chair\"",
            "\"me-chiar\"",
            7,
            "no seat called \"me-chiar\"",
            "Write \"me-chair\".",
        ),
        (
            "\"joint\"",
            "\"joined\"",
            8,
            "no class of decision called \"joined\"",
            "Write \"joint\".",
        ),
        (
            "\"me-officer\"",
            "\"me-officers\"",
            9,
            "no seat called \"me-officers\"",
            "Write \"me-officer\".",
        ),
        (
            "North East Essex",
            "NHS Engalnd",
            10,
            "no organisation called \"NHS Engalnd\"",
            "Write \"NHS England\".",
        ),
        (
            "nhse-medical",
            "nhse-medial",
            11,
            "no seat called \"nhse-medial\"",
            "Write \"nhse-medical\".",
        ),
        (
            "\"majority-of\"",
            "\"majority\"",
            12,
            "no question called \"majority\"",
            "Write \"majority-of\".",
        ),
        (
            "\"members\"",
            "\"heads\"",
            12,
            "no answer of this question called \"heads\"",
            "The terms know: votes, members.",
        ),
    ] {
        assert!(SOUND.contains(old), "{old}");
        std::fs::write(&file, SOUND.replacen(old, new, 1)).unwrap();
        let (exit, answer) = answered(&["rule", &path]);
        assert_eq!(exit, 3, "{answer}");
        for part in [&format!("case.ron, line {line}, column"), says, remedy] {
            assert!(answer.contains(part), "{new}: no {part:?} in\n{answer}");
        }
    }
}

#[test]
fn a_case_of_a_later_format_is_not_misread() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.ron");
    std::fs::write(&file, SOUND.replace("format: 0", "format: 3, something: \"new\"")).unwrap();
    let (exit, answer) = answered(&["rule", &file.display().to_string()]);
    assert_eq!(exit, 3);
    assert!(
        answer.contains("this file is of format 3; this program reads format 0"),
        "{answer}"
    );
}

#[test]
fn terms_are_found_beside_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let (name, text) = quorate::terms::embedded()[0];
    std::fs::create_dir(folder.path().join("terms")).unwrap();
    std::fs::write(folder.path().join("terms").join(name), text).unwrap();
    let file = folder.path().join("case.ron");
    std::fs::write(&file, SOUND.replace("mid-north-east-essex", &format!("terms/{name}"))).unwrap();
    let (exit, answer) = answered(&["rule", &file.display().to_string()]);
    assert_eq!(exit, 0, "{answer}");
}

/// Terms that can be read, and in which `check` finds a fault, give no answer, in text or for programs.
#[test]
fn terms_with_a_fault_give_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("case.ron");
    let case_path = case.display().to_string();
    let write = |least: u8| {
        let text = format!(
            "Terms(format: 0, id: \"t\", committee: \"T\", seats: [(id: \"m\", number: 3)],\n\
             quorum: (test: Need(at_least: {least}, are: [Present])),\n\
             decisions: [(class: \"usual\", rule: (carried: Need(more_than: \"1/2\", of: [Cast], are: [For]), tie: Lost))])"
        );
        std::fs::write(folder.path().join("terms.ron"), text).unwrap();
    };
    std::fs::write(
        &case,
        "Case(format: 0, terms: \"terms.ron\", others: InPerson, votes: [(\"m-1..3\", For)])",
    )
    .unwrap();
    write(3);
    assert_eq!(answered(&["rule", &case_path]).0, 0);
    write(4);
    for format in ["text", "json"] {
        let (exit, answer) = answered(&["rule", &case_path, "--format", format]);
        assert_eq!(exit, 3, "{answer}");
        assert!(
            answer.contains("terms.ron, line 2") && answer.contains("nobody can reach the quorum"),
            "{answer}"
        );
        assert!(!answer.contains("arried"), "{answer}");
    }
    let (exit, answer) = answered(&["check", &case_path]);
    assert!(exit == 1 && answer.contains("nobody can reach the quorum"), "{answer}");
}

/// What a class of decision does not offer is a slip in a case.
#[test]
fn a_vote_for_what_is_not_on_offer_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let terms = "Terms(format: 0, id: \"t\", committee: \"T\", seats: [(id: \"m\", number: 3)],
        quorum: (test: Need(at_least: 1, are: [Present])),
        decisions: [(class: \"usual\", choices: [For, Against], rule: (carried: Need(more_than: \"1/2\", of: [Cast], are: [For]), tie: Lost)),
            (class: \"free\", rule: (carried: Need(more_than: \"1/2\", of: [Cast], are: [For]), tie: Lost))])";
    std::fs::write(folder.path().join("terms.ron"), terms).unwrap();
    let file = folder.path().join("case.ron");
    let told = |class: &str, votes: &str| {
        let case =
            format!("Case(format: 0, terms: \"terms.ron\", others: InPerson, item: (class: \"{class}\"),\n{votes})");
        std::fs::write(&file, case).unwrap();
        answered(&["rule", &file.display().to_string()])
    };
    let by_name = "votes: [(\"m-1\", For), (\"m-2\", Abstain)]";
    let by_hands = "hands: [(body: \"\", for: 1, against: 0, abstained: 1)]";
    for (votes, column) in [(by_name, 31), (by_hands, 40)] {
        let (exit, answer) = told("usual", votes);
        assert_eq!(exit, 3, "{answer}");
        let place = format!("case.ron, line 2, column {column}");
        for part in [
            &place,
            "\"usual\" does not offer Abstain",
            "Write one of those on offer: For, Against.",
        ] {
            assert!(answer.contains(part), "no {part:?} in\n{answer}");
        }
        assert_eq!(told("free", votes).0, 0);
    }
    assert_eq!(told("usual", "votes: [(\"m-1\", For), (\"m-2\", Against)]").0, 0);
}
