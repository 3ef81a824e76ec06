//! The disk and nothing else: what a disk can do ([`disk`]), where meetings are ([`folders`]), the journal ([`journal`]),
//! the texts ([`prose`]) and the committee's record ([`committee`]) that are only ever appended to, what is derived and
//! replaced as a whole ([`replace`], [`draft`]), one writer at a time ([`lock`]), and the worker that does it all in a
//! thread of its own ([`job`], [`worker`], [`thread`]).
//!
//! Reading order: [`line`] frames, [`scan`] reads, [`append`] writes, [`verdict`] says what was found, and [`lined`] is a
//! whole file of such lines, whatever they say. Bytes on the disk are what is hashed. Nothing is shown as saved before
//! the disk confirmed it; a sync that failed is never tried again.
//! What the records mean is none of this room's business; time comes in.

mod append;
mod batch;
pub mod committee;
pub mod copy;
pub mod disk;
pub mod dispose;
pub mod draft;
pub mod earlier;
pub mod fault;
pub mod files;
pub mod folders;
pub mod job;
pub mod join;
pub mod journal;
pub mod later;
pub mod line;
pub mod lined;
pub mod lock;
pub mod prose;
mod remove;
pub mod replace;
pub mod salvage;
pub mod scan;
pub mod slug;
mod take_over;
pub mod thread;
mod torn;
pub mod verdict;
pub mod verify;
pub mod worker;

#[cfg(test)]
mod tests;

pub use committee::{CommitteeSaving, OpenedCommittee, salvage_in};
pub use copy::{Copied, CopyJob, CopyReport, Fork};
pub use disk::{Disk, DiskFile, RealDisk};
pub use dispose::{Disposal, DisposedOf, dispose};
pub use draft::{Draft, DraftLine, DraftText};
pub use fault::{StoreError, Unsaved};
pub use files::{read_hand_written, write_new};
pub use folders::{CommitteeEntry, Found, Given, MeetingEntry, MeetingsFolder, Which, previous};
pub use job::{Append, CommitteeJob, CommitteeReply, DiskJob, DiskReply, Entry, OpenedMeeting, Ticket};
pub use journal::Journal;
pub use later::approving;
pub use lined::{Mend, fits};
pub use lock::{Holder, Lock};
pub use prose::{Prose, Text, Texts};
pub use salvage::{Salvaged, salvage_into};
pub use slug::{Sitting, Slug};
pub use take_over::Taken;
pub use thread::spawn;
pub use verdict::{Broken, Tail, Verdict};
pub use verify::{OtherMinutes, Verified, verify};
pub use worker::Worker;
