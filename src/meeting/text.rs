//! Text as people type and paste it: names are checked and refused, prose is cleaned and never refused.
//!
//! A name is looked at letter by letter because two that look alike must not be two people, and because it is printed
//! everywhere. Prose may come from anywhere (Word, a browser, a mail); what cannot be seen goes, and it is said.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name, in characters.
pub const NAME_CHARS_MAX: usize = 200;

/// The most marks that one letter may carry.
const MARKS_MAX: usize = 4;

/// A note is the secretary's working text, in no document ever; minute text is the record. What is written of an item in
/// private is a text of its own: nothing that is done to one of the two moves words into the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum TextKind {
    Note,
    Minute,
    PrivateNote,
    PrivateMinute,
}

impl TextKind {
    /// The notes or the minute text, public or private.
    pub fn of(note: bool, private: bool) -> TextKind {
        match (note, private) {
            (true, false) => TextKind::Note,
            (false, false) => TextKind::Minute,
            (true, true) => TextKind::PrivateNote,
            (false, true) => TextKind::PrivateMinute,
        }
    }

    pub fn is_note(self) -> bool {
        matches!(self, TextKind::Note | TextKind::PrivateNote)
    }

    pub fn is_private(self) -> bool {
        matches!(self, TextKind::PrivateNote | TextKind::PrivateMinute)
    }
}

/// A name, title or other single line, composed (NFC), with single spaces; or what is wrong with it, a whole sentence.
///
/// # Errors
/// An empty name, one of more than 200 characters, one with characters that cannot be seen or that steer a terminal.
pub fn check_name(text: &str) -> Result<String, String> {
    let name: String = text.nfc().collect();
    let mut marks = 0;
    for letter in name.chars() {
        marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
        if marks > MARKS_MAX {
            return Err("This name has more marks on one letter than a name can have; type it again.".into());
        }
        if letter.is_control() || is_invisible(letter) || is_line_end(letter) || is_private_use(letter) {
            return Err(format!(
                "This name holds a character that cannot be seen (U+{:04X}); type the name instead of pasting it.",
                u32::from(letter)
            ));
        }
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err("A name cannot be empty.".into()),
        1..=NAME_CHARS_MAX => Ok(name),
        long => Err(format!(
            "This name has {long} characters; a name has at most {NAME_CHARS_MAX}."
        )),
    }
}

/// Prose as it may be kept: bullets become "- ", tabs and odd spaces a space, what cannot be seen goes; quotes and dashes
/// stay. With it, in words, what was changed; line ends and the composing of accents are not worth a word.
pub fn clean_prose(text: &str) -> (String, Vec<String>) {
    let mut cleaned = Cleaned::default();
    let composed: String = text.nfc().collect();
    let mut letters = composed.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    cleaned.line_end();
                }
            }
            '\n' => cleaned.line_end(),
            _ if is_line_end(letter) => cleaned.line_end(),
            _ if is_bullet(letter) && !cleaned.line_began => {
                while letters.peek().is_some_and(|next| *next == ' ' || is_odd_space(*next)) {
                    letters.next();
                }
                cleaned.bullet();
            }
            _ if is_odd_space(letter) => cleaned.space(),
            _ if letter.is_control() || is_invisible(letter) || is_private_use(letter) => cleaned.invisible += 1,
            _ if is_combining_mark(letter) => cleaned.mark(letter),
            _ => cleaned.letter(letter),
        }
    }
    let said = cleaned.said();
    // Marks that something invisible stood between are neighbours now, and have an order.
    (cleaned.text.nfc().collect(), said)
}

/// Prose on its way through, and what was changed so far.
#[derive(Default)]
struct Cleaned {
    text: String,
    marks: usize,
    /// Whether anything but spaces stands in the line already.
    line_began: bool,
    bullets: usize,
    spaces: usize,
    invisible: usize,
}

impl Cleaned {
    fn line_end(&mut self) {
        self.letter('\n');
    }

