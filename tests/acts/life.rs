//! The life of minutes by keys: circulated, agreed as a correct record at the next meeting with amendments, signed; what
//! each page says then, and what can be changed no more.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use quorate::store::{RealDisk, salvage_into};

use crate::reading::{is_not_in, screen, stands, words};
use crate::support::Room;

pub const MEMBERS: &str = "<enter>Mrs Patricia Holloway<enter><enter>Dr Anil Mehta<enter><enter>Ms Catherine Doyle<enter>\
                       <enter>Mr Graham Whitlock<enter><enter>Dr Susannah Baines<enter><enter>Mr Tobias Rooke<enter>\
                       <enter>Ms Eleanor Vance<enter><enter>Dr Frederick Nwosu<enter><enter>Mrs Judith Kerr<enter>";

/// A meeting on 20 April with a private item from which Dr Mehta withdrew, closed, and its folder.
fn april(folder: &Path) -> (Room, PathBuf) {
    let mut room = Room::new(folder);
    room.keys("n<f5>").keys(MEMBERS).keys("e/drop 3 first meeting<enter>");
    room.keys("<f5>/elect chair-for-the-election ev<enter>/elect chair ph<enter>/elect vice-chair gw<enter>");
    room.keys("/exclude 1<enter>/urgent The award of the contract | it cannot wait<enter>/item 1A<enter>");
    room.keys("/interest am 1A fin owns Bidder C<enter>leaves for the item<enter>/out am<enter>");
    room.keys("<tab>Bidder B was preferred.<f4>agreed as amended: that B has it<enter>");
    room.keys("<ctrl+space>readmit<enter><ctrl+space>close<enter>");
    let made = room.meeting_folder();
    (room, made)
}

/// The next one, on 18 May, at the item of the last minutes.
fn may(room: &mut Room) {
    room.keys("<ctrl+l>").on(NaiveDate::from_ymd_opt(2016, 5, 18).unwrap());
    room.keys("n<f5>e<f5>/item 3<enter>");
    stands(&screen(room), "Minutes of the last meeting");
}

/// Back to the meeting of April.
fn back(room: &mut Room) {
    room.keys("<ctrl+l><up><up><up><enter>");
    stands(&screen(room), "2016-04-20 · minutes");
}

fn document_here(room: &mut Room, name: &str) -> String {
    let folder = room.meeting_folder();
    document(room, &folder, name)
}

fn document(room: &mut Room, folder: &Path, name: &str) -> String {
    room.rest();
    words(&fs::read_to_string(folder.join("documents").join(name)).unwrap())
}

#[test]
fn minutes_are_circulated_agreed_with_amendments_signed_and_each_page_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = april(folder.path());
    let public = |room: &mut Room| document(room, &april, "minutes-public.txt");
    stands(&screen(&room), "Public minutes: draft. Private minutes: draft.");
    room.keys("c22/4/2016<enter>");
    stands(&screen(&room), "The public minutes were circulated on 22 April 2016");
    stands(
        &screen(&room),
        "Public minutes: draft, circulated on 22 April 2016. Private minutes: draft.",
    );
    stands(&public(&mut room), "DRAFT – subject to approval");
    stands(&public(&mut room), "Status: Draft, circulated on 22 April 2016");

    may(&mut room);
    stands(&screen(&room), "agree the minutes of 20 April Ctrl+N");
    room.keys("<f4><enter>");
    room.keys("<f8>/confirm 20/4/2016 the spelling of Thornwick | 9 members, not 8<enter>");
    stands(
        &screen(&room),
        "subject to (1) the spelling of Thornwick; (2) 9 members, not 8",
    );
    let of_may = room.meeting_folder();
    room.keys("/close<enter>");
    stands(
        &document(&mut room, &of_may, "minutes-public.txt"),
        "The Committee agreed the minutes of the meeting held on 20 April 2016 as a correct record, subject to (1) the \
         spelling of Thornwick; (2) 9 members, not 8.",
    );

    back(&mut room);
    stands(
        &screen(&room),
        "Public minutes: approved as a correct record on 18 May 2016, with 2 amendments.",
    );
    is_not_in(&public(&mut room), "DRAFT");
    stands(
        &public(&mut room),
        "Status: Approved as a correct record on 18 May 2016, with 2 amendments",
    );
    stands(
        &public(&mut room),
        "Amendments ---------- The text above is as it was circulated.",
    );
    stands(
        &public(&mut room),
        "- 18 May 2016: the spelling of Thornwick - 18 May 2016: 9 members, not 8",
    );
    stands(&public(&mut room), "Signed (in the chair): ___");
    // Who presided there signs; the private minutes have a life of their own.
    stands(
        &document(&mut room, &april, "minutes-private.txt"),
        "DRAFT – subject to approval",
    );
    room.keys("s<enter>");
    stands(
        &screen(&room),
        "The public minutes were signed by Mrs Patricia Holloway on 18 May 2016",
    );
    stands(
        &public(&mut room),
        "Signed as a correct record by Mrs Patricia Holloway on 18 May 2016.",
    );
    is_not_in(&public(&mut room), "____");
    stands(
        &document(&mut room, &april, "minutes-private.txt"),
        "DRAFT – subject to approval",
    );
}

