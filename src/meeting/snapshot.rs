//! From the meeting to what the rules look at: the room at this moment, for one item or part; or as it may be assumed
//! for an item still to come. Nothing is judged here.

use crate::rules::{Occupancy, Presence, SeatNow, Snapshot, Status};
use crate::terms::{From, Name, SeatId};

use super::agenda::{About, ItemNo};
use super::event::{Span, Way};
use super::outlook::WhatIf;
use super::people::PersonId;
use super::state::{Attendance, Meeting, Phase, ReadingState, When};

/// How presence is to be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room<'c> {
    Now,
    /// As it may be expected: those out for another item are back; before the meeting, whoever sent no apologies came;
    /// and all of these come about.
    Expected(&'c [WhatIf]),
}

impl Meeting {
    /// The room now, for an item or a part of one; without any vote.
    pub fn snapshot(&self, about: &About) -> Snapshot {
        self.look(about, Room::Now)
    }

    /// The room as it may be expected when an item that is still to come is taken.
    pub fn assumed_snapshot(&self, about: &About) -> Snapshot {
        self.assumed_if(about, &[])
    }

    /// The same, had all of these come about.
    pub fn assumed_if(&self, about: &About, changes: &[WhatIf]) -> Snapshot {
        self.look(about, Room::Expected(changes))
    }

    /// The room now for business that is no item's: an election, the exclusion of the public. Nobody has an interest in
    /// it, and who is out for an item is out.
    pub fn snapshot_of_business(&self, class: Option<Name>) -> Snapshot {
        let mut room = self.look(&About::default(), Room::Now);
        room.class = class;
        room.answers = self.answers(&self.business_about(self.current.as_ref()), None);
        room
    }

    fn look(&self, about: &About, room: Room<'_>) -> Snapshot {
        let item = self.item(&about.item).map(|state| &state.item);
        let seats = self.terms.all_seats();
        Snapshot {
            seats: seats.iter().map(|seat| self.seat_for(&seat.id, about, room)).collect(),
            offices: self.offices_filled(),
            in_chair: self.in_chair_for(Some(&about.item)).cloned(),
            class: item.and_then(|item| item.class.clone()),
            concerned: item.map_or_else(Vec::new, |item| item.concerns.clone()),
            votes: vec![],
            hands: vec![],
            closed: false,
            deciding: None,
            answers: self.answers(about, None),
        }
    }

    /// One seat as it stands to an item now.
    pub fn seat_now(&self, seat: &SeatId, about: &About) -> SeatNow {
        self.seat_for(seat, about, Room::Now)
    }

    /// The member if here and not out for this item; else an accepted deputy who is here, the last accepted first; else
    /// the member, out or absent. Whether the deputy of one who is out may sit is for the terms to say.
    fn seat_for(&self, seat: &SeatId, about: &About, room: Room<'_>) -> SeatNow {
        let here = |person: &PersonId| match room {
            Room::Now => self.presence_about(person, about),
            Room::Expected(changes) => self.expected_presence(person, about, changes),
        };
        let member = self.member_of(seat).map(|person| &person.id);
        let deputy = self.attendance.iter().rev().find(|attendance| {
            attendance.deputy_for.as_ref().is_some_and(|(held, _)| held == seat)
                && here(&attendance.person) != Presence::Absent
        });
        let present = member.filter(|member| match here(member) {
            Presence::InPerson | Presence::Remote => true,
            Presence::Withdrew => deputy.is_none(),
            Presence::Absent => false,
        });
        let rung = |person: &PersonId| match room {
            Room::Now => self.rung(person, about),
            Room::Expected(changes) => self.rung_if(person, about, changes),
        };
        let (person, occupancy) = match (present, deputy, member) {
            (Some(member), _, _) => (Some(member), Occupancy::Member),
            (None, Some(deputy), _) => (Some(&deputy.person), Occupancy::Deputy),
            (None, None, member) => (member, Occupancy::Member),
        };
        SeatNow {
            seat: seat.clone(),
            status: match person {
                Some(_) => Status::Filled,
                None => Status::Vacant,
            },
            person: person.cloned(),
            occupancy,
            presence: person.map_or(Presence::Absent, here),
            rung: person.and_then(rung),
            member_rung: member.filter(|_| occupancy == Occupancy::Deputy).and_then(rung),
        }
    }

