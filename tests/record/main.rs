//! The bar for the record: what is shown as saved is there after a crash, a power cut, a failing or full disk; damage is
//! always noticed; one writer; the screen never waits. ARCHITECTURE.md names the test for each promise.
//!
//! `simulated` is a disk in memory that knows what would last through a power cut; `sitting` a small meeting recorded on
//! it. The numbers of cases are fixed; `QUORATE_SEED` runs one seed again, `QUORATE_LONG=1` ten times as many.

#[path = "../support/mod.rs"]
mod support;

mod copies;
mod damage;
mod faults;
mod guards;
mod power;
mod real;
mod rescue;
mod security;
mod simulated;
mod sitting;
mod slow;
