//! Files and folders as the real disk ([`crate::store::disk`]) makes and opens them: private to the user from creation
//! (0600, 0700), never through a symbolic link, their size known before they are read.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::fault::StoreError;

/// A new file for reading and writing.
///
/// # Errors
/// Also when something of that name is there already.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    private_file(&mut options);
    options.open(path)
}

/// A file that is there, for reading and writing.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    refuse_unless_file(path)?;
    OpenOptions::new().read(true).write(true).open(path)
}

/// A file that is there or a new empty one, for reading and writing.
pub(crate) fn open_or_create(path: &Path) -> io::Result<File> {
    match open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => create(path),
        other => other,
    }
}

/// A new folder.
///
/// # Errors
/// Also when something of that name is there already.
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    private_folder(&mut DirBuilder::new()).create(path)
}

#[cfg(unix)]
fn private_file(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private_file(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn private_folder(builder: &mut DirBuilder) -> &mut DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    builder.mode(0o700)
}

#[cfg(not(unix))]
fn private_folder(builder: &mut DirBuilder) -> &mut DirBuilder {
    builder
}

/// Whether a folder of its own is there, not a link to one.
pub(crate) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Whether a file of its own is there, not a link to one.
pub(crate) fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// # Errors
/// Also when it is a symbolic link, or no file.
pub(crate) fn refuse_unless_file(path: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(path)?;
    match found.is_file() {
        true => Ok(()),
        false => Err(io::Error::other("it is a link or a folder, not a file of its own")),
    }
}

/// All of a file that may be this long.
///
/// # Errors
/// When it is longer, is a link, or cannot be read.
pub(crate) fn read_whole(path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
    refuse_unless_file(path)?;
    read_at_most(path, limit_bytes)
}

pub(crate) fn too_long(limit_bytes: u64) -> io::Error {
    io::Error::other(format!("it is longer than {limit_bytes} bytes"))
}

fn read_at_most(path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.len() > limit_bytes {
        return Err(too_long(limit_bytes));
    }
    let mut bytes = Vec::new();
    let read = file.take(limit_bytes + 1).read_to_end(&mut bytes)?;
    match u64::try_from(read).is_ok_and(|read| read <= limit_bytes) {
        true => Ok(bytes),
        false => Err(too_long(limit_bytes)),
    }
}

/// The bytes of a file that people wrote: terms, a case, an agenda. It may be anywhere, also behind a link.
///
/// # Errors
/// When it cannot be read, or is longer than `terms` would take.
pub fn read_hand_written(path: &Path) -> Result<Vec<u8>, StoreError> {
    let limit = u64::try_from(crate::terms::load::LARGEST).unwrap_or(u64::MAX);
    read_at_most(path, limit).map_err(|error| StoreError::reading(path, &error))
}

/// A new file for people to go on with.
///
/// # Errors
/// Also when something of that name is there already: it is never overwritten.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let written = create(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|error| {
        StoreError::new(
            format!("{} cannot be written: {error}.", path.display()),
            "What was there before is as it was.",
            "Name another file, in a folder that you may write to.",
        )
    })
}

/// Makes what was made, renamed or removed in a folder last through a power cut. Windows has no such thing and needs none.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    return File::open(path)?.sync_all();
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_up_to_their_limit_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("terms.ron");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_whole(&path, 5).unwrap(), b"12345");
        assert!(read_whole(&path, 4).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_private_from_creation() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = place.path().join("a").join("b");
        crate::store::disk::create_folders(&crate::store::RealDisk, &folder).unwrap();
        create(&folder.join("journal.ronl")).unwrap();
        assert_eq!(mode(&place.path().join("a")), 0o700);
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&folder.join("journal.ronl")), 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let place = tempfile::tempdir().unwrap();
        let (real, link) = (place.path().join("real"), place.path().join("link"));
        fs::write(&real, "x").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert!(open(&link).is_err());
        assert!(read_whole(&link, 10).is_err());
        assert!(create(&link).is_err());
        assert!(!is_file(&link));
    }
}
