//! Votes: ties, counts, what is not counted, what hangs on a reading.

use super::*;
use crate::minutes::tests::{minute, public};
use crate::rules::{ForOrAgainst, Hands, Outcome};
use crate::terms::{Choice, Fraction};

const CCGS: [&str; 6] = ["me-lay", "me-chair", "me-officer", "ne-lay", "ne-chair", "ne-officer"];

const NHSE: [&str; 3] = ["nhse-area", "nhse-medical", "nhse-primary"];

/// A vote on 6(b), with the reading of paragraph 14 settled, and its number.
fn tied() -> (Tale, Seq) {
    let tale = Tale::begun()
        .take("10:00", "6")
        .then("10:01", settled("votes", Span::Decision(about("6b"))))
        .open("10:02", "6b");
    let vote = tale.last();
    let tale = tale
        .cast("10:03", vote, Choice::For, &CCGS)
        .cast("10:03", vote, Choice::Against, &NHSE)
        .close("10:04", vote);
    (tale, vote)
}

#[test]
fn what_was_said_between_two_votes_stands_between_them() {
    let texts = [
        "They were divided.",
        "They were divided.\nA pilot was offered instead.",
        "They were divided.\nA pilot was offered instead.\nAll thanked the practice.",
    ];
    let mut prose = Prose::new();
    for (id, text) in ["t1", "t2", "t3"].into_iter().zip(texts) {
        prose.insert(id.into(), text.into());
    }
    let tale = Tale::begun()
        .take("10:00", "6")
        .then("10:01", settled("votes", Span::Decision(about("6b"))))
        .then("10:02", minute("t1", "6"))
        .open("10:02", "6b");
    let first = tale.last();
    let tale = tale
        .cast("10:03", first, Choice::For, &CCGS)
        .cast("10:03", first, Choice::Against, &NHSE)
        .close("10:04", first)
        .then("10:08", minute("t2", "6"))
        .open("10:09", "6b");
    let second = tale.last();
    let tale = tale
        .cast("10:10", second, Choice::For, &CCGS)
        .cast("10:10", second, Choice::For, &NHSE)
        .close("10:11", second)
        .then("10:12", minute("t3", "6"));
    let told = public(&tale, &prose);
    let mut rest = told.as_str();
    for part in [
        "They were divided.",
        "(b) The vote was tied.",
        "A pilot was offered instead.",
        "All thanked the practice.",
        "carried",
    ] {
        let at = rest.find(part);
        assert!(at.is_some(), "{part} is not in its place in:\n{told}");
        rest = rest.get(at.unwrap_or_default() + part.len()..).unwrap_or_default();
    }

    // what was rewritten from the beginning is one text again, before the first vote
    prose.insert("t4".into(), "They were divided, then agreed.".into());
    let told = public(&tale.then("10:13", minute("t4", "6")), &prose);
    let place = |part: &str| told.find(part).unwrap_or(usize::MAX);
    assert!(
        place("They were divided, then agreed.") < place("(b) The vote was tied."),
        "{told}"
    );
    assert!(!told.contains("A pilot was offered"));
}

