//! What the secretary sees and does when something is wrong: not saved and tried again, a disk that cannot be trusted,
//! each verdict on a record that is opened, salvage, disposal.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use quorate::meeting::Event;
use quorate::store::journal::{JOURNAL, load, load_from};
use quorate::store::{Verdict, prose, verify};
use quorate::ui::message::Message;

use crate::simulated::{Fault, Simulated};
use crate::support::Room;

/// A practice meeting begun, on a simulated disk.
fn begun(disk: &Simulated) -> Room {
    let mut room = Room::over(Path::new("/m"), Arc::new(disk.clone()));
    room.keys("pe<f5>");
    assert!(room.screen().contains("saved"), "{}", room.screen());
    room
}

fn journal_of(disk: &Simulated, room: &Room) -> Vec<u64> {
    let reading = load_from(disk, &room.meeting_folder()).unwrap();
    assert_eq!(reading.verdict, Verdict::Clean);
    reading.records.iter().map(|record| record.seq).collect()
}

#[test]
fn what_a_full_disk_refused_is_saved_by_itself_once_there_is_space() {
    let disk = Simulated::empty();
    let mut room = begun(&disk);
    let before = journal_of(&disk, &room).len();
    disk.clone().failing(disk.state().steps + 1, Fault::Full, true);
    room.keys("<f7>");
    room.message(Message::Tick);
    assert!(room.screen().contains("NOT SAVED"), "{}", room.screen());
    assert_eq!(journal_of(&disk, &room).len(), before);
    disk.mended();
    room.message(Message::Tick);
    assert!(!room.screen().contains("NOT SAVED"), "{}", room.screen());
    let records = load_from(&disk, &room.meeting_folder()).unwrap().records;
    assert_eq!(records, room.app.open.as_ref().unwrap().history.records());
}

/// Whatever is typed meanwhile: the screen says the cause, and nothing that is not so.
#[test]
fn a_full_disk_is_the_cause_that_is_said_and_it_goes_when_there_is_space() {
    let disk = Simulated::empty();
    let mut room = begun(&disk);
    disk.clone().failing(disk.state().steps + 1, Fault::Full, true);
    room.slow = true;
    for keys in [
        "<f7>",
        "a note<tab>",
        "<f7>",
        "<ctrl+t>m",
        "<esc>half",
        "/action anil 4/12 half",
    ] {
        room.keys(keys);
        room.message(Message::Tick);
        for _ in 0..3 {
            room.answer();
            let screen = room.screen();
            let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                screen.lines().next().unwrap().ends_with("NOT SAVED"),
                "{keys}\n{screen}"
            );
            assert!(words.contains("no storage space"), "{keys}: the cause\n{screen}");
            assert!(
                !words.contains("next entry of the record") && !words.contains("record is safe"),
                "{keys}\n{screen}"
            );
        }
    }
    disk.mended();
    for _ in 0..4 {
        room.message(Message::Tick);
        room.answer();
    }
    assert!(!room.screen().contains("NOT SAVED"), "{}", room.screen());
    assert!(
        room.screen().lines().next().unwrap().ends_with("saved"),
        "{}",
        room.screen()
    );
}

/// The fourth step of an append is its sync.
fn fail_the_sync(disk: &Simulated) {
    disk.clone().failing(disk.state().steps + 4, Fault::Io, false);
}

