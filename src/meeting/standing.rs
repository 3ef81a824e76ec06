//! What the terms make of what was done: the standing of a decision, a vote, an election, the exclusion of the public;
//! votes cast and not counted.
//!
//! The record says what happened, this says what it is worth. The chair may rule otherwise; then both answers are given.

use crate::rules::{
    self, Ballot, Deciding, ElectionOutcome, ElectionResult, ElectorState, Eligible, ForOrAgainst, ItemResult, Met,
    Outcome, ReadingNeeded, ReadingOption, Snapshot,
};
use crate::terms::{Choice, RemedyAct, SeatId};

use super::agenda::About;
use super::decided::Decided;
use super::event::Ruling;
use super::people::PersonId;
use super::state::{DecisionState, ExclusionState, Meeting, OfficeHeld, VoteState};

/// What something that was done is worth.
#[derive(Clone, PartialEq, Debug)]
pub enum DecisionStanding {
    Valid,
    /// The vote goes on.
    Open,
    /// The vote is equal, and somebody may decide it.
    Tied,
    /// Taken without a quorum: what was missing, in words.
    Void {
        missing: Vec<String>,
    },
    /// It depends on how a paragraph is read.
    ReadingNeeded {
        readings: Vec<ReadingNeeded>,
    },
    /// Counts by hands no longer tell.
    RecountNeeded,
    /// Taken without a quorum, and to stand as a recommendation, as the terms allow.
    RecommendationOnly {
        says: String,
    },
    /// Taken without a quorum, by a dispensation that the terms allow.
    Dispensed {
        says: String,
    },
    /// The person elected may not hold the office under the terms.
    NotEligible,
    /// The votes, as the terms count them, did not elect this person: why, in words.
    NotElected {
        says: String,
    },
    /// The chair ruled; beside it, what the terms alone make of it.
    RuledByChair {
        ruling: Ruling,
        reason: String,
        by: Option<PersonId>,
        computed: Box<DecisionStanding>,
    },
}

impl DecisionStanding {
    /// What the terms alone make of it, whatever the chair ruled.
    pub fn computed(&self) -> &DecisionStanding {
        match self {
            DecisionStanding::RuledByChair { computed, .. } => computed.computed(),
            DecisionStanding::Valid
            | DecisionStanding::Open
            | DecisionStanding::Tied
            | DecisionStanding::Void { .. }
            | DecisionStanding::ReadingNeeded { .. }
            | DecisionStanding::RecountNeeded
            | DecisionStanding::RecommendationOnly { .. }
            | DecisionStanding::Dispensed { .. }
            | DecisionStanding::NotEligible
            | DecisionStanding::NotElected { .. } => self,
        }
    }
}

/// A vote that was cast and does not count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotCounted {
    pub seat: SeatId,
    pub person: Option<PersonId>,
    pub choice: Choice,
    /// Recused, not entitled, away; `None`: given after the vote was closed.
    pub state: Option<ElectorState>,
}

impl Meeting {
    /// The result of a vote: as it would be now, while it is open.
    pub fn vote_result(&self, vote: &VoteState) -> ItemResult {
        self.result(&vote.snapshot)
    }

    /// Of an equal vote: what its result would hang on, were the deciding vote used by the first who may.
    pub fn readings_of_deciding(&self, vote: &VoteState) -> Vec<ReadingNeeded> {
        let result = self.vote_result(vote);
        let Some(first) = result.casting.first().filter(|_| result.outcome == Outcome::Tied) else {
            return vec![];
        };
        let used = Snapshot {
            deciding: Some(Deciding {
                seat: first.seat.clone(),
                choice: Some(ForOrAgainst::For),
            }),
            ..vote.snapshot.clone()
        };
        self.result(&used).readings
    }

    /// What was carried by a vote is worth what the vote is.
    pub fn decision_standing(&self, decision: &DecisionState) -> DecisionStanding {
        let computed = match decision.vote.and_then(|id| self.vote(id)) {
            Some(vote) => self.vote_standing(vote),
            None => self.without_a_vote(&decision.snapshot, Some(&decision.about)),
        };
        self.as_ruled(Decided::Decision(decision), computed)
    }

