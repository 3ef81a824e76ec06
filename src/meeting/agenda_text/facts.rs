//! What is known of a text as a whole before its lines are looked at: whether they carry numbers, and of which kind; where the
//! agenda begins on its paper; what stands on every page.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{self, Column};
use super::furniture;
use super::marks::{self, Mark};
use super::rows::{Cell, Row, said};
use super::standing::standing;
use super::values;
use crate::meeting::agenda::Standing;

/// A row with its mark taken off.
pub(super) struct Marked {
    pub row: Row,
    pub mark: Option<Mark>,
    /// Its cells without the mark.
    pub cells: Vec<Cell>,
    pub header: bool,
}

impl Marked {
    /// Its words without the mark.
    pub fn words(&self) -> String {
        said(&self.cells)
    }

    /// A number or letter with its words in the next line.
    pub fn is_mark_alone(&self) -> bool {
        self.mark.as_ref().is_some_and(|mark| *mark != Mark::Bullet) && self.words().is_empty()
    }
}

/// What holds for the whole text.
#[derive(Default)]
pub(super) struct Facts {
    /// Some line carries a number; then one without is no item of its own accord.
    pub numbered: bool,
    /// Letters number the items.
    pub lettered: bool,
    /// "A." and "B." stand before lines: "A. Leader" is no name then.
    pub capitals: bool,
    /// The row from which on the paper is an agenda.
    pub begins: usize,
    /// Lines that stand there more than once.
    pub repeated: BTreeSet<String>,
    /// Whole numbers alone on a line.
    pub alone: BTreeSet<u32>,
}

/// Takes off the marks, as the header rows and the text as a whole have them.
pub(super) fn mark_all(rows: Vec<Row>) -> Vec<Marked> {
    let mut header: Vec<Column> = Vec::new();
    let mut marked: Vec<Marked> = Vec::new();
    for mut row in rows {
        let found = columns::header(&row);
        let is_header = found.is_some();
        match found {
            Some(columns) => header = columns,
            None => columns::assign(&mut row, &header),
        }
        let (mark, cells) = match is_header {
            true => (None, row.cells.clone()),
            false => take_off(&row, &marks::mark),
        };
        marked.push(Marked {
            row,
            mark,
            cells,
            header: is_header,
        });
    }
    without_a_street_number(&mut marked);
    if references(&marked) {
        for marked in marked
            .iter_mut()
            .filter(|marked| !marked.header && marked.mark.is_none())
        {
            let reference =
                |text: &str, more| marks::reference(text, more).map(|(number, rest)| (Mark::Number(number), rest));
            (marked.mark, marked.cells) = take_off(&marked.row, &reference);
        }
    }
    marked
}

/// "1 High Street" among lines without numbers is no item.
fn without_a_street_number(marked: &mut [Marked]) {
    let is_number = |marked: &Marked| matches!(marked.mark, Some(Mark::Number(_)));
    let others = marked.iter().filter(|marked| marked.mark.is_none()).count();
    let mut numbers = marked.iter_mut().filter(|marked| is_number(marked));
    if let (Some(only), None) = (numbers.next(), numbers.next())
        && others > 1
        && only.row.filled() == 1
        && !marks::is_marked(&only.row.said())
    {
        only.mark = None;
        only.cells.clone_from(&only.row.cells);
    }
}

/// Whether at least two lines begin with references of one shape that differ: "PC26/010", "PC26/011".
fn references(marked: &[Marked]) -> bool {
    let mut shapes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for marked in marked.iter().filter(|marked| !marked.header && marked.mark.is_none()) {
        let cells: Vec<&Cell> = marked.cells.iter().filter(|cell| !cell.text.is_empty()).collect();
        if let Some((reference, _)) = cells
            .first()
            .and_then(|first| marks::reference(&first.text, cells.len() > 1))
        {
            let shape = reference
                .chars()
                .map(|c| if c.is_ascii_digit() { '0' } else { c })
                .collect();
            shapes.entry(shape).or_default().insert(reference);
        }
    }
    shapes.values().any(|same| same.len() > 1)
}

type Reads<'a> = &'a dyn Fn(&str, bool) -> Option<(Mark, String)>;

