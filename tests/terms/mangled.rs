//! Files that somebody mistyped: words exchanged, lines lost or doubled. Whatever comes of it is refused in words, or, where
//! it happens to be sound, is judged, read back and followed without a panic.

use proptest::prelude::*;
use quorate::rules::{prospects, understood};
use quorate::terms::check::doubts;
use quorate::terms::source::Source;
use quorate::terms::{Terms, embedded};

/// Pieces of a text: runs of letters and digits, and every other character alone.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut word = false;
    for c in text.chars() {
        let of_word = c.is_alphanumeric() || c == '_';
        match pieces.last_mut().filter(|_| of_word && word) {
            Some(last) => last.push(c),
            None => pieces.push(c.to_string()),
        }
        word = of_word;
    }
    pieces
}

/// One change: at a piece, take another piece in its place, leave it out, or say it twice.
#[derive(Clone, Debug)]
enum Slip {
    Exchange(usize, usize),
    Lose(usize),
    Double(usize),
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        (any::<usize>(), any::<usize>()).prop_map(|(at, from)| Slip::Exchange(at, from)),
        any::<usize>().prop_map(Slip::Lose),
        any::<usize>().prop_map(Slip::Double),
    ]
}

fn mangled(text: &str, slips: &[Slip]) -> String {
    let mut pieces = pieces(text);
    for slip in slips {
        let number = pieces.len();
        match slip {
            Slip::Exchange(at, from) => pieces[at % number] = pieces[from % number].clone(),
            Slip::Lose(at) => drop(pieces.remove(at % number)),
            Slip::Double(at) => {
                let piece = pieces[at % number].clone();
                pieces.insert(at % number, piece);
            }
        }
    }
    pieces.concat()
}

/// Small ones, so that many can be tried.
const FILES: [&str; 3] = ["bolton-panel", "mid-essex-practices", "west-leicestershire"];
const FOLLOWING: &str = r#"(format: 0, id: "ours", committee: "Ours", follows: ["bolton-panel"], paragraphs: [("1", "One.")], verbs: ["agreed"])"#;

fn judge(text: &str, followed: &str) {
    let shelf = |id: &str| Some((format!("{id}.ron"), followed.to_owned()));
    let Ok(loaded) = Terms::load_with(text, "terms.ron", &shelf) else {
        return;
    };
    assert!(Terms::load(&loaded.text, "terms.ron").is_ok_and(|again| again == loaded.terms));
    // A slip may ask for hundreds of seats, which take their time and prove nothing.
    if loaded.terms.all_seats().len() > 60 {
        return;
    }
    let source = Source::new("terms.ron", text);
    doubts(&loaded.terms, &source);
    prospects(&loaded.terms, &source);
    understood(&loaded.terms);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mistyped_file_is_refused_or_judged(file in 0..FILES.len(), slips in prop::collection::vec(slip(), 1..4)) {
        if let Some((_, text)) = embedded::by_name(FILES[file]) {
            judge(&mangled(text, &slips), "");
            judge(FOLLOWING, &mangled(text, &slips));
        }
    }
}

/// The slips do reach both sides: some files stay sound, most do not.
#[test]
fn slips_make_a_difference() {
    let (_, text) = embedded::by_name("bolton-panel").unwrap();
    assert_eq!(mangled(text, &[]), text);
    assert!(Terms::load(&mangled(text, &[Slip::Lose(0)]), "t").is_err());
    judge(FOLLOWING, text);
    let shelf = |_: &str| Some(("bolton-panel.ron".to_owned(), text.to_owned()));
    assert!(Terms::load_with(FOLLOWING, "t", &shelf).is_ok());
}
