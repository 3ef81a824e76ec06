//! Who is here, how, and as what.

use crate::meeting::{self, Attendance, Event, Meeting, Person, PersonId, Phase, Way};
use crate::rules::{self, Eligible, MaySend, Presence};
use crate::terms::{Clause, From, SeatId};

use super::corrections::later;
use super::plan;
use crate::ui::command::{Context, Plan, Then, Values};
use crate::ui::describe::short;

/// In if away, out if here; out for an interest where the handling says so.
pub fn in_out(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let person = values.person(0).ok_or("Who?")?;
    let effect = values.time(1);
    let event = match meeting.presence(&person) {
        Presence::Withdrew => Event::CameBack { person },
        Presence::Absent if out_for_interest(meeting, &person) => Event::CameBack { person },
        Presence::Absent if connection_lost(meeting, &person) => Event::Reconnected { person },
        Presence::Absent => Event::Arrived {
            person,
            way: Way::InPerson,
            only_for: None,
        },
        Presence::InPerson | Presence::Remote => leaving(meeting, person),
    };
    Ok(plan(context, vec![event]).effect(effect))
}

/// Here, in person.
pub fn present(context: &Context, values: &Values) -> Result<Plan, String> {
    arrived(context, values, Way::InPerson)
}

/// Here, remote.
pub fn remote(context: &Context, values: &Values) -> Result<Plan, String> {
    arrived(context, values, Way::Remote)
}

fn arrived(context: &Context, values: &Values, way: Way) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    let meeting = context.meeting();
    let same = match meeting.presence(&person) {
        Presence::InPerson => way == Way::InPerson,
        Presence::Remote => way == Way::Remote,
        Presence::Absent | Presence::Withdrew => false,
    };
    if same && values.time(1).is_none() {
        return Err(format!("{} is marked as here already.", short(meeting, &person)));
    }
    let since = meeting.attendance_of(&person).and_then(Attendance::here_since);
    if let (true, Some(effect), Some(since)) = (same, values.time(1), since)
        && let Some(plan) = later(context, effect, since)?
    {
        return Ok(plan);
    }
    let event = match meeting.presence(&person) {
        Presence::Withdrew => Event::CameBack { person },
        Presence::Absent if connection_lost(meeting, &person) => Event::Reconnected { person },
        Presence::Absent | Presence::InPerson | Presence::Remote => Event::Arrived {
            person,
            way,
            only_for: None,
        },
    };
    Ok(plan(context, vec![event]).effect(values.time(1)))
}

/// Who accepted a deputy: seniority and notice are theirs to judge.
pub fn accept(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let deputy = values.person(0).ok_or("Which deputy?")?;
    let attendance = meeting.attendance_of(&deputy);
    let Some((seat, _)) = attendance.and_then(|line| line.deputy_for.clone()) else {
        return Err(format!("{} is nobody's deputy.", short(meeting, &deputy)));
    };
    let accepted_by = values.person(1).or_else(|| meeting.in_chair().cloned());
    if accepted_by.is_none() {
        return Err("By whom? Nobody is in the chair.".into());
    }
    Ok(plan(
        context,
        vec![Event::DeputyAccepted {
            deputy,
            seat,
            accepted_by,
        }],
    ))
}

/// Leaves the meeting.
pub fn left(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    let slip = not_here_after_all(context, &person);
    if !slip.is_empty() {
        let says = format!("{} is not marked as here any more", short(context.meeting(), &person));
        return Ok(Plan::record(says, slip));
    }
    let meeting = context.meeting();
    let last = meeting.attendance_of(&person).and_then(|known| known.spells.last());
    let gone = last.and_then(|spell| spell.to.as_ref());
    match (values.time(1), gone) {
        (None, Some(gone)) => {
            let (who, at) = (short(meeting, &person), gone.time.format("%H:%M"));
            return Err(format!(
                "{who} left at {at} already. Type a time after the name to change it."
            ));
        }
        (Some(effect), Some(gone)) => {
            if let Some(plan) = later(context, effect, gone)? {
                return Ok(plan);
            }
        }
        (_, None) => {}
    }
    Ok(plan(context, vec![leaving(meeting, person)]).effect(values.time(1)))
}

fn leaving(meeting: &Meeting, person: PersonId) -> Event {
    match meeting.current.clone() {
        Some(item) if must_leave_room(meeting, &person) => Event::WentOut { person, item },
        _ => Event::Left { person },
    }
}

