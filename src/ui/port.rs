//! What the screen needs from outside: the time, fresh ids, the disk. Given by `main`, or by a test.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::store::DiskJob;

/// The time as the computer knows it.
pub trait Clock {
    /// Local time with its offset, whole seconds.
    fn now(&self) -> DateTime<FixedOffset>;

    /// How long the program has been running: what setting the clock does not change.
    fn ran(&self) -> Duration;
}

/// Ids that nobody else has: one per act of a person, one per meeting.
pub trait Ids {
    /// 128 bits, hexadecimal.
    fn fresh(&mut self) -> String;
}

/// The disk's worker, wherever it runs; its replies come back through the queue.
pub trait DiskQueue {
    /// Hands a job over and does not wait.
    fn send(&mut self, job: DiskJob);
}
