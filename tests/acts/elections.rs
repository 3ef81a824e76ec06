//! Elections: what they hang on is asked before they are recorded, and nobody is called not eligible while a question that
//! is open may make them so.

use quorate::meeting::{DecisionStanding, Meeting};

use crate::reading::{at_item_10, is_not_in, screen, stands};
use crate::support::Room;

fn meeting(room: &Room) -> &Meeting {
    room.app.open.as_ref().unwrap().history.meeting()
}

fn offices(room: &Room) -> usize {
    meeting(room).offices.len()
}

fn standing(room: &Room) -> DecisionStanding {
    meeting(room).election_standing(meeting(room).offices.last().unwrap())
}

#[test]
fn nobody_is_not_eligible_while_an_open_answer_makes_them_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let before = offices(&room);
    // Ms Doyle is no officer of NHS England: whether that matters is a question of paragraph 9.
    room.keys("/elect chair-for-the-election cd");
    stands(
        &screen(&room),
        "Whether Ms Doyle may be Chair for the election depends on paragraph 9",
    );
    is_not_in(&screen(&room), "NOT ELIGIBLE");
    room.keys("<enter>");
    stands(
        &screen(&room),
        "The result may hang on how paragraph 9 is read: F9 asks that first.",
    );
    assert_eq!(offices(&room), before);
    // F9 asks it, the line comes back, and with the answer nothing is left to ask.
    room.keys("<f9>");
    stands(&screen(&room), "Who may preside until a Chair is elected?");
    room.keys("any member<enter><esc>");
    stands(&screen(&room), "/elect chair-for-the-election cd");
    is_not_in(&screen(&room), "depends on paragraph");
    room.keys("<enter>");
    assert_eq!(offices(&room), before + 1, "{}", screen(&room));
    assert_ne!(standing(&room), DecisionStanding::NotEligible);
}

#[test]
fn it_is_recorded_all_the_same_and_stands_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/elect chair-for-the-election cd<enter><enter>");
    assert!(
        matches!(standing(&room), DecisionStanding::ReadingNeeded { .. }),
        "{:?}",
        standing(&room)
    );
    room.keys("/reading who-opens an officer<enter><esc>");
    assert_eq!(standing(&room), DecisionStanding::NotEligible);
    // Whom no answer lets in is not eligible from the start, and it is recorded.
    room.keys("/elect chair ev");
    stands(&screen(&room), "Ms Vance IS NOT ELIGIBLE for Chair under the terms");
}

#[test]
fn equal_votes_of_an_election_ask_what_the_deciding_vote_hangs_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/reading procedural-count heads<enter><esc>");
    let before = offices(&room);
    room.keys("/elect chair ph ph 4 gw 4<enter>");
    assert_eq!(offices(&room), before, "{}", screen(&room));
    stands(
        &screen(&room),
        "F9 asks that first. Enter once more records the election",
    );
    room.keys("<f9>");
    stands(&screen(&room), "deciding vote");
    room.keys("<esc><esc>");
    // A majority by any count asks nothing.
    room.keys("/elect chair ph ph 9 gw 0<enter>");
    assert_eq!(offices(&room), before + 1, "{}", screen(&room));
}
