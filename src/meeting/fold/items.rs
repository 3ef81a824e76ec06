//! The agenda as it goes: items added, changed, moved, taken, put off; their parts and texts. A number once issued
//! stays with its item; the order may change.

use super::sitting::waiting;
use super::{Done, Stamp};
use crate::meeting::agenda::{ITEMS_AT_MOST, Item, ItemNo, Part};
use crate::meeting::state::{ItemState, ItemStatus, Meeting, Phase, TextRef, When};
use crate::meeting::text::TextKind;

impl Meeting {
    /// Whether an item may have its number: nobody else has it, and its parts are told apart.
    pub(super) fn issue(&self, item: &Item) -> Done {
        if item.number.0.trim().is_empty() {
            return Err("An item needs a number.".into());
        }
        if self.item(&item.number).is_some() {
            return Err(format!("There is an item {} already.", item.number));
        }
        if self.items.len() >= ITEMS_AT_MOST {
            return Err(format!("An agenda holds at most {ITEMS_AT_MOST} items."));
        }
        check_parts(item)
    }

    pub(super) fn item_added(&mut self, at: Stamp, item: &Item, after: Option<&ItemNo>, reason: Option<&str>) -> Done {
        self.issue(item)?;
        let place = match after {
            Some(after) => self.place_of(after)? + 1,
            None => self.items.len(),
        };
        let when = self.when(at);
        let mut state = waiting(item);
        state.added_in_private = self.excluded();
        state.private |= state.added_in_private;
        // Before the meeting the agenda is still being made: nothing on it is late, unless somebody says why it is.
        state.added = (self.phase != Phase::Before || reason.is_some()).then(|| (when, reason.map(Into::into)));
        self.items.insert(place.min(self.items.len()), state);
        Ok(())
    }

    pub(super) fn item_changed(&mut self, at: Stamp, item: &Item) -> Done {
        check_parts(item)?;
        let private = self.excluded().then(|| self.when(at));
        let exclusions = self.exclusions.clone();
        let here = self.in_effect.len();
        let state = self.item_mut(&item.number)?;
        // The same once more says that it is so.
        if state.item.presenter != item.presenter || state.item == *item {
            state.presenter_said = Some(here);
        }
        state.change(item.clone(), private);
        state.give_letters(here);
        let excluded = |when: &When| {
            exclusions.iter().any(|exclusion| {
                exclusion.when.order < when.order
                    && exclusion.readmitted.as_ref().is_none_or(|back| when.order < back.order)
            })
        };
        state.private = item.private.is_some()
            || match state.taken.as_slice() {
                [] => state.added_in_private,
                taken => taken.iter().all(excluded),
            };
        Ok(())
    }

    /// After another item; to the front when none is named.
    pub(super) fn item_moved(&mut self, item: &ItemNo, after: Option<&ItemNo>) -> Done {
        let from = self.place_of(item)?;
        if after == Some(item) {
            return Ok(());
        }
        if let Some(after) = after {
            self.known_item(after)?;
        }
        let moved = self.items.remove(from);
        let place = match after {
            Some(after) => self.place_of(after)? + 1,
            None => 0,
        };
        self.items.insert(place.min(self.items.len()), moved);
        Ok(())
    }

    pub(super) fn item_taken(&mut self, at: Stamp, item: &ItemNo) -> Done {
        self.known_item(item)?;
        let when = When {
            item: Some(item.clone()),
            ..self.when(at)
        };
        if self.current.as_ref() == Some(item) {
            return Ok(());
        }
        self.leave_item(&when);
        let excluded = self.excluded();
        let state = self.item_mut(item)?;
        // Taken in public once, in private later: the item is not private, what was recorded meanwhile is.
        state.private = state.item.private.is_some() || (excluded && (state.taken.is_empty() || state.private));
        state.added_in_private &= excluded;
        state.taken.push(when);
        state.status = ItemStatus::Current;
        state.left = None;
        self.current = Some(item.clone());
        Ok(())
    }

