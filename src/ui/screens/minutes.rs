//! The minutes as they stand now, to read: the public part, or the private one where it may be on the screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::page;
use crate::minutes::{self, Part};
use crate::ui::app::App;
use crate::ui::show::may_be_read;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let width = usize::from(body.width);
    let private = app.reads_private && may_be_read(open, Part::Private);
    let meeting = open.history.meeting();
    let any = !meeting.exclusions.is_empty() || meeting.items.iter().any(|state| state.private);
    let (part, head) = match (private, any) {
        (true, _) => (Part::Private, "The PRIVATE minutes as they stand; Tab: the public ones"),
        (false, true) => (Part::Public, "The public minutes as they stand; Tab: the private ones"),
        (false, false) => (Part::Public, "The minutes as they stand"),
    };
    let text = minutes::text(meeting, &open.prose, part, false, open.record_head().as_ref());
    let text = app.theme.plain(&text);
    // Which part it is stays where it is read.
    page::lines(frame, page::row(body, 0), vec![Line::styled(head, app.theme.strong())]);
    let below = Rect {
        y: body.y.saturating_add(1),
        height: body.height.saturating_sub(1),
        ..body
    };
    let drawn = text.lines().flat_map(|line| fitted(line, width)).map(Line::raw);
    page::long(app, frame, below, drawn.collect());
}

/// As it is where there is room for it, so that tables and rules stay as they are; else on several rows.
fn fitted(line: &str, width: usize) -> Vec<String> {
    match line.chars().count() <= width {
        true => vec![line.to_owned()],
        false => wrap(line, width),
    }
}
