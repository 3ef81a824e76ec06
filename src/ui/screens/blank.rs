//! Nothing but the committee's name: for a screen that others can see.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::page::lines;
use crate::ui::app::App;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let area = frame.area();
    let name = app
        .open
        .as_ref()
        .map_or("Quorate", |open| open.on_screen().terms.committee.as_str());
    let width = usize::from(area.width);
    let drawn: Vec<Line> = wrap(name, width.saturating_sub(8))
        .into_iter()
        .map(|line| Line::raw(line).centered())
        .collect();
    let top = area.height / 3;
    lines(
        frame,
        Rect {
            y: area.y + top,
            height: area.height - top,
            ..area
        },
        drawn,
    );
    let foot = Rect {
        y: area.bottom().saturating_sub(1),
        height: 1,
        ..area
    };
    lines(frame, foot, vec![Line::styled("Ctrl+B", app.theme.dim()).centered()]);
}