    /// The current item is over; whoever was here for it alone has gone.
    pub(super) fn leave_item(&mut self, when: &When) {
        let Some(item) = self.current.take() else { return };
        if let Ok(state) = self.item_mut(&item) {
            state.left = Some(when.clone());
            if state.status == ItemStatus::Current {
                state.status = ItemStatus::Taken;
            }
        }
        for attendance in &mut self.attendance {
            if attendance.only_for.as_ref() == Some(&item) {
                attendance.end_spell(when);
            }
        }
    }

    pub(super) fn item_deferred(&mut self, at: Stamp, item: &ItemNo, reason: &str) -> Done {
        let when = self.when(at);
        let reason = reason.into();
        self.item_mut(item)?.status = ItemStatus::Deferred { when, reason };
        Ok(())
    }

    pub(super) fn item_withdrawn(&mut self, at: Stamp, item: &ItemNo, reason: &str) -> Done {
        let place = self.place_of(item)?;
        if reason.is_empty() && self.is_only_planned(item) {
            self.items.remove(place);
            return Ok(());
        }
        let when = self.when(at);
        let reason = reason.into();
        self.item_mut(item)?.status = ItemStatus::Withdrawn { when, reason };
        Ok(())
    }

    /// Whether nothing but the agenda knows of an item, and that is still being made: it can go without a trace.
    pub(in crate::meeting) fn is_only_planned(&self, item: &ItemNo) -> bool {
        let interests = self.interests.iter().flat_map(|known| &known.interest.about);
        let known = interests.chain(self.handlings.iter().map(|handling| &handling.about));
        let written = |state: &ItemState| !state.texts.is_empty();
        let decided = self.decisions.iter().map(|known| &known.about);
        let voted = self.votes.iter().map(|known| &known.about);
        let actions = self.actions.iter().filter_map(|known| known.action.item.as_ref());
        let here_for_it = self.attendance.iter().filter_map(|known| known.only_for.as_ref());
        self.phase == Phase::Before
            && !known
                .chain(decided)
                .chain(voted)
                .map(|about| &about.item)
                .chain(actions)
                .chain(here_for_it)
                .any(|number| number == item)
            && !self.item(item).is_some_and(written)
    }

    /// A recommendation more; or, with a known letter, its wording as it is now.
    pub(super) fn part_added(&mut self, at: Stamp, item: &ItemNo, part: &Part) -> Done {
        let private = self.excluded().then(|| self.when(at));
        let here = self.in_effect.len();
        let state = self.item_mut(item)?;
        let mut now = state.item.clone();
        match now.parts.iter_mut().find(|known| known.label == part.label) {
            Some(known) => *known = part.clone(),
            None => now.parts.push(part.clone()),
        }
        state.change(now, private);
        state.give_letters(here);
        Ok(())
    }

    pub(super) fn text_written(
        &mut self,
        at: Stamp,
        kind: TextKind,
        item: &ItemNo,
        (text, digest): (&str, &str),
    ) -> Done {
        let when = self.when(at);
        let text = TextRef {
            when,
            text: text.into(),
            digest: digest.into(),
        };
        self.item_mut(item)?.texts.entry(kind).or_default().push(text);
        Ok(())
    }

    fn place_of(&self, item: &ItemNo) -> Result<usize, String> {
        let place = self.items.iter().position(|state| state.item.number == *item);
        place.ok_or_else(|| format!("There is no item {item}."))
    }

    fn item_mut(&mut self, item: &ItemNo) -> Result<&mut ItemState, String> {
        let state = self.items.iter_mut().find(|state| state.item.number == *item);
        state.ok_or_else(|| format!("There is no item {item}."))
    }
}

fn check_parts(item: &Item) -> Done {
    for (place, part) in item.parts.iter().enumerate() {
        if item.parts.iter().take(place).any(|other| other.label == part.label) {
            return Err(format!("Item {} has two parts ({}).", item.number, part.label));
        }
    }
    Ok(())
}
