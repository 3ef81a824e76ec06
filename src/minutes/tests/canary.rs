//! Confidential matter in public documents: a canary in every confidential field of private items and of the time while
//! the public was excluded, searched in every public output. The private part holds each of them, so that the search
//! is known to look for what is there.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, RecordHead, part_ron, text};
use crate::terms::Choice;

/// Every confidential field, and whether the private part prints it (a note and a withheld name are nowhere).
const FIELDS: [(&str, bool); 38] = [
    ("title", true),
    ("presenter", true),
    ("paper", true),
    ("organisation concerned", true),
    ("wording put", true),
    ("original wording", true),
    ("ground on the agenda", false),
    ("minute text", true),
    ("note", false),
    ("presenter's name", true),
    ("presenter's role", true),
    ("nature", true),
    ("nature raised", true),
    ("raised by", true),
    ("handling reason", true),
    ("evidence", true),
    ("verb", true),
    ("decision wording", true),
    ("vote wording", true),
    ("reservation", true),
    ("ruling reason", true),
    ("remedy", true),
    ("action words", true),
    ("action owner", true),
    ("action update", true),
    ("action brought", true),
    ("adjourned because", true),
    ("adjourned until", true),
    ("late title", true),
    ("late reason", true),
    ("deferred reason", true),
    ("question", true),
    ("answer", true),
    ("withheld name", false),
    ("office", true),
    ("amendment agreed here", true),
    ("amendment agreed later", true),
    ("who signed the private part", true),
];

fn canary(field: &str) -> String {
    format!("CANARY {field} CANARY")
}

fn the_meeting() -> (Meeting, Prose) {
    let mut created = created();
    created.terms = created.terms.replace(
        "(name: \"Vice Chair\"",
        &format!("(name: \"{}\", filled: \"x\"), (name: \"Vice Chair\"", canary("office")),
    );
    let private = created.agenda.iter_mut().find(|item| item.number == no("8")).unwrap();
    private.title = canary("title");
    private.presenter = Some(canary("presenter"));
    private.paper = Some(canary("paper"));
    private.concerns = vec![canary("organisation concerned")];
    private.private = Some(canary("ground on the agenda"));
    private.parts = vec![crate::meeting::Part {
        label: "a".into(),
        wording: canary("original wording"),
    }];
    created.people.push(Person {
        id: who("valuer"),
        name: canary("presenter's name"),
        seats: vec![],
        role: Some(canary("presenter's role")),
    });
    let old = Action {
        number: 90,
        words: canary("action brought"),
        private: true,
        ..Action::default()
    };
    created.brought.actions.push(old);
    let mut late = item("8A", &canary("late title"));
    late.private = Some("x".into());
    let mut other = item("9", "Another private one");
    other.private = Some("x".into());
    let mut prose = Prose::new();
    prose.insert("m".into(), canary("minute text"));
    prose.insert("n".into(), canary("note"));
    let valuer = Interest {
        person: who("valuer"),
        about: vec![about("8")],
        kind: InterestKind::Indirect,
        nature: canary("nature"),
    };
    let raised = Interest {
        person: who("hale"),
        nature: canary("nature raised"),
        ..valuer.clone()
    };
    let mut tale = Tale::of(created);
    for id in ["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost", "gale"] {
        tale = tale.then("09:25", arrived(id));
    }
    let tale = tale
        .then("09:30", took("allen"))
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "2")
        .then("09:32", Event::InterestDeclared(valuer))
        .then("09:33", handled("hale", "8", LEAVES))
        .then(
            "09:34",
            Event::HandlingDecided {
                person: who("hale"),
                about: about("8"),
                rung: None,
                by: None,
                reason: canary("handling reason"),
            },
        )
        .then(
            "09:35",
            Event::ItemAdded {
                item: late,
                after: Some(no("8")),
                reason: Some(canary("late reason")),
            },
        )
        .then(
            "09:36",
            Event::ItemAdded {
                item: other,
                after: None,
                reason: None,
            },
        )
        .then(
            "09:40",
            Event::Arrived {
                person: who("valuer"),
                way: Way::InPerson,
                only_for: Some(no("8")),
            },
        )
        .then("09:41", action(4, "Public action", "cole", "5"))
        .then(
            "10:00",
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: "the confidential nature".into(),
                endings: Box::default(),
            },
        )
        .take("10:01", "8")
        .then(
            "10:02",
            Event::InterestRaised {
                interest: raised,
                by: canary("raised by"),
            },
        )
        .then(
            "10:03",
            Event::HandlingEvidenced {
                person: who("hale"),
                about: about("8"),
                evidence: canary("evidence"),
            },
        )
        .then("10:04", written("n", "8", TextKind::Note))
        .then("10:05", minute("m", "8"))
        .then("10:06", left("dunn"))
        .then(
            "10:07",
            Event::Adjourned {
                reason: canary("adjourned because"),
                until: Some(canary("adjourned until")),
            },
        )
        .then("10:17", Event::Resumed)
        .then("10:18", decided("8", &canary("verb"), &canary("decision wording")))
        .then(
            "10:19",
            Event::DissentRecorded {
                about: about("8"),
                person: who("beck"),
                what: Dissent::Reservation,
                words: Some(canary("reservation")),
            },
        )
        .then(
            "10:20",
            Event::VoteOpened {
                about: about("8a"),
                wording: canary("vote wording"),
                amended: true,
                way: VoteWay::ByName,
                mover: Some(who("beck")),
                seconder: None,
                condition: None,
            },
        );
    let vote = tale.last();
    let meeting = tale
        .cast("10:21", vote, Choice::For, &["me-lay"])
        .close("10:22", vote)
        .then(
            "10:23",
            Event::DecisionTaken {
                about: about("8a"),
                verb: "noted".into(),
                wording: canary("wording put"),
                amended: true,
                endings: Box::default(),
            },
        )
        .then(
            "10:24",
            Event::ChairRuled {
                about: about("8"),
                ruling: Ruling::Stands,
                reason: canary("ruling reason"),
                by: Some(who("allen")),
            },
        )
        .then(
            "10:25",
            Event::RemedyChosen {
                about: about("8"),
                remedy: 0,
                says: canary("remedy"),
            },
        )
        .then(
            "10:26",
            action(5, &canary("action words"), &canary("action owner"), "8"),
        )
        .then(
            "10:27",
            Event::ActionUpdated {
                action: 4,
                note: canary("action update"),
                done: false,
            },
        )
        .then(
            "10:28",
            Event::QuestionAsked {
                from: canary("withheld name"),
                name_withheld: true,
                question: canary("question"),
                answer: canary("answer"),
            },
        )
        .then(
            "10:29",
            Event::OfficeFilled {
                office: canary("office"),
                person: who("iqbal"),
                nominated: vec![],
                counts: vec![],
                endings: Box::default(),
            },
        )
        .then("10:37", took("beck"))
        .take("10:40", "8A")
        .then(
            "10:41",
            Event::ItemDeferred {
                item: no("9"),
                reason: canary("deferred reason"),
            },
        )
        .then(
            "10:42",
            Event::MinutesApproved {
                item: no("8"),
                of: MinutesOf {
                    date: "2016-03-16".parse().unwrap(),
                    meeting: None,
                    part: Part::Public,
                },
                amendments: vec![canary("amendment agreed here")],
                endings: Box::default(),
            },
        )
        .then("11:00", Event::Closed)
        .then(
            "11:01",
            Event::Circulated {
                part: Part::Private,
                on: "2016-04-22".parse().unwrap(),
                not_to: vec![who("hale")],
            },
        )
        .then(
            "11:02",
            Event::Signed {
                part: Part::Private,
                by: canary("who signed the private part"),
                on: "2016-05-18".parse().unwrap(),
                approved: None,
                amendments: 1,
            },
        )
        .history();
    let later = [Part::Public, Part::Private].map(|part| Approval {
        part,
        on: "2016-05-18".parse().unwrap(),
        at: "2016-05-18T10:00:00+01:00".parse().unwrap(),
        in_chair: Some(canary("who was in the chair then")),
        amendments: vec![canary("amendment agreed later")],
        in_public: false,
    });
    (meeting.knowing(later.into()).meeting().clone(), prose)
}

