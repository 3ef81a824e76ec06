//! `update(app, message) → effects`: the one way the screen changes. Keys go to the act line if it is open, then to the
//! table of commands, then to the text that has the keyboard.

use crossterm::event::{KeyCode, KeyEvent};

use crate::meeting::{self, Seq};

use super::act_enter::Entered;
use super::act_line::{ActLine, Opened};
use super::app::{App, Leaving, NoticeKind, WarnedOf};
use super::command::{Command, Context, FieldKind, Place, Run, Show};
use super::lines::{self, Kept};
use super::message::{Effect, Message};
use super::rows::AttendanceRow;
use super::{
    between, burst, disk_reply, documents, drafts, keys, new_meeting, pasted_agenda, pasted_members, perform, rows,
    screens, show, table, texts, undoing, warned,
};

/// Fresh ids, as many as are asked for.
pub type Fresh<'a> = &'a mut dyn FnMut() -> String;

/// Said in place of private texts once the public is back.
pub const TEXTS_HIDDEN: &str = "The public is back: the texts of this private item are not shown. F7 goes on; after \
                                the close /item completes them.";

/// Said of text that would belong to nothing.
const NO_ITEM: &str = "No item is on the screen to write about: /look 6 shows item 6.";

/// Takes one message.
pub fn update(app: &mut App, message: Message, fresh: Fresh) -> Vec<Effect> {
    let mut effects = take(app, message, fresh);
    effects.extend(drafts::shrink(app));
    if app.leaving != Leaving::No {
        effects.extend(documents::follow(app));
    }
    effects.extend(show::to_the_list(app, fresh));
    effects
}

fn take(app: &mut App, message: Message, fresh: Fresh) -> Vec<Effect> {
    match message {
        Message::Key(_) | Message::Burst(_) | Message::Paste(_) if screens::is_too_small(app.size) => Vec::new(),
        Message::Key(key) => {
            let warned_of = app.warned_of.clone();
            let attendance = attendance_now(app);
            let vote = (app.place == Place::Vote).then(|| (vote_in_hand(app), rows::waiting(app), last_entry(app)));
            let effects = keys::normalise(key).map_or_else(Vec::new, |key| on_key(app, key, fresh));
            if app.warned_of == warned_of {
                app.warned_of.clear();
            }
            if let (Some((known, before)), Some((now, _))) = (attendance, attendance_now(app))
                && known != now
            {
                app.row = rows::next_of_attendance(app, &before);
            }
            let same = |known: &Option<Seq>| app.place == Place::Vote && *known == vote_in_hand(app);
            if let Some((_, waiting, _)) = vote.filter(|(vote, _, entry)| same(vote) && *entry != last_entry(app)) {
                app.row = rows::asked_again(app, &waiting).unwrap_or_else(|| rows::next_voter(app));
            }
            lines::come_back(app);
            effects
        }
        Message::Burst(together) => burst::take(app, together, fresh),
        Message::Paste(text) => on_paste(app, &text, fresh),
        Message::Resize(width, height) => {
            app.size = (width, height);
            Vec::new()
        }
        Message::Disk(reply) => disk_reply::take(app, reply, fresh),
        Message::Tick => {
            let mut effects = perform::try_again(app);
            effects.extend(between::try_again(app));
            if let Some(open) = &mut app.open {
                open.documents.try_again();
            }
            // Not with each entry: working them out takes longer than a key may.
            effects.extend(documents::follow(app));
            effects.extend(drafts::keep(app, fresh));
            effects
        }
        Message::Hangup => {
            app.leaving = app.leaving.max(Leaving::WhenAnswered);
            drafts::keep(app, fresh)
        }
    }
}

fn last_entry(app: &App) -> Option<Seq> {
    Some(app.open.as_ref()?.history.next_seq())
}

fn vote_in_hand(app: &App) -> Option<Seq> {
    app.open.as_ref()?.derived.vote_in_hand
}

/// The attendance list, where it is on the screen: after which entry, and its rows.
fn attendance_now(app: &App) -> Option<(Seq, Vec<(AttendanceRow, bool)>)> {
    let open = app.open.as_ref().filter(|_| app.place == Place::Attendance)?;
    Some((open.history.next_seq(), rows::open_rows(open.on_screen())))
}

