//! What the rules say about the meeting as it stands: worked out once after each act, read by every screen.

use crate::meeting::{self, About, Guide, History, Meeting, Outlook, PersonId, VoteState};
use crate::rules::{self, ItemResult, Outcome, ReadingNeeded};

/// The answers that the screens show. Only a copy of what the rules answered, never edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// What is in hand: the part that a vote is open on, else the current item.
    pub about: Option<About>,
    /// For what is in hand, in the room as it is now.
    pub result: Option<ItemResult>,
    /// The last vote of the current item, when nothing else was taken since.
    pub vote_in_hand: Option<u64>,
    /// Its result.
    pub vote: Option<ItemResult>,
    /// Readings that some possible vote on this item could make matter.
    pub could_matter: Vec<ReadingNeeded>,
    /// Of a tie: readings that a deciding vote would hang on.
    pub deciding: Vec<ReadingNeeded>,
    pub outlook: Vec<Outlook>,
    pub guide: Guide,
    /// Quorum for what is in hand, in words, for the first line.
    pub quorum_line: String,
    /// The same where there is little room.
    pub quorum_short: String,
    /// "11 votes (8 members)".
    pub strength: String,
    /// Deputies who are here and, as the terms are read, sit in no seat.
    pub no_deputies: Vec<PersonId>,
}

impl Derived {
    /// Asks the rules; what was forecast of this meeting before is taken over where nothing that it rests on changed.
    pub fn of(history: &History, forecast: &[Outlook]) -> Derived {
        let meeting = history.meeting();
        let vote = vote_in_hand(meeting);
        // Before the meeting the room is held against the first item, so that the quorum is seen to grow.
        let about = vote
            .map(|vote| vote.about.clone())
            .or_else(|| meeting.about_in_hand())
            .or_else(|| meeting.next_item().map(|state| About::item(&state.item.number)));
        let snapshot = about.as_ref().map(|about| meeting.snapshot(about));
        let result = snapshot
            .as_ref()
            .map(|snapshot| rules::result(&meeting.terms, snapshot));
        let vote_result = vote.map(|vote| meeting.vote_result(vote));
        let could_matter = snapshot
            .as_ref()
            .map_or_else(Vec::new, |snapshot| rules::could_matter(&meeting.terms, snapshot));
        let guide = meeting::guide_with(meeting, Some(&could_matter));
        Derived {
            quorum_line: meeting::quorum_line(meeting, about.as_ref(), result.as_ref()),
            quorum_short: meeting::quorum_short(meeting, about.as_ref(), result.as_ref()),
            strength: result.as_ref().map_or_else(String::new, meeting::strength),
            vote_in_hand: vote.map(|vote| vote.id),
            about,
            result,
            deciding: vote.map_or_else(Vec::new, |vote| meeting.readings_of_deciding(vote)),
            vote: vote_result,
            could_matter,
            outlook: meeting.outlook_since(&[], forecast),
            guide,
            no_deputies: no_deputies(meeting),
        }
    }

    /// The questions that matter here, those of the vote in hand first. Once a vote is closed, what other votes could have
    /// made of it matters no more.
    pub fn reading_ids(&self) -> Vec<String> {
        let of_vote = self
            .vote
            .iter()
            .flat_map(|result| result.readings.iter().chain(&result.quorum.readings))
            .chain(&self.deciding);
        let closed = self.vote.as_ref().is_some_and(|result| result.outcome != Outcome::Open);
        let could_matter = self.could_matter.iter().filter(|_| !closed);
        let of_room = self.result.iter().flat_map(|result| &result.quorum.readings);
        let mut ids: Vec<String> = Vec::new();
        for reading in of_vote.chain(of_room).chain(could_matter) {
            if !ids.contains(&reading.id) {
                ids.push(reading.id.clone());
            }
        }
        ids
    }
}

fn no_deputies(meeting: &Meeting) -> Vec<PersonId> {
    let deputies = meeting.attendance.iter().filter_map(|known| {
        let (seat, _) = known.deputy_for.as_ref()?;
        let out = meeting.is_here(&known.person) && meeting.is_no_deputy(&known.person, seat);
        out.then(|| known.person.clone())
    });
    deputies.collect()
}

/// The vote being taken, or tied and waiting, or closed and not yet announced; none once what it was on was put off.
fn vote_in_hand(meeting: &Meeting) -> Option<&VoteState> {
    let vote = meeting.votes.last()?;
    let here = meeting.current.as_ref() == Some(&vote.about.item);
    (here && vote.announced.is_none() && !meeting.is_overtaken(vote)).then_some(vote)
}
