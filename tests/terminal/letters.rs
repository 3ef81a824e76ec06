//! More letters at once than one read takes: a paste in a terminal that does not mark it, or a program that types.

use quorate::store;

use crate::only_meeting;
use crate::terminal::Terminal;

/// So many letters in lines of a sentence, the last of them in a word of its own.
fn lines(length: usize, end: &str) -> String {
    let sentence = "The Committee asked for the figures of each practice by name.\n";
    let mut text = sentence.repeat(length / sentence.len() + 1);
    text.truncate(length - end.len());
    text + end
}

#[test]
fn however_many_letters_come_at_once_all_of_them_are_taken_without_another_key() {
    let meetings = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(meetings.path(), &["practise"]);
    terminal.until_saved("nobody is marked as here yet");
    terminal.keys("e").until_saved("9 members marked present");
    terminal.keys("<f5>").until_saved("IN THE ROOM 9 of 9");
    let mut typed = String::new();
    for length in [1_022, 1_023, 1_024, 1_025, 2_049, 3_000] {
        let end = format!(" end{length}");
        let text = lines(length, &end);
        terminal.letters(&text).until(&end);
        typed += &text;
    }
    terminal.keys("<ctrl+q>");
    assert!(terminal.ended().success());
    let texts = store::prose::load(&only_meeting(meetings.path())).unwrap().texts;
    assert!(texts.values().any(|text| *text == typed), "{texts:?}");
}
