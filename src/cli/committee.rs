//! `quorate committee COMMITTEE`: what a new meeting would take along today, of the committee's last meeting and of what
//! was recorded since: members, the register of interests, apologies ahead, open actions and their news, urgent decisions,
//! readings settled for good.
//!
//! It shows all of it, private matter too: it is the secretary's own sheet.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::meeting::{self, Along, Committee, History, LastMeeting, MinutesPart, PersonId};
use crate::minutes::vocabulary::interest_kind;
use crate::store::{Given, MeetingsFolder, Slug, StoreError, Verdict, Which, committee, previous};

use super::recorded::{no_committee, no_meeting};
use super::{Console, Exit, Format};

#[derive(Args)]
pub struct CommitteeCommand {
    /// The committee's folder, or its name in the meetings folder
    committee: String,
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
        let read = folder.and_then(|folder| read(&folder, today));
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
fn read(folder: &Path, today: NaiveDate) -> Result<(Sheet, Option<StoreError>), StoreError> {
    let reading = committee::load(folder)?;
    let notice = reading.verdict.explained();
    if let Some(why) = notice
        .clone()
        .filter(|_| !matches!(reading.verdict, Verdict::Clean | Verdict::TornTail(_)))
    {
        return Err(why);
    }
    let kept = Committee::of(&reading.records).map_err(|refusal| no_committee(&refusal))?;
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
    let last = last.as_ref().map(|(history, head)| LastMeeting {
        meeting: history.meeting(),
        head,
    });
    let along = meeting::along(last, Some((&kept, &reading.head.hex())), today);
    Ok((Sheet::of(&kept, &along, last, reading.records.len()), notice))
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
        action.number, action.words, action.owner
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
mod tests {
    use std::fs;

    use crate::cli::Exit;
    use crate::cli::tests::{answered, recorded};
    use crate::meeting::committee::{RegisteredInterest, UrgentDecision};
    use crate::meeting::testing::{Tale, who};
    use crate::meeting::{Action, CommitteeEvent, CommitteeRecord, Event, FORMAT, InterestKind};
    use crate::store::committee::COMMITTEE;
    use crate::store::{CommitteeJob, DiskJob, MeetingsFolder, Mend, Slug, Which, Worker};

    /// A meeting that agreed an action and closed, and what was recorded after it.
    fn kept() -> tempfile::TempDir {
        let action = Action {
            number: 1,
            words: "Write to the practice".into(),
            owner: "ade".into(),
            ..Action::default()
        };
        let tale = Tale::begun().then("10:00", Event::ActionAgreed(action));
        let (place, _) = recorded(tale.then("11:00", Event::Closed));
        let path = place.path().into();
        let why = Which::Explicit;
        let mut worker = Worker::new(MeetingsFolder { path, why });
        let now = "2016-05-12T09:00:00+01:00".parse().unwrap();
        let committee = Slug::parse("mid-essex").unwrap();
        let mend = Mend::TornTail;
        worker.perform(DiskJob::Committee(CommitteeJob::Open { committee, now, mend }));
        let urgent = UrgentDecision {
            by: "allen".into(),
            on: "2016-05-10".parse().unwrap(),
            decision: "Extended by a month".into(),
            reason: "it ran out".into(),
            private: None,
        };
        let interest = RegisteredInterest {
            person: who("ade"),
            kind: InterestKind::Financial,
            nature: "partner in the practice".into(),
            from: "2015-04-01".parse().unwrap(),
        };
        let events = [
            CommitteeEvent::Begun {
                record: "00ff".into(),
                committee: "Joint Committee".into(),
                program: String::new(),
            },
            CommitteeEvent::PersonLeft { person: who("hale") },
            CommitteeEvent::ApologiesAhead {
                person: who("beck"),
                meeting: "2016-05-18".parse().unwrap(),
            },
            CommitteeEvent::InterestRegistered(interest),
            CommitteeEvent::UrgentDecisionTaken(urgent),
        ];
        for (seq, event) in (1..).zip(events) {
            let id = format!("id{seq}");
            let (v, at) = (FORMAT, now);
            let records = vec![CommitteeRecord { v, seq, id, at, event }];
            worker.perform(DiskJob::Committee(CommitteeJob::Append { records }));
        }
        place
    }

    #[test]
    fn the_sheet_is_the_last_meeting_and_what_came_after_it() {
        let place = kept();
        let (exit, out, err) = answered(&place, "committee mid-essex");
        assert_eq!((exit, err.as_str()), (Exit::Sound, ""));
        for wanted in [
            "Joint Committee: last met on 20 April 2016; 5 entries since the record began\n",
            "  Ms Ruth Allen, Chair, me-lay\n",
            "  Dr Obi Ade, financial, since 1 April 2015: partner in the practice\n",
            "  18 May 2016: Ms Jo Beck\n",
            "  1 Write to the practice (Dr Obi Ade)\n",
            "  10 May 2016, Ms Ruth Allen: Extended by a month; to be reported\n",
            "Minutes not approved yet\n  20 April 2016\n",
        ] {
            assert!(out.contains(wanted), "{wanted:?} in {out}");
        }
        assert!(!out.contains("Hale"), "{out}");
        let (exit, json, _) = answered(&place, "committee mid-essex --format json");
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(exit, Exit::Sound);
        assert_eq!(json["members"].as_array().unwrap().len(), 8);
        assert_eq!(json["urgent_decisions"][0]["reported"], false);
    }

    #[test]
    fn its_record_is_verified_and_a_damaged_one_is_not_shown() {
        let place = kept();
        let (exit, out, _) = answered(&place, "verify mid-essex");
        assert_eq!(exit, Exit::Sound);
        assert!(out.starts_with("mid-essex: sound"), "{out}");
        let path = place.path().join("mid-essex").join(COMMITTEE);
        let mut bytes = fs::read(&path).unwrap();
        bytes[50] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let (exit, out, _) = answered(&place, "verify mid-essex");
        assert_eq!(exit, Exit::Found);
        assert!(
            out.contains("Entry 1 is damaged on the disk; 4 good entries come after it."),
            "{out}"
        );
        let (exit, _, err) = answered(&place, "committee mid-essex");
        assert_eq!(exit, Exit::Unreadable);
        assert!(err.contains("Entry 1 is damaged"), "{err}");
        assert_eq!(answered(&place, "committee nobody").0, Exit::Unreadable);
    }
}
