//! What must hold of every result, tried on thousands of made-up moments of the founding committee.

use proptest::prelude::*;
use quorate::rules::{
    ElectorState, ForOrAgainst, ItemResult, Met, Occupancy, Outcome, Presence, Status, could_matter, result,
};
use quorate::terms::{Choice, SeatId};

use crate::table::Table;

const RUNGS: [&str; 3] = [
    "takes full part",
    "takes no part in the decision",
    "leaves for the item",
];

/// One seat's part in a made-up moment.
#[derive(Clone, Debug)]
struct Part {
    presence: Presence,
    status: Status,
    deputy: bool,
    rung: Option<usize>,
    vote: Option<Choice>,
}

fn part() -> impl Strategy<Value = Part> {
    let presence = prop_oneof![1 => Just(Presence::Absent), 6 => Just(Presence::InPerson), 1 => Just(Presence::Remote)];
    let status = prop_oneof![12 => Just(Status::Filled), 1 => Just(Status::Vacant), 1 => Just(Status::Suspended)];
    let rung = prop_oneof![6 => Just(None), 1 => (0..RUNGS.len()).prop_map(Some)];
    let vote = prop_oneof![
        1 => Just(None),
        4 => Just(Some(Choice::For)),
        4 => Just(Some(Choice::Against)),
        1 => Just(Some(Choice::Abstain)),
    ];
    (presence, status, prop::bool::weighted(0.1), rung, vote).prop_map(|(presence, status, deputy, rung, vote)| Part {
        presence,
        status,
        deputy,
        rung,
        vote,
    })
}

/// A closed vote with anything open or settled.
pub fn moment() -> impl Strategy<Value = Table> {
    let parts = prop::collection::vec(part(), 9);
    let answers = prop::collection::vec(prop::option::of(any::<prop::sample::Index>()), 8);
    (parts, answers, any::<bool>()).prop_map(|(parts, answers, single)| {
        let mut table = Table::founding();
        if single {
            table = table.class("single CCG").concerns("Mid Essex");
        }
        for (now, part) in table.now.seats.iter_mut().zip(&parts) {
            now.presence = part.presence;
            now.status = part.status;
            now.rung = part.rung.map(|rung| RUNGS[rung].to_owned());
            if part.deputy {
                now.occupancy = Occupancy::Deputy;
            }
            if let Some(choice) = part.vote {
                table.now.votes.push((now.seat.clone(), choice));
            }
        }
        for (question, answer) in table.terms.questions.iter().zip(answers) {
            if let Some(answer) = answer {
                let answer = answer.get(&question.answers).clone();
                table.now.answers.push((question.id.clone(), answer));
            }
        }
        table.closed(true)
    })
}

