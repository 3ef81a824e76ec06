//! What is left to settle: each case once open, once settled.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::terms::Choice;

/// The entries that this act settles.
fn open(tale: &Tale, settles: &Settles) -> Vec<String> {
    let list = tale.meeting().to_settle();
    list.into_iter()
        .filter(|open| open.settled_by == *settles)
        .map(|open| open.words)
        .collect()
}

fn action(owner: &str, due: Option<chrono::NaiveDate>) -> Event {
    Event::ActionAgreed(Action {
        number: 1,
        words: "write to practices".into(),
        owner: owner.into(),
        due,
        agreed: created().date,
        ..Action::default()
    })
}

#[test]
fn each_thing_is_listed_until_its_act() {
    let begun = || Tale::begun().take("10:00", "5");
    let vote = begun().last() + 1;
    let voting = || begun().open("10:01", "5");
    let closed = || {
        voting()
            .cast("10:02", vote, Choice::For, &EVERY_SEAT)
            .close("10:03", vote)
    };
    let declared = || begun().then("10:01", interest("ade", "5"));
    let handling = || declared().then("10:02", handled("ade", "5", LEAVES));
    let evidence = Event::HandlingEvidenced {
        person: who("ade"),
        about: about("5"),
        evidence: "left at 10:02".into(),
    };
    let announced = Event::ResultAnnounced {
        vote,
        outcome: crate::rules::Outcome::Carried,
        r#for: crate::terms::Fraction::whole(12),
        against: crate::terms::Fraction::ZERO,
        abstained: crate::terms::Fraction::ZERO,
    };
    let inquorate = || Tale::with(&["allen"]).take("10:00", "5").then("10:05", agreed("5"));
    let remedy = Event::RemedyChosen {
        about: about("5"),
        remedy: 0,
        says: "A recommendation.".into(),
    };
    let tied = || {
        let reading = settled("votes", Span::Meeting);
        let open = Tale::begun()
            .then("09:50", reading)
            .take("10:00", "5")
            .open("10:01", "5");
        let vote = open.last();
        open.cast("10:02", vote, Choice::For, &EVERY_SEAT[..6])
            .cast("10:02", vote, Choice::Against, &EVERY_SEAT[6..])
            .close("10:03", vote)
    };
    let (ade, five) = (|| who("ade"), || about("5"));
    let cases: Vec<(Settles, &str, Tale, Tale)> = vec![
        (
            Settles::CloseVote(vote),
            "vote on item 5 was not closed",
            voting(),
            closed(),
        ),
        (
            Settles::Announce(vote),
            "not announced",
            closed(),
            closed().then("10:04", announced),
        ),
        (
            Settles::Handling(ade(), five()),
            "Dr Ade's interest in item 5",
            declared(),
            handling(),
        ),
        (
            Settles::Evidence(ade(), five()),
            "Dr Ade left the room for item 5",
            handling(),
            handling().then("10:03", evidence),
        ),
        (
            Settles::Evidence(ade(), five()),
            "Dr Ade left the room for item 5",
            handling(),
            handling().then("10:03", went_out("ade", "5")),
        ),
        (
            Settles::CameBack(ade()),
            "not marked as back",
            begun().then("10:01", went_out("ade", "5")).take("10:10", "6"),
            begun()
                .then("10:01", went_out("ade", "5"))
                .take("10:10", "6")
                .then("10:10", Event::CameBack { person: ade() }),
        ),
        (
            Settles::Nil(Nil::Declarations),
            "declarations of interest, not even",
            Tale::begun().take("09:40", "2"),
            Tale::begun().take("09:40", "2").then("09:41", Event::NothingDeclared),
        ),
        (
            Settles::Decision(five()),
            "Nothing was decided on item 5",
            begun(),
            begun().then("10:05", agreed("5")),
        ),
        (
            Settles::Remedy(five()),
            "Item 5 was decided without a quorum",
            inquorate(),
            inquorate().then("10:06", remedy),
        ),
        (
            Settles::Remedy(five()),
            "Item 5 was decided without a quorum",
            inquorate(),
            inquorate().then(
                "10:06",
                Event::ItemDeferred {
                    item: no("5"),
                    reason: "no quorum".into(),
                },
            ),
        ),
        (
            Settles::Remedy(five()),
            "Item 5 was decided without a quorum",
            inquorate(),
            ["ade", "dunn", "beck", "hale", "iqbal", "cole", "frost", "gale"]
                .iter()
                .fold(inquorate(), |tale, id| tale.then("10:06", arrived(id)))
                .then("10:07", agreed("5")),
        ),
        (
            Settles::Tie(vote + 1),
            "equal and was not decided",
            tied(),
            tied().then(
                "10:06",
                Event::ItemDeferred {
                    item: no("5"),
                    reason: "equal".into(),
                },
            ),
        ),
        (
            Settles::Action(1),
            "neither owner nor date",
            Tale::begun().then("10:00", action("", None)),
            Tale::begun().then("10:00", action("cole", Some(created().date))),
        ),
        (
            Settles::Apologies(who("gale")),
            "Mr Gale neither came",
            Tale::with(&["allen"]),
            Tale::with(&["allen"]).then("09:31", Event::ApologiesGiven { person: who("gale") }),
        ),
        (
            Settles::Item(no("7")),
            "Item 7 was not taken",
            begun(),
            begun().then(
                "10:10",
                Event::ItemDeferred {
                    item: no("7"),
                    reason: "time".into(),
                },
            ),
        ),
        (
            Settles::Reading("majority-of".into(), five()),
            "depends on how the terms of reference are read",
            voting()
                .cast("10:02", vote, Choice::For, &EVERY_SEAT[..6])
                .cast("10:02", vote, Choice::Against, &EVERY_SEAT[6..])
                .close("10:03", vote),
            closed(),
        ),
    ];
    for (settles, words, listed, settled) in cases {
        let found = open(&listed, &settles);
        assert_eq!(found.len(), 1, "{settles:?}: {found:?}");
        assert!(found[0].contains(words), "{settles:?}: {found:?}");
        assert_eq!(open(&settled, &settles), [] as [String; 0], "{settles:?}");
    }
}

