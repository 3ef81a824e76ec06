//! What happened is recorded though the rules do not like it; its standing is on the screen, its sentence in the minutes.

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

const VOID: &str =
    "The Committee was not quorate for this item (paragraph 16); the decision taken is not a valid decision.";

fn decided_while_not_quorate(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys("<f2>fn<enter><f2>jk<enter><f4><enter>");
    room
}

#[test]
fn a_decision_without_a_quorum_is_recorded_and_not_valid() {
    let folder = tempfile::tempdir().unwrap();
    let room = decided_while_not_quorate(folder.path());
    let shown = screen(&room);
    stands(&shown, "NOT QUORATE for item 10 · missing: 1 more of NHS England");
    stands(&shown, "approved (not a valid decision, no quorum: 1 more of");
    stands(&shown, "recorded as taken, not a valid decision");
    let minutes = minutes(&room);
    in_order(
        &minutes,
        &[
            "Mrs Kerr left the meeting at 09:20, during item 10.",
            "From 09:20, during item 10, the Committee was not quorate (paragraph 16).",
            "The Committee approved funding of £84,000",
            VOID,
        ],
    );
}

#[test]
fn a_chair_who_overrules_the_program_is_recorded_beside_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = decided_while_not_quorate(folder.path());
    room.keys("/rule stands<enter>");
    assert!(room.app.act.is_some(), "a ruling asks for its reason");
    room.keys("the bids close today<enter>");
    let shown = screen(&room);
    stands(&shown, "NOT QUORATE for item 10");
    stands(
        &shown,
        "is now \"the chair ruled that it stands (worked out: not a valid decision",
    );
    let minutes = minutes(&room);
    in_order(
        &minutes,
        &[
            VOID,
            "The Chair ruled that business could be done on item 10 and that the decision stood. Reason: the bids close today.",
        ],
    );
}

#[test]
fn a_vote_by_a_recused_member_is_cast_and_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>tr 10 financial His wife owns the provider<enter>silent<enter>");
    stands(&screen(&room), "Mr Rooke: stays, silent");
    room.keys("<f5>name<enter><enter>");
    stands(&screen(&room), "Mr Rooke Chief Officer - not voting");
    room.keys("/for tr<enter>");
    stands(&screen(&room), "(cast, not counted: not entitled to vote on this item)");
    stands(&screen(&room), "Mr Rooke Chief Officer for, not counted");
    room.keys("r<enter>");
    let shown = screen(&room);
    stands(&shown, "For 11 votes (8 members), against 0 votes");
    stands(&shown, "RESULT: carried");
    is_not_in(&shown, "wife");
    let minutes = minutes(&room);
    in_order(
        &minutes,
        &[
            "Mr Rooke declared a financial interest in item 10: His wife owns the provider.",
            "For: 11 votes (8 members). Against: none. Abstained: none.",
            "Voted for, not counted: Mr Rooke",
            "The recommendation was carried.",
        ],
    );
}

#[test]
fn a_departure_typed_after_the_vote_it_changes_shows_both_answers() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>nhse-weight six<enter>");
    let counts = "hmid 3 0<enter>hnorth 3 0<enter>hnhs 1 0<enter>";
    room.at("09:30")
        .keys(&format!("<f5>hands<enter><enter>{counts}<enter><enter><enter>"));
    stands(&screen(&room), "carried: To approve funding of £84,000");
    room.at("09:40").keys("<f2>fn0925<enter>");
    room.keys("<f2>jk0926<enter>");
    let shown = screen(&room);
    stands(&shown, "THIS CHANGES: 10, announced as carried: was \"carried");
    stands(&shown, "is now \"not a valid decision");
    let told = minutes(&room);
    in_order(
        &told,
        &[
            "Dr Nwosu left the meeting at 09:25, during item 10.",
            "Mrs Kerr left the meeting at 09:26, during item 10.",
            "A vote was taken by show of hands",
            "decision taken is not a valid decision.",
            "The result announced in the room was: carried",
        ],
    );

    // and taking it back gives the first answer again
    room.keys("<f8>");
    let shown = screen(&room);
    in_order(&shown, &["was \"not a valid decision", "is now \"carried"]);
    stands(&shown, "Shift+F8 does it again. THIS CHANGES");
    stands(&minutes(&room), "The recommendation was carried.");
}

/// Who stayed with an interest and did not vote is named in a recorded vote, and who had gone out is not.
#[test]
fn who_was_there_and_did_not_vote_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>tr 10 financial a partner<enter><esc>/handle tr 10 stays,<enter><esc>");
    room.keys("<f9>majority votes<enter><esc>/left fn<enter><f5>name<enter><enter>r<enter><enter><f7>");
    let told = minutes(&room);
    stands(&told, "- Did not vote: Mr Rooke");
    is_not_in(&told, "Did not vote: Mr Rooke and");
}
