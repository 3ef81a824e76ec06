//! What is entered with a time, or moved to one, in an order that cannot have been: refused with the order that works.
//! Beside it, what is only unusual and is recorded.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::rules::Outcome;
use crate::terms::{Choice, Fraction};

fn lost() -> Event {
    Event::LostConnection { person: who("ade") }
}

fn again() -> Event {
    Event::Reconnected { person: who("ade") }
}

fn back() -> Event {
    Event::CameBack { person: who("ade") }
}

fn announced(vote: Seq) -> Event {
    Event::ResultAnnounced {
        vote,
        outcome: Outcome::Carried,
        r#for: Fraction::whole(9),
        against: Fraction::whole(0),
        abstained: Fraction::whole(0),
    }
}

/// Records 4 and 5 call to order and take an item at 09:55; 6, at 09:56, is what takes Dr Ade away.
fn gone(event: Event) -> Tale {
    Tale::with(&["ade"]).take("09:55", "5").then("09:56", event)
}

/// Record 13 takes item 5 at 10:00, 14 opens a vote at 10:01, 15 is given, 16 closes it at 10:03, 17 announces at 10:04.
fn voted() -> Tale {
    let open = Tale::begun().take("10:00", "5").open("10:01", "5");
    let cast = open.cast("10:02", 14, Choice::For, &["me-lay"]).close("10:03", 14);
    let tale = cast.then("10:04", announced(14));
    assert_eq!(tale.last(), 17);
    tale
}

#[test]
fn an_impossible_order_is_refused_with_the_one_that_works() {
    let adjourned = || {
        let reason = String::new();
        Tale::begun()
            .take("10:00", "5")
            .then("10:10", Event::Adjourned { reason, until: None })
    };
    let excluded = Event::PublicExcluded {
        wording: "That the public be excluded.".into(),
        ground: "confidential nature".into(),
        endings: Box::default(),
    };
    let action = Event::ActionAgreed(Action {
        number: 1,
        agreed: created().date,
        ..Action::default()
    });
    let news = Event::ActionUpdated {
        action: 1,
        note: "begun".into(),
        done: false,
    };
    for (case, tale, says) in [
        (
            "back before leaving",
            gone(left("ade")).before("09:56", 5, arrived("ade")),
            "Dr Ade left (09:56), then",
        ),
        (
            "the same",
            gone(left("ade")).before("09:56", 5, back()),
            "Dr Ade left (09:56), then Dr Ade came back. Give 09:56",
        ),
        (
            "back before going out",
            gone(went_out("ade", "5")).before("09:56", 5, back()),
            "went out for item 5 (09:56), then",
        ),
        (
            "connected before it was lost",
            gone(lost()).before("09:56", 5, again()),
            "lost the connection (09:56), then",
        ),
        (
            "the loss moved behind the connection",
            gone(lost()).then("09:58", again()).retime(6, "10:00"),
            "then Dr Ade was connected again (09:58). Give a time before 09:58.",
        ),
        (
            "in the chair before the arrival",
            gone(left("ade"))
                .then("10:10", arrived("ade"))
                .then("10:11", Event::TookChair { person: who("ade") })
                .retime(8, "10:00"),
            "Dr Ade came back (10:10), then Dr Ade took the chair. Give 10:10 or later.",
        ),
        (
            "resumed before the adjournment",
            adjourned().then("10:20", Event::Resumed).retime(15, "10:05"),
            "then the meeting resumed. Give 10:10",
        ),
        (
            "the public back before they went",
            Tale::begun()
                .take("10:00", "5")
                .then("10:10", excluded)
                .then("10:20", Event::PublicReadmitted)
                .retime(15, "10:02"),
            "the public was excluded (10:10), then the public was readmitted",
        ),
        (
            "a vote before it was opened",
            voted().retime(15, "09:50"),
            "the vote on item 5 was opened (10:01), then",
        ),
        (
            "opened after a vote was given",
            voted().retime(14, "10:30"),
            "Give a time before 10:02.",
        ),
        (
            "closed before it was opened",
            voted().retime(16, "09:50"),
            "was opened (10:01), then the vote on item 5 was closed",
        ),
        (
            "announced before it was closed",
            voted().retime(17, "10:02"),
            "was closed (10:03), then the result",
        ),
        (
            "closed after it was announced",
            voted().retime(16, "10:30"),
            "was announced (10:04). Give a time before 10:04.",
        ),
        (
            "begun after an item was taken",
            voted().retime(12, "10:30"),
            "then item 5 was taken (10:00)",
        ),
        (
            "an item before the beginning",
            voted().retime(13, "09:10"),
            "called to order (09:30), then item 5 was taken",
        ),
        (
            "news of an action before it was agreed",
            Tale::begun()
                .then("10:00", action)
                .then("10:10", news)
                .retime(14, "09:50"),
            "then action 1 was brought",
        ),
        (
            "handled before it was declared",
            Tale::begun()
                .then("10:00", interest("ade", "5"))
                .then("10:01", handled("ade", "5", LEAVES))
                .retime(14, "09:40"),
            "declared an interest in item 5 (10:00), then",
        ),
        (
            "a dissent before the decision",
            Tale::begun()
                .then("10:00", agreed("5"))
                .then("10:01", dissent())
                .retime(14, "09:40"),
            "item 5 was approved (10:00), then Dr Ade had dissent recorded",
        ),
        (
            "closed before the last item",
            voted().then("11:00", Event::Closed).retime(18, "10:02"),
            "(10:04), then the meeting was closed",
        ),
        (
            "an item after the close",
            voted()
                .take("10:40", "7")
                .then("11:00", Event::Closed)
                .retime(18, "11:10"),
            "Give a time before 11:00.",
        ),
    ] {
        let refusal = tale.tried().expect_err(case);
        assert!(refusal.says.contains(says), "{case}: {refusal}");
        assert!(
            refusal.says.starts_with("Not recorded: the order must be"),
            "{case}: {refusal}"
        );
    }
}

