//! One meeting: who and what it is about ([`people`], [`agenda`]), what happened ([`event`], [`record`]), and what that
//! makes of it ([`state`]).
//!
//! Records come in the order of typing; [`timeline`] puts them into the order of effect, the `fold` applies them one by
//! one, [`history`] keeps both and says whether a further act is possible. [`snapshot`] is what the rules look at.
//! [`committee`] is what belongs to no sitting.
//!
//! A fact is never refused; its standing is computed beside it. Only the impossible is refused ([`refusal`]): somebody
//! who does not exist, a vote by somebody marked absent. Nothing here knows a disk, a clock or the terminal: times and
//! ids come in.

pub mod action;
mod afterwards;
pub mod agenda;
pub mod agenda_text;
mod asked;
mod at;
pub mod committee;
mod decided;
mod deciding;
mod deputies;
pub mod describe;
pub mod ending;
pub mod entry;
pub mod event;
pub mod example;
mod fold;
pub mod guide;
pub mod head;
pub mod history;
mod in_chair;
mod known;
mod leaving;
pub mod life;
pub mod lookup;
mod member_list;
mod moment;
mod name;
pub mod noted;
mod open;
mod order;
pub mod outlook;
pub mod people;
pub mod presenting;
pub mod presiding;
pub mod quorum_words;
mod readers;
pub mod record;
pub mod refusal;
mod renumber;
mod seen;
pub mod settle;
pub mod snapshot;
pub mod standing;
pub mod state;
pub mod tally;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod text;
pub mod timeline;
mod undo;
mod view;

pub use action::*;
pub use agenda::*;
pub use agenda_text::{
    AgendaDraft, AgendaLine, AgendaText, Doubt, LineIs, Merged, Readers, STANDING_AGENDA, Stays, merge, parse_agenda,
    parse_item,
};
pub use committee::{Along, Committee, CommitteeEvent, CommitteeHistory, CommitteeRecord, LastMeeting, along};
pub use decided::Decided;
pub use deciding::Decides;
pub use ending::{Endings, Manner, Thanks};
pub use entry::{
    clear_of_votes, date_at_start, find_person, name_at_start, parse_abouts, parse_count, parse_date, parse_time,
    person_by_id, person_id, room_time, same_name, take_apart,
};
pub use event::*;
pub use guide::{Guide, NextStep, ask_voter, guide, guide_with};
pub use head::Head;
pub use history::History;
pub use life::{Approval, Life};
pub use member_list::{ListedMember, read_members};
pub use name::{NameParts, name_and_role};
pub use outlook::{Outlook, WhatIf};
pub use people::*;
pub use presenting::{Presenter, PresenterIs, WasHere};
pub use quorum_words::{quorum_line, quorum_named, quorum_short, strength};
pub use readers::Subject;
pub use record::*;
pub use refusal::Refusal;
pub use settle::{Settles, ToSettle};
pub use standing::{DecisionStanding, NotCounted};
pub use state::*;
pub use tally::{Count, Difference, Tally};
pub use text::{TextKind, check_name, clean_prose, display_safe};
