//! The sitting: order, adjournment, quoracy, the public.

use chrono::NaiveTime;

use crate::meeting::Endings;
use crate::meeting::describe::until_or_for;
use crate::minutes::facts::{StandingTold, Tested, Verdict, What};
use crate::minutes::names::Who;
use crate::minutes::sheet::Told;

use super::endings::{How, Others};
use super::{Wording, capital, during, hm, quoted, quoted_sentence, reason, stopped};

impl Wording<'_> {
    pub(super) fn called_to_order(&self, told: &Told) -> String {
        format!("The meeting began at {}.", hm(told.at.time))
    }

    pub(super) fn adjourned(&self, told: &Told, why: &str, until: Option<&str>) -> String {
        let time = hm(told.at.time);
        let until = until.map_or_else(String::new, until_or_for);
        format!("The meeting was adjourned at {time}{until}.{}", reason(why))
    }

    pub(super) fn resumed(&self, told: &Told) -> String {
        format!("The meeting resumed at {}.", hm(told.at.time))
    }

    pub(super) fn abandoned(&self, told: &Told, why: &str) -> String {
        format!("The meeting was abandoned at {}.{}", hm(told.at.time), reason(why))
    }

    pub(super) fn never_began(&self, why: &str) -> String {
        format!("The meeting did not begin.{}", reason(why))
    }

    /// The quoracy statement, and each loss and return of the quorum.
    pub(super) fn quorum(&self, told: &Told, met: Option<bool>, clause: Option<&str>, tested: Tested) -> String {
        let cited = self.regime.cited(clause);
        let time = hm(told.at.time);
        let during = during(told.at.item.as_ref());
        let begun = matches!(tested, Tested::CallToOrder | Tested::Resumption);
        match (met, tested) {
            (Some(true), _) if begun => format!("The meeting was quorate{cited}."),
            (Some(false), _) if begun => format!("The meeting was not quorate{cited}."),
            (Some(true), Tested::Movement) => format!("From {time}{during}, the Committee was quorate{cited}."),
            (Some(false), Tested::Movement) => {
                format!("From {time}{during}, the Committee was not quorate{cited}.")
            }
            (Some(true), _) => format!("The Committee was quorate for this item{cited}."),
            (Some(false), _) => format!("The Committee was not quorate for this item{cited}."),
            (None, _) => {
                let who = if begun { "meeting" } else { "Committee" };
                format!(
                    "Whether the {who} was quorate{cited} depends on how the terms of reference are read, which had \
                     not been settled."
                )
            }
        }
    }

    /// What a decision is worth, where that is not what it says. Nothing, where it stands.
    pub(super) fn standing(&self, told: &Told, verdict: &Verdict) -> String {
        self.standing_of(
            told,
            verdict,
            " for this item",
            "the decision taken is not a valid decision",
        )
    }

    pub(super) fn standing_of(&self, told: &Told, verdict: &Verdict, for_what: &str, not_valid: &str) -> String {
        let cited = self.regime.cited(verdict.quorum_clause.as_deref());
        let not_quorate = format!("The Committee was not quorate{for_what}{cited}");
        match verdict.standing {
            StandingTold::Valid | StandingTold::Undecided => String::new(),
            StandingTold::NotQuorate => format!("{not_quorate}; {not_valid}."),
            StandingTold::Recommendation => format!("{not_quorate}; the decision stands as a recommendation only."),
            StandingTold::Dispensed => format!("{not_quorate}; the decision was taken by dispensation."),
            StandingTold::Defective => format!("Under the terms of reference {not_valid}."),
            StandingTold::NotEligible => {
                "Under the terms of reference the person elected is not eligible for this office.".into()
            }
            StandingTold::Unsettled => self.unsettled(told, verdict),
        }
    }

    /// That the answer hangs on a reading; with the question, the first time.
    fn unsettled(&self, told: &Told, verdict: &Verdict) -> String {
        let Some((clause, question)) = verdict.readings.first() else {
            return "The terms of reference can be read in more than one way, which decides whether this stands; it \
                    had not been settled."
                .into();
        };
        let cited = self.regime.cited(clause.as_deref());
        let before = self
            .sheet
            .facts
            .iter()
            .take_while(|other| other.at.order < told.at.order);
        match before
            .filter_map(|other| hangs_on(&other.what))
            .any(|known| known == question)
        {
            true => format!("Whether this stands depends on the same question{cited}, which had not been settled."),
            false => format!(
                "The terms of reference can be read in more than one way{cited}, which decides whether this stands; \
                 it had not been settled: {}",
                quoted_sentence(question)
            ),
        }
    }

    /// The resolution as it was put, which a later return of the public does not change: "for the remainder of this
    /// meeting" are its words. For how long they were out is said beside it.
    pub(super) fn excluded(
        &self,
        told: &Told,
        (wording, ground, endings): (&str, &str, &Endings<Who>),
        until: Option<NaiveTime>,
        verdict: &Verdict,
    ) -> String {
        let ground = match ground.trim() {
            "" => String::new(),
            ground => format!(" Ground: {}", stopped(ground)),
        };
        let standing = match self.standing_of(told, verdict, "", "the resolution is not a valid decision") {
            standing if standing.is_empty() => standing,
            standing => format!(" {standing}"),
        };
        let until = until.map_or_else(String::new, |until| format!(" until {}", hm(until)));
        let how = How::of(endings, false, Others::default());
        format!(
            "The Committee{} resolved{}: {}.{ground} The public were excluded from {}{until}.{standing}",
            how.before,
            how.behind,
            quoted(&capital(wording.trim())),
            hm(told.at.time)
        )
    }

    pub(super) fn readmitted(&self, told: &Told) -> String {
        format!("The public were readmitted at {}.", hm(told.at.time))
    }
}

/// The question that decides whether this stands, where one does.
fn hangs_on(what: &What) -> Option<&String> {
    let verdict = match what {
        What::Decision(decision) => &decision.verdict,
        What::Vote(vote) if vote.closed => &vote.verdict,
        What::Elected(election) => &election.verdict,
        What::Excluded { verdict, .. } => verdict,
        _ => return None,
    };
    let open = verdict.standing == StandingTold::Unsettled;
    verdict.readings.first().filter(|_| open).map(|(_, question)| question)
}
