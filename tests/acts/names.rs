//! Names as people have them: whoever the program itself puts on the act line is that person when the line is read.

use quorate::meeting::{Event, Meeting, PersonId};
use quorate::ui::rows;

use crate::reading::{at_item_10, is_not_in, minutes, screen, stands};
use crate::support::Room;

/// Seat and name; two of them are told apart by the number in their id alone.
const AWKWARD: [(&str, &str); 9] = [
    ("me-lay", "Dr Hannah O'Brien"),
    ("me-chair", "Mr Giles D’Souza-Webb"),
    ("me-officer", "Ms Anne-Marie Mac Donald"),
    ("ne-lay", "Mrs Ruth Allen"),
    ("ne-chair", "Mr Ruth Allen"),
    ("ne-officer", "Dr José Núñez"),
    ("nhse-area", "Ms Anna van der Berg"),
    ("nhse-medical", "李明"),
    ("nhse-primary", "R2D2"),
];

fn meeting(room: &Room) -> &Meeting {
    room.app.open.as_ref().unwrap().history.meeting()
}

fn last(room: &Room) -> &Event {
    &room.app.open.as_ref().unwrap().history.records().last().unwrap().event
}

/// A meeting of people with such names, nobody marked yet, on the attendance list.
fn of_awkward_names(folder: &std::path::Path) -> Room {
    let mut room = Room::new(folder);
    room.keys("n<tab><del>20/4/2016<tab><del>09:30<tab><del>Witham<tab><del>Mrs Lee<f5>");
    for (seat, name) in AWKWARD {
        room.keys(&format!("/member {seat} {name}<enter>"));
    }
    room
}

fn id_of(room: &Room, seat: &str) -> PersonId {
    let listed = |person: &&quorate::meeting::Person| person.seats.iter().any(|known| known.0 == seat);
    meeting(room).people.iter().find(listed).unwrap().id.clone()
}

fn mark_row_of(room: &mut Room, person: &PersonId) {
    let rows = rows::attendance(meeting(room));
    let is_theirs = |row: &rows::AttendanceRow| match row {
        rows::AttendanceRow::Seat(_, known) => known.as_ref() == Some(person),
        rows::AttendanceRow::Other(known) => known == person,
    };
    room.app.row = rows.iter().position(is_theirs).unwrap();
}

/// What stands behind a comma is what somebody is, whichever act names them.
#[test]
fn behind_a_comma_stands_the_role() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("pe/apologies fn<enter>/deputy nhse-medical Dr Tom Weir, GP, Clacton<enter>");
    stands(&screen(&room), "Dr Weir sits as deputy for NHS England");
    room.keys("<f5>");
    stands(
        &minutes(&room),
        "Dr Tom Weir, nominated deputy for the Medical Director",
    );
}

#[test]
fn whoever_the_program_names_is_that_person() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = of_awkward_names(folder.path());
    for (seat, name) in AWKWARD {
        let person = id_of(&room, seat);
        mark_row_of(&mut room, &person);
        room.keys("p");
        assert!(meeting(&room).is_here(&person), "present: {name}: {}", screen(&room));
        mark_row_of(&mut room, &person);
        room.keys("l");
        assert!(!meeting(&room).is_here(&person), "left: {name}: {}", screen(&room));
        room.keys("p");
    }
    room.keys("<f5><esc>/item 1<enter>").at("10:30");
    for (seat, name) in AWKWARD {
        let person = id_of(&room, seat);
        let is = |known: &PersonId| assert_eq!(known, &person, "{name}");
        // As Tab writes them, chosen from the list by the whole name.
        room.keys(&format!("<f3>{name}<tab>2 indirect a cousin<enter>"));
        let Event::InterestDeclared(interest) = last(&room) else {
            panic!("interest: {name}: {}", screen(&room))
        };
        is(&interest.person);
        room.keys("<esc>");
        // As the guide and the list to settle write them.
        room.keys(&format!("/handle {person} 2 none not related<enter><esc>"));
        assert!(
            meeting(&room).handlings.iter().any(|known| known.person == person),
            "handle: {name}: {}",
            screen(&room)
        );
        room.keys(&format!("/act {person} 3/12 to write<enter>"));
        let Event::ActionAgreed(action) = last(&room) else {
            panic!("action: {name}: {}", screen(&room))
        };
        is(&PersonId(action.owner.clone()));
        room.keys(&format!("/in {person} 10:12<enter>"));
        let Event::Left { person: left } = last(&room) else {
            panic!("left: {name}: {}", screen(&room))
        };
        is(left);
        room.keys(&format!("/in {person} 10:14<enter>"));
        assert!(meeting(&room).is_here(&person), "in: {name}");
    }
    room.keys("/item 7<enter>/vote 7 name<enter><enter>");
    for (seat, name) in AWKWARD {
        let person = id_of(&room, seat);
        room.keys(&format!("/for {person}<enter>"));
        let Event::VoteCast { seat: voted, .. } = last(&room) else {
            panic!("vote: {name}: {}", screen(&room))
        };
        assert_eq!(voted.0, seat, "{name}");
    }
}

