//! A name that nothing bears, and a `Case` that does not fit its question.

use super::{Row, refused};

#[test]
fn each_is_told() {
    refused(ROWS);
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (r#"from: [Tag("lay")]"#, r#"from: [Tag("lya")]"#, r##"
terms.ron, line 13, column 38: no seat has the tag "lya".
   13 |     offices: [(name: "Chair", from: [Tag("lya")], filled: "elected"), (name:
      |                                      ^
   Write "lay", or add this one to the tags of a seat.
"##),
    (r#"from: [Tag("lay")]"#, r#"from: [Seat("mid-lax")]"#, r##"
terms.ron, line 13, column 38: no seat has the id "mid-lax".
   13 |     offices: [(name: "Chair", from: [Seat("mid-lax")], filled: "elected"), (
      |                                      ^
   Write "mid-lay", or add this one to seats.
"##),
    (r#"from: [Tag("lay")]"#, r#"from: [Body("South")]"#, r##"
terms.ron, line 13, column 38: no organisation is called "South".
   13 |     offices: [(name: "Chair", from: [Body("South")], filled: "elected"), (na
      |                                      ^
   Write "North", or add this one to bodies.
"##),
    (r#"from: [Tag("lay")]"#, r#"from: [The("lay member")]"#, r##"
terms.ron, line 13, column 38: no word is called "lay member".
   13 |     offices: [(name: "Chair", from: [The("lay member")], filled: "elected"),
      |                                      ^
   Write "lay members", or add this one to words.
"##),
    (r#""mid-gp", body: "Mid""#, r#""mid-gp", body: "Midd""#, r##"
terms.ron, line 10, column 24: no organisation is called "Midd".
   10 |         (id: "mid-gp", body: "Midd", tags: ["gp"], own: [("list size", 900)]
      |                        ^
   Write "Mid", or add this one to bodies.
"##),
    (r#""mid-gp", body: "Mid","#, r#""mid-gp","#, r##"
terms.ron, line 10, column 10: the seat "mid-gp" names no organisation.
   10 |         (id: "mid-gp", tags: ["gp"], own: [("list size", 900)]),
      |          ^
   Add "body: …", one of: Mid, North.
"##),
    ("[[Presiding]]", r#"[[Office("Chairman")]]"#, r##"
terms.ron, line 21, column 86: no office is called "Chairman".
   21 | ule: (carried: The("majority"), tie: Casting(by: [[Office("Chairman")]])))],
      |                                                    ^
   Write "Chair", or add this one to offices.
"##),
    ("[[Presiding]]", r#"[[Conflict("stays")]]"#, r##"
terms.ron, line 21, column 86: no rung of the conflict ladder is called "stays".
   21 | rule: (carried: The("majority"), tie: Casting(by: [[Conflict("stays")]])))],
      |                                                     ^
   Add it to bars, or use one of: leaves.
"##),
    (r#"holder: "mid-gp""#, r#"holder: "mid-pg""#, r##"
terms.ron, line 13, column 87: no seat has the id "mid-pg".
   13 |  from: [Tag("lay")], filled: "elected"), (name: "Clerk", holder: "mid-pg")],
      |                                                          ^
   Write "mid-gp", or add this one to seats.
"##),
    (r#"holder: "mid-gp""#, r#"holder: "mid-gp", then: ["Chiar"]"#, r##"
terms.ron, line 13, column 105: no office is called "Chiar".
   13 | )], filled: "elected"), (name: "Clerk", holder: "mid-gp", then: ["Chiar"])],
      |                                                           ^
   Write "Chair", or add this one to offices.
"##),
    (r#"carried: The("majority")"#, r#"carried: The("two thirds")"#, r##"
terms.ron, line 21, column 50: no test is called "two thirds".
   21 | ns: [(class: "usual", rule: (carried: The("two thirds"), tie: Casting(by: [[
      |                                       ^
   Add it to tests, or use one of: majority.
"##),
    (r#"The("one each")"#, r#"The("two each")"#, r##"
terms.ron, line 19, column 18: no weight is called "two each".
   19 |     votes: [([], The("two each"))],
      |                  ^
   Write "one each", or add this one to weights.
"##),
    ("Each(1)", r#"Own("shares")"#, r##"
terms.ron, line 17, column 28: no seat has an amount of its own called "shares".
   17 |     weights: [("one each", Own("shares"))],
      |                            ^
   Add it to own of a seat, or use one of: list size.
"##),
    ("are: [For]", r#"are: [For], by: Own("list sizes")"#, r##"
terms.ron, line 16, column 86: no seat has an amount of its own called "list sizes".
   16 | more_than: "1/2", of: [The("voters")], are: [For], by: Own("list sizes")))],
      |                                                        ^
   Write "list size", or add this one to own of a seat.
"##),
    (r#"carried: The("majority")"#, r#"carried: Case("who", [("present", The("majority")), ("entitled", The("majority"))])"#, r##"
terms.ron, line 21, column 50: no question has the id "who".
   21 | ns: [(class: "usual", rule: (carried: Case("who", [("present", The("majority
      |                                       ^
   Write "whom", or add this one to questions.
"##),
    (r#"carried: The("majority")"#, r#"carried: Case("whom", [("present", The("majority"))])"#, r##"
terms.ron, line 21, column 50: a Case on "whom" gives no rule for the answer "entitled".
   21 | ns: [(class: "usual", rule: (carried: Case("whom", [("present", The("majorit
      |                                       ^
   Add ("entitled", …) to it.
"##),
    (r#"carried: The("majority")"#, r#"carried: Case("whom", [("present", All([])), ("entitled", All([])), ("absent", All([]))])"#, r##"
terms.ron, line 21, column 109: "absent" is not an answer of the question "whom".
   21 | nt", All([])), ("entitled", All([])), ("absent", All([]))]), tie: Casting(by
      |                                       ^
   Its answers are "present", "entitled".
"##),
    (r#"carried: The("majority")"#, r#"carried: Case("whom", [("present", All([])), ("entitled", All([])), ("present", All([]))])"#, r##"
terms.ron, line 21, column 50: a Case on "whom" gives two rules for one answer.
   21 | ns: [(class: "usual", rule: (carried: Case("whom", [("present", All([])), ("
      |                                       ^
   Keep one of the two.
"##),
    (r#"clause: "2""#, r#"clause: "3""#, r##"
terms.ron, line 14, column 30: no paragraph has the number "3".
   14 |     questions: [(id: "whom", clause: "3", asks: "Of whom?", answers: ["prese
      |                              ^
   Correct the number, or add the paragraph's own words to paragraphs.
"##),
    (r#"Under("2""#, r#"Under("22(b)""#, r##"
terms.ron, line 20, column 20: no paragraph has the number "22(b)".
   20 |     quorum: (test: Under("22(b)", Need(at_least: 2, are: [Present]))),
      |                    ^
   Correct the number, or add the paragraph's own words to paragraphs.
"##),
    ("decisions: [", r#"exclusion: (under: "the Act", words: "…", grounds: [], class: "procedure"), decisions: ["#, r##"
terms.ron, line 21, column 60: no class of decision is called "procedure".
   21 | : "the Act", words: "…", grounds: [], class: "procedure"), decisions: [(clas
      |                                       ^
   Add it to decisions, or use one of: usual.
"##),
];
