//! People and their movements, who is in the chair, offices filled. A movement that changes nothing (leaving twice)
//! is no fault: it is recorded, and the state stays as it is. One that cannot have been is refused in `movement`.

use super::{Done, Stamp};
use crate::meeting::agenda::ItemNo;
use crate::meeting::ending::Endings;
use crate::meeting::event::Way;
use crate::meeting::people::{PEOPLE_AT_MOST, Person, PersonId};
use crate::meeting::state::{Attendance, Meeting, OfficeHeld, Out, Spell, When};
use crate::terms::SeatId;

impl Meeting {
    /// Somebody new; or, with a known id, the person as they are now: a name corrected once is right everywhere. `private`:
    /// while the public was out.
    pub(super) fn person_added(&mut self, person: &Person, private: bool) -> Done {
        if person.id.0.is_empty() || person.name.trim().is_empty() {
            return Err("A person needs a name.".into());
        }
        for seat in &person.seats {
            self.known_seat(seat)?;
        }
        let full = self.people.len() >= PEOPLE_AT_MOST;
        let unknown = self.met_in_private_alone().contains(&person.id);
        match self.people.iter_mut().find(|known| known.id == person.id) {
            Some(known) => {
                let changed = known.role != person.role;
                match private {
                    true if changed && !unknown => {
                        let seen = self.roles_seen.entry(person.id.clone());
                        seen.or_insert_with(|| known.role.clone());
                    }
                    // The same once more says that it is so.
                    false if changed || known == person => {
                        self.roles_seen.remove(&person.id);
                    }
                    true | false => {}
                }
                *known = person.clone();
                if !private {
                    self.met_in_private.remove(&person.id);
                }
            }
            None if full => {
                return Err(format!("A meeting knows at most {PEOPLE_AT_MOST} people."));
            }
            None => {
                self.people.push(person.clone());
                if private {
                    self.met_in_private.insert(person.id.clone());
                }
            }
        }
        Ok(())
    }

    pub(super) fn apologies(&mut self, at: Stamp, person: &PersonId) -> Done {
        let when = self.when(at);
        self.attends(person)?.apologies = Some(when);
        Ok(())
    }

    pub(super) fn deputy_accepted(
        &mut self,
        at: Stamp,
        deputy: &PersonId,
        seat: &SeatId,
        by: Option<&PersonId>,
    ) -> Done {
        self.known_seat(seat)?;
        self.known_person_if(by)?;
        let attendance = self.attends(deputy)?;
        attendance.deputy_for = Some((seat.clone(), by.cloned()));
        if !at.private {
            attendance.deputy_seen.clone_from(&attendance.deputy_for);
        }
        Ok(())
    }

    pub(super) fn arrived(&mut self, at: Stamp, person: &PersonId, way: Way, only_for: Option<&ItemNo>) -> Done {
        if let Some(item) = only_for {
            self.known_item(item)?;
        }
        let when = self.when(at);
        let attendance = self.attends(person)?;
        attendance.only_for = only_for.cloned();
        attendance.return_to_room(&when);
        match attendance.spells.last_mut().filter(|spell| spell.to.is_none()) {
            // Here already, now another way: by telephone at first, then in the room.
            Some(spell) if spell.way != way => {
                spell.to = Some(when.clone());
                attendance.begin_spell(when, way);
            }
            Some(_) => {}
            None => attendance.begin_spell(when, way),
        }
        Ok(())
    }

    pub(super) fn left(&mut self, at: Stamp, person: &PersonId) -> Done {
        let when = self.when(at);
        self.attends(person)?.end_spell(&when);
        Ok(())
    }

    pub(super) fn lost_connection(&mut self, at: Stamp, person: &PersonId) -> Done {
        let when = self.when(at);
        let attendance = self.attends(person)?;
        if attendance.lost.last().is_none_or(|(_, back)| back.is_some()) {
            attendance.lost.push((when, None));
        }
        Ok(())
    }

    pub(super) fn reconnected(&mut self, at: Stamp, person: &PersonId) -> Done {
        let when = self.when(at);
        if let Some((_, back)) = self.attends(person)?.lost.last_mut() {
            back.get_or_insert(when);
        }
        Ok(())
    }

