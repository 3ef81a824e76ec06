//! Who was there: the roll, comings and goings, the chair, elections.

use chrono::NaiveTime;

use crate::meeting::{Attendance, Out, PersonId, Spell, When};
use crate::minutes::facts::{
    At, Audience, Back, Capacity, ElectionTold, InOffice, OfficeTold, RollFact, StandingTold, Stay, What,
};
use crate::minutes::names::{SeatName, Who};
use crate::terms::{Lasts, Office, SeatId};

use super::{Collector, at};

/// A connection lost for so long is minuted in any case.
const LOST_MINUTES: i64 = 5;

impl Collector<'_> {
    /// Everybody who was there, sent apologies, or has a seat: in the order of the terms' seats, then as they came.
    pub(super) fn roll(&self) -> Vec<RollFact> {
        let mut roll: Vec<(usize, RollFact)> = self
            .meeting
            .people
            .iter()
            .filter_map(|person| {
                let attendance = self.meeting.attendance.iter().find(|known| known.person == person.id);
                let came = attendance.is_some_and(|known| !known.spells.is_empty() || known.apologies.is_some());
                if !came && person.seats.is_empty() {
                    return None;
                }
                let capacity = self.capacity(&person.id, attendance);
                Some((self.rank(&capacity), self.roll_fact(&person.id, capacity, attendance)))
            })
            .collect();
        roll.sort_by_key(|(rank, _)| *rank);
        roll.into_iter().map(|(_, fact)| fact).collect()
    }

    fn capacity(&self, person: &PersonId, attendance: Option<&Attendance>) -> Capacity {
        if let Some((seat, by)) = attendance.and_then(|known| known.deputy_for.clone()) {
            if self.meeting.is_no_deputy(person, &seat) {
                let of = self.names.seat(&seat).the(false);
                let role = format!("sent as deputy for {of}, for whom there may be none");
                return Capacity::InAttendance { role: Some(role) };
            }
            return Capacity::Deputy {
                seat: self.names.seat(&seat),
                accepted_by: self.names.who_if(by.as_ref()),
            };
        }
        let known = self.meeting.people.iter().find(|known| known.id == *person);
        match known {
            Some(known) if !known.seats.is_empty() => {
                Capacity::Member(known.seats.iter().map(|seat| self.names.seat(seat)).collect())
            }
            Some(_) | None => Capacity::InAttendance {
                role: known.and_then(|known| known.role.clone()),
            },
        }
    }

    fn rank(&self, capacity: &Capacity) -> usize {
        let place = |seat: &SeatName| self.names.seats().position(|known| known.id == seat.id);
        match capacity {
            Capacity::Member(seats) => seats.iter().filter_map(place).min().unwrap_or(usize::MAX),
            Capacity::Deputy { seat, .. } => place(seat).unwrap_or(usize::MAX),
            Capacity::InAttendance { .. } => usize::MAX,
        }
    }

    fn roll_fact(&self, person: &PersonId, capacity: Capacity, attendance: Option<&Attendance>) -> RollFact {
        let only_for = attendance.and_then(|known| known.only_for.clone());
        let for_private = only_for.as_ref().is_some_and(|item| self.is_private(item));
        let spells = attendance.map_or(&[][..], |known| &known.spells);
        let stays = spells.iter().enumerate().map(|(place, spell)| {
            // Here for a private item alone: nothing of that is public, not even having waited outside.
            let hidden = for_private && place + 1 == spells.len();
            self.stay(person, spell, hidden)
        });
        RollFact {
            who: self.names.who(person),
            offices: InOffice {
                seen: self.offices_of(person, &capacity, |when| self.audience(when) == Audience::Public),
                whole: self.offices_of(person, &capacity, |_| true),
            },
            capacity,
            apologies: attendance.is_some_and(|known| known.apologies.is_some()),
            stays: stays
                .filter(|stay| stay.from.as_ref().is_none_or(|(_, at)| at.order < self.ended))
                .collect(),
            only_for: only_for.map(|item| {
                let audience = if for_private {
                    Audience::Private
                } else {
                    Audience::Public
                };
                (audience, item)
            }),
        }
    }

    /// The chair's, and those that follow it and outlast a meeting, in the order of the terms. One that is the position
    /// itself is not told twice.
    fn offices_of(&self, person: &PersonId, capacity: &Capacity, seen: impl Fn(&When) -> bool) -> Vec<OfficeTold> {
        let by_seat = |seat: &SeatId, office: &str| match capacity {
            Capacity::Member(seats) => seats
                .iter()
                .any(|known| known.id == *seat && !known.title.eq_ignore_ascii_case(office)),
            Capacity::Deputy { .. } | Capacity::InAttendance { .. } => false,
        };
        let offices = &self.meeting.terms.offices;
        let line = offices.first().map_or(&[][..], |chair| &chair.then);
        let presides = |(place, office): &(usize, &Office)| *place == 0 || line.contains(&office.name);
        let of_chair = offices.iter().enumerate().filter(presides);
        let mut told = Vec::new();
        for (_, office) in of_chair.filter(|(_, office)| office.lasts != Lasts::Meeting) {
            let name = &office.name;
            match &office.holder {
                Some(seat) if by_seat(seat, name) => told.push(OfficeTold {
                    office: name.clone(),
                    from: None,
                    to: None,
                }),
                Some(_) => {}
                None => told.extend(self.held_by(person, name, &seen)),
            }
        }
        told
    }

    /// The times for which somebody held an office filled by election: an election that is not valid gives it to nobody.
    fn held_by(&self, person: &PersonId, office: &str, seen: impl Fn(&When) -> bool) -> Vec<OfficeTold> {
        let mut holders: Vec<(&PersonId, Option<NaiveTime>)> = Vec::new();
        for held in self.meeting.offices.iter().filter(|held| held.office == office) {
            let valid = self.verdict_of_election(held).is_none_or(|verdict| {
                !matches!(
                    verdict.standing,
                    StandingTold::NotQuorate | StandingTold::Defective | StandingTold::NotEligible
                )
            });
            if !valid || !held.when.as_ref().is_none_or(&seen) {
                continue;
            }
            let here = held.when.as_ref().filter(|when| self.sat_at(when));
            if here.is_none() {
                holders.clear();
            }
            if holders.last().is_none_or(|(last, _)| **last != held.person) {
                holders.push((&held.person, here.map(|when| when.time)));
            }
        }
        let next = holders.iter().skip(1).map(|(_, from)| *from).chain([None]);
        let spans = holders.iter().zip(next);
        let mine = spans.filter(|((holder, _), _)| *holder == person);
        mine.map(|((_, from), to)| OfficeTold {
            office: office.to_owned(),
            from: *from,
            to,
        })
        .collect()
    }

    fn stay(&self, person: &PersonId, spell: &Spell, hidden: bool) -> Stay {
        let end = |when: &When| -> Option<(Audience, At)> {
            let audience = if hidden { Audience::Private } else { self.audience(when) };
            let edge = self.was_before(when) || when.order >= self.ended;
            (!edge || hidden).then(|| (audience, at(when)))
        };
        Stay {
            from: end(&spell.from),
            to: spell.to.as_ref().and_then(end),
            seen: !hidden && self.meeting.is_seen(person, spell),
            missed: !hidden && self.meeting.is_missed(person, spell),
            way: spell.way,
        }
    }

    pub(super) fn vacant(&self) -> Vec<SeatName> {
        let filled = |seat: &SeatName| self.meeting.people.iter().any(|person| person.seats.contains(&seat.id));
        self.names.seats().filter(|seat| !filled(seat)).collect()
    }

    /// Comings and goings while the meeting sat.
    pub(super) fn movements(&mut self) {
        let meeting = self.meeting;
        for attendance in &meeting.attendance {
            let who = self.names.who(&attendance.person);
            self.spells(attendance, &who);
            for out in &attendance.outs {
                self.out(attendance, out, &who);
            }
            for (from, to) in &attendance.lost {
                self.lost(from, to.as_ref(), &who);
            }
        }
    }

    fn spells(&mut self, attendance: &Attendance, who: &Who) {
        let spells = &attendance.spells;
        for (place, spell) in spells.iter().enumerate() {
            let last = place + 1 == spells.len();
            if last && attendance.only_for.is_some() {
                continue; // the list says so: "(item 6 only)"
            }
            let joins_on = |end: &Spell, next: &Spell| end.to.as_ref().map(|to| to.order) == Some(next.from.order);
            let before = place.checked_sub(1).and_then(|place| spells.get(place));
            if self.sat_at(&spell.from) {
                let who = who.clone();
                let way = spell.way;
                match before {
                    Some(before) if joins_on(before, spell) => self.tell(&spell.from, What::ChangedWay { who, way }),
                    Some(_) | None => self.tell(&spell.from, What::Joined { who, way }),
                }
            }
            let goes_on = spells.get(place + 1).is_some_and(|next| joins_on(spell, next));
            if let Some(to) = &spell.to
                && self.sat_at(to)
                && !goes_on
            {
                self.tell(to, What::Left { who: who.clone() });
            }
        }
    }

    fn out(&mut self, attendance: &Attendance, out: &Out, who: &Who) {
        let item = &out.item;
        if self.sat_at(&out.from) {
            let what = What::WentOut {
                who: who.clone(),
                item: item.clone(),
            };
            self.tell(&out.from, what);
        }
        let Some(to) = &out.to else { return };
        let went_on = attendance.outs.iter().any(|next| next.from.order == to.order);
        let left = attendance
            .spells
            .iter()
            .any(|spell| spell.to.as_ref().is_some_and(|end| end.order == to.order));
        if self.sat_at(to) && !went_on && !left {
            let what = What::CameBack {
                who: who.clone(),
                item: item.clone(),
            };
            // Whoever did not see the going is not told of the return.
            let audience = self.audience(&out.from).max(self.audience(to));
            let under = self.place(to);
            self.push(to, under, audience, what);
        }
    }

    /// A lost connection is not leaving: told if something was decided meanwhile, or if it lasted; to the public as far as
    /// they saw it and know what was decided.
    fn lost(&mut self, from: &When, to: Option<&When>, who: &Who) {
        if !self.sat_at(from) {
            return;
        }
        let audience = self.audience(from);
        let unseen = to.filter(|to| self.audience(to) > audience);
        let back = to.map_or(Back::Never, |to| Back::At(to.time));
        let whole = self.is_told(from, to, Audience::Private).then_some(back);
        // Until when they saw it: the resolution before it was restored.
        let mut excluded = self.meeting.exclusions.iter().map(|exclusion| &exclusion.when);
        let until = unseen.and_then(|back| excluded.rfind(|when| when.order < back.order));
        let seen = match (unseen, until) {
            (None, _) => self.is_told(from, to, audience).then_some(whole).flatten(),
            (Some(_), until) => self
                .is_told(from, Some(until.unwrap_or(from)), audience)
                .then_some(Back::Unseen),
        };
        let told = [(audience, seen), (Audience::Private, whole.filter(|_| whole != seen))];
        for (audience, back) in told {
            if let Some(back) = back {
                let who = who.clone();
                let under = self.place(from);
                self.push(from, under, audience, What::Disconnected { who, back });
            }
        }
    }

    /// Whether a connection that was lost for so long is minuted for these readers.
    fn is_told(&self, from: &When, to: Option<&When>, readers: Audience) -> bool {
        let back = to.map_or(self.ended, |to| to.order);
        let long = to.is_none_or(|to| to.time.signed_duration_since(from.time).num_minutes() >= LOST_MINUTES);
        long || self.decided_between(&at(from), back, readers)
    }

    pub(super) fn who_took_the_chair(&self) -> Vec<(Audience, At, Who)> {
        let chair = self.meeting.chair.iter();
        chair
            .filter(|(when, _)| when.order < self.ended)
            .map(|(when, person)| (self.audience(when), at(when), self.names.who(person)))
            .collect()
    }

    pub(super) fn chairs(&mut self) {
        let meeting = self.meeting;
        let ended = self.ended;
        for (when, person) in meeting.chair.iter().filter(|(when, _)| when.order < ended) {
            let what = What::TookChair {
                who: self.names.who(person),
            };
            let audience = self.audience(when);
            self.push(when, when.item.clone(), audience, what);
        }
    }

    pub(super) fn elections(&mut self) {
        let meeting = self.meeting;
        for held in &meeting.offices {
            let (Some(when), Some(verdict)) = (&held.when, self.verdict_of_election(held)) else {
                continue;
            };
            let told = ElectionTold {
                office: held.office.clone(),
                who: self.names.who(&held.person),
                nominated: held.nominated.iter().map(|person| self.names.who(person)).collect(),
                counts: held
                    .counts
                    .iter()
                    .map(|(person, votes)| (self.names.who(person), *votes))
                    .collect(),
                endings: held.endings.with(|person| self.names.who(person)),
                clause: meeting
                    .terms
                    .office(&held.office)
                    .and_then(|office| office.clause.clone()),
                verdict,
            };
            let audience = self.audience(when);
            self.push(when, when.item.clone(), audience, What::Elected(Box::new(told)));
        }
    }
}
