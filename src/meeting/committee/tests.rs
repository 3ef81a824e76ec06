//! Tables: what was recorded between meetings, what it adds up to, what is refused, what a new meeting takes along.

use chrono::{DateTime, NaiveDate};

use super::*;
use crate::meeting::testing::{Tale, created, no, seat, who};
use crate::meeting::{
    Action, Brought, Created, Event, FORMAT, History, InterestKind, Person, STANDING_AGENDA, Seq, parse_agenda,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn record(seq: Seq, event: CommitteeEvent) -> CommitteeRecord {
    CommitteeRecord {
        v: FORMAT,
        seq,
        id: format!("id{seq}"),
        at: DateTime::parse_from_rfc3339("2016-05-12T09:00:00+01:00").unwrap(),
        event,
    }
}

fn begun() -> CommitteeEvent {
    CommitteeEvent::Begun {
        record: "00ff".into(),
        committee: "joint".into(),
        program: "quorate 0.1.0".into(),
    }
}

/// A record that begins and then says this.
fn recorded(events: &[CommitteeEvent]) -> Vec<CommitteeRecord> {
    let all = std::iter::once(begun()).chain(events.iter().cloned());
    (1..).zip(all).map(|(seq, event)| record(seq, event)).collect()
}

fn made(events: &[CommitteeEvent]) -> CommitteeHistory {
    CommitteeHistory::new(recorded(events)).unwrap()
}

/// The last meeting, which took things along up to this entry; it left one action open and one done.
fn last(took: Seq) -> History {
    let action = |number| Action {
        number,
        words: "Write to the practice".into(),
        owner: "ade".into(),
        agreed: day("2016-03-16"),
        ..Action::default()
    };
    let created = Created {
        brought: Brought {
            offices: vec![("Chair".into(), who("allen")), ("Vice Chair".into(), who("beck"))],
            readings: vec![("majority-of".into(), "votes".into(), day("2016-03-16"))],
            actions: vec![action(3), action(4)],
            committee: (took > 0).then(|| (took, "ab".into())),
            ..Brought::default()
        },
        ..created()
    };
    let done = Event::ActionUpdated {
        action: 4,
        note: String::new(),
        done: true,
    };
    History::new(
        Tale::of(created)
            .then("09:30", Event::CalledToOrder)
            .then("09:40", done)
            .0,
    )
    .unwrap()
}

fn joined(id: &str, name: &str, seats: &[&str]) -> CommitteeEvent {
    CommitteeEvent::PersonAdded {
        person: Person {
            id: who(id),
            name: name.into(),
            seats: seats.iter().map(|id| seat(id)).collect(),
            role: None,
        },
    }
}

fn left(id: &str) -> CommitteeEvent {
    CommitteeEvent::PersonLeft { person: who(id) }
}

fn apologies(id: &str, meeting: &str) -> CommitteeEvent {
    CommitteeEvent::ApologiesAhead {
        person: who(id),
        meeting: day(meeting),
    }
}

fn interest(id: &str, from: &str) -> CommitteeEvent {
    CommitteeEvent::InterestRegistered(RegisteredInterest {
        person: who(id),
        kind: InterestKind::Financial,
        nature: "partner in the practice".into(),
        from: day(from),
    })
}

fn ended(interest: Seq, on: &str) -> CommitteeEvent {
    CommitteeEvent::InterestEnded { interest, on: day(on) }
}

fn news(action: u16, note: &str, done: bool) -> CommitteeEvent {
    CommitteeEvent::ActionUpdated(ActionNews {
        action,
        note: note.into(),
        done,
    })
}

fn settled(answer: &str) -> CommitteeEvent {
    CommitteeEvent::ReadingSettled {
        question: "majority-of".into(),
        answer: answer.into(),
    }
}

fn urgent(private: bool) -> CommitteeEvent {
    CommitteeEvent::UrgentDecisionTaken(UrgentDecision {
        by: "allen".into(),
        on: day("2016-05-10"),
        decision: "The contract was extended by a month.".into(),
        reason: "it ran out on 12 May".into(),
        private: private.then(|| "confidential nature".into()),
    })
}

fn withdrawn(seq: Seq) -> CommitteeEvent {
    CommitteeEvent::Withdrawn { seq }
}

/// What comes along to the meeting of 18 May 2016.
fn comes(took: Seq, events: &[CommitteeEvent]) -> Along {
    let (last, history) = (last(took), made(events));
    let last = LastMeeting {
        meeting: last.meeting(),
        head: "cd",
    };
    along(Some(last), Some((history.committee(), "ef")), day("2016-05-18"))
}

#[test]
fn without_a_record_the_last_meeting_alone_comes_along() {
    let meeting = last(0);
    let last = LastMeeting {
        meeting: meeting.meeting(),
        head: "cd",
    };
    let alone = along(Some(last), None, day("2016-05-18"));
    assert_eq!(alone.people.len(), 9, "members, not those in attendance");
    assert_eq!(alone.brought.from, Some((day("2016-04-20"), "cd".into())));
    let open: Vec<u16> = alone.brought.actions.iter().map(|action| action.number).collect();
    assert_eq!((open, alone.brought.committee.clone()), (vec![3], None));
    assert_eq!(alone.brought.offices.len(), 2);
    assert_eq!(along(None, None, day("2016-05-18")), Along::default());
    let empty = CommitteeHistory::default();
    assert_eq!(
        along(Some(last), Some((empty.committee(), "")), day("2016-05-18")),
        alone
    );
}

#[test]
fn members_are_as_the_record_says_after_the_last_meeting() {
    let names = |along: &Along| -> Vec<String> { along.people.iter().map(|person| person.id.to_string()).collect() };
    type Row<'a> = (&'a str, Vec<CommitteeEvent>, &'a [&'a str], &'a [&'a str]);
    let table: [Row; 5] = [
        (
            "new in a seat",
            vec![joined("khan", "Dr Ali Khan", &["me-chair"])],
            &["khan"],
            &["ade"],
        ),
        ("left", vec![left("ade")], &["allen"], &["ade"]),
        (
            "left and came back",
            vec![left("ade"), joined("ade", "Dr Obi Ade", &["me-chair"])],
            &["ade"],
            &[],
        ),
        (
            "in attendance",
            vec![joined("bell", "Ms Jo Bell", &[])],
            &["bell", "ade"],
            &[],
        ),
        ("by mistake", vec![left("ade"), withdrawn(2)], &["ade"], &[]),
    ];
    for (what, events, there, gone) in table {
        let names = names(&comes(0, &events));
        assert!(
            there.iter().all(|id| names.contains(&(*id).to_string())),
            "{what}: {names:?}"
        );
        assert!(
            gone.iter().all(|id| !names.contains(&(*id).to_string())),
            "{what}: {names:?}"
        );
    }
    let renamed = comes(0, &[joined("ade", "Professor Obi Ade", &["me-chair"])]);
    assert_eq!(renamed.people.len(), 9);
    assert!(renamed.people.iter().any(|person| person.name == "Professor Obi Ade"));
    let chair_left = comes(0, &[left("allen")]);
    assert_eq!(chair_left.brought.offices, [("Vice Chair".into(), who("beck"))]);
    assert_eq!(chair_left.brought.committee, Some((2, "ef".into())));
}

