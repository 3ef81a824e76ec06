//! What each act records, by family. An act reads what was typed and the meeting, and answers with a plan; it changes
//! nothing itself. A fact is never refused here: where the rules disagree, the plan says so and Enter records it.

pub mod chair;
pub mod committee;
pub mod corrections;
pub mod decisions;
pub mod interests;
pub mod items;
pub mod life;
pub mod people;
pub mod put_right;
pub mod sitting;
pub mod votes;

use std::borrow::Cow;

use crate::meeting::Event;

use super::command::{Context, Plan};
use super::describe;

/// A plan that says what it records; somebody whom the act itself adds is called by name already.
fn plan(context: &Context, events: Vec<Event>) -> Plan {
    let mut meeting = Cow::Borrowed(context.meeting());
    for event in &events {
        if let Event::PersonAdded { person } = event {
            meeting.to_mut().people.push(person.clone());
        }
    }
    // What takes something's place is told, and not that it does.
    let replaces = |event: &Event| events.len() > 1 && matches!(event, Event::Withdrawn { .. });
    let told = events.iter().filter(|event| !replaces(event));
    let says: Vec<String> = told.map(|event| describe::event(&meeting, event)).collect();
    Plan::record(says.join(". "), events)
}

/// Why a recommendation must be named.
fn which(context: &Context) -> String {
    match context.item() {
        None => "No item is being taken.".into(),
        Some(item) => {
            format!("Every recommendation of item {item} is decided. Which is taken up again? As in {item}b.")
        }
    }
}
