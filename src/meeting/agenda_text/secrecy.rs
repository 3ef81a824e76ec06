//! Whether words say that what follows is private, or that an item is. Bodies say it in many ways; what they have in common
//! is a word of secrecy among words of meetings. Where other words stand beside it, it may as well be the subject
//! ("Private sector housing"), and somebody is asked.

use super::rows::{among, is_dash, tokens};

/// What a line says of who may be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Says {
    Nothing,
    /// "That the press and public be excluded".
    Excludes,
    /// The same as something that may happen: "the public may be excluded if".
    MayExclude,
    /// "The public is readmitted", "The meeting resumes in public".
    Readmits,
    /// "Exempt items", "Part 2", "Meeting held in private".
    Private,
    /// "PRIVATE AND CONFIDENTIAL": a heading, or a stamp on the paper.
    Stamp,
    /// Private, with other words: "Confidential report of the panel", "Committee in private session".
    Perhaps,
    /// A word of secrecy that may be the subject: "Private sector housing".
    Word,
    /// "Part 1", "Items in public".
    Public,
}

/// In a title longer than this no mark is looked for: it is asked about where its words are.
const MARKED_AT_MOST: usize = 400;

/// What a line says.
pub(super) fn says(text: &str) -> Says {
    let words = tokens(text);
    if readmits(&words) {
        return Says::Readmits;
    }
    if excludes(&words) {
        let maybe = has(&words, "may can could might if whether should reserves");
        return if maybe { Says::MayExclude } else { Says::Excludes };
    }
    let negated = has(&words, "no none nil nothing") || words.first().is_some_and(|word| word == "not");
    let signs = signs(&words);
    if signs == 0 {
        return if is_public_heading(&words) {
            Says::Public
        } else {
            Says::Nothing
        };
    }
    let all_known = words.iter().all(|word| is_secret(word) || of_meetings(word));
    if negated && !phrase(&words, "not open") && !phrase(&words, "not for publication") {
        return Says::Word;
    }
    if is_stamp(&words) {
        return Says::Stamp;
    }
    match (all_known, signs > 1 || is_telling(&words)) {
        (true, _) => Says::Private,
        (false, true) => Says::Perhaps,
        (false, false) => Says::Word,
    }
}

/// "CONFIDENTIAL: Contract", "Contract (exempt, paragraph 3)", "Contract – not for publication": the title without what makes
/// it private. `None` where it is not marked so.
pub(super) fn unmarked(title: &str) -> Option<String> {
    // "Part 2 – private" is a heading, and no title is marked by half of it.
    let whole = matches!(says(title), Says::Private | Says::Stamp | Says::Public | Says::Readmits);
    if whole || title.len() > MARKED_AT_MOST {
        return None;
    }
    let marks = |text: &str| {
        let text = text.trim();
        let private = matches!(says(text), Says::Private | Says::Stamp | Says::Excludes) || is_word(text);
        !text.is_empty() && private
    };
    let bare = |text: &str| {
        let around = |c: char| c.is_whitespace() || is_dash(c) || matches!(c, ':' | '*' | '[' | ']' | '|' | ',' | ';');
        text.trim_matches(around).to_owned()
    };
    let open = title.trim_start_matches(['[', '(', '*']);
    let boxed = open.len() < title.len();
    for (at, letter) in open.char_indices() {
        let (before, after) = (open.get(..at)?, open.get(at + letter.len_utf8()..)?);
        let spaced = before.ends_with(' ') || after.starts_with(' ');
        let end = match letter {
            '(' | '[' if !before.is_empty() => after.find([')', ']']),
            ')' | ']' | '*' if boxed => None,
            ':' => None,
            c if is_dash(c) && spaced => next_part(after),
            _ => continue,
        };
        let (part, rest) = after.split_at_checked(end.unwrap_or(after.len()))?;
        let rest = rest.trim_start_matches([')', ']']);
        let (head, tail) = (bare(before), bare(after));
        if marks(before) && !tail.is_empty() && says(&head) != Says::Excludes {
            return Some(tail);
        }
        if marks(part.trim_end_matches([')', ']', '*', '.'])) && !head.is_empty() && says(&head) == Says::Nothing {
            let rest = rest.trim();
            return Some(if rest.is_empty() {
                head
            } else {
                format!("{head} {rest}")
            });
        }
    }
    None
}

