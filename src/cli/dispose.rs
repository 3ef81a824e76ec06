//! `quorate dispose MEETING --reason … --authority …`: the notes of a meeting are removed for good, and the record says so.

use std::io;

use clap::Args;

use crate::meeting::{ItemNo, check_name};
use crate::store::{Disposal, Given, RealDisk, dispose};

use super::{Console, Exit, Stamp, recorded};

#[derive(Args)]
pub struct Dispose {
    /// The meeting's folder, or <committee>/<date>
    meeting: String,
    /// Why: "retention period over", say
    #[arg(long)]
    reason: String,
    /// By whose authority: the committee, the records policy, a person
    #[arg(long)]
    authority: String,
    /// The notes of this item only
    #[arg(long, value_name = "NUMBER")]
    item: Option<String>,
}

impl Dispose {
    /// Sound when the notes are gone.
    pub fn run(&self, given: &Given, stamp: Stamp, console: &mut Console<'_>) -> io::Result<Exit> {
        let (reason, authority) = match (check_name(&self.reason), check_name(&self.authority)) {
            (Ok(reason), Ok(authority)) => (reason, authority),
            (Err(why), _) | (_, Err(why)) => return console.fail(Exit::Usage, &why),
        };
        let disposal = Disposal {
            item: self.item.clone().map(ItemNo),
            reason,
            authority,
            id: stamp.id,
            at: stamp.now,
        };
        let done = recorded::folder(given, &self.meeting).and_then(|folder| dispose(&RealDisk, &folder, &disposal));
        let done = match done {
            Ok(done) => done,
            Err(why) => return console.fail(Exit::Unreadable, &why),
        };
        let mut text = format!(
            "{} notes are disposed of; the record says when, why and by whose authority.\n",
            done.notes
        );
        for path in &done.left {
            text.push_str(&format!(
                "  {} may hold notes too: look, and remove it.\n",
                path.display()
            ));
        }
        text.push_str("A safe copy follows when the meeting is opened next; other copies you have made do not.\n");
        write!(console.out, "{text}")?;
        Ok(Exit::Sound)
    }
}
