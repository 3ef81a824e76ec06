//! Doubts that the file alone gives away: what its writer noted, what it is silent on (`silence`), what nothing uses
//! (`unused`). A doubt never stops a file from being used.
//!
//! What can only be worked out (a quorum out of reach, a vote that cannot be lost) is found in the room above; what
//! matters at one meeting is said by the readings of its results.

use crate::terms::language::Terms;
use crate::terms::source::Source;

use super::doubt::{Doubt, DoubtKind, place};
use super::{never, silence, unused};

/// Everything in these terms to look at again, in the order of the file.
pub fn doubts(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let mut doubts = noted(terms, source);
    doubts.extend(silence::doubts(terms, source));
    doubts.extend(never::doubts(terms, source));
    doubts.extend(unused::doubts(terms, source));
    Doubt::in_order(doubts)
}

/// What whoever entered the terms wrote down as doubtful, and whether somebody compared them with their document.
fn noted(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let quoted = |says: &str| format!("{says:?}");
    if terms.taken_from.as_ref().is_none_or(|from| from.checked_by.is_none()) {
        let says = "nobody is named who compared this file with the document (taken_from, checked_by)";
        let at = source.find_field("taken_from:");
        doubts.push(Doubt::new(DoubtKind::NotCompared, None, at, says.to_owned()));
    }
    for defect in &terms.defects {
        let at = place(source, &[quoted(&defect.says), format!("clause: {:?}", defect.clause)]);
        let says = defect.says.clone();
        doubts.push(Doubt::new(DoubtKind::Defect, Some(&defect.clause), at, says));
    }
    for assumption in &terms.assumed {
        let at = place(source, &[quoted(&assumption.says), "assumed:".to_owned()]);
        let says = format!("assumed: {}", assumption.says);
        doubts.push(Doubt::new(DoubtKind::Assumed, assumption.clause.as_ref(), at, says));
    }
    for seat in &terms.seats {
        if let Some(assumed) = &seat.assumed {
            let at = place(source, &[format!("id: {:?}", seat.id.0)]);
            let says = format!("assumed for the seat {}: {assumed}", seat.id);
            doubts.push(Doubt::new(DoubtKind::Assumed, seat.clause.as_ref(), at, says));
        }
    }
    doubts
}
