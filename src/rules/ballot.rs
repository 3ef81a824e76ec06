//! An election counted: who stands, what votes count, who is first, and what the rule makes of it. How that is told is in
//! `election`.

use crate::terms::{By, Choice, Fraction, Is, Office, Rule, StayIn, Tie};

use super::casting::{Because, Holder};
use super::discern::Traits;
use super::election::Ballot;
use super::facts::{At, Votes};
use super::result::Outcome;
use super::snapshot::{Occupancy, PersonId};
use super::truth::{Stop, all};
use super::who::{Eval, Scope};

/// An outcome by the places of those nominated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Won {
    Elected(usize),
    Tied(Vec<usize>, Vec<Holder>),
    Again(Vec<usize>),
    NoDecision,
    Void,
    Open,
    Recount,
}

/// For each seat, whether it voted, and for whom.
pub(super) type Papers = Vec<Option<Option<usize>>>;

/// An election that is held: what is asked, and by which rule.
pub(super) struct Held<'a> {
    pub office: Option<&'a Office>,
    pub ballot: &'a Ballot,
    pub rule: &'a Rule,
    /// Whether the terms say how offices are filled.
    pub said: bool,
}

impl<'a> Eval<'a> {
    /// How it comes out.
    pub fn won(&self, held: &Held<'a>) -> Result<Won, Stop> {
        let whole = Scope::whole(&self.moment.votes);
        if !all(self.facts.binding_tests().map(|test| self.holds(test, &whole)))? {
            return Ok(Won::Void);
        }
        let standing = self.standing_for(held)?;
        if held.ballot.votes.is_empty() && held.ballot.counts.is_empty() {
            return Ok(match standing.as_slice() {
                [] => Won::NoDecision,
                [one] => Won::Elected(*one),
                [_, _, ..] => Won::Open,
            });
        }
        let (Some(papers), Some(by)) = (self.papers(held, &standing)?, self.measure_of(held)?) else {
            return Ok(Won::Recount);
        };
        let counts = self.counts_for(held, &standing, &papers, by)?;
        let most = counts.iter().map(|(_, votes)| *votes).max().unwrap_or(Fraction::ZERO);
        if most.is_zero() {
            return Ok(Won::NoDecision);
        }
        let first: Vec<usize> = counts
            .iter()
            .filter(|(_, votes)| *votes == most)
            .map(|(n, _)| *n)
            .collect();
        let Some(enough) = first
            .first()
            .map(|leader| self.is_enough(held, *leader, &papers))
            .transpose()?
            .flatten()
        else {
            return Ok(Won::Recount);
        };
        let again = |tie: &'a Tie| Ok(self.stay_in(tie)?.map(|stay| stays(stay, &counts)));
        match (first.as_slice(), enough) {
            ([one], true) => Ok(Won::Elected(*one)),
            ([_], false) => match again(&held.rule.neither)? {
                Some(between) => Ok(Won::Again(between)),
                None => self.decided_for(&held.rule.neither, standing, held.ballot),
            },
            (_, enough) => {
                let fewer = again(&held.rule.neither)?.filter(|between| between.len() < standing.len());
                match (fewer, again(&held.rule.tie)?) {
                    // Nobody has enough and somebody drops out: who of the others is first does not matter yet.
                    (Some(between), _) if !enough => Ok(Won::Again(between)),
                    (_, Some(between)) => Ok(Won::Again(between)),
                    (_, None) => self.decided_for(&held.rule.tie, first, held.ballot),
                }
            }
        }
    }

    /// The places of those nominated who may hold the office: members, no deputies, as the terms ask.
    pub fn standing_for(&self, held: &Held<'a>) -> Result<Vec<usize>, Stop> {
        let mut standing = Vec::new();
        for (n, person) in held.ballot.nominated.iter().enumerate() {
            let mut suited = false;
            for at in self.facts.all().filter(|at| at.now.person.as_ref() == Some(person)) {
                let member = at.filled() && at.now.occupancy == Occupancy::Member;
                suited |= match held.office {
                    Some(office) => member && self.are(at, &office.from, &Scope::whole(&[]))?,
                    None => false,
                };
            }
            if suited {
                standing.push(n);
            }
        }
        Ok(standing)
    }

    /// For whom each seat voted, as far as that counts; counts without names are dealt to the voters in their order.
    /// `None`: there are more votes than voters.
    pub fn papers(&self, held: &Held<'_>, standing: &[usize]) -> Result<Option<Papers>, Stop> {
        let ballot = held.ballot;
        let place = |person: &PersonId| {
            let place = ballot.nominated.iter().position(|nominated| nominated == person);
            place.filter(|n| standing.contains(n))
        };
        let mut papers: Papers = vec![None; self.facts.seats.len()];
        if ballot.votes.is_empty() {
            let counted = ballot
                .counts
                .iter()
                .filter_map(|(person, n)| Some((place(person)?, *n)));
            let mut dealt = counted.flat_map(|(nominee, n)| std::iter::repeat_n(nominee, usize::from(n)));
            for (at, paper) in self.facts.all().zip(&mut papers) {
                if self.voter(at)? {
                    *paper = dealt.next().map(Some);
                }
            }
            return Ok(dealt.next().is_none().then_some(papers));
        }
        for (seat, person) in &ballot.votes {
            let Some(at) = self.facts.find(seat) else { continue };
            let counts = self.voter(at)? && person.as_ref().is_none_or(|person| place(person).is_some());
            if let Some(paper) = papers.get_mut(at.index) {
                *paper = counts.then(|| person.as_ref().and_then(place));
            }
        }
        Ok(Some(papers))
    }

