//! A committee between its meetings, and acts recorded in its record; [`super::between_open`] opens it and takes the disk's
//! answers. What it adds up to is shown as the meeting that would be made today, so that acts name people, seats and
//! actions as in any meeting.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::meeting::committee::Called;
use crate::meeting::{
    self, Along, CommitteeEvent, CommitteeHistory, CommitteeRecord, Created, Event, FORMAT, History, LastMeeting,
    PersonId, Record, Seq, along,
};
use crate::store::{CommitteeJob, Draft, Slug, StoreError, fits};
use crate::terms::SeatId;

use super::app::{App, Found, NoticeKind};
use super::command::{Place, Plan, Then};
use super::derived::Derived;
use super::drafts::Drafts;
use super::message::Effect;
use super::new_meeting::{PROGRAM, TermsFile};
use super::perform::GOING_ELSEWHERE;
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
    /// Why the first entry that is not saved is not.
    pub refused: Option<StoreError>,
    /// All of it is being written to another place, and the answer is still to come.
    pub going_elsewhere: bool,
    pub read_only: bool,
    pub drafts: Drafts,
    /// Of the safe copy, as `saved`; empty where there is none.
    pub copy: String,
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

    fn last(&self) -> Option<LastMeeting<'_>> {
        last_of(self.last.as_ref())
    }

    /// Up to which entry the last meeting took things along.
    pub fn took(&self) -> Seq {
        self.last().map_or(0, |last| last.took())
    }

    /// Tries the records and makes them part of it.
    fn take(&mut self, records: &[CommitteeRecord], now: DateTime<FixedOffset>) -> Result<(), String> {
        let too_long = |why: StoreError| format!("{} {}", why.happened, why.now);
        records.iter().try_for_each(fits).map_err(too_long)?;
        let history = self
            .history
            .try_act(records, self.last())
            .map_err(|refusal| refusal.says)?;
        let next = next(&self.terms, self.last.as_ref(), &history, now)?;
        self.derived = Derived::of(&next);
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
pub(super) fn next(
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

/// Records what a plan holds. Nothing is recorded where the committee refuses it.
pub fn record(app: &mut App, plan: Plan, fresh: Fresh) -> Vec<Effect> {
    let now = app.now;
    // The one act that must be possible when nothing else can be saved.
    if let Then::SaveElsewhere(place) = plan.then {
        return save_elsewhere(app, place, &plan.says);
    }
    let mut effects = try_again(app);
    let Some(committee) = &mut app.committee else {
        return effects;
    };
    if let Then::KeepCopiesIn(place) = plan.then {
        effects.push(Effect::KeepCopiesIn { place });
        return effects;
    }
    let refused = match (&committee.poisoned, committee.read_only) {
        (Some(why), _) => Some(format!(
            "Nothing more can be saved here: {why} /elsewhere FOLDER saves everything on another disk."
        )),
        (None, true) => Some("This record is open for reading only: it is damaged, of a newer program, or a safe copy that nobody carried on from.".into()),
        (None, false) if plan.between.is_empty() => Some("There is nothing to record.".into()),
        (None, false) => None,
    };
    if let Some(why) = refused {
        app.say(NoticeKind::Refused, why);
        return effects;
    }
    let id = plan.id.unwrap_or_else(fresh);
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
            let made = made_already(app, &records);
            effects.push(Effect::Committee(CommitteeJob::Append { records }));
            app.say(NoticeKind::Done, format!("{}{made}", plan.says));
        }
        Err(why) => app.say(NoticeKind::Refused, why),
    }
    effects
}

/// Everything that is on the screen, into a new folder.
fn save_elsewhere(app: &mut App, place: PathBuf, says: &str) -> Vec<Effect> {
    let now = app.now;
    let Some(committee) = &mut app.committee else {
        return Vec::new();
    };
    if std::mem::replace(&mut committee.going_elsewhere, true) {
        app.say(NoticeKind::Refused, GOING_ELSEWHERE);
        return Vec::new();
    }
    let records = committee.history.records().to_vec();
    app.say(NoticeKind::Done, format!("{says} …"));
    vec![Effect::Committee(CommitteeJob::SaveElsewhere { place, records, now })]
}

/// Apologies for a meeting that is made already do not reach it from here.
fn made_already(app: &App, records: &[CommitteeRecord]) -> &'static str {
    let Some(committee) = &app.committee else { return "" };
    let slug = Slug::of(&committee.terms.terms.id);
    let made = |record: &CommitteeRecord| match record.event {
        CommitteeEvent::ApologiesAhead { meeting, .. } => app
            .found
            .iter()
            .any(|entry| entry.committee == slug && entry.sitting.date == meeting),
        _ => false,
    };
    match records.iter().any(made) {
        true => ". The meeting of that day is made already: enter it there as well, with a on its attendance list",
        false => "",
    }
}

/// What the disk refused and may take now, act by act, with the ids that it had.
pub fn try_again(app: &mut App) -> Vec<Effect> {
    let Some(committee) = &mut app.committee else {
        return Vec::new();
    };
    if committee.poisoned.is_some() || !committee.waiting.is_empty() || committee.going_elsewhere {
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
    app.left.clear();
    app.go(Place::Start);
    vec![
        // Whoever leaves it has left what was half typed.
        Effect::Committee(CommitteeJob::SaveDraft(Draft::default())),
        Effect::Committee(CommitteeJob::Leave),
        Effect::List { marked: None },
    ]
}
