//! What is left to settle before the draft goes out. Closing is always possible; what is open stands here.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::meeting::{Phase, ToSettle};
use crate::minutes;

use super::page::{self, lines, row};
use crate::ui::app::App;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let theme = app.theme;
    let list = open.on_screen().to_settle();
    let closed = open.on_screen().phase == Phase::Closed;
    let title = match (list.iter().filter(|settle| settle.is_open()).count(), closed) {
        (0, false) => "Nothing is left to settle. Ctrl+E closes the meeting.".to_string(),
        (0, true) => "Nothing is left to settle; the minutes are in the meeting's folder.".to_string(),
        (count, false) => format!(
            "To settle before the draft goes out: {count}. Enter settles the marked one; Ctrl+E closes the meeting all the same."
        ),
        (count, true) => format!(
            "To settle before the draft goes out: {count}. Enter settles the marked one; it is recorded as before the close."
        ),
    };
    let head = wrap(&title, usize::from(body.width));
    let top = u16::try_from(head.len()).unwrap_or(1);
    lines(
        frame,
        Rect { height: top, ..body },
        head.into_iter()
            .map(|line| Line::styled(line, theme.strong()))
            .collect(),
    );
    let mut drawn: Vec<Line> = Vec::new();
    let mut marked = 0;
    for (index, settle) in list.iter().enumerate() {
        let first_known = !settle.is_open() && (index == 0 || list.get(index - 1).is_some_and(ToSettle::is_open));
        if first_known {
            drawn.push(Line::styled("To know before the draft goes out:", theme.dim()));
        }
        if index == app.row {
            marked = drawn.len();
        }
        let style = if index == app.row {
            theme.marked()
        } else {
            ratatui::style::Style::new()
        };
        for (nth, line) in wrap(&theme.plain(&settle.words), usize::from(body.width).saturating_sub(4))
            .into_iter()
            .enumerate()
        {
            let pointer = if index == app.row && nth == 0 {
                theme.pointer()
            } else {
                " "
            };
            drawn.push(Line::styled(format!("{pointer} {line}"), style));
        }
    }
    let life = match closed {
        true => wrap(
            &theme.plain(&minutes::life::of_both(open.on_screen())),
            usize::from(body.width),
        ),
        false => Vec::new(),
    };
    let below = u16::try_from(life.len()).unwrap_or(0);
    lines(
        frame,
        Rect {
            y: body.y + body.height.saturating_sub(below + 1),
            height: below.min(body.height),
            ..body
        },
        life.into_iter().map(Line::raw).collect(),
    );
    let rest = Rect {
        y: body.y + top,
        height: body.height.saturating_sub(top + 1 + below),
        ..body
    };
    let first = marked
        .saturating_sub(usize::from(rest.height) / 2)
        .min(drawn.len().saturating_sub(usize::from(rest.height)));
    lines(frame, rest, drawn.into_iter().skip(first).collect());
    // The last two names say which meeting; the whole path is on the first screen.
    let names: Vec<_> = open
        .folder
        .iter()
        .rev()
        .take(2)
        .map(|name| name.to_string_lossy())
        .collect();
    let written = open.documents.in_short();
    let folder = format!("{} · {written}", names.into_iter().rev().collect::<Vec<_>>().join("/"));
    lines(
        frame,
        row(body, body.height.saturating_sub(1)),
        vec![Line::styled(theme.plain(&folder), theme.dim())],
    );
}
