//! What a file names: every path in its code, imports spelled out one by one, and its code without its tests.

use crate::lexer::{Kind, Token};

/// `a::b::c` as written in code, or one name that a `use` brings in; a glob ends in `*`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path {
    pub line: usize,
    pub parts: Vec<String>,
    /// It stands in a `use`.
    pub imported: bool,
    /// It is imported under another name.
    pub renamed: bool,
    /// It is followed by `!`.
    pub makes: bool,
}

impl Path {
    /// Whether the path begins with these parts.
    pub fn begins(&self, parts: &[&str]) -> bool {
        self.parts.len() >= parts.len() && self.parts.iter().zip(parts).all(|(a, b)| a == b)
    }

    /// Whether these parts stand side by side anywhere in the path.
    pub fn holds(&self, parts: &[&str]) -> bool {
        self.parts
            .windows(parts.len())
            .any(|w| w.iter().zip(parts).all(|(a, b)| a == b))
    }

    /// The crate this path would come from, if it comes from one: a lone name in code comes from nowhere.
    pub fn root(&self) -> Option<&str> {
        let names_a_root = self.imported || self.parts.len() > 1;
        self.parts.first().filter(|_| names_a_root).map(String::as_str)
    }
}

/// Every path in `tokens`.
pub fn paths(tokens: &[Token]) -> Vec<Path> {
    let mut found = Vec::new();
    let mut rest = tokens;
    while let Some(first) = rest.first() {
        let captures = rest.get(1).is_some_and(|t| t.is("<"));
        if first.is("use") && !captures {
            rest = import(&rest[1..], &[], &mut found);
        } else if first.is_word() || first.is("::") {
            rest = one(rest, &mut found);
        } else {
            rest = &rest[1..];
        }
    }
    found
}

fn one<'a>(tokens: &'a [Token], found: &mut Vec<Path>) -> &'a [Token] {
    let line = tokens[0].line;
    let (parts, rest) = parts(tokens);
    let bang = rest.first().is_some_and(|t| t.is("!"));
    let unequal = rest.get(1).is_some_and(|t| t.is("="));
    if !parts.is_empty() {
        found.push(Path {
            line,
            parts,
            imported: false,
            renamed: false,
            makes: bang && !unequal,
        });
    }
    rest
}

/// The words joined by `::` at the front of `tokens`, and what follows.
fn parts(tokens: &[Token]) -> (Vec<String>, &[Token]) {
    let mut parts = Vec::new();
    let mut rest = tokens;
    loop {
        match rest {
            [mark, after @ ..] if mark.is("::") => rest = after,
            [word, after @ ..] if word.is_word() => {
                parts.push(word.text.clone());
                rest = after;
                if !rest.first().is_some_and(|t| t.is("::")) {
                    return (parts, rest);
                }
            }
            _ => return (parts, rest),
        }
    }
}

/// One tree of a `use`, and what follows it.
fn import<'a>(tokens: &'a [Token], before: &[String], found: &mut Vec<Path>) -> &'a [Token] {
    let Some(line) = tokens.first().map(|t| t.line) else {
        return tokens;
    };
    let (own, mut rest) = parts(tokens);
    let mut whole = before.to_vec();
    // `{self, …}` names what stands before the brace.
    whole.extend(own.into_iter().filter(|part| part != "self" || before.is_empty()));
    if rest.first().is_some_and(|t| t.is("{")) {
        rest = &rest[1..];
        while rest.first().is_some_and(|t| !t.is("}")) {
            let after = import(rest, &whole, found);
            // A tree that ate nothing would be read for ever.
            let eaten = rest.len() - after.len();
            rest = &rest[eaten.max(1)..];
            if rest.first().is_some_and(|t| t.is(",")) {
                rest = &rest[1..];
            }
        }
        return rest.get(1..).unwrap_or(&[]);
    }
    if rest.first().is_some_and(|t| t.is("*")) {
        whole.push("*".to_string());
        rest = &rest[1..];
    }
    let renamed = rest.first().is_some_and(|t| t.is("as"));
    if renamed {
        rest = rest.get(2..).unwrap_or(&[]);
    }
    found.push(Path {
        line,
        parts: whole,
        imported: true,
        renamed,
        makes: false,
    });
    rest
}

/// The tokens without the items that are compiled for tests alone.
pub fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut left = Vec::new();
    let mut rest = tokens;
    while let Some(first) = rest.first() {
        match test_item(rest) {
            Some(after) => rest = after,
            None => {
                left.push(first.clone());
                rest = &rest[1..];
            }
        }
    }
    left
}

