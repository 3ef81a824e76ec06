//! The worked cases, by number, with what the source's own arithmetic gives.

use quorate::rules::{ForOrAgainst, Met, Outcome, Status};

use crate::table::{CCGS, NHSE, Table, sketch, some};

fn practices() -> Table {
    let terms = sketch(
        r#"seats: [(id: "practice", number: 47, title: "Practice")],
        questions: [(id: "respondents", clause: "2.2", asks: "75 % of whom?", answers: ["those who chose", "all replies", "all practices"])],
        bars: [(who: [Suspended], from: [Vote, Base], says: "its contract is held by another practice")],
        decisions: [(class: "consultation", by: Letter, rule: (carried: All([
            Under("1.2", Need(at_least: "1/2", of: [Members], are: [Replied])),
            Under("1.2", Case("respondents", [
                ("those who chose", Need(at_least: "3/4", of: [Cast], are: [For])),
                ("all replies", Need(at_least: "3/4", of: [Replied], are: [For])),
                ("all practices", Need(at_least: "3/4", of: [Members], are: [For])),
            ])),
        ]))),
        (class: "assumed support", by: Letter, rule: (carried: Need(at_least: "3/4", of: [Members], are: [For]), silence: For))]"#,
    );
    Table::new(terms).status("practice-46 practice-47", Status::Suspended)
}

/// 26 yes, 8 no and 1 without a choice of 45: 26/34 is over three quarters, 26/35 (74.29 %) and 26/45 are not.
#[test]
fn case_1_the_practice_ballot() {
    let ballot = practices()
        .r#for(&some("practice", 1..=26))
        .against(&some("practice", 27..=34))
        .no_choice("practice-35");
    assert_eq!(ballot.outcome(), Outcome::ReadingNeeded);
    assert_eq!(ballot.readings(), ["respondents"]);
    let options: Vec<_> = ballot.result().readings[0]
        .options
        .iter()
        .map(|option| option.outcome)
        .collect();
    assert_eq!(options, [Outcome::Carried, Outcome::Lost, Outcome::Lost]);
    for (answer, outcome) in [
        ("those who chose", Outcome::Carried),
        ("all replies", Outcome::Lost),
        ("all practices", Outcome::Lost),
    ] {
        assert_eq!(
            ballot.clone().settle("respondents", answer).outcome(),
            outcome,
            "{answer}"
        );
    }
}

/// The earlier round: 18 yes, 14 wait and see, 13 silent.
#[test]
fn case_1_the_earlier_round_is_lost_however_it_is_read() {
    let round = practices()
        .r#for(&some("practice", 1..=18))
        .against(&some("practice", 19..=32));
    assert_eq!(round.outcome(), Outcome::Lost);
    assert!(round.readings().is_empty());
    let silence = practices().class("assumed support").against(&some("practice", 1..=11));
    assert_eq!(
        silence.outcome(),
        Outcome::Carried,
        "34 of 45 are silent or for; 33 3/4 are needed"
    );
    assert_eq!(silence.against("practice-12").outcome(), Outcome::Lost);
}

/// Turnout of at least half of 45: 23 replies do, 22 do not.
#[test]
fn case_1_turnout_is_a_gate() {
    let replied = |n| {
        practices()
            .settle("respondents", "those who chose")
            .r#for(&some("practice", 1..=n))
    };
    assert_eq!(replied(22).outcome(), Outcome::Lost);
    assert_eq!(replied(23).outcome(), Outcome::Carried);
}

