//! One writer a meeting: a lock on `meeting.lock`, which is never deleted. It is a file of its own because Windows lets
//! nobody read a locked file, and the refusal reads the journal to say who holds it.

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
        let path = folder.join(LOCK);
        let held = disk.lock(&path).map_err(|error| {
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
        let who = holder.map_or("Another program has this meeting open".into(), |holder| {
            format!(
                "{} has had this meeting open on {} since {}",
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
            "Carry on in that window, or close it and open the meeting again.",
        )
    }
}
