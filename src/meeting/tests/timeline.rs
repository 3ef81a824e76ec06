//! The order of effect. Records are named by a note's text here, because the timeline does not look inside events.

use crate::meeting::testing::*;
use crate::meeting::timeline::timeline;
use crate::meeting::*;

fn note(text: &str) -> Event {
    Event::TextWritten {
        text: text.into(),
        kind: TextKind::Note,
        item: no("1"),
        digest: String::new(),
    }
}

/// The order, "b a c", and the times, of everything after the beginning.
fn told(tale: &Tale) -> (String, String) {
    let timeline = timeline(&tale.0).unwrap();
    let texts = timeline.entries.iter().filter_map(|entry| match entry.event {
        Event::TextWritten { text, .. } => Some((text.clone(), entry.time().format("%H:%M").to_string())),
        _ => None,
    });
    let (texts, times): (Vec<_>, Vec<_>) = texts.unzip();
    (texts.join(" "), times.join(" "))
}

/// Record 1 is the beginning; a, b and c are records 2, 3 and 4, typed at ten past, twenty past, half past.
fn abc() -> Tale {
    Tale::new()
        .then("10:10", note("a"))
        .then("10:20", note("b"))
        .then("10:30", note("c"))
}

fn moved(seq: Seq, with: Event, before: Option<Seq>, time: Option<&str>) -> Event {
    Event::Replaced {
        seq,
        with: Box::new(with),
        effect: Some(Effect {
            before,
            time: time.map(clock),
        }),
        reason: None,
    }
}

#[test]
fn a_record_goes_to_the_end_or_directly_before_the_one_it_names() {
    let cases = [
        ("typed in order", abc(), "a b c", "10:10 10:20 10:30"),
        (
            "before b",
            abc().before("10:40", 3, note("d")),
            "a d b c",
            "10:10 10:20 10:20 10:30",
        ),
        (
            "two before b, in the order of typing",
            abc().before("10:40", 3, note("d")).before("10:50", 3, note("e")),
            "a d e b c",
            "10:10 10:20 10:20 10:20 10:30",
        ),
        (
            "before one that was itself put before b",
            abc().before("10:40", 3, note("d")).before("10:50", 5, note("e")),
            "a e d b c",
            "10:10 10:20 10:20 10:20 10:30",
        ),
        (
            "before a withdrawn one: its place is kept, and its time",
            abc().before("10:40", 3, note("d")).withdraw("10:50", 3),
            "a d c",
            "10:10 10:20 10:30",
        ),
        (
            "before one that is withdrawn already",
            abc().withdraw("10:40", 3).before("10:50", 3, note("d")),
            "a d c",
            "10:10 10:20 10:30",
        ),
    ];
    for (case, tale, order, times) in cases {
        assert_eq!(told(&tale), (order.into(), times.into()), "{case}");
    }
}

#[test]
fn a_withdrawal_takes_away_and_can_be_taken_back() {
    let cases = [
        ("withdrawn", abc().withdraw("11:00", 3), "a c"),
        (
            "withdrawal withdrawn",
            abc().withdraw("11:00", 3).withdraw("11:01", 5),
            "a b c",
        ),
        (
            "and once more",
            abc().withdraw("11:00", 3).withdraw("11:01", 5).withdraw("11:02", 6),
            "a c",
        ),
        (
            "two withdrawals, one of them taken back",
            abc().withdraw("11:00", 3).withdraw("11:01", 3).withdraw("11:02", 5),
            "a c",
        ),
    ];
    for (case, tale, order) in cases {
        assert_eq!(told(&tale).0, order, "{case}");
    }
}

