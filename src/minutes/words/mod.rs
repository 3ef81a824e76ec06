//! The wording of every sentence of the minutes: from a fact, as one document may hold it, to blocks. Past tense, third
//! person; reasons of the program, arithmetic and how individuals voted (but for a recorded vote) are in no sentence.
//!
//! Here: which family words which fact, and how times, dates, items and quotations are written. One file a family.

mod agenda;
mod decisions;
mod endings;
mod interests;
mod people;
mod settled;
mod sitting;
mod verbs;
mod votes;

use chrono::{NaiveDate, NaiveTime};

use crate::meeting::{About, ItemNo};

use super::document::Block;
use super::facts::{Speaker, What};
use super::sheet::{Sheet, Told};
use super::vocabulary::Regime;

/// Words the facts of one document.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    pub sheet: &'a Sheet,
    pub regime: Regime,
}

impl Wording<'_> {
    /// The words of this document's committee.
    pub fn of(sheet: &Sheet) -> Wording<'_> {
        Wording {
            sheet,
            regime: sheet.head.regime,
        }
    }

    /// What a document says of a fact; nothing, where the lists say it all.
    pub fn blocks(&self, told: &Told) -> Vec<Block> {
        let sentence = match &told.what {
            What::Decision(decision) => return self.decision(told, decision),
            What::Vote(vote) => return self.vote(told, vote),
            What::Deciding(vote) => return self.tie_ended(told, vote),
            What::Question { from, question, answer } => return self.question(from.as_deref(), question, answer),
            What::ActionAgreed { number } => return self.action_agreed(*number),
            What::ActionUpdated { number, note } => self.action_updated(*number, note),
            What::CalledToOrder => self.called_to_order(told),
            What::Adjourned { reason, until } => self.adjourned(told, reason, until.as_deref()),
            What::Resumed => self.resumed(told),
            What::Abandoned { reason } => self.abandoned(told, reason),
            What::NeverBegan { reason } => self.never_began(reason),
            What::Quorum { met, clause, tested } => self.quorum(told, *met, clause.as_deref(), *tested),
            What::Joined { who, way } => self.joined(told, who, *way),
            What::ChangedWay { who, way } => self.changed_way(told, who, *way),
            What::Left { who } => self.left(told, who),
            What::Disconnected { who, back } => self.disconnected(told, who, *back),
            What::WentOut { who, item } => self.went_out(told, who, item),
            What::CameBack { who, item } => self.came_back(told, who, item),
            What::TookChair { who } => self.took_chair(told, who),
            What::Elected(election) => self.elected(told, election),
            What::Late { reason } => self.late(reason.as_deref()),
            What::Changed {
                item,
                title,
                presenter,
                paper,
                recommendations,
            } => agenda::changed(item, [title, presenter, paper].map(|of| of.as_deref()), recommendations),
            What::Deferred { reason } => self.deferred(reason),
            What::ItemWithdrawn { reason } => self.item_withdrawn(reason),
            What::Nil(nil) => self.nil(told, *nil),
            What::Interest {
                who,
                about,
                kind,
                nature,
                raised_by,
            } => self.interest(who, about, *kind, nature, raised_by.as_deref()),
            What::Handling(handling) => self.handling(handling),
            What::Evidence { who, evidence } => self.evidence(who, evidence),
            What::Dissent {
                who,
                about,
                from,
                what,
                words,
            } => self.dissent(who, (about, *from), *what, words.as_deref()),
            What::Reading {
                clause,
                question,
                answer,
                span,
                by,
                after_vote,
                own_part,
            } => {
                let ruled = self.reading(by.as_ref(), clause.as_deref(), question, answer, *span);
                let late = match after_vote {
                    true => " This was settled after the votes were known.",
                    false => "",
                };
                ruled + late + &settled::own_part(by.as_ref(), own_part.as_ref())
            }
            What::Ruling {
                about,
                ruling,
                on,
                reason,
                by,
            } => self.ruling(by.as_ref(), about, (*ruling, *on), reason),
            What::Remedy {
                clause,
                recommend,
                says,
            } => self.remedy(clause.as_deref(), *recommend, says),
            What::Excluded {
                wording,
                ground,
                endings,
                until,
                verdict,
            } => self.excluded(told, (wording, ground, endings), *until, verdict),
            What::Readmitted => self.readmitted(told),
        };
        match sentence.is_empty() {
            true => Vec::new(),
            false => vec![Block::Paragraph(sentence)],
        }
    }

    /// What a document says of facts that follow each other, in runs that are told together; `between`: something else stands there.
    pub fn runs<'t>(
        told: &'t [&'t Told],
        between: impl Fn(&Told, &Told) -> bool + 't,
    ) -> impl Iterator<Item = &'t [&'t Told]> {
        told.chunk_by(move |one, next| settled::is_one_ruling(one, next) && !between(one, next))
    }

    /// What a document says of such a run.
    pub fn blocks_of(&self, run: &[&Told]) -> Vec<Block> {
        match run {
            [one] => self.blocks(one),
            several => vec![Block::Paragraph(self.readings(several))],
        }
    }

    /// "The Chair", "Ms Beck, in the chair,", "Ms Beck"; and what is done without anybody named.
    fn by(&self, by: Option<&Speaker>, verb: &str, passive: &str) -> String {
        match by {
            Some(by) if by.in_chair && by.is_chair => format!("The Chair {verb}"),
            Some(by) if by.in_chair => format!("{}, in the chair, {verb}", by.who.short),
            Some(by) => format!("{} {verb}", by.who.short),
            None => format!("It was {passive}"),
        }
    }
}

