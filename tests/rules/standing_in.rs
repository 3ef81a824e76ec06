//! Proxies within the limits of the terms: from among whom, for how many, and until their member comes. Deputies of those
//! who have an interest.

use quorate::rules::{ElectorState, Met, Occupancy, Outcome};

use crate::table::{Table, sketch};

fn table(stand_ins: &str) -> Table {
    Table::new(sketch(&format!(
        r#"seats: [(id: "a", number: 3, body: "A"), (id: "b", number: 2, body: "B")], stand_ins: [{stand_ins}],
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For])))]"#
    )))
}

/// The seats that may vote, here for their own members or for somebody else's.
fn voters(table: &Table) -> String {
    let electors = table.result().electorate;
    let voting = electors.iter().filter(|elector| elector.state == ElectorState::NotYet);
    voting
        .map(|elector| elector.seat.0.clone())
        .collect::<Vec<_>>()
        .join(" ")
}

fn proxy(table: Table, seats: &str, holder: &str) -> Table {
    let mut table = table.here(seats).person(seats, holder);
    for now in &mut table.now.seats {
        if seats.split_whitespace().any(|seat| now.seat.0 == seat) {
            now.occupancy = Occupancy::Proxy;
        }
    }
    table
}

#[test]
fn a_proxy_is_limited_in_number_and_in_who_may_hold_it() {
    let two = r#"(for: [], as: Proxy, most: 2)"#;
    let carried = |n: usize| proxy(table(two).here("b-2"), ["a-1", "a-1 a-2", "a-1 a-2 a-3"][n - 1], "b-2");
    assert_eq!(voters(&carried(1)), "a-1 b-2");
    assert_eq!(voters(&carried(2)), "a-1 a-2 b-2");
    assert_eq!(
        voters(&carried(3)),
        "a-1 a-2 b-2",
        "one too many: the first two in order stand"
    );
    let of_b = r#"(for: [Body("A")], as: Proxy, chosen_from: [Body("B")])"#;
    assert_eq!(voters(&proxy(table(of_b).here("b-2"), "a-1", "b-2")), "a-1 b-2");
    assert_eq!(voters(&proxy(table(of_b).here("a-3"), "a-1", "a-3")), "a-3", "not of B");
    assert_eq!(
        voters(&proxy(table(of_b).here("b-2"), "a-1", "stranger")),
        "b-2",
        "of nowhere"
    );
}

/// Whoever attends after all votes in person: the proxy ends because the seat is its member's again.
#[test]
fn attendance_ends_a_proxy() {
    let table = proxy(table(r#"(for: [], as: Proxy)"#).here("b-1"), "a-1", "b-1");
    assert_eq!(voters(&table), "a-1 b-1");
    let mut came = table.person("a-1", "a-1");
    came.now.seats[0].occupancy = Occupancy::Member;
    assert_eq!(voters(&came), "a-1 b-1");
}

/// A member who has an interest may, or may not, send a deputy: once one sits, that is held against the terms.
#[test]
fn the_deputy_of_one_who_has_an_interest() {
    let told = |from: &str, rung: &str| {
        let terms = sketch(&format!(
            r#"seats: [(id: "m", number: 3)],
            stand_ins: [(for: [], as: Deputy)],
            bars: [(who: [Conflict("noted")], from: []), (who: [Conflict("leaves")], from: [{from}], clause: "7")],
            quorum: (test: Need(at_least: 3, are: [Present])),
            decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: Lost))]"#
        ));
        let table = Table::new(terms).all_here().deputy("m-3").member_conflict("m-3", rung);
        table.r#for("m-1 m-3").against("m-2").result()
    };
    let may = told("Vote, Quorum", "leaves");
    assert_eq!(
        (may.quorum.met, may.outcome),
        (Met::Yes, Outcome::Carried),
        "the interest is not the deputy's"
    );
    assert_eq!(told("Vote, Quorum, Deputy", "noted").outcome, Outcome::Carried);
    let may_not = told("Vote, Quorum, Deputy", "leaves");
    assert_eq!((may_not.quorum.met, may_not.outcome), (Met::No, Outcome::Void));
    assert_eq!(may_not.electorate[2].state, ElectorState::NotVoting);
    assert!(may_not.electorate[2].weight.is_zero());
    let words = "No vote on this item for M 3: the member has an interest and may not send a deputy.";
    let step = may_not.steps.iter().find(|step| step.text == words);
    assert_eq!(step.and_then(|step| step.clause.as_deref()), Some("7"));
}

/// Where the text leaves it open it is a reading, which matters where the deputy's vote does.
#[test]
fn whether_that_deputy_may_sit_can_be_a_reading() {
    let terms = sketch(
        r#"seats: [(id: "m", number: 3)],
        questions: [(id: "deputy", asks: "May one who has an interest send a deputy?", answers: ["yes", "no"])],
        bars: [(who: [Conflict("leaves")], from: [Vote]), (who: [Conflict("leaves"), Case("deputy", [("yes", [Nobody]), ("no", [])])], from: [Deputy])],
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: Lost))]"#,
    );
    let table = Table::new(terms)
        .all_here()
        .deputy("m-3")
        .member_conflict("m-3", "leaves");
    let close = table.clone().r#for("m-1 m-3").against("m-2");
    assert_eq!(
        (close.outcome(), close.readings()),
        (Outcome::ReadingNeeded, vec!["deputy".to_owned()])
    );
    assert_eq!(close.clone().settle("deputy", "yes").outcome(), Outcome::Carried);
    assert_eq!(close.settle("deputy", "no").outcome(), Outcome::Lost);
    let clear = table.r#for("m-1 m-2").against("m-3");
    assert_eq!((clear.outcome(), clear.readings()), (Outcome::Carried, Vec::new()));
}
