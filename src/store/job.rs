//! What the disk is asked to do and what it answers: plain records and bytes, which cross to the disk thread and back.
//! [`crate::store::worker`] does the work.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::meeting::{CommitteeRecord, Record, Seq};

use super::committee::{CommitteeSaving, OpenedCommittee};
use super::copy::CopyReport;
use super::draft::Draft;
use super::fault::StoreError;
use super::lined::Mend;
use super::lock::Holder;
use super::prose::{Text, Texts};
use super::slug::Slug;
use super::verdict::Verdict;

/// The asker's own number for an append; the answer bears it.
pub type Ticket = u64;

/// A record, and the text that it refers to, if any.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    pub text: Option<Text>,
    pub record: Record,
}

/// The entries of one act: all of them are saved, or none.
#[derive(Clone, PartialEq, Debug)]
pub struct Append {
    pub ticket: Ticket,
    pub entries: Vec<Entry>,
}

/// What the disk is asked to do.
#[derive(Clone, PartialEq, Debug)]
pub enum DiskJob {
    /// A new meeting of a committee, in a folder of its own named after the date in the record, which is a `Created`.
    /// The answer is as to `Open`.
    Create {
        committee: Slug,
        first: Box<Record>,
        /// Recorded with it: all of them are there, or no meeting.
        with: Vec<Record>,
    },
    /// Lock, read, and hold a meeting. One that was held before is let go.
    Open {
        folder: PathBuf,
        /// Names what is set aside.
        now: DateTime<FixedOffset>,
        mend: Mend,
    },
    /// Entries for the end of the journal, the next seq first.
    Append(Append),
    /// The whole meeting, saved or not, into a new folder on another disk; the answer is `SavedElsewhere`. What was saved
    /// before must come out with the same hash.
    SaveElsewhere {
        place: PathBuf,
        records: Vec<Record>,
        texts: Texts,
        now: DateTime<FixedOffset>,
    },
    /// From now on safe copies go to this folder, for all meetings of this meetings folder. The answer is `CopiesGoTo`.
    KeepCopiesIn { place: PathBuf },
    /// All that is typed and not known to be in the record.
    SaveDraft(Draft),
    /// A document, named from the meeting's folder; without bytes there is to be none.
    ReplaceFile { name: PathBuf, bytes: Option<Vec<u8>> },
    /// This meeting approved minutes of the meetings with these ids: their documents are written anew.
    BringUp { meetings: Vec<String> },
    /// About a committee's record, beside whatever meeting is open.
    Committee(CommitteeJob),
    /// A meeting in which nothing is recorded goes from the list. The answer is `Removed`.
    Remove { folder: PathBuf },
    /// Let the meeting go, once all that was asked for is done. The answer is `LetGo`.
    LetGo,
    /// Let the meeting go and stop.
    Shutdown,
}

/// What the disk is asked to do with a committee's record.
#[derive(Clone, PartialEq, Debug)]
pub enum CommitteeJob {
    /// Lock, read and hold it; one that was held before is let go.
    Open {
        committee: Slug,
        /// Names what is set aside.
        now: DateTime<FixedOffset>,
        mend: Mend,
    },
    /// The entries of one act for its end, the next seq first: all of them are saved, or none.
    Append { records: Vec<CommitteeRecord> },
    /// All of it, saved or not, into a file under a folder on another disk; the answer is as to `Open`.
    SaveElsewhere {
        place: PathBuf,
        records: Vec<CommitteeRecord>,
        now: DateTime<FixedOffset>,
    },
    /// What is half typed, beside the record.
    SaveDraft(Draft),
    /// Let it go.
    Leave,
}

/// What the disk answers to a [`CommitteeJob`].
#[derive(Clone, PartialEq, Debug)]
pub enum CommitteeReply {
    Opened(Box<OpenedCommittee>),
    NotOpened(StoreError),
    Saving(CommitteeSaving),
    DraftSaved(Draft),
    DraftNotSaved(StoreError),
    Left,
}

/// What the disk answers.
#[derive(Clone, PartialEq, Debug)]
pub enum DiskReply {
    Opened(Box<OpenedMeeting>),
    NotOpened(StoreError),
    /// Another program has it open; who, when its journal says so. `why` says it in words.
    HeldElsewhere {
        holder: Option<Holder>,
        why: StoreError,
    },
    /// On the disk. `head`: the hash of the last of them.
    Saved {
        ticket: Ticket,
        seqs: Vec<Seq>,
        head: String,
    },
    /// Not on the disk, and nothing after it is. `poisoned`: trying again is of no use.
    NotSaved {
        ticket: Ticket,
        seqs: Vec<Seq>,
        why: StoreError,
        poisoned: bool,
    },
    /// Written, read back, and open there from now on.
    SavedElsewhere(Box<OpenedMeeting>),
    /// It stays as it is.
    NotSavedElsewhere(StoreError),
    /// What the folder is called now.
    Removed(PathBuf),
    /// It stays as it is.
    NotRemoved(StoreError),
    CopiesGoTo(PathBuf),
    NoCopiesThere(StoreError),
    /// What became of the safe copy, in its own time.
    Copy(CopyReport),
    Committee(CommitteeReply),
    /// The draft file holds this now.
    DraftSaved(Draft),
    DraftNotSaved(StoreError),
    DocumentWritten {
        name: PathBuf,
    },
    /// Another program holds the old one; it is tried again.
    DocumentWaits {
        name: PathBuf,
    },
    /// The old one stays. Never a reason to stop the meeting.
    DocumentOutOfDate {
        name: PathBuf,
        why: StoreError,
    },
    /// What came of the documents of earlier meetings.
    BroughtUp(Result<(), StoreError>),
    LetGo,
    Stopped,
}

/// A meeting as it was opened.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenedMeeting {
    pub folder: PathBuf,
    pub records: Vec<Record>,
    /// The hash of the last record.
    pub head: String,
    pub verdict: Verdict,
    /// Nothing can be recorded.
    pub read_only: bool,
    pub texts: Texts,
    pub texts_verdict: Verdict,
    /// No text can be recorded; everything else can.
    pub texts_read_only: bool,
    /// Texts that a record refers to and that are not there as they were: its number and the text's id.
    pub texts_missing: Vec<(Seq, String)>,
    pub draft: Draft,
    /// This is a safe copy that nobody carried on from yet; nothing can be recorded until somebody says so.
    pub safe_copy: bool,
    /// A draft is there that cannot be read.
    pub draft_lost: Option<StoreError>,
}
