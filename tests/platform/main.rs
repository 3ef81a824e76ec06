//! What differs from system to system, with real files, folders and second processes: one writer, documents that another
//! program holds, names and long paths, where meetings are kept, and how text is written and read.
//!
//! The same promises everywhere; where Windows keeps one in another way, the test says so with `cfg!(windows)`.

mod held;
mod lock;
mod names;
mod places;
mod second;
mod text;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::{DateTime, FixedOffset, NaiveDate};
use quorate::meeting::{Brought, Created, Event, FORMAT, Item, ItemNo, Record, TextKind};
use quorate::store::{
    Append, DiskJob, DiskReply, Entry, MeetingsFolder, Mend, OpenedMeeting, Slug, Text, Which, Worker,
};

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2016-04-20T10:15:30+01:00").unwrap()
}

fn record(seq: u64, event: Event) -> Record {
    Record {
        v: FORMAT,
        seq,
        id: format!("id{seq}"),
        at: now(),
        effect: None,
        event,
    }
}

fn created() -> Record {
    let created = Created {
        meeting: "00112233445566778899aabbccddeeff".into(),
        program: "0.1.0".into(),
        practice: false,
        date: NaiveDate::from_ymd_opt(2016, 4, 20).unwrap(),
        begins: None,
        place: "The Council Chamber".into(),
        secretary: "Ms Jo Field".into(),
        terms_file: "mid-north-east-essex".into(),
        terms: quorate::terms::embedded::embedded()[0].1.into(),
        people: vec![],
        agenda: vec![Item {
            number: ItemNo("1".into()),
            title: "Welcome".into(),
            ..Item::default()
        }],
        brought: Brought::default(),
    };
    record(1, Event::Created(Box::new(created)))
}

fn session(seq: u64) -> DiskJob {
    let session = Event::Session {
        program: "0.1.0".into(),
        host: "LAPTOP-7".into(),
        secretary: "Ms Jo Field".into(),
    };
    let record = record(seq, session);
    DiskJob::Append(Append {
        ticket: seq,
        entries: vec![Entry { text: None, record }],
    })
}

fn noted(seq: u64, text: &str) -> DiskJob {
    let text = Text {
        id: format!("text{seq}"),
        text: text.into(),
    };
    let written = Event::TextWritten {
        text: text.id.clone(),
        kind: TextKind::Note,
        item: ItemNo("1".into()),
        digest: text.digest(),
    };
    let record = record(seq, written);
    DiskJob::Append(Append {
        ticket: seq,
        entries: vec![Entry {
            text: Some(text),
            record,
        }],
    })
}

/// A worker over a meetings folder.
fn worker(meetings: &Path) -> Worker {
    Worker::new(MeetingsFolder {
        path: meetings.into(),
        why: Which::Explicit,
    })
}

/// Makes a meeting of this committee; its folder.
#[track_caller]
fn make(worker: &mut Worker, committee: &str) -> PathBuf {
    let job = DiskJob::Create {
        committee: Slug::of(committee),
        first: Box::new(created()),
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
    match open(worker, folder) {
        DiskReply::Opened(meeting) => *meeting,
        other => panic!("{other:?}"),
    }
}

fn document(name: &str, bytes: &str) -> DiskJob {
    DiskJob::ReplaceFile {
        name: name.into(),
        bytes: bytes.into(),
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
