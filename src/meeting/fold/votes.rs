//! Votes: opened, given or counted, closed, decided, counted again, announced.
//!
//! Whatever was cast is kept as cast; whether it counts is for the rules to say. Only a vote for a seat that nobody is
//! here to cast is refused; a departure typed after the vote, and put before it, makes it a vote that does not count. A vote given after the close is kept apart: it was given, and it does not count.

use std::rc::Rc;

use super::{Done, Stamp};
use crate::meeting::agenda::About;
use crate::meeting::event::VoteWay;
use crate::meeting::people::PersonId;
use crate::meeting::record::Seq;
use crate::meeting::state::{Announced, Meeting, Recount, VoteState};
use crate::rules::{Deciding, ForOrAgainst, Hands, Occupancy, Outcome, Presence, SeatNow, Snapshot};
use crate::terms::{Choice, Fraction, From, SeatId};

impl Meeting {
    pub(super) fn vote_opened(&mut self, at: Stamp, about: &About, wording: &str, amended: bool, way: VoteWay) -> Done {
        self.known_about(about)?;
        self.votes.push(VoteState {
            id: at.seq,
            opened: self.when(at),
            closed: None,
            about: about.clone(),
            wording: wording.into(),
            amended,
            way,
            mover: None,
            seconder: None,
            condition: None,
            votes: vec![],
            hands: vec![],
            as_cast: vec![],
            late: vec![],
            recounts: vec![],
            deciding: vec![],
            announced: None,
            snapshot: Snapshot::default(),
        });
        Ok(())
    }

    /// By whom it was proposed, and under which condition.
    pub(super) fn vote_proposed(
        &mut self,
        vote: Seq,
        [mover, seconder]: [Option<&PersonId>; 2],
        condition: Option<&String>,
    ) -> Done {
        self.known_person_if(mover)?;
        self.known_person_if(seconder)?;
        let vote = self.vote_mut(vote)?;
        vote.mover = mover.cloned();
        vote.seconder = seconder.cloned();
        vote.condition = condition.cloned();
        Ok(())
    }

    pub(super) fn vote_cast(&mut self, at: Stamp, vote: Seq, seat: &SeatId, choice: Choice) -> Done {
        let about = self.known_vote(vote)?.about.clone();
        let now = self.somebody_here(at, seat, &about)?;
        let when = self.when(at);
        let vote = self.vote_mut(vote)?;
        if vote.closed.is_some() {
            vote.late.push((when, seat.clone(), choice));
            return Ok(());
        }
        match vote.votes.iter_mut().find(|(known, _)| known == seat) {
            Some((_, known)) => *known = choice,
            None => vote.votes.push((seat.clone(), choice)),
        }
        vote.stood(now);
        Ok(())
    }

