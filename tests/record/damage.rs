//! Damage of every kind done to a journal of twelve records and to a committee's record of six: none goes unnoticed, and
//! no record that was not written is ever read.

use std::fmt::Debug;

use quorate::meeting::{CommitteeRecord, Event, Record};
use quorate::store::Verdict;
use quorate::store::lined::{Lined, read};

use crate::committee::six;
use crate::entries::{plain, session};
use crate::simulated::Simulated;
use crate::sitting::{Sitting, folder};

/// Twelve records: some alone, three written together.
pub fn twelve() -> Vec<u8> {
    let mut sitting = Sitting::on(Simulated::empty());
    assert!(sitting.create());
    sitting.act(vec![vec![session(2)]]);
    sitting.act(vec![vec![plain(3, Event::CalledToOrder)]]);
    let together = [
        plain(4, Event::NoApologies),
        plain(5, Event::NothingDeclared),
        plain(6, Event::NoQuestions),
    ];
    sitting.act(vec![together.to_vec()]);
    for seq in 7..=12 {
        let reason = format!("reason {seq}");
        sitting.act(vec![vec![plain(seq, Event::Adjourned { reason, until: None })]]);
    }
    let bytes = sitting
        .disk
        .state()
        .bytes(&folder().join("journal.ronl"))
        .unwrap()
        .to_vec();
    let reading = read::<Record>(&bytes);
    assert_eq!((reading.records.len(), reading.verdict), (12, Verdict::Clean));
    bytes
}

/// Where each writing ends: a file cut there is whole and shorter, which no chain can notice.
fn ends<L: Lined>(bytes: &[u8]) -> Vec<usize> {
    let mut ends = vec![0];
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
        if read::<L>(&bytes[..=at]).verdict == Verdict::Clean {
            ends.push(at + 1);
        }
    }
    ends
}

/// Noticed, and whatever is still read was written so.
fn noticed<L: Lined + Debug>(damaged: &[u8], written: &[L]) -> bool {
    let reading = read::<L>(damaged);
    assert!(written.starts_with(&reading.records), "a record that was never written");
    reading.verdict != Verdict::Clean
}

#[test]
fn a_file_cut_at_any_byte_is_noticed_or_whole() {
    cut::<Record>(&twelve(), 11);
    cut::<CommitteeRecord>(&six(), 5);
}

/// `whole`: at so many places, the beginning among them, the file is whole and shorter.
fn cut<L: Lined + Debug>(bytes: &[u8], whole: usize) {
    let (written, ends) = (read::<L>(bytes).records, ends::<L>(bytes));
    assert_eq!(ends.len(), whole);
    for length in 0..bytes.len() {
        assert_eq!(
            noticed(&bytes[..length], &written),
            !ends.contains(&length),
            "cut at {length}"
        );
    }
}

#[test]
fn every_byte_made_any_of_eleven_others_is_noticed() {
    change::<Record>(&twelve());
    change::<CommitteeRecord>(&six());
}

fn change<L: Lined + Debug>(bytes: &[u8]) {
    let written = read::<L>(bytes).records;
    let mut tried = 0;
    for at in 0..bytes.len() {
        let byte = bytes[at];
        let others = [1, 2, 4, 8, 16, 32, 64, 128]
            .map(|bit| byte ^ bit)
            .into_iter()
            .chain([0, b'\n', b' ', b'0', 255])
            .filter(|other| *other != byte)
            .take(11);
        for other in others {
            let mut damaged = bytes.to_vec();
            damaged[at] = other;
            assert!(noticed(&damaged, &written), "byte {at} made {other}");
            tried += 1;
        }
    }
    assert_eq!(tried, bytes.len() * 11);
}

#[test]
fn a_sector_left_out_put_in_or_made_zero_is_noticed() {
    spoil::<Record>(&twelve());
    spoil::<CommitteeRecord>(&six());
}

fn spoil<L: Lined + Debug>(bytes: &[u8]) {
    let (written, ends) = (read::<L>(bytes).records, ends::<L>(bytes));
    for size in [16, 64, 512] {
        for start in (0..bytes.len()).step_by(size) {
            let end = (start + size).min(bytes.len());
            let without = [&bytes[..start], &bytes[end..]].concat();
            let cut = end == bytes.len() && ends.contains(&start);
            assert_eq!(noticed(&without, &written), !cut, "{size} left out at {start}");
            for fill in [0, b' ', b'\n', 255] {
                let more = [&bytes[..start], &vec![fill; size], &bytes[start..]].concat();
                assert!(noticed(&more, &written), "{size} of {fill} put in at {start}");
                let mut made = bytes.to_vec();
                made[start..end].fill(fill);
                assert!(noticed(&made, &written), "{size} made {fill} at {start}");
            }
        }
    }
}

#[test]
fn records_changed_over_left_out_or_doubled_are_noticed() {
    disorder::<Record>(&twelve());
    disorder::<CommitteeRecord>(&six());
}

fn disorder<L: Lined + Debug>(bytes: &[u8]) {
    let written = read::<L>(bytes).records;
    let count = written.len();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let joined = |order: Vec<usize>| -> Vec<u8> { order.into_iter().flat_map(|at| lines[at]).copied().collect() };
    for one in 0..count {
        for other in 0..count {
            let mut order: Vec<usize> = (0..count).collect();
            order.swap(one, other);
            assert_eq!(
                noticed(&joined(order), &written),
                one != other,
                "{one} and {other} changed over"
            );
            let mut order: Vec<usize> = (0..count).collect();
            order.insert(other, one);
            assert!(noticed(&joined(order), &written), "{one} again before {other}");
        }
        let mut order: Vec<usize> = (0..count).collect();
        order.remove(one);
        // The last record alone can be missing without a trace; its number and hash stand in the minutes.
        assert_eq!(noticed(&joined(order), &written), one + 1 != count, "{one} left out");
    }
}

/// A line of another meeting with the same number is not taken.
#[test]
fn records_of_two_meetings_do_not_mix() {
    let bytes = twelve();
    let written = read::<Record>(&bytes).records;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let other = String::from_utf8(bytes.clone())
        .unwrap()
        .replace("Ms Jo Field", "Mr Al Wood");
    let body = other.lines().nth(7).unwrap().split(" //0").next().unwrap().to_string();
    let foreign = quorate::store::line::seal(&quorate::store::line::Head::START, &[body]).0;
    let mixed = [lines[..7].concat(), foreign, lines[8..].concat()].concat();
    assert!(noticed(&mixed, &written));
}
