//! How a proposal comes out. The order is fixed:
//!
//! quorum, else void · voting goes on: open · silence · nobody for or against: no decision · carried · equal in every
//! measure, and nothing else in the way: the tie · the mirrored test: lost · otherwise `neither`.
//!
//! What an equality can still become is in `equality`; what follows a tie in `casting`; how hands may have fallen in `hands`.

use crate::terms::{By, Checked, Choice, Is, Rule, Silence, Test};

use super::casting::{Because, Verdict};
use super::facts::{At, Facts, Votes};
use super::need::Need;
use super::result::Outcome;
use super::snapshot::Deciding;
use super::truth::{Fault, Stop, Truth, all, any};
use super::weights::Block;
use super::who::{Eval, Scope};

impl<'a> Facts<'a> {
    /// The quorum's tests for this item: the usual one, or the class's in its place; and the class's own.
    pub fn quorum_tests(&self) -> impl Iterator<Item = &'a Test> + use<'a> {
        let instead = self.decision.and_then(|decision| decision.quorum_instead.as_ref());
        let usual = instead.unwrap_or(&self.terms.quorum.test);
        let own = self.decision.and_then(|decision| decision.quorum.as_ref());
        std::iter::once(usual).chain(own)
    }
}

impl<'a> Facts<'a> {
    /// Those of them that a vote must meet to be valid: all, unless the terms test the usual quorum at the start only.
    pub fn binding_tests(&self) -> impl Iterator<Item = &'a Test> + use<'a> {
        let usual = &self.terms.quorum;
        let at_start_only = !usual.checked.is_empty() && usual.checked.iter().all(|checked| *checked == Checked::Start);
        let free = at_start_only && self.decision.is_none_or(|decision| decision.quorum_instead.is_none());
        self.quorum_tests().skip(usize::from(free))
    }
}

impl<'a> Eval<'a> {
    /// Whether business may be done on this item.
    pub fn quorate(&self) -> Truth {
        let scope = Scope::whole(&self.moment.votes);
        all(self.facts.quorum_tests().map(|test| self.holds(test, &scope)))
    }

    /// How the proposal comes out.
    pub fn verdict(&self) -> Result<Verdict, Stop> {
        if self.facts.decision.is_none() {
            return Err(Stop::Faulty(Fault::NoClass));
        }
        let scope = Scope::whole(&self.moment.votes);
        if !all(self.facts.binding_tests().map(|test| self.holds(test, &scope)))? {
            return Ok(Verdict::plain(Outcome::Void, Because::Inquorate));
        }
        if !self.facts.snapshot.closed {
            return Ok(Verdict::plain(Outcome::Open, Because::VotingGoesOn));
        }
        let recorded = self.votes_that_count()?;
        if self.any_too_many(&recorded)? {
            return Ok(Verdict::plain(Outcome::RecountNeeded, Because::TooManyHands));
        }
        let Some(ways) = self.ways(&recorded)? else {
            return Ok(Verdict::plain(Outcome::RecountNeeded, Because::HandsDiffer));
        };
        let mut alike: Option<Verdict> = None;
        let began = self.facts.steps();
        for votes in ways {
            if self.facts.is_past(began) {
                return Ok(Verdict::plain(Outcome::RecountNeeded, Because::HandsDiffer));
            }
            let verdict = self.verdict_of(votes)?;
            match &alike {
                None => alike = Some(verdict),
                Some(first) if first.outcome == verdict.outcome => {}
                Some(_) => return Ok(Verdict::plain(Outcome::RecountNeeded, Because::HandsDiffer)),
            }
        }
        Ok(alike.unwrap_or(Verdict::plain(Outcome::RecountNeeded, Because::HandsDiffer)))
    }

    /// The recorded votes of those entitled and here for what is on offer; others are cast, not counted.
    pub fn votes_that_count(&self) -> Result<Votes, Stop> {
        let cast = |at: At<'_>| self.moment.votes.get(at.index).copied().flatten();
        let votes = self.facts.all().map(|at| match cast(at) {
            Some(choice) if self.facts.on_offer(choice) && self.voter(at)? => Ok(Some(choice)),
            Some(_) | None => Ok(None),
        });
        votes.collect()
    }