fn recused(result: &ItemResult) -> Vec<SeatId> {
    let electors = result
        .electorate
        .iter()
        .filter(|elector| elector.state == ElectorState::Recused);
    electors.map(|elector| elector.seat.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_votes_makes_no_difference(table in moment(), turn in any::<prop::sample::Index>()) {
        let mut turned = table.clone();
        if !turned.now.votes.is_empty() {
            let by = turn.index(turned.now.votes.len());
            turned.now.votes.rotate_left(by);
            turned.now.votes.reverse();
        }
        prop_assert_eq!(table.result(), turned.result());
    }

    #[test]
    fn every_seat_has_one_state_and_the_counts_are_those_states(table in moment()) {
        let result = table.result();
        let seats: Vec<_> = table.now.seats.iter().map(|now| now.seat.clone()).collect();
        let states: Vec<_> = result.electorate.iter().map(|elector| elector.seat.clone()).collect();
        prop_assert_eq!(seats, states);
        for count in &result.counts {
            let of = |state| {
                let mut heads = 0;
                for elector in result.electorate.iter().filter(|elector| elector.body == count.body) {
                    heads += u32::from(elector.state == state);
                }
                heads
            };
            prop_assert_eq!(count.r#for, of(ElectorState::For));
            prop_assert_eq!(count.against, of(ElectorState::Against));
            prop_assert_eq!(count.abstained, of(ElectorState::Abstained));
        }
    }

    #[test]
    fn one_who_is_recused_neither_votes_nor_decides(table in moment(), choice in any::<bool>()) {
        let before = table.result();
        let recused = recused(&before);
        for seat in &recused {
            let mut changed = table.clone();
            changed.now.votes.retain(|(voter, _)| voter != seat);
            changed.now.votes.push((seat.clone(), if choice { Choice::For } else { Choice::Against }));
            let after = changed.result();
            prop_assert_eq!(before.outcome, after.outcome);
            prop_assert_eq!(&before.counts, &after.counts);
            prop_assert_eq!(&before.readings, &after.readings);
            let settled = table.clone().settle("chair-conflicted", "no");
            prop_assert!(!settled.result().casting.iter().any(|caster| caster.seat == *seat));
            let decided = settled.clone().decides(&seat.0, Some(ForOrAgainst::For));
            if settled.outcome() == Outcome::Tied {
                prop_assert_eq!(decided.outcome(), Outcome::Tied);
            }
        }
    }

    /// Settling the one reading that matters gives what was said of that answer; settling all leaves nothing open.
    #[test]
    fn a_settled_reading_gives_what_that_reading_alone_gives(table in moment()) {
        let result = table.result();
        prop_assert_eq!(result.outcome == Outcome::ReadingNeeded, result.outcome != Outcome::Tied && !result.readings.is_empty());
        if let [reading] = result.readings.as_slice() {
            for option in &reading.options {
                let settled = table.clone().settle(&reading.id, &option.name);
                prop_assert_eq!(settled.outcome(), option.outcome, "{} {}", &reading.id, &option.name);
            }
        }
        let mut settled = table.clone();
        for question in settled.terms.questions.clone() {
            if !settled.now.answers.iter().any(|(id, _)| *id == question.id) {
                settled = settled.settle(&question.id, &question.answers[0]);
            }
        }
        let all = settled.result();
        prop_assert!(all.readings.is_empty() && all.quorum.met != Met::ReadingNeeded);
        if result.outcome != Outcome::ReadingNeeded {
            prop_assert_eq!(all.outcome, result.outcome);
        }
    }

    /// What matters after the vote was asked before it: the order of those who decide a tie apart.
    #[test]
    fn what_matters_after_the_vote_could_matter_before_it(table in moment()) {
        let after = table.result();
        let before = could_matter(&table.terms, &table.now);
        if after.outcome == Outcome::ReadingNeeded {
            for reading in &after.readings {
                prop_assert!(before.iter().any(|asked| asked.id == reading.id), "{}", &reading.id);
            }
        }
    }

    #[test]
    fn repairs_repair_and_the_critical_are_critical(table in moment()) {
        let quorum = table.result().quorum;
        for set in &quorum.repairs {
            let mut repaired = table.clone();
            for now in repaired.now.seats.iter_mut().filter(|now| set.contains(&now.seat)) {
                now.presence = Presence::InPerson;
            }
            prop_assert_eq!(repaired.result().quorum.met, Met::Yes);
        }
        for now in table.now.seats.iter().filter(|now| now.presence != Presence::Absent) {
            let left = table.clone().away(&now.seat.0).result().quorum.met;
            let breaks = |met| quorum.met == Met::Yes && left == met;
            prop_assert_eq!(quorum.critical.contains(&now.seat), breaks(Met::No), "{}", &now.seat);
            let depends = quorum.critical_by_reading.contains(&now.seat);
            prop_assert_eq!(depends, breaks(Met::ReadingNeeded), "{}", &now.seat);
        }
    }

    /// A count by hands comes out as the same votes, recorded, do.
    #[test]
    fn hands_come_out_as_recorded_votes_do(table in moment()) {
        let recorded = table.result();
        let mut by_hands = table.clone();
        by_hands.now.votes.clear();
        for count in &recorded.counts {
            let of = |heads: u32| u16::try_from(heads).unwrap();
            by_hands = by_hands.hands(&count.body, of(count.r#for), of(count.against), of(count.abstained));
        }
        let hands = result(&by_hands.terms, &by_hands.now);
        prop_assert_eq!(&hands.counts, &recorded.counts);
        prop_assert_eq!(hands.outcome, recorded.outcome);
    }
}
