//! A committee's records with what they add up to: whether a further act is possible, and what undo would take back. It
//! never changes; an act that is possible gives the next one.

use std::collections::BTreeSet;

use super::along::{LastMeeting, along};
use super::event::{CommitteeEvent, CommitteeRecord};
use super::state::Committee;
use super::words::ById;
use crate::meeting::people::PersonId;
use crate::meeting::record::Seq;
use crate::meeting::refusal::Refusal;
use crate::meeting::undo::{Stacks, Step};

/// Records, in the order of typing, and the committee they make.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CommitteeHistory {
    records: Vec<CommitteeRecord>,
    committee: Committee,
}

impl CommitteeHistory {
    /// Works the committee out from its records; none make an empty one.
    ///
    /// # Errors
    /// The first record that is impossible.
    pub fn new(records: Vec<CommitteeRecord>) -> Result<CommitteeHistory, Refusal> {
        let committee = Committee::of(&records)?;
        Ok(CommitteeHistory { records, committee })
    }

    pub fn committee(&self) -> &Committee {
        &self.committee
    }

    pub fn records(&self) -> &[CommitteeRecord] {
        &self.records
    }

    /// The number of the next record.
    pub fn next_seq(&self) -> Seq {
        self.records.last().map_or(1, |record| record.seq + 1)
    }

    /// The history with one more act, all of its records or none. `last`: the committee's last meeting, which says who
    /// and what there is. Nothing is changed here: ask before writing.
    ///
    /// # Errors
    /// The first record that would be impossible. Where that is an earlier one, which rests on what the act takes back,
    /// the words name it.
    pub fn try_act(&self, new: &[CommitteeRecord], last: Option<LastMeeting<'_>>) -> Result<CommitteeHistory, Refusal> {
        let mut history = self.clone();
        for record in new {
            history
                .possible(&record.event, last)
                .map_err(|says| Refusal::new(record.seq, says))?;
            history.records.push(record.clone());
            history.committee = Committee::of(&history.records).map_err(|refusal| self.name_dependant(refusal))?;
        }
        Ok(history)
    }

    /// Whether what it is about is there.
    fn possible(&self, event: &CommitteeEvent, last: Option<LastMeeting<'_>>) -> Result<(), String> {
        // Whatever the day, people and open actions are the same.
        let now = along(last, Some((&self.committee, "")), chrono::NaiveDate::MIN);
        let known = |person: &PersonId| match now.people.iter().any(|known| &known.id == person) {
            true => Ok(()),
            false => Err(format!("Nobody of the committee is {person}.")),
        };
        match event {
            CommitteeEvent::PersonLeft { person } | CommitteeEvent::ApologiesAhead { person, .. } => known(person),
            CommitteeEvent::InterestRegistered(interest) => known(&interest.person),
            CommitteeEvent::ActionUpdated(news) => {
                let actions = &now.brought.actions;
                match actions.iter().any(|action| action.number == news.action) {
                    true => Ok(()),
                    false => Err(format!("There is no open action {}.", news.action)),
                }
            }
            CommitteeEvent::Withdrawn { seq } => match last.filter(|last| *seq <= last.took()) {
                Some(last) if self.went_along(*seq) => Err(format!(
                    "Entry {seq} went along to the meeting of {} and is part of its record. Record what is true now instead.",
                    last.meeting.created.date.format("%-d %B %Y")
                )),
                Some(_) | None => Ok(()),
            },
            CommitteeEvent::Begun { .. }
            | CommitteeEvent::Session { .. }
            | CommitteeEvent::Recovered { .. }
            | CommitteeEvent::PersonAdded { .. }
            | CommitteeEvent::InterestEnded { .. }
            | CommitteeEvent::ReadingSettled { .. }
            | CommitteeEvent::UrgentDecisionTaken(_) => Ok(()),
        }
    }

    /// Whether a meeting makes an entry its own; the register and apologies stay here.
    fn went_along(&self, seq: Seq) -> bool {
        match self.record(seq).map(|record| &record.event) {
            Some(
                CommitteeEvent::PersonAdded { .. }
                | CommitteeEvent::PersonLeft { .. }
                | CommitteeEvent::ActionUpdated(_)
                | CommitteeEvent::ReadingSettled { .. }
                | CommitteeEvent::UrgentDecisionTaken(_)
                | CommitteeEvent::Withdrawn { .. },
            ) => true,
            Some(
                CommitteeEvent::Begun { .. }
                | CommitteeEvent::Session { .. }
                | CommitteeEvent::Recovered { .. }
                | CommitteeEvent::ApologiesAhead { .. }
                | CommitteeEvent::InterestRegistered(_)
                | CommitteeEvent::InterestEnded { .. },
            )
            | None => false,
        }
    }

    fn name_dependant(&self, refusal: Refusal) -> Refusal {
        match self.record(refusal.seq) {
            Some(record) => Refusal {
                says: format!(
                    "Not possible while entry {} rests on it: {}. ({})",
                    refusal.seq,
                    self.in_words(&record.event, &ById),
                    refusal.says
                ),
                ..refusal
            },
            None => refusal,
        }
    }

    pub fn record(&self, seq: Seq) -> Option<&CommitteeRecord> {
        let place = self.records.binary_search_by_key(&seq, |record| record.seq).ok()?;
        self.records.get(place)
    }

    /// The records that undo would withdraw: those of the last act that still counts.
    pub fn undo_target(&self) -> Option<Vec<Seq>> {
        self.stacks().undo_target()
    }

    /// The withdrawals that redo would withdraw: those of the last undo, when nothing was done since.
    pub fn redo_target(&self) -> Option<Vec<Seq>> {
        self.stacks().redo_target()
    }

    fn stacks(&self) -> Stacks {
        let mut ids = BTreeSet::new();
        let once = self.records.iter().filter(|record| ids.insert(&record.id));
        Stacks::of(once.map(|record| Step {
            act: record.act(),
            seq: record.seq,
            counts: record.event.can_be_undone(),
            withdraws: match record.event {
                CommitteeEvent::Withdrawn { seq } => Some(seq),
                _ => None,
            },
        }))
    }
}