#[test]
fn what_cannot_be_put_right_by_an_act_is_to_be_known() {
    let known = |tale: &Tale, words: &str| open(tale, &Settles::Known).iter().any(|said| said.contains(words));
    let late = Tale::begun()
        .take("10:00", "5")
        .then("10:01", agreed("5"))
        .then("10:20", interest("ade", "5"));
    assert!(known(
        &late,
        "Dr Ade declared an interest in item 5 after it was decided"
    ));
    let in_time = Tale::begun()
        .take("10:00", "5")
        .then("10:00", interest("ade", "5"))
        .then("10:01", agreed("5"));
    assert!(!known(&in_time, "after it was decided"));
    let nobody = Tale::begun()
        .take("10:00", "5")
        .then("10:00", left("allen"))
        .then("10:01", agreed("5"));
    let words = "Nobody is recorded as in the chair when item 5";
    assert!(open(&nobody, &Settles::Chair).iter().any(|said| said.contains(words)));
}

#[test]
fn a_deputy_is_accepted_by_somebody() {
    let accepted = |by: Option<&str>| Event::DeputyAccepted {
        deputy: who("gray"),
        seat: seat("nhse-primary"),
        accepted_by: by.map(who),
    };
    let deputy = Tale::begun()
        .then("09:31", accepted(None))
        .then("09:31", arrived("gray"));
    let settles = Settles::Accept(who("gray"));
    let words = open(&deputy, &settles);
    assert!(
        words
            .iter()
            .any(|words| words.contains("who accepted Ms Gray as deputy for NHS England, Head of Primary Care")),
        "{words:?}"
    );
    let by_the_chair = deputy.then("09:40", accepted(Some("allen")));
    assert_eq!(open(&by_the_chair, &settles), [""; 0]);
}

