//! A forecast is the result when exactly what it assumed comes about: on made-up terms, before and during made-up meetings,
//! with what-ifs; and whoever it calls critical breaks the quorum by leaving, and nobody else does.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use quorate::meeting::{
    About, Brought, Created, Event, FORMAT, History, Item, ItemNo, Person, PersonId, Record, Way, WhatIf,
};
use quorate::rules::{Met, Occupancy, Presence, Snapshot, result};
use quorate::terms::{SeatId, Terms, Test};

use crate::made_up::{at_fault, made_up};

/// Who sits where: the last person in two seats; the deputy in none.
const PEOPLE: [(&str, &[&str]); 6] = [
    ("pat", &["a-1"]),
    ("quin", &["a-2"]),
    ("ros", &["a-3"]),
    ("sam", &["b-1"]),
    ("toni", &["b-2", "b-3"]),
    ("uma", &[]),
];

/// One person's part: how they are, how they are on the item, and what if.
#[derive(Clone, Debug)]
struct Part {
    apologies: bool,
    here: Option<Way>,
    out: bool,
    rung: Option<&'static str>,
    what_if: Option<u8>,
}

fn part() -> impl Strategy<Value = Part> {
    let here = prop_oneof![1 => Just(None), 3 => Just(Some(Way::InPerson)), 1 => Just(Some(Way::Remote))];
    let rung = prop_oneof![4 => Just(None), 1 => Just(Some("noted")), 1 => Just(Some("out")), 1 => Just(Some("goes"))];
    let what_if = prop::option::weighted(0.2, 0_u8..5);
    (
        prop::bool::weighted(0.3),
        here,
        prop::bool::weighted(0.15),
        rung,
        what_if,
    )
        .prop_map(|(apologies, here, out, rung, what_if)| Part {
            apologies,
            here,
            out,
            rung,
            what_if,
        })
}

/// Terms whose ladder has three rungs, with a quorum that made-up tests add to.
fn terms() -> impl Strategy<Value = Terms> {
    (made_up(), 1_u16..5).prop_map(|(mut terms, at_least)| {
        let ladder = crate::table::sketch(&format!(
            r#"seats: [], decisions: [], quorum: (test: Need(at_least: {at_least}, are: [Present])), bars: [
                (who: [Conflict("noted")], from: []),
                (who: [Conflict("out")], from: [Vote, Deputy]),
                (who: [Conflict("goes")], from: [Room, Vote, Quorum]),
            ]"#
        ));
        // Made-up bars go in circles more often than not, which `check` refuses.
        terms.bars = ladder.bars;
        let made_up = std::mem::replace(&mut terms.quorum.test, Test::All(vec![]));
        terms.quorum.test = Test::All(vec![ladder.quorum.test, Test::Any(vec![made_up, Test::All(vec![])])]);
        terms
    })
}

fn who(id: &str) -> PersonId {
    PersonId(id.to_owned())
}

fn no(number: &str) -> ItemNo {
    ItemNo(number.to_owned())
}

fn then(history: &History, event: Event) -> History {
    let seq = history.next_seq();
    let record = Record {
        v: FORMAT,
        seq,
        id: format!("act{seq}"),
        at: DateTime::parse_from_rfc3339("2016-04-20T10:00:00+01:00").unwrap(),
        effect: None,
        event,
    };
    history
        .try_act(&[record])
        .unwrap_or_else(|refusal| panic!("{}", refusal.says))
}

