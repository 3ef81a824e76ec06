//! Keys that come together, on Windows. A console there types what is pasted, a key a letter and an Enter a line; nothing
//! says that it was pasted. Here it is told from keys that a person, a dictation program or a braille keyboard pressed:
//!
//! - where text has the keyboard, an Enter with more text behind it is a newline, never "do it";
//! - elsewhere a burst with an Enter and [`PASTED_FROM`] printable keys or more is a paste: none of it is carried out;
//! - letters behind an Esc that left a line are no acts, where letters are acts;
//! - everything else is keys, in order, however fast they came.
//!
//! [`gather`] collects what comes together, for the input thread; [`take`] takes it. Nothing here asks which system it is.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent};

use super::app::App;
use super::command::Place;
use super::keys;
use super::message::{Effect, Message};
use super::update::{self, Fresh};
use super::warned;

/// What comes within so long after another key comes together with it. No finger is as fast; a paste is faster.
const TOGETHER: Duration = Duration::from_millis(5);

/// The same once more keys came than fingers press: a long paste comes in portions.
const PORTIONS: Duration = Duration::from_millis(50);

/// More keys of text at once are no typing.
const TYPED_AT_MOST: usize = 1024;

/// So many printable keys and an Enter at once are no commands.
const PASTED_FROM: usize = 8;

/// The message for an event, if it is one that counts.
pub fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => keys::normalise(key).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize(width, height)),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

/// An event and the keys that come together with it. `soon` answers with the next event if it comes within that time.
pub fn gather(first: Event, soon: &mut dyn FnMut(Duration) -> Option<Event>) -> Vec<Message> {
    let mut together = Vec::new();
    let mut next = Some(first);
    let mut other = None;
    while let Some(event) = next.take() {
        match event {
            Event::Key(key) => {
                together.extend(keys::normalise(key));
                // A release alone opens nothing: the next press may be a minute away.
                next = match together.len() {
                    0 => None,
                    1..PASTED_FROM => soon(TOGETHER),
                    _ => soon(PORTIONS),
                };
            }
            // Whatever it is ends the burst: a mouse that moves must not hold the keys back.
            event => other = message(event),
        }
    }
    let keys = match together.as_slice() {
        [] => None,
        [one] => Some(Message::Key(*one)),
        [_, _, ..] => Some(Message::Burst(together)),
    };
    keys.into_iter().chain(other).collect()
}

/// Takes keys that came together.
pub fn take(app: &mut App, together: Vec<KeyEvent>, fresh: Fresh) -> Vec<Effect> {
    let together: Vec<KeyEvent> = together.into_iter().filter_map(keys::normalise).collect();
    let mut effects = Vec::new();
    let mut rest = together.as_slice();
    // Where so many keys are left, what is text has to be asked again: until there it is known that they are keys.
    let mut asked_again = usize::MAX;
    while let Some((key, after)) = rest.split_first() {
        // Asked again at each key: the one before may have opened a line for text, or left one.
        let pasted = if text_has_the_keyboard(app) {
            let (length, pasted) = match rest.len() <= asked_again {
                true => run_of_text(rest),
                false => (0, false),
            };
            asked_again = asked_again.min(rest.len() - length);
            pasted.then_some(length)
        } else if rest.len() == together.len() {
            commands_by_accident(rest)
        } else {
            None
        };
        // What comes together with the Esc that left a line was meant for the line: it is no act.
        let behind_line = app.line_left && update::letters_are_acts(app.place) && rest.len() < together.len();
        if behind_line && keys::printable(key).is_some_and(|letter| letter != '/') {
            app.line_left = false;
            warned::hold_letters(app, None);
            rest = after;
            continue;
        }
        let message = match pasted {
            Some(length) => {
                let (text, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                rest = after;
                Message::Paste(text.iter().map(letter).collect())
            }
            None => {
                rest = after;
                Message::Key(*key)
            }
        };
        effects.extend(update::update(app, message, fresh));
    }
    effects
}

/// Whether what is typed now is text of the meeting, of the act line, or of a form.
fn text_has_the_keyboard(app: &App) -> bool {
    let form = app.form.as_ref().is_some_and(|form| form.at > 0);
    app.act.is_some() || (app.place == Place::Item && app.open.is_some()) || (app.place == Place::NewMeeting && form)
}

/// How many of these keys are text, from the first on, and whether it was pasted: an Enter in it has text behind it, or
/// nobody types so much at once.
fn run_of_text(keys: &[KeyEvent]) -> (usize, bool) {
    let plain = |key: &KeyEvent| matches!(key.code, KeyCode::Enter | KeyCode::Tab) || keys::printable(key).is_some();
    let length = keys.iter().take_while(|key| plain(key)).count();
    let text = keys.get(..length).unwrap_or_default();
    let mut from_enter = text.iter().skip_while(|key| key.code != KeyCode::Enter);
    let lines = from_enter.any(|key| keys::printable(key).is_some());
    (length, lines || length > TYPED_AT_MOST)
}

/// Whether a burst where letters are commands is a paste. What is pasted holds no function key and no arrow.
fn commands_by_accident(keys: &[KeyEvent]) -> Option<usize> {
    let enter = keys.iter().any(|key| key.code == KeyCode::Enter);
    let printable = keys.iter().filter(|key| keys::printable(key).is_some()).count();
    (enter && printable >= PASTED_FROM && keys.iter().all(of_text)).then_some(keys.len())
}

/// Whether a paste can send this key where letters are commands: control characters in it come as Ctrl and a letter.
fn of_text(key: &KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab)
}

