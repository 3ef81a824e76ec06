//! What speaks against a key's act is said once; pressed again it is done all the same, for it is a fact that the secretary
//! knows better. Any other key in between forgets it.

use std::path::Path;

use chrono::{Datelike, Months, NaiveDate};

use super::act_line::ActLine;
use super::app::{App, NoticeKind, WarnedOf};
use super::command::{Place, Plan, Run};
use super::{choices, describe, perform, undoing};
use crate::meeting::describe::is_decided;
use crate::meeting::{Decided, DecisionStanding, Effect, Event, Item, Seq, VoteWay, puts_off};
use crate::minutes;
use crate::rules::{ElectorState, Outcome};

/// How far from today the day of a new meeting is, at the most, without being asked about.
const TWO_YEARS: Months = Months::new(24);

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

/// A decision on what was decided validly already, on the same side: most often the first was recorded wrongly. Said once;
/// then the plan that puts it in the first one's place, or beside it where that was chosen. `None`: it was said.
pub(super) fn of_deciding_again(app: &mut App, mut plan: Plan) -> Option<Plan> {
    let Some((decides, again)) = decided_again(app, &plan) else {
        return Some(plan);
    };
    let seq = again.seq;
    if app.warned_of.contains(&WarnedOf::DecidingBeside(seq)) {
        return Some(plan);
    }
    let does = match (again.by_vote, again.in_public) {
        (true, _) => {
            format!("Enter once more records this beside it; /withdraw {seq} takes back a vote that was a mistake.")
        }
        (false, false) => "Enter once more puts this in its place; F4 records it beside it: both stand.".to_owned(),
        // No key puts what is decided in private into the public minutes.
        (false, true) => format!(
            "Enter once more records this beside it, in the PRIVATE minutes; /withdraw {seq} takes the public one back."
        ),
    };
    if warned(app, WarnedOf::DecidingAgain(seq), format!("{} {does}", again.says)) {
        return None;
    }
    let in_its_place = !again.by_vote && !again.in_public;
    if let (true, Some((event, _))) = (in_its_place, plan.events.get_mut(decides)) {
        *event = Event::Replaced {
            seq,
            with: Box::new(event.clone()),
            effect: None,
            reason: None,
        };
        plan.says = format!(
            "Put right, in the place of what was recorded at {}: {}",
            again.time, plan.says
        );
    }
    Some(plan)
}

/// What was decided on the same question before.
struct Again {
    seq: Seq,
    by_vote: bool,
    /// Decided in public, and what is decided now is private.
    in_public: bool,
    time: String,
    says: String,
}

/// Which event of a plan decides what was decided validly before: on the same side of the record, else in public.
fn decided_again(app: &App, plan: &Plan) -> Option<(usize, Again)> {
    let open = app.open.as_ref()?;
    // Before the public nothing is asked that tells what was decided in private: it is on the list to settle.
    let meeting = open.on_screen();
    let mut decisions = plan.events.iter().enumerate();
    let (decides, event, effect, about) = decisions.find_map(|(index, (event, effect))| match event {
        Event::DecisionTaken { about, verb, .. } if !puts_off(verb) => Some((index, event, effect, about)),
        _ => None,
    })?;
    let private = open.desk().is_private(event, effect.as_ref());
    let all = meeting.decided_things();
    let same = all.filter(|known| known.about() == about && (private || !known.was_in_private()));
    let (seq, when, what, in_public) = same
        .filter_map(|known| match known {
            Decided::Decision(earlier) => {
                let valid = *meeting.decision_standing(earlier).computed() == DecisionStanding::Valid;
                let stands = valid && !puts_off(&earlier.verb);
                let what = is_decided(&earlier.verb);
                stands.then_some((
                    earlier.when.seq,
                    &earlier.when,
                    what,
                    private && !known.was_in_private(),
                ))
            }
            Decided::Vote(vote) => {
                let announced = &vote.announced.as_ref()?.outcome;
                let decided = matches!(announced, Outcome::Carried | Outcome::Lost);
                let what = format!(" was put to a vote, {},", describe::outcome(*announced));
                decided.then_some((vote.id, &vote.opened, what, private && !known.was_in_private()))
            }
        })
        .max_by_key(|(_, when, _, in_public)| (!in_public, when.order))?;
    let by_vote = meeting.votes.iter().any(|vote| vote.id == seq);
    let time = when.time.format("%H:%M").to_string();
    let openly = if in_public { " in public" } else { "" };
    let says = format!("Item {about}{what}{openly} at {time} already.");
    Some((
        decides,
        Again {
            seq,
            by_vote,
            in_public,
            time,
            says,
        },
    ))
}

