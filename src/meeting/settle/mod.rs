//! What is left to settle before the draft goes out. Closing is always possible; what is open stands on this list, each
//! with the act that settles it. What was decided is looked at in [`business`], the rest in [`around`].

mod around;
mod business;

use crate::terms::Name;

use super::agenda::{About, ItemNo};
use super::event::BroughtInterest;
use super::people::PersonId;
use super::record::Seq;
use super::state::{Meeting, Nil};

/// One thing that is open.
#[derive(Clone, PartialEq, Debug)]
pub struct ToSettle {
    pub item: Option<ItemNo>,
    /// What is open, a sentence without its full stop.
    pub words: String,
    pub settled_by: Settles,
}

/// The act that settles it.
#[derive(Clone, PartialEq, Debug)]
pub enum Settles {
    Interest(ItemNo, BroughtInterest),
    Handling(PersonId, About),
    Evidence(PersonId, About),
    CameBack(PersonId),
    Nil(Nil),
    Decision(About),
    CloseVote(Seq),
    Tie(Seq),
    Announce(Seq),
    Reading(Name, About),
    /// Whether it stands, though it was announced otherwise than it came out.
    Ruling(About),
    /// Hands did not tell the result: by name, or the chair rules.
    CountAgain(About),
    /// Who was in the chair, and from when.
    Chair,
    /// Without a quorum: what the terms allow.
    Remedy(About),
    Apologies(PersonId),
    /// Who accepted this deputy.
    Accept(PersonId),
    Action(u16),
    Minute(ItemNo),
    /// Who presented it, or that this person was here.
    Presenter(ItemNo),
    Readmit,
    /// Taken, deferred or withdrawn.
    Item(ItemNo),
    /// No act of its own: the secretary looks at it and puts right what is wrong.
    Look,
    /// Nothing: it happened so, and the minutes say it. Known before the draft goes out.
    Known,
}

/// The list as it grows.
#[derive(Default)]
struct List(Vec<ToSettle>);

impl List {
    fn add(&mut self, item: Option<&ItemNo>, words: String, settled_by: Settles) {
        self.0.push(ToSettle {
            item: item.cloned(),
            words,
            settled_by,
        });
    }
}

impl ToSettle {
    /// Whether something is to be done about it.
    pub fn is_open(&self) -> bool {
        self.settled_by != Settles::Known
    }
}

impl Meeting {
    /// Whether something is left to settle.
    pub fn is_anything_open(&self) -> bool {
        self.to_settle().iter().any(ToSettle::is_open)
    }

    /// What is left to settle: votes, decisions, interests, standing items, actions, texts, people; in that order. What is
    /// only to be known stands last.
    pub fn to_settle(&self) -> Vec<ToSettle> {
        let mut list = List::default();
        self.votes_to_settle(&mut list);
        self.decisions_to_settle(&mut list);
        self.own_rulings_to_settle(&mut list);
        self.interests_to_settle(&mut list);
        self.items_to_settle(&mut list);
        self.presenters_to_settle(&mut list);
        self.actions_to_settle(&mut list);
        self.people_to_settle(&mut list);
        self.exclusions_to_settle(&mut list);
        // Of a private item the public may know that it is still to come.
        let of_private = |settle: &ToSettle| {
            settle
                .item
                .as_ref()
                .is_some_and(|item| self.private_items.contains(item))
        };
        let shown = |settle: &ToSettle| !of_private(settle) || matches!(settle.settled_by, Settles::Item(_));
        list.0.retain(|settle| !self.public_may_read() || shown(settle));
        list.0.sort_by_key(|settle| !settle.is_open());
        list.0
    }
}
