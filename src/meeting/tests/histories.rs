//! Ten thousand short random histories: acting step by step is folding at once, the meeting at any record is that of the
//! records so far, undo is the state without the act, undo of undo the state with it, and what cannot be withdrawn says
//! why. `undo.rs` has fewer and longer ones.

use std::rc::Rc;
use std::thread;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::undo::{any_event, bare};
use crate::meeting::testing::Tale;
use crate::meeting::*;

const HISTORIES: usize = 10_000;

fn record(history: &History, id: String, effect: Option<Effect>, event: Event) -> Record {
    let first = &history.records()[0];
    Record {
        seq: history.next_seq(),
        id,
        effect,
        event,
        ..first.clone()
    }
}

/// The withdrawals of these records, the last first, as one act.
fn withdrawn(history: &History, name: &str, seqs: &[Seq]) -> Result<History, Refusal> {
    let records: Vec<Record> = (0..)
        .zip(seqs.iter().rev())
        .map(|(place, seq)| {
            let event = Event::Withdrawn {
                seq: *seq,
                reason: None,
            };
            let mut record = record(history, format!("{name}.{place}"), None, event);
            record.seq += place;
            record
        })
        .collect();
    history.try_act(&records)
}

/// Grows a history and holds everything that must hold of it; how many acts it took.
fn grow_and_check(begun: &History, acts: Vec<(Event, Option<Seq>)>) -> usize {
    let mut history = begun.clone();
    let mut stages = vec![history.meeting().clone()];
    for (place, (event, before)) in acts.into_iter().enumerate() {
        let effect = before.map(|before| Effect {
            before: Some(before),
            time: None,
        });
        let act = record(&history, format!("act{place}"), effect, event);
        match history.try_act(&[act]) {
            Ok(grown) => {
                history = grown;
                stages.push(history.meeting().clone());
            }
            Err(refusal) => assert!(!refusal.says.is_empty()),
        }
    }
    for (seq, stage) in (1..).zip(&stages) {
        assert_eq!(
            history.at(seq).map(|then| then.meeting().clone()).as_ref(),
            Ok(stage),
            "at {seq} of {:?}",
            history.records()
        );
    }
    if let Some(target) = history.undo_target() {
        let undone = withdrawn(&history, "undo", &target).unwrap();
        if target.last() == history.records().last().map(|record| &record.seq) {
            let without = &stages[usize::try_from(target[0]).unwrap() - 2];
            assert_eq!(bare(undone.meeting()), bare(without), "{:?}", history.records());
        }
        let redone = withdrawn(&undone, "redo", &undone.redo_target().unwrap()).unwrap();
        assert_eq!(
            bare(redone.meeting()),
            bare(history.meeting()),
            "{:?}",
            history.records()
        );
    }
    for seq in (2..history.next_seq()).step_by(3) {
        if let Err(refusal) = withdrawn(&history, "earlier", &[seq]) {
            assert!(refusal.says.len() > 20, "{}", refusal.says);
        }
    }
    stages.len() - 1
}

fn run(half: u8) -> usize {
    let begun = Tale::new().history();
    // Folding shares what was parsed once, as the program does.
    assert!(Rc::strong_count(&begun.meeting().terms) >= 1);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[half; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let acts = prop::collection::vec((any_event(), prop::option::weighted(0.3, 2u64..12)), 1..10);
    (0..HISTORIES / 2)
        .map(|_| grow_and_check(&begun, acts.new_tree(&mut runner).unwrap().current()))
        .sum()
}

#[test]
fn ten_thousand_histories_undo_and_fold_as_they_should() {
    let taken: usize = thread::scope(|scope| {
        let halves = [1, 2].map(|half| scope.spawn(move || run(half)));
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    assert!(taken > HISTORIES, "{taken} acts were possible");
}
