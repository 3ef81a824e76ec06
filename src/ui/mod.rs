//! The terminal. State ([`app`]), what arrives and what is asked for ([`message`]), `update` from one to the other
//! ([`update`], [`show`], [`perform`], [`disk_reply`]), and drawing ([`screens`]) that changes nothing. [`program`] runs
//! the loop and is the one file that performs effects.
//!
//! The one table of commands is [`table`]; every act is one line of text ([`act_line`]) whatever key, palette or script
//! began it. What an act records is in [`acts`]. No rule is decided here: the rooms below answer.

pub mod act_enter;
pub mod act_line;
mod act_text;
pub mod acts;
pub mod app;
pub mod between;
pub mod between_open;
pub mod burst;
pub mod choices;
pub mod clock;
pub mod command;
pub mod derived;
pub mod describe;
pub mod disk_reply;
pub mod documents;
pub mod drafts;
pub mod fields;
pub mod keys;
mod life;
pub mod lines;
mod matters;
pub mod message;
pub mod new_meeting;
pub mod pasted_agenda;
pub mod pasted_members;
pub mod perform;
pub mod port;
pub mod program;
pub mod readers;
mod removing;
pub mod rows;
pub mod saving;
pub mod screens;
pub mod script;
pub mod settling;
pub mod show;
#[cfg(test)]
mod steps_offered;
pub mod table;
pub mod terminal;
mod text_field;
mod texts;
pub mod theme;
mod undoing;
pub mod update;
mod values;
pub mod warned;
mod when;
mod which;
pub mod wrap;
