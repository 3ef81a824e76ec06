//! The bar for the record: what is shown as saved is there after a crash, a power cut, a failing or full disk; damage is
//! always noticed; one writer; the screen never waits. ARCHITECTURE.md names the test for each promise.
//!
//! `simulated` is a disk in memory that knows what would last through a power cut; `sitting` a small meeting recorded on
//! it. The numbers of cases are fixed; `QUORATE_SEED` runs one seed again, `QUORATE_LONG=1` ten times as many.

#[path = "../support/entries.rs"]
mod entries;
#[path = "../support/mod.rs"]
mod support;

mod committee;
mod committee_rescue;
mod copies;
mod damage;
mod drafts;
mod faults;
mod guards;
mod links;
mod power;
mod real;
mod rescue;
mod security;
mod simulated;
mod sitting;
mod slow;

use std::path::Path;
use std::process::Command;

/// The program with these arguments: its exit code, and what it says on both outputs.
fn quorate(place: &Path, arguments: &[&str]) -> (i32, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .env("QUORATE_MEETINGS", place)
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap();
    (out.status.code().unwrap(), text)
}
