//! What belongs to a committee and to none of its sittings: who joined and left, the register of interests, apologies
//! ahead, news of actions, readings settled for good, urgent decisions ([`event`]); what that adds up to ([`state`]);
//! whether a further act is possible and what undo takes back ([`history`]); and what a new meeting takes along of it
//! and of the meeting before ([`along`]).
//!
//! What a meeting recorded stays in its journal and is not recorded here again. Nothing here knows a disk or a clock.

pub mod along;
mod deferred;
pub mod event;
pub mod history;
pub mod state;
#[cfg(test)]
mod tests;
mod words;

pub use along::{Along, LastMeeting, along, is_report};
pub use deferred::bare_title;
pub use event::*;
pub use history::CommitteeHistory;
pub use state::{Committee, Membership, Noted};
pub use words::Called;
