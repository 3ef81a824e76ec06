//! Interests and decisions agreed without a vote.

use super::*;
use crate::minutes::tests::action;

#[test]
fn interests() {
    let raised = |by: &str| {
        let Event::InterestDeclared(interest) = interest("ade", "6b") else {
            unreachable!()
        };
        Event::InterestRaised {
            interest,
            by: by.into(),
        }
    };
    let decided = |rung: Option<&str>, by: Option<&str>, reason: &str| Event::HandlingDecided {
        person: who("ade"),
        about: about("6"),
        rung: rung.map(Into::into),
        by: by.map(who),
        reason: reason.into(),
    };
    for (what, event, expected) in [
        (
            "declared",
            interest("ade", "6"),
            "Dr Ade declared a financial interest in item 6: a partner in the practice.",
        ),
        (
            "raised",
            raised("a member of the public"),
            "A member of the public raised a possible financial interest of Dr Ade in item 6(b): a partner in the practice.",
        ),
        (
            "handled by the chair",
            decided(Some(LEAVES), Some("allen"), ""),
            "For item 6, the Chair decided that Dr Ade would leave for the item (paragraph 13).",
        ),
        (
            "handled by another",
            decided(Some(LEAVES), Some("beck"), "close association"),
            "For item 6, Ms Beck decided that Dr Ade would leave for the item (paragraph 13). Reason: close association.",
        ),
        (
            "by nobody named",
            decided(Some(NO_PART), None, ""),
            "For item 6, it was decided that Dr Ade would take no part in the decision (paragraph 13).",
        ),
        (
            "no conflict",
            decided(None, Some("allen"), "the contract ended in 2014"),
            "The Chair decided that Dr Ade had no conflict of interest in item 6. Reason: the contract ended in 2014.",
        ),
    ] {
        assert_says(
            what,
            &Tale::begun().take("09:31", "2").then("09:32", event),
            &["# 2. Declarations of interest", expected],
        );
    }
    let out_and_back = Tale::begun()
        .take("10:30", "6")
        .then("10:31", went_out("ade", "6"))
        .then(
            "10:44",
            Event::HandlingEvidenced {
                person: who("hale"),
                about: about("6"),
                evidence: "Remained and did not vote".into(),
            },
        )
        .take("10:45", "7")
        .then("10:46", Event::CameBack { person: who("ade") });
    assert_says(
        "evidence",
        &out_and_back,
        &[
            "# 6. Merger of two practices",
            "Dr Ade withdrew from the meeting at 10:31 for item 6, because of an interest.",
            "Dr Hale remained and did not vote.",
            "# 7. PMS review",
            "Dr Ade returned to the meeting at 10:46, during item 7.",
        ],
    );
    let before = Tale::new()
        .then("09:10", interest("ade", "6"))
        .then("09:20", arrived("allen"))
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "1")
        .take("09:32", "2");
    assert_says(
        "declared before the meeting",
        &before,
        &[
            "# 2. Declarations of interest",
            "Dr Ade declared a financial interest in item 6: a partner in the practice.",
        ],
    );
}