fn dissent() -> Event {
    Event::DissentRecorded {
        about: about("5"),
        person: who("ade"),
        what: Dissent::Dissented,
        words: None,
    }
}

#[test]
fn what_can_have_been_is_recorded() {
    let remotely = || Event::Arrived {
        person: who("ade"),
        way: Way::Remote,
        only_for: None,
    };
    for (case, tale) in [
        (
            "in the same minute, afterwards",
            gone(left("ade")).then("09:56", arrived("ade")),
        ),
        (
            "a first arrival put earlier",
            Tale::with(&["beck"])
                .take("09:40", "1")
                .then("09:45", arrived("ade"))
                .then("09:46", left("ade"))
                .before("09:50", 5, arrived("ade")),
        ),
        (
            "a return put earlier",
            gone(left("ade"))
                .take("10:00", "6")
                .then("10:05", arrived("ade"))
                .before("10:10", 7, arrived("ade")),
        ),
        (
            "here in another way since",
            gone(left("ade")).before("10:00", 5, remotely()),
        ),
        (
            "a departure found out where an arrival was typed twice",
            Tale::with(&["ade"])
                .take("09:35", "1")
                .then("09:40", arrived("ade"))
                .before("09:50", 6, left("ade")),
        ),
        ("a vote within its vote", voted().retime(15, "10:03")),
        (
            "an item typed before the meeting was begun",
            Tale::new()
                .take("09:31", "1")
                .then("09:40", Event::CalledToOrder)
                .retime(2, "09:32"),
        ),
        (
            "the close, later",
            voted().then("11:00", Event::Closed).retime(18, "11:05"),
        ),
        (
            "the close, in the minute of the last entry",
            voted().then("11:00", Event::Closed).retime(18, "10:04"),
        ),
    ] {
        if let Err(refusal) = tale.tried() {
            panic!("{case}: {refusal}");
        }
    }
}

/// A record that holds such an order, from before it was refused, opens, and takes what has nothing to do with it.
#[test]
fn a_record_with_such_an_order_opens() {
    let old = gone(lost()).before("09:57", 5, again());
    let then = old.then("10:00", agreed("5")).retime(8, "09:59");
    assert!(then.tried().is_ok());
}
