//! A committee between its meetings: its record opened, acts recorded in it, what the disk answered. What it adds up to is
//! shown as the meeting that would be made today, so that acts name people, seats and actions as in any meeting.

use chrono::{DateTime, FixedOffset};

use crate::meeting::committee::Called;
use crate::meeting::{
    self, Along, CommitteeEvent, CommitteeHistory, CommitteeRecord, Created, Event, FORMAT, History, LastMeeting,
    PersonId, Record, Seq, along,
};
use crate::store::{self, CommitteeJob, CommitteeReply, CommitteeSaving, OpenedCommittee, Verdict};
use crate::terms::SeatId;

use super::app::{App, Found, NoticeKind};
use super::command::{Place, Plan, Then};
use super::derived::Derived;
use super::message::Effect;
use super::new_meeting::{NewMeeting, PROGRAM, TermsFile};
use super::update::Fresh;

/// A committee whose record is open.
pub struct OpenCommittee {
    pub terms: TermsFile,
    /// The records, acts being saved included.
    pub history: CommitteeHistory,
    /// Its last meeting, and the hash of that meeting's last record.
    pub last: Option<(History, String)>,
    /// The meeting that would be made today.
    pub next: History,
    pub derived: Derived,
    /// Sent and not answered yet.
    pub waiting: Vec<CommitteeRecord>,
    /// Refused by the disk, in order, to be sent again.
    pub not_saved: Vec<CommitteeRecord>,
    /// The file can take nothing more: why.
    pub poisoned: Option<String>,
    pub read_only: bool,
    /// What opening it found, where not all was well.
    pub found: Option<Found>,
}

impl OpenCommittee {
    /// How a person is spoken of, here or at the last meeting.
    pub fn name(&self, person: &PersonId) -> String {
        let known = self.next.meeting().person(person);
        let before = || self.last.as_ref().and_then(|(last, _)| last.meeting().person(person));
        known
            .or_else(before)
            .map_or_else(|| person.to_string(), |person| person.name.clone())
    }

    /// An entry in words, as a sentence without its full stop.
    pub fn in_words(&self, event: &CommitteeEvent) -> String {
        super::describe::capital(&self.history.in_words(event, self))
    }

    /// Something could not be saved.
    pub fn unsaved(&self) -> bool {
        self.poisoned.is_some() || !self.not_saved.is_empty()
    }

    /// For the right corner of the first line.
    pub fn saved(&self) -> &'static str {
        match (self.unsaved(), self.read_only, self.waiting.is_empty()) {
            (true, _, _) => "  NOT SAVED",
            (false, true, _) => "  READ ONLY",
            (false, false, true) => "  saved",
            (false, false, false) => "  saving",
        }
    }

    fn last(&self) -> Option<LastMeeting<'_>> {
        last_of(self.last.as_ref())
    }

    /// Up to which entry the last meeting took things along.
    pub fn took(&self) -> Seq {
        self.last().map_or(0, |last| last.took())
    }

    /// Tries the records and makes them part of it.
    fn take(&mut self, records: &[CommitteeRecord], now: DateTime<FixedOffset>) -> Result<(), String> {
        let history = self
            .history
            .try_act(records, self.last())
            .map_err(|refusal| refusal.says)?;
        let next = next(&self.terms, self.last.as_ref(), &history, now)?;
        self.derived = Derived::of(&next, None);
        (self.history, self.next) = (history, next);
        Ok(())
    }
}

impl Called for OpenCommittee {
    fn person_called(&self, person: &PersonId) -> String {
        self.name(person)
    }

    fn seat_called(&self, seat: &SeatId) -> String {
        self.next.meeting().seat_called(seat)
    }
}

fn last_of(last: Option<&(History, String)>) -> Option<LastMeeting<'_>> {
    last.map(|(history, head)| LastMeeting {
        meeting: history.meeting(),
        head,
    })
}

/// The meeting that would be made today.
fn next(
    terms: &TermsFile,
    last: Option<&(History, String)>,
    history: &CommitteeHistory,
    now: DateTime<FixedOffset>,
) -> Result<History, String> {
    let date = now.date_naive();
    let along: Along = along(last_of(last), Some((history.committee(), "")), date);
    let created = Created {
        meeting: String::new(),
        program: PROGRAM.into(),
        practice: false,
        date,
        begins: None,
        place: String::new(),
        secretary: String::new(),
        terms_file: terms.file.clone(),
        terms: terms.text.clone(),
        agenda: along.agenda(meeting::parse_agenda(meeting::STANDING_AGENDA).items),
        people: along.people,
        brought: along.brought,
    };
    let first = Record {
        v: FORMAT,
        seq: 1,
        id: String::new(),
        at: now,
        effect: None,
        event: Event::Created(Box::new(created)),
    };
    History::new(vec![first]).map_err(|refusal| refusal.says)
}

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

