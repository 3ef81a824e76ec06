//! A moment of a meeting as readable text: a sheet of what stood then, the same words as on the screen.

use crate::meeting::action_number;
use std::fmt::Write;

use crate::minutes::vocabulary;

use super::state::{Here, State, Vote};

/// The whole sheet.
pub fn text(state: &State) -> String {
    let mut sheet = String::new();
    // Writing into a String cannot fail.
    let _ = head(&mut sheet, state).and_then(|()| body(&mut sheet, state));
    sheet
}

fn head(sheet: &mut String, state: &State) -> std::fmt::Result {
    let date = state.date.format("%-d %B %Y");
    writeln!(sheet, "{}, {date}, {}", state.committee, state.place)?;
    if state.practice {
        writeln!(sheet, "PRACTICE")?;
    }
    let typed = state.typed.format("%H:%M on %-d %B %Y");
    writeln!(
        sheet,
        "After entry {} of {}, typed at {typed}: {}",
        state.at, state.entries, state.entry
    )?;
    writeln!(sheet)?;
    line(sheet, "The meeting", &state.phase.replace('_', " "))?;
    line(sheet, "Item", state.item.as_deref().unwrap_or("none is being taken"))?;
    line(sheet, "In the chair", state.chair.as_deref().unwrap_or("nobody"))?;
    line(sheet, "Quorum", &state.quorum.says)?;
    line(
        sheet,
        "The public",
        if state.public_excluded { "excluded" } else { "admitted" },
    )?;
    match &state.minutes {
        Some(minutes) => writeln!(sheet, "{minutes}"),
        None => Ok(()),
    }
}

fn line(sheet: &mut String, name: &str, value: &str) -> std::fmt::Result {
    writeln!(sheet, "{name:<14}{value}")
}

fn body(sheet: &mut String, state: &State) -> std::fmt::Result {
    list(sheet, "Present", state.present.iter().map(here))?;
    let interests = state.interests.iter();
    list(
        sheet,
        "Interests",
        interests.map(|known| format!("{}, item {}: {}", known.person, known.items.join(", "), known.kind)),
    )?;
    let decisions = state.decisions.iter();
    list(
        sheet,
        "Decisions",
        decisions.map(|taken| {
            let standing = standing(taken.standing);
            format!("Item {}, {}{standing}: {}", taken.item, taken.verb, taken.wording)
        }),
    )?;
    list(sheet, "Votes", state.votes.iter().map(vote))?;
    let actions = state.actions.iter().filter(|action| !action.done);
    list(
        sheet,
        "Actions",
        actions.map(|action| {
            let due = action.due.map(|due| due.format(", by %-d %B %Y").to_string());
            let due = due.unwrap_or_default();
            format!(
                "{}. {} ({}{due})",
                action_number(action.number),
                action.words,
                action.owner
            )
        }),
    )
}

/// A heading with its lines; nothing where there are none.
fn list(sheet: &mut String, heading: &str, lines: impl Iterator<Item = String>) -> std::fmt::Result {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(sheet, "\n{heading} ({})", lines.len())?;
    lines.iter().try_for_each(|line| writeln!(sheet, "  {line}"))
}

/// What is not plainly valid is marked.
fn standing(standing: &str) -> String {
    match standing {
        "valid" => String::new(),
        other => format!(" ({})", other.replace('_', " ")),
    }
}

fn here(here: &Here) -> String {
    let seats = match here.seats.as_slice() {
        [] => "in attendance".into(),
        seats => seats.join("; "),
    };
    format!("{} – {seats} ({})", here.person, here.presence.replace('_', " "))
}

fn vote(vote: &Vote) -> String {
    let stands = match vote.closed {
        true => vocabulary::outcome(vote.outcome),
        false => "being taken",
    };
    let ruled = match vote.standing.starts_with("ruled") {
        true => standing(vote.standing),
        false => String::new(),
    };
    let announced = match vote.announced {
        Some(said) if said == vote.outcome => " (announced)".into(),
        Some(said) => format!(" (announced as {})", vocabulary::outcome(said)),
        None => String::new(),
    };
    format!("Item {}: {stands}{ruled}{announced}: {}", vote.item, vote.wording)
}
