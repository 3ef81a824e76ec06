//! How something was decided, as people say it behind the verb: unanimously, with one abstention, proposed by somebody,
//! subject to something. These are facts beside the wording. How they are typed is in `entry`; how the minutes tell them is
//! not here.

use serde::{Deserialize, Serialize};

use super::people::PersonId;

/// How it was decided. `P`: people by their ids in the record, by their names where it is told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endings<P = PersonId> {
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub manner: Option<Manner>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hands: bool,
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub r#for: Option<u16>,
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub against: Option<u16>,
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub abstained: Option<u16>,
    /// Those of the abstentions whose names were given.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub abstainers: Vec<P>,
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub mover: Option<P>,
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub seconder: Option<P>,
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub thanks: Option<Thanks<P>>,
    /// With the words that begin it: "subject to a report in March".
    #[serde(default = "nothing", skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
}

fn nothing<T>() -> Option<T> {
    None
}

/// How the members agreed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Manner {
    Unanimously,
    ByConsensus,
    NoOneAgainst,
    ByMajority,
}

/// Thanks given with a decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Thanks<P = PersonId> {
    To(P),
    /// The words behind "thanks", which may be none: "for the report".
    Words(String),
}

impl<P> Default for Endings<P> {
    fn default() -> Self {
        Endings {
            manner: None,
            by_hands: false,
            r#for: None,
            against: None,
            abstained: None,
            abstainers: Vec::new(),
            mover: None,
            seconder: None,
            thanks: None,
            condition: None,
        }
    }
}

impl<P> Endings<P> {
    /// The same with people called otherwise.
    pub fn with<Q>(&self, call: impl Fn(&P) -> Q) -> Endings<Q> {
        Endings {
            manner: self.manner,
            by_hands: self.by_hands,
            r#for: self.r#for,
            against: self.against,
            abstained: self.abstained,
            abstainers: self.abstainers.iter().map(&call).collect(),
            mover: self.mover.as_ref().map(&call),
            seconder: self.seconder.as_ref().map(&call),
            thanks: self.thanks.as_ref().map(|thanks| match thanks {
                Thanks::To(person) => Thanks::To(call(person)),
                Thanks::Words(words) => Thanks::Words(words.clone()),
            }),
            condition: self.condition.clone(),
        }
    }

    /// How many abstained, where that is known: named or counted.
    pub fn abstentions(&self) -> Option<usize> {
        let named = self.abstainers.len();
        let counted = self.abstained.map(usize::from);
        match (counted, named) {
            (Some(counted), _) => Some(counted.max(named)),
            (None, 0) => None,
            (None, _) => Some(named),
        }
    }

    /// What stands behind what was decided, as the screen and the minutes both have it: figures, abstentions, the condition,
    /// who proposed it; each with what joins it to the words before.
    pub fn behind(&self, name: impl Fn(&P) -> String) -> String {
        let hands = if self.by_hands { ", on a show of hands" } else { "" };
        let figures = match (self.r#for, self.against) {
            (Some(votes), Some(against)) => format!(", by {votes} votes to {against}"),
            (Some(votes), None) => format!(", with {} for", number(usize::from(votes))),
            (None, Some(against)) => format!(", with {} against", number(usize::from(against))),
            (None, None) => String::new(),
        };
        let names: Vec<String> = self.abstainers.iter().map(&name).collect();
        let abstained = match self.abstentions() {
            None => String::new(),
            Some(1) if names.is_empty() => ", with one abstention".into(),
            Some(many) if names.is_empty() => format!(", with {} abstentions", number(many)),
            Some(1) => format!(", with one abstention ({})", listed(&names)),
            Some(many) => format!(", with {} abstentions ({})", number(many), listed(&names)),
        };
        let condition = self
            .condition
            .as_ref()
            .map_or_else(String::new, |words| format!(", {words}"));
        let proposal = [(&self.mover, "proposed by"), (&self.seconder, "seconded by")];
        let proposal = proposal
            .into_iter()
            .filter_map(|(who, verb)| Some(format!("{verb} {}", name(who.as_ref()?))));
        let proposal: Vec<String> = proposal.collect();
        let proposal = match proposal.is_empty() {
            true => String::new(),
            false => format!(" ({})", proposal.join(", ")),
        };
        format!("{hands}{figures}{abstained}{condition}{proposal}")
    }

    /// Everybody who is named.
    pub fn people(&self) -> impl Iterator<Item = &P> {
        let thanked = self.thanks.iter().filter_map(|thanks| match thanks {
            Thanks::To(person) => Some(person),
            Thanks::Words(_) => None,
        });
        let proposal = self.mover.iter().chain(&self.seconder);
        self.abstainers.iter().chain(proposal).chain(thanked)
    }
}

/// "two"; figures from 13 on.
fn number(many: usize) -> String {
    NUMBERS
        .get(many)
        .map_or_else(|| many.to_string(), |word| (*word).to_owned())
}

/// Numbers in words, from "no" on.
pub(super) const NUMBERS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// "a, b and c".
fn listed(names: &[String]) -> String {
    match names {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        names => names.concat(),
    }
}

impl Manner {
    /// As it stands behind a verb: "by consensus".
    pub fn in_words(self) -> &'static str {
        match self {
            Manner::Unanimously => "unanimously",
            Manner::ByConsensus => "by consensus",
            Manner::NoOneAgainst => "with no one against",
            Manner::ByMajority => "by a majority",
        }
    }
}

impl<P: PartialEq> Endings<P> {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Endings::default()
    }
}
