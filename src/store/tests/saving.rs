//! What is answered as saved is on the disk, what is not is not, and one meeting has one writer.

use std::fs;

use super::failing::{Failing, Fails};
use super::*;
use crate::store::job::DiskReply::*;
use crate::store::journal::{JOURNAL, load};
use crate::store::prose::PROSE;

fn seqs(reply: &DiskReply) -> (&'static str, Ticket, Vec<Seq>) {
    match reply {
        Saved { ticket, seqs, .. } => ("saved", *ticket, seqs.clone()),
        NotSaved {
            ticket, seqs, poisoned, ..
        } => (if *poisoned { "poisoned" } else { "not saved" }, *ticket, seqs.clone()),
        other => panic!("{other:?}"),
    }
}

fn all(worker: &mut Worker, jobs: Vec<DiskJob>) -> Vec<DiskReply> {
    let mut replies = Vec::new();
    worker.perform_all(jobs, &mut |reply| replies.push(reply));
    replies
}

fn events(folder: &Path) -> Vec<Seq> {
    let reading = load(folder).unwrap();
    assert_eq!(reading.verdict, Verdict::Clean);
    reading.records.iter().map(|record| record.seq).collect()
}

#[test]
fn a_meeting_comes_back_as_it_was_left() {
    let (_place, mut worker, folder) = opened();
    let text = "Line one.\n\tTab, \"quotes\", €, a\u{301}, \u{2028}, \u{7f}, \u{0}.";
    assert!(saved(
        &worker.perform(append(1, vec![plain(session(2)), noted(3, text)]))
    ));
    let typed = DraftText {
        item: ItemNo("6".into()),
        kind: TextKind::Note,
        text: "half a sen".into(),
        over: Some(String::new()),
        left: false,
    };
    let draft = Draft {
        texts: vec![typed],
        lines: vec![],
    };
    assert_eq!(
        worker.perform(DiskJob::SaveDraft(draft.clone())),
        DraftSaved(draft.clone())
    );
    assert_eq!(worker.perform(DiskJob::Shutdown), Stopped);
    let meeting = reopened(&mut worker, &folder, Mend::TornTail);
    assert_eq!(meeting.records, [created(), session(2), noted(3, text).record]);
    assert_eq!(meeting.texts, Texts::from([("text3".into(), text.into())]));
    assert_eq!((meeting.draft, meeting.draft_lost), (draft, None));
    assert_eq!(
        (meeting.verdict, meeting.read_only, meeting.texts_read_only),
        (Verdict::Clean, false, false)
    );
    assert!(saved(
        &worker.perform(append(2, vec![plain(record(4, Event::CalledToOrder))]))
    ));
    assert_eq!(events(&folder), [1, 2, 3, 4]);
}

#[test]
fn the_answer_bears_the_hash_of_the_last_record() {
    let (_place, mut worker, folder) = opened();
    let replies = all(
        &mut worker,
        vec![
            append(1, vec![plain(session(2))]),
            append(2, vec![plain(record(3, Event::Closed))]),
        ],
    );
    let Saved { head, .. } = &replies[1] else { panic!() };
    assert_eq!(*head, load(&folder).unwrap().head.hex());
    let Saved { head: first, .. } = &replies[0] else {
        panic!()
    };
    assert_ne!(first, head);
}

#[test]
fn after_one_that_is_not_saved_none_is() {
    let (_place, mut worker, folder) = opened();
    let too_long = Event::Abandoned {
        reason: "x".repeat(line::LIMIT_BYTES),
    };
    let jobs = vec![
        append(1, vec![plain(session(2))]),
        append(2, vec![noted(3, "its text"), plain(record(4, too_long))]),
        append(3, vec![plain(record(5, Event::CalledToOrder))]),
    ];
    let replies = all(&mut worker, jobs);
    let found: Vec<_> = replies.iter().map(seqs).collect();
    assert_eq!(
        found,
        [
            ("saved", 1, vec![2]),
            ("not saved", 2, vec![3, 4]),
            ("not saved", 3, vec![5])
        ]
    );
    assert_eq!(events(&folder), [1, 2]);
    assert!(fs::read(folder.join(PROSE)).unwrap().is_empty());
    let late = worker.perform(append(4, vec![plain(record(5, Event::CalledToOrder))]));
    assert_eq!(seqs(&late), ("not saved", 4, vec![5]), "an entry before it is missing");
    assert!(saved(
        &worker.perform(append(5, vec![plain(record(3, Event::CalledToOrder))]))
    ));
}

