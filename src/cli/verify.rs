//! `quorate verify MEETING`, or a committee: is the record as it was written; if not, the first bad entry and what is known
//! of it. And which results that were announced in the room are not those that the program works out today, and which
//! documents are not as the record has them.
//!
//! It finds accidents and careless edits. It stops no forger.

use std::fmt;
use std::io;
use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use crate::meeting::{Committee, CommitteeRecord, History, Meeting, Seq};
use crate::minutes::{self, DocumentFile, RecordHead, vocabulary};
use crate::rules::Outcome;
use crate::store::lined::Reading;
use crate::store::verify::{document, verify};
use crate::store::{Given, MeetingsFolder, OtherMinutes, StoreError, Texts, Verdict, Verified, committee};
use crate::terms::Fraction;

use super::{Console, Exit, Format, Part, recorded};

#[derive(Args)]
pub struct Verify {
    /// The meeting's folder, or <committee>/<date>; or a committee, for its record between meetings
    meeting: String,
    /// Who may read it; the public part holds no words of the record
    #[arg(long, value_enum, default_value_t)]
    part: Part,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What was found. The field names are those of `--format json` and do not change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Answer {
    /// Nothing is wrong with the record.
    sound: bool,
    /// How many sound entries there are, from the first, and the hash of the last of them.
    entries: usize,
    head: String,
    /// The first letters of that hash, as they stand below the signature of the minutes.
    check_code: String,
    texts: usize,
    faults: Vec<Told>,
    /// Notes disposed of: how many, and on which day.
    disposed: Vec<Disposed>,
    announced: Vec<Differs>,
    /// Documents in the meeting's folder that are not what the record makes, by their names.
    documents: Vec<&'static str>,
}

/// Something that is wrong: what happened, what is safe, what to do now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Told {
    /// The first bad entry, where it is one of the journal's.
    entry: Option<Seq>,
    happened: String,
    safe: String,
    now: String,
    /// What can be read of a damaged end.
    readable: Option<String>,
}

/// Notes that were disposed of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Disposed {
    notes: usize,
    on: NaiveDate,
}

/// An announced result that is not today's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Differs {
    /// The entry of the announcement.
    entry: Seq,
    item: String,
    announced: Said,
    today: Said,
    #[serde(skip)]
    private: bool,
}

/// A result: the votes for, against and abstained.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Said {
    outcome: Outcome,
    r#for: Fraction,
    against: Fraction,
    abstained: Fraction,
}

