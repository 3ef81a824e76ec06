//! `quorate salvage MEETING`: what can still be read of a damaged record, into a new folder of the same committee and day.
//! `quorate salvage COMMITTEE`: the same of what is recorded between meetings, in its place; the damaged record is kept
//! beside it.

use std::io;

use clap::Args;

use crate::store::{Given, MeetingsFolder, RealDisk, Salvaged, StoreError, salvage_in, salvage_into};

use super::{Console, Exit, Part, Stamp};

#[derive(Args)]
pub struct Salvage {
    /// The damaged meeting's folder, or <committee>/<date>; or the committee's folder or name
    meeting: String,
    /// Who may read it; the public part does not say what entries said
    #[arg(long, value_enum, default_value_t)]
    part: Part,
}

/// What was saved, and what is lost.
struct Told {
    says: String,
    lost: Vec<u64>,
    refused: Vec<(u64, String)>,
}

impl Told {
    fn of<L>(says: String, salvaged: Salvaged<L>) -> Told {
        Told {
            says,
            lost: salvaged.lost,
            refused: salvaged.refused,
        }
    }
}

impl Salvage {
    /// Sound when all of it could be saved; found when something is lost.
    pub fn run(&self, given: &Given, stamp: &Stamp, console: &mut Console<'_>) -> io::Result<Exit> {
        let told = match self.salvaged(given, stamp) {
            Ok(told) => told,
            Err(why) => return console.fail(Exit::Unreadable, &why),
        };
        write!(console.out, "{}", text(&told, self.part))?;
        Ok(match told.lost.is_empty() && told.refused.is_empty() {
            true => Exit::Sound,
            false => Exit::Found,
        })
    }

    fn salvaged(&self, given: &Given, stamp: &Stamp) -> Result<Told, StoreError> {
        let meetings = MeetingsFolder::choose(given.clone())?;
        if let Ok(folder) = meetings.resolve_committee(&self.meeting) {
            let (aside, salvaged) = salvage_in(&RealDisk, &folder, stamp.now)?;
            let says = format!(
                "{} entries are saved in their place in {}. The damaged record is kept beside them, whole: {}.",
                salvaged.kept(),
                folder.display(),
                aside.display()
            );
            return Ok(Told::of(says, salvaged));
        }
        let folder = meetings.resolve(&self.meeting)?;
        let (made, salvaged) = salvage_into(&RealDisk, &meetings, &folder)?;
        let says = format!(
            "{} entries are saved in {}. The damaged record was not touched.",
            salvaged.kept(),
            made.display()
        );
        Ok(Told::of(says, salvaged))
    }
}

fn text(told: &Told, part: Part) -> String {
    let mut lines = vec![told.says.clone()];
    let lost = told.lost.iter();
    lines.extend(lost.map(|seq| format!("  Entry {seq} cannot be read any more: enter again what it said.")));
    let refused = told.refused.iter();
    lines.extend(refused.map(|(seq, says)| match part {
        Part::Public => format!("  Entry {seq} rests on what is lost; enter it again."),
        Part::Private => format!("  Entry {seq} rests on what is lost; enter it again. It said: {says}"),
    }));
    lines.push("Compare it with the papers and with the safe copy before you go on in it.".into());
    lines.join("\n") + "\n"
}
