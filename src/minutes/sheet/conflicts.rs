//! What somebody who reads of an item in the private part alone must know of it, though the public minutes tell it: who
//! was out for it, how interests in it were handled, and who presided where that is not who opened the meeting. Without
//! it a member who had withdrawn in public would seem to have heard what was said in private.
//!
//! For the private part only: its readers may know all of this. Nothing here is in a public document.

use crate::meeting::ItemNo;
use crate::minutes::facts::{At, Fact, Facts, ItemFact, What};
use crate::minutes::names::Who;

use super::{Told, is_public, told};

/// The facts of the private part, `own`, with what its items need besides; in order of effect.
pub(super) fn with_conflicts(facts: &Facts, own: &[&Fact]) -> Vec<Told> {
    let items: Vec<&ItemFact> = facts.items.iter().filter(|item| is_in(item, own)).collect();
    let known = |number: &ItemNo| items.iter().any(|item| item.number == *number);
    let mut all: Vec<Told> = own.iter().map(|fact| told(fact)).collect();
    for told in &mut all {
        // At the head of the item, not under the one that was being taken when they went.
        if let What::WentOut { item, .. } = &told.what
            && known(item)
        {
            told.under = Some(item.clone());
        }
    }
    for fact in facts.facts.iter().filter(|fact| is_public(fact.audience)) {
        let item = of_a_conflict(&fact.what).or_else(|| passed_during(fact));
        if let Some(item) = item.filter(|item| known(item)) {
            all.push(Told {
                under: Some(item.clone()),
                ..told(fact)
            });
        }
    }
    presiding(facts, &items, &mut all);
    all.sort_by_key(|told| told.at.order);
    all
}

/// Whether an item, or something of it, is in the private part. Somebody's withdrawing for another is nothing of it, nor
/// that the public went, with whoever left then, or came back, while it was in hand.
pub(super) fn is_in(item: &ItemFact, own: &[&Fact]) -> bool {
    let number = &item.number;
    let mut of_it = own.iter().filter(|fact| fact.under.as_ref() == Some(number));
    let resolved = of_it.clone().any(|fact| matches!(fact.what, What::Excluded { .. }));
    let of_another = |fact: &Fact| match &fact.what {
        What::WentOut { item, .. } => item != number,
        What::Joined { .. } | What::Left { .. } => resolved,
        What::Excluded { .. } | What::Readmitted => true,
        _ => false,
    };
    !is_public(item.audience) || super::private::has_text(item) || of_it.any(|fact| !of_another(fact))
}

/// The item in which somebody has an interest, of what came of that.
fn of_a_conflict(what: &What) -> Option<&ItemNo> {
    match what {
        What::WentOut { item, .. } | What::CameBack { item, .. } => Some(item),
        What::Handling(handling) => Some(&handling.about.item),
        _ => None,
    }
}

fn passed_during(fact: &Fact) -> Option<&ItemNo> {
    fact.at
        .item
        .as_ref()
        .filter(|_| matches!(fact.what, What::TookChair { .. }))
}

/// Adds who presided to each item whose reader would think that it was somebody else: at its first private moment where
/// that was not who opened, and wherever the chair had passed since this part last told of it.
fn presiding(facts: &Facts, items: &[&ItemFact], all: &mut Vec<Told>) {
    let opened = facts.chairs.first().map(|(_, _, who)| &who.id);
    let mut thought = opened;
    for item in items {
        for (place, from) in private_moments(facts, item).into_iter().enumerate() {
            let before = |(_, at, _): &&(_, At, Who)| at.order <= from;
            let Some((_, at, who)) = facts.chairs.iter().rfind(before) else {
                continue;
            };
            let here = |told: &Told| told.under.as_ref() == Some(&item.number) && told.at.order == at.order;
            let is_plain = thought == Some(&who.id) && (place > 0 || opened == Some(&who.id));
            if !is_plain && !all.iter().any(|told| here(told) && is_chair(told)) {
                all.push(Told {
                    at: at.clone(),
                    under: Some(item.number.clone()),
                    what: What::TookChair { who: who.clone() },
                });
            }
            thought = Some(&who.id);
        }
        let last = all
            .iter()
            .filter(|told| told.under.as_ref() == Some(&item.number) && is_chair(told))
            .max_by_key(|told| told.at.order);
        if let Some(last) = last {
            let chair = facts.chairs.iter().find(|(_, at, _)| at.order == last.at.order);
            thought = chair.map(|(_, _, who)| &who.id).or(thought);
        }
    }
}

fn is_chair(told: &Told) -> bool {
    matches!(told.what, What::TookChair { .. })
}

/// The places at which an item began to be private: the public went, or it was taken without them.
fn private_moments(facts: &Facts, item: &ItemFact) -> Vec<usize> {
    let during = |fact: &&Fact| fact.at.item.as_ref() == Some(&item.number);
    let excluded = facts.facts.iter().filter(during);
    let excluded = excluded.filter(|fact| matches!(fact.what, What::Excluded { .. }));
    let taken = item.card.taken.iter().filter(|(audience, _)| !is_public(*audience));
    let mut moments: Vec<usize> = excluded.map(|fact| fact.at.order).collect();
    moments.extend(taken.map(|(_, at)| at.order));
    if moments.is_empty() {
        let private = facts.facts.iter().filter(during);
        let first = private
            .filter(|fact| !is_public(fact.audience))
            .map(|fact| fact.at.order);
        moments.extend(first.min());
    }
    moments.sort_unstable();
    moments
}
