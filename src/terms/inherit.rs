//! Terms that follow others: what a file does not say is taken from the first of its parents that does; offices, questions,
//! words, tests, weights, classes and organisations are added by name, the file's own first.
//!
//! Where two parents differ and the file is silent, the difference becomes a question of the text: neither is chosen.
//! Paragraphs of a parent are cited as of that parent. Finding and reading the files is `load`.

use super::condition::{Is, Test, Who};
use super::decision::{Tie, Weight};
use super::id::slug;
use super::language::{Bar, From, Name, Question, QuestionOf};
use super::part::Part;

/// One thing that two parents say differently and the file does not say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Who differ, in what, and what becomes of it.
    pub says: String,
}

/// The file with what it follows, which may be followed itself; `parents` in the order of `follows`, each whole with its own parents.
pub fn merged(child: Part, parents: Vec<Part>, is_followed: bool) -> (Part, Vec<Difference>) {
    let names: Vec<String> = parents.iter().map(|parent| parent.name().to_owned()).collect();
    let bare = parents.iter().map(|parent| parent.clone().recited(&|_| None)).collect();
    let cited = parents.into_iter().zip(&names).map(|(parent, name)| {
        parent.recited(&|number| {
            Some(match number.contains(" of ") {
                true => number.to_owned(),
                false => format!("{number} of {name}"),
            })
        })
    });
    let asked_by = if is_followed {
        format!("{}-", child.id)
    } else {
        String::new()
    };
    let mut merge = Merge {
        asked_by,
        parents: cited.collect(),
        bare,
        names,
        whole: child,
        differences: Vec::new(),
    };
    merge.fields();
    merge.lists_by_name();
    merge.named_rules();
    merge.quorum();
    merge.bars();
    merge.rows();
    (merge.whole, merge.differences)
}

fn add_new<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

struct Merge {
    /// Their paragraphs cited as of each.
    parents: Vec<Part>,
    /// Without paragraph numbers, to compare what they say.
    bare: Vec<Part>,
    names: Vec<String>,
    /// Begins the ids of its questions, so that those of files that are followed are told apart.
    asked_by: String,
    whole: Part,
    differences: Vec<Difference>,
}

impl Merge {
    /// The parents that say something, by their places, and whether what they say differs.
    fn saying<T: PartialEq>(&self, of: impl Fn(&Part) -> Option<T>) -> (Vec<usize>, bool) {
        let said: Vec<(usize, T)> = self
            .bare
            .iter()
            .map(of)
            .enumerate()
            .filter_map(|(n, said)| Some((n, said?)))
            .collect();
        let differ = said
            .windows(2)
            .any(|pair| matches!(pair, [(_, one), (_, other)] if one != other));
        (said.into_iter().map(|(n, _)| n).collect(), differ)
    }

    fn name(&self, parent: usize) -> String {
        self.names.get(parent).cloned().unwrap_or_default()
    }

    /// A question of the text: which of these parents holds.
    fn ask(&mut self, id: &str, what: &str, among: &[usize]) -> Name {
        let who: Vec<String> = among.iter().map(|parent| self.name(*parent)).collect();
        let id = format!("follows-{}{id}", self.asked_by);
        let both = who.join(" and ");
        self.differences.push(Difference {
            says: format!(
                "{both} differ on {what}, and this file is silent: the chair is asked which holds (question {id:?})"
            ),
        });
        self.whole.questions.push(Question {
            id: id.clone(),
            clause: None,
            asks: format!("{both} differ on {what}, and the terms of reference are silent: which holds?"),
            answers: who,
            of: QuestionOf::Text,
        });
        id
    }

    /// One answer for each of these parents.
    fn cases<T>(&self, among: &[usize], of: impl Fn(usize) -> T) -> Vec<(String, T)> {
        among.iter().map(|parent| (self.name(*parent), of(*parent))).collect()
    }

    /// These seats, where this parent holds.
    fn where_holds(&self, id: &Name, among: &[usize], parent: usize, who: &Who) -> Who {
        let given = self.cases(
            among,
            |other| if other == parent { Vec::new() } else { vec![Is::Nobody] },
        );
        who.iter().cloned().chain([Is::Case(id.clone(), given)]).collect()
    }

