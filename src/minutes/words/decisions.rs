//! Decisions agreed without a vote: the verb, the exact wording, as recommended or as amended, and dissent.

use crate::meeting::{About, Dissent, NO_DECISION, Standing, does_not_agree, puts_off};
use crate::minutes::document::Block;
use crate::minutes::facts::{DecisionTold, What};
use crate::minutes::names::Who;
use crate::minutes::sheet::Told;

use super::endings::{How, Others};
use super::verbs::{told_as_done, told_to_do};
use super::{Wording, capital, list, quoted, recommendation, small, stopped};

/// The verbs that turn up in recommendations whatever the committee's own list is.
const VERBS: [&str; 9] = [
    "approved",
    "agreed",
    "noted",
    "endorsed",
    "ratified",
    "delegated",
    "deferred",
    "supported",
    "received",
];

/// What the minutes of the last meeting are agreed as.
const CORRECT_RECORD: &str = "as a correct record";

impl Wording<'_> {
    pub(super) fn decision(&self, told: &Told, decision: &DecisionTold) -> Vec<Block> {
        let how = How::of(
            &decision.endings,
            decision.verb.starts_with("did not") || decision.verb == NO_DECISION,
            self.others(told),
        );
        let mut blocks = vec![Block::Decision(self.decided(decision, &how))];
        blocks.extend(how.thanks.map(Block::Paragraph));
        blocks.extend(self.no_part(decision).map(Block::Paragraph));
        let standing = self.standing(told, &decision.verdict);
        if !standing.is_empty() {
            blocks.push(Block::Paragraph(standing));
        }
        blocks
    }

    /// Who stayed and had no part in it, but for those of whom the item says so already.
    fn no_part(&self, decision: &DecisionTold) -> Option<String> {
        let said = |who: &Who| {
            let mut here = self.sheet.under(Some(&decision.about.item));
            here.any(|other| matches!(&other.what, What::Evidence { who: of, .. } if of.id == who.id))
        };
        let silent = decision.no_part.iter().filter(|who| !said(who));
        let names: Vec<String> = silent.map(|who| who.short.clone()).collect();
        (!names.is_empty()).then(|| {
            format!(
                "{} remained in the meeting and, because of an interest, took no part in the decision.",
                list(&names)
            )
        })
    }

    /// Who asked to be recorded as not agreeing with it.
    fn others(&self, told: &Told) -> Others {
        let mut others = Others::default();
        for fact in &self.sheet.facts {
            match &fact.what {
                What::Dissent { from, what, .. } if *from == Some(told.at.order) => match what {
                    Dissent::Abstained => others.abstained = true,
                    Dissent::VotedAgainst | Dissent::Dissented => others.dissented = true,
                    Dissent::VotedFor | Dissent::Reservation => {}
                },
                _ => {}
            }
        }
        others
    }

    /// "(b) The Committee unanimously approved the merger from 1 July 2016, as recommended."
    fn decided(&self, decision: &DecisionTold, how: &How) -> String {
        if let Some(refused) = self.not_agreed(decision) {
            return how.closes(&refused);
        }
        let (decided, recommended) = self.sentences(decision);
        let committee = format!("{}The Committee{} ", label(&decision.about), how.before);
        format!("{committee}{}{recommended}", how.closes(&decided))
    }

    /// Of minutes that were put to be agreed and were not: that, and why.
    fn not_agreed(&self, decision: &DecisionTold) -> Option<String> {
        let item = self.sheet.item(&decision.about.item)?;
        let is_minutes = item.standing == Some(Standing::LastMinutes) && decision.about.part.is_none();
        if !is_minutes || !does_not_agree(decision.verb.trim()) {
            return None;
        }
        let wording = decision.wording.trim();
        let dated = (wording.starts_with("the minutes of the "))
            .then(|| date_ends(wording))
            .flatten();
        let (minutes, why) = match dated.and_then(|end| wording.split_at_checked(end)) {
            Some((minutes, why)) => (minutes.to_owned(), why),
            None if self.is_title(&decision.about, wording) => (the_minutes(&item.title), ""),
            None => (the_minutes(&item.title), wording),
        };
        Some(format!("{} were not agreed{}", capital(&minutes), until_or_why(why)))
    }

    /// What it decided, behind "The Committee"; and, of words that are others, those of the paper.
    fn sentences(&self, decision: &DecisionTold) -> (String, String) {
        let alone = |sentence: String| (sentence, String::new());
        let verb = decision.verb.trim();
        let wording = decision.wording.trim();
        if let Some(agreed) = self.correct_record(decision) {
            return alone(agreed);
        }
        if wording.is_empty() || self.is_title(&decision.about, wording) {
            let on = if verb == NO_DECISION { "on " } else { "" };
            return alone(format!("{verb} {on}{}.", self.subject(&decision.about)));
        }
        let as_recommended = as_recommended(decision.recommended.as_deref(), wording, decision.amended);
        // "The paper is not ready" is no matter that is deferred, where the paper says what is.
        let told = match decision.recommended {
            Some(_) => told_to_do(verb, wording, &VERBS),
            None => told_as_done(verb, wording, &VERBS),
        };
        if puts_off(verb) && !decision.amended && told.is_none() {
            let what = self.subject(&decision.about);
            let words = if as_recommended { "" } else { wording };
            let on = if verb == NO_DECISION { "on " } else { "" };
            return alone(format!("{verb} {on}{what}{}", until_or_why(words)));
        }
        let unconditionally = as_recommended && decision.endings.condition.is_none();
        let as_recommended = if unconditionally { ", as recommended" } else { "" };
        if let Some(told) = on_condition(verb, decision) {
            return alone(format!("{told}."));
        }
        if decision.amended {
            let before = decision
                .recommended
                .as_deref()
                .map(str::trim)
                .filter(|before| *before != wording);
            let before = before.map_or_else(String::new, |before| {
                format!(" The recommendation in the paper was: {}.", quoted(before))
            });
            let what = recommendation(&decision.about);
            return (format!("{verb} {what} as amended: {}.", quoted(wording)), before);
        }
        alone(match told_as_done(verb, wording, &VERBS) {
            Some(told) => format!("{told}{as_recommended}."),
            None => format!("{verb}{as_recommended}: {}.", quoted(wording)),
        })
    }

    /// Of the minutes of the last meeting: "agreed the minutes of the meeting held on 6 April 2016 as a correct record.",
    /// with what they are subject to. `None` where the words say it themselves, or say something else.
    fn correct_record(&self, decision: &DecisionTold) -> Option<String> {
        let item = self.sheet.item(&decision.about.item)?;
        let is_minutes = item.standing == Some(Standing::LastMinutes) && decision.about.part.is_none();
        let recommended = decision.recommended.as_deref();
        if !is_minutes || decision.amended || recommended.is_some_and(|words| !is_correct_record(words)) {
            return None;
        }
        let (verb, wording) = (decision.verb.trim(), decision.wording.trim());
        // Recommended so, and agreed so: nothing more was said.
        let wording = if as_recommended(recommended, wording, false) {
            ""
        } else {
            wording
        };
        let (verb, said) = match verb.strip_suffix(CORRECT_RECORD) {
            Some(verb) => (verb.trim(), true),
            None => (verb, false),
        };
        if !["agreed", "approved", "accepted", "confirmed"].contains(&verb) {
            return None;
        }
        if wording.contains(CORRECT_RECORD) {
            let whole = wording.starts_with("the minutes ");
            return whole.then(|| stopped(&format!("{verb} {wording}")));
        }
        let is_title = |text: &str| text == item.title.trim() || text.to_lowercase().starts_with("minutes of ");
        let (title, subject) = match wording {
            "" => (item.title.as_str(), ""),
            wording if is_title(wording) => (wording, ""),
            wording if said => (item.title.as_str(), wording),
            _ => return None,
        };
        let minutes = the_minutes(title);
        let subject = subject.strip_prefix("subject to").unwrap_or(subject);
        Some(match subject.trim_start_matches([':', ' ']) {
            "" => format!("{verb} {minutes} {CORRECT_RECORD}."),
            subject => stopped(&format!("{verb} {minutes} {CORRECT_RECORD}, subject to: {subject}")),
        })
    }

    /// What is decided on, where no wording was recorded: the item's title.
    fn subject(&self, about: &About) -> String {
        match (&about.part, self.sheet.item(&about.item)) {
            (Some(_), _) => recommendation(about),
            (None, Some(item)) => format!("the item {}", quoted(&item.title)),
            (None, None) => format!("item {}", about.item),
        }
    }

    /// Whether the item's title stands for words that nobody gave.
    fn is_title(&self, about: &About, wording: &str) -> bool {
        let item = self.sheet.item(&about.item).filter(|_| about.part.is_none());
        item.is_some_and(|item| item.title.trim() == wording)
    }

    /// "on recommendation (b)", "to approve the merger", "on item 5". `from`: its place.
    fn decision_on(&self, about: &About, from: Option<usize>) -> String {
        if about.part.is_some() {
            return format!("on {}", recommendation(about));
        }
        let decision = self.sheet.facts.iter().find_map(|told| match &told.what {
            What::Decision(decision) if Some(told.at.order) == from => Some(decision),
            _ => None,
        });
        let to_do = decision.and_then(|decision| told_to_do(decision.verb.trim(), &decision.wording, &VERBS));
        to_do.unwrap_or_else(|| format!("on item {}", about.item))
    }

    pub(super) fn dissent(
        &self,
        who: &Who,
        (about, from): (&About, Option<usize>),
        what: Dissent,
        words: Option<&str>,
    ) -> String {
        let who = &who.short;
        let (what_put, on) = match &about.part {
            Some(_) => (recommendation(about), format!(" on {}", recommendation(about))),
            None => ("the proposal".into(), String::new()),
        };
        let having = match what {
            Dissent::VotedFor => format!("having voted for {what_put}"),
            Dissent::VotedAgainst => format!("having voted against {what_put}"),
            Dissent::Abstained => format!("having abstained{on}"),
            Dissent::Dissented => format!("dissenting from the decision {}", self.decision_on(about, from)),
            Dissent::Reservation => format!("having a reservation{on}"),
        };
        let words = words.map_or_else(String::new, |words| format!(", in these words: {}", quoted(words)));
        stopped(&format!("{who} asked to be recorded as {having}{words}"))
    }
}