#[test]
fn private_minutes_are_agreed_in_private_and_do_not_go_to_who_withdrew() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = april(folder.path());
    room.keys("cprivate<enter>");
    stands(
        &screen(&room),
        "The private minutes were circulated on 20 April 2016, but not to Dr Mehta, who withdrew from what is in them",
    );
    may(&mut room);
    room.keys("/exclude 1<enter><f4>agreed subject to the price<enter>");
    stands(
        &screen(&room),
        "the private part of the meeting held on 20 April 2016, subject to the price",
    );
    room.keys("<ctrl+space>readmit<enter><ctrl+space>close<enter>");
    let of_may = room.meeting_folder();
    is_not_in(&document(&mut room, &of_may, "minutes-public.txt"), "the price");
    stands(
        &document(&mut room, &of_may, "minutes-private.txt"),
        "subject to the price",
    );
    back(&mut room);
    stands(
        &document(&mut room, &april, "minutes-private.txt"),
        "- 18 May 2016: the price",
    );
    is_not_in(&document(&mut room, &april, "minutes-private.txt"), "DRAFT");
    stands(
        &document(&mut room, &april, "minutes-public.txt"),
        "DRAFT – subject to approval",
    );
    is_not_in(&document(&mut room, &april, "minutes-public.txt"), "the price");
    is_not_in(&document(&mut room, &april, "minutes-public.txt"), "circulated");
}

#[test]
fn what_is_signed_stays_until_the_signature_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, _) = april(folder.path());
    room.keys("s21/4/2016 Mrs Holloway<enter>");
    stands(&screen(&room), "NO MEETING KEPT HERE HAS APPROVED THEM");
    let entries = |room: &Room| room.app.open.as_ref().unwrap().history.records().len();
    let before = entries(&room);
    let why = "The public minutes were signed by Mrs Patricia Holloway on 21 April 2016, and what they say stays";
    for keys in [
        "<ctrl+space>none matters<enter>",
        "<ctrl+space>look 2<enter><tab>x",
        "<ctrl+space>title 2 Other<enter>",
    ] {
        room.keys(keys);
        stands(&screen(&room), why);
        room.keys("<esc>");
        assert_eq!(entries(&room), before, "{keys}");
    }
    // Of the private part nothing is signed, and notes are in no minutes.
    room.keys("<ctrl+space>look 1A<enter><tab> In full.<tab>a note<ctrl+space>settle<enter>");
    assert_eq!(entries(&room), before + 2, "{}", room.screen());
    // It is taken back with a reason and not without.
    room.keys("<f8><enter>");
    assert_eq!(entries(&room), before + 2, "{}", room.screen());
    stands(&screen(&room), "Why is the signature taken back?");
    room.keys("signed the wrong copy<enter>");
    stands(&screen(&room), "were signed by Mrs Patricia Holloway on 21 April 2016");
    let reason = room
        .app
        .open
        .as_ref()
        .unwrap()
        .history
        .records()
        .last()
        .map(|record| record.event.clone());
    assert!(format!("{reason:?}").contains("signed the wrong copy"), "{reason:?}");
    room.keys("<ctrl+space>title 2 Other<enter>");
    assert_eq!(entries(&room), before + 4, "{}", room.screen());
}

