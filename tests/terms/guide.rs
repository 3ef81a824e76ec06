//! The guide `meetings/README.md`: everything in it that is RON can be read and is sound, and no form of the language is
//! left out of it.

use quorate::cli::answer;
use quorate::rules::prospects;
use quorate::terms::check::faults;
use quorate::terms::part::Part;
use quorate::terms::source::Source;
use quorate::terms::*;
use ron::error::Error;
use serde::de::DeserializeOwned;

const GUIDE: &str = include_str!("../../meetings/README.md");

/// What stands in the fenced blocks, with the line that each begins on.
fn blocks() -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (n, line) in GUIDE.lines().enumerate() {
        match (&mut open, line) {
            (None, "```ron") => open = Some((n + 1, String::new())),
            (Some(_), "```") => blocks.extend(open.take()),
            (Some((_, text)), line) => text.push_str(&format!("{line}\n")),
            (None, _) => {}
        }
    }
    assert!(open.is_none());
    blocks
}

fn read_part(text: &str) -> Part {
    quorate::terms::load::read_part(text, "guide").unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The whole committee with the fields of a fragment in place of its own.
fn with(fragment: Part) -> Part {
    let (_, whole) = blocks().remove(0);
    let mut part = read_part(&whole);
    macro_rules! lists {
        ($($field:ident),*) => { $( if !fragment.$field.is_empty() { part.$field = fragment.$field; } )* };
    }
    macro_rules! options {
        ($($field:ident),*) => { $( if fragment.$field.is_some() { part.$field = fragment.$field; } )* };
    }
    lists!(
        paragraphs, defects, assumed, bodies, offices, questions, words, tests, weights, decisions
    );
    options!(
        seats, attendees, bars, stand_ins, votes, quorum, verbs, exclusion, duties
    );
    part
}

/// The whole committee with the example of an election, as a file.
fn with_elections(blocks: &[(usize, String)]) -> String {
    let (_, election) = blocks
        .iter()
        .find(|(_, text)| text.contains("class: \"election\""))
        .unwrap();
    let fragment = read_part(&format!("(format: 0, id: \"fragment\",\n{election})"));
    let terms = with(fragment).whole(&Source::new("guide", election)).unwrap();
    ron::ser::to_string(&terms).unwrap()
}

#[test]
fn every_block_is_sound() {
    let blocks = blocks();
    assert!(blocks.len() >= 25, "{}", blocks.len());
    let (_, whole_committee) = blocks[0].clone();
    for (line, text) in blocks.clone() {
        if text.starts_with("Case(") {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("case.ron");
            std::fs::write(&file, &text).unwrap();
            std::fs::write(folder.path().join("terms.ron"), &whole_committee).unwrap();
            std::fs::write(folder.path().join("elections.ron"), with_elections(&blocks)).unwrap();
            let answer = answer(&file).unwrap_or_else(|refused| panic!("line {line}: {refused}"));
            assert_eq!(answer.unmet(), Vec::<String>::new(), "line {line}");
            continue;
        }
        let whole = match text.starts_with("Terms(") {
            true => text.clone(),
            false => format!("(format: 0, id: \"fragment\",\n{text})"),
        };
        let source = Source::new("guide", &whole);
        let part = match text.starts_with("Terms(") {
            true => read_part(&whole),
            false => with(read_part(&whole)),
        };
        let terms = part
            .whole(&source)
            .unwrap_or_else(|faults| panic!("line {line}: {faults:?}"));
        assert_eq!(faults(&terms, &source), [], "line {line}");
        assert_eq!(prospects(&terms, &source).faults, [], "line {line}");
    }
}

/// The whole example leaves no doubt but that nobody compared it.
#[test]
fn the_whole_committee_is_an_example_to_follow() {
    let (_, text) = blocks().remove(0);
    let terms = Terms::load(&text, "guide").unwrap_or_else(|error| panic!("{error}"));
    let source = Source::new("guide", &text);
    let doubts = quorate::terms::check::doubts(&terms, &source);
    let said: Vec<&str> = doubts.iter().map(|doubt| doubt.says.as_str()).collect();
    assert_eq!(
        said,
        ["nobody is named who compared this file with the document (taken_from, checked_by)"]
    );
    assert!(prospects(&terms, &source).doubts.is_empty());
}

/// What the reader would accept in place of a word or a field that nobody knows.
fn known<T: DeserializeOwned>(nonsense: &str) -> &'static [&'static str] {
    let Err(error) = ron::from_str::<T>(nonsense) else {
        panic!("{nonsense} was accepted");
    };
    match error.code {
        Error::NoSuchEnumVariant { expected, .. } | Error::NoSuchStructField { expected, .. } => expected,
        other => panic!("{nonsense}: {other}"),
    }
}

#[test]
fn no_form_is_left_out() {
    let word = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '_')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let words = word(GUIDE);
    let enums = [
        known::<Is>("Zzz"),
        known::<Test>("Zzz"),
        known::<Weight>("Zzz"),
        known::<Tie>("Zzz"),
        known::<StayIn>("Zzz"),
        known::<quorate::cli::CameOut>("Zzz"),
        known::<quorate::rules::Outcome>("Zzz"),
        known::<By>("Zzz"),
        known::<Round>("Zzz"),
        known::<From>("Zzz"),
        known::<RemedyAct>("Zzz"),
        known::<Within>("Zzz"),
        known::<CastingWay>("Zzz"),
        known::<Choice>("Zzz"),
        known::<Silence>("Zzz"),
        known::<DecidedBy>("Zzz"),
        known::<Checked>("Zzz"),
        known::<QuestionOf>("Zzz"),
        known::<StandInAs>("Zzz"),
        known::<Lasts>("Zzz"),
        known::<Regime>("Zzz"),
        known::<quorate::terms::check::DoubtKind>("Zzz"),
    ];
    let structs = [
        known::<Terms>("(zzz: 1)"),
        known::<TakenFrom>("(zzz: 1)"),
        known::<Body>("(zzz: 1)"),
        known::<Seat>("(zzz: 1)"),
        known::<Office>("(zzz: 1)"),
        known::<Question>("(zzz: 1)"),
        known::<Bar>("(zzz: 1)"),
        known::<StandIn>("(zzz: 1)"),
        known::<Quorum>("(zzz: 1)"),
        known::<Remedy>("(zzz: 1)"),
        known::<Decision>("(zzz: 1)"),
        known::<Rule>("(zzz: 1)"),
        known::<Exclusion>("(zzz: 1)"),
        known::<Duty>("(zzz: 1)"),
    ];
    let missing: Vec<&str> = enums
        .iter()
        .chain(&structs)
        .flat_map(|names| names.iter())
        .copied()
        .filter(|name| !words.iter().any(|word| word == name))
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "the guide does not name these");
}