    /// How somebody is here for an item: out for this one is withdrawn, out for another is away.
    pub fn presence_for(&self, person: &PersonId, item: Option<&ItemNo>) -> Presence {
        let Some(attendance) = self.attendance_of(person) else {
            return Presence::Absent;
        };
        let Some(way) = attendance.way() else {
            return Presence::Absent;
        };
        match attendance.out_for() {
            Some(out) if Some(out) == item => Presence::Withdrew,
            Some(_) => Presence::Absent,
            None if attendance.is_cut_off() => Presence::Absent,
            None => way,
        }
    }

    /// The same for a part: out for another part of the item alone is away.
    fn presence_about(&self, person: &PersonId, about: &About) -> Presence {
        match self.presence_for(person, Some(&about.item)) {
            Presence::Withdrew if self.is_out_for_another_part(person, about) => Presence::Absent,
            presence => presence,
        }
    }

    fn expected_presence(&self, person: &PersonId, about: &About, changes: &[WhatIf]) -> Presence {
        let attendance = self.attendance_of(person);
        let changed = changes.iter().rev().find_map(|change| match change {
            WhatIf::Leaves(who) if who == person => Some(Presence::Absent),
            // Who attends remotely already is here as they are.
            WhatIf::Comes(who) if who == person => {
                Some(attendance.and_then(Attendance::way).unwrap_or(Presence::InPerson))
            }
            WhatIf::Leaves(_) | WhatIf::Comes(_) | WhatIf::Handled(_, _) => None,
        });
        let here = match attendance.and_then(Attendance::way) {
            _ if changed.is_some() => changed.unwrap_or_default(),
            Some(_) if attendance.is_some_and(Attendance::is_cut_off) => Presence::Absent,
            Some(way) => way,
            None if self.phase == Phase::Before && self.is_expected(person) => Presence::InPerson,
            None => Presence::Absent,
        };
        match attendance.and_then(Attendance::out_for) {
            _ if here == Presence::Absent => Presence::Absent,
            Some(out) if *out == about.item && !self.is_out_for_another_part(person, about) => Presence::Withdrew,
            Some(_) | None if self.will_go_out(person, about, changes) => Presence::Withdrew,
            Some(_) | None => here,
        }
    }

    /// The handling decided for this item sends the person out of the room.
    fn will_go_out(&self, person: &PersonId, about: &About, changes: &[WhatIf]) -> bool {
        self.rung_if(person, about, changes)
            .is_some_and(|rung| self.rung_bars(&rung, From::Room))
    }

    /// Before the meeting: a member who sent no apologies, or the deputy accepted for one who did.
    fn is_expected(&self, person: &PersonId) -> bool {
        let is_member = self.person(person).is_some_and(|person| !person.seats.is_empty());
        let is_deputy = self
            .attendance_of(person)
            .is_some_and(|known| known.deputy_for.is_some());
        (is_member || is_deputy) && !self.apologies_of(person)
    }

    /// The rung of the ladder that somebody is on for an item or part: the latest handling that covers it.
    pub fn rung(&self, person: &PersonId, about: &About) -> Option<Name> {
        let mut handlings = self.handlings.iter().rev();
        let latest = handlings.find(|handling| handling.person == *person && handling.about.covers(about))?;
        latest.rung.clone()
    }

    fn rung_if(&self, person: &PersonId, about: &About, changes: &[WhatIf]) -> Option<Name> {
        let changed = changes.iter().rev().find_map(|change| match change {
            WhatIf::Handled(who, rung) if who == person => Some(rung.clone()),
            WhatIf::Leaves(_) | WhatIf::Comes(_) | WhatIf::Handled(_, _) => None,
        });
        changed.unwrap_or_else(|| self.rung(person, about))
    }

    fn offices_filled(&self) -> Vec<(Name, PersonId)> {
        let by_election = self.terms.offices.iter().filter(|office| office.holder.is_none());
        by_election
            .filter_map(|office| Some((office.name.clone(), self.holder_of(&office.name)?.clone())))
            .collect()
    }

    /// The last to take the chair, while in the room for this item.
    pub(super) fn in_chair_for(&self, item: Option<&ItemNo>) -> Option<&PersonId> {
        let (_, person) = self.chair.last()?;
        match self.presence_for(person, item) {
            Presence::InPerson | Presence::Remote => Some(person),
            Presence::Absent | Presence::Withdrew => None,
        }
    }

