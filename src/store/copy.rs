//! The safe copy of a meeting's record, and of a committee's, in a folder that the secretary picked: after every saved entry, in a thread of its
//! own, never waited for. Only what the disk confirmed is copied, texts before the entries that refer to them.
//!
//! A copy that somebody carried on from is never written over: that is a fork. Both records stay as they are, the copy
//! goes on beside the other one, and the secretary joins them.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::meeting::{CommitteeRecord, FORMAT, Record};

use super::append::FILE_LIMIT_BYTES;
use super::committee::{COMMITTEE, COMMITTEE_LOCK};
use super::disk::{Disk, Kind, create_own_folder, create_with};
use super::fault::StoreError;
use super::journal::JOURNAL;
use super::line::{self, Place};
use super::lined::{self, Mend};
use super::lock::Lock;
use super::prose::{self, PROSE};
use super::replace;
use super::scan::{Damage, Strict, scan};
use super::slug::Sitting;

/// What says that a folder is a safe copy and nobody carried on from it.
pub const MARKER: &str = "safe-copy.txt";
/// The settings' name in the meetings folder.
pub const SETTINGS: &str = "settings.ron";

const MARKER_SAYS: &str = "This is a safe copy. Its record grows while the meeting goes on elsewhere.\n";
/// A copy that could not be made is tried again after so long.
const AGAIN_AFTER: Duration = Duration::from_secs(20);
/// So many forks stand beside each other at most.
const FORKS_AT_MOST: u16 = 9;

/// What is to be copied: so much of a record as is on the disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CopyJob {
    /// A meeting's, or a committee's.
    pub folder: PathBuf,
    /// The folder that the secretary picked.
    pub to: PathBuf,
    pub what: Copied,
}

/// What a folder holds that is copied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Copied {
    Meeting { journal_bytes: u64, prose_bytes: u64 },
    Committee { bytes: u64 },
}

/// What became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CopyReport {
    Done,
    /// It is tried again.
    Waits(StoreError),
    /// Somebody carried on from the copy; ours goes on beside it.
    Forked(Fork),
}

/// Two records with the same beginning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fork {
    /// Where the other one is.
    pub folder: PathBuf,
    /// Entries that both have, and after them ours and theirs.
    pub common: usize,
    pub ours: usize,
    pub theirs: usize,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    v: u32,
    safe_copy: Option<PathBuf>,
}

/// The folder that safe copies go to, as the settings beside the meetings say; nothing where they say nothing.
pub(crate) fn copies_to(disk: &dyn Disk, meetings: &Path) -> Option<PathBuf> {
    let bytes = disk.read(&meetings.join(SETTINGS), 64 * 1024).ok()?;
    let settings: Settings = ron::de::from_bytes(&bytes).ok()?;
    settings.safe_copy.filter(|_| settings.v == FORMAT)
}

/// Remembers the folder that safe copies go to.
pub(crate) fn keep_copies_in(disk: &dyn Disk, meetings: &Path, to: &Path) -> Result<(), StoreError> {
    let refused = |why: &str| {
        StoreError::new(
            format!("{} cannot hold the safe copy: {why}.", to.display()),
            "Nothing was changed.",
            "Give the whole path of a folder that is there, on another disk, that only those may read who may read private matter.",
        )
    };
    if !to.is_absolute() {
        return Err(refused("this is not a whole path"));
    }
    if to.starts_with(meetings) || meetings.starts_with(to) {
        return Err(refused("the meetings themselves are kept there"));
    }
    match disk.kind(to) {
        Ok(Some(Kind::Folder | Kind::Other)) => {}
        Ok(Some(Kind::File)) => return Err(refused("it is a file")),
        Ok(None) => return Err(refused("it is not there")),
        Err(error) => return Err(refused(&error.to_string())),
    }
    let settings = Settings {
        v: FORMAT,
        safe_copy: Some(to.into()),
    };
    let body = ron::to_string(&settings).map_err(|error| refused(&error.to_string()))?;
    replace::replace(disk, meetings, Path::new(SETTINGS), body.as_bytes()).map_err(|error| refused(&error.to_string()))
}

/// Whether a meeting's folder is a safe copy that nobody carried on from.
fn is_copy(disk: &dyn Disk, folder: &Path) -> bool {
    matches!(disk.kind(&folder.join(MARKER)), Ok(Some(Kind::File)))
}