impl From<(Outcome, [Fraction; 3])> for Said {
    fn from((outcome, [r#for, against, abstained]): (Outcome, [Fraction; 3])) -> Said {
        Said {
            outcome,
            r#for,
            against,
            abstained,
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = vocabulary::outcome(self.outcome);
        write!(
            f,
            "{outcome} (for {}, against {}, abstained {})",
            self.r#for, self.against, self.abstained
        )
    }
}

impl Verify {
    /// Sound; or something was found; or the files cannot be read at all.
    pub fn run(&self, given: &Given, console: &mut Console<'_>) -> io::Result<Exit> {
        let committee = MeetingsFolder::choose(given.clone()).and_then(|all| all.resolve_committee(&self.meeting));
        let read = match committee {
            Ok(folder) => committee::load(&folder).map(Answer::of_committee),
            Err(_) => recorded::folder(given, &self.meeting)
                .and_then(|folder| verify(&folder).map(|verified| Answer::of(verified, &folder))),
        };
        let mut answer = match read {
            Ok(answer) => answer,
            Err(why) => return console.fail(Exit::Unreadable, &why),
        };
        let nothing_differs = answer.announced.is_empty() && answer.documents.is_empty();
        if self.part == Part::Public {
            answer.leave_out_private();
        }
        match self.format {
            Format::Text => write!(console.out, "{}", answer.text(&self.meeting))?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *console.out, &answer)?;
                writeln!(console.out)?;
            }
        }
        Ok(match answer.sound && nothing_differs {
            true => Exit::Sound,
            false => Exit::Found,
        })
    }
}

impl Answer {
    fn of(verified: Verified, folder: &Path) -> Answer {
        let mut faults: Vec<Told> = damage(&verified.journal, "").into_iter().collect();
        faults.extend(damage(&verified.prose, "The file of texts: ").map(|told| Told { entry: None, ..told }));
        faults.extend(verified.missing.iter().map(|(seq, id)| missing(*seq, id)));
        let others = verified.other_minutes.iter();
        faults.extend(others.map(|other| told(None, other_minutes(other, verified.records.len()))));
        if !verified.still_there.is_empty() {
            faults.push(told(None, still_there(verified.still_there.len())));
        }
        let disposed = verified.disposed.iter().map(|(notes, at)| Disposed {
            notes: *notes,
            on: at.date_naive(),
        });
        let disposed = disposed.collect();
        let entries = verified.records.len();
        let (mut announced, mut documents) = (Vec::new(), Vec::new());
        match History::new(verified.records) {
            Ok(history) => {
                announced = differing(history.meeting());
                // Documents of a record that is damaged may be the best that is left of it.
                if faults.is_empty() {
                    documents = out_of_date(history, &verified.texts, &verified.head, folder);
                }
            }
            Err(_) if entries == 0 => {}
            Err(refusal) => faults.push(told(Some(refusal.seq), recorded::no_meeting(&refusal))),
        }
        Answer {
            sound: faults.is_empty(),
            entries,
            check_code: verified.head.check_code(),
            head: verified.head.hash,
            texts: verified.texts.len(),
            faults,
            disposed,
            announced,
            documents,
        }
    }

    /// Of a committee's record, which has no texts and announces nothing.
    fn of_committee(reading: Reading<CommitteeRecord>) -> Answer {
        let mut faults: Vec<Told> = damage(&reading.verdict, "").into_iter().collect();
        if let Err(refusal) = Committee::of(&reading.records) {
            faults.push(told(Some(refusal.seq), recorded::no_committee(&refusal)));
        }
        let head = RecordHead {
            records: u64::try_from(reading.records.len()).unwrap_or(u64::MAX),
            hash: reading.head.hex(),
        };
        Answer {
            sound: faults.is_empty(),
            entries: reading.records.len(),
            check_code: head.check_code(),
            head: head.hash,
            texts: 0,
            faults,
            disposed: Vec::new(),
            announced: Vec::new(),
            documents: Vec::new(),
        }
    }

    /// Nobody knows of a damaged end whether it is private.
    fn leave_out_private(&mut self) {
        self.announced.retain(|differs| !differs.private);
        for fault in self.faults.iter_mut().filter(|fault| fault.readable.is_some()) {
            fault.readable = Some("--part private shows it".into());
        }
    }

