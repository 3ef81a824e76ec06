//! When an act makes sense, and if not, why not: the last column of the one table of commands.

use crate::meeting::{About, ItemState, Meeting, Phase, VoteWay};

use super::acts::put_right;
use super::command::Context;
use super::settling;

pub fn always(_: &Context) -> Result<(), String> {
    Ok(())
}

fn not_over(meeting: &Meeting) -> Result<(), String> {
    match meeting.phase {
        // What is settled after the close is recorded as before it.
        Phase::Before | Phase::Open | Phase::Adjourned | Phase::Closed => Ok(()),
        Phase::Abandoned | Phase::NeverBegan => Err("the meeting is over; F8 takes its end back".into()),
    }
}

pub fn going_on(context: &Context) -> Result<(), String> {
    not_over(context.meeting())
}

pub fn not_closed(context: &Context) -> Result<(), String> {
    match context.meeting().phase {
        Phase::Closed => Err("the meeting is closed; F8 takes the close back".into()),
        _ => going_on(context),
    }
}

pub fn in_item(context: &Context) -> Result<(), String> {
    going_on(context)?;
    match context.item() {
        Some(_) => Ok(()),
        None => Err("no item is being taken; /look shows one".into()),
    }
}

/// An item is being taken, and it is the one on the screen.
pub fn taking(context: &Context) -> Result<(), String> {
    in_item(context)?;
    match context.shown {
        None => Ok(()),
        Some(item) => Err(format!("item {item} is only looked at; /item {item} takes it")),
    }
}

/// Nothing private is put to a vote before the public.
pub fn may_vote(context: &Context) -> Result<(), String> {
    taking(context)?;
    let meeting = context.meeting();
    let private = context.item().filter(|item| meeting.private_items.contains(*item));
    match private.filter(|_| meeting.public_may_read()) {
        Some(item) => Err(format!("item {item} is private and the public is here; /exclude first")),
        None => Ok(()),
    }
}

pub fn looking(context: &Context) -> Result<(), String> {
    context
        .shown
        .map(|_| ())
        .ok_or_else(|| "the item in hand is on the screen".into())
}

pub fn open_or_closed(context: &Context) -> Result<(), String> {
    match context.meeting().phase {
        Phase::Closed => Ok(()),
        _ => open(context),
    }
}

pub fn before(context: &Context) -> Result<(), String> {
    match context.meeting().phase {
        Phase::Before => Ok(()),
        _ => Err("the meeting has begun".into()),
    }
}

pub fn open(context: &Context) -> Result<(), String> {
    match context.meeting().phase {
        Phase::Open => Ok(()),
        Phase::Adjourned => Err("the meeting is adjourned; /resume".into()),
        _ => Err("the meeting is not going on".into()),
    }
}

pub fn adjourned(context: &Context) -> Result<(), String> {
    match context.meeting().phase {
        Phase::Adjourned => Ok(()),
        _ => Err("the meeting is not adjourned".into()),
    }
}

/// Whether the vote in hand is closed; `None`: there is none.
fn is_closed(context: &Context) -> Option<bool> {
    let vote = context.meeting().vote(context.derived.vote_in_hand?)?;
    Some(vote.closed.is_some())
}

pub fn voting(context: &Context) -> Result<(), String> {
    match is_closed(context) {
        Some(false) => Ok(()),
        Some(true) => Err("the vote is closed; /again puts the question again".into()),
        None => Err("no vote is open".into()),
    }
}

/// A vote by name, open or to be put right: where hands are counted, no letter is somebody's vote.
pub fn voting_by_name(context: &Context) -> Result<(), String> {
    let by_hands = "hands are counted in this vote: h counts those of the organisation called";
    in_this_way(context, VoteWay::ByName, by_hands)
}

/// A vote by hands, the same.
pub fn voting_by_hands(context: &Context) -> Result<(), String> {
    in_this_way(context, VoteWay::ByHands, "this vote is taken by name")
}

fn in_this_way(context: &Context, way: VoteWay, other: &str) -> Result<(), String> {
    going_on(context)?;
    match (put_right::is_any(context, way), context.on_screen().open_vote()) {
        (true, _) => Ok(()),
        (false, Some(_)) => Err(other.into()),
        (false, None) => voting(context),
    }
}

/// What was put to a vote at the item on the screen, announced, and is to be counted again.
fn announced_to_count_again(context: &Context) -> Option<About> {
    let meeting = context.on_screen();
    let vote = meeting
        .votes
        .last()
        .filter(|vote| context.item() == Some(&vote.about.item))?;
    let again = vote.announced.is_some() && meeting.is_to_be_counted_again(&vote.about);
    again.then(|| vote.about.clone())
}

pub fn voted(context: &Context) -> Result<(), String> {
    match is_closed(context) {
        Some(true) => Ok(()),
        Some(false) => Err("the vote is still open".into()),
        None => Err(match announced_to_count_again(context) {
            Some(about) => format!(
                "the vote on item {about} was announced: /vote {} name puts it once more, by name",
                settling::token(&about)
            ),
            None => "no vote waits for its result".into(),
        }),
    }
}

/// A vote was closed, and another is not open: that is where a deciding vote was given.
pub fn closed_vote(context: &Context) -> Result<(), String> {
    going_on(context)?;
    match put_right::meant(context, None)?.closed {
        Some(_) => Ok(()),
        None => Err("the vote is still open".into()),
    }
}

pub fn public_in(context: &Context) -> Result<(), String> {
    open(context)?;
    if context.meeting().excluded() {
        Err("the public is excluded already".into())
    } else {
        Ok(())
    }
}

/// The private texts of an item are shown where the public is not reading along. Of the item in hand everything that is
/// written while they are out is private.
pub fn two_texts(context: &Context) -> Result<(), String> {
    let meeting = context.meeting();
    let private = context
        .item()
        .and_then(|item| meeting.item(item))
        .is_some_and(|state| state.private);
    let has = |private: bool| {
        let of_it = |state: &ItemState| state.texts.keys().any(|kind| kind.is_private() == private);
        context.item().and_then(|item| meeting.item(item)).is_some_and(of_it)
    };
    let written = has(true);
    let in_hand = meeting.excluded() && context.item() == meeting.current.as_ref();
    match (meeting.exclusions.is_empty(), meeting.public_may_read()) {
        // What was written before it was one.
        _ if private && has(false) => Ok(()),
        _ if private => Err("all of a private item is in the private minutes: it has one text".into()),
        _ if in_hand => {
            Err("the public is out: its public text is put right when they are back, or after the close".into())
        }
        (true, _) if !written => Err("the public was not excluded: all texts are public".into()),
        (_, true) => Err("the public is here: private texts are shown after the close, or once they are out".into()),
        (_, false) => Ok(()),
    }
}

pub fn public_out(context: &Context) -> Result<(), String> {
    if context.meeting().excluded() {
        Ok(())
    } else {
        Err("the public is not excluded".into())
    }
}
