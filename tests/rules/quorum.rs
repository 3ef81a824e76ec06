//! Quorum: what is missing in words, who could be called, whose leaving would break it; rules that are not monotonic.

use quorate::rules::{Met, Status, calls};

use crate::table::{Table, sketch, some};

fn with(quorum: &str, seats: &str) -> Table {
    let offices = if seats.contains(r#""chair""#) {
        r#"offices: [(name: "Chair", holder: "chair")],"#
    } else {
        ""
    };
    Table::new(sketch(&format!(
        r#"seats: [{seats}], {offices} decisions: [], quorum: (test: {quorum})"#
    )))
}

const BODIES: &str = r#"(id: "chair", body: "Mid Essex", title: "Chair"), (id: "me", number: 2, body: "Mid Essex", title: "Member"), (id: "ne", number: 2, body: "North East Essex", title: "Member")"#;

fn ids(seats: &[quorate::terms::SeatId]) -> String {
    let ids: Vec<&str> = seats.iter().map(|seat| seat.0.as_str()).collect();
    ids.join(" ")
}

fn repairs(table: &Table) -> Vec<String> {
    table.result().quorum.repairs.iter().map(|set| ids(set)).collect()
}

fn critical(table: &Table) -> String {
    ids(&table.result().quorum.critical)
}

const TWO_WITH_CHAIR: &str = r#"Under("16", All([Need(at_least: 2, of: [Body("Mid Essex")], are: [Present]), Need(at_least: 1, of: [Body("Mid Essex"), Office("Chair")], are: [Present])]))"#;

#[test]
fn a_need_that_continues_another_is_told_with_it() {
    let table = with(TWO_WITH_CHAIR, BODIES);
    for (here, missing, step) in [
        (
            "",
            "2 more of Mid Essex present, one of them the Chair",
            "have 0, 0 of them",
        ),
        (
            "me-1",
            "1 more of Mid Essex present, one of them the Chair",
            "have 1, 0 of them",
        ),
        (
            "me-1 me-2",
            "1 more of Mid Essex present, being the Chair",
            "have 2, 0 of them",
        ),
        ("chair", "1 more of Mid Essex present", "have 1, 1 of them"),
    ] {
        let quorum = table.clone().here(here).result().quorum;
        assert_eq!(quorum.missing, [missing], "{here}");
        assert_eq!(quorum.steps.len(), 1);
        let told = format!("At least 2 of Mid Essex present, one of them the Chair: {step}");
        assert_eq!(quorum.steps[0].text, told);
        assert_eq!(quorum.steps[0].clause.as_deref(), Some("16"));
        assert!(!quorum.steps[0].holds);
    }
    assert_eq!(repairs(&table.clone().here("me-1 me-2")), ["chair"]);
    assert_eq!(repairs(&table.clone().here("me-1")), ["chair"]);
    assert_eq!(repairs(&table.clone().here("chair")), ["me-1", "me-2"]);
    assert_eq!(repairs(&table.here("ne-1")), ["chair me-1", "chair me-2"]);
}

#[test]
fn repairs_call_nobody_to_a_vacant_seat() {
    let table = with(TWO_WITH_CHAIR, BODIES)
        .here("chair")
        .status("me-1", Status::Vacant);
    assert_eq!(repairs(&table), ["me-2"]);
    let hopeless = table.status("me-2", Status::Pending);
    assert!(repairs(&hopeless).is_empty());
    assert_eq!(hopeless.result().quorum.met, Met::No);
}

#[test]
fn critical_is_whoever_breaks_it_by_leaving_alone() {
    let table = with(TWO_WITH_CHAIR, BODIES).all_here();
    assert_eq!(critical(&table), "chair");
    assert_eq!(critical(&table.clone().away("me-2")), "chair me-1");
    assert_eq!(
        critical(&table.away("chair")),
        "",
        "nobody is critical to a quorum that is not met"
    );
}

