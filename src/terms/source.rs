//! The text of a hand-written file: finding a quoted name again once the file has been read into data, so that a fault can
//! show the line that it is on. Comments are not text.
//!
//! Data carries no places (it is compared, copied and merged); a fault is rare, so searching then is cheap enough.

use super::fault::{Fault, Place};

/// A file's name and text, without a byte order mark and with plain line ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    pub file: String,
    text: String,
    /// The text with comments blanked, byte for byte, so that a place in one is a place in the other.
    bare: String,
    /// The files that this one follows, if any. Places are always in this file.
    pub parents: Vec<Source>,
}

impl Source {
    /// Takes a file as it was read: a byte order mark goes, CRLF becomes LF.
    pub fn new(file: &str, text: &str) -> Source {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let bare = without_comments(&text);
        Source {
            file: file.to_owned(),
            text,
            bare,
            parents: Vec::new(),
        }
    }

    /// The text to be read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text with every comment blanked.
    pub fn bare(&self) -> &str {
        &self.bare
    }

    /// A line by its number, from 1.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.text.lines().nth(number.checked_sub(1)?)
    }

    /// Where `needle` stands for the `nth` time (from 0) outside comments.
    pub fn find(&self, needle: &str, nth: usize) -> Option<Place> {
        let (offset, _) = self.bare.match_indices(needle).nth(nth)?;
        Some(self.place(offset))
    }

    /// Where `needle` first stands at or after a place, outside comments.
    pub fn find_after(&self, needle: &str, from: Place) -> Option<Place> {
        let offsets = self.bare.match_indices(needle).map(|(offset, _)| self.place(offset));
        offsets.into_iter().find(|place| *place >= from)
    }

    /// Where a field of this name (`"quorum:"`) is first written, outside comments and outside quotes.
    pub fn find_field(&self, field: &str) -> Option<Place> {
        let (mut quoted, mut escaped, mut before) = (false, false, ' ');
        for (offset, c) in self.bare.char_indices() {
            let begins = !quoted && !before.is_alphanumeric() && before != '_';
            if begins && self.bare.get(offset..).is_some_and(|rest| rest.starts_with(field)) {
                return Some(self.place(offset));
            }
            quoted ^= c == '"' && !escaped;
            escaped = quoted && c == '\\' && !escaped;
            before = c;
        }
        None
    }

    /// Whether the rule of this class of decision is written with the field `field` (`"tie:"`): what is left out and what
    /// is written as its default read alike.
    pub fn says_in_class(&self, class: &str, field: &str) -> bool {
        let opening = [format!("(class: {class:?}"), format!("class: {class:?}")];
        let start = opening
            .iter()
            .find_map(|form| self.bare.find(form).map(|at| at + form.len()));
        let (mut depth, mut quoted) = (0_u32, false);
        let Some(rest) = start.and_then(|start| self.bare.get(start..)) else {
            return self.parents.iter().any(|parent| parent.says_in_class(class, field));
        };
        for (offset, c) in rest.char_indices() {
            match c {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '(' | '[' => depth += 1,
                ')' | ']' if depth == 0 => return false,
                ')' | ']' => depth -= 1,
                // Directly inside "rule: ( … )"; a block's own rule stands deeper.
                _ if depth == 1 && rest.get(offset..).is_some_and(|rest| rest.starts_with(field)) => return true,
                _ => {}
            }
        }
        false
    }

    /// A fault at a place.
    pub fn fault(&self, at: Option<Place>, says: String, remedy: String) -> Fault {
        Fault {
            at,
            line: at.and_then(|at| self.line(at.line)).map(str::to_owned),
            says,
            remedy,
        }
    }

    /// The place of a byte offset of the text.
    pub fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let last = before.rsplit('\n').next().unwrap_or(before);
        Place {
            line: before.matches('\n').count() + 1,
            column: last.chars().count() + 1,
        }
    }
}

/// Where the eye is while reading.
enum In {
    Code,
    Text { raw: Option<usize> },
    LineComment,
    BlockComment(u32),
}

/// Blanks comments, byte for byte, so that offsets stay true. Text in quotes, raw text too, is left as it is.
fn without_comments(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut state = In::Code;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut take = c.len_utf8();
        let mut blank = false;
        match &mut state {
            In::Code if c == '"' => state = In::Text { raw: None },
            In::Code if rest.starts_with("//") => (state, blank) = (In::LineComment, true),
            In::Code if rest.starts_with("/*") => (state, blank, take) = (In::BlockComment(1), true, 2),
            In::Code => {
                if let Some(hashes) = raw_text_opens(rest) {
                    take = hashes + 2;
                    state = In::Text { raw: Some(hashes) };
                }
            }
            In::Text { raw: None } if c == '\\' => {
                take = rest.chars().take(2).map(char::len_utf8).sum();
            }
            In::Text { raw: None } if c == '"' => state = In::Code,
            In::Text { raw: Some(hashes) } if rest.starts_with(&format!("\"{}", "#".repeat(*hashes))) => {
                take = *hashes + 1;
                state = In::Code;
            }
            In::Text { .. } => {}
            In::LineComment if c == '\n' => state = In::Code,
            In::LineComment => blank = true,
            In::BlockComment(depth) if rest.starts_with("/*") => {
                *depth += 1;
                (blank, take) = (true, 2);
            }
            In::BlockComment(depth) if rest.starts_with("*/") => {
                *depth -= 1;
                let closed = *depth == 0;
                (blank, take) = (true, 2);
                if closed {
                    state = In::Code;
                }
            }
            In::BlockComment(_) => blank = c != '\n',
        }
        let (piece, after) = rest.split_at_checked(take).unwrap_or((rest, ""));
        match blank {
            true => bare.extend(piece.bytes().map(|_| ' ')),
            false => bare.push_str(piece),
        }
        rest = after;
    }
    bare
}

/// `r"`, `r#"`, `r##"` …: how many hashes.
fn raw_text_opens(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after.get(hashes..)?.starts_with('"').then_some(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_outside_comments_and_its_place_counts_characters() {
        let source = Source::new(
            "t.ron",
            "\u{feff}// \"me-lay\"\r\n(é: \"x // no comment\", /* \"me-lay\" /* deep */ */ id: \"me-lay\")\n",
        );
        assert_eq!(source.find("\"me-lay\"", 0), Some(Place { line: 2, column: 54 }));
        assert_eq!(source.find("\"me-lay\"", 1), None);
        assert_eq!(source.find("no comment", 0), Some(Place { line: 2, column: 11 }));
        assert_eq!(source.line(1), Some("// \"me-lay\""));
    }

    #[test]
    fn raw_text_and_escapes_hide_no_name() {
        let source = Source::new("t.ron", r##"(a: r#"he said "// hello""#, b: "\"//", c: "here")"##);
        assert_eq!(source.bare(), source.text());
    }
}
