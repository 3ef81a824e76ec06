//! What RON refuses, in words for somebody who has never seen RON: which line, what is wrong there, what to write instead.
//!
//! Only syntax and names of fields live here; what a name in the terms must refer to is `check`.

use chrono::{Datelike, NaiveDate};
use ron::error::{Error, SpannedError};

use super::fault::{Fault, Place};
use super::source::Source;

/// The fault behind an error of the reader.
pub fn explain(error: &SpannedError, source: &Source) -> Fault {
    let start = Place {
        line: error.span.start.line,
        column: error.span.start.col,
    };
    let end = Place {
        line: error.span.end.line,
        column: error.span.end.col,
    };
    if let Some((at, quote)) = curly_quote(source) {
        return source.fault(
            Some(at),
            format!("this is a curly quote ({quote}), as word processors write it"),
            "Replace it with a straight quote (\"), and switch off \"smart quotes\"".to_owned(),
        );
    }
    if let Some((at, share)) = bare_share(source, end.line) {
        let remedy = match share.contains('%') {
            true => "Write a share as a fraction in quotes, such as \"1/2\"".to_owned(),
            false => format!("Write a share in quotes: \"{share}\""),
        };
        return source.fault(Some(at), format!("{share} stands here without quotes"), remedy);
    }
    let fault = |at: Place, says: String, remedy: String| source.fault(Some(at), says, remedy);
    match &error.code {
        Error::NoSuchStructField { expected, found, outer } => fault(
            name_before(source, end, found).unwrap_or(start),
            format!("there is no field \"{found}\"{}", within(outer)),
            suggestion("field", found, expected),
        ),
        Error::NoSuchEnumVariant { expected, found, outer } => fault(
            name_before(source, end, found).unwrap_or(start),
            format!("\"{found}\" is not known{}", as_what(outer)),
            suggestion("word", found, expected),
        ),
        Error::MissingStructField { field, outer } => fault(
            end,
            format!("the field \"{field}\" is missing{}", within(outer)),
            format!("Add \"{field}: …\" before this closing bracket"),
        ),
        Error::DuplicateStructField { field, outer } => fault(
            name_before(source, end, field).unwrap_or(end),
            format!("the field \"{field}\" is given twice{}", within(outer)),
            "Keep one of the two".to_owned(),
        ),
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => match unclosed(source) {
            Some((at, what)) => fault(
                at,
                format!("the file ends before this {what} is closed"),
                format!("Add the closing {what}"),
            ),
            None => fault(
                end,
                "the file ends too early".to_owned(),
                "Check that it was saved whole".to_owned(),
            ),
        },
        Error::ExpectedComma | Error::ExpectedArrayEnd | Error::ExpectedStructLikeEnd => match runs_over(source, end) {
            Some(at) => fault(
                at,
                "the text that begins here runs over the end of its line".to_owned(),
                "Add the closing quote (\") where the text ends".to_owned(),
            ),
            None => fault(
                end,
                "a comma or a closing bracket is missing before this place".to_owned(),
                "Look at the end of what stands before it: each entry ends with a comma".to_owned(),
            ),
        },
        Error::ExpectedString => fault(
            end,
            "text in quotes is expected here".to_owned(),
            "Put it in straight quotes: \"…\"".to_owned(),
        ),
        Error::ExpectedIdentifier => fault(
            end,
            "a word of the language is expected here".to_owned(),
            "Write it without quotes, as the example files do: Present, Tag(\"lay\")".to_owned(),
        ),
        Error::ExpectedDifferentStructName { expected, found } => fault(
            start,
            format!("{found} stands here, where {expected} is expected"),
            "Check that it is the right file".to_owned(),
        ),
        Error::InvalidValueForType { expected, found } => {
            fault(end, format!("{found} cannot stand here"), format!("Write {expected}"))
        }
        Error::ExceededRecursionLimit => fault(
            end,
            "brackets are nested too deep here".to_owned(),
            "Give the inner part a name (words or tests) and write The(\"name\") here".to_owned(),
        ),
        Error::TrailingCharacters => fault(
            end,
            "something stands after the end of the file's data".to_owned(),
            "Remove it, or remove the closing bracket that ends the data too early".to_owned(),
        ),
        Error::Message(message) => message_fault(source, end, message),
        other => fault(
            end,
            lower_first(&other.to_string()),
            "Compare this line with the example files: text stands in straight quotes, lists in [ ], entries in ( )"
                .to_owned(),
        ),
    }
}

