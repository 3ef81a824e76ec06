//! Everybody is somewhere: heads and votes add up to all seats, however a moment of whatever terms is made up. What a
//! member may not do is added up here from the states; the totals are the rules' own figures.

use proptest::prelude::*;
use quorate::rules::{ElectorState, ItemResult, Tallied, tallies};
use quorate::terms::{Choice, Fraction, SeatId, Terms};

use crate::made_up::{at_fault, meeting};
use crate::properties::moment;
use crate::table::{Table, terms};

const STATES: [ElectorState; 10] = [
    ElectorState::For,
    ElectorState::Against,
    ElectorState::Abstained,
    ElectorState::ByHands,
    ElectorState::NotVoting,
    ElectorState::NotYet,
    ElectorState::Recused,
    ElectorState::Absent,
    ElectorState::Vacant,
    ElectorState::Suspended,
];

fn heads(result: &ItemResult, state: ElectorState) -> u32 {
    let some = result.electorate.iter().filter(|elector| elector.state == state);
    u32::try_from(some.count()).unwrap()
}

fn votes(result: &ItemResult, among: &dyn Fn(ElectorState) -> bool) -> Fraction {
    let some = result.electorate.iter().filter(|elector| among(elector.state));
    some.fold(Fraction::ZERO, |sum, elector| sum.plus(elector.weight).unwrap())
}

fn votes_or_hands(state: ElectorState) -> bool {
    use ElectorState::{Abstained, Against, ByHands, For};
    matches!(state, For | Against | Abstained | ByHands)
}

/// A rule that asks nothing, and shows how many may vote here and how many votes they have.
fn counting(mut terms: Terms) -> Terms {
    let counting = self::terms(
        r#"(format: 0, id: "t", committee: "T", seats: [], quorum: (test: All([])), decisions: [(class: "usual", rule: (carried: All([
            Need(more_than: "0", of: [], are: [Or([For, Against])]),
            Need(at_least: "1/9", of: [Attending, Entitled], are: [For]),
            Need(at_least: "1/9", of: [Attending, Entitled], are: [For], by: Votes),
        ])))])"#,
    );
    for class in &mut terms.decisions {
        class.rule.carried = counting.decisions[0].rule.carried.clone();
    }
    terms
}

