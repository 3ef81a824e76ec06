//! Which questions matter, in which order, and which are put before a vote.

use quorate::rules::{Met, Outcome, could_matter};

use crate::table::{CCGS, NHSE, Table, sketch, some};

fn ids(table: &Table) -> Vec<String> {
    could_matter(&table.terms, &table.now)
        .into_iter()
        .map(|reading| reading.id)
        .collect()
}

/// Three questions; the vote is 3 of 5 for, and only "of" and "how" decide it.
fn three_questions() -> Table {
    Table::new(sketch(
        r#"seats: [(id: "m", number: 6)],
        questions: [
            (id: "idle", asks: "Idle?", answers: ["a", "b"]),
            (id: "of", clause: "4", asks: "Of whom?", answers: ["votes cast", "those here", "all seats"]),
            (id: "how", clause: "5", asks: "How many?", answers: ["half", "all"]),
        ],
        decisions: [(class: "usual", rule: (carried: All([
            Case("idle", [("a", Need(at_least: 1, are: [For])), ("b", Need(at_least: 2, are: [For]))]),
            Case("how", [
                ("half", Case("of", [
                    ("votes cast", Need(more_than: "1/2", of: [Cast], are: [For])),
                    ("those here", Need(more_than: "1/2", of: [Attending], are: [For])),
                    ("all seats", Need(more_than: "1/2", are: [For])),
                ])),
                ("all", Need(at_least: "all", of: [Cast], are: [For])),
            ]),
        ]), tie: Silent))]"#,
    ))
    .here(&some("m", 1..=5))
}

#[test]
fn only_questions_that_decide_are_named_most_telling_first() {
    // Half: 3 of 5 cast yes, 3 of 5 here yes, 3 of 6 no. All: no. "How" alone decides under two answers of "of",
    // "of" alone decides under one answer of "how", between two pairs.
    let table = three_questions().r#for("m-1 m-2 m-3").against("m-4 m-5");
    assert_eq!(table.outcome(), Outcome::ReadingNeeded);
    assert_eq!(table.readings(), ["of", "how"]);
    let result = table.result();
    let options: Vec<_> = result.readings[0]
        .options
        .iter()
        .map(|o| (o.name.as_str(), o.outcome))
        .collect();
    let (carried, lost) = (Outcome::Carried, Outcome::Lost);
    assert_eq!(
        options,
        [
            ("votes cast", Outcome::ReadingNeeded),
            ("those here", Outcome::ReadingNeeded),
            ("all seats", lost)
        ],
        "how many, not only of whom"
    );
    assert_eq!(result.readings[0].options[0].may, [carried, lost]);
    assert_eq!(result.readings[0].clause.as_deref(), Some("4"));
    assert_eq!(table.clone().settle("how", "all").outcome(), lost);
    assert!(
        table.clone().settle("how", "all").readings().is_empty(),
        "then nothing hangs on the other"
    );
    assert_eq!(table.settle("of", "all seats").outcome(), lost);
}

#[test]
fn a_question_matters_where_it_does_and_nowhere_else() {
    let with = |f: &str, a: &str| three_questions().r#for(f).against(a).readings();
    assert_eq!(
        with("m-1 m-2 m-3 m-4 m-5", "m-6"),
        Vec::<String>::new(),
        "all for, six of six here do not count"
    );
    assert_eq!(with("m-1", "m-2 m-3 m-4 m-5"), Vec::<String>::new());
    assert_eq!(with("m-1 m-2 m-3 m-4", "m-5"), ["how"]);
}

#[test]
fn an_answer_nobody_gave_is_no_answer() {
    let table = three_questions()
        .r#for("m-1 m-2 m-3")
        .against("m-4 m-5")
        .settle("of", "half of them");
    assert_eq!(table.readings(), ["of", "how"]);
    let later = table.settle("of", "votes cast").settle("of", "all seats");
    assert_eq!(later.outcome(), Outcome::Lost, "the later of two answers holds");
}

#[test]
fn facts_that_nobody_has_stated_are_asked_as_readings_are() {
    let terms = sketch(
        r#"seats: [(id: "m", number: 3)],
        questions: [(id: "urgent", of: Item, asks: "Is the item urgent?", answers: ["no", "yes"])], decisions: [],
        quorum: (test: Case("urgent", [("no", Need(at_least: 3, are: [Present])), ("yes", Need(at_least: 2, are: [Present]))]))"#,
    );
    let table = Table::new(terms).here("m-1 m-2");
    let quorum = table.result().quorum;
    assert_eq!(quorum.met, Met::ReadingNeeded);
    assert_eq!(quorum.readings[0].options[1].outcome, Outcome::Open);
    assert_eq!(
        quorum.missing,
        ["1 more member present (if “Is the item urgent?” is answered “no”)"]
    );
    assert_eq!(table.settle("urgent", "yes").result().quorum.met, Met::Yes);
}

