//! Every vote that can be given in a quorate room, and a vote in every room that is not.

use std::sync::atomic::{AtomicUsize, Ordering};

use quorate::rules::{Outcome, outcome_ways};
use quorate::terms::{Choice, SeatId};

use super::{
    SCOPES, STATES, cases, compare, everything, founding, nhse_in_order, of_outcome, on_all_cores, parts, placed, seen,
    vary,
};
use crate::clauses::{Attends, Cast, End, Part, Room, SEATS, Scope};

/// Every way in which so many voters may vote, counted by choice: for, against, abstaining, the rest not at all.
fn counts(voters: usize) -> Vec<[usize; 3]> {
    let mut counts = Vec::new();
    for r#for in 0..=voters {
        for against in 0..=voters - r#for {
            for abstained in 0..=voters - r#for - against {
                counts.push([r#for, against, abstained]);
            }
        }
    }
    counts
}

/// The states of one organisation that can be told apart by who may decide and how many vote: its seats one by one for
/// NHS England; for a CCG, how many of its three have an interest. Nobody more is absent than a quorum can spare.
fn ccg_parts() -> Vec<[Part; 3]> {
    let recused = Part::Recused { in_room: false };
    (0..=3)
        .map(|n| [0, 1, 2].map(|seat| if seat < n { recused } else { Part::Present }))
        .collect()
}

fn nhse_parts() -> Vec<[Part; 3]> {
    let all = (0..27).map(|state| {
        let parts = parts(state, false);
        [parts[0], parts[1], parts[2]]
    });
    all.filter(|parts| parts.iter().filter(|part| **part == Part::Absent).count() <= 1)
        .collect()
}

/// The counts dealt to the voters among these seats, in their order.
fn deal(cast: &mut [Cast; 9], room: &Room, seats: std::ops::Range<usize>, [r#for, against, abstained]: [usize; 3]) {
    let voters = seats.filter(|seat| room.votes(*seat));
    for (n, seat) in voters.enumerate() {
        cast[seat] = if n < r#for {
            Cast::For
        } else if n < r#for + against {
            Cast::Against
        } else if n < r#for + against + abstained {
            Cast::Abstained
        } else {
            Cast::Nothing
        };
    }
}

