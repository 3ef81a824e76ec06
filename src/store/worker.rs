//! Does what the disk is asked to do, one job after another, in the caller's own thread. [`crate::store::thread`] runs one
//! in a thread of its own; tests and key scripts call it directly.
//!
//! Of the appends that wait together all texts are written with one sync, then all records with one sync. If one append
//! fails, it and all after it are answered as not saved.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{Event, Record};

use super::batch::{Queue, Saving, seal_all};
use super::committee::{CommitteeSaving, Desk};
use super::copy::{self, Copied, CopyJob};
use super::disk::{Disk, Kind, RealDisk};
use super::draft::{self, Draft};
use super::earlier;
use super::fault::{StoreError, Unsaved};
use super::folders::{MeetingsFolder, Which};
use super::job::{Append, CommitteeJob, CommitteeReply, DiskJob, DiskReply, OpenedMeeting};
use super::journal::{self, Journal};
use super::lined::{self, Mend};
use super::lock::{Holder, Lock};
use super::prose::{self, Prose, Text, Texts};
use super::remove;
use super::replace::{self, Waiting};
use super::salvage;
use super::slug::Slug;

/// The one who touches the disk.
pub struct Worker {
    disk: Arc<dyn Disk>,
    meetings: MeetingsFolder,
    held: Option<Held>,
    committee: Desk,
    /// Takes what is to be copied; does not wait.
    copies: Option<Box<dyn FnMut(CopyJob) + Send>>,
}

/// The meeting that is open.
struct Held {
    folder: PathBuf,
    /// `None`: for reading only.
    journal: Option<Journal>,
    prose: Option<Prose>,
    /// Documents to be tried again.
    waiting: Vec<Waiting>,
    /// Where safe copies go.
    copies_to: Option<PathBuf>,
    _lock: Lock,
}

impl Held {
    /// That the folder is the one that was opened: what is written into another is found by nobody.
    fn in_place(&mut self) -> Result<(), StoreError> {
        match &mut self.journal {
            Some(journal) => journal.in_place(),
            None => Err(read_only("The record", "Nothing can be added to it.")),
        }
    }
}

impl Worker {
    /// On the disk of this computer.
    pub fn new(meetings: MeetingsFolder) -> Worker {
        Worker::on(Arc::new(RealDisk), meetings)
    }

    /// On any disk.
    pub fn on(disk: Arc<dyn Disk>, meetings: MeetingsFolder) -> Worker {
        Worker {
            disk,
            meetings,
            held: None,
            committee: Desk::default(),
            copies: None,
        }
    }

    pub(crate) fn disk(&self) -> Arc<dyn Disk> {
        Arc::clone(&self.disk)
    }

    /// Safe copies are made by this, which must not wait.
    pub fn copying(&mut self, copies: impl FnMut(CopyJob) + Send + 'static) {
        self.copies = Some(Box::new(copies));
    }

    /// Has the safe copy brought up to date with what is saved.
    fn have_copied(&mut self) {
        let (Some(copies), Some(held)) = (&mut self.copies, &self.held) else {
            return;
        };
        if let (Some(journal), Some(to)) = (&held.journal, &held.copies_to) {
            copies(CopyJob {
                folder: held.folder.clone(),
                to: to.clone(),
                what: Copied::Meeting {
                    journal_bytes: journal.length_bytes(),
                    prose_bytes: held.prose.as_ref().map_or(0, Prose::length_bytes),
                },
            });
        }
    }

    fn keep_copies_in(&mut self, place: PathBuf) -> DiskReply {
        match copy::keep_copies_in(&*self.disk, &self.meetings.path, &place) {
            Ok(()) => {
                if let Some(held) = &mut self.held {
                    held.copies_to = Some(place.clone());
                }
                self.have_copied();
                self.have_committee_copied();
                DiskReply::CopiesGoTo(place)
            }
            Err(why) => DiskReply::NoCopiesThere(why),
        }
    }

    fn committee(&mut self, job: CommitteeJob) -> CommitteeReply {
        let reply = self.committee.perform(&*self.disk, &self.meetings, job);
        let saved = matches!(
            reply,
            CommitteeReply::Opened(_) | CommitteeReply::Saving(CommitteeSaving::Saved { .. })
        );
        if saved {
            self.have_committee_copied();
        }
        reply
    }

