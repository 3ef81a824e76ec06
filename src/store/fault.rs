//! What the disk could not do, said to a person: what happened, what is safe, what to do now.
//!
//! Every error of this room has these three parts. The first sentence names the file; none of them holds what was
//! written in it.

use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

/// What the disk could not do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoreError {
    pub happened: String,
    pub safe: String,
    /// What to do now.
    pub now: String,
}

impl StoreError {
    pub fn new(happened: impl Into<String>, safe: impl Into<String>, now: impl Into<String>) -> StoreError {
        StoreError {
            happened: happened.into(),
            safe: safe.into(),
            now: now.into(),
        }
    }

    /// A file or folder that cannot be read.
    pub(crate) fn reading(path: &Path, error: &std::io::Error) -> StoreError {
        StoreError::new(
            format!("{} cannot be read: {error}.", path.display()),
            "Nothing was changed.",
            "See that the path is right and that you may read it, then try again.",
        )
    }

    /// A file or folder that cannot be made.
    pub(crate) fn making(path: &Path, error: &std::io::Error) -> StoreError {
        StoreError::new(
            format!("{} cannot be made: {error}.", path.display()),
            "Nothing that was there has been changed.",
            match error.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                    "Free some space, or choose another folder with --meetings."
                }
                ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                    "A file stands where a folder should be: rename it, or choose another folder with --meetings."
                }
                _ => "Choose a folder that you may write in, with --meetings.",
            },
        )
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}", self.happened, self.safe, self.now)
    }
}

impl std::error::Error for StoreError {}

/// Why entries are not saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unsaved {
    /// The file is as it was before: the same entries may be tried again.
    Again(StoreError),
    /// What is on the disk is not known: nothing more is written to this file.
    Poisoned(StoreError),
}

impl Unsaved {
    pub fn why(&self) -> &StoreError {
        match self {
            Unsaved::Again(why) | Unsaved::Poisoned(why) => why,
        }
    }

    pub fn poisoned(&self) -> bool {
        match self {
            Unsaved::Again(_) => false,
            Unsaved::Poisoned(_) => true,
        }
    }
}
