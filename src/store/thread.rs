//! The one disk thread, and beside it the one that makes the safe copy. The first waits for jobs without using the
//! processor, takes all that wait together, and sends each answer to the program's one queue; the second is told after
//! each of them what is saved. The screen waits for neither, and the first never for the second.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::copy;
use super::job::{DiskJob, DiskReply};
use super::worker::Worker;

/// Leaving the program waits so long for the safe copy at most.
const COPY_AT_MOST: Duration = Duration::from_secs(5);

/// Starts the disk thread. It ends after a `Shutdown`, or when nobody can send to it any more; in both cases what was
/// asked for before is done.
///
/// # Errors
/// When the system starts no thread.
pub fn spawn(
    mut worker: Worker,
    jobs: Receiver<DiskJob>,
    reply: impl FnMut(DiskReply) + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    let reply = Arc::new(Mutex::new(reply));
    let answer = move |reply: &Mutex<dyn FnMut(DiskReply) + Send>, answer: DiskReply| {
        if let Ok(mut reply) = reply.lock() {
            reply(answer);
        }
    };
    let (copies, to_copy) = channel();
    let (copied, all_copied) = channel::<()>();
    let disk = worker.disk();
    worker.copying(move |job| drop(copies.send(job)));
    let reports = Arc::clone(&reply);
    Builder::new().name("safe copy".into()).spawn(move || {
        copy::run(&disk, &to_copy, |report| answer(&*reports, DiskReply::Copy(report)));
        drop(copied);
    })?;
    Builder::new().name("disk".into()).spawn(move || {
        run(worker, &jobs, |reply_with| answer(&*reply, reply_with));
        // The queue of copies is closed with the worker; an end of it is worth a moment, a stick that hangs is not.
        let _ = all_copied.recv_timeout(COPY_AT_MOST);
    })
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
