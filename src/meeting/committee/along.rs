//! What a new meeting takes along: how the committee's last meeting left things, and what the committee's record says
//! after it. "After" is counted in entries, not in days: each meeting remembers up to which entry it took things along.
//!
//! Who belongs to the committee, readings and interests come with its beginning. Apologies and news of actions become
//! events of the meeting, to be seen and taken back there; an urgent decision becomes an item, to be reported.

use chrono::NaiveDate;

use super::event::{RegisteredInterest, UrgentDecision};
use super::state::{Committee, Membership};
use crate::meeting::action::Action;
use crate::meeting::agenda::{Item, ItemNo, Part, Purpose, Standing};
use crate::meeting::event::{Brought, Event, Span};
use crate::meeting::people::{Person, PersonId, respelt};
use crate::meeting::record::Seq;
use crate::meeting::state::Meeting;
use crate::terms::Lasts;

/// The committee's last meeting that ended, and the hash of its last record.
#[derive(Clone, Copy, Debug)]
pub struct LastMeeting<'a> {
    pub meeting: &'a Meeting,
    pub head: &'a str,
}

/// What comes along.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Along {
    pub people: Vec<Person>,
    pub brought: Brought,
    /// To be reported, numbered and put among the standing items by [`Along::agenda`].
    pub urgent: Vec<UrgentDecision>,
    /// Items that the last meeting put off, numbered with the others by [`Along::agenda`].
    pub deferred: Vec<Item>,
    /// Recorded when the meeting is made: apologies for its day, news of actions.
    pub events: Vec<Event>,
}

impl LastMeeting<'_> {
    /// Up to which entry of the committee's record it took things along.
    pub fn took(&self) -> Seq {
        let brought = &self.meeting.created.brought;
        brought.committee.as_ref().map_or(0, |(seq, _)| *seq)
    }
}

/// What comes along to a meeting of this day. `committee`: its record and the hash of that record's last entry.
pub fn along(last: Option<LastMeeting<'_>>, committee: Option<(&Committee, &str)>, day: NaiveDate) -> Along {
    let mut along = last.map(of_last).unwrap_or_default();
    if let Some((committee, head)) = committee.filter(|(committee, _)| committee.last > 0) {
        along.brought.committee = Some((committee.last, head.into()));
        along.add(committee, last.map_or(0, |last| last.took()), day);
    }
    let Along { people, brought, .. } = &mut along;
    brought.declared = last
        .map(|last| not_registered(last.meeting, &brought.register))
        .unwrap_or_default();
    let known = |id: &PersonId| people.iter().any(|person| &person.id == id);
    brought.offices.retain(|(_, person)| known(person));
    brought.interests.retain(|interest| known(&interest.person));
    brought.declared.retain(|interest| known(&interest.person));
    // Whoever is no person of the new meeting still has a name.
    for action in &mut brought.actions {
        let owner = PersonId(action.owner.clone());
        let then = last.and_then(|last| last.meeting.person(&owner));
        if let Some(person) = then.filter(|_| !known(&owner)) {
            action.owner.clone_from(&person.name);
        }
    }
    along
}

/// What was declared in public at a meeting and is not on the register.
fn not_registered(meeting: &Meeting, register: &[RegisteredInterest]) -> Vec<RegisteredInterest> {
    let declared = meeting.interests.iter().filter(|state| !state.when.private);
    let mut new: Vec<RegisteredInterest> = Vec::new();
    for interest in declared.map(|state| &state.interest) {
        let same = |known: &&RegisteredInterest| {
            known.person == interest.person
                && known.nature.trim().to_lowercase() == interest.nature.trim().to_lowercase()
        };
        if register.iter().chain(&new).find(same).is_none() {
            new.push(RegisteredInterest {
                person: interest.person.clone(),
                kind: interest.kind,
                nature: interest.nature.clone(),
                from: meeting.created.date,
            });
        }
    }
    new
}

/// How the last meeting left things.
fn of_last(last: LastMeeting<'_>) -> Along {
    let LastMeeting { meeting, head } = last;
    let day = meeting.created.date;
    let readings = meeting
        .readings
        .iter()
        .filter(|reading| reading.span == Span::UntilTermsChange)
        .map(|reading| {
            let since = reading.since.unwrap_or(day);
            (reading.question.clone(), reading.answer.clone(), since)
        });
    let lasting = |office: &str| {
        let office = meeting.terms.office(office);
        office.is_none_or(|office| office.lasts == Lasts::UntilReplaced)
    };
    let offices = meeting.offices.iter().filter(|held| lasting(&held.office));
    let actions = meeting.actions.iter().filter(|state| !state.done).map(|state| Action {
        private: state.is_private(),
        ..state.action.clone()
    });
    let members = meeting.people.iter().filter(|person| !person.seats.is_empty());
    let minutes = meeting.to_approve().cloned().chain(meeting.own_minutes());
    Along {
        people: members.cloned().collect(),
        brought: Brought {
            from: Some((day, head.into())),
            offices: offices.map(|held| (held.office.clone(), held.person.clone())).collect(),
            readings: readings.collect(),
            actions: actions.collect(),
            minutes: minutes.collect(),
            interests: meeting.put_off_interests(),
            ..Brought::default()
        },
        deferred: meeting.put_off(),
        ..Along::default()
    }
}

