//! `quorate check FILE…`: is this file sound, and what in it is doubtful.
//!
//! A terms file's faults and doubts come from the terms room; a case is sound when it can be answered and answers as it says
//! it should. Which kind a file is, its own words tell.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::rules::prospects;
use crate::terms::check::{Doubt, DoubtKind, doubts};
use crate::terms::source::Source;
use crate::terms::{Fault, LoadError, Loaded, Terms, load};

use super::case;
use super::input::{self, Refused};
use super::print;
use super::{Console, Exit, Format};

#[derive(Args)]
pub struct Check {
    /// Terms of reference or cases
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// For terms: a sheet with each paragraph beside what the program understood, and examples, to compare and sign
    #[arg(long, conflicts_with = "format")]
    print: bool,
}

/// What was found in one file.
#[derive(Serialize)]
struct Finding {
    file: String,
    kind: Kind,
    sound: bool,
    faults: Vec<Told>,
    doubts: Vec<Doubtful>,
    #[serde(skip)]
    text: String,
    /// The terms, where they could be read.
    #[serde(skip)]
    terms: Option<Terms>,
}

impl Finding {
    /// The sheet in place of the list, where there are terms to compare; what is faulty stays a list.
    fn lay_out(&mut self) {
        if let Some(terms) = self.terms.as_ref().filter(|_| self.sound) {
            self.text = print::page(terms);
        }
    }
}

/// What a file holds.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Terms,
    Case,
}

#[derive(Serialize)]
struct Told {
    line: Option<usize>,
    column: Option<usize>,
    says: String,
    remedy: String,
}

#[derive(Serialize)]
struct Doubtful {
    kind: DoubtKind,
    clause: Option<String>,
    line: Option<usize>,
    says: String,
    add: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    files: Vec<Finding>,
}

impl Check {
    /// Sound, or something was found; unreadable when a file could not be read at all.
    pub fn run(&self, console: &mut Console<'_>) -> io::Result<Exit> {
        let mut files = Vec::new();
        let mut unreadable = false;
        for path in &self.files {
            match examine(path) {
                Ok(finding) => files.push(finding),
                Err(refused) => {
                    unreadable = true;
                    console.fail(Exit::Unreadable, &refused)?;
                }
            }
        }
        let sound = files.iter().all(|finding| finding.sound);
        if self.print {
            files.iter_mut().for_each(Finding::lay_out);
        }
        match self.format {
            Format::Text => {
                for finding in &files {
                    write!(console.out, "{}", finding.text)?;
                }
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut *console.out, &Answer { files })?;
                writeln!(console.out)?;
            }
        }
        Ok(match (unreadable, sound) {
            (true, _) => Exit::Unreadable,
            (false, false) => Exit::Found,
            (false, true) => Exit::Sound,
        })
    }
}

/// Everything there is to say of one file; an error only when it cannot be read.
fn examine(path: &Path) -> Result<Finding, Refused> {
    let text = match input::text(path) {
        Ok(text) => text,
        Err(Refused::Faulty(error)) => return Ok(faulty(path, Kind::Terms, &error)),
        Err(refused) => return Err(refused),
    };
    let file = input::name(path);
    match kind(&Source::new(&file, &text)) {
        Kind::Terms => match input::terms(path) {
            Ok(loaded) => Ok(readable_terms(path, &loaded)),
            Err(Refused::Faulty(error)) => {
                Ok(to_be_followed(&file, &text).unwrap_or_else(|| faulty(path, Kind::Terms, &error)))
            }
            Err(refused) => Err(refused),
        },
        Kind::Case => match case::answer(path) {
            Ok(answer) => Ok(answered(&Source::new(&file, &text), &answer)),
            Err(Refused::Faulty(error)) => Ok(faulty(path, Kind::Case, &error)),
            Err(refused) => Err(refused),
        },
    }
}

/// A case names its terms; terms of reference do not.
fn kind(source: &Source) -> Kind {
    match source.bare().trim_start().starts_with("Case(") || source.find("terms:", 0).is_some() {
        true => Kind::Case,
        false => Kind::Terms,
    }
}

