//! One thing told under every answer to the questions that it hangs on, in as few sentences as stay true under each.
//!
//! What is alike under all of them is said once. What differs in figures alone is one sentence with all the figures, where
//! the question makes no difference to the answer: "5 of 9 or 6 of 11 needed". Anything else is said answer by answer.

use std::rc::Rc;

use super::explain::{Steps, Tell};
use super::facts::Facts;
use super::result::Step;
use super::truth::Stop;
use super::who::Eval;
use super::words::{and, or};

/// Combinations that are tried for one telling.
const MOST_TRIED: usize = 64;
/// Ways of coming out that are told of one thing.
const MOST_TOLD: usize = 6;
/// Questions whose answers stand before one sentence.
const MOST_ANSWERS: usize = 3;
/// Figures that stand in one sentence in place of each other.
const MOST_FIGURES: usize = 3;

pub(super) const UNDER_SOME: &str = "under some answers: ";

/// What is told under each combination of the answers that it hangs on.
pub(super) struct Tellings {
    each: Vec<Telling>,
    asked: Vec<usize>,
    /// False when there were more combinations than are tried.
    complete: bool,
}

/// The same steps under some combinations of answers.
struct Telling {
    combinations: Vec<Vec<(usize, usize)>>,
    steps: Vec<Step>,
}

/// Tells it under each combination of the answers that it hangs on, alike ones together.
pub(super) fn tellings<'a>(eval: &Rc<Eval<'a>>, matter: &[usize], tell: &Tell<'a, '_>) -> Tellings {
    let mut found = Tellings {
        each: Vec::new(),
        asked: Vec::new(),
        complete: true,
    };
    let mut ahead = vec![(Vec::new(), eval.clone())];
    let mut tried = 0_usize;
    while let Some((path, eval)) = ahead.pop() {
        tried += 1;
        let mut steps = Steps::new(matter);
        match tell(&mut steps, &eval) {
            Ok(()) => {}
            Err(Stop::Faulty(fault)) => {
                steps = Steps::new(matter);
                steps.fault(fault);
            }
            Err(Stop::Open(_)) if tried > MOST_TRIED => {
                found.complete = false;
                continue;
            }
            Err(Stop::Open(question)) => {
                if !found.asked.contains(&question) {
                    found.asked.push(question);
                }
                ahead.extend((0..eval.facts.answers_of(question)).rev().map(|answer| {
                    let path: Vec<_> = path.iter().copied().chain([(question, answer)]).collect();
                    (path, eval.assuming(question, answer))
                }));
                continue;
            }
        }
        match found.each.iter_mut().find(|telling| telling.steps == steps.said) {
            Some(telling) => telling.combinations.push(path),
            None => found.each.push(Telling {
                combinations: vec![path],
                steps: steps.said,
            }),
        }
    }
    found
}

impl Tellings {
    /// All of it in few steps; `before` stands before each of them.
    pub fn in_few(mut self, facts: &Facts<'_>, matter: &[usize], before: &str) -> Vec<Step> {
        let mut few = self
            .each
            .first()
            .map(|telling| telling.steps.clone())
            .unwrap_or_default();
        few.truncate(self.alike(|steps, n| steps.get(n)));
        for telling in &mut self.each {
            telling.steps.drain(..few.len());
        }
        let at_the_end = self.alike(|steps, n| steps.iter().nth_back(n));
        let mut last = Vec::new();
        for telling in &mut self.each {
            last = telling.steps.split_off(telling.steps.len().saturating_sub(at_the_end));
        }
        few.extend(self.that_differ(facts, matter, before));
        few.extend(last);
        few
    }

    /// How many steps, taken one by one with `nth`, are the same in all tellings.
    fn alike(&self, nth: impl Fn(&[Step], usize) -> Option<&Step>) -> usize {
        let Some((first, others)) = self.each.split_first() else {
            return 0;
        };
        let same = |n: &usize| {
            let step = nth(&first.steps, *n);
            step.is_some() && others.iter().all(|other| nth(&other.steps, *n) == step)
        };
        (0..first.steps.len()).take_while(same).count()
    }

