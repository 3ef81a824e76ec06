//! Each form of rule that terms of reference use, with its boundary on both sides: quorum, bases, who counts, weights, what
//! carries, casting votes. One table each; what is tested elsewhere is listed in `README.md` beside this file.

use quorate::rules::{ForOrAgainst, Met, Occupancy, Outcome, Presence, Status};

use quorate::terms::Fraction;

use crate::table::{Table, sketch, some};

/// Two organisations: a-1 to a-4 (a-1 lay, a-2 gp, a-3 nurse), b-1 to b-4 (b-1 lay); a-1 is Chair, b-1 Vice Chair.
const SEATS: &str = r#"seats: [
    (id: "a-1", body: "A", tags: ["lay"]), (id: "a-2", body: "A", tags: ["gp"]), (id: "a-3", body: "A", tags: ["nurse"]), (id: "a-4", body: "A"),
    (id: "b-1", body: "B", tags: ["lay"]), (id: "b-2", body: "B"), (id: "b-3", body: "B"), (id: "b-4", body: "B", tags: ["non-voting"]),
], offices: [(name: "Chair", holder: "a-1"), (name: "Vice Chair", holder: "b-1")],"#;

fn quorum(test: &str, more: &str) -> Table {
    Table::new(sketch(&format!("{SEATS} {more} quorum: (test: {test}), decisions: []")))
}

#[test]
fn quorums() {
    for (test, not, met) in [
        ("Need(at_least: 3, are: [Present])", "a-1 a-2", "a-1 a-2 b-1"),
        (
            r#"Need(at_least: 1, of: [Or([Tag("gp"), Tag("nurse")])], are: [Present])"#,
            "a-1 a-4 b-1",
            "a-3",
        ),
        (
            r#"Need(at_least: 2, of: [Or([Tag("gp"), Tag("nurse")])], are: [Present])"#,
            "a-1 a-3 b-1",
            "a-2 a-3",
        ),
        (
            r#"Need(at_least: 1, of: [Or([Office("Chair"), Office("Vice Chair")])], are: [Present])"#,
            "a-2 a-3 b-2",
            "b-1",
        ),
        (
            r#"Need(at_least: "all", of: [Body("B")], are: [Present])"#,
            "b-1 b-2 b-3",
            "b-1 b-2 b-3 b-4",
        ),
        // With the Chair three, otherwise four.
        (
            r#"If(Need(at_least: 1, of: [Office("Chair")], are: [Present]), Need(at_least: 3, are: [Present]), Need(at_least: 4, are: [Present]))"#,
            "a-2 a-3 b-2",
            "a-1 a-2 b-2",
        ),
        // By size: three of eight, two of fewer.
        (
            r#"If(Need(at_least: 8, are: [Members]), Need(at_least: 3, are: [Present]), Need(at_least: 2, are: [Present]))"#,
            "a-1 a-2",
            "a-1 a-2 a-3",
        ),
        // Those of A outnumber those of B.
        (
            r#"Need(more_than: "1/2", of: [Present], are: [Body("A")])"#,
            "a-1 a-2 b-1 b-2",
            "a-1 a-2 b-1",
        ),
    ] {
        let table = quorum(test, "");
        assert_eq!(table.clone().here(not).result().quorum.met, Met::No, "{test}: {not}");
        assert_eq!(table.here(met).result().quorum.met, Met::Yes, "{test}: {met}");
    }
    let by_size = r#"If(Need(at_least: 8, are: [Members]), Need(at_least: 3, are: [Present]), Need(at_least: 2, are: [Present]))"#;
    let smaller = quorum(by_size, "").status("b-3", Status::Vacant);
    assert_eq!(smaller.here("a-1 a-2").result().quorum.met, Met::Yes, "seven members");
}

