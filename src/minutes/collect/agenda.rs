//! Items and what became of them, nil returns, the public, actions.

use crate::meeting::{Item, ItemNo, ItemState, ItemStatus, Nil, Presenter, PresenterIs, Standing, WasHere, When};
use crate::minutes::facts::{ActionFact, Audience, Card, ItemFact, Presented, What};
use crate::minutes::words::list;

use super::{Collector, at};

impl Collector<'_> {
    /// In the order in which they were first taken; one that never was, after the item that it follows on the agenda.
    pub(super) fn items(&self) -> Vec<ItemFact> {
        self.in_order().into_iter().map(|state| self.item_fact(state)).collect()
    }

    fn in_order(&self) -> Vec<&'_ ItemState> {
        let agenda: Vec<(usize, &ItemState)> = self.meeting.items.iter().enumerate().collect();
        let first = |state: &ItemState| state.taken.first().map(|when| when.order);
        // In the agenda's order each untaken item has the place of the taken one before it.
        let mut anchor = 0;
        let mut placed: Vec<(usize, usize, &ItemState)> = Vec::new();
        for (place, state) in agenda {
            anchor = first(state).unwrap_or(anchor);
            placed.push((anchor, place, state));
        }
        placed.sort_by_key(|(anchor, place, _)| (*anchor, *place));
        placed.into_iter().map(|(_, _, state)| state).collect()
    }

    fn item_fact(&self, state: &ItemState) -> ItemFact {
        let item = &state.item;
        ItemFact {
            number: item.number.clone(),
            audience: match state.private {
                true => Audience::Private,
                false => Audience::Public,
            },
            card: Card {
                title: item.title.clone(),
                standing: item.standing,
                presented: Presented {
                    seen: self.presented(state, |when| self.audience(when) == Audience::Public),
                    whole: self.presented(state, |_| true),
                },
                paper: item.paper_reference().map(Into::into),
                concerns: item.concerns.clone(),
                taken: state.taken.iter().map(|when| (self.audience(when), at(when))).collect(),
                prose: self.minute_text(state),
            },
        }
    }

    /// Who presented it, in full: those of the agenda, without those who were not here.
    fn presented(&self, state: &ItemState, seen: impl Fn(&When) -> bool) -> Option<String> {
        let whole = state
            .item
            .presenter
            .as_deref()
            .filter(|_| state.taken.iter().any(&seen))?;
        let all = self.meeting.presenters(state, &seen);
        let here: Vec<&Presenter> = all
            .iter()
            .filter(|presenter| match presenter.is {
                PresenterIs::Here | PresenterIs::Unknown => true,
                PresenterIs::Known { was_here, .. } => was_here == WasHere::Yes,
            })
            .collect();
        let officer = |presenter: &Presenter| match &presenter.is {
            PresenterIs::Here => self.meeting.presenting_in_office(state, &presenter.text, &seen),
            PresenterIs::Known { .. } | PresenterIs::Unknown => None,
        };
        let name = |presenter: &&Presenter| match (&presenter.is, officer(presenter)) {
            (PresenterIs::Known { person, .. }, _) => self.names.who(person).name,
            (_, Some(officer)) => officer.name.clone(),
            (PresenterIs::Here | PresenterIs::Unknown, None) => presenter.text.clone(),
        };
        let by_office = here.iter().any(|presenter| officer(presenter).is_some());
        match (here.as_slice(), all.len()) {
            ([], _) => None,
            (here, count) if here.len() == count && count > 1 && !by_office => Some(whole.trim().to_owned()),
            (here, _) => Some(list(&here.iter().map(name).collect::<Vec<_>>())),
        }
    }

    pub(super) fn agenda(&mut self) {
        let meeting = self.meeting;
        for state in &meeting.items {
            let item = &state.item.number;
            // Added before the meeting began, and without a reason: that is how the agenda was made.
            if let Some((when, reason)) = &state.added
                && (reason.is_some() || self.sat_at(when))
            {
                let reason = reason.clone();
                self.tell_about(when, item, What::Late { reason });
            }
            if let Some((when, known)) = state.seen.as_ref().filter(|_| !state.private) {
                self.tell(when, changed(&state.item, known));
            }
            match &state.status {
                ItemStatus::Deferred { when, reason } => {
                    let reason = reason.clone();
                    self.tell_about(when, item, What::Deferred { reason });
                }
                ItemStatus::Withdrawn { when, reason } => {
                    let reason = reason.clone();
                    self.tell_about(when, item, What::ItemWithdrawn { reason });
                }
                ItemStatus::Waiting | ItemStatus::Current | ItemStatus::Taken => {}
            }
        }
    }

    pub(super) fn nil_returns(&mut self) {
        let meeting = self.meeting;
        let mut told: Vec<(Option<ItemNo>, Nil)> = Vec::new();
        for (when, nil) in &meeting.nil {
            let (under, audience) = self.place_of_nil(when, *nil);
            // Said once: what was asked again tells nothing new.
            if !told.contains(&(under.clone(), *nil)) {
                told.push((under.clone(), *nil));
                self.push(when, under, audience, What::Nil(*nil));
            }
        }
    }

    /// What a nil return is about decides where it stands and who may read it, not when it was recorded: it is about the
    /// item that asks for it, else about the whole meeting. Of the whole meeting the public hears it where they were.
    fn place_of_nil(&self, when: &When, nil: Nil) -> (Option<ItemNo>, Audience) {
        let asks = |state: &&ItemState| state.item.standing.and_then(Standing::asks) == Some(nil);
        let mut asking: Vec<&ItemState> = self.meeting.items.iter().filter(asks).collect();
        // Where several ask: the one in hand, else a public one.
        let kept_apart = |state: &ItemState| state.item.private.is_some();
        asking.sort_by_key(|state| (when.item.as_ref() != Some(&state.item.number), kept_apart(state)));
        match asking.first() {
            Some(state) if kept_apart(state) => (Some(state.item.number.clone()), Audience::Private),
            Some(state) if !state.private => (Some(state.item.number.clone()), Audience::Public),
            // An item of the public agenda that was taken without the public has no place in public minutes.
            Some(_) | None => match self.audience(when) {
                Audience::Public => (self.place(when), Audience::Public),
                Audience::Private => (self.last_in_public(when), Audience::Public),
            },
        }
    }

    /// The item that was being taken when the public last heard the meeting.
    fn last_in_public(&self, before: &When) -> Option<ItemNo> {
        let taken = self.meeting.items.iter().flat_map(|state| &state.taken);
        let heard = |when: &&When| when.order < before.order && self.audience(when) == Audience::Public;
        let last = taken.filter(heard).max_by_key(|when| when.order);
        last.and_then(|when| when.item.clone())
    }

    pub(super) fn the_public(&mut self) {
        let meeting = self.meeting;
        for exclusion in &meeting.exclusions {
            let what = What::Excluded {
                wording: exclusion.wording.clone(),
                ground: exclusion.ground.clone(),
                endings: Box::new(exclusion.endings.with(|person| self.names.who(person))),
                until: exclusion.readmitted.as_ref().map(|when| when.time),
                verdict: self.verdict_of_exclusion(exclusion),
            };
            // The resolution stands in the public minutes.
            self.push(&exclusion.when, exclusion.when.item.clone(), Audience::Public, what);
            if let Some(when) = &exclusion.readmitted {
                for under in self.place_of_return(&exclusion.when, when) {
                    self.push(when, under, Audience::Public, What::Readmitted);
                }
            }
        }
        for question in &meeting.questions {
            let what = What::Question {
                from: (!question.name_withheld).then(|| question.from.clone()),
                question: question.question.clone(),
                answer: question.answer.clone(),
            };
            self.tell(&question.when, what);
        }
    }

    /// Where it is told that the public came back: after every private item first taken while it was out. (One returned to
    /// stands where it was first taken, and that it was returned to is private.) A public item that goes on then says it
    /// too: what follows there was before the public.
    fn place_of_return(&self, excluded: &When, back: &When) -> Vec<Option<ItemNo>> {
        let order = self.in_order();
        let was_out = |first: &When| excluded.order < first.order && first.order < back.order;
        let last = order
            .iter()
            .rposition(|state| state.private && state.taken.first().is_some_and(was_out));
        let Some(last) = last else {
            return vec![back.item.clone()];
        };
        let to_come = |state: &&&ItemState| state.private && state.taken.is_empty() && self.ended != usize::MAX;
        // Those that were never taken stand behind it, once the meeting is over.
        let never_taken = order.iter().skip(last + 1).take_while(to_come).count();
        let under = order.get(last + never_taken).map(|state| state.item.number.clone());
        let goes_on = back.item.clone().filter(|item| !self.is_private(item));
        std::iter::once(under).chain(goes_on.map(Some)).collect()
    }

    pub(super) fn actions(&mut self) -> Vec<ActionFact> {
        let meeting = self.meeting;
        let mut actions = Vec::new();
        for state in &meeting.actions {
            let action = &state.action;
            let audience = match &state.when {
                Some(when) => self.audience(when),
                None => Audience::Public,
            };
            let audience = if action.private { Audience::Private } else { audience };
            if let Some(when) = &state.when {
                let under = action.item.clone().or_else(|| when.item.clone());
                self.push(when, under, audience, What::ActionAgreed { number: action.number });
            }
            for (when, note, _) in &state.updates {
                let what = What::ActionUpdated {
                    number: action.number,
                    note: note.clone(),
                };
                let audience = self.audience(when).max(audience);
                self.push(when, when.item.clone(), audience, what);
            }
            actions.push(ActionFact {
                at: state.when.as_ref().map(at),
                audience,
                number: action.number,
                words: action.words.clone(),
                owner: self.names.owner(&action.owner),
                due: action.due,
                item: action.item.clone(),
                done: state.done,
                updates: state
                    .updates
                    .iter()
                    .map(|(when, note, _)| (self.audience(when).max(audience), note.clone()))
                    .collect(),
            });
        }
        actions
    }
}

/// What the item has become beside what the public knows of it.
fn changed(now: &Item, known: &Item) -> What {
    let new = |now: &Option<String>, known: &Option<String>| now.clone().filter(|_| now != known);
    let parts = now.parts.iter().filter(|part| !known.parts.contains(part));
    What::Changed {
        item: now.number.clone(),
        title: Some(now.title.clone()).filter(|title| *title != known.title),
        presenter: new(&now.presenter, &known.presenter),
        paper: new(&now.paper, &known.paper),
        recommendations: parts.map(|part| part.wording.clone()).collect(),
    }
}
