//! What was answered, and how an answer is understood. Whoever answers has the terms of reference on the desk and has
//! never seen RON; what cannot be understood is asked again, with the reason.

use crate::terms::Number;

/// An answer and the paragraph it is from.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cited<T> {
    pub answer: T,
    pub clause: Option<String>,
}

/// Everything that was answered.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answers {
    pub committee: String,
    pub document: String,
    pub entered_by: String,
    pub from: String,
    pub bodies: Cited<Vec<String>>,
    /// Seats of each organisation, in its order.
    pub seats: Vec<Cited<Vec<SeatLine>>>,
    pub chair: Cited<String>,
    pub vice: Cited<String>,
    pub quorum: Cited<Share>,
    pub of_each: Cited<u16>,
    pub kinds: Cited<Vec<(u16, String)>>,
    pub remote: Cited<Said>,
    pub deputies: Cited<Deputies>,
    pub interest_counts: Cited<Said>,
    pub votes: Cited<Vec<(String, u16)>>,
    pub carried: Cited<Carried>,
    pub tie: Cited<EqualVotes>,
    pub minutes: Cited<Option<u16>>,
}

/// "2 Lay Member (lay)".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SeatLine {
    pub number: u16,
    pub title: String,
    pub kinds: Vec<String>,
}

/// "4", "1/3", "more than 1/2".
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Share {
    pub more_than: bool,
    pub number: String,
}

/// Whether the text says yes, says no, or does not say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Said {
    Yes,
    No,
    #[default]
    Nothing,
}

/// Who may send a deputy.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Deputies {
    #[default]
    Nobody,
    All,
    Kind(String),
    Unsaid,
}

/// What carries a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Carried {
    #[default]
    MostOfThoseVoting,
    MostOfThosePresent,
    MostOfAll,
    TwoThirdsOfThoseVoting,
    EverybodyPresent,
}

/// Who decides an equal vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EqualVotes {
    WhoeverPresides,
    Chair,
    Nobody,
    #[default]
    Unsaid,
}

/// "2 Lay Member (lay), Chair (gp, clinical)": titles by commas or semicolons, a number before and kinds in brackets behind.
pub fn seats(text: &str) -> Result<Vec<SeatLine>, String> {
    let mut seats = Vec::new();
    for entry in outside_brackets(text) {
        let (head, kinds) = match entry.split_once('(') {
            Some((head, kinds)) => (head, kinds.trim_end().trim_end_matches(')')),
            None => (entry.as_str(), ""),
        };
        let head = head.trim();
        let (number, title) = match head.split_once(' ') {
            Some((first, rest)) if first.chars().all(|c| c.is_ascii_digit()) || whole(first).is_some() => {
                let number = whole(first).filter(|n| (1..=200).contains(n));
                (
                    number.ok_or_else(|| format!("\"{first}\" is not a number of seats"))?,
                    rest.trim(),
                )
            }
            Some(_) | None => (1, head),
        };
        if title.is_empty() {
            return Err(format!(
                "\"{}\" names nobody: write a title, such as Lay Member",
                entry.trim()
            ));
        }
        let kinds = kinds.split(',').map(|kind| kind.trim().to_lowercase());
        seats.push(SeatLine {
            number,
            title: title.to_owned(),
            kinds: kinds.filter(|kind| !kind.is_empty()).collect(),
        });
    }
    match seats.is_empty() {
        true => Err("Somebody has to sit there: write titles, such as Chair, 2 Lay Member (lay)".to_owned()),
        false => Ok(seats),
    }
}

