//! Who is here before and during the meeting, on the attendance list: a key pressed by habit takes nobody out.

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn records(room: &Room) -> usize {
    room.app.open.as_ref().unwrap().history.records().len()
}

#[test]
fn enter_on_the_attendance_list_brings_in_and_takes_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("p<enter>");
    stands(&screen(&room), "Mrs Holloway is here");
    let before = records(&room);
    room.keys("<up><enter>");
    stands(
        &screen(&room),
        "Mrs Holloway is marked as here. l records that they leave.",
    );
    assert_eq!(records(&room), before);
    room.keys("e<f5><ctrl+p>c<enter>");
    in_order(&minutes(&room), &["Present", "Mrs"]);
    is_not_in(&minutes(&room), "part of the meeting");
    room.keys("l");
    let before = records(&room);
    room.keys("<enter>");
    stands(&screen(&room), "Mrs Holloway left. p records that they are back.");
    assert_eq!(records(&room), before);
    room.keys("p");
    in_order(&screen(&room), &["Mrs", "came back"]);
}

fn marked(room: &Room) -> String {
    let screen = room.screen();
    let row = screen.lines().find(|line| line.starts_with('►')).unwrap_or_default();
    row.chars().skip(2).take(24).collect::<String>().trim().to_owned()
}

/// The mark goes on to whoever nothing is known of yet: no Enter or letter by habit changes what was recorded before it.
#[test]
fn the_mark_goes_on_to_whoever_is_still_to_be_marked() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("p/present am<enter>");
    assert_eq!(marked(&room), "Mrs Patricia Holloway", "still to be marked");
    room.keys("p");
    assert_eq!(marked(&room), "Ms Catherine Doyle", "Dr Mehta is marked already");
    room.keys("a");
    assert_eq!(marked(&room), "Mr Graham Whitlock");
    // What is taken back is asked again, whatever key does it.
    room.keys("<f8>");
    assert_eq!(marked(&room), "Ms Catherine Doyle");
    room.keys("a<up><up><enter><down><enter>");
    let before = records(&room);
    assert_eq!(marked(&room), "Ms Catherine Doyle");
    room.keys("<enter>");
    stands(
        &screen(&room),
        "Ms Doyle sent apologies. p records that they are here after all.",
    );
    assert_eq!(records(&room), before);
    room.keys("p");
    assert_eq!(marked(&room), "Ms Catherine Doyle", "somebody went back to her");
    room.keys("<down>e");
    assert_eq!(
        marked(&room),
        "Mr Graham Whitlock",
        "where those are who are not here after all"
    );
}

/// Seats that nobody has are named one after the other; Enter, pressed once more, does not mark the one just named.
#[test]
fn after_a_seat_is_named_the_mark_is_on_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<tab><del>20/4/2016<tab><del>09:30<tab><del>Witham<tab><del>Mrs Lee<f5>");
    let here = |room: &Room| {
        let meeting = room.app.open.as_ref().unwrap().history.meeting();
        let people = meeting.people.iter();
        people.filter(|person| meeting.is_here(&person.id)).count()
    };
    let row = room.app.row;
    room.keys("<enter>Mrs Carol Dean<enter>");
    assert_eq!(room.app.row, row + 1);
    room.keys("<enter>Dr Paul Orr<enter>");
    assert_eq!(room.app.row, row + 2);
    assert_eq!(here(&room), 0);
    in_order(&screen(&room), &["Mrs Carol Dean", "Dr Paul Orr"]);
}

#[test]
fn a_meeting_of_nobody_does_not_begin() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("p");
    let before = records(&room);
    room.keys("<f5>");
    stands(&screen(&room), "Nobody is marked as here yet: p marks one member");
    assert_eq!(records(&room), before);
    room.keys("p<f5>");
    stands(&screen(&room), "NOT QUORATE");
    assert!(records(&room) > before + 1);
}

