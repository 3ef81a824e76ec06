//! What is told while a question is open holds under each of its answers: sentences, figures, weights, counts.
//!
//! The question makes no difference to the outcome in most of these: that is where its first answer was once told as if it
//! were settled.

use quorate::rules::{ElectorState, ItemResult, Outcome};
use quorate::terms::Fraction;

use crate::table::{Table, sketch, some};

fn told(result: &ItemResult, part: &str) -> Vec<String> {
    let steps = result.quorum.steps.iter().chain(&result.steps);
    let texts = steps.map(|step| step.text.clone());
    texts.filter(|text| text.contains(part)).collect()
}

/// Ten seats, one of them vacant; half of all, or half of those in post.
fn half_of_whom() -> Table {
    Table::new(sketch(
        r#"seats: [(id: "m", number: 10)],
        questions: [(id: "vacancies", clause: "3", asks: "Do vacancies count?", answers: ["counted", "left out"])],
        bars: [(who: [Not(Filled), Case("vacancies", [("counted", [Nobody]), ("left out", [])])], from: [Base])],
        words: [("the members", [Case("vacancies", [("counted", []), ("left out", [Filled])])])],
        quorum: (test: Need(at_least: "1/2", of: [The("the members")], are: [Present])),
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [The("the members")], are: [For]), tie: Lost))]"#,
    ))
    .status("m-10 m-9", quorate::rules::Status::Vacant)
    .here(&some("m", 1..=8))
}

#[test]
fn a_base_that_hangs_on_an_open_question_is_told_with_both() {
    let result = half_of_whom().r#for(&some("m", 1..=8)).result();
    assert_eq!(result.outcome, Outcome::Carried);
    assert_eq!(
        told(&result, "present ("),
        [
            "At least half of the members are present (5 of 10 or 4 of 8 needed): have 8, as “Do vacancies count?” is answered"
        ]
    );
    assert_eq!(
        told(&result, "are for ("),
        [
            "More than half of the members are for (6 of 10 or 5 of 8 needed): have 8, as “Do vacancies count?” is answered"
        ]
    );
    assert_eq!(
        result.margin,
        "For 8, against 0; more than 5 of 10 members or more than 4 of 8 members, as it is read, carries it."
    );
    let bases: Vec<_> = result
        .conditions
        .iter()
        .map(|c| (c.basis.to_string(), c.read_as.as_deref()))
        .collect();
    assert_eq!(
        bases,
        [
            ("10".to_owned(), Some("read as “counted”")),
            ("8".to_owned(), Some("read as “left out”"))
        ]
    );
}

#[test]
fn a_base_that_is_settled_is_told_once() {
    let result = half_of_whom()
        .r#for(&some("m", 1..=8))
        .settle("vacancies", "left out")
        .result();
    assert_eq!(
        told(&result, "present ("),
        ["At least half of the members are present (4 of 8 needed): have 8"]
    );
    assert_eq!(result.conditions.len(), 1);
    assert_eq!(result.conditions[0].read_as, None);
    assert_eq!(result.margin, "For 8, against 0; more than 4 of 8 members carries it.");
}

/// Where it decides the outcome, each answer has its own sentence.
#[test]
fn where_it_matters_each_answer_has_its_sentence() {
    let result = half_of_whom().r#for(&some("m", 1..=5)).against("m-6").result();
    assert_eq!(result.outcome, Outcome::ReadingNeeded);
    assert_eq!(
        told(&result, "are for ("),
        [
            "Read as “counted”: more than half of the members are for (6 of 10 needed): have 5",
            "Read as “left out”: more than half of the members are for (5 of 8 needed): have 5"
        ]
    );
}

/// The chair's vote counts or it does not; it is carried either way.
fn chair_votes() -> Table {
    Table::new(sketch(
        r#"seats: [(id: "chair", body: "A"), (id: "m", number: 4, body: "A")],
        questions: [(id: "chair-votes", asks: "Has the chair a vote?", answers: ["none", "two"])],
        offices: [(name: "Chair", holder: "chair")],
        bars: [(who: [Office("Chair"), Case("chair-votes", [("none", []), ("two", [Nobody])])], from: [Vote])],
        votes: [([Office("Chair")], Each(2)), ([Not(Office("Chair"))], Each(1))],
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For], by: Votes), tie: Lost))]"#,
    ))
    .all_here()
}

