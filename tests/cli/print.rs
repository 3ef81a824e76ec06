//! The sheet of `quorate check --print`: each paragraph beside what was understood, and examples to tick.

use quorate::rules::understood;
use quorate::terms::{Terms, embedded};

use crate::{answered, repository};

fn sheet(name: &str) -> String {
    let path = repository(&format!("assets/terms/{name}.ron")).display().to_string();
    let (exit, sheet) = answered(&["check", "--print", &path]);
    assert_eq!(exit, 0);
    sheet
}

/// A committee of two, whole.
#[test]
fn the_sheet_of_a_small_committee() {
    insta::assert_snapshot!(sheet("garth-holme-appointments"));
}

/// Every paragraph has its two boxes, every rule stands somewhere, no line is wider than a page.
#[test]
fn nothing_is_left_out_and_nothing_is_cut_off() {
    for (file, text) in embedded::embedded() {
        let terms = Terms::load(text, file).unwrap();
        let sheet = sheet(&terms.id);
        let boxes = sheet.matches("[ ] as the document says   [ ] not so").count();
        assert_eq!(boxes, terms.paragraphs.len(), "{file}");
        let right: String = sheet
            .lines()
            .filter_map(|line| line.split_once(" | "))
            .map(|(_, right)| right.trim())
            .collect();
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let right = squeezed(&right);
        for rule in understood(&terms) {
            assert!(right.contains(&squeezed(&rule.says)), "{file}: {}", rule.says);
        }
        for line in sheet.lines() {
            assert!(line.chars().count() <= 106, "{file}: {line}");
        }
    }
}

/// What is faulty is told and not laid out; a case has nothing to compare.
#[test]
fn faulty_terms_have_no_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("terms.ron");
    let text = embedded::by_name("kelby-trustees").map_or_else(
        || std::fs::read_to_string(repository("assets/terms/kelby-trustees.ron")).unwrap(),
        |(_, text)| text.to_owned(),
    );
    std::fs::write(
        &file,
        text.replace("more_than: \"1/2\", are: [Present]", "at_least: 8, are: [Present]"),
    )
    .unwrap();
    let (exit, told) = answered(&["check", "--print", &file.display().to_string()]);
    assert_eq!(exit, 1);
    assert!(told.contains("nobody can reach the quorum"), "{told}");
    assert!(!told.contains("What the program understood"));
}
