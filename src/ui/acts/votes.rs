//! Votes: opened, cast by name, counted by hands, closed, tied and what then, announced.

use crate::meeting::{self, Decides, Endings, Event, NextStep, PersonId, VoteState, VoteWay};
use crate::rules::{Deciding, Elector, ElectorState, ForOrAgainst, ItemResult, Outcome, Presence};
use crate::terms::{Choice, SeatId};

use super::decisions::{said, wrongly_in_chair};
use super::{plan, put_right, which};
use crate::ui::command::{Context, Place, Plan, Then, Values};
use crate::ui::describe;

/// Opens a vote on a recommendation, by name or by hands, with other words where it was amended.
pub fn open(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let about = values.about(0).ok_or_else(|| which(context))?;
    let way = way(&values.words(1));
    let typed = values.words(2);
    let (endings, left) = meeting::take_apart(meeting, &typed, true)?;
    let said = said(meeting, &about, &left)?;
    let chair = wrongly_in_chair(context, &about);
    let proposed = Endings {
        mover: endings.mover.clone(),
        seconder: endings.seconder.clone(),
        condition: endings.condition.clone(),
        ..Endings::default()
    };
    if proposed != endings {
        return Err(
            "How it is agreed comes of the vote: open it first. Who proposed and seconded it goes here.".into(),
        );
    }
    let event = Event::VoteOpened {
        about,
        wording: said.wording,
        amended: said.amended,
        way,
        mover: endings.mover,
        seconder: endings.seconder,
        condition: endings.condition,
    };
    let mut made = plan(context, vec![event]).then(Then::Go(Place::Vote));
    made.asks = said.asks;
    made.says.push_str(&still_here(context));
    made.says.push_str(&chair);
    Ok(made)
}

/// Who is to be out of the room for the item and is not: said before it is voted on.
fn still_here(context: &Context) -> String {
    let steps = context.derived.guide.next.iter();
    let names = steps.filter_map(|step| match step {
        NextStep::ConfirmWentOut(person, _) => Some(context.meeting().name(person)),
        _ => None,
    });
    let names: Vec<String> = names.collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(". STILL IN THE ROOM, TO LEAVE FOR THIS ITEM: {}", names.join(", ")),
    }
}

fn in_hand<'a>(context: &'a Context) -> Result<&'a VoteState, String> {
    let vote = context.derived.vote_in_hand.and_then(|id| context.meeting().vote(id));
    vote.ok_or_else(|| "No vote is open.".into())
}

fn result<'a>(context: &'a Context) -> Result<&'a ItemResult, String> {
    context.derived.vote.as_ref().ok_or_else(|| "No vote is open.".into())
}

fn cast(context: &Context, values: &Values, choice: Choice) -> Result<Plan, String> {
    let vote = put_right::meant(context, values.number(1))?;
    let seat = values.seat(0).ok_or("Who votes?")?;
    let event = Event::VoteCast {
        vote: vote.id,
        seat: seat.clone(),
        choice,
    };
    let mut made = match vote.closed.is_some() {
        true => put_right::counted(context, vote, event)?,
        false => {
            is_in_the_room(context, &seat)?;
            plan(context, vec![event])
        }
    };
    let not_entitled = |(_, state)| matches!(state, ElectorState::Recused | ElectorState::NotVoting);
    let electorate = context.meeting().vote_result(vote).electorate;
    let recused = electorate
        .iter()
        .any(|elector| elector.seat == seat && elector.ways().all(not_entitled));
    if recused {
        made.says
            .push_str(" (cast, not counted: not entitled to vote on this item)");
    }
    Ok(made)
}

/// Nobody votes from outside the room: whoever is seen to vote came back, and that is recorded first.
fn is_in_the_room(context: &Context, seat: &SeatId) -> Result<(), String> {
    let meeting = context.meeting();
    let Some(person) = meeting.occupant(seat) else {
        return Ok(());
    };
    let name = meeting.name(&person);
    match meeting.presence(&person) {
        Presence::Withdrew => Err(format!("{name} is out of the room: F2 brings them back in.")),
        // Of who is absent the record itself says so.
        Presence::InPerson | Presence::Remote | Presence::Absent => Ok(()),
    }
}

