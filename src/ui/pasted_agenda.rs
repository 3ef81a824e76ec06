//! A pasted agenda is looked through before anything of it is recorded: each line with what it becomes, and what is on the
//! agenda and not in the text. How it is read and put over the agenda is in the meeting.

use std::collections::BTreeSet;

use crate::meeting::{
    self, AgendaDraft, AgendaLine, AgendaText, ITEMS_AT_MOST, Item, ItemNo, LineIs, Meeting, Merged, Readers,
};

use super::acts::items;
use super::app::{App, NoticeKind};
use super::command::{Place, Plan};
use super::message::Effect;
use super::perform;
use super::update::Fresh;

/// What is changed in a pasted agenda before it is taken over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    Item,
    Recommendation,
    Explanation,
    LeftOut,
    /// Joined to the line above.
    Joined,
    /// Private or public.
    Readers,
    /// An item that is on the agenda and not in the text: off it, or on it still.
    Off,
    /// All of those.
    AllOff,
    /// Another seat for a member of a pasted list.
    Seat,
    /// Answers what is asked, then records.
    TakeOver,
    Leave,
}

/// A pasted agenda, and what taking it over would do.
pub struct PastedAgenda {
    pub text: AgendaText,
    pub draft: AgendaDraft,
    pub merged: Merged,
    /// What is taken off of what is not in the text.
    off: BTreeSet<ItemNo>,
}

impl PastedAgenda {
    fn of(text: AgendaText, off: BTreeSet<ItemNo>, meeting: &Meeting) -> PastedAgenda {
        let mut draft = text.draft();
        for item in &mut draft.items {
            of_one_organisation(meeting, item);
        }
        let mut public = vec![false; draft.items.len()];
        for (line, became) in text.lines.iter().zip(&draft.became) {
            let said = line.private == Some(false);
            if let Some(slot) = became.and_then(|(item, _)| public.get_mut(item)).filter(|_| said) {
                *slot = true;
            }
        }
        let items = draft.items.iter().cloned().zip(public).collect();
        let merged = meeting::merge(meeting, items, &off);
        PastedAgenda {
            text,
            draft,
            merged,
            off,
        }
    }

    /// The lines of the text, then what is not in it.
    pub fn rows(&self) -> usize {
        self.text.lines.len() + self.merged.stays.len()
    }

    /// How many lines somebody has to look at before anything is recorded.
    pub fn asked(&self) -> usize {
        self.text.lines.iter().filter(|line| asks(line)).count()
    }

    /// The item that a line became.
    pub fn item(&self, line: usize) -> Option<&Item> {
        let (item, _) = (*self.draft.became.get(line)?)?;
        self.draft.items.get(item)
    }
}

/// Whether a line is asked about.
pub fn asks(line: &AgendaLine) -> bool {
    line.doubt.as_ref().is_some_and(|doubt| doubt.asks)
}

/// Shows what pasting would do; nothing is recorded yet.
pub fn paste(app: &mut App, text: &str) {
    let Some(open) = &app.open else { return };
    let meeting = open.history.meeting();
    let text = AgendaText::read(text, &meeting.terms.committee);
    let items = text
        .lines
        .iter()
        .filter(|line| matches!(line.is, LineIs::Item(_)))
        .count();
    if items > ITEMS_AT_MOST {
        let says = format!(
            "This text has {items} items. An agenda holds {ITEMS_AT_MOST}; nothing was changed. Paste less of it."
        );
        return app.say(NoticeKind::Refused, says);
    }
    if items == 0 {
        let says = "No item was found in what was pasted; nothing was changed.";
        return app.say(NoticeKind::Refused, says);
    }
    let pasted = PastedAgenda::of(text, BTreeSet::new(), meeting);
    app.pasted = Some(pasted);
    app.go(Place::Pasted);
    app.row = 0;
}