#[test]
fn a_failed_sync_stays_on_the_screen_and_the_record_goes_on_elsewhere() {
    let disk = Simulated::empty();
    let mut room = begun(&disk);
    let old = room.meeting_folder();
    fail_the_sync(&disk);
    room.keys("<f7>");
    for keys in ["", "<f8>", "x", "<f7>"] {
        room.keys(keys);
        let screen = room.screen();
        assert!(
            screen.contains("NOT SAVED") && screen.contains("/elsewhere FOLDER"),
            "{screen}"
        );
    }
    let before = room.app.open.as_ref().unwrap().history.records().to_vec();
    room.keys("<ctrl+space>elsewhere stick<enter>");
    assert!(room.screen().contains("whole path"), "{}", room.screen());
    room.keys("<esc><ctrl+space>elsewhere /media/stick<enter>");
    assert!(room.meeting_folder().starts_with("/media/stick"), "{}", room.screen());
    assert!(room.screen().contains("you carry on there"), "{}", room.screen());
    assert_eq!(load_from(&disk, &room.meeting_folder()).unwrap().records, before);
    room.keys("<f7>");
    room.message(Message::Tick);
    assert!(
        room.screen().lines().next().unwrap().ends_with("saved"),
        "{}",
        room.screen()
    );
    let open = room.app.open.as_ref().unwrap();
    assert_eq!(load_from(&disk, &open.folder).unwrap().records, open.history.records());
    assert!(
        load_from(&disk, &old).unwrap().records.len() <= before.len(),
        "the old one is left"
    );
}

#[test]
fn another_place_that_fails_too_changes_nothing() {
    let disk = Simulated::empty();
    let mut room = begun(&disk);
    fail_the_sync(&disk);
    room.keys("<f7>");
    let old = room.meeting_folder();
    disk.clone().failing(disk.state().steps + 3, Fault::Full, true);
    room.keys("<ctrl+space>elsewhere /media/stick<enter>");
    assert!(room.screen().contains("NOT SAVED there"), "{}", room.screen());
    assert_eq!(room.meeting_folder(), old);
    disk.mended();
    room.keys("<ctrl+space>elsewhere /media/other<enter>");
    assert!(room.meeting_folder().starts_with("/media/other"), "{}", room.screen());
}

/// A meeting with one entry that a full disk refused, and while it is written to another place an act is typed.
fn typed_while_it_goes_elsewhere(disk: &Simulated, place: &str) -> Room {
    let mut room = begun(disk);
    disk.clone().failing(disk.state().steps + 1, Fault::Full, true);
    room.keys("<f7>");
    room.slow = true;
    room.keys(&format!("<ctrl+space>elsewhere {place}<enter>"));
    room.message(Message::Tick);
    room.keys("<f7>");
    room
}

/// What is on the disk is what is on the screen, which says so.
fn saved_is_saved(disk: &Simulated, room: &Room) {
    let open = room.app.open.as_ref().unwrap();
    assert_eq!(load_from(disk, &open.folder).unwrap().records, open.history.records());
    let screen = room.screen();
    assert!(screen.lines().next().unwrap().ends_with("saved"), "{screen}");
    assert!(!screen.contains("NOT SAVED"), "{screen}");
}

#[test]
fn what_is_typed_while_everything_goes_elsewhere_is_saved_there() {
    let disk = Simulated::empty();
    let mut room = typed_while_it_goes_elsewhere(&disk, "/media/stick");
    disk.mended();
    room.answer();
    assert!(room.screen().contains("you carry on there"), "{}", room.screen());
    room.answer();
    saved_is_saved(&disk, &room);
    room.slow = false;
    room.keys("<f7>");
    assert!(room.meeting_folder().starts_with("/media/stick"), "{}", room.screen());
    saved_is_saved(&disk, &room);
}

#[test]
fn what_is_typed_while_it_fails_to_go_elsewhere_is_tried_again_where_it_was() {
    let disk = Simulated::empty();
    let mut room = typed_while_it_goes_elsewhere(&disk, "/media/stick");
    let old = room.meeting_folder();
    room.keys("<ctrl+space>elsewhere /media/other<enter>");
    assert!(room.screen().contains("is still being written"), "{}", room.screen());
    room.keys("<esc>").answer();
    let refused = |room: &Room| room.app.open.as_ref().unwrap().not_saved.len();
    assert_eq!(refused(&room), 2, "{}", room.screen());
    disk.mended();
    room.slow = false;
    room.message(Message::Tick);
    assert_eq!(room.meeting_folder(), old);
    room.keys("<f7>");
    saved_is_saved(&disk, &room);
}

/// A practice meeting on a real disk, left; its folder.
fn left(place: &Path) -> PathBuf {
    let mut room = Room::practising(place);
    room.keys("a note<f7>more<f7><f8>");
    let folder = room.meeting_folder();
    room.keys("<ctrl+q>");
    assert_eq!(load(&folder).unwrap().verdict, Verdict::Clean);
    folder
}

