//! Whether all is saved: the word in the corner, and what is said where it is not.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::ui::app::App;
use crate::ui::saving::{self, Saving};

/// Rows that what is wrong may take.
const ROWS: usize = 4;

/// The word for the corner.
pub fn word(app: &App) -> &'static str {
    match saving::state(app) {
        None => "",
        Some(Saving::NotSaved) => "NOT SAVED",
        Some(Saving::ReadOnly) => "READ ONLY",
        Some(Saving::OnItsWay) => "saving",
        Some(Saving::Typing) => "typing",
        Some(Saving::Saved) => "saved",
    }
}

/// How the corner is drawn.
pub fn style(app: &App) -> Style {
    match saving::state(app) {
        Some(Saving::NotSaved) => app.theme.alarm(),
        _ => app.theme.dim(),
    }
}

/// What is wrong, where something is.
pub fn lines(app: &App, width: usize) -> Vec<Line<'static>> {
    let says = saving::trouble(app).unwrap_or_default();
    let wrapped = app.theme.wrap_within(&app.theme.plain(&says), width, ROWS).into_iter();
    let lines = wrapped.filter(|line| !line.is_empty());
    lines.map(|line| Line::styled(line, app.theme.alarm())).collect()
}
