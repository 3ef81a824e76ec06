//! The minutes as a document: header, who was there, opening, items in the order taken, actions, close, signature.
//!
//! Takes a sheet, that is, what this document's readers may know; words come from `words`, order and headings from here.

use crate::meeting::{Life, Nil, Standing};

use super::RecordHead;
use super::actions::{actions, brought_along, goes_through_actions};
use super::annex;
use super::between;
use super::document::{Block, Document};
use super::facts::{Ended, Passage, What};
use super::life;
use super::people::{apologies_received, people};
use super::sheet::{OpenItem, PrivateFacts, PublicFacts, Sheet, SheetItem, Told};
use super::vocabulary::Term;
use super::words::{Wording, hm, list, weekday};

/// What stands in the minutes besides the facts.
#[derive(Clone, Copy)]
pub struct More<'a> {
    /// With the working.
    pub annex: bool,
    /// The record that they rest on.
    pub head: Option<&'a RecordHead>,
    /// The life of this part alone.
    pub life: &'a Life,
}

/// The public minutes.
pub fn public(facts: &PublicFacts, more: More<'_>) -> Document {
    let wording = Wording::of(facts.sheet());
    let title = format!("{}: minutes", facts.sheet().head.committee);
    build(wording, title, more)
}

/// The minutes of the private part.
pub fn private(facts: &PrivateFacts, more: More<'_>) -> Document {
    let wording = Wording::of(facts.sheet());
    let part = wording.regime.word(Term::PrivateSession);
    let title = format!("{}: minutes of the {part}", facts.sheet().head.committee);
    let mut document = build(wording, title, more);
    document.banners.push("PRIVATE – not for publication".into());
    let is_head = |block: &Block| matches!(block, Block::Field { name, .. } if name == "Date" || name == "Time");
    let head = document.blocks.iter().rposition(is_head).map_or(0, |at| at + 1);
    let session = Block::Field {
        name: "Private session".into(),
        value: sessions(facts.sheet()),
    };
    document.blocks.insert(head, session);
    document
}

/// "10:05 to 10:40 and from 11:20": while the public were out.
fn sessions(sheet: &Sheet) -> String {
    let times = sheet.facts.iter().filter_map(|told| match &told.what {
        What::Excluded { until, .. } => Some((told.at.time, until.or(sheet.head.to))),
        _ => None,
    });
    let times = times.map(|(from, to)| match to {
        Some(to) => format!("{} to {}", hm(from), hm(to)),
        None => format!("from {}", hm(from)),
    });
    list(&times.collect::<Vec<String>>())
}

fn build(wording: Wording<'_>, title: String, more: More<'_>) -> Document {
    let head = &wording.sheet.head;
    let mut document = Document {
        subject: title.clone(),
        title,
        banners: life::banners(head, more.life),
        language: "en-GB",
        blocks: Vec::new(),
    };
    if head.practice {
        document.banners.push(wording.regime.word(Term::Practice).into());
    }
    header(&mut document, wording.sheet);
    life::field(&mut document, more.life);
    people(&mut document, wording);
    opening(&mut document, wording);
    for item in &wording.sheet.items {
        match item {
            SheetItem::Open(item) => open_item(&mut document, wording, item),
            SheetItem::Closed { .. } => closed_item(&mut document, wording, item),
        }
    }
    actions(&mut document, wording.sheet);
    close(&mut document, wording.sheet);
    life::end(&mut document, more.life);
    if let Some(record) = more.head {
        document.blocks.push(Block::Paragraph(record.says()));
    }
    if more.annex {
        annex::add(&mut document, wording);
    }
    document
}

fn header(document: &mut Document, sheet: &Sheet) {
    let head = &sheet.head;
    document.field("Organisations", list(&head.bodies));
    document.field("Date", weekday(head.date));
    let time = match (head.from, head.to, head.begins) {
        (Some(from), Some(to), _) => format!("{} to {}", hm(from), hm(to)),
        (Some(from), None, _) => format!("from {}", hm(from)),
        (None, _, Some(begins)) => format!("called for {}", hm(begins)),
        (None, _, None) => String::new(),
    };
    document.field("Time", time);
    document.field("Place", head.place.as_str());
}

fn opening(document: &mut Document, wording: Wording<'_>) {
    let before = opening_blocks(wording);
    if !before.is_empty() {
        document.heading(1, "Opening");
        document.blocks.extend(before);
    }
}

