//! From one meeting to the next by keys: what comes along, and a meeting begun on another day than it was prepared for.

use std::path::Path;

use chrono::NaiveDate;
use quorate::meeting::Phase;

use crate::life::MEMBERS;
use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

/// A meeting on 20 April with these keys once it has begun, closed; and the next one, on 18 May, made.
fn next(folder: &Path, keys: &str) -> Room {
    let mut room = Room::new(folder);
    room.keys("n<f5>").keys(MEMBERS).keys("e/drop 3 first meeting<enter>");
    room.keys("/add Estates review<enter>/add Incentive scheme - Dr Mehta<enter>/add Third matter<enter>");
    room.keys("<f5>/elect chair-for-the-election ev<enter>/elect chair ph<enter>/elect vice-chair gw<enter>");
    room.keys(keys).keys("/close<enter><ctrl+l>");
    room.on(NaiveDate::from_ymd_opt(2016, 5, 18).unwrap());
    room.keys("n<f5>");
    room
}

#[test]
fn deferred_items_come_along_by_whatever_act_they_were_deferred() {
    let folder = tempfile::tempdir().unwrap();
    let room = next(
        folder.path(),
        "/defer 8 no paper<enter>/item 9<enter>/decide deferred<enter>/item 10<enter>/decide agreed<enter>",
    );
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let titles: Vec<String> = meeting
        .items
        .iter()
        .map(|state| format!("{} {}", state.item.number, state.item.title))
        .collect();
    assert_eq!(
        titles[5..],
        [
            "6 Estates review (deferred from 20 April 2016)",
            "7 Incentive scheme (deferred from 20 April 2016)",
            "8 Questions from the public",
            "9 Any other business"
        ]
    );
    assert_eq!(meeting.items[6].item.presenter.as_deref(), Some("Dr Mehta"));
}

#[test]
fn recommendations_come_along_one_by_one_and_what_was_taken_up_again_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let room = next(
        folder.path(),
        "/part 9 to approve the scheme<enter>/part 9 to note the costs<enter>/item 9<enter>/decide 9a deferred<enter>\
         /decide 9b noted<enter>/item 10<enter>/decide deferred<enter>/decide 10 agreed<enter>",
    );
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let titles: Vec<&str> = meeting.items.iter().map(|state| state.item.title.as_str()).collect();
    assert_eq!(titles[5], "Incentive scheme (deferred from 20 April 2016)");
    assert_eq!(titles[6], "Questions from the public");
    let parts: Vec<&str> = meeting.items[5]
        .item
        .parts
        .iter()
        .map(|part| part.wording.as_str())
        .collect();
    assert_eq!(parts, ["to approve the scheme"]);
}

#[test]
fn what_was_decided_without_a_quorum_comes_along_unless_something_followed_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let without = "/left ev<enter>/left fn<enter>/left jk<enter>";
    let mut room = next(
        folder.path(),
        &format!(
            "{without}/item 8<enter>/decide agreed<enter>/item 9<enter>/decide agreed<enter>/rule 9 stands it was urgent<enter>"
        ),
    );
    let titles = |room: &Room| -> Vec<String> {
        let meeting = room.app.open.as_ref().unwrap().history.meeting();
        meeting.items.iter().map(|state| state.item.title.clone()).collect()
    };
    assert_eq!(
        titles(&room)[5..7],
        [
            "Estates review (not validly decided on 20 April 2016)",
            "Questions from the public"
        ]
    );
    // The words for it do not pile up.
    room.keys(&format!(
        "e{without}<f5>/item 6<enter>/decide agreed<enter>/close<enter><ctrl+l>"
    ));
    room.on(NaiveDate::from_ymd_opt(2016, 6, 15).unwrap());
    room.keys("n<f5>");
    assert_eq!(titles(&room)[5], "Estates review (not validly decided on 18 May 2016)");
}

