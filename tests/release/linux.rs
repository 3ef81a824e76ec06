//! The program for Linux is one file as well: it needs no shared library, so no particular distribution.

use std::fs;

use object::LittleEndian as LE;
use object::elf::{FileHeader64, PT_DYNAMIC, PT_INTERP};
use object::read::elf::{FileHeader, ProgramHeader};

use crate::program;

/// The name of a library that is loaded when the program starts.
const DT_NEEDED: u64 = 1;

#[test]
#[ignore = "needs the program for Linux: .ci/run"]
fn it_needs_no_shared_library() {
    let bytes = fs::read(program("QUORATE_LINUX_PROGRAM")).unwrap();
    let header = FileHeader64::<LE>::parse(&*bytes).unwrap();
    for segment in header.program_headers(LE, &*bytes).unwrap() {
        let kind = segment.p_type(LE);
        assert_ne!(kind, PT_INTERP, "it asks for a loader");
        if kind == PT_DYNAMIC {
            let entries = segment.data(LE, &*bytes).unwrap();
            let needed = entries
                .chunks_exact(16)
                .filter(|entry| entry[..8] == DT_NEEDED.to_le_bytes());
            assert_eq!(needed.count(), 0, "it loads libraries");
        }
    }
}
