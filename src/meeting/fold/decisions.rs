//! Decisions agreed without a vote, and dissent. Recorded as they happened, quorate or not: the room at that moment is
//! kept beside them, and what the rules make of it is worked out from that.

use super::{Done, Stamp};
use crate::meeting::agenda::About;
use crate::meeting::ending::Endings;
use crate::meeting::event::Dissent;
use crate::meeting::people::PersonId;
use crate::meeting::state::{DecisionState, DissentState, Meeting};

impl Meeting {
    pub(super) fn decision_taken(
        &mut self,
        at: Stamp,
        about: &About,
        [verb, wording]: [&str; 2],
        amended: bool,
        endings: &Endings,
    ) -> Done {
        self.known_about(about)?;
        self.known_people_of(endings)?;
        self.decisions.push(DecisionState {
            when: self.when(at),
            about: about.clone(),
            verb: verb.into(),
            wording: wording.into(),
            amended,
            endings: endings.clone(),
            vote: None,
            snapshot: self.snapshot(about),
        });
        Ok(())
    }

    /// Whoever is named in how it was decided is known, and once.
    pub(super) fn known_people_of(&self, endings: &Endings) -> Done {
        for person in endings.people() {
            self.known_person(person)?;
        }
        let mut abstainers = endings.abstainers.iter().enumerate();
        let twice =
            abstainers.find(|(place, person)| endings.abstainers.iter().skip(place + 1).any(|other| other == *person));
        match twice {
            Some((_, person)) => Err(format!("{} abstained twice.", self.name(person))),
            None => Ok(()),
        }
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