#[test]
fn before_the_vote_whatever_some_vote_could_make_matter() {
    let all = Table::founding();
    assert_eq!(
        ids(&all),
        ["majority-of"],
        "six votes stand or two each: the same with all three here"
    );
    assert_eq!(ids(&all.clone().away("nhse-primary")), ["nhse-weight", "majority-of"]);
    let settled = all.clone().settle("majority-of", "votes");
    assert!(
        ids(&settled).is_empty(),
        "the order of the holders is asked with the tie"
    );
    let single = all.clone().class("single CCG").concerns("Mid Essex");
    assert_eq!(ids(&single), ["majority-of", "single-ccg"]);
    let no_lay_member = all.clone().away("me-lay ne-lay nhse-primary");
    assert_eq!(
        ids(&no_lay_member).first().map(String::as_str),
        Some("which-chair"),
        "the quorum first"
    );
    assert!(
        ids(&all.away("nhse-primary nhse-area")).is_empty(),
        "nothing can be voted on"
    );
}

#[test]
fn could_a_conflicted_holder_decide() {
    let table = Table::founding()
        .settle("majority-of", "votes")
        .conflict("nhse-area", "takes no part in the decision")
        .away("nhse-medical");
    assert!(ids(&table).is_empty(), "two of NHS England must be present");
    let tied = Table::founding()
        .settle("majority-of", "votes")
        .conflict("nhse-area nhse-medical", "takes full part")
        .r#for(CCGS)
        .against(NHSE);
    assert_eq!(
        tied.readings(),
        ["chair-conflicted"],
        "tied where they may decide, lost where they may not"
    );
}

/// Sixteen open questions, any eight of which decide: more combinations than are tried.
#[test]
fn too_many_ways_to_read_are_said_to_be_too_many() {
    let questions: Vec<String> = (1..=16)
        .map(|n| format!(r#"(id: "q{n}", asks: "Question {n}?", answers: ["a", "b"])"#))
        .collect();
    let cases: Vec<String> = (1..=16)
        .map(|n| {
            format!(r#"Case("q{n}", [("a", Need(at_least: 1, are: [For])), ("b", Need(at_least: 9, are: [For]))])"#)
        })
        .collect();
    let terms = sketch(&format!(
        r#"seats: [(id: "m", number: 2)], questions: [{}],
        decisions: [(class: "usual", rule: (carried: AnyOf(8, [{}])))]"#,
        questions.join(", "),
        cases.join(", ")
    ));
    let table = Table::new(terms).all_here().r#for("m-1");
    let result = table.result();
    assert_eq!(result.outcome, Outcome::ReadingNeeded);
    assert_eq!(result.readings.len(), 16, "all that were met");
    let said = "There are too many ways";
    assert!(
        result.steps.iter().any(|step| step.text.starts_with(said)),
        "{:#?}",
        result.steps
    );
    let seven = (1..=7).fold(table, |table, n| table.settle(&format!("q{n}"), "a"));
    assert_eq!(seven.readings().len(), 9);
    assert_eq!(seven.settle("q8", "a").outcome(), Outcome::Carried);
}

/// Both questions are met; what a declined or an absent casting vote comes to never decides. Combinations that differ in
/// both tell nothing of it.
#[test]
fn a_question_that_is_met_beside_one_that_decides_is_not_named() {
    let terms = sketch(
        r#"seats: [(id: "m", number: 2)],
        questions: [(id: "equal", asks: "Is an equal vote lost?", answers: ["lost", "no decision"]), (id: "how", asks: "In which way?", answers: ["one", "other"])],
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: Case("equal", [
            ("lost", Case("how", [("one", Lost), ("other", Casting(by: [[Nobody]]))])),
            ("no decision", Case("how", [("one", NoDecision), ("other", Again(All))])),
        ])))]"#,
    );
    let table = Table::new(terms).all_here().r#for("m-1").against("m-2");
    assert_eq!(table.outcome(), Outcome::ReadingNeeded);
    assert_eq!(table.readings(), ["equal"]);
}
