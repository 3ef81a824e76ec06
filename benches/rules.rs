//! How long results and forecasts take for 9, 50 and 500 seats, with 20 and 100 items: `cargo bench --bench rules`.
//!
//! Three organisations of a third of the seats each, weighted votes, a ladder of interests, four readings that are open, a
//! quorum of parts. Times are the fastest of several runs, printed and never tested. What must hold of them: a result grows
//! no faster than the seats, one item's forecast with its critical members no faster than their square.

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate};
use quorate::meeting::{About, Brought, Created, Event, FORMAT, History, Item, ItemNo, Person, PersonId, Record, Way};
use quorate::rules::{could_matter, result};
use quorate::terms::{Choice, SeatId, Terms};

const SEATS: [u16; 3] = [9, 51, 501];
const ITEMS: [u16; 2] = [20, 100];
const RUNS: usize = 7;

/// An equal vote is lost, however it is read.
const IDLE: &str = r#"tie: Case("idle", [("lost", Lost), ("postponed", Under("1", Lost))])"#;
const IDLE_QUESTION: &str = r#"questions: [(id: "idle", asks: "Lost or lost?", answers: ["lost", "postponed"]), "#;

/// The founding committee's rules in short, with a third of the seats for each organisation.
fn terms(seats: u16) -> String {
    let third = seats / 3;
    let body = |id: &str, body: &str| {
        let of = [("lay", 1), ("gp", third / 3), ("executive", third - third / 3 - 1)];
        let seats = of.map(|(tag, n)| format!(r#"(id: "{id}-{tag}", number: {n}, body: "{body}", tags: ["{tag}"])"#));
        seats.join(", ")
    };
    format!(
        r#"Terms(format: 0, id: "bench", committee: "Bench",
        seats: [{}, {}, {}],
        offices: [(name: "Chair", holder: "a-lay-1", then: ["Vice Chair"]), (name: "Vice Chair", holder: "b-lay-1"), (name: "Director", holder: "c-lay-1")],
        questions: [
            (id: "majority-of", asks: "Votes or members?", answers: ["votes", "members"]),
            (id: "weight", asks: "Do the votes stand?", answers: ["they stand", "two each"]),
            (id: "which", asks: "One in all or one of each?", answers: ["one in all", "one of each"]),
            (id: "majority-in", asks: "Of those present or entitled?", answers: ["present", "entitled"]),
        ],
        bars: [
            (who: [Conflict("noted")], from: []),
            (who: [Conflict("silent")], from: [Vote, Quorum]),
            (who: [Conflict("leaves")], from: [Room, Vote, Quorum, Casting, Presiding]),
        ],
        votes: [
            ([Not(Body("C"))], Each(1)),
            ([Body("C")], Case("weight", [("they stand", Together({seats})), ("two each", Each(2))])),
        ],
        quorum: (test: All([
            Need(at_least: {two_thirds}, of: [Body("A")], are: [Present]),
            Need(at_least: {two_thirds}, of: [Body("B")], are: [Present]),
            Need(at_least: {two_thirds}, of: [Body("C")], are: [Present]),
            Case("which", [
                ("one in all", Need(at_least: 1, of: [Or([Office("Chair"), Office("Vice Chair")])], are: [Present])),
                ("one of each", Each([[Body("A")], [Body("B")]], Need(at_least: 1, of: [Or([Office("Chair"), Office("Vice Chair")])], are: [Present]))),
            ]),
            Case("majority-in", [
                ("present", Need(more_than: "1/2", of: [Present], are: [Or([Tag("lay"), Tag("executive")])])),
                ("entitled", Need(more_than: "1/2", of: [Present, Entitled], are: [Or([Tag("lay"), Tag("executive")])])),
            ]),
        ]), remedies: [(act: Defer)]),
        decisions: [(class: "usual", rule: (
            carried: Case("majority-of", [
                ("votes", Need(more_than: "1/2", of: [Attending, Entitled], are: [For], by: Votes)),
                ("members", Need(more_than: "1/2", of: [Attending, Entitled], are: [For])),
            ]),
            tie: Casting(by: [[Office("Director")]]),
        ))])"#,
        body("a", "A"),
        body("b", "B"),
        body("c", "C"),
        two_thirds = (2 * third).div_ceil(3),
    )
}

fn then(history: &History, events: Vec<Event>) -> History {
    let first = history.next_seq();
    let records: Vec<Record> = (first..).zip(events).map(|(seq, event)| record(seq, event)).collect();
    history
        .try_act(&records)
        .unwrap_or_else(|refusal| panic!("{}", refusal.says))
}

fn record(seq: u64, event: Event) -> Record {
    Record {
        v: FORMAT,
        seq,
        id: format!("act{seq}"),
        at: DateTime::parse_from_rfc3339("2016-04-20T10:00:00+01:00").unwrap(),
        effect: None,
        event,
    }
}

fn person(seat: &SeatId) -> PersonId {
    PersonId(format!("p-{seat}"))
}

/// Everybody but the last has come; every third item has an interest of its own.
fn meeting(text: &str, seats: &[SeatId], items: u16) -> History {
    let agenda = (1..=items).map(|n| Item {
        number: ItemNo(n.to_string()),
        title: format!("Item {n}"),
        ..Item::default()
    });
    let people = seats.iter().map(|seat| Person {
        id: person(seat),
        name: format!("Ms {seat}"),
        seats: vec![seat.clone()],
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
        terms: text.to_owned(),
        people: people.collect(),
        agenda: agenda.collect(),
        brought: Brought::default(),
    };
    let history = History::new(vec![record(1, Event::Created(Box::new(created)))]).unwrap();
    let arrived = seats.iter().skip(1).map(|seat| Event::Arrived {
        person: person(seat),
        way: Way::InPerson,
        only_for: None,
    });
    let handled = (1..=items)
        .step_by(3)
        .zip(seats.iter().cycle())
        .map(|(n, seat)| Event::HandlingDecided {
            person: person(seat),
            about: About::item(&ItemNo(n.to_string())),
            rung: Some("silent".to_owned()),
            by: None,
            reason: String::new(),
        });
    then(&history, arrived.chain(handled).collect())
}

/// The fastest of several runs: the machine may have other things to do.
fn time<T>(mut run: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            black_box(run());
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[0]
}

fn told(what: &str, seats: u16, took: Duration) {
    println!("{what:<58} {seats:>4} seats {:>12.3} ms", took.as_secs_f64() * 1000.0);
}

fn main() {
    for seats in SEATS {
        let text = terms(seats);
        let terms = Terms::load(&text, "bench.ron").unwrap_or_else(|error| panic!("{error}"));
        let ids: Vec<SeatId> = terms.all_seats().into_iter().map(|seat| seat.id).collect();
        for items in ITEMS {
            let history = meeting(&text, &ids, items);
            let about = About::item(&ItemNo("2".to_owned()));
            if items == ITEMS[0] {
                let room = history.meeting().snapshot(&about);
                let mut voted = room.clone();
                voted.closed = true;
                let sides = [Choice::For, Choice::Against, Choice::For, Choice::Abstain];
                voted.votes = ids.iter().cloned().zip(sides.into_iter().cycle()).collect();
                told(
                    "result of a vote, four readings open",
                    seats,
                    time(|| result(&terms, &voted)),
                );
                for question in &terms.questions {
                    voted.answers.push((question.id.clone(), question.answers[0].clone()));
                }
                told("result of a vote, all settled", seats, time(|| result(&terms, &voted)));
                told(
                    "readings that could matter",
                    seats,
                    time(|| could_matter(&terms, &room)),
                );
                // A question that every equal vote meets and none makes matter: the search goes to its bound.
                let idle = text.replace(r#"tie: Casting(by: [[Office("Director")]])"#, IDLE);
                let idle = idle.replace("questions: [", IDLE_QUESTION);
                let idle = Terms::load(&idle, "bench.ron").unwrap_or_else(|error| panic!("{error}"));
                told(
                    "readings that could matter, one that never does",
                    seats,
                    time(|| could_matter(&idle, &room)),
                );
            }
            let meeting = history.meeting();
            let records = history.records();
            told(
                &format!("a meeting read, and the forecast of {items} items"),
                seats,
                time(|| History::new(records.to_vec()).unwrap().meeting().outlook()),
            );
            told(
                &format!("the forecast again, {items} items"),
                seats,
                time(|| meeting.outlook()),
            );
            let one = Event::HandlingDecided {
                person: person(&ids[1]),
                about: About::item(&ItemNo("3".to_owned())),
                rung: Some("leaves".to_owned()),
                by: None,
                reason: String::new(),
            };
            let changed = then(&history, vec![one]);
            let changed = changed.meeting();
            told(
                &format!("the forecast after one item's interest, again, {items} items"),
                seats,
                time(|| changed.outlook()),
            );
        }
    }
}
