//! A deciding vote breaks an equality of votes and nothing else; figures are of those whom a condition is about; hands of
//! more than may vote are no count; what an answer gives does not depend on questions left out.

use quorate::rules::{ForOrAgainst, Outcome, Status};

use crate::table::{Table, sketch, some};

/// Seven members, three lay, one of NHS England; the lay chair has a second vote. `carried`: the rule.
fn panel(carried: &str) -> Table {
    Table::new(sketch(&format!(
        r#"seats: [(id: "lay", number: 3, tags: ["lay"]), (id: "nhse", tags: ["nhse"]), (id: "other", number: 3)],
        offices: [(name: "Chair", from: [Tag("lay")])],
        decisions: [(class: "usual", rule: (carried: {carried}, tie: Casting(by: [[Office("Chair")]], way: Second)))]"#
    )))
    .all_here()
    .office("Chair", "lay-1")
    .in_chair("lay-1")
}

const MAJORITY: &str = r#"Need(more_than: "1/2", of: [Attending], are: [For])"#;
const BOTH: &str = r#"All([
    Need(more_than: "1/2", of: [Attending], are: [For]),
    Need(at_least: 1, of: [Tag("lay")], are: [For]),
    Need(at_least: 1, of: [Tag("nhse")], are: [For]),
])"#;

#[test]
fn a_condition_that_fails_beside_an_equality_is_not_decided_away() {
    // 3 for, 3 against, the other away; the chair would decide for.
    let equal = |rule: &str, r#for: &str, against: &str| {
        panel(rule)
            .away("other-3")
            .r#for(r#for)
            .against(against)
            .decides("lay-1", Some(ForOrAgainst::For))
            .outcome()
    };
    let (carried, lost) = (Outcome::Carried, Outcome::Lost);
    for (rule, r#for, against, expected) in [
        (MAJORITY, "lay-1 lay-2 lay-3", "nhse other-1 other-2", carried),
        // NHS England is against, and must be for.
        (BOTH, "lay-1 lay-2 lay-3", "nhse other-1 other-2", lost),
        (BOTH, "lay-1 lay-2 nhse", "lay-3 other-1 other-2", carried),
        // Equal among the lay members, of whom one is enough.
        (BOTH, "lay-1 nhse other-1", "lay-2 other-2 lay-3", carried),
        // None of the lay members is for.
        (BOTH, "nhse other-1 other-2", "lay-1 lay-2 lay-3", lost),
    ] {
        assert_eq!(equal(rule, r#for, against), expected, "{for} for, {against} against");
    }
    let undecided = panel(BOTH).r#for("lay-1 lay-2 lay-3").against("nhse other-1 other-2");
    let result = undecided.away("other-3").result();
    assert_eq!((result.outcome, result.casting.len()), (lost, 0), "nobody is asked");
}

#[test]
fn one_more_vote_is_no_three_quarters() {
    let rule = r#"Need(at_least: "3/4", of: [Cast], are: [For])"#;
    let equal = |rule: &str| {
        panel(rule)
            .away("other-3")
            .r#for("lay-1 lay-2 lay-3")
            .against("nhse other-1 other-2")
            .outcome()
    };
    assert_eq!(equal(rule), Outcome::Lost);
    assert_eq!(
        equal(r#"Need(more_than: "1/2", of: [Cast], are: [For])"#),
        Outcome::Tied
    );
}

#[test]
fn each_condition_has_the_figures_of_those_whom_it_is_about() {
    let result = panel(BOTH)
        .r#for("lay-1 lay-2 nhse other-1")
        .against("other-2 lay-3")
        .abstain("other-3")
        .result();
    let told: Vec<String> = result
        .conditions
        .iter()
        .map(|of| {
            format!(
                "{} {}/{}/{} of {}",
                of.counted, of.r#for, of.against, of.abstained, of.basis
            )
        })
        .collect();
    assert_eq!(told, ["4 4/2/1 of 7", "2 2/1/0 of 3", "1 1/0/0 of 1"]);
    assert_eq!(
        result.margin,
        "For 4, against 2, abstained 1; at least 4 of 7 members and at least 1 of 3 lay members and at least 1 of 1 nhse members carry it."
    );
}

/// A ballot of ten with a response rate of a half, and three quarters of those who chose.
fn ballot(replies: u16, r#for: u16) -> Table {
    let table = Table::new(sketch(
        r#"seats: [(id: "p", number: 10)],
        decisions: [(class: "usual", by: Letter, choices: [For, Against, Abstain, NoChoice], rule: (carried: All([
            Need(at_least: "1/2", are: [Replied]),
            Need(at_least: "3/4", of: [Cast], are: [For]),
        ])))]"#,
    ))
    .all_here()
    .r#for(&some("p", 1..=r#for));
    match replies - r#for {
        0 => table,
        _ => table.no_choice(&some("p", r#for + 1..=replies)),
    }
}

#[test]
fn a_ballot_that_fails_on_its_response_says_so() {
    let low = ballot(4, 4).result();
    assert_eq!(low.outcome, Outcome::Lost);
    assert_eq!(
        low.margin,
        "For 4, against 0; at least 3 of 4 members carries it. Of 10 (seats) 4 are members who replied; needed at least 5."
    );
    // A reply without a choice is a reply.
    for (replies, outcome) in [(4, Outcome::Lost), (5, Outcome::Carried)] {
        let result = ballot(replies, 4).result();
        assert_eq!(result.outcome, outcome);
        assert_eq!(result.conditions[0].counted.to_string(), replies.to_string());
        assert_eq!(result.conditions[0].counted_name, "members who replied");
    }
}

#[test]
fn a_hand_of_somebody_who_never_had_a_vote_is_none() {
    let ballot = |r#for: u16, against: u16| {
        Table::new(sketch(
            r#"seats: [(id: "m", number: 5, body: "A"), (id: "out", number: 2, body: "A", tags: ["out"])],
            bars: [(who: [Tag("out")], from: [Vote])],
            decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: Lost))]"#,
        ))
        .all_here()
        .hands("A", r#for, against, 0)
        .outcome()
    };
    assert_eq!(ballot(4, 1), Outcome::Carried);
    assert_eq!(ballot(5, 1), Outcome::RecountNeeded);
    assert_eq!(ballot(1, 5), Outcome::RecountNeeded);
}

