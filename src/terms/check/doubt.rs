//! One doubt: what in a sound file its reader should look at again, where it stands, and the reading to add.
//!
//! Only the type and its telling; doubts are found in `doubts` and its neighbours, and, where something must be worked
//! out first, by the room above.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::terms::fault::Place;
use crate::terms::language::Clause;
use crate::terms::source::Source;

/// What kind of thing is doubtful. The names are those of `quorate check --format json`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtKind {
    /// A mistake of the document, noted by whoever entered the terms.
    Defect,
    /// An entry that says more than the document.
    Assumed,
    /// Nobody compared the file with the document.
    NotCompared,
    /// Nothing is said of an equal vote.
    TieUnsaid,
    /// Nothing is said of members who join remotely.
    RemoteUnsaid,
    /// Nothing is said of deputies.
    DeputiesUnsaid,
    /// Nothing is said of whoever presides and has an interest.
    ConflictedChairUnsaid,
    /// Nobody presides when the chair is away.
    NobodyNext,
    /// Somebody is in the chair whom the terms do not name to preside (of a case).
    NotNamedToPreside,
    /// An interest that takes the vote away and leaves the casting vote.
    VoteWithoutCasting,
    /// Several may give a casting vote, and none of them comes first.
    HoldersWithoutOrder,
    /// A question that no rule asks, a word, test or weight that no rule uses.
    Unused,
    /// A condition that never holds, or always does.
    NeverMet,
    /// A rule that no answer leads to.
    NoPath,
    /// Terms that this file follows differ, and it is silent.
    ParentsDiffer,
    /// Nobody can reach the quorum, as one reading has it.
    QuorumOutOfReach,
    /// An organisation that decides alone, however the others vote.
    NeverOutvoted,
    /// A casting vote that no vote can call for.
    CastingNever,
    /// More readings than are tried.
    TooManyReadings,
}

/// One thing to look at again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    pub kind: DoubtKind,
    /// The paragraph that it is about.
    pub clause: Option<Clause>,
    pub at: Option<Place>,
    /// What is doubtful, a sentence without its full stop.
    pub says: String,
    /// What would make it a question of the text, ready to be pasted, field by field.
    pub add: Option<String>,
}

impl Doubt {
    /// A doubt about a paragraph, or about none.
    pub fn new(kind: DoubtKind, clause: Option<&Clause>, at: Option<Place>, says: String) -> Doubt {
        Doubt {
            kind,
            clause: clause.cloned(),
            at,
            says,
            add: None,
        }
    }

    /// The same, with what to add.
    pub fn adding(self, add: impl Into<String>) -> Doubt {
        Doubt {
            add: Some(add.into()),
            ..self
        }
    }

    /// As it stands in the order of the file; those without a place come first.
    pub fn in_order(mut doubts: Vec<Doubt>) -> Vec<Doubt> {
        doubts.sort_by_key(|doubt| doubt.at);
        doubts
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.at {
            write!(f, "Line {}: ", at.line)?;
        }
        if let Some(clause) = &self.clause {
            write!(f, "paragraph {clause}: ")?;
        }
        write!(f, "{}.", self.says)
    }
}

/// Where the first of these texts stands in the file.
pub(super) fn place(source: &Source, forms: &[String]) -> Option<Place> {
    forms.iter().find_map(|form| source.find(form, 0))
}
