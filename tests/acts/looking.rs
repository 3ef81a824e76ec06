//! An item looked at without being taken: during the meeting, and after the close; what a hasty key must not do; and
//! slips put right.

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn current(room: &Room) -> Option<String> {
    let open = room.app.open.as_ref().unwrap();
    open.history.meeting().current.as_ref().map(ToString::to_string)
}

#[test]
fn an_earlier_item_is_completed_while_another_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("The pilot/look 8<enter>");
    let shown = screen(&room);
    is_not_in(&shown, "LOOKED AT");
    stands(&shown, "The pilot/look 8");
    room.keys("<ctrl+space>look 8<enter>");
    let shown = screen(&room);
    stands(&shown, "LOOKED AT, not taken: item 10 is in hand.");
    stands(&shown, "8 Merger of Marram");
    assert_eq!(current(&room).as_deref(), Some("10"));
    room.keys("<tab>Both lists are open.");
    // a vote is of the item in hand only
    room.keys("<f5>");
    stands(&screen(&room), "item 8 is only looked at; /item 8 takes it");
    room.keys("<esc>");
    is_not_in(&screen(&room), "LOOKED AT");
    stands(&screen(&room), "The pilot");
    in_order(&minutes(&room), &["8. Merger of Marram", "Both lists are open."]);
}

#[test]
fn after_the_close_a_text_and_a_decision_can_still_be_entered() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/close<enter>");
    stands(&screen(&room), "CLOSED");
    room.keys("/item 10<enter>");
    let shown = screen(&room);
    stands(&shown, "LOOKED AT, not taken. Esc goes back.");
    room.keys("<f4><enter>");
    stands(&screen(&room), "Item 10 was approved");
    room.keys("<tab>The pilot was welcomed.<esc>");
    stands(&screen(&room), "To settle before the draft goes out");
    let told = minutes(&room);
    in_order(
        &told,
        &[
            "10. Care navigators",
            "The pilot was welcomed.",
            "The Committee approved funding",
            "The meeting closed at 09:20",
        ],
    );
    // and the documents on the disk have it
    room.rest();
    let written = std::fs::read_to_string(room.meeting_folder().join("documents/minutes-public.txt")).unwrap();
    stands(&written, "The pilot was welcomed.");
}

#[test]
fn the_way_to_the_close_is_a_key_from_any_item() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+t>");
    stands(&screen(&room), "Ctrl+E close");
    room.keys("<esc>");
    assert_eq!(current(&room).as_deref(), Some("10"));
    room.keys("<ctrl+t><ctrl+e><ctrl+e>");
    stands(&screen(&room), "CLOSED");
}

#[test]
fn going_on_past_an_open_recommendation_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f7>");
    stands(
        &screen(&room),
        "Nothing was decided on item 10: it is on the list to settle.",
    );
    room.keys("<f7><f7>");
    is_not_in(&screen(&room), "Nothing was decided on item 11");
}

#[test]
fn a_hasty_enter_after_a_declaration_decides_nothing_about_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>tr 10 financial partner in a practice<enter>");
    room.keys("<enter>");
    stands(
        &screen(&room),
        "Nothing is recorded yet. Type 1 to 7, and why in a few words, then Enter",
    );
    room.keys("<esc>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    assert!(meeting.handlings.is_empty());
    stands(&screen(&room), "Next: how Mr Rooke's interest in 10 is handled");
    room.keys("<ctrl+n><down><enter>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    assert_eq!(meeting.handlings.len(), 1);
}

#[test]
fn a_departure_typed_after_a_vote_by_name_leaves_that_vote_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>nhse-weight two<enter>");
    room.at("09:30").keys("<f5>name<enter><enter>r<enter><enter>");
    room.at("09:40").keys("<f2>fn0925<enter>");
    is_not_in(&screen(&room), "Not possible");
    let told = minutes(&room);
    in_order(
        &told,
        &[
            "Dr Nwosu left the meeting at 09:25, during item 10.",
            "Voted for, not counted: Dr Nwosu",
        ],
    );
    // but nobody who is not here is given a vote now
    room.keys("/again name<enter>/for nhse-medical<enter>");
    stands(&screen(&room), "Dr Nwosu is not marked as here");
}

