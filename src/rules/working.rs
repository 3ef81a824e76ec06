//! How it was worked out, step by step, each with its clause: the quorum, and the outcome.
//!
//! A reading that matters is told both ways; one that makes no difference is said to make none, and what it changes on the
//! way is told so that it holds under each of its answers.

use std::rc::Rc;

use crate::terms::{Bar, Clause, Fraction, From, Silence, Weight};

use super::casting::{Because, Missed, Verdict};
use super::explain::{Context, Steps};
use super::facts::{Facts, Votes};
use super::quorum::holds;
use super::readings::Leaves;
use super::result::{Outcome, Step};
use super::truth::Stop;
use super::who::{Eval, Scope};
use super::words::{and, list, or, plural};

/// The working of a quorum.
pub(super) fn quorum(root: &Rc<Eval<'_>>, leaves: &Leaves<bool>, matter: &[usize]) -> Vec<Step> {
    let (facts, moment) = (root.facts, root.moment);
    let mut steps = Steps::new(matter);
    let scope = Scope::whole(&moment.votes);
    for test in facts.quorum_tests() {
        steps.test(root, test, &scope, &Context::default());
    }
    if steps.said.is_empty() {
        let quorate = leaves.leaves.iter().all(|leaf| holds(&leaf.value));
        steps.remark(None, "The terms ask for no quorum.", quorate);
    }
    let told = Told { matter, elsewhere: &[] };
    readings(&mut steps, facts, leaves, told, "the quorum");
    steps.finished()
}

/// Which open questions are told how.
#[derive(Clone, Copy)]
pub(super) struct Told<'q> {
    /// They matter, and are told every way.
    pub matter: &'q [usize],
    /// They are said to make no difference by another working already.
    pub elsewhere: &'q [usize],
}

/// What is to be known before any working: whether anybody has compared the terms with their document.
pub(super) fn before(facts: &Facts<'_>) -> Vec<Step> {
    let mut steps = Steps::new(&[]);
    let taken = facts.terms.taken_from.as_ref();
    if taken.is_some_and(|taken| taken.checked_by.is_none()) {
        let words = "nobody has yet compared these terms with the document they were taken from.";
        steps.remark(None, words, true);
    }
    steps.finished()
}

/// The working of an outcome, each way that it can be read where that matters.
pub(super) fn outcome(root: &Rc<Eval<'_>>, leaves: &Leaves<Verdict>, told: Told<'_>, outcome: Outcome) -> Vec<Step> {
    let facts = root.facts;
    let mut steps = Steps::new(told.matter);
    let whole = Context::default();
    for bar in facts.bars().filter(|bar| bar.from.contains(&From::Vote)) {
        steps.told(root, &whole, &|steps, eval, context| {
            may_not_vote(steps, eval, context, bar)
        });
    }
    steps.told(root, &whole, &|steps, eval, context| {
        for step in eval.limits_told()? {
            let words = format!("{}{}", context.prefix, step.text);
            steps.remark(step.clause.as_ref(), words, step.holds);
        }
        Ok(())
    });
    steps.told(root, &whole, &|steps, eval, context| weights(steps, eval, context));
    if !facts.snapshot.votes.is_empty() || !facts.snapshot.hands.is_empty() || facts.snapshot.closed {
        votes(&mut steps, root, &whole);
    }
    readings(&mut steps, facts, leaves, told, "the outcome");
    steps.told(root, &whole, &|steps, eval, context| {
        let verdict = eval.verdict()?;
        let clause = context
            .clause
            .as_ref()
            .or(verdict.holders.first().and_then(|holder| holder.clause.as_ref()));
        let words = in_words(facts, &verdict);
        let good = matches!(verdict.outcome, Outcome::Carried | Outcome::Open);
        let used = verdict.used_deciding() || verdict.because == Because::DecidingVoteNotHeld;
        let closed = verdict.outcome != Outcome::Open && verdict.outcome != Outcome::Void;
        if facts.snapshot.deciding.is_some() && !used && closed {
            steps.remark(
                None,
                format!(
                    "{}a deciding vote was recorded, and none was called for.",
                    context.prefix
                ),
                true,
            );
        }
        steps.remark(clause, format!("{}{words}", context.prefix), good);
        Ok(())
    });
    if outcome == Outcome::ReadingNeeded {
        steps.remark(None, to_be_settled(facts, told.matter, "this has an outcome"), false);
    }
    steps.finished()
}