/// The committee's first meeting that is minuted with this program has a chair from before.
#[test]
fn an_office_held_from_before_is_no_election() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<tab><del>20/4/2016<tab><del>09:30<tab><del>Witham<tab><del>Mrs Lee<f5>");
    room.keys("/member me-lay Mrs Carol Dean<enter>/member ne-lay Mr Paul Orr<enter><ctrl+p>e");
    stands(&screen(&room), "2 members marked present");
    room.keys("<f5>");
    let shown = screen(&room);
    stands(
        &shown,
        "Nominations are invited for the office of Chair for the election.",
    );
    stands(&shown, "/holds for one in office already");
    room.keys("/holds chair pool<esc>/holds chair dean<enter>");
    stands(&screen(&room), "Mrs Dean is Chair, from before this meeting");
    stands(&screen(&room), "Mrs Dean takes the chair.");
    room.keys("<ctrl+n><enter>/holds vice orr<enter>");
    is_not_in(&screen(&room), "Nominations");
    let told = minutes(&room);
    is_not_in(&told, "elected");
    in_order(&told, &["Present", "Mrs Carol Dean"]);
    // Taken back like any other entry.
    room.keys("<f8>");
    stands(&screen(&room), "Nominations are invited for the office of Vice Chair.");
}

#[test]
fn a_reason_is_asked_for_before_an_item_is_withdrawn() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+p><ctrl+g>");
    let before = records(&room);
    for _ in 0..10 {
        room.keys("<down>");
    }
    room.keys("w");
    assert_eq!(records(&room), before);
    stands(&screen(&room), "reason");
    room.keys("the paper is not ready<enter>");
    stands(&minutes(&room), "the paper is not ready");
}

#[test]
fn the_meeting_that_was_left_is_the_one_that_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    for day in ["20/1/2016", "20/2/2016", "20/3/2016"] {
        room.keys(&format!(
            "n<tab><del>{day}<tab><del>09:30<tab><del>Witham<tab><del>Mrs Lee<f5><ctrl+l>"
        ));
        let marked = &room.app.found[room.app.row].path;
        let days = day
            .split('/')
            .rev()
            .map(|part| format!("{part:0>2}"))
            .collect::<Vec<_>>();
        assert!(marked.ends_with(days.join("-")), "{day}: {marked:?}");
    }
}

/// Every meeting has "Any other business"; an agenda that is pasted has its own, under its own number.
#[test]
fn what_a_pasted_agenda_has_itself_is_not_there_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<tab><del>20/4/2016<tab><del>09:30<tab><del>Witham<tab><del>Mrs Lee<f5>");
    let titles = |room: &Room| -> Vec<String> {
        let meeting = room.app.open.as_ref().unwrap().history.meeting();
        meeting
            .items
            .iter()
            .map(|state| format!("{} {}", state.item.number, state.item.title))
            .collect()
    };
    let standing = titles(&room);
    assert!(
        standing.iter().any(|title| title.ends_with("Any other business")),
        "{standing:?}"
    );
    room.keys("<ctrl+g>");
    room.paste("1 Welcome and apologies\n2 A report\n30 Any Other Business\n31 Date of next meeting\n");
    assert_eq!(titles(&room), standing, "nothing is recorded before Enter");
    room.keys("<enter>");
    let business = |titles: &[String]| {
        titles
            .iter()
            .filter(|title| title.to_lowercase().contains("any other"))
            .count()
    };
    let pasted = titles(&room);
    assert_eq!(business(&pasted), 1, "{pasted:?}");
    is_not_in(&minutes(&room), "withdrawn");
    room.keys("<f8>");
    assert_eq!(titles(&room), standing);
}

#[test]
fn a_second_chair_is_said_and_somebody_here_does_not_arrive_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+p>");
    let before = records(&room);
    room.keys("p");
    stands(&screen(&room), "Mrs Holloway is marked as here already.");
    assert_eq!(records(&room), before);
    room.keys("/holds chair rooke");
    stands(&screen(&room), "AND NO LONGER Mrs Holloway");
    room.keys("<enter>");
    stands(&screen(&room), "Chief Officer, Chair");
    is_not_in(&screen(&room), "Lay Member, Chair");
}

/// What somebody is here for stays on the agenda, as withdrawn; nothing names an item that never was.
#[test]
fn an_item_that_somebody_is_here_for_is_withdrawn_and_not_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("p");
    let items = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().items.len();
    let all = items(&room);
    room.keys("/presenter 9 Ms Jo Bell, Finance<enter>/drop 9<enter>");
    assert_eq!(items(&room), all);
    room.keys("/drop 8<enter>");
    assert_eq!(items(&room), all - 1);
    room.keys("<f8>");
    assert_eq!(items(&room), all);
}
