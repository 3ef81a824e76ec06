//! What an act would take out of the private minutes into the public ones: said before it is done.
//!
//! Printed text alone would not find it: the two minutes word the same thing each as its readers know the rest (who comes
//! for the first time in public "returned" in private; half a line is a whole one elsewhere). So three things are compared:
//! what is printed, the facts behind the sentences, and the secretary's text line by line.

use std::mem::{Discriminant, discriminant};

use crate::meeting::{Meeting, Seq};

use super::document::Document;
use super::facts::{Audience, Fact, Facts, What};
use super::sheet::PublicFacts;
use super::words::Wording;
use super::{Part, PartFacts, Prose, build, facts_for};

/// What a change to the record would take out of the private minutes into the public ones, as it is printed there. Of the
/// quorum nothing: each part says of it what its readers need.
pub fn made_public(before: &Meeting, after: &Meeting, prose: &Prose) -> Vec<String> {
    let of = |meeting: &Meeting, part| {
        let mut facts = facts_for(meeting, prose, part);
        facts.facts.retain(|fact| !matches!(fact.what, What::Quorum { .. }));
        let printed = printed(meeting, prose, &facts, part);
        (facts, printed)
    };
    let (public, known) = of(before, Part::Public);
    let (private, kept_apart) = of(before, Part::Private);
    let (now, mut told) = of(after, Part::Public);
    told.retain(|words| kept_apart.contains(words) && !known.contains(words));
    let lines = lines_made_public(&public, &private, &now);
    let sentences = sentences_made_public(&public, &private, &now);
    for words in sentences.into_iter().chain(lines) {
        if !told.iter().chain(&known).any(|said| said.contains(&words)) {
            told.push(words);
        }
    }
    told
}

fn printed(meeting: &Meeting, prose: &Prose, facts: &Facts, part: Part) -> Vec<String> {
    let more = build::More {
        annex: false,
        head: None,
        life: &super::life_of(meeting, prose, part),
    };
    PartFacts::of_facts(facts, part).map_or_else(Vec::new, |facts| facts.document(more).told())
}

/// The same fact in two states of the record: of one record, and of one kind.
type Same = (Seq, Discriminant<What>);

fn same(fact: &Fact) -> Same {
    (fact.seq, discriminant(&fact.what))
}

fn known_to(facts: &Facts, readers: Audience) -> Vec<Same> {
    let known = facts.facts.iter().filter(|fact| fact.audience == readers);
    known.map(same).collect()
}

/// What the public minutes would say of facts that were private.
fn sentences_made_public(public: &Facts, private: &Facts, now: &Facts) -> Vec<String> {
    let known = known_to(public, Audience::Public);
    let kept_apart = known_to(private, Audience::Private);
    let comes_out = |fact: &&Fact| {
        let same = same(fact);
        fact.audience == Audience::Public && kept_apart.contains(&same) && !known.contains(&same)
    };
    let out: Vec<&Fact> = now.facts.iter().filter(comes_out).collect();
    let redacted = PublicFacts::redact(now);
    let wording = Wording::of(redacted.sheet());
    let is_out = |order: usize, what: &What| {
        let mut out = out.iter();
        out.any(|fact| fact.at.order == order && discriminant(&fact.what) == discriminant(what))
    };
    let told = redacted.sheet().facts.iter();
    let told = told.filter(|told| is_out(told.at.order, &told.what));
    told.flat_map(|told| Document::words_of(&wording.blocks(told)))
        .collect()
}

/// Lines of the secretary's private text that would stand in the public one.
fn lines_made_public(public: &Facts, private: &Facts, now: &Facts) -> Vec<String> {
    let texts = |facts: &Facts, readers: Audience| -> Vec<String> {
        let items = facts.items.iter();
        let text = |passages: &[(Audience, super::facts::Passage)]| {
            let passages = passages.iter().filter(|(audience, _)| *audience == readers);
            passages.map(|(_, passage)| passage.text.as_str()).collect::<String>()
        };
        let shown = items.filter(|item| readers == Audience::Private || item.audience == Audience::Public);
        shown.map(|item| text(&item.card.prose)).collect()
    };
    let (known, now) = (texts(public, Audience::Public), texts(now, Audience::Public));
    let kept_apart = texts(private, Audience::Private);
    let lines = kept_apart.iter().flat_map(|text| text.lines()).map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    let stands_in = |line: &str, texts: &[String]| texts.iter().any(|text| text.contains(line));
    let lines = lines.filter(|line| stands_in(line, &now) && !stands_in(line, &known));
    lines.map(Into::into).collect()
}