fn on_key(app: &mut App, key: KeyEvent, fresh: Fresh) -> Vec<Effect> {
    // Letters behind a line that was left go where the keyboard is; that is said as long as they come.
    let behind_line = std::mem::take(&mut app.line_left) && keys::printable(&key).is_some_and(|letter| letter != '/');
    app.line_left = behind_line && app.place == Place::Item;
    if !app.line_left
        && app
            .notice
            .as_ref()
            .is_some_and(|notice| notice.kind != NoticeKind::Alarm)
    {
        app.notice = None;
    }
    if app.place == Place::Blank {
        if table::by_key(Place::Item, &keys::name(&key)).is_some_and(|command| command.name == "blank") {
            app.go_back();
        }
        return Vec::new();
    }
    if app.act.is_some() {
        return on_act_key(app, key, fresh);
    }
    if app.place == Place::NewMeeting
        && let Some(form) = &mut app.form
        && new_meeting::on_key(form, &key)
    {
        return Vec::new();
    }
    let letter = keys::printable(&key).filter(|letter| *letter != '/');
    if std::mem::take(&mut app.letters_held) {
        if letter.is_some() {
            warned::hold_letters(app, None);
            return Vec::new();
        }
        if key.code == KeyCode::Esc {
            return Vec::new();
        }
    }
    let name = keys::name(&key);
    let command = table::by_key(app.place, &name).filter(|command| {
        // Esc takes a selection back in a text; it leaves an item only where that is looked at.
        let leaves = matches!(command.run, Run::Show(Show::Unlook));
        !leaves || app.open.as_ref().is_some_and(|open| open.shown.is_some())
    });
    let leaves = command.is_some() || key.code == KeyCode::Enter;
    let missed = warned::act_in_text(app).filter(|_| leaves);
    if let Some(command) = command {
        let effects = start(app, command, fresh);
        warned::of_act_in_text(app, missed);
        return effects;
    }
    if app.place == Place::Item {
        let effects = on_text_key(app, key);
        warned::of_act_in_text(app, missed);
        return effects;
    }
    if keys::printable(&key) == Some('/') && (app.open.is_some() || app.place == Place::Committee) {
        app.act = Some(ActLine::palette());
    }
    if let (true, Some(letter)) = (letters_are_acts(app.place), letter) {
        warned::hold_letters(app, Some(letter));
    }
    Vec::new()
}

/// Whether single letters do something on this screen.
pub fn letters_are_acts(place: Place) -> bool {
    matches!(
        place,
        Place::Attendance | Place::Agenda | Place::Pasted | Place::Members | Place::Vote | Place::Settle
    )
}

/// A command chosen by its key: done at once where nothing more is asked, else put on the act line.
pub fn start(app: &mut App, command: &'static Command, fresh: Fresh) -> Vec<Effect> {
    match &command.run {
        Run::Show(what) => {
            if let Some(Err(why)) = app.context().map(|context| command.possible(&context)) {
                app.say(NoticeKind::Refused, why);
                return Vec::new();
            }
            show::show(app, *what, fresh)
        }
        Run::Act { fields, .. } => {
            let Some(context) = app.context() else {
                return Vec::new();
            };
            if let Err(why) = command.possible(&context) {
                app.say(NoticeKind::Refused, why);
                return Vec::new();
            }
            if let Some(question) = question_before(&context, command) {
                app.say(
                    NoticeKind::Done,
                    "First the question who may decide; then the deciding vote.",
                );
                app.act = Some(ActLine::with(&format!("reading {question}")));
                return Vec::new();
            }
            let given = rows::given(app, command);
            let mut typed = format!("{} {}", command.name, given.clone().unwrap_or_default());
            if let Some(words) = rows::words_now(app, command) {
                typed.push_str(&format!(" {words}"));
            }
            if command.name == "vote" && warned::of_haste(app) {
                return Vec::new();
            }
            let Some(context) = app.context() else {
                return Vec::new();
            };
            let line = ActLine::with(&typed);
            // A reason or the like is asked for before it is recorded, though it may be left out.
            let words_to_come = fields.iter().skip(1).any(|field| field.kind.takes_words());
            let nothing_to_ask = given.is_some() && !words_to_come
                || fields
                    .iter()
                    .all(|field| field.optional && field.kind == FieldKind::Recorded);
            match line.read(&context).plan.filter(|_| nothing_to_ask) {
                Some(Ok(_)) if command.name == "begin" && warned::of_another_day(app) => return Vec::new(),
                Some(Ok(_)) if command.name == "close" && warned::of_closing_the_meeting(app) => return Vec::new(),
                Some(Ok(plan)) => {
                    let effects = perform::record_typed(app, plan, &line, fresh);
                    if command.name == "begin" && !effects.is_empty() {
                        app.warned_of.push(WarnedOf::Begun);
                    }
                    return effects;
                }
                Some(Err(why)) => {
                    app.say(NoticeKind::Refused, why);
                    return Vec::new();
                }
                None => {}
            }
            // What was left half typed is gone on with, unless a row was chosen for another.
            let back = given.is_none().then(|| lines::given_back(app, Some(command))).flatten();
            app.act = Some(back.unwrap_or(line));
            Vec::new()
        }
    }
}

