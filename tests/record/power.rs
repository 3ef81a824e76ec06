//! Power cuts. A meeting is recorded on the simulated disk, the state before every step is kept, and each seed cuts the
//! power before one of them, keeping a part of what was not synced. Afterwards everything answered as saved is there,
//! nothing else but what was asked for, no act by half, no false alarm, and recording goes on.

use std::path::Path;
use std::thread;

use quorate::meeting::Event;
use quorate::store::line::Place;
use quorate::store::scan::{Strict, scan};
use quorate::store::{Append, DiskJob, DiskReply};

use crate::entries::{noted, plain, session};
use crate::simulated::{Rng, Simulated, State};
use crate::sitting::{Sitting, folder, reopen, worker};

/// Seeds that share a meeting; each cuts the power of it elsewhere.
const TOGETHER: u64 = 100;
const FIXED: u64 = 50_000;
const FRESH: u64 = 10_000;

/// A meeting of some acts: alone and several at once, of one record and of more, with texts, drafts and documents.
fn meeting(disk: Simulated, rng: &mut Rng) -> Sitting {
    let mut sitting = Sitting::on(disk);
    assert!(sitting.create());
    for turn in 0..2 + rng.below(2) {
        let mut next = sitting.next;
        let mut acts = Vec::new();
        for _ in 0..1 + rng.below(2) {
            let mut entries = Vec::new();
            for _ in 0..1 + rng.below(3) {
                entries.push(match rng.below(4) {
                    0 => noted(next, &"a note of some length ".repeat(1 + rng.below(40))),
                    1 => session(next),
                    2 => plain(
                        next,
                        Event::Abandoned {
                            reason: "x".repeat(rng.below(900)),
                        },
                    ),
                    _ => plain(next, Event::CalledToOrder),
                });
                next += 1;
            }
            acts.push(entries);
        }
        sitting.act(acts);
        match rng.below(4) {
            0 => sitting.draft("half a sentence"),
            1 => sitting.draft(""),
            2 => drop(sitting.write_document(format!("minutes {turn}").repeat(100).as_bytes())),
            _ => {}
        }
    }
    sitting.worker.perform(DiskJob::Shutdown);
    sitting
}

/// What is wrong after the power of this seed's meeting was cut. `Ok`: whether an end had to be confirmed.
fn cut(sitting: &Sitting, before: &State, rng: &mut Rng) -> Result<(), String> {
    let saved = before.saved;
    let mut left = before.after_power_cut(rng);
    // Now and then the power goes again while the end is being put right.
    if rng.below(8) == 0 {
        let disk = Simulated::of(left.clone()).remember();
        let _ = reopen(&mut worker(&disk));
        let steps = disk.history();
        if !steps.is_empty() {
            left = steps[rng.below(steps.len())].after_power_cut(rng);
        }
    }
    let documents = left.bytes(&folder().join("minutes.ron")).map(<[u8]>::to_vec);
    if documents.is_some_and(|there| !sitting.documents.contains(&there)) {
        return Err("a document is neither the old one nor the new one".into());
    }
    let disk = Simulated::of(left);
    let mut after = worker(&disk);
    let opened = reopen(&mut after).map_err(|why| format!("cannot be opened: {why}"))?;
    let Some(opened) = opened else {
        return match saved {
            0 => Ok(()),
            _ => Err("the meeting is gone".into()),
        };
    };
    if opened.read_only || opened.texts_read_only {
        return Err(format!(
            "a false alarm: {:?} {:?}",
            opened.verdict, opened.texts_verdict
        ));
    }
    if !opened.texts_missing.is_empty() || opened.draft_lost.is_some() {
        return Err("a text or a draft is gone".into());
    }
    sitting.check(&opened.records, saved)?;
    let next = u64::try_from(opened.records.len()).unwrap() + 1;
    let more = DiskJob::Append(Append {
        ticket: 1,
        entries: vec![plain(next, Event::Resumed)],
    });
    if !matches!(after.perform(more), DiskReply::Saved { .. }) {
        return Err("nothing more can be recorded".into());
    }
    let state = disk.state();
    let bytes = state.bytes(&folder().join("journal.ronl")).unwrap_or_default();
    let scan = scan(bytes, Place::First, &Strict);
    match scan.damage.is_none() && scan.lines.len() == opened.records.len() + 1 {
        true => Ok(()),
        false => Err(format!("not clean afterwards: {:?}", scan.damage)),
    }
}