#[test]
fn votes_that_may_or_may_not_count_are_told_so() {
    let result = chair_votes().r#for("chair m-1 m-2 m-3").against("m-4").result();
    assert_eq!(result.outcome, Outcome::Carried);
    let chair = &result.electorate[0];
    assert_eq!((chair.weight, chair.state), (Fraction::ZERO, ElectorState::NotVoting));
    assert_eq!(chair.otherwise, [(Fraction::whole(2), ElectorState::For)]);
    assert!(result.electorate[1].otherwise.is_empty());
    assert_eq!((result.counts[0].r#for, result.counts[0].against), (3, 1));
    assert_eq!(result.counts[0].otherwise, [[4, 1, 0]]);
    assert_eq!(
        result.margin,
        "For 3 or 4, against 1, as open questions are answered; more than 2 of 4 votes or more than 3 of 6 votes, as it is read, carries it."
    );
    assert_eq!(
        told(&result, "not counted"),
        ["Read as “none”: vote cast, not counted: Chair (A)."]
    );
    let settled = chair_votes()
        .settle("chair-votes", "two")
        .r#for("chair m-1 m-2 m-3")
        .against("m-4")
        .result();
    assert_eq!(settled.electorate[0].weight, Fraction::whole(2));
    assert!(settled.electorate[0].otherwise.is_empty() && settled.counts[0].otherwise.is_empty());
}

#[test]
fn what_is_missing_is_told_however_it_is_read() {
    let table = half_of_whom().away(&some("m", 4..=8));
    let quorum = table.result().quorum;
    assert_eq!(quorum.met, quorate::rules::Met::No);
    assert_eq!(
        quorum.missing,
        ["2 more of the members present or 1 more of the members present, as open questions are answered"]
    );
    let settled = table.settle("vacancies", "left out").result().quorum;
    assert_eq!(settled.missing, ["1 more of the members present"]);
}

/// What is missing either way is told once, and first.
#[test]
fn what_is_missing_under_some_answers_alone_comes_last() {
    let table = Table::founding().away("me-lay me-chair ne-officer nhse-area nhse-medical");
    assert_eq!(
        table.result().quorum.missing,
        [
            "1 more of NHS England present",
            "1 more of Mid Essex present or 1 more of Mid Essex present, one of them the Chair or the Vice Chair, as open \
             questions are answered"
        ]
    );
}

/// One condition for each organisation: three rows that are three things, though their numbers are equal.
#[test]
fn conditions_of_each_organisation_say_whose_they_are() {
    let terms = sketch(
        r#"seats: [(id: "a", number: 3, body: "North"), (id: "b", number: 3, body: "South")],
        decisions: [(class: "usual", rule: (carried: Each([[Body("North")], [Body("South")]], Need(at_least: 1, are: [For])), tie: Lost)),
            (class: "more", rule: (carried: Each([[Body("North")], [Body("South")]], Need(more_than: "1/2", of: [Cast], are: [For])), tie: Lost))]"#,
    );
    let table = Table::new(terms).all_here().r#for("a-1 b-1").against("a-2 b-2");
    let result = table.result();
    assert_eq!(result.conditions.len(), 2);
    let names: Vec<&str> = result.conditions.iter().map(|of| of.basis_name.as_str()).collect();
    assert_eq!(names, ["North", "South"]);
    assert_eq!(
        result.margin,
        "For 2, against 2; at least 1 of 3 members of North and at least 1 of 3 members of South carry it."
    );
    let more = table.class("more").result();
    let names: Vec<&str> = more.conditions.iter().map(|of| of.basis_name.as_str()).collect();
    assert_eq!(names, ["North voting for or against", "South voting for or against"]);
    assert_eq!(
        more.margin,
        "For 2, against 2; more than 1 of 2 members of North and more than 1 of 2 members of South carry it."
    );
}

/// What is counted is named, where it is not simply those for.
#[test]
fn whose_support_is_asked_for_is_said() {
    let terms = sketch(
        r#"seats: [(id: "a", number: 2, tags: ["lay"]), (id: "b", number: 3, tags: ["gp"])],
        decisions: [(class: "usual", rule: (carried: All([
            Need(more_than: "1/2", of: [Cast], are: [For]),
            Need(at_least: 1, are: [Tag("lay"), For]), Need(at_least: 1, are: [Tag("gp"), For]),
        ]), tie: Lost))]"#,
    );
    let result = Table::new(terms)
        .all_here()
        .r#for("a-1 b-1 b-2")
        .against("a-2")
        .result();
    assert_eq!(result.conditions.len(), 3);
    assert_eq!(
        result.margin,
        "For 3, against 1; more than 2 of 4 members and at least 1 lay member for and at least 1 GP member for carry it."
    );
}

/// A fact of the item is no reading, and is told as what it is.
#[test]
fn a_fact_that_decides_is_asked_for_as_a_fact() {
    let terms = |of: &str| {
        sketch(&format!(
            r#"seats: [(id: "m", number: 4)],
            questions: [(id: "urgent", {of} asks: "Is the item urgent?", answers: ["no", "yes"])],
            decisions: [(class: "usual", rule: (carried: Case("urgent", [
                ("no", Need(at_least: 3, are: [For])), ("yes", Need(at_least: 2, are: [For])),
            ]), tie: Lost))]"#
        ))
    };
    let fact = Table::new(terms("of: Item,"))
        .all_here()
        .r#for("m-1 m-2")
        .against("m-3")
        .result();
    assert_eq!(fact.outcome, Outcome::ReadingNeeded);
    assert!(fact.readings[0].is_fact());
    assert_eq!(
        told(&fact, "before"),
        ["It must be stated before this has an outcome: “Is the item urgent?”"]
    );
    let reading = Table::new(terms(""))
        .all_here()
        .r#for("m-1 m-2")
        .against("m-3")
        .result();
    assert!(!reading.readings[0].is_fact());
    assert_eq!(
        told(&reading, "before"),
        ["It must be settled how the terms are read before this has an outcome."]
    );
}

/// Only a condition holds or does not; what is to be known beside it is a remark.
#[test]
fn a_remark_is_no_condition() {
    let result = chair_votes().r#for("chair m-1 m-2 m-3").against("m-4").result();
    for step in &result.steps {
        let condition = step.text.contains("needed") || step.text.contains("of 4") || step.text.contains("of 6");
        assert_eq!(!step.remark, condition, "{step:?}");
    }
    assert!(result.steps.iter().any(|step| !step.remark));
}

/// Which answers lead where is said where a few say it exactly, and left open where they do not.
#[test]
fn answers_are_named_only_where_they_lead_there_and_nothing_else_does() {
    let table = Table::new(sketch(
        r#"seats: [(id: "m", number: 4)],
        questions: [(id: "a", asks: "A?", answers: ["yes", "no"]), (id: "b", asks: "B?", answers: ["yes", "no"])],
        decisions: [(class: "usual", rule: (carried: Any([
            Case("a", [("yes", Need(at_least: 2, are: [For])), ("no", Need(at_least: 4, are: [For]))]),
            Case("b", [("yes", Need(at_least: 2, are: [For])), ("no", Need(at_least: 4, are: [For]))]),
        ]), tie: Lost))]"#,
    ))
    .all_here()
    .r#for("m-1 m-2")
    .against("m-3");
    let result = table.result();
    assert_eq!(result.outcome, Outcome::ReadingNeeded);
    let verdicts: Vec<String> = told(&result, "carried.");
    assert_eq!(
        verdicts,
        [
            "Under some answers: carried.",
            "If “A?” is answered “no” and if “B?” is answered “no”: what the rule asks for is not met: not carried."
        ]
    );
    let settled = table.settle("b", "no").result();
    assert_eq!(
        told(&settled, "carried."),
        [
            "If “A?” is answered “yes”: carried.",
            "If “A?” is answered “no”: what the rule asks for is not met: not carried."
        ]
    );
}