fn created(terms: &str) -> History {
    let item = |number: &str| Item {
        number: no(number),
        title: number.to_owned(),
        ..Item::default()
    };
    let people = PEOPLE.iter().map(|(id, seats)| Person {
        id: who(id),
        name: format!("Ms {id}"),
        seats: seats.iter().map(|seat| SeatId((*seat).to_owned())).collect(),
        role: None,
    });
    let created = Created {
        meeting: "0123456789abcdef0123456789abcdef".to_owned(),
        program: "0.1.0".to_owned(),
        practice: false,
        date: NaiveDate::from_ymd_opt(2016, 4, 20).unwrap(),
        begins: None,
        place: String::new(),
        secretary: String::new(),
        terms_file: "terms.ron".to_owned(),
        terms: terms.to_owned(),
        people: people.collect(),
        agenda: vec![item("5"), item("6")],
        brought: Brought::default(),
    };
    let record = Record {
        v: FORMAT,
        seq: 1,
        id: "act1".to_owned(),
        at: DateTime::parse_from_rfc3339("2016-04-20T09:00:00+01:00").unwrap(),
        effect: None,
        event: Event::Created(Box::new(created)),
    };
    History::new(vec![record]).unwrap_or_else(|refusal| panic!("{}", refusal.says))
}

fn handled(person: &str, rung: Option<&str>) -> Event {
    Event::HandlingDecided {
        person: who(person),
        about: About::item(&no("6")),
        rung: rung.map(str::to_owned),
        by: None,
        reason: String::new(),
    }
}

fn arrived(person: &str, way: Way) -> Event {
    Event::Arrived {
        person: who(person),
        way,
        only_for: None,
    }
}

/// The meeting as its parts say: before it begins, or during item 5.
fn so_far(terms: &str, parts: &[Part], deputy: bool, begun: bool) -> History {
    let mut history = created(terms);
    if deputy {
        let accepted = Event::DeputyAccepted {
            deputy: who("uma"),
            seat: SeatId("a-2".to_owned()),
            accepted_by: None,
        };
        history = then(&history, accepted);
    }
    for ((person, _), part) in PEOPLE.iter().zip(parts) {
        if part.apologies {
            history = then(&history, Event::ApologiesGiven { person: who(person) });
        }
        if let Some(rung) = part.rung {
            history = then(&history, handled(person, Some(rung)));
        }
    }
    if !begun {
        return history;
    }
    for ((person, _), part) in PEOPLE.iter().zip(parts) {
        if let Some(way) = part.here {
            history = then(&history, arrived(person, way));
        }
    }
    history = then(&history, Event::CalledToOrder);
    history = then(&history, Event::ItemTaken { item: no("5") });
    for ((person, _), part) in PEOPLE.iter().zip(parts) {
        if part.out && part.here.is_some() {
            let out = Event::WentOut {
                person: who(person),
                item: no("5"),
            };
            history = then(&history, out);
        }
    }
    history
}

fn what_ifs(parts: &[Part]) -> Vec<WhatIf> {
    let people = PEOPLE.iter().zip(parts);
    let changes = people.filter_map(|((person, _), part)| {
        let person = who(person);
        Some(match part.what_if? {
            0 => WhatIf::Leaves(person),
            1 => WhatIf::Comes(person),
            2 => WhatIf::Handled(person, None),
            3 => WhatIf::Handled(person, Some("out".to_owned())),
            _ => WhatIf::Handled(person, Some("goes".to_owned())),
        })
    });
    changes.collect()
}

/// How each person is to be: as the forecast has them in a seat; whoever sits in none stays as they are.
fn assumed(snapshot: &Snapshot, person: &str) -> Option<Presence> {
    let own = PEOPLE
        .iter()
        .find(|(id, _)| *id == person)
        .map_or(&[] as &[&str], |(_, seats)| seats);
    let deputised = |seat: &&&str| {
        let now = snapshot.seats.iter().find(|now| now.seat.0 == ***seat);
        now.is_some_and(|now| now.occupancy == Occupancy::Deputy)
    };
    if own.iter().any(|seat| deputised(&seat)) {
        return Some(Presence::Absent);
    }
    let now = snapshot
        .seats
        .iter()
        .find(|now| now.person.as_ref() == Some(&who(person)));
    match now {
        Some(now) => Some(now.presence),
        // A seat that is empty all the same: its deputy is away.
        None if own.is_empty()
            && snapshot
                .seats
                .iter()
                .any(|now| now.seat.0 == "a-2" && !is_in_room(now.presence)) =>
        {
            Some(Presence::Absent)
        }
        None => None,
    }
}

