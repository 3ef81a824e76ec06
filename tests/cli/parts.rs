//! What the commands print for the public holds nothing of what is private; for those who may read it, they print it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{answered, repository};

/// Words of the worked example that stand in its private minutes alone.
const PRIVATE: [&str; 2] = ["Thornwick", "Special allocation scheme"];

const PRINTING: [&str; 5] = ["minutes", "replay", "forecast", "verify", "join"];

fn example() -> PathBuf {
    repository("meetings/mid-north-east-essex/2016-04-20")
}

/// The record of the example up to an entry, in a folder of its own.
fn upto(place: &Path, entries: usize) -> PathBuf {
    let folder = place.join(format!("{entries}")).join("2016-04-20");
    fs::create_dir_all(&folder).unwrap();
    let journal = fs::read_to_string(example().join("journal.ronl")).unwrap();
    let kept: String = journal.split_inclusive('\n').take(entries).collect();
    fs::write(folder.join("journal.ronl"), kept).unwrap();
    fs::copy(example().join("prose.ronl"), folder.join("prose.ronl")).unwrap();
    folder
}

fn entries() -> usize {
    fs::read_to_string(example().join("journal.ronl"))
        .unwrap()
        .lines()
        .count()
}

/// What a command prints for these readers.
fn printed(command: &str, meeting: &Path, other: &Path, part: &str) -> String {
    let mut arguments = vec![command, meeting.to_str().unwrap()];
    if command == "join" {
        arguments.push(other.to_str().unwrap());
    }
    arguments.extend(["--part", part]);
    answered(&arguments).1
}

#[test]
fn nothing_private_is_printed_for_the_public_after_any_entry() {
    let place = tempfile::tempdir().unwrap();
    let beginning = upto(place.path(), 40);
    // The private session is at the end.
    let last = entries();
    for entry in (27..last - 30).step_by(30).chain((last - 30..=last).step_by(5)) {
        let meeting = upto(place.path(), entry);
        for command in PRINTING.into_iter().filter(|command| *command != "join" || entry > 40) {
            let told = printed(command, &beginning, &meeting, "public");
            let told = if command == "join" {
                told
            } else {
                printed(command, &meeting, &meeting, "public")
            };
            assert!(!told.is_empty(), "{command} after {entry}");
            for word in PRIVATE {
                assert!(!told.contains(word), "{command} after {entry}: {told}");
            }
        }
    }
}

#[test]
fn it_is_printed_for_those_who_may_read_it() {
    let place = tempfile::tempdir().unwrap();
    let (beginning, whole) = (upto(place.path(), 40), upto(place.path(), entries()));
    let told = printed("minutes", &whole, &whole, "private");
    assert!(told.contains(PRIVATE[0]), "{told}");
    let told = printed("replay", &whole, &whole, "private");
    assert!(told.contains("Item 13, "), "{told}");
    let told = printed("forecast", &beginning, &whole, "private");
    assert!(told.contains(PRIVATE[1]), "{told}");
    let told = printed("join", &beginning, &whole, "private");
    assert!(told.contains("item 13 was"), "{told}");
}
