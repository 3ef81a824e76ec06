//! Votes: what was put, each count, who voted how in a recorded vote, the deciding vote, what was announced.

use crate::meeting::{Announced, NotCounted, VoteState, VoteWay, When};
use crate::minutes::facts::{AnnouncedTold, Audience, Ballot, DecidingTold, VoteTold, What};
use crate::minutes::names::Who;
use crate::rules::{Deciding, Elector, ElectorState, ItemResult, Presence};
use crate::terms::{Choice, Fraction};

use super::Collector;

impl Collector<'_> {
    pub(super) fn votes(&mut self) {
        let meeting = self.meeting;
        for vote in &meeting.votes {
            let when = vote.closed.as_ref().unwrap_or(&vote.opened);
            let audience = self.audience_of_vote(vote);
            let under = Some(vote.about.item.clone());
            let whole = Box::new(self.vote_told(vote));
            if audience == Audience::Public && self.went_on_in_private(vote) {
                let known = Box::new(self.vote_told(&self.as_the_public_knows(vote)));
                if let (Some(when), Some(_)) = (self.when_decided(vote), known.needed()) {
                    self.push(when, under.clone(), audience, What::Deciding(known.clone()));
                }
                self.push(when, under.clone(), audience, What::Vote(known));
            }
            let audience = match self.went_on_in_private(vote) {
                true => Audience::Private,
                false => audience,
            };
            if let (Some(when), Some(_)) = (self.when_decided(vote), whole.needed()) {
                let audience = self.audience(when).max(audience);
                self.push(when, under.clone(), audience, What::Deciding(whole.clone()));
            }
            self.push(when, under, audience, What::Vote(whole));
        }
    }

    /// A vote is private where it was opened or closed in private, or is on something private.
    pub(super) fn audience_of_vote(&self, vote: &VoteState) -> Audience {
        let whens = std::iter::once(&vote.opened).chain(&vote.closed);
        let audiences = whens.map(|when| self.audience(when));
        audiences.max().unwrap_or(Audience::Public)
    }

    /// Whether something came of a vote in private: it was counted again or decided, announced, a vote given late.
    fn went_on_in_private(&self, vote: &VoteState) -> bool {
        let late = vote.late.iter().map(|(when, _, _)| when);
        let recounts = vote.recounts.iter().map(|recount| &recount.when);
        let deciding = vote.deciding.iter().map(|(when, _)| when);
        let announced = vote.announced.iter().map(|announced| &announced.when);
        let mut all = late.chain(recounts).chain(deciding).chain(announced);
        all.any(|when| self.audience(when) == Audience::Private)
    }

    /// A vote taken in public without what came of it in private.
    fn as_the_public_knows(&self, vote: &VoteState) -> VoteState {
        let seen = |when: &When| self.audience(when) == Audience::Public;
        let mut known = vote.clone();
        known.late.retain(|(when, _, _)| seen(when));
        known.recounts.retain(|recount| seen(&recount.when));
        known.deciding.retain(|(when, _)| seen(when));
        known.announced = known.announced.filter(|announced| seen(&announced.when));
        known.count(&self.meeting.terms);
        known
    }

    /// When the deciding vote was given that the rules take up.
    fn when_decided<'v>(&self, vote: &'v VoteState) -> Option<&'v When> {
        let decides = vote.snapshot.deciding.as_ref();
        let given = vote.deciding.iter().find(|(_, given)| Some(given) == decides);
        given.map(|(when, _)| when)
    }

    fn vote_told(&self, vote: &VoteState) -> VoteTold {
        let result = self.meeting.vote_result(vote);
        let not_counted = self.meeting.not_counted(vote);
        let recorded = vote.way == VoteWay::ByName;
        let asked_by = vote.recounts.iter().map(|recount| recount.asked_by.as_ref());
        VoteTold {
            about: vote.about.clone(),
            wording: vote.wording.clone(),
            recommended: self.recommended(&vote.about),
            amended: vote.amended,
            recorded,
            mover: self.names.who_if(vote.mover.as_ref()),
            seconder: self.names.who_if(vote.seconder.as_ref()),
            condition: vote.condition.clone(),
            closed: vote.closed.is_some(),
            not_voting: self.not_voting(vote, &result),
            counts: self.counts_of(vote),
            asked_by: asked_by.map(|who| self.names.who_if(who)).collect(),
            ballots: match recorded {
                true => self.ballots(vote, &result, &not_counted),
                false => Vec::new(),
            },
            did_not_vote: match recorded && vote.closed.is_some() {
                true => self.did_not_vote(vote, &result),
                false => Vec::new(),
            },
            late: self.late(&not_counted),
            deciding: vote
                .deciding
                .iter()
                .map(|(_, given)| self.deciding(vote, given))
                .collect(),
            announced: vote.announced.as_ref().map(|said| self.announced(vote, said)),
            verdict: self.verdict_of_vote(vote, &result),
        }
    }

    /// The organisations that the item is no matter of and that have no vote on it, though members of theirs are here.
    fn not_voting(&self, vote: &VoteState, result: &ItemResult) -> Vec<String> {
        let item = self.meeting.item(&vote.about.item).map(|state| &state.item);
        let Some(concerned) = item.map(|item| &item.concerns).filter(|concerns| !concerns.is_empty()) else {
            return Vec::new();
        };
        let silent = |body: &str| {
            let mut electors = result.electorate.iter().filter(|elector| elector.body == body);
            let mut here = electors
                .clone()
                .filter(|elector| elector.state == ElectorState::NotVoting);
            here.next().is_some() && electors.all(|elector| elector.ways().all(|(weight, _)| weight.is_zero()))
        };
        let bodies = self.meeting.terms.bodies.iter().map(|body| &body.name);
        let others = bodies.filter(|name| !concerned.contains(name));
        others.filter(|name| silent(name)).cloned().collect()
    }

    /// How each member voted, in the order of the seats.
    fn ballots(&self, vote: &VoteState, result: &ItemResult, not_counted: &[NotCounted]) -> Vec<Ballot> {
        let weighed = self.meeting.recorded_votes(vote);
        let ballot = |elector: &Elector| {
            let cast = vote.snapshot.votes.iter().rfind(|(seat, _)| *seat == elector.seat);
            let (_, choice) = cast?;
            let counted = !not_counted
                .iter()
                .any(|not| not.state.is_some() && not.seat == elector.seat);
            let votes = weighed.iter().find(|(seat, _)| counted && *seat == elector.seat);
            let votes = votes.filter(|(_, votes)| *votes != [Fraction::ONE]);
            Some(Ballot {
                votes: votes.map_or_else(Vec::new, |(_, votes)| votes.clone()),
                who: self.names.who(elector.person.as_ref()?),
                seat: self.names.seat(&elector.seat),
                choice: *choice,
                // No choice is no vote that could count: it is told as given.
                counted: counted || *choice == Choice::NoChoice,
            })
        };
        result.electorate.iter().filter_map(ballot).collect()
    }

    /// Who sat there and did not vote. Why is not said here: an interest and its handling are told where they were.
    fn did_not_vote(&self, vote: &VoteState, result: &ItemResult) -> Vec<Who> {
        let here = |elector: &&Elector| {
            let mut seats = vote.snapshot.seats.iter();
            let now = seats.find(|now| now.seat == elector.seat);
            now.is_some_and(|now| matches!(now.presence, Presence::InPerson | Presence::Remote))
        };
        let voted = |elector: &Elector| vote.snapshot.votes.iter().any(|(seat, _)| *seat == elector.seat);
        let has_none = |elector: &Elector| {
            elector.state == ElectorState::NotVoting && elector.ways().all(|(weight, _)| weight.is_zero())
        };
        let silent = result.electorate.iter().filter(here);
        let silent = silent.filter(|elector| !voted(elector) && !has_none(elector));
        let people = silent.filter_map(|elector| elector.person.as_ref());
        people.map(|person| self.names.who(person)).collect()
    }

    /// Given after the vote was closed.
    fn late(&self, not_counted: &[NotCounted]) -> Vec<(Who, Choice)> {
        let late = not_counted.iter().filter(|not| not.state.is_none());
        late.filter_map(|not| Some((self.names.who(not.person.as_ref()?), not.choice)))
            .collect()
    }

    fn deciding(&self, vote: &VoteState, deciding: &Deciding) -> DecidingTold {
        let before = self.meeting.before_deciding(vote);
        let seat = vote.snapshot.seats.iter().find(|now| now.seat == deciding.seat);
        let caster = before.casting.iter().find(|caster| caster.seat == deciding.seat);
        DecidingTold {
            who: self.names.who_if(seat.and_then(|now| now.person.as_ref())),
            seat: self.names.seat(&deciding.seat),
            clause: caster.and_then(|caster| caster.clause.clone()),
            choice: deciding.choice,
            does: self.meeting.deciding_does(vote, deciding),
        }
    }

    fn announced(&self, vote: &VoteState, said: &Announced) -> AnnouncedTold {
        AnnouncedTold {
            differs: self.meeting.difference(vote).is_some(),
            outcome: said.outcome,
            r#for: said.r#for,
            against: said.against,
            abstained: said.abstained,
        }
    }
}
