//! The documents beside the record: what is known of those on the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::store::StoreError;

/// What is known of the documents on the disk.
#[derive(Default)]
pub struct Documents {
    /// When the minutes were written last.
    at: Option<DateTime<FixedOffset>>,
    /// Those that could not be replaced, and why.
    outdated: BTreeMap<PathBuf, StoreError>,
}

impl Documents {
    /// It is on the disk.
    pub fn written(&mut self, name: &Path, now: DateTime<FixedOffset>) {
        self.outdated.remove(name);
        self.at = Some(now);
    }

    /// The one from before is still there.
    pub fn not_written(&mut self, name: PathBuf, why: StoreError) {
        self.outdated.insert(name, why);
    }

    /// What is not as the record is.
    pub fn trouble(&self) -> Option<String> {
        let why = self.outdated.values().next()?;
        let names: Vec<String> = self.outdated.keys().map(|name| name.display().to_string()).collect();
        let are = if names.len() == 1 { "is" } else { "are" };
        Some(format!("{} {are} OUT OF DATE. {why}", names.join(", ")))
    }

    /// In a few words: "minutes 10:42".
    pub fn in_short(&self) -> String {
        match (self.outdated.keys().next(), self.at) {
            (Some(name), _) => format!("{} OUT OF DATE", name.display()),
            (None, Some(at)) => format!("minutes {}", at.format("%H:%M")),
            (None, None) => "minutes not written yet".into(),
        }
    }
}
