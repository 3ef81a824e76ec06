//! The act line: one line of text that becomes an act. `in rw 1012`, `act rw 3/12 write to the practice`.
//!
//! The same line serves keys (which open it with the name typed), the palette and scripts. At every letter it knows what
//! is given, what is asked next, who or what that may be, and what Enter would record.

use crate::meeting::{Meeting, Seq, Settles};

use super::act_text::{Parsed, apart, parse};
use super::acts;
use super::command::{Command, Context, Field, FieldKind, Plan, Run};
use super::fields::{self, Candidate};
use super::{choices, table};

/// An act line being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActLine {
    /// What was typed, the command's name first.
    pub text: String,
    /// Byte offset of the cursor.
    pub cursor: usize,
    /// The candidate that Enter takes, from the top.
    pub selected: usize,
    /// Whether anything was typed or marked for what is asked now.
    pub touched: bool,
    /// Whether one of the candidates was chosen with the arrows.
    pub marked: bool,
    /// Whether anything was typed at all: such a line is not left without being asked for.
    pub typed: bool,
    pub opened: Opened,
    /// The id of the entry that it becomes, once the draft has it.
    pub id: Option<String>,
    /// The withdrawals by which its act was taken back, to be put right.
    pub took_back: Vec<Seq>,
    /// The entry whose place it takes, where others came after that.
    pub place: Option<Seq>,
}

/// How an act line was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opened {
    /// With the act's name by a key or by the guide, or empty for any act.
    #[default]
    Named,
    /// Empty, for any act, by a stroke typed into a text: it may still turn out to be text.
    Stroke,
    /// Left half typed, and asked for again; not touched since.
    GivenBack,
    /// With an act that was taken back, to be put right. What it began with is asked once more.
    Again,
}

/// What an act line means as it stands.
pub struct Reading<'a> {
    pub command: Option<&'a Command>,
    /// Why the command makes no sense now.
    pub why_not: Option<String>,
    /// What was typed behind the act's name; places are those of the whole line.
    pub typed: Parsed<'a>,
    /// What Enter would record now.
    pub plan: Option<Result<Plan, String>>,
}

