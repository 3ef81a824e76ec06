//! The real disk: a real writer killed at random moments, a real full disk where this machine allows one, one writer.
//! The writer is this test executable itself, started again with a variable set.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use quorate::meeting::Event;
use quorate::store::journal::{JOURNAL, load};
use quorate::store::{Append, DiskJob, DiskReply, Mend, Verdict, Worker};

use crate::entries::{created, meetings, noted, now, plain};
use crate::simulated::Rng;
use crate::sitting::slug;

const KILLS: u64 = 500;
const WRITER: &str = "QUORATE_TEST_WRITER";

/// Not a test of its own: the writer that the others start. It records until it is killed, and says what is saved.
#[test]
fn the_writer_that_is_killed() {
    let Some(place) = std::env::var_os(WRITER) else { return };
    let place = PathBuf::from(place);
    let mut worker = Worker::new(meetings(&place));
    let folder = place.join("mid-essex/2016-04-20");
    let job = match folder.exists() {
        true => DiskJob::Open {
            folder,
            now: now(),
            mend: Mend::TornTail,
        },
        false => DiskJob::Create {
            committee: slug(),
            first: Box::new(created()),
            with: vec![],
        },
    };
    let mut next = match worker.perform(job) {
        DiskReply::Opened(opened) => u64::try_from(opened.records.len()).unwrap() + 1,
        other => {
            println!("refused {other:?}");
            return;
        }
    };
    println!("open {next}");
    loop {
        let entries = match next % 3 {
            0 => vec![noted(next, &"what was said ".repeat(20))],
            1 => vec![plain(next, Event::Resumed)],
            _ => (next..next + 3).map(|seq| plain(seq, Event::CalledToOrder)).collect(),
        };
        let count = u64::try_from(entries.len()).unwrap();
        match worker.perform(DiskJob::Append(Append { ticket: 1, entries })) {
            DiskReply::Saved { .. } => {
                next += count;
                println!("saved {}", next - 1);
            }
            // Another try could be cut off by the kill that follows: what is looked at then is this refusal.
            other => {
                println!("not saved {other:?}");
                std::thread::park();
            }
        }
    }
}

