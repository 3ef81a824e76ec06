//! What happened → how things stand: people, items, the sitting, texts, the public, actions.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::rules::Presence;

#[test]
fn movements_make_presence() {
    use Presence::*;
    let lost = || Event::LostConnection { person: who("ade") };
    let back = || Event::CameBack { person: who("ade") };
    let remote = || Event::Arrived {
        person: who("ade"),
        way: Way::Remote,
        only_for: None,
    };
    let here = || Tale::new().then("09:30", arrived("ade"));
    let cases = [
        ("never mentioned", Tale::new(), Absent),
        (
            "apologies",
            Tale::new().then("09:00", Event::ApologiesGiven { person: who("ade") }),
            Absent,
        ),
        ("arrived", here(), InPerson),
        ("arrived twice", here().then("09:31", arrived("ade")), InPerson),
        ("arrived, then by telephone", here().then("09:50", remote()), Remote),
        ("left", here().then("10:00", left("ade")), Absent),
        (
            "left twice",
            here().then("10:00", left("ade")).then("10:05", left("ade")),
            Absent,
        ),
        (
            "left and arrived again",
            here().then("10:00", left("ade")).then("10:05", arrived("ade")),
            InPerson,
        ),
        (
            "left and came back",
            here().then("10:00", left("ade")).then("10:05", back()),
            InPerson,
        ),
        (
            "lost the connection",
            Tale::new().then("09:30", remote()).then("10:00", lost()),
            Absent,
        ),
        (
            "and found it",
            Tale::new()
                .then("09:30", remote())
                .then("10:00", lost())
                .then("10:01", Event::Reconnected { person: who("ade") }),
            Remote,
        ),
        (
            "out for this item",
            here().take("10:00", "6").then("10:00", went_out("ade", "6")),
            Withdrew,
        ),
        (
            "out for another item",
            here().take("10:00", "6").then("10:00", went_out("ade", "5")),
            Absent,
        ),
        (
            "out for one, then for this one",
            here()
                .then("09:50", went_out("ade", "5"))
                .take("10:00", "6")
                .then("10:00", went_out("ade", "6")),
            Withdrew,
        ),
        (
            "came back",
            here()
                .take("10:00", "6")
                .then("10:00", went_out("ade", "6"))
                .then("10:10", back()),
            InPerson,
        ),
        (
            "went out, left altogether, arrived again",
            here()
                .take("10:00", "6")
                .then("10:00", went_out("ade", "6"))
                .then("10:10", left("ade"))
                .then("10:20", arrived("ade")),
            InPerson,
        ),
    ];
    for (case, tale, presence) in cases {
        assert_eq!(tale.meeting().presence(&who("ade")), presence, "{case}");
    }
}

#[test]
fn a_departure_typed_late_ends_the_spell_when_it_happened() {
    let tale = Tale::begun().take("09:40", "5");
    let taken = tale.last();
    let tale = tale.before("10:30", taken, left("ade"));
    let meeting = tale.meeting();
    let spell = &meeting.attendance_of(&who("ade")).unwrap().spells[0];
    let to = spell.to.as_ref().unwrap();
    assert_eq!((to.time, to.item.clone()), (clock("09:40"), None));
}

#[test]
fn whoever_is_here_for_one_item_goes_with_it() {
    let presenter = Event::Arrived {
        person: who("poole"),
        way: Way::InPerson,
        only_for: Some(no("5")),
    };
    let tale = Tale::begun().take("09:40", "5").then("09:41", presenter);
    assert!(tale.meeting().is_here(&who("poole")));
    let meeting = tale.take("09:55", "6").meeting();
    let spell = &meeting.attendance_of(&who("poole")).unwrap().spells[0];
    assert_eq!(spell.to.as_ref().unwrap().time, clock("09:55"));
}

#[test]
fn the_chair_is_the_last_to_take_it_while_in_the_room() {
    let chair = |tale: Tale| tale.meeting().in_chair().map(|person| person.0.clone());
    let tale = Tale::begun().take("10:00", "6");
    assert_eq!(chair(tale.clone()).as_deref(), Some("allen"));
    let out = tale.then("10:01", went_out("allen", "6"));
    assert_eq!(chair(out.clone()), None);
    let handed = out.then("10:01", Event::TookChair { person: who("beck") });
    assert_eq!(chair(handed).as_deref(), Some("beck"));
}

#[test]
fn items_are_taken_in_any_order_and_keep_their_numbers() {
    let tale = Tale::begun()
        .take("09:40", "6")
        .take("10:00", "5")
        .then(
            "10:05",
            Event::ItemMoved {
                item: no("6"),
                after: None,
            },
        )
        .then(
            "10:06",
            Event::ItemAdded {
                item: item("5A", "Urgent matter"),
                after: Some(no("5")),
                reason: Some("flood".into()),
            },
        )
        .then(
            "10:07",
            Event::ItemDeferred {
                item: no("7"),
                reason: "time".into(),
            },
        );
    let meeting = tale.meeting();
    let order: Vec<&str> = meeting.items.iter().map(|state| state.item.number.0.as_str()).collect();
    assert_eq!(order, ["6", "1", "2", "5", "5A", "7", "8"]);
    assert_eq!(meeting.item(&no("6")).unwrap().status, ItemStatus::Taken);
    assert_eq!(
        meeting.item(&no("6")).unwrap().left.as_ref().unwrap().time,
        clock("10:00")
    );
    assert_eq!(meeting.item(&no("5")).unwrap().status, ItemStatus::Current);
    assert!(matches!(
        meeting.item(&no("7")).unwrap().status,
        ItemStatus::Deferred { .. }
    ));
    assert_eq!(meeting.next_item().unwrap().item.number, no("5A"));
    let again = tale.take("10:20", "6").meeting();
    assert_eq!(again.item(&no("6")).unwrap().taken.len(), 2);
    assert_eq!(again.item(&no("6")).unwrap().left, None);
}

