//! From a plan to records: text first, then the act, tried on the meeting before anything is sent to the disk.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{self, About, Event, FORMAT, ItemState, ItemStatus, Meeting, Phase, Purpose, Record, Seq};
use crate::store::{self, Entry, StoreError, Text};

use super::act_line::ActLine;
use super::app::{App, NoticeKind, OpenMeeting};
use super::between;
use super::command::{Place, Plan, Then};
use super::derived::Derived;
use super::lines::Kept;
use super::message::Effect;
use super::update::Fresh;
use super::{describe, show, texts, undoing, warned};

type Planned = Vec<(Event, Option<meeting::Effect>)>;

/// Records what a plan holds, after the text in hand. Nothing is recorded where the meeting refuses it.
pub fn record(app: &mut App, plan: Plan, fresh: Fresh) -> Vec<Effect> {
    if app.open.is_none() && app.committee.is_some() {
        return between::record(app, plan, fresh);
    }
    // The one act that must be possible when nothing else can be saved.
    if let Then::SaveElsewhere(place) = plan.then {
        return save_elsewhere(app, place, &plan.says);
    }
    if let Then::KeepCopiesIn(place) = plan.then {
        return vec![Effect::KeepCopiesIn { place }];
    }
    if let Then::PutRight(entry) = plan.then {
        return undoing::put_right(app, entry, fresh);
    }
    if let Err(why) = may_record(app) {
        app.say(NoticeKind::Refused, why);
        return Vec::new();
    }
    let mut of_minutes = String::new();
    if let Some(open) = &app.open {
        let mut sides = plan.events.iter().filter_map(|(event, _)| open.desk().side(event));
        if let Some(why) = sides.clone().find_map(|side| open.desk().no_such_side(side)) {
            app.say(NoticeKind::Refused, why);
            return Vec::new();
        }
        let side = sides.next().filter(|_| !open.history.meeting().exclusions.is_empty());
        if let Some((item, private)) = side {
            let part = if private { "PRIVATE" } else { "PUBLIC" };
            of_minutes = format!(", in the {part} minutes of item {item}");
        }
    }
    if warned::of_what_it_asks(app, &plan) {
        return Vec::new();
    }
    let Some(plan) = warned::of_deciding_again(app, plan) else {
        return Vec::new();
    };
    if warned::of_open_questions(app, &plan) || warned::of_striking(app, &plan) || warned::of_publishing(app, &plan) {
        return Vec::new();
    }
    let mut effects = try_again(app);
    effects.extend(texts::text_in_hand(app, fresh));
    if plan.events.is_empty() {
        effects.extend(follow(app, plan.then));
        app.say(NoticeKind::Done, plan.says);
        return effects;
    }
    let now = app.now;
    let Some(open) = &mut app.open else { return effects };
    let may_be_told = open.desk().may_be_told(&plan.events);
    let withdrawn = plan.events.iter().filter_map(|(event, _)| open.history.root(event));
    let withdrawn: Vec<Seq> = withdrawn.collect();
    let public_read = open.history.meeting().public_may_read();
    let taken = open.history.meeting().current.clone();
    let goes_on = open.history.meeting().votes.iter().filter(|vote| vote.closed.is_none());
    let were_open: Vec<Seq> = goes_on.map(|vote| vote.id).collect();
    let id = plan.id.unwrap_or_else(fresh);
    let before = standings(open);
    let records = as_records(open, plan.events, &id, now);
    match take(open, records, None) {
        Ok(entries) => {
            effects.push(Effect::Append { entries });
            if open.history.meeting().current != taken {
                open.shown = None;
            }
            let meeting = open.history.meeting();
            // What is seen otherwise because other readers are there did not change.
            let changed = match meeting.public_may_read() == public_read {
                true => changes(&before, &standings(open)),
                false => Vec::new(),
            };
            // A withdrawal that is taken back brings its entry back, which is known to be private only now.
            let is_private = |seq: &Seq| meeting.private_entries.contains(seq);
            let back_in_private =
                meeting.public_may_read() && !withdrawn.is_empty() && withdrawn.iter().all(is_private);
            let says = match may_be_told && !back_in_private {
                true => plan.says,
                false => "Recorded in the PRIVATE minutes".into(),
            };
            after_change(app);
            let says = match of_minutes.as_str() {
                "" => says,
                of_minutes => format!("{}{of_minutes}", says.trim_end_matches('.')),
            };
            if changed.is_empty() {
                app.say(NoticeKind::Done, says);
            } else {
                let says = says.trim_end_matches('.');
                app.say(
                    NoticeKind::Alarm,
                    format!("{says}. THIS CHANGES: {}", changed.join(" ")),
                );
            }
            effects.extend(follow(app, plan.then));
            // A vote that is open again goes on where votes are taken.
            let is_open = app.open.as_ref().and_then(|open| open.on_screen().open_vote());
            if is_open.is_some_and(|vote| !were_open.contains(&vote.id)) && app.act.is_none() {
                app.go(Place::Vote);
            }
        }
        Err(why) => app.say(NoticeKind::Refused, why),
    }
    effects
}

