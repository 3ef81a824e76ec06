//! `quorate forecast MEETING`: for each item still to come, whether it will be quorate, what is missing, who is critical,
//! who could be called, and which readings could matter, so that they are settled before the day.
//!
//! It names people and why they do not count: it is for the secretary and the chair.

use std::io;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::meeting::{Meeting, Outlook, PersonId, WhatIf, find_person};
use crate::rules::{self, Call, Met, Occupancy};
use crate::store::Given;
use crate::terms::SeatId;

use super::{Console, Exit, Format, Part, recorded};

#[derive(Args)]
pub struct Forecast {
    /// A meeting's folder, or COMMITTEE/DATE under the meetings folder
    meeting: String,
    /// What if this person were away (may be given again)
    #[arg(long, value_name = "PERSON")]
    away: Vec<String>,
    /// What if this person came (may be given again)
    #[arg(long, value_name = "PERSON")]
    here: Vec<String>,
    /// Who may read it; the public part leaves private items out, and what was recorded in private
    #[arg(long, value_enum, default_value_t)]
    part: Part,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The forecast. The field names are those of `--format json` and do not change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Answer {
    committee: String,
    date: NaiveDate,
    /// Whether no item is surely without a quorum.
    quorate: bool,
    items: Vec<Item>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Item {
    /// "6", or the recommendation of it that is worst off: "6(b)".
    item: String,
    title: String,
    met: Met,
    missing: Vec<String>,
    /// Whose absence alone would break the quorum; whose would leave it to a reading.
    critical: Vec<String>,
    critical_by_reading: Vec<String>,
    /// The smallest sets of people whose coming would make the quorum.
    could_be_called: Vec<Vec<String>>,
    /// What the terms allow besides, in their order.
    remedies: Vec<String>,
    readings: Vec<Reading>,
}

/// A reading that the quorum, or some possible vote, could make matter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Reading {
    clause: Option<String>,
    question: String,
    /// It is a fact that somebody states, and nothing for the chair to rule on.
    #[serde(skip)]
    fact: bool,
}

impl Forecast {
    /// Answered; found when an item is not quorate; wrong usage for a person who is not known; unreadable when the
    /// record is damaged.
    pub fn run(&self, given: &Given, console: &mut Console<'_>) -> io::Result<Exit> {
        let recorded = match recorded::read(given, &self.meeting, console)? {
            Ok(recorded) => recorded,
            Err(exit) => return Ok(exit),
        };
        let meeting = match self.part {
            Part::Public => recorded.history.in_public(),
            Part::Private => Ok(recorded.history.meeting().clone()),
        };
        let meeting = match &meeting {
            Ok(meeting) => meeting,
            Err(refusal) => return console.fail(Exit::Unreadable, &recorded::no_meeting(refusal)),
        };
        let changes = match self.changes(meeting) {
            Ok(changes) => changes,
            Err(why) => return console.fail(Exit::Usage, &why),
        };
        let told = |outlook: &&Outlook| self.part == Part::Private || !meeting.private_items.contains(&outlook.item);
        let items: Vec<Item> = meeting
            .outlook_if(&changes)
            .iter()
            .filter(told)
            .map(|outlook| Item::of(meeting, outlook))
            .collect();
        let answer = Answer {
            committee: meeting.terms.committee.clone(),
            date: meeting.created.date,
            quorate: items.iter().all(|item| item.met != Met::No),
            items,
        };
        match self.format {
            Format::Text => write!(console.out, "{}", text(&answer))?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *console.out, &answer)?;
                writeln!(console.out)?;
            }
        }
        Ok(if answer.quorate { Exit::Sound } else { Exit::Found })
    }

    fn changes(&self, meeting: &Meeting) -> Result<Vec<WhatIf>, String> {
        let person = |typed: &String| match find_person(meeting, typed).first() {
            Some(person) => Ok(person.clone()),
            None => Err(format!(
                "Nobody of this meeting is called {typed:?}: give a name or its initials."
            )),
        };
        let away = self.away.iter().map(|typed| person(typed).map(WhatIf::Leaves));
        let here = self.here.iter().map(|typed| person(typed).map(WhatIf::Comes));
        away.chain(here).collect()
    }
}

