//! What waits: handlings to be decided, people to be sent out, parts to be decided. Asked by the guide and by the list
//! to settle, so that both mean the same.

use crate::rules::Presence;
use crate::terms::From;

use super::agenda::{About, Item, ItemNo};
use super::committee::bare_title;
use super::decided::Decided;
use super::event::BroughtInterest;
use super::people::PersonId;
use super::standing::DecisionStanding;
use super::state::{Handling, ItemState, ItemStatus, Meeting, Phase, VoteState, When};

impl Meeting {
    /// Interests that came along with items of this agenda and that nobody has confirmed here: declared or handled anew.
    /// Of private ones nothing while the public may read.
    pub fn to_confirm(&self) -> Vec<(&ItemNo, &BroughtInterest)> {
        let brought = self.created.brought.interests.iter();
        let brought = brought.filter(|interest| !interest.private || !self.public_may_read());
        let waiting = brought.filter_map(|interest| {
            let person = &interest.person;
            let state = self.item_of_title(&interest.title)?;
            let item = &state.item.number;
            let mut declared = self.interests.iter().map(|known| &known.interest);
            let mut handled = self.handlings.iter();
            let done = declared
                .any(|known| known.person == *person && known.about.iter().any(|about| about.item == *item))
                || handled.any(|known| known.person == *person && known.about.item == *item);
            (!done).then_some((item, interest))
        });
        waiting.collect()
    }

    /// The item that came along under this title, whatever number or title it has now.
    fn item_of_title(&self, title: &str) -> Option<&ItemState> {
        let bare = bare_title(title).to_lowercase();
        let on_it = |state: &&ItemState| !matches!(state.status, ItemStatus::Withdrawn { .. });
        let is_it = |item: &Item| bare_title(&item.title).to_lowercase() == bare;
        let mut items = self.items.iter().filter(on_it);
        items.clone().find(|state| is_it(&state.item)).or_else(|| {
            let then = self.created.agenda.iter().find(|item| is_it(item))?;
            items.find(|state| state.item.number == then.number)
        })
    }

    /// Interests whose handling nobody has decided, person by person and item by item.
    pub fn open_handlings(&self) -> Vec<(PersonId, About)> {
        let mut open: Vec<(PersonId, About)> = Vec::new();
        for state in &self.interests {
            let person = &state.interest.person;
            for about in &state.interest.about {
                let decided = self
                    .handlings
                    .iter()
                    .any(|handling| handling.person == *person && handling.about.covers(about));
                let entry = (person.clone(), about.clone());
                if !decided && !open.contains(&entry) {
                    open.push(entry);
                }
            }
        }
        open
    }

    /// The vote that goes on: the last one that is open; else the last one of the current item, or of any item once the
    /// meeting is over, that is closed and waits to be announced. An open vote on what was put off or taken up again comes
    /// after all others: it is only to be closed.
    pub fn vote_in_hand(&self) -> Option<&VoteState> {
        let here = |vote: &VoteState| self.phase == Phase::Closed || self.current.as_ref() == Some(&vote.about.item);
        let open = |vote: &&VoteState| vote.closed.is_none();
        let waits = |vote: &&VoteState| !open(vote) && vote.announced.is_none() && here(vote);
        let mut stand = self.votes.iter().filter(|vote| !self.is_overtaken(vote));
        let open_one = stand.clone().rfind(open);
        open_one
            .or_else(|| stand.rfind(waits))
            .or_else(|| self.votes.iter().rfind(open))
    }

    /// What is in hand: the part that a vote is open on; else of the current item the first part that is undecided,
    /// where interests make a difference between its parts; else that item.
    pub fn about_in_hand(&self) -> Option<About> {
        match self.open_vote() {
            Some(vote) => Some(vote.about.clone()),
            None => self.current.as_ref().map(|item| self.part_in_hand(item)),
        }
    }

    pub(super) fn part_in_hand(&self, item: &ItemNo) -> About {
        let of_a_part = |handling: &Handling| handling.about.item == *item && handling.about.part.is_some();
        if !self.handlings.iter().any(of_a_part) {
            return About::item(item);
        }
        let undecided = self.parts_of(item).into_iter().find(|about| self.is_undecided(about));
        undecided.unwrap_or_else(|| About::item(item))
    }

    /// Who is out for this item because of another part of it, and has nothing to do with this one.
    pub(super) fn is_out_for_another_part(&self, person: &PersonId, about: &About) -> bool {
        let mut of_person = self.handlings.iter().filter(|handling| handling.person == *person);
        let on_this = of_person.clone().any(|handling| handling.about.covers(about));
        let on_another = of_person.any(|handling| handling.about.item == about.item);
        about.part.is_some() && on_another && !on_this
    }

    /// Whose handling for an item, or the part of it that is in hand, sends them out of the room, and who are in it.
    pub fn to_go_out(&self, item: &ItemNo) -> Vec<PersonId> {
        let about = self.part_in_hand(item);
        let in_room = |person: &PersonId| match self.presence_for(person, Some(item)) {
            Presence::InPerson | Presence::Remote => true,
            Presence::Absent | Presence::Withdrew => false,
        };
        let leaves = |person: &PersonId| {
            self.rung(person, &about)
                .is_some_and(|rung| self.rung_bars(&rung, From::Room))
        };
        let mut people: Vec<PersonId> = Vec::new();
        for handling in &self.handlings {
            let person = &handling.person;
            if leaves(person) && in_room(person) && !people.contains(person) {
                people.push(person.clone());
            }
        }
        people
    }