/// What must be done about questions that matter before something can come of it: rule on readings, state facts.
pub(super) fn to_be_settled(facts: &Facts<'_>, matter: &[usize], before: &str) -> String {
    let asked = matter
        .iter()
        .filter_map(|question| facts.terms.questions.get(*question));
    let (stated, read): (Vec<_>, Vec<_>) = asked.partition(|asked| asked.of.is_fact());
    let stated: Vec<String> = stated
        .iter()
        .map(|fact| format!("\u{201c}{}\u{201d}", fact.asks))
        .collect();
    match (read.is_empty(), stated.is_empty()) {
        (_, true) => format!("It must be settled how the terms are read before {before}."),
        (true, false) => format!("It must be stated before {before}: {}", and(stated)),
        (false, false) => format!(
            "It must be settled how the terms are read, and stated, before {before}: {}",
            and(stated)
        ),
    }
}

/// Says which open questions make no difference, and when there were too many to try.
fn readings<T>(steps: &mut Steps<'_>, facts: &Facts<'_>, leaves: &Leaves<T>, told: Told<'_>, what: &str) {
    if !leaves.complete {
        steps.remark(
            None,
            format!(
                "There are too many ways to answer what is open to try them all: settle a reading or state a fact, so that {what} can be told."
            ),
            false,
        );
    }
    let silent = |question: &&usize| !told.matter.contains(question) && !told.elsewhere.contains(question);
    for question in leaves.met.iter().filter(silent) {
        if let Some(asked) = facts.terms.questions.get(*question) {
            let words = format!(
                "\u{201c}{}\u{201d} is open; {what} is the same however it is answered.",
                asked.asks
            );
            steps.remark(asked.clause.as_ref(), words, true);
        }
    }
}

/// Who is here and has no vote on this item because of this bar, and why.
fn may_not_vote(steps: &mut Steps<'_>, eval: &Eval<'_>, context: &Context, bar: &Bar) -> Result<(), Stop> {
    let mut barred = Vec::new();
    for at in eval.facts.all().filter(|at| eval.attending(*at)) {
        if eval.are(at, &bar.who, &Scope::whole(&[]))? {
            barred.push(at.index);
        }
    }
    if barred.is_empty() {
        return Ok(());
    }
    let rung = eval
        .facts
        .all()
        .find_map(|at| at.now.rung.clone().filter(|_| barred.contains(&at.index)));
    let why = match (&bar.says, rung) {
        (Some(says), _) => format!(": {says}"),
        (None, Some(rung)) if eval.facts.about_interests(bar) => format!(": an interest, \u{201c}{rung}\u{201d}"),
        (None, Some(_) | None) => String::new(),
    };
    let words = format!(
        "{}no vote on this item for {}{why}.",
        context.prefix,
        list(eval.facts, &barred)
    );
    steps.remark(bar.clause.as_ref(), words, true);
    Ok(())
}

/// Weights other than one each.
fn weights(steps: &mut Steps<'_>, eval: &Eval<'_>, context: &Context) -> Result<(), Stop> {
    let weights = eval.weights()?;
    let scope = Scope::whole(&eval.moment.votes);
    for (who, weight) in eval.rows() {
        let mut votes: Vec<Fraction> = Vec::new();
        for at in eval.facts.all() {
            if eval.are(at, who, &scope)? && eval.voter(at)? {
                votes.push(weights.of(at));
            }
        }
        let Some(first) = votes
            .first()
            .copied()
            .filter(|_| votes.iter().any(|votes| *votes != Fraction::ONE))
        else {
            continue;
        };
        let alike = votes.iter().all(|votes| *votes == first);
        let total = super::need::sum(votes.iter().copied())?;
        let words = match alike {
            true => format!("{} here, {} each", votes.len(), plural(first, "vote")),
            false => format!("{} here, {} together", votes.len(), plural(total, "vote")),
        };
        let who = eval.seats_in_words(who);
        steps.remark(
            clause_of(eval, weight)?,
            format!("{}{who}: {words}.", context.prefix),
            true,
        );
    }
    Ok(())
}

fn clause_of<'a>(eval: &Eval<'a>, weight: &'a Weight) -> Result<Option<&'a Clause>, Stop> {
    match weight {
        Weight::Under(clause, _) => Ok(Some(clause)),
        Weight::Block(inner, _) => clause_of(eval, inner),
        Weight::The(name) => {
            let named = eval.facts.terms.weights.iter().find(|(weight, _)| weight == name);
            match named {
                Some((_, weight)) => eval.deeper(|| clause_of(eval, weight)),
                None => Ok(None),
            }
        }
        Weight::Case(question, answers) => eval.case(question, answers, |weight| clause_of(eval, weight)),
        Weight::Each(_) | Weight::Own(_) | Weight::Together(_) | Weight::SameAs(_) => Ok(None),
    }
}

