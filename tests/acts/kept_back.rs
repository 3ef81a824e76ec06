//! An item that was partly private: once the public is back, what was said and decided in private is not on the screen,
//! and stays in the record.

use quorate::minutes::Part;

use crate::reading::{at_item_10, in_order, is_not_in, minutes, minutes_of, screen, stands};
use crate::support::Room;

const SECRET: &str = "Thornwick is failing";

/// Item 10, taken in public; the public is sent out during it, something is decided, and it comes back.
fn partly_private(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys("<tab>Opened in public.<tab>heard from all<tab>");
    room.keys("<ctrl+space>exclude <enter>");
    stands(&screen(&room), "PRIVATE SESSION");
    room.keys(&format!("<enter>{SECRET}.<tab> and {SECRET}<tab>"));
    room.keys("<ctrl+space>decide approved the Thornwick closure<enter>");
    stands(&screen(&room), SECRET);
    room.at("09:50").keys("<ctrl+space>readmit<enter>");
    room
}

#[test]
fn once_the_public_is_back_nothing_private_is_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = partly_private(folder.path());
    for keys in [
        "",
        "<tab>",
        "<f7>/item 10<enter>",
        "<tab>",
        "<ctrl+g><esc>",
        "/look 10<enter>",
    ] {
        room.keys(keys);
        let shown = screen(&room);
        is_not_in(&shown, "Thornwick");
    }
    stands(&screen(&room), "decided in private");
    is_not_in(&minutes(&room), "Thornwick");
    stands(&minutes_of(&room, Part::Private), SECRET);
}

#[test]
fn what_is_written_then_stands_below_what_is_kept_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = partly_private(folder.path());
    stands(&screen(&room), "public from here");
    let texts = |room: &Room| {
        let open = room.app.open.as_ref().unwrap();
        (open.note.text(), open.minute.text())
    };
    let before = texts(&room);
    room.keys("Public again.<f7>");
    stands(&screen(&room), "QUORATE for item 11");
    room.keys("/item 10<enter>");
    let after = texts(&room);
    assert_eq!(after.0, before.0, "the keyboard stayed where it was");
    assert_eq!(after.1, format!("{}\nPublic again.", before.1));
    in_order(
        &minutes(&room),
        &[
            "Opened in public.",
            "The Committee resolved",
            "readmitted at 09:50",
            "Public again.",
        ],
    );
    in_order(
        &minutes_of(&room, Part::Private),
        &["The public were excluded", SECRET, "the Thornwick closure"],
    );
    is_not_in(&screen(&room), "Thornwick");
    // After the close everything is there again.
    room.keys("/close<enter>/look 10<enter>");
    stands(&screen(&room), SECRET);
}

#[test]
fn a_draft_below_it_comes_back_below_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = partly_private(folder.path());
    room.keys("Half typed");
    room.message(quorate::ui::message::Message::Tick);
    drop(room);
    let mut again = Room::new(folder.path());
    again.ids_from(1_000);
    again.at("09:55").keys("<enter>");
    stands(&screen(&again), "Half typed");
    is_not_in(&screen(&again), "Thornwick");
    again.keys("<f7>/close<enter>/look 10<enter>");
    let open = again.app.open.as_ref().unwrap();
    let texts = format!("{} {}", open.note.text(), open.minute.text());
    stands(&texts, SECRET);
    stands(&texts, "Half typed");
}

/// A line begun in public and gone on with in private: each half is on its side of the resolution.
#[test]
fn a_line_gone_on_with_in_private_is_told_where_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>Opened in public. <ctrl+space>exclude <enter>");
    room.keys(&format!("{SECRET}.<ctrl+space>readmit<enter>Public again.<f7>"));
    in_order(
        &minutes(&room),
        &[
            "Opened in public.",
            "The Committee resolved",
            "readmitted",
            "Public again.",
        ],
    );
    in_order(&minutes_of(&room, Part::Private), &["The public were excluded", SECRET]);
}

/// After the close all of it is on the screen, each private line with its mark: what is put right in a public sentence is
/// in the public minutes, a line of its own is not.
#[test]
fn after_the_close_the_screen_says_which_lines_are_private() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>Members discused it.<ctrl+space>exclude <enter>");
    room.keys(&format!("<enter>{SECRET}.<ctrl+space>readmit<enter>Public again.<f7>"));
    room.keys("/close<enter>/look 10<enter><tab>");
    let line = |room: &Room, what: &str| {
        let shown = room.screen();
        let line = shown
            .lines()
            .find(|line| line.contains(what))
            .unwrap_or_else(|| panic!("{what}: {shown}"));
        line.split(['│', '|']).nth(1).unwrap().trim().to_owned()
    };
    stands(&screen(&room), "lines marked P are private");
    assert_eq!(line(&room, "discused"), "Members discused it.");
    assert_eq!(line(&room, "Thornwick"), format!("P {SECRET}."));
    assert_eq!(line(&room, "Public again"), "Public again.");
    room.keys("<up><up><home>");
    for _ in 0.."Members discus".len() {
        room.keys("<right>");
    }
    room.keys("s<end> At length.<enter>And a name.");
    assert_eq!(line(&room, "discussed"), "Members discussed it. At length.");
    assert_eq!(line(&room, "And a"), "P And a name.");
    // New lines are public where that is said; what is private stays so, also in its own line.
    room.keys("<ctrl+u>");
    stands(&screen(&room), "new lines PUBLIC, P is private");
    assert_eq!(line(&room, "And a"), "P And a name.");
    room.keys("<down><end> And more of it.<home><enter><up>For everybody.");
    assert_eq!(line(&room, "For everybody"), "For everybody.");
    assert_eq!(line(&room, "And more"), format!("P {SECRET}. And more of it."));
    room.keys("<ctrl+u>");
    stands(&screen(&room), "lines marked P are private");
    room.keys("<end><enter>Not for everybody.");
    assert_eq!(line(&room, "Not for"), "P Not for everybody.");
    room.keys("<tab>");
    stands(&minutes(&room), "For everybody.");
    is_not_in(&minutes(&room), "Not for everybody");
    is_not_in(&minutes(&room), "And more of it");
    stands(&minutes_of(&room, Part::Private), "And more of it.");
    // It is forgotten with the item.
    room.keys("<ctrl+u><esc>/look 9<enter>/look 10<enter><tab>");
    stands(&screen(&room), "lines marked P are private");
    stands(&minutes(&room), "Members discussed it. At length.");
    stands(&minutes(&room), "Public again.");
    is_not_in(&minutes(&room), "And a name");
    stands(&minutes_of(&room, Part::Private), "And a name.");
    stands(&minutes_of(&room, Part::Private), SECRET);
}

/// The key does nothing where every line has the same readers.
#[test]
fn public_lines_are_said_only_where_some_are_private() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>Open.<ctrl+u>");
    stands(&screen(&room), "every line of this text has the same readers");
    room.keys("<f7>/close<enter>/look 10<enter><ctrl+u>");
    stands(&screen(&room), "every line of this text has the same readers");
}
