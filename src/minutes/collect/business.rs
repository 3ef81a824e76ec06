//! Interests, decisions, votes, and what the chair settled.

use crate::meeting::{About, InterestState, Span, VoteState, VoteWay};
use crate::minutes::facts::{
    AnnouncedTold, Audience, Ballot, DecidingTold, DecisionTold, HandlingTold, SpanTold, VoteTold, What,
};
use crate::minutes::names::Who;
use crate::rules::{ItemResult, Outcome};
use crate::terms::{Bar, Choice, Is, RemedyAct, SeatId};

use super::Collector;

impl Collector<'_> {
    pub(super) fn interests(&mut self) {
        let meeting = self.meeting;
        for state in &meeting.interests {
            let audience = self.audience_of_interest(state);
            let interest = &state.interest;
            let what = What::Interest {
                who: self.names.who(&interest.person),
                about: interest.about.clone(),
                kind: interest.kind,
                nature: interest.nature.clone(),
                raised_by: state.raised_by.clone(),
            };
            let under = self.place(&state.when);
            self.push(&state.when, under, audience, what);
        }
        for handling in &meeting.handlings {
            let bar = handling.rung.as_ref().and_then(|rung| self.rung(rung));
            let says = bar.and_then(|bar| bar.says.clone());
            let told = HandlingTold {
                who: self.names.who(&handling.person),
                about: handling.about.clone(),
                rung: handling.rung.as_ref().map(|rung| says.unwrap_or_else(|| rung.clone())),
                clause: bar.and_then(|bar| bar.clause.clone()),
                by: self.names.speaker(handling.by.as_ref(), handling.when.order),
                reason: handling.reason.clone(),
            };
            let audience = self.audience(&handling.when, Some(&handling.about.item));
            let under = self.place(&handling.when);
            self.push(&handling.when, under, audience, What::Handling(told));
        }
        for evidence in &meeting.evidence {
            let what = What::Evidence {
                who: self.names.who(&evidence.person),
                evidence: evidence.evidence.clone(),
            };
            self.tell_about(&evidence.when, &evidence.about.item, what);
        }
    }

    /// An interest in public and private items alike is public without the private ones.
    fn audience_of_interest(&self, state: &InterestState) -> Audience {
        let about = &state.interest.about;
        let all_private = !about.is_empty() && about.iter().all(|about| self.is_private(&about.item));
        match all_private {
            true => Audience::Private,
            false => self.audience(&state.when, None),
        }
    }

    /// The bar that is this rung of the ladder, and no more than that.
    fn rung(&self, name: &str) -> Option<&Bar> {
        let alone = |bar: &&Bar| matches!(bar.who.as_slice(), [Is::Conflict(rung)] if rung == name);
        self.meeting.terms.bars.iter().find(alone)
    }

    /// What the paper recommends: the part's words, or those of an item's only one.
    fn recommended(&self, about: &About) -> Option<String> {
        let state = self
            .meeting
            .items
            .iter()
            .find(|state| state.item.number == about.item)?;
        let parts = &state.item.parts;
        let part = match &about.part {
            Some(label) => parts.iter().find(|part| part.label == *label),
            None => parts.first().filter(|_| parts.len() == 1),
        };
        part.map(|part| part.wording.clone())
            .filter(|wording| !wording.trim().is_empty())
    }

    pub(super) fn decisions(&mut self) {
        let meeting = self.meeting;
        for decision in &meeting.decisions {
            let told = DecisionTold {
                about: decision.about.clone(),
                verb: decision.verb.clone(),
                wording: decision.wording.clone(),
                recommended: self.recommended(&decision.about),
                amended: decision.amended,
                verdict: self.verdict_of(&decision.snapshot),
            };
            self.tell_about(&decision.when, &decision.about.item, What::Decision(Box::new(told)));
        }
        for (when, about, person, what) in &meeting.dissents {
            let what = What::Dissent {
                who: self.names.who(person),
                about: about.clone(),
                what: what.clone(),
            };
            self.tell_about(when, &about.item, what);
        }
    }

    pub(super) fn votes(&mut self) {
        let meeting = self.meeting;
        for vote in &meeting.votes {
            let when = vote.closed.as_ref().unwrap_or(&vote.opened).clone();
            let told = self.vote_told(vote);
            self.tell_about(&when, &vote.about.item, What::Vote(Box::new(told)));
        }
    }

    fn vote_told(&self, vote: &VoteState) -> VoteTold {
        let counted = self.counts_of(vote);
        let result = self.result_of(vote);
        let before_deciding = self.before_deciding(vote);
        let last = counted.last().cloned().unwrap_or_default();
        let recorded = vote.way == VoteWay::ByName;
        VoteTold {
            about: vote.about.clone(),
            wording: vote.wording.clone(),
            recommended: self.recommended(&vote.about),
            amended: vote.amended,
            recorded,
            mover: self.names.who_if(vote.mover.as_ref()),
            seconder: self.names.who_if(vote.seconder.as_ref()),
            closed: vote.closed.is_some(),
            counts: counted,
            asked_by: vote
                .recounts
                .iter()
                .map(|recount| self.names.who_if(recount.asked_by.as_ref()))
                .collect(),
            ballots: if recorded {
                self.ballots(vote, &result)
            } else {
                Vec::new()
            },
            late: self.late_votes(vote),
            deciding: vote.deciding.as_ref().map(|(_, deciding)| {
                let seat = vote.snapshot.seats.iter().find(|seat| seat.seat == deciding.seat);
                let clause = before_deciding
                    .casting
                    .iter()
                    .find(|caster| caster.seat == deciding.seat);
                DecidingTold {
                    who: self.names.who_if(seat.and_then(|seat| seat.person.as_ref())),
                    seat: self.names.seat(&deciding.seat),
                    clause: clause.and_then(|caster| caster.clause.clone()),
                    choice: deciding.choice,
                    needed: before_deciding.outcome == Outcome::Tied,
                }
            }),
            announced: vote.announced.as_ref().map(|said| AnnouncedTold {
                outcome: said.outcome,
                r#for: said.r#for,
                against: said.against,
                abstained: said.abstained,
                agrees: said.outcome == result.outcome
                    && said.r#for == last.r#for.votes
                    && said.against == last.against.votes
                    && said.abstained == last.abstained.votes,
            }),
            before_deciding: before_deciding.outcome,
            verdict: self.verdict(&result),
        }
    }

    fn late_votes(&self, vote: &VoteState) -> Vec<(Who, Choice)> {
        let person = |seat: &SeatId| {
            let now = vote.snapshot.seats.iter().find(|now| now.seat == *seat);
            now.and_then(|now| now.person.as_ref())
                .map(|person| self.names.who(person))
        };
        let late = vote.late.iter();
        late.filter_map(|(_, seat, choice)| Some((person(seat)?, *choice)))
            .collect()
    }

    /// How each member voted, in the order of the seats.
    fn ballots(&self, vote: &VoteState, result: &ItemResult) -> Vec<Ballot> {
        result
            .electorate
            .iter()
            .filter_map(|elector| {
                let cast = vote.snapshot.votes.iter().rfind(|(seat, _)| *seat == elector.seat);
                let (_, choice) = cast?;
                Some(Ballot {
                    who: self.names.who(elector.person.as_ref()?),
                    seat: self.names.seat(&elector.seat),
                    choice: *choice,
                    counted: super::verdict::counts(elector.state),
                })
            })
            .collect()
    }

    /// Readings settled, rulings, remedies.
    pub(super) fn settled(&mut self) {
        let meeting = self.meeting;
        for reading in &meeting.readings {
            let Some(when) = &reading.when else { continue };
            let question = meeting.terms.question(&reading.question);
            let (span, item) = match &reading.span {
                Span::Decision(about) => (SpanTold::Decision, Some(&about.item)),
                Span::Meeting => (SpanTold::Meeting, None),
                Span::UntilTermsChange => (SpanTold::UntilTermsChange, None),
            };
            let what = What::Reading {
                clause: question.and_then(|question| question.clause.clone()),
                question: question.map_or_else(|| reading.question.clone(), |question| question.asks.clone()),
                answer: reading.answer.clone(),
                span,
                by: self.names.speaker(reading.by.as_ref(), when.order),
                after_vote: reading.after_vote,
            };
            match item {
                Some(item) => self.tell_about(when, item, what),
                None => self.tell(when, what),
            }
        }
        for ruling in &meeting.rulings {
            let what = What::Ruling {
                about: ruling.about.clone(),
                ruling: ruling.ruling,
                reason: ruling.reason.clone(),
                by: self.names.speaker(ruling.by.as_ref(), ruling.when.order),
            };
            self.tell_about(&ruling.when, &ruling.about.item, what);
        }
        for (when, about, place, says) in &meeting.remedies {
            let remedy = meeting.terms.quorum.remedies.get(usize::from(*place));
            let what = What::Remedy {
                clause: remedy.and_then(|remedy| remedy.clause.clone()),
                recommend: remedy.is_some_and(|remedy| remedy.act == RemedyAct::Recommend),
                says: says.clone(),
            };
            self.tell_about(when, &about.item, what);
        }
    }
}
