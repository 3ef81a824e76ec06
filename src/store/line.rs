//! The framing of one line: `body //002/003 c<crc32>:<sha256>` and a newline. The body is one record as RON; the rest is a
//! RON comment of fixed length, so a line is judged without a RON parser.
//!
//! The sha256 is of the previous line's sha256 (as it is printed; 64 zeros before the first line) followed by the body:
//! the chain, which `printf '%s%s' PREVIOUS BODY | sha256sum` works out as well. The crc32 covers all of the line but
//! itself, so that any line can be judged alone. Both are compared as bytes with what is worked out, never parsed.
//!
//! `002/003`: the second of three lines written together, under one sync. A power cut may keep the last of them and lose
//! the first; the numbers say that all three belong to one writing that was never confirmed, and not to a sound record
//! that was damaged later. What was written together counts together or not at all.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::fault::StoreError;

/// A record's size on disk, without the trailer.
pub const LIMIT_BYTES: usize = 64 * 1024;
/// The same for a journal's first record, which holds the terms and the people.
pub const FIRST_LIMIT_BYTES: usize = 4 * 1024 * 1024;
/// ` //`, 3 digits, `/`, 3 digits, ` c`, 8 digits, `:`, 64 digits.
pub const TRAILER_BYTES: usize = PLACE_BYTES + 8 + 1 + HASH_BYTES;
/// So many lines are written together at most.
pub const TOGETHER_AT_MOST: usize = 999;

const PLACE_BYTES: usize = 3 + 3 + 1 + 3 + 2;
const HASH_BYTES: usize = 64;
const BEGINS: &[u8] = b"(v:";

/// The hash of a line, which the next line is chained to: 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Head([u8; HASH_BYTES]);

impl Head {
    /// Before the first line.
    pub const START: Head = Head([b'0'; HASH_BYTES]);

    /// The hash of the line with this body that follows this one.
    pub fn then(&self, body: &[u8]) -> Head {
        Head(hex_of_sha256(&[&self.0, body]))
    }

    /// As printed, 64 characters.
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| char::from(*byte)).collect()
    }
}

impl std::fmt::Debug for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Head({})", self.hex())
    }
}

/// The sha256 of the pieces one after another, in 64 lower-case hexadecimal digits.
fn hex_of_sha256(pieces: &[&[u8]]) -> [u8; HASH_BYTES] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hasher = Sha256::new();
    for piece in pieces {
        hasher.update(piece);
    }
    let mut hex = [b'0'; HASH_BYTES];
    for (pair, byte) in hex.chunks_exact_mut(2).zip(hasher.finalize()) {
        pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    hex
}

/// The sha256 of a text, as `sha256sum` prints it.
pub fn digest(text: &str) -> String {
    hex_of_sha256(&[text.as_bytes()])
        .iter()
        .map(|b| char::from(*b))
        .collect()
}

/// Where an entry stands in its file, for the limit of its size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    First,
    Later,
}

impl Place {
    pub fn limit_bytes(self) -> usize {
        match self {
            Place::First => FIRST_LIMIT_BYTES,
            Place::Later => LIMIT_BYTES,
        }
    }
}

/// A value as the body of a line. It has been read back and is the same.
///
/// # Errors
/// When it is too long, or does not come back as it was given. Nothing was written.
pub fn body_of<T: Serialize + DeserializeOwned + PartialEq>(value: &T, place: Place) -> Result<String, StoreError> {
    let refused = |why: String| {
        StoreError::new(
            format!("This entry cannot be written down: {why}."),
            "Everything saved before it is untouched.",
            "Copy its words elsewhere, undo it, and enter it in another form; please report this.",
        )
    };
    let body = ron::to_string(value).map_err(|error| refused(error.to_string()))?;
    if body.len() > place.limit_bytes() {
        return Err(StoreError::new(
            format!(
                "This entry is too long: {} of at most {} bytes.",
                body.len(),
                place.limit_bytes()
            ),
            "Everything saved before it is untouched.",
            "Make its text shorter, or divide it in two.",
        ));
    }
    if !well_formed(body.as_bytes()) {
        return Err(refused("it does not have the form of a record".into()));
    }
    let back: T = ron::from_str(&body).map_err(|error| refused(error.to_string()))?;
    let again = ron::to_string(&back).map_err(|error| refused(error.to_string()))?;
    if back != *value || again != body {
        return Err(refused("it does not read back as it was".into()));
    }
    Ok(body)
}

