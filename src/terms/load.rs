//! Reading a hand-written RON file: [`read`] for every kind of file, [`Terms::load`] for terms. A byte order mark and CRLF are
//! accepted, `Some(...)` may be left out, depth and size are bounded, and whatever is wrong is said with its line and a remedy.
//!
//! Bytes come from the caller: nothing here opens a file. The words for what RON itself refuses are in `explain`, what
//! terms may not say in `check`.

use ron::Options;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::check;
use super::explain::explain;
use super::fault::{Fault, LoadError};
use super::language::Terms;
use super::source::Source;

/// The format that this program reads. It is 0 until release 1.0.
pub const FORMAT: u32 = 0;

/// The largest hand-written file, in bytes.
pub const LARGEST: usize = 1_000_000;

impl Terms {
    /// Reads one terms file: the data, and nothing that `check` calls a fault.
    pub fn load(text: &str, file: &str) -> Result<Terms, LoadError> {
        let source = Source::new(file, text);
        let terms: Terms = read_source(&source)?;
        LoadError::unless_sound(file, check::faults(&terms, &source))?;
        Ok(terms)
    }
}

/// Reads a hand-written file of any kind. What the data means is for the caller to judge.
pub fn read<T: DeserializeOwned>(text: &str, file: &str) -> Result<T, LoadError> {
    read_source(&Source::new(file, text))
}

/// As [`read`], where the caller keeps the source to show lines of its own faults.
pub fn read_source<T: DeserializeOwned>(source: &Source) -> Result<T, LoadError> {
    let file = source.file.as_str();
    if source.text().len() > LARGEST {
        return Err(LoadError::one(file, too_large(source.text().len())));
    }
    if let Some(fault) = later_format(source) {
        return Err(LoadError::one(file, fault));
    }
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(source.text())
        .map_err(|error| LoadError::one(file, explain(&error, source)))
}

/// The text of a file's bytes, or why they are not text.
pub fn text<'b>(bytes: &'b [u8], file: &str) -> Result<&'b str, LoadError> {
    std::str::from_utf8(bytes).map_err(|_| {
        let says = match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "this file is saved as UTF-16 (\"Unicode\"), not as UTF-8",
            _ => "this file is not plain text in UTF-8",
        };
        let fault = Fault {
            at: None,
            line: None,
            says: says.to_owned(),
            remedy: "Open it in an editor and save it again with the encoding UTF-8".to_owned(),
        };
        LoadError::one(file, fault)
    })
}

fn too_large(bytes: usize) -> Fault {
    Fault {
        at: None,
        line: None,
        says: format!("this file has {bytes} bytes; at most {LARGEST} are read"),
        remedy: "Check that it is the right file".to_owned(),
    }
}

/// A file of a later format is told so before anything in it is called unknown.
fn later_format(source: &Source) -> Option<Fault> {
    let (offset, after) = source.bare().match_indices("format:").find_map(|(offset, word)| {
        let before = source.bare().get(..offset)?;
        let first = before.trim().trim_start_matches(|c: char| c.is_ascii_alphanumeric()) == "(";
        first.then(|| (offset, source.bare().get(offset + word.len()..)))
    })?;
    let digits = after?.trim_start();
    let digits = digits.get(..digits.find(|c: char| !c.is_ascii_digit())?)?;
    let format: u32 = digits.parse().ok()?;
    (format > FORMAT).then(|| {
        source.fault(
            Some(source.place(offset)),
            format!("this file is of format {format}; this program reads format {FORMAT}"),
            "Open it with a newer version of Quorate".to_owned(),
        )
    })
}
