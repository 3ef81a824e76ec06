//! Terms that nobody wrote: whatever a file holds, sound or not, it is read or refused, and a result is an answer.
//!
//! Names may be unknown, definitions may go in circles, weights may be too fine: nothing of it may stop the program.

use proptest::prelude::*;
use quorate::rules::{
    Condition, ElectorState, ItemResult, Occupancy, Outcome, Presence, Status, calls, could_matter, quorum_ways,
    tallies,
};
use quorate::terms::{
    Bar, By, CastingWay, Choice, Decision, Fraction, From, Is, Number, Round, SeatId, StandIn, StandInAs, Terms, Test,
    Tie, Weight, Who, embedded,
};

use crate::table::{Table, sketch};

const SEATS: usize = 6;

/// Six seats of two organisations, two questions, an office, a word, a test and a weight to be named.
fn base() -> Terms {
    sketch(
        r#"seats: [(id: "a", number: 3, body: "A", tags: ["x"], own: [("list", "7/3")]), (id: "b", number: 3, body: "B", tags: ["x", "y"])],
        bodies: [(name: "B"), (name: "A")], offices: [(name: "Chair", holder: "a-1", then: ["Vice"]), (name: "Vice", filled: "elected")],
        questions: [(id: "q", asks: "Q?", answers: ["yes", "no"]), (id: "r", asks: "R?", answers: ["yes", "no", "perhaps"])],
        decisions: [(class: "usual", rule: (carried: All([])))]"#,
    )
}

fn name(known: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![12 => prop::sample::select(known), 1 => Just("unheard of")].prop_map(str::to_owned)
}

fn from() -> impl Strategy<Value = From> {
    use From::{Base, Casting, Deputy, Presiding, Quorum, Room, Vote};
    prop::sample::select(vec![Base, Casting, Deputy, Presiding, Quorum, Room, Vote])
}

fn is() -> impl Strategy<Value = Is> {
    use Is::{
        Abstained, Against, Attending, Cast, CoOpted, Concerned, Conflicted, Deputy, Entitled, Filled, For, Members,
        Nobody, Pending, Present, Presiding, Proxy, Remote, Replied, Suspended,
    };
    let plain = vec![
        Abstained, Against, Attending, Cast, CoOpted, Concerned, Conflicted, Deputy, Entitled, Filled, For, Members,
        Nobody, Pending, Present, Presiding, Proxy, Remote, Replied, Suspended,
    ];
    let leaf = prop_oneof![
        8 => prop::sample::select(plain),
        1 => name(&["A", "B"]).prop_map(Is::Body),
        1 => name(&["x", "y"]).prop_map(Is::Tag),
        1 => name(&["a-1", "b-2"]).prop_map(|id| Is::Seat(SeatId(id))),
        1 => name(&["Chair", "Vice"]).prop_map(Is::Office),
        1 => name(&["out"]).prop_map(Is::Conflict),
        1 => name(&["word"]).prop_map(Is::The),
        1 => from().prop_map(Is::Barred),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let some = || prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            some().prop_map(Is::And),
            some().prop_map(Is::Or),
            inner.clone().prop_map(|is| Is::Not(Box::new(is))),
            (name(&["q"]), some(), some())
                .prop_map(|(q, yes, no)| Is::Case(q, vec![("yes".to_owned(), yes), ("no".to_owned(), no),])),
        ]
    })
}

fn who() -> impl Strategy<Value = Who> {
    prop::collection::vec(is(), 0..3)
}

fn fraction() -> impl Strategy<Value = Fraction> {
    let written = prop_oneof![
        6 => (0_u64..8, 1_u64..8).prop_map(|(over, under)| format!("{over}/{under}")),
        1 => Just(format!("{}/{}", u64::MAX, u64::MAX - 58)),
    ];
    written.prop_map(|written| Fraction::parse(&written).unwrap_or(Fraction::ONE))
}

