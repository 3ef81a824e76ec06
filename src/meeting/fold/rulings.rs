//! What the chair settles (readings, rulings, remedies), and actions.

use super::{Done, Stamp};
use crate::meeting::action::Action;
use crate::meeting::agenda::About;
use crate::meeting::event::{Ruling, Span};
use crate::meeting::people::PersonId;
use crate::meeting::record::Seq;
use crate::meeting::state::{ActionState, Meeting, ReadingState, RulingState};

impl Meeting {
    pub(super) fn reading_settled(
        &mut self,
        at: Stamp,
        question: &str,
        answer: &str,
        span: &Span,
        by: Option<&PersonId>,
    ) -> Done {
        self.known_answer(question, answer)?;
        self.known_person_if(by)?;
        if let Span::Decision(about) = span {
            self.known_about(about)?;
        }
        self.readings.push(ReadingState {
            when: Some(self.when(at)),
            question: question.into(),
            answer: answer.into(),
            span: span.clone(),
            by: by.cloned(),
            since: None,
            after_votes: self.votes_known(span),
            own_part: by.and_then(|by| self.own_part_in(question, span, by)),
        });
        Ok(())
    }

    /// The votes known already that the reading may decide: on that decision; or on the item being taken.
    fn votes_known(&self, span: &Span) -> Vec<Seq> {
        let known = self.votes.iter();
        let known = known.filter(|vote| vote.closed.is_some() || !vote.votes.is_empty() || !vote.hands.is_empty());
        known
            .filter(|vote| match span {
                Span::Decision(about) => about.covers(&vote.about),
                Span::Meeting | Span::UntilTermsChange => self.current.as_ref() == Some(&vote.about.item),
            })
            .map(|vote| vote.id)
            .collect()
    }

    pub(super) fn chair_ruled(
        &mut self,
        at: Stamp,
        about: &About,
        ruling: Ruling,
        reason: &str,
        by: Option<&PersonId>,
    ) -> Done {
        self.known_about(about)?;
        self.known_person_if(by)?;
        self.rulings.push(RulingState {
            when: self.when(at),
            about: about.clone(),
            ruling,
            reason: reason.into(),
            by: by.cloned(),
        });
        Ok(())
    }

    pub(super) fn remedy_chosen(&mut self, at: Stamp, about: &About, remedy: u16, says: &str) -> Done {
        self.known_about(about)?;
        if self.terms.quorum.remedies.get(usize::from(remedy)).is_none() {
            return Err(format!("The terms of reference have no remedy {remedy}."));
        }
        let when = self.when(at);
        self.remedies.push((when, about.clone(), remedy, says.into()));
        Ok(())
    }

    /// Whether an action may have its number: one committee never issues it twice.
    pub(super) fn new_action(&self, action: &Action) -> Done {
        match self.actions.iter().any(|known| known.action.number == action.number) {
            true => Err(format!("There is an action {} already.", action.number)),
            false => Ok(()),
        }
    }

    pub(super) fn action_agreed(&mut self, at: Stamp, action: &Action) -> Done {
        self.new_action(action)?;
        if let Some(item) = &action.item {
            self.known_item(item)?;
        }
        let when = self.when(at);
        self.actions.push(ActionState {
            when: Some(when),
            action: action.clone(),
            updates: vec![],
            done: false,
        });
        Ok(())
    }

    pub(super) fn action_updated(&mut self, at: Stamp, action: u16, note: &str, done: bool) -> Done {
        let when = self.when(at);
        let known = self.actions.iter_mut().find(|known| known.action.number == action);
        let known = known.ok_or_else(|| format!("There is no action {action}."))?;
        known.updates.push((when, note.into(), done));
        known.done = done;
        Ok(())
    }
}
