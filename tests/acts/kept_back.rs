//! An item that was partly private: once the public is back, what was said and decided in private is not on the screen,
//! and stays in the record.

use quorate::minutes::Part;

use crate::reading::{at_item_10, in_order, is_not_in, minutes, minutes_of, screen, stands};
use crate::support::Room;

const SECRET: &str = "Thornwick is failing";

/// Item 10, taken in public; the public is sent out during it, something is decided, and it comes back.
fn partly_private(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys("<tab>Opened in public.<tab>heard from all<tab>");
    room.keys("<ctrl+space>exclude <enter>");
    stands(&screen(&room), "PRIVATE SESSION");
    room.keys(&format!("<enter>{SECRET}.<tab> and {SECRET}<tab>"));
    room.keys("<ctrl+space>decide approved as amended: the Thornwick closure<enter>");
    stands(&screen(&room), SECRET);
    room.at("09:50").keys("<ctrl+space>readmit<enter>");
    room
}

#[test]
fn once_the_public_is_back_nothing_private_is_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = partly_private(folder.path());
    for keys in [
        "",
        "<tab>",
        "<f7>/item 10<enter>",
        "<tab>",
        "<ctrl+g><esc>",
        "/look 10<enter>",
    ] {
        room.keys(keys);
        let shown = screen(&room);
        is_not_in(&shown, "Thornwick");
    }
    is_not_in(&screen(&room), "decided in private");
    is_not_in(&minutes(&room), "Thornwick");
    stands(&minutes_of(&room, Part::Private), SECRET);
}

/// A ruling given in public on what was decided in private does not tell on the screen what that was.
#[test]
fn a_ruling_does_not_tell_what_was_decided_in_private() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = partly_private(folder.path());
    room.keys("<f7>/rule 10 does-not-stand wrong procedure<enter>");
    let shown = screen(&room);
    stands(&shown, "does not stand");
    is_not_in(&shown, "was \"");
    is_not_in(&shown, "approved");
}

#[test]
fn what_is_written_then_goes_on_in_the_public_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = partly_private(folder.path());
    let texts = |room: &Room| {
        let open = room.app.open.as_ref().unwrap();
        (open.note.text(), open.minute.text())
    };
    assert_eq!(texts(&room), ("heard from all".into(), "Opened in public.".into()));
    room.keys("<enter>Public again.<f7>");
    stands(&screen(&room), "QUORATE for item 11");
    room.keys("/item 10<enter>");
    let after = texts(&room);
    assert_eq!(after.0, "heard from all", "the keyboard stayed where it was");
    assert_eq!(after.1, "Opened in public.\nPublic again.");
    in_order(
        &minutes(&room),
        &[
            "Opened in public.",
            "The Committee resolved",
            "readmitted at 09:50",
            "Public again.",
        ],
    );
    in_order(
        &minutes_of(&room, Part::Private),
        &["The public were excluded", SECRET, "the Thornwick closure"],
    );
    is_not_in(&screen(&room), "Thornwick");
    room.keys("<ctrl+u>");
    stands(&screen(&room), "the public is here");
    // After the close everything is there again, each text by itself.
    room.keys("<ctrl+space>close<enter>/look 10<enter>");
    stands(&screen(&room), SECRET);
    is_not_in(&screen(&room), "Opened in public");
    room.keys("<tab>");
    stands(&screen(&room), "PRIVATE minute (Ctrl+U: public, 2 lines)");
    room.keys("<ctrl+u>");
    stands(&screen(&room), "PUBLIC minute (Ctrl+U: private, 1 line)");
    stands(&screen(&room), "Opened in public.");
    is_not_in(&screen(&room), SECRET);
}

#[test]
fn a_draft_comes_back_in_the_text_it_was_typed_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = partly_private(folder.path());
    room.keys("<enter>Half typed");
    room.message(quorate::ui::message::Message::Tick);
    drop(room);
    let mut again = Room::new(folder.path());
    again.ids_from(1_000);
    again.at("09:55").keys("<enter>");
    stands(&screen(&again), "Half typed");
    is_not_in(&screen(&again), "Thornwick");
    again.keys("<ctrl+space>exclude 1<enter>Half a secret");
    again.message(quorate::ui::message::Message::Tick);
    drop(again);
    let mut last = Room::new(folder.path());
    last.ids_from(2_000);
    last.at("09:58").keys("<enter>");
    stands(&screen(&last), "Half a secret");
    last.keys("<f7><f7>");
    stands(&minutes(&last), "Half typed");
    is_not_in(&minutes(&last), "Half a secret");
    stands(&minutes_of(&last, Part::Private), "Half a secret");
}

