//! A chair with an interest who stays presides and is conflicted: the screen, the keys that decide and the list to settle say
//! so, with one answer; so is a ruling marked on which the ruler's own interest hangs.

use quorate::meeting::Meeting;

use crate::reading::{at_item_10, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn meeting(room: &Room) -> &Meeting {
    room.app.open.as_ref().unwrap().history.meeting()
}

/// What the screen says of who is in the chair.
fn said(room: &Room) -> Option<&str> {
    room.app.open.as_ref().unwrap().derived.wrongly_in_chair.as_deref()
}

fn to_settle(room: &Room) -> String {
    let open = meeting(room).to_settle();
    open.into_iter().map(|open| open.words + "\n").collect()
}

/// Mrs Holloway is in the chair, has an interest in item 10 and stays.
fn conflicted(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys("/interest ph 10 fin owns shares<enter>discusses, does not vote<enter><esc>");
    assert_eq!(meeting(&room).handlings.len(), 1, "{}", screen(&room));
    room
}

#[test]
fn a_conflicted_chair_who_stays_is_said_everywhere_alike() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = conflicted(folder.path());
    // Who presides then is a question of paragraph 13: while it is open, that is what is said.
    stands(&screen(&room), "! Mrs Holloway is in the chair; whether");
    let open = "Mrs Holloway is in the chair; whether Mrs Holloway may preside depends on paragraph 13";
    assert_eq!(said(&room), Some(open));
    room.keys("/reading chair-conflicted the Vice Chair<enter><esc><esc>");
    let says = "Mrs Holloway is in the chair and has an interest in this item (paragraph 13); under the terms Mr Whitlock presides";
    assert_eq!(said(&room), Some(says));
    room.keys("<f4>approved");
    stands(
        &screen(&room),
        "Mrs Holloway IS IN THE CHAIR and has an interest in this item (paragraph 13)",
    );
    room.keys("<esc><esc><f5>name");
    stands(&screen(&room), "Mrs Holloway IS IN THE CHAIR and has an interest");
    room.keys("<esc><esc><f4>approved<enter><enter>");
    assert_eq!(meeting(&room).decisions.len(), 1, "{}", screen(&room));
    stands(&to_settle(&room), &format!("When item 10 was decided: {says}"));
    // With whom the terms name in the chair, nothing of it is said.
    let folder = tempfile::tempdir().unwrap();
    let mut room = conflicted(folder.path());
    room.keys("/reading chair-conflicted the Vice Chair<enter><esc><esc>/chair gw<enter><f4>approved<enter><enter>");
    assert_eq!(said(&room), None);
    is_not_in(&to_settle(&room), "When item 10 was decided");
}

#[test]
fn a_ruling_on_which_the_rulers_own_interest_hangs_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = conflicted(folder.path());
    room.keys("/reading chair-conflicted the Chair");
    stands(&screen(&room), "IT BEARS ON AN INTEREST OF Mrs Holloway in item 10");
    room.keys("<enter><esc><esc>");
    stands(
        &to_settle(&room),
        "Mrs Holloway ruled on how paragraph 13 is read and has an interest in item 10",
    );
    stands(&minutes(&room), "It bears on an interest of Mrs Holloway in item 10.");
    // What has nothing to do with it, and another's ruling on the same, are not marked.
    let folder = tempfile::tempdir().unwrap();
    let mut room = conflicted(folder.path());
    room.keys(
        "/reading who-decides area<enter><esc><esc>/reading chair-conflicted the Chair meeting gw<enter><esc><esc>",
    );
    assert_eq!(meeting(&room).readings.len(), 2, "{}", screen(&room));
    is_not_in(&to_settle(&room), "and has an interest in item 10");
    is_not_in(&minutes(&room), "It bears on an interest");
}
