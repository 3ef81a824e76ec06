//! The election of a case: who was nominated and how people voted, by their seats; and how it comes out.

use crate::rules::{Ballot, ElectionOutcome, ElectionResult, PersonId, SeatNow};
use crate::terms::SeatId;

use super::file::{CameOut, Election};
use super::shown::spelled_out;

impl Election {
    /// The ballot of those who sit in these seats.
    pub(super) fn ballot(&self, seats: &[SeatNow]) -> Ballot {
        let person = |seat: &String| {
            let now = seats.iter().find(|now| now.seat.0 == *seat);
            now.and_then(|now| now.person.clone())
                .unwrap_or_else(|| PersonId(seat.clone()))
        };
        let votes = self.votes.iter().flat_map(|(seats, chosen)| {
            let chosen = chosen.as_ref().map(person);
            spelled_out(seats).into_iter().map(move |seat| (seat, chosen.clone()))
        });
        Ballot {
            office: self.office.clone(),
            nominated: self.nominated.iter().map(person).collect(),
            votes: votes.collect(),
            counts: self.counts.iter().map(|(seat, n)| (person(seat), *n)).collect(),
            deciding: self
                .deciding
                .as_ref()
                .map(|(seat, chosen)| (SeatId(seat.clone()), person(chosen))),
        }
    }

    /// Every seat that it names.
    pub(super) fn seats(&self) -> impl Iterator<Item = &String> {
        let voted = self.votes.iter().flat_map(|(_, chosen)| chosen);
        let decided = self.deciding.iter().flat_map(|(seat, chosen)| [seat, chosen]);
        self.nominated
            .iter()
            .chain(voted)
            .chain(self.counts.iter().map(|(seat, _)| seat))
            .chain(decided)
    }
}

/// How it came out, people by the seats that they sit in.
pub(super) fn came_out(result: &ElectionResult, seats: &[SeatNow]) -> CameOut {
    let seat = |person: &PersonId| {
        let now = seats.iter().find(|now| now.person.as_ref() == Some(person));
        now.map_or_else(|| person.0.clone(), |now| now.seat.0.clone())
    };
    let all = |people: &[PersonId]| people.iter().map(seat).collect();
    match &result.outcome {
        ElectionOutcome::Elected(person) => CameOut::Elected(seat(person)),
        ElectionOutcome::Tied(between) => CameOut::Tied(all(between)),
        ElectionOutcome::Again(between) => CameOut::Again(all(between)),
        ElectionOutcome::NoDecision => CameOut::NoDecision,
        ElectionOutcome::Void => CameOut::Void,
        ElectionOutcome::Open => CameOut::Open,
        ElectionOutcome::ReadingNeeded => CameOut::ReadingNeeded,
        ElectionOutcome::RecountNeeded => CameOut::RecountNeeded,
    }
}
