//! Meetings held after another: in their records stands what they approved of its minutes. Read only, nothing is locked.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::meeting::Record;
use crate::meeting::life::tells_of_approval;

use super::fault::StoreError;
use super::folders::{folders_in, is_practice, meeting_id};
use super::journal::Reading;
use super::slug::Sitting;
use super::verdict::Verdict;
use super::verify::verify;
use super::{files, journal};

/// The records of the meetings of the same committee, on that day or later, that approved something of the minutes of the
/// meeting in this folder: its id, its day. In the order of their days, each meeting once; practice does not count.
///
/// # Errors
/// When one of them cannot be read: whether it approved them is not known then.
pub fn approving(folder: &Path, meeting: &str, date: NaiveDate) -> Result<Vec<Vec<Record>>, StoreError> {
    let Some(committee) = folder.parent() else {
        return Ok(Vec::new());
    };
    let mut meetings: Vec<Kept> = Vec::new();
    for (sitting, path) in folders_in(committee, Sitting::parse)? {
        let itself = path.file_name() == folder.file_name();
        if itself || sitting.date < date || !files::is_file(&path.join(journal::JOURNAL)) {
            continue;
        }
        let reading = journal::load(&path)?;
        let kept = Kept { path, reading };
        match kept.id() {
            // The damaged record that this one was salvaged from is the same meeting.
            Some(id) if id == meeting => {}
            id => match meetings.iter_mut().find(|known| id.is_some() && known.id() == id) {
                Some(known) if kept.worth() >= known.worth() => *known = kept,
                Some(_) => {}
                None => meetings.push(kept),
            },
        }
    }
    let mut found = Vec::new();
    for Kept { reading, .. } in meetings {
        match (&reading.verdict, reading.verdict.explained()) {
            (Verdict::Clean | Verdict::TornTail(_), _) | (_, None) => {}
            (_, Some(why)) => return Err(why),
        }
        if !is_practice(&reading.records) && tells_of_approval(&reading.records, meeting, date) {
            found.push(reading.records);
        }
    }
    Ok(found)
}

/// A record of a meeting, and where it is. One that was salvaged has two: the damaged one stays where it was.
struct Kept {
    path: PathBuf,
    reading: Reading,
}

/// Which of two records of one meeting tells more of it; of equal ones the later.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    Damaged,
    Readable,
    Sound,
}

impl Kept {
    fn id(&self) -> Option<String> {
        meeting_id(&self.reading.records)
    }

    fn worth(&self) -> Worth {
        match self.reading.verdict {
            Verdict::Clean if verify(&self.path).is_ok_and(|verified| verified.sound()) => Worth::Sound,
            Verdict::Clean | Verdict::TornTail(_) => Worth::Readable,
            Verdict::DamagedLast(_)
            | Verdict::DamagedMiddle { .. }
            | Verdict::ChainWrong { .. }
            | Verdict::NewerVersion { .. } => Worth::Damaged,
        }
    }
}
