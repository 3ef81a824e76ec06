//! An agenda from pasted text. Nothing is refused: what is not understood is kept as well as can be, and a remark says so
//! with its line.
//!
//! [`rows`] parts the text into lines and columns; [`marks`], [`columns`], [`furniture`], [`secrecy`], [`standing`] and
//! [`values`] each know one thing about words. [`classify`] says of each line what it is ([`LineIs`]); somebody may say
//! otherwise. [`assemble`] makes the items from that, in the order of the text, and from nothing else.

mod assemble;
mod classify;
mod columns;
mod facts;
mod fields;
mod furniture;
mod marks;
mod merge;
pub(super) mod rows;
mod secrecy;
mod standing;
#[cfg(test)]
mod tests;
mod values;

use self::marks::Mark;
use self::rows::Cell;
use super::agenda::{Item, Purpose, Standing};

pub use merge::{Merged, Stays, merge};

/// The standing agenda of a committee that has not written its own.
pub const STANDING_AGENDA: &str = "\
1. Welcome and apologies
2. Declarations of interest
3. Minutes of the last meeting
4. Matters arising
5. Action log
6. Questions from the public
7. Any other business
";

/// The ground of items under a heading such as "Part 2 (private)", until a better one is given.
pub const GROUND: &str = "the confidential nature of the business to be transacted";

/// The items found, and what the secretary should look at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AgendaDraft {
    pub items: Vec<Item>,
    pub remarks: Vec<String>,
    /// What became of each line: the item, and which of its recommendations.
    pub became: Vec<Option<(usize, Option<usize>)>>,
}

/// A pasted agenda, line by line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AgendaText {
    pub lines: Vec<AgendaLine>,
    own: String,
    numbered: bool,
}

/// A line of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AgendaLine {
    /// Which line of the text, from 1.
    pub at: usize,
    /// As it stands there.
    pub said: String,
    pub is: LineIs,
    /// Who may be there from this line on.
    pub begins: Option<Readers>,
    /// Whether it is a private item; `None`: as the lines above it have it.
    pub private: Option<bool>,
    /// What somebody should look at.
    pub doubt: Option<Doubt>,
    mark: Option<Mark>,
    /// Its words without the mark.
    cells: Vec<Cell>,
}

/// What a line is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LineIs {
    /// An item, with the number printed before it.
    Item(Option<String>),
    /// A recommendation of the item above, with its letter.
    Recommendation(Option<String>),
    /// Explains the item above; it is not taken over.
    Explanation,
    /// Says who presents the item above, when, with which paper.
    Detail,
    /// The line above goes on.
    GoesOn,
    /// Over the lines below: what the items are for, who may be there.
    Heading(Option<Purpose>),
    LeftOut,
}

/// Who may be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Readers {
    Public,
    Private,
}

/// What is not certain of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    pub says: String,
    /// It is about what the public may know: somebody has to look before anything is taken over.
    pub asks: bool,
}

impl AgendaText {
    /// Reads an agenda as it is pasted from a document, a page or a mail. `own`: the committee's name, for the minutes that are
    /// its own; in time proportional to the text.
    pub fn read(text: &str, own: &str) -> AgendaText {
        classify::classify(rows::read(text), own)
    }

    /// What the lines make.
    pub fn draft(&self) -> AgendaDraft {
        assemble::assemble(self)
    }

    /// Somebody says what a line is: nothing about it is in doubt then.
    pub fn make(&mut self, line: usize, is: LineIs) {
        if let Some(line) = self.lines.get_mut(line) {
            if !matches!(is, LineIs::Item(_) | LineIs::Heading(_)) {
                line.begins = None;
                line.private = None;
            }
            line.doubt = None;
            line.is = is;
        }
    }

    /// Somebody says that a line is an item; with the number before it where it has one.
    pub fn make_item(&mut self, line: usize) {
        let number = self.lines.get(line).and_then(AgendaLine::number);
        if let Some(line) = self.lines.get_mut(line) {
            line.begins = None;
        }
        self.make(line, LineIs::Item(number));
    }

    /// Somebody says whether an item is private, or whether the private part begins here.
    pub fn make_private(&mut self, line: usize, private: bool) {
        let Some(line) = self.lines.get_mut(line) else { return };
        line.doubt = None;
        match line.is {
            LineIs::Item(_) => line.private = Some(private),
            _ if private => {
                line.is = LineIs::Heading(None);
                line.begins = Some(Readers::Private);
            }
            _ => {
                line.is = LineIs::LeftOut;
                line.begins = None;
            }
        }
    }
}

impl AgendaLine {
    fn number(&self) -> Option<String> {
        match &self.mark {
            Some(Mark::Number(number)) => Some(number.clone()),
            Some(Mark::Letter(..) | Mark::Bullet) | None => None,
        }
    }
}

/// Reads an agenda, for whoever does not look at its lines.
pub fn parse_agenda(text: &str) -> AgendaDraft {
    AgendaText::read(text, "").draft()
}

/// One item as an agenda has it: "8A. Estates - Dr Ade (10 mins)".
pub fn parse_item(line: &str) -> Item {
    assemble::one(&rows::read(line))
}

/// The standing item that a title means.
pub fn standing_item(title: &str) -> Option<Standing> {
    standing::standing(title, "")
}
