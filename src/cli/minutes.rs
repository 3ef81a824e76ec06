//! `quorate minutes MEETING`: the minutes, worked out from the record alone.

use std::io;

use clap::{Args, ValueEnum};

use crate::minutes::{self, Part};
use crate::store::Given;

use super::recorded;
use super::{Console, Exit};

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
    part: Which,
    /// With the working of each decision
    #[arg(long)]
    annex: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Form {
    #[default]
    Text,
    Ron,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Which {
    #[default]
    Public,
    Private,
}

impl Minutes {
    /// Writes the minutes.
    pub fn run(self, given: &Given, console: &mut Console<'_>) -> io::Result<Exit> {
        let recorded = match recorded::read(given, &self.meeting) {
            Ok(recorded) => recorded,
            Err(why) => return console.fail(Exit::Unreadable, &why),
        };
        if let Some(notice) = &recorded.notice {
            writeln!(console.err, "{notice}")?;
        }
        let part = match self.part {
            Which::Public => Part::Public,
            Which::Private => Part::Private,
        };
        let meeting = recorded.history.meeting();
        let text = match self.format {
            Form::Text => minutes::text(meeting, &recorded.texts, part, self.annex),
            Form::Ron => {
                let count = u64::try_from(recorded.history.records().len()).unwrap_or(u64::MAX);
                minutes::part_ron(meeting, &recorded.texts, part, Some((count, recorded.head)))
            }
        };
        write!(console.out, "{text}")?;
        Ok(Exit::Sound)
    }
}
