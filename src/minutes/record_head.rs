//! What ties minutes to the record that they rest on.

use serde::{Deserialize, Serialize};

/// How many letters of the hash the check code has: enough to notice an accident, few enough to compare by eye.
const CODE_LETTERS: usize = 12;

/// How many entries a meeting's record has, and the hash of the last: from it every entry before is known to be as it was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordHead {
    pub records: u64,
    /// SHA-256 in small hexadecimal letters.
    pub hash: String,
}

impl RecordHead {
    /// For the signed copy, in three groups: "3f0a 91bc 77de".
    pub fn check_code(&self) -> String {
        let letters: Vec<char> = self.hash.chars().take(CODE_LETTERS).collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }

    /// The sentence that stands below the signature.
    pub fn says(&self) -> String {
        let entries = if self.records == 1 { "entry" } else { "entries" };
        format!(
            "Record of this meeting: {} {entries}, check code {}",
            self.records,
            self.check_code()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_twelve_letters_that_can_be_compared_by_eye() {
        let head = |records, hash: &str| RecordHead {
            records,
            hash: hash.into(),
        };
        assert_eq!(
            head(149, "0123456789abcdef").says(),
            "Record of this meeting: 149 entries, check code 0123 4567 89ab"
        );
        assert_eq!(
            head(1, "01234").says(),
            "Record of this meeting: 1 entry, check code 0123 4"
        );
    }
}
