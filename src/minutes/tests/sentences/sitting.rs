//! The sitting: quoracy, adjournment, the public, what becomes of items.

use super::*;
use crate::minutes::tests::*;

#[test]
fn quoracy() {
    for (what, tale, expected) in [
        ("met", open_5(), &["The meeting was quorate (paragraph 16)."][..]),
        (
            "not met",
            Tale::with(&["allen", "dunn"]).take("09:31", "5"),
            &["The meeting was not quorate (paragraph 16)."],
        ),
        (
            "lost and back",
            open_5()
                .then("10:12", left("cole"))
                .then("10:20", left("frost"))
                .take("10:25", "6")
                .then("10:30", arrived("frost")),
            &[
                "Dr Frost left the meeting at 10:20, during item 5.",
                "From 10:20, during item 5, the Committee was not quorate (paragraph 16).",
                "Dr Frost returned to the meeting at 10:30, during item 6.",
                "From 10:30, during item 6, the Committee was quorate (paragraph 16).",
            ],
        ),
        (
            "not for one item",
            Tale::with(&["allen", "dunn", "beck", "hale", "cole", "frost"])
                .take("09:31", "2")
                .then("09:32", handled("hale", "6", LEAVES))
                .take("09:40", "6")
                .take("09:50", "7"),
            &[
                "# 6. Merger of two practices",
                "The Committee was not quorate for this item (paragraph 16).",
                "# 7. PMS review",
                "The Committee was quorate for this item (paragraph 16).",
            ],
        ),
    ] {
        assert_says(what, &tale, expected);
    }
    let swapped = open_5()
        .then("10:12", left("cole"))
        .then("10:20", left("frost"))
        .then("10:20", arrived("cole"));
    assert_silent("one comes as another goes", &swapped, &["was not quorate"]);
    let in_between = open_5()
        .then("10:12", left("cole"))
        .then("10:20", left("frost"))
        .then("10:20", agreed("5"))
        .then("10:20", arrived("cole"));
    assert_says(
        "something was decided in between",
        &in_between,
        &[
            "From 10:20, during item 5, the Committee was not quorate (paragraph 16).",
            "The Committee was not quorate for this item (paragraph 16); the decision taken is not a valid decision.",
        ],
    );
}

/// The quorum of NHS England's members can be read in two ways: two of them, or one.
fn doubtful() -> Tale {
    let mut created = created();
    created.terms = created
        .terms
        .replace(
            "questions: [",
            "questions: [(id: \"of-nhse\", clause: \"16\", asks: \"How many?\", answers: [\"two\", \"one\"]),",
        )
        .replace(
            "Need(at_least: 2, of: [Body(\"NHS England\")], are: [Present])",
            "Case(\"of-nhse\", [(\"two\", Need(at_least: 2, of: [Body(\"NHS England\")], are: [Present])), \
             (\"one\", Need(at_least: 1, of: [Body(\"NHS England\")], are: [Present]))])",
        );
    let all = ["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost", "gale"];
    let here = |tale: Tale, id: &&str| tale.then("09:25", arrived(id));
    all.iter()
        .fold(Tale::of(created), here)
        .then("09:30", Event::TookChair { person: who("allen") })
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "5")
        .then("10:07", left("cole"))
        .then("10:08", left("frost"))
}

#[test]
fn a_doubtful_moment_is_told_where_something_was_decided_in_it() {
    let doubt = "Whether the Committee was quorate (paragraph 16) depends on how the terms of reference are read, which had not been settled.";
    let lost = "From 10:09, during item 5, the Committee was not quorate (paragraph 16).";
    let passing = doubtful().then("10:09", left("gale"));
    assert_says("lost a minute later", &passing, &[lost]);
    assert_silent("lost a minute later", &passing, &["Whether the Committee was quorate"]);
    let back = doubtful().then("10:09", arrived("frost"));
    let words = ["Whether the Committee", "From 10:09"];
    assert_silent("quorate again a minute later", &back, &words);
    assert_says("it lasted", &doubtful().take("10:20", "7"), &[doubt]);
    for (what, event) in [
        ("a decision", agreed("5")),
        (
            "a resolution",
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: String::new(),
                endings: Box::default(),
            },
        ),
        (
            "an election",
            Event::OfficeFilled {
                office: "Chair".into(),
                person: who("beck"),
                nominated: vec![],
                counts: vec![],
                endings: Box::default(),
            },
        ),
    ] {
        let decided = doubtful().then("10:08", event).then("10:09", left("gale"));
        assert_says(what, &decided, &[doubt]);
    }
    // What follows in private is not known to those who read of the doubt.
    let unseen = doubtful().then("10:09", went_out("gale", "8"));
    assert_says("followed in private", &unseen, &[doubt]);
}

