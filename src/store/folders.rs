//! Where the meetings are, which there are, and the folder of a new one. What the arguments, the environment and the
//! system say is handed in; this room asks none of them.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::meeting::timeline::timeline;
use crate::meeting::{Event, Head, Phase, Record};

use super::disk::{Disk, create_own_folder};
use super::fault::StoreError;
use super::slug::{Sitting, Slug};
use super::verdict::Verdict;
use super::{files, journal};

/// The committee's terms of reference, in its folder; other versions are `terms-….ron` beside it.
pub const TERMS: &str = "terms.ron";

/// What says where the meetings are, the strongest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    /// `--meetings DIR`.
    pub explicit: Option<PathBuf>,
    /// The value of `QUORATE_MEETINGS`.
    pub environment: Option<PathBuf>,
    /// The folder that the executable is in.
    pub executable: Option<PathBuf>,
    /// The local per-user data folder of this program.
    pub personal: Option<PathBuf>,
}

/// The folder that all meetings are in, and why it is that one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingsFolder {
    pub path: PathBuf,
    pub why: Which,
}

/// Why the meetings are where they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    Explicit,
    Environment,
    /// A folder `meetings` beside the executable.
    Portable,
    Personal,
}

impl Which {
    /// For the screen, after the path.
    pub fn says(self) -> &'static str {
        match self {
            Which::Explicit => "given with --meetings",
            Which::Environment => "given by QUORATE_MEETINGS",
            Which::Portable => "beside the program",
            Which::Personal => "your own data folder",
        }
    }
}

/// A meeting found in the folder.
#[derive(Clone, PartialEq, Debug)]
pub struct MeetingEntry {
    pub committee: Slug,
    pub sitting: Sitting,
    pub path: PathBuf,
    /// What its journal says, or why it cannot be read.
    pub found: Result<Found, StoreError>,
}

/// What a journal says without being folded.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    pub practice: bool,
    pub phase: Phase,
    /// Who its minutes name as secretary.
    pub secretary: String,
    pub entries: usize,
    /// When the last entry was typed.
    pub last: DateTime<FixedOffset>,
    pub verdict: Verdict,
}

/// A committee that has a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CommitteeEntry {
    pub committee: Slug,
    /// Its terms of reference, where they are there: `terms.ron`, then other versions by name.
    pub terms: Vec<PathBuf>,
}

impl MeetingsFolder {
    /// The folder that the strongest word names. It need not be there yet.
    ///
    /// # Errors
    /// When nothing names one: no home folder.
    pub fn choose(given: Given) -> Result<MeetingsFolder, StoreError> {
        let named = |path: Option<PathBuf>| path.filter(|path| !path.as_os_str().is_empty());
        let portable = given
            .executable
            .map(|folder| folder.join("meetings"))
            .filter(|path| path.is_dir());
        let words = [
            (named(given.explicit), Which::Explicit),
            (named(given.environment), Which::Environment),
            (portable, Which::Portable),
            (
                named(given.personal).map(|folder| folder.join("meetings")),
                Which::Personal,
            ),
        ];
        words
            .into_iter()
            .find_map(|(path, why)| Some(MeetingsFolder { path: path?, why }))
            .ok_or_else(|| {
                StoreError::new(
                    "There is no folder to keep meetings in: this computer names no home folder for you.",
                    "Nothing was made.",
                    "Say where they are to be: quorate --meetings DIR",
                )
            })
    }

    /// For the screen: the path and why it is that one.
    pub fn says(&self) -> String {
        format!("{} ({})", self.path.display(), self.why.says())
    }

    /// The committees that have a folder, by name.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn committees(&self) -> Result<Vec<CommitteeEntry>, StoreError> {
        let found = folders_in(&self.path, Slug::parse)?.into_iter();
        let entries = found.map(|(committee, path)| {
            Ok(CommitteeEntry {
                committee,
                terms: terms_in(&path)?,
            })
        });
        entries.collect()
    }

    /// The meetings, by committee and date.
    ///
    /// # Errors
    /// When the folder is there and cannot be read. A meeting that cannot be read is listed with the reason.
    pub fn list(&self) -> Result<Vec<MeetingEntry>, StoreError> {
        let mut meetings = Vec::new();
        for (committee, folder) in folders_in(&self.path, Slug::parse)? {
            for (sitting, path) in folders_in(&folder, Sitting::parse)? {
                meetings.push(MeetingEntry {
                    committee: committee.clone(),
                    sitting,
                    found: look(&path),
                    path,
                });
            }
        }
        Ok(meetings)
    }

    /// The folder of a committee, there or not.
    pub fn committee(&self, committee: &Slug) -> PathBuf {
        self.path.join(committee.as_str())
    }

    /// Makes the folder of a new meeting: `<committee>/<date>`, or with `-2` … when there was one on that day.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new_meeting(&self, disk: &dyn Disk, committee: &Slug, date: NaiveDate) -> Result<PathBuf, StoreError> {
        let parent = self.committee(committee);
        create_own_folder(disk, &parent).map_err(|error| StoreError::making(&parent, &error))?;
        for number in 1..=99 {
            let path = parent.join(Sitting { date, number }.to_string());
            match disk.create_folder(&path).and_then(|()| disk.sync_folder(&parent)) {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(StoreError::making(&path, &error)),
            }
        }
        Err(StoreError::new(
            format!("{} holds 99 meetings of {date} already.", parent.display()),
            "Nothing was made.",
            "Remove the practice meetings that are not needed.",
        ))
    }

    /// The folder that a `MEETING` of the command line names: a path, or `<committee>/<date>` in this folder.
    ///
    /// # Errors
    /// When there is no such meeting.
    pub fn resolve(&self, meeting: &str) -> Result<PathBuf, StoreError> {
        let given = Path::new(meeting);
        let inside = meeting.split_once(['/', '\\']).and_then(|(committee, sitting)| {
            let (committee, sitting) = (Slug::parse(committee)?, Sitting::parse(sitting)?);
            Some(self.committee(&committee).join(sitting.to_string()))
        });
        let candidates = [Some(given.to_path_buf()), inside];
        let is_meeting = |path: &PathBuf| files::is_file(&path.join(journal::JOURNAL));
        candidates.into_iter().flatten().find(is_meeting).ok_or_else(|| {
            StoreError::new(
                format!("There is no meeting {meeting}, here or in {}.", self.path.display()),
                "Nothing was changed.",
                "Give the meeting's folder, or <committee>/<date>, as in mid-essex/2016-04-20.",
            )
        })
    }
}

