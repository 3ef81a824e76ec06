//! An item being taken: the run sheet at the left, the item and its note in the middle. The note has the keyboard.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::meeting::{DecisionStanding, ItemState, ItemStatus, Meeting, Phase, TextKind};
use crate::rules::{Met, Presence};

use super::page::{self, lines, row};
use crate::ui::app::{App, OpenMeeting, TextField};
use crate::ui::describe;
use crate::ui::fields;
use crate::ui::wrap::{cut, wrap_within};

/// Columns of the run sheet, its bar not counted.
const SHEET: u16 = 22;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let wide = body.width >= 76;
    let middle = if wide {
        let sheet = Rect { width: SHEET, ..body };
        run_sheet(app, open, frame, sheet);
        for y in 0..body.height {
            let at = Rect {
                x: body.x + SHEET,
                width: 1,
                ..row(body, y)
            };
            lines(frame, at, vec![Line::styled(app.theme.bar(), app.theme.dim())]);
        }
        Rect {
            x: body.x + SHEET + 2,
            width: body.width - SHEET - 2,
            ..body
        }
    } else {
        body
    };
    let used = heading(app, open, frame, middle);
    let rest = Rect {
        y: middle.y + used,
        height: middle.height.saturating_sub(used),
        ..middle
    };
    texts(app, open, frame, rest);
}

/// The run sheet, then who is in the room by organisation.
fn run_sheet(app: &App, open: &OpenMeeting, frame: &mut Frame, area: Rect) {
    let meeting = open.history.meeting();
    let room = in_the_room(app, open);
    let for_items = usize::from(area.height).saturating_sub(room.len() + 1).max(4);
    let here = meeting
        .items
        .iter()
        .position(|state| open.item() == Some(&state.item.number))
        .unwrap_or(0);
    let first = here
        .saturating_sub(for_items.saturating_sub(3))
        .min(meeting.items.len().saturating_sub(for_items));
    let mut drawn: Vec<Line> = meeting
        .items
        .iter()
        .skip(first)
        .take(for_items)
        .map(|state| sheet_line(app, open, state, usize::from(area.width)))
        .collect();
    drawn.push(Line::raw(""));
    drawn.extend(room);
    lines(frame, area, drawn);
}

fn sheet_line(app: &App, open: &OpenMeeting, state: &ItemState, width: usize) -> Line<'static> {
    let theme = app.theme;
    let current = open.item() == Some(&state.item.number);
    let mark = if current { theme.pointer() } else { " " };
    let title = if state.private {
        "(private item)".to_string()
    } else {
        state.item.title.clone()
    };
    let threatened = open
        .derived
        .outlook
        .iter()
        .any(|outlook| outlook.item == state.item.number && outlook.met == Met::No);
    let end = match &state.status {
        ItemStatus::Taken => theme.tick(),
        ItemStatus::Deferred { .. } => "def",
        ItemStatus::Withdrawn { .. } => "wdn",
        ItemStatus::Waiting | ItemStatus::Current if threatened => "!",
        ItemStatus::Waiting | ItemStatus::Current => "",
    };
    let number = format!("{mark}{:>2} ", state.item.number.to_string());
    let space = width.saturating_sub(number.width() + end.width() + 1);
    let title = cut(&title, space);
    let gap = " ".repeat(space.saturating_sub(title.width()) + 1);
    let style = if current {
        theme.strong()
    } else {
        ratatui::style::Style::new()
    };
    let end_style = if end == "!" { theme.warn() } else { theme.dim() };
    Line::from(vec![
        Span::styled(format!("{number}{title}{gap}"), style),
        Span::styled(end.to_string(), end_style),
    ])
}

