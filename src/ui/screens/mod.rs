//! Drawing: the state as it is, never changing it. One file a screen; [`page`] is what all of them share.

pub mod agenda;
pub mod attendance;
pub mod blank;
pub mod committee;
pub mod heading;
mod help;
pub mod item;
mod members;
mod minutes;
pub mod new_meeting;
pub mod opening;
pub mod page;
mod pasted;
mod saving;
pub mod settle;
pub mod start;
pub mod vote;
pub mod working;

use ratatui::Frame;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::meeting::display_safe;

use super::app::App;
use super::command::Place;
use super::wrap::wrap;

/// The smallest screen on which every function has its place.
const SMALLEST: (u16, u16) = (40, 12);

/// Draws the screen that the state asks for. No cell holds what would steer the terminal, whatever was in the record.
pub fn draw(app: &App, frame: &mut Frame) {
    draw_place(app, frame);
    for cell in &mut frame.buffer_mut().content {
        // One sign for one sign: what has a longer name in ASCII was put there in words.
        if app.theme.ascii && !cell.symbol().is_ascii() {
            let plain = app.theme.plain(cell.symbol());
            if plain.len() == 1 {
                cell.set_symbol(&plain);
            }
        }
        if let std::borrow::Cow::Owned(safe) = display_safe(cell.symbol()) {
            cell.set_symbol(&safe);
        }
    }
}

fn draw_place(app: &App, frame: &mut Frame) {
    let area = frame.area();
    if is_too_small((area.width, area.height)) {
        return too_small(frame, area);
    }
    match app.place {
        Place::Start => start::draw(app, frame),
        Place::NewMeeting => new_meeting::draw(app, frame),
        Place::Committee => committee::draw(app, frame),
        Place::Agenda => agenda::draw(app, frame),
        Place::Pasted => pasted::draw(app, frame),
        Place::Members => members::draw(app, frame),
        Place::Attendance => attendance::draw(app, frame),
        Place::Item => item::draw(app, frame),
        Place::Vote => vote::draw(app, frame),
        Place::Settle => settle::draw(app, frame),
        Place::Opening => opening::draw(app, frame),
        Place::Working => working::draw(app, frame),
        Place::Minutes => minutes::draw(app, frame),
        Place::Help => help::draw(app, frame),
        Place::Blank => blank::draw(app, frame),
    }
}

/// Whether nothing but [`SMALLEST`] can be shown: what nobody can see is not typed into either.
pub fn is_too_small((width, height): (u16, u16)) -> bool {
    width < SMALLEST.0 || height < SMALLEST.1
}

fn too_small(frame: &mut Frame, area: Rect) {
    let (width, height) = SMALLEST;
    let room = (usize::from(area.width), usize::from(area.height));
    let says = [
        format!(
            "Quorate needs {width} columns and {height} rows. Make this window larger; nothing is lost. Keys do nothing until then."
        ),
        format!("Quorate needs {width}x{height}. Make this window larger: nothing is lost. Keys do nothing until then."),
        format!("Needs {width}x{height}. Nothing is lost."),
    ]
    .map(|says| wrap(&says, room.0));
    let fits = |says: &&Vec<String>| says.len() <= room.1 && says.iter().all(|line| line.width() <= room.0);
    let shortest = says.last();
    let says = says.iter().find(fits).or(shortest).cloned().unwrap_or_default();
    let lines: Vec<ratatui::text::Line> = says.into_iter().map(Into::into).collect();
    frame.render_widget(ratatui::text::Text::from(lines), area);
}
