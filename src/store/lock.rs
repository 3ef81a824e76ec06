//! One writer a record: a lock on `meeting.lock` beside a journal, on `committee.lock` beside a committee's record, never
//! deleted. It is a file of its own because Windows lets nobody read a locked file, and the refusal reads the record to
//! say who holds it.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{Event, Record};

use super::disk::Disk;
use super::fault::StoreError;

/// The lock's name in the meeting's folder.
pub const LOCK: &str = "meeting.lock";

/// Held until it is dropped, or the program ends in whatever way.
pub struct Lock {
    _held: Box<dyn Send>,
}

/// Who has the meeting open, as the journal's last `Session` says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    pub secretary: String,
    pub host: String,
    pub since: DateTime<FixedOffset>,
}

impl Lock {
    /// Takes the lock of a meeting's folder; `None`: another program holds it.
    ///
    /// # Errors
    /// When the lock's file cannot be made, or this disk knows no locks.
    pub fn take(disk: &dyn Disk, folder: &Path) -> Result<Option<Lock>, StoreError> {
        Lock::of(disk, &folder.join(LOCK))
    }

    /// Takes the lock that this file is.
    pub(crate) fn of(disk: &dyn Disk, path: &Path) -> Result<Option<Lock>, StoreError> {
        let held = disk.lock(path).map_err(|error| {
            StoreError::new(
                format!("{} cannot be locked: {error}.", path.display()),
                "Nothing was changed.",
                "Keep the meetings on a disk of this computer, with some space left on it (--meetings).",
            )
        })?;
        Ok(held.map(|held| Lock { _held: held }))
    }
}

impl Holder {
    /// The last session of a journal.
    pub fn of(records: &[Record]) -> Option<Holder> {
        records.iter().rev().find_map(|record| match &record.event {
            Event::Session { host, secretary, .. } => Some(Holder {
                secretary: secretary.clone(),
                host: host.clone(),
                since: record.at,
            }),
            _ => None,
        })
    }

    /// The refusal.
    pub fn refusal(holder: Option<&Holder>) -> StoreError {
        Holder::refusal_of("this meeting", holder)
    }

    /// The same, of something else.
    pub(crate) fn refusal_of(what: &str, holder: Option<&Holder>) -> StoreError {
        let who = holder.map_or(format!("Another program has {what} open"), |holder| {
            format!(
                "{} has had {what} open on {} since {}",
                if holder.secretary.trim().is_empty() {
                    "Somebody"
                } else {
                    &holder.secretary
                },
                holder.host,
                holder.since.format("%H:%M on %-d %B %Y")
            )
        });
        StoreError::new(
            format!("{who}."),
            "Nothing was changed, and nothing is lost.",
            "Carry on in that window, or close it and try again.",
        )
    }
}
