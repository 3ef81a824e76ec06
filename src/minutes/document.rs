//! The one document model: what minutes are made of, before any format. Built once (`build`), written by thin writers
//! (`text`, and whatever comes after it), so that two formats cannot disagree.
//!
//! No wording lives here, and nothing that a page could not show.

/// A whole document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    pub title: String,
    /// Stands on every page: "DRAFT – subject to approval", "PRACTICE".
    pub banners: Vec<String>,
    /// For the properties of formats that have them.
    pub subject: String,
    /// A BCP 47 tag.
    pub language: &'static str,
    pub blocks: Vec<Block>,
}

/// A piece of a document, in reading order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// Level 1 is below the title; no level is skipped.
    Heading {
        level: u8,
        text: String,
    },
    /// Worked out from the record.
    Paragraph(String),
    /// As the secretary wrote it: paragraphs apart by an empty line, lines beginning with "- " are a list.
    Prose(String),
    /// "Date: 20 April 2016".
    Field {
        name: String,
        value: String,
    },
    Table(Table),
    /// What was decided: set apart, so that it is found at a glance.
    Decision(String),
    List(Vec<String>),
    /// A line to sign on, with what it is for.
    Signature(String),
}

/// A table: at most four columns, its first row a header.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    pub caption: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Document {
    /// Everything that it tells, piece by piece: paragraphs, entries of lists, rows of tables, fields.
    pub fn told(&self) -> Vec<String> {
        Document::words_of(&self.blocks)
    }

    /// The same of a few blocks.
    pub fn words_of(blocks: &[Block]) -> Vec<String> {
        let pieces = blocks.iter().flat_map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Decision(text) => vec![text.clone()],
            Block::Prose(text) => text.lines().filter(|line| !line.is_empty()).map(Into::into).collect(),
            Block::Field { name, value } => vec![format!("{name}: {value}")],
            Block::Table(table) => table.rows.iter().map(|row| row.join(" ")).collect(),
            Block::List(entries) => entries.clone(),
            Block::Signature(_) => Vec::new(),
        });
        pieces.collect()
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading {
            level,
            text: text.into(),
        });
    }

    /// Adds a field, unless it has no value.
    pub fn field(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.blocks.push(Block::Field {
                name: name.to_owned(),
                value,
            });
        }
    }

    /// Adds a list under a heading, or nothing at all when it is empty.
    pub fn headed_list(&mut self, level: u8, heading: &str, list: Vec<String>) {
        if !list.is_empty() {
            self.heading(level, heading);
            self.blocks.push(Block::List(list));
        }
    }
}
