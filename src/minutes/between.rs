//! What the sitting did when the item in hand was over: a resolution to exclude the public, an adjournment. It is no part
//! of that item, and stands behind it under a heading of its own.
//!
//! In the private part the resolution stands where an item's private text begins; where there is nothing of that item, it
//! has the heading of its own there too.

use super::build::{comes_of_discussion, is_movement};
use super::document::Block;
use super::facts::What;
use super::sheet::{OpenItem, Sheet, Told};
use super::words::Wording;

/// The facts of an item, and those after it was over. It was over where something had come of it, nothing of it followed,
/// no text of it was written after the sitting went on, and nobody returned to it.
pub(super) fn split<'t>(sheet: &Sheet, item: &OpenItem, told: &'t [&'t Told]) -> (&'t [&'t Told], &'t [&'t Told]) {
    let whole = (told, &[][..]);
    if sheet.private_part || item.taken.len() > 1 {
        return whole;
    }
    let settled = told.iter().position(|told| settles(&told.what));
    let of_item = told.iter().rposition(|told| !is_of_sitting(&told.what));
    let (Some(settled), Some(of_item)) = (settled, of_item) else {
        return whole;
    };
    let rest = told.iter().enumerate().skip(of_item.max(settled) + 1);
    let begins = rest.filter(|(_, told)| heading(&told.what).is_some());
    let Some((place, _)) = begins.into_iter().next() else {
        return whole;
    };
    let Some((before, after)) = told.split_at_checked(place) else {
        return whole;
    };
    let went_on = after.iter().find(|told| !matches!(told.what, What::Excluded { .. }));
    let wrote_on = went_on.is_some_and(|on| item.prose.iter().any(|passage| passage.order > on.at.order));
    if wrote_on { whole } else { (before, after) }
}

/// What stands behind the item.
pub(super) fn blocks(wording: Wording<'_>, after: &[&Told]) -> Vec<Block> {
    let section = |told: &&Told| {
        let heading = heading(&told.what).map(|text| Block::Heading {
            level: 1,
            text: text.into(),
        });
        heading.into_iter().chain(wording.blocks(told))
    };
    after.iter().flat_map(section).collect()
}

/// What begins a section.
fn heading(what: &What) -> Option<&'static str> {
    match what {
        What::Excluded { .. } => Some("Exclusion of the public"),
        What::Adjourned { .. } => Some("Adjournment"),
        _ => None,
    }
}

/// That something had come of the item.
fn settles(what: &What) -> bool {
    comes_of_discussion(what) || matches!(what, What::Nil(_) | What::ItemWithdrawn { .. })
}

/// What may happen whatever is in hand.
fn is_of_sitting(what: &What) -> bool {
    is_movement(what) || matches!(what, What::Excluded { .. } | What::Readmitted | What::Quorum { .. })
}
