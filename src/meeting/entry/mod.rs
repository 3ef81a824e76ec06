//! What people type, understood: somebody by initials, a time as people say it, a date, items and parts; and ids made
//! from names. Pure: the time it is now and the meeting come in.

mod dates;
mod endings;
mod ids;
mod items;
mod people;
mod times;

pub use dates::{date_at_start, parse_date};
pub use endings::take_apart;
pub use ids::person_id;
pub use items::parse_abouts;
pub use people::{find_person, name_at_start, people_meant, person_by_id};
pub use times::{clear_of_votes, parse_time, room_time};

use super::name::{NameParts, name_and_role};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many of something, in figures.
///
/// # Errors
/// Says that it is no whole number, or more than can be counted.
pub fn parse_count(typed: &str) -> Result<u16, String> {
    let figures = !typed.is_empty() && typed.chars().all(|letter| letter.is_ascii_digit());
    match figures {
        true => typed
            .parse()
            .map_err(|_| format!("{typed} is too many: {} at most. Type the count again.", u16::MAX)),
        false => Err(format!("\"{typed}\" is not a count: type figures, as in 12.")),
    }
}

/// Names, and what people type, in the form in which they are compared: lower case, without accents and apostrophes, with
/// one kind of dash. Word writes an apostrophe and a dash of its own for the same key.
pub(super) fn plain(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter) && !is_apostrophe(*letter))
        .map(|letter| if is_dash(letter) { '-' } else { letter })
        .flat_map(char::to_lowercase)
        .collect()
}

pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '′' | '＇' | '`' | '´')
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether two texts are one name, however its apostrophes, dashes, accents, capitals and titles are written, in whichever
/// order, and with whatever letters behind it.
pub fn same_name(one: &str, other: &str) -> bool {
    let parts = |text: &str| {
        let (name, _) = name_and_role(text);
        let name = NameParts::read(&name);
        (name.plain_titles(), words(&name.names()))
    };
    words(one) == words(other) || parts(one) == parts(other)
}

/// The words of a text in their plain form.
fn words(text: &str) -> Vec<String> {
    let plain = plain(text);
    let words = plain.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What stands between the marks of a name, in its plain form: of "O'Brien" also "o" and "brien".
fn pieces(text: &str) -> Vec<String> {
    words(&text.replace(is_apostrophe, " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_figures_that_fit() {
        for (typed, count) in [
            ("0", Some(0)),
            ("12", Some(12)),
            ("007", Some(7)),
            ("65535", Some(u16::MAX)),
        ] {
            assert_eq!(parse_count(typed).ok(), count, "{typed}");
        }
        for (typed, says) in [
            ("65536", "65536 is too many: 65535 at most."),
            ("70000", "70000 is too many"),
            ("99999999999999999999999", "is too many"),
            ("-1", "\"-1\" is not a count"),
            ("+5", "is not a count"),
            ("1.5", "is not a count"),
            ("1e3", "is not a count"),
            ("", "is not a count"),
        ] {
            let why = parse_count(typed).unwrap_err();
            assert!(why.contains(says), "{typed}: {why}");
        }
    }
}
