//! Which minutes tell an entry, as a table: every command that takes words, about an item of the public's that was, is or
//! will be open, a private one, or nothing of the agenda; with the public in the room or out of it, whichever item is open.

use quorate::meeting::MinutesPart::{self, Private, Public};

use crate::reading::{is_not_in, minutes_of, screen, stands};
use crate::support::Room;

/// Who is in the room, and which item is open.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Scene {
    PublicIn,
    /// A private item was opened, and nobody sent the public out.
    PublicInAtAPrivateItem,
    PublicOut,
    PublicOutAtAPrivateItem,
    PublicBack,
    /// The public is back, and the private item still open.
    PublicBackAtAPrivateItem,
    /// After the close of a meeting of which a part was private.
    Closed,
}

use Scene::*;

const SCENES: &[Scene] = &[
    PublicIn,
    PublicInAtAPrivateItem,
    PublicOut,
    PublicOutAtAPrivateItem,
    PublicBack,
    PublicBackAtAPrivateItem,
    Closed,
];

impl Scene {
    /// Item 9 was dealt with in public, item 10 is open in public first of all, item 11 waits, item 13 is private.
    fn keys(self) -> &'static str {
        match self {
            PublicIn => "",
            PublicInAtAPrivateItem => "/item 13<enter>",
            PublicOut => "/exclude 1<enter>",
            PublicOutAtAPrivateItem => "/exclude 1<enter>/item 13<enter>",
            PublicBack => "/exclude 1<enter>/item 13<enter>/readmit<enter>/item 10<enter>",
            PublicBackAtAPrivateItem => "/exclude 1<enter>/item 13<enter>/readmit<enter>",
            Closed => "/exclude 1<enter>/item 13<enter>/readmit<enter>/item 11<enter>/close<enter>",
        }
    }

    fn public_is_out(self) -> bool {
        matches!(self, PublicOut | PublicOutAtAPrivateItem)
    }
}

/// What a command is about.
#[derive(Clone, Copy, PartialEq, Debug)]
enum About {
    /// The sitting, or somebody in the room.
    Room,
    /// Dealt with in public before.
    Item9,
    /// Still to come, in public.
    Item11,
    Item13,
}

use About::*;

/// The commands that take words, in groups that one meeting takes together. `{}` is a word of its own.
const COMMANDS: &[&[(&str, About)]] = &[
    &[
        ("/question Mx Poe | {} | no answer<enter>", Room),
        ("/question Mx Poe | nothing | {}<enter>", Room),
        ("/attendee Ms {} Poe, visitor<enter>", Room),
        ("/update 1 {}<enter>", Room),
        ("/interest am 9 financial {}<enter><esc>", Item9),
        ("/raise sb 9 financial Mx {} | it was said<enter><esc>", Item9),
        ("/handle am 9 leaves-for {}<enter>", Item9),
        ("/evidence am 9 {}<enter>", Item9),
        ("/rule 9 stands {}<enter>", Item9),
        ("/paper 9 {}<enter>", Item9),
        ("/interest am 11 financial {}<enter><esc>", Item11),
        ("/raise sb 11 financial Mx {} | it was said<enter><esc>", Item11),
        ("/handle am 11 leaves-for {}<enter>", Item11),
        ("/evidence am 11 {}<enter>", Item11),
        ("/interest am 13 financial {}<enter><esc>", Item13),
        ("/raise sb 13 financial Mx {} | it was said<enter><esc>", Item13),
        ("/handle am 13 leaves-for {}<enter>", Item13),
        ("/evidence am 13 {}<enter>", Item13),
        ("/title 13 {}<enter>", Item13),
        ("/paper 13 {}<enter>", Item13),
    ],
    &[
        ("/adjourn {}<enter>/resume<enter>", Room),
        ("/urgent {} | it came late<enter>", Room),
    ],
    &[
        ("/title 9 {}<enter>", Item9),
        ("/title 11 {}<enter>", Item11),
        ("/lead 11 Ms {} Poe<enter>", Item11),
        ("/paper 11 {}<enter>", Item11),
    ],
    &[("/defer 11 {}<enter>", Item11), ("/defer 13 {}<enter>", Item13)],
    &[("/drop 11 {}<enter>", Item11), ("/drop 13 {}<enter>", Item13)],
];

/// What happens in public about the public's business is public, whatever is open; what is about a private item, or
/// happens while the public is out, is private. An item that is over has its place in the minutes that tell of it.
fn expected(scene: Scene, about: About) -> MinutesPart {
    match about {
        Item13 => Private,
        Item9 => Public,
        Room | Item11 if scene.public_is_out() => Private,
        Room | Item11 => Public,
    }
}