/// Entry 2 is what is at the boundary: taken along by the last meeting, or not.
#[test]
fn what_a_meeting_took_along_does_not_come_along_again() {
    let after = |took, event| comes(took, &[event]);
    for (took, fresh) in [(1, true), (2, false)] {
        assert_eq!(after(took, left("ade")).people.len() == 8, fresh);
        assert_eq!(after(took, news(3, "sent", false)).events.len() == 1, fresh);
        assert_eq!(after(took, urgent(false)).urgent.len() == 1, fresh);
        let answer = after(took, settled("members")).brought.readings;
        let since = if fresh { day("2016-05-12") } else { day("2016-03-16") };
        assert_eq!((answer.len(), answer[0].2), (1, since));
        // The register and apologies stay with the committee, whenever they were entered.
        assert_eq!(after(took, interest("ade", "2015-01-01")).brought.register.len(), 1);
        assert_eq!(after(took, apologies("ade", "2016-05-18")).events.len(), 1);
    }
}

#[test]
fn interests_are_those_held_on_the_day_of_the_meeting() {
    let table: [(&str, Vec<CommitteeEvent>, usize); 7] = [
        ("begins on the day", vec![interest("ade", "2016-05-18")], 1),
        ("begins the day after", vec![interest("ade", "2016-05-19")], 0),
        (
            "ends on the day",
            vec![interest("ade", "2015-01-01"), ended(2, "2016-05-18")],
            1,
        ),
        (
            "ended the day before",
            vec![interest("ade", "2015-01-01"), ended(2, "2016-05-17")],
            0,
        ),
        (
            "registered by mistake",
            vec![interest("ade", "2015-01-01"), withdrawn(2)],
            0,
        ),
        (
            "ended by mistake",
            vec![interest("ade", "2015-01-01"), ended(2, "2016-05-17"), withdrawn(3)],
            1,
        ),
        (
            "of somebody who left",
            vec![interest("ade", "2015-01-01"), left("ade")],
            0,
        ),
    ];
    for (what, events, held) in table {
        assert_eq!(comes(0, &events).brought.register.len(), held, "{what}");
    }
}