/// Changes what the marked line becomes, or takes the agenda over.
pub fn change(app: &mut App, change: Change, fresh: Fresh) -> Vec<Effect> {
    let (Some(pasted), Some(open)) = (app.pasted.take(), &app.open) else {
        return Vec::new();
    };
    let row = app.row;
    let mut text = pasted.text.clone();
    let mut off = pasted.off.clone();
    let behind = row.checked_sub(text.lines.len());
    let stays = behind.and_then(|place| pasted.merged.stays.get(place));
    match change {
        Change::Seat => {}
        Change::Leave => {
            app.go(Place::Agenda);
            app.say(NoticeKind::Done, "The agenda is as it was. Nothing was recorded.");
            return Vec::new();
        }
        Change::TakeOver => return take_over(app, pasted, fresh),
        Change::Off => match stays {
            Some(stays) if !off.remove(&stays.number) => _ = off.insert(stays.number.clone()),
            _ => {}
        },
        Change::AllOff => {
            let all: BTreeSet<ItemNo> = pasted.merged.stays.iter().map(|stays| stays.number.clone()).collect();
            off = if off == all { BTreeSet::new() } else { all };
        }
        Change::Item => text.make_item(row),
        Change::Recommendation => text.make(row, LineIs::Recommendation(None)),
        Change::Explanation => text.make(row, LineIs::Explanation),
        Change::LeftOut => text.make(row, LineIs::LeftOut),
        Change::Joined => text.make(row, LineIs::GoesOn),
        Change::Readers => {
            let line = text.lines.get(row);
            let begins =
                line.is_some_and(|line| line.begins == Some(Readers::Private) && !matches!(line.is, LineIs::Item(_)));
            let private = begins || pasted.item(row).is_some_and(|item| item.private.is_some());
            text.make_private(row, !private);
        }
    }
    app.pasted = Some(PastedAgenda::of(text, off, open.history.meeting()));
    Vec::new()
}

/// Enter: the next line that is asked about, else everything is recorded.
fn take_over(app: &mut App, mut pasted: PastedAgenda, fresh: Fresh) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let answered = pasted.text.lines.get_mut(app.row).filter(|line| asks(line));
    let answered = answered.and_then(|line| line.doubt.take()).is_some();
    if let Some(next) = pasted.text.lines.iter().position(asks) {
        app.row = next;
        let says = match pasted.asked() {
            1 => "Look at this line: p changes it, Enter leaves it as shown.".into(),
            more => format!("Look at this line: p changes it, Enter leaves it as shown. {more} such lines are left."),
        };
        app.pasted = Some(pasted);
        app.say(NoticeKind::Done, says);
        return Vec::new();
    }
    if answered {
        app.pasted = Some(pasted);
        app.say(
            NoticeKind::Done,
            "Every such line was looked at. Enter takes the agenda over.",
        );
        return Vec::new();
    }
    let before = open.history.next_seq();
    let plan = Plan::record(says(&pasted), pasted.merged.events.clone());
    if plan.events.is_empty() {
        app.pasted = Some(pasted);
        app.say(
            NoticeKind::Refused,
            "Nothing is left to take over. Esc leaves the agenda as it was.",
        );
        return Vec::new();
    }
    let effects = perform::record(app, plan, fresh);
    let recorded = app.open.as_ref().is_some_and(|open| open.history.next_seq() > before);
    match recorded {
        true => {
            app.go(Place::Agenda);
        }
        false => app.pasted = Some(pasted),
    }
    effects
}

/// "5 items added, 2 changed. Not in the text and still on the agenda: 4 Plan."
fn says(pasted: &PastedAgenda) -> String {
    let merged = &pasted.merged;
    let count = |n: usize| if n == 1 { "1 item".into() } else { format!("{n} items") };
    let mut says = format!("{} added, {} changed", count(merged.added), merged.changed);
    if !merged.taken.is_empty() {
        says.push_str(&format!(", {} left alone: taken already", merged.taken.len()));
    }
    let named = |off: bool| {
        let stays = merged.stays.iter().filter(move |stays| stays.off == off);
        let named = stays.map(|stays| match &stays.becomes {
            Some(becomes) => format!("{becomes} {}", name(stays)),
            None => format!("{} {}", stays.number, name(stays)),
        });
        named.collect::<Vec<_>>().join(", ")
    };
    for (words, named) in [
        ("Not in the text and still on the agenda", named(false)),
        ("Taken off", named(true)),
        ("Replaced", merged.replaced.join(", ")),
    ] {
        if !named.is_empty() {
            says.push_str(&format!(". {words}: {named}"));
        }
    }
    says
}

/// A private title is not told where the public may read.
fn name(stays: &meeting::Stays) -> &str {
    if stays.private { "(private item)" } else { &stays.title }
}

/// "Merger of practices (North East Essex only)", "Merger of practices – NHS North East Essex CCG only".
fn of_one_organisation(meeting: &Meeting, item: &mut Item) {
    let bracketed = item
        .title
        .strip_suffix(" only)")
        .and_then(|title| title.rsplit_once(" ("));
    let dashed = item.title.strip_suffix(" only").and_then(|title| {
        let dashes = [" - ", " – ", " — "];
        dashes.iter().find_map(|dash| title.rsplit_once(*dash))
    });
    let Some((title, named)) = bracketed.or(dashed) else {
        return;
    };
    if let Ok(organisation) = items::organisation(meeting, named) {
        item.title = title.trim_end().to_owned();
        items::concern(meeting, item, Some(organisation));
    }
}
