//! The one disk thread. It waits for jobs without using the processor, takes all that wait together, and sends each answer
//! to the program's one queue. The screen never waits for it.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread::{Builder, JoinHandle};

use super::job::{DiskJob, DiskReply};
use super::worker::Worker;

/// Starts the disk thread. It ends after a `Shutdown`, or when nobody can send to it any more; in both cases what was
/// asked for before is done.
///
/// # Errors
/// When the system starts no thread.
pub fn spawn(
    worker: Worker,
    jobs: Receiver<DiskJob>,
    reply: impl FnMut(DiskReply) + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    Builder::new()
        .name("disk".into())
        .spawn(move || run(worker, &jobs, reply))
}

fn run(mut worker: Worker, jobs: &Receiver<DiskJob>, mut reply: impl FnMut(DiskReply)) {
    loop {
        let job = match worker.next_wait() {
            None => jobs.recv().map_err(RecvTimeoutError::from),
            Some(wait) => jobs.recv_timeout(wait),
        };
        match job {
            Ok(first) => {
                let mut stopped = false;
                worker.perform_all(std::iter::once(first).chain(jobs.try_iter()), &mut |answer| {
                    stopped |= answer == DiskReply::Stopped;
                    reply(answer);
                });
                if stopped {
                    return;
                }
            }
            Err(RecvTimeoutError::Timeout) => worker.try_waiting(false, &mut reply),
            Err(RecvTimeoutError::Disconnected) => {
                worker.try_waiting(true, &mut reply);
                return;
            }
        }
    }
}
