//! What every screen shares: the first line with the quorum, the chair's words, the notice, the footer, the act line.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::meeting::{Effect, Event, Phase};
use crate::rules::Met;

use super::saving;
use crate::ui::act_line::{ActLine, Reading};
use crate::ui::app::{App, Notice, NoticeKind, OpenMeeting};
use crate::ui::command::{Context, FieldKind, Place, Plan, Run};
use crate::ui::show;
use crate::ui::table;
use crate::ui::warned;
use crate::ui::wrap::{wrap, wrap_list};

/// Rows that the quorum may take at the top.
const QUORUM_ROWS: usize = 3;

/// Rows that many names may take there.
const NAMED_ROWS: usize = 2;

/// Rows of keys at the foot.
const FOOTER_ROWS: usize = 2;

/// The keys that choose how it goes on after a tie.
const WAYS_ON: [&str; 4] = ["1", "2", "3", "4"];

/// Rows of candidates shown at once, and how many even where there is little room.
const CANDIDATES: usize = 6;
const FEWEST_CANDIDATES: usize = 3;

/// Rows that an item keeps over an act line: its head, and four of the text being written below its title.
const ITEM_ROWS: usize = 9;

/// Draws the frame of a page and answers the area left for its body.
pub fn page(app: &App, frame: &mut Frame) -> Rect {
    let area = frame.area();
    let bottom = match &app.act {
        Some(line) => act_panel(app, line, frame, area),
        None => foot(app, frame, area),
    };
    let top = first_lines(app, frame, area, usize::from(area.height.saturating_sub(bottom)));
    Rect {
        y: area.y + top,
        height: area.height.saturating_sub(top + bottom),
        ..area
    }
}

/// Lines of text put at the top of an area; what does not fit is not drawn.
pub fn lines(frame: &mut Frame, area: Rect, lines: Vec<Line>) {
    frame.render_widget(Text::from(lines), area.intersection(frame.area()));
}

/// A page longer than its area, from the line that it is scrolled to; its last row says how much is below.
pub fn long(app: &App, frame: &mut Frame, area: Rect, drawn: Vec<Line>) {
    let height = usize::from(area.height);
    let first = usize::from(app.scroll).min(drawn.len().saturating_sub(height));
    let below = drawn.len().saturating_sub(first + height);
    let mut shown: Vec<Line> = drawn.into_iter().skip(first).take(height).collect();
    if below > 0
        && let Some(last) = shown.last_mut()
    {
        *last = Line::styled(format!("{} more lines below: Down, PgDn", below + 1), app.theme.dim());
    }
    lines(frame, area, shown);
}

/// A row of an area, 0 at its top; nothing where the area is not that high.
pub fn row(area: Rect, index: u16) -> Rect {
    Rect {
        y: area.y.saturating_add(index),
        height: u16::from(index < area.height),
        ..area
    }
}

