//! Reads the source and holds the walls of the house (ARCHITECTURE.md, "Invariants").
//!
//! `lexer` tells code from comments and text, `paths` finds what a file names, `walls` says what it may not name,
//! `samples` proves each refusal on a text that deserves it, `packages` reads Cargo.lock and Cargo.toml,
//! `documents` holds what the documents say against what is there. Nothing here runs the program.

mod documents;
mod lexer;
mod packages;
mod paths;
mod samples;
mod walls;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository whose tests are being run. Asked of cargo now, not when this was compiled: with a target
/// folder that was copied or shared, the two can be different checkouts, and the wrong one would be read.
fn root() -> PathBuf {
    let folder = std::env::var("CARGO_MANIFEST_DIR").expect("run by cargo test");
    PathBuf::from(folder)
}

/// Every Rust file of `src` and `tests`, by its path from the root with `/`.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for folder in ["src", "tests"] {
        collect(&root().join(folder), folder, &mut found);
    }
    found
}

fn collect(folder: &Path, name: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{name}: {e}")) {
        let entry = entry.unwrap_or_else(|e| panic!("{name}: {e}"));
        let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &inner, found);
        } else if inner.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).unwrap_or_else(|e| panic!("{inner}: {e}"));
            found.insert(inner, text);
        }
    }
}

/// Files and folders that are compiled for tests alone, as their parents declare them: `src/rules/tests`.
fn for_tests_alone(sources: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources {
        let stem = path.strip_suffix(".rs").unwrap_or(path);
        let folder = ["/mod", "/lib", "/main"]
            .iter()
            .find_map(|end| stem.strip_suffix(end))
            .unwrap_or(stem);
        let modules = paths::test_modules(&lexer::tokens(text));
        found.extend(modules.iter().map(|module| format!("{folder}/{module}")));
    }
    found
}

#[test]
fn the_walls_stand() {
    let sources = sources();
    for room in walls::ROOMS {
        let inside = format!("src/{room}/");
        assert!(
            sources.keys().any(|path| path.starts_with(&inside)),
            "{room} was not read"
        );
    }
    let for_tests = for_tests_alone(&sources);
    let mut faults = Vec::new();
    for (path, text) in &sources {
        let stem = path.strip_suffix(".rs").unwrap_or(path);
        let of_tests = |module: &String| stem == module || stem.starts_with(&format!("{module}/"));
        for refusal in walls::refusals(path, text, for_tests.iter().any(of_tests)) {
            faults.push(format!(
                "{path}:{}: {} ({:?})",
                refusal.line, refusal.says, refusal.wall
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
