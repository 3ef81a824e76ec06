//! What goes on around decisions: interests, actions, people, the public.

use chrono::NaiveDate;

use crate::meeting::action::action_number;
use crate::meeting::presenting::{PresenterIs, WasHere};
use crate::meeting::standing::DecisionStanding;
use crate::meeting::state::{ExclusionState, ItemState, ItemStatus, Meeting, Phase, PhaseChange, When};

use super::{List, Settles};

impl Meeting {
    pub(super) fn interests_to_settle(&self, list: &mut List) {
        for (item, interest) in self.to_confirm() {
            let words = format!(
                "{} had declared an interest in item {item} when it was put off, and it was not asked whether that still stands",
                self.name(&interest.person)
            );
            list.add(Some(item), words, Settles::Interest(item.clone(), interest.clone()));
        }
        for (person, about) in self.open_handlings() {
            let words = format!(
                "It was not decided how {}'s interest in item {about} is handled",
                self.name(&person)
            );
            list.add(Some(&about.item.clone()), words, Settles::Handling(person, about));
        }
        for handling in &self.handlings {
            if self.lacks_evidence(handling) {
                let about = &handling.about;
                let words = format!(
                    "It was not recorded that {} left the room for item {about}",
                    self.name(&handling.person)
                );
                list.add(
                    Some(&about.item),
                    words,
                    Settles::Evidence(handling.person.clone(), about.clone()),
                );
            }
        }
        for state in &self.interests {
            let late = state
                .interest
                .about
                .iter()
                .find(|about| self.decided_before(about, &state.when));
            if let Some(about) = late {
                let words = format!(
                    "{} declared an interest in item {about} after it was decided",
                    self.name(&state.interest.person)
                );
                list.add(Some(&about.item), words, Settles::Known);
            }
        }
        for attendance in &self.attendance {
            if let Some(item) = attendance.out_for()
                && self.is_here(&attendance.person)
                && self.current.as_ref() != Some(item)
                && self.phase != Phase::Closed
            {
                let words = format!(
                    "{} went out for item {item} and is not marked as back",
                    self.name(&attendance.person)
                );
                list.add(Some(item), words, Settles::CameBack(attendance.person.clone()));
            }
        }
    }

    pub(super) fn actions_to_settle(&self, list: &mut List) {
        for known in self.actions.iter().filter(|known| known.when.is_some() && !known.done) {
            let action = &known.action;
            let lacks = match (action.owner.trim().is_empty(), action.due) {
                (false, Some(_)) => continue,
                (true, None) => "neither owner nor date",
                (true, Some(NaiveDate { .. })) => "no owner",
                (false, None) => "no date",
            };
            let words = format!("Action {} has {lacks}: {}", action_number(action.number), action.words);
            list.add(action.item.as_ref(), words, Settles::Action(action.number));
        }
    }

    pub(super) fn people_to_settle(&self, list: &mut List) {
        let begun = self
            .phases
            .iter()
            .any(|(_, change)| *change == PhaseChange::CalledToOrder);
        let members = self.people.iter().filter(|person| begun && !person.seats.is_empty());
        for member in members {
            let attendance = self.attendance_of(&member.id);
            let came = attendance.is_some_and(|known| !known.spells.is_empty());
            if !came && !self.apologies_of(&member.id) {
                let words = format!("{} neither came nor sent apologies", self.name(&member.id));
                list.add(None, words, Settles::Apologies(member.id.clone()));
            }
        }
        for attendance in &self.attendance {
            if let Some((seat, None)) = &attendance.deputy_for
                && !attendance.spells.is_empty()
                && !self.is_no_deputy(&attendance.person, seat)
            {
                let deputy = self.name(&attendance.person);
                let words = format!(
                    "It was not recorded who accepted {deputy} as deputy for {}",
                    self.seat_words(seat)
                );
                list.add(None, words, Settles::Accept(attendance.person.clone()));
            }
        }
    }

    /// Of an item that is over: who was to present it and was not here, or whom nobody has added.
    pub(super) fn presenters_to_settle(&self, list: &mut List) {
        let over = self.items.iter().filter(|state| match state.status {
            ItemStatus::Current | ItemStatus::Taken => state.left.is_some(),
            ItemStatus::Waiting | ItemStatus::Deferred { .. } | ItemStatus::Withdrawn { .. } => false,
        });
        for state in over {
            let number = &state.item.number;
            for presenter in self.presenters(state, |_| true) {
                let words = match &presenter.is {
                    PresenterIs::Here => continue,
                    PresenterIs::Known { person, was_here } => {
                        let name = self.name(person);
                        match was_here {
                            WasHere::Yes => continue,
                            WasHere::Withdrew => {
                                format!(
                                    "Item {number}: {name} was to present it and withdrew; who did, the same before leaving, or nobody?"
                                )
                            }
                            WasHere::No => format!(
                                "Item {number}: {name} was to present it and is not recorded as here; who did, or \
                                 nobody? Or mark the arrival with its time (Ctrl+P)"
                            ),
                        }
                    }
                    PresenterIs::Unknown => format!(
                        "{} is to present item {number} and is not recorded as here",
                        presenter.text
                    ),
                };
                list.add(Some(number), words, Settles::Presenter(number.clone()));
            }
        }
    }

    /// The public may stay out to the end; but not while an item is taken that is not private.
    pub(super) fn exclusions_to_settle(&self, list: &mut List) {
        for exclusion in &self.exclusions {
            let standing = self.exclusion_standing(exclusion);
            if matches!(standing, DecisionStanding::Void { .. }) {
                list.add(
                    exclusion.when.item.as_ref(),
                    "The public was excluded without a quorum".into(),
                    Settles::Look,
                );
            }
            if let Some(state) = self.public_item_behind(exclusion) {
                let number = &state.item.number;
                let words = format!("Item {number} was taken without the public, and nobody recorded their return");
                let by = match exclusion.readmitted {
                    None => Settles::Readmit,
                    Some(_) => Settles::Look,
                };
                list.add(Some(number), words, by);
            }
        }
    }

    fn public_item_behind(&self, exclusion: &ExclusionState) -> Option<&ItemState> {
        let until = exclusion.readmitted.as_ref().map_or(usize::MAX, |back| back.order);
        let within = |taken: &When| (exclusion.when.order..until).contains(&taken.order);
        let mut public = self.items.iter().filter(|state| state.item.private.is_none());
        public.find(|state| state.taken.iter().any(within))
    }
}