/// The records of a committee's last meeting that ended, and the hash of the last of them; practice does not count.
///
/// # Errors
/// When the folders or that meeting cannot be read, or its record is damaged: what an earlier one says would be out of date.
pub fn previous(folder: &MeetingsFolder, committee: &Slug) -> Result<Option<(Vec<Record>, String)>, StoreError> {
    for (_, path) in folders_in(&folder.committee(committee), Sitting::parse)?
        .into_iter()
        .rev()
    {
        if !files::is_file(&path.join(journal::JOURNAL)) {
            continue;
        }
        let found = look(&path)?;
        if found.practice {
            continue;
        }
        if let Some(why) = found.verdict.explained() {
            return Err(why);
        }
        match found.phase {
            Phase::Before | Phase::Open | Phase::Adjourned => {}
            Phase::Closed | Phase::Abandoned | Phase::NeverBegan => {
                let reading = journal::load(&path)?;
                return Ok(Some((reading.records, reading.head.hex())));
            }
        }
    }
    Ok(None)
}

/// The folders in a folder whose names are such names, sorted; links are passed over. No folder: none.
pub(super) fn folders_in<T: Ord>(
    folder: &Path,
    named: impl Fn(&str) -> Option<T>,
) -> Result<Vec<(T, PathBuf)>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::reading(folder, &error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| StoreError::reading(folder, &error))?;
        let name = entry.file_name().to_str().and_then(&named);
        if let Some(name) = name.filter(|_| files::is_folder(&entry.path())) {
            found.push((name, entry.path()));
        }
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(found)
}

/// The terms files of a committee's folder: the one that has no other name first.
fn terms_in(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| StoreError::reading(folder, &error))? {
        let entry = entry.map_err(|error| StoreError::reading(folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let version = name.starts_with("terms-") && name.ends_with(".ron");
        if (name == TERMS || version) && files::is_file(&entry.path()) {
            found.push((name != TERMS, entry.path()));
        }
    }
    found.sort();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

/// Which meeting records are of: its random id.
pub(super) fn meeting_id(records: &[Record]) -> Option<String> {
    match &records.first()?.event {
        Event::Created(created) => Some(created.meeting.clone()),
        _ => None,
    }
}

/// Whether records are those of a practice meeting.
pub(super) fn is_practice(records: &[Record]) -> bool {
    records
        .first()
        .is_some_and(|first| matches!(&first.event, Event::Created(created) if created.practice))
}

fn look(path: &Path) -> Result<Found, StoreError> {
    let reading = journal::load(path)?;
    let (Some(first), Some(last)) = (reading.records.first(), reading.records.last()) else {
        return Err(reading.verdict.explained().unwrap_or_else(|| journal::empty(path)));
    };
    let (phase, secretary) = as_it_stands(&reading.records)?;
    Ok(Found {
        practice: is_practice(std::slice::from_ref(first)),
        phase,
        secretary,
        entries: reading.records.len(),
        last: last.at,
        verdict: reading.verdict,
    })
}

/// Where the sitting stands and who its secretary is, for a list: by the last event that says, in order of effect.
fn as_it_stands(records: &[Record]) -> Result<(Phase, String), StoreError> {
    let timeline = timeline(records).map_err(|refusal| {
        StoreError::new(
            format!("Its record makes no meeting: {}", refusal.says),
            "Nothing was changed.",
            "See what quorate verify says of it.",
        )
    })?;
    let phase = timeline.entries.iter().rev().find_map(|entry| match entry.event {
        Event::CalledToOrder | Event::Resumed => Some(Phase::Open),
        Event::Adjourned { .. } => Some(Phase::Adjourned),
        Event::Closed => Some(Phase::Closed),
        Event::Abandoned { .. } => Some(Phase::Abandoned),
        Event::NeverBegan { .. } => Some(Phase::NeverBegan),
        _ => None,
    });
    let secretary = timeline.entries.iter().rev().find_map(|entry| match entry.event {
        Event::HeadChanged(Head::Secretary(name)) => Some(name.clone()),
        Event::Created(created) => Some(created.secretary.clone()),
        _ => None,
    });
    Ok((phase.unwrap_or_default(), secretary.unwrap_or_default()))
}
