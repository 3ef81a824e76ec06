//! What can happen to the screen, and what the screen can ask for. Both catalogues are short; `run` performs the second.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use crate::meeting::Record;
use crate::store::{CommitteeJob, DiskReply, Draft, Entry, Texts};

use super::new_meeting::TermsFile;

/// What arrives through the one queue.
#[derive(Debug)]
pub enum Message {
    Key(KeyEvent),
    /// Keys that came together, where a paste comes as keys.
    Burst(Vec<KeyEvent>),
    Paste(String),
    Resize(u16, u16),
    Disk(DiskReply),
    /// The clock's minute has turned, or a draft is due.
    Tick,
    /// The terminal was closed, or the system ends the program.
    Hangup,
}

/// What is to be done outside the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// A new meeting: its folder under the meetings folder, its first record.
    Create {
        committee: String,
        first: Box<Record>,
        /// Recorded with it.
        with: Vec<Record>,
    },
    Open {
        folder: PathBuf,
        /// Somebody has looked at a damaged end: it is set aside.
        confirmed: bool,
    },
    /// The whole meeting, saved or not, into a new folder under this one.
    SaveElsewhere {
        place: PathBuf,
        records: Vec<Record>,
        texts: Texts,
    },
    /// The committee's last meeting, for what comes along from it.
    ReadPrevious {
        committee: String,
    },
    /// What later meetings approved of the minutes of the one that is open.
    ReadLater,
    /// Minutes of the meetings with these ids were approved, or are no longer: their documents.
    BringUp {
        meetings: Vec<String>,
    },
    /// A committee's record, under these terms; with it the committee's last meeting.
    OpenCommittee {
        terms: Box<TermsFile>,
        /// Somebody has looked at a damaged end: it is set aside.
        confirmed: bool,
    },
    Committee(CommitteeJob),
    KeepCopiesIn {
        place: PathBuf,
    },
    Append {
        entries: Vec<Entry>,
    },
    SaveDraft(Draft),
    /// A file made from the record, worked out on the spot; without bytes there is to be none.
    Replace {
        name: String,
        bytes: Option<Vec<u8>>,
    },
    /// A meeting in which nothing is recorded goes from the list.
    Remove {
        folder: PathBuf,
    },
    /// The meeting is left: others may open it.
    LetGo {
        folder: PathBuf,
    },
    /// Look for meetings again.
    /// `marked`: the folder of the meeting to mark in the list.
    List {
        marked: Option<PathBuf>,
    },
}
