//! The six verdicts: what opening finds, what it does to the file, and that the chain goes on afterwards.

use std::fs;

use super::*;
use crate::store::journal::{JOURNAL, load, read};
use crate::store::prose::PROSE;

/// A journal of six records; the place where each line begins, and the end.
fn six() -> (Vec<u8>, Vec<usize>) {
    let (_place, mut worker, folder) = opened();
    let records = [
        session(2),
        record(3, Event::CalledToOrder),
        record(4, Event::NoApologies),
        record(5, Event::NothingDeclared),
        record(6, Event::Closed),
    ];
    for record in records {
        assert!(saved(&worker.perform(append(record.seq, vec![plain(record)]))));
    }
    let bytes = fs::read(folder.join(JOURNAL)).unwrap();
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .map(|(at, _)| at + 1);
    let starts = std::iter::once(0).chain(ends).collect();
    (bytes, starts)
}

fn written(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("2016-04-20");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(JOURNAL), bytes).unwrap();
    (place, folder)
}

#[test]
fn a_journal_is_one_readable_record_a_line() {
    let (bytes, starts) = six();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let third = text.lines().nth(2).unwrap();
    let (body, trailer) = third.split_once(" //").unwrap();
    assert_eq!(
        body,
        r#"(v:0,seq:3,id:"id3",at:"2016-04-20T10:15:30+01:00",event:CalledToOrder)"#
    );
    assert!(trailer.starts_with("001/001 c"), "{trailer}");
    assert_eq!(trailer.len(), 9 + 8 + 1 + 64);
    let reading = read(&bytes);
    assert_eq!((reading.records.len(), reading.verdict), (6, Verdict::Clean));
    assert_eq!(reading.length_bytes, u64::try_from(starts[6]).unwrap());
    assert!(text.ends_with(&format!("{}\n", reading.head.hex())));
}

#[test]
fn each_damage_has_its_verdict_and_no_other() {
    let (bytes, starts) = six();
    let line = |number: usize| &bytes[starts[number - 1]..starts[number]];
    let changed = |at: usize, byte: u8| {
        let mut changed = bytes.clone();
        assert_ne!(changed[at], byte);
        changed[at] = byte;
        changed
    };
    let wrong = |entry, how| format!("{:?}", Verdict::ChainWrong { entry, how });
    let table = [
        ("whole", bytes.clone(), 6, "Clean".into()),
        (
            "cut in the last",
            bytes[..bytes.len() - 9].to_vec(),
            5,
            "TornTail".into(),
        ),
        ("last damaged", changed(starts[5] + 20, b'!'), 5, "DamagedLast".into()),
        (
            "third damaged",
            changed(starts[2] + 20, b'!'),
            2,
            "DamagedMiddle { entry: 3, good_after: 3 }".into(),
        ),
        (
            "first damaged",
            changed(20, b'!'),
            0,
            "DamagedMiddle { entry: 1, good_after: 5 }".into(),
        ),
        (
            "third missing",
            [&bytes[..starts[2]], &bytes[starts[3]..]].concat(),
            2,
            wrong(3, Broken::Missing),
        ),
        (
            "third twice",
            [&bytes[..starts[3]], line(3), &bytes[starts[3]..]].concat(),
            3,
            wrong(4, Broken::Twice),
        ),
        (
            "third after fourth",
            [&bytes[..starts[2]], line(4), line(3), line(5)].concat(),
            2,
            wrong(3, Broken::Moved),
        ),
        ("third edited", edited(&bytes, &starts), 2, wrong(3, Broken::Edited)),
    ];
    for (what, bytes, good, verdict) in table {
        let reading = read(&bytes);
        assert_eq!(reading.records.len(), good, "{what}");
        assert!(
            format!("{:?}", reading.verdict).starts_with(&verdict),
            "{what}: {:?}",
            reading.verdict
        );
    }
}

/// The third record changed by somebody who made its checksum fit, but not the chain.
fn edited(bytes: &[u8], starts: &[usize]) -> Vec<u8> {
    let text = std::str::from_utf8(&bytes[starts[2]..starts[3]]).unwrap();
    let body = text.split(" //0").next().unwrap().replace("CalledToOrder", "Resumed");
    let forged = line::seal(&line::Head::START, &[body]).0;
    [&bytes[..starts[2]], &forged, &bytes[starts[3]..]].concat()
}

