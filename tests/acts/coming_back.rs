//! Coming back: to a text that was put right, to a vote that was left half way, after the program was started again.

use quorate::ui::message::Message;

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn draft(folder: &std::path::Path) -> Option<String> {
    let meeting = walk(folder)?;
    std::fs::read_to_string(meeting.join("draft.ron")).ok()
}

/// The one meeting's folder.
fn walk(folder: &std::path::Path) -> Option<std::path::PathBuf> {
    let inside = |folder: &std::path::Path| Some(std::fs::read_dir(folder).ok()?.next()?.ok()?.path());
    inside(&inside(folder)?)
}

#[test]
fn words_that_were_deleted_do_not_come_back() {
    for leaves in ["<ctrl+q>", "<ctrl+l>", ""] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.keys("<tab>Kept.<tab><tab> REGRETTED");
        room.message(Message::Tick);
        assert!(draft(folder.path()).unwrap().contains("REGRETTED"));
        for _ in 0.." REGRETTED".len() {
            room.keys("<backspace>");
        }
        match leaves {
            "" => room.message(Message::Tick),
            keys => {
                room.keys(keys);
            }
        }
        assert_eq!(draft(folder.path()), None, "{leaves}");
        drop(room);
        let mut again = Room::new(folder.path());
        again.at("09:30");
        again.ids_from(1_000);
        again.keys("<enter>");
        is_not_in(&screen(&again), "REGRETTED");
        in_order(&minutes(&again), &["Kept."]);
    }
}

#[test]
fn a_vote_left_half_way_goes_on_with_the_next_voter() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/item 6<enter><f5><enter><enter>");
    room.keys("ff");
    let asked = |room: &Room| room.app.row;
    let next = asked(&room);
    assert!(next >= 2, "{}", screen(&room));
    room.keys("<esc><ctrl+n><enter>");
    assert_eq!(asked(&room), next, "{}", screen(&room));
    let votes = |room: &Room| {
        let open = room.app.open.as_ref().unwrap();
        open.history.meeting().votes[0].votes.clone()
    };
    let before = votes(&room);
    room.keys("a");
    assert_eq!(votes(&room)[..before.len()], before[..], "nobody's vote was changed");
    drop(room);
    // Started again, the vote is on the screen, with the next voter.
    let mut again = Room::new(folder.path());
    again.at("09:30");
    again.ids_from(1_000);
    again.keys("<enter>");
    let before = votes(&again);
    again.keys("f");
    assert_eq!(votes(&again).len(), before.len() + 1, "{}", screen(&again));
    assert_eq!(votes(&again)[..before.len()], before[..]);
    stands(&screen(&again), "for");
}

#[test]
fn what_is_decided_is_taken_up_again_only_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    // An item with three recommendations, each of them decided.
    room.keys("/item 7<enter><f4><enter><f4><enter><f4><enter>");
    let decided = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().decisions.len();
    assert_eq!(decided(&room), 3, "{}", screen(&room));
    room.keys("<f4><enter>");
    assert_eq!(decided(&room), 3, "{}", screen(&room));
    room.keys("<esc>/agreed 7b approved<enter>");
    stands(&screen(&room), "Item 7(b) was approved at 09:20 already.");
    assert_eq!(decided(&room), 3, "{}", screen(&room));
    room.keys("<f4>");
    assert_eq!(decided(&room), 4, "{}", screen(&room));
}

#[test]
fn help_above_a_form_leaves_the_form_as_it_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n");
    let before = screen(&room);
    room.keys("<f1>");
    assert!(screen(&room) != before);
    room.keys("<esc>");
    assert_eq!(screen(&room), before);
}