fn within(outer: &Option<String>) -> String {
    match outer {
        Some(outer) => format!(" in {outer}"),
        None => String::new(),
    }
}

/// What the words of an enum are for.
fn as_what(outer: &Option<String>) -> String {
    match outer.as_deref() {
        Some("Is") => " as an adjective of seats".to_owned(),
        Some("Test") => " as a test".to_owned(),
        Some("Weight") => " as a weight".to_owned(),
        Some("Tie") => " as what follows a tie".to_owned(),
        Some("From") => " as something that a bar takes away".to_owned(),
        Some(other) => format!(" as {other}"),
        None => String::new(),
    }
}

/// A message from one of our own types or from a date.
fn message_fault(source: &Source, end: Place, message: &str) -> Fault {
    let text = last_text_before(source, end);
    if let Some((at, text)) = &text
        && let Some((says, remedy)) = about_date(text, message)
    {
        return source.fault(Some(*at), says, remedy);
    }
    let about = text.filter(|(_, text)| message.contains(&format!("{text:?}")));
    source.fault(
        Some(about.map_or(end, |(at, _)| at)),
        lower_first(message.trim_end_matches('.')),
        "Correct it and try again".to_owned(),
    )
}

/// What is wrong with a date, when the message is one of a date's.
fn about_date(text: &str, message: &str) -> Option<(String, String)> {
    if !message.starts_with("premature end of input")
        && !message.starts_with("input ")
        && !message.starts_with("trailing input")
    {
        return None;
    }
    let parts: Vec<&str> = text.split('-').collect();
    if let [year, month, day] = parts.as_slice()
        && let (4, Ok(year), Ok(month), Ok(_)) = (year.len(), year.parse(), month.parse(), day.parse::<u32>())
    {
        let says = format!("{text} does not exist");
        return Some(match last_day(year, month) {
            Some(last) => (
                says,
                format!("{} has {last} days: write a day that it has", last_month(year, month)),
            ),
            None => (
                says,
                "A year has months 01 to 12: the date is written year-month-day".to_owned(),
            ),
        });
    }
    Some((
        format!("\"{text}\" is not a date as it is written here"),
        "Write year-month-day with two digits each for month and day, such as \"2016-04-01\"".to_owned(),
    ))
}

fn last_day(year: i32, month: u32) -> Option<u32> {
    (28..=31)
        .rev()
        .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())
}

fn last_month(year: i32, month: u32) -> String {
    NaiveDate::from_ymd_opt(year, month, 1)
        .map_or_else(String::new, |first| format!("{} {}", first.format("%B"), first.year()))
}

/// The nearest name that is known, else all of them.
fn suggestion(kind: &str, found: &str, known: &[&str]) -> String {
    match nearest(found, known.iter().copied()) {
        Some(near) => format!("Write \"{near}\", the nearest {kind} that is known here"),
        None if known.is_empty() => format!("Remove it: no {kind} is known here"),
        None => format!("Use one of those known here: {}", known.join(", ")),
    }
}

/// The known name that is most like `found`, if any is like it: at most a third of its letters differ.
pub fn nearest<'n>(found: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let most = found.chars().count() / 3 + 1;
    known
        .map(|name| (distance(&found.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, name)| name)
}

/// How many letters must be put in, taken out or changed to make one word the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, (y, pair)) in b.iter().zip(row.windows(2)).enumerate() {
            let (Some(diagonal), Some(above), Some(left)) = (pair.first(), pair.last(), next.get(j)) else {
                continue;
            };
            next.push((above + 1).min(left + 1).min(diagonal + usize::from(x != *y)));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// Where `name` last stands at or before a place.
