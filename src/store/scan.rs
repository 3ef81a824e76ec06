//! A file of lines read from its beginning: what is good, and the first thing that is not. Bytes in, nothing touched;
//! what the lines say is judged by whoever reads them ([`crate::store::lined`]).
//!
//! ```text
//! first bad line    what follows, good by itself        verdict
//! ──────────────    ─────────────────────────────────   ─────────────────────────────────────────────────────────
//! damaged           a line of a later writing           Damage::Middle
//!                   none, or only of the same writing   Damage::LastLine, when that had been finished
//!                                                       Damage::TornTail, when not
//! none, but the last writing lacks its end              Damage::TornTail
//! good by itself    anything                            Damage::Unchained: it does not belong after the line before it
//! ```
//!
//! [`Judge`] is how one line is judged; there is one in the program, [`Strict`]. That each of its guards matters is
//! shown by tests that read with one of them missing.

use super::line::{Head, LIMIT_BYTES, Place, SelfValid, TRAILER_BYTES, ends_like_a_line, judge, numbers_of};

/// The good lines from the beginning of a file, and what ends them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scan<'a> {
    /// The body of each line, and the head after it.
    pub lines: Vec<(&'a str, Head)>,
    /// How many bytes the good lines take.
    pub good_bytes: usize,
    pub damage: Option<Damage<'a>>,
}

/// The first thing that is not good.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Damage<'a> {
    /// What was written last was not written to its end.
    TornTail,
    /// What was written last was written to its end and is damaged.
    LastLine,
    /// A damaged line with good ones of a later writing after it.
    Middle { good_after: usize },
    /// This line and those after it are good by themselves, and the first does not belong here.
    Unchained { bodies: Vec<&'a str> },
}

/// How a line is judged.
pub trait Judge {
    /// A line alone, without its newline; `None`: damaged.
    fn alone<'a>(&self, line: &'a [u8], limit_bytes: usize) -> Option<SelfValid<'a>>;
    /// The head after a good line, when it belongs after this one.
    fn in_place(&self, line: &SelfValid<'_>, head: &Head) -> Option<Head>;
}

/// By checksum and chain.
pub struct Strict;

impl Judge for Strict {
    fn alone<'a>(&self, line: &'a [u8], limit_bytes: usize) -> Option<SelfValid<'a>> {
        judge(line, limit_bytes)
    }

    fn in_place(&self, line: &SelfValid<'_>, head: &Head) -> Option<Head> {
        line.follows(head)
    }
}

/// Reads a file from its beginning. `first`: how long its first line may be.
pub fn scan<'a>(bytes: &'a [u8], first: Place, judge: &dyn Judge) -> Scan<'a> {
    let mut found = Scan {
        lines: Vec::new(),
        good_bytes: 0,
        damage: None,
    };
    let (mut head, mut place) = (Head::START, first);
    // The lines and bytes up to the end of the last whole writing, and where the next line stands in its own.
    let (mut whole, mut expected) = ((0, 0), (1, None));
    while let Some(rest) = bytes.get(found.good_bytes..).filter(|rest| !rest.is_empty()) {
        let end = rest.iter().position(|byte| *byte == b'\n');
        let judged = end
            .and_then(|end| rest.get(..end))
            .and_then(|line| judge.alone(line, place.limit_bytes()));
        let (Some(end), Some(line)) = (end, judged) else {
            let since = bytes.get(whole.1..).unwrap_or_default();
            found.damage = Some(damage_of(rest, since, whole.0, judge));
            break;
        };
        let in_turn = line.nth == expected.0 && expected.1.is_none_or(|of| of == line.of);
        let Some(next) = judge.in_place(&line, &head).filter(|_| in_turn) else {
            found.damage = Some(Damage::Unchained {
                bodies: good_lines(rest, place, judge),
            });
            break;
        };
        found.lines.push((line.body, next));
        found.good_bytes += end + 1;
        (head, place) = (next, Place::Later);
        expected = (line.nth + 1, Some(line.of));
        if line.nth == line.of {
            (whole, expected) = ((found.lines.len(), found.good_bytes), (1, None));
        }
    }
    if found.damage.is_none() && whole.0 < found.lines.len() {
        found.damage = Some(Damage::TornTail);
    }
    if matches!(found.damage, Some(Damage::TornTail | Damage::LastLine)) {
        found.lines.truncate(whole.0);
        found.good_bytes = whole.1;
    }
    found
}

impl Scan<'_> {
    /// The head after the last good line.
    pub fn head(&self) -> Head {
        self.lines.last().map_or(Head::START, |(_, head)| *head)
    }
}

