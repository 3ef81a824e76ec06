//! The sitting as a whole: beginning, pausing, ending; the public; what was asked for and was nothing.

use crate::meeting::{
    self, Endings, Event, Head, ItemState, ItemStatus, Meeting, Nil, Person, PersonId, Phase, room_time,
};
use crate::rules::Met;

use super::plan;
use crate::ui::command::{Context, Place, Plan, Then, Values};
use crate::ui::new_meeting::time_of_day;
use crate::ui::{perform, settling};

/// The meeting begins: in the chair whoever should be, and the first item.
pub fn begin(context: &Context, _: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let sits = |person: &&Person| !meeting.seats_of(&person.id).is_empty() && meeting.is_here(&person.id);
    if !meeting.people.iter().any(|person| sits(&person)) {
        return Err("Nobody is marked as here yet: p marks one member, e everybody without apologies.".into());
    }
    let mut events = vec![Event::CalledToOrder];
    if meeting.in_chair().is_none()
        && let Some(person) = meeting.next_to_preside(None)
    {
        events.push(Event::TookChair { person });
    }
    let mut made = plan(context, events).then(Then::Go(Place::Item));
    let quorum = context.derived.result.as_ref().map(|result| result.quorum.met);
    if quorum == Some(Met::No) {
        made.says.push_str(". NOT QUORATE: what is decided now is not valid");
    }
    if let Some(first) = meeting.items.first() {
        made.events.push((
            Event::ItemTaken {
                item: first.item.number.clone(),
            },
            None,
        ));
    }
    Ok(made)
}

/// Where the meeting is held, as its minutes say.
pub fn place(context: &Context, values: &Values) -> Result<Plan, String> {
    head(context, Head::Place(values.words(0)))
}

/// When it was to begin; nothing typed: no time is said.
pub fn begins(context: &Context, values: &Values) -> Result<Plan, String> {
    head(context, Head::Begins(time_of_day(&values.words(0))?))
}

/// Who keeps the minutes.
pub fn secretary(context: &Context, values: &Values) -> Result<Plan, String> {
    head(context, Head::Secretary(values.words(0)))
}

fn head(context: &Context, head: Head) -> Result<Plan, String> {
    Ok(plan(context, vec![Event::HeadChanged(head)]))
}

/// Another day, while nothing is recorded: the meeting is made anew for that one. Else says why the day stays.
pub fn date(context: &Context, values: &Values) -> Result<Plan, String> {
    let day = context.meeting().created.date.format("%-d %B %Y");
    if context.history.is_empty() {
        let other = values
            .date(0)
            .ok_or("For which day is the meeting? As in /date 18/5/2016.")?;
        let says = format!("Made for {} instead of {day}", other.format("%-d %B %Y"));
        return Ok(Plan::record(says, Vec::new()).then(Then::Redate(other)));
    }
    Err(format!(
        "This meeting's folder has its day, {day}, in its name, and who was a member and what was brought along are those \
         of that day: it cannot be another. /abandon this meeting and make one for the right day."
    ))
}

/// The room's clock says another time than this computer.
pub fn clock(context: &Context, values: &Values) -> Result<Plan, String> {
    let (room, minutes) =
        room_time(&values.words(0), context.now.time()).ok_or("What does the room's clock say? As in 10:04.")?;
    let says = match minutes {
        0 => return Err(format!("It is {} here too.", room.format("%H:%M"))),
        1.. => format!("From now on times are {minutes} minutes later than until now"),
        _ => format!(
            "From now on times are {} minutes earlier than until now",
            minutes.unsigned_abs()
        ),
    };
    let events = vec![Event::ClockCorrected { room, minutes }];
    Ok(Plan::record(
        format!("{says}. What is recorded already stays as it is; /retime moves an entry"),
        events,
    ))
}

/// Adjourned; the words are why, and after ` | ` until when.
pub fn adjourn(context: &Context, values: &Values) -> Result<Plan, String> {
    let until = Some(values.words(1)).filter(|until| !until.is_empty());
    Ok(plan(
        context,
        vec![Event::Adjourned {
            reason: values.words(0),
            until,
        }],
    ))
}

/// Resumed: everybody is taken to be back; who is not is marked out.
pub fn resume(context: &Context, _: &Values) -> Result<Plan, String> {
    Ok(plan(context, vec![Event::Resumed]))
}

/// Closed.
pub fn close(context: &Context, _: &Values) -> Result<Plan, String> {
    let mut made = plan(context, vec![Event::Closed]).then(Then::Go(Place::Settle));
    made.says.push_str(
        &context
            .now
            .format(" at %H:%M. The minutes are being written")
            .to_string(),
    );
    Ok(made)
}

/// Abandoned once begun, or never begun.
pub fn abandon(context: &Context, values: &Values) -> Result<Plan, String> {
    let reason = values.words(0);
    let event = match context.meeting().phase {
        Phase::Before => Event::NeverBegan { reason },
        _ => Event::Abandoned { reason },
    };
    Ok(plan(context, vec![event]).then(Then::Go(Place::Settle)))
}