/// Both CCGs (6 votes, 6 members) against NHS England (6 votes, 3 members).
#[test]
fn case_2_votes_or_members() {
    let table = Table::founding().r#for(CCGS).against(NHSE);
    assert_eq!(table.outcome(), Outcome::ReadingNeeded);
    assert_eq!(table.readings(), ["majority-of"]);
    let members = table.clone().settle("majority-of", "members");
    assert_eq!(members.outcome(), Outcome::Carried);
    let votes = table.settle("majority-of", "votes");
    let result = votes.result();
    assert_eq!(result.outcome, Outcome::Tied);
    let holders: Vec<_> = result.casting.iter().map(|caster| caster.seat.0.as_str()).collect();
    assert_eq!(holders, ["nhse-area", "nhse-medical"]);
    assert_eq!(
        votes.readings(),
        ["who-decides"],
        "the order of the holders is asked with the tie"
    );
    assert_eq!(result.casting[0].clause.as_deref(), Some("14"));
    assert_eq!(
        result.margin,
        "For 6 votes (6 members), against 6 votes (3); more than 6 of 12 votes carries it."
    );
}

#[test]
fn case_2_the_deciding_vote_decides() {
    let tied = Table::founding()
        .settle("majority-of", "votes")
        .r#for(CCGS)
        .against(NHSE);
    let settled = tied.clone().settle("who-decides", "Area Director");
    for (seat, choice, outcome) in [
        ("nhse-area", Some(ForOrAgainst::For), Outcome::Carried),
        ("nhse-area", Some(ForOrAgainst::Against), Outcome::Lost),
        ("nhse-area", None, Outcome::Lost),
        ("nhse-medical", Some(ForOrAgainst::For), Outcome::Tied),
        ("me-lay", Some(ForOrAgainst::For), Outcome::Tied),
    ] {
        assert_eq!(
            settled.clone().decides(seat, choice).outcome(),
            outcome,
            "{seat} {choice:?}"
        );
    }
    let unsettled = tied.decides("nhse-medical", Some(ForOrAgainst::For));
    assert_eq!(unsettled.outcome(), Outcome::ReadingNeeded, "who decides is open");
    assert_eq!(unsettled.readings(), ["who-decides"]);
}

/// A single CCG's three against NHS England's six, or against three at parity.
#[test]
fn case_3_weight_or_parity() {
    let table = Table::founding()
        .settle("majority-of", "votes")
        .class("single CCG")
        .concerns("Mid Essex")
        .r#for("me-lay me-chair me-officer")
        .against(NHSE);
    assert_eq!(table.outcome(), Outcome::ReadingNeeded);
    assert_eq!(table.readings(), ["single-ccg"]);
    assert_eq!(
        table.result().margin,
        "For 3 votes (3 members), against 3 or 6 votes (3), as open questions are answered; more than 4 1/2 of 9 votes or more than 3 of 6 votes, as it is read, carries it."
    );
    assert_eq!(table.clone().settle("single-ccg", "six stand").outcome(), Outcome::Lost);
    let parity = table.settle("single-ccg", "equal to the CCG").result();
    assert_eq!(parity.outcome, Outcome::Tied);
    assert_eq!(parity.casting.len(), 3);
    assert_eq!(parity.casting[0].clause.as_deref(), Some("15"));
}

/// Chair and Chief Officer of each CCG and two of NHS England: heads suffice, no lay member.
#[test]
fn case_4_which_chair() {
    let table = Table::founding().away("me-lay ne-lay nhse-primary");
    let result = table.result();
    assert_eq!(result.quorum.met, Met::ReadingNeeded);
    assert_eq!(
        result.quorum.readings.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(),
        ["which-chair"]
    );
    assert_eq!(result.presiding, None);
    assert_eq!(
        table.clone().settle("which-chair", "committee").result().quorum.met,
        Met::No
    );
    assert_eq!(table.settle("which-chair", "CCG").result().quorum.met, Met::Yes);
}

fn fourteen(bars: &str, quorum: &str) -> Table {
    let terms = sketch(&format!(
        r#"seats: [(id: "m", number: 14)], bars: [{bars}], quorum: (checked: [Item], test: {quorum}),
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For])))]"#
    ));
    Table::new(terms).here(&some("m", 1..=5)).conflict("m-5", "conflicted")
}