#[test]
fn a_name_put_right_once_is_right_everywhere() {
    let mut person = created().people[0].clone();
    person.name = "Ms Ruth Allan".into();
    let meeting = Tale::begun().then("10:00", Event::PersonAdded { person }).meeting();
    assert_eq!(meeting.name(&who("allen")), "Ms Allan");
    assert_eq!(meeting.people.len(), created().people.len());
}

#[test]
fn two_of_one_surname_are_called_by_their_whole_names() {
    let person = Person {
        id: who("allen-2"),
        name: "Ms Edith Allen".into(),
        seats: vec![],
        role: None,
    };
    let meeting = Tale::begun().then("10:00", Event::PersonAdded { person }).meeting();
    assert_eq!(meeting.name(&who("allen")), "Ms Ruth Allen");
    assert_eq!(meeting.name(&who("ade")), "Dr Ade");
}

#[test]
fn what_follows_the_resolution_is_private_and_the_resolution_is_not() {
    let excluded = Event::PublicExcluded {
        wording: "That the public be excluded.".into(),
        ground: "confidential nature".into(),
        endings: Box::default(),
    };
    let meeting = Tale::begun()
        .then("09:35", interest("ade", "8"))
        .take("09:40", "7")
        .then("09:50", left("dunn"))
        .then("10:00", excluded)
        .then("10:01", left("hale"))
        .take("10:02", "5")
        .then("10:05", Event::PublicReadmitted)
        .take("10:06", "6")
        .then("10:07", left("iqbal"))
        .meeting();
    let gone = |id: &str| {
        meeting.attendance_of(&who(id)).unwrap().spells[0]
            .to
            .clone()
            .unwrap()
            .private
    };
    assert_eq!([gone("dunn"), gone("hale"), gone("iqbal")], [false, true, false]);
    let exclusion = &meeting.exclusions[0];
    assert!(!exclusion.when.private && !exclusion.readmitted.as_ref().unwrap().private);
    let private: Vec<&str> = meeting.private_items.iter().map(|item| item.0.as_str()).collect();
    assert_eq!(
        private,
        ["5", "8"],
        "one taken while excluded, one marked private on the agenda"
    );
    assert!(
        meeting.interests[0].when.private,
        "an interest in a private item, declared in public"
    );
}

#[test]
fn an_item_found_private_late_makes_what_was_said_about_it_private() {
    let mut changed = item("5", "Incentive scheme");
    let tale = Tale::begun()
        .then("09:35", interest("ade", "5"))
        .then("09:36", agreed("5"));
    assert!(!tale.meeting().decisions[0].when.private);
    changed.private = Some("confidential nature".into());
    let meeting = tale.then("09:50", Event::ItemChanged { item: changed }).meeting();
    assert!(meeting.decisions[0].when.private && meeting.interests[0].when.private);
}

#[test]
fn the_phases_follow_the_chart() {
    let adjourned = || Event::Adjourned {
        reason: "fire alarm".into(),
        until: None,
    };
    let cases = [
        (Tale::new(), Phase::Before, 0),
        (Tale::begun(), Phase::Open, 1),
        (Tale::begun().then("10:00", Event::CalledToOrder), Phase::Open, 1),
        (Tale::begun().then("10:00", adjourned()), Phase::Adjourned, 2),
        (
            Tale::begun().then("10:00", adjourned()).then("10:20", Event::Resumed),
            Phase::Open,
            3,
        ),
        (Tale::begun().then("11:00", Event::Closed), Phase::Closed, 2),
    ];
    for (tale, phase, changes) in cases {
        let meeting = tale.meeting();
        assert_eq!((meeting.phase, meeting.phases.len()), (phase, changes));
    }
}

#[test]
fn an_adjournment_leaves_everybody_where_they_are() {
    let meeting = Tale::begun()
        .take("09:40", "5")
        .then(
            "10:00",
            Event::Adjourned {
                reason: "fire alarm".into(),
                until: None,
            },
        )
        .meeting();
    assert!(meeting.people.iter().take(9).all(|person| meeting.is_here(&person.id)));
    assert_eq!(meeting.current, Some(no("5")));
}

#[test]
fn actions_are_kept_and_brought_up_to_date() {
    let action = Action {
        number: 4,
        words: "write to practices".into(),
        owner: "cole".into(),
        item: Some(no("5")),
        agreed: created().date,
        ..Action::default()
    };
    let meeting = Tale::begun()
        .then("10:00", Event::ActionAgreed(action))
        .then(
            "10:30",
            Event::ActionUpdated {
                action: 4,
                note: "written".into(),
                done: true,
            },
        )
        .meeting();
    assert!(meeting.actions[0].done);
    assert_eq!(meeting.actions[0].updates[0].1, "written");
    assert_eq!(meeting.next_action(false), 5);
}

#[test]
fn the_latest_text_of_a_kind_is_the_one() {
    let text = |text: &str, kind| Event::TextWritten {
        text: text.into(),
        kind,
        item: no("5"),
        digest: "d".into(),
    };
    let meeting = Tale::begun()
        .then("10:00", text("t1", TextKind::Note))
        .then("10:01", text("t2", TextKind::Minute))
        .then("10:02", text("t3", TextKind::Note))
        .meeting();
    let state = meeting.item(&no("5")).unwrap();
    assert_eq!(state.text(TextKind::Note).unwrap().text, "t3");
    assert_eq!(state.text(TextKind::Minute).unwrap().text, "t2");
}
