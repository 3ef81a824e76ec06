//! People: members, deputies, attendees. A person is not a seat: who sits where is an event or a listing here.

use serde::{Deserialize, Serialize};

pub use crate::rules::PersonId;
use crate::terms::SeatId;

/// How many people a meeting knows: far more than sit in any room, few enough for every list of them.
pub const PEOPLE_AT_MOST: usize = 1_000;

/// Somebody the meeting knows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// A slug, stable over meetings.
    pub id: PersonId,
    /// With title, as minutes print it: "Ms Ruth Allen".
    pub name: String,
    /// The seats this person is the member for; empty: attends, observes or deputises.
    #[serde(default)]
    pub seats: Vec<SeatId>,
    /// For those without a seat: "Director of Primary Care, NHS Mid Essex CCG".
    #[serde(default)]
    pub role: Option<String>,
}

const TITLES: [&str; 14] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "cllr",
    "sir",
    "dame",
    "lady",
    "lord",
    "rev",
];

impl Person {
    /// As people are spoken of: "Ms Allen", "Ms van der Berg". A name without a title stays whole.
    pub fn short(&self) -> String {
        let words: Vec<&str> = self.name.split_whitespace().collect();
        match words.split_first() {
            Some((title, names)) if names.len() > 1 && is_title(title) => {
                let before = names.iter().rev().skip(1).take_while(|word| is_particle(word)).count();
                let surname = names.get(names.len() - 1 - before..).unwrap_or(names);
                format!("{title} {}", surname.join(" "))
            }
            _ => self.name.clone(),
        }
    }

    /// The name without its title: "Ruth Allen".
    pub fn without_title(&self) -> &str {
        match self.name.trim().split_once(char::is_whitespace) {
            Some((first, rest)) if is_title(first) => rest.trim_start(),
            _ => self.name.trim(),
        }
    }

    /// First letters of the names, lower case, without the title: "ra".
    pub fn initials(&self) -> String {
        self.name
            .split_whitespace()
            .enumerate()
            .filter(|(place, word)| !(*place == 0 && is_title(word)))
            .filter_map(|(_, word)| word.chars().next())
            .flat_map(char::to_lowercase)
            .collect()
    }
}

/// A small word that belongs to the surname behind it; a first name that sounds the same has a capital.
fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "van", "von", "der", "den", "de", "du", "da", "di", "del", "della", "dos", "la", "le", "ten", "ter", "bin",
        "Mac", "Mc",
    ];
    PARTICLES.contains(&word)
}

pub(super) fn is_title(word: &str) -> bool {
    let plain = word.trim_end_matches('.').to_lowercase();
    TITLES.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Person {
        Person {
            id: PersonId::default(),
            name: name.into(),
            seats: vec![],
            role: None,
        }
    }

    #[test]
    fn people_are_spoken_of_by_title_and_surname() {
        for (name, short, initials) in [
            ("Ms Ruth Allen", "Ms Allen", "ra"),
            ("Dr. Obi Ade", "Dr. Ade", "oa"),
            ("Ruth Allen", "Ruth Allen", "ra"),
            ("Dr Ade", "Dr Ade", "a"),
            ("Ms Anna van der Berg", "Ms van der Berg", "avdb"),
            ("Ms Anne Mac Donald", "Ms Mac Donald", "amd"),
            ("Mr de Souza", "Mr de Souza", "ds"),
            ("Ms Van Morris", "Ms Morris", "vm"),
        ] {
            assert_eq!(
                (person(name).short().as_str(), person(name).initials().as_str()),
                (short, initials)
            );
        }
    }
}
