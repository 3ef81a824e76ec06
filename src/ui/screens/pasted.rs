//! A pasted agenda before it is taken over: each line with what it becomes, then what is on the agenda and not in the text.
//! Below the list the marked line as it was pasted, and what is not certain of it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::page::{self, lines, row};
use crate::meeting::{AgendaLine, Item, LineIs, Meeting, Purpose, Readers, Stays};
use crate::ui::app::App;
use crate::ui::pasted_agenda::{PastedAgenda, asks};
use crate::ui::wrap::wrap;

/// Rows below the list.
const BELOW: u16 = 3;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let (Some(open), Some(pasted)) = (&app.open, &app.pasted) else {
        return;
    };
    let meeting = open.history.meeting();
    let theme = app.theme;
    let width = usize::from(body.width);
    let head = theme.cut(&theme.plain(&heading(pasted)), width);
    lines(frame, row(body, 0), vec![Line::styled(head, theme.dim())]);

    let list = Rect {
        y: body.y + 1,
        height: body.height.saturating_sub(1 + BELOW),
        ..body
    };
    let height = usize::from(list.height);
    let first = app
        .row
        .saturating_sub(height / 2)
        .min(pasted.rows().saturating_sub(height));
    let shown = (first..pasted.rows().min(first + height)).map(|index| {
        let (sign, text, style) = drawn(app, meeting, pasted, index);
        let text = theme.cut(&theme.plain(&text), width.saturating_sub(3));
        let (pointer, style) = match index == app.row {
            true => (theme.pointer(), theme.marked()),
            false => (" ", style),
        };
        Line::styled(format!("{pointer}{sign} {text}"), style)
    });
    lines(frame, list, shown.collect());

    let below = Rect {
        y: list.bottom(),
        height: BELOW.min(body.height),
        ..body
    };
    let said = wrap(&theme.plain(&about(meeting, pasted, app.row)), width);
    let style = match pasted.text.lines.get(app.row).is_some_and(asks) {
        true => theme.warn(),
        false => theme.dim(),
    };
    let rule = Line::styled(theme.rule(body.width), theme.dim());
    let said = said
        .into_iter()
        .take(usize::from(BELOW) - 1)
        .map(|line| Line::styled(line, style));
    lines(frame, below, std::iter::once(rule).chain(said).collect());
}

/// "Look at 1 line marked ?. 12 items, 2 private, 3 not in the text".
fn heading(pasted: &PastedAgenda) -> String {
    let items = pasted.draft.items.len();
    let private = pasted.draft.items.iter().filter(|item| item.private.is_some()).count();
    let ask = match pasted.asked() {
        0 => "Pasted agenda: ".into(),
        1 => "Look at 1 line marked ?. ".to_string(),
        many => format!("Look at {many} lines marked ?. "),
    };
    let stays = match pasted.merged.stays.iter().filter(|stays| !stays.off).count() {
        0 => String::new(),
        n => format!(", {n} not in the text"),
    };
    format!("{ask}{items} items, {private} private{stays}")
}

/// A row: its sign, its words, how it looks.
fn drawn(app: &App, meeting: &Meeting, pasted: &PastedAgenda, index: usize) -> (&'static str, String, Style) {
    let theme = app.theme;
    let Some(line) = pasted.text.lines.get(index) else {
        let behind = index.saturating_sub(pasted.text.lines.len());
        let text = pasted
            .merged
            .stays
            .get(behind)
            .map_or(String::new(), |stays| staying(meeting, stays));
        return ("+", text, theme.strong());
    };
    let sign = match (&line.doubt, asks(line)) {
        (_, true) => "?",
        (Some(_), false) => "!",
        (None, _) => " ",
    };
    let item = pasted.item(index);
    let is_item = matches!(line.is, LineIs::Item(_)) && item.is_some();
    let (what, text) = match &line.is {
        LineIs::Item(_) => match item {
            Some(item) => (
                if item.private.is_some() { "PRIVATE" } else { "item" },
                item_words(meeting, item),
            ),
            None => ("left out", line.said.clone()),
        },
        LineIs::Recommendation(_) => ("recommends", recommended(meeting, pasted, index, line)),
        LineIs::Explanation => ("explains", format!("     {}", line.said)),
        LineIs::Detail => ("about it", format!("     {}", line.said)),
        LineIs::GoesOn => ("joined", format!("     {}", line.said)),
        LineIs::Heading(_) => (heads(line), line.said.clone()),
        LineIs::LeftOut => ("left out", line.said.clone()),
    };
    let style = match (asks(line), is_item) {
        (true, _) => theme.warn(),
        (false, true) => Style::new(),
        (false, false) => theme.dim(),
    };
    (sign, format!("{what:<10} {text}"), style)
}

