//! One vote, or one organisation's hands, of a vote that is closed: put right at any later moment, in the place of what was
//! recorded, or before the close where nothing was. The result is worked out again.

use crate::meeting::{Effect, Event, Seq, VoteState, VoteWay};
use crate::rules::{Caster, Outcome};
use crate::ui::command::{Context, Plan, Value};
use crate::ui::describe;
use crate::ui::fields::{Candidate, seats};
use crate::ui::{settling, which};

/// The vote that is meant: the one named; else the one that is open; else the last one closed on the item on the screen, or
/// on any.
pub fn meant<'c>(context: &'c Context, named: Option<Seq>) -> Result<&'c VoteState, String> {
    let meeting = context.on_screen();
    if let Some(id) = named {
        return meeting.vote(id).ok_or_else(|| "There is no such vote.".into());
    }
    let closed = closed(context);
    let here = closed.iter().find(|vote| context.item() == Some(&vote.about.item));
    let vote = meeting.open_vote().or(here.copied()).or(closed.first().copied());
    vote.ok_or_else(|| "No vote is open, and none was taken.".into())
}

/// Votes that are closed, the latest first.
fn closed<'c>(context: &'c Context) -> Vec<&'c VoteState> {
    let votes = context.on_screen().votes.iter().rev();
    votes.filter(|vote| vote.closed.is_some()).collect()
}

/// Whether there is a vote, open or closed, taken in this way.
pub fn is_any(context: &Context, way: VoteWay) -> bool {
    let open = context.on_screen().open_vote();
    open.map_or_else(|| closed(context), |vote| vec![vote])
        .iter()
        .any(|vote| vote.way == way)
}

/// The closed votes that what is typed may mean.
pub fn candidates(context: &Context, typed: &str) -> Vec<Candidate> {
    let all = closed(context).into_iter().map(|vote| Candidate {
        value: Value::Number(vote.id),
        token: settling::token(&vote.about),
        label: format!("{} {}", vote.about, vote.wording),
        hint: vote.opened.time.format("%H:%M").to_string(),
    });
    which::narrowed(all.collect(), typed)
}

/// Who may give the deciding vote, first in order first; where they did not and another did, whoever is here by that name.
pub fn holders(context: &Context, typed: &str) -> Vec<Candidate> {
    let meeting = context.on_screen();
    let vote = meant(context, None).ok();
    let tied = vote.map(|vote| meeting.before_deciding(vote));
    let tied = tied.filter(|result| result.outcome == Outcome::Tied);
    let holders = tied.map_or_else(Vec::new, |result| result.casting);
    let mut found = seats(meeting, typed, |seat| holders.iter().any(|holder| &holder.seat == seat));
    if found.is_empty() && !typed.is_empty() {
        found = seats(meeting, typed, |seat| {
            meeting.occupant(seat).is_some_and(|who| meeting.is_here(&who))
        });
    }
    let place = |candidate: &Candidate| {
        let is_it = |holder: &Caster| candidate.value == Value::Seat(holder.seat.clone());
        holders.iter().position(is_it)
    };
    found.sort_by_key(place);
    for candidate in &mut found {
        let comes_after = place(candidate)
            .and_then(|place| holders.get(place))
            .is_some_and(|holder| !holder.first);
        if comes_after {
            candidate.hint.push_str(", only where those above do not use it");
        }
    }
    found
}

/// The plan that puts a vote or a count in the place of the one that counts for the same seat or organisation.
pub fn counted(context: &Context, vote: &VoteState, event: Event) -> Result<Plan, String> {
    let meeting = context.meeting();
    let closed = vote.closed.as_ref().ok_or("The vote is still open.")?;
    let before = meeting.in_effect.get(..closed.order).unwrap_or_default().iter();
    let same = before.rev().find(|seq| {
        context
            .history
            .event(**seq)
            .is_some_and(|known| is_of_same(known, &event))
    });
    let says = describe::event(meeting, &event);
    let Some(&seq) = same else {
        let at_the_vote = Effect {
            before: Some(closed.seq),
            time: None,
        };
        let mut made = Plan::record(format!("Put right, before the vote was closed: {says}"), vec![event]);
        for (_, effect) in &mut made.events {
            *effect = Some(at_the_vote);
        }
        return Ok(made);
    };
    let was = context.history.words_of(seq).unwrap_or_default();
    if context.history.event(seq) == Some(&event) {
        return Err(format!("{} already.", describe::capital(&was)));
    }
    Ok(Plan::record(
        format!("Put right: {says}. Until now: {was}"),
        vec![Event::Replaced {
            seq,
            with: Box::new(event),
            effect: None,
            reason: None,
        }],
    ))
}

/// Whether both say how the same seat voted, or how the same organisation's hands were counted, in the same vote.
fn is_of_same(one: &Event, other: &Event) -> bool {
    match (one, other) {
        (
            Event::VoteCast { vote, seat, .. },
            Event::VoteCast {
                vote: of, seat: and, ..
            },
        ) => vote == of && seat == and,
        (
            Event::HandsCounted { vote, body, .. },
            Event::HandsCounted {
                vote: of, body: and, ..
            },
        ) => vote == of && body == and,
        _ => false,
    }
}