/// Whether a folder is opened as a safe copy, and how far its end may be put right. Until somebody carries on from it, it
/// belongs to the computer that writes it; once confirmed, it is a record like others.
pub(crate) fn carried_on(disk: &dyn Disk, folder: &Path, mend: Mend) -> Result<(bool, Mend), StoreError> {
    match (is_copy(disk, folder), mend) {
        (true, Mend::Nothing | Mend::TornTail) => return Ok((true, Mend::Nothing)),
        (false, _) => return Ok((false, mend)),
        (true, Mend::DamagedLast) => {}
    }
    let removed = disk
        .remove(&folder.join(MARKER))
        .and_then(|()| disk.sync_folder(folder));
    removed.map_err(|error| StoreError::making(folder, &error))?;
    Ok((false, mend))
}

/// Brings the copy up to date.
pub fn copy(disk: &dyn Disk, job: &CopyJob) -> CopyReport {
    match try_copy(disk, job) {
        Ok(None) => CopyReport::Done,
        Ok(Some(fork)) => CopyReport::Forked(fork),
        Err(error) => CopyReport::Waits(StoreError::new(
            format!(
                "The safe copy in {} could not be brought up to date: {error}.",
                job.to.display()
            ),
            "The record itself is saved.",
            "See that the folder can be reached; it is tried again by itself.",
        )),
    }
}

fn try_copy(disk: &dyn Disk, job: &CopyJob) -> io::Result<Option<Fork>> {
    let other = |why: StoreError| io::Error::other(why.happened);
    let (journal_bytes, prose_bytes) = match job.what {
        Copied::Meeting {
            journal_bytes,
            prose_bytes,
        } => (journal_bytes, prose_bytes),
        Copied::Committee { bytes } => return copy_committee(disk, job, bytes).map(|()| None),
    };
    let ours = first_of(
        lined::bytes_of::<Record>(disk, &job.folder).map_err(other)?,
        journal_bytes,
    );
    let texts = first_of(prose::bytes_of(disk, &job.folder).map_err(other)?, prose_bytes);
    let (place, fork) = place_for(disk, job, &ours)?;
    let Some(_lock) = Lock::take(disk, &place).map_err(other)? else {
        return Err(io::Error::other("somebody has it open"));
    };
    bring_up(disk, &place, PROSE, &texts, |_| true)?;
    bring_up(disk, &place, JOURNAL, &ours, |there| grows_into(there, &ours))?;
    Ok(fork)
}

fn first_of(bytes: Vec<u8>, length: u64) -> Vec<u8> {
    let length = usize::try_from(length).unwrap_or(usize::MAX).min(bytes.len());
    bytes.into_iter().take(length).collect()
}

/// A committee has one record and so one copy. One that somebody carried on from is left as it is, and that is said.
fn copy_committee(disk: &dyn Disk, job: &CopyJob, bytes: u64) -> io::Result<()> {
    let other = |why: StoreError| io::Error::other(why.happened);
    let ours = first_of(
        lined::bytes_of::<CommitteeRecord>(disk, &job.folder).map_err(other)?,
        bytes,
    );
    let name = job.folder.file_name();
    let place = job
        .to
        .join(name.ok_or(io::Error::other("the committee's folder has no name"))?);
    create_own_folder(disk, &place)?;
    let Some(_lock) = Lock::of(disk, &place.join(COMMITTEE_LOCK)).map_err(other)? else {
        return Err(io::Error::other("somebody has it open"));
    };
    let there = lined::bytes_if_any::<CommitteeRecord>(disk, &place).map_err(other)?;
    if !grows_into(&there, &ours) {
        return Err(io::Error::other(
            "it is no beginning of this record. Somebody carried on from it, or this one was salvaged: quorate join shows both",
        ));
    }
    if there.is_empty() && !is_copy(disk, &place) {
        create_with(disk, &place.join(MARKER), MARKER_SAYS.as_bytes())?;
    }
    bring_up(disk, &place, COMMITTEE, &ours, |there| grows_into(there, &ours))
}

/// The copy's folder: the first that is free, or holds a beginning of this very record.
fn place_for(disk: &dyn Disk, job: &CopyJob, ours: &[u8]) -> io::Result<(PathBuf, Option<Fork>)> {
    let name = |path: Option<&Path>| {
        path.and_then(Path::file_name)
            .and_then(|name| name.to_str())
            .map(String::from)
    };
    let committee = name(job.folder.parent()).ok_or(io::Error::other("the meeting's folder has no name"))?;
    let sitting = name(Some(&job.folder))
        .and_then(|name| Sitting::parse(&name))
        .ok_or(io::Error::other("the meeting's folder is not named by its day"))?;
    let above = job.to.join(committee);
    create_own_folder(disk, &above)?;
    let mut fork = None;
    for further in 0..FORKS_AT_MOST {
        let place = above.join(
            Sitting {
                number: sitting.number + further,
                ..sitting
            }
            .to_string(),
        );
        let made = disk.kind(&place)?.is_none();
        create_own_folder(disk, &place)?;
        if made {
            create_with(disk, &place.join(MARKER), MARKER_SAYS.as_bytes())?;
            return Ok((place, fork));
        }
        let there = match disk.read(&place.join(JOURNAL), FILE_LIMIT_BYTES) {
            Ok(there) => there,
            // Made, and not written yet.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        if grows_into(&there, ours) {
            return Ok((place, fork));
        }
        let found = fork_of(&there, ours, place);
        fork = fork.or(found);
    }
    Err(io::Error::other("too many records of this day are there already"))
}

