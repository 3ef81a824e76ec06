//! A vote: who may vote with what weight and how they did, the figures, and what each way would give. No text field has
//! the keyboard here, so single letters vote.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::meeting::{self, Meeting, VoteState, VoteWay};
use crate::rules::{Elector, ElectorState, ItemResult, Outcome};

use super::page::{self, lines};
use crate::terms::{Choice, SeatId};
use crate::ui::app::{App, OpenMeeting};
use crate::ui::command::Place;
use crate::ui::describe;
use crate::ui::rows;
use crate::ui::theme::Theme;
use crate::ui::wrap::wrap;

/// Draws the screen.
pub fn draw(app: &App, frame: &mut Frame) {
    let body = page::page(app, frame);
    let theme = app.theme;
    let Some(open) = &app.open else { return };
    let meeting = open.on_screen();
    let vote = open.derived.vote_in_hand.and_then(|id| meeting.vote(id));
    let (Some(vote), Some(result)) = (vote, &open.derived.vote) else {
        lines(
            frame,
            body,
            vec![Line::raw(
                "No vote is in hand. Esc goes back to the item; F5 there opens one, F10 shows how the last one was worked out.",
            )],
        );
        return;
    };
    let width = usize::from(body.width);
    let mut drawn: Vec<Line> = Vec::new();
    let how = match vote.way {
        VoteWay::ByName => "recorded vote",
        VoteWay::ByHands => "show of hands",
    };
    let put = theme.plain(&format!("{}  {} · {how}", vote.about, vote.wording));
    let height = usize::from(body.height);
    for line in theme.wrap_within(&put, width, height.saturating_sub(FEWEST).clamp(1, 3)) {
        drawn.push(Line::styled(line, theme.strong()));
    }
    // The result is never what does not fit: first the blank line goes, then voters far from the marked one. Whose vote
    // a letter would be is on the smallest screen.
    let mut told = figures(app, meeting, vote, result, width);
    // Of a vote that is closed the result comes first.
    let fewest = if vote.closed.is_some() { 1 } else { FEWEST };
    told.truncate(height.saturating_sub(drawn.len() + fewest).max(1));
    let room = height.saturating_sub(drawn.len() + told.len()).max(1);
    let how_they_voted = match vote.way {
        VoteWay::ByName if vote.closed.is_some() => as_voted(meeting, vote, result, width),
        VoteWay::ByName => around(theme, roll_call(app, meeting, vote, result, width), app.row, room),
        VoteWay::ByHands => hands(theme, meeting, vote, result, width),
    };
    if how_they_voted.len() < room {
        told.insert(0, Line::raw(""));
    }
    drawn.extend(how_they_voted.into_iter().take(room));
    drawn.extend(told);
    lines(frame, body, drawn);
}

/// The marked voter of an open vote by name, and how they have voted.
fn marked(app: &App) -> Option<(&OpenMeeting, &VoteState, SeatId, Option<Choice>)> {
    let open = app.open.as_ref().filter(|_| app.place == Place::Vote)?;
    let vote = open.on_screen().open_vote()?;
    let seat = rows::voters(app).into_iter().nth(app.row)?;
    let cast = vote.votes.iter().find(|(voter, _)| *voter == seat);
    let by_name = vote.way == VoteWay::ByName;
    by_name.then_some((open, vote, seat, cast.map(|(_, choice)| *choice)))
}

/// What the chair asks of the marked voter, who has not voted.
pub fn asked(app: &App) -> Option<String> {
    let (open, vote, seat, _) = marked(app).filter(|(.., cast)| cast.is_none())?;
    let electorate = &open.derived.vote.as_ref()?.electorate;
    let elector = electorate.iter().find(|elector| elector.seat == seat)?;
    let asks = meeting::ask_voter(open.history.meeting(), vote, elector);
    Some(format!("Say: \"{asks}\""))
}

/// What the next letter would change: the vote of the marked one, who has voted.
pub fn changes(app: &App) -> String {
    let Some((open, _, seat, Some(choice))) = marked(app) else {
        return String::new();
    };
    let who = describe::sitting(open.history.meeting(), &seat);
    format!(" {who} voted {}: f, a or b changes that.", describe::choice(choice))
}