#[test]
fn words_given_with_a_dissent_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4><enter>/dissent tr dissent the cost is not known<enter>");
    in_order(
        &minutes(&room),
        &[
            "Mr Rooke asked to be recorded as dissenting",
            "in these words",
            "the cost is not known",
        ],
    );
    room.keys("<f8>");
    is_not_in(&minutes(&room), "Rooke dissented");
}

#[test]
fn nobody_is_sent_out_and_nothing_ruled_by_enter_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let records = |room: &Room| room.app.open.as_ref().unwrap().history.records().len();
    let before = records(&room);
    room.keys("<f2><enter>");
    stands(&screen(&room), "who? Type a few letters");
    room.keys("<esc><f9>nhse-weight<enter>");
    stands(&screen(&room), "Do NHS England's six votes stand");
    room.keys("<enter>");
    assert_eq!(records(&room), before);
    room.keys("<down><enter>");
    assert_eq!(records(&room), before + 1);
    // the first Down marks the first, as lists do
    room.keys("<f2><down><enter>");
    stands(&screen(&room), "Mrs Holloway left");
}

#[test]
fn what_f12_took_back_is_there_again_after_esc() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f6>cd 15 Dec write to the practices<enter><f12>");
    stands(&screen(&room), "owner?");
    room.keys("<esc>");
    stands(&screen(&room), "Action 1: Ms Doyle, 15 Dec: write to the practices");
    assert_eq!(room.app.open.as_ref().unwrap().history.meeting().actions.len(), 1);
    // a second time, to the end
    room.keys("<f12>tr<enter>");
    stands(&screen(&room), "Action 1: Mr Rooke, 15 Dec: write to the practices");
    // What F8 took back just now is typed again too.
    room.keys("<f4><enter><f8><f8><f12>");
    stands(&screen(&room), "owner?");
    // Nothing typed to put right: no letter of what follows may be lost to the text.
    room.keys("<esc><ctrl+p><ctrl+g>")
        .keys(&"<down>".repeat(10))
        .keys("<enter><f12>");
    stands(&screen(&room), "The last act was not typed here");
}

/// An action with two owners, put right: both are asked again, and what was taken back is there again after Esc, also when
/// another item was taken in between.
#[test]
fn an_action_of_two_owners_is_put_right_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f6>ev, cd 3/12 submit the six bids<enter>");
    stands(&screen(&room), "Action 1, Ms Vance and Ms Doyle, by 3 December 2016");
    room.keys("<f12>");
    stands(&screen(&room), "/act 3/12 submit the six bids");
    room.keys("<ctrl+n><enter>");
    stands(&screen(&room), "/act 3/12 submit the six bids");
    room.keys("<esc>");
    stands(&screen(&room), "Done again: ");
    stands(&screen(&room), "Ms Vance and Ms Doyle");
    stands(&screen(&room), "Action 1: Ms Vance and Ms Doyle, 3 Dec: submit the");
    // other owners, several of them
    room.keys("<f8><f6>ev, cd 3/12 submit the six bids<enter><f12>ev, tr<enter>");
    stands(
        &screen(&room),
        "Action 1, Ms Vance and Mr Rooke, by 3 December 2016: submit the six bids",
    );
    room.keys("<f12>ev, tr, cd <enter>");
    stands(
        &screen(&room),
        "Ms Vance, Mr Rooke and Ms Doyle, by 3 December 2016: submit the six bids",
    );
    room.keys("<f12><backspace><backspace><backspace><backspace><backspace>");
    stands(
        &screen(&room),
        "Ms Vance, Mr Rooke and Ms Doyle, by 3 December 2016: submit the six bids",
    );
}

#[test]
fn votes_by_name_go_down_the_list_as_they_are_called() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>nhse-weight two<enter><f5>name<enter><enter>faf");
    let shown = screen(&room);
    stands(
        &shown,
        "1 vote for Dr Mehta CCG Chair 1 vote against Ms Doyle Chief Officer 1 vote for",
    );
    // an opening taken back leaves no vote screen on which letters would be votes
    room.keys("<f8><f8><f8><f8>Text");
    stands(&screen(&room), "Text");
}

#[test]
fn more_hands_than_members_here_cannot_be_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>hmid 4 0<enter>");
    stands(
        &screen(&room),
        "4 hands cannot be counted of Mid Essex: 3 of its members are here and may vote.",
    );
    room.keys("<esc>hmid 3 0<enter>");
    is_not_in(&screen(&room), "cannot be counted");
}

