//! The form for a new meeting.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::page::{self, lines};
use crate::ui::app::App;
use crate::ui::new_meeting::LABELS;
use crate::ui::wrap::wrap;

/// Columns of the labels.
const LABEL: usize = 20;
/// Of the committee's name.
const NAME_ROWS: usize = 2;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(form) = &app.form else { return };
    let theme = app.theme;
    let width = usize::from(body.width);
    let name = form
        .committees
        .get(form.chosen)
        .map_or("", |file| file.terms.committee.as_str());
    let arrows = if form.committees.len() > 1 {
        "  (Left, Right: another)"
    } else {
        ""
    };
    let style = |at: usize| {
        if form.at == at {
            theme.strong()
        } else {
            ratatui::style::Style::new()
        }
    };
    let mut drawn = vec![Line::styled("A new meeting", theme.strong()), Line::raw("")];
    // Names of committees differ at their ends.
    let named = theme.wrap_within(&theme.plain(name), width.saturating_sub(LABEL), NAME_ROWS);
    for row in 0..NAME_ROWS {
        let label = if row == 0 { "Committee" } else { "" };
        let named = named.get(row).cloned().unwrap_or_default();
        let named = format!("{label:<LABEL$}{named}");
        drawn.push(Line::styled(named, style(0)));
    }
    drawn.push(Line::styled(format!("{:<LABEL$}{arrows}", ""), theme.dim()));
    let first = drawn.len();
    for (index, (label, value)) in LABELS.iter().zip(&form.fields).enumerate() {
        drawn.push(Line::from(vec![
            Span::styled(format!("{label:<LABEL$}"), style(index + 1)),
            Span::raw(value.clone()),
        ]));
    }
    drawn.push(Line::raw(""));
    let along = "Members, offices, open actions and settled readings come along from the committee's last meeting; the \
                 agenda begins with the standing items. Another committee's terms.ron goes into a folder of its own among the meetings. F5 creates the meeting. * may be left empty. /begins, /place and /secretary put these right \
                 later; the day stays.";
    drawn.extend(wrap(along, width).into_iter().map(Line::raw));
    lines(frame, body, drawn);
    let (x, y) = match form.at.checked_sub(1).and_then(|at| Some((at, form.fields.get(at)?))) {
        Some((at, value)) => (LABEL + value.width(), first + at),
        None => (LABEL, 2),
    };
    let x = u16::try_from(x).unwrap_or(0).min(body.width.saturating_sub(1));
    frame.set_cursor_position(Position {
        x: body.x + x,
        y: body.y + u16::try_from(y).unwrap_or(0),
    });
}
