//! The questions, in the order in which terms of reference are usually written, each followed by its paragraph.
//!
//! Enter takes the answer in square brackets. An answer that cannot be understood is asked again.

use std::io;

use chrono::NaiveDate;

use crate::cli::Console;

use super::answers::{self, Answers, Carried, Cited, Deputies, EqualVotes};

/// All answers; `None` when they end before the questions do.
pub fn ask(console: &mut Console<'_>) -> io::Result<Option<Answers>> {
    let mut given = Answers::default();
    let mut asking = Asking {
        console,
        ended: false,
        number: 0,
    };
    asking.say("Have the terms of reference beside you. Enter takes what stands in square brackets;")?;
    asking.say("after each answer the number of its paragraph is asked, Enter where there is none.")?;
    given.committee = asking.line("What is the committee called?", "", |text| {
        not_empty(text, "Write the name as minutes are to print it")
    })?;
    given.document = asking.line(
        "What is the document called, and which version is it?",
        "Terms of reference",
        plain,
    )?;
    given.entered_by = asking.line("Who are you, who enter it?", "not named", plain)?;
    given.from = asking.line(
        "From which day do the terms hold? (2026-04-01)",
        "none",
        |text| match text {
            "none" => Ok(String::new()),
            day => day
                .parse::<NaiveDate>()
                .map(|day| day.to_string())
                .map_err(|_| format!("\"{day}\" is not a day written as 2026-04-01")),
        },
    )?;
    given.bodies = asking.cited("Which organisations sit on it? Short names, by commas", "", |text| {
        let names = answers::names(text);
        let mut once = names.clone();
        once.sort();
        once.dedup();
        match (names.is_empty(), once.len() < names.len()) {
            (true, _) => Err("Name at least one, as members call it: Mid Essex, NHS England".to_owned()),
            (false, true) => Err("One of them is named twice".to_owned()),
            (false, false) => Ok(names),
        }
    })?;
    for body in given.bodies.answer.clone() {
        let question = format!("Who sits there for {body}? Titles by commas: Chair (gp), 2 Lay Member (lay)");
        given.seats.push(asking.cited(&question, "", answers::seats)?);
        if asking.ended {
            return Ok(None);
        }
    }
    let titles: Vec<String> = given
        .seats
        .iter()
        .flat_map(|seats| &seats.answer)
        .map(|seat| seat.title.clone())
        .collect();
    let kinds = kinds_of(&given);
    let who = |text: &str| holder(text, &titles);
    given.chair = asking.cited("Who presides? A title from above, or elected", "elected", who)?;
    given.vice = asking.cited(
        "Who presides when the chair is away or has an interest? A title, elected, or chosen",
        "chosen",
        |text| match text {
            "chosen" => Ok("chosen".to_owned()),
            text => holder(text, &titles),
        },
    )?;
    given.quorum = asking.cited(
        "How many must attend? A number, one third, more than half, all",
        "",
        answers::share,
    )?;
    given.of_each = asking.cited(
        "How many must there be of each organisation? 0 for no such rule",
        "0",
        |text| answers::whole(text).ok_or_else(|| format!("\"{text}\" is not a number")),
    )?;
    given.kinds = asking.cited(
        "Must some kinds be among them? 1 lay, 2 executive",
        "no",
        |text| match text {
            "no" => Ok(Vec::new()),
            text => answers::kinds(text, &kinds),
        },
    )?;
    given.remote = asking.cited(
        "Is a member who joins by video or telephone present, and may they vote? yes, no, not said",
        "not said",
        answers::said,
    )?;
    given.deputies = asking.cited(
        "Who may send a deputy? nobody, all, a kind, not said",
        "not said",
        |text| match text {
            "nobody" | "no" => Ok(Deputies::Nobody),
            "all" | "yes" => Ok(Deputies::All),
            "not said" => Ok(Deputies::Unsaid),
            kind => match kinds.contains(&kind.to_lowercase()) {
                true => Ok(Deputies::Kind(kind.to_lowercase())),
                false => Err(format!("\"{kind}\" is none of nobody, all, not said{}", listed(&kinds))),
            },
        },
    )?;
    given.interest_counts = asking.cited(
        "Does a member who leaves for an interest still count towards the quorum? yes, no, not said",
        "not said",
        answers::said,
    )?;
    let bodies = given.bodies.answer.clone();
    given.votes = asking.cited(
        "Has every member one vote? yes, or the votes of organisations: NHS England 6",
        "yes",
        |text| match text {
            "yes" | "y" => Ok(Vec::new()),
            text => answers::weights(text, &bodies),
        },
    )?;
    given.carried = asking.cited(
        "What carries a proposal? 1 most of those voting, 2 most of those present, 3 most of all members,\n   4 two thirds of those voting, 5 everybody present",
        "1",
        |text| match text {
            "1" => Ok(Carried::MostOfThoseVoting),
            "2" => Ok(Carried::MostOfThosePresent),
            "3" => Ok(Carried::MostOfAll),
            "4" => Ok(Carried::TwoThirdsOfThoseVoting),
            "5" => Ok(Carried::EverybodyPresent),
            other => Err(format!("\"{other}\" is none of 1 to 5")),
        },
    )?;
    given.tie = asking.cited(
        "Who decides an equal vote? presiding (whoever presides), chair (the chair alone), nobody, not said",
        "not said",
        |text| match text {
            "presiding" => Ok(EqualVotes::WhoeverPresides),
            "chair" => Ok(EqualVotes::Chair),
            "nobody" => Ok(EqualVotes::Nobody),
            "not said" => Ok(EqualVotes::Unsaid),
            other => Err(format!("\"{other}\" is none of presiding, chair, nobody, not said")),
        },
    )?;
    given.minutes = asking.cited(
        "Within how many working days do the minutes go to members?",
        "not said",
        |text| match text {
            "not said" => Ok(None),
            text => answers::whole(text)
                .map(Some)
                .ok_or_else(|| format!("\"{text}\" is not a number of days")),
        },
    )?;
    Ok((!asking.ended).then_some(given))
}

