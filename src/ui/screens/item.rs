//! An item being taken: the run sheet at the left, the item and its note in the middle. The note has the keyboard.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::meeting::{ItemNo, ItemState, ItemStatus, TextKind};
use crate::rules::{Met, Presence};

use super::heading;
use super::page::{self, lines, row};
use crate::ui::app::{App, OpenMeeting};
use crate::ui::describe;
use crate::ui::perform;
use crate::ui::text_field::{TextField, begins_with_its_space};
use crate::ui::update;
use crate::ui::when;
use crate::ui::wrap::wrap;

/// In the run sheet: will not be quorate.
pub const NOT_QUORATE: &str = "!";

/// In the run sheet: whether it will be quorate depends on how the terms are read.
pub const IN_DOUBT: &str = "!?";

/// Columns of the run sheet, its bar not counted: a third of the screen, as far as titles and notes both gain by it.
fn sheet_columns(width: u16) -> u16 {
    (width / 3).clamp(22, 36)
}

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(open) = &app.open else { return };
    let wide = body.width >= 76;
    let middle = if wide {
        let columns = sheet_columns(body.width);
        let sheet = Rect { width: columns, ..body };
        run_sheet(app, open, frame, sheet);
        for y in 0..body.height {
            let at = Rect {
                x: body.x + columns,
                width: 1,
                ..row(body, y)
            };
            lines(frame, at, vec![Line::styled(app.theme.bar(), app.theme.dim())]);
        }
        Rect {
            x: body.x + columns + 2,
            width: body.width - columns - 2,
            ..body
        }
    } else {
        body
    };
    let used = heading::draw(app, open, frame, middle);
    let rest = Rect {
        y: middle.y + used,
        height: middle.height.saturating_sub(used),
        ..middle
    };
    texts(app, open, frame, rest);
}

/// The run sheet, then who is in the room by organisation.
fn run_sheet(app: &App, open: &OpenMeeting, frame: &mut Frame, area: Rect) {
    let meeting = open.on_screen();
    let room = in_the_room(app, open, usize::from(area.width));
    let for_items = usize::from(area.height).saturating_sub(room.len() + 1).max(4);
    // Where there is room, titles have up to three rows; else one, and what does not fit is left out.
    let width = usize::from(area.width);
    let sheet = |rows: usize| -> Vec<Vec<Line<'static>>> {
        let items = meeting.items.iter();
        items.map(|state| sheet_lines(app, open, state, width, rows)).collect()
    };
    let fits = |sheet: &Vec<Vec<Line>>| sheet.iter().map(Vec::len).sum::<usize>() <= for_items;
    let sheet = [3, 2].map(sheet).into_iter().find(fits).unwrap_or_else(|| sheet(1));
    let here = meeting
        .items
        .iter()
        .position(|state| open.item() == Some(&state.item.number))
        .unwrap_or(0);
    let rows: Vec<Line> = sheet.into_iter().flatten().collect();
    let mut drawn = match rows.len() <= for_items {
        true => rows,
        false => part_of_sheet(app, open, (rows, width), here, for_items),
    };
    drawn.push(Line::raw(""));
    drawn.extend(room);
    lines(frame, area, drawn);
}

/// As many items as there is room for, a row each, `here` among them; then how many are above and below, and which of
/// those will not be quorate or may not be.
fn part_of_sheet(
    app: &App,
    open: &OpenMeeting,
    (rows, width): (Vec<Line<'static>>, usize),
    here: usize,
    room: usize,
) -> Vec<Line<'static>> {
    let theme = app.theme;
    let seen = room.saturating_sub(1);
    let first = here
        .saturating_sub(seen.saturating_sub(2))
        .min(rows.len().saturating_sub(seen));
    let below = rows.len().saturating_sub(first + seen);
    let items = &open.on_screen().items;
    let sides = [
        NotShown::of(open, below, "below", items.get(first + seen..)),
        NotShown::of(open, first, "above", items.get(..first)),
    ];
    let marked = sides.iter().any(|side| !side.marks.is_empty());
    let fits = |line: &String| theme.plain(line).width() <= width;
    let lines = not_shown(&sides);
    let says = lines.iter().find(|line| fits(line)).or(lines.last());
    let says = theme.plain(says.map_or("", String::as_str));
    let style = if marked { theme.warn() } else { theme.dim() };
    let mut drawn: Vec<Line> = rows.into_iter().skip(first).take(seen).collect();
    drawn.push(Line::styled(theme.cut(&says, width), style));
    drawn
}

