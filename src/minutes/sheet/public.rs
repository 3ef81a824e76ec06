//! The redaction: from all facts to those that a public document may hold. The only place that makes [`PublicFacts`].
//!
//! Of a private item: its number, that it was taken in private, the resolution. Of the time while the public was
//! excluded: nothing. What is left says nothing of what was taken out.

use crate::minutes::facts::{At, Audience, Capacity, Facts, RollFact, Stay, What};

use super::{Attended, Bound, Sheet, SheetItem, StayTold, action, attended, is_public, open, told, without_repeats};
use crate::meeting::{About, ItemNo};

/// What public documents may hold, and nothing else.
#[derive(Clone, PartialEq, Debug)]
pub struct PublicFacts(Sheet);

impl PublicFacts {
    pub fn sheet(&self) -> &Sheet {
        &self.0
    }

    /// Takes out everything that is not public.
    pub fn redact(facts: &Facts) -> PublicFacts {
        let closed = |item: &ItemNo| {
            let known = facts.items.iter().find(|known| known.number == *item);
            known.is_none_or(|known| !is_public(known.audience))
        };
        let public = facts.facts.iter().filter(|fact| is_public(fact.audience));
        let mut sheet = Sheet::of(&facts.head);
        sheet.facts = without_repeats(public, |_, _| false)
            .into_iter()
            .map(told)
            .filter_map(|mut told| {
                if told.at.item.as_ref().is_some_and(closed) {
                    told.at.item = None;
                }
                let what = of_open_items(told.what, &closed)?;
                Some(super::Told { what, ..told })
            })
            .collect();
        sheet.items = facts
            .items
            .iter()
            .map(|item| {
                let seen = item.card.taken.iter().filter(|(audience, _)| is_public(*audience));
                let taken = seen.map(|(_, at)| at.clone()).collect();
                match item.audience {
                    Audience::Private => SheetItem::Closed {
                        number: item.number.clone(),
                        considered: !item.card.taken.is_empty(),
                    },
                    Audience::Public => {
                        let prose = item.card.prose.iter().filter(|(audience, _)| is_public(*audience));
                        let prose = prose.map(|(_, passage)| passage.clone()).collect();
                        let presenter = item.card.presented.seen.as_ref();
                        SheetItem::Open(open(&item.number, &item.card, presenter, prose, taken))
                    }
                }
            })
            .collect();
        sheet.roll = facts.roll.iter().filter_map(roll).collect();
        sheet.chairs = facts
            .chairs
            .iter()
            .filter(|(audience, _, _)| is_public(*audience))
            .map(|(_, at, who)| (at.clone(), who.clone()))
            .collect();
        sheet.actions = facts
            .actions
            .iter()
            .filter(|fact| is_public(fact.audience))
            .map(|fact| {
                let updates = fact.updates.iter().filter(|(audience, _)| is_public(*audience));
                action(fact, updates.map(|(_, text)| text.clone()).collect())
            })
            .collect();
        PublicFacts(sheet)
    }
}

/// A fact about several items, without those that are private; nothing where none is left.
fn of_open_items(what: What, closed: &impl Fn(&ItemNo) -> bool) -> Option<What> {
    match what {
        What::Interest {
            who,
            about,
            kind,
            nature,
            raised_by,
        } => {
            let general = about.is_empty();
            let about: Vec<About> = about.into_iter().filter(|about| !closed(&about.item)).collect();
            (general || !about.is_empty()).then_some(What::Interest {
                who,
                about,
                kind,
                nature,
                raised_by,
            })
        }
        other => Some(other),
    }
}

/// One person's attendance as the public saw it.
fn roll(fact: &RollFact) -> Option<Attended> {
    let stays = seen(&fact.stays);
    // A member whom nobody saw was not there, as far as the public knows.
    let listed = fact.apologies || matches!(fact.capacity, Capacity::Member(_));
    if stays.is_empty() && !fact.stays.is_empty() && !listed {
        return None;
    }
    let only_for = fact.only_for.clone().filter(|(audience, _)| is_public(*audience));
    Some(Attended {
        only_for: only_for.map(|(_, item)| item),
        ..attended(fact, &fact.offices.seen, stays)
    })
}

/// Coming and going, as far as it was seen.
fn seen(stays: &[Stay]) -> Vec<StayTold> {
    let bound = |end: &Option<(Audience, At)>| match end {
        None => Some(Bound::Meeting),
        Some((Audience::Public, at)) => Some(Bound::At(at.clone())),
        Some((Audience::Private, _)) => None,
    };
    let mut told: Vec<StayTold> = Vec::new();
    let mut here = false;
    for stay in stays {
        let from = bound(&stay.from).or_else(|| (stay.seen && !here).then_some(Bound::Unseen));
        if let Some(from) = from {
            if here && let Some(last) = told.last_mut() {
                last.to = Bound::Unseen; // went unseen, and was seen coming back
            }
            here = true;
            told.push(StayTold {
                from,
                to: Bound::Meeting,
                way: stay.way,
            });
        }
        match bound(&stay.to) {
            Some(Bound::Meeting) => {}
            None if !(here && stay.missed) => {}
            to => {
                here = false;
                if let Some(last) = told.last_mut() {
                    last.to = to.unwrap_or(Bound::Unseen);
                }
            }
        }
    }
    told
}
