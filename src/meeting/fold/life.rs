//! The life of minutes: those of earlier meetings agreed here, this meeting's own circulated and signed. Approval is a
//! decision like any other, so that its standing is worked out by the same rules; nothing of that is here.

use chrono::NaiveDate;

use super::{Done, Stamp};
use crate::meeting::agenda::{About, ItemNo};
use crate::meeting::ending::Endings;
use crate::meeting::event::{MinutesOf, MinutesPart};
use crate::meeting::life::subject_to;
use crate::meeting::people::PersonId;
use crate::meeting::state::{ApprovalState, CirculatedState, DecisionState, Meeting, Phase, SignedState};

impl Meeting {
    /// By the vote that carried it where there was one, and worth what that is; else agreed without one.
    pub(super) fn minutes_approved(
        &mut self,
        at: Stamp,
        item: &ItemNo,
        of: &MinutesOf,
        amendments: &[String],
        endings: &Endings,
    ) -> Done {
        let about = About::item(item);
        self.known_about(&about)?;
        self.known_people_of(endings)?;
        let when = self.when(at);
        let vote = self.vote_to_agree(&about, when.private);
        let decision = DecisionState {
            when: when.clone(),
            wording: format!("{} as a correct record{}", of.in_words(), subject_to(amendments)),
            verb: "agreed".into(),
            amended: false,
            endings: endings.clone(),
            vote: vote.map(|vote| vote.id),
            snapshot: vote.map_or_else(|| self.snapshot(&about), |vote| vote.snapshot.clone()),
            about,
        };
        self.decisions.push(decision);
        self.approvals.push(ApprovalState {
            when,
            item: item.clone(),
            of: of.clone(),
            amendments: amendments.to_vec(),
            in_chair: self.in_chair().cloned(),
        });
        Ok(())
    }

    /// Minutes go out once the meeting is over.
    fn is_over(&self) -> Done {
        match self.phase {
            Phase::Closed | Phase::Abandoned | Phase::NeverBegan => Ok(()),
            Phase::Before | Phase::Open | Phase::Adjourned => {
                Err("The meeting is not over, and its minutes are not whole: close it first.".into())
            }
        }
    }

    pub(super) fn circulated(&mut self, at: Stamp, part: MinutesPart, on: NaiveDate, not_to: &[PersonId]) -> Done {
        self.is_over()?;
        for person in not_to {
            self.known_person(person)?;
        }
        self.circulated.push(CirculatedState {
            seq: at.seq,
            part,
            on,
            not_to: not_to.to_vec(),
        });
        Ok(())
    }

    /// `approved`: on which day, and subject to how many amendments.
    pub(super) fn signed(
        &mut self,
        at: Stamp,
        part: MinutesPart,
        by: &str,
        on: NaiveDate,
        approved: (Option<NaiveDate>, u16),
    ) -> Done {
        self.is_over()?;
        if by.trim().is_empty() {
            return Err("Who signed them?".into());
        }
        self.signed.push(SignedState {
            seq: at.seq,
            part,
            by: by.into(),
            on,
            approved: approved.0,
            amendments: approved.1,
        });
        Ok(())
    }
}
