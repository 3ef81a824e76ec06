//! Reading a hand-written RON file: [`read`] for every kind of file, [`Terms::load`] for terms. A byte order mark and CRLF are
//! accepted, `Some(...)` may be left out, depth and size are bounded, and whatever is wrong is said with its line and a remedy.
//!
//! Bytes come from the caller: nothing here opens a file. The words for what RON itself refuses are in `explain`, what
//! terms may not say in `check`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ron::Options;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::check;
use super::embedded::by_name;
use super::explain::explain;
use super::fault::{Fault, LoadError};
use super::inherit::{Difference, merged};
use super::language::Terms;
use super::part::Part;
use super::source::Source;

/// The format that this program reads. It is 0 until release 1.0.
pub const FORMAT: u32 = 0;

/// The largest hand-written file, in bytes.
pub const LARGEST: usize = 1_000_000;

/// The most files that one follows, and how many may follow each other.
const MOST_FOLLOWED: usize = 50;
const MOST_DEEP: usize = 8;
/// The most conditions that are put together.
const MOST_CONDITIONS: usize = 50_000;

/// Where terms that others follow are found, by their id: the file's name and text.
pub type Shelf<'s> = &'s dyn Fn(&str) -> Option<(String, String)>;

/// Terms with all that they follow.
pub struct Loaded {
    pub terms: Terms,
    /// The file's own text and those of what it follows.
    pub source: Source,
    /// What those that it follows say differently, while it is silent.
    pub differences: Vec<Difference>,
    /// A text that alone gives these terms: the file's own, or, where it follows others, everything in one.
    pub text: String,
}

impl Terms {
    /// Reads one terms file: the data, and nothing that `check` calls a fault. What it follows is among the terms that
    /// the program carries.
    pub fn load(text: &str, file: &str) -> Result<Terms, LoadError> {
        let carried = |id: &str| by_name(id).map(|(file, text)| (file.to_owned(), text.to_owned()));
        Ok(Terms::load_with(text, file, &carried)?.terms)
    }

    /// Reads one terms file with all that it follows, found by `shelf`.
    pub fn load_with(text: &str, file: &str, shelf: Shelf<'_>) -> Result<Loaded, LoadError> {
        let mut source = Source::new(file, text);
        let mut differences = Vec::new();
        let terms: Terms = match follows(&source) {
            false => read_source(&source)?,
            true => {
                let mut read = Followed {
                    shelf,
                    known: BTreeMap::new(),
                    sources: Vec::new(),
                    differences: Vec::new(),
                };
                let part = read.whole(&source, &mut Vec::new())?;
                differences = read.differences;
                source.parents = read.sources;
                let told = |faults| LoadError::unless_sound(file, faults);
                match part.whole(&source) {
                    Ok(terms) => terms,
                    Err(faults) => return Err(told(faults).err().unwrap_or_else(|| unreadable(file))),
                }
            }
        };
        LoadError::unless_sound(file, check::faults(&terms, &source))?;
        let text = match source.parents.is_empty() {
            true => text.to_owned(),
            false => in_one(&terms, &source).ok_or_else(|| unreadable(file))?,
        };
        Ok(Loaded {
            terms,
            source,
            differences,
            text,
        })
    }

    /// Whether these terms are in force on a day.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Standing orders and the like, which others follow: read alone, to see whether they can be.
pub fn read_part(text: &str, file: &str) -> Result<Part, LoadError> {
    read(text, file)
}

fn follows(source: &Source) -> bool {
    let Some(at) = source.find_field("follows:") else {
        return false;
    };
    let line = source.bare().lines().nth(at.line.saturating_sub(1)).unwrap_or_default();
    let after: String = line.chars().skip(at.column.saturating_sub(1)).collect();
    !after.replace(' ', "").starts_with("follows:[]")
}

/// Everything that a file follows, read as it is met.
struct Followed<'s> {
    shelf: Shelf<'s>,
    /// Each file once, however many lead to it.
    known: BTreeMap<String, Part>,
    sources: Vec<Source>,
    differences: Vec<Difference>,
}

