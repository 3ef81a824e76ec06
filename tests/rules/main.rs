//! The rules against worked cases, traps found in other systems, and properties that must always hold.

mod checked;
mod hands;
mod ladder;
mod properties;
mod quorum;
mod readings;
mod table;
mod traps;
mod worked_cases;
