//! What stands above the texts of an item: its title, its recommendations with what became of them, interests, actions,
//! who is in the chair, and a reading that could matter.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::meeting::{
    About, Decided, DecisionStanding, ItemState, Meeting, PersonId, Phase, Presenter, PresenterIs, Standing,
    action_number,
};

use super::page::lines;
use crate::ui::app::{App, OpenMeeting};
use crate::ui::describe;
use crate::ui::fields;
use crate::ui::wrap::wrap;

/// Rows that the texts below keep: they have the keyboard.
const FOR_TEXTS: usize = 6;
const FOR_LONG_TEXTS: usize = 8;
/// Of notes and minute text.
const TITLES: usize = 2;

/// Draws it at the top of the area and answers how many rows that took.
pub fn draw(app: &App, open: &OpenMeeting, frame: &mut Frame, area: Rect) -> u16 {
    let meeting = open.on_screen();
    let theme = app.theme;
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let Some(state) = open.item().and_then(|number| meeting.item(number)) else {
        let says = match meeting.phase {
            Phase::Closed => "The meeting is closed. Ctrl+T: list and minutes.",
            _ => "No item is being taken. F7 takes the next one.",
        };
        lines(frame, area, vec![Line::styled(says, theme.warn())]);
        return 1;
    };
    let most = height
        .saturating_sub(for_texts(open, width))
        .max(3)
        .min(height.saturating_sub(2));
    // Each recommendation in two lines, or in one where all of them have no place.
    let mut drawn = words(app, open, state, width, 2);
    if drawn.len() > most {
        drawn = words(app, open, state, width, 1);
    }
    if drawn.len() > most {
        let left_out = drawn.len() + 1 - most;
        drawn.truncate(most.saturating_sub(1));
        drawn.push(Line::styled(format!("{left_out} more lines"), theme.dim()));
    }
    let height = u16::try_from(drawn.len()).unwrap_or(1);
    lines(frame, area, drawn);
    height
}

/// Rows kept for the texts: more where what is being written is longer than the few.
fn for_texts(open: &OpenMeeting, width: usize) -> usize {
    let field = if open.in_notes { &open.note } else { &open.minute };
    let written = wrap(&field.text(), width).len() + TITLES;
    written.clamp(FOR_TEXTS, FOR_LONG_TEXTS)
}

