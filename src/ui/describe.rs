//! Short words for what an act records: shown before Enter, after it, on undo and in the list of what can be put right.
//! The sentences of the minutes are not here: they are the room below's.

use crate::meeting::{
    Decided, DecisionStanding, Event, History, InterestKind, ItemState, Meeting, PersonId, Record, Ruling, VoteState,
};
use crate::minutes::vocabulary;
use crate::rules::{Outcome, Presence, Rung};
use crate::terms::{Choice, From, RemedyAct, SeatId};

/// The person's short name, or the id where nobody has it.
pub fn short(meeting: &Meeting, id: &PersonId) -> String {
    meeting.name(id)
}

/// Who sits there, or the seat's title.
pub fn sitting(meeting: &Meeting, seat: &SeatId) -> String {
    let who = meeting.occupant(seat);
    who.map_or_else(|| seat_title(meeting, seat), |who| short(meeting, &who))
}

/// An item's title, where others may be looking: a private one has none.
pub fn item_title<'m>(meeting: &Meeting, state: &'m ItemState) -> &'m str {
    match state.private {
        true => "(private item)",
        false => &meeting.card(state).title,
    }
}

/// Whether of a private item nothing is shown where the agenda is made: once there was a private session, and the public is
/// back. Before one it is being prepared.
pub fn is_hidden(meeting: &Meeting, state: &ItemState) -> bool {
    state.private && meeting.public_may_read() && !meeting.exclusions.is_empty()
}

/// "Lay Member, Mid Essex".
pub fn seat_title(meeting: &Meeting, seat: &SeatId) -> String {
    let known = meeting.terms.all_seats().into_iter().find(|known| &known.id == seat);
    known.map_or_else(|| seat.to_string(), |seat| format!("{}, {}", seat.title, seat.body))
}

/// What somebody is doing now, for lists of people.
pub fn person_now(meeting: &Meeting, id: &PersonId) -> String {
    let seat = meeting
        .seats_of(id)
        .first()
        .map_or_else(String::new, |seat| seat_title(meeting, seat));
    let role = meeting
        .person(id)
        .and_then(|person| person.role.clone())
        .unwrap_or_default();
    let place = if seat.is_empty() { role } else { seat };
    let here = match meeting.presence(id) {
        Presence::InPerson => "here",
        Presence::Remote => "here, remote",
        Presence::Withdrew => "out for the item",
        Presence::Absent if meeting.apologies_of(id) => "apologies",
        Presence::Absent => "not here",
    };
    if place.is_empty() {
        here.into()
    } else {
        format!("{place} · {here}")
    }
}

/// The kind as screens show it.
pub fn interest_kind(kind: InterestKind) -> &'static str {
    kind.in_words()
}

/// The kind as it is typed.
pub fn interest_token(kind: InterestKind) -> &'static str {
    match kind {
        InterestKind::Financial => "financial",
        InterestKind::NonFinancialProfessional => "professional",
        InterestKind::NonFinancialPersonal => "personal",
        InterestKind::Indirect => "indirect",
    }
}

/// What a rung of the ladder takes away, in one line.
pub fn rung_effects(rung: &Rung) -> String {
    let mut parts = Vec::new();
    if rung.effects.contains(&From::Room) {
        parts.push("leaves the room");
    }
    if rung.effects.contains(&From::Vote) {
        parts.push("does not vote");
    }
    if rung.effects.contains(&From::Quorum) {
        parts.push("does not count towards the quorum");
    }
    if parts.is_empty() {
        "takes full part".into()
    } else {
        parts.join(", ")
    }
}

/// The outcome in the documents' words, but for what may still become something.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Open => "open",
        Outcome::ReadingNeeded => "it depends how the terms are read",
        settled => vocabulary::outcome(settled),
    }
}

/// What a decision is worth, in a few words.
pub fn standing(standing: &DecisionStanding) -> String {
    match standing {
        DecisionStanding::Valid => "valid".into(),
        DecisionStanding::Open => "open".into(),
        DecisionStanding::Tied => "tied".into(),
        DecisionStanding::Void { missing } if missing.is_empty() => "not a valid decision".into(),
        DecisionStanding::Void { missing } => format!("not a valid decision, no quorum: {}", missing.join("; ")),
        DecisionStanding::ReadingNeeded { .. } => "it depends how the terms are read".into(),
        DecisionStanding::RecountNeeded => "to be counted again".into(),
        DecisionStanding::RecommendationOnly { .. } => "a recommendation only".into(),
        DecisionStanding::Dispensed { says } => format!("by dispensation: {says}"),
        DecisionStanding::NotEligible => "not eligible".into(),
        DecisionStanding::NotElected { says } => format!("not elected: {says}"),
        DecisionStanding::RuledByChair { ruling, computed, .. } => {
            let ruled = match ruling {
                Ruling::Stands => "the chair ruled that it stands",
                Ruling::DoesNotStand => "the chair ruled that it does not stand",
            };
            format!("{ruled} (worked out: {})", self::standing(computed))
        }
    }
}

