//! Where something belongs that is recorded when its item is over: where the item was last in hand with the public there,
//! or without them, as it is meant for, and not where the meeting happens to be when it is typed.

use super::agenda::ItemNo;
use super::event::{Event, Span};
use super::record::Seq;
use super::state::{Meeting, PhaseChange, When};

impl Meeting {
    /// The item that an event is about, where it is about one.
    pub fn item_of<'e>(&'e self, event: &'e Event) -> Option<&'e ItemNo> {
        let of_vote = |vote: &Seq| self.vote(*vote).map(|vote| &vote.about.item);
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
            } => Some(&about.item),
            Event::ItemDeferred { item, .. } | Event::ItemWithdrawn { item, .. } => Some(item),
            Event::ActionAgreed(action) => action.item.as_ref(),
            Event::InterestDeclared(interest) | Event::InterestRaised { interest, .. } => {
                interest.about.first().map(|about| &about.item)
            }
            Event::ItemChanged { item } => Some(&item.number),
            Event::PartAdded { item, .. } => Some(item),
            Event::VoteCast { vote, .. }
            | Event::HandsCounted { vote, .. }
            | Event::VoteClosed { vote }
            | Event::DecidingVoteUsed { vote, .. }
            | Event::DecidingVoteDeclined { vote, .. }
            | Event::Recounted { vote, .. }
            | Event::ResultAnnounced { vote, .. } => of_vote(vote),
            // Of the sitting as a whole, of somebody, or of the record; a text says itself which minutes it is for.
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
            | Event::WentOut { .. }
            | Event::CameBack { .. }
            | Event::TookChair { .. }
            | Event::OfficeFilled { .. }
            | Event::InOffice { .. }
            | Event::ItemAdded { .. }
            | Event::ItemMoved { .. }
            | Event::ItemTaken { .. }
            | Event::NoMattersArising
            | Event::NoOtherBusiness
            | Event::NoQuestions
            | Event::QuestionAsked { .. }
            | Event::PublicCounted { .. }
            | Event::NothingDeclared
            | Event::TextWritten { .. }
            | Event::PublicExcluded { .. }
            | Event::PublicReadmitted
            | Event::ActionUpdated { .. }
            | Event::MinutesApproved { .. }
            | Event::Circulated { .. }
            | Event::Signed { .. }
            | Event::Withdrawn { .. }
            | Event::Replaced { .. }
            | Event::ReadingSettled { .. } => None,
        }
    }

    /// The record directly before which something about an item that is over belongs: where it was last in hand with the
    /// public there, or without them. `None`: it never was.
    pub fn where_it_belongs(&self, item: &ItemNo, private: bool) -> Option<Seq> {
        let state = self.item(item).filter(|_| self.current.as_ref() != Some(item))?;
        let ends = self.items.iter().flat_map(|state| &state.taken);
        let closed = self.phases.iter().filter(|(_, change)| *change == PhaseChange::Closed);
        let mut ends: Vec<&When> = ends.chain(closed.map(|(when, _)| when)).collect();
        ends.sort_by_key(|when| when.order);
        let back = self.exclusions.iter().filter_map(|known| known.readmitted.as_ref());
        let walls: Vec<&When> = self.exclusions.iter().map(|known| &known.when).chain(back).collect();
        let side_before = |when: &&When| state.private || self.was_excluded_before(when.order) == private;
        state.taken.iter().rev().find_map(|taken| {
            let end = ends.iter().find(|end| end.order > taken.order)?;
            let within = walls
                .iter()
                .filter(|wall| (taken.order..end.order).contains(&wall.order));
            let places = within.chain(std::iter::once(end)).copied().filter(side_before);
            places.max_by_key(|when| when.order).map(|when| when.seq)
        })
    }

    fn was_excluded_before(&self, order: usize) -> bool {
        self.exclusions.iter().any(|known| {
            let back = known.readmitted.as_ref();
            known.when.order < order && back.is_none_or(|back| order <= back.order)
        })
    }
}
