//! A deciding vote, and every other fact of the room, is recorded whoever gave it; what it is worth stands beside it.

use quorate::rules::Outcome;

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn notice(room: &Room) -> String {
    let notice = room.app.notice.as_ref();
    notice.map_or(String::new(), |notice| notice.text.clone())
}

fn outcome(room: &Room) -> Outcome {
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    meeting.vote_result(meeting.votes.last().unwrap()).outcome
}

/// Six to six on item 10; Ms Vance may decide.
fn tied(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys("<f9>majority votes<enter><f9>who-decides area<enter>");
    room.keys("<f5>name<enter><enter>ffffffaaa<enter>");
    assert_eq!(outcome(&room), Outcome::Tied, "{}", screen(&room));
    room
}

#[test]
fn a_deciding_vote_that_the_terms_do_not_give_is_recorded_and_does_not_count() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = tied(folder.path());
    room.keys("/decidefor ph");
    stands(&screen(&room), "It does not count under paragraph 14");
    room.keys("<enter>");
    stands(&notice(&room), "Mrs Holloway used the deciding vote for on item 10");
    stands(&notice(&room), "It does not count under paragraph 14");
    assert_eq!(outcome(&room), Outcome::Tied);
    stands(
        &screen(&room),
        "The deciding vote of Mrs Holloway does not count under paragraph 14.",
    );
    let told = "Mrs Holloway, used the second and deciding vote and voted for. It does not count under the terms of reference (paragraph 14).";
    in_order(&minutes(&room), &[told, "The vote was tied."]);

    // Whoever has it may still use it; both are told, and the one that the terms give decides.
    room.keys("2<enter>");
    assert_eq!(outcome(&room), Outcome::Lost, "{}", screen(&room));
    in_order(
        &minutes(&room),
        &[
            "The votes were equal.",
            told,
            "Ms Vance, used the second and deciding vote",
        ],
    );
    // Another's afterwards changes nothing.
    room.keys("/decidefor am<enter>");
    assert_eq!(outcome(&room), Outcome::Lost, "{}", screen(&room));
    stands(&screen(&room), "RESULT: not carried");
    room.keys("<f8><f8><f8>");
    assert_eq!(outcome(&room), Outcome::Tied);
    is_not_in(&minutes(&room), "used the second and deciding vote");
}

#[test]
fn one_that_was_not_needed_and_one_told_after_the_announcement_are_recorded_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>fffffffff<enter>/decideagainst ph<enter>");
    stands(&notice(&room), "it decides nothing");
    assert_eq!(outcome(&room), Outcome::Carried);
    stands(&minutes(&room), "It was not needed and did not count.");
    is_not_in(&screen(&room), "By the deciding vote");

    let folder = tempfile::tempdir().unwrap();
    let mut room = tied(folder.path());
    room.keys("/announce carried<enter><f7>/decidefor ph 10<enter>");
    stands(&notice(&room), "It does not count under paragraph 14");
    stands(
        &minutes(&room),
        "Mrs Holloway, used the second and deciding vote and voted for.",
    );
    room.keys("/decidefor ev 10<enter>");
    assert_eq!(outcome(&room), Outcome::Carried, "{}", screen(&room));
}

/// Elected in their absence, a dissent of somebody who left: it happened, and it is recorded.
#[test]
fn other_facts_of_people_who_are_not_here_are_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4>approved<enter><enter><f2>cd<enter>/dissent cd 10 dissent<enter>");
    stands(&notice(&room), "Ms Doyle had dissent recorded on item 10");
    room.keys("<f2>gw<enter>/elect vice gw<enter>");
    stands(&notice(&room), "Mr Whitlock was elected Vice Chair");
}