/// Asked for, and there was nothing: what, by default, the item in hand asks for.
pub fn nothing(context: &Context, values: &Values) -> Result<Plan, String> {
    let typed = values.words(0);
    let what = if typed.is_empty() {
        expected_nil(context).map_or("", settling::nil_token).to_string()
    } else {
        typed
    };
    let event = match what.as_str() {
        "apologies" => Event::NoApologies,
        "declarations" => Event::NothingDeclared,
        "matters" => Event::NoMattersArising,
        "questions" => Event::NoQuestions,
        "business" => Event::NoOtherBusiness,
        _ => return Err("Nothing of what? apologies, declarations, matters, questions, business".into()),
    };
    Ok(plan(context, vec![event]))
}

/// The nil return that the item on the screen may need; the last minutes and the actions have their matters arising.
fn expected_nil(context: &Context) -> Option<Nil> {
    let state = context.meeting().item(context.item()?)?;
    Some(state.item.standing?.asks().unwrap_or(Nil::MattersArising))
}

/// A question from the public: from whom | question | answer. The name is withheld unless it begins with `+`.
pub fn question(context: &Context, values: &Values) -> Result<Plan, String> {
    let from = values.words(0);
    let (from, name_withheld) = match from.strip_prefix('+') {
        Some(named) => (named.trim().to_string(), false),
        None => (from, true),
    };
    let event = Event::QuestionAsked {
        from,
        name_withheld,
        question: values.words(1),
        answer: values.words(2),
    };
    Ok(plan(context, vec![event]))
}

/// Members of the public and press present.
pub fn public(context: &Context, values: &Values) -> Result<Plan, String> {
    let public = values.count(0).ok_or("How many?")?;
    Ok(plan(
        context,
        vec![Event::PublicCounted {
            public,
            press: values.count(1).unwrap_or(0),
        }],
    ))
}

/// The public excluded, in the words of the terms with the ground named.
pub fn exclude(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let listed = |ground: &String| {
        let mut grounds = meeting.terms.exclusion.iter().flat_map(|exclusion| &exclusion.grounds);
        grounds.any(|known| known == ground)
    };
    let (mut endings, mut ground) = match Some(values.words(0)).filter(listed) {
        Some(ground) => (Endings::default(), ground),
        None => meeting::take_apart(meeting, &values.words(0), false)?,
    };
    if !values.words(1).is_empty() {
        let (behind, left) = meeting::take_apart(meeting, &values.words(1), false)?;
        endings = behind;
        if !left.is_empty() {
            ground = format!("{ground} {left}");
        }
    }
    let wording = meeting.terms.exclusion.as_ref().map_or_else(
        || "That the public be excluded from the remainder of the meeting.".to_string(),
        |exclusion| exclusion.words.clone(),
    );
    let mut made = plan(
        context,
        vec![Event::PublicExcluded {
            wording: wording.clone(),
            ground: ground.clone(),
            endings: Box::new(endings),
        }],
    );
    let ground = ground.trim_end_matches('.');
    let beside = beside_the_members(meeting);
    made.says
        .push_str(&format!(". Ground: {ground}.{beside} \"{wording}\""));
    Ok(made)
}

/// Who else is in the room: whether they stay for what is private is to be known.
fn beside_the_members(meeting: &Meeting) -> String {
    let deputises = |person: &PersonId| {
        let known = meeting.attendance.iter().find(|known| known.person == *person);
        known.is_some_and(|known| known.deputy_for.is_some())
    };
    let others = meeting.people.iter().filter(|person| person.seats.is_empty());
    let others = others.filter(|person| meeting.is_here(&person.id) && !deputises(&person.id));
    let names: Vec<String> = others.map(|person| meeting.name(&person.id)).collect();
    match names.as_slice() {
        [] => String::new(),
        [names @ .., last] if names.len() < 4 => {
            let names: Vec<&str> = names.iter().chain([last]).map(String::as_str).collect();
            format!(" Also here: {}; F2 for who goes.", names.join(", "))
        }
        many => format!(" {} more are here; F2 for who goes.", many.len()),
    }
}

/// The public readmitted; what nothing was decided on meanwhile is said before, for the guide goes on with public items.
pub fn readmit(context: &Context, _: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let mut made = plan(context, vec![Event::PublicReadmitted]);
    let taken = |state: &&ItemState| state.private && matches!(state.status, ItemStatus::Current | ItemStatus::Taken);
    let private = meeting.items.iter().filter(taken);
    let open: Vec<String> = private.flat_map(|state| perform::undecided(meeting, state)).collect();
    if !open.is_empty() {
        made.beforehand = format!(". Nothing was decided in private on item {}", open.join(", "));
    }
    Ok(made)
}
