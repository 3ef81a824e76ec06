//! Choices from short lists: rungs of the ladder, offices, questions and answers, grounds, remedies. Each is a token to
//! type, a label to read and a hint; what is typed narrows the list by token, by word or by place.

use crate::meeting::{ActionState, CommitteeEvent, Event, InterestKind, Meeting, NextStep, VoteWay, action_number};
use crate::rules::{ElectorState, Outcome};
use crate::terms::{Fraction, Name, slug};
use crate::ui::command::{Context, Value, Values};
use crate::ui::describe;
use crate::ui::fields::{Candidate, clock};
use crate::ui::which;

/// Token, label, hint.
pub type Choice = (String, String, String);

/// What a choice gives to its act.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    Token,
    Label,
}

/// Words that stand in many labels and choose none of them: they begin what somebody says.
const SMALL: [&str; 10] = ["the", "a", "an", "of", "in", "to", "and", "on", "by", "is"];

/// Choices (token, label, hint) whose token or label begins with what is typed, or whose place in the list it is.
pub fn choices(typed: &str, gives: Gives, all: Vec<Choice>) -> Vec<Candidate> {
    let typed = typed.to_lowercase();
    let numbered = typed.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let fits = |index: usize, token: &str, label: &str| {
        typed.is_empty()
            || numbered == Some(index)
            || token.to_lowercase().starts_with(&typed)
            || label
                .to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.starts_with(&typed) && !SMALL.contains(&typed.as_str()))
            || label.to_lowercase().starts_with(&typed)
            || typed.contains(' ') && label.to_lowercase().contains(&typed)
    };
    // A figure is first of all a place in the list: the lists are shown with them.
    let mut found: Vec<((bool, bool), Candidate)> = all
        .into_iter()
        .enumerate()
        .filter(|(index, (token, label, _))| fits(*index, token, label))
        .map(|(index, (token, label, hint))| {
            let starts = token.to_lowercase().starts_with(&typed) || label.to_lowercase().starts_with(&typed);
            let rank = (numbered.is_some() && numbered != Some(index), !starts);
            let given = if gives == Gives::Token { &token } else { &label };
            (
                rank,
                Candidate {
                    value: Value::Words(given.clone()),
                    token,
                    label,
                    hint,
                },
            )
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The organisation whose hands are to be counted next.
pub fn called_to_count<'a>(context: &Context<'a>) -> Option<&'a String> {
    context.derived.guide.next.iter().find_map(|step| match step {
        NextStep::CountHands(body) => Some(body),
        _ => None,
    })
}

/// Organisations whose hands may be counted, the one that is called next first. One of which nobody may vote on the item is
/// taken where it is typed, and not offered.
pub fn counted_bodies(context: &Context, typed: &str) -> Vec<Choice> {
    let electorate = context.derived.vote.as_ref().map(|result| &result.electorate);
    let votes = |(weight, state): (Fraction, ElectorState)| {
        let barred = [
            ElectorState::Absent,
            ElectorState::Vacant,
            ElectorState::Suspended,
            ElectorState::NotVoting,
            ElectorState::Recused,
        ];
        !weight.is_zero() && !barred.contains(&state)
    };
    let may_vote = |body: &Name| {
        electorate.is_none_or(|all| {
            let mut of_body = all.iter().filter(|elector| elector.body == *body);
            of_body.any(|elector| elector.ways().any(votes))
        })
    };
    let called = called_to_count(context);
    let bodies = context.on_screen().terms.bodies.iter().map(|body| &body.name);
    let mut offered: Vec<&Name> = bodies.filter(|body| !typed.is_empty() || may_vote(body)).collect();
    offered.sort_by_key(|body| Some(*body) != called);
    let choice = |body: &Name| (slug(body), body.clone(), String::new());
    offered.into_iter().map(choice).collect()
}