/// The votes of some bodies counted by hands instead of by name.
fn by_hands(mut table: Table, bodies: &[&str]) -> Table {
    let counts = table.result().counts;
    for count in counts.iter().filter(|count| bodies.contains(&count.body.as_str())) {
        let of_body: Vec<_> = table
            .terms
            .all_seats()
            .into_iter()
            .filter(|seat| seat.body == count.body)
            .collect();
        table
            .now
            .votes
            .retain(|(voter, _)| !of_body.iter().any(|seat| seat.id == *voter));
        let of = |heads: u32| u16::try_from(heads).unwrap();
        table = table.hands(&count.body, of(count.r#for), of(count.against), of(count.abstained));
    }
    table
}

/// In heads: for, against and abstained as they are counted, by name and by hands; those of whom hands were counted and
/// who raised none; and everybody who did not vote, is not here or is not there at all.
fn add_up_to_all_seats(table: &Table) -> Result<(), TestCaseError> {
    let result = table.result();
    prop_assume!(!at_fault(&result));
    let counted = |count: &quorate::rules::BodyCount| count.r#for + count.against + count.abstained;
    let cast: u32 = result.counts.iter().map(counted).sum();
    let raised: u32 = table
        .now
        .hands
        .iter()
        .map(|hands| u32::from(hands.r#for + hands.against + hands.abstained))
        .sum();
    let no_hand = heads(&result, ElectorState::ByHands).checked_sub(raised);
    prop_assert!(no_hand.is_some(), "more hands than those they stand for");
    let others: u32 = STATES
        .iter()
        .filter(|state| !votes_or_hands(**state))
        .map(|state| heads(&result, *state))
        .sum();
    let all = u32::try_from(table.terms.all_seats().len()).unwrap();
    prop_assert_eq!(
        cast + no_hand.unwrap_or_default() + others,
        all,
        "{:?}",
        &result.electorate
    );
    Ok(())
}

/// What stands beside the names of those who voted for comes to the figure of their side, likewise against: also where a
/// block is cast as one. What silence says, and a block cast as none of it voted, has no names.
fn names_add_up(table: &Table, ways: &[Tallied]) -> Result<(), TestCaseError> {
    for way in ways {
        for (n, side) in [Choice::For, Choice::Against, Choice::Abstain].into_iter().enumerate() {
            let gave = |seat: &SeatId| {
                table
                    .now
                    .votes
                    .iter()
                    .rev()
                    .find(|(voter, _)| voter == seat)
                    .map(|(_, choice)| *choice)
            };
            let of_side = way.recorded.iter().filter(|(seat, _)| gave(seat) == Some(side));
            let named = of_side.fold(Fraction::ZERO, |sum, (_, votes)| sum.plus(*votes).unwrap());
            let (votes, heads) = way.sides[n];
            if named.is_zero() {
                continue;
            }
            prop_assert!(heads > 0);
            prop_assert!(named <= votes, "{named} of {votes}");
        }
    }
    Ok(())
}

/// In votes: what voters and silent voters have is what those entitled and here have, and nobody else has any.
fn add_up_to_all_votes(table: &Table) -> Result<(), TestCaseError> {
    let result = table.result();
    prop_assume!(!at_fault(&result) && result.conditions.len() == 3);
    let mine =
        |state: ElectorState| votes_or_hands(state) || matches!(state, ElectorState::NotVoting | ElectorState::NotYet);
    let all = result.conditions[2].basis;
    prop_assert_eq!(votes(&result, &mine), all);
    prop_assert!(votes(&result, &|state| !mine(state)).is_zero());
    let ways = tallies(&table.terms, &table.now).unwrap();
    if table.now.hands.is_empty() {
        names_add_up(table, &ways)?;
    }
    // A block's votes are cast one way, or not at all.
    if format!("{:?}", table.terms).contains("Block(") {
        return Ok(());
    }
    // The way of the first answers, as the electorate's own figures are.
    let sides = ways[0].sides.iter().map(|(votes, _)| *votes);
    let cast = sides.fold(Fraction::ZERO, |sum, side| sum.plus(side).unwrap());
    let named = votes(&result, &|state| {
        votes_or_hands(state) && state != ElectorState::ByHands
    });
    let by_hands = votes(&result, &|state| state == ElectorState::ByHands);
    let most = named.plus(by_hands).unwrap();
    let counted: Vec<Fraction> = result
        .electorate
        .iter()
        .filter(|elector| elector.state == ElectorState::ByHands)
        .map(|elector| elector.weight)
        .collect();
    // Hands whose votes are unequal are worth nothing that could be said.
    if counted.windows(2).all(|pair| pair[0] == pair[1]) {
        prop_assert!(named <= cast && cast <= most, "{cast} of {named} to {most}");
    }
    if table.now.hands.is_empty() {
        prop_assert_eq!(cast, named);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn heads_and_votes_add_up_in_made_up_terms(table in meeting(), hands in any::<bool>()) {
        let mut table = table;
        table.terms = counting(table.terms);
        let table = if hands { by_hands(table, &["A"]) } else { table };
        add_up_to_all_seats(&table)?;
        add_up_to_all_votes(&table)?;
    }

    #[test]
    fn heads_and_votes_add_up_in_the_founding_committee(table in moment(), hands in 0_usize..4) {
        let mut table = table;
        table.terms = counting(table.terms);
        let bodies = ["Mid Essex", "North East Essex", "NHS England"];
        let table = by_hands(table, &bodies[..hands]);
        add_up_to_all_seats(&table)?;
        add_up_to_all_votes(&table)?;
        // NHS England's votes are six together, or two for each of those who are here, as it is read.
        let result = table.result();
        let of = |body: &str| {
            let of_body = result.electorate.iter().filter(|elector| elector.body == body && !elector.weight.is_zero());
            let of_body: Vec<_> = of_body.collect();
            (of_body.len(), of_body.iter().fold(Fraction::ZERO, |sum, elector| sum.plus(elector.weight).unwrap()))
        };
        let settled = |question: &str| {
            let answer = table.now.answers.iter().rev().find(|(id, _)| id == question);
            answer.map(|(_, answer)| answer.as_str())
        };
        if table.now.class.is_none() {
            let (voters, votes) = of("NHS England");
            let each_two = settled("nhse-weight") == Some("two for each present");
            let expected = match (voters, each_two) {
                (0, _) => 0,
                (n, true) => 2 * u64::try_from(n).unwrap(),
                (_, false) => 6,
            };
            prop_assert_eq!(votes, Fraction::whole(expected));
            let (voters, votes) = of("Mid Essex");
            prop_assert_eq!(votes, Fraction::whole(u64::try_from(voters).unwrap()));
        }
    }
}
