//! The committee's record, `committee.ronl`, in the committee's folder beside its meetings: what belongs to no sitting.
//! Framing, chain and appending are those of every [`crate::store::lined`] file; its lock is its own, so that a meeting
//! can be held while somebody enters apologies for the next.
//!
//! The file is made empty when it is first opened for writing; its beginning is its first entry.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::meeting::{CommitteeEvent, CommitteeRecord, Seq};

use super::copy::{self, Copied, CopyJob};
use super::disk::{Disk, RealDisk, create_own_folder, create_with};
use super::draft::{self, Draft};
use super::fault::{StoreError, Unsaved};
use super::folders::MeetingsFolder;
use super::job::{CommitteeJob, CommitteeReply};
use super::line::Place;
use super::lined::{self, LineFile, Lined, Mend, Reading};
use super::lock::{Holder, Lock};
use super::replace;
use super::salvage::{Salvaged, salvage_committee};
use super::slug::Slug;
use super::torn::free_name;
use super::verdict::{Broken, Verdict};

/// The record's name in the committee's folder.
pub const COMMITTEE: &str = "committee.ronl";
/// Its lock's.
pub const COMMITTEE_LOCK: &str = "committee.lock";

impl Lined for CommitteeRecord {
    const FILE: &'static str = COMMITTEE;
    const FIRST: Place = Place::Later;

    fn v(&self) -> u32 {
        self.v
    }

    fn seq(&self) -> u64 {
        self.seq
    }

    fn amiss(&self) -> Option<Broken> {
        let begins = matches!(self.event, CommitteeEvent::Begun { .. });
        (begins != (self.seq == 1)).then_some(Broken::Beginning)
    }
}

/// Reads the record of a committee's folder, without a lock and without changing anything. No file: no entries.
///
/// # Errors
/// When the file cannot be read. A damaged one is read: see its verdict.
pub fn load(folder: &Path) -> Result<Reading<CommitteeRecord>, StoreError> {
    load_from(&RealDisk, folder)
}

/// The same, from this disk.
///
/// # Errors
/// As [`load`].
pub fn load_from(disk: &dyn Disk, folder: &Path) -> Result<Reading<CommitteeRecord>, StoreError> {
    Ok(lined::read(&lined::bytes_if_any::<CommitteeRecord>(disk, folder)?))
}

/// A committee's record as it was opened.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenedCommittee {
    pub folder: PathBuf,
    pub records: Vec<CommitteeRecord>,
    pub verdict: Verdict,
    /// Nothing can be recorded.
    pub read_only: bool,
    /// This is a safe copy that nobody carried on from yet; nothing can be recorded until somebody says so.
    pub safe_copy: bool,
    /// What was half typed when it was left or cut short; why it cannot be read, where it is there.
    pub draft: Draft,
    pub draft_lost: Option<StoreError>,
}

/// What became of entries: all of them are on the disk, or none.
#[derive(Clone, PartialEq, Debug)]
pub enum CommitteeSaving {
    Saved {
        seqs: Vec<Seq>,
    },
    /// `poisoned`: trying again is of no use.
    NotSaved {
        seqs: Vec<Seq>,
        why: StoreError,
        poisoned: bool,
    },
}

/// A committee's record held for writing.
struct HeldCommittee {
    folder: PathBuf,
    /// `None`: for reading only.
    file: Option<LineFile<CommitteeRecord>>,
    _lock: Lock,
}

impl HeldCommittee {
    /// Locks, reads and holds the record in a folder, which is made where it is not there.
    fn open(
        disk: &dyn Disk,
        folder: &Path,
        now: DateTime<FixedOffset>,
        mend: Mend,
    ) -> Result<(HeldCommittee, OpenedCommittee), StoreError> {
        create_own_folder(disk, folder).map_err(|error| StoreError::making(folder, &error))?;
        let Some(lock) = Lock::of(disk, &folder.join(COMMITTEE_LOCK))? else {
            return Err(held_elsewhere(disk, folder));
        };
        let (safe_copy, mend) = copy::carried_on(disk, folder, mend)?;
        let (file, mut reading) = LineFile::look_or_make(disk, folder)?;
        let file = file.mended(disk, &mut reading, now, mend)?;
        let (draft, draft_lost) = draft::load_or_lost(disk, folder);
        let opened = OpenedCommittee {
            draft,
            draft_lost,
            folder: folder.into(),
            records: reading.records,
            verdict: reading.verdict,
            read_only: file.is_none(),
            safe_copy,
        };
        let held = HeldCommittee {
            folder: folder.into(),
            file,
            _lock: lock,
        };
        Ok((held, opened))
    }

