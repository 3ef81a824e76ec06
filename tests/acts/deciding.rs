//! Decisions agreed without a vote: the word that is offered, the words that were typed, and what is put off.

use quorate::minutes::Part;

use crate::reading::{at_item_10, in_order, is_not_in, minutes, minutes_of, screen, stands};
use crate::support::Room;

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
    room.keys("/vote name<enter><enter><f8><esc>");
    for typed in [
        "as amended: to fund half of it",
        "As amended - to fund half of it",
        "as amended, to fund half of it",
        "as amended to fund half of it",
        "to fund half of it",
    ] {
        room.keys(&format!("<f4>approved {typed}<enter>"));
        if !typed.to_lowercase().starts_with("as amended") {
            room.keys("<enter>");
        }
        let told = minutes(&room);
        stands(&told, "approved the recommendation as amended: “to fund half of it”");
        room.keys("<f8>");
        room.keys(&format!("/vote name {typed}<enter>"));
        if !typed.to_lowercase().starts_with("as amended") {
            room.keys("<enter>");
        }
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

/// Most often the first was recorded wrongly; a committee that decides twice is told too. Either is one more key, and one
/// key takes it back.
#[test]
fn deciding_again_takes_the_first_ones_place_or_stands_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4><enter>").at("09:50").keys("/decide noted<enter>");
    stands(&screen(&room), "Item 10 was approved at 09:20 already.");
    room.keys("<enter>");
    stands(&screen(&room), "Put right, in the place of what was recorded at 09:20");
    let told = minutes(&room);
    stands(&told, "noted");
    is_not_in(&told, "The Committee approved");
    room.keys("<f8>");
    stands(&minutes(&room), "The Committee approved");
    is_not_in(&minutes(&room), "The Committee noted");

    room.keys("/decide noted<enter><f4>");
    let told = minutes(&room);
    in_order(&told, &["The Committee approved", "noted"]);
    // What was put in a place can be put right there again.
    room.keys("<f8>/decide noted<enter><enter>/decide endorsed<enter>");
    stands(&screen(&room), "Item 10 was noted at 09:20 already.");
    room.keys("<enter>");
    let told = minutes(&room);
    stands(&told, "endorsed");
    is_not_in(&told, "The Committee approved");
    is_not_in(&told, "The Committee noted");
    // Any other key forgets it.
    room.keys("/decide noted<enter><down><esc><f4>");
    stands(&screen(&room), "decide");
    is_not_in(&minutes(&room), "The Committee noted");
}

#[test]
fn a_decision_on_what_was_voted_on_is_said_first_and_stands_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/vote name<enter><enter>/rest<enter>/closevote<enter>/announce carried<enter>/decide 10 noted<enter>");
    stands(&screen(&room), "Item 10 was put to a vote, carried, at 09:20 already.");
    is_not_in(&minutes(&room), "The Committee noted");
    room.keys("<enter>");
    in_order(&minutes(&room), &["carried", "noted"]);
}

/// A question that is settled with the votes known looks as if it were settled for the result's sake.
#[test]
fn what_a_vote_may_hang_on_is_asked_before_it_opens() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let votes = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().votes.len();
    room.keys("<f5>name<enter>");
    stands(
        &screen(&room),
        "F9 asks that first. Enter once more opens the vote, and leaves that open.",
    );
    assert_eq!(votes(&room), 0);
    // The question, and the vote comes back to be opened.
    room.keys("<f9>");
    stands(&screen(&room), "/reading");
    room.keys("<esc>");
    stands(&screen(&room), "/vote name");
    room.keys("<enter>");
    assert_eq!(votes(&room), 0);
    room.keys("<enter>");
    assert_eq!(votes(&room), 1);
    // It is said of each question once.
    room.keys("<f8><esc>/vote name<enter>");
    assert_eq!(votes(&room), 1);
}

#[test]
fn what_nothing_was_decided_on_in_private_is_said_when_the_public_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+space>exclude <enter>/item 13<enter><ctrl+space>readmit ");
    stands(&screen(&room), "Nothing was decided in private on item 13");
    room.keys("<enter>");
    is_not_in(&screen(&room), "Nothing was decided in private");
    room.keys("<f8><f4><enter><ctrl+space>readmit<enter>");
    stands(&screen(&room), "The public was readmitted");
    is_not_in(&screen(&room), "Nothing was decided in private");
}

/// Once it is decided no question of a vote stands over it.
#[test]
fn what_is_decided_asks_no_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    stands(&screen(&room), "F9 TWO WAYS TO READ PARAGRAPH 14");
    room.keys("<f4><enter>");
    is_not_in(&screen(&room), "TWO WAYS TO READ");
    room.keys("<f8>");
    stands(&screen(&room), "F9 TWO WAYS TO READ PARAGRAPH 14");
}

/// A condition is no other recommendation: the paper's words, and under which condition.
#[test]
fn a_condition_stands_behind_what_was_recommended() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4>approved subject to a report on running costs in March.<enter>");
    is_not_in(&screen(&room), "was approved as amended");
    let told = minutes(&room);
    stands(
        &told,
        "The Committee approved funding of £84,000 for a pilot in both areas until 31 March 2017, subject to a report on \
         running costs in March.",
    );
    is_not_in(&told, "as amended");
}

/// It was talked about, and nothing was decided: that is neither deferred nor left to be settled, and it comes up again.
#[test]
fn that_no_decision_was_made_can_be_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let open = |room: &Room| {
        let list = room.app.open.as_ref().unwrap().history.meeting().to_settle();
        list.iter().any(|settle| {
            settle.words == "Nothing was decided on item 10(a)" || settle.words == "Nothing was decided on item 10"
        })
    };
    assert!(open(&room));
    room.keys("/decide made a valuation is awaited<enter>");
    stands(&screen(&room), "No decision was made on item 10");
    stands(
        &minutes(&room),
        "The Committee made no decision on the item “Care navigators in general practice: joint pilot”: a valuation is awaited.",
    );
    assert!(!open(&room));
    // Something may be decided on it after all.
    room.keys("<f4><enter>");
    in_order(&minutes(&room), &["made no decision", "approved funding"]);
}

/// What was decided in public is not contradicted in private without saying so, and no key puts private words into the
/// public minutes.
#[test]
fn a_public_decision_is_not_contradicted_in_private_unsaid() {
    let folder = tempfile::tempdir().unwrap();
    for key in ["<f4>", "<enter>"] {
        let mut room = at_item_10(folder.path());
        room.keys("<f4><enter><ctrl+space>exclude <enter>");
        room.keys("<ctrl+space>item 13<enter>/decide 10 agreed as amended: in principle<enter>");
        let shown = screen(&room);
        stands(&shown, "Item 10 was approved in public at 09:20 already.");
        stands(&shown, "in the PRIVATE minutes; /withdraw");
        let taken = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().decisions.len();
        assert_eq!(taken(&room), 1);
        room.keys(key);
        assert_eq!(taken(&room), 2, "{key}");
        is_not_in(&minutes(&room), "in principle");
        stands(&minutes_of(&room, Part::Private), "in principle");
        room.keys("<ctrl+t>");
        stands(
            &screen(&room),
            "Item 10 was decided more than once: approved at 09:20, agreed at 09:20 in private",
        );
    }
}