/// How to vote. Again, first of all as before; but where hands did not tell the result, by name.
pub fn vote_ways(context: &Context) -> Vec<Choice> {
    let mut ways = vec![
        ("name".to_owned(), "recorded vote, by name".to_owned(), String::new()),
        (
            "hands".to_owned(),
            "hands counted per organisation".to_owned(),
            String::new(),
        ),
    ];
    let before = context.derived.vote_in_hand.and_then(|id| context.on_screen().vote(id));
    let told = context
        .derived
        .vote
        .as_ref()
        .is_some_and(|result| result.outcome != Outcome::RecountNeeded);
    if told && before.is_some_and(|vote| vote.way == VoteWay::ByHands) {
        ways.reverse();
    }
    ways
}

/// The ladder of handlings, and that there is no conflict.
pub fn rungs(meeting: &Meeting) -> Vec<Choice> {
    let rungs = crate::rules::rungs(&meeting.terms);
    let rungs = rungs
        .into_iter()
        .map(|rung| (slug(&rung.name), rung.name.clone(), describe::rung_effects(&rung)));
    let mut all: Vec<Choice> = rungs.collect();
    all.push(("none".into(), "no conflict".into(), "takes full part; say why".into()));
    all
}

/// The four types of the national guidance.
pub fn interest_kinds() -> Vec<Choice> {
    [
        InterestKind::Financial,
        InterestKind::NonFinancialProfessional,
        InterestKind::NonFinancialPersonal,
        InterestKind::Indirect,
    ]
    .into_iter()
    .map(|kind| {
        (
            describe::interest_token(kind).into(),
            describe::interest_kind(kind).into(),
            String::new(),
        )
    })
    .collect()
}

/// Offices filled at a meeting, those still open first.
pub fn elected_offices(meeting: &Meeting) -> Vec<Choice> {
    let held = |name: &str| meeting.offices.iter().any(|held| held.office == name);
    let mut all: Vec<Choice> = meeting
        .terms
        .offices
        .iter()
        .filter(|office| office.holder.is_none())
        .map(|office| {
            (
                slug(&office.name),
                office.name.clone(),
                office.filled.clone().unwrap_or_default(),
            )
        })
        .collect();
    all.sort_by_key(|(_, name, _)| held(name));
    all
}

/// What the terms leave open, what matters here first.
pub fn questions(context: &Context) -> Vec<Choice> {
    let meeting = context.on_screen();
    let matters = context.derived.reading_ids();
    let mut all: Vec<Choice> = meeting
        .terms
        .questions
        .iter()
        .map(|question| {
            let clause = question
                .clause
                .as_ref()
                .map_or(String::new(), |clause| format!("paragraph {clause}: "));
            let due = if matters.contains(&question.id) { "! " } else { "" };
            (
                question.id.clone(),
                format!("{due}{clause}{}", question.asks),
                String::new(),
            )
        })
        .collect();
    all.sort_by_key(|(id, _, _)| matters.iter().position(|matter| matter == id).unwrap_or(usize::MAX));
    all
}

/// The answers to a question.
pub fn answers(meeting: &Meeting, question: &str) -> Vec<Choice> {
    meeting
        .terms
        .questions
        .iter()
        .filter(|known| known.id == question)
        .flat_map(|known| known.answers.iter())
        .map(|answer| {
            let how_long = "for this meeting; add \"terms\": for good".to_owned();
            (slug(answer), answer.clone(), how_long)
        })
        .collect()
}

/// Choices that stand for a number; what is typed is the number, or words of one.
fn numbered(typed: &str, all: impl Iterator<Item = (u64, String, String)>) -> Vec<Candidate> {
    let all = all.map(|(number, label, hint)| Candidate {
        value: Value::Number(number),
        token: number.to_string(),
        label,
        hint,
    });
    which::narrowed(all.collect(), typed)
}

/// What the register has of the person named first, as it stood when the meeting was made.
pub fn natures(meeting: &Meeting, so_far: &Values) -> Vec<Candidate> {
    let person = so_far.person(0);
    let brought = &meeting.created.brought;
    let register = brought.register.iter().map(|interest| (interest, "on the register"));
    let declared = brought
        .declared
        .iter()
        .map(|interest| (interest, "declared at the last meeting"));
    register
        .chain(declared)
        .filter(|(interest, _)| person.as_ref() == Some(&interest.person))
        .map(|(interest, from)| Candidate {
            value: Value::Words(interest.nature.clone()),
            token: interest.nature.clone(),
            label: interest.nature.clone(),
            hint: format!("{from}, {}", interest.kind.in_words()),
        })
        .collect()
}

