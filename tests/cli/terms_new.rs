//! `quorate terms new`, answered through a pipe.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use quorate::terms::Terms;

/// Answers the questions with these lines; the exit and what was said.
fn answer(folder: &Path, lines: &str) -> (i32, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(["terms", "new", "terms.ron"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = program.stdin.take().unwrap().write_all(lines.as_bytes());
    let output = program.wait_with_output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code().unwrap(), said)
}

/// Every answer, a line each; every second from the organisations on is a paragraph.
const ANSWERS: &str = "\
Joint Committee of Mid and North
Terms of reference, version 2
Ann Other
2026-04-01
Mid, NHS England
1
Chair (gp), 2 Lay Member (lay)
2
Area Director, Head of Primary Care
2
Lay Member
3

3
3
5
1
5(a)
1 lay
5(b)
yes
6
nobody

no
7
NHS England 3
8
2
8
presiding
8
3
9
";

#[test]
fn the_answers_become_sound_terms() {
    let folder = tempfile::tempdir().unwrap();
    let (exit, said) = answer(folder.path(), ANSWERS);
    assert_eq!(exit, 0, "{said}");
    assert!(said.contains("terms.ron is written."), "{said}");
    let text = fs::read_to_string(folder.path().join("terms.ron")).unwrap();
    let terms = Terms::load(&text, "terms.ron").unwrap();
    assert_eq!(terms.committee, "Joint Committee of Mid and North");
    assert_eq!(terms.all_seats().len(), 5);
    assert_eq!(terms.offices[0].holder.as_ref().unwrap().0, "mid-lay-member-1");
    assert_eq!(terms.offices[0].clause.as_deref(), Some("3"));
    insta::assert_snapshot!(text);
}

/// Sixteen lines of Enter are not enough for a name, an organisation, seats and a number; those alone are.
#[test]
fn enter_is_an_answer_where_one_is_usual() {
    let folder = tempfile::tempdir().unwrap();
    let least = "A Committee\n\n\n\nUs\n\n3 Member\n\n\n\n\n\n2\n".to_owned() + &"\n".repeat(20);
    let (exit, said) = answer(folder.path(), &least);
    assert_eq!(exit, 0, "{said}");
    let terms = Terms::load(
        &fs::read_to_string(folder.path().join("terms.ron")).unwrap(),
        "terms.ron",
    )
    .unwrap();
    let asked: Vec<&str> = terms.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(asked, ["remote", "deputies", "interest-counts", "equal-vote"]);
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("terms.ron"), "mine").unwrap();
    let (exit, said) = answer(folder.path(), ANSWERS);
    assert_eq!(exit, 3);
    assert!(said.contains("never overwritten"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("terms.ron")).unwrap(), "mine");
}

#[test]
fn what_is_not_understood_is_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let clumsy =
        ANSWERS
            .replacen("\n3\n5\n1\n", "\na few\n3\n5\nsome\n1\n", 1)
            .replacen("presiding", "the vicar\npresiding", 1);
    let (exit, said) = answer(folder.path(), &clumsy);
    assert_eq!(exit, 0, "{said}");
    for told in [
        "\"a few\" is not a number",
        "\"some\" is not a number",
        "\"the vicar\" is none of presiding",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn nothing_is_written_when_the_answers_end_or_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<&str> = ANSWERS.lines().collect();
    for most in 0..lines.len() - 1 {
        let (exit, said) = answer(
            folder.path(),
            &lines[..most].iter().map(|line| format!("{line}\n")).collect::<String>(),
        );
        // The last paragraph may be left out by ending there.
        assert_eq!(
            (exit, fs::exists(folder.path().join("terms.ron")).unwrap()),
            (3, false),
            "{most} lines: {said}"
        );
        assert!(said.contains("Nothing was written."), "{said}");
    }
    let (exit, said) = answer(folder.path(), &ANSWERS.replacen("\n3\n5\n1\n", "\n6\n5\n1\n", 1));
    assert_eq!((exit, fs::exists(folder.path().join("terms.ron")).unwrap()), (1, false));
    assert!(said.contains("nobody can reach the quorum"), "{said}");
}
