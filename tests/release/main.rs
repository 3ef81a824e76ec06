//! The programs that are given to people, as `.ci/windows` built them: what they need of a system, what they tell about
//! themselves, and a meeting through the one for Windows, under Wine.
//!
//! All of it is ignored in a plain `cargo test`, which has no such programs: `QUORATE_WINDOWS_PROGRAM` and
//! `QUORATE_LINUX_PROGRAM` name them.
#![cfg(unix)]

mod linux;
mod meeting;
mod needs;
#[path = "../terminal/terminal.rs"]
#[allow(dead_code)] // the picture that Wine draws is no use to a test
mod terminal;
mod traces;

use std::path::PathBuf;

/// The program named by this variable.
fn program(variable: &str) -> PathBuf {
    let named = std::env::var_os(variable).unwrap_or_else(|| panic!("{variable} names no program: see .ci/windows"));
    PathBuf::from(named)
}

fn windows() -> PathBuf {
    program("QUORATE_WINDOWS_PROGRAM")
}