    /// Whoever goes out for another item without having come back is out for that one from now on.
    pub(super) fn went_out(&mut self, at: Stamp, person: &PersonId, item: &ItemNo) -> Done {
        self.known_item(item)?;
        let when = self.when(at);
        let attendance = self.attends(person)?;
        match attendance.outs.last_mut().filter(|out| out.to.is_none()) {
            Some(out) if out.item == *item => return Ok(()),
            Some(out) => out.to = Some(when.clone()),
            None => {}
        }
        attendance.outs.push(Out {
            item: item.clone(),
            from: when,
            to: None,
        });
        Ok(())
    }

    /// Back in the room; somebody who had been marked as having left is here again.
    pub(super) fn came_back(&mut self, at: Stamp, person: &PersonId) -> Done {
        let when = self.when(at);
        let attendance = self.attends(person)?;
        attendance.return_to_room(&when);
        if let Some(way) = attendance
            .spells
            .last()
            .filter(|spell| spell.to.is_some())
            .map(|spell| spell.way)
        {
            attendance.begin_spell(when, way);
        }
        Ok(())
    }

    pub(super) fn took_chair(&mut self, at: Stamp, person: &PersonId) -> Done {
        self.known_person(person)?;
        let when = self.when(at);
        self.chair.push((when, person.clone()));
        Ok(())
    }

    pub(super) fn office_filled(
        &mut self,
        at: Stamp,
        (office, person): (&str, &PersonId),
        nominated: &[PersonId],
        counts: &[(PersonId, u16)],
        endings: &Endings,
    ) -> Done {
        self.known_office(office)?;
        self.known_person(person)?;
        self.known_people_of(endings)?;
        for other in nominated.iter().chain(counts.iter().map(|(person, _)| person)) {
            self.known_person(other)?;
        }
        let class = self.election_class();
        self.offices.push(OfficeHeld {
            when: Some(self.when(at)),
            office: office.into(),
            person: person.clone(),
            nominated: nominated.to_vec(),
            counts: counts.to_vec(),
            endings: endings.clone(),
            snapshot: Some(self.snapshot_of_business(class)),
        });
        Ok(())
    }

    /// In office from before, like one brought along from the last meeting.
    pub(super) fn in_office(&mut self, office: &str, person: &PersonId) -> Done {
        self.known_office(office)?;
        self.known_person(person)?;
        self.offices.push(OfficeHeld {
            when: None,
            office: office.into(),
            person: person.clone(),
            nominated: vec![],
            counts: vec![],
            endings: Endings::default(),
            snapshot: None,
        });
        Ok(())
    }

    /// The person's attendance, begun if this is the first that is recorded of it.
    fn attends(&mut self, person: &PersonId) -> Result<&mut Attendance, String> {
        self.known_person(person)?;
        let place = self.attendance.iter().position(|known| known.person == *person);
        if place.is_none() {
            self.attendance.push(Attendance::of(person));
        }
        let place = place.unwrap_or(self.attendance.len().saturating_sub(1));
        self.attendance
            .get_mut(place)
            .ok_or_else(|| format!("{person} has no attendance."))
    }
}

impl Attendance {
    fn of(person: &PersonId) -> Attendance {
        Attendance {
            person: person.clone(),
            apologies: None,
            deputy_for: None,
            deputy_seen: None,
            spells: vec![],
            outs: vec![],
            lost: vec![],
            only_for: None,
        }
    }

    fn begin_spell(&mut self, from: When, way: Way) {
        self.spells.push(Spell { from, to: None, way });
    }

    /// Neither out for an item nor without connection any more.
    fn return_to_room(&mut self, when: &When) {
        if let Some(out) = self.outs.last_mut() {
            out.to.get_or_insert_with(|| when.clone());
        }
        if let Some((_, back)) = self.lost.last_mut() {
            back.get_or_insert_with(|| when.clone());
        }
    }

    /// Has left: with that, nothing else is going on.
    pub(super) fn end_spell(&mut self, when: &When) {
        self.return_to_room(when);
        if let Some(spell) = self.spells.last_mut() {
            spell.to.get_or_insert_with(|| when.clone());
        }
    }
}