#[test]
fn help_leaves_the_marked_row_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+p><down><down><down>");
    let marked = room.app.row;
    room.keys("<f1><down><esc>");
    assert_eq!(room.app.row, marked);
}

#[test]
fn an_earlier_time_is_said_before_enter_and_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>tr0912");
    stands(&screen(&room), "Enter records: Mr Rooke left at 09:12");
    room.keys("<enter>");
    stands(&screen(&room), "Mr Rooke left at 09:12");
}

#[test]
fn the_last_minutes_are_first_of_all_agreed_as_a_correct_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/item 3<enter>").keys("<f4><enter>");
    stands(&screen(&room), "Item 3 was agreed as a correct record");
    stands(
        &minutes(&room),
        "The Committee agreed the minutes of the meeting held on 6 April 2016 as a correct record.",
    );
}

#[test]
fn nobody_leaves_before_having_come() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>tr<enter>");
    room.at("09:30").keys("<f2>tr<enter>");
    stands(&screen(&room), "Mr Rooke came back");
    let entries = room.app.open.as_ref().unwrap().history.records().len();
    room.at("09:35").keys("<f2>tr0925<enter>");
    stands(
        &screen(&room),
        "Mr Rooke was not here at 09:25: Mr Rooke left at 09:20 and came back at 09:30",
    );
    assert_eq!(room.app.open.as_ref().unwrap().history.records().len(), entries);
}

#[test]
fn whoever_was_marked_by_mistake_before_the_meeting_was_never_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("pe<down>a<down>l");
    let shown = screen(&room);
    stands(&shown, "Dr Anil Mehta CCG Chair apologies");
    room.keys("<f5>");
    stands(&screen(&room), "IN THE ROOM 7 of 9");
    let told = minutes(&room);
    in_order(&told, &["Apologies", "Dr Anil Mehta"]);
    is_not_in(&told, "part meeting");
    is_not_in(&told, "- Ms Catherine Doyle");
}

#[test]
fn a_number_is_that_item_whatever_stands_in_titles() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/title 3 Minutes of 6 April<enter>/look 6<enter>");
    stands(&screen(&room), "6 Local incentive");
    room.keys("<esc><f3>tr<enter>6<enter>");
    is_not_in(&screen(&room), "/interest tobias-rooke 3");
    stands(&screen(&room), "/interest tobias-rooke 6");
}

#[test]
fn where_there_is_room_no_title_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let room = at_item_10(folder.path()).sized(120, 40);
    let shown = room.screen();
    is_not_in(&shown, "…");
    in_order(
        &shown,
        &[
            "  7 Estates and Technology ",
            "\n    Transformation Fund: bids for ",
            "\n    2016/17 ",
        ],
    );
}

/// The first line says whose leaving would leave the quorum in doubt; the working says by which question.
#[test]
fn the_working_says_what_would_follow_if_somebody_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path()).sized(80, 40);
    stands(&screen(&room), "Whitlock or Dr Baines leaves: in doubt");
    room.keys("<f10>");
    stands(
        &screen(&room),
        "If Mrs Holloway, Dr Mehta, Mr Whitlock or Dr Baines leaves, the quorum is in doubt. Must the Chair or Vice \
         Chair be one of those present in all, or one of each CCG's two? (paragraph 16(a))",
    );
}

#[test]
fn a_departure_moved_to_a_later_time_is_behind_what_was_decided_by_then() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.at("09:21")
        .keys("<ctrl+p>/left am<enter>/left ev<enter>/left fn<enter>/left jk<enter>");
    room.at("09:30").keys("/decide approved<enter>").at("09:40");
    stands(&minutes(&room), "is not a valid decision");
    let records = room.app.open.as_ref().unwrap().history.records().iter();
    let left = records.filter(|record| matches!(record.event, quorate::meeting::Event::Left { .. }));
    for seq in left.map(|record| record.seq).collect::<Vec<_>>() {
        room.keys(&format!("/retime {seq} 09:35<enter>"));
    }
    let minutes = minutes(&room);
    is_not_in(&minutes, "is not a valid decision");
    in_order(&minutes, &["The Committee approved", "left the meeting at 09:35"]);
}

