//! Deciding votes. Whoever gave one in the room, it is recorded; which of them decides, and why another does not, is what
//! the rules say.

use crate::rules::{self, Deciding, ItemResult, Outcome, Snapshot};
use crate::terms::{Clause, SeatId, Terms};

use super::state::{Meeting, VoteState};

/// What a deciding vote does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decides {
    TheTie,
    /// The votes are not equal, or another's decides.
    Nothing,
    /// The terms do not give this member one: under which paragraph.
    NotHeld(Option<Clause>),
}

impl VoteState {
    /// Puts into the snapshot what counts: the last count, and the deciding vote.
    pub(crate) fn count(&mut self, terms: &Terms) {
        let (votes, hands) = match self.recounts.last() {
            Some(recount) => (&recount.votes, &recount.hands),
            None => (&self.votes, &self.hands),
        };
        self.snapshot.votes.clone_from(votes);
        self.snapshot.hands.clone_from(hands);
        self.snapshot.closed = self.closed.is_some();
        self.snapshot.deciding = self.that_decides(terms).cloned();
    }

    /// The last that ends the tie; where none does, the last.
    fn that_decides(&self, terms: &Terms) -> Option<&Deciding> {
        let mut all = self.deciding.iter().rev().map(|(_, deciding)| deciding);
        let ends_it = |deciding: &&Deciding| self.with(terms, Some(deciding)).outcome != Outcome::Tied;
        match self.deciding.as_slice() {
            [] | [_] => all.next(),
            _ => all.clone().find(ends_it).or(all.next()),
        }
    }

    /// The result with this deciding vote and no other.
    fn with(&self, terms: &Terms, deciding: Option<&Deciding>) -> ItemResult {
        let room = Snapshot {
            deciding: deciding.cloned(),
            ..self.snapshot.clone()
        };
        rules::result(terms, &room)
    }
}

impl Meeting {
    /// "The deciding vote of Ms Holloway does not count under paragraph 14.": each that the terms do not give.
    pub fn deciding_not_held(&self, vote: &VoteState) -> Vec<String> {
        let given = vote.deciding.iter().map(|(_, given)| given);
        let told = given.filter_map(|given| match self.deciding_does(vote, given) {
            Decides::NotHeld(clause) => {
                let under = clause.map_or("the terms".to_owned(), |clause| format!("paragraph {clause}"));
                let who = self.sitting(&given.seat);
                Some(format!("The deciding vote of {who} does not count under {under}."))
            }
            Decides::TheTie | Decides::Nothing => None,
        });
        told.collect()
    }

    /// Who sits in a seat; where nobody does, the seat in words.
    pub(super) fn sitting(&self, seat: &SeatId) -> String {
        let who = self.occupant(seat).map(|person| self.name(&person));
        who.unwrap_or_else(|| self.seat_words(seat))
    }

    /// What the votes alone give.
    pub fn before_deciding(&self, vote: &VoteState) -> ItemResult {
        vote.with(&self.terms, None)
    }

    /// What a deciding vote does in this vote, given there or only thought of.
    pub fn deciding_does(&self, vote: &VoteState, deciding: &Deciding) -> Decides {
        let before = self.before_deciding(vote);
        if before.outcome != Outcome::Tied {
            return Decides::Nothing;
        }
        if vote.with(&self.terms, Some(deciding)).outcome == Outcome::Tied {
            let first = before.casting.into_iter().next();
            return Decides::NotHeld(first.and_then(|caster| caster.clause));
        }
        match &vote.snapshot.deciding {
            Some(other) if other != deciding && vote.deciding.iter().any(|(_, known)| known == deciding) => {
                Decides::Nothing
            }
            Some(_) | None => Decides::TheTie,
        }
    }
}
