//! The writer of readable text: a [`Document`] wrapped at 78 columns, LF, no tabs, nothing that a terminal would obey.
//!
//! Only layout lives here; every word comes from the document.

use unicode_width::UnicodeWidthStr;

use super::document::{Block, Document, Table};

/// Columns of a line.
pub const WIDTH: usize = 78;

/// The document as text.
pub fn write(document: &Document) -> String {
    let mut page = Page::default();
    for banner in &document.banners {
        page.wrapped("", "", banner);
    }
    if !document.banners.is_empty() {
        page.gap();
    }
    page.ruled(&document.title, '=');
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        if !before.is_some_and(|before| keeps_close(before, block)) {
            page.gap();
        }
        page.block(block);
        before = Some(block);
    }
    if !document.banners.is_empty() {
        page.gap();
    }
    for banner in &document.banners {
        page.wrapped("", "", banner);
    }
    page.text
}

/// Fields follow each other without an empty line, and what a heading announces follows it.
fn keeps_close(before: &Block, block: &Block) -> bool {
    matches!(
        (before, block),
        (Block::Field { .. }, Block::Field { .. }) | (Block::Heading { .. }, Block::List(_) | Block::Field { .. })
    )
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// One empty line, and never two.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn wrapped(&mut self, first: &str, rest: &str, text: &str) {
        let room = WIDTH.saturating_sub(rest.width().max(first.width()));
        let mut lead = first;
        for line in wrap(text, room) {
            self.line(&format!("{lead}{line}"));
            lead = rest;
        }
    }

    fn ruled(&mut self, text: &str, rule: char) {
        let lines = wrap(text, WIDTH);
        let long = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        for line in &lines {
            self.line(line);
        }
        self.line(&String::from(rule).repeat(long.min(WIDTH)));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level: 0 | 1, text } => self.ruled(text, '-'),
            Block::Heading { text, .. } => self.wrapped("", "", text),
            Block::Paragraph(text) => self.wrapped("", "", text),
            Block::Prose(text) => self.prose(text),
            Block::Field { name, value } => self.wrapped("", "  ", &format!("{name}: {value}")),
            Block::Table(table) => self.table(table),
            Block::Decision(text) => self.wrapped("  | ", "  | ", text),
            Block::List(entries) => {
                for entry in entries {
                    self.wrapped("- ", "  ", entry);
                }
            }
            Block::Signature(what) => {
                let rule = "_".repeat(WIDTH.saturating_sub(what.width() + 2).min(46));
                self.line(&format!("{what}: {rule}"));
            }
        }
    }

    fn prose(&mut self, text: &str) {
        let mut paragraph = String::new();
        for line in text.lines().map(str::trim_end).chain([""]) {
            let entry = line.trim_start().strip_prefix("- ");
            // A line is a paragraph, but for one that was broken in the middle of a sentence, as mail programs do.
            let goes_on = line.trim_start().starts_with(char::is_lowercase);
            if line.is_empty() || entry.is_some() || !goes_on {
                if !paragraph.is_empty() && !line.is_empty() && entry.is_none() {
                    self.flush(&mut paragraph);
                    self.gap();
                }
                self.flush(&mut paragraph);
            }
            match entry {
                Some(entry) => self.wrapped("- ", "  ", entry),
                None if line.is_empty() => self.gap(),
                None => {
                    paragraph.push(' ');
                    paragraph.push_str(line);
                }
            }
        }
        while self.text.ends_with("\n\n") {
            self.text.pop();
        }
    }

    fn flush(&mut self, paragraph: &mut String) {
        if !paragraph.trim().is_empty() {
            self.wrapped("", "", paragraph);
        }
        paragraph.clear();
    }

    fn table(&mut self, table: &Table) {
        self.wrapped("", "", &table.caption);
        let widths = columns(table);
        self.row(&table.header, &widths);
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        self.line(&rule.join("  "));
        for row in &table.rows {
            self.row(row, &widths);
        }
    }

    fn row(&mut self, cells: &[String], widths: &[usize]) {
        let wrapped: Vec<Vec<String>> = widths
            .iter()
            .enumerate()
            .map(|(place, width)| wrap(cells.get(place).map_or("", String::as_str), *width))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut line = String::new();
            for (lines, width) in wrapped.iter().zip(widths) {
                let cell = lines.get(at).map_or("", String::as_str);
                line.push_str(cell);
                line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
            }
            self.line(&line);
        }
    }
}

