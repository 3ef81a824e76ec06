//! Interests: declared, raised by others, how they are handled, that it was done.

use crate::meeting::{About, Event, Interest, InterestKind, ItemNo, Meeting, PersonId};

use super::plan;
use crate::ui::command::{Context, Plan, Then, Values};
use crate::ui::describe;

/// Declared by the person.
pub fn declare(context: &Context, values: &Values) -> Result<Plan, String> {
    let interest = interest(values, 3)?;
    let ask = ask_handling(&interest, handled_before(context.meeting(), &interest));
    Ok(plan(context, vec![Event::InterestDeclared(interest)]).then(ask))
}

/// Raised by somebody else: who raised it stands before ` | `.
pub fn raise(context: &Context, values: &Values) -> Result<Plan, String> {
    let by = values.words(3);
    let interest = interest(values, 4)?;
    let ask = ask_handling(&interest, String::new());
    Ok(plan(context, vec![Event::InterestRaised { interest, by }]).then(ask))
}

fn interest(values: &Values, nature: usize) -> Result<Interest, String> {
    let about = values.abouts(1);
    if about.is_empty() {
        return Err("On which items?".into());
    }
    Ok(Interest {
        person: values.person(0).ok_or("Whose interest?")?,
        about,
        kind: kind_of(&values.words(2)),
        nature: Some(values.words(nature))
            .filter(|nature| !nature.is_empty())
            .ok_or("What is the interest?")?,
    })
}

/// The kind that a token stands for.
pub(super) fn kind_of(token: &str) -> InterestKind {
    let kinds = [
        InterestKind::Financial,
        InterestKind::NonFinancialProfessional,
        InterestKind::NonFinancialPersonal,
        InterestKind::Indirect,
    ];
    let mut kinds = kinds.into_iter();
    kinds
        .find(|kind| describe::interest_token(*kind) == token)
        .unwrap_or_default()
}

fn ask_handling(interest: &Interest, as_before: String) -> Then {
    let abouts: Vec<String> = interest.about.iter().map(token).collect();
    Then::Ask(format!("handle {} {}{as_before}", interest.person, abouts.join(",")))
}

/// Of an interest that came along with its item, how it was handled then: typed already, to be confirmed.
fn handled_before(meeting: &Meeting, interest: &Interest) -> String {
    let waiting = meeting.to_confirm();
    let same = |item: &ItemNo| matches!(interest.about.as_slice(), [only] if only.item == *item);
    let mut known = waiting
        .into_iter()
        .filter(|(item, known)| same(item) && known.person == interest.person);
    match known.next().and_then(|(_, known)| known.handled.as_ref()) {
        None => String::new(),
        Some((rung, reason)) => {
            let rung = rung.as_deref().unwrap_or(NO_CONFLICT);
            format!(" {} {reason}", crate::terms::slug(rung)).trim_end().to_owned()
        }
    }
}

const NO_CONFLICT: &str = "no conflict";

fn token(about: &About) -> String {
    format!("{}{}", about.item, about.part.clone().unwrap_or_default())
}

/// How it is handled on each of the items; who leaves the room now is recorded as going out.
pub fn handle(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let person = values.person(0).ok_or("Who?")?;
    let chosen = values.words(2);
    let rung = Some(chosen).filter(|rung| rung != NO_CONFLICT);
    let said = values.person(4);
    let by = said.clone().or_else(|| decided_by(meeting, &person));
    let reason = values.words(3);
    let abouts = values.abouts(1);
    if abouts.is_empty() {
        return Err("On which items?".into());
    }
    let events: Vec<Event> = abouts
        .into_iter()
        .map(|about| Event::HandlingDecided {
            person: person.clone(),
            about,
            rung: rung.clone(),
            by: by.clone(),
            reason: reason.clone(),
        })
        .collect();
    let mut made = plan(context, events);
    made.says.push_str(&match &by {
        None => ". Nobody is in the chair: | and a name says who decided".into(),
        Some(by) => {
            let how = match (said.is_some(), meeting.in_chair() == Some(by)) {
                (true, _) => "",
                (false, true) => ", in the chair",
                (false, false) => ", who presides for it",
            };
            format!(". Decided by {}{how}", describe::short(meeting, by))
        }
    });
    if !reason.is_empty() {
        made.says.push_str(&format!(". Reason: {reason}"));
    }
    Ok(made)
}

/// Whoever is in the chair; for the chair's own interest, the next who may preside (national guidance).
fn decided_by(meeting: &Meeting, person: &PersonId) -> Option<PersonId> {
    let chair = meeting.in_chair().filter(|chair| *chair != person).cloned();
    chair.or_else(|| meeting.next_to_preside(Some(person)))
}

/// That it was done, in words.
pub fn evidence(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    let about = values.about(1).ok_or("On which item?")?;
    Ok(plan(
        context,
        vec![Event::HandlingEvidenced {
            person,
            about,
            evidence: values.words(2),
        }],
    ))
}