/// What is said before the first item.
pub(super) fn opening_blocks(wording: Wording<'_>) -> Vec<Block> {
    let told: Vec<&Told> = wording.sheet.under(None).collect();
    let runs = Wording::runs(&told, |_, _| false);
    runs.flat_map(|run| wording.blocks_of(run)).collect()
}

fn open_item(document: &mut Document, wording: Wording<'_>, item: &OpenItem) {
    let sheet = wording.sheet;
    let quiet = sheet.under(Some(&item.number)).next().is_none() && item.prose.is_empty();
    if item.taken.is_empty() && quiet && sheet.head.ended == Ended::NotYet {
        return; // still to come
    }
    if item.in_hand_alone {
        let told: Vec<&Told> = sheet.under(Some(&item.number)).collect();
        document.blocks.extend(between::blocks(wording, &told));
        return;
    }
    document.heading(1, format!("{}. {}", item.number, item.title));
    let presenter = item.presenter.clone().filter(|who| !is_everybody(who));
    document.field("Presented by", presenter.unwrap_or_default());
    document.field("Paper", item.paper.clone().unwrap_or_default());
    let only = match item.concerns.is_empty() {
        true => String::new(),
        false => format!("{} only", list(&item.concerns)),
    };
    document.field("Matter of", only);
    if goes_through_actions(sheet).is_some_and(|through| through.number == item.number) {
        document.blocks.extend(brought_along(sheet));
    }
    if tells_apologies(sheet, item) {
        document.blocks.extend(apologies_received(sheet).map(Block::Paragraph));
    }
    document.blocks.extend(item_blocks(wording, item));
}

/// "All": nobody in particular presented it.
fn is_everybody(presenter: &str) -> bool {
    let everybody = ["all", "all members", "everybody", "everyone"];
    everybody.contains(&presenter.trim().to_lowercase().as_str())
}

/// The item at which apologies were taken: one of that name, else the welcome.
fn takes_apologies(sheet: &Sheet) -> Option<&OpenItem> {
    let welcomes = || {
        sheet.items.iter().filter_map(|item| match item {
            SheetItem::Open(item) => {
                Some(item).filter(|item| item.standing == Some(Standing::Welcome) && !item.taken.is_empty())
            }
            SheetItem::Closed { .. } => None,
        })
    };
    let named = |item: &&OpenItem| item.title.to_lowercase().contains("apolog");
    welcomes().find(named).or_else(|| welcomes().next())
}

/// Whether it is told under this item who sent apologies: where the secretary's text does not.
fn tells_apologies(sheet: &Sheet, item: &OpenItem) -> bool {
    let says = |passage: &Passage| passage.text.to_lowercase().contains("apolog");
    !item.prose.iter().any(says) && takes_apologies(sheet).is_some_and(|takes| takes.number == item.number)
}

fn is_no_apologies(what: &What) -> bool {
    matches!(what, What::Nil(Nil::Apologies))
}

/// What is said of an item. Sentences in order of effect; the secretary's text before the first decision, vote or
/// action, as the discussion comes before what came of it; where there is none, last. What was written between one
/// outcome and another stands between them: after a tie it is the discussion of the second vote. In the private part,
/// what was written when the public had gone stands after the resolution, and what was written before stands before it.
pub(super) fn item_blocks(wording: Wording<'_>, item: &OpenItem) -> Vec<Block> {
    let sheet = wording.sheet;
    // That nobody sent apologies stands at the item for them, and there once.
    let at = takes_apologies(sheet).is_some_and(|takes| takes.number != item.number);
    let elsewhere = at || tells_apologies(sheet, item);
    let told = sheet.under(Some(&item.number));
    let told: Vec<&Told> = told
        .filter(|told| !(elsewhere && is_no_apologies(&told.what)))
        .collect();
    let (told, after) = between::split(sheet, item, &told);
    let settled = told
        .iter()
        .any(|told| matches!(told.what, What::Deferred { .. } | What::ItemWithdrawn { .. }));
    let mut blocks = Vec::new();
    if item.taken.is_empty() && !settled && sheet.head.ended != Ended::NotYet {
        blocks.push(Block::Paragraph("This item was not taken.".into()));
    }
    blocks.extend(out_of_order(sheet, item).map(Block::Paragraph));
    let places: Vec<Place> = told.iter().filter_map(|told| Place::of(sheet, told)).collect();
    let mut prose = discussions(&item.prose, &places).into_iter().peekable();
    let mut returns = item.taken.iter().skip(1).peekable();
    let came_back = |one: &Told, next: &Told| {
        let between = one.at.order + 1..=next.at.order;
        item.taken.iter().skip(1).any(|at| between.contains(&at.order))
    };
    for run in Wording::runs(told, came_back) {
        let Some(told) = run.first() else { continue };
        while let Some(at) = returns.next_if(|at| at.order <= told.at.order) {
            blocks.push(returned(item, at));
        }
        if Place::of(sheet, told).is_some() {
            let before = |(place, _): &(usize, Block)| *place <= told.at.order;
            blocks.extend(std::iter::from_fn(|| prose.next_if(before)).map(|(_, text)| text));
        }
        blocks.extend(wording.blocks_of(run));
    }
    blocks.extend(returns.map(|at| returned(item, at)));
    blocks.extend(prose.map(|(_, text)| text));
    blocks.extend(between::blocks(wording, after));
    blocks
}

