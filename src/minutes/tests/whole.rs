//! A whole small meeting, public and private, as text.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, document, text};
use crate::terms::Choice;

fn small_meeting() -> (Tale, Prose) {
    let mut prose = Prose::new();
    prose.insert("t6".into(), "Dr Frost presented the outcome of the engagement with patients of both practices, and the plan for the premises. Members asked:\n- who pays for the premises;\n- when the lists are joined.".into());
    prose.insert("n6".into(), "CANARY NOTE".into());
    prose.insert("t8".into(), "The price was discussed.".into());
    let tale = Tale::with(&["allen", "dunn", "beck", "hale", "iqbal", "cole", "frost"])
        .then("09:28", Event::ApologiesGiven { person: who("gale") })
        .then(
            "09:28",
            Event::DeputyAccepted {
                deputy: who("gray"),
                seat: seat("nhse-primary"),
                accepted_by: Some(who("allen")),
            },
        )
        .then("09:29", arrived("gray"))
        .take("09:30", "1")
        .take("09:33", "2")
        .then("09:34", interest("hale", "6"))
        .then("09:35", handled("hale", "6", LEAVES))
        .take("09:40", "5")
        .then("09:45", arrived("ade"))
        .then("09:50", decided("5", "noted", "the progress of the scheme"))
        .take("10:00", "6")
        .then("10:01", went_out("hale", "6"))
        .then("10:02", written("n6", "6", TextKind::Note))
        .then("10:09", minute("t6", "6"))
        .then("10:10", decided("6a", "noted", "note the engagement"))
        .open("10:12", "6b");
    let vote = tale.last();
    let tale = tale
        .cast(
            "10:13",
            vote,
            Choice::For,
            &["me-lay", "me-chair", "me-officer", "ne-lay", "ne-officer"],
        )
        .cast(
            "10:13",
            vote,
            Choice::Against,
            &["nhse-area", "nhse-medical", "nhse-primary"],
        )
        .then("10:14", settled("votes", Span::Meeting))
        .close("10:15", vote)
        .then("10:20", action(1, "Write to both practices", "cole", "6"))
        .take("10:21", "7")
        .then("10:22", Event::CameBack { person: who("hale") })
        .then("10:30", left("cole"))
        .then("10:31", left("frost"))
        .then("10:35", decided("7", "approved", "approve the review of PMS contracts"))
        .then(
            "10:36",
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: "the confidential nature of the business".into(),
                endings: Box::default(),
            },
        )
        .take("10:37", "8")
        .then("10:40", left("dunn"))
        .then("10:50", minute("t8", "8"))
        .then("10:51", action(2, "Ask for another valuation", "iqbal", "8"))
        .then("11:00", Event::Closed);
    (tale, prose)
}

#[test]
fn the_public_minutes_of_a_small_meeting() {
    let (tale, prose) = small_meeting();
    assert_eq!(public(&tale, &prose), PUBLIC);
}

#[test]
fn the_private_part_of_a_small_meeting() {
    let (tale, prose) = small_meeting();
    assert_eq!(text(&tale.meeting(), &prose, Part::Private, false, None), PRIVATE);
}

#[test]
fn a_meeting_without_private_business_has_no_private_part() {
    let tale = Tale::begun().take("09:31", "1").then("09:40", Event::Closed);
    let mut created = created();
    created.agenda.retain(|item| item.private.is_none());
    let mut records = tale.0;
    records[0].event = Event::Created(Box::new(created));
    let meeting = Tale(records).meeting();
    assert!(document(&meeting, &Prose::new(), Part::Private, false, None).is_none());
    assert_eq!(
        text(&meeting, &Prose::new(), Part::Private, false, None),
        "This meeting has no private part.\n"
    );
}

#[test]
fn the_working_is_in_the_annex_and_nowhere_else() {
    let (tale, prose) = small_meeting();
    let meeting = tale.meeting();
    let without = text(&meeting, &prose, Part::Public, false, None);
    let with = text(&meeting, &prose, Part::Public, true, None);
    assert!(!without.contains("At least 2 of"), "{without}");
    assert!(with.contains("Annex: how the results were worked out"), "{with}");
    for heading in [
        "Decision on item 6(a), at 10:10",
        "Vote on item 6(b), at 10:15",
        "Resolution to exclude the public, at 10:36",
    ] {
        assert!(with.contains(heading), "{with}");
    }
    assert!(
        with.contains("paragraph 16(b): At least 2 of NHS England present: have 1"),
        "{with}"
    );
}

