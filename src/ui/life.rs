//! What later meetings approved of the minutes of the one that is open: read when it is opened, for its own record does
//! not know.

use crate::meeting::life::approved_in;
use crate::meeting::{Phase, Record};
use crate::store::StoreError;

use super::app::{App, NoticeKind, OpenMeeting};
use super::message::Effect;
use super::update::TEXTS_HIDDEN;

impl OpenMeeting {
    /// Why the text that has the keyboard cannot be written: it is not shown, or the minutes that it is in are signed.
    pub fn no_text(&self) -> Option<String> {
        if self.texts_hidden() {
            return Some(TEXTS_HIDDEN.into());
        }
        let kind = self.text_in_hand().kind;
        self.history.meeting().sealed_text(kind, self.item()?)
    }
}

/// Asks for it, of a meeting that is over.
pub fn ask(app: &App) -> Vec<Effect> {
    let over = app.open.as_ref().filter(|open| {
        let phase = open.history.meeting().phase;
        matches!(phase, Phase::Closed | Phase::Abandoned)
    });
    over.map(|_| Effect::ReadLater).into_iter().collect()
}

/// Takes what was found. What cannot be read leaves the minutes a draft, and that is said.
pub fn know(app: &mut App, later: Result<Vec<Vec<Record>>, StoreError>) {
    let Some(open) = &mut app.open else { return };
    let approved = later.map_err(|why| why.happened).and_then(|later| {
        let approved = approved_in(later, open.history.meeting());
        approved.map_err(|refusal| {
            format!(
                "A later meeting makes no sense: entry {}: {}",
                refusal.seq, refusal.says
            )
        })
    });
    match approved {
        Ok(approved) => {
            open.history = open.history.clone().knowing(approved);
            open.documents.work_out_anew();
        }
        Err(why) => app.say(
            NoticeKind::Alarm,
            format!("Whether a later meeting approved these minutes is not known: {why}"),
        ),
    }
}
