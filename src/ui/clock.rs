//! The time in the room: what the computer's clock says, and what people said of it. A clock that jumps is asked about,
//! for the times in the minutes are taken from it.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::app::App;
use crate::meeting::Phase;

/// Clocks are put right by seconds all day; by more somebody set them, or the computer slept.
const JUMP: TimeDelta = TimeDelta::minutes(2);

/// The room's time, from what the computer's clock said last and what was recorded of it.
pub fn follow(app: &mut App) {
    let ahead = app.open.as_ref().map_or(0, |open| open.history.meeting().clock_minutes);
    if let Some((computer, _)) = app.glanced {
        app.now = computer + TimeDelta::minutes(i64::from(ahead));
    }
}

/// Takes the time from the computer's clock; `ran` is how long the program has been running. Answers what to say of a
/// clock that jumped in a meeting.
pub fn glance(app: &mut App, computer: DateTime<FixedOffset>, ran: Duration) -> Option<String> {
    let before = app.glanced.replace((computer, ran));
    follow(app);
    let meeting = app.open.as_ref()?.history.meeting();
    if !matches!(meeting.phase, Phase::Open | Phase::Adjourned) {
        return None;
    }
    let (then, had_run) = before?;
    let passed = TimeDelta::from_std(ran.saturating_sub(had_run)).ok()?;
    let jumped = computer.signed_duration_since(then) - passed;
    (jumped.abs() > JUMP).then(|| {
        let minutes = jumped.num_minutes().abs();
        let way = if jumped > TimeDelta::zero() { "forward" } else { "back" };
        format!(
            "THE COMPUTER'S CLOCK jumped {minutes} minutes {way}: it was set, or the computer slept. Nothing is lost. Now it \
             is {}; if the room's clock says otherwise, /clock and its time, and later times follow it.",
            app.now.format("%H:%M")
        )
    })
}
