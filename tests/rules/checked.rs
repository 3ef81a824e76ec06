//! When the quorum is tested: terms that test it at the start alone do not void a vote taken after members have left.

use quorate::rules::{Met, Outcome};

use crate::table::{Table, sketch};

#[test]
fn a_quorum_tested_at_the_start_alone_voids_no_vote() {
    for (checked, outcome) in [
        ("[]", Outcome::Void),
        ("[Always]", Outcome::Void),
        ("[Vote]", Outcome::Void),
        ("[Start, Item]", Outcome::Void),
        ("[Start]", Outcome::Carried),
    ] {
        let terms = sketch(&format!(
            r#"seats: [(id: "m", number: 4)], quorum: (checked: {checked}, test: Need(at_least: 3, are: [Present])),
            decisions: [
                (class: "usual", rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]))),
                (class: "own", quorum: Need(at_least: 2, are: [Present]), rule: (carried: Need(more_than: "1/2", of: [Cast], are: [For]))),
            ]"#
        ));
        let two = Table::new(terms.clone()).here("m-1 m-2").r#for("m-1 m-2");
        assert_eq!(two.outcome(), outcome, "{checked}");
        assert_eq!(two.result().quorum.met, Met::No, "{checked}: it is still told");
        let own = |seats: &str| {
            Table::new(terms.clone())
                .class("own")
                .here(seats)
                .r#for(seats)
                .outcome()
        };
        assert_eq!(own("m-1 m-2"), outcome, "{checked}");
        assert_eq!(
            own("m-1"),
            Outcome::Void,
            "{checked}: the class's own quorum binds always"
        );
    }
}
