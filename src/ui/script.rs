//! Key scripts: a meeting as keys with times, run without a terminal. One line of a script is one of
//!
//! ```text
//! # a remark
//! 09:31 <f2>rw<enter>        the room's clock says 09:31; these keys
//!       <esc>                the same minute goes on
//! = attendance               the screen now, under this name
//! < agenda.txt               pastes the text of that name
//! @ 2016-04-06               another day
//! ```

use chrono::{NaiveDate, NaiveTime};
use crossterm::event::KeyEvent;

use super::keys;

/// A line of a script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The number of the line in its file, from 1.
    pub number: usize,
    pub at: Option<NaiveTime>,
    pub step: Step,
}

/// What a line does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    Keys(Vec<KeyEvent>),
    Screen(String),
    Paste(String),
    Day(NaiveDate),
}

/// Reads a script.
///
/// # Errors
/// Names the line and what is wrong in it.
pub fn parse(text: &str) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let number = index + 1;
        let line = raw.trim_end();
        if line.trim_start().starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let (at, rest) = match line
            .get(..5)
            .and_then(|time| NaiveTime::parse_from_str(time, "%H:%M").ok())
        {
            Some(time) => (Some(time), line.get(5..).unwrap_or_default()),
            None => (None, line),
        };
        let rest = rest.trim_start();
        let step = if let Some(name) = rest.strip_prefix("= ") {
            Step::Screen(name.trim().into())
        } else if let Some(name) = rest.strip_prefix("< ") {
            Step::Paste(name.trim().into())
        } else if let Some(day) = rest.strip_prefix("@ ") {
            Step::Day(
                day.trim()
                    .parse()
                    .map_err(|_| format!("line {number}: {day} is not a date"))?,
            )
        } else {
            Step::Keys(keys::script(rest).map_err(|why| format!("line {number}: {why}"))?)
        };
        lines.push(Line { number, at, step });
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_times_keys_screens_and_pastes() {
        let lines = parse("# begin\n09:31 ab<enter>\n= first\n   < agenda.txt\n").unwrap();
        let steps: Vec<&Step> = lines.iter().map(|line| &line.step).collect();
        assert!(matches!(steps[..], [Step::Keys(_), Step::Screen(_), Step::Paste(_)]));
        assert_eq!(lines[0].at, NaiveTime::from_hms_opt(9, 31, 0));
        assert_eq!(parse("x<nokey>"), Err("line 1: <nokey> is not a key".into()));
    }
}