    pub fn vote_standing(&self, vote: &VoteState) -> DecisionStanding {
        let result = self.vote_result(vote);
        let computed = match result.outcome {
            Outcome::Open => DecisionStanding::Open,
            Outcome::Tied => DecisionStanding::Tied,
            Outcome::Carried | Outcome::Lost | Outcome::NoDecision => DecisionStanding::Valid,
            Outcome::RecountNeeded => DecisionStanding::RecountNeeded,
            Outcome::ReadingNeeded => DecisionStanding::ReadingNeeded {
                readings: result.readings,
            },
            Outcome::Void => self.void(result, Some(&vote.about)),
        };
        self.as_ruled(Decided::Vote(vote), computed)
    }

    pub fn exclusion_standing(&self, exclusion: &ExclusionState) -> DecisionStanding {
        self.without_a_vote(&exclusion.snapshot, None)
    }

    /// An office brought along was filled at a meeting that has its own record.
    pub fn election_standing(&self, held: &OfficeHeld) -> DecisionStanding {
        let Some(room) = &held.snapshot else {
            return DecisionStanding::Valid;
        };
        match rules::may_be_elected(&self.terms, room, &held.office, &held.person) {
            Eligible::Yes if held.counts.is_empty() => self.without_a_vote(room, None),
            Eligible::Yes => self.as_counted(held, room),
            Eligible::Reading(readings) => DecisionStanding::ReadingNeeded { readings },
            Eligible::No => DecisionStanding::NotEligible,
        }
    }

    /// What an election would hang on, were it declared so now: whether this person may be elected, how votes count, and of
    /// equal votes who may decide.
    pub fn readings_of_election(
        &self,
        office: &str,
        person: &PersonId,
        counts: &[(PersonId, u16)],
    ) -> Vec<ReadingNeeded> {
        let room = self.snapshot_of_business(self.election_class());
        let mut readings = match rules::may_be_elected(&self.terms, &room, office, person) {
            Eligible::Reading(readings) => readings,
            Eligible::Yes | Eligible::No => vec![],
        };
        if !counts.is_empty() {
            let ballot = ballot(office, &[], counts, person);
            let election = rules::election(&self.terms, &room, &ballot);
            readings.extend(as_readings(&election, person));
            if let Some(first) = election.casting.first() {
                let decided = Ballot {
                    deciding: Some((first.seat.clone(), person.clone())),
                    ..ballot
                };
                readings.extend(as_readings(&rules::election(&self.terms, &room, &decided), person));
            }
        }
        let mut known: Vec<String> = vec![];
        readings.retain(|reading| {
            let new = !known.contains(&reading.id);
            known.push(reading.id.clone());
            new
        });
        readings
    }

    /// What the counts of a contested election make of it. Who decided equal votes the record does not hold; that somebody
    /// may, and that this person was declared elected, is enough.
    fn as_counted(&self, held: &OfficeHeld, room: &Snapshot) -> DecisionStanding {
        let ballot = ballot(&held.office, &held.nominated, &held.counts, &held.person);
        let election = rules::election(&self.terms, room, &ballot);
        let says = || {
            let last = election.steps.last();
            last.map_or_else(String::new, |step| step.text.clone())
        };
        let so = |outcome: &ElectionOutcome| *outcome == ElectionOutcome::Elected(held.person.clone());
        match &election.outcome {
            outcome @ ElectionOutcome::Elected(_) if so(outcome) => DecisionStanding::Valid,
            ElectionOutcome::Tied(equal)
                if equal.contains(&held.person) && (room.class.is_none() || !election.casting.is_empty()) =>
            {
                DecisionStanding::Valid
            }
            ElectionOutcome::Elected(_)
            | ElectionOutcome::Tied(_)
            | ElectionOutcome::Again(_)
            | ElectionOutcome::NoDecision
            | ElectionOutcome::Open => DecisionStanding::NotElected { says: says() },
            ElectionOutcome::Void => self.without_a_vote(room, None),
            ElectionOutcome::RecountNeeded => DecisionStanding::RecountNeeded,
            ElectionOutcome::ReadingNeeded => DecisionStanding::ReadingNeeded {
                readings: as_readings(&election, &held.person),
            },
        }
    }

    /// What was agreed without a vote hangs on the quorum alone.
    fn without_a_vote(&self, room: &Snapshot, about: Option<&About>) -> DecisionStanding {
        let result = self.result(room);
        match result.quorum.met {
            Met::Yes => DecisionStanding::Valid,
            Met::No => self.void(result, about),
            Met::ReadingNeeded => DecisionStanding::ReadingNeeded {
                readings: result.quorum.readings,
            },
        }
    }

