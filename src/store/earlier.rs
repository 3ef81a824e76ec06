//! Documents of earlier meetings, brought up when a later one approved their minutes: what is on the disk says so without
//! the earlier meeting being opened again. They are worked out from the records, as always; no record is written to.

use std::path::Path;

use crate::meeting::History;
use crate::meeting::life::approved_in;
use crate::minutes;

use super::disk::Disk;
use super::fault::StoreError;
use super::folders::{folders_in, meeting_id};
use super::lock::Lock;
use super::slug::Sitting;
use super::verdict::Verdict;
use super::{files, journal, later, prose, replace};

/// Writes the documents of the meetings with these ids anew, beside the folder of the one that approved their minutes.
/// Whoever has one of them open writes them there.
///
/// # Errors
/// When one of them cannot be read or written; the documents before stay.
pub fn bring_up(disk: &dyn Disk, approving: &Path, meetings: &[String]) -> Result<(), StoreError> {
    let Some(committee) = approving.parent() else {
        return Ok(());
    };
    for (_, folder) in folders_in(committee, Sitting::parse)? {
        let itself = folder.file_name() == approving.file_name();
        if itself || !files::is_file(&folder.join(journal::JOURNAL)) {
            continue;
        }
        let reading = journal::load(&folder)?;
        let sound = matches!(reading.verdict, Verdict::Clean);
        let id = meeting_id(&reading.records).filter(|id| sound && meetings.contains(id));
        if let Some(id) = id
            && let Some(_lock) = Lock::take(disk, &folder)?
        {
            write(disk, &folder, &id, reading)?;
        }
    }
    Ok(())
}

fn write(disk: &dyn Disk, folder: &Path, id: &str, reading: journal::Reading) -> Result<(), StoreError> {
    let head = reading.record_head();
    let not_told = |says: String| {
        let happened = format!(
            "The minutes in {} do not say that they were approved: {says}.",
            folder.display()
        );
        StoreError::new(
            happened,
            "The records are safe.",
            "Open that meeting once; Quorate then writes its minutes.",
        )
    };
    let history = History::new(reading.records).map_err(|refusal| not_told(refusal.says))?;
    let approving = later::approving(folder, id, history.meeting().created.date)?;
    let approved = approved_in(approving, history.meeting()).map_err(|refusal| not_told(refusal.says))?;
    let history = history.knowing(approved);
    let texts = prose::load(folder)?.texts;
    for file in minutes::files(history.meeting(), &texts, Some(&head)) {
        let bytes = file.text.map(String::into_bytes);
        replace::document(disk, folder, Path::new(file.name), bytes.as_deref())
            .map_err(|error| not_told(error.to_string()))?;
    }
    Ok(())
}
