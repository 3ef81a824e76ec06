//! One file of lines that is only ever appended to, and the one place that appends: the file is still the same and as
//! long as it should be → one write of whole lines → sync.
//!
//! A write that fails is taken back. A sync that fails is never tried again: the system may have dropped what was not
//! written and report success the second time. The file is *poisoned* then, and takes nothing more.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, DiskFile};
use super::fault::{StoreError, Unsaved};

/// A journal or prose file may be this long.
pub const FILE_LIMIT_BYTES: u64 = 64 * 1024 * 1024;

/// An open file of lines.
pub(crate) struct AppendFile {
    path: PathBuf,
    file: Box<dyn DiskFile>,
    length: u64,
    poison: Option<StoreError>,
}

impl AppendFile {
    /// A new, empty file, which lasts through a power cut.
    pub(crate) fn create(disk: &dyn Disk, path: &Path) -> io::Result<AppendFile> {
        let file = disk.create(path)?;
        if let Some(folder) = path.parent() {
            disk.sync_folder(folder)?;
        }
        Ok(AppendFile::of(path, file, 0))
    }

    /// A file that is there, and all that it holds.
    pub(crate) fn open(disk: &dyn Disk, path: &Path) -> io::Result<(AppendFile, Vec<u8>)> {
        let mut file = disk.open(path)?;
        let bytes = file.read(FILE_LIMIT_BYTES)?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok((AppendFile::of(path, file, length), bytes))
    }