/// A place before which text may stand.
#[derive(Clone, Copy)]
struct Place {
    order: usize,
    /// The public went, or came back: no text stands on the other side of where it was written. Where the public went that
    /// is so in the private part; a public text may have been written later, while a private item was being taken.
    wall: bool,
    /// What the discussion came to. Other places are comings and goings: what was written before them stands before them.
    outcome: bool,
}

impl Place {
    fn of(sheet: &Sheet, told: &Told) -> Option<Place> {
        let excluded = matches!(told.what, What::Excluded { .. });
        let readmitted = matches!(told.what, What::Readmitted);
        let outcome = excluded || readmitted || comes_of_discussion(&told.what);
        (outcome || is_movement(&told.what)).then_some(Place {
            order: told.at.order,
            wall: readmitted || excluded && sheet.private_part,
            outcome,
        })
    }
}

/// The text of an item in pieces, each with the place that it stands before: the next one after it was written, and for
/// the first piece, and what was written last, no later than the outcome that it led to. Nobody's coming or going and no
/// wall is between where it was written and where it stands.
fn discussions(prose: &[Passage], places: &[Place]) -> Vec<(usize, Block)> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for passage in prose {
        let last_before = |stops: fn(&Place) -> bool| {
            let before = |place: &&Place| stops(place) && place.order < passage.order;
            places.iter().rfind(before).map(|place| place.order)
        };
        let (wall, stop) = (
            last_before(|place| place.wall),
            last_before(|place| place.wall || !place.outcome),
        );
        let led_to = |place: &&Place| place.outcome && stop.is_none_or(|stop| stop < place.order);
        let outcome = places.iter().find(led_to).map_or(usize::MAX, |place| place.order);
        let next = places.iter().find(|place| place.order > passage.order);
        let next = next.map(|place| place.order);
        let last = pieces
            .last_mut()
            .filter(|(before, _)| wall.is_none_or(|wall| wall < *before));
        let place = match (&last, next) {
            (Some(_), Some(next)) => next,
            (Some((before, _)), None) => outcome.max(*before),
            (None, next) => next.map_or(outcome, |next| next.min(outcome)),
        };
        match last {
            Some((before, whole)) if *before == place => go_on(whole, &passage.text),
            Some(_) | None => pieces.push((place, passage.text.clone())),
        }
    }
    let pieces = pieces.into_iter();
    pieces
        .map(|(before, text)| (before, Block::Prose(text.trim_matches('\n').trim_end().to_owned())))
        .collect()
}

/// Passages follow each other line by line; what stood between them may be for others to read.
fn go_on(whole: &mut String, text: &str) {
    if !whole.ends_with(char::is_whitespace) && !text.starts_with(char::is_whitespace) {
        whole.push('\n');
    }
    whole.push_str(text);
}

/// The words of blocks alone, for formats that keep facts apart.
pub(super) fn plain(blocks: impl IntoIterator<Item = Block>) -> Vec<String> {
    let words = blocks.into_iter().flat_map(|block| match block {
        Block::Paragraph(text) | Block::Prose(text) | Block::Decision(text) => vec![text],
        Block::List(entries) => entries,
        Block::Heading { .. } | Block::Field { .. } | Block::Table(_) | Block::Signature(_) => Vec::new(),
    });
    words.collect()
}

fn returned(item: &OpenItem, at: &super::facts::At) -> Block {
    Block::Paragraph(format!(
        "The Committee returned to item {} at {}.",
        item.number,
        hm(at.time)
    ))
}

