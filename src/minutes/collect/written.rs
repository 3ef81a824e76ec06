//! A text as it was recorded so far, and for each of its bytes who may read it: a line that nobody touched keeps its
//! readers, and what is put in has those of its writing, or of what it is put into where they are fewer.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::minutes::facts::{Audience, Passage};

/// The place in the order of effect at which something was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Since {
    /// While the item was being taken.
    Then(usize),
    /// When it was not: what completes a line is told with it, a line of its own comes last.
    Afterwards(usize),
}

/// The text, each byte with its readers and since which place in the order of effect it stands there.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Written {
    pub(super) text: String,
    bytes: Vec<(Audience, usize)>,
}

impl Written {
    /// The text is recorded anew.
    pub(super) fn becomes(&mut self, text: &str, by: Audience, since: Since) {
        let old: Vec<&str> = self.text.split_inclusive('\n').collect();
        let new: Vec<&str> = text.split_inclusive('\n').collect();
        let mut bytes = Vec::with_capacity(text.len());
        let mut from = 0;
        for (was, is) in hunks(&old, &new) {
            let was: String = old.get(was).unwrap_or_default().concat();
            let is: String = new.get(is).unwrap_or_default().concat();
            let change = Change {
                old: self.bytes.get(from..from + was.len()).unwrap_or_default(),
                left: bytes.last().copied(),
                right: self.bytes.get(from + was.len()).copied(),
            };
            let changed = change.made(&was, &is, by, since);
            bytes.extend(changed);
            from += was.len();
        }
        self.bytes = bytes;
        self.text = text.to_owned();
    }

    /// The text in the pieces in which it was written, each with its readers and its place in the order of effect. What is
    /// put right stands where what it belongs to stands: nothing is told later than what follows it. A piece ends with a
    /// sentence or a line; where the writer stopped within a sentence, what came of that line is of the same piece.
    pub(super) fn pieces(&self) -> Vec<(Audience, Passage)> {
        let mut runs = self.runs();
        let mut later: BTreeMap<Audience, usize> = BTreeMap::new();
        for (audience, order, _) in runs.iter_mut().rev() {
            let least = later.entry(*audience).or_insert(*order);
            *least = (*least).min(*order);
            *order = *least;
        }
        let mut pieces: Vec<(Audience, Passage)> = Vec::new();
        for (audience, order, range) in runs {
            let mut rest = self.text.get(range).unwrap_or_default();
            if let Some((_, last)) = pieces.last_mut().filter(|(same, _)| *same == audience) {
                let taken = match last.order == order {
                    true => rest.len(),
                    false if is_whole(&last.text) => 0,
                    false => rest.find('\n').map_or(rest.len(), |end| end + 1),
                };
                let (more, left) = rest.split_at_checked(taken).unwrap_or((rest, ""));
                last.text.push_str(more);
                rest = left;
            }
            if !rest.is_empty() {
                let text = rest.to_owned();
                pieces.push((audience, Passage { order, text }));
            }
        }
        pieces
    }

    /// Bytes that belong together: the same readers, written at the same time.
    fn runs(&self) -> Vec<(Audience, usize, Range<usize>)> {
        let mut runs: Vec<(Audience, usize, Range<usize>)> = Vec::new();
        for (place, (audience, since)) in self.bytes.iter().enumerate() {
            match runs.last_mut() {
                Some((same, then, range)) if same == audience && then == since => range.end = place + 1,
                Some(_) | None => runs.push((*audience, *since, place..place + 1)),
            }
        }
        runs
    }
}

/// Whether nothing is left half said.
fn is_whole(text: &str) -> bool {
    let said = text.trim_end_matches([' ', '"', '\'', '”', '’', ')']);
    said.is_empty() || said.ends_with(['.', '!', '?', ':', ';', '\n'])
}

/// Lines that stand against each other: those that are alike, and each changed line with what it became where as many
/// came as went.
fn hunks(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut hunks = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (was, is) = (op.old_range(), op.new_range());
        match was.len() == is.len() {
            true => hunks.extend(was.zip(is).map(|(from, to)| (from..from + 1, to..to + 1))),
            false => hunks.push((was, is)),
        }
    }
    hunks
}

