//! Endings of a decision as people type them behind the verb, in any order, with commas or without: "unanimously, proposed
//! by Mr Rooke, subject to a report in March". What is left over is the wording.

use super::people_meant;
use crate::meeting::ending::{Endings, Manner, NUMBERS, Thanks};
use crate::meeting::people::PersonId;
use crate::meeting::state::Meeting;

/// What was typed behind a verb: the endings, and the words that are left, which are the wording. A condition of minutes
/// that are agreed, or in the ground of a resolution, is no ending: `conditions` says whether there may be one.
///
/// # Errors
/// Two that exclude each other; somebody named whom the meeting does not know.
pub fn take_apart(meeting: &Meeting, typed: &str, conditions: bool) -> Result<(Endings, String), String> {
    let reader = Reader { meeting, conditions };
    let mut endings = Endings::default();
    let mut rest = after_gap(typed);
    while let Some((one, used)) = reader.one(rest) {
        one.put_into(&mut endings)?;
        rest = after_gap(rest.get(used..).unwrap_or_default());
    }
    let starts: Vec<usize> = word_starts(rest).collect();
    let far = starts.len().saturating_sub(LAST_WORDS);
    for at in starts.into_iter().skip(far) {
        let Some(found) = reader.all(rest.get(at..).unwrap_or_default()) else {
            continue;
        };
        for one in found {
            one.put_into(&mut endings)?;
        }
        rest = rest.get(..at).unwrap_or_default();
        break;
    }
    let words = before_gap(rest);
    reader.names_nobody(words)?;
    Ok((endings, words.to_owned()))
}

/// One ending.
enum One {
    Manner(Manner),
    ByHands,
    /// For, against, abstained; and who did, where names stand behind that.
    Figures([Option<u16>; 3], Vec<PersonId>),
    Abstainers(Vec<PersonId>),
    Mover(PersonId),
    Seconder(PersonId),
    Thanks(Thanks),
    Condition(String),
}

impl One {
    fn put_into(self, endings: &mut Endings) -> Result<(), String> {
        match self {
            One::Manner(manner) => match endings.manner.replace(manner) {
                Some(before) if before != manner => {
                    return Err("It was agreed in one way: unanimously, by consensus or by a majority.".into());
                }
                Some(_) | None => {}
            },
            One::ByHands => endings.by_hands = true,
            One::Figures([r#for, against, abstained], people) => {
                endings.r#for = r#for.or(endings.r#for);
                endings.against = against.or(endings.against);
                endings.abstained = abstained.or(endings.abstained);
                One::Abstainers(people).put_into(endings)?;
            }
            One::Abstainers(people) => {
                for person in people {
                    if !endings.abstainers.contains(&person) {
                        endings.abstainers.push(person);
                    }
                }
            }
            One::Mover(person) => endings.mover = Some(person),
            One::Seconder(person) => endings.seconder = Some(person),
            One::Thanks(thanks) => endings.thanks = Some(thanks),
            One::Condition(words) => endings.condition = Some(words),
        }
        Ok(())
    }
}

const MANNERS: [(Manner, &[&str]); 4] = [
    (
        Manner::Unanimously,
        &[
            "unanimously",
            "unanimous",
            "by a unanimous vote",
            "all in favour",
            "all members in favour",
            "all agreed",
        ],
    ),
    (
        Manner::ByConsensus,
        &[
            "by consensus",
            "by general consent",
            "by common consent",
            "by general agreement",
            "by consent",
        ],
    ),
    (
        Manner::NoOneAgainst,
        &[
            "nem. con.",
            "nem. con",
            "nem con.",
            "nem con",
            "nemine contradicente",
            "no one against",
            "no-one against",
            "nobody against",
            "none against",
            "without objection",
            "no objections",
            "without dissent",
        ],
    ),
    (
        Manner::ByMajority,
        &[
            "by a majority vote",
            "by majority vote",
            "by a simple majority",
            "by a majority",
            "by majority",
            "a majority",
        ],
    ),
];
const BY_HANDS: &[&str] = &[
    "on a show of hands",
    "by a show of hands",
    "by show of hands",
    "a show of hands",
];
const MOVER: &[&str] = &[
    "proposed by",
    "moved by",
    "on the proposal of",
    "on the motion of",
    "proposer",
    "mover",
    "proposed",
    "moved",
    "prop.",
    "prop",
];
const SECONDER: &[&str] = &["seconded by", "seconder", "seconded", "sec.", "sec"];
const THANKS: &[&str] = &["its thanks", "many thanks", "thanks"];
const CONDITIONS: &[&str] = &[
    "subject to",
    "provided that",
    "providing that",
    "on condition that",
    "on the condition that",
    "conditional on",
    "conditional upon",
];
/// Behind a figure or a name.
const ABSTAIN: &[&str] = &[
    "abstentions",
    "abstention",
    "abstaining",
    "abstained",
    "abstains",
    "abstain",
];

struct Reader<'m> {
    meeting: &'m Meeting,
    conditions: bool,
}

