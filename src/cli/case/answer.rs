//! The answer to a case file: each committee's result, the outcome over all of them, and what the case expected.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cli::input::{self, Refused};
use crate::rules::{self, ElectionResult, ItemResult, Outcome, ReadingNeeded};
use crate::terms::load::{FORMAT, read_source};
use crate::terms::source::Source;
use crate::terms::{LoadError, SeatId, Terms, embedded};

use super::election::came_out;
use super::file::{CameOut, Case, Expect, Presiding, Reading};
use super::shown::snapshot;

/// What the rules make of a case.
pub struct Answer {
    /// The case, in its own words.
    pub says: Option<String>,
    /// One, or each of those that meet in common.
    pub committees: Vec<Committee>,
    pub outcome: Overall,
}

/// One committee's part of an answer.
pub struct Committee {
    pub terms: Terms,
    pub result: ItemResult,
    /// The seat of whoever is in the chair, as the case says.
    pub in_chair: Option<SeatId>,
    /// Whether the terms name them to preside, first or after others; `None`: that is not known.
    pub is_named: Option<bool>,
    /// The election, where the case is about one, and how it comes out by seats.
    pub election: Option<(ElectionResult, CameOut)>,
    expect: Option<Expect>,
}

/// Something that the terms allow.
pub struct Allowed<'a> {
    pub clause: Option<&'a str>,
    pub says: String,
}

/// An outcome over committees in common: theirs where they agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overall {
    Carried,
    Lost,
    Tied,
    NoDecision,
    Void,
    Open,
    ReadingNeeded,
    RecountNeeded,
    /// Committees in common came to different outcomes.
    Differs,
}

impl From<Outcome> for Overall {
    fn from(outcome: Outcome) -> Overall {
        match outcome {
            Outcome::Carried => Overall::Carried,
            Outcome::Lost => Overall::Lost,
            Outcome::Tied => Overall::Tied,
            Outcome::NoDecision => Overall::NoDecision,
            Outcome::Void => Overall::Void,
            Outcome::Open => Overall::Open,
            Outcome::ReadingNeeded => Overall::ReadingNeeded,
            Outcome::RecountNeeded => Overall::RecountNeeded,
        }
    }
}

