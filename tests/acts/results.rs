//! What a vote came to, wherever it is told: in the chair's words, on the screen, in the record, the minutes and their file;
//! also while a question of the terms is open, after a ruling, and after it was announced.

use quorate::meeting::Event;
use quorate::minutes::Part;
use quorate::minutes::ron_out::shape::MinutesFile;
use quorate::terms::Fraction;

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

/// What was recorded as said in the room: outcome and figures of the last announcement.
fn announced(room: &Room) -> [Fraction; 3] {
    let open = room.app.open.as_ref().unwrap();
    let found = open
        .history
        .records()
        .iter()
        .rev()
        .find_map(|record| match &record.event {
            Event::ResultAnnounced {
                r#for,
                against,
                abstained,
                ..
            } => Some([*r#for, *against, *abstained]),
            _ => None,
        });
    found.unwrap()
}

fn file(room: &Room) -> MinutesFile {
    let open = room.app.open.as_ref().unwrap();
    let public = quorate::minutes::part_ron(open.history.meeting(), &open.prose, Part::Public, None);
    ron::from_str(&public.unwrap()).unwrap()
}

#[test]
fn figures_that_hang_on_an_open_question_are_told_with_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/item 9<enter><f9>majority votes<enter><esc><f9>nhse-block each<enter><esc>");
    room.keys("<f2>jk<enter><f5>name<enter><enter>r<enter>");
    let shown = screen(&room);
    stands(
        &shown,
        "For 10 or 12 votes (8 members), against 0 votes (0), as open questions are",
    );
    stands(
        &shown,
        "\"For 10 or 12 votes (8 members), against 0 votes (0 members), as the terms are read.",
    );
    room.keys("<enter><enter>");
    assert_eq!(
        announced(&room),
        [8, 0, 0].map(Fraction::whole),
        "heads: they are so either way"
    );
    let told = minutes(&room);
    stands(
        &told,
        "For: 10 or 12 votes (8 members). Against: none. Abstained: none. The figures depend on how the terms of reference are read, which had not been settled.",
    );
    stands(&told, "Ms Vance (2 or 3 votes) and Dr Nwosu (2 or 3 votes)");
    let public = file(&room).public.unwrap();
    let vote = &public.items.iter().find(|item| item.number == "9").unwrap().votes[0];
    let side = &vote.counts[0].r#for;
    assert_eq!((side.votes, side.members), (None, Some(8)));
    assert_eq!(side.votes_may_be, [10, 12].map(Fraction::whole));
    let vance = vote
        .recorded_votes
        .iter()
        .find(|ballot| ballot.person.contains("Vance"));
    assert_eq!(vance.unwrap().votes_may_be, [2, 3].map(Fraction::whole));

    // However it is settled afterwards, what was announced was right.
    for (answer, figures) in [
        ("two", "For: 10 votes (8 members)."),
        ("six", "For: 12 votes (8 members)."),
    ] {
        room.keys(&format!("<f9>nhse-weight {answer}<enter><esc>"));
        stands(&minutes(&room), figures);
        is_not_in(&minutes(&room), "The result announced in the room was");
        is_not_in(&minutes(&room), "had not been settled");
        room.keys("<f8>");
    }
}

#[test]
fn a_block_is_told_as_it_is_cast_and_heads_as_they_voted() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>majority votes<enter><esc>");
    room.keys("<f5>name<enter><enter>/against jk<enter>r<enter>");
    let words = |room: &Room| minutes(room);
    stands(
        &words(&room),
        "Abstained: none. The figures depend on how the terms of reference are read",
    );
    room.keys("<f9>nhse-block most<enter><esc>");
    stands(&words(&room), "For: 12 votes (8 members). Against: 0 votes (1 member).");
}

/// Both CCGs for, NHS England against: six votes to six, in a meeting that is quorate.
fn tied_at_item_6(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys("/item 6<enter><f9>majority votes<enter><esc><f5>name<enter><enter>ffffffaaa<enter>");
    room
}

#[test]
fn the_item_names_the_question_that_f9_asks() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = tied_at_item_6(folder.path());
    let question = "Both holders of the deciding vote are here";
    room.keys("<esc>");
    let named = room.screen();
    let named = named.split("F9 TWO WAYS TO READ").nth(1).unwrap().to_owned();
    room.keys("<f9>");
    stands(&screen(&room), "1 question could matter");
    stands(&screen(&room), question);
    let first: Vec<&str> = named.lines().take(2).flat_map(str::split_whitespace).collect();
    let first = first.join(" ");
    stands(&first, "Both holders");
    is_not_in(&first, "1 of");
}

#[test]
fn the_chairs_ruling_stands_beside_the_result() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = tied_at_item_6(folder.path());
    room.keys("/rule stands the paper was clear<enter>");
    let ruled = "The chair ruled: stands. The paper was clear";
    room.keys("<esc>");
    stands(&screen(&room), ruled);
    room.keys("/voting<enter>");
    let shown = screen(&room);
    stands(&shown, "RESULT: tied");
    stands(&shown, ruled);
    let told = minutes(&room);
    stands(
        &told,
        "The Chair ruled that the decision on item 6 stood, although the votes had been equal. Reason: the paper was clear.",
    );
    is_not_in(&told, "business could be done");
}

#[test]
fn what_was_announced_otherwise_is_seen_on_the_item() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = tied_at_item_6(folder.path());
    room.keys("/announce carried<enter><esc>");
    let shown = screen(&room);
    stands(&shown, "tied: ");
    stands(&shown, "Announced in the room: carried.");
}

#[test]
fn the_working_of_what_was_decided_is_there_after_the_announcement() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/item 6<enter><f9>majority votes<enter><esc><f5>name<enter><enter>r<enter><enter><enter>");
    room.keys("<f10>");
    let shown = screen(&room);
    stands(&shown, "6: the last vote");
    stands(&shown, "Result: carried");
    is_not_in(&shown, "Voting is not closed");
    // Agreed without a vote, it hangs on the quorum.
    room.keys("<esc>/item 10<enter><f4><enter><f10>");
    let shown = screen(&room);
    stands(&shown, "10: approved without a vote: valid");
    is_not_in(&shown, "Result: open");
}

/// Before anything is decided F10 begins with what is asked: whose leaving would break the quorum; and the majority is told
/// as one of a vote.
#[test]
fn the_working_begins_with_whose_leaving_would_break_the_quorum() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path()).sized(80, 60);
    room.keys("<f10>");
    let shown = screen(&room);
    in_order(
        &shown,
        &["How this was worked out", "If Mrs Holloway", "Quorum", "In a vote: "],
    );
}
