//! When something happened, as people say it while it goes on: "10:12", "5 min ago", "before item 6", "before the vote".

use chrono::{DateTime, FixedOffset, NaiveTime, TimeDelta, Timelike};

use super::plain;
use crate::meeting::event::Event;
use crate::meeting::history::History;
use crate::meeting::record::{Effect, Seq};
use crate::meeting::timeline::{is_later, timeline};

/// Where an act belongs that took effect at the time typed. A time of the clock goes before the first record whose
/// printed time is later; "before …" goes directly before what it names, the last of its kind. `None`: it is no time, it
/// is still to come, or nothing of the kind was recorded.
pub fn parse_time(typed: &str, now: DateTime<FixedOffset>, history: &History) -> Option<Effect> {
    let typed = plain(typed);
    let typed = typed.trim();
    if let Some(what) = typed.strip_prefix("before") {
        let before = Some(record_meant(what.trim(), history)?);
        return Some(Effect { before, time: None });
    }
    let time = minutes_ago(typed, now.time()).or_else(|| clock_time(typed, now.time()))?;
    Some(Effect {
        before: first_later(time, history),
        time: Some(time),
    })
}

/// The first record in order of effect that is printed with a later time.
fn first_later(time: NaiveTime, history: &History) -> Option<Seq> {
    let timeline = timeline(history.records()).ok()?;
    let mut after_beginning = timeline.entries.iter().skip(1);
    let later = after_beginning.find(|entry| is_later(entry.time, time))?;
    Some(later.seq)
}

/// Where an entry that is moved in time belongs: what was decided or agreed in the minute of a vote stands before that
/// vote, never between its opening and its result. Who came and went stays among the votes that were cast.
pub fn clear_of_votes(effect: Effect, event: &Event, history: &History) -> Effect {
    let decides = matches!(
        event,
        Event::DecisionTaken { .. } | Event::MinutesApproved { .. } | Event::ActionAgreed(_)
    );
    let opened = decides.then(|| vote_around(effect.before, history)).flatten();
    Effect {
        before: opened.or(effect.before),
        ..effect
    }
}

/// The opening of the vote that was being taken just before this record; before `None`: at the end.
fn vote_around(before: Option<Seq>, history: &History) -> Option<Seq> {
    let timeline = timeline(history.records()).ok()?;
    let earlier = timeline.entries.iter().take_while(|entry| Some(entry.seq) != before);
    earlier.fold(None, |vote, entry| match entry.event {
        Event::VoteOpened { .. } => Some(entry.seq),
        Event::ResultAnnounced { .. } | Event::ItemTaken { .. } | Event::Closed => None,
        _ => vote,
    })
}

fn record_meant(what: &str, history: &History) -> Option<Seq> {
    let what = what.trim_start_matches("the ").trim_start_matches("item ").trim();
    let timeline = timeline(history.records()).ok()?;
    let meant = |event: &Event| match (what, event) {
        ("vote", Event::VoteOpened { .. })
        | ("start" | "meeting" | "beginning", Event::CalledToOrder)
        | ("break" | "adjournment", Event::Adjourned { .. })
        | ("decision", Event::DecisionTaken { .. })
        | ("close" | "end", Event::Closed)
        | ("private session" | "exclusion", Event::PublicExcluded { .. }) => true,
        (number, Event::ItemTaken { item }) => plain(&item.0) == number,
        _ => false,
    };
    let mut entries = timeline.entries.iter().rev();
    entries.find(|entry| meant(entry.event)).map(|entry| entry.seq)
}

/// "-5", "5 min ago", "5m ago".
fn minutes_ago(typed: &str, now: NaiveTime) -> Option<NaiveTime> {
    let ago = match (typed.strip_prefix(['-', '−']), typed.strip_suffix("ago")) {
        (Some(minutes), _) => minutes,
        (None, Some(minutes)) => {
            let number = minutes
                .trim_end()
                .trim_end_matches(|letter: char| letter.is_alphabetic());
            let unit = minutes.trim_end().strip_prefix(number)?;
            matches!(unit, "" | "m" | "min" | "mins" | "minute" | "minutes").then_some(number)?
        }
        (None, None) => return None,
    };
    let minutes: i64 = ago.trim().parse().ok().filter(|minutes| (0..=600).contains(minutes))?;
    let (time, days) = now.with_second(0)?.overflowing_sub_signed(TimeDelta::minutes(minutes));
    (days == 0).then_some(time)
}

/// "10:12", "10.12", "1012", "9:05", "2.15pm"; not later than now. Without "pm", an hour that would be long before the
/// meeting is one of the afternoon: "2:15" at three o'clock.
fn clock_time(typed: &str, now: NaiveTime) -> Option<NaiveTime> {
    let (digits, afternoon) = match (typed.strip_suffix("pm"), typed.strip_suffix("am")) {
        (Some(digits), _) => (digits.trim_end(), Some(true)),
        (None, Some(digits)) => (digits.trim_end(), Some(false)),
        (None, None) => (typed, None),
    };
    let (hour, minute) = match digits.split_once([':', '.', 'h']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if (3..=4).contains(&digits.len()) => digits.split_at_checked(digits.len() - 2)?,
        None => return None,
    };
    let hour: u32 = hour.parse().ok()?;
    let time = NaiveTime::from_hms_opt(hour, minute.parse().ok()?, 0)?;
    let later = || NaiveTime::from_hms_opt(hour + 12, time.minute(), 0).filter(|later| *later <= now);
    match afternoon {
        Some(true) if hour < 12 => later(),
        Some(false) if hour > 12 => None,
        None if hour < 8 && later().is_some() => later(),
        Some(_) | None => (time <= now).then_some(time),
    }
}

