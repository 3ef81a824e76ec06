//! The documents beside the record: they are written in the next pause after something is saved, and before the meeting is
//! left.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::meeting::{ApprovalState, Meeting, Seq};
use crate::minutes;
use crate::store::StoreError;

use super::app::{App, OpenMeeting};
use super::message::Effect;

/// What is known of the documents on the disk.
#[derive(Default)]
pub struct Documents {
    /// When the minutes were written last.
    at: Option<DateTime<FixedOffset>>,
    /// Which entry was to come when they were worked out last; `None`: they are to be worked out anew.
    before: Option<Seq>,
    /// What the disk was given to write, by name; `None`: no such file.
    given: BTreeMap<PathBuf, Option<Vec<u8>>>,
    /// Given to the disk and not answered yet.
    waiting: BTreeSet<PathBuf>,
    /// What was approved here when the documents of earlier meetings were written last.
    approved: Vec<ApprovalState>,
    /// Those that could not be replaced, and why.
    outdated: BTreeMap<PathBuf, StoreError>,
}

/// Gives the disk those documents that are not as the record on the disk has them. Nothing while that record is being
/// added to, or while the disk has not answered for those before: they follow then.
pub fn follow(app: &mut App) -> Vec<Effect> {
    let Some(open) = app.open.as_mut().filter(|open| may_follow(open)) else {
        return Vec::new();
    };
    let next = open.history.next_seq();
    if open.documents.before == Some(next) || !open.documents.waiting.is_empty() {
        return Vec::new();
    }
    open.documents.before = Some(next);
    let mut effects: Vec<Effect> = open.documents.of_earlier(open.history.meeting()).into_iter().collect();
    let files = minutes::files(open.history.meeting(), &open.prose, open.record_head().as_ref());
    for file in files {
        let (name, bytes) = (PathBuf::from(file.name), file.text.map(String::into_bytes));
        if open.documents.given.get(&name) != Some(&bytes) {
            open.documents.given.insert(name.clone(), bytes.clone());
            open.documents.waiting.insert(name);
            effects.push(Effect::Replace {
                name: file.name.into(),
                bytes,
            });
        }
    }
    effects
}

/// Whether the documents are as the record is, or cannot be made so now.
pub fn at_rest(open: &OpenMeeting) -> bool {
    let known = &open.documents;
    !may_follow(open) || known.before == Some(open.history.next_seq()) && known.waiting.is_empty()
}

/// They say what is saved, and no more.
fn may_follow(open: &OpenMeeting) -> bool {
    let saved = open.waiting.is_empty() && open.not_saved.is_empty() && open.poisoned.is_none();
    saved && open.read_only.is_none() && !open.going_elsewhere
}

impl Documents {
    /// Of earlier meetings whose minutes were approved here since they were given to the disk last, or are no longer.
    fn of_earlier(&mut self, meeting: &Meeting) -> Option<Effect> {
        let approved = meeting.approvals.clone();
        if approved == self.approved {
            return None;
        }
        let before = std::mem::replace(&mut self.approved, approved);
        let all = before.iter().chain(&self.approved);
        let meetings: BTreeSet<String> = all.filter_map(|state| state.of.meeting.clone()).collect();
        let meetings = meetings.into_iter().collect();
        Some(Effect::BringUp { meetings })
    }

    /// They are worked out anew: what they are made from changed beside the record.
    pub fn work_out_anew(&mut self) {
        self.before = None;
    }

    /// All of them are written anew, whatever is on the disk.
    pub fn write_anew(&mut self) {
        self.given.clear();
        self.before = None;
    }

    /// Those that could not be replaced are given to the disk once more.
    pub fn try_again(&mut self) {
        if self.outdated.is_empty() {
            return;
        }
        self.given.retain(|name, _| !self.outdated.contains_key(name));
        self.before = None;
    }

    /// It is on the disk.
    pub fn written(&mut self, name: &Path, now: DateTime<FixedOffset>) {
        self.waiting.remove(name);
        self.outdated.remove(name);
        self.at = Some(now);
    }

    /// The one from before is still there.
    pub fn not_written(&mut self, name: PathBuf, why: StoreError) {
        self.waiting.remove(&name);
        self.outdated.insert(name, why);
    }

    /// What is not as the record is.
    pub fn trouble(&self) -> Option<String> {
        let why = self.outdated.values().next()?;
        let names: Vec<String> = self.outdated.keys().map(|name| name.display().to_string()).collect();
        let are = if names.len() == 1 { "is" } else { "are" };
        Some(format!("{} {are} OUT OF DATE. {why}", names.join(", ")))
    }

    /// In a few words: "minutes 10:42".
    pub fn in_short(&self) -> String {
        match (self.outdated.keys().next(), self.at) {
            (Some(name), _) => format!("{} OUT OF DATE", name.display()),
            (None, Some(at)) => format!("minutes {}", at.format("%H:%M")),
            (None, None) => "minutes not written yet".into(),
        }
    }
}
