//! How this was worked out, paragraph by paragraph: the steps of the result in hand, as the rules gave them.

use ratatui::Frame;
use ratatui::text::Line;

use crate::meeting::{ItemNo, Meeting, Phase};
use crate::rules::{self, ItemResult, Step};

use super::page;
use crate::ui::app::App;
use crate::ui::describe;
use crate::ui::theme::Theme;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let width = usize::from(body.width);
    let mut drawn: Vec<Line> = vec![Line::styled("How this was worked out", app.theme.strong())];
    let meeting = open.history.meeting();
    // Of an item that is only looked at it is what was decided there, and nothing of what is in hand.
    if let Some(item) = &open.shown {
        match decided(meeting, item) {
            None => drawn.push(Line::raw(format!("Nothing was decided on item {item}."))),
            Some(result) => drawn.extend(working(app.theme, &result, width)),
        }
        page::long(app, frame, body, drawn);
        return;
    }
    match open.derived.vote.as_ref().or(open.derived.result.as_ref()) {
        None => drawn.push(Line::raw("Nothing is in hand: take an item first.")),
        Some(result) => drawn.extend(working(app.theme, result, width)),
    }
    // Of the room as it is, so also beside a vote that is over.
    let phase = meeting.phase;
    if let (Phase::Before | Phase::Open | Phase::Adjourned, Some(room), Some(result)) =
        (phase, &open.derived.room, &open.derived.result)
    {
        let said = meeting.if_somebody_leaves(room, result);
        let said = said.iter().flat_map(|said| wrap(&app.theme.plain(said), width));
        drawn.extend(said.map(Line::raw));
    }
    page::long(app, frame, body, drawn);
}

/// The result of the last vote on an item; where nobody voted, of what was agreed there.
fn decided(meeting: &Meeting, item: &ItemNo) -> Option<ItemResult> {
    let vote = meeting.votes.iter().rfind(|vote| vote.about.item == *item);
    let agreed = || meeting.decisions.iter().rfind(|decision| decision.about.item == *item);
    match vote {
        Some(vote) => Some(meeting.vote_result(vote)),
        None => agreed().map(|decision| rules::result(&meeting.terms, &decision.snapshot)),
    }
}

fn working(theme: Theme, result: &ItemResult, width: usize) -> Vec<Line<'static>> {
    let mut drawn = Vec::new();
    drawn.push(Line::styled("Quorum", theme.strong()));
    drawn.extend(steps(theme, &result.quorum.steps, width));
    for missing in &result.quorum.missing {
        drawn.extend(
            wrap(&format!("Missing: {missing}"), width)
                .into_iter()
                .map(|line| Line::styled(line, theme.warn())),
        );
    }
    drawn.push(Line::styled(
        format!("Result: {}", describe::outcome(result.outcome)),
        theme.strong(),
    ));
    drawn.extend(steps(theme, &result.steps, width));
    if !result.margin.is_empty() {
        drawn.extend(wrap(&result.margin, width).into_iter().map(Line::raw));
    }
    drawn
}

fn steps(theme: Theme, steps: &[Step], width: usize) -> Vec<Line<'static>> {
    let mut drawn = Vec::new();
    for step in steps {
        let clause = step.clause.as_deref().unwrap_or("");
        // Only what holds or does not has a mark.
        let mark = match (step.remark, step.holds) {
            (true, _) => " ",
            (false, true) => theme.tick(),
            (false, false) => "!",
        };
        for (nth, line) in wrap(&theme.plain(&step.text), width.saturating_sub(11))
            .into_iter()
            .enumerate()
        {
            let margin = if nth == 0 {
                format!("{mark} {clause:<8} ")
            } else {
                " ".repeat(11)
            };
            drawn.push(Line::raw(format!("{margin}{line}")));
        }
    }
    drawn
}
