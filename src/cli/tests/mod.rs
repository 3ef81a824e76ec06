//! `quorate replay`, `verify` and `minutes` on meetings recorded on a real disk in a temporary folder.

mod states;

use std::fs;
use std::path::PathBuf;

use super::{Console, Exit, Stamp, run};
use crate::meeting::testing::{LEAVES, Tale, about, arrived, created, handled, interest, left, no, settled, who};
use crate::meeting::{Created, Event, MinutesOf, MinutesPart, Span, TextKind};
use crate::rules::Outcome;
use crate::store::journal::JOURNAL;
use crate::store::prose::PROSE;
use crate::store::{Append, DiskJob, DiskReply, Entry, Given, MeetingsFolder, Slug, Text, Which, Worker};
use crate::terms::{Choice, Fraction};

/// The meetings folder, and the folder of the one meeting in it, `mid-essex/2016-04-20`.
pub(super) fn recorded(tale: Tale) -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let folder = recorded_in(&place, tale);
    (place, folder)
}

fn recorded_in(place: &tempfile::TempDir, tale: Tale) -> PathBuf {
    let path = place.path().to_path_buf();
    let mut worker = Worker::new(MeetingsFolder {
        path,
        why: Which::Explicit,
    });
    let mut records = tale.0.into_iter();
    let first = Box::new(records.next().unwrap());
    let committee = Slug::parse("mid-essex").unwrap();
    let DiskReply::Opened(opened) = worker.perform(DiskJob::Create {
        committee,
        first,
        with: vec![],
    }) else {
        panic!("not made");
    };
    let entries = records.map(|record| Entry {
        text: match &record.event {
            Event::TextWritten { text, .. } => Some(Text {
                id: text.clone(),
                text: NOTE.into(),
            }),
            _ => None,
        },
        record,
    });
    for (ticket, entry) in (1..).zip(entries) {
        let entries = vec![entry];
        let reply = worker.perform(DiskJob::Append(Append { ticket, entries }));
        assert!(matches!(reply, DiskReply::Saved { .. }), "{reply:?}");
    }
    opened.folder
}

const NOTE: &str = "Members welcomed the scheme.";

/// Exit, answer, and what went wrong.
pub(super) fn answered(place: &tempfile::TempDir, arguments: &str) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let given = Given {
        environment: Some(place.path().to_path_buf()),
        ..Given::default()
    };
    let words = std::iter::once("quorate").chain(arguments.split(' ')).map(Into::into);
    let mut console = Console {
        input: &mut std::io::empty(),
        out: &mut out,
        err: &mut err,
    };
    let stamp = Stamp {
        now: chrono::DateTime::parse_from_rfc3339("2018-05-02T09:00:00+01:00").unwrap(),
        id: "a disposal".into(),
    };
    let exit = run(words, given, Ok(stamp), &mut |_| Ok(()), &mut console);
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

const MEETING: &str = "mid-essex/2016-04-20";

/// Item 5 has a note and a vote, all for, whose result was announced as `said`. The vote is entry 13 of 25.
fn told(said: Outcome) -> Tale {
    let text = Text {
        id: "text1".into(),
        text: NOTE.into(),
    };
    let note = Event::TextWritten {
        digest: text.digest(),
        text: text.id,
        kind: TextKind::Note,
        item: no("5"),
    };
    let tale = Tale::with(&["allen", "ade", "beck", "hale", "cole", "frost"]).take("10:00", "5");
    let tale = tale
        .then("10:01", interest("ade", "7"))
        .then("10:01", note)
        .open("10:02", "5");
    let vote = tale.last();
    let seats = ["me-lay", "me-chair", "ne-lay", "ne-chair", "nhse-area", "nhse-medical"];
    let tale = tale.cast("10:03", vote, Choice::For, &seats).close("10:04", vote);
    let announced = Event::ResultAnnounced {
        vote,
        outcome: said,
        r#for: Fraction::whole(10),
        against: Fraction::ZERO,
        abstained: Fraction::ZERO,
    };
    let decided = |part, verb: &str| Event::DecisionTaken {
        about: about(part),
        verb: verb.into(),
        wording: "as recommended".into(),
        amended: false,
        endings: Box::default(),
    };
    tale.then("10:05", announced)
        .take("10:10", "6")
        .then("10:11", decided("6a", "noted"))
        .then("10:12", left("beck"))
        .then("10:13", decided("6b", "approved"))
}

