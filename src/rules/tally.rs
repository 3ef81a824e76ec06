//! What the votes of a moment come to, side by side, under every way to read the terms.
//!
//! Votes are as the rule counts them, a block's as the block is cast; heads are those who gave or raised them.

use crate::terms::{Choice, Fraction, SeatId, Terms};

use super::facts::{At, Facts, Moment, Votes};
use super::need::{INEXACT, sum};
use super::readings::explore;
use super::snapshot::{Hands, Snapshot};
use super::truth::Stop;
use super::who::Eval;

/// Votes, and the heads that gave them.
pub type VotesAndHeads = (Fraction, u32);

/// What the votes come to under one way to read.
#[derive(Clone, PartialEq, Debug)]
pub struct Tallied {
    /// For, against, abstained.
    pub sides: [VotesAndHeads; 3],
    /// Of each vote that was recorded by name: how much of it counts as it was given.
    pub recorded: Vec<(SeatId, Fraction)>,
}

/// Each way in which the votes can be counted, that of the first answers first; one where no open question changes it.
/// `None`: there are too many to tell.
pub fn tallies(terms: &Terms, snapshot: &Snapshot) -> Option<Vec<Tallied>> {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let found = explore(&Eval::new(&facts, &moment), Eval::tallied);
    found.complete.then(|| found.values().into_iter().cloned().collect())
}

impl Eval<'_> {
    fn tallied(&self) -> Result<Tallied, Stop> {
        let recorded = self.votes_that_count()?;
        let dealt = self.first_way(&recorded)?.unwrap_or_else(|| recorded.clone());
        let decided = self.facts.snapshot.closed && self.facts.decision.is_some();
        let (given, cast) = match decided {
            true => (self.with_silence_heard(dealt.clone())?, self.as_cast(dealt.clone())?),
            false => (dealt.clone(), dealt.clone()),
        };
        let weights = self.weights()?;
        let side = |choice: Choice| -> Result<VotesAndHeads, Stop> {
            let mut heads = 0_u32;
            let mut parts = Vec::new();
            for at in self.facts.all() {
                heads = heads.saturating_add(u32::from(vote(&given, at) == Some(choice)));
                parts.extend((vote(&cast, at) == Some(choice)).then(|| weights.of(at)));
            }
            for (weight, more) in self.hands_of_nobody(choice, &recorded, &dealt)? {
                heads = heads.saturating_add(more);
                parts.extend(weight.times(Fraction::whole(more.into())));
            }
            Ok((sum(parts)?, heads))
        };
        let by_name = self.facts.all().filter(|at| vote(&self.moment.votes, *at).is_some());
        let counts = |at: At<'_>| Ok((at.seat.id.clone(), self.as_given(at, &given, &cast)?));
        Ok(Tallied {
            sides: [side(Choice::For)?, side(Choice::Against)?, side(Choice::Abstain)?],
            recorded: by_name.map(counts).collect::<Result<_, Stop>>()?,
        })
    }

    /// How much of the vote that a seat gave counts as it was given. Of a block that is cast as one, all its votes count
    /// as those gave theirs who voted as it is cast: what names stand beside adds up to the figure of their side.
    fn as_given(&self, at: At<'_>, given: &Votes, cast: &Votes) -> Result<Fraction, Stop> {
        let weights = self.weights()?;
        let as_cast = |at: At<'_>| vote(given, at).is_some() && vote(given, at) == vote(cast, at);
        if !as_cast(at) {
            return Ok(Fraction::ZERO);
        }
        let mine = weights.of(at);
        let Some(block) = weights.blocks.iter().rev().find(|block| block.holds(at)) else {
            return Ok(mine);
        };
        let of_block = || self.facts.all().filter(|other| block.holds(*other));
        let those = of_block()
            .filter(|other| as_cast(*other))
            .map(|other| weights.of(other));
        let all = of_block()
            .filter(|other| vote(cast, *other).is_some())
            .map(|other| weights.of(other));
        let (those, all) = (sum(those)?, sum(all)?);
        match Fraction::new(those.denominator(), those.numerator()) {
            Some(one_of_those) => {
                let share = mine.times(one_of_those).and_then(|share| share.times(all));
                share.ok_or(INEXACT)
            }
            None => Ok(Fraction::ZERO),
        }
    }

    /// Hands counted of a body beyond those of its voters, with the votes that one of them has: whose they were is not
    /// known, and they are told as they were counted.
    fn hands_of_nobody(&self, choice: Choice, recorded: &Votes, dealt: &Votes) -> Result<Vec<VotesAndHeads>, Stop> {
        let weights = self.weights()?;
        let hands = &self.facts.snapshot.hands;
        let mut found = Vec::new();
        for (n, counted) in hands.iter().enumerate() {
            if hands.iter().skip(n + 1).any(|later| later.body == counted.body) {
                continue;
            }
            let mut weight = Fraction::ZERO;
            let mut more = u32::from(raised(counted, choice));
            for at in self.facts.all().filter(|at| at.seat.body == counted.body) {
                if vote(recorded, at).is_some() || !self.voter(at)? {
                    continue;
                }
                weight = weights.of(at);
                more = more.saturating_sub(u32::from(vote(dealt, at) == Some(choice)));
            }
            found.push((weight, more));
        }
        Ok(found)
    }
}

fn vote(votes: &Votes, at: At<'_>) -> Option<Choice> {
    votes.get(at.index).copied().flatten()
}

fn raised(hands: &Hands, choice: Choice) -> u16 {
    match choice {
        Choice::For => hands.r#for,
        Choice::Against => hands.against,
        Choice::Abstain => hands.abstained,
        Choice::NoChoice => 0,
    }
}