/// The first line: private, quorum for what is in hand; at the right the time and what is saved.
fn first_lines(app: &App, frame: &mut Frame, area: Rect, room: usize) -> u16 {
    let theme = app.theme;
    let right = right_corner(app);
    // Nothing is to move while "saved" and the longer "typing" take turns: it takes from the gap.
    let gap = if saving::word(app) == "typing" { 1 } else { 2 };
    let width = usize::from(area.width).saturating_sub(right.width() + gap);
    let (text, style) = match &app.open {
        None => (between(app), theme.strong()),
        Some(open) => quorum(open, app, &open.derived.quorum_named),
    };
    let mut shown = wrap(&theme.plain(&text), width);
    if let Some(open) = &app.open {
        let fits = |rows: &Vec<String>, most: usize| rows.len() <= most;
        let says = |line: &str| theme.plain(&quorum(open, app, line).0);
        // Over an act line that takes the room, whose leaving matters is said in fewer words.
        let tight = app.act.is_some() && app.place == Place::Item && room < shown.len() + 1 + ITEM_ROWS;
        if tight {
            shown = wrap_list(&says(&open.derived.quorum_short), width, NAMED_ROWS, theme.left_out());
        }
        if !fits(&shown, NAMED_ROWS) {
            shown = wrap(&says(&open.derived.quorum_line), width);
        }
        if !fits(&shown, QUORUM_ROWS) {
            shown = wrap_list(&says(&open.derived.quorum_short), width, QUORUM_ROWS, theme.left_out());
        }
    }
    let height = shown.len().clamp(1, QUORUM_ROWS);
    let mut drawn = Vec::new();
    for (index, line) in shown.into_iter().take(height).enumerate() {
        let mut spans = vec![Span::styled(line.clone(), style)];
        if index == 0 {
            let gap = usize::from(area.width).saturating_sub(line.width() + right.width());
            spans.push(Span::raw(" ".repeat(gap)));
            spans.push(Span::styled(right.clone(), saving::style(app)));
        }
        drawn.push(Line::from(spans));
    }
    drawn.push(Line::styled(theme.rule(area.width), theme.dim()));
    let height = u16::try_from(drawn.len()).unwrap_or(2);
    lines(frame, Rect { height, ..area }, drawn);
    height
}

/// The first line while no meeting is open.
fn between(app: &App) -> String {
    app.committee
        .as_ref()
        .filter(|_| app.place != Place::Start)
        .map_or("Quorate".into(), |committee| {
            format!("Between meetings · {}", committee.terms.terms.committee)
        })
}

fn quorum(open: &OpenMeeting, app: &App, says: &str) -> (String, Style) {
    let theme = app.theme;
    let meeting = open.on_screen();
    let met = open.derived.result.as_ref().map(|result| result.quorum.met);
    let style = match met {
        Some(Met::Yes) => theme.good(),
        Some(Met::No) => theme.alarm(),
        Some(Met::ReadingNeeded) => theme.warn(),
        None => theme.strong(),
    };
    let mut text = String::new();
    if meeting.excluded() && meeting.phase != Phase::Closed {
        text.push_str("PRIVATE SESSION · ");
    }
    text.push_str(says);
    (text, style)
}

fn right_corner(app: &App) -> String {
    let word = saving::word(app);
    let Some(open) = &app.open else {
        let copy = app.committee.as_ref().map_or("", |open| open.copy.as_str());
        let saved = if word.is_empty() {
            String::new()
        } else {
            format!("  {word}")
        };
        return format!("{}{saved}{copy}", app.now.format("%H:%M"));
    };
    let practice = if open.on_screen().created.practice {
        "PRACTICE  "
    } else {
        ""
    };
    let copy = match open.copy.is_empty() {
        true => String::new(),
        false => format!("  {}", open.copy),
    };
    format!("{practice}{}  {word}{copy}", app.now.format("%H:%M"))
}

