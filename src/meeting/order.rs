//! The order in which entries can have happened: a connection is lost before it is found again, a vote opened before
//! somebody votes. Asked where an act puts an entry at a time, or moves one; a record that holds such an order opens.
//!
//! One rule: some entries need something to be going on, and others begin and end it. Where what an entry needs begins
//! only later, the order is impossible.

use std::collections::{BTreeMap, BTreeSet};

use super::agenda::ItemNo;
use super::event::Event;
use super::history::History;
use super::moment::is_later;
use super::people::PersonId;
use super::record::{Record, Seq};
use super::refusal::Refusal;
use super::timeline::{Entry, Timeline};

/// What goes on from one entry on, until another ends it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Going<'a> {
    Sitting,
    Adjournment,
    Exclusion,
    Here(&'a PersonId),
    /// Before the first arrival too.
    Gone(&'a PersonId),
    Out(&'a PersonId),
    Lost(&'a PersonId),
    Item(&'a ItemNo),
    Part(&'a ItemNo, &'a str),
    Interest(&'a PersonId, &'a ItemNo),
    Handling(&'a PersonId, &'a ItemNo),
    /// An item that was put to a vote or decided.
    Decision(&'a ItemNo),
    Vote(Seq),
    Count(Seq),
    Action(u16),
}

use Going::{
    Action, Adjournment, Count, Decision, Exclusion, Gone, Handling, Here, Interest, Item, Lost, Out, Part, Sitting,
    Vote,
};

/// What has to go on for an entry: one of each of these.
fn needs(event: &Event) -> Vec<Vec<Going<'_>>> {
    fn all_of<'a>(all: &[Going<'a>]) -> Vec<Vec<Going<'a>>> {
        all.iter().map(|one| vec![*one]).collect()
    }
    match event {
        Event::Adjourned { .. } | Event::Closed | Event::Abandoned { .. } => vec![vec![Sitting]],
        Event::Resumed => vec![vec![Adjournment]],
        Event::PublicReadmitted => vec![vec![Exclusion]],
        Event::Reconnected { person } => vec![vec![Lost(person)]],
        Event::Arrived { person, .. } | Event::CameBack { person } => {
            vec![vec![Gone(person), Out(person), Lost(person)]]
        }
        Event::TookChair { person } => vec![vec![Here(person)]],
        Event::ItemTaken { item } => vec![vec![Sitting], vec![Item(item)]],
        Event::DecisionTaken { about, .. } | Event::VoteOpened { about, .. } => {
            let part = about.part.iter().map(|part| vec![Part(&about.item, part)]);
            part.chain([vec![Item(&about.item)]]).collect()
        }
        Event::HandlingDecided { person, about, .. } => all_of(&[Interest(person, &about.item)]),
        Event::HandlingEvidenced { person, about, .. } => all_of(&[Handling(person, &about.item)]),
        Event::DissentRecorded { about, .. } => all_of(&[Decision(&about.item)]),
        Event::VoteCast { vote, .. } | Event::HandsCounted { vote, .. } | Event::VoteClosed { vote } => {
            all_of(&[Vote(*vote)])
        }
        Event::DecidingVoteUsed { vote, .. }
        | Event::DecidingVoteDeclined { vote, .. }
        | Event::Recounted { vote, .. }
        | Event::ResultAnnounced { vote, .. } => all_of(&[Vote(*vote), Count(*vote)]),
        Event::ActionUpdated { action, .. } => all_of(&[Action(*action)]),
        _ => vec![],
    }
}

/// What an entry begins.
fn begins<'a>(seq: Seq, event: &'a Event) -> Vec<Going<'a>> {
    let whole = |item: &'a super::agenda::Item| {
        let parts = item.parts.iter().map(|part| Part(&item.number, &part.label));
        parts.chain([Item(&item.number)])
    };
    match event {
        Event::Created(created) => {
            let actions = created.brought.actions.iter().map(|action| Action(action.number));
            created.agenda.iter().flat_map(whole).chain(actions).collect()
        }
        Event::CalledToOrder => vec![Sitting],
        Event::Adjourned { .. } => vec![Adjournment],
        Event::PublicExcluded { .. } => vec![Exclusion],
        Event::Arrived { person, .. } | Event::CameBack { person } => vec![Here(person)],
        Event::Left { person } => vec![Gone(person)],
        Event::WentOut { person, .. } => vec![Out(person)],
        Event::LostConnection { person } => vec![Lost(person)],
        Event::ItemAdded { item, .. } | Event::ItemChanged { item } => whole(item).collect(),
        Event::PartAdded { item, part } => vec![Part(item, &part.label)],
        Event::InterestDeclared(interest) | Event::InterestRaised { interest, .. } => {
            let items = interest
                .about
                .iter()
                .map(|about| Interest(&interest.person, &about.item));
            items.collect()
        }
        Event::HandlingDecided { person, about, .. } => vec![Handling(person, &about.item)],
        Event::DecisionTaken { about, .. } => vec![Decision(&about.item)],
        Event::VoteOpened { about, .. } => vec![Decision(&about.item), Vote(seq)],
        Event::VoteClosed { vote } => vec![Count(*vote)],
        Event::ActionAgreed(action) => vec![Action(action.number)],
        _ => vec![],
    }
}

