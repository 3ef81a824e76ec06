//! The committee's record, held to the same bar as a journal: power cuts, every step of the disk failing, a second writer,
//! a bad end, a disk that cannot be trusted. Damage to its bytes is in `damage`. The seeds are fixed and few: what reads
//! and writes is the machinery that `power` and `faults` try at length.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use quorate::meeting::{CommitteeEvent, CommitteeRecord, FORMAT, PersonId, Seq};
use quorate::store::{
    CommitteeJob, CommitteeReply, CommitteeSaving, Copied, CopyJob, CopyReport, Disk, DiskJob, DiskReply, Mend,
    OpenedCommittee, Slug, Verdict, Worker, committee, copy::copy,
};

use crate::entries::now;
use crate::simulated::{Fault, Rng, Simulated, State};
use crate::sitting::{Answer, slug, worker};
use crate::support::Room;

fn folder() -> PathBuf {
    PathBuf::from("/m/mid-essex")
}

fn record(seq: Seq, event: CommitteeEvent) -> CommitteeRecord {
    CommitteeRecord {
        v: FORMAT,
        seq,
        id: format!("id{seq}"),
        at: now(),
        event,
    }
}

fn begun() -> CommitteeRecord {
    let event = CommitteeEvent::Begun {
        record: "00112233445566778899aabbccddeeff".into(),
        committee: "mid-essex".into(),
        program: "0.1.0".into(),
    };
    record(1, event)
}

fn session(seq: Seq) -> CommitteeRecord {
    let event = CommitteeEvent::Session {
        program: "0.1.0".into(),
        host: "LAPTOP-7".into(),
        secretary: "Ms Jo Field".into(),
    };
    record(seq, event)
}

fn left(seq: Seq, length: usize) -> CommitteeRecord {
    let person = PersonId(format!("person-{}", "x".repeat(length)));
    record(seq, CommitteeEvent::PersonLeft { person })
}

/// A record being kept on a simulated disk: what was asked, and what was answered.
struct Kept {
    disk: Simulated,
    worker: Worker,
    acts: Vec<(Vec<CommitteeRecord>, Answer)>,
    next: Seq,
}

impl Kept {
    fn on(disk: Simulated) -> Kept {
        Kept {
            worker: worker(&disk),
            disk,
            acts: Vec::new(),
            next: 1,
        }
    }

    /// Sends one act of so many entries, unlike those of any other, the first of a new record its beginning.
    fn act(&mut self, count: usize, length: usize) {
        let seqs = self.next..self.next + u64::try_from(count).unwrap();
        let length = length + self.acts.len();
        let records: Vec<CommitteeRecord> = seqs
            .map(|seq| if seq == 1 { begun() } else { left(seq, length) })
            .collect();
        let answer = match append(&mut self.worker, &records) {
            CommitteeSaving::Saved { .. } => Answer::Saved,
            CommitteeSaving::NotSaved { poisoned: true, .. } => Answer::Poisoned,
            CommitteeSaving::NotSaved { .. } => Answer::NotSaved,
        };
        if answer == Answer::Saved {
            self.next += u64::try_from(count).unwrap();
            self.disk.note_saved();
        }
        self.acts.push((records, answer));
    }
}

fn perform(worker: &mut Worker, job: CommitteeJob) -> CommitteeReply {
    match worker.perform(DiskJob::Committee(job)) {
        DiskReply::Committee(reply) => reply,
        other => panic!("{other:?}"),
    }
}

fn append(worker: &mut Worker, records: &[CommitteeRecord]) -> CommitteeSaving {
    let records = records.to_vec();
    match perform(worker, CommitteeJob::Append { records }) {
        CommitteeReply::Saving(saving) => saving,
        other => panic!("{other:?}"),
    }
}

fn open(worker: &mut Worker, mend: Mend) -> CommitteeReply {
    let committee = slug();
    let now = now();
    perform(worker, CommitteeJob::Open { committee, now, mend })
}

