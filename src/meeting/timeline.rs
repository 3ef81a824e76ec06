//! The order of effect: from records as they were typed to events as they happened.
//!
//! A record goes to the end, or directly before the one its effect names. `Withdrawn` takes a record away, `Replaced`
//! puts another event in its place and may move it, to the one named or to where its new time belongs; both can be
//! withdrawn in turn. A record keeps its number whatever
//! replaces it, so that others go on meaning it, and keeps its place while it is withdrawn, so that what stands before
//! it stays there. Nothing here looks inside an event, except to see whether it is one of these two or the meeting's end.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDateTime, NaiveTime};

use super::event::Event;
use super::moment::{Sitting, beside, is_later, last_before, local};
use super::record::{Effect, Record, Seq};
use super::refusal::Refusal;

/// The events in order of effect, and what became of the others.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Timeline<'a> {
    pub entries: Vec<Entry<'a>>,
    /// Records that were taken away, corrections among them.
    pub withdrawn: Vec<Seq>,
    /// A record and the one whose event now stands in its place.
    pub replaced: Vec<(Seq, Seq)>,
}

/// One event in its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry<'a> {
    /// The number of the record that stands here, whatever replaced it.
    pub seq: Seq,
    pub event: &'a Event,
    /// When it was, in the place of the meeting.
    pub at: NaiveDateTime,
}

impl Entry<'_> {
    /// The time that documents print.
    pub fn time(&self) -> NaiveTime {
        self.at.time()
    }
}

/// Puts records, given in the order of typing, into the order of effect. A repeated id counts once.
///
/// # Errors
/// A record that means one which does not exist, a correction of the meeting's beginning, a correction inside another.
pub fn timeline(records: &[Record]) -> Result<Timeline<'_>, Refusal> {
    let places = Places::read(records)?;
    let mut timeline = Timeline::default();
    for &seq in &places.order {
        let Some(event) = places.event_at(seq) else { continue };
        timeline.entries.push(Entry {
            seq,
            event,
            at: places.moment_of(seq),
        });
    }
    timeline.withdrawn = places.dead.iter().copied().collect();
    timeline.replaced = places
        .records
        .values()
        .filter(|record| !is_correction(&record.event))
        .filter_map(|record| Some((record.seq, places.standing_in(record.seq)?)))
        .collect();
    Ok(timeline)
}

fn is_correction(event: &Event) -> bool {
    matches!(event, Event::Withdrawn { .. } | Event::Replaced { .. })
}

fn is_the_end(event: &Event) -> bool {
    matches!(
        event,
        Event::Closed | Event::Abandoned { .. } | Event::NeverBegan { .. }
    )
}

/// Where every record stands, and which corrections count.
struct Places<'a> {
    /// Without the repeated ones.
    records: BTreeMap<Seq, &'a Record>,
    repeated: BTreeSet<Seq>,
    dead: BTreeSet<Seq>,
    /// A record and the latest replacement of it that counts.
    replaced_by: BTreeMap<Seq, Seq>,
    /// Every record in order of effect; corrections and withdrawn ones keep a place, for others to stand before.
    order: Vec<Seq>,
    /// When it was, of those of which that is said; of the others, which record they go before.
    moments: BTreeMap<Seq, Said>,
}

/// What is said of when a record took effect.
#[derive(Clone, Copy)]
enum Said {
    At(NaiveDateTime),
    Before(Seq),
}