/// How long the whole beginning of a copy is, but for an end that was not copied whole.
fn whole(bytes: &[u8]) -> Option<usize> {
    let scan = scan(bytes, Place::First, &Strict);
    let interrupted = matches!(scan.damage, None | Some(Damage::TornTail | Damage::LastLine));
    interrupted.then_some(scan.good_bytes)
}

fn grows_into(there: &[u8], ours: &[u8]) -> bool {
    let beginning = whole(there).and_then(|length| there.get(..length));
    beginning.map_or_else(|| is_all_ours(there, ours), |beginning| ours.starts_with(beginning))
}

/// Whether every entry that can be read in a damaged copy is one of ours: a power cut may keep the end of what was being
/// copied and lose its middle. Nobody carried on from it then.
fn is_all_ours(there: &[u8], ours: &[u8]) -> bool {
    let lines = |bytes: &'_ [u8]| -> BTreeSet<Vec<u8>> {
        let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec);
        lines
            .filter(|line| line::judge(line, Place::First.limit_bytes()).is_some())
            .collect()
    };
    lines(there).is_subset(&lines(ours))
}

/// A record with the same first entry; `None`: another meeting of that day.
fn fork_of(there: &[u8], ours: &[u8], folder: PathBuf) -> Option<Fork> {
    let (there, ours) = (scan(there, Place::First, &Strict), scan(ours, Place::First, &Strict));
    let common = there
        .lines
        .iter()
        .zip(&ours.lines)
        .take_while(|(there, ours)| there.1 == ours.1)
        .count();
    (common > 0).then(|| Fork {
        folder,
        common,
        ours: ours.lines.len() - common,
        theirs: there.lines.len() - common,
    })
}

/// Appends what is missing; a file that is no beginning of ours is replaced where that is allowed.
fn bring_up(
    disk: &dyn Disk,
    place: &Path,
    name: &str,
    ours: &[u8],
    may_change: impl Fn(&[u8]) -> bool,
) -> io::Result<()> {
    let path = place.join(name);
    if disk.kind(&path)?.is_none() {
        return create_with(disk, &path, ours);
    }
    let mut file = disk.open(&path)?;
    let there = file.read(FILE_LIMIT_BYTES)?;
    if there == ours {
        return Ok(());
    }
    if !may_change(&there) {
        return Err(io::Error::other("it changed while it was being brought up to date"));
    }
    let kept = whole(&there).filter(|length| there.get(..*length).is_some_and(|there| ours.starts_with(there)));
    let Some(kept) = kept.filter(|_| there.len() <= ours.len() || name != PROSE) else {
        drop(file);
        return replace::replace_own(disk, place, Path::new(name), ours);
    };
    let at = u64::try_from(kept).unwrap_or(u64::MAX);
    if kept < there.len() {
        file.cut(at)?;
    }
    file.write_at(at, ours.get(kept..).unwrap_or_default())?;
    file.sync()
}

/// Copies what comes through the queue, of each folder the latest only, until nobody can send any more. What failed is
/// tried again.
pub(crate) fn run(disk: &Arc<dyn Disk>, jobs: &Receiver<CopyJob>, mut report: impl FnMut(CopyReport)) {
    let mut waiting: Vec<CopyJob> = Vec::new();
    loop {
        let next = match waiting.is_empty() {
            true => jobs.recv().map_err(RecvTimeoutError::from),
            false => jobs.recv_timeout(AGAIN_AFTER),
        };
        match next {
            Ok(first) => {
                for job in std::iter::once(first).chain(jobs.try_iter()) {
                    waiting.retain(|known| known.folder != job.folder);
                    waiting.push(job);
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        waiting.retain(|job| {
            let done = copy(&**disk, job);
            let failed = matches!(done, CopyReport::Waits(_));
            report(done);
            failed
        });
    }
}
