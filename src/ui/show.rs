//! Commands that record nothing by themselves: moving about, the next item, opening and leaving.

use crate::meeting::{ItemNo, ItemStatus, NextStep, Nil, Phase};

use crate::minutes::Part;
use crate::rules::Outcome;

use super::act_line::ActLine;
use super::app::{App, Leaving, NoticeKind, OpenMeeting};
use super::command::{Place, Plan, Run, Show, Then};
use super::message::Effect;
use super::rows::{self, AttendanceRow};
use super::saving::{self, Saving};
use super::settling::{self, Offer};
use super::update::{Fresh, start};
use super::{
    between, between_open, documents, new_meeting, pasted_agenda, pasted_members, perform, table, texts, undoing,
    warned,
};

/// What a page moves: a little less than the smallest body, so that two pages share a line.
const PAGE_ROWS: u16 = 12;

/// Does what a show-command asks.
pub fn show(app: &mut App, what: Show, fresh: Fresh) -> Vec<Effect> {
    let between_meetings = app.open.is_none() && app.committee.is_some();
    match what {
        Show::Undo | Show::Redo if between_meetings => return between::undo(app, fresh, what == Show::Redo),
        Show::Back if app.place == Place::Committee => return between::leave(app),
        Show::SetAside if between_meetings => return between_open::confirm(app).into_iter().collect(),
        _ => {}
    }
    if what.needs_meeting() && app.open.is_none() {
        app.say(NoticeKind::Refused, "No meeting is open.");
        return Vec::new();
    }
    match what {
        Show::Go(place) => {
            if place == Place::Minutes {
                app.reads_private = false;
            }
            if matches!(place, Place::Settle | Place::Minutes) {
                let effects = texts::text_in_hand(app, fresh);
                app.go(place);
                return effects;
            }
            app.go(place);
            Vec::new()
        }
        Show::Back => {
            // From the help above a form, back to the form as it was typed.
            app.form.take_if(|_| app.place == Place::NewMeeting);
            app.go_back();
            Vec::new()
        }
        Show::Palette => {
            app.act = Some(ActLine::palette());
            Vec::new()
        }
        Show::Up => {
            app.row = app.row.saturating_sub(1);
            app.scroll = app.scroll.saturating_sub(1);
            Vec::new()
        }
        Show::Down => {
            app.row = (app.row + 1).min(rows::count(app).saturating_sub(1));
            app.scroll = app.scroll.saturating_add(1);
            Vec::new()
        }
        Show::PageUp => {
            app.row = app.row.saturating_sub(usize::from(PAGE_ROWS));
            app.scroll = app.scroll.saturating_sub(PAGE_ROWS);
            Vec::new()
        }
        Show::PageDown => {
            app.row = (app.row + usize::from(PAGE_ROWS)).min(rows::count(app).saturating_sub(1));
            app.scroll = app.scroll.saturating_add(PAGE_ROWS);
            Vec::new()
        }
        Show::Undo => undoing::undo(app, fresh, false),
        Show::Redo => undoing::undo(app, fresh, true),
        Show::NextItem => match perform::next_item(app) {
            Some(_) if warned::of_private(app) => Vec::new(),
            Some(plan) => perform::record_typed(app, plan, &ActLine::with("item"), fresh),
            None => {
                app.say(NoticeKind::Done, "That was the last item. Ctrl+E closes the meeting.");
                app.go(Place::Settle);
                texts::text_in_hand(app, fresh)
            }
        },
        Show::Offered => {
            let line = app
                .open
                .as_ref()
                .and_then(|open| offered(open, app.place))
                .and_then(|offer| offer.line);
            // What only shows something is shown at once.
            let shows = line.as_deref().and_then(table::by_name);
            match (line, shows.map(|command| &command.run)) {
                (_, Some(Run::Show(what))) => return show(app, *what, fresh),
                (Some(line), _) => app.act = Some(ActLine::with(&line)),
                (None, _) => app.say(NoticeKind::Done, "The guide has nothing to offer here."),
            }
            Vec::new()
        }
        Show::OtherReaders => texts::other_readers(app, fresh),
        Show::SwitchText => {
            if let Some(open) = &mut app.open {
                open.in_notes = !open.in_notes;
            }
            texts::text_in_hand(app, fresh)
        }
        Show::VoteNext => vote_next(app, fresh),
        Show::WriteMinutes => {
            let effects = texts::text_in_hand(app, fresh);
            if let Some(open) = &mut app.open {
                open.documents.write_anew();
            }
            let folder = app.open.as_ref().map(|open| open.folder.display().to_string());
            let says = format!("The minutes are being written to {}", folder.unwrap_or_default());
            app.say(NoticeKind::Done, says);
            effects
        }
        Show::OtherPart => {
            let kept_back = app.open.as_ref().is_some_and(|open| !may_be_read(open, Part::Private));
            match kept_back && !app.reads_private {
                true => app.say(
                    NoticeKind::Refused,
                    "The private minutes are not shown while the public is there: while it is out, and after the close.",
                ),
                false => app.reads_private = !app.reads_private,
            }
            app.scroll = 0;
            Vec::new()
        }
        Show::ToTheList => {
            if saving::state(app) == Some(Saving::NotSaved) {
                let says =
                    "Not everything is saved: the meeting is not left. /elsewhere FOLDER saves it on another disk.";
                app.say(NoticeKind::Refused, says);
                return Vec::new();
            }
            app.leaving = Leaving::ToTheList;
            app.say(NoticeKind::Done, "Saving, then to the list of meetings.");
            Vec::new()
        }
        Show::Quit => {
            app.leaving = match app.leaving {
                Leaving::No | Leaving::ToTheList => Leaving::WhenSaved,
                Leaving::WhenSaved | Leaving::WhenAnswered | Leaving::Now => Leaving::Now,
            };
            let effects = texts::text_in_hand(app, fresh);
            let only_documents = app.open.as_ref().is_some_and(|open| open.waiting.is_empty());
            match (app.may_end(), only_documents) {
                (true, _) => {}
                (false, true) => app.say(NoticeKind::Done, "Writing the documents, then leaving."),
                (false, false) => {
                    let again =
                        "Saving, then leaving. The same key again leaves at once; what is not saved by then is lost.";
                    app.say(NoticeKind::Alarm, again);
                }
            }
            effects
        }
        Show::Unlook => {
            let effects = texts::text_in_hand(app, fresh);
            look(app, None);
            effects
        }
        Show::GoOn => {
            app.go_back();
            Vec::new()
        }
        Show::SetAside => set_aside(app),
        Show::Take => take(app, fresh),
        Show::Paste(change) if app.place == Place::Members => pasted_members::change(app, change, fresh),
        Show::Paste(change) => pasted_agenda::change(app, change, fresh),
        Show::Committee => between_open::choose(app),
        Show::NewMeeting => {
            app.form = Some(new_meeting::NewMeeting::fresh(app));
            app.go(Place::NewMeeting);
            Vec::new()
        }
        Show::Practise => new_meeting::practise(app, fresh),
        Show::Create => new_meeting::create(app, fresh),
        Show::Remove => super::removing::marked(app),
        Show::OpenSelected => match app.found.get(app.row) {
            Some(entry) => vec![Effect::Open {
                folder: entry.path.clone(),
                confirmed: false,
            }],
            None => {
                app.say(
                    NoticeKind::Refused,
                    "There is no meeting here yet: n prepares one, p practises.",
                );
                Vec::new()
            }
        },
    }
}

