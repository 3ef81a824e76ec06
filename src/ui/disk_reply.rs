//! What the disk answered: a meeting opened, entries saved or not, documents written or out of date.

use chrono::{DateTime, FixedOffset};

use crate::meeting::{Event, History, TextKind};
use crate::store::{CopyReport, DiskReply, OpenedMeeting, StoreError, Verdict};

use super::app::{App, Found, NoticeKind, OpenMeeting};
use super::command::{Place, Plan};
use super::derived::Derived;
use super::documents::Documents;
use super::drafts::{self, Drafts};
use super::message::Effect;
use super::new_meeting::PROGRAM;
use super::text_field::TextField;
use super::update::Fresh;
use super::{between_open, life, perform, removing, saving};

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
                open.refused.take_if(|_| open.not_saved.is_empty());
            }
            Vec::new()
        }
        DiskReply::NotSaved {
            seqs, why, poisoned, ..
        } => {
            if let Some(open) = &mut app.open {
                if poisoned {
                    open.poisoned = Some(why.happened.clone());
                }
                let entries = (&mut open.waiting, &mut open.not_saved);
                saving::refuse(entries, &mut open.refused, (&seqs, why), |entry| entry.record.seq);
            }
            app.leaving.stay();
            // Its text is on the screen only, unless the draft has it.
            drafts::keep(app, fresh)
        }
        DiskReply::SavedElsewhere(opened) => {
            saved_elsewhere(app, *opened);
            Vec::new()
        }
        DiskReply::Removed(to) => removing::removed(app, &to, fresh),
        DiskReply::NotRemoved(why) => removing::not_removed(app, &why),
        DiskReply::CopiesGoTo(place) => {
            app.say(NoticeKind::Done, format!("Safe copies go to {}.", place.display()));
            if let Some(open) = &mut app.open {
                open.copy = "safe copy waiting".into();
            }
            Vec::new()
        }
        DiskReply::NoCopiesThere(why) => {
            app.say(NoticeKind::Refused, why.to_string());
            Vec::new()
        }
        DiskReply::Copy(report) => {
            copied(app, report);
            Vec::new()
        }
        DiskReply::NotSavedElsewhere(why) => {
            if let Some(open) = &mut app.open {
                open.going_elsewhere = false;
            }
            app.say(NoticeKind::Alarm, format!("NOT SAVED there. {why}"));
            Vec::new()
        }
        DiskReply::Committee(reply) => between_open::reply(app, reply, fresh),
        DiskReply::DraftSaved(draft) => {
            if let Some(open) = &mut app.open {
                open.drafts.kept(draft);
            }
            Vec::new()
        }
        DiskReply::BroughtUp(done) => {
            if let Err(why) = done {
                app.say(NoticeKind::Alarm, why.to_string());
            }
            Vec::new()
        }
        DiskReply::LetGo | DiskReply::Stopped | DiskReply::DocumentWaits { .. } => Vec::new(),
        DiskReply::DraftNotSaved(why) => {
            if let Some(open) = &mut app.open {
                open.drafts.not_kept(why);
            }
            Vec::new()
        }
        DiskReply::DocumentWritten { name } => {
            if let Some(open) = &mut app.open {
                open.documents.written(&name, app.now);
            }
            Vec::new()
        }
        DiskReply::DocumentOutOfDate { name, why } => {
            if let Some(open) = &mut app.open {
                open.documents.not_written(name, why);
            }
            let was = app.leaving;
            app.leaving.stay();
            if app.leaving != was {
                let says = "A document could not be written, so the meeting is not left yet. Every entry is saved. The same \
                            key again leaves.";
                app.say(NoticeKind::Alarm, says);
            }
            Vec::new()
        }
    }
}

