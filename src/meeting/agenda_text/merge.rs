//! A pasted agenda over the one that is there. What both have is one item; the order is that of the text; what is on the agenda
//! and not in the text stays behind it until somebody takes it off. What the program put there (standing items, what was
//! deferred, urgent decisions to report) gives up its number to the text and not its place.

use std::collections::BTreeSet;

use crate::meeting::agenda::{Item, ItemNo};
use crate::meeting::committee::is_report;
use crate::meeting::event::Event;
use crate::meeting::state::{ItemState, ItemStatus, Meeting, Phase};

/// What pasting would do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Merged {
    pub events: Vec<Event>,
    pub added: usize,
    pub changed: usize,
    /// On the agenda and not in the text.
    pub stays: Vec<Stays>,
    /// Titles that the text puts others in the place of, under their number.
    pub replaced: Vec<String>,
    /// Items of the text that were taken already and stay as they are.
    pub taken: Vec<ItemNo>,
    /// Items that are private on the agenda, and stay so though the text does not say it.
    pub kept_private: Vec<ItemNo>,
}

/// An item that is on the agenda and not in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stays {
    pub number: ItemNo,
    pub title: String,
    pub private: bool,
    /// The text has its number: it gets this one.
    pub becomes: Option<ItemNo>,
    pub off: bool,
}

/// Puts the items of a text over a meeting's agenda. `items`: each with whether somebody said that it is public. `off`: what is
/// taken off of what is not in the text.
pub fn merge(meeting: &Meeting, items: Vec<(Item, bool)>, off: &BTreeSet<ItemNo>) -> Merged {
    let before = meeting.phase == Phase::Before;
    let mut known: Vec<Option<&ItemState>> = meeting.items.iter().map(Some).collect();
    let matched = matches(meeting, &items, &mut known);
    let mut merged = Merged::default();
    let mut used: BTreeSet<ItemNo> = items.iter().map(|(item, _)| item.number.clone()).collect();
    let mut order: Vec<ItemNo> = meeting.items.iter().map(|state| state.item.number.clone()).collect();
    let mut last = meeting
        .items
        .iter()
        .rposition(|state| !before && state.status != ItemStatus::Waiting);
    let mut renumbered: Vec<Item> = Vec::new();
    let mut changes: Vec<(Item, Option<ItemNo>)> = Vec::new();

    for ((mut item, public), state) in items.into_iter().zip(matched) {
        let Some(state) = state else {
            changes.push((item, None));
            continue;
        };
        if state.status != ItemStatus::Waiting {
            merged.taken.push(state.item.number.clone());
            continue;
        }
        let same = is_same(&item, &state.item);
        if same {
            // What is to be reported is told as it was decided, whatever the text recommends.
            if is_report(&state.item) && program_put(meeting, &state.item) {
                item.parts.clear();
            }
            if keep(&mut item, &state.item, public) {
                merged.kept_private.push(item.number.clone());
            }
        } else {
            let title = if state.private {
                "(private item)"
            } else {
                &state.item.title
            };
            merged.replaced.push(format!("{} {title}", state.item.number));
        }
        let old = state.item.number.clone();
        match item.number == old || before && meeting.is_only_planned(&old) {
            true => changes.push((item, Some(old))),
            false => {
                item.number = old.clone();
                changes.push((item, Some(old)));
            }
        }
    }
    // What is not in the text.
    for state in known.into_iter().flatten() {
        let number = state.item.number.clone();
        let is_off = off.contains(&number) && state.status == ItemStatus::Waiting;
        let clash = changes
            .iter()
            .any(|(item, old)| item.number == number && old.as_ref() != Some(&number));
        if state.status != ItemStatus::Waiting && !clash {
            continue;
        }
        let becomes = (clash && !is_off).then(|| next_number(&order, &mut used));
        if is_off || becomes.is_some() {
            merged.events.push(withdrawn(&number));
            order.retain(|known| *known != number);
        }
        if let Some(becomes) = &becomes {
            renumbered.push(Item {
                number: becomes.clone(),
                ..state.item.clone()
            });
        }
        merged.stays.push(Stays {
            number,
            title: state.item.title.clone(),
            private: state.private,
            becomes,
            off: is_off,
        });
    }
    // Whoever changes numbers goes first, so that a number is free when it is given anew.
    for (item, old) in &changes {
        if let Some(old) = old.as_ref().filter(|old| **old != item.number) {
            merged.events.push(withdrawn(old));
            order.retain(|known| known != old);
        }
    }
    for (item, old) in changes {
        let place = last.map_or(0, |last| last + 1);
        let number = item.number.clone();
        match old {
            Some(old) if old == number => {
                merged.changed += 1;
                merged.events.push(Event::ItemChanged { item });
                put(&mut merged.events, &mut order, &number, place);
            }
            old => {
                match old {
                    Some(_) => merged.changed += 1,
                    None => merged.added += 1,
                }
                let after = place.checked_sub(1).and_then(|before| order.get(before)).cloned();
                let front = after.is_none() && !order.is_empty();
                merged.events.push(Event::ItemAdded {
                    item,
                    after,
                    reason: None,
                });
                order.insert(place.min(order.len()), number.clone());
                if front {
                    merged.events.push(Event::ItemMoved {
                        item: number.clone(),
                        after: None,
                    });
                }
            }
        }
        last = order.iter().position(|known| *known == number);
    }
    let added = renumbered.into_iter().map(|item| Event::ItemAdded {
        item,
        after: None,
        reason: None,
    });
    merged.events.extend(added);
    merged
}

