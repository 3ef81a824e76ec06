//! The secretary's minute text of an item, in the passages in which it was written, and who may read each.
//!
//! An item has one text. What was written while its matter was private stays private, whatever is written beside it later
//! and whenever the text is recorded again; where it cannot be told apart, it is private.

use crate::meeting::{ItemNo, ItemState, Meeting, TextRef};
use crate::minutes::facts::{Audience, Fact, Passage};

use super::written::{Writing, Written};
use super::{Collector, Prose};

impl Collector<'_> {
    /// Together the passages are the text.
    pub(super) fn minute_text(&self, state: &ItemState) -> Vec<(Audience, Passage)> {
        let Some(minute) = state.minute.as_ref() else {
            return Vec::new();
        };
        if !self.prose.contains_key(&minute.text) {
            return Vec::new();
        }
        let pieces = self.written(state).pieces().into_iter();
        let told = pieces.filter(|(_, passage)| !passage.text.trim().is_empty());
        told.collect()
    }

    /// The item's text as it is recorded now.
    fn written(&self, state: &ItemState) -> Written {
        let mut written = Written::default();
        for version in state.minute_before.iter().chain(&state.minute) {
            if let Some(text) = self.prose.get(&version.text) {
                let then = version.when.item.as_ref() == Some(&state.item.number);
                let now = Now {
                    taken: then,
                    private: version.when.private,
                    for_public: version.for_public,
                    order: version.when.order,
                };
                let by = self.writing(state, &now);
                written.becomes(text, by, version.when.order);
            }
        }
        written
    }

    /// For whom somebody writes about an item. It
    /// is private when the item is; while the item is being taken in private; and, but for corrections, once it is over, on
    /// an item of which something had been private. What is written while it is being taken with the public back is public:
    /// what was private is not on the screen then. So is what the secretary writes during a private item about an earlier,
    /// public one.
    fn writing(&self, state: &ItemState, now: &Now) -> Writing {
        let order = now.order;
        let was_private = |fact: &Fact| {
            let about = fact.under.as_ref() == Some(&state.item.number);
            about && fact.audience == Audience::Private && fact.at.order < order
        };
        let written_in_private = |version: &TextRef| {
            let taken = version.when.item.as_ref() == Some(&state.item.number);
            taken && version.when.private && version.when.order < order
        };
        let mut versions = state.minute_before.iter().chain(&state.minute);
        let own = if now.for_public {
            Audience::Public
        } else {
            Audience::Private
        };
        match (state.private, now.taken, now.private) {
            (true, _, _) | (false, true, true) => Writing::For(Audience::Private),
            (false, true, false) => Writing::For(Audience::Public),
            (false, false, _) if self.facts.iter().any(was_private) || versions.any(written_in_private) => {
                Writing::AsItsLine(own)
            }
            (false, false, _) => Writing::For(Audience::Public),
        }
    }
}

/// What tells for whom somebody writes: whether the item is being taken, the public is out, and it was said to be for
/// everybody.
struct Now {
    taken: bool,
    private: bool,
    for_public: bool,
    order: usize,
}

/// Who may read the minute text of an item, were it recorded now as it stands on the screen.
#[derive(Clone, PartialEq, Debug)]
pub struct Readers {
    recorded: Written,
    by: Writing,
}

/// Which minutes a line is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    Public,
    /// Its beginning or end is in the private minutes alone.
    Partly,
    Private,
}

impl Readers {
    /// Whether all that stands there and is written now is for everybody.
    pub fn is_all_public(&self) -> bool {
        self.by == Writing::For(Audience::Public)
            && !self
                .of_lines(&self.recorded.text)
                .iter()
                .any(|line| *line != Reach::Public)
    }

    /// Of every line of the text.
    pub fn of_lines(&self, text: &str) -> Vec<Reach> {
        let mut written = self.recorded.clone();
        written.becomes(text, self.by, usize::MAX);
        let mut from = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let words = from..from + line.trim_end().len();
            from += line.len();
            let parts = written.parts(words);
            match parts.as_slice() {
                [] | [(Audience::Public, ..)] => Reach::Public,
                [(Audience::Private, ..)] => Reach::Private,
                [_, _, ..] => Reach::Partly,
            }
        });
        lines.collect()
    }
}

