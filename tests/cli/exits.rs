//! How the program ends: 0 answered, sound; 1 something was found; 2 wrong usage; 3 the input cannot be read.

use crate::{answered, repository};

#[test]
fn each_exit() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let founding = repository("assets/terms/mid-north-east-essex.ron")
        .display()
        .to_string();
    let case = repository("meetings/cases/two-both-ccgs-for.ron").display().to_string();
    let faulty = file("faulty.ron", "Terms(format: 0)");
    let no_terms = file("no-terms.ron", "Case(terms: \"nowhere.ron\")");
    let wrong = file(
        "wrong.ron",
        "Case(terms: \"bolton-panel\", others: InPerson, settled: [(\"other-ccg-gp\", \"no\")], expect: (quorum: no))",
    );
    let missing = folder.path().join("missing.ron").display().to_string();
    for (arguments, exit, says) in [
        (&["check", &founding][..], 0, "sound. Mid and North East Essex"),
        (&["check", &founding, &case], 0, "two-both-ccgs-for.ron: sound."),
        (&["check", &faulty], 1, "the field \"id\" is missing in Terms"),
        (&["check", &founding, &faulty], 1, "sound. Mid and North East Essex"),
        (&["check", &wrong], 1, "quorum met: expected no, found yes"),
        (&["check", &missing], 3, "missing.ron"),
        (&["check", &faulty, &missing], 3, "missing.ron"),
        (&["check", &no_terms], 3, "nowhere.ron"),
        (&["rule", &case], 0, "Outcome: not settled"),
        (&["rule", &wrong], 0, "Quorum: met"),
        (&["rule", &faulty], 3, "Terms stands here, where Case is expected"),
        (&["rule", &no_terms], 3, "nowhere.ron"),
        (&["rule", &missing], 3, "missing.ron"),
        (&["rule"], 2, "Usage: quorate rule"),
        (&["rule", &case, "--format", "yaml"], 2, "possible values: text, json"),
        (&["check"], 2, "Usage: quorate check"),
        (&["divine"], 2, "unrecognized subcommand"),
        (&["--help"], 0, "Exit codes: 0 answered, sound"),
        (&["rule", "--help"], 0, "The case: terms, who is here"),
        (&["check", "--help"], 0, "--format <FORMAT>"),
        (&["--version"], 0, "quorate 0."),
    ] {
        let (code, answer) = answered(arguments);
        assert_eq!(code, exit, "{arguments:?}\n{answer}");
        assert!(answer.contains(says), "{arguments:?} does not say {says:?}:\n{answer}");
    }
}
