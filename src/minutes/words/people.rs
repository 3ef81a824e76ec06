//! People: comings and goings, the chair, elections.

use crate::meeting::{ItemNo, Way};
use crate::minutes::facts::{Back, ElectionTold};
use crate::minutes::names::Who;
use crate::minutes::sheet::{Bound, SheetItem, Told};
use crate::minutes::vocabulary::Term;

use super::endings::{How, Others};
use super::{Wording, during, hm, list};

impl Wording<'_> {
    pub(super) fn joined(&self, told: &Told, who: &Who, way: Way) -> String {
        let how = match way {
            Way::InPerson => "",
            Way::Remote => " remotely",
        };
        let verb = if self.was_here_before(who, told.at.order) {
            "returned to"
        } else {
            "joined"
        };
        format!("{} {verb} the meeting{how} {}.", who.short, self.then(told))
    }

    /// "at 10:12, during item 5".
    fn then(&self, told: &Told) -> String {
        format!("at {}{}", hm(told.at.time), during(told.at.item.as_ref()))
    }

    /// Whether this document shows an earlier stay.
    fn was_here_before(&self, who: &Who, order: usize) -> bool {
        let attended = self.sheet.roll.iter().find(|attended| attended.who.id == who.id);
        attended.is_some_and(|attended| {
            attended.stays.iter().any(|stay| match &stay.from {
                Bound::Meeting => true,
                Bound::At(at) => at.order < order,
                Bound::Unseen => false,
            })
        })
    }

    pub(super) fn changed_way(&self, told: &Told, who: &Who, way: Way) -> String {
        let then = self.then(told);
        match way {
            Way::InPerson => format!("{}, who had joined remotely, came into the room {then}.", who.short),
            Way::Remote => format!("{} left the room {then}, and went on remotely.", who.short),
        }
    }

    pub(super) fn left(&self, told: &Told, who: &Who) -> String {
        format!("{} left the meeting {}.", who.short, self.then(told))
    }

    pub(super) fn disconnected(&self, told: &Told, who: &Who, back: Back) -> String {
        let back = match back {
            Back::At(back) => format!("was restored at {}", hm(back)),
            Back::Unseen => format!("was restored during the {}", self.regime.word(Term::PrivateSession)),
            Back::Never => "was not restored".into(),
        };
        format!(
            "The remote connection of {} was lost {}, and {back}; {} was not counted as present in between.",
            who.short,
            self.then(told),
            who.short
        )
    }

    pub(super) fn went_out(&self, told: &Told, who: &Who, item: &ItemNo) -> String {
        let time = hm(told.at.time);
        format!(
            "{} withdrew from the meeting at {time} for item {item}, because of an interest.",
            who.short
        )
    }

    pub(super) fn came_back(&self, told: &Told, who: &Who, item: &ItemNo) -> String {
        let after = match &told.at.item {
            Some(_) => during(told.at.item.as_ref()),
            None => format!(", after item {item}"),
        };
        let time = hm(told.at.time);
        format!("{} returned to the meeting at {time}{after}.", who.short)
    }

    /// Who presided from the beginning, and each hand-over.
    pub(super) fn took_chair(&self, told: &Told, who: &Who) -> String {
        match self.sheet.chair_before(told.at.order) {
            Some(before) if before.id == who.id => String::new(),
            Some(before) => format!(
                "The chair passed from {} to {} {}.",
                before.short,
                who.short,
                self.then(told)
            ),
            None if self.had_begun(told.at.order) => format!("{} took the chair {}.", who.short, self.then(told)),
            None => format!("{} took the chair.", who.short),
        }
    }

    /// Something was told of the meeting's business before that moment.
    fn had_begun(&self, order: usize) -> bool {
        self.sheet.items.iter().any(|item| match item {
            SheetItem::Open(item) => item.taken.first().is_some_and(|at| at.order < order),
            SheetItem::Closed { .. } => false,
        })
    }

    pub(super) fn elected(&self, told: &Told, election: &ElectionTold) -> String {
        let cited = self.regime.cited(election.clause.as_deref());
        let who = &election.who.short;
        let office = &election.office;
        let others = election
            .nominated
            .iter()
            .filter(|other| other.id != election.who.id)
            .count();
        let mut words = String::new();
        if others > 0 {
            let names: Vec<String> = election.nominated.iter().map(|who| who.short.clone()).collect();
            words = format!("{} were nominated as {office}. ", list(&names));
        }
        let how = How::of(&election.endings, false, Others::default());
        let (before, behind) = (how.before, how.behind);
        words += &match (others, election.counts.is_empty()) {
            (0, true) => format!("{who} was{before} elected {office}, unopposed{cited}{behind}."),
            (_, true) => format!("{who} was{before} elected {office}{cited}{behind}."),
            (_, false) => {
                let counts = election
                    .counts
                    .iter()
                    .map(|(who, votes)| format!("{} {votes}", who.short));
                let counts: Vec<String> = counts.collect();
                format!(
                    "{who} was{before} elected {office}{cited}{behind}. Votes: {}.",
                    counts.join(", ")
                )
            }
        };
        let standing = self.standing_of(
            told,
            &election.verdict,
            " for this election",
            "it is not a valid election",
        );
        let thanks = how.thanks.unwrap_or_default();
        let sentences = [words, thanks, standing];
        let sentences: Vec<&str> = sentences
            .iter()
            .map(String::as_str)
            .filter(|words| !words.is_empty())
            .collect();
        sentences.join(" ")
    }
}