    /// In what votes are counted: what the rule looks at first. `None`: voters count unequally, and who gave which vote
    /// is not recorded.
    pub fn measure_of(&self, held: &Held<'a>) -> Result<Option<&'a By>, Stop> {
        let by = self
            .vote_measure(&held.rule.carried, &Scope::whole(&[]))?
            .unwrap_or(&By::Seats);
        let alike = match by {
            By::Seats | By::People => true,
            By::Bodies | By::Own(_) => false,
            By::Votes => {
                let weights = self.weights()?;
                let mut votes = Vec::new();
                for at in self.facts.all() {
                    if self.voter(at)? {
                        votes.push(weights.of(at));
                    }
                }
                weights.blocks.is_empty() && votes.windows(2).all(|pair| matches!(pair, [a, b] if a == b))
            }
        };
        Ok((alike || !held.ballot.votes.is_empty()).then_some(by))
    }

    /// The votes of each who stands.
    pub fn counts_for(
        &self,
        held: &Held<'a>,
        standing: &[usize],
        papers: &Papers,
        by: &By,
    ) -> Result<Vec<(usize, Fraction)>, Stop> {
        let counts = standing.iter().map(|nominee| {
            let votes = self.votes_seen(held, as_for_or_against(*nominee, papers))?;
            let votes = self.counted(&[&[Is::For]], by, &Scope::whole(&votes))?;
            Ok((*nominee, votes))
        });
        counts.collect()
    }

    /// Whether the rule holds for this one, the votes for the others being against. Where only counts are known: however
    /// these votes may have fallen; `None` where that makes a difference.
    fn is_enough(&self, held: &Held<'a>, nominee: usize, papers: &Papers) -> Result<Option<bool>, Stop> {
        let votes = as_for_or_against(nominee, papers);
        if !held.ballot.votes.is_empty() {
            let votes = self.votes_seen(held, votes)?;
            return Ok(Some(self.holds(&held.rule.carried, &Scope::whole(&votes))?));
        }
        let mut voters: Vec<At<'a>> = Vec::new();
        for at in self.facts.all() {
            if self.voter(at)? {
                voters.push(at);
            }
        }
        let classes = Traits::of_voters(self).classes(self, &voters);
        let of = |choice: Choice| votes.iter().filter(|vote| **vote == Some(choice)).count();
        let Some(ways) = self.ways_among(&classes, of(Choice::For), of(Choice::Against)) else {
            return Ok(None);
        };
        let mut alike = None;
        for votes in ways {
            let votes = self.votes_seen(held, votes)?;
            let enough = self.holds(&held.rule.carried, &Scope::whole(&votes))?;
            if alike.replace(enough).is_some_and(|before| before != enough) {
                return Ok(None);
            }
        }
        Ok(alike)
    }

    /// The votes as the rule sees them, blocks cast as one.
    fn votes_seen(&self, held: &Held<'_>, votes: Votes) -> Result<Votes, Stop> {
        match held.said {
            true => self.as_cast(votes),
            false => Ok(votes),
        }
    }

    /// Between whom the vote is taken again, where it is.
    fn stay_in(&self, tie: &'a Tie) -> Result<Option<StayIn>, Stop> {
        match tie {
            Tie::Again(stay) => Ok(Some(*stay)),
            Tie::Case(question, answers) => self.case(question, answers, |tie| self.stay_in(tie)),
            Tie::Under(_, tie) => self.stay_in(tie),
            Tie::Lost
            | Tie::NoDecision
            | Tie::Postponed
            | Tie::Lot
            | Tie::Silent
            | Tie::Abstains
            | Tie::Casting { .. } => Ok(None),
        }
    }

    /// What the terms make of it that none of these is before the others, and what was decided.
    fn decided_for(&self, tie: &Tie, between: Vec<usize>, ballot: &Ballot) -> Result<Won, Stop> {
        let verdict = self.settle(tie, Because::Equal, None, None)?;
        if verdict.outcome != Outcome::Tied {
            return Ok(Won::NoDecision);
        }
        let first = verdict.holders.first().map(|holder| holder.rank);
        let chosen = ballot.deciding.as_ref().and_then(|(seat, person)| {
            let seat = self.facts.find(seat)?.index;
            let mut holders = verdict.holders.iter();
            holders.find(|holder| Some(holder.rank) == first && holder.seat == seat)?;
            let place = ballot.nominated.iter().position(|nominated| nominated == person)?;
            between.contains(&place).then_some(place)
        });
        Ok(match chosen {
            Some(one) => Won::Elected(one),
            None => Won::Tied(between, verdict.holders),
        })
    }
}

/// The papers as votes on one nominee.
fn as_for_or_against(nominee: usize, papers: &Papers) -> Votes {
    let votes = papers.iter().map(|paper| {
        paper.map(|of| match of {
            Some(chosen) if chosen == nominee => Choice::For,
            Some(_) => Choice::Against,
            None => Choice::Abstain,
        })
    });
    votes.collect()
}

/// Those between whom it is voted on again.
fn stays(stay: StayIn, counts: &[(usize, Fraction)]) -> Vec<usize> {
    let mut votes: Vec<Fraction> = counts.iter().map(|(_, votes)| *votes).collect();
    votes.sort();
    let fewest = votes.first().copied();
    let least = match stay {
        StayIn::All => None,
        StayIn::FirstTwo => votes.iter().rev().nth(1).copied(),
        StayIn::AllButLast => match votes.iter().filter(|votes| Some(**votes) == fewest).count() {
            1 => votes.get(1).copied(),
            _ => None,
        },
    };
    let stays = counts
        .iter()
        .filter(|(_, votes)| least.is_none_or(|least| *votes >= least));
    stays.map(|(nominee, _)| *nominee).collect()
}