/// A letter that is somebody's vote, where no vote is open: it only asks whose vote is put right.
pub fn is_of_open_vote(app: &App, key: &str) -> bool {
    let open = app
        .open
        .as_ref()
        .is_some_and(|open| open.on_screen().open_vote().is_some());
    app.place == Place::Vote && !open && ["f", "a", "b", "h"].contains(&key)
}

/// Voters shown even where the figures are long.
const FEWEST: usize = 3;

/// As many rows as there is room for, the marked one among them. Who does not fit is counted, or a voter looks to be
/// missing.
fn around(theme: Theme, rows: Vec<Line<'static>>, marked: usize, room: usize) -> Vec<Line<'static>> {
    if rows.len() <= room {
        return rows;
    }
    let seen = room.saturating_sub(1).max(1);
    let first = (marked + 1).saturating_sub(seen).min(rows.len() - seen);
    let (above, below) = (first, rows.len() - seen - first);
    let left_out = match (above, below) {
        (0, below) => format!("  {below} more below"),
        (above, 0) => format!("  {above} more above"),
        (above, below) => format!("  {above} more above, {below} below"),
    };
    let mut shown: Vec<Line> = rows.into_iter().skip(first).take(seen).collect();
    shown.push(Line::styled(left_out, theme.dim()));
    shown
}

/// How wide the columns are: organisation, name, position; how they voted has what is left, at least [`VOTED`].
fn columns(width: usize) -> [usize; 3] {
    let room = width.saturating_sub(2 + VOTED);
    match room {
        58.. => [18, 16, 24],
        // Positions are known by heart; who it is and how they voted are not.
        34..58 => [room - 16, 16, 0],
        _ => [0, room.max(10), 0],
    }
}

/// "6 votes  against, not counted" at its longest in common use.
const VOTED: usize = 20;

fn roll_call(app: &App, meeting: &Meeting, vote: &VoteState, result: &ItemResult, width: usize) -> Vec<Line<'static>> {
    let theme = app.theme;
    let listed = rows::voters(app);
    let mut last_body = String::new();
    let mut drawn = Vec::new();
    let [of_body, of_name, of_position] = columns(width);
    for (index, seat) in listed.iter().enumerate() {
        let Some(elector) = result.electorate.iter().find(|elector| &elector.seat == seat) else {
            continue;
        };
        let body = if elector.body == last_body {
            String::new()
        } else {
            elector.body.clone()
        };
        last_body.clone_from(&elector.body);
        let who = describe::sitting(meeting, seat);
        let title = meeting.seat(seat).map_or(String::new(), |seat| seat.title);
        let chair = if elector.person.as_ref() == meeting.in_chair() {
            " IN THE CHAIR"
        } else {
            ""
        };
        let pointer = if index == app.row { theme.pointer() } else { " " };
        let uncounted = matches!(elector.state, ElectorState::NotVoting | ElectorState::Recused);
        let cast = vote.votes.iter().find(|(voter, _)| voter == seat);
        let voted = state(elector.state);
        let how = match cast.filter(|_| uncounted) {
            Some((_, choice)) => format!("{}, not counted", describe::choice(*choice)),
            None => format!("{:<8} {voted}", votes(elector)),
        };
        let column = |text: &str, width: usize| format!("{:<width$}", theme.cut(text, width.saturating_sub(1)));
        let text = format!(
            "{pointer} {}{}{}{how}",
            column(&body, of_body),
            column(&who, of_name),
            column(&format!("{title}{chair}"), of_position),
        );
        let style = if index == app.row {
            theme.marked()
        } else {
            ratatui::style::Style::new()
        };
        drawn.push(Line::styled(format!("{:<width$}", theme.cut(&text, width)), style));
    }
    drawn
}

