//! Definitions that lead back to themselves: a name defined by itself, and a bar that depends on what bars decide.

use super::{Check, quoted};
use crate::terms::language::{Bar, From, Is, StandIn, Terms, Test, Weight, Who};
use crate::terms::visit::{self, Node};

impl<'t> Check<'t> {
    pub(super) fn circles(&mut self) {
        let terms = self.terms;
        let words = terms
            .words
            .iter()
            .map(|(name, who)| (name.as_str(), mentions(|visitor| visit::who(who, visitor))));
        self.named_circles(&words.collect::<Vec<_>>());
        let tests = terms
            .tests
            .iter()
            .map(|(name, test)| (name.as_str(), mentions_of_tests(test)));
        self.named_circles(&tests.collect::<Vec<_>>());
        let weights = terms
            .weights
            .iter()
            .map(|(name, weight)| (name.as_str(), mentions_of_weights(weight)));
        self.named_circles(&weights.collect::<Vec<_>>());
        for bar in terms
            .bars
            .iter()
            .chain(terms.decisions.iter().flat_map(|decision| &decision.bars))
        {
            self.bar(bar);
        }
        for (n, row) in terms.stand_ins.iter().enumerate() {
            self.stand_in(n, row);
        }
    }

    /// Who may stand in decides who is present and may vote, and cannot depend on it.
    fn stand_in(&mut self, n: usize, row: &'t StandIn) {
        let decided = |is: &Is| match is {
            Is::Present => Some("Present"),
            Is::Entitled => Some("Entitled"),
            Is::Barred(From::Vote | From::Quorum | From::Presiding | From::Casting) => Some("Barred"),
            Is::Presiding => Some("Presiding"),
            _ => None,
        };
        let Some(word) = standing(&row.r#for, self.terms, &mut Vec::new(), &decided) else {
            return;
        };
        let start = self.source.find_field("stand_ins:");
        let at = start.and_then(|start| {
            let rows = std::iter::successors(Some(start), |at| self.source.find_after("(for:", at.next()));
            rows.skip(1).nth(n)
        });
        self.add(
            at.or(start),
            format!("who may stand in depends on {word}, which depends on who stands in: a circle"),
            "Say who may send a deputy or proxy by seat, tag, organisation or office".to_owned(),
        );
    }

    /// A circle is told once, at the first of its names.
    fn named_circles(&mut self, defined: &[(&'t str, Vec<&'t str>)]) {
        let mut told: Vec<&str> = Vec::new();
        for (name, _) in defined {
            if told.contains(name) {
                continue;
            }
            if let Some(path) = path_back(name, defined) {
                let shown: Vec<String> = path.iter().map(|name| quoted(name)).collect();
                self.add(
                    self.find(&[format!("({}, ", quoted(name))], name),
                    format!("{} is defined by itself: {}", quoted(name), shown.join(" → ")),
                    "Write out what it means without naming it".to_owned(),
                );
                told.extend(path);
            }
        }
    }

    /// `Members`, `Present`, `Entitled` are what bars leave over; a bar cannot depend on them, nor on votes.
    fn bar(&mut self, bar: &'t Bar) {
        let word = standing(&bar.who, self.terms, &mut Vec::new(), &decided_by_bars);
        let presides = || presiding(&bar.who, self.terms).filter(|_| bar.from.contains(&From::Presiding));
        let Some(word) = word.or_else(presides) else {
            return;
        };
        let at = self.bar_place(bar, word);
        self.add(
            at,
            format!("a bar depends on {word}, which is worked out from the bars: a circle"),
            "Say whom it bars by seat, tag, organisation, conflict or presence".to_owned(),
        );
    }

    fn bar_place(&self, bar: &Bar, word: &str) -> Option<crate::terms::fault::Place> {
        let first = match bar.who.first()? {
            Is::The(name) => format!("who: [The({})", quoted(name)),
            is if decided_by_bars(is).is_some() || *is == Is::Presiding => format!("who: [{word}"),
            is => format!("who: [{is:?}"),
        };
        self.source.find(&first, 0).or_else(|| self.source.find("bars:", 0))
    }
}

