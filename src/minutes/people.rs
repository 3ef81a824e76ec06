//! The lists of who was there: present, apologies, in attendance, not present; with capacities and times.

use crate::meeting::{Nil, Way};

use super::document::{Block, Document};
use super::facts::{Capacity, Ended, OfficeTold, What};
use super::names::SeatName;
use super::sheet::{Attended, Bound, Sheet, StayTold};
use super::vocabulary::{Term, way};
use super::words::{Wording, hm, list};

pub(super) fn people(document: &mut Document, wording: Wording<'_>) {
    let sheet = wording.sheet;
    let word = |term| wording.regime.word(term);
    let here = |attended: &&Attended| !attended.stays.is_empty();
    let voting = |attended: &&Attended| !matches!(attended.capacity, Capacity::InAttendance { .. });
    document.heading(1, word(Term::Present));
    let present: Vec<&Attended> = sheet.roll.iter().filter(here).filter(voting).collect();
    if present.is_empty() {
        document
            .blocks
            .push(Block::Paragraph("No members were present.".into()));
    }
    for body in bodies(&present) {
        let of_body = present.iter().filter(|attended| body_of(attended) == body);
        let lines: Vec<String> = of_body.map(|attended| present_line(wording, attended)).collect();
        match body.is_empty() {
            true => document.blocks.push(Block::List(lines)),
            false => document.headed_list(2, &body, lines),
        }
    }
    apologies(document, wording);
    let mut others: Vec<String> = sheet
        .roll
        .iter()
        .filter(here)
        .filter(|attended| !voting(attended))
        .map(|attended| attending_line(wording, attended))
        .collect();
    let secretary = sheet.head.secretary.trim();
    let listed = sheet
        .roll
        .iter()
        .any(|attended| crate::meeting::same_name(&attended.who.name, secretary) && here(&attended));
    if !secretary.is_empty() && !listed {
        others.push(format!("{secretary}, secretary (minutes)"));
    }
    if let Some((public, press)) = sheet.head.public {
        others.push(public_line(public, press));
    }
    document.headed_list(1, word(Term::InAttendance), others);
    if sheet.head.ended != Ended::NotYet {
        let mut absent: Vec<String> = sheet
            .roll
            .iter()
            .filter(|attended| !here(attended) && !attended.apologies && voting(attended))
            .map(|attended| format!("{}, {}", attended.who.name, position(attended)))
            .collect();
        absent.extend(sheet.head.vacant.iter().map(|seat| format!("{} (vacant)", seat.full())));
        document.headed_list(1, word(Term::NotPresent), absent);
    }
}

/// "Apologies were received from Dr Mehta and Mr Rooke."; nothing where none were, and nobody said so.
pub(super) fn apologies_received(sheet: &Sheet) -> Option<String> {
    let sent = sheet
        .roll
        .iter()
        .filter(|attended| attended.apologies && attended.stays.is_empty());
    let names: Vec<String> = sent.map(|attended| attended.who.short.clone()).collect();
    match names.is_empty() {
        false => Some(format!("Apologies were received from {}.", list(&names))),
        true => said_none(sheet).then(|| NO_APOLOGIES.into()),
    }
}

const NO_APOLOGIES: &str = "No apologies were received.";

fn said_none(sheet: &Sheet) -> bool {
    let mut facts = sheet.facts.iter();
    facts.any(|told| matches!(told.what, What::Nil(Nil::Apologies)))
}

fn apologies(document: &mut Document, wording: Wording<'_>) {
    let sheet = wording.sheet;
    let mut lines: Vec<String> = sheet
        .roll
        .iter()
        .filter(|attended| attended.apologies && attended.stays.is_empty())
        .map(|attended| {
            let deputy = sheet.roll.iter().find(|other| deputises(other, attended));
            let deputy = deputy.map_or_else(String::new, |deputy| format!(" ({} deputising)", deputy.who.short));
            format!("{}, {}{deputy}", attended.who.name, position(attended))
        })
        .collect();
    if lines.is_empty() && said_none(sheet) {
        lines.push(NO_APOLOGIES.into());
    }
    document.headed_list(1, wording.regime.word(Term::Apologies), lines);
}

fn deputises(deputy: &Attended, member: &Attended) -> bool {
    match (&deputy.capacity, &member.capacity) {
        (Capacity::Deputy { seat, .. }, Capacity::Member(seats)) => !deputy.stays.is_empty() && seats.contains(seat),
        _ => false,
    }
}