/// One more person can break a composition: lay members must outnumber the GPs.
#[test]
fn an_arrival_can_break_a_quorum_and_a_departure_can_make_it() {
    let seats = r#"(id: "lay", number: 2, tags: ["lay"]), (id: "gp", number: 3, tags: ["gp"])"#;
    let outnumber = r#"All([Need(at_least: 2, are: [Present]), Need(more_than: "1/2", of: [Present, Or([Tag("lay"), Tag("gp")])], are: [Tag("lay")])])"#;
    let table = with(outnumber, seats);
    let met = |here: &str| table.clone().here(here).result().quorum.met;
    assert_eq!(met("lay-1 lay-2 gp-1"), Met::Yes);
    assert_eq!(met("lay-1 lay-2 gp-1 gp-2"), Met::No);
    assert_eq!(
        critical(&table.clone().here("lay-1 lay-2 gp-1")),
        "lay-1 lay-2",
        "the GP may go"
    );
    assert_eq!(
        repairs(&table.clone().here("lay-1 gp-1")),
        ["lay-2"],
        "a second GP would not help"
    );
    let missing = table.here("lay-1 gp-1").result().quorum.missing;
    assert_eq!(
        missing,
        [
            "more than half of lay or GP members present are lay (2 of 2 needed): have 1",
            "the fewest who would do: Lay 2"
        ]
    );
}

