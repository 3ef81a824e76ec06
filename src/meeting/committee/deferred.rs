//! What the last meeting left for the next: items deferred as a whole, recommendations deferred by a decision or for want of
//! a quorum, and what was decided without one, so that it is no valid decision and nothing followed from it. They come along
//! as they were, with what was decided on them left out.

use crate::meeting::agenda::{About, Item, NO_DECISION, puts_off};
use crate::meeting::event::BroughtInterest;
use crate::meeting::state::{ItemState, ItemStatus, Meeting};
use crate::terms::RemedyAct;

/// Between a title and the day of the meeting that left its item.
const LEFT: [&str; 3] = [
    " (deferred from ",
    " (not validly decided on ",
    " (no decision made on ",
];

/// A title without the day of the meeting that left its item.
pub fn bare_title(title: &str) -> &str {
    LEFT.iter()
        .fold(title.trim(), |title, left| title.split(left).next().unwrap_or(title))
}

impl Meeting {
    /// In the order of the agenda. Standing items come along of themselves.
    pub(super) fn put_off(&self) -> Vec<Item> {
        let items = self.items.iter().filter(|state| state.item.standing.is_none());
        items.filter_map(|state| self.as_it_comes_along(state)).collect()
    }

    /// Interests declared in those items, with how they were handled, and those that this meeting was to confirm and did not.
    pub(super) fn put_off_interests(&self) -> Vec<BroughtInterest> {
        let mut brought: Vec<BroughtInterest> = Vec::new();
        let items = self.items.iter().filter(|state| state.item.standing.is_none());
        for state in items {
            let Some(along) = self.as_it_comes_along(state) else {
                continue;
            };
            let number = &state.item.number;
            let declared = self
                .interests
                .iter()
                .filter(|known| known.interest.about.iter().any(|about| about.item == *number));
            let declared = declared.map(|known| {
                let person = &known.interest.person;
                let handled = self
                    .handlings
                    .iter()
                    .rfind(|handling| handling.person == *person && handling.about.item == *number);
                BroughtInterest {
                    person: person.clone(),
                    title: along.title.clone(),
                    kind: known.interest.kind,
                    nature: known.interest.nature.clone(),
                    handled: handled.map(|handling| (handling.rung.clone(), handling.reason.clone())),
                    private: known.when.private || handled.is_some_and(|handling| handling.when.private),
                }
            });
            let waiting = self.to_confirm().into_iter().filter(|(item, _)| *item == number);
            let waiting = waiting.map(|(_, interest)| BroughtInterest {
                title: along.title.clone(),
                ..interest.clone()
            });
            brought.extend(declared.chain(waiting));
        }
        brought
    }

    fn as_it_comes_along(&self, state: &ItemState) -> Option<Item> {
        let whole = matches!(state.status, ItemStatus::Deferred { .. });
        let parts = self.parts_of(&state.item.number).into_iter();
        let waits =
            |about: &About| self.was_put_off(about) || (whole && self.is_undecided(about)) || self.is_void(about);
        let waiting: Vec<About> = parts.filter(waits).collect();
        let all = |is: &dyn Fn(&About) -> bool| !whole && waiting.iter().all(is);
        let not_valid = all(&|about| self.is_void(about) && !self.was_put_off(about));
        let no_decision = all(&|about| self.was_left_open(about));
        if waiting.is_empty() && !whole {
            return None;
        }
        let mut item = state.item.clone();
        let open = |label: &String| {
            let mut named = waiting.iter().filter_map(|about| about.part.as_ref());
            waiting.iter().all(|about| about.part.is_none()) || named.any(|known| known == label)
        };
        item.parts.retain(|part| open(&part.label));
        let [deferred, decided, left_open] = LEFT;
        let title = bare_title(&item.title);
        let left = match (not_valid, no_decision) {
            (true, _) => decided,
            (false, true) => left_open,
            (false, false) => deferred,
        };
        item.title = format!("{title}{left}{})", self.created.date.format("%-d %B %Y"));
        if state.private && item.private.is_none() {
            item.private = Some(
                self.exclusions
                    .last()
                    .map_or_else(String::new, |last| last.ground.clone()),
            );
        }
        Some(item)
    }

    /// By the last that was decided on it, or by what followed when there was no quorum.
    fn was_put_off(&self, about: &About) -> bool {
        let mut decisions = self.decisions.iter();
        let last = decisions.rfind(|decision| decision.about.covers(about));
        let decided = last.filter(|decision| puts_off(&decision.verb));
        let remedies = self.terms.quorum.remedies.as_slice();
        let is_deferral = |place: u16| {
            let chosen = remedies.get(usize::from(place));
            chosen.is_some_and(|remedy| remedy.act == RemedyAct::Defer)
        };
        let mut chosen = self.remedies.iter().rev();
        let chosen = chosen.find(|(_, of, place, _)| of.covers(about) && is_deferral(*place));
        // By the terms, which put off what had no majority.
        let voted = self.votes.iter().rfind(|vote| vote.about.covers(about));
        let voted = voted.filter(|vote| self.vote_result(vote).put_off);
        let orders = decided.map(|decision| decision.when.order).into_iter();
        let orders = orders.chain(voted.map(|vote| vote.opened.order));
        let mut orders = orders.chain(chosen.map(|(when, _, _, _)| when.order));
        orders.any(|order| !self.came_up_again(about, order))
    }

    /// The last that was recorded of it is that nothing was decided: nobody deferred it.
    fn was_left_open(&self, about: &About) -> bool {
        let last = self.decisions.iter().rfind(|decision| decision.about.covers(about));
        last.is_some_and(|decision| decision.verb == NO_DECISION)
    }

    /// Voted on or decided anew later.
    fn came_up_again(&self, about: &About, order: usize) -> bool {
        let voted = self
            .votes
            .iter()
            .any(|vote| vote.about.covers(about) && vote.opened.order > order);
        let mut decisions = self.decisions.iter();
        voted || decisions.any(|decision| decision.about.covers(about) && decision.when.order > order)
    }
}