struct Asking<'a, 'c> {
    console: &'a mut Console<'c>,
    /// There is nothing more to read.
    ended: bool,
    number: u8,
}

impl Asking<'_, '_> {
    fn say(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.console.out, "{line}")
    }

    /// One answer, asked until it can be understood. Once the answers have ended, nothing more is asked.
    fn line<T: Default>(
        &mut self,
        question: &str,
        usual: &str,
        understand: impl Fn(&str) -> Result<T, String>,
    ) -> io::Result<T> {
        self.number = self.number.saturating_add(1);
        let usual_shown = if usual.is_empty() {
            String::new()
        } else {
            format!(" [{usual}]")
        };
        loop {
            if self.ended {
                return Ok(T::default());
            }
            write!(self.console.out, "{:>2} {question}{usual_shown} ", self.number)?;
            self.console.out.flush()?;
            let Some(typed) = self.read()? else {
                continue;
            };
            let answer = if typed.is_empty() { usual } else { typed.as_str() };
            match understand(answer) {
                Ok(understood) => return Ok(understood),
                Err(why) => self.say(&format!("   {why}."))?,
            }
        }
    }

    fn cited<T: Default>(
        &mut self,
        question: &str,
        usual: &str,
        understand: impl Fn(&str) -> Result<T, String>,
    ) -> io::Result<Cited<T>> {
        let answer = self.line(question, usual, understand)?;
        if self.ended {
            return Ok(Cited { answer, clause: None });
        }
        write!(self.console.out, "   In which paragraph? ")?;
        self.console.out.flush()?;
        let clause = self.read()?.filter(|clause| !clause.is_empty());
        Ok(Cited { answer, clause })
    }

    /// A line without the blanks around it; `None` once there is none.
    fn read(&mut self) -> io::Result<Option<String>> {
        let mut line = String::new();
        match self.console.input.read_line(&mut line)? {
            0 => {
                self.ended = true;
                Ok(None)
            }
            _ => Ok(Some(line.trim().to_owned())),
        }
    }
}

fn plain(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

fn not_empty(text: &str, why: &str) -> Result<String, String> {
    match text.is_empty() {
        true => Err(why.to_owned()),
        false => Ok(text.to_owned()),
    }
}

/// A title that was named, or "elected".
fn holder(text: &str, titles: &[String]) -> Result<String, String> {
    match text {
        "elected" => Ok("elected".to_owned()),
        text => match titles.iter().find(|title| title.eq_ignore_ascii_case(text)) {
            Some(title) => Ok(title.clone()),
            None => Err(format!(
                "Nobody is called \"{text}\": write elected, or one of {}",
                titles.join(", ")
            )),
        },
    }
}

fn kinds_of(given: &Answers) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for kind in given
        .seats
        .iter()
        .flat_map(|seats| &seats.answer)
        .flat_map(|seat| &seat.kinds)
    {
        if !kinds.contains(kind) {
            kinds.push(kind.clone());
        }
    }
    kinds
}

fn listed(kinds: &[String]) -> String {
    match kinds.is_empty() {
        true => String::new(),
        false => format!(", {}", kinds.join(", ")),
    }
}