/// Reads a case file and its terms, and answers it.
///
/// # Errors
/// When the case or its terms cannot be read, or the case uses a name that the terms do not know.
pub fn answer(path: &Path) -> Result<Answer, Refused> {
    let text = input::text(path)?;
    let source = Source::new(&input::name(path), &text);
    let case: Case = read_source(&source)?;
    if case.format != FORMAT {
        let says = format!(
            "this file is of format {}; this program reads format {FORMAT}",
            case.format
        );
        let fault = source.fault(source.find("format:", 0), says, format!("Write \"format: {FORMAT}\""));
        return Err(LoadError::one(&source.file, fault).into());
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut committees = Vec::new();
    for part in std::iter::once(&case).chain(&case.in_common) {
        committees.push(committee(part, folder, &source)?);
    }
    let outcomes: Vec<Outcome> = committees.iter().map(|committee| committee.result.outcome).collect();
    let outcome = match outcomes.split_first() {
        Some((first, others)) if others.iter().all(|other| other == first) => Overall::from(*first),
        Some(_) | None => Overall::Differs,
    };
    Ok(Answer {
        says: case.says.clone(),
        committees,
        outcome,
    })
}

fn committee(case: &Case, folder: &Path, source: &Source) -> Result<Committee, Refused> {
    let terms = terms(&case.terms, folder)?;
    let snapshot = snapshot(case, &terms, source).map_err(|faults| LoadError {
        file: source.file.clone(),
        faults,
    })?;
    let result = rules::result(&terms, &snapshot);
    let election = case.election.as_ref().map(|election| {
        let held = rules::election(&terms, &snapshot, &election.ballot(&snapshot.seats));
        let came_out = came_out(&held, &snapshot.seats);
        (held, came_out)
    });
    Ok(Committee {
        is_named: rules::is_named_to_preside(&terms, &snapshot),
        in_chair: case.in_chair.clone().map(SeatId),
        terms,
        result,
        election,
        expect: case.expect.clone(),
    })
}

/// Terms by the name under which the program carries them, else by a path from the case's folder. Terms in which `check`
/// finds a fault answer nothing: whatever they gave would be taken for the committee's rule. Those that the program carries
/// have none.
fn terms(name: &str, folder: &Path) -> Result<Terms, Refused> {
    if let Some((file, text)) = embedded::by_name(name) {
        return Ok(Terms::load(text, file)?);
    }
    let loaded = input::terms(&folder.join(name))?;
    let faults = rules::prospects(&loaded.terms, &loaded.source).faults;
    LoadError::unless_sound(&loaded.source.file, faults)?;
    Ok(loaded.terms)
}

impl Answer {
    /// Whether the case says what the answer should be.
    pub fn expects_something(&self) -> bool {
        self.committees.iter().any(|committee| committee.expect.is_some())
    }

    /// Where the answer is not what the case expects, in sentences.
    pub fn unmet(&self) -> Vec<String> {
        let mut unmet = Vec::new();
        for (n, committee) in self.committees.iter().enumerate() {
            let Some(expect) = &committee.expect else {
                continue;
            };
            let own = Overall::from(committee.result.outcome);
            let outcome = match n {
                0 => self.outcome,
                _ => own,
            };
            unmet.extend(committee.unmet(expect, outcome));
        }
        unmet
    }
}

impl Committee {
    /// What the case should be looked at again for.
    pub fn doubt(&self) -> Option<String> {
        let seat = self.in_chair.as_ref().filter(|_| self.is_named == Some(false))?;
        let office = self.terms.offices.first()?;
        Some(format!(
            "the seat {:?} is in the chair, and the terms name neither the {} nor whoever is next to sit there",
            seat.0, office.name
        ))
    }

    fn unmet(&self, expect: &Expect, outcome: Overall) -> Vec<String> {
        let result = &self.result;
        let mut unmet = Vec::new();
        let mut compare = |what: &str, expected: String, found: String| {
            if expected != found {
                unmet.push(format!("{what}: expected {expected}, found {found}"));
            }
        };
        if let Some(expected) = expect.outcome {
            compare("outcome", spelled(&expected), spelled(&outcome));
        }
        if let Some(expected) = expect.quorum {
            compare("quorum met", spelled(&expected), spelled(&result.quorum.met));
        }
        if let Some(expected) = &expect.presiding {
            let found = match &result.presiding {
                Some(seat) => Presiding::Seat(seat.0.clone()),
                None => Presiding::Nobody,
            };
            compare("presiding", spelled(expected), spelled(&found));
        }
        if let Some(expected) = &expect.casting {
            let found: Vec<&String> = result.casting.iter().map(|caster| &caster.seat.0).collect();
            compare("casting", spelled(expected), spelled(&found));
        }
        if let Some(expected) = &expect.election {
            let found = self.election.as_ref().map(|(_, came_out)| spelled(came_out));
            compare(
                "election",
                spelled(expected),
                found.unwrap_or_else(|| "no election".into()),
            );
        }
        if let Some(expected) = &expect.readings {
            let mut expected = expected.clone();
            let mut found: Vec<_> = self.readings().into_iter().map(in_short).collect();
            expected.sort_by(|a, b| a.0.cmp(&b.0));
            found.sort_by(|a, b| a.0.cmp(&b.0));
            compare("readings", spelled(&expected), spelled(&found));
        }
        unmet
    }

    /// What the terms allow where there is no quorum, in their order and in their words.
    pub fn remedies(&self) -> Vec<Allowed<'_>> {
        let quorum = &self.terms.quorum;
        let remedies = quorum
            .remedies
            .iter()
            .filter(|_| self.result.quorum.met == rules::Met::No);
        let allowed = remedies.map(|remedy| Allowed {
            clause: remedy.clause.as_deref(),
            says: remedy
                .says
                .clone()
                .unwrap_or_else(|| rules::remedy_in_words(&remedy.act)),
        });
        allowed.collect()
    }

    /// The readings that matter to the outcome; where there is no vote, to the quorum.
    pub fn readings(&self) -> Vec<&ReadingNeeded> {
        let result = &self.result;
        match result.readings.is_empty() {
            true => result.quorum.readings.iter().collect(),
            false => result.readings.iter().collect(),
        }
    }
}

/// As it is spelled in a case file.
fn spelled(value: &impl Serialize) -> String {
    ron::to_string(value).unwrap_or_default()
}

fn in_short(reading: &ReadingNeeded) -> Reading {
    let options = reading.options.iter();
    let options = options.map(|option| (option.name.clone(), Overall::from(option.outcome)));
    (reading.id.clone(), options.collect())
}
