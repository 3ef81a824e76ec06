//! Cargo.lock and Cargo.toml: no network in the tree, one copy of what draws, the pinned format.
//!
//! `mio` is in the tree without its sockets (crossterm waits for keys with it), and `libc` and `winapi` can do anything;
//! what is refused here is every crate whose business is the network.

/// Crates that talk to a network or bring a runtime to do so.
const NETWORK: [&str; 24] = [
    "actix-web",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tokio",
    "tungstenite",
    "ureq",
    "webbrowser",
];

/// Crates of which a second copy would mean two ideas of a screen, or of how wide a letter is.
const ONCE: [&str; 6] = [
    "crossterm",
    "ratatui",
    "ratatui-core",
    "ron",
    "unicode-segmentation",
    "unicode-width",
];

/// What is wrong with a lock file.
fn refusals(lock: &str) -> Vec<String> {
    let names: Vec<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .collect();
    let network = names.iter().filter(|name| NETWORK.contains(name));
    let mut found: Vec<String> = network.map(|name| format!("{name} is for the network")).collect();
    for once in ONCE {
        let copies = names.iter().filter(|name| **name == once).count();
        if copies != 1 {
            found.push(format!("{copies} copies of {once}"));
        }
    }
    found
}

fn read(name: &str) -> String {
    let path = crate::root().join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn the_lock_file_holds_no_network_and_no_second_screen() {
    assert_eq!(refusals(&read("Cargo.lock")), Vec::<String>::new());
}

#[test]
fn samples_of_lock_files_are_refused() {
    let package = |name: &str| format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\n\n");
    let sound: String = ONCE.iter().map(|name| package(name)).collect();
    assert_eq!(refusals(&sound), Vec::<String>::new());
    for name in NETWORK {
        let lock = sound.clone() + &package(name);
        assert_eq!(refusals(&lock), [format!("{name} is for the network")]);
    }
    for name in ONCE {
        let lock = sound.clone() + &package(name);
        assert_eq!(refusals(&lock), [format!("2 copies of {name}")]);
    }
    assert_eq!(refusals("").len(), ONCE.len());
}

#[test]
fn policy_stands_where_the_compiler_reads_it() {
    let manifest = read("Cargo.toml");
    for line in [
        "unsafe_code = \"forbid\"",
        "overflow-checks = true",
        // The output of ron is hashed as it stands on disk and shown to people: a patch release may change it.
        "ron = \"=0.12.3\"",
    ] {
        assert!(manifest.contains(line), "Cargo.toml: {line}");
    }
    for file in ["src/lib.rs", "src/main.rs"] {
        let text = read(file);
        for lint in ["unwrap_used", "expect_used", "panic", "todo"] {
            assert!(
                text.contains(&format!("clippy::{lint}")),
                "{file}: {lint} is not denied"
            );
        }
    }
    let map = read("src/lib.rs");
    for room in crate::walls::PURE {
        let declared = format!("deny(clippy::indexing_slicing, clippy::cast_possible_truncation))]\npub mod {room};");
        assert!(
            map.contains(&declared),
            "src/lib.rs: the pure room {room} may index or cut numbers short"
        );
    }
}
