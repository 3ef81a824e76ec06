//! People: members, deputies, attendees. A person is not a seat: who sits where is an event or a listing here.

use serde::{Deserialize, Serialize};

use super::name::NameParts;
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

impl Person {
    /// The name taken apart.
    pub fn named(&self) -> NameParts<'_> {
        NameParts::read(&self.name)
    }

    /// As people are spoken of: "Ms Allen", "Ms van der Berg", "Sir John".
    pub fn short(&self) -> String {
        self.named().short()
    }

    /// The names without titles and letters: "Ruth Allen".
    pub fn without_title(&self) -> String {
        self.named().names()
    }

    /// First letters of the names, lower case, without the title: "ra".
    pub fn initials(&self) -> String {
        let NameParts { given, surname, .. } = self.named();
        let names = given.iter().chain(&surname);
        let letters = names.filter_map(|word| word.chars().next());
        letters.flat_map(char::to_lowercase).collect()
    }
}

/// A text that names somebody, with the name as it is now, in the form in which it stands there; `None`: it names others.
pub fn respelt(people: &[Person], known: &Person, now: &Person, text: &str) -> Option<String> {
    let alike = |person: &&Person| person.id != known.id && person.short() == known.short();
    let told_apart = people.iter().find(alike).is_some();
    let forms = [
        (known.name.clone(), now.name.clone()),
        (known.without_title(), now.without_title()),
        (known.short(), now.short()),
    ];
    let mut forms = forms.into_iter().take(if told_apart { 2 } else { 3 });
    forms.find_map(|(old, new)| replaced(text, &old, &new))
}

/// Every place where these words stand whole, and not as part of a longer name.
fn replaced(text: &str, old: &str, new: &str) -> Option<String> {
    let begins = |at: usize| {
        !text
            .get(..at)
            .is_some_and(|before| before.ends_with(char::is_alphanumeric))
    };
    let ends = |at: usize| {
        let behind = text.get(at + old.len()..).unwrap_or_default();
        !behind.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-')
    };
    let places = text.match_indices(old).map(|(at, _)| at).filter(|_| !old.is_empty());
    let places: Vec<usize> = places.filter(|at| begins(*at) && ends(*at)).collect();
    let mut respelt = text.to_owned();
    for at in places.iter().rev() {
        respelt.replace_range(*at..at + old.len(), new);
    }
    (!places.is_empty()).then_some(respelt)
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

    #[test]
    fn a_name_put_right_is_put_right_where_it_stands_whole() {
        let (known, now) = (person("Ms Jo Cole"), person("Mrs Jo Coleman"));
        let people = [known.clone()];
        for (text, respelt_as) in [
            ("Ms Jo Cole", Some("Mrs Jo Coleman")),
            ("Jo Cole and Ian Beck", Some("Jo Coleman and Ian Beck")),
            ("Ms Cole/Mr Beck", Some("Mrs Coleman/Mr Beck")),
            ("Ms Colefield", None),
            ("Ms Cole-Smith", None),
            ("Mr Beck", None),
            ("", None),
        ] {
            assert_eq!(respelt(&people, &known, &now, text).as_deref(), respelt_as, "{text}");
        }
        let mut other = person("Ms Ann Cole");
        other.id = PersonId("ann".into());
        let people = [known.clone(), other];
        assert_eq!(respelt(&people, &known, &now, "Ms Cole"), None, "it may be the other");
    }
}
