//! The day that a time of day belongs to: people type "23:55" at ten past midnight and mean the evening before.

use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::event::Event;

/// A meeting that begins again after so long has another sitting: times are those of the last one.
const ANOTHER_SITTING: TimeDelta = TimeDelta::hours(12);

/// What is put before an entry may be printed with a time so much later than that entry's.
const LATER_AT_MOST: TimeDelta = TimeDelta::hours(6);

/// From the beginning of a sitting to its end, or to now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sitting {
    began: NaiveDateTime,
    end: NaiveDateTime,
}

impl Sitting {
    /// Of a meeting's events in order of effect, each with its moment.
    pub fn of<'a>(events: impl Iterator<Item = (&'a Event, NaiveDateTime)>, now: NaiveDateTime) -> Sitting {
        let (mut began, mut adjourned, mut end) = (None, None, None);
        for (event, at) in events {
            match event {
                Event::CalledToOrder => began = Some(at),
                Event::Adjourned { .. } => adjourned = Some(at),
                Event::Resumed if adjourned.is_some_and(|since| at - since > ANOTHER_SITTING) => began = Some(at),
                Event::Closed | Event::Abandoned { .. } => end = Some(at),
                _ => {}
            }
        }
        let end = end.unwrap_or(now);
        Sitting {
            began: began.unwrap_or(end).min(end),
            end,
        }
    }

    /// When the clock said this: on the day on which that is nearest to the sitting, and never on a day before it.
    pub fn moment(&self, time: NaiveTime) -> NaiveDateTime {
        let last = last_before(time, self.end);
        let next = last.checked_add_signed(TimeDelta::days(1)).unwrap_or(last);
        let early = last.date() < self.began.date();
        if early || self.away(next) < self.away(last) {
            next
        } else {
            last
        }
    }

    /// How far a moment is from the sitting.
    pub fn away(&self, moment: NaiveDateTime) -> TimeDelta {
        (self.began - moment).max(moment - self.end).max(TimeDelta::zero())
    }
}

/// When the clock said this, for what is put before an entry of that moment.
pub(super) fn beside(time: NaiveTime, other: NaiveDateTime) -> NaiveDateTime {
    last_before(time, other.checked_add_signed(LATER_AT_MOST).unwrap_or(other))
}

/// What the clock in the room said. Whatever a record holds, it is a time.
pub(super) fn local(at: DateTime<FixedOffset>) -> NaiveDateTime {
    let utc = at.naive_utc();
    utc.checked_add_offset(*at.offset()).unwrap_or(utc)
}

/// When the clock said this last.
pub(super) fn last_before(time: NaiveTime, now: NaiveDateTime) -> NaiveDateTime {
    let today = now.date().and_time(time);
    match today > now {
        true => today.checked_sub_signed(TimeDelta::days(1)).unwrap_or(today),
        false => today,
    }
}

/// Whether one moment is printed later than another: times are printed in minutes.
pub(super) fn is_later(one: NaiveDateTime, other: NaiveDateTime) -> bool {
    let minute = |moment: NaiveDateTime| (moment.date(), moment.hour(), moment.minute());
    minute(one) > minute(other)
}
