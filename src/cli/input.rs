//! Reading the files that a command is given: the bytes by the store, the text by the terms room.

use std::fmt;
use std::path::Path;

use crate::store::{StoreError, read_hand_written};
use crate::terms::{LoadError, load};

/// Why a file could not be used.
#[derive(Debug)]
pub enum Refused {
    /// It could not be read at all.
    Unreadable(StoreError),
    /// It was read, and is not what it should be.
    Faulty(LoadError),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Unreadable(error) => write!(f, "{error}"),
            Refused::Faulty(error) => write!(f, "{error}"),
        }
    }
}

impl From<LoadError> for Refused {
    fn from(error: LoadError) -> Refused {
        Refused::Faulty(error)
    }
}

/// The text of a hand-written file.
pub fn text(path: &Path) -> Result<String, Refused> {
    let bytes = read_hand_written(path).map_err(Refused::Unreadable)?;
    Ok(load::text(&bytes, &name(path))?.to_owned())
}

/// A path as messages show it.
pub fn name(path: &Path) -> String {
    path.display().to_string()
}
