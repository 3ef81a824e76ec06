//! What the rules say about the meeting as it stands: worked out once after each act, read by every screen.

use crate::meeting::{self, About, Guide, History, Meeting, Outlook, PersonId};
use crate::rules::{ItemResult, Outcome, ReadingNeeded, Snapshot};

/// The answers that the screens show. Only a copy of what the rules answered, never edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The meeting as the screen may show it, where the public may read along and something of it is private.
    pub view: Option<Box<Meeting>>,
    /// What is in hand: the part that a vote is open on, else the current item.
    pub about: Option<About>,
    /// For what is in hand, in the room as it is now.
    pub result: Option<ItemResult>,
    /// The vote that goes on, or waits to be announced.
    pub vote_in_hand: Option<u64>,
    /// Its result.
    pub vote: Option<ItemResult>,
    /// The room that both were worked out for, without any vote.
    pub room: Option<Snapshot>,
    /// Readings that some possible vote on this item could make matter.
    pub could_matter: Vec<ReadingNeeded>,
    /// Whether that is decided, so that no vote on it is expected.
    pub decided: bool,
    /// Of a tie: readings that a deciding vote would hang on.
    pub deciding: Vec<ReadingNeeded>,
    pub outlook: Vec<Outlook>,
    pub guide: Guide,
    /// Quorum for what is in hand, in words, for the first line, with everybody's name.
    pub quorum_named: String,
    /// The same with no more names than are read at a glance.
    pub quorum_line: String,
    /// The same where there is little room.
    pub quorum_short: String,
    /// "11 votes (8 members)".
    pub strength: String,
    /// Who is in the chair for what is in hand and may not be, or in doubt.
    pub wrongly_in_chair: Option<String>,
    /// Deputies who are here and, as the terms are read, sit in no seat.
    pub no_deputies: Vec<PersonId>,
}

impl Derived {
    /// Asks the rules.
    pub fn of(history: &History) -> Derived {
        let view = history.for_the_public().map(Box::new);
        let meeting = view.as_deref().unwrap_or_else(|| history.meeting());
        let vote = meeting.vote_in_hand();
        // Before the meeting the room is held against the first item, so that the quorum is seen to grow.
        let about = vote
            .map(|vote| vote.about.clone())
            .or_else(|| meeting.about_in_hand())
            .or_else(|| meeting.next_item().map(|state| About::item(&state.item.number)));
        let room = about.as_ref().map(|about| meeting.snapshot(about));
        let result = room.as_ref().map(|room| meeting.result(room));
        let vote_result = vote.map(|vote| meeting.vote_result(vote));
        let could_matter = room.as_ref().map_or_else(Vec::new, |room| meeting.could_matter(room));
        let undecided = |about: &About| vote.is_some() || meeting.is_undecided(about);
        let decided = !about.as_ref().is_some_and(undecided);
        let guide = meeting::guide_with(meeting, Some(&could_matter));
        let quorum = |words: fn(&Meeting, Option<&About>, Option<&ItemResult>) -> String| match &about {
            // Who takes no part in a private item is private, and with it the quorum.
            Some(about) if view.is_some() && meeting.private_items.contains(&about.item) => {
                format!(
                    "Item {} is private: its quorum is shown once the public is out",
                    about.item
                )
            }
            about => words(meeting, about.as_ref(), result.as_ref()),
        };
        Derived {
            quorum_named: quorum(meeting::quorum_named),
            quorum_line: quorum(meeting::quorum_line),
            quorum_short: quorum(meeting::quorum_short),
            strength: result.as_ref().map_or_else(String::new, meeting::strength),
            vote_in_hand: vote.map(|vote| vote.id),
            about,
            result,
            wrongly_in_chair: room.as_ref().and_then(|room| meeting.wrongly_in_chair(room)),
            deciding: vote.map_or_else(Vec::new, |vote| meeting.readings_of_deciding(vote)),
            room,
            vote: vote_result,
            could_matter,
            decided,
            outlook: meeting.outlook(),
            guide,
            no_deputies: no_deputies(meeting),
            view,
        }
    }

    /// The ids of the questions that matter here, in their order.
    pub fn reading_ids(&self) -> Vec<String> {
        self.matters().into_iter().map(|reading| reading.id.clone()).collect()
    }

    /// The questions that matter here, those of the vote in hand first. Once a vote is closed, or something is agreed
    /// without one, what votes could have made of it matters no more.
    pub fn matters(&self) -> Vec<&ReadingNeeded> {
        let of_vote = self
            .vote
            .iter()
            .flat_map(|result| result.readings.iter().chain(&result.quorum.readings))
            .chain(&self.deciding);
        let closed = self.vote.as_ref().is_some_and(|result| result.outcome != Outcome::Open);
        let could_matter = self.could_matter.iter().filter(|_| !closed && !self.decided);
        let of_room = self.result.iter().flat_map(|result| &result.quorum.readings);
        let mut questions: Vec<&ReadingNeeded> = Vec::new();
        for reading in of_vote.chain(of_room).chain(could_matter) {
            if !questions.iter().any(|known| known.id == reading.id) {
                questions.push(reading);
            }
        }
        questions
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
