//! The numbers of other records that an event holds, for taking an entry over into another record of the same meeting,
//! where it gets a number of its own.

use super::event::Event;
use super::record::{Record, Seq};

impl Record {
    /// The numbers of the records that this one refers to.
    pub fn refers_to(&mut self) -> Vec<&mut Seq> {
        let before = self.effect.as_mut().and_then(|effect| effect.before.as_mut());
        let mut found = self.event.refers_to();
        found.extend(before);
        found
    }
}

impl Event {
    fn refers_to(&mut self) -> Vec<&mut Seq> {
        match self {
            Event::VoteCast { vote, .. }
            | Event::HandsCounted { vote, .. }
            | Event::VoteClosed { vote }
            | Event::DecidingVoteUsed { vote, .. }
            | Event::DecidingVoteDeclined { vote, .. }
            | Event::Recounted { vote, .. }
            | Event::ResultAnnounced { vote, .. } => vec![vote],
            Event::Withdrawn { seq, .. } => vec![seq],
            Event::Replaced { seq, with, effect, .. } => {
                let mut found = with.refers_to();
                found.push(seq);
                found.extend(effect.as_mut().and_then(|effect| effect.before.as_mut()));
                found
            }
            // The damaged entry was one of its own record.
            Event::Recovered { .. } => vec![],
            Event::Created(_)
            | Event::Session { .. }
            | Event::Disposed { .. }
            | Event::ClockCorrected { .. }
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
            | Event::ItemChanged { .. }
            | Event::ItemMoved { .. }
            | Event::ItemTaken { .. }
            | Event::ItemDeferred { .. }
            | Event::ItemWithdrawn { .. }
            | Event::PartAdded { .. }
            | Event::NoMattersArising
            | Event::NoOtherBusiness
            | Event::NoQuestions
            | Event::QuestionAsked { .. }
            | Event::PublicCounted { .. }
            | Event::NothingDeclared
            | Event::InterestDeclared(_)
            | Event::InterestRaised { .. }
            | Event::HandlingDecided { .. }
            | Event::HandlingEvidenced { .. }
            | Event::TextWritten { .. }
            | Event::DecisionTaken { .. }
            | Event::VoteOpened { .. }
            | Event::DissentRecorded { .. }
            | Event::ReadingSettled { .. }
            | Event::ChairRuled { .. }
            | Event::RemedyChosen { .. }
            | Event::PublicExcluded { .. }
            | Event::PublicReadmitted
            | Event::ActionAgreed(_)
            | Event::ActionUpdated { .. }
            | Event::MinutesApproved { .. }
            | Event::Circulated { .. }
            | Event::Signed { .. }
            | Event::HeadChanged(_) => vec![],
        }
    }
}
