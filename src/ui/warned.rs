//! What speaks against a key's act is said once; pressed again it is done all the same, for it is a fact that the secretary
//! knows better. Any other key in between forgets it.

use super::act_line::ActLine;
use super::app::{App, NoticeKind, WarnedOf};
use super::command::{Place, Plan, Run};
use super::{describe, perform, show};
use crate::meeting::{DecisionStanding, DecisionState, Effect, Event, VoteWay};
use crate::minutes;
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

/// A decision on what was decided without a vote already, and validly: both would be in the minutes. Said once, with what
/// to do.
pub(super) fn of_deciding_again(app: &mut App, plan: &Plan) -> bool {
    let again = app.open.as_ref().and_then(|open| {
        let meeting = open.history.meeting();
        let decided = plan.events.iter().find_map(|(event, _)| match event {
            Event::DecisionTaken { about, verb, .. } if !is_put_off(verb) => Some((about, perform::side(open, event))),
            _ => None,
        });
        let (decided, side) = decided?;
        let private = side.map_or(meeting.in_private(), |(_, private)| private);
        let same = |known: &&DecisionState| known.about == *decided && known.when.private == private;
        let earlier = meeting.decisions.iter().rfind(same)?;
        let worth_it = *meeting.decision_standing(earlier).computed() == DecisionStanding::Valid;
        (worth_it && !is_put_off(&earlier.verb))
            .then(|| (earlier.when.seq, format!("item {decided} was {} already", earlier.verb)))
    });
    let Some((seq, earlier)) = again else { return false };
    let says = format!(
        "In these minutes {earlier}: Enter once more adds a second decision. To put it right, Esc, then /withdraw {seq} first."
    );
    warned(app, WarnedOf::DecidingAgain(seq), says)
}

fn is_put_off(verb: &str) -> bool {
    verb.starts_with("deferred")
}

/// Columns of what would be told in public.
const WORDS: usize = 90;

/// Something recorded in private would be told in public, because what made it private is taken back, moved or changed.
pub(super) fn of_publishing(app: &mut App, plan: &Plan) -> bool {
    let changes = |(event, effect): &(Event, Option<Effect>)| {
        effect.is_some()
            || matches!(
                event,
                Event::Withdrawn { .. } | Event::Replaced { .. } | Event::ItemChanged { .. } | Event::ItemTaken { .. }
            )
    };
    let told = app.open.as_ref().and_then(|open| {
        let before = open.history.meeting();
        let kept_apart = !before.exclusions.is_empty() || before.items.iter().any(|state| state.private);
        if !kept_apart || !plan.events.iter().any(changes) {
            return None;
        }
        let records = perform::as_records(open, plan.events.clone(), "", app.now);
        let after = open.history.try_act(&records).ok()?;
        let told = minutes::made_public(before, after.meeting(), &open.prose);
        (!told.is_empty()).then_some(told)
    });
    let Some(told) = told else { return false };
    let more = match told.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    let first = app.theme.cut(told.first().map_or("", String::as_str), WORDS);
    let says = format!("This would put into the PUBLIC minutes what is private now: \"{first}\"{more}. Again does it.");
    warned(app, WarnedOf::Publishing(told), says)
}

/// The meeting was prepared for another day: said once, and begun all the same on the second press.
pub(super) fn of_another_day(app: &mut App) -> bool {
    let day = app.open.as_ref().map(|open| open.history.meeting().created.date);
    let today = app.now.date_naive();
    let Some(day) = day.filter(|day| *day != today) else {
        return false;
    };
    let says = format!(
        "This meeting was prepared for {}; today is {}. F5 once more begins it; Ctrl+L leads to the other meetings.",
        day.format("%-d %B %Y"),
        today.format("%-d %B %Y")
    );
    warned(app, WarnedOf::OnAnotherDay, says)
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

/// An act's name that stands in the text being left because no space stands before it: "NEWLINE/readmit". What is no whole
/// act is a word like others: "for/against", "in/out of hours".
pub(super) fn act_in_text(app: &mut App) -> Option<String> {
    let in_text = app.place == Place::Item && app.act.is_none();
    let open = app.open.as_mut().filter(|open| in_text && open.item().is_some())?;
    let typed = open.text_field().before_cursor();
    let context = app.context()?;
    let strokes = typed
        .match_indices('/')
        .filter_map(|(at, _)| typed.split_at_checked(at));
    let mut acts = strokes.filter_map(|(before, act)| {
        before.chars().next_back().filter(|c| c.is_alphanumeric())?;
        let act = act.strip_prefix('/')?.trim_end();
        let name = act.split_whitespace().next()?;
        let reading = ActLine::with(act).read(&context);
        let whole = match reading.command.map(|command| &command.run) {
            Some(Run::Act { .. }) => matches!(reading.plan, Some(Ok(_))),
            Some(Run::Show(_)) => name == act,
            None => false,
        };
        (whole && reading.why_not.is_none()).then(|| name.to_owned())
    });
    acts.next_back()
}

/// Says that it was taken as text, beside what the key that left it did.
pub(super) fn of_act_in_text(app: &mut App, name: Option<String>) {
    let Some(name) = name else { return };
    let says = format!("\"/{name}\" was taken as text: an act begins after a space. Ctrl+Space lists the acts.");
    match &mut app.notice {
        None => app.say(NoticeKind::Done, says),
        Some(notice) if notice.kind == NoticeKind::Done => {
            notice.text = format!("{says} {}", notice.text);
        }
        Some(_) => {}
    }
}