/// Texts written before, between and after the resolution and what came of the discussion, in one private item.
#[test]
fn what_was_written_in_private_stands_after_the_resolution() {
    let excluded = || Event::PublicExcluded {
        wording: "That the public be excluded.".into(),
        ground: "confidential nature".into(),
        endings: Box::default(),
    };
    let order = |tale: Tale, texts: &[(&str, &str)]| {
        let texts = texts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
        let told = text(&tale.meeting(), &texts.collect(), Part::Private, false, None);
        let (_, told) = told.split_once("8. Premises").unwrap();
        let told = told.split_once("Signed").unwrap().0.to_owned();
        let mut found: Vec<(usize, &str)> = ["resolved", "ALPHA", "BETA", "GAMMA", "approved"]
            .into_iter()
            .filter_map(|word| Some((told.find(word)?, word)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, word)| word).collect::<Vec<_>>()
    };
    let item = || Tale::begun().take("10:00", "8");
    let alpha = ("t1", "ALPHA.\n");
    let beta = ("t2", "ALPHA.\nBETA.\n");
    for (case, tale, texts, expected) in [
        (
            "written after it, nothing decided",
            item().then("10:01", excluded()).then("10:05", minute("t1", "8")),
            vec![alpha],
            vec!["resolved", "ALPHA"],
        ),
        (
            "written after it and after the decision",
            item()
                .then("10:01", excluded())
                .then("10:04", decided("8", "approved", "the price"))
                .then("10:05", minute("t1", "8")),
            vec![alpha],
            vec!["resolved", "ALPHA", "approved"],
        ),
        (
            "written before it",
            item()
                .then("10:01", minute("t1", "8"))
                .then("10:02", excluded())
                .then("10:04", decided("8", "approved", "the price")),
            vec![alpha],
            vec!["ALPHA", "resolved", "approved"],
        ),
        (
            "some before it, some after it",
            item()
                .then("10:01", minute("t1", "8"))
                .then("10:02", excluded())
                .then("10:03", minute("t2", "8"))
                .then("10:04", decided("8", "approved", "the price")),
            vec![alpha, beta],
            vec!["ALPHA", "resolved", "BETA", "approved"],
        ),
        (
            "some before it, some after the decision",
            item()
                .then("10:01", minute("t1", "8"))
                .then("10:02", excluded())
                .then("10:03", decided("8", "approved", "the price"))
                .then("10:04", minute("t2", "8")),
            vec![alpha, beta],
            vec!["ALPHA", "resolved", "BETA", "approved"],
        ),
    ] {
        assert_eq!(order(tale, &texts), expected, "{case}");
    }
}

/// A public text that was written while a private item was being taken is where it always was.
#[test]
fn a_public_text_does_not_wait_for_the_resolution() {
    let tale = Tale::begun()
        .take("10:00", "7")
        .then("10:01", decided("7", "approved", "the review"))
        .then(
            "10:02",
            Event::PublicExcluded {
                wording: "That the public be excluded.".into(),
                ground: "confidential nature".into(),
                endings: Box::default(),
            },
        )
        .take("10:03", "8")
        .then("10:04", minute("t7", "7"));
    let prose = [("t7".to_owned(), "ALPHA.".to_owned())].into_iter().collect();
    let told = public(&tale, &prose);
    let place = |words: &str| told.find(words).unwrap();
    assert!(
        place("ALPHA") < place("approved") && place("approved") < place("resolved"),
        "{told}"
    );
}

const PUBLIC: &str = r#"DRAFT – subject to approval

Joint Committee: minutes
========================

Organisations: Mid Essex, North East Essex and NHS England
Date: Wednesday 20 April 2016
Time: 09:30 to 11:00
Place: Witham

Present
-------

Mid Essex
- Ms Ruth Allen, Lay Member (Chair; in the chair)
- Dr Obi Ade, CCG Chair (part meeting: from 09:45)
- Mr Paul Dunn, Chief Officer

North East Essex
- Ms Jo Beck, Lay Member (Vice Chair)
- Dr Tom Hale, CCG Chair
- Ms Sana Iqbal, Chief Officer

NHS England
- Mr Ian Cole, Area Director (part meeting: until 10:30)
- Dr Mary Frost, Medical Director (part meeting: until 10:31)
- Ms Ann Gray, nominated deputy for the Head of Primary Care (accepted by Ms
  Allen)

Apologies
---------
- Mr Rob Gale, Head of Primary Care, NHS England (Ms Gray deputising)

In attendance
-------------
- Mrs Lee, secretary (minutes)

Opening
-------

Ms Allen took the chair.

The meeting began at 09:30.

