//! A day on or after the meeting's, as people write when something is due.

use chrono::{Datelike, Days, Month, Months, NaiveDate, Weekday};

use super::plain;

/// "3/12", "3 Dec", "3rd December 2016", "Fri", "tomorrow", "in 2 weeks", "2w", "end of May", "next meeting". Without a
/// year it is the next such day from the meeting's on; "next meeting" is taken to be the same weekday of the next month.
pub fn parse_date(typed: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    let typed = plain(typed).replace([',', '-', '/', '.'], " ");
    let words: Vec<&str> = typed
        .split_whitespace()
        .filter(|word| !matches!(*word, "of" | "the" | "on" | "by" | "next" | "in"))
        .collect();
    match words.as_slice() {
        ["today"] => Some(meeting),
        ["tomorrow"] => meeting.checked_add_days(Days::new(1)),
        ["meeting"] => same_weekday_next_month(meeting),
        ["week"] => meeting.checked_add_days(Days::new(7)),
        ["month"] => meeting.checked_add_months(Months::new(1)),
        ["end", month] => end_of(month, meeting),
        [one] => after(one, "", meeting)
            .or_else(|| weekday(one, meeting))
            .or_else(|| day_alone(one, meeting))
            .or_else(|| run_together(one, meeting)),
        [count, unit] => after(count, unit, meeting).or_else(|| day_and_month(count, unit, meeting)),
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month_number(month)?, day.parse().ok()?)
        }
        [one, other, year] => {
            let (day, month) = which_is_day(one, other)?;
            NaiveDate::from_ymd_opt(year_of(year)?, month, day)
        }
        _ => None,
    }
}