    fn that_differ(&self, facts: &Facts<'_>, matter: &[usize], before: &str) -> Vec<Step> {
        let silent = !self.asked.iter().any(|question| matter.contains(question));
        if let Some(one) = self.in_one(facts).filter(|_| silent && self.complete) {
            return one;
        }
        let mut steps = Vec::new();
        for telling in self.each.iter().take(MOST_TOLD) {
            let reading = match self.each.len() {
                1 => String::new(),
                _ => self.told_apart(telling, facts).unwrap_or_else(|| UNDER_SOME.to_owned()),
            };
            for step in &telling.steps {
                // Said once is enough.
                let said = before.contains(UNDER_SOME) || step.text.contains(UNDER_SOME);
                let reading = if said && reading == UNDER_SOME { "" } else { &reading };
                steps.push(Step {
                    text: format!("{reading}{}", step.text),
                    ..step.clone()
                });
            }
        }
        if self.each.len() > MOST_TOLD || !self.complete {
            steps.push(Step {
                clause: None,
                text: "there are other ways to answer what is open, which are not told here.".to_owned(),
                holds: false,
                remark: true,
            });
        }
        steps
    }

    /// The answers under which this telling is the one, and no other: "read as “votes” and read as “six stand”: ". `None`:
    /// no few answers say it.
    fn told_apart(&self, telling: &Telling, facts: &Facts<'_>) -> Option<String> {
        let others: Vec<&Vec<(usize, usize)>> = self
            .each
            .iter()
            .filter(|other| !std::ptr::eq(*other, telling))
            .flat_map(|other| &other.combinations)
            .collect();
        let apart = |by: &[Vec<(usize, usize)>]| {
            others.iter().all(|path| {
                by.iter().any(|answers| {
                    let of_them = |(asked, _): &&(usize, usize)| answers.iter().any(|(question, _)| question == asked);
                    path.iter().find(of_them).is_some_and(|other| !answers.contains(other))
                })
            })
        };
        let always = |question: &usize| {
            let mut paths = telling.combinations.iter();
            paths.all(|path| path.iter().any(|(asked, _)| asked == question))
        };
        let asked = self.asked.iter().copied().filter(always);
        let mut by: Vec<Vec<(usize, usize)>> = asked.map(|question| telling.answers_to(question)).collect();
        if !apart(&by) {
            return None;
        }
        let mut n = 0;
        while n < by.len() {
            let mut fewer = by.clone();
            fewer.remove(n);
            match apart(&fewer) {
                true => by = fewer,
                false => n += 1,
            }
        }
        if by.len() > MOST_ANSWERS {
            return None;
        }
        let words = by
            .iter()
            .map(|answers| facts.read_as(answers).trim_end_matches(": ").to_owned());
        Some(format!("{}: ", and(words.collect())))
    }

    /// Tellings that differ in figures alone, as one with all of them.
    fn in_one(&self, facts: &Facts<'_>) -> Option<Vec<Step>> {
        let (first, others) = self.each.split_first()?;
        let same_length = |other: &Telling| other.steps.len() == first.steps.len();
        if others.is_empty() || !others.iter().all(same_length) {
            return None;
        }
        let mut steps = Vec::new();
        for (n, step) in first.steps.iter().enumerate() {
            let ways: Vec<&Step> = self.each.iter().filter_map(|telling| telling.steps.get(n)).collect();
            let same = |other: &&Step| other.clause == step.clause && other.holds == step.holds;
            if !ways.iter().all(same) {
                return None;
            }
            let texts: Vec<&str> = ways.iter().map(|step| step.text.as_str()).collect();
            steps.push(Step {
                text: with_all_figures(&texts, &self.as_answered(facts))?,
                ..step.clone()
            });
        }
        Some(steps)
    }

