//! What is refused, and nothing else: the impossible. Beside each, its neighbour that is recorded.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::rules::ForOrAgainst;
use crate::terms::Choice;

#[test]
fn the_impossible_is_refused_with_words() {
    let open = || Tale::begun().take("10:00", "5").open("10:01", "5");
    let vote = open().last();
    let action = || {
        Event::ActionAgreed(Action {
            number: 1,
            agreed: created().date,
            ..Action::default()
        })
    };
    let cases: Vec<(&str, Tale, &str)> = vec![
        ("no beginning", Tale(vec![]), "no beginning"),
        (
            "before the beginning",
            Tale(vec![]).then("09:00", Event::CalledToOrder),
            "before the meeting's beginning",
        ),
        (
            "put before the beginning",
            Tale::new().before("09:00", 1, Event::CalledToOrder),
            "before the meeting's beginning",
        ),
        (
            "a second beginning",
            Tale::new().then("09:01", Event::Created(Box::new(created()))),
            "already has",
        ),
        (
            "nobody",
            Tale::new().then("09:30", arrived("nobody")),
            "Nobody here is called nobody",
        ),
        ("no such item", Tale::begun().take("09:40", "99"), "no item 99"),
        ("no such part", Tale::begun().then("09:40", agreed("6z")), "no part (z)"),
        (
            "no such seat",
            open().then("10:02", cast(vote, "me-none", Choice::For)),
            "no seat me-none",
        ),
        (
            "no such vote",
            open().then("10:02", cast(3, "me-lay", Choice::For)),
            "No vote was opened by record 3",
        ),
        (
            "no such answer",
            Tale::begun().then("09:40", settled("heads", Span::Meeting)),
            "no answer to: A majority",
        ),
        (
            "no such rung",
            Tale::begun().then("09:40", handled("ade", "5", "hides")),
            "no such handling",
        ),
        (
            "a number issued twice",
            Tale::begun().then(
                "09:40",
                Event::ItemAdded {
                    item: item("5", "Again"),
                    after: None,
                    reason: None,
                },
            ),
            "an item 5 already",
        ),
        (
            "an action's number issued twice",
            Tale::begun().then("10:00", action()).then("10:01", action()),
            "action 1 already",
        ),
        (
            "a vote by somebody away",
            Tale::with(&["allen", "beck"])
                .open("10:01", "5")
                .then("10:02", cast(13 - 8 + 1, "me-chair", Choice::For)),
            "Dr Ade is not marked as here. Mark Dr Ade in first",
        ),
        (
            "a deciding vote by somebody away",
            Tale::with(&["allen"]).open("10:01", "5").then(
                "10:02",
                Event::DecidingVoteUsed {
                    vote: 5,
                    seat: seat("nhse-area"),
                    choice: ForOrAgainst::For,
                },
            ),
            "Mr Cole is not marked as here",
        ),
        (
            "after the close",
            Tale::begun().then("11:00", Event::Closed).then("11:10", left("ade")),
            "meeting is closed",
        ),
        (
            "terms that cannot be read",
            Tale::of(Created {
                terms: "(format: zero".into(),
                ..created()
            }),
            "cannot be read",
        ),
    ];
    for (case, tale, says) in cases {
        let refusal = tale.refusal();
        assert!(refusal.says.contains(says), "{case}: {refusal}");
    }
}

#[test]
fn what_is_only_against_the_rules_is_recorded() {
    let open = || Tale::begun().take("10:00", "5").open("10:01", "5");
    let vote = open().last();
    let recused = open()
        .then("10:01", handled("ade", "5", LEAVES))
        .then("10:01", went_out("ade", "5"));
    let cases = [
        ("decided with nobody here", Tale::new().then("09:40", agreed("5"))),
        (
            "a vote by a withdrawn member",
            recused.then("10:02", cast(vote, "me-chair", Choice::For)),
        ),
        (
            "a vote after the close",
            open()
                .close("10:02", vote)
                .then("10:03", cast(vote, "me-chair", Choice::For)),
        ),
        (
            "a deciding vote where nothing is tied",
            open().then(
                "10:02",
                Event::DecidingVoteUsed {
                    vote,
                    seat: seat("me-chair"),
                    choice: ForOrAgainst::For,
                },
            ),
        ),
        (
            "leaving twice",
            Tale::begun().then("09:40", left("ade")).then("09:41", left("ade")),
        ),
        ("a departure, given its time before the close", {
            let closed = Tale::begun().then("11:00", Event::Closed);
            let seq = closed.last();
            closed.before("11:10", seq, left("ade"))
        }),
    ];
    for (case, tale) in cases {
        assert!(History::new(tale.0).is_ok(), "{case}");
    }
}