    /// The same of the committee's record.
    fn have_committee_copied(&mut self) {
        if let Some(copies) = &mut self.copies {
            let to = copy::copies_to(&*self.disk, &self.meetings.path);
            to.and_then(|to| self.committee.to_copy(to)).map(copies);
        }
    }

    /// Does one job.
    pub fn perform(&mut self, job: DiskJob) -> DiskReply {
        match job {
            DiskJob::Create { committee, first, with } => opened(self.create(&committee, *first, with)),
            DiskJob::Open { folder, now, mend } => opened(self.open(&folder, now, mend)),
            DiskJob::Append(append) => {
                let saving = self.save(std::slice::from_ref(&append));
                saving.reply(0, &append)
            }
            DiskJob::SaveElsewhere {
                place,
                records,
                texts,
                now,
            } => match self.save_elsewhere(place, &records, &texts, now) {
                Ok(meeting) => DiskReply::SavedElsewhere(Box::new(meeting)),
                Err(why) => DiskReply::NotSavedElsewhere(why),
            },
            DiskJob::KeepCopiesIn { place } => self.keep_copies_in(place),
            DiskJob::SaveDraft(draft) => self.save_draft(draft),
            DiskJob::ReplaceFile { name, bytes } => self.replace(Waiting { name, bytes, tries: 0 }),
            DiskJob::BringUp { meetings } => DiskReply::BroughtUp(match &self.held {
                Some(held) => earlier::bring_up(&*self.disk, &held.folder, &meetings),
                None => Ok(()),
            }),
            DiskJob::Committee(job) => DiskReply::Committee(self.committee(job)),
            DiskJob::Remove { folder } => {
                self.held.take_if(|held| held.folder == folder);
                match remove::remove(&*self.disk, &folder) {
                    Ok(to) => DiskReply::Removed(to),
                    Err(why) => DiskReply::NotRemoved(why),
                }
            }
            DiskJob::LetGo => {
                self.held = None;
                DiskReply::LetGo
            }
            DiskJob::Shutdown => {
                self.held = None;
                self.committee = Desk::default();
                DiskReply::Stopped
            }
        }
    }

    /// Does jobs that wait together: appends first and with one sync, then the latest draft, then the latest of each
    /// document. A meeting is opened or let go in its place in the order.
    pub fn perform_all(&mut self, jobs: impl IntoIterator<Item = DiskJob>, reply: &mut dyn FnMut(DiskReply)) {
        let mut queue = Queue::default();
        for job in jobs {
            match job {
                DiskJob::Append(append) => queue.appends.push(append),
                DiskJob::SaveDraft(draft) => queue.draft = Some(draft),
                DiskJob::ReplaceFile { name, bytes } => {
                    queue.documents.retain(|waiting| waiting.name != name);
                    queue.documents.push(Waiting { name, bytes, tries: 0 });
                }
                DiskJob::Create { .. }
                | DiskJob::Open { .. }
                | DiskJob::SaveElsewhere { .. }
                | DiskJob::KeepCopiesIn { .. }
                | DiskJob::BringUp { .. }
                | DiskJob::Committee(_) => {
                    self.empty(&mut queue, reply);
                    reply(self.perform(job));
                }
                DiskJob::Remove { .. } | DiskJob::LetGo | DiskJob::Shutdown => {
                    self.empty(&mut queue, reply);
                    self.try_waiting(true, reply);
                    reply(self.perform(job));
                }
            }
        }
        self.empty(&mut queue, reply);
    }

    fn empty(&mut self, queue: &mut Queue, reply: &mut dyn FnMut(DiskReply)) {
        let queue = std::mem::take(queue);
        let saving = self.save(&queue.appends);
        for (place, append) in queue.appends.iter().enumerate() {
            reply(saving.reply(place, append));
        }
        if let Some(draft) = queue.draft {
            reply(self.save_draft(draft));
        }
        for document in queue.documents {
            reply(self.replace(document));
        }
    }

    /// How long until a document is to be tried again.
    pub(crate) fn next_wait(&self) -> Option<Duration> {
        let waiting = self.held.iter().flat_map(|held| &held.waiting);
        waiting.filter_map(Waiting::wait_ms).min().map(Duration::from_millis)
    }

