//! The first screen: the meetings found, a new one, practice.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::meeting::Phase;
use crate::store::MeetingEntry;

use super::page::{self, lines};
use crate::ui::app::App;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let theme = app.theme;
    let width = usize::from(body.width);
    let mut drawn = vec![
        Line::raw(""),
        Line::from(vec![Span::styled("  n", theme.key()), Span::raw("  New meeting")]),
        Line::from(vec![
            Span::styled("  p", theme.key()),
            Span::raw("  Practise: a whole meeting with invented people; nothing of it counts"),
        ]),
        Line::from(vec![
            Span::styled("  c", theme.key()),
            Span::raw("  Between meetings: members, interests, apologies ahead, urgent decisions"),
        ]),
        Line::from(vec![Span::styled("  q", theme.key()), Span::raw("  Leave")]),
        Line::raw(""),
    ];
    if app.found.is_empty() {
        drawn.push(Line::raw("  No meeting is here yet."));
    } else {
        drawn.push(Line::styled("  Meetings (Enter opens the marked one)", theme.strong()));
    }
    // The folder stands below the list whole, a few rows at the most.
    let mut kept_in = wrap(
        &format!("Meetings are kept in {}", app.folder.says()),
        width.saturating_sub(2),
    );
    kept_in.truncate(usize::from(body.height).saturating_sub(drawn.len() + 2).max(1));
    let space = usize::from(body.height)
        .saturating_sub(drawn.len() + kept_in.len() + 1)
        .max(1);
    let first = app.row.saturating_sub(space.saturating_sub(1));
    for (index, entry) in app.found.iter().enumerate().skip(first).take(space) {
        let pointer = if index == app.row { theme.pointer() } else { " " };
        let style = if index == app.row {
            theme.marked()
        } else {
            ratatui::style::Style::new()
        };
        let text = theme.cut(&theme.plain(&words(entry)), width.saturating_sub(5));
        drawn.push(Line::styled(format!("  {pointer} {text}"), style));
    }
    lines(frame, body, drawn);
    let height = u16::try_from(kept_in.len()).unwrap_or(1).min(body.height);
    let foot = Rect {
        y: body.bottom().saturating_sub(height),
        height,
        ..body
    };
    let kept_in = kept_in.into_iter();
    let kept_in = kept_in.map(|line| Line::styled(format!("  {line}"), theme.dim()));
    lines(frame, foot, kept_in.collect());
}

fn words(entry: &MeetingEntry) -> String {
    let name = format!("{} · {}", entry.sitting, entry.committee);
    match &entry.found {
        Err(why) => format!("{name} · cannot be read: {}", why.happened),
        Ok(found) => {
            let practice = if found.practice { " · PRACTICE" } else { "" };
            let phase = match found.phase {
                Phase::Before => "not begun",
                Phase::Open => "going on: Enter resumes it",
                Phase::Adjourned => "adjourned",
                Phase::Closed => "closed",
                Phase::Abandoned => "abandoned",
                Phase::NeverBegan => "did not begin",
            };
            format!(
                "{name}{practice} · {phase} · last entry {}",
                found.last.format("%-d %b %H:%M")
            )
        }
    }
}
