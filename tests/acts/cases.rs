//! The worked cases of the founding committee, as the screen shows them and the minutes tell them; ties and readings.

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

/// Both CCGs for, NHS England against: 6 votes to 6, 6 members to 3.
fn six_to_six(folder: &std::path::Path, readings: &str) -> Room {
    let mut room = at_item_10(folder);
    room.keys(readings);
    room.keys("<f5>name<enter><enter>/against ev<enter>/against fn<enter>/against jk<enter>r<enter>");
    room
}

#[test]
fn case_2_both_ccgs_against_nhs_england() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = six_to_six(folder.path(), "");
    let shown = screen(&room);
    stands(&shown, "RESULT: it depends how the terms are read");
    stands(
        &shown,
        "! TWO WAYS TO READ PARAGRAPH 14: Is a simple majority of members present",
    );
    stands(&shown, "votes: tied; members: carried");
    stands(&minutes(&room), "The result of the vote was not settled.");

    room.keys("<f9>majority votes decision<enter>");
    stands(&screen(&room), "RESULT: tied");
    stands(&screen(&room), "A tie is a pause.");
    in_order(
        &minutes(&room),
        &[
            "For: 6 votes (6 members). Against: 6 votes (3 members). Abstained: none.",
            "The vote was tied.",
            "the reading taken was “votes”. This was settled after the votes were known.",
        ],
    );
    room.keys("<f8><f9>majority members<enter>");
    stands(&screen(&room), "RESULT: carried");
    stands(&minutes(&room), "The recommendation was carried.");
}

#[test]
fn a_tie_has_four_ways_on() {
    let folder = tempfile::tempdir().unwrap();
    let readings = "<f9>majority votes<enter><f9>who-decides area<enter>";
    let mut room = six_to_six(folder.path(), readings);
    let shown = screen(&room);
    stands(&shown, "RESULT: tied");
    stands(&shown, "4 discuss and vote again · /defer · 1 for or 2 against");
    stands(&shown, "Deciding vote: Ms Vance (paragraph 14)");

    room.keys("2<enter>");
    stands(&screen(&room), "RESULT: not carried");
    in_order(
        &minutes(&room),
        &[
            "The votes were equal. The Area Director, Ms Vance, used the second and deciding vote (paragraph 14) and voted against.",
            "By the second and deciding vote the recommendation was not carried: “",
        ],
    );
    room.keys("<f8>1<enter>");
    stands(&screen(&room), "RESULT: carried");
    stands(
        &screen(&room),
        "By the deciding vote of Ms Vance the recommendation is carried.",
    );
    room.keys("<f8>3<enter>");
    stands(&screen(&room), "Ms Vance declined the deciding vote on item 10");
    stands(&minutes(&room), "declined to use the second and deciding vote");
    room.keys("<f8>4<enter>");
    stands(&screen(&room), "The question is put again");
    room.keys("r<enter>");
    stands(&screen(&room), "RESULT: carried");
    stands(&minutes(&room), "A further recorded vote was taken");
    for undone in [
        "The vote on item 10 was closed",
        "voted for on item 10",
        "The vote on item 10 was opened",
    ] {
        room.keys("<f8>");
        let notice = room.app.notice.as_ref().map_or("", |notice| &notice.text);
        stands(notice, undone);
    }
    room.keys("/defer 10 for the figures<enter>");
    let shown = screen(&room);
    is_not_in(&shown, "The votes are equal");
    stands(&shown, "We come to item 11");
    in_order(
        &minutes(&room),
        &["The vote was tied.", "This item was deferred. Reason: for the figures."],
    );
}

/// All four, each with what it does, on a narrow screen too.
#[test]
fn on_a_narrow_screen_the_four_ways_on_are_whole() {
    for readings in [
        "<f9>majority votes<enter><f9>who-decides area<enter>",
        "<f9>majority votes<enter><esc>",
    ] {
        for (columns, rows) in [(60, 24), (60, 20), (80, 24)] {
            let folder = tempfile::tempdir().unwrap();
            let room = six_to_six(folder.path(), readings).sized(columns, rows);
            let shown = screen(&room);
            for way in [
                "1 deciding vote for",
                "2 deciding vote against",
                "3 decline it",
                "4 vote again",
                "RESULT: tied",
                "Deciding vote: Ms Vance",
            ] {
                stands(&shown, way);
            }
        }
    }
}

/// Who is needed is named where two lines hold the names.
#[test]
fn four_who_are_needed_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let room = at_item_10(folder.path());
    let first = room.screen().lines().take(2).collect::<Vec<_>>().join(" ");
    stands(&first, " or ");
    stands(&first, "leaves: in doubt");
    let narrow = room.sized(60, 20);
    stands(narrow.screen().lines().next().unwrap_or_default(), "if any of 4 ");
}

#[test]
fn case_3_the_other_ccg_does_not_vote() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/concerns 8 mid-essex<enter>/item 8<enter>");
    stands(&screen(&room), "Mid Essex only");
    room.keys("<f9>majority votes<enter>");
    room.keys("<f5>name<enter><enter>");
    let shown = screen(&room);
    for seat in [
        "Mr Whitlock Lay Member",
        "Dr Baines CCG Chair",
        "Mr Rooke Chief Officer",
    ] {
        stands(&shown, &format!("{seat} - not voting"));
    }
    room.keys("/against ev<enter>/against fn<enter>/against jk<enter>r<enter>");
    let shown = screen(&room);
    stands(&shown, "RESULT: it depends how the terms are read");
    stands(
        &shown,
        "PARAGRAPH 15: On a single CCG's matter, does NHS England's weight",
    );
    room.keys("<f9>single six<enter>");
    stands(&screen(&room), "RESULT: not carried");
    stands(
        &minutes(&room),
        "As this was a matter of Mid Essex alone, North East Essex did not vote. For: 3 votes (3 members). Against: 6 votes (3 members).",
    );
    room.keys("<f8><f9>single equal<enter>");
    stands(&screen(&room), "RESULT: tied");
    let told = minutes(&room);
    stands(&told, "For: 3 members. Against: 3 members.");
    in_order(
        &told,
        &[
            "Voted for: Mrs Holloway, Dr Mehta and Ms Doyle",
            "Voted against: Ms Vance",
        ],
    );
}