/// A line begun in public and gone on with in private: each half is on its side of the resolution.
#[test]
fn a_line_gone_on_with_in_private_is_told_where_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>Opened in public. <ctrl+space>exclude <enter>");
    room.keys(&format!("{SECRET}.<ctrl+space>readmit<enter>Public again.<f7>"));
    in_order(
        &minutes(&room),
        &[
            "Opened in public.",
            "The Committee resolved",
            "readmitted",
            "Public again.",
        ],
    );
    in_order(&minutes_of(&room, Part::Private), &["The public were excluded", SECRET]);
}

/// After the close an item that was partly private shows its private text first, and says so; the other is a key away.
#[test]
fn after_the_close_each_text_is_put_right_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>Members discused it.<ctrl+space>exclude <enter>");
    stands(&screen(&room), "PRIVATE minute");
    room.keys(&format!(
        "The practise: {SECRET}.<ctrl+space>readmit<enter> Public again.<f7>"
    ));
    room.keys("/close<enter>/look 10<enter><tab>");
    stands(&screen(&room), "PRIVATE minute (Ctrl+U: public, 1 line)");
    // Its lines joined and split, and a word put right: they go nowhere.
    room.keys("<home><del><del><del><enter> And a name.<home><backspace>");
    room.keys("<ctrl+u><home>");
    for _ in 0.."Members discus".len() {
        room.keys("<right>");
    }
    room.keys("s<end> At length.<enter>For everybody.");
    stands(&screen(&room), "PUBLIC minute (Ctrl+U: private, 1 line)");
    room.keys("<tab>");
    let (public, private) = (minutes(&room), minutes_of(&room, Part::Private));
    for words in ["Members discussed it.", "Public again. At length.", "For everybody."] {
        stands(&public, words);
        is_not_in(&private, words);
    }
    for words in ["And a name.", SECRET] {
        stands(&private, words);
        is_not_in(&public, words);
    }
    // Which of the two it was is forgotten with the item.
    room.keys("<esc>/look 9<enter>/look 10<enter><tab>");
    stands(&screen(&room), "PRIVATE minute");
}

/// Of the item in hand nothing that is written while the public is out is public, and the screen does not say so.
#[test]
fn while_the_public_is_out_the_item_in_hand_has_its_private_text_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>Said to all.<ctrl+space>exclude 1<enter>");
    room.keys("<ctrl+u>");
    stands(&screen(&room), "put right when they are back");
    room.keys(&format!("{SECRET}."));
    is_not_in(&screen(&room), "Ctrl+U: public");
    // Another item's public text can be completed meanwhile.
    room.keys("<esc><f7><f7>/look 9<enter><ctrl+u><ctrl+u><tab>Said to all of item 9.<esc>");
    room.keys("<ctrl+space>readmit<enter><f7>");
    is_not_in(&minutes(&room), SECRET);
    stands(&minutes(&room), "Said to all.");
    stands(&minutes_of(&room, Part::Private), SECRET);
}

/// The key does nothing where nobody was excluded.
#[test]
fn there_is_a_private_text_only_where_the_public_was_excluded() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<tab>Open.<ctrl+u>");
    stands(&screen(&room), "all texts are public");
    room.keys("<f7>/close<enter>/look 10<enter><ctrl+u>");
    stands(&screen(&room), "all texts are public");
}

/// Looked at or come back to while the public is out: what is typed is private, and the screen says so.
#[test]
fn what_is_typed_while_the_public_is_out_is_private() {
    for keys in [
        // Another item was taken in the meantime; the meeting went on without the public and ended so.
        "<ctrl+space>exclude <enter><f7><f7>/look 10<enter><tab>Thornwick is failing.<esc>",
        "<ctrl+space>exclude <enter>Thornwick is failing.<f7><f7>",
        // The wrong item, taken back.
        "<ctrl+space>exclude <enter><f7><f7><tab>Thornwick is failing.<f8>",
        // Nothing was written of it then, but afterwards.
        "<ctrl+space>exclude <enter><ctrl+space>readmit<enter><ctrl+space>close<enter>/look 10<enter><tab>Thornwick is failing.<esc>",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.keys("<tab>Opened in public.");
        room.keys(keys);
        let closed = room.app.open.as_ref().unwrap().history.meeting().phase == quorate::meeting::Phase::Closed;
        if !closed {
            room.at("09:50")
                .keys("<ctrl+space>readmit<enter><ctrl+space>close<enter>");
        }
        is_not_in(&minutes(&room), "Thornwick");
        stands(&minutes_of(&room, Part::Private), SECRET);
        stands(&minutes(&room), "Opened in public.");
    }
}