#[test]
fn the_public_may_stay_out_to_the_end_but_not_for_a_public_item() {
    let excluded = Tale::begun().take("09:40", "7").then(
        "10:00",
        Event::PublicExcluded {
            wording: "w".into(),
            ground: "g".into(),
            endings: Box::default(),
        },
    );
    assert_eq!(
        open(&excluded.clone().take("10:01", "8"), &Settles::Readmit),
        [] as [String; 0]
    );
    assert_eq!(open(&excluded.take("10:01", "5"), &Settles::Readmit).len(), 1);
}

#[test]
fn a_meeting_done_well_leaves_nothing() {
    let mut beginning = created();
    beginning.agenda.truncate(3);
    let text = Event::TextWritten {
        text: "t".into(),
        kind: TextKind::Minute,
        item: no("1"),
        digest: "d".into(),
    };
    beginning.agenda[0].purpose = Purpose::Information;
    beginning.agenda[1].purpose = Purpose::Information;
    let tale = ["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost", "gale"]
        .iter()
        .fold(Tale::of(beginning), |tale, id| tale.then("09:25", arrived(id)))
        .then("09:30", Event::TookChair { person: who("allen") })
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "1")
        .then("09:31", text)
        .take("09:32", "2")
        .then("09:33", Event::NothingDeclared)
        .take("09:34", "5")
        .then("09:40", agreed("5"))
        .then("09:41", Event::Closed);
    assert_eq!(tale.meeting().to_settle(), []);
}

#[test]
fn more_hands_than_voters_are_listed_and_give_no_outcome() {
    let counted = |hands: u16| {
        let open = Tale::begun()
            .take("10:00", "5")
            .then("10:01", opened("5", VoteWay::ByHands));
        let vote = open.last();
        let of = |body: &str, r#for: u16| Event::HandsCounted {
            vote,
            body: body.into(),
            r#for,
            against: 0,
            abstained: 0,
        };
        let all = open
            .then("10:02", of("Mid Essex", hands))
            .then("10:02", of("North East Essex", 3))
            .then("10:02", of("NHS England", 3))
            .close("10:03", vote)
            .meeting();
        let words: Vec<String> = all.to_settle().into_iter().map(|open| open.words).collect();
        (all.vote_result(&all.votes[0]).outcome, words)
    };
    let says = "9 hands were counted of Mid Essex, of whose members 3 may vote: a recorded vote on item 5 is needed";
    let (outcome, words) = counted(9);
    assert_eq!(outcome, crate::rules::Outcome::RecountNeeded);
    assert!(words.iter().any(|known| known == says), "{words:?}");
    let (outcome, words) = counted(3);
    assert_eq!(outcome, crate::rules::Outcome::Carried);
    assert!(!words.iter().any(|known| known.contains("hands")), "{words:?}");
}

#[test]
fn a_presenter_who_was_not_here_is_listed() {
    let presented = |by: &str| {
        let mut beginning = created();
        beginning.agenda[2].presenter = Some(by.into());
        Tale::of(beginning)
            .then("09:25", arrived("allen"))
            .then("09:30", Event::CalledToOrder)
            .take("10:00", "5")
    };
    let settles = Settles::Presenter(no("5"));
    for (by, says) in [
        (
            "Dr Obi Ade",
            Some(
                "Item 5: Dr Ade was to present it and is not recorded as here; who did, or nobody? Or mark the arrival \
                 with its time (Ctrl+P)",
            ),
        ),
        (
            "Prof Nobody",
            Some("Prof Nobody is to present item 5 and is not recorded as here"),
        ),
        ("Ms Ruth Allen", None),
        ("Mrs Lee", None),
        ("Chair", None),
    ] {
        assert_eq!(
            open(&presented(by), &settles),
            Vec::<String>::new(),
            "{by}: the item is not over"
        );
        let over = presented(by).take("10:10", "7");
        assert_eq!(open(&over, &settles), says.into_iter().collect::<Vec<_>>(), "{by}");
    }
    let put_right = presented("Dr Ade").take("10:10", "7").then("10:11", {
        let mut item = item("5", "Incentive scheme");
        item.presenter = Some("RA".into());
        Event::ItemChanged { item }
    });
    assert_eq!(open(&put_right, &settles), Vec::<String>::new());
}
