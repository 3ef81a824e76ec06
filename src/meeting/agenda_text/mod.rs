//! An agenda from pasted text: numbers, titles, parts, presenters, papers, minutes, purposes, the private part. Nothing is
//! refused: what is not understood is kept as well as can be, and a remark says so with its line.
//!
//! [`line`] says what a line is, [`fields`] takes the title apart; here they are put together.

mod fields;
mod line;
#[cfg(test)]
mod tests;

use chrono::NaiveTime;

use self::fields::Fields;
use self::line::{Line, Shape, is_exclusion};
use super::agenda::{Item, ItemNo, Part, Purpose, Standing};

/// The items found, and what the secretary should look at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AgendaDraft {
    pub items: Vec<Item>,
    pub remarks: Vec<String>,
}

/// The standing agenda of a committee that has not written its own.
pub const STANDING_AGENDA: &str = "\
1. Welcome and apologies
2. Declarations of interest
3. Minutes of the last meeting
4. Matters arising
5. Action log
6. Questions from the public
7. Any other business
";

/// The ground of items under a heading such as "Part 2 (private)", until a better one is given.
const GROUND: &str = "the confidential nature of the business to be transacted";

/// Reads an agenda as it is pasted from a document or a mail.
pub fn parse_agenda(text: &str) -> AgendaDraft {
    let lines: Vec<Line> = text
        .replace("\r\n", "\n")
        .split(['\n', '\r', '\u{b}', '\u{2028}'])
        .map(Line::read)
        .collect();
    let numbered = lines.iter().any(|line| matches!(line.shape, Shape::Item { .. }));
    let printed = lines.iter().filter_map(|line| match &line.shape {
        // "1. note the report" is a recommendation.
        Shape::Item { number } if !line.said().starts_with(char::is_lowercase) => Some(number.clone()),
        _ => None,
    });
    let mut reading = Reading {
        numbered,
        printed: printed.collect(),
        ..Reading::default()
    };
    for (index, line) in lines.into_iter().enumerate() {
        reading.line(index + 1, line);
    }
    reading.finish()
}

/// An agenda half read.
#[derive(Default)]
struct Reading {
    /// Some line carries a number; then one without is no item of its own accord.
    numbered: bool,
    /// The numbers that lines carry: what has none takes none of them away.
    printed: Vec<String>,
    items: Vec<Draft>,
    remarks: Vec<String>,
    /// Under a heading of the private part.
    private: bool,
    /// Right behind the resolution to exclude the public, which may go on in the next line.
    resolving: bool,
    /// A time alone on a line before the first item: each stands before its item.
    time_ahead: Option<NaiveTime>,
    /// A time stood among the words of a title.
    time_left_out: bool,
    /// Under a heading such as "For decision".
    purpose: Option<Purpose>,
    /// After "The Committee is asked to:", each line is a recommendation.
    recommending: bool,
    /// And at least one has come; an empty line then ends them.
    proposed: bool,
}

/// An item half read.
struct Draft {
    item: Item,
    /// Whether the text said what it is for.
    purpose: Option<Purpose>,
    starts: Option<NaiveTime>,
}

impl Reading {
    fn line(&mut self, number: usize, line: Line) {
        let said = line.said();
        let resolving = std::mem::take(&mut self.resolving);
        match line.shape {
            Shape::Other { .. } if resolving && said.starts_with(char::is_lowercase) => self.resolving = true,
            Shape::Exclusion => self.exclusion(number, &said),
            Shape::Empty => self.recommending &= !self.proposed,
            // "1. note the report" after "asked to:".
            Shape::Item { .. } if self.recommending && said.starts_with(char::is_lowercase) => {
                self.part(number, None, &said);
            }
            Shape::Item { number: printed } => {
                let fields = Fields::of_cells(&line.cells);
                self.item(number, Some(printed), fields);
            }
            Shape::Part { label } => self.part(number, Some(label), &line.cells.join(" ")),
            Shape::Bullet => match self.items.is_empty() {
                true => self.left_out(number, &said),
                false => self.part(number, None, &line.cells.join(" ")),
            },
            Shape::Asked { rest } => {
                self.recommending = true;
                self.proposed = false;
                if !rest.is_empty() {
                    self.part(number, None, &rest);
                }
            }
            Shape::Private => {
                self.private = true;
                self.purpose = None;
            }
            Shape::Public => self.private = false,
            Shape::Heading(purpose) => self.purpose = Some(purpose),
            Shape::Field => self.field(number, &line.cells, &said),
            Shape::Other { indented } => self.other(number, &line.cells, indented, &said),
        }
    }