    /// Fields that no outcome hangs on, or that cannot be asked: the first parent's.
    fn fields(&mut self) {
        macro_rules! first {
            ($($field:ident: $what:literal),*) => {$(
                if self.whole.$field.is_none() {
                    let (among, differ) = self.saying(|part| part.$field.clone());
                    self.whole.$field = self.parents.iter().find_map(|part| part.$field.clone());
                    if differ {
                        self.first_holds($what, &among);
                    }
                }
            )*};
        }
        first!(committee: "the committee's name", seats: "who sits on it", attendees: "who attends", verbs: "the words for decisions",
            exclusion: "how the public is excluded", duties: "what is owed after meetings", regime: "under which law it meets");
    }

    fn first_holds(&mut self, what: &str, among: &[usize]) {
        let who: Vec<String> = among.iter().map(|parent| self.name(*parent)).collect();
        let first = who.first().cloned().unwrap_or_default();
        self.differences.push(Difference {
            says: format!(
                "{} differ on {what}, and this file is silent: what {first} says is taken",
                who.join(" and ")
            ),
        });
    }

    fn lists_by_name(&mut self) {
        macro_rules! add {
            ($($field:ident by $key:expr, $what:literal),*) => {$(
                for parent in 0..self.parents.len() {
                    let entries = self.parents.get(parent).map(|part| part.$field.clone()).unwrap_or_default();
                    for entry in entries {
                        let key = $key;
                        if !self.whole.$field.iter().any(|known| key(known) == key(&entry)) {
                            let (among, differ) = self.saying(|part| part.$field.iter().find(|known| key(known) == key(&entry)).cloned());
                            if differ {
                                let what = format!("{} {:?}", $what, key(&entry));
                                self.first_holds(&what, &among);
                            }
                            self.whole.$field.push(entry);
                        }
                    }
                }
            )*};
        }
        add!(
            bodies by |entry: &super::language::Body| entry.name.clone(), "the organisation",
            offices by |entry: &super::language::Office| entry.name.clone(), "the office",
            questions by |entry: &Question| entry.id.clone(), "the question"
        );
        for part in &self.parents {
            // What two parents have from the same document is there once.
            add_new(&mut self.whole.paragraphs, &part.paragraphs);
            add_new(&mut self.whole.defects, &part.defects);
            add_new(&mut self.whole.assumed, &part.assumed);
        }
    }

    /// Words, tests, weights and classes: added by name, and asked where parents differ.
    fn named_rules(&mut self) {
        macro_rules! named {
            ($($field:ident, $what:literal, $case:expr);*) => {$(
                let mut names: Vec<Name> = Vec::new();
                for (name, _) in self.parents.iter().flat_map(|part| &part.$field) {
                    if !names.contains(name) && !self.whole.$field.iter().any(|(own, _)| own == name) {
                        names.push(name.clone());
                    }
                }
                for name in names {
                    let find = |part: &Part| part.$field.iter().find(|(known, _)| *known == name).map(|(_, entry)| entry.clone());
                    let (among, differ) = self.saying(find);
                    let of = |parent: usize, parts: &[Part]| parts.get(parent).and_then(find);
                    let entry = match differ {
                        false => among.first().and_then(|parent| of(*parent, &self.parents)),
                        true => {
                            let id = self.ask(&slug(&name), &format!("{} {name:?}", $what), &among);
                            let parents = self.parents.clone();
                            let cases = among.iter().filter_map(|parent| Some((self.name(*parent), of(*parent, &parents)?)));
                            Some($case(id, cases.collect()))
                        }
                    };
                    self.whole.$field.extend(entry.map(|entry| (name.clone(), entry)));
                }
            )*};
        }
        named!(
            words, "the word", |id, cases| vec![Is::Case(id, cases)];
            tests, "the test", Test::Case;
            weights, "the weight", Weight::Case
        );
        self.classes();
    }

    fn classes(&mut self) {
        let mut names: Vec<Name> = Vec::new();
        for class in self.parents.iter().flat_map(|part| &part.decisions) {
            if !names.contains(&class.class) && !self.whole.decisions.iter().any(|own| own.class == class.class) {
                names.push(class.class.clone());
            }
        }
        for name in names {
            let find = |part: &Part| part.decisions.iter().find(|class| class.class == name).cloned();
            let (among, differ) = self.saying(find);
            let mut all: Vec<_> = among
                .iter()
                .filter_map(|parent| Some((*parent, find(self.parents.get(*parent)?)?)))
                .collect();
            let Some((_, mut class)) = all.first().cloned() else {
                continue;
            };
            if differ {
                let id = self.ask(&slug(&name), &format!("decisions of the class {name:?}"), &among);
                let rules: Vec<_> = all
                    .drain(..)
                    .map(|(parent, class)| (self.name(parent), class.rule))
                    .collect();
                let cases = |of: fn(&super::decision::Rule) -> Tie| -> Tie {
                    Tie::Case(
                        id.clone(),
                        rules.iter().map(|(name, rule)| (name.clone(), of(rule))).collect(),
                    )
                };
                class.rule.tie = cases(|rule| rule.tie.clone());
                class.rule.neither = cases(|rule| rule.neither.clone());
                let carried = rules.iter().map(|(name, rule)| (name.clone(), rule.carried.clone()));
                class.rule.carried = Test::Case(id.clone(), carried.collect());
            }
            self.whole.decisions.push(class);
        }
    }