impl<'a> Places<'a> {
    fn read(records: &'a [Record]) -> Result<Places<'a>, Refusal> {
        let mut places = Places {
            records: BTreeMap::new(),
            repeated: BTreeSet::new(),
            dead: BTreeSet::new(),
            replaced_by: BTreeMap::new(),
            order: Vec::new(),
            moments: BTreeMap::new(),
        };
        places.list(records)?;
        places.bury();
        places.arrange();
        Ok(places)
    }

    /// Lists the records and refuses what means nothing.
    fn list(&mut self, records: &'a [Record]) -> Result<(), Refusal> {
        let mut ids = BTreeSet::new();
        let mut last = 0;
        for record in records {
            let seq = record.seq;
            if seq <= last {
                return Err(Refusal::new(seq, format!("Record {seq} comes after record {last}.")));
            }
            last = seq;
            if !ids.insert(record.id.as_str()) {
                self.repeated.insert(seq);
                continue;
            }
            self.check(record)?;
            self.records.insert(seq, record);
        }
        Ok(())
    }

    fn check(&self, record: &Record) -> Result<(), Refusal> {
        let seq = record.seq;
        let earlier = |other: Seq| match self.records.contains_key(&other) || self.repeated.contains(&other) {
            true => Ok(()),
            false => Err(Refusal::new(
                seq,
                format!("Record {seq} means record {other}, which does not come before it."),
            )),
        };
        if let Some(before) = record.effect.and_then(|effect| effect.before) {
            earlier(before)?;
        }
        let target = match &record.event {
            Event::Withdrawn { seq, .. } | Event::Replaced { seq, .. } => *seq,
            _ => return Ok(()),
        };
        earlier(target)?;
        let meant = self.records.get(&target).map(|record| &record.event);
        if matches!(meant, Some(Event::Created(_))) {
            return Err(Refusal::new(seq, "The meeting's beginning cannot be taken back."));
        }
        if let Event::Replaced { with, effect, .. } = &record.event {
            if let Some(before) = effect.and_then(|effect| effect.before) {
                earlier(before)?;
            }
            if is_correction(with) || matches!(**with, Event::Created(_)) {
                return Err(Refusal::new(
                    seq,
                    "A correction can only put an ordinary entry in the place of one.",
                ));
            }
            if matches!(meant, Some(Event::Withdrawn { .. })) {
                return Err(Refusal::new(
                    seq,
                    "A withdrawal cannot be replaced; withdraw it, and what it took away is back.",
                ));
            }
        }
        Ok(())
    }

    /// From the last to the first: a correction that was itself withdrawn does nothing.
    fn bury(&mut self) {
        for (&seq, record) in self.records.iter().rev() {
            if let Event::Withdrawn { seq: target, .. } = &record.event
                && !self.dead.contains(&seq)
            {
                self.dead.insert(*target);
            }
        }
    }

    /// From the first to the last, as it was typed: each to the end or to its place; moved by what replaces it.
    fn arrange(&mut self) {
        let records: Vec<&Record> = self.records.values().copied().collect();
        // Which replacements count, and the record at the root of each.
        let mut roots: BTreeMap<Seq, Seq> = BTreeMap::new();
        for record in records {
            match &record.event {
                Event::Withdrawn { .. } => self.order.push(record.seq),
                Event::Replaced {
                    seq: target, effect, ..
                } => {
                    self.order.push(record.seq);
                    let root = match self.records.get(target).map(|record| &record.event) {
                        Some(Event::Replaced { .. }) => roots.get(target).copied(),
                        Some(_) => Some(*target),
                        None => None,
                    };
                    let Some(root) = root.filter(|_| !self.dead.contains(&record.seq)) else {
                        continue;
                    };
                    roots.insert(record.seq, root);
                    self.replaced_by.insert(*target, record.seq);
                    match effect {
                        Some(Effect {
                            before: None,
                            time: Some(time),
                        }) => self.move_in_time(root, *time, local(record.at)),
                        Some(effect) => self.move_to(root, *effect, &roots),
                        None => {}
                    }
                }
                _ => {
                    self.order.push(record.seq);
                    if let Some(effect) = record.effect {
                        self.move_to(record.seq, effect, &roots);
                    }
                }
            }
        }
    }

    fn move_to(&mut self, seq: Seq, effect: Effect, roots: &BTreeMap<Seq, Seq>) {
        let before = effect
            .before
            .map(|before| roots.get(&before).copied().unwrap_or(before));
        let typed = self.records.get(&seq).map(|record| local(record.at));
        let said = match (effect.time, before) {
            (Some(time), Some(before)) => Some(Said::At(beside(time, self.moment_of(before)))),
            (Some(time), None) => typed.map(|typed| Said::At(last_before(time, typed))),
            (None, before) => before.map(Said::Before),
        };
        match said {
            Some(said) => self.moments.insert(seq, said),
            None => self.moments.remove(&seq),
        };
        let Some(before) = before.filter(|before| *before != seq && self.order.contains(before)) else {
            return;
        };
        self.order.retain(|other| *other != seq);
        let place = self.order.iter().position(|other| *other == before);
        self.order.insert(place.unwrap_or(self.order.len()), seq);
    }

    /// To where its time belongs: directly before the first that is later. What happened in the meeting happened before
    /// its end, which itself stays where it is: what came after it rests on it.
    fn move_in_time(&mut self, seq: Seq, time: NaiveTime, typed: NaiveDateTime) {
        let events = self.order.iter();
        let events = events.filter_map(|other| Some((self.event_at(*other)?, self.moment_of(*other))));
        let moment = Sitting::of(events, typed).moment(time);
        self.moments.insert(seq, Said::At(moment));
        if self.event_at(seq).is_some_and(is_the_end) {
            return;
        }
        let later = |other: &&Seq| match self.event_at(**other) {
            None | Some(Event::Created(_)) => false,
            Some(event) => **other != seq && (is_the_end(event) || is_later(self.moment_of(**other), moment)),
        };
        let before = self.order.iter().find(later).copied();
        self.order.retain(|other| *other != seq);
        let place = self.order.iter().position(|other| Some(*other) == before);
        self.order.insert(place.unwrap_or(self.order.len()), seq);
    }

    /// The replacement whose event stands for `seq`, if there is one.
    fn standing_in(&self, seq: Seq) -> Option<Seq> {
        let mut at = seq;
        while let Some(&next) = self.replaced_by.get(&at) {
            at = next;
        }
        (at != seq).then_some(at)
    }

    /// The event that counts in the place of `seq`; `None` for corrections and for what was withdrawn.
    fn event_at(&self, seq: Seq) -> Option<&'a Event> {
        let own = &self.records.get(&seq)?.event;
        if is_correction(own) || self.dead.contains(&seq) {
            return None;
        }
        match self.standing_in(seq) {
            None => Some(own),
            Some(replacement) => match &self.records.get(&replacement)?.event {
                Event::Replaced { with, .. } => Some(with),
                other => Some(other),
            },
        }
    }

    /// Its own; else that of the record it goes before; else when it was typed.
    fn moment_of(&self, seq: Seq) -> NaiveDateTime {
        let mut at = seq;
        // Two records moved before each other would lead round for ever.
        for _ in 0..=self.moments.len() {
            match self.moments.get(&at) {
                Some(Said::At(moment)) => return *moment,
                Some(Said::Before(before)) => at = *before,
                None => break,
            }
        }
        self.records
            .get(&at)
            .or_else(|| self.records.get(&seq))
            .map_or(NaiveDateTime::MIN, |record| local(record.at))
    }
}
