//! Damage of every kind done to a journal of twelve records: none goes unnoticed, and no record that was not written is
//! ever read.

use quorate::meeting::{Event, Record};
use quorate::store::Verdict;
use quorate::store::journal::read;

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
    assert_eq!((read(&bytes).records.len(), read(&bytes).verdict), (12, Verdict::Clean));
    bytes
}

/// Where each writing ends: a file cut there is whole and shorter, which no chain can notice.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let mut ends = vec![0];
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
        if read(&bytes[..=at]).verdict == Verdict::Clean {
            ends.push(at + 1);
        }
    }
    assert_eq!(ends.len(), 11);
    ends
}

/// Noticed, and whatever is still read was written so.
pub fn noticed(damaged: &[u8], written: &[Record]) -> bool {
    let reading = read(damaged);
    assert!(written.starts_with(&reading.records), "a record that was never written");
    reading.verdict != Verdict::Clean
}

#[test]
fn a_file_cut_at_any_byte_is_noticed_or_whole() {
    let bytes = twelve();
    let (written, ends) = (read(&bytes).records, ends(&bytes));
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
    let bytes = twelve();
    let written = read(&bytes).records;
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
            let mut damaged = bytes.clone();
            damaged[at] = other;
            assert!(noticed(&damaged, &written), "byte {at} made {other}");
            tried += 1;
        }
    }
    assert_eq!(tried, bytes.len() * 11);
}

#[test]
fn a_sector_left_out_put_in_or_made_zero_is_noticed() {
    let bytes = twelve();
    let (written, ends) = (read(&bytes).records, ends(&bytes));
    for size in [16, 64, 512] {
        for start in (0..bytes.len()).step_by(size) {
            let end = (start + size).min(bytes.len());
            let without = [&bytes[..start], &bytes[end..]].concat();
            let cut = end == bytes.len() && ends.contains(&start);
            assert_eq!(noticed(&without, &written), !cut, "{size} left out at {start}");
            for fill in [0, b' ', b'\n', 255] {
                let more = [&bytes[..start], &vec![fill; size], &bytes[start..]].concat();
                assert!(noticed(&more, &written), "{size} of {fill} put in at {start}");
                let mut made = bytes.clone();
                made[start..end].fill(fill);
                assert!(noticed(&made, &written), "{size} made {fill} at {start}");
            }
        }
    }
}

#[test]
fn records_changed_over_left_out_or_doubled_are_noticed() {
    let bytes = twelve();
    let written = read(&bytes).records;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let joined = |order: Vec<usize>| -> Vec<u8> { order.into_iter().flat_map(|at| lines[at]).copied().collect() };
    for one in 0..12 {
        for other in 0..12 {
            let mut order: Vec<usize> = (0..12).collect();
            order.swap(one, other);
            assert_eq!(
                noticed(&joined(order), &written),
                one != other,
                "{one} and {other} changed over"
            );
            let mut order: Vec<usize> = (0..12).collect();
            order.insert(other, one);
            assert!(noticed(&joined(order), &written), "{one} again before {other}");
        }
        let mut order: Vec<usize> = (0..12).collect();
        order.remove(one);
        // The last record alone can be missing without a trace; its number and hash stand in the minutes.
        assert_eq!(noticed(&joined(order), &written), one != 11, "{one} left out");
    }
}

/// A line of another meeting with the same number is not taken.
#[test]
fn records_of_two_meetings_do_not_mix() {
    let bytes = twelve();
    let written = read(&bytes).records;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let other = String::from_utf8(bytes.clone())
        .unwrap()
        .replace("Ms Jo Field", "Mr Al Wood");
    let body = other.lines().nth(7).unwrap().split(" //0").next().unwrap().to_string();
    let foreign = quorate::store::line::seal(&quorate::store::line::Head::START, &[body]).0;
    let mixed = [lines[..7].concat(), foreign, lines[8..].concat()].concat();
    assert!(noticed(&mixed, &written));
}
