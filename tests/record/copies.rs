//! The safe copy: after every saved entry, never waited for, never written over once somebody carried on from it; and the
//! two records that come of that, joined by a person.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use quorate::meeting::Event;
use quorate::store::copy::copy;
use quorate::store::journal::load;
use quorate::store::{
    Append, Copied, CopyJob, CopyReport, DiskJob, DiskReply, Mend, OpenedMeeting, RealDisk, Worker, prose, spawn,
    verify,
};
use quorate::ui::message::Message;

use crate::entries::{created, meetings, noted, now, plain, session};
use crate::simulated::{Fault, Rng, Simulated};
use crate::sitting::slug;
use crate::support::Room;

/// A worker whose copies are made at once; what was reported of each.
fn copying(place: &Path) -> (Worker, Arc<Mutex<Vec<CopyReport>>>) {
    let mut worker = Worker::new(meetings(place));
    let reports = Arc::new(Mutex::new(Vec::new()));
    let seen = reports.clone();
    worker.copying(move |job| seen.lock().unwrap().push(copy(&RealDisk, &job)));
    (worker, reports)
}

fn append(worker: &mut Worker, entry: quorate::store::Entry) {
    let entries = vec![entry];
    let reply = worker.perform(DiskJob::Append(Append { ticket: 1, entries }));
    assert!(matches!(reply, DiskReply::Saved { .. }), "{reply:?}");
}

fn open(folder: &Path, mend: Mend) -> DiskJob {
    DiskJob::Open {
        folder: folder.into(),
        now: now(),
        mend,
    }
}

/// A test beside this one that is just starting a process has, for a moment, every file of this one open in it.
#[track_caller]
fn opened(worker: &mut Worker, folder: &Path, mend: Mend) -> OpenedMeeting {
    for _ in 0..10_000 {
        match worker.perform(open(folder, mend)) {
            DiskReply::Opened(meeting) => return *meeting,
            DiskReply::HeldElsewhere { .. } => std::thread::yield_now(),
            other => panic!("{other:?}"),
        }
    }
    panic!("it is held for good");
}

/// A meeting with copies in the folder `stick`, on the real disk.
fn copied() -> (tempfile::TempDir, Worker, Arc<Mutex<Vec<CopyReport>>>, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let stick = place.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let (mut worker, reports) = copying(&place.path().join("meetings"));
    let first = Box::new(created());
    assert!(matches!(
        worker.perform(DiskJob::Create {
            committee: slug(),
            first,
            with: vec![],
        }),
        DiskReply::Opened(_)
    ));
    let reply = worker.perform(DiskJob::KeepCopiesIn { place: stick.clone() });
    assert_eq!(reply, DiskReply::CopiesGoTo(stick.clone()));
    (place, worker, reports, stick)
}

fn ours(place: &tempfile::TempDir) -> PathBuf {
    place.path().join("meetings/mid-essex/2016-04-20")
}

#[test]
fn every_saved_entry_is_in_the_safe_copy() {
    let (place, mut worker, reports, stick) = copied();
    let copy = stick.join("mid-essex/2016-04-20");
    for seq in 2..8 {
        append(
            &mut worker,
            if seq % 2 == 0 {
                noted(seq, "what was said")
            } else {
                session(seq)
            },
        );
        assert_eq!(reports.lock().unwrap().last(), Some(&CopyReport::Done));
        for name in ["journal.ronl", "prose.ronl"] {
            assert_eq!(
                fs::read(copy.join(name)).unwrap(),
                fs::read(ours(&place).join(name)).unwrap(),
                "{name} {seq}"
            );
        }
    }
    assert!(verify(&copy).unwrap().sound());
    // The folder is remembered: another start copies there too.
    drop(worker);
    let (mut again, reports) = copying(&place.path().join("meetings"));
    opened(&mut again, &ours(&place), Mend::TornTail);
    append(&mut again, session(8));
    assert_eq!(reports.lock().unwrap().last(), Some(&CopyReport::Done));
    assert_eq!(load(&copy).unwrap().records.len(), 8);
}

#[test]
fn a_stick_that_is_pulled_out_costs_nothing_and_is_caught_up_with() {
    let (place, mut worker, reports, stick) = copied();
    let away = place.path().join("away");
    fs::rename(&stick, &away).unwrap();
    fs::write(&stick, "no folder").unwrap();
    append(&mut worker, session(2));
    assert!(matches!(reports.lock().unwrap().last(), Some(CopyReport::Waits(_))));
    fs::remove_file(&stick).unwrap();
    fs::rename(&away, &stick).unwrap();
    append(&mut worker, session(3));
    assert_eq!(reports.lock().unwrap().last(), Some(&CopyReport::Done));
    assert_eq!(load(&stick.join("mid-essex/2016-04-20")).unwrap().records.len(), 3);
}

