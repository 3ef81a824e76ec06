//! Wrong input, small windows, odd disks and a program that ends in the middle: a clear message, and nothing is lost.

use std::fs;
use std::path::Path;

use quorate::ui::command::Place;
use quorate::ui::message::Message;

use crate::reading::{at_item_10, screen, stands};
use crate::support::Room;

fn journal(room: &Room) -> String {
    fs::read_to_string(room.meeting_folder().join("journal.ronl")).unwrap()
}

fn note(room: &Room) -> String {
    room.app.open.as_ref().unwrap().note.text()
}

#[test]
fn every_screen_has_its_first_line_at_every_size() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>");
    for (width, height) in [(40, 12), (60, 20), (80, 24), (120, 40)] {
        room = room.sized(width, height);
        for place in [
            Place::Item,
            Place::Vote,
            Place::Attendance,
            Place::Agenda,
            Place::Settle,
            Place::Working,
            Place::Help,
        ] {
            room.app.go(place);
            let first = room.screen().lines().next().unwrap_or_default().to_string();
            assert!(
                first.starts_with("QUORATE for item"),
                "{place:?} {width}x{height}\n{}",
                room.screen()
            );
            room.keys("<ctrl+space>");
            stands(&room.screen(), "QUORATE for item");
            room.keys("<esc>");
        }
    }
    room.app.go(Place::Item);
    for (width, height) in [(20, 5), (39, 12), (40, 11), (5, 2), (1, 1)] {
        room = room.sized(width, height);
        let shown = room.screen();
        assert!(width < 20 || screen(&room).contains("nothing is lost"), "{shown}");
    }
    // Nobody types into what cannot be seen.
    room = room.sized(20, 5);
    let before = journal(&room);
    room.keys("out of sight<f4><enter><f8>");
    room.paste("pasted");
    assert_eq!((note(&room).as_str(), journal(&room)), ("", before));
    room = room.sized(80, 24);
    stands(&screen(&room), "QUORATE for item 10");
}

#[test]
fn the_first_screen_and_the_form_fit_small_windows() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    for (width, height) in [(40, 12), (60, 20), (80, 24), (120, 40)] {
        room = room.sized(width, height);
        stands(&room.screen(), "Quorate");
        room.keys("n");
        stands(&room.screen(), "Date (");
        room.keys("<esc>");
    }
}

#[test]
fn a_date_that_does_not_exist_stays_in_the_form_to_be_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<tab>");
    for _ in 0.."20/4/2016".len() {
        room.keys("<backspace>");
    }
    room.keys("31/4/2016<tab>09:30<tab>Witham<tab>Mrs Lee<f5>");
    stands(&screen(&room), "31/4/2016");
    let notice = room.app.notice.as_ref().map_or("", |notice| &notice.text);
    stands(notice, "\"31/4/2016\" is not a date");
    assert_eq!(
        (room.app.place, fs::read_dir(folder.path()).unwrap().count()),
        (Place::NewMeeting, 0)
    );
    room.keys("<f5>");
    let form = room.app.form.as_ref().unwrap();
    assert_eq!(form.fields[2], "Witham", "what was typed is still there");
}

#[test]
fn an_act_that_names_nobody_and_nothing_says_so_and_keeps_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let before = journal(&room);
    let wrong = [
        ("in zz", "\"zz\""),
        ("in tr 10:99", "\"10:99\" is not a time"),
        ("item 99", "99"),
        ("deputy nobody Ms Una Reed", "\"nobody\""),
        ("act tr 31/4", "\"31/4\" is not a date"),
        ("decide perhaps", "perhaps"),
        ("recount mid 1 two", "no vote"),
        ("nosuchact", "no act"),
    ];
    for (line, says) in wrong {
        room.keys(&format!("<ctrl+space>{line} <enter>"));
        stands(&screen(&room), says);
        let kept = room.app.act.as_ref().map(|act| act.text.trim_end().to_string());
        assert_eq!(kept.as_deref(), Some(line), "{}", room.screen());
        room.keys("<esc>");
    }
    assert_eq!(journal(&room), before);
}