#[test]
fn a_tie_and_what_follows_it() {
    let (tale, vote) = tied();
    let numbers = "For: 6 votes (6 members). Against: 6 votes (3 members). Abstained: none.";
    assert_says(
        "tied",
        &tale,
        &[
            "The Chair ruled how paragraph 14 was to be read, for this decision. On the question “A majority of the members present, or of their votes?” the reading taken was “votes”.",
            "A recorded vote was taken on recommendation (b): “the proposal”.",
            numbers,
            "Voted for: Ms Allen, Dr Ade, Mr Dunn, Ms Beck, Dr Hale and Ms Iqbal",
            "Voted against: Mr Cole (2 votes), Dr Frost (2 votes) and Mr Gale (2 votes)",
            "(b) The vote was tied.",
        ],
    );
    let used = |choice| Event::DecidingVoteUsed {
        vote,
        seat: seat("nhse-area"),
        choice,
    };
    let declined = Event::DecidingVoteDeclined {
        vote,
        seat: seat("nhse-area"),
    };
    for (what, event, expected) in [
        (
            "for",
            used(ForOrAgainst::For),
            [
                "The votes were equal.",
                "The Area Director, Mr Cole, used the second and deciding vote (paragraph 14) and voted for.",
                "(b) By the second and deciding vote the recommendation was carried: “the proposal”.",
            ],
        ),
        (
            "against",
            used(ForOrAgainst::Against),
            [
                "The votes were equal.",
                "The Area Director, Mr Cole, used the second and deciding vote (paragraph 14) and voted against.",
                "(b) By the second and deciding vote the recommendation was not carried: “the proposal”.",
            ],
        ),
        (
            "declined",
            declined,
            [
                "The votes were equal.",
                "The Area Director, Mr Cole, declined to use the second and deciding vote (paragraph 14).",
                "(b) The recommendation was not carried: “the proposal”.",
            ],
        ),
    ] {
        assert_says(
            what,
            &tale.clone().then("10:05", event),
            &[numbers, expected[0], expected[1], expected[2]],
        );
    }
    let again = tale.clone().open("10:10", "6b");
    assert_says(
        "voted again",
        &again,
        &[
            "A further recorded vote was taken on recommendation (b): “the proposal”.",
            "The vote was not completed.",
        ],
    );
    let recounted = Event::Recounted {
        vote,
        asked_by: Some(who("dunn")),
        hands: vec![],
        votes: CCGS
            .iter()
            .map(|id| (seat(id), Choice::For))
            .chain(NHSE.iter().skip(1).map(|id| (seat(id), Choice::Against)))
            .collect(),
    };
    assert_says(
        "counted again after the deciding vote",
        &tale.then("10:05", used(ForOrAgainst::Against)).then("10:06", recounted),
        &[
            "First count: For: 6 votes (6 members). Against: 6 votes (3 members). Abstained: none. At the request of Mr Dunn the votes were counted again. Second count: For: 6 votes (6 members). Against: 4 votes (2 members). Abstained: none.",
            "The Area Director, Mr Cole, used the second and deciding vote and voted against. After the votes had been counted again it was no longer needed and did not count.",
            "(b) The recommendation was not carried.",
        ],
    );
}

#[test]
fn votes() {
    let by_hands = |body: &str, r#for: u16, against: u16, vote: Seq| Event::HandsCounted {
        vote,
        body: body.into(),
        r#for,
        against,
        abstained: 0,
    };
    let tale = Tale::begun()
        .take("10:00", "6")
        .then("10:01", settled("votes", Span::Meeting))
        .then("10:02", opened("6b", VoteWay::ByHands));
    let vote = tale.last();
    let tale = tale
        .then("10:03", by_hands("Mid Essex", 3, 0, vote))
        .then("10:03", by_hands("North East Essex", 2, 1, vote))
        .then("10:03", by_hands("NHS England", 2, 1, vote))
        .close("10:04", vote);
    assert_says(
        "by hands",
        &tale,
        &[
            "A vote was taken by show of hands on recommendation (b): “the proposal”.",
            "For: 9 votes (7 members). Against: 3 votes (2 members). Abstained: none. By organisation: Mid Essex 3 for; \
             North East Essex 2 for and 1 against; NHS England 2 for and 1 against.",
            "(b) The recommendation was carried.",
        ],
    );
    assert_silent("by hands nobody's vote is told", &tale, &["Voted for", "Voted against"]);
    let announced = |outcome, votes| Event::ResultAnnounced {
        vote,
        outcome,
        r#for: Fraction::whole(votes),
        against: Fraction::whole(3),
        abstained: Fraction::ZERO,
    };
    let right = tale.clone().then("10:05", announced(Outcome::Carried, 9));
    assert_silent("announced as worked out", &right, &["announced"]);
    assert_says(
        "announced otherwise",
        &tale.then("10:05", announced(Outcome::Lost, 2)),
        &[
            "The result announced in the room was: not carried; for 2, against 3, abstained none. Under the terms of reference the result is: carried; for 9, against 3, abstained none.",
        ],
    );
    let moved = Tale::begun().take("10:00", "6").then(
        "10:01",
        Event::VoteOpened {
            about: about("6b"),
            wording: "approve the merger from 1 July".into(),
            amended: false,
            way: VoteWay::ByHands,
            mover: Some(who("dunn")),
            seconder: Some(who("iqbal")),
            condition: None,
        },
    );
    assert_says(
        "moved and seconded, as in the paper",
        &moved,
        &[
            "A vote was taken by show of hands on recommendation (b) as in the paper: “approve the merger from 1 July”. It was proposed by Mr Dunn and seconded by Ms Iqbal.",
        ],
    );
}

