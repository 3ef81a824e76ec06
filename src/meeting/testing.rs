//! Meetings told tersely, for tests: the committee of `TERMS`, its people and an agenda; events with a time of the day.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::*;
use crate::terms::{Choice, SeatId};

/// The founding committee in small: two of each body, one of the CCGs' the chair or vice chair.
pub(crate) const TERMS: &str = r#"(
    format: 0, id: "joint", committee: "Joint Committee",
    bodies: [(name: "Mid Essex"), (name: "North East Essex"), (name: "NHS England")],
    seats: [
        (id: "me-lay", body: "Mid Essex", title: "Lay Member", tags: ["lay"]),
        (id: "me-chair", body: "Mid Essex", title: "CCG Chair", tags: ["gp"]),
        (id: "me-officer", body: "Mid Essex", title: "Chief Officer", tags: ["executive"]),
        (id: "ne-lay", body: "North East Essex", title: "Lay Member", tags: ["lay"]),
        (id: "ne-chair", body: "North East Essex", title: "CCG Chair", tags: ["gp"]),
        (id: "ne-officer", body: "North East Essex", title: "Chief Officer", tags: ["executive"]),
        (id: "nhse-area", body: "NHS England", title: "Area Director", tags: ["executive"]),
        (id: "nhse-medical", body: "NHS England", title: "Medical Director", tags: ["executive"]),
        (id: "nhse-primary", body: "NHS England", title: "Head of Primary Care", tags: ["executive"]),
    ],
    offices: [
        (name: "Chair", from: [Tag("lay")], filled: "elected", then: ["Vice Chair"], clause: "9"),
        (name: "Vice Chair", from: [Tag("lay")], filled: "elected", clause: "10"),
        (name: "Area Director", holder: "nhse-area"), (name: "Medical Director", holder: "nhse-medical"),
    ],
    questions: [
        (id: "majority-of", clause: "14", asks: "A majority of the members present, or of their votes?", answers: ["votes", "members"]),
    ],
    words: [("CCGs", [Or([Body("Mid Essex"), Body("North East Essex")])])],
    tests: [("simple majority", Case("majority-of", [
        ("votes", Need(more_than: "1/2", of: [Attending, Entitled], are: [For], by: Votes)),
        ("members", Need(more_than: "1/2", of: [Attending, Entitled], are: [For])),
    ]))],
    bars: [
        (who: [Conflict("takes no part in the decision")], from: [Decision, Vote, Quorum], clause: "13"),
        (who: [Conflict("leaves for the item")], from: [Papers, Room, Speech, Decision, Vote, Quorum, Casting, Presiding], clause: "13"),
    ],
    stand_ins: [(for: [Body("NHS England")], as: Deputy, says: "a named deputy of appropriate seniority", clause: "8")],
    votes: [([The("CCGs")], Under("14", Each(1))), ([Body("NHS England")], Under("14", Together(6)))],
    quorum: (
        checked: [Always],
        test: All([
            Under("16(a)", Need(at_least: 2, of: [Body("Mid Essex")], are: [Present])),
            Under("16(a)", Need(at_least: 2, of: [Body("North East Essex")], are: [Present])),
            Under("16(a)", Need(at_least: 1, of: [Or([Office("Chair"), Office("Vice Chair")])], are: [Present])),
            Under("16(b)", Need(at_least: 2, of: [Body("NHS England")], are: [Present])),
        ]),
        remedies: [
            (act: Recommend, says: "Those present may recommend.", clause: "13"),
            (act: Defer, says: "The item is deferred to the next meeting.", clause: "13"),
        ],
    ),
    decisions: [
        (class: "joint", clause: "14", rule: (
            carried: Under("14", The("simple majority")),
            tie: Under("14", Casting(by: [[Office("Area Director")], [Office("Medical Director")]])),
        )),
        (class: "election", clause: "9", quorum_instead: Need(at_least: 2, are: [Present]),
            rule: (carried: The("simple majority"))),
    ],
    verbs: ["approved", "noted", "agreed"],
    exclusion: (under: "the 1960 Act", words: "That the public be excluded.", grounds: ["confidential nature"]),
)"#;

const MEMBERS: [(&str, &str, &str); 9] = [
    ("allen", "Ms Ruth Allen", "me-lay"),
    ("ade", "Dr Obi Ade", "me-chair"),
    ("dunn", "Mr Paul Dunn", "me-officer"),
    ("beck", "Ms Jo Beck", "ne-lay"),
    ("hale", "Dr Tom Hale", "ne-chair"),
    ("iqbal", "Ms Sana Iqbal", "ne-officer"),
    ("cole", "Mr Ian Cole", "nhse-area"),
    ("frost", "Dr Mary Frost", "nhse-medical"),
    ("gale", "Mr Rob Gale", "nhse-primary"),
];