    /// How these votes come out, if the vote is closed and the meeting quorate.
    pub fn verdict_of(&self, votes: Votes) -> Result<Verdict, Stop> {
        let decision = self.facts.decision.ok_or(Stop::Faulty(Fault::NoClass))?;
        let weights = self.weights()?;
        let alone = |at: At<'_>| !weights.blocks.iter().any(|block| block.holds(at));
        let votes = self.with_silence(&decision.rule, votes, alone)?;
        let deciding = self.facts.snapshot.deciding.as_ref();
        self.through_blocks(&decision.rule, &weights.blocks, votes, deciding)
    }

    /// One way in which the hands may have fallen; `None`: too many to try.
    pub fn first_way(&self, recorded: &Votes) -> Result<Option<Votes>, Stop> {
        Ok(self.ways(recorded)?.and_then(|ways| ways.into_iter().next()))
    }

    /// Whether the proposal comes out the same however the hands fell.
    pub fn hands_agree(&self) -> Truth {
        Ok(self.verdict()?.because != Because::HandsDiffer)
    }

    /// The votes as the rule sees them: silence heard, blocks cast as one; a block that waits is not cast.
    pub fn as_cast(&self, votes: Votes) -> Result<Votes, Stop> {
        self.blocks_cast(self.with_silence_heard(votes)?)
    }

    /// The votes with blocks cast as one, as their members have voted so far; a block that waits is not cast.
    pub fn blocks_cast(&self, votes: Votes) -> Result<Votes, Stop> {
        let weights = self.weights()?;
        let mut deciding = self.facts.snapshot.deciding.as_ref();
        weights.blocks.iter().try_fold(votes, |votes, block| {
            let inner = self.decide_block(block, &votes, deciding)?;
            deciding = deciding.filter(|_| !inner.used_deciding());
            self.cast_as_one(block, votes, inner.cast())
        })
    }

    /// The votes as they were given, those of who kept silent among them where the rule hears silence.
    pub fn with_silence_heard(&self, votes: Votes) -> Result<Votes, Stop> {
        let decision = self.facts.decision.ok_or(Stop::Faulty(Fault::NoClass))?;
        let weights = self.weights()?;
        let alone = |at: At<'_>| !weights.blocks.iter().any(|block| block.holds(at));
        let votes = self.with_silence(&decision.rule, votes, alone)?;
        let mut blocks = weights.blocks.iter();
        blocks.try_fold(votes, |votes, block| {
            self.with_silence(block.rule, votes, |at| block.holds(at))
        })
    }