impl Reading<'_> {
    /// What is asked, with what may be said before it and was left out: "by when (3/12, fri), then what is to be done".
    pub fn asks(&self, context: &Context) -> String {
        if let Some(asks) = self.asks_of_body(context) {
            return asks;
        }
        let (Some(asked), Some(Run::Act { fields, .. })) = (self.typed.asked, self.command.map(|command| &command.run))
        else {
            return self.typed.asked.map_or_else(String::new, |field| field.asks.to_owned());
        };
        let place = fields.iter().position(|field| field == asked).unwrap_or(0);
        let left_out = fields.iter().zip(&self.typed.values.0).take(place).rev();
        let mut before: Vec<&str> = left_out
            .take_while(|(field, value)| field.optional && value.is_none())
            .map(|(field, _)| field.asks)
            .collect();
        before.reverse();
        before.push(asked.asks);
        before.join(", then ")
    }

    /// Whose hands are being counted: "Mid Essex: for".
    fn asks_of_body(&self, context: &Context) -> Option<String> {
        let Run::Act { fields, .. } = &self.command?.run else {
            return None;
        };
        fields.first().filter(|field| field.kind == FieldKind::Body)?;
        let asked = self.typed.asked?;
        match asked.kind {
            FieldKind::Body if self.typed.token == self.typed.token_end => {
                let called = choices::called_to_count(context)?;
                Some(format!("{called}: for, against, abstained, or another organisation"))
            }
            FieldKind::Body => None,
            _ => Some(format!("{}: {}", self.typed.values.words(0), asked.asks)),
        }
    }

    /// The question of the text that is marked or being answered, in full, and how many there are to answer: nobody rules
    /// on half a sentence, or on one question without knowing of the next.
    pub fn question(&self, context: &Context) -> Option<String> {
        let Run::Act { fields, .. } = &self.command?.run else {
            return None;
        };
        fields.first().filter(|field| field.kind == FieldKind::Question)?;
        let due = context.derived.reading_ids();
        let many = match due.as_slice() {
            [] => "Nothing hangs on how the terms are read now.".into(),
            [_] => "1 question could matter here.".into(),
            many => format!("{} questions could matter here.", many.len()),
        };
        let marked = match self.typed.asked.map(|field| field.kind) {
            Some(FieldKind::Question) if self.typed.token == self.typed.token_end => return Some(many),
            Some(FieldKind::Question) => self.typed.candidates.first()?.token.clone(),
            Some(_) | None => self.typed.values.words(0),
        };
        let question = context.meeting().terms.question(&marked)?;
        let decided = || {
            let open = context.on_screen().to_settle().into_iter();
            open.map(|open| open.settled_by).find_map(|settles| match settles {
                Settles::Reading(question, about) if question == marked => Some(about),
                _ => None,
            })
        };
        let place = match (due.contains(&marked), due.len()) {
            (false, _) => match decided() {
                Some(about) if about.item.0.is_empty() => "What was decided hangs on this. ".into(),
                Some(about) => format!("What was decided on item {about} hangs on this. "),
                None => "No result hangs on this now. ".into(),
            },
            (true, 1) => String::new(),
            (true, many) => format!("Question 1 of {many}. "),
        };
        Some(match &question.clause {
            Some(clause) => format!("{place}Paragraph {clause}: {}{LEFT_OPEN}", question.asks),
            None => format!("{place}{}{LEFT_OPEN}", question.asks),
        })
    }

    /// What may still be said behind what was typed: "reason, then | decided by".
    pub fn may_follow(&self) -> String {
        let Some(Run::Act { fields, .. }) = self.command.map(|command| &command.run) else {
            return String::new();
        };
        let left: Vec<&str> = fields.iter().skip(self.typed.said).map(|field| field.asks).collect();
        left.join(", then ")
    }
}

/// A question is nothing that must be settled: nobody rules because they were asked.
const LEFT_OPEN: &str = " Esc leaves it open: results are told both ways.";

/// Says what begins so, where something does.
fn no_act(name: &str) -> String {
    let typed = name.to_lowercase();
    let begin = table::COMMANDS.iter().map(|command| command.name);
    let begin: Vec<&str> = begin
        .filter(|known| !typed.is_empty() && known.starts_with(&typed))
        .collect();
    match begin.as_slice() {
        [] => format!("\"{name}\" is no act; Esc and / list them all"),
        _ => format!("\"{name}\" is no whole act: {}", begin.join(", ")),
    }
}

impl ActLine {
    /// A line with this already typed and a space after it.
    pub fn with(text: &str) -> ActLine {
        let text = format!("{} ", text.trim_end());
        ActLine {
            cursor: text.len(),
            text,
            ..ActLine::default()
        }
    }

    /// The same line once more, without what it began with, all owners of an action: the cursor stands where that was.
    pub fn again(meeting: &Meeting, text: &str) -> ActLine {
        let (name, rest) = text.trim_start().split_once(char::is_whitespace).unwrap_or((text, ""));
        let rest = rest.trim_start();
        let kind = table::by_name(name).and_then(|command| match &command.run {
            Run::Act { fields, .. } => fields.first().map(|field| field.kind),
            Run::Show(_) => None,
        });
        let word = fields::token_of(kind.unwrap_or(FieldKind::Item), rest).len();
        let rest = rest.get(word..).unwrap_or_default().trim();
        let rest = match kind {
            Some(FieldKind::Owner) => acts::items::behind_owners(meeting, rest),
            _ => rest,
        };
        let space = if rest.is_empty() { "" } else { " " };
        ActLine {
            cursor: name.len() + 1,
            text: format!("{name} {space}{rest}"),
            opened: Opened::Again,
            ..ActLine::default()
        }
    }