#[test]
fn replay_shows_what_the_room_looked_like_then() {
    let (place, _) = recorded(told(Outcome::Carried));
    let (exit, sheet, _) = answered(&place, &format!("replay {MEETING}"));
    assert_eq!(exit, Exit::Sound);
    assert_eq!(
        sheet,
        "\
Joint Committee, 20 April 2016, Witham
After entry 25 of 25, typed at 10:13 on 20 April 2016: item 6(b) was approved

The meeting   open
Item          6. Merger of two practices
In the chair  Ms Allen
Quorum        NOT QUORATE for item 6 · missing: 1 more of North East Essex present
The public    admitted

Present (5)
  Ms Ruth Allen – Mid Essex, Lay Member (in person)
  Dr Obi Ade – Mid Essex, CCG Chair (in person)
  Dr Tom Hale – North East Essex, CCG Chair (in person)
  Mr Ian Cole – NHS England, Area Director (in person)
  Dr Mary Frost – NHS England, Medical Director (in person)

Interests (1)
  Dr Ade, item 7: financial

Decisions (2)
  Item 6(a), noted: as recommended
  Item 6(b), approved (void): as recommended

Votes (1)
  Item 5: carried (announced): the proposal
"
    );
    let (_, earlier, _) = answered(&place, &format!("replay {MEETING} --at 16"));
    for line in [
        "After entry 16 of 25, typed at 10:03 on 20 April 2016: Ms Beck voted for on item 5",
        "Quorum        QUORATE for item 5 · 10 votes (6 members) may be cast",
        "Present (6)",
        "  Item 5: being taken: the proposal",
    ] {
        assert!(earlier.lines().any(|found| found == line), "{line}\n{earlier}");
    }
    assert!(!earlier.contains("Decisions"));
}

#[test]
fn replay_answers_other_programs() {
    let (place, folder) = recorded(told(Outcome::Lost));
    let (exit, json, _) = answered(&place, &format!("replay {} --at 23 --format json", folder.display()));
    assert_eq!(exit, Exit::Sound);
    let state: serde_json::Value = serde_json::from_str(&json).unwrap();
    let expected = [
        ("/date", "2016-04-20"),
        ("/typed", "2016-04-20T10:11:00+01:00"),
        ("/phase", "open"),
        ("/quorum/met", "yes"),
        ("/present/0/presence", "in_person"),
        ("/votes/0/outcome", "carried"),
        ("/votes/0/announced", "lost"),
        ("/decisions/0/item", "6(a)"),
        ("/decisions/0/standing", "valid"),
    ];
    for (pointer, value) in expected {
        assert_eq!(
            state.pointer(pointer).and_then(|found| found.as_str()),
            Some(value),
            "{pointer}"
        );
    }
}

#[test]
fn what_is_not_there_is_said() {
    let (place, _) = recorded(Tale::begun());
    for (arguments, exit, says) in [
        (
            "replay mid-essex/2016-04-21",
            Exit::Unreadable,
            "There is no meeting mid-essex/2016-04-21",
        ),
        ("verify nowhere", Exit::Unreadable, "There is no meeting nowhere"),
        (
            "replay mid-essex/2016-04-20 --at 0",
            Exit::Usage,
            "There is no entry 0: this record has entries 1 to 12.",
        ),
        (
            "replay mid-essex/2016-04-20 --at 13",
            Exit::Usage,
            "There is no entry 13",
        ),
        (
            "verify mid-essex/2016-04-20 --meetings elsewhere",
            Exit::Unreadable,
            "or in elsewhere",
        ),
        ("replay", Exit::Usage, "Usage: quorate replay"),
    ] {
        let (found, out, err) = answered(&place, arguments);
        assert_eq!((found, out.as_str()), (exit, ""), "{arguments}");
        assert!(err.contains(says), "{arguments}\n{err}");
    }
}