#[test]
fn a_meetings_folder_that_cannot_be_written_is_said_and_the_form_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    fs::write(&file, "not a folder").unwrap();
    let mut room = Room::new(&file.join("meetings"));
    room.keys("p");
    let shown = screen(&room);
    stands(&shown, "a-file");
    assert!(room.app.open.is_none());
    room.keys("n<tab><tab>09:30<tab>Witham<tab>Mrs Lee<f5>");
    assert!(room.app.notice.is_some(), "{}", room.screen());
    let form = room.app.form.as_ref().expect("the form is kept");
    assert_eq!(form.fields[2], "Witham");
    assert_eq!(fs::read_to_string(&file).unwrap(), "not a folder");
}

const PARAGRAPH: &str = "/close\n•\tp first point\r\n\u{a0}f second\u{200b} point";

#[test]
fn a_pasted_paragraph_is_text_wherever_it_lands() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let before = journal(&room);
    room.paste(PARAGRAPH);
    assert_eq!(note(&room), "/close\n- p first point\n f second point");
    stands(&screen(&room), "Cleaned");
    room.keys("<f5>name<enter><enter>");
    let opened = journal(&room);
    assert_ne!(opened, before);
    room.paste(PARAGRAPH);
    assert_eq!(journal(&room), opened, "no line of it voted or closed the meeting");
    stands(&screen(&room), "nothing on this screen takes text");
    stands(&note(&room), "second point/close");
}

#[test]
fn keys_as_fast_as_they_come_all_arrive() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let long = "Mr Rooke presented; 40% of calls, £84,000 & \"more\" – naïve? ".repeat(8);
    room.keys(&long);
    assert_eq!(note(&room), long);
    // an act between two letters of it, everything in one go
    room.keys("ab<f2>tr<enter>cd<f2>tr<enter>ef<f8><f8>gh");
    assert_eq!(note(&room), format!("{long}abcdefgh"));
    stands(&screen(&room), "IN THE ROOM 9 of 9");
}

/// Types half a sentence; two seconds later the machine goes off without a word.
fn cut_off(folder: &Path) -> String {
    let mut room = at_item_10(folder);
    room.keys("<f2>tr<enter>The pilot was wel");
    room.message(Message::Tick);
    journal(&room)
}

#[test]
fn a_half_typed_sentence_is_there_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let before = cut_off(folder.path());
    let mut room = Room::new(folder.path());
    room.at("09:25").keys("<enter>");
    stands(&screen(&room), "The half-typed text of item 10 was kept and is back.");
    stands(&screen(&room), "IN THE ROOM 8 of 9");
    assert!(journal(&room).starts_with(&before), "the record is only added to");
    room.keys("comed");
    assert_eq!(note(&room), "The pilot was welcomed");
}

#[test]
fn leaving_waits_for_the_disk_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.slow = true;
    room.keys("<f4><enter>");
    stands(&screen(&room), "saving");
    // keys are answered meanwhile
    room.keys("Half a word");
    stands(&screen(&room), "Half a word");
    room.keys("<ctrl+q>");
    assert!(!room.app.may_end());
    stands(&screen(&room), "Saving, then leaving.");
    room.answer();
    assert!(!room.app.may_end(), "the documents follow what is saved");
    room.answer();
    assert!(room.app.may_end());
    stands(&journal(&room), "DecisionTaken");

    // whoever will not wait need not
    room.keys("<f2>tr<enter><ctrl+q><ctrl+q>");
    assert!(room.app.may_end());
}

#[test]
fn minutes_of_a_closed_meeting_name_the_record_that_they_rest_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let minutes = |room: &mut Room| {
        room.rest();
        fs::read_to_string(room.meeting_folder().join("minutes.ron")).unwrap()
    };
    assert!(
        !minutes(&mut room).contains("records:"),
        "an open meeting's record goes on"
    );
    room.keys("/close<enter>");
    let last = |room: &Room| {
        let journal = journal(room);
        (
            journal.lines().count(),
            journal.trim_end().rsplit(':').next().unwrap().to_owned(),
        )
    };
    let (count, hash) = last(&room);
    stands(&minutes(&mut room), &format!("records: {count}"));
    stands(&minutes(&mut room), &hash);
    // what is written after the close is tied in as well
    room.keys("/item 10<enter><tab>Welcomed.<esc>");
    let (more, hash) = last(&room);
    assert!(more > count);
    stands(&minutes(&mut room), &hash);
}
