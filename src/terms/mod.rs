//! GROUND FLOOR. A committee's terms of reference as data: the language ([`language`], [`condition`]), exact numbers
//! ([`fraction`]), looking things up in them ([`lookup`]), reading a file with errors that name line and remedy ([`load`]),
//! and faults and doubts ([`check`]).
//!
//! Nothing here knows a meeting, a person, a clock or a disk.

pub mod condition;
pub mod fraction;
pub mod language;
pub mod lookup;

pub use fraction::Fraction;
pub use language::*;
