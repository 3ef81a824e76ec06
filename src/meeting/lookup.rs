//! Plain look-ups in a meeting: who, which item, which seat, who is where. And what is not known: the words of refusal.

use crate::rules::Presence;
use crate::terms::{Body, Seat, SeatId};

use super::action::PRIVATE_ACTIONS;
use super::agenda::{About, ItemNo};
use super::people::{Person, PersonId};
use super::record::Seq;
use super::state::{
    ActionState, Attendance, ExclusionState, ItemState, ItemStatus, Meeting, OfficeHeld, Phase, VoteState, When,
};

impl Meeting {
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// As people are spoken of: "Ms Allen"; with first names where two would be spoken of alike.
    pub fn name(&self, id: &PersonId) -> String {
        let Some(person) = self.person(id) else {
            return id.0.clone();
        };
        let short = person.short();
        match self
            .people
            .iter()
            .any(|other| other.id != *id && other.short() == short)
        {
            true => person.name.clone(),
            false => short,
        }
    }

    pub fn item(&self, number: &ItemNo) -> Option<&ItemState> {
        self.items.iter().find(|state| state.item.number == *number)
    }

    pub fn current_item(&self) -> Option<&ItemState> {
        self.item(self.current.as_ref()?)
    }

    /// What a part, or the item as a whole, proposes, as it may be shown now: the recommendation's words, or the item's title.
    pub fn wording_of(&self, about: &About) -> String {
        let Some(state) = self.item(&about.item) else {
            return String::new();
        };
        let card = self.card(state);
        let parts = &card.parts;
        let part = match (&about.part, parts.as_slice()) {
            (Some(label), _) => parts.iter().find(|part| part.label == *label),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        part.map_or_else(|| card.title.clone(), |part| part.wording.clone())
    }

    /// A paper recommends something here; else other words are no amendment.
    pub fn is_recommended(&self, about: &About) -> bool {
        self.item(&about.item).is_some_and(|state| !state.item.parts.is_empty())
    }

    /// The parts of an item that are decided one by one, as it may be shown now; the item itself where it has none.
    pub fn parts_of(&self, number: &ItemNo) -> Vec<About> {
        let parts = self.item(number).map_or(&[][..], |state| &self.card(state).parts);
        // An only recommendation has no letter of its own to be told by.
        if parts.len() < 2 {
            return vec![About::item(number)];
        }
        let about = |label: &String| About {
            item: number.clone(),
            part: Some(label.clone()),
        };
        parts.iter().map(|part| about(&part.label)).collect()
    }

    /// The first item after the current one (or at all) that waits to be taken.
    pub fn next_item(&self) -> Option<&ItemState> {
        let place = match &self.current {
            Some(current) => self.items.iter().position(|state| state.item.number == *current)? + 1,
            None => 0,
        };
        let waits = |state: &&ItemState| state.status == ItemStatus::Waiting;
        let (before, after) = self.items.split_at(place.min(self.items.len()));
        after.iter().find(waits).or_else(|| before.iter().find(waits))
    }

    pub fn vote(&self, id: Seq) -> Option<&VoteState> {
        self.votes.iter().find(|vote| vote.id == id)
    }

    /// The vote that is being taken.
    pub fn open_vote(&self) -> Option<&VoteState> {
        self.vote_in_hand().filter(|vote| vote.closed.is_none())
    }

    pub fn seat(&self, id: &SeatId) -> Option<Seat> {
        self.terms.all_seats().into_iter().find(|seat| seat.id == *id)
    }

    /// "Mid Essex, Lay Member".
    pub fn seat_words(&self, id: &SeatId) -> String {
        match self.seat(id) {
            Some(seat) if seat.body.is_empty() => seat.called(),
            Some(seat) => format!("{}, {}", seat.body, seat.called()),
            None => id.0.clone(),
        }
    }

    pub fn body(&self, name: &str) -> Option<&Body> {
        self.terms.bodies.iter().find(|body| body.name == name)
    }

    /// The person listed as a seat's member.
    pub fn member_of(&self, seat: &SeatId) -> Option<&Person> {
        self.people.iter().find(|person| person.seats.contains(seat))
    }

    /// The seats that somebody sits in at this sitting: as member, or as the deputy accepted for one.
    pub fn seats_of(&self, person: &PersonId) -> Vec<SeatId> {
        let mut seats = self.person(person).map_or_else(Vec::new, |person| person.seats.clone());
        seats.extend(
            self.attendance_of(person)
                .and_then(|known| known.deputy_for.clone())
                .map(|(seat, _)| seat),
        );
        seats
    }

    /// Who sits in a seat now: its member if here, else a deputy who is; else its member, away.
    pub fn occupant(&self, seat: &SeatId) -> Option<PersonId> {
        self.seat_now(seat, &self.current.as_ref().map(About::item).unwrap_or_default())
            .person
    }

    pub fn apologies_of(&self, person: &PersonId) -> bool {
        self.attendance_of(person)
            .is_some_and(|known| known.apologies.is_some())
    }

    pub fn attendance_of(&self, person: &PersonId) -> Option<&Attendance> {
        self.attendance.iter().find(|attendance| attendance.person == *person)
    }

    /// Whether somebody is at the meeting now, counted for the item being taken.
    pub fn presence(&self, person: &PersonId) -> Presence {
        self.presence_for(person, self.current.as_ref())
    }

    /// At the meeting: arrived and not left, in the room or not.
    pub fn is_here(&self, person: &PersonId) -> bool {
        self.attendance_of(person)
            .and_then(|attendance| attendance.spells.last())
            .is_some_and(|spell| spell.to.is_none())
    }

    /// Who is in the chair: the last to take it, while here.
    pub fn in_chair(&self) -> Option<&PersonId> {
        self.in_chair_for(self.current.as_ref())
    }

    /// Who holds an office filled by election.
    pub fn holder_of(&self, office: &str) -> Option<&PersonId> {
        let held = self
            .offices
            .iter()
            .rev()
            .find(|held: &&OfficeHeld| held.office == office)?;
        Some(&held.person)
    }

    /// The public is out now.
    pub fn excluded(&self) -> bool {
        self.exclusion().is_some()
    }

    /// Whether somebody of the public may be here, reading along on a screen.
    pub fn public_may_read(&self) -> bool {
        !self.excluded() && self.phase != Phase::Closed
    }

    /// Whether an item was dealt with in private for a while: the public was sent out or came back during it, or it was
    /// taken between.
    pub fn was_in_private(&self, item: &ItemNo) -> bool {
        let of_item = |when: &When| when.item.as_ref() == Some(item);
        let taken = self.item(item).map(|state| state.taken.as_slice()).unwrap_or_default();
        self.exclusions.iter().any(|exclusion| {
            let back = exclusion.readmitted.as_ref();
            let between =
                |when: &When| exclusion.when.order < when.order && back.is_none_or(|back| when.order < back.order);
            of_item(&exclusion.when) || back.is_some_and(of_item) || taken.iter().any(between)
        })
    }

    /// The resolution by which the public is out now.
    pub fn exclusion(&self) -> Option<&ExclusionState> {
        self.exclusions
            .last()
            .filter(|exclusion| exclusion.readmitted.is_none())
    }

    /// The class of decision by which offices are filled, where the terms have one.
    pub fn election_class(&self) -> Option<String> {
        let election = self.terms.decisions.iter().find(|decision| decision.class == ELECTION);
        election.map(|decision| decision.class.clone())
    }

    /// The number that the next action gets: private ones are counted apart, so that the public ones tell nothing of them.
    pub fn next_action(&self, private: bool) -> u16 {
        let numbers = self.actions.iter().map(|known| known.action.number);
        let same = numbers.filter(|number| (*number > PRIVATE_ACTIONS) == private);
        let before = if private { PRIVATE_ACTIONS } else { 0 };
        same.max().unwrap_or(before).saturating_add(1)
    }
}

impl VoteState {
    /// Opened or closed in private session, or on something private.
    pub fn was_in_private(&self) -> bool {
        std::iter::once(&self.opened)
            .chain(&self.closed)
            .any(|when| when.private)
    }
}

impl ActionState {
    /// Agreed in private session or about a private item, here or at an earlier meeting. An item may have turned out
    /// private after the action was typed.
    pub fn is_private(&self) -> bool {
        self.action.private || self.when.as_ref().is_some_and(|when| when.private)
    }
}

/// The name by which terms call the class of decision that fills offices.
const ELECTION: &str = "election";