#[test]
fn an_answer_gives_only_what_it_gives_however_the_others_are_read() {
    let table = |vacant: bool| {
        let table = Table::new(sketch(
            r#"seats: [(id: "m", number: 5), (id: "x", tags: ["x"])],
            questions: [
                (id: "of", asks: "Of whom?", answers: ["cast", "all"]),
                (id: "x", asks: "Do the others count?", answers: ["yes", "no"]),
            ],
            bars: [(who: [Tag("x")], from: [Vote, Base])],
            decisions: [(class: "usual", rule: (carried: All([
                Case("x", [("yes", Need(at_least: "1/2", of: [Filled], are: [Replied])), ("no", Need(at_least: "1/2", of: [Members], are: [Replied]))]),
                Case("of", [("cast", Need(more_than: "1/2", of: [Cast], are: [For])), ("all", Need(more_than: "1/2", are: [For]))]),
            ]), tie: Lost))]"#,
        ));
        let table = table.all_here().r#for("m-1 m-2");
        if vacant {
            table.status("m-5", Status::Vacant)
        } else {
            table
        }
    };
    // Four seats filled and one that does not count: 2 of 4 replied are enough, 2 of 5 are not.
    let result = table(true).result();
    let gives: Vec<(&str, Vec<(&str, Outcome)>)> = result
        .readings
        .iter()
        .map(|reading| {
            let options = reading
                .options
                .iter()
                .map(|option| (option.name.as_str(), option.outcome));
            (reading.id.as_str(), options.collect())
        })
        .collect();
    let (lost, open) = (Outcome::Lost, Outcome::ReadingNeeded);
    assert_eq!(
        gives,
        [
            ("of", vec![("cast", open), ("all", lost)]),
            ("x", vec![("yes", lost), ("no", open)]),
        ]
    );
    let cast = &result.readings[0].options[0];
    assert_eq!(
        cast.gives(|outcome| format!("{outcome:?}")),
        "Lost or Carried, as the others are read"
    );
    let settled = table(true).settle("x", "no").result();
    assert_eq!(settled.readings[0].options[0].outcome, Outcome::Carried);
}
