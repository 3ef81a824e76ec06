//! The life of minutes: what a closed record takes, what a signature seals, what approval is worth, what comes along.

use chrono::NaiveDate;

use crate::meeting::life::approved_in;
use crate::meeting::testing::*;
use crate::meeting::*;
use crate::terms::Choice;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn circulated(part: MinutesPart) -> Event {
    Event::Circulated {
        part,
        on: day("2016-04-22"),
        not_to: vec![],
    }
}

fn signed(part: MinutesPart) -> Event {
    Event::Signed {
        part,
        by: "Ms Ruth Allen".into(),
        on: day("2016-05-18"),
        approved: None,
        amendments: 0,
    }
}

fn text(item: &str, kind: TextKind) -> Event {
    Event::TextWritten {
        text: format!("t{item}"),
        kind,
        item: no(item),
        digest: String::new(),
    }
}

fn of(part: MinutesPart) -> MinutesOf {
    MinutesOf {
        date: day("2016-04-20"),
        meeting: Some("0123456789abcdef0123456789abcdef".into()),
        part,
    }
}

fn approved(of: MinutesOf, amendments: &[&str]) -> Event {
    Event::MinutesApproved {
        item: no("5"),
        of,
        amendments: amendments.iter().map(|words| (*words).into()).collect(),
        endings: Box::default(),
    }
}

/// A meeting with a private item, from which Dr Hale withdrew.
fn earlier() -> Tale {
    Tale::begun()
        .then("09:40", handled("hale", "8", LEAVES))
        .then("10:00", Event::Closed)
}

/// The next one, in May, with the minutes of April to approve.
fn later() -> Tale {
    let created = Created {
        meeting: "ff".repeat(16),
        date: day("2016-05-18"),
        brought: Brought {
            minutes: vec![of(MinutesPart::Public), of(MinutesPart::Private)],
            ..created().brought
        },
        ..created()
    };
    let here = ["allen", "ade", "beck", "hale", "cole", "frost"];
    here.iter()
        .fold(Tale::of(created), |tale, id| tale.then("09:20", arrived(id)))
        .then("09:25", settled("votes", Span::Meeting))
        .then("09:29", Event::TookChair { person: who("allen") })
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "5")
}

fn of_earlier(later: &Tale) -> Vec<Approval> {
    approved_in(vec![later.0.clone()], &earlier().meeting()).unwrap()
}

#[test]
fn a_closed_record_takes_rewordings_and_its_minutes_life_and_nothing_else() {
    let after_close: [(&str, Event, bool); 8] = [
        ("a rewording", text("5", TextKind::Minute), true),
        ("a note", text("5", TextKind::Note), true),
        ("circulated", circulated(MinutesPart::Public), true),
        ("signed", signed(MinutesPart::Private), true),
        ("a decision", agreed("5"), false),
        ("an approval", approved(of(MinutesPart::Public), &[]), false),
        ("somebody comes", arrived("gale"), false),
        ("closed again", Event::Closed, false),
    ];
    for (what, event, taken) in after_close {
        let told = History::new(earlier().then("10:05", event).0).map_err(|refusal| refusal.says);
        assert_eq!(told.is_ok(), taken, "{what}: {:?}", told.err());
    }
    for early in [circulated(MinutesPart::Public), signed(MinutesPart::Public)] {
        let refusal = Tale::begun().then("09:50", early).refusal();
        assert!(refusal.says.contains("close it first"), "{refusal}");
    }
}

