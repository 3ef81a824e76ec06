//! The sitting around the items: private session, what was asked for and was nothing, a break, dissent, deputies.

use quorate::minutes::Part;

use crate::reading::{at_item_10, in_order, is_not_in, minutes, minutes_of, screen, stands};
use crate::support::Room;

#[test]
fn after_the_resolution_nothing_reaches_the_public_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/item 13<enter>");
    stands(&screen(&room), "I propose that the public be excluded");
    room.keys("/exclude <enter>");
    stands(&screen(&room), "PRIVATE SESSION");
    room.keys("<tab>Thornwick ranked first<tab><f4><enter><f6>ev 6/5 Write to Thornwick<enter>");
    room.at("09:50").keys("/readmit<enter>");
    // somebody may be looking over the secretary's shoulder again
    let shown = screen(&room);
    stands(&shown, "The public is back");
    for kept in ["Thornwick", "award of the contract", "Special allocation"] {
        is_not_in(&shown, kept);
    }
    room.keys("x");
    stands(
        &screen(&room),
        "The public is back: the texts of this private item are not shown. F7 goes on",
    );
    room.keys("<f7>");
    is_not_in(&screen(&room), "PRIVATE SESSION");
    let public = minutes(&room);
    in_order(
        &public,
        &[
            "The Committee resolved: “That",
            "The public were excluded from 09:20 until 09:50.",
        ],
    );
    stands(&public, "The public were readmitted at 09:50.");
    for kept in ["Thornwick", "award of the contract", "Special allocation"] {
        is_not_in(&public, kept);
    }
    let private = minutes_of(&room, Part::Private);
    in_order(
        &private,
        &[
            "Thornwick ranked first",
            "The Committee approved the award",
            "Action P1: Write to Thornwick.",
        ],
    );
}

#[test]
fn what_was_asked_for_and_was_nothing_is_minuted_at_its_item() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path());
    room.keys("/none apologies<enter><f7>/none declarations<enter><f7><f7>/none matters<enter>");
    room.keys("<f7>/none questions<enter>/item 12<enter>/none business<enter>");
    in_order(
        &minutes(&room),
        &[
            "No apologies were received.",
            "2. Declarations of interest",
            "No interests were declared beyond those on the register.",
            "4. Matters arising",
            "There were no matters arising.",
            "There were no questions from the public.",
            "There was no other business.",
        ],
    );
}

#[test]
fn a_break_changes_nobodys_attendance_and_dissent_stays_with_its_decision() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4><enter>/dissent tr dissent<enter>/adjourn fire alarm | 09:40<enter>");
    stands(&screen(&room), "ADJOURNED");
    room.keys("<f7>");
    stands(&screen(&room), "the meeting is adjourned");
    room.at("09:40").keys("/resume<enter>");
    let shown = screen(&room);
    is_not_in(&shown, "ADJOURNED");
    stands(&shown, "IN THE ROOM 9 of 9");
    let told = minutes(&room);
    in_order(
        &told,
        &[
            "The Committee approved funding",
            "Mr Rooke asked to be recorded as dissenting",
            "The meeting was adjourned at 09:20 until 09:40. Reason: fire alarm.",
            "The meeting resumed at 09:40.",
        ],
    );
    is_not_in(&told, "part meeting");
}

#[test]
fn a_deputy_counts_where_the_terms_allow_one_and_is_recorded_where_they_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f2>jk<enter>/deputy nhse-primary Mr Liam Osborne<enter>");
    let shown = screen(&room);
    stands(&shown, "Mr Osborne was accepted as deputy");
    stands(&shown, "a named deputy of appropriate seniority (paragraph 8)");
    stands(&shown, "12 votes (9 members)");
    room.keys("<f2>tr<enter>/deputy ne-officer Ms Una Reed<enter>");
    let shown = screen(&room);
    stands(&shown, "Ms Reed was accepted as deputy");
    stands(&shown, "THE CHAIR RULES, it can be read both ways (paragraph 8)");
    stands(&shown, "votes: it depends (F9)");
    stands(&minutes(&room), "Ms Una Reed, nominated deputy for the Chief Officer");
}