/// Who is here, organisation by organisation, with who is out or remote.
fn in_the_room(app: &App, open: &OpenMeeting) -> Vec<Line<'static>> {
    let theme = app.theme;
    let meeting = open.history.meeting();
    let width = usize::from(SHEET);
    let seats = meeting.terms.all_seats();
    let here = |seat: &crate::terms::Seat| {
        meeting
            .occupant(&seat.id)
            .map_or(Presence::Absent, |who| meeting.presence(&who))
    };
    let present = seats
        .iter()
        .filter(|seat| matches!(here(seat), Presence::InPerson | Presence::Remote))
        .count();
    let mut drawn = vec![Line::styled(
        format!(" IN THE ROOM {present} of {}", seats.len()),
        theme.strong(),
    )];
    for body in &meeting.terms.bodies {
        let of_body: Vec<_> = seats.iter().filter(|seat| seat.body == body.name).collect();
        let count = of_body
            .iter()
            .filter(|seat| matches!(here(seat), Presence::InPerson | Presence::Remote))
            .count();
        let numbers = format!("{count} of {}", of_body.len());
        let name = cut(&body.name, width.saturating_sub(numbers.width() + 2));
        let gap = " ".repeat(width.saturating_sub(name.width() + numbers.width() + 1));
        drawn.push(Line::raw(format!(" {name}{gap}{numbers}")));
        for seat in of_body {
            let how = match here(seat) {
                Presence::Withdrew => "out",
                Presence::Remote => "remote",
                Presence::InPerson | Presence::Absent => continue,
            };
            drawn.push(Line::styled(
                cut(&format!("  {} {how}", describe::sitting(meeting, &seat.id)), width),
                theme.dim(),
            ));
        }
    }
    if !open.derived.strength.is_empty() {
        drawn.push(Line::raw(cut(&format!(" {}", open.derived.strength), width)));
    }
    drawn
}

/// The item's title, recommendations with what became of them, interests, who is in the chair.
fn heading(app: &App, open: &OpenMeeting, frame: &mut Frame, area: Rect) -> u16 {
    let theme = app.theme;
    let meeting = open.history.meeting();
    let width = usize::from(area.width);
    let mut drawn: Vec<Line> = Vec::new();
    let Some(state) = open.item().and_then(|number| meeting.item(number)) else {
        let says = match meeting.phase {
            Phase::Closed => "The meeting is closed. /look 6 shows item 6.",
            _ => "No item is being taken. F7 takes the next one.",
        };
        drawn.push(Line::styled(says, theme.warn()));
        lines(frame, area, drawn);
        return 1;
    };
    if open.shown.is_some() {
        let says = match meeting.current.as_ref() {
            Some(taken) => format!("LOOKED AT, not taken: item {taken} is in hand. Esc goes back to it."),
            None => "LOOKED AT, not taken. Esc goes back.".into(),
        };
        drawn.push(Line::styled(cut(&says, width), theme.warn()));
    }
    let item = &state.item;
    for line in wrap_within(&format!("{}  {}", item.number, item.title), width, 2) {
        drawn.push(Line::styled(line, theme.strong()));
    }
    let about = about_line(state);
    if !about.is_empty() {
        drawn.push(Line::styled(cut(&theme.plain(&about), width), theme.dim()));
    }
    for part in &item.parts {
        let label = if item.parts.len() > 1 {
            format!("({}) ", part.label)
        } else {
            String::new()
        };
        let done = fate(meeting, state, &part.label);
        let text = if done.is_empty() {
            format!("{label}{}", part.wording)
        } else {
            format!("{label}{done}: {}", part.wording)
        };
        drawn.extend(wrap_within(&theme.plain(&text), width, 2).into_iter().map(Line::raw));
    }
    for line in interests(meeting, state) {
        drawn.push(Line::styled(cut(&theme.plain(&line), width), theme.warn()));
    }
    let chair = meeting.in_chair().map_or_else(
        || "NOBODY IS IN THE CHAIR".to_string(),
        |who| format!("In the chair: {}", meeting.name(who)),
    );
    drawn.push(Line::styled(cut(&chair, width), theme.dim()));
    let in_hand = open.shown.is_none();
    for reading in open.derived.could_matter.iter().take(1).filter(|_| in_hand) {
        let clause = reading
            .clause
            .as_ref()
            .map_or(String::new(), |clause| format!(" PARAGRAPH {clause}"));
        let text = format!("! F9 TWO WAYS TO READ{clause}: {}", reading.question);
        drawn.extend(
            wrap_within(&theme.plain(&text), width, 2)
                .into_iter()
                .map(|line| Line::styled(line, theme.warn())),
        );
    }
    // Two rows at least are the note's: it has the keyboard.
    let height = usize::from(area.height);
    let most = height.saturating_sub(6).max(3).min(height.saturating_sub(2));
    drawn.truncate(most);
    let height = u16::try_from(drawn.len()).unwrap_or(1);
    lines(frame, area, drawn);
    height
}

fn about_line(state: &ItemState) -> String {
    let item = &state.item;
    let mut parts: Vec<String> = Vec::new();
    if state.private {
        parts.push("PRIVATE".into());
    }
    parts.push(format!("for {}", format!("{:?}", item.purpose).to_lowercase()));
    if !item.concerns.is_empty() {
        parts.push(format!("{} only", item.concerns.join(", ")));
    }
    parts.extend(item.presenter.clone());
    parts.extend(item.paper.clone());
    parts.extend(item.minutes.map(|minutes| format!("{minutes} min")));
    parts.join(" · ")
}

