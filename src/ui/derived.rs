//! What the rules say about the meeting as it stands: worked out once after each act, read by every screen.

use crate::meeting::{self, About, Guide, History, Meeting, Outlook, PersonId};
use crate::rules::{self, ItemResult, Outcome, ReadingNeeded, Snapshot};

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
    /// Deputies who are here and, as the terms are read, sit in no seat.
    pub no_deputies: Vec<PersonId>,
}

impl Derived {
    /// Asks the rules; what was worked out of this meeting `before` is taken over where nothing that it rests on changed.
    pub fn of(history: &History, before: Option<&Derived>) -> Derived {
        let view = history.for_the_public().map(Box::new);
        let meeting = view.as_deref().unwrap_or_else(|| history.meeting());
        let vote = meeting.vote_in_hand();
        // Before the meeting the room is held against the first item, so that the quorum is seen to grow.
        let about = vote
            .map(|vote| vote.about.clone())
            .or_else(|| meeting.about_in_hand())
            .or_else(|| meeting.next_item().map(|state| About::item(&state.item.number)));
        let room = about.as_ref().map(|about| meeting.snapshot(about));
        let same = before.filter(|before| before.room == room);
        let result = match same {
            Some(before) => before.result.clone(),
            None => room.as_ref().map(|room| rules::result(&meeting.terms, room)),
        };
        let vote_result = vote.map(|vote| meeting.vote_result(vote));
        let could_matter = match (same, &room) {
            (Some(before), _) => before.could_matter.clone(),
            (None, Some(room)) => rules::could_matter(&meeting.terms, room),
            (None, None) => Vec::new(),
        };
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
            deciding: vote.map_or_else(Vec::new, |vote| meeting.readings_of_deciding(vote)),
            room,
            vote: vote_result,
            could_matter,
            decided,
            outlook: meeting.outlook_since(&[], before.map_or(&[], |before| &before.outlook)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::testing::*;
    use crate::meeting::{Event, VoteWay};
    use crate::terms::Choice;

    /// What was worked out before, made recognisable: whatever still bears the mark was taken over.
    fn marked(history: &History) -> Derived {
        let mut before = Derived::of(history, None);
        let result = before.result.as_mut().unwrap();
        result.margin = "taken over".into();
        before.could_matter.clear();
        for outlook in &mut before.outlook {
            outlook.missing = vec!["taken over".into()];
        }
        before
    }

    /// Whether result and readings were taken over, and the forecasts of how many items.
    fn taken_over(tale: &Tale, event: Event) -> (bool, usize) {
        let before = marked(&tale.history());
        let after = Derived::of(&tale.clone().then("10:05", event).history(), Some(&before));
        let result = after.result.unwrap().margin == "taken over";
        assert_eq!(result, after.could_matter.is_empty(), "both or neither");
        let forecasts = after.outlook.iter().filter(|outlook| outlook.missing == ["taken over"]);
        (result, forecasts.count())
    }

    #[test]
    fn only_what_changed_is_worked_out_again() {
        let tale = Tale::begun()
            .take("10:00", "5")
            .then("10:01", opened("5", VoteWay::ByName));
        let items = tale.meeting().outlook().len();
        let vote = tale.last();
        assert_eq!(taken_over(&tale, cast(vote, "me-lay", Choice::For)), (true, items));
        assert_eq!(taken_over(&tale, left("ade")), (false, 0));
        assert_eq!(taken_over(&tale, handled("ade", "7", NO_PART)), (true, items - 1));
        assert_eq!(taken_over(&tale, handled("ade", "5", NO_PART)), (false, items - 1));
    }
}