    /// The private part begins. Under an item for it, these words are what is resolved.
    fn exclusion(&mut self, line: usize, said: &str) {
        match self.items.last().is_some_and(|draft| is_exclusion(&draft.item.title)) {
            true => self.part(line, None, said),
            false => self.recommending = false,
        }
        self.private = true;
        self.purpose = None;
        self.resolving = true;
    }

    fn item(&mut self, line: usize, printed: Option<String>, fields: Fields) {
        self.recommending = false;
        let printed = printed.filter(|number| {
            let is_new = self.items.iter().all(|draft| draft.item.number.0 != *number);
            if !is_new {
                let next = self.next_number();
                self.remarks.push(format!(
                    "Line {line}: there is an item {number} already; this one is item {next}."
                ));
            }
            is_new
        });
        let number = printed.unwrap_or_else(|| self.next_number());
        let standing = standing_item(&fields.title);
        let private = (self.private && !is_for_everybody(&fields.title)) || fields.private;
        // What comes behind the item for it is without the public; it is not.
        self.private |= is_exclusion(&fields.title);
        self.time_left_out |= fields.time_in_title;
        let item = Item {
            number: ItemNo(number),
            title: fields.title,
            standing,
            presenter: fields.presenter,
            paper: fields.paper,
            minutes: fields.minutes,
            private: private.then(|| GROUND.into()),
            ..Item::default()
        };
        self.items.push(Draft {
            item,
            purpose: fields.purpose.or(self.purpose.filter(|_| standing.is_none())),
            starts: fields.starts.or(self.time_ahead.take()),
        });
    }

    /// One more than the largest whole number so far; where a later line carries that, a letter behind the one before.
    fn next_number(&self) -> String {
        let whole = self.items.iter().filter_map(|draft| {
            let digits = draft
                .item
                .number
                .0
                .split(|letter: char| !letter.is_ascii_digit())
                .next()?;
            digits.parse::<u32>().ok()
        });
        let last = whole.max().unwrap_or(0);
        let next = last.saturating_add(1).to_string();
        let used = |number: &String| self.items.iter().any(|draft| draft.item.number.0 == *number);
        let free = |number: &String| !used(number) && !self.printed.contains(number);
        let mut between = ('A'..='Z').map(|letter| format!("{last}{letter}"));
        match self.printed.contains(&next) {
            true => between.find(free).unwrap_or(next),
            false => next,
        }
    }

    fn part(&mut self, line: usize, label: Option<String>, wording: &str) {
        let wording = wording.trim().trim_end_matches([';', ',']).trim_end();
        let wording = wording
            .strip_suffix("; and")
            .or_else(|| wording.strip_suffix(" and"))
            .unwrap_or(wording);
        let Some(draft) = self.items.last_mut() else {
            self.left_out(line, wording);
            return;
        };
        let parts = &mut draft.item.parts;
        let letters = ('a'..='z').map(String::from);
        let mut free = letters.filter(|letter| parts.iter().all(|part| part.label != *letter));
        let label = label
            .filter(|label| parts.iter().all(|part| part.label != *label))
            .or_else(|| free.next());
        match label {
            Some(label) if !wording.is_empty() => {
                self.proposed = true;
                parts.push(Part {
                    label,
                    wording: wording.into(),
                });
            }
            _ => self.left_out(line, wording),
        }
    }

    /// "Lead: Dr Ade", "Paper: B", on a line of their own.
    fn field(&mut self, line: usize, cells: &[String], said: &str) {
        let fields = Fields::of_cells(cells);
        let Some(draft) = self.items.last_mut() else {
            match fields.starts {
                Some(starts) => self.time_ahead = Some(starts),
                None => self.left_out(line, said),
            }
            return;
        };
        draft.purpose = fields.purpose.or(draft.purpose);
        draft.starts = fields.starts.or(draft.starts);
        let item = &mut draft.item;
        item.presenter = fields.presenter.or(item.presenter.take());
        item.paper = fields.paper.or(item.paper.take());
        item.minutes = fields.minutes.or(item.minutes);
        if fields.private {
            item.private.get_or_insert_with(|| GROUND.into());
        }
    }