/// The roll of a closed vote, organisation by organisation: the result needs the room.
fn as_voted(meeting: &Meeting, vote: &VoteState, result: &ItemResult, width: usize) -> Vec<Line<'static>> {
    let mut drawn = Vec::new();
    for body in &meeting.terms.bodies {
        let voted: Vec<String> = result
            .electorate
            .iter()
            .filter(|elector| elector.body == body.name)
            .filter_map(|elector| {
                let weight = match weights(elector).as_str() {
                    "0" | "1" => String::new(),
                    many => format!(" ({many})"),
                };
                let cast = vote.votes.iter().find(|(voter, _)| voter == &elector.seat);
                let said = match elector.state {
                    ElectorState::Absent | ElectorState::Vacant | ElectorState::Suspended => return None,
                    ElectorState::NotYet => "did not vote".into(),
                    ElectorState::For | ElectorState::Against | ElectorState::Abstained | ElectorState::ByHands => {
                        state(elector.state).to_string()
                    }
                    ElectorState::NotVoting | ElectorState::Recused => match cast {
                        Some((_, choice)) => format!("{}, not counted", describe::choice(*choice)),
                        None => state(elector.state).into(),
                    },
                };
                Some(format!("{} {said}{weight}", describe::sitting(meeting, &elector.seat)))
            })
            .collect();
        for (nth, line) in wrap(&voted.join(" · "), width.saturating_sub(20))
            .into_iter()
            .enumerate()
        {
            let name = if nth == 0 { body.name.as_str() } else { "" };
            drawn.push(Line::raw(format!("  {name:<18}{line}")));
        }
    }
    drawn
}

/// What a seat may cast: "2 votes"; "of 6" where its organisation's are cast as one.
fn votes(elector: &Elector) -> String {
    if let Some(all) = elector.as_one.filter(|_| !elector.weight.is_zero()) {
        return format!("of {all}");
    }
    match weights(elector).as_str() {
        "0" => "-".into(),
        "1" => "1 vote".into(),
        several if several.contains(' ') && elector.otherwise.iter().any(|(other, _)| *other != elector.weight) => {
            several.to_owned()
        }
        many => format!("{many} votes"),
    }
}

/// "2"; "3 or 2" while that depends on how the terms are read.
fn weights(elector: &Elector) -> String {
    let mut all = vec![elector.weight];
    for (other, _) in &elector.otherwise {
        if !all.contains(other) {
            all.push(*other);
        }
    }
    let all: Vec<String> = all.iter().map(ToString::to_string).collect();
    all.join(" or ")
}

/// How a seat stands, as the screen says it; never a reason (others may be looking).
pub fn state(state: ElectorState) -> &'static str {
    match state {
        ElectorState::For => "for",
        ElectorState::Against => "against",
        ElectorState::Abstained => "abstained",
        ElectorState::ByHands => "by hands",
        ElectorState::NotVoting | ElectorState::Recused => "not voting",
        ElectorState::Absent => "absent",
        ElectorState::Vacant => "vacant",
        ElectorState::Suspended => "suspended",
        ElectorState::NotYet => "_",
    }
}

fn hands(theme: Theme, meeting: &Meeting, vote: &VoteState, result: &ItemResult, width: usize) -> Vec<Line<'static>> {
    // The figures have their room; on a narrow screen names have less.
    let of_body = width.saturating_sub(37).min(26);
    let mut drawn = vec![Line::raw(format!(
        "{:<of_body$}{:>10}{:>6}{:>9}{:>11}",
        "", "may vote", "for", "against", "abstained"
    ))];
    let counted = vote.recounts.last().map_or(&vote.hands, |recount| &recount.hands);
    for body in &meeting.terms.bodies {
        let may = result
            .electorate
            .iter()
            .filter(|elector| elector.body == body.name && !elector.weight.is_zero())
            .count();
        let line = counted.iter().find(|line| line.body == body.name);
        let figures = line.map_or_else(
            || {
                if may == 0 {
                    "   not voting".to_string()
                } else {
                    "   h counts".to_string()
                }
            },
            |line| format!("{:>6}{:>9}{:>11}", line.r#for, line.against, line.abstained),
        );
        drawn.push(Line::raw(theme.cut(
            &format!(
                "{:<of_body$}{may:>10}{figures}",
                theme.cut(&body.name, of_body.saturating_sub(1))
            ),
            width,
        )));
    }
    drawn
}