    fn bullet(&mut self) {
        self.text.push_str("- ");
        self.marks = 0;
        self.line_began = true;
        self.bullets += 1;
    }

    fn space(&mut self) {
        self.letter(' ');
        self.spaces += 1;
    }

    fn mark(&mut self, mark: char) {
        self.marks += 1;
        match self.marks > MARKS_MAX {
            true => self.invisible += 1,
            false => {
                self.line_began = true;
                self.text.push(mark);
            }
        }
    }

    fn letter(&mut self, letter: char) {
        self.marks = 0;
        self.line_began = letter != '\n' && (self.line_began || letter != ' ');
        self.text.push(letter);
    }

    fn said(&self) -> Vec<String> {
        let mut said = Vec::new();
        match self.bullets {
            0 => {}
            1 => said.push("a bullet became \"- \"".into()),
            many => said.push(format!("{many} bullets became \"- \"")),
        }
        match self.spaces {
            0 => {}
            1 => said.push("a tab or odd space became a space".into()),
            many => said.push(format!("{many} tabs or odd spaces became spaces")),
        }
        match self.invisible {
            0 => {}
            1 => said.push("a character that cannot be seen was left out".into()),
            many => said.push(format!("{many} characters that cannot be seen were left out")),
        }
        said
    }
}

/// Text as a terminal may show it, wherever it comes from: what would steer it, turn its direction or cannot be seen
/// stands as `·`. Whatever writes to a terminal passes its text through here, and through nothing else.
pub fn display_safe(text: &str) -> Cow<'_, str> {
    let steers = |letter: char| {
        letter.is_control() && letter != '\n' || is_invisible(letter) || is_private_use(letter) || is_line_end(letter)
    };
    match text.contains(steers) {
        true => Cow::Owned(text.replace(steers, "·")),
        false => Cow::Borrowed(text),
    }
}

