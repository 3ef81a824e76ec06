//! A small meeting recorded on a disk, with what was answered; and what must be true of the record whatever happened.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use quorate::meeting::{ItemNo, Record, Seq, TextKind};
use quorate::store::{
    Append, Disk, DiskJob, DiskReply, Draft, DraftText, Entry, Mend, OpenedMeeting, Slug, StoreError, Verdict, Worker,
};

use crate::entries::{created, meetings, now, plain};
use crate::simulated::Simulated;

pub fn slug() -> Slug {
    Slug::parse("mid-essex").unwrap()
}

/// Where the meeting is on a simulated disk.
pub fn folder() -> PathBuf {
    PathBuf::from("/m/mid-essex/2016-04-20")
}

pub fn worker(disk: &Simulated) -> Worker {
    Worker::on(Arc::new(disk.clone()) as Arc<dyn Disk>, meetings(Path::new("/m")))
}

pub fn open(mend: Mend) -> DiskJob {
    DiskJob::Open {
        folder: folder(),
        now: now(),
        mend,
    }
}

pub fn document(bytes: &[u8]) -> DiskJob {
    DiskJob::ReplaceFile {
        name: "minutes.ron".into(),
        bytes: Some(bytes.into()),
    }
}

/// What became of an act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    None,
    Saved,
    NotSaved,
    Poisoned,
}

/// A meeting being recorded: what was asked, and what was answered.
pub struct Sitting {
    pub disk: Simulated,
    pub worker: Worker,
    pub acts: Vec<(Vec<Entry>, Answer)>,
    /// Documents as they were asked for, in order.
    pub documents: Vec<Vec<u8>>,
    pub next: Seq,
}

impl Sitting {
    pub fn on(disk: Simulated) -> Sitting {
        Sitting {
            worker: worker(&disk),
            disk,
            acts: Vec::new(),
            documents: Vec::new(),
            next: 1,
        }
    }

    /// Makes the meeting.
    pub fn create(&mut self) -> bool {
        let entry = plain(1, created().event);
        self.acts.push((vec![entry], Answer::None));
        let first = Box::new(created());
        let reply = self.worker.perform(DiskJob::Create {
            committee: slug(),
            first,
            with: vec![],
        });
        let saved = matches!(reply, DiskReply::Opened(_));
        if saved {
            self.acts[0].1 = Answer::Saved;
            self.disk.note_saved();
            self.next = 2;
        }
        saved
    }

    /// Sends acts together; what is not saved and not poisoned is not asked for again.
    pub fn act(&mut self, acts: Vec<Vec<Entry>>) {
        let jobs: Vec<DiskJob> = acts
            .iter()
            .zip(self.acts.len()..)
            .map(|(entries, ticket)| {
                DiskJob::Append(Append {
                    ticket: u64::try_from(ticket).unwrap(),
                    entries: entries.clone(),
                })
            })
            .collect();
        self.acts
            .extend(acts.into_iter().map(|entries| (entries, Answer::None)));
        let mut replies = Vec::new();
        self.worker.perform_all(jobs, &mut |reply| replies.push(reply));
        for reply in replies {
            let (ticket, answer) = match reply {
                DiskReply::Saved { ticket, .. } => (ticket, Answer::Saved),
                DiskReply::NotSaved {
                    ticket, poisoned: true, ..
                } => (ticket, Answer::Poisoned),
                DiskReply::NotSaved { ticket, .. } => (ticket, Answer::NotSaved),
                other => panic!("{other:?}"),
            };
            let act = &mut self.acts[usize::try_from(ticket).unwrap()];
            act.1 = answer;
            if answer == Answer::Saved {
                self.next += u64::try_from(act.0.len()).unwrap();
                self.disk.note_saved();
            }
        }
    }

    pub fn write_document(&mut self, bytes: &[u8]) -> bool {
        self.documents.push(bytes.into());
        matches!(self.worker.perform(document(bytes)), DiskReply::DocumentWritten { .. })
    }

    pub fn draft(&mut self, text: &str) {
        let typed = DraftText {
            item: ItemNo("6".into()),
            kind: TextKind::Note,
            text: text.into(),
            over: Some(String::new()),
            left: false,
        };
        let texts = if text.is_empty() { vec![] } else { vec![typed] };
        self.worker.perform(DiskJob::SaveDraft(Draft { texts, lines: vec![] }));
    }

    /// What must be true of a meeting opened afterwards; `saved`: so many acts had been answered as saved.
    pub fn check(&self, records: &[Record], saved: usize) -> Result<(), String> {
        check(&self.acts, records, saved)
    }
}

/// Every act answered as saved is there; every record there was asked for; an act is there whole or not at all.
pub fn check(acts: &[(Vec<Entry>, Answer)], records: &[Record], saved: usize) -> Result<(), String> {
    let there = |entry: &Entry| records.contains(&entry.record);
    let answered = acts.iter().filter(|(_, answer)| *answer == Answer::Saved).take(saved);
    for (entries, _) in answered {
        if !entries.iter().all(there) {
            return Err(format!("lost: {:?}", entries[0].record.event));
        }
    }
    for record in records {
        if !acts
            .iter()
            .any(|(entries, _)| entries.iter().any(|entry| entry.record == *record))
        {
            return Err(format!("never asked for: {record:?}"));
        }
    }
    for (entries, _) in acts {
        let count = entries.iter().filter(|entry| there(entry)).count();
        if count != 0 && count != entries.len() {
            return Err(format!("half an act: {:?}", entries[0].record.event));
        }
    }
    Ok(())
}

/// Opens the meeting as a secretary would: what is damaged at the end is read and confirmed. `None`: there is none.
pub fn reopen(worker: &mut Worker) -> Result<Option<Box<OpenedMeeting>>, StoreError> {
    let mut opened = match worker.perform(open(Mend::TornTail)) {
        DiskReply::Opened(opened) => opened,
        DiskReply::NotOpened(why) if why.happened.contains("not a folder") || why.happened.contains("never made") => {
            return Ok(None);
        }
        DiskReply::NotOpened(why) if why.happened.contains("entity not found") => return Ok(None),
        DiskReply::NotOpened(why) => return Err(why),
        other => panic!("{other:?}"),
    };
    let damaged_end = |verdict: &Verdict| matches!(verdict, Verdict::DamagedLast(_));
    if damaged_end(&opened.verdict) || damaged_end(&opened.texts_verdict) {
        opened = match worker.perform(open(Mend::DamagedLast)) {
            DiskReply::Opened(opened) => opened,
            DiskReply::NotOpened(why) => return Err(why),
            other => panic!("{other:?}"),
        };
    }
    Ok(Some(opened))
}