/// The seeds from `first` on that go wrong, and what goes wrong with them.
fn wrong_seeds(first: u64, count: u64, lying: bool) -> Vec<(u64, String)> {
    let meetings: Vec<u64> = (first / TOGETHER..(first + count).div_ceil(TOGETHER)).collect();
    let of_meeting = |meeting_seed: u64| {
        let disk = Simulated::empty().remember();
        let disk = if lying { disk.lying() } else { disk };
        let sitting = meeting(disk, &mut Rng(meeting_seed));
        let steps = sitting.disk.history();
        let seeds = (meeting_seed * TOGETHER).max(first)..((meeting_seed + 1) * TOGETHER).min(first + count);
        let wrong = seeds.filter_map(|seed| {
            let mut rng = Rng(seed.wrapping_mul(0x5851_f42d_4c95_7f2d));
            let step = &steps[rng.below(steps.len())];
            cut(&sitting, step, &mut rng).err().map(|why| (seed, why))
        });
        wrong.collect::<Vec<_>>()
    };
    let halves = meetings.chunks(meetings.len().div_ceil(2).max(1));
    thread::scope(|scope| {
        let threads: Vec<_> = halves
            .map(|half| scope.spawn(|| half.iter().flat_map(|seed| of_meeting(*seed)).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

fn assert_none(first: u64, count: u64) {
    let wrong = wrong_seeds(first, count, false);
    assert!(
        wrong.is_empty(),
        "{} of {count} seeds from {first}; run one with QUORATE_SEED: {:?}",
        wrong.len(),
        &wrong[..wrong.len().min(5)]
    );
}

fn longer() -> u64 {
    match std::env::var_os("QUORATE_LONG") {
        Some(_) => 10,
        None => 1,
    }
}

#[test]
fn a_power_cut_loses_nothing_saved_and_raises_no_false_alarm() {
    match std::env::var("QUORATE_SEED").map(|seed| seed.parse().unwrap()) {
        Ok(seed) => assert_none(seed, 1),
        Err(_) => assert_none(0, FIXED * longer()),
    }
}

#[test]
fn nor_does_a_power_cut_at_seeds_nobody_tried() {
    let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    let first = u64::try_from(since.as_micros()).unwrap() * 10_000 % (1 << 60);
    println!("fresh seeds from {first}");
    assert_none(first, FRESH * longer());
}

/// The guard: a disk that only says it synced is found out by the very same test.
#[test]
fn on_a_disk_that_does_not_sync_the_test_fails() {
    let wrong = wrong_seeds(0, 1_000, true);
    let lost = wrong
        .iter()
        .filter(|(_, why)| why.contains("lost") || why.contains("gone"));
    assert!(lost.count() > 100, "{} of 1000", wrong.len());
}

/// The meeting's folder itself lasts from the first answer on, wherever the meetings are to be.
#[test]
fn a_meeting_that_was_made_is_there_after_a_power_cut() {
    let disk = Simulated::empty();
    assert!(Sitting::on(disk.clone()).create());
    for seed in 0..200 {
        let left = disk.state().after_power_cut(&mut Rng(seed));
        assert!(left.bytes(&folder().join("journal.ronl")).is_some(), "seed {seed}");
        assert!(left.bytes(Path::new("/m/mid-essex")).is_none(), "a folder");
    }
}
