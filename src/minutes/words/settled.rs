//! What was settled from the chair: readings, rulings that overrule what was worked out, remedies where there was no
//! quorum.

use crate::meeting::{About, Ruling};
use crate::minutes::facts::{RuledOn, SpanTold, Speaker, What};
use crate::minutes::sheet::Told;

use super::{Wording, quoted, reason, recommendation};

impl Wording<'_> {
    pub(super) fn reading(
        &self,
        by: Option<&Speaker>,
        clause: Option<&str>,
        question: &str,
        answer: &str,
        span: SpanTold,
    ) -> String {
        let (which, span) = (self.which(clause), for_how_long(span));
        let by = self.by(by, "ruled", "settled");
        format!(
            "{by} how {which} was to be read, {span}. On the question {} the reading taken was {}.",
            quoted(question),
            quoted(answer)
        )
    }

    /// Several questions settled by the same person one after the other are one sentence.
    pub(super) fn readings(&self, several: &[&Told]) -> String {
        let (mut head, mut for_time) = (String::new(), "");
        let mut told_of_paragraphs = true;
        let mut settled = Vec::new();
        let (mut late, mut own) = (false, String::new());
        for told in several {
            if let What::Reading {
                clause,
                question,
                answer,
                span,
                by,
                after_vote,
                own_part: part,
            } = &told.what
            {
                told_of_paragraphs &= clause.is_some();
                late = *after_vote;
                own = own_part(by.as_ref(), part.as_ref());
                head = self.by(by.as_ref(), "ruled", "settled");
                for_time = for_how_long(*span);
                let which = clause
                    .as_ref()
                    .map_or_else(String::new, |_| format!(" ({})", self.which(clause.as_deref())));
                let (question, answer) = (quoted(question), quoted(answer));
                settled.push(match settled.is_empty() {
                    true => format!("On the question {question}{which} the reading taken was {answer}"),
                    false => format!("on {question}{which}, {answer}"),
                });
            }
        }
        let these = match told_of_paragraphs {
            true => "these paragraphs were",
            false => "the terms of reference were",
        };
        let late = match late {
            true => " This was settled after the votes were known.",
            false => "",
        };
        format!(
            "{head} how {these} to be read, {for_time}. {}.{late}{own}",
            settled.join("; ")
        )
    }

    /// "paragraph 14"
    fn which(&self, clause: Option<&str>) -> String {
        let paragraph = self.regime.word(crate::minutes::vocabulary::Term::Paragraph);
        clause.map_or_else(
            || "the terms of reference".into(),
            |clause| format!("{paragraph} {clause}"),
        )
    }

    pub(super) fn ruling(&self, by: Option<&Speaker>, about: &About, ruling: (Ruling, RuledOn), why: &str) -> String {
        let by = self.by(by, "ruled", "ruled");
        let on = match &about.part {
            Some(_) => recommendation(about),
            None => format!("item {}", about.item),
        };
        let why = reason(why);
        match ruling {
            (Ruling::Stands, RuledOn::Quorum) => {
                format!("{by} that business could be done on {on} and that the decision stood.{why}")
            }
            (Ruling::Stands, RuledOn::Equality) => {
                format!("{by} that the decision on {on} stood, although the votes had been equal.{why}")
            }
            (Ruling::Stands, RuledOn::Other) => format!("{by} that the decision on {on} stood.{why}"),
            (Ruling::DoesNotStand, _) => format!("{by} that the decision on {on} did not stand.{why}"),
        }
    }

    pub(super) fn remedy(&self, clause: Option<&str>, recommend: bool, says: &str) -> String {
        let cited = self.regime.cited(clause);
        match (recommend, says.trim()) {
            (true, "") => format!("Not being quorate for this item, the Committee made a recommendation only{cited}."),
            (true, says) => format!(
                "Not being quorate for this item, the Committee made a recommendation only{cited}: {}.",
                quoted(says)
            ),
            (false, says) => format!(
                "As the Committee was not quorate for this item, this followed from the terms of reference{cited}: {}.",
                quoted(says)
            ),
        }
    }
}

/// That whoever ruled has an interest on which it bears.
pub(super) fn own_part(by: Option<&Speaker>, about: Option<&About>) -> String {
    match (by, about) {
        (Some(by), Some(about)) => format!(" It bears on an interest of {} in item {about}.", by.who.short),
        _ => String::new(),
    }
}

/// Whether two facts, one right after the other, are told in one sentence.
pub(super) fn is_one_ruling(one: &Told, next: &Told) -> bool {
    match (&one.what, &next.what) {
        (
            What::Reading {
                span: for_one,
                by,
                after_vote,
                own_part,
                ..
            },
            What::Reading {
                span: for_next,
                by: by_next,
                after_vote: after_next,
                own_part: own_next,
                ..
            },
        ) => for_one == for_next && by == by_next && after_vote == after_next && own_part == own_next,
        _ => false,
    }
}

fn for_how_long(span: SpanTold) -> &'static str {
    match span {
        SpanTold::Decision => "for this decision",
        SpanTold::Meeting => "for this meeting",
        SpanTold::UntilTermsChange => "until the terms of reference are changed",
    }
}
