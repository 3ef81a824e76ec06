//! The answer for other programs. Names and shapes are documented and stable, so they are spelled out here and do not follow
//! what the rules room calls things inside. Fractions are text in lowest terms, whole numbers too: `"7/3"`, `"6"`.

use serde::Serialize;

use crate::cli::case::{self, Answer, CameOut, Overall};
use crate::rules::{BodyCount, Caster, Condition, Elector, ElectorState, Met, Outcome, ReadingNeeded, Step};
use crate::terms::QuestionOf;

/// The whole answer.
#[derive(Serialize)]
pub struct Page<'a> {
    committees: Vec<Committee<'a>>,
    outcome: Overall,
}

#[derive(Serialize)]
struct Committee<'a> {
    name: &'a str,
    quorum: Quorum<'a>,
    presiding: Option<&'a str>,
    electorate: Vec<Seat<'a>>,
    counts: Vec<Count<'a>>,
    conditions: Vec<Figures<'a>>,
    outcome: Outcome,
    margin: &'a str,
    casting: &'a [Caster],
    readings: Vec<Reading<'a>>,
    steps: &'a [Step],
    #[serde(skip_serializing_if = "Option::is_none")]
    election: Option<Election<'a>>,
}

#[derive(Serialize)]
struct Quorum<'a> {
    met: Met,
    missing: &'a [String],
    /// What the terms allow where it is not met, in their order.
    remedies: Vec<Remedy<'a>>,
    steps: &'a [Step],
}

#[derive(Serialize)]
struct Remedy<'a> {
    clause: Option<&'a str>,
    text: String,
}

/// An election, where the case is about one.
#[derive(Serialize)]
struct Election<'a> {
    office: &'a str,
    outcome: &'a CameOut,
    casting: &'a [Caster],
    steps: &'a [Step],
}

#[derive(Serialize)]
struct Seat<'a> {
    seat: &'a str,
    person: Option<&'a str>,
    body: &'a str,
    weight: String,
    state: State,
    /// How else it may stand while a question is open.
    or: Vec<Stands>,
}

#[derive(Serialize)]
struct Stands {
    weight: String,
    state: State,
}

/// Heads counted in one organisation, and what else may count while a question is open.
#[derive(Serialize)]
struct Count<'a> {
    #[serde(flatten)]
    count: &'a BodyCount,
    or: Vec<Heads>,
}

#[derive(Serialize)]
struct Heads {
    r#for: u32,
    against: u32,
    abstained: u32,
}

/// How a seat stands to the item.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    For,
    Against,
    Abstained,
    ByHands,
    NotVoting,
    Recused,
    Absent,
    Vacant,
}

#[derive(Serialize)]
struct Figures<'a> {
    measure: &'a str,
    basis_name: &'a str,
    basis: String,
    counted: String,
    counted_name: &'a str,
    r#for: String,
    against: String,
    abstained: String,
    threshold: &'a str,
    holds: bool,
    read_as: Option<&'a str>,
}

#[derive(Serialize)]
struct Reading<'a> {
    clause: Option<&'a str>,
    question: &'a str,
    of: Of,
    options: Vec<Choice<'a>>,
}

/// What a question is about.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Of {
    Text,
    Meeting,
    Item,
}

#[derive(Serialize)]
struct Choice<'a> {
    name: &'a str,
    outcome: Outcome,
    may: &'a [Outcome],
}

/// An answer as it is written.
pub fn page(answer: &Answer) -> Page<'_> {
    Page {
        committees: answer.committees.iter().map(self::committee).collect(),
        outcome: answer.outcome,
    }
}

fn committee(of: &case::Committee) -> Committee<'_> {
    let (result, readings) = (&of.result, of.readings());
    let remedies = of.remedies().into_iter().map(|remedy| Remedy {
        clause: remedy.clause,
        text: remedy.says,
    });
    let remedies = remedies.collect();
    let election = of.election.as_ref().map(|(election, outcome)| Election {
        office: &election.office,
        outcome,
        casting: &election.casting,
        steps: &election.steps,
    });
    Committee {
        name: &result.committee,
        quorum: Quorum {
            met: result.quorum.met,
            missing: &result.quorum.missing,
            remedies,
            steps: &result.quorum.steps,
        },
        presiding: result.presiding.as_ref().map(|seat| seat.0.as_str()),
        electorate: result.electorate.iter().map(seat).collect(),
        counts: result.counts.iter().map(count).collect(),
        conditions: result.conditions.iter().map(figures).collect(),
        outcome: result.outcome,
        margin: &result.margin,
        casting: &result.casting,
        readings: readings.into_iter().map(reading).collect(),
        steps: &result.steps,
        election,
    }
}

fn seat(elector: &Elector) -> Seat<'_> {
    Seat {
        seat: &elector.seat.0,
        person: elector.person.as_ref().map(|person| person.0.as_str()),
        body: &elector.body,
        weight: elector.weight.to_string(),
        state: state(elector.state),
        or: elector
            .otherwise
            .iter()
            .map(|(weight, stands)| Stands {
                weight: weight.to_string(),
                state: state(*stands),
            })
            .collect(),
    }
}

fn count(count: &BodyCount) -> Count<'_> {
    let or = count.otherwise.iter().map(|[r#for, against, abstained]| Heads {
        r#for: *r#for,
        against: *against,
        abstained: *abstained,
    });
    Count {
        count,
        or: or.collect(),
    }
}

fn state(state: ElectorState) -> State {
    match state {
        ElectorState::For => State::For,
        ElectorState::Against => State::Against,
        ElectorState::Abstained => State::Abstained,
        ElectorState::ByHands => State::ByHands,
        ElectorState::NotVoting | ElectorState::NotYet | ElectorState::Suspended => State::NotVoting,
        ElectorState::Recused => State::Recused,
        ElectorState::Absent => State::Absent,
        ElectorState::Vacant => State::Vacant,
    }
}

fn figures(condition: &Condition) -> Figures<'_> {
    Figures {
        measure: &condition.measure,
        basis_name: &condition.basis_name,
        basis: condition.basis.to_string(),
        counted: condition.counted.to_string(),
        counted_name: &condition.counted_name,
        r#for: condition.r#for.to_string(),
        against: condition.against.to_string(),
        abstained: condition.abstained.to_string(),
        threshold: &condition.threshold,
        holds: condition.holds,
        read_as: condition.read_as.as_deref(),
    }
}

fn reading(reading: &ReadingNeeded) -> Reading<'_> {
    Reading {
        clause: reading.clause.as_deref(),
        question: &reading.question,
        of: match reading.of {
            QuestionOf::Text => Of::Text,
            QuestionOf::Meeting => Of::Meeting,
            QuestionOf::Item => Of::Item,
        },
        options: reading
            .options
            .iter()
            .map(|option| Choice {
                name: &option.name,
                outcome: option.outcome,
                may: &option.may,
            })
            .collect(),
    }
}
