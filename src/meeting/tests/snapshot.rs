//! What the rules are shown: who sits where, how they are here, rungs, offices, answers; now and as expected.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::rules::{Occupancy, Presence, SeatNow, Status};

fn primary(tale: &Tale) -> SeatNow {
    let meeting = tale.meeting();
    let snapshot = meeting.snapshot(&about("5"));
    snapshot
        .seats
        .into_iter()
        .find(|now| now.seat == seat("nhse-primary"))
        .unwrap()
}

#[test]
fn a_seat_is_its_members_else_an_accepted_deputys_who_is_here() {
    let deputy = || Event::DeputyAccepted {
        deputy: who("gray"),
        seat: seat("nhse-primary"),
        accepted_by: None,
    };
    let cases = [
        ("nobody came", Tale::new(), "gale", Occupancy::Member, Presence::Absent),
        (
            "the member",
            Tale::new().then("09:30", arrived("gale")),
            "gale",
            Occupancy::Member,
            Presence::InPerson,
        ),
        (
            "a deputy who has not come",
            Tale::new().then("09:30", deputy()),
            "gale",
            Occupancy::Member,
            Presence::Absent,
        ),
        (
            "a deputy",
            Tale::new().then("09:30", deputy()).then("09:30", arrived("gray")),
            "gray",
            Occupancy::Deputy,
            Presence::InPerson,
        ),
        (
            "a guest who is nobody's deputy",
            Tale::new().then("09:30", arrived("gray")),
            "gale",
            Occupancy::Member,
            Presence::Absent,
        ),
        (
            "the member comes after all",
            Tale::new()
                .then("09:30", deputy())
                .then("09:30", arrived("gray"))
                .then("10:00", arrived("gale")),
            "gale",
            Occupancy::Member,
            Presence::InPerson,
        ),
    ];
    for (case, tale, person, occupancy, presence) in cases {
        let now = primary(&tale);
        assert_eq!(
            (now.person, now.occupancy, now.presence, now.status),
            (Some(who(person)), occupancy, presence, Status::Filled),
            "{case}"
        );
    }
}

#[test]
fn a_seat_that_nobody_is_listed_for_is_vacant() {
    let mut beginning = created();
    beginning.people.retain(|person| person.id != who("gale"));
    let now = primary(&Tale::of(beginning));
    assert_eq!((now.status, now.person), (Status::Vacant, None));
}

#[test]
fn the_latest_handling_that_covers_the_part_is_the_rung() {
    let no_conflict = |part: &str| Event::HandlingDecided {
        person: who("ade"),
        about: about(part),
        rung: None,
        by: None,
        reason: "too remote".into(),
    };
    let base = || Tale::begun().then("09:40", handled("ade", "6", LEAVES));
    let cases = [
        ("none", Tale::begun(), "6a", None),
        (
            "an interest not yet handled",
            Tale::begun().then("09:40", interest("ade", "6")),
            "6a",
            None,
        ),
        ("of the item, for its part", base(), "6a", Some(LEAVES)),
        ("of another item", base(), "5", None),
        (
            "of a part, for the other",
            Tale::begun().then("09:40", handled("ade", "6b", LEAVES)),
            "6a",
            None,
        ),
        (
            "of a part, for the item",
            Tale::begun().then("09:40", handled("ade", "6b", LEAVES)),
            "6",
            None,
        ),
        (
            "decided anew",
            base().then("09:41", handled("ade", "6b", NO_PART)),
            "6b",
            Some(NO_PART),
        ),
        ("decided to be none", base().then("09:41", no_conflict("6")), "6b", None),
        (
            "none for one part only",
            base().then("09:41", no_conflict("6a")),
            "6b",
            Some(LEAVES),
        ),
    ];
    for (case, tale, part, rung) in cases {
        assert_eq!(
            tale.meeting().rung(&who("ade"), &about(part)).as_deref(),
            rung,
            "{case}"
        );
    }
}

/// One who is out for the item leaves the seat to an accepted deputy; what the member's interest is goes along, and the
/// terms say whether that deputy may sit.
#[test]
fn the_deputy_of_one_who_is_out_sits_for_the_item() {
    let accepted = Event::DeputyAccepted {
        deputy: who("gray"),
        seat: seat("nhse-primary"),
        accepted_by: None,
    };
    let tale = Tale::begun()
        .then("09:35", handled("gale", "5", LEAVES))
        .take("09:36", "5")
        .then("09:37", went_out("gale", "5"));
    let alone = primary(&tale);
    assert_eq!((alone.person, alone.presence), (Some(who("gale")), Presence::Withdrew));
    let accepted = tale.then("09:38", accepted);
    assert_eq!(primary(&accepted).person, Some(who("gale")), "the deputy has not come");
    let sits = primary(&accepted.then("09:39", arrived("gray")));
    assert_eq!((sits.person, sits.occupancy), (Some(who("gray")), Occupancy::Deputy));
    assert_eq!((sits.rung, sits.member_rung), (None, Some(LEAVES.to_owned())));
}

#[test]
fn offices_are_those_filled_the_last_one_elected() {
    let elected = Event::OfficeFilled {
        office: "Chair".into(),
        person: who("beck"),
        nominated: vec![who("beck")],
        counts: vec![],
        endings: Box::default(),
    };
    let meeting = Tale::begun().then("09:40", elected).meeting();
    assert_eq!(
        meeting.snapshot(&about("5")).offices,
        [("Chair".into(), who("beck")), ("Vice Chair".into(), who("beck"))],
        "offices held by a seat are not listed"
    );
    let election = meeting.offices.last().unwrap().snapshot.as_ref().unwrap();
    assert_eq!(election.class.as_deref(), Some("election"));
    assert_eq!(election.offices[0].1, who("allen"), "the room before the election");
}

