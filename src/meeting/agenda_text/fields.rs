//! What stands around an item's title: presenter, paper, minutes, purpose, time, "private". In the columns that a header
//! names; else in columns told by their looks, in brackets at the end, or behind a dash.

use chrono::NaiveTime;

use super::columns::Column;
use super::rows::{Cell, is_dash};
use super::values::{self, Label, labelled, looks_like_presenter, minutes, time_or_span};
use super::{secrecy, values::purpose};
use crate::meeting::agenda::{Purpose, is_enclosed};

/// So many things are taken off the end of a title.
const TAKEN_OFF_AT_MOST: usize = 8;

/// Stands between the lines of a title that was broken.
pub(super) const BROKEN: char = '\n';

/// A title and what was taken off it.
#[derive(Clone, Default)]
pub(super) struct Fields {
    pub title: String,
    pub presenter: Option<String>,
    pub paper: Option<String>,
    pub minutes: Option<u16>,
    pub purpose: Option<Purpose>,
    /// What stands in the column of purposes and is none that is known.
    pub odd_purpose: Option<String>,
    pub starts: Option<NaiveTime>,
    /// The time stood among the words, not in a column of its own.
    pub time_in_title: bool,
    pub private: bool,
}

impl Fields {
    /// From the columns of a line. Where no header says, the first that is nothing else is the title.
    pub fn of_cells(cells: &[Cell]) -> Fields {
        let mut fields = Fields::default();
        for cell in cells.iter().filter(|cell| !cell.text.is_empty()) {
            match cell.column {
                Column::Guess => fields.guess(&cell.text),
                Column::Title | Column::Number => fields.titled(&cell.text),
                _ if values::is_nothing(&cell.text) => {}
                column => fields.named(column, &cell.text),
            }
        }
        for text in [
            Some(&mut fields.title),
            fields.presenter.as_mut(),
            fields.paper.as_mut(),
        ]
        .into_iter()
        .flatten()
        {
            *text = text.replace(BROKEN, " ");
        }
        fields
    }

    /// Whether a line says something of the item above it and nothing else: "Lead: Dr Ade", "(Chair)", "10 mins".
    pub fn is_detail(text: &str) -> bool {
        let mut fields = Fields::default();
        fields.take(text) || fields.take_list(text) || fields.take_somebody(text)
    }

    /// What such a line says.
    pub fn of_detail(cells: &[Cell]) -> Fields {
        let mut fields = Fields::default();
        for cell in cells.iter().filter(|cell| !cell.text.is_empty()) {
            let _ = fields.take(&cell.text) || fields.take_list(&cell.text) || fields.take_somebody(&cell.text);
        }
        fields
    }

    fn take_somebody(&mut self, text: &str) -> bool {
        let bare = text
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .unwrap_or(text);
        let somebody = values::is_somebody_alone(bare) || bare.len() < text.len() && looks_like_presenter(bare);
        if somebody {
            self.presenter = Some(bare.trim().into());
        }
        somebody
    }

    fn titled(&mut self, text: &str) {
        let timed = self.starts;
        let title = self.take_apart(text);
        self.time_in_title |= self.starts != timed;
        self.title = [self.title.as_str(), &title].join(" ").trim().to_owned();
    }

    fn guess(&mut self, text: &str) {
        if self.take(text) || self.take_list(text) {
            return;
        }
        if self.title.is_empty() {
            return self.titled(text);
        }
        if values::is_nothing(text) {
            return;
        }
        if let Some(purpose) = values::purpose_beside(text) {
            self.purpose = Some(purpose);
        } else if let Some(starts) = values::hour(text) {
            self.starts = Some(starts);
        } else if values::is_reference(text) && self.paper.is_none() {
            self.paper = Some(text.into());
        } else if self.presenter.is_none() {
            self.presenter = Some(text.into());
        } else {
            self.title = format!("{} {text}", self.title);
        }
    }

    /// What stands under a heading.
    fn named(&mut self, column: Column, text: &str) {
        let small = text.to_lowercase();
        match column {
            Column::Presenter => self.presenter = Some(text.into()),
            Column::Paper if is_enclosed(&small) || matches!(small.as_str(), "yes" | "no") => {}
            Column::Paper => {
                let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
                self.paper = Some(inside.unwrap_or(text).into());
            }
            Column::Purpose => match values::purpose_beside(text) {
                Some(purpose) => self.purpose = Some(purpose),
                None if self.take(text) => {}
                None => self.odd_purpose = Some(text.into()),
            },
            Column::Minutes | Column::Time => {
                let alone = Some(text)
                    .filter(|_| column == Column::Minutes)
                    .and_then(|text| values::minutes(&format!("{text} min")));
                match alone {
                    Some(minutes) => self.minutes = Some(minutes),
                    None if self.take(text) => {}
                    None => self.starts = values::hour(text).or(self.starts),
                }
            }
            Column::Readers => self.private |= secrecy::is_mark(text),
            Column::Guess | Column::Title | Column::Number => {}
        }
    }

    /// Takes off what stands in brackets at the end, behind dashes, and a time; gives what is left.
    fn take_apart(&mut self, cell: &str) -> String {
        let mut title = without_file_size(cell.trim()).to_owned();
        if let Some(rest) = secrecy::unmarked(&title) {
            self.private = true;
            title = rest;
        }
        for _ in 0..TAKEN_OFF_AT_MOST {
            let Some(shorter) = self.without_last(&title) else {
                break;
            };
            title = shorter;
        }
        title
    }

