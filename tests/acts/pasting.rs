//! An agenda, or a list of members, is pasted: what it becomes is looked through first, and nothing is recorded before Enter.

use std::path::Path;

use crate::reading::{is_not_in, screen, stands};
use crate::support::Room;

/// A new meeting with its standing items, at its agenda.
fn at_agenda(folder: &Path) -> Room {
    let mut room = Room::new(folder);
    room.keys("n<tab><del>20/4/2016<tab><del>09:30<tab><del>Witham<tab><del>Mrs Lee<f5><ctrl+g>");
    room
}

/// "1 Welcome", "2 Estates (private)", in their order.
fn agenda(room: &Room) -> Vec<String> {
    let items = &room.app.open.as_ref().unwrap().history.meeting().items;
    let told = items.iter().map(|state| {
        let private = if state.private { " (private)" } else { "" };
        format!("{} {}{private}", state.item.number, state.item.title)
    });
    told.collect()
}

fn records(room: &Room) -> usize {
    room.app.open.as_ref().unwrap().history.records().len()
}

/// Takes everything off that is not in the text, and takes the text over.
fn only(room: &mut Room, text: &str) {
    room.paste(text);
    room.keys("o");
    for _ in 0..10 {
        if room.app.pasted.is_some() {
            room.keys("<enter>");
        }
    }
}

#[test]
fn nothing_is_recorded_before_enter_and_esc_leaves_all_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    let (before, known) = (agenda(&room), records(&room));
    room.paste("1. Welcome\n2. Estates\n");
    room.keys("<down>lipreo");
    assert_eq!((agenda(&room), records(&room)), (before.clone(), known));
    room.keys("<esc>");
    assert_eq!((agenda(&room), records(&room)), (before.clone(), known));
    stands(&screen(&room), "The agenda is as it was.");
    room.paste("1. Welcome\n2. Estates\n");
    room.keys("o<enter>");
    assert_eq!(agenda(&room), ["1 Welcome", "2 Estates"]);
    room.keys("<f8>");
    assert_eq!(agenda(&room), before, "one undo takes all of it back");
}

/// Field 04.
#[test]
fn the_order_of_the_text_is_the_order_of_the_agenda() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    room.paste("1. Welcome\nCommittee business\n2. Estates");
    stands(&screen(&room), "6 not in the text");
    room.keys("<enter>");
    let now = agenda(&room);
    assert_eq!(now[..3], ["1 Welcome", "1A Committee business", "2 Estates"]);
    // What the program put there stays, under a number of its own where the text has its number.
    assert_eq!(
        now[3..],
        [
            "3 Minutes of the last meeting",
            "4 Matters arising",
            "5 Action log",
            "6 Questions from the public",
            "7 Any other business",
            "8 Declarations of interest",
        ]
    );
    stands(&screen(&room), "still on the agenda");
    only(&mut room, "2. Estates\n1. Welcome\n1A. Committee business\n3. Roads");
    assert_eq!(
        agenda(&room),
        ["2 Estates", "1 Welcome", "1A Committee business", "3 Roads"]
    );
}

/// Field 21.
#[test]
fn what_is_not_in_a_corrected_agenda_is_named_and_taken_off_with_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    only(&mut room, "1. Welcome\n2. Estates\n3. Budget\n4. Plan\n5. Roads\n");
    room.paste("1. Welcome\n2. Estates\n3. Other business\n");
    for named in ["4 Plan", "5 Roads"] {
        stands(&screen(&room), named);
    }
    room.keys("<down><down><down>t");
    stands(&screen(&room), "taken off 4 Plan");
    room.keys("<enter>");
    assert_eq!(agenda(&room), ["1 Welcome", "2 Estates", "3 Other business", "5 Roads"]);
    stands(&screen(&room), "Replaced: 3 Budget");
}

