//! The rules against worked cases, traps found in other systems, and properties that must always hold.

mod blocks;
mod checked;
mod clauses;
mod elections;
mod equality;
mod exhaustive;
mod forecast;
mod forms;
mod hands;
mod ladder;
mod made_up;
mod properties;
mod quorum;
mod readings;
mod sentences;
mod standing_in;
mod sums;

mod table;
mod told;
mod traps;
mod worked_cases;
