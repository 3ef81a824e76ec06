//! Arguments, folders, clock, ids: the only place that supplies them.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo)
)]

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, Timelike};
use directories::ProjectDirs;

use quorate::cli::{self, Console, Opening, Stamp};
use quorate::store::{Given, Worker};
use quorate::ui::app::{App, NoticeKind};
use quorate::ui::port::{Clock, Ids};
use quorate::ui::terminal;
use quorate::ui::theme::Theme;

fn main() -> ExitCode {
    let mut console = Console {
        input: &mut io::stdin().lock(),
        out: &mut io::stdout(),
        err: &mut io::stderr(),
    };
    let stamp = Stamp {
        now: SystemClock::start().now(),
        id: SystemIds.fresh(),
    };
    cli::run(std::env::args_os(), given(), stamp, &mut open_screen, &mut console).into()
}

/// What the environment and the system say about where the meetings are.
fn given() -> Given {
    Given {
        explicit: None,
        environment: std::env::var_os("QUORATE_MEETINGS").map(PathBuf::from),
        executable: std::env::current_exe()
            .ok()
            .and_then(|path| Some(path.parent()?.to_path_buf())),
        // Not the roaming folder: on Windows that is copied over the network at every log-on.
        personal: ProjectDirs::from("", "", "quorate").map(|folders| folders.data_local_dir().to_path_buf()),
    }
}

fn open_screen(opening: Opening) -> Result<(), String> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(
            "Quorate's screen needs a terminal, and there is none here. Nothing was changed.\n\
                    Start it in a console window; quorate --help lists what works without one."
                .into(),
        );
    }
    let mut ids = SystemIds;
    // Ids made of anything but real randomness could repeat; better no meeting than a mixed one.
    let _probe = ids.try_fresh()?;
    let clock = SystemClock::start();
    let theme = Theme {
        colour: std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty()),
        ascii: opening.ascii,
    };
    let found = opening.folder.list().unwrap_or_default();
    let mut app = App::new(opening.folder.clone(), found, clock.now(), theme);
    app.host = host();
    app.secretary = std::env::var("USERNAME")
        .or_else(|_| std::env::var("USER"))
        .unwrap_or_default();
    app.terms = opening.library.terms;
    if let Some(refused) = opening.library.refused.first() {
        let first = refused.lines().next().unwrap_or_default();
        app.say(
            NoticeKind::Alarm,
            format!("A committee's terms cannot be used: {first} All else is as it was. See: quorate check FILE"),
        );
    }
    app.practise_at_once = opening.practise;
    let folder = opening.folder.path.display().to_string();
    terminal::run(app, &clock, &mut ids, Worker::new(opening.folder)).map_err(|why| {
        let why = why.to_string();
        let why = why.trim_end_matches('.');
        format!("Quorate had to end: {why}. Everything shown as saved is safe in {folder}.")
    })
}

/// The computer's name: it says on which laptop an entry was typed.
fn host() -> String {
    let named = std::env::var("COMPUTERNAME").or_else(|_| std::env::var("HOSTNAME"));
    named.unwrap_or_else(|_| "this computer".into())
}

struct SystemClock {
    started: Instant,
}

impl SystemClock {
    fn start() -> SystemClock {
        SystemClock {
            started: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<FixedOffset> {
        let now = Local::now().fixed_offset();
        now.with_nanosecond(0).unwrap_or(now)
    }

    fn ran(&self) -> Duration {
        self.started.elapsed()
    }
}

struct SystemIds;

impl SystemIds {
    fn try_fresh(&self) -> Result<String, String> {
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes)
            .map_err(|why| format!("This computer gives no random numbers: {why}. Nothing was changed."))?;
        Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Ids for SystemIds {
    fn fresh(&mut self) -> String {
        // Tried once at the start; a system that fails later repeats nothing, because the record refuses a known id.
        self.try_fresh().unwrap_or_default()
    }
}