    /// Nothing has been decided on a part, by agreement or by a vote that came to an end.
    pub fn is_undecided(&self, about: &About) -> bool {
        let agreed = self
            .decisions
            .iter()
            .any(|known| self.decides(Decided::Decision(known), about));
        let mut votes = self.votes.iter().filter(|vote| vote.closed.is_some());
        !agreed && !votes.any(|vote| self.decides(Decided::Vote(vote), about))
    }

    /// Whether this was decided on a part, or on the whole item while the part was one of its recommendations: what is
    /// recommended later is not decided by it.
    pub(super) fn decides(&self, decided: Decided<'_>, about: &About) -> bool {
        let given_later = |state: &ItemState| {
            let meant = |label: &String| about.part.as_ref().is_none_or(|of| of == label);
            let mut labels = state
                .item
                .parts
                .iter()
                .map(|part| &part.label)
                .filter(|label| meant(label));
            let later = |label: &String| state.letters.get(label).is_some_and(|given| *given > decided.began());
            labels.clone().next().is_some() && labels.all(later)
        };
        let whole = decided.about().part.is_none();
        let of_later = || self.item(&about.item).is_some_and(given_later);
        decided.about().covers(about) && !(whole && of_later())
    }

    /// The last that was decided on a part is void for want of a quorum, and nothing followed from that yet.
    pub fn is_void(&self, about: &About) -> bool {
        matches!(self.standing_of(about), Some(DecisionStanding::Void { .. })) && !self.is_remedied(about)
    }

    /// The last vote on a part did not tell its result.
    pub fn is_to_be_counted_again(&self, about: &About) -> bool {
        self.standing_of(about) == Some(DecisionStanding::RecountNeeded)
    }

    /// What the last that was decided on a part is worth.
    pub(super) fn standing_of(&self, about: &About) -> Option<DecisionStanding> {
        let mut votes = self
            .votes
            .iter()
            .filter(|vote| self.decides(Decided::Vote(vote), about));
        let vote = votes.rfind(|vote| vote.closed.is_some());
        let mut decisions = self.decisions.iter();
        let agreed = decisions.rfind(|known| self.decides(Decided::Decision(known), about));
        Some(match (vote, agreed) {
            (Some(vote), Some(decision)) if vote.opened.order > decision.when.order => self.vote_standing(vote),
            (_, Some(decision)) => self.decision_standing(decision),
            (Some(vote), None) => self.vote_standing(vote),
            (None, None) => return None,
        })
    }

    /// What was voted on was taken up again: another vote, an agreement, or the item was put off.
    pub fn is_overtaken(&self, vote: &VoteState) -> bool {
        self.is_taken_up_again(&vote.about, vote.opened.order)
    }

    /// What was put at this moment was put off, or voted on or agreed anew later.
    pub(super) fn is_taken_up_again(&self, about: &About, order: usize) -> bool {
        let put_off = self.item(&about.item).is_some_and(|state| match state.status {
            ItemStatus::Deferred { .. } | ItemStatus::Withdrawn { .. } => true,
            ItemStatus::Waiting | ItemStatus::Current | ItemStatus::Taken => false,
        });
        let again = self
            .votes
            .iter()
            .any(|other| other.opened.order > order && other.about.covers(about));
        // What a vote carried is no other decision than the vote.
        let mut decisions = self.decisions.iter().filter(|decision| decision.vote.is_none());
        put_off || again || decisions.any(|decision| decision.when.order > order && decision.about.covers(about))
    }

    /// Somebody sent apologies.
    pub fn any_apologies(&self) -> bool {
        self.attendance.iter().any(|attendance| attendance.apologies.is_some())
    }

    /// The latest handling of somebody who was to leave the room, on an item that was taken, with nothing to show for it.
    pub(super) fn lacks_evidence(&self, handling: &Handling) -> bool {
        let Handling {
            person, about, rung, ..
        } = handling;
        let latest = self
            .handlings
            .iter()
            .rev()
            .find(|known| known.person == *person && known.about == *about);
        let leaves = rung.as_ref().is_some_and(|rung| self.rung_bars(rung, From::Room));
        let Some(state) = self.item(&about.item) else {
            return false;
        };
        let Some(attendance) = self.attendance_of(person) else {
            return false;
        };
        let was_here = attendance.spells.iter().any(|spell| {
            let left = state.left.as_ref().map_or(usize::MAX, |left| left.order);
            let gone = spell.to.as_ref().map_or(usize::MAX, |to| to.order);
            state
                .taken
                .iter()
                .any(|taken| spell.from.order < left && gone > taken.order)
        });
        let shown = attendance.outs.iter().any(|out| out.item == about.item)
            || self
                .evidence
                .iter()
                .any(|known| known.person == *person && known.about.item == about.item);
        latest == Some(handling) && leaves && was_here && !shown && !state.taken.is_empty()
    }

    /// Something was decided on this before then.
    pub(super) fn decided_before(&self, about: &About, when: &When) -> bool {
        let decisions = self.decisions.iter().map(|decision| (&decision.about, &decision.when));
        let votes = self
            .votes
            .iter()
            .filter_map(|vote| Some((&vote.about, vote.closed.as_ref()?)));
        let mut done = decisions.chain(votes);
        done.any(|(decided, then)| (about.covers(decided) || decided.covers(about)) && then.order < when.order)
    }
}