/// Items of the run sheet that there is no room for, on one side of those shown.
struct NotShown<'a> {
    count: usize,
    side: &'static str,
    /// Which of them will not be quorate or may not be.
    marks: Vec<(&'a ItemNo, &'static str)>,
}

impl<'a> NotShown<'a> {
    fn of(open: &OpenMeeting, count: usize, side: &'static str, items: Option<&'a [ItemState]>) -> NotShown<'a> {
        let items = items.unwrap_or_default().iter();
        let marks = items.filter_map(|state| Some((&state.item.number, forecast(open, state)?)));
        NotShown {
            count,
            side,
            marks: marks.collect(),
        }
    }
}

/// How many items are not shown and which of them are marked; then the same ever shorter: which they are gives way to how
/// many, and where they are comes last.
fn not_shown(sides: &[NotShown<'_>]) -> Vec<String> {
    let sides: Vec<&NotShown> = sides.iter().filter(|side| side.count > 0).collect();
    let marked: Vec<&NotShown> = sides.iter().copied().filter(|side| !side.marks.is_empty()).collect();
    let listed = |sides: &[&NotShown], more: &str| {
        let told = sides.iter().map(|NotShown { count, side, marks }| {
            let marks: Vec<String> = marks.iter().map(|(item, mark)| format!("{item} {mark}")).collect();
            match marks.is_empty() {
                true => format!("{count}{more} {side}"),
                false => format!("{count}{more} {side}: {}", marks.join(", ")),
            }
        });
        format!(" {}", told.collect::<Vec<_>>().join(" · "))
    };
    let counted = |sides: &[&NotShown]| {
        let told = sides
            .iter()
            .map(|NotShown { count, side, marks }| match marks.is_empty() {
                true => format!("{count} {side}"),
                false => format!("{count} {side}, {}", how_many(marks)),
            });
        format!(" {}", told.collect::<Vec<_>>().join(" · "))
    };
    let all: usize = sides.iter().map(|side| side.count).sum();
    let marks: Vec<_> = sides.iter().flat_map(|side| side.marks.iter().copied()).collect();
    let mut lines = vec![listed(&sides, " more"), listed(&sides, "")];
    if !marks.is_empty() {
        lines.extend([listed(&marked, " more"), counted(&sides), counted(&marked)]);
        lines.push(format!(" {all} more, {}", how_many(&marks)));
        lines.push(format!(" {all} more {}", marks.first().map_or("", |(_, mark)| mark)));
    }
    lines
}

/// "2 of them !", "2 !, 1 !?".
fn how_many(marks: &[(&ItemNo, &'static str)]) -> String {
    let of = |mark: &str| marks.iter().filter(|(_, known)| *known == mark).count();
    match (of(NOT_QUORATE), of(IN_DOUBT)) {
        (not, 0) => format!("{not} of them {NOT_QUORATE}"),
        (0, doubt) => format!("{doubt} of them {IN_DOUBT}"),
        (not, doubt) => format!("{not} {NOT_QUORATE}, {doubt} {IN_DOUBT}"),
    }
}

/// The mark of an item still to come, or being taken, that will not be quorate, or whose quorum hangs on a question.
fn forecast(open: &OpenMeeting, state: &ItemState) -> Option<&'static str> {
    let outlook = open
        .derived
        .outlook
        .iter()
        .find(|outlook| outlook.item == state.item.number)?;
    match outlook.met {
        Met::Yes => None,
        Met::No => Some(NOT_QUORATE),
        Met::ReadingNeeded => Some(IN_DOUBT),
    }
}

fn sheet_lines(app: &App, open: &OpenMeeting, state: &ItemState, width: usize, rows: usize) -> Vec<Line<'static>> {
    let theme = app.theme;
    let meeting = open.on_screen();
    let current = open.item() == Some(&state.item.number);
    let mark = if current { theme.pointer() } else { " " };
    let title = describe::item_title(meeting, state).to_owned();
    let end = match &state.status {
        ItemStatus::Taken if perform::leaves_something(meeting, state) => "?",
        ItemStatus::Taken => theme.tick(),
        ItemStatus::Deferred { .. } => "def",
        ItemStatus::Withdrawn { .. } => "wdn",
        ItemStatus::Waiting | ItemStatus::Current => forecast(open, state).unwrap_or_default(),
    };
    let number = format!("{mark}{:>2} ", state.item.number.to_string());
    let room = width.saturating_sub(number.width());
    let for_title = room.saturating_sub(if end.is_empty() { 0 } else { end.width() + 1 });
    let style = if current {
        theme.strong()
    } else {
        ratatui::style::Style::new()
    };
    let end_style = if [NOT_QUORATE, IN_DOUBT].contains(&end) {
        theme.warn()
    } else {
        theme.dim()
    };
    let mut titles = match rows {
        1 => vec![theme.cut(&title, for_title)],
        _ => theme.wrap_within(&title, for_title, rows),
    }
    .into_iter();
    let title = titles.next().unwrap_or_default();
    let gap = " ".repeat(room.saturating_sub(title.width() + end.width()));
    let first = Line::from(vec![
        Span::styled(format!("{number}{title}{gap}"), style),
        Span::styled(end.to_string(), end_style),
    ]);
    let indent = " ".repeat(number.width());
    let more = titles.map(|title| Line::styled(format!("{indent}{title}"), style));
    std::iter::once(first).chain(more).collect()
}

/// Who is here, organisation by organisation, with who is out or remote.
fn in_the_room(app: &App, open: &OpenMeeting, width: usize) -> Vec<Line<'static>> {
    let theme = app.theme;
    let meeting = open.on_screen();
    let seats = meeting.terms.all_seats();
    let sits = |seat: &crate::terms::Seat| {
        let who = meeting.occupant(&seat.id)?;
        (!open.derived.no_deputies.contains(&who)).then_some(who)
    };
    let here = |seat: &crate::terms::Seat| sits(seat).map_or(Presence::Absent, |who| meeting.presence(&who));
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
        let name = theme.cut(&body.name, width.saturating_sub(numbers.width() + 2));
        let gap = " ".repeat(width.saturating_sub(name.width() + numbers.width() + 1));
        drawn.push(Line::raw(format!(" {name}{gap}{numbers}")));
        for seat in of_body {
            let how = match here(seat) {
                Presence::Withdrew => "out",
                Presence::Remote => "remote",
                Presence::InPerson | Presence::Absent => continue,
            };
            drawn.push(Line::styled(
                theme.cut(&format!("  {} {how}", describe::sitting(meeting, &seat.id)), width),
                theme.dim(),
            ));
        }
    }
    if !open.derived.strength.is_empty() {
        drawn.push(Line::raw(theme.cut(&format!(" {}", open.derived.strength), width)));
    }
    drawn
}

