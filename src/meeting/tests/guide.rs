//! The guide as a table: what has happened → what to say, what comes next; the first line of the screen.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::rules;
use crate::terms::Choice;

fn said(tale: &Tale) -> String {
    guide(&tale.meeting()).say.join(" ")
}

fn first(tale: &Tale) -> NextStep {
    guide(&tale.meeting()).next.remove(0)
}

fn line(tale: &Tale) -> String {
    let meeting = tale.meeting();
    let current = meeting.open_vote().map(|vote| vote.about.clone());
    let current = current.or_else(|| meeting.current.as_ref().map(About::item));
    let result = current.as_ref().map(|about| meeting.result(&meeting.snapshot(about)));
    quorum_line(&meeting, current.as_ref(), result.as_ref())
}

#[test]
fn where_there_is_little_room_one_name_stands_for_several() {
    let meeting = Tale::begun().then("09:40", left("dunn")).take("10:00", "6").meeting();
    let about = About::item(&no("6"));
    let result = meeting.result(&meeting.snapshot(&about));
    assert_eq!(
        quorum_short(&meeting, Some(&about), Some(&result)),
        "QUORATE for item 6 · if Ms Allen or +1 more leaves: not quorate"
    );
}

#[test]
fn the_first_line_says_the_quorum_in_words() {
    let cases = [
        (Tale::new(), "BEFORE THE MEETING · nobody is marked as here yet"),
        (Tale::begun().take("10:00", "6"), "QUORATE for item 6"),
        (
            Tale::begun().then("09:40", left("dunn")).take("10:00", "6"),
            "QUORATE for item 6 · if Ms Allen or Dr Ade leaves: not quorate",
        ),
        (
            Tale::with(&["allen", "ade", "beck", "hale", "cole", "frost"]).take("10:00", "6"),
            "QUORATE for item 6 · if any of 6 leaves: not quorate",
        ),
        (
            Tale::begun().take("10:00", "5").open("10:01", "5"),
            "QUORATE for item 5 · 12 votes (9 members) may be cast",
        ),
        (Tale::begun().take("10:00", "6").then("11:00", Event::Closed), "CLOSED"),
    ];
    for (tale, expected) in cases {
        assert_eq!(line(&tale), expected);
    }
    let missing = line(&Tale::with(&["allen", "ade", "beck", "hale", "cole"]).take("10:00", "6"));
    assert!(
        missing.starts_with("NOT QUORATE for item 6 · missing: 1 more of NHS England"),
        "{missing}"
    );
    let adjourned = Tale::begun().take("10:00", "6").then(
        "10:05",
        Event::Adjourned {
            reason: "fire alarm".into(),
            until: None,
        },
    );
    assert_eq!(line(&adjourned), "ADJOURNED · QUORATE for item 6");
}

#[test]
fn before_the_meeting_people_are_marked_in_then_it_begins() {
    assert_eq!(first(&Tale::new()), NextStep::MarkAttendance);
    assert_eq!(said(&Tale::new()), "");
    let all = ["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost"]
        .iter()
        .fold(Tale::new(), |tale, id| tale.then("09:25", arrived(id)));
    assert_eq!(first(&all), NextStep::TakeChair(who("allen")));
    assert!(said(&all).ends_with("We are quorate, and I call the meeting to order."));
    let chaired = all.then("09:30", Event::TookChair { person: who("allen") });
    assert_eq!(first(&chaired), NextStep::CallToOrder);
}

