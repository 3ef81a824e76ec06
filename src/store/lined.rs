//! A file of chained lines, whatever they say: read to its verdict, its end put right, appended to. The journal, the
//! texts and the committee's record are such files and have nothing of this of their own; a [`Lined`] says what one of
//! them is called and what its lines must be.
//!
//! [`read`] is pure. [`LineFile`] writes, and whoever has one holds the lock of its folder.

use std::io::ErrorKind;
use std::marker::PhantomData;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::meeting::FORMAT;

use super::append::{AppendFile, FILE_LIMIT_BYTES};
use super::disk::Disk;
use super::fault::{StoreError, Unsaved};
use super::line::{Head, Place, Sealer, TOGETHER_AT_MOST, TRAILER_BYTES, body_of, numbers_of};
use super::scan::{Judge, Strict, scan};
use super::torn::set_aside;
use super::verdict::{Broken, Verdict};

/// What one line of such a file says.
pub trait Lined: Serialize + DeserializeOwned + PartialEq {
    /// The file's name in its folder.
    const FILE: &'static str;
    /// How long its first line may be.
    const FIRST: Place;
    /// The version of its format.
    fn v(&self) -> u32;
    /// Its number, from 1, without gaps.
    fn seq(&self) -> u64;
    /// What is wrong with it although its number and checksum fit.
    fn amiss(&self) -> Option<Broken>;
}

/// What a file holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading<L> {
    /// The sound lines from the beginning.
    pub records: Vec<L>,
    /// The hash of the last of them.
    pub head: Head,
    /// How many bytes they take.
    pub length_bytes: u64,
    pub verdict: Verdict,
}

/// Reads a file's bytes. Never fails: what is wrong is the verdict.
pub fn read<L: Lined>(bytes: &[u8]) -> Reading<L> {
    read_by(bytes, &Strict)
}

/// The same, its lines judged in this way.
pub fn read_by<L: Lined>(bytes: &[u8], judge: &dyn Judge) -> Reading<L> {
    let scan = scan(bytes, L::FIRST, judge);
    let mut records = Vec::with_capacity(scan.lines.len());
    let mut head = Head::START;
    let mut length = 0;
    let mut wrong = None;
    for (number, (body, next)) in (1..).zip(&scan.lines) {
        match line_of(number, body) {
            Ok(record) => records.push(record),
            Err(verdict) => {
                wrong = Some(verdict);
                break;
            }
        }
        head = *next;
        length += body.len() + TRAILER_BYTES + 1;
    }
    let entry = length_of(scan.lines.len()) + 1;
    let verdict = match (wrong, scan.damage) {
        (Some(wrong), _) => wrong,
        (None, None) => Verdict::Clean,
        (None, Some(damage)) => Verdict::of(damage, entry, bytes.get(scan.good_bytes..).unwrap_or_default()),
    };
    Reading {
        records,
        head,
        length_bytes: length_of(length),
        verdict,
    }
}

fn length_of(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// What a sound line says. The version is read first.
pub(crate) fn line_of<L: Lined>(number: u64, body: &str) -> Result<L, Verdict> {
    let newer = |what: String| Verdict::NewerVersion { entry: number, what };
    let version = numbers_of(body).0;
    if version != Some(u64::from(FORMAT)) {
        let found = version.map_or("unreadable".into(), |version| version.to_string());
        return Err(newer(format!("format {found}, known is {FORMAT}")));
    }
    let line: L = ron::from_str(body).map_err(|error| newer(error.code.to_string()))?;
    let edited = (line.seq() != number).then_some(Broken::Edited);
    match edited.or_else(|| line.amiss()) {
        Some(how) => Err(Verdict::ChainWrong { entry: number, how }),
        None => Ok(line),
    }
}

/// The bytes of a folder's file as they are.
pub(crate) fn bytes_of<L: Lined>(disk: &dyn Disk, folder: &Path) -> Result<Vec<u8>, StoreError> {
    let path = folder.join(L::FILE);
    disk.read(&path, FILE_LIMIT_BYTES)
        .map_err(|error| StoreError::reading(&path, &error))
}

/// The same; none where there is no file.
pub(crate) fn bytes_if_any<L: Lined>(disk: &dyn Disk, folder: &Path) -> Result<Vec<u8>, StoreError> {
    let path = folder.join(L::FILE);
    match disk.read(&path, FILE_LIMIT_BYTES) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        other => other.map_err(|error| StoreError::reading(&path, &error)),
    }
}

