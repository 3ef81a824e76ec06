//! A new meeting: a short form, and what comes along from the committee's last one. Practice needs no form.

use chrono::{NaiveDate, NaiveTime};
use crossterm::event::{KeyCode, KeyEvent};

use crate::meeting::text::NAME_CHARS_MAX;
use crate::meeting::{self, Brought, CommitteeHistory, Created, Event, FORMAT, History, LastMeeting, Record};
use crate::terms::{Terms, embedded};

use super::app::{App, NoticeKind};
use super::keys;
use super::message::Effect;
use super::update::Fresh;
use super::warned;

/// The version of this program, as records name it.
pub const PROGRAM: &str = concat!("quorate ", env!("CARGO_PKG_VERSION"));

/// A terms file that a meeting can be held under.
#[derive(Clone, PartialEq, Debug)]
pub struct TermsFile {
    /// Its name, for messages.
    pub file: String,
    pub text: String,
    pub terms: Terms,
}

/// The form.
#[derive(Clone, PartialEq, Debug)]
pub struct NewMeeting {
    /// Each committee once.
    pub committees: Vec<TermsFile>,
    /// Every version of their terms.
    pub versions: Vec<TermsFile>,
    pub chosen: usize,
    /// Date, time, place, secretary, as typed.
    pub fields: [String; 4],
    /// 0 is the committee, then the fields.
    pub at: usize,
    /// The day on which it is filled in.
    pub today: NaiveDate,
}

/// What each text field asks for.
pub const LABELS: [&str; 4] = ["Date (20/4/2026)", "Begins (09:30)*", "Place*", "Secretary*"];

/// Every committee whose terms the program holds.
pub fn shipped() -> Vec<TermsFile> {
    embedded::embedded()
        .iter()
        .filter_map(|(file, text)| {
            let terms = Terms::load(text, file).ok()?;
            Some(TermsFile {
                file: (*file).into(),
                text: (*text).into(),
                terms,
            })
        })
        .collect()
}

/// Who is named first: the secretary of the meeting that was worked on last, else whoever this computer knows.
fn secretary(app: &App) -> String {
    let kept = app.found.iter().filter_map(|entry| entry.found.as_ref().ok());
    let named = kept.filter(|found| !found.practice && !found.secretary.is_empty());
    let last = named.max_by_key(|found| found.last);
    last.map_or_else(|| app.secretary.clone(), |found| found.secretary.clone())
}

impl NewMeeting {
    /// An empty form for today.
    pub fn fresh(app: &App) -> NewMeeting {
        let mut committees: Vec<TermsFile> = Vec::new();
        let mut versions = app.terms.clone();
        let carried = shipped().into_iter();
        versions.extend(carried.filter(|file| app.terms.iter().all(|own| own.terms.id != file.terms.id)));
        for file in &versions {
            if committees.iter().all(|known| known.terms.id != file.terms.id) {
                committees.push(file.clone());
            }
        }
        let date = app.now.format("%-d/%-m/%Y").to_string();
        NewMeeting {
            committees,
            versions,
            chosen: 0,
            fields: [date, String::new(), String::new(), secretary(app)],
            at: 0,
            today: app.now.date_naive(),
        }
    }

    /// Puts text in where the keyboard is.
    ///
    /// # Errors
    /// When the field would be longer than a name can be.
    pub fn paste(&mut self, text: &str) -> Result<(), String> {
        let Some(field) = self.at.checked_sub(1).and_then(|at| self.fields.get_mut(at)) else {
            return Ok(());
        };
        if field.chars().count() + text.chars().count() > NAME_CHARS_MAX {
            return Err(format!(
                "Not put in: this field has room for {NAME_CHARS_MAX} characters. Paste less."
            ));
        }
        field.push_str(text);
        Ok(())
    }

    /// What the form says, or what is wrong in it.
    fn read(&self) -> Result<(TermsFile, NaiveDate, Option<NaiveTime>), String> {
        let terms = self
            .committees
            .get(self.chosen)
            .ok_or("There is no committee to choose from.")?;
        let [date, begins, _, _] = &self.fields;
        let date = meeting::parse_date(date, self.today)
            .ok_or_else(|| format!("\"{date}\" is not a date that exists. Write it as 20/4/2026."))?;
        Ok((self.in_force(terms, date)?, date, time_of_day(begins)?))
    }

