//! What is recorded of an item when it is over is in the minutes of that item, public or private, wherever the meeting is
//! by then; and nothing private becomes public without being said first.

use quorate::minutes::Part;

use crate::reading::{at_item_10, is_not_in, minutes, minutes_of, screen, stands};
use crate::support::Room;

/// In the public minutes alone, or in the private ones alone.
fn is_told(room: &Room, words: &str, part: Part) {
    let (public, private) = (minutes(room), minutes_of(room, Part::Private));
    let (told, silent) = match part {
        Part::Public => (public, private),
        Part::Private => (private, public),
    };
    stands(&told, words);
    is_not_in(&silent, words);
}

/// Item 10 taken in public, item 13 in private; the meeting ends there or goes on.
fn in_private(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys("/item 11<enter><ctrl+space>exclude 1<enter>");
    room.at("09:40").keys("<ctrl+space>item 13<enter>");
    room
}

#[test]
fn while_the_public_is_out_an_earlier_public_item_stays_public() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_private(folder.path());
    room.keys("/decide 10 noted as amended: the pilot<enter>");
    stands(&screen(&room), "in the PUBLIC minutes of item 10");
    room.keys("/decide approved as amended: the award<enter><f7>");
    is_told(&room, "“the pilot”", Part::Public);
    is_told(&room, "the award", Part::Private);
}

#[test]
fn after_a_meeting_that_ended_in_private_a_public_item_is_completed_in_public() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_private(folder.path());
    room.at("09:50").keys("/close<enter>/look 10<enter>");
    room.keys("/decide noted as amended: the pilot<enter>");
    stands(&screen(&room), "in the PUBLIC minutes of item 10");
    room.keys("/act tr see to it<enter><tab>Members were content.<esc>");
    for words in ["“the pilot”", "see to it", "Members were content."] {
        is_told(&room, words, Part::Public);
    }
    room.keys("/look 13<enter>/decide approved as amended: the award<enter>");
    is_told(&room, "the award", Part::Private);
    // Of a private item all is private, whichever of its texts is on the screen.
    room.keys("<ctrl+u>/act tr tell the bidders<enter>");
    stands(&screen(&room), "in the PRIVATE minutes of item 13");
    is_told(&room, "tell the bidders", Part::Private);
}

/// An item that was partly private: what is recorded afterwards goes to the minutes that the text on the screen is for.
#[test]
fn afterwards_a_partly_private_item_has_two_sides() {
    for end in ["<ctrl+space>readmit<enter><f7>/close<enter>", "<f7><f7>/close<enter>"] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.keys("<tab>Said to all.<ctrl+space>exclude 1<enter>");
        room.at("09:30").keys(&format!("{end}/look 10<enter>"));
        room.keys("/decide approved as amended: the price<enter>");
        stands(&screen(&room), "in the PRIVATE minutes of item 10");
        room.keys("/act tr tell the bidder<enter><ctrl+u>/decide noted as amended: the pilot<enter>");
        stands(&screen(&room), "in the PUBLIC minutes of item 10");
        room.keys("/act tr publish it<enter>");
        for words in ["“the price”", "tell the bidder"] {
            is_told(&room, words, Part::Private);
        }
        for words in ["“the pilot”", "publish it"] {
            is_told(&room, words, Part::Public);
        }
    }
}

/// Taken back, moved in time, or a private item that is none any more: said once with what it would publish, then done.
#[test]
fn nothing_private_is_published_without_being_said() {
    let last = |room: &Room| room.app.open.as_ref().unwrap().history.records().last().unwrap().seq;
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>Said to all.<ctrl+space>exclude 1<enter>");
    let resolution = last(&room);
    room.at("09:30")
        .keys("<ctrl+space>decide approved as amended: the Thornwick closure<enter>");
    room.at("09:40").keys("<ctrl+space>readmit<enter>");
    let back = last(&room);
    for act in [
        format!("/withdraw {resolution}<enter>"),
        format!("/retime {back} 09:25<enter>"),
    ] {
        room.keys("<esc><f7>/item 10<enter>");
        let before = last(&room);
        room.keys(&act);
        stands(&screen(&room), "would put into the PUBLIC minutes");
        // Who reads along reads no private words in the question.
        is_not_in(&screen(&room), "Thornwick");
        assert_eq!(last(&room), before, "nothing is recorded yet");
        is_not_in(&minutes(&room), "Thornwick");
        // Any other key forgets it.
        room.keys("<left><enter>");
        stands(&screen(&room), "would put into the PUBLIC minutes");
        assert_eq!(last(&room), before);
        room.keys("<enter>");
        assert_eq!(last(&room), before + 1);
        room.keys("<f7>");
        stands(&minutes(&room), "Thornwick");
        room.keys("<f8><f8>");
        is_not_in(&minutes(&room), "Thornwick");
    }
}

