//! What is longer than the record takes is refused when it is entered, and keeps nothing after it from being saved.

use crate::reading::{at_item_10, is_not_in, screen, stands};
use crate::support::Room;

const TOO_LONG: usize = 70 * 1024;

fn saved(room: &Room) -> (usize, usize) {
    let open = room.app.open.as_ref().unwrap();
    (open.history.records().len(), open.waiting.len() + open.not_saved.len())
}

#[test]
fn a_text_that_is_too_long_is_not_put_in_and_what_was_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("Before. ");
    room.paste(&"word ".repeat(TOO_LONG / 5));
    stands(&screen(&room), "Not put in. This entry is too long:");
    stands(&screen(&room), "Make its text shorter, or divide it in two.");
    let (before, _) = saved(&room);
    // Half of it has room, and then a little less than the rest; after that no letter has.
    room.paste(&"x".repeat(64 * 1024 - 300));
    room.keys(&"y".repeat(300));
    stands(&screen(&room), "Not put in.");
    room.keys("<backspace><ctrl+space>none apologies<enter>");
    assert_eq!(saved(&room), (before + 2, 0), "the text and the act are on the disk");
    is_not_in(&screen(&room), "NOT SAVED");
}

#[test]
fn an_act_that_is_too_long_is_refused_and_the_next_one_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let before = saved(&room);
    room.keys("/adjourn ");
    room.paste(&"w".repeat(TOO_LONG));
    room.keys("<enter>");
    stands(&screen(&room), "This entry is too long:");
    assert_eq!(saved(&room), before);
    room.keys("<esc>");
    room.keys("<ctrl+space>none apologies<enter>");
    assert_eq!(saved(&room), (before.0 + 1, 0));
}

#[test]
fn nor_is_what_is_too_long_between_meetings() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("c<ctrl+o>jme-lay Dr Ali Khan<enter>");
    room.keys("dpublic 12/4/2016 ak | ");
    room.paste(&"w".repeat(TOO_LONG));
    room.keys("<enter>");
    stands(&screen(&room), "This entry is too long:");
    let open = room.app.committee.as_ref().unwrap();
    assert_eq!((open.waiting.len(), open.not_saved.len()), (0, 0));
    room.keys("<esc>jme-chair Ms Jo Bell<enter>").rest();
    stands(&room.screen(), "09:00  saved");
}

/// As keys for places where a paste is one: nothing is worked out of five million letters before their number is asked.
#[test]
fn what_is_much_too_long_is_refused_before_it_is_looked_at() {
    let five_million = "The Committee noted. • • 1.2 Estates - Dr Ade\n".repeat(110_000);
    for (place, says) in [
        ("", "Not put in: 5371 kB were pasted, and at most 256 kB fit."),
        ("<tab>", "Not put in: 5371 kB"),
        ("/decide ", "Not put in: 5371 kB"),
        ("<ctrl+a>", "Not put in: 5371 kB"),
        ("<ctrl+o><ctrl+g>", "Not put in: 5371 kB"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.keys(place);
        let (before, shown) = (saved(&room), room.app.act.clone());
        room.paste(&five_million);
        stands(&screen(&room), says);
        assert_eq!((saved(&room), room.app.act.clone()), (before, shown), "{place}");
    }
}

#[test]
fn the_form_of_a_new_meeting_takes_names() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<tab><tab><tab>");
    room.paste(&"Committee Room ".repeat(14));
    stands(&screen(&room), "Not put in: this field has room for 200 characters.");
    room.paste("Committee Room 1");
    stands(&screen(&room), "Committee Room 1");
    assert_eq!(room.app.form.as_ref().unwrap().fields[2], "Committee Room 1");
}

/// A terminal that does not mark a paste sends it as keys, without an Enter too.
#[test]
fn what_is_much_too_long_is_refused_as_keys_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let before = saved(&room);
    let key = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('x'));
    room.message(quorate::ui::message::Message::Burst(vec![key; 1_000_000]));
    stands(&screen(&room), "Not put in: 976 kB");
    assert_eq!(saved(&room), before);
}