#[test]
fn dissent_is_on_the_decision_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/item 7<enter><f4><enter><f4><enter>");
    let about = |room: &Room| {
        let meeting = room.app.open.as_ref().unwrap().history.meeting();
        let (last, decided) = (meeting.dissents.last().unwrap(), &meeting.decisions);
        (
            last.about.to_string(),
            decided.iter().map(|known| known.about.to_string()).collect::<Vec<_>>(),
        )
    };
    room.keys("/dissent tr dissent<enter>");
    let (last, decided) = about(&room);
    assert_eq!(decided.len(), 2, "{decided:?}");
    assert_eq!(last, decided[1]);
    room.keys("/dissent tr 7a dissent not enough time to read it<enter>");
    assert_eq!(about(&room).0, decided[0]);
    in_order(&minutes(&room), &["Mr Rooke", "not enough time to read it"]);
}

#[test]
fn an_action_without_a_date_is_given_one_from_the_list_to_settle() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f6>tr write to the practices<enter><ctrl+t>");
    let settle = |room: &Room| room.app.open.as_ref().unwrap().history.meeting().to_settle();
    let place = settle(&room)
        .iter()
        .position(|open| open.words.contains("no date"))
        .unwrap();
    for _ in 0..place {
        room.keys("<down>");
    }
    room.keys("<enter>3/12<enter>");
    stands(&screen(&room), "Action 1 is due on 3 December 2016");
    assert!(settle(&room).iter().all(|open| !open.words.contains("no date")));
    // Another date, and the first one back.
    room.keys("/due 1 4/12<enter>");
    stands(&minutes(&room), "Due: 4 December 2016");
    room.keys("<f8>");
    stands(&minutes(&room), "Due: 3 December 2016");
}

#[test]
fn what_an_act_may_say_is_asked_before_it_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/adjourn<enter>");
    is_not_in(&screen(&room), "ADJOURNED");
    stands(&screen(&room), "why");
    room.keys("comfort break | 09:40<enter>");
    stands(&screen(&room), "ADJOURNED");
    stands(&minutes(&room), "Reason: comfort break.");
    room.keys("<f8>/adjourn<enter><enter>");
    stands(&screen(&room), "ADJOURNED");
}

#[test]
fn one_organisation_is_named_in_short() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let concerns = |room: &Room| {
        let meeting = room.app.open.as_ref().unwrap().history.meeting();
        meeting
            .items
            .iter()
            .find(|state| state.item.number.0 == "10")
            .unwrap()
            .item
            .concerns
            .clone()
    };
    for (typed, name) in [
        ("nee", "North East Essex"),
        ("north", "North East Essex"),
        ("mid", "Mid Essex"),
    ] {
        room.keys(&format!("/concerns 10 {typed}<enter>"));
        assert_eq!(concerns(&room), [name], "{typed}");
    }
    stands(&minutes(&room), "Matter of: Mid Essex only");
    room.keys("/concerns 10 essex<enter>");
    stands(
        &screen(&room),
        "Which one: Mid Essex, North East Essex, NHS England, or all?",
    );
    room.keys("<esc>/concerns 10 all<enter>");
    assert!(concerns(&room).is_empty());
    is_not_in(&minutes(&room), "Matter of");
}

#[test]
fn after_the_close_nothing_is_typed_that_belongs_to_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/close<enter><esc>");
    room.app.go(quorate::ui::command::Place::Item);
    room.keys("lost words");
    stands(&screen(&room), "No item is on the screen to write about");
    let note = room.app.open.as_ref().unwrap().note.text();
    assert_eq!(note, "");
}

#[test]
fn what_was_typed_wrongly_in_the_form_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    // The time stands in the place's field, and the name is a slip.
    room.keys("n<tab><tab><tab>09:30<tab>Ms Jo Feild");
    stands(&screen(&room), "may be left empty");
    room.keys("<f5>");
    stands(&minutes(&room), "09:30");
    room.keys("/place The Council Chamber<enter>");
    stands(&screen(&room), "The place is The Council Chamber");
    room.keys("/begins 9.30<enter>/secretary Ms Jo Field<enter>");
    let told = minutes(&room);
    stands(&told, "The Council Chamber");
    stands(&told, "09:30");
    stands(&told, "Ms Jo Field");
    is_not_in(&told, "Feild");
    // Each is taken back on its own.
    room.keys("<f8>");
    stands(&minutes(&room), "Feild");
    stands(&minutes(&room), "The Council Chamber");
    room.keys("<shift+f8>/begins half past<enter>");
    stands(&screen(&room), "is not a time. Write it as 09:30.");
    room.keys("<esc>/begins<enter><enter>");
    is_not_in(&minutes(&room), "09:30");
    room.keys("/date 21/4/2016<enter>");
    stands(&screen(&room), "it cannot be another");
    // Read again, it is the same; the next form has the name as it is now.
    room.keys("<esc><ctrl+l><enter>");
    stands(&minutes(&room), "The Council Chamber");
    is_not_in(&minutes(&room), "Feild");
    room.keys("<ctrl+l>n");
    stands(&screen(&room), "Ms Jo Field");
    let mut again = Room::new(folder.path());
    again.keys("n");
    stands(&screen(&again), "Ms Jo Field");
}

