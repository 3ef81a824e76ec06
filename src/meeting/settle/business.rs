//! What was decided: votes that did not come to an end, decisions that do not stand or hang on a reading, what was
//! announced otherwise; items on which nothing was decided or recorded.

use crate::meeting::agenda::{About, Purpose, Standing};
use crate::meeting::life::capital;
use crate::meeting::standing::DecisionStanding;
use crate::meeting::state::{DecisionState, ItemState, ItemStatus, Meeting, Nil, VoteState};
use crate::meeting::{does_not_agree, puts_off};
use crate::rules::{Hands, Outcome, Snapshot};

use super::{List, Settles};

impl Meeting {
    pub(super) fn votes_to_settle(&self, list: &mut List) {
        for vote in &self.votes {
            let about = &vote.about;
            let item = Some(&about.item);
            if vote.closed.is_none() {
                list.add(
                    item,
                    format!("The vote on item {about} was not closed"),
                    Settles::CloseVote(vote.id),
                );
                continue;
            }
            let result = self.vote_result(vote);
            let overtaken = self.is_overtaken(vote);
            match result.outcome {
                Outcome::Tied if !overtaken => list.add(
                    item,
                    format!("The vote on item {about} is equal and was not decided"),
                    Settles::Tie(vote.id),
                ),
                Outcome::RecountNeeded if !overtaken && !self.is_ruled_on(vote) => {
                    let more = vote.snapshot.hands.iter().find_map(more_hands_than_voters);
                    let why = more.unwrap_or_else(|| "The count by hands does not tell the result".into());
                    list.add(
                        item,
                        format!("{why}: a recorded vote on item {about} is needed"),
                        Settles::CountAgain(about.clone()),
                    );
                }
                Outcome::Tied
                | Outcome::RecountNeeded
                | Outcome::Carried
                | Outcome::Lost
                | Outcome::NoDecision
                | Outcome::Void
                | Outcome::Open
                | Outcome::ReadingNeeded => {}
            }
            if !overtaken {
                self.standing_to_settle(list, about, &self.vote_standing(vote));
            }
            if vote.announced.is_none() && !overtaken {
                list.add(
                    item,
                    format!("The result of the vote on item {about} was not announced"),
                    Settles::Announce(vote.id),
                );
            }
            if !overtaken {
                self.announced_to_settle(list, vote);
            }
            for vote in self.not_counted(vote) {
                let who = match &vote.person {
                    Some(person) => self.name(person),
                    None => self.seat_words(&vote.seat),
                };
                list.add(
                    item,
                    format!("{who} voted on item {about}, and the vote does not count"),
                    Settles::Known,
                );
            }
            self.chair_to_settle(list, about, &vote.snapshot);
        }
        for reading in self.readings.iter().filter(|reading| !reading.after_votes.is_empty()) {
            let item = reading.when.as_ref().and_then(|when| when.item.as_ref());
            let asks = self
                .terms
                .question(&reading.question)
                .map_or(&reading.question, |question| &question.asks);
            list.add(
                item,
                format!("A reading was settled when the votes were known: {asks}"),
                Settles::Known,
            );
        }
    }

    /// Another outcome was announced: the chair rules, or entries are put right. Other figures for the same outcome change
    /// nothing that was decided.
    fn announced_to_settle(&self, list: &mut List, vote: &VoteState) {
        let about = &vote.about;
        let Some(difference) = self.difference(vote) else {
            return;
        };
        let (words, settled_by) = match difference.announced.0 == difference.worked_out.0 {
            true => (
                format!("Other figures were announced on item {about} than count now, with the same outcome"),
                Settles::Known,
            ),
            false if self.is_ruled_on(vote) => return,
            false => (
                format!(
                    "What was announced on item {about} is not what the terms of reference give: the chair rules, or \
                     /look {} leads to what is to be put right",
                    about.item
                ),
                Settles::Ruling(about.clone()),
            ),
        };
        list.add(Some(&about.item), words, settled_by);
    }

    fn is_ruled_on(&self, vote: &VoteState) -> bool {
        matches!(self.vote_standing(vote), DecisionStanding::RuledByChair { .. })
    }

