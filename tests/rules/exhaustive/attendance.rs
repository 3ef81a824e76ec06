//! Quorum, presiding and the electorate in every state of the room.

use quorate::rules::{presiding_ways, quorum_ways, voter_ways};
use quorate::terms::SeatId;

use super::{
    EITHER, FIRST, PAIRS, SCOPES, STATES, cases, compare, everything, founding, of_quorum, of_weight, on_all_cores,
    parts, placed, seen, tried, vary,
};
use crate::clauses::{Reading, Room, SEATS, Scope, VOTE};
use crate::table::Table;

/// Compares the quorum of one room under every reading; how many that were.
fn quorum_of(founding: &Table, readings: &[([usize; 11], Reading)], room: &Room) -> usize {
    let ways = quorum_ways(&founding.terms, &seen(founding, room));
    let found = compare(&ways, readings, |quorate, reading| {
        match *quorate == room.quorate(reading) {
            true => Ok(()),
            false => Err(*reading),
        }
    });
    found.unwrap_or_else(|reading| panic!("{room:?} {reading:?}"))
}

/// Every state, pair of office holders and scope, under each of 24 readings: 9,920,232 cases in full. The pair and the scope
/// are looked at by different conditions of paragraph 16, so that all pairs are tried for a joint decision and one of them
/// for a single CCG's: 965,520 cases.
#[test]
fn quorum_is_what_paragraph_16_says() {
    let (founding, readings) = (founding(), placed(of_quorum()));
    let compared = on_all_cores(STATES, |state| {
        let mut compared = 0;
        for (chair, vice) in PAIRS {
            for scope in SCOPES {
                let room = Room {
                    parts: parts(state, false),
                    chair,
                    vice,
                    scope,
                };
                let apart = scope == Scope::Both || (chair, vice) == PAIRS[5] || (chair, vice) == PAIRS[6];
                if !tried(&room) || !(apart || everything()) {
                    continue;
                }
                compared += quorum_of(&founding, &readings, &room);
            }
        }
        compared
    });
    let all = STATES * PAIRS.len() * SCOPES.len();
    assert_eq!(compared, cases(40_230, all) * readings.len());
}

/// The same with interests that stay in the room, for the pairs in which both offices are filled or none is, one scope
/// each: 265,680 cases, 1,417,176 in full.
#[test]
fn quorum_is_what_paragraph_16_says_of_those_who_stay_in_the_room() {
    let (founding, readings) = (founding(), placed(of_quorum()));
    let compared = on_all_cores(STATES, |state| {
        let mut compared = 0;
        for ((chair, vice), scope) in [PAIRS[0], PAIRS[5], PAIRS[6]].into_iter().zip(SCOPES) {
            let room = Room {
                parts: parts(state, true),
                chair,
                vice,
                scope,
            };
            if !tried(&room) {
                continue;
            }
            compared += quorum_of(&founding, &readings, &room);
        }
        compared
    });
    assert_eq!(compared, cases(11_070, STATES * 3) * readings.len());
}

/// Every state, both kinds of interest, every pair of office holders, both readings: 102,600 cases, 551,124 in full. Whose
/// decision it is, paragraphs 9 and 10 do not ask.
#[test]
fn who_presides_is_what_paragraphs_9_and_10_say() {
    let founding = founding();
    let readings = placed(vary(vec![FIRST], &EITHER, |reading, value| {
        reading.vice_for_conflicted = value
    }));
    let compared = on_all_cores(STATES, |state| {
        let mut compared = 0;
        for (chair, vice) in PAIRS {
            for in_room in EITHER {
                let room = Room {
                    parts: parts(state, in_room),
                    chair,
                    vice,
                    scope: Scope::Both,
                };
                if !tried(&room) {
                    continue;
                }
                let seen = seen(&founding, &room);
                let ways = presiding_ways(&founding.terms, &seen);
                let found = compare(&ways, &readings, |presides, reading| {
                    let expected = room.presides(reading).map(|seat| SeatId(SEATS[seat].to_owned()));
                    if *presides == expected { Ok(()) } else { Err(*reading) }
                });
                compared += found.unwrap_or_else(|reading| panic!("{room:?} {reading:?}"));
            }
        }
        compared
    });
    assert_eq!(compared, cases(25_650, STATES * PAIRS.len()) * 2 * readings.len());
}

/// Who may vote, with which votes: every state and scope under each of 12 readings: 132,840 cases,
/// 708,588 in full.
#[test]
fn the_electorate_is_what_paragraphs_14_and_15_say() {
    let (founding, readings) = (founding(), placed(of_weight()));
    let compared = on_all_cores(STATES, |state| {
        let mut compared = 0;
        for scope in SCOPES {
            let room = Room {
                parts: parts(state, state % 2 == 0),
                chair: None,
                vice: None,
                scope,
            };
            if !tried(&room) {
                continue;
            }
            let seen = seen(&founding, &room);
            let ways = voter_ways(&founding.terms, &seen);
            let found = compare(&ways, &readings, |voters, reading| {
                let voters: Vec<(&str, u64)> = voters
                    .iter()
                    .map(|(seat, votes)| (seat.0.as_str(), VOTE * votes.numerator() / votes.denominator()))
                    .collect();
                let expected = (0..9).filter(|seat| room.votes(*seat));
                let expected: Vec<(&str, u64)> =
                    expected.map(|seat| (SEATS[seat], room.weight(seat, reading))).collect();
                if voters == expected {
                    Ok(())
                } else {
                    Err((*reading, expected.len()))
                }
            });
            compared += found.unwrap_or_else(|reading| panic!("{room:?} {reading:?}"));
        }
        compared
    });
    assert_eq!(compared, cases(11_070, STATES * SCOPES.len()) * readings.len());
}
