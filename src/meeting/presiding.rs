//! Who is next to take the chair under the order of offices in the terms, and who sits where now.

use crate::rules::Presence;

use super::agenda::About;
use super::people::PersonId;
use super::state::Meeting;

impl Meeting {
    /// Who should be in the chair: the holder of the first office if here, else of the next in order. `besides` is
    /// passed over: the one whose own interest is being handled.
    pub fn next_to_preside(&self, besides: Option<&PersonId>) -> Option<PersonId> {
        let first = self.terms.offices.first()?;
        let names = std::iter::once(&first.name).chain(&first.then);
        names
            .filter_map(|name| self.office_holder(name))
            .find(|holder| Some(holder) != besides && self.presence(holder) != Presence::Absent)
    }

    /// Who holds an office: as filled at a meeting, or by sitting in its seat as member.
    fn office_holder(&self, name: &str) -> Option<PersonId> {
        let by_seat = self.terms.office(name).and_then(|office| office.holder.as_ref());
        match by_seat {
            Some(seat) => self.member_of(seat).map(|person| person.id.clone()),
            None => self.holder_of(name).cloned(),
        }
    }

    /// Whether anything recorded now belongs to the private part: the public is out, or the item is private.
    pub fn in_private(&self) -> bool {
        self.excluded() || self.current_item().is_some_and(|state| state.private)
    }

    /// Whether nothing was decided on a part yet, with or without a vote.
    pub fn is_undecided(&self, about: &About) -> bool {
        let agreed = self.decisions.iter().any(|decision| decision.about.covers(about));
        let voted = self
            .votes
            .iter()
            .any(|vote| vote.closed.is_some() && vote.about.covers(about));
        !agreed && !voted
    }
}