/// The note and the minute text, the one that has the keyboard larger.
fn texts(app: &App, open: &OpenMeeting, frame: &mut Frame, area: Rect) {
    if open.texts_hidden() {
        let said = wrap(update::TEXTS_HIDDEN, usize::from(area.width)).into_iter();
        lines(
            frame,
            area,
            said.map(|line| Line::styled(line, app.theme.warn())).collect(),
        );
        return;
    }
    let note_first = open.in_notes;
    // Where both do not fit, the one that has the keyboard stands alone.
    let (in_hand, other) = match note_first {
        true => (&open.note, &open.minute),
        false => (&open.minute, &open.note),
    };
    let empty = |text: &TextField| text.text().trim().is_empty();
    let small = match (area.height, empty(other)) {
        (0..5, _) => 0,
        // Nothing in it yet: its title is enough.
        (_, true) => 1,
        // What was written is read, until something is typed beside it.
        (height, false) if empty(in_hand) => (height / 2).max(2),
        (height, false) => (height / 4).max(2),
    };
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
    field(
        app,
        frame,
        note_area,
        &title(app, open, &open.note),
        &open.note,
        note_first,
    );
    field(
        app,
        frame,
        minute_area,
        &title(app, open, &open.minute),
        &open.minute,
        !note_first,
    );
}

