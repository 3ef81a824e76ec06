//! Why a record cannot be: the few things that are refused because they are impossible. What is merely against the
//! rules is never refused; it is recorded, and its standing says what the rules make of it.

use std::fmt;

use super::record::Seq;

/// The first record that cannot be, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    pub seq: Seq,
    /// What is wrong and what to do now, whole sentences for the secretary.
    pub says: String,
}

impl Refusal {
    pub(super) fn new(seq: Seq, says: impl Into<String>) -> Refusal {
        Refusal { seq, says: says.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says)
    }
}

impl std::error::Error for Refusal {}