/// The shortest way from a name back to itself.
fn path_back<'t>(name: &'t str, defined: &[(&'t str, Vec<&'t str>)]) -> Option<Vec<&'t str>> {
    let mut paths = vec![vec![name]];
    let mut seen: Vec<&str> = Vec::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            let last = path.last().copied()?;
            let next = defined
                .iter()
                .find(|(defined, _)| *defined == last)
                .map(|(_, names)| names);
            for mention in next.into_iter().flatten() {
                let mut path = path.clone();
                path.push(mention);
                if *mention == name {
                    return Some(path);
                }
                if !seen.contains(mention) {
                    seen.push(mention);
                    longer.push(path);
                }
            }
        }
        paths = longer;
    }
    None
}

/// The words that a tree names.
fn mentions<'t>(walk: impl FnOnce(visit::Visitor<'_, 't>)) -> Vec<&'t str> {
    let mut names = Vec::new();
    walk(&mut |node| {
        if let Node::Is(Is::The(name)) = node {
            names.push(name.as_str());
        }
    });
    names
}

fn mentions_of_tests(test: &Test) -> Vec<&str> {
    let mut names = Vec::new();
    visit::test(test, &mut |node| {
        if let Node::Test(Test::The(name)) = node {
            names.push(name.as_str());
        }
    });
    names
}

fn mentions_of_weights(weight: &Weight) -> Vec<&str> {
    let mut names = Vec::new();
    visit::weight(weight, &mut |node| {
        if let Node::Weight(Weight::The(name)) = node {
            names.push(name.as_str());
        }
    });
    names
}

/// Who presides decides itself whether they do.
fn presiding<'t>(who: &'t Who, terms: &'t Terms) -> Option<&'static str> {
    let presides = |is: &Is| (*is == Is::Presiding).then_some("Presiding");
    standing(who, terms, &mut Vec::new(), &presides)
}

/// The first adjective of `who`, words followed, that is such.
fn standing<'t>(
    who: &'t Who,
    terms: &'t Terms,
    seen: &mut Vec<&'t str>,
    such: &dyn Fn(&Is) -> Option<&'static str>,
) -> Option<&'static str> {
    let mut found = None;
    let mut words = Vec::new();
    visit::who(who, &mut |node| {
        if let Node::Is(is) = node {
            found = found.or_else(|| such(is));
            if let Is::The(name) = is {
                words.push(name.as_str());
            }
        }
    });
    for word in words {
        if found.is_some() {
            break;
        }
        if !seen.contains(&word) {
            seen.push(word);
            let defined = terms.words.iter().find(|(name, _)| name == word);
            found = defined.and_then(|(_, who)| standing(who, terms, seen, such));
        }
    }
    found
}

fn decided_by_bars(is: &Is) -> Option<&'static str> {
    match is {
        Is::Members => Some("Members"),
        Is::Present => Some("Present"),
        Is::Entitled => Some("Entitled"),
        Is::Barred(_) => Some("Barred"),
        Is::For => Some("For"),
        Is::Against => Some("Against"),
        Is::Abstained => Some("Abstained"),
        Is::Cast => Some("Cast"),
        Is::Replied => Some("Replied"),
        Is::Body(_) | Is::Tag(_) | Is::Seat(_) | Is::Office(_) | Is::Filled | Is::Pending | Is::Suspended => None,
        Is::Attending | Is::Remote | Is::Deputy | Is::Proxy | Is::CoOpted | Is::Presiding | Is::Concerned => None,
        Is::Conflict(_) | Is::Conflicted | Is::And(_) | Is::Or(_) | Is::Not(_) => None,
        Is::Nobody | Is::The(_) | Is::Case(..) => None,
    }
}
