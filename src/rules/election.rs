//! Elections to an office: one vote a voter for one of those nominated who are eligible; one alone is declared elected.
//!
//! The rule is that of the class of decision by which offices are filled. Whoever has the most votes is elected where
//! `carried` holds for them, votes for the others being against; `tie` is what follows equal votes, `neither` what
//! follows where `carried` does not hold. Where the terms say nothing of elections, most votes win and nobody decides
//! equality. What is elected fills the office as a fact of the meeting, which is not written here; the counting is in `ballot`.

use crate::terms::{
    By, Clause, Fraction, Is, Name, Number, QuestionOf, Round, Rule, SeatId, Silence, Terms, Test, Tie,
};

use super::ballot::{Held, Won};
use super::casting::casters;
use super::explain::{Context, Steps};
use super::facts::{Facts, Moment};
use super::readings::{Leaves, explore};
use super::result::{Caster, Step};
use super::snapshot::{PersonId, Snapshot};
use super::truth::{Fault, Stop};
use super::who::Eval;
use super::words::{and, or, plural};

/// Who is nominated to an office, and how people voted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ballot {
    pub office: Name,
    pub nominated: Vec<PersonId>,
    /// Votes by seat, the latest of each; `None`: for nobody.
    pub votes: Vec<(SeatId, Option<PersonId>)>,
    /// Votes for each, where who gave them is not recorded.
    pub counts: Vec<(PersonId, u16)>,
    /// Of those with equal votes, for whom whoever decides gave the deciding vote, or drew the lot.
    pub deciding: Option<(SeatId, PersonId)>,
}

/// How an election came out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ElectionOutcome {
    Elected(PersonId),
    /// Equal votes, which somebody may decide, or nobody.
    Tied(Vec<PersonId>),
    /// To be voted on again, between these.
    Again(Vec<PersonId>),
    NoDecision,
    Void,
    /// Several are nominated, and nobody has voted.
    Open,
    ReadingNeeded,
    /// More votes than voters, or votes that count unequally and whose givers are not recorded.
    RecountNeeded,
}

/// The answer, and how it was worked out.
#[derive(Clone, PartialEq, Debug)]
pub struct ElectionResult {
    pub office: Name,
    pub outcome: ElectionOutcome,
    /// Who may decide equal votes, first in order first.
    pub casting: Vec<Caster>,
    pub readings: Vec<ElectionReading>,
    pub steps: Vec<Step>,
}

/// A reading that matters to an election, and what each of its answers would give.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ElectionReading {
    pub id: Name,
    pub clause: Option<Clause>,
    pub question: String,
    /// A reading of the text, or a fact of the meeting or the item.
    pub of: QuestionOf,
    pub options: Vec<(String, ElectionOutcome)>,
}

