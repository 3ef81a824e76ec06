//! A condition on seats: which seats ([`Who`], a list of adjectives [`Is`]), how many ([`Number`]), joined to a tree ([`Test`]).
//!
//! Part of the language (`language` has the idea in six sentences); only data, and the one way to read and write a number.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fraction::Fraction;
use super::language::{Clause, From, Name, SeatId};

/// All of these hold; empty is every seat.
pub type Who = Vec<Is>;

/// An adjective of a seat.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Is {
    // what the terms make it
    Body(Name),
    Tag(Name),
    Seat(SeatId),
    /// Its holder sits here in person: a deputy fills a seat, not an office.
    Office(Name),
    // its status
    Filled,
    Pending,
    Suspended,
    // what happened today
    /// Filled and its occupant is at the meeting; leaving because of one's own conflict does not end it.
    Attending,
    Remote,
    Deputy,
    Proxy,
    /// Co-opted for this item.
    CoOpted,
    Presiding,
    // this item
    /// In the item's list of those concerned.
    Concerned,
    /// On this rung of the conflict ladder for this item.
    Conflict(Name),
    /// On any rung.
    Conflicted,
    Barred(From),
    // this vote
    For,
    Against,
    Abstained,
    // standard words
    /// Filled and not barred from `Base`.
    Members,
    /// Attending and not barred from `Quorum`.
    Present,
    /// Filled and not barred from `Vote`, here or not.
    Entitled,
    /// Voted for or against.
    Cast,
    /// Voted, abstained or returned a reply without a choice.
    Replied,
    And(Who),
    Or(Who),
    Not(Box<Is>),
    Nobody,
    The(Name),
    Case(Name, Vec<(String, Who)>),
}

/// A condition on the seats.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Test {
    /// A number of the seats `of` are `are`. Exactly one comparison is given.
    Need {
        #[serde(default)]
        at_least: Option<Number>,
        #[serde(default)]
        more_than: Option<Number>,
        #[serde(default)]
        at_most: Option<Number>,
        #[serde(default)]
        fewer_than: Option<Number>,
        #[serde(default)]
        of: Who,
        #[serde(default)]
        are: Who,
        #[serde(default)]
        by: By,
        #[serde(default)]
        round: Round,
    },
    All(Vec<Test>),
    Any(Vec<Test>),
    AnyOf(u16, Vec<Test>),
    /// Nobody counts for two of these.
    Separately(Vec<Test>),
    /// The test within each of these groups: its seats are then all the seats there are.
    Each(Vec<Who>, Box<Test>),
    If(Box<Test>, Box<Test>, Box<Test>),
    Case(Name, Vec<(String, Test)>),
    The(Name),
    Under(Clause, Box<Test>),
}

/// What a [`Test::Need`] counts.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum By {
    #[default]
    Seats,
    People,
    Bodies,
    Votes,
    Own(Name),
}

/// How the number of a [`Test::Need`] is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Round {
    #[default]
    Exact,
    /// To the nearest whole, halves up.
    Nearest,
}

/// `share × (measure of the base) + count`. Written `2`, `"1/3"`, `"1/2 + 1"` or `"all"`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number {
    pub share: Fraction,
    pub count: Fraction,
}

impl Number {
    /// Reads `2`, `"1/3"`, `"1/2 + 1"`, `"all"`. A lone whole number is a count, a lone fraction a share.
    pub fn parse(text: &str) -> Option<Number> {
        let text = text.trim();
        if text == "all" {
            return Some(Number {
                share: Fraction::ONE,
                count: Fraction::ZERO,
            });
        }
        if let Some((share, count)) = text.split_once('+') {
            return Some(Number {
                share: Fraction::parse(share)?,
                count: Fraction::parse(count)?,
            });
        }
        let value = Fraction::parse(text)?;
        Some(match text.contains('/') {
            true => Number {
                share: value,
                count: Fraction::ZERO,
            },
            false => Number {
                share: Fraction::ZERO,
                count: value,
            },
        })
    }

    /// A whole count alone. A count that is no whole, written alone, would be read as a share: it is `"0/1 + 3/2"`.
    fn is_plain_count(&self) -> bool {
        self.share.is_zero() && self.count.denominator() == 1
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |n: Fraction| format!("{}/{}", n.numerator(), n.denominator());
        if self.is_plain_count() {
            write!(f, "{}", self.count)
        } else if self.count.is_zero() && self.share == Fraction::ONE {
            f.write_str("all")
        } else if self.count.is_zero() {
            f.write_str(&part(self.share))
        } else {
            write!(f, "{} + {}", part(self.share), self.count)
        }
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.is_plain_count() {
            true => self.count.serialize(serializer),
            false => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl serde::de::Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number: 2, \"1/3\", \"1/2 + 1\" or \"all\"")
    }

    fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Number, E> {
        self.visit_str(&n.to_string())
    }

    fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Number, E> {
        self.visit_str(&n.to_string())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Number, E> {
        Number::parse(text).ok_or_else(|| {
            E::custom(format!(
                "{text:?} is not a number such as 2, \"1/3\", \"1/2 + 1\" or \"all\""
            ))
        })
    }
}