fn damage(folder: &Path, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let path = folder.join(JOURNAL);
    let mut bytes = fs::read(&path).unwrap();
    change(&mut bytes);
    fs::write(&path, &bytes).unwrap();
    bytes
}

fn starts(bytes: &[u8]) -> Vec<usize> {
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

#[test]
fn a_torn_end_is_told_and_the_meeting_goes_on() {
    let place = tempfile::tempdir().unwrap();
    let folder = left(place.path());
    damage(&folder, |bytes| bytes.truncate(bytes.len() - 30));
    let mut room = Room::new(place.path());
    room.keys("<enter>");
    let screen = room.screen();
    for words in [
        "was not written to its end",
        "is sound",
        "The last sound entry:",
        "What can be read of the damaged end",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    room.keys("<enter><f7>");
    assert!(
        room.screen().lines().next().unwrap().ends_with("saved"),
        "{}",
        room.screen()
    );
    assert!(verify(&folder).unwrap().sound());
}

#[test]
fn a_damaged_last_entry_is_set_aside_only_when_somebody_says_so_and_that_is_recorded() {
    let place = tempfile::tempdir().unwrap();
    let folder = left(place.path());
    let bytes = damage(&folder, |bytes| {
        let last = bytes.len() - 120;
        bytes[last] ^= 1;
    });
    let mut room = Room::new(place.path());
    room.keys("<enter>");
    assert!(
        room.screen().contains("may have been shown as saved"),
        "{}",
        room.screen()
    );
    room.keys("<enter><f7>");
    assert!(room.screen().contains("READ ONLY"), "{}", room.screen());
    assert_eq!(fs::read(folder.join(JOURNAL)).unwrap(), bytes, "looked at only");
    drop(room);
    let mut room = Room::new(place.path());
    room.keys("<enter>y");
    let records = load(&folder).unwrap().records;
    let recovered = |event: &Event| matches!(event, Event::Recovered { what, .. } if !what.is_empty());
    assert!(
        records.iter().any(|record| recovered(&record.event)),
        "{}",
        room.screen()
    );
    assert!(verify(&folder).unwrap().sound());
    let aside = fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().contains(".torn-"));
    assert!(aside);
}

/// Damage in the middle, an edit and a newer version are read only, whatever is typed.
#[test]
fn what_is_wrong_in_the_middle_is_read_only_and_says_what_to_do() {
    type Change = fn(&mut Vec<u8>);
    let table: [(&str, Change); 3] = [
        ("is damaged on the disk;", |bytes| {
            let at = starts(bytes)[4] + 20;
            bytes[at] ^= 1;
        }),
        ("does not belong where it stands", |bytes| {
            let starts = starts(bytes);
            bytes.drain(starts[4]..starts[5]);
        }),
        ("by a newer version of this program", |bytes| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let bodies: Vec<String> = text
                .lines()
                .map(|line| line.rsplit_once(" //").unwrap().0.to_string())
                .map(|body| body.replacen("(v:0,seq:5,", "(v:7,seq:5,", 1))
                .collect();
            *bytes = quorate::store::line::seal(&quorate::store::line::Head::START, &bodies).0;
        }),
    ];
    for (words, change) in table {
        let place = tempfile::tempdir().unwrap();
        let folder = left(place.path());
        let bytes = damage(&folder, change);
        let mut room = Room::new(place.path());
        room.keys("<enter>");
        let screen = room.screen();
        let one_line = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line.contains(words), "{words}\n{screen}");
        room.keys("y<enter><f7><f8><ctrl+q>");
        assert_eq!(fs::read(folder.join(JOURNAL)).unwrap(), bytes, "{words}");
    }
}

