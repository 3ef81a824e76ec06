//! The committee's record when something went wrong: salvaged in its place, and joined with a safe copy that was carried
//! on from. By the program's own commands and screens, on the real disk.

use quorate::meeting::CommitteeEvent;
use quorate::store::{Verdict, committee};

use crate::support::Room;

/// What came after the loss stays; what rests on it is named, to be entered again. The damaged record is kept whole.
#[test]
fn a_damaged_record_is_salvaged_in_its_place() {
    let place = tempfile::tempdir().unwrap();
    let mut room = Room::new(place.path());
    room.keys("c<ctrl+o>jme-lay Dr Ali Khan<enter>jme-chair Ms Jo Bell<enter>");
    room.keys("ikhan financial 1/4/2016 Owns a practice<enter>lbell<enter><esc>");
    drop(room);
    let folder = place.path().join("mid-north-east-essex");
    let path = folder.join("committee.ronl");
    let whole = committee::load(&folder).unwrap().records;
    let (exit, says) = crate::quorate(place.path(), &["salvage", "mid-north-east-essex"]);
    assert_eq!(exit, 3, "{says}");
    assert!(says.contains("The committee's record is sound."), "{says}");
    let bytes = std::fs::read(&path).unwrap();
    let mut damaged = bytes.clone();
    let third = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(1)
        .unwrap()
        .0
        + 20;
    damaged[third] ^= 1;
    std::fs::write(&path, &damaged).unwrap();
    let (exit, says) = crate::quorate(place.path(), &["salvage", "mid-north-east-essex"]);
    assert_eq!(exit, 1, "{says}");
    assert!(says.contains("Entry 3 cannot be read any more"), "{says}");
    let saved = committee::load(&folder).unwrap();
    assert_eq!((saved.verdict, saved.records.len()), (Verdict::Clean, whole.len()));
    for (one, other) in saved.records.iter().zip(&whole) {
        let held = matches!(one.event, CommitteeEvent::Recovered { entry, .. } if entry == one.seq);
        assert!(
            one == other || held && says.contains(&format!("Entry {} ", one.seq)),
            "{one:?}"
        );
    }
    let aside = std::fs::read_dir(&folder)
        .unwrap()
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    let aside: Vec<_> = aside
        .filter(|path| path.to_string_lossy().contains("committee.damaged-"))
        .collect();
    assert_eq!(aside.len(), 1);
    assert_eq!(std::fs::read(&aside[0]).unwrap(), damaged);
    // It is gone on with.
    let mut again = Room::new(place.path());
    again.ids_from(1_000);
    again.keys("c<ctrl+o>jme-officer Mr Ian Ford<enter>");
    assert!(again.screen().contains("  saved"), "{}", again.screen());
}

/// A safe copy that was carried on from, and the record itself: side by side, and joined as a person says.
#[test]
fn two_records_of_one_committee_are_joined() {
    let (place, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut room = Room::new(place.path());
    room.copy_at_once();
    room.keys(&format!("c<ctrl+o>/copy {}<enter>", stick.path().display()));
    room.keys("jme-lay Dr Ali Khan<enter>ikhan financial 1/4/2016 Owns a practice<enter>");
    room.message(quorate::ui::message::Message::Tick);
    let mut there = Room::new(stick.path());
    there.ids_from(5_000);
    there.keys("c<ctrl+o>");
    let screen = there.screen();
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("This is a safe copy of a committee's record that is recorded on test."),
        "{screen}"
    );
    assert!(words.contains("minutes ago"), "{screen}");
    there.keys("y<enter>jme-chair Ms Jo Bell<enter><esc>");
    room.keys("jme-officer Mr Ian Ford<enter>");
    let shown = room.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("Somebody carried on from it"), "{shown}");
    room.keys("<esc>");
    drop((room, there));
    let other = stick.path().join("mid-north-east-essex");
    let (name, other_path) = ("mid-north-east-essex", other.to_str().unwrap());
    let (exit, says) = crate::quorate(place.path(), &["join", name, other_path]);
    assert_eq!(exit, 1, "{says}");
    let only_there = says.split("Only in the other").nth(1).unwrap();
    assert!(
        only_there.contains("Jo Bell") && !only_there.contains("Ian Ford"),
        "{says}"
    );
    let theirs = committee::load(&other).unwrap().records;
    let bell = theirs
        .iter()
        .find(|record| format!("{:?}", record.event).contains("Jo Bell"))
        .unwrap();
    let take = bell.seq.to_string();
    let (exit, says) = crate::quorate(place.path(), &["join", name, other_path, "--take", &take]);
    assert_eq!(exit, 0, "{says}");
    let ours = committee::load(&place.path().join(name)).unwrap();
    assert_eq!(ours.verdict, Verdict::Clean);
    assert!(
        ours.records
            .iter()
            .any(|record| record.id == bell.id && record.event == bell.event)
    );
    assert_eq!(committee::load(&other).unwrap().records, theirs);
    let (exit, says) = crate::quorate(place.path(), &["join", name, other_path, "--take", &take]);
    assert_eq!(exit, 1, "{says}");
    assert!(says.contains("it is in the record already"), "{says}");
}
