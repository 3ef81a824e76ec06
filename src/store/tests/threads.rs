//! The disk thread: every job asked for is answered, in order, whether it is told to stop or left alone.

use std::sync::mpsc::channel;

use super::*;
use crate::store::journal::load;

fn run(stop: bool) -> (Vec<DiskReply>, Vec<Seq>) {
    let (_place, worker, folder) = opened();
    let ((jobs, received), (answers, replies)) = (channel(), channel());
    for seq in 2..50 {
        jobs.send(append(seq, vec![noted(seq, "a text")])).unwrap();
    }
    if stop {
        jobs.send(DiskJob::Shutdown).unwrap();
    } else {
        drop(jobs);
    }
    let thread = spawn(worker, received, move |reply| answers.send(reply).unwrap()).unwrap();
    thread.join().unwrap();
    let seqs = load(&folder).unwrap().records.iter().map(|record| record.seq).collect();
    (replies.iter().collect(), seqs)
}

#[test]
fn every_job_is_done_before_the_thread_ends() {
    for stop in [true, false] {
        let (replies, seqs) = run(stop);
        let tickets: Vec<Ticket> = replies
            .iter()
            .filter_map(|reply| match reply {
                DiskReply::Saved { ticket, .. } => Some(*ticket),
                _ => None,
            })
            .collect();
        assert_eq!(tickets, (2..50).collect::<Vec<_>>());
        assert_eq!(seqs, (1..50).collect::<Vec<_>>());
        assert_eq!(replies.last() == Some(&DiskReply::Stopped), stop);
    }
}

#[test]
fn what_is_asked_while_the_thread_waits_is_answered() {
    let (_place, worker, folder) = opened();
    let ((jobs, received), (answers, replies)) = (channel(), channel());
    let thread = spawn(worker, received, move |reply| answers.send(reply).unwrap()).unwrap();
    for seq in 2..5 {
        jobs.send(append(seq, vec![plain(session(seq))])).unwrap();
        assert!(saved(&replies.recv().unwrap()));
        assert_eq!(load(&folder).unwrap().records.len(), usize::try_from(seq).unwrap());
    }
    drop(jobs);
    thread.join().unwrap();
}
