//! What an act can be about: items, their recommendations, what was decided so far, and the words for deciding. Lists for
//! [`super::fields`], narrowed by what is typed.

use crate::meeting::{About, ItemState, Meeting, NO_DECISION, Purpose, Standing};

use super::choices::{Gives, choices};
use super::command::{Context, Value, Values};
use super::describe;
use super::fields::Candidate;
use super::{settling, which};

pub(super) fn items(meeting: &Meeting, typed: &str) -> Vec<Candidate> {
    let title = |state: &ItemState| match describe::is_hidden(meeting, state) {
        true => "(private item)".to_owned(),
        false => meeting.card(state).title.clone(),
    };
    let all = meeting.items.iter().map(|state| Candidate {
        value: Value::Abouts(vec![About::item(&state.item.number)]),
        token: state.item.number.to_string(),
        label: format!("{} {}", state.item.number, title(state)),
        hint: String::new(),
    });
    which::narrowed(all.collect(), typed)
}

pub(super) fn is_open(context: &Context, about: &About) -> bool {
    let meeting = context.on_screen();
    meeting.is_undecided(about) || meeting.is_void(about) || meeting.is_to_be_counted_again(about)
}

/// Recommendations of the item on the screen that nothing has been decided on, or nothing that stands; where all are
/// decided, all of them.
pub fn open_parts(context: &Context) -> Vec<About> {
    let meeting = context.on_screen();
    let Some(state) = context.item().and_then(|number| meeting.item(number)) else {
        return Vec::new();
    };
    let number = &state.item.number;
    let parts = &meeting.card(state).parts;
    let all: Vec<About> = match parts.len() {
        0 | 1 => vec![About::item(number)],
        _ => parts
            .iter()
            .map(|part| About {
                item: number.clone(),
                part: Some(part.label.clone()),
            })
            .collect(),
    };
    let open: Vec<About> = all.iter().filter(|about| is_open(context, about)).cloned().collect();
    if open.is_empty() { all } else { open }
}

/// The recommendation of the item on the screen that has this letter, decided or not, where it has several.
pub(super) fn lettered(context: &Context, letter: &str) -> Option<About> {
    let meeting = context.on_screen();
    let state = meeting.item(context.item()?)?;
    let parts = &meeting.card(state).parts;
    let part = parts.iter().find(|part| part.label.eq_ignore_ascii_case(letter))?;
    (parts.len() > 1).then(|| About {
        item: state.item.number.clone(),
        part: Some(part.label.clone()),
    })
}

pub(super) fn parts(context: &Context, typed: &str) -> Vec<Candidate> {
    let meeting = context.on_screen();
    open_parts(context)
        .into_iter()
        .filter(|about| about.to_string().starts_with(typed) || lettered(context, typed).as_ref() == Some(about))
        .map(|about| Candidate {
            token: format!("{}{}", about.item, about.part.clone().unwrap_or_default()),
            label: format!("{about} {}", meeting.wording_of(&about)),
            hint: String::new(),
            value: Value::Abouts(vec![about]),
        })
        .collect()
}

/// What was decided so far, the latest first.
pub(super) fn decided(meeting: &Meeting, typed: &str) -> Vec<Candidate> {
    let all = decisions_so_far(meeting).into_iter().map(|about| Candidate {
        token: settling::token(&about),
        label: format!("{about} {}", meeting.wording_of(&about)),
        hint: String::new(),
        value: Value::Abouts(vec![about]),
    });
    which::narrowed(all.collect(), typed)
}

/// The committee's verbs, the one that the recommendation begins with first; of an item for information that recommends
/// nothing, "noted".
pub(super) fn verbs(context: &Context, so_far: &Values, typed: &str) -> Vec<Candidate> {
    let meeting = context.on_screen();
    let about = so_far.about(0).or_else(|| open_parts(context).into_iter().next());
    let state = about.as_ref().and_then(|about| meeting.item(&about.item));
    let for_information =
        state.is_some_and(|state| state.item.purpose == Purpose::Information && state.item.parts.is_empty());
    let last_minutes = state.is_some_and(|state| state.item.standing == Some(Standing::LastMinutes));
    let wording = about.map(|about| meeting.wording_of(&about));
    // "To note the report": the verb is the first word that says what to do.
    let wording = wording.unwrap_or_default().to_lowercase();
    let first = wording
        .split_whitespace()
        .find(|word| !matches!(*word, "to" | "that"))
        .unwrap_or_default()
        .to_string();
    let stem: String = first.chars().take(4).collect();
    let mut all: Vec<String> = meeting.terms.verbs.clone();
    if all.is_empty() {
        all = ["approved", "noted", "agreed", "endorsed", "did not approve"]
            .map(String::from)
            .to_vec();
    }
    if stem.chars().count() >= 3 {
        all.sort_by_key(|verb| !verb.starts_with(&stem));
    }
    if for_information {
        let noted = all.iter().position(|verb| verb.starts_with("noted"));
        let noted = noted.map_or_else(|| "noted".into(), |place| all.remove(place));
        all.insert(0, noted);
    }
    if last_minutes {
        all.insert(0, "agreed as a correct record".into());
        all.insert(1, "did not agree".into());
    }
    all.push(NO_DECISION.into());
    choices(
        typed,
        Gives::Label,
        all.into_iter()
            .map(|verb| (crate::terms::slug(&verb), verb, String::new()))
            .collect(),
    )
}

/// "did not agree": a verb of three words, whatever the committee's own list has.
pub(super) fn refusal(rest: &str) -> Option<&str> {
    let begins = rest.get(..REFUSED.len())?.eq_ignore_ascii_case(REFUSED);
    let base = rest.get(REFUSED.len()..)?.split([' ', ',']).next()?;
    let whole = begins && !base.is_empty();
    whole.then(|| rest.get(..REFUSED.len() + base.len()))?
}

const REFUSED: &str = "did not ";

/// What was decided or voted on, the latest first.
fn decisions_so_far(meeting: &Meeting) -> Vec<About> {
    let decisions = meeting.decisions.iter();
    let decisions = decisions.map(|decision| (decision.when.order, &decision.about));
    let votes = meeting.votes.iter();
    let votes = votes.filter_map(|vote| Some((vote.closed.as_ref()?.order, &vote.about)));
    let mut all: Vec<(usize, &About)> = decisions.chain(votes).collect();
    all.sort_by_key(|(order, _)| std::cmp::Reverse(*order));
    let mut decided: Vec<About> = Vec::new();
    for (_, about) in all {
        if !decided.contains(about) {
            decided.push(about.clone());
        }
    }
    decided
}