fn is_in_room(presence: Presence) -> bool {
    matches!(presence, Presence::InPerson | Presence::Remote)
}

/// Makes everything come about that was assumed, and no more: then item 6 is taken.
fn comes_about(history: &History, changes: &[WhatIf], snapshot: &Snapshot, begun: bool) -> History {
    let mut history = history.clone();
    for change in changes {
        if let WhatIf::Handled(person, rung) = change {
            history = then(&history, handled(&person.0, rung.as_deref()));
        }
    }
    let here: Vec<PersonId> = PEOPLE
        .iter()
        .map(|(person, _)| who(person))
        .filter(|person| history.meeting().is_here(person))
        .collect();
    for (person, _) in PEOPLE {
        let is_here = here.contains(&who(person));
        match (assumed(snapshot, person), is_here) {
            (Some(Presence::Absent), true) => history = then(&history, Event::Left { person: who(person) }),
            (Some(Presence::InPerson | Presence::Withdrew), false) => {
                history = then(&history, arrived(person, Way::InPerson))
            }
            (Some(Presence::Remote), false) => history = then(&history, arrived(person, Way::Remote)),
            (Some(_) | None, _) => {}
        }
    }
    if !begun {
        history = then(&history, Event::CalledToOrder);
    }
    for (person, _) in PEOPLE {
        let out = history
            .meeting()
            .attendance_of(&who(person))
            .is_some_and(|known| known.out_for().is_some());
        if out {
            history = then(&history, Event::CameBack { person: who(person) });
        }
    }
    history = then(&history, Event::ItemTaken { item: no("6") });
    for (person, _) in PEOPLE {
        if assumed(snapshot, person) == Some(Presence::Withdrew) {
            let out = Event::WentOut {
                person: who(person),
                item: no("6"),
            };
            history = then(&history, out);
        }
    }
    history
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_global_rejects: 20_000, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_forecast_is_the_result_when_what_it_assumed_comes_about(
        terms in terms(),
        parts in prop::collection::vec(part(), PEOPLE.len()),
        deputy in any::<bool>(),
        begun in any::<bool>(),
    ) {
        let text = ron::to_string(&terms).unwrap();
        prop_assume!(Terms::load(&text, "made-up.ron").is_ok());
        let history = so_far(&text, &parts, deputy, begun);
        let changes = what_ifs(&parts);
        let outlook = history.meeting().outlook_if(&changes);
        let outlook = outlook.iter().find(|outlook| outlook.item == no("6")).unwrap();
        let then_so = comes_about(&history, &changes, &outlook.assumed, begun);
        let room = then_so.meeting().snapshot(&About::item(&no("6")));
        prop_assert_eq!(&room.seats, &outlook.assumed.seats);
        let came = result(&terms, &room);
        prop_assume!(!at_fault(&came));
        prop_assert_eq!(&came.quorum, &outlook.result.quorum);
        prop_assert_eq!(&came.electorate, &outlook.result.electorate);
        prop_assert_eq!((came.quorum.met, &came.quorum.missing), (outlook.met, &outlook.missing));
        prop_assert_eq!(&came.presiding, &outlook.result.presiding);
        // Now each of them leaves, alone; without a deputy who could take the seat.
        if outlook.met != Met::Yes || deputy {
            return Ok(());
        }
        for (person, seats) in PEOPLE {
            if seats.is_empty() || !then_so.meeting().is_here(&who(person)) {
                continue;
            }
            let without = then(&then_so, Event::Left { person: who(person) });
            let met = result(&terms, &without.meeting().snapshot(&About::item(&no("6")))).quorum.met;
            prop_assert_eq!(outlook.critical.contains(&who(person)), met == Met::No, "{}", person);
            prop_assert_eq!(outlook.critical_by_reading.contains(&who(person)), met == Met::ReadingNeeded, "{}", person);
        }
    }
}
