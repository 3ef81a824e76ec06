//! Reading a recorded meeting for a command: which folder is meant, its record, and what the record makes.
//!
//! Nothing is locked and nothing is changed, so a meeting can be read while it is being recorded.

use std::io;
use std::path::{Path, PathBuf};

use crate::meeting::life::approved_in;
use crate::meeting::{History, Record, Refusal};
use crate::minutes::RecordHead;
use crate::store::{self, Given, MeetingsFolder, StoreError, Texts, Verdict, journal, prose};

use super::{Console, Exit};

/// A meeting as it stands in its record.
pub struct Recorded {
    pub history: History,
    pub texts: Texts,
    pub head: RecordHead,
}

/// The folder of the meeting that an argument means.
///
/// # Errors
/// When there is no such meeting.
pub fn folder(given: &Given, meeting: &str) -> Result<PathBuf, StoreError> {
    MeetingsFolder::choose(given.clone())?.resolve(meeting)
}

/// Reads a meeting that an argument means. What stands in the way is said on the console, and the exit for it is given:
/// there is no such meeting, its record is damaged or of a newer version, or makes no meeting. A last entry that is not
/// whole is only said, beside the answer: it may be being written at this moment.
pub fn read(given: &Given, meeting: &str, console: &mut Console<'_>) -> io::Result<Result<Recorded, Exit>> {
    match load(given, meeting) {
        Ok((recorded, notices)) => {
            for notice in notices {
                writeln!(console.err, "{notice}")?;
            }
            Ok(Ok(recorded))
        }
        Err(why) => console.fail(Exit::Unreadable, &why).map(Err),
    }
}

fn load(given: &Given, meeting: &str) -> Result<(Recorded, Vec<StoreError>), StoreError> {
    let folder = folder(given, meeting)?;
    let reading = journal::load(&folder)?;
    let notice = reading.verdict.explained();
    match (&reading.verdict, notice) {
        (Verdict::Clean | Verdict::TornTail(_), notice) => {
            let head = reading.record_head();
            let (history, unknown) = knowing_later(fold(reading.records)?, &folder);
            let texts = prose::load(&folder)?.texts;
            Ok((
                Recorded { history, texts, head },
                notice.into_iter().chain(unknown).collect(),
            ))
        }
        (_, Some(why)) => Err(why),
        (_, None) => Err(no_meeting(&Refusal {
            seq: 1,
            says: "it cannot be read".into(),
        })),
    }
}

/// With what later meetings approved of its minutes; or why that is not known.
pub fn knowing_later(history: History, folder: &Path) -> (History, Option<StoreError>) {
    let created = &history.meeting().created;
    let later = store::approving(folder, &created.meeting, created.date);
    let approved =
        later.and_then(|later| approved_in(later, history.meeting()).map_err(|refusal| no_meeting(&refusal)));
    match approved {
        Ok(approved) => (history.knowing(approved), None),
        Err(why) => (history, Some(not_known_whether_approved(&why))),
    }
}

/// A later meeting that cannot be read.
pub fn not_known_whether_approved(why: &StoreError) -> StoreError {
    StoreError::new(
        format!(
            "Whether a later meeting approved these minutes is not known. {}",
            why.happened
        ),
        "They are shown as far as their own record has them.",
        why.now.clone(),
    )
}

fn fold(records: Vec<Record>) -> Result<History, StoreError> {
    History::new(records).map_err(|refusal| no_meeting(&refusal))
}

/// A sound record that makes no committee.
pub fn no_committee(refusal: &Refusal) -> StoreError {
    StoreError::new(
        format!(
            "The committee's record makes no sense; entry {}: {}",
            refusal.seq, refusal.says
        ),
        "Nothing was changed.",
        "Keep a copy of the committee's folder and report this.",
    )
}

/// A sound record that makes no meeting.
pub fn no_meeting(refusal: &Refusal) -> StoreError {
    StoreError::new(
        format!("The record makes no meeting; entry {}: {}", refusal.seq, refusal.says),
        "Nothing was changed.",
        "Keep a copy of the meeting's folder and report this.",
    )
}