    fn quorum(&mut self) {
        if self.whole.quorum.is_some() {
            return;
        }
        let (among, differ) = self.saying(|part| part.quorum.as_ref().map(|quorum| quorum.test.clone()));
        let mut first = self.parents.iter().find_map(|part| part.quorum.clone());
        if let Some(quorum) = first.as_mut().filter(|_| differ) {
            let id = self.ask("quorum", "the quorum", &among);
            let test = |parent: usize| Some(self.parents.get(parent)?.quorum.as_ref()?.test.clone());
            quorum.test = Test::Case(
                id,
                self.cases(&among, |parent| test(parent).unwrap_or(Test::All(Vec::new()))),
            );
        }
        self.whole.quorum = first;
    }

    /// Bars that all parents have stand; those of one hold where that one does. A rung of the ladder stays a rung.
    fn bars(&mut self) {
        if self.whole.bars.is_some() {
            return;
        }
        let (among, differ) = self.saying(|part| part.bars.clone());
        let of =
            |parts: &[Part], parent: usize| parts.get(parent).and_then(|part| part.bars.clone()).unwrap_or_default();
        if !differ {
            self.whole.bars = among.first().map(|parent| of(&self.parents, *parent));
            return;
        }
        let id = self.ask("bars", "interests, deputies and attendance", &among);
        let mut bars: Vec<Bar> = Vec::new();
        for parent in &among {
            for bar in of(&self.parents, *parent) {
                let same = |other: &Bar| other.who == bar.who;
                let everywhere = |from: &From| {
                    let mut parents = among.iter();
                    parents.all(|other| {
                        of(&self.parents, *other)
                            .iter()
                            .any(|other| same(other) && other.from.contains(from))
                    })
                };
                let (shared, own): (Vec<From>, Vec<From>) = bar.from.iter().partition(|from| everywhere(from));
                let rung = matches!(bar.who.as_slice(), [Is::Conflict(_)]);
                if (rung || !shared.is_empty()) && !bars.iter().any(same) {
                    bars.push(Bar {
                        from: shared,
                        ..bar.clone()
                    });
                }
                if !own.is_empty() {
                    let who = self.where_holds(&id, &among, *parent, &bar.who);
                    bars.push(Bar { who, from: own, ..bar });
                }
            }
        }
        self.whole.bars = Some(bars);
    }

    /// Deputies and votes.
    fn rows(&mut self) {
        if self.whole.stand_ins.is_none() {
            let (among, differ) = self.saying(|part| part.stand_ins.clone());
            let first = self.parents.iter().find_map(|part| part.stand_ins.clone());
            self.whole.stand_ins = match differ {
                false => first,
                true => {
                    let id = self.ask("stand-ins", "who may sit in another's place", &among);
                    let mut rows = Vec::new();
                    for parent in &among {
                        for mut row in self
                            .parents
                            .get(*parent)
                            .and_then(|part| part.stand_ins.clone())
                            .unwrap_or_default()
                        {
                            row.r#for = self.where_holds(&id, &among, *parent, &row.r#for);
                            rows.push(row);
                        }
                    }
                    Some(rows)
                }
            };
        }
        if self.whole.votes.is_none() {
            let (among, differ) = self.saying(|part| part.votes.clone());
            let first = self.parents.iter().find_map(|part| part.votes.clone());
            self.whole.votes = match differ {
                false => first,
                true => {
                    let id = self.ask("votes", "how many votes each member has", &among);
                    let mut rows = Vec::new();
                    for parent in &among {
                        for (who, weight) in self
                            .parents
                            .get(*parent)
                            .and_then(|part| part.votes.clone())
                            .unwrap_or_default()
                        {
                            rows.push((self.where_holds(&id, &among, *parent, &who), weight));
                        }
                    }
                    Some(rows)
                }
            };
        }
    }
}