pub(crate) fn who(id: &str) -> PersonId {
    PersonId(id.into())
}

pub(crate) fn seat(id: &str) -> SeatId {
    SeatId(id.into())
}

pub(crate) fn no(number: &str) -> ItemNo {
    ItemNo(number.into())
}

/// `"6"` or `"6b"`.
pub(crate) fn about(text: &str) -> About {
    let part = text.trim_start_matches(|c: char| c.is_ascii_digit());
    About {
        item: no(&text[..text.len() - part.len()]),
        part: (!part.is_empty()).then(|| part.into()),
    }
}

pub(crate) fn clock(time: &str) -> NaiveTime {
    NaiveTime::parse_from_str(time, "%H:%M").unwrap()
}

fn day(time: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("2016-04-20T{time}:00+01:00")).unwrap()
}

pub(crate) fn item(number: &str, title: &str) -> Item {
    Item {
        number: no(number),
        title: title.into(),
        ..Item::default()
    }
}

pub(crate) fn created() -> Created {
    let members = MEMBERS.iter().map(|(id, name, seat)| Person {
        id: who(id),
        name: (*name).into(),
        seats: vec![SeatId((*seat).into())],
        role: None,
    });
    let others = [("gray", "Ms Ann Gray"), ("poole", "Mrs Eve Poole")].map(|(id, name)| Person {
        id: who(id),
        name: name.into(),
        seats: vec![],
        role: None,
    });
    let mut merger = item("6", "Merger of two practices");
    merger.parts = [("a", "note the engagement"), ("b", "approve the merger from 1 July")]
        .map(|(label, wording)| Part {
            label: label.into(),
            wording: wording.into(),
        })
        .into();
    let mut declarations = item("2", "Declarations of interest");
    declarations.standing = Some(Standing::Declarations);
    let mut private = item("8", "Premises");
    private.private = Some("confidential nature".into());
    Created {
        meeting: "0123456789abcdef0123456789abcdef".into(),
        program: "0.1.0".into(),
        practice: false,
        date: NaiveDate::from_ymd_opt(2016, 4, 20).unwrap(),
        begins: Some(clock("09:30")),
        place: "Witham".into(),
        secretary: "Mrs Lee".into(),
        terms_file: "terms.ron".into(),
        terms: TERMS.into(),
        people: members.chain(others).collect(),
        agenda: vec![
            item("1", "Welcome"),
            declarations,
            item("5", "Incentive scheme"),
            merger,
            item("7", "PMS review"),
            private,
        ],
        brought: Brought {
            offices: vec![("Chair".into(), who("allen")), ("Vice Chair".into(), who("beck"))],
            ..Brought::default()
        },
    }
}

/// A meeting as it is typed: records one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Tale(pub Vec<Record>);

impl Tale {
    /// Created, and nothing more.
    pub fn new() -> Tale {
        Tale::of(created())
    }

    pub fn of(created: Created) -> Tale {
        Tale(vec![]).then("09:00", Event::Created(Box::new(created)))
    }

    /// All nine members came, the chair called to order.
    pub fn begun() -> Tale {
        Tale::with(&["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost", "gale"])
    }

    /// These came, and Ms Allen, if here, called to order.
    pub fn with(people: &[&str]) -> Tale {
        let here = people
            .iter()
            .fold(Tale::new(), |tale, id| tale.then("09:25", arrived(id)));
        here.then("09:30", Event::TookChair { person: who("allen") })
            .then("09:30", Event::CalledToOrder)
    }

    pub fn then(self, time: &str, event: Event) -> Tale {
        self.put(time, None, event)
    }

    /// Typed at a time, put before an earlier record.
    pub fn before(self, time: &str, seq: Seq, event: Event) -> Tale {
        let effect = Effect {
            before: Some(seq),
            time: None,
        };
        self.put(time, Some(effect), event)
    }

    fn put(mut self, time: &str, effect: Option<Effect>, event: Event) -> Tale {
        let seq = self.last() + 1;
        self.0.push(Record {
            v: FORMAT,
            seq,
            id: format!("act{seq}"),
            at: day(time),
            effect,
            event,
        });
        self
    }

    /// The last record is part of the same act as the one before.
    pub fn same_act(mut self) -> Tale {
        let count = self.0.len();
        let before = self.0[count - 2].act().to_owned();
        self.0[count - 1].id = format!("{before}.{count}");
        self
    }

