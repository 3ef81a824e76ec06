//! Arguments, folders, clock, ids: the only place that supplies them.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo)
)]

use std::io::{self, IsTerminal};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Datelike, FixedOffset, Local, Offset, TimeDelta};
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
    cli::run(std::env::args_os(), given(), stamp(), &mut open_screen, &mut console).into()
}

/// What a command records an entry with; an error says why there can be none.
fn stamp() -> Result<Stamp, String> {
    Ok(Stamp {
        now: SystemClock::start()?.now(),
        id: SystemIds.try_fresh()?,
    })
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
    let clock = SystemClock::start()?;
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
    /// What the computer's clock said then.
    then: DateTime<FixedOffset>,
}

impl SystemClock {
    fn start() -> Result<SystemClock, String> {
        let no_time = "This computer's clock says a year before 1970 or after 9999. Nothing was changed.\n\
                       Set the computer's date and time, then start Quorate again.";
        Ok(SystemClock {
            started: Instant::now(),
            then: kept(SystemTime::now()).ok_or(no_time)?,
        })
    }
}

/// A time as records keep it: whole seconds, the offset in whole minutes. `None`: in a year that no record can hold.
fn kept(time: SystemTime) -> Option<DateTime<FixedOffset>> {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let utc = DateTime::from_timestamp(i64::try_from(since.as_secs()).ok()?, 0)?;
    let years = 1970..=9999;
    if !years.contains(&utc.year()) {
        return None;
    }
    let seconds_east = match zone_ends() {
        true => utc.with_timezone(&Local).offset().fix().local_minus_utc(),
        false => 0,
    };
    let local = utc.with_timezone(&FixedOffset::east_opt(seconds_east / 60 * 60)?);
    years.contains(&local.year()).then_some(local)
}

/// Whether TZ names no file, or one that can be read to its end; of a device that would never come.
fn zone_ends() -> bool {
    let zone = std::env::var("TZ").unwrap_or_default();
    let file = Path::new(zone.trim_start_matches(':'));
    let plain = file.components().all(|part| matches!(part, Component::Normal(_)));
    plain || std::fs::metadata(file).is_ok_and(|found| found.is_file())
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<FixedOffset> {
        // A clock that goes wrong while the program runs is not believed.
        let passed = || TimeDelta::from_std(self.ran()).unwrap_or_default();
        kept(SystemTime::now()).unwrap_or_else(|| self.then + passed())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_believed_from_1970_to_9999() {
        let day = Duration::from_secs(86_400);
        let year_10000 = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_800);
        for (time, year) in [
            (SystemTime::UNIX_EPOCH - day * 40_000, None),
            (SystemTime::UNIX_EPOCH - Duration::from_nanos(1), None),
            (SystemTime::UNIX_EPOCH + day, Some(1970)),
            (year_10000 - day, Some(9999)),
            (year_10000 + day, None),
            (year_10000 + day * 100_000_000, None),
        ] {
            assert_eq!(kept(time).map(|time| time.year()), year, "{time:?}");
        }
    }
}
