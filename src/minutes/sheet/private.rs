//! The private part: the items considered in private and what happened while the public was excluded. Its readers may
//! know everything, so attendance is whole; what the public minutes tell is told again only where an item's reader
//! would be misled without it (`conflicts`).

use std::ops::Range;

use crate::meeting::ItemNo;
use crate::minutes::facts::{At, Audience, Capacity, Fact, Facts, ItemFact, RollFact, Stay, Tested, What};

use super::conflicts::{is_in, with_conflicts};
use super::{Bound, OpenItem, Sheet, SheetItem, StayTold, action, attended, is_public, open, without_repeats};

/// What the private part holds.
#[derive(Clone, PartialEq, Debug)]
pub struct PrivateFacts(Sheet);

impl PrivateFacts {
    pub fn sheet(&self) -> &Sheet {
        &self.0
    }

    /// Takes what the public minutes do not tell; `None` where there is no private part.
    pub fn select(facts: &Facts) -> Option<PrivateFacts> {
        facts.head.has_private.then(|| PrivateFacts::of(facts))
    }

    fn of(facts: &Facts) -> PrivateFacts {
        let mut stated = false;
        let kept = without_repeats(facts.facts.iter(), |fact, repeats| {
            // The private part has a quoracy statement of its own, at an item: that nothing changed when somebody came
            // or went is none.
            let states = !is_public(fact.audience) && (!repeats || !is_movement(fact));
            states && !std::mem::replace(&mut stated, true)
        });
        let mut sheet = Sheet::of(&facts.head);
        sheet.private_part = true;
        // They were counted before they went.
        sheet.head.public = None;
        let own = |fact: &&Fact| !is_public(fact.audience) || matches!(fact.what, What::Excluded { .. });
        let own: Vec<&Fact> = kept.into_iter().filter(own).collect();
        sheet.facts = with_conflicts(facts, &own);
        let has_facts = |number: &ItemNo| sheet.under(Some(number)).next().is_some();
        sheet.items = facts
            .items
            .iter()
            .filter(|item| !is_public(item.audience) || has_facts(&item.number) || has_text(item))
            .map(|item| {
                let whole = !is_public(item.audience);
                let prose = item.card.prose.iter();
                let prose = prose.filter(|(audience, _)| whole || !is_public(*audience));
                let told = open(
                    &item.number,
                    &item.card,
                    item.card.presented.whole.as_ref(),
                    prose.map(|(_, passage)| passage.clone()).collect(),
                    item.card.taken.iter().map(|(_, at)| at.clone()).collect(),
                );
                OpenItem {
                    in_hand_alone: !is_in(item, &own),
                    ..told
                }
            })
            .map(SheetItem::Open)
            .collect();
        let bound = |end: &Option<(Audience, At)>| match end {
            None => Bound::Meeting,
            Some((_, at)) => Bound::At(at.clone()),
        };
        let sessions = sessions(facts);
        let there = |fact: &RollFact, stay: &&Stay| {
            // Here for an item of the public meeting: gone with it.
            let elsewhere = fact.only_for.as_ref().is_some_and(|(audience, _)| is_public(*audience));
            let in_any = sessions.iter().any(|session| overlaps(stay, session));
            sessions.is_empty() || in_any && !elsewhere
        };
        sheet.roll = facts
            .roll
            .iter()
            .filter_map(|fact| {
                let stays = fact.stays.iter().filter(|stay| there(fact, stay));
                let stays = stays.map(|stay| StayTold {
                    from: bound(&stay.from),
                    to: bound(&stay.to),
                    way: stay.way,
                });
                let stays: Vec<StayTold> = stays.collect();
                let attendee = matches!(fact.capacity, Capacity::InAttendance { .. } | Capacity::Deputy { .. });
                let came_for_it = !attendee || !stays.is_empty() || fact.stays.is_empty();
                came_for_it.then(|| attended(fact, &fact.offices.whole, stays))
            })
            .collect();
        let chairs = facts.chairs.iter();
        sheet.chairs = chairs.map(|(_, at, who)| (at.clone(), who.clone())).collect();
        sheet.actions = facts
            .actions
            .iter()
            .filter(|fact| !is_public(fact.audience))
            .map(|fact| action(fact, fact.updates.iter().map(|(_, text)| text.clone()).collect()))
            .collect();
        PrivateFacts(sheet)
    }
}

/// The places in the order of effect between which the public was out.
fn sessions(facts: &Facts) -> Vec<Range<usize>> {
    let mut sessions: Vec<Range<usize>> = Vec::new();
    for fact in &facts.facts {
        match (&fact.what, sessions.last_mut()) {
            (What::Excluded { .. }, _) => sessions.push(fact.at.order..usize::MAX),
            (What::Readmitted, Some(session)) => session.end = fact.at.order,
            _ => {}
        }
    }
    sessions
}

/// Whether somebody was there for some of a session.
fn overlaps(stay: &Stay, session: &Range<usize>) -> bool {
    let end = |end: &Option<(Audience, At)>| end.as_ref().map(|(_, at)| at.order);
    let from = end(&stay.from).unwrap_or(0);
    let to = end(&stay.to).unwrap_or(usize::MAX);
    from < session.end && session.start < to
}

/// Whether something of an item's text is for the private part.
pub(super) fn has_text(item: &ItemFact) -> bool {
    item.card.prose.iter().any(|(audience, _)| !is_public(*audience))
}

fn is_movement(fact: &Fact) -> bool {
    matches!(
        fact.what,
        What::Quorum {
            tested: Tested::Movement,
            ..
        }
    )
}
