//! What is recorded between meetings: who joins and leaves, the register, apologies ahead, news of actions, readings,
//! urgent decisions.

use crate::meeting::committee::{ActionNews, RegisteredInterest, UrgentDecision};
use crate::meeting::{self, CommitteeEvent, CommitteeHistory};

use super::interests::kind_of;
use super::items::news_of;
use super::people::somebody;
use crate::ui::command::{Context, Plan, Values};
use crate::ui::describe;

/// A plan that says what it records.
fn plan(context: &Context, event: CommitteeEvent) -> Result<Plan, String> {
    let history = record(context)?;
    Ok(Plan {
        says: describe::capital(&history.in_words(&event, context.meeting())),
        between: vec![event],
        ..Plan::record("", Vec::new())
    })
}

fn record<'a>(context: &Context<'a>) -> Result<&'a CommitteeHistory, String> {
    context.between.ok_or_else(|| "No committee's record is open.".into())
}

/// These acts make sense whenever a committee's record is open.
pub fn between(context: &Context) -> Result<(), String> {
    record(context).map(|_| ())
}

/// The member of a seat from now on; a name that is known is that person, in one more seat.
pub fn joins(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let seat = values.seat(0).ok_or("Which seat?")?;
    let named = somebody(meeting, &values.words(1), vec![seat.clone()])?;
    let known = meeting
        .people
        .iter()
        .find(|known| meeting::same_name(&known.name, &named.name));
    let person = match known.cloned() {
        Some(mut known) => {
            if !known.seats.contains(&seat) {
                known.seats.push(seat);
            }
            known
        }
        None => named,
    };
    plan(context, CommitteeEvent::PersonAdded { person })
}

/// Another name, the same person.
pub fn renamed(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    let known = context.meeting().person(&person).ok_or("Who?")?;
    let person = meeting::Person {
        name: meeting::check_name(&meeting::name_and_role(&values.words(1)).0)?,
        ..known.clone()
    };
    super::people::is_nobody_elses(context.meeting(), &person)?;
    let says = format!("{} is now {}", known.name, person.name);
    Ok(Plan {
        says,
        ..plan(context, CommitteeEvent::PersonAdded { person })?
    })
}

/// Left the committee.
pub fn resigns(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    plan(context, CommitteeEvent::PersonLeft { person })
}

/// Apologies for the meeting of a day.
pub fn ahead(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    let meeting = values.date(1).ok_or("For the meeting of which day?")?;
    plan(context, CommitteeEvent::ApologiesAhead { person, meeting })
}

/// On the register, from today or from a day.
pub fn register(context: &Context, values: &Values) -> Result<Plan, String> {
    let interest = RegisteredInterest {
        person: values.person(0).ok_or("Whose interest?")?,
        kind: kind_of(&values.words(1)),
        from: values.date(2).unwrap_or(context.now.date_naive()),
        nature: values.words(3),
    };
    if interest.nature.is_empty() {
        return Err("What is the interest?".into());
    }
    plan(context, CommitteeEvent::InterestRegistered(interest))
}

/// No longer held after today, or after a day.
pub fn ended(context: &Context, values: &Values) -> Result<Plan, String> {
    let interest = values.number(0).ok_or("Which interest?")?;
    let on = values.date(1).unwrap_or(context.now.date_naive());
    plan(context, CommitteeEvent::InterestEnded { interest, on })
}

/// News of an open action.
pub fn news(context: &Context, values: &Values) -> Result<Plan, String> {
    let action = values.number(0).and_then(|number| u16::try_from(number).ok());
    let action = action.ok_or("Which action?")?;
    let (note, done) = news_of(&values.words(1));
    plan(
        context,
        CommitteeEvent::ActionUpdated(ActionNews { action, note, done }),
    )
}

/// Until the terms are changed.
pub fn settled(context: &Context, values: &Values) -> Result<Plan, String> {
    let (question, answer) = (values.words(0), values.words(1));
    plan(context, CommitteeEvent::ReadingSettled { question, answer })
}

/// A decision that could not wait; reported to the next meeting.
pub fn decided(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let by = values.words(2);
    let initials =
        |known: &&meeting::Person| known.initials() == by.to_lowercase() || meeting::same_name(&known.name, &by);
    let known = meeting.people.iter().find(initials).map(|person| person.id.to_string());
    let ground = meeting
        .terms
        .exclusion
        .iter()
        .flat_map(|exclusion| &exclusion.grounds)
        .next();
    let ground = ground.map_or(
        "the confidential nature of the business to be transacted",
        String::as_str,
    );
    let decision = values.words(3);
    if decision.is_empty() {
        return Err("What was decided? By whom | what | why it could not wait.".into());
    }
    let urgent = UrgentDecision {
        on: values.date(1).unwrap_or(context.now.date_naive()),
        by: known.unwrap_or(by),
        decision,
        reason: values.words(4),
        private: (values.words(0) == "private").then(|| ground.into()),
    };
    plan(context, CommitteeEvent::UrgentDecisionTaken(urgent))
}

/// Any entry, entered by mistake.
pub fn take_back(context: &Context, values: &Values) -> Result<Plan, String> {
    let seq = values.number(0).ok_or("Which entry?")?;
    plan(context, CommitteeEvent::Withdrawn { seq })
}
