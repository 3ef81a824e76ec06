//! From lines, each of which is what [`super::classify`] or somebody said, to the items of an agenda.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::fields::{BROKEN, Fields};
use super::rows::{Cell, Row, said};
use super::standing::standing;
use super::values::minutes_between;
use super::{AgendaDraft, AgendaLine, AgendaText, GROUND, LineIs, Readers};
use crate::meeting::agenda::{Item, ItemNo, Part, Purpose, Standing};

/// Puts the items together.
pub(super) fn assemble(text: &AgendaText) -> AgendaDraft {
    let printed = text.lines.iter().filter_map(|line| match &line.is {
        LineIs::Item(number) => number.clone(),
        _ => None,
    });
    let printed: BTreeSet<String> = printed.collect();
    let mut assembly = Assembly {
        own: &text.own,
        beyond: printed.iter().filter_map(|number| whole(number)).max().unwrap_or(0),
        printed,
        ..Assembly::default()
    };
    let mut rest = text.lines.as_slice();
    while let Some((head, below)) = rest.split_first() {
        let joined = below.iter().take_while(|line| line.is == LineIs::GoesOn).count();
        let (tail, after) = below.split_at_checked(joined).unwrap_or((below, &[]));
        let became = assembly.line(head, tail);
        assembly.became.extend(std::iter::repeat_n(became, 1 + joined));
        for line in tail {
            assembly.doubt(line, None);
        }
        rest = after;
    }
    assembly.finish(text)
}

/// A line alone, as an item.
pub(super) fn one(rows: &[Row]) -> Item {
    let marked = super::facts::mark_all(rows.to_vec());
    let Some(first) = marked.first() else {
        return Item::default();
    };
    let cells = if first.header { &first.row.cells } else { &first.cells };
    let fields = Fields::of_cells(cells);
    let number = match &first.mark {
        Some(super::Mark::Number(number)) => number.clone(),
        Some(super::Mark::Letter(..) | super::Mark::Bullet) | None => String::new(),
    };
    let private = fields.private;
    let draft = Draft::of(fields, ItemNo(number), private, "");
    let mut item = draft.item;
    item.purpose = draft.purpose.unwrap_or_else(|| usual_purpose(&item));
    item
}

/// An agenda half put together.
#[derive(Default)]
struct Assembly<'a> {
    own: &'a str,
    items: Vec<Draft>,
    became: Vec<Option<(usize, Option<usize>)>>,
    remarks: Vec<String>,
    explained: Vec<usize>,
    /// In the private part.
    private: bool,
    /// Under a heading such as "For decision".
    purpose: Option<Purpose>,
    /// A time alone on a line before the first item: each stands before its item.
    time_ahead: Option<NaiveTime>,
    /// A time stood among the words of a title.
    time_left_out: bool,
    /// The numbers that lines carry: what has none takes none of them away.
    printed: BTreeSet<String>,
    used: BTreeSet<String>,
    /// The largest whole number so far, and of all.
    largest: u32,
    beyond: u32,
}

/// An item half put together.
struct Draft {
    item: Item,
    /// Whether the text said what it is for.
    purpose: Option<Purpose>,
    starts: Option<NaiveTime>,
}

impl Draft {
    fn of(fields: Fields, number: ItemNo, private: bool, own: &str) -> Draft {
        Draft {
            item: Item {
                number,
                standing: standing(&fields.title, own),
                title: fields.title,
                presenter: fields.presenter,
                paper: fields.paper,
                minutes: fields.minutes,
                private: private.then(|| GROUND.into()),
                ..Item::default()
            },
            purpose: fields.purpose,
            starts: fields.starts,
        }
    }
}