    /// Tries the waiting documents again; `last`: not after this.
    pub(crate) fn try_waiting(&mut self, last: bool, reply: &mut dyn FnMut(DiskReply)) {
        let waiting = self.held.as_mut().map(|held| std::mem::take(&mut held.waiting));
        for mut document in waiting.unwrap_or_default() {
            if last {
                document.tries = replace::WAITS_MS.len();
            }
            match self.replace(document) {
                DiskReply::DocumentWaits { .. } => {}
                settled => reply(settled),
            }
        }
    }

    fn create(&mut self, committee: &Slug, first: Record, with: Vec<Record>) -> Result<OpenedMeeting, Refused> {
        let Event::Created(created) = &first.event else {
            return Err(Refused::Error(StoreError::new(
                "A meeting begins with its first entry, and this is another.",
                "Nothing was made.",
                "Please report this.",
            )));
        };
        self.held = None;
        let folder = self
            .meetings
            .new_meeting(&*self.disk, committee, created.date)
            .map_err(Refused::Error)?;
        let (at, records) = (first.at, std::iter::once(first).chain(with).collect::<Vec<_>>());
        Journal::create(&*self.disk, &folder, &records).map_err(Refused::Error)?;
        self.open(&folder, at, Mend::TornTail)
    }

    fn open(&mut self, folder: &Path, now: DateTime<FixedOffset>, mend: Mend) -> Result<OpenedMeeting, Refused> {
        self.held = None;
        let disk = &*self.disk;
        if disk.kind(folder).ok().flatten() != Some(Kind::Folder) {
            return Err(Refused::Error(StoreError::new(
                format!("{} is not a folder.", folder.display()),
                "Nothing was changed.",
                "Choose a meeting from the list, or give the path of its folder.",
            )));
        }
        let Some(lock) = Lock::take(disk, folder).map_err(Refused::Error)? else {
            let holder = journal::load_from(disk, folder)
                .ok()
                .and_then(|reading| Holder::of(&reading.records));
            return Err(Refused::Held(holder));
        };
        let (safe_copy, mend) = copy::carried_on(disk, folder, mend).map_err(Refused::Error)?;
        let opened = Journal::open(disk, folder, now, mend).map_err(Refused::Error)?;
        let (prose, texts) = Prose::open(disk, folder, now, mend).map_err(Refused::Error)?;
        let (draft, draft_lost) = draft::load_or_lost(disk, folder);
        let meeting = OpenedMeeting {
            folder: folder.into(),
            head: opened.reading.head.hex(),
            read_only: opened.journal.is_none() || safe_copy,
            safe_copy,
            texts_missing: prose::missing(&opened.reading.records, &texts.texts),
            records: opened.reading.records,
            verdict: opened.reading.verdict,
            texts: texts.texts,
            texts_verdict: texts.verdict,
            texts_read_only: prose.is_none(),
            draft,
            draft_lost,
        };
        self.held = Some(Held {
            folder: folder.into(),
            journal: opened.journal.filter(|_| !safe_copy),
            prose: prose.filter(|_| !safe_copy),
            copies_to: copy::copies_to(disk, &self.meetings.path),
            waiting: Vec::new(),
            _lock: lock,
        });
        self.have_copied();
        Ok(meeting)
    }

    /// A fresh file of everything, read back. The disk that failed is not asked for anything: what was saved is known by
    /// its hash.
    fn save_elsewhere(
        &mut self,
        place: PathBuf,
        records: &[Record],
        texts: &Texts,
        now: DateTime<FixedOffset>,
    ) -> Result<OpenedMeeting, StoreError> {
        let held = self.held.as_ref().ok_or_else(no_meeting)?;
        let Some(journal) = &held.journal else {
            return Err(read_only("The record", "Nothing can be added to it."));
        };
        if !journal.begins(records)? {
            return Err(lined::not_what_was_saved());
        }
        let wanted = records.iter().filter_map(|record| prose::refers_to(&record.event));
        let texts: Vec<Text> = wanted
            .filter_map(|(id, _)| {
                let text = texts.get(id)?.clone();
                Some(Text { id: id.into(), text })
            })
            .collect();
        let meetings = MeetingsFolder {
            path: place,
            why: Which::Explicit,
        };
        let committee = salvage::committee_of(&held.folder);
        let folder = salvage::write_meeting(&*self.disk, &meetings, &committee, records, &texts)?;
        self.open(&folder, now, Mend::TornTail).map_err(|refused| refused.why())
    }