/// What a rest that begins with a damaged line is; `since`: what follows the last whole writing, of `whole` lines.
fn damage_of(rest: &[u8], since: &[u8], whole: usize, judge: &dyn Judge) -> Damage<'static> {
    let first = u64::try_from(whole).unwrap_or(u64::MAX).saturating_add(1);
    let good: Vec<Option<u64>> = rest
        .split_inclusive(|byte| *byte == b'\n')
        .filter_map(|piece| good_end(piece, judge))
        .map(|line| line.first_together())
        .collect();
    let later = good.iter().any(|together| *together != Some(first));
    match later {
        true => Damage::Middle { good_after: good.len() },
        false if ends_like_a_line(since) => Damage::LastLine,
        false => Damage::TornTail,
    }
}

fn good_lines<'a>(rest: &'a [u8], first: Place, judge: &dyn Judge) -> Vec<&'a str> {
    let limits = std::iter::once(first).chain(std::iter::repeat(Place::Later));
    rest.split(|byte| *byte == b'\n')
        .zip(limits)
        .filter_map(|(line, place)| judge.alone(line, place.limit_bytes()))
        .map(|line| line.body)
        .collect()
}

/// All lines that are good by themselves, wherever they stand, with the number that each says it has.
pub fn good_anywhere(bytes: &[u8]) -> Vec<(Option<u64>, SelfValid<'_>)> {
    let mut place = Place::First;
    let mut found = Vec::new();
    for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
        let whole = piece
            .strip_suffix(b"\n")
            .and_then(|line| judge(line, place.limit_bytes()));
        let good = whole.or_else(|| good_end(piece, &Strict));
        found.extend(good.map(|line| (numbers_of(line.body).1, line)));
        place = Place::Later;
    }
    found
}

