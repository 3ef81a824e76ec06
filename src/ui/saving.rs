//! Whether what was done and typed is on the disk. One answer, worked out from what is known (entries not answered, entries
//! refused and why, what the draft holds), so that it cannot outlast what it is about; drawn in `screens::saving`.

use crate::meeting::Seq;
use crate::store::StoreError;

use super::app::{App, OpenMeeting};
use super::between::OpenCommittee;
use super::drafts;

/// The answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saving {
    /// The disk refused something; [`trouble`] says what and why.
    NotSaved,
    ReadOnly,
    /// Sent, and not answered yet.
    OnItsWay,
    /// There are letters that no file has.
    Typing,
    Saved,
}

/// Of the meeting that is open, or the committee; `None` where nothing is.
pub fn state(app: &App) -> Option<Saving> {
    let (refused, read_only, waiting) = match (&app.open, &app.committee) {
        (Some(open), _) => (not_saved(open), open.read_only.is_some(), open.waiting.len()),
        (None, Some(open)) => (not_saved_between(open), open.read_only, open.waiting.len()),
        (None, None) => return None,
    };
    Some(match (refused || drafts::trouble(app).is_some(), read_only, waiting) {
        (true, _, _) => Saving::NotSaved,
        (false, true, _) => Saving::ReadOnly,
        (false, false, 1..) => Saving::OnItsWay,
        (false, false, 0) if drafts::in_no_file(app) => Saving::Typing,
        (false, false, 0) => Saving::Saved,
    })
}

fn not_saved(open: &OpenMeeting) -> bool {
    open.poisoned.is_some() || open.refused.is_some()
}

fn not_saved_between(open: &OpenCommittee) -> bool {
    open.poisoned.is_some() || open.refused.is_some()
}

/// What is not as it should be, why, what is safe, and what to do.
pub fn trouble(app: &App) -> Option<String> {
    let (refused, poisoned, count) = match (&app.open, &app.committee) {
        (Some(open), _) => (&open.refused, &open.poisoned, open.waiting.len() + open.not_saved.len()),
        (None, Some(open)) => (&open.refused, &open.poisoned, open.waiting.len() + open.not_saved.len()),
        (None, None) => return None,
    };
    let entries = if count == 1 {
        "1 entry"
    } else {
        &format!("{count} entries")
    };
    match (refused, poisoned) {
        (Some(why), Some(_)) => Some(format!(
            "NOT SAVED: {entries}, and nothing more is saved here. /elsewhere FOLDER saves everything. {} {}",
            why.happened, why.safe
        )),
        (Some(why), None) => Some(format!("NOT SAVED: {entries}. {why}")),
        (None, _) => match (drafts::trouble(app), &app.open) {
            (Some(why), _) => Some(format!("NOT SAVED: {why}")),
            // Only where all is saved: nobody is to take a document for the record.
            (None, Some(open)) => open.documents.trouble(),
            (None, None) => None,
        },
    }
}

/// The disk refused these entries. The cause is that of the first of them: what comes after an entry that is not saved
/// cannot be saved either.
pub(super) fn refuse<E>(
    (waiting, not_saved): (&mut Vec<E>, &mut Vec<E>),
    cause: &mut Option<StoreError>,
    (seqs, why): (&[Seq], StoreError),
    seq: impl Fn(&E) -> Seq,
) {
    let first = |seqs: &mut dyn Iterator<Item = Seq>| seqs.min().unwrap_or(Seq::MAX);
    let before = first(&mut not_saved.iter().map(&seq));
    if cause.is_none() || first(&mut seqs.iter().copied()) < before {
        *cause = Some(why);
    }
    let (lost, still): (Vec<E>, Vec<E>) = std::mem::take(waiting)
        .into_iter()
        .partition(|entry| seqs.contains(&seq(entry)));
    *waiting = still;
    not_saved.extend(lost);
    not_saved.sort_by_key(seq);
}
