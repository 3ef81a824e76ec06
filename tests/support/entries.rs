//! Entries of a small meeting, as the record's own tests write them.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use quorate::meeting::{Brought, Created, Event, FORMAT, ItemNo, Record, Seq, TextKind};
use quorate::store::{Entry, MeetingsFolder, Text, Which};

pub fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2016-04-20T10:15:30+01:00").unwrap()
}

pub fn meetings(path: &Path) -> MeetingsFolder {
    MeetingsFolder {
        path: path.into(),
        why: Which::Explicit,
    }
}

pub fn record(seq: Seq, event: Event) -> Record {
    Record {
        v: FORMAT,
        seq,
        id: format!("id{seq}"),
        at: now(),
        effect: None,
        event,
    }
}

pub fn created() -> Record {
    let created = Created {
        meeting: "00112233445566778899aabbccddeeff".into(),
        program: "0.1.0".into(),
        practice: false,
        date: now().date_naive(),
        begins: None,
        place: "The Council Chamber".into(),
        secretary: "Ms Jo Field".into(),
        terms_file: "terms.ron".into(),
        terms: "()".into(),
        people: vec![],
        agenda: vec![],
        brought: Brought::default(),
    };
    record(1, Event::Created(Box::new(created)))
}

pub fn plain(seq: Seq, event: Event) -> Entry {
    Entry {
        text: None,
        record: record(seq, event),
    }
}

pub fn session(seq: Seq) -> Entry {
    let event = Event::Session {
        program: "0.1.0".into(),
        host: "LAPTOP-7".into(),
        secretary: "Ms Jo Field".into(),
    };
    plain(seq, event)
}

pub fn noted(seq: Seq, text: &str) -> Entry {
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