/// The records that these events of one act would be.
pub(super) fn as_records(open: &OpenMeeting, events: Planned, id: &str, now: DateTime<FixedOffset>) -> Vec<Record> {
    let first = open.history.next_seq();
    events
        .into_iter()
        .zip(0u64..)
        .map(|((event, effect), index)| Record {
            v: FORMAT,
            seq: first + index,
            id: match index {
                0 => id.into(),
                _ => format!("{id}.{}", index + 1),
            },
            at: now,
            effect: effect.or_else(|| afterwards(open, &event)),
            event,
        })
        .collect()
}

/// The same, remembering the line that was typed for it, to be put right. It is in the draft until its entry is saved.
pub fn record_typed(app: &mut App, plan: Plan, line: &ActLine, fresh: Fresh) -> Vec<Effect> {
    let known = |app: &App| app.open.as_ref().map_or(0, |open| open.history.next_seq());
    let before = known(app);
    let is_another_act = matches!(plan.then, Then::PutRight(_));
    let kept = Kept::here(app, line.clone());
    let id = line.id.clone();
    let effects = record(app, Plan { id, ..plan }, fresh);
    let after = known(app);
    if after > before {
        if !is_another_act {
            app.typed.push((after - 1, line.text.clone()));
        }
        if let Some(open) = &mut app.open {
            let unconfirmed = open.waiting.iter().chain(&open.not_saved);
            let first = unconfirmed.map(|entry| entry.record.seq).min();
            open.entered.retain(|(seq, _)| first.is_some_and(|first| first <= *seq));
            open.entered.push((after - 1, kept));
        }
    }
    effects
}

/// Where something belongs that is recorded when it is over: with its item; else directly before the close, where the
/// meeting is closed. `None`: it happens now.
fn afterwards(open: &OpenMeeting, event: &Event) -> Option<meeting::Effect> {
    let belongs = open.desk().side(event).and_then(|(item, private)| {
        let before = open.history.meeting().where_it_belongs(item, private)?;
        Some(meeting::Effect {
            before: Some(before),
            time: None,
        })
    });
    belongs.or_else(|| closed_by(open).filter(|_| happens(event)))
}

/// Directly before the close, where the meeting is closed: what is settled now happened in the meeting.
fn closed_by(open: &OpenMeeting) -> Option<meeting::Effect> {
    let meeting = open.history.meeting();
    let closes = |seq: &&Seq| open.history.event(**seq) == Some(&Event::Closed);
    let close = (meeting.phase == Phase::Closed).then(|| meeting.in_effect.iter().rfind(closes))??;
    Some(meeting::Effect {
        before: Some(*close),
        time: None,
    })
}

/// Whether this happens in the meeting; corrections and sessions are of the record.
fn happens(event: &Event) -> bool {
    !matches!(
        event,
        Event::Withdrawn { .. }
            | Event::Replaced { .. }
            | Event::Session { .. }
            | Event::TextWritten { .. }
            | Event::Circulated { .. }
            | Event::Signed { .. }
            | Event::Recovered { .. }
            | Event::Disposed { .. }
    )
}

/// What something that was decided is worth; of a vote with its figures.
struct Worth {
    seq: u64,
    what: String,
    is: String,
    figures: String,
}

