//! What the votes come to, in votes and heads, as long as a question of the terms is open in all that they may come to;
//! what was announced against what is worked out.

use crate::rules::{self, Outcome, Snapshot, Tallied, VotesAndHeads};
use crate::terms::{Fraction, SeatId};

use super::state::{Meeting, VoteState};

/// Amounts that stand in place of each other.
const MOST_AMOUNTS: usize = 3;

/// Votes and heads on each side, as they count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    pub r#for: Count,
    pub against: Count,
    pub abstained: Count,
}

/// "6 votes (3 members)"; all that either may come to while a question of the terms is open, the fewest first: "10 or 12
/// votes (8 members)". No votes: heads alone are told, for there is too much that the votes may come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    pub votes: Vec<Fraction>,
    pub members: Vec<u32>,
}

/// What was announced is not what is worked out today; both are shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// For, against, abstained: votes or heads, as they were said.
    pub announced: (Outcome, [Fraction; 3]),
    /// The votes; heads while a question is open that changes the votes.
    pub worked_out: (Outcome, [Fraction; 3]),
}

impl Meeting {
    /// What was announced, where it is not what is worked out now. A chair may announce votes or heads, or no figures;
    /// while a question is open the votes are right that are so under one of its answers.
    pub fn difference(&self, vote: &VoteState) -> Option<Difference> {
        let said = vote.announced.as_ref()?;
        let outcome = self.vote_result(vote).outcome;
        let ways = rules::tallies(&self.terms, &vote.snapshot);
        let figures = [said.r#for, said.against, said.abstained];
        let is_way = |way: &Tallied| {
            let votes = way.sides.map(|(votes, _)| votes);
            let heads = way.sides.map(|(_, heads)| Fraction::whole(heads.into()));
            figures == votes || figures == heads
        };
        let none_said = figures.iter().all(|figure| figure.is_zero());
        let so = none_said || ways.as_ref().is_none_or(|ways| ways.iter().any(is_way));
        (said.outcome != outcome || !so).then(|| Difference {
            announced: (said.outcome, figures),
            worked_out: (outcome, Tally::of(ways.as_deref()).to_announce()),
        })
    }

    /// The votes as they count, in votes and in heads.
    pub fn tally(&self, vote: &VoteState) -> Tally {
        self.tally_in(&vote.snapshot)
    }

    /// The same in any room.
    pub fn tally_in(&self, room: &Snapshot) -> Tally {
        Tally::of(rules::tallies(&self.terms, room).as_deref())
    }

    /// How much of each recorded vote counts as it was given: all that it may be while a question is open.
    pub fn recorded_votes(&self, vote: &VoteState) -> Vec<(SeatId, Vec<Fraction>)> {
        let mut found: Vec<(SeatId, Vec<Fraction>)> = Vec::new();
        let ways = rules::tallies(&self.terms, &vote.snapshot).unwrap_or_default();
        for (seat, votes) in ways.into_iter().flat_map(|way| way.recorded) {
            match found.iter_mut().find(|(known, _)| *known == seat) {
                Some((_, all)) => all.push(votes),
                None => found.push((seat, vec![votes])),
            }
        }
        for (_, all) in &mut found {
            all.sort_unstable();
            all.dedup();
        }
        found.retain(|(_, all)| all.len() <= MOST_AMOUNTS);
        found
    }
}

impl Tally {
    /// All sides under each way to read; nothing where there are too many ways.
    fn of(ways: Option<&[Tallied]>) -> Tally {
        let side = |side: fn(&[VotesAndHeads; 3]) -> VotesAndHeads| {
            let mut votes: Vec<Fraction> = ways.into_iter().flatten().map(|way| side(&way.sides).0).collect();
            let mut members: Vec<u32> = ways.into_iter().flatten().map(|way| side(&way.sides).1).collect();
            votes.sort_unstable();
            votes.dedup();
            members.sort_unstable();
            members.dedup();
            Count { votes, members }
        };
        let mut tally = Tally {
            r#for: side(|[r#for, _, _]| *r#for),
            against: side(|[_, against, _]| *against),
            abstained: side(|[_, _, abstained]| *abstained),
        };
        // One side in votes beside another in heads would be misread.
        if tally.sides().iter().any(|side| side.votes.len() > MOST_AMOUNTS) {
            for side in [&mut tally.r#for, &mut tally.against, &mut tally.abstained] {
                side.votes.clear();
            }
        }
        tally
    }

    pub fn sides(&self) -> [&Count; 3] {
        [&self.r#for, &self.against, &self.abstained]
    }

    /// Whether any of the figures hangs on a question of the terms that is open.
    pub fn is_open(&self) -> bool {
        self.sides()
            .iter()
            .any(|side| side.votes.len() != 1 || side.members.len() != 1)
    }

    /// The figures that can be announced as such: votes where nothing open changes them, else heads, else none.
    pub fn to_announce(&self) -> [Fraction; 3] {
        let votes = self.sides().map(|side| only(&side.votes));
        let heads = self
            .sides()
            .map(|side| only(&side.members).map(|heads| Fraction::whole(heads.into())));
        for figures in [votes, heads] {
            if let [Some(r#for), Some(against), Some(abstained)] = figures {
                return [r#for, against, abstained];
            }
        }
        [Fraction::ZERO; 3]
    }
}

fn only<T: Copy>(amounts: &[T]) -> Option<T> {
    match amounts {
        [one] => Some(*one),
        _ => None,
    }
}

impl Count {
    /// Nobody, or nothing, whatever is answered.
    pub fn is_none(&self) -> bool {
        self.votes.iter().all(|votes| votes.is_zero()) && self.members.iter().all(|members| *members == 0)
    }

    /// Some, exactly.
    pub fn of(votes: Fraction, members: u32) -> Count {
        Count {
            votes: vec![votes],
            members: vec![members],
        }
    }

    /// The votes without the word, or the heads with it: "6", "10 or 12", "3 members".
    pub fn figure(&self) -> String {
        match self.votes.as_slice() {
            [] => self.heads(),
            votes => either(votes),
        }
    }

    /// "3 members", "2 or 3 members".
    pub fn heads(&self) -> String {
        match self.members.as_slice() {
            [] => "votes that could not be added up".into(),
            [1] => "1 member".into(),
            members => format!("{} members", either(members)),
        }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let heads = self.heads();
        match self.votes.as_slice() {
            [] => write!(f, "{heads}"),
            votes => write!(f, "{} ({heads})", votes_in_words(votes)),
        }
    }
}

/// "1 vote", "10 or 12 votes".
pub fn votes_in_words(votes: &[Fraction]) -> String {
    match votes {
        [one] if *one == Fraction::ONE => "1 vote".into(),
        votes => format!("{} votes", either(votes)),
    }
}

/// "5, 6 or 8".
fn either<T: ToString>(amounts: &[T]) -> String {
    let words: Vec<String> = amounts.iter().map(ToString::to_string).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}
