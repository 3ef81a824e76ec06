//! GROUND FLOOR. A committee's terms of reference as data: the language ([`language`], [`condition`], [`decision`]), exact
//! numbers ([`fraction`]), looking things up in them ([`lookup`]), terms that follow others ([`inherit`]), reading a file with errors that name line and remedy
//! ([`load`]), faults and doubts ([`check`]), and the terms that every copy of the program carries ([`embedded`]).
//!
//! Nothing here knows a meeting, a person, a clock or a disk.

pub mod calendar;
pub mod check;
pub mod condition;
pub mod decision;
pub mod embedded;
pub mod explain;
pub mod fault;
pub mod fraction;
mod id;
pub mod inherit;
pub mod language;
pub mod load;
pub mod lookup;
pub mod part;
mod recite;
pub mod source;
pub mod visit;

pub use embedded::{embedded, founding};
pub use fault::{Fault, LoadError, Place};
pub use fraction::Fraction;
pub use id::slug;
pub use language::*;
pub use load::Loaded;