#[test]
fn an_answer_holds_for_its_span_and_the_later_wins() {
    let brought = |answer: &str| {
        let mut beginning = created();
        beginning.brought.readings = vec![("majority-of".into(), answer.into(), beginning.date)];
        Tale::of(beginning)
    };
    let decision = |answer: &str| settled(answer, Span::Decision(about("6")));
    let cases = [
        ("open", Tale::new(), "6b", None),
        ("brought along", brought("votes"), "6b", Some("votes")),
        (
            "brought along, for this meeting otherwise",
            brought("votes").then("09:40", settled("members", Span::Meeting)),
            "5",
            Some("members"),
        ),
        (
            "for a decision, for its part",
            Tale::new().then("09:40", decision("votes")),
            "6b",
            Some("votes"),
        ),
        (
            "for a decision, for another",
            Tale::new().then("09:40", decision("votes")),
            "5",
            None,
        ),
        (
            "for a decision against the meeting's",
            Tale::new()
                .then("09:40", settled("members", Span::Meeting))
                .then("09:41", decision("votes")),
            "6b",
            Some("votes"),
        ),
        (
            "the meeting's, later",
            Tale::new()
                .then("09:40", decision("votes"))
                .then("09:41", settled("members", Span::UntilTermsChange)),
            "6b",
            Some("members"),
        ),
    ];
    for (case, tale, part, answer) in cases {
        let snapshot = tale.meeting().snapshot(&about(part));
        assert_eq!(
            snapshot.answers.first().map(|(_, answer)| answer.as_str()),
            answer,
            "{case}"
        );
    }
}

#[test]
fn what_was_done_keeps_its_answer_unless_it_is_ruled_on_itself() {
    let done = |before: Option<Event>, after: Option<Event>| {
        let mut tale = Tale::begun();
        if let Some(event) = before {
            tale = tale.then("09:40", event);
        }
        tale = tale.then("09:50", agreed("6b"));
        if let Some(event) = after {
            tale = tale.then("10:00", event);
        }
        let meeting = tale.meeting();
        meeting.decisions[0]
            .snapshot
            .answers
            .first()
            .map(|(_, answer)| answer.clone())
    };
    let meeting = |answer: &str| Some(settled(answer, Span::Meeting));
    let decision = |answer: &str| Some(settled(answer, Span::Decision(about("6b"))));
    for (case, before, after, answer) in [
        ("never settled", None, None, None),
        ("settled before", meeting("votes"), None, Some("votes")),
        (
            "settled otherwise afterwards: as it was then",
            meeting("votes"),
            meeting("members"),
            Some("votes"),
        ),
        (
            "open then, settled afterwards",
            None,
            meeting("members"),
            Some("members"),
        ),
        (
            "ruled on afterwards",
            meeting("votes"),
            decision("members"),
            Some("members"),
        ),
    ] {
        assert_eq!(done(before, after).as_deref(), answer, "{case}");
    }
}

#[test]
fn what_is_expected_for_an_item_to_come() {
    use Presence::*;
    let apologies = |id: &str| Event::ApologiesGiven { person: who(id) };
    let deputy = Event::DeputyAccepted {
        deputy: who("gray"),
        seat: seat("nhse-primary"),
        accepted_by: None,
    };
    let cases = [
        (
            "before the meeting: members come",
            Tale::new(),
            "me-chair",
            "ade",
            InPerson,
        ),
        (
            "but not with apologies",
            Tale::new().then("09:00", apologies("ade")),
            "me-chair",
            "ade",
            Absent,
        ),
        (
            "nor without a deputy accepted for them",
            Tale::new().then("09:00", apologies("gale")).then("09:01", deputy),
            "nhse-primary",
            "gray",
            InPerson,
        ),
        (
            "once it began: who is not here is not",
            Tale::with(&["allen"]),
            "me-chair",
            "ade",
            Absent,
        ),
        (
            "out for another item: back by then",
            Tale::begun().take("09:40", "6").then("09:40", went_out("ade", "6")),
            "me-chair",
            "ade",
            InPerson,
        ),
        (
            "out for this one",
            Tale::begun().take("09:40", "5").then("09:40", went_out("ade", "5")),
            "me-chair",
            "ade",
            Withdrew,
        ),
    ];
    for (case, tale, seat_id, person, presence) in cases {
        let assumed = tale.meeting().assumed_snapshot(&about("5"));
        let now = assumed.seats.iter().find(|now| now.seat == seat(seat_id)).unwrap();
        assert_eq!(
            (now.person.clone(), now.presence),
            (Some(who(person)), presence),
            "{case}"
        );
    }
}

#[test]
fn the_item_says_its_class_and_whom_it_concerns() {
    let mut beginning = created();
    beginning.agenda[2].class = Some("single CCG".into());
    beginning.agenda[2].concerns = vec!["Mid Essex".into()];
    let snapshot = Tale::of(beginning).meeting().snapshot(&about("5"));
    assert_eq!(snapshot.class.as_deref(), Some("single CCG"));
    assert_eq!(snapshot.concerned, ["Mid Essex"]);
}