#[test]
fn a_threshold_may_rise_with_those_present() {
    // With more than three here, four are not enough: five are needed.
    let rising =
        "If(Need(more_than: 3, are: [Present]), Need(at_least: 5, are: [Present]), Need(at_least: 3, are: [Present]))";
    let table = with(rising, r#"(id: "m", number: 6)"#);
    let at = |n| table.clone().here(&some("m", 1..=n)).result().quorum;
    assert_eq!([3, 4, 5].map(|n| at(n).met), [Met::Yes, Met::No, Met::Yes]);
    assert_eq!(at(5).critical.len(), 5);
    assert_eq!(at(4).repairs.len(), 2, "either of the two who are away");
    assert_eq!(at(4).missing, ["1 more member present"]);
    assert!(at(3).critical.len() == 3);
}

#[test]
fn whichever_is_less_and_whichever_is_greater() {
    let seats = r#"(id: "m", number: 30)"#;
    let two = r#"[Need(at_least: 8, are: [Present]), Need(at_least: "1/3", are: [Present])]"#;
    for (join, needed) in [("Any", 8), ("All", 10)] {
        let table = with(&format!("{join}({two})"), seats);
        let met = |n| table.clone().here(&some("m", 1..=n)).result().quorum.met;
        assert_eq!(met(needed - 1), Met::No, "{join}");
        assert_eq!(met(needed), Met::Yes, "{join}");
    }
    let told = with(&format!("Any({two})"), seats).here("m-1").result().quorum.steps;
    assert_eq!(
        told[0].text,
        "8 needed, or at least one third of all seats are present (10 of 30 needed): have 1, whichever is less"
    );
}

#[test]
fn groups_and_several_of() {
    let each = r#"Each([[Body("Mid Essex")], [Body("North East Essex")]], Need(at_least: "1/2", are: [Present]))"#;
    let table = with(each, BODIES).here("me-1 me-2 ne-1");
    assert_eq!(table.result().quorum.met, Met::Yes, "2 of 3 and 1 of 2");
    let short = table.away("me-2").result().quorum;
    assert_eq!(short.met, Met::No, "1 of 3");
    assert_eq!(short.missing, ["Mid Essex: 1 more member present"]);
    let two_of_three = r#"AnyOf(2, [Need(at_least: 1, of: [Office("Chair")], are: [Present]), Need(at_least: 1, of: [Seat("me-1")], are: [Present]), Need(at_least: 1, of: [Body("North East Essex")], are: [Present])])"#;
    let table = with(two_of_three, BODIES);
    assert_eq!(table.clone().here("chair").result().quorum.met, Met::No);
    assert_eq!(table.clone().here("chair ne-2").result().quorum.met, Met::Yes);
    assert_eq!(
        table.here("chair").result().quorum.missing,
        ["1 more of the Member 1 (Mid Essex) present; or 1 more of North East Essex present"]
    );
}

#[test]
fn bodies_and_shares_of_weight() {
    let bodies = with("Need(at_least: 2, are: [Present], by: Bodies)", BODIES);
    assert_eq!(bodies.clone().here("me-1 me-2").result().quorum.met, Met::No);
    assert_eq!(
        bodies.clone().here("me-1").result().quorum.missing,
        ["members present from 1 more organisation"]
    );
    assert_eq!(bodies.here("me-1 ne-1").result().quorum.met, Met::Yes);
    let shares = Table::new(sketch(
        r#"seats: [(id: "big", own: [("list", 600)]), (id: "small", own: [("list", 400)])], decisions: [],
        quorum: (test: Need(more_than: "1/2", are: [Present], by: Own("list")))"#,
    ));
    assert_eq!(shares.clone().here("small").result().quorum.met, Met::No);
    assert_eq!(shares.here("big").result().quorum.met, Met::Yes);
}

#[test]
fn business_that_fills_an_office_has_a_quorum_of_its_own() {
    let terms = sketch(
        r#"seats: [(id: "m", number: 3)], offices: [(name: "Chair", filled: "elected", from: [])],
        quorum: (test: All([Need(at_least: 2, are: [Present]), Need(at_least: 1, of: [Office("Chair")], are: [Present])])),
        decisions: [
            (class: "usual", quorum: Need(at_least: 3, are: [Present]), rule: (carried: Need(at_least: 1, are: [For]))),
            (class: "election", quorum_instead: Need(at_least: 2, are: [Present]), rule: (carried: Need(at_least: 1, are: [For]))),
        ]"#,
    );
    let table = Table::new(terms).here("m-1 m-2");
    assert_eq!(
        table.result().quorum.met,
        Met::No,
        "no chair yet, and the class asks for three"
    );
    assert_eq!(table.clone().class("election").result().quorum.met, Met::Yes);
    let elected = table.office("Chair", "m-1");
    assert_eq!(elected.result().quorum.met, Met::No, "the class asks for three");
    assert_eq!(elected.here("m-3").result().quorum.met, Met::Yes);
}

fn called(table: &Table) -> Vec<String> {
    let told = |set: &Vec<quorate::rules::Call>| {
        let calls: Vec<String> = set
            .iter()
            .map(|call| format!("{} {:?}", call.seat, call.r#as))
            .collect();
        calls.join(", ")
    };
    calls(&table.terms, &table.now).iter().map(told).collect()
}

#[test]
fn who_could_be_called_members_deputies_and_the_co_opted() {
    let terms = sketch(
        r#"seats: [(id: "officer", tags: ["officer"]), (id: "gp", number: 2, tags: ["gp"]), (id: "other", number: 2, tags: ["gp", "other"])],
        bars: [
            (who: [Conflict("leaves")], from: [Vote, Quorum]),
            (who: [Conflict("leaves, sends nobody")], from: [Vote, Quorum, Deputy]),
            (who: [Tag("other"), Not(CoOpted)], from: [Vote, Quorum]),
        ],
        stand_ins: [(for: [Or([Tag("officer"), Seat("gp-2")])], as: Deputy), (for: [Seat("gp-1")], as: Proxy)],
        quorum: (test: All([Need(at_least: 1, of: [Tag("officer")], are: [Present]), Need(at_least: 1, of: [Tag("gp")], are: [Present])]),
            remedies: [(act: CoOpt("a GP of elsewhere"))]),
        decisions: []"#,
    );
    let table = Table::new(terms).status("other-1 other-2", Status::Vacant);
    let no_officer = table.clone().here("gp-1");
    assert_eq!(called(&no_officer), ["officer Member", "officer Deputy"]);
    let recused = table.clone().here("officer gp-1 gp-2").conflict("gp-1 gp-2", "leaves");
    assert_eq!(called(&recused), ["gp-2 Deputy", "other-1 CoOpted", "other-2 CoOpted"]);
    let alone = recused.conflict("gp-2", "leaves, sends nobody");
    assert_eq!(
        called(&alone),
        ["other-1 CoOpted", "other-2 CoOpted"],
        "that interest takes the deputy too"
    );
    assert_eq!(
        called(&table.all_here().conflict("gp-1", "leaves")),
        Vec::<String>::new(),
        "there is a quorum"
    );
}

/// One of two readings asks for the chair; without one of the two members only that reading is not met.
#[test]
fn critical_to_the_quorum_or_to_one_reading_of_it() {
    let terms = sketch(
        r#"seats: [(id: "chair"), (id: "m", number: 2)], offices: [(name: "Chair", holder: "chair")], decisions: [],
        questions: [(id: "chair", asks: "Must the Chair be there?", answers: ["no", "yes"])],
        quorum: (test: All([Need(at_least: 2, are: [Present]), Case("chair", [("no", All([])), ("yes", Need(at_least: 1, of: [Office("Chair")], are: [Present]))])]))"#,
    );
    let lists = |table: &Table| {
        let quorum = table.result().quorum;
        (ids(&quorum.critical), ids(&quorum.critical_by_reading))
    };
    let all = Table::new(terms).all_here();
    assert_eq!(lists(&all), (String::new(), "chair".to_owned()));
    let two = all.clone().away("m-2");
    assert_eq!(lists(&two), ("chair m-1".to_owned(), String::new()));
    assert_eq!(lists(&all.settle("chair", "yes")), ("chair".to_owned(), String::new()));
}
