//! The worked example: two meetings of the founding committee, typed by key scripts with times. Journal, prose, minutes
//! and screens are made again and compared with those in the repository. `QUORATE_REMAKE=1 cargo test --test example`
//! writes them anew when the format changes on purpose.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::Room;

fn example() -> PathBuf {
    PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("meetings/mid-north-east-essex")
}

/// Runs a script in a folder and compares, or remakes, what it leaves.
fn play(folder: &Path, date: &str) -> usize {
    let kept = example().join(date);
    let script = fs::read_to_string(kept.join("script.keys")).unwrap();
    let mut room = Room::new(folder);
    let screens = room.run(&script, |name| fs::read_to_string(kept.join(name)).unwrap());
    assert!(room.app.may_end(), "the script leaves the program\n{}", room.screen());
    let made = room.meeting_folder();
    assert!(made.ends_with(date), "{}", made.display());
    for name in [
        "journal.ronl",
        "prose.ronl",
        "minutes.ron",
        "minutes-private.ron",
        "documents/minutes-public.txt",
        "documents/minutes-private.txt",
    ] {
        compare(&kept.join(name), fs::read_to_string(made.join(name)).ok().as_deref());
    }
    for (name, screen) in &screens {
        compare(&kept.join("screens").join(format!("{name}.txt")), Some(screen));
    }
    screens.len()
}

/// `None`: there is to be no such file.
fn compare(kept: &Path, made: Option<&str>) {
    if std::env::var_os("QUORATE_REMAKE").is_some() {
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        match made {
            Some(made) => fs::write(kept, made).unwrap(),
            None => _ = fs::remove_file(kept),
        }
        return;
    }
    let Some(made) = made else {
        assert!(!kept.exists(), "{} is not made any more", kept.display());
        return;
    };
    let expected = fs::read_to_string(kept).unwrap_or_default();
    for (number, (expected, made)) in expected.lines().zip(made.lines()).enumerate() {
        assert_eq!(made, expected, "{} line {}", kept.display(), number + 1);
    }
    // Lines are for the eye; what counts is every byte, line ends included.
    assert!(made == expected, "{}: not the same bytes", kept.display());
}

#[test]
fn the_scripts_make_the_checked_in_meetings() {
    let folder = tempfile::tempdir().unwrap();
    let screens = play(folder.path(), "2016-04-06") + play(folder.path(), "2016-04-20");
    assert!(screens >= 12, "{screens} screens");
    let documents = example().join("2016-04-20/documents");
    let public = fs::read_to_string(documents.join("minutes-public.txt")).unwrap();
    let private = fs::read_to_string(documents.join("minutes-private.txt")).unwrap();
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for secret in [
        "Special allocation scheme",
        "Thornwick Primary Care Ltd",
        "£412,600",
        "premises concern",
        "three bidders",
        "award of the contract",
    ] {
        assert!(
            one_line(&private).contains(secret),
            "{secret} is told in the private part"
        );
        assert!(!one_line(&public).contains(secret), "{secret} is told in public");
    }
}
