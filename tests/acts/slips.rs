//! Slips of a hasty hand: each is seen, said, and leads where it was meant to.

use crate::reading::{at_item_10, is_not_in, screen, stands};
use crate::support::Room;

fn notice(room: &Room) -> String {
    room.app.notice.as_ref().map_or(String::new(), |notice| notice.text.clone())
}

fn counted(room: &Room) -> Vec<String> {
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let hands = meeting.votes.last().unwrap().hands.iter();
    hands.map(|line| format!("{} {} {} {}", line.body, line.r#for, line.against, line.abstained)).collect()
}

/// Whoever counts goes from one organisation to the next, in the order that the chair calls.
#[test]
fn a_count_by_hands_goes_on_to_the_next_organisation() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>h<enter>2 1 0<enter>");
    assert_eq!(counted(&room), ["Mid Essex 2 1 0"]);
    stands(&screen(&room), "Those of North East Essex in favour, please show");
    room.keys("h<enter>3 0 0<enter>");
    assert_eq!(counted(&room), ["Mid Essex 2 1 0", "North East Essex 3 0 0"]);
    // Figures alone are those of the organisation that was called.
    room.keys("h3 0 0");
    stands(&screen(&room), "The hands of NHS England were counted");
    room.keys("<enter>");
    assert_eq!(counted(&room), ["Mid Essex 2 1 0", "North East Essex 3 0 0", "NHS England 3 0 0"]);
}

#[test]
fn an_organisation_that_may_not_vote_is_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>");
    for who in ["holloway", "mehta", "doyle"] {
        room.keys(&format!("/left {who}<enter>"));
    }
    room.keys("h<enter>");
    assert_eq!(room.app.act.as_ref().unwrap().text, "hands north-east-essex ");
    room.keys("3 0 0<enter>");
    assert_eq!(counted(&room), ["North East Essex 3 0 0"]);
}