    /// Of several versions of a committee's terms the one in force on the day; one alone is taken as it is.
    pub(super) fn in_force(&self, chosen: &TermsFile, day: NaiveDate) -> Result<TermsFile, String> {
        let mut versions = self.versions.iter().filter(|file| file.terms.id == chosen.terms.id);
        let number = versions.clone().count();
        let mut in_force = versions.clone().filter(|file| file.terms.in_force(day));
        match (number, in_force.next(), in_force.next()) {
            (0 | 1, _, _) => Ok(chosen.clone()),
            (_, Some(one), None) => Ok(one.clone()),
            (_, Some(one), Some(other)) => Err(format!(
                "Two versions of these terms are in force on that day, {} and {}: correct \"from\" and \"until\" in one of them.",
                one.file, other.file
            )),
            (_, None, _) => Err(format!(
                "No version of these terms is in force on that day: {}.",
                versions
                    .by_ref()
                    .map(|file| file.file.as_str())
                    .collect::<Vec<_>>()
                    .join(", ")
            )),
        }
    }
}

/// A time as it is typed for the head of a meeting; nothing: none is said.
pub(super) fn time_of_day(text: &str) -> Result<Option<NaiveTime>, String> {
    match text.trim() {
        "" => Ok(None),
        typed => NaiveTime::parse_from_str(&typed.replace('.', ":"), "%H:%M")
            .map(Some)
            .map_err(|_| format!("\"{typed}\" is not a time. Write it as 09:30.")),
    }
}

/// A key in the form; false where it is not the form's.
pub fn on_key(form: &mut NewMeeting, key: &KeyEvent) -> bool {
    let last = form.fields.len();
    match key.code {
        KeyCode::Tab | KeyCode::Down => form.at = (form.at + 1).min(last),
        KeyCode::Enter if form.at < last => form.at += 1,
        KeyCode::BackTab | KeyCode::Up => form.at = form.at.saturating_sub(1),
        KeyCode::Left if form.at == 0 => form.chosen = form.chosen.saturating_sub(1),
        KeyCode::Right if form.at == 0 => form.chosen = (form.chosen + 1).min(form.committees.len().saturating_sub(1)),
        KeyCode::Backspace => {
            if let Some(field) = form.at.checked_sub(1).and_then(|at| form.fields.get_mut(at)) {
                field.pop();
            }
        }
        KeyCode::Delete => {
            if let Some(field) = form.at.checked_sub(1).and_then(|at| form.fields.get_mut(at)) {
                field.clear();
            }
        }
        _ => match (
            keys::printable(key),
            form.at.checked_sub(1).and_then(|at| form.fields.get_mut(at)),
        ) {
            (Some(c), Some(field)) => field.push(c),
            _ => return false,
        },
    }
    true
}

/// Asks the disk for the committee's last meeting; the new one is created when it has answered.
pub fn create(app: &mut App, _: Fresh) -> Vec<Effect> {
    let Some(form) = &app.form else { return Vec::new() };
    match form.read() {
        Ok((_, date, _)) if warned::of_a_far_day(app, date) => Vec::new(),
        Ok((terms, _, _)) => vec![Effect::ReadPrevious {
            committee: terms.terms.id,
        }],
        Err(why) => {
            app.say(NoticeKind::Refused, why);
            Vec::new()
        }
    }
}

/// The committee's last meeting and its own record have been read: the new one begins with what comes along.
pub fn create_with(
    app: &mut App,
    previous: Option<(Vec<Record>, String)>,
    kept: Option<(CommitteeHistory, String)>,
    fresh: Fresh,
) -> Vec<Effect> {
    let Some(form) = &app.form else { return Vec::new() };
    let (terms, date, begins) = match form.read() {
        Ok(read) => read,
        Err(why) => {
            app.say(NoticeKind::Refused, why);
            return Vec::new();
        }
    };
    let [_, _, place, secretary] = form.fields.clone();
    let last = previous.and_then(|(records, head)| Some((History::new(records).ok()?, head)));
    let last = last.as_ref().map(|(history, head)| LastMeeting {
        meeting: history.meeting(),
        head,
    });
    let kept = kept
        .as_ref()
        .map(|(history, head)| (history.committee(), head.as_str()));
    let along = meeting::along(last, kept, date);
    app.secretary.clone_from(&secretary);
    let created = Created {
        meeting: fresh(),
        program: PROGRAM.into(),
        practice: false,
        date,
        begins,
        place,
        secretary,
        terms_file: terms.file,
        terms: terms.text,
        agenda: along.agenda(meeting::parse_agenda(meeting::STANDING_AGENDA).items),
        people: along.people,
        brought: along.brought,
    };
    vec![first(app, created, along.events, terms.terms.id, fresh)]
}