/// The lines of these bodies, written together after `head`, newlines included, and the head after them.
pub fn seal(head: &Head, bodies: &[String]) -> (Vec<u8>, Head) {
    let mut head = *head;
    let mut lines = Vec::new();
    for (index, body) in (1..).zip(bodies) {
        head = head.then(body.as_bytes());
        let place = place(index, bodies.len());
        lines.extend_from_slice(body.as_bytes());
        lines.extend_from_slice(place.as_bytes());
        lines.extend_from_slice(&crc_of(body.as_bytes(), place.as_bytes(), &head.0));
        lines.push(b':');
        lines.extend_from_slice(&head.0);
        lines.push(b'\n');
    }
    (lines, head)
}

/// ` //002/003 c`
fn place(nth: usize, of: usize) -> String {
    format!(" //{nth:03}/{of:03} c")
}

fn crc_of(body: &[u8], place: &[u8], hash: &[u8]) -> [u8; 8] {
    let mut crc = crc32fast::Hasher::new();
    crc.update(body);
    crc.update(place);
    crc.update(hash);
    let mut printed = [b'0'; 8];
    for (place, digit) in printed.iter_mut().zip(format!("{:08x}", crc.finalize()).bytes()) {
        *place = digit;
    }
    printed
}

fn well_formed(body: &[u8]) -> bool {
    body.starts_with(BEGINS) && body.iter().all(|byte| *byte >= 0x20) && std::str::from_utf8(body).is_ok()
}

/// Lines that are to be written together after a file's last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sealer {
    after: Head,
    head: Head,
    next: u64,
    bodies: Vec<String>,
}

impl Sealer {
    /// Nothing yet, after this head; the number of the next line.
    pub(crate) fn after(head: Head, next: u64) -> Sealer {
        Sealer {
            after: head,
            head,
            next,
            bodies: Vec::new(),
        }
    }

    /// One more line.
    pub(crate) fn add(&mut self, body: String) -> Result<(), StoreError> {
        if self.bodies.len() == TOGETHER_AT_MOST {
            return Err(StoreError::new(
                format!("{TOGETHER_AT_MOST} entries are waiting already, the most that are saved at once."),
                "Everything shown as saved is; this entry is not.",
                "It is tried again by itself, once they are saved.",
            ));
        }
        self.head = self.head.then(body.as_bytes());
        self.next += 1;
        self.bodies.push(body);
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }

    /// The head after the last.
    pub(crate) fn head(&self) -> Head {
        self.head
    }

    /// The number of the line after the last.
    pub(crate) fn next(&self) -> u64 {
        self.next
    }

    /// All of them, sealed.
    pub(crate) fn lines(&self) -> Vec<u8> {
        seal(&self.after, &self.bodies).0
    }
}

/// A line that is good by itself: its checksum fits, whatever comes before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SelfValid<'a> {
    pub body: &'a str,
    /// Its place among those written together, from 1, and how many they are.
    pub nth: usize,
    pub of: usize,
    hash: &'a [u8],
}

impl SelfValid<'_> {
    /// The head after this line, when it is chained to this one.
    pub fn follows(&self, head: &Head) -> Option<Head> {
        let next = head.then(self.body.as_bytes());
        (next.0 == self.hash).then_some(next)
    }

    /// The head that it says it has, whatever comes before it.
    pub fn claimed(&self) -> Head {
        let mut claimed = Head::START;
        claimed.0.copy_from_slice(self.hash);
        claimed
    }

    /// Where the first of those written together with it has its number; `None` without a number of its own.
    pub fn first_together(&self) -> Option<u64> {
        let before = u64::try_from(self.nth).ok()?.checked_sub(1)?;
        numbers_of(self.body).1?.checked_sub(before)
    }
}

