//! Setting a bad end aside: copied to a file of its own beside the journal, on the disk, and only then cut off.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::append::AppendFile;
use super::disk::{Disk, create_with};
use super::fault::StoreError;
use super::verdict::Tail;

/// Copies what follows the first `good` bytes to `journal.torn-<now>` and cuts it off.
pub(crate) fn set_aside(
    disk: &dyn Disk,
    file: &mut AppendFile,
    good: u64,
    tail: &mut Tail,
    now: DateTime<FixedOffset>,
) -> Result<(), StoreError> {
    let making = |path: &Path, error| StoreError::making(path, &error);
    let path = free_name(disk, file.path(), "torn", now).map_err(|error| making(file.path(), error))?;
    create_with(disk, &path, &tail.bytes).map_err(|error| making(&path, error))?;
    file.cut(good).map_err(|unsaved| unsaved.why().clone())?;
    tail.set_aside = Some(path);
    Ok(())
}

/// `journal.torn-20160420T101530`, or with `-2` … where there is one.
pub(crate) fn free_name(
    disk: &dyn Disk,
    path: &Path,
    what: &str,
    now: DateTime<FixedOffset>,
) -> std::io::Result<PathBuf> {
    let first = format!("{what}-{}", now.format("%Y%m%dT%H%M%S"));
    let mut name = path.with_extension(&first);
    let mut number = 2;
    while disk.kind(&name)?.is_some() {
        name = path.with_extension(format!("{first}-{number}"));
        number += 1;
    }
    Ok(name)
}
