//! The real terminal: set up, put back on every way out, and the threads that feed the one queue: keys, and the system's
//! signals to end.

use std::io::{self, Stdout};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossterm::event::{self, Event};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::store::{self, DiskJob, DiskReply, Worker};

use super::app::App;
use super::burst;
use super::message::Message;
use super::port::{Clock, DiskQueue, Ids};
use super::program::{self, Program};

/// Runs the program in this terminal until the person leaves; what is saved is on the disk before it returns.
///
/// # Errors
/// When there is no terminal, or it cannot be drawn to.
pub fn run(mut app: App, clock: &dyn Clock, ids: &mut dyn Ids, worker: Worker) -> io::Result<()> {
    let (send, inbox) = mpsc::channel();
    let mut disk = DiskThread::start(worker, send.clone())?;
    // Before the terminal is touched: a signal that comes in between waits in the queue.
    let terminal_is_back = signals(&send)?;
    let (modes, mut terminal) = Modes::enter()?;
    let (width, height) = crossterm::terminal::size()?;
    app.size = (width, height);
    listen(send);
    let mut program = Program {
        app: &mut app,
        clock,
        ids,
        disk: &mut disk,
    };
    let outcome = program::run(&mut *terminal, &mut program, &inbox);
    drop(modes);
    terminal_is_back.store(true, Ordering::SeqCst);
    drop(disk);
    outcome.and_then(|()| all_kept(app.not_saved(), inbox.try_iter()))
}

/// Says what is on no disk, now that nobody sees the screen. `last`: what the disk answered after the loop had ended.
fn all_kept(not_saved: usize, last: impl Iterator<Item = Message>) -> io::Result<()> {
    let refused = last.filter_map(|message| match message {
        Message::Disk(DiskReply::DraftNotSaved(why)) => Some(why.happened),
        _ => None,
    });
    match (not_saved, refused.last()) {
        (0, None) => Ok(()),
        (0, Some(why)) => Err(io::Error::other(format!("the text being written is not saved: {why}"))),
        (1, _) => Err(io::Error::other("1 entry is not saved")),
        (many, _) => Err(io::Error::other(format!("{many} entries are not saved"))),
    }
}

/// The disk's thread; dropped, it has done all that it was asked for, also where the program ends by a panic.
struct DiskThread {
    jobs: Sender<DiskJob>,
    thread: Option<JoinHandle<()>>,
}

impl DiskThread {
    fn start(worker: Worker, replies: Sender<Message>) -> io::Result<DiskThread> {
        let (jobs, waiting) = mpsc::channel();
        let thread = store::spawn(worker, waiting, move |reply| {
            // Nobody listens any more only when the program is leaving.
            let _ = replies.send(Message::Disk(reply));
        })?;
        Ok(DiskThread {
            jobs,
            thread: Some(thread),
        })
    }
}

impl DiskQueue for DiskThread {
    fn send(&mut self, job: DiskJob) {
        // The thread ends only after a shutdown, or by a panic: then "saving" stays on the screen.
        let _ = self.jobs.send(job);
    }
}

impl Drop for DiskThread {
    fn drop(&mut self) {
        self.send(DiskJob::Shutdown);
        // A disk thread that panicked has nothing more to save; the journal says what it holds.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// The signals that ask a program to end are messages like a terminal that was closed: what was typed is kept first, and
/// the terminal put back. Once that is set to true they end the program at once, as they end any other.
#[cfg(unix)]
fn signals(send: &Sender<Message>) -> io::Result<Arc<AtomicBool>> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

    let ending = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];
    let terminal_is_back = Arc::new(AtomicBool::new(false));
    for signal in ending {
        signal_hook::flag::register_conditional_default(signal, Arc::clone(&terminal_is_back))?;
    }
    let mut signals = signal_hook::iterator::Signals::new(ending)?;
    let send = send.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for _ in signals.forever() {
            if send.send(Message::Hangup).is_err() {
                return;
            }
        }
    })?;
    Ok(terminal_is_back)
}

