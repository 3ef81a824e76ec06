//! A meeting that was made by mistake goes from the list while nothing is recorded in it. Nothing is deleted: its folder
//! gets a name that is no meeting's, beside the others.

use std::path::{Path, PathBuf};

use crate::meeting::History;

use super::disk::{Disk, Kind};
use super::fault::StoreError;
use super::lock::{Holder, Lock};
use super::verdict::Verdict;
use super::{draft, journal};

/// Gives the folder another name, where the meeting holds no entry and nobody has it open. The answer is its new place.
///
/// # Errors
/// When it holds an entry or something half typed, is open elsewhere, is damaged, or cannot be renamed. It stays as it is.
pub(super) fn remove(disk: &dyn Disk, folder: &Path) -> Result<PathBuf, StoreError> {
    let reading = journal::load_from(disk, folder)?;
    // Windows renames no folder in which a file is open: the lock is let go just before.
    let Some(lock) = Lock::take(disk, folder)? else {
        return Err(Holder::refusal(Holder::of(&reading.records).as_ref()));
    };
    if reading.verdict != Verdict::Clean {
        return Err(kept("The record of this meeting is damaged."));
    }
    let history = History::new(reading.records).map_err(|refusal| kept(&refusal.says))?;
    if !history.is_empty() {
        return Err(kept("Something is recorded in this meeting."));
    }
    if draft::load(disk, folder).unwrap_or_default() != draft::Draft::default() {
        return Err(kept("Something is half typed in this meeting."));
    }
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name().and_then(|name| name.to_str())) else {
        return Err(kept("This is not the folder of a meeting."));
    };
    let named = (1..=99).map(|number| match number {
        1 => parent.join(format!("removed-{name}")),
        _ => parent.join(format!("removed-{name}-{number}")),
    });
    let free = |path: &PathBuf| matches!(disk.kind(path), Ok(None::<Kind>));
    let to = named
        .into_iter()
        .find(free)
        .ok_or_else(|| kept("99 meetings of that day were removed already."))?;
    drop(lock);
    let renamed = disk.rename(folder, &to).and_then(|()| disk.sync_folder(parent));
    renamed.map_err(|error| kept(&format!("Its folder cannot be renamed: {error}.")))?;
    Ok(to)
}

fn kept(happened: &str) -> StoreError {
    StoreError::new(
        happened,
        "The meeting stays as it is.",
        "Open it: F8 takes entries back; /abandon records that it is not held.",
    )
}