fn need() -> impl Strategy<Value = Test> {
    let number = (fraction(), fraction(), 0..3).prop_map(|(share, count, kind)| match kind {
        0 => Number {
            share,
            count: Fraction::ZERO,
        },
        1 => Number {
            share: Fraction::ZERO,
            count,
        },
        _ => Number { share, count },
    });
    let by = prop_oneof![
        Just(By::Seats),
        Just(By::People),
        Just(By::Bodies),
        Just(By::Votes),
        Just(By::Own("list".to_owned())),
    ];
    (number, 0..4, who(), who(), by, any::<bool>()).prop_map(|(number, compare, of, are, by, nearest)| {
        let given = |n| (compare == n).then_some(number);
        Test::Need {
            at_least: given(0),
            more_than: given(1),
            at_most: given(2),
            fewer_than: given(3),
            of,
            are,
            by,
            round: if nearest { Round::Nearest } else { Round::Exact },
        }
    })
}

fn test() -> impl Strategy<Value = Test> {
    let leaf = prop_oneof![8 => need(), 1 => name(&["test"]).prop_map(Test::The)];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let some = || prop::collection::vec(inner.clone(), 0..3);
        let one = || inner.clone().prop_map(Box::new);
        prop_oneof![
            some().prop_map(Test::All),
            some().prop_map(Test::Any),
            (0_u16..4, some()).prop_map(|(k, tests)| Test::AnyOf(k, tests)),
            some().prop_map(Test::Separately),
            (prop::collection::vec(who(), 0..3), one()).prop_map(|(groups, test)| Test::Each(groups, test)),
            (one(), one(), one()).prop_map(|(a, b, c)| Test::If(a, b, c)),
            (name(&["r"]), inner.clone(), inner.clone(), inner.clone()).prop_map(|(r, a, b, c)| Test::Case(
                r,
                vec![("yes".to_owned(), a), ("no".to_owned(), b), ("perhaps".to_owned(), c),]
            )),
            one().prop_map(|test| Test::Under("1".to_owned(), test)),
        ]
    })
}

fn weight() -> impl Strategy<Value = Weight> {
    let leaf = prop_oneof![
        fraction().prop_map(Weight::Each),
        fraction().prop_map(Weight::Together),
        name(&["list"]).prop_map(Weight::Own),
        who().prop_map(Weight::SameAs),
        name(&["weight"]).prop_map(Weight::The),
    ];
    (leaf, prop::option::weighted(0.2, test())).prop_map(|(weight, block)| match block {
        None => weight,
        Some(carried) => Weight::Block(
            Box::new(weight),
            Box::new(quorate::terms::Rule {
                carried,
                tie: Tie::NoDecision,
                neither: Tie::NoDecision,
                silence: quorate::terms::Silence::Nothing,
            }),
        ),
    })
}

pub fn made_up() -> impl Strategy<Value = Terms> {
    let bars = prop::collection::vec((who(), prop::collection::vec(from(), 1..3)), 0..3);
    let votes = prop::collection::vec((who(), weight()), 0..3);
    let named = (who(), test(), weight());
    let stand_ins = prop::collection::vec((who(), any::<bool>(), who(), prop::option::of(0_u8..3)), 0..2);
    (test(), test(), bars, votes, named, who(), stand_ins).prop_map(
        |(quorum, carried, bars, votes, (word, test, weight), by, stand_ins)| {
            let mut terms = base();
            terms.quorum.test = quorum;
            terms.votes = votes;
            terms.words = vec![("word".to_owned(), word)];
            terms.tests = vec![("test".to_owned(), test)];
            terms.weights = vec![("weight".to_owned(), weight)];
            let bar = |(who, from)| Bar {
                who,
                from,
                clause: None,
                says: None,
            };
            terms.bars = bars.into_iter().map(bar).collect();
            let row = |(r#for, proxy, chosen_from, most)| StandIn {
                r#for,
                r#as: if proxy { StandInAs::Proxy } else { StandInAs::Deputy },
                chosen_from,
                most,
                says: None,
                clause: None,
            };
            terms.stand_ins = stand_ins.into_iter().map(row).collect();
            for Decision { rule, .. } in &mut terms.decisions {
                rule.carried = carried.clone();
                rule.tie = Tie::Casting {
                    by: vec![by.clone(), vec![Is::Presiding]],
                    way: CastingWay::Second,
                };
            }
            terms
        },
    )
}

