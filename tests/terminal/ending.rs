//! The system ends the program, or takes its terminal away: what was typed is kept, and nothing stays as it was not before.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use crate::terminal::{DEADLINE, Terminal};
use crate::{only_meeting, quorate, steering};

const HALF: &str = "Dr Mehta asked whether the sch";

/// A practice meeting at its first item, with half a sentence on the screen.
fn typing(mut terminal: Terminal) -> Terminal {
    terminal.until_saved("nobody is marked as here yet");
    terminal.keys("e").until_saved("9 members marked present");
    terminal.keys("<f5>").until_saved("IN THE ROOM 9 of 9");
    terminal.keys(HALF).until(HALF);
    terminal
}

/// The half sentence is in the draft file, the record is sound, and the meeting goes on in another program.
fn goes_on(meetings: &Path) {
    let folder = only_meeting(meetings);
    assert!(fs::read_to_string(folder.join("draft.ron")).unwrap().contains(HALF));
    assert_eq!(
        quorate(meetings, &["verify", folder.to_str().unwrap()]).status.code(),
        Some(0)
    );
    let mut next = Terminal::start(meetings, &[]);
    next.until("going on: Enter resumes it");
    next.keys("<enter>").until_saved("was kept and is back.");
    assert!(next.words().contains(HALF), "{}", next.shows());
}

#[test]
fn a_signal_to_end_keeps_what_was_typed_and_puts_the_terminal_back() {
    for signal in ["HUP", "INT", "QUIT", "TERM"] {
        let meetings = tempfile::tempdir().unwrap();
        let mut terminal = typing(Terminal::start(meetings.path(), &["practise"]));
        assert!(terminal.left_behind().contains(&"raw keys"));
        terminal.signal(signal);
        let left = terminal.ended();
        assert!(left.success(), "{signal}: {left}");
        assert_eq!(terminal.left_behind(), [""; 0], "{signal}");
        assert_eq!(steering::foreign(&terminal.sent), [""; 0]);
        goes_on(meetings.path());
    }
}

/// With the shell that began it a terminal's session ends: the program can neither read nor draw.
#[test]
fn a_terminal_that_is_gone_ends_the_program_and_what_was_typed_is_kept() {
    let meetings = tempfile::tempdir().unwrap();
    let shell = ["sh", "-c", "\"$0\" \"$@\"; true", env!("CARGO_BIN_EXE_quorate")];
    let mut terminal = typing(Terminal::through(&shell, meetings.path(), &["practise"]));
    terminal.signal("KILL");
    let lock = fs::File::open(only_meeting(meetings.path()).join("meeting.lock")).unwrap();
    let (let_go, waiting) = mpsc::channel();
    thread::spawn(move || let_go.send(lock.lock()));
    waiting.recv_timeout(DEADLINE).expect("the meeting is let go").unwrap();
    goes_on(meetings.path());
}