/// Opens it as a secretary would: what is damaged at the end is read and confirmed.
fn reopen(worker: &mut Worker) -> Result<OpenedCommittee, String> {
    let mut reply = open(worker, Mend::TornTail);
    let confirm = |opened: &OpenedCommittee| matches!(opened.verdict, Verdict::DamagedLast(_)) && opened.read_only;
    if matches!(&reply, CommitteeReply::Opened(opened) if confirm(opened)) {
        reply = open(worker, Mend::DamagedLast);
    }
    match reply {
        CommitteeReply::Opened(opened) => Ok(*opened),
        CommitteeReply::NotOpened(why) => Err(why.happened),
        other => panic!("{other:?}"),
    }
}

/// A record of six entries: alone, twice two together, and alone again.
pub fn six() -> Vec<u8> {
    let mut kept = Kept::on(Simulated::empty());
    reopen(&mut kept.worker).unwrap();
    for count in [1, 2, 2, 1] {
        kept.act(count, 20);
    }
    assert!(kept.acts.iter().all(|(_, answer)| *answer == Answer::Saved));
    kept.disk
        .state()
        .bytes(&folder().join("committee.ronl"))
        .unwrap()
        .to_vec()
}

/// What must be true of a record opened afterwards: what was saved is there, nothing that was not asked for, no act by
/// half; and it goes on.
fn check(disk: &Simulated, acts: &[(Vec<CommitteeRecord>, Answer)], saved: usize) -> Result<(), String> {
    let mut after = worker(disk);
    let opened = reopen(&mut after)?;
    if opened.read_only {
        return Err(format!("a false alarm: {:?}", opened.verdict));
    }
    let there = |record: &CommitteeRecord| opened.records.contains(record);
    let answered = acts.iter().filter(|(_, answer)| *answer == Answer::Saved).take(saved);
    for (records, _) in answered {
        if !records.iter().all(there) {
            return Err(format!("lost: entry {}", records[0].seq));
        }
    }
    if let Some(strange) = opened
        .records
        .iter()
        .find(|record| acts.iter().all(|(act, _)| !act.contains(record)))
    {
        return Err(format!("never asked for: {strange:?}"));
    }
    for (act, _) in acts {
        let count = act.iter().filter(|record| there(record)).count();
        if count != 0 && count != act.len() {
            return Err(format!("half an act: entry {}", act[0].seq));
        }
    }
    let next = u64::try_from(opened.records.len()).unwrap() + 1;
    let more = if next == 1 { begun() } else { session(next) };
    match append(&mut after, &[more]) {
        CommitteeSaving::Saved { .. } => {}
        CommitteeSaving::NotSaved { why, .. } => return Err(format!("nothing more can be recorded: {why}")),
    }
    let reading = committee::load_from(disk, &folder()).unwrap();
    match (reading.verdict, reading.records.len()) {
        (Verdict::Clean, count) if count == opened.records.len() + 1 => Ok(()),
        (verdict, count) => Err(format!("not clean afterwards: {verdict:?}, {count} entries")),
    }
}

/// The power goes before some step of a record's life, at each of so many seeds.
fn wrong_seeds(lives: u64, cuts: u64, lying: bool) -> Vec<(u64, String)> {
    let of_life = |life: u64| {
        let mut rng = Rng(life);
        let disk = Simulated::empty().remember();
        let mut kept = Kept::on(if lying { disk.lying() } else { disk });
        reopen(&mut kept.worker).unwrap();
        for _ in 0..3 + rng.below(3) {
            kept.act(1 + rng.below(3), rng.below(900));
        }
        kept.worker.perform(DiskJob::Shutdown);
        let steps = kept.disk.history();
        let cut = |seed: u64| {
            let mut rng = Rng(seed.wrapping_mul(0x5851_f42d_4c95_7f2d));
            let before = &steps[rng.below(steps.len())];
            let left = Simulated::of(before.after_power_cut(&mut rng));
            check(&left, &kept.acts, before.saved).err().map(|why| (seed, why))
        };
        (life * cuts..(life + 1) * cuts).filter_map(cut).collect::<Vec<_>>()
    };
    (0..lives).flat_map(of_life).collect()
}

#[test]
fn a_power_cut_loses_nothing_saved_and_raises_no_false_alarm() {
    let wrong = wrong_seeds(40, 50, false);
    assert!(
        wrong.is_empty(),
        "{} of 2000: {:?}",
        wrong.len(),
        &wrong[..wrong.len().min(5)]
    );
}

