//! Where meetings are, which there are, and what a new one's folder is called.

use std::fs;

use super::*;
use crate::meeting::Phase;

fn given(names: [Option<&str>; 4]) -> Given {
    let [explicit, environment, executable, personal] = names.map(|name| name.map(PathBuf::from));
    Given {
        explicit,
        environment,
        executable,
        personal,
    }
}

#[test]
fn the_strongest_word_says_where_the_meetings_are() {
    let beside = tempfile::tempdir().unwrap();
    fs::create_dir(beside.path().join("meetings")).unwrap();
    let with = beside.path().to_str();
    let portable = beside.path().join("meetings");
    let table = [
        (
            [Some("/x"), Some("/e"), with, Some("/p")],
            Some(("/x", Which::Explicit)),
        ),
        ([None, Some("/e"), with, Some("/p")], Some(("/e", Which::Environment))),
        (
            [None, Some(""), with, Some("/p")],
            Some((portable.to_str().unwrap(), Which::Portable)),
        ),
        (
            [None, None, Some("/nowhere"), Some("/p")],
            Some(("/p/meetings", Which::Personal)),
        ),
        ([None, None, Some("/nowhere"), None], None),
    ];
    for (names, expected) in table {
        let chosen = MeetingsFolder::choose(given(names)).ok();
        let expected = expected.map(|(path, why)| MeetingsFolder { path: path.into(), why });
        assert_eq!(chosen, expected);
    }
    assert_eq!(meetings(Path::new("/x")).says(), "/x (given with --meetings)");
}

#[test]
fn a_second_meeting_of_a_day_has_a_number() {
    let place = tempfile::tempdir().unwrap();
    let folder = meetings(&place.path().join("not").join("there"));
    for name in ["2016-04-20", "2016-04-20-2", "2016-04-20-3"] {
        let made = folder.new_meeting(&RealDisk, &slug(), date()).unwrap();
        assert_eq!(made, folder.path.join("mid-essex").join(name));
        assert!(made.is_dir());
    }
}

#[test]
fn a_folder_that_cannot_be_made_says_what_to_do() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    fs::write(&file, "").unwrap();
    let why = meetings(&file).new_meeting(&RealDisk, &slug(), date()).unwrap_err();
    assert!(why.happened.contains("cannot be made") && why.now.contains("--meetings"));
    fs::write(place.path().join("mid-essex"), "").unwrap();
    assert!(meetings(place.path()).new_meeting(&RealDisk, &slug(), date()).is_err());
}

#[test]
fn meetings_are_listed_with_what_their_journals_say() {
    let (place, mut worker, first) = opened();
    assert!(saved(
        &worker.perform(append(1, vec![plain(record(2, Event::CalledToOrder))]))
    ));
    let mut practice = created();
    let Event::Created(made) = &mut practice.event else {
        panic!()
    };
    made.practice = true;
    let committee = Slug::parse("practice").unwrap();
    worker.perform(DiskJob::Create {
        committee,
        first: Box::new(practice),
        with: vec![],
    });
    fs::create_dir_all(place.path().join("mid-essex/2016-05-18")).unwrap();
    fs::create_dir_all(place.path().join("mid-essex/documents")).unwrap();
    fs::create_dir_all(place.path().join("Not a slug/2016-05-18")).unwrap();
    fs::write(place.path().join("mid-essex/terms.ron"), "()").unwrap();

    let folder = meetings(place.path());
    let list = folder.list().unwrap();
    let found: Vec<_> = list
        .iter()
        .map(|entry| {
            let known = entry
                .found
                .as_ref()
                .ok()
                .map(|found| (found.practice, found.phase, found.entries));
            (entry.committee.as_str(), entry.sitting.to_string(), known)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("mid-essex", "2016-04-20".into(), Some((false, Phase::Open, 2))),
            ("mid-essex", "2016-05-18".into(), None),
            ("practice", "2016-04-20".into(), Some((true, Phase::Before, 1))),
        ]
    );
    assert_eq!(list[0].path, first);
    fs::write(place.path().join("mid-essex/terms-2015.ron"), "()").unwrap();
    let terms: Vec<usize> = folder
        .committees()
        .unwrap()
        .iter()
        .map(|entry| entry.terms.len())
        .collect();
    assert_eq!(terms, [2, 0]);
    assert_eq!(meetings(&place.path().join("none")).list(), Ok(vec![]));
}

