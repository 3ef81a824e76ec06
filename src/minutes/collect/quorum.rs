//! The quorum over time: tested at the call to order, at each item, and whenever somebody came or went.

use crate::meeting::{About, Handling, PhaseChange, When};
use crate::minutes::facts::{At, Tested, What};
use crate::rules::result;

use super::Collector;
use super::verdict::{quorate, quorum_clause};

/// A moment at which the quorum is tested.
struct Moment<'a> {
    when: &'a When,
    tested: Tested,
}

impl Collector<'_> {
    /// The quorum at the call to order, at each item, and whenever somebody came or went.
    pub(super) fn quorum(&mut self) {
        let mut moments = self.moments();
        moments.sort_by_key(|moment| moment.when.order);
        let decided = self.decided();
        let mut tests = Vec::new();
        for (place, moment) in moments.iter().enumerate() {
            // Of comings and goings in one minute (a member and the deputy change places) the last one counts,
            // unless something was decided in between.
            let overtaken = moments.get(place + 1).is_some_and(|next| {
                let between = moment.when.order..next.when.order;
                next.when.time == moment.when.time
                    && next.tested == Tested::Movement
                    && moment.tested != Tested::CallToOrder
                    && next.when.item == moment.when.item
                    && !decided.iter().any(|order| between.contains(order))
            });
            if !overtaken {
                tests.push((moment.when.clone(), moment.tested));
            }
        }
        for (when, tested) in tests {
            let about = when.item.as_ref().map(About::item).unwrap_or_default();
            let room = self.meeting.room_at(when.order, &about);
            let result = result(&self.meeting.terms, &room);
            let what = What::Quorum {
                met: quorate(&result.quorum),
                clause: quorum_clause(&result.quorum),
                tested,
            };
            self.tell(&when, what);
        }
    }

    fn moments(&self) -> Vec<Moment<'_>> {
        let meeting = self.meeting;
        let mut moments = Vec::new();
        let mut add = |when, tested| moments.push(Moment { when, tested });
        for (when, change) in &meeting.phases {
            match change {
                PhaseChange::CalledToOrder => add(when, Tested::CallToOrder),
                PhaseChange::Resumed => add(when, Tested::Resumption),
                PhaseChange::Adjourned { .. }
                | PhaseChange::Closed
                | PhaseChange::Abandoned { .. }
                | PhaseChange::NeverBegan { .. } => {}
            }
        }
        for when in meeting.items.iter().flat_map(|state| &state.taken) {
            add(when, Tested::Item);
        }
        let mut moved = |when| add(when, Tested::Movement);
        for attendance in &meeting.attendance {
            for spell in &attendance.spells {
                moved(&spell.from);
                spell.to.iter().for_each(&mut moved);
            }
            for out in &attendance.outs {
                moved(&out.from);
                out.to.iter().for_each(&mut moved);
            }
        }
        let here = |handling: &&Handling| handling.when.item.as_ref() == Some(&handling.about.item);
        let handlings = meeting.handlings.iter().filter(here);
        handlings.for_each(|handling| moved(&handling.when));
        meeting
            .offices
            .iter()
            .filter_map(|held| held.when.as_ref())
            .for_each(moved);
        moments
            .into_iter()
            .filter(|moment| moment.tested == Tested::CallToOrder || self.sat_at(moment.when))
            .filter(|moment| !self.adjourned_at(moment.when.order))
            .collect()
    }

    /// Between an adjournment and what followed it nothing is tested: nobody is there to do business.
    fn adjourned_at(&self, order: usize) -> bool {
        let before = self.meeting.phases.iter().rfind(|(when, _)| when.order <= order);
        matches!(before, Some((_, PhaseChange::Adjourned { .. })))
    }

    /// Where something was decided, in the order of effect.
    fn decided(&self) -> Vec<usize> {
        let decisions = self.meeting.decisions.iter().map(|decision| decision.when.order);
        let votes = self.meeting.votes.iter().filter_map(|vote| vote.closed.as_ref());
        decisions.chain(votes.map(|when| when.order)).collect()
    }

    /// Whether anything was decided in that span.
    pub(super) fn decided_between(&self, from: &At, to: usize) -> bool {
        self.decided().iter().any(|order| (from.order..to).contains(order))
    }
}
