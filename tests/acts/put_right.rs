//! One vote of a closed vote is put right at any later moment; a vote whose close is withdrawn is open on its own screen.

use quorate::meeting::{Meeting, PersonId};
use quorate::rules::Outcome;
use quorate::terms::Choice;
use quorate::ui::command::Place;

use crate::reading::{at_item_10, minutes, screen, stands};
use crate::support::Room;

fn notice(room: &Room) -> String {
    let notice = room.app.notice.as_ref();
    notice.map_or(String::new(), |notice| notice.text.clone())
}

fn meeting(room: &Room) -> &Meeting {
    room.app.open.as_ref().unwrap().history.meeting()
}

/// For and against in the first vote, and its outcome.
fn counted(room: &Room) -> (usize, usize, Outcome) {
    let meeting = meeting(room);
    let vote = &meeting.votes[0];
    let many = |choice| vote.votes.iter().filter(|(_, cast)| *cast == choice).count();
    (
        many(Choice::For),
        many(Choice::Against),
        meeting.vote_result(vote).outcome,
    )
}

/// Item 10 voted on by name, all nine for, announced, and the next item taken.
fn voted(folder: &std::path::Path) -> Room {
    let mut room = at_item_10(folder);
    room.keys("<f5>name<enter><enter>fffffffff<enter><enter><enter>");
    assert_eq!(counted(&room), (9, 0, Outcome::Carried), "{}", screen(&room));
    room
}

#[test]
fn a_vote_of_a_closed_vote_is_put_right_by_name_and_both_answers_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = voted(folder.path());
    room.keys("<f7>").at("09:40").keys("/against cd<enter>");
    assert_eq!(counted(&room), (8, 1, Outcome::Carried));
    stands(&notice(&room), "Until now: Ms Doyle voted for on item 10");
    stands(&notice(&room), "THIS CHANGES: 10, announced as carried: was");
    stands(&notice(&room), "(9 members)");
    stands(&notice(&room), "(8 members)");
    // Enough of them, and the outcome is another one: that is said too.
    for who in ["ph", "am", "gw", "sb", "tr"] {
        room.keys(&format!("/against {who}<enter>"));
    }
    assert_ne!(counted(&room).2, Outcome::Carried, "{}", screen(&room));
    // It is one vote still, at its own time, and undone like any other entry.
    room.keys("<f8><f8><f8><f8><f8><f8>");
    assert_eq!(counted(&room), (9, 0, Outcome::Carried));
    assert_eq!(meeting(&room).votes.len(), 1);
}

#[test]
fn a_vote_nobody_recorded_is_put_in_before_the_close() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>ffffffff<enter><enter><enter><enter>");
    assert_eq!(counted(&room).0, 8);
    room.keys("<f7>/against ");
    stands(&screen(&room), "Mrs Patricia Holloway");
    let waits = {
        let vote = &meeting(&room).votes[0];
        let result = meeting(&room).vote_result(vote);
        let mut waits = result
            .electorate
            .iter()
            .filter(|one| !vote.votes.iter().any(|(seat, _)| *seat == one.seat));
        waits.next().unwrap().seat.to_string()
    };
    room.keys(&format!("{waits}<enter>"));
    let (votes_for, against, _) = counted(&room);
    assert_eq!((votes_for, against), (8, 1));
    assert!(meeting(&room).votes[0].late.is_empty());
}

#[test]
fn it_can_be_put_right_after_the_close_until_the_minutes_are_signed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = voted(folder.path());
    room.keys("<ctrl+t><ctrl+e><ctrl+e>");
    stands(&screen(&room), "CLOSED");
    room.keys("/against cd 10<enter>");
    assert_eq!(counted(&room), (8, 1, Outcome::Carried));
    room.keys("/abstain am<enter>");
    assert_eq!(counted(&room), (7, 1, Outcome::Carried));
    room.keys("/signed public<enter>").keys("/for cd<enter>");
    assert_eq!(counted(&room), (7, 1, Outcome::Carried), "{}", screen(&room));
    stands(&notice(&room), "were signed by");
}

#[test]
fn the_hands_of_a_closed_vote_are_put_right_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>hands<enter><enter>r<enter><enter><enter><f7>");
    room.keys("/hands north 2 1<enter>");
    let vote = &meeting(&room).votes[0];
    let north = vote
        .hands
        .iter()
        .find(|hands| hands.body == "North East Essex")
        .unwrap();
    assert_eq!((north.r#for, north.against), (2, 1));
    assert!(vote.recounts.is_empty(), "it is no second count in the room");
    stands(&notice(&room), "THIS CHANGES");
}

#[test]
fn letters_on_the_screen_of_a_closed_vote_ask_whose_vote_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>fffffffff<enter>");
    room.keys("a");
    assert_eq!(counted(&room).1, 0);
    assert_eq!(room.app.act.as_ref().unwrap().text.trim_end(), "against");
    room.keys("cd<enter>");
    assert_eq!(counted(&room), (8, 1, Outcome::Carried));
}

