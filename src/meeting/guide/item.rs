//! The current item: what it waits for, in the order in which it is usually done.

use crate::meeting::agenda::{About, ItemNo, Purpose, Standing};
use crate::meeting::event::{BroughtInterest, MinutesPart};
use crate::meeting::people::PersonId;
use crate::meeting::quorum_words::names_and;
use crate::meeting::state::{ItemState, ItemStatus, Meeting, Nil};
use crate::rules::{Met, ReadingNeeded};
use crate::terms::{Remedy, RemedyAct};

use super::steps::{exclusion_words, onwards, readings, restore, to_call_back};
use super::{Guide, NextStep};

pub(super) fn guide(meeting: &Meeting, state: &ItemState, could_matter: Option<&[ReadingNeeded]>) -> Guide {
    let number = &state.item.number;
    let back = to_call_back(meeting);
    if !back.is_empty() {
        let people: Vec<PersonId> = back.iter().map(|(person, _)| person.clone()).collect();
        let steps = back.into_iter().map(|(person, item)| NextStep::CallBack(person, item));
        return Guide::saying(
            format!("Please ask {} to come back in.", names_and(meeting, &people)),
            steps.collect(),
        );
    }
    if state.item.private.is_some() && !meeting.excluded() {
        // Once the public is back the private part of the item is over.
        let last = meeting
            .exclusions
            .last()
            .and_then(|exclusion| exclusion.readmitted.as_ref());
        let back = last.map_or(0, |back| back.order);
        if state.taken.last().is_some_and(|taken| taken.order < back) {
            return onwards(meeting);
        }
        return Guide::saying(
            exclusion_words(meeting, state.item.private.as_deref()),
            vec![NextStep::ExcludePublic],
        );
    }
    if let Some(guide) = interests(meeting, number) {
        return guide;
    }
    match state.status {
        ItemStatus::Deferred { .. } | ItemStatus::Withdrawn { .. } => onwards(meeting),
        ItemStatus::Waiting | ItemStatus::Current | ItemStatus::Taken => match state.item.standing {
            Some(standing) => standing_item(meeting, state, standing),
            None => counted_again(meeting, number).unwrap_or_else(|| business(meeting, state, could_matter)),
        },
    }
}

/// Handlings to be decided for this item, then those who are to leave the room for it.
fn interests(meeting: &Meeting, item: &ItemNo) -> Option<Guide> {
    if let Some(guide) = confirming(meeting, |about| about == item) {
        return Some(guide);
    }
    let open: Vec<(PersonId, About)> = meeting
        .open_handlings()
        .into_iter()
        .filter(|(_, about)| about.item == *item)
        .collect();
    if let Some((person, _)) = open.first() {
        let decides = who_decides(meeting, person);
        let say = format!(
            "{} has declared an interest in this item; {decides} how it is handled.",
            meeting.name(person)
        );
        let steps = open
            .iter()
            .map(|(person, about)| NextStep::DecideHandling(person.clone(), about.clone()));
        return Some(Guide::saying(say, steps.collect()));
    }
    let to_leave = meeting.to_go_out(item);
    if to_leave.is_empty() {
        return None;
    }
    let verb = if to_leave.len() == 1 { "leaves" } else { "leave" };
    let say = format!("{} {verb} the room for this item.", names_and(meeting, &to_leave));
    let steps = to_leave
        .into_iter()
        .map(|person| NextStep::ConfirmWentOut(person, item.clone()));
    Some(Guide::saying(say, steps.collect()))
}

/// The chair speaks; of the chair's own interest whoever presides next decides.
fn who_decides(meeting: &Meeting, person: &PersonId) -> String {
    let next = match meeting.in_chair() == Some(person) {
        true => meeting.next_to_preside(Some(person)),
        false => None,
    };
    next.map_or_else(|| "I decide".into(), |next| format!("{} decides", meeting.name(&next)))
}

