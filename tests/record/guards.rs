//! Each guard matters: a reader or a disk with one guard missing fails the very test that the guard is for. What is
//! missing is a double in this file; the program has all of them. The disk that does not sync is in `power`.

use std::io;
use std::path::Path;
use std::sync::Arc;

use quorate::meeting::Event;
use quorate::store::disk::Kind;
use quorate::store::journal::{load_from, read, read_by};
use quorate::store::line::{Head, SelfValid, framed, judge};
use quorate::store::scan::{Judge, Strict};
use quorate::store::{Append, Disk, DiskFile, DiskJob, DiskReply, Mend, Verdict, Worker};

use crate::damage::twelve;
use crate::entries::{meetings, plain, session};
use crate::simulated::Simulated;
use crate::sitting::{Sitting, folder, open};

/// Looks at no checksum.
struct NoChecksum;

impl Judge for NoChecksum {
    fn alone<'a>(&self, line: &'a [u8], _limit_bytes: usize) -> Option<SelfValid<'a>> {
        framed(line).map(|(line, _, _)| line)
    }

    fn in_place(&self, line: &SelfValid<'_>, head: &Head) -> Option<Head> {
        Strict.in_place(line, head)
    }
}

/// Looks at no chain.
struct NoChain;

impl Judge for NoChain {
    fn alone<'a>(&self, line: &'a [u8], limit_bytes: usize) -> Option<SelfValid<'a>> {
        judge(line, limit_bytes)
    }

    fn in_place(&self, line: &SelfValid<'_>, _head: &Head) -> Option<Head> {
        Some(line.claimed())
    }
}

/// A damaged byte and an edited entry are different things to a secretary: one comes from the disk, the other from
/// somebody. By the chain alone they cannot be told apart, and a torn end looks like an edited one.
fn a_damaged_last_record_is_told_from_an_edited_one(judge: &dyn Judge) -> bool {
    let mut bytes = twelve();
    let last = bytes.len() - 150;
    bytes[last] ^= 1;
    matches!(read_by(&bytes, judge).verdict, Verdict::DamagedLast(_))
}

/// A record put in the place of another with a checksum that fits.
fn an_edited_record_is_noticed(judge: &dyn Judge) -> bool {
    let bytes = twelve();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let text = std::str::from_utf8(lines[7]).unwrap();
    let body = text.split(" //0").next().unwrap().replace("reason 8", "reason 9");
    let edited = quorate::store::line::seal(&Head::START, &[body]).0;
    let edited = [lines[..7].concat(), edited, lines[8..].concat()].concat();
    assert_eq!(edited.len(), bytes.len());
    read_by(&edited, judge).verdict != Verdict::Clean
}

#[test]
fn without_the_checksum_damage_cannot_be_told_from_an_edit() {
    assert!(a_damaged_last_record_is_told_from_an_edited_one(&Strict));
    assert!(!a_damaged_last_record_is_told_from_an_edited_one(&NoChecksum));
}

#[test]
fn without_the_chain_an_edit_goes_unnoticed() {
    assert!(an_edited_record_is_noticed(&Strict));
    assert!(!an_edited_record_is_noticed(&NoChain));
    assert!(read(&twelve()).verdict == read_by(&twelve(), &NoChain).verdict);
}

/// A disk with a guard missing.
struct Unguarded {
    disk: Simulated,
    /// It says a file is as long as it was when this program looked last.
    blind_to_length: bool,
    /// Everybody's lock is a file of their own.
    blind_to_lock: bool,
}

struct NoLengthFile {
    file: Box<dyn DiskFile>,
    length: u64,
}

impl DiskFile for NoLengthFile {
    fn length(&self) -> io::Result<u64> {
        Ok(self.length)
    }
    fn read(&mut self, limit_bytes: u64) -> io::Result<Vec<u8>> {
        self.file.read(limit_bytes)
    }
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.file.write_at(at, bytes)?;
        self.length = at + u64::try_from(bytes.len()).unwrap();
        Ok(())
    }
    fn sync(&mut self) -> io::Result<()> {
        self.file.sync()
    }
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.length = length;
        self.file.cut(length)
    }
    fn is_at(&self, path: &Path) -> io::Result<bool> {
        self.file.is_at(path)
    }
}

impl Unguarded {
    fn file(&self, file: Box<dyn DiskFile>) -> io::Result<Box<dyn DiskFile>> {
        if !self.blind_to_length {
            return Ok(file);
        }
        let length = file.length()?;
        Ok(Box::new(NoLengthFile { file, length }))
    }
}

impl Disk for Unguarded {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.file(self.disk.create(path)?)
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.file(self.disk.open(path)?)
    }
    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
        self.disk.read(path, limit_bytes)
    }
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.disk.kind(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.create_folder(path)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.sync_folder(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send>>> {
        if self.blind_to_lock {
            return Ok(Some(Box::new(())));
        }
        self.disk.lock(path)
    }
}

/// Somebody deletes the lock's file and starts a second program; the first one then records an entry of its own.
fn two_writers_spoil_nothing(simulated: &Simulated, disk: Arc<dyn Disk>) -> bool {
    let mut sitting = Sitting::on(simulated.clone());
    assert!(sitting.create());
    sitting.worker.perform(DiskJob::Shutdown);
    let append = |worker: &mut Worker, entry| {
        let entries = vec![entry];
        let reply = worker.perform(DiskJob::Append(Append { ticket: 1, entries }));
        matches!(reply, DiskReply::Saved { .. })
    };
    let mut first = Worker::on(disk, meetings(Path::new("/m")));
    assert!(matches!(first.perform(open(Mend::TornTail)), DiskReply::Opened(_)));
    let without_its_lock = Unguarded {
        disk: simulated.clone(),
        blind_to_length: false,
        blind_to_lock: true,
    };
    let mut second = Worker::on(Arc::new(without_its_lock), meetings(Path::new("/m")));
    assert!(matches!(second.perform(open(Mend::TornTail)), DiskReply::Opened(_)));
    let said_saved = append(&mut second, session(2));
    let said_saved_too = append(&mut first, plain(2, Event::CalledToOrder));
    let reading = load_from(simulated, &folder()).unwrap();
    let there = |event: &Event| reading.records.iter().any(|record| record.event == *event);
    let second_kept = !said_saved || there(&session(2).record.event);
    let first_kept = !said_saved_too || there(&Event::CalledToOrder);
    second_kept && first_kept && reading.verdict == Verdict::Clean
}

#[test]
fn without_the_length_check_a_second_writer_spoils_the_record() {
    let disk = Simulated::empty();
    assert!(two_writers_spoil_nothing(&disk, Arc::new(disk.clone())));
    let disk = Simulated::empty();
    let without_the_check = Unguarded {
        disk: disk.clone(),
        blind_to_length: true,
        blind_to_lock: false,
    };
    assert!(!two_writers_spoil_nothing(&disk, Arc::new(without_the_check)));
}