pub(super) fn is_line_end(letter: char) -> bool {
    matches!(letter, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_odd_space(letter: char) -> bool {
    letter == '\t' || (letter != ' ' && letter != '\n' && letter.is_whitespace())
}

/// What word processors put before the lines of a list; U+F0B7 and its like are Word's, in a symbol font.
fn is_bullet(letter: char) -> bool {
    matches!(
        letter,
        '•' | '‣'
            | '⁃'
            | '◦'
            | '●'
            | '○'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '✓'
            | '✔'
            | '·'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{f0d8}'
            | '\u{f0fc}'
    )
}

/// Private use, in all three planes.
fn is_private_use(letter: char) -> bool {
    matches!(u32::from(letter), 0xE000..=0xF8FF | 0xF0000..=0xFFFFD | 0x10_0000..=0x10_FFFD)
}

/// Format characters (Unicode's Cf, tag characters among them) but for the joiners that some scripts need, and letters
/// that are drawn as nothing.
fn is_invisible(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0x00AD
            | 0x034F
            | 0x0600..=0x0605
            | 0x061C
            | 0x06DD
            | 0x070F
            | 0x0890..=0x0891
            | 0x08E2
            | 0x115F..=0x1160
            | 0x17B4..=0x17B5
            | 0x180B..=0x180F
            | 0x200B
            | 0x200E..=0x200F
            | 0x202A..=0x202E
            | 0x2060..=0x206F
            | 0x2800
            | 0x3164
            | 0xFE00..=0xFE0F
            | 0xFEFF
            | 0xFFA0
            | 0xFFF0..=0xFFFB
            | 0x110BD
            | 0x110CD
            | 0x13430..=0x1343F
            | 0x1BCA0..=0x1BCA3
            | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_composed_and_their_spaces_single() {
        for (typed, kept) in [
            ("Ms Ruth Allen", "Ms Ruth Allen"),
            ("  Dr  Obi\u{a0}Ade ", "Dr Obi Ade"),
            ("Jose\u{301} O\u{2019}Neill-Smith", "José O\u{2019}Neill-Smith"),
            ("म\u{200d}", "म\u{200d}"),
        ] {
            assert_eq!(check_name(typed).as_deref(), Ok(kept), "{typed:?}");
        }
    }

    #[test]
    fn names_that_hide_something_are_refused() {
        for (typed, says) in [
            ("", "empty"),
            (" \u{a0} ", "empty"),
            ("Ruth\u{1b}[31mAllen", "U+001B"),
            ("Ruth\nAllen", "U+000A"),
            ("Ruth\u{202e}Allen", "U+202E"),
            ("Ruth\u{200b}Allen", "U+200B"),
            ("Ruth\u{2028}Allen", "U+2028"),
            ("Ruth\u{e000}", "U+E000"),
            ("Ruth\u{e0041}", "U+E0041"),
            ("a\u{315}\u{315}\u{315}\u{315}\u{315}", "marks"),
        ] {
            let refused = check_name(typed).unwrap_err();
            assert!(refused.contains(says), "{typed:?}: {refused}");
        }
        assert!(check_name("a\u{315}\u{315}\u{315}\u{315}").is_ok(), "four marks may be");
    }

    #[test]
    fn a_name_has_at_most_two_hundred_characters() {
        assert!(check_name(&"é".repeat(200)).is_ok());
        assert!(check_name(&"é".repeat(201)).is_err());
    }

    #[test]
    fn prose_is_cleaned_and_it_is_said() {
        let said = |n: &[&str]| n.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        for (pasted, kept, what) in [
            ("plain – “quoted”, it’s", "plain – “quoted”, it’s", said(&[])),
            ("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour", said(&[])),
            (
                "•\tone\n  ● two\n\u{f0b7} three",
                "- one\n  - two\n- three",
                said(&["3 bullets became \"- \""]),
            ),
            ("a · b", "a · b", said(&[])),
            ("a\tb\u{a0}c", "a b c", said(&["2 tabs or odd spaces became spaces"])),
            (
                "zero\u{200b}width\u{1b}[0m",
                "zerowidth[0m",
                said(&["2 characters that cannot be seen were left out"]),
            ),
            (
                "\u{feff}start",
                "start",
                said(&["a character that cannot be seen was left out"]),
            ),
            ("e\u{301}", "é", said(&[])),
        ] {
            assert_eq!(clean_prose(pasted), (kept.into(), what), "{pasted:?}");
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_displayed() {
        for (text, shown) in [
            ("Dr Ade voted for.\nNext line", "Dr Ade voted for.\nNext line"),
            ("\u{1b}[2J\u{1b}]0;title\u{7}", "·[2J·]0;title·"),
            ("a\tb\rc\u{8}d\u{7f}\u{9b}31m", "a·b·c·d··31m"),
            (
                "\u{202e}desrever\u{2069}\u{200b}\u{feff}\u{2028}\u{e000}",
                "·desrever·····",
            ),
            ("é ☐ – “quoted” ✓", "é ☐ – “quoted” ✓"),
        ] {
            assert_eq!(display_safe(text), shown, "{text:?}");
        }
    }

    #[test]
    fn clean_prose_is_clean() {
        for text in [
            "•\u{a0}x\u{202e}\r\n\ty",
            "a\u{315}\u{315}\u{315}\u{315}\u{315}\u{315}",
            "\n\n•",
            "/\u{486}\0\u{5a2}",
        ] {
            let (once, _) = clean_prose(text);
            assert_eq!(clean_prose(&once), (once.clone(), vec![]), "{text:?}");
        }
    }

    /// Whether a bullet begins a line is known, and not looked for in what stands before it: this would not end.
    #[test]
    fn cleaning_takes_as_long_as_the_text_is() {
        for line in ["x •", "• ", "  ", "a\u{301}", "\t"] {
            let (clean, _) = clean_prose(&line.repeat(300_000));
            assert!(!clean.is_empty(), "{line}");
        }
        assert_eq!(clean_prose("  • a\n•b • c\n\u{301}• d").0, "  - a\n- b • c\n\u{301}• d");
    }
}
