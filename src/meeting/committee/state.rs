//! What the records of a committee add up to, in the order in which they were typed. Only the impossible is refused; who
//! exists is asked when something is entered ([`super::history`]), because meetings change it later.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::event::{ActionNews, CommitteeEvent, CommitteeRecord, RegisteredInterest, UrgentDecision};
use crate::meeting::people::{Person, PersonId};
use crate::meeting::record::Seq;
use crate::meeting::refusal::Refusal;
use crate::terms::Name;

/// What was recorded, by which entry, and the day it was typed on.
#[derive(Clone, PartialEq, Debug)]
pub struct Noted<T> {
    pub seq: Seq,
    pub on: NaiveDate,
    pub what: T,
}

/// Who belongs to the committee.
#[derive(Clone, PartialEq, Debug)]
pub enum Membership {
    /// New, or as they are now.
    Is(Person),
    Left(PersonId),
}

/// A committee as its record says, without what its meetings recorded.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Committee {
    /// As its terms are called; empty before the beginning.
    pub committee: String,
    pub members: Vec<Noted<Membership>>,
    /// With the last day of those that ended.
    pub register: Vec<Noted<(RegisteredInterest, Option<NaiveDate>)>>,
    /// For the meeting of a day.
    pub apologies: Vec<Noted<(PersonId, NaiveDate)>>,
    pub actions: Vec<Noted<ActionNews>>,
    pub readings: Vec<Noted<(Name, String)>>,
    pub urgent: Vec<Noted<UrgentDecision>>,
    /// Records that count.
    pub in_effect: BTreeSet<Seq>,
    /// The number of the last record, whether it counts or not.
    pub last: Seq,
}

impl Committee {
    /// Works the committee out from its records, in the order of typing. A repeated id counts once.
    ///
    /// # Errors
    /// The first record that is impossible.
    pub fn of(records: &[CommitteeRecord]) -> Result<Committee, Refusal> {
        let mut ids = BTreeSet::new();
        let once: Vec<&CommitteeRecord> = records.iter().filter(|record| ids.insert(&record.id)).collect();
        let withdrawn = withdrawn(&once)?;
        let mut committee = Committee::default();
        for record in once {
            committee.last = record.seq;
            if withdrawn.contains(&record.seq) {
                continue;
            }
            committee
                .apply(record)
                .map_err(|says| Refusal { seq: record.seq, says })?;
            committee.in_effect.insert(record.seq);
        }
        committee.last = records.last().map_or(0, |record| record.seq);
        Ok(committee)
    }

    /// The interests held on a day, as they were registered.
    pub fn interests_on(&self, day: NaiveDate) -> impl Iterator<Item = &RegisteredInterest> {
        let held = move |interest: &RegisteredInterest, until: Option<NaiveDate>| {
            interest.from <= day && until.is_none_or(|until| day <= until)
        };
        let register = self.register.iter().map(|noted| &noted.what);
        register
            .filter(move |(interest, until)| held(interest, *until))
            .map(|(interest, _)| interest)
    }

    fn apply(&mut self, record: &CommitteeRecord) -> Result<(), String> {
        let begun = matches!(record.event, CommitteeEvent::Begun { .. });
        match (self.committee.is_empty(), begun) {
            (true, false) => return Err("Nothing can be recorded before the record's beginning.".into()),
            (false, true) => return Err("This record already has its beginning.".into()),
            (true, true) | (false, false) => {}
        }
        match &record.event {
            CommitteeEvent::Begun { committee, .. } if committee.trim().is_empty() => {
                return Err("The record's beginning names no committee.".into());
            }
            CommitteeEvent::Begun { committee, .. } => self.committee.clone_from(committee),
            CommitteeEvent::Session { .. } | CommitteeEvent::Recovered { .. } | CommitteeEvent::Withdrawn { .. } => {}
            CommitteeEvent::PersonAdded { person } => {
                if person.id.0.is_empty() || person.name.trim().is_empty() {
                    return Err("A person needs a name.".into());
                }
                self.members.push(noted(record, Membership::Is(person.clone())));
            }
            CommitteeEvent::PersonLeft { person } => {
                self.members.push(noted(record, Membership::Left(person.clone())));
            }
            CommitteeEvent::ApologiesAhead { person, meeting } => {
                self.apologies.push(noted(record, (person.clone(), *meeting)));
            }
            CommitteeEvent::InterestRegistered(interest) => {
                if interest.nature.trim().is_empty() {
                    return Err("What is the interest?".into());
                }
                self.register.push(noted(record, (interest.clone(), None)));
            }
            CommitteeEvent::InterestEnded { interest, on } => self.interest_ended(*interest, *on)?,
            CommitteeEvent::ActionUpdated(news) => self.actions.push(noted(record, news.clone())),
            CommitteeEvent::ReadingSettled { question, answer } => {
                self.readings.push(noted(record, (question.clone(), answer.clone())));
            }
            CommitteeEvent::UrgentDecisionTaken(urgent) => {
                if urgent.decision.trim().is_empty() {
                    return Err("What was decided?".into());
                }
                self.urgent.push(noted(record, urgent.clone()));
            }
        }
        Ok(())
    }

    fn interest_ended(&mut self, interest: Seq, on: NaiveDate) -> Result<(), String> {
        let known = self.register.iter_mut().find(|noted| noted.seq == interest);
        let (interest, until) = match known {
            Some(noted) => (&noted.what.0, &mut noted.what.1),
            None => return Err(format!("Entry {interest} registers no interest.")),
        };
        if on < interest.from {
            return Err(format!(
                "An interest cannot end before it begins, on {}.",
                interest.from.format("%-d %B %Y")
            ));
        }
        *until = Some(on);
        Ok(())
    }
}

fn noted<T>(record: &CommitteeRecord, what: T) -> Noted<T> {
    Noted {
        seq: record.seq,
        on: record.at.date_naive(),
        what,
    }
}

/// What does not count: from the last to the first, for a withdrawal that was itself withdrawn does nothing.
fn withdrawn(records: &[&CommitteeRecord]) -> Result<BTreeSet<Seq>, Refusal> {
    let mut withdrawn = BTreeSet::new();
    for (place, record) in records.iter().enumerate().rev() {
        let CommitteeEvent::Withdrawn { seq } = record.event else {
            continue;
        };
        let mut earlier = records.iter().take(place);
        match earlier.find(|earlier| earlier.seq == seq).map(|earlier| &earlier.event) {
            Some(CommitteeEvent::Begun { .. }) => {
                return Err(Refusal::new(record.seq, "The record's beginning cannot be taken back."));
            }
            Some(_) if !withdrawn.contains(&record.seq) => {
                withdrawn.insert(seq);
            }
            Some(_) => {}
            None => {
                let says = format!(
                    "Entry {} takes back entry {seq}, which does not come before it.",
                    record.seq
                );
                return Err(Refusal::new(record.seq, says));
            }
        }
    }
    Ok(withdrawn)
}
