//! How something was decided is a fact beside its wording: manner, abstentions, mover and seconder, thanks, conditions.

use quorate::meeting::{Endings, Event, Manner, Meeting};

use crate::reading::{at_item_10, in_order, is_not_in, minutes, screen, stands};
use crate::support::Room;

fn meeting(room: &Room) -> &Meeting {
    room.app.open.as_ref().unwrap().history.meeting()
}

fn notice(room: &Room) -> String {
    let notice = room.app.notice.as_ref();
    notice.map_or(String::new(), |notice| notice.text.clone())
}

const FUNDS: &str = "approved funding of £84,000 for a pilot in both areas until 31 March 2017";

#[test]
fn what_is_typed_behind_the_verb_is_how_it_was_decided() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    let recommended = meeting(&room).parts_of(&meeting(&room).items[9].item.number)[0].clone();
    let recommended = meeting(&room).wording_of(&recommended);
    for (typed, told) in [
        ("approved unanimously", ""),
        ("approved by consensus", ", by consensus"),
        ("approved nem. con.", ", with no one against"),
        ("approved by a majority", ", by a majority"),
        ("approved with one abstention", ", with one abstention"),
        ("approved, Dr Mehta abstaining", ", with one abstention (Dr Mehta)"),
        (
            "approved unanimously, Dr Mehta abstaining",
            ", with no one against, with one abstention (Dr Mehta)",
        ),
        (
            "approved, proposed by Mr Rooke, seconded by Dr Mehta",
            " (proposed by Mr Rooke, seconded by Dr Mehta)",
        ),
        (
            "approved prop tr sec am",
            " (proposed by Mr Rooke, seconded by Dr Mehta)",
        ),
        (
            "approved by 7 votes to 2 with one abstention",
            ", by 7 votes to 2, with one abstention",
        ),
        (
            "approved subject to a report in March",
            ", subject to a report in March",
        ),
    ] {
        room.keys(&format!("<f4>{typed}"));
        is_not_in(&screen(&room), "as amended");
        room.keys("<enter>");
        let taken = meeting(&room).decisions.last().unwrap();
        assert_eq!(
            (taken.wording.as_str(), taken.amended),
            (recommended.as_str(), false),
            "{typed}"
        );
        let minutes = minutes(&room);
        stands(&minutes, &format!("{told}."));
        is_not_in(&minutes, "“unanimously");
        room.keys("<f8>");
        assert!(meeting(&room).decisions.is_empty(), "{typed}");
    }
    room.keys("<f4>approved unanimously with thanks to Ms Zeller<enter>");
    let told = minutes(&room);
    in_order(
        &told,
        &["The Committee unanimously approved", "The Committee thanked Ms Zeller."],
    );
}

#[test]
fn other_words_ask_once_whether_they_take_the_recommendations_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4>approved to fund half of it, unanimously<enter>");
    stands(
        &notice(&room),
        "Do these words take the place of the recommendation? \"to fund half of it\"",
    );
    assert!(meeting(&room).decisions.is_empty());
    room.keys("<enter>");
    let taken = meeting(&room).decisions.last().unwrap();
    assert_eq!((taken.wording.as_str(), taken.amended), ("to fund half of it", true));
    assert_eq!(taken.endings.manner, Some(Manner::Unanimously));
    // Where that is said nothing is asked; a vote asks the same.
    room.keys("<f8><f4>approved as amended: to fund half of it, subject to a report<enter>");
    let taken = meeting(&room).decisions.last().unwrap();
    assert_eq!(taken.wording, "to fund half of it");
    assert_eq!(taken.endings.condition.as_deref(), Some("subject to a report"));
    room.keys("<f8>/vote name to fund half of it<enter>");
    assert!(meeting(&room).votes.is_empty());
    stands(&notice(&room), "Do these words take the place");
}

#[test]
fn who_is_named_and_not_here_is_no_wording() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    for typed in ["proposed by Mr Nobody", "Mr Nobody abstaining", "seconded by"] {
        room.keys(&format!("<f4>approved, {typed}<enter><enter>"));
        assert!(meeting(&room).decisions.is_empty(), "{typed}: {}", screen(&room));
        room.keys("<esc><esc>");
    }
}

#[test]
fn an_item_that_recommends_nothing_is_agreed_and_not_in_those_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/add A plan for the winter<enter>/item 14<enter>/decide agreed unanimously<enter>");
    stands(
        &minutes(&room),
        "The Committee unanimously agreed the item “A plan for the winter”.",
    );
}

#[test]
fn votes_resolutions_and_elections_have_a_mover_and_a_seconder() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("/vote name proposed by Mr Rooke, seconded by Dr Mehta, subject to a report<enter><enter>");
    let vote = &meeting(&room).votes[0];
    assert!(!vote.amended);
    stands(
        &minutes(&room),
        ", subject to a report. It was proposed by Mr Rooke and seconded by Dr Mehta.",
    );
    room.keys("<f8><esc>/elect vice gw proposed by tr, seconded by am<enter>");
    stands(&minutes(&room), "elected Vice Chair, unopposed");
    stands(&minutes(&room), "(proposed by Mr Rooke, seconded by Dr Mehta)");
    room.keys("/exclude commercial confidence, unanimously, moved by tr<enter>");
    stands(
        &minutes(&room),
        "The Committee unanimously resolved (proposed by Mr Rooke): “",
    );
    let records = room.app.open.as_ref().unwrap().history.records();
    let ground = records.iter().find_map(|record| match &record.event {
        Event::PublicExcluded { ground, .. } => Some(ground.clone()),
        _ => None,
    });
    is_not_in(&ground.unwrap(), "moved");
}

#[test]
fn a_record_of_before_says_nothing_of_how_it_was_decided() {
    let before = r#"DecisionTaken(about:(item:"6",part:None),verb:"approved",wording:"the plan",amended:false)"#;
    let event: Event = ron::from_str(before).unwrap();
    let Event::DecisionTaken { endings, .. } = &event else {
        panic!("{event:?}")
    };
    assert_eq!(**endings, Endings::default());
    assert_eq!(ron::to_string(&event).unwrap(), before);
}

#[test]
fn where_somebody_dissented_nobody_is_told_that_all_agreed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_item_10(folder.path());
    room.keys("<f4>approved unanimously<enter>");
    stands(&minutes(&room), &format!("The Committee unanimously {FUNDS}"));
    room.keys("/dissent sb dissent<enter>");
    is_not_in(&minutes(&room), "unanimously");
}
