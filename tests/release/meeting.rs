//! A short meeting through the program for Windows, in Wine's console: keys in, and what it leaves on the disk.
//!
//! Wine draws its console's picture as it likes, so nothing here looks at the screen: the record is read while the program
//! has it open, and judged by this machine's own program at the end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use portable_pty::CommandBuilder;
use quorate::meeting::{History, Phase};
use quorate::store;

use crate::terminal::Terminal;
use crate::windows;

/// What Wine calls a path of this machine.
fn called(path: &Path) -> String {
    format!("Z:{}", path.to_str().unwrap().replace('/', "\\"))
}

/// The program for Windows in a console of its own.
fn console(meetings: &Path, arguments: &[&str]) -> Terminal {
    let mut command = CommandBuilder::new("wine");
    command.arg(windows());
    command.args(["--meetings", &called(meetings)]);
    command.args(arguments);
    command.env("TERM", "xterm-256color");
    command.env("COMPUTERNAME", "committee-laptop");
    Terminal::running(command)
}

fn run(program: &mut Command, meetings: &str, arguments: &[&str]) -> Output {
    program.args(["--meetings", meetings]).args(arguments).output().unwrap()
}

/// The folder of the one meeting, once it is there.
fn only_meeting(meetings: &Path) -> Option<PathBuf> {
    let only = |folder: &Path| Some(folder.read_dir().ok()?.next()?.ok()?.path());
    let found = only(&only(meetings)?)?;
    found.join("journal.ronl").exists().then_some(found)
}

/// The meeting as far as it is on the disk; `None` while an entry is being written.
fn recorded(folder: &Path) -> Option<History> {
    History::new(store::journal::load(folder).ok()?.records).ok()
}

#[test]
#[ignore = "needs the program for Windows, and Wine: .ci/windows"]
fn a_meeting_from_beginning_to_end() {
    let place = tempfile::tempdir().unwrap();
    let meetings = place.path().join("Sitzungen é");
    let mut program = console(&meetings, &["practise"]);
    program.wait("the meeting is made", |_| only_meeting(&meetings).is_some());
    let folder = only_meeting(&meetings).unwrap();
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let meeting = |is: &dyn Fn(&History) -> bool| recorded(&folder).is_some_and(|history| is(&history));
    let here = |history: &History| {
        let meeting = history.meeting();
        let people = meeting.people.iter();
        people.filter(|person| meeting.is_here(&person.id)).count()
    };

    program
        .keys("e")
        .wait("everybody is here", |_| meeting(&|history| here(history) == 9));
    program.keys("<f5>").wait("it has begun", |_| {
        meeting(&|history| history.meeting().phase == Phase::Open)
    });
    // Somebody goes out and comes back, from the middle of a sentence with letters that a code page would lose.
    program.keys("The Chair – Zoë – welcomed <f2>am<enter>");
    program.wait("Dr Mehta is out", |_| meeting(&|history| here(history) == 8));
    program.keys("everybody<f2>am<enter>");
    program.wait("Dr Mehta is back", |_| meeting(&|history| here(history) == 9));
    // A paste comes as keys: no line of it closes the meeting, and no letter of it votes.
    program.keys("<enter>Pasted:<enter>/close<enter>to the end");
    let drafted = |text: &str| read("draft.ron").contains(text);
    program.wait("the paste is in the draft", |_| drafted("to the end"));
    // A slash opens the list of acts at the start of a line only, and only when it is not part of a paste.
    program.keys("<enter>").wait("a new line", |_| drafted("to the end\\n"));
    program.keys("/item 6<enter>");
    program.wait("item 6 is taken", |_| {
        meeting(&|history| history.meeting().current.as_ref().is_some_and(|item| item.0 == "6"))
    });
    program.keys("<f4><enter>");
    program.wait("it is decided", |_| {
        meeting(&|history| !history.meeting().decisions.is_empty())
    });
    program.keys("<f6>am 3/12 write to the practices<enter>");
    program.wait("an action stands", |_| {
        read("journal.ronl").contains("write to the practices")
    });
    program.keys("/close<enter>");
    program.wait("it is closed", |_| {
        meeting(&|history| history.meeting().phase == Phase::Closed)
    });
    program.wait("the minutes are there", |_| {
        read("documents/minutes-public.txt").contains("write to the practices")
    });
    program.keys("<ctrl+q>");
    assert!(program.ended().success());

    let texts = store::prose::load(&folder).unwrap().texts;
    let note = texts
        .values()
        .any(|text| text.contains("The Chair – Zoë – welcomed everybody\nPasted:\n/close\nto the end"));
    assert!(note, "{texts:?}");

    // Both programs find the record sound, and write the same minutes from it as stand beside it.
    let id = folder.strip_prefix(&meetings).unwrap().to_str().unwrap();
    let here = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_quorate"));
        run(&mut program, meetings.to_str().unwrap(), arguments)
    };
    let there = |arguments: &[&str]| run(Command::new("wine").arg(windows()), &called(&meetings), arguments);
    for verified in [here(&["verify", id]), there(&["verify", id])] {
        let says = String::from_utf8(verified.stdout).unwrap();
        assert!(verified.status.success() && says.contains(": sound. "), "{says}");
    }
    for part in ["public", "private"] {
        let arguments = ["minutes", id, "--format", "text", "--part", part];
        let (here, there) = (here(&arguments), there(&arguments));
        assert!(here.status.success() && there.status.success());
        let written = fs::read(folder.join(format!("documents/minutes-{part}.txt"))).unwrap();
        assert_eq!(String::from_utf8_lossy(&here.stdout), String::from_utf8_lossy(&written));
        assert!(there.stdout == written, "{part}: not the same bytes");
    }
    let journal = store::journal::load(&folder).unwrap();
    let head = journal.record_head();
    let history = History::new(journal.records).unwrap();
    for file in quorate::minutes::files(history.meeting(), &texts, Some(&head)) {
        assert_eq!(
            file.text,
            fs::read_to_string(folder.join(file.name)).ok(),
            "{}",
            file.name
        );
    }
    for name in ["journal.ronl", "prose.ronl"] {
        assert!(!read(name).contains('\r'), "{name}");
    }
}
