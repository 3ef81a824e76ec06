//! Seats, numbers and lists of adjectives in plain English, as a secretary would read them out.
//!
//! Names of bodies, titles, offices and words are the terms' own. Whole sentences are made in `sentence` and `working`.

use crate::terms::{By, Fraction, From, Is, Number, Who};

use super::facts::{At, Facts};
use super::who::Eval;

/// A list of adjectives, sorted by where the words stand.
#[derive(Default)]
struct Phrase {
    /// "lay or executive", before "members".
    before: Vec<String>,
    /// "NHS England", "the Chair or the Vice Chair".
    nouns: Vec<String>,
    /// "present", "entitled to vote".
    after: Vec<String>,
}

impl Eval<'_> {
    /// A set of seats: "NHS England present", "lay members", "members attending and entitled to vote".
    pub fn seats_in_words(&self, who: &[Is]) -> String {
        self.seats_named(who, "members")
    }

    /// So many seats: "1 member present", "2 of NHS England present".
    pub fn heads_in_words(&self, n: &str, who: &[Is]) -> String {
        match (self.names_somebody(who), n) {
            (true, n) => format!("{n} of {}", self.seats_in_words(who)),
            (false, "1") => format!("1 {}", self.seats_named(who, "member")),
            (false, n) => format!("{n} {}", self.seats_in_words(who)),
        }
    }

    fn seats_named(&self, who: &[Is], plain: &str) -> String {
        if who.is_empty() {
            return "seats".to_owned();
        }
        let mut phrase = Phrase::default();
        self.sort(who, &mut phrase);
        let mut words = phrase.before;
        let (first, more) = match phrase.nouns.split_first() {
            None => (plain, Vec::new()),
            Some((first, more)) => (first.as_str(), more.to_vec()),
        };
        words.push(first.to_owned());
        if !phrase.after.is_empty() {
            words.push(phrase.after.join(" and "));
        }
        match more.is_empty() {
            true => words.join(" "),
            false => format!("{}, being {}", words.join(" "), more.join(" and ")),
        }
    }

    /// What is said of seats: "present", "lay or executive", "members who replied", "for".
    pub fn said_of_seats(&self, who: &[Is]) -> String {
        let mut phrase = Phrase::default();
        self.sort(who, &mut phrase);
        let clauses = phrase
            .after
            .iter()
            .any(|words| words.starts_with("who") || words.starts_with("with"));
        match (
            phrase.nouns.is_empty() && !clauses,
            phrase.before.as_slice(),
            phrase.after.as_slice(),
        ) {
            (true, [], after) if !after.is_empty() => after.join(" and "),
            (true, before, []) if !before.is_empty() => before.join(" "),
            (_, _, _) => self.seats_in_words(who),
        }
    }

    /// Whether the list names somebody, rather than only saying how they stand.
    pub fn names_somebody(&self, who: &[Is]) -> bool {
        let mut phrase = Phrase::default();
        self.sort(who, &mut phrase);
        !phrase.nouns.is_empty()
    }

    fn sort(&self, who: &[Is], phrase: &mut Phrase) {
        for is in who {
            self.place(is, phrase);
        }
    }

    fn place(&self, is: &Is, phrase: &mut Phrase) {
        let mut after = |words: &str| phrase.after.push(words.to_owned());
        match is {
            Is::Body(name) => phrase.nouns.push(name.clone()),
            Is::The(name) => phrase.nouns.push(name.clone()),
            Is::Tag(name) => phrase.before.push(tag(name)),
            Is::Seat(id) => phrase.nouns.push(match self.facts.find(id) {
                Some(at) => format!("the {}", at.in_words()),
                None => id.to_string(),
            }),
            Is::Office(name) => phrase.nouns.push(format!("the {name}")),
            Is::Filled => after("in post"),
            Is::Pending => after("whose appointment is pending"),
            Is::Suspended => phrase.before.push("suspended".to_owned()),
            Is::Attending => after("attending"),
            Is::Remote => after("attending remotely"),
            Is::Deputy => after("represented by a deputy"),
            Is::Proxy => after("represented by a proxy"),
            Is::CoOpted => phrase.before.push("co-opted".to_owned()),
            Is::Presiding => phrase.nouns.push("whoever presides".to_owned()),
            Is::Concerned => after("whom the item concerns"),
            Is::Conflict(rung) => after(&format!("with an interest handled as \u{201c}{rung}\u{201d}")),
            Is::Conflicted => after("with an interest in the item"),
            Is::Barred(from) => after(&format!("who may not {}", may(*from))),
            Is::For => after("for"),
            Is::Against => after("against"),
            Is::Abstained => after("abstaining"),
            Is::Members => {}
            Is::Present => after("present"),
            Is::Entitled => after("entitled to vote"),
            Is::Cast => after("voting for or against"),
            Is::Replied => after("who replied"),
            Is::And(who) => self.sort(who, phrase),
            Is::Or(who) => self.place_either(who, phrase),
            Is::Not(is) => phrase.after.push(self.not_in_words(is)),
            Is::Nobody => phrase.nouns.push("nobody".to_owned()),
            Is::Case(question, answers) => match self.case(question, answers, Ok) {
                Ok(who) => self.sort(who, phrase),
                Err(_) => self.place_open(question, answers, phrase),
            },
        }
    }

    /// What hangs on a question that is open: "if “…?” is answered “…”", where it is all or none.
    fn place_open(&self, question: &str, answers: &[(String, Who)], phrase: &mut Phrase) {
        let asks = self.facts.terms.question(question);
        let asks = asks.map_or(question, |question| question.asks.as_str());
        let some: Vec<&(String, Who)> = answers.iter().filter(|(_, who)| *who != [Is::Nobody]).collect();
        if some.iter().all(|(_, who)| who.is_empty()) {
            let answers = some.iter().map(|(answer, _)| format!("\u{201c}{answer}\u{201d}"));
            let answers = or(answers.collect());
            phrase
                .after
                .push(format!("if \u{201c}{asks}\u{201d} is answered {answers}"));
            return;
        }
        let either = some.iter().map(|(_, who)| match who.is_empty() {
            true => "anybody".to_owned(),
            false => self.seats_in_words(who),
        });
        let either = or(either.collect());
        phrase
            .nouns
            .push(format!("{either}, as \u{201c}{asks}\u{201d} is answered"));
    }

    fn place_either(&self, who: &[Is], phrase: &mut Phrase) {
        let mut parts: Vec<Phrase> = Vec::new();
        for is in who {
            let mut part = Phrase::default();
            self.place(is, &mut part);
            parts.push(part);
        }
        let only_before = |part: &Phrase| part.nouns.is_empty() && part.after.is_empty();
        let only_after = |part: &Phrase| part.nouns.is_empty() && part.before.is_empty();
        if parts.iter().all(only_before) {
            let words = parts.into_iter().map(|part| part.before.join(" "));
            phrase.before.push(or(words.collect()));
        } else if parts.iter().all(only_after) {
            let words = parts.into_iter().map(|part| part.after.join(" and "));
            phrase.after.push(or(words.collect()));
        } else {
            let words = who.iter().map(|is| self.seats_in_words(std::slice::from_ref(is)));
            phrase.nouns.push(or(words.collect()));
        }
    }

    fn not_in_words(&self, is: &Is) -> String {
        match is {
            Is::Tag(name) => format!("who are not {}", tag(name)),
            Is::Body(body) => format!("not of {body}"),
            Is::Pending => "whose appointment is not pending".to_owned(),
            Is::Conflicted => "without an interest in the item".to_owned(),
            Is::Concerned => "whom the item does not concern".to_owned(),
            is => format!("not {}", self.said_of_seats(std::slice::from_ref(is))),
        }
    }
}

