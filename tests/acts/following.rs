//! The documents on the disk follow the record: after every command, and by every way out of the meeting.

use std::fs;

use quorate::minutes;
use quorate::store::verify::verify;

use crate::reading::{at_item_10, screen, stands};
use crate::support::Room;

/// Every file that the record makes is on the disk as the record makes it, and no other is.
#[track_caller]
fn as_the_record_is(room: &Room, after: &str) {
    let open = room.app.open.as_ref().unwrap();
    let made = minutes::files(open.history.meeting(), &open.prose, open.record_head().as_ref());
    for file in made {
        let there = fs::read_to_string(open.folder.join(file.name)).ok();
        assert!(there == file.text, "{} after {after}: {there:?}", file.name);
    }
}

#[test]
fn they_are_as_the_record_is_after_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for step in [
        "/decide approved<enter>",
        "<f8>",
        "<tab>Ms Vance spoke to the Marram paper. <tab>",
        "/title 11 Finance<enter>",
        "/act ev see to it<enter>",
        "/update 1 done by then<enter>",
        "/private 10 yes<enter>",
        "/private 10 no<enter>",
        "<f8>",
        "/interest am 11 financial practice<enter>",
        "/left fn<enter>",
        "/exclude 1<enter>",
        "/decide approved<enter>",
        "<tab>The bid of Marram was too high. <tab>",
        "/readmit<enter>",
        "<f8>",
        "/close<enter><enter>",
        "/item 10<enter>",
    ] {
        room.keys(step).rest();
        as_the_record_is(&room, step);
    }
}

#[test]
fn they_are_as_the_record_is_by_every_way_out() {
    for way in ["<ctrl+l>", "<ctrl+q>", "/close<enter><enter><ctrl+q>"] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        let meeting = room.meeting_folder();
        // Recorded by the way out itself.
        room.keys("<tab>The Marram paper was welcomed.").keys(way);
        drop(room);
        let written = fs::read_to_string(meeting.join("documents/minutes-public.txt")).unwrap();
        stands(&written, "The Marram paper was welcomed.");
        assert!(verify(&meeting).unwrap().sound());
    }
}

#[test]
fn one_that_a_kill_left_behind_is_written_when_the_meeting_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.rest();
    let meeting = room.meeting_folder();
    drop(room);
    let public = meeting.join("documents/minutes-public.txt");
    fs::write(&public, "as it was before a text was made private").unwrap();
    fs::remove_file(meeting.join("minutes.ron")).unwrap();
    let mut room = Room::new(folder.path());
    room.keys("<enter>").rest();
    as_the_record_is(&room, "opening");
}

#[test]
fn one_that_cannot_be_replaced_is_named_until_it_can_be() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.rest();
    let public = room.meeting_folder().join("documents/minutes-public.txt");
    // Nothing can be put in the place of a folder.
    fs::remove_file(&public).unwrap();
    fs::create_dir_all(public.join("in the way")).unwrap();
    room.keys("/act ev see to it<enter>").rest();
    stands(&screen(&room), "documents/minutes-public.txt is OUT OF DATE");
    room.keys("<ctrl+l>");
    assert!(room.app.open.is_none());
    stands(&screen(&room), "documents/minutes-public.txt is OUT OF DATE");
    room.keys("<enter>").rest();
    stands(&screen(&room), "documents/minutes-public.txt is OUT OF DATE");
    fs::remove_dir_all(&public).unwrap();
    room.rest();
    as_the_record_is(&room, "the next try");
    let told = screen(&room);
    assert!(!told.contains("OUT OF DATE"), "{told}");
}