/// What was decided on a part, in a word or two.
fn fate(meeting: &Meeting, state: &ItemState, label: &str) -> String {
    let about = crate::meeting::About {
        item: state.item.number.clone(),
        part: (state.item.parts.len() > 1).then(|| label.to_string()),
    };
    let vote = meeting
        .votes
        .iter()
        .rev()
        .find(|vote| vote.closed.is_some() && vote.about.covers(&about));
    if let Some(vote) = vote {
        return describe::outcome(meeting.vote_result(vote).outcome).to_string();
    }
    let decision = meeting
        .decisions
        .iter()
        .rev()
        .find(|decision| decision.about.covers(&about));
    decision.map_or(String::new(), |decision| match meeting.decision_standing(decision) {
        DecisionStanding::Valid => decision.verb.clone(),
        other => format!("{} ({})", decision.verb, describe::standing(&other)),
    })
}

/// Interests on this item: on screen never the reason, only what follows (others may be looking).
fn interests(meeting: &Meeting, state: &ItemState) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for interest in &meeting.interests {
        let here = interest
            .interest
            .about
            .iter()
            .any(|about| about.item == state.item.number);
        let person = &interest.interest.person;
        if !here || lines.iter().any(|line| line.starts_with(&meeting.name(person))) {
            continue;
        }
        let handling = meeting
            .handlings
            .iter()
            .rev()
            .find(|handling| &handling.person == person && handling.about.item == state.item.number);
        let how = match handling.map(|handling| handling.rung.as_deref()) {
            None => "interest declared, HANDLING NOT DECIDED".to_string(),
            Some(None) => "no conflict".to_string(),
            Some(Some(rung)) => rung.to_string(),
        };
        let out = meeting
            .attendance_of(person)
            .and_then(|line| line.outs.iter().rev().find(|out| out.item == state.item.number));
        let when = out.map_or(String::new(), |out| match &out.to {
            None => format!(", out since {}", fields::clock(out.from.time)),
            Some(to) => format!(", out {} to {}", fields::clock(out.from.time), fields::clock(to.time)),
        });
        lines.push(format!("{}: {how}{when}", meeting.name(person)));
    }
    lines
}

/// The note and the minute text, the one that has the keyboard larger.
fn texts(app: &App, open: &OpenMeeting, frame: &mut Frame, area: Rect) {
    let note_first = open.writing == TextKind::Note;
    // Where both do not fit, the one that has the keyboard stands alone.
    let small = if area.height < 5 { 0 } else { (area.height / 4).max(2) };
    let (note, minute) = if note_first {
        (area.height.saturating_sub(small), small)
    } else {
        (small, area.height.saturating_sub(small))
    };
    let note_area = Rect { height: note, ..area };
    let minute_area = Rect {
        y: area.y + note,
        height: minute,
        ..area
    };
    field(app, frame, note_area, "Notes (in no document)", &open.note, note_first);
    field(app, frame, minute_area, "Minute (Tab)", &open.minute, !note_first);
}

fn field(app: &App, frame: &mut Frame, area: Rect, title: &str, text: &TextField, keyboard: bool) {
    if area.height == 0 {
        return;
    }
    let theme = app.theme;
    let dash = if theme.ascii { "-" } else { "─" };
    let rule = format!(
        "{dash} {title} {}",
        dash.repeat(usize::from(area.width).saturating_sub(title.width() + 3))
    );
    let style = if keyboard { theme.strong() } else { theme.dim() };
    lines(frame, row(area, 0), vec![Line::styled(rule, style)]);
    let inside = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    if inside.height == 0 || inside.width == 0 {
        return;
    }
    frame.render_widget(&text.area, inside);
    if keyboard && app.act.is_none() {
        let cursor = text.area.screen_cursor();
        let (top, left) = text.area.scroll_offset();
        let x = u16::try_from(cursor.col)
            .unwrap_or(0)
            .saturating_sub(left)
            .min(inside.width - 1);
        let y = u16::try_from(cursor.row)
            .unwrap_or(0)
            .saturating_sub(top)
            .min(inside.height - 1);
        frame.set_cursor_position(Position {
            x: inside.x + x,
            y: inside.y + y,
        });
    }
}
