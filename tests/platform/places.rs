//! Where the program looks for meetings, asked of the program itself: what it says when a meeting is not there.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{program, said};

/// What the program says of a meeting that is nowhere; the folder it looked in stands in it.
#[track_caller]
fn looked(command: &mut Command) -> String {
    let (code, says) = said(command.args(["verify", "none/2016-04-20"]).output().unwrap());
    assert_eq!(code, 3, "{says}");
    says
}

#[test]
fn meetings_are_in_the_local_folder_of_the_user() {
    let home = tempfile::tempdir().unwrap();
    let says = looked(program().env("XDG_DATA_HOME", home.path()));
    if cfg!(windows) {
        // The roaming folder is copied over the network at every log-on.
        assert!(says.contains(r"AppData\Local\quorate\data\meetings"), "{says}");
        assert!(!says.contains("Roaming"), "{says}");
    } else {
        let folder = home.path().join("quorate").join("meetings");
        assert!(says.contains(folder.to_str().unwrap()), "{says}");
    }
}

#[test]
fn a_folder_beside_the_program_goes_before_it() {
    let stick = tempfile::tempdir().unwrap();
    let stick = stick.path().join("Stick é");
    fs::create_dir_all(&stick).unwrap();
    let from = Path::new(env!("CARGO_BIN_EXE_quorate"));
    let copy = stick.join(from.file_name().unwrap());
    fs::copy(from, &copy).unwrap();
    let copied = || {
        let mut command = Command::new(&copy);
        command.env_remove("QUORATE_MEETINGS").env("XDG_DATA_HOME", "/nowhere");
        command
    };
    let beside = stick.join("meetings");
    assert!(!looked(&mut copied()).contains(beside.to_str().unwrap()));
    fs::create_dir(&beside).unwrap();
    assert!(looked(&mut copied()).contains(beside.to_str().unwrap()));
    let named = stick.join("named by the variable ü");
    let says = looked(copied().env("QUORATE_MEETINGS", &named));
    assert!(says.contains(named.to_str().unwrap()), "{says}");
}
