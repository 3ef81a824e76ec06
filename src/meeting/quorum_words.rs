//! The first line of the screen: quorum for what is in hand, in words, with people's names. Where many may look: never
//! why somebody does not count.

use crate::rules::{ElectorState, ItemResult, Met};
use crate::terms::{Clause, Fraction, SeatId};

use super::agenda::About;
use super::outlook::people_in;
use super::people::PersonId;
use super::state::{Meeting, Phase};
use super::tally::Count;

/// The most names that are read at a glance.
const NAMES_MAX: usize = 3;

/// "QUORATE for item 6 · if Ms Allen or Mr Dunn leaves: not quorate". `about`: what is in hand, `result`: what the rules
/// say of it in the room as it is now.
pub fn quorum_line(meeting: &Meeting, about: Option<&About>, result: Option<&ItemResult>) -> String {
    line(meeting, about, result, NAMES_MAX)
}

/// The same with everybody's name, where there is room.
pub fn quorum_named(meeting: &Meeting, about: Option<&About>, result: Option<&ItemResult>) -> String {
    line(meeting, about, result, usize::MAX)
}

/// The same where there is little room: one name, and how many more there are.
pub fn quorum_short(meeting: &Meeting, about: Option<&About>, result: Option<&ItemResult>) -> String {
    line(meeting, about, result, 1)
}

fn line(meeting: &Meeting, about: Option<&About>, result: Option<&ItemResult>, names: usize) -> String {
    let phase = match meeting.phase {
        Phase::Before if !meeting.people.iter().any(|person| meeting.is_here(&person.id)) => {
            return "BEFORE THE MEETING · nobody is marked as here yet".into();
        }
        Phase::Before | Phase::Open => "",
        Phase::Adjourned => "ADJOURNED · ",
        Phase::Closed => return "CLOSED".into(),
        Phase::Abandoned => return "ABANDONED".into(),
        Phase::NeverBegan => return "THE MEETING NEVER BEGAN".into(),
    };
    let Some(result) = result else {
        return phase.trim_end_matches(" · ").into();
    };
    let of = match about {
        Some(about) if !about.item.0.is_empty() => format!(" for item {about}"),
        _ => String::new(),
    };
    let quorum = &result.quorum;
    let (word, more) = match quorum.met {
        Met::Yes => ("QUORATE", when_quorate(meeting, about, result, names)),
        Met::No => ("NOT QUORATE", of_missing(&quorum.missing)),
        Met::ReadingNeeded => ("QUORATE OR NOT", of_readings(result)),
    };
    match more.is_empty() {
        true => format!("{phase}{word}{of}"),
        false => format!("{phase}{word}{of} · {more}"),
    }
}

/// While a vote is open, how many may vote; else whose leaving would break it.
fn when_quorate(meeting: &Meeting, about: Option<&About>, result: &ItemResult, names: usize) -> String {
    if meeting.open_vote().is_some_and(|vote| Some(&vote.about) == about) {
        return match is_open(result) {
            true => "the votes depend on how the terms are read".into(),
            false => format!("{} may be cast", strength(result)),
        };
    }
    let quorum = &result.quorum;
    let leaving = |seats: &[SeatId], so: &str| {
        let people = people_in(result, seats);
        match (people.len(), people.first()) {
            (0, _) | (_, None) => None,
            (many, _) if many <= names => Some(format!("if {} leaves: {so}", names_or(meeting, &people))),
            (many, Some(first)) if many <= NAMES_MAX => {
                let more = many - 1;
                Some(format!("if {} or +{more} more leaves: {so}", meeting.name(first)))
            }
            (many, Some(_)) => Some(format!("if any of {many} leaves: {so}")),
        }
    };
    let certain = leaving(&quorum.critical, "not quorate");
    let by_reading = leaving(&quorum.critical_by_reading, "in doubt");
    let said: Vec<String> = certain.into_iter().chain(by_reading).collect();
    said.join("; ")
}

fn of_missing(missing: &[String]) -> String {
    match missing {
        [] => String::new(),
        _ => format!("missing: {}", missing.join("; ")),
    }
}

fn of_readings(result: &ItemResult) -> String {
    let mut clauses: Vec<&Clause> = Vec::new();
    for clause in result
        .quorum
        .readings
        .iter()
        .filter_map(|reading| reading.clause.as_ref())
    {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    match clauses.as_slice() {
        [] => "it depends on how the terms of reference are read".into(),
        [clause] => format!("two ways to read paragraph {clause}"),
        many => {
            let many: Vec<&str> = many.iter().map(|clause| clause.as_str()).collect();
            format!("it depends on paragraphs {}", many.join(", "))
        }
    }
}

/// "11 votes (8 members)": what those here may cast on this item, together. Where a question that is open changes it, no
/// figure is right.
pub fn strength(result: &ItemResult) -> String {
    if is_open(result) {
        return "votes: it depends (F9)".into();
    }
    let (mut votes, mut members) = (Fraction::ZERO, 0_u32);
    for elector in result.electorate.iter().filter(|elector| !elector.weight.is_zero()) {
        votes = votes.plus(elector.weight).unwrap_or(votes);
        members = members.saturating_add(1);
    }
    Count::of(votes, members).to_string()
}

/// Whether how many votes somebody has hangs on a question that is open.
fn is_open(result: &ItemResult) -> bool {
    result.electorate.iter().any(|elector| {
        let weighs = |(other, _): &(Fraction, ElectorState)| *other != elector.weight;
        elector.otherwise.iter().any(weighs)
    })
}

/// "Ms Allen", "Ms Allen or Mr Dunn", "Ms Allen, Mr Dunn or Ms Beck".
pub(super) fn names_or(meeting: &Meeting, people: &[PersonId]) -> String {
    joined(meeting, people, "or")
}

/// "Ms Allen, Mr Dunn and Ms Beck".
pub(super) fn names_and(meeting: &Meeting, people: &[PersonId]) -> String {
    joined(meeting, people, "and")
}

fn joined(meeting: &Meeting, people: &[PersonId], word: &str) -> String {
    let names: Vec<String> = people.iter().map(|person| meeting.name(person)).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} {word} {last}", others.join(", ")),
    }
}
