//! What the terms allow a person: rungs, bars, deputies, offices, choices; and who presides.

use quorate::rules::{ElectorState, MaySend, Outcome, bars_on, eligible, may_send, possible_choices, rungs};
use quorate::terms::{Choice, From, SeatId};

use crate::table::{Table, founding, sketch};

fn id(seat: &str) -> SeatId {
    SeatId(seat.to_owned())
}

#[test]
fn the_ladder_is_in_the_order_of_the_terms() {
    let ladder = rungs(&founding());
    let names: Vec<_> = ladder.iter().map(|rung| rung.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "takes full part",
            "takes no part in the decision",
            "leaves for the item"
        ]
    );
    assert!(ladder[0].effects.is_empty());
    assert_eq!(ladder[1].effects, [From::Decision, From::Vote, From::Quorum]);
    assert_eq!(ladder[2].clause.as_deref(), Some("13"));
    assert_eq!(ladder[2].says.as_deref(), Some("leaves for the item"));
}

#[test]
fn what_holds_for_any_conflict_holds_on_every_rung() {
    let ladder = rungs(&sketch(
        r#"seats: [], decisions: [], bars: [(who: [Conflict("a")], from: [Vote]), (who: [Or([Conflict("b"), Conflict("c")])], from: [Room]), (who: [Conflicted], from: [Casting, Vote])]"#,
    ));
    let effects: Vec<_> = ladder
        .iter()
        .map(|rung| (rung.name.as_str(), rung.effects.clone()))
        .collect();
    assert_eq!(
        effects,
        [
            ("a", vec![From::Vote, From::Casting]),
            ("b", vec![From::Room, From::Casting, From::Vote]),
            ("c", vec![From::Room, From::Casting, From::Vote]),
        ]
    );
}

#[test]
fn bars_on_a_seat_carry_their_paragraph() {
    let table = Table::founding().conflict("me-lay", "leaves for the item");
    let barred = bars_on(&table.terms, &table.now, &id("me-lay"));
    assert!(barred.contains(&(
        From::Vote,
        Some("13".to_owned()),
        Some("leaves for the item".to_owned())
    )));
    assert!(
        !barred.iter().any(|(from, _, _)| *from == From::Casting),
        "a reading: not certain"
    );
    let settled = table.settle("chair-conflicted", "no");
    let barred = bars_on(&settled.terms, &settled.now, &id("me-lay"));
    assert!(
        barred
            .iter()
            .any(|(from, clause, _)| *from == From::Casting && clause.as_deref() == Some("14"))
    );
    assert!(bars_on(&settled.terms, &settled.now, &id("ne-lay")).is_empty());
    assert!(bars_on(&settled.terms, &settled.now, &id("nobody")).is_empty());
}

#[test]
fn deputies_are_for_those_the_terms_name() {
    let table = Table::new(founding());
    let allowed = may_send(&table.terms, &table.now, &id("nhse-area"));
    assert!(matches!(allowed, MaySend::Yes(stand_in) if stand_in.clause.as_deref() == Some("8")));
    assert_eq!(may_send(&table.terms, &table.now, &id("me-lay")), MaySend::No);
}

#[test]
fn whether_a_deputy_may_be_sent_can_be_a_reading() {
    let terms = sketch(
        r#"seats: [(id: "ours", body: "A"), (id: "theirs", body: "B")], decisions: [],
        questions: [(id: "b-deputies", clause: "8", asks: "May B send a deputy?", answers: ["no", "yes"])],
        stand_ins: [(for: [Body("A")], as: Deputy, clause: "7"), (for: [Body("B"), Case("b-deputies", [("no", [Nobody]), ("yes", [])])], as: Deputy, clause: "8")]"#,
    );
    let table = Table::new(terms);
    let send = |table: &Table, seat: &str| match may_send(&table.terms, &table.now, &id(seat)) {
        MaySend::Yes(stand_in) => stand_in.clause.clone().unwrap(),
        MaySend::No => "no".to_owned(),
        MaySend::Reading(readings) => readings[0].id.clone(),
    };
    assert_eq!(send(&table, "ours"), "7");
    assert_eq!(send(&table, "theirs"), "b-deputies");
    assert_eq!(send(&table.clone().settle("b-deputies", "yes"), "theirs"), "8");
    assert_eq!(send(&table.clone().settle("b-deputies", "no"), "theirs"), "no");
    assert_eq!(send(&table, "nobody"), "no");
}