/// Puts an item on the screen without taking it; `None`, or the one being taken: back to that.
pub fn look(app: &mut App, item: Option<ItemNo>) {
    let Some(open) = &mut app.open else { return };
    open.shown = item.filter(|item| open.history.meeting().current.as_ref() != Some(item));
    let place = match open.item() {
        Some(_) => Place::Item,
        None => Place::Settle,
    };
    perform::after_change(app);
    app.go(place);
}

/// Leaves the meeting for the list of meetings, where that was asked for and nothing of it is only on the screen.
pub fn to_the_list(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    if app.leaving != Leaving::ToTheList {
        return Vec::new();
    }
    let saving = |open: &OpenMeeting| !open.waiting.is_empty() || !documents::at_rest(open);
    if app.open.as_ref().is_some_and(saving) {
        return Vec::new();
    }
    let effects = texts::text_in_hand(app, fresh);
    let Some(open) = &app.open else { return effects };
    if !effects.is_empty() {
        return effects;
    }
    let says = format!(
        "{} is left; all of it is saved.",
        open.history.meeting().created.date.format("%-d %B %Y")
    );
    let (kind, says) = match open.documents.trouble() {
        Some(trouble) => (NoticeKind::Alarm, format!("{says} {trouble}")),
        None => (NoticeKind::Done, says),
    };
    let folder = open.folder.clone();
    leave(app);
    app.say(kind, says);
    vec![Effect::LetGo { folder }]
}