/// Interests on the register that are still held.
pub fn registered(context: &Context, typed: &str) -> Vec<Candidate> {
    let meeting = context.on_screen();
    let kept = context.between.iter().flat_map(|history| &history.committee().register);
    let held = kept.filter(|noted| noted.what.1.is_none());
    numbered(
        typed,
        held.map(|noted| {
            let interest = &noted.what.0;
            let label = format!("{}: {}", meeting.name(&interest.person), interest.nature);
            (noted.seq, label, interest.in_words(None))
        }),
    )
}

/// Actions still open; one that is completed, where its number is typed.
pub fn open_actions(meeting: &Meeting, typed: &str) -> Vec<Candidate> {
    let number = |state: &ActionState| action_number(state.action.number);
    let named = |state: &&ActionState| !state.done || number(state).eq_ignore_ascii_case(typed);
    let open = meeting.actions.iter().filter(named);
    let all = open.map(|state| Candidate {
        value: Value::Number(u64::from(state.action.number)),
        token: number(state),
        label: format!("{} {}", number(state), state.action.words),
        hint: describe::owner(meeting, &state.action.owner),
    });
    which::narrowed(all.collect(), typed)
}

/// What was recorded between meetings and can be taken back, the latest first.
pub fn entries(context: &Context, typed: &str) -> Vec<Candidate> {
    let meeting = context.on_screen();
    let Some(history) = context.between else {
        return Vec::new();
    };
    let records = history.records().iter().rev().filter(|record| {
        let withdraws = matches!(record.event, CommitteeEvent::Withdrawn { .. });
        record.event.can_be_undone() && !withdraws && history.committee().in_effect.contains(&record.seq)
    });
    numbered(
        typed,
        records.map(|record| {
            let label = describe::capital(&history.in_words(&record.event, meeting));
            (record.seq, label, record.at.format("%-d %b %H:%M").to_string())
        }),
    )
}

/// Entries of the record that can be taken back or moved, the latest first, each as it was corrected.
pub fn recorded(context: &Context, typed: &str) -> Vec<Candidate> {
    let meeting = context.meeting();
    let records = context.history.records().iter().rev().filter(|record| {
        let withdraws = matches!(record.event, Event::Withdrawn { .. });
        record.event.can_be_undone() && !withdraws && meeting.in_effect.contains(&record.seq)
    });
    numbered(
        typed,
        records.map(|record| {
            let label = describe::entry(context.history, record);
            (record.seq, label, clock(record.wall()))
        }),
    )
}

/// Grounds for excluding the public.
pub fn grounds(meeting: &Meeting) -> Vec<Choice> {
    let exclusion = meeting.terms.exclusion.iter();
    exclusion
        .flat_map(|exclusion| &exclusion.grounds)
        .map(|ground| (slug(ground), ground.clone(), String::new()))
        .collect()
}

/// What the terms allow without a quorum, by number.
pub fn remedies(meeting: &Meeting) -> Vec<Choice> {
    let remedies = meeting.terms.quorum.remedies.iter().enumerate();
    remedies
        .map(|(index, remedy)| {
            let says = remedy.says.clone().unwrap_or_else(|| describe::remedy_act(&remedy.act));
            (
                (index + 1).to_string(),
                says,
                remedy
                    .clause
                    .clone()
                    .map_or(String::new(), |clause| format!("paragraph {clause}")),
            )
        })
        .collect()
}
/// The organisations, and all of them.
pub(super) fn concerned(meeting: &Meeting, typed: &str) -> Vec<Candidate> {
    let bodies = meeting.terms.bodies.iter().map(|body| body.name.clone());
    let bodies = bodies.map(|name| (crate::terms::slug(&name), name, String::new()));
    let all = (
        "all".to_owned(),
        "all".to_owned(),
        "a matter of every organisation".to_owned(),
    );
    choices(typed, Gives::Token, bodies.chain([all]).collect())
}
