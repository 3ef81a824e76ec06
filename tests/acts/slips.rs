//! Slips of a hasty hand: each is seen, said, and leads where it was meant to.

use crate::reading::{at_item_10, is_not_in, screen, stands};
use crate::support::Room;

fn notice(room: &Room) -> String {
    room.app
        .notice
        .as_ref()
        .map_or(String::new(), |notice| notice.text.clone())
}

fn counted(room: &Room) -> Vec<String> {
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let hands = meeting.votes.last().unwrap().hands.iter();
    hands
        .map(|line| format!("{} {} {} {}", line.body, line.r#for, line.against, line.abstained))
        .collect()
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
    assert_eq!(
        counted(&room),
        ["Mid Essex 2 1 0", "North East Essex 3 0 0", "NHS England 3 0 0"]
    );
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

#[test]
fn nobody_votes_from_outside_the_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>jk 10 financial a partner<enter>leaves<enter><esc><f2>jk<enter><f5>name<enter><enter>");
    room.keys("/for jk<enter>");
    assert_eq!(notice(&room), "Mrs Kerr is out of the room: F2 brings them back in.");
    room.keys("<esc><esc><f2>ev<enter>/against ev<enter>");
    stands(&notice(&room), "Ms Vance is not marked as here");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    assert!(meeting.votes.last().unwrap().votes.is_empty());
}

/// Whoever looks something up goes on with the word that they left.
#[test]
fn back_from_another_item_the_cursor_is_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>The pilot went well.<left><left><left><left><left>");
    room.keys("<ctrl+space>look 5<enter>");
    stands(&screen(&room), "LOOKED AT");
    room.keys("<tab><esc>very ");
    assert_eq!(
        room.app.open.as_ref().unwrap().minute.text(),
        "The pilot went very well."
    );
}

#[test]
fn what_is_open_is_said_before_the_close() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+t><ctrl+e>");
    is_not_in(&screen(&room), "CLOSED");
    stands(
        &notice(&room),
        "still to settle: Ctrl+E once more closes; they can be settled afterwards too.",
    );
    // Another key forgets it.
    room.keys("<down><ctrl+e>");
    is_not_in(&screen(&room), "CLOSED");
    room.keys("<ctrl+e>");
    stands(&screen(&room), "CLOSED");
}

#[test]
fn the_key_that_began_the_meeting_opens_no_vote_in_haste() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("pe<f5><f5>");
    assert_eq!(room.app.act, None);
    assert_eq!(
        notice(&room),
        "The meeting has begun; F5 opens a vote on the item in hand."
    );
    room.keys("<f5>");
    stands(&screen(&room), "vote");
    assert!(room.app.act.is_some());
}

#[test]
fn what_is_to_be_counted_again_is_left_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>tr 10 financial His wife owns the provider<enter>silent<enter>");
    room.keys("<f5>hands<enter><enter>hmid 3 0<enter>hnorth 3 0<enter>hnhs 3 0<enter><enter>");
    stands(&screen(&room), "RESULT: to be counted again");
    room.keys("<enter><enter>");
    let open = room.app.open.as_ref().unwrap();
    let first = format!("{:?}", open.derived.guide);
    stands(&first, "we vote again by name");
    stands(&first, "next: [OpenVote");
    room.keys("/recount<enter>");
    stands(
        &screen(&room),
        "the vote on item 10 was announced: /vote 10 name puts it once more, by name",
    );
    room.keys("<esc><esc><f7>");
    let shown = room.screen();
    let row = shown.lines().find(|line| line.contains("Care navig")).unwrap();
    assert!(row.contains('?') && !row.contains('✓'), "{shown}");
}

#[test]
fn what_was_decided_without_a_quorum_is_left_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>fn<enter><f2>jk<enter><f4><enter><f7>");
    let shown = room.screen();
    let row = shown.lines().find(|line| line.contains("Care navig")).unwrap();
    assert!(row.contains('?') && !row.contains('✓'), "{shown}");
}

#[test]
fn a_letter_alone_is_that_recommendation() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/item 7<enter><f4>b approved");
    stands(&screen(&room), "Item 7(b) was approved");
    room.keys("<esc><f4>a<enter><enter><f4>b noted<enter>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let decided: Vec<String> = meeting
        .decisions
        .iter()
        .map(|decision| decision.about.to_string())
        .collect();
    assert_eq!(decided, ["7(a)", "7(b)"]);
    // Taken up again by its letter, though all are decided.
    room.keys("<f4>a approved");
    stands(&screen(&room), "Item 7(a) was approved");
}

#[test]
fn what_is_decided_is_read_before_it_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/item 7<enter>");
    let words = {
        let meeting = room.app.open.as_ref().unwrap().history.meeting();
        let about = meeting.parts_of(&meeting.current.clone().unwrap()).remove(1);
        meeting.wording_of(&about)
    };
    let first: String = words.chars().take(40).collect();
    room.keys("<f4>7b approved");
    stands(&screen(&room), &format!("Item 7(b) was approved: {first}"));
}

#[test]
fn what_may_be_typed_is_said_where_enter_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/lead 4<enter><enter>");
    stands(&screen(&room), "who, or nobody? Type it, then Enter; Esc leaves it.");
    room.keys("nobody<enter>");
    assert_eq!(room.app.act, None);
    room.keys("<f3>tr 10 his wife owns the provider");
    stands(&screen(&room), "The kind comes first: financial");
}