/// The screen without the meeting: the list.
pub(super) fn leave(app: &mut App) {
    app.leaving = Leaving::No;
    app.open = None;
    app.act = None;
    app.kept.clear();
    app.left.clear();
    app.typed.clear();
    app.back.clear();
    app.place = Place::Start;
    app.scroll = 0;
    app.row = 0;
}

/// Opens the meeting once more, its damaged end confirmed.
fn set_aside(app: &mut App) -> Vec<Effect> {
    let waits = |open: &&OpenMeeting| open.found.as_ref().is_some_and(|found| found.to_confirm.is_some());
    match app.open.as_ref().filter(waits) {
        Some(open) => vec![Effect::Open {
            folder: open.folder.clone(),
            confirmed: true,
        }],
        None => {
            app.say(NoticeKind::Refused, "There is nothing to confirm.");
            Vec::new()
        }
    }
}

/// What the guide offers first.
pub fn offered(open: &OpenMeeting, place: Place) -> Option<Offer> {
    let meeting = open.on_screen();
    // "None" is no answer where somebody is writing down what there was.
    let taken = meeting.current_item().map(|state| &state.item.number);
    let written = open.minute.item.as_ref() == taken && !open.minute.text().trim().is_empty();
    let answered = |step: &&NextStep| {
        matches!(
            step,
            NextStep::AskNil(Nil::MattersArising | Nil::Questions | Nil::OtherBusiness)
        ) && written
    };
    let step = open.derived.guide.next.iter().find(|step| !answered(step))?;
    Some(match (step, place) {
        // There already: its keys do it.
        (NextStep::MarkAttendance, Place::Attendance) => {
            let held = |seat: &crate::terms::Seat| meeting.people.iter().any(|person| person.seats.contains(&seat.id));
            let empty = !meeting.terms.seats.iter().all(held);
            let naming = if empty {
                "; m names the member of an empty seat"
            } else {
                ""
            };
            Offer {
                words: format!("mark who is here{naming}"),
                line: None,
            }
        }
        _ => settling::offer(step, |person| meeting.name(person)),
    })
}

/// Whether a part of the minutes may be on the screen.
pub(super) fn may_be_read(open: &OpenMeeting, part: Part) -> bool {
    part == Part::Public || !open.history.meeting().public_may_read()
}

/// Whether the vote in hand is tied.
pub(super) fn is_tied(open: &OpenMeeting) -> bool {
    let result = open.derived.vote.as_ref();
    result.is_some_and(|result| result.outcome == Outcome::Tied)
}

