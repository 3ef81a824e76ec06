//! `quorate salvage MEETING`: what can still be read of a damaged record, into a new folder of the same committee and day.

use std::io;

use clap::Args;

use crate::store::{Given, MeetingsFolder, RealDisk, Salvaged, salvage_into};

use super::{Console, Exit};

#[derive(Args)]
pub struct Salvage {
    /// The damaged meeting's folder, or <committee>/<date>
    meeting: String,
}

impl Salvage {
    /// Sound when all of it could be saved; found when something is lost.
    pub fn run(&self, given: &Given, console: &mut Console<'_>) -> io::Result<Exit> {
        let made = MeetingsFolder::choose(given.clone())
            .and_then(|meetings| Ok((meetings.resolve(&self.meeting)?, meetings)))
            .and_then(|(folder, meetings)| salvage_into(&RealDisk, &meetings, &folder));
        let (made, salvaged) = match made {
            Ok(made) => made,
            Err(why) => return console.fail(Exit::Unreadable, &why),
        };
        let text = text(&made.display().to_string(), &salvaged);
        write!(console.out, "{text}")?;
        Ok(match salvaged.lost.is_empty() && salvaged.refused.is_empty() {
            true => Exit::Sound,
            false => Exit::Found,
        })
    }
}

fn text(made: &str, salvaged: &Salvaged) -> String {
    let kept = salvaged.records.len() - salvaged.lost.len() - salvaged.refused.len();
    let mut lines = vec![format!(
        "{kept} entries are saved in {made}. The damaged record was not touched."
    )];
    lines.extend(
        salvaged
            .lost
            .iter()
            .map(|seq| format!("  Entry {seq} cannot be read any more: enter again what it said.")),
    );
    lines.extend(
        salvaged
            .refused
            .iter()
            .map(|(seq, says)| format!("  Entry {seq} rests on what is lost; enter it again. It said: {says}")),
    );
    lines.push("Compare it with the papers and with the safe copy before you go on in it.".into());
    lines.join("\n") + "\n"
}
