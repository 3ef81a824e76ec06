//! The annex, on request: how each result was worked out, paragraph by paragraph. The only place of a document that
//! holds arithmetic and the program's reasoning; off by default.

use super::document::{Block, Document};
use super::facts::{Verdict, What};
use super::vocabulary::Term;
use super::words::{Wording, hm};

pub(super) fn add(document: &mut Document, wording: Wording<'_>) {
    let mut any = false;
    for told in &wording.sheet.facts {
        let worked: Option<(String, &Verdict)> = match &told.what {
            What::Decision(decision) => Some((format!("Decision on item {}", decision.about), &decision.verdict)),
            What::Vote(vote) if vote.closed => Some((format!("Vote on item {}", vote.about), &vote.verdict)),
            What::Excluded { verdict, .. } => Some(("Resolution to exclude the public".into(), verdict)),
            What::Elected(election) => Some((format!("Election: {}", election.office), &election.verdict)),
            _ => None,
        };
        let Some((what, verdict)) = worked.filter(|(_, verdict)| !verdict.working.is_empty()) else {
            continue;
        };
        if !any {
            document.heading(
                1,
                format!("Annex: {}", wording.regime.word(Term::Working).to_lowercase()),
            );
            any = true;
        }
        document.heading(2, format!("{what}, at {}", hm(told.at.time)));
        let steps = verdict.working.iter().map(|step| {
            let clause = match &step.clause {
                Some(clause) => format!("{} {clause}: ", wording.regime.word(Term::Paragraph)),
                None => String::new(),
            };
            format!("{clause}{}", step.text)
        });
        document.blocks.push(Block::List(steps.collect()));
    }
}
