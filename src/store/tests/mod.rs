//! The room as a whole, on a real disk in a temporary folder.

pub(crate) mod failing;
mod folders;
mod opening;
mod saving;
mod threads;

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::meeting::{Brought, Created, Event, FORMAT, ItemNo, Record, Seq, TextKind};

use super::*;

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2016-04-20T10:15:30+01:00").unwrap()
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2016, 4, 20).unwrap()
}

fn record(seq: Seq, event: Event) -> Record {
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
        date: date(),
        begins: None,
        place: "The Council Chamber".into(),
        secretary: "Ms Jo Field".into(),
        terms_file: "terms.ron".into(),
        terms: "// Terms,\n// as \"people\" wrote them.\n()".into(),
        people: vec![],
        agenda: vec![],
        brought: Brought::default(),
    };
    record(1, Event::Created(Box::new(created)))
}

fn session(seq: Seq) -> Record {
    record(
        seq,
        Event::Session {
            program: "0.1.0".into(),
            host: "LAPTOP-7".into(),
            secretary: "Ms Jo Field".into(),
        },
    )
}

fn noted(seq: Seq, text: &str) -> Entry {
    let text = Text {
        id: format!("text{seq}"),
        text: text.into(),
    };
    let event = Event::TextWritten {
        text: text.id.clone(),
        kind: TextKind::Note,
        item: ItemNo("6".into()),
        digest: text.digest(),
    };
    Entry {
        text: Some(text),
        record: record(seq, event),
    }
}

fn plain(record: Record) -> Entry {
    Entry { text: None, record }
}

fn meetings(path: &Path) -> MeetingsFolder {
    MeetingsFolder {
        path: path.into(),
        why: Which::Explicit,
    }
}

fn slug() -> Slug {
    Slug::parse("mid-essex").unwrap()
}

/// A meeting of one record, open in a worker.
fn opened() -> (tempfile::TempDir, Worker, PathBuf) {
    opened_on(RealDisk)
}

fn opened_on(disk: impl Disk + 'static) -> (tempfile::TempDir, Worker, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let mut worker = Worker::on(std::sync::Arc::new(disk), meetings(place.path()));
    let first = Box::new(created());
    let committee = slug();
    let DiskReply::Opened(meeting) = worker.perform(DiskJob::Create {
        committee,
        first,
        with: vec![],
    }) else {
        panic!("not opened");
    };
    assert_eq!(meeting.records, [created()]);
    (place, worker, meeting.folder)
}

fn append(ticket: Ticket, entries: Vec<Entry>) -> DiskJob {
    DiskJob::Append(Append { ticket, entries })
}

fn saved(reply: &DiskReply) -> bool {
    matches!(reply, DiskReply::Saved { .. })
}

fn open(folder: &Path, mend: Mend) -> DiskJob {
    DiskJob::Open {
        folder: folder.into(),
        now: now(),
        mend,
    }
}

fn reopened(worker: &mut Worker, folder: &Path, mend: Mend) -> OpenedMeeting {
    match worker.perform(open(folder, mend)) {
        DiskReply::Opened(meeting) => *meeting,
        other => panic!("{other:?}"),
    }
}
