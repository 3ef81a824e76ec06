//! A second process: this test program started again, to hold a lock or a file until it is told to let go.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Lines, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use quorate::store::{Lock, RealDisk};

const LOCK: &str = "QUORATE_TEST_LOCK";
const FILE: &str = "QUORATE_TEST_FILE";
const HELD: &str = "it is held";

/// A process that holds something; dropped, it is ended without a word, as the task manager does it.
pub struct Holder {
    process: Child,
    /// Kept open: what it still has to say must not fail.
    _says: Lines<BufReader<ChildStdout>>,
}

/// Another process takes the lock of this meeting.
pub fn locks(meeting: &Path) -> Holder {
    start(LOCK, meeting)
}

/// Another process has this file open and lets others only read it, as a viewer does.
pub fn reads(file: &Path) -> Holder {
    start(FILE, file)
}

fn start(what: &str, path: &Path) -> Holder {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "second::holds_until_it_is_told", "--ignored", "--nocapture"])
        .env(what, path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut says = BufReader::new(child.stdout.take().unwrap()).lines();
    let held = says.by_ref().map_while(Result::ok).any(|line| line.contains(HELD));
    let holder = Holder {
        process: child,
        _says: says,
    };
    assert!(held, "the second process holds nothing");
    holder
}

impl Holder {
    /// Lets go by ending in good order.
    pub fn lets_go(mut self) {
        drop(self.process.stdin.take());
        self.process.wait().unwrap();
    }

    /// Is ended without a word.
    pub fn ends_in_the_middle(self) {
        drop(self);
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
#[ignore = "what the second process does; the tests beside it start it"]
fn holds_until_it_is_told() {
    let lock = std::env::var_os(LOCK).map(|meeting| Lock::take(&RealDisk, Path::new(&meeting)).unwrap().expect("free"));
    let file = std::env::var_os(FILE).map(|file| for_reading_only(Path::new(&file)));
    assert!(lock.is_some() || file.is_some(), "nothing to hold was named");
    println!("{HELD}");
    // Until the other end of the pipe is closed.
    let _told = std::io::stdin().read_to_end(&mut Vec::new());
}

#[cfg(windows)]
fn for_reading_only(path: &Path) -> std::fs::File {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_SHARE_READ: u32 = 1;
    OpenOptions::new()
        .read(true)
        .share_mode(FILE_SHARE_READ)
        .open(path)
        .unwrap()
}

#[cfg(not(windows))]
fn for_reading_only(path: &Path) -> std::fs::File {
    OpenOptions::new().read(true).open(path).unwrap()
}
