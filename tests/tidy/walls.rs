//! The walls of the house: what a file may not name, and why. One file's path and text in, its refusals out.
//!
//! [`Wall`] is the list; `samples` holds for each of them a text that must be refused. Items for tests alone may use
//! what they like of the standard library, but no floor above their own.

use crate::lexer::{Kind, Token, tokens};
use crate::paths::{Path, paths, without_tests};

/// The rooms from the ground up. A room names only itself and those before it.
pub const ROOMS: [&str; 7] = ["terms", "rules", "meeting", "minutes", "store", "ui", "cli"];
/// The rooms that are functions of what they are given.
pub const PURE: [&str; 4] = ["terms", "rules", "meeting", "minutes"];

/// What the pure rooms name of no standard library.
pub const IMPURE_STD: [&str; 9] = ["fs", "io", "env", "time", "net", "process", "thread", "sync", "os"];
/// Crates that the pure rooms name not at all.
pub const IMPURE_CRATES: [&str; 9] = [
    "ratatui",
    "ratatui_textarea",
    "crossterm",
    "directories",
    "getrandom",
    "rand",
    "same_file",
    "clap",
    "quorate",
];
/// Words that stand for the clock, hash order or rounding wherever they come from.
pub const IMPURE_WORDS: [&str; 10] = [
    "HashMap",
    "HashSet",
    "hash_map",
    "hash_set",
    "RandomState",
    "DefaultHasher",
    "SystemTime",
    "Instant",
    "f32",
    "f64",
];
/// Macros that write to the terminal.
pub const PRINTING: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];
/// Methods by which a path would ask the disk.
pub const ASKING_THE_DISK: [&str; 8] = [
    "exists",
    "try_exists",
    "is_file",
    "is_dir",
    "read_dir",
    "read_link",
    "canonicalize",
    "symlink_metadata",
];
/// Functions and types of `std::fs` that change the disk, and all of it at once.
pub const WRITING: [&str; 14] = [
    "write",
    "copy",
    "rename",
    "remove_file",
    "remove_dir",
    "remove_dir_all",
    "create_dir",
    "create_dir_all",
    "hard_link",
    "soft_link",
    "set_permissions",
    "OpenOptions",
    "DirBuilder",
    "*",
];
/// Functions of `File` that make or change one.
pub const OPENING: [&str; 3] = ["create", "create_new", "options"];
/// Lints that are policy, so that no file may wave them off.
pub const POLICY: [&str; 6] = [
    "unwrap_used",
    "expect_used",
    "panic",
    "todo",
    "indexing_slicing",
    "cast_possible_truncation",
];
/// Files longer than this hold more than one idea.
pub const LONGEST: usize = 500;

/// What can be wrong with a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Wall {
    NoRoom,
    FloorAbove,
    UpAndAcross,
    NotByItsName,
    Renamed,
    ReadsFromElsewhere,
    ImpureStd,
    ImpureCrate,
    ImpureWord,
    Float,
    Prints,
    AsksTheDisk,
    Clock,
    Environment,
    Folders,
    Randomness,
    TerminalInStore,
    WritesOutsideStore,
    Unfinished,
    WavesOffPolicy,
    NoHeader,
    TooLong,
}

/// One fault, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    pub wall: Wall,
    pub line: usize,
    pub says: String,
}

/// What is wrong with the file at `path` (from the root of the repository, with `/`), in the order of its lines.
/// `for_tests`: a module that its parent declares for tests alone.
pub fn refusals(path: &str, source: &str, for_tests: bool) -> Vec<Refusal> {
    let mut found = Found(Vec::new());
    let everything = tokens(source);
    let product = match for_tests {
        true => Vec::new(),
        false => without_tests(&everything),
    };
    shape(source, &product, &mut found);
    if let Some(inside) = path.strip_prefix("src/") {
        let place = Place::of(inside);
        let outside_tests = paths(&product);
        floors(&place, &paths(&everything), &mut found);
        if place == Place::Nowhere {
            found.add(Wall::NoRoom, 1, "stands in no room".to_string());
        }
        if let Place::Room { name, .. } = place
            && PURE.contains(&name)
        {
            pure(name, &product, &outside_tests, &mut found);
        }
        supplied_by_main(&place, &outside_tests, &mut found);
        disk_and_terminal(&place, &outside_tests, &mut found);
        policy(&everything, &product, &mut found);
    }
    found.0.sort_by_key(|r| (r.line, r.wall));
    found.0.dedup();
    found.0
}