#[test]
fn a_newer_version_is_read_up_to_it_and_never_cut() {
    let newer = [
        "(v:1,seq:2,anything)",
        r#"(v:0,seq:2,id:"a",at:"2016-04-20T10:15:30+01:00",event:Unheard)"#,
        r#"(v:0,seq:2,id:"a",at:"2016-04-20T10:15:30+01:00",event:Closed,more:1)"#,
    ];
    for body in newer {
        let (line, head) = line::seal(&line::Head::START, &[ron::to_string(&created()).unwrap()]);
        let torn = b"(v:1,seq:3,to".to_vec();
        let bytes = [line, line::seal(&head, &[body.into()]).0, torn].concat();
        let (_place, folder) = written(&bytes);
        let opened = Journal::open(&RealDisk, &folder, now(), Mend::DamagedLast).unwrap();
        assert!(opened.journal.is_none());
        assert_eq!(opened.reading.records.len(), 1);
        assert!(
            matches!(opened.reading.verdict, Verdict::NewerVersion { entry: 2, .. }),
            "{body}"
        );
        assert_eq!(fs::read(folder.join(JOURNAL)).unwrap(), bytes);
    }
}

#[test]
fn a_record_of_another_meeting_is_no_beginning() {
    let (bytes, starts) = six();
    let twice = {
        let mut again = created();
        again.seq = 7;
        let body = ron::to_string(&again).unwrap();
        [&bytes[..], &line::seal(&read(&bytes).head, &[body]).0].concat()
    };
    let how = Broken::Beginning;
    assert_eq!(
        read(&twice).verdict,
        Verdict::ChainWrong {
            entry: 7,
            how: how.clone()
        }
    );
    let without = line::seal(
        &line::Head::START,
        &[r#"(v:0,seq:1,id:"a",at:"2016-04-20T10:15:30+01:00",event:Closed)"#.into()],
    )
    .0;
    assert_eq!(read(&without).verdict, Verdict::ChainWrong { entry: 1, how });
    assert_eq!(starts.len(), 7);
}

/// Cut anywhere: the whole records stay, the rest is set aside to the last byte, and the chain goes on.
#[test]
fn a_torn_tail_is_set_aside_and_the_chain_goes_on() {
    let (bytes, starts) = six();
    for length in (starts[1] + 1)..bytes.len() {
        let whole = starts.iter().filter(|start| **start <= length).count() - 1;
        let (_place, folder) = written(&bytes[..length]);
        let opened = Journal::open(&RealDisk, &folder, now(), Mend::TornTail).unwrap();
        assert_eq!(opened.reading.records.len(), whole, "cut at {length}");
        match &opened.reading.verdict {
            Verdict::Clean => assert_eq!(length, starts[whole]),
            Verdict::TornTail(tail) => {
                assert_eq!(tail.bytes, bytes[starts[whole]..length]);
                assert_eq!(tail.entry, u64::try_from(whole).unwrap() + 1);
                let path = folder.join("journal.torn-20160420T101530");
                assert_eq!(tail.set_aside.as_ref(), Some(&path));
                assert_eq!(fs::read(path).unwrap(), tail.bytes);
            }
            other => panic!("cut at {length}: {other:?}"),
        }
        let mut journal = opened.journal.unwrap();
        let next = journal.next();
        journal.append(&[record(next, Event::Closed)]).unwrap();
        let after = load(&folder).unwrap();
        assert_eq!((after.records.len(), after.verdict), (whole + 1, Verdict::Clean));
    }
}

#[test]
fn a_second_torn_tail_does_not_take_the_first_ones_place() {
    let (bytes, _) = six();
    let (_place, folder) = written(&bytes[..bytes.len() - 3]);
    fs::write(folder.join("journal.torn-20160420T101530"), "earlier").unwrap();
    drop(Journal::open(&RealDisk, &folder, now(), Mend::TornTail).unwrap());
    assert_eq!(
        fs::read_to_string(folder.join("journal.torn-20160420T101530")).unwrap(),
        "earlier"
    );
    assert!(folder.join("journal.torn-20160420T101530-2").exists());
}

#[test]
fn a_damaged_last_record_is_cut_only_once_confirmed() {
    let (mut bytes, starts) = six();
    bytes[starts[5] + 20] = b'!';
    let (place, folder) = written(&bytes);
    let mut worker = Worker::new(meetings(place.path()));
    let first = reopened(&mut worker, &folder, Mend::TornTail);
    assert!(first.read_only);
    assert_eq!(
        fs::read(folder.join(JOURNAL)).unwrap(),
        bytes,
        "untouched until confirmed"
    );
    let again = worker.perform(append(1, vec![plain(record(6, Event::Closed))]));
    assert!(!saved(&again));
    let second = reopened(&mut worker, &folder, Mend::DamagedLast);
    assert!(!second.read_only);
    assert_eq!(fs::read(folder.join(JOURNAL)).unwrap(), bytes[..starts[5]]);
    assert!(saved(&worker.perform(append(2, vec![plain(record(6, Event::Closed))]))));
}

#[test]
fn what_is_read_only_is_never_changed() {
    let (bytes, starts) = six();
    let mut middle = bytes.clone();
    middle[starts[2] + 20] = b'!';
    let missing = [&bytes[..starts[2]], &bytes[starts[3]..]].concat();
    for bytes in [middle, missing] {
        let (place, folder) = written(&bytes);
        let mut worker = Worker::new(meetings(place.path()));
        let meeting = reopened(&mut worker, &folder, Mend::DamagedLast);
        assert!(meeting.read_only && meeting.verdict.read_only());
        assert!(!saved(
            &worker.perform(append(1, vec![plain(record(3, Event::Closed))]))
        ));
        assert_eq!(fs::read(folder.join(JOURNAL)).unwrap(), bytes);
    }
}

#[test]
fn a_meeting_that_was_never_made_says_so() {
    for bytes in [&b""[..], b"(v:0,seq:1,id:"] {
        let (_place, folder) = written(bytes);
        let why = Journal::open(&RealDisk, &folder, now(), Mend::DamagedLast)
            .err()
            .unwrap();
        assert!(why.happened.contains("never made"));
        assert_eq!(fs::read(folder.join(JOURNAL)).unwrap(), bytes);
    }
}

/// Every byte of a small journal, changed to eleven others: never a clean reading, never a record that was not written.
#[test]
fn no_changed_byte_goes_unnoticed() {
    let (bytes, _) = six();
    let records = read(&bytes).records;
    for at in 0..bytes.len() {
        for flip in [1, 2, 4, 8, 16, 32, 64, 128, 255, bytes[at], bytes[at] ^ b'\n'] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            if changed == bytes {
                continue;
            }
            let reading = read(&changed);
            assert_ne!(reading.verdict, Verdict::Clean, "byte {at} by {flip}");
            assert!(records.starts_with(&reading.records), "byte {at} by {flip}");
        }
    }
}

