//! Terms files that are refused, each with the message that its writer reads; those that are accepted.
//!
//! A row changes one thing in a sound file. The whole message is compared: place, line, caret, what is wrong, what to do.

mod accepted;
mod doubts;
mod endless;
mod follows;
mod guide;
mod mangled;
mod names;
mod prospects;
mod reader;
mod sense;
mod twice;

use quorate::terms::Terms;

const SOUND: &str = r#"(
    format: 0,
    id: "joint",
    committee: "A Joint Committee",
    from: "2016-04-01",
    paragraphs: [("1", "Two bodies."), ("2", "Two are a quorum.")],
    bodies: [(name: "Mid"), (name: "North")],
    seats: [
        (id: "mid-lay", body: "Mid", title: "Lay Member", tags: ["lay"]),
        (id: "mid-gp", body: "Mid", tags: ["gp"], own: [("list size", 900)]),
        (id: "north-lay", body: "North", tags: ["lay"]),
    ],
    offices: [(name: "Chair", from: [Tag("lay")], filled: "elected"), (name: "Clerk", holder: "mid-gp")],
    questions: [(id: "whom", clause: "2", asks: "Of whom?", answers: ["present", "entitled"])],
    words: [("lay members", [Tag("lay")]), ("voters", [Entitled])],
    tests: [("majority", Need(more_than: "1/2", of: [The("voters")], are: [For]))],
    weights: [("one each", Each(1))],
    bars: [(who: [Conflict("leaves")], from: [Room, Vote])],
    votes: [([], The("one each"))],
    quorum: (test: Under("2", Need(at_least: 2, are: [Present]))),
    decisions: [(class: "usual", rule: (carried: The("majority"), tie: Casting(by: [[Presiding]])))],
)
"#;

/// What stands in the sound file, what stands there instead, and the message.
type Row = (&'static str, &'static str, &'static str);

/// Makes each change alone and compares the message.
fn refused(rows: &[Row]) {
    for (old, new, expected) in rows {
        assert!(SOUND.contains(old), "{old} does not stand in the sound file");
        let error = match Terms::load(&SOUND.replacen(old, new, 1), "terms.ron") {
            Ok(_) => panic!("{old} → {new} was accepted"),
            Err(error) => error.to_string(),
        };
        assert_eq!(error, expected.trim(), "{old} → {new}\n{error}");
    }
}

#[test]
fn the_sound_file_is_sound() {
    Terms::load(SOUND, "terms.ron").unwrap();
}
