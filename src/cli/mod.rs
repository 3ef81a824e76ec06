//! The command line: one file a command, and [`run`], which reads the arguments and calls one of them.
//!
//! Nothing here reads the clock, the environment or the arguments: `main` supplies them. A command writes to the [`Console`]
//! it is given and answers with an [`Exit`]. To add a command: a file, a line in [`Command`], an arm in [`run`].

mod case;
mod check;
mod committee;
mod dispose;
mod forecast;
mod input;
mod join;
mod library;
mod minutes;
mod print;
mod recorded;
mod replay;
mod rule;
mod safe;
mod salvage;
mod screen;
mod terms;
#[cfg(test)]
mod tests;
mod verify;

use std::ffi::OsString;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Parser, Subcommand, ValueEnum};

use crate::store::Given;

pub use case::{Answer, CameOut, answer};
pub use screen::{OpenScreen, Opening};

/// How the program ends. The numbers are documented in `quorate --help` and do not change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Answered; sound.
    Sound = 0,
    /// Something was found: a file that is not sound, a forecast that is not quorate.
    Found = 1,
    /// Wrong usage.
    Usage = 2,
    /// The input cannot be read.
    Unreadable = 3,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> std::process::ExitCode {
        std::process::ExitCode::from(match exit {
            Exit::Sound => 0,
            Exit::Found => 1,
            Exit::Usage => 2,
            Exit::Unreadable => 3,
        })
    }
}

/// Where a command reads what is typed, and where it writes: answers to `out`, what went wrong to `err`.
pub struct Console<'c> {
    pub input: &'c mut dyn BufRead,
    pub out: &'c mut dyn Write,
    pub err: &'c mut dyn Write,
}

impl Console<'_> {
    /// Says what went wrong, and answers with the exit for it.
    pub fn fail(&mut self, exit: Exit, why: &dyn std::fmt::Display) -> io::Result<Exit> {
        writeln!(self.err, "{why}")?;
        Ok(exit)
    }
}

#[derive(Parser)]
#[command(
    name = "quorate",
    // Not as the file is called: "quorate.exe".
    bin_name = "quorate",
    version,
    about = "Guides the secretary of a joint committee through a live meeting and writes its minutes",
    after_help = "Exit codes: 0 answered, sound; 1 something was found; 2 wrong usage; 3 the input cannot be read, or is too faulty to be answered."
)]
struct Arguments {
    /// Where the meetings are
    #[arg(long, global = true, value_name = "DIR")]
    meetings: Option<PathBuf>,
    /// Plain characters only, for consoles without box signs
    #[arg(long)]
    ascii: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Is this file sound, and what in it is doubtful: terms of reference, or a case for `rule`
    Check(check::Check),
    /// The result for a case: terms, who is here, interests, votes
    Rule(rule::Rule),
    /// Item by item, before it happens: quorate or not, what is missing, who is critical, who could be called
    Forecast(forecast::Forecast),
    /// The minutes of a meeting, from its record
    Minutes(minutes::Minutes),
    /// A practice meeting with invented people; nothing of it counts
    Practise,
    /// The state of a meeting after any entry of its record
    Replay(replay::Replay),
    /// Two records of one meeting, or of one committee, side by side, after a safe copy was carried on from; the person says what is taken over
    Join(join::Join),
    /// What can still be read of a damaged record, into a new meeting, or a committee's into its place; the damaged one is kept
    Salvage(salvage::Salvage),
    /// Disposes of a meeting's notes, with the reason and by whose authority; nothing else can be disposed of
    Dispose(dispose::Dispose),
    /// Terms of reference: write them down by answering questions
    Terms(terms::TermsCommand),
    /// What belongs to no sitting of a committee: members, register of interests, apologies ahead, open actions, urgent decisions
    Committee(committee::CommitteeCommand),
    /// Is a meeting's or a committee's record as it was written; if not, the first bad entry and what is known of it
    Verify(verify::Verify),
}

/// For an entry that a command records: when, and an id that nothing else has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    pub now: DateTime<FixedOffset>,
    pub id: String,
}

/// Who may read an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Part {
    /// Anybody: it holds nothing of what is private
    #[default]
    Public,
    /// Those who may read the private minutes
    Private,
}

/// How an answer is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For other programs
    Json,
}

