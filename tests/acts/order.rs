//! What is entered with a time in an order that cannot have been is refused, with the order that works; nothing is recorded.

use crate::reading::{at_item_10, screen, stands};
use crate::support::Room;

fn notice(room: &Room) -> String {
    let notice = room.app.notice.as_ref();
    notice.map_or(String::new(), |notice| notice.text.clone())
}

fn recorded(room: &Room) -> usize {
    room.app.open.as_ref().unwrap().history.records().len()
}

#[test]
fn a_time_that_would_turn_the_order_round_is_refused_with_the_one_that_works() {
    for (keys, typed, says) in [
        (
            "/connection tr<enter>",
            "/connection tr 0925",
            "Mr Rooke lost the connection (09:30), then",
        ),
        ("/connection tr<enter>", "/connection tr -3", "Give 09:30 or later."),
        (
            "/connection tr<enter>",
            "/connection tr before item 10",
            "Mr Rooke lost the connection (09:30), then",
        ),
        ("<f2>tr<enter>", "<f2>tr0925", "Mr Rooke left (09:30), then"),
        ("<f2>tr<enter>", "/present tr 0925", "Mr Rooke left (09:30), then"),
        (
            "/adjourn tea<enter>/resume<enter>",
            "/retime meeting resumed 0925",
            "adjourned",
        ),
        (
            "<f5>name<enter><enter>fffffffff<enter>",
            "/retime vote on item 10 was closed 0925",
            "was opened (09:30), then the vote on item 10 was closed",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.at("09:30").keys(keys).at("09:32");
        let before = recorded(&room);
        room.keys(&format!("{typed}<enter>"));
        stands(&notice(&room), says);
        assert_eq!(recorded(&room), before, "{typed}: {}", screen(&room));
        // The line stays, to be put right.
        room.keys("<esc><esc>");
    }
}

/// Who was only named with their arrival is known from the time to which that is moved.
#[test]
fn the_arrival_of_somebody_new_can_be_moved_to_an_earlier_time() {
    for (keys, entry) in [
        ("/attendee Ms Jo Bell, Finance<enter>", "ms bell arrived"),
        ("/presenter 10 Ms Jo Bell, Finance<enter>", "ms bell arrived"),
        ("<f2>tr<enter>/deputy tr Ms Jo Bell<enter>", "ms bell arrived"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.at("09:30").keys(keys).at("09:40");
        for (typed, time) in [("0932", "09:32"), ("0921", "09:21")] {
            room.keys(&format!("/retime {entry} {typed}<enter>"));
            let meeting = room.app.open.as_ref().unwrap().history.meeting();
            let bell = meeting
                .people
                .iter()
                .find(|person| person.name == "Ms Jo Bell")
                .unwrap();
            let since = meeting.attendance_of(&bell.id).unwrap().spells[0].from.time;
            assert_eq!(since.format("%H:%M").to_string(), time, "{}", screen(&room));
        }
    }
}