fn at_scene(folder: &std::path::Path, scene: Scene) -> Room {
    let mut room = Room::practising(folder);
    room.at("09:20")
        .keys("/item 9<enter><f4><enter>/act ev see to it<enter>/item 10<enter>");
    room.at("09:30").keys(scene.keys());
    room.at("09:40");
    room
}

#[test]
fn an_entry_is_in_the_minutes_that_its_subject_and_the_room_say() {
    let mut wrong = Vec::new();
    for &scene in SCENES {
        // A meeting that is closed is adjourned no more.
        let groups = COMMANDS
            .iter()
            .filter(|group| scene != Closed || !group[0].0.starts_with("/adjourn"));
        for &group in groups {
            let folder = tempfile::tempdir().unwrap();
            let mut room = at_scene(folder.path(), scene);
            let mut said = Vec::new();
            for (place, (command, _)) in group.iter().enumerate() {
                let before = room.app.open.as_ref().unwrap().history.next_seq();
                let keys = command.replace("{}", &format!("quirk{place:02}q"));
                let (typed, enter) = keys.split_at(keys.find("<enter>").unwrap());
                room.keys(typed);
                let previewed = [(Public, "PUBLIC minutes. Enter"), (Private, "PRIVATE minutes. Enter")];
                let shown = previewed.map(|(part, says)| (part, screen(&room).contains(says)));
                room.keys(enter);
                let notice = room
                    .app
                    .notice
                    .as_ref()
                    .map_or(String::new(), |notice| notice.text.clone());
                let refused = room.app.open.as_ref().unwrap().history.next_seq() == before;
                let previews = shown == [Public, Private].map(|part| (part, part == expected(scene, group[place].1)));
                said.push((refused, notice, previews));
                room.keys("<esc><esc><esc>");
            }
            // The meeting goes on to its end, and the items are opened where none was put off.
            if scene != Closed {
                room.at("09:50").keys("/readmit<enter><esc><esc>");
                if group.len() > 2 {
                    room.keys("/item 11<enter><esc><esc>/exclude 1<enter><esc><esc>/item 13<enter><esc><esc>");
                }
                room.keys("/close<enter>");
            }
            let [public, private] = [Public, Private].map(|part| minutes_of(&room, part));
            for (place, (command, about)) in group.iter().enumerate() {
                let word = format!("quirk{place:02}q");
                let told = [public.contains(&word), private.contains(&word)];
                let right = match expected(scene, *about) {
                    Public => told[0],
                    Private => !told[0] && told[1],
                };
                let (refused, notice, previews) = &said[place];
                if !previews {
                    wrong.push(format!("{scene:?}: {command}: the preview names other readers"));
                }
                if !right && !refused {
                    wrong.push(format!("{scene:?}: {command}: {told:?} {notice}"));
                } else if *refused {
                    wrong.push(format!("{scene:?}: {command}: REFUSED {notice}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is moved in time is for those who were in the room then; nothing is made public unasked.
#[test]
fn an_entry_that_is_moved_in_time_is_for_those_who_were_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_scene(folder.path(), PublicBack);
    room.at("09:45").keys("/question Mx Poe | quirk | none<enter>");
    assert!(minutes_of(&room, Public).contains("quirk"));
    let seq = room.app.open.as_ref().unwrap().history.next_seq() - 1;
    room.keys(&format!("/retime {seq} before item 13<enter>"));
    assert!(!minutes_of(&room, Public).contains("quirk"));
    assert!(minutes_of(&room, Private).contains("quirk"));

    room.keys(&format!("/retime {seq} before item 10"));
    stands(&screen(&room), "PUBLIC minutes. Enter");
    room.keys("<enter>");
    let asked = screen(&room);
    stands(
        &asked,
        "This would put into the PUBLIC minutes what is private now. Again does it.",
    );
    is_not_in(&asked, "quirk");
    room.keys("<enter>");
    assert!(minutes_of(&room, Public).contains("quirk"));
}

/// Nothing private is near: undoing a mark on the attendance list asks nothing.
#[test]
fn undoing_a_mark_before_the_meeting_raises_no_false_alarm() {
    for mark in ["r", "p", "a"] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = Room::new(folder.path());
        room.keys("p").keys(mark).keys("<f8>");
        let said = room.app.notice.as_ref().unwrap();
        assert_eq!(said.kind, quorate::ui::app::NoticeKind::Done, "{}", said.text);
    }
}
