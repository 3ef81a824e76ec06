//! A sample for every wall: a text that must be refused, where, and with which words; and texts that must not be.
//!
//! A wall without a sample fails; so does every entry of the walls' lists that nothing refuses.

use crate::walls::*;

/// Path, source below its header, then for each refusal its wall and its line.
type Sample = (&'static str, &'static str, &'static [(Wall, usize)]);

const REFUSED: &[Sample] = &[
    ("src/odds_and_ends.rs", "", &[(Wall::NoRoom, 1)]),
    // floors
    ("src/terms/load.rs", "use crate::ui;", &[(Wall::FloorAbove, 2)]),
    (
        "src/rules/quorum.rs",
        "use crate::{terms::Who,\n  meeting::Event};",
        &[(Wall::FloorAbove, 3)],
    ),
    (
        "src/rules/quorum.rs",
        "fn f(a: &crate::store::Disk) {}",
        &[(Wall::FloorAbove, 2)],
    ),
    (
        "src/store/mod.rs",
        "#[cfg(test)] mod tests { use crate::cli::run; }",
        &[(Wall::FloorAbove, 2)],
    ),
    (
        "src/ui/help.rs",
        "macro_rules! m { () => { $crate::cli::run() } }",
        &[(Wall::FloorAbove, 2)],
    ),
    ("src/ui/a/b.rs", "use super::super::c;", &[(Wall::UpAndAcross, 2)]),
    (
        "src/ui/a/b.rs",
        "fn f() { self::super::c() }",
        &[(Wall::UpAndAcross, 2)],
    ),
    (
        "src/rules/mod.rs",
        "use super::terms::Terms;",
        &[(Wall::NotByItsName, 2)],
    ),
    ("src/rules.rs", "use super::*;", &[(Wall::NotByItsName, 2)]),
    ("src/rules/tally.rs", "use crate::*;", &[(Wall::NotByItsName, 2)]),
    ("src/cli/rule.rs", "use quorate::ui;", &[(Wall::NotByItsName, 2)]),
    ("src/ui/mod.rs", "use std as s;", &[(Wall::Renamed, 2)]),
    ("src/terms/load.rs", "use std::*;", &[(Wall::Renamed, 2)]),
    ("src/store/mod.rs", "use chrono::*;", &[(Wall::Renamed, 2)]),
    (
        "src/ui/mod.rs",
        "#[path = \"../x.rs\"]\nmod x;",
        &[(Wall::ReadsFromElsewhere, 2)],
    ),
    ("src/ui/mod.rs", "include!(\"x.rs\");", &[(Wall::ReadsFromElsewhere, 2)]),
    (
        "src/ui/mod.rs",
        "extern crate std as s;",
        &[(Wall::ReadsFromElsewhere, 2)],
    ),
    // the pure rooms
    (
        "src/terms/load.rs",
        "use std::{collections::BTreeMap,\n io::Read};",
        &[(Wall::ImpureStd, 3)],
    ),
    (
        "src/minutes/text.rs",
        "fn f() { ::core::time::Duration::ZERO; }",
        &[(Wall::ImpureStd, 2)],
    ),
    (
        "src/minutes/text.rs",
        "use ratatui::text::Line;",
        &[(Wall::ImpureCrate, 2)],
    ),
    (
        "src/rules/tally.rs",
        "fn f(n: u64) -> bool { (n as f64) / 2. > 1e0 }",
        &[(Wall::ImpureWord, 2), (Wall::Float, 2), (Wall::Float, 2)],
    ),
    (
        "src/rules/tally.rs",
        "fn f(d: D) { d.as_secs_f32() }",
        &[(Wall::ImpureWord, 2)],
    ),
    (
        "src/meeting/fold.rs",
        "fn f() { std::println!(\"{}\", 1) }",
        &[(Wall::Prints, 2)],
    ),
    (
        "src/terms/load.rs",
        "fn f(p: &P) -> bool { p.exists() }",
        &[(Wall::AsksTheDisk, 2)],
    ),
    // what main.rs supplies
    ("src/ui/run.rs", "use chrono::{Utc, Local};", &[(Wall::Clock, 2)]),
    ("src/ui/run.rs", "fn f() { let a = Utc::now(); }", &[(Wall::Clock, 2)]),
    (
        "src/store/lock.rs",
        "fn f() { std::time::SystemTime::now() }",
        &[(Wall::Clock, 2)],
    ),
    (
        "src/meeting/fold.rs",
        "fn f() { chrono::Utc::now() }",
        &[(Wall::Clock, 2)],
    ),
    (
        "src/cli/mod.rs",
        "fn f() { std::env::args() }",
        &[(Wall::Environment, 2)],
    ),
    ("src/lib.rs", "use directories::ProjectDirs;", &[(Wall::Folders, 2)]),
    (
        "src/store/mod.rs",
        "fn f() { getrandom::fill(&mut a) }",
        &[(Wall::Randomness, 2)],
    ),
    // disk and terminal
    ("src/store/mod.rs", "use ratatui::Frame;", &[(Wall::TerminalInStore, 2)]),
    (
        "src/store/mod.rs",
        "use crossterm::event;",
        &[(Wall::TerminalInStore, 2)],
    ),
    (
        "src/main.rs",
        "use std::fs;\nfn f() { fs::write(a, b) }",
        &[(Wall::WritesOutsideStore, 3)],
    ),
    (
        "src/cli/rule.rs",
        "use std::fs::{self as disk, rename};",
        &[(Wall::WritesOutsideStore, 2), (Wall::WritesOutsideStore, 2)],
    ),
    (
        "src/ui/run.rs",
        "fn f() { std::fs::File::create(a) }",
        &[(Wall::WritesOutsideStore, 2)],
    ),
    // any file
    ("src/ui/run.rs", "fn f() { todo!() }", &[(Wall::Unfinished, 2)]),
    (
        "tests/whole.rs",
        "fn f() { unimplemented!(\"later\") }",
        &[(Wall::Unfinished, 2)],
    ),
    ("src/ui/run.rs", concat!("// FIX", "ME later"), &[(Wall::Unfinished, 2)]),
    (
        "src/ui/run.rs",
        "#[allow(clippy::unwrap_used)]\nfn f() {}",
        &[(Wall::WavesOffPolicy, 2)],
    ),
    (
        "src/rules/mod.rs",
        "#![allow(dead_code, clippy::indexing_slicing)]",
        &[(Wall::WavesOffPolicy, 2)],
    ),
];

const ACCEPTED: &[(&str, &str)] = &[
    (
        "src/rules/quorum.rs",
        "// std::fs, HashMap, 0.5, crate::ui\n/* super::super */ const A: &str = \"std::fs 0.5\";",
    ),
    (
        "src/rules/quorum.rs",
        "use super::tally::count;\nuse crate::terms::{self, Who};\nuse crate::rules::Step;",
    ),
    (
        "src/terms/load.rs",
        "#[cfg(test)]\nmod tests { use std::{fs, collections::HashMap}; fn f() { println!(\"{}\", 0.5) } }",
    ),
    (
        "src/terms/load.rs",
        "fn f(a: A) -> u8 { a.0.1 + (0..5).len() }\nuse std::{fmt, collections::BTreeMap};",
    ),
    (
        "src/ui/screens/list.rs",
        "use super::minutes::page;\nuse ratatui::Frame;",
    ),
    (
        "src/meeting/people.rs",
        "enum Where { Local }\nfn f() { match w { Where::Local => print() } }",
    ),
    ("src/cli/rule.rs", "fn f() { std::fs::read_to_string(p) }"),
    (
        "src/store/mod.rs",
        "use std::fs::{File, OpenOptions};\nfn f() { std::fs::write(a, b) }",
    ),
    (
        "src/main.rs",
        "use chrono::Local;\nuse quorate::cli;\nfn f() { Local::now(); std::env::args(); getrandom::fill(b) }",
    ),
    (
        "src/ui/run.rs",
        "#[expect(clippy::indexing_slicing, reason = \"checked above\")]\nfn f(w: &mut W) { w.write(a); a.rename() }",
    ),
];

/// `source` below a header, so that its first line is line 2.
fn below_header(source: &str) -> String {
    format!("//! Sample.\n{source}\n")
}

fn check(path: &str, source: &str) -> Vec<(Wall, usize)> {
    let found = refusals(path, &below_header(source), false);
    found.into_iter().map(|r| (r.wall, r.line)).collect()
}

#[test]
fn samples_are_refused_where_they_should_be() {
    for (path, source, expected) in REFUSED {
        assert_eq!(check(path, source), *expected, "{path}:\n{source}");
    }
}

#[test]
fn what_only_looks_like_it_is_not_refused() {
    for (path, source) in ACCEPTED {
        assert_eq!(check(path, source), [], "{path}:\n{source}");
    }
}

#[test]
fn a_file_has_a_header_and_an_end() {
    let only = |source: &str| -> Vec<Wall> {
        refusals("tests/a.rs", source, false)
            .into_iter()
            .map(|r| r.wall)
            .collect()
    };
    assert_eq!(only("// A remark.\n"), [Wall::NoHeader]);
    assert_eq!(only(&format!("//! A.\n{}", "//\n".repeat(LONGEST - 1))), []);
    assert_eq!(only(&format!("//! A.\n{}", "//\n".repeat(LONGEST))), [Wall::TooLong]);
}

#[test]
fn every_entry_of_every_list_is_refused() {
    let refused = |path: &str, source: String, wall: Wall| {
        let found = check(path, &source);
        assert!(found.contains(&(wall, 2)), "{path}: {source} gave {found:?}");
    };
    for room in PURE {
        let path = format!("src/{room}/a.rs");
        for name in IMPURE_STD {
            refused(&path, format!("use std::{name};"), Wall::ImpureStd);
        }
        for name in IMPURE_CRATES {
            refused(&path, format!("use {name}::a;"), Wall::ImpureCrate);
        }
        for name in IMPURE_WORDS {
            refused(&path, format!("fn f(a: {name}) {{}}"), Wall::ImpureWord);
        }
        for name in PRINTING {
            refused(&path, format!("fn f() {{ {name}!(a) }}"), Wall::Prints);
        }
        for name in ASKING_THE_DISK {
            refused(&path, format!("fn f(p: P) {{ p.{name}() }}"), Wall::AsksTheDisk);
        }
    }
    for name in WRITING {
        refused("src/ui/a.rs", format!("use std::fs::{name};"), Wall::WritesOutsideStore);
    }
    for name in OPENING {
        refused(
            "src/ui/a.rs",
            format!("fn f() {{ File::{name}(a) }}"),
            Wall::WritesOutsideStore,
        );
    }
    for name in POLICY {
        refused(
            "src/ui/a.rs",
            format!("#[allow(clippy::{name})] fn f() {{}}"),
            Wall::WavesOffPolicy,
        );
    }
    for (floor, room) in ROOMS.iter().enumerate() {
        for above in &ROOMS[floor + 1..] {
            refused(
                &format!("src/{room}/a.rs"),
                format!("use crate::{above}::b;"),
                Wall::FloorAbove,
            );
        }
        for below in &ROOMS[..=floor] {
            assert_eq!(
                check(&format!("src/{room}/a.rs"), &format!("use crate::{below}::b;")),
                []
            );
        }
    }
}

#[test]
fn a_module_for_tests_alone_may_use_the_disk_and_no_floor_above() {
    let source = below_header("use std::fs;\nuse crate::ui;");
    let found: Vec<Wall> = refusals("src/terms/tests.rs", &source, true)
        .into_iter()
        .map(|r| r.wall)
        .collect();
    assert_eq!(found, [Wall::FloorAbove]);
}

#[test]
fn every_wall_has_a_sample() {
    let mut sampled: Vec<Wall> = REFUSED
        .iter()
        .flat_map(|(_, _, expected)| expected.iter().map(|(wall, _)| *wall))
        .collect();
    sampled.sort();
    sampled.dedup();
    // `NoHeader` and `TooLong`, the last of the list, have a test of their own above.
    assert_eq!(
        sampled.len() + 2,
        Wall::TooLong as usize + 1,
        "these have one: {sampled:?}"
    );
}
