//! Every case in `meetings/cases` gives what it expects.

use quorate::cli::answer;
use quorate::rules::prospects;
use quorate::terms::Terms;
use quorate::terms::source::Source;

use crate::repository;

#[test]
fn every_case_gives_what_it_expects() {
    let mut files: Vec<_> = std::fs::read_dir(repository("meetings/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    assert!(files.len() >= 175, "cases are missing: {}", files.len());
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

/// Every committee in `assets/terms` is sound, can be quorate, and has at least five cases; a committee is added by adding
/// files.
#[test]
fn every_committee_is_sound_and_has_its_cases() {
    let read = |folder: &str| -> Vec<(String, String)> {
        let files = std::fs::read_dir(repository(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "ron"));
        let stem = |path: &std::path::Path| path.file_stem().unwrap().to_string_lossy().into_owned();
        files
            .map(|path| (stem(&path), std::fs::read_to_string(&path).unwrap()))
            .collect()
    };
    let cases = read("meetings/cases");
    let committees = read("assets/terms");
    assert!(committees.len() >= 22, "committees are missing: {}", committees.len());
    for (name, text) in committees {
        let terms = Terms::load(&text, &name).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(terms.id, name);
        let found = prospects(&terms, &Source::new(&name, &text));
        assert_eq!(found.faults, [], "{name}");
        let of_it = |case: &str| {
            [
                format!("terms: {name:?}"),
                format!("terms: \"../../assets/terms/{name}.ron\""),
            ]
            .iter()
            .any(|form| case.contains(form))
        };
        let number = cases.iter().filter(|(_, case)| of_it(case)).count();
        assert!(number >= 5, "{name} has {number} cases");
    }
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
            "outcome: expected carried, found reading_needed",
        ),
        ("quorum: yes", "quorum: no", "quorum met: expected no, found yes"),
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