/// Windows has none: Ctrl+C is a key, and a window that is closed ends the program at once, with all of it saved.
#[cfg(not(unix))]
fn signals(_: &Sender<Message>) -> io::Result<Arc<AtomicBool>> {
    Ok(Arc::default())
}

/// The terminal in the program's hands; dropped, it is as it was before, whatever had been entered of it.
struct Modes;

impl Modes {
    /// The terminal is never dropped itself: where it is gone, its drop would panic over a cursor that cannot be shown.
    fn enter() -> io::Result<(Modes, ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>)> {
        let modes = Modes;
        let terminal = ManuallyDrop::new(ratatui::try_init()?);
        // Set after ratatui's own hook, so that it runs before it: on Windows giving the mouse back sets the console's
        // whole mode to what it was when the mouse was taken, and that was raw.
        let restore = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            leave_modes();
            restore(info);
        }));
        // QuickEdit of the old console freezes the program at a click; with the mouse captured it does not. Bracketed
        // paste is not for Windows: an old console knows none, and a newer one would send its marks as keys.
        #[cfg(windows)]
        execute!(io::stdout(), event::EnableMouseCapture)?;
        #[cfg(not(windows))]
        execute!(io::stdout(), event::EnableBracketedPaste)?;
        Ok((modes, terminal))
    }
}

impl Drop for Modes {
    fn drop(&mut self) {
        // In a panic the hook has done it, and what it said stands below by now.
        if !thread::panicking() {
            leave_modes();
            // A terminal that is gone needs nothing put back.
            let _ = ratatui::try_restore();
        }
    }
}

/// What ratatui does not put back, and what must be put back before it does its own.
fn leave_modes() {
    #[cfg(windows)]
    let _ = execute!(io::stdout(), event::DisableMouseCapture);
    #[cfg(not(windows))]
    let _ = execute!(io::stdout(), event::DisableBracketedPaste);
    let _ = execute!(io::stdout(), cursor::Show);
}

/// The input thread: keys, pastes and sizes into the queue, until nobody listens or the terminal is gone.
fn listen(send: Sender<Message>) {
    thread::spawn(move || {
        loop {
            let messages = match event::read() {
                Ok(event) if cfg!(windows) => burst::gather(event, &mut soon),
                Ok(event) => burst::message(event).into_iter().collect(),
                Err(_) => vec![Message::Hangup],
            };
            for message in messages {
                let over = matches!(message, Message::Hangup);
                if send.send(message).is_err() || over {
                    return;
                }
            }
        }
    });
}

/// The next event, if it comes within this time.
fn soon(wait: Duration) -> Option<Event> {
    let there = event::poll(wait).ok()?;
    there.then(event::read)?.ok()
}

/// Needs a console of its own, which `.ci/windows` gives it.
#[cfg(all(test, windows))]
mod tests {
    use crossterm_winapi::{ConsoleMode, Handle};

    use super::*;

    const LINE_INPUT: u32 = 0x2;
    const MOUSE_INPUT: u32 = 0x10;
    const QUICK_EDIT: u32 = 0x40;

    fn mode() -> u32 {
        ConsoleMode::from(Handle::current_in_handle().unwrap()).mode().unwrap()
    }

    #[test]
    #[ignore = "needs a console: .ci/windows"]
    fn the_console_is_as_it_was_after_every_way_out() {
        let before = mode();
        assert_eq!(before & LINE_INPUT, LINE_INPUT, "{before:#x}");

        let held = Modes::enter().unwrap();
        let within = mode();
        drop(held);
        assert_eq!(
            within & (MOUSE_INPUT | QUICK_EDIT | LINE_INPUT),
            MOUSE_INPUT,
            "{within:#x}"
        );
        assert_eq!(mode(), before, "after leaving");

        let failed: io::Result<()> = Modes::enter().and_then(|_held| Err(io::Error::other("no more")));
        assert!(failed.is_err());
        assert_eq!(mode(), before, "after an error");

        let panicked = panic::catch_unwind(|| {
            let _held = Modes::enter().unwrap();
            panic!("on purpose");
        });
        assert!(panicked.is_err());
        assert_eq!(mode(), before, "after a panic");
    }
}