/// The question that is to be settled before this, so that nobody uses a deciding vote that may be another's.
fn question_before(context: &Context, command: &Command) -> Option<String> {
    let deciding = ["decidefor", "decideagainst", "decline"].contains(&command.name);
    let first = context.derived.deciding.first().filter(|_| deciding)?;
    Some(first.id.clone())
}

fn on_act_key(app: &mut App, key: KeyEvent, fresh: Fresh) -> Vec<Effect> {
    let name = keys::name(&key);
    // Undo, help and the like work from here too; letters are text.
    if keys::printable(&key).is_none()
        && !matches!(
            name.as_str(),
            "Enter" | "Tab" | "Up" | "Down" | "Esc" | "Backspace" | "Left" | "Right" | "Home" | "End" | "Del"
        )
    {
        return match table::by_key(app.place, &name) {
            Some(command) => over_act_line(app, command, &name, fresh),
            None => Vec::new(),
        };
    }
    let Some(mut line) = app.act.take() else {
        return Vec::new();
    };
    match key.code {
        // What was taken back to be put right, and is not, stays as it was.
        KeyCode::Esc if line.opened == Opened::Again => return undoing::leave_as_it_was(app, line, fresh),
        KeyCode::Esc => {
            lines::leave(app, line);
            return Vec::new();
        }
        KeyCode::Enter => {
            let Some(context) = app.context() else {
                return Vec::new();
            };
            match line.enter(&context) {
                Entered::Record(plan) => {
                    let plan = plan.in_place_of(line.place);
                    let effects = perform::record_typed(app, plan, &line, fresh);
                    if app
                        .notice
                        .as_ref()
                        .is_some_and(|notice| notice.kind == NoticeKind::Refused)
                        && effects.is_empty()
                    {
                        app.act = Some(line);
                    }
                    return effects;
                }
                Entered::Show(command) => return start(app, command, fresh),
                Entered::More(more) => line = more,
                Entered::Fault(fault) => app.say(NoticeKind::Refused, fault),
            }
        }
        KeyCode::Tab => {
            if let Some(context) = app.context() {
                let reading = line.read(&context);
                match line.unmarked(&reading) {
                    true => line.down(&context),
                    false => drop(line.complete(&reading)),
                }
            }
        }
        KeyCode::Down => {
            if let Some(context) = app.context() {
                line.down(&context);
            }
        }
        KeyCode::Up if line.selected == 0 && !line.holds_something() => {
            line = lines::given_back(app, None).unwrap_or(line);
        }
        KeyCode::Up => line.selected = line.selected.saturating_sub(1),
        KeyCode::Left => line.left(),
        KeyCode::Right => line.right(),
        KeyCode::Home => line.cursor = 0,
        KeyCode::End => line.cursor = line.text.len(),
        KeyCode::Backspace => {
            if !line.backspace() {
                return match line.opened == Opened::Again {
                    true => undoing::leave_as_it_was(app, line, fresh),
                    false => Vec::new(),
                };
            }
        }
        KeyCode::Delete => line.delete(),
        _ => {
            if let Some(c) = keys::printable(&key) {
                let stroke = line.opened == Opened::Stroke && line.text.is_empty() && matches!(c, '/' | ' ');
                if stroke && app.place == Place::Item {
                    // "//" is a stroke and not the palette, two of them in an address, and so is one with a space
                    // behind it: "and / or".
                    if let Some(open) = &mut app.open {
                        let field = open.text_field();
                        let address = c == '/' && field.before_cursor().ends_with(':');
                        field.area.insert_char('/');
                        if c == ' ' || address {
                            field.area.insert_char(c);
                        }
                    }
                    return Vec::new();
                }
                let mut buffer = [0; 4];
                line.insert(c.encode_utf8(&mut buffer));
            }
        }
    }
    app.act = Some(line);
    Vec::new()
}

