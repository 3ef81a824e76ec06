//! When something happened, as people say it while it goes on: "10:12", "5 min ago", "before item 6", "before the vote".

use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::plain;
use crate::meeting::event::Event;
use crate::meeting::history::History;
use crate::meeting::moment::{Sitting, is_later, local};
use crate::meeting::record::{Effect, Seq};
use crate::meeting::timeline::{Timeline, timeline};

/// Where an act belongs that took effect at the time typed. A time of the clock goes before the first record whose
/// printed time is later; "before …" goes directly before what it names, the last of its kind.
///
/// # Errors
/// Says that it is no time, that it is still to come, or that nothing of the kind was recorded.
pub fn parse_time(typed: &str, now: DateTime<FixedOffset>, history: &History) -> Result<Effect, String> {
    let said = plain(typed);
    let (said, now) = (said.trim(), local(now));
    let no_time = || format!("\"{typed}\" is not a time: 10:12, -5 (minutes ago), before item 6");
    let timeline = timeline(history.records()).map_err(|refusal| refusal.says)?;
    if let Some(what) = said.strip_prefix("before") {
        let before = Some(record_meant(what.trim(), &timeline).ok_or_else(no_time)?);
        return Ok(Effect { before, time: None });
    }
    let moment = minutes_ago(said, now)
        .or_else(|| clock_moment(said, now, &timeline))
        .ok_or_else(no_time)?;
    if is_later(moment, now) {
        return Err(format!("{} has not come yet", moment.format("%H:%M")));
    }
    let mut after_beginning = timeline.entries.iter().skip(1);
    let later = after_beginning.find(|entry| is_later(entry.at, moment));
    Ok(Effect {
        before: later.map(|entry| entry.seq),
        time: Some(moment.time()),
    })
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

fn record_meant(what: &str, timeline: &Timeline) -> Option<Seq> {
    let what = what.trim_start_matches("the ").trim_start_matches("item ").trim();
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
fn minutes_ago(typed: &str, now: NaiveDateTime) -> Option<NaiveDateTime> {
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
    now.with_second(0)?.checked_sub_signed(TimeDelta::minutes(minutes))
}

/// When the clock said this: of the morning and the afternoon, the one nearest to the meeting.
fn clock_moment(typed: &str, now: NaiveDateTime, timeline: &Timeline) -> Option<NaiveDateTime> {
    let events = timeline.entries.iter().map(|entry| (entry.event, entry.at));
    let sitting = Sitting::of(events, now);
    let (time, afternoon) = clock_time(typed)?;
    let times = afternoon.into_iter().chain([time]);
    times
        .map(|time| sitting.moment(time))
        .min_by_key(|moment| sitting.away(*moment))
}

/// "10:12", "10.12", "1012", "9:05", "2.15pm". With an early hour that is said without "am" or "pm", the same in the
/// afternoon.
fn clock_time(typed: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
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
    let figures = |text: &str| {
        text.chars()
            .all(|letter| letter.is_ascii_digit())
            .then(|| text.parse().ok())?
    };
    let (hour, minute): (u32, u32) = (figures(hour)?, figures(minute)?);
    let time = |hour| NaiveTime::from_hms_opt(hour, minute, 0);
    match afternoon {
        Some(true) if hour < 12 => Some((time(hour + 12)?, None)),
        Some(false) if hour > 12 => None,
        Some(false) if hour == 12 => Some((time(0)?, None)),
        None if (1..8).contains(&hour) => Some((time(hour)?, time(hour + 12))),
        Some(_) | None => Some((time(hour)?, None)),
    }
}

/// What the room's clock says, and how many minutes it is ahead of a computer's `now`: the nearer one of "2:15" in the
/// morning and in the afternoon. `None` when it is no time.
pub fn room_time(typed: &str, now: NaiveTime) -> Option<(NaiveTime, i32)> {
    const HALF_A_DAY: i64 = 12 * 60;
    let typed = typed.trim().to_lowercase();
    let (said, _) = clock_time(&typed)?;
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
        let effect = parse_time(typed, now, &history()).ok()?;
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
            "10:+5",
            "10:43",
            "23:00",
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

    /// A meeting of the evening: records 2 and 3 at 19:30, item 5 at 23:40 (4), item 6 at 0:05 (5).
    fn evening() -> Tale {
        let mut tale = Tale::with(&[]).take("13:40", "5").take("14:05", "6");
        tale.0.iter_mut().for_each(|record| record.at += TimeDelta::hours(10));
        tale
    }

    fn typed_at(typed: &str, day: u32, now: &str, tale: &Tale) -> String {
        let now = DateTime::parse_from_rfc3339(&format!("2016-04-{day}T{now}:30+01:00")).unwrap();
        match parse_time(typed, now, &History::new(tale.0.clone()).unwrap()) {
            Err(why) => why,
            Ok(Effect { before, time }) => {
                let before = before.map_or("end".to_owned(), |seq| format!("before {seq}"));
                format!("{before}, {}", time.unwrap().format("%H:%M"))
            }
        }
    }

    #[test]
    fn after_midnight_a_time_of_the_evening_is_the_evening_before() {
        let tale = evening();
        for (typed, now, expected) in [
            ("2355", "00:10", "before 5, 23:55"),
            ("23:40", "00:10", "before 5, 23:40"),
            ("23:39", "00:10", "before 4, 23:39"),
            ("-20", "00:10", "before 5, 23:50"),
            ("-6", "00:10", "before 5, 00:04"),
            ("-5", "00:10", "end, 00:05"),
            ("-40", "00:10", "before 4, 23:30"),
            ("11.59pm", "00:10", "before 5, 23:59"),
            ("0000", "00:10", "before 5, 00:00"),
            ("0:04", "00:10", "before 5, 00:04"),
            ("12:04am", "00:10", "before 5, 00:04"),
            ("0:05", "00:10", "end, 00:05"),
            ("0:10", "00:10", "end, 00:10"),
            ("0:11", "00:10", "00:11 has not come yet"),
            ("1:10", "00:10", "01:10 has not come yet"),
            ("7:29", "00:10", "before 2, 19:29"),
            ("18:50", "00:10", "before 2, 18:50"),
            ("12:30", "00:10", "before 2, 12:30"),
        ] {
            assert_eq!(typed_at(typed, 21, now, &tale), expected, "{typed} at {now}");
        }
        // On both sides of midnight itself, before item 6 was taken.
        let before = Tale(tale.0[..4].to_vec());
        for (typed, day, now, expected) in [
            ("23:59", 20, "23:59", "end, 23:59"),
            ("0:00", 20, "23:59", "00:00 has not come yet"),
            ("23:59", 21, "00:00", "end, 23:59"),
            ("0:00", 21, "00:00", "end, 00:00"),
            ("0:01", 21, "00:00", "00:01 has not come yet"),
            ("-1", 21, "00:00", "end, 23:59"),
        ] {
            assert_eq!(typed_at(typed, day, now, &before), expected, "{typed} at {now}");
        }
    }

    #[test]
    fn what_is_still_to_come_is_said_with_its_time() {
        let tale = Tale(evening().0[..4].to_vec());
        for (typed, now, expected) in [
            ("21:12", "21:11", "21:12 has not come yet"),
            ("2112", "21:11", "21:12 has not come yet"),
            ("9.12pm", "21:11", "21:12 has not come yet"),
            ("21:11", "21:11", "before 4, 21:11"),
        ] {
            assert_eq!(typed_at(typed, 20, now, &tale), expected, "{typed} at {now}");
        }
        assert_eq!(parsed("2:15", "14:10"), None, "not two at night");
        assert_eq!(
            typed_at("soon", 20, "21:11", &tale),
            "\"soon\" is not a time: 10:12, -5 (minutes ago), before item 6"
        );
    }

    /// Of a meeting that is over, times are those of its day, whenever they are typed.
    #[test]
    fn after_the_close_times_are_those_of_the_meeting() {
        let closed = |tale: Tale| {
            let mut tale = tale.then("14:20", Event::Closed);
            tale.0[5].at += TimeDelta::hours(10);
            tale
        };
        let tale = closed(evening());
        for (typed, day, now, expected) in [
            ("23:55", 23, "10:00", "before 5, 23:55"),
            ("0:10", 23, "10:00", "before 6, 00:10"),
            ("19:29", 23, "10:00", "before 2, 19:29"),
            ("0:25", 21, "00:30", "end, 00:25"),
            ("0:31", 21, "00:30", "00:31 has not come yet"),
        ] {
            assert_eq!(typed_at(typed, day, now, &tale), expected, "{typed} on the {day}rd");
        }
    }

    /// What was prepared on the afternoon before is no part of the morning.
    #[test]
    fn what_was_prepared_on_another_day_stays_before_it() {
        let mut tale = Tale::with(&["allen"]).take("10:00", "5");
        for prepared in &mut tale.0[..2] {
            prepared.at -= TimeDelta::hours(18);
        }
        assert_eq!(typed_at("9:45", 20, "10:10", &tale), "before 5, 09:45");
    }
}
