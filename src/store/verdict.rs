//! What opening a journal or prose file found, in six verdicts, and what each means to the person in front of it.
//!
//! ```text
//! verdict        written to afterwards?                what was done to the file
//! ─────────────  ────────────────────────────────────  ─────────────────────────────────────────
//! Clean          yes                                   nothing
//! TornTail       yes, once the tail is set aside       the tail copied to its own file, then cut
//! DamagedLast    yes, once somebody confirmed it       as above
//! DamagedMiddle  no                                    nothing
//! ChainWrong     no                                    nothing
//! NewerVersion   no                                    nothing
//! ```

use std::path::PathBuf;

use super::fault::StoreError;
use super::line::numbers_of;
use super::scan::Damage;

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    Clean,
    /// The last line was not written to its end: the program or the power stopped in the middle.
    TornTail(Tail),
    /// The last line was written to its end, was perhaps shown as saved, and is damaged.
    DamagedLast(Tail),
    /// Entry number `entry` is damaged; `good_after` good ones follow it.
    DamagedMiddle {
        entry: u64,
        good_after: usize,
    },
    /// Entry number `entry` is whole and does not belong after the one before it.
    ChainWrong {
        entry: u64,
        how: Broken,
    },
    /// Entry number `entry` is sound and this program does not know what it says.
    NewerVersion {
        entry: u64,
        what: String,
    },
}

/// The end of a file that is not a good line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tail {
    /// The number of the entry that it would have been.
    pub entry: u64,
    pub bytes: Vec<u8>,
    /// Where the tail was set aside, once it was.
    pub set_aside: Option<PathBuf>,
}

impl Tail {
    /// What can be read of it. What is not text stands as `·`.
    pub fn readable(&self) -> String {
        const SHOWN: usize = 600;
        String::from_utf8_lossy(&self.bytes)
            .chars()
            .take(SHOWN)
            .map(|c| {
                if c.is_control() || c == char::REPLACEMENT_CHARACTER {
                    '·'
                } else {
                    c
                }
            })
            .collect()
    }
}

/// How a chain is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Broken {
    /// It, or the one before it, was changed by something other than this program.
    Edited,
    /// Entries before it are not there.
    Missing,
    /// It stands there twice.
    Twice,
    /// It stands in another place than it was written in.
    Moved,
    /// It begins a meeting where none begins, or does not where one does.
    Beginning,
}

impl Verdict {
    /// The verdict on a damaged file: `entry` is the number of its first bad line, `rest` all from there.
    pub(crate) fn of(damage: Damage<'_>, entry: u64, rest: &[u8]) -> Verdict {
        let tail = || Tail {
            entry,
            bytes: rest.to_vec(),
            set_aside: None,
        };
        match damage {
            Damage::TornTail => Verdict::TornTail(tail()),
            Damage::LastLine => Verdict::DamagedLast(tail()),
            Damage::Middle { good_after } => Verdict::DamagedMiddle { entry, good_after },
            Damage::Unchained { bodies } => {
                let seqs: Vec<u64> = bodies.iter().filter_map(|body| numbers_of(body).1).collect();
                let how = match seqs.first() {
                    Some(seq) if *seq > entry && seqs.contains(&entry) => Broken::Moved,
                    Some(seq) if *seq > entry => Broken::Missing,
                    Some(seq) if *seq < entry => Broken::Twice,
                    Some(_) | None => Broken::Edited,
                };
                Verdict::ChainWrong { entry, how }
            }
        }
    }

    /// Whether the file may be written to, once a bad end is cut.
    pub fn read_only(&self) -> bool {
        match self {
            Verdict::Clean | Verdict::TornTail(_) | Verdict::DamagedLast(_) => false,
            Verdict::DamagedMiddle { .. } | Verdict::ChainWrong { .. } | Verdict::NewerVersion { .. } => true,
        }
    }

    /// What to tell the person; `None` when there is nothing to tell.
    pub fn explained(&self) -> Option<StoreError> {
        match self {
            Verdict::Clean => None,
            Verdict::TornTail(tail) => Some(StoreError::new(
                format!(
                    "Entry {} was not written to its end: the program or the computer stopped in the middle of it.",
                    tail.entry
                ),
                format!("Every entry before it is sound.{}", set_aside(tail)),
                "Look at the last entry shown and enter again what came after it.",
            )),
            Verdict::DamagedLast(tail) => Some(StoreError::new(
                format!(
                    "Entry {}, the last, is damaged on the disk. It may have been shown as saved.",
                    tail.entry
                ),
                format!("Every entry before it is sound.{}", set_aside(tail)),
                "Read what is left of it, confirm that it is to be set aside, and enter it again.",
            )),
            Verdict::DamagedMiddle { entry, good_after } => Some(StoreError::new(
                format!("Entry {entry} is damaged on the disk; {good_after} good entries come after it."),
                format!(
                    "{} The file is opened for reading only and was not changed.",
                    before(*entry)
                ),
                "Copy the meeting's folder to another disk before anything else. Carry on from a copy made earlier, \
                 or in a new meeting.",
            )),
            Verdict::ChainWrong { entry, how } => Some(StoreError::new(
                format!("Entry {entry} does not belong where it stands: {}.", how.says()),
                format!(
                    "{} The file is opened for reading only and was not changed.",
                    before(*entry)
                ),
                "Find out who or what changed the file, and carry on from a copy made earlier, or in a new meeting.",
            )),
            Verdict::NewerVersion { entry, what } => Some(StoreError::new(
                format!("Entry {entry} was written by a newer version of this program ({what})."),
                "The record is sound. It is opened for reading only, up to that entry, and was not changed.",
                "Open it with the newer version.",
            )),
        }
    }
}

impl Broken {
    fn says(&self) -> &'static str {
        match self {
            Broken::Edited => "it, or the entry before it, was changed by something other than this program",
            Broken::Missing => "entries before it are missing",
            Broken::Twice => "it stands there twice",
            Broken::Moved => "it was moved from another place",
            Broken::Beginning => "a record has one beginning, its first entry, and no other",
        }
    }
}

fn before(entry: u64) -> String {
    match entry.saturating_sub(1) {
        0 => "No entry can be read.".into(),
        1 => "Entry 1 is sound.".into(),
        last => format!("Entries 1 to {last} are sound."),
    }
}

fn set_aside(tail: &Tail) -> String {
    tail.set_aside
        .as_ref()
        .map(|path| format!(" What is left of it was set aside in {}.", path.display()))
        .unwrap_or_default()
}