/// Left in private for another item and come back to in public: each side has its place, though the last one was public.
#[test]
fn each_side_of_an_item_taken_twice_is_where_it_was_last_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude 1<enter>");
    room.at("09:30").keys("/item 11<enter>");
    room.at("09:40").keys("<ctrl+space>readmit<enter>/item 10<enter>");
    room.at("09:50").keys("/close<enter>/look 10<enter>");
    room.keys("/decide approved as amended: the price<enter>");
    stands(&screen(&room), "in the PRIVATE minutes of item 10");
    room.keys("/interest am 10 financial a partner in the practice<enter>");
    is_told(&room, "“the price”", Part::Private);
    is_told(&room, "a partner in the practice", Part::Private);
    // Of item 12, which was never taken in private, nothing can be recorded there.
    room.keys("/look 9<enter><ctrl+u>/decide approved as amended: a secret<enter>");
    is_not_in(&minutes(&room), "a secret");
}

/// Looked at while the public is out, what is recorded is for the minutes that its text on the screen is for.
#[test]
fn an_item_looked_at_in_private_is_decided_in_the_minutes_of_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4><enter><ctrl+space>exclude 1<enter>");
    room.at("09:30").keys("<ctrl+space>readmit<enter>/item 11<enter>");
    room.at("09:40")
        .keys("<ctrl+space>exclude 1<enter>/item 13<enter>/look 10<enter><ctrl+u>");
    room.keys("/decide approved as amended: for one year<enter>");
    stands(&screen(&room), "Item 10 was approved at 09:20 already.");
    room.keys("<enter>");
    stands(&screen(&room), "in the PUBLIC minutes of item 10");
    room.keys("<esc><f7>");
    is_told(&room, "“for one year”", Part::Public);
}

/// An item that was added in private is public once it is taken in public: said first.
#[test]
fn taking_what_was_added_in_private_in_public_is_said_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude 1<enter>/urgent The Thornwick closure | it cannot wait<enter>");
    room.keys("<esc><ctrl+space>readmit<enter>");
    let meeting = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().clone();
    let number = meeting(&room)
        .items
        .iter()
        .find(|state| state.item.title.contains("Thornwick"))
        .unwrap()
        .item
        .number
        .clone();
    is_not_in(&screen(&room), "Thornwick");
    room.keys(&format!("/item {number}<enter>"));
    stands(&screen(&room), "would put into the PUBLIC minutes");
    assert_ne!(meeting(&room).current, Some(number.clone()));
    room.keys("<enter>");
    assert_eq!(meeting(&room).current, Some(number));
}

/// Moved to a time when the public was there, it is printed with that time: the words are what is private.
#[test]
fn what_would_be_public_in_another_sentence_is_said_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.at("09:30").keys("<ctrl+space>exclude 1<enter>");
    room.at("09:35").keys("/adjourn the Thornwick papers<enter>");
    let seq = room.app.open.as_ref().unwrap().history.records().last().unwrap().seq;
    room.keys(&format!("/retime {seq} 09:25<enter>"));
    stands(&screen(&room), "would put into the PUBLIC minutes");
    is_not_in(&minutes(&room), "Thornwick");
    // What is only moved within the public part is moved at once.
    room.keys("<esc>/resume<enter>/readmit<enter>");
    room.at("09:50").keys("/adjourn for lunch<enter>");
    let seq = room.app.open.as_ref().unwrap().history.records().last().unwrap().seq;
    room.keys(&format!("/retime {seq} 09:48<enter>"));
    stands(&minutes(&room), "09:48");
}

/// Notes that were emptied are no notes.
#[test]
fn notes_taken_out_again_are_not_to_be_settled() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let says = "Item 10 has notes and no minute text";
    room.keys("close family<enter><ctrl+t>");
    stands(&screen(&room), says);
    room.keys("<esc><ctrl+u>");
    for _ in 0..20 {
        room.keys("<backspace>");
    }
    room.keys("<ctrl+t>");
    is_not_in(&screen(&room), says);
}

/// Of a private item all is in the private minutes: nothing on its screen says otherwise.
#[test]
fn a_private_item_has_no_public_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_private(folder.path());
    room.keys("<tab>The bids were compared.<enter>/decide agreed<enter>/close<enter><esc>/look 13<enter><ctrl+u>");
    stands(&screen(&room), "all of a private item is in the private minutes");
    is_not_in(&screen(&room), "PUBLIC minute");
    // What was written before it was private is read and put right under a true name.
    room.keys("<esc>/look 10<enter><tab>Heard in public.<enter>/private 10 names<enter>/look 10<enter>");
    room.keys("<ctrl+u>");
    stands(&screen(&room), "All of a private item is in the PRIVATE minutes alone.");
    stands(&screen(&room), "PRIVATE minute");
    is_not_in(&screen(&room), "PUBLIC minute");
    is_told(&room, "Heard in public.", Part::Private);
}

/// Beside a private text nothing is recorded that would be public: of an item that was never taken either.
#[test]
fn beside_a_private_text_nothing_becomes_public() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = in_private(folder.path());
    room.at("09:50")
        .keys("<ctrl+space>readmit<enter>/item 11<enter>/close<enter><esc>/look 9<enter><ctrl+u>");
    stands(&screen(&room), "PRIVATE minute");
    room.keys("/interest am financial Thornwick<enter>");
    stands(&screen(&room), "Item 9 was never taken in private.");
    is_not_in(&minutes(&room), "Thornwick");
    room.keys("<esc><ctrl+u>/interest am financial a share in Acme<enter>");
    is_told(&room, "a share in Acme", Part::Public);
}
