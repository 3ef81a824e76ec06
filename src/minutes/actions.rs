//! The actions in the minutes: those brought along, where they were gone through, and those agreed here.

use crate::meeting::{PRIVATE_ACTIONS, Standing, action_number};

use super::document::{Block, Document, Table};
use super::sheet::{ActionTold, OpenItem, Sheet, SheetItem};
use super::words::day;

/// The item that goes through the actions of earlier meetings: the action log; where none was taken, matters arising.
pub(super) fn goes_through_actions(sheet: &Sheet) -> Option<&OpenItem> {
    let taken = |standing: Standing| {
        sheet.items.iter().find_map(|item| match item {
            SheetItem::Open(item) => {
                Some(item).filter(|item| item.standing == Some(standing) && !item.taken.is_empty())
            }
            SheetItem::Closed { .. } => None,
        })
    };
    taken(Standing::ActionLog).or_else(|| taken(Standing::MattersArising))
}

/// Actions of earlier meetings.
pub(super) fn brought_along(sheet: &Sheet) -> Option<Block> {
    let brought = sheet.actions.iter().filter(|action| !action.agreed_here);
    let rows = brought.map(|action| {
        let (number, words, owner) = cells(action);
        let status = if action.done { "completed" } else { "open" };
        vec![number, words, owner, status.into()]
    });
    table("Actions from earlier meetings", "Status", rows.collect())
}

/// Those agreed here; and those of earlier meetings, where no item went through them.
pub(super) fn actions(document: &mut Document, sheet: &Sheet) {
    let mut section: Vec<Block> = Vec::new();
    if goes_through_actions(sheet).is_none() {
        section.extend(brought_along(sheet));
    }
    let here = sheet.actions.iter().filter(|action| action.agreed_here);
    let rows = here.map(|action| {
        let (number, words, owner) = cells(action);
        vec![number, words, owner, action.due.map_or_else(String::new, day)]
    });
    section.extend(table("Actions agreed at this meeting", "Due", rows.collect()));
    if leaves_numbers_out(sheet) {
        let says = "Numbers that are not listed belong to no action of these minutes.";
        section.push(Block::Paragraph(says.into()));
    }
    if !section.is_empty() {
        document.heading(1, "Actions");
        document.blocks.extend(section);
    }
}

/// An action that was withdrawn keeps its number, and so does one that is told elsewhere: nobody looks for it here.
fn leaves_numbers_out(sheet: &Sheet) -> bool {
    let numbers = |here: bool| {
        let those = sheet.actions.iter().filter(move |action| action.agreed_here == here);
        those.map(|action| action.number)
    };
    let known: Vec<u16> = numbers(true).chain(numbers(false)).collect();
    let series = [0..=PRIVATE_ACTIONS, PRIVATE_ACTIONS + 1..=u16::MAX];
    series.into_iter().any(|series| {
        let before = numbers(false).filter(|number| series.contains(number)).max();
        let after = before
            .map_or(*series.start(), |before| before + 1)
            .max(series.start().max(&1).to_owned());
        let last = numbers(true).filter(|number| series.contains(number)).max();
        last.is_some_and(|last| (after..last).any(|number| !known.contains(&number)))
    })
}

fn table(caption: &str, last: &str, rows: Vec<Vec<String>>) -> Option<Block> {
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: caption.into(),
            header: ["No", "Action", "Owner", last].map(Into::into).into(),
            rows,
        })
    })
}

fn cells(action: &ActionTold) -> (String, String, String) {
    let item = action.item.as_ref().filter(|_| action.agreed_here);
    let item = item.map_or_else(String::new, |item| format!(" (item {item})"));
    (
        action_number(action.number),
        format!("{}{item}", action.words.trim()),
        action.owner.clone(),
    )
}