/// How the election to this office comes out in this room. The snapshot's class is the one by which offices are filled;
/// none where the terms have none.
pub fn election(terms: &Terms, snapshot: &Snapshot, ballot: &Ballot) -> ElectionResult {
    let unsaid = most_votes();
    let undecided = Ballot {
        deciding: None,
        ..ballot.clone()
    };
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let root = Eval::new(&facts, &moment);
    let said = facts.decision.filter(|_| snapshot.class.is_some());
    let rule = said.map_or(&unsaid, |decision| &decision.rule);
    let held = Held {
        office: terms.office(&ballot.office),
        ballot,
        rule,
        said: said.is_some(),
    };
    let leaves = explore(&root, |eval| eval.won(&held));
    let outcome = |won: &Result<Won, Fault>| held.outcome(won);
    let matter = leaves.mattering(&facts, outcome);
    let came_out = match (leaves.agree(outcome), leaves.leaves.first()) {
        (true, Some(leaf)) => outcome(&leaf.value),
        (true, None) => ElectionOutcome::Void,
        (false, _) => ElectionOutcome::ReadingNeeded,
    };
    let clause = said.and_then(|decision| decision.clause.clone());
    let mut told = Steps::new(&matter);
    told.told(&root, &Context::default(), &|steps, eval, _| {
        for text in eval.count_told(&held)? {
            steps.remark(clause.as_ref(), text, true);
        }
        Ok(())
    });
    let mut steps = told.said;
    let casting = may_decide(&facts, &leaves, &came_out);
    if let Some(deciding) = &ballot.deciding {
        let before = Held {
            ballot: &undecided,
            ..held
        };
        let before = explore(&root, |eval| eval.won(&before));
        let was_equal = before
            .leaves
            .iter()
            .any(|leaf| matches!(leaf.value, Ok(Won::Tied(_, _))));
        steps.push(Step {
            clause: clause.clone(),
            text: deciding_told(&facts, deciding, was_equal, &came_out),
            holds: true,
            remark: true,
        });
    }
    steps.push(Step {
        clause,
        text: in_words(&facts, ballot, &came_out, &casting),
        holds: matches!(came_out, ElectionOutcome::Elected(_) | ElectionOutcome::Open),
        remark: true,
    });
    let readings = matter.iter().filter_map(|question| {
        let asked = terms.questions.get(*question)?;
        let options = asked.answers.iter().enumerate().map(|(n, name)| {
            let mut may = leaves.gives(*question, n, outcome);
            let gives = may.pop().filter(|_| may.is_empty() && leaves.complete);
            (name.clone(), gives.unwrap_or(ElectionOutcome::ReadingNeeded))
        });
        Some(ElectionReading {
            id: asked.id.clone(),
            clause: asked.clause.clone(),
            question: asked.asks.clone(),
            of: asked.of,
            options: options.collect(),
        })
    });
    ElectionResult {
        office: ballot.office.clone(),
        outcome: came_out,
        casting,
        readings: readings.collect(),
        steps,
    }
}

/// The rule where the terms have none for elections.
fn most_votes() -> Rule {
    Rule {
        carried: Test::Need {
            at_least: Some(Number {
                share: Fraction::ZERO,
                count: Fraction::ONE,
            }),
            more_than: None,
            at_most: None,
            fewer_than: None,
            of: Vec::new(),
            are: vec![Is::For],
            by: By::Seats,
            round: Round::Exact,
        },
        tie: Tie::Silent,
        neither: Tie::NoDecision,
        silence: Silence::Nothing,
    }
}

impl Held<'_> {
    fn outcome(&self, won: &Result<Won, Fault>) -> ElectionOutcome {
        let people = |places: &[usize]| {
            let people = places.iter().filter_map(|n| self.ballot.nominated.get(*n).cloned());
            people.collect::<Vec<_>>()
        };
        match won {
            Ok(Won::Elected(one)) => match self.ballot.nominated.get(*one) {
                Some(person) => ElectionOutcome::Elected(person.clone()),
                None => ElectionOutcome::NoDecision,
            },
            Ok(Won::Tied(first, _)) => ElectionOutcome::Tied(people(first)),
            Ok(Won::Again(between)) => ElectionOutcome::Again(people(between)),
            Ok(Won::NoDecision) => ElectionOutcome::NoDecision,
            Ok(Won::Void) | Err(_) => ElectionOutcome::Void,
            Ok(Won::Open) => ElectionOutcome::Open,
            Ok(Won::Recount) => ElectionOutcome::RecountNeeded,
        }
    }
}

