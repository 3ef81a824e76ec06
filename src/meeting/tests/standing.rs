//! What was done and what it is worth: the worked cases of a meeting.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::rules::{ElectorState, ForOrAgainst, Outcome};
use crate::terms::{Choice, Fraction};

/// Both members of NHS England but one are away.
fn inquorate() -> Tale {
    Tale::with(&["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole"]).take("10:00", "5")
}

fn standing(tale: &Tale) -> DecisionStanding {
    let meeting = tale.meeting();
    meeting.decision_standing(&meeting.decisions[0])
}

#[test]
fn a_decision_without_a_quorum_is_recorded_and_void() {
    let remedy = |place: u16| Event::RemedyChosen {
        about: about("5"),
        remedy: place,
        says: "Those present may recommend.".into(),
    };
    let ruled = Event::ChairRuled {
        about: about("5"),
        ruling: Ruling::Stands,
        reason: "Dr Frost was on the telephone".into(),
        by: Some(who("allen")),
    };
    let decided = || inquorate().then("10:05", agreed("5"));
    let DecisionStanding::Void { missing } = standing(&decided()) else {
        panic!("not void")
    };
    assert!(missing[0].contains("NHS England"), "{missing:?}");
    assert_eq!(
        standing(&Tale::begun().then("10:05", agreed("5"))),
        DecisionStanding::Valid
    );
    let says = "Those present may recommend.".to_owned();
    assert_eq!(
        standing(&decided().then("10:06", remedy(0))),
        DecisionStanding::RecommendationOnly { says }
    );
    let deferred = standing(&decided().then("10:06", remedy(1)));
    assert!(
        matches!(deferred, DecisionStanding::Void { .. }),
        "to defer does not save what was decided"
    );
    let DecisionStanding::RuledByChair { ruling, computed, .. } = standing(&decided().then("10:06", ruled)) else {
        panic!("not ruled")
    };
    assert_eq!(ruling, Ruling::Stands);
    assert!(
        matches!(*computed, DecisionStanding::Void { .. }),
        "the computed answer stays beside the ruling"
    );
}

#[test]
fn an_arrival_typed_late_makes_the_decision_valid() {
    let decided = inquorate().then("10:05", agreed("5"));
    let decision = decided.last();
    assert_eq!(
        standing(&decided.before("10:20", decision, arrived("frost"))),
        DecisionStanding::Valid
    );
}

