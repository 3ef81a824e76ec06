//! Names of people and seats as documents print them.
//!
//! Only looking up lives here; what is said of somebody is in `words`.

use crate::meeting::{Meeting, Person, PersonId};
use crate::terms::{Seat, SeatId};

use super::facts::Speaker;

/// Somebody, as lists print the name and as sentences do.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Who {
    pub id: PersonId,
    /// "Ms Ruth Allen".
    pub name: String,
    /// "Ms Allen"; the whole name where two people would be spoken of alike.
    pub short: String,
}

/// A seat: title and organisation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SeatName {
    pub id: SeatId,
    pub title: String,
    /// The short name of the organisation; empty where the terms give none.
    pub body: String,
    /// Its full name.
    pub body_full: String,
}

impl SeatName {
    /// "Lay Member, Mid Essex".
    pub fn full(&self) -> String {
        join(&self.title, &self.body)
    }

    /// "the Lay Member of Mid Essex"; a title that names one position in all is enough: "the Medical Director".
    pub fn the(&self, alone: bool) -> String {
        match (self.title.is_empty(), self.body.is_empty() || alone) {
            (true, _) => self.body.clone(),
            (false, true) => format!("the {}", self.title),
            (false, false) => format!("the {} of {}", self.title, self.body),
        }
    }
}

fn join(title: &str, body: &str) -> String {
    match (title.is_empty(), body.is_empty()) {
        (true, _) => body.to_owned(),
        (false, true) => title.to_owned(),
        (false, false) => format!("{title}, {body}"),
    }
}

/// Looks names up in a meeting.
pub struct Names<'a> {
    meeting: &'a Meeting,
    /// With those of whom the readers know nothing: they are named where they are told of, and nobody is told apart from them.
    everybody: &'a [Person],
    seats: Vec<Seat>,
}

impl<'a> Names<'a> {
    pub fn of(meeting: &'a Meeting) -> Names<'a> {
        Names::among(meeting, &meeting.people)
    }

    /// As those know people who may read this much of a meeting.
    pub fn among(meeting: &'a Meeting, everybody: &'a [Person]) -> Names<'a> {
        Names {
            meeting,
            everybody,
            seats: meeting.terms.all_seats(),
        }
    }

    /// Somebody the meeting does not know keeps the id: a document is never lost for it.
    pub fn who(&self, id: &PersonId) -> Who {
        let people = &self.meeting.people;
        let Some(person) = self.everybody.iter().find(|person| person.id == *id) else {
            return Who {
                id: id.clone(),
                name: id.0.clone(),
                short: id.0.clone(),
            };
        };
        let short = person.short();
        let alike = people.iter().any(|other| other.id != *id && other.short() == short);
        Who {
            id: id.clone(),
            name: person.name.clone(),
            short: if alike { person.name.clone() } else { short },
        }
    }

    pub fn who_if(&self, id: Option<&PersonId>) -> Option<Who> {
        id.map(|id| self.who(id))
    }

    pub fn seats(&self) -> impl Iterator<Item = SeatName> + '_ {
        self.seats.iter().map(|seat| self.seat_name(seat))
    }

    pub fn seat(&self, id: &SeatId) -> SeatName {
        let found = self.seats.iter().find(|seat| seat.id == *id);
        match found {
            Some(seat) => self.seat_name(seat),
            None => SeatName {
                id: id.clone(),
                title: id.0.clone(),
                body: String::new(),
                body_full: String::new(),
            },
        }
    }

    fn seat_name(&self, seat: &Seat) -> SeatName {
        let bodies = &self.meeting.terms.bodies;
        let full = bodies
            .iter()
            .find(|body| body.name == seat.body)
            .and_then(|body| body.full.clone());
        SeatName {
            id: seat.id.clone(),
            title: seat.title.clone(),
            body: seat.body.clone(),
            body_full: full.unwrap_or_else(|| seat.body.clone()),
        }
    }

    /// The owner of an action: a person's id, or a name as typed.
    pub fn owner(&self, owner: &str) -> String {
        let known = self.everybody.iter().find(|person| person.id.0 == owner);
        match known {
            Some(person) => self.who(&person.id).short,
            None => owner.to_owned(),
        }
    }

    /// Who spoke, and whether from the chair, at that place in the order of effect.
    pub fn speaker(&self, id: Option<&PersonId>, order: usize) -> Option<Speaker> {
        let id = id?;
        let in_chair = self
            .meeting
            .chair
            .iter()
            .rfind(|(when, _)| when.order <= order)
            .is_some_and(|(_, person)| person == id);
        let chair = self.meeting.terms.offices.first();
        let is_chair = chair.is_some_and(|office| {
            let held =
                self.meeting.offices.iter().rfind(|held| {
                    held.office == office.name && held.when.as_ref().is_none_or(|when| when.order <= order)
                });
            held.is_some_and(|held| held.person == *id)
                || office.holder.as_ref().is_some_and(|seat| self.sits(id, seat))
        });
        Some(Speaker {
            who: self.who(id),
            in_chair,
            is_chair,
        })
    }

    fn sits(&self, id: &PersonId, seat: &SeatId) -> bool {
        let people = &self.meeting.people;
        people
            .iter()
            .any(|person| person.id == *id && person.seats.contains(seat))
    }
}
