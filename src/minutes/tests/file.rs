//! minutes.ron: reads back, keeps the parts apart, is the same for the same record.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::ron_out::shape::{MinutesFile, PartFile, Standing};
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, RecordHead, minutes_ron, part_ron};
use crate::terms::{Choice, Fraction};

fn a_meeting() -> Meeting {
    let tale = Tale::begun()
        .take("10:00", "6")
        .then("10:01", settled("votes", Span::Meeting))
        .then("10:02", decided("6a", "noted", "note the engagement"))
        .open("10:03", "6b");
    let vote = tale.last();
    tale.cast("10:04", vote, Choice::For, &EVERY_SEAT[..6])
        .cast("10:04", vote, Choice::Against, &EVERY_SEAT[6..8])
        .close("10:05", vote)
        .then(
            "10:06",
            Event::PublicExcluded {
                wording: "that they go".into(),
                ground: "price".into(),
            },
        )
        .take("10:07", "8")
        .then("10:08", decided("8", "approved", "the award"))
        .then("10:09", action(1, "Write", "cole", "8"))
        .then("10:10", Event::Closed)
        .meeting()
}

fn read(text: &str) -> MinutesFile {
    ron::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn item<'a>(part: &'a PartFile, number: &str) -> &'a crate::minutes::ron_out::shape::ItemEntry {
    part.items.iter().find(|item| item.number == number).unwrap()
}

#[test]
fn it_reads_back_with_the_facts_in_it() {
    let head = RecordHead {
        records: 41,
        hash: "ab".repeat(32),
    };
    let text = minutes_ron(&a_meeting(), &Prose::new(), Some(&head));
    assert!(text.ends_with(")\n") && !text.contains('\r'), "{text}");
    let file = read(&text);
    assert_eq!(file.record, Some(head));
    assert_eq!((file.ended.as_str(), file.to.as_deref()), ("closed", Some("10:10")));
    let public = file.public.unwrap();
    let merger = item(&public, "6");
    assert_eq!(merger.decisions.len(), 1);
    assert_eq!(merger.decisions[0].standing, Standing::Stands);
    let vote = &merger.votes[0];
    assert_eq!(
        (vote.outcome.as_str(), vote.standing),
        ("not carried", Standing::Stands)
    );
    assert_eq!(vote.counts[0].r#for.votes, Some(Fraction::whole(6)));
    assert_eq!(
        (vote.counts[0].against.votes, vote.counts[0].against.members),
        (Some(Fraction::whole(4)), Some(2))
    );
    assert_eq!(vote.recorded_votes.len(), 8);
    assert_eq!(public.exclusions[0].from, "10:06");
}

#[test]
fn private_matter_is_in_the_private_part_alone() {
    let file = read(&minutes_ron(&a_meeting(), &Prose::new(), None));
    let (public, private) = (file.public.unwrap(), file.private.unwrap());
    let closed = item(&public, "8");
    assert!(closed.private && closed.taken_in_private && closed.title.is_none() && closed.decisions.is_empty());
    assert_eq!(item(&private, "8").decisions[0].wording, "the award");
    assert!(public.actions.is_empty());
    assert_eq!(private.actions[0].words, "Write");
    let alone = part_ron(&a_meeting(), &Prose::new(), Part::Public, None);
    assert!(read(&alone).private.is_none());
    assert!(!alone.contains("the award") && !alone.contains("Write"), "{alone}");
    let other = read(&part_ron(&a_meeting(), &Prose::new(), Part::Private, None));
    assert!(other.public.is_none() && other.private.is_some());
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let once = minutes_ron(&a_meeting(), &Prose::new(), None);
    assert_eq!(once, minutes_ron(&a_meeting(), &Prose::new(), None));
}

#[test]
fn a_field_nobody_knows_is_refused() {
    let text = minutes_ron(&a_meeting(), &Prose::new(), None);
    let with_more = text.replacen("practice: false", "practice: false, extra: 1", 1);
    assert!(ron::from_str::<MinutesFile>(&with_more).is_err());
}
