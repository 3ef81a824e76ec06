//! What is typed: while the screen says that it is saved it is in the record or in the draft, whatever step of the disk
//! fails, and whenever the program or the power ends.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use quorate::meeting::{Event, ItemNo, TextKind, parse_agenda};
use quorate::store::{DiskJob, Mend};
use quorate::ui::message::Message;
use quorate::ui::port::DiskQueue;

use crate::entries::{created, now, record};
use crate::simulated::{Fault, Rng, Simulated, State};
use crate::sitting::slug;
use crate::support::Room;

type Texts = BTreeMap<(ItemNo, TextKind), Vec<String>>;

/// A text that is typed and kept as a draft.
const KEPT: &str = "The practice writes to its patients.";

/// What is done then, key by key; "." is two seconds without a key.
const WAYS: [&[&str]; 9] = [
    &["<f7>"],
    &["<tab>"],
    &["<f2>", "<esc>", "<f7>", "."],
    &["<f6>", "chair ", "write", "<enter>"],
    &[" And more.", ".", "<f7>", "of the next item", "."],
    &["<f7>", "next", "<f7>", "."],
    &["<backspace>", "<backspace>", "<ctrl+t>", "."],
    &["<ctrl+l>"],
    &["<ctrl+q>"],
];

fn press(room: &mut Room, keys: &str) {
    match keys {
        "." => room.message(Message::Tick),
        keys => drop(room.keys(keys)),
    }
}

/// The texts on the screen, each as it is typed.
fn on_screen(room: &Room) -> Vec<((ItemNo, TextKind), String)> {
    let fields = room.app.open.iter().flat_map(|open| [&open.note, &open.minute]);
    fields
        .filter_map(|field| Some(((field.item.clone()?, field.kind), field.text())))
        .collect()
}

fn says_saved(room: &Room) -> bool {
    let screen = room.screen();
    screen.lines().next().unwrap().ends_with("  saved") && !screen.contains("NOT SAVED")
}

/// A text as it was when the screen last said that it is saved, and as it was typed since.
fn note(texts: &mut Texts, room: &Room) {
    let saved = says_saved(room);
    if saved {
        texts
            .values_mut()
            .for_each(|versions| drop(versions.drain(..versions.len() - 1)));
    }
    for (place, text) in on_screen(room) {
        let versions = texts.entry(place).or_default();
        if saved {
            versions.clear();
        }
        versions.push(text);
    }
}

fn opened(disk: &Simulated, folder: &Path, ids: u128) -> Room {
    let mut room = Room::over(Path::new("/m"), Arc::new(disk.clone()));
    room.ids_from(ids);
    room.disk.send(DiskJob::Open {
        folder: folder.into(),
        now: now(),
        mend: Mend::DamagedLast,
    });
    room.message(Message::Tick);
    room
}

/// A text as it is typed or recorded.
fn there(room: &Room, (item, kind): &(ItemNo, TextKind)) -> String {
    let typed = on_screen(room)
        .into_iter()
        .find(|(place, _)| place.0 == *item && place.1 == *kind);
    let recorded = || room.app.open.as_ref().unwrap().recorded_text(item, *kind).to_string();
    typed.map_or_else(recorded, |(_, text)| text)
}

/// A committee that is quick to work out.
const TERMS: &str = r#"(
    format: 0, id: "small", committee: "Small Committee",
    bodies: [(name: "Town")], seats: [(id: "a", body: "Town", title: "Member")],
    quorum: (checked: [Always], test: Need(at_least: 1, are: [Present])),
    decisions: [(class: "joint", rule: (carried: Need(more_than: "1/2", of: [Attending], are: [For])))],
    verbs: ["agreed"],
)"#;

/// A meeting in which a text is typed and kept: the disk, and the meeting's folder.
fn begun() -> (State, PathBuf) {
    let disk = Simulated::empty();
    let mut room = Room::over(Path::new("/m"), Arc::new(disk.clone()));
    let mut first = created();
    if let Event::Created(created) = &mut first.event {
        created.terms = TERMS.into();
        created.agenda = parse_agenda("1. Welcome\n2. Report\n3. Budget\n").items;
    }
    room.disk.send(DiskJob::Create {
        committee: slug(),
        first: Box::new(first),
        with: vec![
            record(2, Event::CalledToOrder),
            record(
                3,
                Event::ItemTaken {
                    item: ItemNo("1".into()),
                },
            ),
        ],
    });
    room.message(Message::Tick);
    room.keys("<f7>").keys(KEPT);
    room.message(Message::Tick);
    let typed = on_screen(&room).iter().any(|(_, text)| text == KEPT);
    assert!(says_saved(&room) && typed, "{}", room.screen());
    (disk.state(), room.meeting_folder())
}

