//! What a disk can do, and the real one. Everything in this room that makes, reads, writes, syncs, renames, removes or
//! locks goes through [`Disk`], so that tests can cut the power, fail any single step, or be slow, without a real disk.
//!
//! What is named here is what is promised: a file's bytes last once it was synced, its name once its folder was.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use same_file::Handle;

use super::files;

/// A disk.
pub trait Disk: Send + Sync {
    /// A new file for reading and writing, private to the user.
    ///
    /// # Errors
    /// Also when something of that name is there already.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// A file that is there, for reading and writing.
    ///
    /// # Errors
    /// Also when it is a symbolic link, or no file.
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// All of a file that may be this long.
    ///
    /// # Errors
    /// When it is longer, is a link, or cannot be read.
    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>>;

    /// What is there; a link is not followed. `None`: nothing.
    ///
    /// # Errors
    /// When the disk cannot say.
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>>;

    /// A new folder, private to the user.
    ///
    /// # Errors
    /// Also when something of that name is there already.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes what was made, renamed or removed in a folder last through a power cut.
    ///
    /// # Errors
    /// When the disk does not confirm it.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Puts a file in the place of another, or where none was.
    ///
    /// # Errors
    /// The old one stays.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// Also when there is none.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Locks a file, made where it is not there, until what is answered is dropped or the program ends; `None`: somebody
    /// else holds it.
    ///
    /// # Errors
    /// When this disk knows no locks, or the file cannot be made.
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send>>>;
}

/// An open file.
pub trait DiskFile: Send {
    /// How many bytes it holds.
    ///
    /// # Errors
    /// When the disk cannot say.
    fn length(&self) -> io::Result<u64>;

    /// All of it, when it is not longer than this.
    ///
    /// # Errors
    /// When it is longer or cannot be read.
    fn read(&mut self, limit_bytes: u64) -> io::Result<Vec<u8>>;

    /// Writes from a place on.
    ///
    /// # Errors
    /// Some of the bytes may be written.
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()>;

    /// Makes all that was written last through a power cut.
    ///
    /// # Errors
    /// What is on the disk is not known then; a second attempt may lie.
    fn sync(&mut self) -> io::Result<()>;

    /// Drops everything after the first `length` bytes.
    ///
    /// # Errors
    /// When the disk refuses.
    fn cut(&mut self, length: u64) -> io::Result<()>;

    /// Whether the file of this name is this one.
    ///
    /// # Errors
    /// When there is none, or it is a link.
    fn is_at(&self, path: &Path) -> io::Result<bool>;
}

/// What stands under a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    File,
    Folder,
    /// A link, or something that is neither.
    Other,
}

/// Makes a folder and those above it, where they are not there yet, so that they last.
pub(crate) fn create_folders(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.kind(path)? {
        // A link to a folder, as people make them, is good enough for a folder above a meeting.
        Some(Kind::Folder | Kind::Other) => return Ok(()),
        Some(Kind::File) => return Err(io::Error::other("a file of that name is there")),
        None => {}
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        create_folders(disk, parent)?;
    }
    match disk.create_folder(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        done => done?,
    }
    disk.sync_folder(parent.unwrap_or(Path::new(".")))
}

/// The same, and the folder is one of its own: a link would lead what is private to where others read.
pub(crate) fn create_own_folder(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    create_folders(disk, path)?;
    match disk.kind(path)? {
        Some(Kind::Folder) => Ok(()),
        Some(Kind::File | Kind::Other) | None => Err(not_a_folder(path)),
    }
}

pub(crate) fn not_a_folder(path: &Path) -> io::Error {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    io::Error::other(format!("{name} is a link or a file, not a folder of its own"))
}

/// A new file with these bytes, which lasts.
pub(crate) fn create_with(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create(path)?;
    file.write_at(0, bytes)?;
    file.sync()?;
    drop(file);
    path.parent().map_or(Ok(()), |folder| disk.sync_folder(folder))
}

/// The disk of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealFile::boxed(files::create(path)?)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealFile::boxed(files::open(path)?)
    }

    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
        files::read_whole(path, limit_bytes)
    }

    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => Ok(Some(Kind::File)),
            Ok(found) if found.is_dir() => Ok(Some(Kind::Folder)),
            Ok(_) => Ok(Some(Kind::Other)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        files::create_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        files::sync_folder(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send>>> {
        let file = files::open_or_create(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(Locked(file)))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Unlocked when it is dropped, and not only closed: a program being started just then has the file open too for a moment.
struct Locked(File);

impl Drop for Locked {
    fn drop(&mut self) {
        // Closing it does the same, a moment later.
        drop(self.0.unlock());
    }
}

struct RealFile {
    file: File,
    identity: Handle,
}

impl RealFile {
    fn boxed(file: File) -> io::Result<Box<dyn DiskFile>> {
        let identity = Handle::from_file(file.try_clone()?)?;
        Ok(Box::new(RealFile { file, identity }))
    }
}

impl DiskFile for RealFile {
    fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    fn read(&mut self, limit_bytes: u64) -> io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::new();
        let more = limit_bytes.saturating_add(1);
        let read = Read::by_ref(&mut self.file).take(more).read_to_end(&mut bytes)?;
        match u64::try_from(read).is_ok_and(|read| read <= limit_bytes) {
            true => Ok(bytes),
            false => Err(files::too_long(limit_bytes)),
        }
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(at))?;
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_all()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.file.set_len(length)
    }

    fn is_at(&self, path: &Path) -> io::Result<bool> {
        files::refuse_unless_file(path)?;
        Ok(Handle::from_path(path)? == self.identity)
    }
}
