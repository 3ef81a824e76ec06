//! A pasted list of members is looked through seat by seat before anybody is named. How it is read is in the meeting.

use crate::meeting::{self, Event, ListedMember, Meeting, Person, PersonId};
use crate::terms::SeatId;

use super::act_line::ActLine;
use super::app::{App, NoticeKind};
use super::command::{Place, Plan};
use super::message::Effect;
use super::pasted_agenda::Change;
use super::perform;
use super::update::Fresh;

/// Shows a list of members that was pasted; false where the text is none.
pub fn paste(app: &mut App, text: &str) -> bool {
    let Some(open) = &app.open else { return false };
    let listed = meeting::read_members(text, &open.history.meeting().terms.all_seats());
    if listed.is_empty()
        || app
            .context()
            .is_some_and(|context| super::when::going_on(&context).is_err())
    {
        return false;
    }
    app.members = listed;
    app.act = None;
    app.go(Place::Members);
    app.row = 0;
    true
}

/// Behind an act that names somebody: a list is shown, and of one line the name is taken, which a tab ends; false where it is
/// something else.
pub fn paste_in_line(app: &mut App, text: &str) -> bool {
    if !app.act.as_ref().is_some_and(ActLine::names_somebody) {
        return false;
    }
    if text.trim().contains(['\n', '\r']) {
        return paste(app, text);
    }
    let seats = app.open.as_ref().map(|open| open.history.meeting().terms.all_seats());
    let listed = meeting::read_members(text, &seats.unwrap_or_default())
        .into_iter()
        .next();
    let first = || {
        text.split('\t')
            .map(str::trim)
            .find(|cell| !cell.is_empty())
            .map(String::from)
    };
    let name = listed
        .map(|member| member.name)
        .or_else(first)
        .filter(|_| text.contains('\t'));
    match (&mut app.act, &name) {
        (Some(line), Some(name)) => line.insert(name),
        _ => return false,
    }
    true
}

/// Changes the marked line, or names everybody as shown.
pub fn change(app: &mut App, change: Change, fresh: Fresh) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let meeting = open.history.meeting();
    match change {
        Change::Leave => {
            app.members.clear();
            app.go(Place::Attendance);
            app.say(NoticeKind::Done, "Nobody was named. Nothing was recorded.");
        }
        Change::LeftOut => {
            if let Some(member) = app.members.get_mut(app.row) {
                member.seat = None;
            }
        }
        Change::Seat => {
            let next = next_seat(meeting, &app.members, app.row);
            if let Some(member) = app.members.get_mut(app.row) {
                member.seat = next;
            }
        }
        Change::TakeOver => return take_over(app, fresh),
        _ => {}
    }
    Vec::new()
}

/// The next seat that no other line has; behind the last one none.
fn next_seat(meeting: &Meeting, members: &[ListedMember], row: usize) -> Option<SeatId> {
    let now = members.get(row)?.seat.as_ref();
    let seats: Vec<SeatId> = meeting.terms.all_seats().into_iter().map(|seat| seat.id).collect();
    let from = now
        .and_then(|now| seats.iter().position(|seat| seat == now))
        .map_or(0, |at| at + 1);
    let taken = |seat: &SeatId| members.iter().any(|member| member.seat.as_ref() == Some(seat));
    seats.into_iter().skip(from).find(|seat| !taken(seat))
}

fn take_over(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let events = match named(open.history.meeting(), &app.members) {
        Ok(events) => events,
        Err(why) => {
            app.say(NoticeKind::Refused, why);
            return Vec::new();
        }
    };
    if events.is_empty() {
        app.say(
            NoticeKind::Refused,
            "No line has a seat. s chooses one; Esc leaves all as it was.",
        );
        return Vec::new();
    }
    let says = match events.len() {
        1 => "1 member named".to_string(),
        n => format!("{n} members named"),
    };
    let before = open.history.next_seq();
    let effects = perform::record(app, Plan::record(says, events), fresh);
    if app.open.as_ref().is_some_and(|open| open.history.next_seq() > before) {
        app.members.clear();
        app.go(Place::Attendance);
    }
    effects
}

/// Everybody with a seat; whoever is known by that name is the same person.
fn named(meeting: &Meeting, members: &[ListedMember]) -> Result<Vec<Event>, String> {
    let mut ids: Vec<PersonId> = meeting.people.iter().map(|person| person.id.clone()).collect();
    let mut people: Vec<Person> = Vec::new();
    for member in members {
        let Some(seat) = member.seat.clone() else { continue };
        let name = meeting::check_name(&meeting::name_and_role(&member.name).0)
            .map_err(|why| format!("{}: {why}", member.name))?;
        let same = |person: &&mut Person| meeting::same_name(&person.name, &name);
        if let Some(person) = people.iter_mut().find(same) {
            person.seats.push(seat);
            continue;
        }
        let known = meeting
            .people
            .iter()
            .find(|person| meeting::same_name(&person.name, &name));
        let mut person = known.cloned().unwrap_or_else(|| Person {
            id: meeting::person_id(&name, &ids),
            name,
            seats: vec![],
            role: None,
        });
        if !person.seats.contains(&seat) {
            person.seats.push(seat);
        }
        ids.push(person.id.clone());
        people.push(person);
    }
    let new = |person: &Person| meeting.person(&person.id) != Some(person);
    Ok(people
        .into_iter()
        .filter(new)
        .map(|person| Event::PersonAdded { person })
        .collect())
}
