//! The sheet of a committee with a closed meeting, and what was recorded after it.

use std::fs;

use crate::cli::Exit;
use crate::cli::tests::{answered, recorded};
use crate::meeting::committee::{RegisteredInterest, UrgentDecision};
use crate::meeting::testing::{Tale, settled, who};
use crate::meeting::{Action, CommitteeEvent, CommitteeRecord, Event, FORMAT, InterestKind, Span};
use crate::store::committee::COMMITTEE;
use crate::store::{CommitteeJob, DiskJob, MeetingsFolder, Mend, Slug, Which, Worker};

/// A meeting that agreed an action and closed, and what was recorded after it.
fn kept() -> tempfile::TempDir {
    let action = Action {
        number: 1,
        words: "Write to the practice".into(),
        owner: "ade".into(),
        ..Action::default()
    };
    let tale = Tale::begun().then("10:00", Event::ActionAgreed(action));
    let secret = Action {
        number: 2,
        words: "Prepare the SECRET award".into(),
        owner: "ade".into(),
        ..Action::default()
    };
    let done = |note: &str| Event::ActionUpdated {
        action: 1,
        note: note.into(),
        done: true,
    };
    let excluded = Event::PublicExcluded {
        wording: "that the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    };
    let tale = tale.then("10:30", excluded).then("10:31", Event::ActionAgreed(secret));
    let tale = tale
        .then("10:32", settled("votes", Span::UntilTermsChange))
        .then("10:33", done("in private"));
    let (place, _) = recorded(tale.then("11:00", Event::Closed));
    let path = place.path().into();
    let why = Which::Explicit;
    let mut worker = Worker::new(MeetingsFolder { path, why });
    let now = "2016-05-12T09:00:00+01:00".parse().unwrap();
    let committee = Slug::parse("mid-essex").unwrap();
    let mend = Mend::TornTail;
    worker.perform(DiskJob::Committee(CommitteeJob::Open { committee, now, mend }));
    let urgent = UrgentDecision {
        by: "allen".into(),
        on: "2016-05-10".parse().unwrap(),
        decision: "Extended by a month".into(),
        reason: "it ran out".into(),
        private: None,
    };
    let in_private = UrgentDecision {
        decision: "Took SECRET advice".into(),
        private: Some("confidential".into()),
        ..urgent.clone()
    };
    let interest = RegisteredInterest {
        person: who("ade"),
        kind: InterestKind::Financial,
        nature: "partner in the practice".into(),
        from: "2015-04-01".parse().unwrap(),
    };
    let events = [
        CommitteeEvent::Begun {
            record: "00ff".into(),
            committee: "Joint Committee".into(),
            program: String::new(),
        },
        CommitteeEvent::PersonLeft { person: who("hale") },
        CommitteeEvent::ApologiesAhead {
            person: who("beck"),
            meeting: "2016-05-18".parse().unwrap(),
        },
        CommitteeEvent::InterestRegistered(interest),
        CommitteeEvent::UrgentDecisionTaken(urgent),
        CommitteeEvent::UrgentDecisionTaken(in_private),
    ];
    for (seq, event) in (1..).zip(events) {
        let id = format!("id{seq}");
        let (v, at) = (FORMAT, now);
        let records = vec![CommitteeRecord { v, seq, id, at, event }];
        worker.perform(DiskJob::Committee(CommitteeJob::Append { records }));
    }
    place
}

#[test]
fn the_sheet_is_the_last_meeting_and_what_came_after_it() {
    let place = kept();
    let (exit, out, err) = answered(&place, "committee mid-essex");
    assert_eq!((exit, err.as_str()), (Exit::Sound, ""));
    for wanted in [
        "Joint Committee: last met on 20 April 2016; 6 entries since the record began\n",
        "  Ms Ruth Allen, Chair, me-lay\n",
        "  Dr Obi Ade, financial, since 1 April 2015: partner in the practice\n",
        "  18 May 2016: Ms Jo Beck\n",
        "  1 Write to the practice (Dr Obi Ade)\n",
        "  10 May 2016, Ms Ruth Allen: Extended by a month; to be reported\n",
        "Minutes not approved yet\n  20 April 2016\n",
    ] {
        assert!(out.contains(wanted), "{wanted:?} in {out}");
    }
    assert!(!out.contains("Hale"), "{out}");
    let (exit, json, _) = answered(&place, "committee mid-essex --format json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(exit, Exit::Sound);
    assert_eq!(json["members"].as_array().unwrap().len(), 8);
    assert_eq!(json["urgent_decisions"][0]["reported"], false);
}

#[test]
fn the_public_part_holds_nothing_private_and_the_private_part_all() {
    let place = kept();
    for format in ["text", "json"] {
        let sheet = |part: &str| answered(&place, &format!("committee mid-essex --part {part} --format {format}")).1;
        let (public, private) = (sheet("public"), sheet("private"));
        for secret in ["the SECRET award", "SECRET advice", "majority-of"] {
            assert!(!public.contains(secret), "{secret}: {public}");
            assert!(private.contains(secret), "{secret}: {private}");
        }
        // As far as the public knows it is still to be done.
        assert!(public.contains("Write to the practice"), "{public}");
        assert!(!private.contains("Write to the practice"), "{private}");
        assert_eq!(
            answered(&place, &format!("committee mid-essex --format {format}")).1,
            public
        );
    }
    assert!(
        answered(&place, "committee mid-essex --part private")
            .1
            .contains("20 April 2016, private part")
    );
}

#[test]
fn its_record_is_verified_and_a_damaged_one_is_not_shown() {
    let place = kept();
    let (exit, out, _) = answered(&place, "verify mid-essex");
    assert_eq!(exit, Exit::Sound);
    assert!(out.starts_with("mid-essex: sound"), "{out}");
    let path = place.path().join("mid-essex").join(COMMITTEE);
    let mut bytes = fs::read(&path).unwrap();
    bytes[50] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let (exit, out, _) = answered(&place, "verify mid-essex");
    assert_eq!(exit, Exit::Found);
    assert!(
        out.contains("Entry 1 is damaged on the disk; 5 good entries come after it."),
        "{out}"
    );
    let (exit, _, err) = answered(&place, "committee mid-essex");
    assert_eq!(exit, Exit::Unreadable);
    assert!(err.contains("Entry 1 is damaged"), "{err}");
    assert_eq!(answered(&place, "committee nobody").0, Exit::Unreadable);
}
