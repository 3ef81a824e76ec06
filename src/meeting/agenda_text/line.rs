//! What one line of a pasted agenda is: an item, a part of one, a heading, the rest of something. Only the line itself is
//! looked at.

use super::fields;
use crate::meeting::agenda::Purpose;
use crate::meeting::text::clean_prose;

/// A line, its number or letter taken off, in the columns that tabs made.
pub(super) struct Line {
    pub shape: Shape,
    pub cells: Vec<String>,
}

pub(super) enum Shape {
    Empty,
    Item {
        number: String,
    },
    Part {
        label: String,
    },
    Bullet,
    /// "The Committee is asked to:", with what follows on the same line.
    Asked {
        rest: String,
    },
    /// The heading of the private part, or of the public one again.
    Private,
    Public,
    /// The resolution that begins the private part, without a number of its own.
    Exclusion,
    Heading(Purpose),
    /// "Lead: …", "Paper: …".
    Field,
    Other {
        indented: bool,
    },
}

impl Line {
    pub fn read(text: &str) -> Line {
        let indented = text.starts_with([' ', '\t', '\u{a0}']);
        // Three spaces and more are columns, too; fewer are between words.
        let columns = text.split('\t').flat_map(|column| column.split("   "));
        let words = |cell: &str| clean_prose(cell).0.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut cells: Vec<String> = columns.map(words).filter(|cell| !cell.is_empty()).collect();
        let shape = shape(&mut cells, indented);
        Line { shape, cells }
    }

    /// The line in one piece.
    pub fn said(&self) -> String {
        self.cells.join(" ")
    }
}

fn shape(cells: &mut Vec<String>, indented: bool) -> Shape {
    let Some(first) = cells.first().cloned() else {
        return Shape::Empty;
    };
    if cells.len() == 1
        && let Some(heading) = heading(&first)
    {
        return heading;
    }
    if is_exclusion(&cells.join(" ")) && item_number(&first, cells.len() > 1).is_none() {
        return Shape::Exclusion;
    }
    if let Some(rest) = asked(&cells.join(" ")) {
        return Shape::Asked { rest };
    }
    if cells.len() == 1 && fields::time_or_span(&first).is_some() {
        return Shape::Field;
    }
    // A time before the rest of the line is a column, also without a tab behind it.
    if let Some((time, rest)) = fields::time_before(&first) {
        cells.splice(..1, [time, rest]);
        cells.rotate_left(1);
        return shape_of_text(cells, indented);
    }
    // A time in the first column goes behind what follows it.
    if cells.len() > 1 && fields::time_or_span(&first).is_some() {
        cells.rotate_left(1);
        return shape_of_text(cells, indented);
    }
    shape_of_text(cells, indented)
}

fn shape_of_text(cells: &mut Vec<String>, indented: bool) -> Shape {
    let Some(first) = cells.first().cloned() else {
        return Shape::Empty;
    };
    let more = cells.len() > 1;
    if let Some((number, rest)) = item_number(&first, more) {
        take_off(cells, rest);
        return Shape::Item { number };
    }
    if let Some((label, rest)) = part_label(&first, more) {
        take_off(cells, rest);
        return Shape::Part { label };
    }
    if let Some(rest) = bullet(&first, more) {
        take_off(cells, rest);
        return Shape::Bullet;
    }
    match fields::is_field_line(&first) {
        true => Shape::Field,
        false => Shape::Other { indented },
    }
}

/// "- note …", "* note …", "– note …"; in a column of its own also the "o" that a word processor's second level becomes.
fn bullet(text: &str, more: bool) -> Option<String> {
    const MARKS: [&str; 5] = ["-", "*", "–", "—", "+"];
    if more && (text == "o" || MARKS.contains(&text)) {
        return Some(String::new());
    }
    let marked = |mark: &&str| text.strip_prefix(*mark).and_then(|rest| rest.strip_prefix(' '));
    MARKS.iter().find_map(marked).map(|rest| rest.trim().to_owned())
}

fn take_off(cells: &mut Vec<String>, rest: String) {
    if let Some(first) = cells.first_mut() {
        *first = rest;
    }
    cells.retain(|cell| !cell.is_empty());
}

