//! What is typed behind a verb: how it was decided, and the wording.

use crate::meeting::testing::{Tale, who};
use crate::meeting::{Endings, Manner, Thanks, take_apart};

/// What was typed, how it is kept, and the words that are left.
#[test]
fn endings_are_facts_and_the_rest_is_wording() {
    let meeting = Tale::new().meeting();
    let manner = |manner| Endings {
        manner: Some(manner),
        ..Endings::default()
    };
    let proposed = || Endings {
        mover: Some(who("ade")),
        seconder: Some(who("beck")),
        ..Endings::default()
    };
    let abstaining = |people: &[&str]| Endings {
        abstainers: people.iter().map(|id| who(id)).collect(),
        ..Endings::default()
    };
    for (typed, endings, words) in [
        ("", Endings::default(), ""),
        ("unanimously", manner(Manner::Unanimously), ""),
        ("Unanimously.", manner(Manner::Unanimously), ""),
        (", all in favour", manner(Manner::Unanimously), ""),
        ("by consensus the plan", manner(Manner::ByConsensus), "the plan"),
        (
            "the plan, with no one against",
            manner(Manner::NoOneAgainst),
            "the plan",
        ),
        (
            "as amended: the plan nem. con.",
            manner(Manner::NoOneAgainst),
            "as amended: the plan",
        ),
        ("proposed by Dr Ade and seconded by Ms Beck", proposed(), ""),
        ("(prop. oa, sec. jb)", proposed(), ""),
        ("seconded Beck moved Ade", proposed(), ""),
        ("the plan proposed by Ade, seconded by Jo Beck", proposed(), "the plan"),
        ("Dr Ade abstaining", abstaining(&["ade"]), ""),
        ("with Dr Ade and Ms Beck abstaining", abstaining(&["ade", "beck"]), ""),
        (
            "the plan; Dr Ade, Ms Beck abstained",
            abstaining(&["ade", "beck"]),
            "the plan",
        ),
        ("abstained: Dr Ade", abstaining(&["ade"]), ""),
        (
            "one abstention (Dr Ade)",
            Endings {
                abstained: Some(1),
                ..abstaining(&["ade"])
            },
            "",
        ),
        (
            "by 7 votes to 2, with 1 abstention",
            Endings {
                r#for: Some(7),
                against: Some(2),
                abstained: Some(1),
                ..Endings::default()
            },
            "",
        ),
        (
            "7 for and two against",
            Endings {
                r#for: Some(7),
                against: Some(2),
                ..Endings::default()
            },
            "",
        ),
        (
            "subject to the members abstaining from comment, unanimously",
            Endings {
                condition: Some("subject to the members abstaining from comment".into()),
                ..manner(Manner::Unanimously)
            },
            "",
        ),
        (
            "with thanks to Ms Beck and subject to a report",
            Endings {
                thanks: Some(Thanks::To(who("beck"))),
                condition: Some("subject to a report".into()),
                ..Endings::default()
            },
            "",
        ),
        (
            "with thanks for the report",
            Endings {
                thanks: Some(Thanks::Words("for the report".into())),
                ..Endings::default()
            },
            "",
        ),
        // What only looks like one.
        (
            "a grant of 2 for each practice",
            Endings::default(),
            "a grant of 2 for each practice",
        ),
        (
            "the motion carried by majorities elsewhere",
            Endings::default(),
            "the motion carried by majorities elsewhere",
        ),
        (
            "that members vote unanimously or not at all",
            Endings::default(),
            "that members vote unanimously or not at all",
        ),
        (
            "the plan proposed by the Trust",
            Endings::default(),
            "the plan proposed by the Trust",
        ),
    ] {
        let read = take_apart(&meeting, typed, true).unwrap();
        assert_eq!(read, (endings, words.to_owned()), "{typed}");
    }
    // Of minutes that are agreed it is an amendment.
    let read = take_apart(&meeting, "subject to page 3 reading 14, proposed by Ade", false).unwrap();
    assert_eq!(read.1, "subject to page 3 reading 14");
    assert_eq!(read.0.mover, Some(who("ade")));
}

#[test]
fn what_cannot_be_is_refused() {
    let meeting = Tale::new().meeting();
    for typed in [
        "unanimously, by a majority",
        "proposed by",
        "proposed by Mr Nobody",
        "Mr Nobody abstaining",
        "seconded by Nobody",
    ] {
        assert!(take_apart(&meeting, typed, true).is_err(), "{typed}");
    }
}

/// However long it is, it is read while somebody types.
#[test]
fn a_long_text_of_beginnings_is_read_in_time() {
    let meeting = Tale::new().meeting();
    for words in ["subject to ", "abstaining and ", "proposed by ", "with thanks to "] {
        let _ = take_apart(&meeting, &words.repeat(600), true);
    }
}
