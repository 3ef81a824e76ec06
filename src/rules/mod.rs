//! Results over terms and a snapshot: electorate, quorum, who presides, tally, outcome, casting vote, readings, what is missing.
//!
//! A result is a pure function of terms and snapshot; every result carries its steps and their clauses.
//! What a person must decide is a value. Exact fractions, compared by cross-multiplication.
//!
//! Read in this order: `facts` (terms and snapshot joined), `truth` (yes, no, or it depends), `who` (which seats),
//! `need` and `test` (how many), `weights`, `outcome` with `casting` and `hands`, `readings` (every way to read it),
//! `quorum` with `repairs`, `could_matter`, `ways`, `ladder`, `election` with `ballot`; then the telling: `words`, `sentence`,
//! `explain` with `tellings`, `missing`, `conditions` with `margin` and `carries`, `working`; `evaluate` puts the result together.
//! `prospects` with `trials` says what terms can ever give, `understood` with `understood_tests` reads them back.

mod ballot;
mod carries;
mod casting;
mod chair;
mod conditions;
mod could_matter;
mod discern;
mod election;
mod electorate;
mod equality;
mod evaluate;
mod explain;
mod facts;
mod hands;
mod ladder;
mod margin;
mod missing;
mod need;
mod outcome;
mod prospects;
mod quorum;
mod readings;
mod repairs;
pub mod result;
mod sentence;
pub mod snapshot;
mod stand_ins;
mod tally;
mod tellings;
mod test;
mod trials;
mod truth;
mod understood;
mod understood_tests;
mod ways;
mod weights;
mod who;
mod words;
mod working;

pub use chair::{MayPreside, is_named_to_preside, may_preside};
pub use could_matter::could_matter;
pub use election::{Ballot, ElectionOutcome, ElectionReading, ElectionResult, election};
pub use evaluate::{result, steps_of_result};
pub use ladder::{Eligible, MaySend, Rung, bars_on, eligible, may_be_elected, may_send, possible_choices, rungs};
pub use prospects::{Prospects, prospects};
pub use readings::MOST_COMBINATIONS;
pub use repairs::{Call, calls};
pub use result::*;
pub use snapshot::*;
pub use tally::{Tallied, VotesAndHeads, tallies};
pub use understood::{Understood, remedy_in_words, understood};
pub use ways::{Voter, Way, outcome_ways, presiding_ways, quorum_ways, voter_ways};