/// Votes for.
pub fn cast_for(context: &Context, values: &Values) -> Result<Plan, String> {
    cast(context, values, Choice::For)
}

/// Votes against.
pub fn cast_against(context: &Context, values: &Values) -> Result<Plan, String> {
    cast(context, values, Choice::Against)
}

/// Abstains.
pub fn cast_abstain(context: &Context, values: &Values) -> Result<Plan, String> {
    cast(context, values, Choice::Abstain)
}

/// All who have not voted yet vote for; in a show of hands, all whose hands are not counted yet.
pub fn rest_for(context: &Context, _: &Values) -> Result<Plan, String> {
    let in_hand = in_hand(context)?;
    if in_hand.way == VoteWay::ByHands {
        return rest_of_hands(context, in_hand);
    }
    let vote = in_hand.id;
    let electorate = result(context)?.electorate.iter();
    let rest: Vec<&SeatId> = electorate
        .filter(|elector| elector.state == ElectorState::NotYet)
        .map(|elector| &elector.seat)
        .collect();
    let names: Vec<String> = rest
        .iter()
        .map(|seat| describe::sitting(context.meeting(), seat))
        .collect();
    let says = match names.as_slice() {
        [] => return Err("Everybody has voted.".into()),
        [name] => format!("The rest for: {name}"),
        [before @ .., last] => format!("The rest for: {} and {last}", before.join(", ")),
    };
    let cast = |seat: &SeatId| Event::VoteCast {
        vote,
        seat: seat.clone(),
        choice: Choice::For,
    };
    Ok(Plan::record(says, rest.into_iter().map(cast).collect()))
}