#[test]
fn withdrawn_entries_do_not_count_in_the_list() {
    let withdrawn = |seq| Event::Withdrawn { seq, reason: None };
    let instead = Event::Replaced {
        seq: 3,
        with: Box::new(Event::Abandoned {
            reason: "Fire alarm".into(),
        }),
        effect: None,
        reason: None,
    };
    let table = [
        (vec![], Phase::Open),
        (vec![withdrawn(3)], Phase::Open),
        (vec![Event::NothingDeclared], Phase::Closed),
        (vec![withdrawn(3), withdrawn(4)], Phase::Closed),
        (vec![instead.clone()], Phase::Abandoned),
        (vec![instead, withdrawn(4)], Phase::Closed),
        (vec![withdrawn(3), withdrawn(2)], Phase::Before),
    ];
    for (place, (further, phase)) in table.into_iter().enumerate() {
        let (root, mut worker, _folder) = opened();
        let closed = (place > 0).then_some(Event::Closed);
        let events = std::iter::once(Event::CalledToOrder).chain(closed).chain(further);
        let entries = (2..)
            .zip(events)
            .map(|(seq, event)| plain(record(seq, event)))
            .collect();
        assert!(saved(&worker.perform(append(1, entries))));
        let list = meetings(root.path()).list().unwrap();
        assert_eq!(list[0].found.as_ref().unwrap().phase, phase, "row {place}");
    }
}

#[test]
fn the_last_meeting_that_ended_is_brought_along() {
    let place = tempfile::tempdir().unwrap();
    let mut worker = Worker::new(meetings(place.path()));
    let mut hold = |practice: bool, further: Vec<Event>| {
        let mut first = Box::new(created());
        let Event::Created(made) = &mut first.event else {
            panic!()
        };
        made.practice = practice;
        worker.perform(DiskJob::Create {
            committee: slug(),
            first,
            with: vec![],
        });
        let entries = (2..)
            .zip(further)
            .map(|(seq, event)| plain(record(seq, event)))
            .collect();
        assert!(saved(&worker.perform(append(1, entries))));
    };
    let length = || previous(&meetings(place.path()), &slug()).map(|found| found.map(|(records, _)| records.len()));
    assert_eq!(length(), Ok(None));
    hold(false, vec![Event::CalledToOrder, Event::Closed]);
    hold(false, vec![Event::CalledToOrder]);
    hold(true, vec![Event::Closed]);
    assert_eq!(length(), Ok(Some(3)));
    hold(
        false,
        vec![Event::NeverBegan {
            reason: "No quorum".into(),
        }],
    );
    assert_eq!(length(), Ok(Some(2)));
    let (_, head) = previous(&meetings(place.path()), &slug()).unwrap().unwrap();
    let last = place.path().join("mid-essex/2016-04-20-4").join(journal::JOURNAL);
    let bytes = fs::read(&last).unwrap();
    assert!(bytes.ends_with(format!("{head}\n").as_bytes()));
    fs::write(&last, &bytes[..bytes.len() - 1]).unwrap();
    assert!(length().is_err(), "never an older one in its place");
}

#[test]
fn a_meeting_is_named_by_its_folder_or_by_committee_and_date() {
    let (place, _worker, folder) = opened();
    let root = meetings(place.path());
    assert_eq!(root.resolve(folder.to_str().unwrap()), Ok(folder.clone()));
    assert_eq!(root.resolve("mid-essex/2016-04-20"), Ok(folder.clone()));
    assert_eq!(root.resolve("mid-essex\\2016-04-20"), Ok(folder));
    for none in ["mid-essex/2016-04-21", "../mid-essex/2016-04-20", "mid-essex", ""] {
        assert!(root.resolve(none).is_err(), "{none:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_in_the_meetings_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (place, mut worker, folder) = opened();
    let link = place.path().join("other");
    symlink(place.path().join("mid-essex"), &link).unwrap();
    assert_eq!(meetings(place.path()).list().unwrap().len(), 1);
    assert!(
        meetings(place.path())
            .new_meeting(&RealDisk, &Slug::parse("other").unwrap(), date())
            .is_err()
    );

    let elsewhere = place.path().join("elsewhere");
    fs::rename(folder.join(journal::JOURNAL), &elsewhere).unwrap();
    symlink(&elsewhere, folder.join(journal::JOURNAL)).unwrap();
    let before = fs::read(&elsewhere).unwrap();
    assert!(!saved(&worker.perform(append(1, vec![plain(session(2))]))));
    assert!(matches!(
        worker.perform(open(&folder, Mend::TornTail)),
        DiskReply::NotOpened(_)
    ));
    assert_eq!(fs::read(&elsewhere).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn everything_of_a_meeting_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let (place, mut worker, folder) = opened();
    assert!(saved(&worker.perform(append(1, vec![noted(2, "x")]))));
    let name = PathBuf::from("documents/minutes.txt");
    worker.perform(DiskJob::ReplaceFile {
        name,
        bytes: Some(b"x".to_vec()),
    });
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for name in [journal::JOURNAL, prose::PROSE, lock::LOCK, "documents/minutes.txt"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    for folder in [&folder, &folder.join("documents"), &place.path().join("mid-essex")] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
}
