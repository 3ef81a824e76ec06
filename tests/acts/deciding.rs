//! Decisions agreed without a vote: the word that is offered, the words that were typed, and what is put off.

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};

#[test]
fn what_is_for_information_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+p><ctrl+g>/add 20 Approvals since the last meeting (for information)<enter>");
    room.keys("/add 21 Bulletin (for information)<enter><esc><ctrl+p><esc>");
    for item in ["20", "21"] {
        room.keys(&format!("/item {item}<enter>"));
        stands(&screen(&room), "for information");
        room.keys("<f4>");
        stands(&screen(&room), &format!("Item {item} was noted"));
        room.keys("<enter>");
        let drawn = screen(&room);
        stands(&drawn, "noted");
        room.keys("x<enter>");
        stands(&screen(&room), "Noted");
    }
    // What is decided on is decided as before.
    room.keys("/item 9<enter><f4>");
    is_not_in(&screen(&room), "was noted");
    let told = minutes(&room);
    in_order(&told, &["20. Approvals", "noted"]);
}

#[test]
fn as_amended_and_as_recommended_are_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for typed in [
        "as amended: to fund half of it",
        "As amended - to fund half of it",
        "as amended, to fund half of it",
        "as amended to fund half of it",
        "to fund half of it",
    ] {
        room.keys(&format!("<f4>approved {typed}<enter>"));
        let told = minutes(&room);
        stands(&told, "approved the recommendation as amended: “to fund half of it”");
        room.keys("<f8>");
        room.keys(&format!("/vote name {typed}<enter>"));
        stands(&screen(&room), "as amended");
        let open = room.app.open.as_ref().unwrap().history.meeting();
        assert_eq!(open.open_vote().unwrap().wording, "to fund half of it", "{typed}");
        room.keys("<f8><esc>");
    }
    for typed in ["as recommended", "As recommended.", ""] {
        room.keys(&format!("<f4>approved {typed}"));
        is_not_in(&screen(&room), "was approved as amended");
        room.keys("<enter>");
        is_not_in(&minutes(&room), "as amended");
        room.keys("<f8>");
    }
    room.keys("<f4>approved as amended<enter>");
    stands(&screen(&room), "As amended: to what?");
}

#[test]
fn what_is_put_off_is_not_amended_and_one_recommendation_can_be_put_off_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/decide deferred to January 2017 for a costed plan");
    stands(&screen(&room), "Item 10 was deferred");
    is_not_in(&screen(&room), "was deferred as amended");
    room.keys("<enter>");
    stands(
        &minutes(&room),
        "The Committee deferred the item “Care navigators in general practice: joint pilot” to January 2017 for a costed plan.",
    );
    room.keys("<f8>/decide deferred<enter>");
    stands(
        &minutes(&room),
        "deferred the item “Care navigators in general practice: joint pilot”.",
    );
    room.keys("/item 7<enter>/decide 7a noted<enter>/defer 7");
    stands(&screen(&room), "/defer 7b puts off 7(b) alone");
    room.keys("<esc>/defer 7b");
    stands(&screen(&room), "Item 7(b) was deferred");
    room.keys(" the bids are not costed<enter>");
    let told = minutes(&room);
    stands(
        &told,
        "(b) The Committee deferred recommendation (b): the bids are not costed.",
    );
    is_not_in(&told, "This item was deferred");
    stands(&screen(&room), "(b) deferred");
    // An item as a whole as before.
    room.keys("/defer 9 no time<enter>");
    stands(&minutes(&room), "This item was deferred. Reason: no time.");
}
