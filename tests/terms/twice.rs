//! A name that a list holds twice.

use super::{Row, refused};

#[test]
fn each_is_told() {
    refused(ROWS);
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (r#"id: "north-lay""#, r#"id: "mid-lay""#, r##"
terms.ron, line 11, column 10: the seat "mid-lay" is given twice.
   11 |         (id: "mid-lay", body: "North", tags: ["lay"]),
      |          ^
   Give one of the two another name, or remove it.
"##),
    (r#"body: "North", tags"#, r#"body: "North", number: 2), (id: "north-lay-2", body: "North", tags"#, r##"
terms.ron, line 11, column 55: the seat "north-lay-2" is given twice.
   11 | rth-lay", body: "North", number: 2), (id: "north-lay-2", body: "North", tags
      |                                       ^
   Give one of the two another name, or remove it.
"##),
    (r#"("1", "Two bodies"#, r#"("2", "Two bodies"#, r##"
terms.ron, line 6, column 41: the paragraph "2" is given twice.
   6 |     paragraphs: [("2", "Two bodies."), ("2", "Two are a quorum.")],
     |                                         ^
   Give one of the two another name, or remove it.
"##),
    (r#"(name: "North")"#, r#"(name: "North"), (name: "Mid")"#, r##"
terms.ron, line 7, column 47: the organisation "Mid" is given twice.
   7 |     bodies: [(name: "Mid"), (name: "North"), (name: "Mid")],
     |                                               ^
   Give one of the two another name, or remove it.
"##),
    (r#"name: "Clerk""#, r#"name: "Chair""#, r##"
terms.ron, line 13, column 72: the office "Chair" is given twice.
   13 |  from: [Tag("lay")], filled: "elected"), (name: "Chair", holder: "mid-gp")],
      |                                           ^
   Give one of the two another name, or remove it.
"##),
    ("decisions: [", r#"decisions: [(class: "usual", rule: (carried: The("majority"))), "#, r##"
terms.ron, line 21, column 70: the class "usual" is given twice.
   21 | , rule: (carried: The("majority"))), (class: "usual", rule: (carried: The("m
      |                                       ^
   Give one of the two another name, or remove it.
"##),
    ("words: [", r#"words: [("lay members", [Nobody]), "#, r##"
terms.ron, line 15, column 40: the word "lay members" is given twice.
   15 |    words: [("lay members", [Nobody]), ("lay members", [Tag("lay")]), ("voter
      |                                       ^
   Give one of the two another name, or remove it.
"##),
    ("questions: [", r#"questions: [(id: "whom", asks: "Whom?", answers: ["a", "b"]), "#, r##"
terms.ron, line 14, column 68: the question "whom" is given twice.
   14 | asks: "Whom?", answers: ["a", "b"]), (id: "whom", clause: "2", asks: "Of who
      |                                       ^
   Give one of the two another name, or remove it.
"##),
    ("tests: [", r#"tests: [("majority", All([])), "#, r##"
terms.ron, line 16, column 36: the test "majority" is given twice.
   16 |     tests: [("majority", All([])), ("majority", Need(more_than: "1/2", of: [
      |                                    ^
   Give one of the two another name, or remove it.
"##),
    ("weights: [", r#"weights: [("one each", Each(2)), "#, r##"
terms.ron, line 17, column 38: the weight "one each" is given twice.
   17 |     weights: [("one each", Each(2)), ("one each", Each(1))],
      |                                      ^
   Give one of the two another name, or remove it.
"##),
];