/// Those present must hold half of the votes: A has six, shared, B one each.
#[test]
fn a_share_of_the_votes() {
    let votes = r#"votes: [([Body("A")], Each("3/2")), ([Body("B")], Each(1))],"#;
    let half = |by: &str| quorum(&format!(r#"Need(at_least: "1/2", are: [Present], by: {by})"#), votes);
    let (a, b) = ("a-1 a-2 a-3", "b-1 b-2 b-3 b-4");
    assert_eq!(half("Votes").here(b).result().quorum.met, Met::No, "4 of 10");
    assert_eq!(
        half("Votes").here(b).here("a-1").result().quorum.met,
        Met::Yes,
        "5 1/2 of 10"
    );
    assert_eq!(
        half("Votes").here(a).here("b-1").result().quorum.met,
        Met::Yes,
        "5 1/2 of 10"
    );
    assert_eq!(half("Votes").here(a).result().quorum.met, Met::No, "4 1/2 of 10");
    assert_eq!(half("Seats").here(b).result().quorum.met, Met::Yes, "4 of 8");
}

/// Eight seats: one vacant, one suspended, one appointment pending, one without a vote, one recused.
#[test]
fn bases() {
    let bars = r#"bars: [(who: [Tag("non-voting")], from: [Vote]), (who: [Suspended], from: [Vote, Base]), (who: [Conflicted], from: [Vote])],"#;
    for (base, seats) in [
        ("[]", 8),
        ("[Filled]", 6),
        ("[Filled, Not(Suspended)]", 5),
        ("[Not(Pending)]", 7),
        (r#"[Not(Tag("non-voting"))]"#, 7),
        ("[Members]", 5),
        ("[Entitled]", 3),
        // As if nobody were disqualified.
        (r#"[Filled, Not(Suspended), Not(Tag("non-voting"))]"#, 4),
        ("[Attending]", 5),
        ("[Attending, Entitled]", 2),
        ("[Replied]", 2),
        ("[Cast]", 1),
    ] {
        let table = Table::new(sketch(&format!(
            r#"{SEATS} {bars} decisions: [(class: "usual", rule: (carried: Need(at_least: "1/2", of: {base}, are: [For])))]"#
        )));
        let table = table
            .all_here()
            .away("a-3")
            .status("b-3", Status::Vacant)
            .status("b-2", Status::Suspended)
            .status("a-4", Status::Pending)
            .conflict("b-1", "standing");
        let conditions = table.r#for("a-1").abstain("a-2").result().conditions;
        assert_eq!(conditions[0].basis, Fraction::whole(seats), "{base}");
    }
}

/// Two must count; one does for sure, the other is so.
#[test]
fn who_counts() {
    let here = |bars: &str| quorum("Need(at_least: 2, are: [Present])", &format!("bars: [{bars}],")).here("a-1 b-4");
    let remote = |table: Table| table.remote("b-4");
    let as_a = |occupancy: Occupancy| {
        move |mut table: Table| {
            table.now.seats[7].occupancy = occupancy;
            table.person("b-4", "somebody")
        }
    };
    let conflicted = |table: Table| table.conflict("b-4", "in the room");
    let withdrew = |table: Table| {
        let mut table = table.conflict("b-4", "out");
        table.now.seats[7].presence = Presence::Withdrew;
        table
    };
    let same = |table: Table| table.person("b-4", "a-1");
    let rows: [(&str, &dyn Fn(Table) -> Table); 7] = [
        ("Remote", &remote),
        ("Deputy", &as_a(Occupancy::Deputy)),
        ("Proxy", &as_a(Occupancy::Proxy)),
        (r#"Tag("non-voting")"#, &|table| table),
        ("Conflicted", &conflicted),
        (r#"Conflict("out")"#, &withdrew),
        ("CoOpted", &as_a(Occupancy::CoOpted)),
    ];
    for (is, so) in rows {
        let bar = |from: &str| format!("(who: [{is}], from: [{from}])");
        assert_eq!(so(here(&bar("Vote"))).result().quorum.met, Met::Yes, "{is}");
        assert_eq!(so(here(&bar("Vote, Quorum"))).result().quorum.met, Met::No, "{is}");
    }
    assert_eq!(same(here("")).result().quorum.met, Met::Yes, "two seats");
    let people = quorum("Need(at_least: 2, are: [Present], by: People)", "").here("a-1 b-4");
    assert_eq!(same(people).result().quorum.met, Met::No, "one person");
}

fn decision(votes: &str, rule: &str) -> Table {
    Table::new(sketch(&format!(
        r#"{SEATS} votes: [{votes}], decisions: [(class: "usual", rule: ({rule}))]"#
    )))
    .all_here()
}

const BY_VOTES: &str = r#"carried: Need(more_than: "1/2", of: [Cast], are: [For], by: Votes), tie: Silent"#;

/// A for, B against, one of A away or abstaining: whose votes are lost with the absent, and whose are not.
#[test]
fn weights() {
    let one_each_b = r#"([Body("B")], Each(1))"#;
    for (of_a, all, one_away) in [
        ("Each(1)", Outcome::Tied, Outcome::Lost),
        ("Each(\"4/3\")", Outcome::Carried, Outcome::Tied),
        ("Together(4)", Outcome::Tied, Outcome::Tied),
        ("Together(3)", Outcome::Lost, Outcome::Lost),
        (r#"Each("1/2")"#, Outcome::Lost, Outcome::Lost),
    ] {
        let table = decision(&format!(r#"([Body("A")], {of_a}), {one_each_b}"#), BY_VOTES);
        let against = some("b", 1..=4);
        let voted = table.clone().r#for(&some("a", 1..=4)).against(&against);
        assert_eq!(voted.outcome(), all, "{of_a}");
        let away = table.away("a-4").r#for(&some("a", 1..=3)).against(&against);
        assert_eq!(away.outcome(), one_away, "{of_a}, one away");
    }
    // Parity: A has together what B's voters have.
    let parity = decision(
        &format!(r#"{one_each_b}, ([Body("A")], SameAs([Body("B"), Entitled, Attending]))"#),
        BY_VOTES,
    );
    let parity = |b: u16| {
        parity
            .clone()
            .away(&some("b", b + 1..=4))
            .r#for("a-1 a-2 a-3 a-4")
            .against(&some("b", 1..=b))
    };
    assert_eq!(parity(4).outcome(), Outcome::Tied);
    assert_eq!(parity(1).outcome(), Outcome::Tied);
    // One vote for two people: agreed it counts once, divided it is not cast.
    let rule = r#"(carried: Need(at_least: "all", of: [Cast], are: [For]), tie: NoDecision, neither: NoDecision)"#;
    let pair = decision(
        &format!(r#"([Or([Seat("a-1"), Seat("a-2")])], Block(Together(1), {rule})), ([Body("B")], Each(1))"#),
        BY_VOTES,
    );
    assert_eq!(pair.clone().r#for("a-1 a-2").against("b-1").outcome(), Outcome::Tied);
    assert_eq!(
        pair.clone().r#for("a-1 a-2 b-2").against("b-1").outcome(),
        Outcome::Carried
    );
    assert_eq!(
        pair.r#for("a-1 b-2").against("a-2 b-1").outcome(),
        Outcome::Tied,
        "1 to 1 without the pair"
    );
}

/// Eight seats: one vacant, one away, one recused; of the five who vote so many for, one against, the rest abstaining.
#[test]
fn what_carries() {
    let bars = r#"bars: [(who: [Conflicted], from: [Vote])], votes: [([Body("A")], Each(2)), ([Body("B")], Each(1))],"#;
    let came_out = |carried: &str, n: usize| {
        let table = Table::new(sketch(&format!(
            r#"{SEATS} {bars} decisions: [(class: "usual", rule: (carried: {carried}, tie: Lost))]"#
        )));
        let table = table
            .all_here()
            .status("b-4", Status::Vacant)
            .away("b-3")
            .conflict("b-2", "standing");
        let voters = ["a-1", "a-2", "a-3", "a-4"];
        let table = table
            .r#for(&voters[..n].join(" "))
            .abstain(&voters[n..].join(" "))
            .against("b-1");
        table.outcome()
    };
    for (carried, fewest) in [
        // 2 of 3, of 5, of 5, of 6, of 7, of 8, of 12 votes, of 5 replies.
        (r#"Need(more_than: "1/2", of: [Cast], are: [For])"#, 2),
        (r#"Need(more_than: "1/2", of: [Replied], are: [For])"#, 3),
        (r#"Need(more_than: "1/2", of: [Attending, Entitled], are: [For])"#, 3),
        (r#"Need(more_than: "1/2", of: [Entitled], are: [For])"#, 4),
        (r#"Need(more_than: "1/2", of: [Filled], are: [For])"#, 4),
        (r#"Need(at_least: "1/2", of: [], are: [For])"#, 4),
        (r#"Need(more_than: "1/2", of: [], are: [For], by: Votes)"#, 4),
        (r#"Need(at_least: "1/2", of: [], are: [For], by: Votes)"#, 3),
        (r#"Need(at_least: 3, are: [For])"#, 3),
        (
            r#"All([Need(more_than: "1/2", of: [Cast], are: [For]), Need(at_least: 3, are: [For])])"#,
            3,
        ),
        (
            r#"Any([Need(more_than: "1/2", of: [Filled], are: [For]), Need(at_least: 3, are: [For])])"#,
            3,
        ),
        // Turnout: half of the members must vote for or against.
        (
            r#"All([Need(at_least: "1/2", of: [Filled], are: [Cast]), Need(more_than: "1/2", of: [Cast], are: [For])])"#,
            3,
        ),
        // By turnout: two thirds where four or more vote for or against, else all of them.
        (
            r#"If(Need(at_least: 4, are: [Cast]), Need(at_least: "2/3", of: [Cast], are: [For]), Need(at_least: "all", of: [Cast], are: [For]))"#,
            3,
        ),
        // Among those for: the gp (a-2), the nurse (a-3).
        (
            r#"All([Need(at_least: 1, are: [For]), Need(at_least: 1, of: [Tag("gp")], are: [For])])"#,
            2,
        ),
        (
            r#"All([Need(at_least: 1, are: [For]), Need(at_least: 1, of: [Tag("nurse")], are: [For])])"#,
            3,
        ),
        // Most of those with a tag who vote: of the two lay members one is for, one against.
        (r#"Need(at_least: "1/2", of: [Cast, Tag("lay")], are: [For])"#, 1),
        // In organisations: one of the two with somebody for.
        (r#"Need(at_least: 1, are: [For], by: Bodies)"#, 1),
    ] {
        assert_ne!(came_out(carried, fewest - 1), Outcome::Carried, "{carried}");
        assert_eq!(came_out(carried, fewest), Outcome::Carried, "{carried}");
    }
}

/// A veto by voting against, by not being for, by being away; blocked by two.
#[test]
fn vetoes() {
    let rule =
        |veto: &str| format!(r#"carried: All([Need(more_than: "1/2", of: [Cast], are: [For]), {veto}]), tie: Lost"#);
    let against = r#"Need(at_most: 0, of: [Seat("a-1")], are: [Against])"#;
    let not_for = r#"Need(at_least: 1, of: [Seat("a-1")], are: [For])"#;
    let unless_two = "Need(fewer_than: 2, are: [Against])";
    for (veto, [chair_for, chair_against, chair_abstains, chair_away]) in [
        (
            against,
            [Outcome::Carried, Outcome::Lost, Outcome::Carried, Outcome::Carried],
        ),
        (not_for, [Outcome::Carried, Outcome::Lost, Outcome::Lost, Outcome::Lost]),
        (
            unless_two,
            [Outcome::Carried, Outcome::Lost, Outcome::Carried, Outcome::Carried],
        ),
    ] {
        let table = decision("", &rule(veto)).r#for("a-2 a-3 a-4 b-1").against("b-2");
        assert_eq!(table.clone().r#for("a-1").outcome(), chair_for, "{veto}");
        assert_eq!(table.clone().against("a-1").outcome(), chair_against, "{veto}");
        assert_eq!(table.clone().abstain("a-1").outcome(), chair_abstains, "{veto}");
        assert_eq!(table.away("a-1").outcome(), chair_away, "{veto}");
    }
}

/// Four to four; the chair is a-1, the vice chair b-1.
#[test]
fn casting_votes() {
    let bars =
        r#"bars: [(who: [Conflict("noted")], from: []), (who: [Conflict("no casting vote")], from: [Casting])],"#;
    let equal = |tie: &str| {
        let table = Table::new(sketch(&format!(
            r#"{SEATS} {bars} decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: {tie}))]"#
        )));
        table
            .all_here()
            .in_chair("a-1")
            .r#for("a-1 a-2 a-3 a-4")
            .against("b-1 b-2 b-3 b-4")
    };
    let holders = |table: &Table| {
        let casting = table.result().casting;
        casting
            .into_iter()
            .map(|caster| caster.seat.0)
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (tie, outcome, held_by) in [
        ("Lost", Outcome::Lost, ""),
        ("NoDecision", Outcome::NoDecision, ""),
        ("Postponed", Outcome::NoDecision, ""),
        ("Again(All)", Outcome::NoDecision, ""),
        ("Silent", Outcome::Tied, ""),
        ("Lot", Outcome::Tied, "a-1"),
        ("Casting(by: [[Presiding]])", Outcome::Tied, "a-1"),
        (
            r#"Casting(by: [[Office("Vice Chair")]], way: Decides)"#,
            Outcome::Tied,
            "b-1",
        ),
        (
            r#"Casting(by: [[Office("Vice Chair")], [Office("Chair")]])"#,
            Outcome::Tied,
            "b-1 a-1",
        ),
        (
            r#"Casting(by: [[Body("B"), Not(Tag("lay"))]])"#,
            Outcome::Tied,
            "b-2 b-3 b-4",
        ),
        (r#"Casting(by: [[Seat("b-4")]], way: StatusQuo)"#, Outcome::Tied, "b-4"),
    ] {
        let table = equal(tie);
        assert_eq!((table.outcome(), holders(&table).as_str()), (outcome, held_by), "{tie}");
    }
    // Barred, or away: the next in order, or nobody.
    let in_order = equal(r#"Casting(by: [[Office("Vice Chair")], [Office("Chair")]])"#);
    assert_eq!(holders(&in_order.clone().conflict("b-1", "noted")), "b-1 a-1");
    let barred = in_order.conflict("b-1", "no casting vote");
    assert_eq!(holders(&barred), "a-1");
    assert_eq!(
        barred.clone().decides("a-1", Some(ForOrAgainst::For)).outcome(),
        Outcome::Carried
    );
    assert_eq!(
        barred.clone().decides("b-1", Some(ForOrAgainst::For)).outcome(),
        Outcome::Tied
    );
    assert_eq!(barred.conflict("a-1", "no casting vote").outcome(), Outcome::Lost);
    // Keeping things as they are is all that may be done.
    let as_it_is = equal(r#"Casting(by: [[Seat("b-4")]], way: StatusQuo)"#);
    assert_eq!(
        as_it_is.clone().decides("b-4", Some(ForOrAgainst::For)).outcome(),
        Outcome::Tied
    );
    assert_eq!(
        as_it_is.decides("b-4", Some(ForOrAgainst::Against)).outcome(),
        Outcome::Lost
    );
}

/// Where the text gives it for want of a majority, and not for equal votes alone.
#[test]
fn a_casting_vote_for_want_of_a_majority() {
    let rule = |neither: &str| {
        format!(
            r#"carried: Need(more_than: "1/2", of: [Attending, Entitled], are: [For]), tie: Silent, neither: {neither}"#
        )
    };
    let vote = |neither: &str| {
        decision("", &rule(neither))
            .r#for("a-1 a-2 a-3 a-4")
            .against("b-1")
            .abstain("b-2 b-3 b-4")
    };
    let given = vote(r#"Casting(by: [[Office("Chair")]])"#);
    assert_eq!(given.outcome(), Outcome::Tied, "four of eight are no majority");
    assert_eq!(given.result().casting.len(), 1);
    assert_eq!(vote("Lost").outcome(), Outcome::Lost);
    assert_eq!(given.r#for("b-2").outcome(), Outcome::Carried);
}

/// Whoever is out of the room for the item does not preside over it, whatever their interest takes away.
#[test]
fn one_who_withdrew_does_not_preside() {
    let terms = sketch(&format!(
        r#"{} bars: [(who: [Conflict("leaves")], from: [Vote])], decisions: []"#,
        SEATS.replace(r#"holder: "a-1")"#, r#"holder: "a-1", then: ["Vice Chair"])"#)
    ));
    let presiding = |presence: Presence| {
        let mut table = Table::new(terms.clone()).all_here().conflict("a-1", "leaves");
        table.now.seats[0].presence = presence;
        table.result().presiding.map(|seat| seat.0)
    };
    assert_eq!(presiding(Presence::InPerson).as_deref(), Some("a-1"));
    assert_eq!(presiding(Presence::Withdrew).as_deref(), Some("b-1"));
    assert_eq!(presiding(Presence::Absent).as_deref(), Some("b-1"));
}