#[test]
fn the_limit_of_a_record_is_its_bytes() {
    let empty = ron::to_string(&record(2, Event::Abandoned { reason: String::new() }))
        .unwrap()
        .len();
    for (bytes, good) in [(line::LIMIT_BYTES, true), (line::LIMIT_BYTES + 1, false)] {
        let (_place, mut worker, _folder) = opened();
        let reason = "x".repeat(bytes - empty);
        let reply = worker.perform(append(1, vec![plain(record(2, Event::Abandoned { reason }))]));
        assert_eq!(saved(&reply), good, "{bytes}");
    }
}

#[test]
fn a_full_disk_costs_nothing_saved_and_may_be_tried_again() {
    for file in [JOURNAL, PROSE] {
        let disk = Failing::default();
        let (_place, mut worker, folder) = opened_on(disk.clone());
        assert!(saved(&worker.perform(append(1, vec![noted(2, "first")]))));
        disk.fail(file, Fails::Write, false);
        let jobs = || {
            vec![
                append(2, vec![noted(3, "second")]),
                append(3, vec![plain(record(4, Event::Closed))]),
            ]
        };
        let found: Vec<_> = all(&mut worker, jobs()).iter().map(seqs).collect();
        assert_eq!(found, [("not saved", 2, vec![3]), ("not saved", 3, vec![4])], "{file}");
        assert_eq!(events(&folder), [1, 2]);
        assert!(all(&mut worker, jobs()).iter().all(saved), "{file}: space was freed");
        assert_eq!(events(&folder), [1, 2, 3, 4]);
        assert!(verify(&folder).unwrap().sound());
        let texts = fs::read_to_string(folder.join(PROSE)).unwrap();
        assert_eq!(texts.matches("\"second\"").count(), 1, "{file}: the text is there once");
    }
}

#[test]
fn a_sync_that_failed_is_never_shown_as_saved() {
    let disk = Failing::default();
    let (_place, mut worker, folder) = opened_on(disk.clone());
    disk.fail(JOURNAL, Fails::Sync, false);
    for ticket in [1, 2] {
        let reply = worker.perform(append(ticket, vec![plain(session(2))]));
        assert_eq!(seqs(&reply), ("poisoned", ticket, vec![2]));
    }
    let meeting = reopened(&mut worker, &folder, Mend::TornTail);
    assert_eq!(
        meeting.records.first(),
        Some(&created()),
        "what was saved before is there"
    );
}

#[test]
fn texts_that_cannot_be_trusted_stop_no_vote() {
    let disk = Failing::default();
    let (_place, mut worker, folder) = opened_on(disk.clone());
    disk.fail(PROSE, Fails::Sync, true);
    assert_eq!(
        seqs(&worker.perform(append(1, vec![noted(2, "x")]))),
        ("poisoned", 1, vec![2])
    );
    assert!(saved(
        &worker.perform(append(2, vec![plain(record(2, Event::NothingDeclared))]))
    ));
    assert_eq!(events(&folder), [1, 2]);
}

/// A text is on the disk before the event that refers to it: when the event fails, the text is there already.
#[test]
fn texts_are_saved_before_their_events() {
    let disk = Failing::default();
    let (_place, mut worker, folder) = opened_on(disk.clone());
    disk.fail(JOURNAL, Fails::Write, true);
    assert!(!saved(&worker.perform(append(1, vec![noted(2, "a text")]))));
    assert_eq!(prose::load(&folder).unwrap().texts["text2"], "a text");
    assert_eq!(events(&folder), [1]);
}

#[test]
fn an_event_and_its_text_must_fit_together() {
    let (_place, mut worker, folder) = opened();
    let mut wrong = noted(2, "as it was");
    wrong.text.as_mut().unwrap().text = "as it is".into();
    assert!(!saved(&worker.perform(append(1, vec![wrong]))));
    let mut unasked = noted(2, "a text");
    unasked.record = session(2);
    assert!(!saved(&worker.perform(append(2, vec![unasked]))));
    let mut without = noted(2, "a text");
    without.text = None;
    assert!(!saved(&worker.perform(append(3, vec![without]))));
    assert_eq!(events(&folder), [1]);
    assert!(saved(&worker.perform(append(4, vec![noted(2, "a text")]))));
    let mut again = noted(2, "a text");
    (again.text, again.record.seq) = (None, 3);
    assert!(saved(&worker.perform(append(5, vec![again]))), "it is in the file");
}