/// A row's mark, and its cells without it. A time before the rest stands behind it.
fn take_off(row: &Row, reads: Reads) -> (Option<Mark>, Vec<Cell>) {
    let mut cells: Vec<Cell> = row.cells.clone();
    let filled = row.filled();
    let of = |column| move |cell: &Cell| cell.column == column && !cell.text.is_empty();
    if cells.iter().any(|cell| cell.column != Column::Guess) {
        let place = cells.iter().position(of(Column::Number));
        let short = |text: &str| !text.contains(' ') && text.len() <= 14 && text.contains(|c: char| c.is_ascii_digit());
        let mark = place.and_then(|place| cells.get(place)).and_then(|cell| {
            let read = reads(&cell.text, true).filter(|(_, rest)| rest.is_empty());
            let bare = || Mark::Number(cell.text.trim_end_matches(['.', ')', ':']).into());
            read.map(|(mark, _)| mark).or_else(|| short(&cell.text).then(bare))
        });
        // A heading over the table stands in the column of numbers as well.
        if place.is_some() && mark.is_none() {
            cells.iter_mut().for_each(|cell| cell.column = Column::Guess);
            cells.retain(|cell| !cell.text.is_empty());
        }
        if let (Some(place), Some(mark)) = (place, mark) {
            cells.remove(place);
            return (Some(mark), cells);
        }
    } else {
        cells.retain(|cell| !cell.text.is_empty());
        put_time_last(&mut cells);
    }
    let title = cells
        .iter()
        .position(of(Column::Title))
        .or_else(|| cells.iter().position(|cell| !cell.text.is_empty()));
    let Some(cell) = title.and_then(|title| cells.get_mut(title)) else {
        return (None, cells);
    };
    match reads(&cell.text, filled > 1) {
        Some((mark, rest)) => {
            cell.text = rest;
            let known = cell.column != Column::Guess;
            cells.retain(|cell| known || !cell.text.is_empty());
            (Some(mark), cells)
        }
        None => (None, cells),
    }
}

/// A time in the first column goes behind what follows it, also where it is no column of its own.
fn put_time_last(cells: &mut Vec<Cell>) {
    let Some(first) = cells.first() else { return };
    if let Some((time, rest)) = values::time_before(&first.text) {
        cells.splice(..1, [Cell::guess(time), Cell::guess(rest)]);
        cells.rotate_left(1);
    } else if cells.len() > 1 && (values::time_or_span(&first.text).is_some() || values::hour(&first.text).is_some()) {
        cells.rotate_left(1);
    }
}

impl Facts {
    pub fn of(marked: &[Marked], own: &str) -> Facts {
        let rows = || marked.iter().filter(|marked| !marked.header);
        let is_number = |marked: &&Marked| matches!(marked.mark, Some(Mark::Number(_)));
        let letter = |wanted: &str| {
            rows().any(|marked| matches!(&marked.mark, Some(Mark::Letter(label, true)) if label == wanted))
        };
        let alone = rows()
            .filter(|marked| marked.mark.is_none())
            .filter_map(|marked| furniture::bare_number(&marked.row.said()));
        let alone: BTreeSet<u32> = alone.collect();
        let mut seen = BTreeSet::new();
        let repeated = rows().filter(|marked| marked.mark.is_none()).map(Marked::words);
        let repeated = repeated.filter(|words| !seen.insert(words.clone())).collect();
        let counted = alone.iter().any(|number| alone.contains(&(number + 1)));
        let begins = begins(marked, own);
        let numbered = marked.iter().skip(begins).any(|marked| is_number(&marked)) || counted;
        let letters = |marked: &Marked| matches!(marked.mark, Some(Mark::Letter(..)));
        let mut behind = marked.iter().skip(begins).skip_while(|marked| !letters(marked));
        let first = marked.iter().skip(begins).find(|marked| marked.mark.is_some());
        let from_a = first.is_some_and(|marked| matches!(&marked.mark, Some(Mark::Letter(label, _)) if label == "a"));
        Facts {
            numbered,
            lettered: !numbered && from_a && behind.all(|marked| marked.mark.is_some()),
            capitals: letter("a") && letter("b"),
            begins,
            repeated,
            alone,
        }
    }
}

/// The first row of the agenda itself: behind the line "AGENDA"; where no line is numbered, at the welcome.
fn begins(marked: &[Marked], own: &str) -> usize {
    let is_number = |marked: &Marked| matches!(marked.mark, Some(Mark::Number(_)));
    let heading = marked
        .iter()
        .position(|marked| marked.mark.is_none() && furniture::is_agenda_heading(&marked.row.said()));
    if let Some(heading) = heading {
        // A street number is not the number of an item; two in order are.
        let before = marked
            .iter()
            .take(heading)
            .filter(|marked| is_number(marked) && marks::is_marked(&marked.row.said()));
        if before.count() < 2 {
            return heading + 1;
        }
    }
    if marked.iter().any(is_number) {
        return 0;
    }
    let welcome = |marked: &Marked| standing(&marked.words(), own) == Some(Standing::Welcome);
    marked.iter().position(welcome).unwrap_or(0)
}
