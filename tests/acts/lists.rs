//! The screens whose letters are acts: words typed there by mistake, and the agenda put right.

use quorate::ui::keys;
use quorate::ui::message::Message;

use crate::reading::{at_item_10, is_not_in, screen, stands};
use crate::support::Room;

fn votes(room: &Room) -> usize {
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    meeting.votes.last().unwrap().votes.len()
}

#[test]
fn words_typed_where_letters_are_votes_stop_at_the_first_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>fabulous");
    assert_eq!(votes(&room), 3, "f, a and b are votes, u holds the rest");
    stands(&screen(&room), "Letters wait: they are acts on this screen, not text.");
    stands(
        &screen(&room),
        "abstained on item 10. F8 takes it back. Esc, then letters count again.",
    );
    room.keys("<esc>");
    is_not_in(&screen(&room), "Letters wait");
    room.keys("f");
    assert_eq!(votes(&room), 4);
    // Any key that is no letter is what it always is.
    room.keys("x<f8>");
    assert_eq!(votes(&room), 3);
    room.keys("f");
    assert_eq!(votes(&room), 4);
}

#[test]
fn words_typed_on_the_attendance_list_stop_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+p>");
    let before = room.app.open.as_ref().unwrap().history.records().len();
    room.keys("zulu");
    assert_eq!(room.app.open.as_ref().unwrap().history.records().len(), before);
    stands(&screen(&room), "Letters wait");
    room.keys("/look 9<enter>");
    is_not_in(&screen(&room), "Letters wait");
}

#[test]
fn a_title_is_put_right_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/title 12 Forwrd plan<enter>/agenda<enter>");
    let items = &room.app.open.as_ref().unwrap().history.meeting().items;
    let row = items.iter().position(|state| state.item.number.0 == "12");
    room.app.row = row.unwrap();
    room.keys("t");
    stands(&screen(&room), "/title 12 Forwrd plan");
    room.keys(
        "<backspace><backspace><backspace><backspace><backspace><backspace><backspace><backspace>ard plan<enter>",
    );
    stands(&screen(&room), "Forward plan");
}

#[test]
fn a_recommendation_is_taken_off_as_long_as_nothing_was_decided_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/part 11 note the one<enter>/part 11 note the other<enter>/part 11 approve both<enter>");
    let labels = |room: &Room| -> String {
        let state = room
            .app
            .open
            .as_ref()
            .unwrap()
            .history
            .meeting()
            .item(&quorate::meeting::ItemNo("11".into()));
        state
            .unwrap()
            .item
            .parts
            .iter()
            .map(|part| part.label.clone())
            .collect()
    };
    let before = labels(&room);
    let last = before.chars().last().unwrap();
    let struck = before.chars().rev().nth(1).unwrap();
    room.keys(&format!("/strike 11{struck}<enter>"));
    assert_eq!(labels(&room), before.replace(struck, ""));
    room.keys("<f8>");
    assert_eq!(labels(&room), before);
    room.keys(&format!(
        "/item 11<enter>/decide 11{last} approved<enter>/strike 11{last}<enter>"
    ));
    stands(
        &screen(&room),
        &format!("Something was decided on 11({last}): it stays."),
    );
    assert_eq!(labels(&room), before);
}

#[test]
fn nobody_presents_an_item_whose_presenter_withdrew() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys(
        "/lead 10 Mr Rooke<enter><f3>tr 10 financial His wife owns the provider<enter>leaves<enter><ctrl+n><enter>",
    );
    room.keys("Somebody else spoke.<f7>");
    let said = crate::reading::minutes(&room);
    is_not_in(&said, "Presented by Mr");
    let asked = |room: &Room| {
        let open = room.app.open.as_ref().unwrap().history.meeting().to_settle();
        let line = open
            .into_iter()
            .find(|settle| settle.words.contains("was to present it"));
        line.map(|settle| settle.words)
    };
    assert_eq!(
        asked(&room).unwrap(),
        "Item 10: Mr Rooke was to present it and withdrew; who did, the same before leaving, or nobody?"
    );
    room.keys("/lead 10 rooke<enter>");
    assert_eq!(asked(&room), None);
    stands(&crate::reading::minutes(&room), "Presented by: Mr Tobias Rooke");
    room.keys("<f8>/lead 10 nobody<enter>");
    assert_eq!(asked(&room), None);
    is_not_in(&crate::reading::minutes(&room), "Presented by: Mr Tobias");
}

/// A name half typed, Esc, and the fingers go on: where letters are text it is said where they go, where they are acts they
/// wait.
#[test]
fn letters_behind_a_line_that_was_left_are_nothing_by_surprise() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let records = |room: &Room| room.app.open.as_ref().unwrap().history.records().len();
    let before = records(&room);
    room.keys("<f2>rook<esc>e l");
    assert_eq!(
        room.app.open.as_ref().unwrap().note.text(),
        "e l",
        "nothing is swallowed"
    );
    stands(
        &screen(&room),
        "Left, and nothing recorded: /in rook. Letters go into the notes now. / and Up give it back.",
    );
    room.keys("<left>");
    is_not_in(&screen(&room), "nothing recorded");
    room.keys("<ctrl+p>/left rook<esc>");
    stands(
        &screen(&room),
        "Left, and nothing recorded: /left rook. Letters are acts here. / and Up give it back.",
    );
    // A key by itself is the act that the screen says; what comes together with the Esc is the rest of a name.
    room.keys("/left rook");
    room.message(Message::Burst(keys::script("<esc>epra").unwrap()));
    stands(&screen(&room), "Letters wait");
    assert_eq!(records(&room), before);
    // A line in which nothing was typed is left without a word, and Esc is Esc.
    room.keys("<esc>d<esc>");
    is_not_in(&screen(&room), "nothing recorded");
    room.keys("/left rook<esc><esc>");
    stands(&screen(&room), "Notes, in no document");
}

#[test]
fn after_the_last_question_it_is_said_that_letters_are_text_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let open = |room: &Room| room.app.open.as_ref().unwrap().derived.reading_ids().len();
    room.keys("<f9><enter>");
    while open(&room) > 0 {
        is_not_in(&screen(&room), "letters are text again");
        room.keys("1<enter>");
    }
    stands(&screen(&room), "No question is left; letters are text again.");
    assert!(room.app.act.is_none());
}
