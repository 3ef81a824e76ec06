//! Proxies within the limits of the terms: from among whom, for how many, and until their member comes.

use quorate::rules::{ElectorState, Occupancy};

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