#[test]
fn minutes_that_no_meeting_with_a_quorum_agreed_stay_a_draft_and_come_along_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = april(folder.path());
    may(&mut room);
    room.keys("/left ev<enter>/left fn<enter>/left jk<enter><f4><enter>");
    stands(&screen(&room), "NOT QUORATE: recorded, but they stay a draft");
    room.keys("/close<enter>");
    back(&mut room);
    stands(&screen(&room), "Public minutes: draft.");
    stands(&document(&mut room, &april, "minutes-public.txt"), "DRAFT");
    room.keys("<ctrl+l>").on(NaiveDate::from_ymd_opt(2016, 6, 15).unwrap());
    room.keys("n<f5>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let days: Vec<String> = meeting.to_approve().map(|of| of.in_words()).collect();
    room.keys("<ctrl+l>c<pgdn>");
    stands(
        &screen(&room),
        "Minutes to be agreed at the next meeting The minutes of the meeting held on 20 April 2016",
    );
    assert_eq!(
        days,
        [
            "the minutes of the meeting held on 20 April 2016",
            "the minutes of the private part of the meeting held on 20 April 2016",
            "the minutes of the meeting held on 18 May 2016",
        ]
    );
}

#[test]
fn before_the_end_nothing_goes_out_and_a_damaged_later_meeting_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, _) = april(folder.path());
    may(&mut room);
    room.keys("/circulated <enter>");
    stands(
        &screen(&room),
        "its minutes go out and are signed when the meeting is over; /close first",
    );
    room.keys("<esc><f4><enter>/close<enter>");
    let later = room.meeting_folder().join("journal.ronl");
    room.keys("<ctrl+l>");
    let mut bytes = fs::read(&later).unwrap();
    bytes[50] ^= 1;
    fs::write(&later, bytes).unwrap();
    back(&mut room);
    stands(
        &screen(&room),
        "Whether a later meeting approved these minutes is not known: Entry 1 is damaged",
    );
    stands(&screen(&room), "Public minutes: draft.");
}

/// A later meeting that was damaged and salvaged has two records, and is one meeting.
#[test]
fn a_later_meeting_that_was_salvaged_approved_once() {
    type Damage = fn(&mut Vec<u8>);
    let table: [(&str, &str, Damage); 3] = [
        ("torn", "journal.ronl", |bytes| bytes.truncate(bytes.len() - 30)),
        ("in the middle", "journal.ronl", |bytes| {
            let second = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 30;
            bytes[second] ^= 1;
        }),
        ("a text", "prose.ronl", |bytes| bytes[30] ^= 1),
    ];
    for (what, file, damage) in table {
        let folder = tempfile::tempdir().unwrap();
        let (mut room, _) = april(folder.path());
        may(&mut room);
        room.keys(
            "<tab>They were read.<f4>agreed subject to page 3 reading 14 | the date<enter><ctrl+space>close<enter>",
        );
        let later = room.meeting_folder();
        room.keys("<ctrl+l>");
        let mut bytes = fs::read(later.join(file)).unwrap();
        damage(&mut bytes);
        fs::write(later.join(file), bytes).unwrap();
        salvage_into(&RealDisk, &room.app.folder, &later).unwrap();
        back(&mut room);
        let shown = screen(&room);
        stands(
            &shown,
            "Public minutes: approved as a correct record on 18 May 2016, with 2 amendments",
        );
        is_not_in(&shown, "is not known");
        assert!(later.is_dir(), "{what}: the damaged one stays");
    }
}