/// A command chosen by its key while an act line is open. A line that holds something is kept, and comes back afterwards;
/// what would lead away from the item it is about waits for it.
fn over_act_line(app: &mut App, command: &'static Command, key: &str, fresh: Fresh) -> Vec<Effect> {
    if command.name == "decide" && warned::keeps_both(app) {
        return on_act_key(app, KeyEvent::from(KeyCode::Enter), fresh);
    }
    let asks_first = |warned: &WarnedOf| matches!(warned, WarnedOf::OpenQuestions(_));
    let waits = command.name == "reading" && app.warned_of.iter().any(asks_first);
    let holds = |line: &ActLine| waits || line.holds_something();
    let Some(line) = app.act.take().filter(holds) else {
        return start(app, command, fresh);
    };
    if matches!(command.run, Run::Show(Show::NextItem | Show::ToTheList | Show::Quit)) {
        let first = format!("This is not recorded yet: Enter does it, Esc leaves it; {key} after that.");
        app.say(NoticeKind::Refused, first);
        app.act = Some(line);
        return Vec::new();
    }
    let said = warned::question_said(app).filter(|_| command.name == "reading");
    let kept = Kept::here(app, line);
    app.kept.push(kept);
    if let Some(question) = said {
        app.act = Some(ActLine::with(&format!("reading {question}")));
        return Vec::new();
    }
    start(app, command, fresh)
}

fn on_text_key(app: &mut App, key: KeyEvent) -> Vec<Effect> {
    let Some(open) = &mut app.open else { return Vec::new() };
    if let Some(why) = &open.read_only {
        let why = why.clone();
        app.say(NoticeKind::Refused, why);
        return Vec::new();
    }
    if open.item().is_none() {
        match keys::printable(&key) {
            Some('/') => app.act = Some(ActLine::palette()),
            Some(_) => app.say(NoticeKind::Refused, NO_ITEM),
            None => {}
        }
        return Vec::new();
    }
    let full = || keys::printable(&key).and_then(|_| texts::no_room(open, "xxxx"));
    if let Some(why) = open.no_text().or_else(full) {
        match keys::printable(&key) {
            Some('/') => app.act = Some(ActLine::palette()),
            _ => app.say(NoticeKind::Refused, why),
        }
        return Vec::new();
    }
    if keys::printable(&key) == Some('/') && open.text_field().begins_a_word() {
        app.act = Some(ActLine::by_stroke());
        return Vec::new();
    }
    open.text_field().edit(key);
    Vec::new()
}

fn on_paste(app: &mut App, text: &str, fresh: Fresh) -> Vec<Effect> {
    if let Some(why) = texts::too_much(text) {
        app.say(NoticeKind::Refused, why);
        return Vec::new();
    }
    let (clean, cleaned) = meeting::clean_prose(text);
    let one_line = || clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if pasted_members::paste_in_line(app, text) {
        return Vec::new();
    }
    if let Some(line) = &mut app.act {
        line.insert(&one_line());
        return Vec::new();
    }
    if matches!(app.place, Place::Attendance | Place::Members) && pasted_members::paste(app, text) {
        return Vec::new();
    }
    match app.place {
        Place::NewMeeting => {
            if let Some(form) = &mut app.form
                && let Err(why) = form.paste(&one_line())
            {
                app.say(NoticeKind::Refused, why);
            }
            Vec::new()
        }
        Place::Agenda | Place::Pasted => {
            pasted_agenda::paste(app, text);
            Vec::new()
        }
        Place::Item => {
            if let Some(open) = &mut app.open {
                let refused = match open.item() {
                    None => Some(NO_ITEM.to_string()),
                    Some(_) => open.no_text().or_else(|| texts::no_room(open, &clean)),
                };
                if let Some(why) = refused {
                    app.say(NoticeKind::Refused, why);
                    return Vec::new();
                }
                open.text_field().area.insert_str(&clean);
            }
            if !cleaned.is_empty() {
                app.say(NoticeKind::Done, format!("Pasted. Cleaned: {}.", cleaned.join(", ")));
            }
            // So much at once is not left to the next pause.
            drafts::keep(app, fresh)
        }
        _ => {
            // Nothing here takes text, and no line of it may be taken for a command.
            if let Some(open) = &mut app.open
                && open.item().is_some()
            {
                open.in_notes = true;
                if let Some(why) = texts::no_room(open, &clean) {
                    app.say(NoticeKind::Refused, why);
                    return Vec::new();
                }
                open.note.area.insert_str(&clean);
                app.say(
                    NoticeKind::Done,
                    "Put in the notes of the item: nothing on this screen takes text.",
                );
                return drafts::keep(app, fresh);
            } else {
                app.say(
                    NoticeKind::Refused,
                    "Nothing on this screen takes text; nothing was done. Ctrl+G on the attendance list opens the agenda for pasting.",
                );
            }
            Vec::new()
        }
    }
}
