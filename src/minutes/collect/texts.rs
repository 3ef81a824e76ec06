//! The secretary's minute text of an item, in the passages in which it was written, and who may read each.
//!
//! An item has a public text and a private one, and each stays what it is. The public text is private, letter by letter,
//! where it turns out later that the public was out when it was written; where that cannot be told apart, it is private.

use crate::meeting::{ItemState, TextKind, TextRef};
use crate::minutes::facts::{Audience, Passage};

use super::Collector;
use super::written::{Since, Written};

impl Collector<'_> {
    /// In the order in which they were written; together those of one text are the text.
    pub(super) fn minute_text(&self, state: &ItemState) -> Vec<(Audience, Passage)> {
        let texts = [TextKind::Minute, TextKind::PrivateMinute].into_iter();
        let mut told: Vec<_> = texts
            .flat_map(|kind| self.written(state, kind).pieces())
            .filter(|(_, passage)| !passage.text.trim().is_empty())
            .collect();
        told.sort_by_key(|(_, passage)| passage.order);
        told
    }

    /// One of the item's texts as it is recorded now; nothing where the prose file does not give it.
    fn written(&self, state: &ItemState, kind: TextKind) -> Written {
        let mut written = Written::default();
        if state.text(kind).is_some_and(|last| self.prose.contains_key(&last.text)) {
            for version in state.texts.get(&kind).into_iter().flatten() {
                if let Some(text) = self.prose.get(&version.text) {
                    let in_hand = version.when.item.as_ref() == Some(&state.item.number);
                    let order = version.when.order;
                    let written_at = if in_hand {
                        Since::Then(order)
                    } else {
                        Since::Afterwards(order)
                    };
                    written.becomes(text, readers(state, kind, version), written_at);
                }
            }
        }
        written
    }
}

/// For whom a text was written. What the secretary writes about another item while a private one is being taken is as
/// public as its field on the screen said.
fn readers(state: &ItemState, kind: TextKind, version: &TextRef) -> Audience {
    let in_hand = version.when.item.as_ref() == Some(&state.item.number);
    match kind.is_private() || state.private || in_hand && version.when.private {
        true => Audience::Private,
        false => Audience::Public,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each version with whether it was written in private; what the public may read of the last.
    fn public(versions: &[(&str, bool)]) -> String {
        let mut written = Written::default();
        for (order, (text, private)) in versions.iter().enumerate() {
            let audience = if *private { Audience::Private } else { Audience::Public };
            written.becomes(text, audience, Since::Then(order));
        }
        let pieces = written.pieces().into_iter();
        let seen = pieces.filter(|(audience, _)| *audience == Audience::Public);
        seen.map(|(_, passage)| passage.text).collect()
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
}