#[test]
fn damaged_texts_do_not_keep_votes_from_being_recorded() {
    let (_place, mut worker, folder) = opened();
    assert!(saved(
        &worker.perform(append(1, vec![noted(2, "one"), noted(3, "two")]))
    ));
    let path = folder.join(PROSE);
    let damaged = fs::read_to_string(&path).unwrap().replacen("\"one\"", "\"ono\"", 1);
    fs::write(&path, &damaged).unwrap();
    let meeting = reopened(&mut worker, &folder, Mend::TornTail);
    assert!(!meeting.read_only && meeting.texts_read_only);
    assert_eq!(meeting.texts_missing, [(2, "text2".into()), (3, "text3".into())]);
    assert!(!saved(&worker.perform(append(2, vec![noted(4, "three")]))));
    assert!(saved(
        &worker.perform(append(3, vec![plain(record(4, Event::NothingDeclared))]))
    ));
    assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
}

#[test]
fn verify_finds_what_is_wrong() {
    let (_place, mut worker, folder) = opened();
    assert!(saved(
        &worker.perform(append(
            1,
            vec![session(2), record(3, Event::CalledToOrder)]
                .into_iter()
                .map(plain)
                .collect()
        ))
    ));
    assert!(saved(&worker.perform(append(2, vec![noted(4, "a note")]))));
    let sound = verify(&folder).unwrap();
    assert!(sound.sound());
    assert_eq!((sound.records.len(), sound.texts["text4"].as_str()), (4, "a note"));
    let prose = fs::read(folder.join(PROSE)).unwrap();
    // Windows may keep a file that is removed until nobody has it open.
    worker.perform(DiskJob::Shutdown);
    fs::remove_file(folder.join(PROSE)).unwrap();
    let without = verify(&folder).unwrap();
    assert!(!without.sound());
    assert_eq!(without.missing, [(4, "text4".into())]);
    fs::write(folder.join(PROSE), &prose[..prose.len() - 1]).unwrap();
    assert!(matches!(verify(&folder).unwrap().prose, Verdict::TornTail(_)));
}
