//! Undo, redo, and random histories: undo is the state without the act; undo of undo is the state with it; the meeting
//! at any record is the meeting of the records so far.

use proptest::prelude::*;

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::terms::Choice;

/// Appends the withdrawals of an undo or redo, as one act; the last record first, as the screen does.
fn withdraw_all(tale: Tale, seqs: Vec<Seq>) -> Tale {
    let mut tale = tale;
    for (place, seq) in seqs.into_iter().rev().enumerate() {
        tale = tale.withdraw("12:00", seq);
        if place > 0 {
            tale = tale.same_act();
        }
    }
    tale
}

fn undo(tale: Tale) -> Tale {
    let seqs = tale.history().undo_target().unwrap();
    withdraw_all(tale, seqs)
}

fn redo(tale: Tale) -> Tale {
    let seqs = tale.history().redo_target().unwrap();
    withdraw_all(tale, seqs)
}

/// What undo and redo would withdraw.
fn targets(tale: &Tale) -> (Option<Vec<Seq>>, Option<Vec<Seq>>) {
    let history = tale.history();
    (history.undo_target(), history.redo_target())
}

#[test]
fn undo_goes_back_act_by_act_and_redo_forward() {
    let tale = Tale::new()
        .then("09:30", arrived("allen"))
        .then("09:31", arrived("ade"))
        .then("09:31", arrived("beck"))
        .same_act();
    assert_eq!(targets(&tale), (Some(vec![3, 4]), None), "an act of two records");
    let once = undo(tale);
    assert_eq!(targets(&once), (Some(vec![2]), Some(vec![5, 6])));
    let twice = undo(once.clone());
    assert_eq!(targets(&twice), (None, Some(vec![7])));
    let back = redo(twice);
    assert_eq!(targets(&back), (Some(vec![2]), Some(vec![5, 6])));
    let forward = redo(back);
    assert_eq!(targets(&forward), (Some(vec![3, 4]), None));
    assert!(forward.meeting().is_here(&who("beck")));
    let new_act = once.then("12:01", arrived("dunn"));
    assert_eq!(
        targets(&new_act),
        (Some(vec![7]), None),
        "a new act ends what could be redone"
    );
}

#[test]
fn a_withdrawal_of_an_earlier_act_is_an_act_itself() {
    let tale = Tale::new()
        .then("09:30", arrived("allen"))
        .then("09:31", arrived("ade"))
        .withdraw("09:32", 2);
    assert!(!tale.meeting().is_here(&who("allen")));
    let undone = undo(tale);
    assert!(undone.meeting().is_here(&who("allen")));
    assert!(undone.meeting().is_here(&who("ade")));
}

#[test]
fn texts_and_sessions_are_not_undone() {
    let text = Event::TextWritten {
        text: "t".into(),
        kind: TextKind::Note,
        item: no("1"),
        digest: "d".into(),
    };
    let session = Event::Session {
        program: "0.1.0".into(),
        host: "h".into(),
        secretary: "s".into(),
    };
    let tale = Tale::new().then("09:00", session);
    assert_eq!(targets(&tale), (None, None));
    let tale = tale.then("09:30", arrived("allen")).then("09:31", text.clone());
    assert_eq!(targets(&tale).0, Some(vec![3]));
    let undone = undo(tale).then("09:33", text);
    assert_eq!(
        targets(&undone),
        (None, Some(vec![5])),
        "typing on does not lose what could be redone"
    );
}

