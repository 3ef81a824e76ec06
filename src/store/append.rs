//! One file of lines that is only ever appended to, and the one place that appends: the file is still the same and as
//! long as it should be → one write of whole lines → sync. [`Medium`] is what a disk can do to such a file, so that
//! tests can make each step fail.
//!
//! A write that fails is taken back. A sync that fails is never tried again: the system may have dropped what was not
//! written and report success the second time. The file is *poisoned* then, and takes nothing more.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::fault::{StoreError, Unsaved};
use super::files;

/// A journal or prose file may be this long.
pub const FILE_LIMIT_BYTES: u64 = 64 * 1024 * 1024;

/// What a disk does to an open file.
pub(crate) trait Medium: Send {
    fn len(&self) -> io::Result<u64>;
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

impl Medium for File {
    fn len(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(at))?;
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }
}

/// An open file of lines.
pub(crate) struct AppendFile {
    path: PathBuf,
    medium: Box<dyn Medium>,
    identity: Handle,
    length: u64,
    poison: Option<StoreError>,
}

impl AppendFile {
    /// A new, empty file, which lasts through a power cut.
    pub(crate) fn create(path: &Path) -> io::Result<AppendFile> {
        let file = files::create(path)?;
        if let Some(folder) = path.parent() {
            files::sync_folder(folder)?;
        }
        AppendFile::of(path, file, 0)
    }

