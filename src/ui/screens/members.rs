//! A pasted list of members before anybody is named: each name with the seat that it would have.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::page::{self, lines, row};
use crate::meeting::{ListedMember, Meeting};
use crate::ui::app::App;
use crate::ui::describe;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let meeting = open.history.meeting();
    let theme = app.theme;
    let width = usize::from(body.width);
    let seated = app.members.iter().filter(|member| member.seat.is_some()).count();
    let head = format!("Pasted members: {seated} of {} have a seat", app.members.len());
    lines(
        frame,
        row(body, 0),
        vec![Line::styled(theme.cut(&head, width), theme.dim())],
    );
    let list = Rect {
        y: body.y + 1,
        height: body.height.saturating_sub(1),
        ..body
    };
    let height = usize::from(list.height) / 2;
    let first = app
        .row
        .saturating_sub(height / 2)
        .min(app.members.len().saturating_sub(height));
    let mut drawn: Vec<Line> = Vec::new();
    for (index, member) in app.members.iter().enumerate().skip(first).take(height) {
        let marked = index == app.row;
        let style = if marked { theme.marked() } else { Style::new() };
        let pointer = if marked { theme.pointer() } else { " " };
        let name = theme.cut(&theme.plain(&member.name), width.saturating_sub(2));
        drawn.push(Line::styled(format!("{pointer} {name}"), style));
        let under = theme.cut(&theme.plain(&seat(meeting, member)), width.saturating_sub(6));
        let style = if member.seat.is_some() {
            theme.dim()
        } else {
            theme.warn()
        };
        drawn.push(Line::styled(format!("      {under}"), style));
    }
    lines(frame, list, drawn);
}

/// "Lay Member, Mid Essex, instead of Mrs Holloway".
fn seat(meeting: &Meeting, member: &ListedMember) -> String {
    let Some(seat) = &member.seat else {
        return match member.said.is_empty() {
            true => "no seat: left out".into(),
            false => format!("no seat: left out (the list says {})", member.said),
        };
    };
    let now = meeting.member_of(seat).filter(|person| person.name != member.name);
    let instead = now.map_or(String::new(), |person| format!(", instead of {}", person.name));
    format!("{}{instead}", describe::seat_title(meeting, seat))
}