/// Fields 05, 06 and 08: what is not certain is asked, and each line can be put right with one key.
#[test]
fn who_may_read_is_asked_where_it_is_not_certain() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    let known = records(&room);
    room.paste("1. Estates\n2. Private sector housing\n3. Confidential report of the panel\n4. Roads\n");
    stands(&screen(&room), "Look at 2 lines marked ?");
    room.keys("o<enter>");
    assert_eq!(records(&room), known, "the first Enter asks");
    stands(
        &screen(&room),
        "Line 2 has a word such as \"private\" and was taken as public",
    );
    room.keys("<enter><enter>");
    assert_eq!(records(&room), known, "so does the one after");
    room.keys("<enter>");
    assert_eq!(
        agenda(&room),
        [
            "1 Estates",
            "2 Private sector housing",
            "3 Confidential report of the panel (private)",
            "4 Roads"
        ]
    );
    // Public by one key, private by one.
    only(&mut room, "1. Estates\nExempt items\n2. Contract\n3. Roads\n");
    assert_eq!(
        agenda(&room),
        ["1 Estates", "2 Contract (private)", "3 Roads (private)"]
    );
    room.paste("1. Estates\nExempt items\n4. Trees\n5. Parks\n");
    room.keys("<down>po<enter>");
    assert_eq!(agenda(&room), ["1 Estates", "4 Trees", "5 Parks"]);
}

/// What is private on the agenda is not made public by a text that does not say it.
#[test]
fn a_private_item_stays_private_unless_somebody_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    only(&mut room, "1. Estates\n2. Contract (private)\n");
    room.paste("1. Estates\n2. Contract\n");
    room.keys("<down>");
    stands(&screen(&room), "It is private on the agenda and stays so");
    room.keys("<enter>");
    assert_eq!(agenda(&room), ["1 Estates", "2 Contract (private)"]);
    room.paste("1. Estates\n2. Contract\n");
    room.keys("<down>pp<enter>");
    assert_eq!(agenda(&room), ["1 Estates", "2 Contract"]);
}

#[test]
fn each_line_becomes_what_somebody_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    let text = "1. Estates\nSurvey of sites\nThe survey is attached.\n2. Roads\nand paths\nThanks\n";
    room.paste(text);
    // A recommendation, an item, an item of its own, left out.
    room.keys("<down>r<down>i<down><down>i<down>lo<enter>");
    let items = &room.app.open.as_ref().unwrap().history.meeting().items;
    let told: Vec<(String, usize)> = items
        .iter()
        .map(|state| (state.item.title.clone(), state.item.parts.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("Estates".into(), 1),
            ("The survey is attached.".into(), 0),
            ("Roads".into(), 0),
            ("and paths".into(), 0)
        ]
    );
    room.paste("1. Estates\nSurvey of sites\n2. Roads\n");
    room.keys("<down>jo<enter>");
    assert_eq!(agenda(&room), ["1 Estates Survey of sites", "2 Roads"]);
}

/// B5: an urgent decision that is to be reported keeps its words and its place on the agenda.
#[test]
fn what_the_program_put_on_the_agenda_is_not_dropped_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    room.keys("<ctrl+l>");
    room.keys("c/decided public 1/4/2016 the Chair | To close the surgery | It was flooded<enter><esc>");
    room.keys("n<tab><del>18/5/2016<tab><del>09:30<tab><del>Witham<tab><del>Mrs Lee<f5><ctrl+g>");
    let urgent = |room: &Room| {
        let items = &room.app.open.as_ref().unwrap().history.meeting().items;
        let found = items
            .iter()
            .find(|state| state.item.title.starts_with("Urgent decision"));
        found.map(|state| (state.item.number.0.clone(), state.item.parts.clone()))
    };
    let before = urgent(&room).expect("it is on the agenda");
    assert!(before.1[0].wording.contains("To close the surgery"), "{before:?}");
    room.paste("1. Welcome\n2. Declarations of interest\n3. Minutes\n4. Estates\n5. Roads\n6. Budget\n7. Trees\n");
    stands(&screen(&room), "7 items, 0 private");
    room.keys("<enter>");
    let now = urgent(&room).expect("it is still there");
    assert_eq!(now.1, before.1);
    // Named in the text it keeps its words, too.
    room.paste("1. Welcome\n2. Urgent decision taken on 1 April 2016\n3. Roads\n");
    room.keys("o<enter>");
    assert_eq!(urgent(&room).unwrap(), ("2".into(), before.1.clone()));
    // The text recommends something else under its title: what was decided is not told anew.
    room.paste("1. Welcome\n2. Urgent decision taken on 1 April 2016\n   (a) To note the report\n3. Roads\n");
    room.keys("<enter>");
    assert_eq!(urgent(&room).unwrap().1, before.1);
    // Nor does another item take its place under the number that a paste gave it.
    room.paste("1. Welcome\n2. Parking\n3. Roads\n");
    room.keys("<enter>");
    let now = urgent(&room).expect("it is still there");
    assert_eq!(now.1, before.1);
}