/// A standing item asks its question until there is an answer: nothing, or something that was recorded.
fn standing_item(meeting: &Meeting, state: &ItemState, standing: Standing) -> Guide {
    let unanswered = meeting.unanswered(state).is_some();
    let ask = |say: &str, step: NextStep| {
        let mut next = vec![step];
        next.extend(onwards(meeting).next);
        Guide::saying(say, next)
    };
    match standing {
        Standing::Welcome if unanswered => ask("Welcome; are there any apologies for absence?", NextStep::AskApologies),
        Standing::Declarations if unanswered => ask(
            "Does anybody have an interest to declare in any item on the agenda?",
            NextStep::AskDeclarations,
        ),
        Standing::Declarations => handlings_ahead(meeting).unwrap_or_else(|| onwards(meeting)),
        Standing::LastMinutes if meeting.is_undecided(&About::item(&state.item.number)) => ask(
            "Are the minutes of the last meeting agreed as a correct record?",
            agree_minutes(meeting, state),
        ),
        Standing::LastMinutes => others_to_agree(meeting, state).unwrap_or_else(|| onwards(meeting)),
        Standing::MattersArising if unanswered => {
            ask("Are there any matters arising?", NextStep::AskNil(Nil::MattersArising))
        }
        Standing::PublicQuestions if unanswered => ask(
            "Are there any questions from the public?",
            NextStep::AskNil(Nil::Questions),
        ),
        Standing::OtherBusiness if unanswered => {
            ask("Is there any other business?", NextStep::AskNil(Nil::OtherBusiness))
        }
        Standing::Welcome
        | Standing::MattersArising
        | Standing::ActionLog
        | Standing::PublicQuestions
        | Standing::OtherBusiness => onwards(meeting),
    }
}

/// Those that wait, of the part that is spoken of; where none is known, whatever the item says.
fn agree_minutes(meeting: &Meeting, state: &ItemState) -> NextStep {
    let part = match meeting.excluded() || state.private {
        true => MinutesPart::Private,
        false => MinutesPart::Public,
    };
    match meeting.to_approve().find(|of| of.part == part) {
        Some(of) => NextStep::ApproveMinutes(of.clone()),
        None => NextStep::Decide(About::item(&state.item.number)),
    }
}

/// Some are agreed, and others wait, those of a private part say; where no later item is for them, that is said.
fn others_to_agree(meeting: &Meeting, state: &ItemState) -> Option<Guide> {
    let waits = |other: &ItemState| {
        let is_other = other.item.number != state.item.number && other.status == ItemStatus::Waiting;
        is_other && other.item.standing == Some(Standing::LastMinutes)
    };
    let of = meeting
        .to_approve()
        .next()
        .filter(|_| !meeting.items.iter().any(waits))?;
    let where_ = match (of.part, meeting.excluded()) {
        (MinutesPart::Private, false) => ", here or in private session",
        (MinutesPart::Private, true) | (MinutesPart::Public, _) => "",
    };
    let say = format!("Still to be agreed{where_}: {}.", of.in_words());
    let mut next = vec![NextStep::ApproveMinutes(of.clone())];
    next.extend(onwards(meeting).next);
    Some(Guide::saying(say, next))
}

/// Interests that came along with items: whether they still stand.
fn confirming(meeting: &Meeting, of: impl Fn(&ItemNo) -> bool) -> Option<Guide> {
    let waiting = meeting.to_confirm().into_iter().filter(|(item, _)| of(item));
    let waiting: Vec<(&ItemNo, &BroughtInterest)> = waiting.collect();
    let (item, interest) = waiting.first()?;
    let say = format!(
        "When item {item} was put off, {} had declared an interest in it. Does that still stand?",
        meeting.name(&interest.person)
    );
    let steps = waiting
        .iter()
        .map(|(item, interest)| NextStep::ConfirmInterest((*item).clone(), (*interest).clone()));
    Some(Guide::saying(say, steps.collect()))
}

/// At the declarations, interests in later items are handled too.
fn handlings_ahead(meeting: &Meeting) -> Option<Guide> {
    if let Some(guide) = confirming(meeting, |_| true) {
        return Some(guide);
    }
    let open = meeting.open_handlings();
    let (person, about) = open.first()?;
    let decides = who_decides(meeting, person);
    let say = format!(
        "{decides} how {}'s interest in item {about} is handled.",
        meeting.name(person)
    );
    let steps = open
        .iter()
        .map(|(person, about)| NextStep::DecideHandling(person.clone(), about.clone()));
    Some(Guide::saying(say, steps.collect()))
}

/// A vote that was announced and did not tell its result: it is put once more, by name, to those who heard it.
fn counted_again(meeting: &Meeting, number: &ItemNo) -> Option<Guide> {
    let in_private = meeting.excluded() || meeting.private_items.contains(number);
    let heard = |about: &About| {
        let vote = meeting.votes.iter().rfind(|vote| vote.about.covers(about));
        vote.is_some_and(|vote| vote.opened.private == in_private)
    };
    let parts = meeting.parts_of(number);
    let again = |about: &&About| meeting.is_to_be_counted_again(about) && heard(about);
    let about = parts.iter().find(again)?;
    let mut next = vec![NextStep::OpenVote(about.clone())];
    next.extend(onwards(meeting).next);
    Some(Guide::saying(
        "The count by hands did not tell the result, and we vote again by name.",
        next,
    ))
}