/// The chair's words, the notice and the keys; answers how many rows that took.
fn foot(app: &App, frame: &mut Frame, area: Rect) -> u16 {
    let theme = app.theme;
    let width = usize::from(area.width);
    let mut drawn = vec![Line::styled(theme.rule(area.width), theme.dim())];
    drawn.extend(saving::lines(app, width));
    if let Some(notice) = &app.notice {
        let style = match notice.kind {
            NoticeKind::Done => theme.strong(),
            NoticeKind::Refused => theme.warn(),
            NoticeKind::Alarm => theme.alarm(),
        };
        // What was not clear in a pasted agenda is told line by line.
        let long = notice.kind == NoticeKind::Alarm || app.place == Place::Agenda;
        let most = if long { 6 } else { 3 };
        drawn.extend(
            theme
                .wrap_within(&theme.plain(&notice.text), width, most)
                .into_iter()
                .map(|line| Line::styled(line, style)),
        );
    }
    let saying = matches!(app.place, Place::Item | Place::Vote | Place::Attendance);
    if let Some(open) = app.open.as_ref().filter(|_| saying) {
        let say = open.derived.guide.say.join(" ");
        let said = super::vote::asked(app).unwrap_or_else(|| format!("Say: \"{say}\"") + &super::vote::changes(app));
        if !say.is_empty() {
            let said = theme.plain(&said);
            drawn.extend(
                theme
                    .wrap_within(&said, width, 3)
                    .into_iter()
                    .map(|line| Line::styled(line, theme.strong())),
            );
        }
    }
    if let Some(offer) = app
        .open
        .as_ref()
        .filter(|_| saying && app.place != Place::Vote)
        .and_then(|open| show::offered(open, app.place))
    {
        let text = theme.cut(&theme.plain(&format!("Next: {}", offer.words)), width.saturating_sub(8));
        let key = offer.line.map(|_| Span::styled("  Ctrl+N", theme.key()));
        drawn.push(Line::from_iter(std::iter::once(Span::raw(text)).chain(key)));
    }
    drawn.extend(footer(app, width));
    let height = u16::try_from(drawn.len()).unwrap_or(3).min(area.height / 2);
    let at = Rect {
        y: area.bottom().saturating_sub(height),
        height,
        ..area
    };
    lines(frame, at, drawn);
    height
}

/// Keys of this screen, two rows of them, those that make no sense now left out. The ways on from a tie are all there.
fn footer(app: &App, width: usize) -> Vec<Line<'static>> {
    let theme = app.theme;
    // Said elsewhere on the screen (Tab, Ctrl+N), or known to everybody, or in help.
    let hidden = ["Up", "Down", "Shift+F8", "F12", "Ctrl+N", "Tab"];
    let context = app.context();
    let tied = app.open.as_ref().is_some_and(show::is_tied);
    let untold = |key| app.place == Place::Vote && !tied && WAYS_ON.contains(&key) && key != "4";
    let mut rows: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    for (key, command) in table::at(app.place) {
        let now = context.as_ref().is_none_or(|context| command.possible(context).is_ok());
        if hidden.contains(&key) || untold(key) || !now || super::vote::is_of_open_vote(app, key) {
            continue;
        }
        let size = key.width() + 1 + command.label.width() + 2;
        if used + size > width + 2 {
            if rows.len() >= FOOTER_ROWS && !WAYS_ON.contains(&key) {
                continue;
            }
            rows.push(Vec::new());
            used = 0;
        }
        used += size;
        if let Some(row) = rows.last_mut() {
            row.push(Span::styled(key, theme.key()));
            row.push(Span::raw(format!(" {}  ", command.label)));
        }
    }
    rows.into_iter().map(Line::from).collect()
}