impl Along {
    /// What the committee's record says; of what a meeting changes, only what came after entry `after`.
    fn add(&mut self, committee: &Committee, after: Seq, day: NaiveDate) {
        for change in committee.members.iter().filter(|noted| noted.seq > after) {
            match &change.what {
                Membership::Is(person) => self.person(person),
                Membership::Left(person) => self.people.retain(|known| &known.id != person),
            }
        }
        for reading in committee.readings.iter().filter(|noted| noted.seq > after) {
            let (question, answer) = reading.what.clone();
            self.brought.readings.retain(|(known, _, _)| *known != question);
            self.brought.readings.push((question, answer, reading.on));
        }
        let urgent = committee.urgent.iter().filter(|noted| noted.seq > after);
        self.urgent = urgent.map(|noted| noted.what.clone()).collect();
        self.brought.register = committee
            .interests_on(day)
            .filter(|interest| self.knows(&interest.person))
            .cloned()
            .collect::<Vec<RegisteredInterest>>();
        for noted in &committee.apologies {
            let (person, meeting) = &noted.what;
            let event = Event::ApologiesGiven { person: person.clone() };
            if *meeting == day && self.knows(person) && !self.events.contains(&event) {
                self.events.push(event);
            }
        }
        for noted in committee.actions.iter().filter(|noted| noted.seq > after) {
            let news = &noted.what;
            let open = &self.brought.actions;
            if open.iter().any(|action| action.number == news.action) {
                self.events.push(Event::ActionUpdated {
                    action: news.action,
                    note: dated(&news.note, news.done, noted.on),
                    done: news.done,
                });
            }
        }
    }

    fn knows(&self, person: &PersonId) -> bool {
        self.people.iter().any(|known| &known.id == person)
    }

    /// As they are now; whoever had one of their seats has it no more, and without any seat is no member.
    fn person(&mut self, person: &Person) {
        self.people.retain_mut(|known| {
            let member = !known.seats.is_empty();
            if known.id != person.id {
                known.seats.retain(|seat| !person.seats.contains(seat));
            }
            known.id == person.id || !member || !known.seats.is_empty()
        });
        let known = self.people.iter().find(|known| known.id == person.id);
        if let Some(known) = known.filter(|known| known.name != person.name).cloned() {
            self.rename(&known, person);
        }
        match self.people.iter_mut().find(|known| known.id == person.id) {
            Some(known) => known.clone_from(person),
            None => self.people.push(person.clone()),
        }
    }

    /// A name put right is right too where it stands in words: of who presents a deferred item, of who shares an action.
    fn rename(&mut self, known: &Person, now: &Person) {
        let presenters = self.deferred.iter_mut().filter_map(|item| item.presenter.as_mut());
        let owners = self.brought.actions.iter_mut().map(|action| &mut action.owner);
        for text in presenters.chain(owners) {
            if let Some(respelt) = respelt(&self.people, known, now, text) {
                *text = respelt;
            }
        }
    }

    /// The standing items with the urgent decisions and deferred items among them, after the action log, and last what is
    /// to be taken in private; numbered anew, for nothing of it
    /// was issued yet.
    pub fn agenda(&self, standing: Vec<Item>) -> Vec<Item> {
        let place = standing
            .iter()
            .rposition(|item| matches!(item.standing, Some(Standing::ActionLog | Standing::MattersArising)))
            .map_or(standing.len(), |place| place + 1);
        let mut items = standing;
        let later = items.split_off(place);
        items.extend(self.urgent.iter().map(|urgent| self.report(urgent)));
        let (private, public): (Vec<&Item>, Vec<&Item>) = self.deferred.iter().partition(|item| item.private.is_some());
        items.extend(public.into_iter().cloned());
        items.extend(later);
        items.extend(private.into_iter().cloned());
        for (number, item) in (1..).zip(&mut items) {
            item.number = ItemNo(format!("{number}"));
        }
        items
    }

    /// "Urgent decision of 12 May 2026", to be noted.
    fn report(&self, urgent: &UrgentDecision) -> Item {
        let on = urgent.on.format("%-d %B %Y");
        let by = self.people.iter().find(|person| person.id.0 == urgent.by);
        let by = by.map_or(urgent.by.clone(), |person| person.name.clone());
        let decision = urgent.decision.trim().trim_end_matches('.');
        let reason = match urgent.reason.trim().trim_end_matches('.') {
            "" => String::new(),
            reason => format!(" It could not wait for a meeting: {reason}."),
        };
        Item {
            title: format!("{REPORT}{on}"),
            purpose: Purpose::Information,
            parts: vec![Part {
                label: "a".into(),
                wording: format!("To note the urgent decision taken on {on} by {by}: {decision}.{reason}"),
            }],
            private: urgent.private.clone(),
            ..Item::default()
        }
    }
}

/// What the title of an urgent decision that is to be reported begins with.
const REPORT: &str = "Urgent decision taken on ";

/// Whether an item reports an urgent decision.
pub fn is_report(item: &Item) -> bool {
    item.title.starts_with(REPORT)
}

fn dated(note: &str, done: bool, on: NaiveDate) -> String {
    let on = on.format("%-d %B %Y");
    match (note.trim().trim_end_matches('.'), done) {
        ("", true) => format!("done, {on}"),
        ("", false) => format!("{on}"),
        (note, true) => format!("done: {note} ({on})"),
        (note, false) => format!("{note} ({on})"),
    }
}
