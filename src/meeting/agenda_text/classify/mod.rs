//! What each line is. One pass, from the top; what a line is depends on itself, the text as a whole, and what went before.

mod secret;

use std::collections::BTreeSet;

use super::facts::{Facts, Marked, mark_all};
use super::fields::Fields;
use super::furniture;
use super::marks::Mark;
use super::rows::{Cell, Row};
use super::secrecy::{self, Says};
use super::standing::{ends_the_meeting, standing};
use super::{AgendaLine, AgendaText, Doubt, LineIs, Readers, values};
use crate::meeting::agenda::Standing;

/// What each row is.
pub(super) fn classify(rows: Vec<Row>, own: &str) -> AgendaText {
    let marked = mark_all(rows);
    let facts = Facts::of(&marked, own);
    let numbered = facts.numbered || facts.lettered;
    let mut reader = Reader {
        facts,
        own,
        ..Reader::default()
    };
    let mut rest = marked.as_slice();
    while let Some((head, below)) = rest.split_first() {
        let joined = reader.goes_on_for(head, below);
        let (tail, after) = below.split_at_checked(joined).unwrap_or((below, &[]));
        let tail_words: Vec<String> = tail.iter().map(Marked::words).collect();
        reader.line(head, &tail_words, after.first());
        for marked in tail {
            reader.push(marked, LineIs::GoesOn);
        }
        // A number's words come in the next line: that is no doubt.
        if let Some((first, _)) = tail.split_first()
            && !head.is_mark_alone()
        {
            reader.doubt_of(first, "was taken to go on from the line before", false);
        }
        reader.at += 1 + joined;
        rest = after;
    }
    AgendaText {
        lines: reader.lines,
        own: own.into(),
        numbered,
    }
}

#[derive(Default)]
struct Reader<'a> {
    facts: Facts,
    own: &'a str,
    /// Which row.
    at: usize,
    lines: Vec<AgendaLine>,
    /// In the private part.
    private: bool,
    /// Since the private part began, or an item for it, no other item came: letters below are items of it.
    opening: bool,
    /// The last item is the resolution itself.
    resolving: bool,
    /// Behind "The Committee is asked to:".
    listing: bool,
    proposed: bool,
    /// Behind the signature.
    signed: bool,
    /// The last item of the first level, and how many of the second it has.
    top: Option<Top>,
    numbers: BTreeSet<String>,
    items: usize,
    last_standing: Option<Standing>,
}

struct Top {
    number: String,
    value: Option<u32>,
    indent: usize,
    below: u32,
}

