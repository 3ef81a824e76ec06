//! Terms that nobody could work out: each kind of growth just within what is taken, and just over, where it is a fault with
//! its line. What is taken is answered in a bounded number of steps.

use proptest::prelude::*;
use quorate::rules::{
    Hands, Occupancy, Outcome, PersonId, Presence, SeatNow, Snapshot, Status, calls, could_matter, prospects, result,
    steps_of_result,
};
use quorate::terms::source::Source;
use quorate::terms::{Choice, LoadError, Terms};

/// Steps in which any sound terms are answered.
const ENOUGH: u64 = 100_000_000;

const CARRIED: &str = "Need(more_than: \"1/2\", of: [Cast], are: [For], by: Votes)";

/// Terms of so many seats; the rest in the fields' own words, one a line.
fn file(seats: usize, fields: &[String]) -> String {
    let fields = fields.join("\n");
    let has = |field: &str| fields.contains(field);
    let quorum = if has("quorum:") {
        ""
    } else {
        "quorum: (test: Need(at_least: 1, are: [Present])),"
    };
    let decisions = format!("decisions: [(class: \"usual\", rule: (carried: {CARRIED}, tie: Lost))],");
    let decisions = if has("decisions:") { "" } else { decisions.as_str() };
    format!(
        "(format: 0, id: \"t\", committee: \"T\", seats: [(id: \"m\", number: {seats}, title: \"Member\", tags: [\"x\"])],\n{quorum}\n{decisions}\n{fields}\n)"
    )
}

/// A list of `n` entries, one a line.
fn list(field: &str, n: usize, entry: impl Fn(usize) -> String) -> String {
    let entries: Vec<String> = (0..n).map(|n| format!("{},\n", entry(n))).collect();
    format!("{field}: [\n{}],", entries.concat())
}

fn questions(n: usize, answers: usize) -> String {
    let answers: Vec<String> = (0..answers).map(|answer| format!("\"{answer}\"")).collect();
    list("questions", n, |n| {
        format!("(id: \"q{n}\", asks: \"Q{n}?\", answers: [{}])", answers.join(", "))
    })
}

/// `joined` makes two of one: each definition of the one before.
fn doubling(field: &str, first: &str, n: usize, joined: impl Fn(String) -> String) -> String {
    list(field, n, |n| match n {
        0 => format!("(\"d0\", {first})"),
        n => format!("(\"d{n}\", {})", joined(format!("The(\"d{}\")", n - 1))),
    })
}

const ONE: &str = "Need(at_least: 1, are: [Present])";

fn quorum(test: &str) -> String {
    format!("quorum: (test: {test}),")
}

/// A kind of growth, how much of it is within, and over, what is taken; the line and the beginning of the fault.
type Kind = (&'static str, fn(usize) -> String, usize, usize, &'static str);