/// Who may read what stands in this item's minute text, and what is written there now. `for_public`: it is said to be for
/// everybody.
pub fn readers(meeting: &Meeting, prose: &Prose, item: &ItemNo, for_public: bool) -> Option<Readers> {
    let state = meeting.item(item)?;
    let (collector, _) = Collector::filled(meeting, prose);
    let taken = meeting.current.as_ref() == Some(item);
    let now = Now {
        taken,
        private: meeting.in_private(),
        for_public,
        order: usize::MAX,
    };
    Some(Readers {
        recorded: collector.written(state),
        by: collector.writing(state, &now),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each version with whether it was written in private; what the public may read of the last.
    fn public(versions: &[(&str, bool)]) -> String {
        let mut written = Written::default();
        for (order, (text, private)) in versions.iter().enumerate() {
            let audience = if *private { Audience::Private } else { Audience::Public };
            written.becomes(text, Writing::For(audience), order);
        }
        let parts = written.parts(0..written.text.len()).into_iter();
        let seen = parts.filter(|(audience, _, _)| *audience == Audience::Public);
        seen.filter_map(|(_, _, part)| written.text.get(part)).collect()
    }

    #[test]
    fn what_was_written_in_private_stays_private() {
        for (versions, seen) in [
            (&[("open", false)][..], "open"),
            (&[("secret", true)], ""),
            // Recorded again in public, with a full stop, a letter, a sentence on the same line, a line of its own.
            (&[("secret", true), ("secret.", false)], ""),
            (&[("secret", true), ("xsecret", false)], ""),
            (&[("secret", true), ("secret. More", false)], ""),
            (&[("secret", true), ("secret\nopen", false)], "\nopen"),
            (&[("secret\n", true), ("secret\nopen", false)], "open"),
            (&[("secret", true), ("open\nsecret", false)], "open\n"),
            // A word of it is changed, in public; another is put between.
            (&[("a secret b", true), ("a thing b", false)], ""),
            (&[("one\ntwo\n", true), ("one\nnew\ntwo\n", false)], ""),
            // Public, then private behind it, then public again.
            (&[("open", false), ("open secret", true)], "open"),
            (
                &[
                    ("open\n", false),
                    ("open\nsecret\n", true),
                    ("open\nsecret\nmore", false),
                ],
                "open\nmore",
            ),
            // What made way for it was private; what is rewritten from the beginning cannot be told apart.
            (&[("secret", true), ("", false), ("open", false)], "open"),
            (&[("secret", true), ("other words", false)], ""),
            (&[("caf\u{e9}", false), ("caf\u{e8}", false)], "caf\u{e8}"),
            (&[("\u{e9} secret", true), ("\u{129} secret", false)], ""),
        ] {
            assert_eq!(public(versions), seen, "{versions:?}");
        }
    }

    /// What was public and what was private, and what became of it once the item was over.
    fn corrected(public: &str, private: &str, text: &str, own: Audience) -> String {
        let mut written = Written::default();
        written.becomes(public, Writing::For(Audience::Public), 0);
        written.becomes(&format!("{public}{private}"), Writing::For(Audience::Private), 1);
        let readers = Readers {
            recorded: written,
            by: Writing::AsItsLine(own),
        };
        let marks = readers.of_lines(text).into_iter().map(|reach| match reach {
            Reach::Public => '-',
            Reach::Partly => 'p',
            Reach::Private => 'P',
        });
        marks.collect()
    }

    #[test]
    fn once_an_item_is_over_words_are_read_by_who_may_read_their_line() {
        for (public, private, text, marks) in [
            ("one\n", "secret\n", "one\nsecret\n", "-P"),
            // Corrected within a line, at its end, at its beginning, from end to end; two lines apart, and side by side.
            ("won\n", "secret\n", "one\nsecrets\n", "-P"),
            ("one\n", "secret\n", "one and two\nmore secret\n", "-P"),
            ("one\n", "secret\n", "only one\nsecret\n", "-P"),
            ("one\n", "secret\n", "two\nother\n", "-P"),
            ("one\ntwo\nthree\n", "secret\n", "once\ntwo\nthrice\nsecret\n", "---P"),
            ("one\ntwo\nthree\n", "secret\n", "1\n2\n3\nsecret\n", "---P"),
            // A line of its own, wherever it stands, also when a public one goes on in it.
            ("one\n", "secret\n", "zero\none\nsecret\n", "P-P"),
            ("one\n", "secret\n", "one\nmore\nsecret\n", "-PP"),
            ("one\n", "secret\n", "one\nsecret\nmore", "-PP"),
            ("one", "", "one and\nmore", "-P"),
            // Public and private in one line; words put between them are private.
            ("one ", "secret\n", "one secret\n", "p"),
            ("one ", "secret\n", "one more secret\n", "p"),
            // A private line that stands elsewhere now is private there, and where it made way for something.
            ("one\n", "secret\n", "secret\none\n", "P-"),
            ("one\n", "secret\n", "one\nopen\n", "-P"),
        ] {
            let told = corrected(public, private, text, Audience::Private);
            assert_eq!(told, marks, "{public:?} {private:?} {text:?}");
        }
        // Said to be for everybody: new lines are, whatever is beside them; what was private is not, wherever it went.
        for (public, private, text, marks) in [
            ("one\n", "secret\n", "zero\none\nmore\nsecret\nlast", "---P-"),
            ("", "secret\nhidden\n", "secret\nopen\nhidden\n", "P-P"),
            ("one\n", "secret\n", "one\nopen\nsecret and more\n", "--P"),
            ("one\n", "secret\n", "secret\none\n", "P-"),
            ("one\n", "secret\nlast\n", "one\nThe secret is out.\nlast\n", "-PP"),
            ("one\ntwo\n", "secret\n", "a secret\ntwo\nthree\n", "P-P"),
            ("one\n", "secret\n", "one\nother words\n", "-P"),
        ] {
            let told = corrected(public, private, text, Audience::Public);
            assert_eq!(told, marks, "{public:?} {private:?} {text:?}");
        }
    }
}