/// "10:12".
pub fn hm(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// "20 April 2016".
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "Wednesday 20 April 2016".
pub fn weekday(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// "a, b and c".
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// "item 6", "items 6 and 7(b)".
fn items(about: &[About]) -> String {
    let words: Vec<String> = about.iter().map(About::to_string).collect();
    match words.len() {
        1 => format!("item {}", list(&words)),
        _ => format!("items {}", list(&words)),
    }
}

/// "recommendation (b)", "the recommendation".
fn recommendation(about: &About) -> String {
    match &about.part {
        Some(part) => format!("recommendation ({part})"),
        None => "the recommendation".into(),
    }
}

/// ", during item 5"; nothing before the first.
fn during(item: Option<&ItemNo>) -> String {
    item.map_or_else(String::new, |item| format!(", during item {item}"))
}

/// In quotation marks, without the full stop that the sentence has anyway.
fn quoted(text: &str) -> String {
    format!("“{}”", text.trim().trim_end_matches('.'))
}

/// In quotation marks as the end of a sentence: a question has its own mark.
fn quoted_sentence(text: &str) -> String {
    let quotation = quoted(text);
    match text.trim().ends_with(['?', '!']) {
        true => quotation,
        false => format!("{quotation}."),
    }
}

/// " Reason: …."; nothing where none was given.
fn reason(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!(" Reason: {}", stopped(text)),
    }
}

/// With a full stop, unless it ends like a sentence.
fn stopped(text: &str) -> String {
    let text = text.trim();
    match text.ends_with(['.', '!', '?']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}

/// With a capital at the beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// With a small letter at the beginning, unless it begins like a name or an abbreviation.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// "a financial", "an indirect".
fn article(word: &str) -> &'static str {
    match word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) {
        true => "an",
        false => "a",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_written_as_people_write_them() {
        let about = |item: &str, part: Option<&str>| About {
            item: ItemNo(item.into()),
            part: part.map(Into::into),
        };
        for (written, expected) in [
            (list(&["a".into(), "b".into(), "c".into()]), "a, b and c"),
            (list(&["a".into(), "b".into()]), "a and b"),
            (items(&[about("6", None)]), "item 6"),
            (items(&[about("6", None), about("7", Some("b"))]), "items 6 and 7(b)"),
            (quoted("approve it. "), "“approve it”"),
            (stopped("Who?"), "Who?"),
            (stopped("so"), "so."),
            (capital("élan"), "Élan"),
            (small("Remained"), "remained"),
            (small("NHS England did"), "NHS England did"),
            (reason(" "), ""),
            (day(NaiveDate::from_ymd_opt(2016, 4, 2).unwrap()), "2 April 2016"),
        ] {
            assert_eq!(written, expected);
        }
    }
}