/// The act line with its candidates and what Enter would record.
fn act_panel(app: &App, line: &ActLine, frame: &mut Frame, area: Rect) -> u16 {
    let theme = app.theme;
    let Some(context) = app.context() else { return 0 };
    let reading = line.read(&context);
    let width = usize::from(area.width);
    let mut drawn = vec![Line::styled(theme.rule(area.width), theme.dim())];
    drawn.extend(saving::lines(app, width));
    let typed_at = drawn.len();
    let before = line.text.get(..line.cursor).unwrap_or_default();
    let (shown, cursor) = window(&line.text, before.width(), width.saturating_sub(1), theme.goes_on());
    drawn.push(Line::from(vec![
        Span::styled("/", theme.key()),
        Span::styled(shown, theme.strong()),
    ]));
    // What was done before this line came is said as well: it may have changed something.
    if let Some(notice) = app.notice.as_ref().filter(|notice| notice.kind != NoticeKind::Refused) {
        let style = match notice.kind {
            NoticeKind::Alarm => theme.alarm(),
            NoticeKind::Done | NoticeKind::Refused => theme.strong(),
        };
        let said = theme.wrap_within(&theme.plain(&notice.text), width, 3);
        let said: Vec<Line> = said.into_iter().map(|line| Line::styled(line, style)).collect();
        drawn.splice(typed_at..typed_at, said);
    }
    let typed_at = drawn.len() - 1;
    drawn.extend(meaning(app, line, &context, &reading, width));
    let unmarked = line.unmarked(&reading);
    let figures = line.by_figure(&context, &reading);
    // Two rows for the quorum, one for the rule below it; two for how many more there are and for the keys.
    let room = usize::from(area.height).saturating_sub(3 + ITEM_ROWS + drawn.len() + 2);
    let seen = match app.place {
        Place::Item => room.clamp(FEWEST_CANDIDATES, CANDIDATES),
        _ => CANDIDATES,
    };
    let first = line.selected.saturating_sub(seen - 1);
    for (index, candidate) in reading.typed.candidates.iter().enumerate().skip(first).take(seen) {
        let style = if index == line.selected && !unmarked {
            theme.marked()
        } else {
            Style::new()
        };
        let figure = match index < figures {
            true => format!(" {}", index + 1),
            false => String::new(),
        };
        let text = if candidate.hint.is_empty() {
            format!("{figure} {}", candidate.label)
        } else {
            format!(
                "{figure} {:<26} {}",
                theme.cut(&candidate.label, width / 2),
                candidate.hint
            )
        };
        drawn.push(Line::styled(theme.cut(&theme.plain(&text), width), style));
    }
    let below = reading.typed.candidates.len().saturating_sub(first + seen);
    if below > 0 {
        drawn.push(Line::styled(format!(" {below} more: type, or Down"), theme.dim()));
    }
    // A question is read before it is settled.
    let asks_which = reading
        .typed
        .asked
        .is_some_and(|field| field.kind == FieldKind::Question);
    let does = if asks_which { " read it  " } else { " do it  " };
    drawn.push(Line::from(vec![
        Span::styled("Enter", theme.key()),
        Span::raw(does),
        Span::styled("Tab", theme.key()),
        Span::raw(" complete  "),
        Span::styled("Up Down", theme.key()),
        Span::raw(" choose  "),
        Span::styled("Esc", theme.key()),
        Span::raw(" back to the text"),
    ]));
    let height = u16::try_from(drawn.len())
        .unwrap_or(4)
        .min(area.height.saturating_sub(4));
    let at = Rect {
        y: area.bottom().saturating_sub(height),
        height,
        ..area
    };
    frame.render_widget(ratatui::widgets::Clear, at);
    lines(frame, at, drawn);
    let x = at.x + 1 + u16::try_from(cursor).unwrap_or(0).min(at.width.saturating_sub(2));
    frame.set_cursor_position(Position {
        x,
        y: at.y + u16::try_from(typed_at).unwrap_or(1),
    });
    height
}

/// The part of a line around the cursor that fits, and where in it the cursor is; at the left, a sign for what is not shown.
fn window(text: &str, cursor: usize, width: usize, goes_on: &str) -> (String, usize) {
    if cursor < width {
        return (text.to_string(), cursor);
    }
    let hide = cursor + 2 - width;
    let mut hidden = 0;
    let shown: String = text
        .graphemes(true)
        .skip_while(|grapheme| {
            let hide_it = hidden < hide;
            hidden += if hide_it { grapheme.width() } else { 0 };
            hide_it
        })
        .collect();
    (format!("{goes_on}{shown}"), cursor + 1 - hidden)
}

