//! Traps found in other systems, each with the boundary on both sides.

use quorate::rules::{ElectorState, Met, Outcome, Status};
use quorate::terms::Fraction;

use crate::table::{Table, sketch, some};

fn vote(seats: &str, more: &str, rule: &str) -> Table {
    Table::new(sketch(&format!(
        r#"seats: [{seats}], {more} decisions: [(class: "usual", rule: ({rule}))]"#
    )))
    .all_here()
}

const MAJORITY: &str = r#"carried: Need(more_than: "1/2", of: [Cast], are: [For], by: Votes), tie: Silent"#;

fn of(n: u16, carried: &str) -> Table {
    vote(
        &format!(r#"(id: "m", number: {n})"#),
        "",
        &format!("carried: {carried}, tie: Silent"),
    )
}

/// `f` for, the rest against.
fn split(table: Table, n: u16, f: u16) -> Outcome {
    let table = if f > 0 { table.r#for(&some("m", 1..=f)) } else { table };
    let table = if f < n {
        table.against(&some("m", f + 1..=n))
    } else {
        table
    };
    table.outcome()
}

#[test]
fn three_thirds_against_one_are_a_true_tie() {
    let seats = r#"(id: "pair", number: 3, body: "A"), (id: "one", body: "B")"#;
    let rows = r#"votes: [([Body("A")], Together(1)), ([Body("B")], Each(1))],"#;
    let table = vote(seats, rows, MAJORITY);
    let tied = table.clone().r#for("pair-1 pair-2 pair-3").against("one").result();
    assert_eq!(tied.outcome, Outcome::Tied);
    assert_eq!(tied.electorate[0].weight, Fraction::parse("1/3").unwrap());
    let split = table.r#for("one pair-1").against("pair-2 pair-3").result();
    assert_eq!(split.outcome, Outcome::Carried, "1 1/3 of 2");
    assert_eq!(
        split.margin,
        "For 1 1/3 votes (2 members), against 2/3 votes (2); more than 1 of 2 votes carries it."
    );
}

#[test]
fn a_majority_is_one_more_than_half_and_half_is_not() {
    let majority = r#"Need(more_than: "1/2", of: [Cast], are: [For])"#;
    assert_eq!(split(of(51, majority), 51, 26), Outcome::Carried);
    assert_eq!(split(of(51, majority), 51, 25), Outcome::Lost);
    assert_eq!(split(of(8, majority), 8, 5), Outcome::Carried);
    assert_eq!(
        split(of(8, majority), 8, 4),
        Outcome::Tied,
        "half or more would pass a tie"
    );
    let at_least_half = r#"Need(at_least: "1/2", of: [Cast], are: [For])"#;
    assert_eq!(split(of(8, at_least_half), 8, 4), Outcome::Carried);
    let half_plus_one = r#"Need(at_least: "1/2 + 1", of: [Cast], are: [For])"#;
    assert_eq!(split(of(8, half_plus_one), 8, 5), Outcome::Carried);
    assert_eq!(split(of(9, half_plus_one), 9, 5), Outcome::Lost, "5 1/2 are needed");
    assert_eq!(split(of(9, half_plus_one), 9, 6), Outcome::Carried);
}

#[test]
fn two_thirds_are_exact() {
    let two_thirds = r#"Need(at_least: "2/3", of: [Cast], are: [For])"#;
    assert_eq!(split(of(3, two_thirds), 3, 2), Outcome::Carried);
    assert_eq!(split(of(50, two_thirds), 50, 33), Outcome::Lost);
    assert_eq!(split(of(50, two_thirds), 50, 34), Outcome::Carried);
}

#[test]
fn a_share_is_not_rounded_in_floats() {
    let quorum = |at_least: &str, round: &str, here: u16| {
        let terms = sketch(&format!(
            r#"seats: [(id: "m", number: 25)], decisions: [],
            quorum: (test: Need(at_least: "{at_least}", are: [Present], round: {round}))"#
        ));
        Table::new(terms).here(&some("m", 1..=here)).result().quorum.met
    };
    for (at_least, round, needed) in [
        ("28/100", "Exact", 7),
        ("1/2", "Exact", 13),
        ("1/2", "Nearest", 13),
        ("13/50", "Exact", 7),
        ("13/50", "Nearest", 7),
        ("1/3", "Exact", 9),
        ("1/3", "Nearest", 8),
    ] {
        assert_eq!(quorum(at_least, round, needed - 1), Met::No, "{at_least} {round}");
        assert_eq!(quorum(at_least, round, needed), Met::Yes, "{at_least} {round}");
    }
}

/// Nine seats, more than half, six here, two recused: four of nine are not enough, four of seven are.
#[test]
fn the_base_decides_whether_recusal_breaks_a_quorum() {
    let quorum = |bar: &str, test: &str| {
        let terms = sketch(&format!(
            r#"seats: [(id: "m", number: 9)], bars: [(who: [Conflicted], from: [Vote, {bar}])],
            quorum: (test: {test}), decisions: []"#
        ));
        Table::new(terms)
            .here(&some("m", 1..=6))
            .conflict("m-5 m-6", "out")
            .result()
            .quorum
    };
    let majority = r#"Need(more_than: "1/2", of: [Members], are: [Present])"#;
    assert_eq!(quorum("Quorum", majority).met, Met::No);
    assert_eq!(quorum("Quorum, Base", majority).met, Met::Yes);
    let fixed = "Need(at_least: 4, are: [Present])";
    assert_eq!(
        quorum("Quorum, Base", fixed).critical.len(),
        4,
        "a fixed four does not become three"
    );
}

#[test]
fn heads_are_not_compared_with_weights() {
    let seats = r#"(id: "big", body: "A"), (id: "m", number: 4, body: "B")"#;
    let rows = r#"votes: [([Body("A")], Each(6)), ([Body("B")], Each(1))],"#;
    let by_votes = vote(seats, rows, MAJORITY)
        .r#for("big")
        .against(&some("m", 1..=4))
        .result();
    assert_eq!(by_votes.outcome, Outcome::Carried, "6 of 10");
    let heads = r#"carried: Need(more_than: "1/2", of: [Cast], are: [For])"#;
    let by_heads = vote(seats, rows, heads)
        .r#for("big")
        .against(&some("m", 1..=4))
        .result();
    assert_eq!(by_heads.outcome, Outcome::Lost, "1 of 5");
    let condition = &by_heads.conditions[0];
    assert_eq!(
        (condition.r#for, condition.against),
        (Fraction::whole(1), Fraction::whole(4))
    );
    assert_eq!(condition.basis, Fraction::whole(5));
}

#[test]
fn the_latest_vote_of_a_seat_counts_once() {
    let table = of(3, r#"Need(more_than: "1/2", of: [Cast], are: [For])"#);
    let result = table.r#for("m-1 m-2").against("m-3").against("m-2").result();
    assert_eq!((result.counts[0].r#for, result.counts[0].against), (1, 2));
    assert_eq!(result.outcome, Outcome::Lost);
}

#[test]
fn weight_nothing_stays_nothing() {
    let table = vote(
        r#"(id: "m", number: 2, body: "A"), (id: "guest", body: "B")"#,
        r#"votes: [([Body("A")], Each(1)), ([Body("B")], Each(0))],"#,
        MAJORITY,
    );
    let result = table.r#for("m-1 guest").against("m-2").result();
    assert_eq!(result.electorate[2].weight, Fraction::ZERO);
    assert_eq!(result.outcome, Outcome::Tied);
}

#[test]
fn nobody_votes_is_no_decision() {
    let table = of(3, r#"Need(more_than: "1/2", of: [Cast], are: [For])"#);
    assert_eq!(table.outcome(), Outcome::Open);
    assert_eq!(table.clone().closed(true).outcome(), Outcome::NoDecision);
    assert_eq!(table.clone().abstain("m-1 m-2 m-3").outcome(), Outcome::NoDecision);
    assert_eq!(table.r#for("m-1").closed(false).outcome(), Outcome::Open);
    let all = of(3, r#"Need(at_least: "all", of: [Cast], are: [For])"#);
    assert_eq!(
        all.closed(true).outcome(),
        Outcome::NoDecision,
        "all of nobody is not carried"
    );
}

/// A vote that is opened, and closed, with nobody present: nothing was decided, and a share of nobody is no quorum.
#[test]
fn a_vote_with_nobody_present_decides_nothing() {
    let of = |quorum: &str| {
        Table::new(sketch(&format!(
            r#"seats: [(id: "m", number: 3)], quorum: (test: {quorum}),
            decisions: [(class: "usual", rule: (carried: Need(at_least: "all", of: [Cast], are: [For]), tie: Lost))]"#
        )))
    };
    let nothing_asked = of("All([])");
    assert_eq!(nothing_asked.clone().closed(true).outcome(), Outcome::NoDecision);
    assert_eq!(
        nothing_asked.clone().r#for("m-1 m-2").outcome(),
        Outcome::NoDecision,
        "they are not here"
    );
    assert_eq!(nothing_asked.here("m-1").r#for("m-1").outcome(), Outcome::Carried);
    let half_of_those_here = of(r#"Need(at_least: "1/2", of: [Attending], are: [Present])"#);
    assert_eq!(half_of_those_here.clone().closed(true).outcome(), Outcome::Void);
    assert_eq!(half_of_those_here.here("m-1").r#for("m-1").outcome(), Outcome::Carried);
}

#[test]
fn states_are_kept_apart() {
    let seats = r#"(id: "m", number: 9), (id: "guest", tags: ["non-voting"])"#;
    let bars = r#"bars: [(who: [Conflict("leaves")], from: [Vote, Quorum]), (who: [Tag("non-voting")], from: [Vote]), (who: [Suspended], from: [Vote])],"#;
    let result = vote(seats, bars, MAJORITY)
        .away("m-4")
        .status("m-5", Status::Vacant)
        .status("m-6", Status::Suspended)
        .status("m-9", Status::Pending)
        .conflict("m-7", "leaves")
        .conflict("m-8", "takes full part")
        .r#for("m-1 m-8")
        .against("m-2")
        .abstain("m-3")
        .result();
    let states: Vec<_> = result.electorate.iter().map(|elector| elector.state).collect();
    assert_eq!(
        states,
        [
            ElectorState::For,
            ElectorState::Against,
            ElectorState::Abstained,
            ElectorState::Absent,
            ElectorState::Vacant,
            ElectorState::Suspended,
            ElectorState::Recused,
            ElectorState::For,
            ElectorState::Vacant,
            ElectorState::NotVoting,
        ]
    );
}

/// Eight present, three abstain, five for: 5/8 of those present are short of two thirds, 5/5 of votes cast are not.
#[test]
fn two_thirds_of_those_present_or_of_votes_cast() {
    for (base, outcome) in [("[Attending]", Outcome::Lost), ("[Cast]", Outcome::Carried)] {
        let table = of(8, &format!(r#"Need(at_least: "2/3", of: {base}, are: [For])"#));
        assert_eq!(
            table.r#for(&some("m", 1..=5)).abstain("m-6 m-7 m-8").outcome(),
            outcome,
            "{base}"
        );
    }
}

#[test]
fn one_person_in_two_seats_is_one_of_the_people() {
    let quorum = |by: &str| {
        let terms = sketch(&format!(
            r#"seats: [(id: "m", number: 3)], decisions: [], quorum: (test: Need(at_least: 2, are: [Present], by: {by}))"#
        ));
        let table = Table::new(terms).here("m-1 m-2").person("m-1 m-2", "same");
        table.result().quorum
    };
    assert_eq!(quorum("Seats").met, Met::Yes);
    assert_eq!(quorum("Seats").critical.len(), 2, "one leaving empties both seats");
    assert_eq!(quorum("People").met, Met::No);
}

#[test]
fn separately_wants_different_people() {
    let quorum = |chair_tags: &str, here: &str| {
        let terms = sketch(&format!(
            r#"seats: [(id: "chair", tags: [{chair_tags}]), (id: "lay", tags: ["lay"]), (id: "gp", tags: ["gp"])],
            offices: [(name: "chair", holder: "chair")], decisions: [],
            quorum: (test: Separately([Need(at_least: 1, of: [Tag("lay")], are: [Present]), Need(at_least: 1, of: [Office("chair")], are: [Present])]))"#
        ));
        Table::new(terms).here(here).result().quorum.met
    };
    assert_eq!(quorum(r#""lay""#, "chair gp"), Met::No, "the lay chair is one person");
    assert_eq!(quorum(r#""lay""#, "chair lay"), Met::Yes);
    assert_eq!(quorum("", "chair lay"), Met::Yes);
    assert_eq!(quorum("", "lay gp"), Met::No);
}

#[test]
fn a_deputy_fills_a_seat_and_no_office() {
    let table = Table::founding().settle("majority-of", "votes");
    let tied = table
        .deputy("nhse-area")
        .r#for(crate::table::CCGS)
        .against(crate::table::NHSE)
        .result();
    assert_eq!(tied.outcome, Outcome::Tied);
    let holders: Vec<_> = tied.casting.iter().map(|caster| caster.seat.0.as_str()).collect();
    assert_eq!(holders, ["nhse-medical"]);
    assert!(
        tied.readings.is_empty(),
        "with one holder here nothing hangs on the order"
    );
}

#[test]
fn remote_attendance_counts_unless_a_bar_says_otherwise() {
    let quorum = |bars: &str| {
        let terms = sketch(&format!(
            r#"seats: [(id: "m", number: 3)], bars: [{bars}], decisions: [], quorum: (test: Need(at_least: 2, are: [Present]))"#
        ));
        Table::new(terms).here("m-1").remote("m-2").result().quorum.met
    };
    assert_eq!(quorum(""), Met::Yes);
    assert_eq!(quorum("(who: [Remote], from: [Quorum])"), Met::No);
}

/// Terms that no check has seen: a test, a word and a bar that lead back to themselves, each used twice over.
#[test]
fn definitions_that_go_in_a_circle_void_the_result_and_stop_nothing() {
    let circle =
        r#"tests: [("round", All([The("about"), The("about")])), ("about", Any([The("round"), The("round")]))],"#;
    let table = vote(r#"(id: "m", number: 3)"#, circle, r#"carried: The("round")"#)
        .r#for("m-1")
        .result();
    assert_eq!(table.outcome, Outcome::Void);
    assert!(
        table.steps[0].text.contains("define something by itself"),
        "{:?}",
        table.steps
    );
    let words =
        r#"words: [("round", [The("about"), Not(The("about"))]), ("about", [Or([The("round"), The("round")])])],"#;
    let word = vote(
        r#"(id: "m", number: 3)"#,
        words,
        r#"carried: Need(at_least: 1, of: [The("round")], are: [For])"#,
    );
    assert_eq!(word.r#for("m-1").outcome(), Outcome::Void);
    let bars = r#"bars: [(who: [Present], from: [Quorum]), (who: [Presiding], from: [Presiding, Vote])], offices: [(name: "Chair", holder: "m-1")],"#;
    let bar = vote(
        r#"(id: "m", number: 3)"#,
        bars,
        r#"carried: Need(at_least: 1, of: [Present], are: [For])"#,
    );
    assert_eq!(bar.r#for("m-1").outcome(), Outcome::Void);
}

#[test]
fn what_may_not_be_decided_has_no_sides_that_could_be_equal() {
    let seats = r#"(id: "m", number: 7)"#;
    let asked = r#"questions: [(id: "integrity", asks: "Would the award touch the committee's integrity?", answers: ["no", "yes"])], offices: [(name: "Chair", holder: "m-1")],"#;
    for never in ["Need(at_least: 1, are: [Nobody])", "Need(at_least: 8, are: [Present])"] {
        let rule = format!(
            r#"carried: Case("integrity", [("no", Need(more_than: "1/2", of: [Cast], are: [For])), ("yes", {never})]), tie: Casting(by: [[Office("Chair")]])"#
        );
        let of = |answer: &str| {
            let table = vote(seats, asked, &rule).settle("integrity", answer);
            (
                split(table.clone(), 7, 7),
                split(table.clone(), 6, 3),
                split(table, 7, 0),
            )
        };
        assert_eq!(of("no"), (Outcome::Carried, Outcome::Tied, Outcome::Lost), "{never}");
        assert_eq!(of("yes"), (Outcome::Lost, Outcome::Lost, Outcome::Lost), "{never}");
    }
}

#[test]
fn a_definition_that_leads_back_to_itself_is_a_fault_at_once() {
    // Each would be followed two or three times at every level, were its fault not told first.
    for circle in [
        r#"If(The("t"), The("t"), The("t"))"#,
        r#"AnyOf(2, [The("t"), The("t"), The("t")])"#,
        r#"AnyOf(2, [If(Case("q", [("yes", The("t")), ("no", All([]))]), The("t"), The("t")), The("t"), The("t")])"#,
        r#"If(Case("q", [("yes", All([])), ("no", Any([]))]), Any([The("t"), The("t")]), The("t"))"#,
    ] {
        let table = Table::new(sketch(&format!(
            r#"seats: [(id: "m", number: 3)], questions: [(id: "q", asks: "Q?", answers: ["yes", "no"])],
            tests: [("t", {circle})], decisions: [(class: "usual", rule: (carried: The("t"), tie: Lost))]"#
        )));
        let result = table.all_here().r#for("m-1 m-2").result();
        assert_eq!(result.outcome, Outcome::Void, "{circle}");
        let last = &result.steps.last().unwrap().text;
        assert!(last.contains("define something by itself"), "{circle}: {last}");
    }
}
