//! Help for the screen before: its keys, then every act that the palette takes, all from the one table.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::item::{IN_DOUBT, NOT_QUORATE};
use super::page;
use crate::ui::app::App;
use crate::ui::command::{Command, Place};
use crate::ui::table;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let theme = app.theme;
    let width = usize::from(body.width);
    let place = app.back.last().map_or(Place::Start, |(place, _, _)| *place);
    let mut drawn: Vec<Line> = vec![Line::styled(format!("Keys {}", whereabouts(place)), theme.strong())];
    let row = |left: &str, help: &str, drawn: &mut Vec<Line>| {
        for (nth, line) in wrap(&theme.plain(help), width.saturating_sub(16))
            .into_iter()
            .enumerate()
        {
            let left = if nth == 0 {
                format!("{left:<15} ")
            } else {
                " ".repeat(16)
            };
            drawn.push(Line::from(vec![Span::styled(left, theme.key()), Span::raw(line)]));
        }
    };
    for (key, command) in table::at(place) {
        row(key, command.help, &mut drawn);
    }
    if place == Place::Item {
        drawn.push(Line::raw(""));
        let done = theme.tick();
        let marks = format!(
            "In the run sheet: {done} done · ? taken, something undecided · {NOT_QUORATE} will not be quorate · {IN_DOUBT} \
             quorate or not, depending on how the terms are read · def deferred · wdn withdrawn"
        );
        drawn.extend(wrap(&theme.plain(&marks), width).into_iter().map(Line::raw));
    }
    if app.open.is_some() {
        drawn.push(Line::raw(""));
        drawn.push(Line::styled(
            "Every act: Ctrl+Space, or / where a word would begin, then its name",
            theme.strong(),
        ));
        drawn.push(Line::raw(
            "People by their initials (rw), an earlier time behind them (rw1012, rw -5).",
        ));
        let in_meeting = |command: &&Command| !command.name.is_empty() && !command.only_between();
        for command in table::COMMANDS.iter().filter(in_meeting) {
            row(&format!("/{}", command.name), command.help, &mut drawn);
        }
    }
    page::long(app, frame, body, drawn);
}

fn whereabouts(place: Place) -> &'static str {
    match place {
        Place::Start => "on the first screen",
        Place::NewMeeting => "in the form",
        Place::Agenda => "on the agenda",
        Place::Members => "on a pasted list of members",
        Place::Pasted => "on a pasted agenda",
        Place::Attendance => "on the attendance list",
        Place::Item => "while an item is taken",
        Place::Vote => "during a vote",
        Place::Settle => "on the list to settle",
        Place::Opening => "when a record is opened that is not as it should be",
        Place::Committee => "between meetings",
        Place::Minutes => "where the minutes are read",
        Place::Working | Place::Help | Place::Blank => "here",
    }
}
