//! Deputies whom the terms, as they are read, keep out of the seat. Who accepted whom is a fact and stands in the state;
//! what it is worth is asked of the rules here, for the screen, the count of hands and the list of who was present alike.

use crate::rules::{self, MaySend, Occupancy, Presence, SeatNow, Status};
use crate::terms::SeatId;

use super::people::PersonId;
use super::state::Meeting;

impl Meeting {
    /// Whether the terms, as they are read, keep a deputy for this seat out of it: none may be sent, and whoever comes all
    /// the same has no vote. Such a person is at the meeting and sits in no seat.
    pub fn is_no_deputy(&self, deputy: &PersonId, seat: &SeatId) -> bool {
        let mut room = self.snapshot_of_business(None);
        for now in room.seats.iter_mut().filter(|now| now.seat == *seat) {
            *now = SeatNow {
                seat: seat.clone(),
                status: Status::Filled,
                person: Some(deputy.clone()),
                occupancy: Occupancy::Deputy,
                presence: Presence::InPerson,
                rung: None,
                member_rung: None,
            };
        }
        let none_may_be_sent = matches!(rules::may_send(&self.terms, &room, seat), MaySend::No);
        none_may_be_sent && {
            let electorate = self.result(&room).electorate;
            let own = electorate.iter().find(|elector| elector.seat == *seat);
            own.is_some_and(|elector| elector.weight.is_zero())
        }
    }
}