    fn text(&self, meeting: &str) -> String {
        let stands = if self.sound { "sound" } else { "NOT SOUND" };
        let mut lines = vec![format!(
            "{meeting}: {stands}. {} and {} as they were written.",
            count(self.entries, "entry", "entries"),
            count(self.texts, "text", "texts")
        )];
        if self.entries > 0 {
            lines.push(format!("Hash of entry {}: {}", self.entries, self.head));
            lines.push(format!("Check code: {}", self.check_code));
        }
        lines.extend(self.disposed.iter().map(|disposed| {
            format!(
                "{} disposed of on {}.",
                count(disposed.notes, "note", "notes"),
                disposed.on.format("%-d %B %Y")
            )
        }));
        for fault in &self.faults {
            lines.push(String::new());
            lines.extend([&fault.happened, &fault.safe, &fault.now].map(String::clone));
            lines.extend(
                fault
                    .readable
                    .iter()
                    .map(|readable| format!("What can be read of it: {readable}")),
            );
        }
        if !self.announced.is_empty() {
            lines.push("\nAnnounced in the room and worked out differently today:".into());
        }
        lines.extend(self.announced.iter().map(|differs| {
            format!(
                "  Item {}, entry {}: announced as {}; today {}",
                differs.item, differs.entry, differs.announced, differs.today
            )
        }));
        if !self.documents.is_empty() {
            lines.push("\nOut of date, or changed by hand; the record has it otherwise:".into());
            lines.extend(self.documents.iter().map(|name| format!("  {name}")));
            lines.push("Open the meeting in Quorate: it writes its documents anew.".into());
        }
        lines.join("\n") + "\n"
    }
}

fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

fn damage(verdict: &Verdict, whose: &str) -> Option<Told> {
    let why = verdict.explained()?;
    let (entry, readable) = match verdict {
        Verdict::Clean => (None, None),
        Verdict::TornTail(tail) | Verdict::DamagedLast(tail) => (Some(tail.entry), Some(tail.readable())),
        Verdict::DamagedMiddle { entry, .. }
        | Verdict::ChainWrong { entry, .. }
        | Verdict::NewerVersion { entry, .. } => (Some(*entry), None),
    };
    Some(Told {
        readable,
        happened: format!("{whose}{}", why.happened),
        ..told(entry, why)
    })
}

fn other_minutes(other: &OtherMinutes, entries: usize) -> StoreError {
    let OtherMinutes { name, named } = other;
    let named_entries = usize::try_from(named.records).unwrap_or(usize::MAX);
    let written = format!("{name} was written from {}", count(named_entries, "entry", "entries"));
    let entries_here = count(entries, "entry", "entries");
    let happened = match entries < named_entries {
        true => format!("{written}, and the record has {entries_here}: the last ones are lost."),
        false => format!("{written} that are not the ones of this record."),
    };
    StoreError::new(
        happened,
        format!("What the record holds is as it was written; {name} was not changed."),
        "Do not write the minutes again. Look for a copy of the meeting's folder whose check code is the one below the \
         signature of the minutes.",
    )
}

fn still_there(count: usize) -> StoreError {
    StoreError::new(
        format!("{count} notes were to be disposed of and are still in the file of texts."),
        "The record itself is whole.",
        "Run quorate dispose once more: it finishes what was begun.",
    )
}

fn missing(entry: Seq, id: &str) -> Told {
    told(
        Some(entry),
        StoreError::new(
            format!("The text that entry {entry} refers to ({id}) is not there as it was written."),
            "Every vote, decision and movement is in the record; texts are kept apart from it.",
            "Look for it in a copy of the meeting's folder.",
        ),
    )
}

fn told(entry: Option<Seq>, why: StoreError) -> Told {
    Told {
        entry,
        happened: why.happened,
        safe: why.safe,
        now: why.now,
        readable: None,
    }
}

/// The documents that are there and are not what the record makes.
fn out_of_date(history: History, texts: &Texts, head: &RecordHead, folder: &Path) -> Vec<&'static str> {
    let (history, _) = recorded::knowing_later(history, folder);
    let files = minutes::files(history.meeting(), texts, Some(head)).into_iter();
    let differs = |file: &DocumentFile| {
        let there = document(folder, file.name);
        there.is_some_and(|there| file.text.as_deref().map(str::as_bytes) != Some(&there))
    };
    files.filter(differs).map(|file| file.name).collect()
}

/// Results announced that are not those worked out today.
fn differing(meeting: &Meeting) -> Vec<Differs> {
    let votes = meeting.votes.iter();
    let found = votes.filter_map(|vote| {
        let difference = meeting.difference(vote)?;
        Some(Differs {
            entry: vote.announced.as_ref()?.when.seq,
            item: vote.about.to_string(),
            announced: difference.announced.into(),
            today: difference.worked_out.into(),
            private: meeting.private_entries.contains(&vote.announced.as_ref()?.when.seq),
        })
    });
    found.collect()
}
