//! The vote on the screen: more hands than may vote, a deciding vote whose order is settled, and narrow windows.

use crate::reading::{at_item_10, is_not_in, minutes, screen, stands};
use crate::support::Room;

#[test]
fn more_hands_than_may_vote_are_named_before_they_are_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>tr 10 financial His wife owns the provider<enter>silent<enter>");
    room.keys("<f5>hands<enter><enter>hnorth 2 0");
    is_not_in(&screen(&room), "HANDS, AND");
    room.keys(" 1");
    stands(
        &screen(&room),
        "3 HANDS, AND 2 MAY VOTE: Mr Rooke may not, for an interest. Count again without them",
    );
    // What was counted in the room is a fact all the same.
    room.keys("<enter>hmid 3 0<enter>hnhs 3 0<enter><enter>");
    stands(&screen(&room), "RESULT: to be counted again");
}

#[test]
fn how_everybody_voted_is_on_a_narrow_screen_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>fab");
    for (width, height) in [(60, 20), (70, 24), (80, 24), (120, 40)] {
        room = room.sized(width, height);
        room.app.row = 0;
        let shown = room.screen();
        for voted in ["for", "against", "abstained"] {
            let line = shown.lines().find(|line| line.trim_end().ends_with(voted));
            assert!(line.is_some(), "{width}x{height}, {voted}:\n{shown}");
        }
        let members = [
            "Holloway", "Mehta", "Doyle", "Whitlock", "Baines", "Rooke", "Vance", "Nwosu", "Kerr",
        ];
        let seen = members.iter().filter(|name| shown.contains(**name)).count();
        assert!(
            seen == members.len() || shown.contains("more below"),
            "{width}x{height}:\n{shown}"
        );
    }
    // Whose vote a letter would be is to be seen on the smallest screen.
    room = room.sized(40, 12);
    for (row, name) in [(3, "Mr Whitlock"), (8, "Mrs Kerr")] {
        room.app.row = row;
        let shown = room.screen();
        let marked = shown.lines().find(|line| line.starts_with('►'));
        assert!(marked.is_some_and(|line| line.contains(name)), "{shown}");
    }
}

#[test]
fn once_the_order_is_settled_one_person_has_the_deciding_vote() {
    let folder = tempfile::tempdir().unwrap();
    let mut room: Room = at_item_10(folder.path());
    room.keys("<f9>majority votes<enter>");
    room.keys("<f5>name<enter><enter>/against ev<enter>/against fn<enter>/against jk<enter>r<enter>");
    stands(&screen(&room), "RESULT: tied");
    stands(
        &screen(&room),
        "Deciding vote: Ms Vance (paragraph 14) or Dr Nwosu (paragraph 14).",
    );
    room.keys("<f9>who-decides medical<enter>");
    stands(&screen(&room), "Deciding vote: Dr Nwosu (paragraph 14).");
}

/// Figures are a count, of the organisation that is called, and never an organisation by its place in the list.
#[test]
fn hands_ask_for_the_organisation() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>h");
    stands(
        &screen(&room),
        "Mid Essex: for, against, abstained, or another organisation?",
    );
    room.keys("2");
    stands(&screen(&room), "Mid Essex: for?");
    room.keys(" 1 0<enter>");
    stands(&screen(&room), "The hands of Mid Essex were counted");
    // Once all are counted, the one to be put right is named.
    room.keys("hnorth 3 0<enter>hnhs 3 0<enter>h2 1 0<enter>");
    stands(&screen(&room), "nothing here begins with \"2\"");
    room.keys("<esc>hmid 3 0 0<enter>");
    stands(&screen(&room), "The hands of Mid Essex were counted");
}

/// Half a count is no result: the vote is closed without an organisation only where that is wanted.
#[test]
fn a_vote_is_not_closed_without_an_organisation_by_a_hasty_enter() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>h3 0 0<enter>h1 2<enter><enter>");
    stands(&screen(&room), "NHS England is not counted yet: h counts its hands.");
    let closed = |room: &Room| {
        room.app.open.as_ref().unwrap().history.meeting().votes[0]
            .closed
            .is_some()
    };
    assert!(!closed(&room));
    room.keys("h3 0<enter><enter>");
    assert!(closed(&room), "all are counted");
    room.keys("<f8>/hands nhs 0 0<enter><f8><f8><enter><enter>");
    assert!(closed(&room), "it was wanted");
}

/// Votes that are cast as one: what they come to stands beside the organisation, and the names in the minutes add up.
#[test]
fn votes_cast_as_one_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/reading nhse-block one vote, as most of them vote<enter>/reading majority-of votes<enter>");
    room.keys("<f5>name<enter><enter>/for ev<enter>/for fn<enter>/against jk<enter>/for am<enter>/for sb<enter>");
    let shown = screen(&room);
    stands(&shown, "of 6");
    stands(&shown, "NHS England: 6 votes, cast as one.");
    room.keys("/against ph<enter>/against cd<enter>/against gw<enter>/against tr<enter><enter>");
    let told = minutes(&room);
    stands(&told, "For: 8 votes (4 members). Against: 4 votes (5 members).");
    stands(
        &told,
        "Voted for: Dr Mehta, Dr Baines, Ms Vance (3 votes) and Dr Nwosu (3 votes)",
    );
    stands(&told, "Mrs Kerr (0 votes)");
}

