//! Rust source as tokens with their lines: as much of the language as it takes to tell code from comments and text.
//!
//! Comments vanish, nested ones too. Strings (plain, raw, byte, C) and characters become one [`Kind::Text`] without
//! their content, so that nothing written *about* a thing counts as using it. It does not parse; `paths` does a little.

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Word,
    Whole,
    Float,
    /// A string or a character, content dropped.
    Text,
    /// A punctuation character; `::` is one mark.
    Mark,
}

/// A token and the line it begins on, counted from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    pub line: usize,
    pub kind: Kind,
    pub text: String,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.text == text && self.kind != Kind::Text
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// The tokens of `source`. What no compiler would accept is read to its end, never refused.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        text: source.chars().collect(),
        at: 0,
        line: 1,
        tokens: Vec::new(),
    };
    while let Some(c) = lexer.peek(0) {
        lexer.one(c);
    }
    lexer.tokens
}

struct Lexer {
    text: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn next_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let mut taken = String::new();
        while let Some(c) = self.peek(0).filter(|c| wanted(*c)) {
            taken.push(c);
            self.next();
        }
        taken
    }

    fn push(&mut self, line: usize, kind: Kind, text: impl Into<String>) {
        let text = text.into();
        self.tokens.push(Token { line, kind, text });
    }

    fn one(&mut self, c: char) {
        let line = self.line;
        match (c, self.peek(1)) {
            ('/', Some('/')) => {
                self.next_while(|c| c != '\n');
            }
            ('/', Some('*')) => self.block_comment(),
            ('"', _) => self.string(),
            ('\'', _) => self.character_or_lifetime(),
            (':', Some(':')) => {
                self.next();
                self.next();
                self.push(line, Kind::Mark, "::");
            }
            _ if c.is_ascii_digit() => self.number(),
            _ if is_word(c) => self.word(),
            _ => {
                self.next();
                if !c.is_whitespace() {
                    self.push(line, Kind::Mark, c);
                }
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while let Some(c) = self.next() {
            match (c, self.peek(0)) {
                ('/', Some('*')) => {
                    self.next();
                    depth += 1;
                }
                ('*', Some('/')) => {
                    self.next();
                    depth -= 1;
                    if depth == 0 {
                        return;
                    }
                }
                _ => {}
            }
        }
    }

    fn string(&mut self) {
        self.push(self.line, Kind::Text, "");
        self.next();
        self.past_closing('"');
    }

    /// Past the closing quote, over escaped characters.
    fn past_closing(&mut self, quote: char) {
        while let Some(c) = self.next() {
            if c == quote {
                return;
            }
            if c == '\\' {
                self.next();
            }
        }
    }

    /// Past `#"…"#` with any number of hashes, standing on the first of them or on the quote.
    fn raw_string(&mut self) {
        self.push(self.line, Kind::Text, "");
        let hashes = self.next_while(|c| c == '#').len();
        self.next();
        while let Some(c) = self.next() {
            if c == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                self.at += hashes;
                return;
            }
        }
    }

    fn character_or_lifetime(&mut self) {
        if self.peek(1) == Some('\\') || self.peek(2) == Some('\'') {
            self.push(self.line, Kind::Text, "");
            self.next();
            self.past_closing('\'');
        } else {
            self.next();
            self.next_while(is_word);
        }
    }

    fn word(&mut self) {
        let line = self.line;
        let word = self.next_while(is_word);
        let hashes = (0..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        let raw = matches!(word.as_str(), "r" | "br" | "cr") && self.peek(hashes) == Some('"');
        match (word.as_str(), self.peek(0)) {
            _ if raw => self.raw_string(),
            ("b" | "c", Some('"')) => self.string(),
            ("b", Some('\'')) => self.character_or_lifetime(),
            ("r", Some('#')) => {
                self.next();
                self.word();
            }
            _ => self.push(line, Kind::Word, word),
        }
    }

    fn number(&mut self) {
        let line = self.line;
        let mut kind = Kind::Whole;
        let after_dot = self.at >= 1 && self.text[self.at - 1] == '.';
        let after_range = self.at >= 2 && self.text[self.at - 2] == '.';
        if after_dot && !after_range {
            // A field of a tuple: the dots of `a.0.1` make no fraction.
            let digits = self.next_while(|c| c.is_ascii_digit());
            return self.push(line, kind, digits);
        }
        if self.peek(0) == Some('0') && matches!(self.peek(1), Some('x' | 'o' | 'b')) {
            let digits = self.next_while(is_word);
            return self.push(line, kind, digits);
        }
        let mut text = self.next_while(|c| c.is_ascii_digit() || c == '_');
        let fraction = |c: Option<char>| !c.is_some_and(|c| c == '.' || (is_word(c) && !c.is_ascii_digit()));
        if self.peek(0) == Some('.') && fraction(self.peek(1)) {
            kind = Kind::Float;
            self.next();
            text.push('.');
            text += &self.next_while(|c| c.is_ascii_digit() || c == '_');
        }
        let suffix = self.next_while(is_word);
        if suffix.starts_with(['e', 'E']) || suffix.ends_with("f32") || suffix.ends_with("f64") {
            kind = Kind::Float;
        }
        self.push(line, kind, text + &suffix);
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> String {
        let found: Vec<String> = tokens(source)
            .into_iter()
            .filter(|t| t.is_word())
            .map(|t| t.text)
            .collect();
        found.join(" ")
    }

    #[test]
    fn only_code_is_left() {
        for (source, left) in [
            ("a // b\nc", "a c"),
            ("a /* b /* c */ d */ e", "a e"),
            ("/// a\n//! b\nc", "c"),
            (r#"a("b // \" c", d)"#, "a d"),
            ("a(\"\\\\\", b)", "a b"),
            (r##"a(r#"b " c"#, d)"##, "a d"),
            ("a(r\"b\\\", c)", "a c"),
            (r##"a(b"b", br#"c"#, c"d", cr"e")"##, "a"),
            ("a('b', '\\'', '\\u{1F600}', '\"', b'c') // d", "a"),
            ("impl<'a> b<'a, 'static>", "impl b"),
            ("r#type r b c", "type r b c"),
            ("a\"b\nc\"d", "a d"),
        ] {
            assert_eq!(words(source), left, "{source}");
        }
    }

    #[test]
    fn lines_are_counted_through_comments_and_text() {
        let found = tokens("a /* \n */ b \"\n\n\" c r#\"\n\"# d");
        let lines: Vec<usize> = found.iter().filter(|t| t.is_word()).map(|t| t.line).collect();
        assert_eq!(lines, [1, 2, 4, 5]);
    }

    #[test]
    fn fractions_are_told_from_fields_ranges_and_methods() {
        for (source, float) in [
            ("0.5", true),
            ("1.", true),
            ("1e6", true),
            ("1_000.5", true),
            ("2f64", true),
            ("a.0.1", false),
            ("0..5", false),
            ("0..=5", false),
            ("..5", false),
            ("1.max(2)", false),
            ("0x1f32", false),
            ("1_u64", false),
        ] {
            let found = tokens(source).iter().any(|t| t.kind == Kind::Float);
            assert_eq!(found, float, "{source}");
        }
    }
}
