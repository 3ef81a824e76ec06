//! Keys as a Windows console sends them: a press and a release each, AltGr as Ctrl+Alt, and what is pasted typed key by
//! key, with an Enter for each line. Nothing pasted is carried out, and nobody's quick keys are taken for a paste.

use std::fs;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use quorate::ui::keys;
use quorate::ui::message::Message;

use crate::reading::{at_item_10, screen, stands};
use crate::support::Room;

fn journal(room: &Room) -> String {
    fs::read_to_string(room.meeting_folder().join("journal.ronl")).unwrap()
}

fn note(room: &Room) -> String {
    room.app.open.as_ref().unwrap().note.text()
}

/// The console types this text: each key goes down and up.
fn typed(text: &str) -> Message {
    let keys = text.replace("\r\n", "\n");
    let keys = keys.chars().flat_map(|c| {
        let code = match c {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            c => KeyCode::Char(c),
        };
        [KeyEventKind::Press, KeyEventKind::Release].map(|kind| KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind))
    });
    Message::Burst(keys.collect())
}

/// Keys that came together, spelled as in a script.
fn together(script: &str) -> Message {
    Message::Burst(keys::script(script).unwrap())
}

#[test]
fn each_key_counts_once_however_long_it_is_held() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for (c, kinds) in [
        ('a', &[KeyEventKind::Press, KeyEventKind::Release][..]),
        (
            'b',
            &[
                KeyEventKind::Press,
                KeyEventKind::Repeat,
                KeyEventKind::Repeat,
                KeyEventKind::Release,
            ],
        ),
    ] {
        for kind in kinds {
            let key = KeyEvent::new_with_kind(KeyCode::Char(c), KeyModifiers::NONE, *kind);
            room.message(Message::Key(key));
        }
    }
    assert_eq!(note(&room), "abbb");
}

#[test]
fn alt_gr_types_its_character_wherever_text_has_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let alt_gr = |c| {
        let modifiers = KeyModifiers::CONTROL | KeyModifiers::ALT;
        Message::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    };
    let mut room = Room::new(folder.path());
    room.keys("n<tab><tab>09:30<tab>Caf");
    room.message(alt_gr('é'));
    assert_eq!(room.app.form.as_ref().unwrap().fields[2], "Café");

    let mut room = at_item_10(folder.path());
    // The program has a command on Ctrl+q and on Ctrl+b; with AltGr they are letters of some keyboard.
    for c in ['€', 'á', '@', 'q', 'b'] {
        room.message(alt_gr(c));
    }
    assert_eq!(note(&room), "€á@qb");
    room.keys("<f6>");
    room.message(alt_gr('é'));
    let line = room.app.act.as_ref().map(|act| act.text.clone());
    assert_eq!(line.as_deref(), Some("act é"));
}

const LINES: &str = "Agreed:\r\n/close\r\n\r\n•\tp first point\r\nyes";

#[test]
fn what_is_pasted_into_the_note_is_text_with_its_lines() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let before = journal(&room);
    room.message(typed(LINES));
    assert_eq!(note(&room), "Agreed:\n/close\n\n- p first point\nyes");
    assert!(room.app.act.is_none());
    assert_eq!(journal(&room), before);
    // The tab of a pasted table does not go over to the minute text.
    room.message(typed("\n1\tone\n2\ttwo\n"));
    stands(&note(&room), "yes\n1 one\n2 two");
}

#[test]
fn what_is_pasted_into_one_line_stays_one_line_and_is_not_carried_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let before = journal(&room);
    room.keys("<f6>tr ");
    room.message(typed("write to the practices\nand to the patients\n"));
    let line = room.app.act.as_ref().map(|act| act.text.trim_end().to_string());
    assert_eq!(
        line.as_deref(),
        Some("act tr write to the practices and to the patients")
    );
    assert_eq!(journal(&room), before);
    room.keys("<enter>");
    stands(&journal(&room), "write to the practices and to the patients");

    let mut room = Room::new(folder.path());
    room.keys("n<tab><tab><tab>");
    room.message(typed("Committee Room 2\nCounty Hall"));
    let form = room.app.form.as_ref().unwrap();
    assert_eq!((form.fields[2].as_str(), form.at), ("Committee Room 2 County Hall", 3));
}

#[test]
fn where_letters_are_commands_a_paste_is_offered_as_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>");
    let before = journal(&room);
    room.message(typed(LINES));
    assert_eq!(journal(&room), before, "nobody voted");
    stands(&screen(&room), "nothing on this screen takes text");
    stands(&note(&room), "Agreed:\n/close");
}

#[test]
fn before_the_first_item_a_paste_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("p");
    let before = journal(&room);
    room.message(typed("people present\nand apologies"));
    assert_eq!(journal(&room), before, "nobody was marked");
    stands(&screen(&room), "nothing was done");
}

#[test]
fn an_agenda_is_pasted_on_the_screen_of_the_agenda() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("p<ctrl+g>");
    room.message(typed("31. Estates – Ms Iqbal\n32. Digital plan – Paper K\n"));
    room.keys("<enter>");
    let items: Vec<String> = room
        .app
        .open
        .as_ref()
        .unwrap()
        .history
        .meeting()
        .items
        .iter()
        .map(|state| format!("{} {}", state.item.number, state.item.title))
        .collect();
    for item in ["31 Estates", "32 Digital plan"] {
        assert!(items.iter().any(|there| there == item), "{items:?}");
    }
}

#[test]
fn keys_that_come_together_are_keys_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    // A braille keyboard or a dictation program sends a whole act at once, and two acts.
    room.message(together("Mr Rooke<f2>tr<enter>"));
    stands(&screen(&room), "IN THE ROOM 8 of 9");
    room.message(together("<f2>tr<enter><f2>am<enter>"));
    assert_eq!(note(&room), "Mr Rooke");
    stands(&screen(&room), "IN THE ROOM 8 of 9");
    room.message(together("<f8>"));
    stands(&screen(&room), "IN THE ROOM 9 of 9");
    // A sentence without an Enter behind it, and one with its Enter last.
    room.message(together(" presented; "));
    room.message(together("40% of calls.<enter>"));
    assert_eq!(note(&room), "Mr Rooke presented; 40% of calls.\n");
    // Where letters are commands, a few of them at once are commands.
    let mut room = Room::new(folder.path());
    room.message(together("p"));
    room.message(together("<down><down>e"));
    stands(&screen(&room), "9 members marked present");
}