/// What an entry ends.
fn ends(event: &Event) -> Vec<Going<'_>> {
    match event {
        Event::Resumed => vec![Adjournment],
        Event::PublicReadmitted => vec![Exclusion],
        Event::Reconnected { person } => vec![Lost(person)],
        Event::Arrived { person, .. } | Event::CameBack { person } => vec![Gone(person), Out(person), Lost(person)],
        Event::Left { person } => vec![Here(person), Out(person), Lost(person)],
        _ => vec![],
    }
}

/// What was found at an entry that needs something: it did not go on, and the entry that begins it, if there is one.
#[derive(Clone, Copy, PartialEq)]
struct Unmet {
    entry: Seq,
    begun_by: Option<Seq>,
}

/// Every entry that needs what did not go on at its place, in order of effect.
fn unmet(timeline: &Timeline<'_>) -> Vec<Unmet> {
    let mut going: BTreeSet<Going<'_>> = BTreeSet::new();
    let mut ways = BTreeMap::new();
    let mut found = Vec::new();
    for (place, Entry { seq, event, .. }) in timeline.entries.iter().enumerate() {
        // Here already, and now in another way: nobody has to be away for that.
        let another_way = matches!(event, Event::Arrived { person, way, only_for }
            if ways.insert(person, (way, only_for)).is_some_and(|before| before != (way, only_for)));
        let goes_on = |one: &Going<'_>| match one {
            Gone(person) => !going.contains(&Here(person)),
            other => going.contains(other),
        };
        let lacking = needs(event)
            .into_iter()
            .filter(|any| !another_way && !any.iter().any(goes_on));
        found.extend(lacking.map(|any| {
            let later = timeline.entries.get(place + 1..).unwrap_or_default().iter();
            let begin = |entry: &&Entry<'_>| begins(entry.seq, entry.event).iter().any(|one| any.contains(one));
            Unmet {
                entry: *seq,
                begun_by: later.clone().find(begin).map(|entry| entry.seq),
            }
        }));
        for ended in ends(event) {
            going.remove(&ended);
        }
        going.extend(begins(*seq, event));
    }
    found
}

/// The meeting's end, and the entries of it that are told with a later time, the last first.
fn after_the_end(timeline: &Timeline<'_>) -> Vec<Unmet> {
    let is_end = |entry: &&Entry<'_>| matches!(entry.event, Event::Closed | Event::Abandoned { .. });
    let Some(end) = timeline.entries.iter().find(is_end) else {
        return vec![];
    };
    let entries = timeline.entries.iter().rev().skip_while(|entry| entry.seq != end.seq);
    let told = entries
        .skip(1)
        .filter(|entry| entry.event.can_be_undone() && is_later(entry.at, end.at));
    let late = told.map(|entry| Unmet {
        entry: end.seq,
        begun_by: Some(entry.seq),
    });
    late.collect()
}

/// The entries that an act puts at a time or a place of their own.
fn placed(new: &[Record]) -> BTreeSet<Seq> {
    let own = |record: &Record| match (&record.event, record.effect) {
        (Event::Replaced { seq, effect, .. }, _) => effect.map(|_| *seq),
        (_, effect) => effect.map(|_| record.seq),
    };
    new.iter().filter_map(own).collect()
}

/// Refuses an act that puts an entry where it cannot have been, with the order that works. `then`: with the act.
pub(super) fn in_order(before: &History, new: &[Record], then: &Timeline<'_>) -> Result<(), Refusal> {
    let placed = placed(new);
    if placed.is_empty() {
        return Ok(());
    }
    let known = super::timeline::timeline(before.records())?;
    let faults = |timeline: &Timeline<'_>| [unmet(timeline), after_the_end(timeline)].concat();
    let already = faults(&known);
    // What ended nothing before does not now either: an arrival that was typed twice.
    let idle = |one: &Unmet| !placed.contains(&one.entry) && already.iter().any(|known| known.entry == one.entry);
    let early = unmet(then).into_iter().filter(|one| !idle(one));
    let new = early.chain(after_the_end(then)).filter(|one| !already.contains(one));
    let touched = |one: &Unmet| {
        [Some(one.entry), one.begun_by]
            .iter()
            .flatten()
            .any(|seq| placed.contains(seq))
    };
    let entry = |seq: Seq| then.entries.iter().find(|entry| entry.seq == seq);
    for fault in new.filter(touched) {
        if let (Some(first), Some(second)) = (fault.begun_by.and_then(entry), entry(fault.entry)) {
            let says = in_words(before, first, second, placed.contains(&second.seq));
            return Err(Refusal::new(before.next_seq(), says));
        }
    }
    Ok(())
}

/// "Not recorded: the order must be Ms Doyle lost the connection (10:00), then Ms Doyle was connected again. …"
fn in_words(history: &History, first: &Entry<'_>, second: &Entry<'_>, second_moves: bool) -> String {
    let words = |entry: &Entry<'_>| history.meeting().recorded_in_words(entry.seq, entry.event);
    let time = |entry: &Entry<'_>| entry.time().format("%H:%M").to_string();
    let (one, two) = (words(first), words(second));
    match second_moves {
        true => {
            let at = time(first);
            format!("Not recorded: the order must be {one} ({at}), then {two}. Give {at} or later.")
        }
        false => {
            let at = time(second);
            format!("Not recorded: the order must be {one}, then {two} ({at}). Give a time before {at}.")
        }
    }
}