#[test]
fn case_4_nobody_of_the_committees_chairs_is_here() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>ph<enter><f2>gw<enter><f2>jk<enter>");
    let shown = screen(&room);
    stands(&shown, "QUORATE OR NOT for item 10 · two ways to read paragraph");
    stands(&shown, "NOBODY IS IN THE CHAIR");
    stands(
        &minutes(&room),
        "depends on how the terms of reference are read, which had not been settled",
    );
    room.keys("<f9>which-chair committee<enter>");
    let shown = screen(&room);
    stands(&shown, "NOT QUORATE for item 10");
    let first = room
        .screen()
        .lines()
        .take_while(|line| !line.starts_with("──"))
        .collect::<Vec<_>>()
        .join(" ");
    assert!(first.trim_end().ends_with('…'), "{first}");
    let mut room = room.sized(80, 50);
    room.keys("<f10>");
    stands(
        &screen(&room),
        "Missing: 1 more of the CCGs present, being the Chair or the Vice Chair or Mid Essex: 1 more of the Chair or the \
         Vice Chair present and North East Essex: 1 more of the Chair or the Vice Chair present",
    );
    room.keys("<esc><f4><enter>");
    stands(&minutes(&room), "the decision taken is not a valid decision");
    room.keys("<f8><f8><f9>which-chair ccg meeting<enter>");
    let shown = screen(&room);
    is_not_in(&shown, "NOT QUORATE");
    stands(&shown, "QUORATE for item 10");
}

#[test]
fn a_reading_is_asked_before_the_vote_and_settled_for_as_long_as_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>");
    stands(&screen(&room), "paragraph 14: Is a simple majority of members present");
    let lengths = [
        ("decision", "for 10", "for this decision"),
        ("meeting", "for this meeting", "for this meeting"),
        (
            "terms",
            "until the terms are changed",
            "until the terms of reference are changed",
        ),
    ];
    for (typed, shown, told) in lengths {
        room.keys("<esc>").keys(&format!("<f9>majority votes {typed}<enter>"));
        stands(&screen(&room), &format!("is read as \"votes\", {shown}"));
        let sentence = format!("ruled how paragraph 14 was to be read, {told}. On the question “Is a simple majority");
        stands(&minutes(&room), &sentence);
        is_not_in(&minutes(&room), "after the votes were known");
        room.keys("<f8>");
    }
}

#[test]
fn which_holder_comes_first_is_asked_before_the_deciding_vote() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = six_to_six(folder.path(), "<f9>majority votes<enter><esc>");
    let shown = screen(&room);
    stands(&shown, "RESULT: tied");
    stands(
        &shown,
        "Both holders of the deciding vote are here: which comes first? Who may decide hangs on it.",
    );
    stands(&shown, "who has the deciding vote is to be settled first");
    room.keys("2");
    stands(&screen(&room), "First the question");
    stands(&screen(&room), "/reading who-decides");
    room.keys("area<enter>");
    room.keys("2<enter>");
    stands(&screen(&room), "RESULT: not carried");
}

#[test]
fn a_deciding_vote_given_before_the_question_waits_for_it_and_then_tells() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = six_to_six(folder.path(), "<f9>majority votes<enter><esc>");
    room.keys("/decideagainst ev<enter>");
    stands(&screen(&room), "RESULT: it depends how the terms are read");
    // no result is announced that is none
    room.keys("<enter>");
    stands(&screen(&room), "/reading who-decides");
    room.keys("<esc>/announce<enter>");
    stands(&screen(&room), "Nothing can be announced yet");
    room.keys("<esc><f9>who-decides area<enter>");
    stands(&screen(&room), "RESULT: not carried");
    room.keys("<enter><enter>");
    stands(&screen(&room), "not carried: To approve funding");
}

#[test]
fn the_result_of_a_vote_names_the_abstentions() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>nhse-block each<enter><esc><f9>nhse-weight two<enter><esc>");
    room.keys("<f5>name<enter><enter>/abstain ev<enter>/abstain tr<enter>r<enter>");
    stands(
        &screen(&room),
        "For 9 votes (7 members), against 0 votes (0), abstained 3 votes (2)",
    );
}

/// What is not told as ruled has made nothing that is told.
#[test]
fn a_ruling_changed_at_once_leaves_no_trace_in_the_quorum() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.at("09:26").keys("<f2>ph<enter><f2>gw<enter><f2>jk<enter>");
    room.keys("<f9>which-chair committee meeting<enter><esc>");
    stands(&minutes(&room), "the Committee was not quorate");
    room.keys("<f9>which-chair ccg meeting<enter><esc><f4><enter>");
    let told = minutes(&room);
    stands(&told, "the reading taken was “CCG”");
    is_not_in(&told, "the reading taken was “committee”");
    is_not_in(&told, "not quorate");
}

/// The quorum of the opening may hang on it: it stands there, and not with the declarations.
#[test]
fn a_reading_settled_before_the_meeting_stands_with_its_opening() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("pe<f9>which-chair committee<enter><esc><f5><f7>");
    in_order(
        &minutes(&room),
        &[
            "Opening",
            "how paragraph 16(a) was to be read",
            "The meeting began",
            "1. Welcome",
            "2. Declarations",
        ],
    );
}