/// A moment of these terms: presence, status, capacity, interest and vote of each seat; people may sit in two.
pub fn meeting() -> impl Strategy<Value = Table> {
    let presence = prop_oneof![1 => Just(Presence::Absent), 4 => Just(Presence::InPerson), 1 => Just(Presence::Remote)];
    let status = prop_oneof![9 => Just(Status::Filled), 1 => Just(Status::Vacant), 1 => Just(Status::Suspended)];
    let occupancy =
        prop_oneof![6 => Just(Occupancy::Member), 1 => Just(Occupancy::Deputy), 1 => Just(Occupancy::Proxy)];
    let vote = prop::option::weighted(
        0.8,
        prop::sample::select(vec![Choice::For, Choice::Against, Choice::Abstain]),
    );
    let parts = prop::collection::vec((presence, status, occupancy, prop::bool::weighted(0.2), vote), SEATS);
    (made_up(), parts, any::<bool>(), any::<bool>()).prop_map(|(terms, parts, twice, closed)| {
        let mut table = Table::new(terms);
        for (now, (presence, status, occupancy, conflict, vote)) in table.now.seats.iter_mut().zip(parts) {
            (now.presence, now.status, now.occupancy) = (presence, status, occupancy);
            now.rung = conflict.then(|| "out".to_owned());
            table.now.votes.extend(vote.map(|choice| (now.seat.clone(), choice)));
        }
        let table = if twice { table.person("a-2 b-2", "twice") } else { table };
        table.office("Vice", "b-1").concerns("B").closed(closed)
    })
}