/// Of each organisation the hands that were not raised yet are for; what was counted against or abstaining stays.
fn rest_of_hands(context: &Context, vote: &VoteState) -> Result<Plan, String> {
    let electorate = &result(context)?.electorate;
    let bodies = context.meeting().terms.bodies.iter();
    let counts = bodies.filter_map(|body| {
        let may = |elector: &&Elector| {
            let out = matches!(
                elector.state,
                ElectorState::Absent
                    | ElectorState::Vacant
                    | ElectorState::Suspended
                    | ElectorState::Recused
                    | ElectorState::NotVoting
            );
            elector.body == body.name && !out && !elector.weight.is_zero()
        };
        let may = u16::try_from(electorate.iter().filter(may).count()).unwrap_or(u16::MAX);
        let counted = vote.hands.iter().find(|counted| counted.body == body.name);
        let (before, against, abstained) =
            counted.map_or((0, 0, 0), |counted| (counted.r#for, counted.against, counted.abstained));
        let r#for = may.saturating_sub(against).saturating_sub(abstained);
        (r#for > before).then(|| (body.name.clone(), r#for, against, abstained))
    });
    let counts: Vec<(String, u16, u16, u16)> = counts.collect();
    if counts.is_empty() {
        return Err("All hands are counted.".into());
    }
    let told = counts.iter().map(|(body, r#for, against, abstained)| match abstained {
        0 => format!("{body} {for} for, {against} against"),
        _ => format!("{body} {for} for, {against} against, {abstained} abstained"),
    });
    let says = format!("The rest for: {}", told.collect::<Vec<_>>().join("; "));
    let events = counts
        .into_iter()
        .map(|(body, r#for, against, abstained)| Event::HandsCounted {
            vote: vote.id,
            body,
            r#for,
            against,
            abstained,
        });
    Ok(Plan::record(says, events.collect()))
}

/// For, against, abstained: behind the organisation. Where nobody abstained that may be left out.
fn counts(values: &Values) -> Result<[u16; 3], String> {
    let (r#for, against) = (
        values.count(1).ok_or("How many for?")?,
        values.count(2).ok_or("How many against?")?,
    );
    Ok([r#for, against, values.count(3).unwrap_or(0)])
}

/// A count by hands of one organisation: for, against, abstained.
pub fn hands(context: &Context, values: &Values) -> Result<Plan, String> {
    let vote = put_right::meant(context, values.number(4))?;
    let body = values.words(0);
    let [r#for, against, abstained] = counts(values)?;
    let electorate = context.meeting().vote_result(vote).electorate;
    let counted = [r#for, against, abstained];
    no_more_than_are_here(&electorate, &body, counted)?;
    let more = more_than_may_vote(context, &electorate, &body, counted)?;
    let event = Event::HandsCounted {
        vote: vote.id,
        body,
        r#for,
        against,
        abstained,
    };
    let mut made = match vote.closed.is_some() {
        true => put_right::counted(context, vote, event)?,
        false => plan(context, vec![event]),
    };
    made.says.push_str(&more);
    Ok(made)
}

/// More hands than could be raised is a slip of the counting or of the keys: it cannot have happened. Whoever the rules
/// give a vote could raise one, and whoever has an interest and put it up all the same.
fn no_more_than_are_here(electorate: &[Elector], body: &str, counted: [u16; 3]) -> Result<(), String> {
    let could = |elector: &&Elector| match elector.state {
        ElectorState::Absent | ElectorState::Vacant | ElectorState::Suspended => false,
        ElectorState::Recused => true,
        _ => !elector.weight.is_zero(),
    };
    let of_body = electorate.iter().filter(|elector| elector.body == body);
    let here = of_body.filter(could).count();
    let hands: usize = counted.iter().map(|side| usize::from(*side)).sum();
    match hands > here {
        true => Err(format!(
            "{hands} hands cannot be counted of {body}: {here} of its members are here and may vote. Count members, not votes."
        )),
        false => Ok(()),
    }
}

/// Where a hand must have been somebody's who may not vote: said before it is recorded, for the count alone cannot tell
/// which one.
fn more_than_may_vote(
    context: &Context,
    electorate: &[Elector],
    body: &str,
    counted: [u16; 3],
) -> Result<String, String> {
    let of_body = electorate.iter().filter(|elector| elector.body == body);
    let recused = |elector: &&Elector| elector.state == ElectorState::Recused;
    let (out, others): (Vec<&Elector>, Vec<&Elector>) = of_body.partition(recused);
    let may = others.iter().filter(|elector| !elector.weight.is_zero()).count();
    let hands: usize = counted.iter().map(|side| usize::from(*side)).sum();
    if hands <= may {
        return Ok(String::new());
    }
    let meeting = context.meeting();
    let out: Vec<String> = out
        .iter()
        .map(|elector| describe::sitting(meeting, &elector.seat))
        .collect();
    Ok(format!(
        ". {hands} HANDS, AND {may} MAY VOTE: {} may not, for an interest. Count again without them",
        out.join(", ")
    ))
}

/// No more votes.
pub fn close(context: &Context, _: &Values) -> Result<Plan, String> {
    let vote = in_hand(context)?;
    if vote.closed.is_some() {
        return Err("The vote is closed.".into());
    }
    let waiting = result(context)?
        .electorate
        .iter()
        .filter(|elector| elector.state == ElectorState::NotYet)
        .count();
    let mut made = plan(context, vec![Event::VoteClosed { vote: vote.id }]);
    if waiting > 0 && vote.way == VoteWay::ByName {
        made.says.push_str(&format!("; {waiting} did not vote"));
    }
    Ok(made)
}

/// What is said in the room: as worked out, or the outcome typed.
pub fn announce(context: &Context, values: &Values) -> Result<Plan, String> {
    let vote = in_hand(context)?;
    if vote.closed.is_none() {
        return Err("The vote is still open.".into());
    }
    let result = result(context)?;
    let said = values.words(0);
    if matches!(said.as_str(), "" | "as-worked-out") && matches!(result.outcome, Outcome::ReadingNeeded | Outcome::Open)
    {
        return Err(
            "Nothing can be announced yet: the result hangs on how the terms are read. F9 settles that; or say \
                    what was announced in the room: carried, lost, tied, none, void."
                .into(),
        );
    }
    let outcome = match said.as_str() {
        "carried" => Outcome::Carried,
        "lost" => Outcome::Lost,
        "tied" => Outcome::Tied,
        "none" => Outcome::NoDecision,
        "void" => Outcome::Void,
        _ => result.outcome,
    };
    let [r#for, against, abstained] = context.meeting().tally(vote).to_announce();
    let event = Event::ResultAnnounced {
        vote: vote.id,
        outcome,
        r#for,
        against,
        abstained,
    };
    let mut made = plan(context, vec![event]).then(Then::Go(Place::Item));
    made.says.push_str(&format!(": {}", describe::outcome(outcome)));
    Ok(made)
}

/// A deciding vote, whoever gave it in the room; before the result was announced, where it was. What does not count is said.
fn decides(context: &Context, values: &Values, choice: Option<ForOrAgainst>) -> Result<Plan, String> {
    let meeting = context.on_screen();
    let vote = put_right::meant(context, values.number(1))?;
    if vote.closed.is_none() {
        return Err("The vote is still open: close it first.".into());
    }
    let seat = values.seat(0).ok_or("Whose deciding vote?")?;
    let given = Deciding { seat, choice };
    let counts = match meeting.deciding_does(vote, &given) {
        Decides::TheTie => String::new(),
        Decides::Nothing => ". The votes are not equal: it decides nothing".into(),
        Decides::NotHeld(Some(clause)) => format!(". It does not count under paragraph {clause}"),
        Decides::NotHeld(None) => ". It does not count under the terms".into(),
    };
    let announced = vote.announced.as_ref().map(|said| said.when.seq);
    let (vote, seat) = (vote.id, given.seat);
    let event = match choice {
        Some(choice) => Event::DecidingVoteUsed { vote, seat, choice },
        None => Event::DecidingVoteDeclined { vote, seat },
    };
    let mut made = plan(context, vec![event]).in_place_of(announced);
    made.says.push_str(&counts);
    Ok(made)
}

/// The deciding vote, for.
pub fn decide_for(context: &Context, values: &Values) -> Result<Plan, String> {
    decides(context, values, Some(ForOrAgainst::For))
}

/// The deciding vote, against.
pub fn decide_against(context: &Context, values: &Values) -> Result<Plan, String> {
    decides(context, values, Some(ForOrAgainst::Against))
}

/// The holder does not use it: not carried.
pub fn decline(context: &Context, values: &Values) -> Result<Plan, String> {
    decides(context, values, None)
}

/// Discuss and vote again, by name or by hands: the first vote stays in the record as it came out.
pub fn again(context: &Context, values: &Values) -> Result<Plan, String> {
    let vote = in_hand(context)?;
    if vote.closed.is_none() {
        return Err("The vote is still open.".into());
    }
    let way = way(&values.words(0));
    let event = Event::VoteOpened {
        about: vote.about.clone(),
        wording: vote.wording.clone(),
        amended: vote.amended,
        way,
        mover: None,
        seconder: None,
        condition: vote.condition.clone(),
    };
    let how = match way {
        VoteWay::ByName => "by name",
        VoteWay::ByHands => "by hands",
    };
    let says = format!("The question is put again, {how}; the first vote stays in the record");
    Ok(Plan::record(says, vec![event]).then(Then::Go(Place::Vote)))
}

fn way(typed: &str) -> VoteWay {
    match typed {
        "hands" => VoteWay::ByHands,
        _ => VoteWay::ByName,
    }
}

/// A second count by hands of one organisation takes the first one's place; both stand in the minutes.
pub fn recount(context: &Context, values: &Values) -> Result<Plan, String> {
    let vote = in_hand(context)?;
    if vote.way == VoteWay::ByName {
        return Err(
            "This vote was taken by name: /for, /against or /abstain puts one vote right, /again votes again.".into(),
        );
    }
    let body = values.words(0);
    let [r#for, against, abstained] = counts(values)?;
    no_more_than_are_here(&result(context)?.electorate, &body, [r#for, against, abstained])?;
    let mut hands = vote
        .recounts
        .last()
        .map_or_else(|| vote.hands.clone(), |recount| recount.hands.clone());
    hands.retain(|line| line.body != body);
    hands.push(crate::rules::Hands {
        body,
        r#for,
        against,
        abstained,
        seats: Vec::new(),
    });
    let asked_by: Option<PersonId> = context.meeting().in_chair().cloned();
    Ok(plan(
        context,
        vec![Event::Recounted {
            vote: vote.id,
            asked_by,
            hands,
            votes: Vec::new(),
        }],
    ))
}
