//! A meeting made by mistake, or for a wrong day, while nothing is recorded in it; and days that are most often a slip.

use std::path::Path;

use crate::reading::{is_not_in, screen, stands};
use crate::support::Room;

/// The folders of meetings, by name.
fn folders(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|committee| std::fs::read_dir(committee.ok()?.path()).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.to_owned()))
        .filter(|name| name.contains("-0") || name.contains("-1"))
        .collect();
    names.sort();
    names
}

/// The form with this date in it.
fn dated(folder: &Path, date: &str) -> Room {
    let mut room = Room::new(folder);
    room.keys(&format!("n<down><del>{date}"));
    room
}

#[test]
fn an_empty_meeting_goes_from_the_list_on_the_second_press_and_its_folder_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<f5><ctrl+l>");
    assert_eq!(folders(folder.path()), ["2016-04-20"]);
    room.keys("<del>");
    stands(&screen(&room), "Del again removes the meeting of 20 April 2016");
    room.keys("<up><del>");
    assert_eq!(
        folders(folder.path()),
        ["2016-04-20"],
        "another key in between forgets it"
    );
    room.keys("<del>");
    assert_eq!(folders(folder.path()), ["removed-2016-04-20"]);
    stands(&screen(&room), "Its folder is kept as removed-2016-04-20");
    stands(&screen(&room), "No meeting is here yet.");
    // The day is free, and what is removed once more does not take the other's name.
    room.keys("n<f5><ctrl+l><del><del>");
    assert_eq!(folders(folder.path()), ["removed-2016-04-20", "removed-2016-04-20-2"]);
}

#[test]
fn a_meeting_with_an_entry_or_half_a_sentence_or_open_elsewhere_stays() {
    for (keys, says) in [
        ("/public 3<enter>", "Something is recorded"),
        ("/look 1<enter>Half a sen", "Something is recorded"),
        ("/public 3<enter><f8>", "Removed from the list"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = Room::new(folder.path());
        room.keys("n<f5>").keys(keys).keys("<ctrl+l><del><del>");
        stands(&screen(&room), says);
        let stays = says.starts_with("Something");
        assert_eq!(folders(folder.path()) == ["2016-04-20"], stays, "{keys}");
    }
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<f5>");
    let mut other = Room::new(folder.path());
    other.keys("<del><del>");
    stands(&screen(&other), "has had this meeting open");
    assert_eq!(folders(folder.path()), ["2016-04-20"]);
    drop(room);
}

#[test]
fn the_day_of_an_empty_meeting_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<down><down>09:30<down>Room 2<f5>");
    room.keys("/date 18/5/16<enter>");
    assert_eq!(
        folders(folder.path()),
        ["2016-05-18", "removed-2016-04-20"],
        "{}",
        screen(&room)
    );
    let created = &room.app.open.as_ref().unwrap().history.meeting().created;
    assert_eq!(created.date.to_string(), "2016-05-18");
    assert_eq!(created.place, "Room 2");
    assert!(created.begins.is_some());
    // Once something is recorded the day stays.
    room.keys("/public 3<enter>/date 19/5/16<enter>");
    stands(&screen(&room), "/abandon this meeting");
    assert_eq!(folders(folder.path()), ["2016-05-18", "removed-2016-04-20"]);
}

#[test]
fn a_year_in_two_figures_is_of_this_century_and_a_far_one_is_asked_about() {
    for (typed, made) in [
        ("25/1/17", "2017-01-25"),
        ("25.1.17", "2017-01-25"),
        ("25 Jan 2017", "2017-01-25"),
        ("20/4/2018", "2018-04-20"),
        ("20/4/2014", "2014-04-20"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        dated(folder.path(), typed).keys("<f5>");
        assert_eq!(folders(folder.path()), [made], "{typed}");
    }
    for (typed, says) in [
        ("21/4/2018", "21 April 2018 is more than two years from today"),
        ("19/4/2014", "19 April 2014 is more than two years"),
        ("20/4/1916", "20 April 1916 is more than two years"),
        ("20/4/27", "20 April 2027 is more than two years"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = dated(folder.path(), typed);
        room.keys("<f5>");
        stands(&screen(&room), says);
        assert!(folders(folder.path()).is_empty(), "{typed}");
        room.keys("<f5>");
        assert_eq!(folders(folder.path()).len(), 1, "{typed}: {}", screen(&room));
    }
    for typed in ["20/4/216", "20/4/20167", "31/4/2016", ""] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = dated(folder.path(), typed);
        room.keys("<f5><f5>");
        stands(&screen(&room), "is not a date that exists");
        is_not_in(&screen(&room), "more than two years");
        assert!(folders(folder.path()).is_empty(), "{typed}");
    }
}