fn words(app: &App, open: &OpenMeeting, state: &ItemState, width: usize, rows: usize) -> Vec<Line<'static>> {
    let theme = app.theme;
    let meeting = open.on_screen();
    let mut drawn: Vec<Line> = Vec::new();
    if open.shown.is_some() {
        let says = match meeting.current.as_ref() {
            Some(taken) => format!("LOOKED AT, not taken: item {taken} is in hand. Esc goes back to it."),
            None => "LOOKED AT, not taken. Esc goes back.".into(),
        };
        drawn.push(Line::styled(theme.cut(&says, width), theme.warn()));
    }
    let item = meeting.card(state);
    // The title of a private item is for the private session: others may be looking.
    let hidden = open.title_hidden();
    let title = match hidden {
        true => "(private item; the public is here: /exclude)",
        false => item.title.as_str(),
    };
    for line in theme.wrap_within(&format!("{}  {title}", item.number), width, 2) {
        drawn.push(Line::styled(line, theme.strong()));
    }
    let about = about_line(meeting, state);
    if !about.is_empty() {
        drawn.push(Line::styled(theme.cut(&theme.plain(&about), width), theme.dim()));
    }
    for part in item.parts.iter().filter(|_| !hidden) {
        let label = if item.parts.len() > 1 {
            format!("({}) ", part.label)
        } else {
            String::new()
        };
        let Fate { done, amended, beside } = fate(meeting, state, Some(&part.label));
        let text = match (done.is_empty(), amended) {
            (true, _) => format!("{label}{}", part.wording),
            (false, None) => format!("{label}{done}: {}", part.wording),
            (false, Some(wording)) => format!("{label}{done} as amended: {wording}"),
        };
        drawn.extend(
            theme
                .wrap_within(&theme.plain(&text), width, rows)
                .into_iter()
                .map(Line::raw),
        );
        drawn.extend(lines_beside(app, &beside, width));
    }
    if item.parts.is_empty() && !hidden {
        let Fate { done, amended, beside } = fate(meeting, state, None);
        let text = match amended {
            None => done,
            Some(wording) => format!("{done}: {wording}"),
        };
        let text = theme.plain(&describe::capital(&text));
        let lines = theme.wrap_within(&text, width, rows).into_iter();
        drawn.extend(lines.filter(|line| !line.is_empty()).map(Line::raw));
        drawn.extend(lines_beside(app, &beside, width));
    }
    if let Some(line) = on_the_register(meeting, state) {
        drawn.push(Line::styled(theme.cut(&theme.plain(&line), width), theme.dim()));
    }
    for line in interests(meeting, state) {
        drawn.push(Line::styled(theme.cut(&theme.plain(&line), width), theme.warn()));
    }
    for action in actions(meeting, state) {
        drawn.push(Line::styled(theme.cut(&theme.plain(&action), width), theme.dim()));
    }
    // Of an item that is only looked at, neither who is in the chair now nor what could matter now.
    let in_hand = open.shown.is_none();
    if in_hand {
        let (chair, style) = match (&open.derived.wrongly_in_chair, meeting.in_chair()) {
            (Some(says), _) => (format!("! {says}"), theme.warn()),
            (None, Some(who)) => (format!("In the chair: {}", meeting.name(who)), theme.dim()),
            (None, None) => ("NOBODY IS IN THE CHAIR".to_owned(), theme.dim()),
        };
        let wrapped = theme.wrap_within(&theme.plain(&chair), width, 2);
        drawn.extend(wrapped.into_iter().map(|line| Line::styled(line, style)));
    }
    let questions = open.derived.matters();
    for reading in questions.iter().take(1).filter(|_| in_hand) {
        let clause = reading
            .clause
            .as_ref()
            .map_or(String::new(), |clause| format!(" PARAGRAPH {clause}"));
        let more = match questions.len() {
            1 => String::new(),
            many => format!(" (1 of {many})"),
        };
        let text = format!("! F9 TWO WAYS TO READ{clause}{more}: {}", reading.question);
        drawn.extend(
            theme
                .wrap_within(&theme.plain(&text), width, 2)
                .into_iter()
                .map(|line| Line::styled(line, theme.warn())),
        );
    }
    drawn
}

fn about_line(meeting: &Meeting, state: &ItemState) -> String {
    let item = meeting.card(state);
    let mut parts: Vec<String> = Vec::new();
    if state.private {
        parts.push("PRIVATE".into());
    }
    parts.push(format!("for {}", format!("{:?}", item.purpose).to_lowercase()));
    if !item.concerns.is_empty() {
        parts.push(format!("{} only", item.concerns.join(", ")));
    }
    parts.extend(
        item.presenter
            .as_ref()
            .map(|who| format!("{who}{}", not_here(meeting, state))),
    );
    parts.extend(item.paper.clone());
    parts.extend(item.minutes.map(|minutes| format!("{minutes} min")));
    parts.join(" · ")
}

/// Of who is to present the item in hand and is not in the room, that it is so.
fn not_here(meeting: &Meeting, state: &ItemState) -> &'static str {
    let in_hand = meeting.current.as_ref() == Some(&state.item.number) && meeting.phase == Phase::Open;
    let away = |presenter: &Presenter| match &presenter.is {
        PresenterIs::Here => false,
        PresenterIs::Unknown => true,
        PresenterIs::Known { person, .. } => !meeting.is_here(person),
    };
    match in_hand && meeting.presenters(state, |_| true).iter().any(away) {
        true => " (not marked as here)",
        false => "",
    }
}

/// What became of a part.
#[derive(Default)]
struct Fate {
    /// What was decided, in a word or two; empty where nothing was.
    done: String,
    /// The words decided on, where they are not the paper's or the title.
    amended: Option<String>,
    /// What the room was told otherwise, what the chair ruled.
    beside: Vec<String>,
}