    fn save(&mut self, batch: &[Append]) -> Saving {
        let saving = self.write(batch);
        if !saving.heads.is_empty() {
            self.have_copied();
        }
        saving
    }

    fn write(&mut self, batch: &[Append]) -> Saving {
        let stopped = |why| Saving {
            heads: Vec::new(),
            stopped_by: Unsaved::Again(why),
        };
        let Some(held) = &mut self.held else {
            return stopped(no_meeting());
        };
        let Some(journal) = &mut held.journal else {
            return stopped(read_only("The record", "Nothing can be added to it."));
        };
        if let Some(why) = journal.poison() {
            return Saving {
                heads: Vec::new(),
                stopped_by: Unsaved::Poisoned(why.clone()),
            };
        }
        let mut sealed = (journal.sealer(), held.prose.as_ref().map(Prose::sealer));
        let mut saving = stopped(no_meeting());
        for append in batch {
            let mut further = sealed.clone();
            match seal_all(append, &mut further.0, further.1.as_mut()) {
                Ok(()) => {
                    saving.heads.push(further.0.head());
                    sealed = further;
                }
                Err(why) => {
                    saving.stopped_by = Unsaved::Again(why);
                    break;
                }
            }
        }
        let texts = match (&mut held.prose, sealed.1) {
            (Some(prose), Some(texts)) => prose.write(texts),
            (Some(_) | None, _) => Ok(()),
        };
        match texts.and_then(|()| journal.write(&sealed.0)) {
            Ok(()) => saving,
            Err(unsaved) => Saving {
                heads: Vec::new(),
                stopped_by: unsaved,
            },
        }
    }

    fn save_draft(&mut self, draft: Draft) -> DiskReply {
        let done = match &mut self.held {
            Some(held) => held
                .in_place()
                .and_then(|()| draft::save(&*self.disk, &held.folder, &draft)),
            None => Err(no_meeting()),
        };
        match done {
            Ok(()) => DiskReply::DraftSaved(draft),
            Err(why) => DiskReply::DraftNotSaved(why),
        }
    }

    fn replace(&mut self, mut document: Waiting) -> DiskReply {
        let Some(held) = &mut self.held else {
            return DiskReply::DocumentOutOfDate {
                name: document.name,
                why: no_meeting(),
            };
        };
        let name = document.name.clone();
        held.waiting.retain(|waiting| waiting.name != name);
        document.tries += 1;
        // A phantom of a folder that was moved away would hold nothing but documents.
        let there = held.in_place().map_err(|why| io::Error::other(why.happened));
        let bytes = document.bytes.as_deref();
        match there.and_then(|()| replace::document(&*self.disk, &held.folder, &name, bytes)) {
            Ok(()) => DiskReply::DocumentWritten { name },
            Err(error) if replace::may_pass(&error) && document.wait_ms().is_some() => {
                held.waiting.push(document);
                DiskReply::DocumentWaits { name }
            }
            Err(error) => DiskReply::DocumentOutOfDate {
                why: StoreError::new(
                    format!("It could not be written: {error}."),
                    "The record is safe; the document on the disk, if there is one, is from before.",
                    "Close it where it is open, or free some space; Quorate then writes it.",
                ),
                name,
            },
        }
    }
}

/// Why a meeting is not opened.
enum Refused {
    Error(StoreError),
    /// Another program has it open; who, when its journal says so.
    Held(Option<Holder>),
}

impl Refused {
    fn why(self) -> StoreError {
        match self {
            Refused::Error(why) => why,
            Refused::Held(holder) => Holder::refusal(holder.as_ref()),
        }
    }
}

fn opened(opened: Result<OpenedMeeting, Refused>) -> DiskReply {
    match opened {
        Ok(meeting) => DiskReply::Opened(Box::new(meeting)),
        Err(Refused::Error(why)) => DiskReply::NotOpened(why),
        Err(Refused::Held(holder)) => DiskReply::HeldElsewhere {
            why: Holder::refusal(holder.as_ref()),
            holder,
        },
    }
}

fn no_meeting() -> StoreError {
    StoreError::new("No meeting is open.", "Nothing was written.", "Open a meeting first.")
}

pub(super) fn read_only(what: &str, meaning: &str) -> StoreError {
    StoreError::new(
        format!("{what} is opened for reading only. {meaning}"),
        "Nothing was changed.",
        "See what was said when the meeting was opened.",
    )
}