/// What the room's clock says, and how many minutes it is ahead of a computer's `now`: the nearer one of "2:15" in the
/// morning and in the afternoon. `None` when it is no time.
pub fn room_time(typed: &str, now: NaiveTime) -> Option<(NaiveTime, i32)> {
    const HALF_A_DAY: i64 = 12 * 60;
    let typed = typed.trim().to_lowercase();
    // By noon an hour stands for itself.
    let by = |hour| clock_time(&typed, NaiveTime::from_hms_opt(hour, 59, 59)?);
    let said = by(11).or_else(|| by(23))?;
    let ahead = |time: NaiveTime| {
        let minutes = time.signed_duration_since(now.with_second(0)?).num_minutes();
        Some((minutes + HALF_A_DAY).rem_euclid(2 * HALF_A_DAY) - HALF_A_DAY)
    };
    let other = said.overflowing_add_signed(TimeDelta::minutes(HALF_A_DAY)).0;
    let either = (1..12).contains(&said.hour()) && !typed.ends_with("am");
    let times = [Some(said), either.then_some(other)].into_iter().flatten();
    let (time, minutes) = times
        .filter_map(|time| Some((time, ahead(time)?)))
        .min_by_key(|(_, minutes)| minutes.abs())?;
    Some((time, i32::try_from(minutes).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::testing::*;

    /// Records 2 to 4 at 9:25, 9:30, 9:30; item 5 taken at 10:00 (5), a vote at 10:10 (6), item 6 at 10:20 (7).
    fn history() -> History {
        Tale::with(&["allen"])
            .take("10:00", "5")
            .open("10:10", "5")
            .take("10:20", "6")
            .history()
    }

    fn parsed(typed: &str, now: &str) -> Option<(Option<Seq>, Option<String>)> {
        let now = DateTime::parse_from_rfc3339(&format!("2016-04-20T{now}:30+01:00")).unwrap();
        let effect = parse_time(typed, now, &history())?;
        Some((effect.before, effect.time.map(|time| time.format("%H:%M").to_string())))
    }

    #[test]
    fn times_are_understood_as_they_are_said() {
        let at = |before: Option<Seq>, time: &str| Some((before, Some(time.to_owned())));
        let before = |seq: Seq| Some((Some(seq), None));
        for (typed, expected) in [
            ("10:12", at(Some(7), "10:12")),
            ("10.12", at(Some(7), "10:12")),
            ("1012", at(Some(7), "10:12")),
            ("935", at(Some(5), "09:35")),
            ("9:35am", at(Some(5), "09:35")),
            ("10:10", at(Some(7), "10:10")),
            ("10:09", at(Some(6), "10:09")),
            ("10:21", at(None, "10:21")),
            ("8:00", at(Some(2), "08:00")),
            ("-5", at(None, "10:37")),
            ("5 min ago", at(None, "10:37")),
            ("30 minutes ago", at(Some(7), "10:12")),
            ("30m ago", at(Some(7), "10:12")),
            ("before item 6", before(7)),
            ("before 5", before(5)),
            ("before the vote", before(6)),
            ("Before the meeting", before(4)),
        ] {
            assert_eq!(parsed(typed, "10:42"), expected, "{typed}");
        }
        for typed in [
            "",
            "x",
            "10",
            "25:00",
            "10:5",
            "10:43",
            "-",
            "-601",
            "5 days ago",
            "before item 9",
            "before",
            "before the break",
        ] {
            assert_eq!(parsed(typed, "10:42"), None, "{typed}");
        }
    }

    #[test]
    fn the_rooms_clock_is_ahead_or_behind() {
        for (typed, now, expected) in [
            ("10:04", "10:08", Some(("10:04", -4))),
            ("1012", "10:08", Some(("10:12", 4))),
            ("9:05", "10:05", Some(("09:05", -60))),
            ("2:15", "14:10", Some(("14:15", 5))),
            ("7:45", "07:50", Some(("07:45", -5))),
            ("14:15", "02:20", Some(("14:15", 715))),
            ("2:15am", "14:10", Some(("02:15", -715))),
            ("23:59", "00:01", Some(("23:59", -2))),
            ("00:01", "23:59", Some(("00:01", 2))),
            ("25:00", "10:00", None),
            ("", "10:00", None),
            ("soon", "10:00", None),
        ] {
            let now = NaiveTime::parse_from_str(&format!("{now}:40"), "%H:%M:%S").unwrap();
            let found = room_time(typed, now).map(|(time, minutes)| (time.format("%H:%M").to_string(), minutes));
            let found = found.as_ref().map(|(time, minutes)| (time.as_str(), *minutes));
            assert_eq!(found, expected, "{typed} at {now}");
        }
    }

    #[test]
    fn an_early_hour_is_one_of_the_afternoon() {
        for (typed, now, time) in [
            ("2:15", "15:00", "14:15"),
            ("2:15", "14:10", "02:15"),
            ("2.15pm", "15:00", "14:15"),
            ("12:05", "15:00", "12:05"),
            ("12:05pm", "15:00", "12:05"),
            ("9:15", "22:00", "09:15"),
        ] {
            assert_eq!(
                parsed(typed, now).and_then(|(_, time)| time).as_deref(),
                Some(time),
                "{typed} at {now}"
            );
        }
    }
}