#[test]
fn the_sitting() {
    let adjourned = |until: Option<&str>| Event::Adjourned {
        reason: "fire alarm".into(),
        until: until.map(Into::into),
    };
    for (what, tale, expected) in [
        (
            "began",
            Tale::begun(),
            &["Time: from 09:30", "The meeting began at 09:30."][..],
        ),
        (
            "adjourned and resumed",
            open_5()
                .then("10:00", adjourned(Some("10:15")))
                .then("10:20", Event::Resumed),
            &[
                "The meeting was adjourned at 10:00 until 10:15. Reason: fire alarm.",
                "The meeting resumed at 10:20.",
                "The meeting was quorate (paragraph 16).",
            ],
        ),
        (
            "abandoned",
            open_5().then(
                "10:00",
                Event::Abandoned {
                    reason: "no power".into(),
                },
            ),
            &[
                "Time: 09:30 to 10:00",
                "The meeting was abandoned at 10:00. Reason: no power.",
            ],
        ),
        (
            "never began",
            Tale::new().then(
                "09:50",
                Event::NeverBegan {
                    reason: "no quorum by 09:45".into(),
                },
            ),
            &[
                "Time: called for 09:30",
                "The meeting did not begin. Reason: no quorum by 09:45.",
            ],
        ),
        (
            "closed",
            open_5().then("12:10", Event::Closed),
            &["Time: 09:30 to 12:10", "# Close", "The meeting closed at 12:10."],
        ),
        (
            "nil returns",
            Tale::begun()
                .take("09:31", "2")
                .then("09:31", Event::NothingDeclared)
                .take("09:32", "5")
                .then("09:33", Event::NoMattersArising)
                .then("09:34", Event::NoQuestions)
                .then("09:35", Event::NoOtherBusiness),
            &[
                "No interests were declared beyond those on the register.",
                "There were no matters arising.",
                "There were no questions from the public.",
                "There was no other business.",
            ],
        ),
        (
            "the public out and in",
            open_5()
                .then(
                    "10:00",
                    Event::PublicExcluded {
                        wording: "That the public be excluded.".into(),
                        ground: "confidential nature".into(),
                        endings: Box::default(),
                    },
                )
                .take("10:01", "8")
                .then("10:20", Event::PublicReadmitted)
                .take("10:21", "7"),
            &[
                "# 5. Incentive scheme",
                "The Committee resolved: “That the public be excluded”. Ground: confidential nature. The public were excluded from 10:00 until 10:20.",
                "# 8. Private item",
                "This item was taken in private session.",
                "The public were readmitted at 10:20.",
                "# 7. PMS review",
                "Item 7 was taken after item 8.",
            ],
        ),
        (
            "a question",
            open_5().then(
                "10:00",
                Event::QuestionAsked {
                    from: "Mrs Hill".into(),
                    name_withheld: false,
                    question: "When will it open?".into(),
                    answer: "In July".into(),
                },
            ),
            &["Mrs Hill asked: “When will it open?”", "Answer: In July."],
        ),
        (
            "a question, name withheld",
            open_5().then(
                "10:00",
                Event::QuestionAsked {
                    from: "Mrs Hill".into(),
                    name_withheld: true,
                    question: "When will it open?".into(),
                    answer: String::new(),
                },
            ),
            &["A member of the public asked: “When will it open?”"],
        ),
    ] {
        assert_says(what, &tale, expected);
    }
}

#[test]
fn items() {
    let late = item("8A", "Flooding");
    for (what, tale, expected) in [
        (
            "out of order",
            Tale::begun()
                .take("09:31", "1")
                .take("09:32", "7")
                .take("09:33", "2")
                .take("09:34", "5"),
            &[
                "# 7. PMS review",
                "Item 7 was taken after item 1.",
                "# 2. Declarations of interest",
            ][..],
        ),
        (
            "late",
            open_5()
                .then(
                    "09:40",
                    Event::ItemAdded {
                        item: late.clone(),
                        after: None,
                        reason: Some("flooded last night".into()),
                    },
                )
                .take("09:50", "8A"),
            &[
                "# 8A. Flooding",
                "This item was not on the agenda as circulated; it was accepted as a late item. Reason: flooded last night.",
            ],
        ),
        (
            "deferred",
            open_5().then(
                "09:40",
                Event::ItemDeferred {
                    item: no("7"),
                    reason: "the paper is not ready".into(),
                },
            ),
            &[
                "# 7. PMS review",
                "This item was deferred. Reason: the paper is not ready.",
            ],
        ),
        (
            "withdrawn",
            open_5().then(
                "09:40",
                Event::ItemWithdrawn {
                    item: no("7"),
                    reason: String::new(),
                },
            ),
            &["# 7. PMS review", "This item was withdrawn."],
        ),
        (
            "not taken",
            open_5().then("09:40", Event::Closed),
            &["# 7. PMS review", "This item was not taken."],
        ),
        (
            "returned to",
            open_5()
                .take("09:40", "6")
                .take("09:50", "5")
                .then("09:55", agreed("5")),
            &[
                "# 5. Incentive scheme",
                "The Committee returned to item 5 at 09:50.",
                "The Committee approved the proposal.",
            ],
        ),
        (
            "an action",
            open_5().then("09:40", action(1, "Ask for the figures", "cole", "5")),
            &[
                "Action 1: Ask for the figures. Owner: Mr Cole. Due: 3 May 2016.",
                "1 | Ask for the figures (item 5) | Mr Cole | 3 May 2016",
            ],
        ),
    ] {
        assert_says(what, &tale, expected);
    }
    assert_silent(
        "in order",
        &Tale::begun().take("09:31", "1").take("09:32", "5"),
        &["was taken after"],
    );
    assert_silent("still to come", &open_5(), &["PMS review", "Private item"]);
    let circulated = Event::ItemAdded {
        item: late,
        after: None,
        reason: None,
    };
    let circulated = Tale::new()
        .then("09:10", circulated)
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "8A");
    assert_says("circulated", &circulated, &["# 8A. Flooding"]);
    assert_silent("circulated", &circulated, &["late item"]);
}

