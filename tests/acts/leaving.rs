//! From a meeting to the list of meetings and back: nothing of it is only on the screen when it is left.

use quorate::ui::command::Place;

use crate::reading::{at_item_10, screen, stands};
use crate::support::Room;

#[test]
fn a_meeting_is_left_for_the_list_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("Half a sen<ctrl+l>");
    assert!(room.app.open.is_none());
    assert_eq!(room.app.place, Place::Start);
    stands(&screen(&room), "20 April 2016 is left; all of it is saved.");
    stands(&screen(&room), "Meetings (Enter opens the marked one)");
    // nobody keeps it from being opened, here or in another window
    let mut other = Room::new(folder.path());
    other.keys("<enter>");
    stands(&screen(&other), "Half a sen");
    other.keys("<ctrl+l>");
    room.keys("<enter>");
    stands(&screen(&room), "Half a sen");
}

#[test]
fn it_is_left_only_once_all_of_it_is_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.slow = true;
    room.keys("Half a sen<ctrl+l>");
    assert!(room.app.open.is_some());
    stands(&screen(&room), "Saving, then to the list of meetings.");
    // what is typed meanwhile is waited for as well
    room.keys("tence");
    room.answer();
    assert!(room.app.open.is_some());
    room.slow = false;
    room.answer();
    assert!(room.app.open.is_none());
    room.keys("<enter>");
    stands(&screen(&room), "Half a sentence");
}

#[test]
fn a_half_typed_act_is_not_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f6>cd write<ctrl+l>");
    assert!(room.app.open.is_some());
    stands(&screen(&room), "/act cd write");
}
