//! What public minutes say of the private session itself: that it was, and nothing false.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, part_ron};

fn excluded() -> Event {
    Event::PublicExcluded {
        wording: "that the public be excluded".into(),
        ground: String::new(),
    }
}

fn publics(tale: &Tale) -> [String; 2] {
    let meeting = tale.meeting();
    [
        public(tale, &Prose::new()),
        part_ron(&meeting, &Prose::new(), Part::Public, None),
    ]
}

/// The public minutes, each paragraph as one line.
fn told(tale: &Tale) -> String {
    let text = public(tale, &Prose::new());
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// What became of it is private: that it was taken is true of every one.
#[test]
fn of_a_private_item_it_is_told_that_it_was_taken_whatever_became_of_it() {
    let tale = |became: Event| {
        let taken = Tale::begun().take("09:31", "5").then("09:40", excluded());
        let taken = taken.take("09:41", "8").then("09:45", became);
        taken
            .then("10:00", Event::PublicReadmitted)
            .then("11:00", Event::Closed)
    };
    let considered = publics(&tale(decided("8", "approved", "the award")));
    for became in [
        Event::ItemDeferred {
            item: no("8"),
            reason: "the valuation is late".into(),
        },
        Event::ItemWithdrawn {
            item: no("8"),
            reason: "the bidder is gone".into(),
        },
    ] {
        assert_eq!(considered, publics(&tale(became)));
    }
    let [text, _] = considered;
    assert!(text.contains("This item was taken in private session."), "{text}");
}
