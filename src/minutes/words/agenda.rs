//! What became of items, nil returns, questions from the public, actions.

use crate::meeting::{ItemNo, Nil, action_number};
use crate::minutes::document::Block;
use crate::minutes::facts::What;
use crate::minutes::sheet::{ActionTold, Told};

use super::{Wording, day, quoted, quoted_sentence, reason, stopped};

impl Wording<'_> {
    pub(super) fn late(&self, why: Option<&str>) -> String {
        format!(
            "This item was not on the agenda as circulated; it was accepted as a late item.{}",
            reason(why.unwrap_or_default())
        )
    }

    pub(super) fn deferred(&self, why: &str) -> String {
        format!("This item was deferred.{}", reason(why))
    }

    pub(super) fn item_withdrawn(&self, why: &str) -> String {
        format!("This item was withdrawn.{}", reason(why))
    }

    /// Apologies are told in their list.
    pub(super) fn nil(&self, told: &Told, nil: Nil) -> String {
        let mut here = self.sheet.under(told.under.as_ref());
        let interests = here.any(|other| matches!(other.what, What::Interest { .. }));
        match nil {
            Nil::Apologies => "",
            Nil::Declarations if interests => "No other interests were declared.",
            Nil::Declarations => "No interests were declared beyond those on the register.",
            Nil::MattersArising => "There were no matters arising.",
            Nil::OtherBusiness => "There was no other business.",
            Nil::Questions => "There were no questions from the public.",
        }
        .into()
    }

    pub(super) fn question(&self, from: Option<&str>, question: &str, answer: &str) -> Vec<Block> {
        let from = from.map(str::trim).filter(|from| !from.is_empty());
        let from = from.unwrap_or("A member of the public");
        let mut blocks = vec![Block::Paragraph(format!("{from} asked: {}", quoted_sentence(question)))];
        if !answer.trim().is_empty() {
            blocks.push(Block::Paragraph(format!("Answer: {}", stopped(answer))));
        }
        blocks
    }

    pub(super) fn action_agreed(&self, number: u16) -> Vec<Block> {
        let action = self.sheet.actions.iter().find(|action| action.number == number);
        action.map_or_else(Vec::new, |action| vec![Block::Paragraph(self.action(action))])
    }

    pub(super) fn action_updated(&self, number: u16, note: &str) -> String {
        match note.trim() {
            "" => String::new(),
            note => format!("Action {} was reported on: {}", action_number(number), stopped(note)),
        }
    }

    /// "Action 12: words. Owner: Ms Gray. Due: 3 December 2016."
    pub fn action(&self, action: &ActionTold) -> String {
        let owner = match action.owner.trim() {
            "" => String::new(),
            owner => format!(" Owner: {}", stopped(owner)),
        };
        let due = action
            .due
            .map_or_else(String::new, |due| format!(" Due: {}.", day(due)));
        format!(
            "Action {}: {}{owner}{due}",
            action_number(action.number),
            stopped(&action.words)
        )
    }
}

/// "The title of item 11 was changed to “Estates”."
pub(super) fn changed(
    item: &ItemNo,
    [title, presenter, paper]: [Option<&str>; 3],
    recommendations: &[String],
) -> String {
    let sentences = [
        title.map(|title| format!("The title of item {item} was changed to {}.", quoted(title))),
        presenter.map(|who| format!("Item {item} is to be presented by {}", stopped(who))),
        paper.map(|paper| format!("The paper of item {item} is {}", stopped(paper))),
    ];
    let recommended = recommendations.iter();
    let recommended = recommended.map(|words| format!("It is recommended for item {item}: {}", quoted_sentence(words)));
    let all: Vec<String> = sentences.into_iter().flatten().chain(recommended).collect();
    all.join(" ")
}
