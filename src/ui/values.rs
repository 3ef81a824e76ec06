//! What was given for the fields of a command: each as what it is, never as text to be read again.

use chrono::NaiveDate;

use crate::meeting::{About, Effect, PersonId};
use crate::terms::SeatId;

/// What was given for a field.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Person(PersonId),
    Seat(SeatId),
    Abouts(Vec<About>),
    Time(Effect),
    Date(NaiveDate),
    /// The token of a choice, or words as typed.
    Words(String),
    /// So many of something.
    Count(u16),
    /// The number of an entry, an action or a vote.
    Number(u64),
}

/// What was given, field by field.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Values(pub Vec<Option<Value>>);

impl Values {
    fn get(&self, field: usize) -> Option<&Value> {
        self.0.get(field).and_then(Option::as_ref)
    }

    /// The person given for this field.
    pub fn person(&self, field: usize) -> Option<PersonId> {
        match self.get(field) {
            Some(Value::Person(person)) => Some(person.clone()),
            _ => None,
        }
    }

    /// The seat given for this field.
    pub fn seat(&self, field: usize) -> Option<SeatId> {
        match self.get(field) {
            Some(Value::Seat(seat)) => Some(seat.clone()),
            _ => None,
        }
    }

    /// The items and parts given for this field.
    pub fn abouts(&self, field: usize) -> Vec<About> {
        match self.get(field) {
            Some(Value::Abouts(abouts)) => abouts.clone(),
            _ => Vec::new(),
        }
    }

    /// The first item or part given for this field.
    pub fn about(&self, field: usize) -> Option<About> {
        self.abouts(field).into_iter().next()
    }

    /// When it took effect.
    pub fn time(&self, field: usize) -> Option<Effect> {
        match self.get(field) {
            Some(Value::Time(effect)) => Some(*effect),
            _ => None,
        }
    }

    /// The date given for this field.
    pub fn date(&self, field: usize) -> Option<NaiveDate> {
        match self.get(field) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The words, or the choice's token, given for this field; empty when none were.
    pub fn words(&self, field: usize) -> String {
        match self.get(field) {
            Some(Value::Words(words)) => words.trim().to_string(),
            _ => String::new(),
        }
    }

    /// How many were given for this field.
    pub fn count(&self, field: usize) -> Option<u16> {
        match self.get(field) {
            Some(Value::Count(count)) => Some(*count),
            _ => None,
        }
    }

    /// The number of an entry, an action or a vote given for this field.
    pub fn number(&self, field: usize) -> Option<u64> {
        match self.get(field) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }
}