#[test]
fn salvage_writes_a_new_meeting_and_leaves_the_damaged_one() {
    let place = tempfile::tempdir().unwrap();
    let folder = left(place.path());
    let whole = load(&folder).unwrap().records;
    let bytes = damage(&folder, |bytes| {
        let at = starts(bytes)[4] + 20;
        bytes[at] ^= 1;
    });
    let (exit, says) = crate::quorate(place.path(), &["salvage", folder.to_str().unwrap()]);
    assert_eq!(exit, 1, "{says}");
    assert!(says.contains("Entry 5 cannot be read any more"), "{says}");
    assert_eq!(fs::read(folder.join(JOURNAL)).unwrap(), bytes);
    let made = PathBuf::from(format!("{}-2", folder.display()));
    assert!(verify(&made).unwrap().sound());
    let saved = load(&made).unwrap().records;
    assert_eq!(saved.len(), whole.len());
    for (one, other) in saved.iter().zip(&whole).filter(|(one, _)| one.seq != 5) {
        let lost = matches!(one.event, Event::Recovered { .. }) && says.contains(&format!("Entry {} ", one.seq));
        assert!(one == other || lost, "{one:?}");
    }
    // Two records of one meeting would be two minutes of it.
    for (meeting, why) in [(&folder, "was salvaged already, into"), (&made, "is sound")] {
        let (exit, says) = crate::quorate(place.path(), &["salvage", meeting.to_str().unwrap()]);
        assert!(exit == 3 && says.contains(why), "{exit} {says}");
    }
    assert!(!PathBuf::from(format!("{}-3", folder.display())).exists());
    let created = &saved[0].event;
    let Event::Created(created) = created else { panic!() };
    let later = quorate::store::approving(&made, &created.meeting, created.date);
    assert_eq!(
        later,
        Ok(vec![]),
        "the damaged one is the same meeting and no later one"
    );
}

#[test]
fn notes_are_disposed_of_with_reason_and_authority_and_verify_says_so() {
    let place = tempfile::tempdir().unwrap();
    let folder = left(place.path());
    let meeting = folder.to_str().unwrap();
    let dispose = [
        "dispose",
        meeting,
        "--reason",
        "retention period over",
        "--authority",
        "records policy",
    ];
    assert_eq!(
        crate::quorate(place.path(), &["dispose", meeting]).0,
        2,
        "a reason is asked for"
    );
    let (exit, says) = crate::quorate(place.path(), &dispose);
    assert_eq!(exit, 0, "{says}");
    assert!(says.starts_with("2 notes are disposed of"), "{says}");
    let bytes = fs::read(folder.join("prose.ronl")).unwrap();
    assert!(!String::from_utf8(bytes).unwrap().contains("a note"));
    let (exit, says) = crate::quorate(place.path(), &["verify", meeting]);
    assert_eq!(exit, 0, "{says}");
    assert!(
        says.contains(": sound.") && says.contains("2 notes disposed of on"),
        "{says}"
    );
    let (exit, says) = crate::quorate(place.path(), &dispose);
    assert!(exit == 3 && says.contains("no note to dispose of"), "{says}");
    // The meeting can still be opened, and texts be written in it.
    let mut room = Room::new(place.path());
    room.keys("<enter><f7>another note<f7><ctrl+q>");
    assert!(verify(&folder).unwrap().sound());
    assert_eq!(prose::load(&folder).unwrap().texts.len(), 1);
}

/// The journal says so first; a rewriting that failed is finished by the next attempt.
#[test]
fn a_disposal_that_was_not_finished_is_seen_and_finished() {
    let place = tempfile::tempdir().unwrap();
    let folder = left(place.path());
    let notes = fs::read(folder.join("prose.ronl")).unwrap();
    let dispose = ["dispose", folder.to_str().unwrap(), "--reason", "r", "--authority", "a"];
    assert_eq!(crate::quorate(place.path(), &dispose).0, 0);
    fs::write(folder.join("prose.ronl"), notes).unwrap();
    let (exit, says) = crate::quorate(place.path(), &["verify", folder.to_str().unwrap()]);
    assert!(exit == 1 && says.contains("still in the file of texts"), "{says}");
    assert_eq!(crate::quorate(place.path(), &dispose).0, 0);
    assert!(verify(&folder).unwrap().sound());
}
