//! One meeting: who and what it is about ([`people`], [`agenda`]), what happened ([`event`], [`record`]), and what that
//! makes of it ([`state`], worked out by the fold in order of effect).
//!
//! A fact is never refused; its standing is computed beside it. Only the impossible is refused: somebody who does not
//! exist, a vote by somebody marked absent. Nothing here knows a disk, a clock or the terminal: times and ids come in.

pub mod agenda;
pub mod event;
pub mod people;
pub mod record;
pub mod state;

pub use agenda::*;
pub use event::*;
pub use people::*;
pub use record::*;
pub use state::*;