pub(super) fn comes_of_discussion(what: &What) -> bool {
    matches!(
        what,
        What::Decision(_)
            | What::Vote(_)
            | What::Deciding(_)
            | What::ActionAgreed { .. }
            | What::Remedy { .. }
            | What::Deferred { .. }
    )
}

/// Somebody came, went or changed places, or the sitting did.
pub(super) fn is_movement(what: &What) -> bool {
    matches!(
        what,
        What::Adjourned { .. }
            | What::Resumed
            | What::Joined { .. }
            | What::ChangedWay { .. }
            | What::Left { .. }
            | What::Disconnected { .. }
            | What::WentOut { .. }
            | What::CameBack { .. }
            | What::TookChair { .. }
    )
}

/// Of a private item: its number, that it was taken (what became of it is private), and the resolution put there.
fn closed_item(document: &mut Document, wording: Wording<'_>, item: &SheetItem) {
    let SheetItem::Closed { number, considered } = item else {
        return;
    };
    let ended = wording.sheet.head.ended != Ended::NotYet;
    if !considered && !ended {
        return; // still to come
    }
    document.heading(1, format!("{number}. Private item"));
    let says = match considered {
        true => "This item was taken in private session.",
        false => "This item was on the private part of the agenda.",
    };
    let resolutions: Vec<Block> = wording
        .sheet
        .under(Some(number))
        .flat_map(|told| wording.blocks(told))
        .collect();
    document.blocks.push(Block::Paragraph(says.into()));
    document.blocks.extend(resolutions);
}

/// "Item 9 was taken after item 4.": said of the fewest items that explain the order.
fn out_of_order(sheet: &Sheet, item: &OpenItem) -> Option<String> {
    let order: Vec<(&str, Option<(u32, String)>)> = sheet
        .items
        .iter()
        .filter_map(|other| match other {
            SheetItem::Open(other) if !other.taken.is_empty() => Some(other.number.0.as_str()),
            SheetItem::Closed {
                number,
                considered: true,
            } => Some(number.0.as_str()),
            SheetItem::Open(_) | SheetItem::Closed { .. } => None,
        })
        .map(|number| (number, rank(number)))
        .collect();
    let mine = order.iter().position(|(number, _)| *number == item.number.0)?;
    let (before, _) = order.get(mine.checked_sub(1)?)?;
    let in_place = longest_rising(&order.iter().map(|(_, rank)| rank.clone()).collect::<Vec<_>>());
    (!in_place.contains(&mine)).then(|| format!("Item {} was taken after item {before}.", item.number))
}

/// "8A" comes after "8" and before "9".
fn rank(number: &str) -> Option<(u32, String)> {
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let (digits, rest) = number.split_at_checked(digits)?;
    Some((digits.parse().ok()?, rest.to_owned()))
}

/// The places of a longest rising run of these.
fn longest_rising<T: PartialOrd>(ranks: &[T]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for (place, rank) in ranks.iter().enumerate() {
        let smaller = |run: &&Vec<usize>| {
            let last = run.last().and_then(|last| ranks.get(*last));
            last.is_some_and(|last| last < rank)
        };
        let mut run = best
            .iter()
            .filter(smaller)
            .max_by_key(|run| run.len())
            .cloned()
            .unwrap_or_default();
        run.push(place);
        best.push(run);
    }
    // Of runs equally long the first found: the earlier items keep their place, the later one was moved.
    let longest = best.iter().map(Vec::len).max().unwrap_or(0);
    best.into_iter().find(|run| run.len() == longest).unwrap_or_default()
}

fn close(document: &mut Document, sheet: &Sheet) {
    let head = &sheet.head;
    let abandoned = |told: &Told| matches!(told.what, What::Abandoned { .. });
    let says = match (head.ended, head.to) {
        (Ended::Closed, Some(to)) => format!("The meeting closed at {}.", hm(to)),
        (Ended::Closed, None) => "The meeting closed.".into(),
        (Ended::Abandoned, Some(to)) if !sheet.facts.iter().any(abandoned) => {
            format!("The meeting ended at {}.", hm(to))
        }
        (Ended::Abandoned | Ended::NotYet | Ended::NeverBegan | Ended::Adjourned, _) => String::new(),
    };
    if !says.is_empty() {
        document.heading(1, "Close");
        document.blocks.push(Block::Paragraph(says));
    }
}