#[test]
fn an_action_keeps_the_name_of_its_owner_and_stands_under_the_action_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = next(
        folder.path(),
        "/attendee Ms Helen Marsh, Head of Estates<enter><f6>hm 6/5 Write to the practices<enter><f6>ev 6/5 Ring 1 practice<enter>",
    );
    room.keys("e<f5>/item 4<enter>");
    in_order(
        &minutes(&room),
        &["4. Matters arising", "Actions from earlier meetings"],
    );
    room.keys("/item 5<enter>");
    let told = minutes(&room);
    in_order(
        &told,
        &[
            "4. Matters arising",
            "5. Action log",
            "Actions from earlier meetings",
            "Ms Helen Marsh",
            "Ms Vance",
        ],
    );
    is_not_in(&told, "helen-marsh");
    room.keys("/update <space>");
    stands(&screen(&room), "1 Write to the practices");
    room.keys("1 done, it went out<enter>");
    in_order(&minutes(&room), &["Write to the practices", "completed"]);
    // Its number is still its own, and no other's that has the figure in its words.
    room.keys("/update 1 one letter came back<enter>");
    let actions = &room.app.open.as_ref().unwrap().history.meeting().actions;
    assert_eq!((actions[0].updates.len(), actions[1].updates.len()), (2, 0));
}

#[test]
fn beginning_on_another_day_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<f5>").keys(MEMBERS).keys("e");
    room.on(NaiveDate::from_ymd_opt(2016, 4, 19).unwrap());
    let phase = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().phase;
    room.keys("<f5>");
    stands(
        &screen(&room),
        "prepared for 20 April 2016; today is 19 April 2016. F5 once more begins it",
    );
    assert_eq!(phase(&room), Phase::Before);
    room.keys("<down><f5>");
    assert_eq!(phase(&room), Phase::Before, "another key forgets it");
    room.keys("<f5>");
    assert_eq!(phase(&room), Phase::Open);
}

#[test]
fn an_action_may_have_several_owners() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f6>ev and tr 6/5 write to the practices<enter>");
    room.keys("<f6>ev 7/5 and so on<enter>");
    let actions = &room.app.open.as_ref().unwrap().history.meeting().actions;
    assert_eq!(actions[0].action.owner, "Ms Vance and Mr Rooke");
    assert_eq!(actions[0].action.words, "write to the practices");
    assert_eq!(actions[0].action.due, NaiveDate::from_ymd_opt(2016, 5, 6));
    assert_eq!(
        (actions[1].action.owner.as_str(), actions[1].action.words.as_str()),
        ("eleanor-vance", "and so on")
    );
    stands(&minutes(&room), "Ms Vance and Mr Rooke");
}

/// What nothing was decided on comes up again, and nobody is said to have deferred it.
#[test]
fn what_no_decision_was_made_on_comes_along_and_is_not_called_deferred() {
    let folder = tempfile::tempdir().unwrap();
    let room = next(
        folder.path(),
        "/item 8<enter>/decide made<enter>/item 9<enter>/decide deferred<enter>",
    );
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let titles: Vec<&str> = meeting.items.iter().map(|state| state.item.title.as_str()).collect();
    assert_eq!(
        titles[5..7],
        [
            "Estates review (no decision made on 20 April 2016)",
            "Incentive scheme (deferred from 20 April 2016)"
        ]
    );
}

#[test]
fn a_name_put_right_between_meetings_is_right_where_it_stands_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<f5>").keys(MEMBERS).keys("e/drop 3 first meeting<enter>");
    room.keys("/add Incentive scheme - Dr Mehta<enter><f5>/defer 8 no paper<enter>");
    room.keys("/act Dr Mehta and others 3/5 write<enter>/close<enter><ctrl+l>");
    room.keys("crDr Mehta Dr Anil Mehtar<enter>");
    stands(&screen(&room), "Dr Anil Mehta is now Dr Anil Mehtar");
    // Nobody becomes somebody else.
    room.keys("rDr Mehtar Mrs Patricia Holloway<enter>");
    stands(&screen(&room), "is another person here");
    room.keys("<esc><esc><esc>");
    room.on(NaiveDate::from_ymd_opt(2016, 5, 18).unwrap());
    room.keys("n<f5>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let mut items = meeting.items.iter();
    let deferred = items.find(|state| state.item.title.starts_with("Incentive")).unwrap();
    assert_eq!(deferred.item.presenter.as_deref(), Some("Dr Mehtar"));
    assert!(meeting.people.iter().any(|person| person.name == "Dr Anil Mehtar"));
    assert!(!meeting.people.iter().any(|person| person.name == "Dr Anil Mehta"));
}