    /// Appends the entries of one act with one sync.
    fn append(&mut self, records: &[CommitteeRecord]) -> CommitteeSaving {
        let seqs = records.iter().map(|record| record.seq).collect();
        let done = match &mut self.file {
            Some(file) => match file.poison() {
                Some(why) => Err(Unsaved::Poisoned(why.clone())),
                None => file.append(records),
            },
            None => Err(Unsaved::Again(super::worker::read_only(
                "The committee's record",
                "Nothing can be added to it.",
            ))),
        };
        match done {
            Ok(()) => CommitteeSaving::Saved { seqs },
            Err(unsaved) => CommitteeSaving::NotSaved {
                seqs,
                why: unsaved.why().clone(),
                poisoned: unsaved.poisoned(),
            },
        }
    }

    /// A fresh file of everything under another folder, read back and held from now on. The disk that failed is not asked
    /// for anything: what was saved is known by its hash.
    fn elsewhere(
        &self,
        disk: &dyn Disk,
        place: &Path,
        records: &[CommitteeRecord],
        now: DateTime<FixedOffset>,
    ) -> Result<(HeldCommittee, OpenedCommittee), StoreError> {
        let saved = self.file.as_ref().map(|file| file.begins(records)).transpose()?;
        let name = self.folder.file_name().filter(|_| saved == Some(true));
        let Some(name) = name else {
            return Err(lined::not_what_was_saved());
        };
        let folder = place.join(name);
        create_own_folder(disk, &folder).map_err(|error| StoreError::making(&folder, &error))?;
        let mut file = LineFile::<CommitteeRecord>::make(disk, &folder)?;
        file.append_all(records).map_err(|unsaved| unsaved.why().clone())?;
        drop(file);
        let (held, opened) = HeldCommittee::open(disk, &folder, now, Mend::TornTail)?;
        match opened.verdict == Verdict::Clean && opened.records == records {
            true => Ok((held, opened)),
            false => Err(StoreError::new(
                format!("What was written in {} does not read back as it was.", folder.display()),
                "What it was made from was not changed.",
                "Choose another disk, and keep a copy of both folders.",
            )),
        }
    }
}

/// Adds acts to the record of a committee's folder, each whole or not at all.
///
/// # Errors
/// When it is open elsewhere, damaged or a safe copy, or the disk refuses: that act and those after it are not saved.
pub(super) fn append_to(
    disk: &dyn Disk,
    folder: &Path,
    acts: &[Vec<CommitteeRecord>],
    now: DateTime<FixedOffset>,
) -> Result<(), StoreError> {
    let (mut held, _) = HeldCommittee::open(disk, folder, now, Mend::TornTail)?;
    acts.iter().try_for_each(|act| match held.append(act) {
        CommitteeSaving::Saved { .. } => Ok(()),
        CommitteeSaving::NotSaved { why, .. } => Err(why),
    })
}

/// Puts what can still be read of a committee's damaged record in its place; the damaged one is kept beside it, under
/// the name that is given back.
///
/// # Errors
/// When it is not damaged or open elsewhere, nothing can be saved, or the disk refuses: the damaged one is in its place.
pub fn salvage_in(
    disk: &dyn Disk,
    folder: &Path,
    now: DateTime<FixedOffset>,
) -> Result<(PathBuf, Salvaged<CommitteeRecord>), StoreError> {
    let Some(_lock) = Lock::of(disk, &folder.join(COMMITTEE_LOCK))? else {
        return Err(held_elsewhere(disk, folder));
    };
    let bytes = lined::bytes_of::<CommitteeRecord>(disk, folder)?;
    if matches!(
        lined::read::<CommitteeRecord>(&bytes).verdict,
        Verdict::Clean | Verdict::TornTail(_)
    ) {
        return Err(StoreError::new(
            "The committee's record is sound.",
            "Nothing was changed.",
            "There is nothing to salvage: open it with c on the first screen.",
        ));
    }
    let salvaged = salvage_committee(&bytes)?;
    let path = folder.join(COMMITTEE);
    let making = |path: &Path, error| StoreError::making(path, &error);
    let aside = free_name(disk, &path, "damaged", now).map_err(|error| making(&path, error))?;
    create_with(disk, &aside, &bytes).map_err(|error| making(&aside, error))?;
    let sealed = lined::sealed(&salvaged.records)?;
    replace::replace_own(disk, folder, Path::new(COMMITTEE), &sealed).map_err(|error| making(&path, error))?;
    let back = load_from(disk, folder)?;
    match back.verdict == Verdict::Clean && back.records == salvaged.records {
        true => Ok((aside, salvaged)),
        false => Err(StoreError::new(
            format!("What was written in {} does not read back as it was.", folder.display()),
            format!("The damaged record is whole in {}.", aside.display()),
            "Copy the folder to another disk, and salvage it there.",
        )),
    }
}

