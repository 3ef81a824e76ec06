//! What happened between items.

use super::*;

#[test]
fn a_resolution_or_adjournment_after_an_item_stands_behind_it() {
    let excluded = Event::PublicExcluded {
        wording: "That the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    };
    let adjourned = Event::Adjourned {
        reason: String::new(),
        until: None,
    };
    let decided = open_5().then("09:50", agreed("5"));
    let resolved = "The Committee resolved: “That the public be excluded”. The public were excluded from 10:00.";
    let section = "# Exclusion of the public";
    assert_says(
        "after what was agreed",
        &decided.clone().then("10:00", excluded.clone()).take("10:01", "8"),
        &[
            "The Committee approved the proposal.",
            section,
            resolved,
            "# 8. Private item",
        ],
    );
    assert_says(
        "adjourned, then excluded",
        &decided
            .clone()
            .then("09:55", adjourned.clone())
            .then("09:56", left("dunn"))
            .then("09:58", Event::Resumed)
            .then("10:00", excluded.clone()),
        &[
            "The Committee approved the proposal.",
            "# Adjournment",
            "The meeting was adjourned at 09:55.",
            "Mr Dunn left the meeting at 09:56, during item 5.",
            "The meeting resumed at 09:58.",
            section,
            resolved,
        ],
    );
    let nothing = Tale::begun().take("09:31", "2").then("09:32", Event::NothingDeclared);
    assert_says(
        "after a nil return",
        &nothing.then("10:00", excluded.clone()),
        &[section, resolved],
    );
    let headings = ["# Exclusion", "# Adjournment"];
    let in_hand = open_5().then("10:00", excluded.clone());
    assert_silent("while it was discussed", &in_hand, &headings);
    let went_on = decided.clone().then("09:55", adjourned).then("09:58", Event::Resumed);
    assert_silent("and went on", &went_on.then("10:01", agreed("5")), &headings);
    let returned = decided.take("09:51", "7").take("09:52", "5").then("10:00", excluded);
    assert_silent("returned to", &returned, &headings);
}