/// Judges a line alone, without its newline. `None`: damaged.
pub fn judge(line: &[u8], limit_bytes: usize) -> Option<SelfValid<'_>> {
    let (line, crc, place) = framed(line)?;
    let fits = line.body.len() <= limit_bytes
        && crc == crc_of(line.body.as_bytes(), place, line.hash)
        && well_formed(line.body.as_bytes());
    fits.then_some(line)
}

/// A line taken apart by its shape: with it the checksum and the place as they are written. No checksum is worked out.
pub fn framed(line: &[u8]) -> Option<(SelfValid<'_>, &[u8], &[u8])> {
    let (body, trailer) = line.split_at_checked(line.len().checked_sub(TRAILER_BYTES)?)?;
    let (place, rest) = trailer.split_at_checked(PLACE_BYTES)?;
    let (crc, rest) = rest.split_at_checked(8)?;
    let (colon, hash) = rest.split_at_checked(1)?;
    let (nth, of) = numbers_in(place)?;
    let body = std::str::from_utf8(body).ok()?;
    let line = SelfValid { body, nth, of, hash };
    (colon == b":").then_some((line, crc, place))
}

/// The two numbers of ` //002/003 c`, when it has that shape.
fn numbers_in(place: &[u8]) -> Option<(usize, usize)> {
    let number = |digits: Option<&[u8]>| {
        let digits = digits.filter(|digits| digits.iter().all(u8::is_ascii_digit))?;
        std::str::from_utf8(digits).ok()?.parse::<usize>().ok()
    };
    let (nth, of) = (number(place.get(3..6))?, number(place.get(7..10))?);
    let shape = place.starts_with(b" //") && place.get(6) == Some(&b'/') && place.ends_with(b" c");
    (shape && 1 <= nth && nth <= of).then_some((nth, of))
}

/// The version and the number that a body begins with, without a RON parser.
pub(crate) fn numbers_of(body: &str) -> (Option<u64>, Option<u64>) {
    let mut fields = body.trim_start_matches('(').split(',');
    let mut number = |name: &str| fields.next()?.strip_prefix(name)?.trim_end_matches(')').parse().ok();
    (number("v:"), number("seq:"))
}

