//! Every step of the disk made to fail, one after another, once and from then on, until a run meets no fault: the record
//! is as before or as after, nothing is answered as saved that is not, nothing panics, and once the disk is well again
//! the meeting goes on.

use quorate::meeting::Event;
use quorate::store::{DiskJob, DiskReply};

use crate::entries::{noted, plain, session};
use crate::simulated::{Fault, Rng, Simulated, State};
use crate::sitting::{Answer, Sitting, folder, reopen, worker};

/// A part of a meeting's life, on a disk that may fail; the answers are in the sitting.
type Part = fn(&mut Sitting);

fn append(sitting: &mut Sitting) {
    let next = sitting.next;
    sitting.act(vec![
        vec![session(next)],
        vec![
            noted(next + 1, "what was said"),
            plain(next + 2, Event::NothingDeclared),
        ],
    ]);
    let next = sitting.next;
    sitting.act(vec![vec![plain(next, Event::NoApologies)]]);
}

fn undo(sitting: &mut Sitting) {
    let next = sitting.next;
    let event = Event::Withdrawn {
        seq: next - 1,
        reason: None,
    };
    sitting.act(vec![vec![plain(next, event)]]);
}

fn close(sitting: &mut Sitting) {
    let next = sitting.next;
    sitting.act(vec![vec![plain(next, Event::Closed)]]);
    sitting.worker.perform(DiskJob::Shutdown);
}

fn export(sitting: &mut Sitting) {
    for turn in 0..2 {
        let written = sitting.write_document(format!("minutes {turn}").as_bytes());
        let there = sitting
            .disk
            .state()
            .bytes(&folder().join("minutes.ron"))
            .map(<[u8]>::to_vec);
        if written {
            assert_eq!(there.as_ref(), sitting.documents.last(), "said to be written");
        }
        assert!(
            there.is_none_or(|there| sitting.documents.contains(&there)),
            "half a document"
        );
    }
    sitting.draft("half a sentence");
}

fn reopened(sitting: &mut Sitting) {
    let _ = reopen(&mut sitting.worker);
}

/// A meeting with some entries, its end torn where that is asked for.
fn begun(torn: bool) -> (State, Vec<(Vec<quorate::store::Entry>, Answer)>, u64) {
    let mut sitting = Sitting::on(Simulated::empty());
    assert!(sitting.create());
    sitting.act(vec![
        vec![session(2), noted(3, "a note")],
        vec![plain(4, Event::CalledToOrder)],
    ]);
    assert!(sitting.acts.iter().all(|(_, answer)| *answer == Answer::Saved));
    sitting.worker.perform(DiskJob::Shutdown);
    let mut state = sitting.disk.state();
    if torn {
        let path = folder().join("journal.ronl");
        let bytes = [state.bytes(&path).unwrap(), b"(v:0,seq:5,id:"].concat();
        state.put(&path, &bytes);
    }
    state.steps = 0;
    (state, sitting.acts, sitting.next)
}

