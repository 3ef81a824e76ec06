//! Doubts: what in a sound file its reader should look at again. A doubt never stops a file from being used.
//!
//! Doubts are found in the file alone; what matters at one meeting is said by the readings of its results.

use std::fmt;

use crate::terms::language::{Clause, From, Is, Name, Question, SeatId, Terms, Test, Tie, Weight};
use crate::terms::visit::{self, Node};

/// One thing to look at again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// A mistake of the document, noted by whoever entered the terms.
    Defect { clause: Clause, says: String },
    /// An entry that says more than the document.
    Assumed {
        seat: Option<SeatId>,
        clause: Option<Clause>,
        says: String,
    },
    /// Nobody compared the file with the document.
    NotCompared,
    /// A conflict that takes the vote away and leaves the casting vote.
    VoteWithoutCasting { rung: Name, clause: Option<Clause> },
    /// A class of decision whose text says nothing of a tie.
    TieSilent { class: Name, clause: Option<Clause> },
    /// Neither a bar nor a question says anything of members who join remotely.
    RemoteSilent,
    /// No rule asks this question.
    QuestionUnused { id: Name, clause: Option<Clause> },
}

impl Doubt {
    /// The paragraph that it is about.
    pub fn clause(&self) -> Option<&str> {
        match self {
            Doubt::Defect { clause, .. } => Some(clause),
            Doubt::Assumed { clause, .. }
            | Doubt::VoteWithoutCasting { clause, .. }
            | Doubt::TieSilent { clause, .. }
            | Doubt::QuestionUnused { clause, .. } => clause.as_deref(),
            Doubt::NotCompared | Doubt::RemoteSilent => None,
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(clause) = self.clause() {
            write!(f, "Paragraph {clause}: ")?;
        }
        match self {
            Doubt::Defect { says, .. } => write!(f, "{says}."),
            Doubt::Assumed {
                seat: Some(seat), says, ..
            } => write!(f, "assumed for the seat {seat}: {says}."),
            Doubt::Assumed { seat: None, says, .. } => write!(f, "assumed: {says}."),
            Doubt::NotCompared => {
                f.write_str("Nobody is named who compared this file with the document (taken_from, checked_by).")
            }
            Doubt::VoteWithoutCasting { rung, .. } => {
                write!(
                    f,
                    "one on the rung \"{rung}\" may not vote, but may still give a casting vote."
                )
            }
            Doubt::TieSilent { class, .. } => {
                write!(
                    f,
                    "nothing is said of a tie in a decision of the class \"{class}\": a tie stays a tie."
                )
            }
            Doubt::RemoteSilent => {
                f.write_str("Nothing is said of members who join remotely: they count and vote like all others.")
            }
            Doubt::QuestionUnused { id, .. } => write!(f, "no rule asks the question \"{id}\"."),
        }
    }
}

/// Everything in these terms to look at again.
pub fn doubts(terms: &Terms) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let compared = terms.taken_from.as_ref().is_some_and(|from| from.checked_by.is_some());
    doubts.extend((!compared).then_some(Doubt::NotCompared));
    doubts.extend(terms.defects.iter().map(|defect| Doubt::Defect {
        clause: defect.clause.clone(),
        says: defect.says.clone(),
    }));
    doubts.extend(terms.assumed.iter().map(|assumption| Doubt::Assumed {
        seat: None,
        clause: assumption.clause.clone(),
        says: assumption.says.clone(),
    }));
    doubts.extend(terms.seats.iter().filter_map(|seat| {
        Some(Doubt::Assumed {
            seat: Some(seat.id.clone()),
            clause: seat.clause.clone(),
            says: seat.assumed.clone()?,
        })
    }));
    doubts.extend(votes_without_casting(terms));
    let mut used = Used::default();
    visit::terms(terms, &mut |node| used.note(node));
    doubts.extend(
        terms
            .decisions
            .iter()
            .filter(|class| is_silent(&class.rule.tie))
            .map(|class| Doubt::TieSilent {
                class: class.class.clone(),
                clause: class.clause.clone(),
            }),
    );
    doubts.extend((!used.remote && !used.remote_asked(terms)).then_some(Doubt::RemoteSilent));
    let unused = |question: &&Question| !used.questions.contains(&question.id.as_str());
    doubts.extend(
        terms
            .questions
            .iter()
            .filter(unused)
            .map(|question| Doubt::QuestionUnused {
                id: question.id.clone(),
                clause: question.clause.clone(),
            }),
    );
    doubts
}

/// Rungs that take the vote and leave the casting vote, where there is one to leave.
fn votes_without_casting(terms: &Terms) -> impl Iterator<Item = Doubt> + '_ {
    let mut casting = false;
    visit::terms(terms, &mut |node| {
        casting |= matches!(node, Node::Tie(Tie::Casting { .. }))
    });
    let bars = terms
        .bars
        .iter()
        .filter(move |bar| casting && bar.from.contains(&From::Vote));
    bars.filter(|bar| !bar.from.contains(&From::Casting)).filter_map(|bar| {
        let [Is::Conflict(rung)] = bar.who.as_slice() else {
            return None;
        };
        Some(Doubt::VoteWithoutCasting {
            rung: rung.clone(),
            clause: bar.clause.clone(),
        })
    })
}

fn is_silent(tie: &Tie) -> bool {
    match tie {
        Tie::Silent => true,
        Tie::Under(_, inner) => is_silent(inner),
        Tie::Lost | Tie::NoDecision | Tie::Postponed | Tie::Lot | Tie::Casting { .. } | Tie::Case(..) => false,
    }
}

/// What the trees of a file use.
#[derive(Default)]
struct Used<'t> {
    questions: Vec<&'t str>,
    remote: bool,
}

impl<'t> Used<'t> {
    fn note(&mut self, node: Node<'t>) {
        match node {
            Node::Is(Is::Case(id, _))
            | Node::Test(Test::Case(id, _))
            | Node::Weight(Weight::Case(id, _))
            | Node::Tie(Tie::Case(id, _)) => self.questions.push(id),
            Node::Is(Is::Remote) => self.remote = true,
            Node::Is(_) | Node::Test(_) | Node::Weight(_) | Node::Tie(_) => {}
        }
    }

    /// Whether a question that some rule asks is about remote attendance, in its own words.
    fn remote_asked(&self, terms: &Terms) -> bool {
        let asked = |question: &&Question| self.questions.contains(&question.id.as_str());
        terms
            .questions
            .iter()
            .filter(asked)
            .any(|question| question.asks.to_lowercase().contains("remote"))
    }
}
