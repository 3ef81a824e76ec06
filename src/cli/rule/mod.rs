//! `quorate rule CASE.ron`: the result for a case, worked out by paragraph, for people ([`text`]) or programs ([`json`]).

mod json;
mod text;

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::case::answer;
use super::{Console, Exit, Format};

#[derive(Args)]
pub struct Rule {
    /// The case: terms, who is here, interests, the item, votes
    case: PathBuf,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Rule {
    /// Whatever the outcome is, an answer is an answer.
    pub fn run(&self, console: &mut Console<'_>) -> io::Result<Exit> {
        let answer = match answer(&self.case) {
            Ok(answer) => answer,
            Err(refused) => return console.fail(Exit::Unreadable, &refused),
        };
        match self.format {
            Format::Text => write!(console.out, "{}", text::page(&answer))?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *console.out, &json::page(&answer))?;
                writeln!(console.out)?;
            }
        }
        Ok(Exit::Sound)
    }
}
