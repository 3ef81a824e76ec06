//! Interests, how they are handled, and that it was done.

use super::{Done, Stamp};
use crate::meeting::agenda::About;
use crate::meeting::event::Interest;
use crate::meeting::people::PersonId;
use crate::meeting::state::{Evidence, Handling, InterestState, Meeting};

impl Meeting {
    pub(super) fn interest(&mut self, at: Stamp, interest: &Interest, raised_by: Option<&String>) -> Done {
        self.known_person(&interest.person)?;
        for about in &interest.about {
            self.known_about(about)?;
        }
        self.interests.push(InterestState {
            when: self.when(at),
            interest: interest.clone(),
            raised_by: raised_by.cloned(),
        });
        Ok(())
    }

    pub(super) fn handling(
        &mut self,
        at: Stamp,
        person: &PersonId,
        about: &About,
        rung: Option<&str>,
        by: Option<&PersonId>,
        reason: &str,
    ) -> Done {
        self.known_person(person)?;
        self.known_person_if(by)?;
        self.known_about(about)?;
        if let Some(rung) = rung {
            self.known_rung(rung)?;
        }
        self.handlings.push(Handling {
            when: self.when(at),
            person: person.clone(),
            about: about.clone(),
            rung: rung.map(Into::into),
            by: by.cloned(),
            reason: reason.into(),
        });
        Ok(())
    }

    pub(super) fn evidenced(&mut self, at: Stamp, person: &PersonId, about: &About, evidence: &str) -> Done {
        self.known_person(person)?;
        self.known_about(about)?;
        self.evidence.push(Evidence {
            when: self.when(at),
            person: person.clone(),
            about: about.clone(),
            evidence: evidence.into(),
        });
        Ok(())
    }
}