/// Does what the arguments ask, the program's own name first; without a command, opens the screen with `open`.
/// `given`: where the meetings are unless the arguments say; `stamp`: for what a command records, or why there is none.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    mut given: Given,
    stamp: Result<Stamp, String>,
    open: &mut OpenScreen<'_>,
    console: &mut Console<'_>,
) -> Exit {
    let (mut out, mut err) = (safe::Safe(&mut *console.out), safe::Safe(&mut *console.err));
    let console = &mut Console {
        input: &mut *console.input,
        out: &mut out,
        err: &mut err,
    };
    let ran = match Arguments::try_parse_from(arguments) {
        Ok(Arguments {
            meetings,
            ascii,
            command,
        }) => {
            given.explicit = meetings;
            match command {
                None => screen::run(&given, false, ascii, open, console),
                Some(Command::Practise) => screen::run(&given, true, ascii, open, console),
                Some(Command::Minutes(minutes)) => minutes.run(&given, console),
                Some(Command::Check(check)) => check.run(console),
                Some(Command::Rule(rule)) => rule.run(console),
                Some(Command::Forecast(forecast)) => forecast.run(&given, console),
                Some(Command::Replay(replay)) => replay.run(&given, console),
                Some(Command::Terms(terms)) => terms.run(console),
                Some(Command::Verify(verify)) => verify.run(&given, console),
                Some(Command::Join(join)) => {
                    stamped(stamp, console, |stamp, console| join.run(&given, &stamp, console))
                }
                Some(Command::Salvage(salvage)) => {
                    stamped(stamp, console, |stamp, console| salvage.run(&given, &stamp, console))
                }
                Some(Command::Dispose(dispose)) => {
                    stamped(stamp, console, |stamp, console| dispose.run(&given, stamp, console))
                }
                Some(Command::Committee(committee)) => stamped(stamp, console, |stamp, console| {
                    committee.run(&given, stamp.now.date_naive(), console)
                }),
            }
        }
        Err(refused) => usage(&refused, console),
    };
    match ran {
        Ok(exit) => exit,
        // Whoever read the answer has seen enough: `quorate rule CASE | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Sound,
        Err(error) => {
            // The one place left to say it may be closed too.
            let _ = writeln!(
                console.err,
                "The answer could not be written: {error}. Nothing was changed."
            );
            Exit::Unreadable
        }
    }
}

/// A command that records something, or asks what holds today; without a time it says why and does nothing.
fn stamped(
    stamp: Result<Stamp, String>,
    console: &mut Console<'_>,
    run: impl FnOnce(Stamp, &mut Console<'_>) -> io::Result<Exit>,
) -> io::Result<Exit> {
    match stamp {
        Ok(stamp) => run(stamp, console),
        Err(why) => console.fail(Exit::Unreadable, &why),
    }
}

/// Help and version go to `out` and are an answer; anything else is wrong usage.
fn usage(refused: &clap::Error, console: &mut Console<'_>) -> io::Result<Exit> {
    match refused.use_stderr() {
        true => write!(console.err, "{refused}").map(|()| Exit::Usage),
        false => write!(console.out, "{refused}").map(|()| Exit::Sound),
    }
}

#[cfg(test)]
mod without_a_time {
    use super::{Console, Exit, Given, io, run};

    #[test]
    fn a_command_that_needs_one_says_so_and_the_others_answer() {
        for (arguments, says) in [
            ("join a b", "no time"),
            ("salvage a", "no time"),
            ("dispose a --reason b --authority c", "no time"),
            ("committee a", "no time"),
            ("verify a", "There is no meeting a"),
            ("check a", "a cannot be read"),
        ] {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let mut console = Console {
                input: &mut io::empty(),
                out: &mut out,
                err: &mut err,
            };
            let words = std::iter::once("quorate").chain(arguments.split(' ')).map(Into::into);
            let given = Given {
                personal: Some(tempfile::tempdir().unwrap().path().into()),
                ..Given::default()
            };
            let exit = run(words, given, Err("no time".into()), &mut |_| Ok(()), &mut console);
            let err = String::from_utf8(err).unwrap();
            assert_eq!(exit, Exit::Unreadable, "{arguments}: {err}");
            assert!(err.starts_with(says), "{arguments}: {err}");
        }
    }
}