/// What the line means: the fault, what Enter would record, or what is asked.
fn meaning(app: &App, line: &ActLine, context: &Context, reading: &Reading, width: usize) -> Vec<Line<'static>> {
    let theme = app.theme;
    let in_width = |text: String, style: Style| -> Vec<Line<'static>> {
        theme
            .wrap_within(&theme.plain(&text), width, 3)
            .into_iter()
            .map(|line| Line::styled(line, style))
            .collect()
    };
    let refused = |notice: &&Notice| notice.kind == NoticeKind::Refused;
    if let Some(notice) = app.notice.as_ref().filter(refused) {
        // Whoever is told that nothing was answered still sees what is asked.
        let mut drawn = in_width(reading.question(context).unwrap_or_default(), theme.strong());
        drawn.retain(|line| line.width() > 0);
        drawn.extend(in_width(notice.text.clone(), theme.warn()));
        return drawn;
    }
    if let Some(why) = &reading.why_not {
        return in_width(format!("Not now: {why}."), theme.warn());
    }
    if let Some(fault) = &reading.typed.fault {
        return in_width(fault.clone(), theme.warn());
    }
    match (&reading.plan, reading.typed.asked, reading.command) {
        (Some(Ok(plan)), _, _) if line.selected == 0 => {
            let mut drawn = in_width(reading.question(context).unwrap_or_default(), theme.strong());
            drawn.retain(|line| line.width() > 0);
            drawn.extend(in_width(enter(app, plan), theme.good()));
            let more = reading.may_follow();
            if !more.is_empty() {
                drawn.extend(in_width(format!("may follow: {more}"), theme.dim()));
            }
            drawn
        }
        (Some(Err(why)), _, _) => in_width(why.clone(), theme.warn()),
        (_, Some(field), _) => {
            let chosen = line.chosen(context).filter(|_| !line.unmarked(reading));
            let mut drawn = in_width(reading.question(context).unwrap_or_default(), theme.strong());
            drawn.retain(|line| line.width() > 0);
            drawn.extend(match chosen {
                Some(plan) => in_width(format!("{}? {}", field.asks, enter(app, &plan)), theme.good()),
                None => {
                    let how = line.how_to_say(context, reading).unwrap_or_default();
                    in_width(format!("{}? {how}", reading.asks(context)), theme.warn())
                }
            });
            drawn
        }
        (_, None, Some(command)) => match &command.run {
            Run::Show(_) => in_width(format!("Enter: {}", command.help), theme.good()),
            Run::Act { .. } => in_width(command.help.to_string(), theme.dim()),
        },
        (_, None, None) => in_width("Which act? Type a few letters of it.".into(), theme.dim()),
    }
}

/// What Enter does: nothing has happened yet, though it is told as it will be.
fn enter(app: &App, plan: &Plan) -> String {
    let readers = readers(app, plan);
    let open = app.open.as_ref();
    if open.is_some_and(|open| !open.desk().may_be_told(&plan.events)) {
        return format!("{readers}Enter records it. The public is here: it is not shown.");
    }
    let says = format!("{}{}", plan.says, plan.beforehand);
    match plan.events.is_empty() && plan.between.is_empty() {
        true => format!("Enter: {says}"),
        false if warned::asks_first(app, plan) => format!("{readers}Enter: first what it may hang on; then: {says}"),
        false => format!("{readers}Enter records: {says}"),
    }
}

/// Which minutes will tell it.
fn readers(app: &App, plan: &Plan) -> &'static str {
    let Some(open) = app.open.as_ref().filter(|_| !plan.events.is_empty()) else {
        return "";
    };
    let is_private = |(event, effect): &(Event, Option<Effect>)| open.desk().is_private(event, effect.as_ref());
    match (plan.events.iter().all(is_private), plan.events.iter().any(is_private)) {
        (true, _) => "PRIVATE minutes. ",
        (false, true) => "PUBLIC and PRIVATE minutes. ",
        (false, false) => "PUBLIC minutes. ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_seen_where_it_is_typed() {
        assert_eq!(window("act cd", 6, 10, "…"), ("act cd".into(), 6));
        assert_eq!(window("0123456789", 9, 10, "…"), ("0123456789".into(), 9));
        assert_eq!(window("0123456789", 10, 10, "…"), ("…23456789".into(), 9));
        assert_eq!(window("0123456789abcdef", 16, 10, "…"), ("…89abcdef".into(), 9));
        assert_eq!(window("0123456789abcdef", 3, 10, "…"), ("0123456789abcdef".into(), 3));
    }
}