/// The practice meeting: the founding committee, invented people, a whole agenda, on the real disk.
pub fn practise(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    let Some(terms) = shipped().into_iter().next() else {
        app.say(NoticeKind::Alarm, "This program was built without its worked example.");
        return Vec::new();
    };
    let people = match meeting::example::people() {
        Ok(people) => people,
        Err(why) => {
            app.say(NoticeKind::Alarm, why);
            return Vec::new();
        }
    };
    let created = Created {
        meeting: fresh(),
        program: PROGRAM.into(),
        practice: true,
        date: app.now.date_naive(),
        begins: Some(app.now.time()),
        place: "Practice: every person here is invented".into(),
        secretary: app.secretary.clone(),
        terms_file: terms.file,
        terms: terms.text,
        people,
        agenda: meeting::parse_agenda(meeting::example::AGENDA).items,
        brought: Brought {
            offices: meeting::example::offices(),
            ..Brought::default()
        },
    };
    vec![first(app, created, Vec::new(), terms.terms.id, fresh)]
}

/// The beginning, and what is recorded with it: one entry an act, so that each can be taken back.
fn first(app: &App, created: Created, with: Vec<Event>, committee: String, fresh: Fresh) -> Effect {
    let beginning = std::iter::once(Event::Created(Box::new(created)));
    let mut records = (1..).zip(beginning.chain(with)).map(|(seq, event)| Record {
        v: FORMAT,
        seq,
        id: fresh(),
        at: app.now,
        effect: None,
        event,
    });
    match records.next() {
        Some(first) => Effect::Create {
            committee,
            first: Box::new(first),
            with: records.collect(),
        },
        None => Effect::List { marked: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The founding committee's terms, in force in these days.
    fn version(file: &str, from: Option<&str>, until: Option<&str>) -> TermsFile {
        let (_, text) = embedded::by_name("mid-north-east-essex").unwrap();
        let mut terms = Terms::load(text, file).unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        (terms.from, terms.until) = (from.map(day), until.map(day));
        TermsFile {
            file: file.into(),
            text: text.into(),
            terms,
        }
    }

    fn chosen(versions: Vec<TermsFile>, day: &str) -> Result<String, String> {
        let first = versions.first().cloned().unwrap();
        let form = NewMeeting {
            committees: vec![first.clone()],
            versions,
            chosen: 0,
            fields: Default::default(),
            at: 0,
            today: NaiveDate::default(),
        };
        form.in_force(&first, day.parse().unwrap()).map(|file| file.file)
    }

    #[test]
    fn the_version_in_force_on_the_day_is_taken() {
        let two = || {
            vec![
                version("terms.ron", Some("2016-04-01"), None),
                version("terms-2015.ron", Some("2015-04-01"), Some("2016-03-31")),
            ]
        };
        assert_eq!(chosen(two(), "2016-04-01"), Ok("terms.ron".into()));
        assert_eq!(chosen(two(), "2016-03-31"), Ok("terms-2015.ron".into()));
        let none = chosen(two(), "2015-03-31").unwrap_err();
        assert_eq!(
            none,
            "No version of these terms is in force on that day: terms.ron, terms-2015.ron."
        );
        let alone = chosen(vec![version("terms.ron", Some("2016-04-01"), None)], "2015-01-01");
        assert_eq!(alone, Ok("terms.ron".into()), "one alone is taken as it is");
        let both = vec![
            version("terms.ron", Some("2016-04-01"), None),
            version("terms-b.ron", None, None),
        ];
        assert!(chosen(both, "2016-04-01").unwrap_err().starts_with("Two versions"));
    }
}