fn vote_next(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    if warned::of_closing(app) {
        return Vec::new();
    }
    let closed = app.open.as_ref().and_then(|open| {
        let vote = open.history.meeting().vote(open.derived.vote_in_hand?)?;
        Some(vote.closed.is_some())
    });
    // What is no result cannot be announced: what it hangs on is asked.
    let hangs_on = app
        .open
        .as_ref()
        .and_then(|open| open.derived.vote.as_ref())
        .and_then(|result| {
            let needed = result.outcome == Outcome::ReadingNeeded && closed == Some(true);
            result
                .readings
                .first()
                .filter(|_| needed)
                .map(|reading| reading.id.clone())
        });
    if let Some(question) = hangs_on {
        app.act = Some(ActLine::with(&format!("reading {question}")));
        return Vec::new();
    }
    let name = match closed {
        Some(false) => "closevote",
        Some(true) => "announce",
        None => {
            app.go(Place::Item);
            return Vec::new();
        }
    };
    let tied = app.open.as_ref().is_some_and(is_tied);
    if tied && closed == Some(true) {
        let says = "Tied: 1 or 2 deciding vote for or against, 3 declined, 4 vote again; or /defer.";
        app.say(NoticeKind::Refused, says);
        return Vec::new();
    }
    table::by_name(name).map_or_else(Vec::new, |command| start(app, command, fresh))
}

/// Enter on a row: what the row is for.
fn take(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let meeting = open.on_screen();
    match app.place {
        Place::Attendance => match rows::attendance(meeting).get(app.row) {
            Some(AttendanceRow::Seat(seat, None)) => {
                let text = format!("member {seat}");
                app.act = Some(ActLine::with(&text));
                Vec::new()
            }
            Some(row @ (AttendanceRow::Seat(_, Some(person)) | AttendanceRow::Other(person))) => {
                // Enter is what people press when they mean "yes": it brings in who is awaited, and changes nothing of
                // anybody of whom something is known.
                if !rows::is_open(meeting, row) {
                    let known = rows::known_of(meeting, row, person);
                    app.say(NoticeKind::Refused, known);
                    return Vec::new();
                }
                let line = ActLine::with(&format!("in {person}"));
                let plan = app.context().and_then(|context| line.read(&context).plan);
                match plan {
                    Some(Ok(plan)) => perform::record(
                        app,
                        Plan {
                            then: Then::Stay,
                            ..plan
                        },
                        fresh,
                    ),
                    _ => Vec::new(),
                }
            }
            None => Vec::new(),
        },
        Place::Agenda => match meeting
            .items
            .get(app.row)
            .map(|state| (meeting.card(state), &state.status))
        {
            Some((item, status)) if matches!(meeting.phase, Phase::Open | Phase::Closed) => {
                // What was dealt with is looked at; taking it once more is said outright.
                let act = match status {
                    ItemStatus::Waiting | ItemStatus::Current => "item",
                    ItemStatus::Taken | ItemStatus::Deferred { .. } | ItemStatus::Withdrawn { .. } => "look",
                };
                let line = ActLine::with(&format!("{act} {}", item.number));
                let plan = app.context().and_then(|context| line.read(&context).plan);
                match plan {
                    Some(Ok(plan)) => perform::record(app, plan, fresh),
                    _ => Vec::new(),
                }
            }
            Some((item, _)) => {
                app.act = Some(ActLine::with(&format!("title {} {}", item.number, item.title)));
                Vec::new()
            }
            None => {
                app.act = Some(ActLine::with("add"));
                Vec::new()
            }
        },
        Place::Settle => {
            let settle = meeting.to_settle().into_iter().nth(app.row);
            match settle.as_ref().map(|settle| settling::line_for(meeting, settle)) {
                Some(Some(line)) => app.act = Some(ActLine::with(&line)),
                Some(None) => app.say(
                    NoticeKind::Refused,
                    "No act settles this one: it is to be known when the draft goes out. /look shows an item.",
                ),
                None => {}
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}