/// A resolution that is put right, taken back or moved in time moves no word from one text into the other.
#[test]
fn what_was_written_in_private_stays_there_when_the_resolution_is_put_right() {
    for put_right in [
        "<f12><enter><ctrl+space>readmit<enter>",
        "<f8><f8>",
        "<ctrl+space>readmit<enter>/retime LAST 09:41<enter><enter>",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut room = at_item_10(folder.path());
        room.keys("<tab>Opened in public.<ctrl+space>exclude 1<enter>");
        room.at("09:45").keys("It was considered.<tab><tab>");
        room.at("09:50").keys(&format!(" {SECRET}.<tab><tab>"));
        let mut rest = put_right;
        while let Some((before, after)) = rest.split_once("LAST") {
            room.keys(before.trim_end_matches("/retime "));
            let last = room.app.open.as_ref().unwrap().history.records().last().unwrap().seq;
            room.keys(&format!("/retime {last}"));
            rest = after;
        }
        room.keys(rest);
        is_not_in(&minutes(&room), "Thornwick");
        stands(&minutes_of(&room, Part::Private), SECRET);
    }
}

/// What was typed in private of other items: it is shown again when the public is out, and after the close.
#[test]
fn an_item_is_shown_as_the_public_last_knew_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path()).sized(80, 60);
    room.keys("<ctrl+space>exclude <enter>");
    room.keys(&format!(
        "<ctrl+p>/title 11 {SECRET}<enter>/part 10 close {SECRET}<enter>"
    ));
    room.keys(&format!(
        "/urgent {SECRET} | it cannot wait<enter>/paper 12 {SECRET}<enter>"
    ));
    room.keys(&format!("<ctrl+space>act ph {SECRET}<enter>"));
    room.keys("<ctrl+g>");
    let shown = screen(&room);
    for words in [
        format!("11 {SECRET}"),
        format!("(b) close {SECRET}"),
        format!("10A {SECRET}"),
    ] {
        stands(&shown, &words);
    }
    room.keys("<esc>");
    room.at("09:50").keys("<ctrl+space>readmit<enter>");
    for keys in [
        "",
        "<ctrl+g>",
        "<esc>/item 10<enter>",
        "<ctrl+space>decide ",
        "<esc><esc><ctrl+space>title ",
        "<esc><esc><ctrl+space>look ",
        "<esc><esc>/look 11<enter>",
        "/look 12<enter>",
        "/item 11<enter>",
        "<f7>",
        "<ctrl+t>",
    ] {
        room.keys(keys);
        is_not_in(&screen(&room), "Thornwick");
    }
    is_not_in(&screen(&room), "has no date");
    is_not_in(&minutes(&room), "Thornwick");
    room.keys("/close<enter>");
    is_not_in(&minutes(&room), "Thornwick");
    room.keys("/look 12<enter>");
    stands(&screen(&room), SECRET);
}

#[test]
fn a_vote_opened_in_private_goes_on_in_private() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude <enter>");
    room.keys(&format!(
        "<ctrl+space>vote name as amended: the {SECRET} plan<enter><enter>"
    ));
    stands(&screen(&room), SECRET);
    room.keys("r<ctrl+space>readmit<enter>");
    is_not_in(&screen(&room), "Thornwick");
    room.keys("<ctrl+space>exclude <enter>/voting<enter><enter><enter><ctrl+space>readmit<enter>");
    let shown = screen(&room);
    is_not_in(&shown, "Thornwick");
    let public = minutes(&room);
    is_not_in(&public, "Thornwick");
    is_not_in(&public, "Voted for");
    let private = minutes_of(&room, Part::Private);
    stands(&private, SECRET);
    stands(&private, "Voted for");
}

/// Neither figures nor result, nor the counts of a show of hands: on no screen, and in no words for the chair.
#[test]
fn how_a_vote_of_the_private_session_went_is_not_shown_once_the_public_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude <enter><f9>majority votes<enter><f9>who-decides area<enter>");
    room.keys("<f5>name<enter><enter>/against ev<enter>/against fn<enter>/against jk<enter>r<enter>");
    stands(&screen(&room), "The votes are equal: 6 votes");
    room.keys("<ctrl+space>readmit<enter>");
    for keys in ["", "<f10>", "<esc><esc>"] {
        room.keys(keys);
        let shown = screen(&room);
        for told in ["RESULT", "Result: tied", "6 votes", "votes are equal", "A tie"] {
            is_not_in(&shown, told);
        }
    }

    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude <enter><f5>hands<enter><enter>/hands nhs 2 1<enter>");
    stands(&screen(&room), "may vote for against");
    room.keys("<ctrl+space>readmit<enter>");
    let shown = screen(&room);
    is_not_in(&shown, "may vote for against");
    is_not_in(&shown, "for 2");
    room.keys("<ctrl+space>exclude <enter>/voting<enter>");
    stands(&screen(&room), "may vote for against");
}

