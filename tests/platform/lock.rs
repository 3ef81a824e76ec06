//! One writer a meeting, across processes.

use std::fs;

use quorate::store::DiskReply;

use crate::entries::session;
use crate::{act, make, open, opened, second, worker};

#[test]
fn a_second_process_keeps_a_meeting_until_it_ends() {
    let place = tempfile::tempdir().unwrap();
    let mut worker = worker(place.path());
    let folder = make(&mut worker, "Mid Essex");
    assert!(matches!(worker.perform(act(session(2))), DiskReply::Saved { .. }));
    // Opening another meeting lets this one go.
    make(&mut worker, "North Essex");
    let before = fs::read(folder.join("journal.ronl")).unwrap();

    for killed in [false, true] {
        let other = second::locks(&folder);
        let DiskReply::HeldElsewhere { holder, why } = open(&mut worker, &folder) else {
            panic!("a second writer was let in");
        };
        // Who it is comes from the journal, which can be read while the lock is held.
        assert_eq!(holder.unwrap().host, "LAPTOP-7");
        assert!(
            why.happened
                .starts_with("Ms Jo Field has had this meeting open on LAPTOP-7"),
            "{why}"
        );
        match killed {
            true => other.ends_in_the_middle(),
            false => other.lets_go(),
        }
        assert_eq!(opened(&mut worker, &folder).records.len(), 2);
        make(&mut worker, "North Essex");
    }
    assert_eq!(fs::read(folder.join("journal.ronl")).unwrap(), before);
}

#[test]
fn this_process_keeps_a_meeting_from_a_second_worker() {
    let place = tempfile::tempdir().unwrap();
    let (mut first, mut second) = (worker(place.path()), worker(place.path()));
    let folder = make(&mut first, "Mid Essex");
    assert!(matches!(
        open(&mut second, &folder),
        DiskReply::HeldElsewhere { holder: None, .. }
    ));
    assert!(matches!(first.perform(act(session(2))), DiskReply::Saved { .. }));
    drop(first);
    assert_eq!(opened(&mut second, &folder).records.len(), 2);
}