/// Terms that could be read: what no meeting can mend is a fault, everything else to look at again a doubt.
fn readable_terms(path: &Path, loaded: &Loaded) -> Finding {
    let Loaded { terms, source, .. } = loaded;
    let prospects = prospects(terms, source);
    let mut all = doubts(terms, source);
    all.extend(loaded.differences.iter().map(|differ| {
        let at = source.find_field("follows:");
        Doubt::new(DoubtKind::ParentsDiffer, None, at, differ.says.clone())
    }));
    all.extend(prospects.doubts);
    let doubts = Doubt::in_order(all);
    let mut finding = match LoadError::unless_sound(&source.file, prospects.faults) {
        Err(error) => faulty(path, Kind::Terms, &error),
        Ok(()) => Finding {
            kind: Kind::Terms,
            sound: true,
            faults: Vec::new(),
            doubts: Vec::new(),
            text: format!("{}: sound. {}\n", source.file, terms.committee),
            file: source.file.clone(),
            terms: Some(terms.clone()),
        },
    };
    finding.text.push_str(&to_look_at(&doubts));
    finding.doubts = doubts.into_iter().map(doubtful).collect();
    finding
}

/// The doubts as they are listed.
fn to_look_at(doubts: &[Doubt]) -> String {
    let mut text = String::new();
    if !doubts.is_empty() {
        text.push_str("To look at again:\n");
    }
    for doubt in doubts {
        text.push_str(&format!("  - {doubt}\n"));
        for (n, line) in doubt.add.iter().flat_map(|add| add.lines()).enumerate() {
            if n == 0 {
                text.push_str("    To make it a question that the program asks, add:\n");
            }
            text.push_str(&format!("      {line}\n"));
        }
    }
    text
}

/// Standing orders and the like, which are no committee's by themselves: readable, and nothing that makes them one.
fn to_be_followed(file: &str, text: &str) -> Option<Finding> {
    let source = Source::new(file, text);
    if ["seats:", "follows:"]
        .iter()
        .any(|field| source.find_field(field).is_some())
    {
        return None;
    }
    let part = load::read_part(text, file).ok()?;
    let text = format!(
        "{file}: readable. {}\nIt names no seats: it is to be followed by the terms of committees, and is checked with each of them.\n",
        part.name()
    );
    Some(Finding {
        file: file.to_owned(),
        kind: Kind::Terms,
        sound: true,
        faults: Vec::new(),
        doubts: Vec::new(),
        text,
        terms: None,
    })
}

fn doubtful(doubt: Doubt) -> Doubtful {
    Doubtful {
        kind: doubt.kind,
        clause: doubt.clause,
        line: doubt.at.map(|at| at.line),
        says: doubt.says,
        add: doubt.add,
    }
}

/// A case that was answered: sound when the answer is the one it expects.
fn answered(source: &Source, answer: &case::Answer) -> Finding {
    let file = source.file.clone();
    let told = answer.committees.iter().filter_map(case::Committee::doubt);
    let doubts: Vec<Doubt> = told
        .map(|says| Doubt::new(DoubtKind::NotNamedToPreside, None, source.find_field("in_chair:"), says))
        .collect();
    let unmet = answer.unmet();
    let text = match unmet.is_empty() {
        true => format!("{file}: sound.\n{}", to_look_at(&doubts)),
        false => unmet.iter().map(|unmet| format!("{file}: {unmet}\n")).collect(),
    };
    let faults = unmet.into_iter().map(|says| Told {
        line: None,
        column: None,
        says,
        remedy: "Compare the case with what it expects: quorate rule shows how the answer was worked out".to_owned(),
    });
    let faults: Vec<Told> = faults.collect();
    Finding {
        kind: Kind::Case,
        sound: faults.is_empty(),
        faults,
        doubts: doubts.into_iter().map(doubtful).collect(),
        text,
        terms: None,
        file,
    }
}

fn faulty(path: &Path, kind: Kind, error: &LoadError) -> Finding {
    let told = |fault: &Fault| Told {
        line: fault.at.map(|at| at.line),
        column: fault.at.map(|at| at.column),
        says: fault.says.clone(),
        remedy: fault.remedy.clone(),
    };
    Finding {
        file: input::name(path),
        kind,
        sound: false,
        faults: error.faults.iter().map(told).collect(),
        doubts: Vec::new(),
        text: format!("{error}\n"),
        terms: None,
    }
}