#[test]
fn a_meeting_has_one_writer_and_says_who() {
    let (place, mut worker, folder) = opened();
    let mut second = Worker::new(meetings(place.path()));
    let HeldElsewhere { holder: None, .. } = second.perform(open(&folder, Mend::TornTail)) else {
        panic!("no session is recorded yet");
    };
    assert!(saved(&worker.perform(append(1, vec![plain(session(2))]))));
    let HeldElsewhere {
        holder: Some(holder),
        why,
    } = second.perform(open(&folder, Mend::TornTail))
    else {
        panic!("opened twice");
    };
    assert_eq!(holder.host, "LAPTOP-7");
    assert_eq!(
        why.happened,
        "Ms Jo Field has had this meeting open on LAPTOP-7 since 10:15 on 20 April 2016."
    );
    assert_eq!(worker.perform(DiskJob::Shutdown), Stopped);
    assert_eq!(reopened(&mut second, &folder, Mend::TornTail).records.len(), 2);
}

/// Somebody deletes the lock's file and starts a second writer: the first notices before it writes again.
/// Elsewhere than on Windows, where a file that somebody holds keeps its name until it is let go.
#[cfg(unix)]
#[test]
fn without_its_lock_a_journal_still_has_one_writer() {
    let (place, mut worker, folder) = opened();
    fs::remove_file(folder.join(lock::LOCK)).unwrap();
    let mut second = Worker::new(meetings(place.path()));
    reopened(&mut second, &folder, Mend::TornTail);
    assert!(saved(&second.perform(append(1, vec![plain(session(2))]))));
    assert_eq!(
        seqs(&worker.perform(append(1, vec![plain(session(2))]))),
        ("poisoned", 1, vec![2])
    );
    assert_eq!(events(&folder), [1, 2]);
}

#[test]
fn documents_are_written_into_the_meetings_folder_only() {
    let (_place, mut worker, folder) = opened();
    let file = |name: &str, bytes: &[u8]| DiskJob::ReplaceFile {
        name: name.into(),
        bytes: Some(bytes.into()),
    };
    let written = |name: &str| DocumentWritten { name: name.into() };
    assert_eq!(worker.perform(file("minutes.ron", b"one")), written("minutes.ron"));
    let before = fs::read(folder.join(JOURNAL)).unwrap();
    assert!(matches!(worker.perform(file(JOURNAL, b"")), DocumentOutOfDate { .. }));
    assert!(matches!(
        worker.perform(file("../minutes.ron", b"")),
        DocumentOutOfDate { .. }
    ));
    assert_eq!(fs::read(folder.join(JOURNAL)).unwrap(), before);
    let replies = all(
        &mut worker,
        vec![
            file("minutes.ron", b"two"),
            append(1, vec![plain(session(2))]),
            file("documents/a.txt", b"a"),
            file("minutes.ron", b"three"),
        ],
    );
    assert!(saved(&replies[0]), "what is to be saved goes first");
    assert_eq!(replies[1..], [written("documents/a.txt"), written("minutes.ron")]);
    assert_eq!(fs::read(folder.join("minutes.ron")).unwrap(), b"three");
}

#[test]
fn without_a_meeting_nothing_is_written() {
    let place = tempfile::tempdir().unwrap();
    let mut worker = Worker::new(meetings(place.path()));
    assert!(!saved(&worker.perform(append(1, vec![plain(session(2))]))));
    assert!(matches!(
        worker.perform(DiskJob::SaveDraft(Draft::default())),
        DraftNotSaved(_)
    ));
    assert!(matches!(
        worker.perform(open(&place.path().join("none"), Mend::TornTail)),
        NotOpened(_)
    ));
    assert!(matches!(
        worker.perform(open(place.path(), Mend::TornTail)),
        NotOpened(_)
    ));
    let first = Box::new(session(1));
    assert!(matches!(
        worker.perform(DiskJob::Create {
            committee: slug(),
            first,
            with: vec![],
        }),
        NotOpened(_)
    ));
    assert_eq!(worker.perform(DiskJob::Shutdown), Stopped);
}
