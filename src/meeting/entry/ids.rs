//! Ids of people: slugs made from names, stable over meetings.

use super::words;
use crate::meeting::people::{Person, PersonId};

/// A new id from a name: "Ms Ruth Allen" gives `ruth-allen`, or `ruth-allen-2` where that is taken.
pub fn person_id(name: &str, taken: &[PersonId]) -> PersonId {
    let person = Person {
        id: PersonId::default(),
        name: name.into(),
        seats: vec![],
        role: None,
    };
    let ascii = words(&person.without_title()).into_iter().map(|word| {
        let kept = word.chars().filter(char::is_ascii_alphanumeric);
        kept.collect::<String>()
    });
    let words: Vec<String> = ascii.filter(|word| !word.is_empty()).collect();
    let slug = match words.is_empty() {
        true => "person".into(),
        false => words.join("-"),
    };
    let is_taken = |id: &str| taken.iter().any(|known| known.0 == id);
    let mut id = slug.clone();
    let mut number = 2;
    while is_taken(&id) {
        id = format!("{slug}-{number}");
        number += 1;
    }
    PersonId(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_makes_a_slug_that_nobody_has() {
        let taken = [PersonId("ruth-allen".into()), PersonId("ruth-allen-2".into())];
        for (name, id) in [
            ("Ms Jo Beck", "jo-beck"),
            ("Dr José O’Neill-Smith", "jose-oneill-smith"),
            ("Ms Ruth Allen", "ruth-allen-3"),
            ("李明", "person"),
            ("", "person"),
        ] {
            assert_eq!(person_id(name, &taken).0, id, "{name}");
        }
    }
}
