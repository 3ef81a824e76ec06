//! Results over terms and a snapshot: electorate, quorum, who presides, tally, outcome, casting vote, readings, what is missing.
//!
//! A result is a pure function of terms and snapshot; every result carries its steps and their clauses.
//! What a person must decide is a value. Exact fractions, compared by cross-multiplication.

pub mod result;
pub mod snapshot;

pub use result::*;
pub use snapshot::*;