/// A question that decides shows on the items that it decides, also on those for which the run sheet has no row.
#[test]
fn the_run_sheet_marks_what_is_in_doubt_and_says_what_is_off_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path()).sized(80, 40);
    room.keys("/item 1<enter><f3>ph 10 professional Trustee<enter>leaves-for<enter>");
    let sheet = |room: &Room| -> Vec<String> {
        let shown = room.screen();
        shown
            .lines()
            .filter_map(|line| line.split_once('│'))
            .map(|(left, _)| left.trim_end().to_string())
            .collect()
    };
    let of_10 = sheet(&room).into_iter().position(|line| line.contains("10 ")).unwrap();
    assert!(sheet(&room)[of_10].ends_with(" !?"), "{}", room.screen());
    room.keys("<f1>");
    stands(&screen(&room), "!? quorate or not, depending on how the terms are read");
    room.keys("<esc>");
    let mut room = room.sized(80, 24);
    let shown = sheet(&room).join(" ");
    assert!(shown.contains(" 4 more below: 10 !?"), "{}", room.screen());
    room.keys("/item 12<enter>");
    assert!(sheet(&room).join(" ").contains(" more above"), "{}", room.screen());
}

/// The smallest windows say what they need, to the last word.
#[test]
fn what_a_window_needs_fits_into_it() {
    let folder = tempfile::tempdir().unwrap();
    for (width, height) in [(20, 5), (24, 4), (30, 5), (39, 11), (80, 6), (200, 2)] {
        let room = at_item_10(folder.path()).sized(width, height);
        let shown = screen(&room);
        assert!(shown.starts_with("Quorate needs 40"), "{shown}");
        stands(&shown, "nothing is lost");
        assert!(
            shown.ends_with("Keys do nothing until then."),
            "{width}x{height}: {shown}"
        );
    }
}

/// Which items will not be quorate gives way to how many, where there is no room for all of them.
#[test]
fn the_run_sheet_counts_what_it_cannot_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for who in ["tr", "jk", "fn"] {
        room.keys(&format!("<f2>{who}<enter>"));
    }
    let rows = room.screen();
    let line = rows
        .lines()
        .find(|line| line.contains(" of them !") || line.contains(" below"))
        .unwrap();
    let (sheet, _) = line.split_once('│').unwrap();
    is_not_in(sheet, "…");
    stands(sheet, "!");
}

/// What was decided in the minute in which a vote was opened was decided before that vote, never in the middle of it.
#[test]
fn a_decision_moved_to_the_minute_of_a_vote_stands_before_that_vote() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.at("09:30")
        .keys("/item 7<enter>/vote 7b name<enter><enter>r<enter>");
    room.at("09:31").keys("<enter><esc>");
    room.at("09:40").keys("/decide 7a approved<enter>");
    in_order(&minutes(&room), &["(b) ", "Voted for:", "(a) The Committee approved"]);
    let records = room.app.open.as_ref().unwrap().history.records();
    let seq = records.last().unwrap().seq;
    room.keys(&format!("/retime {seq} 09:30<enter>"));
    in_order(&minutes(&room), &["(a) The Committee approved", "(b) ", "Voted for:"]);
}

/// A wrapped row begins with its first word, wherever the row before it ends; the cursor stands behind what was typed.
#[test]
fn no_row_of_a_text_begins_with_the_space_it_was_wrapped_at() {
    let folder = tempfile::tempdir().unwrap();
    let mut wrapped = 0;
    for length in 45..58 {
        let mut room = at_item_10(folder.path());
        room.keys(&format!("<tab>{} wordy", "x".repeat(length)));
        let drawn = room.screen();
        assert!(
            !drawn.lines().any(|line| line.contains("│  wordy")),
            "{length}\n{drawn}"
        );
        wrapped += drawn.lines().filter(|line| line.contains("│ wordy")).count();
        let mut lines = drawn.lines().enumerate();
        let (typed, line) = lines.find(|(_, line)| line.contains("wordy")).unwrap();
        let before = line.split("wordy").next().unwrap().chars().count();
        let (x, y) = room.cursor();
        let at = (usize::from(x), usize::from(y));
        assert_eq!(at, ((before + 5).min(79), typed), "{length}\n{drawn}");
    }
    assert!(wrapped > 1);
}
