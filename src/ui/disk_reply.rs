//! What the disk answered: a meeting opened, entries saved or not, documents written or out of date.

use crate::meeting::{Event, History, ItemNo, TextKind};
use crate::store::{DiskReply, OpenedMeeting};

use super::app::{App, Leaving, NoticeKind, OpenMeeting, TextField};
use super::command::Plan;
use super::derived::Derived;
use super::message::Effect;
use super::new_meeting::PROGRAM;
use super::update::Fresh;
use super::{perform, show};

/// Takes the disk's answer.
pub fn take(app: &mut App, reply: DiskReply, fresh: Fresh) -> Vec<Effect> {
    match reply {
        DiskReply::Opened(opened) => opened_meeting(app, *opened, fresh),
        DiskReply::NotOpened(why) | DiskReply::HeldElsewhere { why, .. } => {
            app.say(NoticeKind::Alarm, why.to_string());
            Vec::new()
        }
        DiskReply::Saved { seqs, head, .. } => {
            if let Some(open) = &mut app.open {
                open.head = head;
                open.waiting.retain(|entry| !seqs.contains(&entry.record.seq));
                open.saved = seqs.into_iter().max().unwrap_or(0).max(open.saved);
                // Only now is it known what the minutes of a closed meeting rest on.
                if open.record_head().is_some() {
                    return perform::documents(open);
                }
            }
            Vec::new()
        }
        DiskReply::NotSaved {
            seqs, why, poisoned, ..
        } => {
            if let Some(open) = &mut app.open {
                let (lost, waiting): (Vec<_>, Vec<_>) = std::mem::take(&mut open.waiting)
                    .into_iter()
                    .partition(|entry| seqs.contains(&entry.record.seq));
                open.waiting = waiting;
                open.not_saved.extend(lost);
                open.not_saved.sort_by_key(|entry| entry.record.seq);
                if poisoned {
                    open.poisoned = Some(why.happened.clone());
                }
                app.leaving = Leaving::No;
                let count = open.not_saved.len();
                app.say(
                    NoticeKind::Alarm,
                    format!("NOT SAVED: {count} entries. {} {} {}", why.happened, why.safe, why.now),
                );
            }
            Vec::new()
        }
        DiskReply::DraftSaved | DiskReply::Stopped | DiskReply::DocumentWaits { .. } => Vec::new(),
        DiskReply::DraftNotSaved(why) => {
            app.say(NoticeKind::Alarm, why.to_string());
            Vec::new()
        }
        DiskReply::DocumentWritten { name } => {
            if let Some(open) = &mut app.open
                && name.ends_with("minutes.ron")
            {
                open.documents = format!("minutes {}", app.now.format("%H:%M"));
            }
            Vec::new()
        }
        DiskReply::DocumentOutOfDate { name, why } => {
            if let Some(open) = &mut app.open {
                open.documents = format!("{} OUT OF DATE", name.display());
            }
            app.say(
                NoticeKind::Alarm,
                format!("{why} The record itself is safe; the meeting goes on."),
            );
            Vec::new()
        }
    }
}

fn opened_meeting(app: &mut App, opened: OpenedMeeting, fresh: Fresh) -> Vec<Effect> {
    let saved = opened.records.last().map_or(0, |record| record.seq);
    let verdict = opened.verdict.explained();
    let history = match History::new(opened.records) {
        Ok(history) => history,
        Err(refusal) => {
            app.say(
                NoticeKind::Alarm,
                format!(
                    "This meeting cannot be worked out: entry {}: {}. Nothing was changed; quorate verify says more.",
                    refusal.seq, refusal.says
                ),
            );
            return Vec::new();
        }
    };
    let derived = Derived::of(&history);
    let read_only = (opened.read_only || opened.texts_read_only)
        .then(|| "This meeting is open for reading only: its record is damaged or of a newer program.".to_string());
    let last = history
        .records()
        .last()
        .map(|record| super::describe::event(history.meeting(), &record.event));
    let begun = history.records().len() > 1;
    app.open = Some(OpenMeeting {
        folder: opened.folder,
        derived,
        saved,
        head: opened.head,
        waiting: Vec::new(),
        not_saved: Vec::new(),
        poisoned: None,
        read_only: read_only.clone(),
        prose: opened.texts,
        shown: None,
        note: TextField::holding(None, ""),
        minute: TextField::holding(None, ""),
        writing: TextKind::Note,
        documents: String::new(),
        history,
    });
    app.form = None;
    app.back.clear();
    let mut effects = Vec::new();
    if read_only.is_none() {
        let session = Event::Session {
            program: PROGRAM.into(),
            host: app.host.clone(),
            secretary: app.secretary.clone(),
        };
        effects = perform::record(app, Plan::record("", vec![session]), fresh);
    }
    effects.extend(perform::after_change(app));
    app.go_back();
    app.notice = None;
    if begun && let Some(last) = last {
        app.say(NoticeKind::Done, format!("Resumed. The last entry was: {last}."));
    }
    if let Some(draft) = opened.draft {
        effects.extend(restore_draft(app, &draft.item, draft.kind, &draft.text));
    }
    if let Some(verdict) = verdict {
        app.say(NoticeKind::Alarm, verdict.to_string());
    }
    effects
}

/// A half-typed text goes back where it was being typed, as text: nothing is recorded until it is left.
fn restore_draft(app: &mut App, item: &ItemNo, kind: TextKind, text: &str) -> Vec<Effect> {
    let effects = show::look(app, Some(item.clone()));
    let Some(open) = &mut app.open else { return effects };
    open.writing = kind;
    let recorded = open.text_field().recorded.clone();
    let mut field = TextField::holding(Some(item.clone()), text);
    field.recorded = recorded;
    match kind {
        TextKind::Note => open.note = field,
        TextKind::Minute => open.minute = field,
    }
    app.say(
        NoticeKind::Done,
        format!("The half-typed text of item {item} was kept and is back."),
    );
    effects
}
