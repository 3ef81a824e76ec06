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
    // What was signed is not taken back without saying why.
    let signed = |seq: &&Seq| {
        open.history
            .record(**seq)
            .is_some_and(|known| matches!(known.event, Event::Signed { .. }))
    };
    if let Some(seq) = seqs.iter().find(signed).filter(|_| !redo) {
        let line = ActLine::with(&format!("withdraw {seq}"));
        app.say(
            NoticeKind::Refused,
            "The signature stays until you type why it is taken back, then Enter.",
        );
        app.act = Some(line);
        return Vec::new();
    }
    let says = match redo {
        false => format!("Taken back: {}. Shift+F8 does it again.", in_words(open, &seqs)),
        true => format!("Done again: {}.", redone(open, &seqs).join(". ")),
    };
    perform::record(app, Plan::record(says, withdrawals(seqs)), fresh)
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

/// An act taken back and its line there again, without the word it began with: the last one, or that of this entry. Only of
/// what was typed here: letters typed next must have a line to go to.
pub(super) fn put_right(app: &mut App, entry: Option<Seq>, fresh: Fresh) -> Vec<Effect> {
    if let (None, Some(text)) = (entry, taken_back_just_now(app)) {
        let took_back = app.open.as_ref().and_then(|open| open.history.redo_target());
        app.act = line_again(app, &text, took_back.unwrap_or_default());
        return Vec::new();
    }
    let Some(open) = &app.open else { return Vec::new() };
    let last = open.history.undo_target();
    let named = entry.and_then(|seq| act_of(open, seq));
    let seqs = named.or(last.clone()).unwrap_or_default();
    let Some((_, text)) = app.typed.iter().rfind(|(seq, _)| seqs.contains(seq)).cloned() else {
        app.say(
            NoticeKind::Refused,
            match entry {
                Some(seq) => format!("That entry was not typed here: /withdraw {seq} takes it back."),
                None => "The last act was not typed here: F8 takes it back, /withdraw any other.".to_owned(),
            },
        );
        return Vec::new();
    };
    let first_free = open.history.next_seq();
    // What others came after has its place among them, also when it is typed again.
    let place = seqs.first().copied().filter(|_| last.as_ref() != Some(&seqs));
    let says = format!("Taken back: {}. Shift+F8 does it again.", in_words(open, &seqs));
    let effects = perform::record(app, Plan::record(says, withdrawals(seqs)), fresh);
    let took_back = withdrawn_since(app, first_free);
    if !took_back.is_empty() {
        app.act = line_again(app, &text, took_back).map(|line| ActLine { place, ..line });
    }
    effects
}

/// The records of the act that this one is part of, those that still count.
fn act_of(open: &OpenMeeting, seq: Seq) -> Option<Vec<Seq>> {
    let act = open.history.record(seq)?.act();
    let counts = |record: &&Record| open.history.meeting().in_effect.contains(&record.seq);
    let of_it = open.history.records().iter().filter(|record| record.act() == act);
    let seqs: Vec<Seq> = of_it.filter(counts).map(|record| record.seq).collect();
    (!seqs.is_empty()).then_some(seqs)
}

fn withdrawn_since(app: &App, first: Seq) -> Vec<Seq> {
    let records = app.open.iter().flat_map(|open| open.history.records());
    let withdraws = |record: &&Record| record.seq >= first && matches!(record.event, Event::Withdrawn { .. });
    records.filter(withdraws).map(|record| record.seq).collect()
}

/// The last one first: what came later rests on what came before.
fn withdrawals(seqs: Vec<Seq>) -> Vec<Event> {
    let last_first = seqs.into_iter().rev();
    last_first.map(|seq| Event::Withdrawn { seq, reason: None }).collect()
}

fn line_again(app: &App, text: &str, took_back: Vec<Seq>) -> Option<ActLine> {
    let history = &app.open.as_ref()?.history;
    Some(ActLine {
        took_back,
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
    let effects = perform::record(app, Plan::record(says, withdrawals(took_back)), fresh);
    if effects.is_empty() {
        // It cannot be there again: nothing of the line is lost.
        app.act = Some(line);
    }
    effects
}

/// The line of the act that undo took back last, where it was typed here.
fn taken_back_just_now(app: &App) -> Option<String> {
    let history = &app.open.as_ref()?.history;
    let taken_back = |seq: Seq| match history.record(seq).map(|record| &record.event) {
        Some(Event::Withdrawn { seq, .. }) => Some(*seq),
        _ => None,
    };
    let just_now: Vec<Seq> = history.redo_target()?.into_iter().filter_map(taken_back).collect();
    let typed = app.typed.iter().rfind(|(seq, _)| just_now.contains(seq));
    typed.map(|(_, text)| text.clone())
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