/// A third of 14 present and entitled is 5; there are 4. The meeting itself has its 5.
#[test]
fn case_5_a_recused_member_is_not_entitled() {
    let quorum = r#"Need(at_least: "1/3", are: [Present, Entitled])"#;
    let item = fourteen("(who: [Conflicted], from: [Vote, Casting])", quorum);
    assert_eq!(item.result().quorum.met, Met::No);
    assert_eq!(item.outcome(), Outcome::Void);
    assert_eq!(item.clone().here("m-6").result().quorum.met, Met::Yes);
    let mut meeting = item;
    meeting.now.seats.iter_mut().for_each(|now| now.rung = None);
    assert_eq!(meeting.result().quorum.met, Met::Yes);
}

#[test]
fn case_6_those_who_remain_are_the_quorum() {
    let bars = "(who: [Conflicted], from: [Room, Speech, Decision, Vote, Quorum, Casting])";
    let quorum = r#"All([Need(at_least: "1/3", are: [Attending]), Need(at_least: 1, are: [Present])])"#;
    let item = fourteen(bars, quorum);
    assert_eq!(item.result().quorum.met, Met::Yes);
    assert_eq!(
        item.away("m-1").result().quorum.met,
        Met::No,
        "leaving is not withdrawing"
    );
}

#[test]
fn one_recusal_five_effects() {
    let third = r#"Need(at_least: "1/3", of: [Members], are: [Present])"#;
    let floor = r#"If(Need(at_least: 1, of: [Attending], are: [Conflicted]), Need(at_least: 2, are: [Present, Entitled]), Need(at_least: "1/3", are: [Present]))"#;
    let voting = "(who: [Conflicted], from: [Vote, Casting])";
    let counted = "(who: [Conflicted], from: [Vote, Casting, Quorum])";
    let absent = "(who: [Conflicted], from: [Vote, Casting, Quorum, Base])";
    for (bars, quorum, met) in [
        (voting, floor, Met::Yes),
        (voting, third, Met::Yes),
        (counted, third, Met::No),
        (absent, third, Met::No),
    ] {
        assert_eq!(fourteen(bars, quorum).result().quorum.met, met, "{bars} {quorum}");
    }
    let six_here_two_recused = fourteen(absent, third).here("m-6").conflict("m-6", "conflicted");
    assert_eq!(six_here_two_recused.result().quorum.met, Met::Yes, "4 of 12");
}

fn company(tie: &str) -> Table {
    let terms = sketch(&format!(
        r#"seats: [(id: "d", number: 5)], offices: [(name: "chair", holder: "d-1")],
        bars: [(who: [Conflicted], from: [Vote, Quorum, Casting, Presiding])],
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: {tie}))]"#
    ));
    Table::new(terms)
        .all_here()
        .conflict("d-1", "conflicted")
        .r#for("d-2 d-3")
        .against("d-4 d-5")
}

#[test]
fn case_7_the_chair_is_conflicted_on_a_tie() {
    let silent_on_a_stand_in = company(r#"Casting(by: [[Office("chair")]])"#);
    assert_eq!(silent_on_a_stand_in.outcome(), Outcome::Lost);
    let steps = silent_on_a_stand_in.result().steps;
    assert!(
        steps
            .iter()
            .any(|step| step.text.contains("nobody who may give the deciding vote")),
        "{steps:#?}"
    );
    let whoever_presides = company("Casting(by: [[Presiding]])").in_chair("d-2").result();
    assert_eq!(whoever_presides.outcome, Outcome::Tied);
    assert_eq!(whoever_presides.casting[0].seat.0, "d-2");
}

#[test]
fn case_8_no_casting_vote() {
    let terms = sketch(
        r#"seats: [(id: "m", number: 6)],
        decisions: [(class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For])))]"#,
    );
    let table = Table::new(terms).all_here().r#for("m-1 m-2 m-3").against("m-4 m-5 m-6");
    let result = table.result();
    assert_eq!(result.outcome, Outcome::Lost);
    let last = &result.steps.last().unwrap().text;
    assert_eq!(last, "Equal, and the terms give no deciding vote: not carried.");
}