    fn of(path: &Path, file: Box<dyn DiskFile>, length: u64) -> AppendFile {
        AppendFile {
            path: path.into(),
            file,
            length,
            poison: None,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes of it are known to be on the disk.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    pub(crate) fn poison(&self) -> Option<&StoreError> {
        self.poison.as_ref()
    }

    /// That the file of this name is the one that was opened.
    pub(crate) fn in_place(&self) -> io::Result<()> {
        match self.file.is_at(&self.path)? {
            true => Ok(()),
            false => Err(io::Error::other("another file has taken its place")),
        }
    }

    /// Appends whole lines. When this returns `Ok` they are on the disk.
    pub(crate) fn append(&mut self, lines: &[u8]) -> Result<(), Unsaved> {
        if let Some(why) = &self.poison {
            return Err(Unsaved::Poisoned(why.clone()));
        }
        let after = self.length + u64::try_from(lines.len()).unwrap_or(FILE_LIMIT_BYTES);
        if after > FILE_LIMIT_BYTES {
            return Err(Unsaved::Again(self.full()));
        }
        self.check()?;
        if let Err(error) = self.file.write_at(self.length, lines) {
            return Err(self.take_back(&error));
        }
        if let Err(error) = self.file.sync() {
            return Err(self.poisoned(format!("the disk did not confirm the last entry ({error})")));
        }
        self.length = after;
        Ok(())
    }

    /// Drops everything after the first `length` bytes.
    pub(crate) fn cut(&mut self, length: u64) -> Result<(), Unsaved> {
        self.check()?;
        let cut = self.file.cut(length).and_then(|()| self.file.sync());
        match cut.and_then(|()| self.file.length()) {
            Ok(now) if now == length => {
                self.length = length;
                Ok(())
            }
            Ok(now) => Err(self.poisoned(format!(
                "it is {now} bytes long, not {length}, after its torn end was cut"
            ))),
            Err(error) => Err(self.poisoned(format!("its torn end could not be cut ({error})"))),
        }
    }

    /// That the file of this name is the one that was opened, and nobody else wrote to it.
    fn check(&mut self) -> Result<(), Unsaved> {
        let found = self.file.is_at(&self.path);
        match found.and_then(|same| Ok((same, self.file.length()?))) {
            Ok((true, length)) if length == self.length => Ok(()),
            Ok((true, length)) => Err(self.poisoned(format!(
                "another program has written to it: it is {length} bytes long, not {}",
                self.length
            ))),
            Ok((false, _)) => Err(self.poisoned("another file has taken its place".into())),
            Err(error) => Err(Unsaved::Again(StoreError::new(
                format!("{} cannot be reached: {error}.", self.path.display()),
                "Everything shown as saved is in it; this entry is not.",
                "See that the disk is connected and the folder is where it was; it is tried again by itself.",
            ))),
        }
    }

    /// After a failed write: the file as it was before, or poison.
    fn take_back(&mut self, error: &io::Error) -> Unsaved {
        let undone = self.file.cut(self.length).and_then(|()| self.file.sync());
        match undone.and_then(|()| self.file.length()) {
            Ok(length) if length == self.length => Unsaved::Again(StoreError::new(
                format!("{} could not be written: {error}.", self.path.display()),
                "Everything shown as saved is in it; this entry is not.",
                "Free some space on the disk; it is tried again by itself.",
            )),
            Ok(_) | Err(_) => self.poisoned(format!(
                "an entry was written in part ({error}) and could not be removed"
            )),
        }
    }

    fn poisoned(&mut self, what: String) -> Unsaved {
        let why = StoreError::new(
            format!("{} is not to be trusted any more: {what}.", self.path.display()),
            "Everything shown as saved before was confirmed by the disk. Nothing more is written to this file.",
            "Type /elsewhere and a folder on another disk: the record goes there, with what is not saved yet, and you carry on.",
        );
        self.poison = Some(why.clone());
        Unsaved::Poisoned(why)
    }

    fn full(&self) -> StoreError {
        StoreError::new(
            format!(
                "{} has reached {FILE_LIMIT_BYTES} bytes, the most it may hold.",
                self.path.display()
            ),
            "Everything shown as saved is in it; this entry is not.",
            "Close this meeting and carry on in a new one.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::failing::{Failing, Fails};
    use std::fs;

    fn file() -> (tempfile::TempDir, PathBuf, Failing, AppendFile) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.ronl");
        let disk = Failing::default();
        let mut file = AppendFile::create(&disk, &path).unwrap();
        file.append(b"one\n").unwrap();
        (folder, path, disk, file)
    }

    #[test]
    fn a_failed_write_is_taken_back_and_may_be_tried_again() {
        let (_folder, path, disk, mut file) = file();
        disk.fail("journal.ronl", Fails::Write, false);
        assert!(matches!(file.append(b"two two\n"), Err(Unsaved::Again(_))));
        assert_eq!(fs::read(&path).unwrap(), b"one\n");
        file.append(b"two two\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one\ntwo two\n");
    }

    #[test]
    fn a_failed_sync_is_never_tried_again() {
        let (_folder, _path, disk, mut file) = file();
        disk.fail("journal.ronl", Fails::Sync, false);
        assert!(matches!(file.append(b"two\n"), Err(Unsaved::Poisoned(_))));
        assert!(matches!(file.append(b"two\n"), Err(Unsaved::Poisoned(_))));
    }

    #[test]
    fn what_cannot_be_taken_back_poisons() {
        let (_folder, _path, disk, mut file) = file();
        disk.fail("journal.ronl", Fails::WriteAndCut, false);
        assert!(matches!(file.append(b"two\n"), Err(Unsaved::Poisoned(_))));
    }

    #[test]
    fn a_file_that_somebody_else_touched_takes_nothing() {
        type Meddle = fn(&Path);
        let table: [(&str, Meddle); 3] = [
            ("longer", |path| fs::write(path, "one\nmore\n").unwrap()),
            ("shorter", |path| fs::write(path, "").unwrap()),
            ("another file", |path| {
                fs::rename(path, path.with_extension("old")).unwrap();
                fs::write(path, "one\n").unwrap();
            }),
        ];
        for (what, meddle) in table {
            let (_folder, path, _disk, mut file) = file();
            meddle(&path);
            let before = fs::read(&path).unwrap();
            assert!(matches!(file.append(b"two\n"), Err(Unsaved::Poisoned(_))), "{what}");
            assert_eq!(fs::read(&path).unwrap(), before, "{what}");
        }
    }

    #[test]
    fn a_file_out_of_reach_may_be_tried_again() {
        let (_folder, path, _disk, mut file) = file();
        let away = path.with_extension("away");
        fs::rename(&path, &away).unwrap();
        assert!(matches!(file.append(b"two\n"), Err(Unsaved::Again(_))));
        fs::rename(&away, &path).unwrap();
        file.append(b"two\n").unwrap();
    }

    #[test]
    fn the_limit_is_refused_at_entry() {
        let (_folder, _path, _disk, mut file) = file();
        file.length = FILE_LIMIT_BYTES - 3;
        assert!(file.append(b"two\n").unwrap_err().why().happened.contains("the most"));
    }
}
