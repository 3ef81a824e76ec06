//! How something was decided: unanimously, with one abstention, proposed by somebody. Facts beside the wording, told
//! around it.

use crate::meeting::{Endings, Manner, Thanks};
use crate::minutes::names::Who;

use super::stopped;

/// What stands around the words of a decision.
pub(super) struct How {
    /// In front of the verb: " unanimously".
    pub before: &'static str,
    /// Behind the words: ", with one abstention (proposed by Mr Rooke)".
    pub behind: String,
    /// A sentence of its own.
    pub thanks: Option<String>,
}

/// What else is recorded of those who did not agree.
#[derive(Clone, Copy, Default)]
pub(super) struct Others {
    pub abstained: bool,
    pub dissented: bool,
}

impl How {
    /// `negated`: what was decided is that something is not done. Where somebody abstained or dissented nobody is told that
    /// all agreed.
    pub fn of(endings: &Endings<Who>, negated: bool, others: Others) -> How {
        let dissented = others.dissented || endings.against.is_some_and(|against| against > 0);
        let abstained = others.abstained || endings.abstentions().is_some_and(|many| many > 0);
        let manner = endings.manner.and_then(|manner| match manner {
            Manner::Unanimously | Manner::NoOneAgainst if dissented => None,
            Manner::Unanimously if abstained => Some(Manner::NoOneAgainst),
            manner => Some(manner),
        });
        let (before, manner) = match manner {
            Some(Manner::Unanimously) if !negated => (" unanimously", String::new()),
            Some(manner) => ("", format!(", {}", manner.in_words())),
            None => ("", String::new()),
        };
        How {
            before,
            behind: format!("{manner}{}", endings.behind(|who| who.short.clone())),
            thanks: endings.thanks.as_ref().map(thanked),
        }
    }

    /// The same behind a sentence that ends already.
    pub fn closes(&self, sentence: &str) -> String {
        match self.behind.as_str() {
            "" => sentence.to_owned(),
            behind => format!("{}{behind}.", sentence.trim_end_matches('.')),
        }
    }
}

fn thanked(thanks: &Thanks<Who>) -> String {
    match thanks {
        Thanks::To(who) => format!("The Committee thanked {}.", who.short),
        Thanks::Words(words) => match words.strip_prefix("to ") {
            Some(whom) => stopped(&format!("The Committee thanked {whom}")),
            None if words.is_empty() => "The Committee gave its thanks.".into(),
            None => stopped(&format!("The Committee gave its thanks {words}")),
        },
    }
}
