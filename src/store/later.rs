//! Meetings held after another: in their records stands what they approved of its minutes. Read only, nothing is locked.

use std::path::Path;

use chrono::NaiveDate;

use crate::meeting::Record;
use crate::meeting::life::tells_of_approval;

use super::fault::StoreError;
use super::folders::{folders_in, is_practice, meeting_id};
use super::slug::Sitting;
use super::verdict::Verdict;
use super::{files, journal};

/// The records of the meetings of the same committee, on that day or later, that approved something of the minutes of the
/// meeting in this folder: its id, its day. In the order of their days; practice does not count.
///
/// # Errors
/// When one of them cannot be read: whether it approved them is not known then.
pub fn approving(folder: &Path, meeting: &str, date: NaiveDate) -> Result<Vec<Vec<Record>>, StoreError> {
    let Some(committee) = folder.parent() else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for (sitting, path) in folders_in(committee, Sitting::parse)? {
        let itself = path.file_name() == folder.file_name();
        if itself || sitting.date < date || !files::is_file(&path.join(journal::JOURNAL)) {
            continue;
        }
        let reading = journal::load(&path)?;
        // The damaged record that this one was salvaged from is the same meeting.
        if meeting_id(&reading.records).is_some_and(|id| id == meeting) {
            continue;
        }
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
