//! What the private part tells besides what happened in private: who was out for its items and who presided, wherever
//! that happened; and of the quorum only what its readers do not know from the public part.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, text};

fn private(tale: &Tale) -> String {
    let text = text(&tale.meeting(), &Prose::new(), Part::Private, false, None);
    // Lines are broken to a width: each paragraph is one line again.
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n")
}

fn assert_in_order(what: &str, text: &str, expected: &[&str]) {
    let mut rest = text;
    for words in expected {
        match rest.split_once(words) {
            Some((_, after)) => rest = after,
            None => panic!("{what}: not said (in its place): {words}\nbut:\n{text}"),
        }
    }
}

fn excluded() -> Event {
    Event::PublicExcluded {
        wording: "that the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    }
}

fn came_back(id: &str) -> Event {
    Event::CameBack { person: who(id) }
}

const OUT: &str = "Ms Allen withdrew from the meeting at 09:35 for item 5, because of an interest.";
const PASSED: &str = "The chair passed from Ms Allen to Ms Beck at 09:34, during item 5.";
const RESOLVED: &str = "The Committee resolved: “That the public be excluded”.";

/// The Chair withdraws from item 5 in public, and the price is discussed without the public.
fn conflicted() -> Tale {
    Tale::begun()
        .take("09:31", "5")
        .then("09:34", took("beck"))
        .then("09:35", went_out("allen", "5"))
        .then("09:40", excluded())
        .then("09:45", decided("5", "approved", "the price"))
}

#[test]
fn who_was_out_and_who_presided_is_told_though_it_happened_in_public() {
    let tale = conflicted()
        .then("09:50", Event::PublicReadmitted)
        .take("09:55", "7")
        .then("09:56", came_back("allen"))
        .then("09:57", took("allen"));
    let told = private(&tale);
    assert_in_order(
        "an item gone on with in private",
        &told,
        &[
            "5. Incentive scheme",
            PASSED,
            OUT,
            RESOLVED,
            "approved the price",
            "Ms Allen returned to the meeting at 09:56, during item 7.",
        ],
    );
    assert!(!told.contains("7. PMS review"), "{told}");
}

#[test]
fn a_return_before_the_exclusion_is_told_too() {
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:34", took("beck"))
        .then("09:35", went_out("allen", "5"))
        .then("09:37", came_back("allen"))
        .then("09:38", took("allen"))
        .then("09:40", excluded())
        .then("09:45", decided("5", "approved", "the price"));
    let told = private(&tale);
    assert_in_order(
        "out and back",
        &told,
        &[
            PASSED,
            OUT,
            "Ms Allen returned to the meeting at 09:37, during item 5.",
            "The chair passed from Ms Beck to Ms Allen at 09:38, during item 5.",
            RESOLVED,
        ],
    );
}

/// The chair had passed for an earlier item, and went back in public between two private ones.
#[test]
fn each_private_item_says_who_presided_where_that_was_not_who_opened() {
    let tale = Tale::begun()
        .take("09:31", "7")
        .then("09:34", took("beck"))
        .then("09:40", excluded())
        .take("09:41", "8")
        .then("09:42", decided("8", "approved", "the award"))
        .then("09:50", Event::PublicReadmitted)
        .then("09:51", took("allen"))
        .then("09:52", excluded())
        .take("09:53", "6")
        .then("09:54", decided("6", "approved", "the price"));
    let passed = "The chair passed from Ms Allen to Ms Beck at 09:34, during item 7.";
    let back = "The chair passed from Ms Beck to Ms Allen at 09:51, during item 8.";
    let told = private(&tale);
    let order = ["8. Premises", passed, "the award", back, "6. Merger of two practices"];
    assert_in_order("passed and back", &told, &order);
    let one_chair = Tale::begun()
        .take("09:31", "5")
        .then("09:40", excluded())
        .then("09:45", decided("5", "approved", "the price"));
    let told = private(&one_chair);
    assert!(
        !told.contains("took the chair") && !told.contains("chair passed"),
        "{told}"
    );
}

/// Withdrawn from a private item while the one before it was still taken: it stands at the head of its own item.
#[test]
fn who_was_out_for_a_private_item_stands_at_its_head() {
    let tale = Tale::begun()
        .take("09:31", "7")
        .then("09:40", went_out("hale", "8"))
        .then("09:41", excluded())
        .take("09:42", "8")
        .then("09:43", decided("8", "approved", "the award"));
    let told = private(&tale);
    assert_in_order(
        "out beforehand",
        &told,
        &[
            "8. Premises",
            "Dr Hale withdrew from the meeting at 09:40 for item 8",
            "the award",
        ],
    );
    let public = public(&tale, &Prose::new());
    assert!(!public.contains("Hale withdrew"), "{public}");
}

/// How an interest in the item was to be handled, decided in public, is known to those who read of the item alone.
#[test]
fn how_an_interest_was_handled_is_told_with_its_item() {
    let tale = Tale::begun()
        .take("09:31", "2")
        .then("09:32", handled("hale", "5", NO_PART))
        .take("09:33", "5")
        .then("09:40", excluded())
        .then("09:45", decided("5", "approved", "the price"));
    let told = private(&tale);
    assert_in_order(
        "handled in public",
        &told,
        &[
            "5. Incentive scheme",
            "Dr Hale would take no part in the decision",
            "the price",
        ],
    );
    assert!(!told.contains("2. Declarations"), "{told}");
}

#[test]
fn the_quorum_is_told_again_only_where_it_changed() {
    let gone = |id: &str| {
        Tale::begun()
            .take("09:31", "5")
            .then("09:40", excluded())
            .then("09:45", left(id))
            .take("09:50", "8")
    };
    let told = private(&gone("cole"));
    assert!(!told.contains("From 09:45"), "quorate before and after:\n{told}");
    assert_in_order(
        "its own statement",
        &told,
        &["8. Premises", "The Committee was quorate for this item (paragraph 16)."],
    );
    let told = private(&gone("ade").then("09:51", left("dunn")));
    let lost = "From 09:51, during item 8, the Committee was not quorate (paragraph 16).";
    assert_in_order("lost", &told, &["8. Premises", lost]);
    assert_eq!(told.matches("not quorate").count(), 1, "{told}");
    let back = gone("ade")
        .then("09:51", left("dunn"))
        .then("09:52", Event::PublicReadmitted)
        .take("09:53", "6")
        .then("09:55", excluded())
        .then("09:56", arrived("ade"));
    let back = private(&back);
    let again = "From 09:56, during item 6, the Committee was quorate (paragraph 16).";
    assert_in_order("and back", &back, &[lost, again]);
}

/// Who went before the public did was at nothing that these minutes tell.
#[test]
fn those_who_were_gone_before_the_private_session_were_not_there() {
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:35", left("cole"))
        .then("09:36", left("frost"))
        .then("09:40", excluded())
        .then("09:42", arrived("frost"))
        .then("09:45", decided("5", "approved", "the price"))
        .then("09:50", Event::PublicReadmitted)
        .then("09:55", left("gale"))
        .then("10:00", Event::Closed);
    let told = private(&tale);
    let (present, rest) = told.split_once("Not present").unwrap_or_else(|| panic!("{told}"));
    assert!(!present.contains("Mr Ian Cole"), "{told}");
    assert!(rest.contains("Mr Ian Cole"), "{told}");
    assert!(present.contains("Dr Mary Frost"), "{told}");
    assert!(present.contains("Mr Rob Gale"), "{told}");
}
