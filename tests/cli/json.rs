//! The shape of `quorate rule --format json`: names, their order, and that fractions are text.

use serde_json::Value;

use crate::{answered, repository};

fn rule(case: &str) -> Value {
    let path = repository(&format!("meetings/cases/{case}.ron")).display().to_string();
    let (exit, answer) = answered(&["rule", &path, "--format", "json"]);
    assert_eq!(exit, 0, "{answer}");
    serde_json::from_str(&answer).unwrap()
}

/// The names of an object's fields.
fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[track_caller]
fn assert_names(value: &Value, expected: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(names(value), expected);
}

#[test]
fn the_names_are_those_that_are_documented() {
    let answer = rule("two-both-ccgs-for");
    assert_names(&answer, &["committees", "outcome"]);
    let committee = &answer["committees"][0];
    assert_names(
        committee,
        &[
            "name",
            "quorum",
            "presiding",
            "electorate",
            "counts",
            "conditions",
            "outcome",
            "margin",
            "casting",
            "readings",
            "steps",
        ],
    );
    assert_names(&committee["quorum"], &["met", "missing", "remedies", "steps"]);
    assert_names(
        &committee["electorate"][0],
        &["seat", "person", "body", "weight", "state", "or"],
    );
    assert_names(&committee["counts"][0], &["body", "for", "against", "abstained", "or"]);
    assert_names(
        &committee["conditions"][0],
        &[
            "measure",
            "basis_name",
            "basis",
            "counted",
            "counted_name",
            "for",
            "against",
            "abstained",
            "threshold",
            "holds",
            "read_as",
        ],
    );
    assert_names(&committee["readings"][0], &["clause", "question", "of", "options"]);
    assert_names(&committee["readings"][0]["options"][0], &["name", "outcome", "may"]);
    assert_names(&committee["steps"][0], &["clause", "text", "holds"]);
    assert_names(
        &rule("two-settled-votes")["committees"][0]["casting"][0],
        &["seat", "clause", "first"],
    );
}

#[test]
fn worked_case_two() {
    let answer = rule("two-both-ccgs-for");
    let committee = &answer["committees"][0];
    assert_eq!(answer["outcome"], "reading_needed");
    assert_eq!(committee["outcome"], "reading_needed");
    assert_eq!(committee["quorum"]["met"], "yes");
    assert_eq!(committee["presiding"], "me-lay");
    assert_eq!(committee["electorate"].as_array().unwrap().len(), 9);
    assert_eq!(committee["electorate"][8]["seat"], "nhse-primary");
    assert_eq!(committee["electorate"][8]["weight"], "2");
    assert_eq!(committee["electorate"][8]["state"], "against");
    assert_eq!(committee["counts"][2]["against"], 3);
    assert_eq!(committee["conditions"][0]["basis"], "12");
    assert_eq!(committee["conditions"][0]["read_as"], "read as “votes”");
    assert_eq!(committee["readings"][0]["of"], "text");
    assert_eq!(committee["readings"][0]["clause"], "14");
    assert_eq!(committee["readings"][0]["options"][0]["name"], "votes");
    assert_eq!(committee["readings"][0]["options"][0]["outcome"], "tied");
    assert_eq!(committee["readings"][0]["options"][1]["outcome"], "carried");
}

#[test]
fn without_a_quorum_the_remedies_are_told_and_with_one_they_are_not() {
    let committee = &rule("co-option-inquorate")["committees"][0];
    let remedies = committee["quorum"]["remedies"].as_array().unwrap();
    assert_names(&remedies[0], &["clause", "text"]);
    let texts: Vec<&str> = remedies.iter().filter_map(|remedy| remedy["text"].as_str()).collect();
    assert!(texts[0].contains("co-opt"), "{texts:?}");
    let quorate = &rule("two-both-ccgs-for")["committees"][0];
    assert_eq!(quorate["quorum"]["remedies"], Value::Array(vec![]));
}