/// Seals one more line; when refused, nothing of it stays.
/// Whether a line can be written down: it is not too long, and comes back as it was given. Asked before an act is taken,
/// for an entry that no disk will ever take would keep everything after it from being saved.
///
/// # Errors
/// Why it cannot.
pub fn fits<L: Lined>(line: &L) -> Result<(), StoreError> {
    body(line).map(|_| ())
}

pub(crate) fn add<L: Lined>(sealer: &mut Sealer, line: &L) -> Result<(), StoreError> {
    if line.seq() != sealer.next() || line.v() != FORMAT {
        return Err(StoreError::new(
            format!(
                "Entry {} was not written: the next entry of the record is {}.",
                line.seq(),
                sealer.next()
            ),
            "Everything shown as saved is; an entry before this one is not.",
            "Save the entries again in their order, the oldest first.",
        ));
    }
    sealer.add(body(line)?)
}

/// A line as it stands in its file, without the trailer.
pub(crate) fn body<L: Lined>(line: &L) -> Result<String, StoreError> {
    let place = match line.seq() {
        1 => L::FIRST,
        _ => Place::Later,
    };
    body_of(line, place)
}

/// Lines as a file of them begins with them.
pub(crate) fn sealed<L: Lined>(lines: &[L]) -> Result<Vec<u8>, StoreError> {
    let (mut bytes, mut head, mut next) = (Vec::new(), Head::START, 1);
    for together in lines.chunks(TOGETHER_AT_MOST) {
        let mut sealer = Sealer::after(head, next);
        together.iter().try_for_each(|line| add(&mut sealer, line))?;
        bytes.extend(sealer.lines());
        (head, next) = (sealer.head(), sealer.next());
    }
    Ok(bytes)
}

/// When everything is to go elsewhere and is not what was written before.
pub(crate) fn not_what_was_saved() -> StoreError {
    StoreError::new(
        "What is on the screen is not what was saved before.",
        "Nothing was written; what was saved before is where it was.",
        "Leave the program, copy the folder to another disk, and open it there with --meetings.",
    )
}

/// How far opening may go in putting a bad end right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mend {
    /// Only looked at: whatever the end is like, nothing is written.
    Nothing,
    /// A torn tail is set aside and cut; a damaged last entry stays, and is not written after.
    TornTail,
    /// Somebody looked and confirmed: what is left of a damaged last entry is set aside; a safe copy is carried on from.
    DamagedLast,
}

/// A file open for writing.
pub struct LineFile<L> {
    file: AppendFile,
    head: Head,
    next: u64,
    says: PhantomData<fn(L)>,
}

impl<L: Lined> LineFile<L> {
    /// A new, empty one in a folder, which lasts.
    pub(crate) fn make(disk: &dyn Disk, folder: &Path) -> Result<LineFile<L>, StoreError> {
        let path = folder.join(L::FILE);
        let file = AppendFile::create(disk, &path).map_err(|error| StoreError::making(&path, &error))?;
        Ok(LineFile::at(file, Head::START, 1))
    }

    /// The one of a folder as it is, and what it holds. Not to be written to before [`LineFile::mended`].
    pub(crate) fn look(disk: &dyn Disk, folder: &Path) -> Result<(LineFile<L>, Reading<L>), StoreError> {
        let path = folder.join(L::FILE);
        let (file, bytes) = AppendFile::open(disk, &path).map_err(|error| StoreError::reading(&path, &error))?;
        Ok(LineFile::looked(file, &bytes))
    }

    /// The same; made, where there is none.
    pub(crate) fn look_or_make(disk: &dyn Disk, folder: &Path) -> Result<(LineFile<L>, Reading<L>), StoreError> {
        let path = folder.join(L::FILE);
        match AppendFile::open(disk, &path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok((LineFile::make(disk, folder)?, read(&[]))),
            Err(error) => Err(StoreError::reading(&path, &error)),
            Ok((file, bytes)) => Ok(LineFile::looked(file, &bytes)),
        }
    }