fn heads(line: &AgendaLine) -> &'static str {
    match (line.begins, &line.is) {
        (Some(Readers::Private), _) => "PRIVATE:",
        (Some(Readers::Public), _) => "public:",
        (None, LineIs::Heading(Some(purpose))) => purpose_words(*purpose),
        (None, _) => "heading",
    }
}

fn purpose_words(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Decision => "decision",
        Purpose::Discussion => "discussion",
        Purpose::Assurance => "assurance",
        Purpose::Information => "information",
    }
}

/// Whether a private item is not shown: there was a private session, and the public is back.
fn is_hidden(meeting: &Meeting, private: bool) -> bool {
    private && meeting.public_may_read() && !meeting.exclusions.is_empty()
}

fn item_words(meeting: &Meeting, item: &Item) -> String {
    if is_hidden(meeting, item.private.is_some()) {
        return format!("{:>4} (private item)", item.number.to_string());
    }
    let mut extras: Vec<String> = item.presenter.clone().into_iter().collect();
    extras.extend(item.minutes.map(|minutes| format!("{minutes} min")));
    extras.extend(item.paper.clone());
    extras.push(purpose_words(item.purpose).into());
    format!("{:>4} {} · {}", item.number.to_string(), item.title, extras.join(" · "))
}

fn recommended(meeting: &Meeting, pasted: &PastedAgenda, index: usize, line: &AgendaLine) -> String {
    let part = pasted
        .draft
        .became
        .get(index)
        .copied()
        .flatten()
        .and_then(|(item, part)| {
            let item = pasted.draft.items.get(item)?;
            Some((item, item.parts.get(part?)?))
        });
    match part {
        Some((item, _)) if is_hidden(meeting, item.private.is_some()) => "     (private item)".into(),
        Some((_, part)) => format!("     ({}) {}", part.label, part.wording),
        None => format!("     {}", line.said),
    }
}

/// "stays as 8    2 Declarations of interest".
fn staying(meeting: &Meeting, stays: &Stays) -> String {
    let title = if is_hidden(meeting, stays.private) {
        "(private item)"
    } else {
        &stays.title
    };
    let what = match (stays.off, &stays.becomes) {
        (true, _) => "taken off".into(),
        (false, Some(becomes)) => format!("stays as {becomes}"),
        (false, None) => "stays".to_string(),
    };
    format!("{what:<11}{:>4} {title}", stays.number.to_string())
}

/// The marked row in full.
fn about(meeting: &Meeting, pasted: &PastedAgenda, index: usize) -> String {
    let Some(line) = pasted.text.lines.get(index) else {
        return "On the agenda and not in the text. t takes it off or keeps it, o does so with all of them.".into();
    };
    let item = pasted.item(index).filter(|_| matches!(line.is, LineIs::Item(_)));
    if item.is_some_and(|item| is_hidden(meeting, item.private.is_some())) {
        return format!(
            "Line {} is a private item. The public is here: it is not shown.",
            line.at
        );
    }
    let doubt = line
        .doubt
        .as_ref()
        .map_or(String::new(), |doubt| format!(" {}", doubt.says));
    let kept = item.filter(|item| pasted.merged.kept_private.contains(&item.number));
    let kept = kept.map_or("", |_| ". It is private on the agenda and stays so");
    format!("Line {}{doubt}{kept}: \"{}\"", line.at, line.said)
}