/// Whether the handling of an interest on the current item takes this person out of the room.
fn must_leave_room(meeting: &Meeting, person: &PersonId) -> bool {
    let Some(item) = &meeting.current else { return false };
    let rung = meeting
        .handlings
        .iter()
        .rev()
        .find(|handling| &handling.person == person && &handling.about.item == item);
    let rungs = rules::rungs(&meeting.terms);
    rung.and_then(|handling| handling.rung.as_ref())
        .and_then(|name| rungs.iter().find(|rung| &rung.name == name))
        .is_some_and(|rung| rung.effects.contains(&From::Room) || rung.effects.contains(&From::Decision))
}

fn out_for_interest(meeting: &Meeting, person: &PersonId) -> bool {
    meeting
        .attendance
        .iter()
        .any(|line| &line.person == person && line.outs.iter().any(|out| out.to.is_none()))
}

fn connection_lost(meeting: &Meeting, person: &PersonId) -> bool {
    meeting
        .attendance
        .iter()
        .any(|line| &line.person == person && line.lost.iter().any(|(_, to)| to.is_none()))
}

/// The connection is lost, or found again.
pub fn connection(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    let event = match connection_lost(context.meeting(), &person) {
        true => Event::Reconnected { person },
        false => Event::LostConnection { person },
    };
    Ok(plan(context, vec![event]).effect(values.time(1)))
}

/// Apologies; with nobody named, that there were none.
pub fn apologies(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    let mut events = not_here_after_all(context, &person);
    events.push(Event::ApologiesGiven { person });
    Ok(plan(context, events))
}

/// Before the meeting nobody has left it: being marked as here was a slip, and leaves no trace in documents.
fn not_here_after_all(context: &Context, person: &PersonId) -> Vec<Event> {
    let meeting = context.meeting();
    if meeting.phase != Phase::Before || !meeting.is_here(person) {
        return vec![];
    }
    let spells = meeting.attendance_of(person).map(|line| line.spells.as_slice());
    let marked = spells.unwrap_or_default().last().map(|spell| spell.from.seq);
    let withdrawn = marked.map(|seq| Event::Withdrawn { seq, reason: None });
    withdrawn.into_iter().collect()
}

/// The member of a seat: named, or named anew.
pub fn member(context: &Context, values: &Values) -> Result<Plan, String> {
    let seat = values.seat(0).ok_or("Which seat?")?;
    let person = somebody(context.meeting(), &values.words(1), vec![seat])?;
    Ok(plan(context, vec![Event::PersonAdded { person }]))
}

/// A name put right: the same person, everywhere. Items that they present and actions that they share say the new name too.
pub fn rename(context: &Context, values: &Values) -> Result<Plan, String> {
    let id = values.person(0).ok_or("Who?")?;
    let meeting = context.meeting();
    let known = meeting.person(&id).ok_or("Who?")?;
    let (name, was) = (
        meeting::check_name(&meeting::name_and_role(&values.words(1)).0)?,
        known.name.clone(),
    );
    let person = Person {
        name: name.clone(),
        ..known.clone()
    };
    is_nobody_elses(meeting, &person)?;
    // As it stands in words of others, in the form in which it stands there.
    let respelt = |text: &str| meeting::respelt(&meeting.people, known, &person, text);
    let mut events = vec![Event::PersonAdded { person: person.clone() }];
    events.extend(meeting.items.iter().filter_map(|state| {
        let presenter = Some(respelt(state.item.presenter.as_deref()?)?);
        let item = meeting::Item {
            presenter,
            ..state.item.clone()
        };
        Some(Event::ItemChanged { item })
    }));
    events.extend(meeting.actions.iter().filter_map(|known| {
        let owner = respelt(&known.action.owner)?;
        let action = meeting::Action {
            owner,
            ..known.action.clone()
        };
        Some(Event::Replaced {
            seq: known.when.as_ref()?.seq,
            with: Box::new(Event::ActionAgreed(action)),
            effect: None,
            reason: None,
        })
    }));
    Ok(Plan::record(format!("Name corrected: {name}, until now {was}"), events))
}

/// A name put right that is another's would make two people one on every page.
pub(super) fn is_nobody_elses(meeting: &Meeting, person: &Person) -> Result<(), String> {
    let mut others = meeting.people.iter().filter(|other| other.id != person.id);
    match others.find(|other| meeting::same_name(&other.name, &person.name)) {
        Some(other) => Err(format!(
            "{} is another person here. Nothing is changed; type a name that tells them apart.",
            other.name
        )),
        None => Ok(()),
    }
}