#[test]
fn a_record_cannot_steer_the_terminal() {
    let mut tale = Tale::begun();
    tale = tale.then(
        "10:00",
        Event::Abandoned {
            reason: "\u{1b}]0;x\u{7}\u{202e}fire".into(),
        },
    );
    let (place, _) = recorded(tale);
    for command in ["replay", "verify"] {
        let (_, out, err) = answered(&place, &format!("{command} {MEETING}"));
        assert_eq!(out.contains("fire"), command == "replay", "{out}");
        assert!(!(out + &err).contains(['\u{1b}', '\u{7}', '\u{202e}']), "{command}");
    }
}

#[test]
fn minutes_are_worked_out_from_the_record() {
    let (place, folder) = recorded(told(Outcome::Carried));
    let (exit, text, err) = answered(&place, &format!("minutes {MEETING}"));
    assert_eq!((exit, err.as_str()), (Exit::Sound, ""));
    for said in [
        "Joint Committee: minutes",
        "6. Merger of two practices",
        "  | (a) The Committee noted",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(!text.contains(NOTE), "a note is in no document:\n{text}");
    assert!(!text.contains("Annex"));
    let (_, with, _) = answered(&place, &format!("minutes {} --annex", folder.display()));
    assert!(with.contains("Annex: how the results were worked out"), "{with}");
    let (exit, ron, _) = answered(&place, &format!("minutes {MEETING} --format ron"));
    assert_eq!(exit, Exit::Sound);
    let file: crate::minutes::ron_out::shape::MinutesFile = ron::from_str(&ron).unwrap();
    assert_eq!(file.public.unwrap().items.len(), 6, "every item of the agenda");
    let (exit, private, _) = answered(&place, &format!("minutes {MEETING} --part private"));
    assert_eq!(exit, Exit::Sound);
    assert!(private.contains("PRIVATE – not for publication"), "{private}");
}

/// From the meeting's own record, and from that of the meeting that approved them.
#[test]
fn minutes_say_where_they_have_come_to() {
    let circulated = Event::Circulated {
        part: MinutesPart::Public,
        on: "2016-04-22".parse().unwrap(),
        not_to: vec![],
    };
    let tale = told(Outcome::Carried)
        .then("10:30", Event::Closed)
        .then("10:31", circulated);
    let (place, _) = recorded(tale);
    let (_, sheet, _) = answered(&place, &format!("replay {MEETING} --part private"));
    let minutes = "\nPublic minutes: draft, circulated on 22 April 2016. Private minutes: draft.\n";
    assert!(sheet.contains(minutes), "{sheet}");
    let (_, earlier, _) = answered(&place, &format!("replay {MEETING} --at 25 --part private"));
    assert!(!earlier.contains("Public minutes"), "{earlier}");
    let created = Created {
        meeting: "ff".repeat(16),
        date: "2016-05-18".parse().unwrap(),
        ..created()
    };
    let here = ["allen", "ade", "beck", "hale", "cole", "frost"];
    let may = here
        .iter()
        .fold(Tale::of(created), |tale, id| tale.then("09:20", arrived(id)));
    let agreed = Event::MinutesApproved {
        item: no("5"),
        of: MinutesOf {
            date: "2016-04-20".parse().unwrap(),
            meeting: None,
            part: MinutesPart::Public,
        },
        amendments: vec!["Thornwick is spelt so".into()],
        endings: Box::default(),
    };
    let may = may
        .then("09:25", settled("votes", Span::Meeting))
        .then("09:30", Event::CalledToOrder);
    let later = recorded_in(&place, may.take("09:31", "5").then("09:32", agreed));
    let (exit, page, err) = answered(&place, &format!("minutes {MEETING}"));
    assert_eq!((exit, err.as_str()), (Exit::Sound, ""));
    assert!(
        page.contains("- 18 May 2016: Thornwick is spelt so") && !page.contains("DRAFT"),
        "{page}"
    );
    // Not known is not approved, and that is said.
    states::change(&later, JOURNAL, "Witham", "Wickham");
    let (exit, page, err) = answered(&place, &format!("minutes {MEETING}"));
    assert_eq!(exit, Exit::Sound);
    assert!(
        err.contains("Whether a later meeting approved these minutes is not known."),
        "{err}"
    );
    assert!(page.contains("DRAFT – subject to approval"), "{page}");
}

#[test]
fn minutes_say_what_is_amiss() {
    let minute = Event::TextWritten {
        text: "text9".into(),
        kind: TextKind::Minute,
        item: no("5"),
        digest: Text {
            id: "text9".into(),
            text: NOTE.into(),
        }
        .digest(),
    };
    let (place, folder) = recorded(told(Outcome::Carried).then("10:20", minute));
    let (_, text, _) = answered(&place, &format!("minutes {MEETING}"));
    assert!(text.contains(NOTE), "minute text is in the minutes:\n{text}");
    for (arguments, expected, says) in [
        ("minutes mid-essex/2016-04-21", Exit::Unreadable, "2016-04-21"),
        (
            "minutes mid-essex/2016-04-20 --format ron --annex",
            Exit::Usage,
            "--annex",
        ),
        ("minutes mid-essex/2016-04-20 --part secret", Exit::Usage, "secret"),
    ] {
        let (exit, out, err) = answered(&place, arguments);
        assert_eq!((exit, out.as_str()), (expected, ""), "{arguments}");
        assert!(err.contains(says), "{arguments}: {err}");
    }
    fs::remove_file(folder.join(PROSE)).unwrap();
    let (exit, text, err) = answered(&place, &format!("minutes {MEETING}"));
    assert_eq!(exit, Exit::Sound);
    assert!(
        err.contains("The minute text of item 5 cannot be read from the prose file"),
        "{err}"
    );
    assert!(text.contains("5. Incentive scheme") && !text.contains(NOTE), "{text}");
}

#[test]
fn forecast_says_item_by_item_what_is_to_be_expected() {
    let tale = Tale::new()
        .then("09:00", Event::ApologiesGiven { person: who("gale") })
        .then("09:00", handled("cole", "6", LEAVES));
    let (place, _) = recorded(tale);
    let (exit, said, _) = answered(&place, "forecast mid-essex/2016-04-20");
    assert_eq!(exit, Exit::Found, "{said}");
    for line in [
        "      not quorate without ",
        ": NOT QUORATE\n",
        "      missing: 1 more of NHS England present\n",
        "Mr Gale (sent apologies)",
        "a deputy for Mr Gale",
        "      the terms allow: Those present may recommend.\n",
        "      could matter: paragraph 14: A majority of the members present, or of their votes?\n",
    ] {
        assert!(said.contains(line), "{line:?} is not in:\n{said}");
    }
    let (exit, said, _) = answered(&place, "forecast mid-essex/2016-04-20 --here gale --format json");
    assert_eq!(exit, Exit::Sound, "{said}");
    let answer: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(answer["quorate"], true);
    assert_eq!(answer["items"][0]["met"], "yes");
    let (exit, said, _) = answered(&place, "forecast mid-essex/2016-04-20 --here gale --away frost");
    assert_eq!(exit, Exit::Found, "{said}");
    let (exit, _, why) = answered(&place, "forecast mid-essex/2016-04-20 --away xyzzy");
    assert_eq!(exit, Exit::Usage);
    assert!(why.contains("Nobody of this meeting"), "{why}");
}
