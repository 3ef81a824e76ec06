//! Derived files, replaced as a whole: a temporary file in the same folder → sync → rename → sync of the folder. Whoever
//! reads sees the old file or the new one, never half of one.
//!
//! On Windows another program (antivirus, indexer, a viewer) may hold the old file for a moment. [`WAITS_MS`] says when
//! to try again; who waits is [`crate::store::thread`], so that nothing else waits with it.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::disk::{Disk, Kind, not_a_folder};

/// How long to wait before each further attempt; after the last the old file stays.
pub const WAITS_MS: [u64; 7] = [10, 25, 50, 100, 250, 500, 1000];

/// Whether waiting may help: access denied, or a sharing violation, on Windows.
pub(crate) fn may_pass(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

/// Puts these bytes in the place of a file, whether there was one or not. Folders in between are made; `folder` is not.
///
/// # Errors
/// The old file stays, or the new one is there and the disk did not confirm that it lasts.
pub fn replace(disk: &dyn Disk, folder: &Path, name: &Path, bytes: &[u8]) -> io::Result<()> {
    refuse_unless_inside(name)?;
    replace_own(disk, folder, name, bytes)
}

/// The same for a document; without bytes there is none afterwards.
///
/// # Errors
/// As of [`replace`].
pub fn document(disk: &dyn Disk, folder: &Path, name: &Path, bytes: Option<&[u8]>) -> io::Result<()> {
    match bytes {
        Some(bytes) => replace(disk, folder, name, bytes),
        None => remove(disk, folder, name),
    }
}

/// The same for a file that a record itself rests on; for disposal, salvage and safe copies only.
pub(crate) fn replace_own(disk: &dyn Disk, folder: &Path, name: &Path, bytes: &[u8]) -> io::Result<()> {
    let Place { parent, path, attempt } = &Place::of(folder, name)?;
    reach(disk, folder, parent, true)?;
    is_file(disk, path)?;
    let done = write_and_rename(disk, attempt, path, bytes);
    if done.is_err() {
        // What is left of an attempt is of no use; the error of the attempt is the one to report.
        let _ = disk.remove(attempt);
    }
    done?;
    disk.sync_folder(parent)
}

/// Takes a document away, and what an interrupted attempt left of it.
fn remove(disk: &dyn Disk, folder: &Path, name: &Path) -> io::Result<()> {
    refuse_unless_inside(name)?;
    let Place { parent, path, attempt } = &Place::of(folder, name)?;
    if !reach(disk, folder, parent, false)? {
        return Ok(());
    }
    let there = [
        is_file(disk, attempt)?.then_some(attempt),
        is_file(disk, path)?.then_some(path),
    ];
    let there: Vec<&PathBuf> = there.into_iter().flatten().collect();
    there.iter().try_for_each(|path| disk.remove(path))?;
    match there.is_empty() {
        true => Ok(()),
        false => disk.sync_folder(parent),
    }
}

/// Where a file is, and where a new one is written before it takes its place.
struct Place {
    parent: PathBuf,
    path: PathBuf,
    attempt: PathBuf,
}

impl Place {
    fn of(folder: &Path, name: &Path) -> io::Result<Place> {
        let path = folder.join(name);
        let (Some(parent), Some(file_name)) = (path.parent(), path.file_name()) else {
            return Err(io::Error::other("it has no name"));
        };
        let mut attempt = std::ffi::OsString::from(".");
        attempt.push(file_name);
        attempt.push(".new");
        Ok(Place {
            attempt: parent.join(attempt),
            parent: parent.to_path_buf(),
            path,
        })
    }
}

/// Whether a file is there; anything else in its place is an error.
fn is_file(disk: &dyn Disk, path: &Path) -> io::Result<bool> {
    match disk.kind(path)? {
        None => Ok(false),
        Some(Kind::File) => Ok(true),
        Some(Kind::Folder | Kind::Other) => Err(io::Error::other("it is a link or a folder, not a file of its own")),
    }
}

/// Whether a folder below `folder` is there, which is there itself or was taken away by somebody; where `make` says so, it
/// is made. None on the way may be a link: it would lead what is private to where others read.
fn reach(disk: &dyn Disk, folder: &Path, parent: &Path, make: bool) -> io::Result<bool> {
    if parent == folder {
        return Ok(true);
    }
    let Some(above) = parent.parent().filter(|_| parent.starts_with(folder)) else {
        return Err(io::Error::other("it is in another folder"));
    };
    if !reach(disk, folder, above, make)? {
        return Ok(false);
    }
    match disk.kind(parent)? {
        Some(Kind::Folder) => Ok(true),
        Some(Kind::File | Kind::Other) => Err(not_a_folder(parent)),
        None if make => {
            disk.create_folder(parent)?;
            disk.sync_folder(above)?;
            Ok(true)
        }
        None => Ok(false),
    }
}

fn write_and_rename(disk: &dyn Disk, temporary: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    if disk.kind(temporary)?.is_some() {
        disk.remove(temporary)?;
    }
    let mut file = disk.create(temporary)?;
    file.write_at(0, bytes)?;
    file.sync()?;
    drop(file);
    disk.rename(temporary, path)
}

/// Only plain names, none that Windows keeps for itself, and nothing that the meeting itself rests on.
fn refuse_unless_inside(name: &Path) -> io::Result<()> {
    let own = |part: &str| {
        let lower = part.to_ascii_lowercase();
        lower.ends_with(".ronl") || lower.ends_with(".lock") || lower.contains(".torn-")
    };
    let fits = |part: Component| match part {
        Component::Normal(part) => part
            .to_str()
            .is_some_and(|part| !super::slug::reserved(part) && !own(part) && !part.contains(['\\', ':', '\0'])),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => false,
    };
    match name.components().count() > 0 && name.components().all(fits) {
        true => Ok(()),
        false => Err(io::Error::other("this is not a name for a document")),
    }
}

/// A document that could not be replaced yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Waiting {
    pub(crate) name: PathBuf,
    /// `None`: there is to be none.
    pub(crate) bytes: Option<Vec<u8>>,
    /// How many times it was tried.
    pub(crate) tries: usize,
}

