//! What the rules answer of a room, remembered: screens and documents ask the same many times, and the answer rests on
//! nothing but the terms and the room.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use crate::rules::{self, ItemResult, ReadingNeeded, Snapshot};

use super::state::Meeting;

/// So many rooms are remembered at most.
const KEPT: usize = 400;

/// The answers so far, under the terms of one meeting; shared by all its states.
#[derive(Clone, Default)]
pub struct Asked(Rc<RefCell<BTreeMap<Snapshot, Answers>>>);

#[derive(Clone, Default)]
struct Answers {
    result: Option<ItemResult>,
    could_matter: Option<Vec<ReadingNeeded>>,
}

impl Meeting {
    /// [`rules::result`] of a room of this meeting, under its terms.
    pub fn result(&self, room: &Snapshot) -> ItemResult {
        self.asked
            .answer(room, |known| &mut known.result, || rules::result(&self.terms, room))
    }

    /// [`rules::could_matter`] in a room of this meeting, under its terms.
    pub fn could_matter(&self, room: &Snapshot) -> Vec<ReadingNeeded> {
        self.asked.answer(
            room,
            |known| &mut known.could_matter,
            || rules::could_matter(&self.terms, room),
        )
    }
}

impl Asked {
    fn answer<T: Clone>(
        &self,
        room: &Snapshot,
        of: fn(&mut Answers) -> &mut Option<T>,
        work_out: impl FnOnce() -> T,
    ) -> T {
        let known = self.0.borrow_mut().get_mut(room).and_then(|known| of(known).clone());
        known.unwrap_or_else(|| {
            let answer = work_out();
            let mut rooms = self.0.borrow_mut();
            if rooms.len() >= KEPT {
                rooms.clear();
            }
            *of(rooms.entry(room.clone()).or_default()) = Some(answer.clone());
            answer
        })
    }
}

/// What was asked before makes no difference to a meeting.
impl PartialEq for Asked {
    fn eq(&self, _: &Asked) -> bool {
        true
    }
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asked")
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::testing::{Tale, left};
    use crate::rules;

    #[test]
    fn a_room_is_worked_out_once_and_is_what_the_rules_say_of_it() {
        let tale = Tale::begun().take("10:00", "5");
        let (before, after) = (tale.meeting(), tale.clone().then("10:05", left("ade")).meeting());
        for meeting in [&before, &after, &before] {
            let room = meeting.snapshot_in_hand();
            assert_eq!(meeting.result(&room), rules::result(&meeting.terms, &room));
            assert_eq!(meeting.could_matter(&room), rules::could_matter(&meeting.terms, &room));
        }
        assert_ne!(
            before.result(&before.snapshot_in_hand()),
            after.result(&after.snapshot_in_hand())
        );
        assert_eq!(before.asked.0.borrow().len(), 1);
    }
}