/// Runs a part with the fault at this step; how many steps there were.
fn run(part: Part, opens: bool, torn: bool, step: usize, fault: Fault, sticky: bool) -> usize {
    let (state, acts, next) = begun(torn);
    let disk = Simulated::of(state);
    let mut sitting = Sitting::on(disk.clone());
    (sitting.acts, sitting.next) = (acts, next);
    if opens {
        reopen(&mut sitting.worker).unwrap().unwrap();
    }
    let before = disk.state().steps;
    sitting.disk = disk.clone().failing(before + step, fault, sticky);
    part(&mut sitting);
    let steps = disk.state().steps - before;
    let what = format!("step {step}, {fault:?}, sticky {sticky}");
    // The program is left, or the power goes; either way the disk is well afterwards.
    let (acts, _) = (sitting.acts.clone(), sitting.worker.perform(DiskJob::Shutdown));
    drop(sitting);
    let live = Simulated::of(disk.state());
    let saved = acts.iter().filter(|(_, answer)| *answer == Answer::Saved).count();
    let mut rng = Rng(u64::try_from(step).unwrap());
    let after_cuts = (0..4).map(|_| Simulated::of(disk.state().after_power_cut(&mut rng)));
    for (place, disk) in std::iter::once(live).chain(after_cuts).enumerate() {
        let mut after = worker(&disk);
        let opened = reopen(&mut after)
            .unwrap_or_else(|why| panic!("{what}: {why}"))
            .unwrap();
        assert!(
            !opened.read_only && !opened.texts_read_only,
            "{what}: {:?}",
            opened.verdict
        );
        assert!(opened.texts_missing.is_empty() && opened.draft_lost.is_none(), "{what}");
        crate::sitting::check(&acts, &opened.records, saved).unwrap_or_else(|why| panic!("{what}: {why}"));
        for (entries, _) in acts
            .iter()
            .filter(|(_, answer)| *answer == Answer::NotSaved && place == 0)
        {
            let again = acts
                .iter()
                .filter(|(others, _)| others[0].record.seq == entries[0].record.seq)
                .count()
                > 1;
            let there = opened.records.contains(&entries[0].record);
            assert!(
                again || !there,
                "{what}: said not to be saved, and to be as it was before"
            );
        }
        let next = u64::try_from(opened.records.len()).unwrap() + 1;
        let entries = vec![plain(next, Event::Resumed)];
        let reply = after.perform(DiskJob::Append(quorate::store::Append { ticket: 9, entries }));
        assert!(matches!(reply, DiskReply::Saved { .. }), "{what}: {reply:?}");
    }
    steps
}

fn all_steps(part: Part, opens: bool, torn: bool) {
    let mut tried = 0;
    for fault in [Fault::Io, Fault::Full] {
        for sticky in [false, true] {
            let mut step = 1;
            while run(part, opens, torn, step, fault, sticky) >= step {
                step += 1;
                tried += 1;
            }
        }
    }
    assert!(tried >= 16, "{tried} faults");
}

#[test]
fn opening_survives_every_fault() {
    all_steps(reopened, false, false);
    all_steps(reopened, false, true);
}

#[test]
fn appending_survives_every_fault() {
    all_steps(append, true, false);
}

#[test]
fn undo_survives_every_fault() {
    all_steps(undo, true, false);
}

#[test]
fn closing_survives_every_fault() {
    all_steps(close, true, false);
}

#[test]
fn exporting_survives_every_fault() {
    all_steps(export, true, false);
}

/// Making a meeting: it is there with its first record, or not there.
#[test]
fn making_a_meeting_survives_every_fault() {
    for fault in [Fault::Io, Fault::Full] {
        for sticky in [false, true] {
            for step in 1.. {
                let disk = Simulated::empty().failing(step, fault, sticky);
                let mut sitting = Sitting::on(disk.clone());
                let made = sitting.create();
                disk.mended();
                drop(sitting.worker.perform(DiskJob::Shutdown));
                let opened = reopen(&mut worker(&disk)).unwrap();
                assert!(!made || opened.is_some(), "step {step}, {fault:?}");
                if disk.state().steps < step {
                    break;
                }
            }
        }
    }
}

/// A full disk costs nothing saved, and recording goes on in the same session once there is space.
#[test]
fn a_full_disk_is_carried_on_from_once_there_is_space() {
    let disk = Simulated::empty();
    let mut sitting = Sitting::on(disk.clone());
    assert!(sitting.create());
    disk.clone().failing(disk.state().steps + 1, Fault::Full, true);
    for _ in 0..3 {
        sitting.act(vec![vec![noted(2, "what was said")]]);
        assert_eq!(sitting.acts.last().unwrap().1, Answer::NotSaved);
    }
    disk.mended();
    sitting.act(vec![vec![noted(2, "what was said")], vec![plain(3, Event::Closed)]]);
    let answers: Vec<Answer> = sitting.acts.iter().rev().take(2).map(|(_, answer)| *answer).collect();
    assert_eq!(answers, [Answer::Saved, Answer::Saved]);
}