#[test]
fn what_is_signed_is_sealed_part_by_part() {
    let tale = earlier().then("10:05", signed(MinutesPart::Public));
    let closed = tale.last() - 1;
    let history = tale.history();
    let moved_before = |event| {
        (
            event,
            Some(Effect {
                before: Some(closed),
                time: None,
            }),
        )
    };
    let now = |event| (event, None);
    let table = [
        ("public text", now(text("5", TextKind::Minute)), false),
        ("private text", now(text("8", TextKind::Minute)), true),
        ("a note", now(text("5", TextKind::Note)), true),
        ("circulated", now(circulated(MinutesPart::Private)), true),
        ("signed", now(signed(MinutesPart::Private)), true),
        ("settled as before the close", moved_before(agreed("5")), false),
        ("the close taken back", now(withdrawn(closed)), false),
        ("the signature taken back", now(withdrawn(closed + 1)), true),
        (
            "the signature put right",
            now(replaced(closed + 1, signed(MinutesPart::Private))),
            true,
        ),
    ];
    for (what, (event, effect), taken) in table {
        let record = Record {
            seq: tale.last() + 1,
            id: "new".into(),
            effect,
            event,
            ..tale.0.last().unwrap().clone()
        };
        let told = history.try_act(&[record]).map_err(|refusal| refusal.says);
        assert_eq!(told.is_ok(), taken, "{what}: {:?}", told.err());
        if let Err(says) = told {
            assert!(
                says.contains("were signed by Ms Ruth Allen on 18 May 2016"),
                "{what}: {says}"
            );
            assert!(says.contains("as an amendment that is agreed there"), "{what}: {says}");
        }
    }
    // The signature taken back and put in again; a withdrawal of that withdrawal is of the signature too.
    let again = tale.withdraw("11:00", closed + 1);
    let undone = again.last();
    let record = Record {
        seq: undone + 1,
        id: "redo".into(),
        event: withdrawn(undone),
        ..again.0.last().unwrap().clone()
    };
    assert_eq!(again.history().try_act(&[record]).unwrap().meeting().signed.len(), 1);
}

#[test]
fn approval_is_worth_what_the_decision_is() {
    let public = || approved(of(MinutesPart::Public), &["page 3 to read 14"]);
    let told = of_earlier(&later().then("09:32", public()));
    assert_eq!(
        told,
        [Approval {
            part: MinutesPart::Public,
            on: day("2016-05-18"),
            at: told[0].at,
            in_chair: Some("Ms Ruth Allen".into()),
            amendments: vec!["page 3 to read 14".into()],
            in_public: true,
        }]
    );
    let without_quorum = || later().then("09:32", left("cole")).then("09:32", public());
    assert_eq!(of_earlier(&without_quorum()), []);
    let ruling = Event::ChairRuled {
        about: about("5"),
        ruling: Ruling::Stands,
        reason: "both will be back".into(),
        by: Some(who("allen")),
    };
    assert_eq!(of_earlier(&without_quorum().then("09:34", ruling)).len(), 1);
    // Put to the vote: the vote is the decision.
    let does_not_stand = || Event::ChairRuled {
        about: about("5"),
        ruling: Ruling::DoesNotStand,
        reason: "not in order".into(),
        by: Some(who("allen")),
    };
    for (choice, carried) in [(Choice::For, true), (Choice::Against, false)] {
        let tale = later().open("09:32", "5");
        let vote = tale.last();
        let tale = tale.cast("09:33", vote, choice, &["me-lay", "me-chair", "ne-lay", "ne-chair"]);
        let tale = tale.cast("09:33", vote, choice, &["nhse-area"]).close("09:34", vote);
        let voted = tale.then("09:35", public());
        let decisions = voted.meeting().decisions.len();
        let by_vote = voted.meeting().decisions[0].vote.is_some();
        assert_eq!(
            (of_earlier(&voted).len(), decisions, by_vote),
            (1, 1, carried),
            "{choice:?}"
        );
        let other = voted.clone().then("09:36", approved(of(MinutesPart::Private), &[]));
        let meeting = other.meeting();
        let votes: Vec<Option<Seq>> = meeting.decisions.iter().map(|decision| decision.vote).collect();
        assert_eq!(votes, [carried.then_some(vote), None], "one vote, one part");
        let ruled = other.then("09:37", does_not_stand());
        assert_eq!(of_earlier(&ruled).len(), 1, "a ruling is on the last of them");
        assert_eq!(of_earlier(&voted.then("09:36", does_not_stand())), []);
    }
    let other_day = MinutesOf {
        date: day("2016-04-06"),
        meeting: None,
        part: MinutesPart::Public,
    };
    assert_eq!(of_earlier(&later().then("09:32", approved(other_day.clone(), &[]))), []);
    // A meeting that the program did not know of is known by its day.
    let by_day = MinutesOf {
        date: day("2016-04-20"),
        ..other_day
    };
    assert_eq!(of_earlier(&later().then("09:32", approved(by_day, &[]))).len(), 1);
}