#[rustfmt::skip]
const KINDS: &[Kind] = &[
    ("tests, twice each", |n| file(6, &[doubling("tests", ONE, n, |d| format!("All([{d}, {d}])")), quorum(&format!("The(\"d{}\")", n - 1))]), 8, 20,
        "14: the test \"d9\" comes to more than"),
    ("tests in If", |n| file(6, &[doubling("tests", ONE, n, |d| format!("If({d}, {d}, {d})")), quorum(&format!("The(\"d{}\")", n - 1))]), 5, 30,
        "11: the test \"d6\" comes to more than"),
    ("tests in AnyOf", |n| file(6, &[doubling("tests", ONE, n, |d| format!("AnyOf(2, [{d}, {d}, {d}])")), quorum(&format!("The(\"d{}\")", n - 1))]), 6, 40,
        "11: the test \"d6\" comes to more than"),
    ("groups in groups", |n| file(6, &[doubling("tests", ONE, n, |d| format!("Each([[Tag(\"x\")], [Filled], [Entitled]], {d})")), quorum(&format!("The(\"d{}\")", n - 1))]), 5, 30,
        "11: the test \"d6\" comes to more than"),
    ("words, twice each", |n| file(6, &[doubling("words", "[Present]", n, |d| format!("[Or([{d}, {d}])]")), quorum(&format!("Need(at_least: 1, are: [The(\"d{}\")])", n - 1))]), 8, 40,
        "14: the word \"d9\" comes to more than"),
    ("a word of a bar", |n| file(6, &[doubling("words", "[Remote]", n, |d| format!("[And([{d}, {d}])]")), format!("bars: [(who: [The(\"d{}\")], from: [Vote])],", n - 1)]), 8, 40,
        "14: the word \"d9\" comes to more than"),
    ("weights, twice each", |n| file(6, &[questions(1, 2), doubling("weights", "Each(1)", n, |d| format!("Case(\"q0\", [(\"0\", {d}), (\"1\", {d})])")), format!("votes: [([], The(\"d{}\"))],", n - 1)]), 8, 40,
        "17: the weight \"d9\" comes to more than"),
    ("names after each other", |n| file(6, &[doubling("tests", ONE, n, |d| format!("Under(\"1\", {d})")), quorum(&format!("The(\"d{}\")", n - 1))]), 20, 500,
        "37: the test \"d32\" comes to more than"),
    ("questions on the votes of many", |n| file(200, &[questions(n, 2), list("votes", n, |n| format!("([Seat(\"m-{}\")], Case(\"q{n}\", [(\"0\", Each(1)), (\"1\", Each(2))]))", n + 1))]), 6, 40,
        "3: a decision of the class \"usual\" would take too long"),
    ("questions on a bar of many", |n| file(500, &[questions(n, 3), list("bars", n, |n| format!("(who: [Case(\"q{n}\", [(\"0\", [Tag(\"x\")]), (\"1\", [Remote]), (\"2\", [Nobody])])], from: [Vote, Quorum])"))]), 3, 30,
        "3: a decision of the class \"usual\" would take too long"),
    ("organisations that decide their own ties", |n| file(n, &[list("votes", n, |n| format!("([Seat(\"m-{}\")], Block(Each(1), (carried: {ONE}, tie: Casting(by: [[Presiding]]))))", n + 1))]), 4, 40,
        "3: a decision of the class \"usual\" would take too long"),
    ("answers of a question", |n| file(6, &[questions(1, n), quorum(&format!("Case(\"q0\", [{}])", (0..n).map(|n| format!("(\"{n}\", {ONE})")).collect::<Vec<_>>().join(", ")))]), 50, 51,
        "5: the question \"q0\" has 51 answers"),
    ("words in a list", |n| file(6, &[list("words", n, |n| format!("(\"w{n}\", [Present])"))]), 1_000, 1_001,
        "4: the list words has 1001 entries"),
    ("offices after each other", |n| file(6, &[list("offices", n, |n| format!("(name: \"o{n}\", holder: \"m-1\", then: [\"o{}\"])", (n + 1) % 5))]), 1_000, 1_001,
        "4: the list offices has 1001 entries"),
    ("seats", |n| file(n, &[]), 1_000, 1_001, "1: there are 1001 seats"),
];

fn faults(text: &str) -> Vec<String> {
    let told = |error: LoadError| {
        let each = error
            .faults
            .iter()
            .map(|fault| format!("{}: {}", fault.at.map_or(0, |at| at.line), fault.says));
        each.collect::<Vec<_>>()
    };
    Terms::load(text, "t.ron").err().map(told).unwrap_or_default()
}

/// Everybody here; the first half for, one fewer against.
fn meeting(terms: &Terms) -> Snapshot {
    let seats = terms.all_seats();
    let half = seats.len().div_ceil(2);
    let vote = |n: usize| match n {
        n if n < half => Choice::For,
        n if n + 1 == seats.len() => Choice::Abstain,
        _ => Choice::Against,
    };
    Snapshot {
        seats: seats
            .iter()
            .map(|seat| SeatNow {
                seat: seat.id.clone(),
                status: Status::Filled,
                person: Some(PersonId(seat.id.0.clone())),
                occupancy: Occupancy::Member,
                presence: Presence::InPerson,
                rung: None,
                member_rung: None,
            })
            .collect(),
        votes: seats
            .iter()
            .enumerate()
            .map(|(n, seat)| (seat.id.clone(), vote(n)))
            .collect(),
        closed: true,
        ..Snapshot::default()
    }
}

#[test]
fn just_within_is_answered_and_just_over_is_a_fault_with_its_line() {
    for (kind, text, within, over, fault) in KINDS {
        assert_eq!(faults(&text(*within)), Vec::<String>::new(), "{kind}");
        let told = faults(&text(*over));
        assert!(
            told.first().is_some_and(|told| told.starts_with(fault)),
            "{kind}: {told:?}"
        );
        let text = text(*within);
        let terms = Terms::load(&text, "t.ron").unwrap();
        let now = meeting(&terms);
        let steps = steps_of_result(&terms, &now);
        assert!(steps < ENOUGH, "{kind}: {steps} steps");
        let outcome = result(&terms, &now).outcome;
        // Whether anybody may vote is what those questions are about.
        let open = kind.starts_with("questions on a bar");
        let expected = if open { Outcome::ReadingNeeded } else { Outcome::Carried };
        assert_eq!(outcome, expected, "{kind}");
        let found = prospects(&terms, &Source::new("t.ron", &text));
        assert_eq!(found.faults, [], "{kind}");
    }
}

/// A record of before, in which nobody judged the terms anew, is held to the same.
#[test]
fn terms_of_a_record_are_refused_for_the_same() {
    for (kind, text, within, over, _) in KINDS {
        assert!(
            quorate::terms::load::read_as_it_was(&text(*within), "t.ron").is_ok(),
            "{kind}"
        );
        assert!(
            quorate::terms::load::read_as_it_was(&text(*over), "t.ron").is_err(),
            "{kind}"
        );
    }
}

