//! Taking the last act back, doing it again, and putting it right: its line is typed once more.

use crate::meeting::{Event, Record, Seq};

use super::act_line::ActLine;
use super::app::{App, NoticeKind, OpenMeeting};
use super::command::Plan;
use super::message::Effect;
use super::update::Fresh;
use super::{describe, perform};

pub(super) fn undo(app: &mut App, fresh: Fresh, redo: bool) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let target = if redo {
        open.history.redo_target()
    } else {
        open.history.undo_target()
    };
    let Some(seqs) = target else {
        app.say(
            NoticeKind::Refused,
            if redo {
                "There is nothing to do again."
            } else {
                "There is nothing to take back."
            },
        );
        return Vec::new();
    };
    let says = match redo {
        false => format!("Taken back: {}. Shift+F8 does it again.", in_words(open, &seqs)),
        true => format!("Done again: {}.", redone(open, &seqs).join(". ")),
    };
    let events = seqs
        .into_iter()
        .rev()
        .map(|seq| Event::Withdrawn { seq, reason: None })
        .collect();
    perform::record(app, Plan::record(says, events), fresh)
}

/// What undo would take back, in words.
pub(super) fn last_act(open: &OpenMeeting) -> Option<String> {
    open.history.undo_target().map(|seqs| in_words(open, &seqs))
}

fn in_words(open: &OpenMeeting, seqs: &[Seq]) -> String {
    let records = seqs.iter().filter_map(|seq| open.history.record(*seq));
    let words: Vec<String> = records.map(|record| recorded(open, record)).collect();
    words.join(". ")
}

/// What a record says, in words; of a withdrawal, what it took away.
fn recorded(open: &OpenMeeting, record: &Record) -> String {
    withdrawal(open, record).unwrap_or_else(|| describe::record(open.history.meeting(), record))
}

/// What these withdrawals had taken back, in words.
fn redone(open: &OpenMeeting, withdrawals: &[Seq]) -> Vec<String> {
    let taken_back = |seq: &Seq| match &open.history.record(*seq)?.event {
        Event::Withdrawn { seq, .. } => open.history.record(*seq),
        _ => None,
    };
    let again = withdrawals.iter().rev().filter_map(taken_back);
    let words = |record: &Record| describe::withdrawn(&open.history, &record.event);
    again
        .map(|record| withdrawal(open, record).unwrap_or_else(|| words(record)))
        .collect()
}

/// The last act taken back and its line there again, without the word it began with. Only of what was typed last: letters
/// typed next must have a line to go to.
pub(super) fn put_right(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    if let Some(text) = taken_back_just_now(app) {
        app.act = line_again(app, &text);
        return Vec::new();
    }
    let target = app.open.as_ref().and_then(|open| open.history.undo_target());
    let same = |seq: &Seq| target.as_ref().is_some_and(|seqs| seqs.contains(seq));
    let Some((seq, text)) = app.typed.clone().filter(|(seq, _)| same(seq)) else {
        app.say(
            NoticeKind::Refused,
            "The last act was not typed here: F8 takes it back, /withdraw any other.",
        );
        return Vec::new();
    };
    let effects = undo(app, fresh, false);
    if !effects.is_empty() {
        app.act = line_again(app, &text);
    }
    app.typed = Some((seq, text));
    effects
}

fn line_again(app: &App, text: &str) -> Option<ActLine> {
    let history = &app.open.as_ref()?.history;
    Some(ActLine {
        took_back: history.redo_target().unwrap_or_default(),
        ..ActLine::again(history.meeting(), text)
    })
}

/// What was taken back to be put right, and is not: it is there again as it was, whatever was done since.
pub(super) fn leave_as_it_was(app: &mut App, line: ActLine, fresh: Fresh) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let standing = |seq: &Seq| !open.history.meeting().withdrawn.contains(seq);
    let took_back: Vec<Seq> = line.took_back.iter().copied().filter(standing).collect();
    if took_back.is_empty() {
        return Vec::new();
    }
    let says = format!("Done again: {}.", redone(open, &took_back).join(". "));
    let events = took_back.into_iter().rev();
    let events = events.map(|seq| Event::Withdrawn { seq, reason: None }).collect();
    let effects = perform::record(app, Plan::record(says, events), fresh);
    if effects.is_empty() {
        // It cannot be there again: nothing of the line is lost.
        app.act = Some(line);
    }
    effects
}

/// The line of the act that undo took back last, where it was typed here.
fn taken_back_just_now(app: &App) -> Option<String> {
    let history = &app.open.as_ref()?.history;
    let (typed, text) = app.typed.as_ref()?;
    let withdrawn = |seq: Seq| match history.record(seq).map(|record| &record.event) {
        Some(Event::Withdrawn { seq, .. }) => seq == typed,
        _ => false,
    };
    let just_now = history.redo_target()?.into_iter().any(withdrawn);
    just_now.then(|| text.clone())
}

/// "the withdrawal of "Mr Rooke left"", where the record is one.
fn withdrawal(open: &OpenMeeting, record: &Record) -> Option<String> {
    let taken = match &record.event {
        Event::Withdrawn { seq, .. } => open.history.record(*seq)?,
        _ => return None,
    };
    let words = describe::withdrawn(&open.history, &taken.event);
    Some(format!("the withdrawal of \"{words}\""))
}
