//! The field's own words: the one table that says how screens and documents call a thing, by regime.
//!
//! Sentences take every such word from here (design: one concept, one name). NHS committees of the years of clinical
//! commissioning groups are the usual case; names of seats and organisations are the terms' own.

use crate::meeting::{InterestKind, Way};
use crate::rules::Outcome;
pub use crate::terms::Regime;

/// A thing that has a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Term {
    Present,
    Apologies,
    InAttendance,
    NotPresent,
    Paragraph,
    PrivateSession,
    RecordedVote,
    DecidingVote,
    Draft,
    Practice,
    Working,
}

/// Term, for groups, for boards, for councils.
const TABLE: [(Term, [&str; 3]); 11] = [
    (Term::Present, ["Present"; 3]),
    (Term::Apologies, ["Apologies"; 3]),
    (Term::InAttendance, ["In attendance"; 3]),
    (Term::NotPresent, ["Not present"; 3]),
    (Term::Paragraph, ["paragraph"; 3]),
    (
        Term::PrivateSession,
        ["private session", "private session", "Part 2 (exempt business)"],
    ),
    (Term::RecordedVote, ["recorded vote"; 3]),
    (
        Term::DecidingVote,
        ["second and deciding vote", "casting vote", "casting vote"],
    ),
    (Term::Draft, ["DRAFT – subject to approval"; 3]),
    (
        Term::Practice,
        ["PRACTICE – not a real meeting; the people in it are invented"; 3],
    ),
    (Term::Working, ["How the results were worked out"; 3]),
];

impl Regime {
    /// The word.
    pub fn word(self, term: Term) -> &'static str {
        let column = match self {
            Regime::NhsGroups => 0,
            Regime::NhsBoards => 1,
            Regime::Council => 2,
        };
        TABLE
            .iter()
            .find(|(known, _)| *known == term)
            .and_then(|(_, words)| words.get(column).copied())
            .unwrap_or_default()
    }

    /// "(paragraph 16)", with a space before it; nothing where there is none.
    pub fn cited(self, clause: Option<&str>) -> String {
        clause.map_or_else(String::new, |clause| {
            format!(" ({} {clause})", self.word(Term::Paragraph))
        })
    }
}

/// How an outcome is called: "not carried".
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Carried => "carried",
        Outcome::Lost => "not carried",
        Outcome::Tied => "tied",
        Outcome::NoDecision => "no decision was reached",
        Outcome::Void => "not a valid decision",
        Outcome::Open => "not completed",
        Outcome::ReadingNeeded => "not settled",
        Outcome::RecountNeeded => "to be counted again",
    }
}

/// The four types of interest, as the national guidance names them.
pub fn interest_kind(kind: InterestKind) -> &'static str {
    kind.in_words()
}

/// How somebody who is not in the room takes part; nothing for one who is.
pub fn way(way: Way) -> Option<&'static str> {
    match way {
        Way::InPerson => None,
        Way::Remote => Some("joined remotely"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_a_word_in_every_regime() {
        for (term, _) in TABLE {
            for regime in [Regime::NhsGroups, Regime::NhsBoards, Regime::Council] {
                assert!(!regime.word(term).is_empty(), "{term:?} {regime:?}");
            }
            assert_eq!(TABLE.iter().filter(|(known, _)| *known == term).count(), 1, "{term:?}");
        }
    }

    #[test]
    fn words_follow_the_regime() {
        assert_eq!(Regime::NhsGroups.word(Term::PrivateSession), "private session");
        assert_eq!(Regime::NhsGroups.word(Term::DecidingVote), "second and deciding vote");
        assert_eq!(Regime::NhsBoards.word(Term::DecidingVote), "casting vote");
        assert_eq!(Regime::Council.word(Term::PrivateSession), "Part 2 (exempt business)");
    }

    #[test]
    fn a_paragraph_is_cited_where_there_is_one() {
        assert_eq!(Regime::NhsGroups.cited(Some("16")), " (paragraph 16)");
        assert_eq!(Regime::NhsGroups.cited(None), "");
    }
}