/// Whether a piece of a file ends in a newline after the trailer of the last line of a writing, a byte or two of it
/// damaged or not: then its writing had been finished, and it may have been shown as saved.
pub fn ends_like_a_line(piece: &[u8]) -> bool {
    const DAMAGED_AT_MOST: usize = 2;
    let Some(line) = piece.strip_suffix(b"\n") else {
        return false;
    };
    let Some(trailer) = line
        .len()
        .checked_sub(TRAILER_BYTES)
        .and_then(|start| line.get(start..))
    else {
        return false;
    };
    let more_follow = trailer
        .get(..PLACE_BYTES)
        .and_then(numbers_in)
        .is_some_and(|(nth, of)| nth < of);
    let wrong = trailer
        .iter()
        .enumerate()
        .filter(|(place, byte)| match place {
            0 | 10 => **byte != b' ',
            1 | 2 | 6 => **byte != b'/',
            3..=5 | 7..=9 => !byte.is_ascii_digit(),
            11 => **byte != b'c',
            20 => **byte != b':',
            _ => !matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
        .count();
    wrong <= DAMAGED_AT_MOST && !more_follow
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "(v:0,seq:1,event:CalledToOrder)";

    fn line(body: &str) -> Vec<u8> {
        let mut line = seal(&Head::START, &[body.into()]).0;
        assert_eq!(line.pop(), Some(b'\n'));
        line
    }

    #[test]
    fn of_nothing_the_digest_is_known() {
        assert_eq!(digest(""), crate::meeting::NOTHING);
    }

    /// The hash is what `printf '%s%s' 000…0 '(v:0)' | sha256sum` prints.
    #[test]
    fn a_line_is_body_checksum_and_hash() {
        let (line, head) = seal(&Head::START, &["(v:0)".into()]);
        let crc = crc32fast::hash(format!("(v:0) //001/001 c{}", head.hex()).as_bytes());
        assert_eq!(
            String::from_utf8(line).unwrap(),
            format!("(v:0) //001/001 c{crc:08x}:{}\n", head.hex())
        );
        assert_eq!(
            head.hex(),
            "b045622e1937c58986f92a989a694fffa6b45f5fcdc8cb5d4b43bdc176cde38d"
        );
    }

    #[test]
    fn a_text_has_the_digest_that_sha256sum_prints() {
        assert_eq!(
            digest("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_line_is_good_alone_and_in_its_place_only() {
        let first = line(BODY);
        let judged = judge(&first, LIMIT_BYTES).unwrap();
        assert_eq!(judged.body, BODY);
        let head = judged.follows(&Head::START).unwrap();
        assert_eq!(judged.follows(&head), None);
    }

    #[test]
    fn framing_is_strict() {
        let good = String::from_utf8(line(BODY)).unwrap();
        let hash_at = good.len() - 64;
        let placed = |body: &str, place: &str, hash: &str| {
            let crc = crc_of(body.as_bytes(), place.as_bytes(), hash.as_bytes());
            format!("{body}{place}{}:{hash}", String::from_utf8(crc.to_vec()).unwrap())
        };
        let recrc = |body: &str, hash: &str| placed(body, " //001/001 c", hash);
        let (body, hash) = (BODY, &good[hash_at..]);
        let table: [(&str, String, bool); 15] = [
            ("the second of two", placed(body, " //002/002 c", hash), true),
            ("the third of two", placed(body, " //003/002 c", hash), false),
            ("none of one", placed(body, " //000/001 c", hash), false),
            ("as written", good.clone(), true),
            (
                "checksum of capitals",
                good.replace(&good[..], &good[..hash_at]) + &hash.to_uppercase(),
                false,
            ),
            ("nothing", String::new(), false),
            ("trailer only", good[body.len()..].into(), false),
            ("one byte short", good[..good.len() - 1].into(), false),
            ("one byte more", good.clone() + "0", false),
            ("a space before", format!(" {good}"), false),
            ("no space before the trailer", good.replacen(" //0", "//0", 1), false),
            ("another body", good.replacen("seq:1", "seq:2", 1), false),
            ("does not begin with the version", recrc("(seq:1)", hash), false),
            ("a control character", recrc("(v:0,\t)", hash), false),
            (
                "at most the limit",
                recrc(&format!("(v:{})", "0".repeat(LIMIT_BYTES)), hash),
                false,
            ),
        ];
        for (what, line, good) in table {
            assert_eq!(judge(line.as_bytes(), LIMIT_BYTES).is_some(), good, "{what}");
        }
    }

    #[test]
    fn the_limit_is_counted_in_bytes_of_the_body() {
        for (bytes, good) in [(LIMIT_BYTES, true), (LIMIT_BYTES + 1, false)] {
            let line = line(&format!("(v:{})", "0".repeat(bytes - 4)));
            assert_eq!(judge(&line, LIMIT_BYTES).is_some(), good);
        }
    }

    #[test]
    fn the_end_of_a_line_is_known_by_its_shape() {
        let good = seal(&Head::START, &[BODY.into()]).0;
        let two = seal(&Head::START, &[BODY.into(), BODY.into()]).0;
        let with = |at: usize, bytes: &[u8]| {
            let mut line = good.clone();
            let at = line.len() - at;
            line[at..at + bytes.len()].copy_from_slice(bytes);
            line
        };
        for (what, piece, expected) in [
            ("whole", good.clone(), true),
            ("body damaged", with(100, b"?"), true),
            ("more were to follow", two[..two.len() / 2].to_vec(), false),
            ("two bytes of the trailer damaged", with(3, b"??"), true),
            ("three bytes of the trailer damaged", with(4, b"???"), false),
            ("no newline", good[..good.len() - 1].to_vec(), false),
            ("zeros", vec![0; 200], false),
            ("a newline alone", b"\n".to_vec(), false),
        ] {
            assert_eq!(ends_like_a_line(&piece), expected, "{what}");
        }
    }

    #[test]
    fn what_does_not_read_back_is_refused() {
        #[derive(PartialEq, serde::Serialize, serde::Deserialize)]
        struct Forgetful {
            v: u32,
            #[serde(skip)]
            lost: bool,
        }
        assert!(body_of(&Forgetful { v: 0, lost: false }, Place::Later).is_ok());
        assert!(body_of(&Forgetful { v: 0, lost: true }, Place::Later).is_err());
    }
}
