//! Lines that wait or were left half typed: one that another command was typed over comes back by itself, one left with Esc
//! when somebody asks for it. Until they are recorded or dropped they are in the draft (`drafts`).

use crate::meeting::{Event, ItemNo, Seq};
use crate::store::DraftLine;

use super::act_line::{ActLine, Opened};
use super::app::{App, NoticeKind, OpenMeeting};
use super::command::{Command, Context, Place, Run};

/// So many lines that were left are remembered.
const LEFT_AT_MOST: usize = 20;

/// A line that waits while another is typed, or that was left.
pub struct Kept {
    pub line: ActLine,
    pub place: Place,
    /// The item that was on the screen.
    pub item: Option<ItemNo>,
    /// Typed while the public was out.
    pub private: bool,
}

impl Kept {
    /// The line as it was typed here and now.
    pub fn here(app: &App, line: ActLine) -> Kept {
        let open = app.open.as_ref();
        Kept {
            line,
            place: app.place,
            item: open.and_then(|open| open.item().cloned()),
            private: open.is_some_and(|open| !open.history.meeting().public_may_read()),
        }
    }

    fn may_show(&self, app: &App) -> bool {
        let public = |open: &OpenMeeting| open.history.meeting().public_may_read();
        !(self.private && app.open.as_ref().is_some_and(public))
    }

    /// As it goes to the draft file; `recorded`: the id of its entry, where it has one.
    pub fn draft(&self, left: bool, recorded: Option<&str>) -> DraftLine {
        DraftLine {
            id: recorded.map(str::to_string).or_else(|| self.line.id.clone()),
            text: self.line.text.clone(),
            cursor: self.line.cursor,
            item: self.item.clone(),
            private: self.private,
            left,
            took_back: self.line.took_back.clone(),
            place: self.line.place,
        }
    }
}

/// Esc: the line is left, and is there again when it is asked for. One that was given back and not touched is dropped.
pub(super) fn leave(app: &mut App, line: ActLine) {
    // Of a command's name alone nothing is lost.
    if !line.typed || !line.text.trim().contains(char::is_whitespace) {
        return;
    }
    app.line_left = true;
    let now = match (app.place, &app.open) {
        (Place::Item, Some(open)) if open.in_notes => "Letters go into the notes now.",
        (Place::Item, Some(_)) => "Letters go into the minute now.",
        _ => "Letters are acts here.",
    };
    let typed = line.text.trim();
    if line.opened == Opened::GivenBack {
        app.say(NoticeKind::Done, format!("Dropped: /{typed}. {now}"));
        return;
    }
    let says = format!("Left, and nothing recorded: /{typed}. {now} / and Up give it back.");
    app.say(NoticeKind::Done, says);
    let kept = Kept::here(app, line);
    app.left.push(kept);
    let over = app.left.len().saturating_sub(LEFT_AT_MOST);
    app.left.drain(..over);
}

/// Whether a line is one of this command with words written in it.
fn has_words_of(line: &ActLine, command: &Command, context: &Context) -> bool {
    let reading = line.read(context);
    let same = reading.command.is_some_and(|known| known.name == command.name);
    let Run::Act { fields, .. } = &command.run else {
        return false;
    };
    let mut given = fields.iter().zip(&reading.typed.values.0);
    same && given.any(|(field, value)| field.kind.takes_words() && value.is_some())
}

/// The last line that was left at this item, of this command or of any.
pub(super) fn given_back(app: &mut App, command: Option<&Command>) -> Option<ActLine> {
    let context = app.context()?;
    // By its key only a line in which somebody has begun to write: few letters are typed anew.
    let of_it = |kept: &Kept| command.is_none_or(|command| has_words_of(&kept.line, command, &context));
    let item = app.open.as_ref().and_then(|open| open.item());
    let here = |kept: &Kept| command.is_none() || kept.item.as_ref() == item;
    let place = app
        .left
        .iter()
        .rposition(|kept| of_it(kept) && here(kept) && kept.may_show(app))?;
    let line = app.left.remove(place).line;
    app.say(NoticeKind::Done, "The line that you left is back; Esc drops it.");
    Some(ActLine {
        opened: Opened::GivenBack,
        selected: 0,
        ..line
    })
}

/// The line that was kept last is there again, once no other is being typed where it was.
pub(super) fn come_back(app: &mut App) {
    let here = |kept: &&Kept| kept.place == app.place || (kept.place == Place::Vote && app.place == Place::Item);
    if app.act.is_some() || app.kept.last().filter(here).is_none() {
        return;
    }
    let Some(kept) = app.kept.pop() else { return };
    let item = app.open.as_ref().and_then(|open| open.item().cloned());
    if let (Some(then), true) = (&kept.item, kept.item != item) {
        app.say(
            NoticeKind::Refused,
            format!("This was begun at item {then}, and another item is on the screen now: look at what Enter does."),
        );
    }
    app.act = Some(kept.line);
}

/// Whether an entry has this id, in the meeting that is open or else in the committee's record.
fn is_recorded(app: &App, id: &str) -> bool {
    match (&app.open, &app.committee) {
        (Some(open), _) => open.history.records().iter().any(|record| record.id == id),
        (None, Some(committee)) => committee.history.records().iter().any(|record| record.id == id),
        (None, None) => false,
    }
}

/// Lines come back out of the draft file: those that no entry was made of. One left with Esc stays left, and so does one that
/// would show others something private.
pub(super) fn restore(app: &mut App, lines: Vec<DraftLine>) {
    for line in lines {
        if line.id.as_ref().is_some_and(|id| is_recorded(app, id)) {
            continue;
        }
        let open = app.open.as_ref();
        let withdrawn = |seq: &Seq| {
            let record = open.and_then(|open| open.history.record(*seq));
            record.is_some_and(|record| matches!(record.event, Event::Withdrawn { .. }))
        };
        // Where what it was to put right was not taken back, that stands as it was.
        let again = !line.took_back.is_empty() && line.took_back.iter().all(withdrawn);
        let left = line.left || !again && !line.took_back.is_empty();
        let cursor = if line.text.is_char_boundary(line.cursor) {
            line.cursor
        } else {
            line.text.len()
        };
        let kept = Kept {
            line: ActLine {
                id: line.id,
                cursor,
                typed: true,
                opened: if again { Opened::Again } else { Opened::Named },
                took_back: if again { line.took_back } else { Vec::new() },
                text: line.text,
                place: line.place,
                ..ActLine::default()
            },
            place: app.place,
            item: line.item,
            private: line.private,
        };
        match left || !kept.may_show(app) {
            true => app.left.push(kept),
            false => {
                let says = format!("The half-typed /{} was kept and is back.", kept.line.text.trim());
                app.say(NoticeKind::Done, says);
                app.kept.push(kept);
            }
        }
    }
    come_back(app);
}