/// The guard: a disk that only says it synced is found out by the very same test.
#[test]
fn on_a_disk_that_does_not_sync_the_test_fails() {
    let wrong = wrong_seeds(10, 50, true);
    assert!(
        wrong.iter().filter(|(_, why)| why.contains("lost")).count() > 50,
        "{wrong:?}"
    );
}

#[test]
fn opening_and_appending_survive_every_fault() {
    let mut tried = 0;
    for fault in [Fault::Io, Fault::Full] {
        for sticky in [false, true] {
            for torn in [false, true] {
                let mut step = 1;
                while life(fault, sticky, torn, step) >= step {
                    step += 1;
                    tried += 1;
                }
            }
        }
    }
    assert!(tried >= 60, "{tried} faults");
}

/// A record's life with the fault at this step, and after it; how many steps there were.
fn life(fault: Fault, sticky: bool, torn: bool, step: usize) -> usize {
    let mut kept = Kept::on(begun_on(torn));
    kept.acts.push((vec![begun()], Answer::Saved));
    kept.next = 2;
    let before = kept.disk.state().steps;
    kept.disk = kept.disk.clone().failing(before + step, fault, sticky);
    let opened = reopen(&mut kept.worker);
    for count in [1, 3, 1] {
        kept.act(count, 40);
    }
    if opened.is_err() {
        assert!(kept.acts.iter().skip(1).all(|(_, answer)| *answer == Answer::NotSaved));
    }
    let steps = kept.disk.state().steps - before;
    kept.worker.perform(DiskJob::Shutdown);
    let saved = kept.acts.iter().filter(|(_, answer)| *answer == Answer::Saved).count();
    let mut rng = Rng(u64::try_from(step).unwrap());
    let cuts: Vec<State> = (0..4).map(|_| kept.disk.state().after_power_cut(&mut rng)).collect();
    for state in std::iter::once(kept.disk.state()).chain(cuts) {
        check(&Simulated::of(state), &kept.acts, saved)
            .unwrap_or_else(|why| panic!("step {step}, {fault:?}, sticky {sticky}, torn {torn}: {why}"));
    }
    steps
}

/// A disk with a record of one entry, its end torn where that is asked for.
fn begun_on(torn: bool) -> Simulated {
    let disk = Simulated::empty();
    let mut kept = Kept::on(disk.clone());
    reopen(&mut kept.worker).unwrap();
    kept.act(1, 0);
    kept.worker.perform(DiskJob::Shutdown);
    let mut state = disk.state();
    if torn {
        let path = folder().join("committee.ronl");
        let bytes = [state.bytes(&path).unwrap(), b"(v:0,seq:2,id:"].concat();
        state.put(&path, &bytes);
    }
    Simulated::of(state)
}

#[test]
fn a_second_writer_is_refused_and_told_who_has_it() {
    let disk = begun_on(false);
    let (mut first, mut second) = (worker(&disk), worker(&disk));
    reopen(&mut first).unwrap();
    append(&mut first, &[session(2)]);
    let refused = reopen(&mut second).unwrap_err();
    assert_eq!(
        refused,
        "Ms Jo Field has had the committee's record open on LAPTOP-7 since 10:15 on 20 April 2016."
    );
    perform(&mut first, CommitteeJob::Leave);
    assert_eq!(reopen(&mut second).unwrap().records.len(), 2);
    assert!(
        matches!(append(&mut first, &[left(3, 1)]), CommitteeSaving::NotSaved { .. }),
        "it was let go"
    );
}

/// Somebody else wrote to it, whatever became of the lock.
#[test]
fn a_record_that_grew_by_another_hand_takes_nothing_more() {
    let disk = begun_on(false);
    let mut first = worker(&disk);
    reopen(&mut first).unwrap();
    let path = folder().join("committee.ronl");
    let mut file = disk.open(&path).unwrap();
    file.write_at(file.length().unwrap(), b"x").unwrap();
    assert!(matches!(
        append(&mut first, &[session(2)]),
        CommitteeSaving::NotSaved { poisoned: true, .. }
    ));
}