/// Whatever step of copying fails, or where the power goes: the copy is a beginning of the record, and is caught up with.
#[test]
fn a_copy_that_was_interrupted_anywhere_is_caught_up_with() {
    let disk = Simulated::empty();
    let mut sitting = crate::sitting::Sitting::on(disk.clone());
    assert!(sitting.create());
    for seq in 2..6 {
        sitting.act(vec![vec![noted(seq, &"long ".repeat(200))]]);
    }
    let bytes = |disk: &Simulated, name: &str| {
        let state = disk.state();
        state.bytes(&crate::sitting::folder().join(name)).unwrap().to_vec()
    };
    let job = |part: usize| CopyJob {
        folder: crate::sitting::folder(),
        to: "/stick".into(),
        what: Copied::Meeting {
            journal_bytes: u64::try_from(bytes(&disk, "journal.ronl").len()).unwrap() / part as u64,
            prose_bytes: u64::try_from(bytes(&disk, "prose.ronl").len()).unwrap() / part as u64,
        },
    };
    let mut state = disk.state();
    state.steps = 0;
    let whole = job(1);
    for fault in [Fault::Io, Fault::Full] {
        for step in 1.. {
            let disk = Simulated::of(state.clone()).failing(step, fault, true);
            let _ = copy(&disk, &whole);
            let steps = disk.state().steps;
            let left = disk.state().after_power_cut(&mut Rng(u64::try_from(step).unwrap()));
            disk.mended();
            for disk in [disk, Simulated::of(left)] {
                assert_eq!(copy(&disk, &whole), CopyReport::Done, "{fault:?} {step}");
                let copied = disk.state();
                let there = copied.bytes(Path::new("/stick/mid-essex/2016-04-20/journal.ronl"));
                assert_eq!(there.unwrap(), bytes(&disk, "journal.ronl"), "{fault:?} {step}");
            }
            if steps < step {
                break;
            }
        }
    }
}

/// Every file of a folder, by name.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

/// A copy is torn while it is written, each time: whoever only looks at it leaves that to the computer that writes it.
#[test]
fn a_torn_copy_that_is_only_looked_at_stays_as_it_is() {
    let (_place, mut worker, _reports, stick) = copied();
    append(&mut worker, noted(2, "whole"));
    append(&mut worker, noted(3, "torn"));
    let copy = stick.join("mid-essex/2016-04-20");
    for name in ["journal.ronl", "prose.ronl"] {
        let bytes = fs::read(copy.join(name)).unwrap();
        fs::write(copy.join(name), &bytes[..bytes.len() - 20]).unwrap();
    }
    // The lock is taken for as long as it is looked at, and its file stays.
    fs::write(copy.join("meeting.lock"), "").unwrap();
    let before = files(&copy);
    let mut other = Worker::new(meetings(&stick));
    let looked_at = opened(&mut other, &copy, Mend::TornTail);
    assert!(looked_at.safe_copy && looked_at.read_only);
    assert_eq!((looked_at.records.len(), looked_at.texts.len()), (2, 1));
    assert!(files(&copy) == before, "something was changed");
    let carried_on = opened(&mut other, &copy, Mend::DamagedLast);
    assert!(!carried_on.read_only);
    assert!(files(&copy) != before, "it was to be mended");
}

/// Carries on from the copy as another computer would: it says what it is, and opens when somebody confirms.
fn carry_on(stick: &Path) -> Worker {
    let copy = stick.join("mid-essex/2016-04-20");
    let mut other = Worker::new(meetings(stick));
    let looked_at = opened(&mut other, &copy, Mend::TornTail);
    assert!(looked_at.safe_copy && looked_at.read_only);
    let carried_on = opened(&mut other, &copy, Mend::DamagedLast);
    assert!(!carried_on.safe_copy && !carried_on.read_only);
    other
}

#[test]
fn a_copy_that_was_carried_on_from_is_never_written_over() {
    let (_place, mut worker, reports, stick) = copied();
    append(&mut worker, session(2));
    let mut other = carry_on(&stick);
    append(&mut other, plain(3, Event::CalledToOrder));
    append(&mut other, plain(4, Event::NoApologies));
    drop(other);
    let copy = stick.join("mid-essex/2016-04-20");
    let theirs = load(&copy).unwrap().records;
    append(&mut worker, plain(3, Event::NothingDeclared));
    let CopyReport::Forked(fork) = reports.lock().unwrap().last().cloned().unwrap() else {
        panic!()
    };
    assert_eq!(
        (fork.common, fork.ours, fork.theirs, fork.folder),
        (2, 1, 2, copy.clone())
    );
    assert_eq!(load(&copy).unwrap().records, theirs);
    let beside = stick.join("mid-essex/2016-04-20-2");
    assert_eq!(load(&beside).unwrap().records.len(), 3, "ours goes on beside it");
}