/// What stands beside the result of a vote: that something else was announced, and what the chair ruled.
pub fn beside_result(meeting: &Meeting, vote: &VoteState) -> Vec<String> {
    let announced = vote.announced.as_ref().filter(|_| meeting.difference(vote).is_some());
    let announced = announced.map(|said| format!("Announced in the room: {}.", outcome(said.outcome)));
    announced
        .into_iter()
        .chain(ruled(meeting, Decided::Vote(vote)))
        .collect()
}

/// "The chair ruled: stands. The figures were known."
pub fn ruled(meeting: &Meeting, decided: Decided<'_>) -> Option<String> {
    let ruling = meeting.ruling_on(decided)?;
    let how = match ruling.ruling {
        Ruling::Stands => "stands",
        Ruling::DoesNotStand => "does not stand",
    };
    let reason = ruling.reason.trim();
    Some(
        format!("The chair ruled: {how}. {}", capital(reason))
            .trim_end()
            .to_owned(),
    )
}

/// A choice as it is spoken.
pub fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::For => "for",
        Choice::Against => "against",
        Choice::Abstain => "abstained",
        Choice::NoChoice => "no choice",
    }
}

/// A remedy whose terms give it no words.
pub fn remedy_act(act: &RemedyAct) -> String {
    match act {
        RemedyAct::CoOpt(whom) => format!("Co-opt: {whom}"),
        RemedyAct::Dispense(by) => format!("Dispensation by {by}"),
        RemedyAct::Refer(to) => format!("Refer to {to}"),
        RemedyAct::Recommend => "Proceed as a recommendation".into(),
        RemedyAct::Defer => "Defer the item".into(),
        RemedyAct::Adjourn(how) => format!("Adjourn: {how}"),
    }
}

/// One event in a few words, as it would be recorded now; a sentence without its full stop.
pub fn event(meeting: &Meeting, event: &Event) -> String {
    capital(&meeting.in_words(event))
}

/// The same of what was recorded. Of a private entry nothing, while the public may read along.
pub fn record(meeting: &Meeting, record: &Record) -> String {
    match meeting.public_may_read() && meeting.private_entries.contains(&record.seq) {
        true => PRIVATE_ENTRY.into(),
        false => capital(&meeting.recorded_in_words(record.seq, &record.event)),
    }
}

const PRIVATE_ENTRY: &str = "A private entry";

/// The same of a record as it counts now: its own event, or the one that took its place.
pub fn entry(history: &History, record: &Record) -> String {
    let event = history.event(record.seq).unwrap_or(&record.event).clone();
    let record = Record {
        event,
        ..record.clone()
    };
    self::record(history.meeting(), &record)
}

/// The same of what was withdrawn: whether it was private nobody can tell any more, so where the public ever was out its
/// free words are kept back.
pub fn withdrawn(history: &History, event: &Event) -> String {
    let meeting = history.meeting();
    let excluded = |record: &Record| matches!(record.event, Event::PublicExcluded { .. });
    let event = match meeting.public_may_read() && history.records().iter().any(excluded) {
        true => without_words(event.clone()),
        false => event.clone(),
    };
    capital(&meeting.in_words(&event))
}

fn without_words(mut event: Event) -> Event {
    match &mut event {
        Event::Adjourned { reason, .. }
        | Event::HandlingDecided { reason, .. }
        | Event::ChairRuled { reason, .. }
        | Event::ItemDeferred { reason, .. }
        | Event::ItemWithdrawn { reason, .. } => reason.clear(),
        Event::DecisionTaken { wording, endings, .. } => {
            wording.clear();
            endings.condition = None;
            endings.thanks = None;
        }
        Event::VoteOpened { wording, condition, .. } => {
            wording.clear();
            *condition = None;
        }
        Event::DissentRecorded { words, .. } => *words = None,
        Event::ActionAgreed(action) => action.words = "(private)".into(),
        Event::ActionUpdated { note: words, .. }
        | Event::HandlingEvidenced { evidence: words, .. }
        | Event::RemedyChosen { says: words, .. }
        | Event::QuestionAsked { question: words, .. } => *words = "(private)".into(),
        Event::InterestDeclared(interest) | Event::InterestRaised { interest, .. } => {
            interest.nature = "(private)".into();
        }
        Event::ItemAdded { item, .. } | Event::ItemChanged { item } => item.title = "(private)".into(),
        Event::PartAdded { part, .. } => part.wording = "(private)".into(),
        _ => {}
    }
    event
}

/// With a large first letter.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// An action's owner: a person's short name, or the words typed.
pub fn owner(meeting: &Meeting, owner: &str) -> String {
    meeting.name(&PersonId(owner.into()))
}