#[test]
fn a_torn_end_is_set_aside_and_a_damaged_middle_is_read_only() {
    let disk = begun_on(true);
    let opened = reopen(&mut worker(&disk)).unwrap();
    let Verdict::TornTail(tail) = &opened.verdict else {
        panic!("{:?}", opened.verdict)
    };
    let aside = tail.set_aside.as_ref().unwrap();
    assert_eq!(aside, &folder().join("committee.torn-20160420T101530"));
    assert_eq!(disk.state().bytes(aside).unwrap(), b"(v:0,seq:2,id:");

    let mut bytes = six();
    bytes[100] ^= 1;
    let mut state = begun_on(false).state();
    state.put(&folder().join("committee.ronl"), &bytes);
    let disk = Simulated::of(state);
    let mut worker = worker(&disk);
    let opened = reopen(&mut worker).unwrap();
    assert!(opened.read_only && matches!(opened.verdict, Verdict::DamagedMiddle { entry: 1, .. }));
    assert!(matches!(
        append(&mut worker, &[begun()]),
        CommitteeSaving::NotSaved { poisoned: false, .. }
    ));
    assert_eq!(
        disk.state().bytes(&folder().join("committee.ronl")).unwrap(),
        bytes,
        "not touched"
    );
}

/// A sync that failed is never tried again; everything goes to another place, and on from there.
#[test]
fn a_poisoned_record_goes_on_elsewhere() {
    let disk = begun_on(false);
    let mut worker = Worker::on(Arc::new(disk.clone()), crate::entries::meetings(Path::new("/m")));
    reopen(&mut worker).unwrap();
    // Identity, length, write, sync: the fourth step of an append.
    let steps = disk.state().steps;
    let probe = Simulated::of(disk.state());
    let mut other = crate::sitting::worker(&probe);
    reopen(&mut other).unwrap();
    let before = probe.state().steps;
    append(&mut other, &[session(2)]);
    let sync = probe.state().steps - before;
    disk.clone().failing(steps + sync, Fault::Io, false);
    let poisoned = |saving: &CommitteeSaving| matches!(saving, CommitteeSaving::NotSaved { poisoned: true, .. });
    assert!(poisoned(&append(&mut worker, &[session(2)])));
    disk.mended();
    assert!(poisoned(&append(&mut worker, &[session(2)])), "once is for good");
    let all = vec![begun(), session(2), left(3, 5)];
    let elsewhere = |records: &[CommitteeRecord]| CommitteeJob::SaveElsewhere {
        place: "/stick".into(),
        records: records.to_vec(),
        now: now(),
    };
    let wrong = perform(&mut worker, elsewhere(&all[1..]));
    assert!(matches!(wrong, CommitteeReply::NotOpened(_)), "not what was saved");
    match perform(&mut worker, elsewhere(&all)) {
        CommitteeReply::Opened(opened) => assert_eq!((opened.records, opened.read_only), (all, false)),
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        append(&mut worker, &[left(4, 5)]),
        CommitteeSaving::Saved { .. }
    ));
    let there = committee::load_from(&disk, Path::new("/stick/mid-essex")).unwrap();
    assert_eq!((there.records.len(), there.verdict), (4, Verdict::Clean));
}