struct Found(Vec<Refusal>);

impl Found {
    fn add(&mut self, wall: Wall, line: usize, says: String) {
        self.0.push(Refusal { wall, line, says });
    }
}

/// Where in the house a file of `src/` stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// `lib.rs`, the map.
    Map,
    Main,
    /// A room; `door`: the file that declares it, whose `super` is the house.
    Room {
        name: &'static str,
        floor: usize,
        door: bool,
    },
    Nowhere,
}

impl Place {
    fn of(inside: &str) -> Place {
        let first = inside.split('/').next().unwrap_or_default();
        let room = first.strip_suffix(".rs").unwrap_or(first);
        let door = !inside.contains('/') || inside == format!("{room}/mod.rs");
        match (inside, ROOMS.iter().position(|r| *r == room)) {
            ("lib.rs", _) => Place::Map,
            ("main.rs", _) => Place::Main,
            (_, Some(floor)) => Place::Room {
                name: ROOMS[floor],
                floor,
                door,
            },
            (_, None) => Place::Nowhere,
        }
    }
}

/// Length, header, and what is not finished: for tests as for the house itself.
fn shape(source: &str, product: &[Token], found: &mut Found) {
    let lines = source.lines().count();
    if lines > LONGEST {
        found.add(
            Wall::TooLong,
            LONGEST + 1,
            format!("has {lines} lines, more than {LONGEST}"),
        );
    }
    if !source.starts_with("//!") {
        found.add(Wall::NoHeader, 1, "does not begin with //!".to_string());
    }
    // In halves, or this file would refuse itself.
    let marker = ["FIX", "ME"].concat();
    for (at, line) in source.lines().enumerate() {
        if line.contains(&marker) {
            found.add(Wall::Unfinished, at + 1, format!("is marked {marker}"));
        }
    }
    for path in paths(product).iter().filter(|p| p.makes) {
        let name = path.parts.last().map(String::as_str).unwrap_or_default();
        if ["todo", "unimplemented"].contains(&name) {
            found.add(Wall::Unfinished, path.line, format!("leaves {name}! behind"));
        }
    }
}

/// Rooms by their names, downwards.
fn floors(place: &Place, all: &[Path], found: &mut Found) {
    for path in all {
        let line = path.line;
        if path.holds(&["super", "super"]) || path.holds(&["self", "super"]) {
            let says = format!("climbs: {}", path.parts.join("::"));
            found.add(Wall::UpAndAcross, line, says);
        }
        let Place::Room { name, floor, door } = *place else {
            continue;
        };
        let second = path.parts.get(1).map(String::as_str);
        match (path.parts.first().map(String::as_str), second) {
            (Some("crate"), Some(other)) => match ROOMS.iter().position(|r| *r == other) {
                Some(theirs) if theirs > floor => {
                    let says = format!("{name} names {other}, a floor above it");
                    found.add(Wall::FloorAbove, line, says);
                }
                Some(_) => {}
                None => found.add(Wall::NotByItsName, line, format!("crate::{other} is no room")),
            },
            (Some("super"), Some(other)) if door && (ROOMS.contains(&other) || other == "*") => {
                let says = format!("super::{other} is a room not called by crate::");
                found.add(Wall::NotByItsName, line, says);
            }
            (Some("quorate"), Some(_)) => {
                found.add(Wall::NotByItsName, line, "calls the house from outside".to_string());
            }
            _ => {}
        }
    }
    let roots = ["crate", "self", "super", "std", "core", "alloc", "chrono"];
    for path in all.iter().filter(|p| p.imported) {
        let root = path.parts.len() == 1 && roots.iter().any(|r| path.begins(&[r]));
        let glob_of_root = path.parts.len() == 2
            && path.parts[1] == "*"
            && ["std", "core", "alloc", "chrono"].iter().any(|r| path.begins(&[r]));
        if root && path.renamed || glob_of_root {
            let says = format!("hides what it uses: {}", path.parts.join("::"));
            found.add(Wall::Renamed, path.line, says);
        }
    }
}

