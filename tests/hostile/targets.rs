//! What hostile bytes are given to, one function a target: nothing may panic, hang or let a terminal be steered. Short
//! runs are in this folder; long ones, led by coverage, are started as `tests/fuzz/README.md` says.

use quorate::meeting::{
    CommitteeHistory, CommitteeRecord, Event, FORMAT, History, Person, Record, STANDING_AGENDA, along, check_name,
    clean_prose, display_safe, parse_agenda, parse_date,
};
use quorate::minutes::{self, Part};
use quorate::store::line::{Head, seal};
use quorate::store::{Slug, journal, lined, prose, salvage};
use quorate::terms::Terms;

/// Takes bytes that somebody else made; whatever they are, it must end without a panic.
type Target = fn(&[u8]);

/// The targets by their names.
pub const TARGETS: [(&str, Target); 5] = [
    ("journal", journal),
    ("terms", terms),
    ("people", people),
    ("agenda", agenda),
    ("import", import),
];

/// A journal: the bytes as they are, and each of their lines as the body of a sound line, so that the checksum does not
/// keep everything behind it from being tried. What makes a meeting is worked out and written as minutes.
pub fn journal(bytes: &[u8]) {
    let _ = salvage::salvage(bytes, bytes);
    let _ = prose::read(bytes);
    let bodies: Vec<String> = String::from_utf8_lossy(bytes)
        .lines()
        .take(64)
        .map(String::from)
        .collect();
    let sealed = seal(&Head::START, &bodies).0;
    for bytes in [bytes, &sealed] {
        committee(bytes);
        let reading = journal::read(bytes);
        if let Some(why) = reading.verdict.explained() {
            assert!(!why.happened.is_empty());
        }
        if let Ok(history) = History::new(reading.records) {
            let meeting = history.meeting();
            for part in [Part::Public, Part::Private] {
                let _ = minutes::text(meeting, &Default::default(), part, true, None);
            }
            let _ = (meeting.to_settle(), history.undo_target(), history.redo_target());
            let _ = (
                meeting.withdrew_in_private(),
                meeting.own_minutes(),
                minutes::life::of_both(meeting),
            );
            let known = history.clone().knowing(history.approvals_of(meeting));
            let _ = minutes::files(known.meeting(), &Default::default(), None);
        }
    }
    let _ = salvage::salvage(&sealed, bytes);
}

/// The same of a committee's record: what makes a committee is taken along to a meeting.
fn committee(bytes: &[u8]) {
    let _ = salvage::salvage_committee(bytes);
    let reading = lined::read::<CommitteeRecord>(bytes);
    if let Some(why) = reading.verdict.explained() {
        assert!(!why.happened.is_empty());
    }
    if let Ok(history) = CommitteeHistory::new(reading.records) {
        let day = chrono::NaiveDate::MAX;
        let along = along(None, Some((history.committee(), "")), day);
        let agenda = along.agenda(parse_agenda(STANDING_AGENDA).items);
        assert!(agenda.len() >= along.urgent.len());
        let _ = (history.undo_target(), history.redo_target());
    }
}

/// A committee's terms of reference.
pub fn terms(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Terms::load(text, "terms.ron") {
        Ok(_) => {}
        Err(why) => drop(why.to_string()),
    }
}

/// People: a list of them as RON, and each line as a name somebody types or pastes.
pub fn people(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let people: Vec<Person> = ron::from_str(&text).unwrap_or_default();
    for person in &people {
        let _ = (person.short(), person.initials(), person.without_title().len());
    }
    for line in text.lines().take(64) {
        if let Ok(name) = check_name(line) {
            assert_eq!(check_name(&name), Ok(name.clone()), "checked twice is checked once");
            assert_eq!(display_safe(&name), name, "a name that is taken can be shown");
        }
        assert!(Slug::parse(Slug::of(line).as_str()).is_some(), "a folder's name");
    }
}

/// A pasted agenda, and its parts.
pub fn agenda(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let draft = parse_agenda(&text);
    for item in &draft.items {
        assert_eq!(display_safe(&item.title), item.title, "{:?}", item.title);
    }
    let _ = STANDING_AGENDA.len();
    for line in text.lines().take(16) {
        let _ = parse_date(line, chrono::NaiveDate::MIN);
    }
}

/// Pasted prose, and one record typed by another program.
pub fn import(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (clean, _) = clean_prose(&text);
    let (again, said) = clean_prose(&clean);
    assert_eq!(
        (again.as_str(), said.len()),
        (clean.as_str(), 0),
        "cleaned twice is cleaned once"
    );
    assert_eq!(display_safe(&clean), clean, "what is kept can be shown");
    let safe = display_safe(&text);
    assert!(!safe.chars().any(|letter| letter.is_control() && letter != '\n'));
    if let Ok(event) = ron::from_str::<Event>(&text) {
        let record = Record {
            v: FORMAT,
            seq: 1,
            id: "a".into(),
            at: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
            effect: None,
            event,
        };
        let _ = History::new(vec![record]);
    }
}
