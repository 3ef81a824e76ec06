//! What stands on the paper and is no business of the meeting: page numbers, letterheads, addresses, signatures; and what only
//! explains an item.

use super::rows::tokens;
use super::values;
use crate::meeting::agenda::Purpose;

/// "Page 1 of 3", "3 of 7", "- 2 -".
pub(super) fn is_page_number(text: &str) -> bool {
    let words = tokens(text);
    let figures = words
        .iter()
        .filter(|word| word.chars().all(|c| c.is_ascii_digit()))
        .count();
    let known = |word: &String| {
        matches!(word.as_str(), "page" | "pages" | "of" | "p") || word.chars().all(|c| c.is_ascii_digit())
    };
    let named = words.len() > 1 && words.iter().all(known);
    let dashed = words.len() == 1 && text.starts_with(super::rows::is_dash) && text.ends_with(super::rows::is_dash);
    figures > 0 && (named || dashed)
}

/// A whole number alone.
pub(super) fn bare_number(text: &str) -> Option<u32> {
    let short = (1..=3).contains(&text.len());
    text.parse().ok().filter(|_| short)
}

/// "AGENDA", also letter by letter.
pub(super) fn is_agenda_heading(text: &str) -> bool {
    let words = tokens(text);
    words.concat() == "agenda"
        || words.len() <= 3
            && words
                .iter()
                .all(|word| matches!(word.as_str(), "agenda" | "the" | "order" | "of" | "business"))
            && words.iter().any(|word| word == "agenda")
}

/// "Signed: A. Clerk", "Yours faithfully": what stands behind it is no business of the meeting.
pub(super) fn is_signature(text: &str) -> bool {
    let words = tokens(text);
    let first = words.first().map_or("", String::as_str);
    let second = words.get(1).map_or("", String::as_str);
    let marked = |word: &str| {
        text.get(word.len()..)
            .is_some_and(|rest| rest.trim_start().starts_with([':', '.', '…', '_']))
    };
    match first {
        "signed" | "signature" => words.len() == 1 || second == "by" || marked(first),
        "yours" => matches!(second, "faithfully" | "sincerely" | "truly"),
        "distribution" | "circulation" => words.len() == 1 || marked(first),
        _ => false,
    }
}

/// An address, a number to ring, a page of the web.
pub(super) fn is_contact(text: &str) -> bool {
    let small = text.to_lowercase();
    const BEGINS: [&str; 16] = [
        "tel",
        "telephone",
        "phone",
        "email",
        "e-mail",
        "fax",
        "website",
        "web:",
        "contact:",
        "clerk:",
        "venue:",
        "location:",
        "date:",
        "place:",
        "additional documents",
        "view directions",
    ];
    let begins = BEGINS.iter().any(|word| {
        let rest = small.strip_prefix(word);
        rest.is_some_and(|rest| {
            word.ends_with(':')
                || rest.is_empty()
                || rest.starts_with([':', ' ', '.']) && has_figures(rest)
                || rest.starts_with(':')
        })
    });
    begins || small.contains("www.") || small.contains("http") || small.split_whitespace().any(is_mail)
}

fn has_figures(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

fn is_mail(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// A day, with a time or a place behind it: "20 April 2016, 9.30 am, Witham".
pub(super) fn is_day(text: &str) -> bool {
    let words = tokens(text);
    let month = words
        .iter()
        .any(|word| word.parse::<chrono::Month>().is_ok() && word.len() > 2);
    let year = words
        .iter()
        .any(|word| word.len() == 4 && word.starts_with("20") && word.chars().all(|c| c.is_ascii_digit()));
    let weekday = words
        .first()
        .is_some_and(|word| word.parse::<chrono::Weekday>().is_ok() && word.ends_with("day"));
    (month && year || weekday && (month || year)) && words.first().is_some_and(|word| weekday || has_figures(word))
}

/// Whether a line below an item explains it: a sentence, or words that begin one.
pub(super) fn explains(text: &str) -> bool {
    const BEGINS: [&str; 14] = [
        "see ",
        "for information",
        "for noting",
        "note:",
        "notes:",
        "nb",
        "n.b",
        "please ",
        "report attached",
        "paper attached",
        "report enclosed",
        "copy attached",
        "papers attached",
        "please note",
    ];
    const VERBS: [&str; 20] = [
        "may", "will", "must", "should", "shall", "can", "are", "is", "has", "have", "been", "be", "was", "were",
        "includes", "include", "sets", "provides", "presents", "asks",
    ];
    let small = text.to_lowercase();
    let words = tokens(text);
    let stop = text.ends_with('.') && !text.ends_with("etc.") && words.len() >= 3 && !values::is_initialled(text);
    let verb = words.len() >= 5 && words.iter().any(|word| VERBS.contains(&word.as_str()));
    let listed = text.starts_with('(') && text.ends_with(')') && words.len() >= 2;
    stop || verb || listed || BEGINS.iter().any(|begins| small.starts_with(begins))
}

/// "STRATEGY AND PERFORMANCE": a heading over items, where items are not printed so.
pub(super) fn is_in_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 3 && !text.chars().any(char::is_lowercase) && tokens(text).len() <= 8
}

/// "FOR DECISION", "Items for assurance": what the items below are for.
pub(super) fn purpose_heading(text: &str) -> Option<Purpose> {
    let plain = text
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase();
    let words = plain
        .strip_prefix("items ")
        .or_else(|| plain.strip_prefix("item "))
        .unwrap_or(&plain);
    values::purpose(words)
}

/// "The Committee is asked to:", "Recommendations:", with what is asked for behind it. Of a sentence to everybody ("Members of
/// the public are asked to …") nothing.
pub(super) fn asked(text: &str) -> Option<String> {
    let plain = text.to_lowercase();
    let label = plain.starts_with("recommendation");
    let by_all = [
        "members of the public",
        "the public",
        "members of the press",
        "the press",
    ];
    if by_all.iter().any(|words| plain.starts_with(words)) {
        return None;
    }
    let subject = plain.starts_with("the ") || plain.starts_with("members ") || plain.starts_with("that the ");
    let asks = ["asked to", "recommended to", "invited to", "requested to"];
    let end = match asks.iter().find_map(|words| plain.find(words)) {
        Some(at) if subject => plain.get(at..)?.find(" to")? + at + 3,
        // "The Committee is asked:", with "To approve …" in the lines below.
        None if plain.starts_with("the ")
            && ["asked:", "invited:", "recommended:", "requested:"]
                .iter()
                .any(|end| plain.ends_with(end)) =>
        {
            plain.len()
        }
        _ if label => plain.find(':').map_or(plain.len(), |colon| colon + 1),
        _ => return None,
    };
    // "Recommendations of the working group" is a title.
    if label && end == plain.len() && !plain.ends_with(':') && tokens(text).len() > 1 {
        return None;
    }
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

/// Whether a line goes on below: it ends in a comma, a dash, a stroke or a small word.
pub(super) fn is_open(text: &str) -> bool {
    const SMALL: [&str; 16] = [
        "and", "of", "the", "for", "from", "to", "with", "in", "on", "by", "or", "at", "a", "an", "under", "into",
    ];
    let text = text.trim_end();
    let last = text.rsplit(' ').next().unwrap_or_default();
    let small = SMALL.contains(&last.to_lowercase().as_str()) && last != "A";
    text.ends_with(|c| super::rows::is_dash(c) || matches!(c, ',' | '/' | '&' | '+')) || small
}