/// The questions that are asked before a vote lead back to it.
#[test]
fn the_vote_comes_back_when_what_it_hangs_on_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>");
    stands(
        &screen(&room),
        "Enter: first what it may hang on; then: The vote on item 10 was opened",
    );
    room.keys("<enter>");
    stands(&screen(&room), "F9 asks that first.");
    room.keys("<f9>");
    for _ in 0..8 {
        if !screen(&room).contains("/reading") {
            break;
        }
        room.keys("1<enter>");
    }
    let shown = screen(&room);
    stands(&shown, "/vote");
    stands(&shown, "Enter records: The vote on item 10 was opened");
    room.keys("<enter>");
    assert_eq!(room.app.open.as_ref().unwrap().history.meeting().votes.len(), 1);
}

/// Who is to leave for the item, and did not, is named before it is voted on.
#[test]
fn who_is_to_be_out_is_named_before_the_vote() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f3>tr 10 financial His wife owns the provider<enter>5<enter>/vote name");
    stands(&screen(&room), "STILL IN THE ROOM, TO LEAVE FOR THIS ITEM: Mr Rooke");
    room.keys("<esc><f2>tr<enter>/vote name");
    is_not_in(&screen(&room), "STILL IN THE ROOM");
}

/// In a show of hands "the rest" are the hands that are not counted yet, organisation by organisation.
#[test]
fn the_rest_of_a_show_of_hands_are_hands() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>hnorth 0 1 1<enter>r");
    let shown = screen(&room);
    stands(
        &shown,
        "The rest for: Mid Essex 3 for, 0 against; North East Essex 1 for, 1 against, 1 abstained;",
    );
    stands(&shown, "Mid Essex 3 3 0 0 North East Essex 3 1 1 1 NHS England 3 3 0 0");
    let vote = |room: &Room| {
        let meeting = room.app.open.as_ref().unwrap().history.meeting();
        let vote = meeting.votes.last().unwrap();
        (vote.votes.len(), vote.hands.len())
    };
    assert_eq!(vote(&room), (0, 3), "nobody's own vote is recorded");
    room.keys("/rest <enter>");
    stands(&screen(&room), "All hands are counted.");
    room.keys("<esc><f8>");
    assert_eq!(vote(&room), (0, 1), "one act");
}

/// Where hands are counted nobody's row is on the screen: a letter is nobody's vote.
#[test]
fn in_a_show_of_hands_no_letter_is_a_members_vote() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>fab");
    let open = room.app.open.as_ref().unwrap().history.meeting();
    assert!(open.votes[0].votes.is_empty(), "{}", screen(&room));
    room.keys("<esc>/for ev<enter>");
    stands(&screen(&room), "hands are counted in this vote");
    is_not_in(&screen(&room), "f for");
}

/// Once the last has voted, the figures are those of the result: a weighted vote that is cast as one is so before the close.
#[test]
fn the_figures_while_the_vote_is_open_become_the_result() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f9>nhse-block 2<enter><f9>majority votes<enter>");
    room.keys("<f5>name<enter><enter>faffaffa");
    let figures = |room: &Room| -> String {
        let shown = screen(room);
        let at = shown.find("For ").unwrap();
        shown[at..].split(';').next().unwrap().to_owned()
    };
    room.keys("f");
    let open = figures(&room);
    room.keys("<enter>");
    assert_eq!(figures(&room), open);
    stands(
        &screen(&room),
        "For 10 votes (6 members), against 2 votes (3); more than 6 of 12 votes carries it. ",
    );
    stands(
        &screen(&room),
        "Say: \"For 10 votes (6 members), against 2 votes (3 members). The",
    );
}

/// The letter after a vote that was taken back is that voter's again, whom the chair calls again.
#[test]
fn who_voted_last_is_marked_when_the_vote_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>faff<f8>");
    stands(&screen(&room), "Say: \"Mr Whitlock");
    let shown = room.screen();
    let marked = shown.lines().find(|line| line.starts_with('►')).unwrap();
    assert!(marked.contains("Mr Whitlock"), "{shown}");
    room.keys("a");
    stands(&screen(&room), "Mr Whitlock voted against");
    stands(&screen(&room), "Say: \"Dr Baines");
}

/// The guide's way to the vote is one key, and the letters after it vote.
#[test]
fn the_guide_leads_back_to_the_vote_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>");
    let mut room = room.sized(60, 20);
    stands(&screen(&room), "may vote for against abstained Mid Essex 3 h counts");
    room.keys("<f8><f5>name<enter><enter>f<esc>");
    stands(&screen(&room), "Next: the vote Ctrl+N");
    room.keys("<ctrl+n>a");
    stands(&screen(&room), "Dr Mehta voted against");
}