    /// Without a quorum: as the remedy says that was chosen for it, if one was.
    fn void(&self, result: ItemResult, about: Option<&About>) -> DecisionStanding {
        let chosen = about.and_then(|about| {
            let mut chosen = self.remedies.iter().rev();
            chosen.find(|(_, remedied, _, _)| remedied.covers(about))
        });
        let act = chosen.and_then(|(_, _, place, _)| self.terms.quorum.remedies.get(usize::from(*place)));
        let says = chosen.map_or(String::new(), |(_, _, _, says)| says.clone());
        match act.map(|remedy| &remedy.act) {
            Some(RemedyAct::Recommend) => DecisionStanding::RecommendationOnly { says },
            Some(RemedyAct::Dispense(_)) => DecisionStanding::Dispensed { says },
            Some(RemedyAct::CoOpt(_) | RemedyAct::Refer(_) | RemedyAct::Defer | RemedyAct::Adjourn(_)) | None => {
                DecisionStanding::Void {
                    missing: result.quorum.missing,
                }
            }
        }
    }

    fn as_ruled(&self, decided: Decided<'_>, computed: DecisionStanding) -> DecisionStanding {
        match self.ruling_on(decided) {
            None => computed,
            Some(ruling) => DecisionStanding::RuledByChair {
                ruling: ruling.ruling,
                reason: ruling.reason.clone(),
                by: ruling.by.clone(),
                computed: Box::new(computed),
            },
        }
    }

    /// Votes that were cast and do not count: by somebody who may not vote on this item, or after the close.
    pub fn not_counted(&self, vote: &VoteState) -> Vec<NotCounted> {
        let result = self.vote_result(vote);
        let elector = |seat: &SeatId| result.electorate.iter().find(|elector| elector.seat == *seat);
        let mut found: Vec<NotCounted> = Vec::new();
        for (seat, choice) in &vote.snapshot.votes {
            let Some(elector) = elector(seat) else { continue };
            // While a question is open under one answer to which it counts, nobody can say that it does not.
            if !elector.ways().any(|(_, state)| is_counted(state)) {
                found.push(NotCounted {
                    seat: seat.clone(),
                    person: elector.person.clone(),
                    choice: *choice,
                    state: Some(elector.state),
                });
            }
        }
        let late = vote.late.iter().map(|(_, seat, choice)| NotCounted {
            seat: seat.clone(),
            person: elector(seat).and_then(|elector| elector.person.clone()),
            choice: *choice,
            state: None,
        });
        found.extend(late);
        found
    }
}

/// The ballot of a contested election, of everybody who is named in it.
fn ballot(office: &str, nominated: &[PersonId], counts: &[(PersonId, u16)], elected: &PersonId) -> Ballot {
    let mut nominated = nominated.to_vec();
    for person in counts.iter().map(|(person, _)| person).chain([elected]) {
        if !nominated.contains(person) {
            nominated.push(person.clone());
        }
    }
    Ballot {
        office: office.into(),
        nominated,
        counts: counts.to_vec(),
        ..Ballot::default()
    }
}

/// What an election hangs on, and under which answers this person is elected.
fn as_readings(election: &ElectionResult, person: &PersonId) -> Vec<ReadingNeeded> {
    let so = |outcome: &ElectionOutcome| match outcome {
        ElectionOutcome::Elected(elected) if elected == person => Outcome::Carried,
        _ => Outcome::Lost,
    };
    let readings = election.readings.iter().map(|reading| ReadingNeeded {
        id: reading.id.clone(),
        clause: reading.clause.clone(),
        question: reading.question.clone(),
        of: reading.of,
        options: reading
            .options
            .iter()
            .map(|(name, gives)| ReadingOption::giving(name.clone(), so(gives)))
            .collect(),
    });
    readings.collect()
}

/// Whether the vote of a seat in this state counts.
fn is_counted(state: ElectorState) -> bool {
    match state {
        ElectorState::For
        | ElectorState::Against
        | ElectorState::Abstained
        | ElectorState::ByHands
        | ElectorState::NotYet => true,
        ElectorState::NotVoting
        | ElectorState::Recused
        | ElectorState::Absent
        | ElectorState::Vacant
        | ElectorState::Suspended => false,
    }
}
