//! Two columns of wrapped text, and rows of examples with boxes to tick. Layout only.

use unicode_width::UnicodeWidthStr;

const LEFT: usize = 44;
const RIGHT: usize = 52;
/// All of both columns.
const PAGE: usize = LEFT + RIGHT + 3;
const GIVEN: usize = 52;
const GIVES: usize = 32;

/// The page as it grows.
#[derive(Default)]
pub struct Sheet {
    pub text: String,
}

impl Sheet {
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Text of any length, over as many lines as it needs.
    pub fn said(&mut self, text: &str) {
        wrapped(text, PAGE).iter().for_each(|line| self.line(line));
    }

    pub fn title(&mut self, title: &str) {
        self.said(title);
        self.line(&"=".repeat(title.width().min(PAGE)));
    }

    pub fn rule(&mut self) {
        self.line(&format!("{}+{}", "-".repeat(LEFT + 1), "-".repeat(RIGHT + 1)));
    }

    /// Words on the left, what was understood on the right.
    pub fn row(&mut self, left: &str, right: &str) {
        self.beside(&wrapped(left, LEFT), &wrapped(right, RIGHT), LEFT, " | ", "");
    }

    /// An example, its answer, and two boxes.
    pub fn example(&mut self, given: &str, gives: &str) {
        self.beside(
            &wrapped(given, GIVEN),
            &wrapped(gives, GIVES),
            GIVEN,
            "  ",
            "[ ] right [ ] no",
        );
    }

    /// `last` stands at the end of the first line.
    fn beside(&mut self, left: &[String], right: &[String], width: usize, between: &str, last: &str) {
        for n in 0..left.len().max(right.len()) {
            let cell = |lines: &[String]| lines.get(n).cloned().unwrap_or_default();
            let (one, other) = (cell(left), cell(right));
            let fill = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
            let mut line = format!("{one}{}{between}{other}", fill(&one, width));
            if n == 0 && !last.is_empty() {
                line.push_str(&format!("{}  {last}", fill(&other, GIVES)));
            }
            self.line(&line);
        }
    }
}

/// Lines no wider than this, broken at spaces; what is wider than a line stands alone. Unlike on the screen, spaces in a row
/// stay: they indent what belongs to the line above.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_side_by_side() {
        let mut sheet = Sheet::default();
        sheet.row("a", "b\nc");
        assert_eq!(sheet.text, format!("a{0} | b\n {0} | c\n", " ".repeat(LEFT - 1)));
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("unbreakable", 3), ["unbreakable"]);
    }
}
