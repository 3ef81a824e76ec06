//! The founding committee, all of it: every way in which its nine seats can stand to an item, under every reading, and
//! every vote that can then be given, against `clauses`, which was written from the paragraphs alone.
//!
//! 19,683 states of the seats (absent, present, with an interest, of the kind that stays in the room or of the one that
//! leaves it), seven pairs of office holders, three scopes. States that differ only in which of NHS England's three, or
//! which of the two CCGs, are tried once: paragraphs 14 to 16 cannot tell them apart. With `QUORATE_EXHAUSTIVE=1` every
//! one is tried, in a minute where built for release (`QUORATE_EXHAUSTIVE=1 cargo test --release --test rules exhaustive`). Each
//! test says both numbers of cases, and counts them.

mod attendance;
mod votes;

use std::sync::atomic::{AtomicUsize, Ordering};

use quorate::rules::{PersonId, Presence, Snapshot, Way};

use crate::clauses::{Attends, Block, Part, Reading, Room, SEATS, Scope};
use crate::table::Table;

const SCOPES: [Scope; 3] = [Scope::Both, Scope::MidEssex, Scope::NorthEastEssex];
/// Chair and Vice Chair are CCGs' lay members, two people, either office perhaps not filled yet.
const PAIRS: [(Option<usize>, Option<usize>); 7] = [
    (None, None),
    (Some(0), None),
    (Some(3), None),
    (None, Some(0)),
    (None, Some(3)),
    (Some(0), Some(3)),
    (Some(3), Some(0)),
];
const STATES: usize = 19_683;

/// The state with this number, an interest being of this kind.
fn parts(state: usize, in_room: bool) -> [Part; 9] {
    let mut rest = state;
    SEATS.map(|_| {
        let digit = rest % 3;
        rest /= 3;
        match digit {
            0 => Part::Absent,
            1 => Part::Present,
            _ => Part::Recused { in_room },
        }
    })
}

/// The same room as the rules see it.
fn seen(founding: &Table, room: &Room) -> Snapshot {
    let mut seen = founding.now.clone();
    for (now, part) in seen.seats.iter_mut().zip(room.parts) {
        (now.presence, now.rung) = match part {
            Part::Absent => (Presence::Absent, None),
            Part::Present => (Presence::InPerson, None),
            Part::Recused { in_room: true } => (Presence::InPerson, Some("stays, silent".to_owned())),
            Part::Recused { in_room: false } => (Presence::Withdrew, Some("leaves for the item".to_owned())),
        };
    }
    for (office, seat) in [("Chair", room.chair), ("Vice Chair", room.vice)] {
        if let Some(seat) = seat {
            let person = PersonId(SEATS[seat].to_owned());
            seen.offices.push((office.to_owned(), person));
        }
    }
    let concerned = match room.scope {
        Scope::Both => return seen,
        Scope::MidEssex => "Mid Essex",
        Scope::NorthEastEssex => "North East Essex",
    };
    seen.class = Some("single CCG".to_owned());
    seen.concerned.push(concerned.to_owned());
    seen
}

/// Whether every single case is asked for.
fn everything() -> bool {
    std::env::var_os("QUORATE_EXHAUSTIVE").is_some()
}

/// The number of cases compared: of those that can be told apart, or of all.
fn cases(told_apart: usize, all: usize) -> usize {
    if everything() { all } else { told_apart }
}

/// The same room, the two CCGs having changed places.
fn swapped(room: &Room) -> Room {
    let seat = |seat: usize| if seat < 3 { seat + 3 } else { seat - 3 };
    let [a, b, c, d, e, f, g, h, i] = room.parts;
    Room {
        parts: [d, e, f, a, b, c, g, h, i],
        chair: room.chair.map(seat),
        vice: room.vice.map(seat),
        scope: match room.scope {
            Scope::Both => Scope::Both,
            Scope::MidEssex => Scope::NorthEastEssex,
            Scope::NorthEastEssex => Scope::MidEssex,
        },
    }
}

/// Whether the room is to be tried: the first of those that the paragraphs cannot tell apart, in some order.
fn tried(room: &Room) -> bool {
    let key = |room: &Room| (room.parts.map(order), room.chair, room.vice, room.scope as u8);
    everything() || (nhse_in_order(room) && key(room) <= key(&swapped(room)))
}

fn order(part: Part) -> u8 {
    match part {
        Part::Absent => 0,
        Part::Present => 1,
        Part::Recused { .. } => 2,
    }
}

fn nhse_in_order(room: &Room) -> bool {
    room.parts[6..].is_sorted_by_key(|part| order(*part))
}

fn founding() -> Table {
    let terms = quorate::terms::founding().expect("the terms are delivered with the program");
    let table = Table::new(terms);
    let seats: Vec<&str> = table.now.seats.iter().map(|now| now.seat.0.as_str()).collect();
    assert_eq!(seats, SEATS);
    table
}

/// The reading that every answer tried so far leaves open: one of each, to vary.
const FIRST: Reading = Reading {
    conflicted: Attends::InRoom,
    chair_of_ccg: false,
    one_of_each: false,
    majority_of_entitled: false,
    vice_for_conflicted: true,
    of_members: false,
    two_each: false,
    block: Block::Shares,
    parity: false,
    medical_first: false,
    any_of_nhse: false,
};