/// Names of the modules in files of their own that are compiled for tests alone: `#[cfg(test)] mod tests;`.
pub fn test_modules(tokens: &[Token]) -> Vec<String> {
    let mut names = Vec::new();
    for at in 0..tokens.len() {
        let Some(after) = test_item(&tokens[at..]) else {
            continue;
        };
        let item = &tokens[at..tokens.len() - after.len()];
        if let [.., keyword, name, end] = item
            && keyword.is("mod")
            && end.is(";")
        {
            names.push(name.text.clone());
        }
    }
    names
}

/// What follows the item at the front of `tokens`, if that item is for tests alone.
fn test_item(tokens: &[Token]) -> Option<&[Token]> {
    let plain = ["#", "[", "cfg", "(", "test", ")", "]"];
    let with_more = ["#", "[", "cfg", "(", "all", "(", "test", ","];
    let begins = |marks: &[&str]| tokens.len() > marks.len() && marks.iter().zip(tokens).all(|(m, t)| t.is(m));
    if !begins(&plain) && !begins(&with_more) {
        return None;
    }
    let mut rest = tokens;
    while rest.first().is_some_and(|t| t.is("#")) {
        rest = past_group(&rest[1..]);
    }
    if rest.first().is_some_and(|t| t.is("pub")) {
        rest = &rest[1..];
        if rest.first().is_some_and(|t| t.is("(")) {
            rest = past_group(rest);
        }
    }
    let items = [
        "mod", "use", "fn", "impl", "const", "static", "struct", "enum", "trait", "type",
    ];
    if !rest.first().is_some_and(|t| items.iter().any(|item| t.is(item))) {
        return None;
    }
    loop {
        match rest.first()? {
            t if t.is(";") => return Some(&rest[1..]),
            t if t.is("{") => return Some(past_group(rest)),
            t if t.is("(") || t.is("[") => rest = past_group(rest),
            _ => rest = &rest[1..],
        }
    }
}

/// Past the bracket at the front of `tokens` and all that it holds.
fn past_group(tokens: &[Token]) -> &[Token] {
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Mark {
            continue;
        }
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return &tokens[at + 1..];
        }
    }
    &[]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexer::tokens;

    fn named(source: &str) -> String {
        let all: Vec<String> = paths(&tokens(source)).iter().map(|p| p.parts.join("::")).collect();
        all.join(" ")
    }

    #[test]
    fn imports_are_spelled_out() {
        for (source, all) in [
            ("use a::b;", "a::b"),
            ("use a::{b, c::{self, d as e, f::*}};", "a::b a::c a::c::d a::c::f::*"),
            ("pub use ::a::{b,};", "pub a::b"),
            ("pub(in a::b) use self::c;", "pub in a::b self::c"),
            ("fn f() -> impl A + use<'_> {}", "fn f impl A use"),
            ("let x = a::b::<C>(d);", "let x a::b C d"),
        ] {
            assert_eq!(named(source), all, "{source}");
        }
    }

    #[test]
    fn a_macro_is_told_from_a_comparison() {
        let made = |source: &str| paths(&tokens(source)).iter().any(|p| p.makes);
        assert!(made("a::b!(c)"));
        assert!(!made("a != b"));
    }

    #[test]
    fn tests_are_left_out_and_nothing_else() {
        for (source, left) in [
            ("#[cfg(test)] mod tests { use a::b; fn c() { d } } e", "e"),
            ("#[cfg(test)] #[path = \"x\"] pub(crate) fn f(a: [u8; 2]) { b } c", "c"),
            ("#[cfg(test)] mod tests; a", "a"),
            ("#[cfg(all(test, unix))] mod tests { a } b", "b"),
            ("#[cfg(unix)] mod a { b }", "cfg unix mod a b"),
            ("#[cfg(not(test))] a", "cfg not test a"),
            ("struct A { #[cfg(test)] b: C, d: E }", "struct A cfg test b C d E"),
        ] {
            let left_words: Vec<String> = without_tests(&tokens(source))
                .into_iter()
                .filter(Token::is_word)
                .map(|t| t.text)
                .collect();
            assert_eq!(left_words.join(" "), left, "{source}");
        }
        assert_eq!(test_modules(&tokens("#[cfg(test)]\nmod a;\nmod b;\n")), ["a"]);
    }
}
