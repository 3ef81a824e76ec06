//! One need as a sentence, with its count: "at least 2 of NHS England present: have 1".
//!
//! A need that continues an earlier one on the same seats is told with it: "2 from Mid Essex, one of them the Chair".

use crate::terms::{By, Fraction, From, Is};

use super::need::{Compare, Figures, Need};
use super::truth::{Stop, all};
use super::who::{Eval, Scope};
use super::words::{amount, measure, number, share};

impl<'a> Eval<'a> {
    /// The need, its number and the count.
    pub fn need_in_words(&self, need: &Need<'_>, figures: &Figures, scope: &Scope<'_>) -> Result<String, Stop> {
        let have = amount(figures.have);
        if !need.is_count() {
            return Ok(format!("{}: have {have}", self.share_in_words(need, figures, scope)?));
        }
        Ok(format!("{}: have {have}", self.count_in_words(need)))
    }

    /// A plain count without its figures: "at least 2 of NHS England present".
    pub fn count_in_words(&self, need: &Need<'_>) -> String {
        let count = amount(need.number.count);
        let n = format!("{} {count}", comparison(need.compare));
        let both: Vec<Is> = need.of.iter().chain(need.are).cloned().collect();
        let seats = self.seats_in_words(&both);
        match need.by {
            By::Seats => format!("{} {}", comparison(need.compare), self.heads_in_words(&count, &both)),
            By::People => format!("{n} people among {seats}"),
            By::Bodies => format!("{n} organisations with {seats}"),
            By::Votes | By::Own(_) => {
                let what = measure(need.by);
                match (self.names_somebody(need.of) || !need.of.is_empty(), need.are.is_empty()) {
                    (true, _) => format!("{n} {what} of {seats}"),
                    (false, true) => format!("{n} {what}"),
                    (false, false) => format!("{n} {what} {}", self.said_of_seats(need.are)),
                }
            }
        }
    }

    /// A plain count as a statement: "the Chair is present", "at least 2 members of Mid Essex are present".
    pub fn stated(&self, need: &Need<'_>) -> String {
        let one = need.compare == Compare::AtLeast && need.number.count == Fraction::ONE;
        let count = amount(need.number.count);
        let (of, are) = match (need.of, need.are) {
            (of, []) => (of, "there".to_owned()),
            (of, are) => (of, self.said_of_seats(are)),
        };
        match (of, need.by) {
            ([Is::Office(name)], By::Seats) if one => format!("the {name} is {are}"),
            (of, By::Seats) => {
                let verb = if count == "1" { "is" } else { "are" };
                let seats = match of {
                    [] if count == "1" => "1 member".to_owned(),
                    [] => format!("{count} members"),
                    of => self.heads_in_words(&count, of),
                };
                format!("{} {seats} {verb} {are}", comparison(need.compare))
            }
            (_, By::People | By::Bodies | By::Votes | By::Own(_)) => format!("there are {}", self.count_in_words(need)),
        }
    }

    fn share_in_words(&self, need: &Need<'_>, figures: &Figures, scope: &Scope<'_>) -> Result<String, Stop> {
        let base = amount(figures.base);
        let of = match need.of {
            [] if scope.within.is_some() => "them".to_owned(),
            [] => "all seats".to_owned(),
            of => self.seats_in_words(of),
        };
        let of = match need.by {
            By::Seats => of,
            By::People => format!("the people among {of}"),
            By::Bodies => format!("the organisations with {of}"),
            By::Votes | By::Own(_) => format!("the {} of {of}", measure(need.by)),
        };
        let share = match (need.compare, share(need.number)) {
            (Compare::AtLeast, all) if all == "all" => all,
            (compare, share) => format!("{} {share}", comparison(compare)),
        };
        let enough = match need.fewest(figures.base)? {
            _ if figures.base.is_zero() => "of none".to_owned(),
            Some(fewest) if matches!(need.by, By::Seats | By::People | By::Bodies) => {
                format!("{fewest} of {base} needed")
            }
            Some(_) if need.compare == Compare::AtLeast => {
                format!("{} of {base} needed", amount(figures.threshold))
            }
            Some(_) | None => format!("{} {} of {base}", comparison(need.compare), amount(figures.threshold)),
        };
        let are = match need.are {
            [Is::Replied] => "replied".to_owned(),
            [Is::Cast] => "voted for or against".to_owned(),
            are => format!("are {}", self.said_of_seats(are)),
        };
        Ok(format!("{share} of {of} {are} ({enough})"))
    }

    /// What is still missing for a need that does not hold, in words.
    pub fn lacking(&self, need: &Need<'a>, scope: &Scope<'_>) -> Result<String, Stop> {
        let figures = self.figures(need, scope)?;
        let heads = matches!(need.by, By::Seats | By::People | By::Bodies);
        let by_arrivals = self.share_of_those_here(need, scope) || self.changes_by_arrival(need.of);
        let fewest = need.fewest(figures.base)?.filter(|_| heads && !by_arrivals);
        let Some(fewest) = fewest else {
            return self.need_in_words(need, &figures, scope);
        };
        let short = Fraction::whole(fewest.saturating_sub(figures.have.numerator()));
        let short = amount(short);
        let both: Vec<Is> = need.of.iter().chain(need.are).cloned().collect();
        Ok(match need.by {
            By::Bodies if short == "1" => format!("{} from 1 more organisation", self.seats_in_words(&both)),
            By::Bodies => format!("{} from {short} more organisations", self.seats_in_words(&both)),
            By::Seats | By::People | By::Votes | By::Own(_) => {
                let heads = self.heads_in_words(&short, &both);
                heads.replacen(&short, &format!("{short} more"), 1)
            }
        })
    }

