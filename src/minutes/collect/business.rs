//! Interests, decisions agreed without a vote, and what the chair settled.

use crate::meeting::{
    About, Decided, DecisionState, Handling, ItemNo, PersonId, ReadingState, RulingState, Span, When,
};
use crate::minutes::facts::{Audience, DecisionTold, HandlingTold, RuledOn, SpanTold, What};
use crate::minutes::names::Who;
use crate::rules::{self, Elector, ElectorState, Met, Outcome, Presence};
use crate::terms::{Bar, Is, RemedyAct};

use super::Collector;

impl Collector<'_> {
    pub(super) fn interests(&mut self) {
        let meeting = self.meeting;
        for state in &meeting.interests {
            let audience = self.audience(&state.when);
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
            let audience = self.audience(&handling.when);
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

    /// The bar that is this rung of the ladder, and no more than that.
    fn rung(&self, name: &str) -> Option<&Bar> {
        let alone = |bar: &&Bar| matches!(bar.who.as_slice(), [Is::Conflict(rung)] if rung == name);
        self.meeting.terms.bars.iter().find(alone)
    }

    /// What the paper recommends: the part's words, or those of an item's only one.
    pub(super) fn recommended(&self, about: &About) -> Option<String> {
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
                endings: decision.endings.with(|person| self.names.who(person)),
                no_part: match decision.vote {
                    Some(_) => Vec::new(),
                    None => self.no_part(decision),
                },
                verdict: self.verdict_of_decision(decision),
            };
            self.tell_about(&decision.when, &decision.about.item, What::Decision(Box::new(told)));
        }
        for dissent in &meeting.dissents {
            let of = meeting.last_decided_before(&dissent.about, dissent.when.order);
            let from = of.and_then(|settled| match settled {
                Decided::Decision(decision) => Some(decision.when.order),
                Decided::Vote(_) => None,
            });
            let what = What::Dissent {
                who: self.names.who(&dissent.person),
                about: dissent.about.clone(),
                from,
                what: dissent.what,
                words: dissent.words.clone(),
            };
            self.tell_of(&dissent.when, &dissent.about.item, of, what);
        }
    }

    /// Who was in the room and recused, however the terms are read. Not told of whose handling, as it was then, the readers
    /// do not know.
    fn no_part(&self, decision: &DecisionState) -> Vec<Who> {
        let (when, about) = (&decision.when, &decision.about);
        let readers = self.audience(when);
        let electorate = rules::result(&self.meeting.terms, &decision.snapshot).electorate;
        let here = |elector: &Elector| {
            let mut seats = decision.snapshot.seats.iter();
            let now = seats.find(|now| now.seat == elector.seat);
            now.is_some_and(|now| matches!(now.presence, Presence::InPerson | Presence::Remote))
        };
        let known = |person: &PersonId| {
            let mut handled = self.meeting.handlings.iter().filter(|handling| {
                handling.person == *person && handling.when.order < when.order && handling.about.item == about.item
            });
            handled.all(|handling| self.audience(&handling.when) <= readers)
        };
        let recused = electorate.iter().filter(|elector| {
            let mut ways = elector.ways();
            here(elector) && ways.all(|(_, state)| state == ElectorState::Recused)
        });
        let people = recused.filter_map(|elector| elector.person.as_ref());
        people
            .filter(|person| known(person))
            .map(|person| self.names.who(person))
            .collect()
    }

    /// Whether the same question was settled again before anything could come of this: a slip of the hand.
    fn put_right_at_once(&self, reading: &ReadingState, later: &[ReadingState]) -> bool {
        let about = |reading: &ReadingState| match &reading.span {
            Span::Decision(about) => Some(about.item.clone()),
            Span::Meeting | Span::UntilTermsChange => None,
        };
        let Some(when) = &reading.when else { return false };
        let readers = self.audience(when);
        let same = later.iter().filter(|next| next.question == reading.question);
        let mut same = same.filter_map(|next| Some((next, next.when.as_ref()?)));
        let next = same.find(|(_, at)| self.audience(at) == readers);
        next.is_some_and(|(next, at)| {
            about(next) == about(reading) && at.item == when.item && !self.came_between(when, at, readers)
        })
    }

    /// The readings as they are told, and as whatever came of them is told: without those put right at once.
    pub(super) fn readings_told(&self) -> Vec<ReadingState> {
        let readings = &self.meeting.readings;
        let later = |place: usize| readings.get(place + 1..).unwrap_or_default();
        let told = readings.iter().enumerate();
        let told = told.filter(|(place, reading)| !self.put_right_at_once(reading, later(*place)));
        told.map(|(_, reading)| reading.clone()).collect()
    }

    /// What was wrong with what was ruled on, as far as readers of the ruling know of it. A ruling before anything was
    /// decided is one on the quorum.
    fn ruled_on(&self, ruling: &RulingState) -> RuledOn {
        let meeting = self.meeting;
        let audience = self.audience(&ruling.when);
        let meant = |when: &When, about: &About| {
            let same = about.covers(&ruling.about) || ruling.about.covers(about);
            same && when.order < ruling.when.order && self.audience(when) <= audience
        };
        let votes = meeting.votes.iter().filter_map(|vote| {
            let when = vote.closed.as_ref()?;
            meant(when, &vote.about).then_some((when.order, &vote.snapshot))
        });
        let decisions = meeting.decisions.iter().filter_map(|decision| {
            let when = &decision.when;
            meant(when, &decision.about).then_some((when.order, &decision.snapshot))
        });
        let last = votes.chain(decisions).max_by_key(|(order, _)| *order);
        let Some((_, room)) = last else { return RuledOn::Quorum };
        let result = meeting.result(room);
        match (result.quorum.met, result.outcome) {
            (Met::No | Met::ReadingNeeded, _) => RuledOn::Quorum,
            (Met::Yes, Outcome::Tied) => RuledOn::Equality,
            (Met::Yes, _) => RuledOn::Other,
        }
    }

    /// Readings settled, rulings, remedies.
    pub(super) fn settled(&mut self) {
        let meeting = self.meeting;
        for reading in &self.readings_told() {
            let Some(when) = &reading.when else { continue };
            let question = meeting.terms.question(&reading.question);
            let (span, about) = match &reading.span {
                Span::Decision(about) => (SpanTold::Decision, Some(about)),
                Span::Meeting => (SpanTold::Meeting, None),
                Span::UntilTermsChange => (SpanTold::UntilTermsChange, None),
            };
            let audience = match about {
                Some(about) => {
                    let of = meeting.last_decided_before(about, when.order);
                    self.audience_of_what_is_said(when, of)
                }
                None => self.audience(when),
            };
            let votes = reading.after_votes.iter().filter_map(|vote| meeting.vote(*vote));
            let mut votes = votes.map(|vote| self.audience_of_vote(vote));
            let what = What::Reading {
                clause: question.and_then(|question| question.clause.clone()),
                question: question.map_or_else(|| reading.question.clone(), |question| question.asks.clone()),
                answer: reading.answer.clone(),
                span,
                by: self.names.speaker(reading.by.as_ref(), when.order),
                after_vote: votes.any(|vote| vote <= audience),
                own_part: self.own_part(reading, audience),
            };
            let under = match about {
                Some(about) => Some(about.item.clone()),
                // Settled before the meeting began, it is of the opening: the quorum may hang on it.
                None => when.item.clone(),
            };
            self.push(when, under, audience, what);
        }
        for ruling in &meeting.rulings {
            let what = What::Ruling {
                about: ruling.about.clone(),
                ruling: ruling.ruling,
                on: self.ruled_on(ruling),
                reason: ruling.reason.clone(),
                by: self.names.speaker(ruling.by.as_ref(), ruling.when.order),
            };
            let on = meeting.ruled_on(ruling).into_iter();
            let before = on.filter(|known| known.began() < ruling.when.order);
            self.tell_of(&ruling.when, &ruling.about.item, before, what);
        }
        for (when, about, place, says) in &meeting.remedies {
            let remedy = meeting.terms.quorum.remedies.get(usize::from(*place));
            let what = What::Remedy {
                clause: remedy.and_then(|remedy| remedy.clause.clone()),
                recommend: remedy.is_some_and(|remedy| remedy.act == RemedyAct::Recommend),
                says: says.clone(),
            };
            self.tell_of(when, &about.item, meeting.last_decided_before(about, when.order), what);
        }
    }

    /// Told of something settled before: to those alone who may know that.
    fn tell_of<'s>(&mut self, when: &When, item: &ItemNo, of: impl IntoIterator<Item = Decided<'s>>, what: What) {
        let audience = self.audience_of_what_is_said(when, of);
        self.push(when, Some(item.clone()), audience, what);
    }

    fn audience_of_what_is_said<'s>(&self, when: &When, of: impl IntoIterator<Item = Decided<'s>>) -> Audience {
        let known = of.into_iter().map(|settled| self.audience_of(settled));
        known.fold(self.audience(when), Audience::max)
    }

    fn audience_of(&self, decided: Decided<'_>) -> Audience {
        match decided {
            Decided::Decision(decision) => self.audience(&decision.when),
            Decided::Vote(vote) => self.audience_of_vote(vote),
        }
    }

    /// The interest of whoever ruled, as far as these readers may know of it.
    fn own_part(&self, reading: &ReadingState, audience: Audience) -> Option<About> {
        let (by, about) = (reading.by.as_ref()?, reading.own_part.as_ref()?);
        let mut handled = self.meeting.handlings.iter();
        let of_it = |handling: &&Handling| handling.person == *by && handling.about.covers(about);
        let told = handled.any(|handling| of_it(&handling) && self.audience(&handling.when) <= audience);
        told.then(|| about.clone())
    }
}