/// An event that may happen at any time; some are refused at theirs, and are then left out.
pub(super) fn any_event() -> impl Strategy<Value = Event> {
    let person = prop::sample::select(vec!["allen", "ade", "dunn", "beck", "cole", "frost", "gray"]);
    let item = prop::sample::select(vec!["1", "5", "6", "7", "8"]);
    let choice = prop::sample::select(vec![Choice::For, Choice::Against, Choice::Abstain]);
    let vote_seat = prop::sample::select(EVERY_SEAT.to_vec());
    prop_oneof![
        4 => person.clone().prop_map(arrived),
        2 => person.clone().prop_map(left),
        1 => person.clone().prop_map(|id| Event::CameBack { person: who(id) }),
        2 => (person.clone(), item.clone()).prop_map(|(id, item)| went_out(id, item)),
        1 => person.clone().prop_map(|id| Event::TookChair { person: who(id) }),
        1 => (person.clone(), item.clone()).prop_map(|(id, item)| interest(id, item)),
        2 => (person, item.clone()).prop_map(|(id, item)| handled(id, item, LEAVES)),
        3 => item.clone().prop_map(|item| Event::ItemTaken { item: no(item) }),
        1 => item.clone().prop_map(agreed),
        2 => item.prop_map(|item| opened(item, VoteWay::ByName)),
        6 => (5u64..40, vote_seat, choice).prop_map(|(vote, seat, choice)| cast(vote, seat, choice)),
        2 => (5u64..40).prop_map(|vote| Event::VoteClosed { vote }),
        1 => prop::bool::ANY.prop_map(|votes| settled(if votes { "votes" } else { "members" }, Span::Meeting)),
        1 => Just(Event::CalledToOrder),
        3 => (2u64..40).prop_map(withdrawn),
        1 => ((2u64..40), prop::sample::select(vec!["allen", "hale"])).prop_map(|(seq, id)| replaced(seq, arrived(id))),
    ]
}

/// A history that grew act by act, each tried first; a third of the acts are put before an earlier record.
fn any_history() -> impl Strategy<Value = Tale> {
    prop::collection::vec((any_event(), prop::option::weighted(0.3, 2u64..40)), 1..40).prop_map(|acts| {
        let mut history = Tale::new().history();
        let mut tale = Tale::new();
        for (event, before) in acts {
            let next = match before {
                Some(before) => tale.clone().before("10:00", before, event),
                None => tale.clone().then("10:00", event),
            };
            if let Some(act) = next.0.last()
                && let Ok(grown) = history.try_act(std::slice::from_ref(act))
            {
                (history, tale) = (grown, next);
            }
        }
        tale
    })
}

/// The meeting without its own numbering of corrections, to compare two that came about differently.
pub(super) fn bare(meeting: &Meeting) -> Meeting {
    Meeting {
        withdrawn: vec![],
        replaced: vec![],
        ..meeting.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn undo_is_the_state_without_the_act(tale in any_history()) {
        let Some(target) = tale.history().undo_target() else { return Ok(()) };
        // What was typed after the act is what undo took back or texts: nothing that counts.
        let without: Vec<Record> = tale.0.iter().filter(|record| record.seq < target[0]).cloned().collect();
        let last_is_target = tale.last() == *target.last().unwrap();
        let undone = undo(tale);
        if last_is_target {
            let expected = History::new(without).unwrap();
            prop_assert_eq!(bare(undone.history().meeting()), bare(expected.meeting()));
        }
    }

    #[test]
    fn undo_of_undo_is_the_state_with_it(tale in any_history()) {
        let Some(_) = tale.history().undo_target() else { return Ok(()) };
        let before = tale.meeting();
        let again = redo(undo(tale));
        prop_assert_eq!(bare(&again.meeting()), bare(&before));
    }

    #[test]
    fn acting_step_by_step_is_folding_at_once(tale in any_history()) {
        let mut history = History::new(tale.0[..1].to_vec()).unwrap();
        for record in &tale.0[1..] {
            history = history.try_act(std::slice::from_ref(record)).unwrap();
        }
        prop_assert_eq!(&history, &tale.history());
    }

    #[test]
    fn the_meeting_at_a_record_is_that_of_the_records_so_far(tale in any_history(), part in 0u64..1000) {
        let seq = 1 + part % tale.last();
        let so_far = History::new(tale.0.iter().filter(|record| record.seq <= seq).cloned().collect()).unwrap();
        let at = tale.history().at(seq).unwrap();
        prop_assert_eq!(at, so_far);
    }

    #[test]
    fn presence_is_the_last_movement_whatever_the_order_of_typing(tale in any_history()) {
        let meeting = tale.meeting();
        for attendance in &meeting.attendance {
            // Spells and outs are in order and never overlap.
            for pair in attendance.spells.windows(2) {
                let ended = pair[0].to.as_ref().map(|to| to.order);
                prop_assert!(ended.is_some_and(|to| to <= pair[1].from.order));
            }
            for out in &attendance.outs {
                prop_assert!(out.to.as_ref().is_none_or(|to| to.order > out.from.order));
            }
        }
    }
}
