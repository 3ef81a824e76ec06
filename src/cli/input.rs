//! Reading the files that a command is given: the bytes by the store, the text by the terms room. Terms come with what they
//! follow, which lies beside them, a folder up, or in the program itself.

use std::fmt;
use std::path::Path;

use crate::store::{StoreError, read_hand_written};
use crate::terms::{LoadError, Loaded, Terms, embedded, load};

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

/// A terms file with all that it follows.
pub fn terms(path: &Path) -> Result<Loaded, Refused> {
    let text = text(path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let shelf = |id: &str| {
        let file = format!("{id}.ron");
        let places = [folder.join(&file), folder.join("..").join(&file)];
        let beside = places
            .iter()
            .find_map(|path| Some((name(path), self::text(path).ok()?)));
        beside.or_else(|| embedded::by_name(id).map(|(file, text)| (file.to_owned(), text.to_owned())))
    };
    Ok(Terms::load_with(&text, &name(path), &shelf)?)
}
