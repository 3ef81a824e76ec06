//! Votes: what was put, the numbers, names where it was a recorded vote, ties and deciding votes, second counts, and
//! where what was announced is not what the terms of reference give.

use crate::meeting::tally::votes_in_words;
use crate::meeting::{Count, Decides};
use crate::minutes::document::Block;
use crate::minutes::facts::{AnnouncedTold, Ballot, CountTold, DecidingTold, StandingTold, VoteTold, What};
use crate::minutes::sheet::Told;
use crate::minutes::vocabulary::{Term, outcome};
use crate::rules::{ForOrAgainst, Hands, Outcome};
use crate::terms::{Choice, Fraction};

use super::decisions::{as_recommended, label};
use super::{Wording, capital, list, quoted, recommendation};

impl Wording<'_> {
    pub(super) fn vote(&self, told: &Told, vote: &VoteTold) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(self.put(told, vote))];
        if !vote.closed {
            blocks.push(Block::Paragraph("The vote was not completed.".into()));
            return blocks;
        }
        blocks.push(Block::Paragraph(self.numbers(vote)));
        if vote.recorded {
            blocks.extend(names(vote));
        }
        if !vote.late.is_empty() {
            let late: Vec<String> = vote
                .late
                .iter()
                .map(|(who, choice)| format!("{} ({})", who.short, said(*choice)))
                .collect();
            let late = list(&late);
            blocks.push(Block::Paragraph(format!(
                "Given after the vote had been closed, and not counted: {late}."
            )));
        }
        let ended = vote.needed();
        blocks.extend(ended.map(|_| Block::Paragraph("The votes were equal.".into())));
        let others = vote.deciding.iter().filter(|given| given.does != Decides::TheTie);
        blocks.extend(others.map(|given| Block::Paragraph(self.deciding(vote, given))));
        // What was said until it was decided stands between; `tie_ended` goes on.
        if ended.is_none() {
            blocks.extend(self.came_out(told, vote));
        }
        blocks
    }

    /// A tie ended by the deciding vote, and what came of it.
    pub(super) fn tie_ended(&self, told: &Told, vote: &VoteTold) -> Vec<Block> {
        let deciding = vote.needed().map(|deciding| self.deciding(vote, deciding));
        let mut blocks: Vec<Block> = deciding.map(Block::Paragraph).into_iter().collect();
        blocks.extend(self.came_out(told, vote));
        blocks
    }

    /// The outcome, what it is worth, and what was announced where that differs.
    fn came_out(&self, told: &Told, vote: &VoteTold) -> Vec<Block> {
        let mut blocks = Vec::new();
        let standing = self.standing(told, &vote.verdict);
        match vote.verdict.standing {
            // The outcome is that there is none.
            StandingTold::NotQuorate | StandingTold::Defective => {
                blocks.push(Block::Decision(format!("{}{standing}", label(&vote.about))));
            }
            StandingTold::Valid
            | StandingTold::Undecided
            | StandingTold::Recommendation
            | StandingTold::Dispensed
            | StandingTold::Unsettled
            | StandingTold::NotEligible => {
                blocks.push(Block::Decision(self.outcome(vote)));
                blocks.extend((!standing.is_empty()).then_some(Block::Paragraph(standing)));
            }
        }
        let differs = vote.announced.as_ref().filter(|announced| announced.differs);
        blocks.extend(differs.map(|announced| Block::Paragraph(self.differs(vote, announced))));
        blocks
    }

    /// What was put to the vote, how, by whom.
    fn put(&self, told: &Told, vote: &VoteTold) -> String {
        let again = self.sheet.facts.iter().any(|other| match &other.what {
            What::Vote(earlier) => earlier.about == vote.about && other.at.order < told.at.order,
            _ => false,
        });
        let kind = match (again, vote.recorded) {
            (false, true) => format!("A {} was taken", self.regime.word(Term::RecordedVote)),
            (false, false) => "A vote was taken by show of hands".into(),
            (true, true) => format!("A further {} was taken", self.regime.word(Term::RecordedVote)),
            (true, false) => "A further vote was taken by show of hands".into(),
        };
        let what = recommendation(&vote.about);
        let how = match (
            vote.amended,
            as_recommended(vote.recommended.as_deref(), &vote.wording, vote.amended),
        ) {
            (true, _) => " as amended",
            (false, true) => " as in the paper",
            (false, false) => "",
        };
        let wording = match vote.wording.trim() {
            "" => String::new(),
            wording => format!(": {}", quoted(wording)),
        };
        let condition = vote
            .condition
            .as_ref()
            .map_or_else(String::new, |words| format!(", {words}"));
        let moved = match (&vote.mover, &vote.seconder) {
            (Some(mover), Some(seconder)) => {
                format!(
                    " It was proposed by {} and seconded by {}.",
                    mover.short, seconder.short
                )
            }
            (Some(mover), None) => format!(" It was proposed by {}.", mover.short),
            (None, Some(seconder)) => format!(" It was seconded by {}.", seconder.short),
            (None, None) => String::new(),
        };
        let concerned = self.sheet.item(&vote.about.item).map_or(&[][..], |item| &item.concerns);
        let silent = match vote.not_voting.is_empty() {
            true => String::new(),
            false => format!(
                " As this was a matter of {} alone, {} did not vote.",
                list(concerned),
                list(&vote.not_voting)
            ),
        };
        format!("{kind} on {what}{how}{wording}{condition}.{moved}{silent}")
    }

    /// Each count, and who asked for a second one.
    fn numbers(&self, vote: &VoteTold) -> String {
        let [first, rest @ ..] = vote.counts.as_slice() else {
            return String::new();
        };
        let mut words = match rest.is_empty() {
            true => told(first),
            false => format!("First count: {}", told(first)),
        };
        for (place, count) in rest.iter().enumerate() {
            let asked = vote.asked_by.get(place).and_then(Option::as_ref);
            let asked = match asked {
                Some(who) => format!("At the request of {} the votes were counted again", who.short),
                None => "The votes were counted again".into(),
            };
            let nth = ["Second", "Third", "Fourth"].get(place).copied().unwrap_or("Next");
            words += &format!(" {asked}. {nth} count: {}", told(count));
        }
        words
    }

    fn deciding(&self, vote: &VoteTold, deciding: &DecidingTold) -> String {
        let title = format!("the {}", deciding.seat.title);
        let holder = match &deciding.who {
            Some(who) => format!("{title}, {},", who.short),
            None => title,
        };
        let name = self.regime.word(Term::DecidingVote);
        let cited = self.regime.cited(deciding.clause.as_deref());
        let words = match deciding.choice {
            Some(ForOrAgainst::For) => format!("{holder} used the {name}{cited} and voted for."),
            Some(ForOrAgainst::Against) => format!("{holder} used the {name}{cited} and voted against."),
            None => format!("{holder} declined to use the {name}{cited}."),
        };
        let counts = match (&deciding.does, vote.counts.len() > 1) {
            (Decides::TheTie, _) => String::new(),
            (Decides::Nothing, true) => {
                " After the votes had been counted again it was no longer needed and did not count.".into()
            }
            (Decides::Nothing, false) => " It was not needed and did not count.".into(),
            (Decides::NotHeld(clause), _) => {
                let cited = self.regime.cited(clause.as_deref());
                format!(" It does not count under the terms of reference{cited}.")
            }
        };
        capital(&words) + &counts
    }

    /// The outcome in the committee's words.
    fn outcome(&self, vote: &VoteTold) -> String {
        let label = label(&vote.about);
        let deciding = vote.needed().filter(|deciding| deciding.choice.is_some());
        // Of a tie that was ended it stands apart from where the question was put: it says again on what.
        let put = vote.needed().map(|_| vote.wording.trim());
        let words = match put.filter(|words| !words.is_empty()) {
            Some(words) => format!(": {}", quoted(words)),
            None => String::new(),
        };
        let amended = if put.is_some() && vote.amended {
            " as amended"
        } else {
            ""
        };
        let how = |what: &str| match deciding {
            Some(_) => format!(
                "{label}By the {} the recommendation{amended} was {what}{words}.",
                self.regime.word(Term::DecidingVote)
            ),
            None => format!("{label}The recommendation{amended} was {what}{words}."),
        };
        match vote.verdict.outcome {
            Outcome::Carried => how("carried"),
            Outcome::Lost => how("not carried"),
            Outcome::Tied => format!("{label}The vote was tied."),
            Outcome::NoDecision if vote.verdict.put_off => {
                format!("{label}The matter was put off, as the terms of reference say.")
            }
            Outcome::NoDecision => format!("{label}No decision was reached."),
            Outcome::Void => format!("{label}The vote did not lead to a valid decision."),
            Outcome::Open => format!("{label}The vote was not completed."),
            Outcome::ReadingNeeded => format!("{label}The result of the vote was not settled."),
            Outcome::RecountNeeded => {
                format!("{label}The show of hands did not give a certain result; the votes were to be counted again.")
            }
        }
    }

    /// What was said in the room beside what the terms of reference give.
    fn differs(&self, vote: &VoteTold, announced: &AnnouncedTold) -> String {
        let numbers = |sides: [Fraction; 3]| {
            let [r#for, against, abstained] = sides.map(none_or);
            format!("for {for}, against {against}, abstained {abstained}", for = r#for)
        };
        let worked_out = vote.counts.last().map_or_else(String::new, |count| {
            let [r#for, against, abstained] = count.tally.sides().map(|side| match side.is_none() {
                true => "none".into(),
                false => side.figure(),
            });
            format!("for {for}, against {against}, abstained {abstained}", for = r#for)
        });
        format!(
            "The result announced in the room was: {}; {}. Under the terms of reference the result is: {}; {}.",
            outcome(announced.outcome),
            numbers([announced.r#for, announced.against, announced.abstained]),
            outcome(vote.verdict.outcome),
            worked_out,
        )
    }
}

/// "For: 6 votes (3 members). Against: 4 votes (2 members). Abstained: none."
fn told(count: &CountTold) -> String {
    let side = |side: &Count| match (side.is_none(), count.weighted) {
        (true, _) => "none".to_owned(),
        (false, true) => side.to_string(),
        (false, false) => side.heads(),
    };
    let open = match count.tally.is_open() {
        true => " The figures depend on how the terms of reference are read, which had not been settled.",
        false => "",
    };
    format!(
        "For: {}. Against: {}. Abstained: {}.{open}{}",
        side(&count.tally.r#for),
        side(&count.tally.against),
        side(&count.tally.abstained),
        by_organisation(&count.hands)
    )
}

/// " By organisation: Mid Essex 2 for and 1 against; NHS England 3 for.": where votes weigh differently, the sums alone
/// cannot be checked.
fn by_organisation(hands: &[Hands]) -> String {
    let raised = |line: &Hands| {
        let sides = [
            (line.r#for, "for"),
            (line.against, "against"),
            (line.abstained, "abstained"),
        ];
        let raised = sides.iter().filter(|(heads, _)| *heads > 0);
        let raised: Vec<String> = raised.map(|(heads, side)| format!("{heads} {side}")).collect();
        match raised.is_empty() {
            true => format!("{} none", line.body),
            false => format!("{} {}", line.body, list(&raised)),
        }
    };
    match hands {
        [] | [_] => String::new(),
        several => {
            let told: Vec<String> = several.iter().map(raised).collect();
            format!(" By organisation: {}.", told.join("; "))
        }
    }
}

fn none_or(votes: Fraction) -> String {
    match votes == Fraction::ZERO {
        true => "none".into(),
        false => votes.to_string(),
    }
}

fn said(choice: Choice) -> &'static str {
    match choice {
        Choice::For => "for",
        Choice::Against => "against",
        Choice::Abstain => "abstained",
        Choice::NoChoice => "gave no choice",
    }
}

/// Of a recorded vote: who voted how.
fn names(vote: &VoteTold) -> Option<Block> {
    let of = |choice: Choice, counted: bool| -> Vec<String> {
        let chosen = vote
            .ballots
            .iter()
            .filter(|ballot| ballot.choice == choice && ballot.counted == counted);
        let weighted = |ballot: &Ballot| match ballot.votes.as_slice() {
            [] => ballot.who.short.clone(),
            votes => format!("{} ({})", ballot.who.short, votes_in_words(votes)),
        };
        chosen.map(weighted).collect()
    };
    let line = |says: &str, names: Vec<String>| (!names.is_empty()).then(|| format!("{says}: {}", list(&names)));
    let lines: Vec<String> = [
        line("Voted for", of(Choice::For, true)),
        line("Voted against", of(Choice::Against, true)),
        line("Abstained", of(Choice::Abstain, true)),
        line("Gave no choice", of(Choice::NoChoice, true)),
        line("Voted for, not counted", of(Choice::For, false)),
        line("Voted against, not counted", of(Choice::Against, false)),
        line("Abstained, not counted", of(Choice::Abstain, false)),
        line("Gave no choice, not counted", of(Choice::NoChoice, false)),
        line(
            "Did not vote",
            vote.did_not_vote.iter().map(|who| who.short.clone()).collect(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!lines.is_empty()).then_some(Block::List(lines))
}
