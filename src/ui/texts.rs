//! The texts being written, and what becomes of them: an event once their field is left, a draft file until then. The
//! field itself is in `text_field`.

use crate::meeting::{self, Event, FORMAT, Phase, Record, TextKind};
use crate::store::{Draft, Text};

use super::app::{App, NoticeKind, OpenMeeting};
use super::message::Effect;
use super::perform::{documents, take};
use super::update::Fresh;

/// Bytes below which a text fits whatever letters it has.
const SURELY_FITS_BYTES: usize = 8 * 1024;

/// Why so much more cannot be written in the text in hand: it would be too long to be recorded, and lost when its field is
/// left.
pub fn no_room(open: &OpenMeeting, more: &str) -> Option<String> {
    let field = match open.writing {
        TextKind::Note => &open.note,
        TextKind::Minute => &open.minute,
    };
    let text = field.text() + more;
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

/// The text being written becomes an event, when it changed.
pub fn text_in_hand(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    let now = app.now;
    let Some(open) = app.open.as_mut().filter(|open| !open.texts_read_only) else {
        return draft(app);
    };
    let (mut effects, mut refused) = (Vec::new(), None);
    for kind in [TextKind::Note, TextKind::Minute] {
        let field = match kind {
            TextKind::Note => &open.note,
            TextKind::Minute => &open.minute,
        };
        let (Some(item), true) = (field.item.clone(), field.dirty()) else {
            continue;
        };
        let typed = field.text();
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
                for_public: kind == TextKind::Minute && open.for_public,
            },
        };
        match take(open, vec![record], Some(prose)) {
            Ok(entries) => {
                open.prose.insert(id, text.clone());
                let field = match kind {
                    TextKind::Note => &mut open.note,
                    TextKind::Minute => &mut open.minute,
                };
                field.recorded = typed.clone();
                field.drafted = typed;
                effects.push(Effect::Append { entries });
            }
            Err(why) => refused = Some(why),
        }
    }
    // What was typed and deleted again must not come back out of the draft file.
    let mut stale = false;
    for field in [&mut open.note, &mut open.minute] {
        stale |= field.drafted.trim_end() != field.recorded.trim_end() && !field.dirty();
        if !field.dirty() {
            field.drafted = field.text();
        }
    }
    if stale && effects.is_empty() {
        return vec![Effect::SaveDraft { draft: None }];
    }
    let Some(why) = refused else {
        return recorded_texts(app, effects);
    };
    // It stays in the draft file, and whoever wrote it is told.
    effects.extend(draft(app));
    app.say(NoticeKind::Refused, why);
    effects
}

/// On an item that is over and was partly private: what is written from now on is for everybody, or no more. What was
/// written until now is recorded as it was meant.
pub fn for_public(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    let effects = text_in_hand(app, fresh);
    let Some(open) = app.open.as_mut().filter(|open| open.minute.readers.is_some()) else {
        app.say(
            NoticeKind::Refused,
            "Every line here has the same readers: an item that was private for a while has not.",
        );
        return effects;
    };
    open.writing = TextKind::Minute;
    open.for_public = !open.for_public;
    open.minute.readers = open.readers_of_minute();
    let says = match open.for_public {
        true => "New lines of this item are PUBLIC now. Lines marked P stay private. Ctrl+U: private again.",
        false => "New lines of this item are private; words in a public line are public. Ctrl+U: public lines.",
    };
    app.say(NoticeKind::Done, says);
    effects
}

fn recorded_texts(app: &App, mut effects: Vec<Effect>) -> Vec<Effect> {
    let Some(open) = &app.open else { return effects };
    if !effects.is_empty() {
        effects.push(Effect::SaveDraft { draft: None });
        // What is written after the close is in the minutes at once.
        if open.history.meeting().phase == Phase::Closed {
            effects.extend(documents(open));
        }
    }
    effects
}

/// The half-typed text goes to the draft file.
pub fn draft(app: &mut App) -> Vec<Effect> {
    let Some(open) = &mut app.open else { return Vec::new() };
    let writing = open.writing;
    let field = open.text_field();
    let text = field.text();
    if text == field.drafted {
        return Vec::new();
    }
    field.drafted = text.clone();
    if !field.dirty() {
        // As it is recorded: what was typed and deleted again must not come back.
        return vec![Effect::SaveDraft { draft: None }];
    }
    let Some(item) = field.item.clone() else {
        return Vec::new();
    };
    let cursor = text.chars().count();
    vec![Effect::SaveDraft {
        draft: Some(Draft {
            item,
            kind: writing,
            text,
            cursor,
        }),
    }]
}