#[test]
fn what_is_put_right_after_the_close_stands_in_the_minutes_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/close<enter>/place Room 2<enter>");
    stands(&minutes(&room), "Room 2");
}

#[test]
fn a_meeting_made_by_mistake_is_listed_as_one_that_did_not_begin() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<f5>/abandon made by mistake<enter><ctrl+l>");
    stands(&screen(&room), "did not begin");
    is_not_in(&screen(&room), "not begun");
}

#[test]
fn a_pasted_item_of_one_organisation_is_its_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<f5><ctrl+g>");
    room.paste("8. Incentive scheme – NHS North East Essex CCG only (5 mins)\n9. Review - Essex only");
    room.keys("o<enter>");
    let meeting = room.app.open.as_ref().unwrap().history.meeting();
    let item = |number: &str| {
        &meeting
            .items
            .iter()
            .find(|state| state.item.number.0 == number)
            .unwrap()
            .item
    };
    assert_eq!(item("8").title, "Incentive scheme");
    assert_eq!(item("8").concerns, ["North East Essex"]);
    assert_eq!(item("8").minutes, Some(5));
    assert_eq!(item("9").title, "Review - Essex only", "more than one is meant");
}

#[test]
fn the_public_that_was_sent_out_is_in_no_private_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/public 4 1<enter>/exclude <enter>/item 13<enter><tab>Thornwick ranked first<tab>/close<enter>");
    stands(&minutes(&room), "4 members of the public and 1 member of the press");
    is_not_in(&minutes_of(&room, Part::Private), "4 members of the public");
}

#[test]
fn the_item_of_apologies_says_who_sent_them_and_nobody_in_particular_presents() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("n<f5><ctrl+g>");
    room.paste("1. Welcome – Chair\n2. Apologies for absence – All\n3. Declarations of interest – All\n4. Minutes of last meeting\n5. Action log\n6. Estates\n7. AOB");
    room.keys("o<enter>");
    room.keys("<ctrl+p>").keys(crate::life::MEMBERS).keys("e<up>");
    room.keys("/apologies jk<enter>/in jk<enter>");
    room.keys("/apologies am<enter><f5>/elect chair-for-the-election ev<enter>/item 2<enter>/item 3<enter>/item 4<enter>/decide agreed<enter>");
    let told = minutes(&room);
    in_order(
        &told,
        &[
            "2. Apologies for absence",
            "Apologies were received from Dr Mehta",
            "3. Declarations",
        ],
    );
    is_not_in(&told, "Presented by: All");
    stands(&told, "agreed the minutes of the last meeting");
    // Where nobody sent any, that stands there and nowhere else.
    let mut room = Room::practising(&folder.path().join("other"));
    room.keys("/title 1 Welcome<enter>/add Apologies for absence<enter>/none apologies<enter>");
    stands(&minutes(&room), "No apologies were received.");
}

#[test]
fn a_meeting_is_adjourned_for_a_length_and_until_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.at("09:40").keys("/adjourn comfort break | 5 min");
    stands(&screen(&room), "The meeting was adjourned for 5 minutes: comfort break");
    room.keys("<enter>");
    stands(
        &minutes(&room),
        "The meeting was adjourned at 09:40 for 5 minutes. Reason: comfort break.",
    );
}

#[test]
fn the_ground_that_enter_takes_is_named_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/exclude ");
    stands(&screen(&room), "The public was excluded. Ground: ");
}

