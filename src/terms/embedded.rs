//! The terms that every copy of the program carries: the committee it was made for, and others in the same language.
//!
//! Texts only, and one accessor that reads the founding committee's.

use super::fault::LoadError;
use super::language::Terms;

/// The founding committee's file name.
pub const FOUNDING: &str = "mid-north-east-essex.ron";

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/terms/", $name)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "mid-north-east-essex.ron",
    "mid-essex-practices.ron",
    "east-leicestershire-rutland.ron",
    "bolton-panel.ron",
    "leicester-city.ron",
    "west-leicestershire.ron",
    "east-leicestershire-rutland-governing-body.ron",
    "larkshire-primary-care.ron",
    "marlshire-norwold-orwell.ron",
];

/// Every embedded terms file: its name and its text.
pub fn embedded() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// An embedded file's text by its name, with or without `.ron`.
pub fn by_name(name: &str) -> Option<(&'static str, &'static str)> {
    let wanted = name.strip_suffix(".ron").unwrap_or(name);
    FILES
        .iter()
        .copied()
        .find(|(file, _)| file.strip_suffix(".ron") == Some(wanted))
}

/// The founding committee's terms of reference.
pub fn founding() -> Result<Terms, LoadError> {
    let (file, text) = by_name(FOUNDING).unwrap_or_default();
    Terms::load(text, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_file_is_sound() {
        for (file, text) in embedded() {
            if let Err(error) = Terms::load(text, file) {
                panic!("{error}");
            }
        }
    }

    #[test]
    fn an_embedded_file_is_found_with_and_without_its_ending() {
        assert!(by_name("mid-north-east-essex").is_some());
        assert_eq!(by_name("mid-north-east-essex"), by_name(FOUNDING));
        assert_eq!(by_name("no-such-committee"), None);
    }

    #[test]
    fn the_founding_committee_has_nine_seats_and_four_classes() {
        let terms = founding().unwrap();
        assert_eq!(terms.seats.len(), 9);
        let classes: Vec<_> = terms.decisions.iter().map(|d| d.class.as_str()).collect();
        assert_eq!(classes, ["joint", "single CCG", "procedural", "election"]);
    }
}
