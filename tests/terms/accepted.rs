//! What is accepted: a file as Notepad saves it, `Some` written out, and every terms file that the program carries.

use super::SOUND;
use quorate::rules::prospects;
use quorate::terms::check::{Doubt, doubts};
use quorate::terms::source::Source;
use quorate::terms::{Terms, embedded, founding};

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = Terms::load(SOUND, "terms.ron").unwrap();
    let notepad = format!("\u{feff}{}", SOUND.replace('\n', "\r\n"));
    assert_eq!(Terms::load(&notepad, "terms.ron").unwrap(), plain);
    let spelled_out = SOUND.replace("holder: \"mid-gp\"", "holder: Some(\"mid-gp\")");
    assert_eq!(Terms::load(&spelled_out, "terms.ron").unwrap(), plain);
}

#[test]
fn every_embedded_file_is_sound_and_named_after_its_committee() {
    for (file, text) in embedded::embedded() {
        let terms = Terms::load(text, file).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(format!("{}.ron", terms.id), *file);
    }
}

/// Each doubt that the founding committee's file leaves, as `quorate check` prints it.
#[test]
fn the_founding_committees_doubts() {
    let terms = founding().unwrap();
    let (file, text) = embedded::by_name("mid-north-east-essex").unwrap();
    let source = Source::new(file, text);
    let mut found = doubts(&terms, &source);
    found.extend(prospects(&terms, &source).doubts);
    let doubts: Vec<String> = Doubt::in_order(found).iter().map(|doubt| doubt.to_string()).collect();
    insta::assert_snapshot!(doubts.join("\n"), @r#"
    Line 11: nobody is named who compared this file with the document (taken_from, checked_by).
    Line 58: paragraph 11: refers to "paragraphs 11-12 above", that is to itself (paragraphs 9 and 10 seem to be meant), and has no main clause.
    Line 59: paragraph 13: adopts the standing orders of both CCGs without saying which prevail where they differ; neither set was at hand for this file, and what they might change here is asked in the readings of paragraphs 13 and 16.
    Line 60: paragraph 22: leaves open who is Secretary ("[TBC]").
    Line 70: paragraph 8: assumed for the seat me-chair: a CCG's three can include its Chair, who is taken to be a GP.
    Line 71: paragraph 8: assumed for the seat me-officer: a CCG's three can include its Chief Officer.
    Line 73: paragraph 8: assumed for the seat ne-chair: a CCG's three can include its Chair, who is taken to be a GP.
    Line 74: paragraph 8: assumed for the seat ne-officer: a CCG's three can include its Chief Officer.
    Line 254: paragraph 15: in a decision of the class "single CCG" several may give the casting vote ([Body("NHS England")…]), and nothing says who comes first if they disagree.
    Line 254: paragraph 15: in a decision of the class "single CCG" NHS England can never be outvoted: it has 6 of 9 votes, and decides alone whenever its members agree, unless “Is a simple majority of members present a majority of their votes, or of the members themselves?” is answered “members” or “On a single CCG's matter, does NHS England's weight fall to that CCG's?” is answered “equal to the CCG”; no casting vote arises then.
    "#);
}
