//! People: comings and goings, lost connections, the chair; and that a slip leaves no trace.

use super::*;
use crate::minutes::tests::*;

#[test]
fn comings_and_goings() {
    for (what, tale, expected) in [
        (
            "late",
            Tale::with(&["allen", "dunn"])
                .take("09:31", "5")
                .then("10:12", arrived("ade")),
            &[
                "Dr Obi Ade, CCG Chair (part meeting: from 10:12)",
                "Dr Ade joined the meeting at 10:12, during item 5.",
            ][..],
        ),
        (
            "late and remote",
            Tale::with(&["allen", "dunn"])
                .take("09:31", "5")
                .then("10:12", remotely("ade")),
            &[
                "Dr Obi Ade, CCG Chair (part meeting: from 10:12; joined remotely)",
                "Dr Ade joined the meeting remotely at 10:12, during item 5.",
            ],
        ),
        (
            "left and came back",
            open_5()
                .then("10:12", left("ade"))
                .take("10:20", "6")
                .then("10:30", arrived("ade")),
            &[
                "Dr Obi Ade, CCG Chair (part meeting: until 10:12, and from 10:30)",
                "Dr Ade left the meeting at 10:12, during item 5.",
                "Dr Ade returned to the meeting at 10:30, during item 6.",
            ],
        ),
        (
            "from remote to the room",
            Tale::with(&["allen", "dunn"])
                .then("09:31", remotely("ade"))
                .take("09:32", "5")
                .then("10:12", arrived("ade")),
            &["Dr Ade, who had joined remotely, came into the room at 10:12, during item 5."],
        ),
        (
            "in for one item",
            open_5()
                .then(
                    "09:35",
                    Event::Arrived {
                        person: who("poole"),
                        way: Way::InPerson,
                        only_for: Some(no("5")),
                    },
                )
                .take("10:00", "6"),
            &["Mrs Eve Poole (item 5 only)"],
        ),
        (
            "a deputy",
            Tale::with(&["allen", "dunn", "cole"])
                .then("09:29", Event::ApologiesGiven { person: who("gale") })
                .then(
                    "09:29",
                    Event::DeputyAccepted {
                        deputy: who("gray"),
                        seat: seat("nhse-primary"),
                        accepted_by: Some(who("allen")),
                    },
                )
                .then("09:29", arrived("gray")),
            &[
                "Ms Ann Gray, nominated deputy for the Head of Primary Care (accepted by Ms Allen)",
                "# Apologies",
                "Mr Rob Gale, Head of Primary Care, NHS England (Ms Gray deputising)",
            ],
        ),
        (
            "no apologies",
            Tale::begun().then("09:31", Event::NoApologies),
            &["# Apologies", "No apologies were received."],
        ),
        (
            "the chair passes on",
            open_5()
                .then("10:31", took("beck"))
                .take("10:40", "6")
                .then("10:41", took("allen")),
            &[
                "Ms Ruth Allen, Lay Member (Chair; in the chair for part of the meeting)",
                "Ms Jo Beck, Lay Member (Vice Chair; in the chair for part of the meeting)",
                "Ms Allen took the chair.",
                "The chair passed from Ms Allen to Ms Beck at 10:31, during item 5.",
                "The chair passed from Ms Beck to Ms Allen at 10:41, during item 6.",
            ],
        ),
        (
            "public and press",
            Tale::begun().then("09:31", Event::PublicCounted { public: 4, press: 1 }),
            &["4 members of the public and 1 member of the press"],
        ),
        (
            "elected unopposed",
            Tale::begun().take("09:31", "1").then(
                "09:32",
                Event::OfficeFilled {
                    office: "Chair".into(),
                    person: who("beck"),
                    nominated: vec![who("beck")],
                    counts: vec![],
                    endings: Box::default(),
                },
            ),
            &["Ms Beck was elected Chair, unopposed (paragraph 9)."],
        ),
        (
            "elected by votes",
            Tale::begun()
                .take("09:31", "1")
                .then("09:31", settled("members", Span::Meeting))
                .then(
                    "09:32",
                    Event::OfficeFilled {
                        office: "Chair".into(),
                        person: who("beck"),
                        nominated: vec![who("allen"), who("beck")],
                        counts: vec![(who("beck"), 5), (who("allen"), 4)],
                        endings: Box::default(),
                    },
                ),
            &[
                "Ms Allen and Ms Beck were nominated as Chair. Ms Beck was elected Chair (paragraph 9). Votes: Ms Beck 5, Ms Allen 4.",
            ],
        ),
    ] {
        assert_says(what, &tale, expected);
    }
    let one_item = open_5()
        .then(
            "09:35",
            Event::Arrived {
                person: who("poole"),
                way: Way::InPerson,
                only_for: Some(no("5")),
            },
        )
        .take("10:00", "6");
    assert_silent("in for one item", &one_item, &["Mrs Poole joined", "Mrs Poole left"]);
}

#[test]
fn a_lost_connection_is_told_when_it_mattered_or_lasted() {
    let lost = |back: &str| {
        Tale::with(&["allen", "dunn"])
            .then("09:31", remotely("ade"))
            .take("09:32", "5")
            .then("10:00", Event::LostConnection { person: who("ade") })
            .then(back, Event::Reconnected { person: who("ade") })
    };
    let sentence = |back: &str| {
        format!(
            "The remote connection of Dr Ade was lost at 10:00, during item 5, and was restored at {back}; Dr Ade was not counted as present in between."
        )
    };
    assert_says("five minutes", &lost("10:05"), &[&sentence("10:05")]);
    assert_silent("four minutes", &lost("10:04"), &["connection"]);
    let decided_meanwhile = Tale::with(&["allen", "dunn"])
        .then("09:31", remotely("ade"))
        .take("09:32", "5")
        .then("10:00", Event::LostConnection { person: who("ade") })
        .then("10:01", agreed("5"))
        .then("10:02", Event::Reconnected { person: who("ade") });
    assert_says("a decision meanwhile", &decided_meanwhile, &[&sentence("10:02")]);
}

