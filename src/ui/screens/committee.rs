//! A committee between its meetings: what a new meeting would take along, and what was recorded lately. One long page;
//! single letters open the act line.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::Line;

use super::page;
use crate::meeting::{CommitteeEvent, Person, action_number};
use crate::ui::app::App;
use crate::ui::between::OpenCommittee;
use crate::ui::describe;
use crate::ui::wrap::wrap;

/// So many of the last entries are shown.
const LATELY: usize = 12;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let Some(committee) = &app.committee else { return };
    let theme = app.theme;
    let width = usize::from(body.width);
    let mut drawn: Vec<Line> = Vec::new();
    let mut say = |indent: &str, text: &str, style: Style| {
        let wrapped = wrap(&theme.plain(text), width.saturating_sub(indent.len()));
        let lines = wrapped
            .into_iter()
            .map(|line| Line::styled(format!("{indent}{line}"), style));
        drawn.extend(lines);
    };
    say("", &beginning(committee), theme.dim());
    for (heading, rows) in lists(committee) {
        if !rows.is_empty() {
            say("", "", Style::new());
            say("", heading, theme.strong());
            rows.iter().for_each(|row| say("  ", row, Style::new()));
        }
    }
    page::long(app, frame, body, drawn);
}

fn beginning(committee: &OpenCommittee) -> String {
    let last = match &committee.last {
        Some((last, _)) => format!("Last met on {}.", last.meeting().created.date.format("%-d %B %Y")),
        None => "No meeting yet.".into(),
    };
    format!("{last} A new meeting takes along what stands here.")
}

/// Heading and rows.
fn lists(committee: &OpenCommittee) -> Vec<(&'static str, Vec<String>)> {
    let meeting = committee.next.meeting();
    let kept = committee.history.committee();
    let today = meeting.created.date;
    let day = |day: chrono::NaiveDate| day.format("%-d %b %Y").to_string();
    let apologies = kept.apologies.iter().filter(|noted| noted.what.1 >= today);
    let urgent = kept.urgent.iter().filter(|noted| noted.seq > committee.took());
    let ended = |until: &Option<chrono::NaiveDate>| until.is_some_and(|until| until < today);
    let register = kept.register.iter().filter(|noted| !ended(&noted.what.1));
    let actions = meeting.actions.iter().map(|state| {
        let action = &state.action;
        let due = action.due.map_or(String::new(), |due| format!(", due {}", day(due)));
        let private = if action.private { " (private)" } else { "" };
        let news = kept.actions.iter();
        let news = news.filter(|noted| noted.seq > committee.took() && noted.what.action == action.number);
        let news: Vec<String> = news
            .map(|noted| {
                let done = if noted.what.done { " done" } else { "" };
                format!(" · {}{done} {}", noted.on.format("%-d %b"), noted.what.note)
            })
            .collect();
        let owner = describe::owner(meeting, &action.owner);
        format!(
            "{}{private} {} ({owner}{due}){}",
            action_number(action.number),
            action.words,
            news.concat()
        )
    });
    let lately = committee.history.records().iter().rev().filter(|record| {
        let withdraws = matches!(record.event, CommitteeEvent::Withdrawn { .. });
        let counts = kept.in_effect.contains(&record.seq) && !withdraws;
        counts && record.event.can_be_undone()
    });
    vec![
        (
            "Members",
            meeting.people.iter().map(|person| member(committee, person)).collect(),
        ),
        (
            "Apologies ahead",
            apologies
                .map(|noted| format!("{}: {}", day(noted.what.1), committee.name(&noted.what.0)))
                .collect(),
        ),
        (
            "On the register",
            register
                .map(|noted| {
                    let (interest, until) = &noted.what;
                    format!("{}: {}", committee.name(&interest.person), interest.in_words(*until))
                })
                .collect(),
        ),
        (
            "Declared at the last meeting and not on the register: i adds it",
            meeting
                .created
                .brought
                .declared
                .iter()
                .map(|interest| format!("{}: {}", committee.name(&interest.person), interest.in_words(None)))
                .collect(),
        ),
        ("Open actions", actions.collect()),
        (
            "Minutes to be agreed at the next meeting",
            meeting
                .to_approve()
                .map(|of| describe::capital(&of.in_words()))
                .collect(),
        ),
        (
            "Urgent decisions, to be reported to the next meeting",
            urgent
                .map(|noted| {
                    let event = CommitteeEvent::UrgentDecisionTaken(noted.what.clone());
                    committee.in_words(&event)
                })
                .collect(),
        ),
        (
            "Settled until the terms are changed",
            meeting
                .created
                .brought
                .readings
                .iter()
                .map(|(question, answer, since)| format!("{question}: {answer}, since {}", day(*since)))
                .collect(),
        ),
        (
            "Recorded lately",
            lately
                .take(LATELY)
                .map(|record| {
                    format!(
                        "{} {}",
                        record.at.format("%-d %b %H:%M"),
                        committee.in_words(&record.event)
                    )
                })
                .collect(),
        ),
    ]
}

fn member(committee: &OpenCommittee, person: &Person) -> String {
    let meeting = committee.next.meeting();
    let seats = person.seats.iter().map(|seat| describe::seat_title(meeting, seat));
    let offices = meeting.offices.iter().filter(|held| held.person == person.id);
    let more: Vec<String> = offices.map(|held| held.office.clone()).chain(seats).collect();
    match more.as_slice() {
        [] => person.name.clone(),
        more => format!("{}, {}", person.name, more.join(", ")),
    }
}
