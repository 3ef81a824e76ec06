//! `quorate terms new [FILE]`: some fifteen plain questions, each with its paragraph, which write sound terms of reference
//! ([`asked`] puts them, [`answers`] understands them, [`written`] writes the file). A file that is there is never touched.

mod answers;
mod asked;
#[cfg(test)]
mod tests;
mod written;

use std::io;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::rules::prospects;
use crate::store::write_new;
use crate::terms::source::Source;
use crate::terms::{LoadError, Terms};

use super::{Console, Exit};

#[derive(Args)]
pub struct TermsCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Asks plain questions about your terms of reference and writes them down
    New {
        /// The file to be made
        #[arg(default_value = "terms.ron")]
        file: PathBuf,
    },
}

impl TermsCommand {
    /// Sound when the file was written.
    pub fn run(&self, console: &mut Console<'_>) -> io::Result<Exit> {
        let Act::New { file } = &self.act;
        if file.exists() {
            let why = format!(
                "{} is there already, and is never overwritten. Name another file.",
                file.display()
            );
            return console.fail(Exit::Unreadable, &why);
        }
        let Some(given) = asked::ask(console)? else {
            let why = "The answers ended before the questions did. Nothing was written.";
            return console.fail(Exit::Unreadable, &why);
        };
        let text = written::terms(&given);
        let name = file.display().to_string();
        let source = Source::new(&name, &text);
        let faults = match Terms::load(&text, &name) {
            Ok(terms) => LoadError::unless_sound(&name, prospects(&terms, &source).faults).err(),
            Err(error) => Some(error),
        };
        if let Some(error) = faults {
            writeln!(
                console.err,
                "What you answered does not make sound terms; nothing was written."
            )?;
            return console.fail(Exit::Found, &error);
        }
        if let Err(why) = write_new(file, text.as_bytes()) {
            return console.fail(Exit::Unreadable, &why);
        }
        writeln!(console.out)?;
        writeln!(console.out, "{name} is written. What to do now:")?;
        writeln!(
            console.out,
            "  quorate check {name}           what in it is doubtful, and what to add"
        )?;
        writeln!(
            console.out,
            "  quorate check --print {name}   a sheet to compare with the document and sign"
        )?;
        Ok(Exit::Sound)
    }
}