    fn without_last(&mut self, title: &str) -> Option<String> {
        let left = |rest: &str| {
            let rest = rest
                .trim_end()
                .trim_end_matches(|c| is_dash(c) || matches!(c, ',' | '|'))
                .trim_end();
            (!rest.is_empty()).then(|| rest.to_owned())
        };
        if let Some((rest, inside)) = title.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
            if self.take_brackets(inside) {
                return left(rest);
            }
            // "(Mr Rooke) (Mid Essex only)": the last is the title's, the one before it need not be.
            if let Some((before, other)) = rest.trim_end().strip_suffix(')').and_then(|open| open.rsplit_once('('))
                && self.take_brackets(other)
            {
                return left(before).map(|before| format!("{before} ({inside})"));
            }
        }
        // Minutes, a time, a span or a purpose at the end, without anything before it.
        let mut blanks = title.rmatch_indices(' ').map(|(at, _)| at);
        let ends: Vec<usize> = blanks.by_ref().take(3).collect();
        for at in ends.into_iter().rev() {
            let (rest, last) = title.split_at_checked(at)?;
            let last = last.trim_start();
            let is_minutes = last.contains("min") && minutes(&last.to_lowercase()).is_some();
            if is_minutes || time_or_span(last).is_some() || last.starts_with("for ") && purpose(last).is_some() {
                self.take(last);
                return left(rest);
            }
        }
        let apart = |(at, sign): &(usize, &str)| {
            let before = title.get(..*at).is_some_and(|before| before.ends_with(' '));
            before && title.get(at + sign.len()..).is_some_and(|after| after.starts_with(' '))
        };
        let (at, sign) = title.rmatch_indices(|c| is_dash(c) || c == '|').find(apart)?;
        let (rest, last) = (title.get(..at)?, title.get(at + sign.len()..)?);
        if self.take(last) {
            return left(rest);
        }
        if self.presenter.is_none() && looks_like_presenter(last) {
            self.presenter = Some(last.trim().into());
            return left(rest);
        }
        None
    }

    /// "(10 mins)", "(Ms J Doyle)", "(Chair, 10 mins)": all of it is understood, or it belongs to the title.
    fn take_brackets(&mut self, inside: &str) -> bool {
        if self.take(inside) {
            return true;
        }
        let mut trial = self.clone();
        let mut presenter: Vec<&str> = Vec::new();
        for piece in inside.split([',', ';']).map(str::trim) {
            if !trial.take(piece) {
                presenter.push(piece);
            }
        }
        let presenter = presenter.join(", ");
        if !presenter.is_empty() {
            // What stands beside minutes in brackets is somebody, with a title or without.
            let timed = trial.minutes.is_some() && self.minutes.is_none() && looks_like_presenter(&presenter);
            let somebody = values::is_somebody(&presenter) || values::is_initialled(&presenter);
            if trial.presenter.is_some() || !(somebody || timed) {
                return false;
            }
            trial.presenter = Some(presenter);
        }
        *self = trial;
        true
    }

    /// "(Attached, Paper A)", "Paper A, 5 mins" in a column of its own: all of it is understood, or it stays there.
    fn take_list(&mut self, cell: &str) -> bool {
        let inside = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        if let Some(inside) = inside {
            return self.take_brackets(inside);
        }
        let mut trial = self.clone();
        let all = cell.split([',', ';']).all(|piece| trial.take(piece));
        if all {
            *self = trial;
        }
        all
    }

    /// Whether a piece is something else than title or presenter; then it is kept.
    fn take(&mut self, piece: &str) -> bool {
        let piece = piece.trim();
        let plain = piece.to_lowercase();
        if let Some((name, rest)) = labelled(piece) {
            match name {
                Label::Presenter => self.presenter = Some(rest.into()),
                Label::Paper => self.paper = Some(rest.into()),
                Label::Purpose if values::purpose_beside(rest).is_some() => self.purpose = values::purpose_beside(rest),
                Label::Time => return self.take(rest),
                Label::Purpose => return false,
            }
            return true;
        }
        if let Some(purpose) = purpose(&plain) {
            self.purpose = Some(purpose);
        } else if let Some(minutes) = minutes(&plain) {
            self.minutes = Some(minutes);
        } else if let Some((starts, ends)) = time_or_span(piece) {
            self.starts = Some(starts);
            self.minutes = ends
                .and_then(|ends| values::minutes_between(starts, ends))
                .or(self.minutes);
        } else if secrecy::is_mark(&plain) {
            self.private = true;
        } else if is_enclosed(&plain) {
            // Understood, and nothing to keep: it names no paper.
        } else if values::is_paper(&plain) {
            self.paper = Some(piece.into());
        } else {
            return false;
        }
        true
    }
}

/// "Minutes of the last meeting PDF 120 KB": what a page of modern.gov has behind each paper.
fn without_file_size(title: &str) -> &str {
    let sized = title.strip_suffix("KB").or_else(|| title.strip_suffix("MB"));
    let figures = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',');
    sized
        .map(|rest| rest.trim_end_matches(figures))
        .and_then(|rest| rest.strip_suffix("PDF"))
        .map_or(title, str::trim_end)
}
