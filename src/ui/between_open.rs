//! Opening a committee's record from the first screen, what was found in it, and what the disk answered.

use chrono::{DateTime, FixedOffset};

use crate::meeting::{CommitteeEvent, CommitteeHistory, History, Record};
use crate::store::{self, CommitteeJob, CommitteeReply, CommitteeSaving, OpenedCommittee, Verdict};

use super::app::{App, Found, NoticeKind};
use super::between::{OpenCommittee, next, record};
use super::command::{Place, Plan};
use super::derived::Derived;
use super::disk_reply::safe_copy_of;
use super::drafts::Drafts;
use super::message::Effect;
use super::new_meeting::{NewMeeting, PROGRAM, TermsFile};
use super::update::Fresh;
use super::{lines, saving};

/// What a committee's folder holds of what was recorded between meetings, and the hash of its last entry. Nothing is
/// locked: the record may be open elsewhere.
///
/// # Errors
/// When it is damaged, of a newer program, or makes no sense.
pub fn kept(folder: &std::path::Path) -> Result<Option<(CommitteeHistory, String)>, String> {
    let reading = store::committee::load(folder).map_err(|why| why.to_string())?;
    match (&reading.verdict, reading.verdict.explained()) {
        (Verdict::Clean | Verdict::TornTail(_), _) | (_, None) => {}
        (_, Some(why)) => return Err(why.to_string()),
    }
    if reading.records.is_empty() {
        return Ok(None);
    }
    let history = CommitteeHistory::new(reading.records).map_err(|refusal| refusal.says)?;
    Ok(Some((history, reading.head.hex())))
}

/// Asks for the record of a committee: the one chosen in the form of a new meeting, or that of the marked meeting. Where
/// no meeting is marked and there are several committees, the form asks which.
pub fn choose(app: &mut App) -> Vec<Effect> {
    let form = match app.form.take_if(|_| app.place == Place::NewMeeting) {
        Some(form) => {
            app.go(Place::Start);
            form
        }
        None => match marked(app) {
            (form, true) => form,
            (form, false) => {
                app.form = Some(form);
                app.go(Place::NewMeeting);
                app.say(
                    NoticeKind::Done,
                    "Which committee? Left and Right choose it; Ctrl+O opens it between its meetings.",
                );
                return Vec::new();
            }
        },
    };
    let chosen = form.committees.get(form.chosen);
    let today = app.now.date_naive();
    let why = match chosen.map(|chosen| form.in_force(chosen, today)) {
        Some(Ok(terms)) => {
            return vec![Effect::OpenCommittee {
                terms: Box::new(terms),
                confirmed: false,
            }];
        }
        Some(Err(why)) => why,
        None => "The terms of reference of this committee are not here: put its terms.ron in its folder.".into(),
    };
    app.say(NoticeKind::Refused, why);
    Vec::new()
}

/// The form with the committee chosen that the marked meeting is of, or the only one that has terms of its own here; else
/// the form, and that nothing says which.
fn marked(app: &App) -> (NewMeeting, bool) {
    let form = NewMeeting::fresh(app);
    let place = match app.found.get(app.row) {
        Some(entry) => {
            let is_it = |file: &TermsFile| store::Slug::of(&file.terms.id) == entry.committee;
            Some(form.committees.iter().position(is_it).unwrap_or(usize::MAX))
        }
        None => {
            let own = |file: &&TermsFile| app.terms.iter().any(|own| own.terms.id == file.terms.id);
            match (form.committees.len(), form.committees.iter().filter(own).count()) {
                // Those with terms of their own come first.
                (1, _) | (_, 1) => Some(0),
                _ => None,
            }
        }
    };
    let chosen = place.unwrap_or(0);
    (NewMeeting { chosen, ..form }, place.is_some())
}

/// The last meeting has been read; the record itself is being opened.
///
/// # Errors
/// When the last meeting makes none, or these terms do not fit it.
pub fn asked(app: &mut App, terms: TermsFile, previous: Option<(Vec<Record>, String)>) -> Result<(), String> {
    let last = match previous {
        Some((records, head)) => Some((History::new(records).map_err(|refusal| refusal.says)?, head)),
        None => None,
    };
    let history = CommitteeHistory::default();
    let next = next(&terms, last.as_ref(), &history, app.now)?;
    app.committee = Some(OpenCommittee {
        derived: Derived::of(&next),
        terms,
        history,
        last,
        next,
        waiting: Vec::new(),
        not_saved: Vec::new(),
        poisoned: None,
        refused: None,
        going_elsewhere: false,
        read_only: true,
        drafts: Drafts::default(),
        copy: String::new(),
        found: None,
    });
    Ok(())
}

/// Takes the disk's answer.
pub fn reply(app: &mut App, reply: CommitteeReply, fresh: Fresh) -> Vec<Effect> {
    match reply {
        CommitteeReply::Opened(opened) => match answers_elsewhere(app) {
            true => saved_elsewhere(app, &opened),
            false => return opened_record(app, *opened, fresh),
        },
        CommitteeReply::NotOpened(why) => match answers_elsewhere(app) {
            true => app.say(NoticeKind::Alarm, format!("NOT SAVED there. {why}")),
            false => {
                app.committee = None;
                app.say(NoticeKind::Alarm, why.to_string());
            }
        },
        CommitteeReply::Saving(saving) => saved(app, saving),
        CommitteeReply::DraftSaved(draft) => {
            if let Some(committee) = &mut app.committee {
                committee.drafts.kept(draft);
            }
        }
        CommitteeReply::DraftNotSaved(why) => {
            if let Some(committee) = &mut app.committee {
                committee.drafts.not_kept(why);
            }
        }
        CommitteeReply::Left => {}
    }
    Vec::new()
}

