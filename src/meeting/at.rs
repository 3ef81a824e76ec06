//! The room as it was at an earlier place in the order of effect: for what documents say of the quorum over time.
//!
//! Looked up in the folded meeting, so that nothing derivable is stored for it.

use crate::rules::Snapshot;

use super::agenda::About;
use super::state::{Attendance, Meeting, OfficeHeld, Spell, When};

impl Meeting {
    /// The room for an item, or for business that is no item's (`About::default()`), when everything up to that place
    /// in the order of effect had happened. Readings count as they do for a decision taken there.
    pub fn room_at(&self, order: usize, about: &About) -> Snapshot {
        let happened = |when: &When| when.order <= order;
        let then = Meeting {
            attendance: self.attendance.iter().map(|known| known.until(order)).collect(),
            chair: self.chair.iter().filter(|(when, _)| happened(when)).cloned().collect(),
            offices: self
                .offices
                .iter()
                .filter(|held| was_held(held, order))
                .cloned()
                .collect(),
            handlings: self
                .handlings
                .iter()
                .filter(|known| happened(&known.when))
                .cloned()
                .collect(),
            votes: vec![],
            decisions: vec![],
            ..self.clone()
        };
        let mut room = then.snapshot(about);
        room.answers = self.answers(about, Some(order));
        room
    }
}

fn was_held(held: &OfficeHeld, order: usize) -> bool {
    held.when.as_ref().is_none_or(|when| when.order <= order)
}

impl Attendance {
    /// What had been recorded of it up to that place.
    fn until(&self, order: usize) -> Attendance {
        let happened = |when: &When| when.order <= order;
        let ended = |to: &Option<When>| to.clone().filter(happened);
        let spells = self.spells.iter().filter(|spell| happened(&spell.from));
        let outs = self.outs.iter().filter(|out| happened(&out.from));
        let lost = self.lost.iter().filter(|(from, _)| happened(from));
        Attendance {
            spells: spells
                .map(|spell| Spell {
                    to: ended(&spell.to),
                    ..spell.clone()
                })
                .collect(),
            outs: outs
                .map(|out| super::state::Out {
                    to: ended(&out.to),
                    ..out.clone()
                })
                .collect(),
            lost: lost.map(|(from, to)| (from.clone(), ended(to))).collect(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::testing::{LEAVES, Tale, about, arrived, handled, left, went_out, who};
    use crate::meeting::{Event, Meeting};
    use crate::rules::Presence;

    /// Presence and rung of Dr Ade, and who is in the chair, after each record of a small meeting.
    #[test]
    fn the_room_is_seen_as_it_was_then() {
        let tale = Tale::begun() // records 2 to 12
            .take("09:40", "5")
            .then("09:45", left("ade"))
            .then("09:50", arrived("ade"))
            .take("10:00", "6")
            .then("10:01", handled("ade", "6", LEAVES))
            .then("10:02", went_out("ade", "6"))
            .then("10:03", Event::TookChair { person: who("beck") });
        let meeting = tale.meeting();
        let at = |meeting: &Meeting, seq: u64| {
            let order = meeting.in_effect.iter().position(|known| *known == seq).unwrap();
            let room = meeting.room_at(order, &about("6"));
            let ade = room
                .seats
                .iter()
                .find(|seat| seat.seat.0 == "me-chair")
                .unwrap()
                .clone();
            (ade.presence, ade.rung.is_some(), room.in_chair.unwrap().0)
        };
        for (seq, expected) in [
            (13, (Presence::InPerson, false, "allen")),
            (14, (Presence::Absent, false, "allen")),
            (15, (Presence::InPerson, false, "allen")),
            (17, (Presence::InPerson, true, "allen")),
            (18, (Presence::Withdrew, true, "allen")),
            (19, (Presence::Withdrew, true, "beck")),
        ] {
            let (presence, rung, chair) = at(&meeting, seq);
            assert_eq!((presence, rung, chair.as_str()), expected, "after record {seq}");
        }
        let last = tale.last();
        let order = meeting.in_effect.iter().position(|known| *known == last).unwrap();
        assert_eq!(meeting.room_at(order, &about("6")), meeting.snapshot(&about("6")));
    }
}