/// Somebody without a seat, here from now on: "Ms Jo Bell, Director of Finance".
pub fn attendee(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let words = values.words(0);
    let (name, _) = meeting::name_and_role(&words);
    // Whoever is known by this very name comes, and is nobody else.
    let known = meeting
        .people
        .iter()
        .find(|person| meeting::same_name(&person.name, &name));
    let (person, mut events) = match known {
        Some(person) => (person.id.clone(), Vec::new()),
        None => {
            let person = somebody(meeting, &words, vec![])?;
            (person.id.clone(), vec![Event::PersonAdded { person }])
        }
    };
    if meeting.is_here(&person) {
        return Err(format!("{} is here already.", meeting.name(&person)));
    }
    events.push(Event::Arrived {
        person,
        way: Way::InPerson,
        only_for: None,
    });
    Ok(plan(context, events))
}

/// Here for one item only.
pub fn presenter(context: &Context, values: &Values) -> Result<Plan, String> {
    let item = values.about(0).ok_or("For which item?")?.item;
    let words = values.words(1);
    let (name, _) = meeting::name_and_role(&words);
    let known = meeting::find_person(context.meeting(), &name).into_iter().next();
    let mut events = Vec::new();
    let person = match known {
        Some(person) => person,
        None => {
            let person = somebody(context.meeting(), &words, vec![])?;
            let id = person.id.clone();
            events.push(Event::PersonAdded { person });
            id
        }
    };
    events.push(Event::Arrived {
        person,
        way: Way::InPerson,
        only_for: Some(item),
    });
    Ok(plan(context, events))
}

/// A deputy for a seat: somebody known, or a name. Where the terms allow none, the plan says so and offers attendance.
pub fn deputy(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let seat = values.seat(0).ok_or("For which seat?")?;
    let words = values.words(1);
    let (name, _) = meeting::name_and_role(&words);
    let mut events = Vec::new();
    let known = meeting
        .people
        .iter()
        .find(|person| meeting::same_name(&person.name, &name) || person.initials() == name);
    let deputy = match known {
        Some(person) => person.id.clone(),
        None => {
            let person = somebody(meeting, &words, vec![])?;
            let id = person.id.clone();
            events.push(Event::PersonAdded { person });
            id
        }
    };
    events.push(Event::DeputyAccepted {
        deputy: deputy.clone(),
        seat: seat.clone(),
        accepted_by: meeting.in_chair().cloned(),
    });
    if !meeting.is_here(&deputy) {
        events.push(Event::Arrived {
            person: deputy,
            way: Way::InPerson,
            only_for: None,
        });
    }
    let mut made = plan(context, events);
    made.says.push_str(&deputy_words(meeting, &seat));
    Ok(made)
}

fn deputy_words(meeting: &Meeting, seat: &SeatId) -> String {
    let clause = |clause: &Option<Clause>| {
        let clause = clause.as_ref();
        clause.map_or(String::new(), |clause| format!(" (paragraph {clause})"))
    };
    match rules::may_send(&meeting.terms, &meeting.snapshot_of_business(None), seat) {
        MaySend::Yes(rule) => {
            let says = rule.says.clone().unwrap_or_else(|| "a deputy is allowed".into());
            let clause = clause(&rule.clause);
            format!(". The terms: {says}{clause}. Ask: any interest in today's items?")
        }
        MaySend::No => {
            ". THE TERMS NAME NO DEPUTY FOR THIS SEAT: /attendee records somebody in attendance, not voting".into()
        }
        MaySend::Reading(readings) => match readings.first() {
            Some(reading) => {
                let clause = clause(&reading.clause);
                format!(
                    ". THE CHAIR RULES, it can be read both ways{clause}: {}",
                    reading.question
                )
            }
            None => String::new(),
        },
    }
}

/// Who is in the chair.
pub fn chair(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    Ok(plan(context, vec![Event::TookChair { person }]).effect(values.time(1)))
}

