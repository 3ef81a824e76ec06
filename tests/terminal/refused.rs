//! What the program does not begin with: a meeting that another program holds, no terminal, a folder that cannot be made.

use std::fs;

use crate::terminal::Terminal;
use crate::{only_meeting, quorate};

#[test]
fn a_meeting_has_one_writer_and_the_second_is_told_who() {
    let meetings = tempfile::tempdir().unwrap();
    let mut first = Terminal::start(meetings.path(), &["practise"]);
    first.until_saved("nobody is marked as here yet");
    let journal = only_meeting(meetings.path()).join("journal.ronl");
    let before = fs::read(&journal).unwrap();

    let mut second = Terminal::start(meetings.path(), &[]);
    second.until("not begun");
    second.keys("<enter>");
    second.until("Ms Bridget Marsh has had this meeting open on committee-laptop since");
    assert!(
        second.words().contains("Nothing was changed, and nothing is lost."),
        "{}",
        second.shows()
    );
    second.keys("q");
    assert!(second.ended().success());
    assert_eq!(fs::read(&journal).unwrap(), before);

    // The first is not disturbed, and when it has left the meeting can be opened again.
    first.keys("e").until_saved("9 members marked present");
    first.keys("<ctrl+q>");
    assert!(first.ended().success());
    let mut third = Terminal::start(meetings.path(), &[]);
    third.until("not begun");
    third.keys("<enter>").until_saved("The last entry was:");
    third.keys("<ctrl+q>");
    assert!(third.ended().success());
}

#[test]
fn without_a_terminal_nothing_is_made() {
    let home = tempfile::tempdir().unwrap();
    let meetings = home.path().join("meetings");
    for arguments in [&[][..], &["practise"]] {
        let output = quorate(&meetings, arguments);
        let says = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{says}");
        assert!(
            says.contains("needs a terminal, and there is none here. Nothing was changed."),
            "{says}"
        );
        assert!(output.stdout.is_empty());
        assert_eq!(home.path().read_dir().unwrap().count(), 0);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("letter.txt");
    fs::write(&file, "not a folder").unwrap();
    let mut terminal = Terminal::start(&file.join("meetings"), &["practise"]);
    terminal.until("letter.txt");
    terminal.until("Nothing that was there has been changed.");
    terminal.keys("<ctrl+q>");
    assert!(terminal.ended().success());
    assert_eq!(terminal.left_behind(), [""; 0]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "not a folder");
}