impl Item {
    fn of(meeting: &Meeting, outlook: &Outlook) -> Item {
        let names = |people: &[PersonId]| people.iter().map(|person| meeting.name(person)).collect();
        let calls = match outlook.met {
            Met::Yes => Vec::new(),
            Met::No | Met::ReadingNeeded => rules::calls(&meeting.terms, &outlook.assumed),
        };
        let remedies = meeting.terms.quorum.remedies.iter();
        let remedies = remedies.filter(|_| outlook.met == Met::No);
        let readings = meeting.could_matter(&outlook.assumed);
        Item {
            item: outlook.about.to_string(),
            title: meeting
                .item(&outlook.item)
                .map_or_else(String::new, |state| state.item.title.clone()),
            met: outlook.met,
            missing: outlook.missing.clone(),
            critical: names(&outlook.critical),
            critical_by_reading: names(&outlook.critical_by_reading),
            could_be_called: calls
                .iter()
                .map(|set| set.iter().map(|call| called(meeting, call)).collect())
                .collect(),
            remedies: remedies
                .map(|remedy| {
                    remedy
                        .says
                        .clone()
                        .unwrap_or_else(|| rules::remedy_in_words(&remedy.act))
                })
                .collect(),
            readings: readings
                .into_iter()
                .map(|reading| Reading {
                    fact: reading.is_fact(),
                    clause: reading.clause,
                    question: reading.question,
                })
                .collect(),
        }
    }
}

/// "Ms Allen (apologies)", "a deputy for Ms Allen", "somebody co-opted: another CCG, GP 1".
fn called(meeting: &Meeting, call: &Call) -> String {
    let member = |seat: &SeatId| match meeting.member_of(seat) {
        Some(person) => meeting.name(&person.id),
        None => meeting.seat_words(seat),
    };
    match call.r#as {
        Occupancy::Member => {
            let person = meeting.member_of(&call.seat);
            let apologies = person.is_some_and(|person| meeting.apologies_of(&person.id));
            let sent = if apologies { " (sent apologies)" } else { "" };
            format!("{}{sent}", member(&call.seat))
        }
        Occupancy::Deputy => format!("a deputy for {}", member(&call.seat)),
        Occupancy::Proxy => format!("a proxy for {}", member(&call.seat)),
        Occupancy::CoOpted => format!("somebody co-opted: {}", meeting.seat_words(&call.seat)),
    }
}

fn text(answer: &Answer) -> String {
    let mut lines = vec![
        format!("{}, {}", answer.committee, answer.date.format("%-d %B %Y")),
        String::new(),
    ];
    if answer.items.is_empty() {
        lines.push("No item is still to come.".to_owned());
    }
    for item in &answer.items {
        let met = match item.met {
            Met::Yes => "quorate",
            Met::No => "NOT QUORATE",
            Met::ReadingNeeded if item.readings.iter().all(|reading| reading.fact) => {
                "QUORATE OR NOT: something must be stated first"
            }
            Met::ReadingNeeded => "QUORATE OR NOT: a reading decides",
        };
        lines.push(format!("{:<6}{}: {met}", item.item, item.title));
        lines.extend(details(item).into_iter().map(|detail| format!("      {detail}")));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// What there is to say of an item besides whether it is quorate.
fn details(item: &Item) -> Vec<String> {
    let mut said: Vec<String> = item
        .missing
        .iter()
        .map(|missing| format!("missing: {missing}"))
        .collect();
    if !item.could_be_called.is_empty() {
        let sets = item.could_be_called.iter().map(|set| set.join(" and "));
        said.push(format!("would make it: {}", sets.collect::<Vec<_>>().join("; or ")));
    }
    said.extend(item.remedies.iter().map(|remedy| format!("the terms allow: {remedy}")));
    if !item.critical.is_empty() {
        said.push(format!("not quorate without {}", item.critical.join(", or without ")));
    }
    if !item.critical_by_reading.is_empty() {
        let names = item.critical_by_reading.join(", or without ");
        let decides = match item.readings.iter().all(|reading| reading.fact) {
            true => "it must be stated first whether it is quorate",
            false => "a reading decides",
        };
        said.push(format!("{decides} without {names}"));
    }
    for reading in &item.readings {
        let clause = reading.clause.as_ref();
        let clause = clause.map_or_else(String::new, |clause| format!("paragraph {clause}: "));
        said.push(format!("could matter: {clause}{}", reading.question));
    }
    said
}