#[test]
fn the_first_meeting_elects_its_chair_first() {
    let mut beginning = created();
    beginning.brought.offices = vec![];
    let here = ["allen", "ade", "beck", "hale", "cole", "frost"]
        .iter()
        .fold(Tale::of(beginning), |tale, id| tale.then("09:25", arrived(id)))
        .then("09:30", Event::CalledToOrder);
    assert_eq!(first(&here), NextStep::ElectOffice("Chair".into()));
    assert_eq!(said(&here), "Nominations are invited for the office of Chair.");
    let elected = |office: &str, id: &str| Event::OfficeFilled {
        office: office.into(),
        person: who(id),
        nominated: vec![who(id)],
        counts: vec![],
        endings: Box::default(),
    };
    let chair = here.then("09:35", elected("Chair", "beck"));
    assert_eq!(first(&chair), NextStep::TakeChair(who("beck")));
    let seated = chair.then("09:36", Event::TookChair { person: who("beck") });
    assert_eq!(first(&seated), NextStep::ElectOffice("Vice Chair".into()));
    let both = seated.then("09:40", elected("Vice Chair", "allen"));
    assert_eq!(first(&both), NextStep::TakeItem(no("1")));
}

#[test]
fn an_empty_chair_is_filled_first() {
    let tale = Tale::begun()
        .take("10:00", "6")
        .then("10:00", interest("allen", "6"))
        .then("10:00", handled("allen", "6", LEAVES));
    assert_eq!(first(&tale), NextStep::ConfirmWentOut(who("allen"), no("6")));
    assert_eq!(said(&tale), "Ms Allen leaves the room for this item.");
    assert_eq!(tale.meeting().next_to_preside(Some(&who("allen"))), Some(who("beck")));
    let out = tale.then("10:01", went_out("allen", "6"));
    assert_eq!(first(&out), NextStep::TakeChair(who("beck")));
    assert_eq!(said(&out), "Ms Beck takes the chair.");
}

#[test]
fn the_chair_is_given_back() {
    let took = |id: &str| Event::TookChair { person: who(id) };
    let away = Tale::begun()
        .take("10:00", "5")
        .then("10:01", left("allen"))
        .then("10:01", took("beck"));
    assert_eq!(first(&away), NextStep::Decide(about("5")));
    let back = away.clone().then("10:10", arrived("allen"));
    assert_eq!(first(&back), NextStep::TakeChair(who("allen")));
    assert_eq!(said(&back), "Ms Allen is back and takes the chair again.");
    let next = guide(&back.meeting()).next;
    assert_eq!(
        next[1],
        NextStep::Decide(about("5")),
        "what else comes next is offered still"
    );
    let again = back.then("10:11", took("allen"));
    assert_eq!(first(&again), NextStep::Decide(about("5")));
    // Out for an interest: called back first, then in the chair again.
    let out = Tale::begun()
        .take("10:00", "5")
        .then("10:00", interest("allen", "5"))
        .then("10:00", handled("allen", "5", LEAVES))
        .then("10:01", went_out("allen", "5"))
        .then("10:01", took("beck"));
    assert_eq!(first(&out), NextStep::Decide(about("5")));
    let over = out.take("10:20", "7");
    assert_eq!(first(&over), NextStep::CallBack(who("allen"), no("5")));
    let here = over.then("10:21", Event::CameBack { person: who("allen") });
    assert_eq!(first(&here), NextStep::TakeChair(who("allen")));
    // With an interest in the item in hand the Chair, though in the room, is not asked to take it.
    let interested = Tale::begun()
        .then("09:35", took("beck"))
        .take("10:00", "5")
        .then("10:00", interest("allen", "5"));
    assert!(matches!(first(&interested), NextStep::DecideHandling(..)));
    let handled = interested.then("10:01", handled("allen", "5", NO_PART));
    assert_eq!(first(&handled), NextStep::Decide(about("5")));
    // Not while a vote goes on.
    let voting = Tale::begun()
        .then("09:35", took("beck"))
        .take("10:00", "5")
        .open("10:01", "5");
    assert!(matches!(first(&voting), NextStep::AskVoter(_)));
}

