//! Votes as they are recorded: what the snapshot of a vote holds at each turn.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::rules::{ForOrAgainst, Hands, Outcome, Presence};
use crate::terms::{Choice, Fraction};

fn open() -> (Tale, Seq) {
    let tale = Tale::begun().take("10:00", "5").open("10:01", "5");
    let vote = tale.last();
    (tale, vote)
}

fn presence_in(vote: &VoteState, id: &str) -> Presence {
    vote.snapshot
        .seats
        .iter()
        .find(|now| now.seat == seat(id))
        .unwrap()
        .presence
}

#[test]
fn a_changed_vote_counts_once() {
    let (tale, vote) = open();
    let meeting = tale
        .cast("10:02", vote, Choice::For, &["me-lay", "me-chair"])
        .cast("10:03", vote, Choice::Against, &["me-lay"])
        .meeting();
    assert_eq!(
        meeting.votes[0].snapshot.votes,
        [(seat("me-lay"), Choice::Against), (seat("me-chair"), Choice::For)]
    );
    assert!(!meeting.votes[0].snapshot.closed);
}

#[test]
fn who_left_after_voting_was_here_for_it() {
    let (tale, vote) = open();
    let voted = tale.cast("10:02", vote, Choice::For, &["me-lay"]);
    let gone = voted.clone().then("10:03", left("allen")).then("10:03", left("ade"));
    for tale in [gone.clone(), gone.close("10:04", vote)] {
        let meeting = tale.meeting();
        assert_eq!(
            presence_in(&meeting.votes[0], "me-lay"),
            Presence::InPerson,
            "voted, then left"
        );
        assert_eq!(
            presence_in(&meeting.votes[0], "me-chair"),
            Presence::Absent,
            "left without a vote"
        );
    }
    let later = voted.close("10:04", vote).then("10:05", left("allen")).meeting();
    assert_eq!(
        presence_in(&later.votes[0], "me-lay"),
        Presence::InPerson,
        "left after the close"
    );
}

#[test]
fn a_deputy_who_voted_stays_the_voter_when_the_member_arrives() {
    let tale = Tale::with(&["allen", "gray"])
        .then(
            "09:35",
            Event::DeputyAccepted {
                deputy: who("gray"),
                seat: seat("nhse-primary"),
                accepted_by: None,
            },
        )
        .open("10:00", "5");
    let vote = tale.last();
    let meeting = tale
        .cast("10:01", vote, Choice::For, &["nhse-primary"])
        .then("10:02", arrived("gale"))
        .close("10:03", vote)
        .meeting();
    let now = meeting.votes[0].snapshot.seats.last().unwrap();
    assert_eq!(now.person, Some(who("gray")));
}

#[test]
fn a_count_by_hands_stands_for_those_who_could_vote() {
    let (tale, vote) = open();
    let counted = |body: &str, figures: [u16; 3]| Event::HandsCounted {
        vote,
        body: body.into(),
        r#for: figures[0],
        against: figures[1],
        abstained: figures[2],
    };
    let meeting = tale
        .then("10:01", handled("ade", "5", NO_PART))
        .then("10:02", counted("Mid Essex", [1, 1, 0]))
        .then("10:03", counted("Mid Essex", [2, 0, 0]))
        .then("10:03", left("dunn"))
        .close("10:04", vote)
        .meeting();
    assert_eq!(
        meeting.votes[0].snapshot.hands,
        [Hands {
            body: "Mid Essex".into(),
            r#for: 2,
            against: 0,
            abstained: 0,
            seats: vec![seat("me-lay"), seat("me-officer")],
        }]
    );
    assert_eq!(presence_in(&meeting.votes[0], "me-officer"), Presence::InPerson);
}

#[test]
fn a_second_count_takes_the_first_ones_place_and_both_are_kept() {
    let (tale, vote) = open();
    let recount = Event::Recounted {
        vote,
        asked_by: Some(who("cole")),
        hands: vec![],
        votes: vec![(seat("me-lay"), Choice::Against)],
    };
    let meeting = tale
        .cast("10:02", vote, Choice::For, &["me-lay", "me-chair"])
        .close("10:03", vote)
        .then("10:04", recount)
        .meeting();
    let state = &meeting.votes[0];
    assert_eq!(state.snapshot.votes, [(seat("me-lay"), Choice::Against)]);
    assert_eq!(state.votes.len(), 2);
    assert!(state.snapshot.closed);
}

