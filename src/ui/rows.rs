//! The rows of the list screens, and what the marked row gives to a command chosen by its key.

use crate::meeting::{Event, ItemNo, Meeting, PersonId};
use crate::rules::{ElectorState, Presence};
use crate::terms::SeatId;

use super::acts::people;
use super::app::App;
use super::command::{Command, FieldKind, Place, Run};
use super::pasted_agenda::PastedAgenda;

/// A row of the attendance list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AttendanceRow {
    /// A seat and its member, or nobody yet.
    Seat(SeatId, Option<PersonId>),
    /// Somebody without a seat: a deputy, an attendee.
    Other(PersonId),
}

/// Seats by organisation, then everybody else.
pub fn attendance(meeting: &Meeting) -> Vec<AttendanceRow> {
    let seats = meeting.terms.all_seats();
    let listed = seats.into_iter().map(|seat| {
        AttendanceRow::Seat(
            seat.id.clone(),
            meeting.member_of(&seat.id).map(|person| person.id.clone()),
        )
    });
    let others = meeting
        .people
        .iter()
        .filter(|person| person.seats.is_empty())
        .map(|person| AttendanceRow::Other(person.id.clone()));
    listed.chain(others).collect()
}

/// Whether nothing is known yet of whether somebody comes; of a seat that nobody has, not even who.
pub fn is_open(meeting: &Meeting, row: &AttendanceRow) -> bool {
    let person = match row {
        AttendanceRow::Seat(_, None) => return true,
        AttendanceRow::Seat(_, Some(person)) | AttendanceRow::Other(person) => person,
    };
    let known = meeting.attendance_of(person);
    let came_or_not = known.is_some_and(|known| known.apologies.is_some() || !known.spells.is_empty());
    let stood_in_for = match row {
        AttendanceRow::Seat(seat, _) => people::is_deputised(meeting, seat),
        AttendanceRow::Other(_) => false,
    };
    !came_or_not && !stood_in_for
}

/// What is known of somebody on the attendance list already, and the key that records what is so now.
pub fn known_of(meeting: &Meeting, row: &AttendanceRow, person: &PersonId) -> String {
    let name = meeting.name(person);
    match meeting.presence(person) {
        Presence::InPerson | Presence::Remote => format!("{name} is marked as here. l records that they leave."),
        Presence::Withdrew => format!("{name} is out for the item. p records that they are back."),
        Presence::Absent if meeting.is_here(person) => format!("{name} is not in the room. p records that they are."),
        Presence::Absent if meeting.apologies_of(person) => {
            format!("{name} sent apologies. p records that they are here after all.")
        }
        Presence::Absent => match row {
            AttendanceRow::Seat(seat, _) if people::is_deputised(meeting, seat) => {
                format!("Somebody sits for {name}. p records that {name} is here.")
            }
            AttendanceRow::Seat(..) | AttendanceRow::Other(_) => format!("{name} left. p records that they are back."),
        },
    }
}

/// Which row of the attendance list is marked once something changed since it had these rows, each with whether it was
/// open: what was taken back; else, where the marked one was dealt with, the next that is not, below it or from the top.
pub fn next_of_attendance(app: &App, before: &[(AttendanceRow, bool)]) -> usize {
    let Some(open) = &app.open else { return app.row };
    let now = open_rows(open.on_screen());
    let opened = now.iter().position(|(row, open)| {
        let was = before.iter().find(|(known, _)| known == row);
        *open && was.is_some_and(|(_, was_open)| !was_open)
    });
    if let Some(opened) = opened {
        return opened;
    }
    // Whoever marks everybody goes on with those who are not here after all, from where they are.
    let closed = before
        .iter()
        .zip(&now)
        .filter(|((_, was), (_, is))| *was && !is)
        .count();
    // A seat that was given its member is done with for now, though nobody knows yet whether they come. Whoever was dealt
    // with before stays marked: somebody went back to them.
    let (was, is) = (before.get(app.row), now.get(app.row));
    if closed > 1 || was == is || was.is_some_and(|(_, open)| !open) {
        return app.row;
    }
    let rows = || {
        now.iter()
            .enumerate()
            .filter(|(row, (_, open))| *open && *row != app.row)
    };
    let below = rows().find(|(row, _)| *row > app.row);
    below.or_else(|| rows().next()).map_or(app.row, |(row, _)| row)
}

/// The rows of the attendance list, each with whether it is open.
pub fn open_rows(meeting: &Meeting) -> Vec<(AttendanceRow, bool)> {
    let rows = attendance(meeting).into_iter();
    rows.map(|row| {
        let open = is_open(meeting, &row);
        (row, open)
    })
    .collect()
}

/// The seats that may vote in the vote in hand, in the order asked.
pub fn voters(app: &App) -> Vec<SeatId> {
    let result = app.open.as_ref().and_then(|open| open.derived.vote.as_ref());
    let electorate = result.map(|result| result.electorate.as_slice()).unwrap_or_default();
    let votes = |state: ElectorState| {
        !matches!(
            state,
            ElectorState::Absent | ElectorState::Vacant | ElectorState::Suspended
        )
    };
    electorate
        .iter()
        .filter(|elector| votes(elector.state))
        .map(|elector| elector.seat.clone())
        .collect()
}