#[test]
fn a_standing_item_is_answered_by_what_was_recorded() {
    let written = |item: &str| Event::TextWritten {
        text: "t1".into(),
        kind: TextKind::Minute,
        item: no(item),
        digest: String::new(),
    };
    let question = Event::QuestionAsked {
        from: "A resident".into(),
        name_withheld: false,
        question: "When?".into(),
        answer: "In May.".into(),
    };
    for (standing, nil, something) in [
        (Standing::PublicQuestions, Nil::Questions, written("5")),
        (Standing::PublicQuestions, Nil::Questions, question),
        (Standing::PublicQuestions, Nil::Questions, Event::NoQuestions),
        (Standing::MattersArising, Nil::MattersArising, written("5")),
        (Standing::OtherBusiness, Nil::OtherBusiness, written("5")),
        (Standing::OtherBusiness, Nil::OtherBusiness, agreed("5")),
    ] {
        let mut beginning = created();
        beginning.agenda[2].standing = Some(standing);
        beginning.agenda[2].purpose = Purpose::Information;
        let asked = Tale::of(beginning)
            .then("09:25", arrived("allen"))
            .then("09:30", Event::TookChair { person: who("allen") })
            .then("09:30", Event::CalledToOrder)
            .take("09:40", "5");
        assert_eq!(first(&asked), NextStep::AskNil(nil), "{standing:?}");
        let answered = asked.then("09:41", something);
        assert_eq!(first(&answered), NextStep::TakeItem(no("6")), "{standing:?}");
    }
}

#[test]
fn declarations_are_asked_for_once_and_handled() {
    let at = || Tale::begun().take("09:35", "2");
    assert_eq!(first(&at()), NextStep::AskDeclarations);
    assert_eq!(
        said(&at()),
        "Does anybody have an interest to declare in any item on the agenda?"
    );
    assert_eq!(
        first(&at().then("09:36", Event::NothingDeclared)),
        NextStep::TakeItem(no("5"))
    );
    let declared = at().then("09:36", interest("ade", "6"));
    assert_eq!(first(&declared), NextStep::DecideHandling(who("ade"), about("6")));
    assert_eq!(
        first(&declared.then("09:37", handled("ade", "6", LEAVES))),
        NextStep::TakeItem(no("5"))
    );
}

#[test]
fn parts_are_put_one_by_one() {
    let tale = Tale::begun().take("10:00", "6");
    assert_eq!(first(&tale), NextStep::Decide(about("6a")));
    assert_eq!(
        said(&tale),
        "We are quorate for item 6. On (a): are we content to note the engagement?"
    );
    let one = tale.then("10:05", agreed("6a"));
    assert_eq!(first(&one), NextStep::Decide(about("6b")));
    let both = one.then("10:06", agreed("6b"));
    assert_eq!(first(&both), NextStep::TakeItem(no("7")));
    assert_eq!(said(&both), "We come to item 7: PMS review.");
    let next = guide(&Tale::begun().take("10:00", "6").meeting()).next;
    let settle = NextStep::SettleReading {
        question: "majority-of".into(),
        about: about("6a"),
    };
    assert!(
        next.contains(&settle),
        "the doubt can be settled before a vote: {next:?}"
    );
}

#[test]
fn without_a_quorum_it_says_so_and_what_may_be_done() {
    let tale = Tale::with(&["allen", "ade", "beck", "hale", "cole"]).take("10:00", "6");
    let NextStep::RestoreQuorum { remedies } = first(&tale) else {
        panic!("{:?}", first(&tale))
    };
    assert_eq!(remedies.len(), 2);
    assert_eq!(
        said(&tale),
        "We are not quorate for item 6. We can wait, discuss it and only recommend, or defer the item to the next meeting."
    );
    let void = Tale::with(&["allen"]).take("10:00", "5").then("10:05", agreed("5"));
    assert!(
        matches!(first(&void), NextStep::RestoreQuorum { .. }),
        "what was decided without a quorum is still to be decided: {:?}",
        first(&void)
    );
}

