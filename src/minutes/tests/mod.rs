//! The minutes of meetings told as records: a sentence for each event, a whole meeting compared, and canaries in every
//! confidential field.

mod canary;
mod comings;
mod file;
mod life;
mod private_made_public;
mod private_part;
mod private_session;
mod private_text;
mod referring;
mod secrecy;
mod sentences;
mod whole;

use crate::meeting::testing::{Tale, who};
use crate::meeting::{Action, Event, TextKind};
use crate::minutes::{Part, Prose, text};

/// Minute text of an item, with its id in the prose file.
fn minute(id: &str, item: &str) -> Event {
    written(id, item, TextKind::Minute)
}

fn written(id: &str, item: &str, kind: TextKind) -> Event {
    Event::TextWritten {
        text: id.into(),
        kind,
        item: crate::meeting::testing::no(item),
        digest: String::new(),
    }
}

fn took(id: &str) -> Event {
    Event::TookChair { person: who(id) }
}

fn decided(part: &str, verb: &str, wording: &str) -> Event {
    Event::DecisionTaken {
        about: crate::meeting::testing::about(part),
        verb: verb.into(),
        wording: wording.into(),
        amended: false,
        endings: Box::default(),
    }
}

pub(super) fn action(number: u16, words: &str, owner: &str, item: &str) -> Event {
    Event::ActionAgreed(Action {
        number,
        words: words.into(),
        owner: owner.into(),
        due: chrono::NaiveDate::from_ymd_opt(2016, 5, 3),
        item: Some(crate::meeting::testing::no(item)),
        agreed: chrono::NaiveDate::from_ymd_opt(2016, 4, 20).unwrap_or_default(),
        private: false,
    })
}

fn public(tale: &Tale, prose: &Prose) -> String {
    text(&tale.meeting(), prose, Part::Public, false, None)
}
