//! What an act would take out of the private minutes is said first, also where the public minutes word it otherwise.

use crate::meeting::testing::*;
use crate::meeting::*;
use crate::minutes::tests::*;
use crate::minutes::{Prose, made_public};

fn excluded() -> Event {
    Event::PublicExcluded {
        wording: "that the public be excluded".into(),
        ground: String::new(),
        endings: Box::default(),
    }
}

/// What withdrawing that record would make public.
fn said_first(tale: &Tale, taken_back: Seq, prose: &Prose) -> Vec<String> {
    let after = tale.clone().withdraw("10:50", taken_back);
    made_public(&tale.meeting(), &after.meeting(), prose)
}

/// The private minutes know of an earlier stay and so say "returned"; the public ones would say "joined".
#[test]
fn a_private_sentence_that_is_worded_otherwise_in_public_is_said_first() {
    let tale = Tale::with(&["allen", "ade", "dunn", "beck", "hale", "iqbal", "cole", "frost"])
        .take("09:31", "5")
        .then("09:40", excluded())
        .then("09:41", arrived("gale"))
        .then("09:45", left("gale"))
        .then("09:50", Event::PublicReadmitted)
        .take("09:51", "7")
        .then("10:00", excluded());
    let resolution = tale.last();
    let tale = tale.then("10:05", arrived("gale"));
    let told = said_first(&tale, resolution, &Prose::new());
    assert_eq!(told, ["Mr Gale joined the meeting at 10:05, during item 7."]);
}

/// A line begun in public and gone on with in private is one line again in public.
#[test]
fn a_private_half_of_a_line_is_said_first() {
    let mut prose = Prose::new();
    prose.insert("a".into(), "Said to all.".into());
    prose.insert("b".into(), "Said to all. The SECRET price.".into());
    let tale = Tale::begun()
        .take("09:31", "5")
        .then("09:35", minute("a", "5"))
        .then("09:40", excluded());
    let resolution = tale.last();
    let tale = tale.then("09:45", minute("b", "5"));
    assert_eq!(said_first(&tale, resolution, &prose), ["The SECRET price."]);
}

/// Told once where both minutes have the same words, and nothing where nothing comes out.
#[test]
fn what_is_said_first_is_said_once() {
    let tale = Tale::begun().take("09:31", "5").then("09:40", excluded());
    let resolution = tale.last();
    assert_eq!(said_first(&tale, resolution, &Prose::new()), Vec::<String>::new());
    let tale = tale
        .then("09:45", left("hale"))
        .then("09:46", decided("5", "approved", "the price"));
    let told = said_first(&tale, resolution, &Prose::new());
    for says in ["Dr Hale left the meeting at 09:45", "approved the price"] {
        let times = told.iter().filter(|words| words.contains(says)).count();
        assert_eq!(times, 1, "{says}: {told:?}");
    }
}
