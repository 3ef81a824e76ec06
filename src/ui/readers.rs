//! Which minutes an entry is for, as it is typed: said before Enter, and decided in the same words when it is recorded.

use crate::meeting::{Effect, Event, ItemNo, Meeting, Phase};

use super::app::OpenMeeting;
use super::command::Context;

/// Where the secretary is while typing: what decides for whom an entry about an item that is over is meant.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    meeting: &'a Meeting,
    /// An item that is looked at without being taken.
    looked_at: Option<&'a ItemNo>,
    /// Whether the text on the screen is for the private minutes.
    private_text: bool,
}

impl OpenMeeting {
    pub fn desk(&self) -> Desk<'_> {
        Desk {
            meeting: self.history.meeting(),
            looked_at: self.shown.as_ref(),
            private_text: self.minute.kind.is_private(),
        }
    }
}

impl Context<'_> {
    /// The item on the screen, that acts are about where they name none.
    pub fn item(&self) -> Option<&ItemNo> {
        self.shown.or(self.meeting().current.as_ref())
    }

    /// The meeting as the screen may show it now.
    pub fn on_screen(&self) -> &Meeting {
        self.derived.view.as_deref().unwrap_or_else(|| self.history.meeting())
    }

    pub fn desk(&self) -> Desk<'_> {
        Desk {
            meeting: self.meeting(),
            looked_at: self.shown,
            private_text: self.private_text,
        }
    }
}

impl<'a> Desk<'a> {
    /// Of what is recorded of an item that was taken and is over, after the close or while the public is out: the item,
    /// and whether it is for the private minutes. It is for those that the item's text on the screen is for; of an item
    /// that is not on the screen, for the private ones where anything of it was private.
    pub fn side<'e>(self, event: &'e Event) -> Option<(&'e ItemNo, bool)>
    where
        'a: 'e,
    {
        let meeting = self.meeting;
        let over = meeting.phase == Phase::Closed;
        let settled_now = || {
            self.looked_at
                .filter(|_| over && matches!(event, Event::ReadingSettled { .. }))
        };
        let item = meeting.item_of(event).or_else(settled_now)?;
        let on_screen = self.looked_at.or(meeting.current.as_ref()) == Some(item);
        // Of one that was never taken too, where its private text is on the screen: what the meeting came to in public
        // would not be private.
        let meant_in_private = over && !meeting.excluded() && on_screen && self.private_text;
        let state = meeting.item(item);
        let state = state.filter(|state| !state.taken.is_empty() || meant_in_private && !state.private)?;
        let private = match on_screen {
            true => state.private || self.private_text,
            false => state.private || meeting.was_in_private(item),
        };
        let in_hand = meeting.current.as_ref() == Some(item);
        (over || meeting.excluded() && !in_hand).then_some((item, private))
    }

    /// Whether an event is for the private minutes. `effect`: when it was, where that was said.
    pub fn is_private(self, event: &Event, effect: Option<&Effect>) -> bool {
        let meeting = self.meeting;
        // A correction is for the readers of what it corrects; moved in time, for those who were there then.
        match event {
            Event::Replaced { with, effect, .. } if effect.is_some_and(|effect| effect.before.is_some()) => {
                return self.is_private(with, effect.as_ref());
            }
            Event::Withdrawn { seq, .. } | Event::Replaced { seq, .. } => {
                return meeting.private_entries.contains(seq);
            }
            _ => {}
        }
        match effect.and_then(|effect| effect.before) {
            Some(before) => meeting.is_private(event, meeting.was_excluded_before(before)),
            None => match self.side(event) {
                Some((_, private)) => private,
                None => meeting.is_private(event, meeting.excluded()),
            },
        }
    }

    /// Whether the screen may say what these events are: not where the public is in the meeting and all of them are for
    /// the private minutes.
    pub fn may_be_told(self, events: &[(Event, Option<Effect>)]) -> bool {
        let private = |(event, effect): &(Event, Option<Effect>)| self.is_private(event, effect.as_ref());
        let meets_in_public = self.meeting.public_may_read() && self.meeting.phase != Phase::Before;
        events.is_empty() || !meets_in_public || !events.iter().all(private)
    }

    /// Why something cannot be recorded of an item on that side: it never was there.
    pub fn no_such_side(self, (item, private): (&ItemNo, bool)) -> Option<String> {
        let nowhere = self.meeting.where_it_belongs(item, private).is_none();
        let (was, other) = if private {
            ("in private", "public")
        } else {
            ("in public", "private")
        };
        nowhere.then(|| {
            format!("Item {item} was never taken {was}. Look at it with /look {item}; Ctrl+U is its {other} text.")
        })
    }
}
