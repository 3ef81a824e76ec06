//! What sentences say is so: what carries a proposal as the rule joins it, what is missing in the number that would do, ties as
//! what they are, who is in the chair, and rules read back.

use quorate::rules::{Outcome, prospects, understood};
use quorate::terms::Terms;
use quorate::terms::source::Source;

use crate::table::{Table, sketch};

const SEATS: &str = r#"seats: [(id: "lay", number: 4, title: "Lay member", tags: ["lay"]), (id: "gp", number: 4, title: "GP", tags: ["gp"])],
    offices: [(name: "Chair", holder: "lay-1", then: ["Vice Chair"]), (name: "Vice Chair", holder: "gp-1")],"#;

fn with_rule(fields: &str, rule: &str) -> Table {
    let decisions = format!("decisions: [(class: \"usual\", rule: ({rule}))]");
    Table::new(sketch(&format!("{SEATS} {fields} {decisions}")))
}

fn with_quorum(test: &str) -> Table {
    let parts = format!("{SEATS} quorum: (test: {test}), decisions: [(class: \"usual\", rule: (carried: All([])))]");
    Table::new(sketch(&parts))
}

const MORE: &str = r#"Need(more_than: "1/2", of: [Cast], are: [For])"#;
const LAY: &str = r#"Need(at_least: 2, of: [Tag("lay")], are: [For])"#;
const GP: &str = r#"Need(at_least: 2, of: [Tag("gp")], are: [For])"#;

#[test]
fn what_carries_it_is_joined_as_the_rule_joins_it() {
    let (more, lay, gp) = (
        "at least 3 of 5 members",
        "at least 2 of 4 lay members",
        "at least 2 of 4 GP members",
    );
    for (carried, told) in [
        (
            format!("Any([All([{MORE}, {LAY}]), {GP}])"),
            format!("({more} and {lay}) or {gp} carries it."),
        ),
        (
            format!("All([Any([{LAY}, {GP}]), {MORE}])"),
            format!("({lay} or {gp}) and {more} carry it."),
        ),
        (
            format!("Any([{MORE}, Any([{LAY}, {GP}])])"),
            format!("{more} or {lay} or {gp} carries it."),
        ),
        (
            format!("All([{MORE}, All([{LAY}, {MORE}])])"),
            format!("{more} and {lay} carry it."),
        ),
        (
            format!("AnyOf(2, [{MORE}, {LAY}, {GP}])"),
            format!("two of these: {more}; {lay}; {gp}; carry it."),
        ),
        // What holds already is not asked for, what can never hold is no way.
        (
            format!("Any([All([{MORE}, Need(at_least: 9, are: [Attending])]), {LAY}])"),
            format!("{lay} carries it."),
        ),
        (
            format!("AnyOf(2, [Need(at_least: 8, are: [Attending]), {LAY}, {GP}])"),
            format!("{lay} or {gp} carries it."),
        ),
    ] {
        let table = with_rule("", &format!("carried: {carried}")).all_here();
        let margin = table.r#for("lay-1 lay-2").against("gp-1 gp-2 gp-3").result().margin;
        assert_eq!(margin, format!("For 2, against 3; {told}"), "{carried}");
    }
}