    pub(super) fn decisions_to_settle(&self, list: &mut List) {
        for decision in &self.decisions {
            let about = &decision.about;
            if decision.vote.is_none() && !self.is_taken_up_again(about, decision.when.order) {
                self.standing_to_settle(list, about, &self.decision_standing(decision));
            }
            self.chair_to_settle(list, about, &decision.snapshot);
        }
        self.minutes_not_agreed(list);
        self.decided_twice(list);
        for held in self.offices.iter().filter(|held| held.when.is_some()) {
            let item = held.when.as_ref().and_then(|when| when.item.clone());
            let name = self.name(&held.person);
            match self.election_standing(held) {
                DecisionStanding::NotEligible => {
                    list.add(
                        item.as_ref(),
                        format!(
                            "{name} was elected {} and may not hold it under the terms of reference",
                            held.office
                        ),
                        Settles::Look,
                    );
                }
                DecisionStanding::NotElected { says } => {
                    list.add(
                        item.as_ref(),
                        format!(
                            "{name} was declared elected {}, and the votes say otherwise: {says}",
                            held.office
                        ),
                        Settles::Look,
                    );
                }
                DecisionStanding::RecountNeeded => {
                    list.add(
                        item.as_ref(),
                        format!(
                            "The counts in the election of the {} do not tell who was elected",
                            held.office
                        ),
                        Settles::Look,
                    );
                }
                DecisionStanding::Void { .. } => {
                    list.add(
                        item.as_ref(),
                        format!("{name} was elected {} without a quorum", held.office),
                        Settles::Look,
                    );
                }
                DecisionStanding::ReadingNeeded { readings } => self.readings_to_settle(
                    list,
                    &item.map(|item| About::item(&item)).unwrap_or_default(),
                    &readings,
                ),
                DecisionStanding::Valid
                | DecisionStanding::Open
                | DecisionStanding::Tied
                | DecisionStanding::RecommendationOnly { .. }
                | DecisionStanding::Dispensed { .. }
                | DecisionStanding::RuledByChair { .. } => {}
            }
        }
    }

    /// Minutes that were put to be agreed, and were not: a later meeting agrees them, put right.
    fn minutes_not_agreed(&self, list: &mut List) {
        for of in self.to_approve() {
            let words = of.in_words();
            let refused =
                |decision: &&DecisionState| does_not_agree(&decision.verb) && decision.wording.starts_with(&words);
            if let Some(decision) = self.decisions.iter().rfind(refused) {
                list.add(
                    Some(&decision.about.item),
                    format!(
                        "{} were not agreed: the next meeting has them to agree again",
                        capital(&words)
                    ),
                    Settles::Known,
                );
            }
        }
    }

    /// Two decisions on one question: both stand, and somebody may have meant one.
    fn decided_twice(&self, list: &mut List) {
        let known = |decision: &&DecisionState| {
            let valid = *self.decision_standing(decision).computed() == DecisionStanding::Valid;
            valid && !puts_off(&decision.verb)
        };
        let stand: Vec<&DecisionState> = self.decisions.iter().filter(known).collect();
        for (at, last) in stand.iter().enumerate() {
            let of_it = |decision: &&&DecisionState| decision.about == last.about;
            let before: Vec<&&DecisionState> = stand.iter().take(at).filter(of_it).collect();
            if before.is_empty() || stand.iter().skip(at + 1).any(|later| of_it(&later)) {
                continue;
            }
            let told = |decision: &&DecisionState| {
                let openly = if decision.when.private { " in private" } else { "" };
                format!("{} at {}{openly}", decision.verb, decision.when.time.format("%H:%M"))
            };
            let told: Vec<String> = before.into_iter().chain([last]).map(told).collect();
            list.add(
                Some(&last.about.item),
                format!("Item {} was decided more than once: {}", last.about, told.join(", ")),
                Settles::Known,
            );
        }
    }

    fn standing_to_settle(&self, list: &mut List, about: &About, standing: &DecisionStanding) {
        match standing {
            DecisionStanding::Void { .. } if self.is_remedied(about) => {}
            DecisionStanding::Void { .. } => {
                list.add(
                    Some(&about.item),
                    format!("Item {about} was decided without a quorum"),
                    Settles::Remedy(about.clone()),
                );
            }
            DecisionStanding::ReadingNeeded { readings } => self.readings_to_settle(list, about, readings),
            DecisionStanding::Valid
            | DecisionStanding::Open
            | DecisionStanding::Tied
            | DecisionStanding::RecountNeeded
            | DecisionStanding::RecommendationOnly { .. }
            | DecisionStanding::Dispensed { .. }
            | DecisionStanding::NotEligible
            | DecisionStanding::NotElected { .. }
            | DecisionStanding::RuledByChair { .. } => {}
        }
    }

    /// What follows from the missing quorum was chosen: a remedy, or the item was put off.
    pub(in crate::meeting) fn is_remedied(&self, about: &About) -> bool {
        let chosen = self.remedies.iter().any(|(_, remedied, _, _)| remedied.covers(about));
        let put_off = self
            .item(&about.item)
            .is_some_and(|state| matches!(state.status, ItemStatus::Deferred { .. }));
        chosen || put_off
    }

    fn readings_to_settle(&self, list: &mut List, about: &About, readings: &[crate::rules::ReadingNeeded]) {
        if let Some(reading) = readings.first() {
            let words = format!(
                "What was decided depends on how the terms of reference are read: {}",
                reading.question
            );
            let item = Some(&about.item).filter(|item| !item.0.is_empty());
            list.add(item, words, Settles::Reading(reading.id.clone(), about.clone()));
        }
    }

