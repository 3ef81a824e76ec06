//! What stands on the list to settle leads to an act that settles it, or goes away by itself.

use crate::reading::{at_item_10, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn open(room: &Room) -> Vec<String> {
    let list = room.app.open.as_ref().unwrap().history.meeting().to_settle();
    list.into_iter()
        .filter(|settle| settle.is_open())
        .map(|settle| settle.words)
        .collect()
}

/// Marks the line on the list that begins so, and presses Enter on it.
#[track_caller]
fn enter_on(room: &mut Room, begins: &str) {
    room.keys("/settle<enter>");
    let list = room.app.open.as_ref().unwrap().history.meeting().to_settle();
    room.app.row = list.iter().position(|settle| settle.words.starts_with(begins)).unwrap();
    room.keys("<enter>");
}

#[test]
fn another_outcome_than_announced_is_settled_by_a_ruling_or_by_what_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let announced = "What was announced on item 10";
    room.keys("<f9>majority votes meeting<enter><esc><esc>");
    room.keys("/vote name<enter><enter>/rest<enter>/closevote<enter>/announce lost<enter>");
    assert!(
        open(&room).iter().any(|words| words.starts_with(announced)),
        "{:?}",
        screen(&room)
    );
    room.keys("/item 11<enter>/look 10<enter><f10>");
    stands(&screen(&room), "Result: carried");
    room.keys("<esc><esc>");
    enter_on(&mut room, announced);
    room.keys("does-not-stand two had misheard the question<enter>");
    assert!(!open(&room).iter().any(|words| words.starts_with(announced)));
    // The ruling is taken back.
    room.keys("<f8>");
    assert!(open(&room).iter().any(|words| words.starts_with(announced)));
}

#[test]
fn figures_that_changed_with_the_same_outcome_are_only_to_be_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>majority votes meeting<enter><esc><esc>");
    room.at("09:30")
        .keys("/vote name<enter><enter>/rest<enter>/closevote<enter>/announce carried<enter>");
    room.at("09:40").keys("/in cd 09:25<enter>");
    let list = room.app.open.as_ref().unwrap().history.meeting().to_settle();
    let told = list.iter().find(|settle| settle.words.contains("announced on item 10"));
    assert!(!told.unwrap().is_open(), "{told:?}");
    stands(&told.unwrap().words, "the same outcome");
}

#[test]
fn what_was_decided_may_hang_on_a_reading_that_nothing_now_hangs_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    // In doubt while the chair is out, and only then.
    room.at("09:30").keys("/in ph<enter><f4><enter><esc>");
    room.at("09:40").keys("/in ph<enter><esc>");
    let depends = "What was decided depends";
    assert!(
        open(&room).iter().any(|words| words.starts_with(depends)),
        "{}",
        screen(&room)
    );
    room.keys("/item 9<enter>");
    enter_on(&mut room, depends);
    is_not_in(&screen(&room), "No result hangs on this now");
    stands(&screen(&room), "What was decided on item 10 hangs on this.");
    room.keys("<down><enter><enter><esc>");
    assert!(
        !open(&room).iter().any(|words| words.starts_with(depends)),
        "{}",
        screen(&room)
    );
}

#[test]
fn who_was_in_the_chair_can_be_said_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let nobody = "Nobody is recorded as in the chair when item 9";
    room.at("09:30")
        .keys("/in ph<enter>/item 9<enter><f4>noted<enter><esc>/item 8<enter>");
    assert!(
        open(&room).iter().any(|words| words.starts_with(nobody)),
        "{}",
        screen(&room)
    );
    enter_on(&mut room, nobody);
    room.keys("sb before item 9<enter>");
    assert!(
        !open(&room).iter().any(|words| words.starts_with(nobody)),
        "{}",
        screen(&room)
    );
}

#[test]
fn who_answers_f9_knows_that_the_chair_is_made_to_rule_and_rulings_in_a_row_are_one_paragraph() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>majority votes");
    stands(&screen(&room), "Esc leaves it open: results are told both ways.");
    stands(
        &screen(&room),
        "Enter records: In the minutes, as ruled by Mrs Holloway: paragraph 14 is read as \"votes\", for this meeting",
    );
    room.keys(" meeting<enter><esc><esc>");
    stands(
        &minutes(&room),
        "The Chair ruled how paragraph 14 was to be read, for this meeting.",
    );
    room.keys("/reading nhse-block ");
    stands(&screen(&room), "what does the chair rule?");
    room.keys("<down><enter><enter><esc><esc>");
    let told = minutes(&room);
    stands(
        &told,
        "The Chair ruled how these paragraphs were to be read, for this meeting. On the question “",
    );
    stands(
        &told,
        "” (paragraph 14) the reading taken was “votes”; on “Is NHS England's weighted vote",
    );
}