/// "3.", "3)", "3.2", "8A.", "Item 3:", "3  Title"; with columns after it, a bare "3".
fn item_number(text: &str, more: bool) -> Option<(String, String)> {
    let bare = text
        .strip_prefix("Item ")
        .or_else(|| text.strip_prefix("ITEM "))
        .unwrap_or(text);
    let named = bare.len() < text.len();
    let end = bare
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .unwrap_or(bare.len());
    let (digits, rest) = bare.split_at_checked(end)?;
    let dotted = digits.ends_with('.');
    let digits = digits.trim_end_matches('.');
    let is_number = digits.split('.').all(|group| (1..=3).contains(&group.len()));
    if !digits.starts_with(|first: char| first.is_ascii_digit()) || !is_number {
        return None;
    }
    // "8A", but not the beginning of a word.
    let mut letters = rest.chars();
    let (suffix, rest) = match (letters.next(), letters.next()) {
        (Some(suffix @ 'A'..='F'), next) if !dotted && next.is_none_or(|next| !next.is_alphanumeric()) => {
            (suffix.to_string(), letters_after(rest))
        }
        _ => (String::new(), rest),
    };
    let marked = dotted || rest.starts_with([')', ':', '.']) || digits.contains('.') || named;
    let title = rest.trim_start_matches([')', ':', '.']).trim();
    // Without a mark it may be a count ("3 papers"): only a capital, or columns, make it a number.
    let capital = rest.starts_with(' ') && title.chars().next().is_some_and(char::is_uppercase);
    let alone = title.is_empty() && more;
    let is_item = alone || (!title.is_empty() && (marked || capital) && !looks_like_date(digits, title));
    is_item.then(|| (format!("{digits}{suffix}"), title.to_owned()))
}

fn letters_after(rest: &str) -> &str {
    rest.char_indices().nth(1).map_or("", |(at, _)| rest.split_at(at).1)
}

/// "20 April 2016", "10.30 am".
fn looks_like_date(digits: &str, title: &str) -> bool {
    let first = title.split_whitespace().next().unwrap_or_default();
    let month = first.trim_end_matches([',', '.']).parse::<chrono::Month>().is_ok();
    let clock = digits.contains('.') && matches!(first.to_lowercase().as_str(), "am" | "pm" | "-" | "–");
    month || clock
}

/// "(a) …", "a) …", "a. …", "(ii) …".
fn part_label(text: &str, more: bool) -> Option<(String, String)> {
    let inside = text.strip_prefix('(');
    let (label, rest) = match inside {
        Some(inside) => inside.split_once(')')?,
        None => text.split_once([')', '.'])?,
    };
    let label = label.to_lowercase();
    let is_label = match label.as_str() {
        "" => false,
        one if one.len() == 1 => one.chars().all(|letter| letter.is_ascii_lowercase()),
        roman => roman.len() <= 4 && roman.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x')),
    };
    let rest = rest.trim();
    (is_label && (more || !rest.is_empty())).then(|| (label, rest.to_owned()))
}

/// "That the press and public be excluded from the remainder of the meeting", "Exclusion of the public".
pub(super) fn is_exclusion(text: &str) -> bool {
    let plain = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    has(&["exclu", "absence of", "withdraw", "asked to leave"])
        && has(&[
            "press and public",
            "press and the public",
            "public and press",
            "public and the press",
            "the public",
            "public be exclu",
        ])
}

/// "Part 2", "PRIVATE SESSION", "For decision", alone on a line.
fn heading(text: &str) -> Option<Shape> {
    let plain = text
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase();
    let short = plain.split_whitespace().count() <= 8;
    let begins = |words: &[&str]| words.iter().any(|word| plain.starts_with(word));
    let numbered = plain.starts_with(|first: char| first.is_ascii_digit());
    let within = ["private session", "closed session"]
        .iter()
        .any(|words| plain.contains(words));
    if short
        && (begins(&["part 2", "part ii", "part two", "part b", "private", "confidential"]) || (within && !numbered))
    {
        return Some(Shape::Private);
    }
    if short
        && begins(&[
            "part 1",
            "part i",
            "part one",
            "part a",
            "public session",
            "open session",
            "items in public",
        ])
    {
        return Some(Shape::Public);
    }
    let words = plain.strip_prefix("items ").unwrap_or(&plain);
    fields::purpose(words).map(Shape::Heading)
}

/// "The Committee is asked to:", "Recommendations:".
fn asked(text: &str) -> Option<String> {
    let plain = text.to_lowercase();
    let label = plain.starts_with("recommendation");
    let end = match plain
        .find("asked to")
        .or_else(|| plain.find("recommended to"))
        .or_else(|| plain.find("invited to"))
    {
        Some(at) if plain.starts_with("the ") || plain.starts_with("members ") => {
            plain.get(at..)?.find(" to")? + at + 3
        }
        // "The Committee is asked:", with "To approve …" in the lines below.
        None if plain.starts_with("the ")
            && ["asked:", "invited:", "recommended:"]
                .iter()
                .any(|end| plain.ends_with(end)) =>
        {
            plain.len()
        }
        _ if label => plain.find(':').map_or(plain.len(), |colon| colon + 1),
        _ => return None,
    };
    // Lower case may change a text's length; then the whole line is the recommendation.
    let rest = if plain.len() == text.len() {
        text.get(end..)?
    } else {
        text
    };
    let rest = rest.trim_start_matches(':').trim();
    // "Recommendations: The Committee is asked to:" says it twice.
    let again = asked(rest).filter(|_| label);
    Some(again.unwrap_or_else(|| rest.to_owned()))
}
