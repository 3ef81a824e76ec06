//! The command line as other programs and people meet it: the worked cases, the exits, what is refused, the shape of JSON.

mod cases;
mod exits;
mod json;
mod parts;
mod print;
mod refused;
mod terms_new;
mod told;
mod verified;

use std::path::PathBuf;
use std::process::{Command, Output};

/// A file of the repository. Asked of cargo now: the tests for Windows are compiled where paths look different.
fn repository(path: &str) -> PathBuf {
    PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join(path)
}

/// Runs the program in an empty folder.
fn quorate(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap()
}

/// What the program answered, and how it ended.
fn answered(arguments: &[&str]) -> (i32, String) {
    let output = quorate(arguments);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        output.status.code().unwrap(),
        text(&output.stdout) + &text(&output.stderr),
    )
}