/// Asks for the record of the marked meeting's committee; where no meeting is marked, of the first committee there is.
pub fn choose(app: &mut App) -> Vec<Effect> {
    let form = NewMeeting::fresh(app);
    let marked = app.found.get(app.row).map(|entry| &entry.committee);
    let of_marked = marked.and_then(|slug| {
        let mut committees = form.committees.iter();
        committees.find(|file| store::Slug::of(&file.terms.id) == *slug)
    });
    let chosen = match marked {
        Some(_) => of_marked,
        None => form.committees.first(),
    };
    match chosen.map(|chosen| form.in_force(chosen, app.now.date_naive())) {
        Some(Ok(terms)) => vec![Effect::OpenCommittee {
            terms: Box::new(terms),
            confirmed: false,
        }],
        Some(Err(why)) => {
            app.say(NoticeKind::Refused, why);
            Vec::new()
        }
        None => {
            app.say(
                NoticeKind::Refused,
                "The terms of reference of this committee are not here: put its terms.ron in its folder.",
            );
            Vec::new()
        }
    }
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
        derived: Derived::of(&next, None),
        terms,
        history,
        last,
        next,
        waiting: Vec::new(),
        not_saved: Vec::new(),
        poisoned: None,
        read_only: true,
        found: None,
    });
    Ok(())
}

/// Takes the disk's answer.
pub fn reply(app: &mut App, reply: CommitteeReply, fresh: Fresh) -> Vec<Effect> {
    match reply {
        CommitteeReply::Opened(opened) => {
            let elsewhere = app.committee.as_ref().is_some_and(|open| open.poisoned.is_some());
            match elsewhere {
                true => saved_elsewhere(app, &opened),
                false => return opened_record(app, *opened, fresh),
            }
        }
        CommitteeReply::NotOpened(why) => match &app.committee {
            Some(open) if open.poisoned.is_some() => {
                app.say(NoticeKind::Alarm, format!("NOT SAVED there. {why}"));
            }
            Some(_) | None => {
                app.committee = None;
                app.say(NoticeKind::Alarm, why.to_string());
            }
        },
        CommitteeReply::Saving(saving) => saved(app, saving),
        CommitteeReply::Left => {}
    }
    Vec::new()
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
        committee.derived = Derived::of(&next, None);
        committee.next = next;
    }
    committee.history = history;
    committee.read_only = opened.read_only;
    committee.found = found(&opened.verdict, committee);
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
    if looked_at {
        app.go(Place::Opening);
    }
    effects
}