#[test]
fn minutes_do_not_go_out_and_are_not_signed_before_their_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = april(folder.path());
    let entries = |room: &Room| room.app.open.as_ref().unwrap().history.records().len();
    let before = entries(&room);
    room.keys("c19/4/2016<enter>");
    stands(
        &screen(&room),
        "The meeting was held on 20 April 2016: its minutes cannot go out before that, on 19 April 2016.",
    );
    room.keys("<esc>/signed public 2/1/2016 ph<enter>");
    stands(
        &screen(&room),
        "The meeting was held on 20 April 2016: its minutes cannot be signed before that, on 2 January 2016.",
    );
    room.keys("<esc>");
    assert_eq!(entries(&room), before);
    room.keys("/signed public 20/4/2016 ph<enter>");
    stands(&document(&mut room, &april, "minutes-public.txt"), "on 20 April 2016.");
}

/// What the minutes of May say of an item.
fn item_3(room: &mut Room, name: &str) -> String {
    let minutes = document_here(room, name);
    let item = minutes.find("3. Minutes of").map_or("", |at| &minutes[at..]);
    item[..item.find("4. ").unwrap_or(item.len())].to_string()
}

/// A meeting in May that voted on the minutes of April and carried that, with an amendment.
fn voted(folder: &Path) -> (Room, PathBuf) {
    let (mut room, april) = april(folder);
    may(&mut room);
    room.keys("<f5>name<enter><enter>r<enter><enter><enter>");
    room.keys("<ctrl+space>confirm 20/4/2016 the spelling of Thornwick<enter>");
    (room, april)
}

#[test]
fn minutes_agreed_by_a_vote_are_told_with_their_amendments_and_worth_what_the_vote_is() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = voted(folder.path());
    room.keys("<ctrl+space>close<enter>");
    let agreed = "agreed the minutes of the meeting held on 20 April 2016 as a correct record, subject to the spelling of \
                  Thornwick.";
    stands(&item_3(&mut room, "minutes-public.txt"), agreed);
    back(&mut room);
    stands(
        &document(&mut room, &april, "minutes-public.txt"),
        "- 18 May 2016: the spelling of Thornwick",
    );

    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = voted(folder.path());
    room.keys("<ctrl+space>rule does-not-stand wrong procedure<enter><ctrl+space>close<enter>");
    stands(&item_3(&mut room, "minutes-public.txt"), agreed);
    back(&mut room);
    stands(&screen(&room), "Public minutes: draft.");
    stands(
        &document(&mut room, &april, "minutes-public.txt"),
        "DRAFT – subject to approval",
    );
}

#[test]
fn a_public_vote_does_not_agree_private_minutes_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, _) = voted(folder.path());
    room.keys("<ctrl+space>confirm 20/4/2016-private Bidder B was spelt wrong<enter><ctrl+space>close<enter>");
    is_not_in(&item_3(&mut room, "minutes-public.txt"), "Bidder B");
    stands(
        &document_here(&mut room, "minutes-private.txt"),
        "agreed the minutes of the private part of the meeting held on 20 April 2016 as a correct record, subject to Bidder B \
         was spelt wrong.",
    );
}

#[test]
fn the_private_minutes_that_wait_are_named_once_the_public_ones_are_agreed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, _) = april(folder.path());
    may(&mut room);
    room.keys("<ctrl+n><enter>");
    let shown = screen(&room);
    stands(&shown, "Still to be agreed, here or in private session");
    stands(&shown, "agree the private minutes of 20 April Ctrl+N");
    room.keys("<ctrl+n><enter>");
    is_not_in(&screen(&room), "Still to be agreed");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    assert_eq!(meeting.to_approve().count(), 0);
}

#[test]
fn minutes_that_were_not_agreed_are_told_so_and_wait() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, _) = april(folder.path());
    may(&mut room);
    for (typed, told) in [
        ("did not approve", "held on 20 April 2016 were not agreed."),
        (
            "did not agree because page 3 is wrong",
            "held on 20 April 2016 were not agreed because page 3 is wrong.",
        ),
    ] {
        room.keys(&format!("<f4>{typed}"));
        is_not_in(&screen(&room), "was did");
        room.keys("<enter>");
        let minutes = crate::reading::minutes(&room);
        stands(&minutes, &format!("The minutes of the meeting {told}"));
        is_not_in(&minutes, "the item “");
        let list = room.app.open.as_ref().unwrap().history.meeting().to_settle();
        let waits = |words: &str| words.starts_with("The minutes of the meeting held on 20 April 2016 were not agreed");
        assert!(list.iter().any(|open| waits(&open.words)), "{list:?}");
        room.keys("<f8>");
    }
}

