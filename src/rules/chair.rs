//! Who is in the chair beside who presides under the terms: the one is a fact, the other what the terms say of it.
//!
//! Everything that the rules say of whoever presides is worked out with who really is in the chair, where that is known.

use std::rc::Rc;

use crate::terms::{Clause, From, SeatId, Terms};

use super::facts::{At, Facts, Moment};
use super::ladder::bars_on;
use super::quorum::{before_the_vote, holds};
use super::readings::explore;
use super::result::{ReadingNeeded, Step};
use super::snapshot::Snapshot;
use super::who::Eval;

/// Whether the terms name whoever is in the chair to preside, first or after others; `None`: nobody is known to be in it, or the
/// terms name nobody at all.
pub fn is_named_to_preside(terms: &Terms, snapshot: &Snapshot) -> Option<bool> {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let eval = Eval::new(&facts, &moment);
    snapshot.in_chair.as_ref()?;
    terms.offices.first()?;
    Some(eval.seats_in_chair().into_iter().any(|at| eval.is_named(at)))
}

/// Whether whoever is in the chair may be, in this room.
#[derive(Clone, PartialEq, Debug)]
pub enum MayPreside {
    Yes,
    /// Under which paragraph not, and its words: "has an interest in this item".
    No {
        clause: Option<Clause>,
        says: Option<String>,
    },
    /// It depends on these readings; `Open` stands for no, `Void` for yes.
    Reading(Vec<ReadingNeeded>),
}

/// Whether a bar of the terms keeps whoever is in the chair from presiding; `None`: nobody who holds a seat is in it.
pub fn may_preside(terms: &Terms, snapshot: &Snapshot) -> Option<MayPreside> {
    let facts = Facts::new(terms, snapshot);
    let moment = Moment::of(&facts);
    let root = Eval::new(&facts, &moment);
    let at = root.seats_in_chair().into_iter().next()?;
    let leaves = explore(&root, |eval| eval.barred(at, From::Presiding));
    let matter = leaves.mattering(&facts, holds);
    Some(match leaves.leaves.iter().any(|leaf| holds(&leaf.value)) {
        false => MayPreside::Yes,
        true if matter.is_empty() => {
            let bars = bars_on(terms, snapshot, &at.seat.id).into_iter();
            let bar = bars.into_iter().find(|(from, _, _)| *from == From::Presiding);
            let (clause, says) = bar.map_or((None, None), |(_, clause, says)| (clause, says));
            MayPreside::No { clause, says }
        }
        true => MayPreside::Reading(leaves.needed(&facts, &matter, before_the_vote)),
    })
}

impl<'a> Eval<'a> {
    /// The seats of whoever is in the chair.
    fn seats_in_chair(&self) -> Vec<At<'a>> {
        let person = self.facts.snapshot.in_chair.as_ref();
        let seats = self
            .facts
            .all()
            .filter(|at| person.is_some() && at.now.person.as_ref() == person);
        seats.collect()
    }

    fn is_named(&self, at: At<'_>) -> bool {
        let mut offices = self.order_of_presiding().into_iter();
        offices.any(|office| self.holds_office(at, office) == Ok(true))
    }
}

/// Who is in the chair, where that is not who presides under the terms.
pub(super) fn step(root: &Rc<Eval<'_>>, presiding: Option<&SeatId>) -> Option<Step> {
    let facts = root.facts;
    facts.snapshot.in_chair.as_ref()?;
    if facts.by_letter() {
        return None;
    }
    let seats = root.seats_in_chair();
    let here: Vec<At<'_>> = seats.iter().copied().filter(|at| root.attending(*at)).collect();
    let under_terms = presiding.and_then(|seat| facts.find(seat));
    if here
        .iter()
        .any(|at| under_terms.is_some_and(|presides| presides.same_person(at)))
    {
        return None;
    }
    let words = match (here.first(), seats.first()) {
        (Some(at), _) => {
            let who = at.in_words();
            let instead = match under_terms {
                Some(presides) => format!(", although {} presides under the terms", presides.in_words()),
                None if root.is_named(*at) || facts.terms.offices.is_empty() => String::new(),
                None => ", whom the terms do not name to preside".to_owned(),
            };
            format!(
                "{who} is in the chair{instead}: what these rules say of whoever presides is worked out with {who}."
            )
        }
        (None, Some(at)) => format!(
            "{} is named as in the chair and is not here: nobody presides.",
            at.in_words()
        ),
        (None, None) => "Whoever is in the chair holds no seat: nobody presides under these terms.".to_owned(),
    };
    Some(Step {
        clause: facts.terms.offices.first().and_then(|office| office.clause.clone()),
        text: words,
        holds: false,
        remark: true,
    })
}