/// The key that began deciding, pressed where it was said that this was decided already: both are wanted.
pub(super) fn keeps_both(app: &mut App) -> bool {
    let again = |warning: &mut WarnedOf| match warning {
        WarnedOf::DecidingAgain(seq) => {
            *warning = WarnedOf::DecidingBeside(*seq);
            true
        }
        _ => false,
    };
    app.warned_of.iter_mut().any(again)
}

/// What an act itself asks before it is recorded.
pub(super) fn of_what_it_asks(app: &mut App, plan: &Plan) -> bool {
    let asked = plan.asks.clone();
    asked.is_some_and(|asks| warned(app, WarnedOf::Asked(asks.clone()), asks))
}

/// Before a vote opens, or an election is recorded: the questions that its result may hang on. They are asked first; a room
/// that will not settle them goes on all the same, and is told of each once.
pub(super) fn of_open_questions(app: &mut App, plan: &Plan) -> bool {
    let questions = app.open.as_ref().and_then(|open| {
        let meeting = open.history.meeting();
        let hangs_on = |(event, _): &(Event, Option<Effect>)| match event {
            Event::VoteOpened { about, .. } => Some(meeting.could_matter(&meeting.snapshot(about))),
            Event::OfficeFilled {
                office, person, counts, ..
            } => Some(meeting.readings_of_election(office, person, counts)),
            _ => None,
        };
        let mut questions = plan.events.iter().find_map(hangs_on)?;
        questions.retain(|question| !app.left_open.contains(&question.id));
        Some(questions)
    });
    let questions = questions.unwrap_or_default();
    let Some(first) = questions.first() else { return false };
    let which = match (&first.clause, questions.len()) {
        (Some(clause), 1) => format!("how paragraph {clause} is read"),
        (None, 1) => "a question of the terms".to_owned(),
        (_, count) => format!("{count} questions of the terms"),
    };
    let elects = plan
        .events
        .iter()
        .any(|(event, _)| matches!(event, Event::OfficeFilled { .. }));
    let does = if elects {
        "records the election"
    } else {
        "opens the vote"
    };
    let says =
        format!("The result may hang on {which}: F9 asks that first. Enter once more {does}, and leaves that open.");
    let ids: Vec<String> = questions.into_iter().map(|question| question.id).collect();
    if warned(app, WarnedOf::OpenQuestions(ids.clone()), says) {
        return true;
    }
    app.left_open.extend(ids);
    false
}

/// Removing a recommendation that is being voted on: the vote stays, with the words that were put. Said once.
pub(super) fn of_striking(app: &mut App, plan: &Plan) -> bool {
    let struck = app.open.as_ref().and_then(|open| {
        let meeting = open.history.meeting();
        let vote = meeting.vote_in_hand()?;
        let about = &vote.about;
        let before = &meeting.item(&about.item)?.item.parts;
        let meant = |label: &String| about.part.as_ref().is_none_or(|of| of == label);
        let gone = |item: &Item, label: &String| item.parts.iter().all(|part| part.label != *label);
        plan.events.iter().find_map(|(event, _)| match event {
            Event::ItemChanged { item } if item.number == about.item => {
                let mut labels = before.iter().map(|part| &part.label).filter(|label| meant(label));
                let label = labels.find(|label| gone(item, label))?;
                Some((vote.id, format!("{}({label})", item.number)))
            }
            _ => None,
        })
    });
    let Some((vote, part)) = struck else { return false };
    let says = format!(
        "Item {part} is being voted on. The vote stays in the record, with the words that were put. Enter once more \
         removes the recommendation."
    );
    warned(app, WarnedOf::StrikingVotedOn(vote), says)
}

/// The question that was just said, where it is none that the room as it is hangs on: of an election.
pub(super) fn question_said(app: &App) -> Option<String> {
    let due = app.open.as_ref()?.derived.reading_ids();
    app.warned_of.iter().find_map(|warned| match warned {
        WarnedOf::OpenQuestions(ids) => ids.first().filter(|id| !due.contains(id)).cloned(),
        _ => None,
    })
}