/// Where the next dash or bracket begins.
fn next_part(text: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    let apart = |at: usize, c: char| {
        matches!(c, '(' | '[') || is_dash(c) && text.get(..at).is_some_and(|before| before.ends_with(' '))
    };
    letters.find(|(at, letter)| apart(*at, *letter)).map(|(at, _)| at)
}

/// Whether a piece says "private" and nothing else: a cell, what stands in brackets.
pub(super) fn is_mark(piece: &str) -> bool {
    matches!(says(piece), Says::Private | Says::Stamp) || is_word(piece)
}

/// One of the words alone.
fn is_word(text: &str) -> bool {
    let words = tokens(text);
    words.len() <= 4 && signs(&words) > 0 && words.iter().all(|word| is_secret(word) || of_meetings(word))
}

fn has(words: &[String], any: &str) -> bool {
    words.iter().any(|word| among(any, word))
}

/// Whether these words follow each other.
fn phrase(words: &[String], phrase: &str) -> bool {
    let count = phrase.split(' ').count();
    words
        .windows(count)
        .any(|window| window.iter().zip(phrase.split(' ')).all(|(word, said)| word == said))
}

fn is_secret(word: &str) -> bool {
    matches!(
        word,
        "private"
            | "privately"
            | "confidential"
            | "confidentially"
            | "confidence"
            | "exempt"
            | "exempted"
            | "exemption"
            | "closed"
            | "restricted"
            | "reserved"
            | "camera"
            | "nonpublic"
            | "unpublished"
            | "sensitive"
            | "privileged"
            | "excluded"
    )
}

/// How many things in these words speak of secrecy.
fn signs(words: &[String]) -> usize {
    let secret = words.iter().filter(|word| is_secret(word)).count();
    let part = is_second_part(words);
    let publication = phrase(words, "not for publication") || phrase(words, "not open");
    let act = words.iter().any(|word| word == "12a");
    secret + usize::from(part) + usize::from(publication) + usize::from(act)
}

/// "Part 2", "Part II", "Part B", "Section B".
fn is_second_part(words: &[String]) -> bool {
    words.windows(2).any(|pair| match pair {
        [part, which] => part == "part" && matches!(which.as_str(), "2" | "ii" | "two" | "b"),
        _ => false,
    })
}

/// Words that stand in every heading of a part of a meeting and name no subject.
fn of_meetings(word: &str) -> bool {
    const WORDS: &str = "\
        item items business session sessions part section agenda meeting meetings matters information reports \
        papers discussion discussions list only held taken considered discussed dealt heard be is are will to \
        the of in for and or at on a an this these those following contain contains containing which that not \
        open public press members committee committees board council now go goes going move moves moving into \
        enter consider transact transacted after with without from during presence absence likely disclose \
        disclosure involve involving under by virtue schedule 12a paragraph paragraphs para local government act \
        1972 1960 admission bodies remainder rest commercial commercially strictly any other additional begins \
        starts commences publication ii two b 2 subject as defined within meaning exclusion official time then";
    among(WORDS, word) || word.chars().all(|c| c.is_ascii_digit())
}

/// Words that are stamped on papers.
fn is_stamp(words: &[String]) -> bool {
    let stamped = |word: &String| {
        is_secret(word)
            || matches!(
                word.as_str(),
                "and"
                    | "strictly"
                    | "in"
                    | "official"
                    | "commercial"
                    | "commercially"
                    | "not"
                    | "for"
                    | "publication"
                    | "papers"
            )
    };
    let bare = words.iter().all(stamped);
    bare && !has(words, "camera papers excluded") && words.join(" ") != "in private"
}

