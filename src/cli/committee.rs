//! `quorate committee COMMITTEE`: what a new meeting would take along today, of the committee's last meeting and of what
//! was recorded since: members, the register of interests, apologies ahead, open actions and their news, urgent decisions,
//! readings settled for good.
//!
//! The private part of it, for the secretary, is all of it; the public part leaves out what was dealt with in private or is
//! to be reported there.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::meeting::{
    self, Along, Committee, History, LastMeeting, Meeting, MinutesPart, PersonId, When, action_number,
};
use crate::minutes::vocabulary::interest_kind;
use crate::store::{Given, MeetingsFolder, Slug, StoreError, Verdict, Which, committee, previous};

use super::recorded::{no_committee, no_meeting};
use super::{Console, Exit, Format, Part};

#[derive(Args)]
pub struct CommitteeCommand {
    /// The committee's folder, or its name in the meetings folder
    committee: String,
    /// Who may read it; the public part holds nothing of what is private
    #[arg(long, value_enum, default_value_t)]
    part: Part,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The sheet. The field names are those of `--format json` and do not change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Sheet {
    committee: String,
    /// How many entries the record between meetings has.
    entries: usize,
    last_meeting: Option<NaiveDate>,
    members: Vec<Member>,
    register: Vec<Interest>,
    apologies: Vec<Apologies>,
    actions: Vec<Action>,
    urgent_decisions: Vec<Urgent>,
    readings: Vec<Reading>,
    /// Minutes that no meeting has approved yet.
    minutes_to_approve: Vec<Minutes>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Minutes {
    date: NaiveDate,
    private: bool,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Member {
    id: String,
    name: String,
    seats: Vec<String>,
    /// Offices that they hold.
    offices: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Interest {
    /// The entry that registered it.
    entry: u64,
    person: String,
    kind: String,
    nature: String,
    from: NaiveDate,
    until: Option<NaiveDate>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Apologies {
    person: String,
    meeting: NaiveDate,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Action {
    number: u16,
    words: String,
    owner: String,
    due: Option<NaiveDate>,
    private: bool,
    news: Vec<News>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct News {
    on: NaiveDate,
    note: String,
    done: bool,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Urgent {
    on: NaiveDate,
    by: String,
    decision: String,
    reason: String,
    /// The ground, where it is reported in private.
    private: Option<String>,
    /// It went along to a meeting already.
    reported: bool,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Reading {
    question: String,
    answer: String,
    since: NaiveDate,
}

impl CommitteeCommand {
    /// Answered; or there is no such record, or it cannot be read.
    pub fn run(&self, given: &Given, today: NaiveDate, console: &mut Console<'_>) -> io::Result<Exit> {
        let folder = MeetingsFolder::choose(given.clone()).and_then(|all| all.resolve_committee(&self.committee));
        let read = folder.and_then(|folder| read(&folder, self.part, today));
        let (sheet, notice) = match read {
            Ok(read) => read,
            Err(why) => return console.fail(Exit::Unreadable, &why),
        };
        if let Some(notice) = notice {
            writeln!(console.err, "{notice}")?;
        }
        match self.format {
            Format::Text => write!(console.out, "{}", sheet.text())?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *console.out, &sheet)?;
                writeln!(console.out)?;
            }
        }
        Ok(Exit::Sound)
    }
}

/// The sheet, and what is to be said beside it: a last entry that is not whole may be being written at this moment.
fn read(folder: &Path, part: Part, today: NaiveDate) -> Result<(Sheet, Option<StoreError>), StoreError> {
    let reading = committee::load(folder)?;
    let notice = reading.verdict.explained();
    if let Some(why) = notice
        .clone()
        .filter(|_| !matches!(reading.verdict, Verdict::Clean | Verdict::TornTail(_)))
    {
        return Err(why);
    }
    let mut kept = Committee::of(&reading.records).map_err(|refusal| no_committee(&refusal))?;
    let name = folder.file_name().and_then(|name| name.to_str()).and_then(Slug::parse);
    let last = match (folder.parent(), name) {
        (Some(meetings), Some(name)) => {
            let (path, why) = (meetings.into(), Which::Explicit);
            previous(&MeetingsFolder { path, why }, &name)?
        }
        (_, _) => None,
    };
    let last = last
        .map(|(records, head)| Ok((History::new(records).map_err(|refusal| no_meeting(&refusal))?, head)))
        .transpose()?;
    let mut last = last.map(|(history, head)| (history.meeting().clone(), head));
    if part == Part::Public {
        last = last.map(|(meeting, head)| (in_public(&meeting), head));
        kept.urgent.retain(|noted| noted.what.private.is_none());
    }
    let last = last.as_ref().map(|(meeting, head)| LastMeeting { meeting, head });
    let mut along = meeting::along(last, Some((&kept, &reading.head.hex())), today);
    if part == Part::Public {
        along.brought.minutes.retain(|of| of.part == MinutesPart::Public);
    }
    Ok((Sheet::of(&kept, &along, last, reading.records.len()), notice))
}

/// How a meeting left things, as the public knows it.
fn in_public(meeting: &Meeting) -> Meeting {
    let seen = |when: &Option<When>| !when.as_ref().is_some_and(|when| when.private);
    let mut known = meeting.as_the_public_knows();
    known.actions.retain(|state| !state.is_private());
    known.readings.retain(|reading| seen(&reading.when));
    known.offices.retain(|held| seen(&held.when));
    known
}

impl Sheet {
    fn of(kept: &Committee, along: &Along, last: Option<LastMeeting<'_>>, entries: usize) -> Sheet {
        let took = last.map_or(0, |last| last.took());
        let name = |id: &PersonId| {
            let person = along.people.iter().find(|person| &person.id == id);
            person.map_or(id.to_string(), |person| person.name.clone())
        };
        let office = |id: &PersonId| {
            let offices = along.brought.offices.iter().filter(|(_, person)| person == id);
            offices.map(|(office, _)| office.clone()).collect()
        };
        let news = |number: u16| {
            let news = kept.actions.iter().filter(|noted| noted.seq > took);
            news.filter(|noted| noted.what.action == number)
                .map(|noted| News {
                    on: noted.on,
                    note: noted.what.note.clone(),
                    done: noted.what.done,
                })
                .collect()
        };
        Sheet {
            committee: kept.committee.clone(),
            entries,
            last_meeting: last.map(|last| last.meeting.created.date),
            members: along
                .people
                .iter()
                .map(|person| Member {
                    id: person.id.to_string(),
                    name: person.name.clone(),
                    seats: person.seats.iter().map(ToString::to_string).collect(),
                    offices: office(&person.id),
                })
                .collect(),
            register: kept
                .register
                .iter()
                .map(|noted| {
                    let (interest, until) = &noted.what;
                    Interest {
                        entry: noted.seq,
                        person: name(&interest.person),
                        kind: interest_kind(interest.kind).into(),
                        nature: interest.nature.clone(),
                        from: interest.from,
                        until: *until,
                    }
                })
                .collect(),
            apologies: kept
                .apologies
                .iter()
                .map(|noted| Apologies {
                    person: name(&noted.what.0),
                    meeting: noted.what.1,
                })
                .collect(),
            actions: along
                .brought
                .actions
                .iter()
                .map(|action| Action {
                    number: action.number,
                    words: action.words.clone(),
                    owner: name(&PersonId(action.owner.clone())),
                    due: action.due,
                    private: action.private,
                    news: news(action.number),
                })
                .collect(),
            urgent_decisions: kept
                .urgent
                .iter()
                .map(|noted| Urgent {
                    on: noted.what.on,
                    by: name(&PersonId(noted.what.by.clone())),
                    decision: noted.what.decision.clone(),
                    reason: noted.what.reason.clone(),
                    private: noted.what.private.clone(),
                    reported: noted.seq <= took,
                })
                .collect(),
            readings: along
                .brought
                .readings
                .iter()
                .map(|(question, answer, since)| Reading {
                    question: question.clone(),
                    answer: answer.clone(),
                    since: *since,
                })
                .collect(),
            minutes_to_approve: along
                .brought
                .minutes
                .iter()
                .map(|of| Minutes {
                    date: of.date,
                    private: of.part == MinutesPart::Private,
                })
                .collect(),
        }
    }

    fn text(&self) -> String {
        let mut sheet = String::new();
        let last = self
            .last_meeting
            .map_or("no meeting yet".into(), |last| format!("last met on {}", day(last)));
        // Writing into a String cannot fail.
        let _ = writeln!(
            sheet,
            "{}: {last}; {} entries since the record began",
            self.committee, self.entries
        );
        let lists = [
            ("Members", self.members.iter().map(member).collect::<Vec<String>>()),
            ("On the register", self.register.iter().map(interest).collect()),
            (
                "Apologies ahead",
                self.apologies
                    .iter()
                    .map(|given| format!("{}: {}", day(given.meeting), given.person))
                    .collect(),
            ),
            ("Open actions", self.actions.iter().map(action).collect()),
            (
                "Minutes not approved yet",
                self.minutes_to_approve.iter().map(minutes).collect(),
            ),
            ("Urgent decisions", self.urgent_decisions.iter().map(urgent).collect()),
            (
                "Settled until the terms are changed",
                self.readings
                    .iter()
                    .map(|reading| format!("{}: {}, since {}", reading.question, reading.answer, day(reading.since)))
                    .collect(),
            ),
        ];
        for (heading, lines) in lists.iter().filter(|(_, lines)| !lines.is_empty()) {
            let _ = writeln!(sheet, "\n{heading}");
            for line in lines {
                let _ = writeln!(sheet, "  {line}");
            }
        }
        sheet
    }
}

fn member(member: &Member) -> String {
    let more: Vec<&str> = member.offices.iter().chain(&member.seats).map(String::as_str).collect();
    match more.as_slice() {
        [] => member.name.clone(),
        more => format!("{}, {}", member.name, more.join(", ")),
    }
}

fn interest(interest: &Interest) -> String {
    let until = interest
        .until
        .map_or(String::new(), |until| format!(" until {}", day(until)));
    let Interest {
        person, kind, nature, ..
    } = interest;
    format!("{person}, {kind}, since {}{until}: {nature}", day(interest.from))
}

fn minutes(of: &Minutes) -> String {
    let private = if of.private { ", private part" } else { "" };
    format!("{}{private}", day(of.date))
}

fn action(action: &Action) -> String {
    let due = action.due.map_or(String::new(), |due| format!(", due {}", day(due)));
    let news = action.news.iter().map(|news| {
        let done = if news.done { " done" } else { "" };
        format!("; {}{done} {}", day(news.on), news.note)
    });
    let private = if action.private { " (private)" } else { "" };
    let news: String = news.collect();
    format!(
        "{}{private} {} ({}{due}){news}",
        action_number(action.number),
        action.words,
        action.owner
    )
}

fn urgent(urgent: &Urgent) -> String {
    let private = if urgent.private.is_some() { " (private)" } else { "" };
    let reported = if urgent.reported { "" } else { "; to be reported" };
    format!(
        "{}, {}{private}: {}{reported}",
        day(urgent.on),
        urgent.by,
        urgent.decision
    )
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests;
