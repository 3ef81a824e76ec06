//! What could be read and means nothing: no comparison, a circle, an office that nobody holds, dates the wrong way round.

use super::{Row, refused};

#[test]
fn each_is_told() {
    refused(ROWS);
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("Need(at_least: 2, are", "Need(at_least: 2, more_than: 1, are", r##"
terms.ron, line 20, column 31: this Need makes more than one comparison.
   20 |     quorum: (test: Under("2", Need(at_least: 2, more_than: 1, are: [Present]
      |                               ^
   Give exactly one of at_least, more_than, at_most, fewer_than.
"##),
    ("Need(at_least: 2, are", "Need(are", r##"
terms.ron, line 20, column 31: this Need compares with nothing.
   20 |     quorum: (test: Under("2", Need(are: [Present]))),
      |                               ^
   Give exactly one of at_least, more_than, at_most, fewer_than.
"##),
    ("Need(at_least: 2, are: [Present])", r#"Need(at_least: "1/3", of: [Members])"#, r##"
terms.ron, line 20, column 31: this Need says of whom a share is asked for, and not who is counted: all of them would be.
   20 |     quorum: (test: Under("2", Need(at_least: "1/3", of: [Members]))),
      |                               ^
   Add who is counted: are: [Present], or are: [For].
"##),
    (r#"id: "joint""#, r#"id: "Joint committee""#, r##"
terms.ron, line 3, column 5: "Joint committee" cannot be an id.
   3 |     id: "Joint committee",
     |     ^
   Use small letters, digits and single hyphens, such as "me-lay".
"##),
    ("[[Presiding]]", "[]", r##"
terms.ron, line 21, column 72: a casting vote is given to nobody.
   21 |  [(class: "usual", rule: (carried: The("majority"), tie: Casting(by: [])))],
      |                                                          ^
   Name its holders in "by", or write Lost.
"##),
    (r#"holder: "mid-gp""#, r#"then: ["Chair"]"#, r##"
terms.ron, line 13, column 72: nothing says who holds the office "Clerk".
   13 | , from: [Tag("lay")], filled: "elected"), (name: "Clerk", then: ["Chair"])],
      |                                            ^
   Add "holder: …" (the id of a seat) or "filled: …" (how it is filled, in words).
"##),
    (r#"holder: "mid-gp""#, r#"holder: "mid-gp", filled: "elected""#, r##"
terms.ron, line 13, column 72: the office "Clerk" is both filled at a meeting and held by a seat.
   13 | m: [Tag("lay")], filled: "elected"), (name: "Clerk", holder: "mid-gp", fille
      |                                       ^
   Keep either "filled" or "holder".
"##),
    (r#"["present", "entitled"]"#, r#"["present"]"#, r##"
terms.ron, line 14, column 18: the question "whom" has fewer than two answers.
   14 |     questions: [(id: "whom", clause: "2", asks: "Of whom?", answers: ["prese
      |                  ^
   Give every answer that the text can bear, the more natural first.
"##),
    (r#"["present", "entitled"]"#, r#"["present", "present"]"#, r##"
terms.ron, line 14, column 18: the question "whom" has the same answer twice.
   14 |     questions: [(id: "whom", clause: "2", asks: "Of whom?", answers: ["prese
      |                  ^
   Keep one of the two.
"##),
    (r#"("lay members", [Tag("lay")])"#, r#"("lay members", [The("members")]), ("members", [Not(The("lay members"))])"#, r##"
terms.ron, line 15, column 13: "lay members" is defined by itself: "lay members" → "members" → "lay members".
   15 |     words: [("lay members", [The("members")]), ("members", [Not(The("lay mem
      |             ^
   Write out what it means without naming it.
"##),
    (r#"("majority", Need("#, r#"("majority", The("majority")), ("other", Need("#, r##"
terms.ron, line 16, column 13: "majority" is defined by itself: "majority" → "majority".
   16 |     tests: [("majority", The("majority")), ("other", Need(more_than: "1/2", 
      |             ^
   Write out what it means without naming it.
"##),
    (r#"("one each", Each(1))"#, r#"("one each", Under("1", The("one each")))"#, r##"
terms.ron, line 17, column 15: "one each" is defined by itself: "one each" → "one each".
   17 |     weights: [("one each", Under("1", The("one each")))],
      |               ^
   Write out what it means without naming it.
"##),
    ("bars: [", "bars: [(who: [Present], from: [Vote]), ", r##"
terms.ron, line 18, column 13: a bar depends on Present, which is worked out from the bars: a circle.
   18 |     bars: [(who: [Present], from: [Vote]), (who: [Conflict("leaves")], from:
      |             ^
   Say whom it bars by seat, tag, organisation, conflict or presence.
"##),
    ("bars: [", r#"bars: [(who: [The("lay members"), Not(Cast)], from: [Vote]), "#, r##"
terms.ron, line 18, column 13: a bar depends on Cast, which is worked out from the bars: a circle.
   18 |     bars: [(who: [The("lay members"), Not(Cast)], from: [Vote]), (who: [Conf
      |             ^
   Say whom it bars by seat, tag, organisation, conflict or presence.
"##),
    ("bars: [", r#"bars: [(who: [The("voters")], from: [Vote]), "#, r##"
terms.ron, line 18, column 13: a bar depends on Entitled, which is worked out from the bars: a circle.
   18 |     bars: [(who: [The("voters")], from: [Vote]), (who: [Conflict("leaves")],
      |             ^
   Say whom it bars by seat, tag, organisation, conflict or presence.
"##),
    ("bars: [", "bars: [(who: [Presiding], from: [Vote, Presiding]), ", r##"
terms.ron, line 18, column 13: a bar depends on Presiding, which is worked out from the bars: a circle.
   18 |     bars: [(who: [Presiding], from: [Vote, Presiding]), (who: [Conflict("lea
      |             ^
   Say whom it bars by seat, tag, organisation, conflict or presence.
"##),
    ("bars: [", "stand_ins: [(for: [The(\"voters\")], as: Proxy)],\n    bars: [", r##"
terms.ron, line 18, column 17: who may stand in depends on Entitled, which depends on who stands in: a circle.
   18 |     stand_ins: [(for: [The("voters")], as: Proxy)],
      |                 ^
   Say who may send a deputy or proxy by seat, tag, organisation or office.
"##),
    (r#"class: "usual","#, r#"class: "usual", bars: [(who: [Barred(Vote)], from: [Casting])],"#, r##"
terms.ron, line 21, column 42: a bar depends on Barred, which is worked out from the bars: a circle.
   21 |  decisions: [(class: "usual", bars: [(who: [Barred(Vote)], from: [Casting])]
      |                                       ^
   Say whom it bars by seat, tag, organisation, conflict or presence.
"##),
    ("Need(at_least: 2, are: [Present])", "AnyOf(3, [Need(at_least: 2, are: [Present])])", r##"
terms.ron, line 20, column 31: AnyOf asks for 3 conditions and names 1.
   20 |     quorum: (test: Under("2", AnyOf(3, [Need(at_least: 2, are: [Present])]))
      |                               ^
   Ask for fewer, or give more conditions.
"##),
    ("Need(at_least: 2, are: [Present])", "Separately([Need(more_than: 2, are: [Present])])", r##"
terms.ron, line 20, column 31: Separately asks for a number of people for each condition.
   20 |     quorum: (test: Under("2", Separately([Need(more_than: 2, are: [Present])
      |                               ^
   Write only Need(at_least: …) with whole numbers in it.
"##),
    ("Need(at_least: 2, are: [Present])", "Each([], Need(at_least: 2, are: [Present]))", r##"
terms.ron, line 20, column 31: Each has no groups.
   20 |     quorum: (test: Under("2", Each([], Need(at_least: 2, are: [Present])))),
      |                               ^
   Name the groups within which the condition must hold.
"##),
    (r#"from: "2016-04-01","#, r#"from: "2016-04-01", until: "2016-03-31","#, r##"
terms.ron, line 5, column 25: these terms end (2016-03-31) before they begin (2016-04-01).
   5 |     from: "2016-04-01", until: "2016-03-31",
     |                         ^
   Correct one of the two dates.
"##),
    (r#"body: "North", tags: ["lay"]"#, r#"body: "North", tags: ["lay"], number: 2000"#, r##"
terms.ron, line 11, column 57: there are 2002 seats; at most 1000 are counted.
   11 |         (id: "north-lay", body: "North", tags: ["lay"], number: 2000),
      |                                                         ^
   Correct the number of seats.
"##),
    ("decisions: [(class", r#"decisions: [], verbs: ["agreed"], // [(class"#, r##"
terms.ron, line 21, column 5: there is no class of decision.
   21 |     decisions: [], verbs: ["agreed"], // [(class: "usual", rule: (carried: T
      |     ^
   Add at least one class of decision.
"##),
    ("tie: Casting(by: [[Presiding]])", "tie: Abstains", r##"
terms.ron, line 21, column 72: a proposal cannot abstain.
   21 | isions: [(class: "usual", rule: (carried: The("majority"), tie: Abstains))],
      |                                                                 ^
   Write Abstains in the rule of a Block only; here NoDecision, or Lost.
"##),
    ("bars: [", "bars: [(who: [Conflict(\"away\"), Tag(\"lay\")], from: [Vote]), ", r##"
terms.ron, line 18, column 19: the handling of interests "away" stands only beside other adjectives, so that no interest can be handled so.
   18 |     bars: [(who: [Conflict("away"), Tag("lay")], from: [Vote]), (who: [Confl
      |                   ^
   Add a bar on it alone: (who: [Conflict("away")], from: [Vote, Casting]); the one that joins it with others may follow.
"##),
    (r#"votes: [([], The("one each"))]"#, r#"votes: [([], Block(The("one each"), (carried: The("majority"), neither: Again(All))))]"#, r##"
terms.ron, line 19, column 77: a block cannot vote again by itself.
   19 | , Block(The("one each"), (carried: The("majority"), neither: Again(All))))],
      |                                                              ^
   Write NoDecision or Abstains in the rule of a Block.
"##),
];
