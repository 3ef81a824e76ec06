//! Where something belongs that is recorded when its item is over: where the item was left, on the side of the public or
//! of the private minutes that it is meant for, and not where the meeting happens to be when it is typed.

use super::agenda::ItemNo;
use super::event::{Event, Span};
use super::record::Seq;
use super::state::{ExclusionState, Meeting};

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
            Event::VoteCast { vote, .. }
            | Event::HandsCounted { vote, .. }
            | Event::VoteClosed { vote }
            | Event::DecidingVoteUsed { vote, .. }
            | Event::DecidingVoteDeclined { vote, .. }
            | Event::Recounted { vote, .. }
            | Event::ResultAnnounced { vote, .. } => of_vote(vote),
            _ => None,
        }
    }

    /// The record directly before which something about an item that is over belongs. `None`: the item was never taken, or
    /// nothing of it was on that side.
    pub fn where_it_belongs(&self, item: &ItemNo, private: bool) -> Option<Seq> {
        let state = self.item(item)?;
        let left = state.left.as_ref().filter(|_| self.current.as_ref() != Some(item))?;
        let out_then = |exclusion: &&ExclusionState| {
            let back = exclusion.readmitted.as_ref();
            exclusion.when.order < left.order && back.is_none_or(|back| left.order < back.order)
        };
        match (private, self.exclusions.iter().find(out_then)) {
            _ if state.private => Some(left.seq),
            (true, Some(_)) | (false, None) => Some(left.seq),
            // The public half of it ended with the resolution, the private one when they were back.
            (false, Some(exclusion)) => (exclusion.when.item.as_ref() == Some(item)).then_some(exclusion.when.seq),
            (true, None) => {
                let back = self
                    .exclusions
                    .iter()
                    .filter_map(|exclusion| exclusion.readmitted.as_ref());
                let mut during = back.filter(|back| back.item.as_ref() == Some(item));
                during.next_back().map(|back| back.seq)
            }
        }
    }
}