/// Somebody who is not here is nobody else who is.
#[test]
fn of_two_of_one_name_the_one_who_is_not_here_is_not_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = of_awkward_names(folder.path());
    let (here, away) = (id_of(&room, "ne-chair"), id_of(&room, "ne-lay"));
    room.keys(&format!("/present {here}<enter>"));
    let before = room.app.open.as_ref().unwrap().history.records().len();
    room.keys(&format!("/connection {away}<enter>"));
    stands(&screen(&room), "is not here");
    assert_eq!(room.app.open.as_ref().unwrap().history.records().len(), before);
}

#[test]
fn a_name_is_found_with_and_without_its_marks() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = of_awkward_names(folder.path());
    for (typed, seat) in [
        ("o'b", "me-lay"),
        ("o’brien", "me-lay"),
        ("obrien", "me-lay"),
        ("brien", "me-lay"),
        ("hannah o brien", "me-lay"),
        ("Dr O'Brien", "me-lay"),
        ("Dr O’Brien", "me-lay"),
        ("d'souza", "me-chair"),
        ("dsouza", "me-chair"),
        ("souza", "me-chair"),
        ("D'Souza–Webb", "me-chair"),
        ("webb", "me-chair"),
        ("macdonald", "me-officer"),
        ("mac don", "me-officer"),
        ("nunez", "ne-officer"),
        ("van der", "nhse-area"),
        ("Ms van der Berg", "nhse-area"),
        ("berg", "nhse-area"),
        ("李", "nhse-medical"),
    ] {
        let person = id_of(&room, seat);
        room.keys(&format!("/present {typed}<enter>"));
        assert!(meeting(&room).is_here(&person), "{typed}: {}", screen(&room));
        room.keys("<f8>");
        assert!(!meeting(&room).is_here(&person), "{typed}: {}", screen(&room));
    }
}

/// Word writes its own apostrophes and dashes on an agenda.
#[test]
fn a_presenter_is_known_however_the_apostrophe_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = of_awkward_names(folder.path());
    room.keys("<ctrl+g>/add 20 Winter plan<enter>/add 21 Spring plan<enter>/add 22 Summer plan<enter>");
    room.keys("/lead 20 Dr Hannah O’Brien<enter>/lead 21 Mr D'Souza–Webb<enter>/lead 22 Ms van der Berg<enter>");
    room.keys("<esc><ctrl+p><esc>");
    for (seat, _) in AWKWARD {
        let person = id_of(&room, seat);
        room.keys(&format!("/present {person}<enter>"));
    }
    room.keys("<f5><esc>/item 20<enter>/item 21<enter>/item 22<enter>/item 1<enter>");
    let told = minutes(&room);
    for name in [
        "by: Dr Hannah O'Brien",
        "by: Mr Giles D’Souza-Webb",
        "by: Ms Anna van der Berg",
    ] {
        stands(&told, name);
    }
    let open = meeting(&room).to_settle();
    let open: Vec<&str> = open.iter().map(|settle| settle.words.as_str()).collect();
    is_not_in(&open.join("; "), "present");
}

/// Several owners are told apart by a comma, a stroke or "and"; what is no whole name is what is to be done.
#[test]
fn an_action_has_every_owner_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let both = "Mr Rooke and Mrs Holloway";
    for (typed, owner, due, words) in [
        ("tobias, patricia write", both, false, "write"),
        ("tr, ph write", both, false, "write"),
        ("tr/ph write", both, false, "write"),
        ("tr / ph write", both, false, "write"),
        ("Mr Rooke/Mrs Holloway: write", both, false, "write"),
        ("Mr Rooke, Mrs Holloway, 3/12 write", both, true, "write"),
        ("tr, ph: write", both, false, "write"),
        (
            "tr, ph and am write",
            "Mr Rooke, Mrs Holloway and Dr Mehta",
            false,
            "write",
        ),
        (
            "tr, ph, and am, write",
            "Mr Rooke, Mrs Holloway and Dr Mehta",
            false,
            "write",
        ),
        ("tr and ph write", both, false, "write"),
        ("tr, write", "tobias-rooke", false, "write"),
        ("tr, do the letter", "tobias-rooke", false, "do the letter"),
        ("tr, 3/12 ph rings", "tobias-rooke", true, "ph rings"),
        ("tr ph rings", "tobias-rooke", false, "ph rings"),
        ("tr, Mr Hughes rings", "tobias-rooke", false, "Mr Hughes rings"),
        ("tr write/ring", "tobias-rooke", false, "write/ring"),
    ] {
        room.keys(&format!("<f6>{typed}<enter>"));
        let actions = &room.app.open.as_ref().unwrap().history.meeting().actions;
        let action = &actions.last().unwrap().action;
        assert_eq!(
            (action.owner.as_str(), action.due.is_some(), action.words.as_str()),
            (owner, due, words),
            "{typed}"
        );
    }
}