/// The votes: those not counted, hands, silence, blocks, and the rule's own conditions, each by itself, so that what one of
/// them hangs on is not told with the others.
fn votes(steps: &mut Steps<'_>, root: &Rc<Eval<'_>>, context: &Context) {
    let Some(decision) = root.facts.decision else {
        return;
    };
    steps.told(root, context, &|steps, eval, context| not_counted(steps, eval, context));
    steps.told(root, context, &|steps, eval, context| hands(steps, eval, context));
    match decision.rule.silence {
        Silence::Nothing => {}
        Silence::For => steps.remark(decision.clause.as_ref(), "silence counts as for.", true),
        Silence::Against => steps.remark(decision.clause.as_ref(), "silence counts as against.", true),
    }
    steps.told(
        root,
        context,
        &|steps, eval, context| match eval.first_way(&eval.votes_that_count()?)? {
            Some(votes) => blocks(steps, eval, context, &votes),
            None => Ok(()),
        },
    );
    steps.told(root, context, &|steps, eval, context| {
        if let Some(votes) = eval.first_way(&eval.votes_that_count()?)? {
            let votes = eval.as_cast(votes)?;
            let context = context.under(decision.clause.as_ref());
            steps.test(eval, &decision.rule.carried, &Scope::whole(&votes), &context);
        }
        Ok(())
    });
}

fn not_counted(steps: &mut Steps<'_>, eval: &Eval<'_>, context: &Context) -> Result<(), Stop> {
    let (facts, recorded) = (eval.facts, eval.votes_that_count()?);
    let (mut ignored, mut not_offered) = (Vec::new(), Vec::new());
    for ((at, cast), counted) in facts.all().zip(&eval.moment.votes).zip(&recorded) {
        match (cast, counted) {
            (Some(choice), None) if facts.on_offer(*choice) => ignored.push(at.index),
            (Some(_), None) => not_offered.push(at.index),
            (Some(_) | None, _) => {}
        }
    }
    let clause = facts.decision.and_then(|decision| decision.clause.as_ref());
    for (seats, why) in [(ignored, ""), (not_offered, ", for what is not on offer here")] {
        if !seats.is_empty() {
            let seats = list(facts, &seats);
            let words = format!("{}vote cast{why}, not counted: {seats}.", context.prefix);
            steps.remark(clause, words, true);
        }
    }
    Ok(())
}

