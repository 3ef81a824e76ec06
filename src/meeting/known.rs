//! Whether what an event names exists. What does not is refused, with words that say what to do.

use crate::rules;
use crate::terms::{From, SeatId};

use super::agenda::{About, ItemNo};
use super::people::PersonId;
use super::state::Meeting;

type Known = Result<(), String>;

impl Meeting {
    pub(super) fn known_person(&self, id: &PersonId) -> Known {
        match self.person(id) {
            Some(_) => Ok(()),
            None => Err(format!("Nobody here is called {id}; add the person first.")),
        }
    }

    pub(super) fn known_person_if(&self, id: Option<&PersonId>) -> Known {
        id.map_or(Ok(()), |id| self.known_person(id))
    }

    pub(super) fn known_seat(&self, id: &SeatId) -> Known {
        match self.seat(id) {
            Some(_) => Ok(()),
            None => Err(format!("The terms of reference have no seat {id}.")),
        }
    }

    pub(super) fn known_body(&self, name: &str) -> Known {
        let on_a_seat = self.terms.seats.iter().any(|seat| seat.body == name);
        match on_a_seat || self.body(name).is_some() {
            true => Ok(()),
            false => Err(format!("The terms of reference have no organisation {name}.")),
        }
    }

    pub(super) fn known_office(&self, name: &str) -> Known {
        match self.terms.office(name) {
            Some(_) => Ok(()),
            None => Err(format!("The terms of reference have no office {name}.")),
        }
    }

    pub(super) fn known_item(&self, number: &ItemNo) -> Known {
        match self.item(number) {
            Some(_) => Ok(()),
            None => Err(format!("There is no item {number}.")),
        }
    }

    pub(super) fn known_about(&self, about: &About) -> Known {
        self.known_item(&about.item)?;
        let Some(label) = &about.part else { return Ok(()) };
        let parts = self.item(&about.item).map_or(&[][..], |state| &state.item.parts);
        match parts.iter().any(|part| part.label == *label) {
            true => Ok(()),
            false => Err(format!("Item {} has no part ({label}).", about.item)),
        }
    }

    pub(super) fn known_rung(&self, rung: &str) -> Known {
        match rules::rungs(&self.terms).iter().any(|known| known.name == rung) {
            true => Ok(()),
            false => Err(format!("The terms of reference have no such handling: {rung}.")),
        }
    }

    /// Whether somebody on a rung of the ladder loses this.
    pub(super) fn rung_bars(&self, rung: &str, from: From) -> bool {
        let rungs = rules::rungs(&self.terms);
        let mut known = rungs.iter().filter(|known| known.name == rung);
        known.any(|known| known.effects.contains(&from))
    }

    pub(super) fn known_answer(&self, question: &str, answer: &str) -> Known {
        let Some(known) = self.terms.question(question) else {
            return Err(format!("The terms of reference have no question {question}."));
        };
        match known.answers.iter().any(|known| known == answer) {
            true => Ok(()),
            false => Err(format!("{answer:?} is no answer to: {}", known.asks)),
        }
    }
}