    pub fn withdraw(self, time: &str, seq: Seq) -> Tale {
        self.then(time, withdrawn(seq))
    }

    pub fn take(self, time: &str, item: &str) -> Tale {
        self.then(time, Event::ItemTaken { item: no(item) })
    }

    pub fn open(self, time: &str, part: &str) -> Tale {
        self.then(time, opened(part, VoteWay::ByName))
    }

    /// Votes, seat by seat, in the vote opened by `vote`.
    pub fn cast(self, time: &str, vote: Seq, choice: Choice, seats: &[&str]) -> Tale {
        seats
            .iter()
            .fold(self, |tale, seat| tale.then(time, cast(vote, seat, choice)))
    }

    pub fn close(self, time: &str, vote: Seq) -> Tale {
        self.then(time, Event::VoteClosed { vote })
    }

    /// The number of the last record.
    pub fn last(&self) -> Seq {
        self.0.last().map_or(0, |record| record.seq)
    }

    pub fn history(&self) -> History {
        History::new(self.0.clone()).unwrap()
    }

    pub fn meeting(&self) -> Meeting {
        self.history().meeting().clone()
    }

    /// The last record, tried on what the others make.
    pub fn tried(mut self) -> Result<History, Refusal> {
        let last = self.0.split_off(self.0.len() - 1);
        self.history().try_act(&last)
    }

    /// An entry moved to another time, as it was typed later.
    pub fn retime(self, seq: Seq, time: &str) -> Tale {
        let with = Box::new(self.history().event(seq).unwrap().clone());
        let effect = Effect {
            before: None,
            time: Some(clock(time)),
        };
        let (effect, reason) = (Some(effect), None);
        self.then(
            "11:30",
            Event::Replaced {
                seq,
                with,
                effect,
                reason,
            },
        )
    }

    pub fn refusal(&self) -> Refusal {
        History::new(self.0.clone()).unwrap_err()
    }
}

pub(crate) const EVERY_SEAT: [&str; 9] = [
    "me-lay",
    "me-chair",
    "me-officer",
    "ne-lay",
    "ne-chair",
    "ne-officer",
    "nhse-area",
    "nhse-medical",
    "nhse-primary",
];

pub(crate) fn arrived(id: &str) -> Event {
    Event::Arrived {
        person: who(id),
        way: Way::InPerson,
        only_for: None,
    }
}

pub(crate) fn left(id: &str) -> Event {
    Event::Left { person: who(id) }
}

pub(crate) fn went_out(id: &str, item: &str) -> Event {
    Event::WentOut {
        person: who(id),
        item: no(item),
    }
}

pub(crate) fn withdrawn(seq: Seq) -> Event {
    Event::Withdrawn { seq, reason: None }
}

pub(crate) fn replaced(seq: Seq, with: Event) -> Event {
    Event::Replaced {
        seq,
        with: Box::new(with),
        effect: None,
        reason: None,
    }
}

pub(crate) fn interest(id: &str, part: &str) -> Event {
    Event::InterestDeclared(Interest {
        person: who(id),
        about: vec![about(part)],
        kind: InterestKind::Financial,
        nature: "a partner in the practice".into(),
    })
}

pub(crate) fn handled(id: &str, part: &str, rung: &str) -> Event {
    Event::HandlingDecided {
        person: who(id),
        about: about(part),
        rung: Some(rung.into()),
        by: Some(who("allen")),
        reason: String::new(),
    }
}

pub(crate) const LEAVES: &str = "leaves for the item";
pub(crate) const NO_PART: &str = "takes no part in the decision";

pub(crate) fn agreed(part: &str) -> Event {
    Event::DecisionTaken {
        about: about(part),
        verb: "approved".into(),
        wording: "the proposal".into(),
        amended: false,
        endings: Box::default(),
    }
}

pub(crate) fn opened(part: &str, way: VoteWay) -> Event {
    Event::VoteOpened {
        about: about(part),
        wording: "the proposal".into(),
        amended: false,
        way,
        mover: None,
        seconder: None,
        condition: None,
    }
}

pub(crate) fn cast(vote: Seq, id: &str, choice: Choice) -> Event {
    Event::VoteCast {
        vote,
        seat: seat(id),
        choice,
    }
}

pub(crate) fn settled(answer: &str, span: Span) -> Event {
    Event::ReadingSettled {
        question: "majority-of".into(),
        answer: answer.into(),
        span,
        by: Some(who("allen")),
    }
}
