//! A header row says what each column of the rows below it is.

use super::marks;
use super::rows::{Cell, Row, tokens};
use super::values;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::meeting) enum Column {
    /// No header says; it is told by its looks.
    Guess,
    Time,
    Number,
    Title,
    Presenter,
    Purpose,
    Paper,
    Minutes,
    /// Public or private.
    Readers,
}

/// The columns, where the row is a header; of a header without columns of its own, none.
pub(super) fn header(row: &Row) -> Option<Vec<Column>> {
    let filled = row.filled();
    if filled == 1 {
        return is_header_in_words(&row.said()).then(Vec::new);
    }
    let known = |cell: &Cell| match cell.text.is_empty() {
        true => Some(Column::Guess),
        false => named(&cell.text),
    };
    let mut columns: Vec<Column> = row.cells.iter().map(known).collect::<Option<_>>()?;
    let has = |columns: &[Column], wanted| columns.contains(&wanted);
    // "Ref | Item | Lead": what comes first and is called a reference is the number.
    let numbered = has(&columns, Column::Number);
    if let Some(first) = columns
        .first_mut()
        .filter(|first| **first == Column::Paper && !numbered)
    {
        *first = Column::Number;
    }
    // "Item | Title": then the first is the number.
    let titles = columns.iter().filter(|column| **column == Column::Title).count();
    if titles > 1
        && let Some(first) = columns.iter_mut().find(|column| **column == Column::Title)
    {
        *first = if numbered { Column::Guess } else { Column::Number };
    }
    has(&columns, Column::Title).then_some(columns)
}

/// "Time Item Presenter" with single blanks between.
fn is_header_in_words(text: &str) -> bool {
    let columns: Option<Vec<Column>> = text.split_whitespace().map(named).collect();
    columns.is_some_and(|columns| {
        let has = |wanted| columns.contains(&wanted);
        has(Column::Title) && (has(Column::Time) || has(Column::Presenter) || has(Column::Paper)) && columns.len() <= 8
    })
}

fn named(text: &str) -> Option<Column> {
    let words = tokens(text).join(" ");
    Some(match words.as_str() {
        "time" | "times" | "timing" | "start" | "start time" | "approx time" | "timings" => Column::Time,
        "no" | "nos" | "number" | "item no" | "item number" | "agenda no" | "agenda item no" | "agenda number"
        | "minute no" | "item ref" => Column::Number,
        "item" | "items" | "agenda item" | "agenda items" | "title" | "subject" | "topic" | "description"
        | "business" | "agenda" | "item description" | "item title" | "report title" | "details" | "matter"
        | "discussion item" => Column::Title,
        "presenter"
        | "presenters"
        | "presented by"
        | "presenting"
        | "lead"
        | "leads"
        | "led by"
        | "owner"
        | "speaker"
        | "who"
        | "by"
        | "by whom"
        | "officer"
        | "lead officer"
        | "responsible"
        | "responsible officer"
        | "sponsor"
        | "executive lead"
        | "exec lead"
        | "author"
        | "report author"
        | "name"
        | "lead presenter"
        | "presenter lead"
        | "from" => Column::Presenter,
        "action" | "purpose" | "for" | "type" | "action required" | "required" | "actions" | "outcome" | "category" => {
            Column::Purpose
        }
        "paper" | "papers" | "paper no" | "paper ref" | "reference" | "ref" | "ref no" | "enclosure" | "enclosures"
        | "enc" | "encs" | "encl" | "attachment" | "attachments" | "attached" | "document" | "documents"
        | "appendix" | "page" | "pages" | "page no" | "page nos" | "format" | "report" | "report no"
        | "verbal paper" | "paper verbal" => Column::Paper,
        "duration" | "mins" | "minutes" | "length" | "time mins" | "time allocated" | "allocated time"
        | "time allowed" => Column::Minutes,
        "public private" | "private public" | "open closed" | "part" | "classification" | "status" | "exempt"
        | "confidential" | "private" => Column::Readers,
        _ => return None,
    })
}

/// Tells the cells of a row which columns they are in.
pub(super) fn assign(row: &mut Row, header: &[Column]) {
    let title = header.iter().position(|column| *column == Column::Title);
    // "1." and the title are two cells under one heading where a list was numbered by the word processor.
    if let Some(title) = title.filter(|_| row.cells.len() > header.len())
        && row.cells.get(title).is_some_and(|cell| marks::is_alone(&cell.text))
    {
        let number = row.cells.remove(title);
        if let Some(cell) = row.cells.get_mut(title) {
            cell.text = format!("{} {}", number.text, cell.text).trim().to_owned();
        }
    }
    // Columns of blanks lose their place where one before them is empty.
    let in_place = row.tabbed || row.cells.len() == header.len();
    let timed = |(cell, column): (&Cell, &Column)| *column != Column::Time || may_be_time(&cell.text);
    if row.cells.len() > header.len() || !in_place || !row.cells.iter().zip(header).all(timed) {
        return;
    }
    for (cell, column) in row.cells.iter_mut().zip(header) {
        cell.column = *column;
    }
    row.indent = 0;
}

fn may_be_time(text: &str) -> bool {
    let timed = values::time_or_span(text).is_some() || values::hour(text).is_some();
    text.is_empty() || timed || values::is_nothing(text) || values::minutes(&text.to_lowercase()).is_some()
}
