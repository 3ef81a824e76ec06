//! Text goes out as UTF-8 with LF, whatever the console's code page; hand-written files come in as editors on Windows
//! write them.

use std::fs;
use std::path::PathBuf;

use quorate::minutes::DocumentFile;

use crate::{program, said};

fn founding() -> String {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap());
    fs::read_to_string(root.join("assets/terms/mid-north-east-essex.ron")).unwrap()
}

/// `quorate check` on a file of these bytes, by its name from the folder it is in.
#[track_caller]
fn checked(bytes: &[u8]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let name = "Geschäftsordnung – 2016.ron";
    fs::write(folder.path().join(name), bytes).unwrap();
    let output = program().args(["check", name]).current_dir(folder.path()).output();
    let (code, says) = said(output.unwrap());
    assert!(says.contains(name), "the name stands there as it is: {says}");
    assert!(!says.contains('\r'), "{says:?}");
    (code, says)
}

#[test]
fn a_file_as_notepad_saves_it_is_read() {
    let text = founding();
    assert!(!text.contains('\r'), "the checkout gives LF");
    let (code, plain) = checked(text.as_bytes());
    assert_eq!(code, 0, "{plain}");
    let crlf = text.replace('\n', "\r\n");
    for bytes in [format!("\u{feff}{text}"), crlf.clone(), format!("\u{feff}{crlf}")] {
        assert_eq!(checked(bytes.as_bytes()), (0, plain.clone()));
    }
}

#[test]
fn what_word_and_old_editors_make_of_a_file_is_explained() {
    let curly = founding().replacen("id: \"", "id: “", 1);
    let (code, says) = checked(curly.as_bytes());
    assert_eq!(code, 1, "{says}");
    assert!(says.contains("this is a curly quote (“)"), "{says}");

    let wide: Vec<u8> = "\u{feff}Terms()".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (code, says) = checked(&wide);
    assert_eq!(code, 1, "{says}");
    assert!(says.contains("saved as UTF-16"), "{says}");

    // "é" as a single byte, in the code page of western Windows.
    let (code, says) = checked(b"Terms(committee: \"Caf\xe9\")");
    assert_eq!(code, 1, "{says}");
    assert!(says.contains("not plain text in UTF-8"), "{says}");
}

#[test]
fn everything_the_program_writes_ends_its_lines_with_lf() {
    let folder = tempfile::tempdir().unwrap();
    let mut worker = crate::worker(folder.path());
    let meeting = crate::make(&mut worker, "Mid Essex");
    let history = quorate::meeting::History::new(quorate::store::journal::load(&meeting).unwrap().records).unwrap();
    let texts = Default::default();
    for DocumentFile { name, text, .. } in quorate::minutes::files(history.meeting(), &texts, None) {
        let Some(text) = text else { continue };
        assert!(text.lines().count() > 5, "{text}");
        worker.perform(crate::document(name, &text));
        let written = fs::read(meeting.join(name)).unwrap();
        assert!(!written.contains(&b'\r'), "{name}");
        assert_eq!(written.last(), Some(&b'\n'), "{name}");
    }
    let journal = fs::read(meeting.join("journal.ronl")).unwrap();
    assert!(!journal.contains(&b'\r') && journal.ends_with(b"\n"));
}
