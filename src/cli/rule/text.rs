//! The answer for people: what one would read out to a chair who doubts it. Plain text, no colour, lines that wrap nowhere
//! but where the reader's window does.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::cli::case::{Answer, CameOut, Committee, Overall};
use crate::minutes::vocabulary;
use crate::rules::{Condition, Elector, ElectorState, ItemResult, Met, Outcome, ReadingNeeded, Step};
use crate::terms::{Fraction, Seat, SeatId};

/// The whole answer.
pub fn page(answer: &Answer) -> String {
    let mut page = Page::default();
    if let Some(says) = &answer.says {
        page.line(says);
        page.line("");
    }
    for (n, committee) in answer.committees.iter().enumerate() {
        if n > 0 {
            page.line("");
        }
        page.committee(committee);
    }
    if answer.committees.len() > 1 {
        page.line("");
        page.line(match answer.outcome {
            Overall::Differs => "The committees came to different outcomes: each has decided for itself.",
            Overall::Carried
            | Overall::Lost
            | Overall::Tied
            | Overall::NoDecision
            | Overall::Void
            | Overall::Open
            | Overall::ReadingNeeded
            | Overall::RecountNeeded => "The outcome is the same in each committee.",
        });
    }
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    fn committee(&mut self, committee: &Committee) {
        let result = &committee.result;
        let named = Named::of(committee);
        self.line(&result.committee);
        self.line(&"=".repeat(result.committee.width()));
        let voted = has_votes(result);
        self.line(&format!(
            "Outcome: {}",
            match (result.outcome, voted) {
                (Outcome::Void, false) => "none; without a quorum nothing that is decided would be valid".to_owned(),
                (Outcome::ReadingNeeded, _) if facts_alone(&committee.readings()) => {
                    "open: something must be stated first".to_owned()
                }
                (told, _) => outcome(told),
            }
        ));
        if !result.margin.is_empty() {
            self.line(&result.margin);
        }
        if !result.casting.is_empty() {
            let holders: Vec<String> = result
                .casting
                .iter()
                .map(|caster| format!("{}{}", named.seat(&caster.seat), cited(caster.clause.as_deref())))
                .collect();
            self.line(&match result.by_lot {
                true => format!("The tie is decided by lot, drawn by: {}", holders.join("; then ")),
                false => format!("The tie may be decided by: {}", holders.join("; then ")),
            });
        }
        self.quorum(committee);
        self.line(&match &result.presiding {
            Some(seat) => format!("Presiding under the terms: {}", named.seat(seat)),
            None => "Presiding under the terms: nobody that they name can".to_owned(),
        });
        if let Some(seat) = committee
            .in_chair
            .as_ref()
            .filter(|seat| result.presiding.as_ref() != Some(seat))
        {
            self.line(&format!("In the chair: {}", named.seat(seat)));
        }
        self.election(committee, &named);
        self.readings(&committee.readings());
        self.electorate(committee, &named, voted);
        if voted {
            self.figures(&result.conditions);
        }
        self.steps("How the quorum was worked out", &result.quorum.steps);
        self.steps("How the outcome was worked out", &result.steps);
    }

    fn quorum(&mut self, committee: &Committee) {
        let quorum = &committee.result.quorum;
        let readings: Vec<&ReadingNeeded> = quorum.readings.iter().collect();
        self.line(match quorum.met {
            Met::Yes => "Quorum: met",
            Met::No => "Quorum: not met",
            Met::ReadingNeeded if facts_alone(&readings) => "Quorum: depends on something that nobody has stated",
            Met::ReadingNeeded => "Quorum: depends on how the terms are read",
        });
        for missing in &quorum.missing {
            self.line(&format!("  missing: {missing}"));
        }
        for remedy in committee.remedies() {
            self.line(&format!("  the terms allow: {}{}", remedy.says, cited(remedy.clause)));
        }
    }

    fn election(&mut self, committee: &Committee, named: &Named) {
        let Some((election, came_out)) = &committee.election else {
            return;
        };
        let names = |seats: &[String]| {
            let names = seats.iter().map(|seat| named.seat(&SeatId(seat.clone())));
            names.collect::<Vec<_>>().join("; ")
        };
        let told = match came_out {
            CameOut::Elected(seat) => format!("elected: {}", names(std::slice::from_ref(seat))),
            CameOut::Tied(between) => format!("equal: {}", names(between)),
            CameOut::Again(between) => format!("to be voted on again, between: {}", names(between)),
            CameOut::NoDecision => "nobody is elected".to_owned(),
            CameOut::Void => "none; there is no quorum for it".to_owned(),
            CameOut::Open => "nobody has voted yet".to_owned(),
            CameOut::ReadingNeeded => "the chair must rule how the terms are read".to_owned(),
            CameOut::RecountNeeded => "the counts do not tell, a recorded vote is needed".to_owned(),
        };
        self.line(&format!("Election of the {}: {told}", election.office));
        for reading in &election.readings {
            self.line(&format!("  {}{}", reading.question, cited(reading.clause.as_deref())));
        }
        self.steps("How the election was worked out", &election.steps);
    }

    fn readings(&mut self, open: &[&ReadingNeeded]) {
        let (facts, readings): (Vec<&ReadingNeeded>, Vec<&ReadingNeeded>) =
            open.iter().copied().partition(|reading| reading.is_fact());
        self.questions(
            "The text can be read in more than one way, and here it matters. The chair rules:",
            &readings,
        );
        self.questions(
            "Nobody has stated this, and here it matters. The secretary is asked:",
            &facts,
        );
    }

    fn questions(&mut self, heading: &str, readings: &[&ReadingNeeded]) {
        if readings.is_empty() {
            return;
        }
        self.line("");
        self.line(heading);
        for reading in readings {
            self.line(&format!("  {}{}", reading.question, cited(reading.clause.as_deref())));
            // Before a vote a question can only matter to the quorum.
            let before = reading
                .options
                .iter()
                .flat_map(|option| &option.may)
                .all(|may| matches!(may, Outcome::Open | Outcome::Void));
            for option in &reading.options {
                let gives = option.gives(|may| match (before, may == Outcome::Open) {
                    (false, _) => outcome(may),
                    (true, true) => "quorate".to_owned(),
                    (true, false) => "not quorate".to_owned(),
                });
                self.line(&format!("    - {}: {gives}", option.name));
            }
        }
    }

    fn electorate(&mut self, committee: &Committee, named: &Named, voted: bool) {
        self.line("");
        self.line("Members and their votes on this item");
        let rows: Vec<[String; 4]> = committee
            .result
            .electorate
            .iter()
            .map(|elector| {
                let person = elector.person.as_ref().filter(|person| person.0 != elector.seat.0);
                let title = match person {
                    Some(person) => format!("{} ({person})", named.title(&elector.seat)),
                    None => named.title(&elector.seat),
                };
                [
                    elector.body.clone(),
                    title,
                    either(elector, |(weight, _)| votes(*weight)),
                    either(elector, |(_, stands)| state(*stands).to_owned()),
                ]
            })
            .collect();
        let mut widths = [0; 4];
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        for row in &rows {
            let mut line = String::from(" ");
            for (cell, width) in row.iter().zip(widths) {
                let _ = write!(line, " {cell}{}", " ".repeat(width.saturating_sub(cell.width()) + 1));
            }
            self.line(&line);
        }
        for count in committee.result.counts.iter().filter(|_| voted) {
            let body = match count.body.as_str() {
                "" => "all",
                body => body,
            };
            let heads = |of: fn(&[u32; 3]) -> u32| {
                let first = [count.r#for, count.against, count.abstained];
                distinct(
                    std::iter::once(&first)
                        .chain(&count.otherwise)
                        .map(|heads| of(heads).to_string()),
                )
            };
            self.line(&format!(
                "  {}: {} for, {} against, {} abstained",
                body,
                heads(|[r#for, _, _]| *r#for),
                heads(|[_, against, _]| *against),
                heads(|[_, _, abstained]| *abstained)
            ));
        }
        if committee
            .result
            .electorate
            .iter()
            .any(|elector| !elector.otherwise.is_empty())
        {
            self.line("  What stands here with \u{201c}or\u{201d} hangs on how an open question is answered.");
        }
    }

    fn figures(&mut self, conditions: &[Condition]) {
        if conditions.is_empty() {
            return;
        }
        self.line("");
        self.line("The figures");
        for condition in conditions {
            let counted = match condition.counted_name.as_str() {
                "for" => format!(
                    "{} for, {} against, {} abstained",
                    condition.r#for, condition.against, condition.abstained
                ),
                other => format!("{} {other}", condition.counted),
            };
            let read_as = condition.read_as.as_ref();
            self.line(&format!(
                "  {}: {counted}, of {} ({}); needed {}: {}{}",
                condition.measure,
                condition.basis,
                condition.basis_name,
                condition.threshold,
                holds(condition.holds),
                read_as.map_or_else(String::new, |read_as| format!(", {read_as}")),
            ));
        }
    }

    fn steps(&mut self, heading: &str, steps: &[Step]) {
        if steps.is_empty() {
            return;
        }
        self.line("");
        self.line(heading);
        for step in steps {
            // Only what holds or does not has an answer.
            let mark = match step.remark {
                true => "-".to_owned(),
                false => format!("[{}]", holds(step.holds)),
            };
            self.line(&format!("  {mark} {}{}", step.text, cited(step.clause.as_deref())));
        }
    }
}

/// Seats by their titles, as people call them.
struct Named(Vec<Seat>);

impl Named {
    fn of(committee: &Committee) -> Named {
        Named(committee.terms.all_seats())
    }

    /// "Lay Member".
    fn title(&self, id: &SeatId) -> String {
        let seat = self.0.iter().find(|seat| seat.id == *id);
        seat.map_or_else(|| id.0.clone(), Seat::called)
    }

    /// "Lay Member, Mid Essex".
    fn seat(&self, id: &SeatId) -> String {
        match self.0.iter().find(|seat| seat.id == *id) {
            Some(seat) if !seat.body.is_empty() => format!("{}, {}", self.title(id), seat.body),
            Some(_) | None => self.title(id),
        }
    }
}

/// "(paragraph 16(a))"; a section that has a name and no number is cited by its name.
fn cited(clause: Option<&str>) -> String {
    match clause {
        None => String::new(),
        Some(name) if !name.contains(|c: char| c.is_ascii_digit()) => format!(" (\u{201c}{name}\u{201d})"),
        Some(number) => format!(" (paragraph {number})"),
    }
}

/// Whether anybody has voted, or been counted as if they had.
fn has_votes(result: &ItemResult) -> bool {
    let states = [
        ElectorState::For,
        ElectorState::Against,
        ElectorState::Abstained,
        ElectorState::ByHands,
    ];
    result.electorate.iter().any(|elector| states.contains(&elector.state))
        || result
            .counts
            .iter()
            .any(|count| count.r#for + count.against + count.abstained > 0)
}

/// Whether what is open is facts alone, and nothing for the chair to rule on.
fn facts_alone(open: &[&ReadingNeeded]) -> bool {
    !open.is_empty() && open.iter().all(|reading| reading.is_fact())
}

/// What is said of a seat, in each way in which it may stand while a question is open: "2 votes or 6 votes".
fn either(elector: &Elector, says: impl Fn(&(Fraction, ElectorState)) -> String) -> String {
    let first = (elector.weight, elector.state);
    distinct(std::iter::once(&first).chain(&elector.otherwise).map(says))
}

fn distinct(words: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all.join(" or ")
}

fn holds(holds: bool) -> &'static str {
    match holds {
        true => "yes",
        false => "no",
    }
}

fn votes(weight: Fraction) -> String {
    match weight == Fraction::ONE {
        true => "1 vote".to_owned(),
        false => format!("{weight} votes"),
    }
}

/// An outcome in the words of the minutes, and what is to be done where it is none yet.
fn outcome(outcome: Outcome) -> String {
    let now = match outcome {
        Outcome::Carried | Outcome::Lost | Outcome::Tied | Outcome::NoDecision | Outcome::Void => "",
        Outcome::Open => ": no vote has been closed",
        Outcome::ReadingNeeded => ": the chair must rule how the terms are read",
        Outcome::RecountNeeded => ": the count by hands no longer tells, a recorded vote is needed",
    };
    format!("{}{now}", vocabulary::outcome(outcome))
}

fn state(state: ElectorState) -> &'static str {
    match state {
        ElectorState::For => "for",
        ElectorState::Against => "against",
        ElectorState::Abstained => "abstained",
        ElectorState::ByHands => "counted by hands",
        ElectorState::NotVoting => "not voting",
        ElectorState::Recused => "not voting: has an interest",
        ElectorState::Absent => "absent",
        ElectorState::Vacant => "vacant",
        ElectorState::Suspended => "suspended",
        ElectorState::NotYet => "may vote",
    }
}