/// Two thirds of all members at the time, a panel of 10: 6 is short of 7, whoever attends.
#[test]
fn case_9_two_thirds_of_all_members() {
    let terms = sketch(
        r#"seats: [(id: "m", number: 10)],
        decisions: [(class: "veto", rule: (carried: Need(at_least: "2/3", of: [Filled], are: [For])))]"#,
    );
    let table = Table::new(terms).here(&some("m", 1..=8));
    assert_eq!(
        table.clone().r#for(&some("m", 1..=6)).against("m-7 m-8").outcome(),
        Outcome::Lost
    );
    assert_eq!(
        table.r#for(&some("m", 1..=7)).against("m-8").outcome(),
        Outcome::Carried
    );
}

fn blocks() -> Table {
    let terms = sketch(
        r#"seats: [(id: "cllr", number: 10, body: "Council"), (id: "ccg", number: 5, body: "CCG")],
        offices: [(name: "council chair", holder: "cllr-1")],
        bars: [(who: [Conflicted], from: [Vote, Casting])],
        votes: [
            ([Body("CCG")], Block(Together(1), (carried: Need(more_than: "1/2", of: [Cast], are: [For])))),
            ([Body("Council")], Block(Together(1), (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: Casting(by: [[Office("council chair")]])))),
        ],
        decisions: [
            (class: "part A", rule: (carried: Need(at_least: 2, are: [For], by: Votes), tie: NoDecision, neither: NoDecision)),
            (class: "part B", bars: [(who: [Body("CCG")], from: [Vote])], votes: [([], Each(1))], rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: Casting(by: [[Office("council chair")]]))),
        ]"#,
    );
    Table::new(terms).all_here()
}

#[test]
fn case_10_two_blocks_must_agree() {
    let council = |n| blocks().r#for(&some("cllr", 1..=n)).against(&some("cllr", n + 1..=10));
    let ccg_for = |table: Table| table.r#for("ccg-1 ccg-2 ccg-3").against("ccg-4 ccg-5");
    let ccg_against = |table: Table| table.against("ccg-1 ccg-2 ccg-3").r#for("ccg-4 ccg-5");
    assert_eq!(ccg_for(council(6)).outcome(), Outcome::Carried);
    assert_eq!(
        ccg_against(council(6)).outcome(),
        Outcome::NoDecision,
        "not a rejection"
    );
    assert_eq!(ccg_against(council(4)).outcome(), Outcome::Lost);
    let equal = ccg_for(council(5)).result();
    assert_eq!(
        equal.outcome,
        Outcome::Tied,
        "the block waits for its own deciding vote"
    );
    assert_eq!(equal.casting[0].seat.0, "cllr-1");
    let decided = |choice| ccg_for(council(5)).decides("cllr-1", Some(choice)).outcome();
    assert_eq!(decided(ForOrAgainst::For), Outcome::Carried);
    assert_eq!(decided(ForOrAgainst::Against), Outcome::NoDecision);
    let ccg_equal = council(6).r#for("ccg-1 ccg-2").against("ccg-3 ccg-4");
    assert_eq!(
        ccg_equal.outcome(),
        Outcome::NoDecision,
        "a block without a majority is not cast"
    );
    let alone = blocks()
        .class("part B")
        .r#for(&some("cllr", 1..=6))
        .against("ccg-1 ccg-2");
    assert_eq!(alone.outcome(), Outcome::Carried, "the CCG has no vote in part B");
}