/// Whether that will be said before this plan is performed.
pub fn asks_first(app: &App, plan: &Plan) -> bool {
    let opens = |(event, _): &(Event, Option<Effect>)| matches!(event, Event::VoteOpened { .. });
    let due = app
        .open
        .as_ref()
        .map(|open| open.derived.reading_ids())
        .unwrap_or_default();
    let unasked = due.iter().any(|question| !app.left_open.contains(question));
    let said = |warned: &WarnedOf| matches!(warned, WarnedOf::OpenQuestions(_));
    unasked && plan.events.iter().any(opens) && !app.warned_of.iter().any(said)
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
        let nothing_private = before.private_entries.is_empty() && before.private_items.is_empty();
        if nothing_private || !plan.events.iter().any(changes) {
            return None;
        }
        let records = perform::as_records(open, plan.events.clone(), "", app.now);
        let after = open.history.try_act(&records).ok()?;
        let told = match before.makes_public(after.meeting()) {
            true => minutes::made_public(before, after.meeting(), &open.prose),
            false => Vec::new(),
        };
        (!told.is_empty()).then(|| (told, before.public_may_read()))
    });
    let Some((told, public_may_read)) = told else {
        return false;
    };
    let what = match (public_may_read, told.as_slice()) {
        (true, _) | (_, []) => String::new(),
        (false, [first]) => format!(": \"{}\"", app.theme.cut(first, WORDS)),
        (false, [first, more @ ..]) => format!(": \"{}\" and {} more", app.theme.cut(first, WORDS), more.len()),
    };
    let says = format!("This would put into the PUBLIC minutes what is private now{what}. Again does it.");
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

/// A year that is most often a slip: said once, and the meeting is made all the same on the second press.
pub(super) fn of_a_far_day(app: &mut App, day: NaiveDate) -> bool {
    let today = app.now.date_naive();
    let before = today.checked_sub_months(TWO_YEARS).is_some_and(|first| day < first);
    let after = today.checked_add_months(TWO_YEARS).is_some_and(|last| day > last);
    let far = before || after || day.year() < 2000;
    let says = format!(
        "{} is more than two years from today. Put the date right, or press F5 again for that day.",
        day.format("%-d %B %Y")
    );
    far && warned(app, WarnedOf::FarDay(day), says)
}

/// A meeting goes from the list: said once, with what becomes of it.
pub(super) fn of_removing(app: &mut App, folder: &Path, day: &str) -> bool {
    let says = format!(
        "Del again removes the meeting of {day} from the list, if nothing is recorded in it. Its folder is kept."
    );
    warned(app, WarnedOf::Removing(folder.to_owned()), says)
}

/// The key that began the meeting opens a vote on its first item: pressed twice in haste it does nothing the second time.
pub(super) fn of_haste(app: &mut App) -> bool {
    let hasty = app.warned_of.contains(&WarnedOf::Begun);
    if hasty {
        let says = "The meeting has begun; F5 opens a vote on the item in hand.";
        app.say(NoticeKind::Done, says);
    }
    hasty
}

/// Something is open still: said once, and closed all the same on the second press.
pub(super) fn of_closing_the_meeting(app: &mut App) -> bool {
    let open = app.open.as_ref().map(|open| open.on_screen().to_settle().len());
    let what = match open.unwrap_or(0) {
        0 => return false,
        1 => "1 thing is still to settle: Ctrl+E once more closes; it can be settled afterwards too.".to_owned(),
        many => {
            format!("{many} things are still to settle: Ctrl+E once more closes; they can be settled afterwards too.")
        }
    };
    warned(app, WarnedOf::ClosingMeeting, what)
}

/// Whether something is said first: not where it was said just before.
fn warned(app: &mut App, of: WarnedOf, says: String) -> bool {
    if app.warned_of.contains(&of) {
        return false;
    }
    app.warned_of.push(of);
    app.say(NoticeKind::Refused, says);
    true
}

/// Not everybody who may vote has, or of an organisation no hands are counted: said once, and closed all the same on the
/// second press.
pub(super) fn of_closing(app: &mut App) -> bool {
    let uncounted = app.context().and_then(|context| {
        let vote = context.derived.vote_in_hand?;
        let body = choices::called_to_count(&context)?;
        Some((vote, body.clone()))
    });
    if let Some((vote, body)) = uncounted {
        let says =
            format!("{body} is not counted yet: h counts its hands. Enter once more closes the vote without it.");
        return warned(app, WarnedOf::ClosingVote(vote), says);
    }
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
        .and_then(undoing::last_act)
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
