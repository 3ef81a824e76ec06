//! The control sequences in what a program sent to its terminal, by their form, and the few that Quorate may send.
//!
//! Whatever a person typed or pasted must reach the terminal as text: a sequence from elsewhere could rename the window,
//! fill the clipboard or write keys for the person.

use std::collections::BTreeSet;

/// What Quorate may send: where to write and in which colours, the modes it enters and leaves, and nothing else.
const OWN: &[&str] = &[
    "CSI H",
    "CSI m",
    "CSI 2J",
    "CSI ?25h",
    "CSI ?25l",
    "CSI ?1049h",
    "CSI ?1049l",
    "CSI ?2004h",
    "CSI ?2004l",
];

/// The sequences in `sent` that are not Quorate's own, by their form.
pub fn foreign(sent: &[u8]) -> Vec<String> {
    let sent = std::str::from_utf8(sent).expect("the program sends UTF-8");
    let found = forms(sent).into_iter();
    found.filter(|form| !OWN.contains(&form.as_str())).collect()
}

/// The forms of all sequences and control characters. Where to write and which colour are left out of a form, since
/// they are different each time.
fn forms(sent: &str) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    let mut rest = sent.chars();
    while let Some(c) = rest.next() {
        if c != '\x1b' {
            if c.is_control() {
                forms.insert(format!("U+{:04X}", u32::from(c)));
            }
            continue;
        }
        let form = match rest.next() {
            Some('[') => {
                let mut parameters = String::new();
                let last = loop {
                    match rest.next() {
                        Some(c @ '\x40'..='\x7e') => break c,
                        Some(c) => parameters.push(c),
                        None => break '\u{fffd}',
                    }
                };
                let plain = parameters.chars().all(|c| c.is_ascii_digit() || c == ';');
                match last {
                    'H' | 'm' if plain => format!("CSI {last}"),
                    _ => format!("CSI {parameters}{last}"),
                }
            }
            Some(other) => format!("ESC {other}"),
            None => "ESC".into(),
        };
        forms.insert(form);
    }
    forms
}

#[test]
fn own_sequences_and_others() {
    for (sent, found) in [
        ("plain text, é and 日本", &[][..]),
        ("\x1b[?1049h\x1b[2J\x1b[3;7H\x1b[38;5;4mx\x1b[0m\x1b[?25h", &[]),
        ("\x1b]0;a new title\x07", &["ESC ]", "U+0007"]),
        ("\x1b[6n", &["CSI 6n"]),
        ("\x1b[?1000h", &["CSI ?1000h"]),
        ("\x1b[>4;2m", &["CSI >4;2m"]),
        ("\u{9b}2J", &["U+009B"]),
        ("\x1b", &["ESC"]),
    ] {
        assert_eq!(foreign(sent.as_bytes()), found, "{sent:?}");
    }
}