/// What a function of its arguments has no use for.
fn pure(room: &str, product: &[Token], all: &[Path], found: &mut Found) {
    for path in all {
        let name = path.parts.last().map(String::as_str).unwrap_or_default();
        let second = path.parts.get(1).map(String::as_str).unwrap_or_default();
        let std = matches!(path.root(), Some("std" | "core" | "alloc"));
        if std && IMPURE_STD.contains(&second) && !path.makes {
            found.add(Wall::ImpureStd, path.line, format!("{room} names std::{second}"));
        }
        if let Some(root) = path.root().filter(|r| IMPURE_CRATES.contains(r)) {
            found.add(Wall::ImpureCrate, path.line, format!("{room} names the crate {root}"));
        }
        if path.makes && PRINTING.contains(&name) {
            found.add(Wall::Prints, path.line, format!("{room} prints: {name}!"));
        }
    }
    for (at, token) in product.iter().enumerate() {
        let (line, text) = (token.line, token.text.as_str());
        let rounds = text.ends_with("_f32") || text.ends_with("_f64");
        if token.is_word() && (rounds || IMPURE_WORDS.contains(&text)) {
            found.add(Wall::ImpureWord, line, format!("{room} names {text}"));
        }
        if token.kind == Kind::Float {
            found.add(Wall::Float, line, format!("{room} writes the float {text}"));
        }
        let called = product.get(at + 1).is_some_and(|t| t.is("("));
        let method = at > 0 && product[at - 1].is(".");
        if method && called && ASKING_THE_DISK.contains(&text) {
            found.add(Wall::AsksTheDisk, line, format!("{room} asks the disk: .{text}()"));
        }
    }
}

/// Clock, environment, folders, ids: from `main.rs` to whoever needs them, as arguments.
fn supplied_by_main(place: &Place, all: &[Path], found: &mut Found) {
    if *place == Place::Main {
        return;
    }
    for path in all {
        let line = path.line;
        let from_chrono = path.root() == Some("chrono") && path.holds(&["Local"]);
        let local = path.root() == Some("Local");
        let now = ["Local", "Utc", "SystemTime", "Instant"]
            .iter()
            .any(|clock| path.holds(&[clock, "now"]));
        if from_chrono || local || now {
            let says = format!("reads the clock itself: {}", path.parts.join("::"));
            found.add(Wall::Clock, line, says);
        }
        if path.begins(&["std", "env"]) && !path.makes {
            found.add(Wall::Environment, line, "asks the environment itself".to_string());
        }
        match path.root() {
            Some("directories") => found.add(Wall::Folders, line, "looks for folders itself".to_string()),
            Some("getrandom" | "rand") => found.add(Wall::Randomness, line, "makes ids itself".to_string()),
            _ => {}
        }
    }
}

/// The disk is the store's, and nothing else is.
fn disk_and_terminal(place: &Place, all: &[Path], found: &mut Found) {
    let in_store = matches!(place, Place::Room { name: "store", .. });
    for path in all {
        let line = path.line;
        let terminal = matches!(path.root(), Some("ratatui" | "ratatui_textarea" | "crossterm"));
        if in_store && terminal {
            let root = path.parts[0].clone();
            found.add(Wall::TerminalInStore, line, format!("the store names {root}"));
        }
        let writes = WRITING.iter().any(|w| path.holds(&["fs", w])) || OPENING.iter().any(|w| path.holds(&["File", w]));
        let hides = path.renamed && path.begins(&["std", "fs"]);
        if !in_store && (writes || hides) {
            let says = format!("writes to the disk outside the store: {}", path.parts.join("::"));
            found.add(Wall::WritesOutsideStore, line, says);
        }
    }
}

/// Ways round the walls.
fn policy(everything: &[Token], product: &[Token], found: &mut Found) {
    for at in 0..everything.len() {
        let rest = &everything[at..];
        let begins = |marks: &[&str]| rest.len() >= marks.len() && marks.iter().zip(rest).all(|(m, t)| t.is(m));
        if begins(&["#", "[", "path"]) || begins(&["extern", "crate"]) || begins(&["include", "!"]) {
            let says = "brings code in past the walls (#[path], extern crate, include!)";
            found.add(Wall::ReadsFromElsewhere, rest[0].line, says.to_string());
        }
    }
    for (at, token) in product.iter().enumerate().filter(|(_, t)| t.is("allow")) {
        let lints = product[at..].iter().take_while(|t| !t.is("]"));
        for lint in lints.filter(|t| POLICY.contains(&t.text.as_str())) {
            found.add(Wall::WavesOffPolicy, token.line, format!("allows {}", lint.text));
        }
    }
}
