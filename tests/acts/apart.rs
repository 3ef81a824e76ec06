//! What is private stands in files of its own, and they are there only where something is private.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use quorate::minutes::{self, Part};
use quorate::store::verify::verify;

use crate::reading::{at_item_10, is_not_in, stands};
use crate::support::Room;

const PRIVATE: [&str; 2] = ["documents/minutes-private.txt", "minutes-private.ron"];

/// The documents in a meeting's folder, by their names.
fn documents(meeting: &Path) -> BTreeMap<String, String> {
    let names = ["minutes.ron", "documents/minutes-public.txt"]
        .into_iter()
        .chain(PRIVATE);
    let there = names.filter_map(|name| Some((name.to_owned(), fs::read_to_string(meeting.join(name)).ok()?)));
    there.collect()
}

#[test]
fn private_matter_has_files_of_its_own_and_they_go_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let meeting = room.meeting_folder();
    let there = |room: &mut Room| {
        room.keys("<ctrl+t>m<esc>").rest();
        documents(&meeting)
    };
    // The practice meeting's last item is private from the start.
    room.keys("/private 13 no<enter>");
    assert_eq!(there(&mut room).len(), 2, "{:?}", there(&mut room).keys());
    room.keys("/exclude 1<enter><f4>agreed as amended: the Thornwick closure<enter>");
    let with = there(&mut room);
    assert_eq!(with.len(), 4, "{:?}", with.keys());
    for (name, text) in &with {
        assert_eq!(
            text.contains("Thornwick"),
            PRIVATE.contains(&name.as_str()),
            "{name}: {text}"
        );
    }
    room.keys("<f8><f8>");
    let without = there(&mut room);
    assert_eq!(without.len(), 2, "{:?}", without.keys());
    stands(&without["minutes.ron"], "public: ");
}

/// The meeting of the worked example in a folder of its own, as it was left before each part had a file of its own.
fn of_before(meetings: &Path) -> PathBuf {
    let example = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("meetings/mid-north-east-essex/2016-04-20");
    let folder = meetings.join("mid-north-east-essex/2016-04-20");
    fs::create_dir_all(folder.join("documents")).unwrap();
    for name in ["journal.ronl", "prose.ronl"] {
        fs::copy(example.join(name), folder.join(name)).unwrap();
    }
    let [public, private] =
        ["minutes.ron", "minutes-private.ron"].map(|name| fs::read_to_string(example.join(name)).unwrap());
    let private = &private[private.find("    private: ").unwrap()..];
    let both = public.trim_end().strip_suffix(')').unwrap().to_owned() + private;
    fs::write(folder.join("minutes.ron"), both).unwrap();
    folder
}

#[test]
fn a_meeting_of_before_opens_and_its_one_file_becomes_two() {
    let place = tempfile::tempdir().unwrap();
    let meeting = of_before(place.path());
    let secret = "Thornwick Primary Care Ltd";
    stands(&documents(&meeting)["minutes.ron"], secret);
    assert!(verify(&meeting).unwrap().sound());
    let mut room = Room::new(place.path());
    room.keys("<enter>");
    assert_eq!(room.meeting_folder(), meeting, "{}", room.screen());
    room.keys("m").rest();
    let written = documents(&meeting);
    is_not_in(&written["minutes.ron"], secret);
    stands(&written["minutes-private.ron"], secret);
    let open = room.app.open.as_ref().unwrap();
    let head = open.record_head();
    for (name, part) in [("minutes.ron", Part::Public), ("minutes-private.ron", Part::Private)] {
        let made = minutes::part_ron(open.history.meeting(), &open.prose, part, head.as_ref());
        assert_eq!(Some(&written[name]), made.as_ref(), "{name}");
    }
    room.keys("<ctrl+q>");
    assert!(verify(&meeting).unwrap().sound());
}
