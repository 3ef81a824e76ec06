//! Which entry is meant is decided by the whole of what was typed: the longest run of words that one of them has.

use crate::reading::{at_item_10, screen, stands};
use crate::support::Room;

fn notice(room: &Room) -> String {
    let notice = room.app.notice.as_ref();
    notice.map_or(String::new(), |notice| notice.text.clone())
}

/// What counts of the record, in words, and the reason of the last withdrawal.
fn recorded(room: &Room) -> (Vec<String>, Option<String>) {
    let history = &room.app.open.as_ref().unwrap().history;
    let in_effect = history.meeting().in_effect.iter();
    let words = in_effect.filter_map(|seq| history.words_of(*seq)).collect();
    let reason = history.records().iter().rev().find_map(|record| match &record.event {
        quorate::meeting::Event::Withdrawn { reason, .. } => Some(reason.clone()),
        _ => None,
    });
    (words, reason.flatten())
}

/// Each: what is typed behind /withdraw; the entry that it takes back; the reason.
const TYPED: [(&str, &str, Option<&str>); 12] = [
    ("Ms Doyle is here", "Ms Doyle is here", None),
    ("Ms Doyle is here she was not", "Ms Doyle is here", Some("she was not")),
    (
        "ms doyle is here, not seen at all",
        "Ms Doyle is here",
        Some("not seen at all"),
    ),
    ("doyle is here", "Ms Doyle is here", None),
    ("Doyle i misheard", "Ms Doyle is here", Some("i misheard")),
    ("doy", "Ms Doyle is here", None),
    ("the vote on item 9 was closed", "the vote on item 9 was closed", None),
    (
        "vote on item 9 was closed too early",
        "the vote on item 9 was closed",
        Some("too early"),
    ),
    ("item 1 was taken", "item 1 was taken", None),
    ("Item 10 was taken by mistake", "item 10 was taken", Some("by mistake")),
    ("the item 10 was taken", "item 10 was taken", None),
    ("mr rooke left as he said", "Mr Rooke left", Some("as he said")),
];

fn after_a_vote(folder: &std::path::Path) -> Room {
    let mut room = Room::practising(folder);
    room.at("09:20")
        .keys("/item 9<enter><f5>hands<enter><enter>r<enter>/item 10<enter><f2>tr<enter>");
    room
}

#[test]
fn the_whole_of_what_was_typed_decides_which_entry_is_withdrawn() {
    for (typed, entry, reason) in TYPED {
        let folder = tempfile::tempdir().unwrap();
        let mut room = after_a_vote(folder.path());
        let before = recorded(&room).0;
        room.keys(&format!("/withdraw {typed}<enter>"));
        let (after, said) = recorded(&room);
        let gone: Vec<&String> = before.iter().filter(|words| !after.contains(words)).collect();
        assert_eq!(gone, [entry], "{typed}: {}", screen(&room));
        assert_eq!(said.as_deref(), reason, "{typed}");
    }
}

#[test]
fn two_that_fit_are_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = after_a_vote(folder.path());
    let before = recorded(&room).0;
    for typed in ["Ms", "ms is wrong", "vote on item 9", "item 9", "was taken", "mr rooke"] {
        room.keys(&format!("/withdraw {typed}<enter>"));
        stands(
            &notice(&room),
            "fit. Type more of it, or press Down to mark one; then Enter.",
        );
        assert_eq!(recorded(&room).0, before, "{typed}");
        room.keys("<esc>");
    }
    // The marked one is taken, the first too, and the reason stays behind it.
    room.keys("/withdraw was taken in error<enter><down><enter>");
    let (after, reason) = recorded(&room);
    assert!(!after.contains(&"item 10 was taken".to_owned()), "{after:?}");
    assert!(after.contains(&"item 9 was taken".to_owned()), "{after:?}");
    assert_eq!(reason.as_deref(), Some("in error"));
}

#[test]
fn an_entry_is_moved_by_its_words_and_says_what_it_says_now() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>tr<enter><f2>cd<enter>");
    room.keys("/retime Mr Rooke left 09:10<enter>");
    stands(&notice(&room), "Moved in time: Mr Rooke left");
    // Decided again, in its place; then moved: it says what took its place.
    room.keys("<f4><enter><f4>10 noted<enter><enter>");
    let words = || "item 10 was noted".to_owned();
    assert!(recorded(&room).0.contains(&words()), "{}", screen(&room));
    room.at("09:30").keys("/retime item 10 was noted 09:25<enter>");
    assert!(recorded(&room).0.contains(&words()), "{}", screen(&room));
}

#[test]
fn an_older_act_is_typed_again_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>tr<enter>")
        .at("09:30")
        .keys("<f6>cd 3/12 write to them<enter>");
    room.keys("/right Mr Rooke left<enter>");
    assert_eq!(room.app.act.as_ref().unwrap().text.trim_end(), "in");
    room.keys("ev<enter>");
    let words = recorded(&room).0;
    assert!(words.contains(&"Ms Vance left".to_owned()), "{words:?}");
    assert!(!words.contains(&"Mr Rooke left".to_owned()), "{words:?}");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let left = meeting
        .attendance
        .iter()
        .filter_map(|known| known.spells.last()?.to.as_ref());
    let times: Vec<String> = left.map(|when| when.time.format("%H:%M").to_string()).collect();
    assert_eq!(times, ["09:20"]);
    // Of two that fit it asks; the last act needs no name.
    room.keys("/right was taken<enter>");
    stands(&notice(&room), "fit. Type more of it");
    room.keys("<esc><esc>/right<enter>");
    stands(&screen(&room), "/in");
}

#[test]
fn what_a_dissent_or_a_ruling_is_about_may_be_named_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path());
    room.at("09:20")
        .keys("/item 7<enter><f4>a approved<enter><f4>b approved<enter>");
    let (a, b) = {
        let meeting = room.app.open.as_ref().unwrap().history.meeting();
        let parts = meeting.parts_of(&meeting.current.clone().unwrap());
        (meeting.wording_of(&parts[0]), meeting.wording_of(&parts[1]))
    };
    room.keys(&format!(
        "/dissent cd {a} voted for<enter>/dissent tr {b} against the cost is too high<enter>"
    ));
    room.keys("/dissent jk 7<enter>");
    stands(&notice(&room), "fit. Type more of it");
    room.keys("<esc>/dissent jk 7b reservation we know too little<enter>/dissent am abstained<enter>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let dissents = meeting.dissents.iter();
    let told: Vec<String> = dissents
        .map(|known| {
            format!(
                "{} {} {:?} {}",
                known.person,
                known.about,
                known.what,
                known.words.clone().unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].ends_with("7(a) VotedFor "), "{told:?}");
    assert!(told[1].ends_with("7(b) VotedAgainst the cost is too high"), "{told:?}");
    assert!(told[2].ends_with("7(b) Reservation we know too little"), "{told:?}");
    assert!(told[3].ends_with("7(b) Abstained "), "{told:?}");
    room.keys("/rule 7b the decision does not stand it was not ours<enter>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let ruled = meeting.rulings.last().unwrap();
    assert_eq!(
        (ruled.ruling, ruled.reason.as_str()),
        (quorate::meeting::Ruling::DoesNotStand, "it was not ours")
    );
}