impl At<'_> {
    /// "Lay Member (Mid Essex)".
    pub fn in_words(&self) -> String {
        let title = self.seat.called();
        match self.seat.body.as_str() {
            "" => title,
            body => format!("{title} ({body})"),
        }
    }
}

/// Seats in words, a whole body by its name: "North East Essex", "Lay Member (Mid Essex) and Area Director (NHS England)".
pub(super) fn list(facts: &Facts<'_>, seats: &[usize]) -> String {
    let mut words: Vec<String> = Vec::new();
    for at in facts.all().filter(|at| seats.contains(&at.index)) {
        let mut of_body = facts.all().filter(|other| other.seat.body == at.seat.body);
        let whole = !at.seat.body.is_empty() && of_body.all(|other| seats.contains(&other.index));
        let word = if whole { at.seat.body.clone() } else { at.in_words() };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    and(words)
}

/// A tag as it is read: words without a vowel are abbreviations, "gp" is GP.
pub(super) fn tag(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars().map(|letter| letter.to_ascii_lowercase());
        match letters.any(|letter| "aeiouy".contains(letter)) {
            true => word.to_owned(),
            false => word.to_uppercase(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// "a, b and c".
pub(super) fn and(words: Vec<String>) -> String {
    joined(words, "and")
}

/// "a, b or c".
pub(super) fn or(words: Vec<String>) -> String {
    joined(words, "or")
}

fn joined(mut words: Vec<String>, last: &str) -> String {
    match words.pop() {
        None => String::new(),
        Some(word) if words.is_empty() => word,
        Some(word) => format!("{} {last} {word}", words.join(", ")),
    }
}

/// "one", "two" ... as words up to ten.
pub(super) fn number(n: u64) -> String {
    let words = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let word = usize::try_from(n).ok().and_then(|n| words.get(n));
    word.map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// "2 1/3" for 7/3.
pub(super) fn amount(fraction: Fraction) -> String {
    let (whole, rest) = (
        fraction.numerator() / fraction.denominator(),
        fraction.numerator() % fraction.denominator(),
    );
    match (whole, rest) {
        (whole, 0) => whole.to_string(),
        (0, rest) => format!("{rest}/{}", fraction.denominator()),
        (whole, rest) => format!("{whole} {rest}/{}", fraction.denominator()),
    }
}

/// "half", "two thirds", "3/5", "half plus 1", "all".
pub(super) fn share(number: Number) -> String {
    let share = match (number.share.numerator(), number.share.denominator()) {
        (1, 1) => "all".to_owned(),
        (1, 2) => "half".to_owned(),
        (1, 3) => "one third".to_owned(),
        (2, 3) => "two thirds".to_owned(),
        (1, 4) => "one quarter".to_owned(),
        (3, 4) => "three quarters".to_owned(),
        (over, under) => format!("{over}/{under}"),
    };
    match number.count.is_zero() {
        true => share,
        false => format!("{share} plus {}", amount(number.count)),
    }
}

/// What is counted: "votes", "members".
pub(super) fn measure(by: &By) -> String {
    match by {
        By::Seats => "members".to_owned(),
        By::People => "people".to_owned(),
        By::Bodies => "organisations".to_owned(),
        By::Votes => "votes".to_owned(),
        By::Own(name) => name.clone(),
    }
}

/// With a capital first letter.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}

/// One vote, two votes.
pub(super) fn plural(n: Fraction, one: &str) -> String {
    match n == Fraction::ONE {
        true => format!("1 {one}"),
        false => format!("{} {one}s", amount(n)),
    }
}

pub(super) fn may(from: From) -> &'static str {
    match from {
        From::Papers => "have the papers",
        From::Room => "be in the room",
        From::Speech => "speak",
        From::Decision => "take part in the decision",
        From::Vote => "vote",
        From::Quorum => "count towards the quorum",
        From::Base => "be counted among the members",
        From::Presiding => "preside",
        From::Casting => "give the deciding vote",
        From::Deputy => "send a deputy",
    }
}
