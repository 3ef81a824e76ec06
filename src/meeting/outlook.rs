//! The forecast: for each item still to be finished, whether it will be quorate, what is missing, whose absence would
//! break it, which readings could matter. It equals the result when what it assumes comes about.

use crate::rules::{ItemResult, Met, ReadingNeeded, Snapshot};
use crate::terms::{Name, SeatId};

use super::agenda::{About, ItemNo};
use super::people::PersonId;
use super::state::{ItemStatus, Meeting};

/// What is to be expected of one item.
#[derive(Clone, PartialEq, Debug)]
pub struct Outlook {
    pub item: ItemNo,
    /// The part that is worst off, where interests make a difference between parts.
    pub about: About,
    pub met: Met,
    /// What is missing, in words.
    pub missing: Vec<String>,
    /// Whose absence alone would break the quorum.
    pub critical: Vec<PersonId>,
    /// Whose absence alone would leave the quorum to how the terms are read.
    pub critical_by_reading: Vec<PersonId>,
    /// The smallest sets of absent seats that would make it.
    pub repairs: Vec<Vec<SeatId>>,
    /// The readings that the quorum hangs on.
    pub readings: Vec<ReadingNeeded>,
    pub result: ItemResult,
    /// What it assumes.
    pub assumed: Snapshot,
}

/// Something that may come about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WhatIf {
    /// Is not in the room.
    Leaves(PersonId),
    /// Is in the room.
    Comes(PersonId),
    /// On this rung of the ladder for the item; `None`: no interest after all.
    Handled(PersonId, Option<Name>),
}

impl Meeting {
    /// The forecast for each item that is not over, in the order of the agenda.
    pub fn outlook(&self) -> Vec<Outlook> {
        self.outlook_if(&[])
    }

    /// The same, had all of these come about.
    pub fn outlook_if(&self, changes: &[WhatIf]) -> Vec<Outlook> {
        let open = self.items.iter().filter(|state| match state.status {
            ItemStatus::Waiting | ItemStatus::Current => true,
            ItemStatus::Taken | ItemStatus::Deferred { .. } | ItemStatus::Withdrawn { .. } => false,
        });
        open.map(|state| self.worst_of(&state.item.number, changes)).collect()
    }

    /// The forecast for one item: of its parts, the one that is worst off.
    pub fn outlook_of(&self, item: &ItemNo) -> Outlook {
        self.worst_of(item, &[])
    }

    fn worst_of(&self, item: &ItemNo, changes: &[WhatIf]) -> Outlook {
        let mut worst = self.outlook_about(About::item(item), changes);
        for part in self.parts_of(item) {
            let of_its_own = self.handlings.iter().any(|handling| handling.about == part);
            if of_its_own && part.part.is_some() {
                let outlook = self.outlook_about(part, changes);
                if badness(outlook.met) > badness(worst.met) {
                    worst = outlook;
                }
            }
        }
        worst
    }

    fn outlook_about(&self, about: About, changes: &[WhatIf]) -> Outlook {
        let assumed = self.assumed_if(&about, changes);
        let result = self.result(&assumed);
        let quorum = &result.quorum;
        Outlook {
            item: about.item.clone(),
            about,
            met: quorum.met,
            missing: quorum.missing.clone(),
            critical: people_in(&result, &quorum.critical),
            critical_by_reading: people_in(&result, &quorum.critical_by_reading),
            repairs: quorum.repairs.clone(),
            readings: quorum.readings.clone(),
            result,
            assumed,
        }
    }
}

/// Who sits in these seats, each once.
pub(super) fn people_in(result: &ItemResult, seats: &[SeatId]) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = Vec::new();
    for elector in result.electorate.iter().filter(|elector| seats.contains(&elector.seat)) {
        people.extend(
            elector
                .person
                .iter()
                .filter(|person| !people.contains(person))
                .cloned()
                .collect::<Vec<_>>(),
        );
    }
    people
}

fn badness(met: Met) -> u8 {
    match met {
        Met::Yes => 0,
        Met::ReadingNeeded => 1,
        Met::No => 2,
    }
}