    fn as_answered(&self, facts: &Facts<'_>) -> String {
        match self.asked.as_slice() {
            [one] => {
                let asked = facts.terms.questions.get(*one);
                let asks = asked.map_or("", |question| question.asks.as_str());
                format!(", as \u{201c}{asks}\u{201d} is answered")
            }
            _ => ", as open questions are answered".to_owned(),
        }
    }
}

impl Telling {
    /// The answers to the question under which this is told.
    fn answers_to(&self, question: usize) -> Vec<(usize, usize)> {
        let mut answers: Vec<(usize, usize)> = self.combinations.iter().flatten().copied().collect();
        answers.retain(|(asked, _)| *asked == question);
        answers.sort_unstable();
        answers.dedup();
        answers
    }
}

/// Texts that differ in figures alone as one text with all of them, and `how` it comes to be the one or the other;
/// `None`: they differ in more, or in too many.
fn with_all_figures(texts: &[&str], how: &str) -> Option<String> {
    let ways: Vec<Vec<&str>> = texts.iter().map(|text| text.split(' ').collect()).collect();
    let (first, others) = ways.split_first()?;
    if others.iter().any(|way| way.len() != first.len()) {
        return None;
    }
    let differs = |n: &usize| others.iter().any(|way| way.get(*n) != first.get(*n));
    let differing: Vec<usize> = (0..first.len()).filter(differs).collect();
    let (Some(from), Some(to)) = (differing.first(), differing.last()) else {
        return texts.first().map(|text| (*text).to_owned());
    };
    let figures = |n: &usize| ways.iter().all(|way| way.get(*n).is_some_and(|word| is_figure(word)));
    if !differing.iter().all(figures) {
        return None;
    }
    let middle = |way: &[&str]| way.get(*from..=*to).unwrap_or_default().join(" ");
    let mut middles: Vec<String> = Vec::new();
    for way in &ways {
        let middle = middle(way);
        if !middles.contains(&middle) {
            middles.push(middle);
        }
    }
    if middles.len() > MOST_FIGURES {
        return None;
    }
    // What stands about all of them is said once: "(5 of 9 or 6 of 11".
    let sign = |c: char| !c.is_alphanumeric();
    let opening: String = middles.first()?.chars().take_while(|c| sign(*c)).collect();
    let closing: String = middles.first()?.chars().rev().take_while(|c| sign(*c)).collect();
    let closing: String = closing.chars().rev().collect();
    let bare: Option<Vec<String>> = middles
        .iter()
        .map(|middle| Some(middle.strip_prefix(&opening)?.strip_suffix(&closing)?.to_owned()))
        .collect();
    let (before, after) = (first.get(..*from)?.join(" "), first.get(*to + 1..)?.join(" "));
    let words = [before, format!("{opening}{}{closing}", or(bare?)), after];
    let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
    let words = words.join(" ");
    Some(match words.strip_suffix('.') {
        Some(words) => format!("{words}{how}."),
        None => format!("{words}{how}"),
    })
}

/// A number, or a word that goes with it in the singular or the plural.
fn is_figure(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) || matches!(word.trim_end_matches(['.', ',', ')']), "vote" | "votes")
}

#[cfg(test)]
mod tests {
    use super::with_all_figures;

    #[test]
    fn figures_stand_in_place_of_each_other_and_words_do_not() {
        let how = ", as “Q?” is answered";
        let told = |texts: &[&str]| with_all_figures(texts, how);
        assert_eq!(
            told(&[
                "half are present (5 of 9 needed): have 6",
                "half are present (6 of 11 needed): have 6"
            ])
            .as_deref(),
            Some("half are present (5 of 9 or 6 of 11 needed): have 6, as “Q?” is answered")
        );
        assert_eq!(
            told(&["A: 1 vote each.", "A: 2 votes each."]).as_deref(),
            Some("A: 1 vote or 2 votes each, as “Q?” is answered.")
        );
        assert_eq!(told(&["have 1", "have 1"]).as_deref(), Some("have 1"));
        assert_eq!(told(&["of members: have 1", "of seats: have 1"]), None);
        assert_eq!(told(&["have 1", "have 2", "have 3", "have 4"]), None);
    }
}