fn figures(app: &App, meeting: &Meeting, vote: &VoteState, result: &ItemResult, width: usize) -> Vec<Line<'static>> {
    let theme = app.theme;
    let mut drawn = Vec::new();
    let mut say = |text: String, style: ratatui::style::Style, most: usize| {
        drawn.extend(
            wrap(&theme.plain(&text), width)
                .into_iter()
                .filter(|line| !line.is_empty())
                .take(most)
                .map(|line| Line::from(Span::styled(line, style))),
        );
    };
    for body in &meeting.terms.bodies {
        let mut of_body = result.electorate.iter().filter(|elector| elector.body == body.name);
        if let Some(all) = of_body.find_map(|elector| elector.as_one) {
            let says = format!("{}: {all} votes, cast as one.", body.name);
            say(says, ratatui::style::Style::new(), 1);
        }
    }
    if vote.closed.is_none() {
        say(result.margin.clone(), ratatui::style::Style::new(), 3);
    } else {
        let style = match result.outcome {
            Outcome::Carried => theme.good(),
            Outcome::Lost | Outcome::NoDecision => theme.strong(),
            Outcome::Tied | Outcome::Void | Outcome::Open | Outcome::ReadingNeeded | Outcome::RecountNeeded => {
                theme.warn()
            }
        };
        let outcome = if result.put_off {
            "put off"
        } else {
            describe::outcome(result.outcome)
        };
        say(format!("RESULT: {outcome}"), style, 1);
        for beside in describe::beside_result(meeting, vote) {
            say(beside, theme.warn(), 2);
        }
        say(result.margin.clone(), ratatui::style::Style::new(), 3);
    }
    if result.outcome == Outcome::Tied {
        let holders: Vec<String> = result
            .casting
            .iter()
            .filter(|caster| caster.first)
            .map(|caster| {
                let clause = caster
                    .clause
                    .as_ref()
                    .map_or(String::new(), |clause| format!(" (paragraph {clause})"));
                format!("{}{clause}", describe::sitting(meeting, &caster.seat))
            })
            .collect();
        let deciding = if holders.is_empty() {
            "Nobody has a deciding vote.".into()
        } else if result.by_lot {
            format!("It is decided by lot, drawn by {}.", holders.join(" or "))
        } else {
            format!("Deciding vote: {}.", holders.join(" or "))
        };
        say(format!("A tie is a pause. {deciding}"), theme.warn(), 2);
        let ways = "4 discuss and vote again · /defer · 1 for or 2 against, the deciding vote · 3 it is declined.";
        say(ways.into(), theme.warn(), 2);
    }
    // What some votes could make matter is worth a word only while votes are still to come.
    let to_come = vote.closed.is_none()
        && result
            .electorate
            .iter()
            .any(|elector| elector.state == ElectorState::NotYet);
    let possible = app
        .open
        .iter()
        .filter(|_| to_come)
        .flat_map(|open| &open.derived.could_matter);
    for (reading, matters) in result
        .readings
        .iter()
        .chain(&result.quorum.readings)
        .chain(app.open.iter().flat_map(|open| &open.derived.deciding))
        .map(|reading| (reading, true))
        .chain(possible.map(|reading| (reading, false)))
        .take(1)
    {
        let clause = reading
            .clause
            .as_ref()
            .map_or(String::new(), |clause| format!(" PARAGRAPH {clause}"));
        let options: Vec<String> = reading
            .options
            .iter()
            .map(|option| {
                format!(
                    "{}: {}",
                    option.name,
                    option.gives(|outcome| describe::outcome(outcome).into())
                )
            })
            .collect();
        let first = reading.options.first().map(|option| option.outcome);
        let alike = reading.options.iter().all(|option| Some(option.outcome) == first);
        let so = match matters {
            // The result is the same; who may decide it is not.
            true if alike => "Who may decide hangs on it".into(),
            true => options.join("; "),
            false => "Some votes would come out differently".into(),
        };
        say(
            format!("! TWO WAYS TO READ{clause}: {} {so}. F9 settles it.", reading.question),
            theme.warn(),
            4,
        );
    }
    drawn
}