fn hands(steps: &mut Steps<'_>, eval: &Eval<'_>, context: &Context) -> Result<(), Stop> {
    let recorded = &eval.votes_that_count()?;
    let all = &eval.facts.snapshot.hands;
    for (n, hands) in all.iter().enumerate() {
        // Of one body the last count is the one.
        if all.iter().skip(n + 1).any(|later| later.body == hands.body) {
            continue;
        }
        let counted = u32::from(hands.r#for) + u32::from(hands.against) + u32::from(hands.abstained);
        let (voters, _, others) = eval.counted_by_hands(hands, recorded)?;
        if let Some(could) = eval.too_many(hands, recorded)? {
            let words = format!(
                "{}{counted} hands were counted of {}, of whose members {could} may vote.",
                context.prefix, hands.body
            );
            steps.remark(context.clause.as_ref(), words, false);
        } else if others > 0 {
            let words = format!(
                "{}{}: {counted} counted by hands, {} of them may vote now. Every way in which they may have voted was tried.",
                context.prefix,
                hands.body,
                voters.len()
            );
            steps.remark(context.clause.as_ref(), words, eval.hands_agree()?);
        }
    }
    Ok(())
}

fn blocks(steps: &mut Steps<'_>, eval: &Eval<'_>, context: &Context, votes: &Votes) -> Result<(), Stop> {
    for block in &eval.weights()?.blocks {
        let seats: Vec<usize> = eval
            .facts
            .all()
            .filter(|at| block.holds(*at))
            .map(|at| at.index)
            .collect();
        let inner = eval.decide_block(block, votes, eval.facts.snapshot.deciding.as_ref())?;
        let cast = match inner.outcome {
            Outcome::Carried => "for",
            Outcome::Lost => "against",
            Outcome::Tied => "equal within itself, not cast",
            Outcome::NoDecision if inner.because == Because::Abstains => "abstains",
            Outcome::NoDecision | Outcome::Void | Outcome::Open | Outcome::ReadingNeeded | Outcome::RecountNeeded => {
                "not cast"
            }
        };
        let words = format!("{}{} as one: {cast}.", context.prefix, list(eval.facts, &seats));
        steps.remark(context.clause.as_ref(), words, inner.outcome == Outcome::Carried);
    }
    Ok(())
}

/// The verdict and why, in one sentence.
fn in_words(facts: &Facts<'_>, verdict: &Verdict) -> String {
    let came_out = match verdict.outcome {
        Outcome::Carried => "carried",
        Outcome::Lost => "not carried",
        Outcome::Tied => "tied",
        Outcome::NoDecision => "no decision",
        Outcome::Void => "not a valid decision",
        Outcome::Open => "open",
        Outcome::ReadingNeeded => "a reading is needed",
        Outcome::RecountNeeded => "a recount is needed",
    };
    let first = verdict.holders.first().map(|holder| holder.rank);
    let holders = verdict.holders.iter().filter(|holder| Some(holder.rank) == first);
    let holders = or(holders
        .filter_map(|holder| Some(facts.at(holder.seat)?.in_words()))
        .collect());
    let who = match holders.as_str() {
        "" => "the terms name nobody to decide".to_owned(),
        holders => format!("{holders} may give the deciding vote"),
    };
    let giver = facts
        .snapshot
        .deciding
        .as_ref()
        .map(|deciding| match facts.find(&deciding.seat) {
            Some(at) => at.in_words(),
            None => deciding.seat.to_string(),
        });
    let giver = giver.unwrap_or_default();
    match (verdict.because, verdict.outcome) {
        (Because::Rule, _) => format!("{came_out}."),
        (Because::Inquorate, _) => "there is no quorum for this item.".to_owned(),
        (Because::VotingGoesOn, _) => "voting is not closed.".to_owned(),
        (Because::NobodyVoted, _) => "nobody voted for or against: no decision.".to_owned(),
        (Because::PutOff(missed), _) => format!("{}: put off, as the terms say; no decision.", missed.in_words()),
        (Because::ByLot(missed), _) => match holders.as_str() {
            "" => format!("{}: to be decided by lot, as the terms say.", missed.in_words()),
            holders => format!(
                "{}: to be decided by lot, as the terms say; {holders} draws it.",
                missed.in_words()
            ),
        },
        (Because::Drawn, _) => format!("the lot drawn by {giver}: {came_out}."),
        (Because::Unsaid(missed), _) => {
            format!(
                "{}: the terms say nothing of it, and nobody may decide.",
                missed.in_words()
            )
        }
        (Because::Equal, Outcome::Tied) => format!("equal: {who}."),
        (Because::Equal, Outcome::NoDecision) => "equal: no decision, as the terms say.".to_owned(),
        (Because::Equal, _) => format!("equal, and the terms give no deciding vote: {came_out}."),
        (Because::NoMajority, Outcome::Tied) => format!("no majority: {who}."),
        (Because::NoMajority, _) => format!("what the rule asks for is not met: {came_out}."),
        (Because::NobodyToDecide, _) => {
            format!("equal, and nobody who may give the deciding vote is here and free to: {came_out}.")
        }
        (Because::DecidedByVote, _) => format!("the deciding vote of {giver}: {came_out}."),
        (Because::Declined, _) => format!("{giver} declined the deciding vote: {came_out}."),
        (Because::DecidingVoteNotHeld, _) => format!("the deciding vote of {giver} does not count here; {who}."),
        (Because::TakenAgain, _) => "no majority: the vote is to be taken again, as the terms say.".to_owned(),
        (Because::Abstains, _) => "no majority: no decision.".to_owned(),
        (Because::BlockEqual, _) => format!("a block is equal within itself: {who} in it."),
        (Because::TooManyHands, _) => "more hands were counted than members may vote: a recount is needed.".to_owned(),
        (Because::HandsDiffer, _) => {
            "the hands counted may have fallen in ways that come out differently: a recount is needed.".to_owned()
        }
    }
}

impl Missed {
    fn in_words(self) -> &'static str {
        match self {
            Missed::Equal => "equal",
            Missed::NoMajority => "no majority",
        }
    }
}