/// Weights of four open questions come to many numbers: one phrase, not each of them.
#[test]
fn a_weight_that_hangs_on_many_questions_is_one_phrase() {
    let questions: Vec<String> = (1..=4)
        .map(|n| format!(r#"(id: "q{n}", asks: "Two votes, {n}?", answers: ["no", "yes"])"#))
        .collect();
    let rows: Vec<String> = (1..=4)
        .map(|n| format!(r#"([Seat("lay-{n}")], Case("q{n}", [("no", Each(1)), ("yes", Each(2))]))"#))
        .collect();
    let fields = format!(
        "questions: [{}], votes: [{}, ([Tag(\"gp\")], Each(1))],",
        questions.join(", "),
        rows.join(", ")
    );
    let carried = r#"carried: Need(more_than: "1/2", of: [Cast], are: [For], by: Votes)"#;
    let table = with_rule(&fields, carried).all_here();
    let margin = table
        .r#for("lay-1 lay-2 lay-3 lay-4")
        .against("gp-1 gp-2")
        .result()
        .margin;
    assert!(
        margin.matches(" or ").count() < 3 && margin.contains("6 to 10"),
        "{margin}"
    );
}

#[test]
fn what_is_missing_is_as_many_as_would_do() {
    let lay = |n: u8| format!(r#"Need(at_least: {n}, of: [Tag("lay")], are: [Present])"#);
    let all = |n: u8| format!("Need(at_least: {n}, are: [Present])");
    let chair = r#"Need(at_least: 1, of: [Office("Chair")], are: [Present])"#;
    let fewest = |who: &str| format!("the fewest who would do: {who}");
    for (test, here, missing) in [
        (format!("AnyOf(2, [{}, {}, {chair}])", lay(2), all(2)), "gp-1 gp-2", vec!["2 more lay members present; or 1 more of the Chair present".to_owned()]),
        (format!("AnyOf(3, [{}, {}, {chair}])", lay(2), all(2)), "gp-1 gp-2", vec!["2 more lay members present".to_owned(), "1 more of the Chair present".to_owned()]),
        (format!("AnyOf(2, [{}, {}, {chair}])", lay(2), all(3)), "gp-1 gp-2", vec!["two of these: 2 more lay members present; 1 more member present; 1 more of the Chair present".to_owned()]),
        (format!("Separately([{chair}, {}])", lay(1)), "lay-1 gp-1", vec!["1 more person, as nobody counts for two of these: at least 1 of the Chair present and at least 1 lay member present".to_owned()]),
        (format!("Separately([{chair}, {}])", lay(3)), "lay-2 gp-1", vec!["1 more of the Chair present".to_owned(), "2 more lay members present".to_owned()]),
        (r#"Each([[Present]], Need(at_least: "2/3", are: [Tag("lay")]))"#.to_owned(), "lay-1 gp-1 gp-2", vec!["members present: at least two thirds of them are lay (2 of 3 needed): have 1".to_owned(), fewest("Lay member 2, Lay member 3 and Lay member 4")]),
        (r#"Need(more_than: "1/2", of: [Attending], are: [Tag("lay")])"#.to_owned(), "lay-1 gp-1 gp-2", vec!["more than half of members attending are lay (2 of 3 needed): have 1".to_owned(), fewest("Lay member 2 and Lay member 3")]),
        // A share of all seats is a count: no need to try.
        (r#"Need(at_least: "1/2", are: [Present])"#.to_owned(), "lay-1", vec!["3 more members present".to_owned()]),
    ] {
        assert_eq!(with_quorum(&test).here(here).result().quorum.missing, missing, "{test}");
    }
}

/// Those who may not be counted among the members while away: one more here asks for more.
#[test]
fn a_base_that_bars_make_one_of_those_here_is_tried_too() {
    let parts = format!(
        "{SEATS} bars: [(who: [Not(Attending)], from: [Base])], quorum: (test: Need(at_least: \"2/3\", of: [Members], are: [Tag(\"lay\")])), decisions: [(class: \"usual\", rule: (carried: All([])))]"
    );
    let missing = Table::new(sketch(&parts))
        .here("lay-1 gp-1 gp-2")
        .result()
        .quorum
        .missing;
    assert!(missing[0].contains("have 1"), "{missing:?}");
    assert_eq!(
        missing[1],
        "the fewest who would do: Lay member 2, Lay member 3 and Lay member 4"
    );
}

#[test]
fn a_tie_is_told_as_what_it_is() {
    for (tie, outcome, told) in [
        (
            "Postponed",
            Outcome::NoDecision,
            "Equal: put off, as the terms say; no decision.",
        ),
        (
            "NoDecision",
            Outcome::NoDecision,
            "Equal: no decision, as the terms say.",
        ),
        (
            "Lot",
            Outcome::Tied,
            "Equal: to be decided by lot, as the terms say; Lay member 1 draws it.",
        ),
        (
            "Silent",
            Outcome::Tied,
            "Equal: the terms say nothing of it, and nobody may decide.",
        ),
        (
            "Lost",
            Outcome::Lost,
            "Equal, and the terms give no deciding vote: not carried.",
        ),
    ] {
        let table = with_rule("", &format!("carried: {MORE}, tie: {tie}")).all_here();
        let result = table.r#for("lay-1 lay-2").against("gp-1 gp-2").result();
        assert_eq!(result.outcome, outcome, "{tie}");
        let said = result.steps.last().map(|step| step.text.as_str());
        assert_eq!(said, Some(told), "{tie}");
        assert_eq!(result.by_lot, tie == "Lot");
    }
    let neither = with_rule(
        "",
        "carried: Need(at_least: \"2/3\", of: [Cast], are: [For]), neither: Postponed",
    )
    .all_here();
    let steps = neither.r#for("lay-1 lay-2 lay-3").against("gp-1 gp-2").result().steps;
    assert_eq!(
        steps.last().map(|step| step.text.as_str()),
        Some("No majority: put off, as the terms say; no decision.")
    );
}

#[test]
fn who_is_in_the_chair_is_told_beside_who_presides_under_the_terms() {
    let told = |table: Table| {
        let steps = table.result().steps;
        let said = steps.iter().find(|step| step.text.contains("in the chair"));
        said.map(|step| step.text.clone()).unwrap_or_default()
    };
    let table = || with_rule("", &format!("carried: {MORE}")).all_here();
    assert_eq!(told(table()), "");
    assert_eq!(told(table().in_chair("lay-1")), "");
    assert!(
        told(table().in_chair("gp-2"))
            .starts_with("GP 2 is in the chair, although Lay member 1 presides under the terms")
    );
    let away = || table().away("lay-1 gp-1");
    assert!(told(away().in_chair("gp-2")).starts_with("GP 2 is in the chair, whom the terms do not name to preside"));
    assert!(told(away().in_chair("lay-1")).starts_with("Lay member 1 is named as in the chair and is not here"));
}

#[test]
fn rules_are_read_back_in_sentences() {
    let text = format!(
        r#"(format: 0, id: "t", committee: "T", {SEATS}
        questions: [(id: "q", asks: "How many votes have lay members?", answers: ["one", "two"])],
        votes: [([Tag("lay")], Case("q", [("one", Each(1)), ("two", Each(2))])),
            ([Tag("gp")], Block(Together(2), (carried: Need(at_least: "2/3", of: [Cast], are: [For]), tie: NoDecision, neither: Abstains)))],
        quorum: (test: If(Need(at_least: 1, of: [Office("Chair")], are: [Present]), Need(at_least: 3, are: [Present]), Need(at_least: 5, are: [Present]))),
        decisions: [(class: "usual", rule: (carried: If(Need(at_least: 2, of: [Tag("gp")], are: [Present]), {MORE}, Need(at_least: "2/3", of: [Cast], are: [For])), tie: Lost))])"#
    );
    let terms = Terms::load(&text, "t.ron").unwrap_or_else(|error| panic!("{error}"));
    let told: Vec<String> = understood(&terms).into_iter().map(|rule| rule.says).collect();
    for expected in [
        "Lay members: as “How many votes have lay members?” is answered: “one”: 1 vote each; “two”: 2 votes each.",
        "Quorum: at least 3 members present, if the Chair is present.",
        "Quorum: at least 5 members present, unless the Chair is present.",
        "Decisions of the class “usual”: carried when more than half of members voting for or against are for, if at least 2 GP members are present.",
    ] {
        assert!(told.contains(&expected.to_owned()), "{expected}\n{told:#?}");
    }
    let block = told.iter().find(|says| says.starts_with("GP members")).unwrap();
    assert!(
        block.contains("if equal, not cast; if it falls short of that otherwise, as an abstention"),
        "{block}"
    );
    assert_eq!(prospects(&terms, &Source::new("t.ron", &text)).faults, []);
}