    /// An empty line: every command is on offer.
    pub fn palette() -> ActLine {
        ActLine::default()
    }

    /// The same, by a stroke typed into a text.
    pub fn by_stroke() -> ActLine {
        ActLine {
            opened: Opened::Stroke,
            ..ActLine::default()
        }
    }

    /// Puts a character in at the cursor.
    pub fn insert(&mut self, text: &str) {
        self.text.insert_str(self.cursor, text);
        self.cursor += text.len();
        self.selected = 0;
        self.marked = false;
        self.is_gone_on_with();
        // After a space it is the next thing that is asked.
        self.touched = !text.ends_with(char::is_whitespace);
        self.typed = true;
    }

    /// Whether the act names somebody: behind a name a tab begins something else.
    pub fn names_somebody(&self) -> bool {
        let name = self.text.split_whitespace().next().and_then(table::by_name);
        name.is_some_and(|command| ["member", "joins", "deputy", "attendee"].contains(&command.name))
    }

    /// Whether something would be lost with this line.
    pub fn holds_something(&self) -> bool {
        (self.typed && !self.text.trim().is_empty()) || self.opened == Opened::Again
    }

    /// Takes the character before the cursor out; false where there is none.
    pub fn backspace(&mut self) -> bool {
        let Some(c) = self
            .text
            .get(..self.cursor)
            .and_then(|before| before.chars().next_back())
        else {
            return false;
        };
        self.cursor -= c.len_utf8();
        self.text.remove(self.cursor);
        self.selected = 0;
        self.marked = false;
        self.touched = true;
        self.is_gone_on_with();
        true
    }

    /// The next of so many candidates. Where nothing is marked yet, the first.
    pub fn down(&mut self, context: &Context) {
        let reading = self.read(context);
        let first = self.unmarked(&reading);
        self.touched = true;
        self.marked = true;
        if !first {
            self.selected = (self.selected + 1).min(reading.typed.candidates.len().saturating_sub(1));
        }
    }

    /// Whether no candidate is marked: who or what it is must be said, and a hasty Enter says nothing.
    pub fn unmarked(&self, reading: &Reading) -> bool {
        // What was taken out of a line to be put right is said anew, or the first on the list would take its place.
        let again = self.opened == Opened::Again && self.cursor <= reading.typed.token_end;
        let end = if again {
            reading.typed.token_end
        } else {
            self.text.len()
        };
        let nothing_typed = self
            .text
            .get(reading.typed.token..end)
            .is_none_or(|token| token.trim().is_empty());
        let must_say = again || reading.typed.asked.is_some_and(|field| field.kind.must_be_said());
        must_say && nothing_typed && !self.touched || reading.typed.fits_several && !self.marked
    }

    /// How many of what may stand here a figure takes, by its place in the list; 0 where figures are something else. Asked
    /// of the line itself, so that no figure is shown that would not take what it stands beside.
    pub fn by_figure(&self, context: &Context, reading: &Reading) -> usize {
        let typed = &reading.typed;
        let untyped = typed.token == typed.token_end && typed.asked.is_some_and(|field| field.kind.is_short_list());
        let places = typed.candidates.len().min(9);
        let takes = |(index, candidate): (usize, &Candidate)| {
            let mut line = self.clone();
            line.insert(&(index + 1).to_string());
            let figure = line.read(context).typed;
            figure.asked == typed.asked && figure.candidates.first() == Some(candidate)
        };
        let all = untyped && typed.candidates.iter().take(places).enumerate().all(takes);
        if all { places } else { 0 }
    }

    /// What to press where nothing is marked, said before it is asked for in vain.
    pub fn how_to_say(&self, context: &Context, reading: &Reading) -> Option<String> {
        let places = self.by_figure(context, reading);
        let figures = match places {
            0 => return None,
            1 => "1".to_owned(),
            2 => "1 or 2".to_owned(),
            _ => format!("1 to {places}"),
        };
        let handling = |field: &&Field| field.kind == FieldKind::Rung;
        let why = match reading.typed.asked.as_ref().is_some_and(handling) {
            true => ", and why in a few words",
            false => "",
        };
        self.unmarked(reading)
            .then(|| format!("Type {figures}{why}, then Enter; Enter alone records nothing."))
    }