fn letter(key: &KeyEvent) -> char {
    match key.code {
        KeyCode::Enter => '\n',
        KeyCode::Tab => '\t',
        _ => keys::printable(key).unwrap_or(' '),
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyEventKind, KeyModifiers};

    use super::*;

    fn events(script: &str) -> Vec<Event> {
        let pressed = keys::script(script).unwrap().into_iter();
        pressed
            .flat_map(|key| {
                let up = KeyEvent::new_with_kind(key.code, key.modifiers, KeyEventKind::Release);
                [Event::Key(key), Event::Key(up)]
            })
            .collect()
    }

    fn gathered(events: Vec<Event>) -> (Vec<Message>, usize) {
        let mut coming = events.into_iter();
        let first = coming.next().unwrap();
        let messages = gather(first, &mut |_| coming.next());
        (messages, coming.count())
    }

    #[test]
    fn what_comes_together_is_one_burst_and_a_key_alone_is_a_key() {
        let (messages, _) = gathered(events("p"));
        assert!(
            matches!(messages[..], [Message::Key(key)] if key.code == KeyCode::Char('p')),
            "{messages:?}"
        );
        let (messages, _) = gathered(events("ab<enter><f2>"));
        let [Message::Burst(keys)] = &messages[..] else {
            panic!("{messages:?}")
        };
        assert_eq!(keys.iter().map(keys::name).collect::<String>(), "abEnterF2");
    }

    #[test]
    fn a_paste_that_comes_in_portions_is_one() {
        let (mut waits, mut coming) = (Vec::new(), events(&"x".repeat(20)).into_iter());
        let first = coming.next().unwrap();
        gather(first, &mut |wait| {
            waits.push(wait);
            coming.next()
        });
        // A press and a release each: the eighth key is in hand at the fifteenth event.
        let (typing, pasting) = waits.split_at(14);
        assert!(typing.iter().all(|wait| *wait == TOGETHER), "{waits:?}");
        assert!(pasting.iter().all(|wait| *wait == PORTIONS), "{waits:?}");
    }

    #[test]
    fn a_release_alone_is_nothing_and_waits_for_nothing() {
        let up = KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, KeyEventKind::Release);
        let mut typed = vec![Event::Key(up)];
        typed.extend(events("b"));
        let (messages, left) = gathered(typed);
        assert!(messages.is_empty(), "{messages:?}");
        assert_eq!(left, 2);
    }

    #[test]
    fn another_event_ends_a_burst_and_is_not_lost() {
        let mut typed = events("ab");
        typed.push(Event::Resize(100, 30));
        typed.extend(events("c"));
        let (messages, left) = gathered(typed);
        assert!(
            matches!(messages[..], [Message::Burst(_), Message::Resize(100, 30)]),
            "{messages:?}"
        );
        assert_eq!(left, 2);
    }

    #[test]
    fn lines_of_text_and_keys() {
        for (script, expected) in [
            ("one<enter>two", Some(7)),
            ("one<enter>two<enter>", Some(8)),
            ("<enter>/close", Some(7)),
            ("one<enter><tab>two<f2>x", Some(8)),
            ("one<enter>", None),
            ("one<enter><enter>", None),
            ("rw<enter><f2>hb<enter>", None),
            ("one<enter>two<ctrl+space>item 6<enter>", Some(7)),
            ("one<enter><ctrl+space>item 6<enter>", None),
            ("one", None),
            ("<f2>rw<enter>", None),
        ] {
            let keys = keys::script(script).unwrap();
            let (length, pasted) = run_of_text(&keys);
            assert_eq!(pasted.then_some(length), expected, "{script}");
        }
    }

    #[test]
    fn so_much_at_once_is_a_paste_without_an_enter_too() {
        for (count, pasted) in [(1_023, false), (1_024, false), (1_025, true), (100_000, true)] {
            let keys = vec![KeyEvent::from(KeyCode::Char('x')); count];
            assert_eq!(run_of_text(&keys), (count, pasted));
            let behind = [keys, vec![KeyEvent::from(KeyCode::F(2))]].concat();
            assert_eq!(run_of_text(&behind), (count, pasted));
        }
    }

    #[test]
    fn a_paste_where_letters_are_commands_begins_at_eight() {
        for (script, expected) in [
            ("epraepra<enter>", Some(9)),
            ("<enter>epraepra", Some(9)),
            ("epraepr<enter>", None),
            ("epraeprae", None),
            ("epraepra<enter><f5>", None),
            ("epraepra<down><enter>", None),
        ] {
            let keys = keys::script(script).unwrap();
            assert_eq!(commands_by_accident(&keys), expected, "{script}");
        }
    }
}
