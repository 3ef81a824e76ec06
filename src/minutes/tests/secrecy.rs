//! Public documents say nothing of private matter, not even by what they leave out: two meetings that differ only in
//! what happened in private have the same public minutes, byte for byte.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, part_ron, text};

/// The public half before, what happens in private, the public half after.
pub(super) fn meeting(in_private: &[(&str, Event)]) -> (Tale, Prose) {
    let mut prose = Prose::new();
    prose.insert("m7".into(), "Public text.".into());
    prose.insert("m8".into(), "Private text.".into());
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:40", decided("5", "noted", "the report"))
        .then(
            "09:50",
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: "confidential nature".into(),
                endings: Box::default(),
            },
        )
        .take("09:51", "8");
    let tale = in_private
        .iter()
        .fold(tale, |tale, (time, event)| tale.then(time, event.clone()));
    let tale = tale
        .then("10:30", Event::PublicReadmitted)
        .take("10:31", "7")
        .then("10:40", decided("7", "approved", "the review"))
        .then("10:41", action(9, "Publish it", "cole", "7"))
        .then("10:42", minute("m7", "7"))
        .then("11:00", Event::Closed);
    (tale, prose)
}

fn publics((tale, prose): &(Tale, Prose)) -> [String; 3] {
    let meeting = tale.meeting();
    [
        text(&meeting, prose, Part::Public, false, None),
        text(&meeting, prose, Part::Public, true, None),
        part_ron(&meeting, prose, Part::Public, None).unwrap(),
    ]
}

#[test]
fn what_happens_in_private_changes_nothing_in_public() {
    let nothing = publics(&meeting(&[]));
    let gone_and_back = [("10:00", left("hale")), ("10:20", arrived("hale"))];
    let quorum_lost_and_back = [
        ("10:00", left("cole")),
        ("10:01", left("frost")),
        ("10:02", agreed("8")),
        ("10:20", arrived("cole")),
        ("10:21", arrived("frost")),
    ];
    let chair_and_back = [("10:00", took("beck")), ("10:20", took("allen"))];
    let visitor = [
        (
            "10:00",
            Event::Arrived {
                person: who("poole"),
                way: Way::Remote,
                only_for: None,
            },
        ),
        ("10:20", left("poole")),
    ];
    let business = [
        ("10:00", interest("hale", "8")),
        ("10:00", handled("hale", "8", LEAVES)),
        ("10:01", went_out("hale", "8")),
        ("10:02", decided("8", "approved", "the award")),
        ("10:03", action(1, "Write to the bidders", "iqbal", "8")),
        ("10:04", minute("m8", "8")),
        (
            "10:06",
            Event::Adjourned {
                reason: "tea".into(),
                until: None,
            },
        ),
        ("10:10", Event::Resumed),
        ("10:20", Event::CameBack { person: who("hale") }),
    ];
    for (what, in_private) in [
        ("a member goes and comes back", &gone_and_back[..]),
        ("the quorum goes and comes back", &quorum_lost_and_back),
        ("the chair passes and comes back", &chair_and_back),
        ("somebody is there for it alone", &visitor),
        ("a whole item's business", &business),
    ] {
        let told = meeting(in_private);
        for (without, with) in nothing.iter().zip(publics(&told)) {
            assert_eq!(*without, with, "{what}");
        }
        let private = text(&told.0.meeting(), &told.1, Part::Private, false, None);
        let silent = text(&meeting(&[]).0.meeting(), &told.1, Part::Private, false, None);
        assert_ne!(private, silent, "{what}: the private part tells it");
    }
}

/// A public half that can be touched from the private one: an action, people in attendance, a member away, items to come.
fn touched(in_private: &[Event]) -> Tale {
    let tale = Tale::with(&["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost"])
        .take("09:31", "5")
        .then("09:32", arrived("poole"))
        .then("09:33", action(1, "Publish it", "cole", "5"))
        .then("09:34", left("hale"))
        .then(
            "09:50",
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: "confidential nature".into(),
                endings: Box::default(),
            },
        );
    let tale = in_private
        .iter()
        .fold(tale, |tale, event| tale.then("10:00", event.clone()));
    tale.then("10:30", Event::PublicReadmitted)
        .take("10:31", "6")
        .then("10:32", decided("6a", "noted", "the engagement"))
        .then("10:33", left("ade"))
}

fn new_item(number: &str, title: &str) -> Item {
    Item {
        presenter: Some("Mrs Poole".into()),
        paper: Some("Paper 99".into()),
        ..item(number, title)
    }
}

