//! The real program in a real pseudo-terminal of 80 by 24, as a person has it: a meeting that is cut off by a killed
//! process and goes on, one that the system ends, and everything that the program refuses to begin with.
//!
//! [`terminal`] is the terminal, [`steering`] knows which control sequences may reach it. Nothing here sleeps: a test
//! waits for what the screen or the disk must say, until a deadline that no sound run comes near.
#![cfg(unix)]

mod ending;
mod letters;
mod meeting;
mod refused;
mod steering;
mod terminal;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Runs the program without any terminal.
fn quorate(meetings: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_quorate"))
        .arg("--meetings")
        .arg(meetings)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The one meeting under a meetings folder.
fn only_meeting(meetings: &Path) -> PathBuf {
    let only = |folder: &Path| {
        let inside: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(inside.len(), 1, "{inside:?}");
        inside[0].clone()
    };
    only(&only(meetings))
}
