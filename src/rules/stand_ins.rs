//! Limits on standing in: how many one person may stand in for, and where a proxy must come from. One who stands in beyond
//! them is here and is recorded; the seats beyond have no vote, no place in the quorum, do not preside and decide no tie.
//! The same holds of a deputy whom a member may not send, having an interest in the item (a bar from `Deputy`).
//!
//! Of the seats that one person stands in for, the first in the terms' order are those that count. Who may have a stand-in
//! at all is said by the terms' bars.

use crate::terms::{Bar, Clause, From, StandIn, StandInAs};

use super::facts::At;
use super::result::Step;
use super::snapshot::{Occupancy, SeatNow};
use super::truth::{Stop, Truth};
use super::who::{Eval, Scope};
use super::words::number;

impl<'a> Eval<'a> {
    /// Whether a limit of the terms takes this away from whoever stands in here.
    pub fn beyond_limits(&self, at: At<'_>, from: From) -> Truth {
        let taken = match from {
            From::Vote | From::Quorum | From::Presiding | From::Casting => true,
            From::Papers | From::Room | From::Speech | From::Decision | From::Base | From::Deputy => false,
        };
        Ok(taken && (self.limit_broken(at)?.is_some() || self.may_not_be_sent(at)?.is_some()))
    }

    /// The bar by which the member, having an interest in the item, may not send the deputy who sits here.
    fn may_not_be_sent(&self, at: At<'_>) -> Result<Option<&'a Bar>, Stop> {
        if at.now.occupancy != Occupancy::Deputy || at.now.member_rung.is_none() {
            return Ok(None);
        }
        let member = SeatNow {
            rung: at.now.member_rung.clone(),
            occupancy: Occupancy::Member,
            ..at.now.clone()
        };
        let member = At { now: &member, ..at };
        for bar in self.facts.bars().filter(|bar| bar.from.contains(&From::Deputy)) {
            if self.are(member, &bar.who, &Scope::whole(&[]))? {
                return Ok(Some(bar));
            }
        }
        Ok(None)
    }

    /// The limit that whoever stands in here is beyond, in words, with its paragraph.
    fn limit_broken(&self, at: At<'_>) -> Result<Option<(Option<&'a Clause>, String)>, Stop> {
        let Some(stands_in) = standing_in(at) else {
            return Ok(None);
        };
        for row in self.facts.terms.stand_ins.iter().filter(|row| row.r#as == stands_in) {
            if !self.are(at, &row.r#for, &Scope::whole(&[]))? {
                continue;
            }
            if let Some(most) = row.most
                && self.earlier(at, row, stands_in)? >= usize::from(most)
            {
                let words = format!("one person may stand in for {} only", number(u64::from(most)));
                return Ok(Some((row.clause.as_ref(), words)));
            }
            // Where a deputy comes from no seat can tell: a deputy need have none.
            if stands_in == StandInAs::Proxy && !row.chosen_from.is_empty() && !self.comes_from(at, row)? {
                let from = self.seats_in_words(&row.chosen_from);
                return Ok(Some((row.clause.as_ref(), format!("a proxy must be one of {from}"))));
            }
        }
        Ok(None)
    }

    /// In how many seats before this one the same person stands in under this row.
    fn earlier(&self, at: At<'_>, row: &'a StandIn, stands_in: StandInAs) -> Result<usize, Stop> {
        let mut earlier = 0;
        for other in self.facts.all().take(at.index) {
            let same = other.same_person(&at) && standing_in(other) == Some(stands_in) && self.attending(other);
            if same && self.are(other, &row.r#for, &Scope::whole(&[]))? {
                earlier += 1;
            }
        }
        Ok(earlier)
    }

    /// Whether the proxy sits in a seat of their own that is as the terms ask.
    fn comes_from(&self, at: At<'_>, row: &'a StandIn) -> Truth {
        for own in self.facts.all() {
            let sits = own.now.occupancy == Occupancy::Member && own.same_person(&at);
            if sits && self.are(own, &row.chosen_from, &Scope::whole(&[]))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A step for each seat whose stand-in is beyond a limit.
    pub fn limits_told(&self) -> Result<Vec<Step>, Stop> {
        let mut steps = Vec::new();
        for at in self.facts.all().filter(|at| self.attending(*at)) {
            if let Some((clause, words)) = self.limit_broken(at)? {
                steps.push(Step {
                    clause: clause.cloned(),
                    text: format!("No vote on this item for {}: {words}.", at.in_words()),
                    holds: true,
                    remark: true,
                });
            }
            if let Some(bar) = self.may_not_be_sent(at)? {
                steps.push(Step {
                    clause: bar.clause.clone(),
                    text: format!(
                        "No vote on this item for {}: the member has an interest and may not send a deputy.",
                        at.in_words()
                    ),
                    holds: true,
                    remark: true,
                });
            }
        }
        Ok(steps)
    }
}

fn standing_in(at: At<'_>) -> Option<StandInAs> {
    match at.now.occupancy {
        Occupancy::Deputy => Some(StandInAs::Deputy),
        Occupancy::Proxy => Some(StandInAs::Proxy),
        Occupancy::Member | Occupancy::CoOpted => None,
    }
}