#[test]
fn the_files_of_approved_minutes_say_so_before_their_meeting_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = april(folder.path());
    stands(
        &document(&mut room, &april, "minutes-public.txt"),
        "DRAFT – subject to approval",
    );
    may(&mut room);
    room.keys("<f4>agreed subject to page 3 reading 14<enter>");
    let told = document(&mut room, &april, "minutes-public.txt");
    stands(&told, "Approved as a correct record on 18 May 2016, with 1 amendment");
    is_not_in(&told, "DRAFT");
    let data = words(&fs::read_to_string(april.join("minutes.ron")).unwrap());
    stands(&data, "page 3 reading 14");
    // Taken back, they are a draft again.
    room.keys("<f8>");
    stands(
        &document(&mut room, &april, "minutes-public.txt"),
        "DRAFT – subject to approval",
    );
}

#[test]
fn what_is_recorded_after_the_approval_is_a_dated_note_and_changes_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = april(folder.path());
    may(&mut room);
    room.keys("<f4>agreed<enter><ctrl+space>close<enter>");
    let approved = document(&mut room, &april, "minutes-public.txt");
    room.on(NaiveDate::from_ymd_opt(2016, 5, 20).unwrap());
    back(&mut room);
    is_not_in(
        &document_here(&mut room, "minutes-public.txt"),
        "Notes added after approval",
    );
    room.keys("/look 4<enter><tab>It was warm.<ctrl+space>act tr 3/6 write to the practice<enter>");
    let told = document_here(&mut room, "minutes-public.txt");
    let (before, notes) = told
        .split_once("Notes added after approval")
        .unwrap_or_else(|| panic!("{told}"));
    is_not_in(before, "It was warm");
    is_not_in(before, "write to the practice");
    stands(notes, "- 20 May 2016: The text of item 4 was put right");
    stands(
        notes,
        "- 20 May 2016: Action 1, Mr Rooke, by 3 June 2016: write to the practice",
    );
    let (text, _) = approved.split_once("Signed (in the chair)").unwrap();
    stands(before, text.trim());
    // Nothing of the private session is in a public note.
    room.keys("/look 1A<enter>/act ev 3/6 tell Bidder B<enter>/look 4<enter>");
    let told = document_here(&mut room, "minutes-public.txt");
    is_not_in(&told, "Bidder");
    is_not_in(&told, "Ms Vance, by");
    stands(&document_here(&mut room, "minutes-private.txt"), "tell Bidder B");
    room.keys("<f8>");
    // What is withdrawn is a note too, and the page keeps what it said.
    room.keys("<f8>");
    is_not_in(&document_here(&mut room, "minutes-public.txt"), "Action 1, Mr Rooke");
}

#[test]
fn a_name_put_right_after_the_approval_is_a_dated_note() {
    let folder = tempfile::tempdir().unwrap();
    let (mut room, april) = april(folder.path());
    may(&mut room);
    room.keys("<f4>agreed<enter><ctrl+space>close<enter>");
    let approved = document(&mut room, &april, "minutes-public.txt");
    room.on(NaiveDate::from_ymd_opt(2016, 5, 20).unwrap());
    back(&mut room);
    room.keys("/rename tr Mr Tobias Rook<enter>");
    let told = document_here(&mut room, "minutes-public.txt");
    let (before, notes) = told
        .split_once("Notes added after approval")
        .unwrap_or_else(|| panic!("{told}"));
    stands(
        notes,
        "- 20 May 2016: The name Mr Tobias Rooke was put right: Mr Tobias Rook",
    );
    let (text, _) = approved.split_once("Signed (in the chair)").unwrap();
    stands(before, text.trim());
}