/// The safe copy holds every saved entry, whatever step of making it fails; one that somebody carried on from is left.
#[test]
fn the_safe_copy_is_caught_up_with_and_never_written_over() {
    let disk = Simulated::empty();
    let mut kept = Kept::on(disk.clone());
    reopen(&mut kept.worker).unwrap();
    [1, 3, 1].into_iter().for_each(|count| kept.act(count, 400));
    let bytes = disk.state().bytes(&folder().join("committee.ronl")).unwrap().to_vec();
    let job = |length: usize| CopyJob {
        folder: folder(),
        to: "/stick".into(),
        what: Copied::Committee {
            bytes: u64::try_from(length).unwrap(),
        },
    };
    let mut state = disk.state();
    state.steps = 0;
    let there = Path::new("/stick/mid-essex/committee.ronl");
    for fault in [Fault::Io, Fault::Full] {
        for step in 1.. {
            let disk = Simulated::of(state.clone()).failing(step, fault, true);
            let _ = copy(&disk, &job(bytes.len()));
            let steps = disk.state().steps;
            disk.mended();
            let left = Simulated::of(disk.state().after_power_cut(&mut Rng(u64::try_from(step).unwrap())));
            for disk in [disk, left] {
                assert_eq!(copy(&disk, &job(bytes.len())), CopyReport::Done, "{fault:?} {step}");
                assert_eq!(disk.state().bytes(there).unwrap(), bytes, "{fault:?} {step}");
            }
            if steps < step {
                break;
            }
        }
    }
    // It grows with the record, until somebody carries on from it.
    let first = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    assert_eq!(copy(&disk, &job(first)), CopyReport::Done);
    assert_eq!(copy(&disk, &job(bytes.len())), CopyReport::Done);
    let meetings = crate::entries::meetings(Path::new("/stick"));
    let mut elsewhere = Worker::on(Arc::new(disk.clone()), meetings);
    let looked_at = reopen(&mut elsewhere).unwrap();
    assert!(looked_at.safe_copy && looked_at.read_only, "nobody said to carry on");
    assert!(matches!(
        append(&mut elsewhere, &[session(6)]),
        CommitteeSaving::NotSaved { .. }
    ));
    let CommitteeReply::Opened(carried_on) = open(&mut elsewhere, Mend::DamagedLast) else {
        panic!("it is not carried on from")
    };
    assert!(!carried_on.safe_copy && !carried_on.read_only);
    assert!(matches!(
        append(&mut elsewhere, &[session(6)]),
        CommitteeSaving::Saved { .. }
    ));
    elsewhere.perform(DiskJob::Shutdown);
    let theirs = disk.state().bytes(there).unwrap().to_vec();
    kept.act(1, 5);
    let ours = disk.state().bytes(&folder().join("committee.ronl")).unwrap().len();
    let CopyReport::Waits(why) = copy(&disk, &job(ours)) else {
        panic!("two records")
    };
    assert!(why.happened.contains("no beginning of this record"), "{why}");
    assert_eq!(disk.state().bytes(there).unwrap(), theirs);
}

/// The same on the screen: what is not saved is said and stays, and goes to the other place.
#[test]
fn the_screen_says_what_is_not_saved_and_goes_on_elsewhere() {
    let disk = Simulated::empty();
    let mut room = Room::over(Path::new("/m"), Arc::new(disk.clone()));
    room.keys("c<ctrl+o>jme-lay Dr Ali Khan<enter>");
    assert!(room.screen().contains("saved"), "{}", room.screen());
    disk.clone().failing(disk.state().steps + 1, Fault::Io, true);
    room.keys("jme-chair Ms Jo Bell<enter>");
    assert!(room.screen().contains("NOT SAVED"), "{}", room.screen());
    room.keys("<esc>");
    assert!(room.app.committee.is_some(), "not left while something is not saved");
    disk.mended();
    room.keys("/elsewhere /stick<enter>");
    if room.screen().contains("NOT SAVED") {
        room.message(quorate::ui::message::Message::Tick);
    }
    assert!(room.screen().contains("  saved"), "{}", room.screen());
    room.keys("<esc>");
    assert!(room.app.committee.is_none());
}

#[test]
fn what_is_typed_while_everything_goes_elsewhere_is_saved_there() {
    let disk = Simulated::empty();
    let mut room = Room::over(Path::new("/m"), Arc::new(disk.clone()));
    room.keys("c<ctrl+o>jme-lay Dr Ali Khan<enter>");
    disk.clone().failing(disk.state().steps + 1, Fault::Full, true);
    room.keys("jme-chair Ms Jo Bell<enter>");
    assert!(room.screen().contains("NOT SAVED: 1 entry"), "{}", room.screen());
    disk.mended();
    room.slow = true;
    room.keys("/elsewhere /stick<enter>");
    room.message(quorate::ui::message::Message::Tick);
    room.keys("jne-chair Ms Sue Hart<enter>");
    room.answer();
    assert!(room.screen().contains("you carry on there"), "{}", room.screen());
    room.answer();
    let open = room.app.committee.as_ref().unwrap();
    let place = Path::new("/stick").join(Slug::of(&open.terms.terms.id).as_str());
    let there = committee::load_from(&disk, &place).unwrap();
    assert_eq!(there.records, open.history.records());
    assert!(room.screen().contains("  saved"), "{}", room.screen());
    assert!(!room.screen().contains("NOT SAVED"), "{}", room.screen());
}
