//! What a line begins with: the number of an item, a letter, a bullet.

use super::rows::is_dash;

/// What stands before a line's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// "3", "3.2", "6A", "PCC26/010".
    Number(String),
    /// "a", "ii"; whether it was printed as a capital.
    Letter(String, bool),
    Bullet,
}

/// Longest reference that is taken for a number.
const REFERENCE_AT_MOST: usize = 14;

/// The mark of a text and what follows it. `more`: further columns follow.
pub(super) fn mark(text: &str, more: bool) -> Option<(Mark, String)> {
    number(text, more)
        .map(|(number, rest)| (Mark::Number(number), rest))
        .or_else(|| letter(text, more))
        .or_else(|| bullet(text, more).map(|rest| (Mark::Bullet, rest)))
}

/// Whether a text is a mark and nothing else.
pub(super) fn is_alone(text: &str) -> bool {
    matches!(mark(text, true), Some((mark, rest)) if rest.is_empty() && mark != Mark::Bullet)
}

/// Whether a line's number has something that marks it as one: "53. Roads"; "1 High Street" has not.
pub(super) fn is_marked(text: &str) -> bool {
    let figures = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    figures.starts_with(['.', ')', ':', '('])
}

/// "3.", "3)", "3.2", "8A.", "6(a)", "6.a", "Item 3:", "[3]", "3  Title"; with columns after it, a bare "3".
fn number(text: &str, more: bool) -> Option<(String, String)> {
    let bare = unnamed(text);
    let named = bare.len() < text.len();
    let (bare, boxed) = match bare.strip_prefix(['(', '[']) {
        Some(inside) => (inside, true),
        None => (bare, false),
    };
    let end = bare.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let (digits, rest) = bare.split_at_checked(end.unwrap_or(bare.len()))?;
    let dotted = digits.ends_with('.');
    let digits = digits.trim_end_matches('.');
    let is_number = digits.split('.').all(|group| (1..=3).contains(&group.len()));
    if !digits.starts_with(|first: char| first.is_ascii_digit()) || !is_number {
        return None;
    }
    let (letter, rest) = suffix(rest, dotted);
    let rest = match boxed {
        true => rest.strip_prefix([')', ']'])?,
        false => rest,
    };
    let after = rest.trim_start();
    let dashed = rest.len() > after.len() && after.starts_with(is_dash);
    let closed = rest.starts_with([')', ':', '.', '|']);
    let marked = dotted || closed || dashed || boxed || digits.contains('.') || named || !letter.is_empty();
    let title = after
        .trim_start_matches([')', ':', '.', '|'])
        .trim_start_matches(is_dash)
        .trim();
    // "2.5% pay award", "10:00", "3/4": part of a word.
    let clock = rest
        .strip_prefix(':')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if clock {
        return None;
    }
    if !closed && !dotted && !rest.is_empty() && rest.len() == after.len() {
        return None;
    }
    // Without a mark it may be a count ("3 papers"): only a capital, or columns, make it a number.
    let capital = title.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '"' | '“' | '‘'));
    let alone = title.is_empty() && (more || marked);
    let is_item = alone || (!title.is_empty() && (marked || capital) && !looks_like_date(digits, title, dashed));
    is_item.then(|| (format!("{digits}{letter}"), title.to_owned()))
}

/// The text behind "Item", "Agenda item no.".
fn unnamed(text: &str) -> &str {
    let small = text.to_ascii_lowercase();
    let named = [
        "agenda item no. ",
        "agenda item no ",
        "agenda item ",
        "item no. ",
        "item no ",
        "item ",
        "no. ",
    ];
    let len = named
        .iter()
        .find(|word| small.starts_with(**word))
        .map_or(0, |word| word.len());
    let rest = text.get(len..).unwrap_or(text);
    match rest.starts_with(|c: char| c.is_ascii_digit()) {
        true => rest,
        false => text,
    }
}