impl Reader<'_> {
    /// All of a text, where it holds nothing but endings.
    fn all(&self, text: &str) -> Option<Vec<One>> {
        let mut found = Vec::new();
        let mut rest = after_gap(text);
        while !rest.is_empty() {
            let (one, used) = self.one(rest)?;
            found.push(one);
            rest = after_gap(rest.get(used..).unwrap_or_default());
        }
        (!found.is_empty()).then_some(found)
    }

    /// The ending that a text begins with, and how much of it that is.
    fn one(&self, text: &str) -> Option<(One, usize)> {
        self.short(text)
            .or_else(|| self.thanks(text))
            .or_else(|| self.condition(text))
    }

    /// One that is over with its own words.
    fn short(&self, text: &str) -> Option<(One, usize)> {
        let bare = behind(text, &["with"]).unwrap_or(0);
        let said = text.get(bare..)?;
        let of_manner = MANNERS
            .iter()
            .find_map(|(manner, ways)| Some((*manner, behind(said, ways)?)));
        if let Some((manner, used)) = of_manner {
            return Some((One::Manner(manner), bare + used));
        }
        if let Some(used) = behind(text, BY_HANDS) {
            return Some((One::ByHands, used));
        }
        if let Some((figures, used)) = figures(said) {
            let end = bare + used;
            let named = figures[2].and_then(|_| self.names_behind(text.get(end..)?));
            let (people, more) = named.unwrap_or_default();
            return Some((One::Figures(figures, people), end + more));
        }
        self.proposal(text).or_else(|| {
            let (people, used) = self.abstaining(said)?;
            Some((One::Abstainers(people), bare + used))
        })
    }

    fn proposal(&self, text: &str) -> Option<(One, usize)> {
        let (at, moved) = match behind(text, MOVER) {
            Some(at) => (at, true),
            None => (behind(text, SECONDER)?, false),
        };
        let (person, used) = self.person_at(text.get(at..)?)?;
        let one = if moved {
            One::Mover(person)
        } else {
            One::Seconder(person)
        };
        Some((one, at + used))
    }

    /// "Dr Mehta and Ms Doyle abstaining"; "abstained: Dr Mehta"; behind a count, "(Dr Mehta)".
    fn abstaining(&self, text: &str) -> Option<(Vec<PersonId>, usize)> {
        if let Some(at) = behind(text, ABSTAIN) {
            let (people, used) = self.names_behind(text.get(at..)?)?;
            return Some((people, at + used));
        }
        let near = word_starts(text).take(NEAR);
        let (at, end) = near
            .skip(1)
            .find_map(|at| Some((at, at + behind(text.get(at..)?, ABSTAIN)?)))?;
        let names = before_gap(text.get(..at)?);
        let people = names
            .split([',', '&'])
            .flat_map(|names| names.split(" and "))
            .map(|name| self.person(name))
            .collect::<Option<Vec<_>>>()?;
        Some((people, end))
    }

    /// ": Dr Mehta", "(Dr Mehta and Ms Doyle)".
    fn names_behind(&self, text: &str) -> Option<(Vec<PersonId>, usize)> {
        let gap = text.len() - text.trim_start_matches([' ', ':', '-', '(']).len();
        let (people, used) = self.list_at(text.get(gap..)?)?;
        Some((people, gap + used))
    }

    /// The names that a text begins with, with commas and "and" between.
    fn list_at(&self, text: &str) -> Option<(Vec<PersonId>, usize)> {
        let (first, mut end) = self.person_at(text)?;
        let mut people = vec![first];
        loop {
            let rest = text.get(end..)?;
            let gap = rest.len() - after_gap(rest).len();
            let Some((next, used)) = self.person_at(rest.get(gap..)?) else {
                return Some((people, end));
            };
            people.push(next);
            end += gap + used;
        }
    }

    /// "with thanks to Ms Zeller", as far as another ending.
    fn thanks(&self, text: &str) -> Option<(One, usize)> {
        let with = behind(text, &["with"])?;
        let at = with + behind(text.get(with..)?, THANKS)?;
        let (words, end) = self.free(text, at)?;
        let to = words.strip_prefix("to ").and_then(|name| self.person(name));
        let thanks = to.map_or_else(|| Thanks::Words(words.to_owned()), Thanks::To);
        Some((One::Thanks(thanks), end))
    }

    /// "subject to a report in March", as far as another ending.
    fn condition(&self, text: &str) -> Option<(One, usize)> {
        let at = behind(text, CONDITIONS).filter(|_| self.conditions)?;
        let (words, end) = self.free(text, at)?;
        let begins = text.get(..at)?.trim();
        (!words.is_empty()).then(|| (One::Condition(format!("{} {words}", begins.to_lowercase())), end))
    }

    /// The words from `at` to where another ending begins.
    fn free<'t>(&self, text: &'t str, at: usize) -> Option<(&'t str, usize)> {
        let begins = |at: &usize| {
            let rest = text.get(*at..).unwrap_or_default();
            let with = behind(rest, &["with"]).and_then(|with| behind(rest.get(with..)?, THANKS));
            self.short(rest).is_some() || with.is_some() || self.conditions && behind(rest, CONDITIONS).is_some()
        };
        let ends = word_starts(text).filter(|start| *start > at).find(begins);
        let end = ends.unwrap_or(text.len());
        Some((before_gap(text.get(at..end)?), end))
    }

    /// Somebody named so, and nobody else.
    fn person(&self, name: &str) -> Option<PersonId> {
        let name = name.trim().trim_end_matches('.');
        if name.eq_ignore_ascii_case("the chair") {
            return self.meeting.in_chair().cloned();
        }
        match people_meant(self.meeting, name).as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// Whoever is named at the start of a text, by as many of its words as one name has.
    fn person_at(&self, text: &str) -> Option<(PersonId, usize)> {
        let gap = text.len() - text.trim_start().len();
        let name = text.get(gap..)?;
        let stop = name.find([',', ';', ':', '(', ')']).unwrap_or(name.len());
        let ends = name.match_indices(' ').map(|(at, _)| at).chain([name.len()]);
        let mut ends: Vec<usize> = ends.filter(|end| *end <= stop).take(LONGEST_NAME).collect();
        ends.push(stop);
        ends.sort_unstable_by_key(|end| std::cmp::Reverse(*end));
        let named = |end: usize| Some((self.person(name.get(..end)?)?, gap + end));
        ends.into_iter().find_map(named)
    }

    /// Words that would name somebody, and do not: they are no wording.
    fn names_nobody(&self, words: &str) -> Result<(), String> {
        let proposal = behind(words, MOVER.get(..4).unwrap_or_default()).or_else(|| behind(words, &["seconded by"]));
        let name = proposal.and_then(|at| words.get(at..)).or_else(|| {
            let last = word_starts(words).last()?;
            let is_it = behind(words.get(last..)?, ABSTAIN).is_some_and(|end| last + end == words.len());
            words.get(..last).filter(|name| is_it && !name.is_empty())
        });
        match name.map(before_gap) {
            None => Ok(()),
            Some("") => Err("Who? A name comes behind it.".into()),
            Some(name) => Err(match people_meant(self.meeting, name).len() {
                0 => format!("Nobody here is called \"{name}\". /attendee adds somebody."),
                many => format!("\"{name}\" fits {many} people. Type more of the name."),
            }),
        }
    }
}