/// "2027", "27"; with three figures, or five, it is a slip.
fn year_of(typed: &str) -> Option<i32> {
    let year: i32 = typed.parse().ok()?;
    match typed.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// The words at the start of `rest` that are a date: "15 Dec", "by 15 December 2026", "in 2 weeks". A longer run is taken
/// only where its last word is a month, a year or a unit, so that no word of what follows is taken for part of the date.
pub fn date_at_start(rest: &str) -> Option<&str> {
    let mut found = None;
    let mut end = 0;
    for (place, word) in rest.split_inclusive(char::is_whitespace).take(6).enumerate() {
        end += word.len();
        // "by 26 Feb: …"
        let words = rest.get(..end)?.trim_end().trim_end_matches([':', ';', ',']);
        let last = plain(word.trim().trim_end_matches([':', ';', ',']));
        let is_year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
        let is_unit = matches!(
            last.as_str(),
            "day" | "days" | "week" | "weeks" | "month" | "months" | "meeting"
        );
        let closes = place == 0 || is_year || is_unit || named_month(&last).is_some() || is_first_of(rest, place);
        if closes && parse_date(words, NaiveDate::default()).is_some() {
            found = Some(words);
        }
    }
    found
}

/// Whether only "by", "on", "the" stand before this word.
fn is_first_of(rest: &str, place: usize) -> bool {
    let mut before = rest.split_whitespace().take(place);
    before.all(|word| matches!(plain(word).as_str(), "by" | "on" | "the" | "next" | "end" | "of"))
}

/// "2 weeks", "2w", "5d".
fn after(count: &str, unit: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    let (number, unit) = match unit {
        "" => count.split_at_checked(count.find(|letter: char| !letter.is_ascii_digit())?)?,
        unit => (count, unit),
    };
    let number: u32 = number.parse().ok().filter(|number| *number <= 1000)?;
    let days = |days: u32| meeting.checked_add_days(Days::new(u64::from(days)));
    match unit {
        "d" | "day" | "days" => days(number),
        "w" | "week" | "weeks" => days(number * 7),
        "m" | "month" | "months" => meeting.checked_add_months(Months::new(number)),
        _ => None,
    }
}

fn weekday(word: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    let weekday: Weekday = word.parse().ok()?;
    let week = (1..=7).filter_map(|days| meeting.checked_add_days(Days::new(days)));
    week.into_iter().find(|day| day.weekday() == weekday)
}

/// "3rd"; a bare number is no date.
fn day_alone(word: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    let day = ordinal(word).filter(|_| word.parse::<u32>().is_err())?;
    let months = (0..=2).filter_map(|months| meeting.checked_add_months(Months::new(months)));
    let mut days = months.filter_map(|month| month.with_day(1)?.with_day(day));
    days.find(|date| *date >= meeting)
}

/// "15dec".
fn run_together(word: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    let (day, month) = word.split_at_checked(word.find(|letter: char| !letter.is_ascii_digit())?)?;
    day_and_month(day, month, meeting)
}

fn day_and_month(one: &str, other: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    let (day, month) = which_is_day(one, other)?;
    // Four years on, for the 29th of February.
    let years = (0..=4).filter_map(|years| NaiveDate::from_ymd_opt(meeting.year() + years, month, day));
    years.into_iter().find(|date| *date >= meeting)
}

/// The day comes first in figures; a month's name may stand on either side.
fn which_is_day(one: &str, other: &str) -> Option<(u32, u32)> {
    match (ordinal(one), month_number(other)) {
        (Some(day), Some(month)) => Some((day, month)),
        _ => Some((ordinal(other)?, named_month(one)?)),
    }
}

/// "3", "3rd".
fn ordinal(word: &str) -> Option<u32> {
    let number = word.trim_end_matches(|letter: char| letter.is_alphabetic());
    let ending = word.strip_prefix(number)?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then(|| number.parse().ok())?
}

fn month_number(word: &str) -> Option<u32> {
    word.parse().ok().or_else(|| named_month(word))
}

fn named_month(word: &str) -> Option<u32> {
    let word = if word == "sept" { "sep" } else { word };
    word.parse::<Month>().ok().map(|month| month.number_from_month())
}

fn end_of(month: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    let month = match month {
        "month" => meeting.month(),
        name => named_month(name)?,
    };
    let year = if month < meeting.month() {
        meeting.year() + 1
    } else {
        meeting.year()
    };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// The third Wednesday after a third Wednesday; a fifth one becomes the last.
fn same_weekday_next_month(meeting: NaiveDate) -> Option<NaiveDate> {
    let next = meeting.with_day(1)?.checked_add_months(Months::new(1))?;
    let nth = u8::try_from((meeting.day() - 1) / 7 + 1).ok()?;
    let weekday = meeting.weekday();
    let of = |nth: u8| NaiveDate::from_weekday_of_month_opt(next.year(), next.month(), weekday, nth);
    of(nth).or_else(|| of(nth.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_takes_its_own_words_and_no_more() {
        for (rest, date) in [
            ("3/12 write to them", "3/12"),
            ("3/12 the practices are told", "3/12"),
            ("3/12 16 letters", "3/12"),
            ("15 Dec write to them", "15 Dec"),
            ("by 15 December 2026 write", "by 15 December 2026"),
            ("by 15/12 write", "by 15/12"),
            ("15dec write", "15dec"),
            ("in 2 weeks write", "in 2 weeks"),
            ("next meeting bring it", "next meeting"),
            ("fri write", "fri"),
            ("write by Friday", "-"),
            ("Mayor's office to be told", "-"),
            ("2 letters to be written", "-"),
        ] {
            assert_eq!(date_at_start(rest).unwrap_or("-"), date, "{rest}");
        }
    }

    #[test]
    fn days_are_understood_from_the_meeting_on() {
        // A Wednesday, the third of its month.
        let meeting = NaiveDate::from_ymd_opt(2016, 4, 20).unwrap();
        let read = |typed: &str| parse_date(typed, meeting).map_or("-".into(), |date| date.to_string());
        for (typed, expected) in [
            ("3/12", "2016-12-03"),
            ("3/12/16", "2016-12-03"),
            ("3.12.2017", "2017-12-03"),
            ("3 Dec", "2016-12-03"),
            ("3-dec", "2016-12-03"),
            ("Dec 3", "2016-12-03"),
            ("3rd of December 2016", "2016-12-03"),
            ("3 sept", "2016-09-03"),
            ("2016-05-03", "2016-05-03"),
            ("20/4", "2016-04-20"),
            ("19/4", "2017-04-19"),
            ("29/2", "2020-02-29"),
            ("Fri", "2016-04-22"),
            ("next friday", "2016-04-22"),
            ("wed", "2016-04-27"),
            ("today", "2016-04-20"),
            ("tomorrow", "2016-04-21"),
            ("in 2 weeks", "2016-05-04"),
            ("2w", "2016-05-04"),
            ("10 days", "2016-04-30"),
            ("in a", "-"),
            ("1 month", "2016-05-20"),
            ("next week", "2016-04-27"),
            ("the 3rd", "2016-05-03"),
            ("21st", "2016-04-21"),
            ("end of May", "2016-05-31"),
            ("end Feb", "2017-02-28"),
            ("end of the month", "2016-04-30"),
            ("next meeting", "2016-05-18"),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
        }
        for typed in ["", "x", "3", "30/2", "13/13", "99999d", "write to", "3/12/16/1", "0/1"] {
            assert_eq!(read(typed), "-", "{typed}");
        }
    }

    #[test]
    fn a_fifth_weekday_becomes_the_last() {
        for (meeting, next) in [
            ("2016-03-30", "2016-04-27"),
            ("2016-12-07", "2017-01-04"),
            ("2016-08-31", "2016-09-28"),
        ] {
            assert_eq!(
                parse_date("next meeting", meeting.parse().unwrap()),
                Some(next.parse().unwrap()),
                "{meeting}"
            );
        }
    }
}