impl<'a> Eval<'a> {
    /// Who stands, who does not, and the votes, in words.
    fn count_told(&self, held: &Held<'a>) -> Result<Vec<String>, Stop> {
        let mut told = Vec::new();
        let standing = self.standing_for(held)?;
        let nominated = held.ballot.nominated.iter().enumerate();
        for (_, person) in nominated.filter(|(n, _)| !standing.contains(n)) {
            let name = name(self.facts, person);
            let says = format!("{name} may not hold the office under the terms: votes for them do not count.");
            told.push(says);
        }
        let counted = !held.ballot.votes.is_empty() || !held.ballot.counts.is_empty();
        if let (true, Some(papers)) = (counted, self.papers(held, &standing)?) {
            let heads = self.counts_for(held, &standing, &papers, &By::Seats)?;
            let by = self.measure_of(held)?.filter(|by| **by != By::Seats);
            let weighed = by.map(|by| self.counts_for(held, &standing, &papers, by)).transpose()?;
            for (n, (nominee, heads)) in heads.iter().enumerate() {
                let person = held.ballot.nominated.get(*nominee).cloned().unwrap_or_default();
                let votes = weighed.as_ref().and_then(|votes| votes.get(n)).map(|(_, votes)| *votes);
                let says = match votes {
                    Some(votes) => format!("{}, {}", plural(votes, "vote"), plural(*heads, "member")),
                    None => plural(*heads, "vote"),
                };
                told.push(format!("For {}: {says}.", name(self.facts, &person)));
            }
        }
        Ok(told)
    }
}

fn may_decide(facts: &Facts<'_>, leaves: &Leaves<Won>, outcome: &ElectionOutcome) -> Vec<Caster> {
    let tied = leaves.leaves.iter().filter_map(|leaf| match &leaf.value {
        Ok(Won::Tied(_, holders)) => Some(holders),
        Ok(_) | Err(_) => None,
    });
    match outcome {
        ElectionOutcome::Tied(_) => casters(facts, tied),
        _ => Vec::new(),
    }
}

/// By whose deciding vote; or that it decided nothing.
fn deciding_told(
    facts: &Facts<'_>,
    (giver, chosen): &(SeatId, PersonId),
    was_equal: bool,
    outcome: &ElectionOutcome,
) -> String {
    let by = facts.find(giver).map_or_else(|| giver.to_string(), |at| at.in_words());
    match (was_equal, outcome) {
        (true, ElectionOutcome::Elected(_)) => {
            format!(
                "The votes are equal; the deciding vote of {by} is for {}.",
                name(facts, chosen)
            )
        }
        (true, _) => format!("The deciding vote of {by} does not count here."),
        (false, _) => "A deciding vote was recorded, and none was called for.".to_owned(),
    }
}

fn name(facts: &Facts<'_>, person: &PersonId) -> String {
    let mut seats = facts.all().filter(|at| at.now.person.as_ref() == Some(person));
    seats
        .next()
        .map_or_else(|| "somebody without a seat".to_owned(), |at| at.in_words())
}

fn in_words(facts: &Facts<'_>, ballot: &Ballot, outcome: &ElectionOutcome, casting: &[Caster]) -> String {
    let office = &ballot.office;
    let names = |people: &[PersonId]| people.iter().map(|person| name(facts, person)).collect::<Vec<_>>();
    match outcome {
        ElectionOutcome::Elected(person) if ballot.votes.is_empty() && ballot.counts.is_empty() => {
            format!(
                "{} alone is nominated and eligible: elected {office}.",
                name(facts, person)
            )
        }
        ElectionOutcome::Elected(person) => format!("{} is elected {office}.", name(facts, person)),
        ElectionOutcome::Tied(between) => {
            let holders = casting
                .iter()
                .filter_map(|caster| Some(facts.find(&caster.seat)?.in_words()));
            let who = match or(holders.collect()).as_str() {
                "" => "the terms name nobody to decide".to_owned(),
                holders => format!("{holders} may decide"),
            };
            format!("{} are equal: {who}.", and(names(between)))
        }
        ElectionOutcome::Again(between) => {
            format!(
                "Nobody is elected: it is voted on again between {}.",
                and(names(between))
            )
        }
        ElectionOutcome::NoDecision => format!("Nobody is elected {office}."),
        ElectionOutcome::Void => "There is no quorum for this election.".to_owned(),
        ElectionOutcome::Open => "Nobody has voted yet.".to_owned(),
        ElectionOutcome::ReadingNeeded => {
            "It must be settled how the terms are read before anybody is elected.".to_owned()
        }
        ElectionOutcome::RecountNeeded => {
            "These counts cannot be right, or do not tell who is elected: a recorded vote is needed.".to_owned()
        }
    }
}
