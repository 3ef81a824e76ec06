//! Setting a bad end aside: copied to a file of its own beside the journal, on the disk, and only then cut off.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::append::AppendFile;
use super::fault::StoreError;
use super::files;
use super::verdict::Tail;

/// Copies what follows the first `good` bytes to `journal.torn-<now>` and cuts it off.
pub(crate) fn set_aside(
    file: &mut AppendFile,
    good: u64,
    tail: &mut Tail,
    now: DateTime<FixedOffset>,
) -> Result<(), StoreError> {
    let path = free_name(file.path(), now);
    copy(&path, &tail.bytes).map_err(|error| StoreError::making(&path, &error))?;
    file.cut(good).map_err(|unsaved| unsaved.why().clone())?;
    tail.set_aside = Some(path);
    Ok(())
}

fn copy(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = files::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    path.parent().map_or(Ok(()), files::sync_folder)
}

/// `journal.torn-20160420T101530`, or with `-2` … where there is one.
fn free_name(path: &Path, now: DateTime<FixedOffset>) -> PathBuf {
    let first = format!("torn-{}", now.format("%Y%m%dT%H%M%S"));
    let mut name = path.with_extension(&first);
    let mut number = 2;
    while std::fs::symlink_metadata(&name).is_ok() {
        name = path.with_extension(format!("{first}-{number}"));
        number += 1;
    }
    name
}