/// Two of one surname are told apart wherever they are named.
#[test]
fn two_of_one_surname_are_named_in_full() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<tab><del>20/4/2016<tab><del>09:30<tab><del>Witham<tab><del>Mrs Lee<f5>");
    room.keys("/member me-chair Dr Samir Patel<enter>/member ne-chair Dr Kavita Patel<enter>/present samir<enter>");
    room.keys("<f5>/settle<enter>");
    stands(&screen(&room), "Dr Kavita Patel neither came nor sent apologies");
}

/// Said when there is still time to add them, not only at the close.
#[test]
fn who_is_to_present_and_is_not_here_is_marked_at_the_item() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path());
    room.keys("/item 11<enter>");
    stands(&screen(&room), "Helen Zeller (not marked as here)");
    room.keys("/attendee Ms Helen Zeller, Director of Primary Care<enter>");
    is_not_in(&screen(&room), "not marked as here");
}

/// Field 22: named as people write them; on the screen and in the minutes they are spoken of as people speak.
#[test]
fn members_are_spoken_of_as_people_speak() {
    for (typed, whole, short) in [
        ("Mrs Jane Cole MBE", "Mrs Jane Cole MBE", "Mrs Cole"),
        ("Mrs Jane Cole, MBE", "Mrs Jane Cole MBE", "Mrs Cole"),
        ("Dr Tom Weir FRCGP", "Dr Tom Weir FRCGP", "Dr Weir"),
        ("Mr John Smith (Chair)", "Mr John Smith (Chair)", "Mr Smith"),
        ("Ms Jane Cole (she/her)", "Ms Jane Cole (she/her)", "Ms Cole"),
        ("Sir John Smith", "Sir John Smith", "Sir John"),
        ("Dame Jean Cole", "Dame Jean Cole", "Dame Jean"),
        ("Lord Smith of Kelvin", "Lord Smith of Kelvin", "Lord Smith"),
        ("Ms Siobhan Ní Bhriain", "Ms Siobhan Ní Bhriain", "Ms Ní Bhriain"),
        ("Mr Seán Ó Briain", "Mr Seán Ó Briain", "Mr Ó Briain"),
        ("Mr Vincent Van Gogh", "Mr Vincent Van Gogh", "Mr Van Gogh"),
        ("Mr Ahmed El Sayed", "Mr Ahmed El Sayed", "Mr El Sayed"),
        ("Smith, Mr John", "Mr John Smith", "Mr Smith"),
        ("Councillor Jane Cole", "Councillor Jane Cole", "Councillor Cole"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.keys(&format!("/member me-officer {typed}<enter>"));
        // Whole or spoken of, as written or family name first: it is the same person.
        for said in [typed, short, whole] {
            room.keys(&format!("/in {said}<enter>"));
            stands(&screen(&room), &format!("{short} "));
        }
        let told = minutes(&room);
        stands(&told, whole);
        stands(&told, &format!("{short} "));
        let named = meeting(&room)
            .people
            .iter()
            .find(|person| person.name == whole)
            .unwrap();
        assert_eq!(named.role, None, "{typed}");
    }
}

/// One person, however the name is written: typed again they are nobody new.
#[test]
fn a_name_written_otherwise_is_the_same_person() {
    for (first, again) in [
        ("Ms Jo Bell, Finance", "Bell, Ms Jo"),
        ("Ms Jo Bell MBE", "ms jo bell"),
        ("Professor Jo Bell", "Prof Jo Bell"),
        ("Cllr Jo Bell", "Councillor Jo Bell (remote)"),
        ("Bell, Ms Jo", "Ms Jo Bell"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        let people = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().people.len();
        room.keys(&format!("/attendee {first}<enter>"));
        let before = people(&room);
        room.keys(&format!("/attendee {again}<enter>"));
        assert_eq!(people(&room), before, "{first}, {again}: {}", screen(&room));
        stands(&screen(&room), "is here already");
    }
}