#[test]
fn a_vote_that_does_not_count_is_told_as_such() {
    let tale = Tale::begun()
        .take("10:00", "6")
        .then("10:01", settled("votes", Span::Meeting))
        .then("10:01", handled("ade", "6", NO_PART))
        .open("10:02", "6b");
    let vote = tale.last();
    let tale = tale
        .cast("10:03", vote, Choice::For, &["me-lay", "me-chair", "me-officer"])
        .close("10:04", vote)
        .cast("10:05", vote, Choice::Against, &["ne-lay"]);
    assert_says(
        "recused, and late",
        &tale,
        &[
            "For: 2 votes (2 members). Against: none. Abstained: none.",
            "Voted for: Ms Allen and Mr Dunn",
            "Voted for, not counted: Dr Ade",
            "Given after the vote had been closed, and not counted: Ms Beck (against).",
        ],
    );
}

#[test]
fn what_hangs_on_a_reading_says_so() {
    let tale = Tale::begun().take("10:00", "6").open("10:02", "6b");
    let vote = tale.last();
    let tale = tale
        .cast("10:03", vote, Choice::For, &CCGS)
        .cast("10:03", vote, Choice::Against, &NHSE)
        .close("10:04", vote);
    assert_says(
        "not settled",
        &tale,
        &[
            "(b) The result of the vote was not settled.",
            "The terms of reference can be read in more than one way (paragraph 14), which decides whether this stands; it had not been settled: “A majority of the members present, or of their votes?”",
        ],
    );
    let late = tale.then("10:06", settled("members", Span::UntilTermsChange));
    assert_says(
        "settled afterwards",
        &late,
        &[
            "(b) The recommendation was carried.",
            "The Chair ruled how paragraph 14 was to be read, until the terms of reference are changed. On the question “A majority of the members present, or of their votes?” the reading taken was “members”. This was settled after the votes were known.",
        ],
    );
}

#[test]
fn a_recount_by_hands_shows_both_counts() {
    let tale = Tale::begun()
        .take("10:00", "6")
        .then("10:01", settled("votes", Span::Meeting))
        .then("10:02", opened("6b", VoteWay::ByHands));
    let vote = tale.last();
    let counted = |r#for, against| Hands {
        body: "Mid Essex".into(),
        r#for,
        against,
        abstained: 0,
        seats: vec![],
    };
    let tale = tale
        .then(
            "10:03",
            Event::HandsCounted {
                vote,
                body: "Mid Essex".into(),
                r#for: 2,
                against: 1,
                abstained: 0,
            },
        )
        .close("10:04", vote)
        .then(
            "10:05",
            Event::Recounted {
                vote,
                asked_by: None,
                hands: vec![counted(1, 2)],
                votes: vec![],
            },
        );
    assert_says(
        "both counts",
        &tale,
        &[
            "First count: For: 2 votes (2 members). Against: 1 vote (1 member). Abstained: none. The votes were counted again. Second count: For: 1 vote (1 member). Against: 2 votes (2 members). Abstained: none.",
        ],
    );
}

/// What the terms put off is no vote without a decision, and it comes up again at the next meeting.
#[test]
fn what_the_terms_put_off_is_told_so_and_comes_along() {
    let (mut tale, _) = tied();
    let Event::Created(created) = &mut tale.0[0].event else {
        panic!()
    };
    let casting = "Casting(by: [[Office(\"Area Director\")], [Office(\"Medical Director\")]])";
    assert!(created.terms.contains(casting));
    created.terms = created.terms.replace(casting, "Postponed");
    assert_says(
        "put off",
        &tale,
        &["(b) The matter was put off, as the terms of reference say."],
    );
    assert_silent("put off", &tale, &["No decision was reached"]);
    let last = tale.meeting();
    let last = LastMeeting {
        meeting: &last,
        head: "",
    };
    let day = chrono::NaiveDate::from_ymd_opt(2016, 5, 18).unwrap();
    let deferred = along(Some(last), None, day).deferred;
    let titles: Vec<&str> = deferred.iter().map(|item| item.title.as_str()).collect();
    assert!(
        titles
            .iter()
            .any(|title| title.ends_with("(deferred from 20 April 2016)")),
        "{titles:?}"
    );
}
