//! Putting right what was recorded: withdrawn, or moved to an earlier time. Nothing else changes the record.

use crate::meeting::{self, Effect, Event, Record, Seq, When};

use crate::ui::command::{Context, Plan, Then, Values};
use crate::ui::describe;

/// The entry that was chosen.
fn entry<'a>(context: &'a Context, values: &Values) -> Result<&'a Record, String> {
    let seq = values.number(0).ok_or("Which entry?")?;
    let mut records = context.history.records().iter();
    Ok(records
        .find(|record| record.seq == seq)
        .ok_or("There is no such entry.")?)
}

/// One entry withdrawn.
pub fn withdraw(context: &Context, values: &Values) -> Result<Plan, String> {
    let record = entry(context, values)?;
    let reason = Some(values.words(1)).filter(|reason| !reason.is_empty());
    if reason.is_none() && matches!(record.event, Event::Signed { .. }) {
        return Err("Why is the signature taken back? It stays until you type a reason, then Enter.".into());
    }
    let says = format!("Withdrawn: {}", describe::entry(context.history, record));
    Ok(Plan::record(
        says,
        vec![Event::Withdrawn {
            seq: record.seq,
            reason,
        }],
    ))
}

/// The last act, or that of the entry that was chosen, typed once more.
pub fn right(context: &Context, values: &Values) -> Result<Plan, String> {
    let named = values.number(0).map(|_| entry(context, values)).transpose()?;
    let says = match named {
        Some(record) => format!(
            "Taken back to be typed again: {}",
            describe::entry(context.history, record)
        ),
        None => "The last act is taken back to be typed again".to_owned(),
    };
    let then = Then::PutRight(named.map(|record| record.seq));
    Ok(Plan::record(says, Vec::new()).then(then))
}

/// The whole record, saved or not, to another place.
pub fn elsewhere(_: &Context, values: &Values) -> Result<Plan, String> {
    let place = std::path::PathBuf::from(values.words(0));
    match place.is_absolute() {
        true => Ok(Plan::record(
            format!("Everything to a new folder under {}", place.display()),
            Vec::new(),
        )
        .then(Then::SaveElsewhere(place))),
        false => {
            Err("Give the whole path of a folder on another disk, as in E:\\minutes or /media/stick/minutes.".into())
        }
    }
}

/// Safe copies to a folder from now on.
pub fn copies(_: &Context, values: &Values) -> Result<Plan, String> {
    let place = std::path::PathBuf::from(values.words(0));
    let says = format!(
        "A safe copy of every entry, private matter too, to {}: only those who may read that may have this folder",
        place.display()
    );
    Ok(Plan::record(says, Vec::new()).then(Then::KeepCopiesIn(place)))
}

/// The same entry, at another time; with somebody's arrival, that they were named and whom they sit for.
pub fn retime(context: &Context, values: &Values) -> Result<Plan, String> {
    let record = entry(context, values)?;
    let typed = values.time(1).ok_or("When was it?")?;
    // What it says now, also where something took the place of its own words.
    let event_of = |record: &'_ Record| context.history.event(record.seq).unwrap_or(&record.event).clone();
    let event = event_of(record);
    let effect = meeting::clear_of_votes(typed, &event, context.history);
    let says = format!("Moved in time: {}", describe::entry(context.history, record));
    let in_effect = &context.meeting().in_effect;
    let same_act = context.history.records().iter();
    let same_act = same_act.filter(|other| other.act() == record.act() && in_effect.contains(&other.seq));
    let along: Vec<&Record> = same_act.filter(|other| comes_with(&event_of(other), &event)).collect();
    // Several go to where the time belongs, in their order; beside one another they have none.
    let together = Effect {
        before: effect.before.filter(|_| effect.time.is_none()),
        ..effect
    };
    let effect = if along.is_empty() { effect } else { together };
    let moved = along.into_iter().chain([record]).map(|other| Event::Replaced {
        seq: other.seq,
        with: Box::new(event_of(other)),
        effect: Some(effect),
        reason: None,
    });
    Ok(Plan::record(says, moved.collect()))
}

/// Whether an entry of the same act says who somebody is that arrives by this one.
fn comes_with(other: &Event, arrival: &Event) -> bool {
    let Event::Arrived { person, .. } = arrival else {
        return false;
    };
    match other {
        Event::PersonAdded { person: named } => named.id == *person,
        Event::DeputyAccepted { deputy, .. } => deputy == person,
        _ => false,
    }
}

/// Somebody who came or went `then` did so later: that entry is moved, and those that say the same after it go, for the
/// first of them counts. `None`: earlier, which is an entry of its own.
///
/// # Errors
/// When that time is recorded already.
pub(super) fn later(context: &Context, effect: Effect, then: &When) -> Result<Option<Plan>, String> {
    let meeting = context.meeting();
    let place = |seq: Seq| meeting.in_effect.iter().position(|known| *known == seq);
    let (Some(event), Some(from)) = (context.history.event(then.seq), place(then.seq)) else {
        return Ok(None);
    };
    let who = describe::event(meeting, event);
    let was = then.time.format("%H:%M");
    if effect.time == Some(then.time) {
        return Err(format!("{who} at {was} already."));
    }
    let end = meeting.in_effect.len();
    if effect.before.and_then(place).unwrap_or(end) <= from {
        return Ok(None);
    }
    let after = meeting.in_effect.get(from + 1..).unwrap_or_default().iter();
    let again = after.filter(|seq| context.history.event(**seq) == Some(event));
    let withdrawn = again.map(|seq| Event::Withdrawn {
        seq: *seq,
        reason: None,
    });
    let moved = Event::Replaced {
        seq: then.seq,
        with: Box::new(event.clone()),
        effect: Some(effect),
        reason: None,
    };
    let at = effect
        .time
        .map_or_else(String::new, |time| time.format(" at %H:%M").to_string());
    let says = format!("Put right: {who}{at}. Until now: at {was}");
    Ok(Some(Plan::record(
        says,
        std::iter::once(moved).chain(withdrawn).collect(),
    )))
}
