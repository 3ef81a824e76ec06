//! Event after event, and the sentence it has in the minutes. One file a family.

mod between;
mod decisions;
mod people;
mod sitting;
mod votes;

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::document::Block;
use crate::minutes::{Part, Prose, document};

/// Everything that the public minutes say, a string each, lists included.
fn said(tale: &Tale) -> Vec<String> {
    let document = document(&tale.meeting(), &Prose::new(), Part::Public, false, None).unwrap();
    let mut said = Vec::new();
    for block in document.blocks {
        match block {
            Block::Paragraph(text) | Block::Prose(text) | Block::Decision(text) => said.push(text),
            Block::List(entries) => said.extend(entries),
            Block::Heading { text, .. } => said.push(format!("# {text}")),
            Block::Field { name, value } => said.push(format!("{name}: {value}")),
            Block::Table(table) => said.extend(table.rows.iter().map(|row| row.join(" | "))),
            Block::Signature(_) => {}
        }
    }
    said
}

/// Each of these is said, and in this order.
fn assert_says(what: &str, tale: &Tale, expected: &[&str]) {
    let said = said(tale);
    let mut after = 0;
    for sentence in expected {
        let found = said.iter().skip(after).position(|known| known == sentence);
        match found {
            Some(place) => after += place + 1,
            None => panic!("{what}: not said (in its place): {sentence}\nbut:\n{}", said.join("\n")),
        }
    }
}

fn assert_silent(what: &str, tale: &Tale, about: &[&str]) {
    let said = said(tale).join("\n");
    for words in about {
        assert!(!said.contains(words), "{what}: says {words}:\n{said}");
    }
}

fn remotely(id: &str) -> Event {
    Event::Arrived {
        person: who(id),
        way: Way::Remote,
        only_for: None,
    }
}

fn open_5() -> Tale {
    Tale::begun().take("09:31", "5")
}