    /// Rulings by whom they concern: on how the terms are read, where their own part hangs on it; on what they had an interest
    /// in.
    pub(super) fn own_rulings_to_settle(&self, list: &mut List) {
        let readings = self.readings.iter().filter_map(|reading| {
            let clause = self.terms.question(&reading.question)?.clause.as_ref();
            let on = clause.map_or("how the terms are read".into(), |clause| {
                format!("how paragraph {clause} is read")
            });
            Some((reading.by.as_ref()?, reading.own_part.as_ref()?, on))
        });
        let others = self.rulings.iter().filter_map(|ruling| {
            let by = ruling.by.as_ref()?;
            self.rung(by, &ruling.about)?;
            Some((by, &ruling.about, format!("the decision on item {}", ruling.about)))
        });
        for (by, about, on) in readings.chain(others) {
            let name = self.name(by);
            let words = format!("{name} ruled on {on} and has an interest in item {about}, on which that bears");
            list.add(Some(&about.item), words, Settles::Known);
        }
    }

    fn chair_to_settle(&self, list: &mut List, about: &About, room: &Snapshot) {
        if let Some(says) = self.wrongly_in_chair(room) {
            let words = format!("When item {about} was decided: {says}");
            list.add(Some(&about.item), words, Settles::Known);
        }
        if room.in_chair.is_none() {
            list.add(
                Some(&about.item),
                format!(
                    "Nobody is recorded as in the chair when item {about} was decided: /chair, who, before item {}",
                    about.item
                ),
                Settles::Chair,
            );
        }
    }

    pub(super) fn items_to_settle(&self, list: &mut List) {
        for state in &self.items {
            let number = &state.item.number;
            match state.status {
                ItemStatus::Waiting => {
                    list.add(
                        Some(number),
                        format!("Item {number} was not taken"),
                        Settles::Item(number.clone()),
                    );
                }
                ItemStatus::Current | ItemStatus::Taken => {
                    self.item_to_settle(list, state);
                    only_notes(list, state);
                }
                ItemStatus::Deferred { .. } | ItemStatus::Withdrawn { .. } => {}
            }
        }
    }

    fn item_to_settle(&self, list: &mut List, state: &ItemState) {
        let number = &state.item.number;
        if let Some((nil, what)) = self.unanswered(state) {
            list.add(
                Some(number),
                format!("Nothing was recorded on {what}, not even that there was none"),
                Settles::Nil(nil),
            );
            return;
        }
        let to_decide = match state.item.purpose {
            Purpose::Decision => true,
            Purpose::Discussion | Purpose::Assurance | Purpose::Information => !state.item.parts.is_empty(),
        };
        let undecided: Vec<About> = self
            .parts_of(number)
            .into_iter()
            .filter(|about| self.is_undecided(about))
            .collect();
        if to_decide {
            for about in &undecided {
                list.add(
                    Some(number),
                    format!("Nothing was decided on item {about}"),
                    Settles::Decision(about.clone()),
                );
            }
        } else if self.asks_for_text(state) && !state.has_minute_text() && !undecided.is_empty() {
            list.add(
                Some(number),
                format!("Item {number} has no minute text"),
                Settles::Minute(number.clone()),
            );
        }
    }

    /// Whether nothing would be told of an item without minute text. Of standing items that is a log of which no action is
    /// known: it is kept elsewhere.
    fn asks_for_text(&self, state: &ItemState) -> bool {
        let is_log = state.item.standing == Some(Standing::ActionLog);
        state.item.standing.is_none() || is_log && self.actions.iter().all(|known| known.when.is_some())
    }

    /// A standing item left without any entry and without the answer that there was nothing.
    pub(in crate::meeting) fn unanswered(&self, state: &ItemState) -> Option<(Nil, &'static str)> {
        let said = |nil: Nil| self.nil.iter().any(|(_, known)| *known == nil);
        let something = state.has_minute_text()
            || self
                .actions
                .iter()
                .any(|known| known.when.is_some() && known.action.item.as_ref() == Some(&state.item.number))
            || self
                .decisions
                .iter()
                .any(|decision| decision.about.item == state.item.number);
        let nil = state.item.standing?.asks()?;
        let (what, any) = match nil {
            Nil::Apologies => ("apologies", self.any_apologies()),
            Nil::Declarations => ("declarations of interest", !self.interests.is_empty()),
            Nil::MattersArising => ("matters arising", something),
            Nil::Questions => ("questions from the public", something || !self.questions.is_empty()),
            Nil::OtherBusiness => ("other business", something),
        };
        (!any && !said(nil)).then_some((nil, what))
    }
}

/// Somebody may have taken the one field for the other.
fn only_notes(list: &mut List, state: &ItemState) {
    if state.has_notes() && !state.has_minute_text() {
        let number = &state.item.number;
        let words = format!("Item {number} has notes and no minute text: notes are in no document");
        list.add(Some(number), words, Settles::Known);
    }
}

/// "9 hands were counted of Mid Essex, of whose members 3 may vote".
fn more_hands_than_voters(hands: &Hands) -> Option<String> {
    let counted = usize::from(hands.r#for) + usize::from(hands.against) + usize::from(hands.abstained);
    let could = hands.seats.len();
    let body = &hands.body;
    (could > 0 && counted > could)
        .then(|| format!("{counted} hands were counted of {body}, of whose members {could} may vote"))
}
