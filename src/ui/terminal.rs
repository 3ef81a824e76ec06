//! The real terminal: set up, put back on every way out, and the input thread that feeds the one queue.

use std::io::{self, Stdout};
use std::panic;
use std::sync::mpsc::{self, Sender};
use std::thread;

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event};
use crossterm::execute;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::store::{self, DiskJob, Worker};

use super::app::App;
use super::message::Message;
use super::port::{Clock, DiskQueue, Ids};
use super::program::{self, Program};

/// Runs the program in this terminal until the person leaves; what is saved is on the disk before it returns.
///
/// # Errors
/// When there is no terminal, or it cannot be drawn to.
pub fn run(mut app: App, clock: &dyn Clock, ids: &mut dyn Ids, worker: Worker) -> io::Result<()> {
    let (send, inbox) = mpsc::channel();
    let (jobs, waiting) = mpsc::channel();
    let replies = send.clone();
    let disk_thread = store::spawn(worker, waiting, move |reply| {
        // Nobody listens any more only when the program is leaving.
        let _ = replies.send(Message::Disk(reply));
    })?;
    let mut terminal = enter()?;
    let (width, height) = crossterm::terminal::size()?;
    app.size = (width, height);
    listen(send);
    let mut disk = Queue(jobs);
    let mut program = Program {
        app: &mut app,
        clock,
        ids,
        disk: &mut disk,
    };
    let outcome = program::run(&mut terminal, &mut program, &inbox);
    leave();
    drop(terminal);
    disk.send(DiskJob::Shutdown);
    // A disk thread that panicked has nothing more to save; the journal says what it holds.
    let _ = disk_thread.join();
    outcome
}

struct Queue(Sender<DiskJob>);

impl DiskQueue for Queue {
    fn send(&mut self, job: DiskJob) {
        // The thread ends only after a shutdown, or by a panic: then "saving" stays on the screen.
        let _ = self.0.send(job);
    }
}

fn enter() -> io::Result<Terminal<CrosstermBackend<Stdout>>> {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        leave_modes();
        before(info);
    }));
    let terminal = ratatui::try_init()?;
    execute!(io::stdout(), EnableBracketedPaste)?;
    // QuickEdit of the old console freezes the program at a click; with the mouse captured it does not.
    #[cfg(windows)]
    execute!(io::stdout(), event::EnableMouseCapture)?;
    Ok(terminal)
}

/// What `ratatui::restore` does not undo.
fn leave_modes() {
    #[cfg(windows)]
    let _ = execute!(io::stdout(), event::DisableMouseCapture);
    let _ = execute!(io::stdout(), DisableBracketedPaste);
}

fn leave() {
    leave_modes();
    ratatui::restore();
}

/// The input thread: keys, pastes and sizes into the queue, until nobody listens or the terminal is gone.
fn listen(send: Sender<Message>) {
    thread::spawn(move || {
        loop {
            let message = match event::read() {
                Ok(Event::Key(key)) => Message::Key(key),
                Ok(Event::Paste(text)) => Message::Paste(text),
                Ok(Event::Resize(width, height)) => Message::Resize(width, height),
                Ok(Event::FocusGained | Event::FocusLost | Event::Mouse(_)) => continue,
                Err(_) => Message::Hangup,
            };
            let over = matches!(message, Message::Hangup);
            if send.send(message).is_err() || over {
                return;
            }
        }
    });
}