#[test]
fn hands_counted_after_the_close_are_a_second_count() {
    let counted = |vote: Seq, r#for: u16| Event::HandsCounted {
        vote,
        body: "Mid Essex".into(),
        r#for,
        against: 3 - r#for,
        abstained: 0,
    };
    let (tale, vote) = open();
    let closed = tale.then("10:02", counted(vote, 3)).close("10:03", vote);
    let meeting = closed.then("10:04", counted(vote, 2)).meeting();
    let state = &meeting.votes[0];
    assert_eq!(
        (
            state.hands[0].r#for,
            state.recounts.len(),
            state.snapshot.hands[0].r#for
        ),
        (3, 1, 2)
    );
    assert_eq!(
        state.snapshot.hands[0].seats, state.hands[0].seats,
        "of the same members"
    );
}

#[test]
fn a_deciding_vote_is_an_act_of_its_own_used_or_declined() {
    let (tale, vote) = open();
    let closed = tale.close("10:02", vote);
    let used = closed.clone().then(
        "10:03",
        Event::DecidingVoteUsed {
            vote,
            seat: seat("nhse-area"),
            choice: ForOrAgainst::For,
        },
    );
    let declined = closed.then(
        "10:03",
        Event::DecidingVoteDeclined {
            vote,
            seat: seat("nhse-area"),
        },
    );
    for (tale, choice) in [(used, Some(ForOrAgainst::For)), (declined, None)] {
        let meeting = tale.meeting();
        assert_eq!(meeting.votes[0].snapshot.deciding.as_ref().unwrap().choice, choice);
    }
}

#[test]
fn a_reading_settled_with_the_votes_known_is_marked() {
    let (tale, vote) = open();
    let settle = |tale: Tale, span| {
        let meeting = tale.then("10:05", settled("votes", span)).meeting();
        !meeting.readings[0].after_votes.is_empty()
    };
    let on_it = || Span::Decision(about("5"));
    let voted = tale.clone().cast("10:02", vote, Choice::For, &["me-lay"]);
    for (case, tale, span, after) in [
        ("opened, nobody voted yet", tale.clone(), on_it(), false),
        ("somebody voted", voted.clone(), on_it(), true),
        (
            "for the meeting, on the item being taken",
            voted.clone(),
            Span::Meeting,
            true,
        ),
        ("for another item", voted.clone(), Span::Decision(about("6")), false),
        (
            "for the meeting, when the item is over",
            voted.take("10:04", "6"),
            Span::Meeting,
            false,
        ),
        ("closed without votes", tale.close("10:03", vote), on_it(), true),
    ] {
        assert_eq!(settle(tale, span), after, "{case}");
    }
}

#[test]
fn that_it_hangs_on_a_reading_is_no_announcement() {
    let tale = Tale::begun().take("10:00", "5").open("10:01", "5");
    let vote = tale.last();
    let said = |outcome| Event::ResultAnnounced {
        vote,
        outcome,
        r#for: Fraction::ZERO,
        against: Fraction::ZERO,
        abstained: Fraction::ZERO,
    };
    let told = tale.close("10:02", vote).then("10:03", said(Outcome::ReadingNeeded));
    assert_eq!(told.meeting().vote(vote).unwrap().announced, None);
    let waits = told
        .meeting()
        .to_settle()
        .into_iter()
        .any(|open| open.settled_by == Settles::Announce(vote));
    assert!(waits);
    let told = told.then("10:04", said(Outcome::Lost));
    let meeting = told.meeting();
    assert_eq!(
        meeting.vote(vote).unwrap().announced.as_ref().map(|said| said.outcome),
        Some(Outcome::Lost)
    );
}

/// A record of before may hold a second count without votes, of a vote by name.
#[test]
fn a_second_count_of_hands_leaves_votes_by_name() {
    let tale = Tale::begun().take("10:00", "5").open("10:01", "5");
    let vote = tale.last();
    let tale = tale.cast("10:02", vote, Choice::For, &EVERY_SEAT).close("10:03", vote);
    let recounted = Event::Recounted {
        vote,
        asked_by: None,
        hands: vec![],
        votes: vec![],
    };
    let meeting = tale.then("10:04", recounted).meeting();
    assert_eq!(meeting.votes[0].snapshot.votes.len(), 9);
    assert_eq!(
        meeting.vote_result(&meeting.votes[0]).outcome,
        crate::rules::Outcome::Carried
    );
}
