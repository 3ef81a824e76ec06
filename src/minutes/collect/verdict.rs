//! What the rules make of a decision, a vote, an election, reduced to what documents tell. Screen and minutes ask the same
//! functions of the meeting.

use crate::meeting::{DecisionStanding, DecisionState, ExclusionState, OfficeHeld, VoteState};
use crate::minutes::facts::{CountTold, StandingTold, Verdict};
use crate::rules::{Elector, ItemResult, Met, Outcome, QuorumResult, ReadingNeeded, Snapshot};
use crate::terms::{Clause, Fraction};

use super::Collector;

impl Collector<'_> {
    pub(super) fn verdict_of_decision(&self, decision: &DecisionState) -> Verdict {
        self.agreed(&decision.snapshot, self.meeting.decision_standing(decision))
    }

    pub(super) fn verdict_of_exclusion(&self, exclusion: &ExclusionState) -> Verdict {
        self.agreed(&exclusion.snapshot, self.meeting.exclusion_standing(exclusion))
    }

    /// An office filled here has the room it was filled in.
    pub(super) fn verdict_of_election(&self, held: &OfficeHeld) -> Option<Verdict> {
        let room = held.snapshot.as_ref()?;
        Some(self.agreed(room, self.meeting.election_standing(held)))
    }

    /// Of what was agreed without a vote: it stands or falls with the quorum, and nothing else is worked out for it.
    fn agreed(&self, room: &Snapshot, standing: DecisionStanding) -> Verdict {
        let quorum = self.meeting.result(room).quorum;
        Verdict {
            standing: told(standing, quorum.met),
            outcome: Outcome::Open,
            put_off: false,
            quorum_clause: quorum_clause(&quorum),
            readings: quorum.readings.iter().map(asked).collect(),
            working: quorum.steps,
        }
    }

    pub(super) fn verdict_of_vote(&self, vote: &VoteState, result: &ItemResult) -> Verdict {
        let readings = match result.readings.is_empty() {
            true => &result.quorum.readings,
            false => &result.readings,
        };
        let quorum = &result.quorum;
        let others = result.steps.iter().filter(|step| !quorum.steps.contains(step));
        Verdict {
            standing: told(self.meeting.vote_standing(vote), quorum.met),
            outcome: result.outcome,
            put_off: result.put_off,
            quorum_clause: quorum_clause(quorum),
            readings: readings.iter().map(asked).collect(),
            working: quorum.steps.iter().chain(others).cloned().collect(),
        }
    }

    /// Each count, the first one first.
    pub(super) fn counts_of(&self, vote: &VoteState) -> Vec<CountTold> {
        let first = [(&vote.votes, &vote.hands)];
        let others = vote.recounts.iter().map(|recount| (&recount.votes, &recount.hands));
        let counts = first.into_iter().chain(others);
        counts
            .map(|(votes, hands)| {
                let room = Snapshot {
                    votes: votes.clone(),
                    hands: hands.clone(),
                    deciding: None,
                    ..vote.snapshot.clone()
                };
                let result = self.meeting.result(&room);
                CountTold {
                    hands: hands.clone(),
                    weighted: is_weighted(&result),
                    tally: self.meeting.tally_in(&room),
                }
            })
            .collect()
    }
}

/// What the terms alone make of it.
fn told(standing: DecisionStanding, met: Met) -> StandingTold {
    match standing {
        DecisionStanding::Valid => StandingTold::Valid,
        DecisionStanding::Open | DecisionStanding::Tied | DecisionStanding::RecountNeeded => StandingTold::Undecided,
        DecisionStanding::Void { .. } => match met {
            Met::No => StandingTold::NotQuorate,
            Met::Yes | Met::ReadingNeeded => StandingTold::Defective,
        },
        DecisionStanding::ReadingNeeded { .. } => StandingTold::Unsettled,
        DecisionStanding::RecommendationOnly { .. } => StandingTold::Recommendation,
        DecisionStanding::Dispensed { .. } => StandingTold::Dispensed,
        DecisionStanding::NotEligible => StandingTold::NotEligible,
        DecisionStanding::NotElected { .. } => StandingTold::Defective,
        DecisionStanding::RuledByChair { computed, .. } => told(*computed, met),
    }
}

/// Whether somebody's vote weighs other than one, or may.
fn is_weighted(result: &ItemResult) -> bool {
    let mut ways = result.electorate.iter().flat_map(Elector::ways);
    ways.any(|(weight, _)| !weight.is_zero() && weight != Fraction::ONE)
}

fn asked(reading: &ReadingNeeded) -> (Option<Clause>, String) {
    (reading.clause.clone(), reading.question.clone())
}

/// Whether there was a quorum; `None` where that hangs on a reading.
pub(super) fn quorate(quorum: &QuorumResult) -> Option<bool> {
    match quorum.met {
        Met::Yes => Some(true),
        Met::No => Some(false),
        Met::ReadingNeeded => None,
    }
}

/// The paragraph that holds all those the quorum was tested by: "16" of "16(a)" and "16(b)".
pub(super) fn quorum_clause(quorum: &QuorumResult) -> Option<Clause> {
    let paragraph = |clause: &Clause| clause.split('(').next().unwrap_or(clause).trim().to_owned();
    let mut clauses: Vec<Clause> = quorum.steps.iter().filter_map(|step| step.clause.clone()).collect();
    clauses.dedup();
    match clauses.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [first, rest @ ..] => {
            let first = paragraph(first);
            let same = rest.iter().all(|other| paragraph(other) == first);
            same.then_some(first)
        }
    }
}
