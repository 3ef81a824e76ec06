//! Organisations that vote as one: by majority, not cast, or abstaining, as the terms say of a block that is split or whose
//! members mostly abstain.

use quorate::rules::{Outcome, tallies};
use quorate::terms::Fraction;

use crate::table::{Table, sketch};

/// Three organisations of three with one vote each; more than half of the votes, abstentions included or not.
fn three(inner: &str, base: &str) -> Table {
    let row = |body: &str| format!(r#"([Body("{body}")], Block(Together(1), ({inner})))"#);
    Table::new(sketch(&format!(
        r#"seats: [(id: "a", number: 3, body: "A"), (id: "b", number: 3, body: "B"), (id: "c", number: 3, body: "C")],
        votes: [{}, {}, {}],
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [{base}], are: [For], by: Votes), tie: NoDecision))]"#,
        row("A"),
        row("B"),
        row("C"),
    )))
    .all_here()
}

const OF_CAST: &str = r#"carried: Need(more_than: "1/2", of: [Cast], are: [For])"#;
const OF_MEMBERS: &str = r#"carried: Need(more_than: "1/2", of: [Attending, Entitled], are: [For])"#;

/// A is for; B has one for and two who abstain; C is silent, or against.
#[test]
fn a_block_most_of_whose_members_abstain() {
    let vote = |inner: &str, base: &str| three(inner, base).r#for("a-1 a-2 a-3 b-1").abstain("b-2 b-3");
    for (inner, base, c_against, outcome) in [
        // B is for, by those of it who vote.
        (OF_CAST.to_owned(), "Cast", true, Outcome::Carried),
        // B has no majority of its members, and is not cast: one to one.
        (
            OF_MEMBERS.to_owned() + ", neither: NoDecision",
            "Cast",
            true,
            Outcome::NoDecision,
        ),
        (
            OF_MEMBERS.to_owned() + ", neither: Abstains",
            "Cast",
            true,
            Outcome::NoDecision,
        ),
        // Of all who reply, B's abstention counts: one of two is not more than half; without it one of one is.
        (
            OF_MEMBERS.to_owned() + ", neither: NoDecision",
            "Replied",
            false,
            Outcome::Carried,
        ),
        (
            OF_MEMBERS.to_owned() + ", neither: Abstains",
            "Replied",
            false,
            Outcome::Lost,
        ),
        // B is against, where no majority is a no.
        (
            OF_MEMBERS.to_owned() + ", neither: Lost",
            "Cast",
            false,
            Outcome::NoDecision,
        ),
    ] {
        let table = vote(&inner, base);
        let table = if c_against { table.against("c-1 c-2 c-3") } else { table };
        assert_eq!(table.outcome(), outcome, "{inner} of {base}");
    }
}

#[test]
fn a_block_equally_split() {
    for (tie, outcome) in [
        ("NoDecision", Outcome::Carried),
        ("Abstains", Outcome::Lost),
        ("Lost", Outcome::NoDecision),
    ] {
        let table = three(&format!("{OF_CAST}, tie: {tie}"), "Replied");
        let table = table.r#for("a-1 a-2 a-3 b-1").against("b-2").abstain("b-3");
        let expected = if tie == "Lost" { Outcome::NoDecision } else { outcome };
        assert_eq!(table.outcome(), expected, "{tie}");
    }
}

/// Nobody of it for or against: it abstains where that is what no majority means, and is not cast if nobody voted at all.
#[test]
fn a_block_all_of_whose_members_abstain() {
    let told = |neither: &str, b: &dyn Fn(Table) -> Table| {
        let table = three(&format!("{OF_CAST}, neither: {neither}"), "Replied").r#for("a-1 a-2 a-3");
        let result = b(table).result();
        let of_b = result.steps.iter().find(|step| step.text.starts_with("B as one"));
        (result.outcome, of_b.map(|step| step.text.clone()).unwrap_or_default())
    };
    let abstains = |table: Table| table.abstain("b-1 b-2 b-3");
    assert_eq!(
        told("Abstains", &abstains),
        (Outcome::Lost, "B as one: abstains.".to_owned())
    );
    assert_eq!(
        told("NoDecision", &abstains),
        (Outcome::Carried, "B as one: not cast.".to_owned())
    );
    let silent = |table: Table| table;
    assert_eq!(
        told("Abstains", &silent),
        (Outcome::Carried, "B as one: not cast.".to_owned())
    );
}

/// A proposal that is to be voted on again is not decided, and says so.
#[test]
fn a_tie_may_be_voted_on_again() {
    let terms = sketch(&format!(
        r#"seats: [(id: "m", number: 4)], decisions: [(class: "usual", rule: ({OF_CAST}, tie: Again(All)))]"#
    ));
    let table = Table::new(terms).all_here();
    let tied = table.clone().r#for("m-1 m-2").against("m-3 m-4").result();
    assert_eq!(tied.outcome, Outcome::NoDecision);
    let last = &tied.steps.last().unwrap().text;
    assert_eq!(last, "No majority: the vote is to be taken again, as the terms say.");
    assert_eq!(table.r#for("m-1 m-2").against("m-3").outcome(), Outcome::Carried);
}

/// What stands beside the names adds up to the figure of their side: the block's votes count as those gave theirs who voted
/// as it is cast (found by a secretary: "For: 8 votes", and names of 6).
#[test]
fn the_votes_beside_the_names_are_those_of_the_block() {
    let mut table = three(OF_CAST, "Cast").r#for("a-1 a-2 b-1").against("a-3 b-2 b-3 c-1");
    table.now.closed = true;
    let ways = tallies(&table.terms, &table.now).unwrap();
    let [way] = ways.as_slice() else { panic!("{ways:?}") };
    let beside: Vec<String> = way
        .recorded
        .iter()
        .map(|(seat, votes)| format!("{} {votes}", seat.0))
        .collect();
    assert_eq!(
        beside,
        ["a-1 1/2", "a-2 1/2", "a-3 0", "b-1 0", "b-2 1/2", "b-3 1/2", "c-1 1"]
    );
    assert_eq!(way.sides[0], (Fraction::whole(1), 3));
    assert_eq!(way.sides[1], (Fraction::whole(2), 4));
}
