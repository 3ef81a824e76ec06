//! How this was worked out, paragraph by paragraph: the steps of the result in hand, as the rules gave them.

use ratatui::Frame;
use ratatui::text::Line;

use crate::meeting::{Decided, Phase};
use crate::rules::{ItemResult, Outcome, Step};

use super::page;
use crate::ui::app::{App, OpenMeeting};
use crate::ui::describe;
use crate::ui::perform;
use crate::ui::theme::Theme;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let width = usize::from(body.width);
    let mut drawn: Vec<Line> = vec![Line::styled("How this was worked out", app.theme.strong())];
    let (in_hand, of_room) = (in_hand(open), open.derived.result.as_ref());
    let decided = match in_hand {
        None => decided(app.theme, open, width),
        Some(_) => Vec::new(),
    };
    // Of the room as it is, so also beside a vote that is over; where nothing is, it is what most want to know.
    let meeting = open.on_screen();
    let mut leaving = Vec::new();
    if let (Phase::Before | Phase::Open | Phase::Adjourned, Some(room), Some(result)) =
        (meeting.phase, &open.derived.room, of_room)
    {
        let said = meeting.if_somebody_leaves(room, result);
        let said = said.iter().flat_map(|said| wrap(&app.theme.plain(said), width));
        leaving.extend(said.map(Line::raw));
    }
    if in_hand.is_none() && decided.is_empty() {
        drawn.append(&mut leaving);
    }
    match (in_hand, of_room) {
        (None, _) if decided.is_empty() && open.shown.is_some() => {
            drawn.push(Line::raw("Nothing was decided on the item that is shown."));
        }
        (Some(result), _) => drawn.extend(working(app.theme, result, width)),
        (None, Some(result)) if decided.is_empty() => drawn.extend(working(app.theme, result, width)),
        (None, Some(result)) if something_is_open(open) => {
            drawn.extend(decided);
            drawn.push(Line::styled(
                "What is still to be decided, as things are now",
                app.theme.strong(),
            ));
            drawn.extend(working(app.theme, result, width));
        }
        (None, None) if decided.is_empty() => drawn.push(Line::raw("Nothing is in hand: take an item first.")),
        (None, _) => drawn.extend(decided),
    }
    drawn.append(&mut leaving);
    page::long(app, frame, body, drawn);
}

/// The result of the vote in hand, where the item on the screen is the one that it is on, and where that
/// may be shown.
fn in_hand(open: &OpenMeeting) -> Option<&ItemResult> {
    let about = open.derived.about.as_ref();
    let shown = open.shown.is_none() || about.map(|about| &about.item) == open.item();
    open.derived.vote.as_ref().filter(|_| shown)
}

/// Whether the item in hand has a part that nothing was decided on.
fn something_is_open(open: &OpenMeeting) -> bool {
    let meeting = open.on_screen();
    let taken = meeting.current_item().filter(|_| open.shown.is_none());
    taken.is_some_and(|state| !perform::undecided(meeting, state).is_empty())
}

/// What was decided on the item on the screen, each part as it was decided last, the latest first; nothing where nothing
/// was. Of what was decided in private nothing while others may be looking.
fn decided(theme: Theme, open: &OpenMeeting, width: usize) -> Vec<Line<'static>> {
    let meeting = open.on_screen();
    let Some(state) = open.item().and_then(|number| meeting.item(number)) else {
        return Vec::new();
    };
    let mut drawn = Vec::new();
    let parts = meeting.parts_of(&state.item.number).into_iter();
    let mut all: Vec<Decided> = parts.filter_map(|part| meeting.last_decided(&part)).collect();
    all.sort_by_key(|last| std::cmp::Reverse(last.ended()));
    // What was decided on the item as a whole is told once.
    all.dedup_by_key(|last| last.ended());
    all.retain(|last| !(last.was_in_private() && meeting.public_may_read()));
    for last in all {
        let (room, head, beside) = match last {
            Decided::Vote(vote) => {
                let head = format!("{}: the last vote", vote.about);
                (&vote.snapshot, head, describe::beside_result(meeting, vote))
            }
            Decided::Decision(decision) => {
                let standing = meeting.decision_standing(decision);
                let worth = describe::standing(standing.computed());
                let head = format!("{}: {} without a vote: {worth}", decision.about, decision.verb);
                let ruled = describe::ruled(meeting, last);
                (&decision.snapshot, head, ruled.into_iter().collect())
            }
        };
        let said = wrap(&theme.plain(&head), width).into_iter();
        drawn.extend(said.map(|line| Line::styled(line, theme.strong())));
        let result = meeting.result(room);
        match room.closed {
            true => drawn.extend(working(theme, &result, width)),
            // Agreed without a vote: it hangs on the quorum alone.
            false => drawn.extend(quorum(theme, &result, width)),
        }
        let beside = beside.iter().flat_map(|words| wrap(&theme.plain(words), width));
        drawn.extend(beside.map(|line| Line::styled(line, theme.warn())));
        drawn.push(Line::raw(""));
    }
    drawn
}

fn working(theme: Theme, result: &ItemResult, width: usize) -> Vec<Line<'static>> {
    let mut drawn = quorum(theme, result, width);
    let result_is = match result.outcome {
        Outcome::Open => "Result: open until a vote on it is closed".into(),
        outcome => format!("Result: {}", describe::outcome(outcome)),
    };
    drawn.push(Line::styled(result_is, theme.strong()));
    drawn.extend(steps(theme, &result.steps, width));
    let margin = match result.outcome {
        Outcome::Open if !result.margin.is_empty() => format!("In a vote: {}", result.margin),
        _ => result.margin.clone(),
    };
    if !margin.is_empty() {
        drawn.extend(wrap(&margin, width).into_iter().map(Line::raw));
    }
    drawn
}

fn quorum(theme: Theme, result: &ItemResult, width: usize) -> Vec<Line<'static>> {
    let mut drawn = vec![Line::styled("Quorum", theme.strong())];
    drawn.extend(steps(theme, &result.quorum.steps, width));
    for missing in &result.quorum.missing {
        let words = wrap(&format!("Missing: {missing}"), width).into_iter();
        drawn.extend(words.map(|line| Line::styled(line, theme.warn())));
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
