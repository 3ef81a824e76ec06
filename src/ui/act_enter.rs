//! What Enter does to an act line: it records, shows, asks for more, or says what is missing.

use super::act_line::{ActLine, Opened};
use super::command::{Command, Context, FieldKind, Plan, Run};
use super::table;

/// What Enter does.
pub enum Entered<'a> {
    Record(Plan),
    Show(&'a Command),
    /// More is asked: the line as it is now.
    More(ActLine),
    Fault(String),
}

impl ActLine {
    /// Whether the act just named takes words, needed or not: they are asked for before it is done.
    fn may_say_something(&self) -> bool {
        let command = table::by_name(self.text.trim());
        match command.map(|command| &command.run) {
            Some(Run::Act { fields, .. }) => fields.iter().any(|field| field.kind.takes_words()),
            Some(Run::Show(_)) | None => false,
        }
    }

    /// What the whole line says, where the gap that it had is filled: "act hz, tr| 3/12 what".
    fn filled(&self, context: &Context) -> Option<Plan> {
        let begun = self.text.get(..self.cursor)?.trim().contains(char::is_whitespace);
        if self.opened != Opened::Again || !begun || self.selected > 0 {
            return None;
        }
        let whole = ActLine {
            cursor: self.text.len(),
            ..self.clone()
        };
        whole.read(context).plan?.ok()
    }

    /// What Enter does to this line.
    pub fn enter(&self, context: &Context) -> Entered<'static> {
        if let Some(plan) = self.filled(context) {
            return Entered::Record(plan);
        }
        let mut line = self.clone();
        // Each round takes one candidate where one is still to be chosen; a command asks for eight things at the most.
        for _ in 0..10 {
            let reading = line.read(context);
            if let Some(why) = reading.why_not {
                return Entered::Fault(why);
            }
            if let Some(command) = reading.command
                && matches!(command.run, Run::Show(_))
            {
                return Entered::Show(command);
            }
            let choosing = reading.typed.token < line.text.trim_end().len() && !reading.typed.candidates.is_empty();
            let exact = choosing
                && reading.typed.candidates.len() == 1
                && line.text.get(reading.typed.token..).map(str::trim)
                    == reading.typed.candidates.first().map(|c| c.token.as_str());
            let which_question = reading
                .typed
                .asked
                .is_some_and(|field| field.kind == FieldKind::Question);
            if choosing && !exact && line.selected > 0 && line.complete(&reading) {
                // A question is read before it is settled.
                if which_question || reading.command.is_none() && line.may_say_something() {
                    return Entered::More(line);
                }
                continue;
            }
            match reading.plan {
                Some(Ok(plan)) => return Entered::Record(plan),
                Some(Err(why)) => return Entered::Fault(why),
                None => {}
            }
            if reading.typed.fits_several && line.unmarked(&reading) {
                let many = reading.typed.candidates.len();
                return Entered::Fault(format!(
                    "{many} fit. Type more of it, or press Down to mark one; then Enter."
                ));
            }
            if line.text == self.text && line.unmarked(&reading) {
                let asked = reading.typed.asked.map_or("which", |field| field.asks);
                let how = line.how_to_say(context, &reading);
                return Entered::Fault(match how {
                    Some(how) => format!("Nothing is recorded yet. {how}"),
                    None => format!("{asked}? Type a few letters, or press Down and then Enter."),
                });
            }
            let at_start = reading.command.is_none();
            let asked_first = line.text.trim().len() < line.text.len() && line.text == self.text;
            if (at_start || choosing || asked_first) && line.complete(&line.read(context)) {
                if which_question || (!at_start && line.text.trim_end() == self.text.trim_end()) {
                    return Entered::More(line);
                }
                if at_start && line.may_say_something() {
                    return Entered::More(line);
                }
                continue;
            }
            if let Some(fault) = reading.typed.fault {
                return Entered::Fault(fault);
            }
            if line.text.ends_with(' ') {
                let asked = reading
                    .typed
                    .asked
                    .filter(|field| field.kind.takes_words() && line.text == self.text);
                return match asked {
                    Some(field) => Entered::Fault(format!("{}? Type it, then Enter; Esc leaves it.", field.asks)),
                    None => Entered::More(line),
                };
            }
            line.insert(" ");
            return Entered::More(line);
        }
        Entered::More(line)
    }
}
