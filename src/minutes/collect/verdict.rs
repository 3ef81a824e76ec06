//! What the rules make of a decision, a vote, the room: their results, reduced to what documents tell.

use crate::meeting::{About, Handling, OfficeHeld, PhaseChange, VoteState, When};
use crate::minutes::facts::{At, Numbers, Side, Tested, Verdict, What};
use crate::rules::{BodyCount, ElectorState, ItemResult, Met, Outcome, QuorumResult, ReadingNeeded, Snapshot, result};
use crate::terms::{Clause, Fraction};

use super::Collector;

/// A moment at which the quorum is tested.
struct Moment<'a> {
    when: &'a When,
    tested: Tested,
}

impl Collector<'_> {
    /// Of what was agreed without a vote: it stands or falls with the quorum, and nothing else is worked out for it.
    pub(super) fn verdict_of(&self, room: &Snapshot) -> Verdict {
        let quorum = result(&self.meeting.terms, room).quorum;
        Verdict {
            outcome: match quorum.met {
                Met::Yes => Outcome::Carried,
                Met::No => Outcome::Void,
                Met::ReadingNeeded => Outcome::ReadingNeeded,
            },
            quorate: quorate(&quorum),
            quorum_clause: quorum_clause(&quorum),
            readings: quorum.readings.iter().map(asked).collect(),
            working: quorum.steps,
        }
    }

    /// Of a vote.
    pub(super) fn verdict(&self, result: &ItemResult) -> Verdict {
        let readings = match result.readings.is_empty() {
            true => &result.quorum.readings,
            false => &result.readings,
        };
        let quorum = &result.quorum;
        let others = result.steps.iter().filter(|step| !quorum.steps.contains(step));
        Verdict {
            outcome: result.outcome,
            quorate: quorate(quorum),
            quorum_clause: quorum_clause(quorum),
            readings: readings.iter().map(asked).collect(),
            working: quorum.steps.iter().chain(others).cloned().collect(),
        }
    }

    pub(super) fn verdict_of_election(&self, held: &OfficeHeld) -> Option<Verdict> {
        held.snapshot.as_ref().map(|room| self.verdict_of(room))
    }

    pub(super) fn result_of(&self, vote: &VoteState) -> ItemResult {
        result(&self.meeting.terms, &vote.snapshot)
    }

    /// What the votes alone give.
    pub(super) fn before_deciding(&self, vote: &VoteState) -> ItemResult {
        let room = Snapshot {
            deciding: None,
            ..vote.snapshot.clone()
        };
        result(&self.meeting.terms, &room)
    }

    /// The numbers of each count, the first one first.
    pub(super) fn counts_of(&self, vote: &VoteState) -> Vec<Numbers> {
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
                numbers(&result(&self.meeting.terms, &room))
            })
            .collect()
    }

    /// The quorum at the call to order, at each item, and whenever somebody came or went.
    pub(super) fn quorum(&mut self) {
        let mut moments = self.moments();
        moments.sort_by_key(|moment| moment.when.order);
        let decided = self.decided();
        let mut tests = Vec::new();
        for (place, moment) in moments.iter().enumerate() {
            // Of comings and goings in one minute (a member and the deputy change places) the last one counts,
            // unless something was decided in between.
            let overtaken = moments.get(place + 1).is_some_and(|next| {
                let between = moment.when.order..next.when.order;
                next.when.time == moment.when.time
                    && next.tested == Tested::Movement
                    && moment.tested != Tested::CallToOrder
                    && next.when.item == moment.when.item
                    && !decided.iter().any(|order| between.contains(order))
            });
            if !overtaken {
                tests.push((moment.when.clone(), moment.tested));
            }
        }
        for (when, tested) in tests {
            let about = when.item.as_ref().map(About::item).unwrap_or_default();
            let room = self.meeting.room_at(when.order, &about);
            let result = result(&self.meeting.terms, &room);
            let what = What::Quorum {
                met: quorate(&result.quorum),
                clause: quorum_clause(&result.quorum),
                tested,
            };
            self.tell(&when, what);
        }
    }

    fn moments(&self) -> Vec<Moment<'_>> {
        let meeting = self.meeting;
        let mut moments = Vec::new();
        let mut add = |when, tested| moments.push(Moment { when, tested });
        for (when, change) in &meeting.phases {
            match change {
                PhaseChange::CalledToOrder => add(when, Tested::CallToOrder),
                PhaseChange::Resumed => add(when, Tested::Resumption),
                PhaseChange::Adjourned { .. }
                | PhaseChange::Closed
                | PhaseChange::Abandoned { .. }
                | PhaseChange::NeverBegan { .. } => {}
            }
        }
        for when in meeting.items.iter().flat_map(|state| &state.taken) {
            add(when, Tested::Item);
        }
        let mut moved = |when| add(when, Tested::Movement);
        for attendance in &meeting.attendance {
            for spell in &attendance.spells {
                moved(&spell.from);
                spell.to.iter().for_each(&mut moved);
            }
            for out in &attendance.outs {
                moved(&out.from);
                out.to.iter().for_each(&mut moved);
            }
        }
        let here = |handling: &&Handling| handling.when.item.as_ref() == Some(&handling.about.item);
        let handlings = meeting.handlings.iter().filter(here);
        handlings.for_each(|handling| moved(&handling.when));
        meeting
            .offices
            .iter()
            .filter_map(|held| held.when.as_ref())
            .for_each(moved);
        moments
            .into_iter()
            .filter(|moment| moment.tested == Tested::CallToOrder || self.sat_at(moment.when))
            .filter(|moment| !self.adjourned_at(moment.when.order))
            .collect()
    }

    /// Between an adjournment and what followed it nothing is tested: nobody is there to do business.
    fn adjourned_at(&self, order: usize) -> bool {
        let before = self.meeting.phases.iter().rfind(|(when, _)| when.order <= order);
        matches!(before, Some((_, PhaseChange::Adjourned { .. })))
    }

    /// Where something was decided, in the order of effect.
    fn decided(&self) -> Vec<usize> {
        let decisions = self.meeting.decisions.iter().map(|decision| decision.when.order);
        let votes = self.meeting.votes.iter().filter_map(|vote| vote.closed.as_ref());
        decisions.chain(votes.map(|when| when.order)).collect()
    }

    /// Whether anything was decided in that span.
    pub(super) fn decided_between(&self, from: &At, to: usize) -> bool {
        self.decided().iter().any(|order| (from.order..to).contains(order))
    }
}