/// A letter that belongs to the number: "8A", "5a.", "6(c)", "6.a"; not the beginning of a word. As a capital.
fn suffix(rest: &str, dotted: bool) -> (String, &str) {
    let none = (String::new(), rest);
    let inside = rest.trim_start().strip_prefix('(');
    if let Some(inside) = inside {
        let Some((letter, after)) = inside.split_once(')') else {
            return none;
        };
        return match one_letter(letter) {
            Some(letter) => (letter, after),
            None => none,
        };
    }
    let mut letters = rest.chars();
    let Some(letter) = letters.next().and_then(|c| one_letter(&c.to_string())) else {
        return none;
    };
    let after = letters.as_str();
    let ends = |c: char| c.is_whitespace() || matches!(c, '.' | ')' | ':' | ']' | '|');
    let small = rest.starts_with(|c: char| c.is_lowercase());
    let closed = after.is_empty() || after.starts_with(ends);
    // "6.A new lease" begins a title with "A".
    match closed && (!dotted || small || after.starts_with(['.', ')', ':'])) {
        true => (letter, after),
        false => none,
    }
}

fn one_letter(text: &str) -> Option<String> {
    let mut letters = text.trim().chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    letters
        .next()
        .is_none()
        .then(|| letter.to_ascii_uppercase().to_string())
}

/// "20 April 2016", "10.30 am", "10.30 - 11.00".
fn looks_like_date(digits: &str, title: &str, dashed: bool) -> bool {
    let first = title.split_whitespace().next().unwrap_or_default();
    let month = first.trim_end_matches([',', '.']).parse::<chrono::Month>().is_ok();
    let numeric = first.starts_with(|c: char| c.is_ascii_digit());
    let clock = digits.contains('.') && (matches!(first.to_lowercase().as_str(), "am" | "pm") || dashed && numeric);
    month || clock
}

/// "PCC26/010", "24/052", "PC-24-031", "A1": letters and figures in groups, at the beginning of a line.
pub(super) fn reference(text: &str, more: bool) -> Option<(String, String)> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let closed = word.ends_with(['.', ':', ')']);
    let bare = word.trim_end_matches(['.', ':', ')']);
    let groups: Vec<&str> = bare.split(['/', '-', '.']).collect();
    let plain =
        |group: &&str| !group.is_empty() && group.chars().all(|c| c.is_ascii_alphanumeric()) && group.len() <= 7;
    let ends_in_figures = groups.last().is_some_and(|last| {
        last.trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .ends_with(|c: char| c.is_ascii_digit())
    });
    let lettered = bare.starts_with(|c: char| c.is_ascii_uppercase());
    let grouped = groups.len() > 1;
    let fits = bare.len() <= REFERENCE_AT_MOST
        && groups.iter().all(plain)
        && ends_in_figures
        && (grouped || lettered && (closed || more))
        && !is_day(&groups);
    let rest = rest.trim_start_matches(is_dash).trim();
    (fits && (more || grouped || !rest.is_empty())).then(|| (bare.to_owned(), rest.to_owned()))
}

/// "12/05/2026".
fn is_day(groups: &[&str]) -> bool {
    let figures = |group: &&str| group.chars().all(|c| c.is_ascii_digit());
    groups.len() == 3 && groups.iter().all(figures) && groups.last().is_some_and(|year| matches!(year.len(), 2 | 4))
}

/// "(a) …", "a) …", "a. …", "(ii) …"; with columns after it a bare "a".
fn letter(text: &str, more: bool) -> Option<(Mark, String)> {
    let inside = text.strip_prefix(['(', '[']);
    let (label, rest) = match inside {
        Some(inside) => inside.split_once([')', ']'])?,
        // An "o" alone is what a word processor's bullet becomes.
        None if more && text.chars().count() == 1 && text != "o" => (text, ""),
        None => text.split_once([')', '.'])?,
    };
    let capital = label.starts_with(|c: char| c.is_ascii_uppercase());
    let small = label.to_ascii_lowercase();
    let is_label = match small.as_str() {
        "" => false,
        one if one.len() == 1 => one.chars().all(|letter| letter.is_ascii_lowercase()),
        roman => roman.len() <= 4 && roman.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x')),
    };
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace) || inside.is_some();
    (is_label && apart).then(|| (Mark::Letter(small, capital), rest.trim().to_owned()))
}

/// "- note …", "* note …", "– note …"; in a column of its own also the "o" that a word processor's second level becomes.
fn bullet(text: &str, more: bool) -> Option<String> {
    let is_mark = |c: char| is_dash(c) || matches!(c, '*' | '+' | '>' | '→' | '·');
    let mut letters = text.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    if more && rest.is_empty() && (first == 'o' || is_mark(first)) {
        return Some(String::new());
    }
    (is_mark(first) && rest.starts_with(' ')).then(|| rest.trim().to_owned())
}
