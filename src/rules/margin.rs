//! How far an outcome is from another, in words: what was given, and what carries it.
//!
//! "For 6 votes (6 members), against 4 votes (2); more than 6 of 12 votes carries it." The conditions are from `conditions`.

use std::rc::Rc;

use crate::terms::{By, Fraction, Is};

use super::carries::Asked;
use super::conditions::{Figure, Shown, Standing};
use super::facts::Votes;
use super::readings::explore_some;
use super::truth::Stop;
use super::who::{Eval, Scope};
use super::words::{amount, capital, or};

/// Ways to read that are tried for the weights.
const MOST_TRIED: usize = 64;
/// Amounts that stand in place of each other in one sentence.
const MOST_AMOUNTS: usize = 3;

/// For, against and abstained.
type Given = [Fraction; 3];

/// What was given and what carries it. `votes`: what the votes may be while a question is open. Where these or the weights
/// hang on an open question, all that they may come to is told; heads alone where that would be too much.
pub(super) fn margin(root: &Rc<Eval<'_>>, votes: &[&Shown], asked: &Asked, figures: &[Figure]) -> Result<String, Stop> {
    let given = |eval: &Eval<'_>, by: &By, votes: &Votes| -> Result<Given, Stop> {
        let scope = Scope::whole(votes);
        let counted = |choice: Is| eval.counted(&[&[choice]], by, &scope);
        Ok([counted(Is::For)?, counted(Is::Against)?, counted(Is::Abstained)?])
    };
    let heads: Result<Vec<Given>, Stop> = votes
        .iter()
        .map(|votes| given(root, &By::Seats, &votes.given))
        .collect();
    let heads = heads?;
    let needed = asked.carries();
    if heads.iter().flatten().all(|heads| heads.is_zero()) {
        return Ok(capital(&needed));
    }
    let mut weighed: Vec<Given> = Vec::new();
    if let [votes] = votes {
        let found = explore_some(root, MOST_TRIED, |eval| given(eval, &By::Votes, &votes.cast));
        let values = found.values();
        if found.complete && values.len() <= MOST_AMOUNTS {
            weighed = values.into_iter().copied().collect();
        }
    }
    // One vote each is heads.
    if weighed == heads {
        weighed.clear();
    }
    let open = match heads.len() > 1 || weighed.len() > 1 {
        true => ", as open questions are answered",
        false => "",
    };
    let told = told(&heads, &weighed);
    Ok(match needed.is_empty() {
        true => format!("{told}{open}."),
        false => format!("{told}{open}; {needed}"),
    } + &missed(figures))
}

/// "For 6 votes (6 members), against 4 votes (2)"; "For 5, against 1".
fn told(heads: &[Given], weighed: &[Given]) -> String {
    let abstained = heads.iter().any(|[_, _, abstained]| !abstained.is_zero());
    let given = |of: fn(&Given) -> Fraction, members: bool| {
        let heads = amounts(heads, of);
        let members = match (members, heads.as_str()) {
            (false, _) => "",
            (true, "1") => " member",
            (true, _) => " members",
        };
        match (weighed, amounts(weighed, of).as_str()) {
            ([], _) => heads,
            (_, "1") => format!("1 vote ({heads}{members})"),
            (_, votes) => format!("{votes} votes ({heads}{members})"),
        }
    };
    let told = format!(
        "For {}, against {}",
        given(|[r#for, _, _]| *r#for, true),
        given(|[_, against, _]| *against, false)
    );
    match abstained {
        true => format!("{told}, abstained {}", given(|[_, _, abstained]| *abstained, false)),
        false => told,
    }
}

/// Each of them once: "2 or 3".
fn amounts(ways: &[Given], of: fn(&Given) -> Fraction) -> String {
    let mut amounts: Vec<Fraction> = ways.iter().map(of).collect();
    amounts.sort_unstable();
    amounts.dedup();
    or(amounts.into_iter().map(amount).collect())
}

/// What the rule asks for beside votes for and against and does not get, as a response rate.
fn missed(figures: &[Figure]) -> String {
    let missed = figures
        .iter()
        .filter(|figure| !figure.about_votes && figure.standing == Standing::Needed && !figure.condition.holds);
    let told = missed.map(|figure| {
        let condition = &figure.condition;
        format!(
            " Of {} ({}) {} are {}; needed {}.",
            amount(condition.basis),
            condition.basis_name,
            amount(condition.counted),
            condition.counted_name,
            condition.threshold
        )
    });
    told.collect()
}
