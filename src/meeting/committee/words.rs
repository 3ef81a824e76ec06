//! What an entry of a committee's record says, in a few words without a full stop: for lists, previews and refusals.

use chrono::NaiveDate;

use super::event::{CommitteeEvent, RegisteredInterest};
use super::history::CommitteeHistory;
use crate::meeting::people::PersonId;
use crate::meeting::state::Meeting;
use crate::terms::SeatId;

/// What people and seats are called; the record itself knows only their ids.
pub trait Called {
    fn person_called(&self, person: &PersonId) -> String;
    fn seat_called(&self, seat: &SeatId) -> String;
}

/// By their ids.
pub(super) struct ById;

impl Called for ById {
    fn person_called(&self, person: &PersonId) -> String {
        person.to_string()
    }

    fn seat_called(&self, seat: &SeatId) -> String {
        seat.to_string()
    }
}

impl Called for Meeting {
    fn person_called(&self, person: &PersonId) -> String {
        self.person(person)
            .map_or_else(|| person.to_string(), |person| person.name.clone())
    }

    fn seat_called(&self, seat: &SeatId) -> String {
        let known = self.terms.all_seats().into_iter().find(|known| &known.id == seat);
        known.map_or_else(|| seat.to_string(), |seat| format!("{}, {}", seat.title, seat.body))
    }
}

impl CommitteeHistory {
    /// An entry in words.
    pub fn in_words(&self, event: &CommitteeEvent, called: &dyn Called) -> String {
        let name = |person: &PersonId| called.person_called(person);
        match event {
            CommitteeEvent::Begun { committee, .. } => format!("the record of {committee} begins"),
            CommitteeEvent::Session { secretary, host, .. } => match secretary.trim() {
                "" => format!("opened on {host}"),
                secretary => format!("opened on {host} by {secretary}"),
            },
            CommitteeEvent::Recovered { entry, .. } => format!("entry {entry} was damaged and set aside"),
            CommitteeEvent::PersonAdded { person } => match person.seats.as_slice() {
                [] => format!("{} was added", person.name),
                seats => {
                    let seats: Vec<String> = seats.iter().map(|seat| called.seat_called(seat)).collect();
                    format!("{} is the member for {}", person.name, seats.join("; "))
                }
            },
            CommitteeEvent::PersonLeft { person } => format!("{} left the committee", name(person)),
            CommitteeEvent::ApologiesAhead { person, meeting } => {
                format!("{} sent apologies for the meeting of {}", name(person), day(*meeting))
            }
            CommitteeEvent::InterestRegistered(interest) => {
                format!("{}: {}", name(&interest.person), interest.in_words(None))
            }
            CommitteeEvent::InterestEnded { interest, on } => {
                let registered = self.record(*interest).map(|record| &record.event);
                let which = match registered {
                    Some(CommitteeEvent::InterestRegistered(interest)) => {
                        format!("{}: {}", name(&interest.person), interest.nature)
                    }
                    _ => format!("entry {interest}"),
                };
                format!("an interest ended on {}: {which}", day(*on))
            }
            CommitteeEvent::ActionUpdated(news) => {
                let done = if news.done { "done" } else { "reported on" };
                match news.note.trim() {
                    "" => format!("action {} {done}", news.action),
                    note => format!("action {} {done}: {note}", news.action),
                }
            }
            CommitteeEvent::ReadingSettled { question, answer } => {
                format!("{question} is read as \"{answer}\" until the terms are changed")
            }
            CommitteeEvent::UrgentDecisionTaken(urgent) => {
                let private = if urgent.private.is_some() { " (private)" } else { "" };
                format!(
                    "urgent decision of {} by {}{private}: {}",
                    day(urgent.on),
                    name(&PersonId(urgent.by.clone())),
                    urgent.decision
                )
            }
            CommitteeEvent::Withdrawn { seq } => match self.record(*seq) {
                Some(record) => format!("taken back: {}", self.in_words(&record.event, called)),
                None => format!("entry {seq} was taken back"),
            },
        }
    }
}

impl RegisteredInterest {
    /// "financial interest since 1 April 2015: partner in the practice"
    pub fn in_words(&self, until: Option<NaiveDate>) -> String {
        let kind = self.kind.in_words();
        let until = until.map_or_else(String::new, |until| format!(" until {}", day(until)));
        format!("{kind} interest since {}{until}: {}", day(self.from), self.nature)
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