#[test]
fn what_is_recorded_in_private_about_something_public_changes_nothing_in_public() {
    let nothing = publics(&(touched(&[]), Prose::new()));
    let person = |id: &str, name: &str| Event::PersonAdded {
        person: Person {
            id: who(id),
            name: name.into(),
            seats: vec![],
            role: Some("bidder".into()),
        },
    };
    let part = |item: &str, label: &str| Event::PartAdded {
        item: no(item),
        part: crate::meeting::Part {
            label: label.into(),
            wording: "close it".into(),
        },
    };
    let changed = |number: &str| Event::ItemChanged {
        item: new_item(number, "Another title"),
    };
    let done = Event::ActionUpdated {
        action: 1,
        note: "done".into(),
        done: true,
    };
    for (what, in_private) in [
        ("an action is marked done", &[done][..]),
        (
            "a namesake",
            &[person("ade2", "Dr Jane Ade"), arrived("ade2"), left("ade2")],
        ),
        (
            "a namesake who is not seen to go",
            &[person("ade2", "Dr Jane Ade"), arrived("ade2")],
        ),
        (
            "apologies of somebody unknown",
            &[
                person("ade2", "Dr Jane Ade"),
                Event::ApologiesGiven { person: who("ade2") },
            ],
        ),
        ("a member comes and goes", &[arrived("gale"), left("gale")]),
        ("an item's title, presenter and paper", &[changed("7")]),
        (
            "a title and then another",
            &[
                changed("7"),
                Event::ItemChanged {
                    item: item("7", "A third"),
                },
            ],
        ),
        (
            "a recommendation added and one changed",
            &[part("6", "c"), part("6", "a")],
        ),
    ] {
        let told = publics(&(touched(in_private), Prose::new()));
        for (without, with) in nothing.iter().zip(told) {
            assert_eq!(*without, with, "{what}");
        }
    }
}

/// That they are gone when the public is back is seen, and no more.
#[test]
fn a_deputy_of_the_private_session_alone_leaves_no_trace_in_public() {
    let deputy = Event::DeputyAccepted {
        deputy: who("poole"),
        seat: seat("nhse-primary"),
        accepted_by: Some(who("allen")),
    };
    let left = || left("poole");
    let [with, without] = [vec![deputy, left()], vec![left()]].map(|told| publics(&(touched(&told), Prose::new())));
    assert_eq!(with, without);
}

/// What is changed in public of a card changes that, and not what was changed of it in private.
#[test]
fn a_card_is_what_the_public_last_knew() {
    let paper = Event::ItemChanged {
        item: Item {
            paper: Some("Paper 99".into()),
            ..item("7", "PMS review")
        },
    };
    let title = |title: &str| Event::ItemChanged {
        item: Item {
            paper: Some("Paper 99".into()),
            ..item("7", title)
        },
    };
    let later = |event: Event| {
        let tale = touched(std::slice::from_ref(&paper)).then("10:40", event);
        publics(&(tale.take("10:41", "7"), Prose::new())).join("")
    };
    let told = later(title("The reviews"));
    assert!(told.contains("7. The reviews") && !told.contains("Paper 99"), "{told}");
    // The same once more says that it is so.
    let told = later(title("PMS review"));
    assert!(told.contains("Paper 99"), "{told}");
}

/// An item added in private is private, until it is taken in public.
#[test]
fn an_item_added_in_private_is_private_until_it_is_taken_in_public() {
    let added = Event::ItemAdded {
        item: new_item("9", "The SECRET award"),
        after: None,
        reason: Some("it cannot wait".into()),
    };
    let retitled = Event::ItemChanged {
        item: new_item("9", "The SECRET contract"),
    };
    let waiting = touched(&[added]).then("10:40", retitled);
    let told = publics(&(waiting.clone(), Prose::new())).join("");
    assert!(!told.contains("SECRET") && !told.contains("cannot wait"), "{told}");
    let told = publics(&(waiting.take("10:41", "9"), Prose::new())).join("");
    assert!(told.contains("9. The SECRET contract"), "{told}");
}