/// Every count of votes for each organisation: 35 × 35 of the CCGs by 120 of NHS England for a joint decision; for a single
/// CCG, 35 by 120, the other casting votes that do not count: each under 24 readings of weight, block, measure and order of
/// the deciding vote, and for a single CCG under 96. Told apart (how the CCGs' six voted together, who of NHS England may
/// vote), 17,640 votes and 740,880 cases; 180,600 votes and 6,753,600 cases in full.
#[test]
fn outcomes_are_what_paragraphs_14_and_15_say() {
    let founding = founding()
        .settle("conflicted-attends", "even out of the room")
        .settle("which-chair", "committee")
        .settle("chair-of-each", "one in all")
        .settle("lay-executive", "present");
    let readings = SCOPES.map(|scope| {
        let readings = vary(of_outcome(scope), &[Attends::Always], |reading, value| {
            reading.conflicted = value
        });
        placed(readings)
    });
    let mut rooms = Vec::new();
    for scope in SCOPES {
        for me in ccg_parts() {
            for ne in ccg_parts() {
                for nhse in nhse_parts() {
                    let parts: [Part; 9] = [me, ne, nhse].concat().try_into().expect("nine seats");
                    let away = nhse.contains(&Part::Absent);
                    let idle = match scope {
                        Scope::Both => false,
                        Scope::MidEssex => ne[0] != Part::Present,
                        Scope::NorthEastEssex => me[0] != Part::Present,
                    };
                    if everything() || !(away || idle) {
                        rooms.push(Room {
                            parts,
                            chair: Some(0),
                            vice: Some(3),
                            scope,
                        });
                    }
                }
            }
        }
    }
    let situations = AtomicUsize::new(0);
    let compared = on_all_cores(rooms.len(), |n| {
        let room = rooms[n];
        let readings = &readings[usize::from(room.scope != Scope::Both)];
        let of = |seats: std::ops::Range<usize>| counts(seats.filter(|seat| room.votes(*seat)).count());
        let (mut seen, mut compared) = (seen(&founding, &room), 0);
        seen.closed = true;
        for me in of(0..3) {
            for ne in of(3..6) {
                for nhse in of(6..9) {
                    let mut cast = [Cast::Nothing; 9];
                    deal(&mut cast, &room, 0..3, me);
                    deal(&mut cast, &room, 3..6, ne);
                    deal(&mut cast, &room, 6..9, nhse);
                    if !everything() && room.scope == Scope::Both && !in_order(&room, &cast) {
                        continue;
                    }
                    if room.scope == Scope::MidEssex {
                        cast[5] = Cast::Against;
                    }
                    seen.votes = voted(&cast);
                    let ways = outcome_ways(&founding.terms, &seen);
                    let found = compare(&ways, readings, |came_out, reading| {
                        let expected = room.comes_out(&cast, reading);
                        if *came_out == in_rules(&expected) {
                            Ok(())
                        } else {
                            Err((*reading, expected, came_out.clone()))
                        }
                    });
                    compared += found.unwrap_or_else(|differs| panic!("{room:?} {cast:?} {differs:?}"));
                    situations.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
        compared
    });
    let joint = cases(210 * 63, 35 * 35 * 120);
    // For a single CCG the other's four states remain, with one count each: nobody of it may vote.
    let single = cases(2 * 35 * 63, 2 * 4 * 35 * 120);
    assert_eq!(situations.into_inner(), joint + single);
    assert_eq!(compared, joint * readings[0].len() + single * readings[1].len());
}

/// Whether the CCGs' six voted in the order of their seats, of all orders in which the same votes can be cast.
fn in_order(room: &Room, cast: &[Cast; 9]) -> bool {
    let order = |seat: &usize| match (room.parts[*seat], cast[*seat]) {
        (Part::Absent | Part::Recused { .. }, _) => 0,
        (Part::Present, Cast::For) => 1,
        (Part::Present, Cast::Against) => 2,
        (Part::Present, Cast::Abstained) => 3,
        (Part::Present, Cast::Nothing) => 4,
    };
    (0..6).collect::<Vec<_>>().is_sorted_by_key(order)
}

/// In every state, with everybody here voting, CCGs for and NHS England against: void exactly where paragraph 16 is not
/// met, else as 14 says: 7,290 votes, 174,960 cases; 472,392 in full.
#[test]
fn without_a_quorum_nothing_is_decided() {
    let founding = founding()
        .settle("conflicted-attends", "while in the room")
        .settle("which-chair", "committee")
        .settle("chair-of-each", "one in all")
        .settle("lay-executive", "present");
    let readings = placed(of_outcome(Scope::Both));
    let compared = on_all_cores(STATES, |state| {
        let room = Room {
            parts: parts(state, state % 2 == 0),
            chair: Some(0),
            vice: Some(3),
            scope: Scope::Both,
        };
        if !everything() && !nhse_in_order(&room) {
            return 0;
        }
        let mut cast = [Cast::Nothing; 9];
        for (seat, cast) in cast.iter_mut().enumerate().filter(|(seat, _)| room.votes(*seat)) {
            *cast = if seat < 6 { Cast::For } else { Cast::Against };
        }
        let mut seen = seen(&founding, &room);
        seen.closed = true;
        seen.votes = voted(&cast);
        let ways = outcome_ways(&founding.terms, &seen);
        let found = compare(&ways, &readings, |came_out, reading| {
            let expected = room.comes_out(&cast, reading);
            if *came_out == in_rules(&expected) {
                Ok(())
            } else {
                Err((*reading, expected, came_out.clone()))
            }
        });
        found.unwrap_or_else(|differs| panic!("{room:?} {cast:?} {differs:?}"))
    });
    assert_eq!(compared, cases(7_290, STATES) * readings.len());
}

fn voted(cast: &[Cast; 9]) -> Vec<(SeatId, Choice)> {
    let votes = SEATS.iter().zip(cast).filter_map(|(seat, cast)| {
        let choice = match cast {
            Cast::For => Choice::For,
            Cast::Against => Choice::Against,
            Cast::Abstained => Choice::Abstain,
            Cast::Nothing => return None,
        };
        Some((SeatId((*seat).to_owned()), choice))
    });
    votes.collect()
}

fn in_rules(end: &End) -> (Outcome, Vec<SeatId>) {
    match end {
        End::Void => (Outcome::Void, Vec::new()),
        End::NoDecision => (Outcome::NoDecision, Vec::new()),
        End::Carried => (Outcome::Carried, Vec::new()),
        End::Lost => (Outcome::Lost, Vec::new()),
        End::Tied(holders) => {
            let seats = holders.iter().map(|seat| SeatId(SEATS[*seat].to_owned()));
            (Outcome::Tied, seats.collect())
        }
    }
}