/// Nothing decided in private yet: a dissent is not taken for one from a public decision.
#[test]
fn in_private_a_dissent_is_from_nothing_public_unless_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4><enter>/item 11<enter><ctrl+space>exclude 1<enter>/item 13<enter>");
    room.keys(&format!("/dissent am reservation {SECRET}<enter>"));
    is_not_in(&minutes(&room), SECRET);
    room.keys("<esc>/dissent am 10 reservation the price<enter>");
    stands(&screen(&room), "in the PUBLIC minutes of item 10");
}

/// A roll that was begun in private goes on there: the public sees nothing of it.
#[test]
fn an_open_roll_of_the_private_session_shows_no_votes_once_the_public_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude <enter><f5>name<enter><enter>f/against ev<enter>");
    stands(&screen(&room), "2 votes against");
    room.keys("<ctrl+space>readmit<enter>");
    let shown = screen(&room);
    for told in ["vote for", "votes against", "has voted"] {
        is_not_in(&shown, told);
    }
    room.keys("<ctrl+space>exclude <enter>/voting<enter>");
    stands(&screen(&room), "2 votes against");
}

/// That a private vote was tied is private; and what was put in private is not put again before the public.
#[test]
fn after_a_private_tie_the_ways_on_are_for_the_private_session() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude <enter><f9>majority votes<enter><f9>who-decides area<enter>");
    room.keys("<f5>name<enter><enter>/against ev<enter>/against fn<enter>/against jk<enter>r<enter>");
    stands(&screen(&room), "4 vote again");
    room.keys("<ctrl+space>readmit<enter>");
    for keys in ["", "<enter>"] {
        room.keys(keys);
        let shown = screen(&room);
        for told in ["vote again", "deciding vote", "decline", "Tied"] {
            is_not_in(&shown, told);
        }
    }
    let votes = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().votes.len();
    room.keys("/again name<enter>");
    stands(&screen(&room), "no vote waits for its result");
    assert_eq!(votes(&room), 1);
    room.keys("<esc><esc><ctrl+space>exclude <enter>/voting<enter>4<enter>");
    assert_eq!(votes(&room), 2);
}

/// Where a private item is looked at, words of a dissent are not those of the last decision in public.
#[test]
fn a_dissent_at_a_private_item_names_the_public_decision_that_it_is_from() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/decide approved<enter>/look 13<enter>/dissent am reservation he knows the practice<enter>");
    room.keys("<esc><esc>");
    is_not_in(&minutes(&room), "he knows the practice");
    room.keys("/dissent am 10 reservation the cost<enter>");
    stands(&minutes(&room), "“the cost”");
}

/// What was added in private becomes public with the item being taken in public: that is asked first.
#[test]
fn an_item_added_in_private_is_taken_in_public_only_when_asked_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude <enter>");
    room.keys(&format!("/urgent {SECRET} | it cannot wait<enter>"));
    room.at("09:50").keys("<ctrl+space>readmit<enter><f7>");
    stands(&screen(&room), "PUBLIC minutes what is private now");
    is_not_in(&minutes(&room), "Thornwick");
    room.keys("<f7>");
    stands(&minutes(&room), SECRET);
}

/// What was recorded in private is withdrawn in public without its words.
#[test]
fn what_was_private_is_taken_back_without_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let next = |room: &Room| room.app.open.as_ref().unwrap().history.next_seq();
    room.keys("<ctrl+space>exclude <enter>");
    let first = next(&room);
    room.keys(&format!("/adjourn {SECRET}<enter>/resume<enter>"));
    room.keys(&format!(
        "<f6>cd 3/12 {SECRET}<enter>/urgent {SECRET} | it cannot wait<enter>"
    ));
    let readmitted = next(&room);
    room.at("09:50").keys("<ctrl+space>readmit<enter>");
    assert!(readmitted > first + 3);
    for seq in first..readmitted {
        for keys in [format!("/withdraw {seq}"), "<enter>".into(), "<esc><f8>".into()] {
            room.keys(&keys);
            is_not_in(&screen(&room), "Thornwick");
        }
    }
}