/// A connection is told as far as the public saw it, and only for what the public knows of.
#[test]
fn a_connection_restored_in_private_is_told_without_its_time() {
    let tale = |lost: &str, in_private: &[(&str, Event)]| {
        let tale = Tale::begun()
            .then(
                "09:20",
                Event::Arrived {
                    person: who("ade"),
                    way: Way::Remote,
                    only_for: None,
                },
            )
            .take("09:31", "5")
            .then(lost, Event::LostConnection { person: who("ade") })
            .then(
                "09:50",
                Event::PublicExcluded {
                    wording: "that the public be excluded".into(),
                    ground: String::new(),
                    endings: Box::default(),
                },
            );
        let tale = in_private
            .iter()
            .fold(tale, |tale, (time, event)| tale.then(time, event.clone()));
        tale.then("10:30", Event::PublicReadmitted).take("10:31", "7")
    };
    let back = |time| (time, Event::Reconnected { person: who("ade") });
    let public = |tale: &Tale| publics(&(tale.clone(), Prose::new()));
    let early = public(&tale("09:40", &[back("09:51")]));
    assert_eq!(early, public(&tale("09:40", &[("09:52", agreed("5")), back("10:20")])));
    let told = early[0].split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("The remote connection of Dr Ade was lost at 09:40, during item 5, and was restored during the private session;"),
        "{told}"
    );
    // Not long as far as the public knows, and nothing was decided before them.
    let short = public(&tale("09:49", &[back("09:51")]));
    assert_eq!(short, public(&tale("09:49", &[("09:52", agreed("5")), back("10:20")])));
    assert!(!short[0].contains("connection"), "{}", short[0]);
    let tale = tale("09:49", &[("09:52", agreed("5")), back("10:20")]);
    let private = text(&tale.meeting(), &Prose::new(), Part::Private, false, None);
    let private = private.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        private.contains("was lost at 09:49, during item 5, and was restored at 10:20"),
        "{private}"
    );
}

/// Whoever came while the public was out is there when it is back; the file says so too.
#[test]
fn who_came_in_private_is_there_when_the_public_is_back() {
    let tale = |time: &str| {
        let came = Tale::with(&["allen", "ade", "dunn", "beck", "iqbal", "cole", "frost"]);
        let tale = came.take("09:31", "5").then(
            "09:50",
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: String::new(),
                endings: Box::default(),
            },
        );
        tale.then(time, arrived("gale")).then("10:30", Event::PublicReadmitted)
    };
    let early = publics(&(tale("09:51"), Prose::new()));
    assert_eq!(early, publics(&(tale("10:20"), Prose::new())));
    assert!(
        early[0].contains("Mr Rob Gale, Head of Primary Care (part meeting: from some"),
        "{}",
        early[0]
    );
    assert!(early[2].contains("from_private: true"), "{}", early[2]);
}

#[test]
fn an_interest_in_public_and_private_items_is_public_without_the_private_ones() {
    let both = Event::InterestDeclared(Interest {
        person: who("ade"),
        about: vec![about("6"), about("8")],
        kind: InterestKind::Financial,
        nature: "a partner in the practice".into(),
    });
    let tale = Tale::begun().take("09:31", "2").then("09:32", both);
    let public = public(&tale, &Prose::new());
    assert!(
        public.contains("Dr Ade declared a financial interest in item 6: a partner"),
        "{public}"
    );
}

/// Settled while the public was out, and not about a private item: the public reads it, where it was asked or last there.
#[test]
fn a_nil_return_is_public_where_what_it_is_about_is() {
    let told = meeting(&[("10:05", Event::NoOtherBusiness), ("10:06", Event::NothingDeclared)]);
    let [public, ..] = publics(&told);
    let private = text(&told.0.meeting(), &told.1, Part::Private, false, None);
    for says in ["There was no other business.", "No interests were declared beyond"] {
        assert!(public.contains(says), "{public}");
        assert!(!private.contains(says), "{private}");
    }
    let at = |words: &str| public.find(words).unwrap();
    let own = at("2. Declarations of interest")..at("5. Incentive scheme");
    assert!(own.contains(&at("No interests were declared")), "{public}");
    let last_heard = at("5. Incentive scheme")..at("7. PMS review");
    assert!(last_heard.contains(&at("There was no other business.")), "{public}");
}

#[test]
fn a_nil_return_about_a_private_item_is_private() {
    let mut agenda = created();
    for item in &mut agenda.agenda {
        let private = item.number == no("8");
        item.standing = item
            .standing
            .filter(|_| !private)
            .or(private.then_some(Standing::OtherBusiness));
    }
    let tale = Tale::of(agenda)
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "7")
        .then("09:32", Event::NoOtherBusiness);
    let public = public(&tale, &Prose::new());
    let private = text(&tale.meeting(), &Prose::new(), Part::Private, false, None);
    assert!(!public.contains("no other business"), "{public}");
    assert!(private.contains("There was no other business."), "{private}");
}

/// The last item of the public agenda, taken while nobody had let the public back in.
#[test]
fn a_nil_return_about_an_item_taken_without_the_public_is_public() {
    let mut agenda = created();
    agenda.agenda.push(Item {
        standing: Some(Standing::OtherBusiness),
        ..item("9", "Any other business")
    });
    let tale = Tale::of(agenda)
        .then("09:30", Event::CalledToOrder)
        .take("09:31", "7")
        .then(
            "09:50",
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: String::new(),
                endings: Box::default(),
            },
        )
        .take("09:51", "9")
        .then("09:52", Event::NoOtherBusiness);
    let public = public(&tale, &Prose::new());
    assert!(public.contains("There was no other business."), "{public}");
}
