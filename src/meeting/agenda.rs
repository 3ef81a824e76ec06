//! The agenda: items and their parts. Numbers never change once issued; the order may.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::terms::Name;

use super::state::Nil;

/// How many items an agenda holds.
pub const ITEMS_AT_MOST: usize = 500;

/// An item's number as printed: "6", or "8A" for one taken in between.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemNo(pub String);

impl fmt::Display for ItemNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An item of the agenda.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub number: ItemNo,
    pub title: String,
    #[serde(default)]
    pub purpose: Purpose,
    /// Set for the standing items that the guide knows.
    #[serde(default)]
    pub standing: Option<Standing>,
    /// The recommendations, in the paper's words. One alone is shown without its letter.
    #[serde(default)]
    pub parts: Vec<Part>,
    #[serde(default)]
    pub presenter: Option<String>,
    /// The paper's reference, or "verbal", or "to follow".
    #[serde(default)]
    pub paper: Option<String>,
    /// Minutes allotted.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// The organisations concerned, where the terms make a difference of it (founding clause 15).
    #[serde(default)]
    pub concerns: Vec<Name>,
    /// The class of decision in the terms; absent: the usual one.
    #[serde(default)]
    pub class: Option<Name>,
    /// Set when the item is to be taken in private: its ground.
    #[serde(default)]
    pub private: Option<String>,
}

impl Item {
    /// The paper's reference; nothing of words that say only that there is one, or how it comes: "attached", "verbal".
    pub fn paper_reference(&self) -> Option<&str> {
        let paper = self.paper.as_deref()?.trim();
        let words = paper.trim_matches(['(', ')', '[', ']', '.']).to_lowercase();
        let is_none = is_enclosed(&words)
            || matches!(
                words.trim(),
                "" | "to follow" | "paper to follow" | "verbal" | "verbal update" | "verbal report" | "oral"
            );
        (!is_none).then_some(paper)
    }
}

/// "attached", "paper enclosed": that there is a paper, and not which. In small letters.
pub(super) fn is_enclosed(words: &str) -> bool {
    let words = words.trim();
    let bare = words.strip_prefix("paper ").or_else(|| words.strip_prefix("papers "));
    matches!(bare.unwrap_or(words), "attached" | "enclosed" | "paper" | "papers")
}

/// What an item is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Purpose {
    #[default]
    Decision,
    Discussion,
    Assurance,
    Information,
}

/// Items that stand on every agenda.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Standing {
    Welcome,
    Declarations,
    LastMinutes,
    MattersArising,
    ActionLog,
    PublicQuestions,
    OtherBusiness,
}

impl Standing {
    /// What the item asks for and may have "nothing" for an answer.
    pub fn asks(self) -> Option<Nil> {
        match self {
            Standing::Welcome => Some(Nil::Apologies),
            Standing::Declarations => Some(Nil::Declarations),
            Standing::MattersArising => Some(Nil::MattersArising),
            Standing::PublicQuestions => Some(Nil::Questions),
            Standing::OtherBusiness => Some(Nil::OtherBusiness),
            Standing::LastMinutes | Standing::ActionLog => None,
        }
    }
}

/// One recommendation of an item.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// "a", "b" …
    pub label: String,
    pub wording: String,
}

/// An item, or one part of it: "6" or "6(b)".
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub item: ItemNo,
    #[serde(default)]
    pub part: Option<String>,
}

impl About {
    /// The item as a whole.
    pub fn item(number: &ItemNo) -> About {
        About {
            item: number.clone(),
            part: None,
        }
    }

    /// Whether what holds about `self` also holds about `other`: the same part, or the whole item of it.
    pub fn covers(&self, other: &About) -> bool {
        self.item == other.item && (self.part.is_none() || self.part == other.part)
    }
}

/// What is recorded of a matter that was discussed and left at that.
pub const NO_DECISION: &str = "made no decision";

/// Whether this word of deciding puts a matter off, or leaves it: words behind it say until when or why, and amend nothing.
pub fn puts_off(verb: &str) -> bool {
    let first = verb.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "deferred" | "postponed") || verb == NO_DECISION
}

/// Whether this word of deciding refuses minutes that are to be agreed as a correct record.
pub fn does_not_agree(verb: &str) -> bool {
    let base = verb
        .strip_prefix("did not ")
        .map(|rest| rest.trim_end_matches(" as a correct record"));
    base.is_some_and(|base| ["agree", "approve", "accept", "confirm"].contains(&base))
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            Some(part) => write!(f, "{}({part})", self.item),
            None => write!(f, "{}", self.item),
        }
    }
}
