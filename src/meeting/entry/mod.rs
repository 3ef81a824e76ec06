//! What people type, understood: somebody by initials, a time as people say it, a date, items and parts; and ids made
//! from names. Pure: the time it is now and the meeting come in.

mod dates;
mod ids;
mod items;
mod people;
mod times;

pub use dates::{date_at_start, parse_date};
pub use ids::person_id;
pub use items::parse_abouts;
pub use people::{find_person, name_at_start};
pub use times::{parse_time, room_time};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case and without accents: what people type is compared in this form.
fn plain(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a text in their plain form.
fn words(text: &str) -> Vec<String> {
    let plain = plain(text);
    let words = plain.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
