//! From text to rows: line ends of every kind, blanks of every kind, columns made by tabs, wide gaps and strokes. A row that
//! is empty is not kept; the row below knows that it was there.

use super::columns::Column;
use crate::meeting::text::{clean_prose, is_line_end};

/// A line with something in it.
#[derive(Clone, Debug)]
pub(in crate::meeting) struct Row {
    /// Which line of the text, from 1.
    pub at: usize,
    pub cells: Vec<Cell>,
    /// How far in it begins.
    pub indent: usize,
    /// Its columns were made by tabs or strokes: an empty one keeps its place.
    pub tabbed: bool,
    pub after_blank: bool,
}

/// What stands in one column of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::meeting) struct Cell {
    pub text: String,
    pub column: Column,
}

impl Cell {
    pub fn guess(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            column: Column::Guess,
        }
    }
}

/// The cells in one piece.
pub(super) fn said(cells: &[Cell]) -> String {
    let words = cells.iter().map(|cell| cell.text.as_str());
    words.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Row {
    pub fn said(&self) -> String {
        said(&self.cells)
    }

    /// The cells that hold something.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.text.is_empty()).count()
    }
}

/// The rows of a text.
pub(in crate::meeting) fn read(text: &str) -> Vec<Row> {
    let text = text.replace("\r\n", "\n");
    let mut rows = Vec::new();
    let mut after_blank = true;
    for (index, line) in text.split(|c| matches!(c, '\n' | '\r') || is_line_end(c)).enumerate() {
        let (cells, tabbed) = cells(line);
        if cells.is_empty() {
            after_blank = true;
            continue;
        }
        rows.push(Row {
            at: index + 1,
            cells,
            indent: line.chars().take_while(|c| c.is_whitespace()).count(),
            tabbed,
            after_blank,
        });
        after_blank = false;
    }
    rows
}

/// The columns of a line, and whether empty ones have kept their place.
fn cells(line: &str) -> (Vec<Cell>, bool) {
    // A table of strokes: "| 1 | Welcome | Chair |".
    let strokes = line.trim().starts_with('|') || line.matches('|').count() > 1;
    let tabbed = strokes || line.trim_end().contains('\t');
    let mut cells = Vec::new();
    for column in line.trim_matches('|').split(|c| c == '\t' || strokes && c == '|') {
        let even: String = column
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .collect();
        // Three blanks and more are a column, too; fewer are between words.
        let parts = even.trim().split("   ").map(words).filter(|text| !text.is_empty());
        let before = cells.len();
        cells.extend(parts.map(Cell::guess));
        if cells.len() == before {
            cells.push(Cell::guess(""));
        }
    }
    let last = cells.iter().rposition(|cell| !cell.text.is_empty());
    cells.truncate(last.map_or(0, |last| last + 1));
    (cells, tabbed)
}

/// Cleaned, with single blanks.
fn words(text: &str) -> String {
    let clean = clean_prose(text).0;
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Hyphens and dashes of every length.
pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}

/// The words of a text in small letters, without what stands around and within them: "A.O.B." is "aob", "re-admit" is
/// "readmit", "Chair's" is "chairs".
pub(in crate::meeting) fn tokens(text: &str) -> Vec<String> {
    let small = text.to_lowercase().replace(['.', '\'', '’'], "");
    let mut plain: String = small.chars().map(|c| if is_dash(c) { '-' } else { c }).collect();
    for joined in ["re-", "non-", "non ", "sub-"] {
        if plain.contains(joined) {
            plain = plain.replace(joined, joined.trim_end_matches(['-', ' ']));
        }
    }
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(String::from)
        .collect()
}

/// Whether a word is in a list of them.
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}