impl Assembly<'_> {
    fn line(&mut self, head: &AgendaLine, tail: &[AgendaLine]) -> Option<(usize, Option<usize>)> {
        let became = match &head.is {
            LineIs::Item(number) => self.item(head, number.as_deref(), tail),
            LineIs::Recommendation(label) => self.part(head, label.as_deref(), tail),
            LineIs::Detail => self.detail(head),
            LineIs::Heading(purpose) => {
                self.purpose = *purpose;
                None
            }
            LineIs::Explanation => {
                self.explained.push(head.at);
                None
            }
            LineIs::GoesOn | LineIs::LeftOut => None,
        };
        if let Some(begins) = head.begins {
            self.private = begins == Readers::Private;
        }
        let of = became.filter(|_| matches!(head.is, LineIs::Item(_)));
        let number = of
            .and_then(|(item, _)| self.items.get(item))
            .map(|draft| draft.item.number.clone());
        self.doubt(head, number.as_ref());
        became
    }

    fn item(
        &mut self,
        head: &AgendaLine,
        printed: Option<&str>,
        tail: &[AgendaLine],
    ) -> Option<(usize, Option<usize>)> {
        let cells = joined(head, tail);
        let mut fields = Fields::of_cells(&cells);
        // There is no item without a title: "(Chair)" alone is the presenter of the one above, "Verbal update" the title.
        if fields.title.is_empty() {
            let words = said(&cells);
            if words.starts_with('(') || words.is_empty() {
                return self.detail(head);
            }
            fields = Fields {
                title: words,
                ..Fields::default()
            };
        }
        let number = match printed {
            Some(printed) if !self.used.contains(printed) => printed.to_owned(),
            Some(printed) => {
                let next = self.next_number();
                let says = format!(
                    "Line {}: there is an item {printed} already; this one is item {next}.",
                    head.at
                );
                self.remarks.push(says);
                next
            }
            None => self.next_number(),
        };
        if let Some(odd) = &fields.odd_purpose {
            let says = format!("Line {}: the purpose \"{odd}\" is not known and was left out.", head.at);
            self.remarks.push(says);
        }
        self.used.insert(number.clone());
        self.largest = self.largest.max(whole(&number).unwrap_or(0));
        self.beyond = self.beyond.max(self.largest);
        self.time_left_out |= fields.time_in_title;
        let private = head.private.unwrap_or(self.private || fields.private);
        let mut draft = Draft::of(fields, ItemNo(number), private, self.own);
        draft.purpose = draft.purpose.or(self.purpose.filter(|_| draft.item.standing.is_none()));
        draft.starts = draft.starts.or(self.time_ahead.take());
        self.items.push(draft);
        Some((self.items.len() - 1, None))
    }

    /// One more than the largest whole number so far; where a later line carries that, a letter behind the one before.
    fn next_number(&mut self) -> String {
        let next = self.largest.saturating_add(1).to_string();
        let free = |number: &String| !self.used.contains(number) && !self.printed.contains(number);
        let mut between = ('A'..='Z').map(|letter| format!("{}{letter}", self.largest));
        let found = Some(next).filter(free).or_else(|| between.find(free));
        found.unwrap_or_else(|| {
            self.beyond = self.beyond.saturating_add(1);
            self.beyond.to_string()
        })
    }

    fn part(&mut self, head: &AgendaLine, label: Option<&str>, tail: &[AgendaLine]) -> Option<(usize, Option<usize>)> {
        let wording = said(&joined(head, tail)).replace(BROKEN, " ");
        let wording = wording.trim().trim_end_matches([';', ',']).trim_end();
        let wording = wording
            .strip_suffix("; and")
            .or_else(|| wording.strip_suffix(" and"))
            .unwrap_or(wording);
        let place = self.items.len().checked_sub(1)?;
        let parts = &mut self.items.last_mut()?.item.parts;
        let free = |label: &String| parts.iter().all(|part| part.label != *label);
        let printed = label.map(String::from).filter(free);
        let label = printed.or_else(|| ('a'..='z').map(String::from).find(free));
        match label {
            Some(label) if !wording.is_empty() => {
                parts.push(Part {
                    label,
                    wording: wording.into(),
                });
                Some((place, Some(parts.len() - 1)))
            }
            _ => {
                self.remarks
                    .push(format!("Line {} was left out: \"{wording}\".", head.at));
                None
            }
        }
    }

    /// "Lead: Dr Ade", "Paper: B", on a line of their own.
    fn detail(&mut self, head: &AgendaLine) -> Option<(usize, Option<usize>)> {
        let fields = Fields::of_detail(&head.cells);
        let place = self.items.len().checked_sub(1);
        let Some(draft) = self.items.last_mut() else {
            self.time_ahead = fields.starts.or(self.time_ahead);
            return None;
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
        place.map(|place| (place, None))
    }

    fn doubt(&mut self, line: &AgendaLine, number: Option<&ItemNo>) {
        let Some(doubt) = &line.doubt else { return };
        let which = number.map_or(String::new(), |number| format!("; it is item {number}"));
        self.remarks
            .push(format!("Line {} {}{which}: \"{}\".", line.at, doubt.says, line.said));
    }

    fn finish(mut self, text: &AgendaText) -> AgendaDraft {
        let starts: Vec<Option<NaiveTime>> = self.items.iter().map(|draft| draft.starts).collect();
        let next = starts.iter().copied().skip(1).chain([None]);
        for ((draft, starts), next) in self.items.iter_mut().zip(&starts).zip(next) {
            if let (None, Some(starts), Some(next)) = (draft.item.minutes, starts, next) {
                draft.item.minutes = minutes_between(*starts, next);
            }
            draft.item.purpose = draft.purpose.unwrap_or_else(|| usual_purpose(&draft.item));
        }
        if self.time_left_out {
            let says = "Times of day were taken out of the titles: an item has its minutes, and no time of day.";
            self.remarks.push(says.into());
        }
        match self.explained.as_slice() {
            [] => {}
            [one] => self
                .remarks
                .push(format!("Line {one} explains the item above it and was left out.")),
            [first, ..] => self.remarks.push(format!(
                "{} lines explain the item above them and were left out, the first is line {first}.",
                self.explained.len()
            )),
        }
        if !text.numbered && self.items.len() > 1 {
            self.remarks
                .push("No line has a number: each was taken as an item.".into());
        }
        AgendaDraft {
            items: self.items.into_iter().map(|draft| draft.item).collect(),
            remarks: self.remarks,
            became: self.became,
        }
    }
}

/// A line's cells, with the lines that go on from it behind its title.
fn joined(head: &AgendaLine, tail: &[AgendaLine]) -> Vec<Cell> {
    let mut cells = head.cells.clone();
    let empty = cells.iter().all(|cell| cell.text.is_empty());
    let mut tail = tail.iter();
    if empty && let Some(first) = tail.next() {
        cells.clone_from(&first.cells);
    }
    let title = cells
        .iter()
        .position(|cell| cell.column == super::columns::Column::Title && !cell.text.is_empty());
    let title = title.or_else(|| cells.iter().position(|cell| !cell.text.is_empty()));
    if let Some(cell) = title.and_then(|title| cells.get_mut(title)) {
        for line in tail {
            // Where a line was broken nothing is taken off: "Agreement –" and "Oversight" below it are one title.
            cell.text.push(BROKEN);
            cell.text.push_str(&line.said);
        }
    }
    cells
}

/// The whole number that a number begins with.
fn whole(number: &str) -> Option<u32> {
    number
        .split(|letter: char| !letter.is_ascii_digit())
        .next()?
        .parse()
        .ok()
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