/// Interests stay with the matter: asked about where the item comes up again, and never recorded in silence.
#[test]
fn interests_come_along_with_what_was_put_off_and_are_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = next(
        folder.path(),
        "/interest sb 8 fin partner at the surgery<enter>leaves her family could gain<enter><esc>\
         /interest tr 9 ind his wife works there<enter><esc><esc>/defer 8 no paper<enter>/item 9<enter>/decide agreed<enter>",
    );
    let meeting = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().clone();
    let waits = |room: &Room| {
        let list = meeting(room).to_settle();
        list.iter().any(|open| {
            open.words
                .contains("had declared an interest in item 6 when it was put off")
        })
    };
    let before = meeting(&room);
    assert!(before.interests.is_empty(), "nothing is recorded unasked");
    let brought = &before.created.brought.interests;
    assert_eq!(brought.len(), 1, "of what was decided nothing comes along: {brought:?}");
    assert!(waits(&room));
    room.keys("e<f5>/item 6<enter>");
    stands(&screen(&room), "Dr Baines's interest in 6 still stands");
    // Under another title it is the same matter.
    room.keys("/title 6 Estates<enter>");
    assert!(waits(&room));
    room.keys("<ctrl+n>");
    stands(
        &screen(&room),
        "interest susannah-baines 6 financial partner at the surgery",
    );
    room.keys("<enter>");
    let declared = &meeting(&room).interests[0].interest;
    assert_eq!(declared.nature, "partner at the surgery");
    // How it was handled is typed already; Enter confirms it.
    stands(&screen(&room), "her family could gain");
    room.keys("<enter>");
    let now = meeting(&room);
    assert_eq!(
        now.handlings[0].rung,
        before.created.brought.interests[0].handled.as_ref().unwrap().0
    );
    assert_eq!(now.handlings[0].reason, "her family could gain");
    assert!(!waits(&room));
}

#[test]
fn an_interest_that_is_held_no_longer_is_said_so_and_asked_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = next(
        folder.path(),
        "/interest sb 8 fin partner at the surgery<enter><esc><esc>/defer 8 no paper<enter>",
    );
    room.keys("e<f5>/handle sb 6 no conflict, she has sold her share<enter>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    assert_eq!(meeting.handlings.len(), 1, "{}", screen(&room));
    assert!(meeting.to_confirm().is_empty());
    // Where nothing was confirmed it goes on with the matter.
    let mut room = next(
        &folder.path().join("other"),
        "/interest sb 8 fin partner at the surgery<enter><esc><esc>/defer 8 no paper<enter>",
    );
    room.keys("e<f5>/defer 6 no paper yet<enter>/close<enter><enter><ctrl+l>");
    room.on(NaiveDate::from_ymd_opt(2016, 6, 15).unwrap());
    room.keys("n<f5>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    assert_eq!(meeting.to_confirm().len(), 1, "{}", screen(&room));
}

#[test]
fn what_was_declared_and_is_not_on_the_register_is_offered_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<f5>")
        .keys(MEMBERS)
        .keys("e/drop 3 first meeting<enter>/add Estates review<enter><f5>");
    room.keys("/interest sb 8 fin partner at the surgery<enter><esc><esc>/close<enter><enter><ctrl+l>");
    room.on(NaiveDate::from_ymd_opt(2016, 5, 18).unwrap());
    room.keys("c");
    let offered = "Declared at the last meeting and not on the register: i adds it";
    stands(&screen(&room), offered);
    stands(&screen(&room), "Dr Susannah Baines: financial interest");
    room.keys("isb fin ");
    stands(&screen(&room), "partner at the surgery");
    room.keys("<down><enter><enter>");
    let register = &room.app.committee.as_ref().unwrap().history.committee().register;
    assert_eq!(register.len(), 1, "{}", screen(&room));
    assert_eq!(register[0].what.0.nature, "partner at the surgery");
    is_not_in(&screen(&room), offered);
}
