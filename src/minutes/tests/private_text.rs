//! Texts written in private: in no public minutes, whatever is put right later.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::secrecy::meeting;
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, text};

#[test]
fn text_about_an_earlier_public_item_written_during_a_private_one_is_public() {
    let (tale, prose) = meeting(&[("10:00", minute("m7", "5"))]);
    let public = public(&tale, &prose);
    assert_eq!(public.matches("Public text.").count(), 2, "{public}");
    let (tale, prose) = meeting(&[("10:00", minute("m8", "8"))]);
    let written = text(&tale.meeting(), &prose, Part::Public, false, None);
    assert!(!written.contains("Private text."), "{written}");
}

/// A public item gone on with in private: what was said of it in public stays, the rest and its text are private.
#[test]
fn an_item_gone_on_with_in_private_keeps_its_public_half() {
    let mut prose = Prose::new();
    prose.insert("m5".into(), "Said to all.".into());
    prose.insert("p5".into(), "Said in private.".into());
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:40", decided("5", "noted", "the report"))
        .then(
            "09:50",
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: String::new(),
                endings: Box::default(),
            },
        )
        .then("09:55", decided("5", "approved", "the price"))
        .then("10:00", Event::PublicReadmitted)
        .take("10:01", "7")
        .then("10:02", minute("m5", "5"))
        .then("10:03", written("p5", "5", TextKind::PrivateMinute));
    let public = public(&tale, &prose);
    let private = text(&tale.meeting(), &prose, Part::Private, false, None);
    for (told, says) in [
        (&public, ["the report", "Said to all."]),
        (&private, ["the price", "Said in private."]),
    ] {
        for says in says {
            let other = if std::ptr::eq(told, &public) { &private } else { &public };
            assert!(
                told.contains(says) && !other.contains(says),
                "{says}: {public}\n{private}"
            );
        }
    }
}

/// Whatever becomes of the resolution and of the item: what was written for the private minutes is in no other.
#[test]
fn a_private_text_is_private_whatever_is_put_right() {
    let mut prose = Prose::new();
    prose.insert("p5".into(), "Said in private.".into());
    prose.insert("q5".into(), "Said in private, at length.".into());
    let excluded = |at: &str| {
        Tale::begun().take("09:31", "5").then(
            at,
            Event::PublicExcluded {
                wording: "that the public be excluded".into(),
                ground: String::new(),
                endings: Box::default(),
            },
        )
    };
    let text_5 = |id| written(id, "5", TextKind::PrivateMinute);
    for (what, tale) in [
        (
            "no resolution at all",
            Tale::begun().take("09:31", "5").then("09:40", text_5("p5")),
        ),
        ("a resolution taken back", {
            let tale = excluded("09:40");
            let resolution = tale.last();
            tale.then("09:45", text_5("p5")).withdraw("09:50", resolution)
        }),
        (
            "written before it, and put right after",
            excluded("09:50")
                .then("09:51", Event::PublicReadmitted)
                .then("09:52", text_5("p5"))
                .take("09:55", "7")
                .then("09:56", text_5("q5")),
        ),
    ] {
        let told = public(&tale, &prose);
        assert!(!told.contains("Said in private"), "{what}: {told}");
        let private = text(&tale.meeting(), &prose, Part::Private, false, None);
        assert!(private.contains("Said in private"), "{what}: {private}");
    }
}

/// Nothing but text was written in private, and it is recorded again once the public is back.
#[test]
fn text_written_in_private_stays_private_when_it_is_recorded_again() {
    let excluded = || Event::PublicExcluded {
        wording: "that the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    };
    let mut prose = Prose::new();
    for (id, text) in [
        ("a", "Said before all.\n"),
        ("b", "Said before all.\nThe SECRET price.\n"),
        ("c", "Said before all.\nThe SECRET price.\nSaid again before all."),
    ] {
        prose.insert(id.into(), text.into());
    }
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:40", minute("a", "5"))
        .then("09:50", excluded())
        .then("09:55", minute("b", "5"))
        .then("10:00", Event::PublicReadmitted)
        .then("10:02", minute("c", "5"));
    let public = public(&tale, &prose);
    let private = text(&tale.meeting(), &prose, Part::Private, false, None);
    assert!(!public.contains("SECRET"), "{public}");
    assert!(
        public.contains("Said before all.") && public.contains("Said again before all."),
        "{public}"
    );
    assert!(private.contains("The SECRET price."), "{private}");
}
