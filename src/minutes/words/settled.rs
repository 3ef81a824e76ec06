//! What was settled from the chair: readings, rulings that overrule what was worked out, remedies where there was no
//! quorum.

use crate::meeting::{About, Ruling};
use crate::minutes::facts::{RuledOn, SpanTold, Speaker};

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
        let which = match clause {
            Some(clause) => format!(
                "{} {clause}",
                self.regime.word(crate::minutes::vocabulary::Term::Paragraph)
            ),
            None => "the terms of reference".into(),
        };
        let span = match span {
            SpanTold::Decision => "for this decision",
            SpanTold::Meeting => "for this meeting",
            SpanTold::UntilTermsChange => "until the terms of reference are changed",
        };
        let by = self.by(by, "ruled", "settled");
        format!(
            "{by} how {which} was to be read, {span}. To the question {} the answer was {}.",
            quoted(question),
            quoted(answer)
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
