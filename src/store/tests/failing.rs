//! The real disk, failing where it is told to: the file and the step, once or every time.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::store::disk::{Disk, DiskFile, Kind, RealDisk};

/// Which step fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fails {
    /// After half of the bytes.
    Write,
    Sync,
    /// After half of the bytes, which cannot be taken back either.
    WriteAndCut,
}

type Told = Arc<Mutex<Option<(String, Fails, bool)>>>;

/// The real disk with a fault.
#[derive(Clone, Default)]
pub(crate) struct Failing(Told);

impl Failing {
    /// From now on this file's disk fails; `sticky`: every time.
    pub(crate) fn fail(&self, file: &str, fails: Fails, sticky: bool) {
        *self.0.lock().unwrap() = Some((file.into(), fails, sticky));
    }

    fn boxed(&self, path: &Path, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(FailingFile {
            name: path.file_name().unwrap().to_string_lossy().into(),
            file,
            told: self.0.clone(),
        })
    }
}

impl Disk for Failing {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(self.boxed(path, RealDisk.create(path)?))
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(self.boxed(path, RealDisk.open(path)?))
    }
    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(path, limit_bytes)
    }
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        RealDisk.kind(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.create_folder(path)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync_folder(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send>>> {
        RealDisk.lock(path)
    }
}

struct FailingFile {
    name: String,
    file: Box<dyn DiskFile>,
    told: Told,
}

impl FailingFile {
    /// Whether this step is to fail now.
    fn fails(&self, steps: &[Fails], last: bool) -> bool {
        let mut told = self.told.lock().unwrap();
        let Some((file, fails, sticky)) = &*told else {
            return false;
        };
        let hit = *file == self.name && steps.contains(fails);
        if hit && last && !sticky {
            *told = None;
        }
        hit
    }
}

impl DiskFile for FailingFile {
    fn length(&self) -> io::Result<u64> {
        self.file.length()
    }

    fn read(&mut self, limit_bytes: u64) -> io::Result<Vec<u8>> {
        self.file.read(limit_bytes)
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let cannot_be_taken_back = self.fails(&[Fails::WriteAndCut], false);
        if cannot_be_taken_back || self.fails(&[Fails::Write], true) {
            self.file.write_at(at, &bytes[..bytes.len() / 2])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.file.write_at(at, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        match self.fails(&[Fails::Sync], true) {
            true => Err(io::Error::other("no answer")),
            false => self.file.sync(),
        }
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        match self.fails(&[Fails::WriteAndCut], true) {
            true => Err(io::Error::other("no answer")),
            false => self.file.cut(length),
        }
    }

    fn is_at(&self, path: &Path) -> io::Result<bool> {
        self.file.is_at(path)
    }
}
