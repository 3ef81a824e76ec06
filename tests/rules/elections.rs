//! Elections to an office: eligible, unopposed, most votes or more than half, equal votes, voted on again.

use quorate::rules::{Ballot, ElectionOutcome, ElectionResult, PersonId, election};
use quorate::terms::SeatId;

use crate::table::{Table, sketch, some};

const MAJORITY: &str = r#"carried: Need(more_than: "1/2", of: [Cast], are: [For])"#;
const MOST: &str = "carried: Need(at_least: 1, are: [For])";

/// Nine members, m-1 to m-4 of them lay, who may be Chair; the rule for elections.
fn nine(rule: &str) -> Table {
    let lay: Vec<String> = (1..=9)
        .map(|n| format!(r#"(id: "m-{n}", tags: [{}])"#, if n <= 4 { r#""lay""# } else { "" }))
        .collect();
    let terms = sketch(&format!(
        r#"seats: [{}], offices: [(name: "Chair", from: [Tag("lay")], filled: "elected"), (name: "Secretary", holder: "m-9")],
        bars: [(who: [Conflicted], from: [Vote, Casting])],
        quorum: (test: Need(at_least: 5, are: [Present])),
        decisions: [
            (class: "usual", rule: (carried: Need(at_least: "all", are: [For]))),
            (class: "election", clause: "9", rule: ({rule})),
        ]"#,
        lay.join(", ")
    ));
    Table::new(terms).all_here().class("election")
}

fn who(seat: &str) -> PersonId {
    PersonId(seat.to_owned())
}

fn people(seats: &str) -> Vec<PersonId> {
    seats.split_whitespace().map(who).collect()
}

fn counted(table: &Table, counts: &[(&str, u16)]) -> ElectionResult {
    let ballot = Ballot {
        office: "Chair".to_owned(),
        nominated: counts.iter().map(|(person, _)| who(person)).collect(),
        counts: counts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(person, n)| (who(person), *n))
            .collect(),
        ..Ballot::default()
    };
    election(&table.terms, &table.now, &ballot)
}

fn named(table: &Table, votes: &[(&str, &str)]) -> ElectionResult {
    let mut nominated = Vec::new();
    let mut cast = Vec::new();
    for (nominee, seats) in votes {
        nominated.push(who(nominee));
        cast.extend(
            seats
                .split_whitespace()
                .map(|seat| (SeatId(seat.to_owned()), Some(who(nominee)))),
        );
    }
    let ballot = Ballot {
        office: "Chair".to_owned(),
        nominated,
        votes: cast,
        ..Ballot::default()
    };
    election(&table.terms, &table.now, &ballot)
}

fn elected(seat: &str) -> ElectionOutcome {
    ElectionOutcome::Elected(who(seat))
}

fn tied(seats: &str) -> ElectionOutcome {
    ElectionOutcome::Tied(people(seats))
}

fn again(seats: &str) -> ElectionOutcome {
    ElectionOutcome::Again(people(seats))
}

#[test]
fn one_alone_is_elected_and_only_the_eligible_stand() {
    let table = nine(MAJORITY);
    for (nominated, outcome) in [
        ("m-1", elected("m-1")),
        ("m-1 m-5", elected("m-1")),
        ("m-1 m-2", ElectionOutcome::Open),
        ("m-5", ElectionOutcome::NoDecision),
        ("", ElectionOutcome::NoDecision),
    ] {
        let ballot = Ballot {
            office: "Chair".to_owned(),
            nominated: people(nominated),
            ..Ballot::default()
        };
        assert_eq!(
            election(&table.terms, &table.now, &ballot).outcome,
            outcome,
            "{nominated}"
        );
    }
    let few = table.clone().away(&some("m", 5..=8));
    assert_eq!(counted(&few, &[("m-1", 3), ("m-2", 2)]).outcome, elected("m-1"));
    assert_eq!(
        counted(&few.away("m-9"), &[("m-1", 3), ("m-2", 1)]).outcome,
        ElectionOutcome::Void,
        "four are no quorum"
    );
    let deputised = table.deputy("m-2");
    assert_eq!(
        counted(&deputised, &[("m-1", 3), ("deputy-for-m-2", 6)]).outcome,
        elected("m-1"),
        "a deputy holds no office"
    );
}

/// Four, three, two: most votes elect; more than half of nine is five, of eight five, of seven four.
#[test]
fn most_votes_or_more_than_half() {
    let counts = |a, b, c| [("m-1", a), ("m-2", b), ("m-3", c)];
    assert_eq!(counted(&nine(MOST), &counts(4, 3, 2)).outcome, elected("m-1"));
    assert_eq!(counted(&nine(MOST), &counts(3, 4, 2)).outcome, elected("m-2"));
    for (votes, outcome) in [
        (counts(4, 3, 2), ElectionOutcome::NoDecision),
        (counts(5, 3, 1), elected("m-1")),
        (counts(4, 2, 2), ElectionOutcome::NoDecision),
        (counts(4, 2, 1), elected("m-1")),
        (counts(0, 0, 0), ElectionOutcome::Open),
    ] {
        assert_eq!(counted(&nine(MAJORITY), &votes).outcome, outcome, "{votes:?}");
    }
    let of_all = nine(r#"carried: Need(more_than: "1/2", are: [For])"#);
    assert_eq!(counted(&of_all, &counts(4, 2, 1)).outcome, ElectionOutcome::NoDecision);
    assert_eq!(counted(&of_all, &counts(5, 2, 1)).outcome, elected("m-1"));
}

#[test]
fn without_more_than_half_it_is_voted_on_again() {
    let again_between = |stay: &str| nine(&format!("{MAJORITY}, tie: Lot, neither: Again({stay})"));
    let counts = |a, b, c, d| [("m-1", a), ("m-2", b), ("m-3", c), ("m-4", d)];
    for (stay, votes, outcome) in [
        ("FirstTwo", counts(3, 2, 1, 1), again("m-1 m-2")),
        ("FirstTwo", counts(3, 2, 2, 1), again("m-1 m-2 m-3")),
        ("FirstTwo", counts(3, 3, 1, 1), again("m-1 m-2")),
        ("AllButLast", counts(3, 2, 2, 1), again("m-1 m-2 m-3")),
        ("AllButLast", counts(3, 2, 1, 1), again("m-1 m-2 m-3 m-4")),
        ("All", counts(3, 2, 2, 1), again("m-1 m-2 m-3 m-4")),
        ("FirstTwo", counts(5, 2, 1, 1), elected("m-1")),
    ] {
        assert_eq!(
            counted(&again_between(stay), &votes).outcome,
            outcome,
            "{stay} {votes:?}"
        );
    }
    let second_round = counted(&again_between("FirstTwo").in_chair("m-9"), &[("m-1", 4), ("m-2", 4)]);
    assert_eq!(second_round.outcome, tied("m-1 m-2"), "nobody drops out any more");
}

#[test]
fn equal_votes_are_decided_as_the_terms_say() {
    let counts = [("m-1", 4), ("m-2", 4), ("m-3", 1)];
    for (tie, outcome) in [
        (r#"Casting(by: [[Office("Secretary")]])"#, tied("m-1 m-2")),
        ("Silent", tied("m-1 m-2")),
        ("Lot", tied("m-1 m-2")),
        ("Lost", ElectionOutcome::NoDecision),
        ("Again(All)", again("m-1 m-2 m-3")),
        ("Again(FirstTwo)", again("m-1 m-2")),
        (r#"Under("9", Again(FirstTwo))"#, again("m-1 m-2")),
    ] {
        let table = nine(&format!("{MOST}, tie: {tie}"));
        assert_eq!(counted(&table, &counts).outcome, outcome, "{tie}");
    }
    let table = nine(&format!(r#"{MOST}, tie: Casting(by: [[Office("Secretary")]])"#));
    let holders = |table: &Table| {
        let casting = counted(table, &counts).casting;
        casting.into_iter().map(|caster| caster.seat.0).collect::<Vec<_>>()
    };
    assert_eq!(holders(&table), ["m-9"]);
    assert_eq!(
        counted(&table.clone().conflict("m-9", "standing"), &counts[..2]).outcome,
        ElectionOutcome::NoDecision,
        "nobody is free to decide"
    );
    let decided = |seat: &str, person: &str| {
        let ballot = Ballot {
            office: "Chair".to_owned(),
            nominated: people("m-1 m-2 m-3"),
            counts: counts.iter().map(|(person, n)| (who(person), *n)).collect(),
            deciding: Some((SeatId(seat.to_owned()), who(person))),
            ..Ballot::default()
        };
        let result = election(&table.terms, &table.now, &ballot);
        let said = result.steps.iter().map(|step| step.text.clone());
        (
            result.outcome,
            said.filter(|text| text.contains("deciding vote")).collect::<Vec<_>>(),
        )
    };
    let (outcome, said) = decided("m-9", "m-2");
    assert_eq!(outcome, elected("m-2"));
    assert_eq!(said, ["The votes are equal; the deciding vote of M 9 is for M 2."]);
    for (seat, person, why) in [
        ("m-9", "m-3", "m-3 is not one of the equal"),
        ("m-8", "m-2", "m-8 may not decide"),
    ] {
        let (outcome, said) = decided(seat, person);
        assert_eq!(outcome, tied("m-1 m-2"), "{why}");
        assert_eq!(
            said,
            [format!(
                "The deciding vote of {} does not count here.",
                seat.replace('-', " ").to_uppercase()
            )],
            "{why}"
        );
    }
}

#[test]
fn votes_of_those_who_may_not_vote_or_for_the_ineligible_do_not_count() {
    let table = nine(MOST).conflict("m-8 m-9", "close to one of them");
    let split = [("m-1", "m-1 m-2 m-3"), ("m-2", "m-4 m-5 m-8 m-9")];
    assert_eq!(named(&table, &split).outcome, elected("m-1"));
    assert_eq!(named(&nine(MOST), &split).outcome, elected("m-2"));
    let for_another = [("m-1", "m-1 m-2"), ("m-5", "m-3 m-4 m-5 m-6")];
    let result = named(&nine(MOST), &for_another);
    assert_eq!(result.outcome, elected("m-1"));
    let told = "M 5 may not hold the office under the terms: votes for them do not count.";
    assert_eq!(result.steps[0].text, told);
    let changed = [("m-1", "m-1 m-2 m-3"), ("m-2", "m-3 m-4")];
    let silent = nine(&format!("{MOST}, tie: Silent"));
    assert_eq!(
        named(&silent, &changed).outcome,
        tied("m-1 m-2"),
        "the latest vote of a seat counts"
    );
}

#[test]
fn more_votes_than_voters_are_counted_again() {
    let table = nine(MOST).away("m-9");
    assert_eq!(counted(&table, &[("m-1", 5), ("m-2", 3)]).outcome, elected("m-1"));
    assert_eq!(
        counted(&table, &[("m-1", 5), ("m-2", 4)]).outcome,
        ElectionOutcome::RecountNeeded
    );
}

/// By votes as weighted, counts alone do not tell who is elected; by heads they do. Which it is may be a reading.
#[test]
fn weighted_votes_need_to_be_recorded() {
    let founding = |counted_by: &str| {
        let terms = quorate::terms::founding().unwrap();
        let table = Table::new(terms).all_here().class("election");
        table
            .settle("before-filled", "once they are elected")
            .settle("nhse-weight", "six stand")
            .settle("nhse-block", "each casts a share")
            .settle("procedural-count", counted_by)
    };
    let weighted = founding("votes as weighted");
    let five = "me-lay me-chair me-officer ne-lay ne-chair";
    let four = "ne-officer nhse-area nhse-medical nhse-primary";
    let recorded = [("me-lay", five), ("ne-lay", four)];
    assert_eq!(
        named(&weighted, &recorded).outcome,
        elected("ne-lay"),
        "5 votes against 1 and 6"
    );
    assert_eq!(named(&founding("heads"), &recorded).outcome, elected("me-lay"));
    let counts = [("me-lay", 5), ("ne-lay", 4)];
    assert_eq!(counted(&weighted, &counts).outcome, ElectionOutcome::RecountNeeded);
    assert_eq!(counted(&founding("heads"), &counts).outcome, elected("me-lay"));
    let mut open = founding("heads");
    open.now.answers.retain(|(question, _)| question != "procedural-count");
    let result = named(&open, &recorded);
    assert_eq!(result.outcome, ElectionOutcome::ReadingNeeded);
    assert_eq!(result.readings[0].id, "procedural-count");
    assert_eq!(
        result.readings[0].options,
        [
            ("votes as weighted".to_owned(), elected("ne-lay")),
            ("heads".to_owned(), elected("me-lay"))
        ]
    );
    // Of NHS England's three, two are here. Counted as weighted it is 7 to 5 or 5 to 5, by what its weight is: that answer alone
    // settles nothing.
    open.now.answers.retain(|(question, _)| question != "nhse-weight");
    let result = named(
        &open.away("nhse-primary"),
        &[("me-lay", five), ("ne-lay", "ne-officer nhse-area nhse-medical")],
    );
    let counted = result
        .readings
        .iter()
        .find(|reading| reading.id == "procedural-count")
        .unwrap();
    assert_eq!(
        counted.options,
        [
            ("votes as weighted".to_owned(), ElectionOutcome::ReadingNeeded),
            ("heads".to_owned(), elected("me-lay"))
        ]
    );
}

/// Terms that say nothing of elections: most votes, and nobody is named to decide equality.
#[test]
fn where_the_terms_are_silent_most_votes_elect() {
    let mut table = nine(MAJORITY);
    table.now.class = None;
    assert_eq!(
        counted(&table, &[("m-1", 4), ("m-2", 3), ("m-3", 2)]).outcome,
        elected("m-1")
    );
    let equal = counted(&table, &[("m-1", 4), ("m-2", 4)]);
    assert_eq!((equal.outcome, equal.casting), (tied("m-1 m-2"), Vec::new()));
}
