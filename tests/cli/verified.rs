//! Minutes and the record that they were written from: a chain does not notice that its last entries are gone, minutes do.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{answered, repository};

const FILES: [&str; 4] = ["journal.ronl", "prose.ronl", "minutes.ron", "minutes-private.ron"];

/// The worked example's meeting in a folder of its own.
fn copied(place: &Path) -> PathBuf {
    let folder = place.join("2016-04-20");
    fs::create_dir(&folder).unwrap();
    for name in FILES {
        let from = repository("meetings/mid-north-east-essex/2016-04-20").join(name);
        fs::copy(from, folder.join(name)).unwrap();
    }
    folder
}

#[test]
fn the_check_code_below_the_signature_is_the_one_that_verify_says() {
    let place = tempfile::tempdir().unwrap();
    let (_, says) = answered(&["verify", copied(place.path()).to_str().unwrap()]);
    let code = says.lines().find_map(|line| line.strip_prefix("Check code: ")).unwrap();
    assert_eq!(code.len(), "0123 4567 89ab".len());
    let example = repository("meetings/mid-north-east-essex/2016-04-20/documents");
    for part in ["public", "private"] {
        let minutes = fs::read_to_string(example.join(format!("minutes-{part}.txt"))).unwrap();
        let below = minutes.split("Signed (in the chair)").nth(1).unwrap();
        assert!(below.contains(&format!("check code {code}")), "{part}: {below}");
    }
}

#[test]
fn a_record_that_is_not_the_one_of_its_minutes_is_noticed() {
    for (what, sound, expected) in [
        ("whole", true, ": sound."),
        ("its last three entries gone", false, "the last ones are lost"),
        ("of another record", false, "are not the ones of this record"),
        (
            "private minutes of another record",
            false,
            "minutes-private.ron was written from",
        ),
        ("no minutes", true, ": sound."),
        ("minutes that nobody can read", true, ": sound."),
    ] {
        let place = tempfile::tempdir().unwrap();
        let folder = copied(place.path());
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        match what {
            "its last three entries gone" => {
                let journal = read("journal.ronl");
                let lines: Vec<&str> = journal.split_inclusive('\n').collect();
                write("journal.ronl", &lines[..lines.len() - 3].concat());
            }
            "of another record" | "private minutes of another record" => {
                let name = if what.starts_with("private") {
                    FILES[3]
                } else {
                    FILES[2]
                };
                let minutes = read(name);
                let (before, hash) = minutes.split_once("hash: \"").unwrap();
                let other = if hash.starts_with('0') { "1" } else { "0" };
                write(name, &format!("{before}hash: \"{other}{}", &hash[1..]));
            }
            "no minutes" => FILES[2..]
                .iter()
                .for_each(|name| fs::remove_file(folder.join(name)).unwrap()),
            "minutes that nobody can read" => write("minutes.ron", "(format: 0"),
            _ => {}
        }
        let (code, says) = answered(&["verify", folder.to_str().unwrap()]);
        // Sound or not, a result that was announced and is worked out differently today is found.
        assert_eq!(code, 1, "{what}: {says}");
        assert_eq!(!says.contains("NOT SOUND"), sound, "{what}: {says}");
        assert!(says.contains(expected), "{what}: {says}");
    }
}
