//! What is written from any answers is sound.

use super::answers::{self, Answers, Carried, Cited, Deputies, EqualVotes, Said, Share};
use super::written::terms;
use crate::rules::prospects;
use crate::terms::Terms;
use crate::terms::check::doubts;
use crate::terms::source::Source;

fn some() -> Answers {
    let cited = |answer| Cited {
        answer,
        clause: Some("3".to_owned()),
    };
    Answers {
        committee: "The \"Joint\" Committee – été".to_owned(),
        document: "Terms of reference\\2".to_owned(),
        entered_by: "A. Secretary".to_owned(),
        from: "2026-04-01".to_owned(),
        bodies: Cited {
            answer: vec!["Mid".to_owned(), "North".to_owned()],
            clause: Some("2".to_owned()),
        },
        seats: vec![
            cited(answers::seats("Chair (gp), 2 Lay Member (lay), Lay Member (lay)").unwrap()),
            cited(answers::seats("Chair (gp), Lay Member (lay), Officer").unwrap()),
        ],
        chair: Cited {
            answer: "elected".to_owned(),
            clause: None,
        },
        vice: Cited {
            answer: "chosen".to_owned(),
            clause: None,
        },
        quorum: Cited {
            answer: Share {
                more_than: false,
                number: "4".to_owned(),
            },
            clause: Some("4".to_owned()),
        },
        ..Answers::default()
    }
}

/// Every combination of answers that change the rules is sound, and leaves no doubt but that nobody compared it.
#[test]
fn whatever_is_answered_is_sound() {
    let said = [Said::Yes, Said::No, Said::Nothing];
    let deputies = [
        Deputies::Nobody,
        Deputies::All,
        Deputies::Kind("lay".to_owned()),
        Deputies::Unsaid,
    ];
    let carried = [
        Carried::MostOfThoseVoting,
        Carried::MostOfThosePresent,
        Carried::MostOfAll,
        Carried::TwoThirdsOfThoseVoting,
        Carried::EverybodyPresent,
    ];
    let ties = [
        EqualVotes::WhoeverPresides,
        EqualVotes::Chair,
        EqualVotes::Nobody,
        EqualVotes::Unsaid,
    ];
    let mut number = 0;
    for (n, carried) in carried.into_iter().enumerate() {
        for (m, tie) in ties.into_iter().enumerate() {
            for (k, said) in said.into_iter().enumerate() {
                let mut given = some();
                given.carried.answer = carried;
                given.tie.answer = tie;
                given.remote.answer = said;
                given.interest_counts.answer = said;
                given.deputies.answer = deputies[(n + m + k) % 4].clone();
                given.of_each.answer = u16::try_from(k).unwrap();
                if k == 1 {
                    given.votes.answer = vec![("North".to_owned(), 4)];
                    given.kinds.answer = vec![(1, "lay".to_owned())];
                    given.chair.answer = "Lay Member".to_owned();
                    given.vice.answer = "Officer".to_owned();
                }
                let text = terms(&given);
                let loaded = Terms::load(&text, "terms.ron").unwrap_or_else(|error| panic!("{error}\n{text}"));
                let source = Source::new("terms.ron", &text);
                assert_eq!(prospects(&loaded, &source).faults, [], "{text}");
                let left: Vec<String> = doubts(&loaded, &source)
                    .iter()
                    .map(|doubt| doubt.says.clone())
                    .collect();
                let compared = "nobody is named who compared this file with the document (taken_from, checked_by)";
                assert_eq!(left, [compared], "{text}");
                assert_eq!(loaded.committee, given.committee);
                number += 1;
            }
        }
    }
    assert_eq!(number, 60);
}