/// The writer in a process of its own; `through`: started by this command.
fn writer(place: &Path, through: Option<&str>) -> Child {
    let itself = std::env::current_exe().unwrap();
    let mut command = match through {
        Some(through) => {
            let mut shell = Command::new("sh");
            shell.arg("-c").arg(through).arg("sh").arg(itself);
            shell
        }
        None => Command::new(itself),
    };
    command
        .args([
            "--exact",
            "real::the_writer_that_is_killed",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(WRITER, place)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The number after this word, in a line that the writer printed.
fn number(line: &str, word: &str) -> Option<u64> {
    line.split_once(word)?.1.trim().parse().ok()
}

/// Kills the writer after a few saves, in the middle of whatever it does; the last that it said was saved.
fn kill_one(place: &Path, rng: &mut Rng) -> u64 {
    let mut child = writer(place, None);
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let (mut saved, mut line) = (0, String::new());
    let upto = rng.below(6);
    let mut seen = 0;
    while seen <= upto {
        line.clear();
        assert!(lines.read_line(&mut line).unwrap() > 0, "the writer ended by itself");
        assert!(!line.contains("refused"), "{line}");
        if let Some(opened) = number(&line, "open ") {
            (saved, seen) = (opened - 1, seen + 1);
        }
        if let Some(now) = number(&line, "saved ") {
            (saved, seen) = (now, seen + 1);
        }
    }
    for _ in 0..rng.below(40_000) {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it had said before it died was said.
    let mut rest = String::new();
    let _ = lines.read_to_string(&mut rest);
    let whole = rest.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole
        .lines()
        .filter_map(|line| number(line, "saved "))
        .fold(saved, u64::max)
}

fn kills(count: u64, seed: u64) {
    let mut rng = Rng(seed);
    let place = tempfile::tempdir().unwrap();
    let mut folder = place.path().join("0");
    for kill in 0..count {
        // A journal of a few hundred entries, then a new one.
        if kill % 25 == 0 {
            folder = place.path().join(kill.to_string());
        }
        let saved = kill_one(&folder, &mut rng);
        let reading = load(&folder.join("mid-essex/2016-04-20")).unwrap();
        let there = u64::try_from(reading.records.len()).unwrap();
        assert!(
            there >= saved,
            "kill {kill} of seed {seed}: {there} of {saved} are there"
        );
        assert!(
            !reading.verdict.read_only(),
            "kill {kill} of seed {seed}: {:?}",
            reading.verdict
        );
    }
}

#[cfg(unix)]
#[test]
fn a_killed_writer_loses_nothing_that_it_said_was_saved() {
    thread::scope(|scope| {
        for seed in [1, 2] {
            scope.spawn(move || kills(KILLS / 2, seed));
        }
    });
}

/// A second start is refused while the first runs; a kill releases the lock.
#[test]
fn a_second_writer_is_refused_until_the_first_is_gone() {
    let place = tempfile::tempdir().unwrap();
    let mut first = writer(place.path(), None);
    let mut lines = BufReader::new(first.stdout.take().unwrap());
    let mut line = String::new();
    while number(&line, "saved ").is_none() {
        line.clear();
        assert!(lines.read_line(&mut line).unwrap() > 0);
    }
    let folder = place.path().join("mid-essex/2016-04-20");
    let open = || DiskJob::Open {
        folder: folder.clone(),
        now: now(),
        mend: Mend::TornTail,
    };
    let mut second = Worker::new(meetings(place.path()));
    assert!(matches!(second.perform(open()), DiskReply::HeldElsewhere { .. }));
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(matches!(second.perform(open()), DiskReply::Opened(_)));
}

/// A journal or lock that is a link to another file is not followed.
#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_journal_or_lock_is_refused() {
    for name in [JOURNAL, "meeting.lock"] {
        let place = tempfile::tempdir().unwrap();
        let mut worker = Worker::new(meetings(place.path()));
        let first = Box::new(created());
        let committee = slug();
        let DiskReply::Opened(opened) = worker.perform(DiskJob::Create {
            committee,
            first,
            with: vec![],
        }) else {
            panic!("not made");
        };
        worker.perform(DiskJob::Shutdown);
        let (real, link) = (place.path().join("elsewhere"), opened.folder.join(name));
        fs::rename(&link, &real).unwrap();
        let before = fs::read(&real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let job = DiskJob::Open {
            folder: opened.folder,
            now: now(),
            mend: Mend::TornTail,
        };
        assert!(matches!(worker.perform(job), DiskReply::NotOpened(_)), "{name}");
        assert_eq!(fs::read(&real).unwrap(), before, "{name}");
    }
}

/// Runs the writer until the disk takes no more; what it said was saved is there, and it goes on once there is space.
#[cfg(unix)]
fn fills(place: &Path, through: Option<&str>, free: impl FnOnce()) {
    let mut child = writer(place, through);
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let (mut saved, mut line) = (0, String::new());
    loop {
        line.clear();
        assert!(lines.read_line(&mut line).unwrap() > 0, "the writer ended by itself");
        saved = number(&line, "saved ").unwrap_or(saved);
        if line.contains("not saved") {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let folder = place.join("mid-essex/2016-04-20");
    let reading = load(&folder).unwrap();
    assert_eq!(
        reading.verdict,
        Verdict::Clean,
        "the part that was written was taken back"
    );
    assert_eq!(u64::try_from(reading.records.len()).unwrap(), saved);
    free();
    let mut worker = Worker::new(meetings(place));
    let job = DiskJob::Open {
        folder,
        now: now(),
        mend: Mend::TornTail,
    };
    assert!(matches!(worker.perform(job), DiskReply::Opened(_)));
    let entries = vec![noted(saved + 1, "there is space again")];
    let reply = worker.perform(DiskJob::Append(Append { ticket: 1, entries }));
    assert!(matches!(reply, DiskReply::Saved { .. }), "{reply:?}");
}

/// A real file system of 256 KiB, where this user may mount one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing_saved() {
    let place = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"])
        .arg(place.path())
        .stderr(Stdio::null())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        println!("this machine lets this user mount nothing: the limit of a file's size has to do");
        return;
    }
    let ballast = place.path().join("ballast");
    fs::write(&ballast, vec![1; 100_000]).unwrap();
    let result = std::panic::catch_unwind(|| fills(place.path(), None, || fs::remove_file(&ballast).unwrap()));
    let unmounted = Command::new("umount").arg("-l").arg(place.path()).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    result.unwrap();
}

/// The same by the limit of a file's size, which any user may set: the write comes back short, from the real system.
#[cfg(unix)]
#[test]
fn a_write_that_the_system_cuts_short_loses_nothing_saved() {
    let place = tempfile::tempdir().unwrap();
    fills(place.path(), Some("trap '' XFSZ; ulimit -f 40; exec \"$@\""), || {});
}
