//! `quorate replay MEETING [--at SEQ]`: the state after any entry of the record, "what did the room look like then".

mod state;
mod text;

use std::io;

use clap::Args;

use crate::meeting::Seq;
use crate::store::Given;

use super::{Console, Exit, Format, Part, recorded};

pub use state::{State, in_words};

#[derive(Args)]
pub struct Replay {
    /// The meeting's folder, or <committee>/<date>
    meeting: String,
    /// The number of the entry after which the state is wanted; without it, the last
    #[arg(long, value_name = "SEQ")]
    at: Option<Seq>,
    /// Who may read it; the public part holds nothing of what is private
    #[arg(long, value_enum, default_value_t)]
    part: Part,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Replay {
    /// Answered; wrong usage when there is no such entry; unreadable when the record is damaged.
    pub fn run(&self, given: &Given, console: &mut Console<'_>) -> io::Result<Exit> {
        let recorded = match recorded::read(given, &self.meeting, console)? {
            Ok(recorded) => recorded,
            Err(exit) => return Ok(exit),
        };
        let last = recorded.history.next_seq().saturating_sub(1);
        let at = self.at.unwrap_or(last);
        if at == 0 || at > last {
            let why = format!("There is no entry {at}: this record has entries 1 to {last}.");
            return console.fail(Exit::Usage, &why);
        }
        let then = recorded.history.at(at);
        let state = then.and_then(|then| State::of(&then, last, self.part));
        let state = match state {
            Ok(state) => state,
            Err(refusal) => return console.fail(Exit::Unreadable, &recorded::no_meeting(&refusal)),
        };
        match self.format {
            Format::Text => write!(console.out, "{}", text::text(&state))?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *console.out, &state)?;
                writeln!(console.out)?;
            }
        }
        Ok(Exit::Sound)
    }
}