#[test]
fn private_minutes_are_private_wherever_they_are_agreed_and_do_not_go_to_who_withdrew() {
    let tale = later().then("09:32", approved(of(MinutesPart::Private), &["the price"]));
    let meeting = tale.meeting();
    assert!(meeting.decisions.iter().all(|decision| decision.when.private));
    assert!(!of_earlier(&tale)[0].in_public);
    let excluded = Event::PublicExcluded {
        wording: "go".into(),
        ground: "price".into(),
        endings: Box::default(),
    };
    let in_private = later()
        .then("09:32", excluded)
        .then("09:33", approved(of(MinutesPart::Public), &["a word"]));
    let mut april = earlier().meeting();
    april.approved_later = of_earlier(&in_private);
    assert_eq!(april.approved_later.len(), 1);
    assert!(
        Life::of(&april, MinutesPart::Public).is_draft(),
        "what was agreed in private is not told in public"
    );
    assert_eq!(april.withdrew_in_private(), [who("hale")]);
    let went = Tale::begun().take("09:40", "8").then("09:41", went_out("beck", "8"));
    assert_eq!(went.meeting().withdrew_in_private(), [who("beck")]);
    // Out in public, for an item that is then gone on with in private.
    let goes = |event: Event| {
        let tale = Tale::begun().take("09:40", "6").then("09:41", event);
        let excluded = Event::PublicExcluded {
            wording: "go".into(),
            ground: "price".into(),
            endings: Box::default(),
        };
        tale.then("09:42", excluded).then("09:43", Event::PublicReadmitted)
    };
    assert_eq!(
        goes(went_out("beck", "6")).meeting().withdrew_in_private(),
        [who("beck")]
    );
    assert_eq!(
        goes(handled("hale", "6", LEAVES)).meeting().withdrew_in_private(),
        [who("hale")]
    );
    assert_eq!(goes(went_out("beck", "7")).meeting().withdrew_in_private(), []);
    let from_public = Tale::begun().then("09:40", handled("hale", "6", LEAVES));
    assert_eq!(from_public.meeting().withdrew_in_private(), []);
}

#[test]
fn what_nobody_approved_comes_along_until_somebody_does() {
    let waiting = |tale: &Tale| {
        let meeting = tale.meeting();
        let last = LastMeeting {
            meeting: &meeting,
            head: "ab",
        };
        let brought = along(Some(last), None, day("2016-06-15")).brought.minutes;
        brought.iter().map(MinutesOf::in_words).collect::<Vec<_>>()
    };
    let public = "the minutes of the meeting held on 20 April 2016";
    let private = "the minutes of the private part of the meeting held on 20 April 2016";
    assert_eq!(waiting(&earlier()), [public, private]);
    let own = [
        "the minutes of the meeting held on 18 May 2016",
        "the minutes of the private part of the meeting held on 18 May 2016",
    ];
    let closed = |tale: Tale| waiting(&tale.then("10:00", Event::Closed));
    assert_eq!(closed(later()), [public, private, own[0], own[1]]);
    let one = later().then("09:32", approved(of(MinutesPart::Public), &[]));
    assert_eq!(closed(one), [private, own[0], own[1]]);
    let never = Tale::new().then("09:30", Event::NeverBegan { reason: "snow".into() });
    assert_eq!(waiting(&never), Vec::<String>::new());
}