#[test]
fn more_hands_than_seats_are_no_count_and_no_search() {
    let text = file(6, &[]);
    let terms = Terms::load(&text, "t.ron").unwrap();
    let hands = Hands {
        body: String::new(),
        r#for: u16::MAX,
        against: u16::MAX,
        abstained: u16::MAX,
        seats: Vec::new(),
    };
    let now = Snapshot {
        votes: Vec::new(),
        hands: vec![hands],
        ..meeting(&terms)
    };
    assert_eq!(result(&terms, &now).outcome, Outcome::RecountNeeded);
}

/// Each of `levels` follows two of the one below it, in either order, so that they differ.
fn shelf(levels: usize) -> impl Fn(&str) -> Option<(String, String)> {
    move |id: &str| {
        let (side, level) = id.split_once('-')?;
        let level: usize = level.parse().ok().filter(|level| *level <= levels)?;
        let (one, other) = if side == "a" { ("a", "b") } else { ("b", "a") };
        let follows = match level {
            0 => format!(
                "quorum: (test: Need(at_least: {}, are: [Present])),",
                if side == "a" { 1 } else { 2 }
            ),
            level => format!("follows: [\"{one}-{}\", \"{other}-{}\"],", level - 1, level - 1),
        };
        let text =
            format!("(format: 0, id: \"{id}\", committee: \"{id}\", paragraphs: [(\"1\", \"One.\")],\n{follows}\n)");
        Some((format!("{id}.ron"), text))
    }
}

#[test]
fn what_is_followed_twice_is_read_once_and_chains_end() {
    let child = |levels: usize| {
        let follows = format!("follows: [\"a-{levels}\", \"b-{levels}\"],");
        file(6, &[follows]).replace("quorum: (test: Need(at_least: 1, are: [Present])),", "")
    };
    let loaded = Terms::load_with(&child(3), "t.ron", &shelf(3)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(loaded.source.parents.len(), 8);
    let error = Terms::load_with(&child(30), "t.ron", &shelf(30))
        .err()
        .map(|error| error.to_string());
    assert!(
        error.as_ref().is_some_and(|told| told.contains("too much is followed")),
        "{error:?}"
    );
}

/// Terms of any size: seats, questions on votes, bars and the quorum, definitions of definitions, blocks.
fn grown() -> impl Strategy<Value = String> {
    (1_usize..60, 0_usize..9, 2_usize..4, 1_usize..9, 0_usize..6, 0_usize..4).prop_map(
        |(seats, asked, answers, deep, rows, blocks)| {
            let question = |n: usize| n % asked.max(1);
            let case = |n: usize, value: &dyn Fn(usize) -> String| {
                let each: Vec<String> = (0..answers)
                    .map(|answer| format!("(\"{answer}\", {})", value(answer)))
                    .collect();
                format!("Case(\"q{}\", [{}])", question(n), each.join(", "))
            };
            let weight = |n: usize| match asked {
                0 => "Each(1)".to_owned(),
                _ => case(n, &|answer| format!("Each({})", answer + 1)),
            };
            let seat = |n: usize| format!("[Seat(\"m-{}\")]", n % seats + 1);
            let votes = list("votes", rows + blocks + 1, |n| match n {
                0 => "([], Each(1))".to_owned(),
                n if n <= rows => format!("({}, {})", seat(n), weight(n)),
                n => format!(
                    "({}, Block({}, (carried: {ONE}, tie: Casting(by: [[Presiding]]))))",
                    seat(n),
                    weight(n)
                ),
            });
            let who = if asked == 0 {
                "[Remote]".to_owned()
            } else {
                format!(
                    "[{}]",
                    case(deep, &|n| if n == 0 {
                        "[Remote]".to_owned()
                    } else {
                        "[Nobody]".to_owned()
                    })
                )
            };
            let test = if asked == 0 {
                ONE.to_owned()
            } else {
                case(rows, &|n| format!("Need(at_least: {}, are: [Present])", n + 1))
            };
            file(
                seats,
                &[
                    questions(asked, answers),
                    votes,
                    format!("bars: [(who: {who}, from: [Vote, Quorum])],"),
                    doubling("tests", &test, deep, |d| format!("All([{d}, {d}])")),
                    quorum(&format!("The(\"d{}\")", deep - 1)),
                ],
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, max_shrink_iters: 10, ..ProptestConfig::default() })]

    #[test]
    fn terms_that_are_accepted_are_answered_in_so_many_steps(text in grown()) {
        if let Ok(terms) = Terms::load(&text, "t.ron") {
            let now = meeting(&terms);
            let steps = steps_of_result(&terms, &now);
            prop_assert!(steps < ENOUGH, "{steps} steps\n{text}");
            could_matter(&terms, &now);
            calls(&terms, &now);
        }
    }
}