    /// The answers that hold for an item or part: as things are now, or for something done at `order`.
    ///
    /// The later answer wins. What was done stands under the answers given by then; a ruling on that very decision may
    /// still follow, and a question that was open then takes the first answer given afterwards.
    pub(super) fn answers(&self, about: &About, order: Option<usize>) -> Vec<(Name, String)> {
        let mut answers: Vec<(Name, String)> = Vec::new();
        for question in &self.terms.questions {
            let given: Vec<&ReadingState> = self
                .readings
                .iter()
                .filter(|reading| reading.question == question.id && reading.holds_for(about))
                .collect();
            let by_then = |reading: &&&ReadingState| {
                let Some(order) = order else { return true };
                reading.when.as_ref().is_none_or(|when| when.order <= order)
            };
            let on_it = given
                .iter()
                .rev()
                .find(|reading| !by_then(reading) && matches!(reading.span, Span::Decision(_)));
            let answer = on_it
                .or_else(|| given.iter().rev().find(by_then))
                .or_else(|| given.first());
            answers.extend(answer.map(|reading| (question.id.clone(), reading.answer.clone())));
        }
        answers
    }

    /// Rulings reach back: each thing that was done gets the answers that hold for it, now that all are known.
    pub(super) fn settle_answers(&mut self) {
        let decisions: Vec<_> = self
            .decisions
            .iter()
            .map(|decision| self.answers(&decision.about, Some(decision.when.order)))
            .collect();
        let votes: Vec<_> = self
            .votes
            .iter()
            .map(|vote| self.answers(&vote.about, vote.closed.as_ref().map(|when| when.order)))
            .collect();
        let exclusions: Vec<_> = self
            .exclusions
            .iter()
            .map(|exclusion| {
                self.answers(
                    &self.business_about(exclusion.when.item.as_ref()),
                    Some(exclusion.when.order),
                )
            })
            .collect();
        let offices: Vec<_> = self
            .offices
            .iter()
            .map(|held| {
                let when = held.when.as_ref();
                let item = when.and_then(|when| when.item.as_ref());
                self.answers(&self.business_about(item), when.map(|when| when.order))
            })
            .collect();
        for (decision, answers) in self.decisions.iter_mut().zip(decisions) {
            decision.snapshot.answers = answers;
        }
        for (vote, answers) in self.votes.iter_mut().zip(votes) {
            vote.snapshot.answers = answers;
        }
        for (exclusion, answers) in self.exclusions.iter_mut().zip(exclusions) {
            exclusion.snapshot.answers = answers;
        }
        for (held, answers) in self.offices.iter_mut().zip(offices) {
            if let Some(snapshot) = &mut held.snapshot {
                snapshot.answers = answers;
            }
        }
    }

    /// Business that is no item's is done while an item is being taken; a ruling for that item is one for it, too.
    fn business_about(&self, item: Option<&ItemNo>) -> About {
        item.map(About::item).unwrap_or_default()
    }
}

impl ReadingState {
    fn holds_for(&self, about: &About) -> bool {
        match &self.span {
            Span::Decision(span) => span.covers(about),
            Span::Meeting | Span::UntilTermsChange => true,
        }
    }
}

impl Attendance {
    /// How the person attends, while here.
    pub fn way(&self) -> Option<Presence> {
        let spell = self.spells.last().filter(|spell| spell.to.is_none())?;
        Some(match spell.way {
            Way::InPerson => Presence::InPerson,
            Way::Remote => Presence::Remote,
        })
    }

    /// When the person came last: arrived, came back from being out, or was connected again.
    pub fn here_since(&self) -> Option<&When> {
        let arrived = self.spells.last().map(|spell| &spell.from);
        let back = self.outs.last().and_then(|out| out.to.as_ref());
        let connected = self.lost.last().and_then(|(_, to)| to.as_ref());
        [arrived, back, connected]
            .into_iter()
            .flatten()
            .max_by_key(|when| when.order)
    }

    /// The item that the person is out for.
    pub fn out_for(&self) -> Option<&ItemNo> {
        self.outs.last().filter(|out| out.to.is_none()).map(|out| &out.item)
    }

    /// The connection is lost.
    pub fn is_cut_off(&self) -> bool {
        self.lost.last().is_some_and(|(_, back)| back.is_none())
    }
}