#[test]
fn an_interest_in_one_part_counts_for_that_part_alone() {
    let tale = Tale::begun()
        .then("09:40", left("dunn"))
        .then("09:41", handled("ade", "6b", LEAVES))
        .take("10:00", "6");
    assert_eq!(tale.meeting().about_in_hand(), Some(about("6a")));
    assert_eq!(first(&tale), NextStep::Decide(about("6a")));
    let on_b = tale.then("10:05", agreed("6a"));
    assert_eq!(first(&on_b), NextStep::ConfirmWentOut(who("ade"), no("6")));
    let out = on_b.then("10:06", went_out("ade", "6"));
    assert!(
        matches!(first(&out), NextStep::RestoreQuorum { .. }),
        "one of Mid Essex is left"
    );
    let part = Event::PartAdded {
        item: no("6"),
        part: Part {
            label: "c".into(),
            wording: "tell the practices".into(),
        },
    };
    let on_c = out.then("10:07", agreed("6b")).then("10:08", part);
    assert_eq!(first(&on_c), NextStep::CallBack(who("ade"), no("6")));
    let presence = |part: &str| {
        let room = on_c.meeting().snapshot(&about(part));
        room.seats
            .into_iter()
            .find(|now| now.seat == seat("me-chair"))
            .unwrap()
            .presence
    };
    assert_eq!(presence("6b"), rules::Presence::Withdrew);
    assert_eq!(
        presence("6c"),
        rules::Presence::Absent,
        "out of the room, with no interest in this part"
    );
}

#[test]
fn the_chairs_own_interest_is_for_the_next_to_preside() {
    let tale = Tale::begun().take("10:00", "5").then("10:01", interest("allen", "5"));
    assert_eq!(
        said(&tale),
        "Ms Allen has declared an interest in this item; Ms Beck decides how it is handled."
    );
    let tale = Tale::begun().take("10:00", "5").then("10:01", interest("ade", "5"));
    assert_eq!(
        said(&tale),
        "Dr Ade has declared an interest in this item; I decide how it is handled."
    );
}

#[test]
fn an_item_for_information_is_silent() {
    let mut beginning = created();
    beginning.agenda[2].purpose = Purpose::Information;
    let tale = ["allen", "ade", "beck", "hale", "cole", "frost"]
        .iter()
        .fold(Tale::of(beginning), |tale, id| tale.then("09:25", arrived(id)))
        .then("09:30", Event::TookChair { person: who("allen") })
        .then("09:30", Event::CalledToOrder)
        .take("09:40", "5");
    assert_eq!(said(&tale), "");
    assert_eq!(first(&tale), NextStep::TakeItem(no("6")));
}

#[test]
fn a_vote_is_asked_member_by_member_then_closed_then_announced() {
    let open = Tale::begun()
        .then("09:35", settled("votes", Span::Meeting))
        .take("10:00", "5")
        .open("10:01", "5");
    let vote = open.last();
    assert_eq!(first(&open), NextStep::AskVoter(seat("me-lay")));
    assert_eq!(said(&open), "Ms Allen, for Mid Essex: for, against or abstaining?");
    let all = open.cast("10:02", vote, Choice::For, &EVERY_SEAT);
    assert_eq!(first(&all), NextStep::CloseVote(vote));
    let closed = all.close("10:03", vote);
    assert_eq!(first(&closed), NextStep::Announce(vote));
    assert_eq!(
        said(&closed),
        "For 12 votes (9 members), against 0 votes (0 members). The recommendation is carried."
    );
}