#[test]
fn an_election_is_told_where_the_case_has_one() {
    let committee = &rule("first-meeting-elected-by-heads")["committees"][0];
    let election = &committee["election"];
    assert_names(election, &["office", "outcome", "casting", "steps"]);
    assert_eq!(election["outcome"]["elected"], "me-lay");
    let weighted = &rule("first-meeting-heads-or-votes")["committees"][0]["election"];
    assert_eq!(weighted["outcome"], "reading_needed");
    assert_eq!(rule("two-both-ccgs-for")["committees"][0].get("election"), None);
}

#[test]
fn committees_in_common_answer_each_for_itself() {
    let answer = rule("in-common-differs");
    assert_eq!(answer["outcome"], "differs");
    assert_eq!(answer["committees"][0]["outcome"], "carried");
    assert_eq!(answer["committees"][1]["outcome"], "tied");
    assert_eq!(answer["committees"][1]["electorate"][0]["state"], "by_hands");
}

#[test]
fn nobody_presiding_is_null_and_absence_is_a_state() {
    let committee = &rule("four-no-lay-member")["committees"][0];
    assert_eq!(committee["presiding"], Value::Null);
    assert_eq!(committee["electorate"][0]["state"], "absent");
    assert_eq!(committee["electorate"][1]["state"], "not_voting");
}

#[test]
fn what_check_found() {
    let path = repository("assets/terms/mid-north-east-essex.ron")
        .display()
        .to_string();
    let (exit, answer) = answered(&["check", &path, "--format", "json"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(exit, 0);
    let file = &answer["files"][0];
    assert_names(file, &["file", "kind", "sound", "faults", "doubts"]);
    assert_eq!(file["kind"], "terms");
    assert_eq!(file["sound"], true);
    let defect = file["doubts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|doubt| doubt["clause"] == "11")
        .unwrap();
    assert!(defect["says"].as_str().unwrap().contains("that is to itself"));
    assert_names(defect, &["kind", "clause", "line", "says", "add"]);
    assert_eq!(defect["kind"], "defect");
    assert_eq!(defect["line"], 58);
    let kinds: Vec<&str> = file["doubts"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|doubt| doubt["kind"].as_str())
        .collect();
    assert!(kinds.contains(&"never_outvoted"), "{kinds:?}");
}

/// Two standing orders that differ, beside the terms that follow both.
#[test]
fn what_check_finds_in_terms_that_follow_others() {
    let folder = tempfile::tempdir().unwrap();
    let orders = |name: &str, quorum: u8| {
        let text = format!(
            "(format: 0, id: \"{name}\", committee: \"Orders of {name}\", quorum: (test: Need(at_least: {quorum}, are: [Present])),
            decisions: [(class: \"usual\", rule: (carried: Need(more_than: \"1/2\", of: [Cast], are: [For]), tie: Lost))])"
        );
        std::fs::write(folder.path().join(format!("{name}.ron")), text).unwrap();
    };
    orders("mid", 2);
    orders("north", 3);
    let child = folder.path().join("terms.ron");
    std::fs::write(&child, "(format: 0, id: \"child\", committee: \"Child\",\n follows: [\"mid\", \"north\"], seats: [(id: \"m\", number: 4)])").unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (exit, answer) = answered(&["check", &path("terms.ron"), "--format", "json"]);
    assert_eq!(exit, 0, "{answer}");
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let doubts = answer["files"][0]["doubts"].as_array().unwrap();
    let differ: Vec<&Value> = doubts
        .iter()
        .filter(|doubt| doubt["kind"] == "parents_differ")
        .collect();
    assert_eq!(differ.len(), 1, "{doubts:?}");
    assert_eq!(differ[0]["line"], 2);
    let (exit, answer) = answered(&["check", &path("mid.ron")]);
    assert_eq!(exit, 0);
    assert!(
        answer.contains("it is to be followed by the terms of committees"),
        "{answer}"
    );
    orders("north", 2);
    let (_, answer) = answered(&["check", &path("terms.ron")]);
    assert!(!answer.contains("differ"), "{answer}");
}
