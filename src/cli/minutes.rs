//! `quorate minutes MEETING`: the minutes, worked out from the record alone.

use std::io;

use clap::{Args, ValueEnum};

use crate::meeting::Event;
use crate::minutes::{self, Part};
use crate::store::{Given, prose};

use super::recorded::{self, Recorded};
use super::{Console, Exit};

/// What there is of a private part that is not.
const NO_PRIVATE_PART: &str = "// This meeting has no private part.\n";

/// The arguments of `quorate minutes`.
#[derive(Args)]
pub struct Minutes {
    /// A meeting's folder, or COMMITTEE/DATE under the meetings folder
    meeting: String,
    /// How they are written
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Which part; public minutes hold nothing of what was private
    #[arg(long, value_enum, default_value_t)]
    part: super::Part,
    /// With the working of each decision (text only)
    #[arg(long)]
    annex: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Form {
    #[default]
    Text,
    Ron,
}

impl Minutes {
    /// Answered; wrong usage for an annex to minutes.ron; unreadable when the record is damaged.
    pub fn run(self, given: &Given, console: &mut Console<'_>) -> io::Result<Exit> {
        if self.annex && self.format == Form::Ron {
            let why = "The annex belongs to the readable text: leave --annex out, or ask for --format text.";
            return console.fail(Exit::Usage, &why);
        }
        let recorded = match recorded::read(given, &self.meeting, console)? {
            Ok(recorded) => recorded,
            Err(exit) => return Ok(exit),
        };
        for item in without_text(&recorded) {
            writeln!(
                console.err,
                "The minute text of item {item} cannot be read from the prose file; these minutes are without it. \
                 quorate verify says more."
            )?;
        }
        let part = match self.part {
            super::Part::Public => Part::Public,
            super::Part::Private => Part::Private,
        };
        let meeting = recorded.history.meeting();
        let head = Some(&recorded.head);
        let text = match self.format {
            Form::Text => minutes::text(meeting, &recorded.texts, part, self.annex, head),
            Form::Ron => {
                minutes::part_ron(meeting, &recorded.texts, part, head).unwrap_or_else(|| NO_PRIVATE_PART.into())
            }
        };
        write!(console.out, "{text}")?;
        Ok(Exit::Sound)
    }
}

/// The items whose minute text the record knows and the prose file does not give.
fn without_text(recorded: &Recorded) -> Vec<String> {
    let history = &recorded.history;
    let missing = prose::missing(history.records(), &recorded.texts);
    let item = |seq: u64| match history.event(seq) {
        Some(Event::TextWritten { kind, item, .. }) if !kind.is_note() => Some(item.to_string()),
        Some(_) | None => None,
    };
    let mut items: Vec<String> = missing.iter().filter_map(|(seq, _)| item(*seq)).collect();
    items.dedup();
    items
}