#[test]
fn a_folder_that_cannot_hold_copies_is_refused() {
    let (place, mut worker, _, stick) = copied();
    let file = place.path().join("file");
    fs::write(&file, "").unwrap();
    for bad in [
        PathBuf::from("stick"),
        stick.join("none"),
        file,
        place.path().join("meetings/x"),
        place.path().into(),
    ] {
        let reply = worker.perform(DiskJob::KeepCopiesIn { place: bad.clone() });
        assert!(matches!(reply, DiskReply::NoCopiesThere(_)), "{bad:?}");
    }
}

/// The disk thread answers while the copy stands still; leaving waits for the copy's end.
#[test]
fn the_copy_has_a_thread_of_its_own() {
    let (place, worker, _, stick) = copied();
    drop(worker);
    let ((jobs, received), (answers, replies)) = (channel(), channel());
    let worker = Worker::new(meetings(&place.path().join("meetings")));
    let thread = spawn(worker, received, move |reply| drop(answers.send(reply))).unwrap();
    jobs.send(open(&ours(&place), Mend::TornTail)).unwrap();
    let entries = vec![session(2)];
    jobs.send(DiskJob::Append(Append { ticket: 2, entries })).unwrap();
    jobs.send(DiskJob::Shutdown).unwrap();
    thread.join().unwrap();
    let replies: Vec<DiskReply> = replies.iter().collect();
    assert!(replies.contains(&DiskReply::Copy(CopyReport::Done)), "{replies:?}");
    assert_eq!(load(&stick.join("mid-essex/2016-04-20")).unwrap().records.len(), 2);
}

/// On the screen: where copies go, how old one is when it is opened, and that there are two records.
#[test]
fn the_screen_says_how_old_a_copy_is_and_the_two_records_are_joined_by_a_person() {
    let place = tempfile::tempdir().unwrap();
    let (home, stick) = (place.path().join("home"), place.path().join("stick"));
    fs::create_dir(&stick).unwrap();
    let mut room = Room::over(&home, Arc::new(RealDisk));
    room.copy_at_once();
    room.keys("pe<f5>")
        .keys(&format!("<ctrl+space>copy {}<enter>", stick.display()));
    room.message(Message::Tick);
    assert!(
        room.screen().lines().next().unwrap().contains("safe copy 09:00"),
        "{}",
        room.screen()
    );
    let ours = room.meeting_folder();
    // Another computer, an hour later.
    let mut other = Room::over(&stick, Arc::new(RealDisk));
    other.ids_from(1_000);
    other.at("10:00").keys("<enter>");
    let says = other.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        says.contains("safe copy of a meeting") && says.contains("60 minutes ago"),
        "{}",
        other.screen()
    );
    let theirs = other.app.open.as_ref().unwrap().folder.clone();
    other.keys("yit was said there<f7>").keys("<ctrl+q>");
    room.keys("<f7>");
    assert!(room.screen().contains("TWO RECORDS"), "{}", room.screen());
    // Both programs are left, and with them their locks.
    drop((room, other));
    let before = fs::read(theirs.join("journal.ronl")).unwrap();
    let (ours_name, theirs_name) = (ours.to_str().unwrap(), theirs.to_str().unwrap());
    let (exit, says) = crate::quorate(&home, &["join", ours_name, theirs_name]);
    assert_eq!(exit, 1, "{says}");
    assert!(
        says.contains("Only here") && says.contains("the note of item"),
        "{says}"
    );
    let note = load(&theirs).unwrap().records;
    let note = note
        .iter()
        .rev()
        .find(|record| matches!(record.event, Event::TextWritten { .. }))
        .unwrap()
        .seq;
    let (exit, says) = crate::quorate(&home, &["join", ours_name, theirs_name, "--take", &note.to_string()]);
    assert!(exit == 0 && says.starts_with("1 entries were taken over"), "{says}");
    assert!(verify(&ours).unwrap().sound());
    let texts = prose::load(&ours).unwrap().texts;
    assert!(texts.values().any(|text| text == "it was said there"), "{texts:?}");
    let (exit, says) = crate::quorate(&home, &["join", ours_name, theirs_name, "--take", &note.to_string()]);
    assert!(
        exit == 1 && says.contains("in the record already"),
        "a repeated id is applied once: {says}"
    );
    assert_eq!(
        fs::read(theirs.join("journal.ronl")).unwrap(),
        before,
        "the other record is as it was"
    );
}