/// The good line that a piece up to a newline is or ends in: where a newline was damaged, two lines look like one.
fn good_end<'a>(piece: &'a [u8], judge: &dyn Judge) -> Option<SelfValid<'a>> {
    let line = piece.strip_suffix(b"\n")?;
    let from = line.len().saturating_sub(LIMIT_BYTES + TRAILER_BYTES);
    let near = line.get(from..)?;
    // A text may hold such a beginning too; but one made of beginnings must not cost a checksum for each.
    const TRIED: usize = 32;
    let begins = near.windows(3).enumerate().filter(|(_, bytes)| *bytes == b"(v:");
    begins
        .rev()
        .take(TRIED)
        .find_map(|(at, _)| judge.alone(near.get(at..)?, LIMIT_BYTES))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::line::seal;

    const BODIES: [&str; 4] = ["(v:0,seq:1)", "(v:0,seq:2,b)", "(v:0,seq:3,cc)", "(v:0,seq:4,ddd)"];

    /// Each line a writing of its own.
    fn chained(bodies: &[&str]) -> Vec<Vec<u8>> {
        let mut head = Head::START;
        bodies
            .iter()
            .map(|body| {
                let (line, next) = seal(&head, &[(*body).into()]);
                head = next;
                line
            })
            .collect()
    }

    /// One line, then three written together.
    fn together() -> Vec<Vec<u8>> {
        let (first, head) = seal(&Head::START, &[BODIES[0].into()]);
        let three = seal(&head, &[1, 2, 3].map(|at| BODIES[at].to_string())).0;
        let mut lines = vec![first];
        lines.extend(three.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec));
        lines
    }

    fn outcome(bytes: &[u8]) -> (usize, Option<Damage<'_>>) {
        let scan = scan(bytes, Place::Later, &Strict);
        (scan.lines.len(), scan.damage)
    }

    #[test]
    fn each_damage_is_told_from_the_others() {
        let lines = chained(&BODIES);
        let file = lines.concat();
        let last = lines[3].len();
        let start = |line: usize| lines[..line].concat().len();
        let changed = |at: usize, byte: u8| {
            let mut bytes = file.clone();
            bytes[at] = byte;
            bytes
        };
        let unchained = |bodies: &[&'static str]| {
            Some(Damage::Unchained {
                bodies: bodies.to_vec(),
            })
        };
        let table: [(&str, Vec<u8>, usize, Option<Damage>); 13] = [
            ("nothing there", vec![], 0, None),
            ("whole", file.clone(), 4, None),
            (
                "cut in the last line",
                file[..file.len() - 5].to_vec(),
                3,
                Some(Damage::TornTail),
            ),
            (
                "last newline missing",
                file[..file.len() - 1].to_vec(),
                3,
                Some(Damage::TornTail),
            ),
            (
                "zeros at the end",
                [file.clone(), vec![0; 512]].concat(),
                4,
                Some(Damage::TornTail),
            ),
            (
                "last line's body",
                changed(file.len() - last, b'!'),
                3,
                Some(Damage::LastLine),
            ),
            (
                "second line's body",
                changed(start(1) + 5, b'!'),
                1,
                Some(Damage::Middle { good_after: 2 }),
            ),
            (
                "second line's newline",
                changed(start(2) - 1, b'!'),
                1,
                Some(Damage::Middle { good_after: 2 }),
            ),
            (
                "the newline before the last",
                changed(start(3) - 1, b'!'),
                2,
                Some(Damage::Middle { good_after: 1 }),
            ),
            (
                "second line missing",
                [&lines[0][..], &lines[2], &lines[3]].concat(),
                1,
                unchained(&BODIES[2..]),
            ),
            ("first line missing", lines[1..].concat(), 0, unchained(&BODIES[1..])),
            (
                "two lines changed over",
                [&lines[1][..], &lines[0]].concat(),
                0,
                unchained(&[BODIES[1], BODIES[0]]),
            ),
            (
                "last line twice",
                [&file[..], &lines[3]].concat(),
                4,
                unchained(&BODIES[3..]),
            ),
        ];
        for (what, bytes, good, damage) in table {
            assert_eq!(outcome(&bytes), (good, damage), "{what}");
        }
    }

    /// Of what was written together a power cut may keep any part: all of it goes, and nothing before it.
    #[test]
    fn what_was_written_together_goes_together() {
        let lines = together();
        let zeroed = |wanted: &[usize]| {
            let mut lines = lines.clone();
            wanted.iter().for_each(|at| lines[*at].fill(0));
            lines.concat()
        };
        let table = [
            ("whole", lines.concat(), 4, None),
            ("the first lost", zeroed(&[1]), 1, Some(Damage::LastLine)),
            ("the second lost", zeroed(&[2]), 1, Some(Damage::LastLine)),
            ("the last lost", zeroed(&[3]), 1, Some(Damage::TornTail)),
            ("but one lost", zeroed(&[1, 3]), 1, Some(Damage::TornTail)),
            ("cut after the first", lines[..2].concat(), 1, Some(Damage::TornTail)),
            ("cut after the second", lines[..3].concat(), 1, Some(Damage::TornTail)),
            (
                "confirmed before, damaged since",
                zeroed(&[0]),
                0,
                Some(Damage::Middle { good_after: 3 }),
            ),
            (
                "damaged across two writings",
                zeroed(&[0, 1]),
                0,
                Some(Damage::Middle { good_after: 2 }),
            ),
        ];
        for (what, bytes, good, damage) in table {
            assert_eq!(outcome(&bytes), (good, damage), "{what}");
        }
    }

    #[test]
    fn a_line_of_another_place_is_not_taken() {
        let mut lines = together();
        lines.remove(2);
        let good = Damage::Unchained {
            bodies: vec![BODIES[3]],
        };
        assert_eq!(outcome(&lines.concat()), (2, Some(good)));
    }

    #[test]
    fn a_file_cut_anywhere_keeps_its_whole_lines() {
        let lines = chained(&BODIES);
        let file = lines.concat();
        let ends: Vec<usize> = (0..=4).map(|line| lines[..line].concat().len()).collect();
        for length in 0..=file.len() {
            let whole = ends.iter().filter(|end| **end <= length).count() - 1;
            let torn = (!ends.contains(&length)).then_some(Damage::TornTail);
            assert_eq!(outcome(&file[..length]), (whole, torn), "cut at {length}");
        }
    }

    #[test]
    fn no_changed_byte_goes_unnoticed() {
        let file = chained(&BODIES).concat();
        for at in 0..file.len() {
            for byte in (0..=255).filter(|byte| *byte != file[at]) {
                let mut bytes = file.clone();
                bytes[at] = byte;
                assert!(outcome(&bytes).1.is_some(), "byte {at} made {byte}");
            }
        }
    }

    #[test]
    fn only_the_first_line_may_be_long() {
        let long = format!("(v:{})", "0".repeat(LIMIT_BYTES));
        let good = |bodies: &[&str], first| scan(&chained(bodies).concat(), first, &Strict).lines.len();
        assert_eq!(good(&[&long, "(v:0)"], Place::First), 2);
        assert_eq!(good(&[&long, "(v:0)"], Place::Later), 0);
        assert_eq!(good(&["(v:0)", &long], Place::First), 1);
    }
}
