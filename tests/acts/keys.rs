//! What acts cost, from inside a half-typed word: so many keys, and then the cursor is on the same letter again.

use quorate::meeting::{Meeting, PersonId};
use quorate::rules::Presence;
use quorate::ui::keys;

use crate::reading::{at_item_10, screen, stands};
use crate::support::Room;

const SENTENCE: &str = "Funding is agreed until September";

fn half_typed(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys(SENTENCE).keys("<left><left><left><left><left>");
    room
}

fn meeting(room: &Room) -> &Meeting {
    room.app.open.as_ref().unwrap().history.meeting()
}

fn note(room: &Room) -> String {
    room.app.open.as_ref().unwrap().note.text()
}

fn here(room: &Room, person: &str) -> bool {
    meeting(room).presence(&PersonId(person.into())) == Presence::InPerson
}

/// The column of the cursor, and the line from there on: the note may move up or down, its letters may not.
fn letter(room: &Room) -> (u16, String) {
    let (x, y) = room.cursor();
    let screen = room.screen();
    let line = screen.lines().nth(usize::from(y)).unwrap_or_default();
    (x, line.chars().skip(usize::from(x)).collect())
}

/// Does the act, within so many keys, and looks whether the sentence was left alone.
#[track_caller]
fn costs(room: &mut Room, most: usize, act: &str, says: &str) {
    let count = keys::script(act).unwrap().len();
    assert!(count <= most, "{act} takes {count} keys");
    let before = (letter(room), note(room));
    assert_eq!(before.0.1, "ember", "the cursor stands inside a word");
    room.keys(act);
    let notice = room.app.notice.as_ref().map_or("", |notice| &notice.text);
    stands(notice, says);
    assert_eq!((letter(room), note(room)), before, "{act}\n{}", room.screen());
    room.keys("x");
    assert_eq!(note(room), "Funding is agreed until Septxember", "typing goes on");
    room.keys("<backspace>");
    assert_eq!(letter(room), before.0);
}

#[test]
fn somebody_leaves_or_arrives_in_five_keys_and_earlier_in_four_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = half_typed(folder.path());
    costs(&mut room, 5, "<f2>tr<enter>", "Mr Rooke left");
    assert!(!here(&room, "tobias-rooke"));
    costs(&mut room, 5, "<f2>tr<enter>", "Mr Rooke came back");
    assert!(here(&room, "tobias-rooke"));
    costs(&mut room, 9, "<f2>ev0912<enter>", "Ms Vance left");
    let line = meeting(&room).attendance_of(&PersonId("eleanor-vance".into())).unwrap();
    let until = line.spells.last().and_then(|spell| spell.to.clone()).unwrap();
    assert_eq!(until.time.to_string(), "09:12:00");
    costs(&mut room, 1, "<f8>", "Taken back");
    assert!(here(&room, "eleanor-vance"));
}

#[test]
fn agreed_as_recommended_takes_three_keys_and_undo_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = half_typed(folder.path());
    costs(&mut room, 3, "<f4><enter>", "Item 10 was approved");
    let decision = &meeting(&room).decisions[0];
    assert_eq!((decision.verb.as_str(), decision.amended), ("approved", false));
    costs(&mut room, 1, "<f8>", "Taken back: Item 10 was approved");
    assert!(meeting(&room).decisions.is_empty());
}

#[test]
fn an_action_takes_ten_keys_besides_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = half_typed(folder.path());
    let words = "Write to the six practices";
    let act = format!("<f6>cd 3/12 {words}<enter>");
    costs(&mut room, 10 + words.len(), &act, "Action 1, ");
    let action = &meeting(&room).actions[0].action;
    assert_eq!(
        (action.owner.as_str(), action.words.as_str()),
        ("catherine-doyle", words)
    );
    assert_eq!(action.due.map(|due| due.to_string()), Some("2016-12-03".into()));

    // the wrong owner: the date and the words stay as they were typed
    costs(&mut room, 4, "<f12>fn<enter>", "Action 1, ");
    let actions = &meeting(&room).actions;
    assert_eq!(actions.len(), 1);
    assert_eq!(
        (actions[0].action.owner.as_str(), actions[0].action.words.as_str()),
        ("frederick-nwosu", words)
    );
    assert_eq!(
        actions[0].action.due.map(|due| due.to_string()),
        Some("2016-12-03".into())
    );

    // A date of five letters right behind the owner, as a time may stand.
    costs(
        &mut room,
        10 + words.len(),
        &format!("<f6>cd13/12 {words}<enter>"),
        "Action 2, ",
    );
    let due = meeting(&room).actions[1].action.due;
    assert_eq!(due.map(|due| due.to_string()), Some("2016-12-13".into()));
}

#[test]
fn a_wrong_person_item_or_vote_is_put_right_in_four_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = half_typed(folder.path());
    room.keys("<f2>tr0910<enter>");
    costs(&mut room, 4, "<f12>sb<enter>", "Dr Baines left");
    assert!(here(&room, "tobias-rooke") && !here(&room, "susannah-baines"));
    let line = meeting(&room)
        .attendance_of(&PersonId("susannah-baines".into()))
        .unwrap();
    let until = line.spells.last().and_then(|spell| spell.to.clone()).unwrap();
    assert_eq!(until.time.to_string(), "09:10:00", "the time stays as it was typed");

    room.keys("<f7>");
    assert_eq!(meeting(&room).current.as_ref().unwrap().to_string(), "11");
    room.keys("<f12>8<enter>");
    assert_eq!(meeting(&room).current.as_ref().unwrap().to_string(), "8");

    room.keys("<f5>name<enter><enter>f");
    stands(&screen(&room), "Lay Member IN THE CHAIR 1 vote for");
    room.keys("<up>a");
    stands(&screen(&room), "Lay Member IN THE CHAIR 1 vote against");
}

#[test]
fn the_list_of_acts_opens_from_anywhere_and_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = half_typed(folder.path());
    let records = meeting(&room).in_effect.len();
    let before = (letter(&room), note(&room), room.screen());
    room.keys("<ctrl+space>");
    stands(&screen(&room), "Which act?");
    room.keys("adj");
    stands(&screen(&room), "Adjourns the meeting");
    room.keys("<esc>");
    assert_eq!((letter(&room), note(&room), room.screen()), before);

    // in a sentence a stroke is a stroke; at the start of a line it is the list, and twice it is a stroke again
    room.keys("/");
    assert_eq!(note(&room), "Funding is agreed until Sept/ember");
    room.keys("<backspace><home>/");
    stands(&screen(&room), "Which act?");
    room.keys("<esc>");
    assert_eq!(
        (note(&room), meeting(&room).in_effect.len()),
        (SENTENCE.into(), records)
    );
    room.keys("//");
    assert_eq!(note(&room), format!("/{SENTENCE}"));
}

/// Taken back first, and only then thought of putting it right: the same line, and Esc does it again as it was.
#[test]
fn what_was_taken_back_can_still_be_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = half_typed(folder.path());
    room.keys("<f6>cd 3/12 Write to them<enter><f8>");
    assert!(meeting(&room).actions.is_empty());
    room.keys("<f12>fn<enter>");
    assert_eq!(meeting(&room).actions[0].action.owner, "frederick-nwosu");
    room.keys("<f8><f12><esc>");
    assert_eq!(meeting(&room).actions[0].action.owner, "frederick-nwosu");
}