impl Reader<'_> {
    /// How many of the rows below go on with this one.
    fn goes_on_for(&self, head: &Marked, below: &[Marked]) -> usize {
        let asks = head.mark.is_none() && furniture::asked(&head.words()).is_some_and(|rest| rest.is_empty());
        if asks || head.header {
            return 0;
        }
        let mut count = 0;
        let mut last = head;
        let mut open_brackets = brackets(&head.words());
        let waits = head.is_mark_alone() || self.is_number_alone(head, below.first());
        for next in below {
            let first = count == 0 && waits;
            let words = first && self.gives_words(next) || self.goes_on(last, next, open_brackets);
            if !words {
                break;
            }
            open_brackets += brackets(&next.words());
            last = next;
            count += 1;
        }
        count
    }

    /// "53" alone on a line, where that is the next number: not a page.
    fn is_number_alone(&self, head: &Marked, next: Option<&Marked>) -> bool {
        let number = furniture::bare_number(&head.row.said()).filter(|_| head.mark.is_none() && !head.header);
        let follows = |number: u32| match self.top.as_ref().and_then(|top| top.value) {
            Some(value) => number == value + 1,
            None => self.facts.alone.contains(&(number + 1)),
        };
        number.is_some_and(follows) && next.is_some_and(|next| next.mark.is_none())
    }

    /// Whether a row is the words of a number that stood alone above it.
    fn gives_words(&self, next: &Marked) -> bool {
        let words = next.words();
        next.mark.is_none()
            && !next.header
            && !furniture::is_page_number(&words)
            && furniture::bare_number(&words).is_none()
    }

    fn goes_on(&self, last: &Marked, next: &Marked, open_brackets: i32) -> bool {
        let (before, words) = (last.words(), next.words());
        if next.mark.is_some() || next.header || next.row.after_blank || words.is_empty() || before.is_empty() {
            return false;
        }
        let small = words.starts_with(char::is_lowercase);
        let heading = !small && !matches!(secrecy::says(&words), Says::Nothing | Says::Word);
        let page = furniture::is_page_number(&words) || furniture::is_contact(&words);
        if heading || page || furniture::asked(&words).is_some() || furniture::is_agenda_heading(&before) {
            return false;
        }
        let title = last.cells.iter().find(|cell| !cell.text.is_empty());
        let title = title.map_or("", |cell| cell.text.as_str());
        let lists = self.listing && last.mark.is_none();
        let connects = [",", "; and", ", and", "; or"].iter().any(|end| before.ends_with(end));
        let open = furniture::is_open(title) && !(self.listing && connects);
        // "Report of the" goes on with "Director of Finance"; "(Chair)" is the presenter all the same.
        let detail = Fields::is_detail(&words) && (words.starts_with('(') || !open);
        if detail {
            return false;
        }
        open_brackets > 0 && words.contains(')') || open || small && !lists
    }

    fn line(&mut self, head: &Marked, tail: &[String], next: Option<&Marked>) {
        let words: Vec<String> = std::iter::once(head.words()).chain(tail.iter().cloned()).collect();
        let words = words
            .iter()
            .map(String::as_str)
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if head.row.after_blank {
            self.listing &= !self.proposed;
        }
        let worded = head.mark.as_ref().is_some_and(|mark| *mark != Mark::Bullet);
        if head.header || !worded && furniture::is_page_number(&head.row.said()) {
            return self.left_out(head);
        }
        match &head.mark {
            Some(_) if self.at < self.facts.begins => self.unmarked(head, &words, next),
            Some(Mark::Number(number)) => self.numbered(head, number, &words),
            Some(Mark::Letter(label, capital)) => self.lettered(head, label, *capital, &words, next),
            Some(Mark::Bullet) => self.below_an_item(head, None, &words),
            None if !tail.is_empty() && self.is_number_alone(head, Some(head)) => {
                let number = head.row.said();
                let taken = Marked {
                    row: head.row.clone(),
                    mark: Some(Mark::Number(number.clone())),
                    cells: Vec::new(),
                    header: false,
                };
                self.numbered(&taken, &number, &tail.join(" "));
            }
            None if furniture::bare_number(&words).is_some() => self.left_out(head),
            None => self.unmarked(head, &words, next),
        }
    }

    fn numbered(&mut self, head: &Marked, number: &str, words: &str) {
        let value: Option<u32> = number.parse().ok();
        let small = words.starts_with(char::is_lowercase);
        let again = self.numbers.contains(number);
        let indent = head.row.indent;
        let deeper = self.top.as_ref().is_some_and(|top| indent > top.indent);
        // "1. note the report" after "asked to:".
        if self.listing && self.items > 0 && (small || deeper || again) {
            return self.recommendation(head, None);
        }
        self.listing = false;
        if words.is_empty() {
            return self.left_out(head);
        }
        let nested = match (&mut self.top, value) {
            (Some(top), Some(value)) if deeper && value == top.below + 1 => {
                top.below = value;
                Some(format!("{}.{value}", top.number))
            }
            _ => None,
        };
        let printed = nested.clone().unwrap_or_else(|| number.into());
        if nested.is_none() && !number.contains('.') {
            let number = printed.clone();
            let figures: String = number.chars().take_while(char::is_ascii_digit).collect();
            let value = figures.parse().ok().filter(|_| !number.contains('/'));
            self.top = Some(Top {
                number,
                value,
                indent,
                below: 0,
            });
        }
        self.numbers.insert(printed.clone());
        self.item(head, Some(printed), words);
    }

    fn lettered(&mut self, head: &Marked, label: &str, capital: bool, words: &str, next: Option<&Marked>) {
        let text = head.row.said();
        if self.signed {
            return self.left_out(head);
        }
        // "A. Leader" below an item presents it.
        if capital && !self.facts.capitals && values::is_initialled(&text) && self.items > 0 {
            return self.push_as(head, LineIs::Detail, vec![Cell::guess(text)]);
        }
        if self.facts.lettered && self.at >= self.facts.begins {
            self.numbers.insert(label.to_uppercase());
            return self.item(head, Some(label.to_uppercase()), words);
        }
        if words.is_empty() && next.is_none() {
            return self.left_out(head);
        }
        self.below_an_item(head, Some(label.into()), words);
    }

    /// A letter or a bullet: a recommendation; where the private part has just begun, an item of it.
    fn below_an_item(&mut self, head: &Marked, label: Option<String>, words: &str) {
        let says = secrecy::says(words);
        if matches!(says, Says::Excludes | Says::MayExclude) && !self.resolving {
            return self.heading(head, Readers::Private);
        }
        if self.opening && says != Says::Excludes && !words.is_empty() {
            self.item(head, None, words);
            return self.doubt("stands below the resolution and was taken as a private item", true);
        }
        match self.items > 0 && !words.is_empty() {
            true => self.recommendation(head, label),
            false => self.left_out(head),
        }
    }

    fn unmarked(&mut self, head: &Marked, words: &str, next: Option<&Marked>) {
        if self.secret(head, words) {
            return;
        }
        if self.at < self.facts.begins || furniture::is_agenda_heading(words) {
            return self.left_out(head);
        }
        if furniture::is_signature(words) {
            self.signed = true;
            return self.left_out(head);
        }
        if let Some(rest) = furniture::asked(words) {
            return self.asked(head, rest, words);
        }
        if let Some(purpose) = furniture::purpose_heading(words) {
            // Right below an item it is what that item is for, where another item follows at once.
            let of_item = self.items > 0 && !head.row.after_blank && next.is_none_or(|next| next.row.after_blank);
            let is = if of_item {
                LineIs::Detail
            } else {
                LineIs::Heading(Some(purpose))
            };
            self.listing = false;
            return self.push(head, is);
        }
        self.plain(head, words, next);
    }

    fn asked(&mut self, head: &Marked, rest: String, words: &str) {
        let one = !rest.is_empty();
        // "Members are asked to declare any interest." is for everybody to know, and asks for no decision.
        if one
            && self
                .last_standing
                .is_some_and(|standing| standing != Standing::LastMinutes)
            && words.ends_with('.')
        {
            return self.push(head, LineIs::Explanation);
        }
        self.listing = !one || rest.ends_with([';', ':', ',']);
        self.proposed = one;
        match (one, self.items > 0) {
            (true, true) => self.push_as(head, LineIs::Recommendation(None), vec![Cell::guess(rest)]),
            (true, false) => self.left_out(head),
            (false, _) => self.push(head, LineIs::Heading(None)),
        }
    }

    /// A line that says nothing of itself.
    fn plain(&mut self, head: &Marked, words: &str, next: Option<&Marked>) {
        let numbered = self.facts.numbered || self.facts.lettered;
        let known = standing(words, self.own);
        let anew = known.is_some() || ends_the_meeting(words);
        if Fields::is_detail(words) && !anew {
            let time = self.items == 0 && values::time_or_span(words).is_some();
            return match self.items > 0 || time {
                true => self.push(head, LineIs::Detail),
                false => self.left_out(head),
            };
        }
        let starts = |start: &str| words.starts_with(start);
        // "To receive any declarations" below "Declarations of interest" says the same again.
        if numbered && starts("To ") && known.is_some() && known == self.last_standing {
            return self.push(head, LineIs::Explanation);
        }
        let proposes = numbered && (starts("To ") || starts("That "));
        if self.items > 0 && !anew && (self.listing || proposes) {
            return match self.opening {
                true => self.below_an_item(head, None, words),
                false => self.recommendation(head, None),
            };
        }
        let outside =
            self.signed || furniture::is_contact(words) || furniture::is_day(words) || numbered && self.items == 0;
        if outside {
            return self.left_out(head);
        }
        if self.items > 0 && !anew && !head.row.after_blank && furniture::explains(words) {
            return self.push(head, LineIs::Explanation);
        }
        if numbered && !anew {
            let indented = self.top.as_ref().is_some_and(|top| head.row.indent > top.indent + 1);
            if furniture::explains(words) || indented {
                return self.push(head, LineIs::Explanation);
            }
            let repeated = self.facts.repeated.contains(words);
            // A page's heading over the next number; below a private heading it may be an item all the same.
            let capitals =
                furniture::is_in_capitals(words) && next.is_some_and(|next| next.mark.is_some()) && !self.opening;
            if repeated || capitals {
                return self.left_out(head);
            }
        }
        self.item(head, None, words);
        // Where no line has a number, that is said once.
        if numbered && self.lines.last().is_some_and(|line| line.doubt.is_none()) {
            self.doubt("has no number", false);
        }
    }

    fn recommendation(&mut self, head: &Marked, label: Option<String>) {
        self.proposed = true;
        self.push(head, LineIs::Recommendation(label));
    }

    fn left_out(&mut self, head: &Marked) {
        self.push(head, LineIs::LeftOut);
        self.doubt("was left out", false);
    }

    fn doubt(&mut self, says: &str, asks: bool) {
        if let Some(line) = self.lines.last_mut() {
            line.doubt = Some(Doubt {
                says: says.into(),
                asks,
            });
        }
    }

    fn doubt_of(&mut self, of: &Marked, says: &str, asks: bool) {
        if let Some(line) = self.lines.iter_mut().rev().find(|line| line.at == of.row.at) {
            line.doubt = Some(Doubt {
                says: says.into(),
                asks,
            });
        }
    }

    fn push(&mut self, head: &Marked, is: LineIs) {
        self.push_as(head, is, head.cells.clone());
    }

    fn push_as(&mut self, head: &Marked, is: LineIs, cells: Vec<Cell>) {
        self.lines.push(AgendaLine {
            at: head.row.at,
            said: head.row.said(),
            is,
            begins: None,
            private: None,
            doubt: None,
            mark: head.mark.clone(),
            cells,
        });
    }
}

/// Brackets that are opened and not closed.
fn brackets(text: &str) -> i32 {
    text.chars().fold(0, |open, letter| match letter {
        '(' => open + 1,
        ')' => open - 1,
        _ => open,
    })
}
