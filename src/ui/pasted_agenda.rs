//! A pasted agenda becomes items: new ones, changed ones, and what the secretary should look at. How it is read is in the
//! meeting.

use crate::meeting::{self, Event, Item, ItemNo, ItemState, ItemStatus, Meeting, Phase};

use super::acts::items;
use super::app::{App, NoticeKind};
use super::command::Plan;
use super::message::Effect;
use super::perform;
use super::update::Fresh;

/// So many lines of a pasted agenda are told one by one.
const REMARKS: usize = 4;

/// A pasted agenda: new numbers are added; an item of a number already there, not taken yet, becomes what was pasted.
pub fn paste(app: &mut App, text: &str, fresh: Fresh) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let meeting = open.history.meeting();
    let draft = meeting::parse_agenda(text);
    let (mut added, mut changed, mut left) = (0, 0, 0);
    let mut gone: Vec<String> = Vec::new();
    let titles: Vec<String> = draft.items.iter().map(|item| item.title.clone()).collect();
    let numbers: Vec<ItemNo> = draft.items.iter().map(|item| item.number.clone()).collect();
    let mut events = Vec::new();
    for mut item in draft.items {
        of_one_organisation(meeting, &mut item);
        match meeting.item(&item.number).map(|state| &state.status) {
            None => {
                added += 1;
                events.push(Event::ItemAdded {
                    item,
                    after: None,
                    reason: None,
                });
            }
            Some(ItemStatus::Waiting) => {
                let title = meeting.item(&item.number).map(|state| state.item.title.clone());
                gone.extend(title.filter(|title| !titles.contains(title)));
                changed += 1;
                events.push(Event::ItemChanged { item });
            }
            Some(_) => left += 1,
        }
    }
    let again = |state: &&ItemState| {
        let same = |title: &String| title.trim().eq_ignore_ascii_case(state.item.title.trim());
        state.status == ItemStatus::Waiting && titles.iter().any(same) && !numbers.contains(&state.item.number)
    };
    // "Any other business" of every meeting, where the pasted agenda has its own.
    let twice: Vec<&ItemState> = match meeting.phase {
        Phase::Before => meeting.items.iter().filter(again).collect(),
        _ => Vec::new(),
    };
    if events.is_empty() {
        app.say(
            NoticeKind::Refused,
            "No item was found in what was pasted; nothing was changed.",
        );
        return Vec::new();
    }
    let count = |n: usize, what: &str| match n {
        1 => format!("1 item {what}"),
        n => format!("{n} items {what}"),
    };
    let mut says = format!("{}, {}", count(added, "added"), count(changed, "changed"));
    if !gone.is_empty() {
        says.push_str(&format!(". No longer on the agenda: {}", gone.join(", ")));
    }
    if !twice.is_empty() {
        let named: Vec<String> = twice
            .iter()
            .map(|state| format!("{} {}", state.item.number, state.item.title))
            .collect();
        says.push_str(&format!(". Taken off, it would be there twice: {}", named.join(", ")));
    }
    events.extend(twice.iter().map(|state| Event::ItemWithdrawn {
        item: state.item.number.clone(),
        reason: String::new(),
    }));
    if left > 0 {
        says.push_str(&format!(", {left} left alone: they were taken already"));
    }
    says.push('.');
    for remark in draft.remarks.iter().take(REMARKS) {
        says.push_str(&format!(" {remark}"));
    }
    if let more @ 1.. = draft.remarks.len().saturating_sub(REMARKS) {
        says.push_str(&format!(" {more} more lines were not clear: look through the items."));
    }
    perform::record(app, Plan::record(says, events), fresh)
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
