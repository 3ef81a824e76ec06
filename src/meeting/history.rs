//! A meeting with the records it was made of: whether a further act is possible, what undo would take back, how things
//! stood after any record. It never changes; an act that is possible gives the next one.

use super::event::Event;
use super::fold::fold;
use super::life::Approval;
use super::order::in_order;
use super::record::{Record, Seq};
use super::refusal::Refusal;
use super::state::{Meeting, NOTHING};
use super::timeline::timeline;
use super::undo::{Stacks, Step};

/// Records, in the order of typing, and the meeting they make.
#[derive(Clone, PartialEq, Debug)]
pub struct History {
    records: Vec<Record>,
    meeting: Meeting,
}

impl History {
    /// Works the meeting out from its records.
    ///
    /// # Errors
    /// The first record, in order of effect, that is impossible; a first record that is no beginning.
    pub fn new(records: Vec<Record>) -> Result<History, Refusal> {
        let meeting = fold(&timeline(&records)?, None)?;
        Ok(History { records, meeting })
    }

    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// The same, knowing what later meetings approved of its minutes.
    #[must_use]
    pub fn knowing(mut self, later: Vec<Approval>) -> History {
        self.meeting.approved_later = later;
        self.meeting.noted = self.noted();
        self
    }

    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Whether nobody recorded anything in it: what was brought along when it was made, before the program first opened it,
    /// is recorded elsewhere.
    pub fn is_empty(&self) -> bool {
        let opened = |record: &&Record| matches!(record.event, Event::Session { .. });
        let made = self.records.iter().find(opened).map_or(1, |record| record.seq);
        let standing = self.meeting.in_effect.iter().filter(|seq| **seq > made);
        standing.filter_map(|seq| self.event(*seq)).all(|event| match event {
            Event::TextWritten { digest, .. } => digest == NOTHING,
            event => !event.can_be_undone(),
        })
    }

    /// The number of the next record.
    pub fn next_seq(&self) -> Seq {
        self.records.last().map_or(1, |record| record.seq + 1)
    }

    /// The history with one more act, all of its records or none. Nothing is changed here: ask before writing.
    ///
    /// # Errors
    /// The first record that would be impossible. Where that is an earlier one, which rests on what the act takes away
    /// or moves, the words name it; [`History::dependants`] finds them all.
    pub fn try_act(&self, new: &[Record]) -> Result<History, Refusal> {
        for record in new {
            let sealed = self
                .meeting
                .sealed(record, |seq| self.record(seq).map(|record| &record.event));
            if let Some(says) = sealed {
                return Err(Refusal::new(record.seq, says));
            }
        }
        let mut records = self.records.clone();
        records.extend_from_slice(new);
        let parsed = self.meeting.parsed();
        let tried = timeline(&records).and_then(|timeline| {
            in_order(self, new, &timeline)?;
            fold(&timeline, Some(&parsed)).map_err(|refusal| self.name_dependant(refusal))
        });
        match tried {
            Ok(meeting) => Ok(History { records, meeting }.knowing(self.meeting.approved_later.clone())),
            Err(refusal) => Err(refusal),
        }
    }

    /// An earlier record that would become impossible, in words.
    fn name_dependant(&self, refusal: Refusal) -> Refusal {
        let Some(words) = self.words_of(refusal.seq) else {
            return refusal;
        };
        Refusal {
            says: format!("Not possible while this rests on it: {words}. ({})", refusal.says),
            ..refusal
        }
    }

    /// What a record says, in words, as corrected: "Dr Ade voted for on item 6". `None`: there is no such record.
    pub fn words_of(&self, seq: Seq) -> Option<String> {
        Some(self.meeting.recorded_in_words(seq, self.event(seq)?))
    }

    /// Whether what a record says is for the private minutes, or holds what was left of an entry that may have been.
    pub fn is_kept_back(&self, seq: Seq) -> bool {
        let recovered = matches!(self.event(seq), Some(Event::Recovered { .. }));
        recovered || self.meeting.private_entries.contains(&seq)
    }

    /// The event that counts for a record: its own, or the one that replaced it.
    pub fn event(&self, seq: Seq) -> Option<&Event> {
        let standing = self.meeting.replaced.iter().find(|(replaced, _)| *replaced == seq);
        let seq = standing.map_or(seq, |(_, with)| *with);
        match &self.record(seq)?.event {
            Event::Replaced { with, .. } => Some(with),
            event => Some(event),
        }
    }

    /// What a withdrawal takes away, or, where it withdraws a withdrawal, brings back. `None`: it is no withdrawal.
    pub fn root(&self, event: &Event) -> Option<Seq> {
        let Event::Withdrawn { seq, .. } = event else {
            return None;
        };
        let of_that = self.record(*seq).and_then(|record| self.root(&record.event));
        Some(of_that.unwrap_or(*seq))
    }

    pub fn record(&self, seq: Seq) -> Option<&Record> {
        let place = self.records.binary_search_by_key(&seq, |record| record.seq).ok()?;
        self.records.get(place)
    }

    /// The earlier records, in the order in which they would be refused, that would have to be withdrawn together with
    /// an act for it to be possible. Empty: it is possible, or withdrawing would not help.
    pub fn dependants(&self, new: &[Record]) -> Vec<Seq> {
        let mut act = new.to_vec();
        let mut found: Vec<Seq> = Vec::new();
        while let Err(refusal) = self.try_act(&act) {
            let Some(model) = act.last() else { return vec![] };
            if self.record(refusal.seq).is_none() || found.contains(&refusal.seq) {
                return vec![];
            }
            found.push(refusal.seq);
            let seq = model.seq + 1;
            let withdrawal = Record {
                seq,
                id: format!("{}.{seq}", model.act()),
                effect: None,
                event: Event::Withdrawn {
                    seq: refusal.seq,
                    reason: None,
                },
                ..model.clone()
            };
            act.push(withdrawal);
        }
        found
    }

    /// The history as it was when a record had been typed.
    ///
    /// # Errors
    /// When the records up to there make no meeting.
    pub fn at(&self, seq: Seq) -> Result<History, Refusal> {
        let upto = self.records.partition_point(|record| record.seq <= seq);
        let records = self.records.get(..upto).unwrap_or(&self.records).to_vec();
        let meeting = fold(&timeline(&records)?, Some(&self.meeting.parsed()))?;
        Ok(History { records, meeting })
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
        Stacks::of(self.records.iter().map(|record| Step {
            act: record.act(),
            seq: record.seq,
            counts: record.event.can_be_undone(),
            withdraws: match &record.event {
                Event::Withdrawn { seq, .. } => Some(*seq),
                _ => None,
            },
        }))
    }
}

impl Event {
    /// Whether it is something that a person recorded as having happened. Texts have an undo of their own.
    pub fn can_be_undone(&self) -> bool {
        !matches!(
            self,
            Event::Created(_)
                | Event::Session { .. }
                | Event::TextWritten { .. }
                | Event::Recovered { .. }
                | Event::Disposed { .. }
        )
    }
}