#[test]
fn a_tie_is_a_pause_with_its_ways_on() {
    let open = Tale::begun()
        .then("09:35", settled("votes", Span::Meeting))
        .take("10:00", "5")
        .open("10:01", "5");
    let vote = open.last();
    let (ccgs, nhse) = EVERY_SEAT.split_at(6);
    let tied = open
        .cast("10:02", vote, Choice::For, ccgs)
        .cast("10:02", vote, Choice::Against, nhse)
        .close("10:03", vote);
    assert_eq!(first(&tied), NextStep::TieWays(vote));
    assert_eq!(
        said(&tied),
        "The votes are equal: 6 votes (6 members) for and 6 votes (3 members) against. \
         We may discuss it and vote again or defer it, or Mr Cole may use the deciding vote."
    );
    let deferred = tied.clone().then(
        "10:05",
        Event::ItemDeferred {
            item: no("5"),
            reason: "equal".into(),
        },
    );
    assert_eq!(first(&deferred), NextStep::TakeItem(no("6")));
    let again = tied.open("10:06", "5");
    assert_eq!(first(&again), NextStep::AskVoter(seat("me-lay")));
}

#[test]
fn who_is_still_out_is_called_back_before_the_next_item() {
    let tale = Tale::begun()
        .take("10:00", "5")
        .then("10:01", went_out("ade", "5"))
        .take("10:10", "7");
    assert_eq!(first(&tale), NextStep::CallBack(who("ade"), no("5")));
    assert_eq!(said(&tale), "Please ask Dr Ade to come back in.");
}

#[test]
fn a_private_item_waits_for_the_resolution() {
    let done = Tale::begun().take("10:00", "7").then("10:01", agreed("7"));
    assert_eq!(first(&done), NextStep::ExcludePublic);
    assert!(said(&done).starts_with("I propose that the public be excluded because of confidential nature"));
    let excluded = done.then(
        "10:05",
        Event::PublicExcluded {
            wording: "That the public be excluded.".into(),
            ground: "confidential nature".into(),
            endings: Box::default(),
        },
    );
    assert_eq!(first(&excluded), NextStep::TakeItem(no("8")));
}

#[test]
fn after_the_close_only_what_is_open_is_left() {
    let closed = Tale::begun().then("11:00", Event::Closed);
    assert_eq!(guide(&closed.meeting()).next, [NextStep::Settle]);
}

#[test]
fn the_chair_never_has_more_than_two_sentences() {
    for tale in [Tale::new(), Tale::begun(), Tale::begun().take("10:00", "6")] {
        assert!(guide(&tale.meeting()).say.len() <= 2);
    }
}

#[test]
fn no_further_business_is_said_only_when_there_is_none() {
    let all_taken = ["1", "2", "5", "7"]
        .iter()
        .fold(Tale::begun(), |tale, item| tale.take("10:00", item))
        .then("10:30", Event::NothingDeclared)
        .then("10:31", agreed("6"))
        .then("10:31", agreed("2"))
        .then(
            "10:32",
            Event::ItemWithdrawn {
                item: no("8"),
                reason: String::new(),
            },
        )
        .take("10:33", "6");
    let open = all_taken.clone().then("10:40", agreed("7"));
    assert_eq!(said(&open), "Nothing has been decided on item 1 and item 5 yet.");
    assert_eq!(
        guide(&open.meeting()).next,
        [
            NextStep::TakeItem(no("1")),
            NextStep::TakeItem(no("5")),
            NextStep::Close,
            NextStep::Settle
        ]
    );
    let done = open.then("10:41", agreed("1")).then("10:42", agreed("5"));
    assert_eq!(said(&done), "There is no further business, and I close the meeting.");
}

#[test]
fn once_the_public_is_back_it_is_not_excluded_again_for_the_same_item() {
    let tale = Tale::begun()
        .take("10:00", "7")
        .then("10:01", agreed("7"))
        .then(
            "10:05",
            Event::PublicExcluded {
                wording: "That the public be excluded.".into(),
                ground: String::new(),
                endings: Box::default(),
            },
        )
        .take("10:06", "8")
        .then("10:10", agreed("8"))
        .then("10:12", Event::PublicReadmitted);
    let next = guide(&tale.meeting()).next;
    assert!(!next.contains(&NextStep::ExcludePublic), "{next:?}");
    // taken up again, it is private again
    let again = tale.take("10:20", "7").take("10:21", "8");
    assert_eq!(first(&again), NextStep::ExcludePublic);
}