#[test]
fn a_slip_corrected_leaves_no_trace() {
    let tale = open_5().then("10:12", left("ade"));
    let slip = tale.last();
    assert_silent(
        "withdrawn",
        &tale.clone().withdraw("10:13", slip),
        &["left", "part meeting"],
    );
    let other = tale.then("10:13", replaced(slip, left("dunn")));
    assert_silent("replaced", &other, &["Ade left", "Ade, CCG Chair (part"]);
    assert_says(
        "replaced",
        &other,
        &["Mr Dunn left the meeting at 10:12, during item 5."],
    );
    let renamed = open_5().then(
        "10:20",
        Event::PersonAdded {
            person: Person {
                id: who("ade"),
                name: "Dr Obi Adeyemi".into(),
                seats: vec![seat("me-chair")],
                role: None,
            },
        },
    );
    assert_silent("a name put right", &renamed, &["Obi Ade,"]);
    assert_says("a name put right", &renamed, &["Dr Obi Adeyemi, CCG Chair"]);
}

#[test]
fn whoever_came_in_the_minute_of_the_beginning_was_there_throughout() {
    let came = |time: &str| Tale::with(&["allen", "dunn"]).then(time, arrived("ade"));
    let tale = came("09:30").take("09:31", "5");
    assert_says("09:30", &tale, &["Dr Obi Ade, CCG Chair"]);
    assert_says("09:30", &tale, &["Dr Ade joined the meeting at 09:30."]);
    assert_says(
        "09:30, and left",
        &tale.then("10:00", left("ade")),
        &["Dr Obi Ade, CCG Chair (part meeting: until 10:00)"],
    );
    assert_says(
        "09:31",
        &came("09:31"),
        &["Dr Obi Ade, CCG Chair (part meeting: from 09:31)"],
    );
}

#[test]
fn the_list_of_those_present_names_who_is_in_office() {
    let elects = |id: &str| Event::OfficeFilled {
        office: "Vice Chair".into(),
        person: who(id),
        nominated: vec![],
        counts: vec![],
        endings: Box::default(),
    };
    let tale = Tale::begun().take("09:31", "1");
    assert_says(
        "in office",
        &tale,
        &[
            "Ms Ruth Allen, Lay Member (Chair; in the chair)",
            "Ms Jo Beck, Lay Member (Vice Chair)",
            "Mr Ian Cole, Area Director",
        ],
    );
    assert_says(
        "passed on here",
        &tale.clone().then("09:40", elects("allen")),
        &[
            "Ms Ruth Allen, Lay Member (Chair; Vice Chair from 09:40; in the chair)",
            "Ms Jo Beck, Lay Member (Vice Chair until 09:40)",
        ],
    );
    assert_says(
        "to nobody eligible",
        &tale.then("09:40", elects("ade")),
        &["Dr Obi Ade, CCG Chair", "Ms Jo Beck, Lay Member (Vice Chair)"],
    );
    let excluded = Event::PublicExcluded {
        wording: "That the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    };
    assert_says(
        "in private",
        &open_5().then("09:39", excluded).then("09:40", elects("allen")),
        &[
            "Ms Ruth Allen, Lay Member (Chair; in the chair)",
            "Ms Jo Beck, Lay Member (Vice Chair)",
        ],
    );
}

#[test]
fn who_stayed_and_took_no_part_is_named_with_what_was_agreed() {
    let remained =
        |who: &str| format!("{who} remained in the meeting and, because of an interest, took no part in the decision.");
    let handled_5 = |id: &str, rung: &str| Tale::begun().take("09:31", "2").then("09:32", handled(id, "5", rung));
    let stayed = handled_5("ade", NO_PART).take("09:40", "5").then("09:41", agreed("5"));
    assert_says(
        "stayed",
        &stayed,
        &["The Committee approved the proposal.", &remained("Dr Ade")],
    );
    let two = handled_5("ade", NO_PART).then("09:33", handled("dunn", "5", NO_PART));
    assert_says(
        "two",
        &two.take("09:40", "5").then("09:41", agreed("5")),
        &[&remained("Dr Ade and Mr Dunn")],
    );
    let went = handled_5("ade", LEAVES)
        .take("09:40", "5")
        .then("09:40", went_out("ade", "5"));
    assert_silent("went out", &went.then("09:41", agreed("5")), &["remained"]);
    let evidence = Event::HandlingEvidenced {
        person: who("ade"),
        about: about("5"),
        evidence: "remained and did not vote".into(),
    };
    let said_already = handled_5("ade", NO_PART).take("09:40", "5").then("09:41", evidence);
    let said_already = said_already.then("09:42", agreed("5"));
    assert_says("said already", &said_already, &["Dr Ade remained and did not vote."]);
    assert_silent("said already", &said_already, &["because of an interest"]);
    let excluded = Event::PublicExcluded {
        wording: "That the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    };
    let unknown = open_5()
        .then("09:40", excluded)
        .then("09:41", handled("ade", "5", NO_PART))
        .then("09:42", Event::PublicReadmitted)
        .then("09:43", agreed("5"));
    assert_silent("handled in private", &unknown, &["took no part"]);
}