#[test]
fn apologies_and_news_become_events_of_the_meeting() {
    let events = |events: &[CommitteeEvent]| comes(0, events).events;
    let given = Event::ApologiesGiven { person: who("ade") };
    assert_eq!(events(&[apologies("ade", "2016-05-18")]), std::slice::from_ref(&given));
    assert_eq!(
        events(&[apologies("ade", "2016-05-18"), apologies("ade", "2016-05-18")]),
        [given]
    );
    assert!(events(&[apologies("ade", "2016-05-19")]).is_empty(), "another day");
    assert!(
        events(&[apologies("ade", "2016-05-18"), left("ade")]).is_empty(),
        "no member any more"
    );
    let table = [
        (news(3, "sent", false), "sent (12 May 2016)", false),
        (news(3, "answered.", true), "done: answered (12 May 2016)", true),
        (news(3, "", true), "done, 12 May 2016", true),
    ];
    for (said, note, done) in table {
        let updated = Event::ActionUpdated {
            action: 3,
            note: note.into(),
            done,
        };
        assert_eq!(events(&[said]), [updated]);
    }
    assert!(
        events(&[news(4, "sent", false)]).is_empty(),
        "the last meeting closed action 4"
    );
}

#[test]
fn an_urgent_decision_is_an_item_after_the_action_log() {
    let standing = || parse_agenda(STANDING_AGENDA).items;
    assert_eq!(comes(0, &[]).agenda(standing()), standing());
    let agenda = comes(0, &[urgent(false), urgent(true)]).agenda(standing());
    let numbers: Vec<String> = agenda.iter().map(|item| item.number.to_string()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    let [first, second] = [&agenda[5], &agenda[6]];
    assert_eq!(first.title, "Urgent decision taken on 10 May 2016");
    assert_eq!(
        first.parts[0].wording,
        "To note the urgent decision taken on 10 May 2016 by Ms Ruth Allen: The contract was extended by a month. \
         It could not wait for a meeting: it ran out on 12 May."
    );
    assert_eq!(
        (&first.private, second.private.as_deref()),
        (&None, Some("confidential nature"))
    );
    // A meeting can be held of it.
    let along = comes(
        0,
        &[urgent(true), apologies("ade", "2016-05-18"), news(3, "sent", false)],
    );
    let created = Created {
        agenda: along.agenda(standing()),
        people: along.people.clone(),
        brought: along.brought.clone(),
        date: day("2016-05-18"),
        ..created()
    };
    let tale = along
        .events
        .into_iter()
        .fold(Tale::of(created), |tale, event| tale.then("09:00", event));
    let history = History::new(tale.0).unwrap();
    assert!(history.meeting().apologies_of(&who("ade")));
    assert!(history.meeting().item(&no("6")).unwrap().private);
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let meeting = last(3);
    let last = LastMeeting {
        meeting: meeting.meeting(),
        head: "cd",
    };
    let table: [(&str, Vec<CommitteeEvent>, CommitteeEvent, &str); 12] = [
        (
            "nobody left",
            vec![],
            left("nobody"),
            "Nobody of the committee is nobody",
        ),
        (
            "nobody's apologies",
            vec![],
            apologies("nobody", "2016-05-18"),
            "Nobody of the committee",
        ),
        (
            "nobody's interest",
            vec![],
            interest("nobody", "2016-01-01"),
            "Nobody of the committee",
        ),
        ("no action", vec![], news(9, "", true), "There is no open action 9."),
        (
            "a closed action",
            vec![],
            news(4, "", true),
            "There is no open action 4.",
        ),
        (
            "no such interest",
            vec![],
            ended(7, "2016-05-01"),
            "Entry 7 registers no interest.",
        ),
        (
            "ends before it begins",
            vec![interest("ade", "2016-05-02")],
            ended(2, "2016-05-01"),
            "cannot end before it begins, on 2 May 2016",
        ),
        ("no such entry", vec![], withdrawn(9), "which does not come before it"),
        ("the beginning", vec![], withdrawn(1), "beginning cannot be taken back"),
        ("a second beginning", vec![], begun(), "already has its beginning"),
        (
            "went along",
            vec![left("ade")],
            withdrawn(2),
            "went along to the meeting of 20 April 2016",
        ),
        (
            "something rests on it",
            vec![interest("ade", "2015-01-01"), ended(2, "2016-05-01")],
            withdrawn(2),
            "Not possible while entry 3 rests on it: an interest ended on 1 May 2016",
        ),
    ];
    for (what, before, event, says) in table {
        let history = made(&before);
        let refused = history
            .try_act(&[record(history.next_seq(), event)], Some(last))
            .unwrap_err();
        assert!(refused.says.contains(says), "{what}: {}", refused.says);
    }
    let whole = [record(2, apologies("ade", "2016-05-18")), record(3, left("nobody"))];
    assert!(made(&[]).try_act(&whole, Some(last)).is_err(), "all of an act or none");
    let nothing = CommitteeHistory::default().try_act(&[record(1, left("ade"))], Some(last));
    assert!(nothing.unwrap_err().says.contains("before the record's beginning"));
    // The boundary: an entry after those that went along, and what stays with the committee, can be taken back.
    let later = made(&[left("hale"), left("beck"), left("ade")]);
    assert!(later.try_act(&[record(5, withdrawn(3))], Some(last)).is_err());
    assert!(later.try_act(&[record(5, withdrawn(4))], Some(last)).is_ok());
    let stays = made(&[interest("ade", "2015-01-01")]);
    assert!(stays.try_act(&[record(3, withdrawn(2))], Some(last)).is_ok());
}

/// After a meeting changed who there is, what was recorded earlier is still read.
#[test]
fn an_old_record_is_read_whoever_is_there_now() {
    assert!(
        CommitteeHistory::new(recorded(&[
            apologies("somebody-else", "2014-05-18"),
            news(77, "", true)
        ]))
        .is_ok()
    );
}

#[test]
fn undo_takes_the_last_act_back_and_redo_brings_it_again() {
    let act = |history: &CommitteeHistory, event| history.try_act(&[record(history.next_seq(), event)], None).unwrap();
    let history = made(&[joined("ade", "Dr Obi Ade", &["me-chair"]), urgent(false)]);
    assert_eq!(history.undo_target(), Some(vec![3]));
    let undone = act(&history, withdrawn(3));
    assert_eq!(undone.committee().urgent, []);
    assert_eq!(
        (undone.undo_target(), undone.redo_target()),
        (Some(vec![2]), Some(vec![4]))
    );
    let again = act(&undone, withdrawn(4));
    assert_eq!(again.committee().urgent, history.committee().urgent);
    assert_eq!((again.undo_target(), again.redo_target()), (Some(vec![3]), None));
    let session = CommitteeEvent::Session {
        program: String::new(),
        host: String::new(),
        secretary: String::new(),
    };
    assert_eq!(made(&[session]).undo_target(), None, "what nobody did is not undone");
}

#[test]
fn a_repeated_id_counts_once() {
    let mut records = recorded(&[urgent(false), urgent(false)]);
    records[2].id = records[1].id.clone();
    let history = CommitteeHistory::new(records).unwrap();
    assert_eq!((history.committee().urgent.len(), history.committee().last), (1, 3));
}
