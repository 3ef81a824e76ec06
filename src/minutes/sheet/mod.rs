//! What one document may hold. A [`Sheet`] is made in this folder alone: by the redaction (`public`), the only door to
//! public documents, and by the selection for the private part (`private`). Builders and writers take nothing else, so
//! that no wording and no format ever sees what its readers may not.

mod conflicts;
mod private;
mod public;

use crate::meeting::{ItemNo, Standing, Way};

use crate::terms::Name;

use super::facts::{ActionFact, At, Audience, Capacity, Card, Head, OfficeTold, Passage, RollFact, Tested, What};
use super::names::Who;

pub use private::PrivateFacts;
pub use public::PublicFacts;

/// The facts of one document.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// Of the private part: every text in it is private.
    pub private_part: bool,
    pub head: Head,
    pub roll: Vec<Attended>,
    /// Who took the chair, as far as this document's readers may know.
    pub chairs: Vec<(At, Who)>,
    pub items: Vec<SheetItem>,
    pub facts: Vec<Told>,
    pub actions: Vec<ActionTold>,
    seal: Seal,
}

/// Keeps sheets from being made elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Seal;

/// An item that is told, or one of which the number alone is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetItem {
    Open(OpenItem),
    /// `considered`: it was taken.
    Closed {
        number: ItemNo,
        considered: bool,
    },
}

/// An item that is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenItem {
    pub number: ItemNo,
    pub title: String,
    pub standing: Option<Standing>,
    pub presenter: Option<String>,
    pub paper: Option<String>,
    pub concerns: Vec<Name>,
    pub taken: Vec<At>,
    /// The secretary's text, in the order of writing.
    pub prose: Vec<Passage>,
    /// Of the private part: nothing of it is private, and it was in hand when the public went or came back.
    pub in_hand_alone: bool,
}

/// A fact in its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    pub at: At,
    pub under: Option<ItemNo>,
    pub what: What,
}

/// One person's attendance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attended {
    pub who: Who,
    pub capacity: Capacity,
    pub offices: Vec<OfficeTold>,
    pub apologies: bool,
    pub stays: Vec<StayTold>,
    pub only_for: Option<ItemNo>,
}

/// From coming to going.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StayTold {
    pub from: Bound,
    pub to: Bound,
    pub way: Way,
}

/// An end of a stay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bound {
    /// The meeting's own beginning or end.
    Meeting,
    At(At),
    /// In private session, and no more is said.
    Unseen,
}

/// An action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionTold {
    pub agreed_here: bool,
    pub number: u16,
    pub words: String,
    pub owner: String,
    pub due: Option<chrono::NaiveDate>,
    pub item: Option<ItemNo>,
    pub done: bool,
    pub updates: Vec<String>,
}

impl Sheet {
    /// Nothing but the head.
    fn of(head: &Head) -> Sheet {
        Sheet {
            private_part: false,
            head: head.clone(),
            roll: vec![],
            chairs: vec![],
            items: vec![],
            facts: vec![],
            actions: vec![],
            seal: Seal,
        }
    }

    /// The item's own facts, in order.
    pub fn under<'a>(&'a self, item: Option<&'a ItemNo>) -> impl Iterator<Item = &'a Told> {
        self.facts.iter().filter(move |told| told.under.as_ref() == item)
    }

    /// Who was in the chair before that moment.
    pub fn chair_before(&self, order: usize) -> Option<&Who> {
        let before = self.chairs.iter().rfind(|(at, _)| at.order < order);
        before.map(|(_, who)| who)
    }

    /// An item that this document tells of.
    pub fn item(&self, number: &ItemNo) -> Option<&OpenItem> {
        self.items.iter().find_map(|item| match item {
            SheetItem::Open(item) if item.number == *number => Some(item),
            SheetItem::Open(_) | SheetItem::Closed { .. } => None,
        })
    }
}

/// A fact as it is told; its audience has done its work.
fn told(fact: &super::facts::Fact) -> Told {
    Told {
        at: fact.at.clone(),
        under: fact.under.clone(),
        what: fact.what.clone(),
    }
}

fn open(number: &ItemNo, card: &Card, presenter: Option<&String>, prose: Vec<Passage>, taken: Vec<At>) -> OpenItem {
    OpenItem {
        number: number.clone(),
        title: card.title.clone(),
        standing: card.standing,
        presenter: presenter.cloned(),
        paper: card.paper.clone(),
        concerns: card.concerns.clone(),
        taken,
        prose,
        in_hand_alone: false,
    }
}

fn action(fact: &ActionFact, updates: Vec<String>) -> ActionTold {
    ActionTold {
        agreed_here: fact.at.is_some(),
        number: fact.number,
        words: fact.words.clone(),
        owner: fact.owner.clone(),
        due: fact.due,
        item: fact.item.clone(),
        done: fact.done,
        updates,
    }
}

fn attended(fact: &RollFact, offices: &[OfficeTold], stays: Vec<StayTold>) -> Attended {
    Attended {
        who: fact.who.clone(),
        capacity: fact.capacity.clone(),
        offices: offices.to_vec(),
        apologies: fact.apologies,
        stays,
        only_for: fact.only_for.as_ref().map(|(_, item)| item.clone()),
    }
}

/// Of the tests of the quorum, those that say something new: each that differs from the one before, and the first of an item
/// at which a doubt was settled. `always` is asked of
/// each test, with whether it repeats the one before, and lets one through that does.
fn without_repeats<'a>(
    facts: impl Iterator<Item = &'a super::facts::Fact>,
    mut always: impl FnMut(&super::facts::Fact, bool) -> bool,
) -> Vec<&'a super::facts::Fact> {
    let mut known: Option<Option<bool>> = None;
    let mut told_at = None;
    facts
        .filter(|fact| match &fact.what {
            What::Quorum { met, tested, .. } => {
                let repeats = known == Some(*met);
                known = Some(*met);
                let after_doubt = *tested == Tested::Reading && told_at != Some(&fact.at.item);
                let told = always(fact, repeats) || !repeats || after_doubt || *tested == Tested::Resumption;
                if told {
                    told_at = Some(&fact.at.item);
                }
                told
            }
            _ => true,
        })
        .collect()
}

fn is_public(audience: Audience) -> bool {
    audience == Audience::Public
}