#[test]
fn an_office_is_open_to_members_that_the_terms_name() {
    let table = Table::founding();
    assert_eq!(
        eligible(&table.terms, &table.now, "Chair"),
        [id("me-lay"), id("ne-lay")]
    );
    let deputy = table.deputy("ne-lay");
    assert_eq!(
        eligible(&deputy.terms, &deputy.now, "Chair"),
        [id("me-lay")],
        "a deputy holds no office"
    );
    assert!(eligible(&deputy.terms, &deputy.now, "Treasurer").is_empty());
}

#[test]
fn choices_are_the_classes_own() {
    let terms = sketch(
        r#"seats: [], decisions: [(class: "usual", rule: (carried: All([]))), (class: "no abstaining", choices: [For, Against], rule: (carried: All([])))]"#,
    );
    assert_eq!(
        possible_choices(&terms, None),
        [Choice::For, Choice::Against, Choice::Abstain]
    );
    assert_eq!(
        possible_choices(&terms, Some("no abstaining")),
        [Choice::For, Choice::Against]
    );
}

/// A fact is never refused: a vote for what is not on offer is recorded, and does not count.
#[test]
fn a_vote_for_what_is_not_on_offer_does_not_count() {
    let table = |choices: &str| {
        Table::new(sketch(&format!(
            r#"seats: [(id: "m", number: 4, body: "A")],
            decisions: [(class: "usual", {choices} rule: (carried: Need(more_than: "1/2", of: [Replied], are: [For]), tie: Lost))]"#
        )))
        .all_here()
    };
    let (free, two) = (table(""), table("choices: [For, Against],"));
    assert_eq!(
        free.clone().r#for("m-1 m-2").abstain("m-3 m-4").outcome(),
        Outcome::Lost,
        "two of four"
    );
    let named = two.clone().r#for("m-1 m-2").abstain("m-3 m-4").result();
    assert_eq!(named.outcome, Outcome::Carried, "two of two");
    assert_eq!(named.electorate[2].state, ElectorState::NotVoting);
    assert_eq!(named.counts[0].abstained, 0);
    let said = "Vote cast, for what is not on offer here, not counted: M 3 (A) and M 4 (A).";
    assert!(named.steps.iter().any(|step| step.text == said), "{:#?}", named.steps);
    assert_eq!(free.hands("A", 2, 0, 2).outcome(), Outcome::Lost);
    assert_eq!(two.hands("A", 2, 0, 2).outcome(), Outcome::Carried);
}

#[test]
fn the_next_in_order_presides() {
    let presiding = |table: &Table| table.result().presiding.map(|seat| seat.0);
    let table = Table::founding();
    assert_eq!(presiding(&table).as_deref(), Some("me-lay"));
    assert_eq!(presiding(&table.clone().away("me-lay")).as_deref(), Some("ne-lay"));
    assert_eq!(
        presiding(&table.clone().deputy("me-lay")).as_deref(),
        Some("ne-lay"),
        "a deputy fills no office"
    );
    let conflicted = table.clone().conflict("me-lay", "leaves for the item");
    assert_eq!(presiding(&conflicted).as_deref(), Some("ne-lay"));
    let nobody = table.away("me-lay ne-lay");
    assert_eq!(presiding(&nobody), None);
    assert_eq!(
        nobody.result().steps[0].text,
        "Nobody whom the terms name to preside is here and free to."
    );
}
