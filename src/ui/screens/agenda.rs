//! The agenda: changed at any time, pasted as a whole; numbers never change once issued.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::meeting::{ItemState, ItemStatus, Meeting};

use super::page::{self, lines, row};
use crate::ui::app::App;
use crate::ui::describe;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let meeting = open.on_screen();
    let theme = app.theme;
    let width = usize::from(body.width);
    lines(
        frame,
        row(body, 0),
        vec![Line::styled(
            "Agenda · paste one here, or add items one by one",
            theme.dim(),
        )],
    );
    let mut drawn: Vec<Line> = Vec::new();
    let mut marked = 0;
    for (index, state) in meeting.items.iter().enumerate() {
        if index == app.row {
            marked = drawn.len();
        }
        let style = if index == app.row {
            theme.marked()
        } else {
            ratatui::style::Style::new()
        };
        let pointer = if index == app.row { theme.pointer() } else { " " };
        let text = theme.cut(&theme.plain(&words(meeting, state)), width.saturating_sub(2));
        drawn.push(Line::styled(
            format!("{pointer} {text:<fill$}", fill = width.saturating_sub(2)),
            style,
        ));
        let card = meeting.card(state);
        for part in card.parts.iter().filter(|_| !describe::is_hidden(meeting, state)) {
            drawn.push(Line::styled(
                theme.cut(
                    &theme.plain(&format!("       ({}) {}", part.label, part.wording)),
                    width,
                ),
                theme.dim(),
            ));
        }
    }
    if drawn.is_empty() {
        drawn.push(Line::raw("No item yet. Paste an agenda from Word, or press a."));
    }
    let height = usize::from(body.height).saturating_sub(1);
    let first = marked
        .saturating_sub(height / 2)
        .min(drawn.len().saturating_sub(height));
    let list = Rect {
        y: body.y + 1,
        height: body.height.saturating_sub(1),
        ..body
    };
    lines(frame, list, drawn.into_iter().skip(first).collect());
}

fn words(meeting: &Meeting, state: &ItemState) -> String {
    let item = meeting.card(state);
    let hidden = describe::is_hidden(meeting, state);
    let mut extra: Vec<String> = Vec::new();
    if state.private {
        extra.push("PRIVATE".into());
    }
    extra.extend(item.presenter.clone().filter(|_| !hidden));
    extra.extend(item.minutes.map(|minutes| format!("{minutes} min")));
    extra.extend(item.concerns.first().map(|body| format!("{body} only")));
    match &state.status {
        ItemStatus::Waiting => {}
        ItemStatus::Current => extra.push("being taken".into()),
        ItemStatus::Taken => extra.push("taken".into()),
        ItemStatus::Deferred { .. } => extra.push("deferred".into()),
        ItemStatus::Withdrawn { .. } => extra.push("withdrawn".into()),
    }
    let extra = if extra.is_empty() {
        String::new()
    } else {
        format!("  · {}", extra.join(" · "))
    };
    let title = if hidden { "(private item)" } else { &item.title };
    format!("{:>3} {title}{extra}", item.number.to_string())
}
