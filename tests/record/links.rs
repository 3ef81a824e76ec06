//! A link in the place of anything that belongs to a meeting is not followed: what is private would be written where
//! others read, and what somebody else keeps there would be lost.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::support::Room;

/// Everything below a folder: names and bytes.
fn all_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(all_of(&path)),
            false => _ = found.insert(path.clone(), fs::read(&path).unwrap()),
        }
    }
    found
}

/// Moves what is there elsewhere, or something of the same name, and puts a link in its place.
fn link_instead(path: &Path, elsewhere: &Path, folder: bool) {
    let there = elsewhere.join(path.file_name().unwrap());
    match (path.exists(), folder) {
        (true, _) => fs::rename(path, &there).unwrap(),
        (false, true) => {
            fs::create_dir(&there).unwrap();
            fs::write(there.join("letter.txt"), "of somebody else").unwrap();
        }
        (false, false) => fs::write(&there, "of somebody else").unwrap(),
    }
    symlink(&there, path).unwrap();
}

/// Opens the meeting, types, decides, closes: all that a meeting writes.
fn hold(place: &Path) -> Room {
    let mut room = Room::new(place);
    room.copy_at_once();
    room.keys("<enter>Words that are in the notes.<tab>Words of the minute.<f7>");
    room.keys("/item 6<enter><f4><enter>/close<enter>").keys("<enter>");
    room.keys("Words after the close.<ctrl+l>");
    room
}

#[test]
fn no_link_in_the_place_of_a_file_or_folder_of_a_meeting_is_followed() {
    for (name, folder) in [
        ("documents", true),
        ("documents/minutes-public.txt", false),
        ("documents/minutes-private.txt", false),
        ("minutes.ron", false),
        ("minutes-private.ron", false),
        ("draft.ron", false),
        ("prose.ronl", false),
        ("journal.ronl", false),
        ("meeting.lock", false),
    ] {
        let place = tempfile::tempdir().unwrap();
        let (meetings, elsewhere) = (place.path().join("meetings"), place.path().join("elsewhere"));
        fs::create_dir(&elsewhere).unwrap();
        let mut room = Room::practising(&meetings);
        let meeting = room.meeting_folder();
        room.keys("The first words.<ctrl+q>");
        drop(room);
        fs::create_dir_all(meeting.join(name).parent().unwrap()).unwrap();
        link_instead(&meeting.join(name), &elsewhere, folder);
        let before = all_of(&elsewhere);
        hold(&meetings);
        assert_eq!(all_of(&elsewhere), before, "{name}");
    }
}

#[test]
fn no_link_in_the_place_of_a_safe_copy_is_followed() {
    for name in ["", "-copy"] {
        let place = tempfile::tempdir().unwrap();
        let folder = |name: &str| {
            let folder = place.path().join(name);
            fs::create_dir(&folder).unwrap();
            folder
        };
        let (elsewhere, stick) = (folder("elsewhere"), folder("stick"));
        let mut room = Room::practising(&place.path().join("meetings"));
        let meeting = room.meeting_folder();
        let committee = stick.join(meeting.parent().unwrap().file_name().unwrap());
        let copy = match name {
            "" => committee,
            _ => {
                fs::create_dir(&committee).unwrap();
                committee.join(meeting.file_name().unwrap())
            }
        };
        link_instead(&copy, &elsewhere, true);
        let before = all_of(&elsewhere);
        room.copy_at_once();
        room.keys(&format!(
            "<ctrl+space>copy {}<enter>The first words.<f7>",
            stick.display()
        ));
        assert_eq!(all_of(&elsewhere), before, "{name}");
        room.message(quorate::ui::message::Message::Tick);
        let first = room.screen().lines().next().unwrap().to_owned();
        assert!(first.ends_with("safe copy waiting"), "{first}");
    }
}
