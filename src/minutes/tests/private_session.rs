//! What public minutes say of the private session itself: that it was, and nothing false.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, part_ron};

fn excluded() -> Event {
    Event::PublicExcluded {
        wording: "that the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    }
}

fn publics(tale: &Tale) -> [String; 2] {
    let meeting = tale.meeting();
    [
        public(tale, &Prose::new()),
        part_ron(&meeting, &Prose::new(), Part::Public, None).unwrap(),
    ]
}

/// The public minutes, each paragraph as one line.
fn told(tale: &Tale) -> String {
    let text = public(tale, &Prose::new());
    let one_line = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split("\n\n").map(one_line).collect::<Vec<_>>().join("\n")
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

/// Items stand in the order in which they were first taken, and the public came back after all of them.
#[test]
fn the_public_is_readmitted_after_every_item_taken_while_it_was_out() {
    let mut agenda = created();
    for (number, title) in [("9", "A second award"), ("10", "A third award")] {
        agenda.agenda.push(Item {
            private: Some("confidential nature".into()),
            ..item(number, title)
        });
    }
    let begun = Tale::of(agenda).then("09:30", Event::CalledToOrder);
    let out = |tale: Tale| tale.take("09:31", "5").then("09:40", excluded());
    let back = |tale: Tale| {
        let tale = tale.then("10:00", Event::PublicReadmitted).take("10:05", "7");
        tale.then("11:00", Event::Closed)
    };
    let order = |told: &str| {
        let mut found: Vec<(usize, &str)> = ["5. Incentive", "8. Private", "9. Private", "10. Private", "7. PMS"]
            .into_iter()
            .flat_map(|words| told.match_indices(words))
            .chain(told.match_indices("readmitted"))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(", ")
    };
    for (what, tale, expected) in [
        (
            "back to the first of two, and the third never taken",
            out(begun.clone())
                .take("09:41", "8")
                .take("09:45", "9")
                .take("09:50", "8"),
            "5. Incentive, 8. Private, 9. Private, 10. Private, readmitted, 7. PMS",
        ),
        (
            "one of them deferred without being taken",
            out(begun.clone()).take("09:41", "8").then(
                "09:50",
                Event::ItemDeferred {
                    item: no("9"),
                    reason: "late".into(),
                },
            ),
            "5. Incentive, 8. Private, 9. Private, 10. Private, readmitted, 7. PMS",
        ),
        (
            // It is told where the item goes on too: what follows there was before the public again.
            "back to the public one",
            out(begun.clone())
                .take("09:41", "8")
                .take("09:45", "9")
                .take("09:50", "5"),
            "5. Incentive, readmitted, 8. Private, 9. Private, 10. Private, readmitted, 7. PMS",
        ),
        (
            "nothing private taken",
            out(begun),
            "5. Incentive, readmitted, 7. PMS, 8. Private, 9. Private, 10. Private",
        ),
    ] {
        let told = told(&back(tale));
        assert_eq!(order(&told), expected, "{what}: {told}");
    }
}

/// Where else the private session went is told by no place of the sentence.
#[test]
fn where_the_public_is_readmitted_does_not_tell_what_was_returned_to() {
    let tale = |returned: bool| {
        let tale = Tale::begun().take("09:31", "5").take("09:32", "7").take("09:33", "5");
        let tale = tale.then("09:40", excluded());
        let tale = match returned {
            true => tale.take("09:41", "7").take("09:50", "5"),
            false => tale,
        };
        tale.then("10:00", Event::PublicReadmitted).then("11:00", Event::Closed)
    };
    assert_eq!(publics(&tale(true)), publics(&tale(false)));
}

/// Left while the public was out, at one time or another; the public comes back, or does not.
fn gone(in_private: &[(&str, Event)], readmitted: bool) -> Tale {
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:32", arrived("poole"))
        .then("09:40", excluded())
        .take("09:41", "8");
    let in_private = in_private.iter().cloned();
    let tale = in_private.fold(tale, |tale, (time, event)| tale.then(time, event));
    match readmitted {
        true => tale.then("10:00", Event::PublicReadmitted).take("10:05", "7"),
        false => tale,
    }
}

/// The public sees that they are gone, and not when they went.
#[test]
fn who_left_in_private_is_present_until_the_private_session() {
    let tale = |time: &str| gone(&[(time, left("hale")), (time, left("poole"))], true).then("11:00", Event::Closed);
    let [text, ron] = publics(&tale("09:42"));
    assert_eq!([text.clone(), ron.clone()], publics(&tale("09:55")));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for says in [
        "Dr Tom Hale, CCG Chair (part meeting: until some time in the private session)",
        "Mrs Eve Poole (part meeting: from 09:32 to some time in the private session)",
        "Dr Obi Ade, CCG Chair -",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    assert_eq!(ron.matches("to_private: true").count(), 2, "{ron}");
}

/// Back before the public was; or the public never was: it saw nobody missing.
#[test]
fn who_was_not_seen_missing_is_listed_as_before() {
    let closed = |tale: Tale| publics(&tale.then("11:00", Event::Closed));
    let back = [("09:42", left("hale")), ("09:50", arrived("hale"))];
    assert_eq!(closed(gone(&[], true)), closed(gone(&back, true)));
    assert_eq!(closed(gone(&[], false)), closed(gone(&back[..1], false)));
}

#[test]
fn who_left_in_private_and_came_back_before_the_public_is_told_with_that_time() {
    let tale = gone(&[("09:42", left("hale"))], true).then("10:20", arrived("hale"));
    let told = told(&tale.then("11:00", Event::Closed));
    for says in [
        "(part meeting: until some time in the private session, and from 10:20)",
        "Dr Hale returned to the meeting at 10:20",
    ] {
        assert!(told.contains(says), "{says}: {told}");
    }
}

/// Who sent apologies is public whenever it is recorded, as who sits on the committee and how a name is written are.
#[test]
fn apologies_and_names_are_public_though_recorded_in_private() {
    let tale = Tale::with(&["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost"])
        .take("09:31", "5")
        .then("09:40", excluded())
        .then("09:45", Event::ApologiesGiven { person: who("gale") })
        .then(
            "09:46",
            Event::PersonAdded {
                person: Person {
                    id: who("hale"),
                    name: "Dr Tom Hayle".into(),
                    seats: vec![seat("ne-chair")],
                    role: None,
                },
            },
        );
    let told = told(&tale.then("11:00", Event::Closed));
    for says in ["Apologies - Mr Rob Gale, Head", "Dr Tom Hayle, CCG Chair"] {
        let one_line = told.replace("Apologies --------- ", "Apologies ");
        assert!(one_line.contains(says), "{says}: {told}");
    }
}

/// What somebody is here as may tell what the private business is: it is as the public last knew it.
#[test]
fn a_role_changed_in_private_is_private_until_it_is_said_in_public() {
    let poole = |name: &str, role: &str| Event::PersonAdded {
        person: Person {
            id: who("poole"),
            name: name.into(),
            seats: vec![],
            role: Some(role.into()),
        },
    };
    let here = |in_public: &str| {
        let tale = Tale::begun()
            .then("09:31", poole("Mrs Eve Poole", "surveyor"))
            .then("09:31", arrived("poole"))
            .take("09:32", "5")
            .then("09:40", excluded())
            .then("09:45", poole("Mrs Eve Poole", "the SECRET bidder"))
            .then("10:00", Event::PublicReadmitted);
        match in_public {
            "" => tale,
            name => tale.then("10:05", poole(name, "the SECRET bidder")),
        }
    };
    let [text, ron] = publics(&here(""));
    assert!(!text.contains("SECRET") && !ron.contains("SECRET"), "{text}");
    assert!(text.contains("Mrs Eve Poole, surveyor"), "{text}");
    // A name put right says nothing of the role; the same once more says that it is so.
    let [text, _] = publics(&here("Mrs Eva Poole"));
    assert!(text.contains("Mrs Eva Poole, surveyor"), "{text}");
    let [text, _] = publics(&here("Mrs Eve Poole"));
    assert!(text.contains("Mrs Eve Poole, the SECRET bidder"), "{text}");
}

/// The screen shows it so too: what was said in private comes out when somebody says it, not when the item is taken.
#[test]
fn an_item_retitled_in_private_is_taken_in_public_under_the_title_that_the_public_has() {
    let retitled = || Event::ItemChanged {
        item: item("7", "The SECRET review"),
    };
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:40", excluded())
        .then("09:45", retitled())
        .then("10:00", Event::PublicReadmitted)
        .take("10:05", "7")
        .then("10:06", decided("7", "approved", "the review"));
    let meeting = tale.meeting();
    let state = meeting.item(&no("7")).unwrap();
    assert_eq!(meeting.card(state).title, "PMS review");
    let [text, ron] = publics(&tale);
    assert!(text.contains("7. PMS review"), "{text}");
    assert!(!text.contains("SECRET") && !ron.contains("SECRET"), "{ron}");
    let [text, _] = publics(&tale.then("10:10", retitled()));
    assert!(text.contains("7. The SECRET review"), "{text}");
}