/// An office filled by election; the words hold counts where it was contested: "ra 5 hb 4".
pub fn elect(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let office = values.words(0);
    let person = values.person(1).ok_or("Who is elected?")?;
    let (endings, left) = meeting::take_apart(meeting, &values.words(2), false)?;
    let counts = counts(meeting, &left)?;
    let mut nominated: Vec<PersonId> = counts.iter().map(|(person, _)| person.clone()).collect();
    if !nominated.contains(&person) {
        nominated.insert(0, person.clone());
    }
    let how = if counts.is_empty() {
        "unopposed"
    } else {
        "by the counts given"
    };
    let room = meeting.snapshot_of_business(meeting.election_class());
    let fits = rules::may_be_elected(&meeting.terms, &room, &office, &person);
    let first = meeting.terms.offices.first().is_some_and(|chair| chair.name == office);
    let mut events = vec![Event::OfficeFilled {
        office: office.clone(),
        person: person.clone(),
        nominated,
        counts,
        endings: Box::new(endings),
    }];
    if first && meeting.in_chair() != Some(&person) {
        events.push(Event::TookChair { person: person.clone() });
    }
    let mut made = plan(context, events);
    made.says.push_str(&format!(", {how}"));
    let name = short(meeting, &person);
    made.says.push_str(&match fits {
        Eligible::Yes => String::new(),
        Eligible::No => format!(". {name} IS NOT ELIGIBLE for {office} under the terms"),
        Eligible::Reading(readings) => {
            let first = readings.first();
            let which = first.and_then(|reading| reading.clause.as_ref());
            let which = which.map_or("a question of the terms".into(), |clause| format!("paragraph {clause}"));
            format!(". Whether {name} may be {office} depends on {which}")
        }
    });
    Ok(made)
}

/// An office held from before this meeting.
pub fn in_office(context: &Context, values: &Values) -> Result<Plan, String> {
    let office = values.words(0);
    let person = values.person(1).ok_or("Who holds it?")?;
    let meeting = context.meeting();
    let before = meeting.holder_of(&office).filter(|holder| **holder != person);
    let instead = before.map(|holder| format!(", AND NO LONGER {}", short(meeting, holder)));
    let mut made = plan(context, vec![Event::InOffice { office, person }]);
    made.says.push_str(&instead.unwrap_or_default());
    Ok(made)
}

fn counts(meeting: &Meeting, words: &str) -> Result<Vec<(PersonId, u16)>, String> {
    let tokens: Vec<&str> = words.split([' ', ',']).filter(|token| !token.is_empty()).collect();
    tokens
        .chunks(2)
        .map(|pair| {
            let (Some(who), Some(count)) = (pair.first(), pair.get(1)) else {
                return Err("Counts are pairs: ra 5 hb 4".into());
            };
            let person = meeting::find_person(meeting, who)
                .into_iter()
                .next()
                .ok_or(format!("Nobody here is \"{who}\""))?;
            Ok((person, meeting::parse_count(count)?))
        })
        .collect()
}

/// Somebody new, as named; after a comma their role.
pub(super) fn somebody(meeting: &Meeting, typed: &str, seats: Vec<SeatId>) -> Result<Person, String> {
    let (name, role) = meeting::name_and_role(typed);
    let name = meeting::check_name(&name)?;
    let taken: Vec<PersonId> = meeting.people.iter().map(|person| person.id.clone()).collect();
    let id = meeting::person_id(&name, &taken);
    Ok(Person { id, name, seats, role })
}

/// Whether somebody sits for this seat's member.
pub fn is_deputised(meeting: &Meeting, seat: &SeatId) -> bool {
    let sits = |seated: &(SeatId, Option<PersonId>)| seated.0 == *seat;
    meeting
        .attendance
        .iter()
        .any(|known| known.deputy_for.as_ref().is_some_and(sits))
}

/// Everybody who is expected and not marked yet, present at once.
pub fn all_present(context: &Context, _: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let waiting: Vec<PersonId> = meeting
        .people
        .iter()
        .filter(|person| !person.seats.is_empty())
        .filter(|person| meeting.presence(&person.id) == Presence::Absent && !meeting.apologies_of(&person.id))
        // For whom somebody else sits is not coming.
        .filter(|person| !person.seats.iter().all(|seat| is_deputised(meeting, seat)))
        .map(|person| person.id.clone())
        .collect();
    if waiting.is_empty() {
        return Err("Everybody is marked already.".into());
    }
    let count = waiting.len();
    let events = waiting
        .into_iter()
        .map(|person| Event::Arrived {
            person,
            way: Way::InPerson,
            only_for: None,
        })
        .collect();
    Ok(Plan::record(format!("{count} members marked present"), events).then(Then::Stay))
}
