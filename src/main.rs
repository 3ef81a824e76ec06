//! Arguments, folders, clock, ids: the only place that supplies them.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo)
)]

use std::io;
use std::process::ExitCode;

use quorate::cli::{self, Console};

fn main() -> ExitCode {
    let mut console = Console {
        out: &mut io::stdout(),
        err: &mut io::stderr(),
    };
    cli::run(std::env::args_os(), &mut console).into()
}