    /// A line without a number: an item where none has one, or a standing item; a recommendation after "asked to";
    /// the rest of a broken line; else an item with a remark.
    fn other(&mut self, line: usize, cells: &[String], indented: bool, said: &str) {
        let fields = Fields::of_cells(cells);
        // "To approve the plan." under an item is what is recommended.
        let proposes = self.numbered && ["To ", "That "].iter().any(|start| said.starts_with(start));
        let recommended = self.recommending && !begins_anew(&fields.title);
        if recommended || (proposes && !self.items.is_empty()) {
            self.part(line, None, said);
            return;
        }
        if !self.numbered {
            self.item(line, None, fields);
            return;
        }
        if self.items.is_empty() {
            self.left_out(line, said);
            return;
        }
        let starts_small = said.chars().next().is_some_and(char::is_lowercase);
        if !begins_anew(&fields.title) && (indented || starts_small) {
            self.go_on(said);
            self.remarks.push(format!(
                "Line {line} was taken to go on from the line before: \"{said}\"."
            ));
            return;
        }
        self.item(line, None, fields);
        let number = self
            .items
            .last()
            .map_or(String::new(), |draft| draft.item.number.to_string());
        self.remarks
            .push(format!("Line {line} has no number; it is item {number}: \"{said}\"."));
    }

    fn go_on(&mut self, said: &str) {
        let Some(draft) = self.items.last_mut() else { return };
        let words = match draft.item.parts.last_mut() {
            Some(part) => &mut part.wording,
            None => &mut draft.item.title,
        };
        words.push(' ');
        words.push_str(said);
    }

    fn left_out(&mut self, line: usize, said: &str) {
        if !said.is_empty() {
            self.remarks.push(format!("Line {line} was left out: \"{said}\"."));
        }
    }

    fn finish(mut self) -> AgendaDraft {
        let starts: Vec<Option<NaiveTime>> = self.items.iter().map(|draft| draft.starts).collect();
        let next = starts.iter().copied().skip(1).chain([None]);
        for ((draft, starts), next) in self.items.iter_mut().zip(&starts).zip(next) {
            if let (None, Some(starts), Some(next)) = (draft.item.minutes, starts, next) {
                draft.item.minutes = fields::minutes_between(*starts, next);
            }
            draft.item.purpose = draft.purpose.unwrap_or_else(|| usual_purpose(&draft.item));
        }
        if self.time_left_out {
            let says = "Times of day were taken out of the titles: an item has its minutes, and no time of day.";
            self.remarks.push(says.into());
        }
        AgendaDraft {
            items: self.items.into_iter().map(|draft| draft.item).collect(),
            remarks: self.remarks,
        }
    }
}

/// What an item is for when the text does not say.
fn usual_purpose(item: &Item) -> Purpose {
    match item.standing {
        Some(Standing::LastMinutes) => Purpose::Decision,
        Some(
            Standing::Welcome
            | Standing::Declarations
            | Standing::MattersArising
            | Standing::ActionLog
            | Standing::PublicQuestions
            | Standing::OtherBusiness,
        ) => Purpose::Information,
        None if item.parts.is_empty() => Purpose::Discussion,
        None => Purpose::Decision,
    }
}

/// Whether a line with this title is an item, wherever it stands.
fn begins_anew(title: &str) -> bool {
    let title = title.to_lowercase();
    standing_item(&title).is_some() || is_next_meeting(&title)
}

/// In small letters: "date of next meeting".
fn is_next_meeting(title: &str) -> bool {
    const NEXT: [&str; 5] = [
        "date of next",
        "date of the next",
        "date and time of",
        "dates of",
        "next meeting",
    ];
    NEXT.iter().any(|words| title.starts_with(words))
}

/// What ends a meeting is no private business by standing behind it.
fn is_for_everybody(title: &str) -> bool {
    let title = title.to_lowercase();
    let closes = ["close", "closing", "meeting close", "end of meeting"];
    standing_item(&title) == Some(Standing::OtherBusiness)
        || is_next_meeting(&title)
        || closes
            .iter()
            .any(|words| title.starts_with(words) && title.split(' ').count() <= 4)
}

/// The standing item that a title means.
pub fn standing_item(title: &str) -> Option<Standing> {
    let title = title.to_lowercase();
    let has = |words: &str| title.contains(words);
    if has("declaration") && has("interest") {
        Some(Standing::Declarations)
    } else if has("minutes") && ["last", "previous", "meeting"].iter().any(|word| has(word)) {
        Some(Standing::LastMinutes)
    } else if has("matters arising") {
        Some(Standing::MattersArising)
    } else if has("action log") || has("action list") || has("action tracker") {
        Some(Standing::ActionLog)
    } else if has("question") && has("public") {
        Some(Standing::PublicQuestions)
    } else if has("any other business") || has("other business") || title.trim_matches('.') == "aob" {
        Some(Standing::OtherBusiness)
    } else if title.starts_with("welcome") || title.starts_with("apologies") || title.starts_with("introductions") {
        Some(Standing::Welcome)
    } else {
        None
    }
}