impl Waiting {
    /// How long to wait before the next attempt; `None`: give up.
    pub(crate) fn wait_ms(&self) -> Option<u64> {
        WAITS_MS.get(self.tries.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;
    use std::fs;

    fn replace(folder: &Path, name: &Path, bytes: &[u8]) -> io::Result<()> {
        super::replace(&RealDisk, folder, name, bytes)
    }

    #[test]
    fn the_new_file_takes_the_old_ones_place() {
        let folder = tempfile::tempdir().unwrap();
        for bytes in ["first", "second"] {
            replace(folder.path(), Path::new("documents/minutes.txt"), bytes.as_bytes()).unwrap();
            let there = fs::read_to_string(folder.path().join("documents/minutes.txt")).unwrap();
            assert_eq!(there, bytes);
        }
        let left = fs::read_dir(folder.path().join("documents")).unwrap().count();
        assert_eq!(left, 1, "no temporary file stays");
    }

    #[test]
    fn what_an_interrupted_attempt_left_is_no_hindrance() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".minutes.ron.new"), "half").unwrap();
        replace(folder.path(), Path::new("minutes.ron"), b"whole").unwrap();
        assert_eq!(fs::read(folder.path().join("minutes.ron")).unwrap(), b"whole");
    }

    #[test]
    fn a_name_stays_inside_and_off_the_record() {
        let table = [
            ("minutes.ron", true),
            ("documents/Public minutes.docx", true),
            ("", false),
            ("../minutes.ron", false),
            ("/etc/minutes.ron", false),
            ("documents/../journal.ronl", false),
            ("journal.ronl", false),
            ("JOURNAL.RONL", false),
            ("prose.ronl", false),
            ("meeting.lock", false),
            ("journal.torn-20160420T101530", false),
            ("nul.txt", false),
            // A folder and a name where "\\" parts them, a name that is too odd elsewhere.
            ("documents\\x", cfg!(windows)),
            ("minutes.ron:stream", false),
        ];
        for (name, good) in table {
            assert_eq!(refuse_unless_inside(Path::new(name)).is_ok(), good, "{name:?}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_replaced_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("minutes.ron/inside")).unwrap();
        assert!(replace(folder.path(), Path::new("minutes.ron"), b"new").is_err());
        assert!(folder.path().join("minutes.ron/inside").is_dir());
        assert!(!folder.path().join(".minutes.ron.new").exists());
    }

    #[test]
    fn a_document_with_nothing_to_say_goes_with_what_was_left_of_an_attempt() {
        let folder = tempfile::tempdir().unwrap();
        let remove = |name: &str| document(&RealDisk, folder.path(), Path::new(name), None);
        let left = || fs::read_dir(folder.path()).unwrap().count();
        remove("documents/minutes-private.txt").unwrap();
        assert_eq!(left(), 0, "no folder is made for nothing");
        for name in ["minutes-private.ron", ".minutes-private.ron.new", "documents"] {
            fs::write(folder.path().join(name), "private").unwrap();
        }
        remove("minutes-private.ron").unwrap();
        assert_eq!(left(), 1);
        assert!(remove("documents/minutes-private.txt").is_err(), "it is in no folder");
        assert!(remove("documents").is_ok());
        assert!(remove("journal.ronl").is_err() && remove("../minutes.ron").is_err());
        fs::create_dir(folder.path().join("minutes-private.ron")).unwrap();
        assert!(remove("minutes-private.ron").is_err(), "a folder stays");
        assert_eq!(left(), 1);
    }

    #[test]
    fn attempts_follow_the_table_and_end() {
        let waits: Vec<Option<u64>> = (0..=8)
            .map(|tries| {
                Waiting {
                    name: "a".into(),
                    bytes: None,
                    tries,
                }
                .wait_ms()
            })
            .collect();
        let mut expected = vec![None];
        expected.extend(WAITS_MS.map(Some));
        expected.push(None);
        assert_eq!(waits, expected);
    }
}