/// Full names of organisations, in the order of the roll.
fn bodies(present: &[&Attended]) -> Vec<String> {
    let mut bodies = Vec::new();
    for attended in present {
        let body = body_of(attended);
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    bodies
}

fn seat_of(attended: &Attended) -> Option<&SeatName> {
    match &attended.capacity {
        Capacity::Member(seats) => seats.first(),
        Capacity::Deputy { seat, .. } => Some(seat),
        Capacity::InAttendance { .. } => None,
    }
}

fn body_of(attended: &Attended) -> String {
    seat_of(attended).map_or_else(String::new, |seat| seat.body_full.clone())
}

/// The position, with its organisation: "Lay Member, Mid Essex".
fn position(attended: &Attended) -> String {
    match &attended.capacity {
        Capacity::Member(seats) => list(&seats.iter().map(SeatName::full).collect::<Vec<_>>()),
        Capacity::Deputy { seat, .. } => seat.full(),
        Capacity::InAttendance { role } => role.clone().unwrap_or_default(),
    }
}

/// "Ms Ruth Allen, Lay Member (Chair; in the chair)".
fn present_line(wording: Wording<'_>, attended: &Attended) -> String {
    let mut line = attended.who.name.clone();
    let mut notes: Vec<String> = attended.offices.iter().map(in_office).collect();
    match &attended.capacity {
        Capacity::Member(seats) => {
            let titles: Vec<String> = seats
                .iter()
                .map(|seat| seat.title.clone())
                .filter(|title| !title.is_empty())
                .collect();
            if !titles.is_empty() {
                line += &format!(", {}", list(&titles));
            }
        }
        Capacity::Deputy { seat, accepted_by } => {
            line += &format!(", nominated deputy for {}", seat.the(true));
            notes.extend(accepted_by.as_ref().map(|by| format!("accepted by {}", by.short)));
        }
        Capacity::InAttendance { .. } => {}
    }
    let chairs = &wording.sheet.chairs;
    let mine = chairs.iter().filter(|(_, who)| who.id == attended.who.id).count();
    match mine {
        0 => {}
        mine if mine == chairs.len() => notes.push("in the chair".into()),
        _ => notes.push("in the chair for part of the meeting".into()),
    }
    notes.extend(times(wording, &attended.stays));
    in_brackets(line, &notes)
}

/// "Chair", "Vice Chair from 10:12".
fn in_office(held: &OfficeTold) -> String {
    let from = held.from.map_or_else(String::new, |from| format!(" from {}", hm(from)));
    let to = held.to.map_or_else(String::new, |to| format!(" until {}", hm(to)));
    format!("{}{from}{to}", held.office)
}

/// "Ms Ruth Allen, Lay Member (Chair; in the chair; joined remotely)".
fn in_brackets(line: String, notes: &[String]) -> String {
    match notes {
        [] => line,
        notes => format!("{line} ({})", notes.join("; ")),
    }
}

fn attending_line(wording: Wording<'_>, attended: &Attended) -> String {
    let position = position(attended);
    let who = match position.is_empty() {
        true => attended.who.name.clone(),
        false => format!("{}, {position}", attended.who.name),
    };
    let mut notes: Vec<String> = attended.offices.iter().map(in_office).collect();
    match &attended.only_for {
        Some(item) => {
            notes.push(format!("item {item} only"));
            notes.extend(remote(&attended.stays));
        }
        None => notes.extend(times(wording, &attended.stays)),
    }
    in_brackets(who, &notes)
}

fn remote(stays: &[StayTold]) -> Option<String> {
    let all = !stays.is_empty() && stays.iter().all(|stay| stay.way == Way::Remote);
    way(Way::Remote).filter(|_| all).map(Into::into)
}

/// "part meeting: from 10:12 to 11:02, and from 11:10", "joined remotely".
fn times(wording: Wording<'_>, stays: &[StayTold]) -> Vec<String> {
    let whole = |stay: &StayTold| stay.from == Bound::Meeting && stay.to == Bound::Meeting;
    let mut stays = joined_up(stays);
    // Whoever came in the minute in which it began was there from the beginning, as far as times tell.
    let began = wording.sheet.head.from.map(hm);
    if let Some(first) = stays.first_mut()
        && matches!(&first.from, Bound::At(at) if began == Some(hm(at.time)))
    {
        first.from = Bound::Meeting;
    }
    let mut notes = Vec::new();
    if !stays.iter().all(whole) {
        let spans: Vec<String> = stays.iter().map(span).collect();
        notes.push(format!("part meeting: {}", spans.join(", and ")));
    }
    notes.extend(remote(&stays));
    notes
}

/// A change from remote to the room is no leaving.
fn joined_up(stays: &[StayTold]) -> Vec<StayTold> {
    let mut joined: Vec<StayTold> = Vec::new();
    for stay in stays {
        match joined.last_mut() {
            Some(last) if is_at(&last.to, &stay.from) => {
                last.to = stay.to.clone();
                last.way = Way::InPerson;
            }
            Some(_) | None => joined.push(stay.clone()),
        }
    }
    joined
}

fn is_at(end: &Bound, start: &Bound) -> bool {
    match (end, start) {
        (Bound::At(end), Bound::At(start)) => end.order == start.order,
        _ => false,
    }
}

fn span(stay: &StayTold) -> String {
    let from = match &stay.from {
        Bound::Meeting => None,
        Bound::At(at) => Some(format!("from {}", hm(at.time))),
        Bound::Unseen => Some("from some time in the private session".into()),
    };
    let to = match &stay.to {
        Bound::Meeting => None,
        Bound::At(at) => Some(hm(at.time)),
        Bound::Unseen => Some("some time in the private session".into()),
    };
    match (from, to) {
        (None, None) => "throughout".into(),
        (Some(from), None) => from,
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
    }
}

fn public_line(public: u16, press: u16) -> String {
    let many = |count: u16, one: &str, more: &str| match count {
        0 => format!("no {more}"),
        1 => format!("1 {one}"),
        count => format!("{count} {more}"),
    };
    let public = many(public, "member of the public", "members of the public");
    let press = many(press, "member of the press", "members of the press");
    let mut line = format!("{public} and {press}");
    if line.starts_with("no") {
        line.replace_range(..1, "N");
    }
    line
}
