//! Which minutes an entry belongs to: decided here, once, for the fold and for what the screen says before Enter.
//!
//! An entry is private where the public was out of the room, or where all that it is about is private. Which item is
//! open does not matter: what happens in public about the public's business is public.

use super::action::Action;
use super::agenda::{About, ItemNo};
use super::event::{Event, MinutesPart, Span};
use super::record::Seq;
use super::state::Meeting;

/// What an entry is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject<'e> {
    /// The sitting, the people in it, or the record: whoever is in the room sees it.
    Room,
    /// These items; at least one.
    Items(Vec<&'e ItemNo>),
    /// An action, by its number.
    Action(u16),
    /// Private minutes: of an earlier meeting, or a text for those of this one.
    PrivateMinutes,
    /// That the public leaves or returns: the public is told.
    ThePublic,
}

impl Meeting {
    /// What an event is about.
    pub fn subject<'e>(&'e self, event: &'e Event) -> Subject<'e> {
        let item = |item: &'e ItemNo| Subject::Items(vec![item]);
        let of_vote = |vote: &Seq| self.vote(*vote).map_or(Subject::Room, |vote| item(&vote.about.item));
        match event {
            Event::DecisionTaken { about, .. }
            | Event::VoteOpened { about, .. }
            | Event::DissentRecorded { about, .. }
            | Event::ChairRuled { about, .. }
            | Event::RemedyChosen { about, .. }
            | Event::HandlingDecided { about, .. }
            | Event::HandlingEvidenced { about, .. }
            | Event::ReadingSettled {
                span: Span::Decision(about),
                ..
            } => item(&about.item),
            Event::VoteCast { vote, .. }
            | Event::HandsCounted { vote, .. }
            | Event::VoteClosed { vote }
            | Event::DecidingVoteUsed { vote, .. }
            | Event::DecidingVoteDeclined { vote, .. }
            | Event::Recounted { vote, .. }
            | Event::ResultAnnounced { vote, .. } => of_vote(vote),
            Event::ItemAdded { item: known, .. } | Event::ItemChanged { item: known } => item(&known.number),
            Event::ItemTaken { item: known }
            | Event::ItemMoved { item: known, .. }
            | Event::ItemDeferred { item: known, .. }
            | Event::ItemWithdrawn { item: known, .. }
            | Event::PartAdded { item: known, .. }
            | Event::WentOut { item: known, .. } => item(known),
            Event::TextWritten { kind, .. } if kind.is_private() => Subject::PrivateMinutes,
            Event::TextWritten { item: known, .. } => item(known),
            Event::InterestDeclared(interest) | Event::InterestRaised { interest, .. } => of_items(&interest.about),
            Event::ActionAgreed(Action { item: Some(known), .. }) => item(known),
            Event::ActionUpdated { action, .. } => Subject::Action(*action),
            Event::MinutesApproved { of, .. } if of.part == MinutesPart::Private => Subject::PrivateMinutes,
            Event::MinutesApproved { item: known, .. } => item(known),
            Event::PublicExcluded { .. } | Event::PublicReadmitted => Subject::ThePublic,
            Event::Created(_)
            | Event::Session { .. }
            | Event::Recovered { .. }
            | Event::Disposed { .. }
            | Event::ClockCorrected { .. }
            | Event::HeadChanged(_)
            | Event::CalledToOrder
            | Event::Adjourned { .. }
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
            | Event::NoMattersArising
            | Event::NoOtherBusiness
            | Event::NoQuestions
            | Event::QuestionAsked { .. }
            | Event::PublicCounted { .. }
            | Event::NothingDeclared
            | Event::ReadingSettled {
                span: Span::Meeting | Span::UntilTermsChange,
                ..
            }
            | Event::ActionAgreed(Action { item: None, .. })
            | Event::Circulated { .. }
            | Event::Signed { .. }
            | Event::Withdrawn { .. }
            | Event::Replaced { .. } => Subject::Room,
        }
    }

    /// Whether an event is for the private minutes. `public_is_out`: at the moment at which it takes effect.
    pub fn is_private(&self, event: &Event, public_is_out: bool) -> bool {
        match self.subject(event) {
            Subject::ThePublic => false,
            Subject::PrivateMinutes => true,
            Subject::Room => public_is_out,
            Subject::Items(items) => public_is_out || items.iter().all(|item| self.private_items.contains(*item)),
            Subject::Action(number) => {
                let mut actions = self.actions.iter();
                public_is_out || actions.any(|known| known.action.number == number && known.is_private())
            }
        }
    }
}

impl Meeting {
    /// Whether anything that is private here, entry or item, is there and private no more.
    pub fn makes_public(&self, after: &Meeting) -> bool {
        let stands = |seq: &&Seq| after.in_effect.contains(seq);
        let mut entries = self.private_entries.difference(&after.private_entries).filter(stands);
        let mut items = self.private_items.difference(&after.private_items);
        entries.next().is_some() || items.any(|item| after.item(item).is_some())
    }
}

/// An interest in no item in particular is declared to the room.
fn of_items(about: &[About]) -> Subject<'_> {
    match about {
        [] => Subject::Room,
        about => Subject::Items(about.iter().map(|about| &about.item).collect()),
    }
}
