//! What differs from system to system, with real files, folders and second processes: one writer, documents that another
//! program holds, names and long paths, where meetings are kept, and how text is written and read.
//!
//! The same promises everywhere; where Windows keeps one in another way, the test says so with `cfg!(windows)`.

#[path = "../support/entries.rs"]
mod entries;
mod held;
mod lock;
mod names;
mod places;
mod second;
mod text;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use quorate::meeting::{Event, Item, ItemNo, Record};
use quorate::store::{Append, DiskJob, DiskReply, Entry, Mend, OpenedMeeting, Slug, Worker};

use crate::entries::{created, meetings, now};

/// An act of one entry.
fn act(entry: Entry) -> DiskJob {
    DiskJob::Append(Append {
        ticket: entry.record.seq,
        entries: vec![entry],
    })
}

/// The first entry of a meeting of the founding committee, with one item.
fn founded() -> Record {
    let mut record = created();
    if let Event::Created(created) = &mut record.event {
        created.terms = quorate::terms::embedded::embedded()[0].1.into();
        created.agenda = vec![Item {
            number: ItemNo("6".into()),
            title: "Merger".into(),
            ..Item::default()
        }];
    }
    record
}

/// A worker over a meetings folder.
fn worker(place: &Path) -> Worker {
    Worker::new(meetings(place))
}

/// Makes a meeting of this committee; its folder.
#[track_caller]
fn make(worker: &mut Worker, committee: &str) -> PathBuf {
    let job = DiskJob::Create {
        committee: Slug::of(committee),
        first: Box::new(founded()),
        with: vec![],
    };
    match worker.perform(job) {
        DiskReply::Opened(meeting) => meeting.folder,
        other => panic!("{other:?}"),
    }
}

fn open(worker: &mut Worker, folder: &Path) -> DiskReply {
    worker.perform(DiskJob::Open {
        folder: folder.into(),
        now: now(),
        mend: Mend::TornTail,
    })
}

#[track_caller]
fn opened(worker: &mut Worker, folder: &Path) -> OpenedMeeting {
    // A test beside this one that is just starting a process has, for a moment, every file of this one open in it.
    for _ in 0..10_000 {
        match open(worker, folder) {
            DiskReply::Opened(meeting) => return *meeting,
            DiskReply::HeldElsewhere { .. } => std::thread::yield_now(),
            other => panic!("{other:?}"),
        }
    }
    panic!("it is held for good");
}

fn document(name: &str, bytes: &str) -> DiskJob {
    DiskJob::ReplaceFile {
        name: name.into(),
        bytes: Some(bytes.into()),
    }
}

/// The program, with nothing said about where the meetings are.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quorate"));
    command.env_remove("QUORATE_MEETINGS");
    command
}

/// What a run of the program said, on both channels, and its exit code.
#[track_caller]
fn said(output: Output) -> (i32, String) {
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let code = output.status.code().expect("the program ends by itself");
    (code, text(output.stdout) + &text(output.stderr))
}
