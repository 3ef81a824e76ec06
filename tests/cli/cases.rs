//! Every case in `meetings/cases` gives what it expects.

use quorate::cli::answer;

use crate::repository;

#[test]
fn every_case_gives_what_it_expects() {
    let mut files: Vec<_> = std::fs::read_dir(repository("meetings/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    assert!(files.len() >= 32, "cases are missing: {}", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let answer = answer(&file).unwrap_or_else(|refused| panic!("{refused}"));
        assert!(answer.expects_something(), "{} expects nothing", file.display());
        wrong.extend(
            answer
                .unmet()
                .into_iter()
                .map(|unmet| format!("{}: {unmet}", file.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each question that the founding committee's text leaves open changes an answer in some case: named among the readings that
/// matter, or, where it is about who presides, settled in two cases with two answers.
#[test]
fn each_reading_of_the_founding_committee_has_a_case_where_it_matters() {
    let cases: Vec<String> = std::fs::read_dir(repository("meetings/cases"))
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .filter(|case| case.contains("terms: \"mid-north-east-essex\""))
        .collect();
    for question in quorate::terms::founding().unwrap().questions {
        let expected = format!("(\"{}\", [", question.id);
        let settled = |answer: &String| {
            let settled = format!("(\"{}\", \"{answer}\")", question.id);
            let with = cases
                .iter()
                .filter(|case| case.contains("presiding:") && case.contains(&settled));
            with.flat_map(|case| case.split("presiding:").nth(1))
                .collect::<Vec<_>>()
        };
        let presiding: Vec<_> = question.answers.iter().map(settled).collect();
        let matters = cases.iter().any(|case| case.contains(&expected))
            || (presiding.iter().all(|given| !given.is_empty()) && presiding[0] != presiding[1]);
        assert!(matters, "no case shows that {:?} matters", question.id);
    }
}

/// A case that expects the wrong thing is told so; else the test above could not fail.
#[test]
fn a_wrong_expectation_is_told() {
    let right = std::fs::read_to_string(repository("meetings/cases/two-both-ccgs-for.ron")).unwrap();
    for (expected, instead, told) in [
        (
            "outcome: reading_needed",
            "outcome: carried",
            "outcome: expected Carried, found ReadingNeeded",
        ),
        ("quorum: yes", "quorum: no", "quorum met: expected No, found Yes"),
        (
            "Seat(\"me-lay\")",
            "Nobody",
            "presiding: expected Nobody, found Seat(\"me-lay\")",
        ),
        ("(\"votes\", tied)", "(\"votes\", lost)", "readings: expected"),
    ] {
        assert!(right.contains(expected), "{expected}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("case.ron");
        std::fs::write(&file, right.replace(expected, instead)).unwrap();
        let unmet = answer(&file).unwrap_or_else(|refused| panic!("{refused}")).unmet();
        assert_eq!(unmet.len(), 1, "{unmet:?}");
        assert!(unmet[0].starts_with(told), "{unmet:?}");
    }
}
