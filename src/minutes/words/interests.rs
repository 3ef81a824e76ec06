//! Interests, how they were handled and by whom, and that it was done.

use crate::meeting::{About, InterestKind};
use crate::minutes::facts::HandlingTold;
use crate::minutes::names::Who;
use crate::minutes::vocabulary::interest_kind;

use super::verbs::would;
use super::{Wording, article, capital, items, reason, small, stopped};

impl Wording<'_> {
    pub(super) fn interest(
        &self,
        who: &Who,
        about: &[About],
        kind: InterestKind,
        nature: &str,
        raised_by: Option<&str>,
    ) -> String {
        let kind = interest_kind(kind);
        let which = match about {
            [] => String::new(),
            about => format!(" in {}", items(about)),
        };
        let nature = match nature.trim() {
            "" => ".".to_owned(),
            nature => format!(": {}", stopped(nature)),
        };
        match raised_by.map(str::trim).filter(|by| !by.is_empty()) {
            Some(by) => {
                let by = capital(by);
                format!("{by} raised a possible {kind} interest of {}{which}{nature}", who.short)
            }
            None => format!(
                "{} declared {} {kind} interest{which}{nature}",
                who.short,
                article(kind)
            ),
        }
    }

    pub(super) fn handling(&self, handling: &HandlingTold) -> String {
        let by = self.by(handling.by.as_ref(), "decided", "decided");
        let who = &handling.who.short;
        let item = items(std::slice::from_ref(&handling.about));
        let for_item = format!("For {item}, {}", small_start(&by));
        let why = reason(&handling.reason);
        let Some(rung) = &handling.rung else {
            return format!("{by} that {who} had no conflict of interest in {item}.{why}");
        };
        let cited = self.regime.cited(handling.clause.as_deref());
        match would(rung) {
            Some(would) => format!("{for_item} that {who} would {would}{cited}.{why}"),
            None => format!("{for_item} how the interest of {who} was to be handled{cited}: {rung}.{why}"),
        }
    }

    /// "remained and did not vote" becomes a sentence about the person.
    pub(super) fn evidence(&self, who: &Who, evidence: &str) -> String {
        let evidence = evidence.trim();
        match evidence.starts_with(&who.short) || evidence.starts_with(&who.name) {
            true => stopped(evidence),
            false => format!("{} {}", who.short, stopped(&small(evidence))),
        }
    }
}

/// "The Chair decided" and "It was decided" go on in the middle of a sentence; a name stays as it is.
fn small_start(by: &str) -> String {
    match by.starts_with("The ") || by.starts_with("It ") {
        true => small(by),
        false => by.to_owned(),
    }
}
