//! Who is to be in the chair: whom the terms name for what is in hand, else the line of offices; and which office is to be
//! filled next. Who *is* in the chair is a fact, looked up elsewhere.

use crate::rules::{ItemResult, Presence, Snapshot};
use crate::terms::Name;

use super::people::PersonId;
use super::state::Meeting;

impl Meeting {
    /// Who should take the chair for what is in hand: whom the terms name, else the first holder of an office in the
    /// line of the chair who is in the room. `None`: nobody, or that person is in the chair.
    pub fn chair_expected(&self) -> Option<PersonId> {
        let expected = self.next_to_preside(None)?;
        (self.in_chair() != Some(&expected)).then_some(expected)
    }

    /// Who presides under the terms for what is in hand while somebody else is in the chair. `None` also where the terms
    /// do not tell, or where that person has an interest in it: then it is for the people in the room to say.
    pub fn chair_to_give_back(&self) -> Option<PersonId> {
        let in_chair = self.in_chair()?;
        let person = presiding_in(&self.result(&self.snapshot_in_hand()))?;
        let about = self.about_in_hand().unwrap_or_default();
        let interested = self.rung(&person, &about).is_some()
            || self
                .open_handlings()
                .iter()
                .any(|(known, open)| *known == person && open.item == about.item);
        (person != *in_chair && !interested).then_some(person)
    }

    /// Who presides under the terms now; `besides` is passed over: the one whose own interest is being handled.
    pub fn next_to_preside(&self, besides: Option<&PersonId>) -> Option<PersonId> {
        let mut room = self.snapshot_in_hand();
        let passed_over = room
            .seats
            .iter_mut()
            .filter(|now| besides.is_some() && now.person.as_ref() == besides);
        passed_over.for_each(|now| now.presence = Presence::Absent);
        let result = self.result(&room);
        presiding_in(&result).or_else(|| self.first_in_line(besides))
    }

    /// The room for what is in hand, or for business that is no item's.
    pub(super) fn snapshot_in_hand(&self) -> Snapshot {
        match self.about_in_hand() {
            Some(about) => self.snapshot(&about),
            None => self.snapshot_of_business(None),
        }
    }

    /// The room for the meeting's beginning: the first meeting begins with an election.
    pub(super) fn snapshot_of_opening(&self) -> Snapshot {
        let class = self.unfilled_office().and_then(|_| self.election_class());
        self.snapshot_of_business(class)
    }

    /// The first office in the line of the chair whose holder is in the room.
    fn first_in_line(&self, besides: Option<&PersonId>) -> Option<PersonId> {
        let chair = self.terms.offices.first()?;
        let line = std::iter::once(&chair.name).chain(&chair.then);
        let mut holders = line.filter_map(|office| self.office_holder(office));
        holders.find(|person| match self.presence(person) {
            Presence::InPerson | Presence::Remote => Some(person) != besides,
            Presence::Absent | Presence::Withdrew => false,
        })
    }

    /// Who holds an office: as filled at a meeting, or by sitting in its seat as member.
    fn office_holder(&self, name: &str) -> Option<PersonId> {
        let by_seat = self.terms.office(name).and_then(|office| office.holder.as_ref());
        match by_seat {
            Some(seat) => self.member_of(seat).map(|person| person.id.clone()),
            None => self.holder_of(name).cloned(),
        }
    }

    /// The office that is to be filled next by election: the chair's, or, until somebody can preside over that, the one
    /// that the terms keep for it; then its deputies'.
    pub fn unfilled_office(&self) -> Option<Name> {
        let chair = self.terms.offices.first()?;
        let by_election = |name: &Name| self.terms.office(name).is_some_and(|office| office.filled.is_some());
        let vacant = |name: &&Name| by_election(name) && self.holder_of(name).is_none();
        // The last in a longer line serves until the others are elected, and is not missed afterwards.
        let (deputies, stopgap) = match chair.then.as_slice() {
            [deputies @ .., stopgap] if !deputies.is_empty() => (deputies, Some(stopgap)),
            deputies => (deputies, None),
        };
        let line: Vec<&Name> = std::iter::once(&chair.name).chain(deputies).collect();
        let nobody = line.iter().all(&vacant) && self.in_chair().is_none();
        let opens = stopgap.filter(|name| nobody && vacant(name));
        opens.or_else(|| line.into_iter().find(vacant)).cloned()
    }
}

fn presiding_in(result: &ItemResult) -> Option<PersonId> {
    let seat = result.presiding.as_ref()?;
    let elector = result.electorate.iter().find(|elector| elector.seat == *seat)?;
    elector.person.clone()
}
