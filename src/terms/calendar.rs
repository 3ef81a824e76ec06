//! When a duty is due: working days, days and months counted from a meeting's date. The day after the meeting is day one.
//!
//! Working days leave out Saturdays, Sundays and the bank holidays of England and Wales as they are fixed by law, with
//! those proclaimed so far; one proclaimed later is not known here. Nothing knows what day it is today.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::language::{Duty, Within};

/// Bank holidays outside the rule: proclaimed, or moved here.
const PROCLAIMED: [(i32, u32, u32); 9] = [
    (2002, 6, 3),
    (2002, 6, 4),
    (2011, 4, 29),
    (2012, 6, 4),
    (2012, 6, 5),
    (2022, 6, 2),
    (2022, 6, 3),
    (2022, 9, 19),
    (2023, 5, 8),
];

impl Duty {
    /// The last day on which it is done in time after a meeting on this day; `None` where the terms set no such day.
    pub fn due(&self, meeting: NaiveDate) -> Option<NaiveDate> {
        match self.within.as_ref()? {
            Within::WorkingDays(n) => working_days_after(meeting, *n),
            // Clear days are whole days after the meeting's own, weekends among them.
            Within::ClearDays(n) | Within::Days(n) => meeting.checked_add_days(Days::new(u64::from(*n))),
            Within::Months(n) => meeting.checked_add_months(Months::new(u32::from(*n))),
            Within::Every(_) => None,
        }
    }
}

fn working_days_after(day: NaiveDate, n: u16) -> Option<NaiveDate> {
    let mut day = day;
    let mut left = n;
    while left > 0 {
        day = day.succ_opt()?;
        if is_working_day(day) {
            left -= 1;
        }
    }
    Some(day)
}

/// Neither at a weekend nor a bank holiday.
pub fn is_working_day(day: NaiveDate) -> bool {
    is_weekday(day) && !is_bank_holiday(day)
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_bank_holiday(day: NaiveDate) -> bool {
    let (year, month) = (day.year(), day.month());
    if PROCLAIMED.contains(&(year, month, day.day())) {
        return true;
    }
    let easter = easter(year);
    let from_easter = |days: i64| easter.map(|easter| day.signed_duration_since(easter).num_days() == days);
    let monday = day.weekday() == Weekday::Mon;
    let last_of_month = day
        .checked_add_days(Days::new(7))
        .is_some_and(|next| next.month() != month);
    match month {
        1 => first_weekdays(year, 1, 1, 1).contains(&day),
        // Moved to the 8th for the anniversaries of 1995 and 2020.
        5 if year == 1995 || year == 2020 => day.day() == 8 || (monday && last_of_month),
        5 if monday && day.day() <= 7 => true,
        // Moved into June for the jubilees of 2002, 2012 and 2022.
        5 if monday && last_of_month => ![2002, 2012, 2022].contains(&year),
        8 => monday && last_of_month,
        12 => first_weekdays(year, 12, 25, 2).contains(&day),
        _ => from_easter(-2) == Some(true) || from_easter(1) == Some(true),
    }
}

/// The holidays that begin on a date, each moved on to the next free weekday when it falls on a weekend.
fn first_weekdays(year: i32, month: u32, day: u32, number: u32) -> Vec<NaiveDate> {
    let mut taken: Vec<NaiveDate> = Vec::new();
    let dates = (0..number).filter_map(|n| NaiveDate::from_ymd_opt(year, month, day + n));
    let (weekdays, weekends): (Vec<NaiveDate>, Vec<NaiveDate>) = dates.partition(|date| is_weekday(*date));
    taken.extend(weekdays);
    for date in weekends {
        let mut later = date.iter_days().skip(1);
        taken.extend(later.find(|later| is_weekday(*later) && !taken.contains(later)));
    }
    taken
}

/// Easter Sunday, by the Gregorian rule.
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The government's own lists, year by year.
    #[test]
    fn bank_holidays_are_those_published() {
        for (year, published) in [
            (2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
            (2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"),
            (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
            (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
            (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
            (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
            (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        ] {
            let first = day(&format!("{year}-01-01"));
            let found = first
                .iter_days()
                .take_while(|day| day.year() == year)
                .filter(|day| is_weekday(*day) && !is_working_day(*day));
            let found: Vec<String> = found.map(|day| day.format("%m-%d").to_string()).collect();
            assert_eq!(found.join(" "), published, "{year}");
        }
    }

    #[test]
    fn a_duty_is_due() {
        let due = |within: Within, meeting: &str| {
            let duty = Duty {
                what: "circulate".into(),
                clause: None,
                within: Some(within),
                to: Vec::new(),
            };
            duty.due(day(meeting)).map(|day| day.to_string())
        };
        for (within, meeting, expected) in [
            (Within::WorkingDays(3), "2016-04-20", Some("2016-04-25")), // Wednesday; Thursday, Friday, Monday
            (Within::WorkingDays(3), "2016-04-22", Some("2016-04-27")),
            (Within::WorkingDays(1), "2016-03-24", Some("2016-03-29")), // Easter between
            (Within::WorkingDays(1), "2016-04-29", Some("2016-05-03")),
            (Within::Days(28), "2016-02-01", Some("2016-02-29")),
            (Within::ClearDays(5), "2025-07-07", Some("2025-07-12")),
            (Within::Months(6), "2015-08-31", Some("2016-02-29")),
            (Within::Every("month".into()), "2016-04-20", None),
        ] {
            assert_eq!(
                due(within.clone(), meeting).as_deref(),
                expected,
                "{within:?} {meeting}"
            );
        }
    }
}
