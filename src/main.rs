//! Arguments, folders, clock, ids: the only place that supplies them.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo)
)]

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use directories::ProjectDirs;

use quorate::cli::{self, Console};
use quorate::store::Given;

fn main() -> ExitCode {
    let mut console = Console {
        out: &mut io::stdout(),
        err: &mut io::stderr(),
    };
    cli::run(std::env::args_os(), given(), &mut console).into()
}

/// What the environment and the system say about where the meetings are.
fn given() -> Given {
    Given {
        explicit: None,
        environment: std::env::var_os("QUORATE_MEETINGS").map(PathBuf::from),
        executable: std::env::current_exe()
            .ok()
            .and_then(|path| Some(path.parent()?.to_path_buf())),
        // Not the roaming folder: on Windows that is copied over the network at every log-on.
        personal: ProjectDirs::from("", "", "quorate").map(|folders| folders.data_local_dir().to_path_buf()),
    }
}
