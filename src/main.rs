//! Arguments, folders, clock, ids: the only place that supplies them.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo)
)]

fn main() {}