#[test]
fn a_replacement_stands_in_the_place_of_what_it_replaces() {
    let x = || abc().then("11:00", replaced(3, note("x")));
    let cases = [
        ("in its place, at its time", x(), "a x c", "10:10 10:20 10:30"),
        (
            "a replacement of the replacement",
            x().then("11:01", replaced(5, note("y"))),
            "a y c",
            "10:10 10:20 10:30",
        ),
        (
            "replaced twice: the later",
            x().then("11:01", replaced(3, note("y"))),
            "a y c",
            "10:10 10:20 10:30",
        ),
        (
            "the replacement withdrawn",
            x().withdraw("11:01", 5),
            "a b c",
            "10:10 10:20 10:30",
        ),
        (
            "the later of two withdrawn",
            x().then("11:01", replaced(3, note("y"))).withdraw("11:02", 6),
            "a x c",
            "10:10 10:20 10:30",
        ),
        (
            "the replacement withdrawn, with one that replaced it",
            x().then("11:01", replaced(5, note("y"))).withdraw("11:02", 5),
            "a b c",
            "10:10 10:20 10:30",
        ),
        (
            "what was replaced withdrawn",
            x().withdraw("11:01", 3),
            "a c",
            "10:10 10:30",
        ),
        (
            "and back, as replaced",
            x().withdraw("11:01", 3).withdraw("11:02", 6),
            "a x c",
            "10:10 10:20 10:30",
        ),
        (
            "moved",
            abc().then("11:00", moved(4, note("c"), Some(2), None)),
            "c a b",
            "10:10 10:10 10:20",
        ),
        (
            "moved to later",
            abc().then("11:00", moved(2, note("a"), Some(4), None)),
            "b a c",
            "10:20 10:30 10:30",
        ),
        (
            "the move withdrawn",
            abc()
                .then("11:00", moved(4, note("c"), Some(2), None))
                .withdraw("11:01", 5),
            "a b c",
            "10:10 10:20 10:30",
        ),
        (
            "another time, the same place",
            abc().then("11:00", moved(3, note("x"), None, Some("10:25"))),
            "a x c",
            "10:10 10:25 10:30",
        ),
        (
            "to a time later than that of every other: last",
            abc().then("11:00", moved(2, note("a"), None, Some("10:35"))),
            "b c a",
            "10:20 10:30 10:35",
        ),
        (
            "two to one time, in the order of typing",
            abc()
                .then("11:00", moved(3, note("b"), None, Some("10:30")))
                .then("11:01", moved(2, note("a"), None, Some("10:30"))),
            "c b a",
            "10:30 10:30 10:30",
        ),
        (
            "that move withdrawn",
            abc()
                .then("11:00", moved(2, note("a"), None, Some("10:35")))
                .withdraw("11:01", 5),
            "a b c",
            "10:10 10:20 10:30",
        ),
        (
            "not behind the end of the meeting",
            abc()
                .then("10:40", Event::Closed)
                .then("10:50", note("d"))
                .then("11:00", moved(2, note("a"), None, Some("10:45"))),
            "b c a d",
            "10:20 10:30 10:45 10:50",
        ),
        (
            "moved, then put right in its new place",
            abc()
                .then("11:00", moved(4, note("c"), Some(2), None))
                .then("11:01", replaced(4, note("z"))),
            "z a b",
            "10:10 10:10 10:20",
        ),
        (
            "two moved before each other",
            abc()
                .before("10:40", 3, note("d"))
                .then("11:00", moved(3, note("b"), Some(5), None)),
            "a b d c",
            "10:10 10:40 10:20 10:30",
        ),
    ];
    for (case, tale, order, times) in cases {
        assert_eq!(told(&tale), (order.into(), times.into()), "{case}");
    }
}

#[test]
fn the_end_of_the_meeting_stays_before_what_came_after_it() {
    let tale = abc().then("10:40", Event::Closed).then("10:45", note("d"));
    let tale = tale.then("11:00", moved(5, Event::Closed, None, Some("10:55")));
    let timeline = timeline(&tale.0).unwrap();
    let order: Vec<Seq> = timeline.entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(order, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn a_repeated_id_is_applied_once() {
    let mut tale = abc().then("10:40", note("b"));
    tale.0[4].id = tale.0[2].id.clone();
    assert_eq!(told(&tale).0, "a b c");
}

#[test]
fn a_correction_that_means_nothing_is_refused() {
    let cases = [
        (
            "of a record to come",
            abc().withdraw("11:00", 9),
            "does not come before it",
        ),
        ("of itself", abc().withdraw("11:00", 5), "does not come before it"),
        (
            "of the beginning",
            abc().withdraw("11:00", 1),
            "beginning cannot be taken back",
        ),
        (
            "before a record to come",
            abc().before("11:00", 9, note("d")),
            "does not come before it",
        ),
        (
            "a correction in the place of a record",
            abc().then("11:00", replaced(2, withdrawn(3))),
            "ordinary entry",
        ),
        (
            "in the place of a withdrawal",
            abc().withdraw("11:00", 3).then("11:01", replaced(5, note("x"))),
            "withdraw it",
        ),
    ];
    for (case, tale, says) in cases {
        let refusal = timeline(&tale.0).unwrap_err();
        assert!(refusal.says.contains(says), "{case}: {refusal}");
        assert_eq!(refusal.seq, tale.last(), "{case}");
    }
}

#[test]
fn a_meeting_that_runs_past_midnight_keeps_its_order() {
    // a at ten to twelve, b at five past, c at twenty past.
    let tale = |last: Event| {
        let mut tale = Tale::with(&[])
            .then("13:50", note("a"))
            .then("14:05", note("b"))
            .then("14:20", note("c"))
            .then("14:30", last);
        let hours = chrono::TimeDelta::hours(10);
        tale.0.iter_mut().for_each(|record| record.at += hours);
        told(&tale)
    };
    for (seq, text, time, order, times) in [
        (6, "c", "23:55", "a c b", "23:50 23:55 00:05"),
        (6, "c", "23:49", "c a b", "23:49 23:50 00:05"),
        (4, "a", "00:10", "b a c", "00:05 00:10 00:20"),
        (4, "a", "00:25", "b c a", "00:05 00:20 00:25"),
        (5, "b", "00:00", "a b c", "23:50 00:00 00:20"),
    ] {
        let found = tale(moved(seq, note(text), None, Some(time)));
        assert_eq!(found, (order.into(), times.into()), "{text} to {time}");
    }
}