/// What was decided so far and what it is worth, by part, as the screen may show it.
fn standings(open: &OpenMeeting) -> Vec<Worth> {
    let meeting = open.on_screen();
    let decisions = meeting.decisions.iter();
    let decisions = decisions.map(|decision| Worth {
        seq: decision.when.seq,
        what: format!("{} {}", decision.about, decision.verb),
        is: describe::standing(&meeting.decision_standing(decision)),
        figures: String::new(),
    });
    let votes = meeting.votes.iter().filter_map(|vote| {
        let announced = vote.announced.as_ref().filter(|_| vote.closed.is_some())?;
        let tally = meeting.tally(vote);
        Some(Worth {
            seq: vote.id,
            what: format!("{}, announced as {}", vote.about, describe::outcome(announced.outcome)),
            is: describe::outcome(meeting.vote_result(vote).outcome).to_owned(),
            figures: format!(
                ", for {}, against {}, abstained {}",
                tally.r#for, tally.against, tally.abstained
            ),
        })
    });
    decisions.chain(votes).collect()
}

/// Both answers, where an act changed what was worked out before it; with figures where those changed.
fn changes(before: &[Worth], after: &[Worth]) -> Vec<String> {
    let changed = after.iter().filter_map(|now| {
        let then = before.iter().find(|known| known.seq == now.seq)?;
        let same_figures = then.figures == now.figures;
        let told = |worth: &Worth| match same_figures {
            true => worth.is.clone(),
            false => format!("{}{}", worth.is, worth.figures),
        };
        let (was, is) = (told(then), told(now));
        (was != is).then(|| format!("{}: was \"{was}\", is now \"{is}\".", now.what))
    });
    changed.collect()
}

/// Said of a second place while the first has not answered.
pub const GOING_ELSEWHERE: &str = "Everything is still being written to another place: wait for its answer.";

/// Everything that is on the screen, into a new folder.
fn save_elsewhere(app: &mut App, place: PathBuf, says: &str) -> Vec<Effect> {
    let Some(open) = &mut app.open else { return Vec::new() };
    if std::mem::replace(&mut open.going_elsewhere, true) {
        app.say(NoticeKind::Refused, GOING_ELSEWHERE);
        return Vec::new();
    }
    let wish = Effect::SaveElsewhere {
        place,
        records: open.history.records().to_vec(),
        texts: open.prose.clone(),
    };
    app.say(NoticeKind::Done, format!("{says} ..."));
    vec![wish]
}

/// What the disk refused and may take now, with the ids that it had; nothing while an answer is still to come that may
/// have it saved.
pub fn try_again(app: &mut App) -> Vec<Effect> {
    let Some(open) = &mut app.open else { return Vec::new() };
    if open.not_saved.is_empty() || open.poisoned.is_some() || !open.waiting.is_empty() || open.going_elsewhere {
        return Vec::new();
    }
    let entries = std::mem::take(&mut open.not_saved);
    open.waiting.extend(entries.iter().cloned());
    vec![Effect::Append { entries }]
}

/// Whether anything can be recorded now.
fn may_record(app: &App) -> Result<(), String> {
    let open = app.open.as_ref().ok_or("No meeting is open.")?;
    if let Some(why) = &open.read_only {
        return Err(why.clone());
    }
    match &open.poisoned {
        Some(why) => Err(format!(
            "Nothing more can be saved here: {why} What was marked saved is safe. /elsewhere FOLDER saves everything on another disk."
        )),
        None => Ok(()),
    }
}

/// Tries the records on the meeting and makes them part of it.
pub(super) fn take(open: &mut OpenMeeting, records: Vec<Record>, prose: Option<Text>) -> Result<Vec<Entry>, String> {
    let too_long = |why: StoreError| format!("{} {}", why.happened, why.now);
    records.iter().try_for_each(store::fits).map_err(too_long)?;
    prose.iter().try_for_each(Text::fits).map_err(too_long)?;
    let history = open.history.try_act(&records).map_err(|refusal| refusal.says)?;
    open.history = history;
    open.derived = Derived::of(&open.history);
    let mut prose = prose;
    let entries: Vec<Entry> = records
        .into_iter()
        .map(|record| Entry {
            record,
            text: prose.take(),
        })
        .collect();
    open.waiting.extend(entries.iter().cloned());
    Ok(entries)
}

