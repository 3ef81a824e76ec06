//! The texts being written, and what becomes of them: an event once their field is left; until the disk has that, they are
//! in the draft (`drafts`). The field itself is in `text_field`.

use chrono::{DateTime, FixedOffset};

use crate::meeting::{self, Event, FORMAT, ItemNo, Record, TextKind};
use crate::store::Text;

use super::app::{App, LeftAt, NoticeKind, OpenMeeting};
use super::message::Effect;
use super::perform::take;
use super::text_field::TextField;
use super::update::Fresh;

/// Bytes below which a text fits whatever letters it has.
const SURELY_FITS_BYTES: usize = 8 * 1024;

/// So much at once is neither a text nor an agenda: it is refused before anything is done with it.
const PASTED_AT_MOST_BYTES: usize = 256 * 1024;

/// Why nothing takes so long a paste.
pub fn too_much(text: &str) -> Option<String> {
    (text.len() > PASTED_AT_MOST_BYTES).then(|| {
        format!(
            "Not put in: {} kB were pasted, and at most {} kB fit. Nothing was changed. Paste a smaller part of it.",
            text.len() / 1024,
            PASTED_AT_MOST_BYTES / 1024
        )
    })
}

/// Why so much more cannot be written in the text in hand: it would be too long to be recorded, and lost when its field is
/// left.
pub fn no_room(open: &OpenMeeting, more: &str) -> Option<String> {
    let text = open.text_in_hand().text() + more;
    if text.len() < SURELY_FITS_BYTES {
        return None;
    }
    let whole = Text {
        id: "0".repeat(32),
        text,
    };
    whole
        .fits()
        .err()
        .map(|why| format!("Not put in. {} {}", why.happened, why.now))
}

/// The texts being written become events, where they changed.
pub fn text_in_hand(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    let now = app.now;
    let Some(open) = app.open.as_mut().filter(|open| !open.texts_read_only) else {
        return Vec::new();
    };
    let (mut effects, mut refused) = (Vec::new(), None);
    for in_notes in [true, false] {
        let field = if in_notes { &open.note } else { &open.minute };
        let (Some(item), true) = (field.item.clone(), field.dirty()) else {
            continue;
        };
        let (kind, typed) = (field.kind, field.text());
        match write(open, (item, kind), &typed, now, fresh) {
            Ok(append) => {
                let field = if in_notes { &mut open.note } else { &mut open.minute };
                field.recorded = typed;
                effects.push(append);
            }
            Err(why) => refused = Some(why),
        }
    }
    // It stays in the field and in the draft, and whoever wrote it is told.
    if let Some(why) = refused {
        app.say(NoticeKind::Refused, why);
    }
    effects
}

/// Makes a text an event.
pub(super) fn write(
    open: &mut OpenMeeting,
    (item, kind): (ItemNo, TextKind),
    typed: &str,
    now: DateTime<FixedOffset>,
    fresh: Fresh,
) -> Result<Effect, String> {
    let text = meeting::clean_prose(typed.trim_end()).0;
    let id = fresh();
    let prose = Text {
        id: id.clone(),
        text: text.clone(),
    };
    let record = Record {
        v: FORMAT,
        seq: open.history.next_seq(),
        id: id.clone(),
        at: now,
        effect: None,
        event: Event::TextWritten {
            text: id.clone(),
            kind,
            item,
            digest: prose.digest(),
        },
    };
    let entries = take(open, vec![record], Some(prose))?;
    open.prose.insert(id, text);
    Ok(Effect::Append { entries })
}

/// The fields for the item on the screen, its private texts or its public ones.
pub fn lay_out(open: &mut OpenMeeting, private: bool) {
    let item = open.item().cloned();
    let field = |note: bool| {
        let kind = TextKind::of(note, private);
        let text = item.as_ref().map_or("", |item| open.recorded_text(item, kind));
        TextField::holding(item.clone(), kind, text, open.keeps_back(kind))
    };
    let (note, minute) = (field(true), field(false));
    (open.note, open.minute) = (note, minute);
    open.privately = open.writes_privately();
}

/// Lays the fields out anew where another item is on the screen, or the same one with other readers.
pub fn follow(open: &mut OpenMeeting) {
    let same_item = open.note.item.as_ref() == open.item();
    let private = open.writes_privately();
    let shown = |field: &TextField| field.keeps_back() == open.keeps_back(field.kind);
    let may_stay = open.privately == private && open.may_show(open.minute.kind);
    if same_item && may_stay && shown(&open.note) && shown(&open.minute) {
        return;
    }
    // Who goes on with the same item goes on in the same text, and who comes back from looking at another one does too.
    let left = (!same_item).then(|| left_at(open)).flatten();
    open.in_notes |= !same_item;
    lay_out(open, private);
    if same_item {
        return;
    }
    match open.shown {
        Some(_) => open.left_at = left.or(open.left_at.take()),
        None => come_back(open),
    }
}

/// Where the keyboard is in the item that is being taken, whose texts are still laid out.
fn left_at(open: &OpenMeeting) -> Option<LeftAt> {
    let taken = open.history.meeting().current.as_ref();
    let item = open.note.item.clone().filter(|item| Some(item) == taken)?;
    let cursors = [&open.note, &open.minute].map(|field| (field.kind, field.cursor()));
    Some(LeftAt {
        item,
        in_notes: open.in_notes,
        cursors,
    })
}

/// The keyboard goes back to where it was, where it was in these texts.
fn come_back(open: &mut OpenMeeting) {
    let Some(left) = open.left_at.take().filter(|left| Some(&left.item) == open.item()) else {
        return;
    };
    open.in_notes = left.in_notes;
    for (field, (kind, at)) in [&mut open.note, &mut open.minute].into_iter().zip(left.cursors) {
        if field.kind == kind {
            field.put_cursor(at);
        }
    }
}

/// The item's other texts: the private ones, or the public ones again. What was written until now is recorded first.
pub fn other_readers(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    let effects = text_in_hand(app, fresh);
    let Some(open) = &mut app.open else { return effects };
    if open.note.dirty() || open.minute.dirty() {
        return effects; // it could not be recorded, and why is being said
    }
    let private = !open.minute.kind.is_private();
    lay_out(open, private);
    let of_private = open.item().and_then(|item| open.history.meeting().item(item));
    let says = match private {
        _ if of_private.is_some_and(|state| state.private) => {
            "All of a private item is in the PRIVATE minutes alone. Ctrl+U: its other text."
        }
        true => "What you write here is in the PRIVATE minutes alone. Ctrl+U: the public text.",
        false => "What you write here is in the PUBLIC minutes. Ctrl+U: the private text.",
    };
    app.say(NoticeKind::Done, says);
    effects
}