    /// The latest count of an organisation is the one; after the close it is a second count.
    pub(super) fn hands_counted(
        &mut self,
        at: Stamp,
        vote: Seq,
        body: &str,
        [r#for, against, abstained]: [u16; 3],
    ) -> Done {
        self.known_body(body)?;
        let known = self.known_vote(vote)?;
        let about = known.about.clone();
        let mut hands = Hands {
            body: body.into(),
            r#for,
            against,
            abstained,
            seats: vec![],
        };
        if known.closed.is_some() {
            let (votes, mut counted) = (known.snapshot.votes.clone(), known.snapshot.hands.clone());
            counted.retain(|other| other.body != body);
            counted.push(hands);
            return self.recounted(at, vote, None, &counted, &votes);
        }
        let seats = self.terms.all_seats().into_iter().filter(|seat| seat.body == body);
        let here: Vec<SeatNow> = seats
            .map(|seat| self.seat_now(&seat.id, &about))
            .filter(|now| now.presence != Presence::Absent)
            .collect();
        let voters = here.iter().filter(|now| {
            let barred = now.rung.as_ref().is_some_and(|rung| self.rung_bars(rung, From::Vote));
            now.presence != Presence::Withdrew && !barred
        });
        hands.seats = voters.map(|now| now.seat.clone()).collect();
        let vote = self.vote_mut(vote)?;
        vote.hands.retain(|known| known.body != body);
        vote.hands.push(hands);
        for now in here {
            vote.stood(now);
        }
        Ok(())
    }

    pub(super) fn vote_closed(&mut self, at: Stamp, vote: Seq) -> Done {
        let known = self.known_vote(vote)?;
        if known.closed.is_some() {
            return Ok(());
        }
        let when = self.when(at);
        let (snapshot, terms) = (self.room_of(known), Rc::clone(&self.terms));
        let vote = self.vote_mut(vote)?;
        vote.closed = Some(when);
        vote.snapshot = snapshot;
        vote.count(&terms);
        Ok(())
    }

    pub(super) fn deciding_vote(&mut self, at: Stamp, vote: Seq, seat: &SeatId, choice: Option<ForOrAgainst>) -> Done {
        let about = self.known_vote(vote)?.about.clone();
        self.known_seat(seat)?;
        if choice.is_some() {
            self.somebody_here(at, seat, &about)?;
        }
        let (when, terms) = (self.when(at), Rc::clone(&self.terms));
        let vote = self.vote_mut(vote)?;
        let seat = seat.clone();
        vote.deciding.retain(|(_, known)| known.seat != seat);
        vote.deciding.push((when, Deciding { seat, choice }));
        vote.count(&terms);
        Ok(())
    }

    pub(super) fn recounted(
        &mut self,
        at: Stamp,
        vote: Seq,
        asked_by: Option<&PersonId>,
        hands: &[Hands],
        votes: &[(SeatId, Choice)],
    ) -> Done {
        self.known_person_if(asked_by)?;
        for (place, (seat, _)) in votes.iter().enumerate() {
            self.known_seat(seat)?;
            if votes.iter().take(place).any(|(other, _)| other == seat) {
                return Err(format!("The second count has {} twice.", self.seat_words(seat)));
            }
        }
        for (place, counted) in hands.iter().enumerate() {
            self.known_body(&counted.body)?;
            if hands.iter().take(place).any(|other| other.body == counted.body) {
                return Err(format!("The second count has {} twice.", counted.body));
            }
        }
        let known = self.known_vote(vote)?;
        let (first, by_name) = (known.hands.clone(), known.snapshot.votes.clone());
        let of_the_same = |counted: &Hands| {
            let before = first.iter().find(|before| before.body == counted.body);
            let seats = before
                .filter(|_| counted.seats.is_empty())
                .map(|before| before.seats.clone());
            Hands {
                seats: seats.unwrap_or_else(|| counted.seats.clone()),
                ..counted.clone()
            }
        };
        let recount = Recount {
            when: self.when(at),
            asked_by: asked_by.cloned(),
            // A second count is of those who raised their hands the first time.
            hands: hands.iter().map(of_the_same).collect(),
            // A second count of hands says nothing of the votes that were given by name.
            votes: if votes.is_empty() { by_name } else { votes.to_vec() },
        };
        let terms = Rc::clone(&self.terms);
        let vote = self.vote_mut(vote)?;
        vote.recounts.push(recount);
        vote.count(&terms);
        Ok(())
    }

    pub(super) fn announced(
        &mut self,
        at: Stamp,
        vote: Seq,
        outcome: Outcome,
        [r#for, against, abstained]: [Fraction; 3],
    ) -> Done {
        self.known_vote(vote)?;
        let when = self.when(at);
        // That it hangs on how a paragraph is read is no result: the vote still waits for one.
        if matches!(outcome, Outcome::ReadingNeeded | Outcome::Open) {
            return Ok(());
        }
        self.vote_mut(vote)?.announced = Some(Announced {
            when,
            outcome,
            r#for,
            against,
            abstained,
        });
        Ok(())
    }

    /// A vote that is still open is looked at as things are now.
    pub(super) fn look_at_open_votes(&mut self) {
        let rooms: Vec<Option<Snapshot>> = self
            .votes
            .iter()
            .map(|vote| vote.closed.is_none().then(|| self.room_of(vote)))
            .collect();
        for (vote, room) in self.votes.iter_mut().zip(rooms) {
            if let Some(room) = room {
                vote.snapshot = room;
                vote.count(&self.terms);
            }
        }
    }

    /// The room for a vote now; who has left since giving theirs is as they were then.
    fn room_of(&self, vote: &VoteState) -> Snapshot {
        let mut room = self.snapshot(&vote.about);
        for now in &mut room.seats {
            let Some(then) = vote.as_cast.iter().find(|then| then.seat == now.seat) else {
                continue;
            };
            if now.presence == Presence::Absent || now.person != then.person {
                let rung = then.person.as_ref().and_then(|person| self.rung(person, &vote.about));
                let member = self
                    .member_of(&then.seat)
                    .filter(|_| then.occupancy == Occupancy::Deputy);
                *now = SeatNow {
                    rung,
                    member_rung: member.and_then(|member| self.rung(&member.id, &vote.about)),
                    ..then.clone()
                };
            }
        }
        room
    }

    /// The seat, if somebody is here to vote in it.
    fn somebody_here(&self, at: Stamp, seat: &SeatId, about: &About) -> Result<SeatNow, String> {
        self.known_seat(seat)?;
        let now = self.seat_now(seat, about);
        match (&now.person, now.presence) {
            (Some(_), Presence::InPerson | Presence::Remote | Presence::Withdrew) => Ok(now),
            (Some(person), Presence::Absent) if self.left_by_a_later_record(person, at.seq) => Ok(now),
            (Some(person), Presence::Absent) => {
                let name = self.name(person);
                Err(format!(
                    "{name} is not marked as here. Mark {name} in first, then record the vote."
                ))
            }
            (None, _) => Err(format!("Nobody sits for {}.", self.seat_words(seat))),
        }
    }

    /// Whether it was only learnt after a record that this person had left before it.
    fn left_by_a_later_record(&self, person: &PersonId, seq: Seq) -> bool {
        let last = self
            .attendance_of(person)
            .and_then(|attendance| attendance.spells.last());
        last.and_then(|spell| spell.to.as_ref())
            .is_some_and(|left| left.seq > seq)
    }

    fn vote_mut(&mut self, vote: Seq) -> Result<&mut VoteState, String> {
        let known = self.votes.iter_mut().find(|known| known.id == vote);
        known.ok_or_else(|| no_such_vote(vote))
    }

    fn known_vote(&self, vote: Seq) -> Result<&VoteState, String> {
        self.vote(vote).ok_or_else(|| no_such_vote(vote))
    }
}

fn no_such_vote(vote: Seq) -> String {
    format!("No vote was opened by record {vote} before this.")
}

impl VoteState {
    fn stood(&mut self, now: SeatNow) {
        self.as_cast.retain(|known| known.seat != now.seat);
        self.as_cast.push(now);
    }
}