fn opened_meeting(app: &mut App, opened: OpenedMeeting, fresh: Fresh) -> Vec<Effect> {
    let saved = opened.records.last().map_or(0, |record| record.seq);
    let mut found = found(&opened, app.now);
    let recovered = recovered(&opened.verdict);
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
    let read_only = opened
        .read_only
        .then(|| "This meeting is open for reading only: its record is damaged or of a newer program.".to_string());
    let last = history
        .records()
        .last()
        .map(|record| super::describe::record(history.meeting(), record));
    let after_beginning: Vec<String> = history
        .records()
        .iter()
        .skip(1)
        .map(|record| super::describe::record(history.meeting(), record))
        .collect();
    app.open = Some(OpenMeeting {
        folder: opened.folder,
        derived,
        saved,
        head: opened.head,
        waiting: Vec::new(),
        not_saved: Vec::new(),
        poisoned: None,
        refused: None,
        entered: Vec::new(),
        going_elsewhere: false,
        read_only: read_only.clone(),
        texts_read_only: opened.texts_read_only,
        found: None,
        copy: String::new(),
        fork: None,
        prose: opened.texts,
        shown: None,
        note: TextField::holding(None, TextKind::Note, "", false),
        minute: TextField::holding(None, TextKind::Minute, "", false),
        in_notes: true,
        left_at: None,
        privately: false,
        documents: Documents::default(),
        drafts: Drafts::of(&opened.draft),
        history,
    });
    let made = app.form.take().is_some();
    app.back.clear();
    let mut effects = life::ask(app);
    if read_only.is_none() {
        let session = Event::Session {
            program: PROGRAM.into(),
            host: app.host.clone(),
            secretary: app.secretary.clone(),
        };
        let events = std::iter::once(session).chain(recovered).collect();
        effects.extend(perform::record(app, Plan::record("", events), fresh));
    }
    perform::after_change(app);
    app.go_back();
    let open_vote = |open: &OpenMeeting| {
        let vote = open.derived.vote_in_hand.and_then(|id| open.history.meeting().vote(id));
        vote.is_some_and(|vote| vote.closed.is_none())
    };
    if app.place == Place::Item && app.open.as_ref().is_some_and(open_vote) {
        app.go(Place::Vote);
    }
    // What could not be taken along to a new meeting stays on the screen.
    app.notice.take_if(|notice| !made || notice.kind != NoticeKind::Alarm);
    if let Some(found) = &mut found {
        found.last = last.clone().unwrap_or_default();
    }
    match (made, after_beginning.as_slice()) {
        (_, []) => {}
        (true, with) if app.notice.is_none() => {
            let with = with.join("; ");
            let says = format!("Made, with what was entered between meetings: {with}. F8 takes the last of it back.");
            app.say(NoticeKind::Done, says);
        }
        (true, _) => {}
        (false, [.., last]) => app.say(NoticeKind::Done, format!("Resumed. The last entry was: {last}.")),
    }
    effects.extend(drafts::restore(app, opened.draft, fresh));
    if let (Some(found), Some(open)) = (found, &mut app.open) {
        open.found = Some(found);
        app.go(Place::Opening);
    }
    effects
}

