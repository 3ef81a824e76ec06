//! The meeting as a screen may show it while the public may read along: worked out from the record without what is
//! private, so that nothing that is drawn from it can tell of that.
//!
//! What anybody sees who comes back into the room stays, without its words: who is there, who presides, where the
//! agenda has come to, how the terms are read, and who may not vote.

use super::agenda::Item;
use super::event::{Event, Span};
use super::fold::fold_what_fits;
use super::history::History;
use super::readers::Subject;
use super::refusal::Refusal;
use super::state::{ItemState, Meeting};
use super::timeline::{Entry, timeline};

/// The title of an item that may not be shown.
const PRIVATE_ITEM: &str = "(private item)";

impl History {
    /// `None`: the meeting may be shown as it is.
    pub fn for_the_public(&self) -> Option<Meeting> {
        let meeting = self.meeting();
        let nothing_private = meeting.private_entries.is_empty() && meeting.private_items.is_empty();
        if nothing_private || !meeting.public_may_read() {
            return None;
        }
        self.in_public().ok()
    }

    /// The meeting without its private entries, whoever is in the room.
    ///
    /// # Errors
    /// When what is left of the record makes no meeting.
    pub fn in_public(&self) -> Result<Meeting, Refusal> {
        let meeting = self.meeting();
        let mut timeline = timeline(self.records())?;
        let seen: Vec<(Entry<'_>, Option<Event>)> = std::mem::take(&mut timeline.entries)
            .into_iter()
            .filter_map(|entry| match meeting.private_entries.contains(&entry.seq) {
                false => Some((entry, None)),
                true => seen_of(meeting, entry.event).map(|event| (entry, event)),
            })
            .collect();
        let entries = seen.iter().map(|(entry, instead)| Entry {
            event: instead.as_ref().unwrap_or(entry.event),
            ..*entry
        });
        timeline.entries = entries.collect();
        let parsed = meeting.parsed();
        let shown = fold_what_fits(&timeline, &parsed, &meeting.private_items)?;
        Ok(shown.with_private_items_blank())
    }
}

/// What whoever comes back into the room sees of a private entry: `None`: nothing; else the entry, or what is shown in
/// its place.
fn seen_of(meeting: &Meeting, event: &Event) -> Option<Option<Event>> {
    let of_private_item = match meeting.subject(event) {
        Subject::Items(items) => items.iter().all(|item| meeting.private_items.contains(*item)),
        Subject::Room | Subject::Action(_) | Subject::PrivateMinutes | Subject::ThePublic => false,
    };
    match event {
        Event::ItemAdded { .. }
        | Event::ItemChanged { .. }
        | Event::ItemMoved { .. }
        | Event::ItemTaken { .. }
        | Event::PartAdded { .. }
        | Event::WentOut { .. } => Some(None),
        _ if of_private_item => None,
        Event::Adjourned { .. } => Some(Some(Event::Adjourned {
            reason: String::new(),
            until: None,
        })),
        Event::ItemDeferred { item, .. } => Some(Some(Event::ItemDeferred {
            item: item.clone(),
            reason: String::new(),
        })),
        Event::ItemWithdrawn { item, .. } => Some(Some(Event::ItemWithdrawn {
            item: item.clone(),
            reason: "(private)".into(),
        })),
        Event::HandlingDecided {
            person,
            about,
            rung,
            by,
            ..
        } => Some(Some(Event::HandlingDecided {
            person: person.clone(),
            about: about.clone(),
            rung: rung.clone(),
            by: by.clone(),
            reason: String::new(),
        })),
        Event::Created(_)
        | Event::Session { .. }
        | Event::Recovered { .. }
        | Event::Disposed { .. }
        | Event::ClockCorrected { .. }
        | Event::HeadChanged(_)
        | Event::CalledToOrder
        | Event::Resumed
        | Event::Closed
        | Event::Abandoned { .. }
        | Event::NeverBegan { .. }
        | Event::PersonAdded { .. }
        | Event::ApologiesGiven { .. }
        | Event::NoApologies
        | Event::DeputyAccepted { .. }
        | Event::Arrived { .. }
        | Event::Left { .. }
        | Event::LostConnection { .. }
        | Event::Reconnected { .. }
        | Event::CameBack { .. }
        | Event::TookChair { .. }
        | Event::OfficeFilled { .. }
        | Event::InOffice { .. }
        | Event::PublicCounted { .. }
        | Event::PublicExcluded { .. }
        | Event::PublicReadmitted
        | Event::Circulated { .. }
        | Event::Signed { .. }
        | Event::Withdrawn { .. }
        | Event::Replaced { .. }
        | Event::ReadingSettled {
            span: Span::Meeting | Span::UntilTermsChange,
            ..
        } => Some(None),
        Event::NoMattersArising
        | Event::NoOtherBusiness
        | Event::NoQuestions
        | Event::QuestionAsked { .. }
        | Event::NothingDeclared
        | Event::InterestDeclared(_)
        | Event::InterestRaised { .. }
        | Event::HandlingEvidenced { .. }
        | Event::TextWritten { .. }
        | Event::DecisionTaken { .. }
        | Event::VoteOpened { .. }
        | Event::VoteCast { .. }
        | Event::HandsCounted { .. }
        | Event::VoteClosed { .. }
        | Event::DecidingVoteUsed { .. }
        | Event::DecidingVoteDeclined { .. }
        | Event::Recounted { .. }
        | Event::DissentRecorded { .. }
        | Event::ResultAnnounced { .. }
        | Event::ReadingSettled {
            span: Span::Decision(_),
            ..
        }
        | Event::ChairRuled { .. }
        | Event::RemedyChosen { .. }
        | Event::ActionAgreed(_)
        | Event::ActionUpdated { .. } => None,
        Event::MinutesApproved { item, of, .. } => Some(Some(Event::MinutesApproved {
            item: item.clone(),
            of: of.clone(),
            amendments: vec![],
            endings: Box::default(),
        })),
    }
}

impl Meeting {
    /// Names, titles and recommendations as the public knows them; of private items the number alone.
    fn with_private_items_blank(self) -> Meeting {
        let mut shown = self;
        for state in &mut shown.items {
            if let Some((_, seen)) = state.seen.take() {
                state.item = seen;
            }
            if state.private || state.added_in_private {
                state.blank();
            }
        }
        shown.without_absences_in_private();
        let unknown = shown.met_in_private_alone();
        shown.people.retain(|person| !unknown.contains(&person.id));
        shown.attendance.retain(|known| !unknown.contains(&known.person));
        for person in &mut shown.people {
            if let Some(seen) = shown.roles_seen.get(&person.id) {
                person.role.clone_from(seen);
            }
        }
        for interest in &mut shown.interests {
            let private = &shown.private_items;
            interest.interest.about.retain(|about| !private.contains(&about.item));
        }
        shown
    }
}

impl ItemState {
    fn blank(&mut self) {
        self.item = Item {
            number: self.item.number.clone(),
            title: PRIVATE_ITEM.into(),
            class: self.item.class.clone(),
            private: self.item.private.clone(),
            ..Item::default()
        };
        self.texts.clear();
        self.added = None;
    }
}
