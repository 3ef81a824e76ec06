//! minutes.ron: reads back, keeps the parts apart, is the same for the same record.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::ron_out::shape::{MinutesFile, PartFile, Standing};
use crate::minutes::tests::*;
use crate::minutes::{Part, Prose, RecordHead, files, part_ron};
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
                endings: Box::default(),
            },
        )
        .take("10:07", "8")
        .then("10:08", decided("8", "approved", "the award"))
        .then("10:09", action(1, "Write", "cole", "8"))
        .then("10:10", Event::Closed)
        .meeting()
}

fn of_part(part: Part) -> String {
    part_ron(&a_meeting(), &Prose::new(), part, None).unwrap()
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
    let text = part_ron(&a_meeting(), &Prose::new(), Part::Public, Some(&head)).unwrap();
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
    let [public, private] = [Part::Public, Part::Private].map(|part| read(&of_part(part)));
    assert!(public.private.is_none() && private.public.is_none());
    let (public, private) = (public.public.unwrap(), private.private.unwrap());
    let closed = item(&public, "8");
    assert!(closed.private && closed.taken_in_private && closed.title.is_none() && closed.decisions.is_empty());
    assert_eq!(item(&private, "8").decisions[0].wording, "the award");
    assert!(public.actions.is_empty());
    assert_eq!(private.actions[0].words, "Write");
}

#[test]
fn each_part_has_files_of_its_own_and_there_are_none_of_what_is_not_there() {
    let head = RecordHead {
        records: 41,
        hash: "ab".repeat(32),
    };
    let made = |meeting: &Meeting| files(meeting, &Prose::new(), Some(&head));
    for file in made(&a_meeting()) {
        let text = file.text.unwrap();
        let private = file.part == Part::Private;
        assert_eq!(file.name.contains("private"), private, "{}", file.name);
        for secret in ["the award", "Write"] {
            assert_eq!(text.contains(secret), private, "{}: {text}", file.name);
        }
        assert_eq!(text.contains("engagement"), !private, "{}: {text}", file.name);
        assert!(text.contains("abab"), "it names its record: {text}");
    }
    let mut opened = created();
    opened.agenda.retain(|item| item.private.is_none());
    let public = Tale::of(opened).meeting();
    let there: Vec<&str> = made(&public)
        .into_iter()
        .filter(|file| file.text.is_some())
        .map(|file| file.name)
        .collect();
    assert_eq!(there, ["minutes.ron", "documents/minutes-public.txt"]);
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    assert_eq!(of_part(Part::Public), of_part(Part::Public));
}

/// Of a meeting from before each part had a file of its own.
#[test]
fn a_file_with_both_parts_is_read() {
    let (public, private) = (of_part(Part::Public), of_part(Part::Private));
    let private = &private[private.find("    private: ").unwrap()..];
    let both = public.trim_end().strip_suffix(')').unwrap().to_owned() + private;
    let file = read(&both);
    assert!(file.public.is_some() && file.private.is_some());
}

#[test]
fn a_field_nobody_knows_is_refused() {
    let text = of_part(Part::Public);
    let with_more = text.replacen("practice: false", "practice: false, extra: 1", 1);
    assert!(ron::from_str::<MinutesFile>(&with_more).is_err());
}
