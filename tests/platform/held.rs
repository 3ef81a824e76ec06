//! A document that another process has open. On Windows it cannot be replaced then: it is tried again for two seconds,
//! and after that the old one stays and is called out of date. Elsewhere it is replaced under the reader's eyes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use quorate::store::{DiskJob, DiskReply, spawn};

use crate::entries::session;
use crate::{act, document, make, second, worker};

const NAME: &str = "minutes.ron";

struct Disk {
    jobs: Sender<DiskJob>,
    replies: Receiver<DiskReply>,
    meeting: PathBuf,
    _place: tempfile::TempDir,
}

/// A meeting on the disk thread, with a document as it was first.
fn disk() -> Disk {
    let place = tempfile::tempdir().unwrap();
    let mut worker = worker(place.path());
    let meeting = make(&mut worker, "Mid Essex");
    let ((jobs, received), (answers, replies)) = (channel(), channel());
    // It ends with the sender of its jobs.
    let _thread = spawn(worker, received, move |reply| answers.send(reply).unwrap_or_default()).unwrap();
    let disk = Disk {
        jobs,
        replies,
        meeting,
        _place: place,
    };
    assert!(written(&disk.asks(document(NAME, "first"))));
    disk
}

impl Disk {
    fn asks(&self, job: DiskJob) -> DiskReply {
        self.jobs.send(job).unwrap();
        self.replies.recv().unwrap()
    }

    fn stands(&self) -> String {
        fs::read_to_string(self.meeting.join(NAME)).unwrap()
    }
}

fn written(reply: &DiskReply) -> bool {
    *reply == DiskReply::DocumentWritten { name: NAME.into() }
}

fn waits(reply: &DiskReply) -> bool {
    *reply == DiskReply::DocumentWaits { name: NAME.into() }
}

#[test]
fn a_document_is_replaced_as_soon_as_the_other_process_lets_go() {
    let disk = disk();
    let viewer = second::reads(&disk.meeting.join(NAME));
    let mut reply = disk.asks(document(NAME, "second"));
    assert_eq!(waits(&reply), cfg!(windows), "{reply:?}");
    if waits(&reply) {
        assert_eq!(disk.stands(), "first");
        viewer.lets_go();
        reply = disk.replies.recv().unwrap();
    }
    assert!(written(&reply), "{reply:?}");
    assert_eq!(disk.stands(), "second");
}

#[test]
#[cfg_attr(not(windows), ignore = "elsewhere a document is replaced under its reader")]
fn a_document_held_for_long_stays_as_it_was_and_keeps_nothing_else_waiting() {
    let disk = disk();
    let viewer = second::reads(&disk.meeting.join(NAME));
    let reply = disk.asks(document(NAME, "second"));
    assert!(waits(&reply), "{reply:?}");
    // Entries are saved while the document waits.
    let reply = disk.asks(act(session(2)));
    assert!(matches!(reply, DiskReply::Saved { .. }), "{reply:?}");
    let DiskReply::DocumentOutOfDate { name, why } = disk.replies.recv().unwrap() else {
        panic!("the viewer still has it");
    };
    assert_eq!(name, Path::new(NAME));
    assert!(why.happened.starts_with("It could not be written"), "{why}");
    assert_eq!(disk.stands(), "first");
    let hidden: Vec<_> = fs::read_dir(&disk.meeting)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(hidden.is_empty(), "a temporary file stays: {hidden:?}");
    viewer.lets_go();
    assert!(written(&disk.asks(document(NAME, "third"))));
    assert_eq!(disk.stands(), "third");
}