#[test]
fn case_11_both_must_agree() {
    let board = |rule: &str| {
        Table::new(sketch(&format!(
            r#"seats: [(id: "m", number: 2)], quorum: (test: Need(at_least: "all", are: [Present])),
            decisions: [(class: "usual", rule: ({rule}))]"#
        )))
    };
    let all_seats = r#"carried: Need(at_least: "all", are: [For])"#;
    let of_cast = r#"carried: Need(at_least: "all", of: [Cast], are: [For])"#;
    assert_eq!(board(all_seats).here("m-1").r#for("m-1").outcome(), Outcome::Void);
    assert_eq!(
        board(all_seats).all_here().r#for("m-1").abstain("m-2").outcome(),
        Outcome::Lost
    );
    assert_eq!(
        board(of_cast).all_here().r#for("m-1").abstain("m-2").outcome(),
        Outcome::Carried
    );
    assert_eq!(board(all_seats).all_here().r#for("m-1 m-2").outcome(), Outcome::Carried);
}

#[test]
fn case_12_half_rounded_up_without_vacancies() {
    for (base, needed) in [("[Members]", 6), ("[]", 7)] {
        let terms = sketch(&format!(
            r#"seats: [(id: "m", number: 13)], bars: [(who: [Suspended], from: [Vote, Quorum, Base])],
            quorum: (test: Need(at_least: "1/2", of: {base}, are: [Present])), decisions: []"#
        ));
        let table = Table::new(terms).status("m-12 m-13", Status::Vacant);
        let met = |n| table.clone().here(&some("m", 1..=n)).result().quorum.met;
        assert_eq!(met(needed - 1), Met::No, "{base}");
        assert_eq!(met(needed), Met::Yes, "{base}");
    }
}

#[test]
fn case_13_the_chair_votes_only_to_break_a_tie() {
    let terms = sketch(
        r#"seats: [(id: "m", number: 7)], offices: [(name: "chair", holder: "m-7")],
        bars: [(who: [Presiding], from: [Vote], says: "no deliberative vote")],
        quorum: (test: Need(more_than: "1/2", are: [Present])),
        decisions: [(class: "meeting", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]), tie: Casting(by: [[Presiding]], way: Only)))]"#,
    );
    let table = Table::new(terms).all_here().in_chair("m-7");
    let tied = table
        .clone()
        .r#for("m-1 m-2 m-3")
        .against("m-4 m-5 m-6")
        .against("m-7")
        .result();
    assert_eq!(tied.outcome, Outcome::Tied, "the chair's own vote is cast, not counted");
    assert_eq!(tied.casting[0].seat.0, "m-7");
    assert!(
        tied.steps
            .iter()
            .any(|step| step.text.contains("Vote cast, not counted: M 7"))
    );
    let carried = table.r#for("m-1 m-2 m-3 m-4").against("m-5 m-6").result();
    assert_eq!(carried.outcome, Outcome::Carried);
    assert!(carried.casting.is_empty());
}

/// Cases 2, 3 and 4 on the founding terms as they are delivered.
#[test]
fn the_delivered_founding_terms_read_as_the_sketch_does() {
    let delivered = || {
        Table::new(quorate::terms::founding().unwrap())
            .all_here()
            .office("Chair", "me-lay")
            .office("Vice Chair", "ne-lay")
    };
    let case_2 = delivered().r#for(CCGS).against(NHSE);
    assert_eq!(case_2.readings(), ["majority-of"]);
    let votes = case_2.clone().settle("majority-of", "votes").result();
    assert_eq!((votes.outcome, votes.casting.len()), (Outcome::Tied, 2));
    assert_eq!(case_2.settle("majority-of", "members").outcome(), Outcome::Carried);
    let case_3 = delivered()
        .settle("majority-of", "votes")
        .class("single CCG")
        .concerns("Mid Essex")
        .r#for("me-lay me-chair me-officer")
        .against(NHSE);
    assert_eq!(case_3.readings(), ["single-ccg"]);
    assert_eq!(
        case_3.clone().settle("single-ccg", "six stand").outcome(),
        Outcome::Lost
    );
    assert_eq!(case_3.settle("single-ccg", "equal to the CCG").outcome(), Outcome::Tied);
    let case_4 = delivered().away("me-lay ne-lay nhse-primary");
    let result = case_4.result();
    assert_eq!(
        (result.quorum.met, result.outcome),
        (Met::ReadingNeeded, Outcome::ReadingNeeded)
    );
    assert_eq!(result.readings[0].id, "which-chair");
    assert_eq!(result.presiding, None);
}
