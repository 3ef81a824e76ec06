//! While a vote goes on, and until its result is announced.

use crate::meeting::event::VoteWay;
use crate::meeting::state::{Meeting, VoteState};
use crate::rules::{self, Deciding, Elector, ElectorState, ItemResult, Met, Outcome};
use crate::terms::Choice;

use crate::meeting::deciding::Decides;

use super::steps::{onwards, readings, restore};
use super::{Guide, NextStep};

/// The vote in hand: it goes on, or it is closed and waits.
pub(super) fn in_hand(meeting: &Meeting, vote: &VoteState) -> Option<Guide> {
    match (vote.closed.is_some(), meeting.is_overtaken(vote)) {
        (true, _) => waiting(meeting, vote),
        (false, false) => Some(going_on(meeting, vote)),
        // Nobody is asked any more.
        (false, true) => {
            let close = vec![NextStep::CloseVote(vote.id)];
            Some(Guide::silent([close, onwards(meeting).next].concat()))
        }
    }
}

/// The vote is open: who votes next, then the close.
fn going_on(meeting: &Meeting, vote: &VoteState) -> Guide {
    let result = meeting.vote_result(vote);
    let close = NextStep::CloseVote(vote.id);
    if result.quorum.met == Met::No {
        return Guide::saying(
            "We are no longer quorate, and the vote cannot go on.",
            vec![restore(meeting), NextStep::MarkAttendance, close],
        );
    }
    let waits = |elector: &&Elector| elector.state == ElectorState::NotYet && !elector.weight.is_zero();
    let waiting = result.electorate.iter().find(waits);
    match (vote.way, waiting) {
        (VoteWay::ByName, Some(elector)) => Guide::saying(
            ask(meeting, vote, elector),
            vec![NextStep::AskVoter(elector.seat.clone()), close],
        ),
        (VoteWay::ByHands, Some(elector)) => {
            let body = elector.body.clone();
            let say = format!("Those of {body} in favour, please show; {}.", others(meeting, vote));
            Guide::saying(say, vec![NextStep::CountHands(body), close])
        }
        (VoteWay::ByName | VoteWay::ByHands, None) => {
            Guide::saying("All have voted, and the vote is closed.", vec![close])
        }
    }
}

/// "Ms Gray, for NHS England: for, against or abstaining?"
pub fn ask(meeting: &Meeting, vote: &VoteState, elector: &Elector) -> String {
    let who = match &elector.person {
        Some(person) => meeting.name(person),
        None => meeting.seat_words(&elector.seat),
    };
    let of = if elector.body.is_empty() {
        String::new()
    } else {
        format!(", for {}", elector.body)
    };
    let choices = choices(meeting, vote);
    let abstaining = if choices.contains(&Choice::Abstain) {
        "for, against or abstaining"
    } else {
        "for or against"
    };
    format!("{who}{of}: {abstaining}?")
}

fn others(meeting: &Meeting, vote: &VoteState) -> &'static str {
    match choices(meeting, vote).contains(&Choice::Abstain) {
        true => "then those against; then those abstaining",
        false => "then those against",
    }
}

fn choices(meeting: &Meeting, vote: &VoteState) -> Vec<Choice> {
    rules::possible_choices(&meeting.terms, vote.snapshot.class.as_deref())
}

/// It is closed and waits: equal, to be read, or to be announced.
fn waiting(meeting: &Meeting, vote: &VoteState) -> Option<Guide> {
    let result = meeting.vote_result(vote);
    let tally = meeting.tally(vote);
    let announce = NextStep::Announce(vote.id);
    let abstained = match tally.abstained.is_none() {
        true => String::new(),
        false => format!(", abstained {}", tally.abstained),
    };
    let open = match tally.is_open() {
        true => ", as the terms are read",
        false => "",
    };
    let numbers = format!("For {}, against {}{abstained}{open}.", tally.r#for, tally.against);
    let ends_it = |given: &&Deciding| meeting.deciding_does(vote, given) == Decides::TheTie;
    let by = match vote.snapshot.deciding.as_ref().filter(ends_it) {
        Some(Deciding { seat, choice: Some(_) }) => format!("By the deciding vote of {} the", meeting.sitting(seat)),
        Some(_) | None => "The".to_owned(),
    };
    Some(match result.outcome {
        Outcome::Tied => Guide {
            say: std::iter::once(format!(
                "The votes are equal: {} for and {} against{open}.",
                tally.r#for, tally.against
            ))
            .chain(meeting.deciding_not_held(vote))
            .chain([tie_words(meeting, &result)])
            .collect(),
            next: [
                vec![NextStep::TieWays(vote.id)],
                readings(&result.readings, &vote.about),
                vec![announce],
            ]
            .concat(),
        },
        Outcome::ReadingNeeded => Guide {
            say: reading_words(&result),
            next: [readings(&result.readings, &vote.about), vec![announce]].concat(),
        },
        Outcome::RecountNeeded => Guide {
            say: vec!["The count by hands does not tell the result, and we vote again by name.".into()],
            next: vec![NextStep::OpenVote(vote.about.clone()), announce],
        },
        Outcome::Void => Guide {
            say: vec![
                numbers,
                "The vote was taken without a quorum and is not a valid decision.".into(),
            ],
            next: vec![announce, restore(meeting)],
        },
        Outcome::Carried => said(numbers, &format!("{by} recommendation is carried."), announce),
        Outcome::Lost => said(numbers, &format!("{by} recommendation is not carried."), announce),
        Outcome::NoDecision if result.put_off => said(
            numbers,
            "The matter is put off, as the terms of reference say.",
            announce,
        ),
        Outcome::NoDecision => said(numbers, "No decision was reached.", announce),
        Outcome::Open => return None,
    })
}

fn said(numbers: String, outcome: &str, announce: NextStep) -> Guide {
    Guide {
        say: vec![numbers, outcome.into()],
        next: vec![announce],
    }
}

/// First of all a tie is a pause. Of those who may decide it the first in order is named.
fn tie_words(meeting: &Meeting, result: &ItemResult) -> String {
    if !result.readings.is_empty() {
        return "We may discuss it and vote again or defer it; who has the deciding vote is to be settled first."
            .into();
    }
    let first = result.casting.first().map(|caster| &caster.seat);
    let holder = result.electorate.iter().find(|elector| Some(&elector.seat) == first);
    match holder.and_then(|elector| elector.person.as_ref()) {
        None => "We may discuss it and vote again, or defer it.".into(),
        Some(person) if result.by_lot => format!(
            "We may discuss it and vote again or defer it, or it is decided by lot, which {} draws.",
            meeting.name(person)
        ),
        Some(person) => format!(
            "We may discuss it and vote again or defer it, or {} may use the deciding vote.",
            meeting.name(person)
        ),
    }
}

fn reading_words(result: &ItemResult) -> Vec<String> {
    let Some(reading) = result.readings.first() else {
        return vec![];
    };
    let paragraph = match &reading.clause {
        Some(clause) => format!("Paragraph {clause} can be read in two ways, and the result depends on it."),
        None => "The terms of reference can be read in two ways, and the result depends on it.".into(),
    };
    vec![paragraph, reading.question.clone()]
}