/// Whether this is what became of writing everything to another place.
fn answers_elsewhere(app: &mut App) -> bool {
    let committee = app.committee.as_mut();
    committee.is_some_and(|open| std::mem::take(&mut open.going_elsewhere))
}

fn opened_record(app: &mut App, opened: OpenedCommittee, fresh: Fresh) -> Vec<Effect> {
    let now = app.now;
    let Some(committee) = &mut app.committee else {
        return Vec::new();
    };
    let history = match CommitteeHistory::new(opened.records) {
        Ok(history) => history,
        Err(refusal) => {
            app.committee = None;
            let says = format!(
                "The committee's record makes no sense: entry {}: {} Nothing was changed; quorate verify says more.",
                refusal.seq, refusal.says
            );
            app.say(NoticeKind::Alarm, says);
            return vec![Effect::Committee(CommitteeJob::Leave)];
        }
    };
    let next = next(&committee.terms, committee.last.as_ref(), &history, now);
    if let Ok(next) = next {
        committee.derived = Derived::of(&next);
        committee.next = next;
    }
    committee.history = history;
    committee.drafts = Drafts::of(&opened.draft);
    committee.read_only = opened.read_only;
    committee.found = found(&opened.verdict, opened.safe_copy, committee, now);
    let looked_at = committee.found.is_some();
    let mut events = Vec::new();
    if committee.history.records().is_empty() {
        events.push(CommitteeEvent::Begun {
            record: fresh(),
            committee: committee.terms.terms.committee.clone(),
            program: PROGRAM.into(),
        });
    }
    events.push(CommitteeEvent::Session {
        program: PROGRAM.into(),
        host: app.host.clone(),
        secretary: app.secretary.clone(),
    });
    if let Verdict::DamagedLast(tail) = &opened.verdict {
        let (entry, what) = (tail.entry, tail.readable());
        events.push(CommitteeEvent::Recovered { entry, what });
    }
    app.form = None;
    app.go(Place::Committee);
    let effects = match opened.read_only {
        true => Vec::new(),
        false => record(
            app,
            Plan {
                between: events,
                ..Plan::record("", Vec::new())
            },
            fresh,
        ),
    };
    app.notice = None;
    lines::restore(app, opened.draft.lines);
    if let Some(lost) = opened.draft_lost {
        app.say(NoticeKind::Alarm, lost.to_string());
    }
    if looked_at {
        app.go(Place::Opening);
    }
    effects
}

/// What is to be told about the record as it was opened; `None`: all is well.
fn found(verdict: &Verdict, safe_copy: bool, committee: &OpenCommittee, now: DateTime<FixedOffset>) -> Option<Found> {
    let records = committee.history.records();
    let host = records.iter().rev().find_map(|record| match &record.event {
        CommitteeEvent::Session { host, .. } => Some(host.as_str()),
        _ => None,
    });
    let typed = records.last().map(|record| record.at);
    let copy = safe_copy.then(|| safe_copy_of("a committee's record", typed, host, now));
    let says: Vec<_> = copy.into_iter().chain(verdict.explained()).collect();
    if says.is_empty() {
        return None;
    }
    let last = records.last();
    let (readable, waits) = match verdict {
        Verdict::TornTail(tail) => (Some(tail.readable()), false),
        Verdict::DamagedLast(tail) => (Some(tail.readable()), tail.set_aside.is_none()),
        Verdict::Clean | Verdict::DamagedMiddle { .. } | Verdict::ChainWrong { .. } | Verdict::NewerVersion { .. } => {
            (None, false)
        }
    };
    let to_confirm = match (safe_copy, waits) {
        (true, _) => Some("carries on here, in this copy".into()),
        (false, true) => Some("sets the damaged end aside, records that, and goes on".into()),
        (false, false) => None,
    };
    Some(Found {
        says,
        readable,
        last: last.map_or_else(String::new, |record| committee.in_words(&record.event)),
        to_confirm,
    })
}

/// Somebody has looked at a damaged end: the record is opened once more, and it is set aside.
pub fn confirm(app: &App) -> Option<Effect> {
    let committee = app.committee.as_ref()?;
    committee.found.as_ref()?.to_confirm.as_ref()?;
    Some(Effect::OpenCommittee {
        terms: Box::new(committee.terms.clone()),
        confirmed: true,
    })
}

fn saved(app: &mut App, answer: CommitteeSaving) {
    let Some(committee) = &mut app.committee else { return };
    match answer {
        CommitteeSaving::Saved { seqs } => {
            committee.waiting.retain(|record| !seqs.contains(&record.seq));
            committee.refused.take_if(|_| committee.not_saved.is_empty());
        }
        CommitteeSaving::NotSaved { seqs, why, poisoned } => {
            if poisoned {
                committee.poisoned = Some(why.happened.clone());
            }
            let entries = (&mut committee.waiting, &mut committee.not_saved);
            saving::refuse(entries, &mut committee.refused, (&seqs, why), |record| record.seq);
            app.leaving.stay();
        }
    }
}

/// From now on the record is where everything was saved anew.
fn saved_elsewhere(app: &mut App, opened: &OpenedCommittee) {
    let Some(committee) = &mut app.committee else { return };
    let last = opened.records.last().map_or(0, |record| record.seq);
    // What was typed while it was being written goes after it, and is not answered yet.
    committee.waiting.retain(|record| record.seq > last);
    committee.not_saved.retain(|record| record.seq > last);
    (committee.poisoned, committee.refused) = (None, None);
    committee.drafts = Drafts::default();
    let says = format!(
        "All {last} entries are saved in {}, and you carry on there. The old folder stays as it was.",
        opened.folder.display()
    );
    app.say(NoticeKind::Alarm, says);
}