    fn looked(file: AppendFile, bytes: &[u8]) -> (LineFile<L>, Reading<L>) {
        let reading: Reading<L> = read(bytes);
        let next = length_of(reading.records.len()) + 1;
        (LineFile::at(file, reading.head, next), reading)
    }

    fn at(file: AppendFile, head: Head, next: u64) -> LineFile<L> {
        LineFile {
            file,
            head,
            next,
            says: PhantomData,
        }
    }

    /// Puts a bad end right, as far as `mend` allows: the tail is copied to a file of its own and only then cut. `None`:
    /// for reading only, as the verdict says.
    pub(crate) fn mended(
        mut self,
        disk: &dyn Disk,
        reading: &mut Reading<L>,
        now: DateTime<FixedOffset>,
        mend: Mend,
    ) -> Result<Option<LineFile<L>>, StoreError> {
        let cut = match (&mut reading.verdict, mend) {
            (_, Mend::Nothing) => return Ok(None),
            (Verdict::Clean, _) => return Ok(Some(self)),
            (Verdict::TornTail(tail), _) | (Verdict::DamagedLast(tail), Mend::DamagedLast) => tail,
            (Verdict::DamagedLast(_), Mend::TornTail)
            | (Verdict::DamagedMiddle { .. } | Verdict::ChainWrong { .. } | Verdict::NewerVersion { .. }, _) => {
                return Ok(None);
            }
        };
        set_aside(disk, &mut self.file, reading.length_bytes, cut, now)?;
        Ok(Some(self))
    }

    /// The number that the next line must have.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// The hash of the last line.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Why nothing more is written to it, once that is so.
    pub(crate) fn poison(&self) -> Option<&StoreError> {
        self.file.poison()
    }

    /// That the file is where it was opened, for what is written beside it: nothing goes to a folder that took its place.
    ///
    /// # Errors
    /// Why it cannot be reached there.
    pub(crate) fn in_place(&self) -> Result<(), StoreError> {
        self.file.in_place().map_err(|error| {
            StoreError::new(
                format!("{} cannot be reached: {error}.", self.file.path().display()),
                "Everything shown as saved is in the meeting's folder, wherever that is now.",
                "Put the folder back where it was, or connect its disk; it is tried again by itself.",
            )
        })
    }

    /// How many bytes of it are known to be on the disk.
    pub(crate) fn length_bytes(&self) -> u64 {
        self.file.length()
    }

    /// Appends lines with one sync. When this returns `Ok` they are on the disk.
    ///
    /// # Errors
    /// None of them is saved.
    pub fn append(&mut self, lines: &[L]) -> Result<(), Unsaved> {
        let mut sealer = self.sealer();
        for line in lines {
            add(&mut sealer, line).map_err(Unsaved::Again)?;
        }
        self.write(&sealer)
    }

    /// Appends any number of lines, so many at once as are written together.
    pub(crate) fn append_all(&mut self, lines: &[L]) -> Result<(), Unsaved> {
        lines
            .chunks(TOGETHER_AT_MOST)
            .try_for_each(|together| self.append(together))
    }

    /// Whether these lines begin with all that was written.
    pub(crate) fn begins(&self, lines: &[L]) -> Result<bool, StoreError> {
        let written = usize::try_from(self.next.saturating_sub(1)).unwrap_or(usize::MAX);
        let mut head = Head::START;
        for line in lines.iter().take(written) {
            head = head.then(body(line)?.as_bytes());
        }
        Ok(head == self.head && lines.len() >= written)
    }

    /// To make lines that follow what is written.
    pub(crate) fn sealer(&self) -> Sealer {
        Sealer::after(self.head, self.next)
    }

    /// Writes what was sealed.
    pub(crate) fn write(&mut self, sealed: &Sealer) -> Result<(), Unsaved> {
        if !sealed.is_empty() {
            self.file.append(&sealed.lines())?;
        }
        self.head = sealed.head();
        self.next = sealed.next();
        Ok(())
    }
}
