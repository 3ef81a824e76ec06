//! A file of lines read from its beginning: what is good, and the first thing that is not. Bytes in, nothing touched;
//! what the records say is judged by their own readers ([`crate::store::journal`], [`crate::store::prose`]).
//!
//! ```text
//! first bad line    a line good by itself follows      nothing good follows
//! ──────────────    ────────────────────────────────   ─────────────────────────────────────────────────────────
//! damaged           Damage::Middle                     Damage::LastLine, when its writing had been finished
//!                                                      Damage::TornTail, when not
//! good by itself    Damage::Unchained: it does not belong after the line before it
//! ```

use super::line::{Head, LIMIT_BYTES, Place, TRAILER_BYTES, ends_like_a_line, judge};

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
    /// The last line was not written to its end.
    TornTail,
    /// The last line was written to its end and is damaged.
    LastLine,
    /// A damaged line with good ones after it.
    Middle { good_after: usize },
    /// This line and those after it are good by themselves, and the first does not belong here.
    Unchained { bodies: Vec<&'a str> },
}

/// Reads a file from its beginning. `first`: how long its first line may be.
pub fn scan(bytes: &[u8], first: Place) -> Scan<'_> {
    let mut found = Scan {
        lines: Vec::new(),
        good_bytes: 0,
        damage: None,
    };
    let mut head = Head::START;
    let mut place = first;
    while let Some(rest) = bytes.get(found.good_bytes..).filter(|rest| !rest.is_empty()) {
        let whole = rest.iter().position(|byte| *byte == b'\n');
        let judged = whole
            .and_then(|end| rest.get(..end))
            .and_then(|line| judge(line, place.limit_bytes()));
        let (Some(end), Some(line)) = (whole, judged) else {
            found.damage = Some(damage_of(rest));
            break;
        };
        let Some(next) = line.follows(&head) else {
            found.damage = Some(Damage::Unchained {
                bodies: good_lines(rest, place),
            });
            break;
        };
        found.lines.push((line.body, next));
        found.good_bytes += end + 1;
        head = next;
        place = Place::Later;
    }
    found
}

impl Scan<'_> {
    /// The head after the last good line.
    pub fn head(&self) -> Head {
        self.lines.last().map_or(Head::START, |(_, head)| *head)
    }
}

/// What a rest that begins with a damaged line is.
fn damage_of(rest: &[u8]) -> Damage<'static> {
    match rest
        .split_inclusive(|byte| *byte == b'\n')
        .filter(|line| holds_a_good_line(line))
        .count()
    {
        0 if ends_like_a_line(rest) => Damage::LastLine,
        0 => Damage::TornTail,
        good_after => Damage::Middle { good_after },
    }
}

fn good_lines(rest: &[u8], first: Place) -> Vec<&str> {
    let limits = std::iter::once(first).chain(std::iter::repeat(Place::Later));
    rest.split(|byte| *byte == b'\n')
        .zip(limits)
        .filter_map(|(line, place)| judge(line, place.limit_bytes()))
        .map(|line| line.body)
        .collect()
}

/// Whether a piece up to a newline is a good line or ends in one: where a newline was damaged, two lines look like one.
fn holds_a_good_line(piece: &[u8]) -> bool {
    if !ends_like_a_line(piece) {
        return false;
    }
    let line = piece.strip_suffix(b"\n").unwrap_or(piece);
    let from = line.len().saturating_sub(LIMIT_BYTES + TRAILER_BYTES);
    let Some(near) = line.get(from..) else {
        return false;
    };
    (0..near.len())
        .filter_map(|at| near.get(at..))
        .filter(|tail| tail.starts_with(b"(v:"))
        .any(|tail| judge(tail, LIMIT_BYTES).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::line::seal;

    const BODIES: [&str; 4] = ["(v:0,a)", "(v:0,bb)", "(v:0,ccc)", "(v:0,dddd)"];

    fn chained(bodies: &[&str]) -> Vec<Vec<u8>> {
        let mut head = Head::START;
        bodies
            .iter()
            .map(|body| {
                let (line, next) = seal(&head, body);
                head = next;
                line
            })
            .collect()
    }

    fn outcome(bytes: &[u8]) -> (usize, Option<Damage<'_>>) {
        let scan = scan(bytes, Place::Later);
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
        let good = |bodies: &[&str], first| scan(&chained(bodies).concat(), first).lines.len();
        assert_eq!(good(&[&long, "(v:0)"], Place::First), 2);
        assert_eq!(good(&[&long, "(v:0)"], Place::Later), 0);
        assert_eq!(good(&["(v:0)", &long], Place::First), 1);
    }
}