/// Every reading that differs from these in one more respect.
fn vary<T: Copy>(readings: Vec<Reading>, values: &[T], set: impl Fn(&mut Reading, T)) -> Vec<Reading> {
    let mut more = Vec::new();
    for reading in readings {
        for value in values {
            let mut reading = reading;
            set(&mut reading, *value);
            more.push(reading);
        }
    }
    more
}

const EITHER: [bool; 2] = [false, true];

fn of_quorum() -> Vec<Reading> {
    let attends = [Attends::InRoom, Attends::Never, Attends::Always];
    let readings = vary(vec![FIRST], &attends, |reading, value| reading.conflicted = value);
    let readings = vary(readings, &EITHER, |reading, value| reading.chair_of_ccg = value);
    let readings = vary(readings, &EITHER, |reading, value| reading.one_of_each = value);
    vary(readings, &EITHER, |reading, value| reading.majority_of_entitled = value)
}

fn of_weight() -> Vec<Reading> {
    let blocks = [Block::Shares, Block::AsMost, Block::IfAgreed];
    let readings = vary(vec![FIRST], &blocks, |reading, value| reading.block = value);
    let readings = vary(readings, &EITHER, |reading, value| reading.two_each = value);
    vary(readings, &EITHER, |reading, value| reading.parity = value)
}

/// Paragraph 15's questions are asked of a single CCG's decision alone.
fn of_outcome(scope: Scope) -> Vec<Reading> {
    let blocks = [Block::Shares, Block::AsMost, Block::IfAgreed];
    let readings = vary(vec![FIRST], &blocks, |reading, value| reading.block = value);
    let readings = vary(readings, &EITHER, |reading, value| reading.two_each = value);
    let readings = vary(readings, &EITHER, |reading, value| reading.of_members = value);
    let readings = vary(readings, &EITHER, |reading, value| reading.medical_first = value);
    if scope == Scope::Both {
        return readings;
    }
    let readings = vary(readings, &EITHER, |reading, value| reading.parity = value);
    vary(readings, &EITHER, |reading, value| reading.any_of_nhse = value)
}

/// Every question of the delivered terms that these checks know, with its answers.
const QUESTIONS: [(&str, &[&str]); 11] = [
    (
        "conflicted-attends",
        &["while in the room", "not in attendance", "even out of the room"],
    ),
    ("which-chair", &["committee", "CCG"]),
    ("chair-of-each", &["one in all", "one of each CCG"]),
    ("lay-executive", &["present", "entitled"]),
    ("chair-conflicted", &["the Chair", "the Vice Chair"]),
    ("majority-of", &["votes", "members"]),
    ("nhse-weight", &["six stand", "two for each present"]),
    (
        "nhse-block",
        &[
            "each casts a share",
            "one vote, as most of them vote",
            "one vote, only if they agree",
        ],
    ),
    ("single-ccg", &["six stand", "equal to the CCG"]),
    ("who-decides", &["Area Director", "Medical Director"]),
    (
        "casting-for-nhse",
        &["the holders of the deciding vote", "any of its representatives"],
    ),
];

/// A reading as the places of its answers in `QUESTIONS`.
fn places(reading: &Reading) -> [usize; 11] {
    [
        match reading.conflicted {
            Attends::InRoom => 0,
            Attends::Never => 1,
            Attends::Always => 2,
        },
        reading.chair_of_ccg.into(),
        reading.one_of_each.into(),
        reading.majority_of_entitled.into(),
        reading.vice_for_conflicted.into(),
        reading.of_members.into(),
        reading.two_each.into(),
        match reading.block {
            Block::Shares => 0,
            Block::AsMost => 1,
            Block::IfAgreed => 2,
        },
        reading.parity.into(),
        reading.medical_first.into(),
        reading.any_of_nhse.into(),
    ]
}

fn place(question: &str, answer: &str) -> (usize, usize) {
    let known = QUESTIONS.iter().position(|(id, _)| *id == question);
    let known = known.unwrap_or_else(|| panic!("these checks know nothing of {question:?}"));
    let answer = QUESTIONS[known].1.iter().position(|known| *known == answer);
    (known, answer.expect("an answer of the delivered terms"))
}

/// What the rules give under each of these readings alone, compared; how many were.
fn compare<T, E>(
    ways: &[Way<'_, T>],
    readings: &[([usize; 11], Reading)],
    same: impl Fn(&T, &Reading) -> Result<(), E>,
) -> Result<usize, E> {
    let mut compared = 0;
    for way in ways {
        let answers: Vec<(usize, usize)> = way.answers.iter().map(|(asked, tried)| place(asked, tried)).collect();
        for (places, reading) in readings {
            if answers.iter().all(|(question, tried)| places[*question] == *tried) {
                same(&way.value, reading)?;
                compared += 1;
            }
        }
    }
    assert_eq!(compared, readings.len(), "each reading is one of the ways");
    Ok(compared)
}

fn placed(readings: Vec<Reading>) -> Vec<([usize; 11], Reading)> {
    readings
        .into_iter()
        .map(|reading| (places(&reading), reading))
        .collect()
}

/// Shares the numbers up to `count` among the cores; the sum of what each number compared.
fn on_all_cores(count: usize, each: impl Fn(usize) -> usize + Sync) -> usize {
    let next = AtomicUsize::new(0);
    let compared = AtomicUsize::new(0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let from = next.fetch_add(64, Ordering::Relaxed);
                    if from >= count {
                        break;
                    }
                    let sum: usize = (from..count.min(from + 64)).map(&each).sum();
                    compared.fetch_add(sum, Ordering::Relaxed);
                }
            });
        }
    });
    compared.into_inner()
}