/// Puts the keyboard in the texts of the item on the screen.
pub fn after_change(app: &mut App) {
    // A vote that was taken back leaves nothing to vote on: single letters are text again.
    if app.place == Place::Vote
        && app
            .open
            .as_ref()
            .is_some_and(|open| open.derived.vote_in_hand.is_none())
    {
        app.go(Place::Item);
    }
    if let Some(open) = &mut app.open {
        texts::follow(open);
    }
}

/// The item to take next: the next that waits behind the one in hand, else the first that waits.
pub fn next_waiting(meeting: &Meeting) -> Option<&ItemState> {
    let here = meeting
        .current
        .as_ref()
        .and_then(|now| meeting.items.iter().position(|state| &state.item.number == now));
    let after = here.map_or(0, |place| place + 1);
    let (before, later) = meeting.items.split_at(after.min(meeting.items.len()));
    later
        .iter()
        .chain(before)
        .find(|state| state.status == ItemStatus::Waiting)
}

/// The item to take next, and the plan that takes it.
pub fn next_item(app: &App) -> Option<Plan> {
    let meeting = app.open.as_ref()?.history.meeting();
    let waiting = next_waiting(meeting)?;
    let item = &waiting.item;
    // What became of it in private is not told while the public may read.
    let told = |state: &&ItemState| {
        !meeting.public_may_read() || !state.private && !meeting.was_in_private(&state.item.number)
    };
    let current = meeting.current_item().filter(told);
    let open = current.map_or_else(Vec::new, |state| undecided(meeting, state));
    let left = match open.is_empty() {
        true => String::new(),
        false => format!(
            "Nothing was decided on item {}: it is on the list to settle. ",
            open.join(", ")
        ),
    };
    Some(
        Plan::record(
            format!("{left}Item {}, {}", item.number, describe::item_title(meeting, waiting)),
            vec![Event::ItemTaken {
                item: item.number.clone(),
            }],
        )
        .then(Then::Go(Place::Item)),
    )
}

/// What an item asks for and nothing was decided on.
pub fn undecided(meeting: &Meeting, state: &ItemState) -> Vec<String> {
    if state.item.purpose != Purpose::Decision && state.item.parts.is_empty() {
        return Vec::new();
    }
    let parts = meeting.parts_of(&state.item.number).into_iter();
    parts
        .filter(|about| meeting.is_undecided(about))
        .map(|about| about.to_string())
        .collect()
}

/// Whether something is left of an item that was taken: nothing was decided on it, or nothing that stands. How a vote of
/// the private session went is no mark of its item while the public may read.
pub fn leaves_something(meeting: &Meeting, state: &ItemState) -> bool {
    let number = &state.item.number;
    let told = !meeting.public_may_read() || !meeting.was_in_private(number);
    let stands = |about: &About| !meeting.is_void(about) && !meeting.is_to_be_counted_again(about);
    !undecided(meeting, state).is_empty() || told && !meeting.parts_of(number).iter().all(stands)
}

/// What follows an act.
fn follow(app: &mut App, then: Then) -> Vec<Effect> {
    match then {
        Then::Stay => {}
        Then::Go(place) => app.go(place),
        Then::Ask(text) => app.act = Some(ActLine::with(&text)),
        Then::NextQuestion => {
            let due = app.open.as_ref().map(|open| open.derived.reading_ids());
            let next = due.and_then(|due| due.into_iter().next());
            app.act = next.map(|question| ActLine::with(&format!("reading {question}")));
            if let (None, Place::Item, Some(notice)) = (&app.act, app.place, &mut app.notice) {
                let said = notice.text.trim_end_matches('.');
                // The line that waited comes back.
                let letters = if app.kept.is_empty() {
                    "; letters are text again"
                } else {
                    ""
                };
                notice.text = format!("{said}. No question is left{letters}.");
            }
        }
        // Performed before anything is recorded.
        Then::SaveElsewhere(_) | Then::KeepCopiesIn(_) | Then::PutRight(_) => {}
        Then::Redate(day) => return super::removing::for_another_day(app, day),
        Then::Look(item) => show::look(app, Some(item)),
    }
    Vec::new()
}
