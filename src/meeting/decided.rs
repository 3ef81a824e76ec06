//! What was decided, by a vote or without one, and which of it a ruling, a dissent, a remedy is about: the last before it,
//! never a later one. Only looking back lives here; what a ruling makes of it is `standing`.

use super::agenda::About;
use super::state::{DecisionState, Meeting, RulingState, VoteState};

/// Agreed without a vote, or put to one.
#[derive(Clone, Copy, Debug)]
pub enum Decided<'m> {
    Decision(&'m DecisionState),
    Vote(&'m VoteState),
}

impl<'m> Decided<'m> {
    pub fn about(self) -> &'m About {
        match self {
            Decided::Decision(decision) => &decision.about,
            Decided::Vote(vote) => &vote.about,
        }
    }

    /// Its place in the order of effect, which nothing else has.
    pub fn began(self) -> usize {
        match self {
            Decided::Decision(decision) => decision.when.order,
            Decided::Vote(vote) => vote.opened.order,
        }
    }

    /// The place at which it was over; of a vote, when it was closed.
    pub fn ended(self) -> Option<usize> {
        match self {
            Decided::Decision(decision) => Some(decision.when.order),
            Decided::Vote(vote) => vote.closed.as_ref().map(|when| when.order),
        }
    }

    /// Whether it is for the private minutes.
    pub fn was_in_private(self) -> bool {
        match self {
            Decided::Decision(decision) => decision.when.private,
            Decided::Vote(vote) => vote.was_in_private(),
        }
    }

    /// Where it had come to before that place: a vote to its close, or, while it went on, to its opening.
    fn as_of(self, before: usize) -> usize {
        match self {
            Decided::Decision(decision) => decision.when.order,
            Decided::Vote(vote) => {
                let closed = vote.closed.as_ref().map(|when| when.order);
                closed.filter(|closed| *closed < before).unwrap_or(vote.opened.order)
            }
        }
    }
}

impl Meeting {
    /// What became of a part, or of the item, the last time that it was decided on.
    pub fn last_decided(&self, about: &About) -> Option<Decided<'_>> {
        self.decided_things()
            .filter(|decided| self.decides(*decided, about) && decided.ended().is_some())
            .max_by_key(|decided| decided.ended())
    }

    /// What is said of a question at that place is about this: the last thing decided on it; else on what holds it or is
    /// part of it.
    pub fn last_decided_before(&self, about: &About, before: usize) -> Option<Decided<'_>> {
        let near = |other: &About| about.covers(other) || other.covers(about);
        self.last_where(before, |other| other == about)
            .or_else(|| self.last_where(before, near))
    }

    /// What the chair ruled on: of each question that the ruling covers the last thing before it; where there was nothing,
    /// everything that followed.
    pub fn ruled_on(&self, ruling: &RulingState) -> Vec<Decided<'_>> {
        let covered = self.decided_things().filter(|known| ruling.about.covers(known.about()));
        let (before, after): (Vec<_>, Vec<_>) = covered.partition(|known| known.began() < ruling.when.order);
        match before.is_empty() {
            // Of what followed, nothing that the readers of the ruling may not know.
            true => after
                .into_iter()
                .filter(|known| ruling.when.private || !known.was_in_private())
                .collect(),
            false => {
                let last = |known: &Decided<'_>| {
                    let last = self.last_where(ruling.when.order, |other| other == known.about());
                    last.is_some_and(|last| last.began() == known.began())
                };
                before.into_iter().filter(last).collect()
            }
        }
    }

    /// The ruling that counts of those on this.
    pub fn ruling_on(&self, decided: Decided<'_>) -> Option<&RulingState> {
        let on_it = |ruling: &&RulingState| {
            let mut things = self.ruled_on(ruling).into_iter();
            things.any(|known| known.began() == decided.began())
        };
        self.rulings.iter().rfind(on_it)
    }

    fn last_where(&self, before: usize, is_it: impl Fn(&About) -> bool) -> Option<Decided<'_>> {
        let known = self.decided_things();
        let known = known.filter(|known| known.began() < before && is_it(known.about()));
        known.max_by_key(|known| known.as_of(before))
    }

    /// Every decision and every vote.
    pub fn decided_things(&self) -> impl Iterator<Item = Decided<'_>> {
        let decisions = self.decisions.iter().map(Decided::Decision);
        decisions.chain(self.votes.iter().map(Decided::Vote))
    }
}