impl Followed<'_> {
    /// The part in this source, with all that it follows; `path` are the ids on the way here.
    fn whole(&mut self, source: &Source, path: &mut Vec<String>) -> Result<Part, LoadError> {
        let part: Part = read_source(source)?;
        path.push(part.id.clone());
        let mut parents = Vec::new();
        for id in &part.follows {
            let at = source.find(&format!("{id:?}"), 0);
            if path.contains(id) {
                let says = format!(
                    "{} leads back to {id:?}: terms cannot follow themselves",
                    path.join(" → ")
                );
                let fault = source.fault(at, says, "Remove it from \"follows\"".to_owned());
                return Err(LoadError::one(&source.file, fault));
            }
            if let Some(known) = self.known.get(id) {
                parents.push(known.clone());
                continue;
            }
            if self.known.len() >= MOST_FOLLOWED || path.len() > MOST_DEEP {
                let says = format!(
                    "too much is followed: at most {MOST_FOLLOWED} files are read, at most {MOST_DEEP} of them after each other"
                );
                let fault = source.fault(at, says, "Write what holds of them in this file".to_owned());
                return Err(LoadError::one(&source.file, fault));
            }
            let Some((file, text)) = (self.shelf)(id) else {
                let says = format!("the terms {id:?}, which this file follows, are not at hand");
                let remedy = format!("Put {id}.ron beside this file, or remove it from \"follows\"");
                return Err(LoadError::one(&source.file, source.fault(at, says, remedy)));
            };
            let parent = Source::new(&file, &text);
            let part = self.whole(&parent, path)?;
            self.known.insert(id.clone(), part.clone());
            parents.push(part);
            self.sources.push(parent);
        }
        let size = parents.iter().map(Part::size).sum::<usize>();
        if size > MOST_CONDITIONS {
            let says =
                format!("what is followed comes to {size} conditions; at most {MOST_CONDITIONS} are put together");
            let at = source.find_field("follows:");
            let fault = source.fault(at, says, "Write what holds of them in this file".to_owned());
            return Err(LoadError::one(&source.file, fault));
        }
        path.pop();
        let (whole, differences) = merged(part, parents, !path.is_empty());
        self.differences.extend(differences);
        Ok(whole)
    }
}

/// All of it in one text, which needs nothing beside it.
fn in_one(terms: &Terms, source: &Source) -> Option<String> {
    let layout = ron::ser::PrettyConfig::new()
        .struct_names(false)
        .extensions(Extensions::IMPLICIT_SOME)
        .indentor("    ".to_owned());
    let written = ron::ser::to_string_pretty(terms, layout).ok()?;
    let body = written
        .split_once("#![enable(implicit_some)]")
        .map_or(written.as_str(), |(_, body)| body);
    let files: Vec<&str> = source.parents.iter().map(|parent| parent.file.as_str()).collect();
    Some(format!(
        "// {} with what it follows: {}.\n{}\n",
        source.file,
        files.join(", "),
        body.trim()
    ))
}

fn unreadable(file: &str) -> LoadError {
    let fault = Fault {
        at: None,
        line: None,
        says: "these terms and those that they follow cannot be put together".to_owned(),
        remedy: "Write them as one file".to_owned(),
    };
    LoadError::one(file, fault)
}

/// Reads a hand-written file of any kind. What the data means is for the caller to judge.
pub fn read<T: DeserializeOwned>(text: &str, file: &str) -> Result<T, LoadError> {
    read_source(&Source::new(file, text))
}

/// Terms that were sound when something was made with them: only what could never be worked out is refused.
///
/// # Errors
/// When they cannot be read, or not be worked out in a bounded number of steps.
pub fn read_as_it_was(text: &str, file: &str) -> Result<Terms, LoadError> {
    let source = Source::new(file, text);
    let terms = read_source(&source)?;
    LoadError::unless_sound(file, check::endless(&terms, &source))?;
    Ok(terms)
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