/// Words that are hardly a subject: "in private", "private session", "confidential minutes".
fn is_telling(words: &[String]) -> bool {
    const OF: &str = "\
        session sessions item items business matters section part agenda report reports paper papers minutes \
        appendix annex annexe information discussion briefing update meeting and";
    let pair = words.windows(2).any(|pair| match pair {
        [word, of] => {
            let plain = matches!(word.as_str(), "private" | "confidential" | "exempt" | "nonpublic");
            let of_session = of == "session" || of == "sessions" || of == "part";
            plain && among(OF, of) || is_secret(word) && of_session
        }
        _ => false,
    });
    let last_two = |said: &str, then: &str| {
        words.windows(2).enumerate().any(|(at, pair)| {
            let next = words.get(at + 2).map_or("", String::as_str);
            pair.first().is_some_and(|word| word == "in")
                && pair.get(1).is_some_and(|word| word == said)
                && (next.is_empty() || among(then, next))
        })
    };
    const AFTER: &str = "to at on under and from because after by with for session due";
    pair || last_two("private", AFTER)
        || last_two("camera", AFTER)
        || last_two("confidence", AFTER)
        || phrase(words, "not for publication")
        || phrase(words, "not open to")
        || is_second_part(words) && words.len() <= 3
}

/// "Part 1", "Public session", "Items open to the public", "PUBLIC".
fn is_public_heading(words: &[String]) -> bool {
    let first_part = words.windows(2).any(|pair| match pair {
        [part, which] => {
            matches!(part.as_str(), "part" | "section") && matches!(which.as_str(), "1" | "i" | "one" | "a")
        }
        _ => false,
    });
    let open = |word: &String| {
        matches!(
            word.as_str(),
            "public" | "open" | "unrestricted" | "nonexempt" | "nonconfidential"
        )
    };
    let of = |word: &String| {
        let noun = "items item session part section agenda business matters meeting";
        among(noun, word)
    };
    let known = |word: &String| {
        of_meetings(word)
            || open(word)
            || matches!(
                word.as_str(),
                "1" | "i" | "one" | "for" | "all" | "continued" | "resumed"
            )
    };
    let named = words.iter().any(open) && (words.iter().any(of) || words.len() == 1);
    let bare = !words.is_empty() && words.iter().all(known);
    let section = first_part && (words.len() <= 3 || bare);
    section || (bare && named) || phrase(words, "held in public")
}

/// Whether "public" or "press" at this place are people: not "public health".
fn is_people(words: &[String], at: usize) -> bool {
    const ABOUT: &str = "\
        health sector realm art transport house houses estate space spaces toilets rights right footpath \
        footpaths service services bodies interest question questions inquiry works finance money spending law \
        consultation participation procurement library access release office conveniences open protection \
        relations";
    let next = words.get(at + 1).map_or("", String::as_str);
    match words.get(at).map(String::as_str) {
        Some("press") => next != "release" && next != "office",
        Some("public") => !among(ABOUT, next),
        _ => false,
    }
}

/// Whether these stand near each other: a word that sends away, and the people sent.
fn excludes(words: &[String]) -> bool {
    const NEAR: usize = 9;
    let leaves = has(
        words,
        "asked requested required invited resolve resolved resolution must remainder temporarily",
    );
    let sends = |word: &str| {
        word.starts_with("exclu")
            || word == "absence"
            || matches!(word, "leave" | "withdraw" | "withdrawal" | "retire" | "vacate") && leaves
    };
    words.iter().enumerate().any(|(at, word)| {
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(words.len());
        sends(word) && near.into_iter().any(|place| is_people(words, place))
    })
}

/// Whether the public comes back.
fn readmits(words: &[String]) -> bool {
    let people = (0..words.len()).any(|at| is_people(words, at));
    let again = |word: &String| word.starts_with("readmi");
    if words.iter().any(again) && people {
        return true;
    }
    let returns = ["resum", "return", "reopen", "reconven", "back"];
    let goes_on = words
        .iter()
        .any(|word| returns.iter().any(|start| word.starts_with(start)));
    let public = [
        "public session",
        "open session",
        "in public",
        "public part",
        "open meeting",
        "public meeting",
        "public business",
        "part 1",
        "part i",
        "part one",
        "press and public",
        "members of the public",
    ];
    let ends = has(words, "end ends ended close closes conclusion concludes finish");
    let known = |word: &String| is_secret(word) || of_meetings(word);
    let rest = words.iter().filter(|word| !known(word)).count() <= 1;
    goes_on && public.iter().any(|said| phrase(words, said)) || ends && signs(words) > 0 && rest
}
