//! Counts by hands: the same result as recorded votes, and what happens when a hand turns out not to count.

use quorate::rules::{ElectorState, Outcome};
use quorate::terms::SeatId;

use crate::table::Table;

fn table() -> Table {
    Table::founding().settle("majority-of", "votes")
}

#[test]
fn hands_count_as_recorded_votes_do() {
    let hands = table()
        .hands("Mid Essex", 3, 0, 0)
        .hands("North East Essex", 2, 0, 1)
        .hands("NHS England", 1, 2, 0);
    let result = hands.result();
    assert_eq!(result.outcome, Outcome::Carried, "5 and 2 for, 4 against: 7 of 12");
    assert_eq!(
        result.margin,
        "For 7 votes (6 members), against 4 votes (2), abstained 1 vote (1); more than 6 of 12 votes carries it."
    );
    assert!(
        result
            .electorate
            .iter()
            .all(|elector| elector.state == ElectorState::ByHands)
    );
    let counts: Vec<_> = result
        .counts
        .iter()
        .map(|c| (c.body.as_str(), c.r#for, c.against, c.abstained))
        .collect();
    assert_eq!(
        counts,
        [
            ("Mid Essex", 3, 0, 0),
            ("North East Essex", 2, 0, 1),
            ("NHS England", 1, 2, 0)
        ]
    );
}

#[test]
fn a_counted_member_who_proves_recused_needs_a_recount_where_it_matters() {
    // Three hands of Mid Essex were counted, two may vote now: that member's hand was for, or it was against.
    let counted = |f, a| {
        table()
            .conflict("me-officer", "takes no part in the decision")
            .hands("Mid Essex", f, a, 0)
            .hands("North East Essex", 3, 0, 0)
            .hands("NHS England", 1, 2, 0)
    };
    // For 2 and 3 and 2 less one that was surely for: 6 of 11. The majority is more than 5 1/2.
    assert_eq!(counted(3, 0).outcome(), Outcome::Carried);
    let carried = counted(2, 1).result();
    // Either way is above 5 1/2: 1 + 3 + 2 = 6, or 2 + 3 + 2 = 7.
    assert_eq!(carried.outcome, Outcome::Carried);
    assert!(
        carried
            .steps
            .iter()
            .any(|step| step.text.contains("3 counted by hands, 2 of them may vote now") && step.holds)
    );
    // 0 + 3 + 2 = 5, or 1 + 3 + 2 = 6, of 11.
    let recount = counted(1, 2).result();
    assert_eq!(recount.outcome, Outcome::RecountNeeded);
    assert!(recount.steps.last().unwrap().text.contains("recount"));
    assert_eq!(counted(0, 3).outcome(), Outcome::Lost);
}

#[test]
fn a_count_that_says_for_whom_it_stood_is_tried_without_them() {
    let mut counted = table()
        .conflict("me-officer", "takes no part in the decision")
        .hands("Mid Essex", 1, 0, 0)
        .hands("North East Essex", 3, 0, 0)
        .hands("NHS England", 1, 2, 0);
    // 1 + 3 + 2 = 6 of 11.
    assert_eq!(counted.outcome(), Outcome::Carried, "the hand was of one who may vote");
    let stood = ["me-lay", "me-chair", "me-officer"].map(|id| SeatId(id.to_owned()));
    counted.now.hands[0].seats = stood.to_vec();
    assert_eq!(
        counted.outcome(),
        Outcome::RecountNeeded,
        "it may have been the recused member's"
    );
}

#[test]
fn hands_of_voters_with_unequal_votes_stand_only_where_it_makes_no_difference() {
    let terms = crate::table::sketch(
        r#"seats: [(id: "big", body: "A"), (id: "small", body: "A", number: 2)],
        votes: [([Seat("big")], Each(3)), ([Not(Seat("big"))], Each(1))],
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For], by: Votes)))]"#,
    );
    let table = Table::new(terms).all_here();
    assert_eq!(table.clone().hands("A", 3, 0, 0).outcome(), Outcome::Carried);
    assert_eq!(table.clone().hands("A", 2, 1, 0).outcome(), Outcome::RecountNeeded);
    assert_eq!(
        table.r#for("big").hands("A", 0, 2, 0).outcome(),
        Outcome::Carried,
        "the large vote is recorded"
    );
}

#[test]
fn more_hands_than_members_is_never_an_outcome() {
    let counted = |f, a| {
        table()
            .hands("Mid Essex", f, a, 0)
            .hands("NHS England", 3, 0, 0)
            .result()
    };
    // Of Mid Essex three may vote.
    let three = counted(3, 0);
    assert_eq!(three.outcome, Outcome::Carried);
    for (f, a) in [(4, 0), (0, 4), (1, 3), (9, 0)] {
        let result = counted(f, a);
        assert_eq!(result.outcome, Outcome::RecountNeeded, "{f} for, {a} against");
        let says = format!(
            "{} hands were counted of Mid Essex, of whose members 3 may vote.",
            f + a
        );
        let step = result.steps.iter().find(|step| step.text.contains(&says));
        assert!(step.is_some_and(|step| !step.holds), "{says}: {:?}", result.steps);
    }
}

#[test]
fn more_hands_than_stood_for_the_count_are_none_of_theirs() {
    let mut counted = table()
        .hands("Mid Essex", 2, 0, 0)
        .hands("North East Essex", 3, 0, 0)
        .hands("NHS England", 3, 0, 0);
    counted.now.hands[0].seats = ["me-lay", "me-chair"].map(|id| SeatId(id.to_owned())).to_vec();
    assert_eq!(counted.outcome(), Outcome::Carried);
    counted.now.hands[0].r#for = 3;
    assert_eq!(
        counted.outcome(),
        Outcome::RecountNeeded,
        "one who could not vote raised a hand"
    );
    // A second count puts it right: of one body the last is the one.
    let again = counted.hands("Mid Essex", 2, 0, 0);
    assert_eq!(again.outcome(), Outcome::Carried);
}
