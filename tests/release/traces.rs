//! A program tells nobody on which machine it was made: no path of the checkout, of the registry or of the compiler.

use std::fs;

use crate::{program, windows};

/// Where builds happen. The checkout and cargo's folder are added as they are now.
const PLACES: [&str; 7] = [
    "/root/",
    "/home/",
    "/build/",
    "/usr/src/",
    "/usr/lib/rustlib/",
    ".cargo/registry",
    ".rustup/",
];

/// The places that stand in these bytes, each with what stands around it first.
fn traces(bytes: &[u8], places: &[String]) -> Vec<String> {
    let around = |place: &String| {
        let at = bytes.windows(place.len()).position(|there| there == place.as_bytes())?;
        let end = bytes.len().min(at + 120);
        Some(String::from_utf8_lossy(&bytes[at..end]).into_owned())
    };
    places.iter().filter_map(around).collect()
}

fn places() -> Vec<String> {
    let here = [std::env::var("CARGO_MANIFEST_DIR"), std::env::var("CARGO_HOME")];
    let here = here.into_iter().flatten().filter(|path| path.len() > 1);
    PLACES.iter().map(|place| (*place).to_string()).chain(here).collect()
}

#[test]
fn a_trace_is_found() {
    let bytes = b"\0panicked at /home/runner/src/main.rs\0";
    let found = traces(bytes, &places());
    assert_eq!(found, ["/home/runner/src/main.rs\0"]);
    assert_eq!(traces(b"\0panicked at src/main.rs\0", &places()), [""; 0]);
}

#[test]
#[ignore = "needs the program for Windows: .ci/windows"]
fn the_program_for_windows_holds_no_path_of_its_making() {
    assert_eq!(traces(&fs::read(windows()).unwrap(), &places()), [""; 0]);
}

#[test]
#[ignore = "needs the program for Linux: .ci/run"]
fn the_program_for_linux_holds_no_path_of_its_making() {
    let bytes = fs::read(program("QUORATE_LINUX_PROGRAM")).unwrap();
    assert_eq!(traces(&bytes, &places()), [""; 0]);
}