/// What is to be told about the record as it was opened; `None`: all is well.
fn found(verdict: &Verdict, committee: &OpenCommittee) -> Option<Found> {
    let says = verdict.explained()?;
    let last = committee.history.records().last();
    let (readable, waits) = match verdict {
        Verdict::TornTail(tail) => (Some(tail.readable()), false),
        Verdict::DamagedLast(tail) => (Some(tail.readable()), tail.set_aside.is_none()),
        Verdict::Clean | Verdict::DamagedMiddle { .. } | Verdict::ChainWrong { .. } | Verdict::NewerVersion { .. } => {
            (None, false)
        }
    };
    Some(Found {
        says: vec![says],
        readable,
        last: last.map_or_else(String::new, |record| committee.in_words(&record.event)),
        to_confirm: waits.then(|| "sets the damaged end aside, records that, and goes on".into()),
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

fn saved(app: &mut App, saving: CommitteeSaving) {
    let Some(committee) = &mut app.committee else { return };
    match saving {
        CommitteeSaving::Saved { seqs } => committee.waiting.retain(|record| !seqs.contains(&record.seq)),
        CommitteeSaving::NotSaved { seqs, why, poisoned } => {
            let waiting = std::mem::take(&mut committee.waiting).into_iter();
            let (lost, waiting): (Vec<_>, Vec<_>) = waiting.partition(|record| seqs.contains(&record.seq));
            committee.waiting = waiting;
            committee.not_saved.extend(lost);
            committee.not_saved.sort_by_key(|record| record.seq);
            if poisoned {
                committee.poisoned = Some(why.happened.clone());
            }
            let count = committee.not_saved.len();
            let says = format!("NOT SAVED: {count} entries. {} {} {}", why.happened, why.safe, why.now);
            app.leaving = super::app::Leaving::No;
            app.say(NoticeKind::Alarm, says);
        }
    }
}

/// From now on the record is where everything was saved anew.
fn saved_elsewhere(app: &mut App, opened: &OpenedCommittee) {
    let Some(committee) = &mut app.committee else { return };
    let last = opened.records.last().map_or(0, |record| record.seq);
    committee.waiting.clear();
    committee.not_saved.retain(|record| record.seq > last);
    committee.poisoned = None;
    let says = format!(
        "All {last} entries are saved in {}, and you carry on there. The old folder stays as it was.",
        opened.folder.display()
    );
    app.say(NoticeKind::Alarm, says);
}

/// Records what a plan holds. Nothing is recorded where the committee refuses it.
pub fn record(app: &mut App, plan: Plan, fresh: Fresh) -> Vec<Effect> {
    let now = app.now;
    let mut effects = try_again(app);
    let Some(committee) = &mut app.committee else {
        return effects;
    };
    if let Then::SaveElsewhere(place) = plan.then {
        effects.push(Effect::Committee(CommitteeJob::SaveElsewhere {
            place,
            records: committee.history.records().to_vec(),
            now,
        }));
        app.say(NoticeKind::Done, format!("{} …", plan.says));
        return effects;
    }
    let refused = match (&committee.poisoned, committee.read_only) {
        (Some(why), _) => Some(format!(
            "Nothing more can be saved here: {why} /elsewhere FOLDER saves everything on another disk."
        )),
        (None, true) => Some("This record is open for reading only: it is damaged or of a newer program.".into()),
        (None, false) if plan.between.is_empty() => Some("There is nothing to record.".into()),
        (None, false) => None,
    };
    if let Some(why) = refused {
        app.say(NoticeKind::Refused, why);
        return effects;
    }
    let id = fresh();
    let first = committee.history.next_seq();
    let records: Vec<CommitteeRecord> = (first..)
        .zip(plan.between)
        .map(|(seq, event)| CommitteeRecord {
            v: FORMAT,
            seq,
            id: match seq - first {
                0 => id.clone(),
                further => format!("{id}.{}", further + 1),
            },
            at: now,
            event,
        })
        .collect();
    match committee.take(&records, now) {
        Ok(()) => {
            committee.waiting.extend(records.iter().cloned());
            effects.push(Effect::Committee(CommitteeJob::Append { records }));
            app.say(NoticeKind::Done, plan.says);
        }
        Err(why) => app.say(NoticeKind::Refused, why),
    }
    effects
}

/// What the disk refused and may take now, act by act, with the ids that it had.
pub fn try_again(app: &mut App) -> Vec<Effect> {
    let Some(committee) = &mut app.committee else {
        return Vec::new();
    };
    if committee.poisoned.is_some() || !committee.waiting.is_empty() {
        return Vec::new();
    }
    let records = std::mem::take(&mut committee.not_saved);
    committee.waiting.extend(records.iter().cloned());
    let acts = records.chunk_by(|one, next| one.act() == next.act());
    acts.map(|act| Effect::Committee(CommitteeJob::Append { records: act.to_vec() }))
        .collect()
}

/// Takes the last act back, or does again what was taken back.
pub fn undo(app: &mut App, fresh: Fresh, redo: bool) -> Vec<Effect> {
    let Some(committee) = &app.committee else {
        return Vec::new();
    };
    let target = match redo {
        true => committee.history.redo_target(),
        false => committee.history.undo_target(),
    };
    let Some(seqs) = target else {
        let says = match redo {
            true => "There is nothing to do again.",
            false => "There is nothing to take back.",
        };
        app.say(NoticeKind::Refused, says);
        return Vec::new();
    };
    let words: Vec<String> = seqs
        .iter()
        .filter_map(|seq| committee.history.record(*seq))
        .filter_map(|record| match record.event {
            CommitteeEvent::Withdrawn { seq } => committee.history.record(seq),
            _ => Some(record),
        })
        .map(|record| committee.in_words(&record.event))
        .collect();
    let says = match redo {
        true => format!("Done again: {}.", words.join(". ")),
        false => format!("Taken back: {}. Shift+F8 does it again.", words.join(". ")),
    };
    let between = seqs.into_iter().rev().map(|seq| CommitteeEvent::Withdrawn { seq });
    let plan = Plan {
        between: between.collect(),
        ..Plan::record(says, Vec::new())
    };
    record(app, plan, fresh)
}

/// Back to the first screen, once everything is on the disk.
pub fn leave(app: &mut App) -> Vec<Effect> {
    let unsaved = app
        .committee
        .as_ref()
        .map_or(0, |open| open.waiting.len() + open.not_saved.len());
    if unsaved > 0 {
        app.say(
            NoticeKind::Refused,
            format!("{unsaved} entries are not saved yet. Wait for \"saved\" at the top right; Ctrl+Q twice leaves without them."),
        );
        return Vec::new();
    }
    app.committee = None;
    app.go(Place::Start);
    vec![Effect::Committee(CommitteeJob::Leave), Effect::List]
}
