//! The secretary's minute text of an item, in the passages in which it was written, and who may read each.
//!
//! An item has one text. What was written while its matter was private stays private, whatever is written beside it later
//! and whenever the text is recorded again; where it cannot be told apart, it is private.

use crate::meeting::{ItemState, TextRef};
use crate::minutes::facts::{Audience, Passage};

use super::Collector;

impl Collector<'_> {
    /// Together the passages are the text.
    pub(super) fn minute_text(&self, state: &ItemState) -> Vec<(Audience, Passage)> {
        let Some(minute) = state.minute.as_ref() else {
            return Vec::new();
        };
        let Some(text) = self.prose.get(&minute.text) else {
            return Vec::new();
        };
        if text.trim().is_empty() {
            return Vec::new();
        }
        let mut written = Written::default();
        let earlier: Vec<(&TextRef, &str)> = state
            .minute_before
            .iter()
            .filter_map(|known| Some((known, self.prose.get(&known.text)?.as_str())))
            .collect();
        for (version, text) in &earlier {
            written.becomes(text, self.written_for(state, version), version.when.order);
        }
        written.becomes(text, self.written_for(state, minute), minute.when.order);
        let earlier = earlier.iter().map(|(known, text)| (known.when.order, *text));
        let mut from = 0;
        let mut told = Vec::new();
        for passage in passages(earlier, minute.when.order, text) {
            for (nth, (audience, since, part)) in written.parts(from, passage.text.len()).into_iter().enumerate() {
                if let Some(words) = text.get(part).filter(|words| !words.trim().is_empty()) {
                    // What others may not read stands where it was written, though the line was begun before.
                    let order = if nth == 0 { passage.order } else { since };
                    let text = words.to_owned();
                    told.push((audience, Passage { order, text }));
                }
            }
            from += passage.text.len();
        }
        told
    }

    /// Who may read what is written at this time about an item. It is private when the item is; while the item is being
    /// taken in private; and once it is over, on an item of which something had been private. What is written while it is
    /// being taken with the public back is public: what was private is not on the screen then. So is what the secretary
    /// writes during a private item about an earlier, public one.
    fn written_for(&self, state: &ItemState, version: &TextRef) -> Audience {
        let number = &state.item.number;
        let then = version.when.item.as_ref() == Some(number);
        if then && !version.when.private && !state.private {
            return Audience::Public;
        }
        let partly = || {
            self.facts.iter().any(|fact| {
                fact.audience == Audience::Private
                    && fact.under.as_ref() == Some(number)
                    && fact.at.order < version.when.order
            })
        };
        match state.private || (then && version.when.private) || partly() {
            true => Audience::Private,
            false => Audience::Public,
        }
    }
}

/// A text as it was recorded so far, and for each of its bytes who may read it and since which place in the order of
/// effect it stands there.
#[derive(Default)]
struct Written {
    text: String,
    bytes: Vec<(Audience, usize)>,
}

impl Written {
    /// The text is recorded anew, by somebody who writes for this audience. What stands before and after the place that
    /// was changed is as it was. What is put in is private where private words made way for it, and where it goes on in
    /// their line or stands between them.
    fn becomes(&mut self, text: &str, audience: Audience, order: usize) {
        let alike = |(old, new): &(u8, u8)| old == new;
        let mut before = self.text.bytes().zip(text.bytes()).take_while(alike).count();
        // Letters of several bytes are kept or changed whole.
        while !text.is_char_boundary(before) {
            before -= 1;
        }
        let most = self.text.len().min(text.len()) - before;
        let same_end = self.text.bytes().rev().zip(text.bytes().rev()).take_while(alike);
        let mut after = same_end.count().min(most);
        while !text.is_char_boundary(text.len() - after) {
            after -= 1;
        }
        let kept = |from: usize, to: usize| self.bytes.get(from..to).unwrap_or_default().to_vec();
        let (mut left, right) = (kept(0, before), kept(self.text.len() - after, self.text.len()));
        let gone = kept(before, self.text.len() - after);
        let put_in = text.as_bytes().get(before..text.len() - after).unwrap_or_default();
        let is_private = |byte: Option<&(Audience, usize)>| byte.is_some_and(|(of, _)| *of == Audience::Private);
        let (beside, behind) = (is_private(left.last()), is_private(right.first()));
        let goes_on = beside && left_line_goes_on(text, before) || behind && !put_in.ends_with(b"\n");
        let was_private = gone.iter().any(|byte| is_private(Some(byte)));
        let private = audience == Audience::Private || was_private || goes_on || beside && behind;
        let of_it = if private { Audience::Private } else { Audience::Public };
        left.extend(std::iter::repeat_n((of_it, order), put_in.len()));
        left.extend(right);
        self.bytes = left;
        self.text = text.to_owned();
    }

    /// The parts of so many bytes from here on, each with its readers and since when its beginning stands there.
    fn parts(&self, from: usize, bytes: usize) -> Vec<(Audience, usize, std::ops::Range<usize>)> {
        let mut parts: Vec<(Audience, usize, std::ops::Range<usize>)> = Vec::new();
        for place in from..from + bytes {
            let (audience, since) = self.bytes.get(place).copied().unwrap_or((Audience::Private, 0));
            match parts.last_mut() {
                Some((same, _, range)) if *same == audience => range.end = place + 1,
                Some(_) | None => parts.push((audience, since, place..place + 1)),
            }
        }
        parts
    }
}

/// Whether what is put in here stands in the same line as what is before it.
fn left_line_goes_on(text: &str, place: usize) -> bool {
    let bytes = text.as_bytes();
    let ends = |at: Option<&u8>| at == Some(&b'\n');
    !ends(bytes.get(place)) && !ends(place.checked_sub(1).and_then(|at| bytes.get(at)))
}

/// A text in the passages in which it was written: each earlier version that the text still begins with ends one, with
/// the paragraph in which it stopped. What was written anew since belongs to the version that has it.
fn passages<'t>(earlier: impl Iterator<Item = (usize, &'t str)>, order: usize, text: &str) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut from = 0;
    for (order, version) in earlier {
        let version = version.trim_end();
        let Some(rest) = text.strip_prefix(version).filter(|_| !version.is_empty()) else {
            continue;
        };
        let to = version.len() + rest.find('\n').map_or(rest.len(), |end| end + 1);
        if let Some(written) = text.get(from..to).filter(|written| !written.is_empty()) {
            let text = written.to_owned();
            passages.push(Passage { order, text });
            from = to;
        }
    }
    if let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let text = rest.to_owned();
        passages.push(Passage { order, text });
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each version with whether it was written in private; what the public may read of the last.
    fn public(versions: &[(&str, bool)]) -> String {
        let mut written = Written::default();
        for (order, (text, private)) in versions.iter().enumerate() {
            let audience = if *private { Audience::Private } else { Audience::Public };
            written.becomes(text, audience, order);
        }
        let parts = written.parts(0, written.text.len()).into_iter();
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
}