/// Behind "deferred the recommendation": " to January 2017.", ": the paper is not ready."
fn until_or_why(words: &str) -> String {
    const JOINS: [&str; 11] = [
        "to", "until", "till", "pending", "for", "so", "because", "as", "in", "at", "while",
    ];
    let words = words.trim();
    let first = words.split_whitespace().next().map(str::to_lowercase);
    match first {
        None => ".".into(),
        Some(first) if JOINS.contains(&first.as_str()) => format!(" {}", stopped(words)),
        Some(_) => format!(": {}", stopped(words)),
    }
}

/// Where the first year ends: "held on 6 April 2016".
fn date_ends(words: &str) -> Option<usize> {
    let figures = |at: &usize| {
        words
            .get(*at..*at + 4)
            .is_some_and(|year| year.chars().all(|c| c.is_ascii_digit()))
    };
    let at = words.char_indices().map(|(at, _)| at).find(figures)?;
    Some(at + 4)
}

/// What was recommended, and under which condition: "approved the business case, subject to a report in March". `None`: the
/// words are others than a condition.
fn on_condition(verb: &str, decision: &DecisionTold) -> Option<String> {
    const BEGIN: [&str; 4] = [
        "subject to ",
        "provided that ",
        "on condition that ",
        "on the condition that ",
    ];
    let (wording, recommended) = (decision.wording.trim(), decision.recommended.as_deref()?.trim());
    let begins = |words: &&&str| {
        wording
            .get(..words.len())
            .is_some_and(|first| first.eq_ignore_ascii_case(words))
    };
    BEGIN.iter().find(begins).filter(|_| decision.amended)?;
    let recommended = recommended.trim_end_matches(['.', ';', ',']);
    let told = told_as_done(verb, recommended, &VERBS);
    let told = told.unwrap_or_else(|| format!("{verb} {}", quoted(recommended)));
    Some(format!("{told}, {}", small(wording.trim_end_matches(['.', ';']))))
}