/// Whether anything of the terms could not be followed.
pub fn at_fault(result: &ItemResult) -> bool {
    let steps = result.steps.iter().chain(&result.quorum.steps).map(|step| &step.text);
    let mut said = steps.chain(&result.quorum.missing);
    result.electorate.is_empty() || said.any(|words| words.contains("Check the terms file"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_terms_a_result_is_an_answer(table in meeting()) {
        let result = table.result();
        let seats: Vec<_> = table.terms.all_seats().into_iter().map(|seat| seat.id).collect();
        if !result.electorate.is_empty() {
            let states: Vec<_> = result.electorate.iter().map(|elector| elector.seat.clone()).collect();
            prop_assert_eq!(&states, &seats, "each seat once: the states add up to all seats");
        }
        for elector in &result.electorate {
            let barred = matches!(
                elector.state,
                ElectorState::Recused | ElectorState::Absent | ElectorState::Vacant | ElectorState::Suspended
            );
            prop_assert!(!barred || elector.weight.is_zero(), "{:?}", elector);
        }
        prop_assert_eq!(table.result(), result);
        calls(&table.terms, &table.now);
        could_matter(&table.terms, &table.now);
    }

    #[test]
    fn the_order_of_lists_that_have_none_makes_no_difference(table in meeting()) {
        let mut turned = table.clone();
        turned.terms.bars.reverse();
        turned.terms.bodies.reverse();
        turned.terms.words.reverse();
        turned.now.votes.reverse();
        turned.now.seats.reverse();
        let (one, other) = (table.result(), turned.result());
        // Which of several faults is met first, or whether one is met at all, may hang on the order.
        prop_assume!(!at_fault(&one) && !at_fault(&other));
        prop_assert_eq!(one.outcome, other.outcome);
        prop_assert_eq!(one.quorum.met, other.quorum.met);
        prop_assert_eq!(one.electorate, other.electorate);
    }

    /// Whatever is answered later, it is among what was told while it was open.
    #[test]
    fn what_is_told_while_a_question_is_open_holds_under_each_answer(table in meeting()) {
        let open = table.result();
        prop_assume!(!at_fault(&open));
        for question in &table.terms.questions {
            if table.now.answers.iter().any(|(settled, _)| *settled == question.id) {
                continue;
            }
            for answer in &question.answers {
                let settled = table.clone().settle(&question.id, answer).result();
                if at_fault(&settled) {
                    continue;
                }
                for (seat, before) in settled.electorate.iter().zip(&open.electorate) {
                    let told = |way| way == (before.weight, before.state) || before.otherwise.contains(&way);
                    let ways = seat.otherwise.iter().copied().chain([(seat.weight, seat.state)]);
                    prop_assert!(ways.clone().all(told), "{} {answer}: {seat:?} {before:?}", question.id);
                }
                let counted = |table: &Table| tallies(&table.terms, &table.now).unwrap_or_default();
                let before = counted(&table);
                for way in counted(&table.clone().settle(&question.id, answer)) {
                    prop_assert!(before.contains(&way), "{} {answer}: {way:?} {before:#?}", question.id);
                }
                let figures = |of: &Condition| (of.basis, of.counted, of.threshold.clone(), of.holds);
                let told: Vec<_> = open.conditions.iter().map(figures).collect();
                for condition in &settled.conditions {
                    prop_assert!(told.contains(&figures(condition)), "{} {answer}: {condition:?} {told:#?}", question.id);
                }
            }
        }
    }

    #[test]
    fn each_way_to_read_the_quorum_is_what_settling_it_so_gives(table in meeting()) {
        for way in quorum_ways(&table.terms, &table.now).into_iter().take(6) {
            let mut settled = table.clone();
            for (question, answer) in &way.answers {
                settled = settled.settle(question, answer);
            }
            let alone = quorum_ways(&settled.terms, &settled.now);
            prop_assert!(alone.iter().all(|settled| settled.value == way.value), "{:?}", way.answers);
        }
    }

    #[test]
    fn terms_printed_and_read_back_are_the_same(terms in made_up()) {
        let printed = ron::ser::to_string_pretty(&terms, ron::ser::PrettyConfig::default()).unwrap();
        let again: Terms = quorate::terms::load::read(&printed, "made-up.ron").unwrap_or_else(|error| panic!("{error}\n{printed}"));
        prop_assert_eq!(again, terms);
    }

    /// Shares alone, no fixed number of votes: twice, or a seventh, of every weight comes out the same.
    #[test]
    fn scaling_every_weight_changes_nothing(
        weights in prop::collection::vec(0_u64..5, SEATS),
        choices in prop::collection::vec(0_usize..4, SEATS),
        share in prop::sample::select(vec!["1/2", "2/3", "3/5"]),
        of in prop::sample::select(vec!["[Cast]", "[Replied]", "[Attending, Entitled]", "[]"]),
        factor in prop::sample::select(vec!["2", "1/7", "13/3"]),
    ) {
        let at = |factor: Fraction| {
            let rows: Vec<String> = weights.iter().enumerate().map(|(n, weight)| {
                let weight = Fraction::whole(*weight).times(factor).unwrap();
                format!(r#"([Seat("m-{}")], Each("{}/{}"))"#, n + 1, weight.numerator(), weight.denominator())
            }).collect();
            let mut table = Table::new(sketch(&format!(
                r#"seats: [(id: "m", number: {SEATS})], votes: [{}],
                quorum: (test: Need(more_than: "1/3", are: [Present], by: Votes)),
                decisions: [(class: "usual", rule: (carried: Need(more_than: "{share}", of: {of}, are: [For], by: Votes), tie: Silent))]"#,
                rows.join(", ")
            ))).all_here();
            for (now, choice) in table.now.seats.iter().zip(&choices) {
                let choice: Option<Choice> = [Some(Choice::For), Some(Choice::Against), Some(Choice::Abstain), None][*choice];
                table.now.votes.extend(choice.map(|choice| (now.seat.clone(), choice)));
            }
            table.closed(true).outcome()
        };
        prop_assert_eq!(at(Fraction::ONE), at(Fraction::parse(factor).unwrap()));
    }

    /// A piece of a delivered file cut out, doubled, or a letter put in: it is read or refused, and what is read gives a
    /// result.
    #[test]
    fn spoiled_files_are_read_or_refused(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        put in prop::sample::select(vec!["", "(", ")", "\"", ",", "9", "-", "Not(", "[", "\u{0}", "é"]),
    ) {
        let (name, text) = file.get(embedded());
        let letters: Vec<char> = text.chars().collect();
        let from = at.index(letters.len());
        let spoiled: String = letters[..from].iter().copied().chain(put.chars()).chain(letters.iter().copied().skip(from + length)).collect();
        if let Ok(terms) = Terms::load(&spoiled, name) {
            let met = Table::new(terms).all_here().result();
            prop_assert!(met.outcome != Outcome::Tied, "nobody has voted");
        }
    }
}