/// An item of business: its undecided parts one by one, quorum first; silent where nothing is to be decided.
fn business(meeting: &Meeting, state: &ItemState, could_matter: Option<&[ReadingNeeded]>) -> Guide {
    let number = &state.item.number;
    let undecided: Vec<About> = meeting
        .parts_of(number)
        .into_iter()
        .filter(|about| meeting.is_undecided(about) || meeting.is_void(about))
        .collect();
    let to_decide = match state.item.purpose {
        Purpose::Decision => true,
        Purpose::Discussion | Purpose::Assurance | Purpose::Information => !state.item.parts.is_empty(),
    };
    let Some(about) = undecided.first().filter(|_| to_decide) else {
        let onwards = onwards(meeting);
        return match to_decide {
            true => onwards,
            false => Guide::silent(onwards.next),
        };
    };
    let room = meeting.snapshot(about);
    let result = meeting.result(&room);
    let mut next = vec![NextStep::Decide(about.clone()), NextStep::OpenVote(about.clone())];
    match result.quorum.met {
        Met::Yes => {
            next.extend(match could_matter {
                Some(known) => readings(known, about),
                None => readings(&meeting.could_matter(&room), about),
            });
            next.extend(onwards(meeting).next);
            let say = vec![format!("We are quorate for item {number}."), ask(meeting, state, about)];
            Guide { say, next }
        }
        Met::ReadingNeeded => {
            let settle = readings(&result.quorum.readings, about);
            let question = result.quorum.readings.first().map(|reading| reading.question.clone());
            let say =
                format!("Whether we are quorate for item {number} depends on how the terms of reference are read.");
            Guide {
                say: std::iter::once(say).chain(question).collect(),
                next: [settle, next].concat(),
            }
        }
        Met::No => {
            let chosen = meeting.remedies.iter().rev().find(|(_, of, _, _)| of.covers(about));
            let second = match chosen {
                Some((_, _, _, says)) => says.clone(),
                None => ways_without_quorum(&meeting.terms.quorum.remedies),
            };
            Guide {
                say: vec![format!("We are not quorate for item {number}."), second],
                next: [vec![restore(meeting)], next, onwards(meeting).next].concat(),
            }
        }
    }
}

/// "We can wait, make a recommendation only, or defer the item to the next meeting.": what the terms allow, in their
/// order. How far each goes stands in their own words, which the list of remedies shows.
fn ways_without_quorum(remedies: &[Remedy]) -> String {
    let mut ways = vec!["wait".to_owned()];
    for remedy in remedies {
        let way = match &remedy.act {
            RemedyAct::CoOpt(whom) => format!("co-opt {whom}"),
            RemedyAct::Dispense(by) => format!("ask {by} for a dispensation"),
            RemedyAct::Refer(to) => format!("refer it to {to}"),
            RemedyAct::Recommend => "discuss it and only recommend".into(),
            RemedyAct::Defer => "defer the item to the next meeting".into(),
            RemedyAct::Adjourn(until) => format!("adjourn to {until}"),
        };
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    match ways.split_last() {
        Some((last, [])) => format!("We can {last}."),
        Some((last, before)) => format!("We can {}, or {last}.", before.join(", ")),
        None => String::new(),
    }
}

/// "Are we content to approve the merger from 1 July?", with the letter where there are several.
fn ask(meeting: &Meeting, state: &ItemState, about: &About) -> String {
    let parts = &meeting.card(state).parts;
    let several = parts.len() > 1;
    let words = meeting.wording_of(about);
    let words = words.trim().trim_end_matches(['.', ';']).trim();
    let letter = match &about.part {
        Some(part) if several => format!("On ({part}): are"),
        _ => "Are".into(),
    };
    if parts.is_empty() {
        return format!("Are we agreed on item {}, {words}?", about.item);
    }
    match words.strip_prefix("That ").or_else(|| words.strip_prefix("that ")) {
        Some(rest) => format!("{letter} we agreed that {rest}?"),
        None => {
            let bare = words
                .strip_prefix("to ")
                .or_else(|| words.strip_prefix("To "))
                .unwrap_or(words);
            format!("{letter} we content to {}?", small_first(bare))
        }
    }
}

/// "Approve the plan" → "approve the plan"; "NHS England is to …" stays.
fn small_first(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let rest = words.strip_prefix(first).unwrap_or_default();
            format!("{}{rest}", first.to_lowercase())
        }
        _ => words.into(),
    }
}
