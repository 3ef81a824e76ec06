//! Quorate guides the secretary of a joint committee through a live meeting and writes its minutes.
//!
//! Read the rooms from the ground up; a room uses only rooms below it (`tests/tidy` holds the walls):
//!
//! 1. [`terms`]: a committee's terms of reference as data.
//! 2. [`rules`]: results over terms and a snapshot: electorate, quorum, outcome, readings, each with its working.
//! 3. [`meeting`]: agenda, people, events, the fold, corrections, the guide.
//! 4. [`minutes`]: from the folded meeting to documents, and the wording of every sentence.
//! 5. [`store`]: the disk and nothing else.
//! 6. [`ui`]: the terminal.
//! 7. [`cli`]: one file a command.
//!
//! `terms`, `rules`, `meeting` and `minutes` know no terminal, disk, clock, environment, randomness, floats or hash order.
//! What a person must decide is a value, never an error and never a silent default. No rule stops a fact from being recorded.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo)
)]

pub mod cli;
#[cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::cast_possible_truncation))]
pub mod meeting;
#[cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::cast_possible_truncation))]
pub mod minutes;
#[cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::cast_possible_truncation))]
pub mod rules;
pub mod store;
#[cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::cast_possible_truncation))]
pub mod terms;
pub mod ui;