#[test]
fn of_two_votes_the_one_that_is_meant_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = voted(folder.path());
    room.keys("/item 9<enter><f5>name<enter><enter>fffffffff<enter><enter><enter>");
    room.keys("/against cd 10<enter>");
    assert_eq!(counted(&room), (8, 1, Outcome::Carried));
    room.keys("/against cd<enter>");
    let votes = &meeting(&room).votes;
    assert!(votes[1].votes.iter().any(|(_, choice)| *choice == Choice::Against));
}

#[test]
fn withdrawing_the_close_of_a_vote_opens_it_again_on_its_own_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = voted(folder.path());
    room.keys("<f7>/withdraw vote on item 10 was closed<enter>");
    assert_eq!(room.app.place, Place::Vote, "{}", screen(&room));
    stands(&screen(&room), "recorded vote");
    room.keys("<up><up><up>a<enter>");
    assert!(meeting(&room).votes[0].closed.is_some());
    assert_eq!(counted(&room), (8, 1, Outcome::Carried));
    // The same after the meeting's close.
    room.keys("<ctrl+t><ctrl+e><ctrl+e>/withdraw vote on item 10 was closed<enter>");
    assert_eq!(room.app.place, Place::Vote, "{}", screen(&room));
    room.keys("<enter>");
    assert!(meeting(&room).votes[0].closed.is_some());
    stands(&minutes(&room), "8");
}

#[test]
fn a_second_count_does_not_wipe_votes_given_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>fffffffff<enter>");
    let before = meeting(&room).votes[0].clone();
    room.keys("/recount mid 2 1<enter>");
    stands(
        &notice(&room),
        "This vote was taken by name: /for, /against or /abstain puts one vote right",
    );
    assert_eq!(meeting(&room).votes[0], before);
    assert_eq!(counted(&room), (9, 0, Outcome::Carried));
}

#[test]
fn what_was_taken_out_of_a_line_is_nobody_until_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let chair = |room: &Room| {
        room.app
            .open
            .as_ref()
            .unwrap()
            .history
            .meeting()
            .name(&PersonId("patricia-holloway".into()))
    };
    let before = chair(&room);
    // An empty place of a line that is there again: Enter alone takes nobody for it.
    room.keys("/rename tr Mr Tobias Rook<enter><f12><enter>");
    assert_eq!(chair(&room), before, "{}", room.screen());
    room.keys("tr<enter>");
    assert_eq!(chair(&room), before, "{}", room.screen());
    room.keys("/act ev see to it<enter><f12><enter>");
    let owners = |room: &Room| {
        let actions = &room.app.open.as_ref().unwrap().history.meeting().actions;
        actions
            .iter()
            .map(|known| known.action.owner.clone())
            .collect::<Vec<_>>()
    };
    assert!(
        !owners(&room).contains(&"patricia-holloway".into()),
        "{}",
        room.screen()
    );
}

#[test]
fn a_time_of_coming_or_going_is_moved_to_a_later_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let minute = |room: &Room| minutes(room);
    room.at("09:40").keys("/left cd 0938<enter>");
    room.keys("/left cd 0937<enter>");
    stands(&minute(&room), "Ms Doyle left the meeting at 09:37");
    room.keys("/left cd 0939<enter>");
    stands(&screen(&room), "Put right: Ms Doyle left at 09:39. Until now: at 09:37");
    stands(&minute(&room), "Ms Doyle left the meeting at 09:39");
    room.at("09:44").keys("/left cd 0941<enter>");
    stands(&minute(&room), "Ms Doyle left the meeting at 09:41");
    // What is so already is not recorded once more, as if it were.
    for typed in ["/left cd 0941<enter>", "/left cd<enter>"] {
        let before = room.app.open.as_ref().unwrap().history.next_seq();
        room.keys(typed);
        stands(&screen(&room), "Ms Doyle left at 09:41 already");
        assert_eq!(room.app.open.as_ref().unwrap().history.next_seq(), before);
        room.keys("<esc><esc>");
    }
    room.at("09:50").keys("/present cd 0945<enter>");
    stands(&minute(&room), "at 09:45");
    room.keys("/present cd 0947<enter>");
    stands(&screen(&room), "Until now: at 09:45");
    stands(&minute(&room), "at 09:47");
    assert!(!minute(&room).contains("09:45"), "{}", minute(&room));
    // A connection that was found again later: its own entry is moved, and not the arrival.
    room.keys("/remote jk<enter>").at("10:10");
    room.keys("/connection jk 0955<enter>/connection jk 1002<enter>/remote jk 1005<enter>");
    stands(&screen(&room), "Until now: at 10:02");
}
