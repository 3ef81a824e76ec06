//! What an entry of a committee's record says, in a few words without a full stop: for lists, previews and refusals.

use chrono::NaiveDate;

use super::event::{CommitteeEvent, RegisteredInterest};
use super::history::CommitteeHistory;
use crate::meeting::people::PersonId;

impl CommitteeHistory {
    /// An entry in words. `name`: how a person is spoken of.
    pub fn in_words(&self, event: &CommitteeEvent, name: &dyn Fn(&PersonId) -> String) -> String {
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
                    let seats: Vec<&str> = seats.iter().map(|seat| seat.0.as_str()).collect();
                    format!("{} is the member for {}", person.name, seats.join(", "))
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
                Some(record) => format!("taken back: {}", self.in_words(&record.event, name)),
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