    /// A file that is there, and all that it holds.
    pub(crate) fn open(path: &Path) -> io::Result<(AppendFile, Vec<u8>)> {
        let mut file = files::open(path)?;
        let length = Medium::len(&file)?;
        if length > FILE_LIMIT_BYTES {
            return Err(io::Error::other(format!("it is longer than {FILE_LIMIT_BYTES} bytes")));
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok((AppendFile::of(path, file, length)?, bytes))
    }

    fn of(path: &Path, file: File, length: u64) -> io::Result<AppendFile> {
        Ok(AppendFile {
            path: path.into(),
            identity: Handle::from_file(file.try_clone()?)?,
            medium: Box::new(file),
            length,
            poison: None,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn poison(&self) -> Option<&StoreError> {
        self.poison.as_ref()
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
        if let Err(error) = self.medium.write_at(self.length, lines) {
            return Err(self.take_back(&error));
        }
        if let Err(error) = self.medium.sync() {
            return Err(self.poisoned(format!("the disk did not confirm the last entry ({error})")));
        }
        self.length = after;
        Ok(())
    }

    /// Drops everything after the first `length` bytes.
    pub(crate) fn cut(&mut self, length: u64) -> Result<(), Unsaved> {
        self.check()?;
        let cut = self.medium.cut(length).and_then(|()| self.medium.sync());
        match cut.and_then(|()| self.medium.len()) {
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
        let same = files::refuse_unless_file(&self.path).and_then(|()| Handle::from_path(&self.path));
        match same.and_then(|found| Ok((found == self.identity, self.medium.len()?))) {
            Ok((true, length)) if length == self.length => Ok(()),
            Ok((true, length)) => Err(self.poisoned(format!(
                "another program has written to it: it is {length} bytes long, not {}",
                self.length
            ))),
            Ok((false, _)) => Err(self.poisoned("another file has taken its place".into())),
            Err(error) => Err(Unsaved::Again(StoreError::new(
                format!("{} cannot be reached: {error}.", self.path.display()),
                "Everything shown as saved is in it; this entry is not.",
                "See that the disk is connected and the folder is where it was, then try again.",
            ))),
        }
    }

    /// After a failed write: the file as it was before, or poison.
    fn take_back(&mut self, error: &io::Error) -> Unsaved {
        let undone = self.medium.cut(self.length).and_then(|()| self.medium.sync());
        match undone.and_then(|()| self.medium.len()) {
            Ok(length) if length == self.length => Unsaved::Again(StoreError::new(
                format!("{} could not be written: {error}.", self.path.display()),
                "Everything shown as saved is in it; this entry is not.",
                "Free some space on the disk, then try again.",
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
            "Write down what happens on paper. Close the program, copy the meeting's folder to another disk, and open it there.",
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

    #[cfg(test)]
    pub(crate) fn with_medium(mut self, medium: Box<dyn Medium>) -> AppendFile {
        self.medium = medium;
        self
    }
}

/// A disk that fails where it is told to.
#[cfg(test)]
pub(crate) mod failing {
    use super::*;

    /// Which step fails.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub(crate) enum Fails {
        /// After half of the bytes.
        Write,
        Sync,
        /// After half of the bytes, which cannot be taken back either.
        WriteAndCut,
    }

    /// Fails once at the given step, or every time.
    pub(crate) struct Failing {
        pub(crate) file: File,
        pub(crate) fails: Option<Fails>,
        pub(crate) sticky: bool,
    }

    impl Failing {
        pub(crate) fn boxed(path: &Path, fails: Fails, sticky: bool) -> Box<dyn Medium> {
            Box::new(Failing {
                file: files::open(path).unwrap(),
                fails: Some(fails),
                sticky,
            })
        }

        fn failed(&mut self) -> io::Error {
            if !self.sticky {
                self.fails = None;
            }
            io::Error::from(io::ErrorKind::StorageFull)
        }
    }

    impl Medium for Failing {
        fn len(&self) -> io::Result<u64> {
            Medium::len(&self.file)
        }

        fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
            match self.fails {
                Some(Fails::Write) => {
                    self.file.write_at(at, &bytes[..bytes.len() / 2])?;
                    Err(self.failed())
                }
                Some(Fails::WriteAndCut) => {
                    self.file.write_at(at, &bytes[..bytes.len() / 2])?;
                    Err(io::ErrorKind::StorageFull.into())
                }
                Some(Fails::Sync) | None => self.file.write_at(at, bytes),
            }
        }

        fn sync(&mut self) -> io::Result<()> {
            match self.fails {
                Some(Fails::Sync) => Err(self.failed()),
                Some(Fails::Write | Fails::WriteAndCut) | None => self.file.sync(),
            }
        }

        fn cut(&mut self, length: u64) -> io::Result<()> {
            match self.fails {
                Some(Fails::WriteAndCut) => Err(self.failed()),
                Some(Fails::Write | Fails::Sync) | None => self.file.cut(length),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::failing::{Failing, Fails};
    use super::*;
    use std::fs;

    fn file() -> (tempfile::TempDir, PathBuf, AppendFile) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.ronl");
        let mut file = AppendFile::create(&path).unwrap();
        file.append(b"one\n").unwrap();
        (folder, path, file)
    }

    #[test]
    fn a_failed_write_is_taken_back_and_may_be_tried_again() {
        let (_folder, path, file) = file();
        let mut file = file.with_medium(Failing::boxed(&path, Fails::Write, false));
        assert!(matches!(file.append(b"two two\n"), Err(Unsaved::Again(_))));
        assert_eq!(fs::read(&path).unwrap(), b"one\n");
        file.append(b"two two\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one\ntwo two\n");
    }

    #[test]
    fn a_failed_sync_is_never_tried_again() {
        let (_folder, path, file) = file();
        let mut file = file.with_medium(Failing::boxed(&path, Fails::Sync, false));
        assert!(matches!(file.append(b"two\n"), Err(Unsaved::Poisoned(_))));
        assert!(matches!(file.append(b"two\n"), Err(Unsaved::Poisoned(_))));
    }

    #[test]
    fn what_cannot_be_taken_back_poisons() {
        let (_folder, path, file) = file();
        let mut file = file.with_medium(Failing::boxed(&path, Fails::WriteAndCut, false));
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
            let (_folder, path, mut file) = file();
            meddle(&path);
            let before = fs::read(&path).unwrap();
            assert!(matches!(file.append(b"two\n"), Err(Unsaved::Poisoned(_))), "{what}");
            assert_eq!(fs::read(&path).unwrap(), before, "{what}");
        }
    }

    #[test]
    fn a_file_out_of_reach_may_be_tried_again() {
        let (_folder, path, mut file) = file();
        let away = path.with_extension("away");
        fs::rename(&path, &away).unwrap();
        assert!(matches!(file.append(b"two\n"), Err(Unsaved::Again(_))));
        fs::rename(&away, &path).unwrap();
        file.append(b"two\n").unwrap();
    }

    #[test]
    fn the_limit_is_refused_at_entry() {
        let (_folder, _path, mut file) = file();
        file.length = FILE_LIMIT_BYTES - 3;
        assert!(file.append(b"two\n").unwrap_err().why().happened.contains("the most"));
    }
}
