//! The quorum over time: tested at the call to order, at each item, and whenever somebody came or went.

use crate::meeting::{About, Handling, Meeting, PhaseChange, When};
use crate::minutes::facts::{At, Audience, Tested, What};

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
        let told = Meeting {
            readings: self.readings_told(),
            ..self.meeting.clone()
        };
        let mut moments = self.moments();
        moments.sort_by_key(|moment| moment.when.order);
        let mut tests = Vec::new();
        for (place, moment) in moments.iter().enumerate() {
            let about = moment.when.item.as_ref().map(About::item).unwrap_or_default();
            let room = told.room_at(moment.when.order, &about);
            let quorum = self.meeting.result(&room).quorum;
            let met = quorate(&quorum);
            if moment.tested == Tested::Reading && !settles(&told, moment.when, &about, met) {
                continue;
            }
            let later = moments.get(place + 1..).unwrap_or_default();
            if !self.is_passing(moment, met, later) {
                let clause = quorum_clause(&quorum);
                let tested = moment.tested;
                tests.push((moment.when.clone(), What::Quorum { met, clause, tested }));
            }
        }
        for (when, what) in tests {
            let audience = self.tested_for(&when);
            let under = self.place(&when);
            self.push(&when, under, audience, what);
        }
    }

    /// Who may read how a test came out: who takes no part in a private item is private, and with it the quorum.
    fn tested_for(&self, when: &When) -> Audience {
        match when.item.as_ref().is_some_and(|item| self.is_private(item)) {
            true => Audience::Private,
            false => self.audience(when),
        }
    }

    /// Whether nothing came of a moment, so that the next one counts: of comings and goings in one minute (a member and
    /// the deputy change places), and of a doubt at which nothing was decided. What an opening or a resumption found is
    /// told in any case.
    fn is_passing(&self, moment: &Moment<'_>, met: Option<bool>, later: &[Moment<'_>]) -> bool {
        let audience = self.tested_for(moment.when);
        // Whoever reads of this moment reads of that one, and of no other in between.
        let next = later.iter().find(|next| self.tested_for(next.when) == audience);
        next.is_some_and(|next| {
            let in_one_minute = next.when.time == moment.when.time && next.tested == Tested::Movement;
            let passes = match moment.tested {
                Tested::CallToOrder | Tested::Reading => false,
                Tested::Resumption => in_one_minute,
                Tested::Item | Tested::Movement => in_one_minute || met.is_none(),
            };
            passes && next.when.item == moment.when.item && !self.came_between(moment.when, next.when, audience)
        })
    }

    /// Whether between two moments something was decided, as far as readers of `audience` know, or was done that parts
    /// them: the public went or came back, another item was taken. What was decided at the second was decided before it.
    pub(super) fn came_between(&self, from: &When, to: &When, audience: Audience) -> bool {
        let meeting = self.meeting;
        let between = |when: &When| from.order < when.order && when.order < to.order;
        let decisions = meeting.decisions.iter().map(|known| &known.when);
        let votes = meeting.votes.iter().filter_map(|known| known.closed.as_ref());
        // A result that was announced on it, too.
        let announced = meeting.votes.iter();
        let announced = announced.filter_map(|known| Some(&known.announced.as_ref()?.when));
        let known = |when: &When| self.audience(when) <= audience;
        let mut decided = decisions.chain(votes).chain(announced);
        let decided = decided.any(|when| between(when) && known(when));
        let elected = meeting.offices.iter().filter_map(|held| held.when.as_ref());
        let elected = elected
            .filter(|when| self.audience(when) <= audience)
            .any(|when| between(when) || when.order == to.order);
        let exclusions = meeting.exclusions.iter();
        let mut the_public = exclusions.flat_map(|known| std::iter::once(&known.when).chain(&known.readmitted));
        let mut taken = meeting.items.iter().flat_map(|state| &state.taken);
        decided || elected || the_public.any(between) || taken.any(between)
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
        for when in meeting.readings.iter().filter_map(|reading| reading.when.as_ref()) {
            add(when, Tested::Reading);
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

    /// Whether anything was decided in that span, as far as these readers know.
    pub(super) fn decided_between(&self, from: &At, to: usize, readers: Audience) -> bool {
        let decisions = self.meeting.decisions.iter();
        let decisions = decisions.map(|known| (&known.when, self.audience(&known.when)));
        let votes = self.meeting.votes.iter();
        let votes = votes.filter_map(|known| Some((known.closed.as_ref()?, self.audience_of_vote(known))));
        let mut decided = decisions.chain(votes);
        decided.any(|(when, audience)| audience <= readers && (from.order..to).contains(&when.order))
    }
}

/// Whether it was the reading settled there by which a doubt about the quorum was.
fn settles(told: &Meeting, when: &When, about: &About, met: Option<bool>) -> bool {
    let mut before = told.clone();
    let earlier = |known: &When| known.order < when.order;
    before
        .readings
        .retain(|reading| reading.when.as_ref().is_none_or(earlier));
    let room = before.room_at(when.order, about);
    met.is_some() && quorate(&told.result(&room).quorum).is_none()
}