/// What was decided on a part; `None`: on an item that has none.
fn fate(meeting: &Meeting, state: &ItemState, label: Option<&str>) -> Fate {
    let about = About {
        item: state.item.number.clone(),
        part: label.filter(|_| state.item.parts.len() > 1).map(str::to_string),
    };
    let said_otherwise = |amended: bool, wording: &str| {
        let other = amended || state.item.parts.is_empty() && wording.trim() != state.item.title.trim();
        other.then(|| wording.to_owned())
    };
    let hidden = || Fate {
        done: "decided in private".into(),
        ..Fate::default()
    };
    match meeting.last_decided(&about) {
        None => Fate::default(),
        Some(decided) if decided.was_in_private() && meeting.public_may_read() => hidden(),
        Some(Decided::Vote(vote)) => Fate {
            done: describe::outcome(meeting.vote_result(vote).outcome).to_string(),
            amended: said_otherwise(vote.amended, &vote.wording),
            beside: describe::beside_result(meeting, vote),
        },
        Some(Decided::Decision(decision)) => Fate {
            done: match meeting.decision_standing(decision).computed() {
                DecisionStanding::Valid => decision.verb.clone(),
                other => format!("{} ({})", decision.verb, describe::standing(other)),
            },
            amended: said_otherwise(decision.amended, &decision.wording),
            beside: describe::ruled(meeting, Decided::Decision(decision))
                .into_iter()
                .collect(),
        },
    }
}

fn lines_beside(app: &App, beside: &[String], width: usize) -> Vec<Line<'static>> {
    let wrapped = beside
        .iter()
        .flat_map(|words| app.theme.wrap_within(&app.theme.plain(words), width, 2));
    wrapped.map(|line| Line::styled(line, app.theme.warn())).collect()
}

/// The actions of this item, as they would be read out; private ones in private only.
fn actions(meeting: &Meeting, state: &ItemState) -> Vec<String> {
    let of_item = meeting.actions.iter().filter(|known| {
        let here = known.when.is_some() && !(known.is_private() && meeting.public_may_read());
        here && known.action.item.as_ref() == Some(&state.item.number)
    });
    of_item
        .map(|known| {
            let action = &known.action;
            let due = action
                .due
                .map_or("no date".into(), |due| due.format("%-d %b").to_string());
            let owner = describe::owner(meeting, &action.owner);
            format!(
                "Action {}: {owner}, {due}: {}",
                action_number(action.number),
                action.words
            )
        })
        .collect()
}

/// Interests on this item: on screen never the reason, only what follows (others may be looking).
/// Under declarations: whose interests are on the register, and how many. What they are is not for everybody to read.
fn on_the_register(meeting: &Meeting, state: &ItemState) -> Option<String> {
    let register = &meeting.created.brought.register;
    if state.item.standing != Some(Standing::Declarations) || register.is_empty() {
        return None;
    }
    let mut whose: Vec<(&PersonId, usize)> = Vec::new();
    for interest in register {
        match whose.iter_mut().find(|(person, _)| *person == &interest.person) {
            Some((_, count)) => *count += 1,
            None => whose.push((&interest.person, 1)),
        }
    }
    let whose: Vec<String> = whose
        .into_iter()
        .map(|(person, count)| match count {
            1 => meeting.name(person),
            _ => format!("{} ({count})", meeting.name(person)),
        })
        .collect();
    Some(format!(
        "On the register: {}. F3 offers what it says.",
        whose.join(", ")
    ))
}

fn interests(meeting: &Meeting, state: &ItemState) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for interest in &meeting.interests {
        let here = interest
            .interest
            .about
            .iter()
            .any(|about| about.item == state.item.number);
        let person = &interest.interest.person;
        if !here || lines.iter().any(|line| line.starts_with(&meeting.name(person))) {
            continue;
        }
        let handling = meeting
            .handlings
            .iter()
            .rev()
            .find(|handling| &handling.person == person && handling.about.item == state.item.number);
        let how = match handling.map(|handling| handling.rung.as_deref()) {
            None => "interest declared, HANDLING NOT DECIDED".to_string(),
            Some(None) => "no conflict".to_string(),
            Some(Some(rung)) => rung.to_string(),
        };
        let out = meeting
            .attendance_of(person)
            .and_then(|line| line.outs.iter().rev().find(|out| out.item == state.item.number));
        let when = out.map_or(String::new(), |out| match &out.to {
            None => format!(", out since {}", fields::clock(out.from.time)),
            Some(to) => format!(", out {} to {}", fields::clock(out.from.time), fields::clock(to.time)),
        });
        lines.push(format!("{}: {how}{when}", meeting.name(person)));
    }
    lines
}
