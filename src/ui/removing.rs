//! A meeting made by mistake, or for a wrong day, while nothing is recorded in it: it goes from the list, and where another
//! day was named, one is made for that.

use std::path::Path;

use chrono::NaiveDate;

use crate::store::StoreError;

use super::app::{App, NoticeKind};
use super::command::Place;
use super::message::Effect;
use super::new_meeting::{self, NewMeeting};
use super::show;
use super::update::Fresh;
use super::warned;

/// The marked meeting of the list, on the second press.
pub(super) fn marked(app: &mut App) -> Vec<Effect> {
    let Some(entry) = app.found.get(app.row) else {
        app.say(NoticeKind::Refused, "There is no meeting here.");
        return Vec::new();
    };
    let (folder, day) = (entry.path.clone(), entry.sitting.date.format("%-d %B %Y").to_string());
    if warned::of_removing(app, &folder, &day) {
        return Vec::new();
    }
    app.form = None;
    vec![Effect::Remove { folder }]
}

/// The open meeting goes, and its form stays for another day.
pub(super) fn for_another_day(app: &mut App, day: NaiveDate) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let (meeting, folder) = (open.history.meeting(), open.folder.clone());
    let created = &meeting.created;
    let begins = created
        .begins
        .map_or_else(String::new, |time| time.format("%H:%M").to_string());
    let fields = [
        day.format("%-d/%-m/%Y").to_string(),
        begins,
        created.place.clone(),
        created.secretary.clone(),
    ];
    let form = NewMeeting::fresh(app);
    let is_it = |file: &new_meeting::TermsFile| file.terms.id == meeting.terms.id;
    let chosen = form.committees.iter().position(is_it).unwrap_or(0);
    app.form = Some(NewMeeting { chosen, fields, ..form });
    show::leave(app);
    vec![Effect::Remove { folder }]
}

/// It is not in the list any more.
pub(super) fn removed(app: &mut App, to: &Path, fresh: Fresh) -> Vec<Effect> {
    if app.form.is_some() {
        app.go(Place::NewMeeting);
        return new_meeting::create(app, fresh);
    }
    let name = to
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    app.say(
        NoticeKind::Done,
        format!("Removed from the list. Its folder is kept as {name}."),
    );
    vec![Effect::List { marked: None }]
}

/// It stays as it is, and so does its day.
pub(super) fn not_removed(app: &mut App, why: &StoreError) -> Vec<Effect> {
    app.form = None;
    app.say(NoticeKind::Refused, why.to_string());
    vec![Effect::List { marked: None }]
}
