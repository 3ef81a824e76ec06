//! The private part: the items considered in private and what happened while the public was excluded. Its readers may
//! know everything, so attendance is whole; what the public minutes tell is not told again.

use crate::meeting::ItemNo;
use crate::minutes::facts::{At, Audience, Facts, ItemFact, What};

use super::{Bound, Sheet, StayTold, action, attended, is_public, open, told, without_repeats};

/// What the private part holds.
#[derive(Clone, PartialEq, Debug)]
pub struct PrivateFacts(Sheet);

impl PrivateFacts {
    pub fn sheet(&self) -> &Sheet {
        &self.0
    }

    /// Takes what the public minutes do not tell.
    pub(super) fn select(facts: &Facts) -> PrivateFacts {
        let mut first = true;
        let kept = without_repeats(facts.facts.iter(), |fact| {
            // The private part has a quoracy statement of its own.
            !is_public(fact.audience) && std::mem::take(&mut first)
        });
        let mut sheet = Sheet::of(&facts.head);
        sheet.private_part = true;
        sheet.facts = kept
            .into_iter()
            .filter(|fact| !is_public(fact.audience) || matches!(fact.what, What::Excluded { .. }))
            .map(told)
            .collect();
        let has_facts = |number: &ItemNo| sheet.under(Some(number)).next().is_some();
        let has_text = |item: &ItemFact| item.card.prose.iter().any(|(audience, _)| !is_public(*audience));
        sheet.items = facts
            .items
            .iter()
            .filter(|item| !is_public(item.audience) || has_facts(&item.number) || has_text(item))
            .map(|item| {
                let whole = !is_public(item.audience);
                let prose = item.card.prose.iter();
                let prose = prose.filter(|(audience, _)| whole || !is_public(*audience));
                open(
                    &item.number,
                    &item.card,
                    item.card.presented.whole.as_ref(),
                    prose.map(|(_, passage)| passage.clone()).collect(),
                    item.card.taken.iter().map(|(_, at)| at.clone()).collect(),
                )
            })
            .collect();
        let bound = |end: &Option<(Audience, At)>| match end {
            None => Bound::Meeting,
            Some((_, at)) => Bound::At(at.clone()),
        };
        sheet.roll = facts
            .roll
            .iter()
            .map(|fact| {
                let stays = fact.stays.iter().map(|stay| StayTold {
                    from: bound(&stay.from),
                    to: bound(&stay.to),
                    way: stay.way,
                });
                attended(fact, stays.collect())
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
