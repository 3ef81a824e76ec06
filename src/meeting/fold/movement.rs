//! Leaving, going out and losing the connection: possible for somebody who is here at that moment. Coming back: for
//! somebody who is away. Only these two questions are asked here; what a movement changes stands in `people`.
//!
//! Why it is refused: a departure put before the arrival would be recorded and end nothing, and whoever left would
//! go on being counted; a return put before the departure would bring nobody back, and its sentence would be told.

use chrono::NaiveTime;

use super::{Done, Stamp};
use crate::meeting::event::{Event, Way};
use crate::meeting::people::PersonId;
use crate::meeting::record::Seq;
use crate::meeting::state::Meeting;
use crate::meeting::timeline::Entry;
use crate::rules::Presence;

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

    /// `later`: what follows in order of effect.
    ///
    /// Arriving twice is no fault: an arrival put earlier makes the one typed before it idle. But one that changes
    /// nothing, and was typed when it was known already that the person went away after it, was to be a return.
    pub(super) fn may_come(&self, at: Stamp, event: &Event, later: &[Entry<'_>]) -> Done {
        let (person, as_known) = match event {
            Event::Arrived { person, way, only_for } => (person, Some((*way, only_for))),
            Event::CameBack { person } | Event::Reconnected { person } => (person, None),
            _ => return Ok(()),
        };
        let known = self.attendance_of(person);
        let in_room = match self.presence(person) {
            Presence::InPerson => Some(Way::InPerson),
            Presence::Remote => Some(Way::Remote),
            Presence::Absent | Presence::Withdrew => None,
        };
        let changes = as_known
            .is_some_and(|(way, only)| in_room != Some(way) || known.is_some_and(|known| known.only_for != *only));
        let next = later.iter().find_map(|entry| movement(entry, person));
        match next {
            Some((seq, time, Some(went))) if in_room.is_some() && !changes && seq < at.seq => {
                let name = self.name(person);
                let hm = |time: NaiveTime| time.format("%H:%M").to_string();
                let (here, away) = (hm(at.time), hm(time));
                Err(format!(
                    "{name} was here at {here} and {went} at {away}. Give a later time."
                ))
            }
            Some(_) | None => Ok(()),
        }
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

/// Somebody's coming or going; of going, how.
fn movement(entry: &Entry<'_>, wanted: &PersonId) -> Option<(Seq, NaiveTime, Option<&'static str>)> {
    let (person, went) = match entry.event {
        Event::Left { person } => (person, Some("left")),
        Event::WentOut { person, .. } => (person, Some("went out")),
        Event::LostConnection { person } => (person, Some("lost the connection")),
        Event::Arrived { person, .. } | Event::CameBack { person } | Event::Reconnected { person } => (person, None),
        _ => return None,
    };
    (person == wanted).then_some((entry.seq, entry.time(), went))
}