/// Whether an item of the text is one on the agenda.
type Way<'w> = &'w dyn Fn(&Item, &ItemState) -> bool;

/// For each item of the text the one on the agenda that it is; what is left of `known` is not in the text.
fn matches<'m>(
    meeting: &Meeting,
    items: &[(Item, bool)],
    known: &mut [Option<&'m ItemState>],
) -> Vec<Option<&'m ItemState>> {
    let mut matched: Vec<Option<&ItemState>> = vec![None; items.len()];
    let by_title = |item: &Item, state: &ItemState| same_title(&item.title, &state.item.title);
    let by_standing = |item: &Item, state: &ItemState| item.standing.is_some() && item.standing == state.item.standing;
    let by_number =
        |item: &Item, state: &ItemState| item.number == state.item.number && !program_put(meeting, &state.item);
    let ways: [Way; 3] = [&by_title, &by_standing, &by_number];
    for way in ways {
        for ((item, _), found) in items.iter().zip(&mut matched).filter(|(_, found)| found.is_none()) {
            let fits = |slot: &&mut Option<&'m ItemState>| slot.is_some_and(|state| way(item, state));
            *found = known.iter_mut().find(fits).and_then(Option::take);
        }
    }
    matched
}

/// Whether the program put it on the agenda, under whatever number it is now.
fn program_put(meeting: &Meeting, known: &Item) -> bool {
    let created = &meeting.created;
    !created.practice && created.agenda.iter().any(|item| item.title == known.title)
}

fn same_title(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn is_same(item: &Item, known: &Item) -> bool {
    same_title(&item.title, &known.title) || item.standing.is_some() && item.standing == known.standing
}

/// What the text does not say of an item stays as it is; whether that is that it is private.
fn keep(item: &mut Item, known: &Item, public: bool) -> bool {
    if item.parts.is_empty() && !known.parts.is_empty() {
        item.parts.clone_from(&known.parts);
        item.purpose = known.purpose;
    }
    item.presenter = item.presenter.take().or_else(|| known.presenter.clone());
    item.paper = item.paper.take().or_else(|| known.paper.clone());
    item.minutes = item.minutes.or(known.minutes);
    item.class = item.class.take().or_else(|| known.class.clone());
    if item.concerns.is_empty() {
        item.concerns.clone_from(&known.concerns);
    }
    let stays = item.private.is_none() && known.private.is_some() && !public;
    if known.private.is_some() && (stays || item.private.is_some()) {
        item.private.clone_from(&known.private);
    }
    stays
}

/// Moves an item that is on the agenda to this place of the order.
fn put(events: &mut Vec<Event>, order: &mut Vec<ItemNo>, number: &ItemNo, place: usize) {
    if order.get(place) == Some(number) {
        return;
    }
    let Some(from) = order.iter().position(|known| known == number) else {
        return;
    };
    let moved = order.remove(from);
    let place = if from < place { place - 1 } else { place };
    let after = place.checked_sub(1).and_then(|before| order.get(before)).cloned();
    order.insert(place.min(order.len()), moved);
    events.push(Event::ItemMoved {
        item: number.clone(),
        after,
    });
}

fn withdrawn(number: &ItemNo) -> Event {
    Event::ItemWithdrawn {
        item: number.clone(),
        reason: String::new(),
    }
}

/// A number that nothing has.
fn next_number(order: &[ItemNo], used: &mut BTreeSet<ItemNo>) -> ItemNo {
    let whole = |number: &ItemNo| {
        number
            .0
            .split(|c: char| !c.is_ascii_digit())
            .next()?
            .parse::<u32>()
            .ok()
    };
    let largest = order.iter().chain(used.iter()).filter_map(whole).max().unwrap_or(0);
    let next = ItemNo(largest.saturating_add(1).to_string());
    used.insert(next.clone());
    next
}
