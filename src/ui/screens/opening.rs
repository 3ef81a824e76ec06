//! What opening a meeting found, where not all was well: what happened, what is safe, what to do now. One screen for
//! every verdict on a record.

use ratatui::Frame;
use ratatui::text::Line;

use super::page::{self, lines};
use crate::ui::app::App;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let of_meeting = app.open.as_ref().and_then(|open| open.found.as_ref());
    let of_committee = || app.committee.as_ref().and_then(|committee| committee.found.as_ref());
    let Some(found) = of_meeting.or_else(of_committee) else {
        return;
    };
    let theme = app.theme;
    let width = usize::from(body.width);
    let mut drawn: Vec<Line> = Vec::new();
    let mut say = |text: &str, style| {
        let wrapped = wrap(&theme.plain(text), width);
        drawn.extend(wrapped.into_iter().map(|line| Line::styled(line, style)));
    };
    for why in &found.says {
        say(&why.happened, theme.alarm());
        say(&why.safe, theme.good());
        say(&why.now, theme.strong());
        say("", theme.dim());
    }
    if !found.last.is_empty() {
        say(&format!("The last sound entry: {}.", found.last), theme.strong());
    }
    if let Some(readable) = &found.readable {
        say("What can be read of the damaged end:", theme.warn());
        say(readable, theme.dim());
    }
    say("", theme.dim());
    match &found.to_confirm {
        Some(what) => say(
            &format!("y {what}. Enter looks at it and changes nothing."),
            theme.strong(),
        ),
        None => say("Enter goes on.", theme.strong()),
    }
    let most = drawn.len().saturating_sub(usize::from(body.height));
    let shown = drawn.into_iter().skip(usize::from(app.scroll).min(most)).collect();
    lines(frame, body, shown);
}