/// What a field is: of which minutes, and by which keys the others are reached.
fn title(app: &App, open: &OpenMeeting, text: &TextField) -> String {
    let two = app.context().is_some_and(|context| when::two_texts(&context).is_ok());
    let private = text.kind.is_private();
    let state = text.item.as_ref().and_then(|item| open.on_screen().item(item));
    // Of a private item all is for the private minutes, also what was written before it was one.
    let told_in_private = private || state.is_some_and(|state| state.private);
    let name = match (text.kind.is_note(), told_in_private) {
        (true, false) => "Notes, in no document",
        (true, true) => "PRIVATE notes, in no document",
        (false, true) => "PRIVATE minute",
        (false, false) if two => "PUBLIC minute",
        (false, false) => "Minute",
    };
    let with_keyboard = open.in_notes == text.kind.is_note();
    let keys = match (with_keyboard, text.kind.is_note()) {
        _ if text.holds_back() => ": public from here".into(),
        (true, true) => " (Tab: minute)".into(),
        (false, _) => " (Tab)".into(),
        (true, false) if two => {
            let other = if private { "public" } else { "private" };
            let kind = TextKind::of(false, !private);
            let written = text.item.as_ref().map_or("", |item| open.recorded_text(item, kind));
            match written.lines().filter(|line| !line.trim().is_empty()).count() {
                0 => format!(" (Ctrl+U: {other})"),
                1 => format!(" (Ctrl+U: {other}, 1 line)"),
                lines => format!(" (Ctrl+U: {other}, {lines} lines)"),
            }
        }
        (true, false) => String::new(),
    };
    format!("{name}{keys}")
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
    if !keyboard {
        // Its end, drawn plainly: a text area would keep for later how little of it there was room for.
        let rows: Vec<String> = text
            .area
            .lines()
            .iter()
            .flat_map(|line| wrap(&theme.plain(line), usize::from(inside.width)))
            .collect();
        let first = rows.len().saturating_sub(usize::from(inside.height));
        lines(frame, inside, rows.into_iter().skip(first).map(Line::raw).collect());
        return;
    }
    frame.render_widget(&text.area, inside);
    let (top, left) = text.area.scroll_offset();
    for y in 0..inside.height {
        if begins_with_its_space(&text.area, usize::from(top) + usize::from(y)) {
            without_first_column(frame, row(inside, y));
        }
    }
    if keyboard && app.act.is_none() {
        let cursor = text.area.screen_cursor();
        let without = begins_with_its_space(&text.area, cursor.row);
        let x = u16::try_from(cursor.col.saturating_sub(without.into()))
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

/// Moves a drawn row one column to the left.
fn without_first_column(frame: &mut Frame, row: Rect) {
    let buffer = frame.buffer_mut();
    for x in row.left()..row.right() {
        let next = buffer.cell((x + 1, row.y)).filter(|_| x + 1 < row.right()).cloned();
        if let Some(cell) = buffer.cell_mut((x, row.y)) {
            *cell = next.unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_is_counted_where_it_cannot_be_listed() {
        let numbers: Vec<ItemNo> = (1..=9).map(|number| ItemNo(number.to_string())).collect();
        let side = |count, side, marks: &[&'static str]| NotShown {
            count,
            side,
            marks: numbers.iter().zip(marks.iter().copied()).collect(),
        };
        let says = |sides: &[NotShown], width: usize| {
            let lines = not_shown(sides);
            let line = lines.iter().find(|line| line.width() <= width).or(lines.last());
            line.unwrap().clone()
        };
        let none = side(0, "above", &[]);
        assert_eq!(says(&[side(2, "below", &[]), none], 26), " 2 more below");
        let none = side(0, "above", &[]);
        assert_eq!(
            says(&[side(3, "below", &["!?", "!?"]), none], 24),
            " 3 below: 1 !?, 2 !?"
        );
        let many = [side(7, "below", &["!?"; 5]), side(2, "above", &[])];
        assert_eq!(says(&many, 26), " 7 below, 5 of them !?");
        let both = [side(7, "below", &["!?"; 5]), side(8, "above", &["!"; 3])];
        assert_eq!(says(&both, 26), " 15 more, 3 !, 5 !?");
        assert_eq!(says(&both, 22), " 15 more, 3 !, 5 !?");
        let doubt = [side(99, "below", &["!?"; 9]), side(98, "above", &["!?"; 9])];
        assert_eq!(says(&doubt, 26), " 197 more, 18 of them !?");
    }
}
