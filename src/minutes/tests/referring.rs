//! What refers to something earlier (a dissent, a ruling, a deciding vote, a remedy, a return) is for those alone who may
//! know that, and refers to that and nothing later.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, part_ron, text};
use crate::rules::{ForOrAgainst, Outcome};
use crate::terms::{Choice, Fraction};

fn excluded() -> Event {
    Event::PublicExcluded {
        wording: "that the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    }
}

/// Item 5 in hand, and how the terms are read settled.
fn open_5() -> Tale {
    Tale::begun()
        .take("09:31", "5")
        .then("09:32", settled("votes", Span::Meeting))
}

fn vote_on(wording: &str) -> Event {
    Event::VoteOpened {
        about: about("5"),
        wording: wording.into(),
        amended: false,
        way: VoteWay::ByName,
        mover: None,
        seconder: None,
        condition: None,
    }
}

/// Votes six to three, and equal.
fn equal(tale: Tale, vote: Seq) -> Tale {
    tale.cast("09:52", vote, Choice::For, &EVERY_SEAT[..6])
        .cast("09:53", vote, Choice::Against, &EVERY_SEAT[6..])
}

fn deciding(vote: Seq) -> Event {
    Event::DecidingVoteUsed {
        vote,
        seat: seat("nhse-area"),
        choice: ForOrAgainst::For,
    }
}

fn announced(vote: Seq) -> Event {
    Event::ResultAnnounced {
        vote,
        outcome: Outcome::Lost,
        r#for: Fraction::ONE,
        against: Fraction::ONE,
        abstained: Fraction::ZERO,
    }
}

fn dissent() -> Event {
    Event::DissentRecorded {
        about: about("5"),
        person: who("ade"),
        what: Dissent::Dissented,
        words: Some("the SECRET price".into()),
    }
}

fn ruling(reason: &str) -> Event {
    Event::ChairRuled {
        about: about("5"),
        ruling: Ruling::DoesNotStand,
        reason: reason.into(),
        by: None,
    }
}

/// In one line, however a format breaks it.
fn plain(text: String) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn outputs(tale: &Tale, part: Part) -> String {
    let (meeting, prose) = (tale.meeting(), Prose::new());
    plain(text(&meeting, &prose, part, true, None) + &part_ron(&meeting, &prose, part, None).unwrap_or_default())
}

#[test]
fn a_vote_and_what_came_of_it_is_private_where_any_of_it_was() {
    let opened = open_5()
        .then("09:50", excluded())
        .then("09:51", vote_on("the SECRET price"));
    let vote = opened.last();
    let back = || equal(opened.clone(), vote);
    let closed = || back().close("09:54", vote).then("10:00", Event::PublicReadmitted);
    for (what, tale) in [
        (
            "closed in public",
            back().then("10:00", Event::PublicReadmitted).close("10:01", vote),
        ),
        ("decided in public", closed().then("10:01", deciding(vote))),
        ("announced in public", closed().then("10:01", announced(vote))),
        ("not closed", back().then("10:00", Event::PublicReadmitted)),
    ] {
        let public = outputs(&tale, Part::Public);
        for hidden in ["SECRET", "deciding vote", "voted", "carried", "announced"] {
            assert!(!public.contains(hidden), "{what}: {hidden}: {public}");
        }
        let private = outputs(&tale, Part::Private);
        assert!(private.contains("SECRET"), "{what}: {private}");
    }
}

#[test]
fn what_came_of_a_public_vote_in_private_is_in_the_private_part_alone() {
    let opened = open_5().then("09:33", vote_on("the scheme"));
    let vote = opened.last();
    let tale = |in_private: &[Event]| {
        let tale = equal(opened.clone(), vote)
            .close("09:54", vote)
            .then("10:00", excluded());
        let tale = in_private
            .iter()
            .fold(tale, |tale, event| tale.then("10:05", event.clone()));
        tale.then("10:10", Event::PublicReadmitted).take("10:11", "7")
    };
    let nothing = outputs(&tale(&[]), Part::Public);
    let recount = Event::Recounted {
        vote,
        asked_by: Some(who("ade")),
        hands: vec![],
        votes: vec![(seat("me-lay"), Choice::For)],
    };
    for (what, event, says) in [
        ("decided", deciding(vote), "the recommendation was carried"),
        ("announced", announced(vote), "announced in the room"),
        ("counted again", recount, "were counted again"),
        (
            "given late",
            cast(vote, "me-lay", Choice::Against),
            "after the vote had been closed",
        ),
    ] {
        let tale = tale(&[event]);
        assert_eq!(outputs(&tale, Part::Public), nothing, "{what}");
        let private = outputs(&tale, Part::Private);
        assert!(private.contains(says), "{what}: {private}");
    }
}

#[test]
fn what_is_said_in_public_is_public_whatever_was_decided_in_private_before() {
    let remedy = Event::RemedyChosen {
        about: about("5"),
        remedy: 0,
        says: "a recommendation to the bodies".into(),
    };
    let reading = settled("members", Span::Decision(about("5")));
    for (what, event, says) in [
        ("dissent", dissent(), "Dr Ade"),
        ("ruling", ruling("the vote was quorate"), "ruled that the decision"),
        ("remedy", remedy, "recommendation only"),
        ("reading", reading, "for this decision"),
    ] {
        let excluded = Tale::begun()
            .take("09:31", "5")
            .then("09:32", decided("5", "noted", "the report"))
            .then("09:50", excluded());
        let readmitted = |tale: Tale| tale.then("10:00", Event::PublicReadmitted).then("10:05", event.clone());
        let nothing = readmitted(excluded.clone());
        let decided = readmitted(excluded.then("09:55", decided("5", "approved", "the SECRET price")));
        let public = outputs(&decided, Part::Public);
        assert!(public.contains(says), "{what}: {public}");
        assert_eq!(public, outputs(&nothing, Part::Public), "{what}");
    }
}

#[test]
fn who_withdrew_in_private_is_not_told_as_coming_back() {
    let tale = Tale::begun().take("09:31", "5").then("09:50", excluded());
    let tale = tale
        .then("09:51", went_out("hale", "5"))
        .then("10:00", Event::PublicReadmitted)
        .then("10:01", Event::CameBack { person: who("hale") });
    let public = outputs(&tale, Part::Public);
    assert!(!public.contains("10:01"), "{public}");
    assert!(outputs(&tale, Part::Private).contains("10:01"));
}

/// That a reading was settled after votes were known tells that there were votes.
#[test]
fn a_reading_settled_after_votes_in_private_does_not_tell_of_them() {
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:50", excluded())
        .open("09:51", "5");
    let vote = tale.last();
    let tale = equal(tale, vote)
        .close("09:54", vote)
        .then("10:00", Event::PublicReadmitted)
        .then("10:01", settled("votes", Span::Meeting));
    let public = outputs(&tale, Part::Public);
    assert!(public.contains("for this meeting"), "{public}");
    assert!(!public.contains("were known"), "{public}");
}

#[test]
fn a_dissent_is_from_the_last_decision_before_it() {
    let first = || open_5().then("09:40", decided("5", "approved", "to approve the FIRST thing"));
    let second = decided("5", "noted", "to note the SECOND thing");
    let tale = first().then("09:41", dissent()).then("09:42", second.clone());
    let told = outputs(&tale, Part::Public);
    let from = |says: &str| format!("dissenting from the decision {says}");
    assert!(told.contains(&from("to approve the FIRST thing")), "{told}");
    // After a vote it is from what was voted on.
    let voted = first().then("09:41", vote_on("the scheme"));
    let vote = voted.last();
    let voted = equal(voted, vote).close("09:54", vote).then("09:55", dissent());
    let told = outputs(&voted, Part::Public);
    assert!(told.contains(&from("on item 5")), "{told}");
    // Said in private of what was decided in public, it is not told of what was decided in private before.
    let mixed = open_5()
        .then("09:35", excluded())
        .then("09:36", second)
        .then("09:37", Event::PublicReadmitted)
        .then("09:40", decided("5", "approved", "to approve the FIRST thing"))
        .then("09:41", excluded())
        .then("09:42", dissent());
    let told = outputs(&mixed, Part::Private);
    assert!(told.contains(&from("on item 5")), "{told}");
}