The meeting was quorate (paragraph 16).

1. Welcome
----------

2. Declarations of interest
---------------------------

Dr Hale declared a financial interest in item 6: a partner in the practice.

For item 6, the Chair decided that Dr Hale would leave for the item (paragraph
13).

5. Incentive scheme
-------------------

Dr Ade joined the meeting at 09:45, during item 5.

  | The Committee noted the progress of the scheme.

6. Merger of two practices
--------------------------

Dr Hale withdrew from the meeting at 10:01 for item 6, because of an interest.

Dr Frost presented the outcome of the engagement with patients of both
practices, and the plan for the premises. Members asked:
- who pays for the premises;
- when the lists are joined.

  | (a) The Committee noted the engagement, as recommended.

The Chair ruled how paragraph 14 was to be read, for this meeting. On the
question “A majority of the members present, or of their votes?” the reading
taken was “votes”. This was settled after the votes were known.

A recorded vote was taken on recommendation (b): “the proposal”.

For: 5 votes (5 members). Against: 6 votes (3 members). Abstained: none.

- Voted for: Ms Allen, Dr Ade, Mr Dunn, Ms Beck and Ms Iqbal
- Voted against: Mr Cole (2 votes), Dr Frost (2 votes) and Ms Gray (2 votes)

  | (b) The recommendation was not carried.

Action 1: Write to both practices. Owner: Mr Cole. Due: 3 May 2016.

7. PMS review
-------------

Dr Hale returned to the meeting at 10:22, during item 7.

Mr Cole left the meeting at 10:30, during item 7.

Dr Frost left the meeting at 10:31, during item 7.

From 10:31, during item 7, the Committee was not quorate (paragraph 16).

  | The Committee approved the review of PMS contracts.

The Committee was not quorate for this item (paragraph 16); the decision taken
is not a valid decision.

Exclusion of the public
-----------------------

The Committee resolved: “That the public be excluded”. Ground: the
confidential nature of the business. The public were excluded from 10:36. The
Committee was not quorate (paragraph 16); the resolution is not a valid
decision.

8. Private item
---------------

This item was taken in private session.

Actions
-------

Actions agreed at this meeting
No  Action                            Owner    Due
--  --------------------------------  -------  ----------
1   Write to both practices (item 6)  Mr Cole  3 May 2016

Close
-----

The meeting closed at 11:00.

Signed (in the chair): ______________________________________________

Date: ______________________________________________

DRAFT – subject to approval
"#;

const PRIVATE: &str = r#"DRAFT – subject to approval
PRIVATE – not for publication

Joint Committee: minutes of the private session
===============================================

Organisations: Mid Essex, North East Essex and NHS England
Date: Wednesday 20 April 2016
Time: 09:30 to 11:00
Private session: 10:36 to 11:00
Place: Witham

Present
-------

Mid Essex
- Ms Ruth Allen, Lay Member (Chair; in the chair)
- Dr Obi Ade, CCG Chair (part meeting: from 09:45)
- Mr Paul Dunn, Chief Officer (part meeting: until 10:40)

North East Essex
- Ms Jo Beck, Lay Member (Vice Chair)
- Dr Tom Hale, CCG Chair
- Ms Sana Iqbal, Chief Officer

NHS England
- Ms Ann Gray, nominated deputy for the Head of Primary Care (accepted by Ms
  Allen)

Apologies
---------
- Mr Rob Gale, Head of Primary Care, NHS England (Ms Gray deputising)

In attendance
-------------
- Mrs Lee, secretary (minutes)

Not present
-----------
- Mr Ian Cole, Area Director, NHS England
- Dr Mary Frost, Medical Director, NHS England

Exclusion of the public
-----------------------

The Committee resolved: “That the public be excluded”. Ground: the
confidential nature of the business. The public were excluded from 10:36. The
Committee was not quorate (paragraph 16); the resolution is not a valid
decision.

8. Premises
-----------

The Committee was not quorate for this item (paragraph 16).

Mr Dunn left the meeting at 10:40, during item 8.

The price was discussed.

Action 2: Ask for another valuation. Owner: Ms Iqbal. Due: 3 May 2016.

Actions
-------

Actions agreed at this meeting
No  Action                              Owner     Due
--  ----------------------------------  --------  ----------
2   Ask for another valuation (item 8)  Ms Iqbal  3 May 2016

Numbers that are not listed belong to no action of these minutes.

Close
-----

The meeting closed at 11:00.

Signed (in the chair): ______________________________________________

Date: ______________________________________________

DRAFT – subject to approval
PRIVATE – not for publication
"#;
