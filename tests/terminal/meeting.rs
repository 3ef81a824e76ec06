//! A short practice meeting, typed; the power goes in the middle of a sentence; the meeting goes on and is closed.

use std::fs;
use std::path::Path;

use quorate::meeting::History;
use quorate::{minutes, store};

use crate::steering;
use crate::terminal::Terminal;
use crate::{only_meeting, quorate};

const HALF: &str = "Dr Mehta asked whether the sch";
const REST: &str = "eme would reach both";

#[test]
fn a_meeting_that_is_cut_off_goes_on() {
    let meetings = tempfile::tempdir().unwrap();
    let meetings = meetings.path();

    // The meeting begins; somebody goes out and comes back; an item is decided, with an action.
    let mut first = Terminal::start(meetings, &["practise"]);
    first.until_saved("nobody is marked as here yet");
    assert!(first.words().contains("PRACTICE"), "{}", first.shows());
    first.keys("e").until_saved("9 members marked present");
    assert!(first.shows().starts_with("QUORATE"), "{}", first.shows());
    first.keys("<f5>").until_saved("IN THE ROOM 9 of 9");
    first
        .keys("The Chair welcomed everybody.")
        .until("The Chair welcomed everybody.");
    first.keys("<f2>am").until("Dr Anil Mehta");
    first.keys("<enter>").until_saved("IN THE ROOM 8 of 9");
    first.keys("<f2>am").until("Dr Anil Mehta");
    first.keys("<enter>").until_saved("IN THE ROOM 9 of 9");
    first.keys("<ctrl+space>item 6").until("Enter records:");
    first.keys("<enter>").until_saved("To approve the outline design");
    first.keys("<f4>").until("what was decided?");
    first.keys("<enter>").until_saved("Item 6 was approved");
    first.keys("<f6>am 3/12 write to the practices").until("Enter records:");
    first.keys("<enter>").until_saved("write to the practices");

    // In the middle of a sentence, with the half of it in the draft file: no more power.
    let folder = only_meeting(meetings);
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    first.keys(HALF).until(HALF);
    first.wait("the half sentence in the draft file", |_| {
        read("draft.ron").contains(HALF)
    });
    let saved = [read("journal.ronl"), read("prose.ronl")];
    assert_eq!(steering::foreign(&first.sent), [""; 0]);
    first.cut_off();

    // The first screen lists the meeting; what was shown as saved is there, and so is the half sentence.
    let mut second = Terminal::start(meetings, &[]);
    second.until("going on: Enter resumes it");
    second.keys("<enter>").until_saved("was kept and is back.");
    for text in [HALF, "To approve the outline design", "IN THE ROOM 9 of 9", "PRACTICE"] {
        assert!(second.words().contains(text), "{text}\n{}", second.shows());
    }
    for (before, now) in saved.iter().zip([read("journal.ronl"), read("prose.ronl")]) {
        assert!(now.starts_with(before.as_str()), "what was saved is not there any more");
    }

    // It goes on where it was. A paste that would steer the terminal is text like any other.
    second.keys(REST).until(&format!("{HALF}{REST}"));
    second.paste("\x1b]0;owned\x07, and when.").until("and when.");
    second.keys("<f7>").until_saved("To note the twelve bids");
    second
        .keys("/item 1<enter>")
        .until_saved("The Chair welcomed everybody.");
    second.keys("<ctrl+space>close").until("Closes the meeting;");
    second.keys("<enter>").until_saved("CLOSED");

    // What was left open is settled after the close, as having happened before it.
    let open = "Nothing was recorded on apologies";
    assert!(second.words().contains(open), "{}", second.shows());
    second.keys("<enter>").until("Enter records: ");
    second.keys("<enter>").until_saved("recorded as before the close");
    second.wait("the apologies are settled", |terminal| !terminal.words().contains(open));
    second.until_saved("CLOSED");
    second.keys("<ctrl+q>");
    let left = second.ended();
    assert!(left.success(), "{left}");
    assert_eq!(second.left_behind(), [""; 0]);
    assert_eq!(steering::foreign(&second.sent), [""; 0]);
    assert!(!folder.join("draft.ron").exists());

    recorded(meetings, &folder);
}

/// The record is sound, and the documents beside it are what the record makes.
fn recorded(meetings: &Path, folder: &Path) {
    let path = folder.to_str().unwrap();
    let verified = quorate(meetings, &["verify", path]);
    let says = String::from_utf8(verified.stdout).unwrap();
    assert_eq!(verified.status.code(), Some(0), "{says}");
    assert!(says.contains(": sound. "), "{says}");

    for (part, file, holds) in [
        ("public", "documents/minutes-public.txt", "write to the practices"),
        ("private", "documents/minutes-private.txt", ""),
    ] {
        let again = quorate(meetings, &["minutes", path, "--format", "text", "--part", part]);
        assert!(again.status.success());
        let written = fs::read_to_string(folder.join(file)).unwrap();
        assert_eq!(String::from_utf8(again.stdout).unwrap(), written, "{file}");
        assert!(written.contains(holds), "{holds}\n{written}");
        // Notes are in no document.
        assert!(
            !written.contains(HALF) && !written.contains("welcomed everybody"),
            "{written}"
        );
    }

    let journal = store::journal::load(folder).unwrap();
    let head = journal.record_head();
    let history = History::new(journal.records).unwrap();
    let texts = store::prose::load(folder).unwrap().texts;
    assert!(
        texts.values().any(|text| text.contains(&format!("{HALF}{REST}"))),
        "{texts:?}"
    );
    for file in minutes::files(history.meeting(), &texts, Some(&head)) {
        assert_eq!(
            file.text,
            fs::read_to_string(folder.join(file.name)).ok(),
            "{}",
            file.name
        );
    }
}
