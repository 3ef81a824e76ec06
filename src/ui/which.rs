//! Which of several things is meant, where they are named by their words: an entry of the record, an action, a decision.
//! The longest run of words that one of them has decides, never the first word alone; where two fit, the person chooses.
//! What stands behind those words belongs to the next field.

use super::command::Value;
use super::fields::Candidate;

/// Words that people put before a name and that no list begins with.
const BEFORE: [&str; 4] = ["the", "a", "an", "that"];

/// How far typed words were found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Begun,
    Whole,
}

/// A word as it is compared: "6(b)," is "6b".
fn plain(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(plain)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a word begins so. A number is no beginning of another.
fn begins(word: &str, typed: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let behind = word.strip_prefix(typed);
    behind.is_some_and(|behind| !(typed.ends_with(digit) && behind.starts_with(digit)))
}

/// Whether these words stand together in a label, the last one whole or only its beginning.
fn found_in(label: &[String], typed: &[String]) -> Option<Found> {
    let (last, before) = typed.split_last()?;
    let here = |at: usize| {
        let run = label.get(at..at + typed.len())?;
        let (end, begin) = run.split_last()?;
        match begin == before {
            true if end == last => Some(Found::Whole),
            true if begins(end, last) => Some(Found::Begun),
            _ => None,
        }
    };
    (0..label.len()).filter_map(here).max()
}

/// The same, where a small word may stand before the name.
fn found(candidate: &Candidate, typed: &[String]) -> Option<Found> {
    let label = words(&candidate.label);
    let behind = match typed {
        [first, behind @ ..] if BEFORE.contains(&first.as_str()) => found_in(&label, behind),
        _ => None,
    };
    found_in(&label, typed).max(behind)
}

fn has_token(candidate: &Candidate, typed: &str) -> bool {
    plain(&candidate.token) == plain(typed)
}

/// As much of `rest` as names one of these. `None`: not even its first word does.
pub fn named_at_start<'t>(all: &[Candidate], rest: &'t str) -> Option<&'t str> {
    let typed: Vec<&str> = rest.split_whitespace().take_while(|word| *word != "|").collect();
    let first = typed.first()?.trim_end_matches(',');
    if all.iter().any(|known| has_token(known, first)) {
        return Some(first);
    }
    let names = |count: &usize| {
        let run: Vec<String> = typed.iter().take(*count).map(|word| plain(word)).collect();
        let last = run.last().map_or(0, |word| word.chars().count());
        // In the middle of a sentence a letter or two begin anything: "i" is no beginning of "is".
        let may_be_begun = *count == typed.len() || *count == 1 || last >= 3;
        let how = all.iter().filter_map(|known| found(known, &run)).max();
        last > 0 && (how == Some(Found::Whole) || how == Some(Found::Begun) && may_be_begun)
    };
    let longest = (1..=typed.len())
        .take_while(|count| names(count) || is_before(&typed, *count))
        .filter(names)
        .last()?;
    let end = typed.iter().take(longest).try_fold(0, |at, word| {
        let behind = rest.get(at..)?;
        Some(at + behind.find(word)? + word.len())
    });
    rest.get(..end?).map(|run| run.trim_end_matches(','))
}

fn is_before(typed: &[&str], count: usize) -> bool {
    count == 1 && typed.first().is_some_and(|word| BEFORE.contains(&plain(word).as_str()))
}

/// Those of them that what is typed may mean.
pub fn narrowed(all: Vec<Candidate>, typed: &str) -> Vec<Candidate> {
    let run = words(typed);
    if run.is_empty() {
        return all;
    }
    if all.iter().any(|known| has_token(known, typed)) {
        return all.into_iter().filter(|known| has_token(known, typed)).collect();
    }
    // A number is that number, and of "6" its lettered parts, whatever figures stand in the words of others.
    if typed.chars().all(|c| c.is_ascii_digit()) {
        let lettered = |token: &str| {
            let behind = plain(token).strip_prefix(typed).map(str::to_owned);
            behind.is_some_and(|behind| behind.starts_with(char::is_alphabetic))
        };
        return all.into_iter().filter(|known| lettered(&known.token)).collect();
    }
    let best = all.iter().filter_map(|known| found(known, &run)).max();
    all.into_iter()
        .filter(|known| best.is_some() && found(known, &run) == best)
        .collect()
}

/// The one that is meant: the only one that fits, or the only one that says exactly this.
///
/// # Errors
/// How many fit, where that is not one.
pub fn one(found: &[Candidate], typed: &str) -> Result<Value, String> {
    let exact = |known: &&Candidate| has_token(known, typed) || words(&known.label) == words(typed);
    let exact: Vec<&Candidate> = found.iter().filter(exact).collect();
    match (exact.as_slice(), found) {
        ([only], _) => Ok(only.value.clone()),
        (_, [only]) => Ok(only.value.clone()),
        (_, []) => Err(format!("nothing here has the words \"{typed}\"")),
        (_, several) => Err(format!("{} fit \"{typed}\"", several.len())),
    }
}

/// A question is meant when its whole name is typed; or by its first letters, where they are no other's and something
/// hangs on it. Nobody settles a question by chance.
///
/// # Errors
/// That it is none.
pub fn question(found: &[Candidate], due: &[String], token: &str) -> Result<Value, String> {
    let begins = |candidate: &&Candidate| candidate.token.starts_with(&token.to_lowercase());
    let named: Vec<&Candidate> = found.iter().filter(begins).collect();
    let exact = named
        .iter()
        .find(|candidate| candidate.token.eq_ignore_ascii_case(token));
    match (exact, named.as_slice()) {
        (Some(question), _) => Ok(question.value.clone()),
        (None, [only]) if due.contains(&only.token) => Ok(only.value.clone()),
        (None, _) => Err(format!("\"{token}\" is no question of these terms")),
    }
}
