//! Steps that several moments share: the chair, the quorum, readings, going on to the next item.

use crate::meeting::agenda::{About, ItemNo};
use crate::meeting::people::PersonId;
use crate::meeting::settle::{Settles, ToSettle};
use crate::meeting::state::Meeting;
use crate::rules::{ItemResult, ReadingNeeded};
use crate::terms::Name;

use super::{Guide, NextStep};

/// What the rules say of the current item, or of business that is no item's.
pub(super) fn of_current(meeting: &Meeting) -> ItemResult {
    meeting.result(&meeting.snapshot_in_hand())
}

/// Readings to be settled, each once.
pub(super) fn readings(readings: &[ReadingNeeded], about: &About) -> Vec<NextStep> {
    let settle = readings.iter().map(|reading| NextStep::SettleReading {
        question: reading.id.clone(),
        about: about.clone(),
    });
    settle.collect()
}

pub(super) fn restore(meeting: &Meeting) -> NextStep {
    NextStep::RestoreQuorum {
        remedies: meeting.terms.quorum.remedies.clone(),
    }
}

/// Nobody in the chair, or the first meeting: somebody takes it, or is elected.
pub(super) fn chair(meeting: &Meeting) -> Option<Guide> {
    let office = meeting.unfilled_office();
    if meeting.in_chair().is_some() && office.is_none() {
        return None;
    }
    if let Some(person) = meeting.chair_expected() {
        let name = meeting.name(&person);
        let mut next = vec![NextStep::TakeChair(person)];
        next.extend(office.into_iter().flat_map(|office| fill(meeting, office)));
        return Some(Guide::saying(format!("{name} takes the chair."), next));
    }
    match office {
        Some(office) => Some(Guide::saying(
            format!("Nominations are invited for the office of {office}."),
            fill(meeting, office),
        )),
        None => {
            let here = meeting
                .people
                .iter()
                .filter(|person| !person.seats.is_empty() && meeting.is_here(&person.id));
            let may = here.take(3).map(|person| NextStep::TakeChair(person.id.clone()));
            Some(Guide::saying(
                "The members choose who takes the chair for this item.",
                may.collect(),
            ))
        }
    }
}

/// An office that nobody is known to hold is filled now, or was before. Nobody takes the chair for the election alone
/// where there is a Chair.
fn fill(meeting: &Meeting, office: Name) -> Vec<NextStep> {
    let chair = meeting.terms.offices.first().map(|chair| chair.name.clone());
    let held = chair.filter(|chair| meeting.holder_of(chair).is_none());
    let held = NextStep::NameHolder(held.unwrap_or_else(|| office.clone()));
    vec![NextStep::ElectOffice(office), held]
}

/// Whoever presides under the terms is free to, and somebody else is in the chair: before all else it is given back.
/// Not before everybody who is still out has been called in, and interests are handled.
pub(super) fn chair_back(meeting: &Meeting, guide: Guide) -> Guide {
    let first = matches!(
        guide.next.first(),
        Some(NextStep::CallBack(..) | NextStep::DecideHandling(..) | NextStep::ConfirmWentOut(..))
    );
    let Some(person) = meeting.chair_to_give_back().filter(|_| !first) else {
        return guide;
    };
    let name = meeting.name(&person);
    let was_in_it = meeting.chair.iter().any(|(_, known)| *known == person);
    let say = match was_in_it {
        true => format!("{name} is back and takes the chair again."),
        false => format!("{name} is here and takes the chair."),
    };
    Guide::saying(say, [vec![NextStep::TakeChair(person)], guide.next].concat())
}

/// Who is still out for an item, or a part of one, that is over.
pub(super) fn to_call_back(meeting: &Meeting) -> Vec<(PersonId, ItemNo)> {
    let in_hand = meeting.about_in_hand().unwrap_or_default();
    let out = meeting.attendance.iter().filter_map(|attendance| {
        let person = &attendance.person;
        let item = attendance.out_for()?;
        let over = *item != in_hand.item || meeting.is_out_for_another_part(person, &in_hand);
        (meeting.is_here(person) && over).then(|| (person.clone(), item.clone()))
    });
    out.collect()
}

/// The current item is done: the next one, in public or not; else the close.
pub(super) fn onwards(meeting: &Meeting) -> Guide {
    let Some(next) = meeting.next_item() else {
        return to_the_close(meeting);
    };
    let number = &next.item.number;
    let take = NextStep::TakeItem(number.clone());
    let needs_private = next.item.private.is_some();
    let come_to = match next.private && meeting.public_may_read() {
        true => format!("We come to item {number}."),
        false => format!("We come to item {number}: {}.", meeting.card(next).title),
    };
    match (needs_private, meeting.excluded()) {
        (true, false) => {
            let steps = vec![NextStep::ExcludePublic, take];
            Guide::saying(exclusion_words(meeting, next.item.private.as_deref()), steps)
        }
        (false, true) => Guide {
            say: vec!["The public may come back.".into(), come_to],
            next: vec![NextStep::ReadmitPublic, take],
        },
        (false, false) | (true, true) => Guide::saying(come_to, vec![take]),
    }
}

fn is_private(meeting: &Meeting, about: &About) -> bool {
    meeting.item(&about.item).is_some_and(|state| state.private)
}

/// Every item was taken. What nothing was decided on is named before the chair may close.
fn to_the_close(meeting: &Meeting) -> Guide {
    let open = meeting.to_settle();
    let decision = |open: &ToSettle| {
        let Settles::Decision(about) = &open.settled_by else {
            return None;
        };
        Some(about.clone())
    };
    let undecided: Vec<About> = open.iter().filter_map(decision).collect();
    let mut steps: Vec<NextStep> = Vec::new();
    for about in &undecided {
        let take = NextStep::TakeItem(about.item.clone());
        if meeting.current.as_ref() != Some(&about.item) && !steps.contains(&take) {
            steps.push(take);
        }
    }
    steps.push(NextStep::Close);
    steps.extend(meeting.is_anything_open().then_some(NextStep::Settle));
    // What was private is not spoken of before the public.
    let is_private = |about: &&About| self::is_private(meeting, about) && meeting.public_may_read();
    let spoken_of = undecided.iter().filter(|about| !is_private(about));
    let named: Vec<String> = spoken_of.map(|about| format!("item {about}")).collect();
    match named.split_last() {
        None => Guide::saying("There is no further business, and I close the meeting.", steps),
        Some((last, [])) => Guide::saying(format!("Nothing has been decided on {last} yet."), steps),
        Some((last, before)) => {
            let before = before.join(", ");
            Guide::saying(format!("Nothing has been decided on {before} and {last} yet."), steps)
        }
    }
}

/// The resolution is long; the chair names its ground, the minutes print it whole.
pub(super) fn exclusion_words(meeting: &Meeting, ground: Option<&str>) -> String {
    let first = meeting
        .terms
        .exclusion
        .as_ref()
        .and_then(|exclusion| exclusion.grounds.first());
    match ground.filter(|ground| !ground.is_empty()).or(first.map(String::as_str)) {
        Some(ground) => format!("I propose that the public be excluded because of {ground}; is that agreed?"),
        None => "I propose that the public be excluded; is that agreed?".into(),
    }
}