fn name_before(source: &Source, end: Place, name: &str) -> Option<Place> {
    let mut nth = 0;
    let mut last = None;
    while let Some(at) = source.find(name, nth) {
        if at > end {
            break;
        }
        last = Some(at);
        nth += 1;
    }
    last
}

/// A step through the file outside comments: each character with its place, and whether it stands in quotes.
fn walk(source: &Source) -> impl Iterator<Item = (Place, char, bool)> + '_ {
    let mut place = Place { line: 1, column: 0 };
    let mut quoted = false;
    let mut escaped = false;
    source.bare().chars().map(move |c| {
        place.column += 1;
        let here = place;
        if c == '\n' {
            place = Place {
                line: place.line + 1,
                column: 0,
            };
        }
        let was_quoted = quoted;
        match (c, quoted) {
            ('"', _) if !escaped => quoted = !quoted,
            ('\\', true) if !escaped => {
                escaped = true;
                return (here, c, was_quoted);
            }
            _ => {}
        }
        escaped = false;
        (here, c, was_quoted)
    })
}

/// The first curly quote that stands where a straight one must.
fn curly_quote(source: &Source) -> Option<(Place, char)> {
    walk(source)
        .find(|(_, c, quoted)| !quoted && matches!(c, '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '\u{201e}'))
        .map(|(at, c, _)| (at, c))
}

/// The first share on a line that stands without its quotes: "1/3", "1/2 + 1".
fn bare_share(source: &Source, line: usize) -> Option<(Place, String)> {
    let mut share: Option<(Place, String)> = None;
    for (at, c, quoted) in walk(source).chain(std::iter::once((Place { line: 0, column: 0 }, ',', false))) {
        match (&mut share, c) {
            (Some((_, text)), '0'..='9' | '/' | '+' | '%' | ' ') if !quoted => text.push(c),
            (None, '0'..='9') if !quoted => share = Some((at, c.to_string())),
            (_, _) => {
                let found = share.take().map(|(at, text)| (at, text.trim().to_owned()));
                if let Some(found) = found.filter(|(at, text)| at.line == line && text.matches(['/', '%']).count() == 1)
                {
                    return Some(found);
                }
            }
        }
    }
    None
}

/// The innermost bracket or quote that is never closed.
fn unclosed(source: &Source) -> Option<(Place, &'static str)> {
    let mut open = Vec::new();
    let mut quote = None;
    for (at, c, quoted) in walk(source) {
        match (c, quoted) {
            ('"', false) => quote = Some((at, "quote (\")")),
            ('"', true) => quote = None,
            ('(', false) => open.push((at, "bracket ( )")),
            ('[', false) => open.push((at, "bracket [ ]")),
            (')' | ']', false) => drop(open.pop()),
            _ => {}
        }
    }
    quote.or_else(|| open.pop())
}

/// The last text in quotes that begins before a place, with the place of its quote.
fn last_text_before(source: &Source, end: Place) -> Option<(Place, String)> {
    let mut last = None;
    let mut current: Option<(Place, String)> = None;
    for (at, c, quoted) in walk(source) {
        match (c, quoted, &mut current) {
            ('"', false, _) if at > end => break,
            ('"', false, _) => current = Some((at, String::new())),
            ('"', true, Some(_)) => last = current.take(),
            (_, true, Some((_, text))) => text.push(c),
            (_, _, _) => {}
        }
    }
    last
}

/// Where a text opens that goes on to the line of a fault: its closing quote is missing, and what follows is read inside out.
fn runs_over(source: &Source, end: Place) -> Option<Place> {
    let (at, text) = last_text_before(source, end)?;
    (at.line < end.line && at.line + text.matches('\n').count() == end.line).then_some(at)
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        let known = ["bodies", "bars", "seats"];
        assert_eq!(nearest("bodys", known.into_iter()), Some("bodies"));
        assert_eq!(nearest("Seat", known.into_iter()), Some("seats"));
        assert_eq!(nearest("quorum", known.into_iter()), None);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