/// Some lines that became others, in their surroundings.
struct Change<'w> {
    old: &'w [(Audience, usize)],
    left: Option<(Audience, usize)>,
    right: Option<(Audience, usize)>,
}

impl Change<'_> {
    /// What stands before and after the place that was changed is as it was.
    fn made(&self, was: &str, is: &str, by: Audience, since: Since) -> Vec<(Audience, usize)> {
        let alike = |(old, new): &(u8, u8)| old == new;
        let mut before = was.bytes().zip(is.bytes()).take_while(alike).count();
        // Letters of several bytes are kept or changed whole.
        while !is.is_char_boundary(before) || !was.is_char_boundary(before) {
            before -= 1;
        }
        let most = was.len().min(is.len()) - before;
        let same_end = was.bytes().rev().zip(is.bytes().rev()).take_while(alike);
        let mut after = same_end.count().min(most);
        while !is.is_char_boundary(is.len() - after) || !was.is_char_boundary(was.len() - after) {
            after -= 1;
        }
        let kept = |range: Range<usize>| self.old.get(range).unwrap_or_default();
        let (left, right) = (kept(0..before), kept(was.len() - after..was.len()));
        let around = Around {
            left: left.last().copied().or(self.left).map(|(of, _)| of),
            right: right.first().copied().or(self.right).map(|(of, _)| of),
            gone: kept(before..was.len() - after).iter().map(|(of, _)| *of).max(),
            starts_line: is
                .get(..before)
                .is_none_or(|before| before.is_empty() || before.ends_with('\n')),
        };
        let put_in = is.get(before..is.len() - after).unwrap_or_default();
        let mut made = left.to_vec();
        let (Since::Then(order) | Since::Afterwards(order)) = since;
        made.extend(std::iter::repeat_n((around.read_by(put_in, by), order), put_in.len()));
        made.extend(right);
        self.keep_order(&mut made, was, is);
        if let Since::Afterwards(order) = since {
            let mut of_its_line = None;
            for ((_, at), letter) in made.iter_mut().zip(is.bytes()) {
                *at = of_its_line.filter(|_| *at == order).unwrap_or(*at);
                of_its_line = (letter != b'\n').then_some(*at);
            }
        }
        made
    }

    /// A word that stayed was written when it was, though something was put right before and behind it.
    fn keep_order(&self, made: &mut [(Audience, usize)], was: &str, is: &str) {
        let words = |text: &str| -> Vec<String> { text.split_inclusive(' ').map(str::to_owned).collect() };
        let starts = |words: &[String]| -> Vec<usize> {
            let lengths = words.iter().map(String::len);
            std::iter::once(0)
                .chain(lengths.scan(0, |end, length| {
                    *end += length;
                    Some(*end)
                }))
                .collect()
        };
        let (old, new) = (words(was), words(is));
        let (old_at, new_at) = (starts(&old), starts(&new));
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            else {
                continue;
            };
            let (Some(from), Some(to), Some(end)) = (
                old_at.get(old_index),
                new_at.get(new_index),
                new_at.get(new_index + len),
            ) else {
                continue;
            };
            let kept = self.old.get(*from..).unwrap_or_default();
            for (byte, before) in made.get_mut(*to..*end).into_iter().flatten().zip(kept) {
                if byte.0 == before.0 {
                    byte.1 = before.1;
                }
            }
        }
    }
}

/// What a piece is put into.
struct Around {
    left: Option<Audience>,
    right: Option<Audience>,
    /// Of what made way for it, the fewest readers.
    gone: Option<Audience>,
    starts_line: bool,
}

impl Around {
    /// Who may read it: where private words made way for it, and where it goes on in their line or stands between them,
    /// nobody more than those.
    fn read_by(&self, put_in: &str, by: Audience) -> Audience {
        let private = |of: Option<Audience>| of == Some(Audience::Private);
        let (beside, behind) = (private(self.left), private(self.right));
        let goes_on = beside && !self.starts_line && !put_in.starts_with('\n') || behind && !put_in.ends_with('\n');
        match private(self.gone) || goes_on || beside && behind {
            true => Audience::Private,
            false => by,
        }
    }
}