/// The row whose vote the next letter is: of the voters after the one whose vote was recorded last, the first who has not
/// voted; else the first from the top; where all have voted, the one recorded last. It follows from the record alone, so
/// that it is the same after a first vote and a correction, and where it was when the screen is opened again.
pub fn next_voter(app: &App) -> usize {
    let voters = voters(app);
    let last = app.open.as_ref().and_then(|open| {
        let vote = open.derived.vote_in_hand?;
        let withdrawn = &open.history.meeting().withdrawn;
        let mut records = open.history.records().iter().rev();
        records.find_map(|record| {
            let event = match &record.event {
                Event::Replaced { with, .. } => with,
                event => event,
            };
            let counts = !withdrawn.contains(&record.seq);
            match event {
                Event::VoteCast { vote: of, seat, .. } if *of == vote && counts => {
                    voters.iter().position(|voter| voter == seat)
                }
                _ => None,
            }
        })
    });
    let waiting = waiting(app);
    let below = waiting.iter().find(|(row, _)| last.is_none_or(|last| *row > last));
    below.or(waiting.first()).map_or(last.unwrap_or(0), |(row, _)| *row)
}

/// Who has not voted yet in the vote in hand, each with their row.
pub fn waiting(app: &App) -> Vec<(usize, SeatId)> {
    let result = app.open.as_ref().and_then(|open| open.derived.vote.as_ref());
    let electorate = result.map(|result| result.electorate.as_slice()).unwrap_or_default();
    let waits = |seat: &SeatId| {
        let elector = electorate.iter().find(|elector| &elector.seat == seat);
        elector.is_some_and(|elector| elector.state == ElectorState::NotYet)
    };
    let voters = voters(app).into_iter().enumerate();
    voters.filter(|(_, seat)| waits(seat)).collect()
}

/// The row of a voter whose vote was taken back since these were waiting: the next letter is that voter's again.
pub fn asked_again(app: &App, before: &[(usize, SeatId)]) -> Option<usize> {
    let was = |seat: &SeatId| before.iter().any(|(_, known)| known == seat);
    let again = waiting(app).into_iter().find(|(_, seat)| !was(seat));
    again.map(|(row, _)| row)
}

/// How many rows the list of this screen has.
pub fn count(app: &App) -> usize {
    match (app.place, &app.open) {
        (Place::Start, _) => app.found.len(),
        (Place::Attendance, Some(open)) => attendance(open.on_screen()).len(),
        (Place::Pasted, Some(_)) => app.pasted.as_ref().map_or(0, PastedAgenda::rows),
        (Place::Members, Some(_)) => app.members.len(),
        (Place::Agenda, Some(open)) => open.on_screen().items.len(),
        (Place::Vote, Some(_)) => voters(app).len(),
        (Place::Settle, Some(open)) => open.on_screen().to_settle().len(),
        _ => 0,
    }
}

fn marked_item(app: &App) -> Option<ItemNo> {
    let meeting = app.open.as_ref()?.on_screen();
    meeting.items.get(app.row).map(|state| state.item.number.clone())
}

/// What the marked row has now in words that this command asks for, so that they need not be typed again to be put right.
pub fn words_now(app: &App, command: &Command) -> Option<String> {
    let meeting = app
        .open
        .as_ref()
        .filter(|_| app.place == Place::Agenda)?
        .history
        .meeting();
    let item = meeting.card(meeting.items.get(app.row)?);
    match command.name {
        "title" => Some(item.title.clone()),
        "lead" => item.presenter.clone(),
        _ => None,
    }
}

/// What the marked row gives to the first field of this command, as typed; `None` where the command does not ask for it.
pub fn given(app: &App, command: &Command) -> Option<String> {
    let Run::Act { fields, .. } = &command.run else {
        return None;
    };
    let first = fields.first()?;
    let meeting = app.open.as_ref()?.on_screen();
    match (app.place, first.kind) {
        (Place::Attendance, FieldKind::Person | FieldKind::PersonHere) => match attendance(meeting).get(app.row)? {
            AttendanceRow::Seat(_, person) => person.as_ref().map(ToString::to_string),
            AttendanceRow::Other(person) => Some(person.to_string()),
        },
        (Place::Attendance, FieldKind::Seat | FieldKind::SeatAway) => match attendance(meeting).get(app.row)? {
            AttendanceRow::Seat(seat, _) => Some(seat.to_string()),
            AttendanceRow::Other(_) => None,
        },
        (Place::Agenda, FieldKind::Item | FieldKind::Abouts) => marked_item(app).map(|item| item.to_string()),
        // Of a closed vote nobody is marked: whose vote is put right is asked.
        (Place::Vote, FieldKind::Voter) if meeting.open_vote().is_some() => {
            voters(app).get(app.row).map(ToString::to_string)
        }
        _ => None,
    }
}