/// Entries by commas or semicolons that stand in no bracket.
fn outside_brackets(text: &str) -> Vec<String> {
    let mut entries = vec![String::new()];
    let mut depth = 0_u8;
    for c in text.chars() {
        match c {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (c, depth) {
            (',' | ';', 0) => entries.push(String::new()),
            _ => entries
                .iter_mut()
                .next_back()
                .into_iter()
                .for_each(|entry| entry.push(c)),
        }
    }
    entries.retain(|entry| !entry.trim().is_empty());
    entries
}

/// Names by commas or semicolons.
pub fn names(text: &str) -> Vec<String> {
    let names = text.split([',', ';']).map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// "4", "1/3", "more than 1/2", "half", "all".
pub fn share(text: &str) -> Result<Share, String> {
    let text = text.trim().to_lowercase();
    let (more_than, rest) = match text.strip_prefix("more than") {
        Some(rest) => (true, rest.trim()),
        None => (false, text.strip_prefix("at least").unwrap_or(&text).trim()),
    };
    let number = match rest {
        "half" | "one half" => "1/2",
        "a third" | "one third" => "1/3",
        "two thirds" => "2/3",
        "a quarter" | "one quarter" => "1/4",
        "three quarters" => "3/4",
        "everybody" => "all",
        other => other,
    };
    let written = whole(number).map_or_else(|| number.to_owned(), |n| n.to_string());
    let number = written.as_str();
    match Number::parse(number) {
        Some(_) if number != "0" => Ok(Share {
            more_than,
            number: number.to_owned(),
        }),
        Some(_) | None => Err(format!(
            "\"{rest}\" is not a number: write 4, one third, more than 1/2 or all"
        )),
    }
}

/// A whole number in digits, or in words up to twelve.
pub fn whole(text: &str) -> Option<u16> {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let text = text.trim();
    let word = WORDS.iter().position(|word| word.eq_ignore_ascii_case(text));
    word.and_then(|n| u16::try_from(n).ok()).or_else(|| text.parse().ok())
}

/// "1 lay, 2 executive"; nothing for none.
pub fn kinds(text: &str, known: &[String]) -> Result<Vec<(u16, String)>, String> {
    let mut kinds = Vec::new();
    for entry in names(text) {
        let (number, kind) = match entry.split_once(' ') {
            Some((first, rest)) if whole(first).is_some() => (whole(first).unwrap_or(1), rest.trim().to_lowercase()),
            Some(_) | None => (1, entry.to_lowercase()),
        };
        if !known.contains(&kind) {
            return Err(match known.is_empty() {
                true => "You gave nobody a kind in brackets: press Enter, or begin again and write Lay Member (lay)"
                    .to_owned(),
                false => format!("Nobody is \"{kind}\": the kinds you gave are {}", known.join(", ")),
            });
        }
        kinds.push((number, kind));
    }
    Ok(kinds)
}

/// "NHS England 6, Mid Essex 3": votes that an organisation has together.
pub fn weights(text: &str, bodies: &[String]) -> Result<Vec<(String, u16)>, String> {
    let mut weights = Vec::new();
    for entry in names(text) {
        let found = entry
            .rsplit_once(' ')
            .and_then(|(body, votes)| Some((body.trim(), whole(votes)?)));
        let (body, votes) =
            found.ok_or_else(|| format!("\"{entry}\" is no organisation and number: write NHS England 6"))?;
        let known = bodies.iter().find(|known| known.eq_ignore_ascii_case(body));
        let known =
            known.ok_or_else(|| format!("No organisation is called \"{body}\": you named {}", bodies.join(", ")))?;
        weights.push((known.clone(), votes));
    }
    Ok(weights)
}

/// "yes", "no", "not said".
pub fn said(text: &str) -> Result<Said, String> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" => Ok(Said::Yes),
        "no" | "n" => Ok(Said::No),
        "not said" | "?" | "it does not say" => Ok(Said::Nothing),
        other => Err(format!("\"{other}\" is no answer here: write yes, no, or not said")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_read_as_people_write_them() {
        let line = |number, title: &str, kinds: &[&str]| SeatLine {
            number,
            title: title.to_owned(),
            kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        };
        assert_eq!(
            seats("Chair (GP, clinical); 2 Lay Member (lay), Head of Primary Care"),
            Ok(vec![
                line(1, "Chair", &["gp", "clinical"]),
                line(2, "Lay Member", &["lay"]),
                line(1, "Head of Primary Care", &[])
            ])
        );
        assert!(seats(" , ").is_err());
        assert!(seats("0 Lay Member").is_err());
        assert_eq!(seats("3").unwrap()[0].title, "3");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, more_than, number) in [
            ("4", false, "4"),
            ("five", false, "5"),
            ("at least Twelve", false, "12"),
            ("at least one third", false, "1/3"),
            ("More than half", true, "1/2"),
            ("half", false, "1/2"),
            ("1/2 + 1", false, "1/2 + 1"),
            ("everybody", false, "all"),
        ] {
            assert_eq!(
                share(text),
                Ok(Share {
                    more_than,
                    number: number.to_owned()
                }),
                "{text}"
            );
        }
        for text in ["", "0", "a few", "50%"] {
            assert!(share(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_known_kinds_and_organisations_are_taken() {
        let known = ["lay".to_owned()];
        assert_eq!(kinds("2 Lay", &known), Ok(vec![(2, "lay".to_owned())]));
        assert_eq!(kinds("lay", &known), Ok(vec![(1, "lay".to_owned())]));
        assert_eq!(kinds("", &known), Ok(vec![]));
        assert!(kinds("gp", &known).is_err());
        let bodies = ["NHS England".to_owned()];
        assert_eq!(
            weights("nhs england 6", &bodies),
            Ok(vec![("NHS England".to_owned(), 6)])
        );
        assert!(weights("NHS England", &bodies).is_err());
        assert!(weights("Mid Essex 3", &bodies).is_err());
    }
}
