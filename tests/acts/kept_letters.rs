//! Recommendations keep their letters, the mark in a vote keeps its place, and a name is put right once.

use quorate::meeting::Meeting;
use quorate::terms::Choice;

use crate::reading::{at_item_10, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn meeting(room: &Room) -> &Meeting {
    room.app.open.as_ref().unwrap().history.meeting()
}

fn notice(room: &Room) -> String {
    let notice = room.app.notice.as_ref();
    notice.map_or(String::new(), |notice| notice.text.clone())
}

fn labels(room: &Room, item: &str) -> Vec<String> {
    let meeting = meeting(room);
    let state = meeting.items.iter().find(|state| state.item.number.0 == item).unwrap();
    state.item.parts.iter().map(|part| part.label.clone()).collect()
}

#[test]
fn a_letter_that_was_struck_is_not_given_again_and_what_comes_later_is_not_decided() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let first = labels(&room, "10");
    assert_eq!(first, ["a"]);
    room.keys("<f5>name<enter><enter>ffaab/strike 10a<enter>");
    stands(&notice(&room), "Item 10(a) is being voted on.");
    assert_eq!(labels(&room, "10"), first, "it is said first");
    room.keys("<enter>/part 10 To ask for a further report in June<enter>");
    assert_eq!(labels(&room, "10"), ["b"]);
    room.keys("<enter><enter><enter><enter>");
    let vote = &meeting(&room).votes[0];
    assert!(vote.announced.is_some() || vote.closed.is_some(), "{}", screen(&room));
    is_not_in(&vote.wording, "further report");
    let open = meeting(&room).to_settle();
    let settle: Vec<String> = open.iter().map(|open| open.words.clone()).collect();
    let about = &meeting(&room).parts_of(&vote.about.item)[0];
    assert!(meeting(&room).is_undecided(about), "{settle:?}");
    is_not_in(&screen(&room), "carried: To ask for a further report");
}

#[test]
fn letters_struck_before_the_meeting_are_not_given_again_either() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/part 7 To meet again<enter>");
    let before = labels(&room, "7");
    let last = before.last().unwrap().clone();
    room.keys(&format!("/strike 7{last}<enter>/part 7 To meet in June<enter>"));
    let now = labels(&room, "7");
    assert_eq!(now.len(), before.len());
    assert!(!now.contains(&last), "{now:?}");
    // Undoing a recommendation typed by mistake leaves no trace: its letter is free.
    let given = now.last().unwrap().clone();
    room.keys("<f8>/part 7 To meet in July<enter>");
    assert_eq!(labels(&room, "7").last(), Some(&given));
}

/// The name that the marked row shows.
fn marked(room: &Room) -> String {
    let shown = room.screen();
    let row = shown.lines().find(|line| line.starts_with('►')).unwrap_or_default();
    row.to_owned()
}

#[test]
fn the_mark_goes_to_the_next_who_has_not_voted_after_a_correction_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>ff");
    assert_eq!(room.app.row, 2);
    // Somebody votes out of order; then the first vote is put right: each time the next one below who waits.
    room.keys("<down><down>f");
    assert_eq!(room.app.row, 5);
    room.keys("<up><up><up><up><up>a");
    assert_eq!(room.app.row, 2);
    let whose = marked(&room);
    assert!(!whose.is_empty(), "{}", room.screen());
    // On reopening it stands where it stood, whatever was looked at meanwhile.
    room.keys("<esc><f5>");
    room.keys("<esc>/voting<enter>");
    assert_eq!(marked(&room), whose);
    // By name, from the act line, as by its letter.
    room.keys("f/against tr<enter>");
    let voters = quorate::ui::rows::voters(&room.app);
    let rooke = meeting(&room).votes[0].votes.last().unwrap().0.clone();
    let at = voters.iter().position(|seat| *seat == rooke).unwrap();
    assert_eq!(room.app.row, at + 1);
}

#[test]
fn whose_vote_the_next_letter_is_is_always_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f5>name<enter><enter>f<down>");
    stands(&screen(&room), "Say: \"Ms Doyle, for Mid Essex");
    room.keys("<up><up>");
    stands(&screen(&room), "Mrs Holloway voted for: f, a or b changes that.");
    room.keys("a");
    let votes = &meeting(&room).votes[0].votes;
    assert_eq!(votes[0].1, Choice::Against);
    // When all have voted it stays with the last.
    room.keys("r");
    stands(&screen(&room), "voted for: f, a or b changes that.");
}

#[test]
fn a_wrong_name_is_put_right_once_and_is_right_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f6>tr and cd 3/12 write to the practices<enter><f4><enter>");
    room.keys("/rename tr Mr Tobias Brooke<enter>");
    stands(
        &notice(&room),
        "Name corrected: Mr Tobias Brooke, until now Mr Tobias Rooke",
    );
    let told = minutes(&room);
    stands(&told, "Tobias Brooke");
    is_not_in(&told, "Rooke");
    room.keys("<tab>");
    is_not_in(&screen(&room), "Rooke");
    // An attendee too; nobody gets another person's name.
    room.keys("/attendee Ms Jo Bell, Finance<enter>/rename jb Ms Joan Bell<enter>");
    stands(&minutes(&room), "Joan Bell");
    room.keys("/rename cd Mr Tobias Brooke<enter>");
    stands(&notice(&room), "is another person here");
    // After the close as well.
    room.keys("<esc><ctrl+t><ctrl+e><ctrl+e>/rename cd Ms Catherine Boyle<enter>");
    let told = minutes(&room);
    stands(&told, "Boyle");
    is_not_in(&told, "Doyle");
}

#[test]
fn an_act_typed_behind_a_text_that_was_left_is_an_act() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    // The note ends in a word when it is come back to.
    room.keys("for <f7><f7>/item 10<enter>/exclude 1<enter>");
    assert!(
        room.app.open.as_ref().unwrap().history.meeting().excluded(),
        "{}",
        room.screen()
    );
    // Once something was typed behind it, a stroke is text again.
    room.keys("<tab><tab>x/against");
    assert!(room.screen().contains("x/against"), "{}", room.screen());
}
