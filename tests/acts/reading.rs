//! What stands on the screen and in the minutes, as one line of words, so that no test depends on where a line breaks.

use quorate::minutes::{self, Part};

use crate::support::Room;

/// A practice meeting at 09:20 with item 10, a joint decision with one recommendation, being taken.
pub fn at_item_10(folder: &std::path::Path) -> Room {
    let mut room = Room::practising(folder);
    room.at("09:20").keys("/item 10<enter>");
    room
}

pub fn words(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| *word != "|");
    words.collect::<Vec<_>>().join(" ")
}

/// The whole screen; beside the run sheet only what stands in one line can be looked for.
pub fn screen(room: &Room) -> String {
    words(&room.screen())
}

/// One part of the minutes as they would be written now.
pub fn minutes_of(room: &Room, part: Part) -> String {
    let open = room.app.open.as_ref().unwrap();
    words(&minutes::text(open.history.meeting(), &open.prose, part, false, None))
}

/// The public minutes.
pub fn minutes(room: &Room) -> String {
    minutes_of(room, Part::Public)
}

/// Fails with the whole text where `part` does not stand in it.
#[track_caller]
pub fn stands(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} does not stand in:\n{text}");
}

/// Fails with the whole text where `part` stands in it.
#[track_caller]
pub fn is_not_in(text: &str, part: &str) {
    assert!(!text.contains(part), "{part:?} stands in:\n{text}");
}

/// Fails where a later one of `parts` does not stand after the one before it.
#[track_caller]
pub fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part);
        assert!(at.is_some(), "{part:?} does not stand, in this order, in:\n{text}");
        rest = &rest[at.unwrap() + part.len()..];
    }
}