#[test]
fn whoever_is_not_here_cannot_leave() {
    // Dr Ade arrives by record 5 at 09:51; was here before, where `earlier`, from 09:25 to 09:40.
    let late = |earlier: bool| {
        let tale = match earlier {
            true => Tale::with(&["ade"]).then("09:40", left("ade")),
            false => Tale::with(&["beck"]).take("09:40", "1"),
        };
        assert_eq!(tale.last(), 5);
        tale.then("09:51", arrived("ade"))
    };
    let lost = || Event::LostConnection { person: who("ade") };
    for (case, tale, says) in [
        (
            "put before the arrival",
            late(false).before("10:00", 6, left("ade")),
            "Dr Ade was not here at 09:51: Dr Ade arrived at 09:51.",
        ),
        (
            "going out before the arrival",
            late(false).before("10:00", 6, went_out("ade", "5")),
            "Dr Ade was not here at 09:51: Dr Ade arrived at 09:51.",
        ),
        (
            "between leaving and coming back",
            late(true).before("10:00", 6, left("ade")),
            "Dr Ade was not here at 09:51: Dr Ade left at 09:40 and came back at 09:51.",
        ),
        (
            "never here",
            Tale::with(&["beck"]).then("09:40", left("ade")),
            "Dr Ade is not marked as here at 09:40. Mark Dr Ade in first.",
        ),
        (
            "going out after leaving",
            Tale::with(&["ade"])
                .then("09:40", left("ade"))
                .then("09:45", went_out("ade", "5")),
            "Dr Ade was not here at 09:45: Dr Ade left at 09:40. Mark Dr Ade in again first.",
        ),
        (
            "a connection lost after leaving",
            Tale::with(&["ade"]).then("09:40", left("ade")).then("09:45", lost()),
            "Dr Ade was not here at 09:45",
        ),
    ] {
        let refusal = tale.refusal();
        assert!(refusal.says.starts_with(says), "{case}: {refusal}");
    }
    // An earlier departure, found out later, makes the one that was typed at the time idle; both may stand.
    let twice = Tale::with(&["ade"])
        .take("09:35", "1")
        .take("09:40", "2")
        .then("09:45", left("ade"))
        .then("09:55", arrived("ade"));
    let earlier = twice.clone().before("10:00", 6, left("ade")).meeting();
    let spells = &earlier.attendance_of(&who("ade")).unwrap().spells;
    assert_eq!(spells[0].to.as_ref().unwrap().time, clock("09:40"));
    assert!(earlier.is_here(&who("ade")));
    // An arrival put later leaves a departure without ground: it is named.
    let history = Tale::with(&["ade"]).then("09:40", left("ade")).history();
    let moved = Tale(history.records().to_vec()).withdraw("09:50", 2).0.split_off(5);
    let refusal = history.try_act(&moved).unwrap_err();
    assert!(
        refusal
            .says
            .starts_with("Not possible while this rests on it: Dr Ade left."),
        "{refusal}"
    );
}

#[test]
fn a_vote_after_the_close_is_kept_apart() {
    let tale = Tale::begun().take("10:00", "5").open("10:01", "5");
    let vote = tale.last();
    let tale = tale.cast("10:02", vote, Choice::For, &["me-lay"]).close("10:03", vote);
    let closed = tale.last();
    let late = tale
        .clone()
        .then("10:04", cast(vote, "me-chair", Choice::For))
        .meeting();
    assert_eq!(late.votes[0].snapshot.votes.len(), 1);
    assert_eq!(late.votes[0].late.len(), 1);
    let in_time = tale
        .before("10:04", closed, cast(vote, "me-chair", Choice::For))
        .meeting();
    assert_eq!(in_time.votes[0].snapshot.votes.len(), 2, "typed late, given in time");
    assert!(in_time.votes[0].late.is_empty());
}

#[test]
fn a_withdrawal_names_what_rests_on_it() {
    let tale = Tale::begun().take("10:00", "5").open("10:01", "5");
    let vote = tale.last();
    let history = tale
        .clone()
        .cast("10:02", vote, Choice::Against, &["me-chair", "me-lay"])
        .history();
    // Record 3 is Dr Ade's arrival.
    let act = |event: Event| {
        Tale(history.records().to_vec())
            .then("10:05", event)
            .0
            .split_off(history.records().len())
    };
    let refusal = history.try_act(&act(withdrawn(3))).unwrap_err();
    assert_eq!(
        refusal.says,
        "Not possible while this rests on it: Dr Ade voted against on item 5. \
         (Dr Ade is not marked as here. Mark Dr Ade in first, then record the vote.)"
    );
    assert_eq!(history.dependants(&act(withdrawn(3))), [vote + 1]);
    assert_eq!(history.dependants(&act(withdrawn(vote))), [vote + 1, vote + 2]);
    assert!(history.dependants(&act(left("ade"))).is_empty());
    assert!(
        history.dependants(&act(left("nobody"))).is_empty(),
        "no withdrawal makes it possible"
    );
}

#[test]
fn no_list_grows_without_end() {
    let item = |number: usize| Item {
        number: ItemNo(format!("x{number}")),
        title: "An item".into(),
        ..Item::default()
    };
    let person = |number: usize| Person {
        id: PersonId(format!("guest-{number}")),
        name: format!("Guest {number}"),
        seats: vec![],
        role: None,
    };
    let items = |count: usize| Created {
        agenda: (0..count).map(item).collect(),
        ..created()
    };
    let people = |count: usize| Created {
        people: (0..count).map(person).collect(),
        brought: Brought::default(),
        ..created()
    };
    for (created, refused) in [
        (items(500), None),
        (items(501), Some("An agenda holds at most 500 items.")),
        (people(1_000), None),
        (people(1_001), Some("A meeting knows at most 1000 people.")),
    ] {
        let begun = Tale(vec![]).then("09:00", Event::Created(Box::new(created)));
        let says = History::new(begun.0).err().map(|refusal| refusal.says);
        assert_eq!(says.as_deref(), refused);
    }
    let added = |item: Item| Event::ItemAdded {
        item,
        after: None,
        reason: None,
    };
    let full = Tale(vec![]).then("09:00", Event::Created(Box::new(items(500))));
    let one_more = full.then("09:01", added(item(500)));
    assert_eq!(one_more.refusal().says, "An agenda holds at most 500 items.");
}