/// A vote on item 5: these seats for, these against; closed.
fn voted(tale: Tale, r#for: &[&str], against: &[&str]) -> (Tale, Seq) {
    let tale = tale.take("10:00", "5").open("10:01", "5");
    let vote = tale.last();
    let tale = tale
        .cast("10:02", vote, Choice::For, r#for)
        .cast("10:02", vote, Choice::Against, against);
    (tale.close("10:03", vote), vote)
}

const CCGS: [&str; 6] = ["me-lay", "me-chair", "me-officer", "ne-lay", "ne-chair", "ne-officer"];
const NHSE: [&str; 3] = ["nhse-area", "nhse-medical", "nhse-primary"];

fn outcome(tale: &Tale) -> Outcome {
    let meeting = tale.meeting();
    meeting.vote_result(&meeting.votes[0]).outcome
}

fn votes_settled() -> Tale {
    Tale::begun().then("09:35", settled("votes", Span::UntilTermsChange))
}

#[test]
fn a_recused_members_vote_is_cast_and_not_counted() {
    let recused = votes_settled()
        .then("09:50", handled("ade", "5", LEAVES))
        .then("09:51", went_out("ade", "5"));
    let (tale, _) = voted(recused, &CCGS, &NHSE);
    let meeting = tale.meeting();
    let not_counted = meeting.not_counted(&meeting.votes[0]);
    assert_eq!(not_counted.len(), 1);
    assert_eq!(not_counted[0].person, Some(who("ade")));
    assert_eq!(not_counted[0].state, Some(ElectorState::Recused));
    let tally = meeting.tally(&meeting.votes[0]);
    assert_eq!(tally.r#for.to_string(), "5 votes (5 members)");
    assert_eq!(tally.against.to_string(), "6 votes (3 members)");
    assert_eq!(outcome(&tale), Outcome::Lost);
    assert_eq!(
        outcome(&voted(votes_settled(), &CCGS, &NHSE).0),
        Outcome::Tied,
        "with that vote it would be equal"
    );
}

#[test]
fn a_tie_is_decided_by_its_holder_or_declined() {
    let (tied, vote) = voted(votes_settled(), &CCGS, &NHSE);
    let meeting = tied.meeting();
    assert_eq!(meeting.vote_standing(&meeting.votes[0]), DecisionStanding::Tied);
    let used = |seat_id: &str, choice| Event::DecidingVoteUsed {
        vote,
        seat: seat(seat_id),
        choice,
    };
    let declined = Event::DecidingVoteDeclined {
        vote,
        seat: seat("nhse-area"),
    };
    for (case, event, expected) in [
        ("for", used("nhse-area", ForOrAgainst::For), Outcome::Carried),
        ("against", used("nhse-area", ForOrAgainst::Against), Outcome::Lost),
        (
            "by somebody who does not hold it",
            used("me-lay", ForOrAgainst::For),
            Outcome::Tied,
        ),
        ("declined", declined, Outcome::Lost),
    ] {
        assert_eq!(outcome(&tied.clone().then("10:05", event)), expected, "{case}");
    }
}

#[test]
fn a_departure_typed_after_the_vote_it_changes_gives_both_answers() {
    // Dr Frost and Mr Gale are away; of NHS England only Mr Cole is left once Dr Frost turns out to have gone before.
    let here = Tale::with(&["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost"])
        .then("09:35", settled("votes", Span::Meeting));
    let (tale, vote) = voted(here, &[&CCGS[..], &["nhse-area"]].concat(), &[]);
    let announced = tale.then(
        "10:04",
        Event::ResultAnnounced {
            vote,
            outcome: Outcome::Carried,
            r#for: Fraction::whole(9),
            against: Fraction::ZERO,
            abstained: Fraction::ZERO,
        },
    );
    let meeting = announced.meeting();
    assert_eq!(meeting.difference(&meeting.votes[0]), None);
    let meeting = announced.before("10:20", vote, left("frost")).meeting();
    let difference = meeting.difference(&meeting.votes[0]).unwrap();
    assert_eq!(difference.announced.0, Outcome::Carried);
    assert_eq!(difference.worked_out.0, Outcome::Void);
    assert!(matches!(
        meeting.vote_standing(&meeting.votes[0]),
        DecisionStanding::Void { .. }
    ));
    assert!(
        meeting
            .to_settle()
            .iter()
            .any(|open| open.words.contains("What was announced on item 5"))
    );
}

#[test]
fn votes_or_heads_may_be_announced() {
    let (tale, vote) = voted(votes_settled(), &CCGS[..5], &NHSE);
    let announced = |outcome, figures: [u64; 3]| {
        let [r#for, against, abstained] = figures.map(Fraction::whole);
        let event = Event::ResultAnnounced {
            vote,
            outcome,
            r#for,
            against,
            abstained,
        };
        let meeting = tale.clone().then("10:04", event).meeting();
        meeting.difference(&meeting.votes[0]).is_some()
    };
    assert!(!announced(Outcome::Lost, [5, 6, 0]), "votes");
    assert!(!announced(Outcome::Lost, [5, 3, 0]), "heads");
    assert!(!announced(Outcome::Lost, [0, 0, 0]), "no figures");
    assert!(announced(Outcome::Lost, [5, 4, 0]), "neither");
    assert!(announced(Outcome::Carried, [5, 3, 0]), "another outcome");
}

#[test]
fn a_reading_decides_for_its_span() {
    // Six heads of nine, six votes of twelve.
    let (voted, _) = voted(Tale::begun(), &CCGS, &NHSE);
    let meeting = voted.meeting();
    let DecisionStanding::ReadingNeeded { readings } = meeting.vote_standing(&meeting.votes[0]) else {
        panic!("no reading needed")
    };
    assert_eq!(readings[0].id, "majority-of");
    for (span, expected) in [
        (Span::Decision(about("5")), Outcome::Carried),
        (Span::Decision(about("6")), Outcome::ReadingNeeded),
        (Span::Meeting, Outcome::Carried),
        (Span::UntilTermsChange, Outcome::Carried),
    ] {
        let settled = voted.clone().then("10:05", settled("members", span.clone()));
        assert_eq!(outcome(&settled), expected, "{span:?}");
        let known = !settled.meeting().readings[0].after_votes.is_empty();
        assert_eq!(
            known,
            expected == Outcome::Carried,
            "marked as settled with the votes known"
        );
    }
}

#[test]
fn a_count_by_hands_is_worth_the_votes_of_those_counted() {
    let tale = votes_settled()
        .take("10:00", "5")
        .then("10:01", opened("5", VoteWay::ByHands));
    let vote = tale.last();
    let counted = |body: &str, figures: [u16; 3]| Event::HandsCounted {
        vote,
        body: body.into(),
        r#for: figures[0],
        against: figures[1],
        abstained: figures[2],
    };
    let tale = tale
        .then("10:02", counted("Mid Essex", [3, 0, 0]))
        .then("10:02", counted("North East Essex", [2, 0, 1]))
        .then("10:02", counted("NHS England", [1, 2, 0]))
        .close("10:03", vote);
    let meeting = tale.meeting();
    let tally = meeting.tally(&meeting.votes[0]);
    let told = [tally.r#for, tally.against, tally.abstained].map(|count| count.to_string());
    assert_eq!(
        told,
        ["7 votes (6 members)", "4 votes (2 members)", "1 vote (1 member)"]
    );
    assert_eq!(outcome(&tale), Outcome::Carried);
}

#[test]
fn an_election_needs_somebody_eligible_and_a_quorum() {
    let elected = |tale: Tale, id: &str| {
        let event = Event::OfficeFilled {
            office: "Chair".into(),
            person: who(id),
            nominated: vec![who(id)],
            counts: vec![],
            endings: Box::default(),
        };
        let meeting = tale.then("10:00", event).meeting();
        meeting.election_standing(meeting.offices.last().unwrap())
    };
    assert_eq!(elected(Tale::begun(), "beck"), DecisionStanding::Valid);
    assert_eq!(
        elected(Tale::begun(), "ade"),
        DecisionStanding::NotEligible,
        "no lay member"
    );
    assert!(matches!(
        elected(Tale::with(&["beck"]), "beck"),
        DecisionStanding::Void { .. }
    ));
    let meeting = Tale::new().meeting();
    assert_eq!(
        meeting.election_standing(&meeting.offices[0]),
        DecisionStanding::Valid,
        "brought along"
    );
}

/// Five heads to four, by members; six votes of twelve are not more than half, by votes.
#[test]
fn a_contested_election_is_held_against_its_counts() {
    let standing = |answer: Option<&str>, person: &str, counts: [u16; 2]| {
        let tale = match answer {
            Some(answer) => Tale::begun().then("09:40", settled(answer, Span::Meeting)),
            None => Tale::begun(),
        };
        let event = Event::OfficeFilled {
            office: "Chair".into(),
            person: who(person),
            nominated: vec![who("allen"), who("beck")],
            counts: vec![(who("allen"), counts[0]), (who("beck"), counts[1])],
            endings: Box::default(),
        };
        let meeting = tale.then("10:00", event).meeting();
        let standing = meeting.election_standing(meeting.offices.last().unwrap());
        let told = meeting
            .to_settle()
            .into_iter()
            .map(|open| open.words)
            .collect::<Vec<_>>();
        (standing, told.join("; "))
    };
    assert_eq!(standing(Some("members"), "allen", [5, 4]).0, DecisionStanding::Valid);
    let (other, told) = standing(Some("members"), "beck", [5, 4]);
    let says = "Lay Member (Mid Essex) is elected Chair.".to_owned();
    assert_eq!(other, DecisionStanding::NotElected { says });
    assert!(
        told.contains("was declared elected Chair, and the votes say otherwise"),
        "{told}"
    );
    let (equal, _) = standing(Some("members"), "allen", [4, 4]);
    assert!(
        matches!(equal, DecisionStanding::NotElected { .. }),
        "nobody may decide: {equal:?}"
    );
    let (too_many, told) = standing(Some("members"), "allen", [6, 4]);
    assert_eq!(too_many, DecisionStanding::RecountNeeded);
    assert!(told.contains("do not tell who was elected"), "{told}");
    assert_eq!(
        standing(Some("votes"), "allen", [5, 4]).0,
        DecisionStanding::RecountNeeded
    );
    assert!(matches!(
        standing(None, "allen", [5, 4]).0,
        DecisionStanding::ReadingNeeded { .. }
    ));
}

#[test]
fn the_forecast_is_the_result_when_what_it_assumes_comes_about() {
    let before = Tale::new()
        .then("09:00", Event::ApologiesGiven { person: who("gale") })
        .then("09:00", handled("cole", "6", LEAVES));
    let outlook = before.meeting().outlook();
    let of = |number: &str| outlook.iter().find(|outlook| outlook.item == no(number)).unwrap();
    use crate::rules::Met;
    assert_eq!((of("5").met, of("6").met), (Met::Yes, Met::No), "{:?}", of("6").missing);
    assert_eq!(of("5").critical, [who("cole"), who("frost")]);
    assert!(of("6").missing[0].contains("NHS England"), "{:?}", of("6").missing);
    assert_eq!(of("6").repairs, [vec![seat("nhse-primary")]]);
    let came = ["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost"]
        .iter()
        .fold(before, |tale, id| tale.then("09:25", arrived(id)))
        .take("10:00", "6")
        .then("10:00", went_out("cole", "6"))
        .meeting();
    let now = crate::rules::result(&came.terms, &came.snapshot(&about("6")));
    assert_eq!(now.quorum, of("6").result.quorum);
}

#[test]
fn a_part_with_an_interest_of_its_own_is_the_one_forecast() {
    let tale =
        Tale::with(&["allen", "ade", "beck", "hale", "cole", "frost"]).then("09:40", handled("ade", "6b", LEAVES));
    let outlook = tale.meeting().outlook_of(&no("6"));
    assert_eq!(outlook.about, about("6b"));
    assert_eq!(outlook.met, crate::rules::Met::No);
}

/// A ruling is on what had been decided, or was being voted on, when it was given; where nothing had, on what follows.
#[test]
fn a_ruling_is_on_what_was_last_decided_before_it() {
    let ruled = |on: &str| Event::ChairRuled {
        about: about(on),
        ruling: Ruling::DoesNotStand,
        reason: "out of order".into(),
        by: None,
    };
    let rules_on = |tale: &Tale| -> Vec<bool> {
        let meeting = tale.meeting();
        let is_ruled = |standing| matches!(standing, DecisionStanding::RuledByChair { .. });
        let decisions = meeting
            .decisions
            .iter()
            .map(|known| is_ruled(meeting.decision_standing(known)));
        let votes = meeting.votes.iter().map(|known| is_ruled(meeting.vote_standing(known)));
        decisions.chain(votes).collect()
    };
    let begun = || Tale::begun().take("09:31", "5");
    let then = |tale: Tale, on: &[&str]| {
        let mut tale = tale;
        for on in on {
            tale = match on.strip_prefix("ruled ") {
                Some(on) => tale.then("09:40", ruled(on)),
                None => tale.then("09:40", agreed(on)),
            };
        }
        tale
    };
    for (what, on, rules) in [
        ("the one before it", &["5", "ruled 5"][..], &[true][..]),
        ("not a later one", &["5", "ruled 5", "5"], &[true, false]),
        ("nor an earlier one", &["5", "5", "ruled 5"], &[false, true]),
        ("each in its turn", &["5", "ruled 5", "5", "ruled 5"], &[true, true]),
        ("before anything: what follows", &["ruled 5", "5"], &[true]),
        ("each part of the item", &["6a", "6b", "ruled 6"], &[true, true]),
        ("but no part decided later", &["6a", "ruled 6", "6b"], &[true, false]),
        ("one part alone", &["6a", "6b", "ruled 6a"], &[true, false]),
    ] {
        assert_eq!(rules_on(&then(begun(), on)), rules, "{what}");
    }
    let voting = then(begun(), &["5"]).open("09:41", "5");
    let vote = voting.last();
    let during = voting.then("09:42", ruled("5")).close("09:43", vote);
    assert_eq!(rules_on(&during), [false, true], "during a vote: that vote");
    let voting = begun().open("09:39", "5");
    let vote = voting.last();
    let between = then(voting, &["5"]).close("09:41", vote).then("09:42", ruled("5"));
    assert_eq!(rules_on(&between), [false, true], "what ended last");
}
