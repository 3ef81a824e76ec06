//! A committee table for tests: who sits where, what they do, and the result, in a few words each.

use quorate::rules::{
    Deciding, ForOrAgainst, Hands, ItemResult, Occupancy, Outcome, PersonId, Presence, SeatNow, Snapshot, Status,
    result,
};
use quorate::terms::{Choice, SeatId, Terms};

/// Terms from RON text, as a terms file is read.
pub fn terms(text: &str) -> Terms {
    let ron = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    ron.from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Terms of which only the parts that matter are written.
pub fn sketch(parts: &str) -> Terms {
    let quorum = if parts.contains("quorum:") {
        ""
    } else {
        "quorum: (test: All([])), "
    };
    terms(&format!(r#"(format: 0, id: "t", committee: "T", {quorum}{parts})"#))
}

/// The founding committee.
pub fn founding() -> Terms {
    terms(include_str!("founding.ron"))
}

/// A meeting at one moment, changed step by step.
#[derive(Clone)]
pub struct Table {
    pub terms: Terms,
    pub now: Snapshot,
}

impl std::fmt::Debug for Table {
    /// The moment alone: the terms are known from the test.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#?}", self.now)
    }
}

impl Table {
    /// Every seat filled, by a person named after it; nobody here.
    pub fn new(terms: Terms) -> Table {
        let seats = terms.all_seats().into_iter().map(|seat| SeatNow {
            person: Some(PersonId(seat.id.0.clone())),
            seat: seat.id,
            status: Status::Filled,
            occupancy: Occupancy::Member,
            presence: Presence::Absent,
            rung: None,
            member_rung: None,
        });
        let now = Snapshot {
            seats: seats.collect(),
            ..Snapshot::default()
        };
        Table { terms, now }
    }

    /// The founding committee with its lay members as chair and vice chair, everybody here.
    pub fn founding() -> Table {
        Table::new(founding())
            .all_here()
            .office("Chair", "me-lay")
            .office("Vice Chair", "ne-lay")
    }

    fn each(mut self, seats: &str, change: impl Fn(&mut SeatNow)) -> Table {
        for id in seats.split_whitespace() {
            let seat = self.now.seats.iter_mut().find(|now| now.seat.0 == id);
            change(seat.unwrap_or_else(|| panic!("no seat {id}")));
        }
        self
    }

    pub fn all_here(mut self) -> Table {
        self.now
            .seats
            .iter_mut()
            .for_each(|now| now.presence = Presence::InPerson);
        self
    }

    pub fn here(self, seats: &str) -> Table {
        self.each(seats, |now| now.presence = Presence::InPerson)
    }

    pub fn away(self, seats: &str) -> Table {
        self.each(seats, |now| now.presence = Presence::Absent)
    }

    pub fn remote(self, seats: &str) -> Table {
        self.each(seats, |now| now.presence = Presence::Remote)
    }

    pub fn status(self, seats: &str, status: Status) -> Table {
        self.each(seats, |now| now.status = status)
    }

    pub fn deputy(self, seats: &str) -> Table {
        self.each(seats, |now| {
            now.occupancy = Occupancy::Deputy;
            now.person = Some(PersonId(format!("deputy-for-{}", now.seat)));
        })
    }

    pub fn conflict(self, seats: &str, rung: &str) -> Table {
        self.each(seats, |now| now.rung = Some(rung.to_owned()))
    }

    /// The rung of the members whose deputies sit there.
    pub fn member_conflict(self, seats: &str, rung: &str) -> Table {
        self.each(seats, |now| now.member_rung = Some(rung.to_owned()))
    }

    pub fn person(self, seats: &str, person: &str) -> Table {
        self.each(seats, |now| now.person = Some(PersonId(person.to_owned())))
    }

    pub fn office(mut self, office: &str, person: &str) -> Table {
        self.now.offices.push((office.to_owned(), PersonId(person.to_owned())));
        self
    }

    pub fn in_chair(mut self, person: &str) -> Table {
        self.now.in_chair = Some(PersonId(person.to_owned()));
        self
    }

    pub fn class(mut self, class: &str) -> Table {
        self.now.class = Some(class.to_owned());
        self
    }

    pub fn concerns(mut self, name: &str) -> Table {
        self.now.concerned.push(name.to_owned());
        self
    }

    pub fn settle(mut self, question: &str, answer: &str) -> Table {
        self.now.answers.push((question.to_owned(), answer.to_owned()));
        self
    }

    fn vote(mut self, seats: &str, choice: Choice) -> Table {
        for seat in seats.split_whitespace() {
            self.now.votes.push((SeatId(seat.to_owned()), choice));
        }
        self.now.closed = true;
        self
    }

    pub fn r#for(self, seats: &str) -> Table {
        self.vote(seats, Choice::For)
    }

    pub fn against(self, seats: &str) -> Table {
        self.vote(seats, Choice::Against)
    }

    pub fn abstain(self, seats: &str) -> Table {
        self.vote(seats, Choice::Abstain)
    }

    pub fn no_choice(self, seats: &str) -> Table {
        self.vote(seats, Choice::NoChoice)
    }

    pub fn hands(mut self, body: &str, r#for: u16, against: u16, abstained: u16) -> Table {
        self.now.hands.push(Hands {
            body: body.to_owned(),
            r#for,
            against,
            abstained,
            seats: Vec::new(),
        });
        self.now.closed = true;
        self
    }

    pub fn closed(mut self, closed: bool) -> Table {
        self.now.closed = closed;
        self
    }

    pub fn decides(mut self, seat: &str, choice: Option<ForOrAgainst>) -> Table {
        self.now.deciding = Some(Deciding {
            seat: SeatId(seat.to_owned()),
            choice,
        });
        self
    }

    pub fn result(&self) -> ItemResult {
        result(&self.terms, &self.now)
    }

    pub fn outcome(&self) -> Outcome {
        self.result().outcome
    }

    /// The ids of the readings that matter, in order.
    pub fn readings(&self) -> Vec<String> {
        self.result().readings.into_iter().map(|reading| reading.id).collect()
    }
}

/// `stem-a stem-b ...` for the numbers of a range: `some("m", 1..=3)` is "m-1 m-2 m-3".
pub fn some(stem: &str, numbers: std::ops::RangeInclusive<u16>) -> String {
    let ids: Vec<String> = numbers.map(|n| format!("{stem}-{n}")).collect();
    ids.join(" ")
}

pub const CCGS: &str = "me-lay me-chair me-officer ne-lay ne-chair ne-officer";
pub const NHSE: &str = "nhse-area nhse-medical nhse-primary";
