//! What a hostile or careless record, name or folder must not do: steer the terminal, be read by others, be too big.

use std::fs;
use std::path::Path;

use quorate::meeting::{Event, FORMAT, Person, PersonId, Record};
use quorate::store::journal::{JOURNAL, load};
use quorate::store::line::{Head, seal};

use crate::support::Room;

/// A practice meeting with one more entry, written by another program: a person whose name would steer the terminal.
fn with_a_hostile_name(place: &Path) {
    let mut room = Room::practising(place);
    let folder = room.meeting_folder();
    room.keys("<ctrl+q>");
    let reading = load(&folder).unwrap();
    let last = reading.records.last().unwrap();
    let person = Person {
        id: PersonId("hostile".into()),
        name: "\u{1b}[2J\u{1b}]0;owned\u{7}Mr \u{202e}X\u{200b}\u{9b}31m".into(),
        seats: vec![],
        role: Some("\u{8}\u{8}clerk".into()),
    };
    let arrived = Event::Arrived {
        person: person.id.clone(),
        way: Default::default(),
        only_for: None,
    };
    let record = |seq: u64, event: Event| Record {
        v: FORMAT,
        seq: last.seq + seq,
        id: format!("hostile{seq}"),
        event,
        ..last.clone()
    };
    let bodies = [record(1, Event::PersonAdded { person }), record(2, arrived)];
    let bodies = bodies.map(|record| ron::to_string(&record).unwrap());
    let mut bytes = fs::read(folder.join(JOURNAL)).unwrap();
    bytes.extend(seal(&reading.head, &bodies).0);
    fs::write(folder.join(JOURNAL), bytes).unwrap();
    assert_ne!(reading.head, Head::START);
}

#[test]
fn a_record_that_would_steer_the_terminal_is_shown_as_dots() {
    let place = tempfile::tempdir().unwrap();
    with_a_hostile_name(place.path());
    let mut room = Room::new(place.path());
    room.keys("<enter>");
    let steers = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\u{200b}');
    let mut seen = false;
    for keys in [
        "",
        "<f2>host",
        "<esc>",
        "<ctrl+space>attendance<enter>",
        "<f6>",
        "<esc>",
    ] {
        room.keys(keys);
        let screen = room.screen();
        assert!(!screen.contains(steers), "after {keys}: {screen:?}");
        seen |= screen.contains("31m");
    }
    assert!(seen, "the name was on none of these screens: {}", room.screen());
}

#[cfg(unix)]
#[test]
fn everything_of_a_meeting_is_the_users_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    let meetings = place.path().join("meetings");
    let mut room = Room::new(&meetings);
    room.keys("c<ctrl+o>jme-lay Dr Ali Khan<enter><esc>");
    room.keys("pe<f5>a note<f7>half")
        .message(quorate::ui::message::Message::Tick);
    let mut waiting = vec![meetings];
    let mut files = 0;
    while let Some(folder) = waiting.pop() {
        assert_eq!(
            fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
            0o700,
            "{folder:?}"
        );
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            if entry.path().is_dir() {
                waiting.push(entry.path());
            } else {
                files += 1;
                let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
                assert_eq!(mode, 0o600, "{:?}", entry.path());
            }
        }
    }
    assert!(
        files >= 8,
        "committee's record and lock, journal, prose, lock, draft, minutes.ron, documents: {files}"
    );
}

/// A journal of more than 64 MB is not read, and the list of meetings says so.
#[test]
fn a_journal_that_is_too_big_is_not_read() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("mid-essex/2016-04-20");
    fs::create_dir_all(&folder).unwrap();
    let file = fs::File::create(folder.join(JOURNAL)).unwrap();
    file.set_len(64 * 1024 * 1024 + 1).unwrap();
    let why = load(&folder).unwrap_err();
    assert!(why.happened.contains("longer than"), "{why}");
    assert!(Room::new(place.path()).screen().contains("cannot be read"));
}
