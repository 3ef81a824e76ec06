//! What speaks against a key's act is said once; pressed again it is done all the same, for it is a fact that the secretary
//! knows better. Any other key in between forgets it.

use super::app::{App, NoticeKind, WarnedOf};
use super::{describe, perform, show};
use crate::meeting::VoteWay;
use crate::rules::ElectorState;

/// The public is out and the item to come is a public one: said once, and taken all the same on the second press.
pub(super) fn of_private(app: &mut App) -> bool {
    let next = app.open.as_ref().and_then(|open| {
        let meeting = open.history.meeting();
        let next = perform::next_waiting(meeting).filter(|state| meeting.excluded() && !state.private)?;
        Some(next.item.number.clone())
    });
    let Some(number) = next else { return false };
    let says = format!(
        "The public is out, and item {number} is a public one. Ctrl+Space readmit brings the public back; F7 once more \
         takes it in private."
    );
    warned(app, WarnedOf::InPrivate(number), says)
}

/// Whether something is said first: not where it was said just before.
fn warned(app: &mut App, of: WarnedOf, says: String) -> bool {
    if app.warned_of.take().as_ref() == Some(&of) {
        return false;
    }
    app.warned_of = Some(of);
    app.say(NoticeKind::Refused, says);
    true
}

/// Not everybody who may vote has: said once, and closed all the same on the second press.
pub(super) fn of_closing(app: &mut App) -> bool {
    let waiting = app.open.as_ref().and_then(|open| {
        let meeting = open.history.meeting();
        let vote = meeting.vote(open.derived.vote_in_hand?)?;
        let by_name = vote.closed.is_none() && vote.way == VoteWay::ByName;
        let electorate = &open.derived.vote.as_ref().filter(|_| by_name)?.electorate;
        let waiting = electorate
            .iter()
            .filter(|elector| elector.state == ElectorState::NotYet);
        let names: Vec<String> = waiting
            .map(|elector| describe::sitting(meeting, &elector.seat))
            .collect();
        (!names.is_empty()).then(|| (vote.id, names.join(", ")))
    });
    let Some((vote, names)) = waiting else { return false };
    let says = format!("Not voted yet: {names}. Enter once more closes the vote without them.");
    warned(app, WarnedOf::ClosingVote(vote), says)
}

/// Where letters are acts, one that is none tells that somebody may be typing words: what its predecessors recorded is
/// said, and no more letters are taken until another key.
pub(super) fn hold_letters(app: &mut App, letter: Option<char>) {
    app.letters_held = true;
    let last = app
        .open
        .as_ref()
        .and_then(show::last_act)
        .map_or(String::new(), |last| {
            format!(" The last entry is: {last}. F8 takes it back.")
        });
    let what = match letter {
        Some(letter) => format!("\"{letter}\" does nothing here: letters are acts on this screen, not text."),
        None => "Letters wait: they are acts on this screen, not text.".into(),
    };
    app.say(
        NoticeKind::Refused,
        format!("{what}{last} Esc, then letters count again."),
    );
}
