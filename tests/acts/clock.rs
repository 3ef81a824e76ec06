//! The computer's clock: asked about when it jumps in a meeting, and put right by what the room's clock says.

use quorate::meeting::Event;

use crate::reading::{at_item_10, is_not_in, screen, stands};
use crate::support::Room;

/// The time on the first line, and that of the last entry.
fn times(room: &Room) -> (String, String) {
    let first = room.screen().lines().next().unwrap().to_owned();
    let shown = first.split_whitespace().rev().nth(1).unwrap().to_owned();
    let open = room.app.open.as_ref().unwrap();
    let recorded = open.history.records().last().unwrap().at.format("%H:%M");
    (shown, recorded.to_string())
}

#[test]
fn a_clock_that_jumps_in_a_meeting_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    for (jump, expected) in [
        (30, Some("jumped 30 minutes forward")),
        (-3, Some("jumped 3 minutes back")),
        (2, None),
        (-2, None),
    ] {
        let place = folder.path().join(jump.to_string());
        let mut room = at_item_10(&place);
        room.clock_jumps(jump).keys("x");
        let shown = screen(&room);
        match expected {
            Some(expected) => stands(&shown, expected),
            None => is_not_in(&shown, "THE COMPUTER'S CLOCK"),
        }
        // Time that passes is no jump.

        room.app.notice = None;
        room.at("11:50").keys("y");
        is_not_in(&screen(&room), "THE COMPUTER'S CLOCK");
    }
}

#[test]
fn later_times_follow_the_rooms_clock_also_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let (shown, _) = times(&room);
    room.keys("/clock 9:15<enter>");
    stands(&screen(&room), "From now on times are 5 minutes earlier than until now");
    assert_eq!((shown.as_str(), times(&room).0.as_str()), ("09:20", "09:15"));
    room.keys("<f4><enter>");
    assert_eq!(times(&room), ("09:15".into(), "09:15".into()));
    // The correction is an entry like any other: taken back, the computer's time counts again.
    room.keys("<f8><f8>").keys("<f4><enter>");
    assert_eq!(times(&room).1, "09:20");
    room.keys("<f8>/clock 9.30<enter>");
    let open = room.app.open.as_ref().unwrap();
    let last = open.history.records().last().unwrap();
    assert!(
        matches!(last.event, Event::ClockCorrected { minutes: 10, .. }),
        "{last:?}"
    );
    drop(room);
    let mut again = Room::new(folder.path());
    again.at("09:40").keys("<enter>").keys("<f4><enter>");
    assert_eq!(times(&again).1, "09:50");
}

#[test]
fn what_is_no_time_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/clock soon<enter>");
    stands(&screen(&room), "What does the room's clock say? As in 10:04.");
    room.keys("<esc>/clock 9:20<enter>");
    stands(&screen(&room), "It is 09:20 here too.");
}

#[test]
fn after_midnight_times_of_the_evening_are_understood_and_those_to_come_are_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.at("23:40").keys("pe<f5>");
    room.on(chrono::NaiveDate::from_ymd_opt(2016, 4, 21).unwrap());
    room.at("00:10");
    for (typed, time) in [("/left am2355<enter>", "23:55"), ("/left tr -20<enter>", "23:50")] {
        room.keys(typed);
        let open = room.app.open.as_ref().unwrap();
        let last = open.history.records().last().unwrap();
        let recorded = last.effect.and_then(|effect| effect.time).unwrap();
        assert_eq!(recorded.format("%H:%M").to_string(), time, "{last:?}");
    }
    for typed in ["sb 0:11", "sb0011", "sb 0011"] {
        room.keys(&format!("/left {typed}<enter>"));
        stands(&screen(&room), "00:11 has not come yet");
        room.keys("<esc>");
    }
}