#[test]
fn what_was_taken_already_stays_while_the_rest_is_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path());
    room.keys("<ctrl+p><ctrl+g>");
    room.paste("1. Opening\n2. Declarations of interest\n2A. Late bids\n3. Roads\n");
    room.keys("<enter>");
    assert_eq!(
        agenda(&room)[..4],
        [
            "1 Welcome and apologies",
            "2 Declarations of interest",
            "2A Late bids",
            "3 Roads"
        ]
    );
    stands(&screen(&room), "1 left alone: taken already");
}

#[test]
fn too_many_items_are_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    let known = records(&room);
    let many: String = (1..=501).map(|number| format!("{number}. Item\n")).collect();
    room.paste(&many);
    stands(&screen(&room), "This text has 501 items.");
    assert_eq!(records(&room), known);
    is_not_in(&screen(&room), "Pasted agenda");
}

const SHOWN: &str = "ANYTOWN TRUST\nAGENDA\n1. Welcome\tChair\t5 mins\n(a) note the fire exits\n2. Estates (A. Leader)\nSee the report of the panel.\n\
                     Confidential report of the panel\nPart 2\n3. Award of a contract for the new health centre in the old town\tB. Leader\t10 mins\n";

#[test]
fn the_screen_at_two_sizes() {
    for (width, height) in [(80, 24), (60, 20)] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_agenda(folder.path()).sized(width, height);
        room.paste(SHOWN);
        room.keys("<enter>");
        insta::assert_snapshot!(format!("pasted_{width}x{height}"), room.screen());
    }
}

const MEMBERS: &str =
    "Organisation\tRole\tName\nMid Essex\tLay Member\tDr Zoë Müller-Smith\nMid Essex\tCCG Chair\tSeán O’Neill\n";

/// Who has which seat.
fn members(room: &Room) -> Vec<(String, String)> {
    let people = &room.app.open.as_ref().unwrap().history.meeting().people;
    let seats = people
        .iter()
        .filter_map(|person| Some((person.name.clone(), person.seats.first()?.to_string())));
    seats.collect()
}

/// Field 23.
#[test]
fn a_list_of_members_is_offered_seat_by_seat() {
    for opens in ["<ctrl+p>", "<ctrl+p>m"] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_agenda(folder.path());
        room.keys(opens);
        let known = records(&room);
        room.paste(MEMBERS);
        stands(&screen(&room), "2 of 2 have a seat");
        assert_eq!(records(&room), known, "nothing is recorded before Enter");
        // The second gets another seat, the first free one behind it.
        room.keys("<down>s<enter>");
        assert_eq!(
            members(&room),
            [
                ("Dr Zoë Müller-Smith".into(), "me-lay".into()),
                ("Seán O’Neill".into(), "me-officer".into())
            ]
        );
        room.keys("<f8>");
        assert_eq!(members(&room), []);
        room.paste(MEMBERS);
        room.keys("l<enter>");
        assert_eq!(members(&room), [("Seán O’Neill".into(), "me-chair".into())]);
    }
}

#[test]
fn in_one_line_a_tab_ends_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_agenda(folder.path());
    room.keys("<ctrl+p>m");
    room.paste("Dr Zoë Müller-Smith\tLay Member\tMid Essex");
    room.keys("<enter>");
    assert_eq!(members(&room)[0].0, "Dr Zoë Müller-Smith");
}

#[test]
fn prose_is_no_list_of_members() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path());
    room.keys("<ctrl+p>");
    let known = records(&room);
    room.paste("The Chair welcomed everybody.\nNobody\tspoke.");
    assert_eq!(records(&room), known);
    is_not_in(&screen(&room), "Pasted members");
}