    /// Whether it asks for a share of those who are here, so that one more here asks for more.
    pub fn share_of_those_here(&self, need: &Need<'_>, scope: &Scope<'_>) -> bool {
        !need.is_count() && (scope.of_those_here || self.changes_by_arrival(need.of))
    }

    /// Whether who is here decides who these are.
    pub fn changes_by_arrival(&self, who: &[Is]) -> bool {
        let by_bars = |from: From| {
            let mut bars = self.facts.bars().filter(|bar| bar.from.contains(&from));
            bars.any(|bar| self.deeper(|| Ok(self.changes_by_arrival(&bar.who))) == Ok(true))
        };
        who.iter().any(|is| match is {
            Is::Attending | Is::Present | Is::Presiding | Is::Remote => true,
            Is::Members => by_bars(From::Base),
            Is::Entitled => by_bars(From::Vote),
            Is::Barred(from) => by_bars(*from),
            Is::And(who) | Is::Or(who) => self.changes_by_arrival(who),
            Is::Not(is) => self.changes_by_arrival(std::slice::from_ref(is)),
            Is::The(name) => {
                let mut words = self.facts.terms.words.iter();
                let who = words.find(|(word, _)| word == name).map(|(_, who)| who);
                who.is_some_and(|who| self.deeper(|| Ok(self.changes_by_arrival(who))) == Ok(true))
            }
            Is::Case(_, answers) => answers.iter().any(|(_, who)| self.changes_by_arrival(who)),
            Is::Body(_)
            | Is::Tag(_)
            | Is::Seat(_)
            | Is::Office(_)
            | Is::Filled
            | Is::Pending
            | Is::Suspended
            | Is::Deputy
            | Is::Proxy
            | Is::CoOpted
            | Is::Concerned
            | Is::Conflict(_)
            | Is::Conflicted
            | Is::For
            | Is::Against
            | Is::Abstained
            | Is::Cast
            | Is::Replied
            | Is::Nobody => false,
        })
    }

    /// A need and those that continue it: "at least 2 of Mid Essex present, one of them the Chair: have 2, 0 of them".
    pub fn together_in_words(
        &self,
        need: &Need<'a>,
        more: &[Need<'a>],
        scope: &Scope<'_>,
    ) -> Result<(String, bool), Stop> {
        let figures = self.figures(need, scope)?;
        let mut words = self.count_in_words(need);
        let mut have = amount(figures.have);
        let mut holds = figures.holds;
        for next in more {
            let of_them = self.figures(next, scope)?;
            let extra = next.of.get(need.of.len()..).unwrap_or_default();
            let least = next.fewest(Fraction::ZERO)?.unwrap_or_default();
            words.push_str(&format!(", {} of them {}", number(least), self.said_of_seats(extra)));
            have.push_str(&format!(", {} of them", amount(of_them.have)));
            if more.len() > 1 {
                have.push_str(&format!(" {}", self.said_of_seats(extra)));
            }
            holds &= of_them.holds;
        }
        Ok((format!("{words}: have {have}"), holds))
    }

    /// What a need and those that continue it lack: "2 more of Mid Essex, one of them the Chair".
    pub fn together_lacking(
        &self,
        need: &Need<'a>,
        more: &[Need<'a>],
        scope: &Scope<'_>,
    ) -> Result<Option<String>, Stop> {
        let mut failing = Vec::new();
        for next in more {
            let figures = self.figures(next, scope)?;
            if !figures.holds {
                let short = next.fewest(Fraction::ZERO)?.unwrap_or_default();
                let short = short.saturating_sub(figures.have.numerator());
                let extra = next.of.get(need.of.len()..).unwrap_or_default();
                failing.push((number(short), self.said_of_seats(extra), *next));
            }
        }
        let first = !all([self.need_holds(need, scope)])?;
        Ok(match (first, failing.as_slice()) {
            (false, []) => None,
            (false, failing) => {
                let words: Result<Vec<String>, Stop> =
                    failing.iter().map(|(_, _, next)| self.lacking(next, scope)).collect();
                Some(words?.join("; "))
            }
            (true, failing) => {
                let mut words = self.lacking(need, scope)?;
                for (short, extra, _) in failing {
                    words.push_str(&format!(", {short} of them {extra}"));
                }
                Some(words)
            }
        })
    }
}

/// Whether `later` continues `earlier`: a count of the same seats, further narrowed.
pub(super) fn continues(earlier: &Need<'_>, later: &Need<'_>) -> bool {
    let counts = [earlier, later]
        .iter()
        .all(|need| need.is_count() && need.compare == Compare::AtLeast && *need.by == By::Seats);
    counts && earlier.are == later.are && later.of.len() > earlier.of.len() && later.of.starts_with(earlier.of)
}

pub(super) fn comparison(compare: Compare) -> &'static str {
    match compare {
        Compare::AtLeast => "at least",
        Compare::MoreThan => "more than",
        Compare::AtMost => "at most",
        Compare::FewerThan => "fewer than",
    }
}