#[test]
fn decisions() {
    let put = |part: &str, wording: &str, amended: bool| Event::DecisionTaken {
        about: about(part),
        verb: "approved".into(),
        wording: wording.into(),
        amended,
        endings: Box::default(),
    };
    let said = |what: Dissent, words: Option<&str>| Event::DissentRecorded {
        about: about("6b"),
        person: who("dunn"),
        what,
        words: words.map(str::to_owned),
    };
    let dissent = |what: Dissent| said(what, None);
    for (what, event, expected) in [
        (
            "as recommended",
            put("6b", "approve the merger from 1 July", false),
            "(b) The Committee approved the merger from 1 July, as recommended.",
        ),
        (
            "as amended",
            put("6b", "approve the merger from 1 August", true),
            "(b) The Committee approved recommendation (b) as amended: “approve the merger from 1 August”. The recommendation in the paper was: “approve the merger from 1 July”.",
        ),
        (
            "in other words",
            put("6b", "Go ahead", false),
            "(b) The Committee approved: “Go ahead”.",
        ),
        (
            "without words",
            put("6", "", false),
            "The Committee approved the item “Merger of two practices”.",
        ),
        (
            "its title for its words",
            put("6", "Merger of two practices", false),
            "The Committee approved the item “Merger of two practices”.",
        ),
        (
            "voted against",
            dissent(Dissent::VotedAgainst),
            "Mr Dunn asked to be recorded as having voted against recommendation (b).",
        ),
        (
            "abstained",
            dissent(Dissent::Abstained),
            "Mr Dunn asked to be recorded as having abstained on recommendation (b).",
        ),
        (
            "dissented",
            dissent(Dissent::Dissented),
            "Mr Dunn asked to be recorded as dissenting from the decision on recommendation (b).",
        ),
        (
            "reservation",
            said(Dissent::Reservation, Some("the premises")),
            "Mr Dunn asked to be recorded as having a reservation on recommendation (b), in these words: “the premises”.",
        ),
        (
            "dissented, in words",
            said(Dissent::Dissented, Some("the cost is not known")),
            "Mr Dunn asked to be recorded as dissenting from the decision on recommendation (b), in these words: “the cost is not known”.",
        ),
    ] {
        assert_says(
            what,
            &Tale::begun().take("10:00", "6").then("10:01", event),
            &["# 6. Merger of two practices", expected],
        );
    }
    for (verb, wording, expected) in [
        (
            "approved",
            "approve the scheme",
            "Mr Dunn asked to be recorded as dissenting from the decision to approve the scheme.",
        ),
        (
            "approved",
            "the scheme",
            "Mr Dunn asked to be recorded as dissenting from the decision on item 5.",
        ),
    ] {
        let dissented = Event::DissentRecorded {
            about: about("5"),
            person: who("dunn"),
            what: Dissent::Dissented,
            words: None,
        };
        let taken = Event::DecisionTaken {
            about: about("5"),
            verb: verb.into(),
            wording: wording.into(),
            amended: false,
            endings: Box::default(),
        };
        let tale = open_5().then("09:40", taken).then("09:41", dissented);
        assert_says(wording, &tale, &[expected]);
    }
    let inquorate = Tale::with(&["allen", "dunn"])
        .take("10:00", "5")
        .then("10:01", agreed("5"))
        .then(
            "10:02",
            Event::ChairRuled {
                about: about("5"),
                ruling: Ruling::Stands,
                reason: "it is urgent".into(),
                by: Some(who("allen")),
            },
        )
        .then(
            "10:03",
            Event::RemedyChosen {
                about: about("5"),
                remedy: 0,
                says: String::new(),
            },
        )
        .then(
            "10:04",
            Event::RemedyChosen {
                about: about("5"),
                remedy: 1,
                says: "The item is deferred to the next meeting.".into(),
            },
        );
    assert_says(
        "not quorate",
        &inquorate,
        &[
            "The Committee approved the proposal.",
            "The Committee was not quorate for this item (paragraph 16); the decision taken is not a valid decision.",
            "The Chair ruled that business could be done on item 5 and that the decision stood. Reason: it is urgent.",
            "Not being quorate for this item, the Committee made a recommendation only (paragraph 13).",
            "As the Committee was not quorate for this item, this followed from the terms of reference (paragraph 13): “The item is deferred to the next meeting”.",
        ],
    );
}

#[test]
fn what_a_remedy_makes_of_a_decision() {
    let inquorate = Tale::with(&["allen", "dunn"])
        .take("10:00", "5")
        .then("10:01", agreed("5"));
    let remedy = |place: u16| Event::RemedyChosen {
        about: about("5"),
        remedy: place,
        says: "Those present may recommend.".into(),
    };
    assert_says(
        "a recommendation",
        &inquorate.clone().then("10:02", remedy(0)),
        &[
            "The Committee approved the proposal.",
            "The Committee was not quorate for this item (paragraph 16); the decision stands as a recommendation only.",
            "Not being quorate for this item, the Committee made a recommendation only (paragraph 13): “Those present may recommend”.",
        ],
    );
    assert_says(
        "deferred",
        &inquorate.then("10:02", remedy(1)),
        &["The Committee was not quorate for this item (paragraph 16); the decision taken is not a valid decision."],
    );
}

#[test]
fn words_that_depend_on_what_else_was_said() {
    let declared = Tale::begun().take("09:31", "2").then("09:32", interest("ade", "6"));
    assert_says(
        "nothing else declared",
        &declared.then("09:33", Event::NothingDeclared),
        &["No other interests were declared."],
    );
    let dissent = Event::DissentRecorded {
        about: about("5"),
        person: who("dunn"),
        what: Dissent::Dissented,
        words: None,
    };
    assert_says(
        "dissent on an item without parts",
        &Tale::begun()
            .take("09:31", "5")
            .then("09:32", agreed("5"))
            .then("09:33", dissent),
        &["Mr Dunn asked to be recorded as dissenting from the decision on item 5."],
    );
}

/// The last meeting's minutes are item 3, taken and decided in these words.
fn last_minutes(title: &str, recommended: Option<&str>, verb: &str, wording: &str) -> Tale {
    let mut item = item("3", title);
    item.standing = Some(Standing::LastMinutes);
    item.parts.extend(recommended.map(|wording| crate::meeting::Part {
        label: "a".into(),
        wording: wording.into(),
    }));
    let added = Event::ItemAdded {
        item,
        after: None,
        reason: None,
    };
    let decided = Event::DecisionTaken {
        about: about("3"),
        verb: verb.into(),
        wording: wording.into(),
        amended: false,
        endings: Box::default(),
    };
    Tale::begun()
        .then("09:31", added)
        .take("09:32", "3")
        .then("09:33", decided)
}