/// What is to be told about a meeting as it was opened; `None`: all is well.
fn found(opened: &OpenedMeeting, now: DateTime<FixedOffset>) -> Option<Found> {
    let texts = opened.texts_verdict.explained().map(|why| StoreError {
        happened: format!("The file of texts: {}", why.happened),
        ..why
    });
    let missing = (!opened.texts_missing.is_empty()).then(|| {
        StoreError::new(
            format!("{} texts cannot be read any more.", opened.texts_missing.len()),
            "Every vote, decision and movement is in the record; texts are kept apart from it.",
            "Look for them in a safe copy; quorate verify names them.",
        )
    });
    let copy = opened.safe_copy.then(|| carried_on(opened, now));
    let says: Vec<StoreError> = [
        copy,
        opened.verdict.explained(),
        texts,
        missing,
        opened.draft_lost.clone(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let waits = |verdict: &Verdict| matches!(verdict, Verdict::DamagedLast(tail) if tail.set_aside.is_none());
    let readable = [&opened.verdict, &opened.texts_verdict]
        .into_iter()
        .find_map(|verdict| match verdict {
            Verdict::TornTail(tail) | Verdict::DamagedLast(tail) => Some(tail.readable()),
            _ => None,
        });
    let damaged = waits(&opened.verdict) || waits(&opened.texts_verdict);
    let to_confirm = match (opened.safe_copy, damaged) {
        (true, _) => Some("carries on here, in this copy".to_string()),
        (false, true) => Some("sets the damaged end aside, records that, and goes on".to_string()),
        (false, false) => None,
    };
    (!says.is_empty()).then(|| Found {
        says,
        readable,
        last: String::new(),
        to_confirm,
    })
}

fn carried_on(opened: &OpenedMeeting, now: DateTime<FixedOffset>) -> StoreError {
    let last = opened.records.last().map(|record| record.at);
    let host = opened.records.iter().rev().find_map(|record| match &record.event {
        Event::Session { host, .. } => Some(host.as_str()),
        _ => None,
    });
    safe_copy_of("a meeting", last, host, now)
}

/// How old a safe copy is, where it comes from, and when to carry on from it.
pub(super) fn safe_copy_of(
    what: &str,
    last: Option<DateTime<FixedOffset>>,
    host: Option<&str>,
    now: DateTime<FixedOffset>,
) -> StoreError {
    let age = last.map_or(String::new(), |last| {
        let minutes = now.signed_duration_since(last).num_minutes().max(0);
        let when = last.format("%H:%M on %-d %B %Y");
        let ago = match minutes {
            0..=119 => format!("{minutes} minutes"),
            120..=2879 => format!("{} hours", minutes / 60),
            _ => format!("{} days", minutes / (24 * 60)),
        };
        format!(" Its last entry was typed at {when}, {ago} ago.")
    });
    StoreError::new(
        format!(
            "This is a safe copy of {what} that is recorded on {}.{age}",
            host.unwrap_or("another computer")
        ),
        "Up to that entry it is whole. What was typed later is on that computer only.",
        "Carry on here only if that computer cannot. Should it wake up, it shows that there are two records, and you join them.",
    )
}

/// What became of the safe copy.
fn copied(app: &mut App, report: CopyReport) {
    let now = app.now.format("%H:%M").to_string();
    if let (None, Some(committee)) = (&app.open, &mut app.committee) {
        let waited = committee.copy.ends_with("waiting");
        committee.copy = match &report {
            CopyReport::Waits(_) => "  safe copy waiting".into(),
            CopyReport::Done | CopyReport::Forked(_) => format!("  safe copy {now}"),
        };
        if let (CopyReport::Waits(why), false) = (report, waited) {
            app.say(NoticeKind::Alarm, why.to_string());
        }
        return;
    }
    let Some(open) = &mut app.open else { return };
    let fork = match report {
        CopyReport::Waits(_) => {
            open.copy = "safe copy waiting".into();
            return;
        }
        CopyReport::Done => None,
        CopyReport::Forked(fork) => Some(fork),
    };
    open.copy = format!("safe copy {now}");
    let known = open.fork.as_ref().map(|fork| (fork.folder.clone(), fork.theirs));
    if let Some(fork) = &fork
        && known != Some((fork.folder.clone(), fork.theirs))
    {
        let says = format!(
            "TWO RECORDS: somebody carried on from the safe copy, {} entries in {}; here are {} others. Both are kept. \
             quorate join shows them side by side.",
            fork.theirs,
            fork.folder.display(),
            fork.ours
        );
        app.say(NoticeKind::Alarm, says);
    }
    if let Some(open) = &mut app.open {
        open.fork = fork;
    }
}

/// The event for a damaged end that somebody confirmed and that is set aside now.
fn recovered(verdict: &Verdict) -> Option<Event> {
    match verdict {
        Verdict::DamagedLast(tail) if tail.set_aside.is_some() => Some(Event::Recovered {
            entry: tail.entry,
            what: tail.readable(),
        }),
        _ => None,
    }
}

/// From now on the meeting is where everything was saved anew.
fn saved_elsewhere(app: &mut App, opened: OpenedMeeting) {
    let Some(open) = &mut app.open else { return };
    let (saved, folder) = (opened.records.len(), opened.folder.display().to_string());
    open.folder = opened.folder;
    open.head = opened.head;
    open.saved = opened.records.last().map_or(0, |record| record.seq);
    // What was typed while it was being written goes after it, and is not answered yet.
    let last = open.saved;
    open.waiting.retain(|entry| entry.record.seq > last);
    open.not_saved.retain(|entry| entry.record.seq > last);
    (open.poisoned, open.refused) = (None, None);
    open.going_elsewhere = false;
    open.drafts = Drafts::default();
    open.documents = Documents::default();
    app.say(
        NoticeKind::Alarm,
        format!("All {saved} entries are saved in {folder}, and you carry on there. The old folder stays as it was."),
    );
}