/// Words at the end of what was typed in which endings are looked for.
const LAST_WORDS: usize = 80;
/// Words in front of "abstaining" in which names are looked for.
const NEAR: usize = 16;
/// Words of one name.
const LONGEST_NAME: usize = 5;

/// Where a text goes on behind the first of these that it begins with.
fn behind(text: &str, phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|phrase| {
        let begins = text.get(..phrase.len())?.eq_ignore_ascii_case(phrase);
        let next = text.get(phrase.len()..)?.chars().next();
        let ends = next.is_none_or(|letter| !letter.is_alphanumeric() && letter != '-');
        let gap = text.get(phrase.len()..)?;
        let gap = gap.len() - gap.trim_start_matches([' ', ':']).len();
        (begins && ends).then_some(phrase.len() + gap)
    })
}

/// "by 7 votes to 2", "7 for and 2 against", "one abstention": for, against, abstained, and how much of the text that is.
fn figures(text: &str) -> Option<([Option<u16>; 3], usize)> {
    let by = behind(text, &["by"]).unwrap_or(0);
    let (first, mut at) = number(text, by)?;
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    let votes = behind(rest(at), &["votes", "vote"]).unwrap_or(0);
    if let Some(to) = behind(rest(at + votes), &["to"]) {
        let (second, end) = number(text, at + votes + to)?;
        return Some(([Some(first), Some(second), None], end));
    }
    at += votes;
    let whose = behind(rest(at), &["members", "member"]).unwrap_or(0);
    at += whose;
    if let Some(end) = behind(rest(at), &["for", "in favour"]) {
        // "a grant of 2 for each practice" tells no votes.
        let over = after_gap(rest(at + end));
        let goes_on = over.is_empty() || number(over, 0).is_some();
        return goes_on.then_some(([Some(first), None, None], at + end));
    }
    if let Some(end) = behind(rest(at), &["against"]) {
        return Some(([None, Some(first), None], at + end));
    }
    let end = behind(rest(at), ABSTAIN)?;
    Some(([None, None, Some(first)], at + end))
}

