//! Leaving, going out and losing the connection: possible for somebody who is here at that moment. What a movement changes
//! stands in `people`; that nobody comes back before they went is asked in `order`.
//!
//! Why it is refused: a departure put before the arrival would be recorded and end nothing, and whoever left would
//! go on being counted.

use chrono::NaiveTime;

use super::{Done, Stamp};
use crate::meeting::event::Event;
use crate::meeting::people::PersonId;
use crate::meeting::record::Seq;
use crate::meeting::state::Meeting;
use crate::meeting::timeline::Entry;

impl Meeting {
    /// `later`: what follows in order of effect.
    ///
    /// Leaving twice is no fault: a departure typed late makes one typed before it idle. But one that was typed when a
    /// later arrival was known already, and put before it, means something else.
    pub(super) fn may_go(&self, at: Stamp, event: &Event, later: &[Entry<'_>]) -> Done {
        let (person, leaves) = match event {
            Event::Left { person } => (person, true),
            Event::LostConnection { person } | Event::WentOut { person, .. } => (person, false),
            _ => return Ok(()),
        };
        self.known_person(person)?;
        if self.is_here(person) {
            return Ok(());
        }
        let next = later.iter().find_map(|entry| arrival(entry, person));
        let left = self.attendance_of(person).and_then(|known| known.spells.last());
        let left = left.and_then(|spell| spell.to.as_ref()).map(|to| to.time);
        let known_already = next.is_some_and(|(seq, _)| seq < at.seq);
        if leaves && left.is_some() && !known_already {
            return Ok(());
        }
        Err(self.was_away(person, at.time, left, next.map(|(_, time)| time)))
    }

    /// "Ms Doyle was not here at 07:49: Ms Doyle arrived at 07:51. …"
    fn was_away(&self, person: &PersonId, time: NaiveTime, left: Option<NaiveTime>, next: Option<NaiveTime>) -> String {
        let name = self.name(person);
        let hm = |time: NaiveTime| time.format("%H:%M").to_string();
        let time = hm(time);
        match (left.map(hm), next.map(hm)) {
            (None, None) => format!("{name} is not marked as here at {time}. Mark {name} in first."),
            (None, Some(next)) => format!(
                "{name} was not here at {time}: {name} arrived at {next}. \
                 Give a later time, or put the arrival right first."
            ),
            (Some(left), None) => {
                format!("{name} was not here at {time}: {name} left at {left}. Mark {name} in again first.")
            }
            (Some(left), Some(next)) => format!(
                "{name} was not here at {time}: {name} left at {left} and came back at {next}. \
                 Give a time at which {name} was here."
            ),
        }
    }
}

fn arrival(entry: &Entry<'_>, wanted: &PersonId) -> Option<(Seq, NaiveTime)> {
    match entry.event {
        Event::Arrived { person, .. } | Event::CameBack { person } if person == wanted => {
            Some((entry.seq, entry.time()))
        }
        _ => None,
    }
}