#[test]
fn an_item_is_late_when_it_came_during_the_meeting_or_with_a_reason() {
    let added = |reason: Option<&str>| {
        let mut item = item("8A", "Flooding");
        item.presenter = Some("Jo Beck".into());
        Event::ItemAdded {
            item,
            after: None,
            reason: reason.map(Into::into),
        }
    };
    let before = Tale::new()
        .then("09:00", added(None))
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "8A");
    assert_silent("made with the agenda", &before, &["late item"]);
    assert_silent("its presenter never came", &before, &["Presented by"]);
    let before = before.then("09:32", arrived("beck"));
    assert_says(
        "its presenter in full",
        &before,
        &["# 8A. Flooding", "Presented by: Ms Jo Beck"],
    );
    let with_reason = Tale::new()
        .then("09:00", added(Some("flooded")))
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "8A");
    let late = "This item was not on the agenda as circulated; it was accepted as a late item.";
    assert_says("with a reason", &with_reason, &[&format!("{late} Reason: flooded.")]);
    let during = open_5().then("09:40", added(None)).take("09:41", "8A");
    assert_says("during the meeting", &during, &[late]);
}

/// Item 5 with this presenter and this paper.
fn presented(presenter: &str, paper: &str) -> Tale {
    let mut created = created();
    created.agenda[2].presenter = Some(presenter.into());
    created.agenda[2].paper = Some(paper.into());
    let here = |tale: Tale, id: &&str| tale.then("09:25", arrived(id));
    let here = ["allen", "beck", "cole"].iter().fold(Tale::of(created), here);
    here.then("09:30", Event::TookChair { person: who("allen") })
        .then("09:30", Event::CalledToOrder)
}

#[test]
fn whoever_held_the_office_is_named_as_presenting() {
    let out = |tale: Tale| tale.then("09:41", took("beck")).then("09:42", went_out("allen", "5"));
    for (presenter, tale, expected) in [
        ("Chair", presented("Chair", "").take("09:40", "5"), "Ms Ruth Allen"),
        (
            "the Chair",
            presented("the Chair", "").take("09:40", "5"),
            "Ms Ruth Allen",
        ),
        (
            "another in the chair",
            presented("Chair", "").then("09:35", took("beck")).take("09:40", "5"),
            "Ms Jo Beck",
        ),
        (
            "passed on afterwards",
            presented("Chair", "").take("09:40", "5").then("09:50", took("beck")),
            "Ms Ruth Allen",
        ),
        (
            "withdrawn for it",
            out(presented("Chair", "").take("09:40", "5")),
            "Ms Jo Beck",
        ),
        (
            "Vice Chair",
            presented("Vice Chair", "").take("09:40", "5"),
            "Ms Jo Beck",
        ),
        (
            "by its seat",
            presented("Area Director", "").take("09:40", "5"),
            "Mr Ian Cole",
        ),
        (
            "with somebody else",
            presented("Chair / Ian Cole", "").take("09:40", "5"),
            "Ms Ruth Allen and Mr Ian Cole",
        ),
        (
            "not here",
            presented("Medical Director", "").take("09:40", "5"),
            "Medical Director",
        ),
    ] {
        assert_says(
            presenter,
            &tale,
            &["# 5. Incentive scheme", &format!("Presented by: {expected}")],
        );
    }
}

#[test]
fn everybody_presents_nothing() {
    for all in ["All", "all members"] {
        assert_silent(all, &presented(all, "").take("09:40", "5"), &["Presented by"]);
    }
}

#[test]
fn a_paper_without_a_reference_is_not_told() {
    for paper in [
        "attached",
        "Enclosed",
        "(to follow)",
        "verbal",
        "Verbal update",
        "paper attached.",
    ] {
        assert_silent(paper, &presented("", paper).take("09:40", "5"), &["Paper:"]);
    }
    for paper in ["PCJCC/16/14", "Enc 3", "tabled"] {
        let line = format!("Paper: {paper}");
        assert_says(paper, &presented("", paper).take("09:40", "5"), &[&line]);
    }
}
