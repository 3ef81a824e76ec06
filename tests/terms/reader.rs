//! What RON itself refuses, and dates, numbers and formats: said so that somebody who has never seen RON can put it right.

use super::{Row, SOUND, refused};
use quorate::terms::{Terms, load};

#[test]
fn each_is_told() {
    refused(ROWS);
}

#[test]
fn a_file_nested_too_deep_is_refused_without_harm() {
    let deep = format!("[{}Present{}]", "And([".repeat(200), "])".repeat(200));
    let error = Terms::load(&SOUND.replace("[Entitled]", &deep), "terms.ron")
        .unwrap_err()
        .to_string();
    assert!(error.contains("brackets are nested too deep here"), "{error}");
    assert!(error.contains("Give the inner part a name"), "{error}");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let error = Terms::load(&format!("{SOUND}{}", " ".repeat(1_000_000)), "terms.ron").unwrap_err();
    let says = format!(
        "terms.ron: this file has {} bytes; at most 1000000 are read.",
        SOUND.len() + 1_000_000
    );
    assert_eq!(
        error.to_string(),
        format!("{says}\n   Check that it is the right file.")
    );
}

#[test]
fn bytes_that_are_not_text_are_told_from_text() {
    assert_eq!(load::text(SOUND.as_bytes(), "terms.ron"), Ok(SOUND));
    for (bytes, says) in [
        (
            &b"\xff\xfe(\0"[..],
            "this file is saved as UTF-16 (\"Unicode\"), not as UTF-8",
        ),
        (b"(\xe9)", "this file is not plain text in UTF-8"),
    ] {
        let error = load::text(bytes, "terms.ron").unwrap_err();
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("Need(at_least: 2, are: [Present])", "Need(at_least: 1/3, are: [Present])", r##"
terms.ron, line 20, column 46: 1/3 stands here without quotes.
   20 |     quorum: (test: Under("2", Need(at_least: 1/3, are: [Present]))),
      |                                              ^
   Write a share in quotes: "1/3".
"##),
    ("Need(at_least: 2, are: [Present])", "Need(at_least: 1/2 + 1, are: [Present])", r##"
terms.ron, line 20, column 46: 1/2 + 1 stands here without quotes.
   20 |     quorum: (test: Under("2", Need(at_least: 1/2 + 1, are: [Present]))),
      |                                              ^
   Write a share in quotes: "1/2 + 1".
"##),
    ("Need(at_least: 2, are: [Present])", "Need(at_least: 50%, are: [Present])", r##"
terms.ron, line 20, column 46: 50% stands here without quotes.
   20 |     quorum: (test: Under("2", Need(at_least: 50%, are: [Present]))),
      |                                              ^
   Write a share as a fraction in quotes, such as "1/2".
"##),
    ("bodies:", "bodys:", r##"
terms.ron, line 7, column 5: there is no field "bodys" in Terms.
   7 |     bodys: [(name: "Mid"), (name: "North")],
     |     ^
   Write "bodies", the nearest field that is known here.
"##),
    (r#"tags: ["gp"]"#, r#"labels: ["gp"]"#, r##"
terms.ron, line 10, column 37: there is no field "labels" in Seat.
   10 |         (id: "mid-gp", body: "Mid", labels: ["gp"], own: [("list size", 900)
      |                                     ^
   Use one of those known here: id, title, body, tags, own, number, assumed, clause.
"##),
    ("Entitled]", "Entiteld]", r##"
terms.ron, line 15, column 56: "Entiteld" is not known as an adjective of seats.
   15 |     words: [("lay members", [Tag("lay")]), ("voters", [Entiteld])],
      |                                                        ^
   Write "Entitled", the nearest word that is known here.
"##),
    ("Vote]", "Votes]", r##"
terms.ron, line 18, column 53: "Votes" is not known as something that a bar takes away.
   18 |     bars: [(who: [Conflict("leaves")], from: [Room, Votes])],
      |                                                     ^
   Write "Vote", the nearest word that is known here.
"##),
    ("    id: \"joint\",\n", "", r##"
terms.ron, line 21, column 1: the field "id" is missing in Terms.
   21 | )
      | ^
   Add "id: …" before this closing bracket.
"##),
    (r#"id: "joint","#, r#"id: "joint", id: "joint","#, r##"
terms.ron, line 3, column 18: the field "id" is given twice in Terms.
   3 |     id: "joint", id: "joint",
     |                  ^
   Keep one of the two.
"##),
    ("2016-04-01", "2016-02-30", r##"
terms.ron, line 5, column 11: 2016-02-30 does not exist.
   5 |     from: "2016-02-30",
     |           ^
   February 2016 has 29 days: write a day that it has.
"##),
    ("2016-04-01", "2016-13-01", r##"
terms.ron, line 5, column 11: 2016-13-01 does not exist.
   5 |     from: "2016-13-01",
     |           ^
   A year has months 01 to 12: the date is written year-month-day.
"##),
    ("2016-04-01", "1/4/2016", r##"
terms.ron, line 5, column 11: "1/4/2016" is not a date as it is written here.
   5 |     from: "1/4/2016",
     |           ^
   Write year-month-day with two digits each for month and day, such as "2016-04-01".
"##),
    (r#""joint""#, "“joint”", r##"
terms.ron, line 3, column 9: this is a curly quote (“), as word processors write it.
   3 |     id: “joint”,
     |         ^
   Replace it with a straight quote ("), and switch off "smart quotes".
"##),
    (r#""joint""#, "joint", r##"
terms.ron, line 3, column 9: text in quotes is expected here.
   3 |     id: joint,
     |         ^
   Put it in straight quotes: "…".
"##),
    (r#""joint""#, r#""joint"#, r##"
terms.ron, line 3, column 9: the text that begins here runs over the end of its line.
   3 |     id: "joint,
     |         ^
   Add the closing quote (") where the text ends.
"##),
    (r#""joint","#, r#""joint""#, r##"
terms.ron, line 4, column 5: a comma or a closing bracket is missing before this place.
   4 |     committee: "A Joint Committee",
     |     ^
   Look at the end of what stands before it: each entry ends with a comma.
"##),
    ("1/2", "50%", r##"
terms.ron, line 16, column 42: "50%" is not a number such as 2, "1/3", "1/2 + 1" or "all".
   16 |  tests: [("majority", Need(more_than: "50%", of: [The("voters")], are: [For]
      |                                       ^
   Correct it and try again.
"##),
    ("Each(1)", "Each(0.5)", r##"
terms.ron, line 17, column 36: the floating point number `0.5` cannot stand here.
   17 |     weights: [("one each", Each(0.5))],
      |                                    ^
   Write a whole number or a fraction such as "7/3".
"##),
    ("Each(1)", "Each(-1)", r##"
terms.ron, line 17, column 35: "-1" is not a whole number or a fraction such as "7/3" (parts at most 1000000).
   17 |     weights: [("one each", Each(-1))],
      |                                   ^
   Correct it and try again.
"##),
    ("format: 0", "format: 7", r##"
terms.ron, line 2, column 5: this file is of format 7; this program reads format 0.
   2 |     format: 7,
     |     ^
   Open it with a newer version of Quorate.
"##),
    ("\n)\n", "\n", r##"
terms.ron, line 1, column 1: the file ends before this bracket ( ) is closed.
   1 | (
     | ^
   Add the closing bracket ( ).
"##),
    ("\n)\n", "\n) )\n", r##"
terms.ron, line 22, column 3: something stands after the end of the file's data.
   22 | ) )
      |   ^
   Remove it, or remove the closing bracket that ends the data too early.
"##),
    (r#"[Tag("lay")], filled"#, r#"[["lay"]], filled"#, r##"
terms.ron, line 13, column 38: a word of the language is expected here.
   13 |     offices: [(name: "Chair", from: [["lay"]], filled: "elected"), (name: "C
      |                                      ^
   Write it without quotes, as the example files do: Present, Tag("lay").
"##),
];