#[test]
fn the_last_minutes_are_agreed_as_a_correct_record() {
    let agreed = "agreed as a correct record";
    let held = "Minutes of the meeting held on 6 April 2016";
    for (title, verb, wording, expected) in [
        (
            held,
            agreed,
            held,
            "The Committee agreed the minutes of the meeting held on 6 April 2016 as a correct record.",
        ),
        (
            held,
            "approved",
            held,
            "The Committee approved the minutes of the meeting held on 6 April 2016 as a correct record.",
        ),
        (
            held,
            agreed,
            "the figure on page 3 to read 14",
            "The Committee agreed the minutes of the meeting held on 6 April 2016 as a correct record, subject to: the figure on page 3 to read 14.",
        ),
        (
            held,
            agreed,
            "subject to the figure on page 3 reading 14.",
            "The Committee agreed the minutes of the meeting held on 6 April 2016 as a correct record, subject to: the figure on page 3 reading 14.",
        ),
        (
            "Approval of the previous minutes",
            agreed,
            "",
            "The Committee agreed the minutes of the last meeting as a correct record.",
        ),
        (
            "Draft minutes of 6 April 2016 and matters arising",
            agreed,
            "",
            "The Committee agreed the draft minutes of 6 April 2016 as a correct record.",
        ),
        (
            held,
            "agreed",
            "the minutes as a correct record",
            "The Committee agreed the minutes as a correct record.",
        ),
        (
            held,
            "agreed",
            "that they be looked at again",
            "The Committee agreed that they be looked at again.",
        ),
        (
            held,
            "noted",
            held,
            "The Committee noted the item “Minutes of the meeting held on 6 April 2016”.",
        ),
    ] {
        let tale = last_minutes(title, None, verb, wording);
        assert_says(&format!("{title}: {verb}, {wording}"), &tale, &[expected]);
    }
}

/// As agendas have it: the item's one recommendation is what the committee does with minutes anyway.
#[test]
fn a_recommendation_to_agree_the_last_minutes_adds_nothing() {
    let record = "The Committee agreed the minutes of the meeting held on 6 April 2016 as a correct record.";
    for (recommended, verb, wording, expected) in [
        (
            "To agree as a correct record",
            "agreed as a correct record",
            "To agree as a correct record",
            record,
        ),
        (
            "To agree as a correct record.",
            "agreed",
            "To agree as a correct record.",
            record,
        ),
        (
            "agree the minutes as a correct record",
            "agreed as a correct record",
            "",
            record,
        ),
        (
            "To approve the minutes as a true and accurate record",
            "agreed as a correct record",
            "To approve the minutes as a true and accurate record",
            record,
        ),
        (
            "To agree as a correct record",
            "agreed as a correct record",
            "the figure on page 3 to read 14",
            "The Committee agreed the minutes of the meeting held on 6 April 2016 as a correct record, subject to: the figure on page 3 to read 14.",
        ),
        (
            "approve the minutes and the log of 3 May",
            "approved",
            "approve the minutes and the log of 3 May",
            "The Committee approved the minutes and the log of 3 May, as recommended.",
        ),
    ] {
        let title = "Minutes of the meeting held on 6 April 2016";
        let tale = last_minutes(title, Some(recommended), verb, wording);
        assert_says(&format!("{recommended}: {verb}, {wording}"), &tale, &[expected]);
    }
}

#[test]
fn of_a_ruling_put_right_at_once_the_last_is_told() {
    let ruled = |answer: &str| settled(answer, Span::Meeting);
    let told = |answer: &str| {
        format!(
            "The Chair ruled how paragraph 14 was to be read, for this meeting. On the question “A majority of the \
             members present, or of their votes?” the reading taken was “{answer}”."
        )
    };
    let (members, votes) = (told("members"), told("votes"));
    let slip = open_5().then("09:40", ruled("members")).then("09:41", ruled("votes"));
    assert_says("put right", &slip, &[&votes]);
    assert_silent("put right", &slip, &[&members]);
    let between = |event: Event| open_5().then("09:40", ruled("members")).then("09:41", event);
    let closed = {
        let open = open_5().open("09:39", "5").then("09:40", ruled("members"));
        let vote = open.last() - 1;
        open.cast("09:40", vote, crate::terms::Choice::For, &["me-lay"])
            .close("09:41", vote)
    };
    let excluded = between(Event::PublicExcluded {
        wording: "that the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    });
    let after_vote = format!("{votes} This was settled after the votes were known.");
    for (what, tale, last) in [
        ("something was decided", between(agreed("5")), &votes),
        ("a vote was closed", closed, &after_vote),
        (
            "another item was taken",
            between(Event::ItemTaken { item: no("7") }),
            &votes,
        ),
        (
            "the public went",
            excluded.then("09:42", Event::PublicReadmitted),
            &votes,
        ),
    ] {
        assert_says(what, &tale.then("09:50", ruled("votes")), &[&members, last]);
    }
}

#[test]
fn a_number_that_is_left_out_is_explained() {
    let says = "Numbers that are not listed belong to no action of these minutes.";
    let two = open_5()
        .then("10:00", action(1, "Write to both practices", "cole", "5"))
        .then("10:01", action(2, "Ask for another valuation", "iqbal", "5"));
    let first = two.last() - 1;
    assert_silent("both are listed", &two, &[says]);
    assert_says("the first was withdrawn", &two.withdraw("10:02", first), &[says]);
}