/// "To agree as a correct record", "approve the minutes as a true and accurate record": what is done with minutes anyway.
fn is_correct_record(recommended: &str) -> bool {
    let plain = recommended.trim().trim_end_matches('.').to_lowercase();
    let bare = plain.strip_prefix("to ").unwrap_or(&plain);
    let does = ["agree ", "approve ", "accept ", "confirm "];
    let Some(rest) = does.iter().find_map(|verb| bare.strip_prefix(verb)) else {
        return false;
    };
    let them = ["the minutes ", "the draft minutes ", "these ", "them "];
    let rest = them.iter().find_map(|them| rest.strip_prefix(them)).unwrap_or(rest);
    let as_what = rest.strip_prefix("as a ").and_then(|rest| rest.strip_suffix(" record"));
    as_what.is_some_and(|kind| {
        let mut words = kind.split([' ', ',']).filter(|word| !word.is_empty());
        words.all(|word| matches!(word, "correct" | "true" | "accurate" | "and" | "fair"))
    })
}

/// "the minutes of the meeting held on 6 April 2016", of an item's title.
fn the_minutes(title: &str) -> String {
    let title = title.trim().trim_end_matches('.');
    let end = title.to_lowercase().find(" and matters arising");
    let title = end.and_then(|end| title.get(..end)).unwrap_or(title);
    let plain = title.to_lowercase();
    let named = ["minutes ", "draft minutes "]
        .iter()
        .any(|start| plain.starts_with(start));
    // "Minutes of last meeting"
    let bare = ["last ", "previous ", "meeting "]
        .iter()
        .find_map(|which| plain.find(&format!(" of {which}")));
    if let Some((before, behind)) = bare
        .filter(|_| named)
        .and_then(|at| title.split_at_checked(at + " of ".len()))
    {
        return format!("the {}the {}", small(before), small(behind));
    }
    match (named, plain.starts_with("the minutes ")) {
        (true, _) => format!("the {}", small(title)),
        (false, true) => small(title),
        (false, false) => "the minutes of the last meeting".into(),
    }
}

/// "(b) "; nothing for an item's only recommendation.
pub(super) fn label(about: &About) -> String {
    about
        .part
        .as_ref()
        .map_or_else(String::new, |part| format!("({part}) "))
}

/// Whether the paper's own words were put.
pub(super) fn as_recommended(recommended: Option<&str>, wording: &str, amended: bool) -> bool {
    !amended && recommended.map(str::trim) == Some(wording.trim())
}