#[test]
fn no_canary_is_in_any_public_output_and_each_is_where_it_belongs() {
    let (meeting, prose) = the_meeting();
    let head = RecordHead {
        records: 99,
        hash: "0".repeat(64),
    };
    let head = Some(&head);
    let publics = [
        ("text", text(&meeting, &prose, Part::Public, false, head)),
        ("text with its annex", text(&meeting, &prose, Part::Public, true, head)),
        ("ron", part_ron(&meeting, &prose, Part::Public, head).unwrap()),
    ];
    let unwrapped = |text: String| {
        text.split_whitespace()
            .filter(|word| *word != "|")
            .collect::<Vec<_>>()
            .join(" ")
    };
    let private = unwrapped(text(&meeting, &prose, Part::Private, true, head));
    let both = [Part::Public, Part::Private].map(|part| part_ron(&meeting, &prose, part, head).unwrap());
    for (output, public) in publics {
        let public = unwrapped(public);
        assert!(!public.contains("CANARY"), "public {output}:\n{public}");
        for (what, hidden) in [
            ("a time of the private session", "10:06"),
            ("the chair of the private session", "10:37"),
            ("who was here for it alone", "valuer"),
            ("a reservation", "Beck asked"),
            ("when private minutes went out", "22 April"),
            ("when they were approved", "18 May"),
            ("the other chair in the list", "in the chair for part"),
        ] {
            assert!(!public.contains(hidden), "{what} in public {output}:\n{public}");
        }
    }
    for (field, printed) in FIELDS {
        assert_eq!(
            private.contains(&canary(field)),
            printed,
            "{field} in the private part:\n{private}"
        );
    }
    for nowhere in ["note", "withheld name"] {
        assert!(!both.concat().contains(&canary(nowhere)), "{nowhere} in the files");
    }
}

#[test]
fn the_public_part_tells_of_a_private_item_its_number_and_the_resolution() {
    let (meeting, prose) = the_meeting();
    let public = text(&meeting, &prose, Part::Public, false, None);
    assert!(
        public.contains("8. Private item\n---------------\n\nThis item was taken in private session.\n"),
        "{public}"
    );
    assert!(
        public.contains("9. Private item\n---------------\n\nThis item was on the private part of the agenda.\n"),
        "{public}"
    );
    assert!(
        public.contains("The Committee resolved: “That the public be excluded”. Ground: the\nconfidential nature."),
        "{public}"
    );
}