/// The number at a place, in figures or words, and where the text goes on.
fn number(text: &str, at: usize) -> Option<(u16, usize)> {
    let rest = text.get(at..)?;
    let end = rest
        .find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(rest.len());
    let word = rest.get(..end)?;
    let named = || NUMBERS.iter().position(|known| word.eq_ignore_ascii_case(known));
    let number = word.parse().ok().or_else(|| u16::try_from(named()?).ok())?;
    let gap = rest.get(end..)?;
    Some((number, at + end + gap.len() - gap.trim_start().len()))
}

/// Where words begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, letter)| {
        let starts = !is_gap(letter) && is_gap(before);
        before = letter;
        starts.then_some(at)
    })
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '(' | ')')
}

/// Without what joins it to something before.
fn after_gap(text: &str) -> &str {
    let bare = text.trim_start_matches(|letter: char| is_gap(letter) || letter == '.');
    match behind(bare, &["and"]) {
        Some(at) => bare.get(at..).unwrap_or_default(),
        None => bare,
    }
}

/// Without what joins it to something behind.
fn before_gap(text: &str) -> &str {
    let bare = text.trim_matches(is_gap);
    let joined = bare.strip_suffix(" and").or_else(|| bare.strip_suffix(" with"));
    joined.map_or(bare, |bare| bare.trim_end_matches(is_gap))
}
