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

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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

/// Whether two texts are one name, however its apostrophes, dashes, accents and capitals are written.
pub fn same_name(one: &str, other: &str) -> bool {
    words(one) == words(other)
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
