//! Where something belongs that is recorded when its item is over: where the item was last in hand with the public there,
//! or without them, as it is meant for, and not where the meeting happens to be when it is typed.

use super::agenda::ItemNo;
use super::event::Event;
use super::readers::Subject;
use super::record::Seq;
use super::state::{Meeting, PhaseChange, When};

impl Meeting {
    /// The item whose business an event is, where it is the business of one. A text says itself which minutes it is for;
    /// opening, moving or going out for an item is no business of it.
    pub fn item_of<'e>(&'e self, event: &'e Event) -> Option<&'e ItemNo> {
        match (event, self.subject(event)) {
            (
                Event::TextWritten { .. }
                | Event::ItemAdded { .. }
                | Event::ItemMoved { .. }
                | Event::ItemTaken { .. }
                | Event::WentOut { .. }
                | Event::MinutesApproved { .. },
                _,
            ) => None,
            (_, Subject::Items(items)) => items.first().copied(),
            (_, Subject::Room | Subject::Action(_) | Subject::PrivateMinutes | Subject::ThePublic) => None,
        }
    }

    /// The record directly before which something about an item that is over belongs: where it was last in hand with the
    /// public there, or without them. `None`: it never was.
    pub fn where_it_belongs(&self, item: &ItemNo, private: bool) -> Option<Seq> {
        let state = self.item(item).filter(|_| self.current.as_ref() != Some(item))?;
        let ends = self.items.iter().flat_map(|state| &state.taken);
        let closed = self.phases.iter().filter(|(_, change)| *change == PhaseChange::Closed);
        let mut ends: Vec<&When> = ends.chain(closed.map(|(when, _)| when)).collect();
        ends.sort_by_key(|when| when.order);
        let back = self.exclusions.iter().filter_map(|known| known.readmitted.as_ref());
        let walls: Vec<&When> = self.exclusions.iter().map(|known| &known.when).chain(back).collect();
        let side_before = |when: &&When| state.private || self.was_excluded_at(when.order) == private;
        state.taken.iter().rev().find_map(|taken| {
            let end = ends.iter().find(|end| end.order > taken.order)?;
            let within = walls
                .iter()
                .filter(|wall| (taken.order..end.order).contains(&wall.order));
            let places = within.chain(std::iter::once(end)).copied().filter(side_before);
            places.max_by_key(|when| when.order).map(|when| when.seq)
        })
    }

    /// Whether the public was out directly before a record took effect.
    pub fn was_excluded_before(&self, seq: Seq) -> bool {
        let order = self.in_effect.iter().position(|known| *known == seq);
        order.is_some_and(|order| self.was_excluded_at(order))
    }

    fn was_excluded_at(&self, order: usize) -> bool {
        self.exclusions.iter().any(|known| {
            let back = known.readmitted.as_ref();
            known.when.order < order && back.is_none_or(|back| order <= back.order)
        })
    }
}