    /// Takes the character at the cursor out.
    pub fn delete(&mut self) {
        if self.cursor < self.text.len() {
            self.text.remove(self.cursor);
            self.is_gone_on_with();
        }
    }

    fn is_gone_on_with(&mut self) {
        if self.opened == Opened::GivenBack {
            self.opened = Opened::Named;
        }
    }

    /// One character left.
    pub fn left(&mut self) {
        if let Some(c) = self
            .text
            .get(..self.cursor)
            .and_then(|before| before.chars().next_back())
        {
            self.cursor -= c.len_utf8();
        }
    }

    /// One character right.
    pub fn right(&mut self) {
        if let Some(c) = self.text.get(self.cursor..).and_then(|after| after.chars().next()) {
            self.cursor += c.len_utf8();
        }
    }

    /// What the line means.
    pub fn read(&self, context: &Context) -> Reading<'static> {
        let (name, rest_at) = match self.text.find(char::is_whitespace) {
            Some(space) => (self.text.get(..space).unwrap_or_default(), space + 1),
            None => (self.text.as_str(), self.text.len()),
        };
        let typed_name = rest_at == self.text.len() && !self.text.ends_with(char::is_whitespace);
        let command = if typed_name { None } else { table::by_name(name) };
        let Some(command) = command else {
            return Reading {
                command: None,
                why_not: None,
                typed: Parsed {
                    candidates: fields::commands(context, name),
                    token_end: name.len(),
                    fault: (!typed_name).then(|| no_act(name)),
                    ..Parsed::default()
                },
                plan: None,
            };
        };
        let why_not = command.possible(context).err();
        let Run::Act { fields, plan } = &command.run else {
            return Reading {
                command: Some(command),
                why_not,
                typed: Parsed {
                    token: rest_at,
                    token_end: self.text.len(),
                    ..Parsed::default()
                },
                plan: None,
            };
        };
        // Where the cursor stands in a gap, what belongs there is asked, whatever comes behind it.
        let gap =
            self.opened == Opened::Again && self.text.get(self.cursor..).is_some_and(|rest| rest.starts_with(' '));
        let typed_to = if gap { self.cursor } else { self.text.len() };
        let parsed = parse(context, fields, self.text.get(rest_at..typed_to).unwrap_or_default());
        let complete = !gap
            && !parsed.fits_several
            && parsed.fault.is_none()
            && fields
                .iter()
                .zip(&parsed.values.0)
                .all(|(field, value)| field.optional || value.is_some());
        Reading {
            command: Some(command),
            why_not,
            plan: complete.then(|| plan(context, &parsed.values)),
            typed: Parsed {
                token: rest_at + parsed.token,
                token_end: rest_at + parsed.token_end,
                ..parsed
            },
        }
    }

    /// Puts the selected candidate in place of the token being typed; what stands behind it stays.
    pub fn complete(&mut self, reading: &Reading) -> bool {
        let Some(candidate) = reading.typed.candidates.get(self.selected) else {
            return false;
        };
        let behind = self.text.get(reading.typed.token_end..).unwrap_or_default();
        let behind = behind.trim_start_matches(apart).to_owned();
        self.text.truncate(reading.typed.token);
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
        self.text.push_str(&candidate.token);
        self.text.push(' ');
        self.cursor = self.text.len();
        self.text.push_str(&behind);
        self.selected = 0;
        self.marked = false;
        self.touched = false;
        true
    }

    /// What Enter would record with the marked candidate in its place.
    pub fn chosen(&self, context: &Context) -> Option<Plan> {
        let mut line = self.clone();
        let reading = line.read(context);
        if !line.complete(&reading) {
            return None;
        }
        line.read(context).plan.and_then(Result::ok)
    }
}