/// Widths of a table's columns: as wide as their text where it fits, else the widest gives way, but never below its
/// longest word.
fn columns(table: &Table) -> Vec<usize> {
    let cells = |place: usize| {
        std::iter::once(&table.header)
            .chain(&table.rows)
            .filter_map(move |row| row.get(place))
    };
    let count = table.header.len();
    let natural = |place| cells(place).map(|cell| clean(cell).width()).max().unwrap_or(0);
    let least = |place| {
        cells(place)
            .flat_map(|cell| cell.split_whitespace())
            .map(UnicodeWidthStr::width)
            .max()
            .unwrap_or(1)
    };
    let mut widths: Vec<usize> = (0..count).map(natural).collect();
    let leasts: Vec<usize> = (0..count).map(least).collect();
    let room = WIDTH.saturating_sub(2 * count.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let widest = widths
            .iter_mut()
            .zip(&leasts)
            .filter(|(width, least)| **width > **least)
            .max_by_key(|(width, _)| **width);
        match widest {
            Some((width, _)) => *width -= 1,
            None => break,
        }
    }
    widths
}

/// Lines of at most `room` columns; a longer word has a line of its own. Empty text is one empty line.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let text = clean(text);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// Without characters that a terminal would obey or that turn the reading direction: texts are cleaned when they are
/// entered, but a sink does not rely on it.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| {
            !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            title: "Minutes".into(),
            banners: vec!["DRAFT".into()],
            subject: String::new(),
            language: "en-GB",
            blocks,
        }
    }

    #[test]
    fn each_kind_of_block_has_its_layout() {
        let table = Table {
            caption: "Actions".into(),
            header: vec!["No".into(), "Action".into()],
            rows: vec![vec!["1".into(), "Ask".into()]],
        };
        let written = write(&document(vec![
            Block::Field {
                name: "Date".into(),
                value: "20 April 2016".into(),
            },
            Block::Field {
                name: "Place".into(),
                value: "Chelmsford".into(),
            },
            Block::Heading {
                level: 1,
                text: "1  Welcome".into(),
            },
            Block::Prose("One\nparagraph.\n\nAnd:\n- first\n- second\n".into()),
            Block::Decision("The Committee noted it.".into()),
            Block::Table(table),
            Block::Signature("Signed".into()),
        ]));
        assert_eq!(
            written,
            "DRAFT\n\nMinutes\n=======\n\nDate: 20 April 2016\nPlace: Chelmsford\n\n1 Welcome\n---------\n\n\
             One paragraph.\n\nAnd:\n- first\n- second\n\n  | The Committee noted it.\n\n\
             Actions\nNo  Action\n--  ------\n1   Ask\n\nSigned: ______________________________________________\n\nDRAFT\n"
        );
    }

    #[test]
    fn no_line_is_wider_than_78_columns_and_78_still_fit() {
        let just = format!("{} {}", "a".repeat(70), "b".repeat(7));
        let over = format!("{} {}", "a".repeat(70), "b".repeat(8));
        assert_eq!(wrap(&just, WIDTH).len(), 1);
        assert_eq!(wrap(&over, WIDTH).len(), 2);
        let cell = "words that go on ".repeat(20);
        let table = Table {
            caption: "A table".into(),
            header: vec!["No".into(), "Action".into(), "Owner".into(), "Due".into()],
            rows: vec![vec!["12".into(), cell.clone(), cell, "3 December 2016".into()]],
        };
        let written = write(&document(vec![
            Block::Table(table),
            Block::Paragraph("much ".repeat(99)),
        ]));
        let widest = written.lines().map(UnicodeWidthStr::width).max();
        assert!(widest <= Some(WIDTH), "{written}");
        assert!(written.contains("3 December 2016") || written.contains("December"));
    }

    #[test]
    fn a_terminal_has_nothing_to_obey() {
        let written = write(&document(vec![Block::Paragraph(
            "a\u{1b}[31mb\u{202e}c\td\u{7}".into(),
        )]));
        assert!(written.contains("a[31mbc d\n"), "{written:?}");
    }
}
