//! Decisions agreed without a vote: the verb, the exact wording, as recommended or as amended, and dissent.

use crate::meeting::{About, Dissent};
use crate::minutes::document::Block;
use crate::minutes::facts::DecisionTold;
use crate::minutes::names::Who;
use crate::minutes::sheet::Told;

use super::verbs::told_as_done;
use super::{Wording, quoted, recommendation, stopped};

/// The verbs that turn up in recommendations whatever the committee's own list is.
const VERBS: [&str; 9] = [
    "approved",
    "agreed",
    "noted",
    "endorsed",
    "ratified",
    "delegated",
    "deferred",
    "supported",
    "received",
];

impl Wording<'_> {
    pub(super) fn decision(&self, told: &Told, decision: &DecisionTold) -> Vec<Block> {
        let mut blocks = vec![Block::Decision(self.decided(decision))];
        let standing = self.standing(told, &decision.verdict);
        if !standing.is_empty() {
            blocks.push(Block::Paragraph(standing));
        }
        blocks
    }

    /// "(b) The Committee approved the merger from 1 July 2016, as recommended."
    fn decided(&self, decision: &DecisionTold) -> String {
        let label = label(&decision.about);
        let verb = decision.verb.trim();
        let wording = decision.wording.trim();
        if wording.is_empty() {
            return format!("{label}The Committee {verb} {}.", self.subject(&decision.about));
        }
        let as_recommended = as_recommended(decision.recommended.as_deref(), wording, decision.amended);
        let as_recommended = if as_recommended { ", as recommended" } else { "" };
        if decision.amended {
            let before = decision
                .recommended
                .as_deref()
                .map(str::trim)
                .filter(|before| *before != wording);
            let before = before.map_or_else(String::new, |before| {
                format!(" The recommendation in the paper was: {}.", quoted(before))
            });
            let what = recommendation(&decision.about);
            return format!(
                "{label}The Committee {verb} {what} as amended: {}.{before}",
                quoted(wording)
            );
        }
        match told_as_done(verb, wording, &VERBS) {
            Some(told) => format!("{label}The Committee {told}{as_recommended}."),
            None => format!("{label}The Committee {verb}{as_recommended}: {}.", quoted(wording)),
        }
    }

    /// What is decided on, where no wording was recorded: the item's title.
    fn subject(&self, about: &About) -> String {
        match (&about.part, self.sheet.item(&about.item)) {
            (Some(_), _) => recommendation(about),
            (None, Some(item)) => quoted(&item.title),
            (None, None) => format!("item {}", about.item),
        }
    }

    pub(super) fn dissent(&self, who: &Who, about: &About, what: &Dissent) -> String {
        let who = &who.short;
        let (what_put, on) = match &about.part {
            Some(_) => (recommendation(about), format!(" on {}", recommendation(about))),
            None => ("the proposal".into(), String::new()),
        };
        let had = match what {
            Dissent::VotedFor => format!("had voted for {what_put}"),
            Dissent::VotedAgainst => format!("had voted against {what_put}"),
            Dissent::Abstained => format!("had abstained{on}"),
            Dissent::Dissented => format!("dissented from the decision{on}"),
            Dissent::Reservation(words) => {
                return format!("{who} asked for a reservation{on} to be recorded: {}.", quoted(words));
            }
        };
        stopped(&format!("At the request of {who} it was recorded that {who} {had}"))
    }
}

/// "(b) "; nothing for an item's only recommendation.
pub(super) fn label(about: &About) -> String {
    about
        .part
        .as_ref()
        .map_or_else(String::new, |part| format!("({part}) "))
}

/// Whether the paper's own words were put.
pub(super) fn as_recommended(recommended: Option<&str>, wording: &str, amended: bool) -> bool {
    !amended && recommended.map(str::trim) == Some(wording.trim())
}