/// Opens it, fails the disk at this step, goes on, and ends without a word; how many steps there were.
fn run((begun, folder): &(State, PathBuf), way: &[&str], step: usize, fault: Fault, sticky: bool) -> usize {
    let disk = Simulated::of(begun.clone());
    let mut room = opened(&disk, folder, 1_000);
    let mut texts = Texts::new();
    note(&mut texts, &room);
    let before = disk.state().steps;
    disk.clone().failing(before + step, fault, sticky);
    for keys in way {
        press(&mut room, keys);
        note(&mut texts, &room);
    }
    let steps = disk.state().steps - before;
    let last = room.screen();
    drop(room);
    // Every other time the power ends with the program.
    let end = match step % 2 {
        0 => disk.state(),
        _ => disk.state().after_power_cut(&mut Rng(u64::try_from(step).unwrap())),
    };
    let after = opened(&Simulated::of(end), folder, 2_000);
    let what = || {
        format!(
            "{way:?}, step {step}, {fault:?}, sticky {sticky}\n{last}\n{}",
            after.screen()
        )
    };
    assert!(after.app.open.is_some(), "{}", what());
    for (place, versions) in &texts {
        let there = there(&after, place);
        let same = |version: &String| version.trim_end() == there.trim_end();
        assert!(
            versions.iter().any(same),
            "{}{place:?}: {there:?}, not {versions:?}",
            what()
        );
    }
    steps
}

#[test]
fn what_is_shown_as_saved_is_there_whatever_step_fails() {
    let (mut tried, begun) = (0, begun());
    for way in WAYS {
        for (fault, sticky) in [(Fault::Io, false), (Fault::Io, true), (Fault::Full, true)] {
            let mut step = 1;
            while run(&begun, way, step, fault, sticky) >= step {
                step += 1;
                tried += 1;
            }
        }
    }
    assert!(tried >= 300, "{tried} faults");
}

const LINE: &str = "title 3 Budget of the year";

/// The same for a command that is half typed: afterwards it is recorded, or it is there to be entered, and never both.
fn run_line((begun, folder): &(State, PathBuf), step: usize, fault: Fault, sticky: bool) -> usize {
    let disk = Simulated::of(begun.clone());
    let mut room = opened(&disk, folder, 1_000);
    room.keys("/").keys(LINE);
    room.message(Message::Tick);
    assert!(says_saved(&room), "{}", room.screen());
    let before = disk.state().steps;
    disk.clone().failing(before + step, fault, sticky);
    room.keys("<enter>");
    room.message(Message::Tick);
    let steps = disk.state().steps - before;
    let last = room.screen();
    drop(room);
    let end = match step % 2 {
        0 => disk.state(),
        _ => disk.state().after_power_cut(&mut Rng(u64::try_from(step).unwrap())),
    };
    let after = opened(&Simulated::of(end), folder, 2_000);
    let open = after.app.open.as_ref().unwrap();
    let changed = |event: &Event| matches!(event, Event::ItemChanged { .. });
    let recorded = open.history.records().iter().any(|record| changed(&record.event));
    let there = after.app.act.as_ref().is_some_and(|line| line.text == LINE);
    assert!(
        recorded != there,
        "step {step}, {fault:?}, sticky {sticky}: recorded {recorded}, there {there}\n{last}\n{}",
        after.screen()
    );
    steps
}

#[test]
fn a_half_typed_command_is_recorded_or_there_whatever_step_fails() {
    let (mut tried, begun) = (0, begun());
    for (fault, sticky) in [(Fault::Io, false), (Fault::Io, true), (Fault::Full, true)] {
        let mut step = 1;
        while run_line(&begun, step, fault, sticky) >= step {
            step += 1;
            tried += 1;
        }
    }
    assert!(tried >= 20, "{tried} faults");
}
