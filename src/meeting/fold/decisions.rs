//! Decisions agreed without a vote, and dissent. Recorded as they happened, quorate or not: the room at that moment is
//! kept beside them, and what the rules make of it is worked out from that.

use super::{Done, Stamp};
use crate::meeting::agenda::About;
use crate::meeting::event::Dissent;
use crate::meeting::people::PersonId;
use crate::meeting::state::{DecisionState, DissentState, Meeting};

impl Meeting {
    pub(super) fn decision_taken(
        &mut self,
        at: Stamp,
        about: &About,
        verb: &str,
        wording: &str,
        amended: bool,
    ) -> Done {
        self.known_about(about)?;
        self.decisions.push(DecisionState {
            when: self.when(at),
            about: about.clone(),
            verb: verb.into(),
            wording: wording.into(),
            amended,
            vote: None,
            snapshot: self.snapshot(about),
        });
        Ok(())
    }

    pub(super) fn dissent(
        &mut self,
        at: Stamp,
        about: &About,
        person: &PersonId,
        what: Dissent,
        words: Option<&String>,
    ) -> Done {
        self.known_about(about)?;
        self.known_person(person)?;
        let when = self.when(at);
        self.dissents.push(DissentState {
            when,
            about: about.clone(),
            person: person.clone(),
            what,
            words: words.cloned(),
        });
        Ok(())
    }
}