    /// Fills in those who may vote and have not replied, as the rule hears silence.
    fn with_silence(&self, rule: &Rule, mut votes: Votes, among: impl Fn(At<'_>) -> bool) -> Result<Votes, Stop> {
        let heard = match rule.silence {
            Silence::Nothing => return Ok(votes),
            Silence::For => Choice::For,
            Silence::Against => Choice::Against,
        };
        for (at, vote) in self.facts.all().zip(&mut votes) {
            if vote.is_none() && among(at) && self.voter(at)? {
                *vote = Some(heard);
            }
        }
        Ok(votes)
    }

    /// Casts each block as its inner rule decides, then decides the whole. A block that waits for its own deciding
    /// vote is tried both ways.
    fn through_blocks(
        &self,
        rule: &'a Rule,
        blocks: &[Block<'a>],
        votes: Votes,
        deciding: Option<&Deciding>,
    ) -> Result<Verdict, Stop> {
        let Some((block, rest)) = blocks.split_first() else {
            return self.decide(rule, &Scope::whole(&votes), deciding);
        };
        let votes = self.with_silence(block.rule, votes, |at| block.holds(at))?;
        let inner = self.decide_block(block, &votes, deciding)?;
        let deciding = deciding.filter(|_| !inner.used_deciding());
        let onward = |cast: Option<Choice>| {
            let votes = self.cast_as_one(block, votes.clone(), cast)?;
            self.through_blocks(rule, rest, votes, deciding)
        };
        if inner.outcome != Outcome::Tied || inner.holders.is_empty() {
            return onward(inner.cast());
        }
        let (carried, lost) = (onward(Some(Choice::For))?, onward(Some(Choice::Against))?);
        match carried.outcome == lost.outcome {
            true => Ok(carried),
            false if inner.because == Because::DecidingVoteNotHeld => Ok(inner),
            false => Ok(Verdict {
                because: Because::BlockEqual,
                ..inner
            }),
        }
    }

    /// How a block decides within itself: its seats alone, one vote each.
    pub fn decide_block(&self, block: &Block<'a>, votes: &Votes, deciding: Option<&Deciding>) -> Result<Verdict, Stop> {
        let scope = Scope {
            within: Some(block.seats.clone()),
            one_each: true,
            ..Scope::whole(votes)
        };
        let inner = self.decide(block.rule, &scope, deciding)?;
        let abstained = |at: At<'_>| votes.get(at.index) == Some(&Some(Choice::Abstain));
        if inner.because != Because::NobodyVoted || !self.facts.all().any(|at| block.holds(at) && abstained(at)) {
            return Ok(inner);
        }
        // All who voted abstained: so does the block, where that is what it does without a majority.
        let neither = self.settle(&block.rule.neither, Because::NoMajority, None, None)?;
        Ok(match neither.because {
            Because::Abstains => neither,
            _ => inner,
        })
    }

    fn cast_as_one(&self, block: &Block<'_>, mut votes: Votes, cast: Option<Choice>) -> Result<Votes, Stop> {
        for (at, vote) in self.facts.all().zip(&mut votes) {
            if block.holds(at) {
                *vote = match cast {
                    Some(choice) if self.voter(at)? => Some(choice),
                    Some(_) | None => None,
                };
            }
        }
        Ok(votes)
    }

    fn decide(&self, rule: &'a Rule, scope: &Scope<'_>, deciding: Option<&Deciding>) -> Result<Verdict, Stop> {
        let cast = |at: At<'_>| self.are(at, &[Is::Cast], scope) == Ok(true);
        if !self.facts.all().any(|at| scope.holds(at) && cast(at)) {
            return Ok(Verdict::plain(Outcome::NoDecision, Because::NobodyVoted));
        }
        if self.holds(&rule.carried, scope)? {
            return Ok(Verdict::plain(Outcome::Carried, Because::Rule));
        }
        let is_equal = self.vote_measure(&rule.carried, scope)?.is_some() && self.equal(&rule.carried, scope)?;
        // What fails beside the equality fails however that is broken.
        if is_equal && self.holds_if_broken(&rule.carried, scope)? {
            return self.settle(&rule.tie, Because::Equal, deciding, None);
        }
        if self.holds(&rule.carried, &scope.mirrored())? {
            return Ok(Verdict::plain(Outcome::Lost, Because::Rule));
        }
        self.settle(&rule.neither, Because::NoMajority, deciding, None)
    }

    /// Whether for equals against in every measure that the test uses on votes.
    fn equal(&self, test: &'a Test, scope: &Scope<'_>) -> Truth {
        match test {
            Test::Need { of, are, by, .. } => match self.about_votes(of)? || self.about_votes(are)? {
                true => self.as_many_for_as_against(by, scope),
                false => Ok(true),
            },
            Test::All(tests) | Test::Any(tests) | Test::AnyOf(_, tests) | Test::Separately(tests) => {
                all(tests.iter().map(|test| self.equal(test, scope)))
            }
            Test::Each(groups, test) => all(groups.iter().map(|group| {
                let within = self.scope_of(group, scope)?;
                self.equal(test, &within)
            })),
            Test::If(condition, then, otherwise) => match self.holds(condition, scope)? {
                true => self.equal(then, scope),
                false => self.equal(otherwise, scope),
            },
            Test::Case(question, answers) => self.case(question, answers, |test| self.equal(test, scope)),
            Test::The(name) => {
                let test = self.named_test(name)?;
                self.deeper(|| self.equal(test, scope))
            }
            Test::Under(_, test) => self.equal(test, scope),
        }
    }

    fn as_many_for_as_against(&self, by: &By, scope: &Scope<'_>) -> Truth {
        let carried = self.counted(&[&[Is::For]], by, scope)?;
        Ok(carried == self.counted(&[&[Is::Against]], by, scope)?)
    }

    /// In what the votes are measured that the test, as it comes to now, looks at first; `None`: it looks at none. The
    /// same branches as in [`Eval::equal`]: a rule that comes to "this may not be decided" has no sides that could be equal.
    pub fn vote_measure(&self, test: &'a Test, scope: &Scope<'_>) -> Result<Option<&'a By>, Stop> {
        match test {
            Test::Need { of, are, by, .. } => {
                if let Some(need) = Need::of(test) {
                    need?;
                }
                Ok((self.about_votes(of)? || self.about_votes(are)?).then_some(by))
            }
            Test::All(tests) | Test::Any(tests) | Test::AnyOf(_, tests) | Test::Separately(tests) => {
                for test in tests {
                    if let Some(by) = self.vote_measure(test, scope)? {
                        return Ok(Some(by));
                    }
                }
                Ok(None)
            }
            Test::If(condition, then, otherwise) => match self.holds(condition, scope)? {
                true => self.vote_measure(then, scope),
                false => self.vote_measure(otherwise, scope),
            },
            Test::Case(question, answers) => self.case(question, answers, |test| self.vote_measure(test, scope)),
            Test::The(name) => {
                let test = self.named_test(name)?;
                self.deeper(|| self.vote_measure(test, scope))
            }
            Test::Each(_, test) | Test::Under(_, test) => self.vote_measure(test, scope),
        }
    }

    /// Whether these words look at how a seat voted, for or against.
    pub fn about_votes(&self, who: &[Is]) -> Truth {
        self.mentions(who, &|is| matches!(is, Is::For | Is::Against))
    }

    /// Whether these words, however they are read, use such an adjective.
    pub fn mentions(&self, who: &[Is], such: &dyn Fn(&Is) -> bool) -> Truth {
        any(who.iter().map(|is| match is {
            is if such(is) => Ok(true),
            Is::And(who) | Is::Or(who) => self.mentions(who, such),
            Is::Not(is) => self.mentions(std::slice::from_ref(is), such),
            Is::The(name) => {
                let word = self.facts.terms.words.iter().find(|(word, _)| word == name);
                let (_, who) = word.ok_or(Stop::Faulty(Fault::Unknown))?;
                self.deeper(|| self.mentions(who, such))
            }
            Is::Case(_, answers) => any(answers.iter().map(|(_, who)| self.mentions(who, such))),
            Is::Body(_)
            | Is::Tag(_)
            | Is::Seat(_)
            | Is::Office(_)
            | Is::Filled
            | Is::Pending
            | Is::Suspended
            | Is::Attending
            | Is::Remote
            | Is::Deputy
            | Is::Proxy
            | Is::CoOpted
            | Is::Presiding
            | Is::Concerned
            | Is::Conflict(_)
            | Is::Conflicted
            | Is::Barred(_)
            | Is::For
            | Is::Against
            | Is::Abstained
            | Is::Members
            | Is::Present
            | Is::Entitled
            | Is::Cast
            | Is::Replied
            | Is::Nobody => Ok(false),
        }))
    }
}

/// Whether this adjective alone looks at how a seat voted, or whether it did.
pub(super) fn is_of_a_vote(is: &Is) -> bool {
    matches!(is, Is::For | Is::Against | Is::Abstained | Is::Cast | Is::Replied)
}
