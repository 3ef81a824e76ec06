//! Who is here: a row a seat, by organisation, then everybody without one. Single letters act on the marked row.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

use crate::meeting::{Meeting, PersonId};
use crate::rules::Presence;

use super::page::{self, lines, row};
use crate::ui::app::App;
use crate::ui::describe;
use crate::ui::fields::clock;
use crate::ui::rows::{self, AttendanceRow};
use crate::ui::theme::Theme;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let meeting = open.on_screen();
    let theme = app.theme;
    let mut drawn: Vec<Line> = Vec::new();
    let mut marked = 0;
    let mut last_body = String::new();
    for (index, line) in rows::attendance(meeting).into_iter().enumerate() {
        let heading = body_of(meeting, &line);
        if heading != last_body {
            drawn.push(Line::styled(heading.clone(), theme.strong()));
            last_body = heading;
        }
        if index == app.row {
            marked = drawn.len();
        }
        let text = theme.cut(
            &theme.plain(&words(theme, meeting, &line)),
            usize::from(body.width).saturating_sub(2),
        );
        let pointer = if index == app.row { theme.pointer() } else { " " };
        let style = if index == app.row {
            theme.marked()
        } else {
            ratatui::style::Style::new()
        };
        drawn.push(Line::styled(
            format!(
                "{pointer} {text:<width$}",
                width = usize::from(body.width).saturating_sub(2)
            ),
            style,
        ));
    }
    let height = usize::from(body.height).saturating_sub(1);
    let first = marked
        .saturating_sub(height.saturating_sub(3))
        .min(drawn.len().saturating_sub(height));
    lines(
        frame,
        row(body, 0),
        vec![Line::styled(
            theme.cut(&theme.plain(&heading_line(meeting)), usize::from(body.width)),
            theme.dim(),
        )],
    );
    let list = Rect {
        y: body.y + 1,
        height: body.height.saturating_sub(1),
        ..body
    };
    let below = drawn.len().saturating_sub(first + height);
    let mut shown: Vec<Line> = drawn.into_iter().skip(first).take(height).collect();
    // What does not fit is said, or somebody looks to be missing.
    if below > 0
        && let Some(last) = shown.last_mut()
    {
        *last = Line::styled(format!("  {} more below", below + 1), theme.dim());
    }
    lines(frame, list, shown);
}

fn heading_line(meeting: &Meeting) -> String {
    let created = &meeting.created;
    let begins = created
        .begins
        .map_or(String::new(), |time| format!(", {}", clock(time)));
    format!(
        "Attendance · {}{begins} · {}",
        created.date.format("%-d %B %Y"),
        created.place
    )
}

fn body_of(meeting: &Meeting, line: &AttendanceRow) -> String {
    match line {
        AttendanceRow::Seat(seat, _) => meeting.seat(seat).map_or(String::new(), |seat| seat.body),
        AttendanceRow::Other(_) => "Deputies and in attendance".into(),
    }
}

fn words(theme: Theme, meeting: &Meeting, line: &AttendanceRow) -> String {
    match line {
        AttendanceRow::Seat(seat, None) => {
            let title = meeting.seat(seat).map_or(String::new(), |seat| seat.title);
            format!("{:<24} {title:<24} nobody yet (Enter)", "-")
        }
        AttendanceRow::Seat(seat, Some(person)) => {
            let title = meeting.seat(seat).map_or(String::new(), |seat| seat.title);
            let mut offices: Vec<&str> = meeting
                .offices
                .iter()
                .map(|held| held.office.as_str())
                .filter(|office| meeting.holder_of(office) == Some(person))
                .collect();
            offices.dedup();
            let title = if offices.is_empty() {
                title
            } else {
                format!("{title}, {}", offices.join(", "))
            };
            columns(theme, &full(meeting, person), &title, &state(meeting, person))
        }
        AttendanceRow::Other(person) => {
            let attendance = meeting.attendance_of(person);
            let deputy = attendance.and_then(|line| line.deputy_for.as_ref());
            let role = deputy.map_or_else(
                || {
                    meeting
                        .person(person)
                        .and_then(|person| person.role.clone())
                        .unwrap_or_else(|| "in attendance".into())
                },
                |(seat, _)| format!("deputy, {}", describe::seat_title(meeting, seat)),
            );
            columns(theme, &full(meeting, person), &role, &state(meeting, person))
        }
    }
}

/// Name, position, what they are doing: the last is never what is cut off.
fn columns(theme: Theme, name: &str, position: &str, state: &str) -> String {
    let (name, position) = (theme.cut(name, 24), theme.cut(position, 24));
    let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
    format!("{name}{} {position}{} {state}", pad(&name, 24), pad(&position, 24))
}

fn full(meeting: &Meeting, person: &PersonId) -> String {
    meeting
        .person(person)
        .map_or_else(|| person.to_string(), |person| person.name.clone())
}

fn state(meeting: &Meeting, person: &PersonId) -> String {
    let attendance = meeting.attendance_of(person);
    let spell = attendance.and_then(|line| line.spells.last());
    let chair = if meeting.in_chair() == Some(person) {
        ", in the chair"
    } else {
        ""
    };
    let since = spell.map_or(String::new(), |spell| clock(spell.from.time));
    match meeting.presence(person) {
        Presence::InPerson => format!("present {since}{chair}"),
        Presence::Remote => format!("remote {since}{chair}"),
        Presence::Withdrew => "out for the item".into(),
        Presence::Absent => match spell.and_then(|spell| spell.to.as_ref()) {
            Some(left) => format!("left {}", clock(left.time)),
            None if attendance.is_some_and(|line| line.apologies.is_some()) => "apologies".into(),
            None if spell.is_some() => "away".into(),
            None => "".into(),
        },
    }
}