/// Where one committee's record lies open, or none.
#[derive(Default)]
pub(super) struct Desk(Option<HeldCommittee>);

impl Desk {
    /// What is to be copied of it; an empty record, or one for reading only, is not.
    pub(super) fn to_copy(&self, to: PathBuf) -> Option<CopyJob> {
        let held = self.0.as_ref()?;
        let bytes = held.file.as_ref()?.length_bytes();
        (bytes > 0).then(|| CopyJob {
            folder: held.folder.clone(),
            to,
            what: Copied::Committee { bytes },
        })
    }

    /// Does one job.
    pub(super) fn perform(&mut self, disk: &dyn Disk, meetings: &MeetingsFolder, job: CommitteeJob) -> CommitteeReply {
        let opened = match (job, &mut self.0) {
            (CommitteeJob::Open { committee, now, mend }, _) => {
                self.0 = None;
                HeldCommittee::open(disk, &meetings.committee(&committee), now, mend)
            }
            (CommitteeJob::Append { records }, Some(held)) => return CommitteeReply::Saving(held.append(&records)),
            (CommitteeJob::Append { records }, None) => {
                return CommitteeReply::Saving(CommitteeSaving::NotSaved {
                    seqs: records.iter().map(|record| record.seq).collect(),
                    why: nothing_open(),
                    poisoned: false,
                });
            }
            (CommitteeJob::SaveElsewhere { place, records, now }, Some(held)) => {
                held.elsewhere(disk, &place, &records, now)
            }
            (CommitteeJob::SaveElsewhere { .. }, None) => Err(nothing_open()),
            (CommitteeJob::SaveDraft(draft), held) => {
                let saved = held.as_ref().ok_or_else(nothing_open);
                return match saved.and_then(|held| draft::save(disk, &held.folder, &draft)) {
                    Ok(()) => CommitteeReply::DraftSaved(draft),
                    Err(why) => CommitteeReply::DraftNotSaved(why),
                };
            }
            (CommitteeJob::Leave, _) => {
                self.0 = None;
                return CommitteeReply::Left;
            }
        };
        match opened {
            Ok((held, opened)) => {
                self.0 = Some(held);
                CommitteeReply::Opened(Box::new(opened))
            }
            Err(why) => CommitteeReply::NotOpened(why),
        }
    }
}

fn nothing_open() -> StoreError {
    StoreError::new(
        "No committee's record is open.",
        "Nothing was written.",
        "Open it first, from the first screen.",
    )
}

fn held_elsewhere(disk: &dyn Disk, folder: &Path) -> StoreError {
    let records = load_from(disk, folder)
        .map(|reading| reading.records)
        .unwrap_or_default();
    let session = records.iter().rev().find_map(|record| match &record.event {
        CommitteeEvent::Session { host, secretary, .. } => Some(Holder {
            secretary: secretary.clone(),
            host: host.clone(),
            since: record.at,
        }),
        _ => None,
    });
    Holder::refusal_of("the committee's record", session.as_ref())
}

impl MeetingsFolder {
    /// The folder that a `COMMITTEE` of the command line names: a path, or the committee's name in this folder.
    ///
    /// # Errors
    /// When there is no such folder, or it holds no committee's record.
    pub fn resolve_committee(&self, committee: &str) -> Result<PathBuf, StoreError> {
        let inside = Slug::parse(committee).map(|slug| self.committee(&slug));
        let candidates = [Some(PathBuf::from(committee)), inside];
        let kept = |path: &PathBuf| super::files::is_file(&path.join(COMMITTEE));
        candidates.into_iter().flatten().find(kept).ok_or_else(|| {
            StoreError::new(
                format!("There is no committee's record of {committee}, here or in {}.", self.path.display()),
                "Nothing was changed.",
                "Give the committee's folder or its name, as in mid-essex. A record is made when something is first entered between meetings.",
            )
        })
    }
}
