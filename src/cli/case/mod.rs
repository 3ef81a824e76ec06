//! A case: one moment of one item, written by hand, that `quorate rule` answers. Its file ([`file`]), what the rules are shown
//! ([`shown`]), its [`election`], and the answer with what the case expected of it ([`answer`]).
//!
//! A case is a question about terms of reference; a meeting's own record is the journal, not a case.

mod answer;
mod election;
mod file;
mod shown;

pub use answer::{Answer, Committee, Overall, answer};
pub use file::CameOut;