#[test]
fn the_organisation_of_an_item_is_chosen_from_a_list_and_named_in_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/concerns 11 ");
    stands(&screen(&room), "a matter of every organisation");
    room.keys("mid");
    stands(&screen(&room), "Item 11 is a matter of Mid Essex");
    room.keys("<esc><esc>/concerns 11 <down><enter>");
    stands(&screen(&room), "alone");
}

/// Where the public asks, the guide names the act that keeps a name back; and what is older is put right under many names.
#[test]
fn the_guide_and_the_palette_lead_to_what_is_rarely_done() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path());
    room.at("09:20").keys("/item 5<enter>");
    stands(
        &screen(&room),
        "Next: a question (/question keeps its name back), or none",
    );
    for typed in ["corr", "amend", "hist"] {
        room.keys(&format!("<ctrl+space>{typed}"));
        stands(&screen(&room), "withdraw");
        room.keys("<esc>");
    }
}

/// Who is in the room besides members is named when the public goes: whether they stay is to be known.
#[test]
fn who_may_have_to_leave_with_the_public_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path());
    room.at("09:20")
        .keys("/attendee Liam Osborne, Primary Care Manager<enter>/item 13<enter><ctrl+space>exclude 1<enter>");
    stands(&screen(&room), "Also here: Liam Osborne; F2 for who goes.");
}

#[test]
fn none_is_not_offered_where_somebody_is_writing_what_there_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::practising(folder.path());
    let open = room.app.open.as_ref().unwrap();
    let matters =
        |state: &&quorate::meeting::ItemState| state.item.standing == Some(quorate::meeting::Standing::MattersArising);
    let number = open.history.meeting().items.iter().find(matters).unwrap();
    let number = number.item.number.to_string();
    room.at("09:20").keys(&format!("/item {number}<enter>"));
    stands(&screen(&room), "Next: anything, or nothing");
    room.keys("<tab>The lift is mended.");
    is_not_in(&screen(&room), "anything, or nothing");
    room.keys("<ctrl+n>");
    is_not_in(&screen(&room), "there were no matters arising");
}

/// Apologies stand under the item for them, whatever else is told there; not twice where the secretary's text has them.
#[test]
fn apologies_stand_under_their_item_beside_what_else_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::new(folder.path());
    room.keys("pe/apologies fn<enter><f5><f9>majority votes<enter><esc>");
    let told = minutes(&room);
    in_order(
        &told,
        &[
            "1. Welcome",
            "Apologies were received from Dr Nwosu.",
            "The Chair ruled",
        ],
    );
    room.keys("<esc><tab>Apologies from Dr Nwosu, who is unwell.");
    room.keys("<f7>");
    is_not_in(&minutes(&room), "Apologies were received");
}

/// What of the action log is not known is not said.
#[test]
fn of_an_action_log_that_is_kept_elsewhere_nothing_is_claimed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<ctrl+p><ctrl+g>/add 20 Action log<enter><esc><ctrl+p><esc>/item 20<enter>");
    is_not_in(&minutes(&room), "no open actions");
    let list = room.app.open.as_ref().unwrap().history.meeting().to_settle();
    assert!(
        list.iter().any(|settle| settle.words == "Item 20 has no minute text"),
        "{list:?}"
    );
}

/// The public is back while a private item is still in hand: what they see is public.
#[test]
fn what_the_public_sees_after_the_private_item_is_public() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/left fn<enter>/deputy nhse-medical Dr Tom Weir<enter><ctrl+space>exclude 1<enter>/item 13<enter>");
    room.keys("<ctrl+space>readmit<enter>");
    stands(&screen(&room), "The public was readmitted");
    room.keys("/accept tw ph<enter>");
    stands(&minutes(&room), "accepted by Mrs Holloway");
    room.at("09:40").keys("/left ev<enter>");
    stands(&minutes(&room), "Ms Vance left the meeting at 09:40");
}

/// The chair is not made to speak of private business before the public.
#[test]
fn before_the_public_the_chair_names_no_undecided_private_item() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for item in 1..13 {
        room.keys(&format!("/drop {item} not today<enter>"));
    }
    room.keys("<ctrl+space>exclude 1<enter>/item 13<enter>");
    stands(&screen(&room), "Are we content to approve the award of the contract");
    room.keys("<ctrl+space>readmit ");
    stands(&screen(&room), "Nothing was decided in private on item 13");
    room.keys("<enter>");
    is_not_in(&screen(&room), "on item 13");
}