fn asked(reading: &ReadingNeeded) -> (Option<Clause>, String) {
    (reading.clause.clone(), reading.question.clone())
}

fn quorate(quorum: &QuorumResult) -> Option<bool> {
    match quorum.met {
        Met::Yes => Some(true),
        Met::No => Some(false),
        Met::ReadingNeeded => None,
    }
}

/// The paragraph that holds all those the quorum was tested by: "16" of "16(a)" and "16(b)".
fn quorum_clause(quorum: &QuorumResult) -> Option<Clause> {
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

/// Whether a vote cast by a seat in this state was counted.
pub(super) fn counts(state: ElectorState) -> bool {
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

/// Votes and heads on each side.
fn numbers(result: &ItemResult) -> Numbers {
    let side = |heads: fn(&BodyCount) -> u32, state: ElectorState| {
        let mut side = Side::default();
        for count in &result.counts {
            side.heads = side.heads.saturating_add(heads(count));
            side.votes = sum(side.votes, votes_of(result, count, heads(count), state));
        }
        side
    };
    let r#for = side(|count| count.r#for, ElectorState::For);
    let against = side(|count| count.against, ElectorState::Against);
    let abstained = side(|count| count.abstained, ElectorState::Abstained);
    let weighted = result
        .electorate
        .iter()
        .any(|elector| !elector.weight.is_zero() && elector.weight != Fraction::ONE);
    Numbers {
        r#for,
        against,
        abstained,
        weighted,
    }
}

/// The votes of one organisation on one side: of recorded votes each one's weight; of hands, as the members of one
/// organisation have the same weight, so many times that.
fn votes_of(result: &ItemResult, count: &BodyCount, heads: u32, state: ElectorState) -> Fraction {
    let of_body = || result.electorate.iter().filter(|elector| elector.body == count.body);
    let recorded: Vec<Fraction> = of_body()
        .filter(|elector| elector.state == state)
        .map(|elector| elector.weight)
        .collect();
    let by_hands = heads.saturating_sub(u32::try_from(recorded.len()).unwrap_or(u32::MAX));
    let weight = of_body()
        .find(|elector| elector.state == ElectorState::ByHands)
        .map_or(Fraction::ZERO, |elector| elector.weight);
    let recorded = recorded.into_iter().fold(Fraction::ZERO, sum);
    let by_hands = weight.times(Fraction::whole(by_hands.into()));
    sum(recorded, by_hands.unwrap_or(Fraction::ZERO))
}

/// Weights are small: a sum that does not fit in 64 bits is no committee's.
fn sum(one: Fraction, other: Fraction) -> Fraction {
    one.plus(other).unwrap_or(one)
}
