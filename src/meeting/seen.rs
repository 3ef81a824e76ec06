//! A meeting as far as the public knows it: what was changed in private of something public is as it was before. What is
//! private altogether stays in it, with its mark, and is for the redaction to take out.

use std::collections::BTreeSet;

use super::agenda::{Item, Part};
use super::people::PersonId;
use super::state::{Attendance, ItemState, Meeting, Spell, When};

impl Meeting {
    pub fn as_the_public_knows(&self) -> Meeting {
        let mut known = self.clone();
        known
            .items
            .retain(|state| !state.added_in_private || !state.taken.is_empty());
        for state in &mut known.items {
            if let Some((_, seen)) = state.seen.take() {
                state.item = seen;
            }
        }
        for attendance in &mut known.attendance {
            attendance.deputy_for = attendance.deputy_seen.take();
        }
        known.without_absences_in_private();
        for action in &mut known.actions {
            let seen = action.updates.iter().rfind(|(when, _, _)| !when.private);
            action.done = seen.is_some_and(|(_, _, done)| *done);
        }
        // A role may tell what the private business is. Names, seats and apologies are public whenever they were recorded.
        for person in &mut known.people {
            if let Some(seen) = known.roles_seen.get(&person.id) {
                person.role.clone_from(seen);
            }
        }
        // What is said in public of a decision is said of one that the public knows.
        known.decisions.retain(|decision| !decision.when.private);
        known.votes.retain(|vote| !vote.was_in_private());
        let unknown = self.met_in_private_alone();
        known.people.retain(|person| !unknown.contains(&person.id));
        known
    }

    /// An item as it may be shown now. Being taken in public says nothing new of it: it is taken under the title that the
    /// public has, until another is said to it.
    pub fn card<'m>(&self, state: &'m ItemState) -> &'m Item {
        let seen = state.seen.as_ref().filter(|_| self.public_may_read());
        seen.map_or(&state.item, |(_, seen)| seen)
    }

    /// Whether somebody of the public was there for some of it: at an end of it; of a member also when they were let in again.
    /// Of others nothing is told by that: who came for the private session may have gone with it, unrecorded.
    pub fn is_seen(&self, person: &PersonId, spell: &Spell) -> bool {
        let sits = !self.seats_of(person).is_empty();
        let mut back = self.exclusions.iter().filter_map(|known| known.readmitted.as_ref());
        let ends = std::iter::once(&spell.from).chain(&spell.to);
        ends.into_iter().any(|when| !when.private)
            || back.any(|back| {
                sits && spell.from.order < back.order && spell.to.as_ref().is_none_or(|to| back.order < to.order)
            })
    }

    /// Whether the public came back after it ended in private, and they were not there.
    pub fn is_missed(&self, person: &PersonId, spell: &Spell) -> bool {
        let Some(gone) = spell.to.as_ref().filter(|when| when.private) else {
            return false;
        };
        let mut back = self.exclusions.iter().filter_map(|known| known.readmitted.as_ref());
        let here = |back: &When| {
            let spells = self.attendance_of(person).map(|known| known.spells.iter());
            spells
                .into_iter()
                .flatten()
                .any(|spell| spell.from.order < back.order && spell.to.as_ref().is_none_or(|to| back.order < to.order))
        };
        back.find(|back| gone.order < back.order)
            .is_some_and(|back| !here(back))
    }

    /// Who went and came back while the public was out was there all the time, as far as the public knows.
    pub(super) fn without_absences_in_private(&mut self) {
        let back = self.exclusions.iter().filter_map(|known| known.readmitted.as_ref());
        let back: Vec<usize> = back.map(|when| when.order).collect();
        let unseen = |gone: &When, here: Option<&When>| {
            let one_session = |here: &When| !back.iter().any(|order| (gone.order..here.order).contains(order));
            gone.private && here.is_some_and(|here| here.private && one_session(here))
        };
        for attendance in &mut self.attendance {
            attendance.spells.dedup_by(|next, spell| {
                let joined = spell.to.as_ref().is_some_and(|gone| unseen(gone, Some(&next.from)));
                if joined {
                    spell.to = next.to.take();
                }
                joined
            });
            attendance.lost.retain(|(gone, here)| !unseen(gone, here.as_ref()));
            attendance.outs.retain(|out| !unseen(&out.from, out.to.as_ref()));
        }
    }

    /// People whom nobody of the public knows of.
    pub(super) fn met_in_private_alone(&self) -> BTreeSet<PersonId> {
        let seen = |known: &Attendance| {
            let mut spells = known.spells.iter();
            spells.any(|spell| self.is_seen(&known.person, spell))
        };
        let alone = |person: &&PersonId| !self.attendance_of(person).is_some_and(seen);
        self.met_in_private.iter().filter(alone).cloned().collect()
    }
}

impl ItemState {
    /// Its card is another now. `private`: when that was, where the public was out and is not told of it.
    pub(super) fn change(&mut self, item: Item, private: Option<When>) {
        let before = std::mem::replace(&mut self.item, item);
        if self.added_in_private {
            return; // nothing of it is known
        }
        match (&mut self.seen, private) {
            (seen @ None, Some(when)) => *seen = Some((when, before)),
            (Some((last, _)), Some(when)) => *last = when,
            (None, None) => {}
            // The same once more says that it is so.
            (seen, None) if before == self.item => *seen = None,
            (Some((_, seen)), None) => follow(seen, &before, &self.item),
        }
        self.seen.take_if(|(_, seen)| *seen == self.item);
    }
}

/// Changes in one card what was changed between two others.
fn follow(seen: &mut Item, before: &Item, now: &Item) {
    let Item {
        number: _,
        title,
        purpose,
        standing,
        parts,
        presenter,
        paper,
        minutes,
        concerns,
        class,
        private,
    } = seen;
    fn one<T: PartialEq + Clone>(seen: &mut T, before: &T, now: &T) {
        if before != now {
            seen.clone_from(now);
        }
    }
    one(title, &before.title, &now.title);
    one(purpose, &before.purpose, &now.purpose);
    one(standing, &before.standing, &now.standing);
    one(presenter, &before.presenter, &now.presenter);
    one(paper, &before.paper, &now.paper);
    one(minutes, &before.minutes, &now.minutes);
    one(concerns, &before.concerns, &now.concerns);
    one(class, &before.class, &now.class);
    one(private, &before.private, &now.private);
    follow_parts(parts, &before.parts, &now.parts);
}

/// The same of recommendations, each known by its letter.
fn follow_parts(seen: &mut Vec<Part>, before: &[Part], now: &[Part]) {
    seen.retain(|part| {
        let there = |parts: &[Part]| parts.iter().any(|other| other.label == part.label);
        there(now) || !there(before)
    });
    for part in now.iter().filter(|part| !before.contains(part)) {
        match seen.iter_mut().find(|known| known.label == part.label) {
            Some(known) => *known = part.clone(),
            None => seen.push(part.clone()),
        }
    }
}
